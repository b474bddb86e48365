/* diag.h - what is wrong, where, and what to do about it.
 *
 *     trade.md:3:9: error: exports fell 3.1 percent, the text says "rose" [claim-false]
 *         3 | Exports rose by 3.1 percent.
 *           |         ^~~~
 *           = hint: write "fell", or compare with 2021, when they rose
 *
 * A kind is a static row beside the code that reports it; its name is stable and has a
 * heading in docs/diagnostics.md. Diagnostics keep the order in which they were reported.
 *
 *   limits    ZIJ_DIAGS_MOST are kept; later ones are counted only
 *   memory    texts live in the arena of the zij_diags; spans borrow their source
 */
#ifndef ZIJ_BASE_DIAG_H
#define ZIJ_BASE_DIAG_H
#include "base/buf.h"

enum { ZIJ_DIAGS_MOST = 100 };

typedef enum zij_severity { ZIJ_ERROR, ZIJ_WARNING, ZIJ_NOTE } zij_severity;

typedef struct zij_diag_kind {
    const char *name; /* kebab-case, stable */
    zij_severity severity;
    const char *meaning; /* one sentence */
} zij_diag_kind;

/* A text that spans point into: a file, or an expression of the command line. */
typedef struct zij_source {
    zij_str path; /* as shown to the user: relative to where they called from */
    zij_str text;
} zij_source;

/* Bytes at..at+len of a source; in == NULL is nowhere. len 0 points between two bytes. */
typedef struct zij_span {
    const zij_source *in;
    uint32_t at, len;
} zij_span;

#define ZIJ_NOWHERE ((zij_span){ 0 })

typedef struct zij_diag {
    const zij_diag_kind *kind;
    zij_span where;
    zij_str message;
    zij_str hint; /* empty: none */
} zij_diag;

typedef struct zij_diags {
    zij_arena *mem;
    zij_list(zij_diag) list;
    size_t errors, warnings; /* all, also those past the limit */
} zij_diags;

zij_diags zij_diags_make(zij_arena *mem);

/* Adds a diagnostic. Message: one line, lower case, no final stop.
 * Returns it for zij_hint; past the limit NULL, which zij_hint accepts. */
zij_diag *zij_report(zij_diags *to, const zij_diag_kind *kind, zij_span where,
                     const char *format, ...) ZIJ_PRINTF(4, 5);
/* Says what to do. */
void zij_hint(zij_diags *to, zij_diag *d, const char *format, ...) ZIJ_PRINTF(3, 4);
/* "did you mean X?", when there is a near name; else all names, when they are few. */
void zij_hint_nearest(zij_diags *to, zij_diag *d, const zij_nearest *n);

/* Adds copies of all that `from` holds, as if it had been reported here. */
void zij_diags_take(zij_diags *to, const zij_diags *from);

/* Line and column (both from 1, columns in characters) of a byte. */
typedef struct zij_place {
    size_t line, column;
    zij_str text; /* the whole line */
} zij_place;
zij_place zij_place_of(zij_span where);

/* One diagnostic as in the example above, with its line end. */
typedef struct zij_diag_style {
    bool color;
} zij_diag_style;
void zij_diag_text(const zij_diag *d, zij_diag_style style, zij_buf *out);
/* All of them, and a line that says when there were more. */
void zij_diags_text(const zij_diags *all, zij_diag_style style, zij_buf *out);
/* Whether none was left out. Who reads a large file stops soon after the limit, so that
 * then `errors` says how many there are at least. */
bool zij_diags_are_all(const zij_diags *all);

/* The part from..to of a span. */
zij_span zij_span_part(zij_span s, size_t from, size_t to);
/* From the start of `a` to the end of `b`. */
zij_span zij_span_join(zij_span a, zij_span b);
zij_str zij_span_str(zij_span s);

#endif
