/* claims.h - the rows of what gives claims. */
#ifndef ZIJ_TEST_ORACLE_CLAIMS_H
#define ZIJ_TEST_ORACLE_CLAIMS_H
#include "numbers.h"

static completion now; /* the completion in which a claim is looked at */

/* ---- truth values that may be several ---- */

static int not_of(int a)
{
    return (a & TRUE ? FALSE : 0) | (a & FALSE ? TRUE : 0) | (a & NEITHER);
}

/* One side decides, else both are needed (EXPR.md 19). */
static int and_of(int a, int b)
{
    int r = (a | b) & FALSE;

    if (a & b & TRUE)
        r |= TRUE;
    if (((a & NEITHER) && (b & (TRUE | NEITHER))) ||
        ((b & NEITHER) && (a & (TRUE | NEITHER))))
        r |= NEITHER;
    return r;
}

static int or_of(int a, int b)
{
    return not_of(and_of(not_of(a), not_of(b)));
}

static int plain_truth(bool is)
{
    return is ? TRUE : FALSE;
}

/* ---- comparisons ---- */

enum { LT, LE, GT, GE, EQ, NE };

/* The least cell that has a value; false: none has. */
static bool some_value(const node *n, frac *out)
{
    place p = { .x = &now };
    table v;
    int pick = between(0, 5);
    bool any = false;

    pool_n = 0;
    v = at(n, &p);
    FOR_CELLS(i, v.shape)
    {
        const cell *c = cell_at(&v, i.c, i.d, i.t);

        if (pick >= 0 && is_there(&v, i.c, i.d, i.t) && c->state == IS_NUMBER) {
            *out = c->v;
            any = true;
            pick--;
        }
    }
    return any;
}

/* A literal near what the number is, so that rounding matters. */
static node *constant_near(const node *n)
{
    unit u = n->unit;
    int decimals = between(0, 2), off = between(-1, 1);
    frac v = frac_of(1, 1), by = v;
    zij_i128 m;

    if (u == PURE && chance(50))
        u = PERCENT;
    if (u == PURE || u == PERCENT)
        decimals = between(0, 3);
    if (u == COUNT)
        decimals = chance(80) ? 0 : 1;
    frac_wild = false;
    if (!some_value(n, &v) || frac_wild)
        return new_literal(u, between(-5, 30), 0);
    by = frac_of(power(decimals) * (u == PERCENT || u == POINTS ? 100 : 1),
                 u == USD ? power(n->multiplier) : 1);
    v = frac_mul(v, by);
    m = v.n / v.d + off;
    if (frac_wild || m > 1000000000 || m < -1000000000)
        return new_literal(u, between(-5, 30), 0);
    return new_literal(u, (int64_t)m, decimals);
}

static unit random_unit(int shape)
{
    static const uint8_t all[] = { USD, USD, USD, PURE, PURE, PERCENT, POINTS, COUNT };
    unit u;

    do
        u = all[between(0, 7)];
    while ((shape & PAR) && (u == PERCENT || u == POINTS));
    return u;
}

static node *compared(const row *r, want t, bool near)
{
    unit u = random_unit(t.shape);
    node *left = make_any((want){ .shape = t.shape, .unit = u, .depth = t.depth - 1 });
    node *right, *n;

    if (left == NULL || left->bare)
        return NULL;
    if (chance(near ? 0 : 65))
        right = constant_near(left);
    else
        right = sub(t, chance(70) ? t.shape : 0, u);
    if (right == NULL)
        return NULL;
    settle(left, right);
    if (chance(15)) {
        node *swap = left;

        left = right;
        right = swap;
    }
    n = binary(r, t, left, right, 0);
    n->form = form_of_sum(left, right);
    return n;
}

static node *make_compare(const row *r, want t)
{
    node *n = compared(r, t, false);

    if (n != NULL)
        n->op = r->op == EQ ? between(EQ, NE) : between(LT, GE);
    return n;
}

static cell one_compare(const node *n, const cell *l, const cell *r)
{
    int s = frac_cmp(l->v, r->v);
    const bool is[] = { [LT] = s<0, [LE] = s <= 0, [GT] = s> 0,
                        [GE] = s >= 0,
                        [EQ] = s == 0,
                        [NE] = s != 0 };

    return truth(plain_truth(is[n->op]));
}

static table compare_at(const node *n, const place *p)
{
    return pairwise(n, p, one_compare);
}

static void put_compare(zij_buf *b, const node *n)
{
    static const char *const op[] = { "<", "<=", ">", ">=", "==", "!=" };

    put(b, n->of[0]);
    zij_putf(b, " %s ", op[n->op]);
    put(b, n->of[1]);
}

static node *make_near_literal(const row *r, want t)
{
    unit u = random_unit(t.shape);
    node *left = make_any((want){ .shape = t.shape, .unit = u, .depth = t.depth - 1 });
    node *right, *n;

    if (left == NULL || left->form == CONSTANT)
        return NULL;
    right = constant_near(left);
    settle(left, right);
    n = chance(15) ? binary(r, t, right, left, 1) : binary(r, t, left, right, 0);
    n->form = OTHER;
    return n;
}

static cell one_near_literal(const node *n, const cell *l, const cell *r)
{
    const node *literal = n->of[n->op == 1 ? 0 : 1];
    frac half = literal->half, apart = frac_sub(l->v, r->v);

    for (int i = 0; i < literal->multiplier; i++)
        half = frac_mul(half, frac_of(10, 1));
    if (frac_sign(apart) < 0)
        apart = frac_neg(apart);
    return truth(plain_truth(frac_cmp(apart, half) <= 0));
}

static table near_literal_at(const node *n, const place *p)
{
    return pairwise(n, p, one_near_literal);
}

static void put_near(zij_buf *b, const node *n)
{
    put(b, n->of[0]);
    zij_put_c(b, " ~ ");
    put(b, n->of[1]);
}

static node *make_near(const row *r, want t)
{
    node *n = compared(r, t, true);

    if (n == NULL || n->of[0]->form == CONSTANT || n->of[1]->form == CONSTANT)
        return NULL;
    return n;
}

/* Where the two are equal it is not refuted; where they are not it may be either. */
static cell one_near(const node *n, const cell *l, const cell *r)
{
    (void)n;
    return truth(frac_cmp(l->v, r->v) == 0 ? TRUE : TRUE | FALSE);
}

static table near_at(const node *n, const place *p)
{
    return pairwise(n, p, one_near);
}

/* ---- and, or, not ---- */

static node *make_logic(const row *r, want t)
{
    node *left =
        make_any((want){ .claim = true, .shape = t.shape, .depth = t.depth - 1 });
    node *right = make_any(
        (want){ .claim = true, .shape = chance(70) ? t.shape : 0, .depth = t.depth - 1 });

    return binary(r, t, left, right, 0);
}

/* What observed() left out decides nothing; the other side may. */
static cell one_logic(const node *n, const cell *l, const cell *r)
{
    bool and = n->row->op == '&';
    int decides = and? FALSE : TRUE;
    cell c = truth(and? and_of(l->truth, r->truth) : or_of(l->truth, r->truth));

    if (l->state == LEFT_OUT || r->state == LEFT_OUT) {
        int other = l->state == LEFT_OUT ? r->truth : l->truth;

        c = truth(other);
        if ((l->state == LEFT_OUT && r->state == LEFT_OUT) || !(other & decides))
            c.state = LEFT_OUT;
        else if (other != decides) /* of a ~: one or the other */
            c = truth(TRUE | FALSE | NEITHER);
    }
    return c;
}

static table logic_at(const node *n, const place *p)
{
    table l = at(n->of[0], p), r = at(n->of[1], p), out = meet(&l, &r);

    FOR_CELLS(i, out.shape)
    {
        cell u = cell_or_nothing(&l, i), v = cell_or_nothing(&r, i);

        *cell_at(&out, i.c, i.d, i.t) = one_logic(n, &u, &v);
    }
    return out;
}

static void put_logic(zij_buf *b, const node *n)
{
    zij_put_byte(b, '(');
    put(b, n->of[0]);
    zij_putf(b, ") %s (", n->row->name);
    put(b, n->of[1]);
    zij_put_byte(b, ')');
}

static node *make_not(const row *r, want t)
{
    return call_of(
        r, t, make_any((want){ .claim = true, .shape = t.shape, .depth = t.depth - 1 }),
        0);
}

static table not_at(const node *n, const place *p)
{
    table arg = at(n->of[0], p);

    for (size_t i = 0; i < size_of(arg.shape); i++)
        arg.at[i].truth = (uint8_t)not_of(arg.at[i].truth);
    return arg;
}

static void put_not(zij_buf *b, const node *n)
{
    zij_put_c(b, "not (");
    put(b, n->of[0]);
    zij_put_byte(b, ')');
}

/* ---- always, ever ---- */

enum { ALWAYS, EVER, NEVER };

static node *make_truth(const row *r, want t)
{
    int over = more_axes(t.shape, true);
    node *of = over == 0
                   ? NULL
                   : make_any((want){
                         .claim = true, .shape = t.shape | over, .depth = t.depth - 1 });
    node *n = call_of(r, t, of, over);

    if (n == NULL || of->shape != (t.shape | over))
        return NULL;
    n->put_over = t.shape != 0 || chance(20); /* without: of every open dimension */
    return n;
}

static cell one_truth(const node *n, const table *arg, const group *g)
{
    int sum = n->row->op == ALWAYS ? TRUE : FALSE;

    for (int i = 0; i < g->n; i++) {
        const cell *c = &arg->at[g->at[i]];

        sum = n->row->op == ALWAYS ? and_of(sum, c->truth) : or_of(sum, c->truth);
    }
    return truth(n->row->op == NEVER ? not_of(sum) : sum);
}

static table truth_at(const node *n, const place *p)
{
    return reduced(n, p, one_truth);
}

/* ---- rose, fell, rising, falling ---- */

enum { ROSE, FELL, RISING, FALLING };

static node *make_trend(const row *r, want t)
{
    unit u = random_unit(t.shape);
    node *of, *n;

    if (t.shape & TIME)
        return NULL;
    of = make_any((want){ .shape = t.shape | TIME, .unit = u, .depth = t.depth - 1 });
    n = call_of(r, t, of, TIME);
    if (n == NULL || of->shape != (t.shape | TIME))
        return NULL;
    n->put_over = false;
    return n;
}

static int step_of(const node *n, const cell *a, const cell *b)
{
    int sign = n->row->op == ROSE || n->row->op == RISING ? 1 : -1;

    if (a->state == NO_VALUE || b->state == NO_VALUE)
        return NEITHER;
    return plain_truth(frac_cmp(b->v, a->v) * sign > 0);
}

static cell one_trend(const node *n, const table *arg, const group *g)
{
    const cell *last = &arg->at[g->at[g->n - 1]];
    int sum = TRUE;

    if (g->n < 2)
        return nothing;
    if (n->row->op == ROSE || n->row->op == FELL)
        return truth(step_of(n, &arg->at[g->at[0]], last));
    for (int i = 1; i < g->n; i++)
        sum = and_of(sum, step_of(n, &arg->at[g->at[i - 1]], &arg->at[g->at[i]]));
    return truth(sum);
}

static table trend_at(const node *n, const place *p)
{
    return reduced(n, p, one_trend);
}

/* ---- top, bottom ---- */

enum { TOP, BOTTOM };

/* What top() orders, with how many. */
static node *make_list(const row *r, want t, int k)
{
    int axis = chance(50) ? REF : PAR;
    node *of = sub(t, axis, axis == REF && chance(20) ? PERCENT : USD);
    node *n = of == NULL || of->shape != axis ? NULL : call_of(r, t, of, axis);

    if (n != NULL)
        n->k = k;
    return n;
}

static bool is_better(const node *n, const table *v, int c, int best)
{
    return best < 0 || frac_cmp(cell_at(v, c, c, 0)->v, cell_at(v, best, best, 0)->v) *
                               (n->row->op == TOP ? 1 : -1) >
                           0;
}

/* The codes as they stand in the middle, now and then another. */
static void guess_codes(node *n)
{
    place p = { .x = &now };
    bool taken[NC] = { false };
    table v;

    pool_n = 0;
    v = at(n->of[0], &p);
    for (int k = 0; k < n->k; k++) {
        int best = -1;

        for (int c = 0; c < NC; c++)
            if (is_there(&v, c, c, 0) && !taken[c] && is_better(n, &v, c, best))
                best = c;
        if (chance(8))
            best = -1;
        while (best < 0 || taken[best])
            best = between(0, NC - 1);
        taken[best] = true;
        n->codes[n->codes_n++] = best;
    }
}

static node *make_top(const row *r, want t)
{
    node *n;

    if (t.shape != 0)
        return NULL;
    n = make_list(r, t, between(1, 3));
    if (n == NULL)
        return NULL;
    n->over = n->of[0]->shape & AXES;
    n->put_over = false;
    n->op = chance(85) ? EQ : NE;
    n->ordered = chance(50);
    if (chance(15)) {
        n->of[1] = make_list(r, t, n->k);
        n->n = 2;
        return n->of[1] == NULL || n->of[1]->of[0]->shape != n->of[0]->shape ? NULL : n;
    }
    guess_codes(n);
    return n;
}

/* A table of one dimension as a row of cells by code. */
static void spread(const table *v, const cell *to[NC])
{
    for (int c = 0; c < NC; c++) {
        const cell *u = cell_at(v, c, c, 0);

        to[c] = is_there(v, c, c, 0) && u->state != LEFT_OUT ? u : NULL;
    }
}

/* Whether a beats b, or at least reaches it; without a value neither. */
static int beats(const node *n, const cell *a, const cell *b, bool strictly)
{
    int s;

    if (a->state == NO_VALUE || b->state == NO_VALUE)
        return NEITHER;
    s = frac_cmp(a->v, b->v) * (n->row->op == TOP ? 1 : -1);
    return plain_truth(strictly ? s > 0 : s >= 0);
}

/* Whether these codes are the first k (EXPR.md 13). */
static int is_first(const node *n, const cell *const v[NC], const int *codes,
                    bool ordered)
{
    int sum = TRUE, there = 0, found = 0;
    bool member[NC] = { false };

    for (int k = 0; k < n->k; k++) {
        member[codes[k]] = true;
        found += v[codes[k]] != NULL;
        if (ordered && k > 0 && v[codes[k]] != NULL && v[codes[k - 1]] != NULL)
            sum = and_of(sum, beats(n, v[codes[k - 1]], v[codes[k]], false));
    }
    for (int c = 0; c < NC; c++) {
        there += v[c] != NULL;
        for (int k = 0; k < n->k && v[c] != NULL; k++)
            if (!member[c] && v[codes[k]] != NULL)
                sum = and_of(sum, beats(n, v[codes[k]], v[c], true));
        if (v[c] != NULL && v[c]->state == NO_VALUE)
            sum = and_of(sum, NEITHER);
    }
    if (there < n->k)
        return and_of(sum, NEITHER);
    return found < n->k ? FALSE : sum;
}

/* Tries every list of k codes: whether one is right on the left, and one on both sides.
 */
static void try_lists(const node *n, const cell *const l[NC], const cell *const r[NC],
                      int *list, int k, int *left, int *both)
{
    if (k == n->k) {
        int a = is_first(n, l, list, true);

        *left = or_of(*left, a);
        *both = or_of(*both, and_of(a, is_first(n, r, list, true)));
        return;
    }
    for (int c = 0; c < NC; c++) {
        bool again = false;

        for (int i = 0; i < k; i++)
            again = again || list[i] == c;
        list[k] = c;
        if (!again && l[c] != NULL)
            try_lists(n, l, r, list, k + 1, left, both);
    }
}

static table top_at(const node *n, const place *p)
{
    const cell *l[NC], *r[NC];
    table out = new_table(0), v = at(n->of[0], p), u;
    int t, left = FALSE, list[NC];

    spread(&v, l);
    if (n->n == 2) {
        u = at(n->of[1]->of[0], p);
        spread(&u, r);
        t = FALSE;
        try_lists(n, l, r, list, 0, &left, &t);
        t = left == TRUE ? t : NEITHER;
    } else {
        t = is_first(n, l, n->codes, n->ordered);
    }
    *out.at = truth(n->op == NE ? not_of(t) : t);
    return out;
}

static void put_list_call(zij_buf *b, const node *n)
{
    zij_putf(b, "%s(", n->row->name);
    put(b, n->of[0]);
    zij_putf(b, ", %d)", n->k);
}

static void put_top(zij_buf *b, const node *n)
{
    node codes = *n;

    put_list_call(b, n);
    zij_put_c(b, n->op == NE ? " != " : " == ");
    if (n->n == 2) {
        put_list_call(b, n->of[1]);
        return;
    }
    codes.k = 0;
    put_codes(b, &codes);
}

#endif
