/* What speaks against a claim, what could be said instead, and how near it is to tip. */
#include "../random.h"
#include "../small_book.h"
#include "judge/judge.h"

static const small_file years = {
    "data/GDP.csv",
    "REF_AREA,TIME_PERIOD,OBS_VALUE,OBS_STATUS\n"
    "KAZ,2019,1818.0,\nKAZ,2020,1711.0,\nKAZ,2021,1971.0,\nKAZ,2022,2251.0,\n"
    "KAZ,2023,2614.0,\nKAZ,2024,2881.0,\nKGZ,2019,18550.0,\nKGZ,2020,14946.0,\n"
    "KGZ,2021,15000.0,\nKGZ,2022,15000.1,\nKGZ,2023,15000.1,\nKGZ,2024,17500.0,\n"
    "UZB,2019,600.0,\nUZB,2020,599.0,\nUZB,2021,500.0,\nUZB,2022,400.0,\n"
    "UZB,2023,300.0,\nUZB,2024,200.0,\nJPN,2019,1.0,\nJPN,2020,,O\nJPN,2021,2.0,\n"
    "JPN,2022,3.0,\nJPN,2023,4.0,\nJPN,2024,5.0,\n"
};

static const zij_book *book_of_years(test *t)
{
    return small_book(t, "en", &years, 1);
}

static zij_formula formula_of(test *t, const zij_expr_env *env, const char *text)
{
    zij_source *in = zij_new(t->mem, zij_source);
    zij_formula f = { 0 };

    *in = (zij_source){ ZIJ_STR("claim"), zij_str_of(text) };
    f.where = (zij_span){ in, 0, (uint32_t)in->text.len };
    assert_int_equal(zij_expr_parse(f.where, env, t->mem, t->to, &f.expr), ZIJ_OK);
    assert_int_equal(zij_expr_eval(f.expr, env, t->mem, t->to, &f.value), ZIJ_OK);
    return f;
}

static size_t differs(const char *claim, zij_str got, const char *want)
{
    if (zij_str_eq(got, zij_str_of(want)))
        return 0;
    print_error("%s\n  got  %.*s\n  want %s\n", claim, ZIJ_ARG(got), want);
    return 1;
}

static void a_refuted_claim_has_a_counter_example(void **state)
{
    static const struct {
        const char *claim, *want;
    } row[] = {
        { "rising(GDP[KGZ; 2019..2024])", "KGZ 2019 18,550.0 -> 2020 14,946.0: fell" },
        { "falling(GDP[KGZ; 2020..2024])", "KGZ 2020 14,946.0 -> 2021 15,000.0: rose" },
        { "rose(GDP[UZB; 2019..2024])", "UZB 2019 600.0 -> 2024 200.0: fell" },
        { "GDP[UZB; 2024] > GDP[KAZ; 2024]", "UZB 200.0 < KAZ 2,881.0" },
        { "GDP[UZB; 2024] > GDP[KAZ; 2019]", "UZB 2024 200.0 < KAZ 2019 1,818.0" },
        { "GDP[UZB; 2024] > 300", "UZB 2024 200.0 < 300" },
        { "top(GDP[*; 2024], 3) == [KAZ, KGZ, UZB]", "1st is KGZ, not KAZ" },
        { "top(GDP[*; 2024], 3) == [KGZ, KAZ, JPN]", "3rd is UZB, not JPN" },
        { "top(GDP[*; 2024], 2) == {KAZ, JPN}", "KGZ is among them, JPN is not" },
        { "rank(GDP[*; 2024], UZB) == 2", "3 > 2" },
        { "share(GDP[*; 2024], {KAZ, UZB}) > 20%", "15.0% < 20.0%" },
        { "share(GDP[*; 2024], {KAZ, UZB}) > 15%", "14.97% < 15.00%" },
        { "always(GDP[UZB; 2019..2024] > 450)", "UZB 2022 400.0 < 450" },
        { "turning_up(GDP[KAZ; 2019..2024]) == turning_down(GDP[UZB; 2019..2024])",
          "it is 2020, not none" },
        { "peak(GDP[KAZ; 2019..2024]) == peak(GDP[UZB; 2019..2024])",
          "it is 2024, not 2019" },
        { "always(GDP[*; 2024] > 1000)", "UZB 2024 200.0 < 1,000" },
        { "peak(GDP[UZB; 2019..2024]) == 2021", "UZB 2019 600.0 -> 2021 500.0: fell" },
        { "between(GDP[UZB; 2024], 250, 300)", "UZB 2024 200.0 < 250" },
        { "turning_up(GDP[KAZ; 2019..2024]) == 2021", "it is 2020, not 2021" },
        { "growth(GDP[UZB; 2024]) > 0",
          "−0.333333 < 0 (GDP[UZB; 2023] 300.0; GDP[UZB; 2024] 200.0)" },
        { "never(GDP[UZB; 2019..2024] > 500)", "UZB 2019 600.0 > 500" },
        { "ever(GDP[UZB; 2019..2024] > 1000)", "UZB 2019 600.0 < 1,000" },
        { "always(GDP[KAZ; 2019..2024] - GDP[UZB; 2019..2024] > 1200)",
          "2020: 1,112.0 < 1,200 (GDP[KAZ; 2020] 1711.0; GDP[UZB; 2020] 599.0)" },
        { "rising(GDP[KAZ; 2019..2024] - GDP[UZB; 2019..2024])",
          "2019 1,218.0 -> 2020 1,112.0: fell" },
        { "GDP[UZB; 2024] > 1 and falling(GDP[KAZ; 2019..2024])",
          "KAZ 2020 1,711.0 -> 2021 1,971.0: rose" },
        { "GDP[UZB; 2024] > 300 or GDP[KAZ; 2024] < 1",
          "UZB 2024 200.0 < 300; KAZ 2024 2,881.0 > 1" },
        { "not falling(GDP[UZB; 2019..2024])",
          "UZB 2019 600.0 -> 2024 200.0: fell at every step" },
        { "never(falling(GDP[{KAZ, UZB}; 2021..2024]))", "it holds for UZB" },
        { "falling(GDP[UZB; 2019..2024])", "" }, /* it is so */
    };
    test *t = *state;
    const zij_book *book = book_of_years(t);
    zij_expr_env env = zij_page_env(book);
    size_t failed = 0;

    for (size_t i = 0; i < ZIJ_COUNT(row); i++) {
        zij_formula f = formula_of(t, &env, row[i].claim);

        failed += differs(row[i].claim, zij_judge_counter(&env, &f, t->mem), row[i].want);
    }
    assert_int_equal(failed, 0);
}

static void what_is_not_so_has_a_wording_that_is(void **state)
{
    static const struct {
        const char *claim, *want; /* empty: none is found */
    } row[] = {
        { "rising(GDP[KAZ; 2019..2024])",
          "rose(GDP[KAZ; 2019..2024]) | rose from 1,818.0 (2019) to 2,881.0 (2024), in 4 "
          "of 5 steps; fell in 2020" },
        { "rising(GDP[UZB; 2019..2024])",
          "falling(GDP[UZB; 2019..2024]) | fell at every step from 600.0 (2019) to 200.0 "
          "(2024)" },
        { "rising(GDP[KGZ; 2021..2024])",
          "rose(GDP[KGZ; 2021..2024]) | rose from 15,000.0 (2021) to 17,500.0 (2024), in "
          "1 of 3 steps; neither for certain in 2022, 2023" },
        { "rose(GDP[KGZ; 2019..2024])",
          "fell(GDP[KGZ; 2019..2024]) | fell from 18,550.0 (2019) to 17,500.0 (2024), in "
          "1 of 5 steps; rose in 2021, 2024; neither for certain in 2022, 2023" },
        { "rising(GDP[JPN; 2019..2024])",
          "rising(observed(GDP[JPN; 2019..2024])) | it is so of the figures there are" },
        { "always(GDP[KAZ; 2019..2024] > 1900)",
          "always(GDP[KAZ; 2021..2024] > 1900) | always from 2021 to 2024; in 4 of 6 "
          "years, not in 2019, 2020" },
        { "always(GDP[UZB; 2019..2024] > 550)",
          "ever(GDP[UZB; 2019..2024] > 550) | in 2 of 6 years, not in 2021, 2022, 2023, "
          "2024" },
        { "peak(GDP[UZB; 2019..2024]) == 2021",
          "peak(GDP[UZB; 2019..2024]) == 2019 | it is 2019" },
        /* 2020 has no figure, and what touches is neither true nor false */
        { "always(GDP[JPN; 2019..2024] < 4.5)",
          "ever(GDP[JPN; 2019..2024] < 4.5) | in 4 of 6 years, not in 2024, not certain "
          "in 2020" },
        { "always(GDP[{KAZ, UZB}; 2019..2024] < 2881)",
          "ever(GDP[{KAZ, UZB}; 2019..2024] < 2881) | in 11 of 12 cells, not certain in "
          "KAZ 2024" },
        { "always(GDP[*; 2024] > 1000)",
          "always(GDP[{KAZ, KGZ}; 2024] > 1000) | for KAZ, KGZ, not for UZB, JPN" },
        { "always(GDP[UZB; 2019..2024] > 1000)",
          "always(not (GDP[UZB; 2019..2024] > 1000)) | in none of 6" },
        { "ever(GDP[UZB; 2019..2024] > 1000)",
          "always(not (GDP[UZB; 2019..2024] > 1000)) | it never holds" },
        { "GDP[UZB; 2024] > 300", "GDP[UZB; 2024] ~ 200.0 | it is 200.0" },
        { "GDP[UZB; 2024] / GDP[KAZ; 2024] > 10%",
          "GDP[UZB; 2024] / GDP[KAZ; 2024] ~ 6.9% | it is 6.9%" },
        /* the same digits are not the same number */
        { "GDP[KGZ; 2022] > GDP[KGZ; 2023]",
          "GDP[KGZ; 2022] ~ GDP[KGZ; 2023] | they agree to the digits published" },
        { "GDP[UZB; 2024] > GDP[KAZ; 2024]",
          "GDP[UZB; 2024] < GDP[KAZ; 2024] | UZB 200.0 < KAZ 2,881.0" },
        { "rank(GDP[*; 2024], UZB) == 2", "rank(GDP[*; 2024], UZB) == 3 | it is 3" },
        { "top(GDP[*; 2024], 2) == [KAZ, KGZ]",
          "top(GDP[*; 2024], 2) == [KGZ, KAZ] | they are [KGZ, KAZ]" },
        { "GDP[UZB; 2024] > 1 and falling(GDP[KAZ; 2023..2024])",
          "(GDP[UZB; 2024] > 1) and (rising(GDP[KAZ; 2023..2024])) | rose at every step "
          "from 2,614.0 (2023) to 2,881.0 (2024)" },
        { "not GDP[UZB; 2024] < GDP[KAZ; 2024]",
          "GDP[UZB; 2024] < GDP[KAZ; 2024] | UZB 200.0 < KAZ 2,881.0" },
        { "surplus(GDP[UZB; 2024], GDP[KAZ; 2024])",
          "deficit(GDP[UZB; 2024], GDP[KAZ; 2024]) | it is a deficit" },
        { "between(GDP[UZB; 2024], 300, 400)", "GDP[UZB; 2024] ~ 200.0 | it is 200.0" },
        { "falling(GDP[UZB; 2019..2024])", "" }, /* it is so */
        { "GDP[JPN; 2020] > 1", "" },            /* nothing is known */
    };
    test *t = *state;
    const zij_book *book = book_of_years(t);
    zij_expr_env env = zij_page_env(book);
    size_t failed = 0;

    for (size_t i = 0; i < ZIJ_COUNT(row); i++) {
        zij_formula f = formula_of(t, &env, row[i].claim);
        zij_wording w;
        zij_str got = ZIJ_STR("");

        if (zij_judge_true_wording(&env, &f, t->mem, &w))
            got = zij_strf(t->mem, "%.*s | %.*s", ZIJ_ARG(w.expression),
                           ZIJ_ARG(w.sentence));
        failed += differs(row[i].claim, got, row[i].want);
    }
    assert_int_equal(failed, 0);
}

static zij_str margin_text(test *t, const zij_expr_env *env, const char *claim)
{
    zij_formula f = formula_of(t, env, claim);
    zij_margin m = zij_judge_margin(env, &f, t->mem);
    zij_buf b = zij_buf_make(t->mem);

    if (!m.tight)
        return ZIJ_STR("");
    zij_put_figure(&b, m.figure);
    zij_put_c(&b, " by ");
    zij_put_dec(&b, m.by);
    if (m.relative) {
        zij_put_c(&b, ", ");
        zij_put_dec(&b, m.percent);
        zij_put_c(&b, " %");
    }
    zij_putf(&b, ": %s", zij_outcome_name(m.then));
    return zij_buf_str(&b);
}

/* Figures have one decimal: they move in tenths, by at most 1 %. */
static void a_tight_claim_says_what_tips_it(void **state)
{
    static const struct {
        const char *claim, *want; /* empty: not tight */
    } row[] = {
        { "GDP[UZB; 2024] < 201", "GDP[UZB; 2024] by 1.0, 0.5 %: undecided" },
        /* 1 % of 200.0 is 2.0: then 202.0 is surely above, 201.9 with its rounding, too
         */
        { "GDP[UZB; 2024] < 202", "GDP[UZB; 2024] by 2.0, 1.0 %: undecided" },
        { "GDP[UZB; 2024] < 202.1", "" },
        { "GDP[UZB; 2024] > 199", "GDP[UZB; 2024] by -1.0, 0.5 %: undecided" },
        /* one unit of the last digit is more than 1 % of 1.0 */
        { "GDP[JPN; 2019] < 1.1", "GDP[JPN; 2019] by 0.1, 10.0 %: undecided" },
        { "GDP[JPN; 2019] < 1.2", "" },
        { "GDP[UZB; 2020] < GDP[UZB; 2019]", "GDP[UZB; 2019] by -0.9, 0.2 %: undecided" },
        { "falling(GDP[UZB; 2019..2024])", "GDP[UZB; 2019] by -0.9, 0.2 %: undecided" },
        { "falling(GDP[UZB; 2020..2024])", "" },
        /* undecided: one unit decides */
        { "GDP[KGZ; 2023] > GDP[KGZ; 2021]", "GDP[KGZ; 2023] by 0.1, 0.001 %: proved" },
        { "GDP[UZB; 2024] ~ 200.0", "GDP[UZB; 2024] by 0.1, 0.1 %: undecided" },
        /* the move of 1 % jumps over what is equal to it */
        { "GDP[UZB; 2024] ~ 201.0", "GDP[UZB; 2024] by 0.9, 0.5 %: undecided" },
        /* inside the coarser is no matter of points: every figure is moved by itself */
        { "always(LIST[*; 2024] ~ LIST[*; 2024])", "" },
        { "top(GDP[*; 2024], 1) == [KGZ]", "" },
        { "GDP[KAZ; 2024] > 1 and GDP[UZB; 2024] < 201",
          "GDP[UZB; 2024] by 1.0, 0.5 %: undecided" },
        { "GDP[KAZ; 2024] < 1 or GDP[UZB; 2024] > 201",
          "GDP[UZB; 2024] by 1.0, 0.5 %: undecided" },
        { "rank(GDP[*; 2024], UZB) == 3", "" },
        { "GDP[JPN; 2020] > 1", "" },
    };
    test *t = *state;
    const zij_book *book = book_of_years(t);
    zij_expr_env env = zij_page_env(book);
    size_t failed = 0;

    for (size_t i = 0; i < ZIJ_COUNT(row); i++)
        failed += differs(row[i].claim, margin_text(t, &env, row[i].claim), row[i].want);
    assert_int_equal(failed, 0);
}

/* ---- against every move there is ---- */

typedef struct tried {
    const zij_book *book;
    const zij_flow *flow; /* the figure that is moved */
    uint16_t key;
    zij_period period;
    int64_t by;
} tried;

static zij_rc take_moved(void *self, const zij_select *what, zij_arena *mem,
                         zij_diags *to, const zij_table **out)
{
    const tried *t = self;
    zij_expr_env plain = zij_page_env(t->book);
    zij_rc rc = plain.take(plain.self, what, mem, to, out);
    zij_table *copy = zij_new(mem, zij_table);
    size_t n = (*out)->series_n * (*out)->periods_n;
    zij_obs *cells = zij_array(mem, n, zij_obs);

    *copy = **out;
    zij_copy(cells, (*out)->cells, n * sizeof(*cells));
    copy->cells = cells;
    for (size_t i = 0; i < n; i++)
        if (copy->keys[i / copy->periods_n] == t->key &&
            zij_period_cmp(copy->periods[i % copy->periods_n], t->period) == 0)
            cells[i].m += t->by;
    *out = copy;
    return rc;
}

static zij_outcome moved(test *t, const tried *x, const zij_formula *f)
{
    zij_expr_env env = zij_page_env(x->book);
    zij_value v;

    env.self = (void *)(uintptr_t)x;
    env.take = take_moved;
    assert_int_equal(zij_expr_eval(f->expr, &env, t->mem, t->to, &v), ZIJ_OK);
    return (zij_outcome)v.verdicts[0].outcome;
}

/* The least move of one figure that changes the verdict, or 0. */
static int64_t least_of(test *t, tried *x, const zij_formula *f, int64_t m)
{
    int64_t most = m / 100 < 1 ? 1 : m / 100;
    zij_outcome now = (zij_outcome)f->value.verdicts[0].outcome;

    for (int64_t k = 1; k <= most; k++)
        for (x->by = -k; x->by <= k; x->by += 2 * k)
            if (moved(t, x, f) != now)
                return k;
    return 0;
}

/* # is some number. */
static const char *const forms[] = {
    "GDP[UZB; 2020] > #",
    "GDP[UZB; 2020] ~ #",
    "GDP[UZB; 2020] == #",
    "rising(GDP[KAZ; 2019..2024]) or GDP[UZB; 2020] < #",
    "share(GDP[*; 2020], {KAZ}) > #%",
    "always(GDP[*; 2019..2021] > #) and rose(GDP[KGZ; 2019..2020])",
    "GDP[KAZ; 2019] - GDP[UZB; 2019] + GDP[KAZ; 2019] > #",
    "not (GDP[KGZ; 2020] ~ GDP[KGZ; 2021]) and GDP[UZB; 2021] != #",
    "top(GDP[*; 2020], 1) == [KAZ] and GDP[KGZ; 2021] < #",
    "GDP[KAZ; 2020] * GDP[UZB; 2020] > #",
    "falling(GDP[UZB; 2019..2021]) or rank(GDP[*; 2019], KAZ) == 1 and GDP[KAZ; 2019] "
    "> #",
};

static const zij_book *random_book(test *t, uint64_t *seed)
{
    static const char *const codes[] = { "KAZ", "KGZ", "UZB" };
    zij_buf csv = zij_buf_make(t->mem);
    small_file file = { "data/GDP.csv", NULL };

    zij_put_c(&csv, "REF_AREA,TIME_PERIOD,OBS_VALUE\n");
    for (int c = 0; c < 3; c++)
        for (int year = 2019; year <= 2024; year++) {
            int64_t m = (int64_t)(random_bits(seed) % 1500);

            zij_putf(&csv, "%s,%d,%d.%d\n", codes[c], year, (int)(m / 10), (int)(m % 10));
        }
    file.text = zij_str_c(t->mem, zij_buf_str(&csv));
    return small_book(t, "en", &file, 1);
}

static void check_margin(test *t, const zij_book *book, const char *claim)
{
    zij_expr_env env = zij_page_env(book);
    zij_formula f = formula_of(t, &env, claim);
    zij_margin got = zij_judge_margin(&env, &f, t->mem);
    int64_t best = 0, of = 1;
    bool zero = false; /* a figure of 0 tips it: the last resort */

    for (size_t i = 0; i < f.value.evidence.n; i++) {
        zij_figure g = f.value.evidence.at[i];
        tried x = { .book = book,
                    .flow = g.table->flow,
                    .key = *zij_figure_key(g),
                    .period = zij_figure_period(g) };
        int64_t m = zij_figure_obs(g)->m, k = least_of(t, &x, &f, m);

        zero = zero || (k != 0 && m == 0);
        if (k != 0 && m != 0 && (best == 0 || k * of < best * m)) {
            best = k;
            of = m;
        }
    }
    if (got.tight != (best != 0 || zero) ||
        (best != 0 && (got.by.m < 0 ? -got.by.m : got.by.m) * of !=
                          best * zij_figure_obs(got.figure)->m))
        fail_msg("%s: %d, moved by %d of %d; every move says %d of %d", claim, got.tight,
                 (int)got.by.m, got.tight ? (int)zij_figure_obs(got.figure)->m : 0,
                 (int)best, (int)of);
}

static const char *claim_of(test *t, const char *form, uint64_t *seed)
{
    zij_buf b = zij_buf_make(t->mem);

    for (; *form != '\0'; form++)
        if (*form == '#')
            zij_putf(&b, "%d.%d", (int)(random_bits(seed) % 150),
                     (int)(random_bits(seed) % 10));
        else
            zij_put_byte(&b, *form);
    return zij_str_c(t->mem, zij_buf_str(&b));
}

static void margins_are_those_of_every_move(void **state)
{
    uint64_t seed = 4;

    (void)state;
    for (int round = 0; round < random_times(200); round++) {
        test *t;
        const zij_book *book;

        assert_int_equal(test_begin((void **)&t), 0);
        book = random_book(t, &seed);
        for (size_t i = 0; i < ZIJ_COUNT(forms); i++)
            check_margin(t, book, claim_of(t, forms[i], &seed));
        test_end((void **)&t);
    }
}

static void steps_go_from_the_inside_out(void **state)
{
    test *t = *state;
    const zij_book *book = book_of_years(t);
    zij_expr_env env = zij_page_env(book);
    zij_formula f = formula_of(
        t, &env,
        "(GDP[UZB; 2024] + GDP[KAZ; 2024]) * 2 > GDP[UZB; 2024] and not rising(GDP[KAZ; "
        "2019..2024])");
    const zij_judged_step *at;
    size_t n = zij_judge_steps(&env, &f, t->mem, &at);
    zij_buf b = zij_buf_make(t->mem);

    for (size_t i = 0; i < n; i++)
        zij_putf(&b, "%.*s\n", ZIJ_ARG(at[i].expression));
    assert_str(zij_buf_str(&b),
               "GDP[UZB; 2024] + GDP[KAZ; 2024]\n"
               "(GDP[UZB; 2024] + GDP[KAZ; 2024]) * 2\n"
               "(GDP[UZB; 2024] + GDP[KAZ; 2024]) * 2 > GDP[UZB; 2024]\n"
               "rising(GDP[KAZ; 2019..2024])\n"
               "not rising(GDP[KAZ; 2019..2024])\n"
               "(GDP[UZB; 2024] + GDP[KAZ; 2024]) * 2 > GDP[UZB; 2024] and not "
               "rising(GDP[KAZ; 2019..2024])\n");
    assert_int_equal(at[n - 1].value.verdicts[0].outcome, ZIJ_PROVED);
}

int main(void)
{
    const struct CMUnitTest all[] = {
        TEST(a_refuted_claim_has_a_counter_example),
        TEST(what_is_not_so_has_a_wording_that_is),
        TEST(a_tight_claim_says_what_tips_it),
        TEST(margins_are_those_of_every_move),
        TEST(steps_go_from_the_inside_out),
    };

    return TEST_RUN(all);
}
