/* store.h - the series of a book: put them in, take a run of them out, list them.
 *
 * The interface knows series and keys, not files or SQL, so that the same calls can be
 * answered from memory (now), from SQLite with vintages, or by another machine
 * (docs/architecture.md, "Where vintages will live").
 *
 *   threads   a store is written by one thread; after that any may read
 *   memory    lives in the arena it was made with
 *   limits    2^32 - 2 observations of a flow
 */
#ifndef ZIJ_STORE_STORE_H
#define ZIJ_STORE_STORE_H
#include "model/table.h"

typedef struct zij_store zij_store;

/* The observations under one key, ascending by period, one per period. */
typedef struct zij_series {
    const uint16_t *key;     /* flow->dims_n code indices */
    const int32_t *ordinals; /* of the periods */
    const zij_obs *obs;
    size_t n;       /* at least 1 */
    uint32_t place; /* of its first observation, see zij_store_place */
} zij_series;

/* A run of series in the order of their keys. */
typedef struct zij_run {
    const zij_series *at;
    size_t n;
} zij_run;

/* What all series of a flow share. */
typedef struct zij_shelf {
    const zij_flow *flow;   /* borrowed */
    const zij_pool *pool;   /* borrowed */
    const zij_source *file; /* borrowed; obs.at points into it; NULL: not from a file */
    zij_freq freq;          /* of all periods */
    size_t obs_n, missing_n, series_n;
    int32_t first, last; /* ordinals; when obs_n > 0 */
} zij_shelf;

zij_store *zij_store_make(zij_arena *mem);

/* Putting a flow: begin, one call per observation in any order, end.
 * `rows` is about how many there will be. */
typedef struct zij_put_rows zij_put_rows;
/* Of the shelf flow, pool and file count; the rest is known at the end. */
zij_put_rows *zij_store_begin(zij_store *s, const zij_shelf *shelf, size_t rows);
/* Copies key and obs. */
void zij_store_put(zij_put_rows *p, const uint16_t *key, int32_t ordinal,
                   const zij_obs *obs);
/* Two observations with one key and period; the later one is left out. */
typedef struct zij_twin {
    const zij_obs *first, *second;
    int32_t ordinal;
    const uint16_t *key;
} zij_twin;
typedef zij_list(zij_twin) zij_twins;
/* Sorts what was put into series. Duplicates are added to *twins in file order.
 *   freq  of all periods that were put */
void zij_store_end(zij_put_rows *p, zij_freq freq, zij_twins *twins);

/* The flows in the order in which they were put. */
size_t zij_store_count(const zij_store *s);
const zij_shelf *zij_store_shelf(const zij_store *s, size_t i);
/* NULL when the flow has no data here. */
const zij_shelf *zij_store_find(const zij_store *s, const zij_flow *flow);
/* The series whose keys begin with these n codes (n 0: all series of the flow). */
zij_run zij_store_take(const zij_store *s, const zij_flow *flow, const uint16_t *prefix,
                       size_t n);

/* The place of an observation among all of the store, from 1: flows in the order in which
 * they were put, then keys, then periods. 0: there is none. Flows are put whole, one
 * after the other. */
uint32_t zij_store_place(const zij_store *s, const zij_flow *flow, const uint16_t *key,
                         int32_t ordinal);
/* How many observations there are: the last place. */
uint32_t zij_store_places(const zij_store *s);

#endif
