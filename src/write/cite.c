/* cite.c - how to cite a page or an exhibit: as the reader's language has it, in APA's
 * style, and for BibTeX. The year is that of the edition: no clock. */
#include "base/utf8.h"
#include "write/html.h"

/* What is cited, in the language of the page. */
typedef struct work {
    zij_str author;            /* empty: the title stands in its place */
    zij_str title, page, book; /* title: of the exhibit, or else of the page */
    zij_str edition, year;     /* year: empty where the edition names none */
    zij_str url;               /* empty: the book has none */
    const zij_exhibit *x;      /* NULL: a page, or the whole book */
    bool whole;                /* the book: title is its title */
} work;

static zij_str words(zij_html *h, const zij_node *first)
{
    zij_buf b = zij_buf_make(h->mem);

    zij_put_words(&b, h->page, first, h->v);
    return zij_buf_str(&b);
}

/* The first four digits of the edition that stand alone. */
static zij_str year_of(zij_str edition)
{
    for (size_t i = 0; i < edition.len; i++) {
        size_t n = 0;

        while (i + n < edition.len && edition.at[i + n] >= '0' &&
               edition.at[i + n] <= '9')
            n++;
        if (n == 4)
            return zij_str_sub(edition, i, i + n);
        i += n;
    }
    return (zij_str){ 0 };
}

void zij_html_put_url(zij_html *h, zij_buf *b, const zij_page *p, size_t lang)
{
    const zij_book *book = h->pages->book;

    zij_putf(b, "%.*s/%.*s/", ZIJ_ARG(book->url), ZIJ_ARG(book->langs.id[lang]));
    if (p->kind != ZIJ_PAGE_COVER)
        zij_putf(b, "%.*s/", ZIJ_ARG(p->folder->slug));
}

static zij_str url_of(zij_html *h, const zij_exhibit *x)
{
    zij_buf b = zij_buf_make(h->mem);

    if (h->pages->book->url.len == 0)
        return (zij_str){ 0 };
    zij_html_put_url(h, &b, h->page, h->v.lang);
    if (x != NULL)
        zij_putf(&b, "#%.*s", ZIJ_ARG(x->id));
    return zij_buf_str(&b);
}

static work work_of(zij_html *h, const zij_exhibit *x)
{
    const zij_book *book = h->pages->book;
    work w = { .author = book->publisher.in[h->v.lang],
               .book = book->title.in[h->v.lang],
               .edition = book->edition,
               .x = x };

    w.whole = h->page->kind == ZIJ_PAGE_COVER && x == NULL;
    w.page = words(h, h->page->title[h->v.lang]->first);
    w.title = w.whole ? w.book : x == NULL ? w.page : words(h, x->title.in[h->v.lang]);
    w.year = year_of(w.edition);
    w.url = url_of(h, x);
    return w;
}

/* ---- parts ---- */

/* A full stop, unless the text ends with a mark of its own. */
static void put_stop(zij_html *h)
{
    static const int32_t ends[] = { '.', '!', '?', 0x3002, 0xff01, 0xff1f, 0x2026 };

    for (size_t i = 0; i < ZIJ_COUNT(ends); i++)
        if (h->last == ends[i])
            return;
    zij_html_text(h, ZIJ_STR("."));
}

static void put_url(zij_html *h, zij_str before, zij_str url)
{
    if (url.len == 0)
        return;
    zij_html_text(h, before);
    zij_html_put(h, "<span class=\"url\">");
    zij_html_text(h, url);
    zij_html_put(h, "</span>");
}

static const char *sort_of(const work *w)
{
    zij_exhibit_form form = zij_exhibit_form_of(w->x);

    return form == ZIJ_FORM_TABLE || form == ZIJ_FORM_LIST ? "[Table]" : "[Figure]";
}

/* ---- APA (7th edition) ---- */

static void put_apa_book(zij_html *h, const work *w)
{
    zij_html_put(h, "<cite>");
    zij_html_text(h, w->book);
    zij_html_put(h, "</cite> (");
    zij_html_text(h, w->edition);
    zij_html_text(h, ZIJ_STR(" ed.)."));
}

static void put_apa_year(zij_html *h, const work *w)
{
    zij_html_text(h, ZIJ_STR(" ("));
    zij_html_text(h, w->year.len > 0 ? w->year : ZIJ_STR("n.d."));
    zij_html_text(h, ZIJ_STR(")."));
}

static void put_apa_title(zij_html *h, const work *w)
{
    if (w->whole) {
        put_apa_book(h, w);
        return;
    }
    zij_html_text(h, w->title);
    if (w->x != NULL) {
        zij_html_text(h, ZIJ_STR(" "));
        zij_html_text(h, zij_str_of(sort_of(w)));
    }
    put_stop(h);
}

/* Without an author the title comes first, then the year. */
static void put_apa(zij_html *h, const work *w)
{
    if (w->author.len > 0) {
        zij_html_text(h, w->author);
        put_stop(h);
        put_apa_year(h, w);
        zij_html_text(h, ZIJ_STR(" "));
        put_apa_title(h, w);
    } else {
        put_apa_title(h, w);
        put_apa_year(h, w);
    }
    if (w->x != NULL) {
        zij_html_text(h, ZIJ_STR(" "));
        zij_html_text(h, w->page);
        put_stop(h);
    }
    if (!w->whole) {
        zij_html_text(h, ZIJ_STR(" In "));
        put_apa_book(h, w);
    }
    put_url(h, ZIJ_STR(" "), w->url);
}

/* ---- as a language has it ---- */

/* Quotes inside 「」 are 『』. */
static void put_japanese_title(zij_html *h, zij_str title)
{
    zij_buf b = zij_buf_make(h->mem);

    for (size_t i = 0; i < title.len;) {
        int32_t c = zij_utf8_next(title, &i);

        zij_put_utf8(&b, c == 0x300c ? 0x300e : c == 0x300d ? 0x300f : c);
    }
    zij_html_text(h, ZIJ_STR("、「"));
    zij_html_text(h, zij_buf_str(&b));
    zij_html_text(h, ZIJ_STR("」"));
}

/* 発行者『書名』2026年版、「ページ」、「図表」、URL */
static void put_japanese(zij_html *h, const work *w)
{
    zij_html_text(h, w->author);
    zij_html_text(h, ZIJ_STR("『"));
    zij_html_text(h, w->book);
    zij_html_text(h, ZIJ_STR("』"));
    zij_html_say_of(h, ZIJ_SAY_EDITION, w->edition);
    if (!w->whole)
        put_japanese_title(h, w->page);
    if (w->x != NULL)
        put_japanese_title(h, w->title);
    put_url(h, ZIJ_STR("、"), w->url);
    zij_html_text(h, ZIJ_STR("。"));
}

static void put_russian_part(zij_html *h, zij_str text)
{
    if (text.len == 0)
        return;
    put_stop(h);
    zij_html_text(h, ZIJ_STR("\xc2\xa0— "));
    zij_html_text(h, text);
}

/* After GOST: Рисунок // Страница // Книга. — Издание 2026 года. — Издатель, 2026. —
 * URL: ... */
static void put_russian(zij_html *h, const work *w)
{
    static const zij_str in = ZIJ_STR_CONST(" // ");
    zij_str edition = zij_page_says(h->v, ZIJ_SAY_EDITION);
    size_t at = zij_str_search(edition, 0, ZIJ_STR("%s"));

    if (!w->whole) {
        zij_html_text(h, w->title);
        zij_html_text(h, in);
    }
    if (w->x != NULL) {
        zij_html_text(h, w->page);
        zij_html_text(h, in);
    }
    zij_html_text(h, w->book);
    put_russian_part(h, zij_strf(h->mem, "%.*s%.*s%.*s", (int)at, edition.at,
                                 ZIJ_ARG(w->edition),
                                 ZIJ_ARG(zij_str_sub(edition, at + 2, edition.len))));
    put_russian_part(h, w->author);
    put_stop(h);
    put_url(h, ZIJ_STR("\xc2\xa0— URL: "), w->url);
}

static const struct {
    const char *lang;
    void (*put)(zij_html *h, const work *w);
} customs[] = { { "ja", put_japanese }, { "ru", put_russian } };

/* ---- BibTeX ---- */

/* What TeX takes for a command. Braces are words, for BibTeX counts them even behind a
 * backslash. */
static const struct {
    char c;
    const char *tex;
} tex_signs[] = {
    { '\\', "\\textbackslash{}" },
    { '{', "\\textbraceleft{}" },
    { '}', "\\textbraceright{}" },
    { '^', "\\textasciicircum{}" },
    { '~', "\\textasciitilde{}" },
    { '#', "\\#" },
    { '$', "\\$" },
    { '%', "\\%" },
    { '&', "\\&" },
    { '_', "\\_" },
};

static void put_tex(zij_buf *b, zij_str s)
{
    for (size_t i = 0; i < s.len;) {
        int32_t c = zij_utf8_next(s, &i);
        size_t k = 0;

        while (k < ZIJ_COUNT(tex_signs) && tex_signs[k].c != c)
            k++;
        if (k < ZIJ_COUNT(tex_signs))
            zij_put_c(b, tex_signs[k].tex);
        else if (zij_utf8_is_text(c) && c != '\n' && c != '\t')
            zij_put_utf8(b, c);
        else
            zij_put_byte(b, ' ');
    }
}

static void put_field(zij_buf *b, const char *name, const char *open, zij_str value,
                      const char *close)
{
    if (value.len == 0)
        return;
    zij_putf(b, ",\n  %s = %s", name, open);
    put_tex(b, value);
    zij_put_c(b, close);
}

/* central-asia:2026:gdp-usd:gdp:en; ids hold letters, digits, - _ and @, an edition what
 * its author likes. */
static void put_key_part(zij_buf *b, zij_str part, bool first)
{
    zij_put_c(b, first ? "" : ":");
    for (size_t i = 0; i < part.len; i++) {
        char c = part.at[i];
        bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                     (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';

        zij_put_byte(b, plain ? c : '-');
    }
}

static void put_key(zij_buf *b, const zij_html *h, const work *w)
{
    const zij_book *book = h->pages->book;

    put_key_part(b, book->id, true);
    put_key_part(b, book->edition, false);
    if (!w->whole)
        put_key_part(b, h->page->folder->slug, false);
    if (w->x != NULL)
        put_key_part(b, w->x->id, false);
    put_key_part(b, book->langs.id[h->v.lang], false);
}

/* What babel calls a language; empty where we do not know. */
static zij_str babel_name(zij_str lang)
{
    static const char *const names[][2] = { { "en", "english" },
                                            { "ja", "japanese" },
                                            { "ru", "russian" } };

    for (size_t i = 0; i < ZIJ_COUNT(names); i++)
        if (zij_str_eq(zij_str_of(names[i][0]), lang))
            return zij_str_of(names[i][1]);
    return (zij_str){ 0 };
}

static zij_str bibtex_of(zij_html *h, const work *w)
{
    zij_buf b = zij_buf_make(h->mem);

    zij_put_c(&b, w->whole ? "@book{" : "@incollection{");
    put_key(&b, h, w);
    put_field(&b, "author", "{{", w->author, "}}");
    put_field(&b, "title", "{{", w->title, "}}");
    if (!w->whole)
        put_field(&b, "booktitle", "{{", w->book, "}}");
    put_field(&b, "edition", "{", w->edition, "}");
    put_field(&b, "publisher", "{{", w->author, "}}");
    put_field(&b, "year", "{", w->year, "}");
    if (w->x != NULL)
        put_field(&b, "note", "{", w->page, "}");
    if (w->url.len > 0)
        zij_putf(&b, ",\n  url = {%.*s}", ZIJ_ARG(w->url));
    put_field(&b, "langid", "{", babel_name(h->pages->book->langs.id[h->v.lang]), "}");
    zij_put_c(&b, "\n}");
    return zij_buf_str(&b);
}

/* ---- all of it ---- */

static void put_style(zij_html *h, const work *w, zij_str name,
                      void (*put)(zij_html *, const work *))
{
    zij_html_put(h, "<dt>");
    zij_html_text(h, name);
    zij_html_put(h, "</dt><dd>");
    put(h, w);
    zij_html_put(h, "</dd>\n");
}

void zij_html_cite(zij_html *h, const zij_exhibit *x)
{
    work w = work_of(h, x);
    zij_str lang = h->pages->book->langs.id[h->v.lang];

    zij_html_put(h, "<details class=\"cite\"><summary>");
    zij_html_say(h, x == NULL ? ZIJ_SAY_CITE_PAGE : ZIJ_SAY_CITE);
    zij_html_put(h, "</summary><dl>\n");
    for (size_t i = 0; i < ZIJ_COUNT(customs); i++)
        if (zij_str_eq(zij_str_of(customs[i].lang), lang))
            put_style(h, &w, zij_page_says(h->v, ZIJ_SAY_CITE_CUSTOM), customs[i].put);
    put_style(h, &w, ZIJ_STR("APA"), put_apa);
    zij_html_put(h, "<dt>BibTeX</dt><dd><pre>");
    zij_html_text(h, bibtex_of(h, &w));
    zij_html_put(h, "</pre></dd></dl></details>\n");
}
