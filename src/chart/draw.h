/* draw.h - what the kinds of charts share. */
#ifndef ZIJ_CHART_DRAW_H
#define ZIJ_CHART_DRAW_H
#include "chart/chart.h"
#include "chart/scale.h"
#include "chart/width.h"

typedef struct zij_draw {
    const zij_chart_spec *spec; /* checked */
    zij_arena *mem;
    zij_diags *to;
    zij_scene *scene; /* w is set; the kind sets h */
} zij_draw;

/* A kind lays out a checked spec that has at least one category and one series. */
typedef zij_rc zij_kind_draw(zij_draw *d);
zij_kind_draw zij_bar_draw, zij_line_draw;

/* A text and how it is set; the zero value is a plain label. */
typedef struct zij_run {
    zij_str text, title;
    zij_type type;
    zij_anchor anchor;
    zij_ink fill; /* NONE: INK */
    unsigned marks;
} zij_run;

zij_setting zij_draw_setting(const zij_draw *d, zij_type type, unsigned marks);
double zij_draw_width(const zij_draw *d, const zij_run *run);
/* Adds the run at its anchor and baseline, held to its width. */
void zij_draw_run(zij_draw *d, double x, double y, const zij_run *run);
/* Adds the lines of a text, `pitch` apart, the first on baseline y. */
void zij_draw_lines(zij_draw *d, double x, double y, const zij_run *run,
                    const zij_lines *lines);
/* From baseline to baseline within a text. */
double zij_draw_pitch(zij_type type);
/* The baseline of a line of text centred at y. */
double zij_draw_baseline(zij_type type, double y);

/* The figure of a series at a category; false when there is none to draw. */
bool zij_draw_value(const zij_chart_spec *s, size_t series, size_t category, double *out);
/* The mark of a hue; other for 0. */
zij_ink zij_draw_hue(unsigned hue);
/* Series or rows are named in their colour where they have one. */
zij_ink zij_draw_text_hue(unsigned hue);
/* The reader's text of the i-th tick. */
zij_str zij_draw_tick(const zij_draw *d, const zij_ticks *t, size_t i);
/* Fails when a drawing gets higher than ZIJ_CHART_HEIGHT_MOST. */
zij_rc zij_draw_height(zij_draw *d, double h);

/* Moves labels apart. `at` are wanted centres, `size` their heights; both in any order.
 * Afterwards none overlap, all lie in lo..hi if that has room for them, and the sum of
 * squared moves is least. */
typedef struct zij_slot {
    double at, size;
    size_t of; /* the caller's */
} zij_slot;
void zij_spread(zij_slot *slots, size_t n, double lo, double hi, zij_arena *mem);

#endif
