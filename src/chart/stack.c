/* stack.c - horizontal bars end to end: parts of a whole, row by row.
 *
 *                 Coal      Gas   Hydro
 *     Kazakhstan  |##60##|==25==|:9:| 118.6
 *     Kyrgyzstan  |::::::14:::::|      15.3
 *
 * Names of series stand above the parts of the first row where each finds room by its
 * part, else in a legend. A part says its figure where that fits inside; the total stands
 * at the end. Without totals there is an axis. Figures below zero go to its left. */
#include "chart/rows.h"
#include "text/text.h"

enum {
    GAP = 6,
    AXIS = 22,    /* ticks below the rows */
    NAMES = 22,   /* names of series above them */
    INSIDE = 4,   /* between a figure and the edges of its part */
    BETWEEN = 14, /* names of series */
    THIN = 3,     /* parts from there on have an edge */
};

static const double END_PART = 0.45; /* of the plot: total and what is missing */

typedef struct {
    zij_sum sum;
    double by;           /* pixels are its figures times this and the scale */
    zij_run total, note; /* behind the bar */
    double total_w, end_w;
} stack;

typedef struct {
    zij_draw *d;
    zij_rows rows;
    stack *stacks; /* one per row */
    double bar_h, zero, scale;
    double lo, hi; /* of the figures of all panels, as drawn */
} plan;

bool zij_stack_wanted(const zij_draw *d)
{
    zij_chart_layout layout = d->spec->layout;
    bool several = false;

    for (size_t i = 0; i < d->panel_count; i++)
        several |= d->panels[i].series_count > 1;
    return layout == ZIJ_CHART_STACKED || layout == ZIJ_CHART_PERCENT ||
           (layout == ZIJ_CHART_DIVERGING && several);
}

/* ---- figures ---- */

static void find_reach(plan *p)
{
    for (size_t i = 0; i < p->d->panel_count; i++)
        for (size_t r = 0; r < p->rows.n; r++) {
            zij_sum sum = zij_draw_sum(p->d, &p->d->panels[i], r);
            double by = zij_draw_factor(p->d, &sum);

            p->hi = ZIJ_MAX(p->hi, sum.above * by);
            p->lo = ZIJ_MIN(p->lo, sum.below * by);
        }
}

/* ---- what stands behind a bar ---- */

static zij_str missing_text(const plan *p, size_t category)
{
    const zij_chart_spec *s = p->d->spec;
    bool japanese = zij_str_eq(s->lang, ZIJ_STR("ja"));
    zij_str first = { 0 }, name = { 0 };
    size_t n = 0;
    double v;

    for (size_t k = 0; k < s->series_count; k++) {
        const zij_chart_point *point = &s->series[k].points[category];

        if (zij_draw_value(s, k, category, &v))
            continue;
        if (n++ == 0) {
            first = point->reason.len > 0 ? point->reason : zij_text_missing(0);
            name = s->series[k].name;
        }
    }
    if (n == 0 || n == s->series_count || name.len == 0)
        return first;
    return zij_strf(p->d->mem, japanese ? "%.*s：%.*s" : "%.*s: %.*s", ZIJ_ARG(name),
                    ZIJ_ARG(first));
}

static void set_end(plan *p, size_t i, double room)
{
    const zij_row *row = &p->rows.at[i];
    stack *st = &p->stacks[i];
    zij_setting set;

    if (!p->d->small && p->d->spec->layout != ZIJ_CHART_PERCENT)
        st->total = (zij_run){ .text = zij_rows_category(&p->rows, row)->total,
                               .type = ZIJ_TYPE_VALUE };
    st->total_w = zij_draw_width(p->d, &st->total);
    if (st->total_w > room) {
        st->total.title = st->total.text;
        st->total.text = ZIJ_STR("…");
        st->total_w = zij_draw_width(p->d, &st->total);
    }
    st->total_w += st->total_w > 0 ? GAP : 0;
    st->note = (zij_run){ .text = missing_text(p, row->category),
                          .type = ZIJ_TYPE_NOTE,
                          .fill = ZIJ_INK_SOFT };
    set = zij_draw_setting(p->d, st->note.type, 0);
    if (zij_draw_width(p->d, &st->note) > room - st->total_w) {
        st->note.title = st->note.text;
        st->note.text = zij_width_shorten(&set, st->note.text,
                                          ZIJ_MAX(room - st->total_w, 0), p->d->mem);
    }
    if (zij_draw_width(p->d, &st->note) > room - st->total_w)
        st->note.text = (zij_str){ 0 };
    st->end_w = zij_draw_width(p->d, &st->note);
    st->end_w = st->total_w + (st->end_w > 0 ? st->end_w + GAP : 0);
}

/* One scale for all rows. In small multiples, where it is that of all panels too, ends
 * have no room of their own. */
static void fit(plan *p)
{
    double room = p->d->spec->width - p->rows.from - 2, most = room * END_PART;

    p->stacks = zij_array(p->d->mem, p->rows.n, stack);
    p->scale = 1e308;
    for (size_t i = 0; i < p->rows.n; i++) {
        stack *st = &p->stacks[i];
        double units;

        st->sum = zij_draw_sum(p->d, &p->d->panels[p->d->panel], p->rows.at[i].category);
        st->by = zij_draw_factor(p->d, &st->sum);
        set_end(p, i, most);
        units = (p->d->small ? p->hi : st->sum.above * st->by) - p->lo;
        if (units > 0)
            p->scale = ZIJ_MIN(p->scale, (room - (p->d->small ? 0 : st->end_w)) / units);
    }
    p->zero =
        (double)(int64_t)(p->rows.from - (p->lo < 0 ? p->lo * p->scale : 0) + 0.999);
}

/* In small multiples a note has no room of its own: behind the bar where it fits. */
static void trim_end(const plan *p, stack *st, double x)
{
    zij_setting set = zij_draw_setting(p->d, st->note.type, 0);
    double room = p->d->spec->width - x - GAP;

    if (zij_draw_width(p->d, &st->note) <= room)
        return;
    if (st->note.title.len == 0)
        st->note.title = st->note.text;
    st->note.text = room > 30 ? zij_width_shorten(&set, st->note.text, room, p->d->mem)
                              : (zij_str){ 0 };
}

/* ---- drawing ---- */

/* Whether a part is the only one on its side of zero, and nothing else stands there. */
static bool stands_alone(const plan *p, const zij_row *row, size_t series, bool left)
{
    const stack *st = &p->stacks[row - p->rows.at];
    double v;

    if (!zij_draw_value(p->d->spec, series, row->category, &v) || v == 0 ||
        (!left && (st->total.text.len > 0 || st->note.text.len > 0)))
        return false;
    for (size_t k = 0; k < p->d->spec->series_count; k++)
        if (k != series && zij_draw_value(p->d->spec, k, row->category, &v) &&
            (left ? v < 0 : v > 0))
            return false;
    return true;
}

/* A figure wider than its part stands behind it, where it cannot be taken for a total. */
static void draw_outside(const plan *p, const zij_row *row, size_t series,
                         const zij_box *box, zij_run run)
{
    const zij_chart_series *s = &p->d->spec->series[series];
    bool left = s->points[row->category].value < 0;
    double width = zij_draw_width(p->d, &run);
    double x = left ? box->x - GAP : box->x + box->w + GAP;

    if (p->d->spec->layout != ZIJ_CHART_DIVERGING ||
        !stands_alone(p, row, series, left) ||
        (left ? x - width < p->rows.from : x + width > p->d->spec->width))
        return;
    run.anchor = left ? ZIJ_ANCHOR_END : ZIJ_ANCHOR_START;
    run.fill = ZIJ_INK_INK;
    zij_draw_run(p->d, x, zij_draw_baseline(run.type, box->y + box->h / 2), &run);
}

static void draw_figure(const plan *p, const zij_row *row, size_t series,
                        const zij_box *box)
{
    const zij_chart_series *s = &p->d->spec->series[series];
    const zij_chart_point *point = &s->points[row->category];
    zij_run run = { .text = point->label,
                    .type = ZIJ_TYPE_NOTE,
                    .anchor = ZIJ_ANCHOR_MIDDLE,
                    .fill = point->forecast ? ZIJ_INK_INK : ZIJ_INK_ON };
    size_t at = p->d->scene->items.n;

    if (zij_draw_width(p->d, &run) + 2 * INSIDE > box->w) {
        draw_outside(p, row, series, box, run);
        return;
    }
    zij_draw_run(p->d, box->x + box->w / 2,
                 zij_draw_baseline(run.type, box->y + box->h / 2), &run);
    if (p->d->scene->items.n > at && !point->forecast)
        p->d->scene->items.at[at].under = zij_draw_hue(s->hue);
}

static void draw_part(const plan *p, const zij_row *row, size_t series, zij_box box)
{
    const zij_chart_series *s = &p->d->spec->series[series];
    const zij_chart_point *point = &s->points[row->category];
    const zij_chart_category *c = zij_rows_category(&p->rows, row);
    zij_ink ink = zij_draw_hue(s->hue);
    zij_box inner = box;
    zij_item *item;

    if (point->forecast && box.w > 2)
        inner = (zij_box){ box.x + 1, box.y + 1, box.w - 2, box.h - 2 };
    item = zij_scene_rect(p->d->scene, inner, point->forecast ? ZIJ_INK_NONE : ink);
    item->stroke = point->forecast ? ink : box.w >= THIN ? ZIJ_INK_GROUND : ZIJ_INK_NONE;
    item->marks = point->forecast ? ZIJ_MARK_FORECAST : 0;
    item->data = zij_draw_key(p->d, s->id, c->id);
    zij_draw_refs(item, point);
    item->title = zij_draw_title(p->d, c->name, s->name, point->label);
    draw_figure(p, row, series, &box);
}

/* Where a part of a row lies: behind those before it on its side of zero. */
static bool part_box(const plan *p, const zij_row *row, size_t series, zij_box *box)
{
    double by = p->stacks[row - p->rows.at].by * p->scale, before, own;

    if (!zij_draw_value(p->d->spec, series, row->category, &own) || by == 0)
        return false;
    before = zij_draw_before(&p->d->panels[p->d->panel], series, row->category, own);
    box->w = (own < 0 ? -own : own) * by;
    box->x = p->zero + before * by - (own < 0 ? box->w : 0);
    box->y = row->y + row->h / 2 - p->bar_h / 2;
    box->h = p->bar_h;
    return true;
}

static void draw_row(const plan *p, size_t i)
{
    const zij_row *row = &p->rows.at[i];
    stack *st = &p->stacks[i];
    double x = p->zero + st->sum.above * st->by * p->scale, y = row->y + row->h / 2;
    zij_box box;

    zij_rows_name(&p->rows, row);
    for (size_t k = 0; k < p->d->spec->series_count; k++)
        if (part_box(p, row, k, &box))
            draw_part(p, row, k, box);
    zij_draw_run(p->d, x + GAP, zij_draw_baseline(st->total.type, y), &st->total);
    x += st->total_w;
    trim_end(p, st, x);
    zij_draw_run(p->d, x + GAP, zij_draw_baseline(st->note.type, y), &st->note);
}

/* ---- names of series ---- */

/* Whether each series' name can stand above its part of the first row. */
static bool names_fit(const plan *p, zij_slot *slots)
{
    const zij_chart_spec *s = p->d->spec;
    double sum = 0, from = p->rows.from, to = s->width;

    for (size_t k = 0; k < s->series_count; k++) {
        zij_run run = { .text = s->series[k].name, .marks = ZIJ_MARK_STRONG };
        zij_box box;

        if (run.text.len == 0 || !part_box(p, &p->rows.at[0], k, &box) || box.w < 3)
            return false;
        slots[k] =
            (zij_slot){ box.x + box.w / 2, zij_draw_width(p->d, &run) + BETWEEN, k };
        sum += slots[k].size;
    }
    if (sum > to - from + BETWEEN)
        return false;
    zij_spread(slots, s->series_count, from - BETWEEN / 2.0, to + BETWEEN / 2.0,
               p->d->mem);
    for (size_t k = 0; k < s->series_count; k++) {
        zij_box box = { 0 };
        double half;

        part_box(p, &p->rows.at[0], slots[k].of, &box);
        half = ZIJ_MAX(box.w, slots[k].size - BETWEEN) / 2;
        if (slots[k].at < box.x + box.w / 2 - half ||
            slots[k].at > box.x + box.w / 2 + half)
            return false;
    }
    return true;
}

static void draw_names(const plan *p, const zij_slot *slots)
{
    for (size_t k = 0; k < p->d->spec->series_count; k++) {
        const zij_chart_series *s = &p->d->spec->series[slots[k].of];
        zij_run run = { .text = s->name,
                        .anchor = ZIJ_ANCHOR_MIDDLE,
                        .marks = ZIJ_MARK_STRONG,
                        .fill = zij_draw_text_hue(s->hue) };

        zij_draw_run(p->d, slots[k].at, 13, &run);
    }
}

/* Returns where the rows begin. */
static double draw_head(const plan *p)
{
    zij_slot *slots = zij_array(p->d->mem, p->d->spec->series_count, zij_slot);

    if (p->d->small)
        return 0;
    if (p->d->spec->series_count > 1 && names_fit(p, slots)) {
        draw_names(p, slots);
        return NAMES - 4;
    }
    return zij_legend_series(p->d, 0);
}

/* ---- axis ---- */

static bool has_axis(const plan *p)
{
    if (p->d->spec->layout == ZIJ_CHART_PERCENT || p->hi - p->lo <= 0)
        return false;
    for (size_t i = 0; !p->d->small && i < p->rows.n; i++)
        if (zij_rows_category(&p->rows, &p->rows.at[i])->total.len > 0)
            return false;
    return true;
}

/* Whether there is more than zero to read. */
static bool says_more(const plan *p, const zij_ticks *ticks)
{
    for (size_t i = 0; i < ticks->n; i++) {
        double v = zij_tick_value(ticks, i);

        if (v != 0 && v >= p->lo && v <= p->hi)
            return true;
    }
    return false;
}

static zij_ticks axis_ticks(const plan *p)
{
    double room = p->d->spec->width - p->rows.from;
    int about = (int)ZIJ_MAX(ZIJ_MIN(room / 80, 6), 2);
    zij_ticks ticks = zij_ticks_over(p->lo, p->hi, about);

    while (!says_more(p, &ticks) && about++ < 6)
        ticks = zij_ticks_over(p->lo, p->hi, about);
    return ticks;
}

static void draw_axis(const plan *p, double top, double bottom)
{
    zij_ticks ticks = axis_ticks(p);
    double taken = -1e9;

    for (size_t i = 0; i < ticks.n; i++) {
        double x = p->zero + zij_tick_value(&ticks, i) * p->scale, half, at;
        zij_run run = { .text = zij_draw_tick(p->d, &ticks, i),
                        .type = ZIJ_TYPE_AXIS,
                        .anchor = ZIJ_ANCHOR_MIDDLE };

        if (x < p->rows.from - 1 || x > p->d->spec->width + 0.5)
            continue;
        if (ticks.first + (int64_t)i != 0)
            zij_scene_line(p->d->scene, (double)(int64_t)x + 0.5, top,
                           (double)(int64_t)x + 0.5, bottom, ZIJ_INK_GRID);
        half = zij_draw_width(p->d, &run) / 2;
        at = ZIJ_MAX(ZIJ_MIN(x, p->d->spec->width - half), half);
        if (at - half < taken + 8 || 2 * half > p->d->spec->width)
            continue;
        zij_draw_run(p->d, at, bottom + 14, &run);
        taken = at + half;
    }
}

zij_rc zij_stack_draw(zij_draw *d)
{
    plan p = { .d = d };
    bool axis;
    double top, bottom;
    zij_rc rc;

    p.rows = zij_rows_make(d);
    p.bar_h = p.rows.n > 25 ? 17 : d->small ? 20 : 24;
    find_reach(&p);
    fit(&p);
    zij_rows_place(&p.rows, 0, p.bar_h + (d->small ? 7 : 10));
    top = draw_head(&p);
    bottom = zij_rows_place(&p.rows, top, p.bar_h + (d->small ? 7 : 10));
    axis = has_axis(&p);
    rc = zij_draw_height(d, bottom + (axis ? AXIS : 0));
    if (rc != ZIJ_OK)
        return rc;
    if (axis)
        draw_axis(&p, top, bottom);
    for (size_t i = 0; i < p.rows.n; i++)
        draw_row(&p, i);
    zij_rows_part(&p.rows);
    zij_rows_zero(&p.rows, p.zero);
    return ZIJ_OK;
}
