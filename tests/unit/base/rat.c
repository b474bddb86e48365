#include "base/rat.h"
#include "../test.h"

static zij_rat rat(zij_i128 n, zij_i128 d)
{
    zij_rat r;

    assert_true(zij_rat_make(n, d, &r));
    return r;
}

static const zij_i128 most = (zij_i128)(((zij_u128)1 << 127) - 1);

static void assert_rat(zij_rat got, int64_t n, int64_t d)
{
    assert_true(got.n == n && got.d == d);
}

static void fractions_are_kept_in_lowest_terms(void **state)
{
    static const struct {
        int64_t n, d, want_n, want_d;
    } row[] = {
        { 6, 4, 3, 2 },  { -6, 4, -3, 2 }, { 6, -4, -3, 2 },
        { 0, -7, 0, 1 }, { 5, 1, 5, 1 },
    };

    (void)state;
    for (size_t i = 0; i < ZIJ_COUNT(row); i++)
        assert_rat(rat(row[i].n, row[i].d), row[i].want_n, row[i].want_d);
}

static void arithmetic_is_exact(void **state)
{
    zij_rat r;

    (void)state;
    assert_true(zij_rat_add(rat(1, 6), rat(1, 10), &r));
    assert_rat(r, 4, 15);
    assert_true(zij_rat_sub(rat(1, 6), rat(1, 6), &r));
    assert_rat(r, 0, 1);
    assert_true(zij_rat_mul(rat(-2, 3), rat(9, 4), &r));
    assert_rat(r, -3, 2);
    assert_true(zij_rat_div(rat(1, 3), rat(-2, 3), &r));
    assert_rat(r, -1, 2);
    assert_true(zij_rat_pow10(12500, -3, &r));
    assert_rat(r, 25, 2);
    assert_true(zij_rat_pow10(-3, 4, &r));
    assert_rat(r, -30000, 1);
}

static void what_does_not_fit_is_said(void **state)
{
    zij_rat r = rat(1, 3);
    zij_i128 v;

    (void)state;
    assert_false(zij_rat_add(rat(most, 1), rat(1, 1), &r));
    assert_false(zij_rat_mul(rat(most, 1), rat(2, 1), &r));
    assert_false(zij_rat_add(rat(1, most), rat(1, most - 1), &r));
    assert_false(zij_rat_make(-most - 1, 1, &r));
    assert_false(zij_rat_pow10(1, 39, &r));
    assert_false(zij_rat_pow10(1, -39, &r));
    assert_false(zij_scale128(2, 38, &v));
    assert_rat(r, 1, 3); /* untouched */
    assert_true(zij_rat_pow10(0, 99, &r));
    assert_rat(r, 0, 1);
    assert_true(zij_rat_mul(rat(most, 7), rat(7, most), &r)); /* cancels first */
    assert_rat(r, 1, 1);
}

static void comparison_needs_no_product(void **state)
{
    (void)state;
    assert_true(zij_rat_cmp(rat(1, 3), rat(2, 6)) == 0);
    assert_true(zij_rat_cmp(rat(-1, 3), rat(-1, 2)) > 0);
    assert_true(zij_rat_cmp(rat(most, most - 1), rat(most - 1, most - 2)) < 0);
    assert_true(zij_rat_cmp(rat(-most, most - 1), rat(-(most - 1), most - 2)) > 0);
    assert_true(zij_rat_cmp(rat(most, 3), rat(most, 3)) == 0);
    assert_true(zij_rat_cmp(rat(most, 1), rat(-most, 1)) > 0);
}

static void ties_round_away_from_zero(void **state)
{
    static const struct {
        int64_t n, d;
        int decimals;
        const char *want;
    } row[] = {
        { 1, 2, 0, "1" },          { -1, 2, 0, "-1" },        { 49, 100, 0, "0" },
        { 2, 3, 3, "0.667" },      { 1, 8, 2, "0.13" },       { -1, 8, 2, "-0.13" },
        { 12350, 1, -2, "12400" }, { 12349, 1, -2, "12300" }, { 1, 1000, 2, "0.00" },
        { 999, 1000, 2, "1.00" },
    };
    test *t = *state;
    zij_dec d;

    for (size_t i = 0; i < ZIJ_COUNT(row); i++) {
        zij_buf b = zij_buf_make(t->mem);

        assert_true(zij_rat_round(rat(row[i].n, row[i].d), row[i].decimals, &d));
        zij_put_dec(&b, d);
        assert_str(zij_buf_str(&b), row[i].want);
    }
    assert_false(zij_rat_round(rat(most, 1), 0, &d));
    assert_false(zij_rat_round(rat(zij_pow10(17), 1), 2, &d));
}

static void doubles_enclose_the_fraction(void **state)
{
    double below, above;

    (void)state;
    zij_rat_outward(rat(1, 3), &below, &above);
    assert_true(below < above && above - below < 1e-15);
    assert_true(below * 3 < 1 + 1e-15 && above * 3 > 1 - 1e-15);
    zij_rat_outward(rat(-(1LL << 53), 1), &below, &above);
    assert_true(below == above); /* exact ones stay exact */
    assert_true(zij_double_above(0) > 0 && zij_double_below(0) < 0);
    assert_true(zij_double_above(1) > 1 && zij_double_below(1) < 1);
    assert_true(zij_double_above(-1) > -1 && zij_double_below(-1) < -1);
    assert_true(zij_double_above(1) - 1 < 3e-16);
}

static void the_greatest_divisor_is_found_at_any_size(void **state)
{
    (void)state;
    assert_true(zij_gcd128(0, 0) == 0);
    assert_true(zij_gcd128(0, -12) == 12);
    assert_true(zij_gcd128(-18, 12) == 6);
    assert_true(zij_gcd128(most, most) == (zij_u128)most);
    assert_true(zij_gcd128((zij_i128)zij_pow10(18) * 35, (zij_i128)zij_pow10(18) * 49) ==
                (zij_u128)zij_pow10(18) * 7);
}

int main(void)
{
    const struct CMUnitTest all[] = {
        TEST(fractions_are_kept_in_lowest_terms),
        TEST(arithmetic_is_exact),
        TEST(what_does_not_fit_is_said),
        TEST(comparison_needs_no_product),
        TEST(ties_round_away_from_zero),
        TEST(doubles_enclose_the_fraction),
        TEST(the_greatest_divisor_is_found_at_any_size),
    };

    return TEST_RUN(all);
}
