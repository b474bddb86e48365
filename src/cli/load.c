/* load.c - the word BOOK. */
#include "cli/cli.h"

static const zij_diag_kind NO_BOOK = { "cli-no-book", ZIJ_ERROR,
                                       "The call names a folder that is no book." };

/* A wrong path is a wrong call; what is wrong inside a book is the book's. */
static zij_rc check_folder(zij_cli *c, zij_str folder, const char *path)
{
    zij_diag *d;
    const char *inside;
    zij_rc rc = zij_os_path(folder, ZIJ_STR("book.yaml"), c->mem, c->to, &inside);

    if (rc != ZIJ_OK || zij_os_kind_of(inside) != ZIJ_OS_NONE)
        return rc;
    if (zij_os_kind_of(path) == ZIJ_OS_NONE)
        d = zij_report(c->to, &NO_BOOK, ZIJ_NOWHERE, "there is no folder %s", path);
    else if (zij_os_kind_of(path) != ZIJ_OS_FOLDER)
        d = zij_report(c->to, &NO_BOOK, ZIJ_NOWHERE, "%s is not a folder", path);
    else
        d = zij_report(c->to, &NO_BOOK, ZIJ_NOWHERE, "the folder %s has no book.yaml",
                       path);
    zij_hint(c->to, d,
             "name the folder that holds book.yaml; `zij new mybook` makes one");
    return ZIJ_EUSAGE;
}

zij_rc zij_cli_book(zij_cli *c, const char **path)
{
    zij_rc rc = zij_os_path(ZIJ_STR(""), c->word[0], c->mem, c->to, path);

    return rc != ZIJ_OK ? rc : check_folder(c, c->word[0], *path);
}

zij_rc zij_cli_load(zij_cli *c, const zij_book **out)
{
    const char *path;
    zij_rc rc = zij_cli_book(c, &path);

    return rc != ZIJ_OK ? rc : zij_book_load(path, c->mem, c->to, out);
}

zij_rc zij_cli_lang(zij_cli *c, const zij_book *book, const char *option, size_t *out)
{
    zij_str wish = zij_cli_value(c, option);
    zij_nearest near = zij_nearest_to(wish);
    zij_diag *d;

    *out = wish.len == 0 ? 0 : zij_langs_find(&book->langs, wish);
    if (*out < book->langs.n)
        return ZIJ_OK;
    d = zij_report(c->to, &zij_cli_bad_value, ZIJ_NOWHERE,
                   "the book has no language %.*s", ZIJ_ARG(wish));
    for (size_t i = 0; i < book->langs.n; i++)
        zij_nearest_try(&near, book->langs.id[i]);
    zij_hint_nearest(c->to, d, &near);
    return ZIJ_EUSAGE;
}
