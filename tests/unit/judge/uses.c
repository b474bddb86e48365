/* Who rests on a figure. */
#include "../small_book.h"
#include "judge/judge.h"

static zij_str uses_text(test *t, const zij_uses *uses)
{
    static const char *const kind[] = { "claim", "number", "exhibit", "identity" };
    zij_buf b = zij_buf_make(t->mem);

    for (size_t i = 0; i < uses->n; i++) {
        zij_put_figure(&b, uses->at[i].figure);
        zij_put_c(&b, ":");
        for (size_t k = 0; k < uses->at[i].n; k++) {
            const zij_use *u = &uses->at[i].use[k];

            zij_putf(&b, " %s %u", kind[u->kind], u->index);
            if (u->page != ZIJ_USE_NO_PAGE)
                zij_putf(&b, " of %u", u->page);
        }
        zij_put_byte(&b, '\n');
    }
    return zij_buf_str(&b);
}

static void a_figure_knows_who_uses_it(void **state)
{
    static const small_file files[] = {
        { "structure/checks.yaml",
          "bal: {name: @{Balance}, expect: \"TRADE[KAZ, B; 2023] ~ TRADE[KAZ, X; 2023] - "
          "TRADE[KAZ, M; 2023]\"}\n" },
        { "pages/10-page/page.yaml",
          "exhibits:\n  e:\n    kind: bar\n    data: GDP[*; 2024]\n    title: @{All}\n"
          "claims:\n  a: GDP[KAZ; 2024] > GDP[UZB; 2024]\n"
          "  b: GDP[KAZ; 2024] - GDP[KAZ; 2024] + TRADE[KAZ, X; 2023] > 0\n" },
        { "pages/10-page/@.md",
          "# A page\n\n[It](claim:a) [is](claim:b) `= GDP[KAZ; 2023]`.\n\n"
          "![](exhibit:e)\n" },
    };
    test *t = *state;
    const zij_book *book = small_book(t, "en", files, ZIJ_COUNT(files));
    zij_judged j = { 0 };
    const zij_pages *pages;
    const zij_uses *uses;
    const zij_used *one;

    assert_int_equal(zij_judge_identities(book, t->mem, t->to, &j), ZIJ_OK);
    assert_int_equal(zij_pages_read(book, t->mem, t->to, &pages), ZIJ_OK);
    uses = zij_judge_uses(pages, &j, t->mem);
    assert_str(uses_text(t, uses), "GDP[KAZ; 2023]: number 0 of 0\n"
                                   "GDP[KAZ; 2024]: claim 0 of 0 claim 1 of 0 exhibit 0 "
                                   "of 0\n"
                                   "GDP[KGZ; 2024]: exhibit 0 of 0\n"
                                   "GDP[UZB; 2024]: claim 0 of 0 exhibit 0 of 0\n"
                                   "GDP[JPN; 2024]: exhibit 0 of 0\n"
                                   "TRADE[KAZ, X; 2023]: claim 1 of 0 identity 0\n"
                                   "TRADE[KAZ, M; 2023]: identity 0\n"
                                   "TRADE[KAZ, B; 2023]: identity 0\n");
    for (size_t i = 0; i < uses->n; i++) {
        zij_figure f = uses->at[i].figure;

        one = zij_uses_of(uses, book, f.table->flow, zij_figure_key(f),
                          zij_figure_period(f));
        assert_ptr_equal(one, &uses->at[i]);
    }
    assert_null(zij_uses_of(uses, book, uses->at[0].figure.table->flow,
                            zij_figure_key(uses->at[0].figure),
                            zij_period_of_year(1999)));
}

int main(void)
{
    const struct CMUnitTest all[] = {
        TEST(a_figure_knows_who_uses_it),
    };

    return TEST_RUN(all);
}
