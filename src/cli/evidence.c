/* evidence.c - claims as `zij check` shows them: a line each, or all of one. */
#include "cli/build.h"
#include "cli/show.h"

#include "emit/emit.h"
#include "write/write.h"

static const zij_diag_kind NO_CLAIM = { "check-unknown-claim", ZIJ_ERROR,
                                        "The book has no claim of that name." };

enum { STATE_WIDTH = 10, FIGURES_SHOWN = 40 };

typedef struct visit {
    const zij_checked *k;
    zij_buf *b;
    size_t lang; /* in which units are named: English, where the book has it */
} visit;

static visit visit_of(const zij_checked *k, zij_buf *b)
{
    const zij_langs *langs = &k->book->langs;
    size_t lang = zij_langs_find(langs, ZIJ_STR("en"));

    return (visit){ k, b, lang == langs->n ? 0 : lang };
}

static void put_head(zij_buf *b, const char *state, const zij_proof *p)
{
    zij_putf(b, "  %s", state);
    for (size_t at = zij_str_of(state).len; at < STATE_WIDTH; at++)
        zij_put_byte(b, ' ');
    zij_putf(b, "%.*s/%.*s: ", ZIJ_ARG(p->page->folder->name), ZIJ_ARG(p->claim->id));
}

/* Why it is not proved: the counter-example, or what is not known. */
static zij_str reason_of(const zij_proof *p)
{
    return p->counter.len > 0 ? p->counter : p->formula->value.verdicts[0].why.text;
}

/* A folded expression on one line. */
static void put_line(zij_buf *b, zij_str text)
{
    bool blank = false;

    for (size_t i = 0; i < text.len; i++) {
        bool space = text.at[i] == ' ' || text.at[i] == '\n';

        if (!space && blank)
            zij_put_byte(b, ' ');
        if (!space)
            zij_put_byte(b, text.at[i]);
        blank = space;
    }
}

static void put_unproved(const visit *v, const zij_proof *p)
{
    put_head(v->b, zij_outcome_name(p->outcome), p);
    zij_put(v->b, reason_of(p));
    if (p->reworded)
        zij_putf(v->b, "; rather: %.*s", ZIJ_ARG(p->wording.expression));
    zij_put_byte(v->b, '\n');
}

void zij_cli_put_claims(zij_buf *b, const zij_checked *k)
{
    visit v = visit_of(k, b);
    zij_expr_env env = zij_page_env(k->book);

    for (size_t i = 0; i < k->pages->n; i++)
        for (size_t c = 0; c < k->pages->at[i].claims_n; c++) {
            const zij_page *page = &k->pages->at[i];
            zij_proof p = { .page = page, .claim = &page->claims[c] };

            if (p.claim->formula == ZIJ_NO_FORMULA)
                continue;
            p.formula = &page->formulas[p.claim->formula];
            p.outcome = (zij_outcome)p.formula->value.verdicts[0].outcome;
            if (p.outcome == ZIJ_PROVED)
                continue;
            p.counter = zij_judge_counter(&env, p.formula, b->mem);
            p.reworded = zij_judge_true_wording(&env, p.formula, b->mem, &p.wording);
            put_unproved(&v, &p);
        }
}

void zij_cli_put_tight(zij_buf *b, const zij_checked *k)
{
    zij_expr_env env = zij_page_env(k->book);
    zij_buf lines = zij_buf_make(b->mem);
    size_t n = 0;

    for (size_t i = 0; i < k->pages->n; i++)
        for (size_t c = 0; c < k->pages->at[i].claims_n; c++) {
            const zij_page *page = &k->pages->at[i];
            zij_proof p = { .page = page, .claim = &page->claims[c] };

            if (p.claim->formula == ZIJ_NO_FORMULA)
                continue;
            p.formula = &page->formulas[p.claim->formula];
            p.margin = zij_judge_margin(&env, p.formula, b->mem);
            if (!p.margin.tight)
                continue;
            n++;
            put_head(&lines, "tight", &p);
            zij_put_margin(&lines, &p.margin);
            zij_put_byte(&lines, '\n');
        }
    zij_putf(
        b,
        "%zu tight: one figure that moves by 1 %%, or by its last digit, changes the "
        "verdict\n",
        n);
    zij_put(b, zij_buf_str(&lines));
}

/* ---- one claim ---- */

static void put_bound(zij_buf *b, zij_i128 m, int p)
{
    if (m <= INT64_MAX && m >= INT64_MIN)
        zij_put_dec(b, (zij_dec){ (int64_t)m, (int8_t)p });
}

static void put_figure(const visit *v, zij_figure f)
{
    const zij_flow *flow = f.table->flow;
    const zij_obs *o = zij_figure_obs(f);
    const zij_pool *pool = f.table->pool;
    zij_bounds x = zij_obs_bounds(flow, zij_figure_key(f), o);

    zij_put_c(v->b, "    ");
    zij_put_figure(v->b, f);
    zij_put_c(v->b, " = ");
    zij_show_digits(v->b, f);
    if (x.lo != x.hi) {
        zij_put_c(v->b, " (");
        put_bound(v->b, x.lo, x.p);
        zij_put_c(v->b, " to ");
        put_bound(v->b, x.hi, x.p);
        zij_put_c(v->b, ")");
    }
    zij_put_byte(v->b, ' ');
    zij_put_flow_unit(v->b, flow, zij_voice_of(v->k->book, v->lang));
    zij_putf(v->b, "  %.*s", ZIJ_ARG(zij_emit_source(flow, pool, o)));
    for (size_t i = 0; i < o->remarks_n; i++)
        zij_putf(v->b, " %.*s", ZIJ_ARG(pool->remarks[pool->lists[o->remarks + i]].id));
    zij_put_byte(v->b, '\n');
}

static void put_figures(const visit *v, const zij_evidence *e)
{
    zij_putf(v->b, "  %zu %s:\n", e->n, e->n == 1 ? "figure" : "figures");
    for (size_t i = 0; i < e->n && i < FIGURES_SHOWN; i++)
        put_figure(v, e->at[i]);
    if (e->n > FIGURES_SHOWN)
        zij_putf(v->b, "    and %zu more; --format=json lists them all\n",
                 e->n - FIGURES_SHOWN);
    if (e->left_out > 0)
        zij_putf(v->b, "    %zu empty %s left out by observed()\n", e->left_out,
                 e->left_out == 1 ? "cell" : "cells");
}

static void put_said(const visit *v, const zij_proof *p)
{
    const zij_langs *langs = &v->k->book->langs;

    for (size_t lang = 0; lang < langs->n; lang++) {
        zij_said s = zij_judge_said(v->k->pages, p->page, p->claim->id, lang, v->b->mem);

        for (size_t i = 0; i < s.n; i++)
            zij_putf(v->b, "  %.*s: %.*s\n", ZIJ_ARG(langs->id[lang]), ZIJ_ARG(s.at[i]));
    }
}

static void put_steps(zij_buf *b, const zij_expr_env *env, const zij_formula *f,
                      size_t lang)
{
    const zij_judged_step *at;
    size_t n = zij_judge_steps(env, f, b->mem, &at);

    zij_put_c(b, "  steps:\n");
    for (size_t i = 0; i < n; i++) {
        zij_put_c(b, "    ");
        put_line(b, at[i].expression);
        zij_put_c(b, "\n      ");
        zij_show_line(b, &at[i].value, lang);
    }
}

void zij_cli_put_working(zij_buf *b, const zij_expr_env *env, const zij_formula *f,
                         size_t lang)
{
    zij_str counter = zij_judge_counter(env, f, b->mem);
    bool verdict = f->value.kind == ZIJ_VALUE_VERDICTS && zij_value_is_scalar(&f->value);
    zij_wording w;
    zij_margin m;

    put_steps(b, env, f, lang);
    if (!verdict)
        return;
    if (counter.len == 0)
        counter = f->value.verdicts[0].why.text;
    if (counter.len > 0)
        zij_putf(b, "  because: %.*s\n", ZIJ_ARG(counter));
    if (zij_judge_true_wording(env, f, b->mem, &w))
        zij_putf(b, "  rather: %.*s\n    %.*s\n", ZIJ_ARG(w.expression),
                 ZIJ_ARG(w.sentence));
    m = zij_judge_margin(env, f, b->mem);
    zij_put_c(b, m.tight ? "  tight: " : "  not tight\n");
    if (!m.tight)
        return;
    zij_put_margin(b, &m);
    zij_put_byte(b, '\n');
}

static void put_proof(const visit *v, const zij_proof *p)
{
    zij_expr_env env = zij_page_env(v->k->book);
    zij_buf *b = v->b;

    zij_putf(b, "%.*s/%.*s: %s%s\n", ZIJ_ARG(p->page->folder->name),
             ZIJ_ARG(p->claim->id), zij_outcome_name(p->outcome),
             p->formula->value.forecast ? ", with forecasts" : "");
    put_said(v, p);
    zij_put_c(b, "  claim: ");
    put_line(b, zij_span_str(p->formula->where));
    zij_put_byte(b, '\n');
    put_figures(v, &p->formula->value.evidence);
    zij_cli_put_working(b, &env, p->formula, v->lang);
}

/* Whether "22-gdp-usd/order", "gdp-usd/order" or "order" names this claim. */
static bool is_named(const zij_page *p, const zij_claim *c, zij_str id)
{
    size_t slash = zij_str_find(id, 0, '/');
    zij_str page = zij_str_sub(id, 0, slash);

    if (slash == id.len)
        return zij_str_eq(id, c->id);
    return zij_str_eq(zij_str_sub(id, slash + 1, id.len), c->id) &&
           (zij_str_eq(page, p->folder->name) || zij_str_eq(page, p->folder->slug));
}

static zij_rc report_none(zij_cli *c, const zij_checked *k, zij_str id)
{
    zij_nearest near = zij_nearest_to(id);
    bool page = zij_str_find(id, 0, '/') < id.len;

    for (size_t i = 0; i < k->pages->n; i++)
        for (size_t n = 0; n < k->pages->at[i].claims_n; n++) {
            const zij_page *p = &k->pages->at[i];

            zij_nearest_try(&near,
                            page ? zij_strf(c->mem, "%.*s/%.*s", ZIJ_ARG(p->folder->name),
                                            ZIJ_ARG(p->claims[n].id))
                                 : p->claims[n].id);
        }
    zij_hint_nearest(c->to,
                     zij_report(c->to, &NO_CLAIM, ZIJ_NOWHERE, "no page has a claim %.*s",
                                ZIJ_ARG(id)),
                     &near);
    return ZIJ_EUSAGE;
}

/* The claims of that name, of whatever page; *wrong: one of them is no claim, which was
 * reported. */
static size_t find_claims(const zij_checked *k, zij_str id, zij_arena *mem,
                          zij_proof **out, bool *wrong)
{
    zij_list(zij_proof) found = { 0 };

    for (size_t i = 0; i < k->pages->n; i++)
        for (size_t n = 0; n < k->pages->at[i].claims_n; n++) {
            const zij_page *page = &k->pages->at[i];
            zij_proof p;

            if (!is_named(page, &page->claims[n], id))
                continue;
            if (zij_judge_proof(k->pages, page, &page->claims[n], mem, &p))
                *zij_list_add(mem, &found) = p;
            else
                *wrong = true;
        }
    *out = found.at;
    return found.n;
}

zij_rc zij_cli_explain(zij_cli *c, const zij_checked *k, zij_str id)
{
    visit v = visit_of(k, &c->out);
    zij_json j = zij_json_make(&c->out);
    bool json = zij_cli_is(c, "format", "json"), wrong = false;
    zij_proof *found;
    size_t n = find_claims(k, id, c->mem, &found, &wrong);

    if (n == 0 && wrong)
        return ZIJ_EINPUT;
    *c->to = zij_diags_make(c->to->mem); /* of the rest of the book */
    if (n == 0)
        return report_none(c, k, id);
    if (json)
        zij_json_array(&j, NULL);
    for (size_t i = 0; i < n; i++) {
        if (!json)
            zij_put_c(&c->out, i > 0 ? "\n" : "");
        if (json)
            zij_write_claim(&j, k->pages, &found[i]);
        else
            put_proof(&v, &found[i]);
    }
    if (json) {
        zij_json_end(&j);
        zij_json_done(&j);
    }
    return ZIJ_OK;
}
