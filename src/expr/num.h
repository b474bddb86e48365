/* num.h - numbers as functions of the published figures (private to expr).
 *
 * Each figure is a variable that lies anywhere in its closed interval; the same figure is
 * the same variable wherever it occurs. A number is kept as
 *
 *     a figure         one variable
 *     a ratio          (c + sum k x) / (c' + sum k' x), divisor > 0 over the whole box
 *     a node           any other sum, product, quotient, minimum, maximum of numbers
 *     a range          an interval with no figures behind it: a rank
 *
 * as long as possible in that order, because the range of the first two is exact.
 * Coefficients are integers of 128 bits; what does not fit becomes a node, and a node
 * whose fractions do not fit is bounded by doubles rounded outward.
 */
#ifndef ZIJ_EXPR_NUM_H
#define ZIJ_EXPR_NUM_H
#include "expr/expr.h"

enum { NO_VAR = 0xffffffff };

typedef struct term {
    zij_i128 k; /* not 0 */
    uint32_t var;
} term;

typedef struct affine { /* c + sum of k x; terms ascending by var */
    zij_i128 c;
    const term *at;
    size_t n;
} affine;

typedef struct ratio {
    affine n, d; /* d > 0 over the box */
} ratio;

typedef struct range {
    zij_real lo, mid, hi;
} range;

typedef enum num_kind {
    NUM_NONE,    /* left out by observed() */
    NUM_UNKNOWN, /* why; var is the cell, if any */
    NUM_OPEN,    /* undecided for want of a divisor; why */
    NUM_FIGURE,
    NUM_RATIO,
    NUM_NODE,
    NUM_RANGE,
} num_kind;

typedef struct num {
    uint8_t kind; /* num_kind */
    uint8_t why;  /* zij_why_kind */
    bool forecast;
    bool cell;          /* it is a cell of a slice, not computed */
    uint8_t cover;      /* zij_coverage_kind of the cells it came from, the weakest */
    uint8_t cover_axis; /* for COVER_TOP: axis of the slice that is ranked, or 255 */
    uint16_t top;
    uint32_t var;
    union {
        const ratio *ratio;
        struct node *node;
        const range *range;
    };
} num;

typedef enum node_op {
    NODE_ADD,
    NODE_SUB,
    NODE_MUL,
    NODE_DIV,
    NODE_MIN,
    NODE_MAX,
    NODE_CAGR, /* the years-th root of one operand that is not negative, less 1 */
} node_op;

typedef struct node {
    uint8_t op;     /* node_op */
    uint16_t years; /* of CAGR */
    uint32_t n;     /* two, one for CAGR, or any number for ADD, MIN, MAX */
    uint32_t size;
    const num *at;
    bool ranged; /* `range` is known */
    range range;
} node;

/* A figure's interval and middle, times 10^e. */
typedef struct fig {
    zij_i128 lo, mid, hi;
    int e;
} fig;

typedef struct eval eval; /* one evaluation: eval.h */

fig zij_expr_fig(eval *x, uint32_t var);
zij_arena *zij_expr_mem(eval *x);
/* A limit was passed: the evaluation ends with ZIJ_ELIMIT. */
void zij_expr_too_large(eval *x, const char *what, size_t most);
bool zij_expr_failed(const eval *x);
/* Counts the work on numbers that are no ratios; past ZIJ_EXPR_STEPS it is too large. */
void zij_expr_charge(eval *x, size_t steps);

/* ---- real.c: ends of intervals; dir is -1 for a low end, 1 for a high end ---- */

typedef struct ival {
    zij_real lo, hi;
} ival;

zij_real zij_expr_real(zij_rat r);
zij_real zij_expr_real_pow10(zij_i128 n, int e, int dir);
zij_real zij_expr_real_ratio(zij_i128 n, zij_i128 d, int dir);
int zij_expr_real_sign(const zij_real *a);
ival zij_expr_ival_add(ival a, ival b);
ival zij_expr_ival_sub(ival a, ival b);
ival zij_expr_ival_mul(ival a, ival b);
/* b may hold 0: the whole line. */
ival zij_expr_ival_div(ival a, ival b);
ival zij_expr_ival_min(ival a, ival b);
ival zij_expr_ival_max(ival a, ival b);
ival zij_expr_ival_hull(ival a, ival b);
ival zij_expr_ival_line(void);
/* Of an interval without negative numbers. */
ival zij_expr_ival_root(ival a, unsigned n);

/* ---- power.c ---- */

/* The sign of a - (n/d)^power, for n/d > 0, where it is told; an end that is no fraction
 * lies outward in direction `dir`, and what cannot be told lies outward, too. */
int zij_expr_power_sign(zij_arena *mem, const zij_real *a, int dir, zij_i128 n,
                        zij_i128 d, unsigned power);

/* ---- affine.c: false when 128 bits do not suffice ---- */

/* p a + q b. */
ZIJ_MUST_USE bool zij_expr_mix(zij_arena *mem, const affine *a, zij_i128 p,
                               const affine *b, zij_i128 q, affine *out);
/* q a == p b for integers p, q > 0 or p < 0 < q; false when there are none. */
ZIJ_MUST_USE bool zij_expr_proportional(const affine *a, const affine *b, zij_i128 *p,
                                        zij_i128 *q);
/* Divides both by what all coefficients share. */
void zij_expr_lowest(zij_arena *mem, ratio *r);

typedef struct ends { /* times 10^e */
    zij_i128 lo, mid, hi;
    int e;
} ends;
ZIJ_MUST_USE bool zij_expr_affine_ends(eval *x, const affine *a, ends *out);
/* The exact range of n/d over the box. */
ZIJ_MUST_USE bool zij_expr_ratio_range(eval *x, const ratio *r, range *out);

/* ---- num.c: arithmetic ---- */

num zij_expr_const(zij_arena *mem, zij_i128 n, zij_i128 d);
num zij_expr_unknown(zij_why_kind why, uint32_t var);
num zij_expr_range_num(zij_arena *mem, range r);
num zij_expr_add(eval *x, num a, num b);
num zij_expr_sub(eval *x, num a, num b);
num zij_expr_mul(eval *x, num a, num b);
num zij_expr_div(eval *x, num a, num b);
num zij_expr_scale(eval *x, num a, int pow10);
/* All known. */
num zij_expr_sum(eval *x, const num *at, size_t n);
num zij_expr_most(eval *x, node_op op, const num *at, size_t n);
/* The yearly growth that leads from 1 to `r`, which is not negative. */
num zij_expr_cagr(eval *x, num r, unsigned years);
/* The weaker knowledge and coverage of two, as a number without a form. */
num zij_expr_merge(const num *a, const num *b);
static inline bool zij_expr_known(const num *a)
{
    return a->kind >= NUM_FIGURE;
}
/* The ratio that a figure or a ratio is; `one` is room for a term. */
ratio zij_expr_as_ratio(const num *a, term *one);

/* ---- range.c, node.c: what a number may be ---- */

/* Of a known number. */
range zij_expr_range(eval *x, const num *a);
range zij_expr_node_range(eval *x, const num *a);

typedef enum relation {
    REL_LT,
    REL_LE,
    REL_GT,
    REL_GE,
    REL_EQ,
    REL_NE,
    REL_NEAR, /* ~ */
} relation;

/* a op b, both known: never UNKNOWN. */
zij_outcome zij_expr_compare(eval *x, const num *a, relation op, const num *b);
zij_outcome zij_expr_not(zij_outcome o);
/* EXPR.md 19: one side decides, else unknown over undecided. */
zij_outcome zij_expr_and(zij_outcome a, zij_outcome b);
zij_outcome zij_expr_or(zij_outcome a, zij_outcome b);

/* Calls f with each variable of a number (some more than once). */
void zij_expr_vars(const num *a, void (*f)(void *self, uint32_t var), void *self);

#endif
