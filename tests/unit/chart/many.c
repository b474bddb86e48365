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
        for (unsigned seed = 0; seed < 400; seed++)
            for (size_t w = 0; w < ZIJ_COUNT(widths); w++) {
                zij_arena_mark here = zij_arena_here(t->mem);
                zij_chart_spec spec =
                    mix_any(t->mem, zij_chart_kind_name(k).at, seed, widths[w]);

                no_clash(t, &spec, zij_chart_kind_name(k).at, seed);
                zij_arena_rewind(t->mem, here);
            }
}

int main(void)
{
    const struct CMUnitTest all[] = {
        TEST(no_text_covers_another_or_leaves_the_canvas),
        TEST(any_chart_of_any_kind_is_legible),
    };

    return TEST_RUN(all);
}
