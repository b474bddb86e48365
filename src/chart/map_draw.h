/* map_draw.h - a map while it is laid out. */
#ifndef ZIJ_CHART_MAP_DRAW_H
#define ZIJ_CHART_MAP_DRAW_H
#include "chart/map.h"

typedef struct zij_map_drawing {
    const zij_map_spec *spec; /* checked */
    zij_draw d;
    zij_outlines outlines;
    zij_frame f;
    zij_line *lines; /* of the outlines, in pixels, simplified; not clipped */
    zij_board board;
    zij_line *routes; /* in pixels, one point every few pixels */
} zij_map_drawing;

/* How the line of a route shows its status. */
extern const unsigned zij_map_status_marks[ZIJ_MAP_STATUSES];
/* The routes, their arrows, and on the board what they take (map_route.c). */
void zij_map_put_routes(zij_map_drawing *m);
/* Places with dots, all names, the scale; below the map the key of the routes
 * (map_name.c). */
void zij_map_put_names(zij_map_drawing *m);

#endif
