/* html.c - text, links and inline words. */
#include "write/html.h"

#include "base/asset.h"
#include "base/num.h"
#include "base/utf8.h"

const char zij_html_csp[] =
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
    "font-src 'self'; base-uri 'none'; form-action 'none'";

zij_str zij_html_asset(const char *name)
{
    for (size_t i = 0; i < zij_asset_count; i++)
        if (zij_str_eq(zij_str_of(zij_assets[i].name), zij_str_of(name)))
            return (zij_str){ (const char *)zij_assets[i].at, zij_assets[i].len };
    ZIJ_ASSERT(!"an asset that the Makefile does not embed");
    return (zij_str){ 0 };
}

void zij_put_string(zij_buf *b, zij_str s)
{
    size_t from = 0;

    zij_put_byte(b, '"');
    for (size_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.at[i];

        if (c >= 0x20 && c != '"' && c != '\\')
            continue;
        zij_put(b, zij_str_sub(s, from, i));
        if (c == '\n')
            zij_put_c(b, "\\n");
        else
            zij_putf(b, "\\u%04x", c);
        from = i + 1;
    }
    zij_put(b, zij_str_sub(s, from, s.len));
    zij_put_byte(b, '"');
}

void zij_html_put(zij_html *h, const char *markup)
{
    zij_put_c(&h->out, markup);
}

void zij_html_putf(zij_html *h, const char *format, ...)
{
    va_list list;

    va_start(list, format);
    zij_putf_list(&h->out, format, list);
    va_end(list);
}

#define NO_CHARACTER "\xef\xbf\xbd" /* U+FFFD */

/* What stands for a character; NULL: itself. Controls have no place in HTML, and those
 * that turn the direction (U+202A to U+202E) would let digits be read backwards; the
 * marks and isolates that right-to-left text needs stay. */
static const char *entity(int32_t c)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    default:
        return zij_utf8_is_text(c) ? NULL : NO_CHARACTER;
    }
}

void zij_html_text(zij_html *h, zij_str s)
{
    size_t from = 0;

    for (size_t i = 0; i < s.len;) {
        size_t here = i;
        const char *e = entity(zij_utf8_next(s, &i));

        if (e == NULL)
            continue;
        zij_put(&h->out, zij_str_sub(s, from, here));
        zij_put_c(&h->out, e);
        from = i;
    }
    zij_put(&h->out, zij_str_sub(s, from, s.len));
    if (s.len > 0)
        h->last = zij_last_character(s);
}

void zij_html_prose(zij_html *h, zij_str s)
{
    bool twice = h->last == '.' && s.len > 0 && s.at[0] == '.';

    zij_html_text(h, zij_str_sub(s, twice, s.len));
}

void zij_html_say(zij_html *h, zij_say what)
{
    zij_html_prose(h, zij_page_says(h->v, what));
}

void zij_html_say_of(zij_html *h, zij_say what, zij_str of)
{
    zij_str words = zij_page_says(h->v, what);
    size_t at = zij_str_search(words, 0, ZIJ_STR("%s"));

    zij_html_text(h, zij_str_sub(words, 0, at));
    zij_html_text(h, of);
    zij_html_text(h, zij_str_sub(words, at + 2, words.len));
}

const zij_page *zij_html_page_of(const zij_html *h, zij_page_kind kind)
{
    for (size_t i = 0; i < h->pages->n; i++)
        if (h->pages->at[i].kind == kind && zij_html_has(h, &h->pages->at[i]))
            return &h->pages->at[i];
    return NULL;
}

const zij_page *zij_html_first(const zij_pages *pages, size_t lang)
{
    const zij_page *first = NULL;

    for (size_t i = 0; i < pages->n; i++) {
        const zij_page *p = &pages->at[i];

        if (p->doc[lang] != NULL && (first == NULL || p->kind == ZIJ_PAGE_COVER))
            first = p;
    }
    return first;
}

/* "gdp-usd/index.html", from the folder of a language. */
static void put_path(zij_html *h, const zij_page *page)
{
    if (page->kind != ZIJ_PAGE_COVER)
        zij_html_putf(h, "%.*s/", ZIJ_ARG(page->folder->slug));
    zij_html_put(h, "index.html");
}

void zij_html_other(zij_html *h, size_t lang)
{
    zij_html_putf(h, "%s../%.*s/", h->up, ZIJ_ARG(h->pages->book->langs.id[lang]));
    put_path(h, h->page->doc[lang] != NULL ? h->page : zij_html_first(h->pages, lang));
}

void zij_html_href(zij_html *h, const zij_page *page)
{
    zij_html_put(h, h->up);
    put_path(h, page);
}

/* Nothing parts a publisher from a title in Japanese quotes or from what is in brackets:
 * 国際通貨基金（IMF）「世界経済見通し」. */
static bool parts_itself(zij_str dataset)
{
    return zij_str_starts(dataset, ZIJ_STR("「")) ||
           zij_str_starts(dataset, ZIJ_STR("（"));
}

void zij_put_dataset(zij_buf *b, const zij_origin *o, zij_voice v)
{
    zij_str dataset = o->dataset.in[v.lang];

    zij_put(b, o->publisher.in[v.lang]);
    if (dataset.len == 0)
        return;
    if (!parts_itself(dataset))
        zij_put(b, zij_page_says(v, ZIJ_SAY_COMMA));
    zij_put(b, dataset);
}

void zij_html_dataset(zij_html *h, const zij_origin *o)
{
    zij_buf b = zij_buf_make(h->mem);

    zij_put_dataset(&b, o, h->v);
    zij_html_text(h, zij_buf_str(&b));
}

void zij_html_origin(zij_html *h, const zij_origin *o, bool release)
{
    const zij_page *sources = zij_html_page_of(h, ZIJ_PAGE_SOURCES);
    zij_buf date = zij_buf_make(h->mem);

    if (sources != NULL) {
        zij_html_put(h, "<a class=\"source\" href=\"");
        zij_html_href(h, sources);
        zij_html_putf(h, "#%.*s\">", ZIJ_ARG(o->id));
    }
    zij_html_dataset(h, o);
    if (release && zij_text_put_date(&date, h->v.text, o->release))
        zij_html_say_of(h, ZIJ_SAY_RELEASE, zij_buf_str(&date));
    if (sources != NULL)
        zij_html_put(h, "</a>");
}

void zij_html_origins(zij_html *h, const zij_value *v, const char *before,
                      const char *behind)
{
    const zij_pool *pool = &h->pages->book->pool;
    zij_origins from = zij_value_origins(v, pool, h->mem);

    if (from.n == 0)
        return;
    zij_html_put(h, before);
    zij_html_say(h, from.n > 1 ? ZIJ_SAY_SOURCES : ZIJ_SAY_SOURCE);
    zij_html_say(h, ZIJ_SAY_COLON);
    for (size_t i = 0; i < from.n; i++) {
        if (i > 0)
            zij_html_say(h, ZIJ_SAY_SEMICOLON);
        zij_html_origin(h, &pool->origins[from.at[i]], false);
    }
    zij_html_put(h, behind);
}

/* ---- inline ---- */

/* The number itself, in full, for machines; nothing for names and periods. */
static void put_machine_value(zij_html *h, const zij_value *v)
{
    if (v->kind != ZIJ_VALUE_NUMBERS || v->numbers[0].state != ZIJ_NUMBER_KNOWN)
        return;
    zij_html_put(h, " value=\"");
    zij_put_double(&h->out, v->numbers[0].middle.d);
    zij_html_put(h, "\"");
}

static void open_computed(zij_html *h, const zij_node *node)
{
    const zij_computed *c = &h->page->computed[node->index];
    const zij_formula *f = &h->page->formulas[c->formula];
    zij_buf text = zij_buf_make(h->mem);
    bool number = f->value.kind == ZIJ_VALUE_NUMBERS && zij_value_is_scalar(&f->value);

    zij_html_put(h, number ? "<data class=\"v\"" : "<span class=\"vs\"");
    if (number)
        put_machine_value(h, &f->value);
    zij_html_figures(h, &f->value.evidence);
    zij_html_put(h, " title=\"");
    zij_html_text(h, zij_span_str(f->where));
    zij_html_put(h, "\">");
    zij_put_value(&text, &f->value, c->format, h->v);
    zij_html_text(h, zij_buf_str(&text));
    zij_html_put(h, number ? "</data>" : "</span>");
}

static void open_claim(zij_html *h, const zij_node *node)
{
    zij_html_putf(h, "<a class=\"claim\" href=\"#claim-%.*s\">", ZIJ_ARG(node->text));
}

/* A claim that rounding leaves open says so at its place; one that is refuted or unknown
 * stands in drafts only. */
static void close_claim(zij_html *h, const zij_node *node)
{
    static const struct {
        const char *class;
        zij_say say;
    } marks_of[] = {
        [ZIJ_PROVED] = { NULL, ZIJ_SAYS },
        [ZIJ_REFUTED] = { "refuted", ZIJ_SAY_REFUTED },
        [ZIJ_UNDECIDED] = { "open", ZIJ_SAY_OPEN },
        [ZIJ_UNKNOWN] = { "refuted", ZIJ_SAY_UNKNOWN },
    };
    const zij_claim *c = zij_page_claim(h->page, node->text);
    const zij_formula *f = c == NULL ? NULL : &h->page->formulas[c->formula];

    zij_html_put(h, "</a>");
    if (f == NULL || marks_of[f->value.verdicts[0].outcome].class == NULL)
        return;
    zij_html_putf(h, "<small class=\"%s\">",
                  marks_of[f->value.verdicts[0].outcome].class);
    zij_html_say_of(h, ZIJ_SAY_ASIDE,
                    zij_page_says(h->v, marks_of[f->value.verdicts[0].outcome].say));
    zij_html_put(h, "</small>");
}

/* Without a page of sources the publisher stands in a tip. */
static void open_attributed(zij_html *h, const zij_node *node)
{
    const zij_page *sources = zij_html_page_of(h, ZIJ_PAGE_SOURCES);
    const zij_origin *o = zij_book_origin(h->pages->book, node->text);

    if (sources != NULL) {
        zij_html_put(h, "<a class=\"source\" href=\"");
        zij_html_href(h, sources);
        zij_html_putf(h, "#%.*s\">", ZIJ_ARG(node->text));
        return;
    }
    zij_html_put(h, "<span class=\"source\" title=\"");
    if (o != NULL)
        zij_html_text(h, o->publisher.in[h->v.lang]);
    zij_html_put(h, "\">");
}

static void close_attributed(zij_html *h, const zij_node *node)
{
    (void)node;
    zij_html_put(h, zij_html_page_of(h, ZIJ_PAGE_SOURCES) != NULL ? "</a>" : "</span>");
}

/* bind.c let only addresses through that cannot run anything. */
/* What begins with ../ is as seen from the folder of a topic (page/links.c); a cover lies
 * one higher. */
static void open_link(zij_html *h, const zij_node *node)
{
    bool inside = zij_str_starts(node->text, ZIJ_STR("../"));

    zij_html_put(h, "<a href=\"");
    zij_html_put(h, inside ? h->up : "");
    zij_html_text(h, zij_str_sub(node->text, inside ? 3 : 0, node->text.len));
    zij_html_put(h, zij_str_starts(node->text, ZIJ_STR("http")) ? "\" rel=\"external\">"
                                                                : "\">");
}

static void open_text(zij_html *h, const zij_node *node)
{
    zij_html_prose(h, node->text);
}

static void open_soft_break(zij_html *h, const zij_node *node)
{
    if (zij_page_blank(h->last, node->next, h->v))
        zij_put_byte(&h->out, '\n');
}

static const struct {
    const char *open, *close; /* plain markup, or ... */
    void (*begin)(zij_html *h, const zij_node *node);
    void (*end)(zij_html *h, const zij_node *node);
} marks[ZIJ_NODE_KINDS] = {
    [ZIJ_NODE_TEXT] = { .begin = open_text },
    [ZIJ_NODE_CODE] = { .open = "<code>", .close = "</code>", .begin = open_text },
    [ZIJ_NODE_COMPUTED] = { .begin = open_computed },
    [ZIJ_NODE_STRONG] = { .open = "<strong>", .close = "</strong>" },
    [ZIJ_NODE_EMPHASIS] = { .open = "<em>", .close = "</em>" },
    [ZIJ_NODE_LINK] = { .begin = open_link, .close = "</a>" },
    [ZIJ_NODE_CLAIM] = { .begin = open_claim, .end = close_claim },
    [ZIJ_NODE_ATTRIBUTED] = { .begin = open_attributed, .end = close_attributed },
    [ZIJ_NODE_SOFT_BREAK] = { .begin = open_soft_break },
    [ZIJ_NODE_HARD_BREAK] = { .open = "<br>" },
};

/* The depth of the tree is limited by ZIJ_PAGE_DEPTH. */
void zij_html_inline(zij_html *h, const zij_node *node)
{
    for (; node != NULL; node = node->next) {
        zij_html_put(h, marks[node->kind].open == NULL ? "" : marks[node->kind].open);
        if (marks[node->kind].begin != NULL)
            marks[node->kind].begin(h, node);
        zij_html_inline(h, node->first);
        if (marks[node->kind].end != NULL)
            marks[node->kind].end(h, node);
        zij_html_put(h, marks[node->kind].close == NULL ? "" : marks[node->kind].close);
    }
}

void zij_html_plain(zij_html *h, const zij_node *node)
{
    zij_buf words = zij_buf_make(h->mem);

    zij_put_words(&words, h->page, node, h->v);
    zij_html_text(h, zij_buf_str(&words));
}
