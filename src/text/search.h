/* search.h - what the two halves of search share: index.c makes and reads the index,
 * find.c answers queries; fold.c says which writings are one word to both.
 *
 * web/search.js does the same in the browser, step by step and with the same numbers; a
 * change here is a change there, and tests/browser/search.mjs compares the two. */
#ifndef ZIJ_TEXT_SEARCH_H
#define ZIJ_TEXT_SEARCH_H
#include "text/text.h"

enum {
    ZIJ_SEARCH_WORD = 32, /* letters of a word that count */
    ZIJ_SEARCH_TERMS = 8, /* words of a query that count */
};

/* What a character is compared as: 0 when it is not there at all (accents, apostrophes,
 * soft hyphens), -1 when it parts words. */
int32_t zij_search_fold(int32_t c);
/* A character of Chinese or Japanese, where no blanks part words. */
bool zij_search_is_cjk(int32_t c);
/* A text as it is compared: words and runs of Chinese and Japanese, each parted from the
 * next by one blank; words are cut after ZIJ_SEARCH_WORD letters. */
zij_str zij_search_folded(zij_arena *mem, zij_str text);
/* A folded word without the ending that an English or Russian noun, verb or adjective
 * takes; at least three letters stay. */
zij_str zij_search_stem(zij_str word);

/* A passage. */
typedef struct zij_search_line {
    uint32_t place;
    uint32_t letters; /* of the folded text */
    uint8_t kind;     /* zij_text_passage */
    zij_str folded;
} zij_search_line;

/* A page, or an exhibit on one. */
typedef struct zij_search_place {
    zij_str href, id;
    uint32_t page; /* the place of its page; a page's own */
} zij_search_place;

typedef struct zij_search_word {
    zij_str text, stem;
    zij_list(uint32_t) lines; /* ascending */
} zij_search_word;

struct zij_text_index {
    zij_list(zij_search_place) places;
    zij_list(zij_search_line) lines;
    zij_list(zij_search_word) words; /* in the order they first occur */
};

/* What a hit in a passage is worth. */
extern const uint8_t zij_search_weights[ZIJ_TEXT_PASSAGES];

#endif
