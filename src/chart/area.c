/* area.c - series stacked over time: how a whole and its parts change.
 *
 *     TWh
 *     100 -----------___....  Hydropower
 *      50 ---___.....::::::::  Natural gas
 *       0 ##################   Coal
 *
 * Names stand at the right, each at its band, or in a legend. Where any part is missing
 * the whole is not known: a gap. A whole that stands alone is a thin column. */
#include "chart/axis.h"

static const double LONE = 4; /* width of a whole without neighbours */

typedef struct {
    zij_draw *d;
    zij_plot plot;
    zij_end *ends; /* names at the right, or NULL: a legend */
    zij_sum *sums; /* one per position */
    size_t last;   /* position with a whole; category_count: none */
} plan;

double zij_area_lead(const zij_draw *d)
{
    zij_reach reach = zij_plot_stacked(d);

    return zij_plot_lead(d, &reach);
}

static void find_sums(plan *p)
{
    const zij_draw *d = p->d;

    p->last = d->spec->category_count;
    p->sums = zij_array(d->mem, d->spec->category_count, zij_sum);
    for (size_t k = 0; k < d->spec->category_count; k++) {
        p->sums[k] = zij_draw_sum(d, &d->panels[d->panel], k);
        if (p->sums[k].whole)
            p->last = k;
    }
}

static zij_rc set_frame(plan *p)
{
    const zij_chart_spec *s = p->d->spec;
    zij_reach reach = zij_plot_stacked(p->d);
    double wide = 0, high = 0;
    zij_rc rc;

    p->plot.d = p->d;
    find_sums(p);
    if (s->series_count > 1 && !p->d->small && p->last < s->category_count) {
        p->ends = zij_array(p->d->mem, s->series_count, zij_end);
        if (!zij_plot_name_parts(&p->plot, p->ends, p->last, &wide, &high)) {
            p->ends = NULL;
            wide = high = 0;
        }
    }
    rc = zij_plot_frame(&p->plot, p->d, &reach, high, wide);
    p->plot.x = (zij_scale){ s->categories[0].at, s->categories[s->category_count - 1].at,
                             p->plot.left + 1, p->plot.right };
    if (s->category_count == 1) {
        p->plot.x.lo -= 1;
        p->plot.x.hi += 1;
    }
    return rc;
}

/* ---- bands ---- */

/* The edges of a series at a position, in pixels. */
static void edges(const plan *p, size_t series, size_t category, double *from, double *to)
{
    const zij_chart_panel *panel = &p->d->panels[p->d->panel];
    double by = zij_draw_factor(p->d, &p->sums[category]), v = 0, before;

    if (!zij_draw_figure(&panel->series[series], category, &v))
        v = 0;
    before = zij_draw_before(panel, series, category, v);
    *from = zij_scale_at(&p->plot.y, before * by);
    *to = zij_scale_at(&p->plot.y, (before + v) * by);
}

static void name_band(const plan *p, zij_item *item, size_t series)
{
    const zij_chart_series *s = &p->d->spec->series[series];

    item->data = zij_draw_key(p->d, s->id, (zij_str){ 0 });
    item->title = s->name;
}

/* There and back again: the upper edge, then the lower. */
static void draw_band(const plan *p, size_t series, size_t first, size_t end)
{
    size_t n = end - first;
    zij_step *steps = zij_array(p->d->mem, 2 * n + 1, zij_step);
    zij_refs *refs = zij_array(p->d->mem, n, zij_refs);
    zij_item *item;
    bool any = false;

    for (size_t k = 0; k < n; k++) {
        double x = zij_plot_x(&p->plot, first + k), from, to;

        edges(p, series, first + k, &from, &to);
        refs[k] = p->d->spec->series[series].points[first + k].refs;
        any = any || refs[k].n > 0;
        steps[k] =
            (zij_step){ .kind = k > 0 ? ZIJ_STEP_LINE : ZIJ_STEP_MOVE, .x = x, .y = to };
        steps[2 * n - 1 - k] = (zij_step){ .kind = ZIJ_STEP_LINE, .x = x, .y = from };
    }
    steps[2 * n].kind = ZIJ_STEP_CLOSE;
    item = zij_scene_path(p->d->scene, steps, 2 * n + 1, ZIJ_INK_GROUND);
    item->fill = zij_draw_hue(p->d->spec->series[series].hue);
    item->refs = refs;
    item->refs_n = any ? n : 0;
    name_band(p, item, series);
}

static void draw_lone(const plan *p, size_t series, size_t category)
{
    double x = zij_plot_x(&p->plot, category), from, to;
    zij_item *item;

    edges(p, series, category, &from, &to);
    x = ZIJ_MAX(ZIJ_MIN(x - LONE / 2, p->plot.right - LONE), p->plot.left);
    item = zij_scene_rect(
        p->d->scene,
        (zij_box){ x, ZIJ_MIN(from, to), LONE, from > to ? from - to : to - from },
        zij_draw_hue(p->d->spec->series[series].hue));
    zij_draw_refs(item, &p->d->spec->series[series].points[category]);
    name_band(p, item, series);
}

static void draw_run_of(const plan *p, size_t first, size_t end)
{
    for (size_t k = 0; k < p->d->spec->series_count; k++)
        if (end - first == 1)
            draw_lone(p, k, first);
        else
            draw_band(p, k, first, end);
}

static void draw_bands(const plan *p)
{
    size_t n = p->d->spec->category_count, first = n;

    for (size_t k = 0; k <= n; k++) {
        bool whole = k < n && p->sums[k].whole;

        if (whole && first == n)
            first = k;
        if (!whole && first < n) {
            draw_run_of(p, first, k);
            first = n;
        }
    }
}

zij_rc zij_area_draw(zij_draw *d)
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
    zij_plot_ground(&p.plot);
    zij_plot_feet(&p.plot);
    draw_bands(&p);
    if (p.last == d->spec->category_count) {
        zij_plot_nothing(&p.plot);
    } else if (p.ends != NULL) {
        zij_plot_place_parts(&p.plot, p.ends, p.last, zij_plot_x(&p.plot, p.last) - 4);
        for (size_t k = 0; k < d->spec->series_count; k++)
            p.ends[k].leader = p.ends[k].x < p.plot.right - 8;
        zij_ends_draw(&p.plot, p.ends, d->spec->series_count);
    }
    zij_scene_shift(d->scene, from, 0, head);
    return zij_draw_height(d, d->scene->h + head);
}
