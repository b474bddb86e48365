/* plural.c - plural forms, ranks, lists, quotes. */
#include "text/lang.h"

zij_text_plural zij_text_plural_none(uint64_t whole, bool fraction)
{
    (void)whole;
    (void)fraction;
    return ZIJ_TEXT_MANY;
}

zij_text_plural zij_text_plural_english(uint64_t whole, bool fraction)
{
    return whole == 1 && !fraction ? ZIJ_TEXT_ONE : ZIJ_TEXT_MANY;
}

/* 1, 21, 101 one; 2-4, 22-24 few; 0, 5-20, 25 many; a fraction takes the genitive
 * singular, which is the form of few. */
zij_text_plural zij_text_plural_russian(uint64_t whole, bool fraction)
{
    uint64_t last = whole % 10, teens = whole % 100;

    if (fraction)
        return ZIJ_TEXT_FEW;
    if (teens >= 11 && teens <= 14)
        return ZIJ_TEXT_MANY;
    return last == 1                ? ZIJ_TEXT_ONE
           : last >= 2 && last <= 4 ? ZIJ_TEXT_FEW
                                    : ZIJ_TEXT_MANY;
}

void zij_text_rank_english(zij_buf *b, int64_t rank, bool full)
{
    static const char *const end[] = { "th", "st", "nd", "rd" };
    int64_t last = rank % 10, teens = rank % 100;

    zij_put_int(b, rank);
    zij_put_c(b, end[last > 3 || (teens >= 11 && teens <= 13) ? 0 : last]);
    zij_put_c(b, full ? " place" : "");
}

void zij_text_rank_japanese(zij_buf *b, int64_t rank, bool full)
{
    zij_put_c(b, full ? "第" : "");
    zij_put_int(b, rank);
    zij_put_c(b, "位");
}

void zij_text_rank_russian(zij_buf *b, int64_t rank, bool full)
{
    zij_put_int(b, rank);
    zij_put_c(b, full ? "-е место" : "-е");
}

void zij_text_put_rank(zij_buf *b, const zij_text_lang *l, int64_t rank, bool full)
{
    ZIJ_ASSERT(rank >= 0);
    l->rank(b, rank, full);
}

void zij_text_put_list(zij_buf *b, const zij_text_lang *l, const zij_str *items, size_t n,
                       zij_text_join join)
{
    for (size_t i = 0; i < n; i++) {
        if (i > 0)
            zij_put_c(b, i + 1 < n ? l->comma : l->last[join]);
        zij_put(b, items[i]);
    }
}

void zij_text_put_quoted(zij_buf *b, const zij_text_lang *l, zij_str s)
{
    zij_put_c(b, l->open);
    zij_put(b, s);
    zij_put_c(b, l->close);
}

zij_str zij_text_missing(char status)
{
    bool exists = status == 'O' || status == 'L' || status == 'Q';

    return exists ? ZIJ_STR("…") : ZIJ_STR("—");
}
