/* What a scene becomes: the figures of its marks. */
#include "paint/paint.h"

#include "../test.h"

static zij_str svg_of(test *t, const zij_scene *s)
{
    zij_buf out = zij_buf_make(t->mem);

    zij_paint_svg(s, &(zij_svg_options){ .id = ZIJ_STR("x") }, &out);
    return zij_buf_str(&out);
}

static void the_figures_of_points_are_short(void **state)
{
    static const uint32_t at[] = { 12, 13, 14, 20, 60, 85, 13 };
    static const struct {
        zij_refs refs[6];
        size_t n;
        const char *want;
    } row[] = {
        { { { at, 1 } }, 1, " data-f=\"12\"" },
        { { { at, 1 }, { at + 1, 1 }, { at + 2, 1 } }, 3, " data-f=\"12-14\"" },
        { { { at, 1 }, { at + 1, 1 }, { at + 3, 1 } }, 3, " data-f=\"12-13 20\"" },
        /* one without any between two: they do not follow one another */
        { { { at, 1 }, { NULL, 0 }, { at + 1, 1 } }, 3, " data-f=\"12 0 13\"" },
        /* one that was computed from two */
        { { { at, 1 }, { at + 4, 2 }, { at + 1, 1 } }, 3, " data-f=\"12 60+85 13\"" },
        /* backwards and the same again are no run */
        { { { at + 1, 1 }, { at, 1 }, { at, 1 } }, 3, " data-f=\"13 12 12\"" },
    };
    test *t = *state;

    for (size_t i = 0; i < ZIJ_COUNT(row); i++) {
        zij_scene *s = zij_scene_make(t->mem, 100, 100);
        zij_item *item = zij_scene_rect(s, (zij_box){ 0, 0, 5, 5 }, ZIJ_INK_S1);
        zij_str text;

        item->data = ZIJ_STR("KAZ");
        item->refs = row[i].refs;
        item->refs_n = row[i].n;
        text = svg_of(t, s);
        if (zij_str_search(text, 0, zij_str_of(row[i].want)) == text.len)
            fail_msg("%s is not in %.*s", row[i].want, ZIJ_ARG(text));
        assert_int_equal(zij_str_search(text, 0, ZIJ_STR("data-k")), text.len);
    }
}

static void a_mark_without_figures_keeps_its_name(void **state)
{
    test *t = *state;
    zij_scene *s = zij_scene_make(t->mem, 100, 100);
    zij_str text;

    zij_scene_rect(s, (zij_box){ 0, 0, 5, 5 }, ZIJ_INK_S1)->data = ZIJ_STR("KAZ");
    text = svg_of(t, s);
    assert_true(zij_str_search(text, 0, ZIJ_STR(" data-k=\"KAZ\"")) < text.len);
    assert_int_equal(zij_str_search(text, 0, ZIJ_STR("data-f")), text.len);
}

int main(void)
{
    const struct CMUnitTest all[] = {
        TEST(the_figures_of_points_are_short),
        TEST(a_mark_without_figures_keeps_its_name),
    };

    return TEST_RUN(all);
}
