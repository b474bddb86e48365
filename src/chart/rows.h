/* rows.h - what horizontal bars share: the order of rows and the names at their left. */
#ifndef ZIJ_CHART_ROWS_H
#define ZIJ_CHART_ROWS_H
#include "chart/draw.h"

typedef struct zij_row {
    size_t category;
    zij_lines name;
    double y, h; /* the block of the row */
} zij_row;

typedef struct zij_rows {
    zij_draw *d;
    zij_row *at;
    size_t n, pinned_from;         /* rows from there on are pinned */
    double rank_w, name_x, name_w; /* columns of ranks and names */
    double from;                   /* left edge of the plot */
    double sep_y;                  /* of the line above pinned rows */
    bool any_highlight;
} zij_rows;

/* Rows in their order, by the figures of the first panel, and their names. Small
 * multiples but the leftmost have the plot only. */
zij_rows zij_rows_make(zij_draw *d);
/* The width of the names with what parts them from the plot. */
double zij_rows_lead(const zij_draw *d);
const zij_chart_category *zij_rows_category(const zij_rows *r, const zij_row *row);
/* Gives each row its place: as high as `bars` and its name need. Returns the lower edge.
 */
double zij_rows_place(zij_rows *r, double y, double bars);
/* The rank and name of a row. */
void zij_rows_name(const zij_rows *r, const zij_row *row);
/* The line above pinned rows. */
void zij_rows_part(const zij_rows *r);
/* The line at zero, in one piece per group of rows. */
void zij_rows_zero(const zij_rows *r, double zero);

#endif
