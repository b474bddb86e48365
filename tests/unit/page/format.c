/* Formats: what they take, and what they print in each language. */
#include "../small_book.h"
#include "page/page.h"

static zij_span span_of(test *t, const char *text)
{
    zij_source *own = zij_new(t->mem, zij_source);

    *own = (zij_source){ ZIJ_STR("test"), zij_str_of(text) };
    return (zij_span){ own, 0, (uint32_t)own->text.len };
}

static void arguments_have_limits(void **state)
{
    static const struct {
        const char *format, *want; /* NULL: it is read */
    } row[] = {
        { "number", NULL },
        { " number ( 0 ) ", NULL },
        { "number(9)", NULL },
        { "number(10)", "format-argument" },
        { "number(-1)", "format-argument" },
        { "number(0, 18)", NULL },
        { "number(0, 19)", "format-argument" },
        { "number(0, -18)", NULL },
        { "number(0, -19)", "format-argument" },
        { "number(0, 0, 0)", "format-argument" },
        { "number()", "format-argument" },
        { "number(,1)", "format-argument" },
        { "number(1.5)", "format-argument" },
        { "number(x)", "format-argument" },
        { "number(1", "format-argument" },
        { "number(1) x", "format-argument" },
        { "number(99999999999999999999)", "format-argument" },
        { "percent(0)", NULL },
        { "percent(9)", NULL },
        { "percent(10)", "format-argument" },
        { "percent(0, 0)", "format-argument" },
        { "points(9)", NULL },
        { "points(10)", "format-argument" },
        { "compact(1)", NULL },
        { "compact(0)", "format-argument" },
        { "compact(18)", NULL },
        { "compact(19)", "format-argument" },
        { "rank", NULL },
        { "rank(1)", "format-argument" },
        { "name", NULL },
        { "name(1)", "format-argument" },
        { "names", NULL },
        { "names(2)", "format-argument" },
        { "when", NULL },
        { "when( since )", NULL },
        { "when(until)", "format-argument" },
        { "when()", "format-argument" },
        { "", "format-unknown" },
        { "numbr(1)", "format-unknown" },
        { "Number", "format-unknown" },
    };

    for (size_t i = 0; i < ZIJ_COUNT(row); i++) {
        test *t;
        zij_format f;
        zij_rc rc;

        assert_int_equal(test_begin((void **)&t), 0);
        rc = zij_format_read(span_of(t, row[i].format), t->to, &f);
        if ((rc == ZIJ_OK) != (row[i].want == NULL) || t->to->errors != (rc != ZIJ_OK))
            fail_msg("%s: rc %d, %zu errors", row[i].format, (int)rc, t->to->errors);
        if (row[i].want != NULL)
            assert_string_equal(t->to->list.at[0].kind->name, row[i].want);
        test_end((void **)&t);
    }
    (void)state;
}

static void every_format_has_a_row_in_the_tests_above(void **state)
{
    static const char *const known[] = { "number", "percent", "points", "compact",
                                         "rank",   "name",    "names",  "when" };
    size_t n = 0;

    while (zij_format_name(n) != NULL) {
        assert_true(n < ZIJ_COUNT(known));
        assert_string_equal(zij_format_name(n), known[n]);
        n++;
    }
    assert_int_equal(n, ZIJ_COUNT(known));
    (void)state;
}

#define NB "\xc2\xa0"

/* fr has no row in text: it writes as English does. */
static void values_are_printed_in_each_language(void **state)
{
    static const struct {
        const char *expr, *format, *en, *ja, *ru;
    } row[] = {
        { "GDP[KAZ; 2024]", "", "288.1", "288.1", "288,1" },
        { "GDP[JPN; 2024]", "number(0)", "4,019", "4,019", "4019" },
        { "GDP[KAZ; 2024]", "number(0, 9)", "288", "288", "288" },
        { "GDP[KAZ; 2024]", "compact(3)", "$288" NB "billion", "2,880億ドル",
          "288" NB "млрд долл." },
        /* a unit with a multiplier of its own says it in its name */
        { "POWER[KAZ; 2024]", "compact(3)", "118" NB "billion kWh", "1,180億kWh",
          "118" NB "млрд кВт·ч" },
        { "GROWTH[KAZ; 2024]", "", "4.8%", "4.8%", "4,8" NB "%" },
        { "GROWTH[KAZ; 2024]", "number(1)", "4.8", "4.8", "4,8" },
        { "GDP[JPN; 2024] / GDP[KAZ; 2024]", "percent(0)", "1,395%", "1,395%",
          "1395" NB "%" },
        { "GROWTH[UZB; 2024] - GROWTH[KAZ; 2024]", "points(0)",
          "2" NB "percentage points", "2ポイント", "2" NB "п." NB "п." },
        { "rank(GDP[{KAZ, KGZ, UZB}; 2024], KGZ)", "rank", "3rd", "3位", "3-е" },
        { "top(GDP[{KAZ, KGZ, UZB}; 2024], 2)", "names", "Kazakhstan and Uzbekistan",
          "Kazakhstan、Uzbekistan", "Kazakhstan и Uzbekistan" },
        { "top(GDP[{KAZ, KGZ, UZB}; 2024], 1)", "name", "Kazakhstan", "Kazakhstan",
          "Kazakhstan" },
        { "GDP[KAZ; 2024]", "when(since)", "since 2024", "2024年以降",
          "с" NB "2024" NB "года" },
        { "GDP[JPN; 2023]", "", "…", "…", "…" },
        { "GDP[KAZ; 1999]", "", "—", "—", "—" },
    };
    test *t = *state;
    const zij_book *book = small_book(t, "en ja ru fr", NULL, 0);
    zij_expr_env env = zij_page_env(book);
    size_t failed = 0;

    for (size_t i = 0; i < ZIJ_COUNT(row); i++) {
        const char *want[] = { row[i].en, row[i].ja, row[i].ru, row[i].en };
        zij_format f = { .when = ZIJ_TEXT_WHEN_BRIEF };
        zij_value v = { 0 };
        zij_expr *e;

        if (zij_expr_parse(span_of(t, row[i].expr), &env, t->mem, t->to, &e) != ZIJ_OK ||
            zij_expr_eval(e, &env, t->mem, t->to, &v) != ZIJ_OK ||
            (row[i].format[0] != '\0' &&
             zij_format_read(span_of(t, row[i].format), t->to, &f) != ZIJ_OK) ||
            zij_format_check(&f, e, zij_expr_span(e), t->to) != ZIJ_OK)
            fail_msg("%.*s", ZIJ_ARG(small_reports(t, "")));
        for (size_t lang = 0; lang < ZIJ_COUNT(want); lang++) {
            zij_buf b = zij_buf_make(t->mem);
            bool good = zij_put_value(&b, &v, f, zij_voice_of(book, lang));

            if (good && zij_str_eq(zij_buf_str(&b), zij_str_of(want[lang])))
                continue;
            print_error("%s | %s: got %.*s, want %s\n", row[i].expr, row[i].format,
                        ZIJ_ARG(zij_buf_str(&b)), want[lang]);
            failed++;
        }
    }
    assert_int_equal(failed, 0);
}

/* Gflop has no words in text: its short name already says billions. */
static void a_unit_says_its_own_multiplier(void **state)
{
    static const small_file files[] = {
        { "structure/units.yaml",
          "USD: {kind: USD, name: @{US dollars}}\n"
          "TWH: {kind: flop, multiplier: 9, name: @{gigaflops}, short: @{Gflop}}\n"
          "PERCENT: {kind: \"1\", multiplier: -2, name: @{percent}}\n" },
    };
    test *t = *state;
    const zij_book *book = small_book(t, "en", files, ZIJ_COUNT(files));
    zij_expr_env env = zij_page_env(book);
    zij_buf b = zij_buf_make(t->mem);
    zij_format f;
    zij_value v;
    zij_expr *e;

    assert_int_equal(
        zij_expr_parse(span_of(t, "POWER[KAZ; 2024]"), &env, t->mem, t->to, &e), ZIJ_OK);
    assert_int_equal(zij_expr_eval(e, &env, t->mem, t->to, &v), ZIJ_OK);
    assert_int_equal(zij_format_read(span_of(t, "compact(3)"), t->to, &f), ZIJ_OK);
    assert_true(zij_put_value(&b, &v, f, zij_voice_of(book, 0)));
    assert_str(zij_buf_str(&b), "118" NB "Gflop");
}

/* Without decimals in the format they are those that the figures support; with them the
 * answer says whether they are. */
static void digits_are_those_that_the_figures_support(void **state)
{
    static const struct {
        const char *expr, *format, *want;
        bool supported;
    } row[] = {
        /* 288.1 and 115.0, each +-0.05: 173.0 to 173.2 */
        { "GDP[KAZ; 2024] - GDP[UZB; 2024]", "", "173", true },
        { "GDP[KAZ; 2024] - GDP[UZB; 2024]", "number(1)", "173.1", false },
        { "GDP[KAZ; 2024] - GDP[UZB; 2024]", "number(0)", "173", true },
        { "GDP[KAZ; 2024]", "number(2)", "288.10", false },
        { "GDP[KAZ; 2024]", "number(1)", "288.1", true },
        { "GDP[KAZ; 2024]", "compact(5)", "$288.10" NB "billion", false },
        { "GROWTH[KAZ; 2024]", "", "4.8%", true },
        { "GROWTH[KAZ; 2024]", "percent(2)", "4.80%", false },
        /* exact numbers have no digits but their own */
        { "count(GDP[{KAZ, KGZ, UZB}; 2024])", "", "3", true },
        { "1 + 1", "", "2", true },
        { "1 / 4", "number(2)", "0.25", true },
        { "80%", "", "80%", true },
        /* 1395 percent and more: the figures leave tenths open, and so says one */
        { "GDP[JPN; 2024] / GDP[KAZ; 2024]", "percent", "1,395%", true },
        { "GDP[JPN; 2024] / GDP[KAZ; 2024]", "percent(1)", "1,395.1%", false },
        /* 115.0 +-0.05 ten thousandfold: tens, hundreds and thousands would be invented
         */
        { "10000 * GDP[UZB; 2024]", "", "1,150,000", true },
        { "10000 * GDP[UZB; 2024]", "number(0)", "1,150,000", false },
    };
    test *t = *state;
    const zij_book *book = small_book(t, "en", NULL, 0);
    zij_expr_env env = zij_page_env(book);
    size_t failed = 0;

    for (size_t i = 0; i < ZIJ_COUNT(row); i++) {
        zij_format f = { .when = ZIJ_TEXT_WHEN_BRIEF };
        zij_buf b = zij_buf_make(t->mem);
        zij_value v = { 0 };
        zij_expr *e;
        bool good;

        if (zij_expr_parse(span_of(t, row[i].expr), &env, t->mem, t->to, &e) != ZIJ_OK ||
            zij_expr_eval(e, &env, t->mem, t->to, &v) != ZIJ_OK ||
            (row[i].format[0] != '\0' &&
             zij_format_read(span_of(t, row[i].format), t->to, &f) != ZIJ_OK))
            fail_msg("%.*s", ZIJ_ARG(small_reports(t, "")));
        good = zij_put_value(&b, &v, f, zij_voice_of(book, 0));
        if (good == row[i].supported &&
            zij_str_eq(zij_buf_str(&b), zij_str_of(row[i].want)))
            continue;
        print_error("%s | %s: got %.*s (%s)\n", row[i].expr, row[i].format,
                    ZIJ_ARG(zij_buf_str(&b)), good ? "supported" : "not supported");
        failed++;
    }
    assert_int_equal(failed, 0);
}

static void formats_refuse_what_they_cannot_print(void **state)
{
    static const struct {
        const char *expr, *format, *want;
    } row[] = {
        { "GDP[KAZ; 2024]", "percent", "percent cannot print a number with a unit" },
        { "GDP[KAZ; 2024]", "points(1)", "points cannot print a number with a unit" },
        { "GDP[KAZ; 2024]", "names", "names cannot print a number" },
        { "GROWTH[KAZ; 2024]", "compact", "compact cannot print a percentage" },
        { "GROWTH[KAZ; 2024]", "rank", "rank cannot print a percentage" },
        { "top(GDP[*; 2024], 1)", "number", "number cannot print a list of names" },
        { "GDP[KAZ; 2024] > 1", "number", "number cannot print a claim" },
        { "GDP[*; 2024]", "number", "number cannot print more than one value" },
        { "GDP[KAZ; 2023..2024]", "compact", "compact cannot print more than one value" },
    };

    for (size_t i = 0; i < ZIJ_COUNT(row); i++) {
        test *t;
        zij_expr_env env;
        zij_format f;
        zij_expr *e;

        assert_int_equal(test_begin((void **)&t), 0);
        env = zij_page_env(small_book(t, "en", NULL, 0));
        assert_int_equal(zij_expr_parse(span_of(t, row[i].expr), &env, t->mem, t->to, &e),
                         ZIJ_OK);
        assert_int_equal(zij_format_read(span_of(t, row[i].format), t->to, &f), ZIJ_OK);
        assert_int_equal(zij_format_check(&f, e, zij_expr_span(e), t->to), ZIJ_EINPUT);
        assert_string_equal(t->to->list.at[0].kind->name, "format-mismatch");
        assert_str(t->to->list.at[0].message, row[i].want);
        test_end((void **)&t);
    }
    (void)state;
}

int main(void)
{
    const struct CMUnitTest all[] = {
        TEST(arguments_have_limits),
        TEST(every_format_has_a_row_in_the_tests_above),
        TEST(values_are_printed_in_each_language),
        TEST(a_unit_says_its_own_multiplier),
        TEST(digits_are_those_that_the_figures_support),
        TEST(formats_refuse_what_they_cannot_print),
    };

    return TEST_RUN(all);
}
