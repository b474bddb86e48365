/* identity.c - figures that must agree with each other, cell by cell. */
#include "judge/judge.h"

static const zij_diag_kind BROKEN = {
    "identity-broken", ZIJ_ERROR,
    "Figures that must agree do not, and rounding does not "
    "explain it."
};
static const zij_diag_kind SHAPE = { "identity-shape", ZIJ_ERROR,
                                     "An identity does not compare figures." };
static const zij_diag_kind UNUSED = { "excuse-unused", ZIJ_WARNING,
                                      "An excuse names a cell that breaks nothing." };
static const zij_diag_kind BAD_EXCUSE = { "excuse-unknown", ZIJ_ERROR,
                                          "An excuse names no cell of the identity." };

typedef struct judging {
    const zij_book *book;
    const zij_identity *identity;
    const zij_value *value;
    bool *used; /* per excuse */
    zij_arena *mem;
    zij_diags *to;
} judging;

/* The period of a cell; of an identity of one period all have the same. */
static zij_period period_of(const zij_value *v, size_t t)
{
    return v->periods != NULL ? v->periods[t] : zij_value_period(v);
}

/* Whether an excuse names this cell: one code per open dimension, then the period. */
static bool names_cell(const zij_value *v, const zij_excuse *e, size_t series, size_t t)
{
    zij_period named;

    if (e->at_n != v->axes_n + 1)
        return false;
    for (size_t a = 0; a < v->axes_n; a++)
        if (!zij_str_eq(e->at[a].text,
                        v->axes[a].codes->codes[v->keys[series * v->axes_n + a]].id))
            return false;
    return zij_period_read(e->at[v->axes_n].text, &named) &&
           zij_period_cmp(named, period_of(v, t)) == 0;
}

size_t zij_judge_excuse(const zij_identity *i, const zij_value *v, size_t series,
                        size_t t)
{
    size_t at = 0;

    while (at < i->excuses_n && !names_cell(v, &i->excuses[at], series, t))
        at++;
    return at;
}

static bool excused(const judging *j, size_t series, size_t t)
{
    size_t at = zij_judge_excuse(j->identity, j->value, series, t);

    if (at < j->identity->excuses_n)
        j->used[at] = true;
    return at < j->identity->excuses_n;
}

/* "TRADE[JPN, UZB, B; 2000] is -54002" for each figure of the cell. */
static zij_str figures_of(const judging *j, const zij_verdict *v)
{
    zij_buf b = zij_buf_make(j->mem);

    for (size_t i = 0; i < v->figures_n; i++) {
        zij_put_c(&b, i == 0 ? "" : i + 1 == v->figures_n ? " and " : ", ");
        zij_put_figure(&b, v->figures[i]);
        zij_put_c(&b, " is ");
        zij_put_dec(&b, zij_obs_dec(zij_figure_obs(v->figures[i])));
    }
    return zij_buf_str(&b);
}

/* "365 days against 364 days, 1 day apart: " */
static void put_sides(zij_buf *b, const zij_verdict *v, const zij_measure *m)
{
    zij_number apart = { .state = ZIJ_NUMBER_KNOWN };
    zij_real *x = &apart.middle;

    if (v->left.state != ZIJ_NUMBER_KNOWN || v->right.state != ZIJ_NUMBER_KNOWN)
        return;
    zij_judge_put_side(b, &v->left, m);
    zij_put_c(b, " against ");
    zij_judge_put_side(b, &v->right, m);
    if (v->left.middle.exact && v->right.middle.exact &&
        zij_rat_sub(v->left.middle.r, v->right.middle.r, &x->r)) {
        if (x->r.n < 0)
            x->r.n = -x->r.n;
        x->exact = true;
        x->d = zij_rat_double(x->r);
        apart.low = apart.high = *x;
        zij_put_c(b, ", apart by ");
        zij_judge_put_side(b, &apart, m);
    }
    zij_put_c(b, "; ");
}

static void report_broken(const judging *j, const zij_verdict *v)
{
    zij_figure first = v->figures_n > 0 ? v->figures[0] : (zij_figure){ 0 };
    zij_span where = first.table == NULL
                         ? j->identity->where
                         : zij_obs_span(first.table, zij_figure_obs(first));
    zij_buf sides = zij_buf_make(j->mem);
    zij_diag *d;

    put_sides(&sides, v, &j->value->measure);
    d = zij_report(j->to, &BROKEN, where, "%.*s does not hold: %.*s%.*s",
                   ZIJ_ARG(j->identity->id), ZIJ_ARG(zij_buf_str(&sides)),
                   ZIJ_ARG(figures_of(j, v)));
    zij_hint(
        j->to, d,
        "correct the figure, or excuse the cell with a reason in structure/checks.yaml");
}

static void judge_cell(const judging *j, size_t series, size_t t,
                       zij_judged_identity *out)
{
    const zij_verdict *v = &j->value->verdicts[series * j->value->periods_n + t];

    if (v->left.state == ZIJ_NUMBER_NONE && v->outcome == ZIJ_UNKNOWN)
        return;
    out->cells++;
    if (v->outcome == ZIJ_PROVED) {
        out->holds++;
    } else if (v->outcome == ZIJ_UNDECIDED) {
        out->open++;
    } else if (v->outcome == ZIJ_UNKNOWN) {
        out->unknown++;
    } else if (excused(j, series, t)) {
        out->excused++;
    } else {
        out->broken++;
        report_broken(j, v);
    }
}

static void report_unused(const judging *j)
{
    for (size_t i = 0; i < j->identity->excuses_n; i++) {
        const zij_excuse *e = &j->identity->excuses[i];
        bool there = false;
        zij_diag *d;

        if (j->used[i])
            continue;
        for (size_t s = 0; s < j->value->series_n; s++)
            for (size_t t = 0; t < j->value->periods_n; t++)
                there = there || names_cell(j->value, e, s, t);
        d = zij_report(j->to, there ? &UNUSED : &BAD_EXCUSE, e->where,
                       there ? "the excused cell of %.*s breaks nothing"
                             : "%.*s has no such cell",
                       ZIJ_ARG(j->identity->id));
        zij_hint(j->to, d,
                 there ? "take the excuse out"
                       : "name one code per open dimension, then the period");
    }
}

static zij_rc judge_one(judging *j, zij_judged_identity *out)
{
    zij_expr_env env = zij_page_env(j->book);
    zij_value *value = zij_new(j->mem, zij_value);
    zij_expr *e;

    *out = (zij_judged_identity){ .identity = j->identity };
    if (zij_expr_parse(zij_yaml_text_span(j->identity->expect, j->mem), &env, j->mem,
                       j->to, &e) != ZIJ_OK ||
        zij_expr_eval(e, &env, j->mem, j->to, value) != ZIJ_OK)
        return ZIJ_EINPUT;
    if (value->kind != ZIJ_VALUE_VERDICTS) {
        zij_diag *d =
            zij_report(j->to, &SHAPE, zij_expr_span(e),
                       "the identity %.*s compares nothing", ZIJ_ARG(j->identity->id));

        zij_hint(j->to, d, "write two sides with ~ between them");
        return ZIJ_EINPUT;
    }
    j->value = out->value = value;
    out->expr = e;
    j->used = zij_array(j->mem, j->identity->excuses_n, bool);
    for (size_t s = 0; s < value->series_n; s++)
        for (size_t t = 0; t < value->periods_n; t++)
            judge_cell(j, s, t, out);
    report_unused(j);
    return ZIJ_OK;
}

const char *zij_judged_state(const zij_judged_identity *i)
{
    return i->failed                              ? "error"
           : i->broken > 0                        ? "broken"
           : i->holds + i->open + i->excused == 0 ? "unknown"
                                                  : "holds";
}

zij_rc zij_judge_identities(const zij_book *book, zij_arena *mem, zij_diags *to,
                            zij_judged *out)
{
    zij_judged_identity *at = zij_array(mem, book->identities_n, zij_judged_identity);
    size_t errors = to->errors;

    for (size_t i = 0; i < book->identities_n; i++) {
        judging j = {
            .book = book, .identity = &book->identities[i], .mem = mem, .to = to
        };

        at[i].failed = judge_one(&j, &at[i]) != ZIJ_OK; /* reported; counted below */
    }
    out->identities = at;
    out->identities_n = book->identities_n;
    return to->errors == errors ? ZIJ_OK : ZIJ_EINPUT;
}
