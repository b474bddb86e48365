/* growth, diff: from one period to the next. rose, fell, rising, falling: claims of it.
 */
#include "expr/eval.h"

enum { GROWTH, DIFF, ROSE, FELL, RISING, FALLING };

bool zij_expr_check_no_percent(parser *p, const ast *call)
{
    const zij_measure *m = &call->of[0]->type.measure;
    zij_diag *d;

    if (m->as != ZIJ_AS_PERCENT && m->as != ZIJ_AS_POINTS)
        return true;
    d = zij_report(p->to, &zij_expr_unit, call->where, "%s of a percent is ambiguous",
                   call->fn->name);
    zij_hint(p->to, d, "diff() gives percentage points");
    p->failed = true;
    return false;
}

static bool check_change(parser *p, ast *call)
{
    const type *t = &call->of[0]->type;
    zij_diag *d;

    if (!zij_expr_check_type(p, call->of[0], ZIJ_VALUE_NUMBERS))
        return false;
    call->type = *t;
    if (t->time == TIME_NONE) {
        d = zij_report(p->to, &zij_expr_dimensions, call->of[0]->where,
                       "%s needs a value that has a period", call->fn->name);
        zij_hint(p->to, d, "%s", call->fn->usage);
        p->failed = true;
        return false;
    }
    if (call->fn->op == DIFF && t->measure.as == ZIJ_AS_PERCENT)
        call->type.measure = zij_expr_pure(ZIJ_AS_POINTS);
    if (call->fn->op == DIFF)
        return true;
    if (!zij_expr_check_no_percent(p, call))
        return false;
    call->type.measure = zij_expr_pure(ZIJ_AS_NUMBER);
    return true;
}

num zij_expr_over_base(eval *x, num now, num base)
{
    num zero = zij_expr_const(x->mem, 0, 1), m = zij_expr_merge(&now, &base);

    if (!zij_expr_known(&m))
        return m;
    if (zij_expr_compare(x, &base, REL_EQ, &zero) == ZIJ_PROVED) {
        m.kind = NUM_UNKNOWN;
        m.why = ZIJ_WHY_ZERO;
        return m;
    }
    if (zij_expr_compare(x, &base, REL_GT, &zero) != ZIJ_PROVED) {
        m.kind = NUM_OPEN;
        m.why = ZIJ_WHY_NEAR_ZERO;
        return m;
    }
    return zij_expr_div(x, now, base);
}

static num growth(eval *x, num now, num base)
{
    return zij_expr_sub(x, zij_expr_over_base(x, now, base),
                        zij_expr_const(x->mem, 1, 1));
}

/* Of a fixed period the one before it is taken too. */
static bool eval_change(eval *x, const ast *call, tab *out)
{
    bool fixed = call->type.time == TIME_FIXED;
    num *to;
    tab t;

    x->back += fixed;
    if (!zij_expr_eval_ast(x, call->of[0], &t))
        return false;
    x->back -= fixed;
    *out = t;
    out->type = &call->type;
    out->periods_n = t.periods_n > 0 ? t.periods_n - 1 : 0;
    out->periods = t.periods != NULL ? t.periods + 1 : NULL;
    to = zij_array(x->mem, out->series_n * out->periods_n, num);
    out->nums = to;
    for (size_t s = 0; s < t.series_n; s++)
        for (size_t p = 1; p < t.periods_n; p++) {
            const num *c = &t.nums[s * t.periods_n + p];

            *to++ = call->fn->op == GROWTH ? growth(x, c[0], c[-1])
                                           : zij_expr_sub(x, c[0], c[-1]);
        }
    return true;
}

/* ---- claims ---- */

static bool check_claim(parser *p, ast *call)
{
    const type *t = &call->of[0]->type;

    if (!zij_expr_check_type(p, call->of[0], ZIJ_VALUE_NUMBERS) ||
        !zij_expr_check_range(p, call, call->of[0]))
        return false;
    call->over_time = true;
    call->type = zij_expr_without(p, t, 0, true);
    call->type.kind = ZIJ_VALUE_VERDICTS;
    return true;
}

/* The cells of one series without those that observed() left out. */
static size_t present(eval *x, const tab *t, size_t series, const num ***out)
{
    const num **at = zij_array(x->mem, t->periods_n, const num *);
    size_t n = 0;

    for (size_t p = 0; p < t->periods_n; p++)
        if (t->nums[series * t->periods_n + p].kind != NUM_NONE)
            at[n++] = &t->nums[series * t->periods_n + p];
    *out = at;
    return n;
}

static verd claim(eval *x, int op, const num **at, size_t n)
{
    relation r = op == ROSE || op == RISING ? REL_GT : REL_LT;
    verd v;

    if (n < 2)
        return (verd){ .outcome = ZIJ_UNKNOWN,
                       .why = ZIJ_WHY_EMPTY,
                       .var = n > 0 ? at[0]->var : NO_VAR };
    if (op == ROSE || op == FELL)
        return zij_expr_verdict(x, at[n - 1], r, at[0]);
    v = zij_expr_verdict(x, at[1], r, at[0]);
    for (size_t i = 2; i < n; i++)
        v = zij_expr_and_verd(v, zij_expr_verdict(x, at[i], r, at[i - 1]));
    return v;
}

static bool eval_claim(eval *x, const ast *call, tab *out)
{
    verd *to;
    tab t;

    if (!zij_expr_argument(x, call, &t))
        return false;
    *out = t;
    out->type = &call->type;
    out->periods = NULL;
    out->periods_n = 1;
    out->verds = to = zij_array(x->mem, t.series_n, verd);
    for (size_t s = 0; s < t.series_n; s++) {
        const num **at;
        size_t n = present(x, &t, s, &at);

        to[s] = claim(x, call->fn->op, at, n);
        to[s].partial = zij_expr_partial_row(&t, s);
    }
    return true;
}

const function zij_expr_change_functions[] = {
    { "growth", "growth(x)", "x / (x one period before) - 1", 1, 1, false, GROWTH,
      check_change, eval_change },
    { "diff", "diff(x)", "x - (x one period before)", 1, 1, false, DIFF, check_change,
      eval_change },
    { "rose", "rose(x)", "the last period is above the first", 1, 1, false, ROSE,
      check_claim, eval_claim },
    { "fell", "fell(x)", "the last period is below the first", 1, 1, false, FELL,
      check_claim, eval_claim },
    { "rising", "rising(x)", "every period is above the one before", 1, 1, false, RISING,
      check_claim, eval_claim },
    { "falling", "falling(x)", "every period is below the one before", 1, 1, false,
      FALLING, check_claim, eval_claim },
    { 0 },
};
