/* uses.c - the script that says what uses each figure: statements, numbers in the text,
 * exhibits and identities with their figures, then the names and values of the figures.
 *
 * Figures are numbers (zij_page_place), and those that a statement uses mostly follow one
 * another: "12-40 57". That is far shorter than a list of users for each figure, and the
 * browser turns it around in a millisecond. */
#include "write/uses.h"

#include "base/num.h"
#include "base/sort.h"
#include "base/utf8.h"

enum { WORDS = 100 }; /* characters of a paragraph that names itself */

static int by_use(const void *a, const void *b, void *with)
{
    const zij_use_of *x = a, *y = b;

    (void)with;
    if (x->use.kind != y->use.kind)
        return x->use.kind < y->use.kind ? -1 : 1;
    if (x->use.page != y->use.page)
        return x->use.page < y->use.page ? -1 : 1;
    if (x->use.index != y->use.index)
        return x->use.index < y->use.index ? -1 : 1;
    return (x->place > y->place) - (x->place < y->place);
}

zij_use_list zij_use_list_make(const zij_pages *pages, const zij_judged *judged,
                               zij_arena *mem)
{
    const zij_uses *uses = zij_judge_uses(pages, judged, mem);
    zij_list(zij_use_of) all = { 0 };

    for (size_t i = 0; i < uses->n; i++) {
        uint32_t place = zij_page_place(pages->book, uses->at[i].figure);

        for (size_t k = 0; place != 0 && k < uses->at[i].n; k++)
            if (uses->at[i].use[k].kind != ZIJ_USE_COMPUTED) /* by paragraph, see below */
                *zij_list_add(mem, &all) = (zij_use_of){ uses->at[i].use[k], place };
    }
    zij_sort(mem, all.at, all.n, sizeof(zij_use_of), by_use, NULL);
    return (zij_use_list){ pages, judged, uses, all.at, all.n };
}

/* One language's script on its way. */
typedef struct script {
    const zij_use_list *list;
    zij_voice v;
    zij_arena *mem;
    zij_buf out;
    size_t items;
    bool *seen; /* by place; all false between paragraphs */
} script;

static void put_words(script *s, zij_say what)
{
    zij_put_string(&s->out, zij_page_says(s->v, what));
}

/* ---- items ---- */

typedef struct item {
    zij_use_kind kind;
    size_t page;  /* ZIJ_USE_NO_PAGE: none */
    zij_str id;   /* where it stands on the page; empty: nowhere special */
    zij_str text; /* empty: it has none in this language */
} item;

static void put_item(script *s, const item *it, zij_ranges *r)
{
    zij_ranges_end(r);
    zij_putf(&s->out, "%s\n[%d,", s->items++ > 0 ? "," : "", (int)it->kind);
    if (it->page == ZIJ_USE_NO_PAGE)
        zij_put_c(&s->out, "-1,");
    else
        zij_putf(&s->out, "%zu,", it->page);
    zij_put_string(&s->out, it->id);
    zij_put_c(&s->out, ",");
    zij_put_string(&s->out, it->text);
    zij_put_c(&s->out, ",");
    zij_put_string(&s->out, zij_buf_str(&r->text));
    zij_put_c(&s->out, "]");
}

static zij_str words_of(const script *s, const zij_page *p, const zij_node *node)
{
    zij_buf b = zij_buf_make(s->mem);

    zij_put_words(&b, p, node, s->v);
    return zij_buf_str(&b);
}

static item item_of(const script *s, zij_use use)
{
    const zij_page *p =
        use.page == ZIJ_USE_NO_PAGE ? NULL : &s->list->pages->at[use.page];
    item it = { .kind = use.kind, .page = use.page };

    if (use.kind == ZIJ_USE_IDENTITY) {
        it.text = s->list->judged->identities[use.index].identity->name.in[s->v.lang];
    } else if (p->doc[s->v.lang] == NULL) {
        return it;
    } else if (use.kind == ZIJ_USE_CLAIM) {
        zij_str id = p->claims[use.index].id;
        const zij_node *text = zij_html_statement(p, s->v.lang, id);

        it.id = zij_strf(s->mem, "claim-%.*s", ZIJ_ARG(id));
        it.text = text == NULL ? (zij_str){ 0 } : words_of(s, p, text->first);
    } else if (p->exhibits[use.index].placed[s->v.lang]) {
        it.id = p->exhibits[use.index].id;
        it.text = words_of(s, p, p->exhibits[use.index].title.in[s->v.lang]);
    }
    return it;
}

static bool same_use(zij_use a, zij_use b)
{
    return a.kind == b.kind && a.page == b.page && a.index == b.index;
}

static void put_uses(script *s)
{
    const zij_use_list *l = s->list;

    for (size_t i = 0; i < l->n;) {
        zij_use use = l->at[i].use;
        zij_ranges r = { .text = zij_buf_make(s->mem) };
        item it = item_of(s, use);

        for (; i < l->n && same_use(l->at[i].use, use); i++)
            zij_ranges_add(&r, l->at[i].place);
        if (it.text.len > 0)
            put_item(s, &it, &r);
    }
}

/* ---- numbers in the text, by paragraph ---- */

typedef struct paragraph {
    const script *s;
    const zij_page *page;
    zij_str claim;        /* the first that stands in it */
    uint32_t first, last; /* places seen; 0: none */
} paragraph;

static void see(paragraph *p, uint32_t place)
{
    if (place == 0)
        return;
    p->s->seen[place] = true;
    p->first = p->first == 0 ? place : ZIJ_MIN(p->first, place);
    p->last = ZIJ_MAX(p->last, place);
}

static void find_numbers(paragraph *p, const zij_node *node)
{
    for (; node != NULL; node = node->next) {
        const zij_evidence *e;

        if (node->kind == ZIJ_NODE_CLAIM && p->claim.len == 0)
            p->claim = node->text;
        find_numbers(p, node->first);
        if (node->kind != ZIJ_NODE_COMPUTED)
            continue;
        e = &p->page->formulas[p->page->computed[node->index].formula].value.evidence;
        for (size_t i = 0; i < e->n; i++)
            see(p, zij_page_place(p->s->list->pages->book, e->at[i]));
    }
}

/* The beginning of a text. */
static zij_str shortened(zij_str text, zij_arena *mem)
{
    size_t at = 0, n = 0;

    while (at < text.len && n++ < WORDS)
        zij_utf8_next(text, &at);
    return at == text.len ? text
                          : zij_strf(mem, "%.*s…", ZIJ_ARG(zij_str_sub(text, 0, at)));
}

static void put_paragraph(script *s, size_t page, const zij_node *node)
{
    const zij_page *p = &s->list->pages->at[page];
    paragraph one = { .s = s, .page = p };
    zij_ranges r = { .text = zij_buf_make(s->mem) };
    item it = { .kind = ZIJ_USE_COMPUTED, .page = page };

    find_numbers(&one, node->first);
    if (one.first == 0)
        return;
    for (uint32_t i = one.first; i <= one.last; i++) {
        zij_ranges_add(&r, s->seen[i] ? i : 0);
        s->seen[i] = false;
    }
    if (one.claim.len > 0)
        it.id = zij_strf(s->mem, "claim-%.*s", ZIJ_ARG(one.claim));
    it.text = shortened(words_of(s, p, node->first), s->mem);
    put_item(s, &it, &r);
}

/* The depth of the tree is limited by ZIJ_PAGE_DEPTH. */
static void put_paragraphs(script *s, size_t page, const zij_node *node)
{
    for (; node != NULL; node = node->next)
        if (node->kind == ZIJ_NODE_PARAGRAPH || node->kind == ZIJ_NODE_HEADING)
            put_paragraph(s, page, node);
        else
            put_paragraphs(s, page, node->first);
}

/* ---- pages and figures ---- */

static void put_pages(script *s)
{
    const zij_pages *pages = s->list->pages;

    zij_put_c(&s->out, "\"pages\":[");
    for (size_t i = 0; i < pages->n; i++) {
        const zij_page *p = &pages->at[i];

        zij_put_c(&s->out, i > 0 ? ",[" : "[");
        zij_put_string(&s->out, zij_html_slug(p));
        zij_put_c(&s->out, ",");
        zij_put_string(&s->out, p->doc[s->v.lang] == NULL
                                    ? (zij_str){ 0 }
                                    : words_of(s, p, p->title[s->v.lang]->first));
        zij_put_c(&s->out, "]");
    }
    zij_put_c(&s->out, "],\n");
}

static void put_flows(script *s)
{
    const zij_book *book = s->list->pages->book;

    zij_put_c(&s->out, "\"flows\":[");
    for (size_t i = 0; i < book->flows_n; i++) {
        zij_buf b = zij_buf_make(s->mem);

        zij_put(&b, book->flows[i].name.in[s->v.lang]);
        zij_put(&b, zij_page_says(s->v, ZIJ_SAY_COMMA));
        zij_put_flow_unit(&b, &book->flows[i], s->v);
        zij_put_c(&s->out, i > 0 ? "," : "");
        zij_put_string(&s->out, zij_buf_str(&b));
    }
    zij_put_c(&s->out, "],\n");
}

/* Figures whose places follow one another and that differ in their period only. */
typedef struct stretch {
    zij_figure first;
    uint32_t place;
    size_t n;
    zij_buf periods, values;
} stretch;

static void end_stretch(script *s, const stretch *t, bool more)
{
    const zij_book *book = s->list->pages->book;
    zij_grounds none = { 0 };
    zij_buf name = zij_buf_make(s->mem);

    if (t->n == 0)
        return;
    none.at = &t->first;
    zij_put_codes(&name, &none, t->first, false, s->v);
    zij_putf(&s->out, "\n[%d,%u,", (int)(t->first.table->flow - book->flows), t->place);
    zij_put_string(&s->out, zij_buf_str(&name));
    zij_put_c(&s->out, ",");
    zij_put_string(&s->out, zij_buf_str(&t->periods));
    zij_put_c(&s->out, ",");
    zij_put_string(&s->out, zij_buf_str(&t->values));
    zij_put_c(&s->out, more ? "]," : "]");
}

static bool same_series(zij_figure a, zij_figure b)
{
    if (a.table->flow != b.table->flow)
        return false;
    for (size_t d = 0; d < a.table->flow->dims_n; d++)
        if (zij_figure_key(a)[d] != zij_figure_key(b)[d])
            return false;
    return true;
}

static void add_figure(script *s, stretch *t, zij_figure f)
{
    zij_period p = zij_figure_period(f);
    const zij_obs *o = zij_figure_obs(f);

    if (t->n++ > 0) {
        zij_put_c(&t->periods, "|");
        zij_put_c(&t->values, "|");
    }
    zij_text_put_period(&t->periods, s->v.text, (zij_text_time){ p.ordinal, p.freq },
                        ZIJ_TEXT_WHEN_BRIEF);
    if (o->state == ZIJ_OBS_VALUE)
        zij_text_put_number(&t->values, s->v.text, zij_obs_dec(o), (zij_text_style){ 0 });
    else
        zij_put(&t->values, zij_text_missing(o->status));
}

static void put_series(script *s)
{
    const zij_uses *uses = s->list->uses;
    stretch t = { 0 };

    zij_put_c(&s->out, "\"series\":[");
    for (size_t i = 0; i < uses->n; i++) {
        zij_figure f = uses->at[i].figure;
        uint32_t place = zij_page_place(s->list->pages->book, f);

        if (place == 0)
            continue;
        if (t.n == 0 || !same_series(t.first, f) || place != t.place + t.n) {
            end_stretch(s, &t, true);
            t = (stretch){ f, place, 0, zij_buf_make(s->mem), zij_buf_make(s->mem) };
        }
        add_figure(s, &t, f);
    }
    end_stretch(s, &t, false);
    zij_put_c(&s->out, "]});\n");
}

static void put_own_words(script *s)
{
    static const zij_say kinds[] = {
        [ZIJ_USE_CLAIM] = ZIJ_SAY_USES_CLAIMS,
        [ZIJ_USE_COMPUTED] = ZIJ_SAY_USES_NUMBERS,
        [ZIJ_USE_EXHIBIT] = ZIJ_SAY_USES_EXHIBITS,
        [ZIJ_USE_IDENTITY] = ZIJ_SAY_USES_IDENTITIES,
    };

    zij_put_c(&s->out, "zij_uses({\"words\":{\"title\":");
    put_words(s, ZIJ_SAY_USES);
    zij_put_c(&s->out, ",\"comma\":");
    put_words(s, ZIJ_SAY_COMMA);
    zij_put_c(&s->out, ",\"more\":");
    put_words(s, ZIJ_SAY_MORE);
    zij_put_c(&s->out, ",\"kinds\":[");
    for (size_t i = 0; i < ZIJ_COUNT(kinds); i++) {
        zij_put_c(&s->out, i > 0 ? "," : "");
        put_words(s, kinds[i]);
    }
    zij_put_c(&s->out, "]},\n");
}

zij_str zij_uses_script(const zij_use_list *list, size_t lang, zij_arena *mem)
{
    script s = { .list = list,
                 .v = zij_voice_of(list->pages->book, lang),
                 .mem = mem,
                 .out = zij_buf_make(mem),
                 .seen = zij_array(mem, (size_t)zij_page_places(list->pages->book) + 1,
                                   bool) };

    put_own_words(&s);
    put_pages(&s);
    put_flows(&s);
    zij_put_c(&s.out, "\"items\":[");
    put_uses(&s);
    for (size_t i = 0; i < list->pages->n; i++)
        if (list->pages->at[i].doc[lang] != NULL)
            put_paragraphs(&s, i, list->pages->at[i].doc[lang]->first);
    zij_put_c(&s.out, "],\n");
    put_series(&s);
    return zij_buf_str(&s.out);
}
