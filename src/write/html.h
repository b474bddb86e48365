/* html.h - what the files that write HTML share. web/README.md is the contract of the
 * elements and classes; web/zij.css gives them their looks. */
#ifndef ZIJ_WRITE_HTML_H
#define ZIJ_WRITE_HTML_H
#include "judge/judge.h"

/* Where a figure is shown first: an exhibit of a page. */
typedef struct zij_home {
    uint16_t page, exhibit; /* indices, of the page and in it */
    bool is;
} zij_home;

/* One page in one language on its way to a file. */
typedef struct zij_html {
    const zij_pages *pages;
    const zij_page *page;
    zij_voice v;
    const char
        *up; /* from the page to its language's folder: "../", or "" on the cover */
    const zij_audit *audit; /* of published editions */
    zij_arena *mem;         /* of this page */
    zij_diags *to;
    const zij_home *homes;     /* per place of a figure (zij_page_place) */
    const zij_home *own_homes; /* the same on this page */
    bool draft;                /* not to be published: marked so */
    bool checks;               /* data/checks.json is there */
    int32_t last;              /* character of text that was written */
    zij_buf out;
} zij_html;

extern const char zij_html_csp[];

/* A file that the program carries with it: "web/zij.css". */
zij_str zij_html_asset(const char *name);

/* A text as a string of JavaScript, and of JSON. */
void zij_put_string(zij_buf *b, zij_str s);
/* Text with &, <, > and " escaped; control characters become U+FFFD. */
void zij_html_text(zij_html *h, zij_str s);
/* Markup as it stands. */
void zij_html_put(zij_html *h, const char *markup);
void zij_html_putf(zij_html *h, const char *format, ...) ZIJ_PRINTF(2, 3);
/* The same, but a full stop after an abbreviation's (долл.) is left out. */
void zij_html_prose(zij_html *h, zij_str s);
/* One of our own phrases, escaped. */
void zij_html_say(zij_html *h, zij_say what);
/* A phrase that holds a %s, with a text in its place. */
void zij_html_say_of(zij_html *h, zij_say what, zij_str of);
/* The words of inline nodes with their marks; without them: plain. */
void zij_html_inline(zij_html *h, const zij_node *node);
void zij_html_plain(zij_html *h, const zij_node *node);
/* "gdp-usd", the folder of a page; empty: the cover, which lies in that of its language.
 */
static inline zij_str zij_html_slug(const zij_page *p)
{
    return p->kind == ZIJ_PAGE_COVER ? (zij_str){ 0 } : p->folder->slug;
}
/* "../gdp-usd/index.html", as seen from the page. */
void zij_html_href(zij_html *h, const zij_page *page);
/* To the same page in another language that has pages; to the first of them where this
 * one does not exist. */
void zij_html_other(zij_html *h, size_t lang);
/* A source's publisher and dataset, as text. */
void zij_put_dataset(zij_buf *b, const zij_origin *o, zij_voice v);
void zij_html_dataset(zij_html *h, const zij_origin *o);
/* The same as a link to the page of sources, if there is one. */
void zij_html_origin(zij_html *h, const zij_origin *o, bool release);
/* "Sources: IMF; World Bank" of a value, between two tags; nothing where it has none. */
void zij_html_origins(zij_html *h, const zij_value *v, const char *before,
                      const char *behind);
/* Whether a page exists in the language. */
static inline bool zij_html_has(const zij_html *h, const zij_page *p)
{
    return p->doc[h->v.lang] != NULL;
}
/* The cover of a language, or its first page; NULL when it has none. */
const zij_page *zij_html_first(const zij_pages *pages, size_t lang);
/* The page of a kind in the language, or NULL. */
const zij_page *zij_html_page_of(const zij_html *h, zij_page_kind kind);

/* The address of a page in a language, when the book has a url: with it, ending with /.
 */
void zij_html_put_url(zij_html *h, zij_buf *b, const zij_page *p, size_t lang);

/* How to cite an exhibit; NULL: the page, on the cover the book. */
void zij_html_cite(zij_html *h, const zij_exhibit *x);

/* What the head of a page says of it to machines: description, languages, Open Graph. */
void zij_html_meta(zij_html *h);
/* The same for site/index.html, in the language that it sends to. */
void zij_html_door_meta(zij_html *h, size_t lang);
/* The figures of a page as a schema.org Dataset; nothing for a page without any. */
void zij_html_schema(zij_html *h);

/* The period of a column of a table whose columns differ; empty where the subtitle or the
 * head says it. */
zij_str zij_html_column_period(zij_html *h, const zij_exhibit *x, size_t column);
/* " (Kazakhstan and Kyrgyzstan)": whose figures one of several sources published. */
void zij_html_covers(zij_html *h, const zij_exhibit *x, uint16_t origin);
/* A note on which rows are of which period, where figures of one column differ in it. */
void zij_html_row_periods(zij_html *h, const zij_exhibit *x);
/* Notes below two exhibits side by side whose periods differ, or that share no source. */
void zij_html_pair_differs(zij_html *h, const zij_exhibit *a, const zij_exhibit *b);

/* The parts of a page. */
void zij_html_body(zij_html *h);
/* The text of a claim in a language: its first place in the page; NULL: none. */
const zij_node *zij_html_statement(const zij_page *p, size_t lang, zij_str id);
/* Room for a home of each figure; and those of a page added that have none yet. */
zij_home *zij_homes_make(const zij_pages *pages, zij_arena *mem);
void zij_homes_add(const zij_pages *pages, size_t page, zij_home *homes);
/* Places of figures, in ascending order, as text: "12-40 57". Again the same, and 0, are
 * nothing new. */
typedef struct zij_ranges {
    zij_buf text;
    uint32_t first, last; /* of the run that is open; 0: none as yet */
} zij_ranges;
void zij_ranges_add(zij_ranges *r, uint32_t place);
void zij_ranges_end(zij_ranges *r);
/* The figures that something rests on, as an attribute. */
void zij_html_figures(zij_html *h, const zij_evidence *e);
/* What the bound statements of a page rest on, an item each. */
void zij_html_evidence(zij_html *h);
/* The figures of a flow among the evidence of a claim as a small chart; nothing where
 * they make none. named  id of the words above it, which name it */
typedef struct zij_grounds {
    const zij_figure *at; /* of one flow, by key, then period */
    size_t n;
    bool varies[ZIJ_DIMS]; /* which dimensions have more than one code */
    bool times;            /* there is more than one period */
} zij_grounds;
void zij_html_grounds(zij_html *h, const zij_grounds *p, zij_str named);
/* The names of the codes of a figure, of dimensions that vary or of the others: "Japan,
 * exports". */
void zij_put_codes(zij_buf *b, const zij_grounds *p, zij_figure f, bool varying,
                   zij_voice v);
/* An exhibit as a table; how many columns it prints: its series, or over time its
 * periods.
 */
void zij_html_table(zij_html *h, const zij_exhibit *x);
size_t zij_html_columns(const zij_exhibit *x);
/* Number of a note of single figures, from 1; 0: it is one of the whole exhibit. */
size_t zij_html_note_number(const zij_exhibit *x, uint16_t remark);
/* Whether a figure carries a note. */
bool zij_html_carries(const zij_number *n, uint16_t remark);
/* An exhibit of the kind audit, as a table. */
void zij_html_audit(zij_html *h, const zij_exhibit *x);
void zij_html_figure(zij_html *h, const zij_exhibit *x, const char *size);
ZIJ_MUST_USE zij_rc zij_html_page(zij_html *h);
void zij_html_contents(zij_html *h, int heading);
void zij_html_sources(zij_html *h);
/* The search field, hidden until a script shows it. */
void zij_html_search(zij_html *h);
/* site/index.html: sends the reader to a language, and lists the others. */
void zij_html_door(zij_html *h, size_t lang);
/* The first list of a page, which holds its messages; NULL: none. */
const zij_node *zij_html_messages(const zij_page *p, size_t lang);

#endif
