/* Maps: the outlines hang together and are as large as the countries, names never cover
 * one another, nothing is drawn off the map. */
#include "chart/map.h"

#include "base/math.h"
#include "map_sample.h"

static zij_outlines outlines_of(test *t)
{
    zij_outlines o;

    assert_int_equal(
        zij_outlines_read(map_outlines(t->mem), ZIJ_NOWHERE, t->mem, t->to, &o), ZIJ_OK);
    return o;
}

static zij_map_point end_of(const zij_outlines *o, int32_t ref, bool last)
{
    const zij_outline *line = &o->lines[ref < 0 ? ~ref : ref];

    return line->at[last == (ref >= 0) ? line->n - 1 : 0];
}

static void assert_closed(const zij_outlines *o, const zij_outline_area *a)
{
    for (size_t r = 0; r < a->n; r++)
        for (size_t i = 0; i < a->rings[r].n; i++) {
            zij_map_point from = end_of(o, a->rings[r].refs[i], true);
            zij_map_point to =
                end_of(o, a->rings[r].refs[(i + 1) % a->rings[r].n], false);

            assert_true(from.lon == to.lon && from.lat == to.lat);
        }
}

static void rings_close_and_borders_have_two_sides(void **state)
{
    test *t = *state;
    zij_outlines o = outlines_of(t);
    int *forth = zij_array(t->mem, o.line_count, int);
    int *back = zij_array(t->mem, o.line_count, int);

    assert_closed(&o, &o.land);
    for (size_t i = 0; i < o.area_count; i++) {
        assert_closed(&o, &o.areas[i]);
        for (size_t r = 0; r < o.areas[i].n; r++)
            for (size_t k = 0; k < o.areas[i].rings[r].n; k++) {
                int32_t ref = o.areas[i].rings[r].refs[k];

                (ref < 0 ? back : forth)[ref < 0 ? ~ref : ref]++;
            }
    }
    for (size_t i = 0; i < o.line_count; i++) {
        bool coast = o.lines[i].kind == ZIJ_OUTLINE_COAST;

        assert_int_equal(forth[i] + back[i], coast ? 1 : 2);
        assert_true(forth[i] <= 1 && back[i] <= 1); /* one on each side */
    }
}

/* Square kilometres on the sphere; by the sine of the latitude, so that pieces add up. */
static double ring_km2(const zij_outlines *o, const zij_outline_ring *ring)
{
    double sum = 0;

    for (size_t i = 0; i < ring->n; i++) {
        int32_t ref = ring->refs[i];
        const zij_outline *line = &o->lines[ref < 0 ? ~ref : ref];

        for (size_t k = 0; k + 1 < line->n; k++) {
            zij_map_point a = line->at[ref < 0 ? line->n - 1 - k : k];
            zij_map_point b = line->at[ref < 0 ? line->n - 2 - k : k + 1];

            sum += (b.lon - a.lon) * ZIJ_PI / 180 *
                   (zij_sin(a.lat * ZIJ_PI / 180) + zij_sin(b.lat * ZIJ_PI / 180)) / 2;
        }
    }
    return sum * 6371.0072 * 6371.0072;
}

static const zij_outline_area *outline_of(const zij_outlines *o, const char *code)
{
    for (size_t i = 0; i < o->area_count; i++)
        if (zij_str_eq(o->areas[i].code, zij_str_of(code)))
            return &o->areas[i];
    fail_msg("no outline of %s", code);
    return NULL;
}

/* Next to what the source draws in full, and to what the countries say. */
static void countries_are_as_large_as_they_are(void **state)
{
    static const struct {
        const char *code;
        double source, official, off;
    } rows[] = {
        { "KAZ", 2712747, 2724900, 0.01 }, { "KGZ", 198661, 199950, 0.01 },
        { "TJK", 142301, 141400, 0.01 },   { "UZB", 447385, 448900, 0.01 },
        { "TKM", 470600, 491200, 0.045 }, /* the source counts Garabogazköl as sea */
    };
    zij_outlines o = outlines_of(*state);

    for (size_t i = 0; i < ZIJ_COUNT(rows); i++) {
        const zij_outline_area *a = outline_of(&o, rows[i].code);
        double km2 = 0;

        for (size_t r = 0; r < a->n; r++)
            km2 += ring_km2(&o, &a->rings[r]);
        assert_true(zij_abs(km2 / rows[i].source - 1) < 0.001);
        assert_true(zij_abs(km2 / rows[i].official - 1) < rows[i].off);
    }
}

static bool holds(const zij_outlines *o, const zij_outline_ring *ring, zij_map_point p)
{
    bool in = false;

    for (size_t i = 0; i < ring->n; i++) {
        const zij_outline *line =
            &o->lines[ring->refs[i] < 0 ? ~ring->refs[i] : ring->refs[i]];

        for (size_t k = 0; k + 1 < line->n; k++) {
            zij_map_point a = line->at[k], b = line->at[k + 1];

            if ((a.lat > p.lat) != (b.lat > p.lat) &&
                p.lon < a.lon + (p.lat - a.lat) / (b.lat - a.lat) * (b.lon - a.lon))
                in = !in;
        }
    }
    return in;
}

static bool area_holds(const zij_outlines *o, const char *code, zij_map_point p)
{
    const zij_outline_area *a = outline_of(o, code);
    bool in = false;

    for (size_t r = 0; r < a->n; r++)
        in ^= holds(o, &a->rings[r], p); /* in a hole twice */
    return in;
}

/* Their towns (GeoNames) lie in their own country and not in the one around; the source
 * draws Shohimardon some kilometres west of its town. */
static void exclaves_are_kept(void **state)
{
    static const struct {
        const char *what, *of, *in;
        zij_map_point at;
    } rows[] = {
        { "Sokh", "UZB", "KGZ", { 71.1347, 39.9772 } },
        { "Vorukh", "TJK", "KGZ", { 70.5801, 39.8513 } },
        { "Shohimardon", "UZB", "KGZ", { 71.73, 39.95 } },
        { "Sarvan", "TJK", "UZB", { 70.60, 40.97 } },
    };
    zij_outlines o = outlines_of(*state);

    for (size_t i = 0; i < ZIJ_COUNT(rows); i++) {
        if (!area_holds(&o, rows[i].of, rows[i].at))
            fail_msg("%s is not of %s", rows[i].what, rows[i].of);
        assert_false(area_holds(&o, rows[i].in, rows[i].at));
    }
}

static const zij_scene *draw(test *t, const zij_map_spec *spec)
{
    const zij_scene *scene = NULL;

    assert_int_equal(zij_chart_map(spec, t->mem, t->to, &scene), ZIJ_OK);
    return scene;
}

static void assert_legible(test *t, const zij_scene *s, const char *what)
{
    size_t n;
    const zij_clash *clash = zij_scene_overlaps(s, t->mem, &n);

    if (n > 0)
        fail_msg("%s %.*s at %d: \"%.*s\" and \"%.*s\"", what, ZIJ_ARG(s->lang),
                 (int)s->w, ZIJ_ARG(s->items.at[clash->a].text),
                 ZIJ_ARG(s->items.at[clash->b].text));
    for (size_t i = 0; i < s->items.n; i++) {
        zij_box b = s->items.at[i].box;
        zij_item_kind kind = s->items.at[i].kind;

        if (kind == ZIJ_ITEM_PATH || kind == ZIJ_ITEM_RECT)
            assert_true(b.x >= -12 && b.y >= -12 && b.x + b.w <= s->w + 12 &&
                        b.y + b.h <= s->h + 12);
    }
}

static bool shows(const zij_scene *s, const char *text)
{
    for (size_t i = 0; i < s->items.n; i++)
        if (zij_str_eq(s->items.at[i].text, zij_str_of(text)))
            return true;
    return false;
}

static void names_never_cover_one_another(void **state)
{
    test *t = *state;

    for (int width = 240; width <= 1080; width += 40)
        for (int lang = 0; lang < SAMPLE_LANGS; lang++)
            for (int wide = 0; wide < 2; wide++) {
                zij_arena_mark here = zij_arena_here(t->mem);
                zij_map_spec spec = map_sample(t->mem, lang, width, wide);

                assert_legible(t, draw(t, &spec), wide ? "wide" : "region");
                zij_arena_rewind(t->mem, here);
            }
}

/* What a map is for may not be what is left out. */
static void the_sizes_of_the_site_name_countries_and_capitals(void **state)
{
    static const int widths[] = { 328, 680, 1040 };
    test *t = *state;

    for (size_t w = 0; w < ZIJ_COUNT(widths); w++)
        for (int lang = 0; lang < SAMPLE_LANGS; lang++) {
            zij_map_spec spec = map_sample(t->mem, lang, widths[w], false);
            const zij_scene *s = draw(t, &spec);

            for (size_t i = 0; i < ZIJ_COUNT(sample_countries); i++)
                if (!shows(s, sample_countries[i].in[lang]))
                    fail_msg("%d: no %s", widths[w], sample_countries[i].in[lang]);
            for (size_t i = 0; i < MAP_CAPITALS; i++)
                if (!shows(s, map_towns[i].name.in[lang]))
                    fail_msg("%d: no %s", widths[w], map_towns[i].name.in[lang]);
        }
}

static size_t count_of(const zij_scene *s, const char *text)
{
    size_t n = 0;

    for (size_t i = 0; i < s->items.n; i++)
        n += zij_str_eq(s->items.at[i].text, zij_str_of(text));
    return n;
}

/* One route is named on the map, the name of the other is too long for it. */
static void the_key_does_not_depend_on_the_order_of_routes(void **state)
{
    static const zij_str names[] = {
        ZIJ_STR_CONST("Short"),
        ZIJ_STR_CONST("A name of a route that goes on and on, through one country after "
                      "another, for more lines than a map has room for"),
    };
    test *t = *state;

    for (size_t first = 0; first < 2; first++) {
        zij_map_spec spec = map_sample(t->mem, 0, 680, true);
        zij_map_route routes[] = { spec.routes[0], spec.routes[1] };
        const zij_scene *s;

        routes[0].name = names[first];
        routes[1].name = names[1 - first];
        routes[1].status = ZIJ_MAP_OPEN;
        spec.routes = routes;
        s = draw(t, &spec);
        assert_int_equal(count_of(s, "Short"), 1);
        assert_int_equal(count_of(s, "in use"), 1);
    }
}

/* Equal areas: a country has the same share of pixels as of square kilometres. */
static void areas_keep_their_proportions(void **state)
{
    test *t = *state;
    zij_map_spec spec = map_sample(t->mem, 0, 1040, false);
    const zij_scene *s = draw(t, &spec);
    double pixels[2] = { 0 };
    static const char *const codes[] = { "KAZ", "TJK" };

    for (size_t c = 0; c < 2; c++)
        for (size_t i = 0; i < s->items.n; i++) {
            const zij_item *item = &s->items.at[i];
            zij_xy first = { 0, 0 };

            if (item->kind != ZIJ_ITEM_PATH ||
                !zij_str_eq(item->data, zij_str_of(codes[c])))
                continue;
            for (size_t k = 0; k < item->step_count; k++) {
                const zij_step *a = &item->steps[k], *b = &item->steps[k + 1];

                if (a->kind == ZIJ_STEP_MOVE)
                    first = (zij_xy){ a->x, a->y };
                if (a->kind == ZIJ_STEP_CLOSE)
                    continue;
                pixels[c] += b->kind == ZIJ_STEP_CLOSE ? a->x * first.y - first.x * a->y
                                                       : a->x * b->y - b->x * a->y;
            }
        }
    assert_true(zij_abs(pixels[0] / pixels[1] / (2712747.0 / 142301) - 1) < 0.01);
}

static void refuses(test *t, const char *text)
{
    zij_outlines o;
    size_t before = t->to->errors;

    assert_int_not_equal(
        zij_outlines_read(zij_str_of(text), ZIJ_NOWHERE, t->mem, t->to, &o), ZIJ_OK);
    assert_int_equal(t->to->errors, before + 1);
}

static void broken_outlines_are_refused(void **state)
{
    static const char *const rows[] = {
        "",
        "arc coast _ibE_seK_ibE_seK", /* before the head */
        "zij-map 2 250",
        "zij-map 1 0",
        "zij-map 1 250\nzij-map 1 250",
        "zij-map 1 250\narc coast _",              /* a number cut off */
        "zij-map 1 250\narc coast ??",             /* one point */
        "zij-map 1 250\narc coast ~~~~~~~~~~~~~~", /* too large */
        "zij-map 1 250\narc fence ????",
        "zij-map 1 250\narc coast ????\narea KAZ 1", /* no such line */
        "zij-map 1 250\narc coast ????\narea KAZ -2",
        "zij-map 1 250\narc coast ????\narea KAZ 0;;0",
        "zij-map 1 250\nlake x ????",
        "zij-map 1 250\nmoon 1 ????",
        "zij-map 1 250\nriver 1",
    };

    for (size_t i = 0; i < ZIJ_COUNT(rows); i++)
        refuses(*state, rows[i]);
}

static void odd_maps_are_drawn_or_refused(void **state)
{
    test *t = *state;
    zij_map_spec spec = map_sample(t->mem, 0, 600, true);
    zij_map_place far = { ZIJ_STR("x"), ZIJ_STR("X"), ZIJ_MAP_CITY, { 181, 0 } };
    zij_map_place pole = { ZIJ_STR("x"), ZIJ_STR("X"), ZIJ_MAP_CITY, { -114, -43 } };
    zij_map_spec nothing = { .data = spec.data, .width = 600 };
    const zij_scene *s;

    assert_int_equal(draw(t, &nothing)->items.n, 0);
    spec.places = &pole; /* the other side of the globe */
    spec.place_count = 1;
    assert_legible(t, draw(t, &spec), "antipode");
    spec.area_count = spec.route_count = 0; /* one point */
    assert_legible(t, draw(t, &spec), "one place");
    spec.places = &far;
    assert_int_equal(zij_chart_map(&spec, t->mem, t->to, &s), ZIJ_EINPUT);
    spec.place_count = ZIJ_MAP_PLACES + 1;
    assert_int_equal(zij_chart_map(&spec, t->mem, t->to, &s), ZIJ_ELIMIT);
}

int main(void)
{
    const struct CMUnitTest all[] = {
        TEST(rings_close_and_borders_have_two_sides),
        TEST(countries_are_as_large_as_they_are),
        TEST(exclaves_are_kept),
        TEST(names_never_cover_one_another),
        TEST(the_sizes_of_the_site_name_countries_and_capitals),
        TEST(the_key_does_not_depend_on_the_order_of_routes),
        TEST(areas_keep_their_proportions),
        TEST(broken_outlines_are_refused),
        TEST(odd_maps_are_drawn_or_refused),
    };

    return cmocka_run_group_tests(all, NULL, NULL);
}
