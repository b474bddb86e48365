/* body.c - the article of a topic page: messages, prose, exhibits, working. */
#include "write/html.h"

const zij_node *zij_html_messages(const zij_page *p, size_t lang)
{
    const zij_node *first = p->doc[lang] == NULL ? NULL : p->doc[lang]->first;

    return first != NULL && first->kind == ZIJ_NODE_LIST && first->level == 0 ? first
                                                                              : NULL;
}

/* ---- blocks ---- */

static void put_block(zij_html *h, const zij_node *node);

static void put_blocks(zij_html *h, const zij_node *node)
{
    for (; node != NULL; node = node->next)
        put_block(h, node);
}

/* Headings of a page start below its title. */
static void put_heading(zij_html *h, const zij_node *node)
{
    int level = ZIJ_MIN(ZIJ_MAX(node->level, 2), 4);

    zij_html_putf(h, "<h%d>", level);
    zij_html_inline(h, node->first);
    zij_html_putf(h, "</h%d>\n", level);
}

/* A paragraph inside an item of a list stands without <p>. */
static void put_item(zij_html *h, const zij_node *item)
{
    zij_html_put(h, "<li>");
    for (const zij_node *c = item->first; c != NULL; c = c->next) {
        if (c->kind == ZIJ_NODE_PARAGRAPH)
            zij_html_inline(h, c->first);
        else
            put_block(h, c);
    }
    zij_html_put(h, "</li>\n");
}

static void put_list(zij_html *h, const zij_node *list, const char *class)
{
    const char *tag = list->level == 1 ? "ol" : "ul";

    zij_html_putf(h, "<%s%s>\n", tag, class);
    for (const zij_node *item = list->first; item != NULL; item = item->next)
        put_item(h, item);
    zij_html_putf(h, "</%s>\n", tag);
}

static void put_block(zij_html *h, const zij_node *node)
{
    switch (node->kind) {
    case ZIJ_NODE_HEADING:
        put_heading(h, node);
        break;
    case ZIJ_NODE_LIST:
        put_list(h, node, "");
        break;
    case ZIJ_NODE_QUOTE:
        zij_html_put(h, "<blockquote>\n");
        put_blocks(h, node->first);
        zij_html_put(h, "</blockquote>\n");
        break;
    case ZIJ_NODE_RULE:
        zij_html_put(h, "<hr>\n");
        break;
    case ZIJ_NODE_CODE:
        zij_html_put(h, "<pre><code>");
        zij_html_text(h, node->text);
        zij_html_put(h, "</code></pre>\n");
        break;
    default:
        zij_html_put(h, "<p>");
        zij_html_inline(h, node->first);
        zij_html_put(h, "</p>\n");
    }
}

/* ---- working ---- */

static void put_working_of(zij_html *h, const zij_node *node, size_t *n)
{
    for (; node != NULL; node = node->next) {
        put_working_of(h, node->first, n);
        if (node->kind != ZIJ_NODE_COMPUTED ||
            h->page->formulas[h->page->computed[node->index].formula].value.kind !=
                ZIJ_VALUE_NUMBERS)
            continue;
        if ((*n)++ == 0) {
            zij_html_put(h, "<details class=\"working\"><summary>");
            zij_html_say(h, ZIJ_SAY_WORKING);
            zij_html_put(h, "</summary><ol>\n");
        }
        zij_html_put(h, "<li><b>");
        zij_html_plain(h, &(zij_node){ .kind = ZIJ_NODE_COMPUTED, .index = node->index });
        zij_html_put(h, "</b> <code>");
        zij_html_text(
            h, zij_span_str(
                   h->page->formulas[h->page->computed[node->index].formula].where));
        zij_html_put(h, "</code>");
        zij_html_origins(h,
                         &h->page->formulas[h->page->computed[node->index].formula].value,
                         " <span>", "</span>");
        zij_html_put(h, "</li>\n");
    }
}

static void put_working(zij_html *h)
{
    size_t n = 0;

    put_working_of(h, h->page->doc[h->v.lang]->first, &n);
    if (n > 0)
        zij_html_put(h, "</ol></details>\n");
}

/* ---- the article ---- */

static void put_pair(zij_html *h, const zij_node *pair)
{
    zij_html_put(h, "<div class=\"pair\">\n");
    for (const zij_node *x = pair->first; x != NULL; x = x->next)
        zij_html_figure(h, &h->page->exhibits[x->index], "half");
    if (pair->first != NULL && pair->first->next != NULL)
        zij_html_pair_differs(h, &h->page->exhibits[pair->first->index],
                              &h->page->exhibits[pair->first->next->index]);
    zij_html_put(h, "</div>\n");
}

/* Runs of prose share one column; exhibits stand between them. */
static void put_article(zij_html *h, const zij_node *node)
{
    bool prose = false;

    for (; node != NULL; node = node->next) {
        bool exhibit = node->kind == ZIJ_NODE_EXHIBIT || node->kind == ZIJ_NODE_PAIR;

        if (prose == exhibit)
            zij_html_put(h, exhibit ? "</div>\n" : "<div class=\"prose\">\n");
        prose = !exhibit;
        if (node->kind == ZIJ_NODE_PAIR)
            put_pair(h, node);
        else if (exhibit)
            zij_html_figure(h, &h->page->exhibits[node->index],
                            h->page->exhibits[node->index].full ? "full" : "column");
        else
            put_block(h, node);
    }
    if (prose)
        zij_html_put(h, "</div>\n");
}

void zij_html_body(zij_html *h)
{
    const zij_node *messages = zij_html_messages(h->page, h->v.lang);
    const zij_node *rest = h->page->doc[h->v.lang]->first;

    if (messages != NULL) {
        put_list(h, messages, " class=\"messages\"");
        rest = messages->next;
    }
    zij_html_evidence(h);
    put_article(h, rest);
    put_working(h);
}
