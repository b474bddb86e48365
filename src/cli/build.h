/* build.h - what build, check and serve share. Private to cli. */
#ifndef ZIJ_CLI_BUILD_H
#define ZIJ_CLI_BUILD_H
#include "cli/cli.h"
#include "judge/judge.h"
#include "page/page.h"

typedef struct zij_checked {
    const zij_book *book;   /* NULL: it could not be loaded */
    const zij_pages *pages; /* NULL: they could not be read */
    zij_judged judged;
    zij_audit audit; /* of published editions */
} zij_checked;

/* Loads and judges as much of a book as can be. In a draft claims may be refuted or
 * unknown. *out is filled in any case. */
ZIJ_MUST_USE zij_rc zij_cli_check_book(const char *folder, bool draft, zij_arena *mem,
                                       zij_diags *to, zij_checked *out);
/* Checks, and writes the book to `out` (NULL: out/ID) when nothing is wrong.
 * *written: where it lies, in mem. */
ZIJ_MUST_USE zij_rc zij_cli_build_book(const char *folder, const char *out, bool draft,
                                       zij_arena *mem, zij_diags *to,
                                       const char **written);

/* ---- evidence.c: claims as `zij check` shows them ---- */

/* A line for each claim that is not proved: how it fails, and what could be said. */
void zij_cli_put_claims(zij_buf *b, const zij_checked *k);
/* A line for each claim that one figure tips, with how far that has to move. */
void zij_cli_put_tight(zij_buf *b, const zij_checked *k);
/* Steps, counter-example, a true wording and the margin of an expression. */
void zij_cli_put_working(zij_buf *b, const zij_expr_env *env, const zij_formula *f,
                         size_t lang);
/* All of one claim, named "page/claim" or "claim". Reports check-unknown-claim. */
ZIJ_MUST_USE zij_rc zij_cli_explain(zij_cli *c, const zij_checked *k, zij_str id);

#endif
