/* From the table of a slice to numbers: which periods are meant, which cells are
 * forecasts, and which are figures that another slice of the expression holds already. */
#include "expr/eval.h"

const slice_use *zij_expr_slice_of(eval *x, uint32_t var)
{
    const slice_use *s = &x->slices.at[x->hint];

    if (var - s->base < s->n)
        return s;
    for (size_t i = 0; i < x->slices.n; i++) {
        s = &x->slices.at[i];
        if (var - s->base < s->n) {
            x->hint = i;
            return s;
        }
    }
    ZIJ_ASSERT(!"a variable is a cell of a slice");
    return NULL;
}

fig zij_expr_fig(eval *x, uint32_t var)
{
    const slice_use *s = zij_expr_slice_of(x, var);
    const zij_table *t = s->table;
    size_t cell = var - s->base;
    const zij_obs *o = &t->cells[cell];
    const uint16_t *key = t->keys + cell / t->periods_n * t->flow->dims_n;
    zij_bounds b = x->env->bounds != NULL ? x->env->bounds(x->env->self, t->flow, key, o)
                                          : zij_obs_bounds(t->flow, key, o);

    return (fig){ b.lo, (zij_i128)o->m * 10, b.hi, t->flow->multiplier - b.p };
}

zij_figure zij_expr_figure(eval *x, uint32_t var)
{
    const slice_use *s;
    uint32_t cell;

    if (var == NO_VAR)
        return (zij_figure){ 0 };
    s = zij_expr_slice_of(x, var);
    cell = var - s->base;
    return (zij_figure){ s->table, (uint32_t)(cell / s->table->periods_n),
                         (uint32_t)(cell % s->table->periods_n) };
}

zij_arena *zij_expr_mem(eval *x)
{
    return x->mem;
}

void zij_expr_too_large(eval *x, const char *what, size_t most)
{
    if (x->limit == NULL) {
        x->limit = what;
        x->most = most;
    }
}

bool zij_expr_failed(const eval *x)
{
    return x->limit != NULL;
}

void zij_expr_charge(eval *x, size_t steps)
{
    x->steps += steps;
    if (x->steps > ZIJ_EXPR_STEPS)
        zij_expr_too_large(x, "steps", ZIJ_EXPR_STEPS);
}

/* ---- the same figure in two slices ---- */

static bool picks_meet(const zij_pick *a, const zij_pick *b)
{
    size_t i = 0, j = 0;

    if (a->all || b->all)
        return true;
    while (i < a->n && j < b->n) {
        if (a->codes[i] == b->codes[j])
            return true;
        if (a->codes[i] < b->codes[j])
            i++;
        else
            j++;
    }
    return false;
}

static bool slices_meet(const slice_use *a, const slice_use *b)
{
    const zij_flow *f = a->table->flow;

    if (f != b->table->flow)
        return false;
    for (size_t i = 0; i < f->dims_n; i++)
        if (!picks_meet(&a->ast->what.dims[i], &b->ast->what.dims[i]))
            return false;
    return true;
}

static int key_cmp(const uint16_t *a, const uint16_t *b, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (a[i] != b[i])
            return a[i] < b[i] ? -1 : 1;
    return 0;
}

static size_t find_series(const zij_table *t, const uint16_t *key)
{
    size_t lo = 0, hi = t->series_n, n = t->flow->dims_n;

    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;
        int c = key_cmp(t->keys + mid * n, key, n);

        if (c == 0)
            return mid;
        if (c < 0)
            lo = mid + 1;
        else
            hi = mid;
    }
    return t->series_n;
}

static size_t find_period(const zij_table *t, zij_period p)
{
    size_t lo = 0, hi = t->periods_n;

    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;
        int c = zij_period_cmp(t->periods[mid], p);

        if (c == 0)
            return mid;
        if (c < 0)
            lo = mid + 1;
        else
            hi = mid;
    }
    return t->periods_n;
}

/* Cells of `s` that `old` has too become the variables of `old`. */
static void link(eval *x, slice_use *s, const slice_use *old, uint32_t *alias)
{
    const zij_table *t = s->table, *u = old->table;

    (void)x;
    for (size_t i = 0; i < t->series_n; i++) {
        size_t series = find_series(u, t->keys + i * t->flow->dims_n);

        for (size_t j = 0; series < u->series_n && j < t->periods_n; j++) {
            size_t period = find_period(u, t->periods[j]);
            size_t cell = series * u->periods_n + period;
            uint32_t *to = &alias[i * t->periods_n + j];

            if (period < u->periods_n && *to == NO_VAR)
                *to = old->alias != NULL ? old->alias[cell] : old->base + (uint32_t)cell;
        }
    }
}

static void link_all(eval *x, slice_use *s, size_t before)
{
    uint32_t *alias = NULL;

    for (size_t i = 0; i < before; i++) {
        if (!slices_meet(s, &x->slices.at[i]))
            continue;
        if (alias == NULL) {
            alias = zij_array(x->mem, s->n, uint32_t);
            for (size_t j = 0; j < s->n; j++)
                alias[j] = NO_VAR;
        }
        link(x, s, &x->slices.at[i], alias);
    }
    for (size_t j = 0; alias != NULL && j < s->n; j++)
        if (alias[j] == NO_VAR)
            alias[j] = s->base + (uint32_t)j;
    s->alias = alias;
}

/* ---- taking ---- */

static bool same_picks(const zij_select *a, const zij_select *b)
{
    for (size_t i = 0; i < a->flow->dims_n; i++) {
        const zij_pick *p = &a->dims[i], *q = &b->dims[i];

        if (p->all != q->all || p->n != q->n || key_cmp(p->codes, q->codes, p->n) != 0)
            return false;
    }
    return true;
}

static bool same_slice(const slice_use *s, const slice_ast *b, int back)
{
    const slice_ast *a = s->ast;

    return a->what.flow == b->what.flow && a->when == b->when && s->back == back &&
           zij_period_cmp(a->what.from, b->what.from) == 0 &&
           zij_period_cmp(a->what.to, b->what.to) == 0 && same_picks(&a->what, &b->what);
}

static bool fits(eval *x, size_t series, size_t periods)
{
    if (series == 0 || periods <= (size_t)ZIJ_EXPR_CELLS / series)
        return true;
    zij_expr_too_large(x, "cells in one table", ZIJ_EXPR_CELLS);
    return false;
}

static bool fetch(eval *x, const slice_ast *a, slice_use *s)
{
    zij_select what = a->what;
    int back = a->when == WHEN_ONE ? x->back : 0;

    if (a->when == WHEN_ONE || a->when == WHEN_RANGE) {
        what.from.ordinal = ZIJ_MAX(what.from.ordinal - back, what.from.freq);
        if (!fits(x, 1, (size_t)(what.to.ordinal - what.from.ordinal) + 1))
            return false;
    } else {
        what.from = what.to = (zij_period){ 0 };
    }
    x->rc = x->env->take(x->env->self, &what, x->mem, x->to, &s->table);
    if (x->rc != ZIJ_OK || !fits(x, s->table->series_n, s->table->periods_n))
        return false;
    s->ast = a;
    s->back = x->back;
    s->n = (uint32_t)(s->table->series_n * s->table->periods_n);
    s->base = x->vars;
    if (x->vars > 16 * (uint32_t)ZIJ_EXPR_CELLS) {
        zij_expr_too_large(x, "cells in all tables", (size_t)16 * ZIJ_EXPR_CELLS);
        return false;
    }
    x->vars += s->n;
    s->used = zij_array(x->mem, s->n, uint8_t);
    return true;
}

/* Index of the slice, which is taken unless the same one was. */
static bool use(eval *x, const slice_ast *a, size_t *out)
{
    slice_use s = { 0 };

    for (*out = 0; *out < x->slices.n; (*out)++)
        if (same_slice(&x->slices.at[*out], a, x->back))
            return true;
    if (!fetch(x, a, &s))
        return false;
    *zij_list_add(x->mem, &x->slices) = s;
    link_all(x, &x->slices.at[*out], *out);
    return true;
}

/* ---- periods ---- */

static int later(zij_period a, zij_period b)
{
    if (a.freq == b.freq)
        return (a.ordinal > b.ordinal) - (a.ordinal < b.ordinal);
    return zij_period_year(a) - zij_period_year(b);
}

static bool is_forecast(const eval *x, const zij_table *t, size_t period,
                        const zij_obs *o)
{
    return o->status == 'F' ||
           (x->env->as_of.freq != 0 && later(t->periods[period], x->env->as_of) > 0);
}

static bool is_settled(const eval *x, const zij_table *t, size_t series, size_t period)
{
    const zij_obs *o = zij_table_cell(t, series, period);

    return o->state == ZIJ_OBS_VALUE && !is_forecast(x, t, period, o);
}

static bool any_settled(const eval *x, const zij_table *t, size_t period)
{
    for (size_t i = 0; i < t->series_n; i++)
        if (is_settled(x, t, i, period))
            return true;
    return false;
}

static bool all_settled(const eval *x, const zij_table *t, size_t period)
{
    for (size_t i = 0; i < t->series_n; i++)
        if (!is_settled(x, t, i, period))
            return false;
    return t->series_n > 0;
}

/* Columns of the result: per series and column a period of the table, or -1. */
typedef struct columns {
    zij_period *periods; /* NULL: each series its own */
    int32_t *at;         /* n, or series_n x n when periods is NULL */
    size_t n;
    bool open;
    bool mixed; /* one column has several periods */
} columns;

static void name_columns(eval *x, const zij_table *t, columns *c, size_t first)
{
    c->periods = zij_array(x->mem, c->n, zij_period);
    c->at = zij_array(x->mem, c->n, int32_t);
    for (size_t i = 0; i < c->n; i++) {
        c->periods[i] = t->periods[first + i];
        c->at[i] = (int32_t)(first + i);
    }
}

static void named_columns(eval *x, const slice_ast *a, const zij_table *t, columns *c)
{
    int back = a->when == WHEN_ONE ? x->back : 0;
    int32_t first = a->what.from.ordinal - back;

    c->n = (size_t)(a->what.to.ordinal - first) + 1;
    c->periods = zij_array(x->mem, c->n, zij_period);
    c->at = zij_array(x->mem, c->n, int32_t);
    for (size_t i = 0; i < c->n; i++) {
        size_t at;

        c->periods[i] = (zij_period){ first + (int32_t)i, a->what.from.freq };
        at = find_period(t, c->periods[i]);
        c->at[i] = at < t->periods_n ? (int32_t)at : -1;
    }
}

static void open_columns(eval *x, const slice_ast *a, const zij_table *t, columns *c)
{
    size_t first = 0, end = t->periods_n;

    c->open = true;
    while (a->when == WHEN_FROM && first < end &&
           later(t->periods[first], a->what.from) < 0)
        first++;
    while (a->when == WHEN_TO && first < end &&
           later(t->periods[end - 1], a->what.to) > 0)
        end--;
    while (first < end && !any_settled(x, t, first))
        first++;
    while (first < end && !any_settled(x, t, end - 1))
        end--;
    c->n = end - first;
    name_columns(x, t, c, first);
}

static void back_from(const eval *x, int32_t last, int32_t *to)
{
    for (int i = 0; i <= x->back; i++)
        to[i] = last < x->back - i ? -1 : last - (x->back - i);
}

static void latest_columns(eval *x, const zij_table *t, columns *c)
{
    size_t end = t->periods_n;

    c->open = true;
    c->n = (size_t)x->back + 1;
    while (end > 0 && !all_settled(x, t, end - 1))
        end--;
    c->at = zij_array(x->mem, c->n, int32_t);
    back_from(x, (int32_t)end - 1, c->at);
    if (end == 0)
        for (size_t i = 0; i < c->n; i++)
            c->at[i] = -1;
    if (c->at[0] < 0) { /* no period has a name then */
        int32_t *each =
            zij_array(x->mem, c->n * ZIJ_MAX(t->series_n, (size_t)1), int32_t);

        for (size_t s = 0; s < ZIJ_MAX(t->series_n, (size_t)1); s++)
            zij_copy(each + s * c->n, c->at, c->n * sizeof(*each));
        c->at = each;
        return;
    }
    name_columns(x, t, c, (size_t)c->at[0]);
}

static void latest_each_columns(eval *x, const zij_table *t, columns *c)
{
    c->open = true;
    c->n = (size_t)x->back + 1;
    c->at = zij_array(x->mem, c->n * ZIJ_MAX(t->series_n, (size_t)1), int32_t);
    if (t->series_n == 0)
        c->at[0] = -1;
    for (size_t s = 0; s < t->series_n; s++) {
        size_t end = t->periods_n;

        while (end > 0 && !is_settled(x, t, s, end - 1))
            end--;
        back_from(x, (int32_t)end - 1, c->at + s * c->n);
        c->mixed = c->mixed || c->at[(s + 1) * c->n - 1] != c->at[c->n - 1];
    }
}

static columns choose(eval *x, const slice_ast *a, const zij_table *t)
{
    columns c = { 0 };

    if (a->when == WHEN_ONE || a->when == WHEN_RANGE)
        named_columns(x, a, t, &c);
    else if (a->when == WHEN_LATEST)
        latest_columns(x, t, &c);
    else if (a->when == WHEN_LATEST_EACH)
        latest_each_columns(x, t, &c);
    else
        open_columns(x, a, t, &c);
    return c;
}

/* ---- cells ---- */

/* That the list of a year has the largest says nothing beside figures of other years. */
static void set_cover(num *n, const slice_use *s, const ast *a, const zij_obs *o,
                      bool mixed)
{
    const zij_flow *f = s->table->flow;

    n->cover = o->state == ZIJ_OBS_ABSENT ? f->coverage.kind : o->coverage.kind;
    n->cover_axis = 255;
    if (n->cover != ZIJ_COVER_TOP)
        return;
    if (o->state == ZIJ_OBS_ABSENT || mixed) {
        n->cover = ZIJ_COVER_LISTED;
        return;
    }
    n->top = o->coverage.top;
    for (size_t i = 0; i < a->type.axes_n; i++)
        if (zij_str_eq(a->type.axes[i].id, f->dims[o->coverage.dim].id))
            n->cover_axis = (uint8_t)i;
}

static num make_cell(eval *x, slice_use *s, const ast *a, const columns *c, size_t series,
                     int32_t period)
{
    size_t cell = series * s->table->periods_n + (size_t)period;
    const zij_obs *o;
    num n = { .kind = NUM_FIGURE, .cell = true, .var = NO_VAR };

    if (period < 0) {
        n = zij_expr_unknown(ZIJ_WHY_MISSING, NO_VAR);
        n.cover = s->table->flow->coverage.kind == ZIJ_COVER_COMPLETE ? ZIJ_COVER_COMPLETE
                                                                      : ZIJ_COVER_LISTED;
        return n;
    }
    o = &s->table->cells[cell];
    n.var = s->alias != NULL ? s->alias[cell] : s->base + (uint32_t)cell;
    n.forecast = is_forecast(x, s->table, (size_t)period, o);
    set_cover(&n, s, a, o, c->mixed);
    if (o->state != ZIJ_OBS_VALUE || (c->open && n.forecast)) {
        n.kind = NUM_UNKNOWN;
        n.why = o->state != ZIJ_OBS_VALUE ? ZIJ_WHY_MISSING : ZIJ_WHY_FORECAST;
        n.forecast = false;
    } else if (s->alias == NULL) {
        s->used[cell] = 1;
    } else {
        const slice_use *owner = zij_expr_slice_of(x, n.var);

        owner->used[n.var - owner->base] = 1;
    }
    return n;
}

/* Whether `*` on an axis met every code of the flow's group: then nothing is unlisted,
 * whatever the coverage says. Of two dimensions with `*` only pairs that have data are
 * there, so a code may be met in one row and lack in the next. */
static bool whole_group(eval *x, const slice_ast *a, const zij_table *t, size_t dim)
{
    const zij_dimension *d = &t->flow->dims[dim];
    zij_arena_mark here = zij_arena_here(x->mem);
    size_t wanted = 0, found = 0;
    bool *seen;

    if (d->in_group == NULL)
        return false;
    for (size_t i = 0; i < t->flow->dims_n; i++)
        if (i != dim && a->what.dims[i].all)
            return false;
    seen = zij_array(x->mem, d->codes->n, bool);
    for (size_t i = 0; i < t->series_n; i++) {
        uint16_t code = t->keys[i * t->flow->dims_n + dim];

        found += !seen[code] && d->in_group[code];
        seen[code] = true;
    }
    for (size_t c = 0; c < d->codes->n; c++)
        wanted += d->in_group[c] && !(d->aggregate != NULL && d->aggregate[c]);
    zij_arena_rewind(x->mem, here);
    return wanted == found;
}

static void project(eval *x, const ast *a, const zij_table *t, tab *out)
{
    const zij_flow *f = t->flow;
    size_t n = a->type.axes_n, axis = 0;
    uint16_t *keys = zij_array(x->mem, t->series_n * n, uint16_t);

    for (size_t d = 0; d < f->dims_n && axis < n; d++) {
        if (!zij_str_eq(f->dims[d].id, a->type.axes[axis].id))
            continue;
        for (size_t s = 0; s < t->series_n; s++)
            keys[s * n + axis] = t->keys[s * f->dims_n + d];
        if (a->slice->what.dims[d].all && !whole_group(x, a->slice, t, d))
            out->star |= (uint32_t)1 << axis;
        axis++;
    }
    out->keys = keys;
}

bool zij_expr_take(eval *x, const ast *a, tab *out)
{
    size_t at;
    slice_use *s;
    columns c;
    num *nums;

    if (!use(x, a->slice, &at))
        return false;
    s = &x->slices.at[at];
    c = choose(x, a->slice, s->table);
    *out = (tab){ .type = &a->type,
                  .series_n = s->table->series_n,
                  .periods_n = c.n,
                  .periods = c.periods };
    project(x, a, s->table, out);
    if (out->series_n == 0 && a->type.axes_n == 0)
        out->series_n = 1;
    if (!fits(x, out->series_n, out->periods_n))
        return false;
    nums = zij_array(x->mem, out->series_n * out->periods_n, num);
    for (size_t i = 0; i < out->series_n; i++)
        for (size_t j = 0; j < c.n; j++) {
            int32_t period = c.periods == NULL ? c.at[i * c.n + j] : c.at[j];

            nums[i * c.n + j] =
                make_cell(x, s, a, &c, i, i < s->table->series_n ? period : -1);
        }
    out->nums = nums;
    return true;
}
