/* parts.c - series stacked over time: how far they reach, and their names at the right.
 */
#include "chart/axis.h"

static const double NAMES_MOST = 0.32; /* of the width: then a legend says them */

zij_reach zij_plot_stacked(const zij_draw *d)
{
    zij_reach r = { 0 };

    zij_reach_add(&r, 0);
    for (size_t i = 0; i < d->panel_count; i++)
        for (size_t c = 0; c < d->spec->category_count; c++) {
            zij_sum sum = zij_draw_sum(d, &d->panels[i], c);
            double by = zij_draw_factor(d, &sum);

            zij_reach_add(&r, sum.above * by);
            zij_reach_add(&r, sum.below * by);
        }
    if (d->spec->layout == ZIJ_CHART_PERCENT && r.hi > 0)
        r.hi = 100; /* whatever the sum was rounded to */
    return r;
}

bool zij_plot_name_parts(zij_plot *p, zij_end *ends, size_t category, double *wide,
                         double *high)
{
    const zij_chart_spec *s = p->d->spec;
    double v;

    for (size_t k = 0; k < s->series_count; k++)
        if (zij_draw_value(s, k, category, &v))
            ends[k].run = (zij_run){ .text = s->series[k].name,
                                     .fill = zij_draw_text_hue(s->series[k].hue) };
        else if (s->series[k].name.len > 0)
            return false;
    *high = zij_ends_measure(p->d, ends, s->series_count, wide);
    return *wide <= s->width * NAMES_MOST;
}

void zij_plot_place_parts(const zij_plot *p, zij_end *ends, size_t category, double x)
{
    const zij_draw *d = p->d;
    const zij_chart_panel *panel = &d->panels[d->panel];
    zij_sum sum = zij_draw_sum(d, panel, category);
    double by = zij_draw_factor(d, &sum), v;

    for (size_t k = 0; k < panel->series_count; k++) {
        if (!zij_draw_figure(&panel->series[k], category, &v))
            continue;
        ends[k].x = x;
        ends[k].y =
            zij_scale_at(&p->y, (zij_draw_before(panel, k, category, v) + v / 2) * by);
    }
}
