/* What a chart promises at every width: no text is covered, cut or lost, bars are as long
 * as their figures say. */
#include "samples.h"

static const zij_scene *draw(test *t, const zij_chart_spec *spec)
{
    const zij_scene *scene = NULL;

    assert_int_equal(zij_chart_draw(spec, t->mem, t->to, &scene), ZIJ_OK);
    return scene;
}

static void no_clash(test *t, const zij_chart_spec *spec, const char *name)
{
    const zij_scene *s = draw(t, spec);
    size_t n = 0;
    const zij_clash *clash = zij_scene_overlaps(s, t->mem, &n);

    if (n > 0)
        fail_msg("%s %.*s at %d: \"%.*s\" and \"%.*s\"", name, ZIJ_ARG(spec->lang),
                 (int)spec->width, ZIJ_ARG(s->items.at[clash->a].text),
                 ZIJ_ARG(s->items.at[clash->b].text));
}

static void no_text_covers_another_or_leaves_the_canvas(void **state)
{
    test *t = *state;

    for (int width = 240; width <= 1080; width += 20)
        for (size_t i = 0; i < ZIJ_COUNT(samples); i++)
            for (int lang = 0; lang < SAMPLE_LANGS; lang++) {
                zij_arena_mark here = zij_arena_here(t->mem);
                zij_chart_spec spec = samples[i].make(t->mem, lang, width);

                no_clash(t, &spec, samples[i].name);
                zij_arena_rewind(t->mem, here);
            }
}

static void odd_figures_clash_neither_as_bars_nor_as_lines(void **state)
{
    static const char *const kinds[] = { "bar", "line" };
    test *t = *state;

    for (int width = 240; width <= 1080; width += 40)
        for (size_t i = 0; i < ZIJ_COUNT(sample_odds); i++)
            for (size_t k = 0; k < ZIJ_COUNT(kinds); k++) {
                zij_chart_spec spec =
                    sample_odd_chart(t->mem, &sample_odds[i], kinds[k], width);

                no_clash(t, &spec, sample_odds[i].what);
            }
}

/* Forty lines that end within a few pixels of one another. */
static void names_of_many_lines_stand_apart(void **state)
{
    enum { N = 40 };
    test *t = *state;
    zij_chart_category c[2] = { { .name = ZIJ_STR("2023"), .at = 2023 },
                                { .name = ZIJ_STR("2024"), .at = 2024 } };
    zij_chart_series s[N] = { 0 };
    zij_chart_point p[N][2] = { 0 };
    zij_chart_spec spec = sample_spec("line", 0, 360);

    for (int i = 0; i < N; i++) {
        p[i][1].value = 100 + i * 0.01;
        s[i].name = zij_strf(t->mem, "Partner country %d", i);
        s[i].points = p[i];
    }
    spec.categories = c;
    spec.category_count = 2;
    spec.series = s;
    spec.series_count = N;
    no_clash(t, &spec, "many");
}

static const zij_item *item_of(const zij_scene *s, zij_item_kind kind, const char *data)
{
    for (size_t i = 0; i < s->items.n; i++)
        if (s->items.at[i].kind == kind &&
            zij_str_eq(s->items.at[i].data, zij_str_of(data)))
            return &s->items.at[i];
    fail_msg("no mark for %s", data);
    return NULL;
}

static void bars_are_as_long_as_their_figures_say(void **state)
{
    test *t = *state;
    zij_chart_spec spec = sample_gdp_bar(t->mem, 0, 640);
    const zij_scene *s = draw(t, &spec);
    const zij_item *longest = item_of(s, ZIJ_ITEM_RECT, "KAZ");

    for (int i = 0; i < 5; i++) {
        const zij_item *bar = item_of(s, ZIJ_ITEM_RECT, sample_countries[i].id);
        double want = longest->box.w * sample_gdp[i][24] / sample_gdp[0][24];

        assert_true(bar->box.x == longest->box.x);
        assert_true(bar->box.w - want < 1e-9 && want - bar->box.w < 1e-9);
    }
    assert_true(longest->box.w > 400);
}

static void lines_go_through_their_figures(void **state)
{
    test *t = *state;
    zij_chart_spec spec = sample_gdp_line(t->mem, 0, 640);
    const zij_scene *s = draw(t, &spec);
    const zij_item *line =
        item_of(s, ZIJ_ITEM_PATH, "KAZ"); /* up to the first forecast */
    const zij_step *first = &line->steps[0], *last = &line->steps[24];

    assert_int_equal(line->step_count, 25);
    for (int k = 0; k < 25; k++) {
        double share = (sample_gdp[0][k] - sample_gdp[0][0]) /
                       (sample_gdp[0][24] - sample_gdp[0][0]);
        double off = line->steps[k].y - (first->y + (last->y - first->y) * share);

        assert_true(off < 1e-9 && off > -1e-9);
    }
}

static size_t count(const zij_scene *s, zij_item_kind kind, const char *data,
                    unsigned marks)
{
    size_t n = 0;

    for (size_t i = 0; i < s->items.n; i++)
        n += s->items.at[i].kind == kind && s->items.at[i].marks == marks &&
             zij_str_eq(s->items.at[i].data, zij_str_of(data));
    return n;
}

static void missing_figures_break_a_line_and_lone_ones_are_dots(void **state)
{
    test *t = *state;
    zij_chart_spec spec = sample_gap_line(t->mem, 0, 640);
    const zij_scene *s = draw(t, &spec);

    assert_int_equal(count(s, ZIJ_ITEM_PATH, "UZB", ZIJ_MARK_FOCUS), 2);
    assert_int_equal(count(s, ZIJ_ITEM_DOT, "UZB", 0), 1);
    assert_int_equal(count(s, ZIJ_ITEM_PATH, "KAZ", 0), 1);
}

static void forecasts_are_dashed_and_join_the_last_figure(void **state)
{
    test *t = *state;
    zij_chart_spec spec = sample_gdp_line(t->mem, 0, 640);
    const zij_scene *s = draw(t, &spec);
    size_t dashed = 0;

    for (size_t i = 0; i < s->items.n; i++) {
        const zij_item *item = &s->items.at[i];

        if (!(item->marks & ZIJ_MARK_FORECAST))
            continue;
        dashed++;
        assert_int_equal(item->step_count, 7); /* 2024 and six forecasts */
        assert_true(item[-1].steps[24].x == item->steps[0].x);
    }
    assert_int_equal(dashed, 5);
}

static void a_pinned_row_comes_last_below_a_line(void **state)
{
    test *t = *state;
    zij_chart_spec spec = sample_exports_bar(t->mem, 0, 640);
    const zij_scene *s = draw(t, &spec);
    double lowest = 0, line = 0;

    for (size_t i = 0; i < s->items.n; i++) {
        if (s->items.at[i].stroke == ZIJ_INK_SEP)
            line = s->items.at[i].box.y;
        if (s->items.at[i].kind == ZIJ_ITEM_RECT &&
            !zij_str_eq(s->items.at[i].data, ZIJ_STR("JPN")))
            lowest = ZIJ_MAX(lowest, s->items.at[i].box.y + s->items.at[i].box.h);
    }
    assert_true(lowest < line);
    assert_true(line < item_of(s, ZIJ_ITEM_RECT, "JPN")->box.y);
    assert_int_equal(item_of(s, ZIJ_ITEM_RECT, "JPN")->fill, ZIJ_INK_S8);
    assert_int_equal(item_of(s, ZIJ_ITEM_RECT, "KAZ")->fill, ZIJ_INK_OTHER);
}

/* Half a figure would be a wrong one. */
static void a_figure_is_whole_or_not_there(void **state)
{
    test *t = *state;

    for (int width = 240; width <= 1080; width += 40)
        for (size_t i = 0; i < ZIJ_COUNT(sample_odds); i++) {
            zij_chart_spec spec = sample_odd_chart(t->mem, &sample_odds[i], "bar", width);
            const zij_scene *s = draw(t, &spec);

            for (size_t k = 0; k < s->items.n; k++)
                if (s->items.at[k].type == ZIJ_TYPE_VALUE &&
                    zij_str_ends(s->items.at[k].text, ZIJ_STR("…")))
                    assert_str(s->items.at[k].text, "…");
        }
}

static void a_shortened_name_keeps_its_whole_text_as_title(void **state)
{
    test *t = *state;
    zij_chart_spec spec =
        sample_odd_chart(t->mem, &sample_odds[ZIJ_COUNT(sample_odds) - 1], "bar", 240);
    const zij_scene *s = draw(t, &spec);
    size_t cut = 0;

    for (size_t i = 0; i < s->items.n; i++) {
        const zij_item *item = &s->items.at[i];

        if (item->kind != ZIJ_ITEM_TEXT || !zij_str_ends(item->text, ZIJ_STR("…")) ||
            item->type != ZIJ_TYPE_LABEL)
            continue;
        cut++;
        assert_true(item->title.len > item->text.len);
    }
    assert_true(cut > 0);
}

int main(void)
{
    const struct CMUnitTest all[] = {
        TEST(no_text_covers_another_or_leaves_the_canvas),
        TEST(odd_figures_clash_neither_as_bars_nor_as_lines),
        TEST(names_of_many_lines_stand_apart),
        TEST(bars_are_as_long_as_their_figures_say),
        TEST(lines_go_through_their_figures),
        TEST(missing_figures_break_a_line_and_lone_ones_are_dots),
        TEST(forecasts_are_dashed_and_join_the_last_figure),
        TEST(a_pinned_row_comes_last_below_a_line),
        TEST(a_figure_is_whole_or_not_there),
        TEST(a_shortened_name_keeps_its_whole_text_as_title),
    };

    return TEST_RUN(all);
}
