/* against.c - what the pages say of the book's figures, and what of newer ones.
 *
 * Both states come from the same files, so their trees are alike and are walked side by
 * side. The texts of the languages belong together by their order: the third paragraph
 * that something binds in English is the third in Japanese. Where their numbers differ,
 * each language's is a statement of its own. */
#include "base/sort.h"
#include "judge/judge.h"

typedef struct side {
    const zij_pages *pages;
    const zij_page *page;
    zij_expr_env env;
} side;

typedef zij_list(zij_against_claim) claim_list;
typedef zij_list(zij_against_number) number_list;

/* A paragraph or heading in one language: its inline nodes on both sides. */
typedef struct block {
    const zij_node *was, *now;
} block;
typedef zij_list(block) block_list;

typedef struct comparing {
    side old, now;
    zij_arena *mem;
    uint16_t page;
    zij_against_claim *claims; /* of the page, as many as it has */
    bool *told;                /* per claim: some statement carries it */
    zij_list(zij_against_item) items;
    size_t *counts;
} comparing;

static const struct {
    const char *name;
} states[] = {
    [ZIJ_AGAINST_FALSE] = { "became false" },
    [ZIJ_AGAINST_LOST] = { "lost a figure" },
    [ZIJ_AGAINST_OPEN] = { "became undecided" },
    [ZIJ_AGAINST_TIGHT] = { "became tight" },
    [ZIJ_AGAINST_CHANGED] = { "changed its number" },
    [ZIJ_AGAINST_TRUE] = { "became true" },
    [ZIJ_AGAINST_UNCHANGED] = { "unchanged" },
};
_Static_assert(ZIJ_COUNT(states) == ZIJ_AGAINST_STATES, "one row per state");

const char *zij_against_name(zij_against_state s)
{
    return states[s].name;
}

/* ---- claims ---- */

static zij_against_state state_of(zij_outcome was, zij_outcome now)
{
    if (was == now)
        return ZIJ_AGAINST_UNCHANGED;
    return now == ZIJ_REFUTED     ? ZIJ_AGAINST_FALSE
           : now == ZIJ_UNKNOWN   ? ZIJ_AGAINST_LOST
           : now == ZIJ_UNDECIDED ? ZIJ_AGAINST_OPEN
                                  : ZIJ_AGAINST_TRUE;
}

static void compare_claim(comparing *c, const zij_claim *old, const zij_claim *now,
                          zij_against_claim *out)
{
    const zij_formula *f = &c->old.page->formulas[old->formula];
    const zij_formula *g = &c->now.page->formulas[now->formula];

    *out = (zij_against_claim){ .id = old->id,
                                .expression = zij_span_str(f->where),
                                .where = old->where,
                                .was = (zij_outcome)f->value.verdicts[0].outcome,
                                .now = (zij_outcome)g->value.verdicts[0].outcome };
    out->state = state_of(out->was, out->now);
    if (out->state == ZIJ_AGAINST_FALSE) {
        out->counter = zij_judge_counter(&c->now.env, g, c->mem);
        if (!zij_judge_true_wording(&c->now.env, g, c->mem, &out->wording))
            out->wording = (zij_wording){ 0 };
    }
    if (out->state == ZIJ_AGAINST_LOST)
        out->counter = g->value.verdicts[0].why.text;
    if (out->was != ZIJ_PROVED || out->now != ZIJ_PROVED)
        return;
    out->margin = zij_judge_margin(&c->now.env, g, c->mem);
    if (out->margin.tight && !zij_judge_margin(&c->old.env, f, c->mem).tight)
        out->state = ZIJ_AGAINST_TIGHT;
}

/* Claims whose expression is wrong were reported when the page was read. */
static void compare_claims(comparing *c)
{
    const zij_page *p = c->old.page, *q = c->now.page;

    c->claims = zij_array(c->mem, p->claims_n, zij_against_claim);
    c->told = zij_array(c->mem, p->claims_n, bool);
    for (size_t i = 0; i < p->claims_n; i++) {
        const zij_claim *now = zij_page_claim(q, p->claims[i].id);

        c->claims[i].state = ZIJ_AGAINST_UNCHANGED;
        if (now != NULL && now->formula != ZIJ_NO_FORMULA &&
            p->claims[i].formula != ZIJ_NO_FORMULA)
            compare_claim(c, &p->claims[i], now, &c->claims[i]);
    }
}

/* ---- numbers ---- */

static bool is_lost(const zij_value *v)
{
    if (v->kind == ZIJ_VALUE_CODES)
        return v->codes.state == ZIJ_UNKNOWN;
    if (v->kind == ZIJ_VALUE_VERDICTS)
        return v->verdicts[0].outcome == ZIJ_UNKNOWN;
    return v->numbers[0].state != ZIJ_NUMBER_KNOWN;
}

static const zij_formula *formula_of(const zij_page *p, const zij_node *node)
{
    return &p->formulas[p->computed[node->index].formula];
}

static zij_str printed(const comparing *c, const side *s, const zij_node *node,
                       size_t lang)
{
    zij_node alone = *node;
    zij_buf b = zij_buf_make(c->mem);

    alone.next = NULL;
    zij_put_words(&b, s->page, &alone, zij_voice_of(s->pages->book, lang));
    return zij_buf_str(&b);
}

/* The number in the list that is computed by this expression, or a new one. */
static zij_against_number *number_in(comparing *c, number_list *list, zij_str expression)
{
    zij_against_number *n;

    for (size_t i = 0; i < list->n; i++)
        if (zij_str_eq(list->at[i].expression, expression))
            return &list->at[i];
    n = zij_list_add(c->mem, list);
    *n = (zij_against_number){ .expression = expression, .state = ZIJ_AGAINST_CHANGED };
    return n;
}

typedef struct statement {
    zij_against_item item;
    claim_list claims;
    number_list numbers;
    size_t lang; /* the one that is compared */
} statement;

static void note(statement *s, zij_against_state state, zij_span where)
{
    if (s->item.where.in == NULL)
        s->item.where = where;
    if (state < s->item.state)
        s->item.state = state;
}

static void compare_number(comparing *c, statement *s, const zij_node *was,
                           const zij_node *now)
{
    zij_str before = printed(c, &c->old, was, s->lang);
    zij_str after = printed(c, &c->now, now, s->lang);
    const zij_formula *f = formula_of(c->old.page, was);
    bool lost = is_lost(&formula_of(c->now.page, now)->value) && !is_lost(&f->value);
    zij_against_number *n;

    if (!lost && zij_str_eq(before, after))
        return;
    n = number_in(c, &s->numbers, zij_str_trim(zij_span_str(f->where)));
    if (lost)
        n->state = ZIJ_AGAINST_LOST;
    n->was.in[s->lang] = before;
    n->now.in[s->lang] = after;
    note(s, n->state, was->where);
}

static void carry_claim(comparing *c, statement *s, zij_str id)
{
    for (size_t i = 0; i < c->old.page->claims_n; i++) {
        bool there = false;

        if (!zij_str_eq(c->old.page->claims[i].id, id))
            continue;
        c->told[i] = true;
        for (size_t k = 0; k < s->claims.n; k++)
            there = there || zij_str_eq(s->claims.at[k].id, id);
        if (there || c->claims[i].state == ZIJ_AGAINST_UNCHANGED)
            return;
        *zij_list_add(c->mem, &s->claims) = c->claims[i];
        note(s, c->claims[i].state, c->claims[i].where);
        return;
    }
}

/* The depth of the trees is limited by ZIJ_PAGE_DEPTH. */
static void compare_nodes(comparing *c, statement *s, const zij_node *was,
                          const zij_node *now)
{
    for (; was != NULL && now != NULL; was = was->next, now = now->next) {
        if (was->kind == ZIJ_NODE_CLAIM)
            carry_claim(c, s, was->text);
        else if (was->kind == ZIJ_NODE_COMPUTED)
            compare_number(c, s, was, now);
        compare_nodes(c, s, was->first, now->first);
    }
}

static zij_str words_of(const comparing *c, const side *s, const zij_node *nodes,
                        size_t lang)
{
    zij_buf b = zij_buf_make(c->mem);

    zij_put_words(&b, s->page, nodes, zij_voice_of(s->pages->book, lang));
    return zij_buf_str(&b);
}

/* ---- statements ---- */

static statement begin(const comparing *c, zij_str part)
{
    return (statement){
        .item = { .state = ZIJ_AGAINST_UNCHANGED, .page = c->page, .part = part }
    };
}

static void add_language(comparing *c, statement *s, block b, size_t lang)
{
    s->lang = lang;
    compare_nodes(c, s, b.was, b.now);
    s->item.was.in[lang] = words_of(c, &c->old, b.was, lang);
    s->item.now.in[lang] = words_of(c, &c->now, b.now, lang);
}

static void end(comparing *c, statement *s)
{
    c->counts[s->item.state]++;
    if (s->item.state == ZIJ_AGAINST_UNCHANGED)
        return;
    s->item.claims = s->claims.at;
    s->item.claims_n = s->claims.n;
    s->item.numbers = s->numbers.at;
    s->item.numbers_n = s->numbers.n;
    *zij_list_add(c->mem, &c->items) = s->item;
}

static bool is_bound(const zij_node *node)
{
    for (; node != NULL; node = node->next)
        if (node->kind == ZIJ_NODE_CLAIM || node->kind == ZIJ_NODE_COMPUTED ||
            is_bound(node->first))
            return true;
    return false;
}

static void add_block(const comparing *c, const zij_node *was, const zij_node *now,
                      block_list *out)
{
    if (is_bound(was->first))
        *zij_list_add(c->mem, out) = (block){ was->first, now->first };
}

/* Paragraphs and headings that a claim or a number binds, in their order. The depth of
 * the trees is limited by ZIJ_PAGE_DEPTH. */
static void collect(const comparing *c, const zij_node *was, const zij_node *now,
                    block_list *out)
{
    for (; was != NULL && now != NULL; was = was->next, now = now->next) {
        if (was->first == NULL)
            continue;
        if (was->first->kind < ZIJ_NODE_TEXT)
            collect(c, was->first, now->first, out);
        else
            add_block(c, was, now, out);
    }
}

static void compare_text(comparing *c)
{
    block_list blocks[ZIJ_LANGS] = { 0 };
    size_t langs = c->old.pages->book->langs.n, most = 0, least = SIZE_MAX;

    for (size_t lang = 0; lang < langs; lang++) {
        if (c->old.page->doc[lang] == NULL || c->now.page->doc[lang] == NULL)
            continue;
        add_block(c, c->old.page->title[lang], c->now.page->title[lang], &blocks[lang]);
        collect(c, c->old.page->doc[lang]->first, c->now.page->doc[lang]->first,
                &blocks[lang]);
        most = ZIJ_MAX(most, blocks[lang].n);
        least = ZIJ_MIN(least, blocks[lang].n);
    }
    for (size_t i = 0; i < most; i++) {
        statement s = begin(c, (zij_str){ 0 });

        for (size_t lang = 0; lang < langs; lang++) {
            if (i >= blocks[lang].n)
                continue;
            add_language(c, &s, blocks[lang].at[i], lang);
            if (most == least)
                continue;
            end(c, &s);
            s = begin(c, (zij_str){ 0 });
        }
        if (most == least)
            end(c, &s);
    }
}

/* A text of an exhibit in all languages. */
static void compare_words(comparing *c, zij_str part, const zij_words *was,
                          const zij_words *now)
{
    statement s = begin(c, part);
    bool bound = false;

    for (size_t lang = 0; lang < c->old.pages->book->langs.n; lang++) {
        if (was->in[lang] == NULL || now->in[lang] == NULL)
            continue;
        bound = bound || is_bound(was->in[lang]);
        add_language(c, &s, (block){ was->in[lang], now->in[lang] }, lang);
    }
    if (bound)
        end(c, &s);
}

static void compare_exhibit(comparing *c, const zij_exhibit *x, const zij_exhibit *y)
{
    const zij_profile *card = zij_exhibit_profile(x), *then = zij_exhibit_profile(y);
    zij_str id = x->id;

    compare_words(c, zij_strf(c->mem, "title of %.*s", ZIJ_ARG(id)), &x->title,
                  &y->title);
    compare_words(c, zij_strf(c->mem, "subtitle of %.*s", ZIJ_ARG(id)), &x->subtitle,
                  &y->subtitle);
    for (size_t i = 0; i < x->columns_n && i < y->columns_n; i++)
        compare_words(c, zij_strf(c->mem, "column %zu of %.*s", i + 1, ZIJ_ARG(id)),
                      &x->columns[i].head, &y->columns[i].head);
    for (size_t i = 0; card != NULL && then != NULL && i < card->facts_n; i++)
        compare_words(c, zij_strf(c->mem, "fact %zu of %.*s", i + 1, ZIJ_ARG(id)),
                      &card->facts[i].text, &then->facts[i].text);
}

static void compare_page(comparing *c)
{
    const zij_page *p = c->old.page;

    compare_claims(c);
    compare_text(c);
    for (size_t i = 0; i < p->exhibits_n; i++) {
        const zij_exhibit *y = zij_page_exhibit(c->now.page, p->exhibits[i].id);

        if (y != NULL)
            compare_exhibit(c, &p->exhibits[i], y);
    }
    for (size_t i = 0; i < p->claims_n; i++) {
        statement s = begin(c, ZIJ_STR("claim"));

        if (c->told[i] || c->claims[i].state == ZIJ_AGAINST_UNCHANGED)
            continue;
        carry_claim(c, &s, p->claims[i].id);
        end(c, &s);
    }
}

static int by_state(const void *a, const void *b, void *with)
{
    const zij_against_item *x = a, *y = b;

    (void)with;
    return (x->state > y->state) - (x->state < y->state);
}

/* ---- identities and figures ---- */

static void compare_identities(const zij_judged *old, const zij_judged *now,
                               zij_arena *mem, zij_against *out)
{
    zij_against_identity *at = zij_array(mem, old->identities_n, zij_against_identity);

    out->identities = at;
    for (size_t i = 0; i < old->identities_n && i < now->identities_n; i++) {
        const zij_judged_identity *a = &old->identities[i], *b = &now->identities[i];

        if (b->broken > a->broken || b->unknown > a->unknown)
            at[out->identities_n++] =
                (zij_against_identity){ a->identity, a->broken, b->broken, a->unknown,
                                        b->unknown };
    }
}

static int series_cmp(const zij_series *a, const zij_series *b, size_t dims)
{
    for (size_t d = 0; d < dims; d++)
        if (a->key[d] != b->key[d])
            return a->key[d] < b->key[d] ? -1 : 1;
    return 0;
}

static bool has_value(const zij_obs *o)
{
    return o->state == ZIJ_OBS_VALUE;
}

static void compare_pair(const zij_obs *a, const zij_obs *b, zij_against_flow *out)
{
    if (!has_value(a) || !has_value(b)) {
        out->gone += has_value(a);
        out->added += has_value(b);
    } else if (zij_dec_cmp(zij_obs_dec(a), zij_obs_dec(b)) != 0) {
        out->changed++;
    } else {
        out->same++;
    }
}

/* Either may be NULL: then all of the other is gone, or added. */
static void compare_series(const zij_series *a, const zij_series *b,
                           zij_against_flow *out)
{
    static const zij_obs none = { .state = ZIJ_OBS_ABSENT };
    size_t i = 0, k = 0, n = a == NULL ? 0 : a->n, m = b == NULL ? 0 : b->n;

    while (i < n || k < m) {
        bool first = i < n && (k == m || a->ordinals[i] <= b->ordinals[k]);
        bool second = k < m && (i == n || b->ordinals[k] <= a->ordinals[i]);

        compare_pair(first ? &a->obs[i] : &none, second ? &b->obs[k] : &none, out);
        i += first;
        k += second;
    }
}

static void compare_flow(zij_run a, zij_run b, size_t dims, zij_against_flow *out)
{
    size_t i = 0, k = 0;

    while (i < a.n || k < b.n) {
        int order = i == a.n ? 1 : k == b.n ? -1 : series_cmp(&a.at[i], &b.at[k], dims);

        compare_series(order <= 0 ? &a.at[i] : NULL, order >= 0 ? &b.at[k] : NULL, out);
        i += order <= 0;
        k += order >= 0;
    }
}

static void compare_flows(const zij_book *old, const zij_book *now, zij_arena *mem,
                          zij_against *out)
{
    zij_against_flow *at = zij_array(mem, old->flows_n, zij_against_flow);

    out->flows = at;
    for (size_t i = 0; i < old->flows_n; i++) {
        const zij_flow *f = &old->flows[i], *g = zij_book_flow(now, f->id);
        zij_against_flow one = { .flow = f };

        compare_flow(zij_store_take(old->store, f, NULL, 0),
                     zij_store_take(now->store, g, NULL, 0), f->dims_n, &one);
        if (one.changed + one.added + one.gone > 0)
            at[out->flows_n++] = one;
    }
}

void zij_judge_against(const zij_pages *old, const zij_judged *old_judged,
                       const zij_pages *now, const zij_judged *now_judged, zij_arena *mem,
                       zij_against *out)
{
    comparing c = { .old = { .pages = old, .env = zij_page_env(old->book) },
                    .now = { .pages = now, .env = zij_page_env(now->book) },
                    .mem = mem,
                    .counts = out->counts };

    *out = (zij_against){ 0 };
    compare_flows(old->book, now->book, mem, out);
    compare_identities(old_judged, now_judged, mem, out);
    for (size_t i = 0; i < old->n && i < now->n; i++) {
        c.page = (uint16_t)i;
        c.old.page = &old->at[i];
        c.now.page = &now->at[i];
        compare_page(&c);
    }
    zij_sort(mem, c.items.at, c.items.n, sizeof(*c.items.at), by_state, NULL);
    out->items = c.items.at;
    out->items_n = c.items.n;
}
