/* claim.c - the statements of the pages. */
#include "judge/judge.h"

static const zij_diag_kind REFUTED = { "claim-refuted", ZIJ_ERROR,
                                       "A page says something that the data refute." };
static const zij_diag_kind UNKNOWN = {
    "claim-unknown", ZIJ_ERROR, "A page says something that the data cannot tell."
};
static const zij_diag_kind UNDECIDED = {
    "claim-undecided", ZIJ_WARNING,
    "The rounding of the figures leaves a claim open; it "
    "is published marked so."
};
static const zij_diag_kind UNBOUND = { "claim-unbound", ZIJ_ERROR,
                                       "No text of a language carries a claim." };
static const zij_diag_kind IDLE = { "claim-cannot-fail", ZIJ_ERROR,
                                    "A claim holds whatever the data say." };
/* In a draft: */
static const zij_diag_kind DRAFT_REFUTED = {
    "claim-refuted", ZIJ_WARNING, "A page says something that the data refute."
};
static const zij_diag_kind DRAFT_UNKNOWN = {
    "claim-unknown", ZIJ_WARNING, "A page says something that the data cannot tell."
};

enum { RATIO_DECIMALS = 6, USUAL_DECIMALS = 1, FIGURES_NAMED = 6 };

void zij_judge_put_side(zij_buf *b, const zij_number *n, const zij_measure *m)
{
    zij_voice plain = { .text = zij_text_lang_of(ZIJ_STR("en")) };
    zij_format f = { .when = ZIJ_TEXT_WHEN_BRIEF };
    zij_measure shown = *m;

    if (n->figure.table == NULL && zij_real_cmp(&n->low, &n->high) != 0) {
        f.args[0] = USUAL_DECIMALS; /* also where they are not supported */
        f.args_n = 1;
    }
    if (n->figure.table == NULL && m->kinds_n == 0 && m->as == ZIJ_AS_NUMBER) {
        bool whole = n->middle.exact && n->middle.r.d == 1;

        f.args[0] = whole ? 0 : RATIO_DECIMALS;
        f.args_n = 1;
    }
    if (n->figure.table == NULL && m->kinds_n > 0 && m->multiplier == 0 &&
        zij_real_cmp(&n->low, &n->high) == 0 && n->middle.exact && n->middle.r.d == 1)
        f.args_n = 1; /* a count: no decimals */
    zij_put_number(b, n, &shown, f, plain);
}

/* Each figure that decides, as one would write it, with what was published. */
static zij_str reason_of(const zij_verdict *v, const zij_measure *m, zij_arena *mem)
{
    zij_buf b = zij_buf_make(mem);

    zij_put(&b, v->why.text);
    if (v->left.state == ZIJ_NUMBER_KNOWN && v->right.state == ZIJ_NUMBER_KNOWN) {
        zij_put_c(&b, b.len > 0 ? "; compared " : "compared ");
        zij_judge_put_side(&b, &v->left, m);
        zij_put_c(&b, " with ");
        zij_judge_put_side(&b, &v->right, m);
    }
    for (size_t i = 0; i < v->figures_n && v->outcome == ZIJ_REFUTED; i++) {
        zij_put_c(&b, b.len > 0 ? "; " : "");
        if (i == FIGURES_NAMED && v->figures_n > FIGURES_NAMED + 1) {
            zij_put_c(&b, "... (`zij query` lists them)");
            break;
        }
        zij_put_figure(&b, v->figures[i]);
        zij_put_c(&b, " is ");
        zij_put_dec(&b, zij_obs_dec(zij_figure_obs(v->figures[i])));
    }
    return zij_buf_str(&b);
}

enum { CODES_NAMED = 3 };

/* The first dimension along which the table of a figure has several codes, or dims_n. */
static size_t open_dim(const zij_table *t)
{
    size_t dims_n = t->flow->dims_n;

    for (size_t d = 0; d < dims_n; d++)
        for (size_t i = 1; i < t->series_n; i++)
            if (t->keys[i * dims_n + d] != t->keys[d])
                return d;
    return dims_n;
}

/* Codes that the data list, each once: {SIN, HEL, ...}. */
static void put_listed(zij_buf *b, const zij_table *t, size_t dim)
{
    uint16_t named[CODES_NAMED];
    size_t n = 0;

    zij_put_byte(b, '{');
    for (size_t i = 0; i < t->series_n; i++) {
        uint16_t code = t->keys[i * t->flow->dims_n + dim];
        bool again = false;

        for (size_t k = 0; k < n; k++)
            again = again || named[k] == code;
        if (again)
            continue;
        if (n == CODES_NAMED) {
            zij_put_c(b, ", ...");
            break;
        }
        zij_putf(b, "%s%.*s", n > 0 ? ", " : "",
                 ZIJ_ARG(t->flow->dims[dim].codes->codes[code].id));
        named[n++] = code;
    }
    zij_put_byte(b, '}');
}

/* What could be said instead of what is refuted; empty: nothing is known. */
static zij_str wording_hint(const zij_expr_env *env, const zij_formula *f, zij_arena *mem)
{
    zij_wording w;

    return f->value.verdicts[0].outcome == ZIJ_REFUTED &&
                   zij_judge_true_wording(env, f, mem, &w)
               ? zij_strf(mem, "say what the data prove, or correct them: %.*s",
                          ZIJ_ARG(w.expression))
               : (zij_str){ 0 };
}

/* A way out that fits better than the usual one; empty: none. */
static zij_str better_hint(const zij_formula *f, zij_arena *mem)
{
    const zij_verdict *v = &f->value.verdicts[0];
    const zij_table *t = v->why.cell.table;
    zij_str text = zij_span_str(f->where);
    zij_buf b = zij_buf_make(mem);

    if (v->outcome == ZIJ_UNKNOWN && v->why.kind == ZIJ_WHY_EMPTY) {
        zij_put_c(&b, "`zij data` shows which codes and periods there are");
    } else if (v->outcome == ZIJ_UNKNOWN && v->why.kind == ZIJ_WHY_COVERAGE &&
               t != NULL && open_dim(t) < t->flow->dims_n) {
        zij_put_c(&b, "name the codes it is about in place of *: ");
        put_listed(&b, t, open_dim(t));
    } else if (v->outcome == ZIJ_UNDECIDED && v->left.state == ZIJ_NUMBER_KNOWN &&
               zij_str_search(text, 0, ZIJ_STR("==")) < text.len) {
        zij_put_c(&b, "write ~ in place of ==: a rounded figure is never known exactly");
    }
    return zij_buf_str(&b);
}

static void report_verdict(const zij_expr_env *env, const zij_claim *c,
                           const zij_formula *f, bool draft, zij_arena *mem,
                           zij_diags *to)
{
    static const struct {
        const zij_diag_kind *kind, *draft;
        const char *says, *hint;
    } row[] = {
        [ZIJ_PROVED] = { NULL, NULL, NULL, NULL },
        [ZIJ_REFUTED] = { &REFUTED, &DRAFT_REFUTED, "is refuted",
                          "say what the data say, or correct them" },
        [ZIJ_UNDECIDED] = { &UNDECIDED, &UNDECIDED, "is undecided",
                            "say less, so that rounding cannot tip it" },
        [ZIJ_UNKNOWN] = { &UNKNOWN, &DRAFT_UNKNOWN, "is unknown",
                          "claim only what the listed figures can tell" },
    };
    const zij_verdict *v = &f->value.verdicts[0];
    zij_str reason = reason_of(v, &f->value.measure, mem), hint;
    zij_diag *d;

    if (row[v->outcome].kind == NULL)
        return;
    d = zij_report(to, draft ? row[v->outcome].draft : row[v->outcome].kind, f->where,
                   "the claim %.*s %s%s%.*s", ZIJ_ARG(c->id), row[v->outcome].says,
                   reason.len > 0 ? ": " : "", ZIJ_ARG(reason));
    hint = wording_hint(env, f, mem);
    if (hint.len == 0)
        hint = better_hint(f, mem);
    if (hint.len == 0)
        hint = zij_str_of(row[v->outcome].hint);
    zij_hint(to, d, "%.*s", ZIJ_ARG(hint));
}

static void report_unbound(const zij_pages *pages, const zij_page *p, const zij_claim *c,
                           zij_diags *to)
{
    for (size_t lang = 0; lang < pages->book->langs.n; lang++) {
        zij_diag *d;

        if (c->bound[lang] || p->doc[lang] == NULL)
            continue;
        d = zij_report(to, &UNBOUND, c->where, "no text in %.*s carries the claim %.*s",
                       ZIJ_ARG(pages->book->langs.id[lang]), ZIJ_ARG(c->id));
        zij_hint(to, d, "write [the statement](claim:%.*s), or take the claim out",
                 ZIJ_ARG(c->id));
    }
}

static void count(const zij_verdict *v, zij_judged *out)
{
    out->claims++;
    out->proved += v->outcome == ZIJ_PROVED;
    out->refuted += v->outcome == ZIJ_REFUTED;
    out->undecided += v->outcome == ZIJ_UNDECIDED;
    out->unknown += v->outcome == ZIJ_UNKNOWN;
}

static void report_idle(const zij_claim *c, const zij_formula *f, zij_diags *to)
{
    zij_span where;
    const char *why = zij_expr_idle(f->expr, &where);

    if (why != NULL)
        zij_hint(to,
                 zij_report(to, &IDLE, where, "the claim %.*s cannot fail here: %s",
                            ZIJ_ARG(c->id), why),
                 "claim something that other data could refute");
}

zij_rc zij_judge_claims(const zij_pages *pages, bool draft, zij_arena *mem, zij_diags *to,
                        zij_judged *out)
{
    zij_expr_env env = zij_page_env(pages->book);
    size_t errors = to->errors;

    for (size_t i = 0; i < pages->n; i++) {
        const zij_page *p = &pages->at[i];

        for (size_t k = 0; k < p->claims_n; k++) {
            const zij_formula *f;

            if (p->claims[k].formula == ZIJ_NO_FORMULA)
                continue; /* was reported when the page was read */
            f = &p->formulas[p->claims[k].formula];
            count(&f->value.verdicts[0], out);
            report_verdict(&env, &p->claims[k], f, draft, mem, to);
            report_idle(&p->claims[k], f, to);
            report_unbound(pages, p, &p->claims[k], to);
        }
    }
    return to->errors == errors ? ZIJ_OK : ZIJ_EINPUT;
}
