/* dec.h - a decimal as it was published: m x 10^-p, where p is its declared precision.
 *
 * 12.30 with two decimals is {1230, 2}; 1234500 in hundreds is {12345, -2}. So m counts
 * units of the last digit, and the half unit of rounding is one half of one m.
 *
 *   limits    18 digits of m; p from ZIJ_DEC_MIN to ZIJ_DEC_MAX
 */
#ifndef ZIJ_BASE_DEC_H
#define ZIJ_BASE_DEC_H
#include "base/buf.h"

enum {
    ZIJ_DEC_DIGITS = 18,
    ZIJ_DEC_MIN = -9,
    ZIJ_DEC_MAX = 9,
    ZIJ_DEC_AS_PRINTED = 127, /* p is the number of decimals in the text */
};

typedef struct zij_dec {
    int64_t m;
    int8_t p;
} zij_dec;

typedef enum zij_dec_rc {
    ZIJ_DEC_OK,
    ZIJ_DEC_NOT_A_NUMBER, /* anything but [-]digits[.digits] */
    ZIJ_DEC_TOO_FINE,     /* digits beyond the declared precision */
    ZIJ_DEC_TOO_LONG,     /* more than 18 digits */
} zij_dec_rc;

/* Reads [-]digits[.digits] at precision `p` (or ZIJ_DEC_AS_PRINTED). No exponent, no
 * separators, no locale. A text with fewer decimals than p gets zeros. */
zij_dec_rc zij_dec_read(zij_str text, int p, zij_dec *out);
/* Prints what zij_dec_read reads back: 12.30, -0.5, 1234500. */
void zij_put_dec(zij_buf *b, zij_dec d);
/* Exact comparison: <0, 0, >0. */
int zij_dec_cmp(zij_dec a, zij_dec b);
/* The double nearest to it (one rounding for |m| < 2^53 and |p| <= 22). For drawing only.
 */
double zij_dec_double(zij_dec d);
/* 10^n, 0 <= n <= 18. */
int64_t zij_pow10(int n);

#endif
