/* wording.c - what could be claimed instead of what is not proved.
 *
 * Each shape and each function has its candidates, the nearest in meaning first. A
 * candidate is an expression and a sentence; it is offered only when the figures prove
 * the expression. */
#include "judge/tell.h"

enum { NAMED_MOST = 6, DIGITS_FROM = 1, DIGITS_MOST = 6, DIGITS_LEAST = -12 };

typedef struct search {
    zij_teller t;
    zij_wording *out;
} search;

/* Whether the figures prove `expression`; then it is the answer. */
static bool offer(const search *s, zij_str expression, zij_str sentence)
{
    zij_arena *mem = s->t.mem;
    zij_source *in = zij_new(mem, zij_source);
    zij_diags quiet = zij_diags_make(mem);
    zij_expr *e;
    zij_value v;

    *in = (zij_source){ ZIJ_STR("wording"), expression };
    if (zij_expr_parse((zij_span){ in, 0, (uint32_t)expression.len }, s->t.env, mem,
                       &quiet, &e) != ZIJ_OK ||
        zij_expr_kind(e) != ZIJ_VALUE_VERDICTS || !zij_expr_is_scalar(e) ||
        zij_expr_eval(e, s->t.env, mem, &quiet, &v) != ZIJ_OK ||
        v.verdicts[0].outcome != ZIJ_PROVED)
        return false;
    *s->out = (zij_wording){ expression, sentence };
    return true;
}

static bool find(const search *s, const zij_expr *e);

/* ---- steps from period to period ---- */

typedef struct walked {
    size_t n, up, down;          /* steps; those surely up or down */
    zij_buf ups, downs, unclear; /* in which periods: "2009, 2015" */
    size_t unclear_n;
    const zij_number *first, *last;
    size_t from, to; /* periods */
} walked;

static void put_when(zij_buf *b, const zij_value *v, size_t period)
{
    zij_period p = v->periods != NULL ? v->periods[period] : v->numbers[period].period;

    if (p.freq != 0)
        zij_put_period(b, p);
}

static void add_when(zij_buf *b, size_t n, const zij_value *v, size_t period)
{
    if (n > NAMED_MOST)
        return;
    zij_put_c(b, n == NAMED_MOST ? ", ..." : n > 0 ? ", " : "");
    if (n < NAMED_MOST)
        put_when(b, v, period);
}

static bool is_known(const zij_number *n)
{
    return n->state == ZIJ_NUMBER_KNOWN && !n->open_high;
}

static bool walk_steps(const search *s, const zij_value *v, walked *out)
{
    zij_walk w = { .v = v };
    size_t at = zij_walk_next(&w), next;

    *out = (walked){ .ups = zij_buf_make(s->t.mem),
                     .downs = zij_buf_make(s->t.mem),
                     .unclear = zij_buf_make(s->t.mem) };
    if (v->kind != ZIJ_VALUE_NUMBERS || v->series_n != 1 || at == v->periods_n)
        return false;
    out->first = out->last = &v->numbers[at];
    out->from = out->to = at;
    for (; (next = zij_walk_next(&w)) < v->periods_n; at = next) {
        const zij_number *a = &v->numbers[at], *b = &v->numbers[next];
        bool known = is_known(a) && is_known(b);

        out->n++;
        if (known && zij_real_cmp(&b->low, &a->high) > 0)
            add_when(&out->ups, out->up++, v, next);
        else if (known && zij_real_cmp(&b->high, &a->low) < 0)
            add_when(&out->downs, out->down++, v, next);
        else
            add_when(&out->unclear, out->unclear_n++, v, next);
        out->last = b;
        out->to = next;
    }
    return out->n > 0 && is_known(out->first) && is_known(out->last);
}

/* "rose from 10.5 (2000) to 14.9 (2024)" */
static void put_ends(zij_buf *b, const char *verb, const zij_value *v, const walked *w)
{
    zij_putf(b, "%s from ", verb);
    zij_judge_put_side(b, w->first, &v->measure);
    zij_put_c(b, " (");
    put_when(b, v, w->from);
    zij_put_c(b, ") to ");
    zij_judge_put_side(b, w->last, &v->measure);
    zij_put_c(b, " (");
    put_when(b, v, w->to);
    zij_put_c(b, ")");
}

static void put_counts(zij_buf *b, const walked *w, bool up)
{
    zij_str against = zij_buf_str(up ? &w->downs : &w->ups);

    zij_putf(b, ", in %zu of %zu steps", up ? w->up : w->down, w->n);
    if (against.len > 0)
        zij_putf(b, "; %s in %.*s", up ? "fell" : "rose", ZIJ_ARG(against));
    if (w->unclear_n > 0)
        zij_putf(b, "; neither for certain in %.*s", ZIJ_ARG(zij_buf_str(&w->unclear)));
}

typedef struct wanted {
    const char *name;
    bool up;
    bool every; /* every step */
} wanted;

static bool offer_change(const search *s, zij_str arg, const zij_value *v,
                         const walked *w, wanted c)
{
    static const char *const verb[2][2] = { { "fell", "fell at every step" },
                                            { "rose", "rose at every step" } };
    zij_buf b = zij_buf_make(s->t.mem);

    put_ends(&b, verb[c.up][c.every], v, w);
    if (!c.every)
        put_counts(&b, w, c.up);
    return offer(s, zij_strf(s->t.mem, "%s(%.*s)", c.name, ZIJ_ARG(arg)),
                 zij_buf_str(&b));
}

/* What is left when empty cells are left out. */
static bool offer_observed(const search *s, const zij_shape *shape, zij_str arg)
{
    zij_str text =
        zij_strf(s->t.mem, "%.*s(observed(%.*s))", ZIJ_ARG(shape->name), ZIJ_ARG(arg));

    return zij_expr_shape(zij_shape_operand(shape, 0), s->t.mem).kind ==
               ZIJ_SHAPE_FIGURES &&
           offer(s, text, ZIJ_STR("it is so of the figures there are"));
}

static bool word_change(const search *s, const zij_shape *shape)
{
    static const wanted all[] = {
        { "rising", true, true },
        { "rose", true, false },
        { "falling", false, true },
        { "fell", false, false },
    };
    bool up = shape->name.at[0] == 'r' || zij_str_ends(shape->name, ZIJ_STR("_up"));
    zij_str arg = zij_tell_text(&s->t, zij_shape_operand(shape, 0));
    zij_value v;
    walked w;

    if (!zij_tell_value(&s->t, zij_shape_operand(shape, 0), &v))
        return false;
    if (offer_observed(s, shape, arg))
        return true;
    if (!walk_steps(s, &v, &w))
        return false;
    for (int same = 1; same >= 0; same--)
        for (size_t i = 0; i < ZIJ_COUNT(all); i++)
            if ((all[i].up == up) == (bool)same && offer_change(s, arg, &v, &w, all[i]))
                return true;
    return false;
}

/* ---- many cells ---- */

typedef struct tally {
    size_t n, holds;
    zij_buf yes, no, open; /* cells, named; at most NAMED_MOST of each */
    size_t no_n, open_n;
    size_t run; /* of a series: the first period from which on it always holds */
} tally;

static void add_cell(zij_buf *b, size_t n, const zij_value *v, size_t i)
{
    if (n > NAMED_MOST)
        return;
    zij_put_c(b, n == NAMED_MOST ? ", ..." : n > 0 ? ", " : "");
    if (n < NAMED_MOST)
        zij_tell_cell(b, v, i / v->periods_n, i % v->periods_n);
}

static tally count_cells(const search *s, const zij_value *v)
{
    tally t = { .n = v->series_n * v->periods_n,
                .yes = zij_buf_make(s->t.mem),
                .no = zij_buf_make(s->t.mem),
                .open = zij_buf_make(s->t.mem) };

    for (size_t i = 0; i < t.n; i++) {
        uint8_t outcome = v->verdicts[i].outcome;

        if (outcome == ZIJ_PROVED)
            add_cell(&t.yes, t.holds++, v, i);
        else if (outcome == ZIJ_REFUTED)
            add_cell(&t.no, t.no_n++, v, i);
        else
            add_cell(&t.open, t.open_n++, v, i);
        t.run = outcome == ZIJ_PROVED ? t.run : i + 1;
    }
    return t;
}

/* `from` is replaced wherever it stands; *n: how often. */
static zij_str replaced(zij_arena *mem, zij_str in, zij_str from, zij_str to, size_t *n)
{
    zij_buf b = zij_buf_make(mem);
    size_t at = 0, next;

    for (*n = 0; (next = zij_str_search(in, at, from)) < in.len; (*n)++) {
        zij_put(&b, zij_str_sub(in, at, next));
        zij_put(&b, to);
        at = next + from.len;
    }
    zij_put(&b, zij_str_sub(in, at, in.len));
    return zij_buf_str(&b);
}

static zij_str range_text(const search *s, const zij_value *v, size_t from)
{
    zij_buf b = zij_buf_make(s->t.mem);

    zij_put_byte(&b, ' ');
    zij_put_period(&b, v->periods[from]);
    zij_put_c(&b, "..");
    zij_put_period(&b, v->periods[v->periods_n - 1]);
    zij_put_byte(&b, ']');
    return zij_buf_str(&b);
}

/* always over time: the last periods, when it holds in all of these. */
static bool offer_since(const search *s, zij_str claim, const zij_value *v,
                        const tally *t, zij_str how_many)
{
    zij_buf b = zij_buf_make(s->t.mem);
    size_t n;
    zij_str narrow;

    if (v->axes_n > 0 || v->periods == NULL || t->run + 1 >= t->n)
        return false;
    narrow = replaced(s->t.mem, claim, range_text(s, v, 0), range_text(s, v, t->run), &n);
    if (n == 0)
        return false;
    zij_put_c(&b, "always from ");
    zij_put_period(&b, v->periods[t->run]);
    zij_put_c(&b, " to ");
    zij_put_period(&b, v->periods[v->periods_n - 1]);
    zij_putf(&b, "; %.*s", ZIJ_ARG(how_many));
    return offer(s, zij_strf(s->t.mem, "always(%.*s)", ZIJ_ARG(narrow)), zij_buf_str(&b));
}

/* always over codes: those for which it holds. */
static bool offer_codes(const search *s, zij_str claim, const zij_value *v,
                        const tally *t, zij_str how_many)
{
    static const char *const around[][2] = {
        { "[", ";" }, { "[", "," }, { ", ", ";" }, { ", ", "," }
    };
    zij_str codes = zij_strf(s->t.mem, "{%.*s}", ZIJ_ARG(zij_buf_str(&t->yes)));
    zij_str text = claim;
    size_t n, all = 0;

    if (v->axes_n != 1 || v->time || t->holds == 0 || t->holds > NAMED_MOST)
        return false;
    for (size_t i = 0; i < ZIJ_COUNT(around); i++) {
        zij_str star = zij_strf(s->t.mem, "%s*%s", around[i][0], around[i][1]);
        zij_str named =
            zij_strf(s->t.mem, "%s%.*s%s", around[i][0], ZIJ_ARG(codes), around[i][1]);

        text = replaced(s->t.mem, text, star, named, &n);
        all += n;
    }
    return all > 0 &&
           offer(s, zij_strf(s->t.mem, "always(%.*s)", ZIJ_ARG(text)), how_many);
}

static zij_str how_many_of(const search *s, const zij_value *v, const tally *t)
{
    zij_buf b = zij_buf_make(s->t.mem);
    bool years = v->axes_n == 0 && v->periods != NULL && v->periods[0].freq == ZIJ_FREQ_A;
    const char *at = v->time ? "in" : "for";

    if (v->time)
        zij_putf(&b, "in %zu of %zu %s", t->holds, t->n,
                 years            ? "years"
                 : v->axes_n == 0 ? "periods"
                                  : "cells");
    else
        zij_putf(&b, "for %.*s", ZIJ_ARG(zij_buf_str(&t->yes)));
    if (t->no_n > 0)
        zij_putf(&b, ", not %s %.*s", at, ZIJ_ARG(zij_buf_str(&t->no)));
    if (t->open_n > 0)
        zij_putf(&b, ", not certain %s %.*s", at, ZIJ_ARG(zij_buf_str(&t->open)));
    return zij_buf_str(&b);
}

static bool word_always(const search *s, const zij_shape *shape)
{
    zij_str claim = zij_tell_text(&s->t, zij_shape_operand(shape, 0)), how_many;
    zij_value v;
    tally t;

    if (!zij_tell_value(&s->t, zij_shape_operand(shape, 0), &v) ||
        v.kind != ZIJ_VALUE_VERDICTS)
        return false;
    t = count_cells(s, &v);
    if (t.holds == 0)
        return offer(s, zij_strf(s->t.mem, "always(not (%.*s))", ZIJ_ARG(claim)),
                     zij_strf(s->t.mem, "in none of %zu", t.n));
    how_many = how_many_of(s, &v, &t);
    return offer_since(s, claim, &v, &t, how_many) ||
           offer_codes(s, claim, &v, &t, how_many) ||
           offer(s, zij_strf(s->t.mem, "ever(%.*s)", ZIJ_ARG(claim)), how_many);
}

static bool word_ever(const search *s, const zij_shape *shape)
{
    zij_str claim = zij_tell_text(&s->t, zij_shape_operand(shape, 0));

    return offer(s, zij_strf(s->t.mem, "always(not (%.*s))", ZIJ_ARG(claim)),
                 ZIJ_STR("it never holds"));
}

/* `never` is the contrary of `ever`. */
static bool word_never(const search *s, const zij_shape *shape)
{
    zij_str claim = zij_tell_text(&s->t, zij_shape_operand(shape, 0));
    zij_value v;
    tally t;

    if (!zij_tell_value(&s->t, zij_shape_operand(shape, 0), &v) ||
        v.kind != ZIJ_VALUE_VERDICTS)
        return false;
    t = count_cells(s, &v);
    if (t.holds == 0)
        return false;
    return offer(s, zij_strf(s->t.mem, "ever(%.*s)", ZIJ_ARG(claim)),
                 zij_strf(s->t.mem, "it holds %s %.*s", v.time ? "in" : "for",
                          ZIJ_ARG(zij_buf_str(&t.yes))));
}

/* ---- comparisons ---- */

/* x as a literal that takes the unit of `m`; false: it has none. */
static bool put_literal(zij_buf *b, const zij_real *x, const zij_measure *m,
                        bool in_percent, int decimals)
{
    bool hundred = in_percent || (m->kinds_n == 0 &&
                                  (m->as == ZIJ_AS_PERCENT || m->as == ZIJ_AS_POINTS));
    int shift = hundred                                    ? 2
                : m->as == ZIJ_AS_COUNT || m->kinds_n == 0 ? 0
                                                           : -m->multiplier;
    zij_dec d;

    if (!zij_real_round(x, shift + ZIJ_MIN(decimals, 0), ZIJ_MAX(decimals, 0), &d))
        return false;
    zij_put_dec(b, d);
    if (decimals < 0)
        zij_putf(b, "e%d", -decimals);
    zij_put_c(b, !hundred ? "" : m->as == ZIJ_AS_POINTS ? "pp" : "%");
    return true;
}

static bool offer_literal(const search *s, zij_str left, const zij_number *n,
                          const zij_measure *m, bool in_percent, int decimals)
{
    bool exact = zij_real_cmp(&n->low, &n->high) == 0;
    zij_buf b = zij_buf_make(s->t.mem);
    zij_str literal;

    if (!put_literal(&b, &n->middle, m, in_percent, decimals))
        return false;
    literal = zij_buf_str(&b);
    return offer(s,
                 zij_strf(s->t.mem, "%.*s %s %.*s", ZIJ_ARG(left), exact ? "==" : "~",
                          ZIJ_ARG(literal)),
                 zij_strf(s->t.mem, "it is %.*s", ZIJ_ARG(literal)));
}

/* The value itself, with as many digits as the figures support, at most those of a
 * published figure. */
static bool offer_value(const search *s, zij_str left, const zij_number *n,
                        const zij_measure *m, zij_str literal)
{
    bool percent = zij_str_ends(literal, ZIJ_STR("%"));
    int from = n->figure.table != NULL ? zij_figure_obs(n->figure)->p : DIGITS_FROM;
    zij_dec d;

    if (n->state != ZIJ_NUMBER_KNOWN || n->open_high)
        return false;
    if (n->figure.table == NULL && m->kinds_n == 0 && !percent)
        while (from < DIGITS_MOST && zij_real_round(&n->middle, 0, from, &d) &&
               d.m < 10 && d.m > -10)
            from++; /* a ratio such as 0.0123 */
    for (int decimals = 0; decimals <= DIGITS_MOST; decimals++)
        if (zij_real_cmp(&n->low, &n->high) == 0 &&
            offer_literal(s, left, n, m, percent, decimals))
            return true;
    for (int decimals = from; decimals >= DIGITS_LEAST; decimals--)
        if (offer_literal(s, left, n, m, percent, decimals))
            return true;
    return false;
}

/* Whether an expression is a number as written, perhaps with its sign. */
static bool is_literal(const search *s, const zij_expr *e)
{
    zij_shape shape = zij_expr_shape(e, s->t.mem);

    if (shape.kind == ZIJ_SHAPE_NEGATE)
        return is_literal(s, zij_shape_operand(&shape, 0));
    return shape.kind == ZIJ_SHAPE_NUMBER;
}

/* The other sign between two sides, where the figures tell it. */
static bool offer_sign(const search *s, zij_str left, zij_str right,
                       const zij_expr *whole, zij_str claimed)
{
    static const struct {
        const char *sign, *says; /* NULL: the figures side by side */
    } row[] = { { "<", NULL },
                { ">", NULL },
                { "==", NULL },
                { "~", "they agree to the digits published" } };
    zij_buf b = zij_buf_make(s->t.mem);

    zij_tell_facts(&s->t, &b, whole);
    for (size_t i = 0; i < ZIJ_COUNT(row); i++)
        if (!zij_str_eq(claimed, zij_str_of(row[i].sign)) &&
            offer(s,
                  zij_strf(s->t.mem, "%.*s %s %.*s", ZIJ_ARG(left), row[i].sign,
                           ZIJ_ARG(right)),
                  row[i].says != NULL ? zij_str_of(row[i].says) : zij_buf_str(&b)))
            return true;
    return false;
}

static bool word_numbers(const search *s, const zij_expr *e, const zij_shape *shape)
{
    zij_str side[2];
    zij_value v;

    if (!zij_tell_value(&s->t, e, &v))
        return false;
    for (size_t i = 0; i < 2; i++)
        side[i] = zij_tell_text(&s->t, zij_shape_operand(shape, i));
    if (is_literal(s, zij_shape_operand(shape, 1)) &&
        offer_value(s, side[0], &v.verdicts[0].left, &v.measure, side[1]))
        return true;
    if (is_literal(s, zij_shape_operand(shape, 0)) &&
        offer_value(s, side[1], &v.verdicts[0].right, &v.measure, side[0]))
        return true;
    return offer_sign(s, side[0], side[1], e, shape->name);
}

/* ---- surplus, deficit, between ---- */

/* The one is the other the other way round. */
static bool word_balance(const search *s, const zij_shape *shape)
{
    bool surplus = zij_str_eq(shape->name, ZIJ_STR("surplus"));
    zij_buf text = zij_buf_make(s->t.mem);

    zij_put_c(&text, surplus ? "deficit(" : "surplus(");
    for (size_t i = 0; i < shape->of_n; i++)
        zij_putf(&text, "%s%.*s", i > 0 ? ", " : "",
                 ZIJ_ARG(zij_tell_text(&s->t, zij_shape_operand(shape, i))));
    zij_put_c(&text, ")");
    return offer(s, zij_buf_str(&text),
                 surplus ? ZIJ_STR("it is a deficit") : ZIJ_STR("it is a surplus"));
}

static bool word_between(const search *s, const zij_shape *shape)
{
    const zij_expr *e = zij_shape_operand(shape, 0);
    zij_value v;

    return zij_tell_value(&s->t, e, &v) && v.kind == ZIJ_VALUE_NUMBERS &&
           offer_value(s, zij_tell_text(&s->t, e), &v.numbers[0], &v.measure,
                       zij_tell_text(&s->t, zij_shape_operand(shape, 1)));
}

/* One row per function that makes a claim of numbers or of claims. */
static const struct {
    const char *name;
    bool (*word)(const search *s, const zij_shape *shape);
} rows[] = {
    { "rising", word_change },      { "falling", word_change },
    { "rose", word_change },        { "fell", word_change },
    { "trending_up", word_change }, { "trending_down", word_change },
    { "always", word_always },      { "ever", word_ever },
    { "never", word_never },        { "surplus", word_balance },
    { "deficit", word_balance },    { "between", word_between },
};

/* ---- lists ---- */

static bool offer_list(const search *s, zij_str call, const zij_value *real, bool ordered)
{
    zij_buf list = zij_buf_make(s->t.mem);

    zij_tell_list(&list, real, ordered);
    return offer(
        s, zij_strf(s->t.mem, "%.*s == %.*s", ZIJ_ARG(call), ZIJ_ARG(zij_buf_str(&list))),
        zij_strf(s->t.mem, "%s %.*s", real->codes.n == 1 ? "it is" : "they are",
                 ZIJ_ARG(zij_buf_str(&list))));
}

/* What the list really is; in no order where only that is certain. */
static bool word_lists(const search *s, const zij_shape *shape)
{
    for (size_t i = 0; i < 2; i++) {
        const zij_expr *e = zij_shape_operand(shape, i);
        zij_value v;

        if (zij_expr_shape(e, s->t.mem).kind == ZIJ_SHAPE_CODES ||
            !zij_tell_value(&s->t, e, &v) || v.codes.list == NULL || v.codes.n == 0)
            continue;
        if (offer_list(s, zij_tell_text(&s->t, e), &v, v.codes.ordered) ||
            offer_list(s, zij_tell_text(&s->t, e), &v, false))
            return true;
    }
    return false;
}

/* ---- periods ---- */

static zij_str periods_text(const search *s, const zij_moment *m)
{
    zij_buf b = zij_buf_make(s->t.mem);

    zij_put_c(&b, m->n > 1 ? "{" : "");
    for (size_t i = 0; i < m->n; i++) {
        zij_put_c(&b, i > 0 ? ", " : "");
        zij_put_period(&b, m->at[i]);
    }
    zij_put_c(&b, m->n > 1 ? "}" : "");
    return zij_buf_str(&b);
}

/* Which periods they really are. */
static bool word_periods(const search *s, const zij_shape *shape)
{
    for (size_t i = 0; i < 2; i++) {
        const zij_expr *e = zij_shape_operand(shape, i);
        zij_str real;
        zij_value v;

        if (zij_expr_shape(e, s->t.mem).kind == ZIJ_SHAPE_CODES ||
            !zij_tell_value(&s->t, e, &v) || v.moments[0].state != ZIJ_PROVED ||
            v.moments[0].n == 0)
            continue;
        real = periods_text(s, &v.moments[0]);
        if (offer(s,
                  zij_strf(s->t.mem, "%.*s == %.*s", ZIJ_ARG(zij_tell_text(&s->t, e)),
                           ZIJ_ARG(real)),
                  zij_strf(s->t.mem, "%s %.*s",
                           v.moments[0].n == 1 ? "it is" : "they are", ZIJ_ARG(real))))
            return true;
    }
    return false;
}

/* ---- claims made of claims ---- */

/* `and`: what is not proved is said otherwise, or not at all. */
static bool word_and(const search *s, const zij_shape *shape)
{
    zij_buf text = zij_buf_make(s->t.mem), says = zij_buf_make(s->t.mem);

    for (size_t i = 0; i < shape->of_n; i++) {
        const zij_expr *e = zij_shape_operand(shape, i);
        zij_wording w;
        search part = { s->t, &w };
        zij_value v;
        bool proved = zij_tell_value(&s->t, e, &v) && v.verdicts[0].outcome == ZIJ_PROVED;

        if (!proved && !find(&part, e))
            continue;
        if (text.len > 0)
            zij_put_c(&text, " and ");
        zij_putf(&text, "(%.*s)",
                 ZIJ_ARG(proved ? zij_tell_text(&s->t, e) : w.expression));
        if (!proved)
            zij_putf(&says, "%s%.*s", says.len > 0 ? "; " : "", ZIJ_ARG(w.sentence));
    }
    return offer(s, zij_buf_str(&text),
                 says.len > 0 ? zij_buf_str(&says) : ZIJ_STR("the rest of it holds"));
}

static bool word_or(const search *s, const zij_shape *shape)
{
    for (size_t i = 0; i < shape->of_n; i++)
        if (find(s, zij_shape_operand(shape, i)))
            return true;
    return false;
}

static bool word_not(const search *s, const zij_shape *shape)
{
    const zij_expr *e = zij_shape_operand(shape, 0);
    zij_buf b = zij_buf_make(s->t.mem);

    zij_tell_facts(&s->t, &b, e);
    return offer(s, zij_tell_text(&s->t, e), zij_buf_str(&b));
}

static bool word_call(const search *s, const zij_shape *shape)
{
    for (size_t i = 0; i < ZIJ_COUNT(rows); i++)
        if (zij_str_eq(shape->name, zij_str_of(rows[i].name)))
            return rows[i].word(s, shape);
    return false;
}

/* The depth of an expression is limited by ZIJ_EXPR_DEPTH. */
static bool find(const search *s, const zij_expr *e)
{
    zij_shape shape = zij_expr_shape(e, s->t.mem);

    if (!zij_expr_is_scalar(e))
        return false;
    switch (shape.kind) {
    case ZIJ_SHAPE_CALL:
        return word_call(s, &shape);
    case ZIJ_SHAPE_COMPARE:
        if (zij_expr_kind(zij_shape_operand(&shape, 0)) == ZIJ_VALUE_PERIODS)
            return word_periods(s, &shape);
        return zij_expr_kind(zij_shape_operand(&shape, 0)) == ZIJ_VALUE_CODES
                   ? word_lists(s, &shape)
                   : word_numbers(s, e, &shape);
    case ZIJ_SHAPE_AND:
        return word_and(s, &shape);
    case ZIJ_SHAPE_OR:
        return word_or(s, &shape);
    case ZIJ_SHAPE_NOT:
        return word_not(s, &shape);
    default:
        return false;
    }
}

bool zij_judge_true_wording(const zij_expr_env *env, const zij_formula *f, zij_arena *mem,
                            zij_wording *out)
{
    search s = { { env, mem }, out };

    *out = (zij_wording){ 0 };
    return f->value.kind == ZIJ_VALUE_VERDICTS && zij_value_is_scalar(&f->value) &&
           f->value.verdicts[0].outcome != ZIJ_PROVED && find(&s, f->expr);
}
