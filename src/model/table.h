/* table.h - observations, and the immutable tables that expressions and charts read.
 *
 * A table has one row per period and one column per series. Every cell is an observation;
 * where the data have no row for it, its state is ZIJ_OBS_ABSENT. So a caller that walks
 * a table meets every hole.
 *
 *   threads   a finished table may be shared
 */
#ifndef ZIJ_MODEL_TABLE_H
#define ZIJ_MODEL_TABLE_H
#include "model/structure.h"

typedef enum zij_obs_state {
    ZIJ_OBS_ABSENT,  /* no row */
    ZIJ_OBS_MISSING, /* a row without a value; status and remarks say why */
    ZIJ_OBS_VALUE,
} zij_obs_state;

/* OBS_STATUS, SDMX CL_OBS_STATUS. The letter is the code. */
bool zij_status_known(char status);

typedef struct zij_obs {
    int64_t m; /* the figure is m x 10^-p, in 10^multiplier of the flow's unit */
    int8_t p;
    uint8_t state; /* zij_obs_state */
    char status;   /* 'A', 'F', 'O', ... */
    uint8_t remarks_n;
    zij_coverage coverage;
    uint16_t origin;  /* index into zij_store_origins, or 0xffff */
    uint16_t remarks; /* index of a list of remark indices held by the table's pool */
    uint32_t at;      /* byte of OBS_VALUE in the flow's file */
} zij_obs;

static inline zij_dec zij_obs_dec(const zij_obs *o)
{
    return (zij_dec){ o->m, o->p };
}

/* What origins and remarks of observations point into; one per book. */
typedef struct zij_pool {
    const zij_origin *origins;
    size_t origins_n;
    const zij_remark *remarks;
    size_t remarks_n;
    const uint16_t *lists; /* remark indices; obs.remarks is where a list starts */
} zij_pool;

typedef struct zij_table {
    const zij_flow *flow;
    const zij_pool *pool;
    const zij_source *file; /* where obs.at points into; NULL: not from a file */
    const uint16_t *keys;   /* series_n x flow->dims_n code indices; no two series alike,
                               in the order of keys */
    size_t series_n;
    const zij_period *periods; /* ascending, one frequency */
    size_t periods_n;
    const zij_obs *cells; /* cells[series * periods_n + period] */
} zij_table;

static inline const zij_obs *zij_table_cell(const zij_table *t, size_t series,
                                            size_t period)
{
    return &t->cells[series * t->periods_n + period];
}

/* The bounds of the numbers that a figure may stand for, in units of 10^-(p+1), closed:
 * [10m-5, 10m+5]; exact flows [10m, 10m]; rounding down [10m, 10m+10]; nonnegative cuts
 * at 0 (EXPR.md 1, 2). */
typedef struct zij_bounds {
    zij_i128 lo, hi;
    int p; /* one more than the figure's */
} zij_bounds;
zij_bounds zij_obs_bounds(const zij_flow *flow, const uint16_t *key, const zij_obs *o);

/* Whether the figures of a key are known not to be below 0. */
bool zij_obs_nonnegative(const zij_flow *flow, const uint16_t *key);

/* Where an observation stands in its file. */
zij_span zij_obs_span(const zij_table *t, const zij_obs *o);

#endif
