/* map_route.c - routes: smooth lines through their stops.
 *
 * Between towns a route is schematic: a curve (Catmull and Rom) through the stops, cut
 * into short pieces so that names can keep off it. */
#include "base/math.h"
#include "chart/map_draw.h"

static const double PIECE = 4;        /* pixels */
static const double ARROW = 9;        /* its length */
static const double KNOT = 1.0 / 6.0; /* how much a curve leans */

const unsigned zij_map_status_marks[ZIJ_MAP_STATUSES] = {
    [ZIJ_MAP_OPEN] = 0,
    [ZIJ_MAP_BUILDING] = ZIJ_MARK_DASH,
    [ZIJ_MAP_PLANNED] = ZIJ_MARK_DOT,
};

static zij_xy stop_at(const zij_map_drawing *m, const zij_map_route *r, size_t i)
{
    return zij_frame_at(&m->f, r->stops[i].at);
}

static double apart(zij_xy a, zij_xy b)
{
    return zij_sqrt((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y));
}

/* A control point: from `at` along the way from `before` to `after`, no further than a
 * third of the leg. */
static zij_xy control(zij_xy at, zij_xy before, zij_xy after, double leg, int sign)
{
    double dx = after.x - before.x, dy = after.y - before.y;
    double len = zij_sqrt(dx * dx + dy * dy);
    double by = len > 0 ? ZIJ_MIN(len * KNOT, leg / 3) / len : 0;

    return (zij_xy){ at.x + sign * dx * by, at.y + sign * dy * by };
}

static zij_xy on_curve(const zij_xy p[4], double t)
{
    double u = 1 - t, a = u * u * u, b = 3 * u * u * t, c = 3 * u * t * t, d = t * t * t;

    return (zij_xy){
        zij_round((a * p[0].x + b * p[1].x + c * p[2].x + d * p[3].x) * 10) / 10,
        zij_round((a * p[0].y + b * p[1].y + c * p[2].y + d * p[3].y) * 10) / 10
    };
}

/* The leg that ends at stop i, its first point left out. */
static void add_leg(const zij_map_drawing *m, const zij_map_route *r, size_t i,
                    zij_line *into)
{
    size_t last = r->stop_count - 1;
    zij_xy a = stop_at(m, r, i - 1), b = stop_at(m, r, i), p[4];
    double leg = apart(a, b);
    size_t n = (size_t)(leg / PIECE) + 1;

    p[0] = a;
    p[3] = b;
    p[1] = control(a, i > 1 ? stop_at(m, r, i - 2) : a, b, leg, 1);
    p[2] = control(b, a, i < last ? stop_at(m, r, i + 1) : b, leg, -1);
    for (size_t k = 1; k <= n; k++)
        *zij_list_add(m->d.mem, into) = on_curve(p, (double)k / (double)n);
}

static void put_piece(zij_map_drawing *m, const zij_map_route *r, const zij_line *line,
                      size_t from, bool by_sea)
{
    zij_line part = { .at = line->at + from, .n = line->n - from };
    zij_steps steps = { 0 };
    zij_item *item;

    zij_line_clip(&m->f, &part, &steps, m->d.mem);
    if (steps.n == 0)
        return;
    item = zij_scene_path(m->d.scene, steps.at, steps.n, ZIJ_INK_ROUTE);
    item->marks = zij_map_status_marks[r->status] | (by_sea ? ZIJ_MARK_THIN : 0);
    item->data = r->id;
}

/* A triangle at the end, along the last pieces. */
static void put_arrow(zij_map_drawing *m, const zij_line *line)
{
    zij_xy tip = line->at[line->n - 1], tail = line->at[line->n - 1];
    zij_step *s = zij_array(m->d.mem, 4, zij_step);
    double dx, dy, len;

    for (size_t i = line->n; i-- > 0 && apart(tip, tail) < ARROW;)
        tail = line->at[i];
    dx = tip.x - tail.x;
    dy = tip.y - tail.y;
    len = zij_sqrt(dx * dx + dy * dy);
    if (!(len > 0))
        return;
    dx *= ARROW / len;
    dy *= ARROW / len;
    tip = (zij_xy){ tip.x + dx, tip.y + dy }; /* beyond the dot of the stop */
    s[0] = (zij_step){ .kind = ZIJ_STEP_MOVE, .x = tip.x, .y = tip.y };
    s[1] = (zij_step){ .kind = ZIJ_STEP_LINE,
                       .x = tip.x - dx - dy * 0.45,
                       .y = tip.y - dy + dx * 0.45 };
    s[2] = (zij_step){ .kind = ZIJ_STEP_LINE,
                       .x = tip.x - dx + dy * 0.45,
                       .y = tip.y - dy - dx * 0.45 };
    s[3] = (zij_step){ .kind = ZIJ_STEP_CLOSE };
    zij_scene_path(m->d.scene, s, 4, ZIJ_INK_NONE)->fill = ZIJ_INK_ROUTE;
}

static void put_route(zij_map_drawing *m, size_t number)
{
    const zij_map_route *r = &m->spec->routes[number];
    zij_line *line = &m->routes[number];
    size_t from = 0;

    if (r->stop_count < 2)
        return;
    *zij_list_add(m->d.mem, line) = stop_at(m, r, 0);
    for (size_t i = 1; i < r->stop_count; i++) {
        add_leg(m, r, i, line);
        if (i + 1 < r->stop_count && r->stops[i].by_sea == r->stops[i + 1].by_sea)
            continue;
        put_piece(m, r, line, from, r->stops[i].by_sea);
        from = line->n - 1;
    }
    for (size_t i = 1; i < line->n; i++)
        zij_board_line(&m->board, line->at[i - 1], line->at[i]);
    if (r->arrow)
        put_arrow(m, line);
}

void zij_map_put_routes(zij_map_drawing *m)
{
    m->routes = zij_array(m->d.mem, m->spec->route_count, zij_line);
    for (size_t i = 0; i < m->spec->route_count; i++)
        put_route(m, i);
}
