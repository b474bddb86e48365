/* str.h - text as pointer and length. It is borrowed, never NUL-ended, and may hold NUL.
 */
#ifndef ZIJ_BASE_STR_H
#define ZIJ_BASE_STR_H
#include "base/arena.h"

typedef struct zij_str {
    const char *at;
    size_t len;
} zij_str;

#define ZIJ_STR(literal) ((zij_str){ "" literal, sizeof(literal) - 1 })
#define ZIJ_STR_CONST(literal)          \
    {                                   \
        "" literal, sizeof(literal) - 1 \
    }                                                             /* in static tables */
#define ZIJ_ARG(s) (int)ZIJ_MIN((s).len, (size_t)INT_MAX), (s).at /* for %.*s */

zij_str zij_str_of(const char *c); /* borrows a C string */
bool zij_str_eq(zij_str a, zij_str b);
bool zij_str_same_letters(zij_str a, zij_str b); /* capital or small, of ASCII */
int zij_str_cmp(zij_str a, zij_str b);           /* by bytes: <0, 0, >0 */
/* Letters of ASCII, digits and _, no digit first: what an identifier is made of. */
bool zij_str_is_word(zij_str s);
bool zij_str_starts(zij_str s, zij_str prefix);
bool zij_str_ends(zij_str s, zij_str suffix);
/* Index of the first `c` at or after `from`, or s.len. */
size_t zij_str_find(zij_str s, size_t from, char c);
/* Index of the first `part` at or after `from`, or s.len. */
size_t zij_str_search(zij_str s, size_t from, zij_str part);
/* Bytes from..to; both are cut to the length. */
zij_str zij_str_sub(zij_str s, size_t from, size_t to);
/* Without blanks, tabs and line ends at both ends. */
zij_str zij_str_trim(zij_str s);
/* The part of *rest before the next `c`, which is taken off *rest; false at the end.
 *     while (zij_str_next(&rest, ',', &part)) */
bool zij_str_next(zij_str *rest, char c, zij_str *part);
zij_str zij_str_copy(zij_arena *mem, zij_str s);
/* A copy with a NUL behind it; ZIJ_ASSERTs that there is none inside. */
const char *zij_str_c(zij_arena *mem, zij_str s);
/* Optimal string alignment distance in bytes, at most `limit` + 1: for "did you mean". */
size_t zij_str_distance(zij_str a, zij_str b, size_t limit);

/* The nearest of several names to what was written, for "did you mean"; near is one slip
 * in three letters: zij_nearest n = zij_nearest_to(written); zij_nearest_try(&n, name)
 * for each name;  n.best.len > 0 when one is near enough */
typedef struct zij_nearest {
    zij_str written, best;
    zij_str first[5]; /* that were tried: all of them, where there are few */
    size_t distance, tried;
} zij_nearest;
zij_nearest zij_nearest_to(zij_str written);
void zij_nearest_try(zij_nearest *n, zij_str name);

#endif
