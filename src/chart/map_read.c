/* map_read.c - reads outlines: docs/map.md has their format. */
#include "chart/map.h"

enum {
    LINES = 20000, /* of each sort */
    POINTS = 2000000,
    STEPS_MOST = 1000000, /* per degree */
};

static const zij_diag_kind BAD_DATA = { "map-bad-data", ZIJ_ERROR,
                                        "The outlines of a map cannot be read." };

typedef struct reader {
    zij_span where;
    zij_arena *mem;
    zij_diags *to;
    size_t line, points;
    double steps; /* per degree */
    zij_list(zij_outline) lines;
    zij_list(zij_outline_area) areas;
    zij_list(zij_outline_water) waters;
    zij_outline_area land;
} reader;

static zij_rc bad(const reader *r, const char *what)
{
    zij_report(r->to, &BAD_DATA, r->where, "line %zu of the outlines: %s", r->line, what);
    return ZIJ_EINPUT;
}

/* A whole number; false when the text is anything else, or has more than six digits. */
static bool read_int(zij_str text, int32_t *out)
{
    bool minus = text.len > 0 && text.at[0] == '-';
    size_t i = minus;

    *out = 0;
    if (text.len == i || text.len > i + 6)
        return false;
    for (; i < text.len; i++) {
        if (text.at[i] < '0' || text.at[i] > '9')
            return false;
        *out = *out * 10 + (text.at[i] - '0');
    }
    *out = minus ? -*out : *out;
    return true;
}

/* One number of an encoded polyline: five bits a character, the lowest first. */
static bool next_number(zij_str text, size_t *i, int64_t *out)
{
    uint64_t v = 0;

    for (unsigned shift = 0; *i < text.len && shift <= 35; shift += 5) {
        int c = text.at[(*i)++] - 63;

        if (c < 0 || c > 63)
            return false;
        v |= (uint64_t)(c & 31) << shift;
        if (c < 32) {
            *out = v & 1 ? -(int64_t)(v >> 1) - 1 : (int64_t)(v >> 1);
            return true;
        }
    }
    return false;
}

static zij_rc read_points(reader *r, zij_str text, const zij_map_point **out, size_t *n)
{
    zij_list(zij_map_point) points = { 0 };
    int64_t x = 0, y = 0, dx, dy;

    for (size_t i = 0; i < text.len;) {
        if (!next_number(text, &i, &dx) || !next_number(text, &i, &dy))
            return bad(r, "this is no encoded polyline");
        x += dx;
        y += dy;
        if (!((double)x >= -180 * r->steps && (double)x <= 180 * r->steps &&
              (double)y >= -90 * r->steps && (double)y <= 90 * r->steps))
            return bad(r, "a point lies off the globe");
        if (r->points++ == POINTS)
            return bad(r, "there are too many points");
        *zij_list_add(r->mem, &points) =
            (zij_map_point){ (double)x / r->steps, (double)y / r->steps };
    }
    if (points.n < 2)
        return bad(r, "a line has two points or more");
    *out = points.at;
    *n = points.n;
    return ZIJ_OK;
}

static zij_rc read_ring(reader *r, zij_str text, zij_outline_ring *out)
{
    zij_list(int32_t) refs = { 0 };
    zij_str part;
    int32_t ref;

    while (zij_str_next(&text, ' ', &part)) {
        if (!read_int(part, &ref))
            return bad(r, "this is no number of a line");
        if ((size_t)(ref < 0 ? ~ref : ref) >= r->lines.n)
            return bad(r, "there is no line of that number");
        *zij_list_add(r->mem, &refs) = ref;
    }
    *out = (zij_outline_ring){ refs.at, refs.n };
    return refs.n > 0 ? ZIJ_OK : bad(r, "a ring has lines");
}

static zij_rc read_rings(reader *r, zij_str code, zij_str text, zij_outline_area *out)
{
    zij_list(zij_outline_ring) rings = { 0 };
    zij_str part;

    while (zij_str_next(&text, ';', &part)) {
        zij_outline_ring ring;

        if (read_ring(r, part, &ring) != ZIJ_OK)
            return ZIJ_EINPUT;
        *zij_list_add(r->mem, &rings) = ring;
    }
    *out = (zij_outline_area){ code, rings.at, rings.n };
    return ZIJ_OK;
}

static zij_rc read_arc(reader *r, zij_str kind, zij_str rest)
{
    static const char *const kinds[] = {
        [ZIJ_OUTLINE_COAST] = "coast",
        [ZIJ_OUTLINE_BORDER] = "border",
        [ZIJ_OUTLINE_DISPUTED] = "disputed",
        [ZIJ_OUTLINE_ENCLAVE] = "enclave",
    };
    zij_outline line = { .kind = ZIJ_OUTLINES };

    for (unsigned i = 0; i < ZIJ_OUTLINES; i++)
        if (zij_str_eq(kind, zij_str_of(kinds[i])))
            line.kind = (zij_outline_kind)i;
    if (line.kind == ZIJ_OUTLINES || r->lines.n == LINES)
        return bad(r, "there is no such kind of line, or there are too many");
    if (read_points(r, rest, &line.at, &line.n) != ZIJ_OK)
        return ZIJ_EINPUT;
    *zij_list_add(r->mem, &r->lines) = line;
    return ZIJ_OK;
}

static zij_rc read_area(reader *r, zij_str code, zij_str rest)
{
    zij_outline_area area;

    if (r->areas.n == ZIJ_MAP_AREAS)
        return bad(r, "there are too many areas");
    if (read_rings(r, code, rest, &area) != ZIJ_OK)
        return ZIJ_EINPUT;
    *zij_list_add(r->mem, &r->areas) = area;
    return ZIJ_OK;
}

static zij_rc read_land(reader *r, zij_str code, zij_str rest)
{
    return read_rings(r, code, rest, &r->land);
}

static zij_rc read_water(reader *r, bool lake, zij_str rank, zij_str rest)
{
    zij_outline_water water = { .lake = lake };

    if (!read_int(rank, &water.rank) || r->waters.n == LINES)
        return bad(r, "a water has a rank, or there are too many");
    if (read_points(r, rest, &water.at, &water.n) != ZIJ_OK)
        return ZIJ_EINPUT;
    *zij_list_add(r->mem, &r->waters) = water;
    return ZIJ_OK;
}

static zij_rc read_lake(reader *r, zij_str rank, zij_str rest)
{
    return read_water(r, true, rank, rest);
}

static zij_rc read_river(reader *r, zij_str rank, zij_str rest)
{
    return read_water(r, false, rank, rest);
}

static zij_rc read_head(reader *r, zij_str version, zij_str rest)
{
    int32_t steps;

    if (!zij_str_eq(version, ZIJ_STR("1")) || !read_int(rest, &steps) || steps < 1 ||
        steps > STEPS_MOST)
        return bad(r, "this is not version 1");
    r->steps = steps;
    return ZIJ_OK;
}

static const struct {
    zij_str word;
    zij_rc (*read)(reader *r, zij_str second, zij_str rest);
} rows[] = {
    { ZIJ_STR_CONST("arc"), read_arc },     { ZIJ_STR_CONST("area"), read_area },
    { ZIJ_STR_CONST("land"), read_land },   { ZIJ_STR_CONST("lake"), read_lake },
    { ZIJ_STR_CONST("river"), read_river }, { ZIJ_STR_CONST("zij-map"), read_head },
};

static zij_rc read_line(reader *r, zij_str line)
{
    zij_str word = { 0 }, second = { 0 };

    if (line.len == 0 || line.at[0] == '#')
        return ZIJ_OK;
    if (!zij_str_next(&line, ' ', &word) || !zij_str_next(&line, ' ', &second))
        return bad(r, "a line has three words");
    for (size_t i = 0; i < ZIJ_COUNT(rows); i++)
        if (zij_str_eq(rows[i].word, word))
            return (rows[i].read == read_head) == (r->steps > 0)
                       ? bad(r, "the first line is zij-map, and no other")
                       : rows[i].read(r, second, line);
    return bad(r, "there is no such word");
}

zij_rc zij_outlines_read(zij_str text, zij_span where, zij_arena *mem, zij_diags *to,
                         zij_outlines *out)
{
    reader r = { .where = where, .mem = mem, .to = to };
    zij_str line;

    while (zij_str_next(&text, '\n', &line)) {
        r.line++;
        if (read_line(&r, line) != ZIJ_OK)
            return ZIJ_EINPUT;
    }
    if (r.steps == 0)
        return bad(&r, "the outlines are empty");
    *out = (zij_outlines){ r.lines.at, r.lines.n,   r.areas.at, r.areas.n,
                           r.land,     r.waters.at, r.waters.n };
    return ZIJ_OK;
}
