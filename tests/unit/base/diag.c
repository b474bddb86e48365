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
    assert_true(zij_str_ends(shown(t), ZIJ_STR("zij: 1 more are not shown\n")));
}

int main(void)
{
    const struct CMUnitTest all[] = {
        TEST(a_diagnostic_shows_line_caret_and_hint),
        TEST(carets_stand_below_wide_characters),
        TEST(control_characters_do_not_reach_the_terminal),
        TEST(only_the_first_hundred_are_kept_and_all_are_counted),
    };

    return TEST_RUN(all);
}
