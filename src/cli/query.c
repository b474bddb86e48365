/* query.c - `zij query`: what an expression is worth, and which figures say so.
 *
 * Numbers are in base units (288.071 of USD billion is 288071000000 USD), save percents
 * and points, whose unit says so. show.c prints them. */
#include "cli/build.h"
#include "cli/show.h"

#include "page/page.h"

static zij_rc read_expression(zij_cli *c, const zij_source **out)
{
    zij_source *in;

    if (zij_str_eq(c->word[1], ZIJ_STR("-")))
        return zij_os_read("-", ZIJ_STR("standard input"), c->mem, c->to, out);
    in = zij_new(c->mem, zij_source);
    *in = (zij_source){ ZIJ_STR("expression"), c->word[1] };
    *out = in;
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

/* Without blanks around it, so that an error at its end is shown there. */
static zij_span trimmed(const zij_source *in)
{
    zij_str text = zij_str_trim(in->text);

    return (zij_span){ in, text.len == 0 ? 0 : (uint32_t)(text.at - in->text.at),
                       (uint32_t)text.len };
}

static zij_rc run(zij_cli *c)
{
    const zij_book *book;
    const zij_source *in;
    zij_expr_env env;
    zij_expr *e;
    zij_value v;
    size_t lang;
    zij_rc rc = zij_cli_load(c, &book);

    if (rc != ZIJ_OK || (rc = find_language(c, book, &lang)) != ZIJ_OK ||
        (rc = read_expression(c, &in)) != ZIJ_OK)
        return rc;
    env = zij_page_env(book);
    rc = zij_expr_parse(trimmed(in), &env, c->mem, c->to, &e);
    if (rc == ZIJ_OK)
        rc = zij_expr_eval(e, &env, c->mem, c->to, &v);
    if (rc != ZIJ_OK)
        return rc;
    if (zij_cli_is(c, "format", "json"))
        zij_show_json(&c->out, zij_str_trim(in->text), &v);
    else if (zij_cli_is(c, "format", "csv"))
        zij_show_csv(&c->out, &v);
    else
        zij_show_text(&c->out, &v, lang);
    if (zij_cli_given(c, "explain") && zij_cli_is(c, "format", "text"))
        zij_cli_put_working(&c->out, &env, &(zij_formula){ trimmed(in), e, v }, lang);
    return ZIJ_OK;
}

const zij_cli_command zij_cli_query = {
    .name = "query",
    .summary = "evaluate an expression, or judge a statement",
    .text =
        "Prints what an expression is worth with the interval that the rounding of the\n"
        "figures allows, or whether a statement is proved, refuted, undecided or\n"
        "unknown, and the figures that say so. Put the expression in quotes.",
    .words = { { "BOOK", "the folder of the book", false },
               { "EXPRESSION", "as in a page; - reads it from standard input", false } },
    .options = { { 'f', "format", "FORMAT", "text, csv or json", "text", "text csv json",
                   false },
                 { 0, "lang", "LANG",
                   "language of the names of units in text (default en)", NULL, NULL,
                   false },
                 { 0, "explain", NULL,
                   "in text: the steps, what speaks against it, and what would be true",
                   NULL, NULL, false } },
    .examples = { { "zij query book/central-asia 'GDP_USD[*; 2024]'", "a table" },
                  { "zij query book/central-asia 'share(GDP_USD[*; 2024], {KAZ, UZB}) > "
                    "80%'",
                    "a statement, its verdict and its figures" },
                  { "zij query book/central-asia 'top(TRADE[KAZ, *, X; 2024], 5)' "
                    "--format=json",
                    "codes in order, for a program" } },
    .run = run,
};
