/* spread.c - labels that want the same place, moved apart as little as possible.
 *
 * Labels in order of their wish; each joins the cluster above it while they would touch,
 * and a cluster sits at the mean of its members' wishes (pool adjacent violators). */
#include "base/sort.h"
#include "chart/draw.h"

typedef struct {
    double sum;  /* of (wish - offset in the cluster) */
    double size; /* of all members */
    size_t n;
} cluster;

static int by_wish(const void *a, const void *b, void *with)
{
    const zij_slot *one = a, *other = b;

    (void)with;
    return (one->at > other->at) - (one->at < other->at);
}

static double start_of(const cluster *c, double lo, double hi)
{
    double start = c->sum / (double)c->n;

    start = ZIJ_MIN(start, hi - c->size);
    return ZIJ_MAX(start, lo);
}

static void join(cluster *into, const cluster *next)
{
    into->sum += next->sum - (double)next->n * into->size;
    into->size += next->size;
    into->n += next->n;
}

void zij_spread(zij_slot *slots, size_t n, double lo, double hi, zij_arena *mem)
{
    cluster *c = zij_array(mem, n + 1, cluster);
    size_t count = 0, k = 0;

    zij_sort(mem, slots, n, sizeof(*slots), by_wish, NULL);
    for (size_t i = 0; i < n; i++) {
        c[count++] = (cluster){ slots[i].at - slots[i].size / 2, slots[i].size, 1 };
        while (count > 1 && start_of(&c[count - 2], lo, hi) + c[count - 2].size >
                                start_of(&c[count - 1], lo, hi)) {
            join(&c[count - 2], &c[count - 1]);
            count--;
        }
    }
    for (size_t i = 0; i < count; i++) {
        double at = start_of(&c[i], lo, hi);

        for (size_t m = 0; m < c[i].n; m++, k++) {
            slots[k].at = at + slots[k].size / 2;
            at += slots[k].size;
        }
    }
}
