/* Types and units, before any figure is read. */
#include "expr/ast.h"

const zij_diag_kind zij_expr_type = { "expr-type", ZIJ_ERROR,
                                      "A number, claim or list stands where another is "
                                      "wanted." };
const zij_diag_kind zij_expr_dimensions = { "expr-dimensions", ZIJ_ERROR,
                                            "The open dimensions do not fit." };
const zij_diag_kind zij_expr_arguments = { "expr-arguments", ZIJ_ERROR,
                                           "The function takes other arguments." };

static const char *kind_name(int kind)
{
    static const char *const name[] = {
        [ZIJ_VALUE_NUMBERS] = "a number",
        [ZIJ_VALUE_VERDICTS] = "a claim",
        [ZIJ_VALUE_CODES] = "a list of codes",
        [ZIJ_VALUE_PERIODS] = "a period",
    };

    return name[kind];
}

/* A definition or flow with a slip in its name. */
static void hint_name(parser *p, zij_str id, zij_diag *d)
{
    zij_nearest near = zij_nearest_to(id);
    const zij_expr_env *env = p->env;

    for (size_t i = 0; env->define_name != NULL && env->define_name(env->self, i).len > 0;
         i++)
        zij_nearest_try(&near, env->define_name(env->self, i));
    for (size_t i = 0; env->flow_name(env->self, i).len > 0; i++)
        zij_nearest_try(&near, env->flow_name(env->self, i));
    if (near.best.len > 0)
        zij_hint_nearest(p->to, d, &near);
}

/* `KAZ` alone, or the name of a flow or function without its brackets. */
static void hint_codes(parser *p, const ast *a, zij_diag *d)
{
    zij_str id = a->codes->n > 0 ? a->codes->ids[0] : ZIJ_STR("");

    if (p->env->flow(p->env->self, id) != NULL) {
        zij_hint(p->to, d, "write %.*s[...; 2024]", ZIJ_ARG(id));
        return;
    }
    for (size_t i = 0; zij_expr_function(i) != NULL; i++)
        if (zij_str_eq(id, zij_str_of(zij_expr_function(i)->name))) {
            zij_hint(p->to, d, "write %s", zij_expr_function(i)->usage);
            return;
        }
    if (a->codes->n == 1)
        hint_name(p, id, d);
}

bool zij_expr_check_type(parser *p, const ast *a, zij_value_kind kind)
{
    zij_diag *d;

    if (a->type.kind == kind)
        return true;
    d = zij_report(p->to, &zij_expr_type, a->where, "expected %s, found %s",
                   kind_name((int)kind), kind_name(a->type.kind));
    if (a->kind == AST_CODES)
        hint_codes(p, a, d);
    p->failed = true;
    return false;
}

bool zij_expr_refuse(parser *p, const ast *call, const ast *at, const char *because)
{
    zij_diag *d = zij_report(p->to, &zij_expr_arguments, at->where, "%s", because);

    zij_hint(p->to, d, "%s", call->fn->usage);
    p->failed = true;
    return false;
}

bool zij_expr_check_range(parser *p, const ast *call, const ast *a)
{
    zij_diag *d;

    if (a->type.time == TIME_OPEN)
        return true;
    d = zij_report(p->to, &zij_expr_dimensions, a->where, "%s needs a range of periods",
                   call->fn->name);
    zij_hint(p->to, d, "write [...; 2019..2024]");
    p->failed = true;
    return false;
}

static size_t find_axis(const type *t, zij_str id)
{
    size_t i = 0;

    while (i < t->axes_n && !zij_str_eq(t->axes[i].id, id))
        i++;
    return i;
}

/* The first axis of `a` that `b` lacks, or a->axes_n. */
static size_t lacking(const type *a, const type *b)
{
    size_t i = 0;

    while (i < a->axes_n && find_axis(b, a->axes[i].id) < b->axes_n)
        i++;
    return i;
}

bool zij_expr_check_sides(parser *p, zij_span where, const type *l, const type *r,
                          type *out)
{
    size_t i = lacking(l, r), j = lacking(r, l);

    if (i < l->axes_n && j < r->axes_n) {
        zij_diag *d = zij_report(p->to, &zij_expr_dimensions, where,
                                 "%.*s is open only on the left, %.*s only on the right",
                                 ZIJ_ARG(l->axes[i].id), ZIJ_ARG(r->axes[j].id));

        zij_hint(p->to, d, "fix one of them to a code, or sum over it");
        p->failed = true;
        return false;
    }
    *out = j < r->axes_n ? *r : *l;
    out->time = ZIJ_MAX(l->time, r->time);
    out->freq = ZIJ_MAX(l->freq, r->freq);
    for (size_t k = 0; k < out->axes_n; k++) {
        size_t u = find_axis(l, out->axes[k].id), v = find_axis(r, out->axes[k].id);

        if (u == l->axes_n || v == r->axes_n || l->axes[u].codes == r->axes[v].codes)
            continue;
        zij_report(p->to, &zij_expr_dimensions, where,
                   "%.*s has the codes of %.*s on the left, of %.*s on the right",
                   ZIJ_ARG(out->axes[k].id), ZIJ_ARG(l->axes[u].codes->id),
                   ZIJ_ARG(r->axes[v].codes->id));
        p->failed = true;
        return false;
    }
    return true;
}

bool zij_expr_check_pair(parser *p, ast *a, type *out)
{
    return zij_expr_check_sides(p, a->where, &a->of[0]->type, &a->of[1]->type, out);
}

type zij_expr_without(parser *p, const type *t, uint32_t over, bool time)
{
    zij_axis *axes = zij_array(p->mem, t->axes_n, zij_axis);
    type r = *t;

    r.axes = axes;
    r.axes_n = 0;
    for (size_t i = 0; i < t->axes_n; i++)
        if (!(over >> i & 1))
            axes[r.axes_n++] = t->axes[i];
    if (time)
        r.time = TIME_NONE;
    return r;
}

/* ---- over ---- */

static zij_str open_names(parser *p, const type *t)
{
    zij_buf b = zij_buf_make(p->mem);

    for (size_t i = 0; i < t->axes_n; i++) {
        zij_put_c(&b, i > 0 ? ", " : "");
        zij_put(&b, t->axes[i].id);
    }
    if (t->time == TIME_OPEN)
        zij_putf(&b, "%sTIME_PERIOD", t->axes_n > 0 ? ", " : "");
    return zij_buf_str(&b);
}

static bool over_one(parser *p, ast *call, const type *t, size_t n)
{
    zij_str id = call->over_ids->ids[n];
    zij_nearest near = zij_nearest_to(id);
    size_t i = find_axis(t, id);
    zij_diag *d;

    if (i < t->axes_n) {
        call->over |= (uint32_t)1 << i;
        return true;
    }
    if (zij_str_eq(id, ZIJ_STR("TIME_PERIOD")) && t->time == TIME_OPEN) {
        call->over_time = true;
        return true;
    }
    for (i = 0; i < t->axes_n; i++)
        zij_nearest_try(&near, t->axes[i].id);
    d = zij_report(p->to, &zij_expr_dimensions, call->over_ids->where[n],
                   "%.*s is not open here", ZIJ_ARG(id));
    if (near.best.len > 0)
        zij_hint_nearest(p->to, d, &near);
    else if (t->axes_n > 0 || t->time == TIME_OPEN)
        zij_hint(p->to, d, "open are: %.*s", ZIJ_ARG(open_names(p, t)));
    p->failed = true;
    return false;
}

bool zij_expr_check_over(parser *p, ast *call)
{
    const type *t = &call->of[0]->type;
    size_t open = t->axes_n + (t->time == TIME_OPEN);
    zij_diag *d;

    for (size_t i = 0; call->over_ids != NULL && i < call->over_ids->n; i++)
        if (!over_one(p, call, t, i))
            return false;
    if (call->over_ids != NULL)
        return true;
    if (open == 1) {
        call->over = t->axes_n;
        call->over_time = t->axes_n == 0;
        return true;
    }
    if (open == 0) {
        d = zij_report(p->to, &zij_expr_dimensions, call->of[0]->where,
                       "%s needs an open dimension, and every key is fixed",
                       call->fn->name);
        zij_hint(p->to, d, "write * for all codes, or a range of periods");
    } else {
        d = zij_report(p->to, &zij_expr_dimensions, call->where,
                       "%s has several open dimensions to choose from", call->fn->name);
        zij_hint(p->to, d, "say which: over %.*s", ZIJ_ARG(open_names(p, t)));
    }
    p->failed = true;
    return false;
}

/* ---- the operators ---- */

bool zij_expr_check_arith(parser *p, ast *a)
{
    zij_measure m;

    if (!zij_expr_check_type(p, a->of[0], ZIJ_VALUE_NUMBERS) ||
        !zij_expr_check_type(p, a->of[1], ZIJ_VALUE_NUMBERS) ||
        !zij_expr_check_pair(p, a, &a->type))
        return false;
    if (a->op == NODE_MUL || a->op == NODE_DIV) {
        if (!zij_expr_measure_product(p, a, a->op == NODE_DIV, &m))
            return false;
    } else if (!zij_expr_measure_pair(p, a, &m)) {
        return false;
    }
    a->type.kind = ZIJ_VALUE_NUMBERS;
    a->type.measure = m;
    return true;
}

static bool list_error(parser *p, const ast *a, const char *text)
{
    zij_report(p->to, &zij_expr_type, a->where, "%s", text);
    p->failed = true;
    return false;
}

/* 0: as many as there are. */
static size_t list_size(const ast *a)
{
    if (a->kind == AST_CODES)
        return a->codes->n;
    return a->of_n < 2 ? 0 : (size_t)(a->of[1]->literal->n / a->of[1]->literal->d);
}

/* A literal list takes the codelist of the other side. */
static bool check_lists(parser *p, ast *a)
{
    ast *l = a->of[0], *r = a->of[1];
    ast *literal = r->kind == AST_CODES ? r : l, *other = literal == r ? l : r;

    if (a->op != REL_EQ && a->op != REL_NE)
        return list_error(p, a, "lists are compared with == or !=");
    if (literal->kind != AST_CODES) {
        if (l->type.axes[0].codes != r->type.axes[0].codes)
            return list_error(p, a, "the two lists have codes of different codelists");
    } else if (other->kind != AST_CODES &&
               !zij_expr_resolve(p, literal->codes, other->type.axes[0].codes)) {
        return false;
    }
    if (list_size(other) == 0 && literal->kind == AST_CODES && literal->codes->ordered &&
        literal->codes->n > 1)
        return list_error(p, a, "a set has no order: write {A, B}");
    if (list_size(l) != list_size(r) && list_size(l) > 0 && list_size(r) > 0) {
        zij_report(p->to, &zij_expr_type, a->where,
                   "a list of %zu is compared with a list of %zu", list_size(l),
                   list_size(r));
        p->failed = true;
        return false;
    }
    return true;
}

bool zij_expr_check_compare(parser *p, ast *a)
{
    zij_measure m;

    if (a->of[0]->type.kind == ZIJ_VALUE_PERIODS ||
        a->of[1]->type.kind == ZIJ_VALUE_PERIODS)
        return zij_expr_check_periods(p, a);
    if (a->of[0]->type.kind == ZIJ_VALUE_CODES &&
        a->of[1]->type.kind == ZIJ_VALUE_CODES) {
        a->type = (type){ .kind = ZIJ_VALUE_VERDICTS };
        return check_lists(p, a);
    }
    if (!zij_expr_check_type(p, a->of[0], ZIJ_VALUE_NUMBERS) ||
        !zij_expr_check_type(p, a->of[1], ZIJ_VALUE_NUMBERS) ||
        !zij_expr_check_pair(p, a, &a->type) || !zij_expr_measure_pair(p, a, &m))
        return false;
    a->type.kind = ZIJ_VALUE_VERDICTS;
    a->type.measure = m;
    return true;
}

static bool check_logic(parser *p, ast *a)
{
    for (size_t i = 0; i < a->of_n; i++)
        if (!zij_expr_check_type(p, a->of[i], ZIJ_VALUE_VERDICTS))
            return false;
    if (a->of_n == 1) {
        a->type = a->of[0]->type;
        return true;
    }
    if (!zij_expr_check_pair(p, a, &a->type))
        return false;
    a->type.measure = (zij_measure){ 0 };
    return true;
}

static bool check_call(parser *p, ast *a)
{
    zij_diag *d;

    if (a->over_ids != NULL && !a->fn->over) {
        d = zij_report(p->to, &zij_expr_arguments, a->over_ids->where[0],
                       "%s takes no `over`", a->fn->name);
        zij_hint(p->to, d, "%s", a->fn->usage);
        p->failed = true;
        return false;
    }
    return a->fn->check(p, a);
}

bool zij_expr_check(parser *p, ast *a)
{
    if (a->checked)
        return true;
    for (size_t i = 0; i < a->of_n; i++)
        if (!zij_expr_check(p, a->of[i]))
            return false;
    switch ((ast_kind)a->kind) {
    case AST_NUMBER:
    case AST_CODES:
    case AST_PERIODS:
    case AST_SLICE:
        return true;
    case AST_NEGATE:
        a->type = a->of[0]->type;
        return zij_expr_check_type(p, a->of[0], ZIJ_VALUE_NUMBERS);
    case AST_ARITH:
        return zij_expr_check_arith(p, a);
    case AST_COMPARE:
        return zij_expr_check_compare(p, a);
    case AST_NOT:
    case AST_AND:
    case AST_OR:
        return check_logic(p, a);
    case AST_CALL:
        return check_call(p, a);
    }
    return false;
}

/* ---- the functions by name ---- */

const function *zij_expr_function(size_t i)
{
    static const function *const family[] = {
        zij_expr_reduce_functions, zij_expr_order_functions,  zij_expr_change_functions,
        zij_expr_truth_functions,  zij_expr_along_functions,  zij_expr_moment_functions,
        zij_expr_trend_functions,  zij_expr_series_functions, zij_expr_sugar_functions,
    };

    for (size_t f = 0; f < ZIJ_COUNT(family); f++)
        for (const function *row = family[f]; row->name != NULL; row++)
            if (i-- == 0)
                return row;
    return NULL;
}

size_t zij_expr_help_count(void)
{
    size_t n = 0;

    while (zij_expr_function(n) != NULL)
        n++;
    return n;
}

zij_expr_help zij_expr_help_at(size_t i)
{
    const function *f = zij_expr_function(i);

    return (zij_expr_help){ f->name, f->usage, f->meaning };
}
