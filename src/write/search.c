/* search.c - the file that a reader's search field loads: assets/search-LANG.js, which is
 * web/search.js and, behind it, the index of all pages of a language. A classic script,
 * for neither fetch nor modules work from file://. */
#include "write/search.h"

#include "base/map.h"

typedef struct collector {
    const zij_pages *pages;
    const zij_page *page;
    zij_voice v;
    zij_arena *mem;
    zij_buf *out;
    zij_buf labels;
    zij_map seen; /* labels of the exhibit, each once */
} collector;

static void put_words(collector *c, zij_text_passage what, const zij_node *inline_nodes)
{
    zij_buf b = zij_buf_make(c->mem);

    zij_put_words(&b, c->page, inline_nodes, c->v);
    zij_text_index_put(c->out, what, zij_buf_str(&b));
}

/* ---- exhibits ---- */

/* Years and numbers on an axis are no names. */
static bool has_letter(zij_str s)
{
    for (size_t i = 0; i < s.len; i++)
        if ((unsigned char)(s.at[i] | 0x20) >= 'a')
            return true;
    return false;
}

static void add_label(collector *c, zij_str name)
{
    uint32_t next = (uint32_t)c->seen.n;

    if (!has_letter(name) || zij_map_add(&c->seen, name, next) != next)
        return;
    if (c->labels.len > 0)
        zij_put(&c->labels, zij_page_says(c->v, ZIJ_SAY_COMMA));
    zij_put(&c->labels, name);
}

/* The names of its lines, segments or columns, then those of its rows and panels. */
static void add_labels(collector *c, const zij_exhibit *x)
{
    static const zij_along order[] = { ZIJ_ALONG_SERIES, ZIJ_ALONG_ROWS,
                                       ZIJ_ALONG_PANELS };
    zij_view view = { c->pages, c->page, x, c->v, c->mem };

    for (size_t k = 0; k < ZIJ_COUNT(order); k++)
        for (size_t i = 0; i < x->sides[order[k]].n; i++)
            if (x->sides[order[k]].parts[i].kind != ZIJ_PART_TOTAL)
                add_label(c, zij_part_name(&view, order[k], i));
}

static void put_exhibit(collector *c, const zij_exhibit *x)
{
    zij_buf subtitle = zij_buf_make(c->mem);

    zij_text_index_exhibit(c->out, x->id);
    put_words(c, ZIJ_TEXT_EXHIBIT, x->title.in[c->v.lang]);
    zij_put_subtitle(&subtitle, c->page, x, c->v);
    zij_text_index_put(c->out, ZIJ_TEXT_SUBTITLE, zij_buf_str(&subtitle));
    c->labels = zij_buf_make(c->mem);
    c->seen = zij_map_make(c->mem);
    add_labels(c, x);
    zij_text_index_put(c->out, ZIJ_TEXT_LABELS, zij_buf_str(&c->labels));
    for (size_t i = 0; i < x->remarks_n; i++)
        zij_text_index_put(
            c->out, ZIJ_TEXT_NOTE,
            c->pages->book->pool.remarks[x->remarks[i]].text.in[c->v.lang]);
}

static void put_exhibits(collector *c, const zij_node *node)
{
    for (; node != NULL; node = node->next)
        if (node->kind == ZIJ_NODE_PAIR)
            put_exhibits(c, node->first);
        else if (node->kind == ZIJ_NODE_EXHIBIT)
            put_exhibit(c, &c->page->exhibits[node->index]);
}

/* ---- text ---- */

/* Blocks are nested ZIJ_PAGE_DEPTH deep at most. */
static void put_blocks(collector *c, const zij_node *node, zij_text_passage what)
{
    for (; node != NULL; node = node->next) {
        bool words = node->kind == ZIJ_NODE_PARAGRAPH || node->kind == ZIJ_NODE_HEADING;

        if (words)
            put_words(c, what, node->first);
        else if (node->kind == ZIJ_NODE_LIST || node->kind == ZIJ_NODE_ITEM ||
                 node->kind == ZIJ_NODE_QUOTE)
            put_blocks(c, node->first, what);
    }
}

static void put_text(collector *c)
{
    const zij_node *first = c->page->doc[c->v.lang]->first;
    const zij_node *messages = zij_html_messages(c->page, c->v.lang);

    if (messages != NULL) {
        put_blocks(c, messages->first, ZIJ_TEXT_MESSAGE);
        first = messages->next;
    }
    put_blocks(c, first, ZIJ_TEXT_PROSE);
}

/* ---- sources ---- */

/* Each source is a place of its own on the page that lists them. */
static void put_origin(collector *c, const zij_origin *o)
{
    zij_buf b = zij_buf_make(c->mem);

    zij_put_dataset(&b, o, c->v);
    zij_text_index_exhibit(c->out, o->id);
    zij_text_index_put(c->out, ZIJ_TEXT_EXHIBIT, zij_buf_str(&b));
    zij_text_index_put(c->out, ZIJ_TEXT_NOTE, o->licence);
}

/* ---- pages ---- */

static void put_page(collector *c)
{
    const zij_pool *pool = &c->pages->book->pool;
    zij_str slug = c->page->folder->slug;

    zij_text_index_page(c->out, c->page->kind == ZIJ_PAGE_COVER
                                    ? ZIJ_STR("index.html")
                                    : zij_strf(c->mem, "%.*s/index.html", ZIJ_ARG(slug)));
    put_words(c, ZIJ_TEXT_TITLE, c->page->title[c->v.lang]->first);
    if (c->page->section != NULL)
        zij_text_index_put(c->out, ZIJ_TEXT_SECTION,
                           c->page->section->name.in[c->v.lang]);
    put_text(c);
    put_exhibits(c, c->page->doc[c->v.lang]->first);
    for (size_t i = 0; c->page->kind == ZIJ_PAGE_SOURCES && i < pool->origins_n; i++)
        put_origin(c, &pool->origins[i]);
}

zij_str zij_search_index(const zij_pages *pages, size_t lang, zij_arena *mem)
{
    zij_buf out = zij_buf_make(mem);
    collector c = {
        .pages = pages, .v = zij_voice_of(pages->book, lang), .mem = mem, .out = &out
    };

    zij_text_index_head(&out);
    for (size_t i = 0; i < pages->n; i++) {
        c.page = &pages->at[i];
        if (c.page->doc[lang] != NULL && c.page->kind != ZIJ_PAGE_CONTENTS)
            put_page(&c);
    }
    return zij_buf_str(&out);
}

/* ---- the script ---- */

zij_str zij_search_script(const zij_pages *pages, size_t lang, zij_arena *mem)
{
    zij_str index = zij_search_index(pages, lang, mem);
    zij_buf out = zij_buf_make(mem);

    zij_put(&out, zij_html_asset("web/search.js"));
    zij_put_c(&out, "zij_search(");
    zij_put_string(&out, index);
    zij_put_c(&out, ");\n");
    return zij_buf_str(&out);
}

/* ---- the field ---- */

static void put_phrase(zij_html *h, const char *attribute, zij_say what)
{
    zij_html_putf(h, " %s=\"", attribute);
    zij_html_text(h, zij_page_says(h->v, what));
    zij_html_put(h, "\"");
}

void zij_html_search(zij_html *h)
{
    zij_html_putf(h,
                  "<form class=\"search\" role=\"search\" data-up=\"%s\" "
                  "data-src=\"%s../assets/search-%.*s.js\"",
                  h->up, h->up, ZIJ_ARG(h->pages->book->langs.id[h->v.lang]));
    put_phrase(h, "data-count", ZIJ_SAY_SEARCH_COUNT);
    put_phrase(h, "data-one", ZIJ_SAY_SEARCH_ONE);
    put_phrase(h, "data-best", ZIJ_SAY_SEARCH_BEST);
    put_phrase(h, "data-none", ZIJ_SAY_SEARCH_NONE);
    put_phrase(h, "data-failed", ZIJ_SAY_SEARCH_FAILED);
    zij_html_put(h, " hidden>\n<input type=\"search\" autocomplete=\"off\" "
                    "autocapitalize=\"none\" spellcheck=\"false\" enterkeyhint=\"go\" "
                    "maxlength=\"100\" aria-keyshortcuts=\"/\"");
    put_phrase(h, "aria-label", ZIJ_SAY_SEARCH);
    put_phrase(h, "placeholder", ZIJ_SAY_SEARCH);
    zij_html_put(h, ">\n<p class=\"vh\" role=\"status\"></p>\n<div class=\"found\" "
                    "role=\"region\" tabindex=\"-1\"");
    put_phrase(h, "aria-label", ZIJ_SAY_SEARCH_RESULTS);
    zij_html_put(h, " hidden><p aria-hidden=\"true\"></p><ol></ol></div>\n</form>\n");
}
