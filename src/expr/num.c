#include "expr/num.h"
#include "base/sort.h"

num zij_expr_const(zij_arena *mem, zij_i128 n, zij_i128 d)
{
    ratio *r = zij_new(mem, ratio);

    r->n.c = n;
    r->d.c = d;
    return (
        num){ .kind = NUM_RATIO, .cover = ZIJ_COVER_COMPLETE, .var = NO_VAR, .ratio = r };
}

num zij_expr_unknown(zij_why_kind why, uint32_t var)
{
    return (num){
        .kind = NUM_UNKNOWN, .why = (uint8_t)why, .cover = ZIJ_COVER_COMPLETE, .var = var
    };
}

num zij_expr_range_num(zij_arena *mem, range r)
{
    range *at = zij_new(mem, range);

    *at = r;
    return (num){
        .kind = NUM_RANGE, .cover = ZIJ_COVER_COMPLETE, .var = NO_VAR, .range = at
    };
}

num zij_expr_merge(const num *a, const num *b)
{
    bool second = !zij_expr_known(b) && (zij_expr_known(a) || b->kind < a->kind);
    num r = second ? *b : *a;

    r.forecast = a->forecast || b->forecast;
    r.cover = ZIJ_MIN(a->cover, b->cover);
    if (r.cover == ZIJ_COVER_TOP) /* the order of the list says nothing of the result */
        r.cover = ZIJ_COVER_LISTED;
    r.cell = false;
    r.top = 0;
    if (zij_expr_known(&r))
        r.var = NO_VAR;
    return r;
}

ratio zij_expr_as_ratio(const num *a, term *one)
{
    if (a->kind == NUM_RATIO)
        return *a->ratio;
    *one = (term){ 1, a->var };
    return (ratio){ { 0, one, 1 }, { 1, NULL, 0 } };
}

static num of_ratio(eval *x, num base, const ratio *r)
{
    ratio *at = zij_new(zij_expr_mem(x), ratio);

    *at = *r;
    base.kind = NUM_RATIO;
    base.ratio = at;
    return base;
}

static uint32_t size_of(const num *a)
{
    return a->kind == NUM_NODE ? a->node->size : 1;
}

static num of_node(eval *x, num base, node_op op, const num *at, size_t n)
{
    node *to;
    size_t size = 1;

    for (size_t i = 0; i < n; i++)
        size += size_of(&at[i]);
    if (size > ZIJ_EXPR_NODES) {
        zij_expr_too_large(x, "operations in one number", ZIJ_EXPR_NODES);
        return zij_expr_unknown(ZIJ_WHY_EMPTY, NO_VAR);
    }
    to = zij_new(zij_expr_mem(x), node);
    *to = (node){ .op = (uint8_t)op, .n = (uint32_t)n, .size = (uint32_t)size, .at = at };
    base.kind = NUM_NODE;
    base.node = to;
    return base;
}

static num two(eval *x, num base, node_op op, num a, num b)
{
    num *at = zij_array(zij_expr_mem(x), 2, num);

    at[0] = a;
    at[1] = b;
    return of_node(x, base, op, at, 2);
}

static bool is_form(const num *a)
{
    return a->kind == NUM_FIGURE || a->kind == NUM_RATIO;
}

/* (an/ad) + sign (bn/bd) as one ratio, where no product of two variables comes up. */
static bool add_ratios(eval *x, const ratio *a, const ratio *b, int sign, ratio *out)
{
    zij_arena *mem = zij_expr_mem(x);
    const affine none = { 0 };
    zij_i128 p, q, s;

    if (a->d.n == 0 && b->d.n == 0 && a->d.c == 1 && b->d.c == 1) {
        out->d = a->d;
        return zij_expr_mix(mem, &a->n, 1, &b->n, sign, &out->n);
    }
    if (zij_expr_proportional(&a->d, &b->d, &p, &q)) { /* ad = p/q bd */
        if (!zij_mul128(p, sign, &s) || !zij_expr_mix(mem, &a->n, q, &b->n, s, &out->n) ||
            !zij_expr_mix(mem, &b->d, p, &none, 0, &out->d))
            return false;
    } else if (b->d.n == 0 && b->n.n == 0) { /* b is a constant */
        if (!zij_mul128(b->n.c, sign, &s) ||
            !zij_expr_mix(mem, &a->n, b->d.c, &a->d, s, &out->n) ||
            !zij_expr_mix(mem, &a->d, b->d.c, &none, 0, &out->d))
            return false;
    } else if (a->d.n == 0 && a->n.n == 0) {
        if (!zij_mul128(a->d.c, sign, &s) ||
            !zij_expr_mix(mem, &b->d, a->n.c, &b->n, s, &out->n) ||
            !zij_expr_mix(mem, &b->d, a->d.c, &none, 0, &out->d))
            return false;
    } else {
        return false;
    }
    zij_expr_lowest(mem, out);
    return true;
}

static num add_or_sub(eval *x, num a, num b, int sign)
{
    num base = zij_expr_merge(&a, &b);
    term one, other;
    ratio r;

    if (!zij_expr_known(&base))
        return base;
    if (is_form(&a) && is_form(&b)) {
        ratio p = zij_expr_as_ratio(&a, &one), q = zij_expr_as_ratio(&b, &other);

        if (add_ratios(x, &p, &q, sign, &r))
            return of_ratio(x, base, &r);
    }
    return two(x, base, sign > 0 ? NODE_ADD : NODE_SUB, a, b);
}

num zij_expr_add(eval *x, num a, num b)
{
    return add_or_sub(x, a, b, 1);
}

num zij_expr_sub(eval *x, num a, num b)
{
    return add_or_sub(x, a, b, -1);
}

/* a b, where at most one of them holds variables. */
static bool product(zij_arena *mem, const affine *a, const affine *b, affine *out)
{
    const affine none = { 0 };

    if (a->n > 0 && b->n > 0)
        return false;
    if (a->n > 0)
        return zij_expr_mix(mem, a, b->c, &none, 0, out);
    return zij_expr_mix(mem, b, a->c, &none, 0, out);
}

/* Replaces n/d by p/q where they are proportional: a share times its own total. */
static void cancel(affine *n, affine *d)
{
    zij_i128 p, q;

    if (d->n > 0 && zij_expr_proportional(n, d, &p, &q)) {
        *n = (affine){ .c = p };
        *d = (affine){ .c = q };
    }
}

static bool mul_ratios(zij_arena *mem, ratio a, ratio b, ratio *out)
{
    cancel(&a.n, &b.d);
    cancel(&b.n, &a.d);
    if (!product(mem, &a.n, &b.n, &out->n) || !product(mem, &a.d, &b.d, &out->d))
        return false;
    if (out->d.n > 0 || out->d.c != 1)
        zij_expr_lowest(mem, out);
    return true;
}

num zij_expr_mul(eval *x, num a, num b)
{
    num base = zij_expr_merge(&a, &b);
    term one, other;
    ratio r;

    if (!zij_expr_known(&base))
        return base;
    if (is_form(&a) && is_form(&b) &&
        mul_ratios(zij_expr_mem(x), zij_expr_as_ratio(&a, &one),
                   zij_expr_as_ratio(&b, &other), &r)) {
        cancel(&r.n, &r.d);
        return of_ratio(x, base, &r);
    }
    return two(x, base, NODE_MUL, a, b);
}

/* The sign of a divisor over the whole box; 0: it may be 0; *zero: it is 0. */
static int definite(eval *x, const num *b, bool *zero)
{
    term one;
    int lo, hi;
    ends s;

    if (is_form(b)) {
        ratio r = zij_expr_as_ratio(b, &one);

        if (zij_expr_affine_ends(x, &r.n, &s)) {
            *zero = s.lo == 0 && s.hi == 0;
            return s.lo > 0 ? 1 : (s.hi < 0 ? -1 : 0);
        }
    }
    range g = zij_expr_range(x, b);

    lo = zij_expr_real_sign(&g.lo);
    hi = zij_expr_real_sign(&g.hi);
    *zero = lo == 0 && hi == 0;
    return lo > 0 ? 1 : (hi < 0 ? -1 : 0);
}

num zij_expr_div(eval *x, num a, num b)
{
    num base = zij_expr_merge(&a, &b);
    zij_arena *mem = zij_expr_mem(x);
    const affine none = { 0 };
    bool zero;
    int sign;
    term one, other;
    ratio p, q, r;

    if (!zij_expr_known(&base))
        return base;
    sign = definite(x, &b, &zero);
    if (sign == 0) {
        base.kind = zero ? NUM_UNKNOWN : NUM_OPEN;
        base.why = zero ? ZIJ_WHY_ZERO : ZIJ_WHY_NEAR_ZERO;
        return base;
    }
    if (is_form(&a) && is_form(&b)) {
        p = zij_expr_as_ratio(&a, &one);
        q = zij_expr_as_ratio(&b, &other);
        if (zij_expr_mix(mem, &q.d, sign, &none, 0, &r.n) &&
            zij_expr_mix(mem, &q.n, sign, &none, 0, &r.d)) {
            q = r;
            if (mul_ratios(mem, p, q, &r)) {
                cancel(&r.n, &r.d);
                return of_ratio(x, base, &r);
            }
        }
    }
    return two(x, base, NODE_DIV, a, b);
}

num zij_expr_scale(eval *x, num a, int pow10)
{
    zij_i128 power;
    num k;

    if (pow10 == 0 || !zij_expr_known(&a))
        return a;
    if (!zij_scale128(1, pow10 < 0 ? -pow10 : pow10, &power))
        ZIJ_ASSERT(!"multipliers are small");
    k = pow10 > 0 ? zij_expr_const(zij_expr_mem(x), power, 1)
                  : zij_expr_const(zij_expr_mem(x), 1, power);
    return zij_expr_mul(x, a, k);
}

static int by_var(const void *a, const void *b, void *with)
{
    const term *s = a, *t = b;

    (void)with;
    return (s->var > t->var) - (s->var < t->var);
}

/* Adds neighbours that share a variable. */
static bool gather(term *at, size_t n, affine *out)
{
    size_t to = 0;

    for (size_t i = 0; i < n; i++) {
        if (to > 0 && at[to - 1].var == at[i].var) {
            if (!zij_add128(at[to - 1].k, at[i].k, &at[to - 1].k))
                return false;
            to -= at[to - 1].k == 0;
        } else {
            at[to++] = at[i];
        }
    }
    out->at = at;
    out->n = to;
    return true;
}

/* The sum of many at once, when all have the same constant divisor. */
static bool sum_forms(eval *x, const num *at, size_t n, ratio *out)
{
    size_t terms = 0, to = 0;
    zij_i128 d = at[0].kind == NUM_RATIO ? at[0].ratio->d.c : 1;
    bool sorted = true;
    term *all;

    for (size_t i = 0; i < n; i++) {
        if (!is_form(&at[i]))
            return false;
        if (at[i].kind == NUM_RATIO && at[i].ratio->d.n > 0)
            return false;
        if ((at[i].kind == NUM_RATIO ? at[i].ratio->d.c : 1) != d)
            return false;
        terms += at[i].kind == NUM_RATIO ? at[i].ratio->n.n : 1;
    }
    all = zij_array(zij_expr_mem(x), terms, term);
    *out = (ratio){ .d = { .c = d } };
    for (size_t i = 0; i < n; i++) {
        term one;
        ratio r = zij_expr_as_ratio(&at[i], &one);

        if (!zij_add128(out->n.c, r.n.c, &out->n.c))
            return false;
        for (size_t j = 0; j < r.n.n; j++, to++) {
            all[to] = r.n.at[j];
            sorted = sorted && (to == 0 || all[to - 1].var <= all[to].var);
        }
    }
    if (!sorted)
        zij_sort(zij_expr_mem(x), all, terms, sizeof(*all), by_var, NULL);
    return gather(all, terms, &out->n);
}

static num merge_all(const num *at, size_t n)
{
    num base = at[0];

    for (size_t i = 0; i < n; i++)
        base = zij_expr_merge(&base, &at[i]);
    return base;
}

/* Halves, so that the depth and the copies are logarithmic. */
static num sum_halves(eval *x, const num *at, size_t n)
{
    if (n == 1)
        return at[0];
    return zij_expr_add(x, sum_halves(x, at, n / 2),
                        sum_halves(x, at + n / 2, n - n / 2));
}

num zij_expr_sum(eval *x, const num *at, size_t n)
{
    ratio r;

    ZIJ_ASSERT(n > 0);
    if (sum_forms(x, at, n, &r))
        return of_ratio(x, merge_all(at, n), &r);
    return sum_halves(x, at, n);
}

num zij_expr_most(eval *x, node_op op, const num *at, size_t n)
{
    ZIJ_ASSERT(n > 0);
    return n == 1 ? at[0] : of_node(x, merge_all(at, n), op, at, n);
}

num zij_expr_cagr(eval *x, num r, unsigned years)
{
    num *of = zij_new(zij_expr_mem(x), num), base = zij_expr_merge(&r, &r);
    node *to;

    if (!zij_expr_known(&r))
        return base;
    *of = r;
    to = zij_new(zij_expr_mem(x), node);
    *to = (node){ .op = NODE_CAGR,
                  .years = (uint16_t)years,
                  .n = 1,
                  .size = size_of(&r) + 1,
                  .at = of };
    base.kind = NUM_NODE;
    base.node = to;
    return base;
}

void zij_expr_vars(const num *a, void (*f)(void *self, uint32_t var), void *self)
{
    if (a->kind == NUM_FIGURE) {
        f(self, a->var);
    } else if (a->kind == NUM_RATIO) {
        for (size_t i = 0; i < a->ratio->n.n; i++)
            f(self, a->ratio->n.at[i].var);
        for (size_t i = 0; i < a->ratio->d.n; i++)
            f(self, a->ratio->d.at[i].var);
    } else if (a->kind == NUM_NODE) {
        for (uint32_t i = 0; i < a->node->n; i++)
            zij_expr_vars(&a->node->at[i], f, self);
    }
}
