/* margin.c - how near a verdict is to another one.
 *
 * What holds at every point of a box still holds wherever one figure is moved inside it.
 * So a claim is first evaluated with all figures as wide as they may be moved; where that
 * does not decide it, with the halves of them, and so on down to single figures. Only the
 * few that are left are really moved.
 *
 * The tables of a claim are taken once and copied; a figure is moved in every copy that
 * holds it, and put back. */
#include "judge/judge.h"

enum { PERCENT = 100, PERCENT_DECIMALS = 3 };

typedef struct copy {
    zij_select what;
    zij_table table;
    zij_obs *cells; /* owned by the arena; table.cells */
    uint32_t *rank; /* per cell: its place among the evidence, or NO_RANK */
    size_t n;
} copy;

enum { NO_RANK = 0xffffffff };

typedef struct moving {
    const zij_expr_env *env;
    const zij_expr *expr;
    zij_arena *mem;
    zij_list(copy *) copies;
    zij_outcome now;
    bool near; /* it asks whether an interval lies inside another: no matter of points */
    /* figures of these ranks stand for all that they may be moved to */
    uint32_t wide_from, wide_to;
    zij_evidence evidence;     /* of the copies */
    zij_list(zij_obs *) cells; /* of the figure that is moved */
} moving;

static zij_rc take(void *self, const zij_select *what, zij_arena *mem, zij_diags *to,
                   const zij_table **out)
{
    moving *m = self;
    copy *c;
    size_t n;
    zij_rc rc;

    (void)mem; /* what is kept must outlive the evaluation */
    for (size_t i = 0; i < m->copies.n; i++)
        if (zij_select_eq(&m->copies.at[i]->what, what)) {
            *out = &m->copies.at[i]->table;
            return ZIJ_OK;
        }
    rc = m->env->take(m->env->self, what, m->mem, to, out);
    if (rc != ZIJ_OK)
        return rc;
    c = zij_new(m->mem, copy);
    n = (*out)->series_n * (*out)->periods_n;
    *c = (copy){ .what = *what,
                 .table = **out,
                 .cells = zij_array(m->mem, n, zij_obs),
                 .rank = zij_array(m->mem, n, uint32_t),
                 .n = n };
    for (size_t i = 0; i < n; i++)
        c->rank[i] = NO_RANK;
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

static size_t find_series(const zij_table *t, const uint16_t *key)
{
    size_t s = 0, dims = t->flow->dims_n;

    for (; s < t->series_n; s++) {
        size_t d = 0;

        while (d < dims && t->keys[s * dims + d] == key[d])
            d++;
        if (d == dims)
            break;
    }
    return s;
}

/* Every cell of the copies that is the figure of a rank. */
static void find_cells(moving *m, uint32_t rank)
{
    zij_figure f = m->evidence.at[rank];
    zij_period when = zij_figure_period(f);

    m->cells.n = 0;
    for (size_t i = 0; i < m->copies.n; i++) {
        copy *c = m->copies.at[i];
        const zij_table *t = &c->table;
        size_t p = 0, s;

        if (t->flow != f.table->flow)
            continue;
        while (p < t->periods_n && zij_period_cmp(t->periods[p], when) != 0)
            p++;
        s = p < t->periods_n ? find_series(t, zij_figure_key(f)) : t->series_n;
        if (s == t->series_n)
            continue;
        c->rank[s * t->periods_n + p] = rank;
        *zij_list_add(m->mem, &m->cells) = &c->cells[s * t->periods_n + p];
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

static bool is_wide(const moving *m, const zij_obs *o)
{
    for (size_t i = 0; i < m->copies.n && m->wide_to > m->wide_from; i++) {
        const copy *c = m->copies.at[i];

        if (o >= c->cells && o < c->cells + c->n) {
            uint32_t rank = c->rank[o - c->cells];

            return rank >= m->wide_from && rank < m->wide_to;
        }
    }
    return false;
}

/* What a figure stands for wherever within its reach it is moved. */
static zij_bounds widened(void *self, const zij_flow *flow, const uint16_t *key,
                          const zij_obs *o)
{
    const moving *m = self;
    zij_bounds b = zij_obs_bounds(flow, key, o), low, high;
    zij_obs moved = *o;

    if (!is_wide(m, o))
        return b;
    moved.m = o->m - most_moved(o);
    low = zij_obs_bounds(flow, key, &moved);
    moved.m = o->m + most_moved(o);
    high = zij_obs_bounds(flow, key, &moved);
    b.lo = ZIJ_MIN(b.lo, low.lo);
    b.hi = ZIJ_MAX(b.hi, high.hi);
    return b;
}

/* Whether the verdict stands wherever one of these figures is moved. */
static bool is_far(moving *m, uint32_t from, uint32_t to)
{
    zij_arena_mark here = zij_arena_here(m->mem);
    size_t copies = m->copies.n;
    zij_value v;
    zij_outcome o;

    if (m->near || (m->now != ZIJ_PROVED && m->now != ZIJ_REFUTED))
        return false;
    m->wide_from = from;
    m->wide_to = to;
    o = judge(m, &v);
    m->wide_from = m->wide_to = 0;
    m->copies.n = copies;
    zij_arena_rewind(m->mem, here);
    return v.verdicts != NULL && o == m->now; /* none: a limit was passed */
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
            return least_move(m, at, 0, false);
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

static void try_figure(moving *m, uint32_t rank, int side0, zij_margin *out)
{
    zij_figure f = m->evidence.at[rank];
    const zij_obs *o = zij_figure_obs(f);
    int64_t most = most_moved(o), at = o->m;
    bool negative = !zij_obs_nonnegative(f.table->flow, zij_figure_key(f));

    find_cells(m, rank);
    for (int way = 1; way >= -1; way -= 2) {
        int64_t by;
        int side;

        if (way < 0 && at >= 0 && at < most && !negative)
            continue; /* no publisher would print it */
        by = move_towards(m, way * most, side0);
        if (by == 0 || !is_less(out, by, at))
            continue;
        out->tight = true;
        out->figure = f;
        out->by = (zij_dec){ by, o->p };
        out->then = judge_moved(m, by, &side);
        set_percent(out);
    }
}

/* Halves are as deep as the logarithm of their number. */
static void try_figures(moving *m, uint32_t from, uint32_t to, int side, zij_margin *out)
{
    uint32_t middle = from + (to - from) / 2;

    if (from == to || is_far(m, from, to))
        return;
    if (to - from == 1) {
        try_figure(m, from, side, out);
        return;
    }
    try_figures(m, from, middle, side, out);
    try_figures(m, middle, to, side, out);
}

/* Whether two computed sides meet at ~ somewhere. The depth is limited. */
static bool has_near(const zij_expr *e, zij_arena *mem)
{
    zij_shape s = zij_expr_shape(e, mem);
    bool literal = false;

    for (size_t i = 0; i < s.of_n; i++) {
        const zij_expr *of = zij_shape_operand(&s, i);

        if (has_near(of, mem))
            return true;
        literal = literal || zij_expr_shape(of, mem).kind == ZIJ_SHAPE_NUMBER;
    }
    return s.kind == ZIJ_SHAPE_COMPARE && !literal && zij_str_eq(s.name, ZIJ_STR("~"));
}

static void try_claim(const zij_expr_env *env, const zij_expr *e, zij_outcome now,
                      zij_arena *mem, zij_margin *out)
{
    moving m = {
        .env = env, .expr = e, .mem = mem, .now = now, .near = has_near(e, mem)
    };
    zij_value v;
    int side = 0;

    if (judge(&m, &v) != now)
        return;
    m.evidence = v.evidence;
    for (uint32_t i = 0; i < v.evidence.n; i++)
        find_cells(&m, i);
    if (v.verdicts[0].left.state == ZIJ_NUMBER_KNOWN &&
        v.verdicts[0].right.state == ZIJ_NUMBER_KNOWN)
        side = zij_real_cmp(&v.verdicts[0].left.middle, &v.verdicts[0].right.middle);
    try_figures(&m, 0, (uint32_t)v.evidence.n, side, out);
}

/* What is proved of all parts, or refuted of all, changes as soon as one part does. The
 * depth of an expression is limited by ZIJ_EXPR_DEPTH. */
static void try_parts(const zij_expr_env *env, const zij_expr *e, zij_outcome now,
                      zij_arena *mem, zij_margin *out)
{
    zij_shape s = zij_expr_shape(e, mem);
    bool parts =
        zij_expr_is_scalar(e) && ((s.kind == ZIJ_SHAPE_AND && now == ZIJ_PROVED) ||
                                  (s.kind == ZIJ_SHAPE_OR && now == ZIJ_REFUTED));

    for (size_t i = 0; parts && i < s.of_n; i++)
        parts = zij_expr_is_scalar(zij_shape_operand(&s, i));
    if (!parts) {
        try_claim(env, e, now, mem, out);
        return;
    }
    for (size_t i = 0; i < s.of_n; i++)
        try_parts(env, zij_shape_operand(&s, i), now, mem, out);
}

zij_margin zij_judge_margin(const zij_expr_env *env, const zij_formula *f, zij_arena *mem)
{
    zij_margin out = { 0 };

    if (f->value.kind == ZIJ_VALUE_VERDICTS && zij_value_is_scalar(&f->value))
        try_parts(env, f->expr, (zij_outcome)f->value.verdicts[0].outcome, mem, &out);
    return out;
}

void zij_put_margin(zij_buf *b, const zij_margin *m)
{
    zij_putf(b, "%s if ", zij_outcome_name(m->then));
    zij_put_figure(b, m->figure);
    zij_put_c(b, " = ");
    zij_put_dec(b, zij_obs_dec(zij_figure_obs(m->figure)));
    zij_put_c(b, " moves by ");
    zij_put_dec(b, m->by);
    if (m->relative) {
        zij_put_c(b, " (");
        zij_put_dec(b, m->percent);
        zij_put_c(b, " %)");
    }
}
