/* Names that stand for expressions, and the limits of what they spell out. */
#include "fake.h"

static void make_gdp(fake *f)
{
    zij_flow *gdp = fake_flow(f, "GDP", "REF_AREA", "USD", 9, 1);

    fake_add(f, gdp, "KAZ 2023 100.0");
    fake_add(f, gdp, "KAZ 2024 120.0");
    fake_add(f, gdp, "UZB 2023 50.0");
    fake_add(f, gdp, "UZB 2024 80.0");
}

static void a_name_stands_for_its_expression(void **state)
{
    static const char *const definitions[][2] = {
        { "kaz", "GDP[KAZ; 2024]" },
        { "both", "GDP[KAZ; 2024] + GDP[UZB; 2024]" },
        { "part", "kaz / both" },
        { "oil", "{KAZ, UZB}" },
        { "grew", "rose(GDP[*; 2023..2024])" },
        { "limit", "59.0%" },
        { "best", "2024" },
        { "series", "GDP[*; 2023..2024]" },
        { NULL, NULL },
    };
    static const fake_case row[] = {
        { "kaz > 119", "proved" },
        { "part > limit", "proved" },
        { "part ~ 60%", "proved" },
        { "part ~ limit", "refuted" },  /* the digits of the definition count */
        { "2 * both > 399", "proved" }, /* as in brackets */
        { "kaz - both < 0", "proved" },
        { "share(GDP[*; 2024], oil) == 1", "proved" },
        { "top(GDP[*; 2024], 2) == oil", "proved" },
        { "always(grew)", "proved" },
        { "peak(GDP[KAZ; 2023..2024]) == best", "proved" },
        { "always(growth(series) > 15%)", "proved" },
        { "rank(GDP[*; 2024], KAZ) == 1", "proved" }, /* codes are codes */
    };
    fake f;

    fake_make(&f, *state);
    f.definitions = definitions;
    make_gdp(&f);
    fake_check(&f, row, ZIJ_COUNT(row));
}

/* "FILE:column kind" of the first error. */
static zij_str first_error(fake *f, const char *text)
{
    zij_buf b = zij_buf_make(f->t->mem);
    const zij_diag *d;
    zij_value v;

    f->t->diags = zij_diags_make(f->t->mem);
    if (fake_eval(f, text, &v) == ZIJ_OK)
        return ZIJ_STR("no error");
    d = &f->t->diags.list.at[0];
    zij_putf(&b, "%.*s:%zu %s", ZIJ_ARG(d->where.in->path), zij_place_of(d->where).column,
             d->kind->name);
    if (d->hint.len > 0)
        zij_putf(&b, " (%.*s)", ZIJ_ARG(d->hint));
    return zij_buf_str(&b);
}

static void errors_have_their_place_in_the_definition(void **state)
{
    static const char *const definitions[][2] = {
        { "typo", "1 + GPD[KAZ; 2024]" },
        { "ends", "1 +" },
        { "units", "1 + (GDP[KAZ; 2024] > 3%)" },
        { "self", "1 + self" },
        { "one", "two + 1" },
        { "two", "3 - one" },
        { "fine", "GDP[KAZ; 2024]" },
        { NULL, NULL },
    };
    static const fake_case row[] = {
        { "typo > 3", "book.yaml:5 expr-unknown-flow (did you mean GDP?)" },
        { "ends > 3", "book.yaml:4 expr-syntax" },
        { "self", "book.yaml:5 expr-definition-cycle (it stands self in self)" },
        { "one > 3", "book.yaml:5 expr-definition-cycle (it stands one in two in one)" },
        { "fine > 3%",
          "query:1 expr-unit (a ratio is compared with a ratio or a percentage: divide "
          "one by another first, as in share() or growth())" },
        { "fien > 3", "query:1 expr-type (did you mean fine?)" },
        { "fine(3)",
          "query:1 expr-unknown-function (fine is a definition: write it without "
          "brackets)" },
        { "fine[KAZ; 2024]",
          "query:1 expr-unknown-flow (fine is a definition: write it without brackets)" },
    };
    fake f;

    fake_make(&f, *state);
    f.definitions = definitions;
    make_gdp(&f);
    for (size_t i = 0; i < ZIJ_COUNT(row); i++)
        assert_str(first_error(&f, row[i].text), row[i].want);
    assert_true(
        zij_str_starts(first_error(&f, "units > 3"), ZIJ_STR("book.yaml:5 expr-unit")));
}

static void names_are_words_with_no_other_meaning(void **state)
{
    static const struct {
        const char *name, *want; /* "": good */
    } row[] = {
        { "gdp_kaz", "" },
        { "_x1", "" },
        { "1x", "'1x' cannot be the name of a definition" },
        { "a-b", "'a-b' cannot be the name of a definition" },
        { "", "'' cannot be the name of a definition" },
        { "sum", "sum is a function already" },
        { "GDP", "GDP is a flow already" },
        { "REF_AREA", "REF_AREA is a dimension already" },
        { "KAZ", "KAZ is a code already" },
        { "and", "and is a word of the language already" },
        { "latest", "latest is a word of the language already" },
    };
    zij_source in = { ZIJ_STR("book.yaml"), ZIJ_STR("GDP[KAZ; 2024]") };
    zij_span text = { &in, 0, 14 };
    fake f;

    fake_make(&f, *state);
    make_gdp(&f);
    for (size_t i = 0; i < ZIJ_COUNT(row); i++) {
        zij_rc rc;

        f.t->diags = zij_diags_make(f.t->mem);
        rc = zij_expr_check_definition(zij_str_of(row[i].name), text, text, &f.env,
                                       f.t->mem, f.t->to);
        assert_int_equal(rc, row[i].want[0] == '\0' ? ZIJ_OK : ZIJ_EINPUT);
        if (rc != ZIJ_OK)
            assert_str(f.t->diags.list.at[0].message, row[i].want);
    }
}

/* n bytes: 1 + 1 + 1 and blanks. */
static const char *of_length(fake *f, size_t n)
{
    char *text = zij_array(f->t->mem, n + 1, char);

    memset(text, ' ', n);
    text[0] = '1';
    return text;
}

static const char *chain(fake *f, const char *(*rows)[2], int n)
{
    for (int i = 0; i < n; i++) {
        rows[i][0] = zij_str_c(f->t->mem, zij_strf(f->t->mem, "d%d", i));
        rows[i][1] =
            i + 1 < n ? zij_str_c(f->t->mem, zij_strf(f->t->mem, "d%d", i + 1)) : "1";
    }
    rows[n][0] = NULL;
    return "d0 > 0";
}

static void what_is_spelled_out_has_limits(void **state)
{
    enum { MOST = ZIJ_EXPR_SPELLED / ZIJ_EXPR_BYTES };
    const char *rows[80][2] = { { 0 } };
    zij_buf sum;
    fake f;

    fake_make(&f, *state);
    make_gdp(&f);
    f.definitions = (const char *const(*)[2])rows;
    rows[0][0] = "long";
    rows[0][1] = of_length(&f, ZIJ_EXPR_BYTES);
    rows[1][0] = NULL;
    assert_str(first_error(&f, "long > 0"), "no error");
    sum = zij_buf_make(f.t->mem);
    for (int i = 0; i < MOST; i++)
        zij_put_c(&sum, i > 0 ? " + long" : "long");
    zij_put_byte(&sum, '\0');
    assert_str(first_error(&f, zij_buf_str(&sum).at), "no error"); /* 64,000 bytes */
    sum.len--;
    zij_put_c(&sum, " + long");
    zij_put_byte(&sum, '\0');
    assert_str(first_error(&f, zij_buf_str(&sum).at), "query:113 expr-too-long");
    rows[0][1] = of_length(&f, ZIJ_EXPR_BYTES + 1);
    assert_str(first_error(&f, "long > 0"), "query:1 expr-too-long");
    assert_str(first_error(&f, chain(&f, rows, ZIJ_EXPR_DEPTH - 1)), "no error");
    assert_true(zij_str_starts(first_error(&f, chain(&f, rows, ZIJ_EXPR_DEPTH)),
                               ZIJ_STR("book.yaml:1 expr-too-deep")));
}

int main(void)
{
    const struct CMUnitTest all[] = {
        TEST(a_name_stands_for_its_expression),
        TEST(errors_have_their_place_in_the_definition),
        TEST(names_are_words_with_no_other_meaning),
        TEST(what_is_spelled_out_has_limits),
    };

    return TEST_RUN(all);
}
