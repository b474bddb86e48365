/* width.h - the tables behind zij_chart_text_width, and cutting text to a width. */
#ifndef ZIJ_CHART_WIDTH_H
#define ZIJ_CHART_WIDTH_H
#include "base/str.h"

/* Characters first..last are `width` thousandths of the font's size wide. */
typedef struct zij_width {
    uint16_t first, last, width;
} zij_width;

typedef struct zij_width_table {
    const zij_width *at; /* ascending */
    size_t n;
} zij_width_table;

extern const zij_width_table zij_width_tables[2]
                                             [2]; /* [Noto Sans, CJK JP][regular, bold] */

/* A text is set in one type: font of the language, size, weight. */
typedef struct zij_setting {
    zij_str lang;
    double size;
    bool bold;
} zij_setting;

double zij_width_of(const zij_setting *in, zij_str text);
/* The text, or as much of it as fits with an ellipsis behind; at least one character. */
zij_str zij_width_shorten(const zij_setting *in, zij_str text, double room,
                          zij_arena *mem);

/* Breaks a text into at most `most` lines no wider than `room`: at blanks, between East
 * Asian characters (never before closing punctuation or small kana, never behind opening
 * brackets), and inside a word only where it alone is too wide. What is left over is
 * shortened into the last line. Returns the number of lines. */
typedef struct zij_lines {
    zij_str *at;
    size_t n;
    bool cut; /* something was left out */
} zij_lines;
zij_lines zij_width_wrap(const zij_setting *in, zij_str text, double room, size_t most,
                         zij_arena *mem);

#endif
