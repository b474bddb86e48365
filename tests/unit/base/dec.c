#include "base/dec.h"
#include "../random.h"
#include "../test.h"
#include "../trap.h"

static zij_str text_of(test *t, zij_dec d)
{
    zij_buf b = zij_buf_make(t->mem);

    zij_put_dec(&b, d);
    return zij_buf_str(&b);
}

static void texts_are_read_at_the_declared_precision(void **state)
{
    enum {
        OK = ZIJ_DEC_OK,
        NAN_ = ZIJ_DEC_NOT_A_NUMBER,
        FINE = ZIJ_DEC_TOO_FINE,
        LONG = ZIJ_DEC_TOO_LONG,
        PRINTED = ZIJ_DEC_AS_PRINTED
    };
    static const struct {
        const char *text;
        int p, rc;
        int64_t m;
        int got_p;
    } row[] = {
        { "12.30", 2, OK, 1230, 2 },
        { "12.3", 2, OK, 1230, 2 },
        { "12", 2, OK, 1200, 2 },
        { "12.300", 2, OK, 1230, 2 }, /* zeros beyond are no digits */
        { "12.345", 2, FINE, 0, 0 },
        { "-0.5", 1, OK, -5, 1 },
        { "-0", 0, OK, 0, 0 },
        { "-0.00", 1, OK, 0, 1 },
        { "007", 0, OK, 7, 0 },
        { "1234500", -2, OK, 12345, -2 },
        { "1234567", -2, FINE, 0, 0 },
        { "0", -9, OK, 0, -9 },
        { "1000000000", -9, OK, 1, -9 },
        { "500000000", -9, FINE, 0, 0 },
        { "1234500.00", -2, OK, 12345, -2 },
        { "1234500.01", -2, FINE, 0, 0 },
        { "0.000000001", 9, OK, 1, 9 },
        { "0.0000000001", 9, FINE, 0, 0 },
        { "999999999999999999", 0, OK, 999999999999999999, 0 },
        { "-999999999999999999", 0, OK, -999999999999999999, 0 },
        { "1000000000000000000", 0, LONG, 0, 0 },
        { "1000000000000000000", -2, LONG, 0, 0 },
        { "000000000000000000000000001", 0, OK, 1, 0 },
        { "99999999999999999", 1, OK, 999999999999999990, 1 },
        { "999999999999999999", 1, LONG, 0, 0 },
        { "123456789.123456789", 9, OK, 123456789123456789, 9 },
        { "1234567890.123456789", 9, LONG, 0, 0 },
        { "0.0000000000000000000000", 9, OK, 0, 9 },
        { "12.30", PRINTED, OK, 1230, 2 },
        { "12", PRINTED, OK, 12, 0 },
        { "120", PRINTED, OK, 120, 0 },
        { "0.000000000", PRINTED, OK, 0, 9 },
        { "0.0000000000", PRINTED, FINE, 0, 0 },
        { "", 0, NAN_, 0, 0 },
        { "-", 0, NAN_, 0, 0 },
        { ".", 0, NAN_, 0, 0 },
        { "1.", 0, NAN_, 0, 0 },
        { ".5", 1, NAN_, 0, 0 },
        { "-.5", 1, NAN_, 0, 0 },
        { "+1", 0, NAN_, 0, 0 },
        { "--1", 0, NAN_, 0, 0 },
        { "1e3", 0, NAN_, 0, 0 },
        { "1,000", 0, NAN_, 0, 0 },
        { "1 000", 0, NAN_, 0, 0 },
        { " 1", 0, NAN_, 0, 0 },
        { "1.2.3", 2, NAN_, 0, 0 },
        { "１２", 0, NAN_, 0, 0 }, /* full-width digits */
        { "−1", 0, NAN_, 0, 0 },   /* a true minus */
        { "n/a", 0, NAN_, 0, 0 },
    };

    (void)state;
    for (size_t i = 0; i < ZIJ_COUNT(row); i++) {
        zij_dec got = { 77, 7 };
        int rc = zij_dec_read(zij_str_of(row[i].text), row[i].p, &got);

        if (rc != row[i].rc)
            fail_msg("\"%s\" at %d: %d, not %d", row[i].text, row[i].p, rc, row[i].rc);
        assert_int_equal(got.m, rc == OK ? row[i].m : 77); /* untouched on failure */
        assert_int_equal(got.p, rc == OK ? row[i].got_p : 7);
    }
}

static void any_decimal_reads_back(void **state)
{
    test *t = *state;
    uint64_t seed = 1;

    for (int i = 0; i < random_times(1000000); i++) {
        zij_arena_mark here = zij_arena_here(t->mem);
        int64_t most = zij_pow10((int)(random_bits(&seed) % 19));
        zij_dec d = { (int64_t)(random_bits(&seed) % (uint64_t)most),
                      (int8_t)((int)(random_bits(&seed) % 19) - 9) };
        zij_dec back;
        bool fits = d.p >= 0 || d.m < zij_pow10(18 + d.p); /* 18 digits when written */

        if (random_bits(&seed) % 2 == 0)
            d.m = -d.m;
        assert_int_equal(zij_dec_read(text_of(t, d), d.p, &back),
                         fits ? ZIJ_DEC_OK : ZIJ_DEC_TOO_LONG);
        if (fits)
            assert_true(back.m == d.m && back.p == d.p);
        if (d.p >= 0) {
            assert_int_equal(zij_dec_read(text_of(t, d), ZIJ_DEC_AS_PRINTED, &back), 0);
            assert_true(back.m == d.m && back.p == d.p);
        }
        zij_arena_rewind(t->mem, here);
    }
}

static void decimals_print_every_digit_they_have(void **state)
{
    static const struct {
        zij_dec d;
        const char *want;
    } row[] = {
        { { 1230, 2 }, "12.30" },
        { { 5, 2 }, "0.05" },
        { { -5, 1 }, "-0.5" },
        { { 0, 3 }, "0.000" },
        { { 0, -3 }, "0" },
        { { 12345, -2 }, "1234500" },
        { { -1, -9 }, "-1000000000" },
        { { 1, 9 }, "0.000000001" },
        { { 999999999999999999, 9 }, "999999999.999999999" },
        { { INT64_MIN, 0 }, "-9223372036854775808" },
    };

    for (size_t i = 0; i < ZIJ_COUNT(row); i++)
        assert_str(text_of(*state, row[i].d), row[i].want);
}

static void comparison_is_exact_at_any_precision(void **state)
{
    /* ascending; alike in a row are equal */
    static const zij_dec rows[][3] = {
        { { -999999999999999999, -9 } },
        { { -1, 0 }, { -10, 1 }, { -1000000000, 9 } },
        { { -1, 9 }, { -1, 9 }, { -1, 9 } },
        { { 0, 0 }, { 0, 9 }, { 0, -9 } },
        { { 1, 9 }, { 1, 9 }, { 1, 9 } },
        { { 999999999999999999, 9 } },
        { { 1000000000, 0 }, { 1, -9 }, { 1000000000000000000, 9 } },
        { { 999999999999999999, -9 } },
    };

    (void)state;
    for (int i = 0; i < (int)ZIJ_COUNT(rows); i++)
        for (int k = 0; k < (int)ZIJ_COUNT(rows); k++)
            for (int a = 0; a < 3; a++)
                for (int b = 0; b < 3; b++) {
                    zij_dec x = rows[i][a], y = rows[k][b];

                    if ((x.m == 0 && i != 3) || (y.m == 0 && k != 3))
                        continue; /* shorter rows */
                    assert_int_equal(zij_dec_cmp(x, y), (i > k) - (i < k));
                }
}

static void doubles_of_decimals_are_the_nearest(void **state)
{
    test *t = *state;
    uint64_t seed = 2;

    for (int i = 0; i < random_times(300000); i++) {
        zij_arena_mark here = zij_arena_here(t->mem);
        zij_dec d = { (int64_t)(random_bits(&seed) >> (11 + random_bits(&seed) % 50)),
                      (int8_t)((int)(random_bits(&seed) % 19) - 9) };

        assert_true(zij_dec_double(d) == strtod(zij_str_c(t->mem, text_of(t, d)), NULL));
        zij_arena_rewind(t->mem, here);
    }
}

static void ask_for_a_large_power(void *with)
{
    (void)with;
    zij_pow10(19);
}

static void powers_of_ten_end_at_eighteen(void **state)
{
    int64_t power = 1;

    (void)state;
    for (int i = 0; i <= 18; i++, power = i <= 18 ? power * 10 : power)
        assert_true(zij_pow10(i) == power);
    assert_true(traps(ask_for_a_large_power, NULL));
}

int main(void)
{
    const struct CMUnitTest all[] = {
        TEST(texts_are_read_at_the_declared_precision),
        TEST(any_decimal_reads_back),
        TEST(decimals_print_every_digit_they_have),
        TEST(comparison_is_exact_at_any_precision),
        TEST(doubles_of_decimals_are_the_nearest),
        TEST(powers_of_ten_end_at_eighteen),
    };

    return TEST_RUN(all);
}
