/* slice.h - take the table that a selection describes (model/select.h) from a store.
 *
 * Computes nothing: every cell is an observation of the store, or ABSENT.
 *
 *   memory    the table lives in the arena passed in; keys of picks are not kept
 *   limits    ZIJ_SLICE_CELLS cells; one more is the error slice-too-large
 */
#ifndef ZIJ_SLICE_SLICE_H
#define ZIJ_SLICE_SLICE_H
#include "model/select.h"
#include "store/store.h"

enum { ZIJ_SLICE_CELLS = 4 * 1000 * 1000 };

/* `select->where` is where errors point. Nothing found is not an error: the table is
 * empty. Reports slice-too-large. */
ZIJ_MUST_USE zij_rc zij_slice_take(const zij_store *store, const zij_select *select,
                                   zij_arena *mem, zij_diags *to, const zij_table **out);

/* The place of a cell's observation in the store, from 1; 0: it has none
 * (zij_store_place). It is the same in every table that holds the cell. */
uint32_t zij_slice_places(const zij_store *store); /* the last one */
uint32_t zij_slice_place(const zij_store *store, const zij_table *t, size_t series,
                         size_t period);

#endif
