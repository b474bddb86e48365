/* What an expression is made of, and how one would write it again: for whoever explains
 * it. Slices, numbers and codes are written as they stand; what joins them is written
 * anew, with the brackets that it needs. */
#include "expr/ast.h"

typedef struct sign {
    const char *text;
    uint8_t binds; /* how tightly: a looser operand needs brackets */
} sign;

enum { LOOSE_OR, LOOSE_AND, LOOSE_NOT, LOOSE_COMPARE, LOOSE_SUM, LOOSE_PRODUCT, TIGHT };

static sign sign_of(const ast *a)
{
    static const sign arith[] = { [NODE_ADD] = { "+", LOOSE_SUM },
                                  [NODE_SUB] = { "-", LOOSE_SUM },
                                  [NODE_MUL] = { "*", LOOSE_PRODUCT },
                                  [NODE_DIV] = { "/", LOOSE_PRODUCT } };
    static const char *const compare[] = {
        [REL_LT] = "<",  [REL_LE] = "<=", [REL_GT] = ">",   [REL_GE] = ">=",
        [REL_EQ] = "==", [REL_NE] = "!=", [REL_NEAR] = "~",
    };

    switch ((ast_kind)a->kind) {
    case AST_ARITH:
        return arith[a->op];
    case AST_COMPARE:
        return (sign){ compare[a->op], LOOSE_COMPARE };
    case AST_AND:
        return (sign){ "and", LOOSE_AND };
    case AST_OR:
        return (sign){ "or", LOOSE_OR };
    case AST_NOT:
        return (sign){ "not", LOOSE_NOT };
    case AST_NEGATE:
        return (sign){ "-", TIGHT };
    default:
        return (sign){ "", TIGHT };
    }
}

zij_shape zij_expr_shape(const zij_expr *e, zij_arena *mem)
{
    static const uint8_t kind[] = {
        [AST_NUMBER] = ZIJ_SHAPE_NUMBER,   [AST_CODES] = ZIJ_SHAPE_CODES,
        [AST_PERIODS] = ZIJ_SHAPE_CODES,   [AST_SLICE] = ZIJ_SHAPE_FIGURES,
        [AST_NEGATE] = ZIJ_SHAPE_NEGATE,   [AST_ARITH] = ZIJ_SHAPE_ARITH,
        [AST_COMPARE] = ZIJ_SHAPE_COMPARE, [AST_NOT] = ZIJ_SHAPE_NOT,
        [AST_AND] = ZIJ_SHAPE_AND,         [AST_OR] = ZIJ_SHAPE_OR,
        [AST_CALL] = ZIJ_SHAPE_CALL,
    };
    const ast *a = e->root;
    zij_shape f = { .kind = (zij_shape_kind)kind[a->kind], .of_n = a->of_n };
    zij_expr *of = zij_array(mem, a->of_n, zij_expr);

    f.name = zij_str_of(a->kind == AST_CALL ? a->fn->name : sign_of(a).text);
    for (size_t i = 0; i < a->of_n; i++)
        of[i] = (zij_expr){ a->of[i], a->of[i]->where };
    f.of = of;
    return f;
}

const zij_expr *zij_shape_operand(const zij_shape *f, size_t i)
{
    return i < f->of_n ? f->of + i : NULL;
}

/* ---- as text ---- */

static void put_ast(zij_buf *b, const ast *a);

static void put_operand(zij_buf *b, const ast *a, uint8_t binds)
{
    bool brackets = sign_of(a).binds < binds;

    zij_put_c(b, brackets ? "(" : "");
    put_ast(b, a);
    zij_put_c(b, brackets ? ")" : "");
}

static void put_call(zij_buf *b, const ast *a)
{
    zij_put_c(b, a->fn->name);
    zij_put_byte(b, '(');
    for (size_t i = 0; i < a->of_n; i++) {
        zij_put_c(b, i > 0 ? ", " : "");
        put_ast(b, a->of[i]);
    }
    for (size_t i = 0; a->over_ids != NULL && i < a->over_ids->n; i++) {
        zij_put_c(b, i > 0 ? ", " : " over ");
        zij_put(b, a->over_ids->ids[i]);
    }
    zij_put_byte(b, ')');
}

/* The depth of a tree is limited by AST_HEIGHT. */
static void put_ast(zij_buf *b, const ast *a)
{
    sign s = sign_of(a);

    if (a->kind == AST_CALL) {
        put_call(b, a);
    } else if (a->of_n == 1) {
        zij_put_c(b, s.text);
        zij_put_c(b, a->kind == AST_NOT ? " " : "");
        put_operand(b, a->of[0], s.binds);
    } else if (a->of_n == 2) {
        bool chain = a->kind != AST_COMPARE; /* comparisons do not chain */

        put_operand(b, a->of[0], (uint8_t)(s.binds + !chain));
        zij_putf(b, " %s ", s.text);
        put_operand(b, a->of[1], (uint8_t)(s.binds + 1));
    } else {
        zij_put(b, zij_span_str(a->where));
    }
}

void zij_put_expr(zij_buf *b, const zij_expr *e)
{
    put_ast(b, e->root);
}
