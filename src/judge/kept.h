/* kept.h - figures that can be changed for a while. Private to judge.
 *
 * The tables that expressions take are taken once and copied; a changed figure is changed
 * in every copy that holds it, also in those that are taken while it is. So a book is
 * judged again with another figure without being loaded again.
 *
 *   memory   tables live in the arena given to zij_kept_make, whatever evaluates
 *   threads  one at a time
 */
#ifndef ZIJ_JUDGE_KEPT_H
#define ZIJ_JUDGE_KEPT_H
#include "judge/judge.h"

typedef struct zij_kept zij_kept;

/* `env` is borrowed. */
zij_kept *zij_kept_make(const zij_expr_env *env, zij_arena *mem);
/* Hands out the kept tables; borrows `kept`. */
zij_expr_env zij_kept_env(zij_kept *kept);
/* From now on the figure is m units of its last digit. One figure at a time. */
void zij_kept_change(zij_kept *kept, const zij_flow *flow, const uint16_t *key,
                     zij_period period, int64_t m);
/* All figures are as the book has them. */
void zij_kept_restore(zij_kept *kept);

#endif
