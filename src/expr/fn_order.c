/* top, bottom: the codes with the largest or least figures. rank: the place of each. */
#include "base/sort.h"
#include "expr/eval.h"

enum { TOP, BOTTOM, RANK, ARGMAX, ARGMIN, RANK_MOST = 2000 };

/* ---- checks ---- */

static bool one_axis(parser *p, ast *call)
{
    zij_diag *d;

    if (!zij_expr_check_type(p, call->of[0], ZIJ_VALUE_NUMBERS) ||
        !zij_expr_check_over(p, call))
        return false;
    if (!call->over_time && (call->over & (call->over - 1)) == 0)
        return true;
    d = zij_report(p->to, &zij_expr_dimensions, call->where,
                   "%s orders the codes of one dimension", call->fn->name);
    zij_hint(p->to, d, "%s", call->fn->usage);
    p->failed = true;
    return false;
}

static size_t axis_index(const ast *call)
{
    return (size_t)__builtin_ctz(call->over);
}

static bool check_count(parser *p, const ast *call)
{
    const ast *k = call->of[1];
    zij_diag *d;

    if (k->kind == AST_NUMBER && k->type.measure.bare &&
        k->literal->n % k->literal->d == 0 && k->literal->n / k->literal->d >= 1 &&
        k->literal->n / k->literal->d <= 1000)
        return true;
    d = zij_report(p->to, &zij_expr_arguments, k->where,
                   "%s wants how many as a number from 1 to 1000", call->fn->name);
    zij_hint(p->to, d, "%s", call->fn->usage);
    p->failed = true;
    return false;
}

static bool check_list(parser *p, ast *call)
{
    const type *t = &call->of[0]->type;
    zij_axis *axis = zij_new(p->mem, zij_axis);
    zij_diag *d;

    if (t->axes_n > 1 || t->time == TIME_OPEN) {
        d = zij_report(p->to, &zij_expr_dimensions, call->of[0]->where,
                       "%s gives one list, so the other dimensions must be fixed",
                       call->fn->name);
        zij_hint(p->to, d, "fix the others to a code, the time to a period");
        p->failed = true;
        return false;
    }
    *axis = t->axes[axis_index(call)];
    call->type = (type){ .kind = ZIJ_VALUE_CODES, .measure = t->measure, .axes = axis };
    return true;
}

static bool check_top(parser *p, ast *call)
{
    return one_axis(p, call) && check_count(p, call) && check_list(p, call);
}

/* Along the time it gives periods, along another dimension codes. */
static bool check_best(parser *p, ast *call)
{
    if (!zij_expr_check_type(p, call->of[0], ZIJ_VALUE_NUMBERS) ||
        !zij_expr_check_over(p, call))
        return false;
    if (!call->over_time || call->over != 0)
        return one_axis(p, call) && check_list(p, call);
    call->type = zij_expr_without(p, &call->of[0]->type, 0, true);
    call->type.kind = ZIJ_VALUE_PERIODS;
    return true;
}

static bool check_rank(parser *p, ast *call)
{
    const type *t = &call->of[0]->type;

    if (!one_axis(p, call))
        return false;
    call->type = *t;
    if (call->of_n == 2) {
        if (!zij_expr_check_type(p, call->of[1], ZIJ_VALUE_CODES) ||
            call->of[1]->kind != AST_CODES ||
            !zij_expr_resolve(p, call->of[1]->codes, t->axes[axis_index(call)].codes))
            return false;
        if (call->of[1]->codes->n != 1) {
            zij_report(p->to, &zij_expr_arguments, call->of[1]->where,
                       "rank wants one code");
            p->failed = true;
            return false;
        }
        call->type = zij_expr_without(p, t, call->over, false);
    }
    call->type.measure = zij_expr_pure(ZIJ_AS_COUNT);
    return true;
}

/* ---- who takes part ---- */

/* Which cells are ordered, and what is known of those that are not. Under `top 5` the
 * five rows take part, and whatever else there is lies below them. */
typedef struct field {
    const num **at;
    uint16_t *codes;
    range *ranges; /* filled for rank */
    size_t n;
    uint8_t why; /* zij_why_kind: the order is not known */
    uint32_t var;
    bool top;        /* only the rows of a top list take part */
    uint16_t listed; /* how many it has */
} field;

static bool is_top_of(const num *c, size_t axis)
{
    return c->cover == ZIJ_COVER_TOP && c->cover_axis == axis;
}

static void not_known(field *f, zij_why_kind why, const num *c)
{
    if (f->why != ZIJ_WHY_NOT)
        return;
    f->why = (uint8_t)why;
    f->var = c != NULL ? c->var : NO_VAR;
}

static void set_coverage(field *f, const tab *arg, size_t axis, const cells *c)
{
    const num *bad = zij_expr_uncovered(arg, (uint32_t)1 << axis, c);

    f->var = NO_VAR;
    for (size_t i = 0; bad != NULL && i < c->n; i++)
        if (is_top_of(&c->at[i], axis)) {
            f->top = true;
            f->listed = ZIJ_MAX(f->listed, c->at[i].top);
        }
    if (bad != NULL && !f->top)
        not_known(f, ZIJ_WHY_COVERAGE, bad);
}

static field enter(eval *x, const tab *arg, size_t axis, const cells *c)
{
    field f = { .at = zij_array(x->mem, c->n, const num *),
                .codes = zij_array(x->mem, c->n, uint16_t) };
    size_t rows = 0;

    set_coverage(&f, arg, axis, c);
    for (size_t i = 0; i < c->n; i++) {
        if (f.top && !is_top_of(&c->at[i], axis))
            continue;
        rows++;
        if (!zij_expr_known(&c->at[i])) {
            not_known(&f, (zij_why_kind)c->at[i].why, &c->at[i]);
            continue;
        }
        f.codes[f.n] = arg->keys[c->series[i] * arg->type->axes_n + axis];
        f.at[f.n++] = &c->at[i];
    }
    if (f.top && rows < f.listed)
        not_known(&f, ZIJ_WHY_COVERAGE, f.n > 0 ? f.at[0] : NULL);
    return f;
}

/* ---- top and bottom ---- */

typedef struct place {
    zij_real middle;
    const num *at;
    uint16_t code;
} place;

static int by_middle(const void *a, const void *b, void *with)
{
    int c = zij_real_cmp(&((const place *)a)->middle, &((const place *)b)->middle);

    return *(const bool *)with ? c : -c;
}

static void order(eval *x, const field *f, ranking *r)
{
    place *places = zij_array(x->mem, f->n, place);
    uint16_t *codes = zij_array(x->mem, f->n, uint16_t);
    num *nums = zij_array(x->mem, f->n, num);

    for (size_t i = 0; i < f->n; i++)
        places[i] = (place){ zij_expr_range(x, f->at[i]).mid, f->at[i], f->codes[i] };
    zij_sort(x->mem, places, f->n, sizeof(*places), by_middle, &r->bottom);
    for (size_t i = 0; i < f->n; i++) {
        codes[i] = places[i].code;
        nums[i] = *places[i].at;
    }
    r->codes = codes;
    r->nums = nums;
    r->n = f->n;
}

/* All cells of a table without other axes. */
static cells all_cells(eval *x, const tab *arg)
{
    num *at = zij_array(x->mem, arg->series_n, num);
    uint32_t *series = zij_array(x->mem, arg->series_n, uint32_t);
    cells c = { 0 };

    for (size_t i = 0; i < arg->series_n && arg->periods_n > 0; i++)
        zij_expr_collect(&c, at, series, &arg->nums[(i + 1) * arg->periods_n - 1],
                         (uint32_t)i);
    return c;
}

/* How many are exactly equal to the first. */
static size_t equals(eval *x, const ranking *r)
{
    size_t k = 1;

    while (k < r->n &&
           zij_expr_compare(x, &r->nums[0], REL_EQ, &r->nums[k]) == ZIJ_PROVED)
        k++;
    return k;
}

static bool eval_top(eval *x, const ast *call, tab *out)
{
    ranking *r = zij_new(x->mem, ranking);
    tab arg;
    cells c;
    field f;

    if (!zij_expr_argument(x, call, &arg))
        return false;
    c = all_cells(x, &arg);
    f = enter(x, &arg, 0, &c);
    r->best = call->of_n == 1;
    r->bottom = call->fn->op == BOTTOM || call->fn->op == ARGMIN;
    r->k = r->best ? 1 : (size_t)(call->of[1]->literal->n / call->of[1]->literal->d);
    r->list = call->type.axes[0].codes;
    if (f.top && (r->bottom || r->k > f.listed))
        not_known(&f, ZIJ_WHY_COVERAGE, f.n > 0 ? f.at[0] : NULL);
    if (f.n < r->k)
        not_known(&f, ZIJ_WHY_EMPTY, NULL);
    r->why = f.why;
    r->var = f.var;
    order(x, &f, r);
    if (r->best)
        r->k = equals(x, r);
    *out = (tab){ .type = &call->type,
                  .series_n = 1,
                  .periods_n = 1,
                  .periods = arg.periods != NULL && arg.periods_n > 0
                                 ? arg.periods + arg.periods_n - 1
                                 : NULL,
                  .ranking = r };
    return true;
}

/* ---- comparing lists ---- */

static size_t place_of(const ranking *r, uint16_t code)
{
    size_t i = 0;

    while (i < r->n && r->codes[i] != code)
        i++;
    return i;
}

static bool contains(const uint16_t *codes, size_t n, uint16_t code)
{
    for (size_t i = 0; i < n; i++)
        if (codes[i] == code)
            return true;
    return false;
}

/* An exact tie at the cut is no list of k: named as such. */
static verd beats(eval *x, const ranking *r, size_t i, size_t j, relation op)
{
    verd v = zij_expr_verdict(x, &r->nums[i], op, &r->nums[j]);

    if (v.outcome == ZIJ_REFUTED &&
        zij_expr_compare(x, &r->nums[i], REL_EQ, &r->nums[j]) == ZIJ_PROVED)
        v.why = ZIJ_WHY_TIE;
    return v;
}

/* Of all that is said the strongest: refuted, unknown, undecided, proved. */
static void join_verd(verd *sum, verd v)
{
    bool forecast = sum->forecast || v.forecast;

    if (sum->outcome == ZIJ_PROVED ||
        (v.outcome == ZIJ_REFUTED && sum->outcome != ZIJ_REFUTED))
        *sum = v;
    sum->forecast = forecast;
}

/* Each of the members from `first` on beats everybody else. */
static void check_cut(eval *x, const ranking *r, const uint16_t *codes, size_t first,
                      verd *sum)
{
    for (size_t m = first; m < r->k; m++) {
        size_t i = place_of(r, codes[m]);

        for (size_t j = 0; i < r->n && j < r->n; j++)
            if (!contains(codes, r->k, r->codes[j]))
                join_verd(sum, beats(x, r, i, j, r->bottom ? REL_LT : REL_GT));
    }
}

static void check_chain(eval *x, const ranking *r, const uint16_t *codes, verd *sum)
{
    for (size_t m = 1; m < r->k; m++) {
        size_t i = place_of(r, codes[m - 1]), j = place_of(r, codes[m]);

        if (i < r->n && j < r->n)
            join_verd(sum, beats(x, r, i, j, r->bottom ? REL_LE : REL_GE));
    }
}

/* Also those that are compared with none count. */
static bool has_forecast(const ranking *r)
{
    for (size_t i = 0; i < r->n; i++)
        if (r->nums[i].forecast)
            return true;
    return false;
}

/* Whether these k codes are the first of the ranking (EXPR.md 13). */
static verd is_first(eval *x, const ranking *r, const uint16_t *codes, bool ordered)
{
    verd sum = { .outcome = ZIJ_PROVED, .var = NO_VAR };
    verd unknown = { .outcome = ZIJ_UNKNOWN, .why = r->why, .var = r->var };
    verd absent = { .outcome = ZIJ_REFUTED, .var = NO_VAR };

    sum.forecast = unknown.forecast = has_forecast(r);
    if (ordered)
        check_chain(x, r, codes, &sum);
    check_cut(x, r, codes, ordered ? r->k - 1 : 0, &sum);
    if (sum.outcome == ZIJ_REFUTED)
        return sum;
    if (r->why != ZIJ_WHY_NOT)
        return unknown;
    for (size_t m = 0; m < r->k; m++)
        if (place_of(r, codes[m]) == r->n || contains(codes, m, codes[m]))
            join_verd(&sum, absent);
    if (sum.outcome == ZIJ_PROVED) /* by all pairs together */
        sum.a = sum.b = NULL;
    return sum;
}

verd zij_expr_certain(eval *x, const ranking *r)
{
    if (r->why != ZIJ_WHY_NOT)
        return (verd){ .outcome = ZIJ_UNKNOWN, .why = r->why, .var = r->var };
    return is_first(x, r, r->codes, true);
}

static bool same_codes(const codes_ast *a, const codes_ast *b)
{
    bool ordered = a->ordered && b->ordered;

    for (size_t i = 0; i < a->n; i++) {
        bool found = false;

        for (size_t j = 0; j < b->n; j++)
            found = found || ((!ordered || i == j) && zij_str_eq(a->ids[i], b->ids[j]));
        if (!found)
            return false;
    }
    return true;
}

/* The list `a`, with exact ties, which may stand in either order, in that of `b`. */
static const uint16_t *ties_as(eval *x, const ranking *a, const ranking *b)
{
    uint16_t *codes = zij_array(x->mem, a->k, uint16_t);
    size_t *seat = zij_array(x->mem, a->list->n, size_t), tie = 0;

    for (size_t i = 0; i < a->list->n; i++)
        seat[i] = b->n;
    for (size_t i = 0; i < b->n; i++)
        seat[b->codes[i]] = i;
    for (size_t i = 0; i < a->k; i++) {
        size_t j = i;

        if (i > 0 &&
            zij_expr_compare(x, &a->nums[i - 1], REL_EQ, &a->nums[i]) != ZIJ_PROVED)
            tie = i;
        for (; j > tie && seat[codes[j - 1]] > seat[a->codes[i]]; j--)
            codes[j] = codes[j - 1];
        codes[j] = a->codes[i];
    }
    return codes;
}

/* Whether these are all the best there are: they are equal, and above the others. */
static verd are_best(eval *x, const ranking *r, const uint16_t *codes, size_t n)
{
    ranking first = *r;
    verd v;

    first.k = n;
    v = is_first(x, &first, codes, false);
    for (size_t m = 1; m < n && v.outcome != ZIJ_REFUTED; m++) {
        size_t i = place_of(r, codes[0]), j = place_of(r, codes[m]);

        if (i < r->n && j < r->n)
            v = zij_expr_and_verd(v, beats(x, r, i, j, REL_EQ));
    }
    return v;
}

/* Whether a ranking gives this list. */
static verd gives(eval *x, const ranking *r, const uint16_t *codes, size_t n,
                  bool ordered)
{
    if (r->best)
        return are_best(x, r, codes, n);
    if (n != r->k) /* only of equals may there be more or less */
        return r->why != ZIJ_WHY_NOT ? zij_expr_certain(x, r) : zij_expr_plain(false);
    return is_first(x, r, codes, ordered);
}

/* Whether neighbours of the list are never equal, or always: then the order is one. */
static bool is_strict(eval *x, const ranking *r)
{
    for (size_t i = 1; i < r->k; i++)
        if (zij_expr_compare(x, &r->nums[i - 1], REL_NE, &r->nums[i]) == ZIJ_UNDECIDED)
            return false;
    return true;
}

/* `a`, which is certain, against `b`. Where two of `a` may be just equal they may change
 * places, so only the codes refute. */
static verd same_first(eval *x, const ranking *a, const ranking *b)
{
    const uint16_t *codes = ties_as(x, a, b);
    verd v = gives(x, b, codes, a->k, !a->best);

    if (v.outcome != ZIJ_REFUTED || is_strict(x, a) ||
        gives(x, b, codes, a->k, false).outcome == ZIJ_REFUTED)
        return v;
    v.outcome = ZIJ_UNDECIDED;
    v.why = ZIJ_WHY_ROUNDING;
    return v;
}

verd zij_expr_compare_lists(eval *x, const ranking *a, relation op, const ranking *b)
{
    verd v;

    if (a->literal != NULL && b->literal != NULL) {
        v = zij_expr_plain(same_codes(a->literal, b->literal) &&
                           same_codes(b->literal, a->literal));
    } else if (b->literal != NULL) {
        v = gives(x, a, b->literal->at, b->literal->n, b->literal->ordered);
    } else if (a->literal != NULL) {
        v = gives(x, b, a->literal->at, a->literal->n, a->literal->ordered);
    } else {
        v = zij_expr_certain(x, a);
        if (v.outcome == ZIJ_REFUTED) /* a tie at its cut: there is no such list */
            v.outcome = ZIJ_UNDECIDED;
        if (v.outcome == ZIJ_PROVED)
            v = same_first(x, a, b);
    }
    v.forecast = has_forecast(a) || has_forecast(b);
    return op == REL_NE ? zij_expr_not_verd(v) : v;
}

/* ---- rank ---- */

static zij_real whole(size_t n)
{
    return zij_expr_real(zij_rat_of((int64_t)n));
}

/* Two different figures are independent, so their ends decide. */
static zij_outcome is_greater(eval *x, const num *a, const range *p, const num *b,
                              const range *q)
{
    if (a->kind != NUM_FIGURE || b->kind != NUM_FIGURE || a->var == b->var)
        return zij_expr_compare(x, a, REL_GT, b);
    if (zij_real_cmp(&p->lo, &q->hi) > 0)
        return ZIJ_PROVED;
    return zij_real_cmp(&p->hi, &q->lo) <= 0 ? ZIJ_REFUTED : ZIJ_UNDECIDED;
}

/* A rank rests on all that take part, and is listed as they are. */
static num ranked(eval *x, const num *all, range r)
{
    num n = zij_expr_range_num(x->mem, r);

    n.forecast = all->forecast;
    n.cover = all->cover;
    return n;
}

static num rank_of(eval *x, const field *f, const num *me)
{
    size_t sure = 0, may = 0, middle = 0;
    range mine = zij_expr_range(x, me), r;
    num n = zij_expr_merge(me, me);

    for (size_t j = 0; j < f->n; j++) {
        zij_outcome o;

        if (f->at[j] == me)
            continue;
        n = zij_expr_merge(&n, f->at[j]);
        o = is_greater(x, f->at[j], &f->ranges[j], me, &mine);
        sure += o == ZIJ_PROVED;
        may += o != ZIJ_REFUTED;
        middle += zij_real_cmp(&f->ranges[j].mid, &mine.mid) > 0;
    }
    r = (range){ whole(1 + sure), whole(1 + middle), whole(1 + may) };
    return ranked(x, &n, r);
}

/* A pinned row of a top list: it and unlisted ones come behind, no one knows how far. */
static num rank_below(eval *x, const field *f, const num *me)
{
    num n = rank_of(x, f, me);
    range r = *n.range;

    r.hi = (zij_real){ false, zij_rat_of(0), __builtin_inf() };
    return ranked(x, &n, r);
}

static num rank_one(eval *x, const field *f, const cells *c, size_t i, size_t axis)
{
    const num *me = &c->at[i];
    num n;

    if (f->why != ZIJ_WHY_NOT || !zij_expr_known(me)) {
        n = zij_expr_known(me) ? zij_expr_unknown((zij_why_kind)f->why, f->var) : *me;
        n.cover = me->cover;
        n.cell = false;
        return n;
    }
    return f->top && !is_top_of(me, axis) ? rank_below(x, f, me) : rank_of(x, f, me);
}

static cells column(eval *x, const tab *arg, const groups *g, size_t group, size_t p)
{
    size_t room = g->start[group + 1] - g->start[group];
    cells c = { 0 };
    num *at = zij_array(x->mem, room, num);
    uint32_t *series = zij_array(x->mem, room, uint32_t);

    for (size_t i = g->start[group]; i < g->start[group + 1]; i++)
        zij_expr_collect(&c, at, series, &arg->nums[g->order[i] * arg->periods_n + p],
                         g->order[i]);
    return c;
}

static bool rank_table(eval *x, const ast *call, const tab *arg, tab *out)
{
    size_t n = arg->series_n * arg->periods_n, axis = axis_index(call);
    num *to = zij_array(x->mem, n, num);
    tab kept;
    groups g = zij_expr_group(x, arg, call->over, &kept);

    zij_copy(to, arg->nums, n * sizeof(*to));
    for (size_t i = 0; i < g.n; i++)
        for (size_t p = 0; p < arg->periods_n; p++) {
            cells c = column(x, arg, &g, i, p);
            field f = enter(x, arg, axis, &c);

            if (f.n > RANK_MOST) {
                zij_expr_too_large(x, "codes to rank", RANK_MOST);
                return false;
            }
            f.ranges = zij_array(x->mem, f.n, range);
            for (size_t j = 0; j < f.n; j++)
                f.ranges[j] = zij_expr_range(x, f.at[j]);
            for (size_t j = 0; j < c.n; j++)
                to[c.series[j] * arg->periods_n + p] = rank_one(x, &f, &c, j, axis);
        }
    *out = *arg;
    out->nums = to;
    return true;
}

/* The cell of one code: rank(x, KAZ). */
static num pick_code(eval *x, const ast *call, const tab *arg, const cells *c)
{
    size_t axis = axis_index(call);

    (void)x;
    for (size_t i = 0; i < c->n; i++)
        if (arg->keys[c->series[i] * arg->type->axes_n + axis] ==
            call->of[1]->codes->at[0])
            return c->at[i];
    return zij_expr_unknown(ZIJ_WHY_MISSING, NO_VAR);
}

static bool eval_best(eval *x, const ast *call, tab *out)
{
    if (call->type.kind == ZIJ_VALUE_CODES)
        return eval_top(x, call, out);
    return zij_expr_choose(x, call,
                           call->fn->op == ARGMAX ? CHOICE_LARGEST : CHOICE_LEAST, out);
}

static bool eval_rank(eval *x, const ast *call, tab *out)
{
    tab arg, ranks;

    if (!zij_expr_argument(x, call, &arg) || !rank_table(x, call, &arg, &ranks))
        return false;
    if (call->of_n == 2)
        return zij_expr_reduce(x, call, &ranks, pick_code, out);
    *out = ranks;
    out->type = &call->type;
    return true;
}

const function zij_expr_order_functions[] = {
    { "top", "top(x, 5)", "the codes with the largest figures, largest first", 2, 2, true,
      TOP, check_top, eval_top },
    { "bottom", "bottom(x, 5)", "the codes with the least figures, least first", 2, 2,
      true, BOTTOM, check_top, eval_top },
    { "rank", "rank(x, CODE over DIM)",
      "1 + how many are strictly greater; without CODE, of each", 1, 2, true, RANK,
      check_rank, eval_rank },
    { "argmax", "argmax(x over DIM)",
      "the codes with the largest figure, or the periods along TIME_PERIOD", 1, 1, true,
      ARGMAX, check_best, eval_best },
    { "argmin", "argmin(x over DIM)",
      "the codes with the least figure, or the periods along TIME_PERIOD", 1, 1, true,
      ARGMIN, check_best, eval_best },
    { 0 },
};
