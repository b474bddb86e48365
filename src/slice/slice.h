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

#endif
