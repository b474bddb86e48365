/* axis.h - what charts over time share: the plot, its grid, ticks, shaded forecasts, and
 * names at the right. */
#ifndef ZIJ_CHART_AXIS_H
#define ZIJ_CHART_AXIS_H
#include "chart/draw.h"

enum {
    ZIJ_AXIS_HEAD = 26,      /* unit and "Forecast" above the top tick */
    ZIJ_AXIS_HEAD_BASE = 11, /* their baseline */
    ZIJ_AXIS_FOOT = 26,      /* names of positions below */
    ZIJ_AXIS_GAP = 8,        /* between the text of a tick and its gridline */
    ZIJ_AXIS_NAME_GAP = 10,  /* between the end of a line and its name */
};

typedef struct zij_plot {
    zij_draw *d;
    zij_ticks ticks;
    zij_scale x, y;
    double left, right, top, bottom;
    double ticks_w;
    size_t forecast_from; /* first position that is a forecast in any series, or their
                             number */
} zij_plot;

/* The values that an axis must cover. */
typedef struct zij_reach {
    double lo, hi;
    bool any;
} zij_reach;
void zij_reach_add(zij_reach *r, double v);

/* A name at the right of the plot, where its line or band ends. */
typedef struct zij_end {
    zij_run run;
    zij_lines name;
    double x, y;
    bool leader; /* it ends before the plot does */
} zij_end;

/* Wraps the names; *wide becomes the widest. Returns the height they take together. */
double zij_ends_measure(const zij_draw *d, zij_end *ends, size_t n, double *wide);
/* Names between top and bottom, moved apart. */
void zij_ends_draw(const zij_plot *p, const zij_end *ends, size_t n);

/* Heights and ticks: a plot for `reach`, at least `least` high, names of width `names`
 * at its right (0: none). Sets all but x. */
zij_rc zij_plot_frame(zij_plot *p, zij_draw *d, const zij_reach *reach, double least,
                      double names);
/* The width of ticks before the plot in small multiples; the frame comes to the same. */
double zij_plot_lead(const zij_draw *d, const zij_reach *reach);
/* Unit, shade, grid. */
void zij_plot_ground(const zij_plot *p);
/* The names of positions, as many as stand clear. */
void zij_plot_feet(const zij_plot *p);
/* Where a position stands. */
double zij_plot_x(const zij_plot *p, size_t category);
/* Why there is nothing at all, in the middle of the plot. */
void zij_plot_nothing(const zij_plot *p);

/* Where series are stacked: the sums of all panels. */
zij_reach zij_plot_stacked(const zij_draw *d);
/* Names of stacked series at `category`, each at the middle of its part there; whether
 * they leave the plot enough room. */
bool zij_plot_name_parts(zij_plot *p, zij_end *ends, size_t category, double *wide,
                         double *high);
/* Gives them their heights, once the plot has its scale. */
void zij_plot_place_parts(const zij_plot *p, zij_end *ends, size_t category, double x);

double zij_plot_crisp(double v);

#endif
