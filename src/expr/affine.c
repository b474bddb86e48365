#include "expr/num.h"

bool zij_expr_mix(zij_arena *mem, const affine *a, zij_i128 p, const affine *b,
                  zij_i128 q, affine *out)
{
    term *to = zij_array(mem, a->n + b->n, term);
    size_t i = 0, j = 0, n = 0;
    zij_i128 s, t;

    if (!zij_mul128(a->c, p, &s) || !zij_mul128(b->c, q, &t) ||
        !zij_add128(s, t, &out->c))
        return false;
    while (i < a->n || j < b->n) {
        uint32_t u = i < a->n ? a->at[i].var : NO_VAR,
                 v = j < b->n ? b->at[j].var : NO_VAR;

        s = t = 0;
        if (u <= v && !zij_mul128(a->at[i++].k, p, &s))
            return false;
        if (v <= u && !zij_mul128(b->at[j++].k, q, &t))
            return false;
        if (!zij_add128(s, t, &to[n].k))
            return false;
        to[n].var = ZIJ_MIN(u, v);
        n += to[n].k != 0;
    }
    out->at = to;
    out->n = n;
    return true;
}

bool zij_expr_proportional(const affine *a, const affine *b, zij_i128 *p, zij_i128 *q)
{
    zij_i128 s, t, g;

    if (a->n != b->n || (a->c == 0) != (b->c == 0))
        return false;
    *p = a->n > 0 ? a->at[0].k : a->c;
    *q = b->n > 0 ? b->at[0].k : b->c;
    if (*p == 0 || *q == 0)
        return false;
    g = (zij_i128)zij_gcd128(*p, *q);
    *p /= *q < 0 ? -g : g;
    *q /= *q < 0 ? -g : g;
    for (size_t i = 0; i < a->n; i++)
        if (a->at[i].var != b->at[i].var || !zij_mul128(a->at[i].k, *q, &s) ||
            !zij_mul128(b->at[i].k, *p, &t) || s != t)
            return false;
    return zij_mul128(a->c, *q, &s) && zij_mul128(b->c, *p, &t) && s == t;
}

static zij_u128 content(const affine *a, zij_u128 g)
{
    g = zij_gcd128((zij_i128)g, a->c);
    for (size_t i = 0; i < a->n && g != 1; i++)
        g = zij_gcd128((zij_i128)g, a->at[i].k);
    return g;
}

static affine divided(zij_arena *mem, const affine *a, zij_i128 g)
{
    term *to = zij_array(mem, a->n, term);

    for (size_t i = 0; i < a->n; i++)
        to[i] = (term){ a->at[i].k / g, a->at[i].var };
    return (affine){ a->c / g, to, a->n };
}

void zij_expr_lowest(zij_arena *mem, ratio *r)
{
    zij_u128 g = content(&r->d, 0);

    if (g != 1)
        g = content(&r->n, g);
    if (g > 1 && g >> 127 == 0) {
        r->n = divided(mem, &r->n, (zij_i128)g);
        r->d = divided(mem, &r->d, (zij_i128)g);
    }
}

/* ---- ranges ---- */

static bool add_product(zij_i128 k, zij_i128 v, zij_i128 *sum)
{
    zij_i128 s;

    return zij_mul128(k, v, &s) && zij_add128(*sum, s, sum);
}

static bool add_term(const term *t, const fig *f, int e, ends *sum)
{
    zij_i128 k;
    bool up = t->k > 0;

    return zij_scale128(t->k, f->e - e, &k) &&
           add_product(k, up ? f->lo : f->hi, &sum->lo) &&
           add_product(k, f->mid, &sum->mid) &&
           add_product(k, up ? f->hi : f->lo, &sum->hi);
}

/* The range of an affine form follows from the signs of its coefficients. */
bool zij_expr_affine_ends(eval *x, const affine *a, ends *out)
{
    zij_i128 c;
    fig first;
    int e = 0;

    if (a->n > 0) {
        first = zij_expr_fig(x, a->at[0].var);
        e = a->c == 0 ? first.e : ZIJ_MIN(first.e, 0);
        for (size_t i = 1; i < a->n; i++)
            e = ZIJ_MIN(e, zij_expr_fig(x, a->at[i].var).e);
    }
    if (!zij_scale128(a->c, -e, &c))
        return false;
    *out = (ends){ c, c, c, e };
    for (size_t i = 0; i < a->n; i++) {
        fig f = i == 0 ? first : zij_expr_fig(x, a->at[i].var);

        if (!add_term(&a->at[i], &f, e, out))
            return false;
    }
    return true;
}

/* A variable of a ratio: its coefficients above and below, and its ends at one scale. */
typedef struct pair {
    zij_i128 n, d, lo, mid, hi;
} pair;

typedef struct pairs {
    pair *at;
    size_t n;
    zij_i128 cn, cd;
} pairs;

static bool fill(const fig *f, int e, pair *p)
{
    return zij_scale128(f->lo, f->e - e, &p->lo) &&
           zij_scale128(f->mid, f->e - e, &p->mid) &&
           zij_scale128(f->hi, f->e - e, &p->hi);
}

static int least_exponent(eval *x, const affine *a, int e)
{
    for (size_t i = 0; i < a->n; i++)
        e = ZIJ_MIN(e, zij_expr_fig(x, a->at[i].var).e);
    return e;
}

static bool join(eval *x, const ratio *r, pairs *out)
{
    const affine *a = &r->n, *b = &r->d;
    int e = least_exponent(x, a, least_exponent(x, b, 0));
    size_t i = 0, j = 0;

    *out = (pairs){ .at = zij_array(zij_expr_mem(x), a->n + b->n, pair) };
    if (!zij_scale128(a->c, -e, &out->cn) || !zij_scale128(b->c, -e, &out->cd))
        return false;
    while (i < a->n || j < b->n) {
        uint32_t u = i < a->n ? a->at[i].var : NO_VAR,
                 v = j < b->n ? b->at[j].var : NO_VAR;
        pair *p = &out->at[out->n++];
        fig f = zij_expr_fig(x, ZIJ_MIN(u, v));

        if (u <= v)
            p->n = a->at[i++].k;
        if (v <= u)
            p->d = b->at[j++].k;
        if (!fill(&f, e, p))
            return false;
    }
    return true;
}

/* The value of the ratio where each variable is on the side that `at` says for it, seen
 * from the value now: n - now d > 0 means that the variable raises the ratio. */
static bool value(const pairs *v, const zij_rat *now, int dir, zij_rat *out)
{
    zij_i128 n = v->cn, d = v->cd, s, t, g;

    for (size_t i = 0; i < v->n; i++) {
        const pair *p = &v->at[i];
        zij_i128 at = p->mid;

        if (dir != 0) {
            if (!zij_mul128(now->d, p->n, &s) || !zij_mul128(now->n, p->d, &t) ||
                __builtin_sub_overflow(s, t, &g))
                return false;
            at = (g > 0) == (dir > 0) ? p->hi : p->lo;
        }
        if (!add_product(p->n, at, &n) || !add_product(p->d, at, &d))
            return false;
    }
    return d > 0 && zij_rat_make(n, d, out);
}

/* Dinkelbach: go to the vertex that is best for n - now d until the value stays. Each
 * round is strictly better, so it ends; few rounds are usual. */
static bool extreme(const pairs *v, zij_rat mid, int dir, zij_real *out)
{
    enum { ROUNDS = 200 };
    zij_rat now = mid, next;

    for (int i = 0; i < ROUNDS; i++) {
        if (!value(v, &now, dir, &next))
            return false;
        if (zij_rat_cmp(next, now) == 0) {
            *out = zij_expr_real(now);
            return true;
        }
        now = next;
    }
    return false;
}

static bool whole_range(eval *x, const ratio *r, range *out)
{
    zij_real *at[3] = { &out->lo, &out->mid, &out->hi };
    zij_i128 value_of[3];
    ends s;

    if (!zij_expr_affine_ends(x, &r->n, &s))
        return false;
    value_of[0] = s.lo;
    value_of[1] = s.mid;
    value_of[2] = s.hi;
    for (int i = 0; i < 3; i++) {
        zij_rat v, d = { r->d.c, 1 };

        if (!zij_rat_pow10(value_of[i], s.e, &v) ||
            (r->d.c != 1 && !zij_rat_div(v, d, &v)))
            return false;
        *at[i] = zij_expr_real(v);
    }
    return true;
}

bool zij_expr_ratio_range(eval *x, const ratio *r, range *out)
{
    zij_rat mid, none = zij_rat_of(0);
    pairs v;

    if (r->d.n == 0)
        return whole_range(x, r, out);
    if (!join(x, r, &v) || !value(&v, &none, 0, &mid))
        return false;
    out->mid = zij_expr_real(mid);
    return extreme(&v, mid, -1, &out->lo) && extreme(&v, mid, 1, &out->hi);
}
