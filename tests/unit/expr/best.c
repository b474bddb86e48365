/* argmax and argmin; growth a year; series made of others; quotients. */
#include "fake.h"

static void make_trade(fake *f)
{
    zij_flow *gdp = fake_flow(f, "GDP", "REF_AREA", "USD", 9, 1);
    zij_flow *seats = fake_flow(f, "SEATS", "REF_AREA", "seat", 0, 0);
    zij_flow *pop = fake_flow(f, "POP", "REF_AREA", "person", 6, 1);
    zij_flow *rate = fake_flow(f, "RATE", "REF_AREA", "1", -2, 1);
    zij_flow *month = fake_flow(f, "MONTHLY", "REF_AREA", "USD", 0, 0);
    zij_flow *top;

    seats->exact = true;
    fake_add(f, gdp, "KAZ 2014 100.0");
    fake_add(f, gdp, "KAZ 2019 127.6"); /* 1.05^5 = 1.2763 */
    fake_add(f, gdp, "KAZ 2024 162.9"); /* 1.05^10 = 1.6289 */
    fake_add(f, gdp, "UZB 2014 -1.0");
    fake_add(f, gdp, "UZB 2019 50.0");
    fake_add(f, gdp, "UZB 2020 50.0");
    fake_add(f, gdp, "KGZ 2020 9.0");
    fake_add(f, gdp, "KGZ 2021 - O");
    fake_add(f, gdp, "KGZ 2022 12.0");
    fake_add(f, gdp, "TKM 2019 0.0");
    fake_add(f, gdp, "TKM 2020 4.0");
    fake_add(f, seats, "KAZ 2014 100");
    fake_add(f, seats, "KAZ 2016 121");
    fake_add(f, seats, "UZB 2016 121");
    fake_add(f, seats, "KGZ 2016 7");
    fake_add(f, seats, "RUS 2000 1024");
    fake_add(f, seats, "RUS 2010 1");
    fake_add(f, pop, "KAZ 2024 20.1");
    fake_add(f, rate, "KAZ 2023 1.0");
    fake_add(f, rate, "KAZ 2024 2.0");
    fake_add(f, month, "KAZ 2023-01 100");
    fake_add(f, month, "KAZ 2024-01 110");
    fake_add(f, month, "KAZ 2024-02 120");
    f->coverage = (zij_coverage){ .kind = ZIJ_COVER_TOP, .top = 2 };
    top = fake_flow(f, "TOP", "REF_AREA", "USD", 0, 0);
    fake_add(f, top, "CHN 2024 90");
    fake_add(f, top, "ITA 2024 80");
    f->coverage = (zij_coverage){ .kind = ZIJ_COVER_COMPLETE };
}

static void the_best_are_a_set(void **state)
{
    fake f;
    static const fake_case row[] = {
        { "argmax(GDP[*; 2019])", "proved KAZ" },
        { "argmin(GDP[{KAZ, UZB}; 2019]) == UZB", "proved" },
        { "argmax(GDP[*; 2019]) == KAZ", "proved" },
        { "argmax(GDP[*; 2019]) == {KAZ}", "proved" },
        { "argmax(GDP[*; 2019]) == UZB", "refuted" },
        { "argmax(GDP[*; 2019]) != UZB", "proved" },
        { "argmax(GDP[*; 2019]) == {KAZ, UZB}", "refuted" },
        { "argmin(GDP[*; 2014]) == UZB", "proved" },
        { "argmin(GDP[{KAZ, UZB, TKM}; 2014]) == UZB", "unknown" },
        { "argmin(GDP[{KAZ, UZB, TKM}; 2014]) == KAZ", "refuted" },
        { "argmax(SEATS[*; 2016])", "proved KAZ UZB" },
        { "argmax(SEATS[*; 2016]) == KAZ", "refuted" }, /* no strict winner */
        { "argmax(SEATS[*; 2016]) == {UZB, KAZ}", "proved" },
        { "argmax(SEATS[*; 2016]) == {UZB, KAZ, KGZ}", "refuted" },
        { "argmin(SEATS[*; 2016]) == KGZ", "proved" },
        { "argmax(SEATS[*; 2016]) == top(SEATS[*; 2016], 2)", "proved" },
        { "argmax(SEATS[*; 2016]) == argmax(SEATS[{KAZ, UZB}; 2016])", "proved" },
        { "argmax(SEATS[*; 2016]) == argmin(SEATS[*; 2016])", "refuted" },
        { "argmax(TOP[*; 2024]) == CHN", "proved" },
        { "argmax(TOP[*; 2024]) == ITA", "refuted" },
        { "argmin(TOP[*; 2024]) == ITA", "unknown" },
        { "argmin(TOP[*; 2024]) == CHN", "refuted" },
        { "argmin(TOP[{CHN, ITA}; 2024]) == ITA", "proved" },
        { "argmax(GDP[UZB; 2019..2020])", "undecided 2019 2020" },
    };

    fake_make(&f, *state);
    make_trade(&f);
    fake_check(&f, row, ZIJ_COUNT(row));
}

static void yearly_growth_compares_powers(void **state)
{
    fake f;
    static const fake_case row[] = {
        { "cagr(SEATS[KAZ; 2014..2016]) == 10%", "proved" }, /* 1.21 is 1.1^2 */
        { "cagr(SEATS[KAZ; 2014..2016]) > 10%", "refuted" },
        { "cagr(SEATS[KAZ; 2014..2016]) >= 10%", "proved" },
        { "cagr(SEATS[KAZ; 2014..2016]) > 9.999999999999999%", "proved" },
        { "cagr(SEATS[KAZ; 2014..2016]) < 10.00000000000001%", "proved" },
        { "10% <= cagr(SEATS[KAZ; 2014..2016])", "proved" },
        { "10% < cagr(SEATS[KAZ; 2014..2016])", "refuted" },
        { "cagr(SEATS[RUS; 2000..2010]) == -50%", "proved" }, /* 1/1024 */
        { "cagr(SEATS[RUS; 2000..2010]) > -200%", "proved" },
        { "cagr(SEATS[RUS; 2000..2010]) > -100%", "proved" },
        { "cagr(GDP[KAZ; 2014..2024]) > 5%", "undecided" },
        { "cagr(GDP[KAZ; 2014..2024]) > 4.9%", "proved" },
        { "cagr(GDP[KAZ; 2014..2024]) ~ 5.0%", "proved" },
        { "cagr(GDP[KAZ; 2014..2024]) ~ 5.1%", "refuted" },
        { "cagr(GDP[KAZ; 2014..2024]) > cagr(GDP[KAZ; 2014..2019])", "undecided" },
        { "cagr(GDP[KAZ; 2019..2024]) >= cagr(GDP[KAZ; 2019..2024])", "proved" },
        { "cagr(GDP[KAZ; 2014..2024]) + 1% > 5%", "proved" },
        { "cagr(GDP[UZB; 2019..2020])", "~..0..~" },
        { "cagr(GDP[UZB; 2014..2019])", "open" }, /* the base is negative */
        { "cagr(GDP[TKM; 2019..2020]) > 0%", "undecided" },
        { "cagr(GDP[KGZ; 2020..2022]) > 14%", "proved" }, /* the ends are there */
        { "cagr(GDP[KGZ; 2020..2021])", "unknown" },
        { "cagr(GDP[KAZ; 2019..2019])", "unknown" },
        { "cagr(MONTHLY[KAZ; 2023-01..2024-01]) > 8%", "proved" },
        { "cagr(MONTHLY[KAZ; 2023-01..2024-02]) > 8%", "unknown" }, /* 13 months */
        { "cagr(SEATS[KAZ; 2014..2016]) > 1 / 11", "proved" },
        { "cagr(SEATS[KAZ; 2014..2016]) > 0.123456789012345678", "refuted" },
    };

    fake_make(&f, *state);
    make_trade(&f);
    fake_check(&f, row, ZIJ_COUNT(row));
}

static void a_series_from_another(void **state)
{
    fake f;
    static const fake_case row[] = {
        { "index(GDP[UZB; 2019..2020], 2019)",
          "2019 100..100..100; 2020 99.8002..100..100.2002" },
        { "index(GDP[KGZ; 2020..2022], 2020) > 120",
          "2020 refuted; 2021 unknown; 2022 proved" },
        { "index(GDP[UZB; 2014..2014], 2014)", "2014 open" },
        { "index(GDP[UZB; 2019..2020], 2018)", "2019 unknown; 2020 unknown" },
        { "last(index(SEATS[KAZ; 2014..2016], 2014)) == 121", "proved" },
        { "index(MONTHLY[KAZ; 2024-01..2024-02], 2024-01) > 109",
          "2024-01 refuted; 2024-02 undecided" },
        { "cumulative(GDP[UZB; 2019..2020]) > 99", "2019 refuted; 2020 proved" },
        { "last(cumulative(GDP[UZB; 2019..2020])) == sum(GDP[UZB; 2019..2020])",
          "proved" },
        { "cumulative(GDP[KGZ; 2020..2022]) > 1",
          "2020 proved; 2021 unknown; 2022 unknown" },
        { "last(cumulative(observed(GDP[KGZ; 2020..2022]))) ~ 21", "proved" },
        { "ratio(GDP[KAZ; 2024], GDP[KAZ; 2014]) > 1.6", "proved" },
        { "ratio(GDP[KAZ; 2024], 100) ~ 1.6", "proved" },
        { "per(GDP[KAZ; 2024], POP[KAZ; 2024])",
          "8081.885856..8104.477612..8127.182045" },
        { "per(GDP[KAZ; 2024], POP[KAZ; 2024]) == GDP[KAZ; 2024] / POP[KAZ; 2024]",
          "proved" },
        { "ratio(RATE[KAZ; 2024], RATE[KAZ; 2023]) > 1.8", "proved" },
        { "ratio(GDP[KAZ; 2024], GDP[TKM; 2019])", "open" },
    };

    fake_make(&f, *state);
    make_trade(&f);
    fake_check(&f, row, ZIJ_COUNT(row));
}

int main(void)
{
    const struct CMUnitTest all[] = {
        TEST(the_best_are_a_set),
        TEST(yearly_growth_compares_powers),
        TEST(a_series_from_another),
    };

    return TEST_RUN(all);
}
