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
/* The first such word from byte `at` of a text on; false: none. */
bool zij_loose_next(const zij_loose_words *words, zij_str text, size_t at, zij_arena *mem,
                    zij_loose_word *out);

#endif
