/* structure.c - structure/units.yaml, sources.yaml, notes.yaml. */
#include "base/sort.h"
#include "book/load.h"

static const zij_diag_kind UNIT_BAD_KIND = {
    "unit-kind", ZIJ_ERROR, "The kind of a unit is not a product of names."
};
static const zij_diag_kind UNIT_PERCENT = { "unit-percent", ZIJ_ERROR,
                                            "A unit has the sign % but is not percent." };
static const zij_diag_kind UNIT_BAD_BASIS = {
    "unit-basis", ZIJ_ERROR, "A price basis is neither current nor constant of a year."
};

/* The root of a file; NULL when it is broken, or optional and not there. */
static const zij_yaml *read_root(zij_loading *l, zij_str name, int needed)
{
    size_t before = l->to->errors;
    const zij_yaml *root = zij_book_yaml(l, name, needed);

    l->broken |= l->to->errors > before;
    return root;
}

/* ---- units ---- */

/* Multiplies the unit by a base kind; "1" changes nothing. False: no name, or too many.
 */
static bool add_kind(zij_unit *u, zij_str name, int power)
{
    if (zij_str_eq(name, ZIJ_STR("1")))
        return true;
    if (!zij_str_is_word(name))
        return false;
    for (size_t i = 0; i < u->kinds_n; i++)
        if (zij_str_eq(u->kinds[i].kind, name)) {
            u->kinds[i].power = (int8_t)(u->kinds[i].power + power);
            return u->kinds[i].power >= -9 && u->kinds[i].power <= 9;
        }
    if (u->kinds_n == ZIJ_KINDS)
        return false;
    u->kinds[u->kinds_n].kind = name;
    u->kinds[u->kinds_n++].power = (int8_t)power;
    return true;
}

static int order_kinds(const void *a, const void *b, void *with)
{
    const zij_unit *u = with;
    typedef __typeof__(u->kinds[0]) kind;

    return zij_str_cmp(((const kind *)a)->kind, ((const kind *)b)->kind);
}

static void normalize(zij_loading *l, zij_unit *u)
{
    size_t kept = 0;

    for (size_t i = 0; i < u->kinds_n; i++)
        if (u->kinds[i].power != 0)
            u->kinds[kept++] = u->kinds[i];
    u->kinds_n = kept;
    zij_sort(l->mem, u->kinds, kept, sizeof(u->kinds[0]), order_kinds, u);
}

/* name (("*" | "/") name)*, blanks between. */
static bool read_kinds(zij_loading *l, zij_str text, zij_unit *u)
{
    int power = 1;

    for (size_t from = 0;;) {
        size_t end = from;

        while (end < text.len && text.at[end] != '*' && text.at[end] != '/')
            end++;
        if (!add_kind(u, zij_str_trim(zij_str_sub(text, from, end)), power))
            return false;
        if (end == text.len)
            break;
        power = text.at[end] == '*' ? 1 : -1;
        from = end + 1;
    }
    normalize(l, u);
    return true;
}

static bool is_basis(zij_str s)
{
    static const zij_str constant = ZIJ_STR_CONST("constant ");
    zij_period year;

    return zij_str_eq(s, ZIJ_STR("current")) ||
           (zij_str_starts(s, constant) &&
            zij_period_read(zij_str_sub(s, constant.len, s.len), &year) &&
            year.freq == ZIJ_FREQ_A);
}

enum { PERCENT = -2 };

/* Whether a pure number is printed with the sign of percent. */
static bool is_percent(const zij_loading *l, const zij_unit *u)
{
    for (size_t lang = 0; lang < l->book->langs.n; lang++)
        if (u->kinds_n == 0 && zij_str_eq(u->brief.in[lang], ZIJ_STR("%")))
            return true;
    return false;
}

static void read_unit(zij_loading *l, const zij_yaml *item, zij_unit *u)
{
    const zij_yaml *f[UNIT_N];
    int multiplier = 0;

    *u = (zij_unit){ .id = item->key };
    if (zij_yaml_fields(item, zij_book_unit_fields, UNIT_N, l->to, f) != ZIJ_OK)
        return;
    u->name = zij_book_names(l, f[UNIT_NAME]);
    u->brief = f[UNIT_SHORT] == NULL ? u->name : zij_book_names(l, f[UNIT_SHORT]);
    u->basis = zij_book_text(f[UNIT_BASIS]);
    if (!read_kinds(l, f[UNIT_KIND]->text, u))
        zij_hint(l->to,
                 zij_report(l->to, &UNIT_BAD_KIND, f[UNIT_KIND]->where,
                            "\"%.*s\" is not a product of at most %d base kinds",
                            ZIJ_ARG(f[UNIT_KIND]->text), ZIJ_KINDS),
                 "write USD, USD / person, kWh or \"1\"");
    if (f[UNIT_BASIS] != NULL && !is_basis(u->basis))
        zij_hint(l->to,
                 zij_report(l->to, &UNIT_BAD_BASIS, f[UNIT_BASIS]->where,
                            "\"%.*s\" is not a price basis", ZIJ_ARG(u->basis)),
                 "write current, or constant 2015");
    if (f[UNIT_MULTIPLIER] != NULL &&
        zij_yaml_int(f[UNIT_MULTIPLIER], ZIJ_BOOK_MULT_MIN, ZIJ_BOOK_MULT_MAX, l->to,
                     &multiplier) == ZIJ_OK)
        u->multiplier = (int8_t)multiplier;
    if (u->multiplier != PERCENT && is_percent(l, u))
        zij_hint(l->to,
                 zij_report(l->to, &UNIT_PERCENT, item->key_where,
                            "%.*s is written %%, but counts 5 as 500%%", ZIJ_ARG(u->id)),
                 "add multiplier: -2");
}

void zij_book_read_units(zij_loading *l)
{
    const zij_yaml *root = read_root(l, ZIJ_STR("structure/units.yaml"), ZIJ_BOOK_NEEDED);
    zij_unit *units;

    if (root == NULL)
        return;
    units = zij_array(l->mem, root->n, zij_unit);
    l->book->units = units;
    for (size_t i = 0; i < root->n; i++) {
        const zij_yaml *item = &root->items[i];

        if (zij_book_add_id(l, &l->units, item->key, l->book->units_n, item->key_where,
                            "unit"))
            read_unit(l, item, &units[l->book->units_n++]);
    }
}

static const zij_diag_kind TOO_MANY = { "book-too-many", ZIJ_ERROR,
                                        "A book has too many sources or notes." };

/* Observations name them by 16 bits. */
static bool has_room(zij_loading *l, const zij_yaml *root, const char *what)
{
    if (root->n < UINT16_MAX)
        return true;
    zij_report(l->to, &TOO_MANY, root->where, "a book has at most %d %s", UINT16_MAX - 1,
               what);
    return false;
}

/* ---- sources and notes ---- */

static const zij_diag_kind BAD_URL = { "source-bad-url", ZIJ_ERROR,
                                       "The url of a source is no address." };

/* A link is made of it, and written into files of other formats. */
static void check_url(zij_loading *l, const zij_yaml *node)
{
    static const zij_str refused = ZIJ_STR_CONST("<>\"\\^`{|}");
    zij_str s = node->text;
    bool good =
        s.len > zij_str_of("https://").len &&
        (zij_str_starts(s, ZIJ_STR("https://")) || zij_str_starts(s, ZIJ_STR("http://")));

    for (size_t i = 0; i < s.len; i++)
        good &= (unsigned char)s.at[i] > ' ' && s.at[i] != 0x7f &&
                zij_str_find(refused, 0, s.at[i]) == refused.len;
    if (!good)
        zij_hint(l->to,
                 zij_report(l->to, &BAD_URL, node->where, "\"%.*s\" is not an address",
                            ZIJ_ARG(s)),
                 "write it as a browser shows it: https://example.org/data");
}

static void read_origin(zij_loading *l, const zij_yaml *item, zij_origin *o)
{
    const zij_yaml *f[ORIGIN_N];

    *o = (zij_origin){ .id = item->key };
    if (zij_yaml_fields(item, zij_book_origin_fields, ORIGIN_N, l->to, f) != ZIJ_OK)
        return;
    o->publisher = zij_book_names(l, f[ORIGIN_PUBLISHER]);
    o->dataset = zij_book_names(l, f[ORIGIN_DATASET]);
    o->release = zij_book_text(f[ORIGIN_RELEASE]);
    o->licence = zij_book_text(f[ORIGIN_LICENCE]);
    o->url = zij_book_text(f[ORIGIN_URL]);
    o->retrieved = zij_book_text(f[ORIGIN_RETRIEVED]);
    if (f[ORIGIN_URL] != NULL)
        check_url(l, f[ORIGIN_URL]);
}

void zij_book_read_origins(zij_loading *l)
{
    const zij_yaml *root =
        read_root(l, ZIJ_STR("structure/sources.yaml"), ZIJ_BOOK_OPTIONAL);
    zij_pool *pool = &l->book->pool;
    zij_origin *origins;

    if (root == NULL || !has_room(l, root, "sources"))
        return;
    origins = zij_array(l->mem, root->n, zij_origin);
    pool->origins = origins;
    for (size_t i = 0; i < root->n; i++) {
        const zij_yaml *item = &root->items[i];

        if (zij_book_add_id(l, &l->origins, item->key, pool->origins_n, item->key_where,
                            "source"))
            read_origin(l, item, &origins[pool->origins_n++]);
    }
}

void zij_book_read_remarks(zij_loading *l)
{
    const zij_yaml *root =
        read_root(l, ZIJ_STR("structure/notes.yaml"), ZIJ_BOOK_OPTIONAL);
    zij_pool *pool = &l->book->pool;
    zij_remark *remarks;

    if (root == NULL || !has_room(l, root, "notes"))
        return;
    remarks = zij_array(l->mem, root->n, zij_remark);
    pool->remarks = remarks;
    for (size_t i = 0; i < root->n; i++) {
        const zij_yaml *item = &root->items[i];

        if (zij_book_add_id(l, &l->remarks, item->key, pool->remarks_n, item->key_where,
                            "note"))
            remarks[pool->remarks_n++] =
                (zij_remark){ item->key, zij_book_names(l, item) };
    }
}
