/* grounds.c - the figures of a flow that a claim rests on, as a small chart: lines over
 * time, bars of one period. What no such chart can show well has none: its figures are
 * listed. */
#include "paint/paint.h"
#include "write/html.h"

enum { LINES = 6, BARS = 10, BARS_WIDTH = 244, LINES_WIDTH = 284, HEIGHT = 128 };

typedef struct drawing {
    zij_html *h;
    const zij_grounds *p;
    zij_chart_category *categories;
    size_t categories_n;
    zij_chart_series *series;
    size_t series_n;
    zij_chart_point *points;
} drawing;

static bool same_key(zij_figure a, zij_figure b)
{
    for (size_t d = 0; d < a.table->flow->dims_n; d++)
        if (zij_figure_key(a)[d] != zij_figure_key(b)[d])
            return false;
    return true;
}

static size_t count_keys(const zij_grounds *p)
{
    size_t n = 1;

    for (size_t i = 1; i < p->n; i++)
        n += !same_key(p->at[i - 1], p->at[i]);
    return n;
}

static zij_str name_of(const drawing *f, zij_figure figure)
{
    zij_buf b = zij_buf_make(f->h->mem);

    zij_put_codes(&b, f->p, figure, true, f->h->v);
    return zij_buf_str(&b);
}

/* The hue of the first code that has one, of those that vary or else of all. */
static uint8_t hue_of(const drawing *f, zij_figure figure)
{
    const zij_book *book = f->h->pages->book;
    const zij_flow *flow = figure.table->flow;
    int hue = 0;

    for (int varying = 1; hue == 0 && varying >= 0; varying--)
        for (size_t d = 0; hue == 0 && d < flow->dims_n; d++)
            if (f->p->varies[d] == (varying == 1))
                hue = zij_book_hue_of(
                    book, flow->dims[d].codes,
                    &flow->dims[d].codes->codes[zij_figure_key(figure)[d]]);
    return (uint8_t)hue;
}

static zij_chart_point point_of(const drawing *f, zij_figure figure)
{
    const zij_obs *o = zij_figure_obs(figure);
    zij_period as_of = f->h->pages->book->as_of, p = zij_figure_period(figure);
    zij_dec d = zij_obs_dec(o);
    zij_buf label = zij_buf_make(f->h->mem);
    double value = (double)d.m;

    if (o->state != ZIJ_OBS_VALUE)
        return (zij_chart_point){ .missing = true };
    for (int i = 0; i < d.p; i++)
        value /= 10;
    for (int i = 0; i > d.p; i--)
        value *= 10;
    zij_text_put_number(&label, f->h->v.text, d, (zij_text_style){ 0 });
    return (zij_chart_point){
        .value = value,
        .label = zij_buf_str(&label),
        .forecast =
            o->status == 'F' || (as_of.freq == p.freq && zij_period_cmp(p, as_of) > 0),
    };
}

/* ---- lines ---- */

static size_t category_of(const drawing *f, double at)
{
    size_t i = 0;

    while (i < f->categories_n && f->categories[i].at < at)
        i++;
    return i;
}

static double position_of(zij_figure figure)
{
    zij_period p = zij_figure_period(figure);

    return (double)p.ordinal / p.freq;
}

/* The periods of all figures, ascending. */
static void find_periods(drawing *f)
{
    f->categories = zij_array(f->h->mem, f->p->n, zij_chart_category);
    for (size_t i = 0; i < f->p->n; i++) {
        zij_period p = zij_figure_period(f->p->at[i]);
        double at = position_of(f->p->at[i]);
        size_t k = category_of(f, at);
        zij_buf name = zij_buf_make(f->h->mem);

        if (k < f->categories_n && f->categories[k].at == at)
            continue;
        for (size_t j = f->categories_n++; j > k; j--)
            f->categories[j] = f->categories[j - 1];
        zij_text_put_period(&name, f->h->v.text, (zij_text_time){ p.ordinal, p.freq },
                            ZIJ_TEXT_WHEN_BARE);
        f->categories[k] = (zij_chart_category){ .name = zij_buf_str(&name), .at = at };
    }
}

static void fill_lines(drawing *f)
{
    size_t n = count_keys(f->p), s = 0;

    find_periods(f);
    f->series = zij_array(f->h->mem, n, zij_chart_series);
    f->points = zij_array(f->h->mem, n * f->categories_n, zij_chart_point);
    for (size_t i = 0; i < n * f->categories_n; i++)
        f->points[i].missing = true;
    for (size_t i = 0; i < f->p->n; i++) {
        zij_figure at = f->p->at[i];

        if (i == 0 || !same_key(f->p->at[i - 1], at)) {
            s = f->series_n++;
            f->series[s] =
                (zij_chart_series){ .name = name_of(f, at),
                                    .hue = hue_of(f, at),
                                    .points = f->points + s * f->categories_n };
        }
        f->points[s * f->categories_n + category_of(f, position_of(at))] =
            point_of(f, at);
    }
}

/* ---- bars ---- */

static void fill_bars(drawing *f)
{
    f->categories = zij_array(f->h->mem, f->p->n, zij_chart_category);
    f->points = zij_array(f->h->mem, f->p->n, zij_chart_point);
    f->series = zij_array(f->h->mem, 1, zij_chart_series);
    f->series[f->series_n++] = (zij_chart_series){ .points = f->points };
    for (size_t i = 0; i < f->p->n; i++) {
        f->categories[f->categories_n++] = (zij_chart_category){
            .name = name_of(f, f->p->at[i]),
            .hue = hue_of(f, f->p->at[i]),
        };
        f->points[i] = point_of(f, f->p->at[i]);
    }
}

static bool can_draw(const zij_grounds *p)
{
    return p->n > 1 && (p->times ? count_keys(p) <= LINES : p->n <= BARS);
}

void zij_html_grounds(zij_html *h, const zij_grounds *p, zij_str named)
{
    drawing f = { .h = h, .p = p };
    zij_svg_options options = { .classes = ZIJ_STR("proof"), .labelled_by = named };
    zij_chart_spec spec = { .kind = p->times ? ZIJ_STR("line") : ZIJ_STR("bar"),
                            .lang = h->pages->book->langs.id[h->v.lang],
                            .width = p->times ? LINES_WIDTH : BARS_WIDTH,
                            .height = p->times ? HEIGHT : 0,
                            .sort = ZIJ_CHART_DESCENDING,
                            .from_zero = true };
    const zij_scene *scene;

    if (!can_draw(p))
        return;
    (p->times ? fill_lines : fill_bars)(&f);
    spec.categories = f.categories;
    spec.category_count = f.categories_n;
    spec.series = f.series;
    spec.series_count = f.series_n;
    if (zij_chart_draw(&spec, h->mem, h->to, &scene) != ZIJ_OK)
        return; /* reported; the build stops */
    zij_paint_svg(scene, &options, &h->out);
}
