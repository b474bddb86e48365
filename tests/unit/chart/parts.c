/* The parts of charts: ticks, widths, line breaks, spreading, limits. Private headers of
 * chart are included here, for these parts are worth a test of their own. */
#include "../test.h"
#include "chart/draw.h"
#include "chart/scale.h"

static zij_str ticks_text(test *t, double lo, double hi, int about)
{
    zij_ticks ticks = zij_ticks_over(lo, hi, about);
    zij_chart_spec spec = { 0 };
    zij_draw d = { .spec = &spec, .mem = t->mem };
    zij_buf out = zij_buf_make(t->mem);

    for (size_t i = 0; i < ticks.n; i++) {
        if (i > 0)
            zij_put_byte(&out, ' ');
        zij_put(&out, zij_draw_tick(&d, &ticks, i));
    }
    return zij_buf_str(&out);
}

static void ticks_are_round_numbers_around_the_domain(void **state)
{
    static const struct {
        double lo, hi;
        int about;
        const char *want;
    } row[] = {
        { 0, 10, 5, "0 2 4 6 8 10" },
        { 0, 4.2e6, 5, "0 1,000,000 2,000,000 3,000,000 4,000,000 5,000,000" },
        { 0, 3e12, 3, "0 1e12 2e12 3e12" },
        { 0, 429.484, 5, "0 100 200 300 400 500" },
        { 0.12, 0.348, 4, "0.1 0.2 0.3 0.4" },
        { -3.2, 7, 5, "−5 0 5 10" },
        { 0, 0, 4, "0.0 0.5 1.0" },
        { 5, 5, 4, "4.5 5.0 5.5" }, /* one value: room around it */
        { 0, 9e299, 2, "0 5e299 1e300" },
        { 0, 3e-12, 3, "0 1e-12 2e-12 3e-12" },
    };
    test *t = *state;

    for (size_t i = 0; i < ZIJ_COUNT(row); i++)
        assert_str(ticks_text(t, row[i].lo, row[i].hi, row[i].about), row[i].want);
}

/* Advances of the fonts themselves, in thousandths: Noto Sans and Noto Sans CJK JP. */
static void widths_are_those_of_the_fonts(void **state)
{
    static const struct {
        const char *lang, *text;
        bool bold;
        double want;
    } row[] = {
        { "en", "", false, 0 },
        { "en", "0123456789", false, 5720 },
        { "en", "A ", false, 899 },
        { "ru", "ж", true, 0 },
        { "ja", "0", false, 572 },
        /* Latin is Noto Sans on Japanese pages too */
        { "ja", "国あア。", false, 4000 },
        { "ja", "ｱ", false, 500 },
        { "ja", "…", false, 1000 }, /* and punctuation is not */
        { "en", "国", false, 1000 },
        { "ja", "\xF0\xA0\xAE\xB7", false, 1000 }, /* beyond the tables */
    };

    (void)state;
    for (size_t i = 0; i < ZIJ_COUNT(row); i++) {
        double got = zij_chart_text_width(zij_str_of(row[i].lang),
                                          zij_str_of(row[i].text), 1000, row[i].bold);

        if (row[i].want > 0 || row[i].text[0] == '\0')
            assert_true(got == row[i].want);
    }
    assert_true(zij_chart_text_width(ZIJ_STR("ru"), ZIJ_STR("Ж"), 10, true) >
                zij_chart_text_width(ZIJ_STR("ru"), ZIJ_STR("Ж"), 10, false));
}

static zij_str wrapped(test *t, const char *lang, const char *text, double room,
                       size_t most)
{
    zij_setting set = { zij_str_of(lang), 10, false };
    zij_lines lines = zij_width_wrap(&set, zij_str_of(text), room, most, t->mem);
    zij_buf out = zij_buf_make(t->mem);

    for (size_t i = 0; i < lines.n; i++) {
        zij_put(&out, lines.at[i]);
        zij_put_byte(&out, i + 1 < lines.n ? '|' : lines.cut ? '*' : ' ');
        assert_true(zij_width_of(&set, lines.at[i]) <= room);
    }
    return zij_buf_str(&out);
}

static void lines_break_where_a_language_allows(void **state)
{
    static const struct {
        const char *lang, *text;
        double room;
        size_t most;
        const char *want;
    } row[] = {
        { "en", "United Arab Emirates", 52, 3, "United|Arab|Emirates " },
        { "en", "United Arab Emirates", 52, 2, "United|Arab Emi…*" },
        { "en", "United Arab Emirates", 200, 2, "United Arab Emirates " },
        { "ja", "アラブ首長国連邦", 40, 2, "アラブ首|長国連邦 " },
        { "ja", "日本、中国", 20, 3, "日|本、|中国 " }, /* a comma begins no line */
        { "ja", "国（英国）", 20, 3, "国|（英|国） " }, /* a bracket ends none */
        { "en", "Abcdefghijkl", 30, 2, "Abcde|fghijkl " },
        { "en", "   ", 30, 2, "" },
    };
    test *t = *state;

    for (size_t i = 0; i < ZIJ_COUNT(row); i++)
        assert_str(wrapped(t, row[i].lang, row[i].text, row[i].room, row[i].most),
                   row[i].want);
}

static void labels_move_as_little_as_they_must(void **state)
{
    static const struct {
        double at[4], lo, hi, want[4];
    } row[] = {
        { { 10, 40, 70, 100 }, 0, 200, { 10, 40, 70, 100 } }, /* nothing to do */
        { { 50, 50, 50, 50 }, 0, 200, { 35, 45, 55, 65 } },
        { { 0, 1, 100, 199 }, 0, 200, { 5, 15, 100, 195 } }, /* held at both ends */
        { { 199, 198, 197, 196 }, 0, 200, { 165, 175, 185, 195 } },
        { { 20, 20, 28, 90 }, 0, 200, { 12.666666, 22.666666, 32.666666, 90 } },
    };
    test *t = *state;

    for (size_t i = 0; i < ZIJ_COUNT(row); i++) {
        zij_slot slots[4];

        for (size_t k = 0; k < 4; k++)
            slots[k] = (zij_slot){ row[i].at[k], 10, k };
        zij_spread(slots, 4, row[i].lo, row[i].hi, t->mem);
        for (size_t k = 0; k < 4; k++)
            if (slots[k].at - row[i].want[k] > 1e-5 ||
                row[i].want[k] - slots[k].at > 1e-5)
                fail_msg("row %zu label %zu: %f", i, k, slots[k].at);
    }
}

static void limits_are_held_to_one(void **state)
{
    static const struct {
        const char *kind;
        size_t series, categories, text;
        double width;
        zij_rc want;
        const char *diag;
    } row[] = {
        { "line", 200, 100, 1, 640, ZIJ_OK, "" },
        { "line", 201, 1, 1, 640, ZIJ_ELIMIT, "chart-too-large" },
        { "line", 200, 101, 1, 640, ZIJ_ELIMIT, "chart-too-large" },
        { "bar", 2, 500, 1, 640, ZIJ_OK, "" },
        { "bar", 2, 501, 1, 640, ZIJ_ELIMIT, "chart-too-large" },
        { "bar", 1, 1, 400, 640, ZIJ_OK, "" },
        { "bar", 1, 1, 401, 640, ZIJ_ELIMIT, "chart-too-large" },
        { "bar", 1, 1, 1, 240, ZIJ_OK, "" },
        { "bar", 1, 1, 1, 239, ZIJ_EINPUT, "chart-bad-spec" },
        { "bar", 1, 1, 1, 4001, ZIJ_EINPUT, "chart-bad-spec" },
        { "bar", 1, 0, 1, 640, ZIJ_OK, "" },
        { "bar", 0, 9, 1, 640, ZIJ_OK, "" },
        { "bat", 1, 1, 1, 640, ZIJ_EINPUT, "chart-unknown-kind" },
    };
    test *t = *state;
    zij_chart_category *c = zij_array(t->mem, 600, zij_chart_category);
    zij_chart_point *p = zij_array(t->mem, 600, zij_chart_point);
    zij_chart_series *s = zij_array(t->mem, 201, zij_chart_series);
    char *text = zij_array(t->mem, 500, char);

    memset(text, 'x', 500);
    for (size_t i = 0; i < 600; i++)
        c[i].at = (double)i;
    for (size_t i = 0; i < 201; i++)
        s[i].points = p;
    for (size_t i = 0; i < ZIJ_COUNT(row); i++) {
        const zij_scene *scene = NULL;
        size_t before = t->to->list.n;
        zij_chart_spec spec = { .kind = zij_str_of(row[i].kind),
                                .width = row[i].width,
                                .categories = c,
                                .category_count = row[i].categories,
                                .series = s,
                                .series_count = row[i].series };

        c[0].name = (zij_str){ text, row[i].text };
        if (zij_chart_draw(&spec, t->mem, t->to, &scene) != row[i].want)
            fail_msg("row %zu", i);
        assert_true((scene != NULL) == (row[i].want == ZIJ_OK));
        assert_int_equal(t->to->list.n - before, row[i].want != ZIJ_OK);
        if (row[i].want != ZIJ_OK)
            assert_string_equal(t->to->list.at[before].kind->name, row[i].diag);
    }
}

static void every_text_of_a_category_has_a_limit(void **state)
{
    test *t = *state;
    char *text = zij_array(t->mem, ZIJ_CHART_TEXT + 1, char);
    zij_chart_category c = { 0 };
    zij_chart_spec spec = {
        .kind = ZIJ_STR("bar"), .width = 640, .categories = &c, .category_count = 1
    };
    zij_str *const texts[] = { &c.name, &c.rank, &c.total };
    const zij_scene *scene;

    memset(text, 'x', ZIJ_CHART_TEXT + 1);
    for (size_t i = 0; i < ZIJ_COUNT(texts); i++) {
        *texts[i] = (zij_str){ text, ZIJ_CHART_TEXT };
        assert_int_equal(zij_chart_draw(&spec, t->mem, t->to, &scene), ZIJ_OK);
        *texts[i] = (zij_str){ text, ZIJ_CHART_TEXT + 1 };
        assert_int_equal(zij_chart_draw(&spec, t->mem, t->to, &scene), ZIJ_ELIMIT);
        *texts[i] = (zij_str){ 0 };
    }
}

static void positions_that_do_not_rise_are_refused(void **state)
{
    static const double at[][2] = {
        { 1, 1 }, { 2, 1 }, { 0, __builtin_nan("") }, { 0, 2e9 }
    };
    test *t = *state;
    zij_chart_point p[2] = { 0 };
    zij_chart_series s = { .points = p };

    for (size_t i = 0; i < ZIJ_COUNT(at); i++) {
        zij_chart_category c[2] = { { .at = at[i][0] }, { .at = at[i][1] } };
        zij_chart_spec spec = { .kind = ZIJ_STR("line"),
                                .width = 400,
                                .categories = c,
                                .category_count = 2,
                                .series = &s,
                                .series_count = 1 };
        const zij_scene *scene = NULL;

        assert_int_equal(zij_chart_draw(&spec, t->mem, t->to, &scene), ZIJ_EINPUT);
        assert_string_equal(t->to->list.at[i].kind->name, "chart-bad-spec");
    }
}

int main(void)
{
    const struct CMUnitTest all[] = {
        TEST(ticks_are_round_numbers_around_the_domain),
        TEST(widths_are_those_of_the_fonts),
        TEST(lines_break_where_a_language_allows),
        TEST(labels_move_as_little_as_they_must),
        TEST(limits_are_held_to_one),
        TEST(every_text_of_a_category_has_a_limit),
        TEST(positions_that_do_not_rise_are_refused),
    };

    return TEST_RUN(all);
}
