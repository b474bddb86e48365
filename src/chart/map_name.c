/* map_name.c - what stands on a map and below it: places, names, scale, key. */
#include "base/math.h"
#include "chart/map_draw.h"
#include "text/text.h"

static const double GAP = 3;               /* pixels between a dot and its name */
static const double ROW = 20, SAMPLE = 28; /* of the key */

/* A name and the room it takes. */
typedef struct name {
    zij_run run;
    zij_lines lines;
    double w, h;
} name;

static name name_of(const zij_map_drawing *m, zij_run run, double room, size_t most)
{
    zij_setting set = zij_draw_setting(&m->d, run.type, run.marks);
    name n = { .run = run };

    n.lines = zij_width_wrap(&set, run.text, room, most, m->d.mem);
    for (size_t i = 0; i < n.lines.n; i++)
        n.w = ZIJ_MAX(n.w, zij_width_of(&set, n.lines.at[i]));
    n.h = zij_scene_size(run.type) * 1.02 +
          (double)(n.lines.n > 0 ? n.lines.n - 1 : 0) * zij_draw_pitch(run.type);
    return n;
}

/* The box of a name whose middle is at x, y. */
static zij_box box_at(const name *n, double x, double y)
{
    return (zij_box){ x - n->w / 2, y - n->h / 2, n->w, n->h };
}

static void put_name(zij_map_drawing *m, const name *n, zij_box box)
{
    double first = box.y + zij_scene_size(n->run.type) * 0.8;
    double x = n->run.anchor == ZIJ_ANCHOR_MIDDLE ? box.x + box.w / 2
               : n->run.anchor == ZIJ_ANCHOR_END  ? box.x + box.w
                                                  : box.x;

    zij_draw_lines(&m->d, x, first, &n->run, &n->lines);
    zij_board_take(&m->board, box);
}

/* ---- places ---- */

static double radius_of(zij_map_place_kind kind)
{
    static const double radii[] = {
        [ZIJ_MAP_CAPITAL] = 3.5,
        [ZIJ_MAP_CITY] = 2.5,
        [ZIJ_MAP_PORT] = 2.5,
        [ZIJ_MAP_CROSSING] = 2.5,
    };

    _Static_assert(ZIJ_COUNT(radii) == ZIJ_MAP_PLACE_KINDS, "a radius for each kind");
    return radii[kind];
}

static void put_dots(zij_map_drawing *m)
{
    for (size_t i = 0; i < m->spec->place_count; i++) {
        const zij_map_place *p = &m->spec->places[i];
        zij_xy at = zij_frame_at(&m->f, p->at);
        double r = radius_of(p->kind);
        zij_item *dot;

        zij_scene_dot(m->d.scene, at.x, at.y, r + 1, ZIJ_INK_GROUND);
        dot = zij_scene_dot(m->d.scene, at.x, at.y, r, ZIJ_INK_INK);
        dot->title = p->name;
        dot->data = p->id;
        zij_board_take(&m->board, (zij_box){ at.x - r, at.y - r, 2 * r, 2 * r });
    }
}

/* Beside, then aslant, then above and below a dot. */
static void put_place_name(zij_map_drawing *m, const zij_map_place *p)
{
    static const struct {
        int x, y;
    } sides[] = { { 1, 0 },   { -1, 0 }, { 1, -1 }, { 1, 1 },
                  { -1, -1 }, { -1, 1 }, { 0, -1 }, { 0, 1 } };
    zij_run run = { .text = p->name,
                    .type = ZIJ_TYPE_NOTE,
                    .fill = ZIJ_INK_ROUTE,
                    .marks = ZIJ_MARK_HALO | ZIJ_MARK_TINT |
                             (p->kind == ZIJ_MAP_CAPITAL ? ZIJ_MARK_STRONG : 0) };
    zij_xy at = zij_frame_at(&m->f, p->at);
    double r = radius_of(p->kind), best = 1e300;
    name n = name_of(m, run, m->f.w / 2, 1);
    zij_box chosen = { 0 };

    for (size_t i = 0; i < ZIJ_COUNT(sides); i++) {
        bool aslant = sides[i].x != 0 && sides[i].y != 0;
        double out = r + (aslant ? 0 : GAP);
        zij_box box = box_at(&n, at.x + sides[i].x * (n.w / 2 + out),
                             at.y + sides[i].y * (n.h / 2 + out - (aslant ? 2 : 1)));
        double cost = (double)i + 2 * (double)zij_board_crossings(&m->board, box);

        if (cost < best && zij_board_is_free(&m->board, box)) {
            best = cost;
            chosen = box;
            n.run.anchor = sides[i].x > 0   ? ZIJ_ANCHOR_START
                           : sides[i].x < 0 ? ZIJ_ANCHOR_END
                                            : ZIJ_ANCHOR_MIDDLE;
        }
    }
    if (best < 1e300)
        put_name(m, &n, chosen);
}

static void put_place_names(zij_map_drawing *m)
{
    for (int kind = 0; kind < ZIJ_MAP_PLACE_KINDS; kind++)
        for (size_t i = 0; i < m->spec->place_count; i++)
            if ((int)m->spec->places[i].kind == kind)
                put_place_name(m, &m->spec->places[i]);
}

/* ---- areas ---- */

static void put_area_name(zij_map_drawing *m, const zij_map_area *a, size_t number)
{
    static const double shares[] = { 1, 0.9, 0.75, 0.55, 0.35 };
    zij_run run = { .text = a->name,
                    .type = ZIJ_TYPE_LABEL,
                    .anchor = ZIJ_ANCHOR_MIDDLE,
                    .fill = ZIJ_INK_SOFT };
    size_t tries = 1;
    zij_xy at;
    name n;

    if (a->focus) {
        run.fill = ZIJ_INK_ROUTE; /* its land carries the hue */
        run.marks = ZIJ_MARK_STRONG;
        tries = ZIJ_COUNT(shares);
    }
    if (!a->focus || m->f.w < 500)
        run.type = ZIJ_TYPE_NOTE;
    n = name_of(m, run, m->f.w / 2, 1);
    for (size_t i = 0; i < tries; i++) {
        if (!zij_board_inside(&m->board, (uint8_t)(number + 1), n.w + (i < 2 ? 6 : 0),
                              n.h + (i < 2 ? 4 : 0), shares[i], &at))
            continue;
        if (!a->focus && zij_board_crossings(&m->board, box_at(&n, at.x, at.y)) > 0)
            return;
        if (a->href.len > 0)
            zij_scene_open(m->d.scene)->href = a->href;
        put_name(m, &n, box_at(&n, at.x, at.y));
        if (a->href.len > 0)
            zij_scene_close(m->d.scene);
        return;
    }
}

static void put_area_names(zij_map_drawing *m, bool focus)
{
    for (size_t i = 0; i < m->outlines.area_count; i++)
        for (size_t k = 0; k < m->spec->area_count; k++)
            if (zij_str_eq(m->outlines.areas[i].code, m->spec->areas[k].code) &&
                m->spec->areas[k].focus == focus)
                put_area_name(m, &m->spec->areas[k], i);
}

/* ---- waters ---- */

/* On one line, or on two where that is too wide. */
static void put_water_name(zij_map_drawing *m, const zij_map_water *w)
{
    static const double rooms[] = { 120, 60 };
    zij_run run = { .text = w->name,
                    .type = ZIJ_TYPE_NOTE,
                    .anchor = ZIJ_ANCHOR_MIDDLE,
                    .fill = ZIJ_INK_RIVER };
    zij_xy at = zij_frame_at(&m->f, w->at);

    for (size_t i = 0; i < ZIJ_COUNT(rooms); i++) {
        name n = name_of(m, run, rooms[i], i + 1);
        zij_box box = box_at(&n, at.x, at.y);

        if (n.lines.cut || !zij_board_is_free(&m->board, box) ||
            zij_board_crossings(&m->board, box) > 0)
            continue;
        put_name(m, &n, box);
        return;
    }
}

static void put_water_names(zij_map_drawing *m)
{
    for (size_t i = 0; i < m->spec->water_count; i++)
        put_water_name(m, &m->spec->waters[i]);
}

/* ---- routes ---- */

/* Above, below or beside the line, from its middle outwards; false when nothing is free.
 */
static bool put_route_name(zij_map_drawing *m, size_t number)
{
    static const double parts[] = { 0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.1, 0.9 };
    static const struct {
        double x, y; /* which way, in halves of the name */
        double off;
    } tries[] = {
        { 0, -1, 6 },  { 0, 1, 6 },   { 0, -1, 14 }, { 0, 1, 14 }, { 1, 0, 10 },
        { -1, 0, 10 }, { 0, -1, 24 }, { 0, 1, 24 },  { 1, 0, 24 }, { -1, 0, 24 }
    };
    const zij_line *line = &m->routes[number];
    zij_run run = { .text = m->spec->routes[number].name,
                    .type = ZIJ_TYPE_NOTE,
                    .anchor = ZIJ_ANCHOR_MIDDLE,
                    .fill = ZIJ_INK_ROUTE,
                    .marks = ZIJ_MARK_HALO | ZIJ_MARK_TINT };
    name n = name_of(m, run, m->f.w < 500 ? 110 : 170, 3);
    zij_box chosen = { 0 };
    double best = 1e300;

    if (line->n == 0 || n.lines.cut)
        return false;
    for (size_t o = 0; o < ZIJ_COUNT(tries); o++)
        for (size_t i = 0; i < ZIJ_COUNT(parts); i++) {
            zij_xy at = line->at[(size_t)((double)(line->n - 1) * parts[i])];
            zij_box box = box_at(&n, at.x + tries[o].x * (n.w / 2 + tries[o].off),
                                 at.y + tries[o].y * (n.h / 2 + tries[o].off));
            double cost = tries[o].off + 40 * zij_abs(parts[i] - 0.5);

            if (cost < best && zij_board_is_free(&m->board, box) &&
                zij_board_crossings(&m->board, box) == 0) {
                best = cost;
                chosen = box;
            }
        }
    if (best < 1e300)
        put_name(m, &n, chosen);
    return best < 1e300;
}

/* ---- the key ---- */

typedef struct key {
    zij_map_drawing *m;
    double x, y;
} key;

static void put_sample(key *k, unsigned marks)
{
    double y = k->y - 4;
    zij_item *item =
        zij_scene_line(k->m->d.scene, k->x, y, k->x + SAMPLE, y, ZIJ_INK_ROUTE);

    item->marks = marks;
}

/* An entry that is wider than the map takes two lines. */
static void put_entry(key *k, unsigned marks, zij_str text)
{
    zij_setting set = zij_draw_setting(&k->m->d, ZIJ_TYPE_NOTE, 0);
    double room = k->m->f.w - SAMPLE - 6, w = 0;
    zij_run run = { .text = text, .type = ZIJ_TYPE_NOTE, .fill = ZIJ_INK_SOFT };
    zij_lines lines = zij_width_wrap(&set, text, room, 2, k->m->d.mem);

    for (size_t i = 0; i < lines.n; i++)
        w = ZIJ_MAX(w, SAMPLE + 6 + zij_width_of(&set, lines.at[i]));
    if (k->x > 0 && (lines.n > 1 || k->x + w > k->m->f.w)) {
        k->x = 0;
        k->y += ROW;
    }
    put_sample(k, marks);
    zij_draw_lines(&k->m->d, k->x + SAMPLE + 6, k->y, &run, &lines);
    k->x += w + 18;
    if (lines.n > 1) {
        k->x = k->m->f.w; /* what follows has a row of its own */
        k->y += zij_draw_pitch(ZIJ_TYPE_NOTE);
    }
}

static bool has_sea(const zij_map_spec *s)
{
    for (size_t i = 0; i < s->route_count; i++)
        for (size_t k = 1; k < s->routes[i].stop_count; k++)
            if (s->routes[i].stops[k].by_sea)
                return true;
    return false;
}

/* What the lines mean; with the names of routes that found no room on the map. */
static void put_key(zij_map_drawing *m, const bool *named)
{
    key k = { .m = m, .y = m->f.h + ROW };

    for (size_t status = 0; status < ZIJ_MAP_STATUSES; status++) {
        zij_str says = m->spec->status[status];
        bool any = false; /* of those that are named on the map */

        for (size_t i = 0; i < m->spec->route_count; i++) {
            const zij_map_route *r = &m->spec->routes[i];

            if (r->status != (zij_map_status)status)
                continue;
            any = any || named[i];
            if (!named[i])
                put_entry(&k, zij_map_status_marks[status],
                          zij_strf(m->d.mem, "%.*s%.*s%.*s", ZIJ_ARG(r->name),
                                   ZIJ_ARG(m->spec->colon), ZIJ_ARG(says)));
        }
        if (any)
            put_entry(&k, zij_map_status_marks[status], says);
    }
    if (has_sea(m->spec) && m->spec->by_sea.len > 0)
        put_entry(&k, ZIJ_MARK_THIN, m->spec->by_sea);
    m->d.scene->h = k.y + 6;
}

/* ---- the scale ---- */

/* The largest round length that takes no more than a quarter of the width. */
static double scale_km(const zij_map_drawing *m)
{
    static const double lengths[] = { 2000, 1000, 500, 200, 100, 50, 20, 10 };

    for (size_t i = 0; i < ZIJ_COUNT(lengths); i++)
        if (lengths[i] * m->f.scale <= ZIJ_MIN(m->f.w / 4, 160.0))
            return lengths[i];
    return 0;
}

static void put_scale(zij_map_drawing *m)
{
    double km = scale_km(m), len = zij_round(km * m->f.scale), x = 12, y = m->f.h - 12;
    const zij_text_lang *lang = zij_text_lang_of(m->spec->lang);
    zij_buf text = zij_buf_make(m->d.mem);
    zij_run run = { .type = ZIJ_TYPE_NOTE, .fill = ZIJ_INK_SOFT };
    zij_step *s = zij_array(m->d.mem, 4, zij_step);
    name n;

    if (m->spec->scale.len == 0 || km <= 0)
        return;
    zij_text_put_amount(&text, lang, (zij_dec){ (int64_t)km, 0 },
                        zij_text_unit_plain(m->spec->scale), (zij_text_style){ 0 });
    run.text = zij_buf_str(&text);
    n = name_of(m, run, 160, 1);
    s[0] = (zij_step){ .kind = ZIJ_STEP_MOVE, .x = x + 0.5, .y = y - 4 };
    s[1] = (zij_step){ .kind = ZIJ_STEP_LINE, .x = x + 0.5, .y = y + 0.5 };
    s[2] = (zij_step){ .kind = ZIJ_STEP_LINE, .x = x + len - 0.5, .y = y + 0.5 };
    s[3] = (zij_step){ .kind = ZIJ_STEP_LINE, .x = x + len - 0.5, .y = y - 4 };
    zij_scene_path(m->d.scene, s, 4, ZIJ_INK_TICK)->data = ZIJ_STR("scale");
    put_name(m, &n, (zij_box){ x + 4, y - 4 - n.h, n.w, n.h });
    zij_board_take(&m->board, (zij_box){ x, y - 6, len, 8 });
}

void zij_map_put_names(zij_map_drawing *m)
{
    bool *named = zij_array(m->d.mem, m->spec->route_count, bool);

    put_dots(m);
    put_scale(m);
    put_area_names(m, true);
    put_place_names(m);
    for (size_t i = 0; i < m->spec->route_count; i++)
        named[i] = put_route_name(m, i);
    put_water_names(m);
    put_area_names(m, false);
    if (m->spec->route_count > 0)
        put_key(m, named);
}
