/* exhibits.h - the figures of each exhibit as files: exactly those that show.
 *
 * One file serves all languages: codes, and names in each language. docs/book.md says
 * what stands in them.
 */
#ifndef ZIJ_WRITE_EXHIBITS_H
#define ZIJ_WRITE_EXHIBITS_H
#include "os/os.h"
#include "page/page.h"

/* "gdp-usd.gdp": the name of an exhibit's files without .csv or .json. A slug holds no
 * point, so no two exhibits share it. */
zij_str zij_exhibit_file(const zij_page *p, const zij_exhibit *x, zij_arena *mem);

/* The bytes of one exhibit. */
zij_str zij_exhibit_csv(const zij_pages *pages, const zij_page *p, const zij_exhibit *x,
                        zij_arena *mem);
zij_str zij_exhibit_json(const zij_pages *pages, const zij_page *p, const zij_exhibit *x,
                         zij_arena *mem);

/* Writes site/data/exhibits/; it stands there only, for making a file costs more than
 * what is in it. Reports write-failed. */
ZIJ_MUST_USE zij_rc zij_write_exhibits(const zij_pages *pages, zij_os_stage *stage,
                                       zij_arena *mem, zij_diags *to);

/* ---- what the two formats share (datum.c) ---- */

/* One figure that shows. */
typedef struct zij_datum {
    zij_spot at;
    const zij_number *n;
    zij_part_kind row;
    zij_period period; /* freq 0: several or none */
    bool published;    /* else computed */
    bool known;        /* `shown` holds: */
    zij_dec shown;     /* as published, or the digits that show */
    zij_str unit;      /* id of units.yaml, or what zij_put_measure says; may be "" */
    int multiplier;    /* UNIT_MULT */
    int power;         /* of ten that `shown` counts, of what is measured */
    char status;       /* 0: none */
} zij_datum;

typedef struct zij_data {
    const zij_datum *at;
    size_t n;
} zij_data;

/* In the order of zij_exhibit_next. */
zij_data zij_data_of(const zij_pages *pages, const zij_page *p, const zij_exhibit *x,
                     zij_arena *mem);
/* The observation of a published figure, or NULL. */
const zij_obs *zij_datum_obs(const zij_datum *d);
/* The code of a figure in a dimension; NULL when it has none there. */
const zij_code *zij_datum_code(const zij_exhibit *x, const zij_datum *d,
                               zij_str dimension);
/* What a figure comes from. */
const zij_formula *zij_datum_formula(const zij_page *p, const zij_exhibit *x,
                                     const zij_datum *d);
/* Who published what a figure is or rests on. */
zij_origins zij_datum_origins(const zij_page *p, const zij_exhibit *x, const zij_datum *d,
                              const zij_pool *pool, zij_arena *mem);

#endif
