/* frame.c - what every page of the site has around its article, and the pages that the
 * book does not write itself: cover, contents, sources. */
#include "write/html.h"

static const zij_book *book_of(const zij_html *h)
{
    return h->pages->book;
}

static zij_str title_of(const zij_html *h, const zij_page *p)
{
    zij_buf b = zij_buf_make(h->mem);

    zij_put_words(&b, p, p->title[h->v.lang]->first, h->v);
    return zij_buf_str(&b);
}

static void put_edition(zij_html *h)
{
    zij_html_say_of(h, ZIJ_SAY_EDITION, book_of(h)->edition);
}

/* ---- head ---- */

static void put_head(zij_html *h)
{
    zij_html_putf(
        h, "<!doctype html>\n<html lang=\"%.*s\">\n<head>\n<meta charset=\"utf-8\">\n",
        ZIJ_ARG(book_of(h)->langs.id[h->v.lang]));
    zij_html_putf(h, "<meta http-equiv=\"Content-Security-Policy\" content=\"%s\">\n",
                  zij_html_csp);
    zij_html_put(
        h, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
           "<title>");
    zij_html_text(h, title_of(h, h->page));
    if (h->page->kind != ZIJ_PAGE_COVER) {
        zij_html_say(h, ZIJ_SAY_DASH);
        zij_html_text(h, book_of(h)->title.in[h->v.lang]);
    }
    zij_html_put(h, "</title>\n");
    if (h->draft)
        zij_html_put(h, "<meta name=\"robots\" content=\"noindex\">\n");
    zij_html_meta(h);
    zij_html_putf(h,
                  "<link rel=\"icon\" href=\"data:,\">\n"
                  "<link rel=\"stylesheet\" href=\"%s../assets/zij.css\">\n"
                  "<script defer src=\"%s../assets/zij.js\"></script>\n</head>\n",
                  h->up, h->up);
}

/* ---- rail ---- */

static void put_languages(zij_html *h)
{
    size_t n = 0;

    for (size_t i = 0; i < book_of(h)->langs.n; i++)
        n += zij_html_first(h->pages, i) != NULL;
    if (n < 2) /* nothing to choose */
        return;
    zij_html_put(h, "<nav class=\"langs\" aria-label=\"");
    zij_html_say(h, ZIJ_SAY_LANGUAGE);
    zij_html_put(h, "\"><ul>\n");
    for (size_t i = 0; i < book_of(h)->langs.n; i++) {
        zij_str id = book_of(h)->langs.id[i];

        if (zij_html_first(h->pages, i) == NULL)
            continue;
        zij_html_put(h, "<li><a href=\"");
        zij_html_other(h, i);
        zij_html_putf(h, "\" hreflang=\"%.*s\" lang=\"%.*s\"%s>", ZIJ_ARG(id),
                      ZIJ_ARG(id), i == h->v.lang ? " aria-current=\"true\"" : "");
        zij_html_text(h, zij_text_lang_known(id)
                             ? zij_text_lang_name(zij_text_lang_of(id))
                             : id); /* English words, but not the name of English */
        zij_html_put(h, "</a></li>\n");
    }
    zij_html_put(h, "</ul></nav>\n");
}

/* Pages that belong to no section, and the page itself, are not in the contents. */
static bool in_section(const zij_html *h, const zij_page *p, const zij_section *s)
{
    return p->section == s && zij_html_has(h, p) && p->kind != ZIJ_PAGE_COVER &&
           p->kind != ZIJ_PAGE_CONTENTS;
}

static bool has_pages(const zij_html *h, const zij_section *s)
{
    for (size_t i = 0; i < h->pages->n; i++)
        if (in_section(h, &h->pages->at[i], s))
            return true;
    return false;
}

static void put_toc_section(zij_html *h, const zij_section *s)
{
    zij_html_put(h, "<li><span class=\"sec\">");
    zij_html_text(h, s->name.in[h->v.lang]);
    zij_html_put(h, "</span>\n<ol>\n");
    for (size_t i = 0; i < h->pages->n; i++) {
        const zij_page *p = &h->pages->at[i];

        if (!in_section(h, p, s))
            continue;
        zij_html_put(h, "<li><a href=\"");
        zij_html_href(h, p);
        zij_html_put(h, p == h->page ? "\" aria-current=\"page\">" : "\">");
        zij_html_text(h, title_of(h, p));
        zij_html_put(h, "</a></li>\n");
    }
    zij_html_put(h, "</ol></li>\n");
}

static void put_rail(zij_html *h)
{
    zij_html_put(h, "<header class=\"rail\">\n<a class=\"brand\" href=\"");
    zij_html_href(h, zij_html_first(h->pages, h->v.lang));
    zij_html_put(h, "\"><b>");
    zij_html_text(h, book_of(h)->title.in[h->v.lang]);
    zij_html_put(h, "</b> <span>");
    put_edition(h);
    zij_html_put(h, "</span></a>\n");
    put_languages(h);
    zij_html_search(h);
    zij_html_put(h, "<nav class=\"toc\" aria-label=\"");
    zij_html_say(h, ZIJ_SAY_CONTENTS);
    zij_html_put(h, "\"><details><summary>");
    zij_html_say(h, ZIJ_SAY_CONTENTS);
    zij_html_put(h, "</summary>\n<ol>\n");
    for (size_t i = 0; i < book_of(h)->sections_n; i++)
        if (has_pages(h, &book_of(h)->sections[i]))
            put_toc_section(h, &book_of(h)->sections[i]);
    zij_html_put(h, "</ol></details></nav>\n</header>\n");
}

/* ---- contents ---- */

static void put_entry(zij_html *h, const zij_page *p, int heading)
{
    const zij_node *messages = zij_html_messages(p, h->v.lang);
    zij_buf first = zij_buf_make(h->mem);

    zij_html_putf(h, "<li><h%d><a href=\"", heading + 1);
    zij_html_href(h, p);
    zij_html_put(h, "\">");
    zij_html_text(h, title_of(h, p));
    zij_html_putf(h, "</a></h%d>", heading + 1);
    if (messages != NULL && messages->first != NULL) {
        zij_put_words(&first, p, messages->first->first, h->v);
        zij_html_put(h, "<p>");
        zij_html_text(h, zij_buf_str(&first));
        zij_html_put(h, "</p>");
    }
    zij_html_put(h, "</li>\n");
}

void zij_html_contents(zij_html *h, int heading)
{
    zij_html_put(h, "<div class=\"contents\">\n");
    for (size_t i = 0; i < book_of(h)->sections_n; i++) {
        const zij_section *s = &book_of(h)->sections[i];

        if (!has_pages(h, s))
            continue;
        zij_html_putf(h, "<section><h%d>", heading);
        zij_html_text(h, s->name.in[h->v.lang]);
        zij_html_putf(h, "</h%d><ol>\n", heading);
        for (size_t k = 0; k < h->pages->n; k++)
            if (in_section(h, &h->pages->at[k], s))
                put_entry(h, &h->pages->at[k], heading);
        zij_html_put(h, "</ol></section>\n");
    }
    zij_html_put(h, "</div>\n");
}

/* ---- sources ---- */

static void put_fact(zij_html *h, zij_say name, zij_str value)
{
    if (value.len == 0)
        return;
    zij_html_put(h, "<dt>");
    zij_html_say(h, name);
    zij_html_put(h, "</dt><dd>");
    zij_html_text(h, value);
    zij_html_put(h, "</dd>");
}

static void put_date_fact(zij_html *h, zij_say name, zij_str iso)
{
    zij_buf date = zij_buf_make(h->mem);

    put_fact(h, name,
             zij_text_put_date(&date, h->v.text, iso) ? zij_buf_str(&date) : iso);
}

static bool shows(const zij_page *p, const zij_pool *pool, const zij_origin *o)
{
    for (size_t i = 0; i < p->exhibits_n; i++)
        for (size_t k = 0; k < p->exhibits[i].origins_n; k++)
            if (&pool->origins[p->exhibits[i].origins[k]] == o)
                return true;
    for (size_t i = 0; i < p->origins_n; i++)
        if (&pool->origins[p->origins[i]] == o)
            return true;
    return false;
}

static void put_used_on(zij_html *h, const zij_origin *o)
{
    size_t n = 0;

    for (size_t i = 0; i < h->pages->n; i++) {
        const zij_page *p = &h->pages->at[i];

        if (!zij_html_has(h, p) || !shows(p, &book_of(h)->pool, o))
            continue;
        if (n++ == 0) {
            zij_html_put(h, "<dt>");
            zij_html_say(h, ZIJ_SAY_USED_ON);
            zij_html_put(h, "</dt><dd>");
        } else {
            zij_html_say(h, ZIJ_SAY_COMMA);
        }
        zij_html_put(h, "<a href=\"");
        zij_html_href(h, p);
        zij_html_put(h, "\">");
        zij_html_text(h, title_of(h, p));
        zij_html_put(h, "</a>");
    }
    if (n > 0)
        zij_html_put(h, "</dd>");
}

static void put_address(zij_html *h, zij_str url)
{
    if (!zij_str_starts(url, ZIJ_STR("https://")) &&
        !zij_str_starts(url, ZIJ_STR("http://")))
        return;
    zij_html_put(h, "<dt>");
    zij_html_say(h, ZIJ_SAY_ADDRESS);
    zij_html_put(h, "</dt><dd><a href=\"");
    zij_html_text(h, url);
    zij_html_put(h, "\" rel=\"external\">");
    zij_html_text(h, url);
    zij_html_put(h, "</a></dd>");
}

void zij_html_sources(zij_html *h)
{
    const zij_pool *pool = &book_of(h)->pool;

    zij_html_put(h, "<div class=\"prose sources\">\n");
    for (size_t i = 0; i < pool->origins_n; i++) {
        const zij_origin *o = &pool->origins[i];

        zij_html_putf(h, "<section id=\"%.*s\"><h2>", ZIJ_ARG(o->id));
        zij_html_dataset(h, o);
        zij_html_put(h, "</h2><dl>");
        put_date_fact(h, ZIJ_SAY_RELEASED, o->release);
        put_date_fact(h, ZIJ_SAY_RETRIEVED, o->retrieved);
        put_fact(h, ZIJ_SAY_LICENCE, o->licence);
        put_address(h, o->url);
        put_used_on(h, o);
        zij_html_put(h, "</dl></section>\n");
    }
    zij_html_put(h, "</div>\n");
}

/* ---- the page ---- */

/* The next page that exists in the language, forwards (1) or backwards (-1). */
static const zij_page *neighbour(const zij_html *h, int step)
{
    ptrdiff_t n = (ptrdiff_t)h->pages->n;

    for (ptrdiff_t i = h->page - h->pages->at + step; i >= 0 && i < n; i += step)
        if (zij_html_has(h, &h->pages->at[i]))
            return &h->pages->at[i];
    return NULL;
}

static void put_neighbour(zij_html *h, const zij_page *p, const char *rel, zij_say what)
{
    if (p == NULL)
        return;
    zij_html_putf(h, "<a rel=\"%s\" href=\"", rel);
    zij_html_href(h, p);
    zij_html_put(h, "\"><small>");
    zij_html_say(h, what);
    zij_html_put(h, "</small> <span>");
    zij_html_text(h, title_of(h, p));
    zij_html_put(h, "</span></a>");
}

/* "Licence: CC-BY-4.0" */
static void put_term(zij_html *h, zij_say name, zij_str value)
{
    if (value.len == 0)
        return;
    zij_html_put(h, "<span>");
    zij_html_say(h, name);
    zij_html_say(h, ZIJ_SAY_COLON);
    zij_html_text(h, value);
    zij_html_put(h, "</span> ");
}

/* Who may use the book, whom to ask, and what it draws from; `sources` may be NULL. */
static void put_terms(zij_html *h, const zij_page *sources)
{
    if (sources == NULL && book_of(h)->licence.len + book_of(h)->contact.len == 0)
        return;
    zij_html_put(h, "<p>");
    put_term(h, ZIJ_SAY_LICENCE, book_of(h)->licence);
    put_term(h, ZIJ_SAY_CONTACT, book_of(h)->contact);
    if (sources != NULL) {
        zij_html_put(h, "<a href=\"");
        zij_html_href(h, sources);
        zij_html_put(h, "\">");
        zij_html_text(h, title_of(h, sources));
        zij_html_put(h, "</a>");
    }
    zij_html_put(h, "</p>");
}

static void put_foot(zij_html *h)
{
    const zij_page *sources = zij_html_page_of(h, ZIJ_PAGE_SOURCES);

    if (h->page->kind == ZIJ_PAGE_TOPIC || h->page->kind == ZIJ_PAGE_COVER)
        zij_html_cite(h, NULL);
    zij_html_put(h, "<nav class=\"pn\" aria-label=\"");
    zij_html_say(h, ZIJ_SAY_AROUND);
    zij_html_put(h, "\">");
    put_neighbour(h, neighbour(h, -1), "prev", ZIJ_SAY_PREVIOUS);
    put_neighbour(h, neighbour(h, 1), "next", ZIJ_SAY_NEXT);
    zij_html_put(h, "</nav>\n<footer class=\"foot\"><p>");
    zij_html_text(h, book_of(h)->title.in[h->v.lang]);
    zij_html_say(h, ZIJ_SAY_DOT);
    put_edition(h);
    zij_html_put(h, "</p><p>");
    zij_html_say(h, ZIJ_SAY_MADE_WITH);
    zij_html_put(h, "</p>");
    put_terms(h, sources == h->page ? NULL : sources);
    zij_html_put(h, "</footer>\n");
}

static void put_article_head(zij_html *h)
{
    bool cover = h->page->kind == ZIJ_PAGE_COVER;

    zij_html_put(h, cover ? "<article class=\"cover\">\n<header class=\"head\"><p "
                            "class=\"edition\">"
                          : "<article>\n<header class=\"head\"><p class=\"section\">");
    if (cover)
        put_edition(h);
    else if (h->page->section != NULL)
        zij_html_text(h, h->page->section->name.in[h->v.lang]);
    else
        zij_html_text(h, book_of(h)->title.in[h->v.lang]);
    zij_html_put(h, "</p><h1>");
    zij_html_inline(h, h->page->title[h->v.lang]->first);
    zij_html_put(h, "</h1>");
    if (cover) {
        zij_html_put(h, "<p class=\"standfirst\">");
        zij_html_text(h, book_of(h)->subtitle.in[h->v.lang]);
        zij_html_put(h, "</p>");
    }
    zij_html_put(h, "</header>\n");
}

/* The evidence of every statement, for machines. */
static void put_checks(zij_html *h)
{
    zij_html_put(h, "<p class=\"get\"><span>");
    zij_html_say(h, ZIJ_SAY_EVIDENCE);
    zij_html_say(h, ZIJ_SAY_COLON);
    zij_html_putf(h, "<a href=\"%s../data/checks.json\" download>JSON</a></span></p>\n",
                  h->up);
}

zij_rc zij_html_page(zij_html *h)
{
    size_t errors = h->to->errors;

    put_head(h);
    zij_html_put(h, h->draft ? "<body class=\"draft\">\n" : "<body>\n");
    if (h->draft) {
        zij_html_put(h, "<p class=\"watermark\">");
        zij_html_say(h, ZIJ_SAY_DRAFT);
        zij_html_put(h, "</p>\n");
    }
    zij_html_put(h, "<a class=\"skip\" href=\"#main\">");
    zij_html_say(h, ZIJ_SAY_SKIP);
    zij_html_put(h, "</a>\n");
    put_rail(h);
    zij_html_put(h, "<main id=\"main\" tabindex=\"-1\" data-copy=\"");
    zij_html_say(h, ZIJ_SAY_COPY);
    zij_html_put(h, "\" data-copied=\"");
    zij_html_say(h, ZIJ_SAY_COPIED);
    zij_html_put(h, "\" data-close=\"");
    zij_html_say(h, ZIJ_SAY_CLOSE);
    zij_html_put(h, "\" data-failed=\"");
    zij_html_say(h, ZIJ_SAY_USES_FAILED);
    zij_html_putf(h, "\" data-uses=\"%s../assets/uses-%.*s.js\" data-page=\"%.*s\">\n",
                  h->up, ZIJ_ARG(book_of(h)->langs.id[h->v.lang]),
                  ZIJ_ARG(zij_html_slug(h->page)));
    put_article_head(h);
    zij_html_body(h);
    if (h->page->kind == ZIJ_PAGE_COVER || h->page->kind == ZIJ_PAGE_CONTENTS)
        zij_html_contents(h, 2);
    if (h->page->kind == ZIJ_PAGE_SOURCES)
        zij_html_sources(h);
    if (h->page->kind == ZIJ_PAGE_SOURCES && h->checks)
        put_checks(h);
    put_foot(h);
    zij_html_schema(h);
    zij_html_put(h, "</article>\n</main>\n</body>\n</html>\n");
    return h->to->errors == errors ? ZIJ_OK : ZIJ_EINPUT;
}

/* ---- the door ---- */

static void put_target(zij_html *h, size_t lang)
{
    const zij_page *p = zij_html_first(h->pages, lang);

    zij_html_putf(h, "%.*s/", ZIJ_ARG(book_of(h)->langs.id[lang]));
    if (p->kind != ZIJ_PAGE_COVER)
        zij_html_putf(h, "%.*s/", ZIJ_ARG(p->folder->slug));
    zij_html_put(h, "index.html");
}

void zij_html_door(zij_html *h, size_t lang)
{
    const zij_langs *langs = &book_of(h)->langs;

    zij_html_putf(
        h,
        "<!doctype html>\n<html lang=\"%.*s\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"%s\">\n"
        "<meta http-equiv=\"refresh\" content=\"0; url=",
        ZIJ_ARG(langs->id[lang]), zij_html_csp);
    put_target(h, lang);
    zij_html_put(h, "\">\n<title>");
    zij_html_text(h, book_of(h)->title.in[lang]);
    zij_html_put(h, "</title>\n<meta name=\"viewport\" content=\"width=device-width, "
                    "initial-scale=1\">\n");
    zij_html_door_meta(h, lang);
    zij_html_put(h, "<link rel=\"icon\" href=\"data:,\">\n<link rel=\"stylesheet\" "
                    "href=\"assets/zij.css\">\n</head>\n<body>\n<main id=\"main\">\n");
    for (size_t i = 0; i < langs->n; i++) {
        if (zij_html_first(h->pages, i) == NULL)
            continue;
        zij_html_putf(h, "<p lang=\"%.*s\"><a href=\"", ZIJ_ARG(langs->id[i]));
        put_target(h, i);
        zij_html_put(h, "\">");
        zij_html_text(h, book_of(h)->title.in[i]);
        zij_html_put(h, "</a></p>\n");
    }
    zij_html_put(h, "</main>\n</body>\n</html>\n");
}
