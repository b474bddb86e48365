/* check.c - `zij check`: what is wrong with a book. Loading checks structure and data;
 * then come the pages, the identities and the claims. */
#include "cli/check.h"

#include "emit/emit.h"
#include "write/write.h"

enum { STATE_WIDTH = 8 }; /* of the longest state, and a blank */

static void put_count(zij_buf *b, size_t n, const char *one, const char *many)
{
    zij_putf(b, "%zu %s", n, n == 1 ? one : many);
}

static size_t figures_of(const zij_book *book)
{
    size_t n = 0;

    for (size_t i = 0; i < zij_store_count(book->store); i++)
        n += zij_store_shelf(book->store, i)->obs_n -
             zij_store_shelf(book->store, i)->missing_n;
    return n;
}

static void put_identity(zij_buf *b, const zij_judged_identity *i)
{
    const char *state = zij_judged_state(i);

    zij_putf(b, "  %s", state);
    for (size_t at = zij_str_of(state).len; at < STATE_WIDTH; at++)
        zij_put_byte(b, ' ');
    zij_putf(b, "%.*s: ", ZIJ_ARG(i->identity->id));
    if (i->failed) {
        zij_put_c(b, "cannot be evaluated\n");
        return;
    }
    put_count(b, i->cells, "cell", "cells");
    zij_putf(
        b,
        ", %zu agree, %zu explained by rounding, %zu excused, %zu unknown, %zu broken\n",
        i->holds, i->open, i->excused, i->unknown, i->broken);
}

/* ---- coverage ---- */

enum { PAGE_WIDTH = 24 };

static const struct {
    const char *head; /* of the table; in JSON */
    size_t of;
} counts[] = {
    { "statements", offsetof(zij_bindings, statements) },
    { "claim", offsetof(zij_bindings, claims) },
    { "value", offsetof(zij_bindings, values) },
    { "source", offsetof(zij_bindings, sources) },
    { "waived", offsetof(zij_bindings, waived) },
    { "unbound", offsetof(zij_bindings, unbound) },
};

static size_t count_of(const zij_bindings *b, size_t i)
{
    return *(const size_t *)(const void *)((const char *)b + counts[i].of);
}

static void put_name(zij_buf *b, zij_str name)
{
    zij_putf(b, "  %.*s", ZIJ_ARG(name));
    for (size_t at = name.len; at < PAGE_WIDTH; at++)
        zij_put_byte(b, ' ');
}

static void put_counts(zij_buf *b, zij_str name, const zij_bindings *of)
{
    put_name(b, name);
    for (size_t i = 0; i < ZIJ_COUNT(counts); i++) {
        zij_str n = zij_strf(b->mem, "%zu", count_of(of, i));

        for (size_t at = n.len; at <= zij_str_of(counts[i].head).len; at++)
            zij_put_byte(b, ' ');
        zij_put(b, n);
    }
    zij_put_byte(b, '\n');
}

/* What share of the statements is bound or waived, in tenths of a percent, rounded down:
 * 100.0 means all of them. */
static size_t share_of(const zij_bindings *b)
{
    return b->statements == 0 ? 1000
                              : (b->statements - b->unbound) * 1000 / b->statements;
}

static zij_bindings all_of(const zij_pages *pages)
{
    zij_bindings sum = { 0 };

    for (size_t i = 0; i < pages->n; i++) {
        zij_bindings one = zij_judge_bindings(&pages->at[i]);

        zij_judge_add(&sum, &one);
    }
    return sum;
}

static void report_coverage(zij_buf *b, const zij_pages *pages)
{
    zij_bindings all = all_of(pages);
    size_t share = share_of(&all);

    if (all.statements == 0)
        return;
    put_count(b, all.statements, "statement: ", "statements: ");
    zij_putf(b, "%zu.%zu%% bound or waived\n", share / 10, share % 10);
    put_name(b, ZIJ_STR("page"));
    for (size_t i = 0; i < ZIJ_COUNT(counts); i++)
        zij_putf(b, " %s", counts[i].head);
    zij_put_byte(b, '\n');
    for (size_t i = 0; i < pages->n; i++) {
        zij_bindings one = zij_judge_bindings(&pages->at[i]);

        put_counts(b, pages->at[i].folder->name, &one);
    }
}

static void report_text(zij_cli *c, const zij_checked *k)
{
    zij_buf *b = &c->out;
    const zij_judged *j = &k->judged;

    zij_putf(b, "%.*s: ", ZIJ_ARG(k->book->id));
    put_count(b, k->book->flows_n, "flow", "flows");
    zij_put_c(b, ", ");
    put_count(b, figures_of(k->book), "figure", "figures");
    zij_put_c(b, ", ");
    put_count(b, k->book->pages_n, "page", "pages");
    zij_put_c(b, ", ");
    put_count(b, k->book->langs.n, "language\n", "languages\n");
    put_count(b, j->identities_n, "identity\n", "identities\n");
    for (size_t i = 0; i < j->identities_n; i++)
        put_identity(b, &j->identities[i]);
    put_count(b, j->claims, "claim: ", "claims: ");
    zij_putf(b, "%zu proved, %zu refuted, %zu undecided, %zu unknown\n", j->proved,
             j->refuted, j->undecided, j->unknown);
    if (k->pages == NULL)
        return;
    zij_cli_put_claims(b, k);
    if (zij_cli_given(c, "tight"))
        zij_cli_put_tight(b, k);
    report_coverage(b, k->pages);
}

static void identity_json(zij_json *out, const zij_judged_identity *i)
{
    zij_json_row(out, NULL, false);
    zij_json_text(out, "id", i->identity->id);
    zij_json_text(out, "state", zij_str_of(zij_judged_state(i)));
    zij_json_int(out, "cells", (int64_t)i->cells);
    zij_json_int(out, "agree", (int64_t)i->holds);
    zij_json_int(out, "rounding", (int64_t)i->open);
    zij_json_int(out, "excused", (int64_t)i->excused);
    zij_json_int(out, "unknown", (int64_t)i->unknown);
    zij_json_int(out, "broken", (int64_t)i->broken);
    zij_json_end(out);
}

/* One diagnostic, for editors and scripts. */
static void finding_json(zij_json *out, const zij_diag *d)
{
    static const char *const severity[] = {
        [ZIJ_ERROR] = "error", [ZIJ_WARNING] = "warning", [ZIJ_NOTE] = "note"
    };
    zij_place p = { 0 };

    if (d->where.in != NULL)
        p = zij_place_of(d->where);
    zij_json_object(out, NULL);
    zij_json_text(out, "severity", zij_str_of(severity[d->kind->severity]));
    zij_json_text(out, "kind", zij_str_of(d->kind->name));
    zij_json_text(out, "path", d->where.in == NULL ? ZIJ_STR("") : d->where.in->path);
    zij_json_int(out, "line", (int64_t)p.line);
    zij_json_int(out, "column", (int64_t)p.column);
    zij_json_text(out, "message", d->message);
    zij_json_text(out, "hint", d->hint);
    zij_json_end(out);
}

static void findings_json(zij_json *out, const zij_diags *to)
{
    zij_json_int(out, "errors", (int64_t)to->errors);
    zij_json_int(out, "warnings", (int64_t)to->warnings);
    zij_json_bool(out, "complete", zij_diags_are_all(to));
    zij_json_array(out, "findings");
    for (size_t i = 0; i < to->list.n; i++)
        finding_json(out, &to->list.at[i]);
    zij_json_end(out);
}

static void bindings_json(zij_json *out, const zij_bindings *b)
{
    for (size_t i = 0; i < ZIJ_COUNT(counts); i++)
        zij_json_int(out, counts[i].head, (int64_t)count_of(b, i));
    zij_json_int(out, "words", (int64_t)b->words);
}

static void coverage_json(zij_json *out, const zij_pages *pages)
{
    zij_bindings all = all_of(pages);

    zij_json_row(out, "coverage", false);
    bindings_json(out, &all);
    zij_json_end(out);
    zij_json_array(out, "coverage_by_page");
    for (size_t i = 0; i < pages->n; i++) {
        zij_bindings one = zij_judge_bindings(&pages->at[i]);

        zij_json_row(out, NULL, false);
        zij_json_text(out, "page", pages->at[i].folder->name);
        bindings_json(out, &one);
        zij_json_end(out);
    }
    zij_json_end(out);
}

/* What was counted; a book that could not be loaded has only findings. */
static void counts_json(zij_json *out, const zij_checked *k)
{
    const zij_judged *j = &k->judged;

    zij_json_text(out, "book", k->book->id);
    zij_json_int(out, "flows", (int64_t)k->book->flows_n);
    zij_json_int(out, "figures", (int64_t)figures_of(k->book));
    zij_json_int(out, "pages", (int64_t)k->book->pages_n);
    zij_json_array(out, "identities");
    for (size_t i = 0; i < j->identities_n; i++)
        identity_json(out, &j->identities[i]);
    zij_json_end(out);
    zij_json_row(out, "claims", false);
    zij_json_int(out, "proved", (int64_t)j->proved);
    zij_json_int(out, "refuted", (int64_t)j->refuted);
    zij_json_int(out, "undecided", (int64_t)j->undecided);
    zij_json_int(out, "unknown", (int64_t)j->unknown);
    zij_json_end(out);
    if (k->pages == NULL)
        return;
    coverage_json(out, k->pages);
    zij_write_claims(out, k->pages, j, out->out->mem);
}

static void report_json(zij_cli *c, const zij_checked *k)
{
    zij_json out = zij_json_make(&c->out);

    zij_json_object(&out, NULL);
    if (k->book != NULL)
        counts_json(&out, k);
    findings_json(&out, c->to);
    zij_json_end(&out);
    zij_json_done(&out);
}

static zij_rc run(zij_cli *c)
{
    const char *path;
    zij_checked k;
    zij_rc rc = zij_cli_book(c, &path);

    if (rc != ZIJ_OK)
        return rc;
    if (zij_cli_given(c, "accept-snapshot"))
        return zij_cli_accept_snapshot(c, path);
    if (zij_cli_given(c, "against"))
        return zij_cli_check_against(c, path);
    if (zij_cli_is(c, "format", "html") || zij_cli_given(c, "output")) {
        zij_hint(c->to,
                 zij_report(c->to, &zij_cli_bad_value, ZIJ_NOWHERE,
                            "only the report of --against is a page or a file"),
                 "zij check BOOK --against DIR --format html -o report.html");
        return ZIJ_EUSAGE;
    }
    rc = zij_cli_check_book(path, false, c->mem, c->to, &k);
    if (zij_cli_given(c, "mutate"))
        return rc == ZIJ_OK ? zij_cli_check_mutate(c, &k) : rc;
    if (zij_cli_given(c, "explain") && k.pages != NULL)
        return zij_cli_explain(c, &k, zij_cli_value(c, "explain"));
    if (zij_cli_is(c, "format", "json")) {
        if (rc == ZIJ_OK && c->to->errors > 0)
            rc = ZIJ_EINPUT;
        report_json(c, &k);
        *c->to = zij_diags_make(c->to->mem); /* told, so not on stderr again */
    } else if (k.book != NULL) {
        report_text(c, &k);
    }
    return rc;
}

const zij_cli_command zij_cli_check = {
    .name = "check",
    .summary = "say what is wrong with a book",
    .text =
        "Checks names, codes, duplicates, units, precision and coverage, the identities\n"
        "of structure/checks.yaml and the claims of the pages, and lists the statements "
        "and\n"
        "words that nothing binds. Each finding names its file, line and column, and\n"
        "says what to do. Then come the claims that are not proved, with what speaks\n"
        "against them and what the figures would bear; last, how many statements of\n"
        "each page a claim, a computed figure or a source carries.",
    .words = { { "BOOK", "the folder of the book", false } },
    .options = { { 'f', "format", "FORMAT", "text or json; html with --against", "text",
                   "text json html", false },
                 { 'o', "output", "FILE", "write there; with --against", NULL, NULL,
                   false },
                 { 0, "explain", "ID",
                   "one claim (page/claim): its words, figures, steps and verdict", NULL,
                   NULL, false },
                 { 0, "tight", NULL,
                   "list the claims that one figure tips, moved by 1 % or its last digit",
                   NULL, NULL, false },
                 { 0, "against", "DIR",
                   "what newer figures, CSV files as in data/, would make of the pages",
                   NULL, NULL, false },
                 { 0, "accept-snapshot", NULL,
                   "note that the data are right as they are, in structure/snapshots.csv",
                   NULL, NULL, false },
                 { 0, "mutate", "N",
                   "change N figures, one at a time, and tell who notices", NULL, NULL,
                   false },
                 { 0, "seed", "S", "which figures are changed", "1", NULL, false } },
    .examples = { { "zij check book/central-asia",
                    "exit status 1 when something is wrong" },
                  { "zij check book/central-asia --explain 22-gdp-usd/big-two",
                    "why a claim is proved, and how nearly" },
                  { "zij check book/central-asia --tight",
                    "what to look at first when figures are revised" },
                  { "zij check book/central-asia --against new -f html -o next.html",
                    "the work list for the next edition" },
                  { "zij check book/central-asia --mutate 1000",
                    "which wrong figures would be noticed, and by whom" } },
    .run = run,
};
