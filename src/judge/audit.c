/* audit.c - what a published edition says, judged by the figures that it prints itself.
 *
 * A claim may take figures from anywhere in the book. It is the edition's own only when
 * each figure that it rests on comes from a source that the edition lists under
 * `printed`, or the statement does; another, or a figure without a source, makes it not
 * comparable, whatever its verdict: then nobody is accused, and both sides are shown. */
#include "judge/judge.h"

static const zij_diag_kind SHAPE = { "audit-claim-shape", ZIJ_ERROR,
                                     "A published statement is not true or false." };
static const zij_diag_kind IDLE = { "audit-claim-cannot-fail", ZIJ_ERROR,
                                    "No data could refute a published statement." };
static const zij_diag_kind RATHER = {
    "audit-rather-unproved", ZIJ_ERROR,
    "The wording that an audit offers instead is not proved by what the edition prints."
};

static const zij_diag_kind UNTRANSLATED = {
    "audit-untranslated", ZIJ_ERROR,
    "A statement that pages may show is not told in every language of the book."
};

typedef struct auditing {
    const zij_book *book;
    const zij_edition *edition;
    zij_arena *mem;
    zij_diags *to;
} auditing;

const char *zij_audit_state_name(zij_audit_state s)
{
    static const char *const names[] = {
        [ZIJ_AUDIT_PROVED] = "proved",
        [ZIJ_AUDIT_REFUTED] = "refuted",
        [ZIJ_AUDIT_UNDECIDED] = "undecided",
        [ZIJ_AUDIT_UNKNOWN] = "unknown",
        [ZIJ_AUDIT_NOT_COMPARABLE] = "not comparable",
        [ZIJ_AUDIT_NOT_CHECKABLE] = "not checkable",
    };
    _Static_assert(ZIJ_COUNT(names) == ZIJ_AUDIT_STATES, "each state has a name");

    return names[s];
}

/* ---- whose figures a claim rests on ---- */

static bool has(const uint16_t *list, size_t n, uint16_t origin)
{
    for (size_t i = 0; i < n; i++)
        if (list[i] == origin)
            return true;
    return false;
}

static bool is_comparable(const auditing *a, const zij_statement *s, const zij_value *v)
{
    for (size_t i = 0; i < v->evidence.n; i++) {
        uint16_t origin = zij_figure_obs(v->evidence.at[i])->origin;

        if (!has(a->edition->printed, a->edition->printed_n, origin) &&
            !has(s->printed, s->printed_n, origin))
            return false;
    }
    return true;
}

/* ---- one claim ---- */

static zij_rc evaluate(const auditing *a, const zij_yaml *claim, zij_str id,
                       zij_formula *out)
{
    zij_expr_env env = zij_page_env(a->book);
    zij_span where;
    const char *why;
    zij_expr *e;

    out->where = zij_yaml_text_span(claim, a->mem);
    if (zij_expr_parse(out->where, &env, a->mem, a->to, &e) != ZIJ_OK)
        return ZIJ_EINPUT;
    if (zij_expr_kind(e) != ZIJ_VALUE_VERDICTS || !zij_expr_is_scalar(e)) {
        zij_hint(a->to,
                 zij_report(a->to, &SHAPE, zij_expr_span(e),
                            "the claim of %.*s is not one statement that is true or "
                            "false",
                            ZIJ_ARG(id)),
                 "compare two values, or put always(...) around it");
        return ZIJ_EINPUT;
    }
    why = zij_expr_idle(e, &where);
    if (why != NULL) {
        zij_hint(a->to,
                 zij_report(a->to, &IDLE, where, "the claim of %.*s cannot fail: %s",
                            ZIJ_ARG(id), why),
                 "claim something that other data could refute");
        return ZIJ_EINPUT;
    }
    out->expr = e;
    return zij_expr_eval(e, &env, a->mem, a->to, &out->value);
}

static zij_audit_state state_of(const auditing *a, const zij_statement *s,
                                const zij_value *v)
{
    static const zij_audit_state states[] = {
        [ZIJ_PROVED] = ZIJ_AUDIT_PROVED,
        [ZIJ_REFUTED] = ZIJ_AUDIT_REFUTED,
        [ZIJ_UNDECIDED] = ZIJ_AUDIT_UNDECIDED,
        [ZIJ_UNKNOWN] = ZIJ_AUDIT_UNKNOWN,
    };

    return is_comparable(a, s, v) ? states[v->verdicts[0].outcome]
                                  : ZIJ_AUDIT_NOT_COMPARABLE;
}

/* What is offered instead must hold by the edition's own figures. */
static zij_rc check_rather(const auditing *a, const zij_statement *s)
{
    zij_formula f;
    zij_rc rc;

    if (s->rather_claim == NULL)
        return ZIJ_OK;
    rc = evaluate(a, s->rather_claim, s->id, &f);
    if (rc != ZIJ_OK || state_of(a, s, &f.value) == ZIJ_AUDIT_PROVED)
        return rc;
    zij_hint(a->to,
             zij_report(a->to, &RATHER, s->rather_claim->where,
                        "what %.*s should rather say is %s", ZIJ_ARG(s->id),
                        zij_audit_state_name(state_of(a, s, &f.value))),
             "offer a wording that the figures of the edition prove");
    return ZIJ_EINPUT;
}

static void explain(const auditing *a, zij_audited *out)
{
    zij_expr_env env = zij_page_env(a->book);

    if (out->verdict->outcome != ZIJ_REFUTED)
        return;
    out->counter = zij_judge_counter(&env, out->claim, a->mem);
    if (out->state == ZIJ_AUDIT_REFUTED &&
        !zij_judge_true_wording(&env, out->claim, a->mem, &out->wording))
        out->wording = (zij_wording){ 0 };
}

/* Pages show what is not proved by the edition's own figures, see page's audit.c. */
static zij_rc check_languages(const auditing *a, const zij_audited *one)
{
    const zij_statement *s = one->statement;

    if (s->translated || a->book->langs.n == 1 ||
        (one->state != ZIJ_AUDIT_REFUTED && one->state != ZIJ_AUDIT_UNDECIDED &&
         one->state != ZIJ_AUDIT_NOT_COMPARABLE))
        return ZIJ_OK;
    zij_hint(a->to,
             zij_report(a->to, &UNTRANSLATED, s->where,
                        "the statement %.*s is %s, and pages may show it in every "
                        "language",
                        ZIJ_ARG(s->id), zij_audit_state_name(one->state)),
             "write says, and rather, in each: {%.*s: ..., ...}",
             ZIJ_ARG(a->book->langs.id[0]));
    return ZIJ_EINPUT;
}

static zij_rc audit_one(const auditing *a, const zij_statement *s, zij_audited *out)
{
    zij_formula *f;
    zij_rc rc;

    *out = (zij_audited){ .statement = s, .state = ZIJ_AUDIT_NOT_CHECKABLE };
    if (s->claim == NULL)
        return ZIJ_OK;
    f = zij_new(a->mem, zij_formula);
    rc = evaluate(a, s->claim, s->id, f);
    if (rc != ZIJ_OK)
        return rc;
    out->claim = f;
    out->verdict = &f->value.verdicts[0];
    out->state = state_of(a, s, &f->value);
    out->origins = zij_value_origins(&f->value, &a->book->pool, a->mem);
    explain(a, out);
    rc = check_rather(a, s);
    return check_languages(a, out) == ZIJ_OK ? rc : ZIJ_EINPUT;
}

zij_rc zij_judge_audit(const zij_book *book, zij_arena *mem, zij_diags *to,
                       zij_audit *out)
{
    zij_audited_edition *at = zij_array(mem, book->editions_n, zij_audited_edition);
    zij_rc rc = ZIJ_OK;

    for (size_t i = 0; i < book->editions_n; i++) {
        const zij_edition *e = &book->editions[i];
        const auditing a = { book, e, mem, to };
        zij_audited *list = zij_array(mem, e->statements_n, zij_audited);

        at[i].edition = e;
        at[i].statements = list;
        for (size_t k = 0; k < e->statements_n; k++) {
            zij_rc one = audit_one(&a, &e->statements[k], &list[k]);

            rc = rc == ZIJ_OK ? one : rc;
            at[i].counts[list[k].state]++;
        }
    }
    *out = (zij_audit){ at, book->editions_n };
    return rc;
}
