/* tell.c - the figures of a chart in sentences, for who cannot see it: panel by panel,
 * row by row. A line says its first value, the last one observed, and where forecasts
 * lead. */
#include "page/kinds.h"

/* A full stop after an abbreviation's (гг.) is left out. */
static void say(zij_buf *b, const zij_view *view, zij_say what)
{
    zij_str s = zij_page_says(view->v, what);
    bool twice = b->len > 0 && b->at[b->len - 1] == '.' && s.len > 0 && s.at[0] == '.';

    zij_put(b, zij_str_sub(s, twice, s.len));
}

static void put_value(zij_buf *b, const zij_view *view, zij_spot at)
{
    const zij_exhibit *x = view->x;
    const zij_number *n = zij_exhibit_number(view->page, x, at);

    zij_put_c(b, " ");
    if (n == NULL)
        return;
    if (x->time) {
        zij_period p = x->periods[at.period];

        zij_text_put_period(b, view->v.text, (zij_text_time){ p.ordinal, p.freq },
                            ZIJ_TEXT_WHEN_BARE);
        zij_put_c(b, ": ");
    }
    zij_put_number(b, n, zij_exhibit_measure(view->page, x, at.series),
                   zij_exhibit_column(x, at.series)->format, view->v);
}

static bool is_observed(const zij_view *view, zij_spot at)
{
    const zij_number *n = zij_exhibit_number(view->page, view->x, at);

    return n != NULL && n->state == ZIJ_NUMBER_KNOWN && !n->forecast;
}

static void put_values(zij_buf *b, const zij_view *view, zij_spot at)
{
    size_t last = view->x->periods_n - 1, seen;

    at.period = last;
    while (at.period > 0 && !is_observed(view, at))
        at.period--;
    seen = at.period;
    if (seen > 0) {
        at.period = 0;
        put_value(b, view, at);
    }
    if (seen > 0 && seen < last) {
        say(b, view, ZIJ_SAY_COMMA);
        at.period = seen;
        put_value(b, view, at);
        say(b, view, ZIJ_SAY_COMMA);
        say(b, view, ZIJ_SAY_FORECAST);
    }
    at.period = last;
    put_value(b, view, at);
}

static void put_name(zij_buf *b, const zij_view *view, zij_along along, size_t i)
{
    zij_str name = zij_part_name(view, along, i);

    if (name.len > 0)
        zij_put_c(b, " ");
    zij_put(b, name);
}

static void put_figures(zij_buf *b, const zij_view *view)
{
    const zij_side *sides = view->x->sides;
    zij_spot at;

    for (at.panel = 0; at.panel < sides[ZIJ_ALONG_PANELS].n; at.panel++)
        for (at.row = 0; at.row < sides[ZIJ_ALONG_ROWS].n; at.row++)
            for (at.series = 0; at.series < sides[ZIJ_ALONG_SERIES].n; at.series++) {
                put_name(b, view, ZIJ_ALONG_PANELS, at.panel);
                put_name(b, view, ZIJ_ALONG_ROWS, at.row);
                put_name(b, view, ZIJ_ALONG_SERIES, at.series);
                put_values(b, view, at);
                say(b, view, ZIJ_SAY_STOP);
            }
}

void zij_put_alternative(zij_buf *b, const zij_view *view)
{
    const zij_exhibit_kind *kind = view->x->kind;

    say(b, view, kind->says);
    say(b, view, ZIJ_SAY_COLON);
    zij_put_subtitle(b, view->page, view->x, view->v);
    say(b, view, ZIJ_SAY_STOP);
    (kind->tell != NULL ? kind->tell : put_figures)(b, view);
}
