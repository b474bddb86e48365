/* scale.h - from numbers to pixels, and round numbers for an axis. */
#ifndef ZIJ_CHART_SCALE_H
#define ZIJ_CHART_SCALE_H
#include "base/base.h"

typedef struct zij_scale {
    double lo, hi; /* lo < hi; where they lie: */
    double at_lo, at_hi;
} zij_scale;

double zij_scale_at(const zij_scale *s, double value);

/* The round numbers first, first + 1, ... first + n - 1 times mantissa x 10^exponent. */
typedef struct zij_ticks {
    int64_t first;
    size_t n;
    int mantissa, exponent; /* 1, 2 or 5 */
    int decimals;           /* that a label needs */
} zij_ticks;

/* About `about` (>= 1) steps that cover lo..hi, ends included. Equal ends get room. */
zij_ticks zij_ticks_over(double lo, double hi, int about);
double zij_tick_value(const zij_ticks *t, size_t i);

/* Figures that a chart cannot show: NaN, infinities and beyond. */
bool zij_scale_can(double value);
/* Smaller than any figure means: drawn as zero. */
double zij_scale_clean(double value);

#endif
