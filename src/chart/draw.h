/* draw.h - what the kinds of charts share. */
#ifndef ZIJ_CHART_DRAW_H
#define ZIJ_CHART_DRAW_H
#include "chart/chart.h"
#include "chart/scale.h"
#include "chart/width.h"

/* One panel is drawn at a time, in coordinates of its own cell; a chart without small
 * multiples is one panel as wide as the chart. */
typedef struct zij_draw {
    const zij_chart_spec *spec;  /* checked; series and width are those of the panel */
    const zij_chart_spec *whole; /* as the caller gave it */
    zij_arena *mem;
    zij_diags *to;
    zij_scene *scene;              /* w is set; the kind sets h */
    const zij_chart_panel *panels; /* all of them: they share scales */
    size_t panel_count;            /* at least 1 */
    size_t panel;                  /* the one to draw */
    bool small;                    /* of small multiples */
    double plot;                   /* small: width of each plot */
    double lead;                   /* small: width of what stands left of the plot */
    bool leads, feet;              /* small: whether this one draws it, and the names
                                      of positions below */
} zij_draw;

/* A kind lays out a checked spec that has at least one category and one series. */
typedef zij_rc zij_kind_draw(zij_draw *d);
zij_kind_draw zij_bar_draw, zij_line_draw, zij_stack_draw, zij_column_draw, zij_area_draw,
    zij_pyramid_draw, zij_share_draw;
/* Whether bars are drawn end to end. */
bool zij_stack_wanted(const zij_draw *d);
/* The width of the names or ticks that the leftmost of small multiples draws for its
 * row. */
typedef double zij_kind_lead(const zij_draw *d);
zij_kind_lead zij_bar_lead, zij_line_lead, zij_column_lead, zij_area_lead,
    zij_pyramid_lead, zij_share_lead;

/* How a kind stands in small multiples. */
typedef struct zij_small {
    zij_kind_draw *draw;
    zij_kind_lead *lead;
    double least; /* pixels that a plot needs beside others */
    bool unit;    /* the unit stands above all of them */
} zij_small;
zij_rc zij_panels_draw(zij_draw *d, const zij_small *kind);

/* Names of series beside swatches, in lines. Returns the lower edge. */
typedef struct zij_legend {
    zij_str name;
    zij_ink fill;
} zij_legend;
double zij_legend_draw(zij_draw *d, const zij_legend *list, size_t n, double y);
/* That of the series of the panel; y itself where there is only one. */
double zij_legend_series(zij_draw *d, double y);

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

/* The figure at a category; false when there is none to draw. */
bool zij_draw_figure(const zij_chart_series *s, size_t category, double *out);
/* That of a series of the panel. */
bool zij_draw_value(const zij_chart_spec *s, size_t series, size_t category, double *out);
/* The figures of all series at a category, on each side of zero. */
typedef struct zij_sum {
    double above, below;
    bool any, whole; /* whole: no series lacks it, but those that lack all */
} zij_sum;
zij_sum zij_draw_sum(const zij_draw *d, const zij_chart_panel *panel, size_t category);
/* What stands before a series on its side of zero. */
double zij_draw_before(const zij_chart_panel *panel, size_t series, size_t category,
                       double own);
/* By how much figures are drawn: as they are, or as parts of 100; 0 where the whole is
 * not known. */
double zij_draw_factor(const zij_draw *d, const zij_sum *sum);
/* Ids of panel, series and category, those that there are. */
zij_str zij_draw_key(const zij_draw *d, zij_str series, zij_str category);
/* A mark stands for the figures of a point. */
void zij_draw_refs(zij_item *item, const zij_chart_point *point);
/* What a pointer shows on a mark: "Coal 2024 45.1". */
zij_str zij_draw_title(const zij_draw *d, zij_str one, zij_str other, zij_str third);
/* Whether any panel has a highlight. */
bool zij_draw_any_high(const zij_draw *d);
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
