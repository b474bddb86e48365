#include "model/period.h"
#include "../test.h"

static void every_period_of_every_year_reads_back(void **state)
{
    static const int freqs[] = { ZIJ_FREQ_A, ZIJ_FREQ_S, ZIJ_FREQ_Q, ZIJ_FREQ_M };
    test *t = *state;

    for (size_t f = 0; f < ZIJ_COUNT(freqs); f++)
        for (int ordinal = freqs[f]; ordinal < 10000 * freqs[f]; ordinal++) {
            zij_arena_mark here = zij_arena_here(t->mem);
            zij_period p = { ordinal, freqs[f] }, back = { 0 };
            zij_buf b = zij_buf_make(t->mem);

            zij_put_period(&b, p);
            if (!zij_period_read(zij_buf_str(&b), &back) || zij_period_cmp(p, back) != 0)
                fail_msg("%.*s does not read back", ZIJ_ARG(zij_buf_str(&b)));
            assert_int_equal(zij_period_year(p), ordinal / freqs[f]);
            zij_arena_rewind(t->mem, here);
        }
}

static void sdmx_periods_are_read(void **state)
{
    static const struct {
        const char *text, *shown;
        int freq, ordinal;
    } row[] = {
        { "2024", "2024", 1, 2024 },          { "0001", "0001", 1, 1 },
        { "9999", "9999", 1, 9999 },          { "2024-A1", "2024", 1, 2024 },
        { "2024-S1", "2024-S1", 2, 4048 },    { "2024-S2", "2024-S2", 2, 4049 },
        { "2024-Q4", "2024-Q4", 4, 8099 },    { "2024-07", "2024-07", 12, 24294 },
        { "2024-M07", "2024-07", 12, 24294 },
    };

    for (size_t i = 0; i < ZIJ_COUNT(row); i++) {
        zij_buf b = zij_buf_make(((test *)*state)->mem);
        zij_period p;

        assert_true(zij_period_read(zij_str_of(row[i].text), &p));
        assert_int_equal(p.freq, row[i].freq);
        assert_int_equal(p.ordinal, row[i].ordinal);
        zij_put_period(&b, p);
        assert_str(zij_buf_str(&b), row[i].shown);
    }
}

static void other_texts_are_no_periods(void **state)
{
    static const char *const bad[] = {
        "",        "2",        "202",     "20245",    "0000",     "2024-",      "2024-1",
        "2024-00", "2024-13",  "2024-Q0", "2024-Q5",  "2024-S3",  "2024-A2",    "2024-M0",
        "2024-M7", "2024-M13", "2024-Q",  "2024-W01", "2024-Q01", "2024-07-01", "2024/07",
        " 2024",   "2024 ",    "-2024",   "2O24",     "2024-q1",  "２０２４",
    };

    (void)state;
    for (size_t i = 0; i < ZIJ_COUNT(bad); i++) {
        zij_period p;

        if (zij_period_read(zij_str_of(bad[i]), &p))
            fail_msg("\"%s\" is read as a period", bad[i]);
    }
}

static void order_is_by_frequency_then_time(void **state)
{
    static const char *const ascending[] = { "2023",    "2024",    "1999-S2", "2024-S1",
                                             "2024-S2", "2025-S1", "2024-Q4", "2025-Q1",
                                             "1999-12", "2000-01" };

    (void)state;
    for (int i = 0; i < (int)ZIJ_COUNT(ascending); i++)
        for (int k = 0; k < (int)ZIJ_COUNT(ascending); k++) {
            zij_period a, b;

            assert_true(zij_period_read(zij_str_of(ascending[i]), &a));
            assert_true(zij_period_read(zij_str_of(ascending[k]), &b));
            assert_int_equal(zij_period_cmp(a, b), (i > k) - (i < k));
        }
}

int main(void)
{
    const struct CMUnitTest all[] = {
        TEST(every_period_of_every_year_reads_back),
        TEST(sdmx_periods_are_read),
        TEST(other_texts_are_no_periods),
        TEST(order_is_by_frequency_then_time),
    };

    return TEST_RUN(all);
}
