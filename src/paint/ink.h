/* ink.h - the light theme for painters that have no style sheet. web/zij.css is where the
 * colours are decided; a test compares the two. */
#ifndef ZIJ_PAINT_INK_H
#define ZIJ_PAINT_INK_H
#include "scene/scene.h"

enum { ZIJ_TINT_PERCENT = 30, ZIJ_TINT_FOCUS_PERCENT = 60 };

/* 0xRRGGBB each. */
typedef struct zij_tone {
    uint32_t mark;
    uint32_t text; /* darker where the mark is too light to read */
    uint32_t on;   /* text on the mark */
} zij_tone;

extern const zij_tone zij_light[ZIJ_INK_COUNT];

#endif
