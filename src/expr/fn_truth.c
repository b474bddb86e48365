/* always, ever: one verdict of many. observed: without the empty cells. */
#include "expr/eval.h"

enum { ALWAYS, EVER, NEVER };

/* Without `over`, of every open dimension. */
static bool check_truth(parser *p, ast *call)
{
    const type *t = &call->of[0]->type;

    if (!zij_expr_check_type(p, call->of[0], ZIJ_VALUE_VERDICTS))
        return false;
    if (call->over_ids == NULL && (t->axes_n > 0 || t->time == TIME_OPEN)) {
        call->over = ((uint32_t)1 << t->axes_n) - 1;
        call->over_time = t->time == TIME_OPEN;
    } else if (!zij_expr_check_over(p, call)) {
        return false;
    }
    call->type = zij_expr_without(p, t, call->over, call->over_time);
    call->type.kind = ZIJ_VALUE_VERDICTS;
    return true;
}

/* What the data do not list may be otherwise, unless what they list decides. */
static verd with_unlisted(const ast *call, const tab *arg, verd sum,
                          const verd *uncovered)
{
    verd unlisted = { .outcome = ZIJ_UNKNOWN, .why = ZIJ_WHY_COVERAGE, .var = NO_VAR };

    if ((arg->star & call->over) == 0 || uncovered == NULL)
        return sum;
    if (uncovered->a != NULL)
        unlisted.var = uncovered->a->var;
    return call->fn->op == ALWAYS ? zij_expr_and_verd(sum, unlisted)
                                  : zij_expr_or_verd(sum, unlisted);
}

static verd truth(const ast *call, const tab *arg, const groups *g, size_t group,
                  size_t from, size_t to)
{
    verd sum = {
        .outcome = ZIJ_UNKNOWN, .why = ZIJ_WHY_EMPTY, .none = true, .var = NO_VAR
    };
    const verd *uncovered = NULL;

    for (size_t i = g->start[group]; i < g->start[group + 1]; i++)
        for (size_t p = from; p < to; p++) {
            const verd *v = &arg->verds[g->order[i] * arg->periods_n + p];

            if (v->partial && uncovered == NULL)
                uncovered = v;
            if (v->none)
                continue;
            sum = call->fn->op == ALWAYS ? zij_expr_and_verd(sum, *v)
                                         : zij_expr_or_verd(sum, *v);
        }
    sum.none = false;
    sum = with_unlisted(call, arg, sum, uncovered);
    return call->fn->op == NEVER ? zij_expr_not_verd(sum) : sum;
}

static bool eval_truth(eval *x, const ast *call, tab *out)
{
    tab arg;
    groups g;
    verd *to;

    if (!zij_expr_argument(x, call, &arg))
        return false;
    *out = (tab){ .type = &call->type,
                  .periods = call->over_time ? NULL : arg.periods,
                  .periods_n = call->over_time ? 1 : arg.periods_n };
    g = zij_expr_group(x, &arg, call->over, out);
    out->verds = to = zij_array(x->mem, out->series_n * out->periods_n, verd);
    for (size_t i = 0; i < g.n; i++)
        for (size_t p = 0; p < out->periods_n; p++)
            *to++ = truth(call, &arg, &g, i, call->over_time ? 0 : p,
                          call->over_time ? arg.periods_n : p + 1);
    return true;
}

static bool check_observed(parser *p, ast *call)
{
    call->type = call->of[0]->type;
    return zij_expr_check_type(p, call->of[0], ZIJ_VALUE_NUMBERS);
}

static bool eval_observed(eval *x, const ast *call, tab *out)
{
    size_t n;
    num *to;

    if (!zij_expr_eval_ast(x, call->of[0], out))
        return false;
    n = out->series_n * out->periods_n;
    to = zij_array(x->mem, n, num);
    zij_copy(to, out->nums, n * sizeof(*to));
    for (size_t i = 0; i < n; i++)
        if (to[i].kind == NUM_UNKNOWN &&
            (to[i].why == ZIJ_WHY_MISSING || to[i].why == ZIJ_WHY_FORECAST)) {
            to[i].kind = NUM_NONE;
            x->left_out++;
        }
    out->type = &call->type;
    out->nums = to;
    return true;
}

const function zij_expr_truth_functions[] = {
    { "always", "always(claim)", "the claim holds for every code and period", 1, 1, true,
      ALWAYS, check_truth, eval_truth },
    { "ever", "ever(claim)", "the claim holds for some code or period", 1, 1, true, EVER,
      check_truth, eval_truth },
    { "never", "never(claim)", "the claim holds for no code and no period", 1, 1, true,
      NEVER, check_truth, eval_truth },
    { "observed", "observed(x)", "x without its empty cells", 1, 1, false, 0,
      check_observed, eval_observed },
    { 0 },
};
