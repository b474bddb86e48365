#include "../test.h"
#include "text/text.h"

typedef void put(zij_buf *b, const zij_text_lang *l, zij_dec d, zij_text_style s);

#define S(...) ((zij_text_style){ __VA_ARGS__ })

static zij_str spaced(test *t, zij_buf *b)
{
    zij_str in = zij_buf_str(b);
    zij_buf out = zij_buf_make(t->mem);

    for (size_t i = 0; i < in.len; i++) { /* a no-break space shows as '_' */
        if (zij_str_starts(zij_str_sub(in, i, in.len), ZIJ_STR("\xc2\xa0"))) {
            zij_put_byte(&out, '_');
            i++;
        } else {
            zij_put_byte(&out, in.at[i]);
        }
    }
    return zij_buf_str(&out);
}

static zij_str in_words(test *t, put *f, const char *lang, zij_dec d, zij_text_style s)
{
    zij_buf b = zij_buf_make(t->mem);

    f(&b, zij_text_lang_of(zij_str_of(lang)), d, s);
    return spaced(t, &b);
}

typedef struct number_row {
    zij_dec d;
    zij_text_style s;
    const char *en, *ja, *ru;
} number_row;

static void check(test *t, put *f, const number_row *row, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        assert_str(in_words(t, f, "en", row[i].d, row[i].s), row[i].en);
        assert_str(in_words(t, f, "ja", row[i].d, row[i].s), row[i].ja);
        assert_str(in_words(t, f, "ru", row[i].d, row[i].s), row[i].ru);
    }
}

static void numbers_are_written_as_the_language_does(void **state)
{
    static const number_row row[] = {
        { { 0, 0 }, { 0 }, "0", "0", "0" },
        { { 0, 2 }, { 0 }, "0.00", "0.00", "0,00" },
        { { 0, -2 }, { 0 }, "0", "0", "0" },
        { { 0, 2 }, { .plus = true }, "0.00", "0.00", "0,00" },
        { { 8020, 2 }, { 0 }, "80.20", "80.20", "80,20" },
        { { 5, 3 }, { 0 }, "0.005", "0.005", "0,005" },
        { { 1234, 0 }, { 0 }, "1,234", "1,234", "1234" },
        { { 12345, 0 }, { 0 }, "12,345", "12,345", "12_345" },
        { { 1234567891, 1 }, { 0 }, "123,456,789.1", "123,456,789.1", "123_456_789,1" },
        { { 2024, 0 }, { .ungrouped = true }, "2024", "2024", "2024" },
        { { 12345, -2 }, { 0 }, "1,234,500", "1,234,500", "1_234_500" },
        { { -31, 1 }, { 0 }, "−3.1", "−3.1", "−3,1" },
        { { -31, 1 }, { .triangle = true }, "−3.1", "△3.1", "−3,1" },
        { { 31, 1 }, { .plus = true }, "+3.1", "+3.1", "+3,1" },
        { { 12345, 1 }, { .power = 3 }, "1,234,500", "1,234,500", "1_234_500" },
        { { 12345, 1 }, { .power = -3 }, "1.2345", "1.2345", "1,2345" },
        { { INT64_MIN, 0 },
          { 0 },
          "−9,223,372,036,854,775,808",
          "−9,223,372,036,854,775,808",
          "−9_223_372_036_854_775_808" },
        /* rounding to significant digits: half away from zero, carries */
        { { 12345, 0 }, { .digits = 2 }, "12,000", "12,000", "12_000" },
        { { 12500, 0 }, { .digits = 2 }, "13,000", "13,000", "13_000" },
        { { -125, 2 }, { .digits = 2 }, "−1.3", "−1.3", "−1,3" },
        { { 9996, 3 }, { .digits = 3 }, "10.0", "10.0", "10,0" },
        { { 99960, 0 }, { .digits = 3 }, "100,000", "100,000", "100_000" },
        { { 12345, 9 }, { .digits = 3 }, "0.0000123", "0.0000123", "0,0000123" },
    };

    check(*state, zij_text_put_number, row, ZIJ_COUNT(row));
}

static void percent_and_points_have_their_words(void **state)
{
    static const number_row percent[] = {
        { { 802, 1 }, { 0 }, "80.2%", "80.2%", "80,2_%" },
        { { -5, 1 }, { 0 }, "−0.5%", "−0.5%", "−0,5_%" },
    };
    static const number_row points[] = {
        { { 50, 1 }, { 0 }, "5.0_percentage points", "5.0ポイント", "5,0_п._п." },
        { { 1, 0 }, { 0 }, "1_percentage point", "1ポイント", "1_п._п." },
        { { 10, 1 }, { 0 }, "1.0_percentage points", "1.0ポイント", "1,0_п._п." },
    };

    check(*state, zij_text_put_percent, percent, ZIJ_COUNT(percent));
    check(*state, zij_text_put_points, points, ZIJ_COUNT(points));
}

static void put_dollars(zij_buf *b, const zij_text_lang *l, zij_dec d, zij_text_style s)
{
    zij_text_put_compact(b, l, d, zij_text_unit_of(l, ZIJ_STR("USD")), s);
}

static void put_people(zij_buf *b, const zij_text_lang *l, zij_dec d, zij_text_style s)
{
    zij_text_put_compact(b, l, d, zij_text_unit_of(l, ZIJ_STR("person")), s);
}

static void large_amounts_are_words(void **state)
{
    static const number_row dollars[] = {
        { { 291480, 3 },
          { .power = 9, .digits = 4 },
          "$291.5_billion",
          "2,915億ドル",
          "291,5_млрд долл." },
        { { 291480, 3 },
          { .power = 9 },
          "$291.48_billion",
          "2,914億8,000万ドル",
          "291,48_млрд долл." },
        { { 291480, 3 },
          { .power = 9, .digits = 3 },
          "$291_billion",
          "2,910億ドル",
          "291_млрд долл." },
        { { 291480, 3 },
          { .power = 9, .digits = 1 },
          "$300_billion",
          "3,000億ドル",
          "300_млрд долл." },
        { { -5200, 0 }, { .power = 6 }, "−$5.2_billion", "−52億ドル", "−5,2_млрд долл." },
        { { 99996, 0 },
          { .power = 4, .digits = 4 },
          "$1.000_billion",
          "10.00億ドル",
          "1,000_млрд долл." }, /* rounding reaches the next word */
        { { 3869613, 3 },
          { .power = 6, .digits = 3 },
          "$3.87_billion",
          "38.7億ドル",
          "3,87_млрд долл." },
        { { 371895, 3 },
          { .power = 6, .digits = 3 },
          "$372_million",
          "3.72億ドル",
          "372_млн долл." },
        { { 371895, 3 },
          { .power = 6, .digits = 4 },
          "$371.9_million",
          "3億7,190万ドル", /* not 3.719億 */
          "371,9_млн долл." },
        { { 12345, 0 },
          { .power = 8 },
          "$1.2345_trillion",
          "1兆2,345億ドル",
          "1,2345_трлн долл." },
        { { 10001, 0 },
          { .power = 4 },
          "$100.01_million",
          "1億1万ドル",
          "100,01_млн долл." },
        { { 1, 0 }, { .power = 16 }, "$10,000_trillion", "1京ドル", "10_000_трлн долл." },
        { { 1000000005, 1 },
          { 0 },
          "$100.0000005_million",
          "1億0.5ドル",
          "100,0000005_млн долл." },
    };
    static const number_row people[] = {
        { { 37543167, 0 },
          { .digits = 3 },
          "37.5_million people",
          "3,750万人",
          "37,5_млн человек" },
        { { 37543167, 0 },
          { .digits = 4 },
          "37.54_million people",
          "3,754万人",
          "37,54_млн человек" },
        { { 37543167, 0 },
          { 0 },
          "37.543167_million people",
          "3,754万3,167人",
          "37,543167_млн человек" },
        { { 40000000, 0 }, { 0 }, "40_million people", "4,000万人", "40_млн человек" },
        { { 119843, 0 },
          { .digits = 3 },
          "120,000_people",
          "12.0万人",
          "120_тыс. человек" },
        { { 9876, 0 }, { 0 }, "9,876_people", "9,876人", "9876_человек" },
        { { 2, 0 }, { 0 }, "2_people", "2人", "2_человека" },
        { { 25, 1 }, { 0 }, "2.5_people", "2.5人", "2,5_человека" },
        { { 0, 0 }, { 0 }, "0_people", "0人", "0_человек" },
        { { 0, 1 }, { .power = 6 }, "0_people", "0人", "0_человек" },
    };

    check(*state, put_dollars, dollars, ZIJ_COUNT(dollars));
    check(*state, put_people, people, ZIJ_COUNT(people));
}

static void amounts_are_written_in_full(void **state)
{
    test *t = *state;
    const zij_text_lang *ru = zij_text_lang_of(ZIJ_STR("ru"));
    zij_buf b = zij_buf_make(t->mem);

    zij_text_put_amount(&b, ru, (zij_dec){ 37543167, 0 },
                        zij_text_unit_of(ru, ZIJ_STR("person")), S(0));
    zij_put_c(&b, "; ");
    zij_text_put_amount(&b, zij_text_lang_of(ZIJ_STR("en")), (zij_dec){ -12345, 1 },
                        zij_text_unit_of(zij_text_lang_of(ZIJ_STR("en")), ZIJ_STR("USD")),
                        S(0));
    zij_put_c(&b, "; ");
    zij_text_put_amount(&b, zij_text_lang_of(ZIJ_STR("ja")), (zij_dec){ 12, 0 },
                        zij_text_unit_plain(ZIJ_STR("ドル")), S(0));
    assert_str(spaced(t, &b), "37_543_167_человек; −$1,234.5; 12ドル");
}

static void put_scale(zij_buf *b, const zij_text_lang *l, zij_dec d, zij_text_style s)
{
    (void)s;
    zij_text_put_scale(b, l, (int)d.m);
    zij_put_byte(b, '|');
}

static void scales_stand_before_their_unit(void **state)
{
    static const number_row row[] = {
        { { 0, 0 }, { 0 }, "|", "|", "|" },
        { { 3, 0 }, { 0 }, "thousand |", "1,000|", "тыс. |" },
        { { 4, 0 }, { 0 }, "10_thousand |", "1万|", "10_тыс. |" },
        { { 6, 0 }, { 0 }, "million |", "100万|", "млн |" },
        { { 8, 0 }, { 0 }, "100_million |", "1億|", "100_млн |" },
        { { 9, 0 }, { 0 }, "billion |", "10億|", "млрд |" },
        { { 12, 0 }, { 0 }, "trillion |", "1兆|", "трлн |" },
        { { 2, 0 }, { 0 }, "100_|", "100|", "100_|" },
        { { -3, 0 }, { 0 }, "0.001_|", "0.001|", "0,001_|" },
    };

    check(*state, put_scale, row, ZIJ_COUNT(row));
}

static void russian_nouns_take_the_form_of_their_number(void **state)
{
    static const struct {
        zij_dec d;
        zij_text_plural want;
    } row[] = {
        { { 0, 0 }, ZIJ_TEXT_MANY },        { { 1, 0 }, ZIJ_TEXT_ONE },
        { { 2, 0 }, ZIJ_TEXT_FEW },         { { 4, 0 }, ZIJ_TEXT_FEW },
        { { 5, 0 }, ZIJ_TEXT_MANY },        { { 11, 0 }, ZIJ_TEXT_MANY },
        { { 12, 0 }, ZIJ_TEXT_MANY },       { { 14, 0 }, ZIJ_TEXT_MANY },
        { { 21, 0 }, ZIJ_TEXT_ONE },        { { 22, 0 }, ZIJ_TEXT_FEW },
        { { 25, 0 }, ZIJ_TEXT_MANY },       { { 111, 0 }, ZIJ_TEXT_MANY },
        { { 121, 0 }, ZIJ_TEXT_ONE },       { { 15, 1 }, ZIJ_TEXT_FEW },
        { { 10, 1 }, ZIJ_TEXT_FEW },        { { 1, -3 }, ZIJ_TEXT_MANY },
        { { 1000011, 0 }, ZIJ_TEXT_MANY },  { { 100000001, 0 }, ZIJ_TEXT_ONE },
        { { 100000022, 0 }, ZIJ_TEXT_FEW },
    };
    const zij_text_lang *ru = zij_text_lang_of(ZIJ_STR("ru"));

    (void)state;
    for (size_t i = 0; i < ZIJ_COUNT(row); i++)
        assert_int_equal(zij_text_plural_of(ru, row[i].d, 0), row[i].want);
}

static void only_one_is_one_in_english(void **state)
{
    const zij_text_lang *en = zij_text_lang_of(ZIJ_STR("en"));

    (void)state;
    for (int64_t n = 0; n < 10; n++)
        for (int zeros = 1; zeros <= 17; zeros++) {
            zij_dec d = { n * zij_pow10(zeros) + 1, 0 };

            assert_int_equal(zij_text_plural_of(en, d, 0),
                             n == 0 ? ZIJ_TEXT_ONE : ZIJ_TEXT_MANY);
        }
}

static void unknown_languages_speak_english(void **state)
{
    test *t = *state;

    assert_false(zij_text_lang_known(ZIJ_STR("tlh")));
    assert_true(zij_text_lang_known(ZIJ_STR("ja-JP")));
    assert_str(zij_text_lang_id(zij_text_lang_of(ZIJ_STR("tlh"))), "en");
    assert_str(zij_text_lang_name(zij_text_lang_of(ZIJ_STR("ru"))), "Русский");
    assert_str(in_words(t, zij_text_put_number, "tlh", (zij_dec){ 12345, 1 }, S(0)),
               "1,234.5");
}

int main(void)
{
    const struct CMUnitTest all[] = {
        TEST(numbers_are_written_as_the_language_does),
        TEST(percent_and_points_have_their_words),
        TEST(large_amounts_are_words),
        TEST(amounts_are_written_in_full),
        TEST(scales_stand_before_their_unit),
        TEST(russian_nouns_take_the_form_of_their_number),
        TEST(only_one_is_one_in_english),
        TEST(unknown_languages_speak_english),
    };

    return TEST_RUN(all);
}
