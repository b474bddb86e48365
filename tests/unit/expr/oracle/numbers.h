/* numbers.h - the rows of what gives numbers. */
#ifndef ZIJ_TEST_ORACLE_NUMBERS_H
#define ZIJ_TEST_ORACLE_NUMBERS_H
#include "slice.h"

/* ---- literals ---- */

/* m x 10^-decimals, with its half unit. */
static void set_literal(node *n, int64_t m, int decimals)
{
    int64_t d = power(decimals) * (n->unit == PERCENT || n->unit == POINTS ? 100 : 1);

    n->written = (zij_dec){ m, (int8_t)decimals };
    n->value = frac_of(m, d);
    n->half = frac_of(1, 2 * d);
}

static const row literal_row;

/* A literal for a partner of that unit: a pure number may stand beside a percent. */
static node *new_literal(unit u, int64_t m, int decimals)
{
    node *n = new_node(&literal_row);

    n->unit = u;
    n->bare = u != PERCENT && u != POINTS;
    n->form = CONSTANT;
    set_literal(n, m, decimals);
    return n;
}

static void put_literal(zij_buf *b, const node *n)
{
    zij_put_dec(b, n->written);
    zij_put_c(b, n->unit == PERCENT ? "%" : (n->unit == POINTS ? "pp" : ""));
}

/* What a bare literal counts is settled when it meets its partner. */
static table literal_at(const node *n, const place *p)
{
    table out = new_table(0);
    frac v = n->value;

    (void)p;
    for (int i = 0; i < n->multiplier; i++)
        v = frac_mul(v, frac_of(10, 1));
    *out.at = number(v);
    return out;
}

static const row literal_row = { .name = "literal",
                                 .at = literal_at,
                                 .put = put_literal };

/* A bare operand counts as its partner is published. */
static void settle(node *l, node *r)
{
    if (l->bare && !r->bare)
        l->multiplier = r->multiplier;
    else if (r->bare && !l->bare)
        r->multiplier = l->multiplier;
}

/* ---- + - * / ---- */

/* The other operand: as wide, narrower, or a literal. */
static node *partner(want t, int shape, unit u)
{
    if (chance(20))
        return new_literal(u, between(1, 40), between(0, 1));
    return sub(t, chance(60) ? shape : between(0, 1) * (shape & between(0, 7)), u);
}

static form form_of_sum(const node *l, const node *r)
{
    if (l->form <= AFFINE && r->form <= AFFINE)
        return ZIJ_MAX(l->form, r->form);
    if ((l->form == RATIO && r->form == CONSTANT) ||
        (r->form == RATIO && l->form == CONSTANT))
        return RATIO;
    return OTHER;
}

static node *binary(const row *r, want t, node *left, node *right, int op)
{
    node *n;

    if (left == NULL || right == NULL)
        return NULL;
    n = new_node(r);
    n->of[0] = left;
    n->of[1] = right;
    n->n = 2;
    n->op = op;
    n->shape = left->shape | right->shape;
    n->unit = t.unit;
    n->timed = left->timed || right->timed;
    return n;
}

static node *make_sum(const row *r, want t)
{
    int op = between(0, 1);
    unit u = t.unit == POINTS ? PERCENT : t.unit;
    node *left, *n;

    if (t.unit == COUNT || (t.unit == POINTS && op == 0) ||
        (t.unit == PERCENT && op == 1))
        return NULL;
    left = make_any(
        (want){ .shape = t.shape, .unit = u, .timed = t.timed, .depth = t.depth - 1 });
    if (left == NULL || left->bare)
        return NULL;
    n = binary(r, t, left, t.unit == POINTS ? sub(t, t.shape, u) : partner(t, t.shape, u),
               op);
    if (n == NULL || (t.unit == POINTS && n->of[1]->bare))
        return NULL;
    settle(left, n->of[1]);
    n->multiplier = left->multiplier;
    n->form = form_of_sum(left, n->of[1]);
    return n;
}

static cell one_sum(const node *n, const cell *l, const cell *r)
{
    return number(n->op == 0 ? frac_add(l->v, r->v) : frac_sub(l->v, r->v));
}

static table sum_at(const node *n, const place *p)
{
    return pairwise(n, p, one_sum);
}

static node *make_product(const row *r, want t)
{
    node *left, *right, *n;

    if (t.unit == COUNT || t.unit == POINTS || t.unit == PERCENT)
        return NULL;
    left = make_any((want){
        .shape = t.shape, .unit = t.unit, .timed = t.timed, .depth = t.depth - 1 });
    if (left == NULL || left->bare)
        return NULL;
    right = chance(50) ? new_literal(PURE, between(-4, 9), between(0, 1))
                       : sub(t, chance(50) ? t.shape : 0, PURE);
    n = binary(r, t, left, right, 0);
    if (n == NULL)
        return NULL;
    n->multiplier = left->unit == USD ? left->multiplier : 0;
    n->form = right->form == CONSTANT ? left->form : OTHER;
    return n;
}

static cell one_product(const node *n, const cell *l, const cell *r)
{
    (void)n;
    return number(frac_mul(l->v, r->v));
}

static table product_at(const node *n, const place *p)
{
    return pairwise(n, p, one_product);
}

static form form_of_quotient(const node *l, const node *r)
{
    if (r->form == CONSTANT)
        return l->form;
    return l->form <= AFFINE && r->form <= AFFINE ? RATIO : OTHER;
}

static node *make_quotient(const row *r, want t)
{
    bool amounts = t.unit == PURE && (t.depth < 1 || chance(80));
    node *left, *right, *n;

    if (t.unit != USD && t.unit != PURE)
        return NULL;
    left = make_any((want){ .shape = t.shape,
                            .unit = amounts ? USD : t.unit,
                            .timed = t.timed,
                            .depth = t.depth - 1 });
    if (left == NULL || left->bare)
        return NULL;
    if (amounts)
        right = sub(t, chance(60) ? t.shape : 0, USD);
    else
        right = chance(50) ? new_literal(PURE, between(1, 9), 0) : sub(t, 0, PURE);
    if (right == NULL || (amounts && right->bare))
        return NULL;
    n = binary(r, t, left, right, 0);
    n->multiplier = t.unit == USD ? left->multiplier : 0;
    n->form = form_of_quotient(left, right);
    return n;
}

static void note_sign(const node *n, frac d)
{
    ((node *)n)->signs |= frac_sign(d) > 0 ? 1 : (frac_sign(d) < 0 ? 2 : 3);
}

static cell one_quotient(const node *n, const cell *l, const cell *r)
{
    note_sign(n, r->v);
    return frac_sign(r->v) == 0 ? nothing : number(frac_div(l->v, r->v));
}

static table quotient_at(const node *n, const place *p)
{
    return pairwise(n, p, one_quotient);
}

static void put_binary(zij_buf *b, const node *n)
{
    zij_put_byte(b, '(');
    put(b, n->of[0]);
    zij_putf(b, " %c ", n->row->op == '+' && n->op == 1 ? '-' : n->row->op);
    put(b, n->of[1]);
    zij_put_byte(b, ')');
}

static node *make_minus(const row *r, want t)
{
    node *of, *n;

    if (t.unit == COUNT || t.depth < 1)
        return NULL;
    of = make_any((want){
        .shape = t.shape, .unit = t.unit, .timed = t.timed, .depth = t.depth - 1 });
    if (of == NULL || of->bare)
        return NULL;
    n = call_of(r, t, of, 0);
    n->form = of->form;
    return n;
}

static table minus_at(const node *n, const place *p)
{
    table arg = at(n->of[0], p);

    for (size_t i = 0; i < size_of(arg.shape); i++)
        arg.at[i].v = frac_neg(arg.at[i].v);
    return arg;
}

static void put_minus(zij_buf *b, const node *n)
{
    zij_put_c(b, "-(");
    put(b, n->of[0]);
    zij_put_byte(b, ')');
}

/* ---- sum, mean, min, max, count, share ---- */

enum { SUM, MEAN, MIN, MAX, HOW_MANY };

static node *make_reduce(const row *r, want t)
{
    int over = more_axes(t.shape, true);
    bool count = r->op == HOW_MANY;
    unit u = count ? USD : t.unit;
    node *of, *n;

    if (over == 0 || count != (t.unit == COUNT) || (t.timed && (over & TIME)) ||
        (u == PERCENT && ((t.shape | over) & PAR)))
        return NULL;
    of = make_any((want){
        .shape = t.shape | over, .unit = u, .timed = t.timed, .depth = t.depth - 1 });
    n = call_of(r, t, of, over);
    if (n == NULL || of->shape != (t.shape | over))
        return NULL;
    if (count)
        n->multiplier = 0;
    n->form = r->op <= MEAN && of->form <= AFFINE ? of->form : OTHER;
    return n;
}

static cell one_reduce(const node *n, const table *arg, const group *g)
{
    frac v = arg->at[g->at[0]].v;

    if (g->gap)
        return nothing;
    for (int i = 1; i < g->n; i++) {
        frac u = arg->at[g->at[i]].v;

        if (n->row->op <= MEAN)
            v = frac_add(v, u);
        else if (frac_cmp(u, v) * (n->row->op == MIN ? -1 : 1) > 0)
            v = u;
    }
    if (n->row->op == MEAN)
        v = frac_div(v, frac_of(g->n, 1));
    return number(n->row->op == HOW_MANY ? frac_of(g->n, 1) : v);
}

static table reduce_at(const node *n, const place *p)
{
    return reduced(n, p, one_reduce);
}

/* The dimension whose codes a function of two arguments names. */
static int code_axis(const node *n)
{
    return n->over & REF ? REF : PAR;
}

static void some_codes(node *n, int most)
{
    int mask;

    do
        mask = between(1, ALL);
    while (count_bits(mask) > most);
    for (int c = 0; c < NC; c++)
        if (mask >> c & 1)
            n->codes[n->codes_n++] = c;
}

static node *make_share(const row *r, want t)
{
    int over = more_axes(t.shape, true);
    node *of, *n;

    if (t.unit != PURE || (over & AXES) == 0 || (t.timed && (over & TIME)))
        return NULL;
    of = make_any((want){
        .shape = t.shape | over, .unit = USD, .timed = t.timed, .depth = t.depth - 1 });
    n = call_of(r, t, of, over);
    if (n == NULL || of->shape != (t.shape | over))
        return NULL;
    n->multiplier = 0;
    n->form = of->form <= AFFINE ? RATIO : OTHER;
    n->k = 1;
    some_codes(n, 3);
    return n;
}

static cell one_share(const node *n, const table *arg, const group *g)
{
    frac part = frac_of(0, 1), whole = part;
    int seen = 0;

    for (int i = 0; i < g->n; i++) {
        int code = code_axis(n) == REF ? g->where[i].c : g->where[i].d;
        frac v = arg->at[g->at[i]].v;

        whole = frac_add(whole, v);
        for (int k = 0; k < n->codes_n; k++)
            if (n->codes[k] == code) {
                part = frac_add(part, v);
                seen |= 1 << k;
            }
    }
    note_sign(n, whole);
    if (g->gap || count_bits(seen) < n->codes_n || frac_sign(whole) == 0)
        return nothing;
    return number(frac_div(part, whole));
}

static table share_at(const node *n, const place *p)
{
    return reduced(n, p, one_share);
}

static void put_with_codes(zij_buf *b, const node *n)
{
    zij_putf(b, "%s(", n->row->name);
    put(b, n->of[0]);
    if (n->codes_n > 0) {
        zij_put_c(b, ", ");
        put_codes(b, n);
    }
    put_over(b, n);
    zij_put_byte(b, ')');
}

/* ---- rank ---- */

static node *make_rank(const row *r, want t)
{
    bool one = (t.shape & AXES) == 0 || chance(40);
    int axis = one ? (~t.shape & AXES) & (chance(50) ? REF : PAR) : t.shape & AXES;
    node *of, *n;

    if (t.unit != COUNT || axis == 0)
        return NULL;
    if (axis == AXES)
        axis = chance(50) ? REF : PAR;
    of = sub(t, t.shape | axis, chance(80) || ((t.shape | axis) & PAR) ? USD : PERCENT);
    n = call_of(r, t, of, axis);
    if (n == NULL || of->shape != (t.shape | axis))
        return NULL;
    n->shape = t.shape;
    n->multiplier = 0;
    n->k = 1;
    if (one)
        n->codes[n->codes_n++] = between(0, NC - 1);
    return n;
}

static cell rank_of(const table *arg, const group *g, int me)
{
    int rank = 1;

    if (g->gap)
        return nothing;
    for (int i = 0; i < g->n; i++)
        rank += frac_cmp(arg->at[g->at[i]].v, arg->at[me].v) > 0;
    return number(frac_of(rank, 1));
}

static table rank_at(const node *n, const place *p)
{
    static group g;
    table arg = at(n->of[0], p), out;
    int axis = n->over;

    out = new_table(n->shape);
    out.times = arg.times;
    out.series = n->codes_n == 0 ? arg.series : kept_series(&arg, axis);
    FOR_CELLS(i, out.shape)
    {
        walk me = i;
        const cell *mine;
        cell *to = cell_at(&out, i.c, i.d, i.t);

        if (n->codes_n > 0)
            *(axis == REF ? &me.c : &me.d) = n->codes[0];
        mine = cell_at(&arg, me.c, me.d, me.t);
        *to = nothing;
        if (!is_there(&arg, me.c, me.d, me.t))
            continue;
        if (mine->state == LEFT_OUT)
            to->state = n->codes_n > 0 ? NO_VALUE : LEFT_OUT;
        collect(&arg, out.shape & ~axis, i, &g);
        if (mine->state == IS_NUMBER)
            *to = rank_of(&arg, &g, (int)(mine - arg.at));
    }
    return out;
}

/* ---- growth, diff ---- */

enum { GROWTH, DIFF };

static node *make_change(const row *r, want t)
{
    bool growth = r->op == GROWTH;
    unit u = growth ? (t.depth < 1 || chance(90) ? USD : PURE)
                    : (t.unit == POINTS ? PERCENT : t.unit);
    node *of, *n;

    if (growth ? t.unit != PURE : (t.unit == PERCENT || t.unit == COUNT))
        return NULL;
    of = make_any(
        (want){ .shape = t.shape, .unit = u, .timed = true, .depth = t.depth - 1 });
    n = call_of(r, t, of, 0);
    if (n == NULL)
        return NULL;
    n->form = of->form <= AFFINE ? (growth ? RATIO : AFFINE) : OTHER;
    n->multiplier = growth ? 0 : of->multiplier;
    return n;
}

static cell one_change(const node *n, const cell *now, const cell *base)
{
    cell r = nothing;

    if (now->state == LEFT_OUT || base->state == LEFT_OUT)
        r.state = LEFT_OUT;
    else if (now->state == IS_NUMBER && base->state == IS_NUMBER) {
        if (n->row->op == DIFF) {
            r = number(frac_sub(now->v, base->v));
        } else {
            note_sign(n, base->v);
            if (frac_sign(base->v) > 0)
                r = number(frac_sub(frac_div(now->v, base->v), frac_of(1, 1)));
        }
    }
    r.empty = now->empty || base->empty;
    return r;
}

static table change_at(const node *n, const place *p)
{
    place here = *p, before;
    table now, base, out = new_table(n->shape);

    here.wide += !(n->shape & TIME);
    before = here;
    before.shift += !(n->shape & TIME);
    now = at(n->of[0], &here);
    base = n->shape & TIME ? now : at(n->of[0], &before);
    out.series = now.series;
    out.times = n->shape & TIME ? now.times & now.times << 1 : now.times;
    FOR_CELLS(i, n->shape)
    {
        int t = n->shape & TIME ? i.t - 1 : i.t;

        if (t >= 0)
            *cell_at(&out, i.c, i.d, i.t) =
                one_change(n, cell_at(&now, i.c, i.d, i.t), cell_at(&base, i.c, i.d, t));
    }
    return out;
}

/* ---- observed, along ---- */

/* Figures and their sums, of which it is plain what is empty. */
static bool is_plain(const node *n)
{
    bool plain = n->n == 0 || n->row->op == '+';

    for (int i = 0; i < n->n; i++)
        plain = plain && is_plain(n->of[i]);
    return plain;
}

static node *make_observed(const row *r, want t)
{
    node *of, *n;

    if (t.unit != USD && t.unit != PERCENT)
        return NULL;
    of = make_any(
        (want){ .shape = t.shape, .unit = t.unit, .depth = ZIJ_MIN(t.depth - 1, 0) });
    if (of == NULL || !is_plain(of))
        return NULL;
    n = call_of(r, t, of, 0);
    if (n != NULL)
        n->form = of->form;
    return n;
}

static table observed_at(const node *n, const place *p)
{
    table arg = at(n->of[0], p);

    for (size_t i = 0; i < size_of(arg.shape); i++)
        if (arg.at[i].empty)
            arg.at[i].state = LEFT_OUT;
    return arg;
}

/* Partners where reporters were, and the other way round. */
static node *make_along(const row *r, want t)
{
    int axis = t.shape & AXES, other = AXES & ~axis;
    node *of, *n;

    if ((t.unit != USD) || (axis != REF && axis != PAR))
        return NULL;
    of = make_any((want){ .shape = (t.shape & TIME) | other,
                          .unit = t.unit,
                          .timed = t.timed,
                          .depth = ZIJ_MIN(t.depth - 1, chance(70) ? 0 : 4) });
    n = call_of(r, t, of, 0);
    if (n == NULL)
        return NULL;
    n->shape = t.shape;
    n->form = of->form;
    return n;
}

static table along_at(const node *n, const place *p)
{
    table arg = at(n->of[0], p), out = new_table(n->shape);

    out.times = arg.times;
    out.series = 0;
    FOR_CELLS(i, out.shape)
    {
        int code = n->shape & REF ? i.c : i.d;

        *cell_at(&out, i.c, i.d, i.t) = *cell_at(&arg, code, code, i.t);
        if (arg.series & pair_bit(arg.shape & REF ? code : 0, arg.shape & PAR ? code : 0))
            out.series |= n->shape & REF ? pair_bit(code, 0) : pair_bit(0, code);
    }
    return out;
}

static void put_along(zij_buf *b, const node *n)
{
    zij_put_c(b, "along(");
    put(b, n->of[0]);
    zij_putf(b, ", %s)", n->shape & REF ? "REF_AREA" : "COUNTERPART_AREA");
}

#endif
