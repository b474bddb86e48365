/* Any bytes as the outlines of a map: it is drawn or refused with a diagnostic, and its
 * names never cover one another. */
#include <stdlib.h>

#include "chart/chart.h"
#include "paint/paint.h"

int LLVMFuzzerTestOneInput(const uint8_t *at, size_t len);

static void *take_memory(size_t size)
{
    void *at = malloc(size);

    if (at == NULL)
        abort();
    return at;
}

static const zij_host host = { take_memory, free };

static const zij_map_area areas[] = {
    { .code = ZIJ_STR_CONST("KAZ"),
      .name = ZIJ_STR_CONST("Kazakhstan"),
      .hue = 1,
      .focus = true,
      .fit = true },
    { .code = ZIJ_STR_CONST("UZB"), .name = ZIJ_STR_CONST("Uzbekistan") },
};
static const zij_map_place places[] = {
    { ZIJ_STR_CONST("a"), ZIJ_STR_CONST("Aktau"), ZIJ_MAP_PORT, { 51.17, 43.66 } },
};
static const zij_map_stop stops[] = { { { 51.17, 43.66 }, false },
                                      { { 49.89, 40.38 }, true } };
static const zij_map_route routes[] = {
    { ZIJ_STR_CONST("r"), ZIJ_STR_CONST("Ferry"), ZIJ_MAP_OPEN, true, stops, 2 },
};

int LLVMFuzzerTestOneInput(const uint8_t *at, size_t len)
{
    zij_arena mem = zij_arena_make(&host);
    zij_diags to = zij_diags_make(&mem);
    zij_buf out = zij_buf_make(&mem);
    bool all = len % 2 == 0;
    zij_map_spec spec = {
        .data = { (const char *)at, len },
        .lang = ZIJ_STR("en"),
        .width = len % 3 == 0 ? 328 : 680,
        .areas = areas,
        .area_count = ZIJ_COUNT(areas),
        .places = places,
        .place_count = all ? 1 : 0,
        .routes = routes,
        .route_count = all ? 1 : 0,
        .scale = ZIJ_STR("km"),
    };
    zij_svg_options options = { .id = ZIJ_STR("m") };
    const zij_scene *scene;
    size_t clashes = 0;

    if (zij_chart_map(&spec, &mem, &to, &scene) == ZIJ_OK) {
        zij_scene_overlaps(scene, &mem, &clashes);
        if (clashes > 0)
            abort();
        zij_paint_svg(scene, &options, &out);
    } else if (to.errors == 0) {
        abort();
    }
    zij_arena_free(&mem);
    return 0;
}
