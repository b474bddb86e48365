/* letters.c - outlines by HarfBuzz, unhinted. */
#include "write/letters.h"

#include <hb.h>

#include "write/font.h"

enum { UNITS = 1000 }; /* as tools/widths.c */

struct zij_letter_case {
    zij_arena *mem; /* borrowed */
    bool japanese;
    hb_font_t *font[2][2];    /* owned; [zij_font][bold] */
    hb_draw_funcs_t *drawing; /* owned */
};

typedef struct path {
    zij_arena *mem;
    zij_list(zij_step) steps;
    double x, y; /* where the pen is */
} path;

/* ---- HarfBuzz draws a letter, y upwards ---- */

static zij_step *add_step(path *p, zij_step_kind kind, double x, double y)
{
    zij_step *s = zij_list_add(p->mem, &p->steps);

    p->x = x / UNITS;
    p->y = -y / UNITS;
    *s = (zij_step){ .kind = kind, .x = p->x, .y = p->y };
    return s;
}

static void move_to(hb_draw_funcs_t *f, void *to, hb_draw_state_t *st, float x, float y,
                    void *with)
{
    (void)f, (void)st, (void)with;
    add_step(to, ZIJ_STEP_MOVE, x, y);
}

static void line_to(hb_draw_funcs_t *f, void *to, hb_draw_state_t *st, float x, float y,
                    void *with)
{
    (void)f, (void)st, (void)with;
    add_step(to, ZIJ_STEP_LINE, x, y);
}

static void cubic_to(hb_draw_funcs_t *f, void *to, hb_draw_state_t *st, float x1,
                     float y1, float x2, float y2, float x, float y, void *with)
{
    zij_step *s = add_step(to, ZIJ_STEP_CURVE, x, y);

    (void)f, (void)st, (void)with;
    s->x1 = (double)x1 / UNITS;
    s->y1 = -(double)y1 / UNITS;
    s->x2 = (double)x2 / UNITS;
    s->y2 = -(double)y2 / UNITS;
}

/* The same curve has its two control points at two thirds of the way to the one. */
static void quadratic_to(hb_draw_funcs_t *f, void *to, hb_draw_state_t *st, float cx,
                         float cy, float x, float y, void *with)
{
    path *p = to;
    double from_x = p->x, from_y = p->y, at_x = (double)cx / UNITS,
           at_y = -(double)cy / UNITS;
    zij_step *s = add_step(p, ZIJ_STEP_CURVE, x, y);

    (void)f, (void)st, (void)with;
    s->x1 = from_x + (at_x - from_x) * 2 / 3;
    s->y1 = from_y + (at_y - from_y) * 2 / 3;
    s->x2 = s->x + (at_x - s->x) * 2 / 3;
    s->y2 = s->y + (at_y - s->y) * 2 / 3;
}

static void close_path(hb_draw_funcs_t *f, void *to, hb_draw_state_t *st, void *with)
{
    path *p = to;

    (void)f, (void)st, (void)with;
    zij_list_add(p->mem, &p->steps)->kind = ZIJ_STEP_CLOSE;
}

static hb_draw_funcs_t *make_drawing(void)
{
    hb_draw_funcs_t *f = hb_draw_funcs_create();

    hb_draw_funcs_set_move_to_func(f, move_to, NULL, NULL);
    hb_draw_funcs_set_line_to_func(f, line_to, NULL, NULL);
    hb_draw_funcs_set_quadratic_to_func(f, quadratic_to, NULL, NULL);
    hb_draw_funcs_set_cubic_to_func(f, cubic_to, NULL, NULL);
    hb_draw_funcs_set_close_path_func(f, close_path, NULL, NULL);
    return f;
}

/* ---- the fonts of a language ---- */

static bool draw(zij_letter_case *c, zij_font font, bool bold, int32_t code,
                 zij_outline *out)
{
    hb_font_t *f = c->font[font][bold];
    path p = { .mem = c->mem };
    hb_codepoint_t glyph;

    if (!hb_font_get_nominal_glyph(f, (hb_codepoint_t)code, &glyph))
        return false;
    hb_font_get_glyph_shape(f, glyph, c->drawing, &p);
    *out =
        (zij_outline){ .steps = p.steps.at,
                       .n = p.steps.n,
                       .advance = hb_font_get_glyph_h_advance(f, glyph) / (double)UNITS };
    return true;
}

static bool outline_of(void *self, int32_t code, bool bold, zij_outline *out)
{
    zij_letter_case *c = self;
    zij_font first =
        c->japanese && !zij_font_is_latin(code) ? ZIJ_FONT_CJK : ZIJ_FONT_SANS;

    return draw(c, first, bold, code, out) || draw(c, !first, bold, code, out);
}

static zij_rc open_font(zij_letter_case *c, zij_font font, bool bold, zij_diags *to)
{
    hb_face_t *face = NULL;
    zij_rc rc = zij_font_face(font, bold, c->mem, to, &face);

    if (rc != ZIJ_OK)
        return rc;
    c->font[font][bold] = hb_font_create(face);
    hb_font_set_scale(c->font[font][bold], UNITS, UNITS);
    hb_face_destroy(face); /* the font keeps it */
    return ZIJ_OK;
}

zij_rc zij_letters_open(zij_str lang, zij_arena *mem, zij_diags *to,
                        zij_letter_case **out)
{
    zij_letter_case *c = zij_new(mem, zij_letter_case);
    zij_rc rc = ZIJ_OK;

    *c = (zij_letter_case){ .mem = mem, .japanese = zij_str_eq(lang, ZIJ_STR("ja")) };
    c->drawing = make_drawing();
    for (int i = 0; rc == ZIJ_OK && i < 4; i++)
        rc = open_font(c, i / 2, i % 2 == 1, to);
    if (rc != ZIJ_OK)
        zij_letters_close(c);
    else
        *out = c;
    return rc;
}

zij_letters zij_letters_of(zij_letter_case *c)
{
    return (zij_letters){ outline_of, c };
}

void zij_letters_close(zij_letter_case *c)
{
    if (c == NULL)
        return;
    for (int i = 0; i < 4; i++)
        hb_font_destroy(c->font[i / 2][i % 2]); /* NULL is a no-op */
    hb_draw_funcs_destroy(c->drawing);
    c->drawing = NULL;
}
