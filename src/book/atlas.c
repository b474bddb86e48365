/* atlas.c - structure/map.yaml: places, routes and waters of maps. */
#include "base/num.h"
#include "book/load.h"

static const zij_diag_kind BAD_POINT = {
    "map-point", ZIJ_ERROR, "A place of a map is not a longitude and a latitude."
};
static const zij_diag_kind BAD_WORD = { "map-word", ZIJ_ERROR,
                                        "There is no such kind of place or status." };
static const zij_diag_kind UNKNOWN = { "map-unknown", ZIJ_ERROR,
                                       "A map names what the book does not have." };
static const zij_diag_kind SHORT = { "map-route", ZIJ_ERROR,
                                     "A route does not go from one place to another." };

static void unknown(zij_loading *l, const zij_yaml *node, const char *what,
                    const zij_nearest *near)
{
    zij_hint_nearest(l->to,
                     zij_report(l->to, &UNKNOWN, node->where, "there is no %s %.*s", what,
                                ZIJ_ARG(node->text)),
                     near);
}

/* [51.17, 43.66] */
static void read_point(zij_loading *l, const zij_yaml *node, zij_locality *out)
{
    bool good = node->n == 2;

    for (size_t i = 0; good && i < 2; i++)
        good = node->items[i].kind == ZIJ_YAML_TEXT &&
               zij_read_double(node->items[i].text, i == 0 ? &out->lon : &out->lat);
    if (good && out->lon >= -180 && out->lon <= 180 && out->lat >= -90 && out->lat <= 90)
        return;
    zij_hint(l->to,
             zij_report(l->to, &BAD_POINT, node->where,
                        "a place is a longitude and a latitude in degrees"),
             "write at: [69.22, 41.26], east and north first");
}

/* The place of a word among `words`, which end with NULL. */
static int read_word(zij_loading *l, const zij_yaml *node, const char *const *words)
{
    zij_nearest near = zij_nearest_to(node->text);

    for (int i = 0; words[i] != NULL; i++) {
        zij_nearest_try(&near, zij_str_of(words[i]));
        if (zij_str_eq(node->text, zij_str_of(words[i])))
            return i;
    }
    zij_hint_nearest(l->to,
                     zij_report(l->to, &BAD_WORD, node->where, "%.*s cannot be %.*s",
                                ZIJ_ARG(node->key), ZIJ_ARG(node->text)),
                     &near);
    return 0;
}

static bool has_code(const zij_book *b, zij_str code)
{
    for (size_t i = 0; i < b->codelists_n; i++)
        if (zij_codelist_find(&b->codelists[i], code) != ZIJ_NO_CODE)
            return true;
    for (size_t i = 0; i < b->atlas.areas_n; i++)
        if (zij_str_eq(b->atlas.areas[i].id, code))
            return true;
    return false;
}

static void read_place(zij_loading *l, const zij_yaml *item, zij_locality *out)
{
    static const char *const kinds[] = { "capital",  "city",     "port",
                                         "crossing", "waypoint", NULL };
    const zij_yaml *f[PLACE_N];
    zij_nearest none = { 0 };

    *out = (zij_locality){ .id = item->key, .where = item->key_where };
    if (zij_yaml_fields(item, zij_book_place_fields, PLACE_N, l->to, f) != ZIJ_OK)
        return;
    read_point(l, f[PLACE_AT], out);
    out->kind = (zij_place_kind)read_word(l, f[PLACE_KIND], kinds);
    out->of = zij_book_text(f[PLACE_OF]);
    out->name = zij_book_names(l, f[PLACE_NAME]);
    if (out->of.len > 0 && !has_code(l->book, out->of))
        unknown(l, f[PLACE_OF], "country", &none);
}

static void read_water(zij_loading *l, const zij_yaml *item, zij_locality *out)
{
    const zij_yaml *f[WATER_N];

    *out = (zij_locality){ .id = item->key, .where = item->key_where };
    if (zij_yaml_fields(item, zij_book_water_fields, WATER_N, l->to, f) != ZIJ_OK)
        return;
    read_point(l, f[WATER_AT], out);
    out->name = zij_book_names(l, f[WATER_NAME]);
}

static void read_area(zij_loading *l, const zij_yaml *item, zij_locality *out)
{
    *out = (zij_locality){ .id = item->key,
                           .name = zij_book_names(l, item),
                           .where = item->key_where };
}

static const zij_locality *
read_list(zij_loading *l, const zij_yaml *map, const char *what,
          void (*read)(zij_loading *, const zij_yaml *, zij_locality *), size_t *n)
{
    zij_locality *list = zij_array(l->mem, map == NULL ? 0 : map->n, zij_locality);

    for (size_t i = 0; map != NULL && i < map->n; i++)
        if (zij_book_check_id(l, map->items[i].key, map->items[i].key_where, what))
            read(l, &map->items[i], &list[(*n)++]);
    return list;
}

/* A place, or {sea: place}. */
static void read_stop(zij_loading *l, const zij_yaml *item, zij_stop *out)
{
    const zij_atlas *a = &l->book->atlas;
    const zij_yaml *sea = item->kind == ZIJ_YAML_MAP ? zij_yaml_get(item, "sea") : NULL;
    const zij_yaml *name = sea != NULL ? sea : item;
    zij_nearest near;

    out->by_sea = sea != NULL;
    if (zij_yaml_is(name, ZIJ_YAML_TEXT, "a place", l->to) != ZIJ_OK)
        return;
    near = zij_nearest_to(name->text);
    for (size_t i = 0; i < a->places_n; i++) {
        zij_nearest_try(&near, a->places[i].id);
        out->place = i;
        if (zij_str_eq(a->places[i].id, name->text))
            return;
    }
    out->place = 0;
    unknown(l, name, "place", &near);
}

static void read_route(zij_loading *l, const zij_yaml *item, zij_route *out)
{
    static const char *const statuses[] = { "open", "building", "planned", NULL };
    const zij_yaml *f[ROUTE_N];
    zij_stop *stops;
    zij_rc rc;

    *out = (zij_route){ .id = item->key, .where = item->key_where };
    if (zij_yaml_fields(item, zij_book_route_fields, ROUTE_N, l->to, f) != ZIJ_OK)
        return;
    out->name = zij_book_names(l, f[ROUTE_NAME]);
    out->status = (zij_route_status)read_word(l, f[ROUTE_STATUS], statuses);
    rc = f[ROUTE_ARROW] == NULL ? ZIJ_OK
                                : zij_yaml_bool(f[ROUTE_ARROW], l->to, &out->arrow);
    stops = zij_array(l->mem, f[ROUTE_THROUGH]->n, zij_stop);
    for (size_t i = 0; rc == ZIJ_OK && i < f[ROUTE_THROUGH]->n; i++)
        read_stop(l, &f[ROUTE_THROUGH]->items[i], &stops[i]);
    out->stops = stops;
    out->stops_n = f[ROUTE_THROUGH]->n;
    if (out->stops_n < 2 || out->stops_n > 100)
        zij_hint(l->to,
                 zij_report(l->to, &SHORT, f[ROUTE_THROUGH]->where,
                            "a route goes through 2 to 100 places"),
                 "write through: [aktau, {sea: baku}]");
}

static void read_routes(zij_loading *l, const zij_yaml *map)
{
    zij_atlas *a = &l->book->atlas;
    zij_route *list = zij_array(l->mem, map == NULL ? 0 : map->n, zij_route);

    for (size_t i = 0; map != NULL && i < map->n; i++)
        if (zij_book_check_id(l, map->items[i].key, map->items[i].key_where, "route"))
            read_route(l, &map->items[i], &list[a->routes_n++]);
    a->routes = list;
}

/* Indices of what is listed by id. */
static const uint16_t *read_ids(zij_loading *l, const zij_yaml *list, const zij_map *ids,
                                const char *what, size_t *n)
{
    uint16_t *out = zij_array(l->mem, list == NULL ? 0 : list->n, uint16_t);
    zij_nearest none = { 0 };

    if (!zij_book_texts(l, list, what))
        return out;
    for (size_t i = 0; list != NULL && i < list->n; i++) {
        uint32_t at = zij_map_get(ids, list->items[i].text);

        if (at != ZIJ_MAP_NONE)
            out[(*n)++] = (uint16_t)at;
        else
            unknown(l, &list->items[i], what, &none);
    }
    return out;
}

void zij_book_read_atlas(zij_loading *l)
{
    const zij_yaml *root =
        zij_book_yaml(l, ZIJ_STR("structure/map.yaml"), ZIJ_BOOK_OPTIONAL);
    const zij_yaml *f[ATLAS_N];
    zij_atlas *a = &l->book->atlas;
    zij_nearest none = { 0 };

    if (root == NULL ||
        zij_yaml_fields(root, zij_book_atlas_fields, ATLAS_N, l->to, f) != ZIJ_OK)
        return;
    a->region = zij_book_group(l->book, f[ATLAS_REGION]->text);
    if (a->region == NULL)
        unknown(l, f[ATLAS_REGION], "group", &none);
    a->origins = read_ids(l, f[ATLAS_SOURCES], &l->origins, "source", &a->origins_n);
    a->remarks = read_ids(l, f[ATLAS_NOTES], &l->remarks, "note", &a->remarks_n);
    a->areas = read_list(l, f[ATLAS_AREAS], "country", read_area, &a->areas_n);
    a->waters = read_list(l, f[ATLAS_WATERS], "water", read_water, &a->waters_n);
    a->places = read_list(l, f[ATLAS_PLACES], "place", read_place, &a->places_n);
    read_routes(l, f[ATLAS_ROUTES]);
}
