/* Numbers that are no ratio of affine forms: the product of two figures, say.
 *
 * The tree is flattened, children first. One sweep forward bounds every operation by
 * interval arithmetic, which is exact where every figure occurs once. Otherwise one sweep
 * back bounds the derivative by every figure. Where that has one sign over the box, the
 * extreme lies at that figure's end: it is fixed there and the sweeps are run again on
 * the smaller box, until nothing more can be fixed. */
#include "base/sort.h"
#include "expr/num.h"

typedef enum side { SIDE_FREE, SIDE_LO, SIDE_MID, SIDE_HI, SIDES } side;

typedef enum step_kind { STEP_AFFINE = 100, STEP_RANGE } step_kind; /* or a node_op */

typedef struct step {
    uint8_t op;
    uint16_t years;    /* of NODE_CAGR */
    uint32_t first, n; /* children: work.child[first ...] */
    affine leaf;       /* its var is an index into work.vars */
    const range *range;
    ival value, slope; /* slope: derivative of the whole by this step */
} step;

typedef struct work {
    eval *x;
    zij_arena *mem;
    zij_list(step) steps;
    zij_list(uint32_t) child;
    zij_list(uint32_t) vars; /* ascending, each once */
    bool once;               /* no figure occurs twice */
    ival (*figs)[SIDES];     /* by variable and side */
    uint8_t *side;
    ival *slope; /* by variable */
} work;

static void add_var(void *self, uint32_t var)
{
    work *w = self;

    *zij_list_add(w->mem, &w->vars) = var;
}

static int by_number(const void *a, const void *b, void *with)
{
    const uint32_t *s = a, *t = b;

    (void)with;
    return (*s > *t) - (*s < *t);
}

static ival point(zij_i128 v, int e)
{
    return (ival){ zij_expr_real_pow10(v, e, -1), zij_expr_real_pow10(v, e, 1) };
}

static void set_figure(ival to[SIDES], const fig *f)
{
    to[SIDE_LO] = point(f->lo, f->e);
    to[SIDE_MID] = point(f->mid, f->e);
    to[SIDE_HI] = point(f->hi, f->e);
    to[SIDE_FREE] = (ival){ to[SIDE_LO].lo, to[SIDE_HI].hi };
}

static void find_vars(work *w, const num *a)
{
    size_t n = 0;

    zij_expr_vars(a, add_var, w);
    zij_sort(w->mem, w->vars.at, w->vars.n, sizeof(uint32_t), by_number, NULL);
    for (size_t i = 0; i < w->vars.n; i++)
        if (n == 0 || w->vars.at[n - 1] != w->vars.at[i])
            w->vars.at[n++] = w->vars.at[i];
    w->once = n == w->vars.n;
    w->vars.n = n;
    w->figs = zij_arena_array(w->mem, n, sizeof(*w->figs));
    w->side = zij_array(w->mem, n, uint8_t);
    w->slope = zij_array(w->mem, n, ival);
    for (size_t i = 0; i < n; i++) {
        fig f = zij_expr_fig(w->x, w->vars.at[i]);

        set_figure(w->figs[i], &f);
    }
}

static uint32_t local(const work *w, uint32_t var)
{
    size_t lo = 0, hi = w->vars.n;

    while (hi - lo > 1) {
        size_t mid = lo + (hi - lo) / 2;

        if (w->vars.at[mid] <= var)
            lo = mid;
        else
            hi = mid;
    }
    return (uint32_t)lo;
}

static uint32_t add_affine(work *w, const affine *a)
{
    step *s = zij_list_add(w->mem, &w->steps);
    term *at = zij_array(w->mem, a->n, term);

    for (size_t i = 0; i < a->n; i++)
        at[i] = (term){ a->at[i].k, local(w, a->at[i].var) };
    *s = (step){ .op = STEP_AFFINE, .leaf = { a->c, at, a->n } };
    return (uint32_t)(w->steps.n - 1);
}

static uint32_t add_op(work *w, uint8_t op, const uint32_t *of, uint32_t n)
{
    uint32_t first = (uint32_t)w->child.n;

    for (uint32_t i = 0; i < n; i++)
        *zij_list_add(w->mem, &w->child) = of[i];
    *zij_list_add(w->mem, &w->steps) = (step){ .op = op, .first = first, .n = n };
    return (uint32_t)(w->steps.n - 1);
}

static uint32_t flatten(work *w, const num *a)
{
    uint32_t *of, pair[2];
    term one;
    ratio r;

    if (a->kind == NUM_RANGE) {
        *zij_list_add(w->mem, &w->steps) = (step){ .op = STEP_RANGE, .range = a->range };
        return (uint32_t)(w->steps.n - 1);
    }
    if (a->kind == NUM_NODE) {
        of = zij_array(w->mem, a->node->n, uint32_t);
        for (uint32_t i = 0; i < a->node->n; i++)
            of[i] = flatten(w, &a->node->at[i]);
        add_op(w, a->node->op, of, a->node->n);
        w->steps.at[w->steps.n - 1].years = a->node->years;
        return (uint32_t)(w->steps.n - 1);
    }
    r = zij_expr_as_ratio(a, &one);
    pair[0] = add_affine(w, &r.n);
    if (r.d.n == 0 && r.d.c == 1)
        return pair[0];
    pair[1] = add_affine(w, &r.d);
    return add_op(w, NODE_DIV, pair, 2);
}

static ival affine_value(const work *w, const affine *a)
{
    ival sum = point(a->c, 0);

    for (size_t i = 0; i < a->n; i++) {
        const term *t = &a->at[i];
        ival v = w->figs[t->var][w->side[t->var]];

        if (t->k != 1)
            v = zij_expr_ival_mul(point(t->k, 0), v);
        sum = i == 0 && a->c == 0 ? v : zij_expr_ival_add(sum, v);
    }
    return sum;
}

static ival range_value(const range *r, bool middle)
{
    return middle ? (ival){ r->mid, r->mid } : (ival){ r->lo, r->hi };
}

static ival whole(int64_t n)
{
    return point(n, 0);
}

static ival op_value(const work *w, const step *s)
{
    static ival (*const two[])(ival, ival) = {
        [NODE_ADD] = zij_expr_ival_add, [NODE_SUB] = zij_expr_ival_sub,
        [NODE_MUL] = zij_expr_ival_mul, [NODE_DIV] = zij_expr_ival_div,
        [NODE_MIN] = zij_expr_ival_min, [NODE_MAX] = zij_expr_ival_max,
    };
    const uint32_t *of = &w->child.at[s->first];
    ival v = w->steps.at[of[0]].value;

    if (s->op == NODE_CAGR)
        return zij_expr_ival_sub(zij_expr_ival_root(v, s->years), whole(1));
    for (uint32_t i = 1; i < s->n; i++)
        v = two[s->op](v, w->steps.at[of[i]].value);
    return v;
}

/* Children come before their parents. */
static ival forward(work *w, bool middle)
{
    zij_expr_charge(w->x, w->steps.n);
    for (size_t i = 0; i < w->steps.n; i++) {
        step *s = &w->steps.at[i];

        if (s->op == STEP_AFFINE)
            s->value = affine_value(w, &s->leaf);
        else if (s->op == STEP_RANGE)
            s->value = range_value(s->range, middle);
        else
            s->value = op_value(w, s);
    }
    return w->steps.at[w->steps.n - 1].value;
}

/* The derivative of MIN and MAX by a child lies in 0..1, and is 0 or 1 where the child
 * surely is, or surely is not, the extreme one. */
static ival extreme_slope(const work *w, const step *s, uint32_t me)
{
    const uint32_t *of = &w->child.at[s->first];
    const ival *v = &w->steps.at[of[me]].value;
    bool always = true;

    zij_expr_charge(w->x, s->n / 4);
    for (uint32_t i = 0; i < s->n; i++) {
        const ival *u = &w->steps.at[of[i]].value;
        bool less = s->op == NODE_MIN;

        if (i == me)
            continue;
        if (zij_real_cmp(less ? &v->lo : &u->lo, less ? &u->hi : &v->hi) > 0)
            return whole(0);
        always =
            always && zij_real_cmp(less ? &u->lo : &v->lo, less ? &v->hi : &u->hi) > 0;
    }
    return (ival){ always ? whole(1).lo : whole(0).lo, whole(1).hi };
}

static ival child_slope(const work *w, const step *s, uint32_t i)
{
    const uint32_t *of = &w->child.at[s->first];
    ival other = w->steps.at[of[i == 0 && s->n > 1 ? 1 : 0]].value;

    switch ((node_op)s->op) {
    case NODE_ADD:
        return whole(1);
    case NODE_SUB:
        return whole(i == 0 ? 1 : -1);
    case NODE_MUL:
        return other;
    case NODE_DIV: /* 1/b, and -(a/b)/b */
        if (i == 0)
            return zij_expr_ival_div(whole(1), other);
        return zij_expr_ival_sub(whole(0),
                                 zij_expr_ival_div(s->value, w->steps.at[of[1]].value));
    case NODE_CAGR: /* of r: (r's root) / (years r) */
        return zij_expr_ival_div(zij_expr_ival_add(s->value, whole(1)),
                                 zij_expr_ival_mul(other, whole(s->years)));
    case NODE_MIN:
    case NODE_MAX:
        break;
    }
    return extreme_slope(w, s, i);
}

static void backward(work *w)
{
    zij_expr_charge(w->x, 2 * w->steps.n + w->vars.n);
    for (size_t i = 0; i < w->vars.n; i++)
        w->slope[i] = whole(0);
    for (size_t i = 0; i < w->steps.n; i++)
        w->steps.at[i].slope = whole(i + 1 == w->steps.n);
    for (size_t i = w->steps.n; i-- > 0;) {
        step *s = &w->steps.at[i];

        if (s->op == STEP_AFFINE) {
            for (size_t j = 0; j < s->leaf.n; j++) {
                ival *to = &w->slope[s->leaf.at[j].var];
                ival k = point(s->leaf.at[j].k, 0);

                *to = zij_expr_ival_add(*to, zij_expr_ival_mul(k, s->slope));
            }
        } else if (s->op != STEP_RANGE) {
            for (uint32_t c = 0; c < s->n; c++) {
                ival *to = &w->steps.at[w->child.at[s->first + c]].slope;

                *to = zij_expr_ival_add(
                    *to, zij_expr_ival_mul(s->slope, child_slope(w, s, c)));
            }
        }
    }
}

/* Fixes what is monotone; whether anything changed. */
static bool fix(work *w, int dir)
{
    bool changed = false;

    for (size_t i = 0; i < w->vars.n; i++) {
        int up = zij_expr_real_sign(&w->slope[i].lo) >= 0;
        int down = zij_expr_real_sign(&w->slope[i].hi) <= 0;

        if (w->side[i] != SIDE_FREE || (!up && !down))
            continue;
        w->side[i] = (up != 0) == (dir > 0) ? SIDE_HI : SIDE_LO;
        changed = true;
    }
    return changed;
}

static zij_real extreme(work *w, int dir)
{
    enum { SWEEPS = 8, MOST = 1000 };
    ival v;

    for (size_t i = 0; i < w->vars.n; i++)
        w->side[i] = SIDE_FREE;
    v = forward(w, false);
    for (int i = 0; i < SWEEPS && w->steps.n + w->vars.n <= MOST; i++) {
        backward(w);
        if (!fix(w, dir))
            break;
        v = forward(w, false);
    }
    return dir < 0 ? v.lo : v.hi;
}

/* Intervals leave the double beside a fraction unset. */
static zij_real done(zij_real a)
{
    return a.exact ? zij_expr_real(a.r) : a;
}

static zij_real middle(work *w)
{
    ival v;

    for (size_t i = 0; i < w->vars.n; i++)
        w->side[i] = SIDE_MID;
    v = forward(w, true);
    if (v.lo.exact && v.hi.exact)
        return done(v.lo);
    return (zij_real){ false, zij_rat_of(0), done(v.lo).d / 2 + done(v.hi).d / 2 };
}

range zij_expr_node_range(eval *x, const num *a)
{
    work w = { .x = x, .mem = zij_expr_mem(x) };
    range r;

    if (zij_expr_failed(x)) { /* nobody will see it: do not work for it */
        ival line = zij_expr_ival_line();

        return (range){ line.lo, line.lo, line.hi };
    }
    find_vars(&w, a);
    flatten(&w, a);
    if (w.once) {
        ival v = forward(&w, false);

        r.lo = done(v.lo);
        r.hi = done(v.hi);
    } else {
        r.lo = done(extreme(&w, -1));
        r.hi = done(extreme(&w, 1));
    }
    r.mid = middle(&w);
    return r;
}
