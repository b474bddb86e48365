/* font.h - the fonts of a site: only the characters it uses, as WOFF2.
 *
 * Two files per weight at most. Japanese pages have Noto Sans CJK JP and, for Latin, Noto
 * Sans; others Noto Sans and, for what it lacks, Noto Sans CJK JP. The fonts are those of
 * Debian's fonts-noto-core and fonts-noto-cjk, or lie in the folder that ZIJ_FONTS names.
 *
 *   memory    results live in the arena passed in
 *   bytes     the same characters give the same file
 */
#ifndef ZIJ_WRITE_FONT_H
#define ZIJ_WRITE_FONT_H
#include "base/diag.h"

typedef enum zij_font { ZIJ_FONT_SANS, ZIJ_FONT_CJK } zij_font;

/* A face of one of the two, HarfBuzz's; returned owned (hb_face_destroy).
 * Reports font-not-found, font-broken. */
struct hb_face_t;
ZIJ_MUST_USE zij_rc zij_font_face(zij_font font, bool bold, zij_arena *mem, zij_diags *to,
                                  struct hb_face_t **out);
/* Whether Japanese pages set a character in Noto Sans first. */
bool zij_font_is_latin(int32_t c);

typedef struct zij_font_file {
    zij_str name;  /* "noto-ja-400.woff2" */
    zij_str bytes; /* WOFF2 */
} zij_font_file;

typedef struct zij_font_set {
    zij_font_file files[2];
    size_t n;
    zij_str css; /* the @font-face rules of the family "zij-LANG", with line ends */
} zij_font_set;

/* The files of one weight of a language.
 *   chars  every character it sets, any order, repeats allowed; controls and invisible
 *          format characters need no glyph
 * Reports font-not-found, font-broken, font-missing-glyph (one for each character). */
ZIJ_MUST_USE zij_rc zij_font_set_make(zij_str lang, bool bold, const int32_t *chars,
                                      size_t n, zij_arena *mem, zij_diags *to,
                                      zij_font_set *out);

/* A WOFF2 file with the glyphs of `chars` from face `index` of a file; what the face
 * lacks is left out. Reports font-not-found, font-broken. */
ZIJ_MUST_USE zij_rc zij_font_woff2(zij_str path, unsigned index, const int32_t *chars,
                                   size_t n, zij_arena *mem, zij_diags *to, zij_str *out);

#endif
