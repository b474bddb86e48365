/* tree.h - random expressions as trees, and what they are in one completion.
 *
 * Every function of the language is a row: how to make a node of it, how to evaluate it
 * where every figure is a number, how to write it. The evaluation is as plain as the
 * manual: whole tables, cell by cell, nothing but fractions. */
#ifndef ZIJ_TEST_ORACLE_TREE_H
#define ZIJ_TEST_ORACLE_TREE_H
#include "world.h"

/* Open dimensions of a value. */
enum { REF = 1, PAR = 2, TIME = 4, AXES = REF | PAR };

typedef enum unit { USD, PERCENT, POINTS, PURE, COUNT } unit;

/* Which truth values a claim may have in a completion. Only `~` between two numbers,
 * which is no claim about one completion, has two of them. */
enum { TRUE = 1, FALSE = 2, NEITHER = 4 };

/* How a number depends on figures (EXPR.md 5); a claim of the first three is decided
 * sharply. */
typedef enum form { CONSTANT, AFFINE, RATIO, OTHER } form;

enum { WIDE = 24 };

typedef enum cell_state { NO_VALUE, IS_NUMBER, LEFT_OUT } cell_state;

typedef struct cell {
    frac v;
    uint8_t state, truth;
    bool empty; /* published without a value, or a forecast in open time */
} cell;

typedef struct table {
    int shape;
    uint64_t series; /* which are there: bit c * NC + d, with 0 for what is not open */
    uint32_t times;  /* 1 without TIME */
    cell *at;        /* size_of(shape), also for what is not there */
} table;

typedef struct node node;

/* Where an expression is evaluated. */
typedef struct place {
    const completion *x;
    bool trace; /* marks the cells that take part */
    int shift;  /* growth and diff: periods before the one that is named */
    int wide;   /* how many periods before it are taken */
} place;

typedef struct want {
    bool claim;
    int shape;
    unit unit;
    bool timed; /* must have a period */
    int depth;
} want;

typedef struct row {
    const char *name;
    bool claim;
    node *(*make)(const struct row *row, want t); /* NULL: cannot */
    table (*at)(const node *n, const place *p);
    void (*put)(zij_buf *b, const node *n);
    int op;
    /* counted by the test */
    long claims, outcome[4], loose;
} row;

/* What a slice takes with 0, 1, ... periods before the one that is named. */
typedef struct domain {
    bool known;
    uint64_t series, more; /* that have data; that may exist beside them */
    int first, last;       /* settled years, see ends_of */
} domain;

struct node {
    const row *row;
    node *of[3];
    int n;
    int shape;
    unit unit;
    form form;
    bool timed, bare;
    int multiplier;
    int over;      /* open dimensions that are reduced */
    bool put_over; /* written out */
    int signs;     /* of the divisors that were seen: 1 positive, 2 negative */
    /* a slice */
    int flow, when, from, to;
    int mask[2];
    bool all[2], named[2]; /* `*`; `@CA` */
    domain taken[WIDE];
    /* lists, counts, literals */
    int codes[NC], codes_n, k, op;
    bool ordered;
    frac value, half;
    zij_dec written;
};

enum { POOL = 1 << 15 };

static zij_arena *tree_mem;
static const row *must; /* the row that this claim is about */
static bool placed;     /* it is in the tree */
static cell pool[POOL];
static size_t pool_n;
static bool touched[FLOWS][NC][NC][NT];
static bool lists_extra; /* some code may exist that is not listed */

static node *make_any(want t);

static node *new_node(const row *r)
{
    node *n = zij_new(tree_mem, node);

    n->row = r;
    placed = placed || r == must;
    return n;
}

static int count_bits(int mask)
{
    return __builtin_popcount((unsigned)mask);
}

/* ---- tables ---- */

static int width_of(int shape, int axis)
{
    return shape & axis ? (axis == TIME ? NT : NC) : 1;
}

static size_t size_of(int shape)
{
    return (size_t)(width_of(shape, REF) * width_of(shape, PAR) * width_of(shape, TIME));
}

/* Which cell of a table of that shape belongs to code c, partner d and year t. */
static size_t index_of(int shape, int c, int d, int t)
{
    int i = shape & REF ? c : 0;

    i = i * width_of(shape, PAR) + (shape & PAR ? d : 0);
    return (size_t)(i * width_of(shape, TIME) + (shape & TIME ? t : 0));
}

static table new_table(int shape)
{
    table r = { .shape = shape, .series = 1, .times = 1 };
    size_t n = size_of(shape);

    assert_true(pool_n + n <= POOL);
    r.at = memset(pool + pool_n, 0, n * sizeof(cell));
    pool_n += n;
    return r;
}

static cell *cell_at(const table *r, int c, int d, int t)
{
    return &r->at[index_of(r->shape, c, d, t)];
}

static bool is_there(const table *r, int c, int d, int t)
{
    int i = (r->shape & REF ? c : 0) * NC + (r->shape & PAR ? d : 0);

    return (r->series >> i & 1) && (r->times >> (r->shape & TIME ? t : 0) & 1);
}

typedef struct walk {
    int c, d, t;
} walk;

static inline bool step_on(walk *i, int shape)
{
    if (++i->t < width_of(shape, TIME))
        return true;
    i->t = 0;
    if (++i->d < width_of(shape, PAR))
        return true;
    i->d = 0;
    return ++i->c < width_of(shape, REF);
}

#define FOR_CELLS(i, shape) for (walk i = { 0, 0, -1 }; step_on(&i, shape);)

/* The table in which two meet, without its cells. */
/* All years from the first to the last: a gap is of empty cells. */
static unsigned without_gaps(unsigned times)
{
    int first = 0, last = NT - 1;

    if (times == 0)
        return 0;
    while (!(times >> first & 1))
        first++;
    while (!(times >> last & 1))
        last--;
    return ((2u << last) - 1) & ~((1u << first) - 1);
}

static table meet(const table *l, const table *r)
{
    table out = new_table(l->shape | r->shape);
    int la = l->shape & AXES, ra = r->shape & AXES;

    if (la == ra)
        out.series = l->series | r->series;
    else
        out.series = count_bits(la) > count_bits(ra) ? l->series : r->series;
    if ((l->shape & TIME) == (r->shape & TIME))
        out.times = l->shape & TIME ? without_gaps(l->times | r->times) : 1;
    else
        out.times = l->shape & TIME ? l->times : r->times;
    return out;
}

/* ---- evaluating: what rows share ---- */

static table at(const node *n, const place *p)
{
    return n->row->at(n, p);
}

static cell number(frac v)
{
    return (cell){ .v = v, .state = IS_NUMBER };
}

static cell truth(int t)
{
    return (cell){ .state = IS_NUMBER, .truth = (uint8_t)t };
}

static const cell nothing = { .state = NO_VALUE, .truth = NEITHER };

/* A cell that only one of two tables has is empty in the other. */
static const cell lacking = { .state = NO_VALUE, .truth = NEITHER, .empty = true };

static cell cell_or_nothing(const table *r, walk i)
{
    return is_there(r, i.c, i.d, i.t) ? *cell_at(r, i.c, i.d, i.t) : lacking;
}

/* f on each pair of cells that meet; without a value unless both have one. */
static table pairwise(const node *n, const place *p,
                      cell (*f)(const node *n, const cell *l, const cell *r))
{
    table l = at(n->of[0], p), r = at(n->of[1], p), out = meet(&l, &r);

    FOR_CELLS(i, out.shape)
    {
        cell u = cell_or_nothing(&l, i), v = cell_or_nothing(&r, i);
        cell *to = cell_at(&out, i.c, i.d, i.t);

        if (u.state == LEFT_OUT || v.state == LEFT_OUT)
            to->state = LEFT_OUT;
        else if (u.state == NO_VALUE || v.state == NO_VALUE)
            *to = nothing;
        else
            *to = f(n, &u, &v);
        to->empty = u.empty || v.empty;
    }
    return out;
}

/* The cells that one number or claim is made of. */
typedef struct group {
    int n, at[NC * NC * NT]; /* indexes of cells of the argument */
    walk where[NC * NC * NT];
    bool gap; /* one of them has no value */
} group;

typedef cell reducer(const node *n, const table *arg, const group *g);

/* Where a dimension is kept, only the cells of one code or year are gathered. */
static void span_of(int kept, int arg, int axis, int one, int *from, int *to)
{
    *from = kept & axis ? one : 0;
    *to = kept & axis ? one + 1 : width_of(arg, axis);
}

static void gather(const table *arg, walk j, group *g)
{
    const cell *one = cell_at(arg, j.c, j.d, j.t);

    if (one->state == LEFT_OUT)
        return;
    g->gap = g->gap || one->state == NO_VALUE;
    g->where[g->n] = j;
    g->at[g->n++] = (int)(one - arg->at);
}

static void collect(const table *arg, int kept, walk i, group *g)
{
    walk j, from, to;

    g->n = 0;
    g->gap = false;
    span_of(kept, arg->shape, REF, i.c, &from.c, &to.c);
    span_of(kept, arg->shape, PAR, i.d, &from.d, &to.d);
    span_of(kept, arg->shape, TIME, i.t, &from.t, &to.t);
    for (j.c = from.c; j.c < to.c; j.c++)
        for (j.d = from.d; j.d < to.d; j.d++)
            for (j.t = from.t; j.t < to.t; j.t++)
                if (is_there(arg, j.c, j.d, j.t))
                    gather(arg, j, g);
}

/* The series of `arg` without the dimensions of `over`. */
static uint64_t kept_series(const table *arg, int over)
{
    int shape = arg->shape & ~over;
    uint64_t kept = (shape & AXES) == 0;

    for (int c = 0; c < NC; c++)
        for (int d = 0; d < NC; d++)
            if (arg->series >> (c * NC + d) & 1)
                kept |= (uint64_t)1
                        << ((shape & REF ? c : 0) * NC + (shape & PAR ? d : 0));
    return kept;
}

static table reduced(const node *n, const place *p, reducer *f)
{
    place inner = *p;
    table arg, out;
    static group g;

    if (n->over & TIME)
        inner.shift = inner.wide = 0;
    arg = at(n->of[0], &inner);
    out = new_table(arg.shape & ~n->over);
    out.series = kept_series(&arg, n->over);
    out.times = out.shape & TIME ? arg.times : 1;
    FOR_CELLS(i, out.shape)
    {
        cell *to = cell_at(&out, i.c, i.d, i.t);

        collect(&arg, out.shape, i, &g);
        *to = g.n == 0 ? nothing : f(n, &arg, &g);
        for (int k = 0; k < g.n; k++)
            to->empty = to->empty || arg.at[g.at[k]].empty;
    }
    return out;
}

/* ---- writing ---- */

static void put(zij_buf *b, const node *n)
{
    n->row->put(b, n);
}

static void put_over(zij_buf *b, const node *n)
{
    static const char *const name[] = {
        [REF] = "REF_AREA", [PAR] = "COUNTERPART_AREA", [TIME] = "TIME_PERIOD"
    };
    bool any = false;

    if (!n->put_over)
        return;
    for (int axis = REF; axis <= TIME; axis <<= 1)
        if (n->over & axis) {
            zij_putf(b, "%s%s", any ? ", " : " over ", name[axis]);
            any = true;
        }
}

static void put_codes(zij_buf *b, const node *n)
{
    if (n->codes_n == 1 && !n->ordered && n->k == 1) {
        zij_put_c(b, code_name[n->codes[0]]);
        return;
    }
    zij_put_byte(b, n->ordered ? '[' : '{');
    for (int i = 0; i < n->codes_n; i++)
        zij_putf(b, "%s%s", i > 0 ? ", " : "", code_name[n->codes[i]]);
    zij_put_byte(b, n->ordered ? ']' : '}');
}

static void put_call(zij_buf *b, const node *n)
{
    zij_putf(b, "%s(", n->row->name);
    put(b, n->of[0]);
    put_over(b, n);
    zij_put_byte(b, ')');
}

/* ---- making: what rows share ---- */

static node *sub(want t, int shape, unit u)
{
    return make_any((want){ .shape = shape, .unit = u, .depth = t.depth - 1 });
}

/* A few dimensions that the argument has beyond the result. */
static int more_axes(int shape, bool time_too)
{
    int room = (time_too ? REF | PAR | TIME : AXES) & ~shape, pick;

    if (room == 0)
        return 0;
    do
        pick = between(1, 7) & room;
    while (pick == 0 || (pick == (AXES | TIME) && chance(90)) ||
           (count_bits(pick) > 1 && chance(70)));
    return pick;
}

static bool over_is_said(int shape, int over)
{
    return count_bits(shape) > 1 || count_bits(over) > 1 || chance(20);
}

/* NULL, or a call of the row with one argument. */
static node *call_of(const row *r, want t, node *of, int over)
{
    node *n;

    if (of == NULL)
        return NULL;
    n = new_node(r);
    n->of[0] = of;
    n->n = 1;
    n->over = over;
    n->put_over = over != 0 && over_is_said(of->shape, over);
    n->shape = of->shape & ~over;
    n->unit = t.unit;
    n->form = OTHER;
    n->multiplier = of->multiplier;
    n->timed = of->timed && !(over & TIME);
    return n;
}

#endif
