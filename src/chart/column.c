/* column.c - vertical bars over time, from zero up or down.
 *
 *     USD billion
 *     20 ---------------##----
 *     10 ------##---##--##----
 *      0 ==##==##===##==##====
 *        2021  22   23  24
 *
 * Several series stand side by side, or on one another: then their names stand at the
 * right where there is room, else in a legend. Figures stand at all columns or, where
 * they would touch, at the last. A figure that is missing leaves a dashed stub, on top of
 * the others where they stand on one another. */
#include "chart/axis.h"
#include "text/text.h"

enum {
    STUB = 7,     /* height of the mark of a missing figure */
    LABEL = 16,   /* room for a figure above or below a column */
    LABEL_UP = 4, /* from a column to its figure's baseline */
    THIN = 3,     /* parts from there on have an edge */
    DASHED = 7,   /* columns of forecasts from there on are framed */
};

static const double FULL = 0.72; /* of a position's width: the columns */

typedef struct {
    zij_draw *d;
    zij_plot plot;
    zij_end *ends;        /* stacked: names at the right; else NULL */
    double step;          /* from position to position, in units of `at` */
    double band, each;    /* pixels: of a position, of one column */
    size_t last;          /* position with figures */
    bool stacked, labels; /* labels: at each column */
} plan;

static bool is_stacked(const zij_draw *d)
{
    bool several = false;

    for (size_t i = 0; i < d->panel_count; i++)
        several |= d->panels[i].series_count > 1;
    return several && d->spec->layout != ZIJ_CHART_GROUPED;
}

/* ---- measuring ---- */

static zij_reach reach_of(const zij_draw *d)
{
    zij_reach r = { 0 };
    double v;

    if (is_stacked(d))
        return zij_plot_stacked(d);
    zij_reach_add(&r, 0);
    for (size_t i = 0; i < d->panel_count; i++)
        for (size_t k = 0; k < d->panels[i].series_count; k++)
            for (size_t c = 0; c < d->spec->category_count; c++)
                if (zij_draw_figure(&d->panels[i].series[k], c, &v))
                    zij_reach_add(&r, v);
    return r;
}

/* Room for the figures above and below; a part of the plot, whatever its height. */
static zij_reach with_labels(const zij_draw *d, zij_reach r)
{
    double room = (r.hi - r.lo) * LABEL / (d->small ? 110 : 240);

    if (is_stacked(d) && (d->small || d->spec->layout == ZIJ_CHART_PERCENT))
        return r;
    r.hi += r.hi > 0 ? room : 0;
    r.lo -= r.lo < 0 ? room : 0;
    return r;
}

double zij_column_lead(const zij_draw *d)
{
    zij_reach reach = with_labels(d, reach_of(d));

    return zij_plot_lead(d, &reach);
}

static double smallest_step(const zij_chart_spec *s)
{
    double step = 0;

    for (size_t k = 1; k < s->category_count; k++) {
        double here = s->categories[k].at - s->categories[k - 1].at;

        step = step == 0 ? here : ZIJ_MIN(step, here);
    }
    return step > 0 ? step : 1;
}

static void find_last(plan *p)
{
    p->last = p->d->spec->category_count;
    for (size_t k = 0; k < p->d->spec->category_count; k++)
        if (zij_draw_sum(p->d, &p->d->panels[p->d->panel], k).any)
            p->last = k;
}

/* The figure at a position: of the one series, or the total of a stack. */
static zij_str label_of(const plan *p, size_t category)
{
    const zij_chart_spec *s = p->d->spec;
    double v;

    if (p->stacked)
        return p->d->small || s->layout == ZIJ_CHART_PERCENT
                   ? (zij_str){ 0 }
                   : s->categories[category].total;
    if (s->series_count != 1 || !zij_draw_value(s, 0, category, &v))
        return (zij_str){ 0 };
    return s->series[0].points[category].label;
}

static double label_width(const plan *p, size_t category)
{
    zij_run run = { .text = label_of(p, category), .type = ZIJ_TYPE_NOTE };

    return zij_draw_width(p->d, &run);
}

static void set_bands(plan *p)
{
    const zij_chart_spec *s = p->d->spec;
    double lo = s->categories[0].at - p->step / 2;
    double hi = s->categories[s->category_count - 1].at + p->step / 2;

    p->plot.x = (zij_scale){ lo, hi, p->plot.left, p->plot.right };
    p->band = (p->plot.right - p->plot.left) * p->step / (hi - lo);
    p->each = p->band * FULL / (p->stacked ? 1 : (double)s->series_count);
    p->labels = true;
    for (size_t k = 0; k < s->category_count; k++)
        if (label_width(p, k) + 4 > p->band)
            p->labels = false;
}

static zij_rc set_frame(plan *p)
{
    const zij_chart_spec *s = p->d->spec;
    zij_reach reach = with_labels(p->d, reach_of(p->d));
    double wide = 0, high = 0;
    zij_rc rc;

    p->plot.d = p->d;
    p->step = smallest_step(s);
    p->stacked = is_stacked(p->d);
    find_last(p);
    if (p->stacked && !p->d->small && p->last < s->category_count) {
        p->ends = zij_array(p->d->mem, s->series_count, zij_end);
        if (!zij_plot_name_parts(&p->plot, p->ends, p->last, &wide, &high)) {
            p->ends = NULL;
            wide = high = 0;
        }
    }
    rc = zij_plot_frame(&p->plot, p->d, &reach, high, wide);
    set_bands(p);
    return rc;
}

/* ---- drawing ---- */

static zij_ink ink_of(const plan *p, size_t series, double v)
{
    const zij_chart_spec *s = p->d->spec;

    if (s->series_count == 1 && s->layout == ZIJ_CHART_DIVERGING)
        return v < 0 ? ZIJ_INK_NEG : ZIJ_INK_POS;
    return zij_draw_hue(s->series[series].hue);
}

static void draw_column(const plan *p, size_t series, size_t category, zij_box box,
                        zij_ink ink)
{
    const zij_chart_series *s = &p->d->spec->series[series];
    const zij_chart_category *c = &p->d->spec->categories[category];
    bool forecast = s->points[category].forecast;
    zij_item *item;

    if (forecast && box.w > DASHED && box.h > 2)
        box = (zij_box){ box.x + 1, box.y + 1, box.w - 2, box.h - 2 };
    item = zij_scene_rect(p->d->scene, box,
                          forecast && box.w > DASHED - 2 ? ZIJ_INK_NONE : ink);
    item->stroke = forecast && box.w > DASHED - 2 ? ink
                   : p->stacked && box.h >= THIN  ? ZIJ_INK_GROUND
                                                  : ZIJ_INK_NONE;
    item->marks = forecast ? ZIJ_MARK_FORECAST : 0;
    item->data = zij_draw_key(p->d, s->id, c->id);
    zij_draw_refs(item, &s->points[category]);
    item->title = zij_draw_title(p->d, s->name, c->name, s->points[category].label);
}

static void draw_stub(const plan *p, size_t series, size_t category, double x, double y)
{
    const zij_chart_series *s = &p->d->spec->series[series];
    double w = ZIJ_MIN(p->each, 16);
    zij_item *item;

    if (w < 2)
        return;
    item = zij_scene_rect(
        p->d->scene, (zij_box){ x + (p->each - w) / 2, y - STUB, w, STUB }, ZIJ_INK_NONE);
    item->stroke = ZIJ_INK_GAP;
    item->title =
        zij_draw_title(p->d, s->name, p->d->spec->categories[category].name,
                       s->points[category].reason.len > 0 ? s->points[category].reason
                                                          : zij_text_missing(0));
}

static void draw_position(const plan *p, size_t category)
{
    const zij_draw *d = p->d;
    const zij_chart_panel *panel = &d->panels[d->panel];
    zij_sum sum = zij_draw_sum(d, panel, category);
    double by = p->stacked ? zij_draw_factor(d, &sum) : 1, v;
    double left = zij_plot_x(&p->plot, category) - p->band * FULL / 2;

    for (size_t k = 0; k < d->spec->series_count; k++) {
        double x = left + (p->stacked ? 0 : p->each * (double)k);
        double before, from, to, gap = p->stacked || p->each < 6 ? 0 : 1;

        if (!zij_draw_value(d->spec, k, category, &v) || by == 0) {
            if (!p->stacked || !sum.whole)
                draw_stub(p, k, category, x,
                          zij_scale_at(&p->plot.y, p->stacked ? sum.above * by : 0));
            continue;
        }
        before = p->stacked ? zij_draw_before(panel, k, category, v) : 0;
        from = zij_scale_at(&p->plot.y, before * by);
        to = zij_scale_at(&p->plot.y, (before + v) * by);
        draw_column(p, k, category,
                    (zij_box){ x, ZIJ_MIN(from, to), p->each - gap,
                               from > to ? from - to : to - from },
                    ink_of(p, k, v));
    }
}

/* The height that columns reach between two x; below: how far down. */
static double reach_between(const plan *p, double from, double to, bool below)
{
    const zij_draw *d = p->d;
    double y = zij_scale_at(&p->plot.y, 0);

    for (size_t k = 0; k < d->spec->category_count; k++) {
        double x = zij_plot_x(&p->plot, k), half = p->band * FULL / 2;
        zij_sum sum = zij_draw_sum(d, &d->panels[d->panel], k);
        double here = zij_scale_at(&p->plot.y, below ? sum.below : sum.above);

        if (x + half > from && x - half < to)
            y = below ? ZIJ_MAX(y, here) : ZIJ_MIN(y, here);
    }
    return y;
}

static void draw_label(const plan *p, size_t category)
{
    const zij_draw *d = p->d;
    zij_sum sum = zij_draw_sum(d, &d->panels[d->panel], category);
    bool below = sum.above == 0 && (sum.below < 0 || p->plot.y.hi <= 0);
    zij_run run = { .text = label_of(p, category),
                    .type = ZIJ_TYPE_NOTE,
                    .anchor = ZIJ_ANCHOR_MIDDLE,
                    .fill = ZIJ_INK_INK,
                    .marks = ZIJ_MARK_HALO };
    double half = zij_draw_width(d, &run) / 2, x, y;

    if (2 * half > p->plot.right - p->plot.left)
        return;
    x = ZIJ_MIN(zij_plot_x(&p->plot, category), p->plot.right - half);
    x = ZIJ_MAX(x, p->plot.left + half);
    y = reach_between(p, x - half, x + half, below);
    zij_draw_run(p->d, x, below ? y + LABEL - 4 : y - LABEL_UP, &run);
}

static void draw_plot(plan *p)
{
    const zij_chart_spec *s = p->d->spec;
    double zero = zij_plot_crisp(zij_scale_at(&p->plot.y, 0));

    zij_plot_ground(&p->plot);
    zij_plot_feet(&p->plot);
    for (size_t k = 0; k < s->category_count; k++)
        draw_position(p, k);
    zij_scene_line(p->d->scene, p->plot.left, zero, p->plot.right, zero, ZIJ_INK_ZERO);
    if (p->last == s->category_count) {
        zij_plot_nothing(&p->plot);
        return;
    }
    for (size_t k = 0; k < s->category_count; k++)
        if (p->labels || k == p->last)
            draw_label(p, k);
    if (p->ends == NULL)
        return;
    zij_plot_place_parts(&p->plot, p->ends, p->last,
                         zij_plot_x(&p->plot, p->last) + p->each / 2 - 2);
    zij_ends_draw(&p->plot, p->ends, s->series_count);
}

zij_rc zij_column_draw(zij_draw *d)
{
    plan p = { .d = d };
    zij_rc rc = set_frame(&p);
    double head = 0;
    size_t from;

    if (rc != ZIJ_OK)
        return rc;
    if (!d->small && p.ends == NULL)
        head = zij_legend_series(d, 0);
    from = d->scene->items.n;
    draw_plot(&p);
    zij_scene_shift(d->scene, from, 0, head);
    return zij_draw_height(d, d->scene->h + head);
}
