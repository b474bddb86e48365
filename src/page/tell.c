/* tell.c - the figures of a chart in sentences, for who cannot see it: a sentence for
 * each row with its parts, or for each line with its first value, its extremes, its last
 * one, and where forecasts lead. What has too many rows to listen to is told like a line.
 */
#include "page/kinds.h"

enum { TOLD = 40 }; /* figures of a panel that are told one by one */

/* A full stop after an abbreviation's (гг.) is left out. */
static void say(zij_buf *b, const zij_view *view, zij_say what)
{
    zij_str s = zij_page_says(view->v, what);
    bool twice = b->len > 0 && b->at[b->len - 1] == '.' && s.len > 0 && s.at[0] == '.';

    zij_put(b, zij_str_sub(s, twice, s.len));
}

static size_t count(const zij_view *view, zij_along along)
{
    return view->x->sides[along].n;
}

/* " Kazakhstan" behind a blank, ", coal" behind another name. */
static void put_name(zij_buf *b, const zij_view *view, zij_along along, size_t i,
                     bool *any)
{
    zij_str name = zij_part_name(view, along, i);

    if (name.len == 0)
        return;
    if (*any)
        say(b, view, ZIJ_SAY_COMMA);
    else
        zij_put_blank(b, view->v);
    zij_put(b, name);
    *any = true;
}

/* ---- along a line ---- */

/* A line runs over the periods, or, where rows are too many, over the rows. */
static size_t *step_of(const zij_view *view, zij_spot *at)
{
    return view->x->time ? &at->period : &at->row;
}

static size_t steps(const zij_view *view)
{
    return view->x->time ? view->x->periods_n : count(view, ZIJ_ALONG_ROWS);
}

static const zij_number *number_at(const zij_view *view, zij_spot at, size_t step)
{
    const zij_number *n;

    *step_of(view, &at) = step;
    n = zij_exhibit_shown(view->page, view->x, at);
    return n != NULL && n->state == ZIJ_NUMBER_KNOWN ? n : NULL;
}

static void put_step(zij_buf *b, const zij_view *view, zij_spot at, size_t step)
{
    zij_period p = view->x->periods[view->x->time ? step : 0];

    *step_of(view, &at) = step;
    if (view->x->time)
        zij_text_put_period(b, view->v.text, (zij_text_time){ p.ordinal, p.freq },
                            ZIJ_TEXT_WHEN_BARE);
    else
        zij_put(b, zij_part_name(view, ZIJ_ALONG_ROWS, at.row));
    say(b, view, ZIJ_SAY_COLON);
    zij_put_shown(b, view, at);
}

typedef struct run {
    size_t first, last; /* of the observed values */
    size_t low, high;   /* the least and the largest of them */
    size_t end;         /* the last value at all */
    bool any;
} run;

static run run_of(const zij_view *view, zij_spot at)
{
    run r = { 0 };

    for (size_t i = 0; i < steps(view); i++) {
        const zij_number *n = number_at(view, at, i);

        if (n == NULL)
            continue;
        r.end = i;
        if (n->forecast)
            continue;
        if (!r.any)
            r.first = r.low = r.high = i;
        r.any = true;
        r.last = i;
        if (zij_real_cmp(&n->middle, &number_at(view, at, r.low)->middle) < 0)
            r.low = i;
        if (zij_real_cmp(&n->middle, &number_at(view, at, r.high)->middle) > 0)
            r.high = i;
    }
    return r;
}

static void put_extreme(zij_buf *b, const zij_view *view, zij_spot at, const run *r,
                        size_t step, zij_say what)
{
    if (step == r->first || step == r->last)
        return;
    say(b, view, ZIJ_SAY_COMMA);
    say(b, view, what);
    zij_put_c(b, " ");
    put_step(b, view, at, step);
}

static void put_run(zij_buf *b, const zij_view *view, zij_spot at)
{
    run r = run_of(view, at);

    zij_put_blank(b, view->v);
    if (r.any) {
        put_step(b, view, at, r.first);
        put_extreme(b, view, at, &r, r.high, ZIJ_SAY_HIGHEST);
        put_extreme(b, view, at, &r, r.low, ZIJ_SAY_LOWEST);
    } else {
        zij_put_shown(b, view, at); /* why there is nothing */
    }
    if (r.last != r.first) {
        say(b, view, ZIJ_SAY_COMMA);
        put_step(b, view, at, r.last);
    }
    if (r.end > r.last) {
        say(b, view, ZIJ_SAY_COMMA);
        say(b, view, ZIJ_SAY_FORECAST);
        zij_put_c(b, " ");
        put_step(b, view, at, r.end);
    }
}

/* What is nothing in a stack is not told. */
static bool is_told(const zij_view *view, zij_spot at)
{
    const zij_number *n = zij_exhibit_shown(view->page, view->x, at);

    return n != NULL && !(zij_exhibit_is_stacked(view->x) &&
                          n->state == ZIJ_NUMBER_KNOWN && n->middle.d == 0);
}

/* How many figures of a line are. */
static size_t count_told(const zij_view *view, zij_spot at)
{
    size_t n = 0;

    for (size_t i = 0; i < steps(view); i++) {
        *step_of(view, &at) = i;
        n += is_told(view, at);
    }
    return n;
}

static void put_runs(zij_buf *b, const zij_view *view, size_t panel)
{
    for (size_t s = 0; s < count(view, ZIJ_ALONG_SERIES); s++) {
        bool any = false;

        if (count_told(view, (zij_spot){ .panel = panel, .series = s }) == 0)
            continue;
        put_name(b, view, ZIJ_ALONG_PANELS, panel, &any);
        put_name(b, view, ZIJ_ALONG_SERIES, s, &any);
        put_run(b, view, (zij_spot){ .panel = panel, .series = s });
        say(b, view, ZIJ_SAY_STOP);
    }
}

/* ---- row by row ---- */

static void put_whole(zij_buf *b, const zij_view *view, zij_spot at)
{
    const zij_number *n = zij_exhibit_whole(view->page, view->x, at);

    if (n == NULL || n->state != ZIJ_NUMBER_KNOWN)
        return;
    say(b, view, ZIJ_SAY_COMMA);
    say(b, view, ZIJ_SAY_TOTAL);
    zij_put_c(b, " ");
    zij_put_number(b, n, zij_exhibit_measure(view->page, view->x, 0),
                   view->x->whole->format, view->v);
}

/* " Kazakhstan: coal 64.0, gas 34.7, total 118.5." */
static void put_row(zij_buf *b, const zij_view *view, zij_spot at)
{
    bool any = false, parts = count(view, ZIJ_ALONG_SERIES) > 1, listed = false;

    put_name(b, view, ZIJ_ALONG_PANELS, at.panel, &any);
    put_name(b, view, ZIJ_ALONG_ROWS, at.row, &any);
    if (any && parts)
        say(b, view, ZIJ_SAY_COLON);
    else if (!any)
        zij_put_blank(b, view->v);
    for (at.series = 0; at.series < count(view, ZIJ_ALONG_SERIES); at.series++) {
        if (!is_told(view, at))
            continue;
        if (listed)
            say(b, view, ZIJ_SAY_COMMA);
        zij_put(b, zij_part_name(view, ZIJ_ALONG_SERIES, at.series));
        zij_put_c(b, " ");
        zij_put_shown(b, view, at);
        listed = true;
    }
    put_whole(b, view, at);
    say(b, view, ZIJ_SAY_STOP);
}

static void put_figures(zij_buf *b, const zij_view *view)
{
    size_t rows = count(view, ZIJ_ALONG_ROWS), parts = count(view, ZIJ_ALONG_SERIES);

    for (size_t panel = 0; panel < count(view, ZIJ_ALONG_PANELS); panel++) {
        size_t told = 0;

        for (size_t s = 0; s < parts; s++)
            told += count_told(view, (zij_spot){ .panel = panel, .series = s });
        if (view->x->time || (parts > 1 && told > TOLD))
            put_runs(b, view, panel);
        else
            for (size_t row = 0; row < rows; row++)
                put_row(b, view, (zij_spot){ .panel = panel, .row = row });
    }
}

void zij_put_alternative(zij_buf *b, const zij_view *view)
{
    const zij_exhibit_kind *kind = view->x->kind;

    zij_buf subtitle = zij_buf_make(view->mem);

    zij_put_subtitle(&subtitle, view->page, view->x, view->v);
    say(b, view, kind->says);
    if (subtitle.len > 0) /* a map needs none */
        say(b, view, ZIJ_SAY_COLON);
    zij_put(b, zij_buf_str(&subtitle));
    say(b, view, ZIJ_SAY_STOP);
    (kind->tell != NULL ? kind->tell : put_figures)(b, view);
}
