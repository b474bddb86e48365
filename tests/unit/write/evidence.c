/* What a bound statement rests on, figures where they are shown, and what uses them. */
#include "write/uses.h"

#include "site.h"

/* Places: GDP has two figures each of KAZ (1, 2), KGZ (3, 4), UZB (5, 6), JPN (7, 8);
 * GROWTH has 9 and 10. */
static const small_file files[] = {
    { "structure/checks.yaml", "balance:\n  name: @{Balance}\n  expect: TRADE[*, B; *] ~ "
                               "TRADE[*, X; *] - TRADE[*, M; *]\n  excuse:\n"
                               "    - {at: [KAZ, '2024'], reason: @{rounding}}\n" },
    { "pages/10-page/page.yaml",
      "section: one\nexhibits:\n"
      "  x: {kind: bar, title: @{X}, data: \"GDP[*; 2024]\"}\n"
      "  y: {kind: line, title: @{Y}, data: \"GDP[{KAZ, UZB}; 2023..2024]\"}\n"
      "  z: {kind: table, title: @{Z}, rows: @{R}, columns: [{head: @{A}, data: "
      "\"GDP[@CA; 2024]\"}, {head: @{B}, data: \"growth(GDP[@CA; 2024])\"}]}\n"
      "claims:\n  big: GDP[KAZ; 2024] > GDP[UZB; 2024]\n"
      "  rose: rose(GDP[KAZ; 2023..2024]) and GROWTH[KAZ; 2024] > 4%\n" },
    { "pages/10-page/@.md", "# Page\n\n- [Kazakhstan leads](claim:big) with `= GDP[KAZ; "
                            "2024]`\n- [it rose](claim:rose)\n\nUzbekistan: `= GDP[UZB; "
                            "2024]`\n\n![](exhibit:x)\n\n![](exhibit:y)\n\n"
                            "![](exhibit:z)\n" },
    { "pages/20-other/page.yaml",
      "section: one\nexhibits:\n"
      "  g: {kind: table, title: @{G}, data: \"GROWTH[*; 2024]\"}\n" },
    { "pages/20-other/@.md", "# Other\n\n![](exhibit:g)\n" },
};

static void a_statement_shows_what_it_rests_on(void **state)
{
    static const char *const want[] = {
        "<a class=\"claim\" href=\"#claim-big\">Kazakhstan leads</a>",
        "<li id=\"claim-big\" data-f=\"2 6\">",
        "<p class=\"verdict\">Proved by the data</p>",
        /* all of one year: bars, and the year stands once */
        "<p class=\"flow\" id=\"claim-big-1\">Nominal GDP, 2024, billion US dollars</p>\n"
        "<svg",
        "<div data-f=\"2\"><dt>Kazakhstan</dt><dd><a "
        "href=\"#x\">288.1</a></dd></div>",
        "<code class=\"x\">GDP[KAZ; 2024] &gt; GDP[UZB; 2024]</code>",
        "<p class=\"link\"><a href=\"#claim-big\">",
        /* two flows, each with its figures; one of them is shown on another page */
        "<li id=\"claim-rose\" data-f=\"1-2 9\">",
        "<p class=\"flow\" id=\"claim-rose-1\">Nominal GDP, Kazakhstan, billion US "
        "dollars</p>",
        "<div data-f=\"1\"><dt>2023</dt><dd><a "
        "href=\"#y\">261.4</a></dd></div>",
        "<div data-f=\"9\"><dt>Kazakhstan, 2024</dt><dd><a "
        "href=\"../other/index.html#g\">4.8</a></dd></div>",
        "<p class=\"src\">Source: ",
    };
    test *t = *state;
    site s = build(t, "en", files, ZIJ_COUNT(files));
    zij_str text = file_of(t, &s, "en/page/index.html");

    for (size_t i = 0; i < ZIJ_COUNT(want); i++)
        assert_holds(text, want[i]);
    assert_holds_not(text, "style=");
    zij_os_remove_tree(s.folder);
}

static void cells_and_marks_name_their_figures(void **state)
{
    static const char *const want[] = {
        "class=\"s1\" data-f=\"2\"><title>Kazakhstan",
        "class=\"l1\" data-f=\"1-2\"><title>Kazakhstan",
        "<td class=\"n\" data-f=\"2\">288.1",
        "<td class=\"n\" data-f=\"1+2\">", /* computed from two years */
        "data-uses=\"../../assets/uses-en.js\" data-page=\"page\"",
    };
    test *t = *state;
    site s = build(t, "en", files, ZIJ_COUNT(files));
    zij_str text = file_of(t, &s, "en/page/index.html");

    for (size_t i = 0; i < ZIJ_COUNT(want); i++)
        assert_holds(text, want[i]);
    zij_os_remove_tree(s.folder);
}

static void a_figure_names_all_that_uses_it(void **state)
{
    static const char *const want[] = {
        "[0,0,\"claim-big\",\"Kazakhstan leads\",\"2 6\"]",
        "[0,0,\"claim-rose\",\"it rose\",\"1-2 9\"]",
        /* a paragraph that a statement stands in goes by that */
        "[1,0,\"claim-big\",\"Kazakhstan leads with 288.1\",\"2\"]",
        "[1,0,\"\",\"Uzbekistan: 115.0\",\"6\"]",
        "[2,0,\"x\",\"X\",\"2 4 6 8\"]",
        "[2,1,\"g\",\"G\",\"9-10\"]",
        "[3,-1,\"\",\"Balance\",\"",
        "\"pages\":[[\"page\",\"Page\"],[\"other\",\"Other\"]]",
        "[0,1,\"Kazakhstan\",\"2023|2024\",\"261.4|288.1\"]",
    };
    test *t = *state;
    const zij_book *book = small_book(t, "en", files, ZIJ_COUNT(files));
    const zij_pages *pages;
    zij_judged judged = { 0 };
    zij_use_list list;
    zij_str text;

    assert_int_equal(zij_pages_read(book, t->mem, t->to, &pages), ZIJ_OK);
    assert_int_equal(zij_judge_identities(book, t->mem, t->to, &judged), ZIJ_OK);
    list = zij_use_list_make(pages, &judged, t->mem);
    text = zij_uses_script(&list, 0, t->mem);
    for (size_t i = 0; i < ZIJ_COUNT(want); i++)
        assert_holds(text, want[i]);
    assert_true(zij_str_starts(text, ZIJ_STR("zij_uses({")));
    list = zij_use_list_make(pages, NULL, t->mem);
    assert_holds_not(zij_uses_script(&list, 0, t->mem), "Balance");
}

int main(void)
{
    const struct CMUnitTest all[] = {
        TEST(a_statement_shows_what_it_rests_on),
        TEST(cells_and_marks_name_their_figures),
        TEST(a_figure_names_all_that_uses_it),
    };

    return TEST_RUN(all);
}
