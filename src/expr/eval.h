/* eval.h - tables of numbers and verdicts while an expression is evaluated (private). */
#ifndef ZIJ_EXPR_EVAL_H
#define ZIJ_EXPR_EVAL_H
#include "expr/ast.h"

/* A table that was taken. Its cells are the variables base .. base + n - 1. */
typedef struct slice_use {
    const slice_ast *ast;
    const zij_table *table;
    uint32_t base, n;
    const uint32_t *alias; /* per cell: the variable it is; NULL: its own */
    uint8_t *used;         /* per cell */
    int back;
} slice_use;

struct eval {
    const zij_expr_env *env;
    zij_arena *mem;
    zij_diags *to;
    zij_list(slice_use) slices;
    size_t hint;       /* slice in which the last variable was found */
    uint32_t vars;     /* so far */
    int back;          /* columns before a fixed period: growth and diff want them */
    size_t steps;      /* so far, see zij_expr_charge */
    size_t left_out;   /* cells dropped by observed() */
    const char *limit; /* what was too large; NULL: nothing */
    size_t most;
    zij_rc rc;
};

typedef struct verd {
    uint8_t outcome; /* zij_outcome */
    uint8_t why;     /* zij_why_kind */
    bool none;       /* left out by observed() */
    bool forecast;
    bool partial; /* of figures beside which the data may lack others */
    uint32_t var;
    const num *a, *b; /* what was compared; NULL: nothing, or several */
} verd;

/* The value of top() and bottom(), and of a literal list. */
typedef struct ranking {
    const codes_ast *literal; /* NULL: a ranking */
    bool bottom;
    bool best; /* as many as are exactly equal to the first */
    size_t k, n;
    const uint16_t *codes; /* candidates, first to last by their middles */
    const num *nums;
    const zij_codelist *list;
    uint8_t why; /* of an unknown one */
    uint32_t var;
} ranking;

/* The periods that peak(), since() and the like name, as far as they are known. */
typedef enum choice_form {
    CHOICE_GIVEN,   /* a literal */
    CHOICE_LARGEST, /* where nums are the largest */
    CHOICE_LEAST,
    CHOICE_EACH, /* where verds hold */
    CHOICE_RUN,  /* the first of the verds that hold through the last */
} choice_form;

typedef struct choice {
    uint8_t form; /* choice_form */
    size_t n;
    const zij_period *periods; /* n, ascending: those that may be meant */
    const num *nums;
    const verd *verds;
    bool partial; /* beside the figures the data may lack others */
    size_t rival; /* of nums the best by its middle: most comparisons end with it */
} choice;

typedef struct tab {
    const type *type;
    size_t series_n, periods_n;
    const uint16_t *keys;      /* series_n x type->axes_n, ascending */
    const zij_period *periods; /* NULL: none, or each its own */
    uint32_t star; /* bits of the axes whose codes are whatever the data list */
    const num *nums;
    const verd *verds;
    const ranking *ranking;
    const choice *choices; /* one per series */
} tab;

bool zij_expr_eval_ast(eval *x, const ast *a, tab *out);

/* ---- take.c ---- */
bool zij_expr_take(eval *x, const ast *a, tab *out);
zij_figure zij_expr_figure(eval *x, uint32_t var);
const slice_use *zij_expr_slice_of(eval *x, uint32_t var);

/* ---- tab.c ---- */

/* Where the cells of two tables meet: per series and period of the result the index in
 * each operand, or -1. */
typedef struct meeting {
    const int32_t *series[2], *period[2];
    bool open[2]; /* beside what the operand lists there may be others */
} meeting;
bool zij_expr_align(eval *x, const type *t, const tab *a, const tab *b, tab *out,
                    meeting *m);
/* Cell of an operand; NULL: it has none. */
static inline size_t zij_expr_cell(const tab *t, const meeting *m, int side, size_t s,
                                   size_t p)
{
    int32_t series = m->series[side][s], period = m->period[side][p];

    return series < 0 || period < 0 ? SIZE_MAX
                                    : (size_t)series * t->periods_n + (size_t)period;
}

/* Series that are alike in all axes but those of `over`. */
typedef struct groups {
    size_t n;
    const uint32_t *order; /* series, group by group */
    const size_t *start;   /* n + 1 */
} groups;
groups zij_expr_group(eval *x, const tab *t, uint32_t over, tab *out);

/* The cells that one number is made of. */
typedef struct cells {
    const num *at; /* without those that observed() left out */
    const uint32_t *series;
    size_t n;
    const num *dropped; /* the first that was left out where others may be unlisted */
} cells;
/* Adds a cell of the table to those in `at` and `series`, unless it was left out. */
void zij_expr_collect(cells *c, num *at, uint32_t *series, const num *cell, uint32_t of);
typedef num reducer(eval *x, const ast *call, const tab *arg, const cells *c);
/* The table with `call->over` reduced. */
bool zij_expr_reduce(eval *x, const ast *call, const tab *arg, reducer *f, tab *out);
/* The first cell whose coverage leaves the domain open along `over`, or NULL. */
const num *zij_expr_uncovered(const tab *arg, uint32_t over, const cells *c);
const num *zij_expr_first_unknown(const cells *c);
/* Whether beside some cell of a series, also one left out, others may be unlisted. */
bool zij_expr_partial_row(const tab *t, size_t series);
/* Evaluates the first argument for a function that reduces `over_time`. */
bool zij_expr_argument(eval *x, const ast *call, tab *out);

/* ---- fn_order.c ---- */
verd zij_expr_compare_lists(eval *x, const ranking *a, relation op, const ranking *b);
verd zij_expr_certain(eval *x, const ranking *r);

/* ---- moment.c ---- */
bool zij_expr_compare_periods(eval *x, const ast *a, tab *out);
void zij_expr_given_periods(eval *x, const ast *a, tab *out);
zij_moment zij_expr_moment(eval *x, const choice *c);
zij_why zij_expr_why(eval *x, zij_why_kind kind, uint32_t var);

/* ---- fn_change.c ---- */
/* now / base, where the base is surely positive. */
num zij_expr_over_base(eval *x, num now, num base);

/* ---- fn_moment.c ---- */
/* The first argument, of which every series is one choice. */
bool zij_expr_choose(eval *x, const ast *call, choice_form form, tab *out);

/* ---- eval.c ---- */
/* Compares as `a` says what its two sides became. */
bool zij_expr_compare_tabs(eval *x, const ast *a, tab *l, tab *r, tab *out);
bool zij_expr_join(eval *x, const ast *a, const tab *l, const tab *r, tab *out);
verd zij_expr_plain(bool truth);

verd zij_expr_verdict(eval *x, const num *a, relation op, const num *b);
verd zij_expr_and_verd(verd a, verd b);
verd zij_expr_or_verd(verd a, verd b);
verd zij_expr_not_verd(verd a);

/* ---- value.c ---- */
void zij_expr_finish(eval *x, const tab *t, zij_value *out);

#endif
