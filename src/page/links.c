/* links.c - where the links of a text lead: only to addresses that run nothing, and
 * inside the book only to what there is.
 *
 *   #gdp                        an exhibit of the page
 *   ../gdp-usd/index.html#gdp   another page, and an exhibit of it
 *   ../../ja/gdp-usd/           the same in another language
 *   ../../data/TRADE.csv        a file of the open data */
#include "page/reader.h"

static const zij_diag_kind BAD_LINK = { "page-bad-link", ZIJ_ERROR,
                                        "A link leads nowhere, or runs something." };

static bool take(zij_str *s, zij_str prefix)
{
    if (!zij_str_starts(*s, prefix))
        return false;
    *s = zij_str_sub(*s, prefix.len, s->len);
    return true;
}

/* What page.yaml says under a key; NULL where it has none, or could not be read. */
static const zij_yaml *said(const zij_page_folder *p, const char *key)
{
    return p->yaml == NULL ? NULL : zij_yaml_get(p->yaml, key);
}

static bool is_kind(const zij_page_folder *p, zij_str kind)
{
    const zij_yaml *node = said(p, "kind");

    return node != NULL && node->kind == ZIJ_YAML_TEXT && zij_str_eq(node->text, kind);
}

/* Exhibits can be linked to, and on the page of sources each of these. */
static bool has_anchor(const zij_book *b, const zij_page_folder *p, zij_str id,
                       zij_nearest *near)
{
    const zij_yaml *exhibits = said(p, "exhibits");

    for (size_t i = 0; exhibits != NULL && i < exhibits->n; i++) {
        zij_nearest_try(near, exhibits->items[i].key);
        if (zij_str_eq(exhibits->items[i].key, id))
            return true;
    }
    return is_kind(p, ZIJ_STR("sources")) && zij_book_origin(b, id) != NULL;
}

/* "gdp-usd/", "gdp-usd/index.html", and without a slug the cover. */
static const zij_page_folder *find_page(const zij_book *b, size_t lang, zij_str path,
                                        zij_nearest *near)
{
    zij_str slug = path;

    if (zij_str_ends(slug, ZIJ_STR("index.html")))
        slug = zij_str_sub(slug, 0, slug.len - zij_str_of("index.html").len);
    if (slug.len > 0 && slug.at[slug.len - 1] != '/')
        return NULL;
    slug = zij_str_sub(slug, 0, slug.len - (slug.len > 0));
    *near = zij_nearest_to(slug);
    for (size_t i = 0; i < b->pages_n; i++) {
        const zij_page_folder *p = &b->pages[i];
        bool cover = is_kind(p, ZIJ_STR("cover"));

        if (p->text[lang].in == NULL)
            continue;
        if (!cover)
            zij_nearest_try(near, p->slug);
        if (cover ? slug.len == 0 : zij_str_eq(p->slug, slug))
            return p;
    }
    return NULL;
}

static bool is_data(const zij_book *b, zij_str file)
{
    static const char *const lists[] = { "flows", "sources", "notes" };

    if (!zij_str_ends(file, ZIJ_STR(".csv")))
        return false;
    file = zij_str_sub(file, 0, file.len - 4);
    for (size_t i = 0; i < ZIJ_COUNT(lists); i++)
        if (zij_str_eq(file, zij_str_of(lists[i])))
            return true;
    return zij_book_flow(b, file) != NULL;
}

/* What stands behind the first "../".
 *   near  what was meant, where that can be told: a page or an exhibit */
static bool leads(const zij_book *b, size_t lang, zij_str to, zij_nearest *near)
{
    size_t hash = zij_str_find(to, 0, '#');
    zij_str path = zij_str_sub(to, 0, hash), anchor = zij_str_sub(to, hash, to.len);
    const zij_page_folder *page;

    if (take(&path, ZIJ_STR("../"))) {
        size_t slash = zij_str_find(path, 0, '/');

        if (take(&path, ZIJ_STR("data/")))
            return anchor.len == 0 && is_data(b, path);
        for (lang = 0; lang < b->langs.n; lang++)
            if (zij_str_eq(b->langs.id[lang], zij_str_sub(path, 0, slash)))
                break;
        if (lang == b->langs.n || slash == path.len)
            return false;
        path = zij_str_sub(path, slash + 1, path.len);
    }
    page = find_page(b, lang, path, near);
    if (page == NULL || anchor.len == 0)
        return page != NULL;
    anchor = zij_str_sub(anchor, 1, anchor.len);
    *near = zij_nearest_to(anchor);
    return has_anchor(b, page, anchor, near);
}

void zij_reader_link(zij_page_reader *r, const zij_node *node, size_t lang)
{
    static const char *const outside[] = { "https://", "http://", "mailto:" };
    zij_nearest near = { 0 };
    zij_str s = node->text;
    zij_diag *d;

    for (size_t i = 0; i < ZIJ_COUNT(outside); i++)
        if (zij_str_starts(s, zij_str_of(outside[i])))
            return;
    if (take(&s, ZIJ_STR("../")) && leads(r->book, lang, s, &near))
        return;
    if (take(&s, ZIJ_STR("#"))) {
        near = zij_nearest_to(s);
        if (has_anchor(r->book, r->folder, s, &near))
            return;
    }
    d = zij_report(r->to, &BAD_LINK, node->where, "no link can lead to %.*s",
                   ZIJ_ARG(node->text));
    if (near.best.len > 0)
        zij_hint_nearest(r->to, d, &near);
    else
        zij_hint(r->to, d,
                 "write https://..., mailto:..., ../PAGE/index.html or #EXHIBIT");
}
