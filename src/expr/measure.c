/* Units: what may be added and compared, and what a product counts. */
#include "expr/ast.h"

const zij_diag_kind zij_expr_unit = { "expr-unit", ZIJ_ERROR,
                                      "The two sides count different things." };

zij_measure zij_expr_pure(zij_measure_as as)
{
    int8_t multiplier = as == ZIJ_AS_PERCENT || as == ZIJ_AS_POINTS ? -2 : 0;

    return (zij_measure){ .as = (uint8_t)as, .multiplier = multiplier };
}

bool zij_expr_measure_flow(const zij_flow *f, zij_measure *out)
{
    *out = (zij_measure){ .multiplier = f->multiplier };
    if (f->unit == NULL)
        return true;
    out->unit = f->unit;
    out->basis = f->unit->basis;
    out->kinds_n = (uint8_t)f->unit->kinds_n;
    for (size_t i = 0; i < f->unit->kinds_n; i++) {
        out->kinds[i].kind = f->unit->kinds[i].kind;
        out->kinds[i].power = f->unit->kinds[i].power;
    }
    if (out->kinds_n == 0 && f->multiplier == -2)
        out->as = ZIJ_AS_PERCENT;
    return true;
}

static void put_kind(zij_buf *b, const zij_measure *m, size_t i)
{
    int power = m->kinds[i].power < 0 ? -m->kinds[i].power : m->kinds[i].power;

    zij_put(b, m->kinds[i].kind);
    if (power > 1)
        zij_putf(b, "^%d", power);
}

static size_t put_kinds(zij_buf *b, const zij_measure *m, int sign)
{
    size_t n = 0;

    for (size_t i = 0; i < m->kinds_n; i++)
        if (m->kinds[i].power * sign > 0) {
            zij_put_c(b, n++ > 0 ? " " : "");
            put_kind(b, m, i);
        }
    return n;
}

void zij_put_measure(zij_buf *b, const zij_measure *m)
{
    bool below = false;

    if (m->kinds_n == 0) {
        zij_put_c(b, m->as == ZIJ_AS_PERCENT
                         ? "%"
                         : (m->as == ZIJ_AS_POINTS ? "percentage points" : ""));
        return;
    }
    for (size_t i = 0; i < m->kinds_n; i++)
        below = below || m->kinds[i].power < 0;
    if (put_kinds(b, m, 1) == 0)
        zij_put_byte(b, '1');
    if (below) {
        zij_put_c(b, " / ");
        put_kinds(b, m, -1);
    }
    if (m->basis.len > 0)
        zij_putf(b, " (%.*s)", ZIJ_ARG(m->basis));
}

static zij_str shown(parser *p, const zij_measure *m)
{
    zij_buf b = zij_buf_make(p->mem);

    zij_put_measure(&b, m);
    return b.len > 0 ? zij_buf_str(&b)
                     : (m->bare ? ZIJ_STR("a bare number") : ZIJ_STR("a pure number"));
}

static bool same_kinds(const zij_measure *a, const zij_measure *b)
{
    if (a->kinds_n != b->kinds_n || !zij_str_eq(a->basis, b->basis))
        return false;
    for (size_t i = 0; i < a->kinds_n; i++)
        if (!zij_str_eq(a->kinds[i].kind, b->kinds[i].kind) ||
            a->kinds[i].power != b->kinds[i].power)
            return false;
    return true;
}

static const char *verb(const ast *a)
{
    if (a->kind == AST_COMPARE)
        return "compare";
    if (a->op == NODE_DIV)
        return "take the ratio of";
    return a->op == NODE_ADD ? "add" : "subtract";
}

static bool mismatch(parser *p, const ast *a, const char *hint)
{
    zij_str left = shown(p, &a->of[0]->type.measure);
    zij_str right = shown(p, &a->of[1]->type.measure);
    zij_diag *d = zij_report(p->to, &zij_expr_unit, a->where, "cannot %s %.*s and %.*s",
                             verb(a), ZIJ_ARG(left), ZIJ_ARG(right));

    if (hint != NULL)
        zij_hint(p->to, d, "%s", hint);
    p->failed = true;
    return false;
}

/* A literal such as 40 or -40 as it is written. */
static zij_str literal_text(const ast *a)
{
    return a->kind == AST_NUMBER ? zij_span_str(a->where) : ZIJ_STR("40");
}

/* A bare number takes the measure of its partner, counted as that is published; but what
 * it would mean beside a percent is anyone's guess. */
static bool pair_bare(parser *p, ast *a, int bare, zij_measure *out)
{
    const zij_measure *other = &a->of[1 - bare]->type.measure;
    zij_str text = literal_text(a->of[bare]);

    if (other->as == ZIJ_AS_PERCENT || other->as == ZIJ_AS_POINTS)
        return mismatch(
            p, a,
            zij_str_c(p->mem, zij_strf(p->mem, "write %.*s%s", ZIJ_ARG(text),
                                       other->as == ZIJ_AS_PERCENT ? "%" : "pp")));
    a->scale[bare] = other->multiplier;
    *out = *other;
    return true;
}

static const char *points_hint(parser *p, const ast *a)
{
    const ast *l = a->of[a->of[0]->kind == AST_NUMBER ? 0 : 1];
    zij_str text = l->kind == AST_NUMBER ? zij_span_str(l->where) : ZIJ_STR("5%");

    if (!zij_str_ends(text, ZIJ_STR("%")))
        text = ZIJ_STR("5%");
    text = zij_str_trim(zij_str_sub(text, 0, text.len - 1));
    return zij_str_c(p->mem,
                     zij_strf(p->mem,
                              "a difference of two percents is in points: write %.*spp",
                              ZIJ_ARG(text)));
}

static bool pair_pure(parser *p, ast *a, const zij_measure *l, const zij_measure *r,
                      zij_measure *out)
{
    bool points = l->as == ZIJ_AS_POINTS || r->as == ZIJ_AS_POINTS;
    bool percent = l->as == ZIJ_AS_PERCENT || r->as == ZIJ_AS_PERCENT;

    *out = *l;
    if (a->kind == AST_COMPARE && points && percent)
        return mismatch(p, a, points_hint(p, a));
    if (a->kind == AST_ARITH && l->as == ZIJ_AS_PERCENT && r->as == ZIJ_AS_PERCENT &&
        a->op == NODE_SUB)
        *out = zij_expr_pure(ZIJ_AS_POINTS);
    else if (a->kind == AST_ARITH && l->as != r->as)
        *out =
            percent ? zij_expr_pure(ZIJ_AS_PERCENT) : (l->as == ZIJ_AS_NUMBER ? *l : *r);
    out->bare = false;
    return true;
}

/* Kinds are equal or not: nothing says that 24 hours are a day. */
static const char *mismatch_hint(const zij_measure *l, const zij_measure *r)
{
    if (l->kinds_n == 0 || r->kinds_n == 0)
        return "a ratio is compared with a ratio or a percentage: divide one by another "
               "first, as in share() or growth()";
    if (l->basis.len > 0 && r->basis.len > 0 && !zij_str_eq(l->basis, r->basis))
        return "figures at different prices are not comparable; use flows of one basis";
    return "units.yaml says what each flow counts (kind); only equal kinds are added and "
           "compared";
}

bool zij_expr_measure_pair(parser *p, ast *a, zij_measure *out)
{
    const zij_measure *l = &a->of[0]->type.measure, *r = &a->of[1]->type.measure;

    *out = *l;
    if (l->bare && r->bare)
        return true;
    if (l->bare || r->bare)
        return pair_bare(p, a, l->bare ? 0 : 1, out);
    if (!same_kinds(l, r))
        return mismatch(p, a,
                        a->kind == AST_ARITH && a->op == NODE_DIV
                            ? "per(a, b) divides what has different units"
                            : mismatch_hint(l, r));
    if (l->unit != r->unit)
        out->unit = NULL;
    if (l->kinds_n == 0)
        return pair_pure(p, a, l, r, out);
    return true;
}

/* Adds the kinds of `b`, sorted as they are; false: more than ZIJ_KINDS. */
static bool add_kinds(zij_measure *to, const zij_measure *b, int sign)
{
    zij_measure m = { 0 };
    size_t i = 0, j = 0;

    while (i < to->kinds_n || j < b->kinds_n) {
        int order = i == to->kinds_n  ? 1
                    : j == b->kinds_n ? -1
                                      : zij_str_cmp(to->kinds[i].kind, b->kinds[j].kind);
        zij_str kind = order <= 0 ? to->kinds[i].kind : b->kinds[j].kind;
        int power = order <= 0 ? to->kinds[i++].power : 0;

        if (order >= 0)
            power += sign * b->kinds[j++].power;
        if (power == 0)
            continue;
        if (m.kinds_n == ZIJ_KINDS || power > 100 || power < -100)
            return false;
        m.kinds[m.kinds_n].kind = kind;
        m.kinds[m.kinds_n++].power = (int8_t)power;
    }
    zij_copy(to->kinds, m.kinds, sizeof(m.kinds));
    to->kinds_n = m.kinds_n;
    return true;
}

static bool scaled(const zij_measure *m, const zij_measure *by, zij_measure *out)
{
    if (!by->bare)
        return false;
    *out = *m;
    return true;
}

/* Factors that are pure numbers add nothing to how a product is published. */
static int weight(const zij_measure *m)
{
    return m->kinds_n > 0 ? m->multiplier : 0;
}

bool zij_expr_measure_product(parser *p, const ast *a, bool divide, zij_measure *out)
{
    const zij_measure *l = &a->of[0]->type.measure, *r = &a->of[1]->type.measure;
    int multiplier = weight(l) + (divide ? -weight(r) : weight(r));
    zij_measure m = { .kinds_n = l->kinds_n };

    if (scaled(l, r, out) || (!divide && scaled(r, l, out)))
        return true;
    zij_copy(m.kinds, l->kinds, sizeof(m.kinds));
    if (!add_kinds(&m, r, divide ? -1 : 1)) {
        zij_report(p->to, &zij_expr_unit, a->where, "the product has too many units");
        p->failed = true;
        return false;
    }
    if (m.kinds_n > 0) {
        if (l->basis.len > 0 && r->basis.len > 0 && !zij_str_eq(l->basis, r->basis)) {
            zij_report(p->to, &zij_expr_unit, a->where,
                       "cannot combine figures at %.*s and %.*s prices",
                       ZIJ_ARG(l->basis), ZIJ_ARG(r->basis));
            p->failed = true;
            return false;
        }
        if (!divide || l->basis.len == 0 || r->basis.len == 0) /* else it cancels */
            m.basis = l->basis.len > 0 ? l->basis : r->basis;
        m.multiplier = (int8_t)ZIJ_MAX(-99, ZIJ_MIN(99, multiplier));
    }
    *out = m;
    return true;
}
