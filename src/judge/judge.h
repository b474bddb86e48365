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
    const zij_value *value; /* a verdict per cell; NULL: failed */
    const zij_expr *expr;   /* NULL: failed */
    bool failed;            /* its expression is wrong, which was reported */
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

/* Index of the excuse that names a cell of an identity, or its excuses_n. */
size_t zij_judge_excuse(const zij_identity *i, const zij_value *v, size_t series,
                        size_t t);

/* Judges the identities of a book; reports identity-broken (naming the figures),
 * identity-shape, excuse-unused, excuse-unknown. `out` is filled in any case. */
ZIJ_MUST_USE zij_rc zij_judge_identities(const zij_book *book, zij_arena *mem,
                                         zij_diags *to, zij_judged *out);
/* "holds", "broken", "unknown" where no figures were compared, "error". */
const char *zij_judged_state(const zij_judged_identity *i);
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

/* ---- evidence ----
 *
 * Each of these evaluates parts of a formula anew; `env` is the one it was read with. */

/* Why a refuted claim is false, with the fewest figures: "KGZ 2019 18,550 -> 2020 14,946:
 * fell", "KAZ 291.480 > UZB 114.962", "3rd is TKM, not KGZ". Empty when it is not
 * refuted. */
zij_str zij_judge_counter(const zij_expr_env *env, const zij_formula *f, zij_arena *mem);

/* What could be claimed instead: an expression that the figures prove, and what it says
 * in English: "rose(X)", "rose from 101 (2020) to 115 (2024), in 3 of 4 steps; fell in
 * 2021". False when f is proved, or nothing that was tried is. */
typedef struct zij_wording {
    zij_str expression, sentence;
} zij_wording;
bool zij_judge_true_wording(const zij_expr_env *env, const zij_formula *f, zij_arena *mem,
                            zij_wording *out);

/* A claim is tight when its verdict changes if one figure moves by 1 % of itself or by
 * one unit of its last digit, whichever is more: in whole units of the last digit, for
 * otherwise no publisher would print it. */
typedef struct zij_margin {
    bool tight;
    zij_figure figure; /* the one that has to move least, relative to itself */
    zij_dec by;        /* how far, with its sign, in what the figure is published in */
    zij_dec percent;   /* the same in percent of the figure, one or more decimals */
    bool relative;     /* false: the figure is 0, and percent means nothing */
    zij_outcome then;  /* the verdict after that */
} zij_margin;
zij_margin zij_judge_margin(const zij_expr_env *env, const zij_formula *f,
                            zij_arena *mem);
/* "undecided if GDP[KAZ; 2024] = 288.1 moves by -1.2 (0.4 %)", of a tight one. */
void zij_put_margin(zij_buf *b, const zij_margin *m);

/* How the verdict came about: the parts of an expression that are computed, inner ones
 * first, each once; the last is the whole. */
typedef struct zij_judged_step {
    zij_str expression;
    zij_value value;
} zij_judged_step;
size_t zij_judge_steps(const zij_expr_env *env, const zij_formula *f, zij_arena *mem,
                       const zij_judged_step **out);

/* The words of a page that carry a claim, in a language, in the order of the page; those
 * of exhibits last. */
typedef struct zij_said {
    const zij_str *at;
    size_t n;
} zij_said;
zij_said zij_judge_said(const zij_pages *pages, const zij_page *p, zij_str claim,
                        size_t lang, zij_arena *mem);

/* All of it together. False: the claim is wrong, which was reported. */
typedef struct zij_proof {
    const zij_page *page;
    const zij_claim *claim;
    const zij_formula *formula;
    zij_outcome outcome;
    zij_str counter; /* empty unless refuted */
    bool reworded;
    zij_wording wording;
    zij_margin margin;
} zij_proof;
bool zij_judge_proof(const zij_pages *pages, const zij_page *p, const zij_claim *claim,
                     zij_arena *mem, zij_proof *out);

/* ---- uses: which words and drawings rest on a figure ---- */

typedef enum zij_use_kind {
    ZIJ_USE_CLAIM,    /* index in page->claims */
    ZIJ_USE_COMPUTED, /* a number in the text: index in page->computed */
    ZIJ_USE_EXHIBIT,  /* index in page->exhibits */
    ZIJ_USE_IDENTITY, /* index in judged->identities; page is ZIJ_USE_NO_PAGE */
} zij_use_kind;

enum { ZIJ_USE_NO_PAGE = 0xffff };

typedef struct zij_use {
    uint16_t page; /* index in pages->at */
    uint8_t kind;  /* zij_use_kind */
    uint32_t index;
} zij_use;

typedef struct zij_used {
    zij_figure figure;  /* of one of the tables that hold it */
    const zij_use *use; /* by kind, then page, then index; each once */
    size_t n;
} zij_used;

typedef struct zij_uses {
    const zij_used *at; /* by flow as in the book, then key, then period */
    size_t n;
} zij_uses;

/* `judged`: by zij_judge_identities; NULL: without identities. */
const zij_uses *zij_judge_uses(const zij_pages *pages, const zij_judged *judged,
                               zij_arena *mem);
/* NULL: nothing uses that figure. */
const zij_used *zij_uses_of(const zij_uses *uses, const zij_book *book,
                            const zij_flow *flow, const uint16_t *key, zij_period period);

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
    const zij_formula *claim;   /* NULL: it has none */
    const zij_verdict *verdict; /* of the claim, by the book's figures; or NULL */
    zij_origins origins;        /* who published these */
    zij_str counter;     /* where they refute the claim: how; see zij_judge_counter */
    zij_wording wording; /* of a refuted one: what they would prove; or empty */
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
 * no error. Reports audit-claim-shape, audit-claim-cannot-fail, audit-rather-unproved,
 * audit-untranslated and
 * what is wrong with an expression. `out` is filled in any case. */
ZIJ_MUST_USE zij_rc zij_judge_audit(const zij_book *book, zij_arena *mem, zij_diags *to,
                                    zij_audit *out);

/* ---- mutation: would a wrong figure be noticed? (docs/commands.md) ---- */

/* What a figure is changed to; always in the digits it has. */
typedef enum zij_mutation_kind {
    ZIJ_MUTATION_FACTOR,    /* ten times as much, or a tenth */
    ZIJ_MUTATION_SIGN,      /* with the other sign */
    ZIJ_MUTATION_SWAP,      /* two digits that stand side by side change places */
    ZIJ_MUTATION_NEIGHBOUR, /* the figure of the cell before, behind, above or below */
    ZIJ_MUTATION_PERCENT,   /* one to nine percent more or less */
    ZIJ_MUTATION_KINDS
} zij_mutation_kind;
const char *zij_mutation_name(zij_mutation_kind k); /* "factor" */

/* By whom a change is noticed. */
enum {
    ZIJ_NOTICED_CLAIM = 1,    /* a claim is refuted or unknown, and was not */
    ZIJ_NOTICED_IDENTITY = 2, /* a cell of an identity is broken, and was not */
    ZIJ_NOTICED_CHECK = 4,    /* what is checked while loading: sign, order of a top N */
};

typedef struct zij_mutant_figure {
    const zij_flow *flow;
    const uint16_t *key;
    zij_period period;
    const zij_obs *obs;
    const zij_used *used; /* NULL: nothing uses it */
    bool named;           /* by a statement: a claim or a number in a text rests on it */
    bool guarded;         /* a claim or an identity rests on it */
} zij_mutant_figure;

typedef struct zij_mutation {
    uint32_t figure; /* index in zij_mutations.figures */
    uint8_t kind;    /* zij_mutation_kind */
    uint8_t noticed; /* by whom: bits; 0: by nobody */
    int64_t m;       /* the figure becomes m units of its last digit */
} zij_mutation;

typedef struct zij_mutations {
    const zij_mutant_figure *figures; /* all that have a value; by flow, key, period */
    size_t figures_n;
    const zij_mutation *at;
    size_t n;
} zij_mutations;

enum { ZIJ_MUTATIONS = 1000000 };

typedef struct zij_mutating {
    size_t n;      /* how many changes, at most ZIJ_MUTATIONS */
    uint64_t seed; /* the same seed makes the same changes */
    void (*progress)(void *self, size_t done, size_t all); /* may be NULL */
    void *self;
} zij_mutating;

/* Changes one figure at a time and judges again what rests on it. Kinds take turns, and
 * figures are drawn from all that a kind can change; fewer than n when there are none.
 *   judged  by zij_judge_identities */
void zij_judge_mutate(const zij_pages *pages, const zij_judged *judged,
                      const zij_mutating *how, zij_arena *mem, zij_mutations *out);

/* ---- against: what the pages would say of newer figures (docs/commands.md) ---- */

/* What became of a statement, gravest first. A statement is a paragraph, a heading or a
 * text of an exhibit, in all languages. */
typedef enum zij_against_state {
    ZIJ_AGAINST_FALSE,     /* a claim is refuted, and was not */
    ZIJ_AGAINST_LOST,      /* a claim or number is unknown, and was not */
    ZIJ_AGAINST_OPEN,      /* a claim is undecided, and was proved */
    ZIJ_AGAINST_TIGHT,     /* a claim is still proved, but now tight */
    ZIJ_AGAINST_CHANGED,   /* a number prints otherwise */
    ZIJ_AGAINST_TRUE,      /* a claim is proved, and was not */
    ZIJ_AGAINST_UNCHANGED, /* nothing of it */
    ZIJ_AGAINST_STATES
} zij_against_state;
const char *zij_against_name(zij_against_state s); /* "became false" */

typedef struct zij_against_claim {
    zij_str id, expression;
    zij_span where;
    zij_against_state state;
    zij_outcome was, now;
    zij_str counter;     /* false: how, see zij_judge_counter; lost: why */
    zij_wording wording; /* false: what the new figures would prove; or empty */
    zij_margin margin;   /* tight: see zij_judge_margin */
} zij_against_claim;

typedef struct zij_against_number {
    zij_str expression;
    zij_against_state state; /* lost or changed */
    zij_names was, now;      /* as printed in each language; empty: not there */
} zij_against_number;

typedef struct zij_against_item {
    zij_against_state state;
    uint16_t page;      /* index in the pages */
    zij_str part;       /* "title of gdp", or empty: of the text */
    zij_names was, now; /* the statement in each language; empty: not there */
    zij_span where;     /* of its first claim or number that is not as it was */
    const zij_against_claim *claims; /* that are not as they were */
    size_t claims_n;
    const zij_against_number *numbers;
    size_t numbers_n;
} zij_against_item;

typedef struct zij_against_identity {
    const zij_identity *identity;
    size_t was_broken, broken, was_unknown, unknown; /* cells */
} zij_against_identity;

typedef struct zij_against_flow {
    const zij_flow *flow;
    size_t same, changed, added, gone; /* figures */
} zij_against_flow;

typedef struct zij_against {
    const zij_against_item *items; /* by state, then in the order of the pages; without
                                      those unchanged */
    size_t items_n;
    size_t counts[ZIJ_AGAINST_STATES];
    const zij_against_identity *identities; /* with more cells broken or unknown */
    size_t identities_n;
    const zij_against_flow *flows; /* that differ */
    size_t flows_n;
} zij_against;

/* Compares two states of one book that differ in data alone.
 *   old, now  with the identities of zij_judge_identities */
void zij_judge_against(const zij_pages *old, const zij_judged *old_judged,
                       const zij_pages *now, const zij_judged *now_judged, zij_arena *mem,
                       zij_against *out);

#endif
