/* From the tables of an evaluation to what callers see. */
#include "base/sort.h"
#include "expr/eval.h"

const char *zij_outcome_name(zij_outcome o)
{
    static const char *const name[] = {
        [ZIJ_PROVED] = "proved",
        [ZIJ_REFUTED] = "refuted",
        [ZIJ_UNDECIDED] = "undecided",
        [ZIJ_UNKNOWN] = "unknown",
    };

    return name[o];
}

static void put_code(zij_buf *b, zij_str id)
{
    bool odd = id.len == 0;

    for (size_t i = 0; i < id.len; i++) {
        char c = id.at[i];

        odd = odd || !((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                       (c >= '0' && c <= '9') || c == '_');
    }
    zij_putf(b, odd ? "'%.*s'" : "%.*s", ZIJ_ARG(id));
}

void zij_put_figure(zij_buf *b, zij_figure f)
{
    const zij_flow *flow = f.table->flow;
    const uint16_t *key = zij_figure_key(f);

    zij_put(b, flow->id);
    zij_put_byte(b, '[');
    for (size_t i = 0; i < flow->dims_n; i++) {
        zij_put_c(b, i > 0 ? ", " : "");
        put_code(b, flow->dims[i].codes->codes[key[i]].id);
    }
    zij_put_c(b, "; ");
    zij_put_period(b, zij_figure_period(f));
    zij_put_byte(b, ']');
}

/* ---- why ---- */

static void put_missing(zij_buf *b, zij_figure f)
{
    const zij_obs *o;

    if (f.table == NULL) {
        zij_put_c(b, "a figure is missing");
        return;
    }
    o = zij_figure_obs(f);
    zij_put_figure(b, f);
    if (o->state == ZIJ_OBS_MISSING)
        zij_putf(b, " has no value (status %c)", o->status);
    else
        zij_put_c(b, " is not in the data");
}

static void put_coverage(zij_buf *b, zij_figure f)
{
    zij_coverage c;

    if (f.table == NULL) {
        zij_put_c(b, "the data do not list every code");
        return;
    }
    c = zij_figure_obs(f)->coverage;
    zij_putf(b, "%.*s lists ", ZIJ_ARG(f.table->flow->id));
    if (c.kind == ZIJ_COVER_TOP)
        zij_putf(b, "the top %u by %.*s", c.top, ZIJ_ARG(f.table->flow->dims[c.dim].id));
    else
        zij_put_c(b, "some codes");
    zij_put_c(b, ", nothing is known of the others");
}

static void put_forecast(zij_buf *b, zij_figure f)
{
    zij_put_figure(b, f);
    zij_put_c(b, " is a forecast, and open time leaves forecasts out");
}

zij_why zij_expr_why(eval *x, zij_why_kind kind, uint32_t var)
{
    static const char *const text[] = {
        [ZIJ_WHY_EMPTY] = "there are not enough figures",
        [ZIJ_WHY_ZERO] = "division by 0",
        [ZIJ_WHY_NEAR_ZERO] = "the divisor may be 0, or the base not positive",
        [ZIJ_WHY_ROUNDING] = "the rounding of the figures could tip it",
        [ZIJ_WHY_TIE] = "a tie at the cut",
    };
    zij_why w = { .kind = kind, .cell = zij_expr_figure(x, var) };
    zij_buf b;

    if (kind == ZIJ_WHY_NOT)
        return w;
    b = zij_buf_make(x->mem);
    if (kind == ZIJ_WHY_MISSING)
        put_missing(&b, w.cell);
    else if (kind == ZIJ_WHY_COVERAGE)
        put_coverage(&b, w.cell);
    else if (kind == ZIJ_WHY_FORECAST && w.cell.table != NULL)
        put_forecast(&b, w.cell);
    else
        zij_put_c(&b, text[kind] != NULL ? text[kind] : "it is a forecast");
    w.text = zij_buf_str(&b);
    return w;
}

/* ---- numbers ---- */

static zij_number number_of(eval *x, const num *n)
{
    zij_number r = { .forecast = n->forecast };
    range g;

    if (n->cell && n->var != NO_VAR) {
        r.figure = zij_expr_figure(x, n->var);
        r.period = zij_figure_period(r.figure);
    }
    if (!zij_expr_known(n)) {
        static const uint8_t state[] = { [NUM_NONE] = ZIJ_NUMBER_NONE,
                                         [NUM_UNKNOWN] = ZIJ_NUMBER_UNKNOWN,
                                         [NUM_OPEN] = ZIJ_NUMBER_OPEN };

        r.state = state[n->kind];
        if (n->kind != NUM_NONE)
            r.why = zij_expr_why(x, (zij_why_kind)n->why, n->var);
        return r;
    }
    g = zij_expr_range(x, n);
    r.state = ZIJ_NUMBER_KNOWN;
    r.middle = g.mid;
    r.low = g.lo;
    r.high = g.hi;
    r.open_high = !g.hi.exact && g.hi.d > 1e308;
    return r;
}

static void finish_numbers(eval *x, const tab *t, zij_value *out)
{
    size_t n = t->series_n * t->periods_n;
    zij_number *to = zij_array(x->mem, n, zij_number);

    for (size_t i = 0; i < n; i++) {
        to[i] = number_of(x, &t->nums[i]);
        if (to[i].period.freq == 0 && t->periods != NULL)
            to[i].period = t->periods[i % t->periods_n];
        out->forecast = out->forecast || to[i].forecast;
    }
    out->numbers = to;
}

/* ---- verdicts ---- */

typedef struct finder {
    eval *x;
    zij_list(uint32_t) vars;
} finder;

static void add_var(void *self, uint32_t var)
{
    finder *f = self;

    *zij_list_add(f->x->mem, &f->vars) = var;
}

/* The flow's place among the flows of the expression. */
static size_t flow_order(const eval *x, const zij_flow *f)
{
    size_t i = 0;

    while (x->slices.at[i].table->flow != f)
        i++;
    return i;
}

static int by_place(const void *a, const void *b, void *with)
{
    const zij_figure *f = a, *g = b;
    const zij_flow *flow = f->table->flow;
    size_t i = flow_order(with, flow), j = flow_order(with, g->table->flow);
    const uint16_t *p = zij_figure_key(*f), *q = zij_figure_key(*g);

    if (i != j)
        return i < j ? -1 : 1;
    for (i = 0; i < flow->dims_n; i++)
        if (p[i] != q[i])
            return p[i] < q[i] ? -1 : 1;
    return zij_period_cmp(zij_figure_period(*f), zij_figure_period(*g));
}

static void set_figures(eval *x, const verd *v, zij_verdict *out)
{
    finder f = { .x = x };
    zij_figure *at;
    size_t n = 0;

    if (v->a != NULL)
        zij_expr_vars(v->a, add_var, &f);
    if (v->b != NULL)
        zij_expr_vars(v->b, add_var, &f);
    at = zij_array(x->mem, f.vars.n, zij_figure);
    for (size_t i = 0; i < f.vars.n; i++)
        at[i] = zij_expr_figure(x, f.vars.at[i]);
    zij_sort(x->mem, at, f.vars.n, sizeof(*at), by_place, x);
    for (size_t i = 0; i < f.vars.n; i++)
        if (n == 0 || by_place(&at[n - 1], &at[i], x) != 0)
            at[n++] = at[i];
    out->figures = at;
    out->figures_n = ZIJ_MIN(n, (size_t)ZIJ_EXPR_FIGURES);
}

static zij_verdict verdict_of(eval *x, const verd *v)
{
    zij_verdict r = { .outcome = v->outcome, .forecast = v->forecast };

    r.left.state = r.right.state = ZIJ_NUMBER_NONE;
    if (v->none)
        r.outcome = ZIJ_UNKNOWN;
    r.why = zij_expr_why(x, v->none ? ZIJ_WHY_EMPTY : (zij_why_kind)v->why, v->var);
    if (v->a != NULL)
        r.left = number_of(x, v->a);
    if (v->b != NULL)
        r.right = number_of(x, v->b);
    if (v->a != NULL || v->b != NULL)
        set_figures(x, v, &r);
    return r;
}

static void finish_verdicts(eval *x, const tab *t, zij_value *out)
{
    size_t n = t->series_n * t->periods_n;
    zij_verdict *to = zij_array(x->mem, n, zij_verdict);

    for (size_t i = 0; i < n; i++) {
        to[i] = verdict_of(x, &t->verds[i]);
        out->forecast = out->forecast || to[i].forecast;
    }
    out->verdicts = to;
}

/* ---- periods ---- */

static void finish_periods(eval *x, const tab *t, zij_value *out)
{
    zij_moment *to = zij_array(x->mem, t->series_n, zij_moment);

    for (size_t i = 0; i < t->series_n; i++) {
        to[i] = zij_expr_moment(x, &t->choices[i]);
        out->forecast = out->forecast || to[i].forecast;
    }
    out->moments = to;
    out->measure = (zij_measure){ 0 }; /* it is that of the figures */
}

/* ---- lists ---- */

static void finish_codes(eval *x, const tab *t, zij_value *out)
{
    const ranking *r = t->ranking;
    zij_number *numbers;
    verd v;

    out->codes.list = r->list;
    out->codes.n = r->k;
    if (r->literal != NULL) {
        out->codes.ordered = r->literal->ordered;
        out->codes.at = r->literal->at;
        return;
    }
    v = zij_expr_certain(x, r);
    out->forecast = v.forecast;
    out->codes.ordered = !r->best;
    out->codes.state =
        (zij_outcome)(v.outcome == ZIJ_REFUTED ? ZIJ_UNDECIDED : v.outcome);
    out->codes.why = zij_expr_why(x, (zij_why_kind)v.why, v.var);
    if (v.outcome == ZIJ_UNKNOWN) {
        out->codes.n = 0;
        return;
    }
    numbers = zij_array(x->mem, r->k, zij_number);
    for (size_t i = 0; i < r->k; i++) {
        numbers[i] = number_of(x, &r->nums[i]);
        out->forecast = out->forecast || numbers[i].forecast;
    }
    out->codes.at = r->codes;
    out->codes.numbers = numbers;
}

/* ---- evidence ---- */

static void finish_evidence(eval *x, zij_value *out)
{
    size_t n = 0, to = 0;
    zij_figure *at;

    for (size_t i = 0; i < x->slices.n; i++)
        for (size_t c = 0; c < x->slices.at[i].n; c++)
            n += x->slices.at[i].used[c];
    at = zij_array(x->mem, n, zij_figure);
    for (size_t i = 0; i < x->slices.n; i++) {
        const slice_use *s = &x->slices.at[i];

        for (uint32_t c = 0; c < s->n; c++)
            if (s->used[c])
                at[to++] = (zij_figure){ s->table, (uint32_t)(c / s->table->periods_n),
                                         (uint32_t)(c % s->table->periods_n) };
    }
    if (x->slices.n > 1)
        zij_sort(x->mem, at, n, sizeof(*at), by_place, x);
    out->evidence = (zij_evidence){ at, n, x->left_out };
}

void zij_expr_finish(eval *x, const tab *t, zij_value *out)
{
    zij_value v = { .kind = (zij_value_kind)t->type->kind,
                    .axes_n = t->type->kind == ZIJ_VALUE_CODES ? 0 : t->type->axes_n,
                    .time = t->type->time == TIME_OPEN,
                    .series_n = t->series_n,
                    .periods_n = t->periods_n,
                    .keys = t->keys,
                    .periods = t->periods,
                    .measure = t->type->measure };

    for (size_t i = 0; i < v.axes_n; i++)
        v.axes[i] = t->type->axes[i];
    if (v.kind == ZIJ_VALUE_NUMBERS)
        finish_numbers(x, t, &v);
    else if (v.kind == ZIJ_VALUE_VERDICTS)
        finish_verdicts(x, t, &v);
    else if (v.kind == ZIJ_VALUE_PERIODS)
        finish_periods(x, t, &v);
    else
        finish_codes(x, t, &v);
    finish_evidence(x, &v);
    *out = v;
}
