/* select.h - which observations of a flow are wanted.
 *
 * The table taken for a selection has these series:
 *   - a dimension with `all` set stands for every code that has an observation (with or
 *     without a value) inside the wanted periods under the other keys, without aggregates
 *     and without codes outside the flow's group (EXPR.md 8);
 *   - the listed codes of the other dimensions are crossed with what was found, so that a
 *     combination without data is a column of ABSENT cells and not overlooked;
 *   - two or more `all` dimensions are not crossed with each other.
 * Listed codes may be aggregates or outside the group: who names a code gets it.
 */
#ifndef ZIJ_MODEL_SELECT_H
#define ZIJ_MODEL_SELECT_H
#include "model/table.h"

typedef struct zij_pick {
    bool all;
    const uint16_t *codes; /* ascending, no duplicates; when not all */
    size_t n;
} zij_pick;

typedef struct zij_select {
    const zij_flow *flow;
    zij_pick dims[ZIJ_DIMS];
    /* Every period from `from` to `to`, also those without data. freq 0: all periods
     * between the first and the last that have an observation of a selected series. */
    zij_period from, to;
    zij_span where; /* for diagnostics */
} zij_select;

/* Whether two ask for the same cells, wherever they are written. */
bool zij_select_eq(const zij_select *a, const zij_select *b);

#endif
