/* fake.h - a small book in memory for tests of expr.
 *
 *     fake f;
 *     fake_make(&f, t);
 *     zij_flow *gdp = fake_flow(&f, "GDP_USD", "REF_AREA", "USD", 9, 1);
 *     fake_add(&f, gdp, "KAZ 2024 288.1");          key, period, figure [status]
 *     fake_text(&f, "GDP_USD[KAZ; 2024] > 200")     "proved", a number, or the errors
 */
#ifndef ZIJ_TEST_EXPR_FAKE_H
#define ZIJ_TEST_EXPR_FAKE_H
#include "../test.h"
#include "expr/expr.h"

enum { FAKE_FLOWS = 16, FAKE_LISTS = 8 };

typedef struct fake_row {
    const zij_flow *flow;
    uint16_t key[ZIJ_DIMS];
    zij_period period;
    zij_obs obs;
} fake_row;

typedef struct fake {
    test *t;
    zij_expr_env env;
    zij_flow *flows[FAKE_FLOWS];
    size_t flows_n;
    zij_codelist *lists[FAKE_LISTS];
    size_t lists_n;
    zij_list(fake_row) rows;
    const char *const (*definitions)[2]; /* name and text; the last name is NULL */
    zij_coverage coverage;               /* of the rows that are added next */
    int takes;
} fake;

static inline const zij_flow *fake_find(void *self, zij_str id)
{
    fake *f = self;

    for (size_t i = 0; i < f->flows_n; i++)
        if (zij_str_eq(f->flows[i]->id, id))
            return f->flows[i];
    return NULL;
}

static inline zij_str fake_name(void *self, size_t i)
{
    fake *f = self;

    return i < f->flows_n ? f->flows[i]->id : (zij_str){ 0 };
}

static inline bool fake_group(void *self, zij_str name, const zij_str **codes, size_t *n)
{
    static const zij_str ca[] = { ZIJ_STR_CONST("KAZ"), ZIJ_STR_CONST("KGZ"),
                                  ZIJ_STR_CONST("UZB") };

    (void)self;
    *codes = ca;
    *n = ZIJ_COUNT(ca);
    return zij_str_eq(name, ZIJ_STR("CA"));
}

static inline zij_str fake_group_name(void *self, size_t i)
{
    (void)self;
    return i == 0 ? ZIJ_STR("CA") : (zij_str){ 0 };
}

static inline zij_str fake_define_name(void *self, size_t i)
{
    fake *f = self;

    for (size_t n = 0; f->definitions != NULL && f->definitions[n][0] != NULL; n++)
        if (n == i)
            return zij_str_of(f->definitions[n][0]);
    return (zij_str){ 0 };
}

static inline bool fake_define(void *self, zij_str name, zij_span *text)
{
    fake *f = self;
    size_t i = 0;
    zij_source *in;

    while (fake_define_name(f, i).len > 0 && !zij_str_eq(fake_define_name(f, i), name))
        i++;
    if (fake_define_name(f, i).len == 0)
        return false;
    in = zij_new(f->t->mem, zij_source);
    *in = (zij_source){ ZIJ_STR("book.yaml"), zij_str_of(f->definitions[i][1]) };
    *text = (zij_span){ in, 0, (uint32_t)in->text.len };
    return true;
}

/* ---- take, as select.h says ---- */

static inline bool fake_wants(const zij_select *w, const fake_row *r)
{
    if (r->flow != w->flow ||
        (w->from.freq != 0 && (zij_period_cmp(r->period, w->from) < 0 ||
                               zij_period_cmp(r->period, w->to) > 0)))
        return false;
    for (size_t d = 0; d < w->flow->dims_n; d++) {
        const zij_pick *p = &w->dims[d];
        bool in =
            p->all && !w->flow->dims[d].aggregate[r->key[d]] &&
            (w->flow->dims[d].in_group == NULL || w->flow->dims[d].in_group[r->key[d]]);

        for (size_t i = 0; !p->all && i < p->n; i++)
            in = in || p->codes[i] == r->key[d];
        if (!in)
            return false;
    }
    return true;
}

typedef struct fake_keys {
    uint16_t *at;
    size_t n, room, dims;
} fake_keys;

static inline int fake_key_order(const void *a, const void *b, size_t n)
{
    const uint16_t *p = a, *q = b;

    for (size_t i = 0; i < n; i++)
        if (p[i] != q[i])
            return p[i] < q[i] ? -1 : 1;
    return 0;
}

static inline void fake_add_key(fake_keys *k, const uint16_t *key)
{
    size_t i = 0;

    while (i < k->n && fake_key_order(k->at + i * k->dims, key, k->dims) < 0)
        i++;
    if (i < k->n && fake_key_order(k->at + i * k->dims, key, k->dims) == 0)
        return;
    assert_true(k->n < k->room);
    memmove(k->at + (i + 1) * k->dims, k->at + i * k->dims,
            (k->n - i) * k->dims * sizeof(*k->at));
    memcpy(k->at + i * k->dims, key, k->dims * sizeof(*k->at));
    k->n++;
}

/* The listed codes crossed with what stands in `key` for the others. */
static inline void fake_cross(fake_keys *k, const zij_select *w, size_t d, uint16_t *key)
{
    uint16_t was;

    if (d == w->flow->dims_n) {
        fake_add_key(k, key);
        return;
    }
    if (w->dims[d].all) {
        fake_cross(k, w, d + 1, key);
        return;
    }
    was = key[d];
    for (size_t i = 0; i < w->dims[d].n; i++) {
        key[d] = w->dims[d].codes[i];
        fake_cross(k, w, d + 1, key);
    }
    key[d] = was;
}

static inline void fake_periods(fake *f, const zij_select *w, zij_period *from,
                                zij_period *to)
{
    *from = w->from;
    *to = w->to;
    for (size_t i = 0; w->from.freq == 0 && i < f->rows.n; i++) {
        const fake_row *r = &f->rows.at[i];

        if (!fake_wants(w, r))
            continue;
        if (from->freq == 0 || zij_period_cmp(r->period, *from) < 0)
            *from = r->period;
        if (to->freq == 0 || zij_period_cmp(r->period, *to) > 0)
            *to = r->period;
    }
}

static inline zij_rc fake_take(void *self, const zij_select *w, zij_arena *mem,
                               zij_diags *to, const zij_table **out)
{
    fake *f = self;
    zij_table *t = zij_new(mem, zij_table);
    fake_keys k = { .room = 4096, .dims = w->flow->dims_n };
    zij_period from, until, *periods;
    zij_obs *cells;
    bool all = false;
    uint16_t key[ZIJ_DIMS] = { 0 };

    (void)to;
    f->takes++;
    fake_periods(f, w, &from, &until);
    k.at = zij_array(mem, k.room * (k.dims + 1), uint16_t);
    for (size_t d = 0; d < k.dims; d++)
        all = all || w->dims[d].all;
    for (size_t i = 0; all && i < f->rows.n; i++)
        if (fake_wants(w, &f->rows.at[i])) {
            memcpy(key, f->rows.at[i].key, sizeof(key));
            fake_cross(&k, w, 0, key);
        }
    if (!all)
        fake_cross(&k, w, 0, key);
    t->flow = w->flow;
    t->keys = k.at;
    t->series_n = k.n;
    t->periods_n = from.freq == 0 ? 0 : (size_t)(until.ordinal - from.ordinal) + 1;
    t->periods = periods = zij_array(mem, t->periods_n, zij_period);
    for (size_t p = 0; p < t->periods_n; p++)
        periods[p] = (zij_period){ from.ordinal + (int32_t)p, from.freq };
    t->cells = cells = zij_array(mem, t->series_n * t->periods_n, zij_obs);
    for (size_t s = 0; s < t->series_n; s++)
        for (size_t i = 0; i < f->rows.n; i++) {
            const fake_row *r = &f->rows.at[i];
            int64_t p = r->period.ordinal - from.ordinal;

            if (r->flow == w->flow && r->period.freq == from.freq && p >= 0 &&
                p < (int64_t)t->periods_n &&
                fake_key_order(r->key, k.at + s * k.dims, k.dims) == 0)
                cells[s * t->periods_n + (size_t)p] = r->obs;
        }
    *out = t;
    return ZIJ_OK;
}

/* ---- building ---- */

static inline zij_codelist *fake_list(fake *f, const char *id, const char *codes)
{
    zij_codelist *l = zij_new(f->t->mem, zij_codelist);
    zij_str rest = zij_str_of(codes), one;

    l->id = zij_str_of(id);
    l->index = zij_map_make(f->t->mem);
    l->codes = zij_array(f->t->mem, strlen(codes) + 1, zij_code);
    while (zij_str_next(&rest, ' ', &one)) {
        l->codes[l->n] = (zij_code){ .id = one, .parent = ZIJ_NO_CODE };
        l->codes[l->n].aggregate = zij_str_eq(one, ZIJ_STR("_T")) ||
                                   zij_str_eq(one, ZIJ_STR("W")) ||
                                   zij_str_eq(one, ZIJ_STR("B"));
        zij_map_add(&l->index, one, (uint32_t)l->n);
        l->n++;
    }
    f->lists[f->lists_n++] = l;
    return l;
}

static inline void fake_make(fake *f, test *t)
{
    *f = (fake){ .t = t, .coverage = { .kind = ZIJ_COVER_COMPLETE } };
    f->env = (zij_expr_env){ .self = f,
                             .as_of = zij_period_of_year(2025),
                             .flow = fake_find,
                             .flow_name = fake_name,
                             .group = fake_group,
                             .group_name = fake_group_name,
                             .define = fake_define,
                             .define_name = fake_define_name,
                             .take = fake_take };
    fake_list(f, "CL_AREA",
              "CHN DEU FRA ITA JPN KAZ KGZ NLD RUS TKM TUR UZB 'A-B' A-B W _T");
    fake_list(f, "CL_FLOW", "X M B");
    fake_list(f, "CL_SEX", "F M _T");
}

/* Which codelist a dimension of the tests has. */
static inline const zij_codelist *fake_codes_of(fake *f, zij_str dim)
{
    if (zij_str_eq(dim, ZIJ_STR("TRADE_FLOW")))
        return f->lists[1];
    return zij_str_eq(dim, ZIJ_STR("SEX")) ? f->lists[2] : f->lists[0];
}

/* kinds: "USD", "USD / person", "1"; sorted as the reader would. */
static inline zij_unit *fake_unit(fake *f, const char *kinds)
{
    zij_unit *u = zij_new(f->t->mem, zij_unit);
    zij_str rest = zij_str_of(kinds), one;
    int8_t power = 1;

    while (zij_str_next(&rest, ' ', &one)) {
        if (zij_str_eq(one, ZIJ_STR("/")))
            power = -1;
        else if (!zij_str_eq(one, ZIJ_STR("1"))) {
            u->kinds[u->kinds_n].kind = one;
            u->kinds[u->kinds_n++].power = power;
        }
        if (zij_str_eq(one, ZIJ_STR("USD")))
            u->basis = ZIJ_STR("current");
    }
    return u;
}

static inline zij_flow *fake_flow(fake *f, const char *id, const char *dims,
                                  const char *kinds, int multiplier, int decimals)
{
    zij_flow *w = zij_new(f->t->mem, zij_flow);
    zij_str rest = zij_str_of(dims), one;

    w->id = zij_str_of(id);
    w->unit = fake_unit(f, kinds);
    w->multiplier = (int8_t)multiplier;
    w->decimals = (int8_t)decimals;
    w->coverage = f->coverage;
    while (zij_str_next(&rest, ' ', &one)) {
        zij_dimension *d = &w->dims[w->dims_n++];

        d->id = one;
        d->codes = fake_codes_of(f, one);
        d->aggregate = zij_array(f->t->mem, d->codes->n, bool);
        for (size_t i = 0; i < d->codes->n; i++)
            d->aggregate[i] = d->codes->codes[i].aggregate;
    }
    f->flows[f->flows_n++] = w;
    return w;
}

/* "KAZ ITA X 2024 123.4", "KAZ 2024 - O" (missing), "KAZ 2030 300.0 F". */
static inline void fake_add(fake *f, zij_flow *w, const char *text)
{
    zij_str rest = zij_str_of(text), one;
    fake_row *r = zij_list_add(f->t->mem, &f->rows);
    zij_dec d;

    *r = (fake_row){ .flow = w };
    r->obs = (zij_obs){ .state = ZIJ_OBS_VALUE, .status = 'A', .origin = 0xffff };
    r->obs.coverage = f->coverage;
    for (size_t i = 0; i < w->dims_n; i++) {
        assert_true(zij_str_next(&rest, ' ', &one));
        r->key[i] = zij_codelist_find(w->dims[i].codes, one);
        assert_int_not_equal(r->key[i], ZIJ_NO_CODE);
    }
    assert_true(zij_str_next(&rest, ' ', &one) && zij_period_read(one, &r->period));
    assert_true(zij_str_next(&rest, ' ', &one));
    if (zij_str_eq(one, ZIJ_STR("-"))) {
        r->obs.state = ZIJ_OBS_MISSING;
    } else {
        assert_int_equal(zij_dec_read(one, w->decimals, &d), ZIJ_DEC_OK);
        r->obs.m = d.m;
        r->obs.p = d.p;
    }
    if (zij_str_next(&rest, ' ', &one))
        r->obs.status = one.at[0];
}

/* ---- asking ---- */

static inline zij_rc fake_eval(fake *f, const char *text, zij_value *out)
{
    zij_source *in = zij_new(f->t->mem, zij_source);
    zij_expr *e;
    zij_rc rc;

    *in = (zij_source){ ZIJ_STR("query"), zij_str_of(text) };
    rc = zij_expr_parse((zij_span){ in, 0, (uint32_t)strlen(text) }, &f->env, f->t->mem,
                        f->t->to, &e);
    return rc != ZIJ_OK ? rc : zij_expr_eval(e, &f->env, f->t->mem, f->t->to, out);
}

static inline void fake_put_number(zij_buf *b, const zij_number *n)
{
    static const char *const state[] = { "", "open", "unknown", "none" };
    const zij_real *at[] = { &n->low, &n->middle, &n->high };

    if (n->state != ZIJ_NUMBER_KNOWN) {
        zij_put_c(b, state[n->state]);
        return;
    }
    for (size_t i = 0; i < 3; i++) {
        zij_dec d;

        zij_put_c(b, i > 0 ? ".." : "");
        if (i == 2 && n->open_high)
            zij_put_c(b, "inf");
        else if (!at[i]->exact)
            zij_put_c(b, "~");
        else if (zij_real_round(at[i], 0, 6, &d)) {
            while (d.p > 0 && d.m % 10 == 0)
                d = (zij_dec){ d.m / 10, (int8_t)(d.p - 1) };
            zij_put_dec(b, d);
        } else
            zij_put_c(b, "long");
    }
    if (n->forecast)
        zij_put_c(b, " F");
}

static inline void fake_put_codes(zij_buf *b, const zij_value *v)
{
    zij_putf(b, "%s", zij_outcome_name(v->codes.state));
    for (size_t i = 0; i < v->codes.n && v->codes.list != NULL; i++)
        zij_putf(b, " %.*s", ZIJ_ARG(v->codes.list->codes[v->codes.at[i]].id));
}

static inline void fake_put_moment(zij_buf *b, const zij_moment *m)
{
    zij_putf(b, "%s", zij_outcome_name((zij_outcome)m->state));
    for (size_t i = 0; i < m->n; i++) {
        zij_put_byte(b, ' ');
        zij_put_period(b, m->at[i]);
    }
    if (m->forecast)
        zij_put_c(b, " F");
}

/* One value as text; a table as "KEY PERIOD value; ..."; the errors when there are any.
 */
static inline zij_str fake_text(fake *f, const char *text)
{
    zij_buf b = zij_buf_make(f->t->mem);
    zij_value v;

    f->t->diags = zij_diags_make(f->t->mem);
    if (fake_eval(f, text, &v) != ZIJ_OK) {
        assert_int_not_equal(f->t->diags.errors, 0);
        zij_diags_text(f->t->to, (zij_diag_style){ 0 }, &b);
        return zij_buf_str(&b);
    }
    assert_int_equal(f->t->diags.errors, 0);
    if (v.kind == ZIJ_VALUE_CODES) {
        fake_put_codes(&b, &v);
        return zij_buf_str(&b);
    }
    for (size_t s = 0; s < v.series_n; s++)
        for (size_t p = 0; p < v.periods_n; p++) {
            size_t i = s * v.periods_n + p;

            zij_put_c(&b, i > 0 ? "; " : "");
            for (size_t d = 0; d < v.axes_n; d++)
                zij_putf(&b, "%.*s ",
                         ZIJ_ARG(v.axes[d].codes->codes[v.keys[s * v.axes_n + d]].id));
            if (v.time) {
                zij_put_period(&b, v.periods[p]);
                zij_put_byte(&b, ' ');
            }
            if (v.kind == ZIJ_VALUE_NUMBERS)
                fake_put_number(&b, &v.numbers[i]);
            else if (v.kind == ZIJ_VALUE_PERIODS)
                fake_put_moment(&b, &v.moments[i]);
            else
                zij_put_c(&b, zij_outcome_name((zij_outcome)v.verdicts[i].outcome));
        }
    return zij_buf_str(&b);
}

typedef struct fake_case {
    const char *text, *want;
} fake_case;

static inline void fake_check(fake *f, const fake_case *row, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        zij_str got = fake_text(f, row[i].text);

        if (!zij_str_eq(got, zij_str_of(row[i].want)))
            fail_msg("%s\n got  %.*s\n want %s", row[i].text, ZIJ_ARG(got), row[i].want);
    }
}

#endif
