/* draw.c - what chart needs to draw an exhibit in a language at a width. */
#include "page/kinds.h"

static zij_chart_point point_of(const zij_view *view, zij_spot at, double by)
{
    const zij_number *n = zij_exhibit_number(view->page, view->x, at);
    bool known = n != NULL && n->state == ZIJ_NUMBER_KNOWN;
    zij_buf label = zij_buf_make(view->mem);

    if (n == NULL)
        return (zij_chart_point){ .missing = true };
    if (!view->x->bare)
        zij_put_shown(&label, view, at);
    return (zij_chart_point){
        .value = known ? n->middle.d * by : 0,
        .missing = !known,
        .forecast = n->forecast,
        .label = zij_buf_str(&label),
        .reason = n->why.text,
        .refs = zij_exhibit_refs(view, at),
    };
}

/* What a row or period comes to; panels share their categories, so they have none. */
static zij_str whole_of(const zij_view *view, zij_spot at)
{
    const zij_exhibit *x = view->x;
    const zij_number *n = zij_exhibit_whole(view->page, x, at);
    zij_buf b = zij_buf_make(view->mem);

    if (n != NULL && n->state == ZIJ_NUMBER_KNOWN && !x->bare &&
        x->sides[ZIJ_ALONG_PANELS].codes == NULL)
        zij_put_number(&b, n, zij_exhibit_measure(view->page, x, 0), x->whole->format,
                       view->v);
    return zij_buf_str(&b);
}

static zij_str rank_of(const zij_view *view, size_t row)
{
    if (!view->x->ranked)
        return (zij_str){ 0 };
    return view->x->sides[ZIJ_ALONG_ROWS].parts[row].kind == ZIJ_PART_PINNED
               ? ZIJ_STR("–")
               : zij_strf(view->mem, "%zu", row + 1);
}

/* One per row, in the order of the rows. */
static void fill_rows(const zij_view *view, zij_chart_spec *spec)
{
    const zij_side *rows = &view->x->sides[ZIJ_ALONG_ROWS];
    zij_chart_category *out = zij_array(view->mem, rows->n, zij_chart_category);

    for (size_t i = 0; i < rows->n; i++)
        out[i] = (zij_chart_category){
            .name = zij_part_name(view, ZIJ_ALONG_ROWS, i),
            .id = zij_part_id(view->x, ZIJ_ALONG_ROWS, i, view->mem),
            .href = zij_part_href(view, ZIJ_ALONG_ROWS, i),
            .rank = rank_of(view, i),
            .hue = rows->parts[i].hue,
            .highlight = rows->parts[i].highlight,
            .pinned = rows->parts[i].kind == ZIJ_PART_PINNED,
            .total = whole_of(view, (zij_spot){ .row = i }),
        };
    spec->categories = out;
    spec->category_count = rows->n;
}

/* One per period. */
static void fill_periods(const zij_view *view, zij_chart_spec *spec)
{
    const zij_exhibit *x = view->x;
    zij_chart_category *out = zij_array(view->mem, x->periods_n, zij_chart_category);

    for (size_t t = 0; t < x->periods_n; t++) {
        zij_period p = x->periods[t];
        zij_buf name = zij_buf_make(view->mem), id = zij_buf_make(view->mem);

        zij_text_put_period(&name, view->v.text, (zij_text_time){ p.ordinal, p.freq },
                            ZIJ_TEXT_WHEN_BARE);
        zij_put_period(&id, p);
        out[t] = (zij_chart_category){ .name = zij_buf_str(&name),
                                       .id = zij_buf_str(&id),
                                       .total = whole_of(view, (zij_spot){ .period = t }),
                                       .at = (double)p.ordinal / p.freq };
    }
    spec->categories = out;
    spec->category_count = x->periods_n;
}

/* A chart whose only series has no name calls it as the exhibit is called. */
static zij_str series_id(const zij_view *view, size_t i)
{
    zij_str id = zij_part_id(view->x, ZIJ_ALONG_SERIES, i, view->mem);

    return id.len > 0 ? id : view->x->id;
}

/* A part of a stack that is zero throughout has no segment, so it needs no name. */
static bool is_idle(const zij_view *view, size_t series)
{
    zij_cell cell = { 0 };

    if (!zij_exhibit_is_stacked(view->x))
        return false;
    while (zij_exhibit_next(view->page, view->x, &cell))
        if (cell.at.series == series &&
            (cell.number->state != ZIJ_NUMBER_KNOWN || cell.number->middle.d != 0))
            return false;
    return true;
}

static zij_chart_series one_series(const zij_view *view, size_t panel, size_t series,
                                   size_t categories, double by)
{
    const zij_part *part = &view->x->sides[ZIJ_ALONG_SERIES].parts[series];
    zij_chart_point *points = zij_array(view->mem, categories, zij_chart_point);

    for (size_t i = 0; i < categories; i++) {
        zij_spot at = { .panel = panel, .series = series };

        *(view->x->time ? &at.period : &at.row) = i;
        points[i] = point_of(view, at, by);
    }
    return (zij_chart_series){
        .name = zij_part_name(view, ZIJ_ALONG_SERIES, series),
        .id = series_id(view, series),
        .hue = part->hue,
        .highlight = part->highlight,
        .points = points,
    };
}

static void fill_panel(const zij_view *view, size_t panel, const bool *idle,
                       size_t categories, double by, zij_chart_panel *out)
{
    const zij_exhibit *x = view->x;
    const zij_part *part = &x->sides[ZIJ_ALONG_PANELS].parts[panel];
    size_t most = x->sides[ZIJ_ALONG_SERIES].n, n = 0;
    zij_chart_series *series = zij_array(view->mem, most, zij_chart_series);

    for (size_t s = 0; s < most; s++)
        if (!idle[s])
            series[n++] = one_series(view, panel, s, categories, by);
    *out = (zij_chart_panel){
        .name = zij_part_name(view, ZIJ_ALONG_PANELS, panel),
        .id = zij_part_id(x, ZIJ_ALONG_PANELS, panel, view->mem),
        .href = zij_part_href(view, ZIJ_ALONG_PANELS, panel),
        .hue = part->hue,
        .highlight = part->highlight,
        .series = series,
        .series_count = n,
    };
}

/* Values of a chart are in what the format prints, so that ticks are round numbers in it.
 */
static void put_tick(zij_buf *out, double value, int decimals, const void *with)
{
    double unit = (double)zij_pow10(decimals);
    double m = value * unit;
    zij_dec d = { (int64_t)(m < 0 ? m - 0.5 : m + 0.5), (int8_t)decimals };

    zij_text_put_number(out, with, d, (zij_text_style){ 0 });
}

static void fill_series(const zij_view *view, zij_chart_spec *spec)
{
    const zij_exhibit *x = view->x;
    const zij_side *panels = &x->sides[ZIJ_ALONG_PANELS];
    size_t series = x->sides[ZIJ_ALONG_SERIES].n;
    int power =
        zij_format_power(&x->columns[0].format, zij_exhibit_measure(view->page, x, 0));
    double by = power < 0 ? (double)zij_pow10(-power) : 1 / (double)zij_pow10(power);
    zij_chart_panel *out = zij_array(view->mem, panels->n, zij_chart_panel);
    bool *idle = zij_array(view->mem, series, bool);

    for (size_t s = 0; s < series; s++)
        idle[s] = is_idle(view, s);
    for (size_t i = 0; i < panels->n; i++)
        fill_panel(view, i, idle, spec->category_count, by, &out[i]);
    if (panels->codes != NULL) {
        spec->panels = out;
        spec->panel_count = panels->n;
    } else {
        spec->series = out[0].series;
        spec->series_count = out[0].series_count;
    }
    spec->tick = put_tick;
    spec->tick_with = view->v.text;
}

void zij_exhibit_chart(const zij_view *view, double width, zij_chart_spec *out)
{
    const zij_exhibit *x = view->x;
    zij_buf title = zij_buf_make(view->mem), desc = zij_buf_make(view->mem);

    zij_put_words(&title, view->page, x->title.in[view->v.lang], view->v);
    zij_put_subtitle(&desc, view->page, x, view->v);
    *out = (zij_chart_spec){
        .kind = zij_str_of(x->kind->chart),
        .lang = view->pages->book->langs.id[view->v.lang],
        .where = x->where,
        .width = width,
        .layout = x->layout,
        .title = zij_buf_str(&title),
        .desc = zij_buf_str(&desc),
        .unit = zij_page_unit(view->page, x, 0, view->v, view->mem),
        .forecast =
            x->forecast ? zij_page_says(view->v, ZIJ_SAY_FORECAST) : (zij_str){ 0 },
        .from_zero = true,
    };
    (x->time ? fill_periods : fill_rows)(view, out);
    fill_series(view, out);
}
