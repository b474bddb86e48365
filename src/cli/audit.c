/* audit.c - `zij audit`: what a published edition says against the figures it prints. */
#include "cli/show.h"

#include "emit/emit.h"
#include "judge/judge.h"

static const zij_diag_kind NO_STATEMENT = {
    "audit-unknown-statement", ZIJ_ERROR, "No published edition has such a statement."
};
static const zij_diag_kind NO_EDITION = { "audit-no-edition", ZIJ_ERROR,
                                          "The book has no published edition to audit." };

/* ---- parts of a statement in words ---- */

/* "IV-5, bullet 2" */
static zij_str place_of(const zij_statement *s, zij_arena *mem)
{
    zij_buf b = zij_buf_make(mem);

    zij_putf(&b, "%.*s-%.*s", ZIJ_ARG(s->chapter), ZIJ_ARG(s->item));
    if (s->bullet > 0)
        zij_putf(&b, ", bullet %d", s->bullet);
    return zij_buf_str(&b);
}

static zij_str claim_of(const zij_yaml *claim)
{
    return claim == NULL ? (zij_str){ 0 } : zij_str_trim(claim->text);
}

/* A claim on one line, however it is folded in its file. */
static void put_line(zij_buf *b, zij_str text)
{
    bool blank = false;

    for (size_t i = 0; i < text.len; i++) {
        if (text.at[i] != ' ' && text.at[i] != '\n') {
            if (blank)
                zij_put_byte(b, ' ');
            zij_put_byte(b, text.at[i]);
        }
        blank = text.at[i] == ' ' || text.at[i] == '\n';
    }
}

enum { FIGURES_NAMED = 6 };

/* "TRADE[...; 2023] = 177605, ..."; the first `most` of them. */
static zij_str figures_of(const zij_figure *at, size_t n, size_t most, zij_arena *mem)
{
    zij_buf b = zij_buf_make(mem);

    for (size_t i = 0; i < n && i < most; i++) {
        zij_put_c(&b, i > 0 ? ", " : "");
        zij_put_figure(&b, at[i]);
        zij_put_c(&b, " = ");
        zij_show_digits(&b, at[i]);
    }
    if (n > most)
        zij_putf(&b, " and %zu more", n - most);
    return zij_buf_str(&b);
}

/* What the edition's figures bear: as its audit words it, else as zij found. */
static zij_str rather_of(const zij_audited *a, size_t lang)
{
    return a->statement->rather_claim != NULL ? a->statement->rather.in[lang]
                                              : a->wording.sentence;
}

static zij_str rather_claim_of(const zij_audited *a)
{
    return a->statement->rather_claim != NULL ? claim_of(a->statement->rather_claim)
                                              : a->wording.expression;
}

static zij_str reading_of(const zij_audited *a)
{
    return a->statement->claim == NULL ? (zij_str){ 0 }
                                       : zij_reading_name(a->statement->reading);
}

/* What the book's own figures say of a claim that is not comparable. */
static zij_str ours_of(const zij_audited *a)
{
    return a->state != ZIJ_AUDIT_NOT_COMPARABLE
               ? (zij_str){ 0 }
               : zij_str_of(zij_outcome_name((zij_outcome)a->verdict->outcome));
}

static zij_str sources_of(const zij_audited *a, const zij_book *book, zij_arena *mem)
{
    zij_buf b = zij_buf_make(mem);

    for (size_t i = 0; i < a->origins.n; i++)
        zij_putf(&b, "%s%.*s", i > 0 ? " " : "",
                 ZIJ_ARG(book->pool.origins[a->origins.at[i]].id));
    return zij_buf_str(&b);
}

/* ---- text ---- */

typedef struct telling {
    const zij_book *book;
    size_t lang;
    zij_buf *out;
} telling;

static void put_field(zij_buf *b, const char *name, zij_str text)
{
    if (text.len == 0)
        return;
    zij_putf(b, "    %s: ", name);
    put_line(b, text);
    zij_put_byte(b, '\n');
}

static void put_head(const telling *t, const zij_audited *a)
{
    zij_putf(t->out, "  %.*s  (%.*s)\n    says: ", ZIJ_ARG(a->statement->id),
             ZIJ_ARG(place_of(a->statement, t->out->mem)));
    put_line(t->out, a->statement->says.in[t->lang]);
    zij_put_byte(t->out, '\n');
}

/* Whose figures they are, and what they say. */
static void put_ours(const telling *t, const zij_audited *a)
{
    const zij_evidence *e = &a->claim->value.evidence;
    zij_arena *mem = t->out->mem;

    put_field(t->out, "rests on", a->statement->rests_on);
    put_field(t->out, "by our figures", ours_of(a));
    put_field(t->out, "which are from", sources_of(a, t->book, mem));
    if (a->verdict->outcome == ZIJ_REFUTED)
        put_field(t->out, "where", a->counter);
    else
        put_field(t->out, "among them", figures_of(e->at, e->n, FIGURES_NAMED, mem));
}

static void put_detail(const telling *t, const zij_audited *a)
{
    const zij_statement *s = a->statement;

    put_head(t, a);
    put_field(t->out, "read as", reading_of(a));
    put_field(t->out, "claim", claim_of(s->claim));
    if (a->state == ZIJ_AUDIT_NOT_COMPARABLE)
        put_ours(t, a);
    else
        put_field(t->out, "but", a->counter);
    if (a->verdict != NULL && a->state != ZIJ_AUDIT_REFUTED)
        put_field(t->out, "because", a->verdict->why.text);
    put_field(t->out, "rather", rather_of(a, t->lang));
    put_field(t->out, "proved by", rather_claim_of(a));
    put_field(t->out, "note", s->note);
    put_field(t->out, "because", s->not_checkable);
}

static void put_state(const telling *t, const zij_audited_edition *e, zij_audit_state s)
{
    if (e->counts[s] == 0)
        return;
    zij_putf(t->out, "\n%s (%zu)\n", zij_audit_state_name(s), e->counts[s]);
    for (size_t i = 0; i < e->edition->statements_n; i++) {
        const zij_audited *a = &e->statements[i];

        if (a->state != s)
            continue;
        if (s != ZIJ_AUDIT_PROVED) {
            put_detail(t, a);
            continue;
        }
        zij_putf(t->out, "  %.*s  (%.*s; %.*s): ", ZIJ_ARG(a->statement->id),
                 ZIJ_ARG(place_of(a->statement, t->out->mem)), ZIJ_ARG(reading_of(a)));
        put_line(t->out, a->statement->says.in[t->lang]);
        zij_put_byte(t->out, '\n');
    }
}

static void audit_text(const telling *t, const zij_audit *all)
{
    /* what calls for a look first */
    static const zij_audit_state order[ZIJ_AUDIT_STATES] = {
        ZIJ_AUDIT_REFUTED,        ZIJ_AUDIT_UNDECIDED, ZIJ_AUDIT_UNKNOWN,
        ZIJ_AUDIT_NOT_COMPARABLE, ZIJ_AUDIT_PROVED,    ZIJ_AUDIT_NOT_CHECKABLE,
    };

    for (size_t i = 0; i < all->n; i++) {
        const zij_audited_edition *e = &all->at[i];

        zij_putf(t->out, "%s%.*s, %.*s, edition %.*s: %zu statements", i > 0 ? "\n" : "",
                 ZIJ_ARG(e->edition->publisher.in[t->lang]),
                 ZIJ_ARG(e->edition->title.in[t->lang]), ZIJ_ARG(e->edition->edition),
                 e->edition->statements_n);
        for (size_t s = 0; s < ZIJ_AUDIT_STATES; s++)
            zij_putf(t->out, "%s%zu %s", s == 0 ? "\n  " : ", ", e->counts[s],
                     zij_audit_state_name((zij_audit_state)s));
        zij_put_byte(t->out, '\n');
        for (size_t s = 0; s < ZIJ_AUDIT_STATES; s++)
            put_state(t, e, order[s]);
    }
}

/* ---- CSV and JSON ---- */

static zij_str one_line(zij_str text, zij_arena *mem)
{
    zij_buf b = zij_buf_make(mem);

    put_line(&b, text);
    return zij_buf_str(&b);
}

static zij_str bullet_of(const zij_statement *s, zij_arena *mem)
{
    return s->bullet == 0 ? (zij_str){ 0 } : zij_strf(mem, "%d", s->bullet);
}

static void statement_csv(const telling *t, const zij_edition *e, const zij_audited *a)
{
    const zij_statement *s = a->statement;
    zij_arena *mem = t->out->mem;
    const zij_str cells[] = {
        e->id,
        s->chapter,
        s->item,
        bullet_of(s, mem),
        s->id,
        zij_str_of(zij_audit_state_name(a->state)),
        reading_of(a),
        one_line(s->says.in[t->lang], mem),
        one_line(claim_of(s->claim), mem),
        a->counter,
        one_line(rather_of(a, t->lang), mem),
        ours_of(a),
        sources_of(a, t->book, mem),
        one_line(s->not_checkable, mem),
    };

    for (size_t i = 0; i < ZIJ_COUNT(cells); i++)
        zij_csv_put(t->out, i == 0, cells[i]);
    zij_csv_end_row(t->out);
}

static void audit_csv(const telling *t, const zij_audit *all)
{
    zij_put_c(t->out, "EDITION,CHAPTER,ITEM,BULLET,ID,VERDICT,READING,SAYS,CLAIM,COUNTER,"
                      "RATHER,OURS,SOURCES,NOT_CHECKABLE\n");
    for (size_t i = 0; i < all->n; i++)
        for (size_t k = 0; k < all->at[i].edition->statements_n; k++)
            statement_csv(t, all->at[i].edition, &all->at[i].statements[k]);
}

static void text_json(zij_json *j, const char *name, zij_str text)
{
    if (text.len > 0)
        zij_json_text(j, name, one_line(text, j->out->mem));
}

static void figures_json(zij_json *j, const char *name, const zij_figure *at, size_t n)
{
    zij_json_array(j, name);
    for (size_t i = 0; i < n; i++) {
        zij_buf figure = zij_buf_make(j->out->mem), digits = zij_buf_make(j->out->mem);

        zij_put_figure(&figure, at[i]);
        zij_show_digits(&digits, at[i]);
        zij_json_row(j, NULL, false);
        zij_json_text(j, "figure", zij_buf_str(&figure));
        if (digits.len > 0)
            zij_json_digits(j, "value", zij_buf_str(&digits));
        zij_json_end(j);
    }
    zij_json_end(j);
}

static void verdict_json(const telling *t, zij_json *j, const zij_audited *a)
{
    const zij_statement *s = a->statement;

    zij_json_text(j, "reading", reading_of(a));
    text_json(j, "claim", claim_of(s->claim));
    text_json(j, "rests_on", s->rests_on);
    text_json(j, "by_our_figures", ours_of(a));
    text_json(j, "sources", sources_of(a, t->book, j->out->mem));
    text_json(j, "reason", a->verdict->why.text);
    text_json(j, "counter_example", a->counter);
    if (a->verdict->outcome == ZIJ_REFUTED)
        figures_json(j, "refuted_by", a->verdict->figures, a->verdict->figures_n);
    figures_json(j, "figures", a->claim->value.evidence.at, a->claim->value.evidence.n);
    text_json(j, "rather", rather_of(a, t->lang));
    text_json(j, "rather_proved_by", rather_claim_of(a));
}

static void statement_json(const telling *t, zij_json *j, const zij_audited *a)
{
    const zij_statement *s = a->statement;

    zij_json_object(j, NULL);
    zij_json_text(j, "id", s->id);
    zij_json_text(j, "chapter", s->chapter);
    zij_json_text(j, "item", s->item);
    if (s->bullet > 0)
        zij_json_int(j, "bullet", s->bullet);
    text_json(j, "says", s->says.in[t->lang]);
    zij_json_text(j, "verdict", zij_str_of(zij_audit_state_name(a->state)));
    text_json(j, "not_checkable", s->not_checkable);
    if (a->verdict != NULL)
        verdict_json(t, j, a);
    text_json(j, "note", s->note);
    zij_json_end(j);
}

static void counts_json(zij_json *j, const zij_audited_edition *e)
{
    static const char *const names[ZIJ_AUDIT_STATES] = {
        [ZIJ_AUDIT_PROVED] = "proved",
        [ZIJ_AUDIT_REFUTED] = "refuted",
        [ZIJ_AUDIT_UNDECIDED] = "undecided",
        [ZIJ_AUDIT_UNKNOWN] = "unknown",
        [ZIJ_AUDIT_NOT_COMPARABLE] = "not_comparable",
        [ZIJ_AUDIT_NOT_CHECKABLE] = "not_checkable",
    };

    zij_json_row(j, "counts", false);
    for (size_t s = 0; s < ZIJ_AUDIT_STATES; s++)
        zij_json_int(j, names[s], (int64_t)e->counts[s]);
    zij_json_end(j);
}

static void audit_json(const telling *t, const zij_audit *all)
{
    zij_json j = zij_json_make(t->out);

    zij_json_array(&j, NULL);
    for (size_t i = 0; i < all->n; i++) {
        const zij_audited_edition *e = &all->at[i];

        zij_json_object(&j, NULL);
        zij_json_text(&j, "edition", e->edition->edition);
        zij_json_text(&j, "title", e->edition->title.in[t->lang]);
        zij_json_text(&j, "publisher", e->edition->publisher.in[t->lang]);
        counts_json(&j, e);
        zij_json_array(&j, "statements");
        for (size_t k = 0; k < e->edition->statements_n; k++)
            statement_json(t, &j, &e->statements[k]);
        zij_json_end(&j);
        zij_json_end(&j);
    }
    zij_json_end(&j);
    zij_json_done(&j);
}

/* ---- the command ---- */

/* One statement with every figure that it rests on. */
static zij_rc explain(const telling *t, const zij_audit *all, zij_str id, zij_diags *to)
{
    zij_nearest near = zij_nearest_to(id);

    for (size_t i = 0; i < all->n; i++)
        for (size_t k = 0; k < all->at[i].edition->statements_n; k++) {
            const zij_audited *a = &all->at[i].statements[k];

            zij_nearest_try(&near, a->statement->id);
            if (!zij_str_eq(a->statement->id, id))
                continue;
            zij_putf(t->out, "%s\n", zij_audit_state_name(a->state));
            put_detail(t, a);
            if (a->claim != NULL)
                zij_show_text(t->out, &a->claim->value, t->lang);
            return ZIJ_OK;
        }
    zij_hint_nearest(to,
                     zij_report(to, &NO_STATEMENT, ZIJ_NOWHERE,
                                "no published edition has a statement %.*s", ZIJ_ARG(id)),
                     &near);
    return ZIJ_EUSAGE;
}

static zij_rc tell(zij_cli *c, const telling *t, const zij_audit *all)
{
    if (zij_cli_given(c, "explain"))
        return explain(t, all, zij_cli_value(c, "explain"), c->to);
    if (zij_cli_is(c, "format", "json"))
        audit_json(t, all);
    else if (zij_cli_is(c, "format", "csv"))
        audit_csv(t, all);
    else
        audit_text(t, all);
    return ZIJ_OK;
}

/* English when the book has it, for the rest of the text is English. */
static zij_rc find_language(zij_cli *c, const zij_book *book, size_t *out)
{
    if (zij_cli_given(c, "lang"))
        return zij_cli_lang(c, book, "lang", out);
    *out = zij_langs_find(&book->langs, ZIJ_STR("en"));
    if (*out == book->langs.n)
        *out = 0;
    return ZIJ_OK;
}

static zij_rc run(zij_cli *c)
{
    const zij_book *book;
    telling t = { .out = &c->out };
    zij_audit all;
    zij_rc rc = zij_cli_load(c, &book);

    if (rc != ZIJ_OK || (rc = find_language(c, book, &t.lang)) != ZIJ_OK)
        return rc;
    if (book->editions_n == 0) {
        zij_hint(c->to,
                 zij_report(c->to, &NO_EDITION, ZIJ_NOWHERE,
                            "the book has no file in published/"),
                 "put what the edition says into published/EDITION.yaml; docs/book.md "
                 "shows how");
        return ZIJ_EINPUT;
    }
    t.book = book;
    rc = zij_judge_audit(book, c->mem, c->to, &all);
    return rc == ZIJ_OK ? tell(c, &t, &all) : rc;
}

const zij_cli_command zij_cli_audit = {
    .name = "audit",
    .summary = "hold a published edition against its own figures",
    .text =
        "Judges each statement of published/*.yaml by the figures that the edition\n"
        "itself prints: proved, refuted, undecided or unknown; not comparable where the\n"
        "book's figures come from elsewhere; not checkable where no figures could say.\n"
        "A refuted statement is a finding and no error: the exit status is 0.",
    .words = { { "BOOK", "the folder of the book", false } },
    .options = { { 'f', "format", "FORMAT", "text, csv or json", "text", "text csv json",
                   false },
                 { 0, "explain", "ID", "one statement, with every figure it rests on",
                   NULL, NULL, false },
                 { 0, "lang", "LANG", "language of the statements (default en)", NULL,
                   NULL, false } },
    .examples = { { "zij audit book/central-asia", "what the 2025 edition says, judged" },
                  { "zij audit book/central-asia --explain kaz-balance-2023",
                    "one statement, its verdict and its figures" },
                  { "zij audit book/central-asia --format=csv",
                    "a row for each statement" } },
    .run = run,
};
