/* fields.c - what a tree must look like, told by tables. */
#include "read/read.h"

static const zij_diag_kind YAML_KIND = {
    "yaml-kind", ZIJ_ERROR, "A text stands where a map or list is expected, or the like."
};
static const zij_diag_kind YAML_UNKNOWN_KEY = { "yaml-unknown-key", ZIJ_ERROR,
                                                "A key has no meaning here." };
static const zij_diag_kind YAML_MISSING_KEY = { "yaml-missing-key", ZIJ_ERROR,
                                                "A key that is needed is not there." };
static const zij_diag_kind YAML_EMPTY = { "yaml-empty", ZIJ_ERROR,
                                          "Nothing stands behind a key." };
static const zij_diag_kind YAML_NUMBER = {
    "yaml-number", ZIJ_ERROR, "Something else stands where a whole number is expected."
};
static const zij_diag_kind YAML_BOOLEAN = {
    "yaml-boolean", ZIJ_ERROR, "Something else stands where true or false is expected."
};
static const zij_diag_kind YAML_NAMES = {
    "yaml-names", ZIJ_ERROR,
    "A name is missing in a language, or in one language too many."
};

static const struct {
    unsigned kind;
    const char *name;
} kinds_of[] = {
    { ZIJ_YAML_TEXT, "a text" },
    { ZIJ_YAML_MAP, "a map" },
    { ZIJ_YAML_LIST, "a list" },
};

const zij_yaml *zij_yaml_get(const zij_yaml *map, const char *key)
{
    for (size_t i = 0; map->kind == ZIJ_YAML_MAP && i < map->n; i++)
        if (zij_str_eq(map->items[i].key, zij_str_of(key)))
            return &map->items[i];
    return NULL;
}

zij_span zij_yaml_text_span(const zij_yaml *node, zij_arena *mem)
{
    zij_source *own;

    if (node->exact)
        return node->where;
    own = zij_new(mem, zij_source);
    own->path = zij_strf(mem, "%.*s, text of line %zu", ZIJ_ARG(node->where.in->path),
                         zij_place_of(node->where).line);
    own->text = node->text;
    return (zij_span){ own, 0, (uint32_t)node->text.len };
}

static void put_kinds(zij_buf *b, unsigned kinds)
{
    const char *before = "";

    for (size_t i = 0; i < ZIJ_COUNT(kinds_of); i++)
        if ((kinds & kinds_of[i].kind) != 0) {
            zij_putf(b, "%s%s", before, kinds_of[i].name);
            before = " or ";
        }
}

static bool is_empty(const zij_yaml *node)
{
    return node->kind == ZIJ_YAML_TEXT && node->plain && node->text.len == 0;
}

/* Keys whose maps say the same in each language. */
static bool is_named_in_langs(const char *what)
{
    static const char *const keys[] = { "title",   "subtitle",    "name", "short",
                                        "dataset", "publisher",   "head", "text",
                                        "reason",  "description", "rows", "total" };

    for (size_t i = 0; i < ZIJ_COUNT(keys); i++)
        if (zij_str_eq(zij_str_of(what), zij_str_of(keys[i])))
            return true;
    return false;
}

zij_rc zij_yaml_is(const zij_yaml *node, unsigned kinds, const char *what, zij_diags *to)
{
    zij_span where = node->where.len > 0 ? node->where : node->key_where;
    zij_buf expected = zij_buf_make(to->mem);
    zij_diag *d;

    if (is_empty(node)) {
        zij_hint(to, zij_report(to, &YAML_EMPTY, where, "nothing stands behind %s", what),
                 "give it a value, or take the key away");
        return ZIJ_EINPUT;
    }
    if ((node->kind & kinds) != 0)
        return ZIJ_OK;
    put_kinds(&expected, kinds);
    d = zij_report(to, &YAML_KIND, where, "%s must be %.*s", what,
                   ZIJ_ARG(zij_buf_str(&expected)));
    if (node->kind == ZIJ_YAML_TEXT && kinds == ZIJ_YAML_MAP && is_named_in_langs(what))
        zij_hint(to, d,
                 "write %s: {LANG: ...}, with a text for each language of the book",
                 what);
    return ZIJ_EINPUT;
}

static size_t field_of(const zij_yaml_field *fields, size_t n, zij_str key)
{
    size_t i = 0;

    while (i < n && !zij_str_eq(zij_str_of(fields[i].key), key))
        i++;
    return i;
}

static void report_unknown(const zij_yaml *entry, const zij_yaml_field *fields, size_t n,
                           zij_diags *to)
{
    zij_nearest near = zij_nearest_to(entry->key);
    zij_diag *d = zij_report(to, &YAML_UNKNOWN_KEY, entry->key_where,
                             "the key %.*s has no meaning here", ZIJ_ARG(entry->key));
    zij_buf known = zij_buf_make(to->mem);

    for (size_t i = 0; i < n; i++) {
        zij_nearest_try(&near, zij_str_of(fields[i].key));
        zij_putf(&known, "%s%s", i > 0 ? ", " : "", fields[i].key);
    }
    if (near.best.len > 0)
        zij_hint_nearest(to, d, &near);
    else
        zij_hint(to, d, "known here: %.*s", ZIJ_ARG(zij_buf_str(&known)));
}

zij_rc zij_yaml_fields(const zij_yaml *map, const zij_yaml_field *fields, size_t n,
                       zij_diags *to, const zij_yaml **got)
{
    size_t before = to->errors;

    for (size_t i = 0; i < n; i++)
        got[i] = NULL;
    if (zij_yaml_is(map, ZIJ_YAML_MAP, "this", to) != ZIJ_OK)
        return ZIJ_EINPUT;
    for (size_t i = 0; i < map->n; i++) {
        const zij_yaml *entry = &map->items[i];
        size_t f = field_of(fields, n, entry->key);

        if (f == n)
            report_unknown(entry, fields, n, to);
        else if (zij_yaml_is(entry, fields[f].kinds, fields[f].key, to) == ZIJ_OK)
            got[f] = entry;
    }
    for (size_t i = 0; i < n; i++)
        if (fields[i].needed && zij_yaml_get(map, fields[i].key) == NULL)
            zij_hint(to,
                     zij_report(to, &YAML_MISSING_KEY,
                                map->key.at != NULL ? map->key_where : map->where,
                                "the key %s is missing", fields[i].key),
                     "add %s: ...", fields[i].key);
    return to->errors == before ? ZIJ_OK : ZIJ_EINPUT;
}

/* [+-]digits, at most nine of them. */
static bool read_int(zij_str s, int *out)
{
    bool negative = s.len > 0 && s.at[0] == '-';
    int n = 0;

    if (s.len > 0 && (s.at[0] == '-' || s.at[0] == '+'))
        s = zij_str_sub(s, 1, s.len);
    if (s.len == 0 || s.len > 9)
        return false;
    for (size_t i = 0; i < s.len; i++) {
        if (s.at[i] < '0' || s.at[i] > '9')
            return false;
        n = n * 10 + (s.at[i] - '0');
    }
    *out = negative ? -n : n;
    return true;
}

zij_rc zij_yaml_int(const zij_yaml *node, int lo, int hi, zij_diags *to, int *out)
{
    int n;

    if (node->kind != ZIJ_YAML_TEXT || !read_int(node->text, &n) || n < lo || n > hi) {
        zij_report(to, &YAML_NUMBER, node->where,
                   "a whole number from %d to %d is expected", lo, hi);
        return ZIJ_EINPUT;
    }
    *out = n;
    return ZIJ_OK;
}

zij_rc zij_yaml_bool(const zij_yaml *node, zij_diags *to, bool *out)
{
    bool yes = zij_str_eq(node->text, ZIJ_STR("true"));

    if (node->kind != ZIJ_YAML_TEXT ||
        (!yes && !zij_str_eq(node->text, ZIJ_STR("false")))) {
        zij_report(to, &YAML_BOOLEAN, node->where, "true or false is expected");
        return ZIJ_EINPUT;
    }
    *out = yes;
    return ZIJ_OK;
}

/* ---- names ---- */

size_t zij_langs_find(const zij_langs *langs, zij_str id)
{
    size_t i = 0;

    while (i < langs->n && !zij_str_eq(langs->id[i], id))
        i++;
    return i;
}

static void put_langs(zij_buf *b, const zij_langs *langs)
{
    for (size_t i = 0; i < langs->n; i++)
        zij_putf(b, "%s%.*s", i > 0 ? ", " : "", ZIJ_ARG(langs->id[i]));
}

static void report_strange(const zij_yaml *entry, const zij_langs *langs, zij_diags *to)
{
    zij_buf known = zij_buf_make(to->mem);

    put_langs(&known, langs);
    zij_hint(to,
             zij_report(to, &YAML_NAMES, entry->key_where,
                        "%.*s is not a language of this book", ZIJ_ARG(entry->key)),
             "its languages are %.*s", ZIJ_ARG(zij_buf_str(&known)));
}

static void report_missing(const zij_yaml *node, zij_str lang, zij_diags *to)
{
    zij_span where = node->key.at != NULL ? node->key_where : node->where;

    zij_hint(to,
             zij_report(to, &YAML_NAMES, where, "the text in language %.*s is missing",
                        ZIJ_ARG(lang)),
             "add %.*s: ...", ZIJ_ARG(lang));
}

zij_rc zij_yaml_names(const zij_yaml *node, const zij_langs *langs, zij_diags *to,
                      zij_names *out)
{
    size_t before = to->errors;
    bool seen[ZIJ_LANGS] = { 0 };

    *out = (zij_names){ 0 };
    if (zij_yaml_is(node, ZIJ_YAML_MAP, "a name, language: text,", to) != ZIJ_OK)
        return ZIJ_EINPUT;
    for (size_t i = 0; i < node->n; i++) {
        const zij_yaml *entry = &node->items[i];
        size_t lang = zij_langs_find(langs, entry->key);

        if (lang == langs->n) {
            report_strange(entry, langs, to);
            continue;
        }
        seen[lang] = true;
        if (zij_yaml_is(entry, ZIJ_YAML_TEXT, "the text", to) == ZIJ_OK)
            out->in[lang] = entry->text;
    }
    for (size_t i = 0; i < langs->n; i++)
        if (!seen[i])
            report_missing(node, langs->id[i], to);
    return to->errors == before ? ZIJ_OK : ZIJ_EINPUT;
}
