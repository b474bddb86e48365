/* Tables that meet cell by cell, and tables that lose a dimension. */
#include "base/sort.h"
#include "expr/eval.h"

static int key_cmp(const uint16_t *a, const uint16_t *b, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (a[i] != b[i])
            return a[i] < b[i] ? -1 : 1;
    return 0;
}

static int by_key(const void *a, const void *b, void *with)
{
    return key_cmp(a, b, *(const size_t *)with);
}

static size_t axis_of(const type *t, zij_str id)
{
    size_t i = 0;

    while (i < t->axes_n && !zij_str_eq(t->axes[i].id, id))
        i++;
    return i;
}

static const int32_t *counted(eval *x, size_t n, bool broadcast)
{
    int32_t *at = zij_array(x->mem, n, int32_t);

    for (size_t i = 0; i < n && !broadcast; i++)
        at[i] = (int32_t)i;
    return at;
}

/* The keys of a table with its axes in the order of `t`, which has the same ones. */
static uint16_t *reordered(eval *x, const type *t, const tab *a)
{
    size_t n = t->axes_n;
    uint16_t *keys = zij_array(x->mem, a->series_n * n, uint16_t);

    for (size_t i = 0; i < n; i++) {
        size_t from = axis_of(a->type, t->axes[i].id);

        for (size_t s = 0; s < a->series_n; s++)
            keys[s * n + i] = a->keys[s * n + from];
    }
    zij_sort(x->mem, keys, a->series_n, n * sizeof(*keys), by_key, &n);
    return keys;
}

/* The keys of both, each once. */
static void unite(eval *x, const type *t, const tab *a, const tab *b, tab *out)
{
    size_t n = t->axes_n, i = 0, j = 0, to = 0;
    const uint16_t *p = reordered(x, t, a), *q = reordered(x, t, b);
    uint16_t *keys = zij_array(x->mem, (a->series_n + b->series_n) * n, uint16_t);

    while (i < a->series_n || j < b->series_n) {
        int c = i == a->series_n   ? 1
                : j == b->series_n ? -1
                                   : key_cmp(p + i * n, q + j * n, n);

        zij_copy(keys + to++ * n, c <= 0 ? p + i * n : q + j * n, n * sizeof(*keys));
        i += c <= 0;
        j += c >= 0;
    }
    out->keys = keys;
    out->series_n = to;
}

static int32_t find(const tab *a, const uint16_t *key)
{
    size_t lo = 0, hi = a->series_n, n = a->type->axes_n;

    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;
        int c = key_cmp(a->keys + mid * n, key, n);

        if (c == 0)
            return (int32_t)mid;
        if (c < 0)
            lo = mid + 1;
        else
            hi = mid;
    }
    return -1;
}

/* Where each series of `out` stands in `a`, which may have fewer axes. */
static const int32_t *locate(eval *x, const type *t, const tab *out, const tab *a)
{
    int32_t *at = zij_array(x->mem, out->series_n, int32_t);
    size_t from[ZIJ_DIMS];
    uint16_t key[ZIJ_DIMS];

    for (size_t i = 0; i < a->type->axes_n; i++)
        from[i] = axis_of(t, a->type->axes[i].id);
    for (size_t s = 0; s < out->series_n; s++) {
        for (size_t i = 0; i < a->type->axes_n; i++)
            key[i] = out->keys[s * t->axes_n + from[i]];
        at[s] = find(a, key);
    }
    return at;
}

static bool same_axes(const type *a, const type *b)
{
    if (a->axes_n != b->axes_n)
        return false;
    for (size_t i = 0; i < a->axes_n; i++)
        if (!zij_str_eq(a->axes[i].id, b->axes[i].id))
            return false;
    return true;
}

static bool same_series(const tab *a, const tab *b)
{
    return a->series_n == b->series_n && same_axes(a->type, b->type) &&
           key_cmp(a->keys, b->keys, a->series_n * a->type->axes_n) == 0;
}

static uint32_t star_of(const type *t, const tab *a)
{
    uint32_t star = 0;

    for (size_t i = 0; i < a->type->axes_n; i++)
        if (a->star >> i & 1)
            star |= (uint32_t)1 << axis_of(t, a->type->axes[i].id);
    return star;
}

static void align_series(eval *x, const type *t, const tab *a, const tab *b, tab *out,
                         meeting *m)
{
    const tab *wide = a->type->axes_n >= b->type->axes_n ? a : b;

    out->star = star_of(t, a) | star_of(t, b);
    out->keys = wide->keys;
    out->series_n = wide->series_n;
    if (a->type->axes_n == 0 || b->type->axes_n == 0 || same_series(a, b)) {
        m->series[0] = counted(x, out->series_n, a->type->axes_n < b->type->axes_n);
        m->series[1] = counted(x, out->series_n, b->type->axes_n < a->type->axes_n);
        return;
    }
    if (a->type->axes_n == b->type->axes_n)
        unite(x, t, a, b, out);
    m->series[0] = locate(x, t, out, a);
    m->series[1] = locate(x, t, out, b);
}

/* From the first to the last of both: a gap between them is of empty cells, so that one
 * period before 2022 is 2021 and never 2019. */
static void span_periods(eval *x, const tab *a, const tab *b, tab *out, meeting *m)
{
    const tab *of[2] = { a, b };
    int32_t freq = a->periods[0].freq;
    int32_t from = ZIJ_MIN(a->periods[0].ordinal, b->periods[0].ordinal);
    int32_t to = ZIJ_MAX(a->periods[a->periods_n - 1].ordinal,
                         b->periods[b->periods_n - 1].ordinal);
    size_t n = (size_t)(to - from) + 1; /* years have four digits */
    zij_period *periods = zij_array(x->mem, n, zij_period);

    for (size_t i = 0; i < n; i++)
        periods[i] = (zij_period){ from + (int32_t)i, freq };
    for (size_t side = 0; side < 2; side++) {
        int32_t *at = zij_array(x->mem, n, int32_t);

        for (size_t i = 0; i < n; i++)
            at[i] = -1;
        for (size_t i = 0; i < of[side]->periods_n; i++)
            at[of[side]->periods[i].ordinal - from] = (int32_t)i;
        m->period[side] = at;
    }
    out->periods = periods;
    out->periods_n = n;
}

/* Those of both, each once: years beside months, or beside nothing. */
static void unite_periods(eval *x, const tab *a, const tab *b, tab *out, meeting *m)
{
    size_t room = a->periods_n + b->periods_n, i = 0, j = 0, n = 0;
    zij_period *periods = zij_array(x->mem, room, zij_period);
    int32_t *p = zij_array(x->mem, room, int32_t), *q = zij_array(x->mem, room, int32_t);

    while (i < a->periods_n || j < b->periods_n) {
        int c = i == a->periods_n   ? 1
                : j == b->periods_n ? -1
                                    : zij_period_cmp(a->periods[i], b->periods[j]);

        periods[n] = c <= 0 ? a->periods[i] : b->periods[j];
        p[n] = c <= 0 ? (int32_t)i++ : -1;
        q[n++] = c >= 0 ? (int32_t)j++ : -1;
    }
    out->periods = periods;
    out->periods_n = n;
    m->period[0] = p;
    m->period[1] = q;
}

/* A value without open time stands beside every period. */
static void align_periods(eval *x, const tab *a, const tab *b, tab *out, meeting *m)
{
    const tab *wide = a->type->time > b->type->time || (a->type->time == b->type->time &&
                                                        a->periods_n >= b->periods_n)
                          ? a
                          : b;

    if (a->type->time == TIME_OPEN && b->type->time == TIME_OPEN) {
        bool alike = a->periods_n > 0 && b->periods_n > 0 &&
                     a->periods[0].freq == b->periods[0].freq;

        (alike ? span_periods : unite_periods)(x, a, b, out, m);
        return;
    }
    out->periods = wide->periods;
    out->periods_n = wide->periods_n;
    if (a->type->time == TIME_FIXED && b->type->time == TIME_FIXED &&
        (a->periods == NULL || b->periods == NULL || a->periods_n != b->periods_n ||
         zij_period_cmp(a->periods[0], b->periods[0]) != 0))
        out->periods = NULL;
    m->period[0] = counted(x, wide->periods_n, a->periods_n != wide->periods_n);
    m->period[1] = counted(x, wide->periods_n, b->periods_n != wide->periods_n);
}

/* What one table lacks may only be unlisted there. A table of verdicts may still hold the
 * numbers that they were made of, which are more. */
static bool is_open(const tab *t)
{
    size_t n = t->star != 0 ? t->series_n * t->periods_n : 0;
    zij_value_kind kind = (zij_value_kind)t->type->kind;

    for (size_t i = 0; i < n; i++)
        if (kind == ZIJ_VALUE_NUMBERS    ? t->nums[i].cover != ZIJ_COVER_COMPLETE
            : kind == ZIJ_VALUE_VERDICTS ? t->verds[i].partial
                                         : false)
            return true;
    return false;
}

bool zij_expr_align(eval *x, const type *t, const tab *a, const tab *b, tab *out,
                    meeting *m)
{
    *out = (tab){ .type = t };
    m->open[0] = is_open(a);
    m->open[1] = is_open(b);
    align_series(x, t, a, b, out, m);
    align_periods(x, a, b, out, m);
    if (out->series_n == 0 || out->periods_n <= (size_t)ZIJ_EXPR_CELLS / out->series_n)
        return true;
    zij_expr_too_large(x, "cells in one table", ZIJ_EXPR_CELLS);
    return false;
}

/* ---- reducing ---- */

typedef struct sorter {
    const uint16_t *keys;
    size_t n;
} sorter;

static int by_kept(const void *a, const void *b, void *with)
{
    const sorter *s = with;

    return key_cmp(s->keys + *(const uint32_t *)a * s->n,
                   s->keys + *(const uint32_t *)b * s->n, s->n);
}

static uint16_t *kept_keys(eval *x, const tab *t, uint32_t over, size_t *kept)
{
    size_t n = t->type->axes_n;
    uint16_t *keys = zij_array(x->mem, t->series_n * n, uint16_t), *to = keys;

    *kept = 0;
    for (size_t i = 0; i < n; i++)
        *kept += !(over >> i & 1);
    for (size_t s = 0; s < t->series_n; s++)
        for (size_t i = 0; i < n; i++)
            if (!(over >> i & 1))
                *to++ = t->keys[s * n + i];
    return keys;
}

static uint32_t kept_star(const tab *t, uint32_t over)
{
    uint32_t star = 0, to = 0;

    for (size_t i = 0; i < t->type->axes_n; i++)
        if (!(over >> i & 1))
            star |= (t->star >> i & 1) << to++;
    return star;
}

groups zij_expr_group(eval *x, const tab *t, uint32_t over, tab *out)
{
    sorter s;
    uint32_t *order = zij_array(x->mem, t->series_n, uint32_t);
    size_t *start = zij_array(x->mem, t->series_n + 2, size_t), n = 0;
    uint16_t *keys;

    s.keys = kept_keys(x, t, over, &s.n);
    for (size_t i = 0; i < t->series_n; i++)
        order[i] = (uint32_t)i;
    if (s.n > 0 && s.n < t->type->axes_n)
        zij_sort(x->mem, order, t->series_n, sizeof(*order), by_kept, &s);
    keys = zij_array(x->mem, t->series_n * s.n, uint16_t);
    for (size_t i = 0; i < t->series_n; i++) {
        if (i > 0 && by_kept(&order[i - 1], &order[i], &s) == 0)
            continue;
        start[n] = i;
        zij_copy(keys + n++ * s.n, s.keys + order[i] * s.n, s.n * sizeof(*keys));
    }
    if (s.n == 0) /* also when there are no series at all */
        n = 1;
    start[n] = t->series_n;
    out->keys = keys;
    out->series_n = n;
    out->star = kept_star(t, over);
    return (groups){ n, order, start };
}

void zij_expr_collect(cells *c, num *at, uint32_t *series, const num *cell, uint32_t of)
{
    c->at = at;
    c->series = series;
    if (cell->kind != NUM_NONE) {
        at[c->n] = *cell;
        series[c->n++] = of;
    } else if (cell->cover != ZIJ_COVER_COMPLETE && c->dropped == NULL) {
        c->dropped = cell;
    }
}

static cells collect(eval *x, const tab *arg, const groups *g, size_t group, size_t from,
                     size_t to)
{
    size_t room = (g->start[group + 1] - g->start[group]) * (to - from);
    cells c = { 0 };
    num *at = zij_array(x->mem, room, num);
    uint32_t *series = zij_array(x->mem, room, uint32_t);

    for (size_t i = g->start[group]; i < g->start[group + 1]; i++)
        for (size_t p = from; p < to; p++)
            zij_expr_collect(&c, at, series, &arg->nums[g->order[i] * arg->periods_n + p],
                             g->order[i]);
    return c;
}

bool zij_expr_reduce(eval *x, const ast *call, const tab *arg, reducer *f, tab *out)
{
    groups g;
    num *nums;

    *out = (tab){ .type = &call->type,
                  .periods = call->over_time ? NULL : arg->periods,
                  .periods_n = call->over_time ? 1 : arg->periods_n };
    g = zij_expr_group(x, arg, call->over, out);
    nums = zij_array(x->mem, out->series_n * out->periods_n, num);
    for (size_t i = 0; i < g.n; i++)
        for (size_t p = 0; p < out->periods_n; p++) {
            cells c = collect(x, arg, &g, i, call->over_time ? 0 : p,
                              call->over_time ? arg->periods_n : p + 1);

            num *to = &nums[i * out->periods_n + p];

            *to =
                c.n == 0 ? zij_expr_unknown(ZIJ_WHY_EMPTY, NO_VAR) : f(x, call, arg, &c);
            if (to->cover == ZIJ_COVER_TOP) /* no row of the list that was reduced */
                to->cover = ZIJ_COVER_LISTED;
        }
    out->nums = nums;
    return true;
}

const num *zij_expr_uncovered(const tab *arg, uint32_t over, const cells *c)
{
    const num *first = c->dropped;

    if ((arg->star & over) == 0)
        return NULL;
    for (size_t i = 0; i < c->n; i++) {
        if (c->at[i].cover ==
            ZIJ_COVER_TOP) /* says more than a row that is listed only */
            return &c->at[i];
        if (c->at[i].cover != ZIJ_COVER_COMPLETE && first == NULL)
            first = &c->at[i];
    }
    return first;
}

const num *zij_expr_first_unknown(const cells *c)
{
    const num *open = NULL;

    for (size_t i = 0; i < c->n; i++) {
        if (c->at[i].kind == NUM_UNKNOWN)
            return &c->at[i];
        if (c->at[i].kind == NUM_OPEN && open == NULL)
            open = &c->at[i];
    }
    return open;
}

/* Columns before a fixed period are wanted of the result, not inside the reduction. */
bool zij_expr_argument(eval *x, const ast *call, tab *out)
{
    int back = x->back;
    bool good;

    if (call->over_time)
        x->back = 0;
    good = zij_expr_eval_ast(x, call->of[0], out);
    x->back = back;
    return good;
}

bool zij_expr_partial_row(const tab *t, size_t series)
{
    for (size_t p = 0; p < t->periods_n; p++) {
        size_t cell = series * t->periods_n + p;

        if (t->nums != NULL ? t->nums[cell].cover != ZIJ_COVER_COMPLETE
                            : t->verds[cell].partial)
            return true;
    }
    return false;
}
