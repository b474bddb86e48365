/* Open time, forecasts, gaps; the same figure in two slices; other forms than ratios. */
#include "fake.h"

static void make_series(fake *f)
{
    zij_flow *gdp = fake_flow(f, "GDP_USD", "REF_AREA", "USD", 9, 1);
    zij_flow *offices = fake_flow(f, "JP_OFFICES", "REF_AREA", "office", 0, 0);

    offices->exact = true;
    fake_add(f, gdp, "KAZ 2022 220.0");
    fake_add(f, gdp, "KAZ 2023 262.0");
    fake_add(f, gdp, "KAZ 2024 291.0");
    fake_add(f, gdp, "KAZ 2025 300.0 F");
    fake_add(f, gdp, "KAZ 2026 320.0");
    fake_add(f, gdp, "UZB 2022 90.0");
    fake_add(f, gdp, "UZB 2024 115.0");
    fake_add(f, gdp, "UZB 2025 130.0");
    fake_add(f, offices, "UZB 2019 14");
    fake_add(f, offices, "UZB 2020 14");
    fake_add(f, offices, "UZB 2021 16");
    fake_add(f, offices, "UZB 2024 17");
    fake_add(f, offices, "KAZ 2019 14");
}

static void open_time_ends_where_forecasts_begin(void **state)
{
    fake f;
    static const fake_case row[] = {
        { "GDP_USD[KAZ; 2023..]", "2023 261950000000..262000000000..262050000000; 2024 "
                                  "290950000000..291000000000..291050000000" },
        { "GDP_USD[KAZ; ..2022]", "2022 219950000000..220000000000..220050000000" },
        { "count(GDP_USD[KAZ; *])", "3..3..3" },
        { "count(GDP_USD[KAZ])", "3..3..3" },
        { "count(GDP_USD[KAZ; 2022..2026])", "5..5..5 F" },
        { "count(GDP_USD[UZB; *])", "unknown" }, /* 2023 is a gap */
        { "count(observed(GDP_USD[UZB; *]))", "3..3..3" },
        { "rising(GDP_USD[KAZ; *])", "proved" },
        { "rising(GDP_USD[UZB; *])", "unknown" },
        { "rising(observed(GDP_USD[UZB; *]))", "proved" },
        { "falling(GDP_USD[UZB; *])", "refuted" }, /* one pair refutes */
        { "rose(GDP_USD[UZB; *])", "proved" },
        { "GDP_USD[*; latest]", "KAZ 290950000000..291000000000..291050000000; UZB "
                                "114950000000..115000000000..115050000000" },
        { "GDP_USD[*; latest each]", "KAZ 290950000000..291000000000..291050000000; UZB "
                                     "129950000000..130000000000..130050000000" },
        { "growth(GDP_USD[KAZ; latest])", "0.110284..0.110687..0.11109" },
        { "growth(GDP_USD[{KAZ, UZB}; latest each]) > 12%", "KAZ refuted; UZB proved" },
        { "growth(GDP_USD[KAZ; 2024]) ~ 11%", "proved" },
        { "growth(growth(GDP_USD[KAZ; 2024])) < 0", "proved" },
        { "growth(GDP_USD[UZB; 2024])", "unknown" },
        { "always(growth(GDP_USD[KAZ; *]) > 11%)", "proved" },
        { "GDP_USD[TKM; latest]", "unknown" },
        { "GDP_USD[TKM; *]", "" },
        { "sum(GDP_USD[TKM; *])", "unknown" },
        { "GDP_USD[KAZ; 2024] / GDP_USD[KAZ; 2022]", "1.3222..1.322727..1.323255" },
        { "rose(JP_OFFICES[UZB; 2019..2024])", "proved" },
        { "rising(JP_OFFICES[UZB; 2019..2021])", "refuted" },
        { "rank(JP_OFFICES[*; 2019])", "KAZ 1..1..1; UZB 1..1..1" }, /* 1 1, exact */
        { "top(JP_OFFICES[*; 2019], 1) == [KAZ]", "refuted" }, /* a tie at the cut */
        { "top(JP_OFFICES[*; 2019], 2) == [UZB, KAZ]", "proved" },
        { "JP_OFFICES[UZB; 2024] == 17", "proved" },
        { "JP_OFFICES[UZB; 2024] != 17", "refuted" },
    };

    fake_make(&f, *state);
    make_series(&f);
    fake_check(&f, row, ZIJ_COUNT(row));
}

static void a_figure_is_one_variable_wherever_it_occurs(void **state)
{
    fake f;
    static const fake_case row[] = {
        { "GDP_USD[KAZ; 2024] == GDP_USD[KAZ; latest]", "proved" },
        { "sum(GDP_USD[*; 2024]) - GDP_USD[UZB; 2024] == GDP_USD[KAZ; 2024]", "proved" },
        { "max(GDP_USD[KAZ; 2022..2024]) >= GDP_USD[KAZ; 2022]", "proved" },
        { "GDP_USD[KAZ; 2022..2024] - GDP_USD[KAZ; 2024] <= 0",
          "2022 proved; 2023 proved; 2024 proved" },
        { "GDP_USD[*; 2024] <= sum(GDP_USD[*; 2024])", "KAZ proved; UZB proved" },
        { "share(GDP_USD[*; 2024], KAZ) + share(GDP_USD[*; 2024], UZB) == 1", "proved" },
    };

    fake_make(&f, *state);
    make_series(&f);
    fake_check(&f, row, ZIJ_COUNT(row));
}

static void products_are_bounded_by_monotonicity(void **state)
{
    fake f;
    zij_flow *gdp, *per, *pop;
    static const fake_case row[] = {
        { "GDP_PC[KAZ; 2024] * POP[KAZ; 2024]", "290927250..292000000..293073250" },
        { "GDP_USD[KAZ; 2024] ~ GDP_PC[KAZ; 2024] * POP[KAZ; 2024]", "proved" },
        { "GDP_USD[UZB; 2024] ~ GDP_PC[KAZ; 2024] * POP[KAZ; 2024]", "refuted" },
        { "GDP_PC[KAZ; 2024] * POP[KAZ; 2024] < 293073250", "undecided" }, /* touches */
        { "GDP_PC[KAZ; 2024] * POP[KAZ; 2024] <= 293073250", "proved" },
        { "GDP_PC[KAZ; 2024] * POP[KAZ; 2024] / POP[KAZ; 2024] == GDP_PC[KAZ; 2024]",
          "undecided" }, /* may say undecided, never wrong */
        { "1 / (POP[KAZ; 2024] - POP[KAZ; 2024])", "unknown" },
        { "1 / (POP[KAZ; 2024] - 20_000)", "open" },
        { "1 / (POP[KAZ; 2024] - 20_000) > 0 / POP[KAZ; 2024]", "undecided" },
    };

    fake_make(&f, *state);
    gdp = fake_flow(&f, "GDP_USD", "REF_AREA", "USD", 0, -6);
    per = fake_flow(&f, "GDP_PC", "REF_AREA", "USD / person", 0, -2);
    pop = fake_flow(&f, "POP", "REF_AREA", "person", 0, -1);
    fake_add(&f, gdp, "KAZ 2024 292000000");
    fake_add(&f, gdp, "UZB 2024 296000000");
    fake_add(&f, per, "KAZ 2024 14600");
    fake_add(&f, pop, "KAZ 2024 20000");
    fake_check(&f, row, ZIJ_COUNT(row));
}

/* 18 digits in billions: nothing of this fits 128 bits, so doubles bound it. */
static void what_overflows_is_bounded_outward(void **state)
{
    fake f;
    zij_flow *big;
    static const fake_case row[] = {
        { "BIG[KAZ; 2024] * BIG[KAZ; 2024] * BIG[KAZ; 2024]", "~..~..~" },
        { "BIG[KAZ; 2024] * BIG[UZB; 2024] > BIG[UZB; 2024] * BIG[UZB; 2024]", "proved" },
        { "BIG[KAZ; 2024] * BIG[UZB; 2024] < BIG[UZB; 2024] * BIG[UZB; 2024]",
          "refuted" },
        { "BIG[KAZ; 2024] * BIG[KAZ; 2024] == BIG[KAZ; 2024] * BIG[KAZ; 2024]",
          "undecided" },
        { "1e15 * 1e15 * BIG[KAZ; 2024] > 1e15 * 1e15 * BIG[UZB; 2024]", "proved" },
        { "1e15 * 1e15 * 1e15 * BIG[KAZ; 2024] > 1e15 * BIG[UZB; 2024]", "proved" },
        { "sum(BIG[*; 2024]) * 1e15 > BIG[KAZ; 2024] * 1e15", "proved" },
        { "share(BIG[{KAZ, UZB}; 2024], KAZ) > 50%", "proved" },
        { "BIG[KAZ; 2024] >= BIG[KGZ; 2024]", "proved" },
        { "BIG[KAZ; 2024] > BIG[KGZ; 2024]", "undecided" }, /* the ends touch */
    };

    fake_make(&f, *state);
    big = fake_flow(&f, "BIG", "REF_AREA", "USD", 9, 0);
    fake_add(&f, big, "KAZ 2024 999999999999999999");
    fake_add(&f, big, "KGZ 2024 999999999999999998");
    fake_add(&f, big, "UZB 2024 899999999999999997");
    fake_check(&f, row, ZIJ_COUNT(row));
}

int main(void)
{
    const struct CMUnitTest all[] = {
        TEST(open_time_ends_where_forecasts_begin),
        TEST(a_figure_is_one_variable_wherever_it_occurs),
        TEST(products_are_bounded_by_monotonicity),
        TEST(what_overflows_is_bounded_outward),
    };

    return TEST_RUN(all);
}
