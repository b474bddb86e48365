/* hues.c - which hue each part of an exhibit has.
 *
 * What the book gives a colour keeps it everywhere. Bars and panels need no more, their
 * names stand beside them; series must be told apart, so those the book knows nothing of
 * take a palette in its order: that of places, or, where other codes have colours and
 * none of this codelist does, the one of what is not a place. */
#include "page/exhibit.h"

enum { PLACES = 8, HUES = ZIJ_SCENE_HUES };

static zij_rc read_hue(zij_exhibit_reader *e, const zij_yaml *node, uint8_t *out)
{
    const zij_book *book = e->r->book;
    zij_nearest near;
    zij_diag *d;

    if (node == NULL)
        return ZIJ_OK;
    *out = (uint8_t)zij_book_hue(book, node->text);
    if (*out != 0)
        return ZIJ_OK;
    near = zij_nearest_to(node->text);
    for (size_t i = 0; i < book->colours_n; i++)
        zij_nearest_try(&near, book->colours[i].code);
    d = zij_report(e->r->to, &zij_exhibit_bad_option, node->where,
                   "book.yaml gives no colour to %.*s", ZIJ_ARG(node->text));
    zij_hint_nearest(e->r->to, d, &near);
    return ZIJ_EINPUT;
}

zij_rc zij_exhibit_column_hue(zij_exhibit_reader *e, const zij_yaml *node, zij_column *c)
{
    return read_hue(e, node, &c->hue);
}

static zij_part *part_of(const zij_side *side, size_t i)
{
    return (zij_part *)(uintptr_t)&side->parts[i]; /* they are still being read */
}

static uint8_t given_hue(zij_exhibit_reader *e, zij_along along, size_t i)
{
    const zij_side *side = &e->x->sides[along];
    const zij_part *part = &side->parts[i];

    if (part->code != ZIJ_NO_CODE)
        return (uint8_t)zij_book_hue_of(e->r->book, side->codes,
                                        &side->codes->codes[part->code]);
    return along == ZIJ_ALONG_SERIES && e->x->by_column ? e->columns[i].hue : 0;
}

/* How many parts of a side the exhibit or the book gives a hue. */
static size_t take_given(zij_exhibit_reader *e, zij_along along)
{
    const zij_side *side = &e->x->sides[along];
    size_t given = 0;

    for (size_t i = 0; i < side->n; i++) {
        part_of(side, i)->hue = e->x->hue != 0 ? e->x->hue : given_hue(e, along, i);
        given += side->parts[i].hue != 0;
    }
    return given;
}

/* Whether the codes of a side are not those that the book gives the colours of places. */
static bool is_no_place(const zij_exhibit_reader *e, const zij_side *side)
{
    if (side->codes == NULL)
        return e->r->book->colours_n > 0 && side->n > 1;
    for (size_t i = 0; i < side->codes->n; i++) {
        int hue = zij_book_hue_of(e->r->book, side->codes, &side->codes->codes[i]);

        if (hue > 0 && hue <= PLACES)
            return false;
    }
    return e->r->book->colours_n > 0;
}

static bool is_used(const zij_side *side, int hue)
{
    for (size_t i = 0; i < side->n; i++)
        if (side->parts[i].hue == hue)
            return true;
    return false;
}

/* Gives the rest the hues of a palette that are left, in its order. */
static void take_palette(const zij_side *side, int first, int last)
{
    for (size_t i = 0; i < side->n; i++) {
        int hue = first;

        if (side->parts[i].hue != 0)
            continue;
        while (hue <= last && is_used(side, hue))
            hue++;
        if (hue <= last)
            part_of(side, i)->hue = (uint8_t)hue;
    }
}

/* A single line among coloured ones may stay grey, and so may those of a chart of lines,
 * which are named at their ends; segments may not. */
static bool may_stay_grey(const zij_exhibit_reader *e, size_t given)
{
    return given > 0 && (e->x->kind->is == ZIJ_IS_LINE ||
                         given + 1 == e->x->sides[ZIJ_ALONG_SERIES].n);
}

zij_rc zij_exhibit_hues(zij_exhibit_reader *e)
{
    zij_side *series = &e->x->sides[ZIJ_ALONG_SERIES];
    size_t given, beside;

    if (read_hue(e, e->got[ZIJ_EXHIBIT_COLOUR], &e->x->hue) != ZIJ_OK)
        return ZIJ_EINPUT;
    beside = take_given(e, ZIJ_ALONG_ROWS);
    beside += take_given(e, ZIJ_ALONG_PANELS);
    given = take_given(e, ZIJ_ALONG_SERIES);
    if (may_stay_grey(e, given) || (beside > 0 && series->n <= 1))
        return ZIJ_OK; /* the hue of a palette may be that of a place beside */
    if (is_no_place(e, series))
        take_palette(series, PLACES + 1, HUES);
    else
        take_palette(series, 1, PLACES);
    return ZIJ_OK;
}
