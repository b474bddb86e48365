/* buf.h - bytes that are written one after another, in an arena. */
#ifndef ZIJ_BASE_BUF_H
#define ZIJ_BASE_BUF_H
#include "base/str.h"

typedef struct zij_buf {
    zij_arena *mem; /* borrowed; owns the bytes */
    char *at;
    size_t len, room;
} zij_buf;

zij_buf zij_buf_make(zij_arena *mem);
/* What was written so far; valid until the next write. */
zij_str zij_buf_str(const zij_buf *b);
void zij_put(zij_buf *b, zij_str s);
void zij_put_c(zij_buf *b, const char *c);
void zij_put_byte(zij_buf *b, char c);
void zij_put_int(zij_buf *b, int64_t v);
void zij_put_uint(zij_buf *b, uint64_t v);
/* A small printf: %s %.*s %c %d %u %x %zu %zx %lld %llu %%, widths and zero padding
 * (%02d). No locale, no floating point (num.h prints numbers). */
void zij_putf(zij_buf *b, const char *format, ...) ZIJ_PRINTF(2, 3);
void zij_putf_list(zij_buf *b, const char *format, va_list list) ZIJ_PRINTF(2, 0);
/* The text of a format, living in `mem`. */
zij_str zij_strf(zij_arena *mem, const char *format, ...) ZIJ_PRINTF(2, 3);
/* `n` bytes to be filled by the caller. */
char *zij_buf_more(zij_buf *b, size_t n);

#endif
