/* Cases against the rules of docs/expr.md, most of them about what is not in the data. */
#include "fake.h"

/* Exports by partner. KAZ: the top three of 2022..2024, and ITA below them in 2024. UZB:
 * two rows of which nothing more is known. */
static void make_partial(fake *f)
{
    zij_flow *x = fake_flow(f, "X", "REF_AREA COUNTERPART_AREA", "USD", 0, 0);
    zij_flow *by = fake_flow(f, "BY", "COUNTERPART_AREA REF_AREA", "USD", 0, 0);

    f->coverage = (zij_coverage){ ZIJ_COVER_TOP, 1, 3 };
    fake_add(f, x, "KAZ CHN 2022 80");
    fake_add(f, x, "KAZ DEU 2022 70");
    fake_add(f, x, "KAZ FRA 2022 60");
    fake_add(f, x, "KAZ CHN 2023 90");
    fake_add(f, x, "KAZ DEU 2023 80");
    fake_add(f, x, "KAZ FRA 2023 70");
    fake_add(f, x, "KAZ CHN 2024 100");
    fake_add(f, x, "KAZ DEU 2024 90");
    fake_add(f, x, "KAZ FRA 2024 80");
    f->coverage = (zij_coverage){ ZIJ_COVER_LISTED, 0, 0 };
    fake_add(f, x, "UZB CHN 2024 50");
    fake_add(f, x, "UZB DEU 2024 40 F");
    f->coverage = (zij_coverage){ ZIJ_COVER_TOP, 0, 1 };
    fake_add(f, by, "CHN KAZ 2024 50");
    fake_add(f, by, "DEU UZB 2024 40");
    f->coverage = (zij_coverage){ ZIJ_COVER_COMPLETE, 0, 0 };
    fake_add(f, fake_flow(f, "ALL", "REF_AREA", "USD", 0, 0), "KAZ 2024 7");
    fake_add(f, fake_flow(f, "FULL", "REF_AREA COUNTERPART_AREA", "USD", 0, 0),
             "KGZ CHN 2024 7");
}

static void what_is_not_listed_may_be_otherwise(void **state)
{
    fake f;
    static const fake_case row[] = {
        { "always(X[KAZ, *; 2024] > 1)", "unknown" },
        { "always(X[KAZ, *; 2024] > 85)", "refuted" },
        { "ever(X[KAZ, *; 2024] > 85)", "proved" },
        { "ever(X[KAZ, *; 2024] < 50)", "unknown" },
        /* two claims about one cell rest on what either rests on */
        { "always(X[KAZ, *; 2024] > 1 and X[KAZ, *; 2024] > 2)", "unknown" },
        { "ever(X[KAZ, *; 2024] < 1 or X[KAZ, *; 2024] < 2)", "unknown" },
        { "always(not X[KAZ, *; 2024] < 1)", "unknown" },
        { "always(X[KAZ, *; 2024] ~ 90 or X[KAZ, *; 2024] != 5)", "unknown" },
        /* X has no row of KGZ: it may have partners that FULL has not */
        { "ever(never(FULL[*, *; 2024] < 1 and X[*, *; 2024] > 1 over COUNTERPART_AREA))",
          "unknown" },
        { "ever(never(FULL[*, *; 2024] < 1 over COUNTERPART_AREA))", "proved" },
        /* a table of verdicts is smaller than the numbers that it was made of */
        { "always(rose(X[KAZ, *; 2022..2024]) and rose(X[KAZ, {CHN, DEU}; 2022..2024]))",
          "unknown" },
        { "always(rising(X[KAZ, *; 2022..2024]))", "unknown" },
        { "ever(falling(X[KAZ, *; 2022..2024]))", "unknown" },
        { "always(rose(X[KAZ, *; 2022..2024]))", "unknown" },
        { "always(always(X[KAZ, *; 2022..2024] > 1 over TIME_PERIOD))", "unknown" },
        { "ever(ever(X[KAZ, *; 2022..2024] < 1 over TIME_PERIOD))", "unknown" },
        { "always(rising(X[KAZ, {CHN, DEU, FRA}; 2022..2024]))", "proved" },
        { "never(deficit(X[KAZ, *; 2024]))", "unknown" },
        { "never(deficit(X[KAZ, *; 2024], 85))", "refuted" },
        { "always(between(X[KAZ, *; 2024], 1, 500))", "unknown" },
        { "always(peak(X[KAZ, *; 2022..2024]) == 2024)", "unknown" },
        { "ever(peak(X[KAZ, *; 2022..2024]) == 2024)", "proved" },
        { "always(peak(X[KAZ, {CHN, DEU, FRA}; 2022..2024]) == 2024)", "proved" },
        { "always(since(X[KAZ, *; 2022..2024] > 1) == 2022)", "unknown" },
        { "always(trending_up(X[KAZ, *; 2022..2024]))", "unknown" },
        { "always(trending_up(X[KAZ, {CHN, DEU}; 2022..2024]))", "proved" },
        { "always(cagr(X[KAZ, *; 2022..2024]) > 1%)", "unknown" },
        { "always(last(X[KAZ, *; 2022..2024]) > 1)", "unknown" },
        { "sum(last(X[KAZ, *; 2022..2024]))", "unknown" },
        { "sum(last(cumulative(X[KAZ, {CHN, DEU}; 2022..2024])))", "510..510..510" },
        { "always(index(X[KAZ, *; 2022..2024], 2022) >= 100)", "unknown" },
        { "argmax(X[KAZ, *; 2024]) == CHN", "proved" },
        { "argmin(X[KAZ, *; 2024])", "unknown" },
        { "argmax(X[UZB, *; 2024]) == CHN", "unknown" },
        { "ever(X[KAZ, *; 2022] < 1 and X[UZB, *; 2024] < 1)", "unknown" },
        { "ever(ALL[*; 2024] < 1 and X[*, DEU; 2022] + ALL[*; 2023] > 1)", "unknown" },
        { "ever(ALL[*; 2024] < 1 and ALL[*; 2023] > 1)", "refuted" },
        { "always(rank(X[KAZ, *; 2024]) <= 3)", "unknown" },
        { "count(rank(X[KAZ, *; 2024]))", "unknown" },
        { "max(rank(X[KAZ, *; 2024]))", "unknown" },
        { "rank(X[KAZ, *; 2024], FRA)", "3..3..3" },
        { "always(count(X[*, {CHN}; 2024] over COUNTERPART_AREA) == 1)", "unknown" },
        { "max(X[KAZ, *; 2024])", "100..100..100" },
        { "max(X[*, CHN; 2024])", "unknown" }, /* ranked by another dimension */
        { "min(X[KAZ, *; 2024])", "unknown" },
        /* that CHN's largest is KAZ says nothing of who else sells to DEU */
        { "max(BY[*, *; 2024] over COUNTERPART_AREA)", "KAZ 50..50..50; UZB 40..40..40" },
        { "top(max(BY[*, *; 2024] over COUNTERPART_AREA), 1)", "unknown" },
    };

    fake_make(&f, *state);
    make_partial(&f);
    for (size_t i = 0; i < f.flows_n; i++)
        f.flows[i]->exact = true;
    fake_check(&f, row, ZIJ_COUNT(row));
}

/* `*` twice: CHN has a figure of every country of the group, DEU of one. */
static void a_group_is_whole_in_each_row(void **state)
{
    fake f;
    zij_flow *w;
    bool in[64] = { 0 };
    static const fake_case row[] = {
        { "sum(W[*, CHN; 2024])", "6..6..6" },
        { "sum(W[*, DEU; 2024])", "unknown" },
        { "sum(W[*, *; 2024] over REF_AREA)", "CHN unknown; DEU unknown" },
        { "min(W[*, *; 2024] over REF_AREA)", "CHN unknown; DEU unknown" },
    };

    fake_make(&f, *state);
    w = fake_flow(&f, "W", "REF_AREA COUNTERPART_AREA", "USD", 0, 0);
    w->exact = true;
    in[zij_codelist_find(w->dims[0].codes, ZIJ_STR("KAZ"))] = true;
    in[zij_codelist_find(w->dims[0].codes, ZIJ_STR("UZB"))] = true;
    w->dims[0].in_group = in;
    f.coverage = (zij_coverage){ ZIJ_COVER_LISTED, 0, 0 };
    fake_add(&f, w, "KAZ CHN 2024 1");
    fake_add(&f, w, "UZB CHN 2024 5");
    fake_add(&f, w, "KAZ DEU 2024 2");
    fake_check(&f, row, ZIJ_COUNT(row));
}

static void literals_and_shares(void **state)
{
    fake f;
    zij_flow *b;
    static const fake_case row[] = {
        { "B[KAZ, F; 2024] ~ -5", "proved" },
        { "B[KAZ, F; 2024] ~ - 5", "proved" },
        { "B[KAZ, F; 2024] ~ -(5)", "proved" },
        { "-(5) ~ B[KAZ, F; 2024]", "proved" },
        { "-(-(4.8)) ~ -B[KAZ, F; 2024]", "proved" },
        { "share(B[*, {F, M}; 2023..2024], M over TIME_PERIOD, SEX)",
          "KAZ 0.5..0.5..0.5" },
        { "share(B[*, {F, M}; 2023..2024], M over SEX, TIME_PERIOD)",
          "KAZ 0.5..0.5..0.5" },
    };

    fake_make(&f, *state);
    b = fake_flow(&f, "B", "REF_AREA SEX", "USD", 0, 1);
    b->exact = true;
    fake_add(&f, b, "KAZ F 2023 -4.8");
    fake_add(&f, b, "KAZ F 2024 -4.8");
    fake_add(&f, b, "KAZ M 2023 -4.8");
    fake_add(&f, b, "KAZ M 2024 -4.8");
    fake_check(&f, row, ZIJ_COUNT(row));
}

static void what_is_left_out_decides_nothing(void **state)
{
    fake f;
    zij_flow *t;
    static const fake_case row[] = {
        { "always(T[KAZ; 2020..2023] > 2 or observed(T[UZB; 2020..2023]) > 2)",
          "proved" },
        { "always(T[KAZ; 2020..2023] > 8 or observed(T[UZB; 2020..2023]) > 2)",
          "proved" },
        { "always(T[KAZ; 2020..2023] > 8 or observed(T[UZB; 2020..2023]) > 6)",
          "refuted" },
        { "ever(T[KAZ; 2020..2023] < 4 and observed(T[UZB; 2020..2023]) > 0)",
          "refuted" },
        { "ever(T[KAZ; 2020..2023] > 4 and observed(T[UZB; 2020..2023]) > 0)", "proved" },
        /* 2021 is left out, or false, or true: 7 may be above 7 or not */
        { "always(T[KGZ; 2021..2022] > 7 and observed(T[UZB; 2021..2022]) > 0)",
          "unknown" },
        { "ever(T[KGZ; 2021..2022] < 7 or observed(T[UZB; 2021..2022]) > 9)", "unknown" },
        { "never(T[KGZ; 2021..2022] < 7 or observed(T[UZB; 2021..2022]) > 9)",
          "unknown" },
        { "T[KAZ; 2021] < 4 and observed(T[UZB; 2021]) > 0", "refuted" },
        { "T[KAZ; 2021] > 4 and observed(T[UZB; 2021]) > 0", "unknown" },
        { "not (T[KAZ; 2021] > 4 and observed(T[UZB; 2021]) > 0)", "unknown" },
        /* what lies between two ranges is missing, and 2022 may be meant */
        { "since(diff(T[KAZ; 2020..2021] + T[KAZ; 2023..2023]) > 0) == 2022", "unknown" },
        { "since(diff(T[KAZ; 2020..2021] + T[KAZ; 2023..2023]) > 0) == 2020", "refuted" },
    };

    fake_make(&f, *state);
    t = fake_flow(&f, "T", "REF_AREA", "USD", 0, 0);
    fake_add(&f, t, "KAZ 2020 7");
    fake_add(&f, t, "KAZ 2021 7");
    fake_add(&f, t, "KAZ 2022 7");
    fake_add(&f, t, "KAZ 2023 7");
    fake_add(&f, t, "KGZ 2021 7");
    fake_add(&f, t, "KGZ 2022 9");
    fake_add(&f, t, "UZB 2020 5");
    fake_add(&f, t, "UZB 2022 5");
    fake_add(&f, t, "UZB 2023 5");
    fake_check(&f, row, ZIJ_COUNT(row));
}

/* What observed() drops is not in the data, but its row still says what they list. */
static void what_is_left_out_still_lists(void **state)
{
    fake f;
    zij_flow *w;
    static const fake_case row[] = {
        { "top(observed(W[*; 2024]), 1) == {KAZ}", "unknown" },
        { "count(observed(W[*; 2024])) == 1", "unknown" },
        { "rank(observed(W[*; 2024]), KAZ) == 1", "unknown" },
        { "always(observed(W[*; 2024]) > 1)", "unknown" },
        { "always(observed(W[*; 2024]) > 9)", "refuted" },
        { "count(observed(W[{KAZ, UZB}; 2024])) == 1", "proved" },
    };

    fake_make(&f, *state);
    w = fake_flow(&f, "W", "REF_AREA", "USD", 0, 0);
    fake_add(&f, w, "KAZ 2024 5");
    f.coverage = (zij_coverage){ ZIJ_COVER_LISTED, 0, 0 };
    fake_add(&f, w, "UZB 2024 - O");
    fake_check(&f, row, ZIJ_COUNT(row));
}

/* CHN and DEU were the top two in 2024, CHN and FRA in 2023: others may have had more in
 * 2024 than FRA had in 2023. */
static void a_top_list_holds_in_its_own_year(void **state)
{
    fake f;
    zij_flow *w;
    static const fake_case row[] = {
        { "rank(X[KAZ, *; latest each], FRA)", "unknown" },
        { "max(X[KAZ, *; latest each])", "unknown" },
        { "top(X[KAZ, *; latest each], 1) == [CHN]", "unknown" },
        { "rank(X[KAZ, *; latest], DEU)", "unknown" }, /* FRA has no figure in 2024 */
        { "rank(X[KAZ, *; 2024], DEU)", "2..2..2" },
        { "rank(X[UZB, *; latest each], CHN)", "1..1..1" },
    };

    fake_make(&f, *state);
    f.coverage = (zij_coverage){ ZIJ_COVER_TOP, 1, 2 };
    w = fake_flow(&f, "X", "REF_AREA COUNTERPART_AREA", "USD", 0, 0);
    fake_add(&f, w, "KAZ CHN 2023 50");
    fake_add(&f, w, "KAZ FRA 2023 3");
    fake_add(&f, w, "KAZ CHN 2024 40");
    fake_add(&f, w, "KAZ DEU 2024 20");
    fake_add(&f, w, "UZB CHN 2024 9");
    fake_add(&f, w, "UZB ITA 2024 8");
    fake_check(&f, row, ZIJ_COUNT(row));
}

static void lists_and_ranks_say_forecast(void **state)
{
    fake f;
    zij_flow *t;
    zij_value v;
    static const char *const text[] = {
        "top(T[*; 2030], 2) == {KAZ, UZB}",
        "top(T[*; 2030], 2) == [UZB, KAZ]",
        "top(T[*; 2030], 1) == [UZB]",
        "top(T[*; 2030], 1) == top(T[*; 2020], 1)",
        "top(T[*; 2020], 1) == top(T[*; 2030], 1)",
        "argmax(T[*; 2030]) == argmax(T[*; 2020])",
        "rank(T[*; 2030], KAZ) == 2",
        "top(T[*; 2030], 2)",
    };

    fake_make(&f, *state);
    t = fake_flow(&f, "T", "REF_AREA", "USD", 0, 0);
    fake_add(&f, t, "KAZ 2030 7 A");
    fake_add(&f, t, "UZB 2030 9 F");
    fake_add(&f, t, "KAZ 2020 7 A");
    fake_add(&f, t, "UZB 2020 9 A");
    f.env.as_of = (zij_period){ 0 };
    for (size_t i = 0; i < ZIJ_COUNT(text); i++) {
        assert_int_equal(fake_eval(&f, text[i], &v), ZIJ_OK);
        assert_true(v.forecast);
    }
}

static void lists_with_ties(void **state)
{
    fake f;
    zij_flow *t, *u;
    static const fake_case row[] = {
        { "top(T[*; 2024], 2) == [CHN, DEU]", "proved" },
        { "top(T[*; 2024], 2) == [DEU, CHN]", "proved" },
        { "top(U[*; 2024], 2) == [CHN, DEU]", "refuted" },
        { "top(T[*; 2024], 2) == top(U[*; 2024], 2)", "proved" },
        { "top(U[*; 2024], 2) == top(T[*; 2024], 2)", "proved" },
        { "top(T[*; 2024], 3) == top(U[*; 2024], 3)", "refuted" },
        { "top(T[*; 2024], 1) == [CHN]", "refuted" },
        { "top(T[*; 2024], 1) == {DEU}", "refuted" },
        { "bottom(T[*; 2024], 2) == [FRA, ITA]", "proved" },
        { "bottom(T[*; 2024], 3) == {FRA, ITA, CHN}", "refuted" },
    };

    fake_make(&f, *state);
    t = fake_flow(&f, "T", "COUNTERPART_AREA", "USD", 0, 0);
    u = fake_flow(&f, "U", "COUNTERPART_AREA", "USD", 0, 0);
    t->exact = u->exact = true;
    fake_add(&f, t, "CHN 2024 9");
    fake_add(&f, t, "DEU 2024 9");
    fake_add(&f, t, "FRA 2024 4");
    fake_add(&f, t, "ITA 2024 5");
    fake_add(&f, u, "CHN 2024 8");
    fake_add(&f, u, "DEU 2024 9");
    fake_add(&f, u, "FRA 2024 4");
    fake_add(&f, u, "ITA 2024 3");
    fake_check(&f, row, ZIJ_COUNT(row));
}

/* 9 is anything up to 9.5, 10 anything from 9.5: as equals they may change places. */
static void lists_that_may_just_tie(void **state)
{
    fake f;
    zij_flow *t, *u;
    static const fake_case row[] = {
        { "top(T[*; 2024], 2) == top(U[*; 2024], 2)", "undecided" },
        { "top(T[*; 2024], 2) == top(T[*; 2023], 2)", "refuted" },
        { "top(T[*; 2024], 2) == [DEU, CHN]", "undecided" },
    };

    fake_make(&f, *state);
    t = fake_flow(&f, "T", "COUNTERPART_AREA", "USD", 0, 0);
    u = fake_flow(&f, "U", "COUNTERPART_AREA", "USD", 0, 0);
    u->exact = true;
    fake_add(&f, t, "CHN 2024 10");
    fake_add(&f, t, "DEU 2024 9");
    fake_add(&f, t, "FRA 2024 4");
    fake_add(&f, t, "CHN 2023 10");
    fake_add(&f, t, "DEU 2023 3");
    fake_add(&f, t, "FRA 2023 7");
    fake_add(&f, u, "CHN 2024 8");
    fake_add(&f, u, "DEU 2024 9");
    fake_add(&f, u, "FRA 2024 4");
    fake_check(&f, row, ZIJ_COUNT(row));
}

int main(void)
{
    const struct CMUnitTest all[] = {
        TEST(what_is_not_listed_may_be_otherwise),
        TEST(a_group_is_whole_in_each_row),
        TEST(literals_and_shares),
        TEST(what_is_left_out_decides_nothing),
        TEST(what_is_left_out_still_lists),
        TEST(a_top_list_holds_in_its_own_year),
        TEST(lists_that_may_just_tie),
        TEST(lists_and_ranks_say_forecast),
        TEST(lists_with_ties),
    };

    return TEST_RUN(all);
}
