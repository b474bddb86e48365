/* codelists.c - structure/codelists/ID.csv: id,parent,order,name_en,name_ja,... */
#include "book/load.h"

static const zij_diag_kind COLUMN = { "codelist-column", ZIJ_ERROR,
                                      "A codelist lacks a column, or has one too many." };
static const zij_diag_kind PARENT = { "codelist-parent", ZIJ_ERROR,
                                      "The parent of a code is not in the codelist." };
static const zij_diag_kind CYCLE = { "codelist-cycle", ZIJ_ERROR,
                                     "A code is its own ancestor." };
static const zij_diag_kind ORDER = { "codelist-order", ZIJ_ERROR,
                                     "The order of a code is not a whole number." };
static const zij_diag_kind NAME = { "codelist-name", ZIJ_ERROR,
                                    "A code has no name in a language." };
static const zij_diag_kind TOO_MANY = { "codelist-too-many", ZIJ_ERROR,
                                        "A codelist has too many codes." };

/* Columns: id, parent and order, then a name for each language. */
enum { ID, PARENT_ID, POSITION, NAMES, COLUMNS = NAMES + ZIJ_LANGS, NONE = -1 };

typedef struct reading {
    zij_loading *l;
    zij_csv csv;
    zij_codelist list;
    zij_list(zij_code) codes;
    zij_list(zij_str) parents; /* as written; one per code */
    zij_list(zij_span) parents_where;
    int column[COLUMNS]; /* index in the file, or NONE */
} reading;

/* ---- header ---- */

static zij_str column_name(const reading *r, int which)
{
    static const zij_str fixed[] = { ZIJ_STR_CONST("id"), ZIJ_STR_CONST("parent"),
                                     ZIJ_STR_CONST("order") };

    return which < NAMES ? fixed[which]
                         : zij_strf(r->l->mem, "name_%.*s",
                                    ZIJ_ARG(r->l->book->langs.id[which - NAMES]));
}

/* name_ja, where ja is no language of the book. */
static bool report_other_language(reading *r, zij_str name, zij_span where)
{
    zij_str prefix = ZIJ_STR("name_");
    zij_str lang = zij_str_sub(name, prefix.len, name.len);
    bool other = zij_str_starts(name, prefix) && lang.len >= 2 && lang.len <= 3;

    if (other)
        zij_hint(r->l->to,
                 zij_report(r->l->to, &COLUMN, where,
                            "%.*s is not a language of this book", ZIJ_ARG(lang)),
                 "take the column %.*s away, or add %.*s to languages in book.yaml",
                 ZIJ_ARG(name), ZIJ_ARG(lang));
    return other;
}

static bool place_column(reading *r, size_t cell, int columns)
{
    zij_str name = r->csv.header.cells[cell];
    zij_span where = zij_csv_span(&r->csv, &r->csv.header, cell);
    zij_nearest near = zij_nearest_to(name);

    for (int c = 0; c < columns; c++) {
        zij_str known = column_name(r, c);

        zij_nearest_try(&near, known);
        if (!zij_str_eq(known, name))
            continue;
        if (r->column[c] != NONE) {
            zij_report(r->l->to, &COLUMN, where, "the column %.*s stands twice",
                       ZIJ_ARG(name));
            return false;
        }
        r->column[c] = (int)cell;
        return true;
    }
    if (report_other_language(r, name, where))
        return false;
    zij_hint_nearest(r->l->to,
                     zij_report(r->l->to, &COLUMN, where, "a codelist has no column %.*s",
                                ZIJ_ARG(name)),
                     &near);
    return false;
}

static bool read_header(reading *r)
{
    int columns = NAMES + (int)r->l->book->langs.n;
    bool good = true;

    for (int c = 0; c < COLUMNS; c++)
        r->column[c] = NONE;
    for (size_t i = 0; i < r->csv.header.n; i++)
        good &= place_column(r, i, columns);
    for (int c = 0; c < columns; c++)
        if (r->column[c] == NONE && c != PARENT_ID) {
            zij_hint(r->l->to,
                     zij_report(r->l->to, &COLUMN,
                                zij_csv_span(&r->csv, &r->csv.header, 0),
                                "the column %.*s is missing", ZIJ_ARG(column_name(r, c))),
                     "the header is id,parent,order and a column name_LANG for each "
                     "language of the book");
            good = false;
        }
    return good;
}

/* ---- rows ---- */

static bool read_order(zij_str s, int32_t *out)
{
    zij_dec d;

    if (zij_dec_read(s, 0, &d) != ZIJ_DEC_OK || d.m < INT32_MIN || d.m > INT32_MAX)
        return false;
    *out = (int32_t)d.m;
    return true;
}

static void read_names(reading *r, const zij_csv_row *row, zij_code *code)
{
    for (size_t i = 0; i < r->l->book->langs.n; i++) {
        size_t cell = (size_t)r->column[NAMES + i];
        zij_str name = zij_str_trim(row->cells[cell]);

        if (name.len == 0)
            zij_hint(r->l->to,
                     zij_report(r->l->to, &NAME, zij_csv_span(&r->csv, row, cell),
                                "%.*s has no name in language %.*s", ZIJ_ARG(code->id),
                                ZIJ_ARG(r->l->book->langs.id[i])),
                     "fill the column name_%.*s", ZIJ_ARG(r->l->book->langs.id[i]));
        code->names.in[i] = name;
    }
}

static void add_code(reading *r, const zij_csv_row *row)
{
    size_t id = (size_t)r->column[ID], order = (size_t)r->column[POSITION];
    zij_code code = { .id = row->cells[id],
                      .parent = ZIJ_NO_CODE,
                      .where = zij_csv_span(&r->csv, row, id) };
    int parent = r->column[PARENT_ID];

    if (!zij_book_add_id(r->l, &r->list.index, code.id, r->codes.n, code.where, "code"))
        return;
    read_names(r, row, &code);
    if (!read_order(row->cells[order], &code.order))
        zij_hint(r->l->to,
                 zij_report(r->l->to, &ORDER, zij_csv_span(&r->csv, row, order),
                            "the order of %.*s must be a whole number", ZIJ_ARG(code.id)),
                 "number the codes as they are to be shown: 1, 2, 3");
    *zij_list_add(r->l->mem, &r->codes) = code;
    *zij_list_add(r->l->mem, &r->parents) =
        parent == NONE ? (zij_str){ 0 } : row->cells[parent];
    *zij_list_add(r->l->mem, &r->parents_where) =
        parent == NONE ? code.where : zij_csv_span(&r->csv, row, (size_t)parent);
}

static void read_rows(reading *r)
{
    zij_csv_row row;

    while (zij_csv_next(&r->csv, &row)) {
        if (r->codes.n == ZIJ_CODES) {
            zij_report(r->l->to, &TOO_MANY, zij_csv_span(&r->csv, &row, 0),
                       "a codelist has at most %d codes", ZIJ_CODES);
            return;
        }
        add_code(r, &row);
    }
    r->list.codes = r->codes.at;
    r->list.n = r->codes.n;
}

/* ---- parents ---- */

static void find_parent(reading *r, size_t i)
{
    zij_str parent = r->parents.at[i];
    zij_nearest near = zij_nearest_to(parent);
    uint16_t at;

    if (parent.len == 0)
        return;
    at = zij_codelist_find(&r->list, parent);
    r->list.codes[i].parent = at;
    if (at != ZIJ_NO_CODE) {
        r->list.codes[at].aggregate = true;
        return;
    }
    for (size_t c = 0; c < r->list.n; c++)
        zij_nearest_try(&near, r->list.codes[c].id);
    zij_hint_nearest(r->l->to,
                     zij_report(r->l->to, &PARENT, r->parents_where.at[i],
                                "%.*s has no code %.*s", ZIJ_ARG(r->list.id),
                                ZIJ_ARG(parent)),
                     &near);
}

static void report_cycle(reading *r, uint16_t from)
{
    zij_buf names = zij_buf_make(r->l->mem);
    uint16_t c = from;

    do {
        zij_putf(&names, "%.*s -> ", ZIJ_ARG(r->list.codes[c].id));
        c = r->list.codes[c].parent;
    } while (c != from);
    zij_put(&names, r->list.codes[from].id);
    zij_hint(r->l->to,
             zij_report(r->l->to, &CYCLE, r->parents_where.at[from],
                        "a cycle of names: %.*s", ZIJ_ARG(zij_buf_str(&names))),
             "leave the parent of one of them empty");
}

/* Walks up from each code; who meets a code of the same walk has found a cycle. A code
 * that an earlier walk has seen leads to nothing new, so all walks together are short. */
static void check_cycles(reading *r)
{
    uint32_t *seen = zij_array(r->l->mem, r->list.n, uint32_t);

    for (size_t i = 0; i < r->list.n; i++) {
        uint16_t c = (uint16_t)i;

        while (c != ZIJ_NO_CODE && seen[c] == 0) {
            seen[c] = (uint32_t)i + 1;
            c = r->list.codes[c].parent;
        }
        if (c != ZIJ_NO_CODE && seen[c] == i + 1)
            report_cycle(r, c);
    }
}

static void mark_totals(zij_codelist *list)
{
    static const zij_str totals[] = { ZIJ_STR_CONST("_T"), ZIJ_STR_CONST("W") };

    for (size_t i = 0; i < ZIJ_COUNT(totals); i++) {
        uint16_t c = zij_codelist_find(list, totals[i]);

        if (c != ZIJ_NO_CODE)
            list->codes[c].aggregate = true;
    }
}

/* ---- all codelists ---- */

static void read_codelist(zij_loading *l, zij_str file, zij_codelist *out)
{
    const zij_source *in = zij_book_file(
        l, zij_strf(l->mem, "structure/codelists/%.*s", ZIJ_ARG(file)), ZIJ_BOOK_NEEDED);
    reading r = { .l = l };

    *out = (zij_codelist){ .id = zij_str_sub(file, 0, file.len - 4) };
    r.list = *out;
    r.list.index = zij_map_make(l->mem);
    if (in == NULL || zij_csv_open(in, l->mem, l->to, &r.csv) != ZIJ_OK)
        return;
    zij_book_check_id(l, out->id, zij_csv_span(&r.csv, &r.csv.header, 0), "codelist");
    if (!read_header(&r))
        return;
    read_rows(&r);
    for (size_t i = 0; i < r.list.n; i++)
        find_parent(&r, i);
    check_cycles(&r);
    mark_totals(&r.list);
    *out = r.list;
}

void zij_book_read_codelists(zij_loading *l)
{
    zij_os_entries files = zij_book_list(l, ZIJ_STR("structure/codelists"));
    zij_codelist *lists = zij_array(l->mem, files.n, zij_codelist);
    size_t n = 0;

    l->codelist_is_good = zij_array(l->mem, files.n, bool);
    for (size_t i = 0; i < files.n; i++)
        if (files.at[i].kind == ZIJ_OS_FILE &&
            zij_str_ends(files.at[i].name, ZIJ_STR(".csv"))) {
            size_t before = l->to->errors;

            read_codelist(l, files.at[i].name, &lists[n]);
            l->codelist_is_good[n] = l->to->errors == before;
            zij_map_add(&l->codelists, lists[n].id, (uint32_t)n);
            n++;
        }
    l->book->codelists = lists;
    l->book->codelists_n = n;
}
