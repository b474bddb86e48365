/* memory.c - the store as tables in memory.
 *
 * Rows arrive in file order, often sorted: then they are cut into series as they are.
 * Otherwise each row's key and period become one 64-bit number where they fit (mixed
 * radix, the first dimension counts most) and rows are sorted by it with a radix sort.
 * Keys too wide for 64 bits are compared code by code instead. Both orders are the same.
 */
#include "base/sort.h"
#include "store/store.h"

enum { DIGIT = 11, DIGITS = 1 << DIGIT };

typedef struct flow_data {
    zij_shelf shelf;
    zij_run run;
} flow_data;

struct zij_store {
    zij_arena *mem; /* borrowed */
    zij_list(flow_data *) flows;
};

typedef struct sort_item {
    uint64_t packed;
    uint32_t row;
} sort_item;

struct zij_put_rows {
    zij_store *store;
    zij_arena scratch; /* keys and the order of rows; gone at the end */
    flow_data *flow;
    size_t n, room;
    bool unsorted; /* a row was less than the one before it */
    uint16_t *keys;
    int32_t *ordinals;
    zij_obs *obs;
};

zij_store *zij_store_make(zij_arena *mem)
{
    zij_store *s = zij_new(mem, zij_store);

    s->mem = mem;
    return s;
}

/* ---- rows ---- */

static void make_room(zij_put_rows *p, size_t room)
{
    size_t width = p->flow->shelf.flow->dims_n;
    zij_put_rows old = *p;

    ZIJ_ASSERT(room < UINT32_MAX && width <= ZIJ_DIMS);
    p->room = room;
    p->keys = zij_array(&p->scratch, room * width, uint16_t);
    p->ordinals = zij_array(p->store->mem, room, int32_t); /* these two stay */
    p->obs = zij_array(p->store->mem, room, zij_obs);
    zij_copy(p->keys, old.keys, old.n * width * sizeof(*p->keys));
    zij_copy(p->ordinals, old.ordinals, old.n * sizeof(*p->ordinals));
    zij_copy(p->obs, old.obs, old.n * sizeof(*p->obs));
}

zij_put_rows *zij_store_begin(zij_store *s, const zij_shelf *shelf, size_t rows)
{
    zij_put_rows *p = zij_new(s->mem, zij_put_rows);

    *p = (zij_put_rows){ .store = s, .scratch = zij_arena_make(s->mem->host) };
    p->flow = zij_new(s->mem, flow_data);
    p->flow->shelf = *shelf;
    *zij_list_add(s->mem, &s->flows) = p->flow;
    make_room(p, ZIJ_MAX(rows, (size_t)16));
    return p;
}

static int key_cmp(const uint16_t *a, const uint16_t *b, size_t n)
{
    for (size_t d = 0; d < n; d++)
        if (a[d] != b[d])
            return a[d] < b[d] ? -1 : 1;
    return 0;
}

static bool is_less(const zij_put_rows *p, const uint16_t *key, int32_t ordinal)
{
    size_t width = p->flow->shelf.flow->dims_n;
    int order = key_cmp(key, p->keys + (p->n - 1) * width, width);

    return order < 0 || (order == 0 && ordinal < p->ordinals[p->n - 1]);
}

void zij_store_put(zij_put_rows *p, const uint16_t *key, int32_t ordinal,
                   const zij_obs *obs)
{
    size_t width = p->flow->shelf.flow->dims_n;

    if (p->n == p->room)
        make_room(p, p->room * 2);
    p->unsorted = p->unsorted || (p->n > 0 && is_less(p, key, ordinal));
    for (size_t d = 0; d < width; d++)
        p->keys[p->n * width + d] = key[d];
    p->ordinals[p->n] = ordinal;
    p->obs[p->n] = *obs;
    p->n++;
}

/* ---- order ---- */

static int row_cmp(const void *a, const void *b, void *with)
{
    const zij_put_rows *p = with;
    uint32_t x = ((const sort_item *)a)->row, y = ((const sort_item *)b)->row;
    size_t width = p->flow->shelf.flow->dims_n;
    int order = key_cmp(p->keys + x * width, p->keys + y * width, width);

    return order != 0
               ? order
               : (p->ordinals[x] > p->ordinals[y]) - (p->ordinals[x] < p->ordinals[y]);
}

static void span_of_periods(zij_put_rows *p)
{
    zij_shelf *s = &p->flow->shelf;

    for (size_t i = 0; i < p->n; i++) {
        s->first = i == 0 ? p->ordinals[0] : ZIJ_MIN(s->first, p->ordinals[i]);
        s->last = i == 0 ? p->ordinals[0] : ZIJ_MAX(s->last, p->ordinals[i]);
    }
}

/* Packs the rows; false when keys and periods do not fit into 64 bits. */
static bool pack(const zij_put_rows *p, sort_item *items, uint64_t *most)
{
    const zij_flow *f = p->flow->shelf.flow;
    uint64_t periods =
        (uint64_t)((int64_t)p->flow->shelf.last - p->flow->shelf.first) + 1;
    uint64_t all = periods;

    for (size_t d = 0; d < f->dims_n; d++)
        if (__builtin_mul_overflow(all, f->dims[d].codes->n, &all))
            return false;
    for (size_t i = 0; i < p->n; i++) {
        const uint16_t *key = p->keys + i * f->dims_n;
        uint64_t packed = 0;

        for (size_t d = 0; d < f->dims_n; d++)
            packed = packed * f->dims[d].codes->n + key[d];
        packed =
            packed * periods + (uint64_t)((int64_t)p->ordinals[i] - p->flow->shelf.first);
        items[i] = (sort_item){ packed, (uint32_t)i };
    }
    *most = all - 1;
    return true;
}

/* Stable, least digit first; returns the array that holds the result. */
static sort_item *radix_sort(sort_item *from, sort_item *to, size_t n, uint64_t most)
{
    for (unsigned shift = 0; shift < 64 && most >> shift != 0; shift += DIGIT) {
        uint32_t start[DIGITS] = { 0 }, sum = 0;
        sort_item *other = from;

        for (size_t i = 0; i < n; i++)
            start[from[i].packed >> shift & (DIGITS - 1)]++;
        for (size_t d = 0; d < DIGITS; d++) {
            uint32_t count = start[d];

            start[d] = sum;
            sum += count;
        }
        for (size_t i = 0; i < n; i++)
            to[start[from[i].packed >> shift & (DIGITS - 1)]++] = from[i];
        from = to;
        to = other;
    }
    return from;
}

/* The order of the rows, or NULL when they are sorted as they are. */
static const sort_item *sorted_rows(zij_put_rows *p)
{
    sort_item *items;
    uint64_t most = 0;

    span_of_periods(p);
    if (!p->unsorted)
        return NULL;
    items = zij_array(&p->scratch, p->n, sort_item);
    if (pack(p, items, &most))
        return radix_sort(items, zij_array(&p->scratch, p->n, sort_item), p->n, most);
    for (size_t i = 0; i < p->n; i++)
        items[i].row = (uint32_t)i;
    zij_sort(&p->scratch, items, p->n, sizeof(*items), row_cmp, p);
    return items;
}

static uint32_t row_at(const sort_item *items, size_t i)
{
    return items == NULL ? (uint32_t)i : items[i].row;
}

/* ---- series ---- */

static void add_twin(zij_put_rows *p, const zij_series *s, const zij_obs *second,
                     zij_twins *twins)
{
    zij_arena *mem = p->store->mem;
    zij_obs *copy = zij_new(mem, zij_obs);

    *copy = *second;
    *zij_list_add(mem, twins) = (zij_twin){
        .first = &s->obs[s->n - 1],
        .second = copy,
        .ordinal = s->ordinals[s->n - 1],
        .key = s->key,
    };
}

static int twin_cmp(const void *a, const void *b, void *with)
{
    uint32_t x = ((const zij_twin *)a)->second->at, y = ((const zij_twin *)b)->second->at;

    (void)with;
    return (x > y) - (x < y);
}

static size_t count_series(const zij_put_rows *p, const sort_item *items)
{
    size_t width = p->flow->shelf.flow->dims_n, n = p->n > 0;

    for (size_t i = 1; i < p->n; i++)
        n += key_cmp(p->keys + row_at(items, i - 1) * width,
                     p->keys + row_at(items, i) * width, width) != 0;
    return n;
}

/* Brings the observations into the order of `items`. */
static void reorder(zij_put_rows *p, const sort_item *items)
{
    zij_obs *obs = zij_array(&p->scratch, p->n, zij_obs);
    int32_t *ordinals = zij_array(&p->scratch, p->n, int32_t);

    for (size_t i = 0; i < p->n; i++) {
        obs[i] = p->obs[items[i].row];
        ordinals[i] = p->ordinals[items[i].row];
    }
    zij_copy(p->obs, obs, p->n * sizeof(*obs));
    zij_copy(p->ordinals, ordinals, p->n * sizeof(*ordinals));
}

/* Rows are cut into series where they lie; twins are squeezed out. */
typedef struct cutting {
    zij_series *series;
    uint16_t *keys;
    size_t n, used;
    uint32_t before; /* observations of the flows that were put earlier */
} cutting;

/* Adds the i-th observation in order, whose key is that of a row as it was put. */
static void add_row(zij_put_rows *p, cutting *c, size_t i, uint32_t row, zij_twins *twins)
{
    size_t width = p->flow->shelf.flow->dims_n;
    const uint16_t *key = p->keys + row * width;
    zij_series *last = c->n > 0 ? &c->series[c->n - 1] : NULL;

    if (last == NULL || key_cmp(last->key, key, width) != 0) {
        uint16_t *own = c->keys + c->n * width;

        for (size_t d = 0; d < width; d++)
            own[d] = key[d];
        last = &c->series[c->n++];
        *last = (zij_series){ .key = own,
                              .ordinals = p->ordinals + c->used,
                              .obs = p->obs + c->used,
                              .place = c->before + (uint32_t)c->used + 1 };
    } else if (last->ordinals[last->n - 1] == p->ordinals[i]) {
        add_twin(p, last, &p->obs[i], twins);
        return;
    }
    p->flow->shelf.missing_n += p->obs[i].state == ZIJ_OBS_MISSING;
    p->ordinals[c->used] = p->ordinals[i];
    p->obs[c->used++] = p->obs[i];
    last->n++;
}

void zij_store_end(zij_put_rows *p, zij_freq freq, zij_twins *twins)
{
    zij_arena *mem = p->store->mem;
    const sort_item *items = sorted_rows(p);
    size_t series = count_series(p, items), before = twins->n;
    cutting c = {
        .series = zij_array(mem, series, zij_series),
        .keys = zij_array(mem, series * p->flow->shelf.flow->dims_n, uint16_t),
        .before = zij_store_places(p->store), /* this one counts none as yet */
    };

    if (items != NULL)
        reorder(p, items);
    for (size_t i = 0; i < p->n; i++)
        add_row(p, &c, i, row_at(items, i), twins);
    if (twins->n > before)
        zij_sort(mem, twins->at + before, twins->n - before, sizeof(*twins->at), twin_cmp,
                 NULL);
    p->flow->run = (zij_run){ c.series, c.n };
    p->flow->shelf.freq = freq;
    p->flow->shelf.series_n = c.n;
    p->flow->shelf.obs_n = c.used;
    zij_arena_free(&p->scratch);
}

/* ---- taking ---- */

static const flow_data *flow_of(const zij_store *s, const zij_flow *flow)
{
    for (size_t i = 0; i < s->flows.n; i++)
        if (s->flows.at[i]->shelf.flow == flow)
            return s->flows.at[i];
    return NULL;
}

size_t zij_store_count(const zij_store *s)
{
    return s->flows.n;
}

const zij_shelf *zij_store_shelf(const zij_store *s, size_t i)
{
    return &s->flows.at[i]->shelf;
}

const zij_shelf *zij_store_find(const zij_store *s, const zij_flow *flow)
{
    const flow_data *f = flow_of(s, flow);

    return f == NULL ? NULL : &f->shelf;
}

/* The first series whose key begins with no less than the prefix (or, `past`, with more).
 */
static size_t bound(zij_run run, const uint16_t *prefix, size_t n, bool past)
{
    size_t lo = 0, hi = run.n;

    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;
        int order = key_cmp(run.at[mid].key, prefix, n);

        if (order < 0 || (past && order == 0))
            lo = mid + 1;
        else
            hi = mid;
    }
    return lo;
}

zij_run zij_store_take(const zij_store *s, const zij_flow *flow, const uint16_t *prefix,
                       size_t n)
{
    const flow_data *f = flow_of(s, flow);
    size_t from;

    if (f == NULL)
        return (zij_run){ 0 };
    if (n == 0)
        return f->run;
    from = bound(f->run, prefix, n, false);
    return (zij_run){ f->run.at + from, bound(f->run, prefix, n, true) - from };
}

/* ---- places ---- */

uint32_t zij_store_places(const zij_store *s)
{
    size_t n = 0;

    for (size_t i = 0; i < s->flows.n; i++)
        n += s->flows.at[i]->shelf.obs_n;
    ZIJ_ASSERT(n < UINT32_MAX);
    return (uint32_t)n;
}

uint32_t zij_store_place(const zij_store *s, const zij_flow *flow, const uint16_t *key,
                         int32_t ordinal)
{
    zij_run run = zij_store_take(s, flow, key, flow->dims_n);
    size_t lo = 0, hi = run.n == 0 ? 0 : run.at[0].n;

    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;

        if (run.at[0].ordinals[mid] < ordinal)
            lo = mid + 1;
        else
            hi = mid;
    }
    return run.n > 0 && lo < run.at[0].n && run.at[0].ordinals[lo] == ordinal
               ? run.at[0].place + (uint32_t)lo
               : 0;
}
