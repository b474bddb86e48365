/* top.c - book.yaml: languages first, for every name needs them. */
#include "book/load.h"

static const zij_diag_kind BAD_LANGUAGE = {
    "book-bad-language", ZIJ_ERROR, "A language is not written as en, ja or zh-Hant."
};
static const zij_diag_kind BAD_VERSION = { "book-bad-version", ZIJ_ERROR,
                                           "A version is not of the form 1.0.0." };
static const zij_diag_kind BAD_PERIOD = { "book-bad-period", ZIJ_ERROR,
                                          "A period is not 2024, 2024-Q3 or 2024-07." };
static const zij_diag_kind UNKNOWN_CODE = { "book-unknown-code", ZIJ_ERROR,
                                            "No codelist of the book has this code." };

static const zij_diag_kind BAD_URL = { "book-bad-url", ZIJ_ERROR,
                                       "The address of the site is not one." };

enum { HUES = 16, URL_MOST = 500 };

/* ---- languages ---- */

/* Two or three small letters, then subtags of letters and digits: it names files. */
static bool is_language(zij_str s)
{
    size_t letters = 0, part = 0;

    while (letters < s.len && s.at[letters] >= 'a' && s.at[letters] <= 'z')
        letters++;
    if (letters < 2 || letters > 3 || s.len > 16)
        return false;
    for (size_t i = letters; i < s.len; i++) {
        char c = s.at[i];
        bool alike =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');

        if (c == '-' ? i + 1 == s.len || s.at[i + 1] == '-' : !alike)
            return false;
        part = c == '-' ? 0 : part + 1;
        if (i == letters && c != '-')
            return false;
    }
    return part <= 8;
}

static void add_language(zij_loading *l, const zij_yaml *item)
{
    zij_langs *langs = &l->book->langs;

    if (!is_language(item->text)) {
        zij_hint(l->to,
                 zij_report(l->to, &BAD_LANGUAGE, item->where,
                            "\"%.*s\" is not a language", ZIJ_ARG(item->text)),
                 "write en, ja, ru or the like (BCP 47)");
    } else if (zij_langs_find(langs, item->text) < langs->n) {
        zij_report(l->to, &BAD_LANGUAGE, item->where, "%.*s stands twice",
                   ZIJ_ARG(item->text));
    } else if (langs->n == ZIJ_LANGS) {
        zij_report(l->to, &BAD_LANGUAGE, item->where, "a book has at most %d languages",
                   ZIJ_LANGS);
    } else {
        langs->id[langs->n++] = item->text;
    }
}

static bool read_languages(zij_loading *l, const zij_yaml *list)
{
    size_t before = l->to->errors;

    if (list == NULL || !zij_book_texts(l, list, "a language"))
        return false;
    for (size_t i = 0; i < list->n; i++)
        add_language(l, &list->items[i]);
    if (list->n == 0)
        zij_report(l->to, &BAD_LANGUAGE, list->where, "a book has at least one language");
    return l->to->errors == before;
}

/* ---- plain fields ---- */

static bool is_version(zij_str s)
{
    zij_str part;
    int parts = 0;

    while (zij_str_next(&s, '.', &part)) {
        parts++;
        if (part.len == 0 || part.len > 6)
            return false;
        for (size_t i = 0; i < part.len; i++)
            if (part.at[i] < '0' || part.at[i] > '9')
                return false;
    }
    return parts == 3;
}

/* An address that all that is below it can be appended to, and that needs no escape in
 * HTML, XML or BibTeX. */
static bool is_base_url(zij_str s)
{
    static const char *const schemes[] = { "https://", "http://" };
    static const zij_str others = ZIJ_STR_CONST("-._~:/%");
    zij_str rest = { 0 };

    for (size_t i = 0; i < ZIJ_COUNT(schemes); i++)
        if (zij_str_starts(s, zij_str_of(schemes[i])))
            rest = zij_str_sub(s, zij_str_of(schemes[i]).len, s.len);
    for (size_t i = 0; i < rest.len; i++) {
        char c = rest.at[i];
        bool plain =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');

        if (!plain && zij_str_find(others, 0, c) == others.len)
            return false;
    }
    return rest.len > 0 && rest.at[0] != '/' && rest.len < URL_MOST;
}

static void read_url(zij_loading *l, const zij_yaml *node)
{
    zij_str *url = &l->book->url;

    if (node == NULL)
        return;
    while (url->len > 0 && url->at[url->len - 1] == '/')
        url->len--;
    if (!is_base_url(*url))
        zij_hint(l->to,
                 zij_report(l->to, &BAD_URL, node->where,
                            "\"%.*s\" is not the address of a site", ZIJ_ARG(node->text)),
                 "write https://example.org/book, without ? or #");
}

static void read_plain(zij_loading *l, const zij_yaml **f)
{
    zij_book *b = l->book;

    b->id = zij_book_text(f[TOP_ID]);
    b->agency = zij_book_text(f[TOP_AGENCY]);
    b->version = zij_book_text(f[TOP_VERSION]);
    b->edition = zij_book_text(f[TOP_EDITION]);
    b->contact = zij_book_text(f[TOP_CONTACT]);
    b->licence = zij_book_text(f[TOP_LICENCE]);
    b->publisher = zij_book_names(l, f[TOP_PUBLISHER]);
    b->url = zij_book_text(f[TOP_URL]);
    b->title = zij_book_names(l, f[TOP_TITLE]);
    b->subtitle = zij_book_names(l, f[TOP_SUBTITLE]);
    read_url(l, f[TOP_URL]);
    if (f[TOP_ID] != NULL)
        zij_book_check_id(l, b->id, f[TOP_ID]->where, "book");
    if (f[TOP_AGENCY] != NULL)
        zij_book_check_id(l, b->agency, f[TOP_AGENCY]->where, "agency");
    if (f[TOP_VERSION] != NULL && !is_version(b->version))
        zij_hint(l->to,
                 zij_report(l->to, &BAD_VERSION, f[TOP_VERSION]->where,
                            "\"%.*s\" is not a version", ZIJ_ARG(b->version)),
                 "three numbers: 1.0.0");
    if (f[TOP_AS_OF] != NULL && !zij_period_read(f[TOP_AS_OF]->text, &b->as_of))
        zij_hint(l->to,
                 zij_report(l->to, &BAD_PERIOD, f[TOP_AS_OF]->where,
                            "\"%.*s\" is not a period", ZIJ_ARG(f[TOP_AS_OF]->text)),
                 "periods are 2024, 2024-S1, 2024-Q3, 2024-07");
}

/* ---- lists ---- */

static void read_sections(zij_loading *l, const zij_yaml *list)
{
    zij_section *s;

    if (list == NULL)
        return;
    s = zij_array(l->mem, list->n, zij_section);
    l->book->sections = s;
    for (size_t i = 0; i < list->n; i++) {
        const zij_yaml *item = &list->items[i], *f[SECTION_N];
        size_t n = l->book->sections_n;

        if (zij_yaml_fields(item, zij_book_section_fields, SECTION_N, l->to, f) !=
                ZIJ_OK ||
            !zij_book_add_id(l, &l->sections, f[SECTION_ID]->text, n,
                             f[SECTION_ID]->where, "section"))
            continue;
        s[n] = (zij_section){ f[SECTION_ID]->text, zij_book_names(l, f[SECTION_NAME]),
                              f[SECTION_ID]->where };
        l->book->sections_n++;
    }
}

static const zij_str *texts_of(zij_loading *l, const zij_yaml *list)
{
    zij_str *texts = zij_array(l->mem, list->n, zij_str);

    for (size_t i = 0; i < list->n; i++)
        texts[i] = list->items[i].text;
    return texts;
}

static void read_groups(zij_loading *l, const zij_yaml *map)
{
    zij_group *g;

    if (map == NULL)
        return;
    g = zij_array(l->mem, map->n, zij_group);
    l->book->groups = g;
    for (size_t i = 0; i < map->n; i++) {
        const zij_yaml *item = &map->items[i];
        size_t n = l->book->groups_n;

        if (zij_yaml_is(item, ZIJ_YAML_LIST, "a group of codes", l->to) != ZIJ_OK ||
            !zij_book_texts(l, item, "a code") ||
            !zij_book_add_id(l, &l->groups, item->key, n, item->key_where, "group"))
            continue;
        g[n] = (zij_group){ item->key, texts_of(l, item), item->n, item->key_where };
        l->book->groups_n++;
    }
}

/* What they mean is known where expressions are (src/page/env.c). */
static void read_definitions(zij_loading *l, const zij_yaml *map)
{
    zij_definition *d;

    if (map == NULL)
        return;
    d = zij_array(l->mem, map->n, zij_definition);
    l->book->definitions = d;
    for (size_t i = 0; i < map->n; i++) {
        const zij_yaml *item = &map->items[i];

        if (zij_yaml_is(item, ZIJ_YAML_TEXT, "an expression", l->to) == ZIJ_OK)
            d[l->book->definitions_n++] =
                (zij_definition){ item->key, item->key_where,
                                  zij_yaml_text_span(item, l->mem) };
    }
}

static void read_colours(zij_loading *l, const zij_yaml *map)
{
    zij_colour *c;

    if (map == NULL)
        return;
    c = zij_array(l->mem, map->n, zij_colour);
    l->book->colours = c;
    for (size_t i = 0; i < map->n; i++) {
        const zij_yaml *item = &map->items[i];
        int hue;

        if (zij_yaml_is(item, ZIJ_YAML_TEXT, "a hue", l->to) == ZIJ_OK &&
            zij_yaml_int(item, 1, HUES, l->to, &hue) == ZIJ_OK)
            c[l->book->colours_n++] = (zij_colour){ item->key, (uint8_t)hue };
    }
}

bool zij_book_read_top(zij_loading *l)
{
    const zij_yaml *root = zij_book_yaml(l, ZIJ_STR("book.yaml"), ZIJ_BOOK_NEEDED);
    const zij_yaml *f[TOP_N];
    bool good;

    if (root == NULL)
        return false;
    good = zij_yaml_fields(root, zij_book_top_fields, TOP_N, l->to, f) == ZIJ_OK;
    l->top = root;
    if (!read_languages(l, f[TOP_LANGUAGES]))
        return false;
    read_plain(l, f);
    read_sections(l, f[TOP_SECTIONS]);
    read_groups(l, f[TOP_GROUPS]);
    read_definitions(l, f[TOP_DEFINE]);
    read_colours(l, f[TOP_COLOURS]);
    (void)good; /* other parts can be checked all the same */
    return true;
}

/* ---- codes ---- */

/* Whether some codelist, or the one of that name, has the code. */
static bool has_code(zij_loading *l, zij_str list, zij_str code, zij_nearest *near)
{
    for (size_t i = 0; i < l->book->codelists_n; i++) {
        const zij_codelist *at = &l->book->codelists[i];

        if (list.len > 0 && !zij_str_eq(at->id, list))
            continue;
        if (zij_codelist_find(at, code) != ZIJ_NO_CODE)
            return true;
        for (size_t c = 0; c < at->n; c++)
            zij_nearest_try(near, at->codes[c].id);
    }
    return false;
}

static void check_code(zij_loading *l, zij_str list, zij_str code, zij_span where)
{
    zij_nearest near = zij_nearest_to(code);

    if (has_code(l, list, code, &near))
        return;
    zij_hint_nearest(l->to,
                     zij_report(l->to, &UNKNOWN_CODE, where, "%s%.*s has the code %.*s",
                                list.len > 0 ? "no codelist " : "no codelist",
                                ZIJ_ARG(list), ZIJ_ARG(code)),
                     &near);
}

/* KAZ, or CL_SEX.M where other codelists have an M, too. */
static void check_colour(zij_loading *l, const zij_yaml *item)
{
    size_t dot = zij_str_find(item->key, 0, '.');
    bool named = dot < item->key.len;

    check_code(l, named ? zij_str_sub(item->key, 0, dot) : (zij_str){ 0 },
               named && dot > 0 ? zij_str_sub(item->key, dot + 1, item->key.len)
                                : item->key,
               item->key_where);
}

void zij_book_check_top(zij_loading *l)
{
    const zij_yaml *groups = zij_yaml_get(l->top, "groups");
    const zij_yaml *colours = zij_yaml_get(l->top, "colours");

    for (size_t i = 0; i < l->book->codelists_n; i++)
        if (!l->codelist_is_good[i])
            return; /* the code may be one of those that could not be read */
    for (size_t i = 0; groups != NULL && i < groups->n; i++)
        for (size_t c = 0; c < groups->items[i].n; c++)
            check_code(l, (zij_str){ 0 }, groups->items[i].items[c].text,
                       groups->items[i].items[c].where);
    for (size_t i = 0; colours != NULL && i < colours->n; i++)
        check_colour(l, &colours->items[i]);
}
