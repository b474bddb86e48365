/* The search index: what is one word, what is found, in which order, and what a reader of
 * foreign bytes may meet. */
#include "text/search.h"
#include "../test.h"

/* Two pages with an exhibit each. */
static const char book[] =
    "zij-index 1\n"
    "@population/index.html\ntPopulation\nsPeople\nmUzbekistan’s people are the most.\n"
    "pTowns grow. Минералы, нефть и пятёрка. Café Ülken.\n"
    "#towns\neTowns grow faster\nuPopulation of towns, 2024\nlKazakhstan, Uzbekistan\n"
    "nCounted by the International Monetary Fund.\n"
    "@trade/index.html\ntTrade of Kazakhstan\nsEconomy\nmExports grew by 4.5 percent.\n"
    "p日本の輸出は増えた。人口は1,000万人、天然ガスと石油。ウズベキスタン\n"
    "#exports\neMost exports are minerals\nlGold, exported gas, internationalisation\n";

static const zij_text_index *index_of(test *t, const char *text)
{
    return zij_text_index_read(zij_str_of(text), t->mem);
}

/* "trade#exports population": the places found, best first. */
static zij_str found(test *t, const zij_text_index *index, const char *query)
{
    zij_text_hits hits = zij_text_find(index, zij_str_of(query), t->mem);
    zij_buf b = zij_buf_make(t->mem);

    for (size_t i = 0; i < hits.n; i++) {
        zij_str page = hits.at[i].href;

        zij_putf(&b, "%s%.*s%s%.*s", i > 0 ? " " : "", (int)zij_str_find(page, 0, '/'),
                 page.at, hits.at[i].id.len > 0 ? "#" : "", ZIJ_ARG(hits.at[i].id));
    }
    return zij_buf_str(&b);
}

static void writings_of_a_word_fold_to_one(void **state)
{
    static const struct {
        const char *text, *want;
    } row[] = {
        { "Exports, IMPORTS", "exports imports" },
        { "Ёлка ёж Їжак ЌЍЎ ҚҰЙ", "елка еж їжак ќѝў құй" },
        { "ＧＤＰ２０２４", "gdp2024" },
        { "Café Ærø İstanbul ×", "cafe aro istanbul" },
        { "cafe\xcc\x81 oʻzbek Japan’s don't co\xc2\xadop",
          "cafe ozbek japans dont coop" },
        { "ΑΒΓ", "αβγ" },
        { "日本の輸出、2024年", "日本の輸出 2024 年" },
        { "中央アジア・ロシア（GDP）", "中央アジア ロシア gdp" },
        { "1,234.5% −3", "1 234 5 3" },
        { "", "" },
        { "— … «»", "" },
        { "\xff\xfe"
          "a\xe3\x81",
          "a" }, /* stray bytes part words */
        { "abcdefghijklmnopqrstuvwxyzabcdefghij", "abcdefghijklmnopqrstuvwxyzabcdef" },
    };
    test *t = *state;

    for (size_t i = 0; i < ZIJ_COUNT(row); i++)
        assert_str(zij_search_folded(t->mem, zij_str_of(row[i].text)), row[i].want);
}

static void endings_fall_away(void **state)
{
    static const char *const row[][2] = {
        { "exports", "export" },
        { "countries", "countr" },
        { "country", "countr" },
        { "минералов", "минерал" },
        { "минералами", "минерал" },
        { "нефтью", "нефт" },
        { "нефть", "нефт" },
        { "газ", "газ" },
        { "газом", "газ" },
        { "дом", "дом" }, /* at least three letters stay */
        { "gas", "gas" },
        { "人口", "人口" },
        { "", "" },
    };

    (void)state;
    for (size_t i = 0; i < ZIJ_COUNT(row); i++)
        assert_str(zij_search_stem(zij_str_of(row[i][0])), row[i][1]);
}

static void words_are_found_where_readers_expect(void **state)
{
    static const char *const row[][2] = {
        /* a title stands above a heading, that above labels, those above text */
        { "population", "population population#towns" },
        { "Kazakhstan", "trade population#towns" },
        { "exports", "trade trade#exports" },
        { "export", "trade trade#exports" },
        { "EXPORTED", "trade trade#exports" },
        { "mineral", "trade#exports" },
        { "минералов", "population" },
        { "пятерка", "population" },
        { "cafe ulken", "population" },
        { "uzbekistans", "population population#towns" },
        /* what is being typed */
        { "kaz", "trade population#towns" },
        { "k", "" }, /* one letter begins too many words */
        /* all words, with help from the title of the page */
        { "kazakhstan minerals", "trade#exports" },
        { "kazakhstan the minerals", "trade#exports" },
        { "population gold", "population population#towns trade#exports" },
        { "the", "population population#towns" },
        /* slips, only where nothing else fits */
        { "popluation", "population population#towns" },
        { "kazahstan", "trade population#towns" },
        { "godl", "trade#exports" },
        { "internationl", "trade#exports population#towns" }, /* a beginning, too */
        { "gxs", "" },     /* three letters bear none */
        { "kzkhstn", "" }, /* seven letters bear one */
        /* Chinese and Japanese */
        { "人口", "trade" },
        { "石油", "trade" },
        { "天然ガス", "trade" },
        { "油", "trade" },
        { "輸出額の増減", "trade" },
        { "輸出が増える", "trade" },
        { "ウズベキスタソ", "trade" },
        { "人口密度", "trade" },
        { "観光", "" },
        { "", "" },
        { " 、。— ", "" },
        { "の", "trade" }, /* a particle alone is looked for */
    };
    test *t = *state;
    const zij_text_index *index = index_of(t, book);

    for (size_t i = 0; i < ZIJ_COUNT(row); i++) {
        assert_str(found(t, index, row[i][0]), row[i][1]);
    }
}

static void long_queries_end_after_eight_words(void **state)
{
    test *t = *state;
    const zij_text_index *index = index_of(t, book);

    assert_str(found(t, index, "towns towns towns towns towns towns towns towns gold"),
               "population#towns population");
    assert_str(found(t, index, "日a本b日c本d日e本f日g本h人i口j"), "trade");
}

static void what_is_written_is_read(void **state)
{
    test *t = *state;
    zij_buf b = zij_buf_make(t->mem);
    const zij_text_index *index;

    zij_text_index_head(&b);
    zij_text_index_page(&b, ZIJ_STR("a/index.html"));
    zij_text_index_put(&b, ZIJ_TEXT_TITLE, ZIJ_STR("Two\nlines\t\x01 <b>\"\\"));
    zij_text_index_put(&b, ZIJ_TEXT_NOTE, ZIJ_STR("  "));
    zij_text_index_exhibit(&b, ZIJ_STR("x"));
    zij_text_index_put(&b, ZIJ_TEXT_LABELS, ZIJ_STR("Gold, \xe2\x80\xaetin\xff"));
    assert_str(zij_buf_str(&b), "zij-index 1\n@a/index.html\n"
                                "tTwo lines \xef\xbf\xbd <b>\"\\\n#x\n"
                                "lGold, \xef\xbf\xbdtin\xef\xbf\xbd\n");
    index = zij_text_index_read(zij_buf_str(&b), t->mem);
    assert_str(found(t, index, "lines"), "a");
    assert_str(found(t, index, "tin"), "a#x");
}

static void foreign_bytes_are_no_index_or_an_empty_one(void **state)
{
    test *t = *state;

    assert_null(index_of(t, ""));
    assert_null(index_of(t, "zij-index 2\n@a\n"));
    assert_null(index_of(t, "zij-index 12"));
    assert_str(found(t, index_of(t, "zij-index 1"), "gold"), "");
    /* passages before the first page, exhibits without one, kinds of a later version */
    assert_str(
        found(t, index_of(t, "zij-index 1\ntGold\n#x\neGold\n@a\n?Gold\n\n"), "gold"),
        "");
    assert_str(found(t, index_of(t, "zij-index 1\n@a\ntGold\nt\nt—"), "gold"), "a");
}

int main(void)
{
    const struct CMUnitTest all[] = {
        TEST(writings_of_a_word_fold_to_one),
        TEST(endings_fall_away),
        TEST(words_are_found_where_readers_expect),
        TEST(long_queries_end_after_eight_words),
        TEST(what_is_written_is_read),
        TEST(foreign_bytes_are_no_index_or_an_empty_one),
    };

    return TEST_RUN(all);
}
