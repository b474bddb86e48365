/* exhibit.h - what the files that read an exhibit share. */
#ifndef ZIJ_PAGE_EXHIBIT_H
#define ZIJ_PAGE_EXHIBIT_H
#include "page/kinds.h"
#include "page/reader.h"

enum {
    ZIJ_EXHIBIT_KIND,
    ZIJ_EXHIBIT_TITLE,
    ZIJ_EXHIBIT_SUBTITLE,
    ZIJ_EXHIBIT_DATA,
    ZIJ_EXHIBIT_COLUMNS,
    ZIJ_EXHIBIT_SERIES,
    ZIJ_EXHIBIT_FACET,
    ZIJ_EXHIBIT_LAYOUT,
    ZIJ_EXHIBIT_LABELS,
    ZIJ_EXHIBIT_FORMAT,
    ZIJ_EXHIBIT_SORT,
    ZIJ_EXHIBIT_TOP,
    ZIJ_EXHIBIT_PINNED,
    ZIJ_EXHIBIT_HIGHLIGHT,
    ZIJ_EXHIBIT_TOTAL,
    ZIJ_EXHIBIT_ROWS,
    ZIJ_EXHIBIT_NOTES,
    ZIJ_EXHIBIT_SIZE,
    ZIJ_EXHIBIT_COLOUR,
    ZIJ_EXHIBIT_OF,
    ZIJ_EXHIBIT_FACTS,
    ZIJ_EXHIBIT_SHOW,
    ZIJ_EXHIBIT_FRAME,
    ZIJ_EXHIBIT_PLACES,
    ZIJ_EXHIBIT_ROUTES,
    ZIJ_EXHIBIT_FIELDS
};

typedef struct zij_exhibit_reader {
    zij_page_reader *r;
    const zij_yaml *got[ZIJ_EXHIBIT_FIELDS];
    zij_exhibit *x;
    zij_column *columns;
} zij_exhibit_reader;

static inline const zij_value *zij_exhibit_value(const zij_exhibit_reader *e,
                                                 size_t column)
{
    return &e->r->formulas.at[e->columns[column].formula].value;
}

/* zij_exhibit_number while the page is being read. */
static inline const zij_number *zij_exhibit_spot(const zij_exhibit_reader *e, zij_spot at)
{
    zij_page p = { .formulas = e->r->formulas.at };

    return zij_exhibit_number(&p, e->x, at);
}

/* The place of a text among the allowed ones, which end with NULL; 0 when not given.
 * Reports exhibit-option. */
ZIJ_MUST_USE zij_rc zij_exhibit_choice(zij_exhibit_reader *e, const zij_yaml *node,
                                       const char *const *allowed, int *out);
extern const zij_diag_kind zij_exhibit_bad_option, zij_exhibit_unknown_code;
/* Whether the options suit the kind. Reports exhibit-option. */
ZIJ_MUST_USE zij_rc zij_exhibit_options(zij_exhibit_reader *e);
/* Along which side each dimension lies, and the parts of the sides as the codelists order
 * them. Reports exhibit-shape. */
ZIJ_MUST_USE zij_rc zij_exhibit_sides(zij_exhibit_reader *e);
/* The periods, and every code that some column has, in the order of the codelists. */
void zij_exhibit_lay_out(zij_exhibit_reader *e);
/* Of an exhibit that has no figures: one part without a code on every side. */
void zij_exhibit_lay_nothing(zij_exhibit_reader *e);
/* Finds the figures again after the parts of a side have changed; of one column only. */
void zij_exhibit_place(zij_exhibit_reader *e);
void zij_exhibit_place_column(const zij_exhibit_reader *e, zij_column *c);
/* Which axis of a value lies along a side: that of the same name, or, where columns are
 * of different flows, of the same codes (COUNTERPART_AREA for REF_AREA); or its axes_n.
 */
size_t zij_exhibit_axis(const zij_exhibit *x, const zij_value *v, zij_along along);
/* How many codes of an axis have figures. */
size_t zij_exhibit_codes_n(const zij_exhibit_reader *e, const zij_value *v, size_t axis);
/* Whether two measures count the same. */
bool zij_exhibit_alike(const zij_measure *a, const zij_measure *b);
/* What parts are of their whole, and the wholes, where series are stacked. Reports
 * exhibit-share-unknown. */
ZIJ_MUST_USE zij_rc zij_exhibit_shares(zij_exhibit_reader *e);
/* Reports digits that the figures do not have, once per column: *told. */
void zij_exhibit_check_digits(zij_exhibit_reader *e, const zij_column *c,
                              const zij_number *n, bool *told);
/* Whether formats and totals suit the columns. Reports exhibit-total, format-mismatch,
 * page-digits-unsupported, page-value-unknown. */
ZIJ_MUST_USE zij_rc zij_exhibit_columns(zij_exhibit_reader *e);
/* Which rows show, in which order. Reports exhibit-unknown-top, exhibit-open-top,
 * exhibit-unknown-code. */
ZIJ_MUST_USE zij_rc zij_exhibit_order(zij_exhibit_reader *e);
/* Which parts stand out. Reports exhibit-unknown-code. */
ZIJ_MUST_USE zij_rc zij_exhibit_highlight(zij_exhibit_reader *e);
/* The hue that a column asks for, and then that of every part. Reports exhibit-option. */
ZIJ_MUST_USE zij_rc zij_exhibit_column_hue(zij_exhibit_reader *e, const zij_yaml *node,
                                           zij_column *c);
ZIJ_MUST_USE zij_rc zij_exhibit_hues(zij_exhibit_reader *e);
/* Sources, notes and periods of the figures that show. */
ZIJ_MUST_USE zij_rc zij_exhibit_credits(zij_exhibit_reader *e);
/* Adds whom the claims, numbers and sources of a text rest on. */
void zij_exhibit_credit_words(zij_exhibit_reader *e, const zij_words *words);

#endif
