/* map_shape.c - from degrees to the frame of a map: projection, simplification, clipping.
 *
 * Lines are simplified one by one (Douglas and Peucker, with a stack of its own), so that
 * a border is the same for both of its sides. Rings are clipped by Sutherland and
 * Hodgman, lines by Liang and Barsky. */
#include "base/math.h"
#include "chart/map.h"

static const double EARTH = 6371.0072; /* km: the sphere of the same area */
static const double DEGREE = ZIJ_PI / 180;

enum { TURN = 360 }; /* differences of longitudes reach from -360 to 360 */

const zij_xy *zij_turns(zij_arena *mem)
{
    zij_xy *t = zij_array(mem, 2 * TURN + 1, zij_xy);

    for (int i = 0; i <= 2 * TURN; i++)
        t[i] = (zij_xy){ zij_cos((i - TURN) * DEGREE), zij_sin((i - TURN) * DEGREE) };
    return t;
}

static zij_xy turn(const zij_frame *f, double degrees)
{
    int whole = (int)(degrees + (degrees < 0 ? -0.5 : 0.5));
    double r = (degrees - whole) * DEGREE, q = r * r;
    double c = 1 - q / 2 * (1 - q / 12), s = r * (1 - q / 6 * (1 - q / 20));
    zij_xy at;

    ZIJ_ASSERT(whole >= -TURN && whole <= TURN);
    at = f->turns[whole + TURN];
    return (zij_xy){ at.x * c - at.y * s, at.y * c + at.x * s };
}

zij_xy zij_frame_project(const zij_frame *f, zij_map_point p)
{
    zij_xy lat = turn(f, p.lat), lon = turn(f, p.lon - f->lon);
    double s = lat.y, c = lat.x, t = lon.x;
    /* what lies behind the globe goes far away, not to infinity */
    double k = EARTH * zij_sqrt(2 / ZIJ_MAX(1 + f->sin * s + f->cos * c * t, 1e-3));

    return (zij_xy){ k * c * lon.y, k * (f->cos * s - f->sin * c * t) };
}

zij_xy zij_frame_at(const zij_frame *f, zij_map_point p)
{
    zij_xy at = zij_frame_project(f, p);

    return (zij_xy){ zij_round((at.x - f->left) * f->scale * 10) / 10,
                     zij_round((f->top - at.y) * f->scale * 10) / 10 };
}

static void add(zij_line *line, zij_xy p, zij_arena *mem)
{
    if (line->n > 0 && line->at[line->n - 1].x == p.x && line->at[line->n - 1].y == p.y)
        return;
    *zij_list_add(mem, line) = p;
}

/* ---- simplification ---- */

/* The square of the distance of p from the piece a..b. */
static double off(zij_xy p, zij_xy a, zij_xy b)
{
    double dx = b.x - a.x, dy = b.y - a.y, len = dx * dx + dy * dy;
    double t = len > 0 ? ((p.x - a.x) * dx + (p.y - a.y) * dy) / len : 0;

    t = ZIJ_MAX(0.0, ZIJ_MIN(1.0, t));
    dx = p.x - a.x - t * dx;
    dy = p.y - a.y - t * dy;
    return dx * dx + dy * dy;
}

static size_t farthest(const zij_xy *p, size_t from, size_t to, double *most)
{
    size_t best = from;

    *most = -1;
    for (size_t i = from + 1; i < to; i++) {
        double d = off(p[i], p[from], p[to]);

        if (d > *most) {
            *most = d;
            best = i;
        }
    }
    return best;
}

typedef struct stretch {
    size_t from, to;
} stretch;

static void mark_kept(const zij_xy *p, size_t n, double within, bool *keep,
                      zij_arena *mem)
{
    zij_list(stretch) todo = { 0 };

    keep[0] = keep[n - 1] = true;
    *zij_list_add(mem, &todo) = (stretch){ 0, n - 1 };
    while (todo.n > 0) {
        stretch s = todo.at[--todo.n];
        double most;
        size_t far = farthest(p, s.from, s.to, &most);

        if (most <= within * within)
            continue;
        keep[far] = true;
        *zij_list_add(mem, &todo) = (stretch){ s.from, far };
        *zij_list_add(mem, &todo) = (stretch){ far, s.to };
    }
}

zij_line zij_line_of(const zij_frame *f, const zij_map_point *at, size_t n, double within,
                     zij_arena *mem)
{
    zij_xy *p = zij_array(mem, n, zij_xy);
    bool *keep = zij_array(mem, n, bool);
    zij_line line = { 0 };

    for (size_t i = 0; i < n; i++)
        p[i] = zij_frame_at(f, at[i]);
    mark_kept(p, n, within, keep, mem);
    for (size_t i = 0; i < n; i++)
        if (keep[i])
            add(&line, p[i], mem);
    return line;
}

/* ---- clipping ---- */

/* How far p is inside a side of the frame: left, right, top, bottom. */
static double inside(const zij_frame *f, int side, zij_xy p)
{
    switch (side) {
    case 0:
        return p.x;
    case 1:
        return f->w - p.x;
    case 2:
        return p.y;
    default:
        return f->h - p.y;
    }
}

static zij_xy between(zij_xy a, zij_xy b, double t)
{
    return (zij_xy){ a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t };
}

static zij_line clip_side(const zij_frame *f, int side, const zij_line *ring,
                          zij_arena *mem)
{
    zij_line out = { 0 };

    for (size_t i = 0; i < ring->n; i++) {
        zij_xy a = ring->at[i == 0 ? ring->n - 1 : i - 1], b = ring->at[i];
        double from = inside(f, side, a), to = inside(f, side, b);

        if ((from < 0) != (to < 0))
            add(&out, between(a, b, from / (from - to)), mem);
        if (to >= 0)
            add(&out, b, mem);
    }
    return out;
}

zij_line zij_ring_clip(const zij_frame *f, const zij_line *ring, zij_arena *mem)
{
    zij_line out = *ring;

    if (out.n > 1 && out.at[0].x == out.at[out.n - 1].x &&
        out.at[0].y == out.at[out.n - 1].y)
        out.n--; /* the painter closes it */
    for (int side = 0; side < 4 && out.n > 0; side++)
        out = clip_side(f, side, &out, mem);
    return out.n > 2 ? out : (zij_line){ 0 };
}

/* The part from *t0 to *t1 of a piece that lies inside the frame. */
static bool part_inside(const zij_frame *f, zij_xy a, zij_xy b, double *t0, double *t1)
{
    *t0 = 0;
    *t1 = 1;
    for (int side = 0; side < 4; side++) {
        double from = inside(f, side, a), to = inside(f, side, b);

        if (from < 0 && to < 0)
            return false;
        if (from < 0)
            *t0 = ZIJ_MAX(*t0, from / (from - to));
        else if (to < 0)
            *t1 = ZIJ_MIN(*t1, from / (from - to));
    }
    return *t0 < *t1;
}

static void step(zij_steps *into, zij_step_kind kind, zij_xy p, zij_arena *mem)
{
    *zij_list_add(mem, into) = (zij_step){ .kind = kind, .x = p.x, .y = p.y };
}

void zij_line_clip(const zij_frame *f, const zij_line *line, zij_steps *into,
                   zij_arena *mem)
{
    bool down = false; /* the pen is at the last point */
    double t0, t1;

    for (size_t i = 1; i < line->n; i++) {
        zij_xy a = line->at[i - 1], b = line->at[i];

        if (!part_inside(f, a, b, &t0, &t1)) {
            down = false;
            continue;
        }
        if (!down || t0 > 0)
            step(into, ZIJ_STEP_MOVE, between(a, b, t0), mem);
        step(into, ZIJ_STEP_LINE, between(a, b, t1), mem);
        down = t1 >= 1;
    }
}

void zij_steps_ring(const zij_line *ring, zij_steps *into, zij_arena *mem)
{
    for (size_t i = 0; i < ring->n; i++)
        step(into, i == 0 ? ZIJ_STEP_MOVE : ZIJ_STEP_LINE, ring->at[i], mem);
    *zij_list_add(mem, into) = (zij_step){ .kind = ZIJ_STEP_CLOSE };
}

double zij_ring_area(const zij_line *ring)
{
    double twice = 0;

    for (size_t i = 0; i < ring->n; i++) {
        zij_xy a = ring->at[i], b = ring->at[i + 1 < ring->n ? i + 1 : 0];

        twice += a.x * b.y - b.x * a.y;
    }
    return zij_abs(twice) / 2;
}
