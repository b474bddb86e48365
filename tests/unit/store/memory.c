#include "../test.h"
#include "store/store.h"

enum { DIMS = 2 };

typedef struct world {
    zij_codelist codes[DIMS];
    zij_flow flow;
    zij_store *store;
    zij_source file;
} world;

/* A flow of two dimensions with so many codes each. */
static world *make_world(test *t, size_t codes)
{
    world *w = zij_new(t->mem, world);

    w->flow.dims_n = DIMS;
    for (size_t d = 0; d < DIMS; d++) {
        w->codes[d].n = codes;
        w->flow.dims[d].codes = &w->codes[d];
    }
    w->store = zij_store_make(t->mem);
    return w;
}

typedef struct put_row {
    uint16_t key[DIMS];
    int32_t year;
    int64_t m;
} put_row;

static void put_rows(world *w, const put_row *rows, size_t n, zij_twins *twins)
{
    zij_shelf shelf = { .flow = &w->flow, .file = &w->file };
    zij_put_rows *p = zij_store_begin(w->store, &shelf, n / 2);

    for (size_t i = 0; i < n; i++) {
        zij_obs o = { .m = rows[i].m, .at = (uint32_t)i, .state = ZIJ_OBS_VALUE };

        if (o.m < 0)
            o.state = ZIJ_OBS_MISSING;
        zij_store_put(p, rows[i].key, rows[i].year, &o);
    }
    zij_store_end(p, ZIJ_FREQ_A, twins);
}

/* Series as "0,1: 2000=5 2001=6" in lines. */
static zij_str run_text(test *t, zij_run run)
{
    zij_buf b = zij_buf_make(t->mem);

    for (size_t i = 0; i < run.n; i++) {
        const zij_series *s = &run.at[i];

        zij_putf(&b, "%d,%d:", s->key[0], s->key[1]);
        for (size_t k = 0; k < s->n; k++)
            zij_putf(&b, " %d=%lld", s->ordinals[k], (long long)s->obs[k].m);
        zij_put_byte(&b, '\n');
    }
    return zij_buf_str(&b);
}

static const put_row mixed[] = {
    { { 1, 0 }, 2001, 11 }, { { 0, 2 }, 2000, 2 }, { { 1, 0 }, 1999, 9 },
    { { 0, 1 }, 2000, 1 },  { { 2, 0 }, 2000, 7 }, { { 1, 0 }, 2000, -1 },
};

static const char mixed_text[] = "0,1: 2000=1\n"
                                 "0,2: 2000=2\n"
                                 "1,0: 1999=9 2000=-1 2001=11\n"
                                 "2,0: 2000=7\n";

static void rows_in_any_order_become_sorted_series(void **state)
{
    test *t = *state;
    /* the last needs more than 64 bits: codes are compared then */
    static const size_t codes[] = { 3, 65535, (size_t)1 << 40 };

    for (size_t i = 0; i < ZIJ_COUNT(codes); i++) {
        world *w = make_world(t, codes[i]);
        zij_twins twins = { 0 };
        const zij_shelf *s;

        put_rows(w, mixed, ZIJ_COUNT(mixed), &twins);
        assert_str(run_text(t, zij_store_take(w->store, &w->flow, NULL, 0)), mixed_text);
        assert_int_equal(twins.n, 0);
        s = zij_store_find(w->store, &w->flow);
        assert_int_equal(s->obs_n, 6);
        assert_int_equal(s->missing_n, 1);
        assert_int_equal(s->series_n, 4);
        assert_int_equal(s->first, 1999);
        assert_int_equal(s->last, 2001);
        assert_int_equal(s->freq, ZIJ_FREQ_A);
    }
}

static void sorted_rows_give_the_same(void **state)
{
    test *t = *state;
    world *w = make_world(t, 3);
    put_row sorted[ZIJ_COUNT(mixed)] = { mixed[3], mixed[1], mixed[2],
                                         mixed[5], mixed[0], mixed[4] };
    zij_twins twins = { 0 };

    put_rows(w, sorted, ZIJ_COUNT(sorted), &twins);
    assert_str(run_text(t, zij_store_take(w->store, &w->flow, NULL, 0)), mixed_text);
}

static void many_rows_come_back_as_they_were_put(void **state)
{
    test *t = *state;
    enum { N = 20000, SIDE = 50 };
    world *w = make_world(t, SIDE);
    put_row *rows = zij_array(t->mem, N, put_row);
    zij_twins twins = { 0 };
    zij_run all;
    size_t seen = 0;

    /* 7919 is prime to N, so i * 7919 mod N meets each number once */
    for (size_t i = 0; i < N; i++) {
        size_t k = i * 7919 % N;

        rows[i] = (put_row){ { (uint16_t)(k / 8 / SIDE), (uint16_t)(k / 8 % SIDE) },
                             2000 + (int32_t)(k % 8),
                             (int64_t)k };
    }
    put_rows(w, rows, N, &twins);
    all = zij_store_take(w->store, &w->flow, NULL, 0);
    assert_int_equal(all.n, N / 8);
    for (size_t i = 0; i < all.n; i++)
        for (size_t k = 0; k < all.at[i].n; k++)
            assert_int_equal(all.at[i].obs[k].m, seen++);
    assert_int_equal(seen, N);
    assert_int_equal(twins.n, 0);
}

static void the_later_of_two_alike_is_left_out_and_told(void **state)
{
    test *t = *state;
    world *w = make_world(t, 3);
    static const put_row rows[] = {
        { { 2, 0 }, 2000, 5 }, { { 1, 1 }, 2000, 1 }, { { 2, 0 }, 2000, 6 },
        { { 1, 1 }, 2001, 2 }, { { 1, 1 }, 2000, 3 }, { { 1, 1 }, 2000, 4 },
    };
    zij_twins twins = { 0 };

    put_rows(w, rows, ZIJ_COUNT(rows), &twins);
    assert_str(run_text(t, zij_store_take(w->store, &w->flow, NULL, 0)),
               "1,1: 2000=1 2001=2\n2,0: 2000=5\n");
    assert_int_equal(twins.n, 3);
    /* in file order, not in the order of keys */
    assert_int_equal(twins.at[0].second->at, 2);
    assert_int_equal(twins.at[0].first->at, 0);
    assert_int_equal(twins.at[1].second->at, 4);
    assert_int_equal(twins.at[2].second->at, 5);
    assert_int_equal(twins.at[2].first->at, 1);
    assert_int_equal(twins.at[2].ordinal, 2000);
}

static void a_prefix_takes_a_run(void **state)
{
    test *t = *state;
    world *w = make_world(t, 3);
    zij_twins twins = { 0 };
    static const struct {
        uint16_t prefix[DIMS];
        size_t n;
        const char *want;
    } row[] = {
        { { 0, 0 }, 1, "0,1: 2000=1\n0,2: 2000=2\n" },
        { { 0, 2 }, 2, "0,2: 2000=2\n" },
        { { 0, 0 }, 2, "" },
        { { 2, 0 }, 1, "2,0: 2000=7\n" },
        { { 2, 1 }, 2, "" },
    };

    put_rows(w, mixed, ZIJ_COUNT(mixed), &twins);
    for (size_t i = 0; i < ZIJ_COUNT(row); i++)
        assert_str(
            run_text(t, zij_store_take(w->store, &w->flow, row[i].prefix, row[i].n)),
            row[i].want);
}

static void flows_are_listed_in_order_and_a_strange_one_has_none(void **state)
{
    test *t = *state;
    world *w = make_world(t, 3), *other = make_world(t, 3);
    zij_twins twins = { 0 };

    put_rows(w, mixed, ZIJ_COUNT(mixed), &twins);
    other->store = w->store;
    put_rows(other, mixed, 0, &twins);
    assert_int_equal(zij_store_count(w->store), 2);
    assert_ptr_equal(zij_store_shelf(w->store, 0)->flow, &w->flow);
    assert_int_equal(zij_store_shelf(w->store, 1)->obs_n, 0);
    assert_int_equal(zij_store_take(w->store, &other->flow, NULL, 0).n, 0);
    assert_null(zij_store_find(w->store, &make_world(t, 1)->flow));
}

static void each_observation_has_a_place_of_its_own(void **state)
{
    test *t = *state;
    world *w = make_world(t, 3), *other = make_world(t, 3);
    zij_twins twins = { 0 };
    static const struct {
        uint16_t key[DIMS];
        int32_t year;
        uint32_t want; /* in the second flow; the first is put before it */
    } row[] = {
        { { 0, 1 }, 2000, 7 },  { { 0, 2 }, 2000, 8 },  { { 1, 0 }, 1999, 9 },
        { { 1, 0 }, 2000, 10 }, { { 1, 0 }, 2001, 11 }, { { 2, 0 }, 2000, 12 },
        { { 2, 0 }, 2001, 0 }, /* no such period, before or behind */
        { { 2, 0 }, 1999, 0 },  { { 0, 0 }, 2000, 0 }, /* no such key */
    };

    put_rows(w, mixed, ZIJ_COUNT(mixed), &twins);
    other->store = w->store;
    put_rows(other, mixed, ZIJ_COUNT(mixed), &twins);
    for (size_t i = 0; i < ZIJ_COUNT(row); i++) {
        assert_int_equal(zij_store_place(w->store, &other->flow, row[i].key, row[i].year),
                         row[i].want);
        assert_int_equal(zij_store_place(w->store, &w->flow, row[i].key, row[i].year),
                         row[i].want == 0 ? 0 : row[i].want - ZIJ_COUNT(mixed));
    }
    assert_int_equal(zij_store_places(w->store), 2 * ZIJ_COUNT(mixed));
    assert_int_equal(zij_store_place(w->store, &make_world(t, 1)->flow, row[0].key, 2000),
                     0);
}

int main(void)
{
    const struct CMUnitTest all[] = {
        TEST(rows_in_any_order_become_sorted_series),
        TEST(sorted_rows_give_the_same),
        TEST(many_rows_come_back_as_they_were_put),
        TEST(the_later_of_two_alike_is_left_out_and_told),
        TEST(a_prefix_takes_a_run),
        TEST(flows_are_listed_in_order_and_a_strange_one_has_none),
        TEST(each_observation_has_a_place_of_its_own),
    };

    return TEST_RUN(all);
}
