/* card.h - the picture that stands for the book where somebody links to it. */
#ifndef ZIJ_WRITE_CARD_H
#define ZIJ_WRITE_CARD_H
#include "page/page.h"

enum { ZIJ_CARD_WIDTH = 1200, ZIJ_CARD_HEIGHT = 630 }; /* what previews crop least */

/* The card of a language as a PNG: title, subtitle and edition of the book beside the
 * first drawing of its pages that fits.
 *   out  lives in `mem`
 * Reports picture-no-cairo, picture-failed, font-not-found, font-broken, chart-*. */
ZIJ_MUST_USE zij_rc zij_card_make(const zij_pages *pages, size_t lang, zij_arena *mem,
                                  zij_diags *to, zij_str *out);

/* "assets/card-ja.png", below the site. */
zij_str zij_card_file(const zij_pages *pages, size_t lang, zij_arena *mem);

/* What the card shows, for who cannot see it. */
void zij_put_card_words(zij_buf *b, const zij_pages *pages, size_t lang);

#endif
