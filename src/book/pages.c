/* pages.c - pages/NN-slug/: which pages there are and which languages they have. What is
 * in them is read by the folder page. */
#include "book/load.h"

static const zij_diag_kind BAD_SLUG = { "page-slug", ZIJ_ERROR,
                                        "The folder of a page has no usable name." };
static const zij_diag_kind DUPLICATE_SLUG = { "page-duplicate-slug", ZIJ_ERROR,
                                              "Two pages would have the same URL." };
static const zij_diag_kind LANGUAGE = {
    "page-language", ZIJ_ERROR, "A page lacks a language of the book, or has another."
};

/* 22-gdp-usd -> gdp-usd: the number only orders. */
static zij_str slug_of(zij_str name)
{
    size_t i = 0;

    while (i < name.len && name.at[i] >= '0' && name.at[i] <= '9')
        i++;
    return i > 0 && i < name.len && name.at[i] == '-' ? zij_str_sub(name, i + 1, name.len)
                                                      : name;
}

static bool is_slug(zij_str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (!((s.at[i] >= 'a' && s.at[i] <= 'z') || (s.at[i] >= '0' && s.at[i] <= '9') ||
              (s.at[i] == '-' && i > 0)))
            return false;
    return s.len > 0 && s.len <= 64;
}

/* What a run over the folders remembers; slugs leads to the index of a folder. */
typedef struct listing {
    zij_os_entries folders;
    zij_map slugs;
} listing;

static bool check_slug(zij_loading *l, listing *all, size_t n, const zij_page_folder *p)
{
    uint32_t first;

    if (!is_slug(p->slug)) {
        zij_hint(l->to,
                 zij_report(l->to, &BAD_SLUG, ZIJ_NOWHERE,
                            "the folder pages/%.*s cannot be part of a URL",
                            ZIJ_ARG(p->name)),
                 "small letters, digits and -, as in 22-gdp-usd");
        return false;
    }
    first = zij_map_add(&all->slugs, p->slug, (uint32_t)n);
    if (first == n)
        return true;
    zij_hint(l->to,
             zij_report(l->to, &DUPLICATE_SLUG, ZIJ_NOWHERE,
                        "the folders pages/%.*s and pages/%.*s have the same URL /%.*s/",
                        ZIJ_ARG(all->folders.at[first].name), ZIJ_ARG(p->name),
                        ZIJ_ARG(p->slug)),
             "the number in front only orders the pages; rename one of them");
    return false;
}

/* Which languages the page has: `languages:` narrows those of the book. */
static bool wanted_languages(zij_loading *l, const zij_yaml *root, bool *wanted)
{
    const zij_yaml *list = zij_yaml_get(root, "languages");
    const zij_langs *langs = &l->book->langs;
    bool good = true;

    for (size_t i = 0; i < langs->n; i++)
        wanted[i] = list == NULL;
    if (list == NULL)
        return true;
    if (zij_yaml_is(list, ZIJ_YAML_LIST, "languages", l->to) != ZIJ_OK ||
        !zij_book_texts(l, list, "a language"))
        return false;
    for (size_t i = 0; i < list->n; i++) {
        size_t lang = zij_langs_find(langs, list->items[i].text);

        if (lang < langs->n) {
            wanted[lang] = true;
            continue;
        }
        zij_report(l->to, &LANGUAGE, list->items[i].where,
                   "%.*s is not a language of this book", ZIJ_ARG(list->items[i].text));
        good = false;
    }
    return good;
}

static bool has_file(zij_os_entries files, zij_str name)
{
    for (size_t i = 0; i < files.n; i++)
        if (files.at[i].kind == ZIJ_OS_FILE && zij_str_eq(files.at[i].name, name))
            return true;
    return false;
}

static void report_missing(zij_loading *l, const zij_page_folder *p, zij_str lang)
{
    zij_hint(l->to,
             zij_report(l->to, &LANGUAGE, (zij_span){ p->in, 0, 0 },
                        "the page has no text %.*s.md", ZIJ_ARG(lang)),
             "write pages/%.*s/%.*s.md", ZIJ_ARG(p->name), ZIJ_ARG(lang));
}

static void read_texts(zij_loading *l, zij_page_folder *p, zij_os_entries files,
                       const bool *wanted)
{
    const zij_langs *langs = &l->book->langs;

    for (size_t i = 0; i < langs->n; i++) {
        zij_str name = zij_strf(l->mem, "%.*s.md", ZIJ_ARG(langs->id[i]));

        if (!wanted[i])
            continue;
        if (has_file(files, name))
            p->text[i].in = zij_book_file(
                l, zij_strf(l->mem, "pages/%.*s/%.*s", ZIJ_ARG(p->name), ZIJ_ARG(name)),
                ZIJ_BOOK_NEEDED);
        else
            report_missing(l, p, langs->id[i]);
    }
}

static void report_strange(zij_loading *l, const zij_page_folder *p, zij_str name,
                           bool of_book)
{
    zij_str path = zij_strf(l->mem, "pages/%.*s/%.*s", ZIJ_ARG(p->name), ZIJ_ARG(name));
    const zij_source *in = zij_book_file(l, path, ZIJ_BOOK_NEEDED);

    if (in == NULL)
        return; /* reported */
    zij_hint(l->to,
             zij_report(l->to, &LANGUAGE, (zij_span){ in, 0, 0 },
                        "%.*s is in no language of this page", ZIJ_ARG(name)),
             of_book ? "add the language to languages of page.yaml, or move the file away"
                     : "add the language to book.yaml, or move the file away");
}

/* A text in a language that the page does not have would never be seen. */
static void check_strange_texts(zij_loading *l, const zij_page_folder *p,
                                zij_os_entries files, const bool *wanted)
{
    const zij_langs *langs = &l->book->langs;

    for (size_t i = 0; i < files.n; i++) {
        zij_str name = files.at[i].name;
        size_t lang;

        if (!zij_str_ends(name, ZIJ_STR(".md")))
            continue;
        lang = zij_langs_find(langs, zij_str_sub(name, 0, name.len - 3));
        if (lang == langs->n || !wanted[lang])
            report_strange(l, p, name, lang < langs->n);
    }
}

static bool read_page(zij_loading *l, listing *all, size_t n, zij_page_folder *p)
{
    zij_str name = all->folders.at[n].name;
    zij_str folder = zij_strf(l->mem, "pages/%.*s", ZIJ_ARG(name));
    bool wanted[ZIJ_LANGS];
    zij_os_entries files;

    *p = (zij_page_folder){ .name = name, .slug = slug_of(name) };
    if (!check_slug(l, all, n, p))
        return false;
    p->yaml = zij_book_yaml(l, zij_strf(l->mem, "%.*s/page.yaml", ZIJ_ARG(folder)),
                            ZIJ_BOOK_NEEDED);
    if (p->yaml == NULL)
        return false;
    p->in = p->yaml->where.in;
    if (!wanted_languages(l, p->yaml, wanted))
        return false;
    files = zij_book_list(l, folder);
    if (l->rc == ZIJ_EIO)
        return false;
    read_texts(l, p, files, wanted);
    check_strange_texts(l, p, files, wanted);
    return true;
}

void zij_book_read_pages(zij_loading *l)
{
    listing all = { zij_book_list(l, ZIJ_STR("pages")), zij_map_make(l->mem) };
    zij_page_folder *pages = zij_array(l->mem, all.folders.n, zij_page_folder);

    l->book->pages = pages;
    for (size_t i = 0; i < all.folders.n; i++)
        if (all.folders.at[i].kind == ZIJ_OS_FOLDER &&
            read_page(l, &all, i, &pages[l->book->pages_n]))
            l->book->pages_n++;
}
