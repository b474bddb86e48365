/* explain.c - the counter-example of a claim, and the steps to its verdict.
 *
 * The verdict of a claim names what was compared in the cell that decides. Where that
 * says enough, it is all that is shown; functions that look at many cells have a row
 * below, which finds the cell that decides. */
#include "judge/tell.h"

enum { ALL_FIGURES = 4, ASIDE_FIGURES = 2, STEPS_MOST = 64, PERCENT_DECIMALS = 6 };

/* ---- two sides ---- */

/* Codes of a figure; of those alike in `other` none, where there is one. */
static void put_codes(zij_buf *b, zij_figure f, const zij_figure *other)
{
    const zij_flow *flow = f.table->flow;
    const uint16_t *key = zij_figure_key(f);
    size_t before = b->len;

    for (size_t i = 0; i < flow->dims_n; i++)
        if (other == NULL || zij_figure_key(*other)[i] != key[i])
            zij_putf(b, "%s%.*s", b->len > before ? " " : "",
                     ZIJ_ARG(flow->dims[i].codes->codes[key[i]].id));
    if (other != NULL &&
        zij_period_cmp(zij_figure_period(f), zij_figure_period(*other)) == 0)
        return;
    zij_put_c(b, b->len > before ? " " : "");
    zij_put_period(b, zij_figure_period(f));
}

static bool same_key(zij_figure a, zij_figure b)
{
    for (size_t i = 0; i < a.table->flow->dims_n; i++)
        if (zij_figure_key(a)[i] != zij_figure_key(b)[i])
            return false;
    return true;
}

static const char *sign_between(const zij_number *a, const zij_number *b)
{
    int c = zij_real_cmp(&a->middle, &b->middle);

    return c < 0 ? " < " : c > 0 ? " > " : " = ";
}

/* "KGZ 2019 18,550 -> 2020 14,946: fell" */
static void put_change(zij_buf *b, const zij_number *from, const zij_number *to,
                       const zij_measure *m)
{
    put_codes(b, from->figure, NULL);
    zij_put_byte(b, ' ');
    zij_judge_put_side(b, from, m);
    zij_put_c(b, " -> ");
    zij_put_period(b, zij_figure_period(to->figure));
    zij_put_byte(b, ' ');
    zij_judge_put_side(b, to, m);
    zij_putf(b, ": %s", zij_tell_change(from, to));
}

static void put_named(zij_buf *b, const zij_number *n, const zij_number *other,
                      const zij_measure *m)
{
    zij_figure f = n->figure, g = other->figure;

    if (f.table != NULL && g.table != NULL && f.table->flow != g.table->flow)
        zij_put_figure(b, f);
    else if (f.table != NULL)
        put_codes(b, f, g.table == NULL ? NULL : &g);
    zij_put_c(b, f.table != NULL ? " " : "");
    zij_judge_put_side(b, n, m);
}

/* As many decimals as tell two percentages apart, at least one. */
static int percent_decimals(const zij_number *a, const zij_number *b)
{
    zij_dec x, y;
    int d = 1;

    while (d < PERCENT_DECIMALS && zij_real_round(&a->middle, 2, d, &x) &&
           zij_real_round(&b->middle, 2, d, &y) && x.m == y.m)
        d++;
    return d;
}

/* A share of a whole beside a percentage reads best as one. */
static void put_percents(zij_buf *b, const zij_number *l, const zij_number *r)
{
    const zij_text_lang *en = zij_text_lang_of(ZIJ_STR("en"));
    int d = percent_decimals(l, r);
    zij_dec x, y;

    if (!zij_real_round(&l->middle, 2, d, &x) || !zij_real_round(&r->middle, 2, d, &y))
        return;
    zij_text_put_percent(b, en, x, (zij_text_style){ 0 });
    zij_put_c(b, sign_between(l, r));
    zij_text_put_percent(b, en, y, (zij_text_style){ 0 });
}

/* What a verdict compared; `cell` names the cell of numbers that are no figures. */
static void put_sides(zij_buf *b, const zij_verdict *v, const zij_measure *m,
                      zij_str cell)
{
    const zij_number *l = &v->left, *r = &v->right;
    bool figures = l->figure.table != NULL && r->figure.table != NULL &&
                   l->figure.table->flow == r->figure.table->flow &&
                   same_key(l->figure, r->figure);

    if (figures) {
        bool forward = zij_period_cmp(zij_figure_period(r->figure),
                                      zij_figure_period(l->figure)) <= 0;

        put_change(b, forward ? r : l, forward ? l : r, m);
        return;
    }
    if (cell.len > 0 && l->figure.table == NULL && r->figure.table == NULL)
        zij_putf(b, "%.*s: ", ZIJ_ARG(cell));
    if (m->kinds_n == 0 && m->as == ZIJ_AS_PERCENT && l->figure.table == NULL &&
        r->figure.table == NULL) {
        put_percents(b, l, r);
        return;
    }
    put_named(b, l, r, m);
    zij_put_c(b, sign_between(l, r));
    put_named(b, r, l, m);
}

/* Of lists and the like: what it rests on. */
static void put_figures(zij_buf *b, const zij_figure *at, size_t n)
{
    for (size_t i = 0; i < n && i < ALL_FIGURES; i++) {
        zij_put_c(b, i > 0 ? "; " : "");
        zij_put_figure(b, at[i]);
        zij_put_byte(b, ' ');
        zij_put_dec(b, zij_obs_dec(zij_figure_obs(at[i])));
    }
    zij_put_c(b, n > ALL_FIGURES ? "; ..." : "");
}

/* What computed sides were computed from, when that is little. */
static void put_aside(zij_buf *b, const zij_verdict *d)
{
    if (d->figures_n == 0 || d->figures_n > ASIDE_FIGURES)
        return;
    zij_put_c(b, " (");
    put_figures(b, d->figures, d->figures_n);
    zij_put_c(b, ")");
}

static void put_verdict(zij_buf *b, const zij_value *v, size_t cell, zij_str name)
{
    const zij_verdict *d = &v->verdicts[cell];

    if (d->left.state == ZIJ_NUMBER_KNOWN && d->right.state == ZIJ_NUMBER_KNOWN) {
        put_sides(b, d, &v->measure, name);
        if (d->left.figure.table == NULL && d->right.figure.table == NULL)
            put_aside(b, d);
        return;
    }
    if (name.len > 0 && d->why.text.len == 0 && d->figures_n == 0) {
        zij_putf(b, "it %s for %.*s",
                 d->outcome == ZIJ_PROVED ? "holds" : "does not hold", ZIJ_ARG(name));
        return;
    }
    zij_put(b, name);
    zij_put_c(b, name.len > 0 ? ": " : "");
    zij_put(b, d->why.text);
    if (d->figures_n > 0) {
        zij_put_c(b, d->why.text.len > 0 ? "; " : "");
        put_figures(b, d->figures, d->figures_n);
    }
}

/* ---- lists ---- */

static void put_place(zij_buf *b, size_t n)
{
    size_t last = n % 10, teen = n % 100;
    const char *end = teen >= 11 && teen <= 13 ? "th"
                      : last == 1              ? "st"
                      : last == 2              ? "nd"
                      : last == 3              ? "rd"
                                               : "th";

    zij_putf(b, "%zu%s", n, end);
}

static zij_str id_of(const zij_value *v, size_t i)
{
    return v->codes.list->codes[v->codes.at[i]].id;
}

static bool has(const zij_value *v, uint16_t code)
{
    for (size_t i = 0; i < v->codes.n; i++)
        if (v->codes.at[i] == code)
            return true;
    return false;
}

/* Codes of a that b lacks, joined. */
static size_t put_lacking(zij_buf *b, const zij_value *v, const zij_value *without)
{
    size_t n = 0;

    for (size_t i = 0; i < v->codes.n; i++)
        if (!has(without, v->codes.at[i]))
            zij_putf(b, "%s%.*s", n++ > 0 ? ", " : "", ZIJ_ARG(id_of(v, i)));
    return n;
}

/* `real` was computed, `said` is what the claim lists. */
static void put_lists(zij_buf *b, const zij_value *real, const zij_value *said)
{
    size_t i = 0, n = ZIJ_MIN(real->codes.n, said->codes.n);
    zij_buf more = zij_buf_make(b->mem), less = zij_buf_make(b->mem);

    if (said->codes.ordered) {
        while (i < n && real->codes.at[i] == said->codes.at[i])
            i++;
        if (i == n)
            return;
        put_place(b, i + 1);
        zij_putf(b, " is %.*s, not %.*s", ZIJ_ARG(id_of(real, i)),
                 ZIJ_ARG(id_of(said, i)));
        return;
    }
    put_lacking(&more, real, said);
    put_lacking(&less, said, real);
    if (more.len > 0)
        zij_putf(b, "%.*s is among them", ZIJ_ARG(zij_buf_str(&more)));
    if (less.len > 0)
        zij_putf(b, "%s%.*s is not", more.len > 0 ? ", " : "",
                 ZIJ_ARG(zij_buf_str(&less)));
}

/* False: it compares no lists, or they cannot be told apart. */
static bool tell_lists(const zij_teller *t, zij_buf *b, const zij_shape *s)
{
    zij_value v[2];
    size_t before = b->len, said;

    if (s->of_n != 2 || zij_expr_kind(zij_shape_operand(s, 0)) != ZIJ_VALUE_CODES)
        return false;
    for (size_t i = 0; i < 2; i++)
        if (!zij_tell_value(t, zij_shape_operand(s, i), &v[i]) ||
            v[i].codes.list == NULL || v[i].codes.at == NULL)
            return false;
    said = v[1].codes.numbers == NULL ? 1 : 0;
    put_lists(b, &v[1 - said], &v[said]);
    return b->len > before;
}

/* ---- periods ---- */

static void put_moment(zij_buf *b, const zij_moment *m)
{
    zij_put_c(b, m->n == 0 ? "none" : "");
    for (size_t i = 0; i < m->n; i++) {
        zij_put_c(b, i > 0 ? ", " : "");
        zij_put_period(b, m->at[i]);
    }
}

/* The periods of one side; false: they are not certain. A literal is what it is. */
static bool side_periods(const zij_teller *t, const zij_expr *e, zij_buf *b, size_t *n)
{
    zij_value v;

    *n = 1;
    if (zij_expr_shape(e, t->mem).kind == ZIJ_SHAPE_CODES) {
        zij_put(b, zij_tell_text(t, e));
        return true;
    }
    if (!zij_tell_value(t, e, &v) || v.moments == NULL ||
        v.moments[0].state != ZIJ_PROVED)
        return false;
    *n = v.moments[0].n;
    put_moment(b, &v.moments[0]);
    return true;
}

/* turning_up: which periods they are. peak and the like name the figures that decide. */
static bool tell_periods(const zij_teller *t, zij_buf *b, const zij_shape *s,
                         const zij_verdict *d)
{
    const zij_expr *e[2] = { zij_shape_operand(s, 0), zij_shape_operand(s, 1) };
    zij_buf is = zij_buf_make(t->mem), said = zij_buf_make(t->mem);
    size_t n, other;
    bool swapped;

    if (zij_expr_kind(e[0]) != ZIJ_VALUE_PERIODS || d->left.state == ZIJ_NUMBER_KNOWN)
        return false;
    swapped = zij_expr_shape(e[0], t->mem).kind == ZIJ_SHAPE_CODES;
    if (!side_periods(t, e[swapped], &is, &n) ||
        !side_periods(t, e[!swapped], &said, &other))
        return false;
    zij_putf(b, "%s%.*s, not %.*s",
             n == 0  ? "there is "
             : n > 1 ? "they are "
                     : "it is ",
             ZIJ_ARG(zij_buf_str(&is)), ZIJ_ARG(zij_buf_str(&said)));
    return true;
}

/* ---- functions that look at many cells ---- */

typedef struct telling {
    const zij_teller *t;
    zij_buf *b;
    const zij_shape *shape;
    const zij_value *whole; /* the verdict */
} telling;

static bool same_number(const zij_number *a, const zij_number *b)
{
    return a->state == b->state && zij_real_cmp(&a->middle, &b->middle) == 0 &&
           zij_real_cmp(&a->low, &b->low) == 0 && zij_real_cmp(&a->high, &b->high) == 0;
}

/* "2019 18.5 -> 2020 14.9: fell" of numbers that are computed. */
static void put_step(const telling *l, const zij_value *v, size_t series, size_t from,
                     size_t to)
{
    const zij_number *at = &v->numbers[series * v->periods_n];

    if (at[from].figure.table != NULL && at[to].figure.table != NULL) {
        put_change(l->b, &at[from], &at[to], &v->measure);
        return;
    }
    zij_tell_cell(l->b, v, series, from);
    zij_put_byte(l->b, ' ');
    zij_judge_put_side(l->b, &at[from], &v->measure);
    zij_put_c(l->b, " -> ");
    if (v->periods != NULL)
        zij_put_period(l->b, v->periods[to]);
    zij_put_byte(l->b, ' ');
    zij_judge_put_side(l->b, &at[to], &v->measure);
    zij_putf(l->b, ": %s", zij_tell_change(&at[from], &at[to]));
}

/* What holds at every step: from the first period to the last. */
static bool tell_all_steps(const telling *l, const zij_value *v)
{
    zij_walk w = { .v = v };
    size_t first = zij_walk_next(&w), last = first, next;

    while ((next = zij_walk_next(&w)) < v->periods_n)
        last = next;
    if (first == last || last == v->periods_n)
        return false;
    put_step(l, v, 0, first, last);
    zij_put_c(l->b, " at every step");
    return true;
}

/* rising, rose: the pair of periods that the verdict compared. */
static bool tell_steps(const telling *l)
{
    const zij_verdict *d = &l->whole->verdicts[0];
    zij_value v;
    zij_walk w = { .v = &v };
    size_t from, to, first;

    if (!zij_tell_value(l->t, zij_shape_operand(l->shape, 0), &v) ||
        v.kind != ZIJ_VALUE_NUMBERS || v.series_n != 1)
        return false;
    if (d->outcome == ZIJ_PROVED && d->left.state != ZIJ_NUMBER_KNOWN)
        return tell_all_steps(l, &v);
    if (d->left.state != ZIJ_NUMBER_KNOWN)
        return false;
    from = first = zij_walk_next(&w);
    for (; from < v.periods_n && (to = zij_walk_next(&w)) < v.periods_n; from = to) {
        bool next = same_number(&v.numbers[from], &d->right);

        if ((next || same_number(&v.numbers[first], &d->right)) &&
            same_number(&v.numbers[to], &d->left)) {
            put_step(l, &v, 0, next ? from : first, to);
            return true;
        }
    }
    return false;
}

/* The first cell that has the outcome which decides. */
static bool tell_cells(const telling *l)
{
    uint8_t decides = l->whole->verdicts[0].outcome;
    zij_buf name = zij_buf_make(l->b->mem);
    zij_value v;
    size_t n;

    if (!zij_tell_value(l->t, zij_shape_operand(l->shape, 0), &v) ||
        v.kind != ZIJ_VALUE_VERDICTS)
        return false;
    if (zij_str_eq(l->shape->name, ZIJ_STR("never")))
        decides = decides == ZIJ_REFUTED ? ZIJ_PROVED : ZIJ_REFUTED;
    n = v.series_n * v.periods_n;
    for (size_t i = 0; i < n; i++) {
        if (v.verdicts[i].outcome != decides)
            continue;
        zij_tell_cell(&name, &v, i / v.periods_n, i % v.periods_n);
        put_verdict(l->b, &v, i, zij_buf_str(&name));
        return true;
    }
    return false;
}

static const struct {
    const char *name;
    bool (*tell)(const telling *l); /* false: says nothing */
} rows[] = {
    { "rising", tell_steps }, { "falling", tell_steps }, { "rose", tell_steps },
    { "fell", tell_steps },   { "always", tell_cells },  { "ever", tell_cells },
    { "never", tell_cells },
};

static bool tell_call(const zij_teller *t, zij_buf *b, const zij_shape *s,
                      const zij_value *v)
{
    telling l = { t, b, s, v };

    for (size_t i = 0; i < ZIJ_COUNT(rows); i++)
        if (zij_str_eq(s->name, zij_str_of(rows[i].name)))
            return rows[i].tell(&l);
    return false;
}

/* ---- a claim ---- */

/* Of `and` and `or`: the sides that make it what it is. */
static bool tell_parts(const zij_teller *t, zij_buf *b, const zij_shape *s,
                       zij_outcome outcome)
{
    bool one = (s->kind == ZIJ_SHAPE_AND) == (outcome == ZIJ_REFUTED);
    size_t before = b->len;

    for (size_t i = 0; i < s->of_n; i++) {
        const zij_expr *e = zij_shape_operand(s, i);
        zij_value v;

        if (!zij_expr_is_scalar(e) || !zij_tell_value(t, e, &v))
            return false;
        if (v.verdicts[0].outcome != outcome)
            continue;
        zij_put_c(b, b->len > before ? "; " : "");
        zij_tell_facts(t, b, e);
        if (one)
            break;
    }
    return b->len > before;
}

/* share(...) > 80%: a pure number beside a percentage. */
static void as_percent(const zij_teller *t, const zij_shape *s, zij_value *v)
{
    for (size_t i = 0; i < s->of_n; i++) {
        const zij_expr *e = zij_shape_operand(s, i);

        if (v->measure.kinds_n == 0 && v->measure.as == ZIJ_AS_NUMBER &&
            zij_expr_shape(e, t->mem).kind == ZIJ_SHAPE_NUMBER &&
            zij_str_ends(zij_tell_text(t, e), ZIJ_STR("%")))
            v->measure.as = ZIJ_AS_PERCENT;
    }
}

/* The depth of an expression is limited by ZIJ_EXPR_DEPTH. */
void zij_tell_facts(const zij_teller *t, zij_buf *b, const zij_expr *e)
{
    zij_shape s = zij_expr_shape(e, t->mem);
    size_t before = b->len;
    bool told = false;
    zij_value v;

    if (zij_expr_kind(e) != ZIJ_VALUE_VERDICTS || !zij_expr_is_scalar(e) ||
        !zij_tell_value(t, e, &v))
        return;
    if (s.kind == ZIJ_SHAPE_NOT) {
        zij_tell_facts(t, b, zij_shape_operand(&s, 0));
        told = b->len > before;
    } else if (s.kind == ZIJ_SHAPE_AND || s.kind == ZIJ_SHAPE_OR) {
        told = tell_parts(t, b, &s, (zij_outcome)v.verdicts[0].outcome);
    } else if (s.kind == ZIJ_SHAPE_COMPARE) {
        as_percent(t, &s, &v);
        told = tell_lists(t, b, &s) || tell_periods(t, b, &s, &v.verdicts[0]);
    } else if (s.kind == ZIJ_SHAPE_CALL) {
        told = tell_call(t, b, &s, &v);
    }
    if (!told)
        put_verdict(b, &v, 0, ZIJ_STR(""));
}

zij_str zij_judge_counter(const zij_expr_env *env, const zij_formula *f, zij_arena *mem)
{
    zij_teller t = { env, mem };
    zij_buf b = zij_buf_make(mem);

    if (f->value.kind == ZIJ_VALUE_VERDICTS && zij_value_is_scalar(&f->value) &&
        f->value.verdicts[0].outcome == ZIJ_REFUTED)
        zij_tell_facts(&t, &b, f->expr);
    return zij_buf_str(&b);
}

/* ---- steps ---- */

typedef struct steps {
    zij_teller t;
    zij_list(zij_judged_step) list;
} steps;

/* Literals are what they are, and figures are listed apart. The depth of an expression is
 * limited. */
static void add_steps(steps *s, const zij_expr *e)
{
    zij_shape shape = zij_expr_shape(e, s->t.mem);
    zij_judged_step step;

    if (shape.kind == ZIJ_SHAPE_NUMBER || shape.kind == ZIJ_SHAPE_CODES ||
        shape.kind == ZIJ_SHAPE_FIGURES)
        return;
    for (size_t i = 0; i < shape.of_n; i++)
        add_steps(s, zij_shape_operand(&shape, i));
    step.expression = zij_tell_text(&s->t, e);
    for (size_t i = 0; i < s->list.n; i++)
        if (zij_str_eq(s->list.at[i].expression, step.expression))
            return;
    if (s->list.n < STEPS_MOST && zij_tell_value(&s->t, e, &step.value))
        *zij_list_add(s->t.mem, &s->list) = step;
}

size_t zij_judge_steps(const zij_expr_env *env, const zij_formula *f, zij_arena *mem,
                       const zij_judged_step **out)
{
    steps s = { .t = { env, mem } };

    add_steps(&s, f->expr);
    *out = s.list.at;
    return s.list.n;
}
