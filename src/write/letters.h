/* letters.h - the outlines of the site's fonts, for pictures.
 *
 * Characters come from the same two fonts in the same order as on the pages of the
 * language (font.h), and are as wide as chart counts them. */
#ifndef ZIJ_WRITE_LETTERS_H
#define ZIJ_WRITE_LETTERS_H
#include "paint/paint.h"

typedef struct zij_letter_case zij_letter_case;

/* Opens the fonts of a language, both weights.
 *   mem  owns all but what close gives back, outlines too
 * Reports font-not-found, font-broken. */
ZIJ_MUST_USE zij_rc zij_letters_open(zij_str lang, zij_arena *mem, zij_diags *to,
                                     zij_letter_case **out);
/* For zij_paint_open; as long as the case is open. */
zij_letters zij_letters_of(zij_letter_case *c);
/* NULL is fine. */
void zij_letters_close(zij_letter_case *c);

#endif
