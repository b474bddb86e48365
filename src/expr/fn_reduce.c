/* sum, mean, min, max, count, share: many cells become one number. */
#include "expr/eval.h"

enum { SUM, MEAN, MIN, MAX, COUNT };

static bool check_numbers(parser *p, ast *call)
{
    const type *t = &call->of[0]->type;

    if (!zij_expr_check_type(p, call->of[0], ZIJ_VALUE_NUMBERS) ||
        !zij_expr_check_over(p, call))
        return false;
    call->type = zij_expr_without(p, t, call->over, call->over_time);
    if (call->fn->op == COUNT)
        call->type.measure = zij_expr_pure(ZIJ_AS_COUNT);
    return true;
}

static num unknown_like(zij_why_kind why, const num *cell)
{
    num n = zij_expr_unknown(why, cell->var);

    n.forecast = cell->forecast;
    n.cover = cell->cover;
    return n;
}

/* Along the ranked dimension of a top list the largest of all is on the list. */
static bool max_is_covered(const ast *call, const cells *c)
{
    bool any = false;

    for (size_t i = 0; i < c->n; i++)
        if (c->at[i].cover == ZIJ_COVER_TOP) {
            if (c->at[i].cover_axis >= ZIJ_DIMS ||
                call->over != (uint32_t)1 << c->at[i].cover_axis)
                return false;
            any = true;
        }
    return any && !call->over_time;
}

static num count(eval *x, const cells *c)
{
    num n = zij_expr_const(x->mem, (zij_i128)c->n, 1);

    for (size_t i = 0; i < c->n; i++) {
        n.forecast = n.forecast || c->at[i].forecast;
        n.cover = ZIJ_MIN(n.cover, c->at[i].cover);
    }
    return n;
}

static num reduce(eval *x, const ast *call, const tab *arg, const cells *c)
{
    const num *missing = zij_expr_first_unknown(c);
    const num *bad = zij_expr_uncovered(arg, call->over, c);

    if (bad != NULL && (call->fn->op != MAX || !max_is_covered(call, c)))
        return unknown_like(ZIJ_WHY_COVERAGE, bad);
    if (missing != NULL) {
        num n = *missing;

        n.cell = false;
        return n;
    }
    switch (call->fn->op) {
    case MIN:
        return zij_expr_most(x, NODE_MIN, c->at, c->n);
    case MAX:
        return zij_expr_most(x, NODE_MAX, c->at, c->n);
    case COUNT:
        return count(x, c);
    default:
        break;
    }
    num sum = zij_expr_sum(x, c->at, c->n);

    return call->fn->op == SUM
               ? sum
               : zij_expr_div(x, sum, zij_expr_const(x->mem, (zij_i128)c->n, 1));
}

static bool eval_numbers(eval *x, const ast *call, tab *out)
{
    tab arg;

    return zij_expr_argument(x, call, &arg) &&
           zij_expr_reduce(x, call, &arg, reduce, out);
}

/* ---- share ---- */

/* The axis whose codes the second argument names: the first that `over` names. */
static size_t share_axis(const ast *call)
{
    const type *t = &call->of[0]->type;

    for (size_t k = 0; call->over_ids != NULL && k < call->over_ids->n; k++)
        for (size_t i = 0; i < t->axes_n; i++)
            if (zij_str_eq(t->axes[i].id, call->over_ids->ids[k]))
                return i;
    return 0;
}

static bool check_share(parser *p, ast *call)
{
    const type *t = &call->of[0]->type;

    if (!zij_expr_check_type(p, call->of[0], ZIJ_VALUE_NUMBERS) ||
        !zij_expr_check_over(p, call) ||
        !zij_expr_check_type(p, call->of[1], ZIJ_VALUE_CODES))
        return false;
    if (call->of[1]->kind != AST_CODES || call->over == 0) {
        zij_diag *d = zij_report(p->to, &zij_expr_arguments, call->of[1]->where,
                                 "share needs codes of an open dimension");

        zij_hint(p->to, d, "%s", call->fn->usage);
        p->failed = true;
        return false;
    }
    call->type = zij_expr_without(p, t, call->over, call->over_time);
    call->type.measure = zij_expr_pure(ZIJ_AS_NUMBER);
    return zij_expr_resolve(p, call->of[1]->codes, t->axes[share_axis(call)].codes);
}

static size_t place_of(const codes_ast *codes, uint16_t code)
{
    size_t i = 0;

    while (i < codes->n && codes->at[i] != code)
        i++;
    return i;
}

/* The cells of the named codes; 0: one of the codes has no cell. */
static size_t named(eval *x, const ast *call, const tab *arg, const cells *c, num **out)
{
    const codes_ast *codes = call->of[1]->codes;
    bool *seen = zij_array(x->mem, codes->n, bool);
    size_t n = 0, axis = share_axis(call);
    num *to = zij_array(x->mem, c->n, num);

    for (size_t i = 0; i < c->n; i++) {
        uint16_t code = arg->keys[c->series[i] * arg->type->axes_n + axis];
        size_t k = place_of(codes, code);

        if (k == codes->n)
            continue;
        seen[k] = true;
        to[n++] = c->at[i];
    }
    for (size_t k = 0; k < codes->n; k++)
        if (!seen[place_of(codes, codes->at[k])]) /* the first of two alike */
            return 0;
    *out = to;
    return n;
}

static num share(eval *x, const ast *call, const tab *arg, const cells *c)
{
    const num *missing = zij_expr_first_unknown(c);
    const num *bad = zij_expr_uncovered(arg, call->over, c);
    num *part, n;
    size_t parts;

    if (bad != NULL)
        return unknown_like(ZIJ_WHY_COVERAGE, bad);
    parts = named(x, call, arg, c, &part);
    if (parts == 0)
        return zij_expr_unknown(ZIJ_WHY_MISSING, NO_VAR);
    if (missing != NULL) {
        n = *missing;
        n.cell = false;
        return n;
    }
    return zij_expr_div(x, zij_expr_sum(x, part, parts), zij_expr_sum(x, c->at, c->n));
}

static bool eval_share(eval *x, const ast *call, tab *out)
{
    tab arg;

    return zij_expr_argument(x, call, &arg) && zij_expr_reduce(x, call, &arg, share, out);
}

const function zij_expr_reduce_functions[] = {
    { "sum", "sum(x over DIM)", "the sum along a dimension", 1, 1, true, SUM,
      check_numbers, eval_numbers },
    { "mean", "mean(x over DIM)", "the mean along a dimension", 1, 1, true, MEAN,
      check_numbers, eval_numbers },
    { "min", "min(x over DIM)", "the least along a dimension", 1, 1, true, MIN,
      check_numbers, eval_numbers },
    { "max", "max(x over DIM)", "the largest along a dimension", 1, 1, true, MAX,
      check_numbers, eval_numbers },
    { "count", "count(x over DIM)", "how many cells there are", 1, 1, true, COUNT,
      check_numbers, eval_numbers },
    { "share", "share(x, {CODE, CODE} over DIM)",
      "the part of the codes in the sum of all", 2, 2, true, 0, check_share, eval_share },
    { 0 },
};
