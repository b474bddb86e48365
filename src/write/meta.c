/* meta.c - what a page says of itself to machines: to those that show a preview of a link
 * (Open Graph), to search engines (canonical addresses, languages) and to catalogues of
 * data (schema.org's Dataset as microdata, for a page has no inline script). */
#include "base/utf8.h"
#include "write/card.h"
#include "write/exhibits.h"
#include "write/html.h"

enum {
    DESCRIPTION_LEAST = 50, /* characters that a catalogue wants */
    DESCRIPTION_MOST = 4000,
    PLACES_MOST = 40,
};

static const zij_book *book_of(const zij_html *h)
{
    return h->pages->book;
}

static bool is_http(zij_str s)
{
    return zij_str_starts(s, ZIJ_STR("https://")) ||
           zij_str_starts(s, ZIJ_STR("http://"));
}

/* ---- head ---- */

static void put_meta(zij_html *h, const char *attribute, const char *name, zij_str value)
{
    if (value.len == 0)
        return;
    zij_html_putf(h, "<meta %s=\"%s\" content=\"", attribute, name);
    zij_html_text(h, value);
    zij_html_put(h, "\">\n");
}

/* The first message, or what the book is about. */
static zij_str description_of(zij_html *h)
{
    const zij_node *messages = zij_html_messages(h->page, h->v.lang);
    zij_buf b = zij_buf_make(h->mem);

    if (messages != NULL && messages->first != NULL)
        zij_put_words(&b, h->page, messages->first->first, h->v);
    else
        zij_put(&b, book_of(h)->subtitle.in[h->v.lang]);
    return zij_buf_str(&b);
}

static zij_str title_of(zij_html *h)
{
    zij_buf b = zij_buf_make(h->mem);

    zij_put_words(&b, h->page, h->page->title[h->v.lang]->first, h->v);
    return zij_buf_str(&b);
}

/* The address of the page in a language: absolute when the book has a url. */
static zij_str absolute(zij_html *h, size_t lang)
{
    zij_buf b = zij_buf_make(h->mem);

    if (book_of(h)->url.len > 0)
        zij_html_put_url(h, &b, h->page, lang);
    return zij_buf_str(&b);
}

static void put_alternate(zij_html *h, zij_str code, size_t lang)
{
    zij_str url = absolute(h, lang);

    zij_html_put(h, "<link rel=\"alternate\" hreflang=\"");
    zij_html_text(h, code);
    zij_html_put(h, "\" href=\"");
    if (url.len > 0)
        zij_html_text(h, url);
    else
        zij_html_other(h, lang);
    zij_html_put(h, "\">\n");
}

static void put_alternates(zij_html *h)
{
    const zij_langs *langs = &book_of(h)->langs;
    zij_str url = absolute(h, h->v.lang);

    if (url.len > 0) {
        zij_html_put(h, "<link rel=\"canonical\" href=\"");
        zij_html_text(h, url);
        zij_html_put(h, "\">\n");
    }
    for (size_t i = 0; i < langs->n; i++)
        if (h->page->doc[i] != NULL)
            put_alternate(h, langs->id[i], i);
    if (url.len > 0 && h->page->doc[0] != NULL)
        put_alternate(h, ZIJ_STR("x-default"), 0);
}

/* Open Graph knows a language only with a country. */
static zij_str locale_of(zij_str lang)
{
    static const char *const known[][2] = { { "en", "en_GB" },
                                            { "ja", "ja_JP" },
                                            { "ru", "ru_RU" } };

    for (size_t i = 0; i < ZIJ_COUNT(known); i++)
        if (zij_str_eq(zij_str_of(known[i][0]), lang))
            return zij_str_of(known[i][1]);
    return (zij_str){ 0 };
}

static void put_locales(zij_html *h)
{
    const zij_langs *langs = &book_of(h)->langs;

    put_meta(h, "property", "og:locale", locale_of(langs->id[h->v.lang]));
    for (size_t i = 0; i < langs->n; i++)
        if (i != h->v.lang && h->page->doc[i] != NULL)
            put_meta(h, "property", "og:locale:alternate", locale_of(langs->id[i]));
}

/* What previews show beside the words. With a url of the book the picture's address is
 * whole, as Open Graph asks; without one it is as seen from the page, which some resolve.
 *   site  from the page to the folder of the site: "../" */
static void put_card(zij_html *h, size_t lang, zij_str site)
{
    zij_str url = book_of(h)->url, file = zij_card_file(h->pages, lang, h->mem);
    zij_buf words = zij_buf_make(h->mem), at = zij_buf_make(h->mem);

    zij_put(&at, url.len > 0 ? url : site);
    zij_put_c(&at, url.len > 0 ? "/" : "");
    zij_put(&at, file);
    zij_put_card_words(&words, h->pages, lang);
    put_meta(h, "property", "og:image", zij_buf_str(&at));
    put_meta(h, "property", "og:image:type", ZIJ_STR("image/png"));
    put_meta(h, "property", "og:image:width",
             zij_strf(h->mem, "%d", (int)ZIJ_CARD_WIDTH));
    put_meta(h, "property", "og:image:height",
             zij_strf(h->mem, "%d", (int)ZIJ_CARD_HEIGHT));
    put_meta(h, "property", "og:image:alt", zij_buf_str(&words));
    put_meta(h, "name", "twitter:card", ZIJ_STR("summary_large_image"));
}

void zij_html_meta(zij_html *h)
{
    bool topic = h->page->kind == ZIJ_PAGE_TOPIC;
    zij_str description = description_of(h);

    zij_html_put(h, "<meta name=\"description\" content=\"");
    zij_html_text(h, description);
    zij_html_put(h, "\">\n");
    put_alternates(h);
    put_meta(h, "property", "og:type", topic ? ZIJ_STR("article") : ZIJ_STR("website"));
    put_meta(h, "property", "og:title", title_of(h));
    put_meta(h, "property", "og:site_name", book_of(h)->title.in[h->v.lang]);
    put_meta(h, "property", "og:description", description);
    put_meta(h, "property", "og:url", absolute(h, h->v.lang));
    put_locales(h);
    put_card(h, h->v.lang, zij_strf(h->mem, "%s../", h->up));
}

void zij_html_door_meta(zij_html *h, size_t lang)
{
    put_meta(h, "property", "og:type", ZIJ_STR("website"));
    put_meta(h, "property", "og:title", book_of(h)->title.in[lang]);
    put_meta(h, "property", "og:description", book_of(h)->subtitle.in[lang]);
    put_card(h, lang, (zij_str){ 0 });
}

/* ---- Dataset ---- */

static void put_property(zij_html *h, const char *name, zij_str value)
{
    put_meta(h, "itemprop", name, value);
}

static void put_link(zij_html *h, const char *name, zij_str href)
{
    zij_html_putf(h, "<link itemprop=\"%s\" href=\"", name);
    zij_html_text(h, href);
    zij_html_put(h, "\">\n");
}

static void open_item(zij_html *h, const char *property, const char *type)
{
    zij_html_putf(h,
                  "<span itemprop=\"%s\" itemscope itemtype=\"https://schema.org/%s\">",
                  property, type);
}

static void close_item(zij_html *h)
{
    zij_html_put(h, "</span>\n");
}

static void add_sentence(zij_html *h, zij_buf *b, const zij_node *first)
{
    if (b->len > 0)
        zij_put_byte(b, ' ');
    zij_put_words(b, h->page, first, h->v);
}

/* All messages of the page; where they are few, what is on it and what book it is in. */
static zij_str summary_of(zij_html *h)
{
    const zij_node *messages = zij_html_messages(h->page, h->v.lang);
    const zij_node *item = messages == NULL ? NULL : messages->first;
    zij_buf b = zij_buf_make(h->mem);

    for (; item != NULL && b.len < DESCRIPTION_MOST; item = item->next)
        add_sentence(h, &b, item->first);
    for (size_t i = 0; i < h->page->exhibits_n && b.len < DESCRIPTION_MOST; i++)
        if (zij_utf8_count(zij_buf_str(&b)) < DESCRIPTION_LEAST)
            add_sentence(h, &b, h->page->exhibits[i].title.in[h->v.lang]);
    if (zij_utf8_count(zij_buf_str(&b)) < DESCRIPTION_LEAST)
        zij_putf(&b, " %.*s. %.*s", ZIJ_ARG(book_of(h)->title.in[h->v.lang]),
                 ZIJ_ARG(book_of(h)->subtitle.in[h->v.lang]));
    return zij_buf_str(&b);
}

/* An SPDX id has an address; other words stand as they are. */
static void put_licence(zij_html *h)
{
    zij_str licence = book_of(h)->licence;
    bool plain = licence.len > 0;

    for (size_t i = 0; i < licence.len; i++) {
        char c = licence.at[i];

        plain = plain && ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                          (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '+');
    }
    if (is_http(licence))
        put_link(h, "license", licence);
    else if (plain)
        put_link(
            h, "license",
            zij_strf(h->mem, "https://spdx.org/licenses/%.*s.html", ZIJ_ARG(licence)));
    else
        put_property(h, "license", licence);
}

static void put_organisation(zij_html *h, const char *property, zij_str name)
{
    if (name.len == 0)
        return;
    open_item(h, property, "Organization");
    put_property(h, "name", name);
    close_item(h);
}

/* What the figures of a page are of: gathered once, each thing once. */
typedef struct subject {
    zij_arena *mem;
    int first, last; /* years; 0: none */
    zij_list(const zij_code *) places;
    zij_list(const zij_flow *) flows;
    zij_list(uint16_t) origins;
} subject;

static void take_year(subject *s, zij_period p)
{
    if (p.freq == 0)
        return;
    if (s->first == 0 || zij_period_year(p) < s->first)
        s->first = zij_period_year(p);
    s->last = ZIJ_MAX(s->last, zij_period_year(p));
}

static void take_figure(subject *s, zij_figure f)
{
    const zij_flow *flow = f.table->flow;
    size_t area = zij_flow_dim(flow, ZIJ_STR("REF_AREA"));

    take_year(s, zij_figure_period(f));
    zij_list_add_once(s->mem, &s->flows, flow);
    if (area < flow->dims_n && s->places.n < PLACES_MOST)
        zij_list_add_once(
            s->mem, &s->places,
            (const zij_code *)&flow->dims[area].codes->codes[zij_figure_key(f)[area]]);
}

/* A computed number speaks for the figures that its formula rests on. */
static void take_exhibit(subject *s, const zij_page *p, const zij_exhibit *x)
{
    bool computed = false;
    zij_cell c = { 0 };

    while (zij_exhibit_next(p, x, &c)) {
        if (c.number->figure.table != NULL)
            take_figure(s, c.number->figure);
        else
            computed = true;
    }
    for (size_t i = 0; computed && i < x->columns_n; i++) {
        const zij_evidence *e = &p->formulas[x->columns[i].formula].value.evidence;

        for (size_t k = 0; k < e->n; k++)
            take_figure(s, e->at[k]);
    }
    for (size_t i = 0; i < x->origins_n; i++)
        zij_list_add_once(s->mem, &s->origins, x->origins[i]);
}

static void put_coverage(zij_html *h, const subject *s)
{
    zij_buf years = zij_buf_make(h->mem);

    if (s->first > 0)
        zij_putf(&years, "%04d", s->first);
    if (s->last > s->first)
        zij_putf(&years, "/%04d", s->last);
    put_property(h, "temporalCoverage", zij_buf_str(&years));
    for (size_t i = 0; i < s->places.n; i++) {
        open_item(h, "spatialCoverage", "Place");
        put_property(h, "name", s->places.at[i]->names.in[h->v.lang]);
        close_item(h);
    }
}

static void put_variables(zij_html *h, const subject *s)
{
    for (size_t i = 0; i < s->flows.n; i++) {
        zij_buf unit = zij_buf_make(h->mem);

        zij_put_flow_unit(&unit, s->flows.at[i], h->v);
        open_item(h, "variableMeasured", "PropertyValue");
        put_property(h, "name", s->flows.at[i]->name.in[h->v.lang]);
        put_property(h, "unitText", zij_buf_str(&unit));
        close_item(h);
    }
}

static void put_sources(zij_html *h, const subject *s)
{
    for (size_t i = 0; i < s->origins.n; i++) {
        const zij_origin *o = &book_of(h)->pool.origins[s->origins.at[i]];

        open_item(h, "isBasedOn", "CreativeWork");
        zij_html_put(h, "<meta itemprop=\"name\" content=\"");
        zij_html_dataset(h, o);
        zij_html_put(h, "\">\n");
        if (is_http(o->url))
            put_link(h, "url", o->url);
        close_item(h);
    }
}

/* Without a url of the book the address is as seen from the page. */
static void put_download(zij_html *h, const zij_exhibit *x, const char *ending,
                         const char *type)
{
    zij_str file = zij_exhibit_file(h->page, x, h->mem), url = book_of(h)->url;
    zij_buf title = zij_buf_make(h->mem), at = zij_buf_make(h->mem);

    if (url.len > 0)
        zij_putf(&at, "%.*s/", ZIJ_ARG(url));
    else
        zij_putf(&at, "%s../", h->up);
    zij_putf(&at, "data/exhibits/%.*s.%s", ZIJ_ARG(file), ending);
    zij_put_words(&title, h->page, x->title.in[h->v.lang], h->v);
    open_item(h, "distribution", "DataDownload");
    put_property(h, "name", zij_buf_str(&title));
    put_property(h, "encodingFormat", zij_str_of(type));
    put_link(h, "contentUrl", zij_buf_str(&at));
    close_item(h);
}

static void put_dataset(zij_html *h, const subject *s)
{
    zij_str url = absolute(h, h->v.lang);

    zij_html_put(h, "<div itemscope itemtype=\"https://schema.org/Dataset\">\n");
    put_property(h, "name", title_of(h));
    put_property(h, "description", summary_of(h));
    put_link(h, "url", url.len > 0 ? url : ZIJ_STR("index.html"));
    put_property(h, "inLanguage", book_of(h)->langs.id[h->v.lang]);
    put_property(h, "version", book_of(h)->version);
    put_property(h, "isAccessibleForFree", ZIJ_STR("true"));
    put_licence(h);
    put_organisation(h, "creator", book_of(h)->publisher.in[h->v.lang]);
    put_organisation(h, "publisher", book_of(h)->publisher.in[h->v.lang]);
    open_item(h, "includedInDataCatalog", "DataCatalog");
    put_property(h, "name", book_of(h)->title.in[h->v.lang]);
    close_item(h);
    put_coverage(h, s);
    put_variables(h, s);
    put_sources(h, s);
    for (size_t i = 0; i < h->page->exhibits_n; i++) {
        const zij_exhibit *x = &h->page->exhibits[i];

        if (x->columns_n == 0)
            continue;
        put_download(h, x, "csv", "text/csv");
        put_download(h, x, "json", "application/json");
    }
    zij_html_put(h, "</div>\n");
}

void zij_html_schema(zij_html *h)
{
    subject s = { .mem = h->mem };

    for (size_t i = 0; i < h->page->exhibits_n; i++)
        take_exhibit(&s, h->page, &h->page->exhibits[i]);
    if (s.flows.n > 0)
        put_dataset(h, &s);
}
