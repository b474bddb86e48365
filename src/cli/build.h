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

#endif
