/* Names that stand for expressions. A name is spelled out where it is used: its parts
 * keep their places in the definition, and the whole has the place of the name. */
#include "expr/ast.h"

static const zij_diag_kind CYCLE = { "expr-definition-cycle", ZIJ_ERROR,
                                     "A definition rests on itself." };
static const zij_diag_kind NAME = {
    "expr-definition-name", ZIJ_ERROR,
    "The name of a definition is no word, or means something else already."
};

static ast *rests_on_itself(parser *p, size_t from, zij_str name)
{
    zij_diag *d = zij_report(p->to, &CYCLE, zij_expr_from(p, from),
                             "%.*s is defined by itself", ZIJ_ARG(name));
    zij_buf b = zij_buf_make(p->mem);

    zij_put(&b, name);
    for (const spelled *s = p->inside; s != NULL; s = s->outer) {
        zij_putf(&b, " in %.*s", ZIJ_ARG(s->name));
        if (zij_str_eq(s->name, name))
            break;
    }
    zij_hint(p->to, d, "it stands %.*s", ZIJ_ARG(zij_buf_str(&b)));
    p->failed = true;
    return NULL;
}

static bool fits(parser *p, size_t from, zij_span text)
{
    p->bytes += text.len;
    if (text.len <= ZIJ_EXPR_BYTES && p->bytes <= ZIJ_EXPR_SPELLED)
        return true;
    zij_report(p->to, &zij_expr_too_long, zij_expr_from(p, from),
               "with its definitions spelled out the expression has more than %d bytes",
               text.len > ZIJ_EXPR_BYTES ? ZIJ_EXPR_BYTES : ZIJ_EXPR_SPELLED);
    p->failed = true;
    return false;
}

/* All of it is checked here, so that errors have their places in the definition. */
static ast *spell_out(parser *p, const spelled *me, zij_span text)
{
    parser inner = *p;
    ast *a;

    inner.text = text;
    inner.s = zij_span_str(text);
    inner.i = 0;
    inner.inside = me;
    inner.failed = false;
    a = zij_expr_parse_text(&inner);
    p->bytes = inner.bytes;
    if (a != NULL && (inner.failed || !zij_expr_check(&inner, a)))
        a = NULL;
    p->failed = p->failed || a == NULL;
    return a;
}

ast *zij_expr_parse_defined(parser *p, size_t from, zij_str name, bool *found)
{
    spelled me = { name, p->inside };
    zij_span text;
    ast *a;

    *found = p->env->define != NULL && p->env->define(p->env->self, name, &text);
    if (!*found)
        return NULL;
    for (const spelled *s = p->inside; s != NULL; s = s->outer)
        if (zij_str_eq(s->name, name))
            return rests_on_itself(p, from, name);
    if (!fits(p, from, text))
        return NULL;
    a = spell_out(p, &me, text);
    if (a == NULL)
        return NULL;
    a->where = zij_expr_from(p, from);
    a->checked = a->kind != AST_NUMBER && a->kind != AST_CODES;
    return a;
}

/* ---- the definitions of a book ---- */

static const char *taken(const zij_expr_env *env, zij_str name)
{
    static const zij_str words[] = {
        ZIJ_STR_CONST("and"),  ZIJ_STR_CONST("or"),         ZIJ_STR_CONST("not"),
        ZIJ_STR_CONST("over"), ZIJ_STR_CONST("latest"),     ZIJ_STR_CONST("each"),
        ZIJ_STR_CONST("pp"),   ZIJ_STR_CONST("TIME_PERIOD")
    };
    zij_str flow;

    for (size_t i = 0; i < ZIJ_COUNT(words); i++)
        if (zij_str_eq(words[i], name))
            return "a word of the language";
    for (size_t i = 0; zij_expr_function(i) != NULL; i++)
        if (zij_str_eq(zij_str_of(zij_expr_function(i)->name), name))
            return "a function";
    for (size_t i = 0; (flow = env->flow_name(env->self, i)).len > 0; i++) {
        const zij_flow *f = env->flow(env->self, flow);

        if (zij_str_eq(flow, name))
            return "a flow";
        for (size_t d = 0; f != NULL && d < f->dims_n; d++)
            if (zij_str_eq(f->dims[d].id, name))
                return "a dimension";
            else if (zij_codelist_find(f->dims[d].codes, name) != ZIJ_NO_CODE)
                return "a code";
    }
    return NULL;
}

zij_rc zij_expr_check_definition(zij_str name, zij_span where, zij_span text,
                                 const zij_expr_env *env, zij_arena *mem, zij_diags *to)
{
    spelled me = { name, NULL };
    parser p = { .text = text, .env = env, .mem = mem, .to = to };
    const char *what = taken(env, name);
    zij_diag *d;

    if (!zij_str_is_word(name)) {
        d = zij_report(to, &NAME, where, "'%.*s' cannot be the name of a definition",
                       ZIJ_ARG(name));
        zij_hint(to, d, "write letters, digits and _, not beginning with a digit");
        return ZIJ_EINPUT;
    }
    if (what != NULL) {
        d = zij_report(to, &NAME, where, "%.*s is %s already", ZIJ_ARG(name), what);
        zij_hint(to, d, "choose another name");
        return ZIJ_EINPUT;
    }
    return fits(&p, 0, text) && spell_out(&p, &me, text) != NULL ? ZIJ_OK : ZIJ_EINPUT;
}
