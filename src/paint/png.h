/* png.h - pixels as a PNG: eight bits a colour, no alpha, no time, no text. */
#ifndef ZIJ_PAINT_PNG_H
#define ZIJ_PAINT_PNG_H
#include "base/buf.h"

/* Appends the file; false when zlib fails.
 *   pixels  0x--RRGGBB each, rows `stride` apart */
ZIJ_MUST_USE bool zij_png_put(zij_buf *out, const uint32_t *pixels, size_t stride,
                              uint32_t w, uint32_t h);

#endif
