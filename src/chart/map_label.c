/* map_label.c - the board of a map: what is taken, and where a name still fits. */
#include "base/math.h"
#include "base/sort.h"
#include "chart/map.h"

enum { STRIDE = 2 };           /* cells between tried places */
static const double APART = 2; /* pixels between two texts */
static const double EDGE = 3;  /* and to the edge of the map */

zij_board zij_board_make(double w, double h, zij_arena *mem)
{
    zij_board b = { .mem = mem, .w = w, .h = h };

    b.columns = (size_t)(w / ZIJ_CELL);
    b.rows = (size_t)(h / ZIJ_CELL);
    b.cells = zij_array(mem, b.columns * b.rows, uint8_t);
    return b;
}

static int by_number(const void *a, const void *b, void *with)
{
    double x = *(const double *)a, y = *(const double *)b;

    (void)with;
    return (x > y) - (x < y);
}

/* Where a ring crosses the line at height y. */
static size_t crossings_at(const zij_line *ring, double y, double *at)
{
    size_t n = 0;

    for (size_t i = 0; i < ring->n; i++) {
        zij_xy a = ring->at[i], b = ring->at[i + 1 < ring->n ? i + 1 : 0];

        if ((a.y <= y) != (b.y <= y))
            at[n++] = a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x);
    }
    return n;
}

static size_t column_of(const zij_board *b, double x)
{
    double c = zij_ceil(x / ZIJ_CELL - 0.5); /* first whose middle is at x or behind */

    return (size_t)ZIJ_MAX(0.0, ZIJ_MIN(c, (double)b->columns));
}

/* A cell is of the area when its middle is; of two rings of one area, the inner is a
 * hole. */
void zij_board_ring(zij_board *b, const zij_line *ring, uint8_t area)
{
    double *at = zij_array(b->mem, ring->n, double);
    double top = b->h, bottom = 0;

    for (size_t i = 0; i < ring->n; i++) {
        top = ZIJ_MIN(top, ring->at[i].y);
        bottom = ZIJ_MAX(bottom, ring->at[i].y);
    }
    for (size_t row = (size_t)ZIJ_MAX(top / ZIJ_CELL, 0.0);
         row < b->rows && (double)row * ZIJ_CELL < bottom; row++) {
        size_t n = crossings_at(ring, ((double)row + 0.5) * ZIJ_CELL, at);

        zij_sort(b->mem, at, n, sizeof(*at), by_number, NULL);
        for (size_t i = 0; i + 1 < n; i += 2)
            for (size_t c = column_of(b, at[i]); c < column_of(b, at[i + 1]); c++) {
                uint8_t *cell = &b->cells[row * b->columns + c];

                *cell = *cell == area ? 0 : area;
            }
    }
}

void zij_board_take(zij_board *b, zij_box box)
{
    *zij_list_add(b->mem, &b->taken) = box;
}

void zij_board_line(zij_board *b, zij_xy from, zij_xy to)
{
    *zij_list_add(b->mem, &b->lines) =
        (zij_box){ from.x, from.y, to.x - from.x, to.y - from.y };
}

bool zij_board_is_free(const zij_board *b, zij_box box)
{
    if (box.x < EDGE || box.y < EDGE || box.x + box.w > b->w - EDGE ||
        box.y + box.h > b->h - EDGE)
        return false;
    for (size_t i = 0; i < b->taken.n; i++) {
        zij_box t = b->taken.at[i];

        if (t.x < box.x + box.w + APART && box.x < t.x + t.w + APART &&
            t.y < box.y + box.h && box.y < t.y + t.h)
            return false;
    }
    return true;
}

/* Pieces are short, so that their middle stands for them. */
size_t zij_board_crossings(const zij_board *b, zij_box box)
{
    size_t n = 0;

    for (size_t i = 0; i < b->lines.n; i++) {
        zij_box l = b->lines.at[i];
        double x = l.x + l.w / 2, y = l.y + l.h / 2;

        n += x > box.x - 2 && x < box.x + box.w + 2 && y > box.y - 1 &&
             y < box.y + box.h + 1;
    }
    return n;
}

/* ---- names inside areas ---- */

_Static_assert(ZIJ_CHART_WIDTH_MOST / ZIJ_CELL <= UINT16_MAX,
               "cells of a row are counted");

typedef struct search {
    const zij_board *b;
    uint16_t *before; /* per row: cells of the area to the left; one column more */
    size_t left, right, top, bottom; /* cells that hold the area; right, bottom behind */
    zij_xy middle;                   /* of its cells, in pixels */
    size_t n;
} search;

static search search_of(const zij_board *b, uint8_t area)
{
    search s = { .b = b, .left = b->columns, .top = b->rows };
    double x = 0, y = 0;

    s.before = zij_array(b->mem, (b->columns + 1) * b->rows, uint16_t);
    for (size_t row = 0; row < b->rows; row++) {
        const uint8_t *cells = &b->cells[row * b->columns];
        size_t c =
            zij_str_find((zij_str){ (const char *)cells, b->columns }, 0, (char)area);

        for (; c < b->columns; c++) { /* most rows hold none of most areas */
            uint16_t *at = &s.before[row * (b->columns + 1) + c];
            bool is = cells[c] == area;

            at[1] = (uint16_t)(at[0] + is);
            if (!is)
                continue;
            s.left = ZIJ_MIN(s.left, c);
            s.right = ZIJ_MAX(s.right, c + 1);
            s.top = ZIJ_MIN(s.top, row);
            s.bottom = row + 1;
            x += (double)c + 0.5;
            y += (double)row + 0.5;
            s.n++;
        }
    }
    if (s.n > 0)
        s.middle = (zij_xy){ x / (double)s.n * ZIJ_CELL, y / (double)s.n * ZIJ_CELL };
    return s;
}

/* How much of a box is the area's: 0 to 1. */
static double share_of(const search *s, zij_box box)
{
    size_t from = column_of(s->b, box.x), to = column_of(s->b, box.x + box.w);
    size_t row = (size_t)(box.y / ZIJ_CELL), last = (size_t)((box.y + box.h) / ZIJ_CELL);
    size_t in = 0, all = 0;

    for (; row <= last && row < s->b->rows; row++) {
        const uint16_t *at = &s->before[row * (s->b->columns + 1)];

        in += at[to] - at[from];
        all += to - from;
    }
    return all > 0 ? (double)in / (double)all : 0;
}

bool zij_board_inside(const zij_board *b, uint8_t area, double w, double h, double share,
                      zij_xy *out)
{
    zij_arena_mark here = zij_arena_here(b->mem);
    search s = search_of(b, area);
    double best = 1e300;

    for (size_t row = s.top; row < s.bottom; row += STRIDE)
        for (size_t c = s.left; c < s.right; c += STRIDE) {
            zij_xy at = { ((double)c + 0.5) * ZIJ_CELL, ((double)row + 0.5) * ZIJ_CELL };
            zij_box box = { at.x - w / 2, at.y - h / 2, w, h };
            double dx = at.x - s.middle.x, dy = at.y - s.middle.y, in, cost;

            cost = zij_sqrt(dx * dx + 4 * dy * dy);
            if (cost >= best || !zij_board_is_free(b, box) ||
                (in = share_of(&s, box)) < share)
                continue;
            cost += (1 - in) * 400 + 40 * (double)zij_board_crossings(b, box);
            if (cost < best) {
                best = cost;
                *out = at;
            }
        }
    zij_arena_rewind(b->mem, here);
    return best < 1e300;
}
