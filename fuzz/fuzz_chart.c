/* Any bytes as a chart spec: it is drawn or refused with a diagnostic, its texts never
 * cover one another, and its numbers stay inside the canvas. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "chart/chart.h"
#include "paint/paint.h"

int LLVMFuzzerTestOneInput(const uint8_t *at, size_t len);

typedef struct {
    const uint8_t *at;
    size_t len;
} input;

static void *take_memory(size_t size)
{
    void *at = malloc(size);

    if (at == NULL)
        abort();
    return at;
}

static const zij_host host = { take_memory, free };

static unsigned byte_of(input *in)
{
    if (in->len == 0)
        return 0;
    in->len--;
    return *in->at++;
}

/* A small number, or any eight bytes. */
static double number_of(input *in)
{
    unsigned first = byte_of(in);
    double v = 0;

    if (first % 4 != 0 || in->len < sizeof v)
        return ((double)first - 100) * (double)byte_of(in) / 8;
    memcpy(&v, in->at, sizeof v);
    in->at += sizeof v;
    in->len -= sizeof v;
    return v;
}

static zij_str text_of(input *in)
{
    size_t want = byte_of(in) % 48;
    zij_str text = { (const char *)in->at, ZIJ_MIN(want, in->len) };

    in->at += text.len;
    in->len -= text.len;
    return text;
}

static zij_chart_category *categories_of(input *in, size_t n, zij_arena *mem)
{
    zij_chart_category *c = zij_array(mem, n, zij_chart_category);
    double at = number_of(in);

    for (size_t i = 0; i < n; i++) {
        unsigned bits = byte_of(in);

        c[i].name = text_of(in);
        c[i].total = bits & 32 ? text_of(in) : (zij_str){ 0 };
        c[i].rank = bits & 1 ? text_of(in) : (zij_str){ 0 };
        c[i].href = bits & 2 ? text_of(in) : (zij_str){ 0 };
        c[i].highlight = bits & 4;
        c[i].pinned = bits & 8;
        c[i].hue = (uint8_t)(bits >> 4);
        at += bits & 4 ? number_of(in) : 1;
        c[i].at = at;
    }
    return c;
}

static zij_chart_series *series_of(input *in, size_t n, size_t points, zij_arena *mem)
{
    zij_chart_series *s = zij_array(mem, n, zij_chart_series);

    for (size_t i = 0; i < n; i++) {
        zij_chart_point *p = zij_array(mem, points, zij_chart_point);

        s[i].name = text_of(in);
        s[i].hue = (uint8_t)(byte_of(in) % 18);
        s[i].highlight = byte_of(in) % 4 == 0;
        s[i].points = p;
        for (size_t k = 0; k < points; k++) {
            unsigned bits = byte_of(in);

            p[k].value = number_of(in);
            p[k].missing = bits % 8 == 1;
            p[k].forecast = bits & 16;
            p[k].label = bits & 32 ? text_of(in) : (zij_str){ 0 };
            p[k].reason = bits & 64 ? text_of(in) : (zij_str){ 0 };
        }
    }
    return s;
}

static zij_chart_panel *panels_of(input *in, size_t n, const zij_chart_spec *spec,
                                  zij_arena *mem)
{
    zij_chart_panel *p = zij_array(mem, n, zij_chart_panel);

    for (size_t i = 0; i < n; i++) {
        p[i].name = text_of(in);
        p[i].hue = (uint8_t)(byte_of(in) % 18);
        p[i].highlight = byte_of(in) % 8 == 0;
        p[i].href = p[i].hue == 3 ? ZIJ_STR("../x/") : (zij_str){ 0 };
        p[i].series_count = byte_of(in) % 4;
        p[i].series = series_of(in, p[i].series_count, spec->category_count, mem);
    }
    return p;
}

static void check(const zij_scene *scene, zij_arena *mem)
{
    zij_svg_options options = { .id = ZIJ_STR("x") };
    zij_buf out = zij_buf_make(mem);
    size_t n = 0;
    const zij_clash *clash = zij_scene_overlaps(scene, mem, &n);

    zij_paint_svg(scene, &options, &out);
    for (size_t i = 0; i < n; i++)
        fprintf(stderr, "clash of items %zu and %zu\n", clash[i].a, clash[i].b);
    if (n > 0) {
        fwrite(out.at, 1, out.len, stderr);
        abort();
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *at, size_t len)
{
    static const char *const kinds[] = { "bar",   "line",    "column", "area",
                                         "share", "pyramid", "bat",    "" };
    static const char *const langs[] = { "en", "ja", "ru", "" };
    input in = { at, len };
    zij_arena arena = zij_arena_make(&host);
    zij_diags to = zij_diags_make(&arena);
    unsigned first = byte_of(&in);
    zij_chart_spec spec = { .kind = zij_str_of(kinds[byte_of(&in) % ZIJ_COUNT(kinds)]),
                            .lang = zij_str_of(langs[first / 16 % 4]) };
    const zij_scene *scene = NULL;
    zij_rc rc;

    spec.sort = (zij_chart_sort)(byte_of(&in) % 3);
    spec.layout = (zij_chart_layout)(byte_of(&in) % 4);
    spec.width = 200 + 4 * (double)byte_of(&in);
    spec.height = first > 200 ? number_of(&in) : 0;
    spec.end_values = first & 64;
    spec.from_zero = first & 128;
    spec.unit = text_of(&in);
    spec.forecast = text_of(&in);
    spec.category_count = byte_of(&in) % 40;
    spec.series_count = byte_of(&in) % 6;
    spec.categories = categories_of(&in, spec.category_count, &arena);
    spec.series = series_of(&in, spec.series_count, spec.category_count, &arena);
    spec.panel_count = first & 8 ? byte_of(&in) % 8 : 0;
    spec.panels = panels_of(&in, spec.panel_count, &spec, &arena);
    rc = zij_chart_draw(&spec, &arena, &to, &scene);
    if ((rc == ZIJ_OK) != (scene != NULL) || (rc == ZIJ_OK) != (to.errors == 0))
        abort();
    if (scene != NULL)
        check(scene, &arena);
    zij_arena_free(&arena);
    return 0;
}
