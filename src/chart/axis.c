/* axis.c - the ground of charts over time.
 *
 *     USD billion                        Forecast
 *     300 ------------------------------:::::::---
 *     200 ------------------------------:::::::---
 *       2000      2010      2020 */
#include "chart/axis.h"

#include "text/text.h"

enum {
    SMALL_HEAD = 8, /* half a tick's text above the top one */
    SMALL_FOOT = 6, /* where a panel below has the names of positions */
    CLEAR = 24,     /* between names of positions */
    CLEAR_SMALL = 10,
    TICK_EVERY = 62, /* pixels from gridline to gridline, at least */
};

void zij_reach_add(zij_reach *r, double v)
{
    r->lo = r->any ? ZIJ_MIN(r->lo, v) : v;
    r->hi = r->any ? ZIJ_MAX(r->hi, v) : v;
    r->any = true;
}

/* ---- frame ---- */

static const double SMALL_SHAPE = 0.6, SMALL_LEAST = 132, SMALL_MOST = 210;

static double head_of(const zij_draw *d)
{
    return d->small ? SMALL_HEAD : ZIJ_AXIS_HEAD;
}

static double foot_of(const zij_draw *d)
{
    return d->small && !d->feet ? SMALL_FOOT : ZIJ_AXIS_FOOT;
}

/* Small multiples take their height from the width that all of them have. */
static double plot_height(const zij_draw *d, double least)
{
    double whole = d->spec->height;

    if (d->small)
        return whole > 0
                   ? ZIJ_MAX(whole / 2, 80)
                   : ZIJ_MAX(ZIJ_MIN(d->plot * SMALL_SHAPE, SMALL_MOST), SMALL_LEAST);
    whole = whole > 0 ? whole : d->spec->width < 480 ? 300 : 400;
    return ZIJ_MAX(whole - ZIJ_AXIS_HEAD - ZIJ_AXIS_FOOT, ZIJ_MAX(least, 80));
}

static double span_of(const zij_ticks *t)
{
    return zij_tick_value(t, t->n - 1) - zij_tick_value(t, 0);
}

/* In a small plot few steps can waste much of it: more of them where that saves a fifth.
 */
static zij_ticks small_ticks(double lo, double hi)
{
    zij_ticks best = zij_ticks_over(lo, hi, 2);

    for (int about = 3; about <= 5; about++) {
        zij_ticks more = zij_ticks_over(lo, hi, about);

        if (span_of(&more) < 0.8 * span_of(&best))
            best = more;
    }
    return best;
}

static zij_ticks ticks_for(const zij_draw *d, const zij_reach *reach, double height)
{
    double lo = reach->lo, hi = reach->hi, about = height / TICK_EVERY;

    if (lo > 0 && (d->spec->from_zero || lo < hi / 2))
        lo = 0;
    if (hi < 0 && (d->spec->from_zero || hi > lo / 2))
        hi = 0;
    if (d->small)
        return small_ticks(lo, hi);
    return zij_ticks_over(lo, hi, (int)ZIJ_MIN(ZIJ_MAX(about, 2), 8));
}

static double widest_tick(const zij_draw *d, const zij_ticks *ticks, double most)
{
    double w = 0;

    for (size_t i = 0; i < ticks->n; i++) {
        zij_run run = { .text = zij_draw_tick(d, ticks, i), .type = ZIJ_TYPE_AXIS };

        w = ZIJ_MAX(w, zij_draw_width(d, &run));
    }
    return ZIJ_MIN(w, most);
}

double zij_plot_lead(const zij_draw *d, const zij_reach *reach)
{
    zij_ticks ticks = ticks_for(d, reach, plot_height(d, 0));

    return widest_tick(d, &ticks, d->whole->width / 4) + ZIJ_AXIS_GAP;
}

zij_rc zij_plot_frame(zij_plot *p, zij_draw *d, const zij_reach *reach, double least,
                      double names)
{
    double height = plot_height(d, least), width = d->spec->width;
    zij_rc rc = zij_draw_height(d, height + head_of(d) + foot_of(d));

    p->d = d;
    p->top = head_of(d);
    p->bottom = p->top + height;
    p->ticks = ticks_for(d, reach, height);
    p->ticks_w = d->small ? d->lead - ZIJ_AXIS_GAP : widest_tick(d, &p->ticks, width / 4);
    p->left = d->small ? d->lead : p->ticks_w + ZIJ_AXIS_GAP;
    p->right = width - (names > 0 ? names + ZIJ_AXIS_NAME_GAP : 0);
    p->y = (zij_scale){ zij_tick_value(&p->ticks, 0),
                        zij_tick_value(&p->ticks, p->ticks.n - 1), p->bottom, p->top };
    p->forecast_from = d->spec->category_count;
    for (size_t i = 0; i < d->panel_count; i++)
        for (size_t k = 0; k < d->panels[i].series_count; k++)
            for (size_t c = 0; c < p->forecast_from; c++)
                if (d->panels[i].series[k].points[c].forecast &&
                    !d->panels[i].series[k].points[c].missing)
                    p->forecast_from = c;
    return rc;
}

/* ---- ground: unit, shade, grid ---- */

double zij_plot_crisp(double v)
{
    return (double)(int64_t)v + 0.5;
}

/* Returns where the unit ends. */
static double draw_unit(const zij_plot *p)
{
    const zij_chart_spec *s = p->d->spec;
    zij_run unit = { .text = s->unit, .type = ZIJ_TYPE_UNIT };
    zij_setting set = zij_draw_setting(p->d, unit.type, 0);

    if (p->d->small) /* above all panels */
        return 0;
    unit.text = zij_width_shorten(&set, unit.text,
                                  s->width * (s->forecast.len > 0 ? 0.55 : 1), p->d->mem);
    if (unit.text.at != s->unit.at)
        unit.title = s->unit;
    zij_draw_run(p->d, 0, p->top - ZIJ_AXIS_HEAD + ZIJ_AXIS_HEAD_BASE, &unit);
    return zij_draw_width(p->d, &unit);
}

/* Half way between two positions of the x scale. */
static double shade_from(const zij_plot *p)
{
    const zij_chart_category *c = p->d->spec->categories;
    size_t k = p->forecast_from;

    if (k == 0)
        return p->left;
    return zij_scale_at(&p->x, (c[k - 1].at + c[k].at) / 2);
}

/* The ground changes half way between the last figure and the first forecast; the word
 * stands above, behind the unit. */
static void draw_forecast(const zij_plot *p, double unit_end)
{
    const zij_chart_spec *s = p->d->spec;
    zij_run run = { .text = s->forecast, .type = ZIJ_TYPE_NOTE, .fill = ZIJ_INK_SOFT };
    zij_setting set = zij_draw_setting(p->d, run.type, 0);
    double from, x;

    if (p->forecast_from == s->category_count || s->forecast.len == 0)
        return;
    from = shade_from(p);
    zij_scene_rect(p->d->scene,
                   (zij_box){ from, p->top, p->right - from, p->bottom - p->top },
                   ZIJ_INK_SHADE);
    if (p->d->small)
        return;
    run.text = zij_width_shorten(&set, run.text, s->width * 0.4, p->d->mem);
    x = ZIJ_MAX(from, unit_end > 0 ? unit_end + ZIJ_AXIS_NAME_GAP : 0);
    zij_draw_run(p->d, ZIJ_MIN(x, s->width - zij_draw_width(p->d, &run)),
                 p->top - ZIJ_AXIS_HEAD + ZIJ_AXIS_HEAD_BASE, &run);
}

static void draw_grid(const zij_plot *p)
{
    for (size_t i = 0; i < p->ticks.n; i++) {
        double y = zij_scale_at(&p->y, zij_tick_value(&p->ticks, i));
        bool zero = p->ticks.first + (int64_t)i == 0;
        zij_run run = { .text = zij_draw_tick(p->d, &p->ticks, i),
                        .type = ZIJ_TYPE_AXIS,
                        .anchor = ZIJ_ANCHOR_END };
        zij_setting set = zij_draw_setting(p->d, run.type, 0);

        zij_scene_line(p->d->scene, p->left, zij_plot_crisp(y), p->right,
                       zij_plot_crisp(y), zero ? ZIJ_INK_ZERO : ZIJ_INK_GRID);
        if (!p->d->leads)
            continue;
        run.text = zij_width_shorten(&set, run.text, p->ticks_w + 0.01, p->d->mem);
        zij_draw_run(p->d, p->ticks_w, zij_draw_baseline(run.type, y), &run);
    }
}

void zij_plot_ground(const zij_plot *p)
{
    draw_forecast(p, draw_unit(p));
    draw_grid(p);
}

double zij_plot_x(const zij_plot *p, size_t category)
{
    return zij_scale_at(&p->x, p->d->spec->categories[category].at);
}

void zij_plot_nothing(const zij_plot *p)
{
    const zij_draw *d = p->d;
    zij_run run = { .text = d->spec->series[0].points[0].reason,
                    .type = ZIJ_TYPE_NOTE,
                    .anchor = ZIJ_ANCHOR_MIDDLE };
    zij_setting set = zij_draw_setting(d, run.type, 0);

    if (run.text.len == 0)
        run.text = zij_text_missing(0);
    run.text = zij_width_shorten(&set, run.text, p->right - p->left - 8, d->mem);
    if (zij_width_of(&set, run.text) < p->right - p->left)
        zij_draw_run(p->d, (p->left + p->right) / 2, (p->top + p->bottom) / 2 + 14, &run);
}

/* ---- names of positions ---- */

static bool on_step(double at, int64_t step)
{
    return at == (double)(int64_t)at && (int64_t)at % step == 0;
}

/* Draws the names of categories whose position is a multiple of `step` (all when 0), or
 * only asks whether they stand clear of each other and inside the drawing. */
static bool feet_at(const zij_plot *p, int64_t step, bool draw, size_t *n)
{
    const zij_chart_spec *s = p->d->spec;
    double taken = -1e9, clear = p->d->small ? CLEAR_SMALL : CLEAR;

    *n = 0;
    for (size_t k = 0; k < s->category_count; k++) {
        zij_run run = { .text = s->categories[k].name,
                        .type = ZIJ_TYPE_AXIS,
                        .anchor = ZIJ_ANCHOR_MIDDLE };
        double half = zij_draw_width(p->d, &run) / 2;
        double mark = zij_plot_x(p, k), x = ZIJ_MIN(mark, s->width - half);

        x = ZIJ_MAX(x, half + (p->d->small ? p->left : 0)); /* panels of a row alike */
        if (step != 0 && !on_step(s->categories[k].at, step))
            continue;
        if (!draw && (x - half < taken + clear ||
                      2 * half > s->width - (p->d->small ? p->left : 0)))
            return false;
        taken = x + half;
        ++*n;
        if (!draw)
            continue;
        zij_scene_line(p->d->scene, zij_plot_crisp(mark), p->bottom, zij_plot_crisp(mark),
                       p->bottom + 5, ZIJ_INK_TICK);
        zij_draw_run(p->d, x, p->bottom + 18, &run);
    }
    return true;
}

/* The closest round step whose names stand clear: every 1, 2, 5, 10, ... */
void zij_plot_feet(const zij_plot *p)
{
    static const int mantissas[] = { 1, 2, 5 };
    size_t n = 0;

    if (!p->d->feet)
        return;
    if (feet_at(p, 0, false, &n)) {
        feet_at(p, 0, true, &n);
        return;
    }
    for (int64_t power = 1; power <= 1000000000; power *= 10)
        for (size_t m = 0; m < ZIJ_COUNT(mantissas); m++)
            if (feet_at(p, power * mantissas[m], false, &n) && n > 0) {
                feet_at(p, power * mantissas[m], true, &n);
                return;
            }
}
