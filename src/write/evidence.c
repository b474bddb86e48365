/* evidence.c - what a bound statement rests on: the statement, the verdict, its figures
 * by flow with a small chart, where they come from, and the claim in zij's own language.
 */
#include "base/num.h"
#include "write/html.h"

enum { ROWS = ZIJ_EXPR_FIGURES }; /* a longer list says no more than its beginning */

/* ---- where a claim stands ---- */

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

const zij_node *zij_html_statement(const zij_page *p, size_t lang, zij_str id)
{
    const zij_node *found = find_claim(p->title[lang]->first, id);

    if (found == NULL)
        found = find_claim(p->doc[lang]->first, id);
    for (size_t i = 0; found == NULL && i < p->exhibits_n; i++)
        found = find_in_exhibit(&p->exhibits[i], lang, id);
    return found;
}

/* ---- figures by flow ---- */

void zij_put_codes(zij_buf *b, const zij_grounds *p, zij_figure f, bool varying,
                   zij_voice v)
{
    const zij_flow *flow = f.table->flow;

    for (size_t d = 0; d < flow->dims_n; d++) {
        if (p->varies[d] != varying)
            continue;
        if (b->len > 0)
            zij_put(b, zij_page_says(v, ZIJ_SAY_COMMA));
        zij_put(b, flow->dims[d].codes->codes[zij_figure_key(f)[d]].names.in[v.lang]);
    }
}

static void put_when(zij_buf *b, zij_figure f, zij_voice v)
{
    zij_period p = zij_figure_period(f);

    if (b->len > 0)
        zij_put(b, zij_page_says(v, ZIJ_SAY_COMMA));
    zij_text_put_period(b, v.text, (zij_text_time){ p.ordinal, p.freq },
                        ZIJ_TEXT_WHEN_BRIEF);
}

/* The run of figures of one flow that begins at `from`, and in what they differ. */
static zij_grounds grounds_of(const zij_figure *at, size_t n, size_t from)
{
    const zij_flow *flow = at[from].table->flow;
    zij_grounds p = { .at = at + from };

    while (from + p.n < n && p.at[p.n].table->flow == flow) {
        const zij_figure *f = &p.at[p.n++];

        for (size_t d = 0; d < flow->dims_n; d++)
            p.varies[d] =
                p.varies[d] || zij_figure_key(*f)[d] != zij_figure_key(p.at[0])[d];
        p.times = p.times ||
                  zij_period_cmp(zij_figure_period(*f), zij_figure_period(p.at[0])) != 0;
    }
    return p;
}

static bool any_varies(const zij_grounds *p)
{
    bool any = p->times;

    for (size_t d = 0; d < p->at[0].table->flow->dims_n; d++)
        any = any || p->varies[d];
    return any;
}

/* What all figures of a flow share: "Nominal GDP, 2024, billion US dollars". A single
 * figure has its codes and period at its side. */
static void put_flow(zij_html *h, const zij_grounds *p, zij_str id)
{
    const zij_flow *flow = p->at[0].table->flow;
    zij_buf b = zij_buf_make(h->mem);

    zij_put(&b, flow->name.in[h->v.lang]);
    if (any_varies(p))
        zij_put_codes(&b, p, p->at[0], false, h->v);
    if (any_varies(p) && !p->times)
        put_when(&b, p->at[0], h->v);
    zij_put(&b, zij_page_says(h->v, ZIJ_SAY_COMMA));
    zij_put_flow_unit(&b, flow, h->v);
    zij_html_putf(h, "<p class=\"flow\" id=\"%.*s\">", ZIJ_ARG(id));
    zij_html_text(h, zij_buf_str(&b));
    zij_html_put(h, "</p>\n");
}

/* ---- rows ---- */

/* Links to the exhibit of this page, or of another, that shows a figure. */
static bool open_home(zij_html *h, uint32_t place)
{
    size_t own = (size_t)(h->page - h->pages->at);
    const zij_home *home = &h->own_homes[place];
    const zij_page *page;

    if (place == 0 || !(home->is || h->homes[place].is))
        return false;
    home = home->is ? home : &h->homes[place];
    page = &h->pages->at[home->page];
    if (!zij_html_has(h, page) || !page->exhibits[home->exhibit].placed[h->v.lang])
        return false;
    zij_html_put(h, "<a href=\"");
    if (home->page != own)
        zij_html_href(h, page);
    zij_html_putf(h, "#%.*s\">", ZIJ_ARG(page->exhibits[home->exhibit].id));
    return true;
}

static void put_row(zij_html *h, const zij_grounds *p, zij_figure f)
{
    uint32_t place = zij_page_place(h->pages->book, f);
    const zij_obs *o = zij_figure_obs(f);
    zij_buf name = zij_buf_make(h->mem), text = zij_buf_make(h->mem);
    bool single = !any_varies(p), link;

    zij_put_codes(&name, p, f, !single, h->v);
    if (p->times || single)
        put_when(&name, f, h->v);
    zij_html_put(h, "<div");
    if (place != 0)
        zij_html_putf(h, " data-f=\"%u\"", place);
    zij_html_put(h, "><dt>");
    zij_html_text(h, zij_buf_str(&name));
    zij_html_put(h, "</dt><dd>");
    link = open_home(h, place);
    if (o->state == ZIJ_OBS_VALUE)
        zij_text_put_number(&text, h->v.text, zij_obs_dec(o), (zij_text_style){ 0 });
    else
        zij_put(&text, zij_text_missing(o->status));
    zij_html_text(h, zij_buf_str(&text));
    zij_html_put(h, link ? "</a></dd></div>\n" : "</dd></div>\n");
}

/* Of the figures of a flow those that decide; where none does the first of all. */
static void put_rows(zij_html *h, const zij_grounds *p, const zij_verdict *v)
{
    const zij_flow *flow = p->at[0].table->flow;
    size_t shown = 0;

    zij_html_put(h, "<dl>\n");
    for (size_t i = 0; i < v->figures_n; i++)
        if (v->figures[i].table->flow == flow) {
            put_row(h, p, v->figures[i]);
            shown++;
        }
    for (size_t i = 0; v->figures_n == 0 && i < ZIJ_MIN(p->n, (size_t)ROWS); i++) {
        put_row(h, p, p->at[i]);
        shown++;
    }
    zij_html_put(h, "</dl>\n");
    if (shown < p->n) {
        zij_html_put(h, "<p class=\"more\">");
        zij_html_say_of(h, ZIJ_SAY_MORE, zij_strf(h->mem, "%zu", p->n - shown));
        zij_html_put(h, "</p>\n");
    }
}

void zij_ranges_end(zij_ranges *r)
{
    if (r->last > r->first)
        zij_putf(&r->text, "-%u", r->last);
}

void zij_ranges_add(zij_ranges *r, uint32_t place)
{
    if (place == 0 || (r->first != 0 && place == r->last))
        return;
    if (r->first != 0 && place == r->last + 1) {
        r->last = place;
        return;
    }
    zij_ranges_end(r);
    zij_putf(&r->text, "%s%u", r->first != 0 ? " " : "", place);
    r->first = r->last = place;
}

void zij_html_figures(zij_html *h, const zij_evidence *e)
{
    zij_ranges r = { .text = zij_buf_make(h->mem) };

    for (size_t i = 0; i < e->n; i++)
        zij_ranges_add(&r, zij_page_place(h->pages->book, e->at[i]));
    zij_ranges_end(&r);
    if (r.first != 0)
        zij_html_putf(h, " data-f=\"%.*s\"", ZIJ_ARG(zij_buf_str(&r.text)));
}

/* ---- items ---- */

static const struct {
    zij_say say;
    const char *class;
} outcomes[] = {
    [ZIJ_PROVED] = { ZIJ_SAY_PROVED, "" },
    [ZIJ_REFUTED] = { ZIJ_SAY_REFUTED, " refuted" },
    [ZIJ_UNDECIDED] = { ZIJ_SAY_UNDECIDED, " open" },
    [ZIJ_UNKNOWN] = { ZIJ_SAY_UNKNOWN, " refuted" },
};

static void put_heading(zij_html *h, const zij_claim *c, const zij_node *text,
                        const zij_value *v)
{
    zij_html_putf(h, "<li id=\"claim-%.*s\"", ZIJ_ARG(c->id));
    zij_html_figures(h, &v->evidence);
    zij_html_put(h, "><a class=\"close\" href=\"#main\" aria-label=\"");
    zij_html_say(h, ZIJ_SAY_CLOSE);
    zij_html_put(h, "\">×</a><h3>");
    zij_html_plain(h, text->first);
    zij_html_putf(h, "</h3>\n<p class=\"verdict%s\">",
                  outcomes[v->verdicts[0].outcome].class);
    zij_html_say(h, outcomes[v->verdicts[0].outcome].say);
    zij_html_put(h, "</p>\n");
}

static void put_item(zij_html *h, const zij_claim *c)
{
    const zij_formula *f = &h->page->formulas[c->formula];
    const zij_evidence *e = &f->value.evidence;
    const zij_node *text = zij_html_statement(h->page, h->v.lang, c->id);
    size_t flows = 0;

    if (text == NULL)
        return;
    put_heading(h, c, text, &f->value);
    for (size_t i = 0; i < e->n;) {
        zij_grounds p = grounds_of(e->at, e->n, i);
        zij_str id = zij_strf(h->mem, "claim-%.*s-%zu", ZIJ_ARG(c->id), ++flows);

        put_flow(h, &p, id);
        zij_html_grounds(h, &p, id);
        put_rows(h, &p, &f->value.verdicts[0]);
        i += p.n;
    }
    zij_html_origins(h, &f->value, "<p class=\"src\">", "</p>\n");
    zij_html_put(h, "<code class=\"x\">");
    zij_html_text(h, zij_span_str(f->where));
    zij_html_putf(h, "</code>\n<p class=\"link\"><a href=\"#claim-%.*s\">",
                  ZIJ_ARG(c->id));
    zij_html_say(h, ZIJ_SAY_LINK);
    zij_html_put(h, "</a></p></li>\n");
}

/* ---- where figures are shown ---- */

void zij_homes_add(const zij_pages *pages, size_t page, zij_home *homes)
{
    const zij_page *p = &pages->at[page];

    for (size_t i = 0; i < p->exhibits_n; i++) {
        zij_cell c = { 0 };

        while (zij_exhibit_next(p, &p->exhibits[i], &c)) {
            uint32_t place = zij_page_place(pages->book, c.number->figure);

            if (!homes[place].is)
                homes[place] = (zij_home){ (uint16_t)page, (uint16_t)i, place != 0 };
        }
    }
}

zij_home *zij_homes_make(const zij_pages *pages, zij_arena *mem)
{
    return zij_array(mem, (size_t)zij_page_places(pages->book) + 1, zij_home);
}

void zij_html_evidence(zij_html *h)
{
    zij_home *own;

    if (h->page->claims_n == 0)
        return;
    own = zij_homes_make(h->pages, h->mem);
    zij_homes_add(h->pages, (size_t)(h->page - h->pages->at), own);
    h->own_homes = own;
    zij_html_put(h, "<aside class=\"evidence\" aria-label=\"");
    zij_html_say(h, ZIJ_SAY_EVIDENCE);
    zij_html_put(h, "\"><h2>");
    zij_html_say(h, ZIJ_SAY_EVIDENCE);
    zij_html_put(h, "</h2><ol>\n");
    for (size_t i = 0; i < h->page->claims_n; i++)
        put_item(h, &h->page->claims[i]);
    zij_html_put(h, "</ol></aside>\n");
}
