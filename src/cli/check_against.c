/* check_against.c - `zij check --against`: what newer figures would make of the pages. */
#include "cli/check.h"

#include "write/write.h"

/* A book with one state of its data. */
typedef struct state {
    zij_pages const *pages;
    zij_judged judged;
} state;

/* What is wrong with claims and identities is what the report is about. */
static zij_rc load(const char *folder, const char *newer, zij_arena *mem, zij_diags *to,
                   state *out)
{
    zij_diags quiet = zij_diags_make(mem);
    const zij_book *book;
    zij_rc rc = zij_book_load_with(folder, newer, mem, to, &book);

    if (rc != ZIJ_OK)
        return rc;
    rc = zij_judge_identities(book, mem, &quiet, &out->judged);
    for (size_t i = 0; i < out->judged.identities_n; i++)
        if (out->judged.identities[i].failed) /* told in full */
            return zij_judge_identities(book, mem, to, &out->judged);
    return zij_pages_read(book, mem, to, &out->pages);
}

/* Pages with an expression that cannot be evaluated have texts that cannot be written. */
static bool is_readable(const state *s)
{
    for (size_t i = 0; s->pages != NULL && i < s->pages->n; i++)
        for (size_t k = 0; k < s->pages->at[i].formulas_n; k++)
            if (s->pages->at[i].formulas[k].expr == NULL)
                return false;
    return s->pages != NULL;
}

/* ---- text ---- */

static zij_str page_name(const zij_pages *pages, const zij_against_item *i)
{
    return pages->at[i->page].folder->name;
}

static void put_where(zij_buf *b, zij_span where)
{
    zij_place p;

    if (where.in == NULL)
        return;
    p = zij_place_of(where);
    zij_putf(b, "%.*s:%zu:%zu", ZIJ_ARG(where.in->path), p.line, p.column);
}

static void put_claim(zij_buf *b, const zij_against_claim *c)
{
    zij_putf(b, "  claim %.*s: %.*s\n    %s -> %s", ZIJ_ARG(c->id),
             ZIJ_ARG(c->expression), zij_outcome_name(c->was), zij_outcome_name(c->now));
    if (c->counter.len > 0)
        zij_putf(b, ": %.*s", ZIJ_ARG(c->counter));
    if (c->state == ZIJ_AGAINST_TIGHT) {
        zij_put_c(b, ", now tight: ");
        zij_put_margin(b, &c->margin);
    }
    zij_put_byte(b, '\n');
    if (c->wording.expression.len > 0)
        zij_putf(b, "    true would be %.*s: %.*s\n", ZIJ_ARG(c->wording.expression),
                 ZIJ_ARG(c->wording.sentence));
}

static void put_number(zij_buf *b, const zij_book *book, const zij_against_number *n)
{
    zij_putf(b, "  number %.*s\n    ", ZIJ_ARG(n->expression));
    for (size_t lang = 0, told = 0; lang < book->langs.n; lang++)
        if (n->was.in[lang].len + n->now.in[lang].len > 0)
            zij_putf(b, "%s%.*s: %.*s -> %.*s", told++ > 0 ? "; " : "",
                     ZIJ_ARG(book->langs.id[lang]), ZIJ_ARG(n->was.in[lang]),
                     ZIJ_ARG(n->now.in[lang]));
    zij_put_byte(b, '\n');
}

static void put_item(zij_buf *b, const zij_pages *pages, const zij_against_item *i)
{
    const zij_langs *langs = &pages->book->langs;

    zij_putf(b, "\n%s: %.*s", zij_against_name(i->state), ZIJ_ARG(page_name(pages, i)));
    if (i->part.len > 0)
        zij_putf(b, ", %.*s", ZIJ_ARG(i->part));
    zij_put_c(b, " (");
    put_where(b, i->where);
    zij_put_c(b, ")\n");
    for (size_t k = 0; k < i->claims_n; k++)
        put_claim(b, &i->claims[k]);
    for (size_t k = 0; k < i->numbers_n; k++)
        put_number(b, pages->book, &i->numbers[k]);
    for (size_t lang = 0; lang < langs->n; lang++) {
        zij_str was = i->was.in[lang], now = i->now.in[lang];

        if (was.len == 0)
            continue;
        zij_putf(b, "  %.*s  - %.*s\n", ZIJ_ARG(langs->id[lang]), ZIJ_ARG(was));
        if (!zij_str_eq(was, now))
            zij_putf(b, "  %.*s  + %.*s\n", ZIJ_ARG(langs->id[lang]), ZIJ_ARG(now));
    }
}

static void put_text(zij_buf *b, const zij_pages *pages, const zij_against *a)
{
    zij_putf(b, "%.*s with newer figures\n", ZIJ_ARG(pages->book->id));
    if (a->flows_n == 0)
        zij_put_c(b, "  no figure differs\n");
    for (size_t i = 0; i < a->flows_n; i++)
        zij_putf(b, "  %.*s: %zu changed, %zu added, %zu gone, %zu as before\n",
                 ZIJ_ARG(a->flows[i].flow->id), a->flows[i].changed, a->flows[i].added,
                 a->flows[i].gone, a->flows[i].same);
    for (size_t i = 0; i < a->identities_n; i++) {
        const zij_against_identity *d = &a->identities[i];

        zij_putf(b, "  %.*s: %zu broken (%zu before), %zu unknown (%zu before)\n",
                 ZIJ_ARG(d->identity->id), d->broken, d->was_broken, d->unknown,
                 d->was_unknown);
    }
    for (size_t i = 0; i < a->items_n; i++)
        put_item(b, pages, &a->items[i]);
    zij_put_c(b, a->items_n > 0 ? "\n" : "");
    zij_put_c(b, "statements: ");
    for (size_t s = 0; s < ZIJ_AGAINST_STATES; s++)
        zij_putf(b, "%s%zu %s", s > 0 ? ", " : "", a->counts[s],
                 zij_against_name((zij_against_state)s));
    zij_put_byte(b, '\n');
}

/* ---- JSON ---- */

static void names_json(zij_json *out, const char *name, const zij_langs *langs,
                       const zij_names *names)
{
    zij_json_row(out, name, false);
    for (size_t lang = 0; lang < langs->n; lang++)
        if (names->in[lang].len > 0)
            zij_json_text_at(out, langs->id[lang], names->in[lang]);
    zij_json_end(out);
}

static void claim_json(zij_json *out, const zij_against_claim *c, zij_arena *mem)
{
    zij_json_object(out, NULL);
    zij_json_text(out, "id", c->id);
    zij_json_text(out, "state", zij_str_of(zij_against_name(c->state)));
    zij_json_text(out, "expression", c->expression);
    zij_json_text(out, "was", zij_str_of(zij_outcome_name(c->was)));
    zij_json_text(out, "now", zij_str_of(zij_outcome_name(c->now)));
    zij_json_text(out, "counter_example", c->counter);
    zij_json_text(out, "true_expression", c->wording.expression);
    zij_json_text(out, "true_sentence", c->wording.sentence);
    if (c->state == ZIJ_AGAINST_TIGHT) {
        zij_buf b = zij_buf_make(mem);

        zij_put_margin(&b, &c->margin);
        zij_json_text(out, "margin", zij_buf_str(&b));
    }
    zij_json_end(out);
}

static void item_json(zij_json *out, const zij_pages *pages, const zij_against_item *i,
                      zij_arena *mem)
{
    const zij_langs *langs = &pages->book->langs;
    zij_buf where = zij_buf_make(mem);

    put_where(&where, i->where);
    zij_json_object(out, NULL);
    zij_json_text(out, "state", zij_str_of(zij_against_name(i->state)));
    zij_json_text(out, "page", page_name(pages, i));
    zij_json_text(out, "part", i->part);
    zij_json_text(out, "where", zij_buf_str(&where));
    names_json(out, "was", langs, &i->was);
    names_json(out, "now", langs, &i->now);
    zij_json_array(out, "claims");
    for (size_t k = 0; k < i->claims_n; k++)
        claim_json(out, &i->claims[k], mem);
    zij_json_end(out);
    zij_json_array(out, "numbers");
    for (size_t k = 0; k < i->numbers_n; k++) {
        zij_json_object(out, NULL);
        zij_json_text(out, "state", zij_str_of(zij_against_name(i->numbers[k].state)));
        zij_json_text(out, "expression", i->numbers[k].expression);
        names_json(out, "was", langs, &i->numbers[k].was);
        names_json(out, "now", langs, &i->numbers[k].now);
        zij_json_end(out);
    }
    zij_json_end(out);
    zij_json_end(out);
}

static void flows_json(zij_json *out, const zij_against *a)
{
    zij_json_array(out, "flows");
    for (size_t i = 0; i < a->flows_n; i++) {
        zij_json_row(out, NULL, false);
        zij_json_text(out, "flow", a->flows[i].flow->id);
        zij_json_int(out, "changed", (int64_t)a->flows[i].changed);
        zij_json_int(out, "added", (int64_t)a->flows[i].added);
        zij_json_int(out, "gone", (int64_t)a->flows[i].gone);
        zij_json_int(out, "same", (int64_t)a->flows[i].same);
        zij_json_end(out);
    }
    zij_json_end(out);
    zij_json_array(out, "identities");
    for (size_t i = 0; i < a->identities_n; i++) {
        zij_json_row(out, NULL, false);
        zij_json_text(out, "id", a->identities[i].identity->id);
        zij_json_int(out, "was_broken", (int64_t)a->identities[i].was_broken);
        zij_json_int(out, "broken", (int64_t)a->identities[i].broken);
        zij_json_int(out, "was_unknown", (int64_t)a->identities[i].was_unknown);
        zij_json_int(out, "unknown", (int64_t)a->identities[i].unknown);
        zij_json_end(out);
    }
    zij_json_end(out);
}

static void put_json(zij_buf *b, const zij_pages *pages, const zij_against *a)
{
    zij_json out = zij_json_make(b);

    zij_json_object(&out, NULL);
    zij_json_text(&out, "book", pages->book->id);
    zij_json_row(&out, "counts", false);
    for (size_t s = 0; s < ZIJ_AGAINST_STATES; s++)
        zij_json_int(&out, zij_against_name((zij_against_state)s), (int64_t)a->counts[s]);
    zij_json_end(&out);
    flows_json(&out, a);
    zij_json_array(&out, "statements");
    for (size_t i = 0; i < a->items_n; i++)
        item_json(&out, pages, &a->items[i], b->mem);
    zij_json_end(&out);
    zij_json_end(&out);
    zij_json_done(&out);
}

/* ---- command ---- */

static bool stops_publication(const zij_against *a)
{
    bool broken = false;

    for (size_t i = 0; i < a->identities_n; i++)
        broken = broken || a->identities[i].broken > a->identities[i].was_broken;
    return broken || a->counts[ZIJ_AGAINST_FALSE] + a->counts[ZIJ_AGAINST_LOST] > 0;
}

/* What was printed goes to the file instead. */
static zij_rc write_file(zij_cli *c)
{
    const char *path;
    zij_rc rc =
        zij_os_path(ZIJ_STR(""), zij_cli_value(c, "output"), c->mem, c->to, &path);

    if (rc == ZIJ_OK)
        rc = zij_os_write(path, zij_buf_str(&c->out), c->to);
    c->out.len = 0;
    return rc;
}

zij_rc zij_cli_check_against(zij_cli *c, const char *folder)
{
    zij_diags first = zij_diags_make(c->mem);
    state old = { 0 }, now = { 0 };
    const char *newer;
    zij_against all;
    zij_rc rc =
        zij_os_path(ZIJ_STR(""), zij_cli_value(c, "against"), c->mem, c->to, &newer);

    if (rc != ZIJ_OK)
        return rc;
    rc = load(folder, NULL, c->mem, &first, &old);
    if (rc != ZIJ_OK) {
        *c->to = first; /* what is wrong with the book as it is comes first */
        return rc;
    }
    rc = load(folder, newer, c->mem, c->to, &now);
    if (!is_readable(&now))
        return rc;
    zij_judge_against(old.pages, &old.judged, now.pages, &now.judged, c->mem, &all);
    if (zij_cli_is(c, "format", "json"))
        put_json(&c->out, old.pages, &all);
    else if (zij_cli_is(c, "format", "html"))
        zij_put(&c->out, zij_write_against(old.pages, &all, c->mem));
    else
        put_text(&c->out, old.pages, &all);
    if (zij_cli_given(c, "output") && write_file(c) != ZIJ_OK)
        return ZIJ_EIO;
    return rc == ZIJ_OK && stops_publication(&all) ? ZIJ_EINPUT : rc;
}
