#include "base/rat.h"

static zij_u128 size_of(zij_i128 a)
{
    return a < 0 ? 0 - (zij_u128)a : (zij_u128)a;
}

bool zij_scale128(zij_i128 a, int n, zij_i128 *out)
{
    for (; n > 0 && a != 0; n -= ZIJ_MIN(n, ZIJ_DEC_DIGITS))
        if (!zij_mul128(a, zij_pow10(ZIJ_MIN(n, ZIJ_DEC_DIGITS)), &a))
            return false;
    *out = a;
    return true;
}

zij_u128 zij_gcd128(zij_i128 x, zij_i128 y)
{
    zij_u128 a = size_of(x), b = size_of(y);

    while (b > UINT64_MAX) {
        zij_u128 r = a % b;

        a = b;
        b = r;
    }
    if (b == 0)
        return a;
    /* Both fit 64 bits after one step: division there is many times as fast. */
    uint64_t p = (uint64_t)b, q = (uint64_t)(a % b);

    while (q != 0) {
        uint64_t r = p % q;

        p = q;
        q = r;
    }
    return p;
}

zij_rat zij_rat_of(int64_t n)
{
    return (zij_rat){ n, 1 };
}

bool zij_rat_make(zij_i128 n, zij_i128 d, zij_rat *out)
{
    zij_u128 g, un = size_of(n), ud = size_of(d);
    bool negative = (n < 0) != (d < 0);

    ZIJ_ASSERT(d != 0);
    g = d == 1 ? 1 : zij_gcd128(n, d);
    un /= g;
    ud /= g;
    if (un >> 127 != 0 || ud >> 127 != 0)
        return false;
    out->n = negative ? -(zij_i128)un : (zij_i128)un;
    out->d = (zij_i128)ud;
    return true;
}

bool zij_rat_pow10(zij_i128 n, int e, zij_rat *out)
{
    zij_i128 power;

    if (e >= 0) {
        if (!zij_scale128(n, e, &n))
            return false;
        return zij_rat_make(n, 1, out);
    }
    for (; e < 0 && n % 10 == 0 && n != 0; e++)
        n /= 10;
    return zij_scale128(1, -e, &power) && zij_rat_make(n, power, out);
}

bool zij_rat_add(zij_rat a, zij_rat b, zij_rat *out)
{
    zij_i128 x, y, n, d;
    zij_i128 g;

    if (a.d == b.d)
        return zij_add128(a.n, b.n, &n) && zij_rat_make(n, a.d, out);
    g = (zij_i128)zij_gcd128(a.d, b.d);
    return zij_mul128(a.n, b.d / g, &x) && zij_mul128(b.n, a.d / g, &y) &&
           zij_add128(x, y, &n) && zij_mul128(a.d, b.d / g, &d) &&
           zij_rat_make(n, d, out);
}

static bool negate(zij_rat *a)
{
    return !__builtin_sub_overflow((zij_i128)0, a->n, &a->n);
}

bool zij_rat_sub(zij_rat a, zij_rat b, zij_rat *out)
{
    return negate(&b) && zij_rat_add(a, b, out);
}

bool zij_rat_mul(zij_rat a, zij_rat b, zij_rat *out)
{
    zij_i128 g = b.d == 1 ? 1 : (zij_i128)zij_gcd128(a.n, b.d);
    zij_i128 h = a.d == 1 ? 1 : (zij_i128)zij_gcd128(b.n, a.d);
    zij_rat r;

    if (a.n == 0 || b.n == 0) {
        *out = zij_rat_of(0);
        return true;
    }
    if (g != 1) {
        a.n /= g;
        b.d /= g;
    }
    if (h != 1) {
        b.n /= h;
        a.d /= h;
    }
    if (!zij_mul128(a.n, b.n, &r.n) || !zij_mul128(a.d, b.d, &r.d) ||
        size_of(r.n) >> 127 != 0) /* the one number that has no negative */
        return false;
    *out = r;
    return true;
}

bool zij_rat_div(zij_rat a, zij_rat b, zij_rat *out)
{
    zij_rat turned;

    ZIJ_ASSERT(b.n != 0);
    return zij_rat_make(b.d, b.n, &turned) && zij_rat_mul(a, turned, out);
}

/* Floor division: q.d <= n < (q + 1).d. */
static zij_i128 floor_of(zij_i128 n, zij_i128 d, zij_i128 *rest)
{
    zij_i128 q = n / d, r = n % d;

    if (r < 0) {
        q--;
        r += d;
    }
    *rest = r;
    return q;
}

/* Compares the whole parts, then the turned rests: continued fractions, so that no
 * product is ever formed. It ends because the divisors shrink as in Euclid's algorithm.
 */
int zij_rat_cmp(zij_rat a, zij_rat b)
{
    zij_i128 x, y;
    int turn = 1;

    if (a.d == b.d)
        return (a.n > b.n) - (a.n < b.n);
    if (zij_mul128(a.n, b.d, &x) && zij_mul128(b.n, a.d, &y))
        return (x > y) - (x < y);
    for (;;) {
        zij_i128 p = floor_of(a.n, a.d, &x), q = floor_of(b.n, b.d, &y);

        if (p != q)
            return p > q ? turn : -turn;
        if (x == 0 || y == 0)
            return x == y ? 0 : (x == 0 ? -turn : turn);
        a = (zij_rat){ a.d, x };
        b = (zij_rat){ b.d, y };
        turn = -turn;
    }
}

bool zij_rat_round(zij_rat a, int decimals, zij_dec *out)
{
    zij_u128 n = size_of(a.n), d = (zij_u128)a.d, whole, rest;
    int p = decimals;

    ZIJ_ASSERT(p >= ZIJ_DEC_MIN && p <= ZIJ_DEC_MAX);
    for (; p < 0; p++) {
        if (d > ((zij_u128)1 << 123))
            break; /* then the number is below 1/2 of the last digit or too close to tell
                    */
        d *= 10;
    }
    if (p < 0)
        return false;
    whole = n / d;
    rest = n % d;
    for (; p > 0; p--) { /* long division, a digit at a time */
        if (whole > (zij_u128)zij_pow10(ZIJ_DEC_DIGITS))
            return false;
        if (rest > ((zij_u128)1 << 123))
            return false;
        rest *= 10;
        whole = whole * 10 + rest / d;
        rest %= d;
    }
    whole += rest >= d - rest;
    if (whole >= (zij_u128)zij_pow10(ZIJ_DEC_DIGITS))
        return false;
    *out = (zij_dec){ a.n < 0 ? -(int64_t)whole : (int64_t)whole, (int8_t)decimals };
    return true;
}

double zij_double_above(double x)
{
    uint64_t bits;

    if (x != x || x > 1.7976931348623157e308)
        return x;
    if (x == 0)
        return 4.9406564584124654e-324;
    __builtin_memcpy(&bits, &x, sizeof(bits));
    bits = x > 0 ? bits + 1 : bits - 1;
    __builtin_memcpy(&x, &bits, sizeof(bits));
    return x;
}

double zij_double_below(double x)
{
    return -zij_double_above(-x);
}

double zij_rat_double(zij_rat a)
{
    return (double)a.n / (double)a.d;
}

/* Each conversion and the division err by at most half a unit of the last place: four
 * steps outward are more than enough. Small ones are exact, and stay so. */
void zij_rat_outward(zij_rat a, double *below, double *above)
{
    double x = zij_rat_double(a);

    *below = *above = x;
    if (a.d == 1 && size_of(a.n) <= (zij_u128)1 << 53)
        return;
    for (int i = 0; i < 4; i++) {
        *below = zij_double_below(*below);
        *above = zij_double_above(*above);
    }
}
