/* table.c - an exhibit as a table: heads, groups of rows, cells with bars and the numbers
 * of their notes. A note that all figures of a column carry is numbered at its head. */
#include "base/num.h"
#include "write/html.h"

/* ---- notes ---- */

size_t zij_html_note_number(const zij_exhibit *x, uint16_t remark)
{
    for (size_t i = x->general_n; i < x->remarks_n; i++)
        if (x->remarks[i] == remark)
            return i + 1 - x->general_n;
    return 0;
}

bool zij_html_carries(const zij_number *n, uint16_t remark)
{
    const zij_obs *o = n->figure.table == NULL ? NULL : zij_figure_obs(n->figure);

    for (size_t i = 0; o != NULL && i < o->remarks_n; i++)
        if (n->figure.table->pool->lists[o->remarks + i] == remark)
            return true;
    return false;
}

/* ---- cells ---- */

static zij_view view_of(const zij_html *h, const zij_exhibit *x)
{
    return (zij_view){ h->pages, h->page, x, h->v, h->mem };
}

size_t zij_html_columns(const zij_exhibit *x)
{
    return x->time ? x->periods_n : x->sides[ZIJ_ALONG_SERIES].n;
}

static zij_spot spot_of(const zij_exhibit *x, size_t panel, size_t row, size_t column)
{
    return (zij_spot){ .panel = panel,
                       .row = row,
                       .series = x->time ? 0 : column,
                       .period = x->time ? column : 0 };
}

static void put_ref(zij_html *h, const zij_exhibit *x, uint16_t remark)
{
    size_t k = zij_html_note_number(x, remark);

    if (k > 0)
        zij_html_putf(h, "<sup class=\"ref\"><a href=\"#%.*s-n%zu\">%zu</a></sup>",
                      ZIJ_ARG(x->id), k, k);
}

/* Whether all published figures of a printed column carry a note, and there are some. */
static bool is_of_column(const zij_html *h, const zij_exhibit *x, size_t column,
                         uint16_t remark)
{
    size_t figures = 0;

    for (size_t k = 0; k < x->sides[ZIJ_ALONG_PANELS].n; k++)
        for (size_t i = 0; i < x->sides[ZIJ_ALONG_ROWS].n; i++) {
            const zij_number *n =
                zij_exhibit_number(h->page, x, spot_of(x, k, i, column));

            if (n == NULL || n->figure.table == NULL)
                continue;
            if (!zij_html_carries(n, remark))
                return false;
            figures++;
        }
    return figures > 1;
}

static void put_column_refs(zij_html *h, const zij_exhibit *x, size_t column)
{
    for (size_t i = x->general_n; i < x->remarks_n; i++)
        if (is_of_column(h, x, column, x->remarks[i]))
            put_ref(h, x, x->remarks[i]);
}

static void put_refs(zij_html *h, const zij_exhibit *x, const zij_number *n,
                     size_t column)
{
    const zij_obs *o = n->figure.table == NULL ? NULL : zij_figure_obs(n->figure);

    for (size_t i = 0; o != NULL && i < o->remarks_n; i++) {
        uint16_t remark = n->figure.table->pool->lists[o->remarks + i];

        if (!is_of_column(h, x, column, remark))
            put_ref(h, x, remark);
    }
}

static const zij_column *column_of(const zij_exhibit *x, size_t column)
{
    return zij_exhibit_column(x, spot_of(x, 0, 0, column).series);
}

static const zij_part *row_of(const zij_exhibit *x, size_t row)
{
    return &x->sides[ZIJ_ALONG_ROWS].parts[row];
}

/* What a cell's bar is drawn for; NULL: nothing. */
static const zij_number *bar_of(const zij_html *h, const zij_exhibit *x, zij_spot at)
{
    const zij_number *n = zij_exhibit_number(h->page, x, at);

    return row_of(x, at.row)->kind != ZIJ_PART_TOTAL && n != NULL &&
                   n->state == ZIJ_NUMBER_KNOWN
               ? n
               : NULL;
}

static double largest_of(const zij_html *h, const zij_exhibit *x, size_t column)
{
    double most = 0;

    for (size_t k = 0; k < x->sides[ZIJ_ALONG_PANELS].n; k++)
        for (size_t i = 0; i < x->sides[ZIJ_ALONG_ROWS].n; i++) {
            const zij_number *n = bar_of(h, x, spot_of(x, k, i, column));

            if (n != NULL)
                most = ZIJ_MAX(most, n->middle.d);
        }
    return most;
}

static void put_bar(zij_html *h, const zij_exhibit *x, zij_spot at, size_t column)
{
    const zij_number *n = bar_of(h, x, at);
    double most = largest_of(h, x, column);
    int hue = row_of(x, at.row)->hue;

    zij_html_put(h, "<td class=\"b\">");
    if (n != NULL && most > 0) {
        zij_html_put(
            h, "<svg class=\"cb\" viewBox=\"0 0 100 1\" preserveAspectRatio=\"none\" "
               "aria-hidden=\"true\"><rect class=\"");
        if (hue > 0)
            zij_html_putf(h, "s%d", hue);
        else
            zij_html_put(h, "other");
        zij_html_put(h, "\" width=\"");
        zij_put_fixed(&h->out, ZIJ_MAX(n->middle.d, 0.0) / most * 100, 1);
        zij_html_put(h, "\" height=\"1\"/></svg>");
    }
    zij_html_put(h, "</td>");
}

/* What a cell stands for: "2035", or "2035+2041" for what was computed from them. */
static void put_figures(zij_html *h, const zij_exhibit *x, zij_spot at)
{
    zij_view view = view_of(h, x);
    zij_refs refs = zij_exhibit_refs(&view, at);

    for (size_t i = 0; i < refs.n; i++)
        zij_html_putf(h, "%s%u", i == 0 ? " data-f=\"" : "+", refs.at[i]);
    zij_html_put(h, refs.n > 0 ? "\">" : ">");
}

static void put_cell(zij_html *h, const zij_exhibit *x, zij_spot at, size_t column)
{
    const zij_column *c = zij_exhibit_column(x, at.series);
    const zij_number *n = zij_exhibit_number(h->page, x, at);
    zij_buf text = zij_buf_make(h->mem);
    zij_voice v = h->v;

    v.table = true;
    if (n == NULL) {
        zij_html_put(h, "<td class=\"n\"></td>");
    } else {
        zij_put_number(&text, n, zij_exhibit_measure(h->page, x, at.series), c->format,
                       v);
        zij_html_put(h, n->state == ZIJ_NUMBER_KNOWN ? "<td class=\"n\""
                                                     : "<td class=\"n na\"");
        put_figures(h, x, at);
        zij_html_text(h, zij_buf_str(&text));
        put_refs(h, x, n, column);
        zij_html_put(h, "</td>");
    }
    if (c->bars)
        put_bar(h, x, at, column);
}

/* A name, as a link to its profile where the book has one. */
static void put_part(zij_html *h, const zij_exhibit *x, zij_along along, size_t i)
{
    zij_view view = view_of(h, x);
    zij_str href = zij_part_href(&view, along, i);

    if (href.len > 0)
        zij_html_putf(h, "<a class=\"country\" href=\"%.*s\">", ZIJ_ARG(href));
    zij_html_text(h, zij_part_name(&view, along, i));
    if (href.len > 0)
        zij_html_put(h, "</a>");
}

static void put_row(zij_html *h, const zij_exhibit *x, size_t panel, size_t row)
{
    zij_html_put(h, "<tr><th scope=\"row\">");
    if (row_of(x, row)->kind == ZIJ_PART_TOTAL)
        zij_html_inline(h, x->total.in[h->v.lang]);
    else
        put_part(h, x, ZIJ_ALONG_ROWS, row);
    zij_html_put(h, "</th>");
    for (size_t i = 0; i < zij_html_columns(x); i++)
        put_cell(h, x, spot_of(x, panel, row, i), i);
    zij_html_put(h, "</tr>\n");
}

static void put_head_words(zij_html *h, const zij_exhibit *x, size_t column)
{
    zij_view view = view_of(h, x);
    zij_buf when = zij_buf_make(h->mem);

    if (x->time) {
        zij_text_put_period(
            &when, h->v.text,
            (zij_text_time){ x->periods[column].ordinal, x->periods[column].freq },
            ZIJ_TEXT_WHEN_BARE);
        zij_html_text(h, zij_buf_str(&when));
    } else if (!x->by_column) {
        zij_html_text(h, zij_part_name(&view, ZIJ_ALONG_SERIES, column));
    } else if (x->columns[column].head.in[h->v.lang] != NULL) {
        zij_html_inline(h, x->columns[column].head.in[h->v.lang]);
    }
}

static void put_head(zij_html *h, const zij_exhibit *x)
{
    zij_html_put(h, "<thead><tr><th scope=\"col\">");
    if (x->rows_head.in[h->v.lang] != NULL)
        zij_html_inline(h, x->rows_head.in[h->v.lang]);
    else
        zij_html_text(h, zij_page_concept(h->v, x->sides[ZIJ_ALONG_ROWS].id));
    zij_html_put(h, "</th>");
    for (size_t i = 0; i < zij_html_columns(x); i++) {
        zij_str unit =
            zij_page_unit(h->page, x, spot_of(x, 0, 0, i).series, h->v, h->mem);

        zij_str when = zij_html_column_period(h, x, i);

        zij_html_put(h, "<th scope=\"col\" class=\"n\">");
        put_head_words(h, x, i);
        put_column_refs(h, x, i);
        if (unit.len + when.len > 0) {
            zij_html_put(h, "<span class=\"u\">");
            zij_html_text(h, when);
            if (unit.len > 0 && when.len > 0)
                zij_html_say(h, ZIJ_SAY_COMMA);
            zij_html_text(h, unit);
            zij_html_put(h, "</span>");
        }
        zij_html_put(h, column_of(x, i)->bars ? "</th><td class=\"b\"></td>" : "</th>");
    }
    zij_html_put(h, "</tr></thead>\n");
}

/* A row above its group that names it. */
static void put_group(zij_html *h, const zij_exhibit *x, size_t panel)
{
    size_t wide = 1;

    for (size_t i = 0; i < zij_html_columns(x); i++)
        wide += column_of(x, i)->bars ? 2 : 1;
    zij_html_putf(h, "<tr><th scope=\"rowgroup\" colspan=\"%zu\">", wide);
    put_part(h, x, ZIJ_ALONG_PANELS, panel);
    zij_html_put(h, "</th></tr>\n");
}

static void put_bodies(zij_html *h, const zij_exhibit *x, size_t panel)
{
    static const char *const bodies[] = {
        [ZIJ_PART_PLAIN] = "<tbody>\n",
        [ZIJ_PART_PINNED] = "<tbody class=\"pinned\">\n",
        [ZIJ_PART_TOTAL] = "<tbody class=\"total\">\n",
    };
    bool grouped = x->sides[ZIJ_ALONG_PANELS].codes != NULL;
    size_t n = x->sides[ZIJ_ALONG_ROWS].n;

    for (size_t i = 0; i < n; i++) {
        uint8_t kind = row_of(x, i)->kind;

        if (i == 0 && grouped) {
            zij_html_put(h, "<tbody class=\"group\">\n");
            put_group(h, x, panel);
        } else if (i == 0 || kind != row_of(x, i - 1)->kind) {
            zij_html_put(h, bodies[kind]);
        }
        put_row(h, x, panel, i);
        if (i + 1 == n || kind != row_of(x, i + 1)->kind)
            zij_html_put(h, "</tbody>\n");
    }
}

void zij_html_table(zij_html *h, const zij_exhibit *x)
{
    zij_html_putf(h,
                  "<div class=\"scroll\" role=\"region\" aria-labelledby=\"%.*s-t\" "
                  "tabindex=\"0\">\n<table>\n",
                  ZIJ_ARG(x->id));
    put_head(h, x);
    for (size_t i = 0; i < x->sides[ZIJ_ALONG_PANELS].n; i++)
        put_bodies(h, x, i);
    zij_html_put(h, "</table>\n</div>\n");
}
