#include "base/sort.h"

typedef struct job {
    size_t size;
    zij_order *order;
    void *with;
} job;

static void merge(const job *j, const char *from, size_t mid, size_t n, char *to)
{
    size_t a = 0, b = mid;

    for (size_t i = 0; i < n; i++) {
        bool left = b >= n || (a < mid && j->order(from + a * j->size, from + b * j->size,
                                                   j->with) <= 0);
        size_t k = left ? a++ : b++;

        zij_copy(to + i * j->size, from + k * j->size, j->size);
    }
}

/* Bottom up: runs of 1, 2, 4 ... are merged from one buffer into the other. */
void zij_sort(zij_arena *mem, void *items, size_t n, size_t size, zij_order *order,
              void *with)
{
    zij_arena_mark here = zij_arena_here(mem);
    job j = { size, order, with };
    char *from = items, *to = zij_arena_array(mem, n, size);

    for (size_t run = 1; run < n; run *= 2) {
        for (size_t i = 0; i < n; i += 2 * run) {
            size_t left = ZIJ_MIN(run, n - i), both = ZIJ_MIN(2 * run, n - i);

            merge(&j, from + i * size, left, both, to + i * size);
        }
        char *other = from;

        from = to;
        to = other;
    }
    if (from != items)
        zij_copy(items, from, n * size);
    zij_arena_rewind(mem, here);
}
