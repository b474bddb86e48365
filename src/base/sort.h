/* sort.h - a stable merge sort: equal items keep their order, so output never depends on
 * the algorithm. O(n log n) always, n items of scratch from `mem`. */
#ifndef ZIJ_BASE_SORT_H
#define ZIJ_BASE_SORT_H
#include "base/arena.h"

/* <0, 0, >0; `with` is the caller's. */
typedef int zij_order(const void *a, const void *b, void *with);

void zij_sort(zij_arena *mem, void *items, size_t n, size_t size, zij_order *order,
              void *with);

#endif
