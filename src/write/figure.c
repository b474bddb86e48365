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

/* ---- notes ---- */

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
        size_t k = zij_html_note_number(x, x->remarks[i]);

        zij_html_putf(h, "<li id=\"%.*s-n%zu\"><sup>%zu</sup><span>", ZIJ_ARG(x->id), k,
                      k);
        put_note_text(h, x->remarks[i]);
        zij_html_put(h, "</span></li>\n");
    }
    zij_html_put(h, "</ol>\n");
}

/* How many figures of a bar or line carry a note; *last is the period of one. */
static size_t count_carriers(const zij_html *h, const zij_exhibit *x, zij_spot at,
                             uint16_t remark, size_t *last)
{
    size_t n = 0;

    for (at.period = 0; at.period < x->periods_n; at.period++) {
        const zij_number *number = zij_exhibit_number(h->page, x, at);

        if (number == NULL || !zij_html_carries(number, remark))
            continue;
        *last = at.period;
        n++;
    }
    return n;
}

/* "Kyrgyzstan, 2004": the part or its whole panel, and the period if it is one of
 * several. */
static void put_carrier(zij_html *h, const zij_exhibit *x, zij_spot at, size_t n,
                        bool whole)
{
    zij_view view = view_of(h, x);
    zij_buf when = zij_buf_make(h->mem);
    const size_t parts[] = { [ZIJ_ALONG_ROWS] = at.row,
                             [ZIJ_ALONG_SERIES] = at.series,
                             [ZIJ_ALONG_PANELS] = at.panel };
    static const zij_along order[] = { ZIJ_ALONG_PANELS, ZIJ_ALONG_ROWS,
                                       ZIJ_ALONG_SERIES };
    bool any = false;

    for (size_t i = 0; i < (whole ? 1 : ZIJ_ALONGS); i++) {
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

/* Whether all bars or lines of a panel carry a note. */
static bool is_of_panel(const zij_html *h, const zij_exhibit *x, size_t panel,
                        uint16_t remark)
{
    size_t one = x->sides[ZIJ_ALONG_SERIES].n * x->sides[ZIJ_ALONG_ROWS].n, t;

    for (size_t i = 0; i < one; i++)
        if (count_carriers(h, x, strand_of(x, panel * one + i), remark, &t) == 0)
            return false;
    return one > 1 && x->sides[ZIJ_ALONG_PANELS].n > 1;
}

/* "Kyrgyzstan, 2004; Kazakhstan, 2025": whatever carries a note, whole panels at once. */
static void put_carriers(zij_html *h, const zij_exhibit *x, uint16_t remark, size_t all)
{
    size_t one = all / x->sides[ZIJ_ALONG_PANELS].n, t = 0, seen = 0;

    for (size_t i = 0; i < all; i++) {
        zij_spot at = strand_of(x, i);
        bool whole = is_of_panel(h, x, at.panel, remark);
        size_t n = count_carriers(h, x, at, remark, &t);

        if (n == 0)
            continue;
        at.period = t;
        if (seen++ > 0)
            zij_html_say(h, ZIJ_SAY_SEMICOLON);
        put_carrier(h, x, at, n, whole);
        if (whole)
            i = (at.panel + 1) * one - 1;
    }
}

/* A chart has no room for marks: its notes name what they are about, unless that is all
 * of it. */
static void put_named_note(zij_html *h, const zij_exhibit *x, uint16_t remark)
{
    size_t all = 1, carriers = 0, t = 0;

    for (zij_along a = 0; a < ZIJ_ALONGS; a++)
        all *= x->sides[a].n;
    for (size_t i = 0; i < all; i++)
        carriers += count_carriers(h, x, strand_of(x, i), remark, &t) > 0;
    zij_html_put(h, "<p class=\"note\">");
    if (carriers == all)
        zij_html_say(h, ZIJ_SAY_NOTE);
    else
        put_carriers(h, x, remark, all);
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
    zij_html_row_periods(h, x);
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
        [ZIJ_FORM_LIST] = "tab",
    };
    bool full = zij_str_eq(zij_str_of(size), ZIJ_STR("full"));
    size_t room = !full ? 7 : x->time ? 12 : 8;

    if (zij_exhibit_form_of(x) == ZIJ_FORM_TABLE && zij_html_columns(x) > room)
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
        zij_html_table(h, x);
        break;
    case ZIJ_FORM_CARD:
        put_card(h, x);
        break;
    case ZIJ_FORM_LIST:
        zij_html_audit(h, x);
        break;
    }
    put_meta(h, x);
    zij_html_put(h, "</figure>\n");
}
