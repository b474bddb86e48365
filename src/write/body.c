/* body.c - the article of a topic page: messages, evidence, prose, exhibits, working. */
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

/* ---- evidence ---- */

#define EVIDENCE_MOST ((size_t)ZIJ_EXPR_FIGURES)

/* The text that carries a claim: its first place in the page. */
static const zij_node *find_claim(const zij_node *node, zij_str id)
{
    for (; node != NULL; node = node->next) {
        const zij_node *below;

        if (node->kind == ZIJ_NODE_CLAIM && zij_str_eq(node->text, id))
            return node;
        below = find_claim(node->first, id);
        if (below != NULL)
            return below;
    }
    return NULL;
}

/* The same in all words of an exhibit. */
static const zij_node *find_in_exhibit(const zij_exhibit *x, size_t lang, zij_str id)
{
    const zij_words *words[] = { &x->title, &x->subtitle, &x->rows_head, &x->total };
    const zij_profile *card = zij_exhibit_profile(x);
    const zij_node *found = NULL;

    for (size_t i = 0; found == NULL && i < ZIJ_COUNT(words); i++)
        found = find_claim(words[i]->in[lang], id);
    for (size_t i = 0; found == NULL && i < x->columns_n; i++)
        found = find_claim(x->columns[i].head.in[lang], id);
    for (size_t i = 0; found == NULL && card != NULL && i < card->facts_n; i++)
        found = find_claim(card->facts[i].text.in[lang], id);
    return found;
}

static const zij_node *find_anywhere(const zij_page *p, size_t lang, zij_str id)
{
    const zij_node *found = find_claim(p->title[lang]->first, id);

    if (found == NULL)
        found = find_claim(p->doc[lang]->first, id);
    for (size_t i = 0; found == NULL && i < p->exhibits_n; i++)
        found = find_in_exhibit(&p->exhibits[i], lang, id);
    return found;
}

/* "Kazakhstan, Japan, exports, 2024" */
static void put_figure_name(zij_html *h, zij_figure f)
{
    const zij_flow *flow = f.table->flow;
    zij_period p = zij_figure_period(f);
    zij_buf when = zij_buf_make(h->mem);

    for (size_t i = 0; i < flow->dims_n; i++) {
        if (i > 0)
            zij_html_say(h, ZIJ_SAY_COMMA);
        zij_html_text(
            h, flow->dims[i].codes->codes[zij_figure_key(f)[i]].names.in[h->v.lang]);
    }
    zij_html_say(h, ZIJ_SAY_COMMA);
    zij_text_put_period(&when, h->v.text, (zij_text_time){ p.ordinal, p.freq },
                        ZIJ_TEXT_WHEN_BRIEF);
    zij_html_text(h, zij_buf_str(&when));
}

/* What the figures of a flow are, before the first of them. */
static void put_flow(zij_html *h, const zij_flow *flow)
{
    zij_buf unit = zij_buf_make(h->mem);

    zij_html_put(h, "<p class=\"flow\">");
    zij_html_text(h, flow->name.in[h->v.lang]);
    zij_html_say(h, ZIJ_SAY_COMMA);
    zij_put_flow_unit(&unit, flow, h->v);
    zij_html_text(h, zij_buf_str(&unit));
    zij_html_put(h, "</p>\n<dl>");
}

static void put_figures(zij_html *h, const zij_figure *at, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        const zij_flow *flow = at[i].table->flow;
        zij_buf text = zij_buf_make(h->mem);
        const zij_obs *o = zij_figure_obs(at[i]);

        if (i == 0 || flow != at[i - 1].table->flow)
            put_flow(h, flow);
        zij_html_put(h, "<dt>");
        put_figure_name(h, at[i]);
        zij_html_put(h, "</dt><dd>");
        if (o->state == ZIJ_OBS_VALUE)
            zij_text_put_number(&text, h->v.text, zij_obs_dec(o), (zij_text_style){ 0 });
        else
            zij_put(&text, zij_text_missing(o->status));
        zij_html_text(h, zij_buf_str(&text));
        zij_html_put(h, "</dd>\n");
        if (i + 1 == n || at[i + 1].table->flow != flow)
            zij_html_put(h, "</dl>\n");
    }
}

static const zij_say outcome_words[] = {
    [ZIJ_PROVED] = ZIJ_SAY_PROVED,
    [ZIJ_REFUTED] = ZIJ_SAY_REFUTED,
    [ZIJ_UNDECIDED] = ZIJ_SAY_UNDECIDED,
    [ZIJ_UNKNOWN] = ZIJ_SAY_UNKNOWN,
};

static void put_evidence_of(zij_html *h, const zij_claim *c)
{
    const zij_formula *f = &h->page->formulas[c->formula];
    const zij_verdict *v = &f->value.verdicts[0];
    const zij_node *text = find_anywhere(h->page, h->v.lang, c->id);

    if (text == NULL)
        return;
    zij_html_putf(h, "<li id=\"e-%.*s\"><a class=\"close\" href=\"#main\" aria-label=\"",
                  ZIJ_ARG(c->id));
    zij_html_say(h, ZIJ_SAY_CLOSE);
    zij_html_put(h, "\">×</a><h3>");
    zij_html_plain(h, text->first);
    zij_html_put(h, "</h3>\n<p class=\"verdict\">");
    zij_html_say(h, outcome_words[v->outcome]);
    zij_html_put(h, "</p>\n");
    if (v->figures_n > 0)
        put_figures(h, v->figures, v->figures_n);
    else /* all that was looked at; a long list says no more than its beginning */
        put_figures(h, f->value.evidence.at, ZIJ_MIN(f->value.evidence.n, EVIDENCE_MOST));
    zij_html_put(h, "<code class=\"x\">");
    zij_html_text(h, zij_span_str(f->where));
    zij_html_put(h, "</code></li>\n");
}

static void put_evidence(zij_html *h)
{
    if (h->page->claims_n == 0)
        return;
    zij_html_put(h, "<aside class=\"evidence\" aria-label=\"");
    zij_html_say(h, ZIJ_SAY_EVIDENCE);
    zij_html_put(h, "\"><h2>");
    zij_html_say(h, ZIJ_SAY_EVIDENCE);
    zij_html_put(h, "</h2><ol>\n");
    for (size_t i = 0; i < h->page->claims_n; i++)
        put_evidence_of(h, &h->page->claims[i]);
    zij_html_put(h, "</ol></aside>\n");
}

/* ---- working ---- */

static void put_sources_of(zij_html *h, const zij_value *v)
{
    const zij_pool *pool = &h->pages->book->pool;
    zij_origins from = zij_value_origins(v, pool, h->mem);

    if (from.n == 0)
        return;
    zij_html_put(h, " <span>");
    zij_html_say(h, from.n > 1 ? ZIJ_SAY_SOURCES : ZIJ_SAY_SOURCE);
    zij_html_say(h, ZIJ_SAY_COLON);
    for (size_t i = 0; i < from.n; i++) {
        if (i > 0)
            zij_html_say(h, ZIJ_SAY_SEMICOLON);
        zij_html_origin(h, &pool->origins[from.at[i]], false);
    }
    zij_html_put(h, "</span>");
}

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
        put_sources_of(h,
                       &h->page->formulas[h->page->computed[node->index].formula].value);
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
    put_evidence(h);
    put_article(h, rest);
    put_working(h);
}
