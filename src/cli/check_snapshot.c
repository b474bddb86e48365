/* check_snapshot.c - `zij check --accept-snapshot`: the data are right as they are. */
#include "cli/check.h"

zij_rc zij_cli_accept_snapshot(zij_cli *c, const char *folder)
{
    zij_diags quiet = zij_diags_make(c->mem);
    const zij_book *book;
    const char *path;
    zij_rc rc = zij_book_load(folder, c->mem, &quiet, &book);

    if (rc != ZIJ_OK) {
        *c->to = quiet; /* what is wrong comes first */
        return rc;
    }
    rc = zij_os_path(zij_str_of(folder), ZIJ_STR("structure/snapshots.csv"), c->mem,
                     c->to, &path);
    if (rc == ZIJ_OK)
        rc = zij_os_write(path, zij_book_snapshot(book, c->mem), c->to);
    if (rc == ZIJ_OK)
        zij_cli_say(c, zij_strf(c->mem, "accepted the data of %.*s as they are in %s\n",
                                ZIJ_ARG(book->id), path));
    return rc;
}
