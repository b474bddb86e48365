#include "../test.h"

static const zij_diag_kind FALSE_CLAIM = { "claim-false", ZIJ_ERROR,
                                           "Says what data do not." };

static zij_str shown(test *t)
{
    zij_buf out = zij_buf_make(t->mem);

    zij_diags_text(t->to, (zij_diag_style){ 0 }, &out);
    return zij_buf_str(&out);
}

static void a_diagnostic_shows_line_caret_and_hint(void **state)
{
    test *t = *state;
    zij_source in = { ZIJ_STR("trade.md"),
                      ZIJ_STR("# Trade\n\nExports rose by 3.1 percent.\n") };
    zij_diag *d = zij_report(t->to, &FALSE_CLAIM, (zij_span){ &in, 17, 4 },
                             "exports fell %s percent, the text says \"rose\"", "3.1");

    zij_hint(t->to, d, "write \"fell\", or compare with %d, when they rose", 2021);
    assert_str(shown(t),
               "trade.md:3:9: error: exports fell 3.1 percent, the text says \"rose\" "
               "[claim-false]\n"
               "    3 | Exports rose by 3.1 percent.\n"
               "      |         ^~~~\n"
               "      = hint: write \"fell\", or compare with 2021, when they rose\n");
}

static void carets_stand_below_wide_characters(void **state)
{
    test *t = *state;
    zij_source in = { ZIJ_STR("ja.md"), ZIJ_STR("輸出はrose") };

    zij_report(t->to, &FALSE_CLAIM, (zij_span){ &in, 9, 4 }, "x");
    assert_str(shown(t), "ja.md:1:4: error: x [claim-false]\n"
                         "    1 | 輸出はrose\n"
                         "      |       ^~~~\n");
}

/* `n` times "輸" or another text. */
static zij_str times(test *t, size_t n, const char *what)
{
    zij_buf b = zij_buf_make(t->mem);

    while (n-- > 0)
        zij_put_c(&b, what);
    return zij_buf_str(&b);
}

static void of_a_long_line_the_part_around_the_caret_is_shown(void **state)
{
    test *t = *state;
    zij_source in = { ZIJ_STR("ja.md"),
                      zij_strf(t->mem, "%.*srose%.*s", ZIJ_ARG(times(t, 300, "輸")),
                               ZIJ_ARG(times(t, 200, "x"))) };

    zij_report(t->to, &FALSE_CLAIM, (zij_span){ &in, 900, 4 }, "x");
    assert_str(shown(t),
               zij_str_c(t->mem, zij_strf(t->mem,
                                          "ja.md:1:301: error: x [claim-false]\n"
                                          "    1 | …%.*srose%.*s…\n"
                                          "      | %.*s^~~~\n",
                                          ZIJ_ARG(times(t, 100, "輸")),
                                          ZIJ_ARG(times(t, 56, "x")),
                                          ZIJ_ARG(times(t, 201, " ")))));
}

static void the_end_of_a_span_past_the_line_is_cut(void **state)
{
    test *t = *state;
    zij_source in = { ZIJ_STR("a"), ZIJ_STR("one\r\ntwo\n") };

    zij_report(t->to, &FALSE_CLAIM, (zij_span){ &in, 1, 8 }, "x");
    zij_report(t->to, &FALSE_CLAIM, (zij_span){ &in, 8, 0 }, "y"); /* end of a line */
    zij_report(t->to, &FALSE_CLAIM, (zij_span){ &in, 9, 0 }, "z"); /* end of the file */
    assert_str(shown(t), "a:1:2: error: x [claim-false]\n"
                         "    1 | one\n"
                         "      |  ^~\n"
                         "a:2:4: error: y [claim-false]\n"
                         "    2 | two\n"
                         "      |    ^\n"
                         "a:3:1: error: z [claim-false]\n"
                         "    3 | \n"
                         "      | ^\n");
}

static void long_messages_are_shown_in_full(void **state)
{
    test *t = *state;
    zij_str name = times(t, 300, "n");

    zij_report(t->to, &FALSE_CLAIM, ZIJ_NOWHERE, "no %.*s", ZIJ_ARG(name));
    assert_str(shown(t),
               zij_str_c(t->mem, zij_strf(t->mem, "zij: error: no %.*s [claim-false]\n",
                                          ZIJ_ARG(name))));
}

static void control_characters_do_not_reach_the_terminal(void **state)
{
    test *t = *state;
    zij_source in = { ZIJ_STR("a"), ZIJ_STR("\033[2Jx") };

    zij_report(t->to, &FALSE_CLAIM, (zij_span){ &in, 4, 1 }, "bad \033 name");
    assert_null(strchr(zij_str_c(t->mem, shown(t)), '\033'));
}

static void only_the_first_hundred_are_kept_and_all_are_counted(void **state)
{
    test *t = *state;

    for (int i = 0; i < ZIJ_DIAGS_MOST; i++)
        assert_non_null(zij_report(t->to, &FALSE_CLAIM, ZIJ_NOWHERE, "%d", i));
    assert_null(zij_report(t->to, &FALSE_CLAIM, ZIJ_NOWHERE, "one more"));
    zij_hint(t->to, NULL, "nothing happens");
    assert_int_equal(t->to->errors, ZIJ_DIAGS_MOST + 1);
    assert_true(zij_str_ends(shown(t),
                             ZIJ_STR("zij: these are the first 100, there are more\n")));
}

int main(void)
{
    const struct CMUnitTest all[] = {
        TEST(a_diagnostic_shows_line_caret_and_hint),
        TEST(carets_stand_below_wide_characters),
        TEST(of_a_long_line_the_part_around_the_caret_is_shown),
        TEST(the_end_of_a_span_past_the_line_is_cut),
        TEST(long_messages_are_shown_in_full),
        TEST(control_characters_do_not_reach_the_terminal),
        TEST(only_the_first_hundred_are_kept_and_all_are_counted),
    };

    return TEST_RUN(all);
}
