/* hues.c - which hue each part of an exhibit has.
 *
 * What the book gives a colour keeps it everywhere. One hue is enough where names stand
 * at each bar; series must be told apart, so those the book knows nothing of take a
 * palette in its order. */
#include "page/exhibit.h"

enum { HUES = 8 }; /* of the palette */

static zij_rc read_colour(zij_exhibit_reader *e)
{
    const zij_yaml *node = e->got[ZIJ_EXHIBIT_COLOUR];
    const zij_book *book = e->r->book;
    zij_nearest near;
    zij_diag *d;

    if (node == NULL)
        return ZIJ_OK;
    e->x->hue = (uint8_t)zij_book_hue(book, node->text);
    if (e->x->hue != 0)
        return ZIJ_OK;
    near = zij_nearest_to(node->text);
    for (size_t i = 0; i < book->colours_n; i++)
        zij_nearest_try(&near, book->colours[i].code);
    d = zij_report(e->r->to, &zij_exhibit_bad_option, node->where,
                   "book.yaml gives no colour to %.*s", ZIJ_ARG(node->text));
    zij_hint_nearest(e->r->to, d, &near);
    return ZIJ_EINPUT;
}

static zij_part *part_of(const zij_side *side, size_t i)
{
    return (zij_part *)(uintptr_t)&side->parts[i]; /* they are still being read */
}

/* Whether the book gives a hue to a part of the side: then those without one stay grey.
 */
static bool take_given(zij_exhibit_reader *e, zij_side *side)
{
    bool given = false;

    for (size_t i = 0; i < side->n; i++) {
        zij_part *part = part_of(side, i);

        part->hue = e->x->hue;
        if (part->hue == 0 && part->code != ZIJ_NO_CODE)
            part->hue =
                (uint8_t)zij_book_hue(e->r->book, side->codes->codes[part->code].id);
        given = given || part->hue != 0;
    }
    return given;
}

zij_rc zij_exhibit_hues(zij_exhibit_reader *e)
{
    zij_side *series = &e->x->sides[ZIJ_ALONG_SERIES];

    if (read_colour(e) != ZIJ_OK)
        return ZIJ_EINPUT;
    (void)take_given(e, &e->x->sides[ZIJ_ALONG_ROWS]);
    (void)take_given(e, &e->x->sides[ZIJ_ALONG_PANELS]);
    if (!take_given(e, series))
        for (size_t i = 0; i < series->n && i < HUES; i++)
            part_of(series, i)->hue = (uint8_t)(i + 1);
    return ZIJ_OK;
}
