/* cairo.c - a scene as pixels, and the pixels as a PNG.
 *
 * The rules are those of web/zij.css: which inks are lines of what width, what is dashed,
 * what a tint lets through. Letters are filled outlines, one behind another by their
 * advances, as a browser sets them with font-kerning: none; no font machinery of the
 * system takes part, so that a picture is the same wherever it is made. */
#include <cairo.h>
#include <dlfcn.h>

#include "base/utf8.h"
#include "paint/ink.h"
#include "paint/paint.h"
#include "paint/png.h"

static const zij_diag_kind NO_CAIRO = { "picture-no-cairo", ZIJ_ERROR,
                                        "The library that paints pictures is missing." };
static const zij_diag_kind FAILED = { "picture-failed", ZIJ_ERROR,
                                      "A picture cannot be painted." };

/* ---- the library ---- */

/* clang-format off */
#define FUNCTIONS(row) \
    row(cairo_arc) row(cairo_clip) row(cairo_close_path) row(cairo_create) \
    row(cairo_curve_to) row(cairo_destroy) row(cairo_fill) row(cairo_fill_preserve) \
    row(cairo_image_surface_create) row(cairo_image_surface_get_data) \
    row(cairo_image_surface_get_stride) row(cairo_line_to) row(cairo_move_to) \
    row(cairo_new_path) row(cairo_paint) row(cairo_rectangle) row(cairo_restore) \
    row(cairo_save) row(cairo_scale) row(cairo_set_antialias) row(cairo_set_dash) \
    row(cairo_set_line_cap) row(cairo_set_line_join) row(cairo_set_line_width) \
    row(cairo_set_source_rgba) row(cairo_status) row(cairo_stroke_preserve) \
    row(cairo_surface_destroy) row(cairo_surface_flush) row(cairo_translate)
/* clang-format on */

/* Members are called as the functions are. */
typedef struct library {
#define MEMBER(name) __typeof__(name) *name;
    FUNCTIONS(MEMBER)
#undef MEMBER
} library;

/* The library stays loaded once it is: another picture may be at work. */
static bool load(library *lib)
{
    void *at = dlopen("libcairo.so.2", RTLD_LAZY | RTLD_LOCAL);
    bool all = at != NULL;

    if (at == NULL)
        return false;
#define FIND(name)                           \
    *(void **)&lib->name = dlsym(at, #name); \
    all = all && lib->name != NULL;
    FUNCTIONS(FIND)
#undef FIND
    return all;
}

/* ---- a picture ---- */

struct zij_picture {
    library lib;
    const zij_letters *letters; /* borrowed */
    cairo_surface_t *surface;   /* owned; destroyed last */
    cairo_t *cr;                /* owned */
    unsigned w, h;
};

static void set_ink(zij_picture *p, uint32_t rgb, double alpha)
{
    p->lib.cairo_set_source_rgba(p->cr, (rgb >> 16 & 255) / 255.0,
                                 (rgb >> 8 & 255) / 255.0, (rgb & 255) / 255.0, alpha);
}

static zij_rc fail(zij_picture *p, zij_diags *to)
{
    zij_report(to, &FAILED, ZIJ_NOWHERE, "a picture of %u x %u pixels cannot be painted",
               p->w, p->h);
    zij_paint_close(p);
    return ZIJ_EIO;
}

zij_rc zij_paint_open(unsigned w, unsigned h, const zij_letters *letters, zij_arena *mem,
                      zij_diags *to, zij_picture **out)
{
    zij_picture *p = zij_new(mem, zij_picture);

    ZIJ_ASSERT(w > 0 && w <= ZIJ_PICTURE_MOST && h > 0 && h <= ZIJ_PICTURE_MOST);
    *p = (zij_picture){ .letters = letters, .w = w, .h = h };
    if (!load(&p->lib)) {
        zij_hint(to, zij_report(to, &NO_CAIRO, ZIJ_NOWHERE, "cannot load libcairo.so.2"),
                 "install libcairo2");
        return ZIJ_EIO;
    }
    p->surface = p->lib.cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)w, (int)h);
    p->cr = p->lib.cairo_create(p->surface);
    if (p->lib.cairo_status(p->cr) != CAIRO_STATUS_SUCCESS)
        return fail(p, to);
    set_ink(p, zij_light[ZIJ_INK_GROUND].mark, 1);
    p->lib.cairo_paint(p->cr);
    *out = p;
    return ZIJ_OK;
}

void zij_paint_close(zij_picture *p)
{
    if (p == NULL || p->surface == NULL)
        return;
    p->lib.cairo_destroy(p->cr);
    p->lib.cairo_surface_destroy(p->surface);
    p->surface = NULL;
}

/* ---- lines ---- */

enum { ROUND = 1, CRISP = 2 };

/* How the lines of an ink are drawn: web/zij.css, chart classes. A width of 0 is that of
 * a series. */
static const struct pen {
    double width;
    int look;
} pens[ZIJ_INK_COUNT] = {
    [ZIJ_INK_GROUND] = { 1, 0 },        [ZIJ_INK_GRID] = { 1, CRISP },
    [ZIJ_INK_ZERO] = { 1, CRISP },      [ZIJ_INK_TICK] = { 1, CRISP },
    [ZIJ_INK_SEP] = { 1, CRISP },       [ZIJ_INK_LEADER] = { 1, 0 },
    [ZIJ_INK_GAP] = { 1, 0 },           [ZIJ_INK_RIVER] = { 1, ROUND },
    [ZIJ_INK_BORDER] = { 0.75, ROUND }, [ZIJ_INK_ROUTE] = { 2, ROUND },
};

static bool is_series(zij_ink ink)
{
    return ink != ZIJ_INK_NONE && pens[ink].width == 0;
}

static double width_of(const zij_item *item)
{
    bool border = item->stroke == ZIJ_INK_BORDER, route = item->stroke == ZIJ_INK_ROUTE;

    if (item->kind == ZIJ_ITEM_RECT && item->marks & ZIJ_MARK_FORECAST)
        return 1.5;
    if (item->kind == ZIJ_ITEM_PATH && item->stroke == ZIJ_INK_GROUND)
        return 0.5;
    if (item->marks & ZIJ_MARK_THIN && (route || is_series(item->stroke)))
        return 1;
    if (item->marks & ZIJ_MARK_FOCUS && border)
        return 1;
    if (is_series(item->stroke))
        return item->marks & ZIJ_MARK_FOCUS ? 3 : 2;
    return pens[item->stroke].width;
}

static void set_dash(zij_picture *p, const zij_item *item)
{
    static const struct {
        unsigned mark;
        double dash[2];
    } dashes[] = { { ZIJ_MARK_DOT, { 2, 3 } },
                   { ZIJ_MARK_DASH, { 7, 4 } },
                   { ZIJ_MARK_FORECAST, { 5, 3 } } };
    static const double gap[] = { 2, 3 };

    p->lib.cairo_set_dash(p->cr, gap, item->stroke == ZIJ_INK_GAP ? 2 : 0, 0);
    for (size_t i = 0; i < ZIJ_COUNT(dashes); i++)
        if (item->marks & dashes[i].mark) {
            p->lib.cairo_set_dash(p->cr, dashes[i].dash, 2, 0);
            return;
        }
}

static void set_pen(zij_picture *p, const zij_item *item)
{
    int look = is_series(item->stroke) ? ROUND : pens[item->stroke].look;
    bool focus = item->stroke == ZIJ_INK_BORDER && item->marks & ZIJ_MARK_FOCUS;
    bool caps = is_series(item->stroke) || item->stroke == ZIJ_INK_RIVER;

    set_ink(p, zij_light[focus ? ZIJ_INK_TICK : item->stroke].mark, 1);
    set_dash(p, item);
    p->lib.cairo_set_line_width(p->cr, width_of(item));
    p->lib.cairo_set_line_join(p->cr, look & ROUND ? CAIRO_LINE_JOIN_ROUND
                                                   : CAIRO_LINE_JOIN_MITER);
    p->lib.cairo_set_line_cap(p->cr, caps ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
    p->lib.cairo_set_antialias(p->cr, look & CRISP ? CAIRO_ANTIALIAS_NONE
                                                   : CAIRO_ANTIALIAS_BEST);
}

/* Fills and strokes the path of a mark. What has the line of a series is not filled. */
static void finish(zij_picture *p, const zij_item *item)
{
    double alpha = 1;

    if (item->marks & ZIJ_MARK_TINT)
        alpha =
            (item->marks & ZIJ_MARK_FOCUS ? ZIJ_TINT_FOCUS_PERCENT : ZIJ_TINT_PERCENT) /
            100.0;
    p->lib.cairo_set_antialias(p->cr, CAIRO_ANTIALIAS_BEST);
    if (item->fill != ZIJ_INK_NONE && !is_series(item->stroke)) {
        set_ink(p, zij_light[item->fill].mark, alpha);
        p->lib.cairo_fill_preserve(p->cr);
    }
    if (item->stroke != ZIJ_INK_NONE) {
        set_pen(p, item);
        p->lib.cairo_stroke_preserve(p->cr);
    }
    p->lib.cairo_new_path(p->cr);
}

/* ---- marks ---- */

static void add_steps(zij_picture *p, const zij_step *steps, size_t n, double x, double y,
                      double scale)
{
    for (size_t i = 0; i < n; i++) {
        const zij_step *s = &steps[i];
        double to_x = x + s->x * scale, to_y = y + s->y * scale;

        if (s->kind == ZIJ_STEP_MOVE)
            p->lib.cairo_move_to(p->cr, to_x, to_y);
        else if (s->kind == ZIJ_STEP_LINE)
            p->lib.cairo_line_to(p->cr, to_x, to_y);
        else if (s->kind == ZIJ_STEP_CURVE)
            p->lib.cairo_curve_to(p->cr, x + s->x1 * scale, y + s->y1 * scale,
                                  x + s->x2 * scale, y + s->y2 * scale, to_x, to_y);
        else
            p->lib.cairo_close_path(p->cr);
    }
}

static void add_box(zij_picture *p, const zij_box *box)
{
    p->lib.cairo_rectangle(p->cr, box->x, box->y, box->w, box->h);
}

static void put_rect(zij_picture *p, const zij_item *item)
{
    add_box(p, &item->box);
    finish(p, item);
}

static void put_dot(zij_picture *p, const zij_item *item)
{
    double radius = item->box.w / 2, whole = 6.283185307179586;

    p->lib.cairo_arc(p->cr, item->box.x + radius, item->box.y + radius, radius, 0, whole);
    finish(p, item);
}

static void put_path(zij_picture *p, const zij_item *item)
{
    add_steps(p, item->steps, item->step_count, 0, 0, 1);
    finish(p, item);
}

/* ---- text ---- */

/* Adds the outlines of a run. A character without one is a blank as wide as it is high,
 * as chart counts it. */
static void add_run(zij_picture *p, double x, double y, zij_str text, double size,
                    bool bold)
{
    for (size_t i = 0; i < text.len;) {
        zij_outline o = { .advance = 1 };

        if (p->letters->outline(p->letters->self, zij_utf8_next(text, &i), bold, &o))
            add_steps(p, o.steps, o.n, x, y, size);
        x += o.advance * size;
    }
}

/* Ticks, units and remarks are softer than names and figures. */
static uint32_t colour_of(const zij_item *item)
{
    bool soft = item->type != ZIJ_TYPE_LABEL && item->type != ZIJ_TYPE_VALUE;

    if (item->fill == ZIJ_INK_ON)
        return zij_light[item->under == ZIJ_INK_NONE ? ZIJ_INK_ON : item->under].on;
    if (soft && (item->fill == ZIJ_INK_INK || item->fill == ZIJ_INK_NONE))
        return zij_light[ZIJ_INK_SOFT].text;
    return zij_light[item->fill == ZIJ_INK_NONE ? ZIJ_INK_INK : item->fill].text;
}

/* The ground around the letters. */
static void stroke_halo(zij_picture *p, const zij_item *item)
{
    set_ink(p, zij_light[ZIJ_INK_GROUND].mark, item->marks & ZIJ_MARK_TINT ? 0.6 : 1);
    p->lib.cairo_set_dash(p->cr, NULL, 0, 0);
    p->lib.cairo_set_line_width(p->cr, 3);
    p->lib.cairo_set_line_join(p->cr, CAIRO_LINE_JOIN_ROUND);
    p->lib.cairo_stroke_preserve(p->cr);
}

static void put_run(zij_picture *p, const zij_item *item)
{
    add_run(p, item->box.x, item->y, item->text, zij_scene_size(item->type),
            item->marks & ZIJ_MARK_STRONG);
    p->lib.cairo_set_antialias(p->cr, CAIRO_ANTIALIAS_BEST);
    if (item->marks & ZIJ_MARK_HALO)
        stroke_halo(p, item);
    set_ink(p, colour_of(item), 1);
    p->lib.cairo_fill(p->cr);
}

/* ---- groups ---- */

static void put_open(zij_picture *p, const zij_item *item)
{
    p->lib.cairo_save(p->cr);
    if (!item->clip)
        return;
    add_box(p, &item->box);
    p->lib.cairo_clip(p->cr);
}

static void put_close(zij_picture *p, const zij_item *item)
{
    (void)item;
    p->lib.cairo_restore(p->cr);
}

void zij_paint_scene(zij_picture *p, const zij_scene *scene, double x, double y,
                     double scale)
{
    static void (*const put[])(zij_picture *, const zij_item *) = {
        [ZIJ_ITEM_RECT] = put_rect, [ZIJ_ITEM_DOT] = put_dot,
        [ZIJ_ITEM_PATH] = put_path, [ZIJ_ITEM_TEXT] = put_run,
        [ZIJ_ITEM_OPEN] = put_open, [ZIJ_ITEM_CLOSE] = put_close,
    };

    _Static_assert(ZIJ_COUNT(put) == ZIJ_ITEM_COUNT, "a painter for each kind");
    p->lib.cairo_save(p->cr);
    p->lib.cairo_translate(p->cr, x, y);
    p->lib.cairo_scale(p->cr, scale, scale);
    for (size_t i = 0; i < scene->items.n; i++)
        put[scene->items.at[i].kind](p, &scene->items.at[i]);
    p->lib.cairo_restore(p->cr);
}

void zij_paint_rect(zij_picture *p, zij_box box, zij_ink ink)
{
    put_rect(p, &(zij_item){ .kind = ZIJ_ITEM_RECT, .box = box, .fill = ink });
}

void zij_paint_text(zij_picture *p, double x, double y, zij_str text,
                    const zij_lettering *as)
{
    add_run(p, x, y, text, as->size, as->bold);
    p->lib.cairo_set_antialias(p->cr, CAIRO_ANTIALIAS_BEST);
    set_ink(p, zij_light[as->ink].text, 1);
    p->lib.cairo_fill(p->cr);
}

/* ---- bytes ---- */

uint32_t zij_paint_pixel(zij_picture *p, unsigned x, unsigned y)
{
    const unsigned char *row;
    uint32_t rgb;

    ZIJ_ASSERT(x < p->w && y < p->h);
    p->lib.cairo_surface_flush(p->surface);
    row = p->lib.cairo_image_surface_get_data(p->surface) +
          (size_t)y * (size_t)p->lib.cairo_image_surface_get_stride(p->surface);
    zij_copy(&rgb, row + (size_t)x * sizeof rgb, sizeof rgb);
    return rgb & 0xffffff;
}

zij_rc zij_paint_png(zij_picture *p, zij_diags *to, zij_buf *out)
{
    size_t bytes = (size_t)p->lib.cairo_image_surface_get_stride(p->surface);
    const void *pixels;

    p->lib.cairo_surface_flush(p->surface);
    pixels = p->lib.cairo_image_surface_get_data(p->surface);
    if (p->lib.cairo_status(p->cr) == CAIRO_STATUS_SUCCESS &&
        zij_png_put(out, pixels, bytes / sizeof(uint32_t), p->w, p->h))
        return ZIJ_OK;
    zij_report(to, &FAILED, ZIJ_NOWHERE, "a picture of %u x %u pixels cannot be packed",
               p->w, p->h);
    return ZIJ_EIO;
}
