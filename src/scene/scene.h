/* scene.h - a drawing that is laid out: what to draw, where, and what it means.
 *
 * The cut between charts and outputs: a chart makes a scene, a painter (paint/svg.c)
 * turns it into bytes. Colours are roles ("series 3", "grid"), never RGB, so that one
 * scene serves the light, dark and print themes. Coordinates are CSS pixels, y downwards.
 *
 *   order     items are painted in the order of the list; OPEN and CLOSE nest
 *   memory    items and everything they point to live in the arena of the scene
 *   limits    ZIJ_SCENE_DEPTH groups inside one another
 */
#ifndef ZIJ_SCENE_SCENE_H
#define ZIJ_SCENE_SCENE_H
#include "base/str.h"

enum { ZIJ_SCENE_DEPTH = 16, ZIJ_SCENE_HUES = 16 };

/* What a colour means. S1 + hue - 1 is the colour of a hue. */
typedef enum zij_ink {
    ZIJ_INK_NONE,
    ZIJ_INK_S1, /* series: one hue per country, the same in the whole book */
    ZIJ_INK_S2,
    ZIJ_INK_S3,
    ZIJ_INK_S4,
    ZIJ_INK_S5,
    ZIJ_INK_S6,
    ZIJ_INK_S7,
    ZIJ_INK_S8,
    ZIJ_INK_S9, /* what is not a place: energy sources, sexes, exports and imports */
    ZIJ_INK_S10,
    ZIJ_INK_S11,
    ZIJ_INK_S12,
    ZIJ_INK_S13,
    ZIJ_INK_S14,
    ZIJ_INK_S15,
    ZIJ_INK_S16,
    ZIJ_INK_OTHER,  /* partners, remainders, context: carries meaning */
    ZIJ_INK_QUIET,  /* behind what is in focus: never carries meaning alone */
    ZIJ_INK_POS,    /* above a meaningful zero */
    ZIJ_INK_NEG,    /* below it */
    ZIJ_INK_SHADE,  /* forecast periods */
    ZIJ_INK_GROUND, /* the page */
    ZIJ_INK_GRID,
    ZIJ_INK_ZERO, /* the line that bars start from */
    ZIJ_INK_TICK,
    ZIJ_INK_SEP, /* between groups of rows */
    ZIJ_INK_LEADER,
    ZIJ_INK_GAP,   /* where a figure is missing */
    ZIJ_INK_INK,   /* text */
    ZIJ_INK_SOFT,  /* secondary text */
    ZIJ_INK_ON,    /* text on a filled mark: black or white, what reads on `under` */
    ZIJ_INK_WATER, /* maps: seas and lakes */
    ZIJ_INK_LAND,  /* land that is not in focus */
    ZIJ_INK_RIVER, /* rivers, and names of waters */
    ZIJ_INK_BORDER,
    ZIJ_INK_ROUTE, /* lines of transport */
    ZIJ_INK_COUNT,
} zij_ink;

/* What a text run is; it decides the size (zij_scene_size). */
typedef enum zij_type {
    ZIJ_TYPE_LABEL, /* name of a row or series */
    ZIJ_TYPE_VALUE, /* figure at a mark */
    ZIJ_TYPE_AXIS,  /* ticks */
    ZIJ_TYPE_UNIT,  /* unit of an axis */
    ZIJ_TYPE_NOTE,  /* remark in the drawing */
    ZIJ_TYPE_COUNT,
} zij_type;

typedef enum zij_anchor {
    ZIJ_ANCHOR_START,
    ZIJ_ANCHOR_MIDDLE,
    ZIJ_ANCHOR_END
} zij_anchor;

typedef enum zij_item_kind {
    ZIJ_ITEM_RECT,
    ZIJ_ITEM_DOT,
    ZIJ_ITEM_PATH,
    ZIJ_ITEM_TEXT,
    ZIJ_ITEM_OPEN, /* a group: link when `href` is given, clipped when `clip` is */
    ZIJ_ITEM_CLOSE,
    ZIJ_ITEM_COUNT,
} zij_item_kind;

enum {
    ZIJ_MARK_FORECAST = 1, /* dashed */
    ZIJ_MARK_FOCUS = 2,    /* a heavier line */
    ZIJ_MARK_STRONG = 4,   /* bold text */
    ZIJ_MARK_HALO = 8,     /* text kept readable over lines */
    ZIJ_MARK_TINT = 16,    /* a fill that lets text be read on it */
    ZIJ_MARK_DASH = 32,    /* lines of maps: not finished */
    ZIJ_MARK_DOT = 64,     /* not settled */
    ZIJ_MARK_THIN = 128,
};

typedef struct zij_box {
    double x, y, w, h;
} zij_box;

typedef enum zij_step_kind {
    ZIJ_STEP_MOVE,
    ZIJ_STEP_LINE,
    ZIJ_STEP_CURVE, /* cubic: x1 y1, x2 y2 are the control points */
    ZIJ_STEP_CLOSE,
} zij_step_kind;

typedef struct zij_step {
    zij_step_kind kind;
    double x, y, x1, y1, x2, y2;
} zij_step;

/* The figures that a mark or a point of a line stands for: places in the book, from 1
 * (zij_store_place). Several: it was computed from them. */
typedef struct zij_refs {
    const uint32_t *at;
    size_t n;
} zij_refs;

typedef struct zij_item {
    zij_item_kind kind;
    zij_ink fill, stroke;
    unsigned marks; /* ZIJ_MARK_... */
    /* RECT: the rectangle. DOT: its square. PATH: its bounds. TEXT: what the run covers,
     * from the font's widths. OPEN: the clip, when `clip`. */
    zij_box box;
    bool clip;
    const zij_step *steps; /* PATH */
    size_t step_count;
    bool terse;    /* PATH: of moves and lines, many; written to a tenth of a pixel */
    zij_str text;  /* TEXT */
    zij_str title; /* any: what a pointer shows; the whole text of a shortened run */
    zij_str href;  /* OPEN: relative to the page */
    zij_str data;  /* marks: what it stands for, "KAZ 288.4"; for tests and readers */
    const zij_refs
        *refs; /* marks: its figures; PATH: those of its first steps, one each */
    size_t refs_n;
    zij_type type; /* TEXT */
    zij_ink under; /* TEXT in ON: the fill of the mark below it */
    zij_anchor anchor;
    double x, y; /* TEXT: anchor and baseline */
    bool fit;    /* TEXT: the painter holds it to its width (textLength) */
} zij_item;

typedef struct zij_scene {
    zij_arena *mem;
    double w, h;
    zij_str lang;        /* of the texts */
    zij_str title, desc; /* the text alternative */
    zij_list(zij_item) items;
} zij_scene;

/* The height of a type in pixels; web/zij.css says the same. */
double zij_scene_size(zij_type type);

zij_scene *zij_scene_make(zij_arena *mem, double w, double h);
/* Adds an item; the pointer holds until the next one is added. */
zij_item *zij_scene_rect(zij_scene *s, zij_box box, zij_ink fill);
zij_item *zij_scene_dot(zij_scene *s, double x, double y, double radius, zij_ink fill);
zij_item *zij_scene_line(zij_scene *s, double x1, double y1, double x2, double y2,
                         zij_ink stroke);
/* `steps` lives in the arena of the scene. */
zij_item *zij_scene_path(zij_scene *s, const zij_step *steps, size_t n, zij_ink stroke);
/* `width` is that of the text in pixels. */
zij_item *zij_scene_text(zij_scene *s, double x, double y, zij_str text, double width,
                         zij_type type, zij_anchor anchor);
zij_item *zij_scene_open(zij_scene *s);
void zij_scene_close(zij_scene *s);
/* Moves the items from index `from` on. */
void zij_scene_shift(zij_scene *s, size_t from, double dx, double dy);

/* What is illegible in a scene: two runs that cover each other, or one that leaves the
 * canvas (then b == a). Numbers are indices of items. */
typedef struct zij_clash {
    size_t a, b;
} zij_clash;
/* The clashes, living in `mem`; *n is their number. */
const zij_clash *zij_scene_overlaps(const zij_scene *s, zij_arena *mem, size_t *n);

#endif
