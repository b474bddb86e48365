/* map.c - lays a map out: its frame, what is drawn from the outlines, then the names.
 *
 * From the ground up: water, land, areas in focus, rivers, lakes, borders, routes,
 * places, names. Names are placed in this order: areas in focus, places, routes, waters,
 * the other areas; each keeps off what stands already. */
#include "base/math.h"
#include "chart/map_draw.h"

static const zij_diag_kind TOO_LARGE = { "map-too-large", ZIJ_ERROR,
                                         "A map has more than it can show." };
static const zij_diag_kind BAD_SPEC = { "map-bad-spec", ZIJ_ERROR,
                                        "What a map was given makes no sense." };

/* ---- what was given ---- */

static zij_rc check_counts(const zij_map_spec *s, zij_diags *to)
{
    size_t stops = 0;

    for (size_t i = 0; i < s->route_count && i < ZIJ_MAP_ROUTES; i++)
        stops = ZIJ_MAX(stops, s->routes[i].stop_count);
    if (s->area_count <= ZIJ_MAP_AREAS && s->place_count <= ZIJ_MAP_PLACES &&
        s->route_count <= ZIJ_MAP_ROUTES && s->water_count <= ZIJ_MAP_PLACES &&
        stops <= ZIJ_MAP_STOPS)
        return ZIJ_OK;
    zij_report(to, &TOO_LARGE, s->where,
               "a map has at most %d areas, %d places, %d routes of %d stops",
               (int)ZIJ_MAP_AREAS, (int)ZIJ_MAP_PLACES, (int)ZIJ_MAP_ROUTES,
               (int)ZIJ_MAP_STOPS);
    return ZIJ_ELIMIT;
}

static bool text_fits(zij_str text)
{
    return text.len <= ZIJ_CHART_TEXT;
}

static bool on_globe(zij_map_point p)
{
    return p.lon >= -180 && p.lon <= 180 && p.lat >= -90 && p.lat <= 90;
}

static bool texts_fit(const zij_map_spec *s)
{
    bool good = text_fits(s->by_sea) && text_fits(s->scale);

    for (size_t i = 0; i < ZIJ_MAP_STATUSES; i++)
        good &= text_fits(s->status[i]);
    for (size_t i = 0; i < s->area_count; i++)
        good &= text_fits(s->areas[i].name) && s->areas[i].hue <= ZIJ_SCENE_HUES;
    for (size_t i = 0; i < s->place_count; i++)
        good &= text_fits(s->places[i].name) && s->places[i].kind < ZIJ_MAP_PLACE_KINDS &&
                on_globe(s->places[i].at);
    for (size_t i = 0; i < s->water_count; i++)
        good &= text_fits(s->waters[i].name) && on_globe(s->waters[i].at);
    for (size_t i = 0; i < s->route_count; i++) {
        const zij_map_route *r = &s->routes[i];

        good &= text_fits(r->name) && r->status < ZIJ_MAP_STATUSES;
        for (size_t k = 0; k < r->stop_count; k++)
            good &= on_globe(r->stops[k].at);
    }
    return good;
}

static zij_rc check(const zij_map_spec *s, zij_diags *to)
{
    zij_rc rc = check_counts(s, to);

    if (rc != ZIJ_OK)
        return rc;
    if (!(s->width >= ZIJ_CHART_WIDTH_LEAST && s->width <= ZIJ_CHART_WIDTH_MOST)) {
        zij_report(to, &BAD_SPEC, s->where, "a chart is %d to %d pixels wide",
                   (int)ZIJ_CHART_WIDTH_LEAST, (int)ZIJ_CHART_WIDTH_MOST);
        return ZIJ_EINPUT;
    }
    if (!texts_fit(s)) {
        zij_report(to, &BAD_SPEC, s->where,
                   "a text of the map is too long, or a point lies off the globe");
        return ZIJ_EINPUT;
    }
    return ZIJ_OK;
}

/* ---- the frame ---- */

typedef struct bounds {
    double left, right, bottom, top;
    bool any;
} bounds;

static void widen(bounds *b, double x, double y)
{
    b->left = b->any ? ZIJ_MIN(b->left, x) : x;
    b->right = b->any ? ZIJ_MAX(b->right, x) : x;
    b->bottom = b->any ? ZIJ_MIN(b->bottom, y) : y;
    b->top = b->any ? ZIJ_MAX(b->top, y) : y;
    b->any = true;
}

static const zij_map_area *area_of(const zij_map_spec *s, zij_str code)
{
    for (size_t i = 0; i < s->area_count; i++)
        if (zij_str_eq(s->areas[i].code, code))
            return &s->areas[i];
    return NULL;
}

/* Widens by a point: in degrees before the middle is known, in kilometres after. */
static void widen_by(bounds *b, const zij_frame *f, zij_map_point p)
{
    zij_xy at = f == NULL ? (zij_xy){ p.lon, p.lat } : zij_frame_project(f, p);

    widen(b, at.x, at.y);
}

static void widen_by_area(bounds *b, const zij_frame *f, const zij_outlines *o,
                          const zij_outline_area *a)
{
    for (size_t i = 0; i < a->n; i++)
        for (size_t k = 0; k < a->rings[i].n; k++) {
            int32_t ref = a->rings[i].refs[k];
            const zij_outline *line = &o->lines[ref < 0 ? ~ref : ref];

            for (size_t p = 0; p < line->n; p++)
                widen_by(b, f, line->at[p]);
        }
}

static bounds bounds_of(const zij_map_spec *s, const zij_outlines *o, const zij_frame *f)
{
    bounds b = { 0 };

    for (size_t i = 0; i < o->area_count; i++) {
        const zij_map_area *area = area_of(s, o->areas[i].code);

        if (area != NULL && area->fit)
            widen_by_area(&b, f, o, &o->areas[i]);
    }
    for (size_t i = 0; i < s->place_count; i++)
        widen_by(&b, f, s->places[i].at);
    for (size_t i = 0; i < s->route_count; i++)
        for (size_t k = 0; k < s->routes[i].stop_count; k++)
            widen_by(&b, f, s->routes[i].stops[k].at);
    return b;
}

/* How high a map may be, in parts of its width: a phone has room below, a screen not. */
static double tallest(double width)
{
    return width < 500 ? 1.0 : width < 900 ? 0.75 : 0.6;
}

static zij_frame frame_of(const zij_map_spec *s, const zij_outlines *o, zij_arena *mem)
{
    bounds degrees = bounds_of(s, o, NULL), km;
    double pad = ZIJ_MAX(12.0, s->width * 0.025), w, h;
    double lat = (degrees.bottom + degrees.top) / 2 * ZIJ_PI / 180;
    zij_frame f = { .lon = (degrees.left + degrees.right) / 2, .w = s->width };

    f.turns = zij_turns(mem);
    f.sin = zij_sin(lat);
    f.cos = zij_cos(lat);
    km = bounds_of(s, o, &f);
    w = ZIJ_MAX(km.right - km.left, 50.0);
    h = ZIJ_MAX(km.top - km.bottom, 50.0);
    f.scale = (s->width - 2 * pad) / w;
    f.h = zij_ceil(h * f.scale + 2 * pad);
    f.h = ZIJ_MAX(zij_round(0.45 * s->width),
                  ZIJ_MIN(f.h, zij_round(tallest(s->width) * s->width)));
    f.scale = ZIJ_MIN(f.scale, (f.h - 2 * pad) / h);
    f.left = (km.left + km.right) / 2 - f.w / 2 / f.scale;
    f.top = (km.bottom + km.top) / 2 + f.h / 2 / f.scale;
    return f;
}

/* ---- land ---- */

/* Half a pixel is what an eye may miss. */
static const double WITHIN = 0.5;

static void simplify(zij_map_drawing *m)
{
    m->lines = zij_array(m->d.mem, m->outlines.line_count, zij_line);
    for (size_t i = 0; i < m->outlines.line_count; i++) {
        const zij_outline *o = &m->outlines.lines[i];

        m->lines[i] = zij_line_of(&m->f, o->at, o->n,
                                  o->kind == ZIJ_OUTLINE_ENCLAVE ? 0 : WITHIN, m->d.mem);
    }
}

/* The simplified lines of a ring, one behind the other, inside the frame. */
static zij_line ring_of(const zij_map_drawing *m, const zij_outline_ring *ring)
{
    zij_line all = { 0 };

    for (size_t i = 0; i < ring->n; i++) {
        bool back = ring->refs[i] < 0;
        const zij_line *line = &m->lines[back ? ~ring->refs[i] : ring->refs[i]];

        for (size_t k = i > 0; k < line->n; k++)
            *zij_list_add(m->d.mem, &all) = line->at[back ? line->n - 1 - k : k];
    }
    return zij_ring_clip(&m->f, &all, m->d.mem);
}

/* A ring this small is no more than a dot, in square pixels. */
static const double SPECK = 1;

static zij_steps steps_of(zij_map_drawing *m, const zij_outline_area *a, int number)
{
    zij_steps steps = { 0 };

    for (size_t i = 0; i < a->n; i++) {
        zij_line ring = ring_of(m, &a->rings[i]);
        bool enclave = m->outlines
                           .lines[a->rings[i].refs[0] < 0 ? ~a->rings[i].refs[0]
                                                          : a->rings[i].refs[0]]
                           .kind == ZIJ_OUTLINE_ENCLAVE;

        if (ring.n == 0 || (!enclave && zij_ring_area(&ring) < SPECK))
            continue;
        if (number >= 0)
            zij_board_ring(&m->board, &ring, (uint8_t)(number + 1));
        zij_steps_ring(&ring, &steps, m->d.mem);
    }
    return steps;
}

static zij_item *put_path(zij_map_drawing *m, const zij_steps *steps, zij_ink stroke)
{
    zij_item *item;

    if (steps->n == 0)
        return NULL;
    item = zij_scene_path(m->d.scene, steps->at, steps->n, stroke);
    item->terse = true;
    return item;
}

static void put_area(zij_map_drawing *m, const zij_map_area *area, const zij_steps *steps)
{
    zij_item *item = put_path(m, steps, ZIJ_INK_NONE);

    if (item == NULL)
        return;
    item->fill = area->hue > 0 ? zij_draw_hue(area->hue) : ZIJ_INK_OTHER;
    item->marks = ZIJ_MARK_TINT | (area->highlight ? ZIJ_MARK_FOCUS : 0);
    item->data = area->code;
}

static void put_land(zij_map_drawing *m)
{
    zij_steps land = steps_of(m, &m->outlines.land, -1);
    zij_item *item = put_path(m, &land, ZIJ_INK_NONE);

    if (item != NULL)
        item->fill = ZIJ_INK_LAND;
    for (size_t i = 0; i < m->outlines.area_count; i++) {
        const zij_map_area *area = area_of(m->spec, m->outlines.areas[i].code);
        zij_steps steps = steps_of(m, &m->outlines.areas[i], (int)i);

        if (area != NULL && area->focus)
            put_area(m, area, &steps);
    }
}

/* ---- water and borders ---- */

static void put_lakes(zij_map_drawing *m)
{
    zij_steps steps = { 0 };
    zij_item *item;

    for (size_t i = 0; i < m->outlines.water_count; i++) {
        const zij_outline_water *o = &m->outlines.waters[i];
        zij_line ring;

        if (!o->lake)
            continue;
        ring = zij_line_of(&m->f, o->at, o->n, WITHIN, m->d.mem);
        ring = zij_ring_clip(&m->f, &ring, m->d.mem);
        if (ring.n > 0 && zij_ring_area(&ring) >= 6)
            zij_steps_ring(&ring, &steps, m->d.mem);
    }
    item = put_path(m, &steps, ZIJ_INK_NONE);
    if (item != NULL)
        item->fill = ZIJ_INK_WATER;
}

static void put_rivers(zij_map_drawing *m)
{
    int least = m->f.scale > 0.22 ? 6 : 5; /* fewer where a pixel is five kilometres */
    zij_steps steps = { 0 };

    for (size_t i = 0; i < m->outlines.water_count; i++) {
        const zij_outline_water *o = &m->outlines.waters[i];
        zij_line line;

        if (o->lake || o->rank > least)
            continue;
        line = zij_line_of(&m->f, o->at, o->n, 2 * WITHIN, m->d.mem);
        zij_line_clip(&m->f, &line, &steps, m->d.mem);
    }
    put_path(m, &steps, ZIJ_INK_RIVER);
}

/* Lines that an area in focus has on one side. */
static bool *find_focus(const zij_map_drawing *m)
{
    bool *focus = zij_array(m->d.mem, m->outlines.line_count, bool);

    for (size_t i = 0; i < m->outlines.area_count; i++) {
        const zij_outline_area *o = &m->outlines.areas[i];
        const zij_map_area *area = area_of(m->spec, o->code);

        for (size_t r = 0; area != NULL && area->focus && r < o->n; r++)
            for (size_t k = 0; k < o->rings[r].n; k++) {
                int32_t ref = o->rings[r].refs[k];

                focus[ref < 0 ? ~ref : ref] = true;
            }
    }
    return focus;
}

static void put_borders(zij_map_drawing *m)
{
    static const struct {
        bool focus, disputed;
    } rows[] = { { false, false }, { false, true }, { true, false }, { true, true } };
    const bool *focus = find_focus(m);

    for (size_t r = 0; r < ZIJ_COUNT(rows); r++) {
        zij_steps steps = { 0 };
        zij_item *item;

        for (size_t i = 0; i < m->outlines.line_count; i++) {
            zij_outline_kind kind = m->outlines.lines[i].kind;

            if (kind != ZIJ_OUTLINE_COAST && focus[i] == rows[r].focus &&
                (kind == ZIJ_OUTLINE_DISPUTED) == rows[r].disputed)
                zij_line_clip(&m->f, &m->lines[i], &steps, m->d.mem);
        }
        item = put_path(m, &steps, ZIJ_INK_BORDER);
        if (item != NULL)
            item->marks = (rows[r].focus ? ZIJ_MARK_FOCUS : 0) |
                          (rows[r].disputed ? ZIJ_MARK_DOT : 0);
    }
}

zij_rc zij_chart_map(const zij_map_spec *spec, zij_arena *mem, zij_diags *to,
                     const zij_scene **out)
{
    zij_chart_spec words = { .lang = spec->lang, .where = spec->where };
    zij_map_drawing m = { .spec = spec, .d = { .spec = &words, .mem = mem, .to = to } };
    zij_rc rc = check(spec, to);

    if (rc == ZIJ_OK)
        rc = zij_outlines_read(spec->data, spec->where, mem, to, &m.outlines);
    if (rc != ZIJ_OK)
        return rc;
    m.d.scene = zij_scene_make(mem, spec->width, 0);
    m.d.scene->lang = spec->lang;
    m.d.scene->title = spec->title;
    m.d.scene->desc = spec->desc;
    if (!bounds_of(spec, &m.outlines, NULL).any) {
        *out = m.d.scene;
        return ZIJ_OK;
    }
    m.f = frame_of(spec, &m.outlines, mem);
    m.board = zij_board_make(m.f.w, m.f.h, mem);
    m.d.scene->h = m.f.h;
    zij_scene_rect(m.d.scene, (zij_box){ 0, 0, m.f.w, m.f.h }, ZIJ_INK_WATER);
    simplify(&m);
    put_land(&m);
    put_rivers(&m);
    put_lakes(&m);
    put_borders(&m);
    zij_map_put_routes(&m);
    zij_map_put_names(&m);
    rc = zij_draw_height(&m.d, m.d.scene->h);
    if (rc == ZIJ_OK)
        *out = m.d.scene;
    return rc;
}
