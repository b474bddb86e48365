/* sitemap.c - sitemap.xml and robots.txt, for search engines. Both hold whole addresses,
 * so they are written only for a book that has a url. */
#include "write/sitemap.h"

#include "write/html.h"

static const char xml_head[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" "
    "xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n";

/* Addresses hold nothing that XML escapes: see the url of book.yaml, languages, slugs. */
static void put_page(zij_html *h, const zij_page *p, size_t lang)
{
    const zij_langs *langs = &h->pages->book->langs;

    zij_html_put(h, "<url><loc>");
    zij_html_put_url(h, &h->out, p, lang);
    zij_html_put(h, "</loc>");
    for (size_t i = 0; i < langs->n; i++) {
        if (p->doc[i] == NULL)
            continue;
        zij_html_putf(h, "\n<xhtml:link rel=\"alternate\" hreflang=\"%.*s\" href=\"",
                      ZIJ_ARG(langs->id[i]));
        zij_html_put_url(h, &h->out, p, i);
        zij_html_put(h, "\"/>");
    }
    zij_html_put(h, "</url>\n");
}

/* Crawlers look for robots.txt only at the root of a host. */
static bool is_root(zij_str url)
{
    size_t host = zij_str_search(url, 0, ZIJ_STR("://")) + 3;

    return zij_str_find(url, host, '/') == url.len;
}

zij_rc zij_write_sitemap(const zij_pages *pages, zij_os_stage *stage, zij_arena *mem,
                         zij_diags *to)
{
    zij_str url = pages->book->url;
    zij_html h = { .pages = pages, .mem = mem, .to = to, .out = zij_buf_make(mem) };
    zij_rc rc;

    if (url.len == 0)
        return ZIJ_OK;
    zij_html_put(&h, xml_head);
    for (size_t i = 0; i < pages->n; i++)
        for (size_t lang = 0; lang < pages->book->langs.n; lang++)
            if (pages->at[i].doc[lang] != NULL)
                put_page(&h, &pages->at[i], lang);
    zij_html_put(&h, "</urlset>\n");
    rc = zij_os_stage_write(stage, ZIJ_STR("site/sitemap.xml"), zij_buf_str(&h.out), to);
    if (rc != ZIJ_OK || !is_root(url))
        return rc;
    return zij_os_stage_write(
        stage, ZIJ_STR("site/robots.txt"),
        zij_strf(mem, "User-agent: *\nAllow: /\n\nSitemap: %.*s/sitemap.xml\n",
                 ZIJ_ARG(url)),
        to);
}
