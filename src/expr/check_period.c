/* Literals that meet periods: peak(x) == 2008, turning_up(x) == {2009, 2015}. */
#include "base/sort.h"
#include "expr/ast.h"

static bool no_period(parser *p, zij_span where)
{
    zij_diag *d = zij_report(p->to, &zij_expr_period, where, "'%.*s' is no period",
                             ZIJ_ARG(zij_span_str(where)));

    zij_hint(p->to, d, "write 2024, 2024-Q1, 2024-07 or a list: {2009, 2015}");
    p->failed = true;
    return false;
}

static bool read_one(parser *p, zij_str text, zij_span where, uint8_t freq,
                     zij_period *to)
{
    static const char *const name[] = { [ZIJ_FREQ_A] = "years",
                                        [ZIJ_FREQ_S] = "half-years",
                                        [ZIJ_FREQ_Q] = "quarters",
                                        [ZIJ_FREQ_M] = "months" };

    if (!zij_period_read(text, to))
        return no_period(p, where);
    if (freq == 0 || to->freq == freq)
        return true;
    zij_report(p->to, &zij_expr_period, where, "the periods here are %s", name[freq]);
    p->failed = true;
    return false;
}

static int by_time(const void *a, const void *b, void *with)
{
    (void)with;
    return zij_period_cmp(*(const zij_period *)a, *(const zij_period *)b);
}

/* A set has no order; a list has that of time, and each period once. */
static bool put_in_order(parser *p, const ast *a, bool ordered, periods_ast *to)
{
    size_t n = 0;

    for (size_t i = 1; i < to->n; i++)
        if (to->at[i].freq != to->at[0].freq ||
            (ordered && zij_period_cmp(to->at[i - 1], to->at[i]) >= 0)) {
            zij_report(p->to, &zij_expr_period, a->where,
                       to->at[i].freq != to->at[0].freq
                           ? "the periods have different frequencies"
                           : "periods in brackets stand from the earliest to the last");
            p->failed = true;
            return false;
        }
    zij_sort(p->mem, to->at, to->n, sizeof(*to->at), by_time, NULL);
    for (size_t i = 0; i < to->n; i++)
        if (n == 0 || zij_period_cmp(to->at[n - 1], to->at[i]) != 0)
            to->at[n++] = to->at[i];
    to->n = n;
    return true;
}

/* `2008` is read as a number, `2024-07` as a difference, a list as one of codes. */
bool zij_expr_as_periods(parser *p, ast *a, uint8_t freq)
{
    periods_ast *to = zij_new(p->mem, periods_ast);
    codes_ast *codes = a->kind == AST_CODES ? a->codes : NULL;
    bool ordered = codes != NULL && codes->ordered;
    zij_span written = a->kind == AST_NUMBER ? a->literal->where : a->where;

    to->n = codes != NULL ? codes->n : 1;
    to->at = zij_array(p->mem, to->n, zij_period);
    if (codes == NULL && !read_one(p, zij_span_str(written), a->where, freq, &to->at[0]))
        return false;
    for (size_t i = 0; codes != NULL && i < codes->n; i++)
        if (!read_one(p, codes->ids[i], codes->where[i], freq, &to->at[i]))
            return false;
    if (!put_in_order(p, a, ordered, to))
        return false;
    a->kind = AST_PERIODS;
    a->periods = to;
    a->of_n = 0;
    a->type = (type){ .kind = ZIJ_VALUE_PERIODS, .freq = (uint8_t)to->at[0].freq };
    return true;
}

static bool refuse(parser *p, const ast *a, const char *why, const char *hint)
{
    zij_diag *d = zij_report(p->to, &zij_expr_type, a->where, "%s", why);

    if (hint != NULL)
        zij_hint(p->to, d, "%s", hint);
    p->failed = true;
    return false;
}

bool zij_expr_check_periods(parser *p, ast *a)
{
    bool left = a->of[0]->type.kind == ZIJ_VALUE_PERIODS;
    ast *known = a->of[!left], *other = a->of[left];
    type t;

    if (a->op == REL_NEAR)
        return refuse(p, a, "periods are not rounded", "write ==, <=, < and the like");
    if (other->kind == AST_NUMBER || other->kind == AST_CODES ||
        (other->kind == AST_ARITH && other->of[0]->kind == AST_NUMBER &&
         other->of[1]->kind == AST_NUMBER)) {
        if (!zij_expr_as_periods(p, other, known->type.freq))
            return false;
        if (other->periods->n > 1 && a->op != REL_EQ && a->op != REL_NE)
            return refuse(p, a, "several periods are compared with == or !=", NULL);
    }
    if (!zij_expr_check_type(p, other, ZIJ_VALUE_PERIODS))
        return false;
    if (known->type.freq != 0 && other->type.freq != 0 &&
        known->type.freq != other->type.freq)
        return refuse(p, a, "the two sides have periods of different frequencies", NULL);
    if (!zij_expr_check_pair(p, a, &t))
        return false;
    a->type = t;
    a->type.kind = ZIJ_VALUE_VERDICTS;
    a->type.measure = known->type.measure; /* of the figures that decide */
    return true;
}
