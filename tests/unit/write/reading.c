/* What readers take away: the figures of an exhibit as files, and how to cite it. */
#include "site.h"

static const char *const PAGE =
    "section: one\nexhibits:\n  gdp:\n    kind: bar\n    title: @{GDP}\n"
    "    data: GDP[*; 2024]\n    top: 2\n    pinned: [KGZ]\n"
    "  size:\n    kind: table\n    title: @{Size}\n    total: @{All, of them}\n"
    "    columns:\n      - {head: @{GDP}, data: \"GDP[{KAZ, UZB}; 2024]\", total: "
    "\"sum(GDP[{KAZ, UZB}; 2024])\"}\n"
    "      - {head: @{Growth}, data: \"growth(GDP[{KAZ, UZB}; 2024])\", format: "
    "percent(1)}\n";

static void an_exhibit_has_the_figures_that_show(void **state)
{
    const small_file files[] = {
        { "pages/10-page/page.yaml", PAGE },
        { "pages/10-page/@.md", "# A page\n\n![](exhibit:gdp)\n\n![](exhibit:size)\n" },
    };
    test *t = *state;
    site s = build(t, "en ja", files, ZIJ_COUNT(files));
    zij_str bar = file_of(t, &s, "data/exhibits/page.gdp.csv");
    zij_str table = file_of(t, &s, "data/exhibits/page.size.csv");

    assert_str(bar,
               "ROW,REF_AREA,REF_AREA_en,REF_AREA_ja,TIME_PERIOD,OBS_VALUE,OBS_STATUS,"
               "DECIMALS,UNIT_MEASURE,UNIT_MULT,SOURCE,NOTE\n"
               ",JPN,Japan,Japan,2024,4019.4,A,1,USD,9,IMF,\n"
               ",KAZ,Kazakhstan,Kazakhstan,2024,288.1,A,1,USD,9,IMF,rough\n"
               "pinned,KGZ,Kyrgyzstan,Kyrgyzstan,2024,17.5,A,1,USD,9,IMF,\n");
    assert_str(
        table,
        "COLUMN,COLUMN_en,COLUMN_ja,ROW,REF_AREA,REF_AREA_en,REF_AREA_ja,TIME_PERIOD,"
        "OBS_VALUE,OBS_STATUS,DECIMALS,UNIT_MEASURE,UNIT_MULT,SOURCE,NOTE,EXPRESSION\n"
        "1,GDP,GDP,,UZB,Uzbekistan,Uzbekistan,2024,115.0,A,1,USD,9,IMF,,\n"
        "2,Growth,Growth,,UZB,Uzbekistan,Uzbekistan,2024,13.2,,1,%,0,IMF,,\"growth(GDP[{"
        "KAZ, UZB}; 2024])\"\n"
        "1,GDP,GDP,,KAZ,Kazakhstan,Kazakhstan,2024,288.1,A,1,USD,9,IMF,rough,\n"
        "2,Growth,Growth,,KAZ,Kazakhstan,Kazakhstan,2024,10.2,,1,%,0,IMF,,\"growth(GDP[{"
        "KAZ, UZB}; 2024])\"\n"
        "1,GDP,GDP,total,,\"All, of them\",\"All, of them\",2024,403,,0,USD,9,IMF,,"
        "\"sum(GDP[{KAZ, UZB}; 2024])\"\n");
    zij_os_remove_tree(s.folder);
}

static void the_json_of_an_exhibit_says_where_its_figures_are_from(void **state)
{
    static const char *const wants[] = {
        "\"id\": \"page.size\"",
        "\"title\": {\"en\": \"Size\", \"ja\": \"Size\"}",
        "\"subtitle\": {\"en\": \"Nominal GDP, 2024\", \"ja\": \"Nominal GDP、2024年\"}",
        "\"publisher\": {\"en\": \"IMF\", \"ja\": \"IMF\"}",
        "\"url\": \"https://example.org/\"",
        "\"id\": \"rough\"",
        "\"expression\": \"growth(GDP[{KAZ, UZB}; 2024])\"",
        "\"total\": \"sum(GDP[{KAZ, UZB}; 2024])\"",
        "\"unit\": {\"en\": \"US dollars\", \"ja\": \"US dollars\"}",
        "{\"id\": \"KAZ\", \"name\": {\"en\": \"Kazakhstan\", \"ja\": \"Kazakhstan\"}}",
        "{\"column\": 1, \"key\": {\"REF_AREA\": \"KAZ\"}, \"period\": \"2024\", "
        "\"value\": 288.1, \"status\": \"A\", \"unit\": \"USD\", \"multiplier\": 9, "
        "\"source\": \"IMF\", \"notes\": [\"rough\"]}",
        /* 288.05 / 261.45 - 1 and 288.15 / 261.35 - 1 */
        "\"value\": 10.2, \"low\": 10.174029451, \"high\": 10.254448058, \"unit\": \"%\"",
    };
    const small_file files[] = {
        { "pages/10-page/page.yaml", PAGE },
        { "pages/10-page/@.md", "# A page\n\n![](exhibit:gdp)\n\n![](exhibit:size)\n" },
    };
    test *t = *state;
    site s = build(t, "en ja", files, ZIJ_COUNT(files));
    zij_str json = file_of(t, &s, "data/exhibits/page.size.json");

    for (size_t i = 0; i < ZIJ_COUNT(wants); i++)
        assert_holds(json, wants[i]);
    zij_os_remove_tree(s.folder);
}

/* ---- citations ---- */

#define BOOK                                                                  \
    "id: small\nagency: TEST\nversion: 1.0.0\nas_of: 2024\nlanguages: [@L]\n" \
    "sections:\n  - {id: one, name: @{Section one}}\ngroups: {CA: [KAZ]}\n"

static void citations_name_book_edition_and_address(void **state)
{
    static const struct {
        const char *book, *lang, *page, *wants[5];
    } row[] = {
        { BOOK "title: @{Small book}\nedition: \"2026\"\n",
          "en",
          "en/page/index.html",
          { "<dd>A page. (2026). In <cite>Small book</cite> (2026 ed.).</dd>",
            "<dd>Which is large? [Figure]. (2026). A page. In <cite>Small book</cite> "
            "(2026 ed.).</dd>",
            "@incollection{small:2026:page:gdp:en,\n  title = {{Which is large?}},\n  "
            "booktitle = {{Small book}},\n  edition = {2026},\n  year = {2026},\n  note "
            "= "
            "{A page},\n  langid = {english}\n}",
            "@incollection{small:2026:page:en,\n  title = {{A page}}," } },
        { BOOK "title: @{Small book}\nedition: Second\npublisher: @{The Office}\nurl: "
               "https://example.org/b/\n",
          "en",
          "en/page/index.html",
          { "<dd>The Office. (n.d.). Which is large? [Figure]. A page. In <cite>Small "
            "book</cite> (Second ed.). <span class=\"url\">https://example.org/b/en/page/"
            "#gdp</span></dd>",
            "@incollection{small:Second:page:gdp:en,\n  author = {{The Office}},",
            "publisher = {{The Office}},\n  note",
            "url = {https://example.org/b/en/page/#gdp}" } },
        { BOOK "title: @{Small book}\nedition: \"2026\"\npublisher: @{The Office}\n",
          "ja",
          "ja/page/index.html",
          { "<dd>The Office『Small book』2026年版、「A page」、「Which is "
            "large?」。</dd>" } },
        { BOOK "title: @{Small book}\nedition: \"2026\"\npublisher: @{The Office}\nurl: "
               "http://example.org\n",
          "ru",
          "ru/page/index.html",
          { "<dd>Which is large? // A page // Small book.\xc2\xa0— Издание 2026\xc2\xa0"
            "года.\xc2\xa0— The Office.\xc2\xa0— URL: <span "
            "class=\"url\">http://example.org/ru/page/#gdp</span></dd>" } },
        { BOOK "title: {en: \"A_b {c} 50% & \\\\ #1\"}\nedition: \"2026 {x}\"\n",
          "en",
          "en/page/index.html",
          { "booktitle = {{A\\_b \\textbraceleft{}c\\textbraceright{} 50\\% \\&amp; "
            "\\textbackslash{} \\#1}}",
            "@incollection{small:2026--x-:page:gdp:en,", "year = {2026}," } },
    };

    for (size_t i = 0; i < ZIJ_COUNT(row); i++) {
        const small_file files[] = {
            { "book.yaml", row[i].book },
            { "pages/10-page/page.yaml",
              "section: one\nexhibits:\n  gdp:\n    kind: bar\n    title: @{Which is "
              "large?}\n    data: GDP[*; 2024]\n" },
            { "pages/10-page/@.md", "# A page\n\n![](exhibit:gdp)\n" },
        };
        test *t = *state;
        site s = build(t, row[i].lang, files, ZIJ_COUNT(files));
        zij_str page = file_of(t, &s, row[i].page);
        for (size_t k = 0; k < ZIJ_COUNT(row[i].wants) && row[i].wants[k] != NULL; k++)
            assert_holds(page, row[i].wants[k]);
        zij_os_remove_tree(s.folder);
    }
}

/* ---- machines ---- */

static void with_a_url_addresses_are_whole(void **state)
{
    const small_file files[] = {
        { "book.yaml", BOOK "title: @{Small book}\nedition: \"2026\"\nlicence: CC0-1.0\n"
                            "url: https://example.org\n" },
        { "pages/10-page/page.yaml", PAGE },
        { "pages/10-page/@.md", "# A page\n\n- A message.\n\n![](exhibit:gdp)\n\n"
                                "![](exhibit:size)\n" },
    };
    static const char *const wants[] = {
        "<link rel=\"canonical\" href=\"https://example.org/ja/page/\">",
        "hreflang=\"x-default\" href=\"https://example.org/en/page/\">",
        "<meta property=\"og:title\" content=\"A page\">",
        "<meta property=\"og:description\" content=\"A message.\">",
        "<meta property=\"og:url\" content=\"https://example.org/ja/page/\">",
        "<meta property=\"og:locale\" content=\"ja_JP\">",
        "<meta property=\"og:locale:alternate\" content=\"en_GB\">",
        "<link itemprop=\"license\" href=\"https://spdx.org/licenses/CC0-1.0.html\">",
        "<meta itemprop=\"temporalCoverage\" content=\"2023/2024\">",
        "<link itemprop=\"contentUrl\" "
        "href=\"https://example.org/data/exhibits/page.size.json\">",
    };
    test *t = *state;
    site s = build(t, "en ja", files, ZIJ_COUNT(files));
    zij_str page = file_of(t, &s, "ja/page/index.html");

    for (size_t i = 0; i < ZIJ_COUNT(wants); i++)
        assert_holds(page, wants[i]);
    assert_str(file_of(t, &s, "robots.txt"),
               "User-agent: *\nAllow: /\n\nSitemap: https://example.org/sitemap.xml\n");
    assert_holds(
        file_of(t, &s, "sitemap.xml"),
        "<url><loc>https://example.org/ja/page/</loc>\n<xhtml:link "
        "rel=\"alternate\" hreflang=\"en\" href=\"https://example.org/en/page/\"/>");
    zij_os_remove_tree(s.folder);
}

static void without_a_url_nothing_is_absolute(void **state)
{
    const small_file files[] = {
        { "pages/10-page/page.yaml", PAGE },
        { "pages/10-page/@.md", "# A page\n\n![](exhibit:gdp)\n\n![](exhibit:size)\n" },
    };
    static const char *const files_not[] = { "out/site/sitemap.xml",
                                             "out/site/robots.txt" };
    test *t = *state;
    site s = build(t, "en ja", files, ZIJ_COUNT(files));
    zij_str page = file_of(t, &s, "ja/page/index.html");

    assert_holds_not(page, "canonical");
    assert_holds_not(page, "og:url");
    assert_holds(page, "hreflang=\"en\" href=\"../../en/page/index.html\"");
    assert_holds(page, "<link itemprop=\"contentUrl\" "
                       "href=\"../../data/exhibits/page.size.csv\">");
    for (size_t i = 0; i < ZIJ_COUNT(files_not); i++) {
        const char *path;

        assert_int_equal(zij_os_path(zij_str_of(s.folder), zij_str_of(files_not[i]),
                                     t->mem, t->to, &path),
                         ZIJ_OK);
        assert_int_equal(zij_os_kind_of(path), ZIJ_OS_NONE);
    }
    zij_os_remove_tree(s.folder);
}

/* ---- what differs within an exhibit ---- */

static void columns_of_several_periods_and_sources_say_so(void **state)
{
    const small_file files[] = {
        { "structure/sources.yaml",
          "IMF:\n  publisher: @{IMF}\nWB:\n  publisher: @{World Bank}\n" },
        { "data/GROWTH.csv", "REF_AREA,TIME_PERIOD,OBS_VALUE,SOURCE\nKAZ,2024,4.8,WB\n"
                             "UZB,2024,6.5,WB\n" },
        { "pages/10-page/page.yaml",
          "section: one\nexhibits:\n  x:\n    kind: table\n    title: @{X}\n"
          "    columns:\n"
          "      - {head: @{GDP}, data: \"GDP[{KAZ, UZB}; 2023]\"}\n"
          "      - {head: @{GDP in 2024}, data: \"GDP[{KAZ, UZB}; 2024]\"}\n"
          "      - {head: @{Growth}, data: \"GROWTH[{KAZ, UZB}; 2024]\", format: "
          "percent(1)}\n" },
        { "pages/10-page/@.md", "# A page\n\n![](exhibit:x)\n" },
    };
    test *t = *state;
    site s = build(t, "en ja", files, ZIJ_COUNT(files));
    zij_str page = file_of(t, &s, "en/page/index.html");
    zij_str japanese = file_of(t, &s, "ja/page/index.html");

    assert_holds(page, ">GDP<span class=\"u\">2023, ");
    assert_holds(page, ">GDP in 2024<span class=\"u\">billion USD<"); /* not twice */
    assert_holds(page, ">Growth<span class=\"u\">2024</span>");
    assert_holds(page, "IMF (GDP and GDP in 2024); World Bank (Growth).");
    assert_holds(japanese, "World Bank［Growth］。");
    zij_os_remove_tree(s.folder);
}

int main(void)
{
    const struct CMUnitTest all[] = {
        TEST(an_exhibit_has_the_figures_that_show),
        TEST(the_json_of_an_exhibit_says_where_its_figures_are_from),
        TEST(citations_name_book_edition_and_address),
        TEST(with_a_url_addresses_are_whole),
        TEST(without_a_url_nothing_is_absolute),
        TEST(columns_of_several_periods_and_sources_say_so),
    };

    return TEST_RUN(all);
}
