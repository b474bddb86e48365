/* build.c - `zij build`: a book becomes files, if nothing is wrong with it. */
#include "cli/build.h"

#include "write/write.h"

/* The worse of two outcomes: a machine that fails explains all else. */
static zij_rc worse(zij_rc a, zij_rc b)
{
    if (a == ZIJ_EIO || b == ZIJ_EIO)
        return ZIJ_EIO;
    return a != ZIJ_OK ? a : b;
}

zij_rc zij_cli_check_book(const char *folder, bool draft, zij_arena *mem, zij_diags *to,
                          zij_checked *out)
{
    zij_judged claims = { 0 };
    zij_rc rc, pages;

    *out = (zij_checked){ 0 };
    rc = zij_book_load(folder, mem, to, &out->book);
    if (rc != ZIJ_OK)
        return rc;
    rc = zij_judge_identities(out->book, mem, to, &out->judged);
    rc = worse(rc, zij_judge_audit(out->book, mem, to, &out->audit));
    pages = zij_pages_read(out->book, mem, to, &out->pages);
    rc = worse(rc, pages);
    rc = worse(rc, zij_judge_claims(out->pages, draft, mem, to, &claims));
    zij_judge_coverage(out->pages, to);
    zij_judge_languages(out->pages, to);
    out->judged.claims = claims.claims;
    out->judged.proved = claims.proved;
    out->judged.refuted = claims.refuted;
    out->judged.undecided = claims.undecided;
    out->judged.unknown = claims.unknown;
    return rc == ZIJ_OK && to->errors > 0 ? ZIJ_EINPUT : rc;
}

zij_rc zij_cli_build_book(const char *folder, const char *out, bool draft, zij_arena *mem,
                          zij_diags *to, const char **written)
{
    zij_write_options options = { .progress = zij_cli_progress, .draft = draft };
    zij_checked k;
    zij_rc rc = zij_cli_check_book(folder, draft, mem, to, &k);

    if (rc != ZIJ_OK)
        return rc;
    *written = out != NULL
                   ? out
                   : zij_str_c(mem, zij_strf(mem, "out/%.*s", ZIJ_ARG(k.book->id)));
    options.judged = &k.judged;
    zij_cli_progress_begin();
    options.audit = &k.audit;
    rc = zij_write_book(k.pages, *written, &options, mem, to);
    zij_cli_progress_end();
    return rc;
}

static zij_rc run(zij_cli *c)
{
    const char *path, *out = NULL, *written;
    zij_rc rc = zij_cli_book(c, &path);

    if (rc == ZIJ_OK && zij_cli_given(c, "output"))
        rc = zij_os_path(ZIJ_STR(""), zij_cli_value(c, "output"), c->mem, c->to, &out);
    if (rc == ZIJ_OK)
        rc = zij_cli_build_book(path, out, zij_cli_given(c, "draft"), c->mem, c->to,
                                &written);
    if (rc == ZIJ_OK)
        zij_cli_say(c,
                    zij_strf(c->mem, "built %s; its site begins at %s/site/index.html\n",
                             written, written));
    return rc;
}

const zij_cli_command zij_cli_build = {
    .name = "build",
    .summary = "make the site and the open data of a book",
    .text =
        "Checks the book as `zij check` does, and writes its files when nothing is\n"
        "wrong. The output folder appears whole or not at all, and replaces only what\n"
        "zij itself has put there. A draft is built although claims are refuted or\n"
        "unknown: they are marked where they stand, and every page says that it is one.",
    .words = { { "BOOK", "the folder of the book", false } },
    .options = { { 'o', "output", "DIR", "where to write (default out/ID of the book)",
                   NULL, NULL, false },
                 { 0, "draft", NULL,
                   "build although claims are refuted or unknown; pages say so", NULL,
                   NULL, false } },
    .examples = { { "zij build mybook -o out", "the site begins at out/site/index.html" },
                  { "zij build mybook --draft", "to show others what is not yet true" } },
    .run = run,
};
