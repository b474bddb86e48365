/* lang.h - what a row of the table of languages holds. */
#ifndef ZIJ_TEXT_LANG_H
#define ZIJ_TEXT_LANG_H
#include "text/text.h"

#define NBSP "\xc2\xa0"

enum {
    ZIJ_TEXT_WORDS = 6,
    ZIJ_TEXT_UNITS = 16,
    ZIJ_TEXT_NEVER = 999, /* least of a word that only stands before units */
};

/* A word for a power of ten. */
typedef struct zij_text_word {
    const char *word;
    int power;
    int least; /* used from so many digits before the decimal mark on */
} zij_text_word;

/* What stands around a period in one of the forms of zij_text_when. */
typedef struct zij_text_around {
    const char *before, *after;
} zij_text_around;

typedef struct zij_text_month {
    const char *name, *of, *in; /* nominative, genitive, prepositional */
    const char *brief;          /* on axes */
} zij_text_month;

typedef struct zij_text_kind {
    const char *kind, *before, *form[ZIJ_TEXT_PLURALS];
} zij_text_kind;

struct zij_text_lang {
    const char *id, *name;
    const char *mark, *group;  /* decimal mark, separator of thousands */
    int group_from;            /* digits before the mark from which on they are grouped */
    const char *negative;      /* of tables */
    const char *percent, *gap; /* gap: between a number and the word that follows */
    const char *noun_gap;      /* between such a word and the noun */
    const char *points[ZIJ_TEXT_PLURALS];
    zij_text_word words[ZIJ_TEXT_WORDS];
    bool words_each; /* numbers in full: each group of four digits has its word,
                        2,914億8,000万 */
    zij_text_plural (*plural)(uint64_t whole, bool fraction);
    const char *comma, *last[2];  /* of lists; last: and, or */
    const char *open, *close;     /* quotes */
    const char *dash, *wide_dash; /* of ranges: between years, between other periods */
    const char *range_after;      /* 年, гг. */
    zij_text_around year[ZIJ_TEXT_WHENS];
    /* The other frequencies: prints half, quarter or month. */
    void (*part)(zij_buf *b, const zij_text_lang *l, zij_text_time t, zij_text_when form);
    void (*date)(zij_buf *b, const zij_text_lang *l, int year, int month, int day);
    void (*rank)(zij_buf *b, int64_t rank, bool full);
    const zij_text_month *months; /* NULL: numbers */
    zij_text_kind kinds[ZIJ_TEXT_UNITS];
};

zij_text_plural zij_text_plural_none(uint64_t whole, bool fraction);
zij_text_plural zij_text_plural_english(uint64_t whole, bool fraction);
zij_text_plural zij_text_plural_russian(uint64_t whole, bool fraction);
void zij_text_rank_english(zij_buf *b, int64_t rank, bool full);
void zij_text_rank_japanese(zij_buf *b, int64_t rank, bool full);
void zij_text_rank_russian(zij_buf *b, int64_t rank, bool full);
void zij_text_part_english(zij_buf *b, const zij_text_lang *l, zij_text_time t,
                           zij_text_when form);
void zij_text_part_japanese(zij_buf *b, const zij_text_lang *l, zij_text_time t,
                            zij_text_when form);
void zij_text_part_russian(zij_buf *b, const zij_text_lang *l, zij_text_time t,
                           zij_text_when form);
void zij_text_date_english(zij_buf *b, const zij_text_lang *l, int year, int month,
                           int day);
void zij_text_date_japanese(zij_buf *b, const zij_text_lang *l, int year, int month,
                            int day);
void zij_text_date_russian(zij_buf *b, const zij_text_lang *l, int year, int month,
                           int day);

#endif
