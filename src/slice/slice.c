/* slice.c - walks the dimensions from first to last, narrowing a run of the store.
 *
 * What is found in the store comes in the order of keys. Where every combination that
 * must be a column was found, that is the answer; else the combinations are made, sorted
 * and merged with what was found.
 */
#include "slice/slice.h"
#include "base/sort.h"

static const zij_diag_kind SLICE_TOO_LARGE = { "slice-too-large", ZIJ_ERROR,
                                               "A slice has too many cells." };

static const zij_obs absent = { .state = ZIJ_OBS_ABSENT, .origin = 0xffff };

typedef struct walk {
    const zij_store *store;
    const zij_select *select;
    zij_arena *mem;
    uint16_t prefix[ZIJ_DIMS];
    int32_t from, to; /* ordinals that are wanted; open: all */
    bool open, none;  /* none: periods of another frequency than the flow's */
    zij_list(const zij_series *) found;
} walk;

/* ---- finding ---- */

/* Index of the first observation at or after `from`. */
static size_t first_from(const zij_series *s, int32_t from)
{
    size_t lo = 0, hi = s->n;

    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;

        if (s->ordinals[mid] < from)
            lo = mid + 1;
        else
            hi = mid;
    }
    return lo;
}

static bool has_wanted(const walk *w, const zij_series *s)
{
    size_t i;

    if (w->open || w->none)
        return !w->none;
    i = first_from(s, w->from);
    return i < s->n && s->ordinals[i] <= w->to;
}

/* Whether `*` takes this code. */
static bool is_taken(const zij_dimension *d, uint16_t code)
{
    return !d->aggregate[code] && (d->in_group == NULL || d->in_group[code]);
}

static void walk_run(walk *w, size_t depth, zij_run run);

/* A last dimension needs no search: no two series have one key. */
static zij_run narrow(walk *w, size_t depth, const zij_series *at)
{
    const zij_flow *f = w->select->flow;

    w->prefix[depth] = at->key[depth];
    if (depth + 1 == f->dims_n)
        return (zij_run){ at, 1 };
    return zij_store_take(w->store, f, w->prefix, depth + 1);
}

static void walk_all(walk *w, size_t depth, zij_run run)
{
    const zij_dimension *d = &w->select->flow->dims[depth];
    zij_run part;

    for (size_t i = 0; i < run.n; i += part.n) {
        part = narrow(w, depth, &run.at[i]);
        if (is_taken(d, run.at[i].key[depth]))
            walk_run(w, depth + 1, part);
    }
}

/* Recurses once per dimension: at most ZIJ_DIMS deep. */
static void walk_run(walk *w, size_t depth, zij_run run)
{
    const zij_flow *f = w->select->flow;
    const zij_pick *pick = &w->select->dims[depth];

    if (run.n == 0)
        return;
    if (depth == f->dims_n) {
        if (has_wanted(w, run.at))
            *zij_list_add(w->mem, &w->found) = run.at;
        return;
    }
    if (pick->all) {
        walk_all(w, depth, run);
        return;
    }
    for (size_t i = 0; i < pick->n; i++) {
        w->prefix[depth] = pick->codes[i];
        walk_run(w, depth + 1, zij_store_take(w->store, f, w->prefix, depth + 1));
    }
}

/* ---- columns ---- */

typedef struct columns {
    uint16_t *keys;
    size_t n;
} columns;

typedef struct key_order {
    size_t width;
    const zij_pick *open; /* only dimensions with `all` count; NULL: every one */
} key_order;

static int compare_keys(const uint16_t *x, const uint16_t *y, const key_order *by)
{
    for (size_t d = 0; d < by->width; d++)
        if ((by->open == NULL || by->open[d].all) && x[d] != y[d])
            return x[d] < y[d] ? -1 : 1;
    return 0;
}

static int order_keys(const void *a, const void *b, void *with)
{
    return compare_keys(a, b, with);
}

static int order_series(const void *a, const void *b, void *with)
{
    const zij_series *const *x = a, *const *y = b;

    return compare_keys((*x)->key, (*y)->key, with);
}

/* One series for each combination of codes of the open dimensions; or one NULL when no
 * dimension is open. */
static const zij_series **open_combinations(const walk *w, size_t *n)
{
    const zij_flow *f = w->select->flow;
    key_order by = { f->dims_n, w->select->dims };
    const zij_series **at = zij_array(w->mem, w->found.n + 1, const zij_series *);
    bool any = false;
    size_t kept = 0;

    for (size_t d = 0; d < f->dims_n; d++)
        any |= w->select->dims[d].all;
    *n = 1;
    if (!any)
        return at;
    zij_copy(at, w->found.at, w->found.n * sizeof(*at));
    zij_sort(w->mem, at, w->found.n, sizeof(*at), order_series, &by);
    for (size_t i = 0; i < w->found.n; i++)
        if (kept == 0 || compare_keys(at[kept - 1]->key, at[i]->key, &by) != 0)
            at[kept++] = at[i];
    *n = kept;
    return at;
}

/* How many combinations the listed codes have; more than `most` may be any number above.
 */
static size_t listed_combinations(const zij_select *s, size_t most)
{
    size_t n = 1;

    for (size_t d = 0; d < s->flow->dims_n && n <= most; d++)
        if (!s->dims[d].all)
            n *= s->dims[d].n;
    return n;
}

/* Writes the i-th combination of the listed codes over the open codes of `from`. */
static void make_key(const zij_select *s, const zij_series *from, size_t i, uint16_t *key)
{
    for (size_t d = s->flow->dims_n; d-- > 0;) {
        const zij_pick *pick = &s->dims[d];

        if (pick->all) {
            key[d] = from->key[d];
        } else {
            key[d] = pick->codes[i % pick->n];
            i /= pick->n;
        }
    }
}

static zij_rc too_large(const walk *w, zij_diags *to)
{
    zij_diag *d = zij_report(to, &SLICE_TOO_LARGE, w->select->where,
                             "the slice has more than %d cells", ZIJ_SLICE_CELLS);

    zij_hint(to, d, "name fewer codes or fewer periods");
    return ZIJ_ELIMIT;
}

static zij_rc make_columns(const walk *w, zij_diags *to, columns *out)
{
    const zij_select *s = w->select;
    size_t width = s->flow->dims_n, open_n;
    const zij_series **open = open_combinations(w, &open_n);
    size_t listed = listed_combinations(s, ZIJ_SLICE_CELLS);
    key_order by = { width, NULL };

    if (open_n > 0 && listed > ZIJ_SLICE_CELLS / open_n)
        return too_large(w, to);
    out->n = open_n * listed;
    out->keys = zij_array(w->mem, out->n * width, uint16_t);
    if (out->n == w->found.n) { /* all were found, and found in order */
        for (size_t i = 0; i < out->n; i++)
            zij_copy(out->keys + i * width, w->found.at[i]->key,
                     width * sizeof(*out->keys));
        return ZIJ_OK;
    }
    for (size_t i = 0; i < out->n; i++)
        make_key(s, open[i / listed], i % listed, out->keys + i * width);
    zij_sort(w->mem, out->keys, out->n, width * sizeof(*out->keys), order_keys, &by);
    return ZIJ_OK;
}

/* ---- cells ---- */

/* The wanted periods; for an open selection those that the found series span. */
static void span_periods(walk *w)
{
    for (size_t i = 0; w->open && i < w->found.n; i++) {
        const zij_series *s = w->found.at[i];
        int32_t first = s->ordinals[0], last = s->ordinals[s->n - 1];

        w->from = i == 0 ? first : ZIJ_MIN(w->from, first);
        w->to = i == 0 ? last : ZIJ_MAX(w->to, last);
    }
}

static size_t count_periods(const walk *w)
{
    if (w->to < w->from || (w->open && w->found.n == 0))
        return 0;
    return (size_t)((int64_t)w->to - w->from) + 1;
}

static void fill_column(const walk *w, const zij_series *s, zij_obs *cells)
{
    for (size_t i = first_from(s, w->from); i < s->n && s->ordinals[i] <= w->to; i++)
        cells[s->ordinals[i] - w->from] = s->obs[i];
}

/* Columns and found series are both in the order of keys. */
static const zij_obs *make_cells(const walk *w, const columns *c, size_t periods)
{
    zij_obs *cells = zij_array(w->mem, c->n * periods, zij_obs);
    key_order by = { w->select->flow->dims_n, NULL };
    size_t at = 0;

    for (size_t i = 0; i < c->n * periods; i++)
        cells[i] = absent;
    for (size_t i = 0; i < c->n && at < w->found.n; i++)
        if (compare_keys(c->keys + i * by.width, w->found.at[at]->key, &by) == 0)
            fill_column(w, w->found.at[at++], cells + i * periods);
    return cells;
}

static const zij_period *make_periods(const walk *w, int32_t freq, size_t n)
{
    zij_period *periods = zij_array(w->mem, n, zij_period);

    for (size_t i = 0; i < n; i++)
        periods[i] = (zij_period){ w->from + (int32_t)i, freq };
    return periods;
}

zij_rc zij_slice_take(const zij_store *store, const zij_select *s, zij_arena *mem,
                      zij_diags *to, const zij_table **out)
{
    const zij_shelf *shelf = zij_store_find(store, s->flow);
    walk w = { .store = store,
               .select = s,
               .mem = mem,
               .from = s->from.ordinal,
               .to = s->to.ordinal,
               .open = s->from.freq == 0 };
    columns c = { 0 };
    size_t periods;
    zij_table *t;
    zij_rc rc;

    w.none = shelf == NULL || (!w.open && (int32_t)shelf->freq != s->from.freq);
    walk_run(&w, 0, zij_store_take(store, s->flow, NULL, 0));
    span_periods(&w);
    periods = count_periods(&w);
    rc = make_columns(&w, to, &c);
    if (rc != ZIJ_OK)
        return rc;
    if (periods > 0 && c.n > ZIJ_SLICE_CELLS / periods)
        return too_large(&w, to);
    t = zij_new(mem, zij_table);
    *t = (zij_table){
        .flow = s->flow,
        .pool = shelf == NULL ? NULL : shelf->pool,
        .file = shelf == NULL ? NULL : shelf->file,
        .keys = c.keys,
        .series_n = c.n,
        .periods = make_periods(&w, w.open && shelf ? (int32_t)shelf->freq : s->from.freq,
                                periods),
        .periods_n = periods,
        .cells = make_cells(&w, &c, periods),
    };
    *out = t;
    return ZIJ_OK;
}

uint32_t zij_slice_places(const zij_store *store)
{
    return zij_store_places(store);
}

uint32_t zij_slice_place(const zij_store *store, const zij_table *t, size_t series,
                         size_t period)
{
    const zij_shelf *shelf = zij_store_find(store, t->flow);

    if (shelf == NULL || (int32_t)shelf->freq != t->periods[period].freq)
        return 0;
    return zij_store_place(store, t->flow, t->keys + series * t->flow->dims_n,
                           t->periods[period].ordinal);
}
