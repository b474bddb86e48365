/* period.h - SDMX time periods: 2024, 2024-S1, 2024-Q3, 2024-07 (also 2024-M07). */
#ifndef ZIJ_MODEL_PERIOD_H
#define ZIJ_MODEL_PERIOD_H
#include "base/buf.h"

/* How many periods a year has; also the frequency. */
typedef enum zij_freq {
    ZIJ_FREQ_A = 1,
    ZIJ_FREQ_S = 2,
    ZIJ_FREQ_Q = 4,
    ZIJ_FREQ_M = 12,
} zij_freq;

/* Periods of one frequency are ordered, and neighbours differ by 1:
 * ordinal = year * freq + (number in the year, from 0). Years 1 to 9999. */
typedef struct zij_period {
    int32_t ordinal;
    int32_t freq;
} zij_period;

bool zij_period_read(zij_str text, zij_period *out);
void zij_put_period(zij_buf *b, zij_period p);
int zij_period_year(zij_period p);
zij_period zij_period_of_year(int year);
/* By frequency, then time: <0, 0, >0. */
int zij_period_cmp(zij_period a, zij_period b);

#endif
