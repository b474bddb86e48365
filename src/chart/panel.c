/* panel.c - small multiples: the same chart for several places, with the same scales.
 *
 *     USD billion   [] Exports  [] Imports
 *     Kazakhstan     Kyrgyzstan     Tajikistan
 *     100 ---_--     --------       --------
 *      50 __/--      --------       --------
 *     2000   2024    2000   2024    2000   2024
 *     Turkmenistan   Uzbekistan
 *      ...
 *
 * As many beside one another as leave each plot wide enough, and rows about equally long.
 * What all share (names of rows, ticks) is drawn by the leftmost of a row; the names of
 * positions by the lowest of a column. */
#include "chart/draw.h"

enum {
    GAP = 20,        /* between plots side by side */
    GAP_NARROW = 14, /* on phones */
    ROW_GAP = 18,
    WIDE = 900,       /* from there on any number stands in a row */
    COLUMNS_MOST = 4, /* below that */
    TITLE_LINES = 2,
    TITLE_GAP = 4,
    HEAD_BASE = 11, /* baseline of the unit */
    HEAD = 20,
};

typedef struct {
    zij_draw *d;
    const zij_small *kind;
    const zij_chart_spec *spec; /* of the whole */
    double width, lead, gap, plot;
    size_t columns;
    bool any_highlight;
    zij_type title; /* of the names above the panels: a size in which they fit */
} plan;

static size_t columns_that_fit(const plan *p)
{
    double room = p->width - p->lead + p->gap, each = p->kind->least + p->gap;
    size_t most = room > each ? (size_t)(room / each) : 1, n = p->d->panel_count;
    size_t rows;

    if (p->width < WIDE) /* bigger ones below one another say more there */
        most = ZIJ_MIN(most, COLUMNS_MOST);
    rows = (n + most - 1) / most;
    return (n + rows - 1) / rows;
}

/* ---- head: unit, legend ---- */

static bool names_series(const zij_legend *list, size_t n, const zij_chart_series *s)
{
    for (size_t i = 0; i < n; i++)
        if (zij_str_eq(list[i].name, s->name))
            return true;
    return false;
}

static bool any_forecast(const plan *p)
{
    for (size_t i = 0; i < p->d->panel_count; i++)
        for (size_t k = 0; k < p->d->panels[i].series_count; k++)
            for (size_t c = 0; c < p->spec->category_count; c++)
                if (p->d->panels[i].series[k].points[c].forecast)
                    return true;
    return false;
}

/* Each series once, though panels may lack some. */
static size_t list_series(const plan *p, zij_legend *list)
{
    size_t n = 0, most = 0;

    for (size_t i = 0; i < p->d->panel_count; i++) {
        const zij_chart_panel *panel = &p->d->panels[i];

        most = ZIJ_MAX(most, panel->series_count);
        for (size_t k = 0; k < panel->series_count; k++)
            if (!names_series(list, n, &panel->series[k]))
                list[n++] = (zij_legend){ panel->series[k].name,
                                          zij_draw_hue(panel->series[k].hue) };
    }
    return most > 1 ? n : 0; /* one series a panel: the title says it */
}

/* What the shade means, behind the unit. */
static bool draw_shade(const plan *p, double x, double base)
{
    zij_run run = { .text = p->spec->forecast,
                    .type = ZIJ_TYPE_NOTE,
                    .fill = ZIJ_INK_SOFT };
    zij_setting set = zij_draw_setting(p->d, run.type, 0);
    zij_item *item;

    if (run.text.len == 0 || !any_forecast(p))
        return false;
    x = ZIJ_MIN(x, p->width * 0.6);
    item = zij_scene_rect(p->d->scene, (zij_box){ x + 0.5, base - 9.5, 14, 11 },
                          ZIJ_INK_SHADE);
    item->stroke = ZIJ_INK_GRID;
    run.text = zij_width_shorten(&set, run.text, p->width - x - 20, p->d->mem);
    zij_draw_run(p->d, x + 20, base, &run);
    return true;
}

static double draw_head(const plan *p)
{
    zij_run unit = { .text = p->spec->unit, .type = ZIJ_TYPE_UNIT };
    zij_setting set = zij_draw_setting(p->d, unit.type, 0);
    zij_legend *list = zij_array(p->d->mem, ZIJ_CHART_SERIES + 1, zij_legend);
    double y = zij_legend_draw(p->d, list, list_series(p, list), 0), x;
    bool shade;

    if (!p->kind->unit)
        return y;
    unit.text = zij_width_shorten(
        &set, unit.text, p->width * (p->spec->forecast.len > 0 ? 0.55 : 1), p->d->mem);
    zij_draw_run(p->d, 0, y + HEAD_BASE, &unit);
    x = zij_draw_width(p->d, &unit);
    shade = draw_shade(p, x > 0 ? x + 14 : 0, y + HEAD_BASE);
    return unit.text.len > 0 || shade ? y + HEAD : y;
}

/* ---- one panel ---- */

static bool leads(const plan *p, size_t i)
{
    return i % p->columns == 0;
}

static double x_of_panel(const plan *p, size_t i)
{
    size_t column = i % p->columns;

    return column == 0 ? 0 : p->lead + (p->plot + p->gap) * (double)column;
}

static zij_run title_run(const plan *p, size_t i)
{
    const zij_chart_panel *panel = &p->d->panels[i];
    bool quiet = p->any_highlight && !panel->highlight;

    return (zij_run){ .text = panel->name,
                      .type = p->title,
                      .marks = ZIJ_MARK_STRONG,
                      .fill = quiet || panel->hue == 0 ? ZIJ_INK_INK
                                                       : zij_draw_text_hue(panel->hue) };
}

static zij_lines title_lines(const plan *p, size_t i)
{
    zij_run run = title_run(p, i);
    zij_setting set = zij_draw_setting(p->d, run.type, run.marks);

    return zij_width_wrap(&set, run.text, p->plot, TITLE_LINES, p->d->mem);
}

/* A long word is set smaller before it is broken, in all panels alike. */
static zij_type title_type(const plan *p)
{
    for (size_t i = 0; i < p->d->panel_count; i++)
        if (title_lines(p, i).n > 1)
            return ZIJ_TYPE_NOTE;
    return ZIJ_TYPE_LABEL;
}

/* The titles of a row stand on one line at their foot; returns the lower edge. */
static double draw_titles(const plan *p, size_t from, size_t to, double y)
{
    double pitch = zij_draw_pitch(p->title);
    size_t most = 1;

    for (size_t i = from; i < to; i++) {
        zij_lines lines = title_lines(p, i);

        most = ZIJ_MAX(most, lines.n);
    }
    for (size_t i = from; i < to; i++) {
        const zij_chart_panel *panel = &p->d->panels[i];
        zij_lines lines = title_lines(p, i);
        zij_run run = title_run(p, i);
        double x = x_of_panel(p, i) + (leads(p, i) ? p->lead : 0);

        if (panel->href.len > 0 && lines.n > 0)
            zij_scene_open(p->d->scene)->href = panel->href;
        zij_draw_lines(p->d, x, y + 13 + pitch * (double)(most - lines.n), &run, &lines);
        if (panel->href.len > 0 && lines.n > 0)
            zij_scene_close(p->d->scene);
    }
    return y + pitch * (double)most + TITLE_GAP;
}

/* Where a panel has one series, that has the panel's colour. */
static const zij_chart_series *series_of(const plan *p, size_t i)
{
    const zij_chart_panel *panel = &p->d->panels[i];
    zij_chart_series *one;

    if (panel->series_count != 1)
        return panel->series;
    one = zij_new(p->d->mem, zij_chart_series);
    *one = panel->series[0];
    one->hue = p->any_highlight && !panel->highlight && !one->highlight ? 0
               : panel->hue != 0                                        ? panel->hue
                                                                        : one->hue;
    return one;
}

static zij_rc draw_panel(const plan *p, size_t i, double y, double *height)
{
    zij_draw sub = *p->d;
    zij_chart_spec *spec = zij_new(p->d->mem, zij_chart_spec);
    size_t from = p->d->scene->items.n;
    double width = p->d->scene->w;
    zij_rc rc = ZIJ_OK;

    *spec = *p->spec;
    spec->series = series_of(p, i);
    spec->series_count = p->d->panels[i].series_count;
    spec->width = p->plot + (leads(p, i) ? p->lead : 0);
    spec->panel_count = 0;
    sub.spec = spec;
    sub.panel = i;
    sub.small = true;
    sub.leads = leads(p, i);
    sub.lead = sub.leads ? p->lead : 0;
    sub.feet = i + p->columns >= p->d->panel_count;
    p->d->scene->w = spec->width;
    p->d->scene->h = 0;
    if (spec->series_count > 0)
        rc = p->kind->draw(&sub);
    *height = ZIJ_MAX(*height, p->d->scene->h);
    p->d->scene->w = width;
    zij_scene_shift(p->d->scene, from, x_of_panel(p, i), y);
    return rc;
}

zij_rc zij_panels_draw(zij_draw *d, const zij_small *kind)
{
    plan p = { .d = d, .kind = kind, .spec = d->spec, .width = d->spec->width };
    zij_rc rc = ZIJ_OK;
    double y;

    d->small = true;
    p.any_highlight = zij_draw_any_high(d);
    p.gap = p.width < 420 ? GAP_NARROW : GAP;
    p.lead = kind->lead(d);
    p.columns = columns_that_fit(&p);
    p.plot = (p.width - p.lead + p.gap) / (double)p.columns - p.gap;
    p.title = title_type(&p);
    d->plot = p.plot;
    y = draw_head(&p);
    for (size_t i = 0; rc == ZIJ_OK && i < d->panel_count; i += p.columns) {
        size_t to = ZIJ_MIN(i + p.columns, d->panel_count);
        double height = 0;

        y = draw_titles(&p, i, to, y + (i > 0 ? ROW_GAP : 0));
        for (size_t k = i; rc == ZIJ_OK && k < to; k++)
            rc = draw_panel(&p, k, y, &height);
        y += height;
    }
    return rc == ZIJ_OK ? zij_draw_height(d, y) : rc;
}
