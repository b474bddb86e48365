/* Claims of pages: outcomes, reasons, and who carries them. */
#include "../small_book.h"
#include "judge/judge.h"

static zij_str judged_text(test *t, const char *claim, const char *text)
{
    char yaml[512];
    const small_file files[] = {
        { "pages/10-page/page.yaml", yaml },
        { "pages/10-page/@.md", text },
    };
    const zij_book *book;
    const zij_pages *pages;
    zij_judged j = { 0 };
    zij_rc rc;

    snprintf(yaml, sizeof yaml, "claims:\n  it: \"%s\"\n", claim);
    book = small_book(t, "en ja", files, ZIJ_COUNT(files));
    if (zij_pages_read(book, t->mem, t->to, &pages) == ZIJ_OK) {
        size_t errors = t->to->errors;

        rc = zij_judge_claims(pages, false, t->mem, t->to, &j);
        assert_int_equal(rc == ZIJ_OK, t->to->errors == errors);
    }
    return zij_strf(t->mem, "%zu %zu %zu %zu\n%.*s", j.proved, j.refuted, j.undecided,
                    j.unknown, ZIJ_ARG(small_reports(t, book->folder)));
}

#define SAID "# A page\n\n[It is so](claim:it).\n"
#define YAML "pages/10-page/page.yaml"
#define UNBOUND(lang)                                    \
    "[claim-unbound] " YAML ":2:3 `it` no text in " lang \
    " carries the claim it | write [the statement](claim:it), or take the claim out"

static void a_claim_has_one_of_four_outcomes(void **state)
{
    static const struct {
        const char *claim, *text, *want;
    } row[] = {
        { "GDP[KAZ; 2024] > GDP[UZB; 2024]", SAID, "1 0 0 0\n" },
        { "GDP[KAZ; 2024] < GDP[UZB; 2024]", SAID,
          "0 1 0 0\n[claim-refuted] " YAML ":2:8 `GDP[KAZ; 2024] < GDP[UZB; 2024]` the "
          "claim it is refuted: compared 288.1 with 115.0; GDP[KAZ; 2024] is 288.1; "
          "GDP[UZB; 2024] is 115.0 | say what the data prove, or correct them: "
          "GDP[KAZ; 2024] > GDP[UZB; 2024]" },
        /* rounding: 288.1 may be anything from 288.05 to 288.15 */
        { "GDP[KAZ; 2024] > 288.1", SAID,
          "0 0 1 0\n[claim-undecided] " YAML
          ":2:8 `GDP[KAZ; 2024] > 288.1` the claim it is "
          "undecided: the rounding of the figures could tip it; compared 288.1 with "
          "288.1 | "
          "say less, so that rounding cannot tip it" },
        { "GDP[JPN; 2023] > 1", SAID,
          "0 0 0 1\n[claim-unknown] " YAML ":2:8 `GDP[JPN; 2023] > 1` the claim it is "
          "unknown: GDP[JPN; 2023] has no value (status O) | claim only what the listed "
          "figures can tell" },
        { "sum(LIST[*; 2024]) > 1", SAID,
          "0 0 0 1\n[claim-unknown] " YAML
          ":2:8 `sum(LIST[*; 2024]) > 1` the claim it is "
          "unknown: LIST lists some codes, nothing is known of the others | name the "
          "codes it is about in place of *: {KAZ, UZB}" },
        { "always(GDP[*; 2024] > 1)", SAID, "1 0 0 0\n" },
        /* who carries it */
        { "GDP[KAZ; 2024] > 1", "# A page\n",
          "1 0 0 0\n" UNBOUND("en") "\n" UNBOUND("ja") },
        { "GDP[KAZ; 2024] > 1", "# [Rich](claim:it)\n", "1 0 0 0\n" },
        { "GDP[KAZ; 2024] > 1", "# A page\n\n> - **[Rich](claim:it)**\n", "1 0 0 0\n" },
        /* what is no claim */
        { "GDP[KAZ; 2024]", SAID,
          "0 0 0 0\n[page-not-a-claim] " YAML
          ":2:8 `GDP[KAZ; 2024]` the claim it is not one "
          "statement that is true or false | compare two values, or put always(...) "
          "around "
          "it" },
        { "GDP[*; 2024] > 1", SAID,
          "0 0 0 0\n[page-not-a-claim] " YAML
          ":2:8 `GDP[*; 2024] > 1` the claim it is not "
          "one statement that is true or false | compare two values, or put always(...) "
          "around it" },
    };
    size_t failed = 0;

    for (size_t i = 0; i < ZIJ_COUNT(row); i++) {
        test *t;
        zij_str got;

        assert_int_equal(test_begin((void **)&t), 0);
        got = judged_text(t, row[i].claim, row[i].text);
        if (!zij_str_eq(got, zij_str_of(row[i].want))) {
            print_error("%s\n  got  %.*s\n  want %s\n", row[i].claim, ZIJ_ARG(got),
                        row[i].want);
            failed++;
        }
        test_end((void **)&t);
    }
    assert_int_equal(failed, 0);
    (void)state;
}

/* A page that only some languages have is not missed in the others. */
static void other_languages_carry_no_claims_of_a_narrowed_page(void **state)
{
    static const small_file files[] = {
        { "pages/10-page/page.yaml",
          "languages: [ja]\nclaims:\n  it: GDP[KAZ; 2024] > 1\n" },
        { "pages/10-page/@.md", NULL },
        { "pages/10-page/ja.md", "# A page\n\n[It is so](claim:it).\n" },
    };
    test *t = *state;
    const zij_book *book = small_book(t, "en ja", files, ZIJ_COUNT(files));
    const zij_pages *pages;
    zij_judged j = { 0 };

    assert_int_equal(zij_pages_read(book, t->mem, t->to, &pages), ZIJ_OK);
    assert_null(pages->at[0].doc[0]);
    assert_int_equal(zij_judge_claims(pages, false, t->mem, t->to, &j), ZIJ_OK);
    assert_int_equal(j.proved, 1);
    assert_str(small_reports(t, book->folder), "");
}

int main(void)
{
    const struct CMUnitTest all[] = {
        TEST(a_claim_has_one_of_four_outcomes),
        TEST(other_languages_carry_no_claims_of_a_narrowed_page),
    };

    return TEST_RUN(all);
}
