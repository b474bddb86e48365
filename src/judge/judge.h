/* judge.h - may this book be published? Claims and identities become verdicts.
 *
 * Refuted and unknown claims are errors, undecided ones are warnings and are published
 * marked open. An identity of structure/checks.yaml is broken where the intervals of its
 * two sides are disjoint and no excuse with a reason names the cell.
 *
 *   memory    results live in the arena and borrow book and pages
 */
#ifndef ZIJ_JUDGE_JUDGE_H
#define ZIJ_JUDGE_JUDGE_H
#include "page/page.h"

typedef struct zij_judged_identity {
    const zij_identity *identity;
    bool failed; /* its expression is wrong, which was reported */
    size_t cells;
    size_t holds;   /* the finer side lies inside the coarser */
    size_t open;    /* the sides overlap: rounding explains the difference */
    size_t unknown; /* a figure is missing */
    size_t excused;
    size_t broken;
} zij_judged_identity;

typedef struct zij_judged {
    const zij_judged_identity *identities;
    size_t identities_n;
    size_t claims, proved, refuted, undecided, unknown;
} zij_judged;

/* One side of a comparison as messages write it: 365 days. */
void zij_judge_put_side(zij_buf *b, const zij_number *n, const zij_measure *m);

/* Judges the identities of a book; reports identity-broken (naming the figures),
 * identity-shape, excuse-unused, excuse-unknown. `out` is filled in any case. */
ZIJ_MUST_USE zij_rc zij_judge_identities(const zij_book *book, zij_arena *mem,
                                         zij_diags *to, zij_judged *out);
/* Judges the claims of the pages; reports claim-refuted, claim-unknown, claim-undecided,
 * claim-unbound, claim-cannot-fail.
 *   draft  what is refuted or unknown is a warning */
ZIJ_MUST_USE zij_rc zij_judge_claims(const zij_pages *pages, bool draft, zij_arena *mem,
                                     zij_diags *to, zij_judged *out);
/* Compares the sources that the languages of a page name; reports page-languages-differ.
 */
void zij_judge_languages(const zij_pages *pages, zij_diags *to);

/* Lists the statements and words that nothing binds. Reports statement-unbound,
 * word-unbound. */
void zij_judge_coverage(const zij_pages *pages, zij_diags *to);
/* The statements of a page in all its languages; and of several together. */
zij_bindings zij_judge_bindings(const zij_page *p);
void zij_judge_add(zij_bindings *sum, const zij_bindings *one);

/* ---- audit: what a published edition says, judged by the figures it prints ---- */

typedef enum zij_audit_state {
    ZIJ_AUDIT_PROVED,
    ZIJ_AUDIT_REFUTED,
    ZIJ_AUDIT_UNDECIDED,
    ZIJ_AUDIT_UNKNOWN,
    ZIJ_AUDIT_NOT_COMPARABLE, /* it rests on figures that the edition does not print */
    ZIJ_AUDIT_NOT_CHECKABLE,  /* no figures say so */
    ZIJ_AUDIT_STATES
} zij_audit_state;
const char *zij_audit_state_name(zij_audit_state s); /* "not comparable" */

typedef struct zij_audited {
    const zij_statement *statement;
    zij_audit_state state;
    const zij_value *value;     /* of its claim; NULL: it has none */
    const zij_verdict *verdict; /* by the book's figures; NULL: no claim */
    zij_origins origins;        /* who published these */
} zij_audited;

typedef struct zij_audited_edition {
    const zij_edition *edition;
    const zij_audited *statements; /* as many as the edition has, in its order */
    size_t counts[ZIJ_AUDIT_STATES];
} zij_audited_edition;

typedef struct zij_audit {
    const zij_audited_edition *at;
    size_t n;
} zij_audit;

/* Judges the editions of published/. What they say may be refuted: that is a finding and
 * no error. Reports audit-claim-shape, audit-claim-cannot-fail, audit-rather-unproved and
 * what is wrong with an expression. `out` is filled in any case. */
ZIJ_MUST_USE zij_rc zij_judge_audit(const zij_book *book, zij_arena *mem, zij_diags *to,
                                    zij_audit *out);

#endif
