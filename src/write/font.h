/* font.h - the fonts of a site: only the characters it uses, as WOFF2.
 *
 * The same bytes every time. Costs about as much as the brotli stream (quality 9).
 */
#ifndef ZIJ_WRITE_FONT_H
#define ZIJ_WRITE_FONT_H
#include "base/diag.h"

typedef struct zij_font_face {
    const char *path; /* in the arena it was found with */
    unsigned index;   /* of the face in a collection */
} zij_font_face;

/* The face for a language: Noto Sans CJK JP for ja, Noto Sans for others; from the folder
 * ZIJ_FONTS if it is set, else where Debian puts them. Reports font-not-found. */
ZIJ_MUST_USE zij_rc zij_font_find(zij_str lang, bool bold, zij_arena *mem, zij_diags *to,
                                  zij_font_face *out);

/* A WOFF2 file with the glyphs of `chars` (any order, repeats allowed).
 *   out   lives in `mem`; untouched on failure
 * Reports font-not-found, font-broken, font-missing-glyph (names the characters). */
ZIJ_MUST_USE zij_rc zij_font_woff2(const zij_font_face *face, const int32_t *chars,
                                   size_t n, zij_arena *mem, zij_diags *to, zij_str *out);

#endif
