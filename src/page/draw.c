/* draw.c - what chart needs to draw an exhibit in a language at a width. */
#include "page/kinds.h"

static zij_chart_point point_of(const zij_view *view, zij_spot at)
{
    const zij_number *n = zij_exhibit_number(view->page, view->x, at);
    bool known = n != NULL && n->state == ZIJ_NUMBER_KNOWN;
    zij_buf label = zij_buf_make(view->mem);

    if (n == NULL)
        return (zij_chart_point){ .missing = true };
    zij_put_number(&label, n, zij_exhibit_measure(view->page, view->x, at.series),
                   zij_exhibit_column(view->x, at.series)->format, view->v);
    return (zij_chart_point){
        .value = known ? n->middle.d : 0,
        .missing = !known,
        .forecast = n->forecast,
        .label = zij_buf_str(&label),
        .reason = n->why.text,
    };
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
            .rank = rank_of(view, i),
            .hue = rows->parts[i].hue,
            .highlight = rows->parts[i].highlight,
            .pinned = rows->parts[i].kind == ZIJ_PART_PINNED,
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

static const zij_chart_series *series_of(const zij_view *view, size_t panel,
                                         size_t categories, double by)
{
    const zij_exhibit *x = view->x;
    const zij_side *side = &x->sides[ZIJ_ALONG_SERIES];
    zij_chart_series *out = zij_array(view->mem, side->n, zij_chart_series);

    for (size_t s = 0; s < side->n; s++) {
        zij_chart_point *points = zij_array(view->mem, categories, zij_chart_point);

        for (size_t i = 0; i < categories; i++) {
            zij_spot at = { .panel = panel, .series = s };

            *(x->time ? &at.period : &at.row) = i;
            points[i] = point_of(view, at);
            points[i].value *= by;
        }
        out[s] = (zij_chart_series){
            .name = zij_part_name(view, ZIJ_ALONG_SERIES, s),
            .id = series_id(view, s),
            .hue = side->parts[s].hue,
            .highlight = side->parts[s].highlight,
            .points = points,
        };
    }
    return out;
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
    int power =
        zij_format_power(&x->columns[0].format, zij_exhibit_measure(view->page, x, 0));
    double by = power < 0 ? (double)zij_pow10(-power) : 1 / (double)zij_pow10(power);
    zij_chart_panel *out = zij_array(view->mem, panels->n, zij_chart_panel);

    for (size_t i = 0; i < panels->n; i++)
        out[i] = (zij_chart_panel){
            .name = zij_part_name(view, ZIJ_ALONG_PANELS, i),
            .id = zij_part_id(x, ZIJ_ALONG_PANELS, i, view->mem),
            .hue = panels->parts[i].hue,
            .highlight = panels->parts[i].highlight,
            .series = series_of(view, i, spec->category_count, by),
            .series_count = x->sides[ZIJ_ALONG_SERIES].n,
        };
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
