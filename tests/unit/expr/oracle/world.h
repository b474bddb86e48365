/* world.h - random figures for the oracle, and what may hide behind them.
 *
 * A world has eight flows over six codes and six years. A completion of it is a number
 * for every cell: of a published figure one that rounds to it, of an empty cell any; and
 * it says which codes exist that the data do not list. Whatever is proved or refuted must
 * be so in every completion. */
#ifndef ZIJ_TEST_ORACLE_WORLD_H
#define ZIJ_TEST_ORACLE_WORLD_H
#include "../../random.h"
#include "../fake.h"
#include "frac.h"

enum {
    NC = 6, /* codes of each dimension */
    NT = 6, /* years */
    YEAR = 2018,
    SCALE = 10000, /* completions are integers times 1 / SCALE */
};

typedef enum flow_name { A, B, C, E, P, L, T, M, FLOWS } flow_name;

static const char *const code_name[NC] = { "CHN", "KAZ", "KGZ", "RUS", "TKM", "UZB" };

/* CA is KAZ, KGZ, UZB; the group of L has TKM, too. */
enum { CA = 1 << 1 | 1 << 2 | 1 << 5, L_GROUP = CA | 1 << 4, ALL = (1 << NC) - 1 };

typedef struct flow_plan {
    const char *id;
    int dims, multiplier, decimals;
    bool percent, exact, down, nonnegative, listed;
} flow_plan;

static const flow_plan plan[FLOWS] = {
    [A] = { .id = "A", .dims = 1, .decimals = 1 },
    [B] = { .id = "B", .dims = 1, .multiplier = 1 },
    [C] = { .id = "C", .dims = 1, .decimals = 1, .down = true, .nonnegative = true },
    [E] = { .id = "E", .dims = 1, .exact = true },
    [P] = { .id = "P", .dims = 1, .multiplier = -2, .decimals = 1, .percent = true },
    [L] = { .id = "L", .dims = 1, .listed = true },
    [T] = { .id = "T", .dims = 2, .listed = true },
    [M] = { .id = "M", .dims = 2, .decimals = 1, .nonnegative = true },
};

typedef struct figure {
    uint8_t state; /* zij_obs_state */
    bool forecast, pinned;
    zij_coverage coverage;
    int64_t lo, mid, hi; /* times 1 / SCALE */
} figure;

/* What a completion says of a cell; of flows of one dimension the second code is 0. */
typedef struct completion {
    int64_t at[FLOWS][NC][NC][NT];
    uint64_t extra; /* pairs of codes that exist beside those that are listed */
} completion;

typedef struct world {
    fake f;
    zij_flow *flow[FLOWS];
    figure fig[FLOWS][NC][NC][NT];
    zij_obs obs[FLOWS][NC][NC][NT];
    uint16_t code[NC];
    int as_of;  /* index of the last year that is no forecast */
    bool whole; /* nothing is missing */
} world;

static world w;
static uint64_t seed;

static int between(int lo, int hi)
{
    return lo + (int)(random_bits(&seed) % (uint64_t)(hi - lo + 1));
}

static bool chance(int percent)
{
    return between(1, 100) <= percent;
}

static int seconds_of(int flow)
{
    return plan[flow].dims == 2 ? NC : 1;
}

/* ---- figures ---- */

static int64_t power(int n)
{
    return n == 0 ? 1 : 10 * power(n - 1);
}

static int64_t unit_of(int flow)
{
    int e = plan[flow].multiplier - plan[flow].decimals;

    return e < 0 ? SCALE / power(-e) : SCALE * power(e);
}

static void set_value(int flow, int c, int d, int t, int64_t m)
{
    const flow_plan *p = &plan[flow];
    figure *g = &w.fig[flow][c][d][t];
    int64_t unit = unit_of(flow);

    g->state = ZIJ_OBS_VALUE;
    g->lo = g->mid = g->hi = m * unit;
    if (!p->exact) {
        g->lo -= p->down ? 0 : unit / 2;
        g->hi += p->down ? unit : unit / 2;
    }
    if (p->nonnegative && g->lo < 0)
        g->lo = 0;
    w.obs[flow][c][d][t].m = m;
}

static void set_empty(int flow, int c, int d, int t, zij_obs_state state)
{
    w.fig[flow][c][d][t].state = (uint8_t)state;
}

static void finish_cell(int flow, int c, int d, int t, bool status_f)
{
    figure *g = &w.fig[flow][c][d][t];
    zij_obs *o = &w.obs[flow][c][d][t];

    g->forecast = status_f || t > w.as_of;
    o->state = g->state;
    o->p = (int8_t)plan[flow].decimals;
    o->status = status_f ? 'F' : 'A';
    o->origin = 0xffff;
    o->coverage = g->coverage;
}

/* Small numbers, so that ties and touching ends are not rare. */
static int64_t random_m(int flow, int most)
{
    int64_t m = chance(75) ? between(1, most) : between(-most, most);

    return plan[flow].nonnegative && m < 0 ? -m : m;
}

static void fill_simple(int flow, int c, int d, int most, bool last_is_forecast)
{
    for (int t = 0; t < NT; t++) {
        int gap = w.whole ? 100 : between(0, 99);

        w.fig[flow][c][d][t].coverage.kind =
            plan[flow].listed ? ZIJ_COVER_LISTED : ZIJ_COVER_COMPLETE;
        if (gap < 8)
            set_empty(flow, c, d, t, gap < 4 ? ZIJ_OBS_ABSENT : ZIJ_OBS_MISSING);
        else
            set_value(flow, c, d, t, random_m(flow, most));
        finish_cell(flow, c, d, t, last_is_forecast && t == NT - 1);
    }
}

/* The top k of a year, and now and then another row below them. */
static void fill_top(int c, int t, int k, int most)
{
    int64_t least = most;
    int n = 0;

    for (int d = 0; d < NC; d++)
        set_empty(T, c, d, t, ZIJ_OBS_ABSENT);
    while (n < k) {
        int d = between(0, NC - 1);
        int64_t m = between(2, most);

        if (w.fig[T][c][d][t].state == ZIJ_OBS_VALUE)
            continue;
        set_value(T, c, d, t, m);
        w.fig[T][c][d][t].coverage = (zij_coverage){ ZIJ_COVER_TOP, 1, (uint16_t)k };
        least = m < least ? m : least;
        n++;
    }
    for (int d = 0; d < NC; d++) {
        figure *g = &w.fig[T][c][d][t];

        g->pinned = g->state == ZIJ_OBS_ABSENT && least > 1 && chance(15);
        if (g->pinned) {
            set_value(T, c, d, t, between(1, (int)least - 1));
            g->coverage = (zij_coverage){ ZIJ_COVER_LISTED, 0, 0 };
        }
        finish_cell(T, c, d, t, false);
    }
}

/* Who reports what: all partners, the first few, some, none. */
static void fill_trade(int c, int most)
{
    static const uint8_t kinds[] = { 0, 0, 1, 1, 1, 2, 3 };
    int kind = w.whole && chance(50) ? 0 : kinds[between(0, 6)], k = between(1, 3);

    for (int d = 0; d < NC; d++) {
        fill_simple(T, c, d, most, false);
        for (int t = 0; t < NT; t++) {
            figure *g = &w.fig[T][c][d][t];

            g->coverage.kind = kind == 0 ? ZIJ_COVER_COMPLETE : ZIJ_COVER_LISTED;
            if (kind == 3 || (kind == 2 && d > 2))
                set_empty(T, c, d, t, ZIJ_OBS_ABSENT);
            finish_cell(T, c, d, t, false);
        }
    }
    for (int t = 0; kind == 1 && t < NT; t++)
        fill_top(c, t, k, most);
}

static void make_figures(void)
{
    static const int sizes[] = { 4, 30, 30, 200, 2000 };
    int most = sizes[between(0, 4)];

    memset(w.fig, 0, sizeof(w.fig));
    memset(w.obs, 0, sizeof(w.obs));
    w.whole = chance(80);
    w.as_of = chance(60) ? NT - 1 : between(3, NT - 1);
    w.f.env.as_of = zij_period_of_year(YEAR + w.as_of);
    for (int flow = 0; flow < FLOWS; flow++) {
        bool last_is_forecast = chance(20);

        for (int c = 0; c < NC; c++)
            for (int d = 0; d < seconds_of(flow); d++)
                if (flow != T && (flow != L || chance(w.whole ? 100 : 70)))
                    fill_simple(flow, c, d, most, last_is_forecast);
    }
    for (int c = 0; c < NC; c++)
        fill_trade(c, most);
}

/* ---- what expr sees ---- */

static const figure *fig_of(int flow, int c, int d, int t)
{
    return &w.fig[flow][c][d][t];
}

static bool has_row(int flow, int c, int d, int t)
{
    return fig_of(flow, c, d, t)->state != ZIJ_OBS_ABSENT;
}

static int mask_of(const zij_pick *p, const zij_dimension *dim)
{
    int mask = 0;

    for (int c = 0; c < NC; c++) {
        bool in = p->all && (dim->in_group == NULL || dim->in_group[w.code[c]]);

        for (size_t i = 0; !p->all && i < p->n; i++)
            in = in || p->codes[i] == w.code[c];
        mask |= in << c;
    }
    return mask;
}

/* select.h: bit c * NC + d for each series of a selection; of a flow of one dimension d
 * is 0. */
static uint64_t series_of(int flow, int mask, bool all, int mask2, bool all2, int from,
                          int to)
{
    uint64_t found = 0;

    for (int c = 0; c < NC; c++)
        for (int d = 0; d < seconds_of(flow); d++)
            for (int t = from; t <= to; t++)
                if ((mask >> c & 1) && (mask2 >> d & 1) && has_row(flow, c, d, t))
                    found |= (uint64_t)1 << (c * NC + d);
    for (int c = 0; c < NC; c++)
        for (int d = 0; d < seconds_of(flow); d++) {
            uint64_t row = (((uint64_t)1 << NC) - 1) << (c * NC), column = 0;

            for (int i = 0; i < NC; i++)
                column |= (uint64_t)1 << (i * NC + d);
            if (!(mask >> c & 1) || !(mask2 >> d & 1))
                continue;
            if ((!all && !all2) || (all && !all2 && (found & row)) ||
                (!all && all2 && (found & column)))
                found |= (uint64_t)1 << (c * NC + d);
        }
    return found;
}

static zij_rc take(void *self, const zij_select *s, zij_arena *mem, zij_diags *to,
                   const zij_table **out)
{
    zij_table *table = zij_new(mem, zij_table);
    const zij_pick every = { .all = true };
    bool two = s->flow->dims_n == 2;
    int flow = 0, mask, mask2 = 1, from = 0, until = NT - 1, n = 0;
    uint64_t found;
    uint16_t *keys;
    zij_period *periods;
    zij_obs *cells;

    (void)self;
    (void)to;
    while (w.flow[flow] != s->flow)
        flow++;
    mask = mask_of(&s->dims[0], &s->flow->dims[0]);
    if (two)
        mask2 = mask_of(&s->dims[1], &s->flow->dims[1]);
    if (s->from.freq != 0) {
        from = ZIJ_MAX(s->from.ordinal - zij_period_of_year(YEAR).ordinal, 0);
        until = ZIJ_MIN(s->to.ordinal - zij_period_of_year(YEAR).ordinal, NT - 1);
    }
    found = series_of(flow, mask, s->dims[0].all, mask2,
                      two ? s->dims[1].all : !every.all, from, until);
    table->flow = s->flow;
    table->keys = keys = zij_array(mem, (size_t)NC * NC * 2, uint16_t);
    table->periods_n = (size_t)(until - from + 1);
    table->periods = periods = zij_array(mem, table->periods_n, zij_period);
    for (int t = from; t <= until; t++)
        periods[t - from] = zij_period_of_year(YEAR + t);
    table->cells = cells =
        zij_array(mem, (size_t)__builtin_popcountll(found) * table->periods_n, zij_obs);
    for (int c = 0; c < NC; c++)
        for (int d = 0; d < seconds_of(flow); d++) {
            if (!(found >> (c * NC + d) & 1))
                continue;
            *keys++ = w.code[c];
            if (two)
                *keys++ = w.code[d];
            memcpy(cells + n++ * (until - from + 1), &w.obs[flow][c][d][from],
                   table->periods_n * sizeof(*cells));
        }
    table->series_n = (size_t)n;
    *out = table;
    return ZIJ_OK;
}

static void make_world(test *t)
{
    bool *group;

    fake_make(&w.f, t);
    w.f.env.take = take;
    for (int c = 0; c < NC; c++)
        w.code[c] = zij_codelist_find(w.f.lists[0], zij_str_of(code_name[c]));
    for (int i = 0; i < FLOWS; i++) {
        const flow_plan *p = &plan[i];
        zij_flow *flow;

        w.f.coverage.kind = p->listed ? ZIJ_COVER_LISTED : ZIJ_COVER_COMPLETE;
        flow = fake_flow(&w.f, p->id,
                         p->dims == 2 ? "REF_AREA COUNTERPART_AREA" : "REF_AREA",
                         p->percent ? "1" : "USD", p->multiplier, p->decimals);
        flow->exact = p->exact;
        flow->rounding = p->down ? ZIJ_ROUND_DOWN : ZIJ_ROUND_NEAREST;
        flow->nonnegative = p->nonnegative;
        w.flow[i] = flow;
    }
    group = zij_array(t->mem, w.f.lists[0]->n, bool);
    for (int c = 0; c < NC; c++)
        group[w.code[c]] = L_GROUP >> c & 1;
    w.flow[L]->dims[0].in_group = group;
}

/* ---- completions ---- */

/* Beside the top k everything is below them. */
static void keep_below(completion *x, int c, int t)
{
    int64_t least = INT64_MAX;

    for (int d = 0; d < NC; d++)
        if (w.fig[T][c][d][t].coverage.kind == ZIJ_COVER_TOP && x->at[T][c][d][t] < least)
            least = x->at[T][c][d][t];
    for (int d = 0; least < INT64_MAX && d < NC; d++)
        if (w.fig[T][c][d][t].coverage.kind != ZIJ_COVER_TOP &&
            x->at[T][c][d][t] >= least)
            x->at[T][c][d][t] =
                least - (w.fig[T][c][d][t].pinned ? 1 : between(1, 2 * SCALE));
}

static int64_t anything(int flow)
{
    int64_t most = chance(80) ? 40 : (chance(50) ? 3000 : 10000000);
    int64_t v = (between(0, 1) ? 1 : between(-1, 1)) *
                (int64_t)(random_bits(&seed) % (uint64_t)(most + 1)) * unit_of(flow);

    return plan[flow].nonnegative && v < 0 ? -v : v;
}

#endif
