/* Functions that name periods, and claims about these. */
#include "../random.h"
#include "fake.h"

static void add_years(fake *f, zij_flow *w, const char *key, int year,
                      const char *figures)
{
    zij_str rest = zij_str_of(figures), one;
    char row[80];

    for (; zij_str_next(&rest, ' ', &one); year++) {
        snprintf(row, sizeof(row), "%s %d %.*s", key, year, ZIJ_ARG(one));
        fake_add(f, w, row);
    }
}

static void make_series(fake *f)
{
    zij_flow *gdp = fake_flow(f, "GDP", "REF_AREA", "USD", 9, 1);
    zij_flow *seats = fake_flow(f, "SEATS", "REF_AREA", "seat", 0, 0);
    zij_flow *rate = fake_flow(f, "RATE", "REF_AREA", "1", -2, 1);
    zij_flow *month = fake_flow(f, "MONTHLY", "REF_AREA", "USD", 0, 0);

    seats->exact = true;
    add_years(f, gdp, "KAZ", 2015, "100.0 120.0 119.9 140.0 130.0 130.1 150.0");
    add_years(f, gdp, "UZB", 2015, "50.0 60.0 60.0 58.0 - 40.0 59.0");
    add_years(f, gdp, "KGZ", 2018, "9.0 8.0 7.0 7.0 7.1");
    add_years(f, seats, "KAZ", 2015, "3 5 5 4 2 2 6 6");
    add_years(f, rate, "KAZ", 2015, "1.0 -0.5 2.0 3.0 4.0 5.0");
    fake_add(f, gdp, "KAZ 2026 500.0");
    fake_add(f, month, "KAZ 2024-01 5");
    fake_add(f, month, "KAZ 2024-02 9");
    fake_add(f, month, "KAZ 2024-03 7");
}

static void peaks_beat_every_other_period(void **state)
{
    fake f;
    static const fake_case row[] = {
        { "peak(GDP[KAZ; 2015..2021])", "proved 2021" },
        { "peak(GDP[KAZ; 2015..2019])", "proved 2018" },
        { "peak(GDP[KAZ; 2015..2017])", "undecided 2016 2017" }, /* the ends touch */
        { "trough(GDP[KAZ; 2015..2021])", "proved 2015" },
        { "peak(GDP[KAZ; 2015..2021]) == 2021", "proved" },
        { "peak(GDP[KAZ; 2015..2021]) == 2018", "refuted" },
        { "peak(GDP[KAZ; 2015..2021]) != 2018", "proved" },
        { "2018 == peak(GDP[KAZ; 2015..2019])", "proved" },
        { "peak(GDP[KAZ; 2015..2021]) == 1990", "refuted" },
        { "peak(GDP[KAZ; 2015..2021]) > 2018", "proved" },
        { "peak(GDP[KAZ; 2015..2021]) <= 2018", "refuted" },
        { "peak(GDP[KAZ; 2015..2019]) < 2018", "refuted" },
        { "2017 < peak(GDP[KAZ; 2015..2019])", "proved" },
        /* two figures that rounding cannot tell apart */
        { "peak(GDP[UZB; 2015..2018])", "undecided 2016 2017" },
        { "peak(GDP[UZB; 2015..2018]) == 2016", "undecided" },
        { "peak(GDP[UZB; 2015..2018]) <= 2017", "proved" },
        { "peak(GDP[UZB; 2015..2018]) >= 2016", "proved" },
        { "peak(GDP[UZB; 2015..2018]) > 2017", "refuted" },
        { "trough(GDP[KGZ; 2018..2021])", "undecided 2020 2021" },
        { "trough(GDP[KGZ; 2020..2022]) == 2022", "refuted" },
        /* exact ties: no strict winner, but both are largest */
        { "peak(SEATS[KAZ; 2015..2018])", "proved 2016 2017" },
        { "peak(SEATS[KAZ; 2015..2018]) == 2016", "refuted" },
        { "peak(SEATS[KAZ; 2015..2018]) == {2017, 2016}", "proved" },
        { "peak(SEATS[KAZ; 2015..2018]) == [2016, 2017]", "proved" },
        { "peak(SEATS[KAZ; 2015..2018]) == {2016, 2018}", "refuted" },
        { "peak(SEATS[KAZ; 2015..2018]) < 2018", "proved" },
        { "peak(SEATS[KAZ; 2015..2018]) < 2017", "refuted" },
        { "peak(SEATS[KAZ; 2015..2018]) == peak(SEATS[KAZ; 2016..2019])", "proved" },
        { "peak(SEATS[KAZ; 2015..2018]) != peak(SEATS[KAZ; 2016..2019])", "refuted" },
        { "peak(SEATS[KAZ; 2015..2018]) == peak(SEATS[KAZ; 2017..2019])", "refuted" },
        { "peak(SEATS[KAZ; 2015..2018]) == trough(SEATS[KAZ; 2019..2022])", "refuted" },
        /* a missing figure: what is there may decide */
        { "peak(GDP[UZB; 2015..2021])", "unknown" },
        { "peak(GDP[UZB; 2015..2021]) == 2016", "unknown" },
        { "peak(GDP[UZB; 2015..2021]) == 2020", "refuted" },
        { "trough(GDP[UZB; 2015..2021]) == 2015", "refuted" },
        { "trough(observed(GDP[UZB; 2015..2021])) == 2020", "proved" },
        { "peak(GDP[TKM; 2015..2021]) <= 2021", "unknown" },
        { "peak(GDP[TKM; *]) == 2021", "unknown" },
        /* open time leaves forecasts out, a range does not */
        { "peak(GDP[KAZ; *])", "proved 2021" },
        { "peak(observed(GDP[KAZ; *]))", "proved 2021" },
        { "peak(observed(GDP[KAZ; 2015..2026])) == 2026", "proved" },
        { "peak(observed(GDP[KAZ; 2015..2026]))", "proved 2026 F" },
        { "peak(GDP[{KAZ, UZB}; 2015..2018])",
          "KAZ proved 2018; UZB undecided 2016 2017" },
        { "always(peak(GDP[{KAZ, UZB}; 2015..2018]) >= 2016)", "proved" },
        { "peak(GDP[KAZ; 2015..2019]) == peak(RATE[KAZ; 2015..2018])", "proved" },
        { "trough(GDP[KAZ; 2015..2019]) < peak(GDP[KAZ; 2015..2019])", "proved" },
        { "trough(GDP[KAZ; 2015..2019]) >= peak(GDP[KAZ; 2015..2019])", "refuted" },
        { "peak(GDP[KAZ; 2015..2019]) == trough(GDP[KAZ; 2015..2019])", "refuted" },
        { "peak(MONTHLY[KAZ; 2024-01..2024-03]) == 2024-02", "proved" },
        { "peak(MONTHLY[KAZ; 2024-01..2024-03]) == {2024-02}", "proved" },
        { "peak(MONTHLY[KAZ; 2024-01..2024-03]) >= 2024-M03", "refuted" },
    };

    fake_make(&f, *state);
    make_series(&f);
    fake_check(&f, row, ZIJ_COUNT(row));
}

static void a_run_holds_through_the_last_period(void **state)
{
    fake f;
    static const fake_case row[] = {
        { "since(GDP[KAZ; 2015..2021] > 125)", "proved 2018" },
        { "since(GDP[KAZ; 2015..2021] > 125) == 2018", "proved" },
        { "since(GDP[KAZ; 2015..2021] > 125) <= 2018", "proved" },
        { "since(GDP[KAZ; 2015..2021] > 125) < 2018", "refuted" },
        { "since(GDP[KAZ; 2015..2021] > 125) >= 2018", "proved" },
        { "since(GDP[KAZ; 2015..2021] > 125) > 2018", "refuted" },
        { "since(GDP[KAZ; 2015..2021] > 125) == 2019", "refuted" },
        { "since(GDP[KAZ; 2015..2021] > 99)", "proved 2015" },
        { "since(GDP[KAZ; 2015..2021] > 99) == 2015", "proved" },
        { "since(GDP[KAZ; 2015..2021] > 99) <= 2000", "refuted" },
        { "since(GDP[KAZ; 2015..2021] > 150)", "undecided 2021" },
        { "since(GDP[KAZ; 2015..2021] > 200)", "proved" }, /* there is none */
        { "since(GDP[KAZ; 2015..2021] > 200) <= 2021", "refuted" },
        { "since(GDP[KAZ; 2015..2021] > 200) >= 2015", "refuted" },
        { "since(GDP[KAZ; 2015..2021] > 200) != 2021", "proved" },
        { "since(growth(GDP[KAZ; 2015..2021]) > 10%) == 2021", "proved" },
        { "since(GDP[KAZ; 2015..2021] > 120)", "proved 2018" },
        { "since(GDP[KAZ; 2017..2021] > 119.9)", "undecided 2017 2018" },
        { "since(GDP[KAZ; 2017..2021] > 119.9) <= 2018", "proved" },
        { "since(GDP[KAZ; 2015..2021] > 120) <= 2018", "proved" },
        { "since(GDP[KAZ; 2015..2021] > 120) == 2016", "refuted" }, /* 119.9 */
        { "since(GDP[UZB; 2015..2021] > 55)", "proved 2021" },
        { "since(GDP[UZB; 2015..2021] > 39)", "unknown" },
        { "since(GDP[UZB; 2015..2021] > 39) <= 2020", "proved" },
        { "since(GDP[UZB; 2015..2021] > 39) == 2020", "unknown" },
        { "since(observed(GDP[UZB; 2015..2021]) > 39) == 2015", "proved" },
        { "since(GDP[{KAZ, UZB}; 2015..2021] > 55) == 2015", "KAZ proved; UZB refuted" },
        { "since(GDP[KAZ; 2015..2018] > GDP[UZB; 2015..2018]) == 2015", "proved" },
    };

    fake_make(&f, *state);
    make_series(&f);
    fake_check(&f, row, ZIJ_COUNT(row));
}

static void direction_turns_between_two_neighbours(void **state)
{
    fake f;
    static const fake_case row[] = {
        { "turning_up(GDP[KAZ; 2015..2021])", "undecided 2017 2019" },
        { "turning_down(GDP[KAZ; 2015..2021])", "undecided 2016 2018" },
        { "turning_down(GDP[KAZ; 2017..2021]) == 2018", "proved" },
        { "turning_down(GDP[KAZ; 2017..2021]) == {2018, 2020}", "refuted" },
        { "turning_down(GDP[KAZ; 2015..2021]) == {2016, 2018}", "undecided" },
        { "turning_down(GDP[KAZ; 2015..2021]) >= 2016", "proved" },
        { "turning_down(GDP[KAZ; 2015..2021]) > 2018", "refuted" },
        { "turning_up(SEATS[KAZ; 2015..2022])", "proved" }, /* 2 2 is flat */
        { "turning_up(SEATS[KAZ; 2015..2022]) == 2019", "refuted" },
        { "turning_up(SEATS[KAZ; 2015..2022]) != 2019", "proved" },
        { "turning_up(RATE[KAZ; 2015..2020]) == 2016", "proved" },
        { "turning_up(RATE[KAZ; 2015..2020])", "proved 2016" },
        { "turning_up(GDP[UZB; 2015..2021])", "unknown" },
        { "turning_up(GDP[UZB; 2015..2021]) == 2017", "refuted" },
        { "turning_up(GDP[UZB; 2015..2021]) == 2018", "unknown" },
        { "turning_up(observed(GDP[UZB; 2018..2021])) == 2020", "proved" },
        { "turning_up(GDP[KAZ; 2015..2016])", "unknown" },
        { "turning_up(RATE[KAZ; 2015..2020]) == turning_up(RATE[KAZ; 2015..2018])",
          "proved" },
        { "turning_up(RATE[KAZ; 2015..2020]) == turning_down(GDP[KAZ; 2017..2021])",
          "refuted" },
        /* neither has one */
        { "turning_up(SEATS[KAZ; 2015..2018]) == turning_up(SEATS[KAZ; 2015..2019])",
          "refuted" },
    };

    fake_make(&f, *state);
    make_series(&f);
    fake_check(&f, row, ZIJ_COUNT(row));
}

static void a_trend_is_the_slope_of_the_line(void **state)
{
    fake f;
    static const fake_case row[] = {
        { "trending_up(GDP[KAZ; 2015..2021])", "proved" },
        { "trending_down(GDP[KAZ; 2015..2021])", "refuted" },
        /* slope 187.9/28 = 6.71 of a mean of 127.14: 5.28 % */
        { "trending_up(GDP[KAZ; 2015..2021], 5%)", "proved" },
        { "trending_up(GDP[KAZ; 2015..2021], 6%)", "refuted" },
        { "trending_up(SEATS[KAZ; 2015..2016], 0%)", "proved" },
        { "trending_up(SEATS[KAZ; 2016..2017])", "refuted" },
        { "trending_down(SEATS[KAZ; 2016..2017])", "refuted" },
        { "trending_up(SEATS[KAZ; 2015..2016], 50%)", "refuted" }, /* 2 of 4, exactly */
        { "trending_up(SEATS[KAZ; 2015..2016], 49.9%)", "proved" },
        { "trending_down(SEATS[KAZ; 2017..2019], 40%)", "proved" }, /* 1.5 of 3.67 */
        { "trending_down(SEATS[KAZ; 2017..2019], 41%)", "refuted" },
        { "trending_up(GDP[UZB; 2016..2017])", "undecided" },
        { "trending_up(GDP[UZB; 2015..2021])", "unknown" },
        { "trending_down(observed(GDP[UZB; 2015..2021]))", "proved" },
        { "trending_up(GDP[KAZ; 2015..2015])", "unknown" },
        { "trending_up(RATE[KAZ; 2015..2020], 0.9pp)", "proved" }, /* 0.986 a year */
        { "trending_up(RATE[KAZ; 2015..2020], 1.1pp)", "refuted" },
        { "trending_up(GDP[{KAZ, UZB}; 2015..2018])", "KAZ proved; UZB proved" },
        { "trending_up(GDP[KAZ; 2018..2019] - GDP[KAZ; 2018..2019], 1%)", "undecided" },
        { "first(GDP[KAZ; 2015..2021])", "99950000000..100000000000..100050000000" },
        { "last(GDP[KAZ; 2015..2021]) / first(GDP[KAZ; 2015..2021]) ~ 1.50", "proved" },
        { "last(GDP[UZB; 2015..2019])", "unknown" },
        { "last(observed(GDP[UZB; 2015..2019])) ~ 58", "proved" },
        { "last(GDP[{KAZ, UZB}; 2015..2018]) > 100", "KAZ proved; UZB refuted" },
    };

    fake_make(&f, *state);
    make_series(&f);
    fake_check(&f, row, ZIJ_COUNT(row));
}

static void short_forms_are_comparisons(void **state)
{
    fake f;
    static const fake_case row[] = {
        { "between(GDP[KAZ; 2015], 99, 101)", "proved" },
        { "between(GDP[KAZ; 2015], 100, 101)", "undecided" },
        { "between(GDP[KAZ; 2015], 101, 102)", "refuted" },
        { "between(GDP[KAZ; 2015], 99.95, 100.05)", "proved" }, /* ends belong to it */
        { "between(GDP[KAZ; 2015..2016], 90, 110)", "2015 proved; 2016 refuted" },
        { "always(between(GDP[KAZ; 2015..2021], 90, 160))", "proved" },
        { "between(RATE[KAZ; 2015], 0%, 2%)", "proved" },
        { "between(GDP[KAZ; 2016], GDP[KAZ; 2015], GDP[KAZ; 2021])", "proved" },
        { "between(GDP[UZB; 2019], 1, 2)", "unknown" },
        { "between(0.5, 0, 1)", "proved" },
        { "surplus(RATE[KAZ; 2015..2016])", "2015 proved; 2016 refuted" },
        { "deficit(RATE[KAZ; 2016])", "proved" },
        { "surplus(GDP[KAZ; 2015], GDP[UZB; 2015])", "proved" },
        { "deficit(GDP[KAZ; 2015], 200)", "proved" },
        { "surplus(GDP[UZB; 2019])", "unknown" },
        { "never(GDP[KAZ; 2015..2021] > 200)", "proved" },
        { "never(GDP[KAZ; 2015..2021] > 149)", "refuted" },
        { "never(GDP[UZB; 2015..2021] > 59.5)", "refuted" },
        { "never(GDP[UZB; 2015..2021] > 70)", "unknown" },
        { "never(observed(GDP[UZB; 2015..2021]) > 70)", "proved" },
        { "never(deficit(RATE[KAZ; *]))", "refuted" },
    };

    fake_make(&f, *state);
    make_series(&f);
    fake_check(&f, row, ZIJ_COUNT(row));
}

/* ---- every vertex of random series against what the verdicts say ---- */

enum { YEARS = 5, FIRST = 2015, POINTS = 243 };

static int sign_of(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

static bool op_holds(const char *op, int cmp)
{
    if (op[0] == '=')
        return cmp == 0;
    if (op[0] == '<')
        return cmp < 0 || (op[1] == '=' && cmp == 0);
    return cmp > 0 || (op[1] == '=' && cmp == 0);
}

/* Bits of the years that a function names at one point; x counts halves. */
static unsigned named(const char *name, const int *x, int limit)
{
    unsigned bits = 0;
    int best = x[0], dir = strcmp(name, "trough") == 0 ? -1 : 1, from = YEARS;

    for (int i = 0; i < YEARS; i++)
        best = (x[i] - best) * dir > 0 ? x[i] : best;
    while (from > 0 && x[from - 1] > 2 * limit)
        from--;
    for (int i = 0; i < YEARS; i++) {
        bool inner = i > 0 && i + 1 < YEARS;
        int before = inner ? sign_of(x[i], x[i - 1]) : 0,
            after = inner ? sign_of(x[i], x[i + 1]) : 0;
        bool is = strcmp(name, "since") == 0          ? i == from
                  : strcmp(name, "turning_up") == 0   ? before < 0 && after < 0
                  : strcmp(name, "turning_down") == 0 ? before > 0 && after > 0
                                                      : x[i] == best;

        bits |= (unsigned)is << i;
    }
    return bits;
}

/* There is one, and each that is named is as `op` says. */
static bool is_true(unsigned bits, const char *op, int year)
{
    for (int i = 0; i < YEARS; i++)
        if ((bits >> i & 1) && !op_holds(op, sign_of(FIRST + i, year)))
            return false;
    return bits != 0;
}

/* The slope times 2 x 10, in halves, is beyond part of the mean: 1 % of 5 years. */
static bool trends_up(const int *x, int percent)
{
    int64_t slope = 0, sum = 0;

    for (int i = 0; i < YEARS; i++) {
        slope += (2 * i - (YEARS - 1)) * x[i];
        sum += x[i];
    }
    return slope * 5 * 100 > 20 * percent * sum;
}

static int below(uint64_t *r, uint64_t n)
{
    return (int)(random_bits(r) % n);
}

typedef struct tally {
    int yes, no;
} tally;

static void hold_against(zij_str verdict, tally t, const char *claim)
{
    if ((zij_str_eq(verdict, ZIJ_STR("proved")) && t.no > 0) ||
        (zij_str_eq(verdict, ZIJ_STR("refuted")) && t.yes > 0))
        fail_msg("%s is %.*s, but true %d times and false %d times", claim,
                 ZIJ_ARG(verdict), t.yes, t.no);
}

static void count_points(const int *v, const char *name, const char *op, int limit,
                         int year, tally *t)
{
    for (int k = 0; k < POINTS; k++) {
        int x[YEARS], rest = k;

        for (int i = 0; i < YEARS; i++, rest /= 3)
            x[i] = 2 * v[i] + rest % 3 - 1;
        if (op == NULL ? trends_up(x, year) : is_true(named(name, x, limit), op, year))
            t->yes++;
        else
            t->no++;
    }
}

static void ask(fake *f, const int *v, uint64_t *r)
{
    static const char *const names[] = { "peak", "trough", "since", "turning_up",
                                         "turning_down" };
    static const char *const ops[] = { "==", "<", "<=", ">", ">=" };
    const char *name = names[below(r, 5)];
    const char *op = ops[below(r, 5)];
    int limit = below(r, 5);
    int year = FIRST - 1 + below(r, YEARS + 2);
    int percent = below(r, 30);
    char claim[120];
    tally t = { 0 };

    snprintf(claim, sizeof(claim), "%s(V[KAZ; 2015..2019]%s) %s %d", name,
             strcmp(name, "since") == 0
                 ? (char[]){ ' ', '>', ' ', (char)('0' + limit), 0 }
                 : "",
             op, year);
    count_points(v, name, op, limit, year, &t);
    hold_against(fake_text(f, claim), t, claim);
    t = (tally){ 0 };
    snprintf(claim, sizeof(claim), "trending_up(V[KAZ; 2015..2019], %d%%)", percent);
    count_points(v, name, NULL, 0, percent, &t);
    hold_against(fake_text(f, claim), t, claim);
    if (percent > 0 && 2 * (v[0] + v[1] + v[2] + v[3] + v[4]) <= YEARS)
        return;                  /* the mean may be 0 */
    if (t.yes == 0 || t.no == 0) /* affine: decided wherever all points agree */
        assert_str(fake_text(f, claim), t.no == 0 ? "proved" : "refuted");
}

static void no_vertex_speaks_against_a_verdict(void **state)
{
    uint64_t r = 17;

    for (int i = 0; i < random_times(10000); i++) {
        zij_arena_mark here = zij_arena_here(((test *)*state)->mem);
        int v[YEARS];
        fake f;
        zij_flow *w;

        fake_make(&f, *state);
        w = fake_flow(&f, "V", "REF_AREA", "USD", 0, 0);
        for (int y = 0; y < YEARS; y++) {
            char row[40];

            v[y] = below(&r, 6);
            snprintf(row, sizeof(row), "KAZ %d %d", FIRST + y, v[y]);
            fake_add(&f, w, row);
        }
        for (int k = 0; k < 4; k++)
            ask(&f, v, &r);
        zij_arena_rewind(((test *)*state)->mem, here);
    }
}

int main(void)
{
    const struct CMUnitTest all[] = {
        TEST(peaks_beat_every_other_period),
        TEST(a_run_holds_through_the_last_period),
        TEST(direction_turns_between_two_neighbours),
        TEST(a_trend_is_the_slope_of_the_line),
        TEST(short_forms_are_comparisons),
        TEST(no_vertex_speaks_against_a_verdict),
    };

    return TEST_RUN(all);
}
