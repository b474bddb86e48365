/* What the words of a page are tied to. */
#include "../small_book.h"
#include "page/page.h"

/* What is reported about a page of one language. */
static zij_str reports_of(test *t, const char *yaml, const char *text)
{
    const small_file files[] = { { "structure/codelists/CL_AREA.csv",
                                   "id,parent,order@H\nKAZ,,3@[Kazakhstan]\nKGZ,,1@[K]\n"
                                   "UZB,,2@[U]\nJPN,,4@[Group of 7]\n" },
                                 { "pages/10-page/page.yaml", yaml },
                                 { "pages/10-page/@.md", text } };
    const zij_book *book = small_book(t, "en", files, ZIJ_COUNT(files));
    const zij_pages *pages;
    zij_rc rc = zij_pages_read(book, t->mem, t->to, &pages);

    assert_int_equal(rc == ZIJ_OK, t->to->errors == 0);
    return small_reports(t, book->folder);
}

#define CLAIMS                                                    \
    "claims:\n"                                                   \
    "  big: GDP[KAZ; 2024] > 2 * GDP[UZB; 2023]\n"                \
    "  rich: GDP[KAZ; 2024] > 200\n"                              \
    "  share: share(GDP[{KAZ, KGZ, UZB}; 2024], {KAZ}) > 57.5%\n" \
    "  trade: TRADE[KAZ, X; 2024] < 10000\n"                      \
    "  long: GDP[KAZ; 2024] > 0.123456789\n"
#define EN   "pages/10-page/en.md"
#define YAML "pages/10-page/page.yaml"
#define TIED "write `= expression`, or bind the words to a claim or a source"
#define CLAIMED \
    "the claim does not have this number: say it there, or write `= expression`"

typedef struct sample {
    const char *text, *want;
} sample;

static void check_samples(void **state, const sample *row, size_t n)
{
    size_t failed = 0;

    for (size_t i = 0; i < n; i++) {
        test *t;
        char text[512];
        zij_str got;

        assert_int_equal(test_begin((void **)&t), 0);
        snprintf(text, sizeof text, "# A page\n\n%s\n", row[i].text);
        got = reports_of(t, "section: one\n" CLAIMS, text);
        if (!zij_str_eq(got, zij_str_of(row[i].want))) {
            print_error("%s\n  got  %.*s\n  want %s\n", row[i].text, ZIJ_ARG(got),
                        row[i].want);
            failed++;
        }
        test_end((void **)&t);
    }
    assert_int_equal(failed, 0);
    (void)state;
}

static void a_number_must_be_tied_to_data(void **state)
{
    static const sample row[] = {
        { "It grew by 5 units.",
          "[page-loose-number] " EN ":3:12 `5` the number 5 is tied to no data | " TIED },
        { "経済は４５だった", "[page-loose-number] " EN
                              ":3:4 `４５` the number ４５ is tied to no data | " TIED },
        { "1,234.5, and more.",
          "[page-loose-number] " EN
          ":3:1 `1,234.5` the number 1,234.5 is tied to no data | " TIED },
        { "**In `2024`**",
          "[page-loose-number] " EN ":3:7 `2024` the number 2024 is tied to no data | "
          "of a year write `= FLOW[KEY; 2024] | when`; of others `= expression`, or bind "
          "the words to a claim or a source" },
        { "- one\n  - two\n    > and [3](https://example.org/7)",
          "[page-loose-number] " EN ":5:12 `3` the number 3 is tied to no data | " TIED },
        { "[Outlook of 2025](source:IMF)", "" },
        /* part of a code's name states nothing */
        { "Group of 7", "" },
        { "Not in a Group of 7, but a Group of 7 or so", "" },
        { "Group of 77, and a Group of 7",
          "[page-loose-number] " EN
          ":3:10 `77` the number 77 is tied to no data | " TIED },
        { "`= GDP[KAZ; 2024] | number(1)` and `= GDP[KAZ; 2024] | when`", "" },
    };

    check_samples(state, row, ZIJ_COUNT(row));
}

static void the_literals_of_a_claim_are_tied(void **state)
{
    static const sample row[] = {
        { "[over 200](claim:rich)", "" },
        { "[more than 2 times that of 2023](claim:big)", "" },
        { "[57.5%](claim:share), [57,5 %](claim:share), [５７.５](claim:share)", "" },
        { "[10,000](claim:trade), [1万](claim:trade), [10\xc2\xa0"
          "000](claim:trade)",
          "" },
        { "[10 million](claim:trade), [10\xc2\xa0тыс.](claim:trade)", "" },
        { "1人当たり", "" },
        { "[1兆](claim:long)", "[page-loose-number] " EN
                               ":3:2 `1` the number 1 is tied to no data | " CLAIMED },
        /* parts of other numbers are no literals */
        { "[20 times](claim:big)",
          "[page-loose-number] " EN
          ":3:2 `20` the number 20 is tied to no data | " CLAIMED },
        { "[over 20](claim:rich)",
          "[page-loose-number] " EN
          ":3:7 `20` the number 20 is tied to no data | " CLAIMED },
        { "[over 2000](claim:rich)",
          "[page-loose-number] " EN
          ":3:7 `2000` the number 2000 is tied to no data | " CLAIMED },
        { "[2万](claim:trade)", "[page-loose-number] " EN
                                ":3:2 `2` the number 2 is tied to no data | " CLAIMED },
        { "[10万](claim:trade)",
          "[page-loose-number] " EN
          ":3:2 `10` the number 10 is tied to no data | " CLAIMED },
        { "[57%](claim:share)", "[page-loose-number] " EN
                                ":3:2 `57` the number 57 is tied to no data | " CLAIMED },
        { "[over 200](claim:rich), and 200 more",
          "[page-loose-number] " EN
          ":3:29 `200` the number 200 is tied to no data | " TIED },
    };

    check_samples(state, row, ZIJ_COUNT(row));
}

static void unknown_names_are_reported_with_the_nearest(void **state)
{
    static const sample row[] = {
        { "[It is](claim:bigg)",
          "[page-unknown-claim] " EN
          ":3:15 `bigg` page.yaml has no claim bigg | did you mean big?" },
        { "[It is](claim:)",
          "[page-unknown-claim] " EN ":3:15 `` page.yaml has no claim  "
          "| write big, rich, share, trade or long" },
        { "[It is](source:IMG)",
          "[page-unknown-source] " EN
          ":3:16 `IMG` sources.yaml has no source IMG | did you mean IMF?" },
        { "![](exhibit:gdp)",
          "[page-unknown-exhibit] " EN ":3:13 `gdp` page.yaml has no exhibit gdp" },
        /* the id stands on another line, longer than what stands here */
        { "[a][r]\n\n[r]: claim:nobody-knows-this-claim",
          "[page-unknown-claim] " EN
          ":3:1 `[a][r]` page.yaml has no claim nobody-knows-this-claim | "
          "write big, rich, share, trade or long" },
    };

    check_samples(state, row, ZIJ_COUNT(row));
}

static void a_computed_figure_is_one_known_value(void **state)
{
    static const sample row[] = {
        { "`= GDP[KAZ; 2030]`",
          "[page-value-unknown] " EN ":3:4 `GDP[KAZ; 2030]` the value is unknown: "
          "GDP[KAZ; 2030] is not in the data" },
        { "`= share(LIST[*; 2024], {KAZ})`",
          "[page-value-unknown] " EN ":3:4 `share(LIST[*; 2024], {KAZ})` the value is "
          "unknown: LIST lists some codes, nothing is known of the others" },
        { "`= GDP[*; 2024]`",
          "[format-mismatch] " EN ":3:4 `GDP[*; 2024]` a text cannot print more than one "
          "value | name one code in each dimension and one period, or sum(...) it" },
        { "`= GDP[KAZ; 2024] > 1`",
          "[format-mismatch] " EN
          ":3:4 `GDP[KAZ; 2024] > 1` a text cannot print a claim" },
        { "`= GDP[KAZ; 2024] | percent`",
          "[format-mismatch] " EN
          ":3:4 `GDP[KAZ; 2024] | percent` percent cannot print a "
          "number with a unit" },
        { "`= GDP[KAZ; 2024] / GDP[UZB; 2024] | number(4)`",
          "[page-digits-unsupported] " EN ":3:4 `GDP[KAZ; 2024] / GDP[UZB; 2024] | "
          "number(4)` rounding of the figures could change what is printed here: 2.5052 "
          "| "
          "print fewer digits" },
        /* one decimal was published: two more would be made up */
        { "`= GDP[KAZ; 2024] | number(3)`",
          "[page-digits-unsupported] " EN ":3:4 `GDP[KAZ; 2024] | number(3)` rounding of "
          "the figures could change what is printed here: 288.100 | print fewer digits" },
        { "`= GDP[KAZ; 2024] | number(0)`", "" },
        { "`= GDP[KAZ; 2024] | number(0, 6)`",
          "[page-digits-unsupported] " EN ":3:4 `GDP[KAZ; 2024] | number(0, 6)` rounding "
          "of the figures could change what is printed here: 288,100 | print fewer "
          "digits" },
        { "`= GDP[KAZ; 2024] | compact(2)`", "" },
        /* what cannot be printed is not printed as missing */
        { "`= GDP[KAZ; 2024] | number(9, -18)`",
          "[page-value-unknown] " EN ":3:4 `GDP[KAZ; 2024] | number(9, -18)` nothing can "
          "be printed: the value has more than 18 digits" },
        { "`= 1 + 1 | when`", "[page-value-unknown] " EN
                              ":3:4 `1 + 1 | when` nothing can be printed: the value "
                              "has no period" },
        { "`= GDP[KAZ; 2024] |`",
          "[format-unknown] " EN ":3:20 `` no format stands here | number, "
          "percent, points, compact, rank, name, names or when" },
        { "`=`", "[expr-syntax] " EN
                 ":3:3 `` expected a figure, number, list or function, but the "
                 "expression ends" },
    };

    check_samples(state, row, ZIJ_COUNT(row));
}

int main(void)
{
    const struct CMUnitTest all[] = {
        TEST(a_number_must_be_tied_to_data),
        TEST(the_literals_of_a_claim_are_tied),
        TEST(unknown_names_are_reported_with_the_nearest),
        TEST(a_computed_figure_is_one_known_value),
    };

    return TEST_RUN(all);
}
