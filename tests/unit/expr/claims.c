#include "fake.h"

/* Figures of the Central Asia book, 2024. */
static void make_gdp(fake *f)
{
    zij_flow *gdp = fake_flow(f, "GDP_USD", "REF_AREA", "USD", 9, 3);
    zij_flow *growth = fake_flow(f, "GDP_GROWTH", "REF_AREA", "1", -2, 1);
    zij_flow *pop = fake_flow(f, "POP_IMF", "REF_AREA", "person", 6, 3);

    fake_add(f, gdp, "KAZ 2023 262.642");
    fake_add(f, gdp, "KAZ 2024 291.469");
    fake_add(f, gdp, "KGZ 2023 14.000");
    fake_add(f, gdp, "KGZ 2024 17.500");
    fake_add(f, gdp, "UZB 2023 102.600");
    fake_add(f, gdp, "UZB 2024 114.965");
    fake_add(f, gdp, "TKM 2023 - O");
    fake_add(f, gdp, "KAZ 2030 400.000 F");
    fake_add(f, growth, "KAZ 2024 4.8");
    fake_add(f, growth, "UZB 2024 6.5");
    fake_add(f, pop, "KAZ 2024 20.330");
    fake_add(f, pop, "UZB 2024 37.500");
}

static void numbers_carry_their_rounding(void **state)
{
    fake f;
    static const fake_case row[] = {
        { "GDP_USD[KAZ; 2024]", "291468500000..291469000000..291469500000" },
        { "-GDP_USD[KAZ; 2024]", "-291469500000..-291469000000..-291468500000" },
        { "GDP_GROWTH[KAZ; 2024]", "0.0475..0.048..0.0485" },
        { "GDP_USD[TKM; 2023]", "unknown" },
        { "GDP_USD[TKM; 2024]", "unknown" },
        { "GDP_USD[*; 2024]", "KAZ 291468500000..291469000000..291469500000; KGZ "
                              "17499500000..17500000000..17500500000; UZB "
                              "114964500000..114965000000..114965500000" },
        { "GDP_USD[KAZ; 2024] - GDP_USD[KAZ; 2024]", "0..0..0" },
        { "GDP_USD[KAZ; 2024] / GDP_USD[KAZ; 2024]", "1..1..1" },
        { "GDP_USD[KAZ; 2024] / POP_IMF[KAZ; 2024]",
          "14336.514104..14336.891294..14337.268501" },
        { "share(GDP_USD[*; 2024], {KAZ, UZB})", "0.958719..0.95872..0.958721" },
        { "share(GDP_USD[*; 2024], UZB) * sum(GDP_USD[*; 2024])",
          "114964500000..114965000000..114965500000" },
        { "growth(GDP_USD[KGZ; 2024])", "0.24992..0.25..0.25008" },
        { "growth(GDP_USD[KGZ; 2023..2024])", "2024 0.24992..0.25..0.25008" },
        { "diff(GDP_USD[KGZ; 2024])", "3499000000..3500000000..3501000000" },
        { "mean(GDP_USD[{KGZ, UZB}; 2024])", "66232000000..66232500000..66233000000" },
        { "max(GDP_USD[*; 2024])", "291468500000..291469000000..291469500000" },
        { "min(GDP_USD[*; 2024])", "17499500000..17500000000..17500500000" },
        { "count(GDP_USD[*; 2024])", "3..3..3" },
        { "sum(GDP_USD[*; 2023])", "unknown" },
        { "count(observed(GDP_USD[*; 2023]))", "3..3..3" },
        { "GDP_USD[KAZ; 2030]", "399999500000..400000000000..400000500000 F" },
        { "GDP_USD[KAZ; latest]", "291468500000..291469000000..291469500000" },
        { "GDP_USD[{KGZ, TKM}; latest each]",
          "KGZ 17499500000..17500000000..17500500000; TKM unknown" },
        { "rank(GDP_USD[*; 2024])", "KAZ 1..1..1; KGZ 3..3..3; UZB 2..2..2" },
        { "rank(GDP_USD[*; 2024], UZB)", "2..2..2" },
        { "GDP_USD[KAZ; 2024] + 1 - 1", "291468500000..291469000000..291469500000" },
        { "2 * (1 + 3) / 4 - 0.5", "1.5..1.5..1.5" },
    };

    fake_make(&f, *state);
    make_gdp(&f);
    fake_check(&f, row, ZIJ_COUNT(row));
}

static void claims_are_decided_by_the_ends(void **state)
{
    fake f;
    static const fake_case row[] = {
        { "share(GDP_USD[*; 2024], {KAZ, UZB}) > 80%", "proved" },
        { "share(GDP_USD[@CA; 2024], {KAZ, UZB}) > 80%", "proved" },
        { "share(GDP_USD[*; 2024], {KAZ, UZB}) > 96%", "refuted" },
        { "share(GDP_USD[*; 2024], {KAZ, UZB}) ~ 95.9%", "proved" },
        { "share(GDP_USD[*; 2024], {KAZ, UZB}) == 95.872%", "undecided" },
        { "GDP_USD[KAZ; 2024] > 291", "proved" },
        { "GDP_USD[KAZ; 2024] ~ 291.5", "proved" },
        { "GDP_USD[KAZ; 2024] ~ 291", "proved" },
        { "GDP_USD[KAZ; 2024] ~ 292", "refuted" },
        { "GDP_USD[KAZ; 2024] ~ 2.91e2", "proved" },
        { "GDP_USD[KAZ; 2024] > 291.469", "undecided" },
        { "GDP_USD[KAZ; 2024] > 291.4685", "undecided" }, /* the end touches */
        { "GDP_USD[KAZ; 2024] >= 291.4685", "proved" },
        { "GDP_USD[KAZ; 2024] > 291.4695", "refuted" },
        { "GDP_USD[KAZ; 2024] == GDP_USD[KAZ; 2024]", "proved" },
        { "GDP_USD[KAZ; 2024] - 3 * GDP_USD[UZB; 2024] < 0", "proved" },
        { "rose(GDP_USD[KAZ; 2023..2024]) and not fell(GDP_USD[KAZ; 2023..2024])",
          "proved" },
        { "rising(GDP_USD[*; 2023..2024])",
          "KAZ proved; KGZ proved; TKM unknown; UZB proved" },
        { "always(GDP_USD[*; 2024] > 10)", "proved" },
        { "always(GDP_USD[*; 2023] > 10)", "unknown" },
        { "always(GDP_USD[*; 2023] > 20)", "refuted" }, /* what is there refutes */
        { "ever(GDP_USD[*; 2023] > 20)", "proved" },
        { "always(observed(GDP_USD[*; 2023]) > 10)", "proved" },
        { "GDP_GROWTH[UZB; 2024] > 6%", "proved" },
        { "GDP_GROWTH[UZB; 2024] - GDP_GROWTH[KAZ; 2024] > 1.5pp", "proved" },
        { "GDP_GROWTH[UZB; 2024] - GDP_GROWTH[KAZ; 2024] ~ 2pp", "proved" },
        { "GDP_USD[TKM; 2023] > 1 and GDP_USD[KAZ; 2024] < 1", "refuted" },
        { "GDP_USD[TKM; 2023] > 1 or GDP_USD[KAZ; 2024] > 1", "proved" },
        { "GDP_USD[TKM; 2023] > 1 and GDP_USD[KAZ; 2024] > 291.469", "unknown" },
        { "GDP_USD[KAZ; 2024] > 291.469 or GDP_USD[KAZ; 2024] < 1", "undecided" },
        { "rank(GDP_USD[*; 2024], KAZ) == 1", "proved" },
        { "top(GDP_USD[*; 2024], 2) == [KAZ, UZB]", "proved" },
        { "top(GDP_USD[*; 2024], 2) == [UZB, KAZ]", "refuted" },
        { "top(GDP_USD[*; 2024], 2) == {UZB, KAZ}", "proved" },
        { "top(GDP_USD[*; 2024], 2) != {UZB, KGZ}", "proved" },
        { "bottom(GDP_USD[*; 2024], 1) == [KGZ]", "proved" },
        { "top(GDP_USD[*; 2024], 1) == [TKM]", "refuted" },
        { "{KAZ, UZB} == {UZB, KAZ}", "proved" },
        { "[KAZ, UZB] == [UZB, KAZ]", "refuted" },
    };

    fake_make(&f, *state);
    make_gdp(&f);
    fake_check(&f, row, ZIJ_COUNT(row));
}

/* Kazakhstan's exports: a top five, and Japan pinned below it. */
static void make_trade(fake *f)
{
    zij_flow *trade =
        fake_flow(f, "TRADE", "REF_AREA COUNTERPART_AREA TRADE_FLOW", "USD", 3, 0);

    trade->coverage = f->coverage = (zij_coverage){ ZIJ_COVER_TOP, 1, 5 };
    fake_add(f, trade, "KAZ ITA X 2024 18000000");
    fake_add(f, trade, "KAZ CHN X 2024 14900000");
    fake_add(f, trade, "KAZ RUS X 2024 9500000");
    fake_add(f, trade, "KAZ NLD X 2024 5000000");
    fake_add(f, trade, "KAZ FRA X 2024 3500000");
    f->coverage = (zij_coverage){ ZIJ_COVER_LISTED, 0, 0 };
    fake_add(f, trade, "KAZ JPN X 2024 1500000");
    f->coverage = (zij_coverage){ ZIJ_COVER_COMPLETE, 0, 0 };
    for (int year = 2000; year < 2003; year++) {
        char text[64];

        snprintf(text, sizeof(text), "JPN UZB X %d 68665", year);
        fake_add(f, trade, text);
        snprintf(text, sizeof(text), "JPN UZB M %d 92111", year);
        fake_add(f, trade, text);
        snprintf(text, sizeof(text), "JPN UZB B %d %d", year,
                 year == 2002 ? -23449 : -23447 + year - 2000);
        fake_add(f, trade, text);
    }
}

static void a_top_list_answers_what_it_covers(void **state)
{
    fake f;
    static const fake_case row[] = {
        { "top(TRADE[KAZ, *, X; 2024], 5) == [ITA, CHN, RUS, NLD, FRA]", "proved" },
        { "top(TRADE[KAZ, *, X; 2024], 5)", "proved ITA CHN RUS NLD FRA" },
        { "top(TRADE[KAZ, *, X; 2024], 3) == {RUS, CHN, ITA}", "proved" },
        { "top(TRADE[KAZ, *, X; 2024], 5) == {ITA, CHN, RUS, NLD, JPN}", "refuted" },
        { "top(TRADE[KAZ, *, X; 2024], 6)", "unknown" },
        { "bottom(TRADE[KAZ, *, X; 2024], 1)", "unknown" },
        { "sum(TRADE[KAZ, *, X; 2024])", "unknown" },
        { "share(TRADE[KAZ, *, X; 2024], ITA)", "unknown" },
        { "mean(TRADE[KAZ, *, X; 2024])", "unknown" },
        { "count(TRADE[KAZ, *, X; 2024])", "unknown" },
        { "min(TRADE[KAZ, *, X; 2024])", "unknown" },
        { "max(TRADE[KAZ, *, X; 2024])", "17999999500..18000000000..18000000500" },
        { "sum(TRADE[KAZ, {ITA, CHN}, X; 2024])",
          "32899999000..32900000000..32900001000" },
        { "always(TRADE[KAZ, *, X; 2024] > 1)", "unknown" },
        { "always(TRADE[KAZ, *, X; 2024] > 2000000)", "refuted" },
        { "ever(TRADE[KAZ, *, X; 2024] > 1)", "proved" },
        { "rank(TRADE[KAZ, *, X; 2024], RUS) == 3", "proved" },
        { "rank(TRADE[KAZ, *, X; 2024], JPN) > 5", "proved" },
        { "rank(TRADE[KAZ, *, X; 2024], JPN) == 6", "unknown" },
        { "rank(TRADE[KAZ, *, X; 2024], JPN)", "6..6..inf" },
        { "TRADE[KAZ, ITA, X; 2024] > TRADE[KAZ, JPN, X; 2024]", "proved" },
        { "along(TRADE[{JPN}, UZB, X; 2000], COUNTERPART_AREA) / "
          "TRADE[KAZ, {ITA, JPN}, X; 2024]",
          "ITA unknown; JPN 0.045776..0.045777..0.045777" },
        { "always(along(TRADE[{JPN}, UZB, X; 2000], COUNTERPART_AREA) < "
          "TRADE[KAZ, {JPN}, X; 2024])",
          "proved" },
    };

    fake_make(&f, *state);
    make_trade(&f);
    fake_check(&f, row, ZIJ_COUNT(row));
}

static void an_identity_is_looked_at_cell_by_cell(void **state)
{
    fake f;
    zij_value v;
    zij_buf b;
    static const fake_case row[] = {
        { "TRADE[JPN,*,B;2000..2002] ~ TRADE[JPN,*,X;2000..2002] - "
          "TRADE[JPN,*,M;2000..2002]",
          "UZB 2000 undecided; UZB 2001 proved; UZB 2002 refuted" },
    };

    fake_make(&f, *state);
    make_trade(&f);
    fake_check(&f, row, ZIJ_COUNT(row));
    b = zij_buf_make(f.t->mem);
    assert_int_equal(fake_eval(&f, row[0].text, &v), ZIJ_OK);
    for (size_t i = 0; i < v.verdicts[2].figures_n; i++) {
        zij_put_figure(&b, v.verdicts[2].figures[i]);
        zij_putf(&b, " %lld; ", (long long)zij_figure_obs(v.verdicts[2].figures[i])->m);
    }
    assert_str(zij_buf_str(&b), "TRADE[JPN, UZB, X; 2002] 68665; "
                                "TRADE[JPN, UZB, M; 2002] 92111; "
                                "TRADE[JPN, UZB, B; 2002] -23449; ");
    assert_int_equal(v.evidence.n, 9);
}

int main(void)
{
    const struct CMUnitTest all[] = {
        TEST(numbers_carry_their_rounding),
        TEST(claims_are_decided_by_the_ends),
        TEST(a_top_list_answers_what_it_covers),
        TEST(an_identity_is_looked_at_cell_by_cell),
    };

    return TEST_RUN(all);
}
