/* differ.c - where the figures of one exhibit are of several periods or sources, it says
 * by itself which are which: heads of columns their periods, sources whom they cover. */
#include "write/html.h"

enum { NAMES_MOST = 5 };

/* ---- periods ---- */

typedef struct span {
    zij_period from, to; /* freq 0: none */
} span;

/* Of the published figures of a column. */
static span span_of(const zij_html *h, const zij_exhibit *x, size_t column)
{
    span s = { 0 };
    zij_cell c = { 0 };

    while (zij_exhibit_next(h->page, x, &c)) {
        zij_period p;

        if (c.at.series != column || c.number->figure.table == NULL)
            continue;
        p = zij_figure_period(c.number->figure);
        if (s.from.freq == 0 || zij_period_cmp(p, s.from) < 0)
            s.from = p;
        if (s.to.freq == 0 || zij_period_cmp(p, s.to) > 0)
            s.to = p;
    }
    return s;
}

static zij_str range_of(zij_html *h, span s, zij_text_when form)
{
    zij_buf b = zij_buf_make(h->mem);

    zij_text_put_range(&b, h->v.text, (zij_text_time){ s.from.ordinal, s.from.freq },
                       (zij_text_time){ s.to.ordinal, s.to.freq }, form);
    return zij_buf_str(&b);
}

zij_str zij_html_column_period(zij_html *h, const zij_exhibit *x, size_t column)
{
    zij_str none = { 0 }, bare;
    zij_buf head = zij_buf_make(h->mem);
    span s;

    /* an exhibit of one period says it in its subtitle */
    if (!x->by_column || x->time || x->from.freq != 0)
        return none;
    s = span_of(h, x, column);
    if (s.from.freq == 0 || s.from.freq != s.to.freq)
        return none;
    bare = range_of(h, s, ZIJ_TEXT_WHEN_BARE);
    if (x->columns[column].head.in[h->v.lang] != NULL)
        zij_put_words(&head, h->page, x->columns[column].head.in[h->v.lang], h->v);
    if (zij_str_search(zij_buf_str(&head), 0, bare) < head.len)
        return none; /* the head has it already */
    return range_of(h, s, ZIJ_TEXT_WHEN_BRIEF);
}

/* ---- sources ---- */

/* Of a published figure; a computed one rests on what the others show. */
static bool is_from(const zij_html *h, const zij_number *n, uint16_t origin)
{
    const zij_obs *o = zij_figure_obs(n->figure);
    const zij_origin *usual = n->figure.table->flow->origin;

    return o->origin != 0xffff ? o->origin == origin
                               : usual == &h->pages->book->pool.origins[origin];
}

/* Marks the parts of a side that have published figures of a source. True when those have
 * no others, and some part has none. */
static bool marks_off(const zij_html *h, const zij_exhibit *x, zij_along along,
                      uint16_t origin, bool *has)
{
    size_t n = x->sides[along].n, marked = 0;
    bool *other = zij_array(h->mem, n, bool);
    zij_cell c = { 0 };

    while (zij_exhibit_next(h->page, x, &c)) {
        const size_t parts[] = { [ZIJ_ALONG_ROWS] = c.at.row,
                                 [ZIJ_ALONG_SERIES] = c.at.series,
                                 [ZIJ_ALONG_PANELS] = c.at.panel };

        if (c.number->figure.table == NULL ||
            zij_figure_obs(c.number->figure)->state == ZIJ_OBS_ABSENT)
            continue;
        if (is_from(h, c.number, origin))
            has[parts[along]] = true;
        else
            other[parts[along]] = true;
    }
    for (size_t i = 0; i < n; i++) {
        if (has[i] && other[i])
            return false;
        marked += has[i];
    }
    return marked > 0 && marked < n && marked <= NAMES_MOST;
}

static void put_names(zij_html *h, const zij_exhibit *x, zij_along along, const bool *has)
{
    zij_view view = { h->pages, h->page, x, h->v, h->mem };
    zij_str *names = zij_array(h->mem, x->sides[along].n, zij_str);
    zij_buf list = zij_buf_make(h->mem);
    size_t n = 0;

    for (size_t i = 0; i < x->sides[along].n; i++)
        if (has[i])
            names[n++] = zij_part_name(&view, along, i);
    zij_text_put_list(&list, h->v.text, names, n, ZIJ_TEXT_AND);
    zij_html_say_of(h, ZIJ_SAY_COVERS, zij_buf_str(&list));
}

void zij_html_covers(zij_html *h, const zij_exhibit *x, uint16_t origin)
{
    static const zij_along order[] = { ZIJ_ALONG_SERIES, ZIJ_ALONG_ROWS,
                                       ZIJ_ALONG_PANELS };

    if (x->origins_n < 2 || x->columns_n == 0)
        return;
    for (size_t i = 0; i < ZIJ_COUNT(order); i++) {
        const zij_side *side = &x->sides[order[i]];
        bool *has = zij_array(h->mem, side->n, bool);

        /* a side of sources names them itself */
        if (zij_str_eq(side->id, ZIJ_STR("SOURCE")) ||
            !marks_off(h, x, order[i], origin, has))
            continue;
        put_names(h, x, order[i], has);
        return;
    }
}

/* ---- rows ---- */

/* The period of the published figures of each row in a column; freq 0: none. False where
 * a row has several. */
static bool periods_of(const zij_html *h, const zij_exhibit *x, size_t column,
                       zij_period *of)
{
    zij_cell c = { 0 };

    while (zij_exhibit_next(h->page, x, &c)) {
        zij_period p;

        if (c.at.series != column || c.number->figure.table == NULL)
            continue;
        p = zij_figure_period(c.number->figure);
        if (of[c.at.row].freq != 0 && zij_period_cmp(of[c.at.row], p) != 0)
            return false;
        of[c.at.row] = p;
    }
    return true;
}

/* "2022 (Turkmenistan); 2025 (Kazakhstan and Uzbekistan)", in the order of the rows; a
 * period of many rows stands without them. */
static void put_periods(zij_html *h, const zij_exhibit *x, const zij_period *of)
{
    size_t n = x->sides[ZIJ_ALONG_ROWS].n, seen = 0;
    bool *told = zij_array(h->mem, n, bool);

    for (size_t i = 0; i < n; i++) {
        bool *has = zij_array(h->mem, n, bool);
        size_t rows = 0;

        if (of[i].freq == 0 || told[i])
            continue;
        for (size_t k = i; k < n; k++)
            if (zij_period_cmp(of[i], of[k]) == 0) {
                has[k] = told[k] = true;
                rows++;
            }
        zij_html_say(h, seen++ > 0 ? ZIJ_SAY_SEMICOLON : ZIJ_SAY_COLON);
        zij_html_text(h, range_of(h, (span){ of[i], of[i] }, ZIJ_TEXT_WHEN_BRIEF));
        if (rows <= NAMES_MOST)
            put_names(h, x, ZIJ_ALONG_ROWS, has);
    }
}

void zij_html_row_periods(zij_html *h, const zij_exhibit *x)
{
    size_t n = x->sides[ZIJ_ALONG_ROWS].n;

    if (x->time || x->columns_n == 0)
        return;
    for (size_t column = 0; column < x->sides[ZIJ_ALONG_SERIES].n; column++) {
        zij_period *of = zij_array(h->mem, n, zij_period), first = { 0 };
        bool differ = false, clear = periods_of(h, x, column, of);

        for (size_t i = 0; clear && i < n; i++) {
            if (of[i].freq == 0)
                continue;
            differ = differ || (first.freq != 0 && zij_period_cmp(first, of[i]) != 0);
            first = of[i];
        }
        if (!differ)
            continue;
        zij_html_put(h, "<p class=\"note\">");
        zij_html_say(h, ZIJ_SAY_YEARS_DIFFER);
        put_periods(h, x, of);
        zij_html_say(h, ZIJ_SAY_STOP);
        zij_html_put(h, "</p>\n");
        return; /* columns beside it are of the same rows */
    }
}

/* ---- side by side ---- */

static bool share_origin(const zij_exhibit *a, const zij_exhibit *b)
{
    for (size_t i = 0; i < a->origins_n; i++)
        for (size_t k = 0; k < b->origins_n; k++)
            if (a->origins[i] == b->origins[k])
                return true;
    return false;
}

static void put_pair_note(zij_html *h, zij_say what, zij_str a, zij_str b)
{
    zij_html_put(h, "<p class=\"note\">");
    zij_html_say(h, what);
    if (a.len > 0) {
        zij_html_say(h, ZIJ_SAY_COLON);
        zij_html_text(h, a);
        zij_html_say(h, ZIJ_SAY_SEMICOLON);
        zij_html_text(h, b);
    }
    zij_html_say(h, ZIJ_SAY_STOP);
    zij_html_put(h, "</p>\n");
}

void zij_html_pair_differs(zij_html *h, const zij_exhibit *a, const zij_exhibit *b)
{
    bool years =
        a->from.freq != 0 && b->from.freq != 0 &&
        (zij_period_cmp(a->from, b->from) != 0 || zij_period_cmp(a->to, b->to) != 0);
    bool sources = a->origins_n > 0 && b->origins_n > 0 && !share_origin(a, b);

    if (!years && !sources)
        return;
    zij_html_put(h, "<div class=\"meta\">");
    if (years)
        put_pair_note(h, ZIJ_SAY_PAIR_YEARS,
                      range_of(h, (span){ a->from, a->to }, ZIJ_TEXT_WHEN_BRIEF),
                      range_of(h, (span){ b->from, b->to }, ZIJ_TEXT_WHEN_BRIEF));
    if (sources)
        put_pair_note(h, ZIJ_SAY_PAIR_SOURCES, (zij_str){ 0 }, (zij_str){ 0 });
    zij_html_put(h, "</div>\n");
}
