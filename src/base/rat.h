/* rat.h - exact fractions of 128 bits; what does not fit is reported, never cut.
 *
 * A zij_rat is n/d in lowest terms with d > 0, so equal numbers have equal bytes; {0, 1}
 * is 0. The functions return false when the result does not fit; *out is then untouched.
 */
#ifndef ZIJ_BASE_RAT_H
#define ZIJ_BASE_RAT_H
#include "base/dec.h"

typedef struct zij_rat {
    zij_i128 n, d;
} zij_rat;

/* 128-bit arithmetic that says when it does not fit. */
static inline bool zij_add128(zij_i128 a, zij_i128 b, zij_i128 *out)
{
    return !__builtin_add_overflow(a, b, out);
}
static inline bool zij_mul128(zij_i128 a, zij_i128 b, zij_i128 *out)
{
    return !__builtin_mul_overflow(a, b, out);
}
/* a x 10^n, n >= 0. */
bool zij_scale128(zij_i128 a, int n, zij_i128 *out);
/* The greatest common divisor of |a| and |b|; gcd(0, 0) is 0. */
zij_u128 zij_gcd128(zij_i128 a, zij_i128 b);

zij_rat zij_rat_of(int64_t n);
/* n/d in lowest terms; d != 0. */
ZIJ_MUST_USE bool zij_rat_make(zij_i128 n, zij_i128 d, zij_rat *out);
/* n x 10^e. */
ZIJ_MUST_USE bool zij_rat_pow10(zij_i128 n, int e, zij_rat *out);
ZIJ_MUST_USE bool zij_rat_add(zij_rat a, zij_rat b, zij_rat *out);
ZIJ_MUST_USE bool zij_rat_sub(zij_rat a, zij_rat b, zij_rat *out);
ZIJ_MUST_USE bool zij_rat_mul(zij_rat a, zij_rat b, zij_rat *out);
/* b != 0. */
ZIJ_MUST_USE bool zij_rat_div(zij_rat a, zij_rat b, zij_rat *out);
/* <0, 0, >0; exact for all a and b, even where a - b would not fit. */
int zij_rat_cmp(zij_rat a, zij_rat b);
static inline int zij_rat_sign(zij_rat a)
{
    return (a.n > 0) - (a.n < 0);
}
/* Rounded to `decimals` digits behind the point, half away from zero. False when that has
 * more than 18 digits. */
ZIJ_MUST_USE bool zij_rat_round(zij_rat a, int decimals, zij_dec *out);
/* A double near it (a few units of the last place); for drawing. */
double zij_rat_double(zij_rat a);
/* The doubles at or below, and at or above it. */
void zij_rat_outward(zij_rat a, double *below, double *above);

/* The neighbours of a double, for arithmetic rounded outward. */
double zij_double_below(double x);
double zij_double_above(double x);

#endif
