#include "../test.h"
#include "text/text.h"

static const char *const langs[] = { "en", "ja", "ru" };

/* A no-break space shows as '_'. */
static zij_str spaced(test *t, const zij_buf *b)
{
    zij_str in = zij_buf_str(b);
    zij_buf out = zij_buf_make(t->mem);

    for (size_t i = 0; i < in.len; i++) {
        bool nbsp = zij_str_starts(zij_str_sub(in, i, in.len), ZIJ_STR("\xc2\xa0"));

        zij_put_byte(&out, nbsp ? '_' : in.at[i]);
        i += nbsp;
    }
    return zij_buf_str(&out);
}

static const zij_text_lang *lang(size_t k)
{
    return zij_text_lang_of(zij_str_of(langs[k]));
}

static void periods_bend_with_their_sentence(void **state)
{
    enum {
        Q3 = 2024 * 4 + 2,
        Q2 = 2024 * 4 + 1,
        H1 = 2024 * 2,
        JAN = 2024 * 12,
        JUL = JAN + 6
    };
    static const struct {
        zij_text_time t;
        zij_text_when form;
        const char *want[3];
    } row[] = {
        { { 2024, 1 }, ZIJ_TEXT_WHEN_BARE, { "2024", "2024", "2024" } },
        { { 2024, 1 }, ZIJ_TEXT_WHEN_BRIEF, { "2024", "2024年", "2024_г." } },
        { { 2024, 1 }, ZIJ_TEXT_WHEN_NAME, { "2024", "2024年", "2024_год" } },
        { { 2024, 1 }, ZIJ_TEXT_WHEN_OF, { "of 2024", "2024年の", "2024_года" } },
        { { 2024, 1 }, ZIJ_TEXT_WHEN_IN, { "in 2024", "2024年に", "в_2024_году" } },
        { { 2024, 1 },
          ZIJ_TEXT_WHEN_SINCE,
          { "since 2024", "2024年以降", "с_2024_года" } },
        { { Q3, 4 }, ZIJ_TEXT_WHEN_BARE, { "Q3_2024", "2024年Q3", "III_кв._2024" } },
        { { Q3, 4 },
          ZIJ_TEXT_WHEN_BRIEF,
          { "Q3_2024", "2024年第3四半期", "III_квартал 2024_г." } },
        { { Q2, 4 },
          ZIJ_TEXT_WHEN_IN,
          { "in Q2_2024", "2024年第2四半期に", "во_II_квартале 2024_г." } },
        { { H1, 2 },
          ZIJ_TEXT_WHEN_BRIEF,
          { "H1_2024", "2024年上半期", "I_полугодие 2024_г." } },
        { { H1, 2 },
          ZIJ_TEXT_WHEN_IN,
          { "in the first half of 2024", "2024年上半期に", "в_I_полугодии 2024_г." } },
        { { JUL, 12 }, ZIJ_TEXT_WHEN_BARE, { "July_2024", "2024年7月", "июль_2024" } },
        { { JAN, 12 }, ZIJ_TEXT_WHEN_BARE, { "Jan_2024", "2024年1月", "янв._2024" } },
        { { H1, 2 }, ZIJ_TEXT_WHEN_BARE, { "H1_2024", "2024年上半期", "I_пол._2024" } },
        { { JUL, 12 }, ZIJ_TEXT_WHEN_NAME, { "July_2024", "2024年7月", "июль 2024_г." } },
        { { JUL, 12 },
          ZIJ_TEXT_WHEN_IN,
          { "in July_2024", "2024年7月に", "в_июле 2024_г." } },
        { { JUL, 12 },
          ZIJ_TEXT_WHEN_SINCE,
          { "since July_2024", "2024年7月以降", "с_июля 2024_г." } },
    };

    for (size_t i = 0; i < ZIJ_COUNT(row); i++)
        for (size_t k = 0; k < ZIJ_COUNT(langs); k++) {
            zij_buf b = zij_buf_make(((test *)*state)->mem);

            zij_text_put_period(&b, lang(k), row[i].t, row[i].form);
            assert_str(spaced(*state, &b), row[i].want[k]);
        }
}

static void ranges_name_the_year_once(void **state)
{
    static const struct {
        zij_text_time from, to;
        zij_text_when form;
        const char *want[3];
    } row[] = {
        { { 2000, 1 },
          { 2024, 1 },
          ZIJ_TEXT_WHEN_BRIEF,
          { "2000–2024", "2000〜2024年", "2000–2024_гг." } },
        { { 2000, 1 },
          { 2024, 1 },
          ZIJ_TEXT_WHEN_BARE,
          { "2000–2024", "2000〜2024", "2000–2024" } },
        { { 2024, 1 },
          { 2024, 1 },
          ZIJ_TEXT_WHEN_BRIEF,
          { "2024", "2024年", "2024_г." } },
        { { 2024 * 12 + 6, 12 },
          { 2025 * 12, 12 },
          ZIJ_TEXT_WHEN_BRIEF,
          { "July_2024 – January_2025", "2024年7月〜2025年1月",
            "июль 2024_г. – январь 2025_г." } },
    };

    for (size_t i = 0; i < ZIJ_COUNT(row); i++)
        for (size_t k = 0; k < ZIJ_COUNT(langs); k++) {
            zij_buf b = zij_buf_make(((test *)*state)->mem);

            zij_text_put_range(&b, lang(k), row[i].from, row[i].to, row[i].form);
            assert_str(spaced(*state, &b), row[i].want[k]);
        }
}

static void dates_are_iso_in_and_words_out(void **state)
{
    static const struct {
        const char *iso, *want[3];
    } row[] = {
        { "2025-01-01", { "1_January 2025", "2025年1月1日", "1_января 2025_г." } },
        { "2024-02-29", { "29_February 2024", "2024年2月29日", "29_февраля 2024_г." } },
        { "2025-10", { "October_2025", "2025年10月", "октябрь 2025_г." } },
        { "2025", { "2025", "2025年", "2025_г." } },
    };
    static const char *const bad[] = {
        "",           "202",          "20245",      "2024-",
        "2024-00",    "2024-13",      "2024-1-1",   "2023-02-29",
        "1900-02-29", "2024-04-31",   "abcd",       "2024-01-00",
        "2024-01-32", "2024/01/01",   "2024-01/01", "2024-01-011",
        "0000",       "October 2025",
    };

    for (size_t i = 0; i < ZIJ_COUNT(row); i++)
        for (size_t k = 0; k < ZIJ_COUNT(langs); k++) {
            zij_buf b = zij_buf_make(((test *)*state)->mem);

            assert_true(zij_text_put_date(&b, lang(k), zij_str_of(row[i].iso)));
            assert_str(spaced(*state, &b), row[i].want[k]);
        }
    for (size_t i = 0; i < ZIJ_COUNT(bad); i++) {
        zij_buf b = zij_buf_make(((test *)*state)->mem);

        if (zij_text_put_date(&b, lang(0), zij_str_of(bad[i])))
            fail_msg("%s is no date", bad[i]);
        assert_int_equal(b.len, 0);
    }
}

static void lists_end_with_and_or_or(void **state)
{
    static const zij_str items[] = { ZIJ_STR_CONST("A"), ZIJ_STR_CONST("B"),
                                     ZIJ_STR_CONST("C") };
    static const struct {
        size_t n;
        zij_text_join join;
        const char *want[3];
    } row[] = {
        { 0, ZIJ_TEXT_AND, { "", "", "" } },
        { 1, ZIJ_TEXT_AND, { "A", "A", "A" } },
        { 2, ZIJ_TEXT_AND, { "A and B", "A、B", "A и B" } },
        { 3, ZIJ_TEXT_AND, { "A, B and C", "A、B、C", "A, B и C" } },
        { 3, ZIJ_TEXT_OR, { "A, B or C", "A、BまたはC", "A, B или C" } },
    };

    for (size_t i = 0; i < ZIJ_COUNT(row); i++)
        for (size_t k = 0; k < ZIJ_COUNT(langs); k++) {
            zij_buf b = zij_buf_make(((test *)*state)->mem);

            zij_text_put_list(&b, lang(k), items, row[i].n, row[i].join);
            assert_str(zij_buf_str(&b), row[i].want[k]);
        }
}

static void ranks_and_quotes_have_their_marks(void **state)
{
    static const char *const want[] = {
        "1st 2nd 3rd 4th 11th 12th 13th 21st 102nd 111th 3rd place “x”",
        "1位 2位 3位 4位 11位 12位 13位 21位 102位 111位 第3位 「x」",
        "1-е 2-е 3-е 4-е 11-е 12-е 13-е 21-е 102-е 111-е 3-е место «x»",
    };
    static const int64_t ranks[] = { 1, 2, 3, 4, 11, 12, 13, 21, 102, 111 };

    for (size_t k = 0; k < ZIJ_COUNT(langs); k++) {
        zij_buf b = zij_buf_make(((test *)*state)->mem);

        for (size_t i = 0; i < ZIJ_COUNT(ranks); i++) {
            zij_text_put_rank(&b, lang(k), ranks[i], false);
            zij_put_byte(&b, ' ');
        }
        zij_text_put_rank(&b, lang(k), 3, true);
        zij_put_byte(&b, ' ');
        zij_text_put_quoted(&b, lang(k), ZIJ_STR("x"));
        assert_str(zij_buf_str(&b), want[k]);
    }
}

static void what_is_missing_says_whether_it_exists(void **state)
{
    (void)state;
    assert_str(zij_text_missing('M'), "—");
    assert_str(zij_text_missing('O'), "…");
    assert_str(zij_text_missing('L'), "…");
}

int main(void)
{
    const struct CMUnitTest all[] = {
        TEST(periods_bend_with_their_sentence),
        TEST(ranges_name_the_year_once),
        TEST(dates_are_iso_in_and_words_out),
        TEST(lists_end_with_and_or_or),
        TEST(ranks_and_quotes_have_their_marks),
        TEST(what_is_missing_says_whether_it_exists),
    };

    return TEST_RUN(all);
}
