/* data.c - `zij data`: the figures of a flow as they were published, or the list of
 * flows. */
#include "cli/cli.h"

#include "base/utf8.h"
#include "emit/emit.h"

static const zij_diag_kind NO_FLOW = { "cli-no-flow", ZIJ_ERROR,
                                       "The book has no such flow." };
static const zij_diag_kind BAD_KEY = { "cli-bad-key", ZIJ_ERROR,
                                       "A key does not fit the flow." };

/* ---- the list of flows ---- */

static void put_period(zij_buf *b, const zij_shelf *s, int32_t ordinal)
{
    if (s != NULL && s->obs_n > 0)
        zij_put_period(b, (zij_period){ ordinal, (int32_t)s->freq });
}

static zij_str period_text(zij_cli *c, const zij_shelf *s, bool last)
{
    zij_buf b = zij_buf_make(c->mem);

    put_period(&b, s, s == NULL ? 0 : last ? s->last : s->first);
    return zij_buf_str(&b);
}

static zij_str dims_text(zij_cli *c, const zij_flow *f)
{
    zij_buf b = zij_buf_make(c->mem);

    for (size_t i = 0; i < f->dims_n; i++)
        zij_putf(&b, "%s%.*s", i == 0 ? "" : " ", ZIJ_ARG(f->dims[i].id));
    return zij_buf_str(&b);
}

typedef struct flow_row {
    const zij_flow *flow;
    zij_str name, dims, first, last;
    zij_str periods; /* first-last, or the one there is */
    size_t n, missing;
} flow_row;

static flow_row row_of(zij_cli *c, const zij_book *book, const zij_flow *f, size_t lang)
{
    const zij_shelf *s = zij_store_find(book->store, f);
    flow_row row = { .flow = f,
                     .name = f->name.in[lang],
                     .dims = dims_text(c, f),
                     .first = period_text(c, s, false),
                     .last = period_text(c, s, true),
                     .n = s == NULL ? 0 : s->obs_n,
                     .missing = s == NULL ? 0 : s->missing_n };

    row.periods =
        zij_str_eq(row.first, row.last)
            ? row.first
            : zij_strf(c->mem, "%.*s..%.*s", ZIJ_ARG(row.first), ZIJ_ARG(row.last));
    return row;
}

static void put_wide(zij_buf *b, zij_str s, size_t width)
{
    zij_put(b, s);
    for (size_t n = zij_utf8_count(s); n < width + 2; n++)
        zij_put_byte(b, ' ');
}

static void list_text(zij_cli *c, const flow_row *rows, size_t n)
{
    size_t id = 4, dims = 10, periods = 7;

    for (size_t i = 0; i < n; i++) {
        id = ZIJ_MAX(id, rows[i].flow->id.len);
        dims = ZIJ_MAX(dims, rows[i].dims.len);
        periods = ZIJ_MAX(periods, rows[i].periods.len);
    }
    put_wide(&c->out, ZIJ_STR("FLOW"), id);
    put_wide(&c->out, ZIJ_STR("DIMENSIONS"), dims);
    zij_put_c(&c->out, "FIGURES  MISSING  ");
    put_wide(&c->out, ZIJ_STR("PERIODS"), periods);
    zij_put_c(&c->out, "NAME\n");
    for (size_t i = 0; i < n; i++) {
        put_wide(&c->out, rows[i].flow->id, id);
        put_wide(&c->out, rows[i].dims, dims);
        zij_putf(&c->out, "%7zu  %7zu  ", rows[i].n - rows[i].missing, rows[i].missing);
        put_wide(&c->out, rows[i].periods, periods);
        zij_putf(&c->out, "%.*s\n", ZIJ_ARG(rows[i].name));
    }
}

static void list_csv(zij_cli *c, const flow_row *rows, size_t n)
{
    zij_put_c(&c->out, "FLOW,DIMENSIONS,FIGURES,MISSING,FIRST,LAST,NAME\n");
    for (size_t i = 0; i < n; i++) {
        zij_putf(&c->out, "%.*s,%.*s,%zu,%zu,%.*s,%.*s", ZIJ_ARG(rows[i].flow->id),
                 ZIJ_ARG(rows[i].dims), rows[i].n - rows[i].missing, rows[i].missing,
                 ZIJ_ARG(rows[i].first), ZIJ_ARG(rows[i].last));
        zij_csv_put(&c->out, false, rows[i].name);
        zij_csv_end_row(&c->out);
    }
}

static void list_json(zij_cli *c, const flow_row *rows, size_t n)
{
    zij_json j = zij_json_make(&c->out);

    zij_json_array(&j, NULL);
    for (size_t i = 0; i < n; i++) {
        const zij_flow *f = rows[i].flow;

        zij_json_object(&j, NULL);
        zij_json_text(&j, "flow", f->id);
        zij_json_text(&j, "name", rows[i].name);
        zij_json_row(&j, "dimensions", true);
        for (size_t d = 0; d < f->dims_n; d++)
            zij_json_text(&j, NULL, f->dims[d].id);
        zij_json_end(&j);
        zij_json_text(&j, "unit", f->unit->id);
        zij_json_int(&j, "multiplier", zij_flow_mult(f));
        zij_json_int(&j, "figures", (int64_t)(rows[i].n - rows[i].missing));
        zij_json_int(&j, "missing", (int64_t)rows[i].missing);
        zij_json_text(&j, "first", rows[i].first);
        zij_json_text(&j, "last", rows[i].last);
        zij_json_end(&j);
    }
    zij_json_end(&j);
    zij_json_done(&j);
}

static void list_flows(zij_cli *c, const zij_book *book, size_t lang)
{
    flow_row *rows = zij_array(c->mem, book->flows_n, flow_row);

    for (size_t i = 0; i < book->flows_n; i++)
        rows[i] = row_of(c, book, &book->flows[i], lang);
    if (zij_cli_is(c, "format", "csv"))
        list_csv(c, rows, book->flows_n);
    else if (zij_cli_is(c, "format", "json"))
        list_json(c, rows, book->flows_n);
    else
        list_text(c, rows, book->flows_n);
}

/* ---- keys as SDMX writes them: KAZ+UZB..X; empty or * is any code ---- */

typedef struct wanted {
    bool *codes[ZIJ_DIMS]; /* per code of the dimension; NULL: all */
} wanted;

static zij_rc read_code(zij_cli *c, const zij_dimension *dim, zij_str id, wanted *w,
                        size_t i)
{
    uint16_t code = zij_codelist_find(dim->codes, id);
    zij_diag *d;

    if (code != ZIJ_NO_CODE) {
        w->codes[i][code] = true;
        return ZIJ_OK;
    }
    d = zij_report(c->to, &BAD_KEY, ZIJ_NOWHERE, "%.*s has no code %.*s",
                   ZIJ_ARG(dim->id), ZIJ_ARG(id));
    zij_codelist_hint(dim->codes, id, c->to, d);
    return ZIJ_EUSAGE;
}

static zij_rc read_part(zij_cli *c, const zij_dimension *dim, zij_str part, wanted *w,
                        size_t i)
{
    zij_rc rc = ZIJ_OK;
    zij_str id;

    if (part.len == 0 || zij_str_eq(part, ZIJ_STR("*")))
        return ZIJ_OK;
    w->codes[i] = zij_array(c->mem, dim->codes->n, bool);
    while (rc == ZIJ_OK && zij_str_next(&part, '+', &id))
        rc = read_code(c, dim, id, w, i);
    return rc;
}

static zij_rc read_key(zij_cli *c, const zij_flow *f, zij_str key, wanted *w)
{
    size_t parts = 1;
    zij_rc rc = ZIJ_OK;

    *w = (wanted){ 0 };
    if (key.len == 0)
        return ZIJ_OK;
    for (size_t i = 0; i < key.len; i++)
        parts += key.at[i] == '.';
    if (parts != f->dims_n) {
        zij_diag *d =
            zij_report(c->to, &BAD_KEY, ZIJ_NOWHERE,
                       "the key %.*s has %zu part%s, and %.*s has %zu dimension%s",
                       ZIJ_ARG(key), parts, parts == 1 ? "" : "s", ZIJ_ARG(f->id),
                       f->dims_n, f->dims_n == 1 ? "" : "s");

        zij_hint(c->to, d,
                 "one part for each of %.*s, with dots between; empty is any code",
                 ZIJ_ARG(dims_text(c, f)));
        return ZIJ_EUSAGE;
    }
    for (size_t i = 0, at = 0; i < f->dims_n && rc == ZIJ_OK; i++) {
        size_t end = zij_str_find(key, at, '.');

        rc = read_part(c, &f->dims[i], zij_str_sub(key, at, end), w, i);
        at = end + 1;
    }
    return rc;
}

static bool is_wanted(const zij_flow *f, const wanted *w, const uint16_t *key)
{
    for (size_t i = 0; i < f->dims_n; i++)
        if (w->codes[i] != NULL && !w->codes[i][key[i]])
            return false;
    return true;
}

/* ---- one flow ---- */

static void head_json(zij_json *j, const zij_flow *f, size_t lang)
{
    zij_json_object(j, NULL);
    zij_json_text(j, "flow", f->id);
    zij_json_text(j, "name", f->name.in[lang]);
    zij_json_text(j, "unit", f->unit->id);
    zij_json_int(j, "multiplier", zij_flow_mult(f));
    zij_json_array(j, "observations");
}

static void put_row(zij_cli *c, zij_json *j, const zij_emit_row *row)
{
    if (j != NULL)
        zij_emit_json_row(j, row);
    else
        zij_emit_csv_row(&c->out, row);
}

static void put_flow(zij_cli *c, const zij_book *book, const zij_flow *f, const wanted *w,
                     zij_json *j)
{
    const zij_shelf *s = zij_store_find(book->store, f);
    zij_run run = { 0 };

    if (s != NULL)
        run = zij_store_take(book->store, f, NULL, 0);
    for (size_t i = 0; i < run.n; i++)
        for (size_t k = 0; k < run.at[i].n && is_wanted(f, w, run.at[i].key); k++) {
            zij_period p = { run.at[i].ordinals[k], (int32_t)s->freq };
            zij_emit_row row = { f, s->pool, run.at[i].key, p, &run.at[i].obs[k] };

            put_row(c, j, &row);
        }
}

static zij_rc print_flow(zij_cli *c, const zij_book *book, const zij_flow *f, size_t lang)
{
    zij_json j = zij_json_make(&c->out);
    wanted w;
    zij_rc rc = read_key(c, f, c->word[2], &w);

    if (rc != ZIJ_OK)
        return rc;
    if (zij_cli_is(c, "format", "json")) {
        head_json(&j, f, lang);
        put_flow(c, book, f, &w, &j);
        zij_json_end(&j);
        zij_json_end(&j);
        zij_json_done(&j);
    } else {
        zij_emit_csv_head(&c->out, f);
        put_flow(c, book, f, &w, NULL);
    }
    return ZIJ_OK;
}

static zij_rc run(zij_cli *c)
{
    const zij_book *book;
    const zij_flow *f;
    size_t lang;
    zij_rc rc = zij_cli_load(c, &book);

    if (rc != ZIJ_OK || (rc = zij_cli_lang(c, book, "lang", &lang)) != ZIJ_OK)
        return rc;
    if (c->word[1].len == 0) {
        list_flows(c, book, lang);
        return ZIJ_OK;
    }
    f = zij_book_flow(book, c->word[1]);
    if (f != NULL)
        return print_flow(c, book, f, lang);
    zij_nearest near = zij_nearest_to(c->word[1]);
    zij_diag *d = zij_report(c->to, &NO_FLOW, ZIJ_NOWHERE, "the book has no flow %.*s",
                             ZIJ_ARG(c->word[1]));

    for (size_t i = 0; i < book->flows_n; i++)
        zij_nearest_try(&near, book->flows[i].id);
    zij_hint_nearest(c->to, d, &near);
    return ZIJ_EUSAGE;
}

const zij_cli_command zij_cli_data = {
    .name = "data",
    .summary = "print the figures of a book",
    .text =
        "Prints the figures of a flow with the digits published, and their status,\n"
        "precision, coverage, source and notes: the columns of the book's own files.\n"
        "Without FLOW, lists the flows. A KEY has one part for each dimension, with\n"
        "dots between: KAZ+UZB..X; an empty part is any code.",
    .words = { { "BOOK", "the folder of the book", false },
               { "FLOW", "the id of a flow", true },
               { "KEY", "only these series", true } },
    .options = { { 'f', "format", "FORMAT",
                   "csv or json; the list of flows is a table without it", NULL,
                   "csv json", false },
                 { 0, "lang", "LANG", "language of names (default the book's first)",
                   NULL, NULL, false } },
    .examples = { { "zij data book/central-asia", "what the book holds" },
                  { "zij data book/central-asia GDP_USD", "every figure of one flow" },
                  { "zij data book/central-asia TRADE KAZ.ITA+CHN.X",
                    "Kazakhstan's exports to Italy and China" },
                  { "zij data book/central-asia ELEC_GEN --format=json",
                    "the same figures for a program" } },
    .run = run,
};
