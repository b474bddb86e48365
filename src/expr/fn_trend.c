/* trending_up, trending_down: the slope of the least-squares line. first, last. */
#include "expr/eval.h"

enum { UP, DOWN, FIRST, LAST };

/* A tolerance has the sign of a percent, or of points where x is in percents. */
static bool check_tolerance(parser *p, const ast *call)
{
    const ast *t = call->of[1];
    bool percents = call->of[0]->type.measure.as == ZIJ_AS_PERCENT ||
                    call->of[0]->type.measure.as == ZIJ_AS_POINTS;
    zij_diag *d;

    if (t->kind == AST_NUMBER && t->literal->n >= 0 &&
        (t->literal->n == 0 ||
         t->type.measure.as == (percents ? ZIJ_AS_POINTS : ZIJ_AS_PERCENT)))
        return true;
    d = zij_report(p->to, &zij_expr_arguments, t->where,
                   percents ? "a tolerance beside percents is in points per period"
                            : "a tolerance is a part of the mean per period");
    zij_hint(p->to, d, "%s(x, %s)", call->fn->name, percents ? "0.1pp" : "1%");
    p->failed = true;
    return false;
}

static bool check_trend(parser *p, ast *call)
{
    const type *t = &call->of[0]->type;

    if (!zij_expr_check_type(p, call->of[0], ZIJ_VALUE_NUMBERS) ||
        !zij_expr_check_range(p, call, call->of[0]) ||
        (call->of_n == 2 && !check_tolerance(p, call)))
        return false;
    call->over_time = true;
    call->type = zij_expr_without(p, t, 0, true);
    call->type.kind = ZIJ_VALUE_VERDICTS;
    if (t->measure.as == ZIJ_AS_PERCENT)
        call->type.measure = zij_expr_pure(ZIJ_AS_POINTS);
    return true;
}

/* Cells with the places in time that they have. */
typedef struct points {
    const num *at;
    const int32_t *time;
    size_t n;
} points;

static points present(eval *x, const tab *t, size_t series)
{
    num *at = zij_array(x->mem, t->periods_n, num);
    int32_t *time = zij_array(x->mem, t->periods_n, int32_t);
    points r = { .at = at, .time = time };

    for (size_t p = 0; p < t->periods_n; p++) {
        const num *c = &t->nums[series * t->periods_n + p];

        if (c->kind == NUM_NONE)
            continue;
        at[r.n] = *c;
        time[r.n++] = t->periods[p].ordinal - t->periods[0].ordinal;
    }
    return r;
}

/* The slope per period is sum w x / (n sum t^2 - (sum t)^2) with w = n t - sum t. */
static num slope(eval *x, const points *r)
{
    num *at = zij_array(x->mem, r->n, num);
    int64_t sum = 0, squares = 0, n = (int64_t)r->n;
    size_t to = 0;

    for (size_t i = 0; i < r->n; i++) {
        sum += r->time[i];
        squares += (int64_t)r->time[i] * r->time[i];
    }
    for (size_t i = 0; i < r->n; i++) {
        zij_i128 w = n * (int64_t)r->time[i] - sum;

        if (w != 0)
            at[to++] = zij_expr_mul(x, r->at[i], zij_expr_const(x->mem, w, 1));
    }
    return zij_expr_div(
        x, zij_expr_sum(x, at, to),
        zij_expr_const(x->mem, (zij_i128)n * squares - (zij_i128)sum * sum, 1));
}

/* What the slope must be beyond: part of the mean, which must be positive then. */
static num threshold(eval *x, const ast *call, const points *r)
{
    const literal_ast *l = call->of_n == 2 ? call->of[1]->literal : NULL;
    num limit, mean, zero = zij_expr_const(x->mem, 0, 1);

    if (l == NULL || l->n == 0)
        return zero;
    limit = zij_expr_const(x->mem, l->n, l->d);
    if (call->of[1]->type.measure.as == ZIJ_AS_POINTS)
        return limit;
    mean = zij_expr_div(x, zij_expr_sum(x, r->at, r->n),
                        zij_expr_const(x->mem, (zij_i128)r->n, 1));
    if (zij_expr_known(&mean) &&
        zij_expr_compare(x, &mean, REL_GT, &zero) != ZIJ_PROVED) {
        mean.kind = NUM_OPEN;
        mean.why = ZIJ_WHY_NEAR_ZERO;
    }
    return zij_expr_mul(x, mean, limit);
}

static const num *kept(eval *x, num n)
{
    num *at = zij_new(x->mem, num);

    *at = n;
    return at;
}

static verd trend(eval *x, const ast *call, const points *r)
{
    const cells c = { .at = r->at, .n = r->n };
    const num *missing = zij_expr_first_unknown(&c);
    bool up = call->fn->op == UP;
    num beyond;

    if (missing != NULL)
        return zij_expr_verdict(x, missing, REL_GT, missing);
    if (r->n < 2)
        return (verd){ .outcome = ZIJ_UNKNOWN, .why = ZIJ_WHY_EMPTY, .var = NO_VAR };
    beyond = threshold(x, call, r);
    if (!up)
        beyond = zij_expr_sub(x, zij_expr_const(x->mem, 0, 1), beyond);
    return zij_expr_verdict(x, kept(x, slope(x, r)), up ? REL_GT : REL_LT,
                            kept(x, beyond));
}

static bool eval_trend(eval *x, const ast *call, tab *out)
{
    verd *to;
    tab t;

    if (!zij_expr_argument(x, call, &t))
        return false;
    *out = t;
    out->type = &call->type;
    out->nums = NULL;
    out->periods = NULL;
    out->periods_n = 1;
    out->verds = to = zij_array(x->mem, t.series_n, verd);
    for (size_t s = 0; s < t.series_n; s++) {
        points r = present(x, &t, s);

        to[s] = trend(x, call, &r);
        to[s].partial = zij_expr_partial_row(&t, s);
    }
    return true;
}

/* ---- first, last ---- */

static bool check_end(parser *p, ast *call)
{
    if (!zij_expr_check_type(p, call->of[0], ZIJ_VALUE_NUMBERS) ||
        !zij_expr_check_range(p, call, call->of[0]))
        return false;
    call->over_time = true;
    call->type = zij_expr_without(p, &call->of[0]->type, 0, true);
    return true;
}

static num end_of(eval *x, const ast *call, const tab *arg, const cells *c)
{
    num n = c->at[call->fn->op == FIRST ? 0 : c->n - 1];

    (void)x;
    (void)arg;
    if (c->dropped != NULL)
        n.cover = ZIJ_MIN(n.cover, c->dropped->cover);
    return n;
}

static bool eval_end(eval *x, const ast *call, tab *out)
{
    tab arg;

    return zij_expr_argument(x, call, &arg) &&
           zij_expr_reduce(x, call, &arg, end_of, out);
}

const function zij_expr_trend_functions[] = {
    { "trending_up", "trending_up(x, 1%)",
      "the least-squares line rises by more than 1% of the mean per period", 1, 2, false,
      UP, check_trend, eval_trend },
    { "trending_down", "trending_down(x, 1%)",
      "the least-squares line falls by more than 1% of the mean per period", 1, 2, false,
      DOWN, check_trend, eval_trend },
    { "first", "first(x)", "x in the first period of the range", 1, 1, false, FIRST,
      check_end, eval_end },
    { "last", "last(x)", "x in the last period of the range", 1, 1, false, LAST,
      check_end, eval_end },
    { 0 },
};
