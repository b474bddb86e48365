/* slice.h - figures taken from a flow: FLOW[keys; time]. */
#ifndef ZIJ_TEST_ORACLE_SLICE_H
#define ZIJ_TEST_ORACLE_SLICE_H
#include "tree.h"

typedef enum when { ONE, RANGE, OPEN, FROM, TO, LATEST, EACH } when;

/* ---- making ---- */

static void pick_codes(node *n, int dim, bool open)
{
    if (!open) {
        n->mask[dim] = 1 << between(0, NC - 1);
    } else if (chance(60)) {
        n->all[dim] = true;
        n->mask[dim] = ALL;
    } else if (chance(25)) {
        n->named[dim] = true;
        n->mask[dim] = CA;
    } else {
        do
            n->mask[dim] = between(1, ALL);
        while (count_bits(n->mask[dim]) < 2 || count_bits(n->mask[dim]) > 4);
    }
}

static void pick_time(node *n, bool open)
{
    static const uint8_t fixed[] = { ONE, ONE, ONE, ONE, LATEST, EACH };
    static const uint8_t ranges[] = { RANGE, RANGE, RANGE, OPEN, FROM, TO };

    n->when = open ? ranges[between(0, 5)] : fixed[between(0, 5)];
    n->from = between(0, NT - 1);
    n->to = n->from + (n->when == RANGE ? between(1, 3) : 0);
    n->to = ZIJ_MIN(n->to, NT - 1);
}

static int pick_flow(want t)
{
    static const uint8_t one[] = { A, A, B, C, E, L, T, M, M }, two[] = { T, M, M };

    if (t.unit == PERCENT)
        return P;
    return t.shape & PAR ? two[between(0, 2)] : one[between(0, 8)];
}

static node *make_slice(const row *r, want t)
{
    node *n;

    if ((t.unit != USD && t.unit != PERCENT) || (t.unit == PERCENT && (t.shape & PAR)))
        return NULL;
    n = new_node(r);
    n->flow = pick_flow(t);
    n->shape = t.shape;
    n->unit = t.unit;
    n->form = AFFINE;
    n->timed = true;
    n->multiplier = plan[n->flow].multiplier;
    pick_codes(n, 0, t.shape & REF);
    n->mask[1] = 1;
    if (plan[n->flow].dims == 2)
        pick_codes(n, 1, t.shape & PAR);
    pick_time(n, t.shape & TIME);
    return n;
}

/* ---- writing ---- */

static void put_pick(zij_buf *b, const node *n, int dim)
{
    bool list = count_bits(n->mask[dim]) > 1, any = false;

    if (n->all[dim] || n->named[dim]) {
        zij_put_c(b, n->all[dim] ? "*" : "@CA");
        return;
    }
    zij_put_c(b, list ? "{" : "");
    for (int c = 0; c < NC; c++)
        if (n->mask[dim] >> c & 1) {
            zij_putf(b, "%s%s", any ? ", " : "", code_name[c]);
            any = true;
        }
    zij_put_c(b, list ? "}" : "");
}

static void put_slice(zij_buf *b, const node *n)
{
    int from = YEAR + n->from, to = YEAR + n->to;

    zij_putf(b, "%s[", plan[n->flow].id);
    put_pick(b, n, 0);
    if (plan[n->flow].dims == 2) {
        zij_put_c(b, ", ");
        put_pick(b, n, 1);
    }
    switch ((when)n->when) {
    case ONE:
        zij_putf(b, "; %d]", from);
        break;
    case RANGE:
        zij_putf(b, "; %d..%d]", from, to);
        break;
    case OPEN:
        zij_put_c(b, n->from & 1 ? "; *]" : "]");
        break;
    case FROM:
        zij_putf(b, "; %d..]", from);
        break;
    case TO:
        zij_putf(b, "; ..%d]", from);
        break;
    case LATEST:
        zij_put_c(b, "; latest]");
        break;
    case EACH:
        zij_put_c(b, "; latest each]");
        break;
    }
}

/* ---- evaluating ---- */

static bool settled(int flow, int c, int d, int t)
{
    const figure *g = fig_of(flow, c, d, t);

    return g->state == ZIJ_OBS_VALUE && !g->forecast;
}

static int group_of(const node *n, int dim)
{
    return n->all[dim] && dim == 0 && n->flow == L ? n->mask[dim] & L_GROUP
                                                   : n->mask[dim];
}

static uint64_t pair_bit(int c, int d)
{
    return (uint64_t)1 << (c * NC + d);
}

/* Whether some of these series say that others may exist. */
static bool is_partial(const node *n, uint64_t series, int from, int to)
{
    for (int c = 0; c < NC; c++)
        for (int d = 0; d < NC; d++)
            for (int t = from; t <= to; t++)
                if ((series & pair_bit(c, d)) && has_row(n->flow, c, d, t) &&
                    fig_of(n->flow, c, d, t)->coverage.kind != ZIJ_COVER_COMPLETE)
                    return true;
    return false;
}

/* Those of one reporter, or with one partner. */
static uint64_t line_of(uint64_t series, int c, int d)
{
    uint64_t line = 0;

    for (int i = 0; i < NC; i++)
        line |= c < 0 ? pair_bit(i, d) : pair_bit(c, i);
    return series & line;
}

static bool is_complete(const node *n, uint64_t series, int from, int to)
{
    return series != 0 && !is_partial(n, series, from, to);
}

/* Pairs of codes that the keys would take, too, if they existed: rows that say they are
 * complete say so of their reporter and of their partner. */
static uint64_t unlisted(const node *n, uint64_t series, int from, int to)
{
    uint64_t more = 0;

    if ((!n->all[0] && !n->all[1]) || !is_partial(n, series, from, to))
        return 0;
    for (int c = 0; c < NC; c++)
        for (int d = 0; d < seconds_of(n->flow); d++) {
            uint64_t line = line_of(series, c, -1), column = line_of(series, -1, d);

            if ((n->shape & AXES) == AXES && n->all[0] != n->all[1] &&
                (n->all[0] ? line : column) == 0)
                continue; /* whom no row names has no list of the others either */
            if (!(group_of(n, 0) >> c & 1) || !(n->mask[1] >> d & 1) ||
                (series & pair_bit(c, d)) || (!n->all[0] && line == 0) ||
                (plan[n->flow].dims == 2 &&
                 (is_complete(n, line, from, to) || is_complete(n, column, from, to))))
                continue;
            more |= pair_bit(c, d);
        }
    return more;
}

/* First and last settled year of open time; the last one of `latest`. -1: none. */
static void ends_of(const node *n, uint64_t series, int *from, int *to)
{
    int least = n->when == FROM ? n->from : 0, most = n->when == TO ? n->from : NT - 1;

    *from = *to = -1;
    for (int t = least; t <= most; t++) {
        bool any = false, every = series != 0;

        for (int c = 0; c < NC; c++)
            for (int d = 0; d < seconds_of(n->flow); d++)
                if (series & pair_bit(c, d)) {
                    any = any || settled(n->flow, c, d, t);
                    every = every && settled(n->flow, c, d, t);
                }
        if (n->when == LATEST ? every : any) {
            *from = *from < 0 ? t : *from;
            *to = t;
        }
    }
}

static cell figure_cell(const node *n, const place *p, int c, int d, int t, bool open)
{
    const figure *g;
    cell r = { .state = IS_NUMBER };

    if (t < 0 || t >= NT) {
        r.state = NO_VALUE;
        r.empty = true;
        return r;
    }
    g = fig_of(n->flow, c, d, t);
    r.empty = g->state != ZIJ_OBS_VALUE || (open && g->forecast);
    r.v = frac_of(p->x->at[n->flow][c][d][t], SCALE);
    for (int i = 0; p->trace && i < NT; i++)
        touched[n->flow][c][d][i] |= i == t || n->when == EACH;
    return r;
}

static int year_of(const node *n, const place *p, int c, int d, int t, int last)
{
    int each = -1;

    if (n->shape & TIME)
        return t;
    if (n->when == ONE)
        return n->from - p->shift;
    for (int i = 0; n->when == EACH && i < NT; i++)
        if (settled(n->flow, c, d, i))
            each = i;
    last = n->when == EACH ? each : last;
    return last < 0 ? -1 : last - p->shift;
}

/* Of a code that is not listed `latest each` is the year that all others have, or any. */
static int extra_year(const node *n, const place *p, uint64_t series, int t, int last)
{
    int each = -1;

    if (n->when != EACH)
        return year_of(n, p, 0, 0, t, last);
    for (int c = 0; c < NC; c++)
        for (int d = 0; d < seconds_of(n->flow); d++) {
            int year = year_of(n, p, c, d, t, last);

            if (!(series & pair_bit(c, d)))
                continue;
            if (each >= 0 && year != each)
                return (int)(p->x->extra >> NC * NC) % (w.as_of + 1) - p->shift;
            each = year;
        }
    return each;
}

static void set_slice(table *out, const node *n, const place *p, uint64_t series,
                      uint64_t more, int last)
{
    bool open = n->when != ONE && n->when != RANGE;

    for (int c = 0; c < NC; c++)
        for (int d = 0; d < seconds_of(n->flow); d++) {
            bool extra = more & pair_bit(c, d);

            if (!extra && !(series & pair_bit(c, d)))
                continue;
            out->series |= pair_bit(n->shape & REF ? c : 0, n->shape & PAR ? d : 0);
            for (int t = 0; t < width_of(n->shape, TIME); t++) {
                cell *to = cell_at(out, c, d, t);

                *to = figure_cell(n, p, c, d,
                                  extra ? extra_year(n, p, series, t, last)
                                        : year_of(n, p, c, d, t, last),
                                  open);
                to->empty = to->empty && !extra;
            }
        }
}

static domain find_domain(const node *n, int wide)
{
    domain k = { .known = true };
    int from = 0, to = NT - 1;

    if (n->when == ONE || n->when == RANGE) {
        from = ZIJ_MAX(n->from - (n->when == ONE ? wide : 0), 0);
        to = n->to;
    }
    k.series =
        series_of(n->flow, group_of(n, 0), n->all[0], n->mask[1], n->all[1], from, to);
    k.more = unlisted(n, k.series, from, to);
    ends_of(n, k.series, &k.first, &k.last);
    if (n->when == RANGE) {
        k.first = n->from;
        k.last = n->to;
    }
    return k;
}

static table slice_at(const node *n, const place *p)
{
    domain *k = &((node *)n)->taken[p->wide];
    table out = new_table(n->shape);

    assert_true(p->wide < WIDE);
    if (!k->known)
        *k = find_domain(n, p->wide);
    lists_extra = lists_extra || (p->trace && k->more != 0);
    out.series = (n->shape & AXES) == 0;
    if (n->shape & TIME)
        out.times = k->first < 0 ? 0 : ((2u << k->last) - 1) & ~((1u << k->first) - 1);
    set_slice(&out, n, p, k->series, k->more & p->x->extra, k->last);
    return out;
}

#endif
