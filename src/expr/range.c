#include "expr/num.h"

range zij_expr_range(eval *x, const num *a)
{
    zij_arena_mark here = zij_arena_here(zij_expr_mem(x));
    term one;
    range r;

    ZIJ_ASSERT(zij_expr_known(a));
    if (a->kind == NUM_RANGE)
        return *a->range;
    if (a->kind == NUM_NODE && a->node->ranged)
        return a->node->range;
    if (a->kind == NUM_NODE) {
        r = zij_expr_node_range(x, a);
        a->node->range = r;
        a->node->ranged = true;
    } else {
        ratio form = zij_expr_as_ratio(a, &one);

        if (!zij_expr_ratio_range(x, &form, &r))
            r = zij_expr_node_range(x, a);
    }
    zij_arena_rewind(zij_expr_mem(x), here);
    return r;
}

/* N where a - b = N / D with D > 0: its sign is that of a - b. */
static bool numerator(eval *x, const num *a, const num *b, affine *out)
{
    zij_arena *mem = zij_expr_mem(x);
    term one, other;
    zij_i128 p, q, s;
    ratio f, g;

    if ((a->kind != NUM_FIGURE && a->kind != NUM_RATIO) ||
        (b->kind != NUM_FIGURE && b->kind != NUM_RATIO))
        return false;
    f = zij_expr_as_ratio(a, &one);
    g = zij_expr_as_ratio(b, &other);
    if (f.d.n == 0 && g.d.n == 0)
        return zij_mul128(f.d.c, -1, &s) && zij_expr_mix(mem, &f.n, g.d.c, &g.n, s, out);
    if (g.d.n == 0 && g.n.n == 0)
        return zij_mul128(g.n.c, -1, &s) && zij_expr_mix(mem, &f.n, g.d.c, &f.d, s, out);
    if (f.d.n == 0 && f.n.n == 0)
        return zij_mul128(f.d.c, -1, &s) && zij_expr_mix(mem, &g.d, f.n.c, &g.n, s, out);
    if (!zij_expr_proportional(&f.d, &g.d, &p, &q) || !zij_mul128(p, -1, &s))
        return false;
    /* f.d = p/q g.d, and p/q > 0 as both are: N = q f.n - p g.n */
    return zij_expr_mix(mem, &f.n, q, &g.n, s, out);
}

static bool is_cagr(const num *a)
{
    return a->kind == NUM_NODE && a->node->op == NODE_CAGR;
}

/* EXPR.md 17: the ratio against (1 + r)^years. */
static bool cagr_signs(eval *x, const num *a, const num *b, int *lo, int *hi)
{
    zij_arena *mem = zij_expr_mem(x);
    zij_i128 n;
    range r;

    if (!is_cagr(a) || b->kind != NUM_RATIO || b->ratio->n.n > 0 || b->ratio->d.n > 0 ||
        !zij_add128(b->ratio->n.c, b->ratio->d.c, &n))
        return false;
    *lo = *hi = 1; /* no root lies below 0 */
    if (n < 0)
        return true;
    r = zij_expr_range(x, &a->node->at[0]);
    *lo = zij_expr_real_sign(&r.lo);
    *hi = zij_expr_real_sign(&r.hi);
    if (n == 0)
        return true;
    *lo = zij_expr_power_sign(mem, &r.lo, -1, n, b->ratio->d.c, a->node->years);
    *hi = zij_expr_power_sign(mem, &r.hi, 1, n, b->ratio->d.c, a->node->years);
    return true;
}

static void signs(eval *x, const num *a, const num *b, int *lo, int *hi);

/* Where one side is a yearly growth that another form tells exactly. */
static bool growth_signs(eval *x, const num *a, const num *b, int *lo, int *hi)
{
    int swap;

    if (is_cagr(a) && is_cagr(b) && a->node->years == b->node->years) {
        signs(x, &a->node->at[0], &b->node->at[0], lo, hi);
        return true;
    }
    if (cagr_signs(x, a, b, lo, hi))
        return true;
    if (!cagr_signs(x, b, a, lo, hi))
        return false;
    swap = *lo;
    *lo = -*hi;
    *hi = -swap;
    return true;
}

static void signs(eval *x, const num *a, const num *b, int *lo, int *hi)
{
    affine n;
    ends s;
    range r, p, q;
    num difference;

    if (numerator(x, a, b, &n) && zij_expr_affine_ends(x, &n, &s)) {
        *lo = (s.lo > 0) - (s.lo < 0);
        *hi = (s.hi > 0) - (s.hi < 0);
        return;
    }
    if (growth_signs(x, a, b, lo, hi))
        return;
    p = zij_expr_range(x, a);
    q = zij_expr_range(x, b);
    if (zij_real_cmp(&p.lo, &q.hi) > 0 || zij_real_cmp(&p.hi, &q.lo) < 0) {
        *lo = *hi = zij_real_cmp(&p.lo, &q.hi) > 0 ? 1 : -1; /* whatever they share */
        return;
    }
    difference = zij_expr_sub(x, *a, *b);
    if (!zij_expr_known(&difference)) { /* too large: the evaluation fails anyway */
        *lo = -1;
        *hi = 1;
        return;
    }
    r = zij_expr_range(x, &difference);
    *lo = zij_expr_real_sign(&r.lo);
    *hi = zij_expr_real_sign(&r.hi);
}

static bool inside(const range *a, const range *b)
{
    return zij_real_cmp(&a->lo, &b->lo) >= 0 && zij_real_cmp(&a->hi, &b->hi) <= 0;
}

/* ~ between figures: proved when the finer lies inside the coarser. */
static zij_outcome near(eval *x, const num *a, const num *b, int lo, int hi)
{
    range p, q;

    if (lo > 0 || hi < 0)
        return ZIJ_REFUTED;
    if (lo == 0 && hi == 0)
        return ZIJ_PROVED;
    p = zij_expr_range(x, a);
    q = zij_expr_range(x, b);
    return inside(&p, &q) || inside(&q, &p) ? ZIJ_PROVED : ZIJ_UNDECIDED;
}

static zij_outcome decide(bool proved, bool refuted)
{
    return proved ? ZIJ_PROVED : (refuted ? ZIJ_REFUTED : ZIJ_UNDECIDED);
}

zij_outcome zij_expr_compare(eval *x, const num *a, relation op, const num *b)
{
    zij_arena_mark here = zij_arena_here(zij_expr_mem(x));
    zij_outcome o = ZIJ_UNDECIDED;
    int lo, hi;

    signs(x, a, b, &lo, &hi);
    switch (op) {
    case REL_LT:
        o = decide(hi < 0, lo >= 0);
        break;
    case REL_LE:
        o = decide(hi <= 0, lo > 0);
        break;
    case REL_GT:
        o = decide(lo > 0, hi <= 0);
        break;
    case REL_GE:
        o = decide(lo >= 0, hi < 0);
        break;
    case REL_EQ:
        o = decide(lo == 0 && hi == 0, lo > 0 || hi < 0);
        break;
    case REL_NE:
        o = decide(lo > 0 || hi < 0, lo == 0 && hi == 0);
        break;
    case REL_NEAR:
        o = near(x, a, b, lo, hi);
        break;
    }
    zij_arena_rewind(zij_expr_mem(x), here);
    return o;
}

zij_outcome zij_expr_not(zij_outcome o)
{
    return o == ZIJ_PROVED ? ZIJ_REFUTED : (o == ZIJ_REFUTED ? ZIJ_PROVED : o);
}

zij_outcome zij_expr_and(zij_outcome a, zij_outcome b)
{
    static const zij_outcome order[] = { ZIJ_REFUTED, ZIJ_UNKNOWN, ZIJ_UNDECIDED };

    for (size_t i = 0; i < ZIJ_COUNT(order); i++)
        if (a == order[i] || b == order[i])
            return order[i];
    return ZIJ_PROVED;
}

zij_outcome zij_expr_or(zij_outcome a, zij_outcome b)
{
    return zij_expr_not(zij_expr_and(zij_expr_not(a), zij_expr_not(b)));
}
