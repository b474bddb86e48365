/* find.c - which places of an index answer a query, and how well.
 *
 * Each word of the query gives each place the worth of its best passage: the weight of
 * the passage times how well the word fits, and how much of the passage it is. A place
 * must fit as many words as the best one does; an exhibit may borrow words from the title
 * of its page. All numbers are whole, so every machine finds the same. */
#include "base/sort.h"
#include "base/utf8.h"
#include "text/search.h"

/* How well a word fits. */
enum { SAME = 8, INFLECTED = 7, BEGINS = 5, RELATED = 4, SLIP = 2, NEAR = 1 };
enum { FIT = 4, PART = 8, BORROWED = 4 }; /* of a score: fit x 4 + part of 8; a quarter */
enum { SLIP_FROM = 4, SLIPS_FROM = 8, RELATED_FROM = 4, TYPED_FROM = 2 };

typedef struct term {
    zij_str text, stem;
    uint32_t letters;
    bool cjk;
} term;

typedef zij_list(term) terms;

typedef struct finder {
    const zij_text_index *index;
    zij_arena *mem;
    const term *term;
    uint32_t *best, *title; /* of this word, per place; title: of the page's head */
    uint32_t *score;        /* per place */
    uint8_t *fits, *own;    /* words per place; own: that its passages hold */
    bool any;
} finder;

/* ---- the words of a query ---- */

/* Too common to tell places apart. */
static bool is_stop_word(zij_str word)
{
    static const zij_str stop =
        ZIJ_STR_CONST(" a an and at by for from in of on or the to with"
                      " а в во для до за и из или к на не о об от по с со у ");
    char around[2 * ZIJ_SEARCH_WORD];

    if (word.len + 2 > sizeof around)
        return false;
    around[0] = ' ';
    zij_copy(around + 1, word.at, word.len);
    around[word.len + 1] = ' ';
    return zij_str_search(stop, 0, (zij_str){ around, word.len + 2 }) < stop.len;
}

typedef enum script { OTHER, HIRAGANA, KATAKANA, HAN } script;

static script script_of(int32_t c)
{
    if (!zij_search_is_cjk(c))
        return OTHER;
    if (c >= 0x3041 && c <= 0x309f)
        return HIRAGANA;
    return c >= 0x30a0 && c <= 0x30ff ? KATAKANA : HAN;
}

static void add_term(zij_arena *mem, terms *all, zij_str text, script s)
{
    uint32_t letters = (uint32_t)zij_utf8_count(text);
    term *t;

    if (text.len == 0)
        return;
    t = zij_list_add(mem, all);
    *t = (term){ text, zij_search_stem(text), letters, s != OTHER };
}

/* A run is one word as long as its script stays: 日本の輸出 is 日本, の and 輸出. */
static void add_runs(zij_arena *mem, terms *all, zij_str piece)
{
    size_t from = 0, letters = 0;
    script now = OTHER;

    for (size_t i = 0; i < piece.len; letters++) {
        size_t here = i;
        int32_t c = zij_utf8_next(piece, &i);
        script s = c == 0x30fc && here > 0 ? now : script_of(c); /* ー goes on */

        if ((here > 0 && s != now) || letters == ZIJ_SEARCH_WORD) {
            add_term(mem, all, zij_str_sub(piece, from, here), now);
            from = here;
            letters = 0;
        }
        now = s;
    }
    add_term(mem, all, zij_str_sub(piece, from, piece.len), now);
}

/* Particles and endings: の, から, える. */
static bool says_little(const term *t)
{
    size_t i = 0;

    return t->cjk ? t->letters <= 2 && script_of(zij_utf8_next(t->text, &i)) == HIRAGANA
                  : is_stop_word(t->text);
}

static terms terms_of(zij_str query, zij_arena *mem)
{
    zij_str rest = zij_search_folded(mem, query), piece;
    terms all = { 0 }, kept = { 0 };

    while (all.n < ZIJ_SEARCH_TERMS && zij_str_next(&rest, ' ', &piece))
        add_runs(mem, &all, piece);
    for (size_t i = 0; i < all.n; i++)
        if (!says_little(&all.at[i]))
            *zij_list_add(mem, &kept) = all.at[i];
    if (kept.n == 0)
        kept = all;
    kept.n = ZIJ_MIN(kept.n, ZIJ_SEARCH_TERMS);
    return kept;
}

/* ---- passages ---- */

static void raise(finder *f, uint32_t at, uint32_t fit)
{
    const zij_search_line *l = &f->index->lines.at[at];
    uint32_t part = ZIJ_MIN(PART, PART * f->term->letters / l->letters);
    uint32_t score = zij_search_weights[l->kind] * (FIT * fit + part);

    f->any = true;
    f->best[l->place] = ZIJ_MAX(f->best[l->place], score);
    if (l->kind == ZIJ_TEXT_TITLE || l->kind == ZIJ_TEXT_SECTION)
        f->title[l->place] = ZIJ_MAX(f->title[l->place], score);
}

static void find_run(finder *f)
{
    for (uint32_t i = 0; i < f->index->lines.n; i++) {
        zij_str folded = f->index->lines.at[i].folded;

        if (zij_str_search(folded, 0, f->term->text) < folded.len)
            raise(f, i, f->term->letters > 1 ? SAME : BEGINS);
    }
}

/* The pairs of neighbours in a run: 都市人口 has 都市, 市人 and 人口. */
static size_t pairs_of(zij_str run, zij_str *pairs)
{
    size_t n = 0, before = 0, i = 0;

    (void)zij_utf8_next(run, &i);
    while (i < run.len && n < ZIJ_SEARCH_WORD) {
        size_t middle = i;

        (void)zij_utf8_next(run, &i);
        pairs[n++] = zij_str_sub(run, before, i);
        before = middle;
    }
    return n;
}

/* At least half of the run's pairs, or else a third: compounds of words that stand
 * apart, and slips. */
static void find_pairs(finder *f)
{
    zij_str pairs[ZIJ_SEARCH_WORD];
    size_t n = f->term->letters < 3 ? 0 : pairs_of(f->term->text, pairs);

    for (size_t part = 2; n > 0 && part <= 3 && !f->any; part++)
        for (uint32_t k = 0; k < f->index->lines.n; k++) {
            zij_str folded = f->index->lines.at[k].folded;
            size_t held = 0;

            for (size_t p = 0; p < n; p++)
                held += zij_str_search(folded, 0, pairs[p]) < folded.len;
            if (part * held >= n)
                raise(f, k, SLIP);
        }
}

/* ---- words ---- */

static uint32_t fit_of(const term *t, const zij_search_word *w)
{
    if (zij_str_eq(t->text, w->text))
        return SAME;
    if (zij_str_eq(t->stem, w->stem))
        return INFLECTED;
    if (t->letters >= TYPED_FROM && zij_str_starts(w->text, t->text))
        return BEGINS;
    return zij_utf8_count(t->stem) >= RELATED_FROM && zij_str_starts(w->text, t->stem)
               ? RELATED
               : 0;
}

static size_t letters_of(zij_str s, int32_t *out)
{
    size_t n = 0;

    for (size_t i = 0; i < s.len && n < ZIJ_SEARCH_WORD;)
        out[n++] = zij_utf8_next(s, &i);
    return n;
}

/* Slips between two words: letters added, left out, changed, or swapped with their
 * neighbour. `begun` gets the least over all beginnings of the second. */
static uint32_t slips(const int32_t *a, size_t n, const int32_t *b, size_t m,
                      uint32_t *begun)
{
    uint32_t rows[3][ZIJ_SEARCH_WORD + 1];
    uint32_t *last = rows[0], *row = rows[1], *older = rows[2];

    for (size_t j = 0; j <= m; j++)
        row[j] = (uint32_t)j;
    for (size_t i = 1; i <= n; i++) {
        uint32_t *spare = older;

        older = last, last = row, row = spare;
        row[0] = (uint32_t)i;
        for (size_t j = 1; j <= m; j++) {
            uint32_t least = last[j - 1] + (a[i - 1] != b[j - 1]);

            least = ZIJ_MIN(least, ZIJ_MIN(last[j], row[j - 1]) + 1);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                least = ZIJ_MIN(least, older[j - 2] + 1);
            row[j] = least;
        }
    }
    *begun = row[0];
    for (size_t j = 1; j <= m; j++)
        *begun = ZIJ_MIN(*begun, row[j]);
    return row[m];
}

static uint32_t fit_with_slips(const term *t, const zij_search_word *w)
{
    int32_t a[ZIJ_SEARCH_WORD], b[ZIJ_SEARCH_WORD];
    size_t n = letters_of(t->text, a), m = letters_of(w->text, b);
    uint32_t most = n < SLIP_FROM ? 0 : n < SLIPS_FROM ? 1 : 2, begun, all;

    if (most == 0 || m + most < n)
        return 0;
    all = slips(a, n, b, m, &begun);
    if (all <= most)
        return SLIP + 1 - all;
    return begun <= most ? NEAR : 0;
}

static void find_words(finder *f, uint32_t (*fits)(const term *, const zij_search_word *))
{
    for (size_t i = 0; i < f->index->words.n; i++) {
        const zij_search_word *w = &f->index->words.at[i];
        uint32_t fit = fits(f->term, w);

        for (size_t k = 0; fit > 0 && k < w->lines.n; k++)
            raise(f, w->lines.at[k], fit);
    }
}

/* ---- places ---- */

/* One word of the query: looked for as it is, and with slips only when it is nowhere. */
static void find_term(finder *f)
{
    size_t n = f->index->places.n;

    zij_zero(f->best, n * sizeof *f->best);
    zij_zero(f->title, n * sizeof *f->title);
    f->any = false;
    if (f->term->cjk)
        find_run(f);
    else
        find_words(f, fit_of);
    if (!f->any && f->term->cjk)
        find_pairs(f);
    else if (!f->any)
        find_words(f, fit_with_slips);
    for (size_t i = 0; i < n; i++) {
        uint32_t page = f->index->places.at[i].page;
        uint32_t got = f->best[i] > 0 ? f->best[i] : f->title[page] / BORROWED;

        f->score[i] += got;
        f->fits[i] += got > 0;
        f->own[i] += f->best[i] > 0;
    }
}

static int better(const void *a, const void *b, void *with)
{
    uint32_t x = ((const zij_text_hit *)a)->score, y = ((const zij_text_hit *)b)->score;

    (void)with;
    return (x < y) - (x > y);
}

static zij_text_hits hits_of(const finder *f)
{
    zij_list(zij_text_hit) hits = { 0 };
    uint8_t most = 0;

    for (size_t i = 0; i < f->index->places.n; i++)
        most = f->own[i] > 0 ? ZIJ_MAX(most, f->fits[i]) : most;
    for (size_t i = 0; i < f->index->places.n; i++)
        if (f->own[i] > 0 && f->fits[i] == most)
            *zij_list_add(f->mem, &hits) =
                (zij_text_hit){ f->index->places.at[i].href, f->index->places.at[i].id,
                                f->score[i] };
    zij_sort(f->mem, hits.at, hits.n, sizeof *hits.at, better, NULL);
    return (zij_text_hits){ hits.at, hits.n };
}

zij_text_hits zij_text_find(const zij_text_index *index, zij_str query, zij_arena *mem)
{
    size_t n = index->places.n;
    terms all = terms_of(query, mem);
    finder f = { .index = index,
                 .mem = mem,
                 .best = zij_array(mem, n, uint32_t),
                 .title = zij_array(mem, n, uint32_t),
                 .score = zij_array(mem, n, uint32_t),
                 .fits = zij_array(mem, n, uint8_t),
                 .own = zij_array(mem, n, uint8_t) };

    for (size_t i = 0; i < all.n; i++) {
        f.term = &all.at[i];
        find_term(&f);
    }
    return hits_of(&f);
}
