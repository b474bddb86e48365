/* cagr: growth a year over a range. index, cumulative: a series from another. */
#include "expr/eval.h"

enum { CAGR, INDEX, CUMULATIVE };

static bool check_series(parser *p, ast *call)
{
    return zij_expr_check_type(p, call->of[0], ZIJ_VALUE_NUMBERS) &&
           zij_expr_check_range(p, call, call->of[0]);
}

/* ---- cagr ---- */

static bool check_cagr(parser *p, ast *call)
{
    if (!check_series(p, call) || !zij_expr_check_no_percent(p, call))
        return false;
    call->over_time = true;
    call->type = zij_expr_without(p, &call->of[0]->type, 0, true);
    call->type.measure = zij_expr_pure(ZIJ_AS_NUMBER);
    return true;
}

static num open_growth(num n)
{
    n.kind = NUM_OPEN;
    n.why = ZIJ_WHY_NEAR_ZERO;
    return n;
}

/* From the first cell to the last: whole years only. */
static num yearly(eval *x, const tab *t, const num *row)
{
    size_t first = 0, last = t->periods_n;
    num zero = zij_expr_const(x->mem, 0, 1), r;
    int32_t span, freq;

    while (first < t->periods_n && row[first].kind == NUM_NONE)
        first++;
    while (last > first && row[last - 1].kind == NUM_NONE)
        last--;
    if (last < first + 2)
        return zij_expr_unknown(ZIJ_WHY_EMPTY, NO_VAR);
    freq = t->periods[first].freq;
    span = t->periods[last - 1].ordinal - t->periods[first].ordinal;
    if (span % freq != 0)
        return zij_expr_unknown(ZIJ_WHY_EMPTY, NO_VAR);
    r = zij_expr_over_base(x, row[last - 1], row[first]);
    if (!zij_expr_known(&r))
        return r;
    if (zij_expr_compare(x, &r, REL_GE, &zero) != ZIJ_PROVED)
        return open_growth(r);
    return zij_expr_cagr(x, r, (unsigned)(span / freq));
}

static bool eval_cagr(eval *x, const ast *call, tab *out)
{
    num *to;
    tab t;

    if (!zij_expr_argument(x, call, &t))
        return false;
    *out = t;
    out->type = &call->type;
    out->periods = NULL;
    out->periods_n = 1;
    out->nums = to = zij_array(x->mem, t.series_n, num);
    for (size_t s = 0; s < t.series_n; s++) {
        to[s] = yearly(x, &t, t.nums + s * t.periods_n);
        to[s].cell = false;
    }
    return true;
}

/* ---- index ---- */

static bool check_index(parser *p, ast *call)
{
    const type *t = &call->of[0]->type;
    ast *base = call->of[1];

    if (!check_series(p, call) || !zij_expr_check_no_percent(p, call))
        return false;
    if (base->kind != AST_NUMBER && base->kind != AST_CODES && base->kind != AST_ARITH)
        return zij_expr_refuse(p, call, base, "index wants the period that is 100");
    if (!zij_expr_as_periods(p, base, t->freq))
        return false;
    if (base->periods->n != 1)
        return zij_expr_refuse(p, call, base, "index wants one period that is 100");
    call->type = *t;
    call->type.measure = zij_expr_pure(ZIJ_AS_NUMBER);
    return true;
}

static num indexed(eval *x, const num *now, const num *base)
{
    num n;

    if (now->kind == NUM_NONE)
        return *now;
    n = base == NULL || base->kind == NUM_NONE
            ? zij_expr_unknown(ZIJ_WHY_MISSING, NO_VAR)
            : zij_expr_mul(x, zij_expr_over_base(x, *now, *base),
                           zij_expr_const(x->mem, 100, 1));
    n.cell = false;
    return n;
}

static bool eval_index(eval *x, const ast *call, tab *out)
{
    zij_period want = call->of[1]->periods->at[0];
    size_t base = 0;
    num *to;
    tab t;

    if (!zij_expr_eval_ast(x, call->of[0], &t))
        return false;
    while (base < t.periods_n && zij_period_cmp(t.periods[base], want) != 0)
        base++;
    *out = t;
    out->type = &call->type;
    out->nums = to = zij_array(x->mem, t.series_n * t.periods_n, num);
    for (size_t s = 0; s < t.series_n; s++) {
        const num *row = t.nums + s * t.periods_n;

        for (size_t p = 0; p < t.periods_n; p++)
            *to++ = indexed(x, &row[p], base < t.periods_n ? &row[base] : NULL);
    }
    return true;
}

/* ---- cumulative ---- */

static bool check_cumulative(parser *p, ast *call)
{
    call->type = call->of[0]->type;
    return check_series(p, call);
}

/* What is empty stays so, and what comes behind a gap is not known. */
static bool eval_cumulative(eval *x, const ast *call, tab *out)
{
    num *to;
    tab t;

    if (!zij_expr_eval_ast(x, call->of[0], &t))
        return false;
    *out = t;
    out->type = &call->type;
    out->nums = to = zij_array(x->mem, t.series_n * t.periods_n, num);
    for (size_t s = 0; s < t.series_n; s++) {
        const num *row = t.nums + s * t.periods_n;
        num sum = zij_expr_const(x->mem, 0, 1);

        for (size_t p = 0; p < t.periods_n; p++) {
            if (row[p].kind != NUM_NONE)
                sum = zij_expr_add(x, sum, row[p]);
            *to++ = row[p].kind != NUM_NONE ? sum : row[p];
        }
    }
    return true;
}

const function zij_expr_series_functions[] = {
    { "cagr", "cagr(x)", "growth a year from the first period of the range to the last",
      1, 1, false, CAGR, check_cagr, eval_cagr },
    { "index", "index(x, PERIOD)", "x as a part of x in PERIOD, which is 100", 2, 2,
      false, INDEX, check_index, eval_index },
    { "cumulative", "cumulative(x)", "the sum of x from the first period of the range on",
      1, 1, false, CUMULATIVE, check_cumulative, eval_cumulative },
    { 0 },
};
