/* loose.h - what of a page is tied to no data (private to page). */
#ifndef ZIJ_PAGE_LOOSE_H
#define ZIJ_PAGE_LOOSE_H
#include "page/reader.h"

/* A word that states something of figures: twice, largest, 上回, вырос. */
typedef struct zij_loose_word {
    size_t from, to;     /* bytes of the text */
    zij_loose_kind kind; /* ZIJ_LOOSE_NUMERAL ... */
} zij_loose_word;

/* The words that zij knows of a language; NULL when it knows none. */
typedef struct zij_loose_words zij_loose_words;
const zij_loose_words *zij_loose_words_of(zij_str lang);
/* A text in small letters, which is what is searched; as long as the text. */
zij_str zij_loose_small(zij_str text, zij_arena *mem);
/* The first such word from byte `at` of a text in small letters on; false: none. */
bool zij_loose_next(const zij_loose_words *words, zij_str small, size_t at,
                    zij_loose_word *out);

#endif
