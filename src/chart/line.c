/* line.c - series over time, named where they end.
 *
 *     USD billion                        Forecast
 *     300 ------------------------------:::::::---
 *                                  ____.:'  :::      Kazakhstan
 *     200 ---------------------__--'---:::::::---
 *
 * Names stand at the right, each at its line's end and moved only as far as needed not to
 * touch another. A figure that is missing leaves a gap; one that stands alone is a dot.
 * Forecasts are dashed, on a shaded ground. */
#include "chart/draw.h"
#include "chart/scale.h"

enum {
    HEAD = 26,      /* unit and "Forecast" above the top tick */
    HEAD_BASE = 11, /* their baseline */
    FOOT = 26,      /* ticks of the categories below */
    TICK_GAP = 8,   /* between the text of a tick and its gridline */
    NAME_GAP = 10,  /* between the end of a line and its name */
    CLEAR = 24,     /* between ticks of categories */
    AWAY = 7,       /* a name further than this from its line's end gets a leader */
    LABEL_LINES = 2,
};

static const double NAME_PART = 0.40; /* of the width, at most */
static const double DOT = 3;

typedef struct {
    zij_lines name;
    double x, y; /* where the line ends */
    size_t last; /* category of its last figure */
    bool any, quiet;
} line;

typedef struct {
    zij_draw *d;
    line *lines; /* one per series */
    zij_ticks ticks;
    zij_scale x, y;
    double left, right, top, bottom; /* the plot */
    double ticks_w, names_w;
    size_t forecast_from; /* first category that is a forecast in any series, or their
                             number */
    bool any_highlight;
} plan;

/* ---- measuring ---- */

static void find_ends(plan *p)
{
    const zij_chart_spec *s = p->d->spec;
    double v;

    p->lines = zij_array(p->d->mem, s->series_count, line);
    p->forecast_from = s->category_count;
    for (size_t i = 0; i < s->series_count; i++) {
        p->any_highlight |= s->series[i].highlight;
        for (size_t k = 0; k < s->category_count; k++) {
            if (!zij_draw_value(s, i, k, &v))
                continue;
            p->lines[i].any = true;
            p->lines[i].last = k;
            if (s->series[i].points[k].forecast)
                p->forecast_from = ZIJ_MIN(p->forecast_from, k);
        }
    }
    for (size_t i = 0; i < s->series_count; i++)
        p->lines[i].quiet = p->any_highlight && !s->series[i].highlight;
}

static zij_ticks value_ticks(const plan *p, int about)
{
    const zij_chart_spec *s = p->d->spec;
    double lo = 0, hi = 0, v;
    bool any = false;

    for (size_t i = 0; i < s->series_count; i++)
        for (size_t k = 0; k < s->category_count; k++) {
            if (!zij_draw_value(s, i, k, &v))
                continue;
            lo = any ? ZIJ_MIN(lo, v) : v;
            hi = any ? ZIJ_MAX(hi, v) : v;
            any = true;
        }
    if (lo > 0 && (s->from_zero || lo < hi / 2))
        lo = 0;
    if (hi < 0 && (s->from_zero || hi > lo / 2))
        hi = 0;
    return zij_ticks_over(lo, hi, about);
}

static double widest_tick(const plan *p)
{
    double w = 0;

    for (size_t i = 0; i < p->ticks.n; i++) {
        zij_run run = { .text = zij_draw_tick(p->d, &p->ticks, i),
                        .type = ZIJ_TYPE_AXIS };

        w = ZIJ_MAX(w, zij_draw_width(p->d, &run));
    }
    return ZIJ_MIN(w, p->d->spec->width / 4);
}

/* "Kazakhstan 288.4" where the last values are wanted. */
static zij_run end_run(const plan *p, size_t i)
{
    const zij_chart_series *s = &p->d->spec->series[i];
    zij_str value = p->lines[i].any ? s->points[p->lines[i].last].label : (zij_str){ 0 };
    zij_run run = { .text = s->name,
                    .fill = p->lines[i].quiet ? ZIJ_INK_SOFT : zij_draw_text_hue(s->hue),
                    .marks = s->highlight ? ZIJ_MARK_STRONG : 0 };

    if (p->d->spec->end_values && value.len > 0 && s->name.len > 0)
        run.text = zij_strf(p->d->mem, "%.*s %.*s", ZIJ_ARG(s->name), ZIJ_ARG(value));
    return run;
}

/* Wraps the names; returns the height they take together. */
static double measure_names(plan *p)
{
    const zij_chart_spec *s = p->d->spec;
    double sum = 0;

    for (size_t i = 0; i < s->series_count; i++) {
        line *one = &p->lines[i];
        zij_run run = end_run(p, i);
        zij_setting set = zij_draw_setting(p->d, run.type, run.marks);

        if (!one->any)
            continue;
        one->name =
            zij_width_wrap(&set, run.text, s->width * NAME_PART, LABEL_LINES, p->d->mem);
        for (size_t k = 0; k < one->name.n; k++)
            p->names_w = ZIJ_MAX(p->names_w, zij_width_of(&set, one->name.at[k]));
        sum += (double)one->name.n * zij_draw_pitch(run.type);
    }
    return sum;
}

static zij_rc set_frame(plan *p)
{
    const zij_chart_spec *s = p->d->spec;
    double names = measure_names(p);
    double plot = (s->height > 0 ? s->height : s->width < 480 ? 300 : 400) - HEAD - FOOT;
    zij_rc rc;

    plot = ZIJ_MAX(plot, ZIJ_MAX(names + 4, 80));
    rc = zij_draw_height(p->d, plot + HEAD + FOOT);
    if (rc != ZIJ_OK)
        return rc;
    p->top = HEAD;
    p->bottom = HEAD + plot;
    p->ticks = value_ticks(p, (int)ZIJ_MIN(ZIJ_MAX(plot / 62, 2), 8));
    p->ticks_w = widest_tick(p);
    p->left = p->ticks_w + TICK_GAP;
    p->right = s->width - (p->names_w > 0 ? p->names_w + NAME_GAP : 2 * DOT);
    p->y = (zij_scale){ zij_tick_value(&p->ticks, 0),
                        zij_tick_value(&p->ticks, p->ticks.n - 1), p->bottom, p->top };
    p->x = (zij_scale){ s->categories[0].at, s->categories[s->category_count - 1].at,
                        p->left + DOT + 1, p->right - DOT - 1 };
    if (s->category_count == 1) { /* one position: the middle */
        p->x.lo -= 1;
        p->x.hi += 1;
    }
    return ZIJ_OK;
}

static double x_of(const plan *p, size_t category)
{
    return zij_scale_at(&p->x, p->d->spec->categories[category].at);
}

/* ---- ground: shade, grid, ticks ---- */

static double crisp(double v)
{
    return (double)(int64_t)v + 0.5;
}

/* Returns where the unit ends. */
static double draw_unit(const plan *p)
{
    const zij_chart_spec *s = p->d->spec;
    zij_run unit = { .text = s->unit, .type = ZIJ_TYPE_UNIT };
    zij_setting set = zij_draw_setting(p->d, unit.type, 0);

    unit.text = zij_width_shorten(&set, unit.text,
                                  s->width * (s->forecast.len > 0 ? 0.55 : 1), p->d->mem);
    if (unit.text.at != s->unit.at)
        unit.title = s->unit;
    zij_draw_run(p->d, 0, HEAD_BASE, &unit);
    return zij_draw_width(p->d, &unit);
}

/* The ground changes half way between the last figure and the first forecast; the word
 * stands above, behind the unit. */
static void draw_forecast(const plan *p, double unit_end)
{
    const zij_chart_spec *s = p->d->spec;
    zij_run run = { .text = s->forecast, .type = ZIJ_TYPE_NOTE, .fill = ZIJ_INK_SOFT };
    zij_setting set = zij_draw_setting(p->d, run.type, 0);
    size_t k = p->forecast_from;
    double from, x;

    if (k == s->category_count || s->forecast.len == 0)
        return;
    from = k == 0 ? p->left : (x_of(p, k - 1) + x_of(p, k)) / 2;
    zij_scene_rect(p->d->scene,
                   (zij_box){ from, p->top, p->right - from, p->bottom - p->top },
                   ZIJ_INK_SHADE);
    run.text = zij_width_shorten(&set, run.text, s->width * 0.4, p->d->mem);
    x = ZIJ_MAX(from, unit_end > 0 ? unit_end + NAME_GAP : 0);
    zij_draw_run(p->d, ZIJ_MIN(x, s->width - zij_draw_width(p->d, &run)), HEAD_BASE,
                 &run);
}

static void draw_grid(const plan *p)
{
    for (size_t i = 0; i < p->ticks.n; i++) {
        double y = zij_scale_at(&p->y, zij_tick_value(&p->ticks, i));
        bool zero = p->ticks.first + (int64_t)i == 0;
        zij_run run = { .text = zij_draw_tick(p->d, &p->ticks, i),
                        .type = ZIJ_TYPE_AXIS,
                        .anchor = ZIJ_ANCHOR_END };
        zij_setting set = zij_draw_setting(p->d, run.type, 0);

        run.text = zij_width_shorten(&set, run.text, p->ticks_w, p->d->mem);
        zij_scene_line(p->d->scene, p->left, crisp(y), p->right, crisp(y),
                       zero ? ZIJ_INK_ZERO : ZIJ_INK_GRID);
        zij_draw_run(p->d, p->ticks_w, zij_draw_baseline(run.type, y), &run);
    }
}

/* ---- ticks of the categories ---- */

static bool on_step(double at, int64_t step)
{
    return at == (double)(int64_t)at && (int64_t)at % step == 0;
}

/* Draws the names of categories whose position is a multiple of `step` (all when 0), or
 * only asks whether they stand clear of each other and inside the drawing. */
static bool category_ticks(const plan *p, int64_t step, bool draw, size_t *n)
{
    const zij_chart_spec *s = p->d->spec;
    double taken = -1e9;

    *n = 0;
    for (size_t k = 0; k < s->category_count; k++) {
        zij_run run = { .text = s->categories[k].name,
                        .type = ZIJ_TYPE_AXIS,
                        .anchor = ZIJ_ANCHOR_MIDDLE };
        double half = zij_draw_width(p->d, &run) / 2;
        double mark = x_of(p, k), x = ZIJ_MAX(ZIJ_MIN(mark, s->width - half), half);

        if (step != 0 && !on_step(s->categories[k].at, step))
            continue;
        if (!draw && (x - half < taken + CLEAR || 2 * half > s->width))
            return false;
        taken = x + half;
        ++*n;
        if (!draw)
            continue;
        zij_scene_line(p->d->scene, crisp(mark), p->bottom, crisp(mark), p->bottom + 5,
                       ZIJ_INK_TICK);
        zij_draw_run(p->d, x, p->bottom + 18, &run);
    }
    return true;
}

/* The closest round step whose names stand clear: every 1, 2, 5, 10, ... */
static void draw_category_ticks(const plan *p)
{
    static const int mantissas[] = { 1, 2, 5 };
    size_t n = 0;

    if (category_ticks(p, 0, false, &n)) {
        category_ticks(p, 0, true, &n);
        return;
    }
    for (int64_t power = 1; power <= 1000000000; power *= 10)
        for (size_t m = 0; m < ZIJ_COUNT(mantissas); m++)
            if (category_ticks(p, power * mantissas[m], false, &n) && n > 0) {
                category_ticks(p, power * mantissas[m], true, &n);
                return;
            }
}

/* ---- lines ---- */

typedef struct {
    zij_step *steps;
    size_t n;
    bool forecast;
} stroke;

static void end_stroke(const plan *p, size_t i, stroke *st)
{
    const zij_chart_series *s = &p->d->spec->series[i];
    zij_ink ink = p->lines[i].quiet ? ZIJ_INK_OTHER : zij_draw_hue(s->hue);
    zij_item *item;

    if (st->n > 1) {
        item = zij_scene_path(p->d->scene, st->steps, st->n, ink);
        item->marks =
            (st->forecast ? ZIJ_MARK_FORECAST : 0) | (s->highlight ? ZIJ_MARK_FOCUS : 0);
        item->data = s->id;
        item->title = s->name;
    } else if (st->n == 1) {
        item = zij_scene_dot(p->d->scene, st->steps[0].x, st->steps[0].y, DOT, ink);
        item->data = s->id;
        item->title = s->name;
    }
    st->steps += st->n;
    st->n = 0;
}

/* A forecast begins at the last figure before it, so that its dashes join on. */
static void add_point(const plan *p, size_t i, stroke *st, double x, double y,
                      bool forecast)
{
    if (st->n > 0 && forecast != st->forecast) {
        zij_step joint = st->steps[st->n - 1];

        if (!(st->n == 1 &&
              forecast)) /* a lone figure before forecasts: their first point */
            end_stroke(p, i, st);
        else
            st->n = 0;
        joint.kind = ZIJ_STEP_MOVE;
        st->steps[st->n++] = joint;
    }
    st->forecast = forecast;
    st->steps[st->n] =
        (zij_step){ .kind = st->n == 0 ? ZIJ_STEP_MOVE : ZIJ_STEP_LINE, .x = x, .y = y };
    st->n++;
}

static void draw_line(plan *p, size_t i)
{
    const zij_chart_spec *s = p->d->spec;
    line *one = &p->lines[i];
    /* each change between figures and forecasts repeats one point */
    stroke st = { .steps = zij_array(p->d->mem, 2 * s->category_count, zij_step) };
    double v;

    for (size_t k = 0; k < s->category_count; k++) {
        if (!zij_draw_value(s, i, k, &v)) {
            end_stroke(p, i, &st);
            continue;
        }
        one->x = x_of(p, k);
        one->y = zij_scale_at(&p->y, v);
        add_point(p, i, &st, one->x, one->y, s->series[i].points[k].forecast);
    }
    end_stroke(p, i, &st);
    if (one->any)
        zij_scene_dot(p->d->scene, one->x, one->y, DOT,
                      one->quiet ? ZIJ_INK_OTHER : zij_draw_hue(s->series[i].hue));
}

/* ---- names ---- */

static void draw_name(const plan *p, const zij_slot *slot)
{
    const line *one = &p->lines[slot->of];
    zij_run run = end_run(p, slot->of);
    double x = p->right + NAME_GAP, pitch = zij_draw_pitch(run.type);
    double first =
        zij_draw_baseline(run.type, slot->at) - pitch * ((double)one->name.n - 1) / 2;
    double away = slot->at > one->y ? slot->at - one->y : one->y - slot->at;

    if (away > AWAY || one->x < p->right - 2 * DOT - 2)
        zij_scene_line(p->d->scene, one->x + DOT + 1, one->y, x - 3, slot->at,
                       ZIJ_INK_LEADER);
    zij_draw_lines(p->d, x, first, &run, &one->name);
}

static void draw_names(const plan *p)
{
    const zij_chart_spec *s = p->d->spec;
    zij_slot *slots = zij_array(p->d->mem, s->series_count, zij_slot);
    size_t n = 0;

    for (size_t i = 0; i < s->series_count; i++)
        if (p->lines[i].name.n > 0)
            slots[n++] =
                (zij_slot){ p->lines[i].y,
                            (double)p->lines[i].name.n * zij_draw_pitch(ZIJ_TYPE_LABEL),
                            i };
    zij_spread(slots, n, p->top - 8, p->bottom + 8, p->d->mem);
    for (size_t i = 0; i < n; i++)
        draw_name(p, &slots[i]);
}

zij_rc zij_line_draw(zij_draw *d)
{
    plan p = { .d = d };
    size_t n = d->spec->series_count;
    zij_rc rc;

    find_ends(&p);
    rc = set_frame(&p);
    if (rc != ZIJ_OK)
        return rc;
    draw_forecast(&p, draw_unit(&p));
    draw_grid(&p);
    draw_category_ticks(&p);
    for (size_t i = 0; i < n; i++)
        if (p.lines[i].quiet)
            draw_line(&p, i);
    for (size_t i = 0; i < n; i++)
        if (!p.lines[i].quiet)
            draw_line(&p, i);
    draw_names(&p);
    return ZIJ_OK;
}
