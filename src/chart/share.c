/* share.c - one whole and its parts, as a strip.
 *
 *     |######## 55 ########|==== 28 ====|: 8 :|..|
 *      Coal                 Gas        Hydro  | Wind 4
 *                                              \__
 * Each part says its figure inside, and is named below it; where a name is wider than its
 * part a line leads to it. Where names do not find room they stand in a list. Parts are
 * the series of one row, or the rows of one series; several rows of several series are
 * bars of 100 per cent. */
#include "chart/rows.h"
#include "text/text.h"

enum {
    STRIP = 40,
    BELOW = 14,   /* from the strip to the names */
    BETWEEN = 12, /* names */
    INSIDE = 5,   /* between a figure and the edges of its part */
    NAME_MOST = 120,
    NAME_LINES = 3,
    THIN = 3,       /* parts from there on have an edge */
    AWAY_MOST = 70, /* from a part to its name */
    LIST = 24,      /* rows of the list */
    SWATCH = 12,
};

typedef struct {
    zij_str name, id;
    unsigned hue;
    const zij_chart_point *point;
    double value, x, w; /* of the part of the strip */
    bool known, inside; /* inside: the figure stands in the part */
    zij_lines lines;    /* below: the figure where it is not inside, then the name */
    double text_w, at;  /* widest line, centre */
} part;

typedef struct {
    zij_draw *d;
    part *parts;
    size_t n;
    double width;
} plan;

/* Several rows are bars, with names. */
static bool is_bars(const zij_draw *d)
{
    size_t most = 0;

    for (size_t i = 0; i < d->panel_count; i++)
        most = ZIJ_MAX(most, d->panels[i].series_count);
    return most > 1 && d->spec->category_count > 1;
}

double zij_share_lead(const zij_draw *d)
{
    return is_bars(d) ? zij_rows_lead(d) : 0;
}

/* ---- parts ---- */

static void find_parts(plan *p)
{
    const zij_chart_spec *s = p->d->spec;
    bool rows = s->series_count == 1;
    double sum = 0, x = 0;

    p->n = rows ? s->category_count : s->series_count;
    p->parts = zij_array(p->d->mem, p->n, part);
    for (size_t i = 0; i < p->n; i++) {
        part *one = &p->parts[i];
        const zij_chart_series *of = &s->series[rows ? 0 : i];

        one->name = rows ? s->categories[i].name : of->name;
        one->id = rows ? s->categories[i].id : of->id;
        one->hue = rows && s->categories[i].hue != 0 ? s->categories[i].hue : of->hue;
        one->point = &of->points[rows ? i : 0];
        one->known = zij_draw_figure(of, rows ? i : 0, &one->value) && one->value >= 0;
        sum += one->known ? one->value : 0;
    }
    for (size_t i = 0; i < p->n; i++) {
        part *one = &p->parts[i];

        one->x = x;
        one->w = one->known && sum > 0 ? one->value / sum * p->width : 0;
        x += one->w;
    }
}

static zij_run inside_run(const part *one)
{
    return (zij_run){ .text = one->point->label,
                      .type = ZIJ_TYPE_VALUE,
                      .anchor = ZIJ_ANCHOR_MIDDLE,
                      .fill = ZIJ_INK_ON };
}

/* "Wind 4.1", or why there is none. */
static zij_str name_and_figure(const plan *p, const part *one)
{
    zij_str figure = one->known ? one->point->label : one->point->reason;

    if (!one->known && figure.len == 0)
        figure = zij_text_missing(0);
    return zij_draw_title(p->d, one->name, (zij_str){ 0 }, figure);
}

/* ---- names below ---- */

static void measure_names(plan *p)
{
    zij_setting set = zij_draw_setting(p->d, ZIJ_TYPE_LABEL, 0);

    for (size_t i = 0; i < p->n; i++) {
        part *one = &p->parts[i];
        zij_run run = inside_run(one);
        double room = ZIJ_MAX(ZIJ_MIN(one->w, 2 * NAME_MOST), NAME_MOST);

        one->inside = one->known && zij_draw_width(p->d, &run) + 2 * INSIDE <= one->w;
        one->lines =
            zij_width_wrap(&set, one->inside ? one->name : name_and_figure(p, one),
                           ZIJ_MIN(room, p->width), NAME_LINES, p->d->mem);
        one->text_w = 0;
        for (size_t k = 0; k < one->lines.n; k++)
            one->text_w = ZIJ_MAX(one->text_w, zij_width_of(&set, one->lines.at[k]));
    }
}

/* Names under their parts, moved apart; whether all found room close to them. */
static bool place_names(plan *p)
{
    zij_slot *slots = zij_array(p->d->mem, p->n, zij_slot);
    double sum = 0;

    for (size_t i = 0; i < p->n; i++) {
        part *one = &p->parts[i];

        if (!one->known || one->lines.cut || one->lines.n == 0)
            return false;
        slots[i] = (zij_slot){ one->x + one->w / 2, one->text_w + BETWEEN, i };
        sum += slots[i].size;
    }
    if (sum > p->width + BETWEEN)
        return false;
    zij_spread(slots, p->n, -BETWEEN / 2.0, p->width + BETWEEN / 2.0, p->d->mem);
    for (size_t i = 0; i < p->n; i++) {
        part *one = &p->parts[slots[i].of];
        double away = slots[i].at - one->x - one->w / 2;

        one->at = slots[i].at;
        if (away > AWAY_MOST || away < -AWAY_MOST)
            return false;
    }
    return true;
}

static double draw_names(const plan *p)
{
    double pitch = zij_draw_pitch(ZIJ_TYPE_LABEL);
    size_t most = 1;

    for (size_t i = 0; i < p->n; i++) {
        const part *one = &p->parts[i];
        zij_run run = { .anchor = ZIJ_ANCHOR_MIDDLE,
                        .fill = zij_draw_text_hue(one->hue) };
        double middle = one->x + one->w / 2;

        if (one->at < one->x || one->at > one->x + one->w || one->text_w > one->w)
            zij_scene_line(p->d->scene, middle, STRIP + 2, one->at, STRIP + BELOW - 1,
                           ZIJ_INK_LEADER);
        zij_draw_lines(p->d, one->at, STRIP + BELOW + 12, &run, &one->lines);
        most = ZIJ_MAX(most, one->lines.n);
    }
    return STRIP + BELOW + pitch * (double)most + 2;
}

/* ---- names in a list ---- */

static double draw_list(const plan *p)
{
    double column, widest = 0, x = 0, y = STRIP + 8;
    size_t columns, each;

    for (size_t i = 0; i < p->n; i++) {
        zij_run run = { .text = name_and_figure(p, &p->parts[i]) };

        widest = ZIJ_MAX(widest, zij_draw_width(p->d, &run));
    }
    column = ZIJ_MIN(widest + SWATCH + 6 + 24, p->width);
    columns = (size_t)(p->width / column);
    columns = ZIJ_MAX(columns, 1);
    each = (p->n + columns - 1) / columns;
    for (size_t i = 0; i < p->n; i++) {
        const part *one = &p->parts[i];
        zij_str whole = name_and_figure(p, one);
        zij_run run = { .text = whole };
        zij_setting set = zij_draw_setting(p->d, run.type, 0);
        double middle = y + (double)(i % each) * LIST + LIST / 2.0;

        x = (double)(i / each) * column;
        run.text =
            zij_width_shorten(&set, run.text, p->width - x - SWATCH - 6, p->d->mem);
        if (run.text.len != whole.len)
            run.title = whole;
        run.fill = one->known ? ZIJ_INK_NONE : ZIJ_INK_SOFT;
        zij_scene_rect(p->d->scene, (zij_box){ x, middle - SWATCH / 2.0, SWATCH, SWATCH },
                       zij_draw_hue(one->hue));
        zij_draw_run(p->d, x + SWATCH + 6, zij_draw_baseline(run.type, middle), &run);
    }
    return y + (double)each * LIST;
}

/* ---- strip ---- */

static void draw_part(const plan *p, const part *one)
{
    zij_ink ink = zij_draw_hue(one->hue);
    zij_run run = inside_run(one);
    zij_item *item = zij_scene_rect(p->d->scene, (zij_box){ one->x, 0, one->w, STRIP },
                                    one->point->forecast ? ZIJ_INK_NONE : ink);
    size_t at;

    item->stroke = one->point->forecast ? ink
                   : one->w >= THIN     ? ZIJ_INK_GROUND
                                        : ZIJ_INK_NONE;
    item->marks = one->point->forecast ? ZIJ_MARK_FORECAST : 0;
    item->data = zij_draw_key(p->d, one->id, (zij_str){ 0 });
    zij_draw_refs(item, one->point);
    item->title = name_and_figure(p, one);
    if (!one->inside)
        return;
    at = p->d->scene->items.n;
    if (one->point->forecast)
        run.fill = ZIJ_INK_INK;
    zij_draw_run(p->d, one->x + one->w / 2, zij_draw_baseline(run.type, STRIP / 2.0),
                 &run);
    if (p->d->scene->items.n > at && !one->point->forecast)
        p->d->scene->items.at[at].under = ink;
}

zij_rc zij_share_draw(zij_draw *d)
{
    plan p = { .d = d, .width = d->spec->width };

    if (is_bars(d))
        return zij_stack_draw(d);
    find_parts(&p);
    measure_names(&p);
    for (size_t i = 0; i < p.n; i++)
        if (p.parts[i].known)
            draw_part(&p, &p.parts[i]);
    if (d->small && d->spec->series_count > 1) /* the legend above all says them */
        return zij_draw_height(d, STRIP + 2);
    return zij_draw_height(d, place_names(&p) ? draw_names(&p) : draw_list(&p));
}
