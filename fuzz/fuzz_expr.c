/* Any bytes as an expression over a small book: it is evaluated, or refused with a
 * diagnostic; a known number lies between its ends. */
#include <stdlib.h>

#include "expr/expr.h"

int LLVMFuzzerTestOneInput(const uint8_t *at, size_t len);

static void *take_memory(size_t size)
{
    void *at = malloc(size);

    if (at == NULL)
        abort();
    return at;
}

static const zij_host host = { take_memory, free };

/* ---- a book: two flows of two areas, three years each ---- */

enum { AREAS = 2, YEARS = 3 };

static zij_code codes[AREAS] = { { .id = ZIJ_STR_CONST("A"), .parent = ZIJ_NO_CODE },
                                 { .id = ZIJ_STR_CONST("B"), .parent = ZIJ_NO_CODE } };
static zij_codelist areas = { .id = ZIJ_STR_CONST("CL_AREA"),
                              .codes = codes,
                              .n = AREAS };
static const zij_unit usd = { .kinds = { { ZIJ_STR_CONST("USD"), 1 } }, .kinds_n = 1 };
static const zij_unit percent = { .multiplier = -2 };
static bool none[AREAS];
static zij_flow flows[] = {
    { .id = ZIJ_STR_CONST("X"), .dims_n = 1, .unit = &usd, .multiplier = 6 },
    { .id = ZIJ_STR_CONST("P"), .dims_n = 1, .unit = &percent, .multiplier = -2 },
};

static const zij_flow *find_flow(void *self, zij_str id)
{
    (void)self;
    for (size_t i = 0; i < ZIJ_COUNT(flows); i++)
        if (zij_str_eq(flows[i].id, id))
            return &flows[i];
    return NULL;
}

static zij_str flow_name(void *self, size_t i)
{
    (void)self;
    return i < ZIJ_COUNT(flows) ? flows[i].id : (zij_str){ 0 };
}

static bool find_group(void *self, zij_str name, const zij_str **at, size_t *n)
{
    static const zij_str all[] = { ZIJ_STR_CONST("A"), ZIJ_STR_CONST("B") };

    (void)self;
    *at = all;
    *n = ZIJ_COUNT(all);
    return zij_str_eq(name, ZIJ_STR("G"));
}

static zij_str group_name(void *self, size_t i)
{
    (void)self;
    return i == 0 ? ZIJ_STR("G") : (zij_str){ 0 };
}

static const char *const definitions[][2] = {
    { "part", "X[A; 2022] / all" },
    { "all", "sum(X[*; 2022])" },
    { "both", "{A, B}" },
    { "loop", "1 + loop" },
};

static zij_str define_name(void *self, size_t i)
{
    (void)self;
    return i < ZIJ_COUNT(definitions) ? zij_str_of(definitions[i][0]) : (zij_str){ 0 };
}

static bool define(void *self, zij_str name, zij_span *text)
{
    static zij_source in[ZIJ_COUNT(definitions)];

    for (size_t i = 0; i < ZIJ_COUNT(definitions); i++) {
        if (!zij_str_eq(name, define_name(self, i)))
            continue;
        in[i] = (zij_source){ ZIJ_STR("book"), zij_str_of(definitions[i][1]) };
        *text = (zij_span){ &in[i], 0, (uint32_t)in[i].text.len };
        return true;
    }
    return false;
}

/* The figure of a code in a year; the last one is missing. */
static zij_obs figure(const zij_flow *f, uint16_t code, int year)
{
    zij_obs o = { .m = (year - 2020) * 7 - code * 9, .p = 1, .state = ZIJ_OBS_VALUE };

    o.status = year == 2024 ? 'F' : 'A';
    o.coverage.kind = f == &flows[0] ? ZIJ_COVER_COMPLETE : ZIJ_COVER_TOP;
    o.coverage.top = 2;
    if (year < 2022 || year >= 2022 + YEARS || (code == 1 && year == 2023))
        o.state = ZIJ_OBS_ABSENT;
    return o;
}

static zij_rc take(void *self, const zij_select *w, zij_arena *mem, zij_diags *to,
                   const zij_table **out)
{
    bool all = w->dims[0].all;
    zij_period from = w->from.freq ? w->from : zij_period_of_year(2022);
    zij_period end = w->from.freq ? w->to : zij_period_of_year(2022 + YEARS - 1);
    zij_table *t = zij_new(mem, zij_table);
    uint16_t *keys = zij_array(mem, AREAS, uint16_t);
    zij_period *periods;
    zij_obs *cells;

    (void)self;
    (void)to;
    t->flow = w->flow;
    t->series_n = all ? AREAS : w->dims[0].n;
    t->periods_n = (size_t)(end.ordinal - from.ordinal) + 1;
    periods = zij_array(mem, t->periods_n, zij_period);
    cells = zij_array(mem, t->series_n * t->periods_n, zij_obs);
    for (size_t s = 0; s < t->series_n; s++)
        keys[s] = all ? (uint16_t)s : w->dims[0].codes[s];
    for (size_t p = 0; p < t->periods_n; p++) {
        periods[p] = (zij_period){ from.ordinal + (int32_t)p, from.freq };
        for (size_t s = 0; s < t->series_n; s++)
            cells[s * t->periods_n + p] =
                figure(w->flow, keys[s], from.freq == 1 ? periods[p].ordinal : 0);
    }
    t->keys = keys;
    t->periods = periods;
    t->cells = cells;
    *out = t;
    return ZIJ_OK;
}

static void make_book(zij_arena *mem)
{
    areas.index = zij_map_make(mem);
    for (size_t i = 0; i < AREAS; i++)
        zij_map_add(&areas.index, codes[i].id, (uint32_t)i);
    for (size_t i = 0; i < ZIJ_COUNT(flows); i++)
        flows[i].dims[0] = (zij_dimension){ ZIJ_STR("AREA"), &areas, none, NULL };
}

/* ---- what must hold ---- */

static void check_number(const zij_number *n)
{
    if (n->state == ZIJ_NUMBER_KNOWN &&
        (zij_real_cmp(&n->low, &n->middle) > 0 || zij_real_cmp(&n->middle, &n->high) > 0))
        abort();
}

/* Ascending; none where nothing is known. */
static void check_moment(const zij_moment *m)
{
    if (m->state == ZIJ_REFUTED || m->state > ZIJ_UNKNOWN ||
        (m->state == ZIJ_UNKNOWN && m->n > 0))
        abort();
    for (size_t i = 1; i < m->n; i++)
        if (zij_period_cmp(m->at[i - 1], m->at[i]) >= 0)
            abort();
}

/* What is written again reads back as the same. */
static void check_written(const zij_expr *e, const zij_expr_env *env, const zij_value *v,
                          zij_arena *mem)
{
    zij_buf b = zij_buf_make(mem);
    zij_diags to = zij_diags_make(mem);
    zij_source in = { .path = ZIJ_STR("again") };
    zij_value w;
    zij_expr *again;

    zij_put_expr(&b, e);
    in.text = zij_buf_str(&b);
    if (b.len > 200) /* brackets may be too many */
        return;
    if (zij_expr_parse((zij_span){ &in, 0, (uint32_t)b.len }, env, mem, &to, &again) !=
            ZIJ_OK ||
        zij_expr_eval(again, env, mem, &to, &w) != ZIJ_OK || v->kind != w.kind)
        abort();
    for (size_t i = 0; v->kind == ZIJ_VALUE_VERDICTS && i < v->series_n * v->periods_n;
         i++)
        if (v->verdicts[i].outcome != w.verdicts[i].outcome)
            abort();
}

static void check_value(const zij_value *v)
{
    size_t n = v->kind == ZIJ_VALUE_CODES ? 0 : v->series_n * v->periods_n;

    for (size_t i = 0; i < n; i++) {
        if (v->kind == ZIJ_VALUE_NUMBERS)
            check_number(&v->numbers[i]);
        else if (v->kind == ZIJ_VALUE_PERIODS)
            check_moment(&v->moments[i]);
        else if (v->verdicts[i].outcome > ZIJ_UNKNOWN)
            abort();
    }
    for (size_t i = 0; i < v->codes.n && v->codes.numbers != NULL; i++)
        check_number(&v->codes.numbers[i]);
}

int LLVMFuzzerTestOneInput(const uint8_t *at, size_t len)
{
    zij_arena mem = zij_arena_make(&host);
    zij_diags to = zij_diags_make(&mem);
    zij_source in = { ZIJ_STR("fuzz"), { (const char *)at, len } };
    zij_expr_env env = { .as_of = zij_period_of_year(2024),
                         .flow = find_flow,
                         .flow_name = flow_name,
                         .group = find_group,
                         .group_name = group_name,
                         .define = define,
                         .define_name = define_name,
                         .take = take };
    zij_value v;
    zij_expr *e;
    zij_rc rc;

    make_book(&mem);
    rc = zij_expr_parse((zij_span){ &in, 0, (uint32_t)len }, &env, &mem, &to, &e);
    if (rc == ZIJ_OK)
        rc = zij_expr_eval(e, &env, &mem, &to, &v);
    if ((rc == ZIJ_OK) != (to.errors == 0))
        abort();
    if (rc == ZIJ_OK) {
        check_value(&v);
        check_written(e, &env, &v, &mem);
    }
    zij_arena_free(&mem);
    return 0;
}
