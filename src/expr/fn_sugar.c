/* between, surplus, deficit, ratio, per: short for one or two operators. */
#include "expr/eval.h"

enum { BETWEEN, SURPLUS, DEFICIT, RATIO, PER };

static ast *pair(parser *p, const ast *call, ast_kind kind, ast *left, int op, ast *right)
{
    ast *a = zij_new(p->mem, ast);

    a->kind = (uint8_t)kind;
    a->op = (uint8_t)op;
    a->height = (uint16_t)(call->height + 1);
    a->where = call->where;
    a->of = zij_array(p->mem, 2, ast *);
    a->of[0] = left;
    a->of[1] = right;
    a->of_n = 2;
    return a;
}

static ast *comparison(parser *p, const ast *call, ast *left, relation op, ast *right)
{
    return pair(p, call, AST_COMPARE, left, (int)op, right);
}

/* The call keeps its operands, and what it is short for beside them. */
static void hold(parser *p, ast *call, ast *a, ast *b)
{
    call->parts = zij_array(p->mem, 2, ast *);
    call->parts[0] = a;
    call->parts[1] = b;
    call->parts_n = b == NULL ? 1 : 2;
}

static bool check_numbers(parser *p, const ast *call)
{
    for (size_t i = 0; i < call->of_n; i++)
        if (!zij_expr_check_type(p, call->of[i], ZIJ_VALUE_NUMBERS))
            return false;
    return true;
}

static bool check_between(parser *p, ast *call)
{
    ast *low, *high;

    if (!check_numbers(p, call))
        return false;
    low = comparison(p, call, call->of[0], REL_GE, call->of[1]);
    high = comparison(p, call, call->of[0], REL_LE, call->of[2]);
    if (!zij_expr_check_compare(p, low) || !zij_expr_check_compare(p, high))
        return false;
    hold(p, call, low, high);
    if (!zij_expr_check_sides(p, call->where, &low->type, &high->type, &call->type))
        return false;
    call->type.kind = ZIJ_VALUE_VERDICTS;
    call->type.measure = low->type.measure;
    return true;
}

/* x is taken once. */
static bool eval_between(eval *x, const ast *call, tab *out)
{
    const ast *low = call->parts[0], *high = call->parts[1];
    tab v, least, most, l, h;

    if (!zij_expr_eval_ast(x, low->of[0], &v) ||
        !zij_expr_eval_ast(x, low->of[1], &least) ||
        !zij_expr_eval_ast(x, high->of[1], &most))
        return false;
    l = h = v;
    return zij_expr_compare_tabs(x, low, &l, &least, &v) &&
           zij_expr_compare_tabs(x, high, &h, &most, &least) &&
           zij_expr_join(x, call, &v, &least, out);
}

/* 0, counted as its partner is. */
static ast *zero_like(parser *p, const ast *call, const ast *a)
{
    ast *zero = zij_new(p->mem, ast);

    zero->kind = AST_NUMBER;
    zero->height = 1;
    zero->where = zij_span_part(call->where, 0, 0); /* it is written nowhere */
    zero->literal = zij_new(p->mem, literal_ast);
    *zero->literal = (literal_ast){ .n = 0, .d = 1, .half_n = 0, .half_d = 1 };
    zero->type.measure = a->type.measure;
    return zero;
}

static bool check_sign(parser *p, ast *call)
{
    relation op = call->fn->op == SURPLUS ? REL_GT : REL_LT;
    ast *a;

    if (!check_numbers(p, call))
        return false;
    a = comparison(p, call, call->of[0], op,
                   call->of_n == 2 ? call->of[1] : zero_like(p, call, call->of[0]));
    if (!zij_expr_check_compare(p, a))
        return false;
    hold(p, call, a, NULL);
    call->type = a->type;
    return true;
}

static bool eval_one(eval *x, const ast *call, tab *out)
{
    return zij_expr_eval_ast(x, call->parts[0], out);
}

static bool check_quotient(parser *p, ast *call)
{
    ast *a = pair(p, call, AST_ARITH, call->of[0], NODE_DIV, call->of[1]);
    zij_measure same;

    if (!zij_expr_check_arith(p, a) ||
        (call->fn->op == RATIO && !zij_expr_measure_pair(p, a, &same)))
        return false;
    if (call->fn->op == RATIO)
        a->type.measure = zij_expr_pure(ZIJ_AS_NUMBER);
    hold(p, call, a, NULL);
    call->type = a->type;
    return true;
}

const function zij_expr_sugar_functions[] = {
    { "between", "between(x, LOW, HIGH)", "x is at least LOW and at most HIGH", 3, 3,
      false, BETWEEN, check_between, eval_between },
    { "surplus", "surplus(a, b)", "a is above b; without b, above 0", 1, 2, false,
      SURPLUS, check_sign, eval_one },
    { "deficit", "deficit(a, b)", "a is below b; without b, below 0", 1, 2, false,
      DEFICIT, check_sign, eval_one },
    { "ratio", "ratio(a, b)", "a / b of two things of one unit", 2, 2, false, RATIO,
      check_quotient, eval_one },
    { "per", "per(a, b)", "a / b, in the unit of a per that of b", 2, 2, false, PER,
      check_quotient, eval_one },
    { 0 },
};
