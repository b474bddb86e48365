/* paint.h - a scene becomes bytes.
 *
 * SVG for the site carries classes and presentation attributes only: a strict
 * Content-Security-Policy drops style=. web/zij.css gives the classes their colours.
 */
#ifndef ZIJ_PAINT_PAINT_H
#define ZIJ_PAINT_PAINT_H
#include "base/buf.h"
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

#endif
