#include "fake.h"

static void make_flows(fake *f)
{
    fake_flow(f, "GDP_USD", "REF_AREA", "USD", 9, 3);
    fake_flow(f, "POP_IMF", "REF_AREA", "person", 6, 3);
    fake_flow(f, "GDP_GROWTH", "REF_AREA", "1", -2, 1);
    fake_flow(f, "POP", "REF_AREA SEX", "person", 0, 0);
}

/* "column kind: message (hint)" of the first error. */
static zij_str first_error(fake *f, const char *text)
{
    zij_buf b = zij_buf_make(f->t->mem);
    const zij_diag *d;
    zij_value v;
    zij_rc rc;

    f->t->diags = zij_diags_make(f->t->mem);
    rc = fake_eval(f, text, &v);
    if (rc == ZIJ_OK)
        return ZIJ_STR("no error");
    assert_int_not_equal(f->t->diags.list.n, 0);
    d = &f->t->diags.list.at[0];
    zij_putf(&b, "%zu %s: %.*s", zij_place_of(d->where).column, d->kind->name,
             ZIJ_ARG(d->message));
    if (d->hint.len > 0)
        zij_putf(&b, " (%.*s)", ZIJ_ARG(d->hint));
    return zij_buf_str(&b);
}

static void check(fake *f, const fake_case *row, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        zij_str got = first_error(f, row[i].text);

        if (!zij_str_eq(got, zij_str_of(row[i].want)))
            fail_msg("%s\n got  %.*s\n want %s", row[i].text, ZIJ_ARG(got), row[i].want);
    }
}

static void what_cannot_be_read_says_where_and_what_to_write(void **state)
{
    fake f;
    static const fake_case row[] = {
        { "", "1 expr-syntax: expected a figure, number, list or function, but the "
              "expression ends" },
        { "GDP_USD[KAZ; 2024", "18 expr-syntax: expected ',', ';' or ']' (odd codes are "
                               "quoted: 'A-B'), but the expression ends" },
        { "GDP_USD[A-B; 2024]", "10 expr-syntax: expected ',', ';' or ']' (odd codes are "
                                "quoted: 'A-B'), found '-'" },
        { "GDP_USD[KAZ; 2024] = 3",
          "20 expr-syntax: expected an operator or the end, found "
          "'=' (write ==, or ~ for rounded figures)" },
        { "GDP_USD[KAZ; 2024] ≥ 3",
          "20 expr-syntax: expected an operator or the end, found "
          "'≥' (write >=)" },
        { "1 < 2 < 3",
          "7 expr-syntax: comparisons cannot be chained (write a < b and b < "
          "c)" },
        { "GDP_USD[KAZ; 2024] > 1,200",
          "23 expr-syntax: expected an operator or the end, "
          "found ',' (a number has a decimal point and no thousands "
          "separator: 1.5, 1000 or 1_000)" },
        { "\"KAZ\"",
          "1 expr-syntax: expected a figure, number, list or function, found '\"' "
          "(quote codes with ' ')" },
        { "1234567890123456789012",
          "1 expr-syntax: a number has at most 18 digits and an "
          "exponent up to 15" },
        { "1e99",
          "1 expr-syntax: a number has at most 18 digits and an exponent up to 15" },
        { "{KAZ,}", "6 expr-syntax: expected a code, found '}'" },
        { "2 and", "6 expr-syntax: expected a figure, number, list or function, but the "
                   "expression ends" },
    };

    fake_make(&f, *state);
    make_flows(&f);
    check(&f, row, ZIJ_COUNT(row));
}

static void unknown_names_get_the_nearest_one(void **state)
{
    fake f;
    static const fake_case row[] = {
        { "GDP_US[KAZ; 2024] > 1",
          "1 expr-unknown-flow: there is no flow GDP_US (did you "
          "mean GDP_USD?)" },
        { "GDP_USD[KAX; 2024]",
          "9 expr-unknown-code: CL_AREA has no code KAX (did you mean "
          "KAZ?)" },
        { "GDP_USD[@CB; 2024]",
          "9 expr-unknown-group: there is no group @CB (did you mean "
          "@CA?)" },
        { "growht(GDP_USD[KAZ; 2024])", "1 expr-unknown-function: there is no function "
                                        "growht (did you mean growth?)" },
        { "share(GDP_USD[*; 2024], {KAZ, UZX})",
          "31 expr-unknown-code: CL_AREA has no code "
          "UZX (did you mean UZB?)" },
        { "sum(GDP_USD[*; 2024] over REF_ARAE)",
          "27 expr-dimensions: REF_ARAE is not open "
          "here (did you mean REF_AREA?)" },
        { "GDP_USD", "1 expr-type: expected a number, found a list of codes (write "
                     "GDP_USD[...; 2024])" },
        { "sum + 1", "1 expr-type: expected a number, found a list of codes (write sum(x "
                     "over DIM))" },
        { "GDP_USD[KAZ; 24]", "14 expr-period: '24' is no period (write 2024, 2024-Q1, "
                              "2024-07, 2000..2024, 2010.., latest or *)" },
        { "GDP_USD[KAZ; 2024..2000]", "14 expr-period: the range ends before it starts "
                                      "(write the earlier period first)" },
        { "GDP_USD[KAZ, F; 2024]", "1 expr-keys: GDP_USD has 1 dimension, but 2 keys are "
                                   "given (write GDP_USD[REF_AREA; time], with * for all "
                                   "codes of one)" },
    };

    fake_make(&f, *state);
    make_flows(&f);
    check(&f, row, ZIJ_COUNT(row));
}

static void units_and_types_are_checked_before_figures(void **state)
{
    fake f;
    static const fake_case row[] = {
        { "GDP_USD[KAZ; 2024] > POP_IMF[KAZ; 2024]",
          "1 expr-unit: cannot compare USD (current) and person (units.yaml says what "
          "each "
          "flow counts (kind); only equal kinds are added and compared)" },
        { "GDP_USD[KAZ; 2024] + 40%",
          "1 expr-unit: cannot add USD (current) and % (a ratio is compared with a ratio "
          "or "
          "a percentage: divide one by another first, as in share() or growth())" },
        { "GDP_GROWTH[KAZ; 2024] > 40", "1 expr-unit: cannot compare % and a bare number "
                                        "(write 40%)" },
        { "GDP_GROWTH[KAZ; 2024] - GDP_GROWTH[UZB; 2024] > -4",
          "1 expr-unit: cannot compare percentage points and a bare number (write "
          "-4pp)" },
        { "GDP_GROWTH[KAZ; 2024] - GDP_GROWTH[UZB; 2024] > 4%",
          "1 expr-unit: cannot compare percentage points and % (a difference of two "
          "percents "
          "is in points: write 4pp)" },
        { "growth(GDP_GROWTH[KAZ; 2024])",
          "1 expr-unit: growth of a percent is ambiguous "
          "(diff() gives percentage points)" },
        { "along(POP[*, *; 2024], SEX)", "7 expr-arguments: along takes figures over one "
                                         "dimension (along(x, DIM))" },
        { "along(GDP_USD[*; 2024], [SEX])",
          "25 expr-arguments: along takes the name of a "
          "dimension (along(x, DIM))" },
        { "GDP_USD[*; 2024] / along(GDP_USD[*; 2024], SEX)",
          "1 expr-dimensions: REF_AREA is open only on the left, SEX only on the right "
          "(fix one of them to a code, or sum over it)" },
        { "share(GDP_USD[*; 2024])", "1 expr-arguments: share takes 2 arguments, not 1 "
                                     "(share(x, {CODE, CODE} over DIM))" },
        { "sum(GDP_USD[KAZ; 2024])",
          "5 expr-dimensions: sum needs an open dimension, and "
          "every key is fixed (write * for all codes, or a range "
          "of periods)" },
        { "sum(GDP_USD[*; 2000..2024])", "1 expr-dimensions: sum has several open "
                                         "dimensions to choose from (say which: over "
                                         "REF_AREA, TIME_PERIOD)" },
        { "growth(GDP_USD[KAZ; 2024] over SEX)",
          "32 expr-arguments: growth takes no `over` "
          "(growth(x))" },
        { "growth(1)", "8 expr-dimensions: growth needs a value that has a period "
                       "(growth(x))" },
        { "top(GDP_USD[*; 2024], KAZ)",
          "23 expr-arguments: top wants how many as a number "
          "from 1 to 1000 (top(x, 5))" },
        { "top(GDP_USD[*; 2024], 2) == [KAZ]",
          "1 expr-type: a list of 2 is compared with a "
          "list of 1" },
        { "top(GDP_USD[*; 2024], 2) > 1",
          "1 expr-type: expected a number, found a list of "
          "codes" },
        { "1 and 2 > 1", "1 expr-type: expected a claim, found a number" },
        { "rose(GDP_USD[KAZ; 2024])", "6 expr-dimensions: rose needs a range of periods "
                                      "(write [...; 2019..2024])" },
        { "POP_IMF[*; 2024] > POP[KAZ, *; 2024]",
          "1 expr-dimensions: REF_AREA is open only on the left, SEX only on the right "
          "(fix "
          "one of them to a code, or sum over it)" },
    };

    fake_make(&f, *state);
    make_flows(&f);
    check(&f, row, ZIJ_COUNT(row));
}

static const char *repeat(fake *f, const char *before, const char *part, int n,
                          const char *after)
{
    zij_buf b = zij_buf_make(f->t->mem);

    zij_put_c(&b, before);
    for (int i = 0; i < n; i++)
        zij_put_c(&b, part);
    zij_put_c(&b, after);
    zij_put_byte(&b, '\0');
    return zij_buf_str(&b).at;
}

static void limits_are_errors_and_not_crashes(void **state)
{
    fake f;
    zij_value v;

    fake_make(&f, *state);
    make_flows(&f);
    assert_str(zij_str_sub(first_error(&f, repeat(&f, "", "(", 3000, "1")), 0, 16),
               "65 expr-too-deep");
    assert_str(zij_str_sub(first_error(&f, repeat(&f, "", "not ", 900, "1 > 0")), 0, 17),
               "257 expr-too-deep");
    assert_str(zij_str_sub(first_error(&f, repeat(&f, "", "-", 3000, "1")), 0, 16),
               "65 expr-too-deep");
    assert_str(zij_str_sub(first_error(&f, repeat(&f, "1", " + 1", 900, "")), 0, 15),
               "1 expr-too-deep");
    assert_int_equal(fake_eval(&f, repeat(&f, "1", " + 1", 200, ""), &v), ZIJ_OK);
    assert_str(first_error(&f, repeat(&f, "1", " ", 4000, "")),
               "4001 expr-too-long: the expression has 4001 bytes, 4000 are allowed");
    assert_str(first_error(&f, "GDP_USD[*; 1000-01..9999-12] > 1"),
               "no error"); /* 108,000 cells are fine */
}

/* growth of growth of growth: each level uses the one below twice. */
static void numbers_that_double_at_each_level_are_stopped(void **state)
{
    const char *text;
    fake f;
    zij_flow *gdp;
    char row[64];

    fake_make(&f, *state);
    make_flows(&f);
    gdp = f.flows[0];
    for (int y = 1960; y <= 2024; y++) {
        snprintf(row, sizeof(row), "KAZ %d %d.000", y, 100 + (y - 1960) * (y - 1959));
        fake_add(&f, gdp, row);
    }
    text = repeat(&f, repeat(&f, "", "1 + growth(", 40, "GDP_USD[KAZ; 1960..2024]"), ")",
                  40, "");
    assert_str(zij_str_sub(first_error(&f, text), 0, 15), "1 expr-too-larg");
}

/* docs/expr.md has a line `| `usage` | meaning |` for each row, in the same order. */
static void the_manual_lists_every_function(void **state)
{
    test *t = *state;
    FILE *in = fopen("docs/expr.md", "rb");
    char *text = test_alloc(1 << 20), *at = text;

    (void)t;
    assert_non_null(in); /* tests run at the top of the repository */
    text[fread(text, 1, (1 << 20) - 1, in)] = '\0';
    fclose(in);
    for (size_t i = 0; i < zij_expr_help_count(); i++) {
        zij_expr_help h = zij_expr_help_at(i);
        char line[256];

        snprintf(line, sizeof(line), "\n| `%s` | %s |\n", h.usage, h.meaning);
        at = strstr(at, line);
        if (at == NULL)
            fail_msg("docs/expr.md lacks%s", line);
        at++;
    }
    free(text);
}

int main(void)
{
    const struct CMUnitTest all[] = {
        TEST(what_cannot_be_read_says_where_and_what_to_write),
        TEST(unknown_names_get_the_nearest_one),
        TEST(units_and_types_are_checked_before_figures),
        TEST(limits_are_errors_and_not_crashes),
        TEST(numbers_that_double_at_each_level_are_stopped),
        TEST(the_manual_lists_every_function),
    };

    return TEST_RUN(all);
}
