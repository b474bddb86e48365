/* along: a table whose open dimension goes by another name, so that a country's trade as
 * it reports it meets the same trade as its partner does. */
#include "expr/eval.h"

static bool check_along(parser *p, ast *call)
{
    const ast *name = call->of[1];
    zij_axis *axis;

    if (!zij_expr_check_type(p, call->of[0], ZIJ_VALUE_NUMBERS))
        return false;
    if (call->of[0]->type.axes_n != 1)
        return zij_expr_refuse(p, call, call->of[0],
                               "along takes figures over one dimension");
    if (name->kind != AST_CODES || name->codes->n != 1 || name->codes->ordered)
        return zij_expr_refuse(p, call, name, "along takes the name of a dimension");
    axis = zij_new(p->mem, zij_axis);
    *axis = call->of[0]->type.axes[0];
    axis->id = name->codes->ids[0];
    call->type = call->of[0]->type;
    call->type.axes = axis;
    return true;
}

static bool eval_along(eval *x, const ast *call, tab *out)
{
    if (!zij_expr_eval_ast(x, call->of[0], out))
        return false;
    out->type = &call->type;
    return true;
}

const function zij_expr_along_functions[] = {
    { "along", "along(x, DIM)", "x with its one open dimension called DIM", 2, 2, false,
      0, check_along, eval_along },
    { 0 },
};
