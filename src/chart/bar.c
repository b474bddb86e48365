/* bar.c - horizontal bars: names at the left, figures at the ends of the bars.
 *
 *     rank  name        |########## 288.4
 *                       |###### 115.0
 *     ----------------------------------------   pinned rows below a line
 *      -    Japan       |# 1.2
 *
 * Several series make a block of thin bars in each row and a legend above. The bars get
 * all the width that the figures at their ends leave, so no figure is cut or covered. A
 * figure that is missing says why instead. Nothing needs an axis but the line at zero. */
#include "base/sort.h"
#include "chart/draw.h"
#include "chart/scale.h"
#include "text/text.h"

enum {
    GAP = 6,       /* between a bar and its figure */
    NAME_GAP = 10, /* between name and zero line, rank and name */
    APART = 14,    /* above and below the line that sets pinned rows apart */
    NAME_LINES = 3,
};

static const double NAME_PART = 0.40, FIGURE_PART = 0.66, /* of the width, at most */
    TWO_SIDED = 0.6;                 /* of that, where bars go both ways */
static const double NAME_MOST = 180; /* pixels; then names wrap */

typedef struct {
    zij_run run;                  /* the figure, or why there is none */
    double value;                 /* 0 when missing */
    double width;                 /* of the run */
    bool missing, forecast, left; /* left: the run stands left of the bar */
} bar;

typedef struct {
    size_t category;
    zij_lines name;
    double y, h; /* the block of the row */
    bar *bars;   /* one per series */
} row;

typedef struct {
    zij_draw *d;
    row *rows;
    size_t n, pinned_from;               /* rows from there on are pinned */
    double bar_h, sub_h;                 /* thickness; from bar to bar within a row */
    double rank_w, name_x, name_w, from; /* columns; left edge of the plot */
    double zero, scale;                  /* x of zero, pixels per unit */
    double sep_y;                        /* of the line above pinned rows */
    bool any_highlight;
} plan;

/* ---- order ---- */

typedef struct {
    const zij_chart_spec *spec;
} order_with;

static int by_value(const void *a, const void *b, void *with)
{
    const zij_chart_spec *s = ((const order_with *)with)->spec;
    size_t one = ((const row *)a)->category, other = ((const row *)b)->category;
    double x = 0, y = 0;
    bool has_x = zij_draw_value(s, 0, one, &x), has_y = zij_draw_value(s, 0, other, &y);

    if (!has_x || !has_y)
        return has_y - has_x;
    if (s->sort == ZIJ_CHART_ASCENDING)
        return (x > y) - (x < y);
    return (x < y) - (x > y);
}

static void order_rows(plan *p)
{
    const zij_chart_spec *s = p->d->spec;
    order_with with = { s };

    p->rows = zij_array(p->d->mem, s->category_count, row);
    for (size_t i = 0; i < s->category_count; i++)
        if (!s->categories[i].pinned)
            p->rows[p->n++].category = i;
    p->pinned_from = p->n;
    for (size_t i = 0; i < s->category_count; i++)
        if (s->categories[i].pinned)
            p->rows[p->n++].category = i;
    if (s->sort != ZIJ_CHART_GIVEN)
        zij_sort(p->d->mem, p->rows, p->pinned_from, sizeof(*p->rows), by_value, &with);
}

/* ---- columns ---- */

static const zij_chart_category *category_of(const plan *p, const row *r)
{
    return &p->d->spec->categories[r->category];
}

static zij_run name_run(const plan *p, const row *r)
{
    const zij_chart_category *c = category_of(p, r);

    return (zij_run){ .text = c->name,
                      .anchor = ZIJ_ANCHOR_END,
                      .marks = c->highlight ? ZIJ_MARK_STRONG : 0 };
}

static zij_run rank_run(const plan *p, const row *r)
{
    return (zij_run){ .text = category_of(p, r)->rank,
                      .anchor = ZIJ_ANCHOR_END,
                      .fill = ZIJ_INK_SOFT };
}

static void measure_columns(plan *p)
{
    const zij_draw *d = p->d;
    double room = ZIJ_MIN(d->spec->width * NAME_PART, NAME_MOST);

    for (size_t i = 0; i < p->n; i++) {
        zij_run rank = rank_run(p, &p->rows[i]);

        p->rank_w = ZIJ_MAX(p->rank_w, zij_draw_width(d, &rank));
        p->any_highlight |= category_of(p, &p->rows[i])->highlight;
    }
    p->rank_w = ZIJ_MIN(p->rank_w, d->spec->width / 8);
    p->name_x = p->rank_w > 0 ? p->rank_w + NAME_GAP : 0;
    for (size_t i = 0; i < p->n; i++) {
        row *r = &p->rows[i];
        zij_run name = name_run(p, r);
        zij_setting set = zij_draw_setting(d, name.type, name.marks);

        r->name = zij_width_wrap(&set, name.text, room, NAME_LINES, d->mem);
        for (size_t k = 0; k < r->name.n; k++)
            p->name_w = ZIJ_MAX(p->name_w, zij_width_of(&set, r->name.at[k]));
    }
    p->from = p->name_x + p->name_w + (p->name_w > 0 ? NAME_GAP : 0);
    p->from = (double)((int64_t)p->from + 1);
}

/* ---- figures and scale ---- */

static void set_figure(const plan *p, const row *r, size_t series, double room,
                       bool two_sided)
{
    const zij_chart_spec *s = p->d->spec;
    const zij_chart_point *point = &s->series[series].points[r->category];
    bar *b = &r->bars[series];
    zij_setting set;

    b->missing = !zij_draw_value(s, series, r->category, &b->value);
    b->forecast = point->forecast;
    b->left = b->value < 0;
    b->run.type = b->missing ? ZIJ_TYPE_NOTE : ZIJ_TYPE_VALUE;
    b->run.anchor = b->left ? ZIJ_ANCHOR_END : ZIJ_ANCHOR_START;
    if (category_of(p, r)->highlight && !b->missing)
        b->run.marks = ZIJ_MARK_STRONG;
    b->run.text = b->missing ? point->reason : point->label;
    if (b->missing && b->run.text.len == 0)
        b->run.text = zij_text_missing(0);
    set = zij_draw_setting(p->d, b->run.type, b->run.marks);
    room *= two_sided ? FIGURE_PART * (b->missing ? 0.85 : TWO_SIDED) : FIGURE_PART;
    if (zij_width_of(&set, b->run.text) > room) { /* half a figure would be a wrong one */
        b->run.title = b->run.text;
        b->run.text = b->missing ? zij_width_shorten(&set, b->run.text, room, p->d->mem)
                                 : ZIJ_STR("…");
    }
    b->width = zij_draw_width(p->d, &b->run);
    b->width += b->width > 0 ? GAP : 0;
}

/* Every pair of a bar that ends left and one that ends right must fit side by side. Bars
 * of no length and missing ones stand on the right. */
static void fit_pair(plan *p, const bar *left, const bar *right, double room)
{
    double units = right->value - left->value;
    double free = room - left->width - right->width;

    if (units > 0)
        p->scale = ZIJ_MIN(p->scale, ZIJ_MAX(free, 0) / units);
}

/* Only the widest figure of equal bars matters, so comparing all pairs is not needed when
 * no bar goes left: the empty bar stands for that side. */
static void fit_all(plan *p, double room)
{
    static const bar none;
    size_t series = p->d->spec->series_count;

    for (size_t i = 0; i < p->n * series; i++) {
        const bar *right = &p->rows[i / series].bars[i % series];

        if (right->left) {
            fit_pair(p, right, &none, room);
            continue;
        }
        fit_pair(p, &none, right, room);
        for (size_t k = 0; k < p->n * series; k++) {
            const bar *left = &p->rows[k / series].bars[k % series];

            if (left->left)
                fit_pair(p, left, right, room);
        }
    }
}

static void place_zero(plan *p)
{
    size_t series = p->d->spec->series_count;
    double reach = 0;

    for (size_t i = 0; i < p->n * series; i++) {
        const bar *b = &p->rows[i / series].bars[i % series];

        if (b->left)
            reach = ZIJ_MAX(reach, b->width - b->value * p->scale);
    }
    p->zero = (double)(int64_t)(p->from + reach + 0.999);
}

static void fit_bars(plan *p)
{
    const zij_chart_spec *s = p->d->spec;
    double room = s->width - p->from - 1, least = 0;

    for (size_t i = 0; i < p->n; i++) {
        p->rows[i].bars = zij_array(p->d->mem, s->series_count, bar);
        for (size_t k = 0; k < s->series_count; k++) {
            double value = 0;

            if (zij_draw_value(s, k, p->rows[i].category, &value))
                least = ZIJ_MIN(least, value);
        }
    }
    for (size_t i = 0; i < p->n; i++)
        for (size_t k = 0; k < s->series_count; k++)
            set_figure(p, &p->rows[i], k, room, least < 0);
    p->scale = 1e308; /* no bar: any will do */
    fit_all(p, room);
    place_zero(p);
}

/* ---- rows ---- */

static double row_height(const plan *p, const row *r)
{
    double bars = p->sub_h * (double)p->d->spec->series_count;
    double names = (double)r->name.n * zij_draw_pitch(ZIJ_TYPE_LABEL);
    double space = p->d->spec->series_count > 1 ? 12 : 0;

    return ZIJ_MAX(bars + space, names + (r->name.n > 1 ? 12 : 4));
}

static double stack_rows(plan *p, double y)
{
    bool several = p->d->spec->series_count > 1;

    p->bar_h = several ? 13 : p->n > 40 ? 14 : 18;
    p->sub_h = several ? 17 : p->n > 40 ? 21 : 28;
    for (size_t i = 0; i < p->n; i++) {
        if (i == p->pinned_from && i > 0) {
            p->sep_y = (double)(int64_t)(y + APART / 2.0) + 0.5;
            y += APART;
        }
        p->rows[i].y = y;
        p->rows[i].h = row_height(p, &p->rows[i]);
        y += p->rows[i].h;
    }
    return y;
}

/* ---- drawing ---- */

static zij_ink bar_ink(const plan *p, const row *r, size_t series)
{
    const zij_chart_spec *s = p->d->spec;
    const zij_chart_category *c = category_of(p, r);

    if (s->series_count > 1)
        return zij_draw_hue(s->series[series].hue);
    if (p->any_highlight && !c->highlight)
        return ZIJ_INK_OTHER;
    return zij_draw_hue(c->hue != 0 ? c->hue : s->series[series].hue);
}

static zij_str key_of(const plan *p, const row *r, size_t series)
{
    zij_str one = p->d->spec->series[series].id, other = category_of(p, r)->id;

    if (one.len == 0 || other.len == 0)
        return one.len == 0 ? other : one;
    return zij_strf(p->d->mem, "%.*s %.*s", ZIJ_ARG(one), ZIJ_ARG(other));
}

/* A forecast is an outline, dashed; its stroke lies inside the bar. */
static void draw_bar(const plan *p, const row *r, size_t series, double y)
{
    const bar *b = &r->bars[series];
    double length = (b->left ? -b->value : b->value) * p->scale;
    zij_ink ink = bar_ink(p, r, series);
    zij_box box = { b->left ? p->zero - length : p->zero, y - p->bar_h / 2, length,
                    p->bar_h };
    zij_item *item;

    if (b->forecast && box.w > 2)
        box = (zij_box){ box.x + 1, box.y + 1, box.w - 2, box.h - 2 };
    item = zij_scene_rect(p->d->scene, box, b->forecast ? ZIJ_INK_NONE : ink);
    if (b->forecast) {
        item->stroke = ink;
        item->marks = ZIJ_MARK_FORECAST;
    }
    item->data = key_of(p, r, series);
    if (category_of(p, r)->name.len > 0 && b->run.text.len > 0)
        item->title =
            zij_strf(p->d->mem, "%.*s %.*s", ZIJ_ARG(category_of(p, r)->name),
                     ZIJ_ARG(p->d->spec->series[series].points[r->category].label));
}

static void draw_figure(const plan *p, const row *r, size_t series, double y)
{
    const bar *b = &r->bars[series];
    double x = p->zero + b->value * p->scale + (b->left ? -GAP : GAP);
    zij_run run = b->run;

    if (b->missing)
        run.fill = ZIJ_INK_SOFT;
    zij_draw_run(p->d, x, zij_draw_baseline(run.type, y), &run);
}

static void draw_name(const plan *p, const row *r)
{
    const zij_chart_category *c = category_of(p, r);
    zij_run name = name_run(p, r), rank = rank_run(p, r);
    double middle = r->y + r->h / 2, pitch = zij_draw_pitch(ZIJ_TYPE_LABEL);
    double first =
        zij_draw_baseline(ZIJ_TYPE_LABEL, middle) - pitch * ((double)r->name.n - 1) / 2;
    zij_setting set = zij_draw_setting(p->d, rank.type, rank.marks);

    rank.text = zij_width_shorten(&set, rank.text, p->rank_w, p->d->mem);
    zij_draw_run(p->d, p->rank_w, zij_draw_baseline(rank.type, middle), &rank);
    if (r->name.n == 0)
        return;
    if (c->href.len > 0)
        zij_scene_open(p->d->scene)->href = c->href;
    if (p->rank_w > 0) /* names keep to their ranks, else to their bars */
        name.anchor = ZIJ_ANCHOR_START;
    zij_draw_lines(p->d, p->rank_w > 0 ? p->name_x : p->from - NAME_GAP, first, &name,
                   &r->name);
    if (c->href.len > 0)
        zij_scene_close(p->d->scene);
}

static void draw_row(const plan *p, const row *r)
{
    size_t series = p->d->spec->series_count;
    double y = r->y + r->h / 2 - p->sub_h * ((double)series - 1) / 2;

    draw_name(p, r);
    for (size_t k = 0; k < series; k++, y += p->sub_h) {
        if (!r->bars[k].missing)
            draw_bar(p, r, k, y);
        draw_figure(p, r, k, y);
    }
}

/* The line at zero, in one piece per group of rows; left of it, so that it covers nothing
 * of a short bar. */
static void draw_zero(const plan *p, size_t from, size_t to)
{
    double x = p->zero - 0.5;

    if (from < to)
        zij_scene_line(p->d->scene, x, p->rows[from].y + 2, x,
                       p->rows[to - 1].y + p->rows[to - 1].h - 2, ZIJ_INK_ZERO);
}

/* ---- legend ---- */

static double draw_legend(plan *p)
{
    const zij_chart_spec *s = p->d->spec;
    double x = 0, y = 10, box = 12, width = s->width;

    if (s->series_count < 2)
        return 0;
    for (size_t k = 0; k < s->series_count; k++) {
        zij_run run = { .text = s->series[k].name };
        zij_setting set = zij_draw_setting(p->d, run.type, 0);
        double w;

        run.text = zij_width_shorten(&set, run.text, width - box - GAP, p->d->mem);
        w = box + GAP + zij_draw_width(p->d, &run);
        if (x > 0 && x + w > width) {
            x = 0;
            y += 20;
        }
        zij_scene_rect(p->d->scene, (zij_box){ x, y - box / 2, box, box },
                       zij_draw_hue(s->series[k].hue));
        zij_draw_run(p->d, x + box + GAP, zij_draw_baseline(run.type, y), &run);
        x += w + 18;
    }
    return y + 18;
}

zij_rc zij_bar_draw(zij_draw *d)
{
    plan p = { .d = d };
    zij_rc rc;

    order_rows(&p);
    measure_columns(&p);
    fit_bars(&p);
    rc = zij_draw_height(d, stack_rows(&p, draw_legend(&p)));
    if (rc != ZIJ_OK)
        return rc;
    for (size_t i = 0; i < p.n; i++)
        draw_row(&p, &p.rows[i]);
    if (p.sep_y > 0)
        zij_scene_line(d->scene, 0, p.sep_y, d->spec->width, p.sep_y, ZIJ_INK_SEP);
    draw_zero(&p, 0, p.pinned_from);
    draw_zero(&p, p.pinned_from, p.n);
    return ZIJ_OK;
}
