/* utf8.h - characters of UTF-8 text (RFC 3629). */
#ifndef ZIJ_BASE_UTF8_H
#define ZIJ_BASE_UTF8_H
#include "base/buf.h"

enum { ZIJ_NOT_UTF8 = -1 };

/* The character at *i, which moves behind it. For a byte that starts none ZIJ_NOT_UTF8,
 * and *i moves by one. *i < s.len. */
int32_t zij_utf8_next(zij_str s, size_t *i);
/* Index of the first byte that is not UTF-8, or s.len. */
size_t zij_utf8_check(zij_str s);
/* Number of characters; a stray byte counts as one. */
size_t zij_utf8_count(zij_str s);
/* Traps for what is no character: a surrogate, or beyond U+10FFFF. */
void zij_put_utf8(zij_buf *b, int32_t c);
/* Whether a character may stand in an output as it is. Not: stray bytes, controls besides
 * tab and line end, non-characters, and the overrides and embeddings (U+202A to U+202E)
 * that turn the direction of what follows and let a label rewrite its neighbours; marks
 * and isolates, which stay by themselves, may. Painters show U+FFFD in their place. */
bool zij_utf8_is_text(int32_t c);
/* Columns in a terminal: 2 for wide East Asian characters, 0 for combining ones. */
int zij_utf8_columns(int32_t c);

#endif
