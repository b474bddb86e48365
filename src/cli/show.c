#include "cli/show.h"

#include "base/num.h"
#include "emit/emit.h"

static const char *const why_text[] = {
    [ZIJ_WHY_NOT] = "",
    [ZIJ_WHY_MISSING] = "a figure is missing",
    [ZIJ_WHY_FORECAST] = "a figure is a forecast",
    [ZIJ_WHY_EMPTY] = "there are no figures",
    [ZIJ_WHY_COVERAGE] = "the data do not list every code",
    [ZIJ_WHY_ZERO] = "it divides by zero",
    [ZIJ_WHY_NEAR_ZERO] = "the divisor may be zero",
    [ZIJ_WHY_ROUNDING] = "the rounding of the figures could tip it",
    [ZIJ_WHY_TIE] = "two are equal",
};

static zij_str reason_of(const zij_why *w)
{
    return w->text.len > 0 ? w->text : zij_str_of(why_text[w->kind]);
}

static zij_shown number_cell(const zij_number *n)
{
    static const char *const state[] = {
        [ZIJ_NUMBER_KNOWN] = NULL,
        [ZIJ_NUMBER_OPEN] = "undecided",
        [ZIJ_NUMBER_UNKNOWN] = "unknown",
        [ZIJ_NUMBER_NONE] = "unknown",
    };

    return (zij_shown){ .number = n,
                        .verdict = state[n->state],
                        .reason = reason_of(&n->why),
                        .forecast = n->forecast };
}

static zij_shown verdict_cell(const zij_verdict *d)
{
    return (zij_shown){
        .number = d->left.state == ZIJ_NUMBER_NONE ? NULL : &d->left,
        .right = d->right.state == ZIJ_NUMBER_NONE ? NULL : &d->right,
        .verdict = zij_outcome_name((zij_outcome)d->outcome),
        .reason = reason_of(&d->why),
        .figures = d->figures,
        .figures_n = d->figures_n,
        .forecast = d->forecast,
    };
}

static zij_shown moment_cell(const zij_moment *m)
{
    return (zij_shown){ .moment = m,
                        .verdict = m->state == ZIJ_PROVED
                                       ? NULL
                                       : zij_outcome_name((zij_outcome)m->state),
                        .reason = reason_of(&m->why),
                        .forecast = m->forecast };
}

void zij_show_moment(zij_buf *out, const zij_moment *m, bool bare)
{
    bool list = !bare && m->n > 1;

    if (m->n == 0 && m->state == ZIJ_PROVED && !bare)
        zij_put_c(out, "none");
    zij_put_c(out, list ? "{" : "");
    for (size_t i = 0; i < m->n; i++) {
        zij_put_c(out, i == 0 ? "" : (bare ? " " : ", "));
        zij_put_period(out, m->at[i]);
    }
    zij_put_c(out, list ? "}" : "");
}

zij_shown zij_show_cell(const zij_value *v, size_t cell)
{
    if (v->kind == ZIJ_VALUE_PERIODS)
        return moment_cell(&v->moments[cell]);
    return v->kind == ZIJ_VALUE_VERDICTS ? verdict_cell(&v->verdicts[cell])
                                         : number_cell(&v->numbers[cell]);
}

zij_period zij_show_period(const zij_value *v, size_t series, size_t period)
{
    if (v->periods != NULL)
        return v->periods[period];
    if (v->kind == ZIJ_VALUE_NUMBERS)
        return v->numbers[series * v->periods_n + period].period;
    return (zij_period){ 0 };
}

zij_str zij_show_code(const zij_value *v, size_t series, size_t axis)
{
    return v->axes[axis].codes->codes[v->keys[series * v->axes_n + axis]].id;
}

const char *zij_show_codes_state(const zij_value *v)
{
    return v->codes.state == ZIJ_PROVED ? NULL : zij_outcome_name(v->codes.state);
}

/* Percents and points are printed times a hundred. */
static int shift_of(const zij_measure *m)
{
    return m->kinds_n == 0 && (m->as == ZIJ_AS_PERCENT || m->as == ZIJ_AS_POINTS) ? 2 : 0;
}

void zij_show_unit(zij_buf *out, const zij_measure *m)
{
    size_t before = out->len;

    zij_put_measure(out, m);
    if (out->len == before)
        zij_put_byte(out, '1');
}

static bool put_exact(zij_buf *out, const zij_real *x, int shift)
{
    for (int decimals = 0; x->exact && decimals <= ZIJ_DEC_MAX; decimals++) {
        zij_dec d;
        zij_rat back;

        if (!zij_real_round(x, shift, decimals, &d))
            return false;
        if (zij_rat_pow10(d.m, -d.p - shift, &back) && zij_rat_cmp(back, x->r) == 0) {
            zij_put_dec(out, d);
            return true;
        }
    }
    return false;
}

void zij_show_real(zij_buf *out, const zij_real *x, const zij_measure *m, zij_end end)
{
    int shift = shift_of(m);
    double at = shift == 0 ? x->d : x->d * 100, below, above;
    zij_rat scaled;

    if (put_exact(out, x, shift))
        return;
    if (end != ZIJ_END_NONE && x->exact &&
        zij_rat_mul(x->r, zij_rat_of(zij_pow10(shift)), &scaled)) {
        zij_rat_outward(scaled, &below, &above);
        at = end == ZIJ_END_LOW ? below : above;
    }
    zij_put_double(out, at);
}

void zij_show_digits(zij_buf *out, zij_figure f)
{
    const zij_obs *o = zij_figure_obs(f);

    if (o->state == ZIJ_OBS_VALUE)
        zij_put_dec(out, zij_obs_dec(o));
}
