/* math.h - the functions of doubles that drawing needs, the same on every target: they
 * use only + - * / and the square root, which IEEE 754 rounds alike everywhere. No libm.
 *
 * Errors, in units of the last place, over all arguments: floor, ceil, round, sqrt exact;
 * log and log10 below 0.51; exp and pow below 0.65 (subnormal results 1); sin and cos
 * below 0.8. What is exact comes out exact: log10 of 1000 is 3, 10 to the 3rd is 1000.
 * NaN gives NaN; the infinities, zeros and negative arguments are treated as C does.
 */
#ifndef ZIJ_BASE_MATH_H
#define ZIJ_BASE_MATH_H
#include "base/base.h"

#define ZIJ_PI 3.14159265358979323846
/* Largest |x| of zij_sin and zij_cos; a larger one traps. */
#define ZIJ_ANGLE_MOST 1e6

/* Needs -fno-math-errno to be one instruction. */
static inline double zij_sqrt(double x)
{
    return __builtin_sqrt(x);
}

static inline double zij_abs(double x)
{
    return __builtin_fabs(x);
}

double zij_floor(double x);
double zij_ceil(double x);
double zij_round(double x); /* half away from zero */
double zij_log(double x);
double zij_log10(double x);
double zij_exp(double x);
double zij_pow(double x, double y);
double zij_sin(double x);
double zij_cos(double x);

#endif
