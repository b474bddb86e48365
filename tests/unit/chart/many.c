/* Charts of several series and panels: legible at every width, true to their figures. */
#include "mixes.h"

static const zij_scene *draw(test *t, const zij_chart_spec *spec)
{
    const zij_scene *scene = NULL;

    assert_int_equal(zij_chart_draw(spec, t->mem, t->to, &scene), ZIJ_OK);
    return scene;
}

static void no_clash(test *t, const zij_chart_spec *spec, const char *name, unsigned seed)
{
    const zij_scene *s = draw(t, spec);
    size_t n = 0;
    const zij_clash *clash = zij_scene_overlaps(s, t->mem, &n);

    if (n > 0)
        fail_msg("%s %u %.*s at %d: \"%.*s\" and \"%.*s\"", name, seed,
                 ZIJ_ARG(spec->lang), (int)spec->width,
                 ZIJ_ARG(s->items.at[clash->a].text),
                 ZIJ_ARG(s->items.at[clash->b].text));
    for (size_t i = 0; i < s->items.n; i++) {
        const zij_box *b = &s->items.at[i].box;

        if (!(b->x > -3 && b->y > -3 && b->w >= 0 && b->h >= 0 &&
              b->x + b->w < s->w + 3 && b->y + b->h < s->h + 3))
            fail_msg("%s %u at %d: item %zu leaves the canvas", name, seed,
                     (int)spec->width, i);
    }
}

static void no_text_covers_another_or_leaves_the_canvas(void **state)
{
    test *t = *state;

    for (int width = 240; width <= 1080; width += 20)
        for (size_t i = 0; i < ZIJ_COUNT(mixes); i++)
            for (int lang = 0; lang < SAMPLE_LANGS; lang++) {
                zij_arena_mark here = zij_arena_here(t->mem);
                zij_chart_spec spec = mixes[i].make(t->mem, lang, width);

                no_clash(t, &spec, mixes[i].name, 0);
                zij_arena_rewind(t->mem, here);
            }
}

static void any_chart_of_any_kind_is_legible(void **state)
{
    static const int widths[] = { 240, 328, 480, 680, 1040 };
    test *t = *state;

    for (size_t k = 0; zij_chart_kind_name(k).len > 0; k++)
        for (unsigned seed = 0; seed < 120; seed++)
            for (size_t w = 0; w < ZIJ_COUNT(widths); w++) {
                zij_arena_mark here = zij_arena_here(t->mem);
                zij_chart_spec spec =
                    mix_any(t->mem, zij_chart_kind_name(k).at, seed, widths[w]);

                no_clash(t, &spec, zij_chart_kind_name(k).at, seed);
                zij_arena_rewind(t->mem, here);
            }
}

/* ---- what marks say ---- */

static const zij_item *item_of(const zij_scene *s, zij_item_kind kind, const char *data)
{
    for (size_t i = 0; i < s->items.n; i++)
        if (s->items.at[i].kind == kind &&
            zij_str_eq(s->items.at[i].data, zij_str_of(data)))
            return &s->items.at[i];
    fail_msg("no mark for %s", data);
    return NULL;
}

static bool near(double a, double b)
{
    return a - b < 1e-6 && b - a < 1e-6;
}

/* Lengths are to one another as the figures are, in all panels. */
static void lengths_are_as_the_figures_say(void **state)
{
    static const struct {
        sample_make *make;
        const char *one, *other;
        double ratio;
    } row[] = {
        { mix_stacked_bar, "HYDRO UZB", "COAL KAZ", 6.4 / 62.1 },
        { mix_stacked_bar, "GAS TKM", "GAS UZB", 28.4 / 63.2 },
        { mix_percent_bar, "HYDRO KGZ", "COAL KAZ", (12.2 / 14.31) / (62.1 / 112.31) },

        { mix_diverging_bar, "M UZB", "X KAZ", (114.962 / 3) / (291.480 / 4) },
        { mix_panel_bar, "KGZ KGZ HYDRO", "KAZ KAZ COAL", 12.2 / 62.1 },
        { mix_share, "GAS", "COAL", 32.0 / 62.1 },
        { mix_share_rows, "HYDRO", "COAL", 9.1 / 62.1 },
        { mix_panel_pyramid, "UZB M Y0", "UZB F Y0", 1 },
    };
    test *t = *state;

    for (size_t i = 0; i < ZIJ_COUNT(row); i++)
        for (int width = 328; width <= 1040; width += 178) {
            zij_chart_spec spec = row[i].make(t->mem, 0, width);
            const zij_scene *s = draw(t, &spec);
            const zij_item *one = item_of(s, ZIJ_ITEM_RECT, row[i].one);
            const zij_item *other = item_of(s, ZIJ_ITEM_RECT, row[i].other);

            if (!near(one->box.w, other->box.w * row[i].ratio))
                fail_msg("%s at %d: %f is not %f of %f", row[i].one, width, one->box.w,
                         row[i].ratio, other->box.w);
        }
}

/* The height of a pixel is the same for every column. */
static void columns_are_as_high_as_their_figures(void **state)
{
    test *t = *state;
    zij_chart_spec spec = mix_grouped_column(t->mem, 0, 680);
    const zij_scene *s = draw(t, &spec);
    double per = 0;

    for (size_t k = 0; k < 2; k++)
        for (size_t i = 0; i < spec.category_count; i++) {
            const zij_chart_point *p = &spec.series[k].points[i];
            char data[40];
            double now;

            if (p->missing)
                continue;
            snprintf(data, sizeof data, "%.*s %.*s", ZIJ_ARG(spec.series[k].id),
                     ZIJ_ARG(spec.categories[i].id));
            now = item_of(s, ZIJ_ITEM_RECT, data)->box.h / p->value;
            assert_true(per == 0 || near(per, now));
            per = now;
        }
    assert_true(per > 0);
}

/* Parts of a position stand on one another without a hole. */
static void stacked_columns_leave_no_hole(void **state)
{
    test *t = *state;
    zij_chart_spec spec = mix_stacked_column(t->mem, 0, 680);
    const zij_scene *s = draw(t, &spec);
    const zij_item *below = NULL;

    for (size_t k = 0; k < 8; k++) {
        char data[40];
        const zij_item *one;

        snprintf(data, sizeof data, "%s 2020", mix_sources[k].id);
        one = item_of(s, ZIJ_ITEM_RECT, data);
        assert_true(below == NULL || near(below->box.y, one->box.y + one->box.h));
        below = one;
    }
}

static void columns_below_zero_hang_from_it(void **state)
{
    test *t = *state;
    zij_chart_spec spec = mix_growth_column(t->mem, 0, 680);
    const zij_scene *s = draw(t, &spec);
    double zero = 0;

    for (size_t i = 0; i < s->items.n; i++)
        if (s->items.at[i].stroke == ZIJ_INK_ZERO)
            zero = s->items.at[i].box.y;
    for (size_t i = 0; i < s->items.n; i++) {
        const zij_item *item = &s->items.at[i];

        if (item->kind != ZIJ_ITEM_RECT || item->data.len == 0)
            continue;
        if (item->fill == ZIJ_INK_NEG)
            assert_true(item->box.y > zero - 1 && item->box.h > 0);
        if (item->fill == ZIJ_INK_POS)
            assert_true(near(item->box.y + item->box.h, zero) ||
                        item->box.y + item->box.h < zero + 1);
    }
}

static size_t count_text(const zij_scene *s, const char *text)
{
    size_t n = 0;

    for (size_t i = 0; i < s->items.n; i++)
        n += s->items.at[i].kind == ZIJ_ITEM_TEXT &&
             zij_str_eq(s->items.at[i].text, zij_str_of(text));
    return n;
}

/* The rest of a row would look like the whole of it. */
static void a_part_missing_leaves_its_row_of_100_empty(void **state)
{
    test *t = *state;
    zij_chart_spec spec = mix_percent_bar(t->mem, 0, 680);
    const zij_scene *s = draw(t, &spec);

    for (size_t i = 0; i < s->items.n; i++)
        assert_false(s->items.at[i].kind == ZIJ_ITEM_RECT &&
                     zij_str_ends(s->items.at[i].data, ZIJ_STR("TKM")));
    assert_int_equal(count_text(s, "Natural gas: not published"), 1);
}

static void a_missing_part_leaves_a_gap_in_an_area(void **state)
{
    test *t = *state;
    zij_chart_spec spec = mix_area(t->mem, 0, 680);
    const zij_scene *s = draw(t, &spec);
    size_t bands = 0, lone = 0;

    for (size_t i = 0; i < s->items.n; i++)
        if (zij_str_eq(s->items.at[i].data, ZIJ_STR("COAL"))) {
            bands += s->items.at[i].kind == ZIJ_ITEM_PATH;
            lone += s->items.at[i].kind == ZIJ_ITEM_RECT;
        }
    assert_int_equal(bands, 2);
    assert_int_equal(lone, 1);
}

/* Two texts of the same size on one line have one baseline: panels of a row agree. */
static void panels_share_their_scale(void **state)
{
    test *t = *state;
    zij_chart_spec spec = mix_panel_line(t->mem, 0, 1040);
    const zij_scene *s = draw(t, &spec);
    double zero = 0;
    size_t n = 0;

    for (size_t i = 0; i < s->items.n; i++)
        if (s->items.at[i].stroke == ZIJ_INK_ZERO) {
            assert_true(n == 0 || s->items.at[i].box.y == zero);
            zero = s->items.at[i].box.y;
            n++;
        }
    assert_int_equal(n, 5);
    assert_int_equal(count_text(s, "0"), 1); /* ticks stand at the leftmost only */
}

/* Five beside one another; three and two; two, two and one. */
static void panels_wrap_into_even_rows(void **state)
{
    static const struct {
        int width;
        size_t leading;
    } row[] = { { 1040, 1 }, { 680, 2 }, { 328, 3 } };
    test *t = *state;

    for (size_t i = 0; i < ZIJ_COUNT(row); i++) {
        zij_chart_spec spec = mix_panel_line(t->mem, 0, row[i].width);

        assert_int_equal(count_text(draw(t, &spec), "0"), row[i].leading);
    }
}

static void lines_of_the_other_panels_stand_behind(void **state)
{
    test *t = *state;
    zij_chart_spec spec = mix_panel_line(t->mem, 0, 680);
    const zij_scene *s = draw(t, &spec);
    size_t quiet = 0;

    for (size_t i = 0; i < s->items.n; i++)
        if (s->items.at[i].stroke == ZIJ_INK_QUIET) {
            quiet++;
            assert_int_equal(s->items.at[i].data.len, 0);
            assert_true(s->items.at[i].marks & ZIJ_MARK_THIN);
        }
    assert_int_equal(quiet, 5 * 4 * 2); /* figures and forecasts */
}

/* Black or white, whichever reads: the painter needs to know what is below. */
static void figures_on_marks_know_what_is_below(void **state)
{
    test *t = *state;
    zij_chart_spec spec = mix_stacked_bar(t->mem, 0, 680);
    const zij_scene *s = draw(t, &spec);
    size_t n = 0;

    for (size_t i = 0; i < s->items.n; i++) {
        const zij_item *item = &s->items.at[i];

        if (item->fill != ZIJ_INK_ON)
            continue;
        n++;
        assert_true(item->under == item[-1].fill);
        assert_true(item->box.x >= item[-1].box.x &&
                    item->box.x + item->box.w <= item[-1].box.x + item[-1].box.w);
    }
    assert_true(n > 5);
}

static void limits_count_all_panels(void **state)
{
    static const struct {
        size_t panels, series;
        zij_rc want;
    } row[] = {
        { 60, 3, ZIJ_OK },      { 61, 1, ZIJ_ELIMIT }, { 2, 100, ZIJ_OK },
        { 2, 101, ZIJ_ELIMIT }, { 60, 0, ZIJ_OK },
    };
    test *t = *state;
    zij_chart_category c = { .at = 1 };
    zij_chart_point p = { .value = 1 };
    zij_chart_series *s = zij_array(t->mem, 101, zij_chart_series);

    for (size_t i = 0; i < 101; i++)
        s[i].points = &p;
    for (size_t i = 0; i < ZIJ_COUNT(row); i++) {
        zij_chart_panel panels[61];
        zij_chart_spec spec = sample_spec("line", 0, 640);
        const zij_scene *scene = NULL;

        for (size_t k = 0; k < 61; k++)
            panels[k] = (zij_chart_panel){ .series = s, .series_count = row[i].series };
        spec.categories = &c;
        spec.category_count = 1;
        spec.panels = panels;
        spec.panel_count = row[i].panels;
        assert_int_equal(zij_chart_draw(&spec, t->mem, t->to, &scene), row[i].want);
    }
}

/* Numbers the points of all series one after the other. */
static void give_refs_of(zij_arena *mem, const zij_chart_series *series, size_t n,
                         size_t points, uint32_t *next)
{
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < points; k++) {
            zij_chart_point *p = (zij_chart_point *)(uintptr_t)&series[i].points[k];
            uint32_t *one = zij_new(mem, uint32_t);

            *one = ++*next;
            p->refs = (zij_refs){ one, 1 };
        }
}

static void give_refs(zij_arena *mem, const zij_chart_spec *spec)
{
    uint32_t next = 0;

    give_refs_of(mem, spec->series, spec->series_count, spec->category_count, &next);
    for (size_t i = 0; i < spec->panel_count; i++)
        give_refs_of(mem, spec->panels[i].series, spec->panels[i].series_count,
                     spec->category_count, &next);
}

/* Every mark and every point of a line knows the figures that it stands for. */
static void marks_stand_for_their_figures(void **state)
{
    static const struct {
        sample_make *make;
        size_t least; /* marks with figures */
    } row[] = {
        { sample_gdp_line, 5 },    { mix_grouped_column, 5 }, { mix_stacked_bar, 5 },
        { mix_panel_pyramid, 20 }, { mix_share, 3 },          { mix_area, 3 },
        { sample_gap_line, 5 },
    };
    test *t = *state;

    for (size_t i = 0; i < ZIJ_COUNT(row); i++) {
        zij_chart_spec spec = row[i].make(t->mem, 0, 680);
        const zij_scene *s;
        size_t marks = 0;

        give_refs(t->mem, &spec);
        s = draw(t, &spec);
        for (size_t k = 0; k < s->items.n; k++) {
            const zij_item *item = &s->items.at[k];

            marks += item->refs_n > 0;
            assert_true(item->refs_n <= 1 || item->kind == ZIJ_ITEM_PATH);
            assert_true(item->refs_n <= 1 || item->refs_n <= item->step_count);
            for (size_t p = 1; p < item->refs_n; p++) /* along the line */
                assert_true(item->refs[p].at[0] > item->refs[p - 1].at[0] &&
                            item->steps[p].x > item->steps[p - 1].x);
        }
        assert_true(marks >= row[i].least);
    }
}

int main(void)
{
    const struct CMUnitTest all[] = {
        TEST(no_text_covers_another_or_leaves_the_canvas),
        TEST(any_chart_of_any_kind_is_legible),
        TEST(lengths_are_as_the_figures_say),
        TEST(columns_are_as_high_as_their_figures),
        TEST(stacked_columns_leave_no_hole),
        TEST(columns_below_zero_hang_from_it),
        TEST(a_part_missing_leaves_its_row_of_100_empty),
        TEST(a_missing_part_leaves_a_gap_in_an_area),
        TEST(panels_share_their_scale),
        TEST(panels_wrap_into_even_rows),
        TEST(lines_of_the_other_panels_stand_behind),
        TEST(figures_on_marks_know_what_is_below),
        TEST(limits_count_all_panels),
        TEST(marks_stand_for_their_figures),
    };

    return TEST_RUN(all);
}
