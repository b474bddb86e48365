/* book.c - the order in which a folder becomes a book, and what all its parts use. */
#include "book/load.h"

static const zij_diag_kind NO_FOLDER = { "book-no-folder", ZIJ_ERROR,
                                         "The folder of the book is not there." };
static const zij_diag_kind BAD_ID = { "book-bad-id", ZIJ_ERROR,
                                      "An id holds a character it may not hold." };
static const zij_diag_kind DUPLICATE_ID = { "book-duplicate-id", ZIJ_ERROR,
                                            "Two things of one kind have the same id." };

/* ---- files ---- */

static void remember(zij_loading *l, zij_rc rc)
{
    if (rc == ZIJ_EIO)
        l->rc = rc;
}

/* What people see: the folder as they gave it, then the name. */
static zij_str shown_name(zij_loading *l, zij_str folder, zij_str name)
{
    while (folder.len > 1 && folder.at[folder.len - 1] == '/')
        folder.len--;
    if (zij_str_eq(folder, ZIJ_STR(".")))
        return name;
    if (zij_str_eq(folder, ZIJ_STR("/")))
        folder.len = 0;
    return zij_strf(l->mem, "%.*s/%.*s", ZIJ_ARG(folder), ZIJ_ARG(name));
}

bool zij_book_path(zij_loading *l, zij_str name, const char **out)
{
    zij_rc rc = zij_os_path(l->folder, name, l->mem, l->to, out);

    remember(l, rc);
    return rc == ZIJ_OK;
}

static const zij_source *read_in(zij_loading *l, zij_str folder, zij_str name, int needed)
{
    const zij_source *in = NULL;
    const char *path;
    zij_rc rc = zij_os_path(folder, name, l->mem, l->to, &path);

    if (rc == ZIJ_OK && needed == ZIJ_BOOK_OPTIONAL &&
        zij_os_kind_of(path) == ZIJ_OS_NONE)
        return NULL;
    if (rc == ZIJ_OK)
        rc = zij_os_read(path, shown_name(l, folder, name), l->mem, l->to, &in);
    remember(l, rc);
    return rc == ZIJ_OK ? in : NULL;
}

const zij_source *zij_book_file(zij_loading *l, zij_str name, int needed)
{
    return read_in(l, l->folder, name, needed);
}

const zij_source *zij_book_newer(zij_loading *l, zij_str name)
{
    return read_in(l, l->newer, name, ZIJ_BOOK_NEEDED);
}

const zij_yaml *zij_book_yaml(zij_loading *l, zij_str name, int needed)
{
    const zij_source *in = zij_book_file(l, name, needed);
    const zij_yaml *root;

    if (in == NULL || zij_yaml_read(in, l->mem, l->to, &root) != ZIJ_OK ||
        zij_yaml_is(root, ZIJ_YAML_MAP, "the file", l->to) != ZIJ_OK)
        return NULL;
    return root;
}

static zij_os_entries list_in(zij_loading *l, zij_str folder, zij_str name)
{
    zij_os_entries entries = { 0 };
    const char *path;
    zij_rc rc = zij_os_path(folder, name, l->mem, l->to, &path);

    if (rc == ZIJ_OK && zij_os_kind_of(path) == ZIJ_OS_NONE)
        return entries;
    if (rc == ZIJ_OK)
        rc = zij_os_list(path, shown_name(l, folder, name), l->mem, l->to, &entries);
    remember(l, rc);
    return rc == ZIJ_OK ? entries : (zij_os_entries){ 0 };
}

zij_os_entries zij_book_list(zij_loading *l, zij_str name)
{
    return list_in(l, l->folder, name);
}

zij_os_entries zij_book_list_newer(zij_loading *l)
{
    return l->newer.len == 0 ? (zij_os_entries){ 0 } : list_in(l, l->newer, ZIJ_STR(""));
}

/* ---- ids and texts ---- */

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

static bool is_id(zij_str s)
{
    if (s.len == 0 || s.len > 64 || !is_letter(s.at[0]))
        return false;
    for (size_t i = 1; i < s.len; i++)
        if (!is_letter(s.at[i]) && !(s.at[i] >= '0' && s.at[i] <= '9') &&
            s.at[i] != '-' && s.at[i] != '@')
            return false;
    return true;
}

bool zij_book_check_id(zij_loading *l, zij_str id, zij_span where, const char *what)
{
    zij_diag *d;

    if (is_id(id))
        return true;
    d = zij_report(l->to, &BAD_ID, where, "\"%.*s\" cannot be the id of a %s",
                   ZIJ_ARG(id), what);
    zij_hint(l->to, d, "1 to 64 letters, digits, _, - or @, and first a letter or _");
    return false;
}

bool zij_book_add_id(zij_loading *l, zij_map *ids, zij_str id, size_t index,
                     zij_span where, const char *what)
{
    if (!zij_book_check_id(l, id, where, what))
        return false;
    if (zij_map_add(ids, id, (uint32_t)index) == index)
        return true;
    zij_hint(l->to,
             zij_report(l->to, &DUPLICATE_ID, where, "the %s %.*s is there already", what,
                        ZIJ_ARG(id)),
             "rename one of the two, or take it away");
    return false;
}

zij_str zij_book_text(const zij_yaml *node)
{
    return node == NULL ? (zij_str){ 0 } : node->text;
}

zij_names zij_book_names(zij_loading *l, const zij_yaml *node)
{
    zij_names names = { 0 };

    if (node != NULL && zij_yaml_names(node, &l->book->langs, l->to, &names) != ZIJ_OK)
        return (zij_names){ 0 };
    return names;
}

bool zij_book_texts(zij_loading *l, const zij_yaml *list, const char *what)
{
    bool good = true;

    for (size_t i = 0; list != NULL && i < list->n; i++)
        good &= zij_yaml_is(&list->items[i], ZIJ_YAML_TEXT, what, l->to) == ZIJ_OK;
    return good;
}

/* ---- all of it ---- */

static zij_loading begin(const char *folder, zij_arena *mem, zij_diags *to)
{
    zij_loading l = { .folder = zij_str_of(folder), .mem = mem, .to = to };
    zij_map empty = zij_map_make(mem);

    l.book = zij_new(mem, zij_book);
    l.book->folder = folder;
    l.store = zij_store_make(mem);
    l.book->store = l.store;
    l.units = l.origins = l.remarks = l.flows = empty;
    l.codelists = l.groups = l.sections = empty;
    return l;
}

static zij_rc check_folder(zij_loading *l, zij_str folder, const char *hint)
{
    const char *path;

    if (zij_os_path(folder, ZIJ_STR(""), l->mem, l->to, &path) != ZIJ_OK)
        return ZIJ_EUSAGE;
    if (zij_os_kind_of(path) == ZIJ_OS_FOLDER)
        return ZIJ_OK;
    zij_hint(l->to,
             zij_report(l->to, &NO_FOLDER, ZIJ_NOWHERE, "%.*s is not a folder",
                        ZIJ_ARG(folder)),
             "%s", hint);
    return ZIJ_EUSAGE;
}

static void load_parts(zij_loading *l)
{
    static void (*const parts[])(zij_loading *) = {
        zij_book_read_codelists, zij_book_check_top,       zij_book_read_units,
        zij_book_read_origins,   zij_book_read_remarks,    zij_book_read_flows,
        zij_book_read_data,      zij_book_read_identities, zij_book_read_atlas,
        zij_book_read_published, zij_book_read_pages,      zij_book_check_snapshot,
    };

    if (!zij_book_read_top(l))
        return;
    /* when the machine failed, what follows would only complain about what was not read
     */
    for (size_t i = 0; i < ZIJ_COUNT(parts) && l->rc != ZIJ_EIO; i++)
        parts[i](l);
}

zij_rc zij_book_load(const char *folder, zij_arena *mem, zij_diags *to,
                     const zij_book **out)
{
    return zij_book_load_with(folder, NULL, mem, to, out);
}

zij_rc zij_book_load_with(const char *folder, const char *newer, zij_arena *mem,
                          zij_diags *to, const zij_book **out)
{
    zij_loading l = begin(folder, mem, to);
    size_t before = to->errors;
    zij_rc rc = check_folder(&l, l.folder, "name the folder that holds book.yaml");

    if (newer != NULL) {
        l.newer = zij_str_of(newer);
        if (rc == ZIJ_OK)
            rc =
                check_folder(&l, l.newer, "name the folder that holds the new CSV files");
    }
    if (rc != ZIJ_OK)
        return rc;
    load_parts(&l);
    if (to->errors > before)
        return l.rc == ZIJ_OK ? ZIJ_EINPUT : l.rc;
    *out = l.book;
    return ZIJ_OK;
}

/* ---- finding ---- */

/* Books have few of each; a walk is as fast as a map and needs no memory. */
#define FIND(name, type, list, count)               \
    const type *name(const zij_book *b, zij_str id) \
    {                                               \
        for (size_t i = 0; i < b->count; i++)       \
            if (zij_str_eq(b->list[i].id, id))      \
                return &b->list[i];                 \
        return NULL;                                \
    }

FIND(zij_book_flow, zij_flow, flows, flows_n)
FIND(zij_book_unit, zij_unit, units, units_n)
FIND(zij_book_origin, zij_origin, pool.origins, pool.origins_n)
FIND(zij_book_remark, zij_remark, pool.remarks, pool.remarks_n)
FIND(zij_book_group, zij_group, groups, groups_n)
FIND(zij_book_definition, zij_definition, definitions, definitions_n)
FIND(zij_book_section, zij_section, sections, sections_n)

int zij_book_hue(const zij_book *b, zij_str code)
{
    for (size_t i = 0; i < b->colours_n; i++)
        if (zij_str_eq(b->colours[i].code, code))
            return b->colours[i].hue;
    return 0;
}

int zij_book_hue_of(const zij_book *b, const zij_codelist *list, const zij_code *code)
{
    for (size_t i = 0; i < b->colours_n; i++) {
        zij_str key = b->colours[i].code;
        size_t dot = zij_str_find(key, 0, '.');

        if (dot < key.len && zij_str_eq(zij_str_sub(key, 0, dot), list->id) &&
            zij_str_eq(zij_str_sub(key, dot + 1, key.len), code->id))
            return b->colours[i].hue;
    }
    return zij_book_hue(b, code->id);
}
