/* paint.h - a scene becomes bytes.
 *
 * SVG for the site carries classes and presentation attributes only: a strict
 * Content-Security-Policy drops style=. web/zij.css gives the classes their colours.
 *
 * A picture is a PNG for where no style sheet reaches: the same scene in the colours of
 * the light theme, on the page's ground.
 */
#ifndef ZIJ_PAINT_PAINT_H
#define ZIJ_PAINT_PAINT_H
#include "base/buf.h"
#include "base/diag.h"
#include "scene/scene.h"

typedef struct zij_svg_options {
    zij_str id; /* unique in the page, letters digits - _; ids inside start with it */
    zij_str classes; /* besides "chart": "fig-wide" */
    /* Ids of the page's own elements that name and describe the chart; without them the
     * scene's title and description go into the SVG. */
    zij_str labelled_by, described_by;
} zij_svg_options;

/* Appends an <svg> element: class chart, viewBox, role img, title and description. */
void zij_paint_svg(const zij_scene *scene, const zij_svg_options *options, zij_buf *out);

/* ---- pictures ---- */

/* The shape of a character, in parts of the font's size, y downwards from the baseline.
 */
typedef struct zij_outline {
    const zij_step *steps;
    size_t n;
    double advance;
} zij_outline;

/* The fonts of a language: who paints pictures gives them, so that they are those of the
 * site and nothing of the machine's. `*out` holds until the fonts are closed; false: no
 * font has the character. */
typedef struct zij_letters {
    bool (*outline)(void *self, int32_t c, bool bold, zij_outline *out);
    void *self;
} zij_letters;

enum { ZIJ_PICTURE_MOST = 8192 }; /* pixels of a side */

typedef struct zij_picture zij_picture;

typedef struct zij_lettering {
    double size; /* pixels */
    bool bold;
    zij_ink ink;
} zij_lettering;

/* A picture of the ground. cairo is loaded here, not when the program starts: that would
 * make every command a millisecond slower.
 *   letters  borrowed, as long as the picture lives
 * Reports picture-no-cairo, picture-failed. *out is returned owned: zij_paint_close. */
ZIJ_MUST_USE zij_rc zij_paint_open(unsigned w, unsigned h, const zij_letters *letters,
                                   zij_arena *mem, zij_diags *to, zij_picture **out);
void zij_paint_rect(zij_picture *p, zij_box box, zij_ink ink);
/* From the left end of its baseline. */
void zij_paint_text(zij_picture *p, double x, double y, zij_str text,
                    const zij_lettering *as);
/* A scene with its corner at x, y, enlarged. */
void zij_paint_scene(zij_picture *p, const zij_scene *scene, double x, double y,
                     double scale);
/* 0xRRGGBB. */
uint32_t zij_paint_pixel(zij_picture *p, unsigned x, unsigned y);
/* Appends the PNG: the same picture, the same bytes. Reports picture-failed. */
ZIJ_MUST_USE zij_rc zij_paint_png(zij_picture *p, zij_diags *to, zij_buf *out);
/* NULL is fine. */
void zij_paint_close(zij_picture *p);

#endif
