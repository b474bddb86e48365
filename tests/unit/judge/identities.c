/* Identities between figures, cell by cell. */
#include "../small_book.h"
#include "judge/judge.h"

#define SAME "same:\n  name: @{Balance}\n  expect: "

/* holds open unknown excused broken, and what is reported. */
static zij_str judged_text(test *t, const char *checks)
{
    const small_file files[] = { { "structure/checks.yaml", checks } };
    const zij_book *book = small_book(t, "en", files, ZIJ_COUNT(files));
    zij_judged judged = { 0 };
    zij_rc rc = zij_judge_identities(book, t->mem, t->to, &judged);
    const zij_judged_identity *i = judged.identities;

    assert_int_equal(judged.identities_n, 1);
    assert_int_equal(rc == ZIJ_OK, t->to->errors == 0);
    assert_int_equal(i->cells, i->holds + i->open + i->unknown + i->excused + i->broken);
    return zij_strf(t->mem, "%zu %zu %zu %zu %zu\n%.*s", i->holds, i->open, i->unknown,
                    i->excused, i->broken, ZIJ_ARG(small_reports(t, book->folder)));
}

/* KAZ 2023 100 - 40 = 60 and 2024 120 - 50 ~ 71 (each rounded), UZB 2024 30 - 70 = -40.
 */
static void cells_are_counted_and_breaks_reported(void **state)
{
    static const char *const sides = "TRADE[*, X; 2023..2024] - TRADE[*, M; 2023..2024]";
    static const struct {
        const char *expect, *more, *want;
    } row[] = {
        { "TRADE[*, B; 2023..2024] ~ %s", "", "2 1 1 0 0\n" },
        /* a factor that no rounding explains */
        { "2 * TRADE[KAZ, B; 2024] ~ TRADE[KAZ, X; 2024] - TRADE[KAZ, M; 2024]", "",
          "0 0 0 0 1\n[identity-broken] data/TRADE.csv:5:12 `120` same does not hold: "
          "142.0 against 70.0, apart by 72; TRADE[KAZ, X; 2024] is 120, TRADE[KAZ, M; "
          "2024] is 50 and TRADE[KAZ, B; 2024] "
          "is "
          "71 | correct the figure, or excuse the cell with a reason in "
          "structure/checks.yaml" },
        { "TRADE[*, B; 2024] ~ TRADE[*, X; 2024]",
          "  excuse:\n    - {at: [KAZ, 2024], reason: @{Known}}\n",
          "0 0 0 1 1\n[identity-broken] data/TRADE.csv:8:12 `30` same does not hold: "
          "−40 against 30, apart by 70; TRADE[UZB, X; 2024] is 30 and TRADE[UZB, B; "
          "2024] is -40 | correct the "
          "figure, or "
          "excuse the cell with a reason in structure/checks.yaml" },
        { "TRADE[*, B; 2023..2024] ~ TRADE[*, X; 2023..2024]",
          "  excuse:\n    - {at: [KAZ, 2023], reason: @{Known}}\n"
          "    - {at: [KAZ, 2024], reason: @{Known}}\n"
          "    - {at: [UZB, 2024], reason: @{Known}}\n",
          "0 0 1 3 0\n" },
        /* excuses that excuse nothing */
        { "TRADE[*, B; 2023..2024] ~ %s",
          "  excuse:\n    - {at: [KAZ, 2024], reason: @{Open}}\n",
          "2 1 1 0 0\n[excuse-unused] structure/checks.yaml:5:12 `[` the excused cell of "
          "same breaks nothing | take the excuse "
          "out" },
        { "TRADE[*, B; 2023..2024] ~ %s",
          "  excuse:\n    - {at: [2024], reason: @{No code}}\n",
          "2 1 1 0 0\n[excuse-unknown] structure/checks.yaml:5:12 `[` same has no such "
          "cell | name one code per open dimension, "
          "then "
          "the period" },
        { "TRADE[*, B; 2023..2024] ~ %s",
          "  excuse:\n    - {at: [JPN, 2024], reason: @{Not there}}\n",
          "2 1 1 0 0\n[excuse-unknown] structure/checks.yaml:5:12 `[` same has no such "
          "cell | name one code per open "
          "dimension, "
          "then the period" },
        { "TRADE[*, B; 2024] ~ TRADE[*, X; 2024]",
          "  excuse:\n    - {at: [KAZ, 2024], reason: @{Known}}\n"
          "    - {at: [UZB, 2024], reason: @{Known}}\n    - {at: [UZB, 2024], reason: "
          "@{Twice}}\n",
          "0 0 0 2 0\n[excuse-unused] structure/checks.yaml:7:12 `[` the excused cell of "
          "same breaks nothing | take the excuse out" },
        /* nothing to compare */
        { "TRADE[KAZ, B; 2024]", "",
          "0 0 0 0 0\n[identity-shape] structure/checks.yaml:3:12 `TRADE[KAZ, B; 2024]` "
          "the "
          "identity same compares nothing | write two sides with ~ between them" },
        { "TRADE[KAZ, B; 2024] ~ GDP[KAZ", "",
          "0 0 0 0 0\n[expr-syntax] structure/checks.yaml:3:41 `` expected ',', ';' or "
          "']' "
          "(odd codes are quoted: 'A-B'), but the expression ends" },
    };
    size_t failed = 0;

    for (size_t i = 0; i < ZIJ_COUNT(row); i++) {
        test *t;
        char expect[512], checks[1024];
        zij_str got;

        assert_int_equal(test_begin((void **)&t), 0);
        snprintf(expect, sizeof expect, row[i].expect, sides);
        snprintf(checks, sizeof checks, SAME "\"%s\"\n%s", expect, row[i].more);
        got = judged_text(t, checks);
        if (!zij_str_eq(got, zij_str_of(row[i].want))) {
            print_error("%s%s\n  got  %.*s\n  want %s\n", row[i].expect, row[i].more,
                        ZIJ_ARG(got), row[i].want);
            failed++;
        }
        test_end((void **)&t);
    }
    assert_int_equal(failed, 0);
    (void)state;
}

int main(void)
{
    const struct CMUnitTest all[] = {
        TEST(cells_are_counted_and_breaks_reported),
    };

    return TEST_RUN(all);
}
