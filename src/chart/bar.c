/* bar.c - horizontal bars: names at the left, figures at the ends of the bars.
 *
 *     rank  name        |########## 288.4
 *                       |###### 115.0
 *     ----------------------------------------   pinned rows below a line
 *      -    Japan       |# 1.2
 *
 * Several series make a block of thin bars in each row and a legend above. The bars get
 * all the width that the figures at their ends leave, so no figure is cut or covered. A
 * figure that is missing says why instead. Nothing needs an axis but the line at zero.
 * Bars end to end are in stack.c. */
#include "chart/rows.h"
#include "text/text.h"

enum { GAP = 6 }; /* between a bar and its figure */

static const double FIGURE_PART = 0.66, /* of the width, at most */
    TWO_SIDED = 0.6;                    /* of that, where bars go both ways */

typedef struct {
    zij_run run;                  /* the figure, or why there is none */
    double value;                 /* 0 when missing */
    double width;                 /* of the run */
    bool missing, forecast, left; /* left: the run stands left of the bar */
} bar;

typedef struct {
    zij_draw *d;
    zij_rows rows;
    bar *all; /* of all panels: panel by panel, row by row, one per series */
    size_t all_n;
    const bar *mine;     /* of this panel */
    double bar_h, sub_h; /* thickness; from bar to bar within a row */
    double zero, scale;  /* x of zero, pixels per unit */
    bool two_sided;
} plan;

/* ---- figures and scale ---- */

static bar figure_of(const plan *p, const zij_row *r, const zij_chart_series *s,
                     double room)
{
    const zij_chart_point *point = &s->points[r->category];
    bar b = { .forecast = point->forecast };
    zij_setting set;

    b.missing = !zij_draw_figure(s, r->category, &b.value);
    b.left = b.value < 0;
    b.run.type = b.missing ? ZIJ_TYPE_NOTE : ZIJ_TYPE_VALUE;
    b.run.anchor = b.left ? ZIJ_ANCHOR_END : ZIJ_ANCHOR_START;
    if (zij_rows_category(&p->rows, r)->highlight && !b.missing)
        b.run.marks = ZIJ_MARK_STRONG;
    b.run.text = b.missing ? point->reason : point->label;
    if (b.missing && b.run.text.len == 0)
        b.run.text = zij_text_missing(0);
    set = zij_draw_setting(p->d, b.run.type, b.run.marks);
    room = (room - 2 * GAP) * FIGURE_PART *
           (!p->two_sided ? 1
            : b.missing   ? 0.85
                          : TWO_SIDED);
    if (zij_width_of(&set, b.run.text) > room) { /* half a figure would be a wrong one */
        b.run.title = b.run.text;
        b.run.text = b.missing ? zij_width_shorten(&set, b.run.text, room, p->d->mem)
                               : ZIJ_STR("…");
    }
    b.width = zij_draw_width(p->d, &b.run);
    b.width += b.width > 0 ? GAP : 0;
    return b;
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

    for (size_t i = 0; i < p->all_n; i++) {
        const bar *right = &p->all[i];

        if (right->left) {
            fit_pair(p, right, &none, room);
            continue;
        }
        fit_pair(p, &none, right, room);
        for (size_t k = 0; k < p->all_n; k++)
            if (p->all[k].left)
                fit_pair(p, &p->all[k], right, room);
    }
}

static void place_zero(plan *p)
{
    double reach = 0;

    for (size_t i = 0; i < p->all_n; i++)
        if (p->all[i].left)
            reach = ZIJ_MAX(reach, p->all[i].width - p->all[i].value * p->scale);
    p->zero = (double)(int64_t)(p->rows.from + reach + 0.999);
}

static bool any_below_zero(const plan *p)
{
    double v;

    for (size_t i = 0; i < p->d->panel_count; i++)
        for (size_t k = 0; k < p->d->panels[i].series_count; k++)
            for (size_t r = 0; r < p->rows.n; r++)
                if (zij_draw_figure(&p->d->panels[i].series[k], r, &v) && v < 0)
                    return true;
    return false;
}

static void fit_bars(plan *p)
{
    const zij_draw *d = p->d;
    double room = d->spec->width - p->rows.from - 1;

    p->two_sided = any_below_zero(p);
    for (size_t i = 0; i < d->panel_count; i++)
        p->all_n += p->rows.n * d->panels[i].series_count;
    p->all = zij_array(d->mem, p->all_n, bar);
    p->all_n = 0;
    for (size_t i = 0; i < d->panel_count; i++) {
        if (i == d->panel)
            p->mine = p->all + p->all_n;
        for (size_t r = 0; r < p->rows.n; r++)
            for (size_t k = 0; k < d->panels[i].series_count; k++)
                p->all[p->all_n++] =
                    figure_of(p, &p->rows.at[r], &d->panels[i].series[k], room);
    }
    p->scale = 1e308; /* no bar: any will do */
    fit_all(p, room);
    place_zero(p);
}

/* ---- drawing ---- */

static zij_ink bar_ink(const plan *p, const zij_row *r, size_t series, const bar *b)
{
    const zij_chart_spec *s = p->d->spec;
    const zij_chart_category *c = zij_rows_category(&p->rows, r);

    if (s->series_count > 1)
        return zij_draw_hue(s->series[series].hue);
    if (p->rows.any_highlight && !c->highlight)
        return ZIJ_INK_OTHER;
    if (s->layout == ZIJ_CHART_DIVERGING)
        return b->left ? ZIJ_INK_NEG : ZIJ_INK_POS;
    return zij_draw_hue(c->hue != 0 ? c->hue : s->series[series].hue);
}

/* A forecast is an outline, dashed; its stroke lies inside the bar. */
static void draw_bar(const plan *p, const zij_row *r, size_t series, const bar *b,
                     double y)
{
    const zij_chart_category *c = zij_rows_category(&p->rows, r);
    const zij_chart_series *s = &p->d->spec->series[series];
    double length = (b->left ? -b->value : b->value) * p->scale;
    zij_ink ink = bar_ink(p, r, series, b);
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
    item->data = zij_draw_key(p->d, s->id, c->id);
    zij_draw_refs(item, &s->points[r->category]);
    if (c->name.len > 0 && b->run.text.len > 0)
        item->title =
            zij_draw_title(p->d, c->name, (zij_str){ 0 }, s->points[r->category].label);
}

static void draw_figure(const plan *p, const bar *b, double y)
{
    double x = p->zero + b->value * p->scale + (b->left ? -GAP : GAP);
    zij_run run = b->run;

    if (b->missing)
        run.fill = ZIJ_INK_SOFT;
    zij_draw_run(p->d, x, zij_draw_baseline(run.type, y), &run);
}

static void draw_row(const plan *p, size_t i)
{
    const zij_row *r = &p->rows.at[i];
    size_t series = p->d->spec->series_count;
    double y = r->y + r->h / 2 - p->sub_h * ((double)series - 1) / 2;

    zij_rows_name(&p->rows, r);
    for (size_t k = 0; k < series; k++, y += p->sub_h) {
        const bar *b = &p->mine[i * series + k];

        if (!b->missing)
            draw_bar(p, r, k, b, y);
        draw_figure(p, b, y);
    }
}

static size_t most_series(const zij_draw *d)
{
    size_t n = 0;

    for (size_t i = 0; i < d->panel_count; i++)
        n = ZIJ_MAX(n, d->panels[i].series_count);
    return n;
}

static double place_rows(plan *p)
{
    size_t n = most_series(p->d);
    bool many = p->rows.n > 40;
    double y = p->d->small ? 0 : zij_legend_series(p->d, 0);

    p->bar_h = n > 1 ? 13 : many ? 14 : 18;
    p->sub_h = n > 1 ? 17 : many ? 21 : p->d->small ? 26 : 28;
    return zij_rows_place(&p->rows, y, p->sub_h * (double)n + (n > 1 ? 12 : 0));
}

zij_rc zij_bar_draw(zij_draw *d)
{
    plan p = { .d = d };
    zij_rc rc;

    if (zij_stack_wanted(d))
        return zij_stack_draw(d);
    p.rows = zij_rows_make(d);
    fit_bars(&p);
    rc = zij_draw_height(d, place_rows(&p));
    if (rc != ZIJ_OK)
        return rc;
    for (size_t i = 0; i < p.rows.n; i++)
        draw_row(&p, i);
    zij_rows_part(&p.rows);
    zij_rows_zero(&p.rows, p.zero);
    return ZIJ_OK;
}

double zij_bar_lead(const zij_draw *d)
{
    return zij_rows_lead(d);
}
