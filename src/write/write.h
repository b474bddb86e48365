/* write.h - a judged book becomes files.
 *
 *   OUT/site/   the web site: HTML, style, script, fonts, open data
 *   OUT/data/   every flow as CSV, lists of flows, sources and notes (data.h), and
 *               checks.json: each claim with its evidence
 *
 * All of it appears at once or not at all (os.h, stage). Same book, same bytes.
 */
#ifndef ZIJ_WRITE_WRITE_H
#define ZIJ_WRITE_WRITE_H
#include "emit/emit.h"
#include "judge/judge.h"
#include "os/os.h"

/* Told after each file, for progress; may be called from several threads. */
typedef void zij_write_progress(void *self, size_t done, size_t all);

typedef struct zij_write_options {
    zij_write_progress *progress; /* NULL: none */
    void *self;
    bool draft;               /* every page says so */
    const zij_audit *audit;   /* of published editions; borrowed */
    const zij_judged *judged; /* identities, for checks.json and for what uses a figure;
                                 NULL: there is none */
} zij_write_options;

/* Writes the whole book below `out`.
 * Reports write-failed, out-not-ours, font-*, chart-*. */
ZIJ_MUST_USE zij_rc zij_write_book(const zij_pages *pages, const char *out,
                                   const zij_write_options *options, zij_arena *mem,
                                   zij_diags *to);

/* Members of a JSON object: `evidence`, the claims of a book with their words, verdicts,
 * counter-examples and margins; and `figures`, whatever something rests on, with what
 * rests on it. */
void zij_write_claims(zij_json *j, const zij_pages *pages, const zij_judged *judged,
                      zij_arena *mem);
/* One of the claims. */
void zij_write_claim(zij_json *j, const zij_pages *pages, const zij_proof *p);
/* The whole of checks.json. */
zij_str zij_write_checks(const zij_pages *pages, const zij_judged *judged,
                         zij_arena *mem);

/* The report of `zij check --against` as one HTML page that needs no other file. */
zij_str zij_write_against(const zij_pages *pages, const zij_against *a, zij_arena *mem);

#endif
