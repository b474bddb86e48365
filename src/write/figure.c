/* figure.c - an exhibit: its heading, the chart in two or three widths or the table, and
 * what stands below. Widths are those of web/README.md. */
#include "base/num.h"
#include "paint/paint.h"
#include "write/html.h"

static const struct {
    const char *size;
    struct {
        double width;
        const char *class;
    } layouts[3];
} sizes[] = {
    { "column", { { 680, "fig-wide" }, { 328, "fig-narrow" } } },
    { "half", { { 480, "fig-wide" }, { 328, "fig-narrow" } } },
    { "full", { { 1040, "fig-wide" }, { 680, "fig-mid" }, { 328, "fig-narrow" } } },
};

/* ---- charts ---- */

static void put_row_value(zij_html *h, const zij_exhibit *x, size_t row, size_t t)
{
    const zij_value *value = &h->page->formulas[x->columns[0].formula].value;
    const zij_number *n = &value->numbers[x->rows[row].series[0] * value->periods_n + t];
    zij_buf text = zij_buf_make(h->mem);

    if (value->time)
        zij_text_put_period(
            &text, h->v.text,
            (zij_text_time){ value->periods[t].ordinal, value->periods[t].freq },
            ZIJ_TEXT_WHEN_BARE);
    zij_put_c(&text, value->time ? ": " : "");
    zij_put_number(&text, n, &value->measure, x->columns[0].format, h->v);
    zij_html_put(h, " ");
    zij_html_text(h, zij_buf_str(&text));
}

/* A line says its first value, the last one observed, and where forecasts lead. */
static void put_row_values(zij_html *h, const zij_exhibit *x, size_t row)
{
    const zij_value *value = &h->page->formulas[x->columns[0].formula].value;
    const zij_number *at = &value->numbers[x->rows[row].series[0] * value->periods_n];
    size_t last = value->periods_n - 1, seen = last;

    while (seen > 0 && (at[seen].state != ZIJ_NUMBER_KNOWN || at[seen].forecast))
        seen--;
    if (seen > 0)
        put_row_value(h, x, row, 0);
    if (seen > 0 && seen < last) {
        zij_html_say(h, ZIJ_SAY_COMMA);
        put_row_value(h, x, row, seen);
        zij_html_say(h, ZIJ_SAY_COMMA);
        zij_html_say(h, ZIJ_SAY_FORECAST);
    }
    put_row_value(h, x, row, last);
}

/* What the chart shows, row by row, for who cannot see it. */
static void put_alternative(zij_html *h, const zij_exhibit *x)
{
    zij_buf subtitle = zij_buf_make(h->mem);
    const zij_value *value = &h->page->formulas[x->columns[0].formula].value;

    zij_html_putf(h, "<p class=\"vh\" id=\"%.*s-d\">", ZIJ_ARG(x->id));
    zij_html_say(h, value->time ? ZIJ_SAY_CHART_LINE : ZIJ_SAY_CHART_BAR);
    zij_html_say(h, ZIJ_SAY_COLON);
    zij_put_subtitle(&subtitle, h->page, x, h->v);
    zij_html_text(h, zij_buf_str(&subtitle));
    zij_html_say(h, ZIJ_SAY_STOP);
    for (size_t i = 0; i < x->rows_n; i++) {
        zij_html_put(h, " ");
        zij_html_text(h, x->codes->codes[x->rows[i].code].names.in[h->v.lang]);
        put_row_values(h, x, i);
        zij_html_say(h, ZIJ_SAY_STOP);
    }
    zij_html_put(h, "</p>\n");
}

static void put_layout(zij_html *h, const zij_exhibit *x, double width, const char *class)
{
    zij_chart_spec spec;
    const zij_scene *scene;
    zij_str id = zij_strf(h->mem, "%.*s-%d", ZIJ_ARG(x->id), (int)width);
    zij_svg_options options = { .id = id, .classes = zij_str_of(class) };

    options.labelled_by = zij_strf(h->mem, "%.*s-t", ZIJ_ARG(x->id));
    options.described_by = zij_strf(h->mem, "%.*s-d", ZIJ_ARG(x->id));
    zij_exhibit_chart(h->pages, h->page, x, h->v, width, h->mem, &spec);
    if (zij_chart_draw(&spec, h->mem, h->to, &scene) != ZIJ_OK)
        return; /* reported; the build stops */
    zij_paint_svg(scene, &options, &h->out);
    zij_html_put(h, "\n");
}

static void put_chart(zij_html *h, const zij_exhibit *x, const char *size)
{
    put_alternative(h, x);
    for (size_t i = 0; i < ZIJ_COUNT(sizes); i++)
        if (zij_str_eq(zij_str_of(sizes[i].size), zij_str_of(size)))
            for (size_t k = 0; k < 3 && sizes[i].layouts[k].class != NULL; k++)
                put_layout(h, x, sizes[i].layouts[k].width, sizes[i].layouts[k].class);
}

/* ---- tables ---- */

/* Number of a note of single figures, from 1; 0: it is one of the whole exhibit. */
static size_t note_number(const zij_exhibit *x, uint16_t remark)
{
    for (size_t i = x->general_n; i < x->remarks_n; i++)
        if (x->remarks[i] == remark)
            return i + 1 - x->general_n;
    return 0;
}

static void put_refs(zij_html *h, const zij_exhibit *x, const zij_number *n)
{
    const zij_obs *o = n->figure.table == NULL ? NULL : zij_figure_obs(n->figure);

    for (size_t i = 0; o != NULL && i < o->remarks_n; i++) {
        size_t k = note_number(x, n->figure.table->pool->lists[o->remarks + i]);

        if (k > 0)
            zij_html_putf(h, "<sup class=\"ref\"><a href=\"#%.*s-n%zu\">%zu</a></sup>",
                          ZIJ_ARG(x->id), k, k);
    }
}

static double largest_of(const zij_html *h, const zij_exhibit *x, size_t column)
{
    double most = 0;

    for (size_t i = 0; i < x->rows_n; i++) {
        const zij_number *n = zij_exhibit_number(h->page, x, i, column);

        if (x->rows[i].kind != ZIJ_ROW_TOTAL && n != NULL && n->state == ZIJ_NUMBER_KNOWN)
            most = ZIJ_MAX(most, n->middle.d);
    }
    return most;
}

static void put_bar(zij_html *h, const zij_exhibit *x, size_t row, size_t column)
{
    const zij_number *n = zij_exhibit_number(h->page, x, row, column);
    double most = largest_of(h, x, column);
    int hue = 0;

    zij_html_put(h, "<td class=\"b\">");
    if (x->rows[row].kind != ZIJ_ROW_TOTAL && n != NULL && n->state == ZIJ_NUMBER_KNOWN &&
        most > 0) {
        hue = x->hue != 0
                  ? x->hue
                  : zij_book_hue(h->pages->book, x->codes->codes[x->rows[row].code].id);
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

static void put_cell(zij_html *h, const zij_exhibit *x, size_t row, size_t column)
{
    const zij_column *c = &x->columns[column];
    const zij_number *n = zij_exhibit_number(h->page, x, row, column);
    zij_buf text = zij_buf_make(h->mem);
    zij_voice v = h->v;

    v.table = true;
    if (n == NULL) {
        zij_html_put(h, "<td class=\"n\"></td>");
    } else {
        zij_put_number(&text, n, &h->page->formulas[c->formula].value.measure, c->format,
                       v);
        zij_html_put(h, n->state == ZIJ_NUMBER_KNOWN ? "<td class=\"n\">"
                                                     : "<td class=\"n na\">");
        zij_html_text(h, zij_buf_str(&text));
        put_refs(h, x, n);
        zij_html_put(h, "</td>");
    }
    if (c->bars)
        put_bar(h, x, row, column);
}

static void put_row(zij_html *h, const zij_exhibit *x, size_t row)
{
    zij_html_put(h, "<tr><th scope=\"row\">");
    if (x->rows[row].kind == ZIJ_ROW_TOTAL)
        zij_html_inline(h, x->total.in[h->v.lang]);
    else
        zij_html_text(h, x->codes->codes[x->rows[row].code].names.in[h->v.lang]);
    zij_html_put(h, "</th>");
    for (size_t i = 0; i < x->columns_n; i++)
        put_cell(h, x, row, i);
    zij_html_put(h, "</tr>\n");
}

static void put_head(zij_html *h, const zij_exhibit *x)
{
    const zij_value *value = &h->page->formulas[x->columns[0].formula].value;

    zij_html_put(h, "<thead><tr><th scope=\"col\">");
    if (x->rows_head.in[h->v.lang] != NULL)
        zij_html_inline(h, x->rows_head.in[h->v.lang]);
    else
        zij_html_text(h, zij_page_concept(h->v, value->axes[0].id));
    zij_html_put(h, "</th>");
    for (size_t i = 0; i < x->columns_n; i++) {
        zij_str unit = zij_page_unit(h->page, x, i, h->v, h->mem);

        zij_html_put(h, "<th scope=\"col\" class=\"n\">");
        if (x->columns[i].head.in[h->v.lang] != NULL)
            zij_html_inline(h, x->columns[i].head.in[h->v.lang]);
        if (unit.len > 0) {
            zij_html_put(h, "<span class=\"u\">");
            zij_html_text(h, unit);
            zij_html_put(h, "</span>");
        }
        zij_html_put(h, x->columns[i].bars ? "</th><td class=\"b\"></td>" : "</th>");
    }
    zij_html_put(h, "</tr></thead>\n");
}

static void put_table(zij_html *h, const zij_exhibit *x)
{
    static const char *const bodies[] = {
        [ZIJ_ROW_PLAIN] = "<tbody>\n",
        [ZIJ_ROW_PINNED] = "<tbody class=\"pinned\">\n",
        [ZIJ_ROW_TOTAL] = "<tbody class=\"total\">\n",
    };

    zij_html_putf(h,
                  "<div class=\"scroll\" role=\"region\" aria-labelledby=\"%.*s-t\" "
                  "tabindex=\"0\">\n<table>\n",
                  ZIJ_ARG(x->id));
    put_head(h, x);
    for (size_t i = 0; i < x->rows_n; i++) {
        if (i == 0 || x->rows[i].kind != x->rows[i - 1].kind)
            zij_html_put(h, bodies[x->rows[i].kind]);
        put_row(h, x, i);
        if (i + 1 == x->rows_n || x->rows[i].kind != x->rows[i + 1].kind)
            zij_html_put(h, "</tbody>\n");
    }
    zij_html_put(h, "</table>\n</div>\n");
}

/* ---- below ---- */

static void put_note_text(zij_html *h, uint16_t remark)
{
    zij_html_text(h, h->pages->book->pool.remarks[remark].text.in[h->v.lang]);
}

/* Notes whose numbers stand at cells of the table. */
static void put_numbered_notes(zij_html *h, const zij_exhibit *x)
{
    if (x->remarks_n == x->general_n)
        return;
    zij_html_put(h, "<ol class=\"notes\">\n");
    for (size_t i = x->general_n; i < x->remarks_n; i++) {
        size_t k = note_number(x, x->remarks[i]);

        zij_html_putf(h, "<li id=\"%.*s-n%zu\"><sup>%zu</sup><span>", ZIJ_ARG(x->id), k,
                      k);
        put_note_text(h, x->remarks[i]);
        zij_html_put(h, "</span></li>\n");
    }
    zij_html_put(h, "</ol>\n");
}

static bool carries(const zij_number *n, uint16_t remark)
{
    const zij_obs *o = n->figure.table == NULL ? NULL : zij_figure_obs(n->figure);

    for (size_t i = 0; o != NULL && i < o->remarks_n; i++)
        if (n->figure.table->pool->lists[o->remarks + i] == remark)
            return true;
    return false;
}

/* How many figures of a row of a chart carry a note; *last is where. */
static size_t count_carriers(const zij_html *h, const zij_exhibit *x, size_t row,
                             uint16_t remark, size_t *last)
{
    const zij_value *v = &h->page->formulas[x->columns[0].formula].value;
    const zij_number *at = &v->numbers[x->rows[row].series[0] * v->periods_n];
    size_t n = 0;

    for (size_t t = 0; t < v->periods_n; t++) {
        if (!carries(&at[t], remark))
            continue;
        *last = t;
        n++;
    }
    return n;
}

/* "Kyrgyzstan, 2004": the row, and the period if it is one of several. */
static void put_carrier(zij_html *h, const zij_exhibit *x, size_t row, size_t n, size_t t)
{
    const zij_value *v = &h->page->formulas[x->columns[0].formula].value;
    zij_buf when = zij_buf_make(h->mem);

    zij_html_text(h, x->codes->codes[x->rows[row].code].names.in[h->v.lang]);
    if (n > 1 || v->periods_n < 2)
        return;
    zij_text_put_period(&when, h->v.text,
                        (zij_text_time){ v->periods[t].ordinal, v->periods[t].freq },
                        ZIJ_TEXT_WHEN_BRIEF);
    zij_html_say(h, ZIJ_SAY_COMMA);
    zij_html_text(h, zij_buf_str(&when));
}

/* A chart has no room for marks: its notes name what they are about, unless that is all
 * rows. */
static void put_named_note(zij_html *h, const zij_exhibit *x, uint16_t remark)
{
    size_t rows = 0, n, t = 0, seen = 0;

    for (size_t i = 0; i < x->rows_n; i++)
        rows += count_carriers(h, x, i, remark, &t) > 0;
    zij_html_put(h, "<p class=\"note\">");
    if (rows == x->rows_n)
        zij_html_say(h, ZIJ_SAY_NOTE);
    for (size_t i = 0; rows < x->rows_n && i < x->rows_n; i++) {
        n = count_carriers(h, x, i, remark, &t);
        if (n == 0)
            continue;
        if (seen++ > 0)
            zij_html_say(h, ZIJ_SAY_SEMICOLON);
        put_carrier(h, x, i, n, t);
    }
    zij_html_say(h, ZIJ_SAY_COLON);
    put_note_text(h, remark);
    zij_html_put(h, "</p>\n");
}

static void put_notes(zij_html *h, const zij_exhibit *x)
{
    for (size_t i = 0; i < x->general_n; i++) {
        zij_html_put(h, "<p class=\"note\">");
        zij_html_say(h, ZIJ_SAY_NOTE);
        zij_html_say(h, ZIJ_SAY_COLON);
        put_note_text(h, x->remarks[i]);
        zij_html_put(h, "</p>\n");
    }
    if (!zij_exhibit_is_chart(x))
        put_numbered_notes(h, x);
    else
        for (size_t i = x->general_n; i < x->remarks_n; i++)
            put_named_note(h, x, x->remarks[i]);
}

/* The flows that an exhibit's figures come from, each once. */
static void put_downloads(zij_html *h, const zij_exhibit *x)
{
    const zij_flow *seen[16];
    size_t n = 0;

    zij_html_put(h, "<p class=\"get\">");
    zij_html_say(h, ZIJ_SAY_DATA);
    zij_html_say(h, ZIJ_SAY_COLON);
    for (size_t c = 0; c < x->columns_n; c++) {
        const zij_evidence *e = &h->page->formulas[x->columns[c].formula].value.evidence;

        for (size_t i = 0; i < e->n && n < ZIJ_COUNT(seen); i++) {
            const zij_flow *flow = e->at[i].table->flow;
            size_t k = 0;

            while (k < n && seen[k] != flow)
                k++;
            if (k < n)
                continue;
            seen[n++] = flow;
            zij_html_putf(h, "%s<a href=\"%s../data/%.*s.csv\" download>",
                          n > 1 ? " " : "", h->up, ZIJ_ARG(flow->id));
            zij_html_text(h, flow->name.in[h->v.lang]);
            zij_html_say(h, ZIJ_SAY_CSV);
            zij_html_put(h, "</a>");
        }
    }
    zij_html_put(h, "</p>");
}

static void put_meta(zij_html *h, const zij_exhibit *x)
{
    const zij_pool *pool = &h->pages->book->pool;

    zij_html_put(h, "<div class=\"meta\"><p class=\"src\">");
    zij_html_say(h, x->origins_n > 1 ? ZIJ_SAY_SOURCES : ZIJ_SAY_SOURCE);
    zij_html_say(h, ZIJ_SAY_COLON);
    for (size_t i = 0; i < x->origins_n; i++) {
        if (i > 0)
            zij_html_say(h, ZIJ_SAY_SEMICOLON);
        zij_html_origin(h, &pool->origins[x->origins[i]], true);
    }
    zij_html_say(h, ZIJ_SAY_STOP);
    zij_html_put(h, "</p>\n");
    put_notes(h, x);
    put_downloads(h, x);
    zij_html_put(h, "</div>\n");
}

void zij_html_figure(zij_html *h, const zij_exhibit *x, const char *size)
{
    bool chart = zij_exhibit_is_chart(x);
    zij_buf subtitle = zij_buf_make(h->mem);

    zij_html_putf(h, "<figure class=\"%s %s\" id=\"%.*s\">\n", chart ? "fig" : "tab",
                  size, ZIJ_ARG(x->id));
    zij_html_putf(h, "<figcaption class=\"cap\"><h2 id=\"%.*s-t\">", ZIJ_ARG(x->id));
    zij_html_inline(h, x->title.in[h->v.lang]);
    zij_html_put(h, "</h2><p>");
    zij_put_subtitle(&subtitle, h->page, x, h->v);
    zij_html_text(h, zij_buf_str(&subtitle));
    zij_html_put(h, "</p></figcaption>\n");
    if (chart)
        put_chart(h, x, size);
    else
        put_table(h, x);
    put_meta(h, x);
    zij_html_put(h, "</figure>\n");
}
