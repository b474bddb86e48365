/* line.c - series over time, named where they end.
 *
 *     USD billion                        Forecast
 *     300 ------------------------------:::::::---
 *                                  ____.:'  :::      Kazakhstan
 *     200 ---------------------__--'---:::::::---
 *
 * A figure that is missing leaves a gap; one that stands alone is a dot. Forecasts are
 * dashed, on a shaded ground. A small multiple of one series shows those of the other
 * panels behind it, so that each can be compared with all. */
#include "chart/axis.h"

static const double DOT = 3, SMALL_DOT = 2.5;

typedef struct {
    zij_draw *d;
    zij_plot plot;
    zij_end *ends; /* one per series */
    size_t *last;  /* category of the last figure; category_count: none */
    bool any_highlight;
} plan;

static bool is_quiet(const plan *p, const zij_chart_series *s)
{
    return p->any_highlight && !s->highlight && !p->d->panels[p->d->panel].highlight;
}

static zij_ink ink_of(const plan *p, const zij_chart_series *s)
{
    return is_quiet(p, s) ? ZIJ_INK_OTHER : zij_draw_hue(s->hue);
}

/* ---- measuring ---- */

static zij_reach reach_of(const zij_draw *d)
{
    zij_reach r = { 0 };
    double v;

    for (size_t i = 0; i < d->panel_count; i++)
        for (size_t k = 0; k < d->panels[i].series_count; k++)
            for (size_t c = 0; c < d->spec->category_count; c++)
                if (zij_draw_figure(&d->panels[i].series[k], c, &v))
                    zij_reach_add(&r, v);
    return r;
}

double zij_line_lead(const zij_draw *d)
{
    zij_reach reach = reach_of(d);

    return zij_plot_lead(d, &reach);
}

/* "Kazakhstan 288.4" where the last values are wanted. */
static void name_end(plan *p, size_t i)
{
    const zij_chart_series *s = &p->d->spec->series[i];
    zij_str value = s->points[p->last[i]].label;
    zij_run run = { .text = s->name,
                    .fill = is_quiet(p, s) ? ZIJ_INK_SOFT : zij_draw_text_hue(s->hue),
                    .marks = s->highlight ? ZIJ_MARK_STRONG : 0 };

    if (p->d->spec->end_values && value.len > 0 && s->name.len > 0)
        run.text = zij_strf(p->d->mem, "%.*s %.*s", ZIJ_ARG(s->name), ZIJ_ARG(value));
    p->ends[i].run = run;
}

static void find_ends(plan *p)
{
    const zij_chart_spec *s = p->d->spec;
    double v;

    p->ends = zij_array(p->d->mem, s->series_count, zij_end);
    p->last = zij_array(p->d->mem, s->series_count, size_t);
    p->any_highlight = zij_draw_any_high(p->d);
    for (size_t i = 0; i < s->series_count; i++) {
        p->last[i] = s->category_count;
        for (size_t k = 0; k < s->category_count; k++)
            if (zij_draw_value(s, i, k, &v))
                p->last[i] = k;
        if (p->last[i] < s->category_count && !p->d->small)
            name_end(p, i);
    }
}

static zij_rc set_frame(plan *p)
{
    const zij_chart_spec *s = p->d->spec;
    zij_reach reach = reach_of(p->d);
    double wide, names = zij_ends_measure(p->d, p->ends, s->series_count, &wide);
    zij_rc rc = zij_plot_frame(&p->plot, p->d, &reach, names + 4, wide);
    double room = p->d->small ? SMALL_DOT : DOT + 1;

    if (wide == 0 && !p->d->small)
        p->plot.right -= 2 * DOT;
    p->plot.x = (zij_scale){ s->categories[0].at, s->categories[s->category_count - 1].at,
                             p->plot.left + room, p->plot.right - room };
    if (s->category_count == 1) { /* one position: the middle */
        p->plot.x.lo -= 1;
        p->plot.x.hi += 1;
    }
    return rc;
}

/* ---- lines ---- */

typedef struct {
    const zij_chart_series *series;
    zij_ink ink;
    unsigned marks;
    zij_str data;
    zij_step *steps;
    zij_refs *refs; /* of each step */
    size_t n;
    bool forecast;
} stroke;

static bool any_refs(const stroke *st)
{
    for (size_t i = 0; i < st->n; i++)
        if (st->refs[i].n > 0)
            return true;
    return false;
}

static void end_stroke(const plan *p, stroke *st)
{
    zij_item *item = NULL;

    if (st->n > 1) {
        item = zij_scene_path(p->d->scene, st->steps, st->n, st->ink);
        item->marks = st->marks | (st->forecast ? ZIJ_MARK_FORECAST : 0);
    } else if (st->n == 1) {
        item = zij_scene_dot(p->d->scene, st->steps[0].x, st->steps[0].y,
                             p->d->small ? SMALL_DOT : DOT, st->ink);
    }
    if (item != NULL) {
        item->data = st->data;
        item->title = st->series->name;
        item->refs = st->refs;
        item->refs_n = st->data.len > 0 && any_refs(st) ? st->n : 0;
    }
    st->steps += st->n;
    st->refs += st->n;
    st->n = 0;
}

/* A forecast begins at the last figure before it, so that its dashes join on. */
static void add_point(const plan *p, stroke *st, double x, double y,
                      const zij_chart_point *point)
{
    bool forecast = point->forecast;

    if (st->n > 0 && forecast != st->forecast) {
        zij_step joint = st->steps[st->n - 1];
        zij_refs refs = st->refs[st->n - 1];

        if (!(st->n == 1 &&
              forecast)) /* a lone figure before forecasts: their first point */
            end_stroke(p, st);
        else
            st->n = 0;
        joint.kind = ZIJ_STEP_MOVE;
        st->refs[st->n] = refs;
        st->steps[st->n++] = joint;
    }
    st->forecast = forecast;
    st->steps[st->n] =
        (zij_step){ .kind = st->n == 0 ? ZIJ_STEP_MOVE : ZIJ_STEP_LINE, .x = x, .y = y };
    st->refs[st->n] = point->refs;
    st->n++;
}

static void draw_stroke(const plan *p, stroke *st)
{
    size_t n = p->d->spec->category_count;
    double v;

    /* each change between figures and forecasts repeats one point */
    st->steps = zij_array(p->d->mem, 2 * n, zij_step);
    st->refs = zij_array(p->d->mem, 2 * n, zij_refs);
    for (size_t k = 0; k < n; k++) {
        if (!zij_draw_figure(st->series, k, &v)) {
            end_stroke(p, st);
            continue;
        }
        add_point(p, st, zij_plot_x(&p->plot, k), zij_scale_at(&p->plot.y, v),
                  &st->series->points[k]);
    }
    end_stroke(p, st);
}

static void draw_line(plan *p, size_t i)
{
    const zij_chart_series *s = &p->d->spec->series[i];
    stroke st = { .series = s,
                  .ink = ink_of(p, s),
                  .marks = s->highlight ? ZIJ_MARK_FOCUS : 0,
                  .data = zij_draw_key(p->d, s->id, (zij_str){ 0 }) };
    zij_end *end = &p->ends[i];
    double v = 0;

    draw_stroke(p, &st);
    if (p->last[i] == p->d->spec->category_count)
        return;
    zij_draw_figure(s, p->last[i], &v);
    end->x = zij_plot_x(&p->plot, p->last[i]);
    end->y = zij_scale_at(&p->plot.y, v);
    end->leader = end->x < p->plot.right - 2 * DOT - 2;
    zij_scene_dot(p->d->scene, end->x, end->y, p->d->small ? SMALL_DOT : DOT,
                  ink_of(p, s));
}

/* The lines of the other panels, for comparison only. */
static void draw_others(const plan *p)
{
    const zij_draw *d = p->d;

    if (!d->small || d->spec->series_count != 1)
        return;
    for (size_t i = 0; i < d->panel_count; i++) {
        stroke st = { .ink = ZIJ_INK_QUIET, .marks = ZIJ_MARK_THIN };

        if (i == d->panel || d->panels[i].series_count != 1)
            continue;
        st.series = &d->panels[i].series[0];
        draw_stroke(p, &st);
    }
}

/* How far the line reaches up and down between two x. */
static void reach_between(const plan *p, const zij_chart_series *s, double from,
                          double to, double *high, double *low)
{
    double v;

    for (size_t k = 0; k < p->d->spec->category_count; k++) {
        double x = zij_plot_x(&p->plot, k), y;

        if (x < from || x > to || !zij_draw_figure(s, k, &v))
            continue;
        y = zij_scale_at(&p->plot.y, v);
        *high = ZIJ_MIN(*high, y);
        *low = ZIJ_MAX(*low, y);
    }
}

/* Whether figures on a baseline touch the line at zero. */
static bool on_zero(const plan *p, double base)
{
    double zero = zij_scale_at(&p->plot.y, 0);

    return zero > base - 13 && zero < base + 3;
}

/* The last figure of a small multiple stands above its line, or below where that is
 * closer to its end or the plot is too low. */
static void draw_last(const plan *p, size_t i)
{
    const zij_chart_series *s = &p->d->spec->series[i];
    const zij_end *end = &p->ends[i];
    zij_run run = { .type = ZIJ_TYPE_VALUE,
                    .anchor = ZIJ_ANCHOR_END,
                    .fill = is_quiet(p, s) ? ZIJ_INK_SOFT : zij_draw_text_hue(s->hue),
                    .marks = ZIJ_MARK_HALO };
    double x, width, high = end->y, low = end->y, above, below;
    bool near_below;

    if (!p->d->small || p->d->spec->series_count != 1 || !p->d->spec->end_values ||
        p->last[i] == p->d->spec->category_count)
        return;
    run.text = s->points[p->last[i]].label;
    width = zij_draw_width(p->d, &run);
    x = ZIJ_MAX(end->x + SMALL_DOT, p->plot.left + width);
    if (x > p->d->spec->width)
        return;
    reach_between(p, s, x - width - 4, x + 1, &high, &low);
    above = ZIJ_MAX(high - 8, p->plot.top + 6);
    below = low + 22 <= p->plot.bottom ? low + 18 : above;
    near_below = high < p->plot.top + 12 || end->y - high > low - end->y;
    if (on_zero(p, near_below ? below : above))
        near_below = !near_below && !on_zero(p, below);
    zij_draw_run(p->d, x, near_below ? below : above, &run);
}

zij_rc zij_line_draw(zij_draw *d)
{
    plan p = { .d = d };
    const zij_chart_spec *s = d->spec;
    zij_rc rc;

    find_ends(&p);
    rc = set_frame(&p);
    if (rc != ZIJ_OK)
        return rc;
    zij_plot_ground(&p.plot);
    zij_plot_feet(&p.plot);
    draw_others(&p);
    for (size_t i = 0; i < s->series_count; i++)
        if (is_quiet(&p, &s->series[i]))
            draw_line(&p, i);
    for (size_t i = 0; i < s->series_count; i++)
        if (!is_quiet(&p, &s->series[i]))
            draw_line(&p, i);
    zij_ends_draw(&p.plot, p.ends, s->series_count);
    for (size_t i = 0; i < s->series_count; i++)
        draw_last(&p, i);
    return ZIJ_OK;
}
