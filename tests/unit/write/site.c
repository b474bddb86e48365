/* Whole sites of small books: hostile text, missing pages, languages, every kind of node.
 * Pages are read back from the folder that zij_write_book made. */
#include "site.h"

/* ---- links ---- */

/* The folder of a file with ../ taken away: "en/page/" and "../x" is "en/x". */
static zij_str resolve(test *t, zij_str from, zij_str href)
{
    size_t end = from.len;

    while (end > 0 && from.at[end - 1] != '/')
        end--;
    while (zij_str_starts(href, ZIJ_STR("../"))) {
        href = zij_str_sub(href, 3, href.len);
        if (end == 0)
            fail_msg("a link of %.*s leaves the site", ZIJ_ARG(from));
        end--;
        while (end > 0 && from.at[end - 1] != '/')
            end--;
    }
    return zij_strf(t->mem, "%.*s%.*s", (int)end, from.at, ZIJ_ARG(href));
}

static void check_link(test *t, const site *s, zij_str name, zij_str page, zij_str href)
{
    size_t hash = zij_str_find(href, 0, '#');
    zij_str path = zij_str_sub(href, 0, hash);
    zij_str id = zij_str_sub(href, hash + 1, href.len), target = page;

    if (holds(path, ":"))
        return; /* another site */
    if (path.len > 0)
        target = file_of(t, s, zij_str_c(t->mem, resolve(t, name, path)));
    if (id.len > 0 &&
        !holds(target, zij_str_c(t->mem, zij_strf(t->mem, " id=\"%.*s\"", ZIJ_ARG(id)))))
        fail_msg("%.*s links to %.*s, which is not there", ZIJ_ARG(name), ZIJ_ARG(href));
}

/* Every href of every page leads to a file and an id of it; no id is there twice. */
static void check_links(test *t, const site *s)
{
    zij_os_entries all;
    const char *root;
    size_t pages = 0;

    assert_int_equal(
        zij_os_path(zij_str_of(s->folder), ZIJ_STR("out/site"), t->mem, t->to, &root),
        ZIJ_OK);
    assert_int_equal(zij_os_tree(root, ZIJ_STR("site"), t->mem, t->to, &all), ZIJ_OK);
    for (size_t i = 0; i < all.n; i++) {
        zij_str name = all.at[i].name, text;

        if (!zij_str_ends(name, ZIJ_STR(".html")))
            continue;
        pages++;
        text = file_of(t, s, zij_str_c(t->mem, name));
        for (size_t at = zij_str_search(text, 0, ZIJ_STR("href=\"")); at < text.len;
             at = zij_str_search(text, at, ZIJ_STR("href=\""))) {
            size_t end = zij_str_find(text, at + 6, '"');

            check_link(t, s, name, text, zij_str_sub(text, at + 6, end));
            at = end;
        }
        for (size_t at = zij_str_search(text, 0, ZIJ_STR(" id=\"")); at < text.len;
             at = zij_str_search(text, at, ZIJ_STR(" id=\""))) {
            zij_str id = zij_str_sub(text, at, zij_str_find(text, at + 5, '"') + 1);

            at += id.len;
            if (zij_str_search(text, at, id) < text.len)
                fail_msg("%.*s has%.*s twice", ZIJ_ARG(name), ZIJ_ARG(id));
        }
    }
    assert_true(pages > 1);
}

/* ---- hostile text ---- */

#define EVIL "<script>alert(1)</script>&\\\"'"
#define SAFE "&lt;script&gt;alert(1)&lt;/script&gt;&amp;&quot;'"

static void text_cannot_become_markup(void **state)
{
    static const small_file files[] = {
        { "book.yaml",
          "id: small\nagency: TEST\nversion: 1.0.0\nedition: \"" EVIL "\"\nas_of: 2024\n"
          "languages: [@L]\ntitle: @{" EVIL "}\nsubtitle: @{" EVIL "}\ncontact: \"" EVIL
          "\"\nlicence: \"" EVIL "\"\nsections:\n  - {id: one, name: @{" EVIL "}}\n"
          "groups: {CA: [KAZ]}\n" },
        { "structure/codelists/CL_AREA.csv",
          "id,parent,order@H\nKAZ,,3,\"<b>K</b>\"\"&\",\"<b>K</b>\"\"&\"\n"
          "KGZ,,1,\"K\xe2\x80\xaeG\",\"\xe2\x80\x8fG\xe2\x81\xa6Z\"\n"
          "UZB,,2@[Uzbekistan]\nJPN,,4@[Japan]\n" },
        { "structure/sources.yaml",
          "IMF:\n  publisher: @{" EVIL "}\n  dataset: @{" EVIL "}\n  release: \"" EVIL
          "\"\n  url: \"https://example.org/?a&b'c\"\n  licence: \"" EVIL "\"\n" },
        { "structure/notes.yaml", "rough: @{" EVIL "}\nearly: @{" EVIL "}\n" },
        { "pages/10-page/page.yaml",
          "section: one\nexhibits:\n  x:\n    kind: bar\n    title: @{a \\\\<b\\\\> & "
          "\\\"}\n"
          "    subtitle: @{s \\\\<b\\\\> & \\\"}\n    data: GDP[*; 2024]\n    notes: "
          "[early]\n"
          "  y:\n    kind: table\n    title: @{y}\n    columns:\n      - {head: @{h "
          "\\\\<b\\\\>}, "
          "data: \"GDP[*; 2024]\"}\nclaims:\n  it: GDP[KAZ; 2024] < 1000\n" },
        { "pages/10-page/@.md",
          "# T \\<b\\> & \"q\"\n\n- [It \\<i\\>](claim:it) `<code>` "
          "[x](https://example.org/"
          "?a=\"><b>&b=1)\n\n![](exhibit:x)\n\n![](exhibit:y)\n" },
        { "pages/90-sources/page.yaml", "kind: sources\nsection: one\n" },
        { "pages/90-sources/@.md", "# Sources\n" },
    };
    static const char *const never[] = { "<script>alert", "<b>",    "<i>",
                                         "javascript:",   "?a=\">", "=\"alert",
                                         "\xe2\x80\xae" };
    static const char *const names[] = { "en/page/index.html", "ja/page/index.html",
                                         "en/sources/index.html", "index.html" };
    test *t = *state;
    site s = build(t, "en ja", files, ZIJ_COUNT(files));

    for (size_t i = 0; i < ZIJ_COUNT(names); i++) {
        zij_str text = file_of(t, &s, names[i]);

        for (size_t k = 0; k < ZIJ_COUNT(never); k++)
            /* the brand of the rail, which is ours */
            if (strcmp(never[k], "<b>") != 0)
                assert_holds_not(text, never[k]);
        assert_holds_not(text, "<b>K</b>");
        assert_holds(text, SAFE);
    }
    assert_holds(file_of(t, &s, names[0]), "&lt;b&gt;K&lt;/b&gt;&quot;&amp;");
    assert_holds(file_of(t, &s, names[0]),
                 "K\xef\xbf\xbdG"); /* U+202E would turn digits */
    assert_holds(file_of(t, &s, names[1]), "\xe2\x80\x8fG\xe2\x81\xa6Z"); /* marks stay */
    assert_holds(file_of(t, &s, names[0]), "T &lt;b&gt; &amp; &quot;q&quot;</h1>");
    check_links(t, &s);
    zij_os_remove_tree(s.folder);
}

static void links_that_run_something_are_refused(void **state)
{
    static const struct {
        const char *link, *want;
    } row[] = {
        { "javascript:alert(1)", "no link can lead to javascript:alert(1)" },
        { "JavaScript:alert(1)", "no link can lead to JavaScript:alert(1)" },
        { "data:text/html,x", "no link can lead to data:text/html,x" },
        { "//example.org/", "no link can lead to //example.org/" },
        { "#gdp", "no link can lead to #gdp" },
        { "../nowhere/index.html", "no link can lead to ../nowhere/index.html" },
        { "../page/index.html#gdp", "no link can lead to ../page/index.html#gdp" },
        { "../../fr/page/index.html", "no link can lead to ../../fr/page/index.html" },
        { "../../data/NONE.csv", "no link can lead to ../../data/NONE.csv" },
        { "../../../page/index.html", "no link can lead to ../../../page/index.html" },
        { "", "no link can lead to " },
    };

    for (size_t i = 0; i < ZIJ_COUNT(row); i++) {
        char text[256];
        const small_file files[] = { { "pages/10-page/@.md", text } };
        test *t;
        const zij_pages *pages;

        snprintf(text, sizeof text, "# A\n\n[x](%s)\n", row[i].link);
        assert_int_equal(test_begin((void **)&t), 0);
        assert_int_equal(
            zij_pages_read(small_book(t, "en", files, 1), t->mem, t->to, &pages),
            ZIJ_EINPUT);
        assert_string_equal(t->to->list.at[0].kind->name, "page-bad-link");
        assert_str(t->to->list.at[0].message, row[i].want);
        test_end((void **)&t);
    }
    (void)state;
}

/* ---- words ---- */

static void every_node_is_written(void **state)
{
    static const small_file files[] = {
        { "pages/10-page/page.yaml",
          "section: one\nexhibits:\n"
          "  x: {kind: bar, title: @{X}, data: \"GDP[*; 2024]\"}\n"
          "  y: {kind: line, title: @{Y}, data: \"GDP[{KAZ, UZB}; 2023..2024]\"}\n"
          "  z: {kind: table, title: @{Z}, data: \"GDP[*; 2024]\", size: full}\n"
          "claims:\n  it: GDP[KAZ; 2024] > 288.1\n" },
        { "pages/10-page/@.md",
          "# Title *e*\n\nPara **strong** *em* `code` [l](https://example.org/) and "
          "[it](claim:it), [src](source:IMF)\nsoft\\\nhard `= GDP[KAZ; 2024] | "
          "number(1)`\n\n"
          "## Two\n\n###### Six\n\n1. one\n2. two\n\n   more\n\n- a\n  - b\n\n> "
          "quote\n\n---\n\n"
          "    block\n\n![](exhibit:x)\n\n![](exhibit:y) ![](exhibit:z)\n\nend &amp; `= "
          "top(GDP[*; 2024], 1) | names`\n" },
        { "pages/90-sources/page.yaml", "kind: sources\nsection: one\n" },
        { "pages/90-sources/@.md", "# Sources\n" },
    };
    static const char *const want[] = {
        "<h1>Title <em>e</em></h1>",
        "<strong>strong</strong> <em>em</em> <code>code</code> "
        "<a href=\"https://example.org/\" rel=\"external\">l</a>",
        "<a class=\"claim\" href=\"#claim-it\">it</a><small class=\"open\"> (",
        "<a class=\"source\" href=\"../sources/index.html#IMF\">src</a>\nsoft<br>hard",
        "value=\"288100000000\" data-f=\"2\" title=\"GDP[KAZ; 2024]\">288.1</data>",
        "<h2>Two</h2>",
        "<h4>Six</h4>",
        "<ol>\n<li>one</li>\n<li>two",
        "<li>a<ul>\n<li>b</li>\n</ul>\n</li>",
        "<blockquote>\n<p>quote</p>\n</blockquote>",
        "<hr>",
        "<pre><code>block\n</code></pre>",
        "<figure class=\"fig column\" id=\"x\">",
        "<div class=\"pair\">\n<figure class=\"fig half\" id=\"y\">",
        "<figure class=\"tab half\" id=\"z\">",
        "end &amp; <span class=\"vs\" data-f=\"2 4 6 8\" title=\"top(GDP[*; 2024], "
        "1)\">Japan</span>",
        "<li id=\"claim-it\" data-f=\"",
    };
    test *t = *state;
    site s = build(t, "en", files, ZIJ_COUNT(files));
    zij_str text = file_of(t, &s, "en/page/index.html");

    for (size_t i = 0; i < ZIJ_COUNT(want); i++)
        assert_holds(text, want[i]);
    check_links(t, &s);
    zij_os_remove_tree(s.folder);
}

static void a_line_end_is_a_blank_where_the_language_has_blanks(void **state)
{
    static const struct {
        const char *text, *en, *ja;
    } row[] = {
        { "one\ntwo", "<p>one\ntwo</p>", "<p>one\ntwo</p>" },
        { "経済は\n成長した", "<p>経済は成長した</p>", "<p>経済は成長した</p>" },
        { "経済は\nGDP", "<p>経済は\nGDP</p>", "<p>経済はGDP</p>" },
        { "GDP\nが", "<p>GDP\nが</p>", "<p>GDPが</p>" },
        /* inside marks, too */
        { "**経済は**\n*成長した*", "<p><strong>経済は</strong><em>成長した</em></p>",
          "<p><strong>経済は</strong><em>成長した</em></p>" },
        { "**one**\n*two*", "<p><strong>one</strong>\n<em>two</em></p>",
          "<p><strong>one</strong>\n<em>two</em></p>" },
    };
    size_t failed = 0;

    for (size_t i = 0; i < ZIJ_COUNT(row); i++) {
        char text[256];
        const small_file files[] = { { "pages/10-page/@.md", text } };
        test *t;
        site s;

        snprintf(text, sizeof text, "# A page\n\n%s\n", row[i].text);
        assert_int_equal(test_begin((void **)&t), 0);
        s = build(t, "en ja", files, ZIJ_COUNT(files));
        if (!holds(file_of(t, &s, "en/page/index.html"), row[i].en) ||
            !holds(file_of(t, &s, "ja/page/index.html"), row[i].ja)) {
            print_error("%s: %.*s", row[i].text,
                        ZIJ_ARG(file_of(t, &s, "ja/page/index.html")));
            failed++;
        }
        zij_os_remove_tree(s.folder);
        test_end((void **)&t);
    }
    assert_int_equal(failed, 0);
    (void)state;
}

/* The same in what is read aloud or listed: descriptions, contents. */
static void plain_words_have_no_blanks_between_japanese_lines(void **state)
{
    static const small_file files[] = {
        { "pages/10-page/@.md", "# A page\n\n- 経済は\n  成長した\n" },
    };
    test *t = *state;
    site s = build(t, "ja", files, ZIJ_COUNT(files));

    assert_holds(file_of(t, &s, "ja/page/index.html"), "content=\"経済は成長した\"");
    zij_os_remove_tree(s.folder);
}

/* ---- books that lack something ---- */

static void a_book_needs_no_page_but_one(void **state)
{
    test *t = *state;
    site s = build(t, "en ja", NULL, 0);

    /* the door leads to the first page, in each language */
    assert_holds(file_of(t, &s, "index.html"), "url=en/page/index.html\"");
    assert_holds(file_of(t, &s, "index.html"), "<a href=\"ja/page/index.html\">");
    assert_holds(file_of(t, &s, "ja/page/index.html"), "<p>Words.</p>");
    check_links(t, &s);
    zij_os_remove_tree(s.folder);
}

static void a_statement_needs_no_page_of_sources(void **state)
{
    static const small_file files[] = {
        { "pages/10-page/page.yaml",
          "exhibits:\n  x: {kind: bar, title: @{X}, data: \"GDP[*; 2024]\"}\n" },
        { "pages/10-page/@.md", "# A page\n\n[In 2025](source:IMF)\n\n![](exhibit:x)\n" },
    };
    test *t = *state;
    site s = build(t, "en", files, ZIJ_COUNT(files));

    assert_holds(file_of(t, &s, "en/page/index.html"),
                 "<span class=\"source\" title=\"IMF\">In 2025</span>");
    check_links(t, &s);
    zij_os_remove_tree(s.folder);
}

static void a_page_may_hold_one_exhibit_and_no_words(void **state)
{
    static const small_file files[] = {
        { "pages/10-page/page.yaml",
          "exhibits:\n  x: {kind: table, title: @{X}, data: \"GDP[*; 2024]\"}\n" },
        { "pages/10-page/@.md", "# A page\n\n![](exhibit:x)\n" },
    };
    test *t = *state;
    site s = build(t, "en", files, ZIJ_COUNT(files));
    zij_str text = file_of(t, &s, "en/page/index.html");

    assert_holds(text, "<figure class=\"tab column\" id=\"x\">");
    assert_holds_not(text, "class=\"prose\"");
    assert_holds_not(text, "class=\"messages\"");
    assert_holds_not(text, "class=\"evidence\"");
    check_links(t, &s);
    zij_os_remove_tree(s.folder);
}

static void a_page_may_have_only_some_languages(void **state)
{
    static const small_file files[] = {
        { "pages/20-other/page.yaml", "languages: [ja]\nsection: one\n" },
        { "pages/20-other/ja.md", "# Other\n" },
    };
    test *t = *state;
    site s = build(t, "en ja", files, ZIJ_COUNT(files));

    assert_holds_not(file_of(t, &s, "en/page/index.html"), "other/index.html");
    assert_holds(file_of(t, &s, "ja/page/index.html"), "../other/index.html");
    /* to English: the first page there is */
    assert_holds(file_of(t, &s, "ja/other/index.html"), "../../en/page/index.html");
    check_links(t, &s);
    zij_os_remove_tree(s.folder);
}

/* fr has no row in src/text and say.c. */
static void a_language_without_words_of_its_own_speaks_english(void **state)
{
    static const small_file files[] = {
        { "pages/10-page/page.yaml",
          "exhibits:\n  x: {kind: bar, title: @{X}, data: \"GDP[*; 2024]\"}\n" },
        { "pages/10-page/@.md",
          "# A page\n\n`= GDP[KAZ; 2024] | compact(3)`\n\n![](exhibit:x)\n" },
    };
    test *t = *state;
    site s = build(t, "fr en", files, ZIJ_COUNT(files));
    zij_str text = file_of(t, &s, "fr/page/index.html");

    assert_holds(text, "<html lang=\"fr\">");
    assert_holds(text, "$288\xc2\xa0"
                       "billion");
    assert_holds(text, "Source: ");
    assert_holds(text, "lang=\"fr\" aria-current=\"true\">fr</a>");
    assert_holds(text, "lang=\"en\">English</a>");
    check_links(t, &s);
    zij_os_remove_tree(s.folder);
}

static void all_pages_of_their_own_are_linked(void **state)
{
    static const small_file files[] = {
        { "pages/00-cover/page.yaml", "kind: cover\n" },
        { "pages/00-cover/@.md", "# The book\n" },
        { "pages/01-contents/page.yaml", "kind: contents\n" },
        { "pages/01-contents/@.md", "# Contents\n" },
        { "pages/10-page/page.yaml",
          "section: one\nexhibits:\n"
          "  x: {kind: table, title: @{X}, data: \"GDP[*; 2024]\", notes: [early]}\n" },
        { "pages/10-page/@.md", "# A page\n\n- first\n- second\n\n![](exhibit:x)\n" },
        { "pages/90-sources/page.yaml", "kind: sources\nsection: one\n" },
        { "pages/90-sources/@.md", "# Sources\n" },
    };
    test *t = *state;
    site s = build(t, "ja en", files, ZIJ_COUNT(files));
    zij_str text = file_of(t, &s, "en/page/index.html");

    assert_holds(file_of(t, &s, "index.html"), "url=ja/index.html\"");
    /* the exhibit's own note stands first, without a number; the figure's has a mark */
    assert_holds(text, "An early figure.");
    assert_holds(text, "<li id=\"x-n1\"><sup>1</sup><span>A rough figure.</span></li>");
    assert_holds(text, "288.1<sup class=\"ref\"><a href=\"#x-n1\">1</a></sup>");
    check_links(t, &s);
    zij_os_remove_tree(s.folder);
}

int main(void)
{
    const struct CMUnitTest all[] = {
        TEST(text_cannot_become_markup),
        TEST(links_that_run_something_are_refused),
        TEST(every_node_is_written),
        TEST(a_line_end_is_a_blank_where_the_language_has_blanks),
        TEST(plain_words_have_no_blanks_between_japanese_lines),
        TEST(a_book_needs_no_page_but_one),
        TEST(a_statement_needs_no_page_of_sources),
        TEST(a_page_may_hold_one_exhibit_and_no_words),
        TEST(a_page_may_have_only_some_languages),
        TEST(a_language_without_words_of_its_own_speaks_english),
        TEST(all_pages_of_their_own_are_linked),
    };

    return TEST_RUN(all);
}
