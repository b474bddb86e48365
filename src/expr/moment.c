/* moment.c - the periods that peak(), since() and the like name, and claims about them.
 *
 * A claim about them is one of two: all of them lie inside a set of the periods that may
 * be meant, or they are exactly such a set. Both are built of comparisons of figures, so
 * each is decided as soon as these decide it. */
#include "expr/eval.h"

enum { LOOKS_A_STEP = 2 }; /* how many figures are looked at in one step of the limit */

/* No verdict yet: and, or take the first as it is. */
static verd nothing(void)
{
    return (verd){
        .outcome = ZIJ_UNKNOWN, .why = ZIJ_WHY_EMPTY, .none = true, .var = NO_VAR
    };
}

static verd empty(void)
{
    return (verd){ .outcome = ZIJ_UNKNOWN, .why = ZIJ_WHY_EMPTY, .var = NO_VAR };
}

static verd or_else(verd v, verd other)
{
    return v.none ? other : v;
}

static verd beats(eval *x, const choice *c, size_t i, relation strict, size_t j)
{
    static const relation least[] = {
        [REL_GT] = REL_LT, [REL_GE] = REL_LE, [REL_EQ] = REL_EQ
    };

    return zij_expr_verdict(
        x, &c->nums[i], c->form == CHOICE_LEAST ? least[strict] : strict, &c->nums[j]);
}

/* ---- inside: there is one, and none is outside ---- */

/* Some number inside is beyond that of j. */
static verd is_beaten(eval *x, const choice *c, const bool *in, size_t j)
{
    verd some = nothing();
    size_t i = 0;

    if (zij_expr_failed(x))
        return empty();
    if (in[c->rival])
        some = beats(x, c, c->rival, REL_GT, j);
    for (; i < c->n && (some.none || some.outcome != ZIJ_PROVED); i++)
        if (in[i])
            some = zij_expr_or_verd(some, beats(x, c, i, REL_GT, j));
    zij_expr_charge(x, 1 + i / LOOKS_A_STEP);
    return or_else(some, zij_expr_plain(false));
}

static verd extreme_inside(eval *x, const choice *c, const bool *in)
{
    verd all = nothing();
    bool known = false;

    for (size_t j = 0; j < c->n; j++)
        known = known || zij_expr_known(&c->nums[j]);
    if (!known)
        return zij_expr_verdict(x, &c->nums[0], REL_EQ, &c->nums[0]);
    for (size_t j = 0; j < c->n && (all.none || all.outcome != ZIJ_REFUTED); j++)
        if (!in[j])
            all = zij_expr_and_verd(all, is_beaten(x, c, in, j));
    return or_else(all, zij_expr_plain(true));
}

static verd each_inside(const choice *c, const bool *in)
{
    verd some = nothing(), none = nothing();

    for (size_t i = 0; i < c->n; i++)
        if (in[i])
            some = zij_expr_or_verd(some, c->verds[i]);
        else
            none = zij_expr_and_verd(none, zij_expr_not_verd(c->verds[i]));
    return zij_expr_and_verd(or_else(some, zij_expr_plain(false)), none);
}

/* All of the claims from i on hold. */
static verd tail(const choice *c, size_t i)
{
    verd all = nothing();

    for (; i < c->n; i++)
        all = zij_expr_and_verd(all, c->verds[i]);
    return all;
}

/* The set is what lies before or after some period. */
static verd run_inside(const choice *c, const bool *in)
{
    verd last = c->verds[c->n - 1];
    size_t i = 0;

    if (in[0]) { /* the run has begun by the last of the set */
        for (i = c->n - 1; !in[i];)
            i--;
        return tail(c, i);
    }
    while (i < c->n && !in[i])
        i++;
    if (i == c->n)
        return zij_expr_plain(false);
    return zij_expr_and_verd(last, zij_expr_not_verd(tail(c, i - 1)));
}

/* ---- exactly ---- */

/* i is strictly beyond all that are not in the set. */
static verd is_beyond(eval *x, const choice *c, const bool *in, size_t i)
{
    verd all = nothing();
    size_t j = 0;

    if (zij_expr_failed(x))
        return empty();
    if (c->nums[i].kind == NUM_UNKNOWN && c->n > 1)
        return beats(x, c, i, REL_GT, i);
    if (!in[c->rival])
        all = beats(x, c, i, REL_GT, c->rival);
    for (; j < c->n && (all.none || all.outcome != ZIJ_REFUTED); j++)
        if (!in[j] && j != c->rival)
            all = zij_expr_and_verd(all, beats(x, c, i, REL_GT, j));
    zij_expr_charge(x, 1 + j / LOOKS_A_STEP);
    return all;
}

static verd extreme_exactly(eval *x, const choice *c, const bool *in)
{
    verd all = nothing();
    size_t first = c->n;

    for (size_t i = 0; i < c->n && (all.none || all.outcome != ZIJ_REFUTED); i++) {
        if (!in[i])
            continue;
        if (first < c->n)
            all = zij_expr_and_verd(all, beats(x, c, first, REL_EQ, i));
        first = ZIJ_MIN(first, i);
        all = zij_expr_and_verd(all, is_beyond(x, c, in, i));
    }
    return first == c->n ? zij_expr_plain(false) : or_else(all, extreme_inside(x, c, in));
}

static verd each_exactly(const choice *c, const bool *in)
{
    verd all = nothing();

    for (size_t i = 0; i < c->n; i++)
        all =
            zij_expr_and_verd(all, in[i] ? c->verds[i] : zij_expr_not_verd(c->verds[i]));
    return all;
}

static verd run_exactly(const choice *c, const bool *in)
{
    size_t i = 0, n = 0;
    verd v;

    for (size_t k = 0; k < c->n; k++) {
        i = in[k] ? k : i;
        n += in[k];
    }
    if (n != 1)
        return zij_expr_plain(false);
    v = tail(c, i);
    return i == 0 ? v : zij_expr_and_verd(v, zij_expr_not_verd(c->verds[i - 1]));
}

/* ---- the two, whatever the form ---- */

/* A claim rests on all that may be meant. */
static verd marked(const choice *c, verd v)
{
    for (size_t i = 0; i < c->n && !v.forecast; i++)
        v.forecast = c->nums != NULL ? c->nums[i].forecast : c->verds[i].forecast;
    v.partial = c->partial;
    return v;
}

static verd inside(eval *x, const choice *c, const bool *in)
{
    verd v;

    zij_expr_charge(x, c->n);
    if (c->n == 0)
        return marked(c, empty());
    if (c->form == CHOICE_EACH)
        v = each_inside(c, in);
    else
        v = c->form == CHOICE_RUN ? run_inside(c, in) : extreme_inside(x, c, in);
    return marked(c, v);
}

static verd exactly(eval *x, const choice *c, const bool *in)
{
    verd v;

    zij_expr_charge(x, c->n);
    if (c->n == 0)
        return marked(c, empty());
    if (c->form == CHOICE_EACH)
        v = each_exactly(c, in);
    else
        v = c->form == CHOICE_RUN ? run_exactly(c, in) : extreme_exactly(x, c, in);
    return marked(c, v);
}

/* ---- comparing ---- */

static bool holds(int cmp, relation op)
{
    switch (op) {
    case REL_LT:
        return cmp < 0;
    case REL_LE:
        return cmp <= 0;
    case REL_GT:
        return cmp > 0;
    case REL_GE:
        return cmp >= 0;
    default:
        return cmp == 0;
    }
}

static const bool *those(eval *x, const choice *c, relation op, zij_period p)
{
    bool *in = zij_array(x->mem, c->n, bool);

    for (size_t i = 0; i < c->n; i++)
        in[i] = holds(zij_period_cmp(c->periods[i], p), op);
    return in;
}

/* The periods of a literal; false: one of them cannot be meant. */
static bool listed(const choice *c, const choice *literal, bool *in)
{
    size_t found = 0;

    for (size_t i = 0; i < c->n; i++)
        for (size_t k = 0; k < literal->n; k++)
            if (zij_period_cmp(c->periods[i], literal->periods[k]) == 0) {
                in[i] = true;
                found++;
            }
    return found == literal->n;
}

static verd against_literal(eval *x, const choice *c, relation op, const choice *literal)
{
    bool *in;

    if (c->n == 0 || c->periods[0].freq != literal->periods[0].freq)
        return marked(c, empty());
    if (op != REL_EQ)
        return inside(x, c, those(x, c, op, literal->periods[0]));
    in = zij_array(x->mem, c->n, bool);
    if (!listed(c, literal, in))
        return marked(c, zij_expr_plain(false));
    return exactly(x, c, in);
}

/* Whether the i-th period is among them. */
static verd is_meant(eval *x, const choice *c, size_t i)
{
    verd all = nothing();
    size_t j = 0;

    if (c->form == CHOICE_EACH)
        return c->verds[i];
    if (c->form == CHOICE_RUN)
        return exactly(x, c, those(x, c, REL_EQ, c->periods[i]));
    if (zij_expr_failed(x))
        return empty();
    if (c->rival != i)
        all = beats(x, c, i, REL_GE, c->rival);
    for (; j < c->n && (all.none || all.outcome != ZIJ_REFUTED); j++)
        if (j != i && j != c->rival)
            all = zij_expr_and_verd(all, beats(x, c, i, REL_GE, j));
    zij_expr_charge(x, 1 + j / LOOKS_A_STEP);
    return or_else(all, zij_expr_verdict(x, &c->nums[i], REL_EQ, &c->nums[i]));
}

static verd both_or_neither(verd a, verd b)
{
    return zij_expr_or_verd(
        zij_expr_and_verd(a, b),
        zij_expr_and_verd(zij_expr_not_verd(a), zij_expr_not_verd(b)));
}

/* Whether `p` is one of those that are meant. */
static verd is_member(eval *x, const choice *c, zij_period p)
{
    size_t i = 0;

    while (i < c->n && zij_period_cmp(c->periods[i], p) != 0)
        i++;
    return marked(c, i < c->n ? is_meant(x, c, i) : zij_expr_plain(false));
}

/* Some period is among both, and each among both or neither: exact equals are several. */
static verd same_periods(eval *x, const choice *a, const choice *b)
{
    verd some = nothing(), each = nothing();

    for (size_t i = 0; i < a->n + b->n && !zij_expr_failed(x); i++) {
        zij_period p = i < a->n ? a->periods[i] : b->periods[i - a->n];
        verd left = is_member(x, a, p), right = is_member(x, b, p);

        some = zij_expr_or_verd(some, zij_expr_and_verd(left, right));
        each = zij_expr_and_verd(each, both_or_neither(left, right));
    }
    return zij_expr_and_verd(some, each);
}

/* a < b when some period lies at or behind all of a and before all of b. */
static verd before_other(eval *x, const choice *a, relation op, const choice *b)
{
    relation behind = op == REL_LT ? REL_GT : REL_GE;
    verd some = nothing();

    for (size_t i = 0; i < a->n && !zij_expr_failed(x); i++) {
        zij_period p = a->periods[i];

        some = zij_expr_or_verd(some,
                                zij_expr_and_verd(inside(x, a, those(x, a, REL_LE, p)),
                                                  inside(x, b, those(x, b, behind, p))));
    }
    return some;
}

static verd against_other(eval *x, const choice *a, relation op, const choice *b)
{
    if (a->n == 0 || b->n == 0 || a->periods[0].freq != b->periods[0].freq)
        return marked(a->partial ? a : b, empty());
    return op == REL_EQ ? same_periods(x, a, b) : before_other(x, a, op, b);
}

static verd compare(eval *x, const choice *a, relation op, const choice *b)
{
    static const relation turned[] = {
        [REL_LT] = REL_GT, [REL_LE] = REL_GE, [REL_GT] = REL_LT,
        [REL_GE] = REL_LE, [REL_EQ] = REL_EQ, [REL_NE] = REL_NE,
    };

    if (op == REL_NE)
        return zij_expr_not_verd(compare(x, a, REL_EQ, b));
    if (b->form == CHOICE_GIVEN)
        return against_literal(x, a, op, b);
    if (a->form == CHOICE_GIVEN)
        return against_literal(x, b, turned[op], a);
    if (op == REL_GT || op == REL_GE)
        return against_other(x, b, turned[op], a);
    return against_other(x, a, op, b);
}

bool zij_expr_compare_periods(eval *x, const ast *a, tab *out)
{
    meeting m;
    verd *to;
    tab l, r;

    if (!zij_expr_eval_ast(x, a->of[0], &l) || !zij_expr_eval_ast(x, a->of[1], &r) ||
        !zij_expr_align(x, &a->type, &l, &r, out, &m))
        return false;
    to = zij_array(x->mem, out->series_n, verd);
    out->verds = to;
    for (size_t s = 0; s < out->series_n; s++) {
        size_t i = zij_expr_cell(&l, &m, 0, s, 0), j = zij_expr_cell(&r, &m, 1, s, 0);

        to[s] = i == SIZE_MAX || j == SIZE_MAX
                    ? empty()
                    : compare(x, &l.choices[i], (relation)a->op, &r.choices[j]);
    }
    return x->limit == NULL;
}

void zij_expr_given_periods(eval *x, const ast *a, tab *out)
{
    choice *c = zij_new(x->mem, choice);

    *c = (choice){ .form = CHOICE_GIVEN, .n = a->periods->n, .periods = a->periods->at };
    *out = (tab){ .type = &a->type, .series_n = 1, .periods_n = 1, .choices = c };
}

/* ---- as a value ---- */

/* The only one, where rounding leaves no doubt: others may touch it. */
static size_t only(eval *x, const choice *c)
{
    size_t i = 0;

    if (c->form != CHOICE_LARGEST && c->form != CHOICE_LEAST)
        return c->n;
    while (i < c->n &&
           exactly(x, c, those(x, c, REL_EQ, c->periods[i])).outcome != ZIJ_PROVED)
        i++;
    return i;
}

zij_moment zij_expr_moment(eval *x, const choice *c)
{
    zij_period *at = zij_array(x->mem, c->n, zij_period);
    zij_moment r = { .at = at, .state = ZIJ_PROVED };
    verd weak = marked(c, c->n == 0 ? empty() : zij_expr_plain(true));
    size_t one = only(x, c);

    r.forecast = weak.forecast;
    if (one < c->n) {
        at[r.n++] = c->periods[one];
        return r;
    }
    for (size_t i = 0; i < c->n; i++) {
        verd v = is_meant(x, c, i);

        if (v.outcome == ZIJ_UNKNOWN ||
            (v.outcome == ZIJ_UNDECIDED && weak.outcome == ZIJ_PROVED))
            weak = v;
        if (v.outcome != ZIJ_REFUTED)
            at[r.n++] = c->periods[i];
    }
    r.state = weak.outcome;
    r.why = zij_expr_why(x, (zij_why_kind)weak.why, weak.var);
    if (r.state == ZIJ_UNKNOWN)
        r.n = 0;
    return r;
}
