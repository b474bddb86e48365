/* The search index of the Central Asia book: what its readers look for is found, and the
 * script that carries it cannot be broken out of. */
#include "write/search.h"

#include "../small_book.h"

enum { FIRST = 8 };

static const zij_pages *pages_of(test *t, const zij_book *book)
{
    const zij_pages *pages = NULL;

    assert_int_equal(zij_pages_read(book, t->mem, t->to, &pages), ZIJ_OK);
    return pages;
}

static bool is_among_first(zij_text_hits hits, zij_str slug)
{
    for (size_t i = 0; i < hits.n && i < FIRST; i++)
        if (zij_str_starts(hits.at[i].href, slug) && hits.at[i].href.at[slug.len] == '/')
            return true;
    return false;
}

/* "ja | 人口 | population": the words that tests/browser/search.mjs types, too. */
static void what_readers_look_for_is_found(void **state)
{
    test *t = *state;
    const zij_book *book = NULL;
    const zij_pages *pages;
    const zij_source *list;
    const zij_text_index *index[ZIJ_LANGS] = { 0 };
    size_t asked[ZIJ_LANGS] = { 0 };
    zij_str rest, line, part[3];

    assert_int_equal(zij_book_load("book/central-asia", t->mem, t->to, &book), ZIJ_OK);
    pages = pages_of(t, book);
    assert_int_equal(zij_os_read("tests/browser/words.txt", ZIJ_STR("words.txt"), t->mem,
                                 t->to, &list),
                     ZIJ_OK);
    for (size_t i = 0; i < book->langs.n; i++)
        index[i] = zij_text_index_read(zij_search_index(pages, i, t->mem), t->mem);
    rest = list->text;
    while (zij_str_next(&rest, '\n', &line)) {
        size_t lang = 0;

        if (line.len == 0 || line.at[0] == '#')
            continue;
        for (size_t i = 0; i < ZIJ_COUNT(part); i++) {
            assert_true(zij_str_next(&line, '|', &part[i]));
            part[i] = zij_str_trim(part[i]);
        }
        while (lang < book->langs.n && !zij_str_eq(book->langs.id[lang], part[0]))
            lang++;
        assert_true(lang < book->langs.n);
        asked[lang]++;
        if (!is_among_first(zij_text_find(index[lang], part[1], t->mem), part[2]))
            fail_msg("%.*s: %.*s is not among the first", ZIJ_ARG(part[1]),
                     ZIJ_ARG(part[2]));
    }
    for (size_t i = 0; i < book->langs.n; i++)
        assert_true(asked[i] >= 20);
}

static void every_part_of_a_page_is_found(void **state)
{
    static const small_file files[] = {
        { "pages/10-page/page.yaml",
          "section: one\nexhibits:\n"
          "  bars:\n    kind: bar\n    title: @{Heading here}\n    data: \"GDP[@CA; "
          "2024]\"\n"
          "  rows:\n    kind: table\n    title: @{Other}\n    columns:\n"
          "      - {head: @{Columnhead}, data: \"GDP[@CA; 2024]\"}\n" },
        { "pages/10-page/@.md",
          "# Titleword\n\n- Messageword.\n\n## Subheading\n\nProseword and "
          "**strongword**."
          "\n\n1. Listword\n\n> Quoteword\n\n![](exhibit:bars)\n\n![](exhibit:rows)\n" },
        { "pages/90-sources/page.yaml", "kind: sources\nsection: one\n" },
        { "pages/90-sources/@.md", "# Sources\n" },
    };
    static const char *const row[][2] = {
        { "titleword", "" },       { "section", "" },        { "messageword", "" },
        { "subheading", "" },      { "proseword", "" },      { "strongword", "" },
        { "listword", "" },        { "quoteword", "" },      { "heading here", "bars" },
        { "nominal gdp", "bars" }, { "kazakhstan", "bars" }, { "rough figure", "bars" },
        { "columnhead", "rows" },  { "outlook", "IMF" },
    };
    test *t = *state;
    const zij_book *book = small_book(t, "en ja", files, ZIJ_COUNT(files));
    const zij_text_index *index =
        zij_text_index_read(zij_search_index(pages_of(t, book), 0, t->mem), t->mem);

    for (size_t i = 0; i < ZIJ_COUNT(row); i++) {
        zij_text_hits hits = zij_text_find(index, zij_str_of(row[i][0]), t->mem);
        size_t k = 0;

        while (k < hits.n && !zij_str_eq(hits.at[k].id, zij_str_of(row[i][1])))
            k++;
        if (k == hits.n)
            fail_msg("%s is not found in %s", row[i][0], row[i][1]);
    }
}

/* Only what JSON escapes ends a string or a line. */
static void the_script_holds_any_text(void **state)
{
    static const small_file files[] = {
        { "pages/10-page/@.md", "# A \\\"); alert(); (\\\\\"\n\nWords &lt;/script>.\n" },
    };
    test *t = *state;
    const zij_book *book = small_book(t, "en", files, ZIJ_COUNT(files));
    zij_str script = zij_search_script(pages_of(t, book), 0, t->mem);
    zij_str call = ZIJ_STR("\nzij_search(\"");
    size_t at = zij_str_search(script, 0, call) + call.len, end;

    assert_true(at < script.len);
    end = zij_str_find(script, at, '"');
    assert_str(zij_str_sub(script, end, script.len), "\");\n");
    assert_true(zij_str_search(script, at, ZIJ_STR("tA \\u0022); alert()")) < script.len);
}

int main(void)
{
    const struct CMUnitTest all[] = {
        TEST(what_readers_look_for_is_found),
        TEST(every_part_of_a_page_is_found),
        TEST(the_script_holds_any_text),
    };

    return TEST_RUN(all);
}
