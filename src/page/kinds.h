/* kinds.h - what an exhibit can be: one row per kind.
 *
 * A new kind is a row in kinds.c and, where it is not made of figures along sides, a file
 * with its `read` and `draw`. Options that only it has get a row in options.c and a field
 * in exhibit.c.
 */
#ifndef ZIJ_PAGE_KINDS_H
#define ZIJ_PAGE_KINDS_H
#include "page/page.h"

/* Kinds as bits, for the options that suit them. */
enum {
    ZIJ_IS_BAR = 1,
    ZIJ_IS_COLUMN = 2,
    ZIJ_IS_LINE = 4,
    ZIJ_IS_AREA = 8,
    ZIJ_IS_PYRAMID = 16,
    ZIJ_IS_SHARE = 32,
    ZIJ_IS_TABLE = 64,
    ZIJ_IS_PROFILE = 128,
    ZIJ_IS_MAP = 256,
    ZIJ_IS_AUDIT = 512,
};

/* Over which periods a kind shows figures. */
typedef enum zij_over {
    ZIJ_OVER_ONE,  /* one period each */
    ZIJ_OVER_TIME, /* several */
    ZIJ_OVER_ANY,
} zij_over;

struct zij_exhibit_reader;

struct zij_exhibit_kind {
    const char *name;   /* in page.yaml */
    const char *called; /* "an area" */
    unsigned is;        /* its bit */
    zij_exhibit_form form;
    zij_say says;            /* "Bar chart": how its text alternative begins */
    const char *chart;       /* drawings of figures: the kind of chart */
    zij_chart_layout layout; /* the one it has without `layout` */
    zij_over over;
    zij_along lead; /* the side that sort, top and pinned are about */
    /* The sides that open dimensions lie along, the first one taken first; without `most`
     * of them the rest are left. */
    zij_along sides[ZIJ_ALONGS];
    size_t least, most; /* how many of them dimensions must and may take */
    /* Reads all that follows kind and words; NULL: figures along sides. */
    zij_rc (*read)(struct zij_exhibit_reader *e);
    /* Drawings; NULL: chart does it. */
    zij_rc (*draw)(const zij_view *view, double width, zij_diags *to,
                   const zij_scene **out);
    /* What a drawing shows, in sentences, behind `says` and the subtitle; NULL: its
     * figures. */
    void (*tell)(zij_buf *b, const zij_view *view);
};

extern const zij_exhibit_kind zij_exhibit_kinds[];
extern const size_t zij_exhibit_kinds_n;

/* profile.c */
ZIJ_MUST_USE zij_rc zij_profile_read(struct zij_exhibit_reader *e);

/* audit.c */
ZIJ_MUST_USE zij_rc zij_audit_read(struct zij_exhibit_reader *e);

/* Writes a number in the format of a column; false as zij_put_number (cells.c). */
bool zij_exhibit_put(zij_buf *b, const zij_number *n, const zij_measure *m,
                     const zij_column *c, zij_voice v);

/* The chart of a kind that is one (draw.c). */
void zij_exhibit_chart(const zij_view *view, double width, zij_chart_spec *out);

/* The kind map (map.c). */
zij_rc zij_map_read(struct zij_exhibit_reader *e);
zij_rc zij_map_scene(const zij_view *view, double width, zij_diags *to,
                     const zij_scene **out);
void zij_map_tell(zij_buf *b, const zij_view *view);

#endif
