/* Charts as SVG, byte for byte. ZIJ_ACCEPT=1 writes the files anew: read the difference.
 */
#include "../chart/mixes.h"
#include "paint/paint.h"

static zij_str svg_of(test *t, const zij_chart_spec *spec, const char *name)
{
    const zij_scene *scene = NULL;
    zij_buf out = zij_buf_make(t->mem);

    assert_int_equal(zij_chart_draw(spec, t->mem, t->to, &scene), ZIJ_OK);
    zij_paint_svg(scene, &(zij_svg_options){ .id = zij_str_of(name) }, &out);
    return zij_buf_str(&out);
}

static zij_str content_of(test *t, const char *path)
{
    zij_buf all = zij_buf_make(t->mem);
    FILE *f = fopen(path, "rb");
    int c;

    if (f == NULL)
        return (zij_str){ 0 };
    while ((c = fgetc(f)) != EOF)
        zij_put_byte(&all, (char)c);
    fclose(f);
    return zij_buf_str(&all);
}

static void compare(test *t, zij_str got, const char *name)
{
    char path[200];

    snprintf(path, sizeof path, "tests/unit/wasm/charts/%s.svg", name);
    if (getenv("ZIJ_ACCEPT") != NULL) {
        FILE *f = fopen(path, "wb");

        assert_non_null(f);
        assert_int_equal(fwrite(got.at, 1, got.len, f), got.len);
        assert_int_equal(fclose(f), 0);
        return;
    }
    if (!zij_str_eq(got, content_of(t, path)))
        fail_msg("%s differs from what is drawn now; see ZIJ_ACCEPT", path);
}

static void samples_are_drawn_as_before(void **state)
{
    static const int widths[] = { 680, 328 };
    test *t = *state;

    for (size_t i = 0; i < ZIJ_COUNT(samples); i++)
        for (int lang = 0; lang < SAMPLE_LANGS; lang++)
            for (size_t w = 0; w < ZIJ_COUNT(widths); w++) {
                zij_chart_spec spec = samples[i].make(t->mem, lang, widths[w]);
                char name[100];

                snprintf(name, sizeof name, "%s-%s-%d", samples[i].name,
                         sample_langs[lang], widths[w]);
                compare(t, svg_of(t, &spec, name), name);
            }
}

static void mixes_are_drawn_as_before(void **state)
{
    static const struct {
        int lang, width;
    } at[] = { { 0, 680 }, { 1, 328 } };
    test *t = *state;

    for (size_t i = 0; i < ZIJ_COUNT(mixes); i++)
        for (size_t k = 0; k < ZIJ_COUNT(at); k++) {
            zij_chart_spec spec = mixes[i].make(t->mem, at[k].lang, at[k].width);
            char name[100];

            snprintf(name, sizeof name, "%s-%s-%d", mixes[i].name,
                     sample_langs[at[k].lang], at[k].width);
            compare(t, svg_of(t, &spec, name), name);
        }
}

static void odd_figures_are_drawn_as_before(void **state)
{
    test *t = *state;

    for (size_t i = 0; i < ZIJ_COUNT(sample_odds); i++) {
        zij_chart_spec spec = sample_odd_chart(t->mem, &sample_odds[i], "bar", 480);
        char name[100];

        snprintf(name, sizeof name, "odd-%s", sample_odds[i].what);
        compare(t, svg_of(t, &spec, name), name);
    }
}

static void markup_in_texts_stays_text(void **state)
{
    test *t = *state;
    zij_chart_category c = { .name = ZIJ_STR("<b>&\"\x01\xff"), .href = ZIJ_STR("a\"b") };
    zij_chart_point p = { .value = 1 };
    zij_chart_series s = { .points = &p };
    zij_chart_spec spec = { .kind = ZIJ_STR("bar"),
                            .width = 300,
                            .title = ZIJ_STR("<i>"),
                            .categories = &c,
                            .category_count = 1,
                            .series = &s,
                            .series_count = 1 };
    zij_str svg = svg_of(t, &spec, "x");

    assert_true(
        zij_str_search(svg, 0, ZIJ_STR("&lt;b&gt;&amp;&quot;\uFFFD\uFFFD</text>")) <
        svg.len);
    assert_true(zij_str_search(svg, 0, ZIJ_STR("href=\"a&quot;b\"")) < svg.len);
    assert_true(zij_str_search(svg, 0, ZIJ_STR("<i>")) == svg.len);
    assert_true(zij_str_search(svg, 0, ZIJ_STR("style=")) == svg.len);
}

int main(void)
{
    const struct CMUnitTest all[] = {
        TEST(samples_are_drawn_as_before),
        TEST(mixes_are_drawn_as_before),
        TEST(odd_figures_are_drawn_as_before),
        TEST(markup_in_texts_stays_text),
    };

    return TEST_RUN(all);
}
