/* margin.c - how near a verdict is to another one.
 *
 * A claim is evaluated again with one figure moved. Its tables are taken once and copied;
 * a figure is moved in every copy that holds it, and put back. */
#include "judge/judge.h"

enum { PERCENT = 100, PERCENT_DECIMALS = 3 };

typedef struct copy {
    zij_select what;
    zij_table table;
    zij_obs *cells; /* owned by the arena; table.cells */
} copy;

typedef struct moving {
    const zij_expr_env *env;
    const zij_expr *expr;
    zij_arena *mem;
    zij_list(copy *) copies;
    zij_outcome now;
    bool wide;                 /* figures stand for all that they may be moved to */
    zij_list(zij_obs *) cells; /* of the figure that is moved */
    const zij_flow *flow;
    const uint16_t *key;
} moving;

static bool same_select(const zij_select *a, const zij_select *b)
{
    if (a->flow != b->flow || zij_period_cmp(a->from, b->from) != 0 ||
        zij_period_cmp(a->to, b->to) != 0)
        return false;
    for (size_t i = 0; i < a->flow->dims_n; i++) {
        const zij_pick *p = &a->dims[i], *q = &b->dims[i];

        if (p->all != q->all || p->n != q->n)
            return false;
        for (size_t k = 0; k < p->n; k++)
            if (p->codes[k] != q->codes[k])
                return false;
    }
    return true;
}

static zij_rc take(void *self, const zij_select *what, zij_arena *mem, zij_diags *to,
                   const zij_table **out)
{
    moving *m = self;
    copy *c;
    size_t n;
    zij_rc rc;

    (void)mem; /* what is kept must outlive the evaluation */
    for (size_t i = 0; i < m->copies.n; i++)
        if (same_select(&m->copies.at[i]->what, what)) {
            *out = &m->copies.at[i]->table;
            return ZIJ_OK;
        }
    rc = m->env->take(m->env->self, what, m->mem, to, out);
    if (rc != ZIJ_OK)
        return rc;
    c = zij_new(m->mem, copy);
    n = (*out)->series_n * (*out)->periods_n;
    *c = (copy){ *what, **out, zij_array(m->mem, n, zij_obs) };
    zij_copy(c->cells, (*out)->cells, n * sizeof(*c->cells));
    c->table.cells = c->cells;
    *zij_list_add(m->mem, &m->copies) = c;
    *out = &c->table;
    return ZIJ_OK;
}

static zij_bounds widened(void *self, const zij_flow *flow, const uint16_t *key,
                          const zij_obs *o);

/* An evaluation calls only these two. */
static zij_outcome judge(moving *m, zij_value *v)
{
    zij_expr_env env = *m->env;
    zij_diags quiet = zij_diags_make(m->mem);

    env.self = m;
    env.take = take;
    env.bounds = widened;
    *v = (zij_value){ 0 };
    if (zij_expr_eval(m->expr, &env, m->mem, &quiet, v) != ZIJ_OK)
        return m->now; /* too large: nothing changes */
    return (zij_outcome)v->verdicts[0].outcome;
}

/* Every cell of the copies that is this figure. */
static void find_cells(moving *m, zij_figure f)
{
    zij_period when = zij_figure_period(f);

    m->cells.n = 0;
    m->flow = f.table->flow;
    m->key = zij_figure_key(f);
    for (size_t i = 0; i < m->copies.n; i++) {
        const zij_table *t = &m->copies.at[i]->table;
        size_t p = 0, dims = t->flow->dims_n;

        if (t->flow != m->flow)
            continue;
        while (p < t->periods_n && zij_period_cmp(t->periods[p], when) != 0)
            p++;
        for (size_t s = 0; p < t->periods_n && s < t->series_n; s++) {
            bool same = true;

            for (size_t d = 0; same && d < dims; d++)
                same = t->keys[s * dims + d] == m->key[d];
            if (same)
                *zij_list_add(m->mem, &m->cells) =
                    &m->copies.at[i]->cells[s * t->periods_n + p];
        }
    }
}

/* The verdict with the figure moved by so many units; *side: how the middles of what is
 * compared lie to each other, 0 when that is not known. */
static zij_outcome judge_moved(moving *m, int64_t by, int *side)
{
    zij_arena_mark here = zij_arena_here(m->mem);
    size_t copies = m->copies.n;
    zij_value v;
    zij_outcome o;

    for (size_t i = 0; i < m->cells.n; i++)
        m->cells.at[i]->m += by;
    o = judge(m, &v);
    *side = 0;
    if (v.verdicts != NULL && v.verdicts[0].left.state == ZIJ_NUMBER_KNOWN &&
        v.verdicts[0].right.state == ZIJ_NUMBER_KNOWN)
        *side = zij_real_cmp(&v.verdicts[0].left.middle, &v.verdicts[0].right.middle);
    for (size_t i = 0; i < m->cells.n; i++)
        m->cells.at[i]->m -= by;
    m->copies.n = copies; /* any other lies in what is given back */
    zij_arena_rewind(m->mem, here);
    return o;
}

/* ---- all figures at once ---- */

static int64_t most_moved(const zij_obs *o)
{
    int64_t part = (o->m < 0 ? -o->m : o->m) / PERCENT;

    return part < 1 ? 1 : part;
}

/* What a figure stands for wherever within its reach it is moved. */
static zij_bounds widened(void *self, const zij_flow *flow, const uint16_t *key,
                          const zij_obs *o)
{
    const moving *m = self;
    zij_bounds b = zij_obs_bounds(flow, key, o), low, high;
    zij_obs moved = *o;

    if (!m->wide)
        return b;
    moved.m = o->m - most_moved(o);
    low = zij_obs_bounds(flow, key, &moved);
    moved.m = o->m + most_moved(o);
    high = zij_obs_bounds(flow, key, &moved);
    b.lo = ZIJ_MIN(b.lo, low.lo);
    b.hi = ZIJ_MAX(b.hi, high.hi);
    return b;
}

/* What holds at every point of the wider box holds wherever one figure is moved. */
static bool is_far(moving *m)
{
    zij_arena_mark here = zij_arena_here(m->mem);
    size_t copies = m->copies.n;
    zij_value v;
    zij_outcome o;

    if (m->now != ZIJ_PROVED && m->now != ZIJ_REFUTED)
        return false;
    m->wide = true;
    o = judge(m, &v);
    m->wide = false;
    m->copies.n = copies;
    zij_arena_rewind(m->mem, here);
    return o == m->now;
}

/* ---- one figure ---- */

/* The least move towards `most` at which `changed` holds, given that it does there: the
 * farther a figure moves, the more it changes. */
static int64_t least_move(moving *m, int64_t most, int side0, bool by_side)
{
    int64_t lo = 0, hi = most;

    while (hi - lo > 1 || lo - hi > 1) {
        int64_t mid = lo + (hi - lo) / 2;
        int side;
        zij_outcome o = judge_moved(m, mid, &side);

        if (by_side ? side != side0 : o != m->now)
            hi = mid;
        else
            lo = mid;
    }
    return hi;
}

/* The least move in one direction that changes the verdict, or 0. Where two sides are to
 * be equal, a figure may pass from one difference to the other: then the verdict changes
 * where they meet. */
static int64_t move_towards(moving *m, int64_t most, int side0)
{
    int side;
    int64_t at;

    if (judge_moved(m, most, &side) != m->now)
        return least_move(m, most, 0, false);
    if (side == side0 || side == 0 || side0 == 0)
        return 0;
    at = least_move(m, most, side0, true);
    for (int64_t i = 0; i < 2 && at != 0; i++, at -= most > 0 ? 1 : -1)
        if (judge_moved(m, at, &side) != m->now)
            return at;
    return 0;
}

/* Whether a move of `by` is smaller, relative to the figure, than the best so far. */
static bool is_less(const zij_margin *best, int64_t by, int64_t m)
{
    zij_i128 was = best->by.m < 0 ? -best->by.m : best->by.m;
    zij_i128 now = by < 0 ? -by : by, of = m < 0 ? -m : m, before;

    if (!best->tight || m == 0)
        return !best->tight;
    before = zij_figure_obs(best->figure)->m;
    return !best->relative || now * (before < 0 ? -before : before) < was * of;
}

static void set_percent(zij_margin *out)
{
    int64_t m = zij_figure_obs(out->figure)->m;
    zij_rat r;

    out->relative =
        m != 0 && zij_rat_make((zij_i128)out->by.m * PERCENT, m < 0 ? -m : m, &r);
    if (!out->relative)
        return;
    r.n = r.n < 0 ? -r.n : r.n;
    for (int d = 1; d <= PERCENT_DECIMALS; d++)
        if (!zij_rat_round(r, d, &out->percent) || out->percent.m != 0)
            return;
}

static void try_figure(moving *m, zij_figure f, int side0, zij_margin *out)
{
    const zij_obs *o = zij_figure_obs(f);
    int64_t most = most_moved(o), at = o->m;
    bool negative = !zij_obs_nonnegative(f.table->flow, zij_figure_key(f));

    find_cells(m, f);
    for (int way = 1; way >= -1; way -= 2) {
        int64_t by;

        if (way < 0 && at >= 0 && at < most && !negative)
            continue; /* no publisher would print it */
        by = move_towards(m, way * most, side0);
        if (by != 0 && is_less(out, by, at)) {
            int side;

            out->tight = true;
            out->figure = f;
            out->by = (zij_dec){ by, o->p };
            out->then = judge_moved(m, by, &side);
            set_percent(out);
        }
    }
}

zij_margin zij_judge_margin(const zij_expr_env *env, const zij_formula *f, zij_arena *mem)
{
    moving m = { .env = env, .expr = f->expr, .mem = mem };
    zij_margin out = { 0 };
    zij_value v;
    int side = 0;

    if (f->value.kind != ZIJ_VALUE_VERDICTS || !zij_value_is_scalar(&f->value))
        return out;
    m.now = (zij_outcome)f->value.verdicts[0].outcome;
    if (judge(&m, &v) != m.now || is_far(&m))
        return out;
    if (v.verdicts[0].left.state == ZIJ_NUMBER_KNOWN &&
        v.verdicts[0].right.state == ZIJ_NUMBER_KNOWN)
        side = zij_real_cmp(&v.verdicts[0].left.middle, &v.verdicts[0].right.middle);
    for (size_t i = 0; i < v.evidence.n; i++)
        try_figure(&m, v.evidence.at[i], side, &out);
    return out;
}
