/* math.c - logarithms, exponentials and angles from their Taylor series.
 *
 * log is carried as a sum of two doubles (about 100 bits where it matters), so that pow
 * may multiply it by hundreds and still round right. Sums and products of doubles are
 * made exact by the methods of Knuth and Dekker; fused operations are off
 * (-ffp-contract=off).
 */
#include "base/math.h"

#define INFINITE  __builtin_inf()
#define NO_NUMBER __builtin_nan("")

/* hi + lo, |lo| at most half a unit of hi */
typedef struct pair {
    double hi, lo;
} pair;

static const pair LOG10_E = { 0x1.bcb7b1526e50ep-2, 0x1.95355baaafad3p-57 };
/* log 2; the high part has 32 bits, so that its product with an exponent is exact. */
static const double LN2_HI = 0x1.62e42feep-1, LN2_LO = 0x1.a39ef35793c76p-33;

static double of_bits(uint64_t bits)
{
    double x;

    zij_copy(&x, &bits, sizeof(x));
    return x;
}

static uint64_t bits_of(double x)
{
    uint64_t bits;

    zij_copy(&bits, &x, sizeof(bits));
    return bits;
}

/* a + b exactly. */
static pair sum(double a, double b)
{
    double s = a + b, of_b = s - a;

    return (pair){ s, (a - (s - of_b)) + (b - of_b) };
}

/* The upper 26 bits of a double. */
static double upper(double a)
{
    return of_bits(bits_of(a) & ~(uint64_t)0x7ffffff);
}

/* a * b exactly, short of overflow and underflow. */
static pair product(double a, double b)
{
    double p = a * b, ah = upper(a), al = a - ah, bh = upper(b), bl = b - bh;

    return (pair){ p, ((ah * bh - p) + ah * bl + al * bh) + al * bl };
}

static pair add(pair a, pair b)
{
    pair s = sum(a.hi, b.hi);

    return sum(s.hi, s.lo + (a.lo + b.lo));
}

static pair multiply(pair a, pair b)
{
    pair p = product(a.hi, b.hi);

    return sum(p.hi, p.lo + (a.hi * b.lo + a.lo * b.hi));
}

static pair divide(double a, pair b)
{
    double q = a / b.hi;
    pair back = product(q, b.hi);

    return sum(q, ((a - back.hi) - back.lo - q * b.lo) / b.hi);
}

double zij_floor(double x)
{
    double whole;

    if (!(zij_abs(x) < 0x1p52)) /* whole already, or NaN */
        return x;
    whole = (double)(int64_t)x;
    return whole - (whole > x);
}

double zij_ceil(double x)
{
    return -zij_floor(-x);
}

double zij_round(double x)
{
    double near = zij_floor(zij_abs(x));

    if (!(zij_abs(x) < 0x1p52))
        return x;
    near += zij_abs(x) - near >= 0.5;
    return x < 0 ? -near : near;
}

/* log x for 0 < x < infinity: x = 2^k (1 + f), s = f / (2 + f),
 * log (1 + f) = 2 s (1 + s^2/3 + s^4/5 + ...); |s| < 0.172. */
static pair log_of(double x)
{
    int k = 0;
    double f, z, rest = 0;
    pair s, square, series;

    if (x < 0x1p-1022) {
        x *= 0x1p54;
        k = -54;
    }
    k += (int)(bits_of(x) >> 52) - 1023;
    x = of_bits((bits_of(x) & 0xfffffffffffff) | (uint64_t)1023 << 52);
    if (x > 1.4142135623730951) {
        x /= 2;
        k++;
    }
    f = x - 1;
    s = divide(f, sum(2, f));
    square = multiply(s, s);
    z = square.hi;
    for (int n = 25; n >= 7; n -= 2)
        rest = z * (rest + 2.0 / n);
    series = add((pair){ 0x1.999999999999ap-2, -0x1.999999999999ap-56 },
                 (pair){ rest, 0 }); /* 2/5 + ... */
    series = add((pair){ 0x1.5555555555555p-1, 0x1.5555555555555p-55 },
                 multiply(series, square)); /* 2/3 + ... */
    series = multiply(series, multiply(square, s));
    series = add((pair){ 2 * s.hi, 2 * s.lo }, series);
    series = add((pair){ k * LN2_HI, 0 }, add(series, (pair){ k * LN2_LO, 0 }));
    return series;
}

double zij_log(double x)
{
    if (!(x > 0))
        return x == 0 ? -INFINITE : NO_NUMBER;
    return x == INFINITE ? x : log_of(x).hi;
}

double zij_log10(double x)
{
    if (!(x > 0))
        return x == 0 ? -INFINITE : NO_NUMBER;
    return x == INFINITE ? x : multiply(log_of(x), LOG10_E).hi;
}

/* x * 2^k for 0.5 <= x <= 2; two steps where the result is subnormal. */
static double scale(double x, int k)
{
    if (k > 1023)
        return x * 2 * of_bits((uint64_t)(k - 1 + 1023) << 52);
    if (k < -1022)
        return x * of_bits((uint64_t)(k + 200 + 1023) << 52) * 0x1p-200;
    return x * of_bits((uint64_t)(k + 1023) << 52);
}

/* exp (x + more): 2^k exp r, |r| < 0.35; 1 + r is exact in two parts, and only the small
 * terms of the series are rounded. */
static double exp_of(double x, double more)
{
    double k, low, p = 0;
    pair r, one;

    if (x > 709.79)
        return INFINITE;
    if (x < -745.14)
        return 0;
    k = zij_round(x * 1.4426950408889634);
    low = more - k * LN2_LO;
    r = sum(x - k * LN2_HI, low);
    for (int n = 15; n >= 3; n--)
        p = r.hi / n * (1 + p);
    p = r.hi * r.hi / 2 * (1 + p);
    one = sum(1, r.hi);
    return scale(one.hi + (one.lo + (r.lo + r.hi * r.lo + p)), (int)k);
}

double zij_exp(double x)
{
    return x == x ? exp_of(x, 0) : x;
}

static bool is_whole(double x)
{
    return zij_floor(x) == x;
}

static bool is_odd(double x)
{
    return zij_abs(x) < 0x1p53 && is_whole(x) && !is_whole(x / 2);
}

/* |x| to the y, for y not 0, not NaN and |x| not 1. */
static double power_of(double x, double y)
{
    pair log, p;

    if (x == 0 || x == INFINITE)
        return (x == 0) == (y > 0) ? 0 : INFINITE;
    log = log_of(x);
    if (zij_abs(y) > 0x1p64) /* |log| > 2^-54, so the result is out of range */
        return (log.hi > 0) == (y > 0) ? INFINITE : 0;
    if (zij_abs(y * log.hi) > 800)
        return y * log.hi > 0 ? INFINITE : 0;
    if (zij_abs(y) < 0x1p-64) /* and so is 1 + y log x */
        return 1;
    p = multiply(log, (pair){ y, 0 });
    return exp_of(p.hi, p.lo);
}

double zij_pow(double x, double y)
{
    double size = zij_abs(x), power;

    if (y == 0 || x == 1)
        return 1;
    if (x != x || y != y)
        return NO_NUMBER;
    if (x < 0 && size != INFINITE && !is_whole(y))
        return NO_NUMBER;
    power = size == 1 ? 1 : power_of(size, y);
    return bits_of(x) >> 63 && is_odd(y) ? -power : power;
}

/* x = k pi/2 + r, |r| <= pi/4; returns k mod 4. Three parts of pi/2 have 33 bits, so that
 * their products with k (20 bits) are exact, and the fourth has the rest. */
static int reduce(double x, pair *r)
{
    static const double part[] = { 0x1.921fb544p+0, 0x1.0b4611a6p-34, 0x1.3198a2ep-69,
                                   0x1.b839a252049c1p-104 };
    double k = zij_round(x * 0.6366197723675814);

    ZIJ_ASSERT(zij_abs(x) <= ZIJ_ANGLE_MOST);
    *r = (pair){ x - k * part[0], 0 };
    for (int i = 1; i < 4; i++)
        *r = add(*r, (pair){ -k * part[i], 0 });
    return (int)((int64_t)k & 3);
}

/* r - r^3/3! + r^5/5! ... */
static double sin_of(pair r)
{
    double z = r.hi * r.hi, p = 0;

    for (int n = 19; n >= 5; n -= 2)
        p = -z / (n * (n - 1)) * (1 + p);
    return r.hi + (r.lo * (1 - z / 2) - r.hi * z / 6 * (1 + p));
}

/* 1 - r^2/2! + r^4/4! ... */
static double cos_of(pair r)
{
    pair square = product(r.hi, r.hi), one;
    double z = square.hi, p = 0;

    for (int n = 18; n >= 6; n -= 2)
        p = -z / (n * (n - 1)) * (1 + p);
    one = sum(1, -z / 2);
    return one.hi + (one.lo + (z * z / 24 * (1 + p) - square.lo / 2 - r.hi * r.lo));
}

double zij_sin(double x)
{
    pair r;
    int k;

    if (x != x || x == 0)
        return x;
    k = reduce(x, &r);
    return (k & 1 ? cos_of(r) : sin_of(r)) * (k & 2 ? -1 : 1);
}

double zij_cos(double x)
{
    pair r;
    int k;

    if (x != x)
        return x;
    k = reduce(x, &r);
    return (k & 1 ? sin_of(r) : cos_of(r)) * ((k + 1) & 2 ? -1 : 1);
}
