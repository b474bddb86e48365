/* new.c - `zij new`: a small book that builds as it is. Its files are share/new. */
#include "cli/cli.h"

#include "base/asset.h"

static const zij_diag_kind NOT_EMPTY = {
    "new-not-empty", ZIJ_ERROR, "The folder for the new book holds something already."
};

static const zij_str TEMPLATE = ZIJ_STR_CONST("share/new/");

static bool is_empty(zij_cli *c, const char *path)
{
    zij_diags quiet = zij_diags_make(c->mem);
    zij_os_entries all;

    return zij_os_kind_of(path) == ZIJ_OS_NONE ||
           (zij_os_tree(path, c->word[0], c->mem, &quiet, &all) == ZIJ_OK && all.n == 0);
}

/* The last part of the path, when it can be the id of a book. */
static zij_str id_of(zij_str path)
{
    size_t from;

    while (path.len > 0 && path.at[path.len - 1] == '/')
        path.len--;
    for (from = path.len; from > 0 && path.at[from - 1] != '/'; from--)
        ;
    path = zij_str_sub(path, from, path.len);
    for (size_t i = 0; i < path.len; i++) {
        char c = path.at[i];
        bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';

        if (!letter && (i == 0 || !((c >= '0' && c <= '9') || c == '-')))
            return ZIJ_STR("mybook");
    }
    return path.len > 0 && path.len <= 64 ? path : ZIJ_STR("mybook");
}

/* The text of a template file, with the id of the book where it says MYBOOK. */
static zij_str fill(zij_cli *c, const zij_asset *a, zij_str id)
{
    zij_str text = { (const char *)a->at, a->len }, mark = ZIJ_STR("MYBOOK");
    zij_buf b = zij_buf_make(c->mem);

    for (size_t at = 0; at < text.len;) {
        size_t next = zij_str_search(text, at, mark);

        zij_put(&b, zij_str_sub(text, at, next));
        if (next < text.len)
            zij_put(&b, id);
        at = next + mark.len;
    }
    return zij_buf_str(&b);
}

static zij_rc write_files(zij_cli *c, zij_os_stage *s)
{
    zij_str id = id_of(c->word[0]);
    zij_rc rc = ZIJ_OK;

    for (size_t i = 0; i < zij_asset_count && rc == ZIJ_OK; i++) {
        zij_str name = zij_str_of(zij_assets[i].name);

        if (zij_str_starts(name, TEMPLATE))
            rc = zij_os_stage_write(s, zij_str_sub(name, TEMPLATE.len, name.len),
                                    fill(c, &zij_assets[i], id), c->to);
    }
    return rc;
}

static zij_rc run(zij_cli *c)
{
    zij_os_stage *s = NULL;
    const char *path;
    zij_rc rc = zij_os_path(ZIJ_STR(""), c->word[0], c->mem, c->to, &path);

    if (rc != ZIJ_OK)
        return rc;
    if (!is_empty(c, path)) {
        zij_diag *d = zij_report(c->to, &NOT_EMPTY, ZIJ_NOWHERE,
                                 "%s holds something already", path);

        zij_hint(c->to, d, "name a folder that is not there yet");
        return ZIJ_EUSAGE;
    }
    rc = zij_os_stage_open(path, c->to, &s);
    if (rc == ZIJ_OK)
        rc = write_files(c, s);
    if (rc == ZIJ_OK)
        rc = zij_os_stage_give(s, c->to);
    zij_os_stage_close(s);
    if (rc == ZIJ_OK)
        zij_putf(&c->out,
                 "made %s, a book about the calendar that builds as it is\n"
                 "  zij serve %s --watch     see it, change it, see it again\n"
                 "  zij build %s -o out      make its site in out/site\n"
                 "Begin with %s/book.yaml: it says what lies where.\n",
                 path, path, path, path);
    return rc;
}

const zij_cli_command zij_cli_new = {
    .name = "new",
    .summary = "make a book that builds as it is and explains itself",
    .text =
        "Writes a small book in two languages: one flow of figures, a check, one page\n"
        "with a chart, a table and statements that are proved. Comments in its files\n"
        "say what each line does. Change it until it is yours.",
    .words = { { "FOLDER", "where to make it: absent or empty", false } },
    .examples = { { "zij new mybook", "makes the folder mybook" } },
    .run = run,
};
