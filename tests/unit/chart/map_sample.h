/* map_sample.h - the maps that the tests draw: the region, and a wide one with routes. */
#ifndef ZIJ_TEST_MAP_SAMPLE_H
#define ZIJ_TEST_MAP_SAMPLE_H
#include <stdio.h>

#include "samples.h"

/* share/map/region.txt */
static inline zij_str map_outlines(zij_arena *mem)
{
    enum { ROOM = 256 * 1024 };
    FILE *f = fopen("share/map/region.txt", "rb");
    char *at = zij_array(mem, ROOM, char);
    size_t n;

    assert_non_null(f);
    n = fread(at, 1, ROOM, f);
    fclose(f);
    assert_true(n > 0 && n < ROOM);
    return (zij_str){ at, n };
}

/* GeoNames. */
static const struct {
    sample_name name;
    zij_map_place_kind kind;
    zij_map_point at;
} map_towns[] = {
    { { "astana", { "Astana", "アスタナ", "Астана" }, 0 },
      ZIJ_MAP_CAPITAL,
      { 71.446, 51.180 } },
    { { "bishkek", { "Bishkek", "ビシュケク", "Бишкек" }, 0 },
      ZIJ_MAP_CAPITAL,
      { 74.59, 42.87 } },
    { { "dushanbe", { "Dushanbe", "ドゥシャンベ", "Душанбе" }, 0 },
      ZIJ_MAP_CAPITAL,
      { 68.779, 38.536 } },
    { { "ashgabat", { "Ashgabat", "アシガバート", "Ашхабад" }, 0 },
      ZIJ_MAP_CAPITAL,
      { 58.383, 37.95 } },
    { { "tashkent", { "Tashkent", "タシケント", "Ташкент" }, 0 },
      ZIJ_MAP_CAPITAL,
      { 69.216, 41.265 } },
    { { "khorgos", { "Khorgos", "ホルゴス", "Хоргос" }, 0 },
      ZIJ_MAP_CROSSING,
      { 80.385, 44.223 } },
    { { "aktau", { "Aktau", "アクタウ", "Актау" }, 0 },
      ZIJ_MAP_PORT,
      { 51.174, 43.661 } },
    { { "baku", { "Baku", "バクー", "Баку" }, 0 }, ZIJ_MAP_PORT, { 49.892, 40.378 } },
    { { "tbilisi", { "Tbilisi", "トビリシ", "Тбилиси" }, 0 },
      ZIJ_MAP_CITY,
      { 44.834, 41.691 } },
    { { "poti", { "Poti", "ポティ", "Поти" }, 0 }, ZIJ_MAP_PORT, { 41.674, 42.143 } },
    { { "kashgar", { "Kashgar", "カシュガル", "Кашгар" }, 0 },
      ZIJ_MAP_CITY,
      { 75.987, 39.467 } },
    { { "andijan", { "Andijan", "アンディジャン", "Андижан" }, 0 },
      ZIJ_MAP_CITY,
      { 72.351, 40.783 } },
};
enum { MAP_CAPITALS = 5 };

static const sample_name map_neighbours[] = {
    { "AFG", { "Afghanistan", "アフガニスタン", "Афганистан" }, 0 },
    { "AZE", { "Azerbaijan", "アゼルバイジャン", "Азербайджан" }, 0 },
    { "CHN", { "China", "中国", "Китай" }, 0 },
    { "IRN", { "Iran", "イラン", "Иран" }, 0 },
    { "PAK", { "Pakistan", "パキスタン", "Пакистан" }, 0 },
    { "RUS", { "Russia", "ロシア", "Россия" }, 0 },
};

static const sample_name map_seas[] = {
    { "caspian", { "Caspian Sea", "カスピ海", "Каспийское море" }, 0 },
    { "aral", { "Aral Sea", "アラル海", "Аральское море" }, 0 },
};

static inline const zij_map_area *map_areas(zij_arena *mem, int lang, size_t *n)
{
    size_t own = ZIJ_COUNT(sample_countries), all = own + ZIJ_COUNT(map_neighbours);
    zij_map_area *a = zij_array(mem, all, zij_map_area);

    for (size_t i = 0; i < all; i++) {
        const sample_name *s = i < own ? &sample_countries[i] : &map_neighbours[i - own];

        a[i] = (zij_map_area){ .code = zij_str_of(s->id),
                               .name = zij_str_of(s->in[lang]),
                               .hue = (uint8_t)s->hue,
                               .focus = i < own,
                               .fit = i < own };
    }
    *n = all;
    return a;
}

static inline const zij_map_place *map_places(zij_arena *mem, int lang)
{
    zij_map_place *p = zij_array(mem, ZIJ_COUNT(map_towns), zij_map_place);

    for (size_t i = 0; i < ZIJ_COUNT(map_towns); i++)
        p[i] = (zij_map_place){ zij_str_of(map_towns[i].name.id),
                                zij_str_of(map_towns[i].name.in[lang]), map_towns[i].kind,
                                map_towns[i].at };
    return p;
}

static const zij_map_stop map_corridor[] = {
    { { 80.385, 44.223 }, false }, { { 51.174, 43.661 }, false },
    { { 49.892, 40.378 }, true },  { { 44.834, 41.691 }, false },
    { { 41.674, 42.143 }, false },
};
static const zij_map_stop map_railway[] = { { { 75.987, 39.467 }, false },
                                            { { 72.351, 40.783 }, false } };

static inline const zij_map_route *map_routes(zij_arena *mem, int lang)
{
    static const char *const names[2][SAMPLE_LANGS] = {
        { "Trans-Caspian International Transport Route", "カスピ海横断国際輸送ルート",
          "Транскаспийский международный транспортный маршрут" },
        { "China–Kyrgyzstan–Uzbekistan railway", "中国・キルギス・ウズベキスタン鉄道",
          "Железная дорога Китай — Кыргызстан — Узбекистан" },
    };
    zij_map_route *r = zij_array(mem, 2, zij_map_route);

    r[0] = (zij_map_route){ ZIJ_STR("corridor"), zij_str_of(names[0][lang]),
                            ZIJ_MAP_OPEN,        true,
                            map_corridor,        ZIJ_COUNT(map_corridor) };
    r[1] = (zij_map_route){ ZIJ_STR("railway"), zij_str_of(names[1][lang]),
                            ZIJ_MAP_BUILDING,   false,
                            map_railway,        ZIJ_COUNT(map_railway) };
    return r;
}

/* The region with its capitals, or all of it with routes. */
static inline zij_map_spec map_sample(zij_arena *mem, int lang, double width, bool wide)
{
    static const zij_map_point at[] = { { 51, 42 }, { 59.5, 45 } };
    zij_map_spec s = { .data = map_outlines(mem),
                       .lang = zij_str_of(sample_langs[lang]),
                       .width = width,
                       .status = { ZIJ_STR("in use"), ZIJ_STR("under construction"),
                                   ZIJ_STR("planned") },
                       .by_sea = ZIJ_STR("by sea"),
                       .colon = ZIJ_STR(": "),
                       .scale = ZIJ_STR("km") };
    zij_map_water *w = zij_array(mem, 2, zij_map_water);

    for (size_t i = 0; i < 2; i++)
        w[i] = (zij_map_water){ zij_str_of(map_seas[i].in[lang]), at[i] };
    s.waters = w;
    s.water_count = 2;
    s.areas = map_areas(mem, lang, &s.area_count);
    s.places = map_places(mem, lang);
    s.place_count = wide ? ZIJ_COUNT(map_towns) : MAP_CAPITALS;
    s.routes = map_routes(mem, lang);
    s.route_count = wide ? 2 : 0;
    return s;
}

#endif
