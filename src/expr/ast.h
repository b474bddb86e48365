/* ast.h - what an expression is, after parsing and checking (private to expr). */
#ifndef ZIJ_EXPR_AST_H
#define ZIJ_EXPR_AST_H
#include "expr/num.h"

enum { AST_HEIGHT = 4 * ZIJ_EXPR_DEPTH }; /* a + b + c ... leans to the left */

/* Whether a value has a period: of a literal or after a reduction, of one column, of one
 * column per period. */
typedef enum time_kind { TIME_NONE, TIME_FIXED, TIME_OPEN } time_kind;

typedef struct type {
    uint8_t kind; /* zij_value_kind */
    uint8_t time; /* time_kind */
    uint8_t axes_n;
    uint8_t freq; /* of its periods, 0: not known */
    const zij_axis *axes;
    zij_measure measure;
} type;

typedef enum when_kind {
    WHEN_ALL,   /* open: every period that is no forecast */
    WHEN_RANGE, /* from..to */
    WHEN_ONE,   /* from */
    WHEN_FROM,  /* from.. */
    WHEN_TO,    /* ..to */
    WHEN_LATEST,
    WHEN_LATEST_EACH,
} when_kind;

typedef struct slice_ast {
    zij_select what; /* periods: as far as the text says */
    uint8_t when;    /* when_kind */
} slice_ast;

/* A list of codes as written; `at` once it has met its codelist. */
typedef struct codes_ast {
    bool ordered;
    zij_str *ids;
    zij_span *where;
    size_t n;
    const zij_codelist *list;
    uint16_t *at;
} codes_ast;

/* Periods as written: 2008, {2009, 2015}. */
typedef struct periods_ast {
    zij_period *at; /* ascending, each once */
    size_t n;
} periods_ast;

typedef struct literal_ast {
    zij_i128 n, d;           /* its value */
    zij_i128 half_n, half_d; /* half a unit of its last digit */
    zij_span where;          /* its digits, also where a name stands for it */
} literal_ast;

typedef enum ast_kind {
    AST_NUMBER,
    AST_CODES,
    AST_PERIODS, /* a number or list that met periods */
    AST_SLICE,
    AST_NEGATE,
    AST_ARITH,
    AST_COMPARE,
    AST_NOT,
    AST_AND,
    AST_OR,
    AST_CALL,
} ast_kind;

typedef struct ast {
    uint8_t kind;    /* ast_kind */
    uint8_t op;      /* node_op of ARITH, relation of COMPARE */
    int8_t scale[2]; /* powers of ten by which a bare operand is multiplied */
    uint16_t height;
    bool checked;   /* it is part of a definition, whose places are known there */
    bool over_time; /* CALL: TIME_PERIOD is reduced */
    uint32_t over;  /* CALL: bits of the reduced axes of the first argument */
    zij_span where, op_at;
    struct ast **of;
    size_t of_n;
    type type;
    union {
        literal_ast *literal;
        codes_ast *codes;
        periods_ast *periods;
        slice_ast *slice;
        const struct function *fn;
    };
    struct ast **parts; /* CALL: the comparisons that it is short for, or NULL */
    size_t parts_n;
    codes_ast *over_ids; /* CALL: `over A, B`; NULL: none */
} ast;

struct zij_expr {
    ast *root;
    zij_span where;
};

/* The definitions that are being spelled out, innermost first. */
typedef struct spelled {
    zij_str name;
    const struct spelled *outer;
} spelled;

/* Parsing and checking. */
typedef struct parser {
    zij_span text;
    zij_str s;
    size_t i;
    const zij_expr_env *env;
    zij_arena *mem;
    zij_diags *to;
    int depth;
    bool failed; /* reported an error and went on */
    const spelled *inside;
    size_t bytes; /* of the definitions so far */
} parser;

/* The expression that a name stands for; *found: there is one. */
ast *zij_expr_parse_defined(parser *p, size_t from, zij_str name, bool *found);
/* An expression up to the end of the text. */
ast *zij_expr_parse_text(parser *p);

/* FLOW[...], with p->i at the bracket. NULL: failed. */
ast *zij_expr_parse_slice(parser *p, size_t from, zij_str name);
/* Codes up to `end`. */
codes_ast *zij_expr_parse_codes(parser *p, char end);
codes_ast *zij_expr_group_codes(parser *p, size_t from, zij_str name);
zij_str zij_expr_word(parser *p);
void zij_expr_blanks(parser *p);
bool zij_expr_take_char(parser *p, char c);
zij_span zij_expr_from(const parser *p, size_t from);
void *zij_expr_fail_here(parser *p, const char *expected);

/* Names, types, units; false: failed. */
bool zij_expr_check(parser *p, ast *a);
/* Resolves a code list against a codelist. */
bool zij_expr_resolve(parser *p, codes_ast *codes, const zij_codelist *list);
/* Sets a->over and a->over_time; `need` says that one must be there. */
bool zij_expr_check_over(parser *p, ast *call);
bool zij_expr_check_type(parser *p, const ast *a, zij_value_kind kind);
/* Of periods: "the call wants a range of them". */
bool zij_expr_check_range(parser *p, const ast *call, const ast *a);
bool zij_expr_refuse(parser *p, const ast *call, const ast *at, const char *because);
/* One side of a comparison is periods: the other becomes such. */
bool zij_expr_check_periods(parser *p, ast *a);
/* Reads a literal as periods of a frequency; 0: of any. */
bool zij_expr_as_periods(parser *p, ast *a, uint8_t freq);
/* growth(4%) could be a ratio or points. */
bool zij_expr_check_no_percent(parser *p, const ast *call);
bool zij_expr_check_arith(parser *p, ast *a);
/* A comparison whose sides are checked. */
bool zij_expr_check_compare(parser *p, ast *a);
/* The type of a pair of operands: the wider one's axes. */
bool zij_expr_check_pair(parser *p, ast *a, type *out);
bool zij_expr_check_sides(parser *p, zij_span where, const type *l, const type *r,
                          type *out);
/* The axes of `t` that `over` leaves. */
type zij_expr_without(parser *p, const type *t, uint32_t over, bool time);

/* ---- measure.c ---- */
bool zij_expr_measure_flow(const zij_flow *f, zij_measure *out);
/* Both sides of + - and comparisons; gives the powers of ten of bare sides. */
bool zij_expr_measure_pair(parser *p, ast *a, zij_measure *out);
bool zij_expr_measure_product(parser *p, const ast *a, bool divide, zij_measure *out);
zij_measure zij_expr_pure(zij_measure_as as);

/* ---- functions ---- */
struct tab;
typedef struct function {
    const char *name, *usage, *meaning;
    uint8_t least, most; /* arguments */
    bool over;           /* takes `over DIM, DIM` */
    uint8_t op;          /* the family's own */
    bool (*check)(parser *p, ast *call);
    bool (*eval)(eval *x, const ast *call, struct tab *out); /* false: stop */
} function;

/* One table per family; each ends with a row without a name. */
extern const function zij_expr_reduce_functions[];
extern const function zij_expr_order_functions[];
extern const function zij_expr_change_functions[];
extern const function zij_expr_truth_functions[];
extern const function zij_expr_along_functions[];
extern const function zij_expr_moment_functions[];
extern const function zij_expr_trend_functions[];
extern const function zij_expr_series_functions[];
extern const function zij_expr_sugar_functions[];
const function *zij_expr_function(size_t i); /* NULL behind the last */

/* Diagnostics that more than one file reports. */
extern const zij_diag_kind zij_expr_syntax, zij_expr_type, zij_expr_unit,
    zij_expr_dimensions, zij_expr_arguments, zij_expr_unknown_code,
    zij_expr_unknown_group, zij_expr_period, zij_expr_too_long;

#endif
