/* sum.c - parts of a whole: what series come to together. */
#include "chart/draw.h"

static bool has_any(const zij_draw *d, const zij_chart_series *s)
{
    double v;

    for (size_t k = 0; k < d->spec->category_count; k++)
        if (zij_draw_figure(s, k, &v))
            return true;
    return false;
}

zij_sum zij_draw_sum(const zij_draw *d, const zij_chart_panel *panel, size_t category)
{
    zij_sum sum = { .whole = true };
    double v;

    for (size_t k = 0; k < panel->series_count; k++) {
        if (zij_draw_figure(&panel->series[k], category, &v)) {
            sum.any = true;
            *(v < 0 ? &sum.below : &sum.above) += v;
        } else if (sum.whole) {
            sum.whole = !has_any(d, &panel->series[k]);
        }
    }
    sum.whole = sum.whole && sum.any;
    return sum;
}

double zij_draw_before(const zij_chart_panel *panel, size_t series, size_t category,
                       double own)
{
    double sum = 0, v;

    for (size_t k = 0; k < series; k++)
        if (zij_draw_figure(&panel->series[k], category, &v) && (v < 0) == (own < 0))
            sum += v;
    return sum;
}

double zij_draw_factor(const zij_draw *d, const zij_sum *sum)
{
    double all = sum->above - sum->below;

    if (d->spec->layout != ZIJ_CHART_PERCENT)
        return 1;
    return sum->whole && all > 0 ? 100 / all : 0;
}
