/* coverage.c - how much of the commentary is bound, and what is not. */
#include "judge/judge.h"

static const zij_diag_kind STATEMENT = { "statement-unbound", ZIJ_WARNING,
                                         "A statement is tied to no data." };
static const zij_diag_kind WORD = {
    "word-unbound", ZIJ_WARNING,
    "A word that states something of figures is tied to no data."
};

static void report(const zij_loose *l, zij_diags *to)
{
    static const char *const names[ZIJ_LOOSE_KINDS] = {
        [ZIJ_LOOSE_NUMERAL] = "numeral",
        [ZIJ_LOOSE_COMPARATIVE] = "comparative",
        [ZIJ_LOOSE_SUPERLATIVE] = "superlative",
        [ZIJ_LOOSE_CHANGE] = "word of change",
    };

    if (l->kind == ZIJ_LOOSE_STATEMENT)
        zij_hint(to,
                 zij_report(to, &STATEMENT, l->where,
                            "no claim, figure or source "
                            "carries this statement"),
                 "bind some of it: `= expression`, [words](claim:id) or "
                 "[words](source:ID); or all of it, with a reason: [words](waive:id)");
    else
        zij_hint(to,
                 zij_report(to, &WORD, l->where, "nothing binds the %s %.*s",
                            names[l->kind], ZIJ_ARG(l->text)),
                 "put it inside the brackets of a claim or a source, or waive it with a "
                 "reason: [words](waive:id)");
}

void zij_judge_add(zij_bindings *sum, const zij_bindings *one)
{
    sum->statements += one->statements;
    sum->claims += one->claims;
    sum->values += one->values;
    sum->sources += one->sources;
    sum->waived += one->waived;
    sum->unbound += one->unbound;
    sum->words += one->words;
}

zij_bindings zij_judge_bindings(const zij_page *p)
{
    zij_bindings sum = { 0 };

    for (size_t lang = 0; lang < ZIJ_LANGS; lang++)
        zij_judge_add(&sum, &p->bindings[lang]);
    return sum;
}

void zij_judge_coverage(const zij_pages *pages, zij_diags *to)
{
    for (size_t i = 0; i < pages->n; i++)
        for (size_t k = 0; k < pages->at[i].loose_n; k++)
            report(&pages->at[i].loose[k], to);
}
