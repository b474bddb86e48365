/* late.h - rows of bounds, quotients by name, growth a year and turning points. */
#ifndef ZIJ_TEST_ORACLE_LATE_H
#define ZIJ_TEST_ORACLE_LATE_H
#include "more.h"

enum { ANY = TRUE | FALSE | NEITHER }; /* says nothing */

static const char *const compare_op[] = { "<", "<=", ">", ">=", "==", "!=" };

static bool holds(int op, int sign)
{
    const bool is[] = { sign<0, sign <= 0, sign> 0, sign >= 0, sign == 0, sign != 0 };

    return is[op];
}

/* ---- between ---- */

static node *bound_of(node *x, want t)
{
    node *b =
        chance(75) ? constant_near(x) : sub(t, chance(70) ? t.shape : 0, (unit)x->unit);

    if (b != NULL)
        settle(x, b);
    return b;
}

static node *make_between(const row *r, want t)
{
    unit u = random_unit(t.shape);
    node *x = make_any((want){ .shape = t.shape, .unit = u, .depth = t.depth - 1 });
    node *low, *high, *n;

    if (x == NULL || x->bare)
        return NULL;
    low = bound_of(x, t);
    high = bound_of(x, t);
    n = binary(r, t, x, low, 0);
    if (n == NULL || high == NULL)
        return NULL;
    n->of[2] = high;
    n->n = 3;
    n->shape |= high->shape;
    n->form = OTHER;
    return n;
}

static cell one_at_least(const node *n, const cell *l, const cell *r)
{
    (void)n;
    return truth(plain_truth(frac_cmp(l->v, r->v) >= 0));
}

static cell one_at_most(const node *n, const cell *l, const cell *r)
{
    (void)n;
    return truth(plain_truth(frac_cmp(l->v, r->v) <= 0));
}

static table between_at(const node *n, const place *p)
{
    node upper = *n;
    table l, r, out;

    upper.of[1] = n->of[2];
    l = pairwise(n, p, one_at_least);
    r = pairwise(&upper, p, one_at_most);
    out = meet(&l, &r);
    FOR_CELLS(i, out.shape)
    {
        cell u = cell_or_nothing(&l, i), v = cell_or_nothing(&r, i);

        *cell_at(&out, i.c, i.d, i.t) = one_logic(n, &u, &v);
    }
    return out;
}

static void put_between(zij_buf *b, const node *n)
{
    zij_put_c(b, "between(");
    for (int i = 0; i < 3; i++) {
        zij_put_c(b, i > 0 ? ", " : "");
        put(b, n->of[i]);
    }
    zij_put_byte(b, ')');
}

/* ---- ratio, per ---- */

static node *make_ratio(const row *r, want t)
{
    node *left, *right, *n;

    if (t.unit != PURE)
        return NULL;
    left = make_any(
        (want){ .shape = t.shape, .unit = USD, .timed = t.timed, .depth = t.depth - 1 });
    right = sub(t, chance(60) ? t.shape : 0, USD);
    n = binary(r, t, left, right, 0);
    if (n == NULL || left->bare || right->bare)
        return NULL;
    n->form = form_of_quotient(left, right);
    return n;
}

/* ---- index ---- */

static node *make_index(const row *r, want t)
{
    node *n;

    if (!(t.shape & TIME) || t.unit != PURE)
        return NULL;
    n = call_of(r, t, sub(t, t.shape, USD), 0);
    if (n == NULL || n->of[0]->bare || n->shape != t.shape)
        return NULL;
    n->multiplier = 0;
    n->form = n->of[0]->form <= AFFINE ? RATIO : OTHER;
    n->k = between(0, NT - 1);
    return n;
}

static cell one_index(const node *n, const cell *x, const cell *base)
{
    cell r = nothing;

    if (x->state == LEFT_OUT)
        r.state = LEFT_OUT;
    if (x->state == IS_NUMBER && base->state == IS_NUMBER) {
        note_sign(n, base->v);
        if (frac_sign(base->v) > 0)
            r = number(frac_mul(frac_div(x->v, base->v), frac_of(100, 1)));
    }
    r.empty = x->empty || base->empty;
    return r;
}

static table index_at(const node *n, const place *p)
{
    table arg = at(n->of[0], p), out = new_table(n->shape);

    out.series = arg.series;
    out.times = arg.times;
    FOR_CELLS(i, out.shape)
    {
        cell base = cell_or_nothing(&arg, (walk){ i.c, i.d, n->k });

        *cell_at(&out, i.c, i.d, i.t) = one_index(n, cell_at(&arg, i.c, i.d, i.t), &base);
    }
    return out;
}

static void put_index(zij_buf *b, const node *n)
{
    zij_put_c(b, "index(");
    put(b, n->of[0]);
    zij_putf(b, ", %d)", YEAR + n->k);
}

/* ---- cagr ---- */

static node *make_cagr(const row *r, want t)
{
    node *of, *n;

    if (t.shape & TIME)
        return NULL;
    of = sub(t, t.shape | TIME, USD);
    n = call_of(r, t, of, TIME);
    if (n == NULL || of->bare || of->shape != (t.shape | TIME))
        return NULL;
    n->put_over = false;
    n->op = between(LT, NE);
    n->k = chance(70) ? between(-20, 40) : between(-90, 400);
    return n;
}

/* The last as a part of the first beside (1 + k %) to the power of the years. */
static cell one_cagr(const node *n, const table *arg, const group *g)
{
    int years = g->where[g->n - 1].t - g->where[0].t;
    const cell *first = &arg->at[g->at[0]], *last = &arg->at[g->at[g->n - 1]];
    frac v = frac_of(1, 1);

    if (years == 0 || first->state != IS_NUMBER || last->state != IS_NUMBER)
        return nothing;
    note_sign(n, first->v);
    if (frac_sign(first->v) <= 0)
        return nothing;
    for (int i = 0; i < years; i++)
        v = frac_mul(v, frac_of(100 + n->k, 100));
    return truth(plain_truth(holds(n->op, frac_cmp(frac_div(last->v, first->v), v))));
}

static table cagr_at(const node *n, const place *p)
{
    return reduced(n, p, one_cagr);
}

static void put_cagr(zij_buf *b, const node *n)
{
    put_call(b, n);
    zij_putf(b, " %s %d%%", compare_op[n->op], n->k);
}

/* ---- since ---- */

/* Periods of a claim or number along the time, compared with a year. */
static node *make_years(const row *r, want t, bool claim)
{
    node *of, *n;

    if (t.shape != 0)
        return NULL;
    of = make_any(
        (want){ .claim = claim, .shape = TIME, .unit = USD, .depth = t.depth - 1 });
    n = of == NULL || of->shape != TIME ? NULL : call_of(r, t, of, TIME);
    if (n == NULL)
        return NULL;
    n->put_over = false;
    n->k = between(0, NT - 1);
    n->op = between(LT, NE);
    return n;
}

static node *make_since(const row *r, want t)
{
    return make_years(r, t, true);
}

/* Of claims that are each true or false. */
static int since_of_these(const node *n, const group *g, const uint8_t *is)
{
    int i = g->n;

    while (i > 0 && is[i - 1] == TRUE)
        i--;
    if (i == g->n)
        return plain_truth(n->op == NE);
    return plain_truth(holds(n->op, g->where[i].t - n->k));
}

/* What is neither could be both. */
static int since_of_unknown(const node *n, const group *g, uint8_t *is, int i)
{
    int a, b;

    while (i < g->n && is[i] != NEITHER)
        i++;
    if (i == g->n)
        return since_of_these(n, g, is);
    is[i] = TRUE;
    a = since_of_unknown(n, g, is, i + 1);
    is[i] = FALSE;
    b = since_of_unknown(n, g, is, i + 1);
    is[i] = NEITHER;
    return a == b ? a : NEITHER;
}

/* Of a claim that may have several truth values each is tried. */
static int since_of_several(const node *n, const group *g, uint8_t *is, int i)
{
    int may = 0, all;

    if (i == g->n)
        return since_of_unknown(n, g, is, 0);
    all = is[i];
    for (int one = TRUE; one <= NEITHER; one <<= 1)
        if (all & one) {
            is[i] = (uint8_t)one;
            may |= since_of_several(n, g, is, i + 1);
        }
    is[i] = (uint8_t)all;
    return may;
}

static cell one_since(const node *n, const table *arg, const group *g)
{
    uint8_t is[NT];

    for (int i = 0; i < g->n; i++)
        is[i] = arg->at[g->at[i]].truth;
    return truth(since_of_several(n, g, is, 0));
}

/* Of no periods at all it may be said that there is none, too. */
static table or_none(const node *n, table t)
{
    for (size_t i = 0; i < size_of(t.shape); i++)
        if (t.at[i].state == NO_VALUE)
            t.at[i].truth |= (uint8_t)plain_truth(n->op == NE);
    return t;
}

static table since_at(const node *n, const place *p)
{
    return or_none(n, reduced(n, p, one_since));
}

static void put_year(zij_buf *b, const node *n)
{
    put_call(b, n);
    zij_putf(b, " %s %d", compare_op[n->op], YEAR + n->k);
}

/* ---- turning_up, turning_down ---- */

/* Compared with one year, or == or != with a set of years, bits of codes[0]. */
static node *make_turning(const row *r, want t)
{
    node *n = make_years(r, t, false);

    if (n != NULL && n->op >= EQ && chance(40))
        n->codes[0] = between(1, (1 << NT) - 1);
    return n;
}

static bool turns(const node *n, const table *arg, const group *g, int i)
{
    frac v = arg->at[g->at[i]].v;

    return frac_cmp(arg->at[g->at[i - 1]].v, v) * n->row->op > 0 &&
           frac_cmp(arg->at[g->at[i + 1]].v, v) * n->row->op > 0;
}

static cell one_turning(const node *n, const table *arg, const group *g)
{
    int years = 0, named = n->codes[0] != 0 ? n->codes[0] : 1 << n->k;
    bool all = true;

    if (g->gap)
        return truth(ANY);
    for (int i = 1; i + 1 < g->n; i++)
        if (turns(n, arg, g, i)) {
            years |= 1 << g->where[i].t;
            all = all && holds(n->op, g->where[i].t - n->k);
        }
    if (n->op >= EQ)
        return truth(plain_truth((years == named) == (n->op == EQ)));
    return truth(plain_truth(years != 0 && all));
}

static table turning_at(const node *n, const place *p)
{
    return or_none(n, reduced(n, p, one_turning));
}

static void put_turning(zij_buf *b, const node *n)
{
    bool any = false;

    if (n->codes[0] == 0) {
        put_year(b, n);
        return;
    }
    put_call(b, n);
    zij_putf(b, " %s {", compare_op[n->op]);
    for (int t = 0; t < NT; t++)
        if (n->codes[0] >> t & 1) {
            zij_putf(b, "%s%d", any ? ", " : "", YEAR + t);
            any = true;
        }
    zij_put_byte(b, '}');
}

#endif
