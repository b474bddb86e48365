#include "slice/slice.h"
#include "../test.h"

/* TRADE[area, partner, direction]: codes are letters, "KU" has the index of K and U. */
static const char *const codes[3] = { "KTUB", "CJRW", "XM" };

typedef struct world {
    zij_codelist lists[3];
    zij_flow flow;
    zij_store *store;
} world;

static uint16_t index_of(size_t dim, char c)
{
    return (uint16_t)(strchr(codes[dim], c) - codes[dim]);
}

static void add_dimension(test *t, world *w, size_t d)
{
    size_t n = strlen(codes[d]);

    w->lists[d].codes = zij_array(t->mem, n, zij_code);
    w->lists[d].n = n;
    for (size_t c = 0; c < n; c++)
        w->lists[d].codes[c].id = (zij_str){ &codes[d][c], 1 };
    w->flow.dims[d].codes = &w->lists[d];
    w->flow.dims[d].aggregate = zij_array(t->mem, n, bool);
}

/* W is an aggregate, B outside the group. */
static world *make_world(test *t, const char *const *rows, size_t n)
{
    world *w = zij_new(t->mem, world);
    zij_shelf shelf = { .flow = &w->flow };
    zij_twins twins = { 0 };
    zij_put_rows *p;

    w->flow.dims_n = 3;
    for (size_t d = 0; d < 3; d++)
        add_dimension(t, w, d);
    w->flow.dims[1].aggregate[index_of(1, 'W')] = true;
    w->flow.dims[0].in_group = zij_array(t->mem, 4, bool);
    for (size_t c = 0; c < 3; c++)
        w->flow.dims[0].in_group[c] = true;
    w->store = zij_store_make(t->mem);
    p = zij_store_begin(w->store, &shelf, n);
    for (size_t i = 0; i < n; i++) {
        uint16_t key[3];
        zij_obs o = { .m = (int64_t)i, .state = ZIJ_OBS_VALUE };

        for (size_t d = 0; d < 3; d++)
            key[d] = index_of(d, rows[i][d]);
        if (strchr(rows[i], '?') != NULL)
            o.state = ZIJ_OBS_MISSING;
        zij_store_put(p, key, atoi(rows[i] + 4), &o);
    }
    zij_store_end(p, ZIJ_FREQ_A, &twins);
    assert_int_equal(twins.n, 0);
    return w;
}

/* "* CJ X" with years, 0 for open ones. */
static zij_select select_of(test *t, world *w, const char *spec, int from, int to)
{
    zij_select s = { .flow = &w->flow };

    for (size_t d = 0; d < 3; d++) {
        uint16_t *list = zij_array(t->mem, 4, uint16_t);
        size_t n = strcspn(spec, " ");

        s.dims[d].all = spec[0] == '*';
        /* ascending: codes are written in their order */
        for (size_t i = 0; !s.dims[d].all && i < n; i++)
            list[s.dims[d].n++] = index_of(d, spec[i]);
        s.dims[d].codes = list;
        spec += n + (spec[n] == ' ');
    }
    if (from != 0) {
        s.from = zij_period_of_year(from);
        s.to = zij_period_of_year(to);
    }
    return s;
}

/* "KCX 1 - ?": one line per series; '-' absent, '?' missing. */
static zij_str table_text(test *t, const zij_table *table)
{
    zij_buf b = zij_buf_make(t->mem);

    for (size_t i = 0; i < table->periods_n; i++)
        zij_putf(&b, "%s%d", i > 0 ? " " : "", table->periods[i].ordinal);
    zij_put_byte(&b, '\n');
    for (size_t s = 0; s < table->series_n; s++) {
        for (size_t d = 0; d < 3; d++)
            zij_put_byte(&b, codes[d][table->keys[s * 3 + d]]);
        for (size_t p = 0; p < table->periods_n; p++) {
            const zij_obs *o = zij_table_cell(table, s, p);

            if (o->state == ZIJ_OBS_VALUE)
                zij_putf(&b, " %lld", (long long)o->m);
            else
                zij_put_c(&b, o->state == ZIJ_OBS_ABSENT ? " -" : " ?");
        }
        zij_put_byte(&b, '\n');
    }
    return zij_buf_str(&b);
}

static const char *const rows[] = {
    "KCX 2000", "KCX 2001",  "KCX 2003", /* 0 1 2: a hole in 2002 */
    "KJX 2000", "KWX 2000",  "KCM 2001", /* 3 4 5 */
    "TRX 2001", "TRM 2001?", "UCX 1999", /* 6 7 8 */
    "BCX 2000", "URM 2000",              /* 9 10 */
};

static void selections_give_tables(void **state)
{
    static const struct {
        const char *spec;
        int from, to;
        const char *want;
    } row[] = {
        { "K C X", 2000, 2003, "2000 2001 2002 2003\nKCX 0 1 - 2\n" },
        { "K C X", 0, 0, "2000 2001 2002 2003\nKCX 0 1 - 2\n" },
        /* who names a code gets its column, with or without data */
        { "K R X", 2000, 2001, "2000 2001\nKRX - -\n" },
        { "B C X", 2000, 2000, "2000\nBCX 9\n" },
        { "K W X", 2000, 2000, "2000\nKWX 4\n" },
        /* `*`: no aggregates, nothing outside the group, only what has data then */
        { "K * X", 2000, 2000, "2000\nKCX 0\nKJX 3\n" },
        { "* C X", 2000, 2000, "2000\nKCX 0\n" },
        { "* C X", 0, 0, "1999 2000 2001 2002 2003\nKCX - 0 1 - 2\nUCX 8 - - - -\n" },
        { "K * X", 2002, 2002, "2002\n" },
        /* a missing figure is an observation */
        { "T R *", 2001, 2001, "2001\nTRX 6\nTRM ?\n" },
        /* listed codes are crossed with what was found under any of them */
        { "K * XM", 2001, 2001, "2001\nKCX 1\nKCM 5\n" },
        { "K * XM", 2000, 2001, "2000 2001\nKCX 0 1\nKCM - 5\nKJX 3 -\nKJM - -\n" },
        { "KT * X", 2001, 2001, "2001\nKCX 1\nKRX -\nTCX -\nTRX 6\n" },
        /* several `*` are not crossed with each other */
        { "* * X", 2001, 2001, "2001\nKCX 1\nTRX 6\n" },
        { "* R XM", 2000, 2001, "2000 2001\nTRX - 6\nTRM - ?\nURX - -\nURM 10 -\n" },
        /* nothing there, nothing asked */
        { "K J M", 0, 0, "\nKJM\n" },
        { "* J M", 0, 0, "\n" },
        { "K C X", 2003, 2000, "\nKCX\n" },
        { "KT CR X", 2001, 2001, "2001\nKCX 1\nKRX -\nTCX -\nTRX 6\n" },
    };
    test *t = *state;
    world *w = make_world(t, rows, ZIJ_COUNT(rows));

    for (size_t i = 0; i < ZIJ_COUNT(row); i++) {
        zij_select s = select_of(t, w, row[i].spec, row[i].from, row[i].to);
        const zij_table *table;

        assert_int_equal(zij_slice_take(w->store, &s, t->mem, t->to, &table), ZIJ_OK);
        assert_str(table_text(t, table), row[i].want);
    }
}

static void periods_of_another_frequency_find_nothing(void **state)
{
    test *t = *state;
    world *w = make_world(t, rows, ZIJ_COUNT(rows));
    zij_select s = select_of(t, w, "K * X", 2000, 2000);
    const zij_table *table;

    s.from = (zij_period){ 2000 * 12, ZIJ_FREQ_M };
    s.to = (zij_period){ 2000 * 12 + 2, ZIJ_FREQ_M };
    assert_int_equal(zij_slice_take(w->store, &s, t->mem, t->to, &table), ZIJ_OK);
    assert_int_equal(table->series_n, 0);
    assert_int_equal(table->periods_n, 3);
    assert_int_equal(table->periods[0].freq, ZIJ_FREQ_M);
}

static void absent_cells_have_no_source(void **state)
{
    test *t = *state;
    world *w = make_world(t, rows, ZIJ_COUNT(rows));
    zij_select s = select_of(t, w, "K R X", 2000, 2000);
    const zij_table *table;

    assert_int_equal(zij_slice_take(w->store, &s, t->mem, t->to, &table), ZIJ_OK);
    assert_int_equal(table->cells[0].origin, 0xffff);
    assert_int_equal(table->cells[0].remarks_n, 0);
}

static void a_slice_has_a_limit(void **state)
{
    test *t = *state;
    world *w = make_world(t, rows, ZIJ_COUNT(rows));
    zij_select s = select_of(t, w, "KTUB CJRW XM", 1, 1);
    const zij_table *table = NULL;

    s.from = (zij_period){ 0, ZIJ_FREQ_A };
    s.to.ordinal = ZIJ_SLICE_CELLS / 32;
    assert_int_equal(zij_slice_take(w->store, &s, t->mem, t->to, &table), ZIJ_ELIMIT);
    assert_null(table);
    assert_string_equal(t->to->list.at[0].kind->name, "slice-too-large");
    s.to.ordinal--;
    assert_int_equal(zij_slice_take(w->store, &s, t->mem, t->to, &table), ZIJ_OK);
    assert_int_equal(table->series_n * table->periods_n, ZIJ_SLICE_CELLS);
}

static void a_flow_that_is_not_in_the_store_gives_absent_cells(void **state)
{
    test *t = *state;
    world *w = make_world(t, rows, ZIJ_COUNT(rows));
    zij_select s = select_of(t, w, "K C X", 2000, 2000);
    const zij_table *table;

    assert_int_equal(zij_slice_take(zij_store_make(t->mem), &s, t->mem, t->to, &table),
                     ZIJ_OK);
    assert_str(table_text(t, table), "2000\nKCX -\n");
}

static void a_cell_has_the_same_place_in_every_table(void **state)
{
    test *t = *state;
    world *w = make_world(t, rows, ZIJ_COUNT(rows));
    static const char *const specs[] = { "* * *", "K C X", "* C X" };
    int64_t row_of[ZIJ_COUNT(rows) + 1];
    size_t seen = 0;

    assert_int_equal(zij_slice_places(w->store), ZIJ_COUNT(rows));
    for (size_t i = 0; i < ZIJ_COUNT(row_of); i++)
        row_of[i] = -1;
    for (size_t i = 0; i < ZIJ_COUNT(specs); i++) {
        zij_select s = select_of(t, w, specs[i], 0, 0);
        const zij_table *table;

        assert_int_equal(zij_slice_take(w->store, &s, t->mem, t->to, &table), ZIJ_OK);
        for (size_t k = 0; k < table->series_n * table->periods_n; k++) {
            const zij_obs *o = &table->cells[k];
            uint32_t place = zij_slice_place(w->store, table, k / table->periods_n,
                                             k % table->periods_n);

            assert_in_range(place, o->state == ZIJ_OBS_ABSENT ? 0 : 1, ZIJ_COUNT(rows));
            assert_int_equal(place == 0, o->state == ZIJ_OBS_ABSENT);
            assert_true(place == 0 || row_of[place] == -1 || row_of[place] == o->m);
            seen += place != 0 && row_of[place] == o->m;
            row_of[place] = o->m;
        }
    }
    assert_int_equal(seen, 7); /* of the second and third table, all are in the first */
}

int main(void)
{
    const struct CMUnitTest all[] = {
        TEST(selections_give_tables),
        TEST(periods_of_another_frequency_find_nothing),
        TEST(absent_cells_have_no_source),
        TEST(a_slice_has_a_limit),
        TEST(a_flow_that_is_not_in_the_store_gives_absent_cells),
        TEST(a_cell_has_the_same_place_in_every_table),
    };

    return TEST_RUN(all);
}
