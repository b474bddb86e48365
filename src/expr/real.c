#include "expr/num.h"

/* An end is an exact fraction, or a double that lies outward of it. Arithmetic leaves the
 * double of an exact one unset, for most are never looked at. */

static const double INFINITE = __builtin_inf();

zij_real zij_expr_real(zij_rat r)
{
    return (zij_real){ true, r, zij_rat_double(r) };
}

static zij_real fraction(zij_rat r)
{
    return (zij_real){ true, r, 0 };
}

static zij_real bound(double d, int dir)
{
    if (d != d) /* inf - inf: nothing is known */
        d = dir * INFINITE;
    return (zij_real){ false, zij_rat_of(0), d };
}

static double step(double d, int dir)
{
    return dir < 0 ? zij_double_below(d) : zij_double_above(d);
}

/* The double at or outward of an end. */
static double outward(const zij_real *a, int dir)
{
    double below, above;

    if (!a->exact)
        return a->d;
    zij_rat_outward(a->r, &below, &above);
    return dir < 0 ? below : above;
}

static double outward128(zij_i128 n, int dir)
{
    zij_real r = fraction((zij_rat){ n, 1 });

    return outward(&r, dir);
}

zij_real zij_expr_real_pow10(zij_i128 n, int e, int dir)
{
    zij_rat r;
    double d;

    if (zij_rat_pow10(n, e, &r))
        return fraction(r);
    d = outward128(n, dir);
    for (; e > 0; e--)
        d = step(d * 10, dir);
    for (; e < 0; e++)
        d = step(d / 10, dir);
    return bound(d, dir);
}

zij_real zij_expr_real_ratio(zij_i128 n, zij_i128 d, int dir)
{
    zij_rat r;
    ival a, b;

    if (zij_rat_make(n, d, &r))
        return fraction(r);
    a = (ival){ bound(outward128(n, -1), -1), bound(outward128(n, 1), 1) };
    b = (ival){ bound(outward128(d, -1), -1), bound(outward128(d, 1), 1) };
    a = zij_expr_ival_div(a, b);
    return dir < 0 ? a.lo : a.hi;
}

int zij_expr_real_sign(const zij_real *a)
{
    return a->exact ? zij_rat_sign(a->r) : (a->d > 0) - (a->d < 0);
}

/* A fraction and a double that cannot be told apart count as equal. */
int zij_real_cmp(const zij_real *a, const zij_real *b)
{
    double below, above;

    if (a->exact && b->exact)
        return zij_rat_cmp(a->r, b->r);
    if (b->exact)
        return -zij_real_cmp(b, a);
    if (!a->exact)
        return (a->d > b->d) - (a->d < b->d);
    zij_rat_outward(a->r, &below, &above);
    return (below > b->d) - (above < b->d);
}

bool zij_real_round(const zij_real *x, int shift, int decimals, zij_dec *out)
{
    zij_rat ten, r;
    double d = x->d;

    if (x->exact)
        return zij_rat_pow10(1, shift, &ten) && zij_rat_mul(x->r, ten, &r) &&
               zij_rat_round(r, decimals, out);
    for (int i = shift + decimals; i > 0; i--)
        d *= 10;
    for (int i = shift + decimals; i < 0; i++)
        d /= 10;
    if (!(d > -1e17 && d < 1e17))
        return false;
    *out = (zij_dec){ (int64_t)(d < 0 ? d - 0.5 : d + 0.5), (int8_t)decimals };
    return true;
}

static zij_real add(const zij_real *a, const zij_real *b, int dir)
{
    zij_rat r;

    if (a->exact && b->exact && zij_rat_add(a->r, b->r, &r))
        return fraction(r);
    return bound(step(outward(a, dir) + outward(b, dir), dir), dir);
}

static zij_real negative(zij_real a)
{
    a.r.n = -a.r.n; /* never the one number that has no negative: see zij_rat_make */
    a.d = -a.d;
    return a;
}

/* The lesser (dir -1) or greater of two ends on the same side `side`. */
static zij_real pick(const zij_real *a, const zij_real *b, int dir, int side)
{
    double x, y;

    if (a->exact && b->exact)
        return zij_rat_cmp(a->r, b->r) * dir > 0 ? *a : *b;
    x = outward(a, side);
    y = outward(b, side);
    return bound((x - y) * dir > 0 ? x : y, side);
}

ival zij_expr_ival_add(ival a, ival b)
{
    return (ival){ add(&a.lo, &b.lo, -1), add(&a.hi, &b.hi, 1) };
}

ival zij_expr_ival_sub(ival a, ival b)
{
    return zij_expr_ival_add(a, (ival){ negative(b.hi), negative(b.lo) });
}

ival zij_expr_ival_line(void)
{
    return (ival){ bound(-INFINITE, -1), bound(INFINITE, 1) };
}

static bool all_exact(const ival *a, const ival *b)
{
    return a->lo.exact && a->hi.exact && b->lo.exact && b->hi.exact;
}

static bool is_positive(const ival *a) /* or 0 */
{
    return a->lo.r.n >= 0;
}

static bool mul_exact(const ival *a, const ival *b, ival *out)
{
    zij_rat x, lo, hi;

    if (is_positive(a) && is_positive(b)) { /* the usual case */
        if (!zij_rat_mul(a->lo.r, b->lo.r, &lo) || !zij_rat_mul(a->hi.r, b->hi.r, &hi))
            return false;
        *out = (ival){ fraction(lo), fraction(hi) };
        return true;
    }
    if (!zij_rat_mul(a->lo.r, b->lo.r, &lo))
        return false;
    hi = lo;
    for (int i = 1; i < 4; i++) {
        if (!zij_rat_mul(i & 1 ? a->hi.r : a->lo.r, i & 2 ? b->hi.r : b->lo.r, &x))
            return false;
        if (zij_rat_cmp(x, lo) < 0)
            lo = x;
        if (zij_rat_cmp(x, hi) > 0)
            hi = x;
    }
    *out = (ival){ fraction(lo), fraction(hi) };
    return true;
}

static ival mul_doubles(const ival *a, const ival *b)
{
    double p[2] = { outward(&a->lo, -1), outward(&a->hi, 1) };
    double q[2] = { outward(&b->lo, -1), outward(&b->hi, 1) };
    double lo = INFINITE, hi = -INFINITE;

    for (int i = 0; i < 4; i++) {
        double x = p[i & 1] == 0 || q[i >> 1] == 0 ? 0 : p[i & 1] * q[i >> 1];

        lo = ZIJ_MIN(lo, x);
        hi = ZIJ_MAX(hi, x);
    }
    return (ival){ bound(step(lo, -1), -1), bound(step(hi, 1), 1) };
}

ival zij_expr_ival_mul(ival a, ival b)
{
    ival r;

    return all_exact(&a, &b) && mul_exact(&a, &b, &r) ? r : mul_doubles(&a, &b);
}

static zij_real inverse(const zij_real *a, int dir)
{
    zij_rat r;

    if (a->exact && zij_rat_make(a->r.d, a->r.n, &r))
        return fraction(r);
    return bound(step(1 / outward(a, -dir), dir), dir);
}

ival zij_expr_ival_div(ival a, ival b)
{
    int lo = zij_expr_real_sign(&b.lo), hi = zij_expr_real_sign(&b.hi);

    if (lo <= 0 && hi >= 0)
        return zij_expr_ival_line();
    return zij_expr_ival_mul(a, (ival){ inverse(&b.hi, -1), inverse(&b.lo, 1) });
}

/* d^n, off in direction dir at most. */
static double power(double d, unsigned n, int dir)
{
    double all = 1;

    for (unsigned i = 0; i < n; i++)
        all = step(all * d, dir);
    return all;
}

/* A double at or outward of the root: the last whose power is surely on that side. */
static zij_real root(const zij_real *a, unsigned n, int dir)
{
    double at = outward(a, dir), out = dir < 0 ? 0 : ZIJ_MAX(1, at),
           in = dir < 0 ? ZIJ_MAX(1, at) : 0;

    if (a->exact && a->r.n == a->r.d)
        return fraction(zij_rat_of(1));
    if (at <= 0 || at == INFINITE)
        return at <= 0 ? fraction(zij_rat_of(0)) : bound(at, dir);
    for (;;) {
        double mid = out + (in - out) / 2, p = power(mid, n, -dir);

        if (mid == out || mid == in)
            return bound(out, dir);
        if (dir < 0 ? p <= at : p >= at)
            out = mid;
        else
            in = mid;
    }
}

ival zij_expr_ival_root(ival a, unsigned n)
{
    return (ival){ root(&a.lo, n, -1), root(&a.hi, n, 1) };
}

ival zij_expr_ival_min(ival a, ival b)
{
    return (ival){ pick(&a.lo, &b.lo, -1, -1), pick(&a.hi, &b.hi, -1, 1) };
}

ival zij_expr_ival_max(ival a, ival b)
{
    return (ival){ pick(&a.lo, &b.lo, 1, -1), pick(&a.hi, &b.hi, 1, 1) };
}

ival zij_expr_ival_hull(ival a, ival b)
{
    return (ival){ pick(&a.lo, &b.lo, -1, -1), pick(&a.hi, &b.hi, 1, 1) };
}
