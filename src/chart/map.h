/* map.h - what the files of the map share: outlines, the frame, the board of labels. */
#ifndef ZIJ_CHART_MAP_H
#define ZIJ_CHART_MAP_H
#include "chart/draw.h"

/* ---- outlines (map_read.c) ---- */

typedef enum zij_outline_kind {
    ZIJ_OUTLINE_COAST, /* nothing on its other side */
    ZIJ_OUTLINE_BORDER,
    ZIJ_OUTLINE_DISPUTED,
    ZIJ_OUTLINE_ENCLAVE,
    ZIJ_OUTLINES
} zij_outline_kind;

typedef struct zij_outline {
    zij_outline_kind kind;
    const zij_map_point *at;
    size_t n;
} zij_outline;

/* Numbers of outlines; ~i is outline i backwards. */
typedef struct zij_outline_ring {
    const int32_t *refs;
    size_t n;
} zij_outline_ring;

typedef struct zij_outline_area {
    zij_str code;
    const zij_outline_ring *rings;
    size_t n;
} zij_outline_area;

typedef struct zij_outline_water {
    bool lake; /* else a river */
    int rank;  /* 0: the largest */
    const zij_map_point *at;
    size_t n;
} zij_outline_water;

typedef struct zij_outlines {
    const zij_outline *lines;
    size_t line_count;
    const zij_outline_area *areas;
    size_t area_count;
    zij_outline_area land; /* all areas together */
    const zij_outline_water *waters;
    size_t water_count;
} zij_outlines;

/* Reports map-bad-data. */
ZIJ_MUST_USE zij_rc zij_outlines_read(zij_str text, zij_span where, zij_arena *mem,
                                      zij_diags *to, zij_outlines *out);

/* ---- from the globe to the frame (map_shape.c) ---- */

typedef struct zij_xy {
    double x, y;
} zij_xy;

typedef struct zij_line {
    zij_xy *at;
    size_t n, room;
} zij_line;

typedef struct zij_frame {
    double lon, sin, cos;       /* the middle of the projection */
    double scale, left, top;    /* pixels per kilometre; kilometres at the corner */
    double w, h;                /* of the map in pixels */
    const struct zij_xy *turns; /* zij_turns */
} zij_frame;

/* Cosine and sine of every whole degree; small angles are added to them, which is ten
 * times as fast as the functions and as exact as a map can be (1e-12). */
const zij_xy *zij_turns(zij_arena *mem);
/* Kilometres east and north of the middle. */
zij_xy zij_frame_project(const zij_frame *f, zij_map_point p);
/* Pixels, to a tenth. */
zij_xy zij_frame_at(const zij_frame *f, zij_map_point p);

/* A line in pixels without what is nearer than `within` to the straight way. */
zij_line zij_line_of(const zij_frame *f, const zij_map_point *at, size_t n, double within,
                     zij_arena *mem);
/* The part of a ring inside the frame; empty when there is none. */
zij_line zij_ring_clip(const zij_frame *f, const zij_line *ring, zij_arena *mem);
/* Adds the parts of a line inside the frame to the steps of a path. */
typedef struct zij_steps {
    zij_step *at;
    size_t n, room;
} zij_steps;
void zij_line_clip(const zij_frame *f, const zij_line *line, zij_steps *into,
                   zij_arena *mem);
void zij_steps_ring(const zij_line *ring, zij_steps *into, zij_arena *mem);
double zij_ring_area(const zij_line *ring); /* square pixels, never negative */

/* ---- where names stand (map_label.c) ---- */

enum { ZIJ_CELL = 4 }; /* pixels */

/* What is taken on a map, and which area each cell of it belongs to. */
typedef struct zij_board {
    zij_arena *mem;
    double w, h;
    size_t columns, rows;
    uint8_t *cells; /* 0: none; else number of the area + 1 */
    zij_list(zij_box) taken;
    zij_list(zij_box) lines; /* pieces of routes: from x, y by w, h, either sign */
} zij_board;

zij_board zij_board_make(double w, double h, zij_arena *mem);
void zij_board_ring(zij_board *b, const zij_line *ring, uint8_t area);
void zij_board_take(zij_board *b, zij_box box);
void zij_board_line(zij_board *b, zij_xy from, zij_xy to);
bool zij_board_is_free(const zij_board *b, zij_box box);
size_t zij_board_crossings(const zij_board *b, zij_box box); /* of routes */

/* The best middle of a box of an area: free, inside to at least `share` of it, near the
 * middle of the area; false when there is none. */
bool zij_board_inside(const zij_board *b, uint8_t area, double w, double h, double share,
                      zij_xy *out);

#endif
