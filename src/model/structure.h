/* structure.h - what a book says about its data: names, codes, units, sources, flows.
 *
 * All of it is immutable once the book is loaded and lives in the book's arena.
 */
#ifndef ZIJ_MODEL_STRUCTURE_H
#define ZIJ_MODEL_STRUCTURE_H
#include "base/dec.h"
#include "base/diag.h"
#include "base/map.h"
#include "model/period.h"

enum {
    ZIJ_LANGS = 8,        /* languages of a book */
    ZIJ_DIMS = 12,        /* dimensions of a flow, without TIME_PERIOD */
    ZIJ_KINDS = 6,        /* base kinds in the product of a unit */
    ZIJ_CODES = 65535,    /* codes of a codelist */
    ZIJ_NO_CODE = 0xffff, /* index of no code */
};

/* A name in each language of the book, in the book's order; empty where not given. */
typedef struct zij_names {
    zij_str in[ZIJ_LANGS];
} zij_names;

typedef struct zij_code {
    zij_str id;
    zij_names names;
    uint16_t parent; /* index in the same codelist, or ZIJ_NO_CODE */
    int32_t order;   /* as the file says, for display */
    bool aggregate;  /* has children, or is _T or W */
    zij_span where;
} zij_code;

typedef struct zij_codelist {
    zij_str id;
    zij_code *codes;
    size_t n;
    zij_map index; /* id -> index in codes */
} zij_codelist;

/* ZIJ_NO_CODE when there is none. */
uint16_t zij_codelist_find(const zij_codelist *list, zij_str id);
/* Says which code was meant, if one has what was written as its name, in any language, or
 * nearly as its id. */
void zij_codelist_hint(const zij_codelist *list, zij_str written, zij_diags *to,
                       zij_diag *d);

/* A unit is 10^multiplier of a product of base kinds at a price basis: USD / person.
 * No kinds: a pure number; with multiplier -2 that is percent. */
typedef struct zij_unit {
    zij_str id;
    zij_names name, brief;
    struct {
        zij_str kind;
        int8_t power;
    } kinds[ZIJ_KINDS]; /* sorted by kind; no power is 0 */
    size_t kinds_n;
    zij_str basis; /* "current", "constant 2015" or empty */
    int8_t multiplier;
} zij_unit;

typedef struct zij_origin { /* sources.yaml; `source` is the word of diag.h */
    zij_str id;
    zij_names publisher, dataset;
    zij_str release, licence, url, retrieved; /* empty where not given */
} zij_origin;

typedef struct zij_remark { /* notes.yaml */
    zij_str id;
    zij_names text;
} zij_remark;

typedef enum zij_coverage_kind {
    ZIJ_COVER_LISTED, /* nothing is known of codes that are not there */
    ZIJ_COVER_TOP, /* this row is one of the `top` largest of its group; all are there */
    ZIJ_COVER_COMPLETE, /* every code that exists is there */
} zij_coverage_kind;

typedef struct zij_coverage {
    uint8_t kind; /* zij_coverage_kind */
    uint8_t dim;  /* for top: index of the dimension that is ranked */
    uint16_t top;
} zij_coverage;

typedef enum zij_rounding { ZIJ_ROUND_NEAREST, ZIJ_ROUND_DOWN } zij_rounding;

typedef struct zij_dimension {
    zij_str id;
    const zij_codelist *codes;
    bool *aggregate; /* per code: `*` leaves it out */
    bool *in_group;  /* per code: inside the flow's group; NULL: no group */
} zij_dimension;

typedef struct zij_flow {
    zij_str id;
    zij_names name, description;
    zij_dimension dims[ZIJ_DIMS];
    size_t dims_n;
    const zij_unit *unit;
    int8_t multiplier; /* UNIT_MULT: figures count 10^multiplier of the unit's kinds */
    int8_t decimals;   /* or ZIJ_DEC_AS_PRINTED */
    bool exact;        /* figures have no rounding width */
    zij_rounding rounding;
    bool nonnegative;         /* all figures are */
    uint8_t nonnegative_dim;  /* or those whose code of this dimension is in ... */
    bool *nonnegative_codes;  /* ... this, one per code; NULL: none */
    zij_coverage coverage;    /* default of the rows */
    const zij_origin *origin; /* default of the rows; NULL: none */
    zij_span where;
} zij_flow;

/* Index of a dimension, or dims_n. */
size_t zij_flow_dim(const zij_flow *f, zij_str id);
/* What a column that is no dimension is called in the flow's data: its usual name, save
 * that a flow with a dimension SOURCE has its sources in DATA_SOURCE. */
zij_str zij_flow_column(const zij_flow *f, const char *usual);
/* UNIT_MULT as SDMX has it: a figure counts 10^this of the flow's unit. 0 where the unit
 * has the multiplier in its name: percent, TWh. */
int zij_flow_mult(const zij_flow *f);

#endif
