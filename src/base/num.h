/* num.h - text of doubles, and doubles of text. Exact on every machine, no locale.
 *
 * Figures are decimals (dec.h); doubles serve drawing and the bounds of intervals.
 * NaN and the infinities have no text: printing one traps.
 */
#ifndef ZIJ_BASE_NUM_H
#define ZIJ_BASE_NUM_H
#include "base/buf.h"

enum { ZIJ_FIXED_DECIMALS = 9 };

/* The shortest decimal that reads back as `x`, and of these the nearest to it; written as
 * JavaScript does: 0.1, 100, 1e+21, 1.5e-7. Zero has no sign. */
void zij_put_double(zij_buf *b, double x);
/* At most `decimals` (up to ZIJ_FIXED_DECIMALS) decimals, zeros at the end left out:
 * coordinates of drawings. The exact value is rounded, ties to even; never "-0".
 * |x| < 2^63. */
void zij_put_fixed(zij_buf *b, double x, int decimals);
/* The double nearest to [-]digits[.digits][e[+-]digits], ties to even. False when the
 * text is anything else, or too large for a double; below the smallest double it is 0. */
bool zij_read_double(zij_str text, double *out);

#endif
