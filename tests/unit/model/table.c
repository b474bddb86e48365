#include "model/table.h"
#include "../test.h"

typedef struct bounds_row {
    zij_obs o;
    int lo, hi, p;
} bounds_row;

static void check(const zij_flow *f, const uint16_t *key, const bounds_row *row, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        zij_bounds b = zij_obs_bounds(f, key, &row[i].o);

        assert_true(b.lo == row[i].lo && b.hi == row[i].hi && b.p == row[i].p);
    }
}

static void a_figure_stands_for_what_rounds_to_it(void **state)
{
    static const bounds_row row[] = {
        { { .m = 1230, .p = 2 }, 12295, 12305, 3 }, /* 12.30: 12.295 to 12.305 */
        { { .m = 0, .p = 2 }, -5, 5, 3 },
        { { .m = -7, .p = 0 }, -75, -65, 1 },
        { { .m = 12345, .p = -2 }, 123445, 123455, -1 }, /* hundreds */
    };
    zij_flow f = { .rounding = ZIJ_ROUND_NEAREST };

    (void)state;
    check(&f, NULL, row, ZIJ_COUNT(row));
}

static void exact_figures_have_no_width(void **state)
{
    static const bounds_row row[] = { { { .m = 37543167 }, 375431670, 375431670, 1 },
                                      { { .m = 0 }, 0, 0, 1 } };
    zij_flow f = { .exact = true, .rounding = ZIJ_ROUND_DOWN, .nonnegative = true };

    (void)state;
    check(&f, NULL, row, ZIJ_COUNT(row));
}

static void rounding_down_opens_upwards(void **state)
{
    static const bounds_row row[] = { { { .m = 12, .p = 1 }, 120, 130, 2 },
                                      { { .m = -12, .p = 1 }, -120, -110, 2 } };
    zij_flow f = { .rounding = ZIJ_ROUND_DOWN };

    (void)state;
    check(&f, NULL, row, ZIJ_COUNT(row));
}

static void nonnegative_figures_are_cut_at_zero(void **state)
{
    static const bounds_row cut[] = { { { .m = 0, .p = 2 }, 0, 5, 3 },
                                      { { .m = 1, .p = 2 }, 5, 15, 3 } };
    static const bounds_row wrong[] = { { { .m = -7 }, -65, -65, 1 } }; /* never empty */
    static const bounds_row uncut[] = { { { .m = 0, .p = 2 }, -5, 5, 3 } };
    static bool codes[] = { true, true, false }; /* X, M, but not B */
    static const uint16_t exports[] = { 9, 0 }, balance[] = { 9, 2 };
    zij_flow all = { .nonnegative = true };
    zij_flow some = { .nonnegative_dim = 1, .nonnegative_codes = codes };

    (void)state;
    check(&all, exports, cut, ZIJ_COUNT(cut));
    check(&some, exports, cut, ZIJ_COUNT(cut));
    check(&all, exports, wrong, ZIJ_COUNT(wrong));
    check(&some, balance, uncut, ZIJ_COUNT(uncut));
}

/* Eighteen digits, times ten, do not fit 64 bits. */
static void the_largest_figures_do_not_overflow(void **state)
{
    zij_flow f = { .exact = false };
    zij_obs o = { .m = 999999999999999999, .p = 9 };
    zij_bounds b = zij_obs_bounds(&f, NULL, &o);

    (void)state;
    assert_true(b.lo == (zij_i128)999999999999999999 * 10 - 5);
    assert_true(b.hi == (zij_i128)999999999999999999 * 10 + 5);
}

static void an_observation_is_found_in_its_file(void **state)
{
    static const zij_source file = {
        ZIJ_STR_CONST("X.csv"), ZIJ_STR_CONST("T,V\n2024,12.5,A\r\n2025,7\r\n26,8")
    };
    static const struct {
        uint32_t at;
        const char *want;
    } row[] = { { 9, "12.5" }, { 22, "7" }, { 28, "8" } };
    zij_table t = { .file = &file }, none = { 0 };

    (void)state;
    for (size_t i = 0; i < ZIJ_COUNT(row); i++) {
        zij_obs o = { .at = row[i].at };

        assert_str(zij_span_str(zij_obs_span(&t, &o)), row[i].want);
    }
    assert_null(zij_obs_span(&none, &(zij_obs){ .at = 3 }).in);
}

static void the_statuses_of_sdmx_are_known(void **state)
{
    int known = 0;

    (void)state;
    for (int c = 0; c < 256; c++)
        known += zij_status_known((char)c);
    assert_int_equal(known, 19);
    for (const char *c = "AEFPIBUMOL"; *c != '\0'; c++) /* those docs/book.md names */
        assert_true(zij_status_known(*c));
    assert_false(zij_status_known('\0'));
    assert_false(zij_status_known('a'));
}

static void codes_and_dimensions_are_found_by_id(void **state)
{
    test *t = *state;
    zij_codelist list = { .index = zij_map_make(t->mem) };
    zij_flow f = { .dims = { { .id = ZIJ_STR("REF_AREA") }, { .id = ZIJ_STR("SEX") } },
                   .dims_n = 2 };

    zij_map_add(&list.index, ZIJ_STR("KAZ"), 0);
    zij_map_add(&list.index, ZIJ_STR("KGZ"), 1);
    assert_int_equal(zij_codelist_find(&list, ZIJ_STR("KGZ")), 1);
    assert_int_equal(zij_codelist_find(&list, ZIJ_STR("kgz")), ZIJ_NO_CODE);
    assert_int_equal(zij_flow_dim(&f, ZIJ_STR("SEX")), 1);
    assert_int_equal(zij_flow_dim(&f, ZIJ_STR("AGE")), 2);
}

int main(void)
{
    const struct CMUnitTest all[] = {
        TEST(a_figure_stands_for_what_rounds_to_it),
        TEST(exact_figures_have_no_width),
        TEST(rounding_down_opens_upwards),
        TEST(nonnegative_figures_are_cut_at_zero),
        TEST(the_largest_figures_do_not_overflow),
        TEST(an_observation_is_found_in_its_file),
        TEST(the_statuses_of_sdmx_are_known),
        TEST(codes_and_dimensions_are_found_by_id),
    };

    return TEST_RUN(all);
}
