#include "../test.h"
#include "scene/scene.h"

/* Two runs of 20 pixels, the second at (x, y); how many clashes? */
static size_t clashes(test *t, double x, double y, zij_anchor anchor)
{
    zij_scene *s = zij_scene_make(t->mem, 100, 50);
    size_t n = 0;

    zij_scene_text(s, 10, 20, ZIJ_STR("one"), 20, ZIJ_TYPE_LABEL, ZIJ_ANCHOR_START);
    zij_scene_text(s, x, y, ZIJ_STR("two"), 20, ZIJ_TYPE_LABEL, anchor);
    zij_scene_overlaps(s, t->mem, &n);
    return n;
}

static void texts_that_cover_each_other_are_found(void **state)
{
    static const struct {
        double x, y;
        zij_anchor anchor;
        size_t want;
    } row[] = {
        { 30, 20, ZIJ_ANCHOR_START, 0 }, /* touches */
        { 28, 20, ZIJ_ANCHOR_START, 1 },
        { 39, 20, ZIJ_ANCHOR_MIDDLE, 1 }, /* covers 29 to 49 */
        { 41, 20, ZIJ_ANCHOR_MIDDLE, 0 },
        { 48, 20, ZIJ_ANCHOR_END, 1 },
        { 10, 32, ZIJ_ANCHOR_START, 1 },
        { 10, 35, ZIJ_ANCHOR_START, 0 },
        { 81, 20, ZIJ_ANCHOR_START, 1 }, /* leaves at the right */
        { 60, 49, ZIJ_ANCHOR_START, 1 }, /* below */
        { 60, 9, ZIJ_ANCHOR_START, 1 },  /* above */
    };
    test *t = *state;

    for (size_t i = 0; i < ZIJ_COUNT(row); i++)
        if (clashes(t, row[i].x, row[i].y, row[i].anchor) != row[i].want)
            fail_msg("row %zu", i);
}

static void a_path_is_as_large_as_its_points(void **state)
{
    static const zij_step steps[] = {
        { .kind = ZIJ_STEP_MOVE, .x = 5, .y = 9 },
        { .kind = ZIJ_STEP_CURVE, .x1 = -1, .y1 = 9, .x2 = 8, .y2 = 30, .x = 6, .y = 10 },
        { .kind = ZIJ_STEP_CLOSE }
    };
    test *t = *state;
    zij_scene *s = zij_scene_make(t->mem, 100, 50);
    zij_box box = zij_scene_path(s, steps, ZIJ_COUNT(steps), ZIJ_INK_GRID)->box;

    assert_true(box.x == -1 && box.y == 9 && box.w == 9 && box.h == 21);
}

int main(void)
{
    const struct CMUnitTest all[] = {
        TEST(texts_that_cover_each_other_are_found),
        TEST(a_path_is_as_large_as_its_points),
    };

    return TEST_RUN(all);
}
