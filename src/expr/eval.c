/* Walks the checked expression; every node becomes a table of numbers or verdicts. */
#include "expr/eval.h"

static const zij_diag_kind TOO_LARGE = { "expr-too-large", ZIJ_ERROR,
                                         "The expression needs too many cells." };

/* ---- verdicts ---- */

/* A rank behind codes that are not listed. */
static bool is_endless(const num *a)
{
    return a->kind == NUM_RANGE && !a->range->hi.exact && a->range->hi.d > 1e308;
}

verd zij_expr_verdict(eval *x, const num *a, relation op, const num *b)
{
    num m = zij_expr_merge(a, b);
    verd v = { .forecast = m.forecast, .var = NO_VAR, .a = a, .b = b };

    v.partial = m.cover != ZIJ_COVER_COMPLETE;
    if (m.kind == NUM_NONE) {
        v.none = true;
    } else if (m.kind == NUM_UNKNOWN || m.kind == NUM_OPEN) {
        v.outcome = m.kind == NUM_OPEN ? ZIJ_UNDECIDED : ZIJ_UNKNOWN;
        v.why = m.why;
        v.var = m.var;
    } else {
        v.outcome = (uint8_t)zij_expr_compare(x, a, op, b);
        v.why = v.outcome == ZIJ_UNDECIDED ? ZIJ_WHY_ROUNDING : ZIJ_WHY_NOT;
        if (v.outcome == ZIJ_UNDECIDED && (is_endless(a) || is_endless(b))) {
            v.outcome = ZIJ_UNKNOWN;
            v.why = ZIJ_WHY_COVERAGE;
        }
    }
    return v;
}

/* The verdict of two, with what was compared in the one that decides: the first of them;
 * where `all` of them are needed for the outcome no single one does. */
static verd either(verd a, verd b, zij_outcome outcome, zij_outcome all)
{
    verd v = a.outcome == outcome ? a : b;

    if (a.none || b.none)
        v = a.none ? b : a;
    else if (outcome == all)
        v.a = v.b = NULL;
    v.forecast = a.forecast || b.forecast;
    v.partial = a.partial || b.partial;
    return v;
}

verd zij_expr_and_verd(verd a, verd b)
{
    return either(a, b, zij_expr_and((zij_outcome)a.outcome, (zij_outcome)b.outcome),
                  ZIJ_PROVED);
}

verd zij_expr_or_verd(verd a, verd b)
{
    return either(a, b, zij_expr_or((zij_outcome)a.outcome, (zij_outcome)b.outcome),
                  ZIJ_REFUTED);
}

verd zij_expr_plain(bool truth)
{
    return (verd){ .outcome = truth ? ZIJ_PROVED : ZIJ_REFUTED, .var = NO_VAR };
}

verd zij_expr_not_verd(verd a)
{
    a.outcome = (uint8_t)zij_expr_not((zij_outcome)a.outcome);
    return a;
}

/* ---- cell by cell ---- */

static bool both(eval *x, const ast *a, tab *l, tab *r, tab *out, meeting *m)
{
    return zij_expr_eval_ast(x, a->of[0], l) && zij_expr_eval_ast(x, a->of[1], r) &&
           zij_expr_align(x, &a->type, l, r, out, m);
}

/* A bare number beside figures counts as they are published. */
static void rescale(eval *x, tab *t, int pow10)
{
    size_t n = t->series_n * t->periods_n;
    num *nums;

    if (pow10 == 0)
        return;
    nums = zij_array(x->mem, n, num);
    for (size_t i = 0; i < n; i++)
        nums[i] = zij_expr_scale(x, t->nums[i], pow10);
    t->nums = nums;
}

static const num *cell_of(const tab *t, const meeting *m, int side, size_t s, size_t p)
{
    static const num missing[] = {
        { .kind = NUM_UNKNOWN,
          .why = ZIJ_WHY_MISSING,
          .cover = ZIJ_COVER_COMPLETE,
          .var = NO_VAR },
        { .kind = NUM_UNKNOWN,
          .why = ZIJ_WHY_MISSING,
          .cover = ZIJ_COVER_LISTED,
          .var = NO_VAR },
    };
    size_t i = zij_expr_cell(t, m, side, s, p);

    return i == SIZE_MAX ? &missing[m->open[side]] : &t->nums[i];
}

static bool eval_arith(eval *x, const ast *a, tab *out)
{
    static num (*const op[])(eval *, num, num) = {
        [NODE_ADD] = zij_expr_add,
        [NODE_SUB] = zij_expr_sub,
        [NODE_MUL] = zij_expr_mul,
        [NODE_DIV] = zij_expr_div,
    };
    tab l, r;
    meeting m;
    num *to;

    if (!both(x, a, &l, &r, out, &m))
        return false;
    rescale(x, &l, a->scale[0]);
    rescale(x, &r, a->scale[1]);
    to = zij_array(x->mem, out->series_n * out->periods_n, num);
    out->nums = to;
    for (size_t s = 0; s < out->series_n; s++)
        for (size_t p = 0; p < out->periods_n; p++)
            *to++ = op[a->op](x, *cell_of(&l, &m, 0, s, p), *cell_of(&r, &m, 1, s, p));
    return true;
}

/* ~ L: inside L's half unit, or disjoint from it. */
static verd near_literal(eval *x, const num *v, const num bounds[2])
{
    return zij_expr_and_verd(zij_expr_verdict(x, v, REL_GE, &bounds[0]),
                             zij_expr_verdict(x, v, REL_LE, &bounds[1]));
}

/* The ends of a literal's interval, where one side is a literal; its index, or -1. */
static int literal_ends(eval *x, const ast *a, num bounds[2])
{
    int side = a->of[1]->kind == AST_NUMBER ? 1 : (a->of[0]->kind == AST_NUMBER ? 0 : -1);
    const literal_ast *l;
    num middle, half;

    if (a->op != REL_NEAR || side < 0)
        return -1;
    l = a->of[side]->literal;
    middle = zij_expr_const(x->mem, l->n, l->d);
    half = zij_expr_const(x->mem, l->half_n, l->half_d);
    bounds[0] = zij_expr_scale(x, zij_expr_sub(x, middle, half), a->scale[side]);
    bounds[1] = zij_expr_scale(x, zij_expr_add(x, middle, half), a->scale[side]);
    return side;
}

static bool compare_lists(eval *x, const ast *a, tab *out)
{
    tab l, r;
    verd *v = zij_new(x->mem, verd);

    if (!zij_expr_eval_ast(x, a->of[0], &l) || !zij_expr_eval_ast(x, a->of[1], &r))
        return false;
    *v = zij_expr_compare_lists(x, l.ranking, (relation)a->op, r.ranking);
    *out = (tab){ .type = &a->type, .series_n = 1, .periods_n = 1, .verds = v };
    return true;
}

bool zij_expr_compare_tabs(eval *x, const ast *a, tab *l, tab *r, tab *out)
{
    meeting m;
    verd *to;
    num *bounds = zij_array(x->mem, 2, num);
    int literal;

    if (!zij_expr_align(x, &a->type, l, r, out, &m))
        return false;
    rescale(x, l, a->scale[0]);
    rescale(x, r, a->scale[1]);
    literal = literal_ends(x, a, bounds);
    to = zij_array(x->mem, out->series_n * out->periods_n, verd);
    out->verds = to;
    for (size_t s = 0; s < out->series_n; s++)
        for (size_t p = 0; p < out->periods_n; p++, to++) {
            const num *u = cell_of(l, &m, 0, s, p), *v = cell_of(r, &m, 1, s, p);

            *to = literal < 0 ? zij_expr_verdict(x, u, (relation)a->op, v)
                              : near_literal(x, literal == 1 ? u : v, bounds);
            to->a = u;
            to->b = v;
        }
    return true;
}

static bool eval_compare(eval *x, const ast *a, tab *out)
{
    tab l, r;

    if (a->of[0]->type.kind == ZIJ_VALUE_CODES)
        return compare_lists(x, a, out);
    if (a->of[0]->type.kind == ZIJ_VALUE_PERIODS)
        return zij_expr_compare_periods(x, a, out);
    return zij_expr_eval_ast(x, a->of[0], &l) && zij_expr_eval_ast(x, a->of[1], &r) &&
           zij_expr_compare_tabs(x, a, &l, &r, out);
}

/* Where observed() left one side out, the other decides or the cell is left out. Which of
 * them is not known where the other is undecided. */
static verd logic(ast_kind kind, verd a, verd b)
{
    bool and = kind == AST_AND;
    verd v = and? zij_expr_and_verd(a, b) : zij_expr_or_verd(a, b);
    zij_outcome decides = and? ZIJ_REFUTED : ZIJ_PROVED;

    if (a.none == b.none || v.outcome == decides)
        return v;
    if (v.outcome == zij_expr_not(decides))
        return a.none ? a : b;
    v.outcome = ZIJ_UNKNOWN;
    return v;
}

static verd missing(bool partial)
{
    return (verd){
        .outcome = ZIJ_UNKNOWN, .why = ZIJ_WHY_MISSING, .partial = partial, .var = NO_VAR
    };
}

bool zij_expr_join(eval *x, const ast *a, const tab *l, const tab *r, tab *out)
{
    ast_kind kind = a->kind == AST_OR ? AST_OR : AST_AND;
    meeting m;
    verd *to;

    if (!zij_expr_align(x, &a->type, l, r, out, &m))
        return false;
    to = zij_array(x->mem, out->series_n * out->periods_n, verd);
    out->verds = to;
    for (size_t s = 0; s < out->series_n; s++)
        for (size_t p = 0; p < out->periods_n; p++) {
            size_t i = zij_expr_cell(l, &m, 0, s, p), j = zij_expr_cell(r, &m, 1, s, p);
            verd u = i == SIZE_MAX ? missing(m.open[0]) : l->verds[i];
            verd v = j == SIZE_MAX ? missing(m.open[1]) : r->verds[j];

            *to++ = logic(kind, u, v);
        }
    return true;
}

static bool eval_logic(eval *x, const ast *a, tab *out)
{
    tab l, r;

    return zij_expr_eval_ast(x, a->of[0], &l) && zij_expr_eval_ast(x, a->of[1], &r) &&
           zij_expr_join(x, a, &l, &r, out);
}

static bool eval_not(eval *x, const ast *a, tab *out)
{
    tab t;
    verd *to;
    size_t n;

    if (!zij_expr_eval_ast(x, a->of[0], &t))
        return false;
    n = t.series_n * t.periods_n;
    to = zij_array(x->mem, n, verd);
    for (size_t i = 0; i < n; i++)
        to[i] = zij_expr_not_verd(t.verds[i]);
    *out = t;
    out->type = &a->type;
    out->verds = to;
    return true;
}

static bool eval_negate(eval *x, const ast *a, tab *out)
{
    num zero = zij_expr_const(x->mem, 0, 1), *to;
    tab t;
    size_t n;

    if (!zij_expr_eval_ast(x, a->of[0], &t))
        return false;
    n = t.series_n * t.periods_n;
    to = zij_array(x->mem, n, num);
    for (size_t i = 0; i < n; i++)
        to[i] = zij_expr_sub(x, zero, t.nums[i]);
    *out = t;
    out->type = &a->type;
    out->nums = to;
    return true;
}

static void eval_literal(eval *x, const ast *a, tab *out)
{
    num *n = zij_new(x->mem, num);

    *n = zij_expr_const(x->mem, a->literal->n, a->literal->d);
    *out = (tab){ .type = &a->type, .series_n = 1, .periods_n = 1, .nums = n };
}

static void eval_codes(eval *x, const ast *a, tab *out)
{
    ranking *r = zij_new(x->mem, ranking);

    *r = (ranking){ .literal = a->codes, .k = a->codes->n, .list = a->codes->list };
    *out = (tab){ .type = &a->type, .series_n = 1, .periods_n = 1, .ranking = r };
}

bool zij_expr_eval_ast(eval *x, const ast *a, tab *out)
{
    bool good = true;

    switch ((ast_kind)a->kind) {
    case AST_NUMBER:
        eval_literal(x, a, out);
        break;
    case AST_CODES:
        eval_codes(x, a, out);
        break;
    case AST_PERIODS:
        zij_expr_given_periods(x, a, out);
        break;
    case AST_SLICE:
        good = zij_expr_take(x, a, out);
        break;
    case AST_NEGATE:
        good = eval_negate(x, a, out);
        break;
    case AST_ARITH:
        good = eval_arith(x, a, out);
        break;
    case AST_COMPARE:
        good = eval_compare(x, a, out);
        break;
    case AST_NOT:
        good = eval_not(x, a, out);
        break;
    case AST_AND:
    case AST_OR:
        good = eval_logic(x, a, out);
        break;
    case AST_CALL:
        good = a->fn->eval(x, a, out);
        break;
    }
    return good && x->limit == NULL;
}

zij_rc zij_expr_eval(const zij_expr *e, const zij_expr_env *env, zij_arena *mem,
                     zij_diags *to, zij_value *out)
{
    eval x = { .env = env, .mem = mem, .to = to };
    bool good;
    tab t;

    good = zij_expr_eval_ast(&x, e->root, &t);
    if (good)
        zij_expr_finish(&x, &t, out);
    if (x.limit != NULL) {
        zij_report(to, &TOO_LARGE, e->where, "the expression needs more than %zu %s",
                   x.most, x.limit);
        return ZIJ_ELIMIT;
    }
    return x.rc;
}
