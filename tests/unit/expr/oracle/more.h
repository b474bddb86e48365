/* more.h - rows of functions that are defined by others, and of named periods. */
#ifndef ZIJ_TEST_ORACLE_MORE_H
#define ZIJ_TEST_ORACLE_MORE_H
#include "claims.h"

/* ---- first, last, cumulative ---- */

enum { FIRST, LAST };

static node *make_end(const row *r, want t)
{
    node *of, *n;

    if ((t.shape & TIME) || t.timed || t.unit == COUNT)
        return NULL;
    of = sub(t, t.shape | TIME, t.unit);
    n = call_of(r, t, of, TIME);
    if (n == NULL || of->shape != (t.shape | TIME))
        return NULL;
    n->put_over = false;
    n->form = of->form;
    return n;
}

static cell one_end(const node *n, const table *arg, const group *g)
{
    cell c = arg->at[g->at[n->row->op == FIRST ? 0 : g->n - 1]];

    return c.state == IS_NUMBER ? number(c.v) : nothing;
}

static table end_at(const node *n, const place *p)
{
    return reduced(n, p, one_end);
}

static node *make_cumulative(const row *r, want t)
{
    node *n;

    if (!(t.shape & TIME) || t.unit == COUNT || t.unit == PERCENT || t.unit == POINTS)
        return NULL;
    n = call_of(r, t, sub(t, t.shape, t.unit), 0);
    if (n != NULL)
        n->form = n->of[0]->form <= AFFINE ? n->of[0]->form : OTHER;
    return n;
}

static table cumulative_at(const node *n, const place *p)
{
    table arg = at(n->of[0], p), out = arg;

    FOR_CELLS(i, arg.shape)
    {
        cell *to = cell_at(&out, i.c, i.d, i.t);

        for (int t = i.t - 1; t >= 0 && to->state != LEFT_OUT; t--) {
            const cell *was = cell_at(&out, i.c, i.d, t);

            if (!(arg.times >> t & 1) || was->state == LEFT_OUT)
                continue;
            to->empty = to->empty || was->empty; /* not known behind a gap */
            if (was->state == NO_VALUE || to->state == NO_VALUE)
                to->state = NO_VALUE;
            else
                to->v = frac_add(to->v, was->v); /* which is a sum already */
            break;
        }
    }
    return out;
}

/* ---- surplus, deficit ---- */

static node *make_balance(const row *r, want t)
{
    node *left = sub(t, t.shape, USD), *right = sub(t, t.shape, USD), *n;

    if (left == NULL || left->bare)
        return NULL;
    n = binary(r, t, left, right, 0);
    if (n != NULL)
        settle(left, right);
    return n;
}

static cell one_balance(const node *n, const cell *l, const cell *r)
{
    return truth(plain_truth(frac_cmp(l->v, r->v) * n->row->op > 0));
}

static table balance_at(const node *n, const place *p)
{
    return pairwise(n, p, one_balance);
}

static void put_pair(zij_buf *b, const node *n)
{
    zij_putf(b, "%s(", n->row->name);
    put(b, n->of[0]);
    zij_put_c(b, ", ");
    put(b, n->of[1]);
    zij_put_byte(b, ')');
}

/* ---- trending_up, trending_down ---- */

/* The sign of the least-squares slope, of all periods but those that observed() left out.
 */
static cell one_line(const node *n, const table *arg, const group *g)
{
    frac slope = frac_of(0, 1);
    int sum = 0;

    for (int i = 0; i < g->n; i++)
        sum += g->where[i].t;
    if (g->gap || g->n < 2)
        return nothing;
    for (int i = 0; i < g->n; i++) {
        frac k = frac_of((int64_t)g->where[i].t * g->n - sum, 1);

        slope = frac_add(slope, frac_mul(k, arg->at[g->at[i]].v));
    }
    return truth(plain_truth(frac_sign(slope) * n->row->op > 0));
}

static table line_at(const node *n, const place *p)
{
    return reduced(n, p, one_line);
}

/* ---- peak, trough, argmax, argmin of one period or code ---- */

static node *make_peak(const row *r, want t)
{
    node *of, *n;

    if (t.shape != 0)
        return NULL;
    of = sub(t, TIME, USD);
    n = of == NULL || of->shape != TIME ? NULL : call_of(r, t, of, TIME);
    if (n == NULL)
        return NULL;
    n->put_over = false;
    n->k = between(0, NT - 1);
    n->op = chance(80) ? EQ : NE;
    return n;
}

static node *make_argmax(const row *r, want t)
{
    int axis = chance(50) ? REF : PAR;
    node *of, *n;

    if (t.shape != 0)
        return NULL;
    of = sub(t, axis, USD);
    n = of == NULL || of->shape != axis ? NULL : call_of(r, t, of, axis);
    if (n == NULL)
        return NULL;
    n->put_over = false;
    n->k = between(0, NC - 1);
    n->op = chance(80) ? EQ : NE;
    return n;
}

/* Whether one is strictly above, or below, every other. What is not in the table may be
 * said of it or not. */
static table best_at(const node *n, const place *p)
{
    table arg = at(n->of[0], p), out = new_table(0);
    const cell *me = NULL;
    static group g;
    int t = TRUE;

    collect(&arg, 0, (walk){ 0, 0, 0 }, &g);
    for (int i = 0; i < g.n; i++) {
        walk j = g.where[i];

        if ((n->over == TIME ? j.t : j.c + j.d) == n->k)
            me = &arg.at[g.at[i]];
    }
    for (int i = 0; i < g.n && me != NULL; i++) {
        const cell *other = &arg.at[g.at[i]];

        if (other == me)
            continue;
        if (me->state == NO_VALUE || other->state == NO_VALUE)
            t = and_of(t, NEITHER);
        else
            t = and_of(t, plain_truth(frac_cmp(me->v, other->v) * n->row->op > 0));
    }
    if (me == NULL || (g.n == 1 && me->state == NO_VALUE))
        t = TRUE | FALSE | NEITHER;
    *out.at = truth(n->op == NE ? not_of(t) : t);
    return out;
}

static void put_best(zij_buf *b, const node *n)
{
    put_call(b, n);
    zij_put_c(b, n->op == NE ? " != " : " == ");
    if (n->over == TIME)
        zij_putf(b, "%d", YEAR + n->k);
    else
        zij_put_c(b, code_name[n->k]);
}

#endif
