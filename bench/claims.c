/* claims.c - claims a second, and the time of checking a book once it is loaded.
 *
 *   claims BOOK [RUNS]     one core, this process; median and 95th percentile of RUNS
 * (20)
 *
 * Rates are of claims parsed once and evaluated against the tables in memory, again and
 * again, and of parsing as well. Before a claim is timed its verdict is looked at. Phases
 * are those of `zij check`, each with what it reads warm. Exit status: 0 done; 2 wrong
 * call; 3 the book or a claim is not as expected, so there is nothing to measure. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "judge/judge.h"
#include "os/os.h"

enum { RUNS_LEAST = 10, RUNS_MOST = 1000, BATCH_MS = 20 };

static void die(int status, const char *what)
{
    fprintf(stderr, "claims: %s\n", what);
    exit(status);
}

static double times[RUNS_MOST];
static size_t runs = 20;

static int by_size(const void *a, const void *b)
{
    double l = *(const double *)a, r = *(const double *)b;

    return (l > r) - (l < r);
}

/* Sorts the times: the median and the nearest rank to 95 percent. */
static double median(void)
{
    qsort(times, runs, sizeof(*times), by_size);
    return runs % 2 ? times[runs / 2] : (times[runs / 2 - 1] + times[runs / 2]) / 2;
}

static double p95(void)
{
    return times[(runs * 95 + 99) / 100 - 1];
}

/* Of the processor: a busy machine changes it less than the time that passes. */
static double cpu_ms(void)
{
    struct timespec t;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

/* ---- rates ---- */

typedef struct sample {
    const char *kind, *text;
} sample;

static const sample samples[] = {
    { "comparison", "GDP_USD[KAZ; 2024] > GDP_USD[UZB; 2024]" },
    { "comparison with a number", "GDP_USD[KAZ; 2024] > 280" },
    { "difference", "TRADE[JPN, UZB, X; 2024] - TRADE[JPN, UZB, M; 2024] > 0" },
    { "growth", "growth(GDP_USD[UZB; 2024]) > 5%" },
    { "share", "share(GDP_USD[*; 2024], {KAZ, UZB}) > 80%" },
    { "rank", "rank(GDP_USD[*; 2024], UZB) == 2" },
    { "top 5, in order", "top(TRADE[KAZ, *, X; 2024], 5) == [ITA, CHN, RUS, NLD, FRA]" },
    { "rising over 25 years", "rising(POP_IMF[UZB; 2000..2024])" },
    { "always over 25 years",
      "always(GDP_USD[KAZ; 2000..2024] > GDP_USD[KGZ; 2000..2024])" },
    { "trend over 25 years", "trending_up(GDP_USD[UZB; 2000..2024])" },
};

static zij_expr *parse(const zij_source *in, const zij_expr_env *env, zij_arena *mem,
                       zij_diags *to)
{
    zij_span text = { in, 0, (uint32_t)in->text.len };
    zij_expr *e;

    return zij_expr_parse(text, env, mem, to, &e) == ZIJ_OK ? e : NULL;
}

static void evaluate(const zij_expr *e, const zij_expr_env *env, zij_arena *mem,
                     zij_diags *to, zij_value *out)
{
    if (e == NULL || zij_expr_eval(e, env, mem, to, out) != ZIJ_OK)
        die(3, "a claim cannot be evaluated");
}

/* Claims a second of processor time; parse anew each time where `e` is NULL. */
static double rate(const zij_source *in, const zij_expr *e, const zij_expr_env *env,
                   zij_arena *mem, zij_diags *to)
{
    double start = cpu_ms(), now = start;
    size_t n = 0;

    for (; now - start < BATCH_MS; now = cpu_ms())
        for (size_t i = 0; i < 100; i++, n++) {
            zij_arena_mark here = zij_arena_here(mem);
            zij_value v;

            evaluate(e != NULL ? e : parse(in, env, mem, to), env, mem, to, &v);
            zij_arena_rewind(mem, here);
        }
    return (double)n * 1e3 / (now - start);
}

static void print_rates(const sample *s, const zij_expr_env *env, zij_arena *mem,
                        zij_diags *to)
{
    zij_source in = { ZIJ_STR("claims"), zij_str_of(s->text) };
    zij_expr *e = parse(&in, env, mem, to);
    double one, both;
    zij_value v;

    evaluate(e, env, mem, to, &v);
    if (v.kind != ZIJ_VALUE_VERDICTS || !zij_value_is_scalar(&v))
        die(3, "not a claim");
    for (size_t i = 0; i < runs; i++)
        times[i] = rate(&in, e, env, mem, to);
    one = median();
    for (size_t i = 0; i < runs; i++)
        times[i] = rate(&in, NULL, env, mem, to);
    both = median();
    printf("| %-26s | %9.0f | %10.0f | %-9s |\n", s->kind, one, both,
           zij_outcome_name((zij_outcome)v.verdicts[0].outcome));
}

/* ---- phases ---- */

enum { LOAD, IDENTITIES, AUDIT, PAGES, CLAIMS, COVERAGE, PHASES };

static const char *const phase_name[PHASES] = {
    [LOAD] = "load the book",      [IDENTITIES] = "judge the identities",
    [AUDIT] = "judge the audit",   [PAGES] = "read the pages, evaluate",
    [CLAIMS] = "judge the claims", [COVERAGE] = "coverage and languages",
};

/* Milliseconds by phase and run: that passed, and that the processor worked. */
typedef struct clocks {
    double wall, cpu;
} clocks;

static clocks took[PHASES + 1][RUNS_MOST];

static clocks lap(clocks *since)
{
    clocks was = *since;

    *since = (clocks){ (double)zij_os_now() / 1e6, cpu_ms() };
    return (clocks){ since->wall - was.wall, since->cpu - was.cpu };
}

/* As zij_cli_check_book goes. */
static void check_once(const char *folder, size_t i)
{
    zij_arena arena = zij_arena_make(&zij_os_host);
    zij_diags to = zij_diags_make(&arena);
    clocks since = { (double)zij_os_now() / 1e6, cpu_ms() };
    zij_judged identities, claims;
    const zij_pages *pages;
    const zij_book *book;
    zij_audit audit;
    bool good = zij_book_load(folder, &arena, &to, &book) == ZIJ_OK;

    if (!good)
        die(3, "the book cannot be loaded");
    took[LOAD][i] = lap(&since);
    good = zij_judge_identities(book, &arena, &to, &identities) == ZIJ_OK;
    took[IDENTITIES][i] = lap(&since);
    good = zij_judge_audit(book, &arena, &to, &audit) == ZIJ_OK && good;
    took[AUDIT][i] = lap(&since);
    good = zij_pages_read(book, &arena, &to, &pages) == ZIJ_OK && good;
    took[PAGES][i] = lap(&since);
    good = zij_judge_claims(pages, false, &arena, &to, &claims) == ZIJ_OK && good;
    took[CLAIMS][i] = lap(&since);
    zij_judge_coverage(pages, &to);
    zij_judge_languages(pages, &to);
    took[COVERAGE][i] = lap(&since);
    if (!good)
        die(3, "the book does not pass its check");
    zij_arena_free(&arena);
}

static void print_phase(const char *name, const clocks *of)
{
    double cpu;

    for (size_t i = 0; i < runs; i++)
        times[i] = of[i].cpu;
    cpu = median();
    for (size_t i = 0; i < runs; i++)
        times[i] = of[i].wall;
    printf("| %-26s | %9.2f ", name, median());
    printf("| %7.2f | %7.2f |\n", p95(), cpu);
}

static void print_phases(void)
{
    puts("| phase                      | median ms |  p95 ms |  cpu ms |");
    puts("| -------------------------- | --------: | ------: | ------: |");
    for (size_t p = 0; p < PHASES; p++)
        print_phase(phase_name[p], took[p]);
    for (size_t i = 0; i < runs; i++)
        for (size_t p = IDENTITIES; p < PHASES; p++) {
            took[PHASES][i].wall += took[p][i].wall;
            took[PHASES][i].cpu += took[p][i].cpu;
        }
    print_phase("all of it after loading", took[PHASES]);
}

int main(int argc, char **argv)
{
    zij_arena arena = zij_arena_make(&zij_os_host);
    zij_diags to = zij_diags_make(&arena);
    const zij_book *book;
    zij_expr_env env;

    if (argc > 2)
        runs = (size_t)strtol(argv[2], NULL, 10);
    if (argc < 2 || runs < RUNS_LEAST || runs > RUNS_MOST)
        die(2, "usage: claims BOOK [RUNS]");
    if (zij_book_load(argv[1], &arena, &to, &book) != ZIJ_OK)
        die(3, "the book cannot be loaded");
    env = zij_page_env(book);
    puts("| claim                      |  claims/s | with parse | verdict   |");
    puts("| -------------------------- | --------: | ---------: | --------- |");
    for (size_t i = 0; i < ZIJ_COUNT(samples); i++)
        print_rates(&samples[i], &env, &arena, &to);
    putchar('\n');
    for (size_t i = 0; i < runs; i++)
        check_once(argv[1], i);
    print_phases();
    zij_arena_free(&arena);
    return 0;
}
