/* text.h - numbers, periods, dates and lists in the words of a language.
 *
 *     const zij_text_lang *ru = zij_text_lang_of(ZIJ_STR("ru"));
 *     zij_text_put_compact(b, ru, (zij_dec){ 291480, 3 }, zij_text_unit_of(ru,
 * ZIJ_STR("USD")), (zij_text_style){ .power = 9, .digits = 4 }); 291,5 млрд долл. en:
 * $291.5 billion      ja: 2,915億ドル
 *
 * Languages are rows of a table (lang.c); a language without a row speaks English.
 * Numbers print every decimal they have: 80.20 with two decimals is 80.20. Nothing here
 * rounds, except where `digits` asks for it, and then half away from zero. The minus sign
 * is U+2212. Between a number and what belongs to it stands a no-break space, where a
 * language has one.
 *
 *   threads   all tables are constant
 *   limits    |power| up to 18
 */
#ifndef ZIJ_TEXT_TEXT_H
#define ZIJ_TEXT_TEXT_H
#include "base/dec.h"

typedef struct zij_text_lang zij_text_lang;

/* The language of an id ("ja", also "ja-JP"); English when there is no row. Never NULL.
 */
const zij_text_lang *zij_text_lang_of(zij_str id);
/* Whether the language has a row of its own. */
bool zij_text_lang_known(zij_str id);
/* "ja", and what it calls itself: 日本語. */
zij_str zij_text_lang_id(const zij_text_lang *l);
zij_str zij_text_lang_name(const zij_text_lang *l);

/* How a number is written; zero is the usual way. */
typedef struct zij_text_style {
    int power;     /* the value is the decimal x 10^power: a flow's multiplier */
    int digits;    /* significant digits it is rounded to; 0: all */
    bool triangle; /* △ before negatives, where tables of the language do so (Japanese) */
    bool plus;     /* + before what is greater than zero */
    bool ungrouped; /* no separators: 2024 */
} zij_text_style;

/* 1,234.5   1 234,5 in Russian (4 digits stand together: 1234,5). */
void zij_text_put_number(zij_buf *b, const zij_text_lang *l, zij_dec d, zij_text_style s);
/* The decimal counts percent: 80.2%, 80,2 %. */
void zij_text_put_percent(zij_buf *b, const zij_text_lang *l, zij_dec d,
                          zij_text_style s);
/* The decimal counts percentage points: 5.0 percentage points, 5.0ポイント, 5,0 п. п. */
void zij_text_put_points(zij_buf *b, const zij_text_lang *l, zij_dec d, zij_text_style s);

/* Which form of a noun a number takes. Russian: 1 завод, 2 завода, 5 заводов; 1,5 завода
 * is `few`. English has `one` and `many`, Japanese only `many`. */
typedef enum zij_text_plural {
    ZIJ_TEXT_ONE,
    ZIJ_TEXT_FEW,
    ZIJ_TEXT_MANY,
    ZIJ_TEXT_PLURALS
} zij_text_plural;
zij_text_plural zij_text_plural_of(const zij_text_lang *l, zij_dec d, int power);

/* What is counted. `before` is written before the digits ($); else the form after them.
 */
typedef struct zij_text_unit {
    zij_str before;
    zij_str form[ZIJ_TEXT_PLURALS];
} zij_text_unit;

/* The words for a base kind of a unit (USD, person, ...); all empty when there are none.
 */
zij_text_unit zij_text_unit_of(const zij_text_lang *l, zij_str kind);
/* A unit with one form, as units.yaml gives it: ドル, долл. США. */
zij_text_unit zij_text_unit_plain(zij_str after);

/* With its unit, digits in full: $1,234.5   37,543,167 people   5 заводов. */
void zij_text_put_amount(zij_buf *b, const zij_text_lang *l, zij_dec d,
                         zij_text_unit unit, zij_text_style s);
/* Large numbers in words: $291.5 billion, 37.5 million people, 3,754万人, 1兆2,345億円,
 * 38.7億ドル, 37,5 млн человек. With `digits` 0 all digits stand: 37.543167 million,
 * 3,754万3,167人.
 * Numbers too small for a word are written in full. */
void zij_text_put_compact(zij_buf *b, const zij_text_lang *l, zij_dec d,
                          zij_text_unit unit, zij_text_style s);

/* What stands before a unit counted by 10^power, with the blank that follows: billion
 * USD, 10億ドル, млрд долл.; nothing for 0, the number where there is no word. |power|
 * <= 18. */
void zij_text_put_scale(zij_buf *b, const zij_text_lang *l, int power);

/* A place in a ranking: 3rd, 3位, 3-е; in full 3rd place, 第3位, 3-е место. */
void zij_text_put_rank(zij_buf *b, const zij_text_lang *l, int64_t rank, bool full);

/* A period as model/period.h has it (text may not include model): (zij_text_time){
 * p.ordinal, p.freq }. */
typedef struct zij_text_time {
    int ordinal, freq;
} zij_text_time;

#define ZIJ_TEXT_YEAR(year) ((zij_text_time){ (year), 1 })

typedef enum zij_text_when {
    ZIJ_TEXT_WHEN_BARE,  /* axes, heads:  2024       2024          2024          */
    ZIJ_TEXT_WHEN_BRIEF, /* labels:       2024       2024年        2024 г.       */
    ZIJ_TEXT_WHEN_NAME,  /* subject:      2024       2024年        2024 год      */
    ZIJ_TEXT_WHEN_OF,    /* attribute:    of 2024    2024年の      2024 года     */
    ZIJ_TEXT_WHEN_IN,    /*               in 2024    2024年に      в 2024 году   */
    ZIJ_TEXT_WHEN_SINCE, /*               since 2024 2024年以降    с 2024 года   */
    ZIJ_TEXT_WHENS
} zij_text_when;

/* Years as above; also Q3 2024, 2024年第3四半期, III квартал 2024 г.; July 2024. */
void zij_text_put_period(zij_buf *b, const zij_text_lang *l, zij_text_time t,
                         zij_text_when form);
/* From one period to another of the same frequency: 2000–2024, 2000〜2024年,
 * 2000–2024 гг.; BARE leaves 年 and гг. out. Equal ends print one period. */
void zij_text_put_range(zij_buf *b, const zij_text_lang *l, zij_text_time from,
                        zij_text_time to, zij_text_when form);
/* An ISO 8601 date: 1 January 2025, 2025年1月1日, 1 января 2025 г. Also a month (2025-01)
 * or year alone. False, and nothing written, when `iso` is none of these. */
bool zij_text_put_date(zij_buf *b, const zij_text_lang *l, zij_str iso);

typedef enum zij_text_join { ZIJ_TEXT_AND, ZIJ_TEXT_OR } zij_text_join;

/* A, B and C   A、B、C   А, Б и В; or: A, B or C   A、BまたはC   А, Б или В. */
void zij_text_put_list(zij_buf *b, const zij_text_lang *l, const zij_str *items, size_t n,
                       zij_text_join join);
/* “ ”, 「 」, « ». */
void zij_text_put_quoted(zij_buf *b, const zij_text_lang *l, zij_str s);
/* The mark in place of a figure: "…" when it exists and is not known (OBS_STATUS O, L,
 * Q), else "—". */
zij_str zij_text_missing(char status);

/* ---- search ----
 *
 * The index of a book in one language is a text that a reader could read: each line is a
 * passage, and its first character says what it is.
 *
 *     zij-index 1
 *     @gdp-usd/index.html            what follows stands on this page ...
 *     tNominal GDP
 *     mTwo economies produce four fifths of it.
 *     #gdp                           ... and from here on in this exhibit of it
 *     eKazakhstan leads
 *
 * Words are found whatever their capitals, accents and common endings, from their first
 * letters on, and, when nothing else fits, with a slip: one from four letters on, two
 * from eight. Chinese and Japanese have no blanks, so any run of them is found inside a
 * longer one; where it is not, passages that hold at least half of its pairs of
 * characters, or else a third, are.
 *
 *   limits    32 letters of a word and 8 words of a query count
 */
typedef struct zij_text_index zij_text_index;

typedef enum zij_text_passage {
    ZIJ_TEXT_TITLE,
    ZIJ_TEXT_MESSAGE,
    ZIJ_TEXT_EXHIBIT, /* its title */
    ZIJ_TEXT_SUBTITLE,
    ZIJ_TEXT_LABELS, /* names in charts and tables */
    ZIJ_TEXT_SECTION,
    ZIJ_TEXT_PROSE,
    ZIJ_TEXT_NOTE,
    ZIJ_TEXT_PASSAGES
} zij_text_passage;

/* Writing: the head once, then each page, its passages, its exhibits and theirs. A
 * passage may hold anything; line ends in it become blanks, and an empty one is left out.
 */
void zij_text_index_head(zij_buf *b);
void zij_text_index_page(zij_buf *b, zij_str href);
void zij_text_index_exhibit(zij_buf *b, zij_str id);
void zij_text_index_put(zij_buf *b, zij_text_passage what, zij_str text);

/* Reading: `text` is borrowed and may come from anywhere. NULL when it is not an index;
 * lines of kinds that are not known are passed over. */
const zij_text_index *zij_text_index_read(zij_str text, zij_arena *mem);

typedef struct zij_text_hit {
    zij_str href, id; /* the page; the exhibit, or empty */
    uint32_t score;
} zij_text_hit;

typedef struct zij_text_hits {
    const zij_text_hit *at; /* the best first; equal ones in the order of the book */
    size_t n;
} zij_text_hits;

/* The places that fit most of the words of a query; none when it holds no word. */
zij_text_hits zij_text_find(const zij_text_index *index, zij_str query, zij_arena *mem);

#endif
