/* The audit of a published edition: only its own figures can refute it. */
#include "../small_book.h"
#include "judge/judge.h"

/* Own figures, another's in the same flow, and some of nobody's. */
static zij_str audited(test *t, const char *claim, const char *also)
{
    char yaml[1024];
    const small_file files[] = {
        { "published/2025.yaml", yaml },
        { "pages/10-page/page.yaml", "{}\n" },
        { "pages/10-page/@.md", "# A page\n" },
        { "structure/sources.yaml",
          "OWN:\n  publisher: @{Own}\nOTHER:\n  publisher: @{Other}\n" },
        { "structure/flows.yaml",
          "GDP:\n  name: @{Nominal GDP}\n  dimensions: [REF_AREA]\n"
          "  codelists: {REF_AREA: CL_AREA}\n  unit: USD\n  multiplier: 9\n"
          "  decimals: 1\n  coverage: listed\n  source: OWN\n"
          "BARE:\n  name: @{Of nobody}\n  dimensions: [REF_AREA]\n"
          "  codelists: {REF_AREA: CL_AREA}\n  unit: USD\n  multiplier: 9\n"
          "  decimals: 1\n  coverage: listed\n" },
        { "data/GDP.csv", "REF_AREA,TIME_PERIOD,OBS_VALUE,SOURCE\n"
                          "KAZ,2023,10.0,\nKAZ,2024,9.0,\nUZB,2024,5.0,OTHER\n" },
        { "data/BARE.csv", "REF_AREA,TIME_PERIOD,OBS_VALUE\nKAZ,2024,9.0\n" },
        { "data/GROWTH.csv", NULL },
        { "data/POWER.csv", NULL },
        { "data/LIST.csv", NULL },
        { "data/TRADE.csv", NULL },
    };
    const zij_book *book;
    zij_audit all = { 0 };
    zij_rc rc;

    snprintf(yaml, sizeof yaml,
             "edition: \"2025\"\ntitle: @{Book}\npublisher: @{Office}\nprinted: [OWN]\n"
             "statements:\n  it:\n    place: {chapter: I, item: 1}\n    says: It is so.\n"
             "    reading: level\n    claim: \"%s\"\n%s",
             claim, also);
    book = small_book(t, "en", files, ZIJ_COUNT(files));
    rc = zij_judge_audit(book, t->mem, t->to, &all);
    assert_int_equal(rc == ZIJ_OK, t->to->errors == 0);
    return zij_str_of(rc == ZIJ_OK ? zij_audit_state_name(all.at[0].statements[0].state)
                                   : zij_str_c(t->mem, small_reports(t, book->folder)));
}

static void only_the_editions_own_figures_decide(void **state)
{
    static const struct {
        const char *claim, *also, *want;
    } row[] = {
        { "GDP[KAZ; 2023] > GDP[KAZ; 2024]", "", "proved" },
        { "GDP[KAZ; 2023] < GDP[KAZ; 2024]", "", "refuted" },
        { "GDP[KAZ; 2024] > 9", "", "undecided" },
        { "GDP[KAZ; 2022] > 9", "", "unknown" },
        /* another's, whatever the verdict */
        { "GDP[UZB; 2024] > 1", "", "not comparable" },
        { "GDP[UZB; 2024] < 1", "", "not comparable" },
        { "GDP[KAZ; 2024] > GDP[UZB; 2024]", "", "not comparable" },
        { "BARE[KAZ; 2024] < 1", "", "not comparable" },
        /* a part that decides by itself does not excuse the other */
        { "GDP[KAZ; 2023] < GDP[KAZ; 2024] and GDP[UZB; 2024] > 1", "",
          "not comparable" },
        { "GDP[UZB; 2024] < 1", "    printed: [OTHER]\n", "refuted" },
        { "BARE[KAZ; 2024] < 1", "    printed: [OTHER]\n", "not comparable" },
    };
    size_t failed = 0;

    for (size_t i = 0; i < ZIJ_COUNT(row); i++) {
        test *t;
        zij_str got;

        assert_int_equal(test_begin((void **)&t), 0);
        got = audited(t, row[i].claim, row[i].also);
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

int main(void)
{
    const struct CMUnitTest all[] = { TEST(only_the_editions_own_figures_decide) };

    return TEST_RUN(all);
}
