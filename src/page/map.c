/* map.c - the kind map: countries of the book's region in their hues, the land around
 * them, places and routes of structure/map.yaml. Its sources and notes stand below every
 * map by themselves. */
#include "base/asset.h"
#include "page/exhibit.h"

static const zij_diag_kind NO_MAP = { "exhibit-map", ZIJ_ERROR,
                                      "A map shows what map.yaml does not have." };

typedef struct map {             /* zij_exhibit.own */
    zij_str frame;               /* a code; empty: the region */
    const bool *highlight;       /* per code of the region; NULL: none */
    const bool *places, *routes; /* which show; of map.yaml */
} map;

_Static_assert((int)ZIJ_PLACE_CROSSING == (int)ZIJ_MAP_CROSSING &&
                   (int)ZIJ_PLACE_WAYPOINT == (int)ZIJ_MAP_PLACE_KINDS &&
                   (int)ZIJ_ROUTE_STATUSES == (int)ZIJ_MAP_STATUSES,
               "book and chart list kinds and statuses alike");

/* ---- reading ---- */

static zij_rc refuse(zij_exhibit_reader *e, const zij_yaml *node, const char *what,
                     const zij_nearest *near)
{
    zij_hint_nearest(e->r->to,
                     zij_report(e->r->to, &NO_MAP, node->where, "the map has no %s %.*s",
                                what, ZIJ_ARG(node->text)),
                     near);
    return ZIJ_EINPUT;
}

static size_t region_find(const zij_atlas *a, zij_str code, zij_nearest *near)
{
    for (size_t i = 0; i < a->region->n; i++) {
        zij_nearest_try(near, a->region->codes[i]);
        if (zij_str_eq(a->region->codes[i], code))
            return i;
    }
    return a->region->n;
}

static zij_rc read_frame(zij_exhibit_reader *e, map *out)
{
    const zij_yaml *node = e->got[ZIJ_EXHIBIT_FRAME];
    const zij_atlas *a = &e->r->book->atlas;
    zij_nearest near;

    if (node == NULL || zij_str_eq(node->text, ZIJ_STR("region")))
        return ZIJ_OK;
    near = zij_nearest_to(node->text);
    zij_nearest_try(&near, ZIJ_STR("region"));
    out->frame = node->text;
    return region_find(a, node->text, &near) < a->region->n
               ? ZIJ_OK
               : refuse(e, node, "frame", &near);
}

static zij_rc read_highlight(zij_exhibit_reader *e, map *out)
{
    const zij_yaml *list = e->got[ZIJ_EXHIBIT_HIGHLIGHT];
    const zij_atlas *a = &e->r->book->atlas;
    bool *high;

    if (list == NULL)
        return ZIJ_OK;
    high = zij_array(e->r->mem, a->region->n, bool);
    out->highlight = high;
    for (size_t i = 0; i < list->n; i++) {
        zij_nearest near = zij_nearest_to(list->items[i].text);
        size_t at = region_find(a, list->items[i].text, &near);

        if (at == a->region->n)
            return refuse(e, &list->items[i], "country", &near);
        high[at] = true;
    }
    return ZIJ_OK;
}

/* The capitals of the region, where nothing else is asked for. */
static void mark_capitals(const zij_atlas *a, const map *m, bool *places)
{
    zij_nearest near = { 0 };

    for (size_t i = 0; i < a->places_n; i++)
        places[i] |= a->places[i].kind == ZIJ_PLACE_CAPITAL &&
                     region_find(a, a->places[i].of, &near) < a->region->n &&
                     (m->frame.len == 0 || zij_str_eq(m->frame, a->places[i].of));
}

static zij_rc mark_place(zij_exhibit_reader *e, const zij_yaml *node, bool *places)
{
    const zij_atlas *a = &e->r->book->atlas;
    zij_nearest near = zij_nearest_to(node->text);

    zij_nearest_try(&near, ZIJ_STR("capitals"));
    for (size_t i = 0; i < a->places_n; i++) {
        zij_nearest_try(&near, a->places[i].id);
        if (zij_str_eq(a->places[i].id, node->text)) {
            places[i] = true;
            return ZIJ_OK;
        }
    }
    return refuse(e, node, "place", &near);
}

static zij_rc read_places(zij_exhibit_reader *e, map *out)
{
    const zij_yaml *list = e->got[ZIJ_EXHIBIT_PLACES];
    bool *places = zij_array(e->r->mem, e->r->book->atlas.places_n, bool);
    zij_rc rc = ZIJ_OK;

    out->places = places;
    if (list == NULL)
        mark_capitals(&e->r->book->atlas, out, places);
    for (size_t i = 0; rc == ZIJ_OK && list != NULL && i < list->n; i++)
        if (zij_str_eq(list->items[i].text, ZIJ_STR("capitals")))
            mark_capitals(&e->r->book->atlas, out, places);
        else
            rc = mark_place(e, &list->items[i], places);
    return rc;
}

static zij_rc mark_route(zij_exhibit_reader *e, const zij_yaml *node, bool *routes,
                         bool *places)
{
    const zij_atlas *a = &e->r->book->atlas;
    zij_nearest near = zij_nearest_to(node->text);

    for (size_t i = 0; i < a->routes_n; i++) {
        zij_nearest_try(&near, a->routes[i].id);
        if (!zij_str_eq(a->routes[i].id, node->text))
            continue;
        routes[i] = true;
        for (size_t k = 0; k < a->routes[i].stops_n; k++)
            places[a->routes[i].stops[k].place] = true;
        return ZIJ_OK;
    }
    return refuse(e, node, "route", &near);
}

static zij_rc read_routes(zij_exhibit_reader *e, map *out)
{
    const zij_yaml *list = e->got[ZIJ_EXHIBIT_ROUTES];
    bool *routes = zij_array(e->r->mem, e->r->book->atlas.routes_n, bool);
    zij_rc rc = ZIJ_OK;

    out->routes = routes;
    for (size_t i = 0; rc == ZIJ_OK && list != NULL && i < list->n; i++)
        rc = mark_route(e, &list->items[i], routes, (bool *)(uintptr_t)out->places);
    return rc;
}

/* Behind the notes of the exhibit those of all maps; as sources those of all maps. */
static void credit(zij_exhibit_reader *e)
{
    const zij_atlas *a = &e->r->book->atlas;
    size_t own = e->x->remarks_n;
    uint16_t *remarks = zij_array(e->r->mem, own + a->remarks_n, uint16_t);

    zij_copy(remarks, e->x->remarks, own * sizeof(*remarks));
    zij_copy(remarks + own, a->remarks, a->remarks_n * sizeof(*remarks));
    e->x->remarks = remarks;
    e->x->remarks_n = e->x->general_n = own + a->remarks_n;
    e->x->origins = a->origins;
    e->x->origins_n = a->origins_n;
}

zij_rc zij_map_read(zij_exhibit_reader *e)
{
    map *m = zij_new(e->r->mem, map);
    zij_rc rc;

    e->x->own = m;
    zij_exhibit_lay_nothing(e);
    if (e->r->book->atlas.region == NULL) {
        zij_hint(e->r->to,
                 zij_report(e->r->to, &NO_MAP, e->x->where, "the book has no map.yaml"),
                 "write structure/map.yaml: docs/book.md says how");
        return ZIJ_EINPUT;
    }
    rc = read_frame(e, m);
    if (rc == ZIJ_OK)
        rc = read_highlight(e, m);
    if (rc == ZIJ_OK)
        rc = read_places(e, m);
    if (rc == ZIJ_OK)
        rc = read_routes(e, m);
    if (rc == ZIJ_OK)
        rc = zij_exhibit_credits(e);
    if (rc == ZIJ_OK)
        credit(e);
    return rc;
}

/* ---- drawing ---- */

static zij_str outlines(void)
{
    for (size_t i = 0; i < zij_asset_count; i++)
        if (zij_str_eq(zij_str_of(zij_assets[i].name), ZIJ_STR("share/map/region.txt")))
            return (zij_str){ (const char *)zij_assets[i].at, zij_assets[i].len };
    ZIJ_ASSERT(false);
    return (zij_str){ 0 };
}

/* What the codelists call a code. */
static zij_str name_of(const zij_view *view, zij_str code)
{
    const zij_book *b = view->pages->book;

    for (size_t i = 0; i < b->codelists_n; i++) {
        uint16_t at = zij_codelist_find(&b->codelists[i], code);

        if (at != ZIJ_NO_CODE)
            return b->codelists[i].codes[at].names.in[view->v.lang];
    }
    return (zij_str){ 0 };
}

static void fill_areas(const zij_view *view, zij_map_spec *spec)
{
    const zij_book *b = view->pages->book;
    const zij_atlas *a = &b->atlas;
    const map *m = view->x->own;
    zij_map_area *out = zij_array(view->mem, a->region->n + a->areas_n, zij_map_area);

    for (size_t i = 0; i < a->region->n; i++) {
        zij_str code = a->region->codes[i];

        out[i] = (zij_map_area){
            .code = code,
            .name = name_of(view, code),
            .hue = (uint8_t)zij_book_hue(b, code),
            .focus = true,
            .highlight = m->highlight != NULL && m->highlight[i],
            .fit = m->frame.len == 0 || zij_str_eq(m->frame, code),
        };
    }
    for (size_t i = 0; i < a->areas_n; i++)
        out[a->region->n + i] =
            (zij_map_area){ .code = a->areas[i].id,
                            .name = a->areas[i].name.in[view->v.lang] };
    spec->areas = out;
    spec->area_count = a->region->n + a->areas_n;
}

static zij_map_point point_of(const zij_locality *p)
{
    return (zij_map_point){ p->lon, p->lat };
}

static void fill_places(const zij_view *view, zij_map_spec *spec)
{
    const zij_atlas *a = &view->pages->book->atlas;
    const map *m = view->x->own;
    zij_map_place *out = zij_array(view->mem, a->places_n, zij_map_place);
    zij_map_water *waters = zij_array(view->mem, a->waters_n, zij_map_water);

    for (size_t i = 0; i < a->places_n; i++)
        if (m->places[i] && a->places[i].kind != ZIJ_PLACE_WAYPOINT)
            out[spec->place_count++] =
                (zij_map_place){ a->places[i].id, a->places[i].name.in[view->v.lang],
                                 (zij_map_place_kind)a->places[i].kind,
                                 point_of(&a->places[i]) };
    for (size_t i = 0; i < a->waters_n; i++)
        waters[i] = (zij_map_water){ a->waters[i].name.in[view->v.lang],
                                     point_of(&a->waters[i]) };
    spec->places = out;
    spec->waters = waters;
    spec->water_count = a->waters_n;
}

static void fill_routes(const zij_view *view, zij_map_spec *spec)
{
    const zij_atlas *a = &view->pages->book->atlas;
    const map *m = view->x->own;
    zij_map_route *out = zij_array(view->mem, a->routes_n, zij_map_route);

    for (size_t i = 0; i < a->routes_n; i++) {
        const zij_route *r = &a->routes[i];
        zij_map_stop *stops = zij_array(view->mem, r->stops_n, zij_map_stop);

        for (size_t k = 0; k < r->stops_n; k++)
            stops[k] = (zij_map_stop){ point_of(&a->places[r->stops[k].place]),
                                       r->stops[k].by_sea };
        if (m->routes[i])
            out[spec->route_count++] = (zij_map_route){ r->id,
                                                        r->name.in[view->v.lang],
                                                        (zij_map_status)r->status,
                                                        r->arrow,
                                                        stops,
                                                        r->stops_n };
    }
    spec->routes = out;
}

zij_rc zij_map_scene(const zij_view *view, double width, zij_diags *to,
                     const zij_scene **out)
{
    zij_buf title = zij_buf_make(view->mem);
    zij_map_spec spec = {
        .data = outlines(),
        .lang = view->pages->book->langs.id[view->v.lang],
        .where = view->x->where,
        .width = width,
        .by_sea = zij_page_says(view->v, ZIJ_SAY_BY_SEA),
        .colon = zij_page_says(view->v, ZIJ_SAY_COLON),
        .scale = zij_page_says(view->v, ZIJ_SAY_KM),
    };

    zij_put_words(&title, view->page, view->x->title.in[view->v.lang], view->v);
    spec.title = zij_buf_str(&title);
    for (int i = 0; i < (int)ZIJ_MAP_STATUSES; i++)
        spec.status[i] = zij_page_says(view->v, (zij_say)(ZIJ_SAY_ROUTE_OPEN + i));
    fill_areas(view, &spec);
    fill_places(view, &spec);
    fill_routes(view, &spec);
    return zij_chart_map(&spec, view->mem, to, out);
}

/* ---- in sentences ---- */

typedef zij_list(zij_str) texts;

static void put_list(zij_buf *b, const zij_view *view, zij_say head, const texts *list)
{
    if (list->n == 0)
        return;
    zij_put_blank(b, view->v);
    zij_put(b, zij_page_says(view->v, head));
    zij_put(b, zij_page_says(view->v, ZIJ_SAY_COLON));
    for (size_t i = 0; i < list->n; i++) {
        if (i > 0)
            zij_put(b,
                    zij_page_says(view->v, head == ZIJ_SAY_MAP_ROUTES ? ZIJ_SAY_SEMICOLON
                                                                      : ZIJ_SAY_COMMA));
        zij_put(b, list->at[i]);
    }
    zij_put(b, zij_page_says(view->v, ZIJ_SAY_STOP));
}

static void tell_places(zij_buf *b, const zij_view *view, bool capitals)
{
    const zij_atlas *a = &view->pages->book->atlas;
    const map *m = view->x->own;
    texts list = { 0 };

    for (size_t i = 0; i < a->places_n; i++)
        if (m->places[i] && a->places[i].kind != ZIJ_PLACE_WAYPOINT &&
            (a->places[i].kind == ZIJ_PLACE_CAPITAL) == capitals)
            *zij_list_add(view->mem, &list) = a->places[i].name.in[view->v.lang];
    put_list(b, view, capitals ? ZIJ_SAY_MAP_CAPITALS : ZIJ_SAY_MAP_PLACES, &list);
}

/* "Trans-Caspian route, in use: Khorgos – Almaty – Aktau – Baku" */
static zij_str route_text(const zij_view *view, const zij_route *r)
{
    const zij_atlas *a = &view->pages->book->atlas;
    zij_buf b = zij_buf_make(view->mem);
    bool any = false;

    zij_put(&b, r->name.in[view->v.lang]);
    zij_put(&b, zij_page_says(view->v, ZIJ_SAY_COMMA));
    zij_put(&b, zij_page_says(view->v, (zij_say)(ZIJ_SAY_ROUTE_OPEN + r->status)));
    zij_put(&b, zij_page_says(view->v, ZIJ_SAY_COLON));
    for (size_t i = 0; i < r->stops_n; i++) {
        const zij_locality *p = &a->places[r->stops[i].place];

        if (p->kind == ZIJ_PLACE_WAYPOINT)
            continue;
        if (any)
            zij_put(&b, zij_page_says(view->v, ZIJ_SAY_ROUTE_TO));
        zij_put(&b, p->name.in[view->v.lang]);
        any = true;
    }
    return zij_buf_str(&b);
}

void zij_map_tell(zij_buf *b, const zij_view *view)
{
    const zij_atlas *a = &view->pages->book->atlas;
    const map *m = view->x->own;
    texts areas = { 0 }, others = { 0 }, routes = { 0 };

    for (size_t i = 0; i < a->region->n; i++)
        *zij_list_add(view->mem, &areas) = name_of(view, a->region->codes[i]);
    for (size_t i = 0; i < a->areas_n; i++)
        *zij_list_add(view->mem, &others) = a->areas[i].name.in[view->v.lang];
    for (size_t i = 0; i < a->routes_n; i++)
        if (m->routes[i])
            *zij_list_add(view->mem, &routes) = route_text(view, &a->routes[i]);
    put_list(b, view, ZIJ_SAY_MAP_AREAS, &areas);
    tell_places(b, view, true);
    tell_places(b, view, false);
    put_list(b, view, ZIJ_SAY_MAP_OTHERS, &others);
    put_list(b, view, ZIJ_SAY_MAP_ROUTES, &routes);
}
