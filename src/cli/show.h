/* show.h - a value as text, CSV and JSON. Private to cli. */
#ifndef ZIJ_CLI_SHOW_H
#define ZIJ_CLI_SHOW_H
#include "cli/cli.h"
#include "expr/expr.h"

/* `lang`: the book's language in which units are named. */
void zij_show_text(zij_buf *out, const zij_value *v, size_t lang);
/* The value on one line, without figures; of a table its first cells. */
void zij_show_line(zij_buf *out, const zij_value *v, size_t lang);
void zij_show_csv(zij_buf *out, const zij_value *v);
void zij_show_json(zij_buf *out, zij_str expression, const zij_value *v);

/* ---- what the three share (show.c) ---- */

/* One cell of a value. */
typedef struct zij_shown {
    const zij_number
        *number; /* its value, or the left side of what was compared; or NULL */
    const zij_number *right;   /* what it was compared with, or NULL */
    const zij_moment *moment;  /* periods, or NULL */
    const char *verdict;       /* "proved" ...; of a number that is not known "unknown" or
                                  "undecided"; else NULL */
    zij_str reason;            /* why it is not known or not proved; may be empty */
    const zij_figure *figures; /* that a verdict names */
    size_t figures_n;
    bool forecast;
} zij_shown;
zij_shown zij_show_cell(const zij_value *v, size_t cell);
/* The period of a cell; freq 0: none or several. */
zij_period zij_show_period(const zij_value *v, size_t series, size_t period);
/* "2008", "{2009, 2015}", "none"; with `bare`, "2009 2015". */
void zij_show_moment(zij_buf *out, const zij_moment *m, bool bare);
zij_str zij_show_code(const zij_value *v, size_t series, size_t axis);
/* Of a list of codes: its state, or NULL when it is certain. */
const char *zij_show_codes_state(const zij_value *v);
/* "USD (current)", "%", "percentage points", "1". */
void zij_show_unit(zij_buf *out, const zij_measure *m);

/* Which way a number may be off. */
typedef enum zij_end { ZIJ_END_LOW = -1, ZIJ_END_NONE = 0, ZIJ_END_HIGH = 1 } zij_end;
/* A decimal number in the unit that zij_show_unit prints; exact where that takes at most
 * nine decimals, else the nearest double, an end outward. */
void zij_show_real(zij_buf *out, const zij_real *x, const zij_measure *m, zij_end end);
/* A figure's digits as published, or empty. */
void zij_show_digits(zij_buf *out, zij_figure f);

#endif
