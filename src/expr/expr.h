/* expr.h - the expression language: parse and check once, evaluate against figures.
 *
 *     zij_expr *e;
 *     zij_value v;
 *     if (zij_expr_parse(text, &env, mem, to, &e) == ZIJ_OK &&
 *         zij_expr_eval(e, &env, mem, to, &v) == ZIJ_OK)
 *         ... v.kind, v.numbers[0].low ...
 *
 * The language is described in docs/expr.md. Data come through callbacks, so this folder
 * knows neither store nor files. A wrong expression is a diagnostic; a figure that is
 * missing or too coarse is not: it makes a number or a verdict unknown or undecided.
 *
 *   threads   an expression may be evaluated by several threads at once, each with its
 *             own env, arena and diagnostics
 *   memory    everything returned lives in the arena passed in, and borrows the text, the
 *             flows and the tables that `take` returned
 *   limits    below; each is an error with a name, reported at its place
 */
#ifndef ZIJ_EXPR_EXPR_H
#define ZIJ_EXPR_EXPR_H
#include "base/rat.h"
#include "model/select.h"

enum {
    ZIJ_EXPR_BYTES = 4000,    /* length of an expression: expr-too-long */
    ZIJ_EXPR_SPELLED = 64000, /* bytes with all definitions spelled out: expr-too-long */
    ZIJ_EXPR_DEPTH = 64,      /* nesting: expr-too-deep */
    ZIJ_EXPR_CELLS = 1000000, /* cells of one table: expr-too-large */
    ZIJ_EXPR_NODES = 10000,   /* operations in one number: expr-too-large */
    ZIJ_EXPR_STEPS = 5000000, /* work on numbers that are no ratios: expr-too-large */
};

/* Where flows, groups and figures come from. */
typedef struct zij_expr_env {
    void *self;       /* handed to every callback */
    zij_period as_of; /* later periods are forecasts; freq 0: none is */
    /* The flow of that id, or NULL. Stays valid as long as the expression. */
    const zij_flow *(*flow)(void *self, zij_str id);
    /* Id of the i-th flow, empty behind the last: for "did you mean". */
    zij_str (*flow_name)(void *self, size_t i);
    /* The code ids of @name; false when there is no such group. */
    bool (*group)(void *self, zij_str name, const zij_str **codes, size_t *n);
    zij_str (*group_name)(void *self, size_t i);
    /* The expression that a name stands for; NULL, or false: there is none. Its text
     * stays valid as long as the expression. */
    bool (*define)(void *self, zij_str name, zij_span *text);
    zij_str (*define_name)(void *self, size_t i);
    /* The frequency of a flow's periods, 0 when it has none; NULL: not known, so a period
     * of another frequency is no error and merely has no figures. */
    int32_t (*freq)(void *self, const zij_flow *flow);
    /* The figures of a selection, see select.h. Its periods may be wider than what the
     * expression uses. */
    zij_rc (*take)(void *self, const zij_select *what, zij_arena *mem, zij_diags *to,
                   const zij_table **out);
    /* What a figure may stand for; NULL: zij_obs_bounds. */
    zij_bounds (*bounds)(void *self, const zij_flow *flow, const uint16_t *key,
                         const zij_obs *o);
} zij_expr_env;

/* ---- what a value is made of ---- */

/* A cell of a table that `take` returned. table == NULL: none. */
typedef struct zij_figure {
    const zij_table *table;
    uint32_t series, period;
} zij_figure;

static inline const zij_obs *zij_figure_obs(zij_figure f)
{
    return zij_table_cell(f.table, f.series, f.period);
}
static inline const uint16_t *zij_figure_key(zij_figure f)
{
    return f.table->keys + (size_t)f.series * f.table->flow->dims_n;
}
static inline zij_period zij_figure_period(zij_figure f)
{
    return f.table->periods[f.period];
}
/* "TRADE[JPN, UZB, X; 2024]", as one writes it in an expression. */
void zij_put_figure(zij_buf *b, zij_figure f);

/* A real number: an exact fraction, or, where 128 bits do not suffice, a double that lies
 * outward (a low end at or below the truth, a high end at or above it). */
typedef struct zij_real {
    bool exact;
    zij_rat r; /* when exact */
    double d;  /* near r when exact, for drawing; else the bound */
} zij_real;

/* x times 10^shift, rounded half away from zero to `decimals`: percent with one decimal
 * is zij_real_round(&n.middle, 2, 1, &dec). False when it has more than 18 digits. Print
 * the middle; where low and high round to something else, the digits are not supported by
 * the figures (docs/expr.md, "Printing"). */
ZIJ_MUST_USE bool zij_real_round(const zij_real *x, int shift, int decimals,
                                 zij_dec *out);
/* <0, 0, >0. */
int zij_real_cmp(const zij_real *a, const zij_real *b);

/* What a number counts. Numbers are in base units: 288.1 of USD billion is 288.1e9, 43.0
 * of a percent flow is 0.43. To show one as published, divide by 10^multiplier. */
typedef enum zij_measure_as {
    ZIJ_AS_NUMBER,  /* also a share or a growth: 0.802 */
    ZIJ_AS_PERCENT, /* of a percent flow, or a literal 80% */
    ZIJ_AS_POINTS,  /* difference of two percents, or a literal 5pp */
    ZIJ_AS_COUNT,   /* how many, and ranks: exact integers */
} zij_measure_as;

typedef struct zij_measure {
    struct {
        zij_str kind;
        int8_t power;
    } kinds[ZIJ_KINDS]; /* sorted by kind; no power is 0 */
    uint8_t kinds_n;    /* 0: a pure number */
    uint8_t as;         /* zij_measure_as */
    bool bare; /* a literal such as 1200, which takes the measure of its partner */
    int8_t multiplier;    /* of the figures it came from; -2 for percents and points */
    zij_str basis;        /* "current", "constant 2015" or empty */
    const zij_unit *unit; /* the flow's, while it still is exactly that; else NULL */
} zij_measure;

/* Why something is not known, or not decided. */
typedef enum zij_why_kind {
    ZIJ_WHY_NOT,       /* it is known */
    ZIJ_WHY_MISSING,   /* unknown: `cell` is absent or has no value */
    ZIJ_WHY_FORECAST,  /* unknown: `cell` is a forecast, and the time is open */
    ZIJ_WHY_EMPTY,     /* unknown: there are no figures at all */
    ZIJ_WHY_COVERAGE,  /* unknown: the data do not list every code; `cell` is one row */
    ZIJ_WHY_ZERO,      /* unknown: division by exactly 0 */
    ZIJ_WHY_NEAR_ZERO, /* undecided: the divisor may be 0, or the base not positive */
    ZIJ_WHY_ROUNDING,  /* undecided: the rounding of the figures could tip it */
    ZIJ_WHY_TIE,       /* refuted: an exact tie at the cut of top or bottom */
} zij_why_kind;

typedef struct zij_why {
    zij_why_kind kind;
    zij_figure cell; /* table == NULL: none */
    zij_str text;    /* one English sentence, lower case, no final stop; may be empty */
} zij_why;

typedef enum zij_number_state {
    ZIJ_NUMBER_KNOWN,   /* middle, low and high are there */
    ZIJ_NUMBER_OPEN,    /* undecided: no bounds; see why */
    ZIJ_NUMBER_UNKNOWN, /* see why */
    ZIJ_NUMBER_NONE,    /* no such cell: observed() left it out, or nothing to compare */
} zij_number_state;

typedef struct zij_number {
    uint8_t state;      /* zij_number_state */
    bool forecast;      /* a forecast is among its figures */
    bool open_high;     /* a rank with no known upper end: high is meaningless */
    zij_real middle;    /* of the published figures */
    zij_real low, high; /* of all numbers that round to them; closed */
    zij_why why;
    zij_figure figure; /* when it is one published figure (also one without a value):
                          its digits, status and notes; table == NULL: computed */
    zij_period period; /* freq 0: several or none */
} zij_number;

typedef enum zij_outcome {
    ZIJ_PROVED,
    ZIJ_REFUTED,
    ZIJ_UNDECIDED,
    ZIJ_UNKNOWN,
} zij_outcome;

const char *zij_outcome_name(zij_outcome o); /* "proved" ... */

typedef struct zij_verdict {
    uint8_t outcome; /* zij_outcome */
    bool forecast;
    zij_why why;               /* of what is not proved */
    zij_number left, right;    /* what was compared (of the deciding cell); or NONE */
    const zij_figure *figures; /* refuted: the counter-example; else what it rests on, the
                                  first ZIJ_EXPR_FIGURES of them; in key order */
    size_t figures_n;
} zij_verdict;

enum { ZIJ_EXPR_FIGURES = 16 };

typedef enum zij_value_kind {
    ZIJ_VALUE_NUMBERS,
    ZIJ_VALUE_VERDICTS,
    ZIJ_VALUE_CODES,   /* from top, bottom or a literal */
    ZIJ_VALUE_PERIODS, /* from peak, since and the like */
} zij_value_kind;

/* The periods that a function such as peak() names. */
typedef struct zij_moment {
    uint8_t state; /* zij_outcome. PROVED: these and no others, there may be none;
                      UNDECIDED: only some of these; UNKNOWN: n is 0 */
    bool forecast;
    const zij_period *at; /* ascending */
    size_t n;
    zij_why why;
} zij_moment;

/* An open dimension of a value. */
typedef struct zij_axis {
    zij_str id; /* REF_AREA */
    const zij_codelist *codes;
} zij_axis;

/* The figures that were used, each once; by flow in the order in which the expression
 * names them, then key, then period. Only those that have a value. */
typedef struct zij_evidence {
    const zij_figure *at;
    size_t n;
    size_t left_out; /* empty cells that observed() dropped */
} zij_evidence;

/* A value is one cell, or a table of cells: one row of `keys` per series, and `periods_n`
 * cells per series, cells[series * periods_n + period].
 * A scalar has axes_n 0, time false, series_n 1, periods_n 1. */
typedef struct zij_value {
    zij_value_kind kind;
    bool forecast; /* a forecast is among its figures: say so */
    size_t axes_n;
    zij_axis axes[ZIJ_DIMS];
    bool time; /* the period is open, too */
    size_t series_n, periods_n;
    const uint16_t *keys;        /* series_n x axes_n code indices, in key order */
    const zij_period *periods;   /* periods_n, ascending; NULL when not one for all */
    const zij_number *numbers;   /* NUMBERS */
    const zij_verdict *verdicts; /* VERDICTS */
    const zij_moment *moments;   /* PERIODS */
    zij_measure measure;         /* of the numbers, or of what a comparison compared */
    /* CODES: the list itself is not a table */
    struct {
        zij_outcome state; /* PROVED: the list is certain, in this order; UNDECIDED:
                              rounding could change it; UNKNOWN: at is empty */
        bool ordered;      /* [a, b] or top(); else a set */
        const zij_codelist *list; /* NULL: a literal that met no codelist */
        const uint16_t *at;
        const zij_number *numbers; /* what they were ranked by; NULL: a literal */
        size_t n;
        zij_why why;
    } codes;
    zij_evidence evidence;
} zij_value;

static inline bool zij_value_is_scalar(const zij_value *v)
{
    return v->axes_n == 0 && !v->time;
}

/* ---- parse and evaluate ---- */

typedef struct zij_expr zij_expr;

/* Parses and checks names, types and units.
 *   text  one expression; blanks and line ends around and inside it do not matter. Where
 *         it was folded or escaped in its file, hand over an own zij_source
 *   env   flow, flow_name, group and group_name are called; take is not
 * Reports expr-* errors at their place. */
ZIJ_MUST_USE zij_rc zij_expr_parse(zij_span text, const zij_expr_env *env, zij_arena *mem,
                                   zij_diags *to, zij_expr **out);

/* Checks a definition: its name, and its text, which may be a list or a number alone.
 * Reports expr-definition-* and what zij_expr_parse does. */
ZIJ_MUST_USE zij_rc zij_expr_check_definition(zij_str name, zij_span where, zij_span text,
                                              const zij_expr_env *env, zij_arena *mem,
                                              zij_diags *to);

/* Known before any figure is read. */
zij_value_kind zij_expr_kind(const zij_expr *e);
bool zij_expr_is_scalar(const zij_expr *e); /* false: a table; say always() for a claim */
zij_measure zij_expr_measure(const zij_expr *e);
zij_span zij_expr_span(const zij_expr *e);

/* Why no data can refute a claim, as far as its form tells, and which part of it; NULL:
 * some may. */
const char *zij_expr_idle(const zij_expr *e, zij_span *where);

/* Fails only when `take` does or a limit is passed. */
ZIJ_MUST_USE zij_rc zij_expr_eval(const zij_expr *e, const zij_expr_env *env,
                                  zij_arena *mem, zij_diags *to, zij_value *out);

/* ---- what an expression is made of, for whoever explains it ---- */

typedef enum zij_shape_kind {
    ZIJ_SHAPE_NUMBER,  /* a literal */
    ZIJ_SHAPE_CODES,   /* a list of codes or periods as written */
    ZIJ_SHAPE_FIGURES, /* FLOW[...] */
    ZIJ_SHAPE_NEGATE,
    ZIJ_SHAPE_ARITH,
    ZIJ_SHAPE_COMPARE,
    ZIJ_SHAPE_NOT,
    ZIJ_SHAPE_AND,
    ZIJ_SHAPE_OR,
    ZIJ_SHAPE_CALL,
} zij_shape_kind;

typedef struct zij_shape {
    zij_shape_kind kind;
    zij_str name;       /* of a function: "rising"; else the sign: "<", "and"; or empty */
    const zij_expr *of; /* operands; may be evaluated alone (bare numbers then count base
                           units) */
    size_t of_n;
} zij_shape;

zij_shape zij_expr_shape(const zij_expr *e, zij_arena *mem);
const zij_expr *zij_shape_operand(const zij_shape *s, size_t i); /* NULL: has no such */
/* As one would write it: what zij_expr_parse reads back as the same. */
void zij_put_expr(zij_buf *b, const zij_expr *e);

/* "USD / person (current)", "%", "percentage points"; empty for a pure number. */
void zij_put_measure(zij_buf *b, const zij_measure *m);

/* The functions of the language, for help, completion and the check of the manual. */
typedef struct zij_expr_help {
    const char *name, *usage, *meaning;
} zij_expr_help;
size_t zij_expr_help_count(void);
zij_expr_help zij_expr_help_at(size_t i);

#endif
