/* peak, trough, since, turning_up, turning_down: functions that name periods. */
#include "expr/eval.h"

enum { PEAK, TROUGH, SINCE, UP, DOWN };

static bool check_moment(parser *p, ast *call)
{
    bool claim = call->fn->op == SINCE;

    if (!zij_expr_check_type(p, call->of[0],
                             claim ? ZIJ_VALUE_VERDICTS : ZIJ_VALUE_NUMBERS) ||
        !zij_expr_check_range(p, call, call->of[0]))
        return false;
    call->over_time = true;
    call->type = zij_expr_without(p, &call->of[0]->type, 0, true);
    call->type.kind = ZIJ_VALUE_PERIODS;
    return true;
}

/* The cells of one series without those that observed() left out. */
static choice present(eval *x, const tab *t, size_t series, choice_form form)
{
    zij_period *periods = zij_array(x->mem, t->periods_n, zij_period);
    num *nums = t->nums != NULL ? zij_array(x->mem, t->periods_n, num) : NULL;
    verd *verds = nums == NULL ? zij_array(x->mem, t->periods_n, verd) : NULL;
    choice c = { .form = (uint8_t)form,
                 .periods = periods,
                 .nums = nums,
                 .verds = verds,
                 .partial = zij_expr_partial_row(t, series) };

    for (size_t p = 0; p < t->periods_n; p++) {
        size_t cell = series * t->periods_n + p;

        if (nums != NULL ? t->nums[cell].kind == NUM_NONE : t->verds[cell].none)
            continue;
        periods[c.n] = t->periods[p];
        if (nums != NULL)
            nums[c.n] = t->nums[cell];
        else
            verds[c.n] = t->verds[cell];
        c.n++;
    }
    return c;
}

static size_t rival_of(eval *x, const choice *c)
{
    size_t best = c->n;
    zij_real most = { 0 };

    for (size_t i = 0; i < c->n; i++) {
        zij_real mid;
        int order;

        if (!zij_expr_known(&c->nums[i]))
            continue;
        mid = zij_expr_range(x, &c->nums[i]).mid;
        order = best == c->n ? 1 : zij_real_cmp(&mid, &most);
        if (best < c->n && c->form == CHOICE_LEAST)
            order = -order;
        if (order > 0) {
            best = i;
            most = mid;
        }
    }
    return best < c->n ? best : 0;
}

/* A period at which the direction changes lies above, or below, both its neighbours. */
static choice turnings(eval *x, const choice *c, bool up)
{
    relation r = up ? REL_LT : REL_GT;
    choice t = { .form = CHOICE_EACH, .partial = c->partial };
    verd *verds;

    if (c->n < 3)
        return t;
    t.n = c->n - 2;
    t.periods = c->periods + 1;
    t.verds = verds = zij_array(x->mem, t.n, verd);
    for (size_t i = 1; i + 1 < c->n; i++)
        verds[i - 1] =
            zij_expr_and_verd(zij_expr_verdict(x, &c->nums[i], r, &c->nums[i - 1]),
                              zij_expr_verdict(x, &c->nums[i], r, &c->nums[i + 1]));
    return t;
}

bool zij_expr_choose(eval *x, const ast *call, choice_form form, tab *out)
{
    choice *to;
    tab t;

    if (!zij_expr_argument(x, call, &t))
        return false;
    *out = t;
    out->type = &call->type;
    out->nums = NULL;
    out->verds = NULL;
    out->periods = NULL;
    out->periods_n = 1;
    out->choices = to = zij_array(x->mem, t.series_n, choice);
    for (size_t s = 0; s < t.series_n; s++) {
        to[s] = present(x, &t, s, form);
        if (form == CHOICE_LARGEST || form == CHOICE_LEAST)
            to[s].rival = rival_of(x, &to[s]);
    }
    return true;
}

static bool eval_moment(eval *x, const ast *call, tab *out)
{
    static const choice_form form[] = {
        [PEAK] = CHOICE_LARGEST, [TROUGH] = CHOICE_LEAST, [SINCE] = CHOICE_RUN,
        [UP] = CHOICE_EACH,      [DOWN] = CHOICE_EACH,
    };
    int op = call->fn->op;
    choice *to;

    if (!zij_expr_choose(x, call, form[op], out))
        return false;
    if (form[op] != CHOICE_EACH)
        return true;
    to = zij_array(x->mem, out->series_n, choice);
    for (size_t s = 0; s < out->series_n; s++)
        to[s] = turnings(x, &out->choices[s], op == UP);
    out->choices = to;
    return true;
}

const function zij_expr_moment_functions[] = {
    { "peak", "peak(x)", "the period in which x is above every other", 1, 1, false, PEAK,
      check_moment, eval_moment },
    { "trough", "trough(x)", "the period in which x is below every other", 1, 1, false,
      TROUGH, check_moment, eval_moment },
    { "since", "since(claim)",
      "the first period from which on the claim holds through the last", 1, 1, false,
      SINCE, check_moment, eval_moment },
    { "turning_up", "turning_up(x)", "the periods below the one before and the one after",
      1, 1, false, UP, check_moment, eval_moment },
    { "turning_down", "turning_down(x)",
      "the periods above the one before and the one after", 1, 1, false, DOWN,
      check_moment, eval_moment },
    { 0 },
};
