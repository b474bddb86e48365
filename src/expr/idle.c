/* idle.c - claims that no data can refute, told by how they are built. */
#include "expr/ast.h"

/* The height of the tree is limited by AST_HEIGHT. */
static bool has_figures(const ast *a)
{
    bool found = a->kind == AST_SLICE;

    for (size_t i = 0; !found && i < a->of_n; i++)
        found = has_figures(a->of[i]);
    return found;
}

/* The same text but for blanks. */
static bool are_same(zij_str a, zij_str b)
{
    size_t i = 0, k = 0;

    while (i < a.len || k < b.len) {
        if (i < a.len && a.at[i] == ' ')
            i++;
        else if (k < b.len && b.at[k] == ' ')
            k++;
        else if (i == a.len || k == b.len || a.at[i++] != b.at[k++])
            return false;
    }
    return true;
}

/* The least and most that a function can give, where it has an end: a share of figures
 * that are not negative, a rank, a number of cells. */
static const struct {
    const char *name;
    bool has_least, has_most, nonnegative;
    int least, most;
} ranges[] = {
    { "share", true, true, true, 0, 1 },
    { "rank", true, false, false, 1, 0 },
    { "count", true, false, false, 0, 0 },
    { "cagr", true, false, false, -1, 0 },
};

static bool is_nonnegative(const ast *a)
{
    return a->kind == AST_SLICE && a->slice->what.flow->nonnegative;
}

/* A literal against an end of a range: -1, 0, 1. */
static int compare(const literal_ast *l, int end)
{
    zij_i128 at = l->d * end;

    return (l->n > at) - (l->n < at);
}

static bool holds_always(const ast *call, relation op, const ast *literal)
{
    if (call->kind != AST_CALL || literal->kind != AST_NUMBER)
        return false;
    for (size_t i = 0; i < ZIJ_COUNT(ranges); i++) {
        if (!zij_str_eq(zij_str_of(call->fn->name), zij_str_of(ranges[i].name)) ||
            (ranges[i].nonnegative && !is_nonnegative(call->of[0])))
            continue;
        if (ranges[i].has_most && (op == REL_LE || op == REL_LT) &&
            compare(literal->literal, ranges[i].most) >= (op == REL_LT))
            return true;
        if (ranges[i].has_least && (op == REL_GE || op == REL_GT) &&
            compare(literal->literal, ranges[i].least) <= -(op == REL_GT))
            return true;
    }
    return false;
}

/* There is always one, unlike the start of a run or a turning. */
static bool names_a_period(const ast *call)
{
    static const char *const names[] = { "peak", "trough", "argmax", "argmin" };

    for (size_t i = 0; i < ZIJ_COUNT(names); i++)
        if (zij_str_eq(zij_str_of(call->fn->name), zij_str_of(names[i])))
            return true;
    return false;
}

/* A peak of 2000..2024 lies in it. */
static bool is_within(const ast *call, relation op, const ast *literal)
{
    const slice_ast *s =
        call->of_n > 0 && call->of[0]->kind == AST_SLICE ? call->of[0]->slice : NULL;
    zij_period p;

    if (call->kind != AST_CALL || literal->kind != AST_PERIODS || s == NULL ||
        s->when != WHEN_RANGE || !names_a_period(call))
        return false;
    p = literal->periods->at[0];
    return (op == REL_LE && zij_period_cmp(s->what.to, p) <= 0) ||
           (op == REL_LT && zij_period_cmp(s->what.to, p) < 0) ||
           (op == REL_GE && zij_period_cmp(s->what.from, p) >= 0) ||
           (op == REL_GT && zij_period_cmp(s->what.from, p) > 0);
}

static const char *idle_comparison(const ast *a)
{
    static const relation turned[] = {
        [REL_LT] = REL_GT, [REL_LE] = REL_GE, [REL_GT] = REL_LT,    [REL_GE] = REL_LE,
        [REL_EQ] = REL_EQ, [REL_NE] = REL_NE, [REL_NEAR] = REL_NEAR
    };

    if (!has_figures(a))
        return "it holds no figure";
    if (are_same(zij_span_str(a->of[0]->where), zij_span_str(a->of[1]->where)))
        return "it compares a thing with itself";
    if (holds_always(a->of[0], (relation)a->op, a->of[1]) ||
        holds_always(a->of[1], turned[a->op], a->of[0]) ||
        is_within(a->of[0], (relation)a->op, a->of[1]) ||
        is_within(a->of[1], turned[a->op], a->of[0]))
        return "no value can lie beyond this";
    return NULL;
}

static const char *idle(const ast *a, zij_span *where)
{
    const char *why = NULL;

    *where = a->where;
    if (a->kind == AST_COMPARE)
        return idle_comparison(a);
    if (!has_figures(a))
        return "it holds no figure";
    if (a->parts_n > 0 && a->parts[0]->kind == AST_COMPARE) {
        why = idle_comparison(a->parts[0]); /* all of them: 0 is an honest end */
        for (size_t i = 1; why != NULL && i < a->parts_n; i++)
            why = idle_comparison(a->parts[i]);
    }
    for (size_t i = 0; why == NULL && i < a->of_n; i++)
        if (a->of[i]->type.kind == ZIJ_VALUE_VERDICTS)
            why = idle(a->of[i], where);
    return why;
}

const char *zij_expr_idle(const zij_expr *e, zij_span *where)
{
    return idle(e->root, where);
}
