/* Random claims of the whole language against an oracle that shares no code with expr: it
 * evaluates the generator's own tree, with fractions, in completions of the data. What is
 * proved must be true in every one of them, what is refuted false; what is a comparison
 * of sums or quotients of sums must be decided where all vertices agree (EXPR.md 5).
 *
 * usage: expr-oracle [claims [seed]]     20,000 by default, fewer under a sanitizer */
#include "oracle/rows.h"

enum { VERTICES = 1 << 10, SAMPLES = 24, CLAIMS_PER_WORLD = 8, VARIABLES = 1024 };

#ifdef __SANITIZE_ADDRESS__
static long claims = 4000;
#else
static long claims = 20000;
#endif
static uint64_t first_seed = 20250101;
static long too_large;

/* ---- making ---- */

static const row *any_row(bool claim, int depth)
{
    const row *r;

    if (must != NULL && !placed && must->claim == claim && chance(60))
        return must;
    if (!claim && depth < 1 && chance(70))
        return &number_rows[0];
    r = claim ? &claim_rows[between(0, ZIJ_COUNT(claim_rows) - 1)]
              : &number_rows[between(0, ZIJ_COUNT(number_rows) - 1)];
    return claim && depth < 1 ? &claim_rows[0] : r;
}

static node *make_any(want t)
{
    for (int i = 0; i < 8 && t.depth > -4; i++) {
        const row *r = any_row(t.claim, t.depth);
        node *n = r->make(r, t);

        if (n != NULL && n->shape == t.shape && (!t.timed || n->timed))
            return n;
    }
    return NULL;
}

static bool contains(const node *n, const row *r)
{
    bool is = n->row == r;

    for (int i = 0; i < n->n; i++)
        is = is || contains(n->of[i], r);
    return is;
}

/* A claim without open dimensions that has the row in it. */
static node *make_claim(row *r)
{
    node *n;

    must = r;
    for (int i = 0; i < 2000; i++) {
        placed = false;
        n = make_any((want){ .claim = true, .depth = between(1, 4) });
        if (n != NULL && contains(n, r))
            return n;
    }
    fail_msg("no claim with %s", r->name);
    return NULL;
}

/* ---- looking ---- */

typedef struct variable {
    int flow, c, d, t;
    bool free; /* any number */
} variable;

typedef struct looked {
    variable var[VARIABLES];
    int n, rounded; /* the rounded ones come first */
    bool all;       /* every vertex was looked at */
    bool some[3];   /* in some completion it is true, false, neither */
    bool vertex[3]; /* at some vertex */
    bool proved_wrong, refuted_wrong;
    completion proof[2]; /* that it is wrong */
} looked;

static looked look;

static int by_freedom(const void *a, const void *b)
{
    const variable *u = a, *v = b;

    return u->free - v->free;
}

static void find_variables(const node *n)
{
    place p = { .x = &now, .trace = true };

    memset(touched, 0, sizeof(touched));
    lists_extra = false;
    look.n = look.rounded = 0;
    pool_n = 0;
    now.extra = ~(uint64_t)0;
    at(n, &p);
    now.extra = 0;
    for (int i = 0; i < FLOWS * NC * NC * NT; i++) {
        variable v = { i / (NC * NC * NT), i / (NC * NT) % NC, i / NT % NC, i % NT, 0 };
        const figure *g = fig_of(v.flow, v.c, v.d, v.t);

        v.free = g->state != ZIJ_OBS_VALUE;
        if (!touched[v.flow][v.c][v.d][v.t] || (!v.free && g->lo == g->hi))
            continue;
        look.rounded += !v.free;
        assert_true(look.n < VARIABLES);
        look.var[look.n++] = v;
    }
    qsort(look.var, (size_t)look.n, sizeof(*look.var), by_freedom);
}

/* side: 0 low, 1 middle, 2 high, 3 inside */
static void set(const variable *v, int side)
{
    const figure *g = fig_of(v->flow, v->c, v->d, v->t);
    const int64_t x[] = { g->lo, g->mid, g->hi,
                          g->lo + (int64_t)(random_bits(&seed) %
                                            (uint64_t)(g->hi - g->lo + 1)) };

    now.at[v->flow][v->c][v->d][v->t] = v->free ? anything(v->flow) : x[side];
}

static void look_here(const node *n, bool vertex)
{
    place p = { .x = &now };
    int t;

    for (int i = 0; i < look.n; i++)
        if (look.var[i].flow == T)
            keep_below(&now, look.var[i].c, look.var[i].t);
    now.extra = lists_extra ? random_bits(&seed) : 0;
    if (lists_extra && chance(30))
        now.extra = 0;
    frac_wild = false;
    pool_n = 0;
    t = at(n, &p).at->truth;
    if (frac_wild)
        return;
    for (int i = 0; i < 3; i++)
        if (t >> i & 1) {
            look.some[i] = true;
            look.vertex[i] = look.vertex[i] || vertex;
        }
    if (!(t & TRUE) && !look.proved_wrong) {
        look.proved_wrong = true;
        look.proof[0] = now;
    }
    if (!(t & FALSE) && !look.refuted_wrong) {
        look.refuted_wrong = true;
        look.proof[1] = now;
    }
}

static void look_everywhere(const node *n, bool thorough)
{
    int most = thorough ? 10 : 6;

    look.all = look.rounded <= most && look.rounded == look.n && !lists_extra;
    memset(look.some, 0, sizeof(look.some));
    memset(look.vertex, 0, sizeof(look.vertex));
    look.proved_wrong = look.refuted_wrong = false;
    for (int i = 0; i < look.n; i++)
        set(&look.var[i], 1);
    look_here(n, look.rounded == 0);
    for (int v = 0; v < (look.rounded <= most ? 1 << look.rounded : SAMPLES); v++) {
        for (int i = 0; i < look.n; i++)
            set(&look.var[i],
                (look.rounded <= most ? v >> (i & 31) : between(0, 1)) & 1 ? 2 : 0);
        look_here(n, true);
    }
    for (int k = 0; k < SAMPLES / 2; k++) {
        for (int i = 0; i < look.n; i++)
            set(&look.var[i], k % 2 ? 3 : between(0, 3));
        look_here(n, false);
    }
}

/* Every cell at its middle again. */
static void reset(void)
{
    for (int i = 0; i < look.n; i++) {
        const variable *v = &look.var[i];

        now.at[v->flow][v->c][v->d][v->t] = fig_of(v->flow, v->c, v->d, v->t)->mid;
    }
    now.extra = 0;
}

static void set_middle(void)
{
    for (int f = 0; f < FLOWS; f++)
        for (int c = 0; c < NC; c++)
            for (int d = 0; d < NC; d++)
                for (int t = 0; t < NT; t++)
                    now.at[f][c][d][t] = w.fig[f][c][d][t].mid;
    now.extra = 0;
}

/* ---- judging ---- */

static void put_cell(zij_buf *b, const variable *v, const completion *x)
{
    static const char *const cover[] = { "listed", "top", "complete" };
    const figure *g = fig_of(v->flow, v->c, v->d, v->t);

    zij_putf(b, "  %s[%s", plan[v->flow].id, code_name[v->c]);
    if (plan[v->flow].dims == 2)
        zij_putf(b, ", %s", code_name[v->d]);
    zij_putf(b, "; %d] ", YEAR + v->t);
    if (g->state == ZIJ_OBS_VALUE)
        zij_putf(b, "%lld..%lld%s%s", (long long)g->lo, (long long)g->hi,
                 g->forecast ? " forecast" : "", g->pinned ? " pinned" : "");
    else
        zij_put_c(b, g->state == ZIJ_OBS_MISSING ? "missing" : "absent");
    zij_putf(b, " %s, here %lld\n", cover[g->coverage.kind],
             (long long)x->at[v->flow][v->c][v->d][v->t]);
}

/* The claim, the figures and the completion; numbers are in 1 / SCALE. */
static void fail_claim(const char *what, long i, const char *text, const completion *x)
{
    zij_buf b = zij_buf_make(tree_mem);

    zij_putf(&b, "claim %ld of seed %llu is %s:\n%s\n", i, (unsigned long long)first_seed,
             what, text);
    if (x->extra != 0)
        zij_putf(&b, "  with unlisted pairs %llx\n", (unsigned long long)x->extra);
    memset(touched, 0, sizeof(touched));
    for (int k = 0; k < look.n; k++)
        put_cell(&b, &look.var[k], x);
    fwrite(b.at, 1, b.len, stderr); /* longer than what fail_msg prints */
    fail_msg("wrong");
}

static bool is_sharp(const node *n)
{
    return look.all && n->form != OTHER && n->row == &claim_rows[0];
}

static bool crosses_zero(const node *n)
{
    bool is = n->signs == 3;

    for (int i = 0; i < n->n; i++)
        is = is || crosses_zero(n->of[i]);
    return is;
}

static void judge(const node *n, row *r, zij_outcome o, const char *text, long i)
{
    bool agree = look.some[0] + look.some[1] + look.some[2] == 1 && !look.some[2];

    if (o == ZIJ_PROVED && look.proved_wrong)
        fail_claim("wrongly proved", i, text, &look.proof[0]);
    if (o == ZIJ_REFUTED && look.refuted_wrong)
        fail_claim("wrongly refuted", i, text, &look.proof[1]);
    r->claims++;
    r->outcome[o]++;
    r->loose += o == ZIJ_UNDECIDED && agree;
    if (o == ZIJ_UNDECIDED && is_sharp(n) && !crosses_zero(n) && !look.vertex[2] &&
        look.vertex[0] != look.vertex[1])
        fail_claim("undecided where all vertices agree", i, text, &now);
}

static void one_claim(row *r, long i)
{
    zij_buf b = zij_buf_make(tree_mem);
    node *n = make_claim(r);
    zij_value v;
    zij_rc rc;

    put(&b, n);
    zij_put_byte(&b, '\0');
    w.f.t->diags = zij_diags_make(tree_mem);
    rc = fake_eval(&w.f, b.at, &v);
    if (rc == ZIJ_ELIMIT) {
        too_large++;
        return;
    }
    if (rc != ZIJ_OK)
        fail_msg("claim %ld: %s\n%.*s", i, b.at,
                 ZIJ_ARG(w.f.t->diags.list.at[0].message));
    assert_int_equal(v.kind, ZIJ_VALUE_VERDICTS);
    find_variables(n);
    look_everywhere(n, getenv("ZIJ_SOAK") != NULL || i % 8 == 0);
    judge(n, r, (zij_outcome)v.verdicts[0].outcome, b.at, i);
    reset();
}

/* ---- the table ---- */

static void print_row(const row *r)
{
    print_message("%-14s %8ld %8ld %8ld %9ld %8ld %10.1f %% %6ld\n", r->name, r->claims,
                  r->outcome[ZIJ_PROVED], r->outcome[ZIJ_REFUTED],
                  r->outcome[ZIJ_UNDECIDED], r->outcome[ZIJ_UNKNOWN],
                  100.0 * (double)r->outcome[ZIJ_UNDECIDED] /
                      (double)ZIJ_MAX(r->claims, 1),
                  r->loose);
}

static void print_table(void)
{
    print_message("%-14s %8s %8s %8s %9s %8s %12s %6s\n", "function", "claims", "proved",
                  "refuted", "undecided", "unknown", "undecided", "loose");
    for (size_t i = 0; i < ZIJ_COUNT(number_rows); i++)
        print_row(&number_rows[i]);
    for (size_t i = 0; i < ZIJ_COUNT(claim_rows); i++)
        print_row(&claim_rows[i]);
}

static void no_verdict_is_wrong(void **state)
{
    const size_t numbers = ZIJ_COUNT(number_rows), all = numbers + ZIJ_COUNT(claim_rows);

    seed = first_seed;
    for (size_t i = 0; i < ZIJ_COUNT(claim_rows); i++)
        claim_rows[i].claim = true;
    make_world(*state);
    tree_mem = w.f.t->mem;
    for (long i = 0; i < claims; i++) {
        zij_arena_mark here = zij_arena_here(tree_mem);
        size_t k = (size_t)i % all;

        if (i % CLAIMS_PER_WORLD == 0) {
            make_figures();
            set_middle();
        }
        one_claim(k < numbers ? &number_rows[k] : &claim_rows[k - numbers], i);
        zij_arena_rewind(tree_mem, here);
    }
    print_table();
    print_message("%ld claims were too large\n", too_large);
    assert_true(too_large < claims / 1000 + 10);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = { TEST(no_verdict_is_wrong) };

    if (argc > 1)
        claims = atol(argv[1]);
    if (argc > 2)
        first_seed = strtoull(argv[2], NULL, 10);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
