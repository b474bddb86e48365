/* legend.c - names of series beside swatches, where they cannot stand at the marks. */
#include "chart/draw.h"

enum { SWATCH = 12, GAP = 6, APART = 18, LINE = 20 };

static double entry(zij_draw *d, const zij_legend *of, double *x, double *y)
{
    zij_run run = { .text = of->name };
    zij_setting set = zij_draw_setting(d, run.type, 0);
    double width = d->scene->w, w;

    run.text = zij_width_shorten(&set, run.text, width - SWATCH - GAP, d->mem);
    if (run.text.len < of->name.len)
        run.title = of->name;
    w = SWATCH + GAP + zij_draw_width(d, &run);
    if (*x > 0 && *x + w > width) {
        *x = 0;
        *y += LINE;
    }
    zij_scene_rect(d->scene, (zij_box){ *x, *y - SWATCH / 2.0, SWATCH, SWATCH },
                   of->fill);
    zij_draw_run(d, *x + SWATCH + GAP, zij_draw_baseline(run.type, *y), &run);
    return w;
}

double zij_legend_draw(zij_draw *d, const zij_legend *list, size_t n, double y)
{
    double x = 0;

    if (n == 0)
        return y;
    y += LINE / 2.0;
    for (size_t i = 0; i < n; i++) {
        double w = entry(d, &list[i], &x, &y); /* may begin a line: x is 0 then */

        x += w + APART;
    }
    return y + 18;
}

double zij_legend_series(zij_draw *d, double y)
{
    const zij_chart_spec *s = d->spec;
    zij_legend *list = zij_array(d->mem, s->series_count, zij_legend);

    for (size_t i = 0; i < s->series_count; i++)
        list[i] = (zij_legend){ s->series[i].name, zij_draw_hue(s->series[i].hue) };
    return zij_legend_draw(d, list, s->series_count < 2 ? 0 : s->series_count, y);
}
