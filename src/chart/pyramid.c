/* pyramid.c - two series of ages, mirrored: who lives here, by sex and age.
 *
 *               Men      Women
 *     80+         #|##
 *     60–79     ###|####
 *     ...
 *     0–19   ######|######
 *           400 200 0 200 400
 *
 * The first category, the youngest, stands at the bottom. Ages are named at the left, as
 * many as stand clear; small multiples of a row share them. Ticks are the same on both
 * sides. */
#include "chart/draw.h"
#include "text/text.h"

enum {
    HEAD = 20,      /* names of the two series */
    HEAD_SMALL = 2, /* a legend above all says them */
    FOOT = 20,      /* ticks */
    NAME_GAP = 8,   /* between ages and bars */
    PITCH_MOST = 22,
    PITCH_LEAST = 7,
    HIGH = 380, /* of all bars, about */
    HIGH_SMALL = 190,
    WIDE_MOST = 760, /* of the plot */
    CLEAR = 8,       /* between ticks */
};

static const double NAME_PART = 0.3; /* of the width, at most */

typedef struct {
    zij_draw *d;
    double left, zero, right; /* of the plot */
    double top, bottom, pitch;
    double most, scale; /* largest figure of all panels, pixels per unit */
} plan;

static double magnitude(double v)
{
    return v < 0 ? -v : v;
}

static double widest_name(const zij_draw *d)
{
    double w = 0;

    for (size_t k = 0; k < d->spec->category_count; k++) {
        zij_run run = { .text = d->spec->categories[k].name, .type = ZIJ_TYPE_AXIS };

        w = ZIJ_MAX(w, zij_draw_width(d, &run));
    }
    return ZIJ_MIN(w, d->whole->width * NAME_PART);
}

double zij_pyramid_lead(const zij_draw *d)
{
    double w = widest_name(d);

    return w > 0 ? w + NAME_GAP : 0;
}

/* ---- measuring ---- */

static double largest(const zij_draw *d)
{
    double most = 0, v;

    for (size_t i = 0; i < d->panel_count; i++)
        for (size_t s = 0; s < d->panels[i].series_count; s++)
            for (size_t k = 0; k < d->spec->category_count; k++)
                if (zij_draw_figure(&d->panels[i].series[s], k, &v))
                    most = ZIJ_MAX(most, magnitude(v));
    return most;
}

static zij_rc set_frame(plan *p)
{
    const zij_draw *d = p->d;
    double n = (double)d->spec->category_count;
    double high = d->spec->height > 0 ? d->spec->height - HEAD - FOOT
                  : d->small          ? ZIJ_MAX(ZIJ_MIN(d->plot, HIGH - 60), HIGH_SMALL)
                                      : HIGH;

    p->pitch = ZIJ_MAX(ZIJ_MIN(high / n, PITCH_MOST), PITCH_LEAST);
    p->left = d->small ? d->lead : zij_pyramid_lead(d);
    p->right = ZIJ_MIN(d->spec->width, p->left + WIDE_MOST);
    p->zero = (double)(int64_t)((p->left + p->right) / 2) + 0.5;
    p->top = d->small ? HEAD_SMALL : HEAD;
    p->bottom = p->top + p->pitch * n;
    p->most = largest(d);
    p->scale = p->most > 0 ? (p->right - p->zero - 1) / p->most : 0;
    return zij_draw_height(p->d, p->bottom + FOOT);
}

/* Rows from the bottom up. */
static double y_of(const plan *p, size_t category)
{
    return p->bottom - p->pitch * ((double)category + 0.5);
}

/* ---- drawing ---- */

static void draw_heads(const plan *p)
{
    const zij_chart_spec *s = p->d->spec;
    double room = ZIJ_MIN(p->zero - p->left, p->right - p->zero) - 6;

    for (size_t k = 0; k < s->series_count && k < 2; k++) {
        zij_run run = { .text = s->series[k].name,
                        .anchor = k == 0 ? ZIJ_ANCHOR_END : ZIJ_ANCHOR_START,
                        .fill = zij_draw_text_hue(s->series[k].hue) };
        zij_setting set = zij_draw_setting(p->d, run.type, 0);

        run.text = zij_width_shorten(&set, run.text, room, p->d->mem);
        if (run.text.len != s->series[k].name.len)
            run.title = s->series[k].name;
        if (zij_width_of(&set, run.text) <= room)
            zij_draw_run(p->d, p->zero + (k == 0 ? -6 : 6), 12, &run);
    }
}

/* One tick to the left and one to the right; whether there was room for the text. */
static void draw_tick(const plan *p, const zij_ticks *ticks, size_t i, double *taken)
{
    double off = zij_tick_value(ticks, i) * p->scale;
    zij_run run = { .text = zij_draw_tick(p->d, ticks, i),
                    .type = ZIJ_TYPE_AXIS,
                    .anchor = ZIJ_ANCHOR_MIDDLE };
    double half = zij_draw_width(p->d, &run) / 2, at;

    if (off > p->right - p->zero + 0.5)
        return;
    for (int side = -1; i > 0 && side <= 1; side += 2)
        zij_scene_line(p->d->scene, p->zero + side * off, p->top, p->zero + side * off,
                       p->bottom, ZIJ_INK_GRID);
    at = ZIJ_MIN(off, p->right - p->zero - half);
    if (at - half < *taken + CLEAR || at < 0)
        return;
    *taken = at + half;
    if (i == 0) {
        zij_draw_run(p->d, p->zero, p->bottom + 15, &run);
        return;
    }
    zij_draw_run(p->d, p->zero - at, p->bottom + 15, &run);
    zij_draw_run(p->d, p->zero + at, p->bottom + 15, &run);
}

static void draw_ticks(const plan *p)
{
    double about = (p->right - p->zero) / 70, taken = -1e9;
    zij_ticks ticks;

    if (p->most == 0)
        return;
    ticks = zij_ticks_over(0, p->most, (int)ZIJ_MAX(ZIJ_MIN(about, 4), 2));
    for (size_t i = 0; i < ticks.n; i++)
        draw_tick(p, &ticks, i, &taken);
}

/* The ages whose number from the bottom is a multiple of the least step that stands
 * clear. */
static void draw_names(const plan *p)
{
    const zij_chart_spec *s = p->d->spec;
    double line = zij_draw_pitch(ZIJ_TYPE_AXIS) - 1;
    size_t step = 1;

    while ((double)step * p->pitch < line)
        step++;
    for (size_t k = 0; p->d->leads && k < s->category_count; k += step) {
        zij_run run = { .text = s->categories[k].name,
                        .type = ZIJ_TYPE_AXIS,
                        .anchor = ZIJ_ANCHOR_END };
        zij_setting set = zij_draw_setting(p->d, run.type, 0);

        if (run.text.len == 0)
            continue;
        run.text =
            zij_width_shorten(&set, run.text, p->left - NAME_GAP + 0.01, p->d->mem);
        if (run.text.len != s->categories[k].name.len)
            run.title = s->categories[k].name;
        zij_draw_run(p->d, p->left - NAME_GAP, zij_draw_baseline(run.type, y_of(p, k)),
                     &run);
    }
}

static void draw_bar(const plan *p, size_t series, size_t category)
{
    const zij_chart_series *s = &p->d->spec->series[series];
    const zij_chart_category *c = &p->d->spec->categories[category];
    const zij_chart_point *point = &s->points[category];
    double gap = p->pitch > 10 ? 2 : 1, v = 0, w;
    bool known = zij_draw_figure(s, category, &v);
    zij_box box = { 0, y_of(p, category) - p->pitch / 2 + gap / 2, 0, p->pitch - gap };
    zij_item *item;

    w = known ? magnitude(v) * p->scale : 6;
    box.x = series == 0 ? p->zero - w : p->zero;
    box.w = w;
    item = zij_scene_rect(p->d->scene, box, known ? zij_draw_hue(s->hue) : ZIJ_INK_NONE);
    item->title = zij_draw_title(p->d, s->name, c->name, point->label);
    if (known) {
        item->data = zij_draw_key(p->d, s->id, c->id);
        zij_draw_refs(item, point);
        item->marks = point->forecast ? ZIJ_MARK_FORECAST : 0;
        return;
    }
    item->stroke = ZIJ_INK_GAP;
    item->title =
        zij_draw_title(p->d, s->name, c->name,
                       point->reason.len > 0 ? point->reason : zij_text_missing(0));
}

static bool any_figure(const plan *p)
{
    double v;

    for (size_t i = 0; i < p->d->spec->series_count; i++)
        for (size_t k = 0; k < p->d->spec->category_count; k++)
            if (zij_draw_value(p->d->spec, i, k, &v))
                return true;
    return false;
}

static void draw_nothing(const plan *p)
{
    zij_run run = { .text = p->d->spec->series[0].points[0].reason,
                    .type = ZIJ_TYPE_NOTE,
                    .anchor = ZIJ_ANCHOR_MIDDLE };
    zij_setting set = zij_draw_setting(p->d, run.type, 0);
    double room = p->right - p->left - 4;

    if (run.text.len == 0)
        run.text = zij_text_missing(0);
    run.text = zij_width_shorten(&set, run.text, room, p->d->mem);
    if (zij_width_of(&set, run.text) <= room)
        zij_draw_run(p->d, (p->left + p->right) / 2, (p->top + p->bottom) / 2 + 4, &run);
}

zij_rc zij_pyramid_draw(zij_draw *d)
{
    plan p = { .d = d };
    zij_rc rc = set_frame(&p);

    if (rc != ZIJ_OK)
        return rc;
    if (!d->small)
        draw_heads(&p);
    draw_ticks(&p);
    draw_names(&p);
    if (!any_figure(&p)) {
        draw_nothing(&p);
        return ZIJ_OK;
    }
    for (size_t i = 0; i < d->spec->series_count && i < 2; i++)
        for (size_t k = 0; k < d->spec->category_count; k++)
            draw_bar(&p, i, k);
    zij_scene_line(d->scene, p.zero, p.top, p.zero, p.bottom, ZIJ_INK_GROUND);
    return ZIJ_OK;
}
