/* figure.c - an exhibit: its heading, the chart in two or three widths or the table, and
 * what stands below. Widths are those of web/README.md. */
#include "base/num.h"
#include "paint/paint.h"
#include "write/exhibits.h"
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

static zij_view view_of(const zij_html *h, const zij_exhibit *x)
{
    return (zij_view){ h->pages, h->page, x, h->v, h->mem };
}

/* ---- drawings ---- */

/* What the drawing shows, for who cannot see it. */
static void put_alternative(zij_html *h, const zij_exhibit *x)
{
    zij_view view = view_of(h, x);
    zij_buf text = zij_buf_make(h->mem);

    zij_put_alternative(&text, &view);
    zij_html_putf(h, "<p class=\"vh\" id=\"%.*s-d\">", ZIJ_ARG(x->id));
    zij_html_text(h, zij_buf_str(&text));
    zij_html_put(h, "</p>\n");
}

static void put_layout(zij_html *h, const zij_exhibit *x, double width, const char *class)
{
    zij_view view = view_of(h, x);
    const zij_scene *scene;
    zij_str id = zij_strf(h->mem, "%.*s-%d", ZIJ_ARG(x->id), (int)width);
    zij_svg_options options = { .id = id, .classes = zij_str_of(class) };

    options.labelled_by = zij_strf(h->mem, "%.*s-t", ZIJ_ARG(x->id));
    options.described_by = zij_strf(h->mem, "%.*s-d", ZIJ_ARG(x->id));
    if (zij_exhibit_scene(&view, width, h->to, &scene) != ZIJ_OK)
        return; /* reported; the build stops */
    zij_paint_svg(scene, &options, &h->out);
    zij_html_put(h, "\n");
}

static void put_drawing(zij_html *h, const zij_exhibit *x, const char *size)
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

/* The printed columns of a table are its series, or, over time, its periods. */
static size_t columns_of(const zij_exhibit *x)
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
        zij_html_put(h, n->state == ZIJ_NUMBER_KNOWN ? "<td class=\"n\">"
                                                     : "<td class=\"n na\">");
        zij_html_text(h, zij_buf_str(&text));
        put_refs(h, x, n);
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
    for (size_t i = 0; i < columns_of(x); i++)
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
    for (size_t i = 0; i < columns_of(x); i++) {
        zij_str unit =
            zij_page_unit(h->page, x, spot_of(x, 0, 0, i).series, h->v, h->mem);

        zij_str when = zij_html_column_period(h, x, i);

        zij_html_put(h, "<th scope=\"col\" class=\"n\">");
        put_head_words(h, x, i);
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

    for (size_t i = 0; i < columns_of(x); i++)
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

static void put_table(zij_html *h, const zij_exhibit *x)
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

/* How many figures of a bar or line carry a note; *last is the period of one. */
static size_t count_carriers(const zij_html *h, const zij_exhibit *x, zij_spot at,
                             uint16_t remark, size_t *last)
{
    size_t n = 0;

    for (at.period = 0; at.period < x->periods_n; at.period++) {
        const zij_number *number = zij_exhibit_number(h->page, x, at);

        if (number == NULL || !carries(number, remark))
            continue;
        *last = at.period;
        n++;
    }
    return n;
}

/* "Kyrgyzstan, 2004": the part, and the period if it is one of several. */
static void put_carrier(zij_html *h, const zij_exhibit *x, zij_spot at, size_t n)
{
    zij_view view = view_of(h, x);
    zij_buf when = zij_buf_make(h->mem);
    const size_t parts[] = { [ZIJ_ALONG_ROWS] = at.row,
                             [ZIJ_ALONG_SERIES] = at.series,
                             [ZIJ_ALONG_PANELS] = at.panel };
    static const zij_along order[] = { ZIJ_ALONG_PANELS, ZIJ_ALONG_ROWS,
                                       ZIJ_ALONG_SERIES };
    bool any = false;

    for (size_t i = 0; i < ZIJ_ALONGS; i++) {
        zij_str name = x->sides[order[i]].n > 1
                           ? zij_part_name(&view, order[i], parts[order[i]])
                           : (zij_str){ 0 };

        if (any && name.len > 0)
            zij_html_say(h, ZIJ_SAY_COMMA);
        zij_html_text(h, name);
        any = any || name.len > 0;
    }
    if (n > 1 || x->periods_n < 2)
        return;
    zij_text_put_period(
        &when, h->v.text,
        (zij_text_time){ x->periods[at.period].ordinal, x->periods[at.period].freq },
        ZIJ_TEXT_WHEN_BRIEF);
    if (any)
        zij_html_say(h, ZIJ_SAY_COMMA);
    zij_html_text(h, zij_buf_str(&when));
}

/* The i-th bar or line of a chart, panel by panel. */
static zij_spot strand_of(const zij_exhibit *x, size_t i)
{
    size_t series = x->sides[ZIJ_ALONG_SERIES].n, rows = x->sides[ZIJ_ALONG_ROWS].n;

    return (zij_spot){ .series = i % series,
                       .row = i / series % rows,
                       .panel = i / series / rows };
}

/* A chart has no room for marks: its notes name what they are about, unless that is all
 * of it. */
static void put_named_note(zij_html *h, const zij_exhibit *x, uint16_t remark)
{
    size_t all = 1, carriers = 0, t = 0, seen = 0;

    for (zij_along a = 0; a < ZIJ_ALONGS; a++)
        all *= x->sides[a].n;
    for (size_t i = 0; i < all; i++)
        carriers += count_carriers(h, x, strand_of(x, i), remark, &t) > 0;
    zij_html_put(h, "<p class=\"note\">");
    if (carriers == all)
        zij_html_say(h, ZIJ_SAY_NOTE);
    for (size_t i = 0; carriers < all && i < all; i++) {
        zij_spot at = strand_of(x, i);
        size_t n = count_carriers(h, x, at, remark, &t);

        if (n == 0)
            continue;
        at.period = t;
        if (seen++ > 0)
            zij_html_say(h, ZIJ_SAY_SEMICOLON);
        put_carrier(h, x, at, n);
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
    if (zij_exhibit_form_of(x) == ZIJ_FORM_TABLE)
        put_numbered_notes(h, x);
    else
        for (size_t i = x->general_n; i < x->remarks_n; i++)
            put_named_note(h, x, x->remarks[i]);
}

/* The files of exactly what shows. */
static void put_own_data(zij_html *h, const zij_exhibit *x)
{
    static const struct {
        const char *ending, *name;
    } types[] = { { "csv", "CSV" }, { "json", "JSON" } };
    zij_str file = zij_exhibit_file(h->page, x, h->mem);

    zij_html_put(h, "<p class=\"get\"><span>");
    zij_html_say(h, ZIJ_SAY_DATA);
    zij_html_say(h, ZIJ_SAY_COLON);
    for (size_t i = 0; i < ZIJ_COUNT(types); i++)
        zij_html_putf(h, "%s<a href=\"%s../data/exhibits/%.*s.%s\" download>%s</a>",
                      i > 0 ? " " : "", h->up, ZIJ_ARG(file), types[i].ending,
                      types[i].name);
    zij_html_put(h, "</span> ");
}

/* The flows that an exhibit's figures come from, each once. */
static void put_downloads(zij_html *h, const zij_exhibit *x)
{
    const zij_flow *seen[16];
    size_t n = 0;

    put_own_data(h, x);
    zij_html_put(h, "<span>");
    zij_html_say(h, ZIJ_SAY_WHOLE);
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
    zij_html_put(h, "</span></p>\n");
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
        zij_html_covers(h, x, x->origins[i]);
    }
    zij_html_say(h, ZIJ_SAY_STOP);
    zij_html_put(h, "</p>\n");
    put_notes(h, x);
    zij_html_put(h, "<div class=\"acts\">");
    if (x->columns_n > 0)
        put_downloads(h, x);
    zij_html_cite(h, x);
    zij_html_put(h, "</div></div>\n");
}

/* A table that is too wide even for a wide screen keeps its first column in sight. */
static const char *class_of(const zij_exhibit *x, const char *size)
{
    static const char *const classes[] = {
        [ZIJ_FORM_DRAWING] = "fig",
        [ZIJ_FORM_TABLE] = "tab",
        [ZIJ_FORM_CARD] = "card",
    };
    bool full = zij_str_eq(zij_str_of(size), ZIJ_STR("full"));
    size_t room = !full ? 7 : x->time ? 12 : 8;

    if (zij_exhibit_form_of(x) == ZIJ_FORM_TABLE && columns_of(x) > room)
        return "tab wide";
    return classes[zij_exhibit_form_of(x)];
}

static void put_caption(zij_html *h, const zij_exhibit *x)
{
    const zij_profile *card = zij_exhibit_profile(x);
    zij_buf subtitle = zij_buf_make(h->mem);

    zij_html_put(h, "<figcaption class=\"cap\">");
    if (card != NULL) {
        zij_html_putf(h, "<p class=\"of%s", card->hue > 0 ? " " : "");
        if (card->hue > 0)
            zij_html_putf(h, "h%d", card->hue);
        zij_html_put(h, "\">");
        zij_html_text(h, card->codes->codes[card->code].names.in[h->v.lang]);
        zij_html_put(h, "</p>");
    }
    zij_html_putf(h, "<h2 id=\"%.*s-t\">", ZIJ_ARG(x->id));
    zij_html_inline(h, x->title.in[h->v.lang]);
    zij_html_put(h, "</h2>");
    zij_put_subtitle(&subtitle, h->page, x, h->v);
    if (subtitle.len > 0) {
        zij_html_put(h, "<p>");
        zij_html_text(h, zij_buf_str(&subtitle));
        zij_html_put(h, "</p>");
    }
    zij_html_put(h, "</figcaption>\n");
}

static void put_card(zij_html *h, const zij_exhibit *x)
{
    const zij_profile *card = zij_exhibit_profile(x);

    zij_html_put(h, "<dl class=\"facts\">\n");
    for (size_t i = 0; card != NULL && i < card->facts_n; i++) {
        zij_html_put(h, "<div><dt>");
        zij_html_inline(h, card->facts[i].name.in[h->v.lang]);
        zij_html_put(h, "</dt><dd>");
        zij_html_inline(h, card->facts[i].text.in[h->v.lang]);
        zij_html_put(h, "</dd></div>\n");
    }
    zij_html_put(h, "</dl>\n");
}

void zij_html_figure(zij_html *h, const zij_exhibit *x, const char *size)
{
    zij_html_putf(h, "<figure class=\"%s %s\" id=\"%.*s\">\n", class_of(x, size), size,
                  ZIJ_ARG(x->id));
    put_caption(h, x);
    switch (zij_exhibit_form_of(x)) {
    case ZIJ_FORM_DRAWING:
        put_drawing(h, x, size);
        break;
    case ZIJ_FORM_TABLE:
        put_table(h, x);
        break;
    case ZIJ_FORM_CARD:
        put_card(h, x);
        break;
    }
    put_meta(h, x);
    zij_html_put(h, "</figure>\n");
}
