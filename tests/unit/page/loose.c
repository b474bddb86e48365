/* Words that state something of figures, and words that only look like it. */
#include "page/loose.h"
#include "../test.h"

static void words_of_figures_are_found(void **state)
{
    static const struct {
        const char *lang, *text, *want;
    } row[] = {
        { "en", "It is the largest, twice as large", "largest twice " },
        { "en", "Exports rose; more than imports", "rose more than " },
        { "en", "the Densest", "Densest " }, /* any ending in -est */
        { "en", "the latest forest interest in the west, rather than a test", "" },
        { "en", "a share of others, in order", "" },
        { "en", "ten, tender, tenfold, often", "ten tenfold " },
        { "en", "half of it, \xc2\xbd", "half \xc2\xbd " },
        { "ja", "輸出は増加し、最大である", "増加 最大 " },
        { "ja", "増加率と最近の統計により", "" },
        { "ja", "前年より多い", "より " },
        { "ja", "二カ国と統一された一部、五つ", "二カ国 五つ " },
        { "ja", "二国間、一人当たり、一本化", "" },
        { "ja", "過半を占め、五年で二倍を超えた", "過半 五年 倍 を超 " },
        { "ru", "Экспорт Вырос вдвое, это больше", "Вырос вдвое больше " },
        { "ru", "крупнейший и богатейшие", "крупнейший богатейшие " },
        { "ru", "тем не менее, дальнейший возраст", "" },
        { "ru", "в таблице ниже; ниже уровня", "ниже " },
        { "ru", "Самаркандская область, сами", "" },
    };
    test *t = *state;

    for (size_t i = 0; i < ZIJ_COUNT(row); i++) {
        const zij_loose_words *w = zij_loose_words_of(zij_str_of(row[i].lang));
        zij_str text = zij_str_of(row[i].text);
        zij_buf got = zij_buf_make(t->mem);
        zij_str small = zij_loose_small(text, t->mem);
        zij_loose_word found;

        for (size_t at = 0; zij_loose_next(w, small, at, &found); at = found.to)
            zij_putf(&got, "%.*s ", ZIJ_ARG(zij_str_sub(text, found.from, found.to)));
        zij_put_byte(&got, '\0');
        assert_string_equal(got.at, row[i].want);
    }
}

static void a_language_without_words_is_told(void **state)
{
    (void)state;
    assert_null(zij_loose_words_of(ZIJ_STR("fr")));
    assert_non_null(zij_loose_words_of(ZIJ_STR("en-GB")));
}

int main(void)
{
    const struct CMUnitTest all[] = {
        TEST(words_of_figures_are_found),
        TEST(a_language_without_words_is_told),
    };

    return TEST_RUN(all);
}
