/* Random claims against an oracle that evaluates them at every vertex of the box and at
 * points inside, in whole numbers, without any of the code under test.
 *
 * usage: expr-ranges [cases]     100,000 by default, fewer under a sanitizer */
#include "fake.h"

enum { AREAS = 3, FLOWS = 4, FIGURES = AREAS * FLOWS, TERMS = 4, SCALE = 1000 };

#ifdef __SANITIZE_ADDRESS__
static long cases = 5000;
#else
static long cases = 100000;
#endif

static uint64_t seed;

static uint64_t random_bits(void)
{
    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;
    return seed;
}

static int between(int lo, int hi)
{
    return lo + (int)(random_bits() % (uint64_t)(hi - lo + 1));
}

/* ---- figures: A two decimals, B tens, C cut down and not negative, E exact ---- */

typedef struct figure {
    int64_t lo, mid, hi; /* times 1 / SCALE */
} figure;

static const char *const flow_name[FLOWS] = { "A", "B", "C", "E" };
static const char *const area[AREAS] = { "KAZ", "KGZ", "UZB" };
static const int decimals[FLOWS] = { 2, 0, 1, 0 }, multiplier[FLOWS] = { 0, 1, 0, 0 };
static figure figures[FIGURES];

static void make_flows(fake *f)
{
    for (int w = 0; w < FLOWS; w++) {
        zij_flow *flow =
            fake_flow(f, flow_name[w], "REF_AREA", "USD", multiplier[w], decimals[w]);

        flow->exact = w == 3;
        flow->rounding = w == 2 ? ZIJ_ROUND_DOWN : ZIJ_ROUND_NEAREST;
        flow->nonnegative = w == 2;
        for (int a = 0; a < AREAS; a++) {
            char text[32];

            snprintf(text, sizeof(text), "%s 2024 1", area[a]);
            fake_add(f, flow, text);
        }
    }
}

static int64_t power(int n)
{
    return n == 0 ? 1 : 10 * power(n - 1);
}

static void set_figures(fake *f, bool positive)
{
    for (int i = 0; i < FIGURES; i++) {
        int w = i / AREAS, most = between(0, 3) == 0 ? 9 : 400;
        int64_t m = between(positive ? 1 : -most, most);
        int64_t unit = SCALE * power(multiplier[w]) / power(decimals[w]);

        if (w == 2 && m < 0)
            m = -m;
        f->rows.at[i].obs.m = m;
        figures[i] = (figure){ m * unit - unit / 2, m * unit, m * unit + unit / 2 };
        if (w == 3)
            figures[i].lo = figures[i].hi = m * unit;
        if (w == 2)
            figures[i] = (figure){ m * unit, m * unit, (m + 1) * unit };
    }
}

/* ---- claims: a/b op c/d, where each is a sum of at most four figures, or a constant */

typedef struct sum {
    int n, k[TERMS], at[TERMS]; /* k x figure */
    int64_t c;                  /* in base units */
} sum;

typedef struct claim {
    sum part[4]; /* a, b, c, d; b and d are 1 where there is no division */
    int op;
} claim;

static const char *const op_text[] = { "<", "<=", ">", ">=", "==", "!=" };

static sum random_sum(bool positive)
{
    sum s = { .n = between(1, TERMS) };

    for (int i = 0; i < s.n; i++) {
        do
            s.k[i] = positive ? between(1, 3) : between(-3, 3);
        while (s.k[i] == 0);
        s.at[i] = between(0, between(0, 1) ? 4 : FIGURES - 1);
    }
    return s;
}

static sum constant(int64_t c)
{
    return (sum){ .c = c };
}

static __int128 value(const sum *s, const int64_t *x)
{
    __int128 v = (__int128)s->c * SCALE;

    for (int i = 0; i < s->n; i++)
        v += (__int128)s->k[i] * x[s->at[i]];
    return v;
}

/* One of: sum op sum, sum op constant, ratio op constant, ratio op ratio over the same.
 */
static claim random_claim(void)
{
    claim c = { { random_sum(false), constant(1), random_sum(false), constant(1) },
                between(0, 5) };
    int64_t x[FIGURES];
    int shape = between(0, 3);
    __int128 n, d;

    for (int i = 0; i < FIGURES; i++)
        x[i] = between(0, 2) ? figures[i].mid : figures[i].lo;
    if (shape == 1)
        c.part[2] = constant(0);
    if (shape >= 2)
        c.part[1] = random_sum(true);
    if (shape == 3)
        c.part[3] = c.part[1];
    n = value(&c.part[0], x);
    d = value(&c.part[1], x);
    if (shape == 2 && d != 0) { /* a constant in hundredths, near enough to matter */
        c.part[2] = constant((int64_t)(n * 100 / d) + between(-1, 1));
        c.part[3] = constant(100);
    } else if (shape == 2) {
        c.part[2] = constant(between(-3, 3));
    }
    return c;
}

static void put_sum(zij_buf *b, const sum *s)
{
    if (s->n == 0)
        zij_putf(b, "%lld", (long long)s->c);
    for (int i = 0; i < s->n; i++) {
        int k = s->k[i] < 0 ? -s->k[i] : s->k[i];

        zij_put_c(b, s->k[i] < 0 ? (i > 0 ? " - " : "-") : (i > 0 ? " + " : ""));
        if (k > 1)
            zij_putf(b, "%d * ", k);
        zij_putf(b, "%s[%s; 2024]", flow_name[s->at[i] / AREAS], area[s->at[i] % AREAS]);
    }
}

static void put_ratio(zij_buf *b, const sum *n, const sum *d)
{
    zij_put_byte(b, '(');
    put_sum(b, n);
    zij_put_byte(b, ')');
    if (d->n > 0 || d->c != 1) {
        zij_put_c(b, " / (");
        put_sum(b, d);
        zij_put_byte(b, ')');
    }
}

static zij_str claim_text(zij_arena *mem, const claim *c)
{
    zij_buf b = zij_buf_make(mem);

    put_ratio(&b, &c->part[0], &c->part[1]);
    zij_putf(&b, " %s ", op_text[c->op]);
    put_ratio(&b, &c->part[2], &c->part[3]);
    zij_put_byte(&b, '\0');
    return zij_buf_str(&b);
}

/* ---- the oracle ---- */

typedef struct seen {
    bool holds, fails, less, equal, more, zero; /* somewhere */
    bool any, below, above;                     /* the divisor's sign */
    __int128 ln, ld, hn, hd; /* least and largest value of the left side */
} seen;

static bool holds(int op, int sign)
{
    const bool is[] = { sign<0, sign <= 0, sign> 0, sign >= 0, sign == 0, sign != 0 };

    return is[op];
}

static void look(const claim *c, const int64_t *x, seen *s)
{
    __int128 v[4], l, r;

    for (int i = 0; i < 4; i++)
        v[i] = value(&c->part[i], x);
    s->below = s->below || v[1] < 0;
    s->above = s->above || v[1] > 0;
    s->zero = s->zero || v[1] == 0 || v[3] == 0 || (s->below && s->above);
    if (s->zero)
        return;
    for (int i = 0; i < 4; i += 2)
        if (v[i + 1] < 0) {
            v[i] = -v[i];
            v[i + 1] = -v[i + 1];
        }
    l = v[0] * v[3];
    r = v[2] * v[1];
    s->less = s->less || l < r;
    s->equal = s->equal || l == r;
    s->more = s->more || l > r;
    s->holds = s->holds || holds(c->op, (l > r) - (l < r));
    s->fails = s->fails || !holds(c->op, (l > r) - (l < r));
    if (!s->any || v[0] * s->ld < s->ln * v[1]) {
        s->ln = v[0];
        s->ld = v[1];
    }
    if (!s->any || v[0] * s->hd > s->hn * v[1]) {
        s->hn = v[0];
        s->hd = v[1];
    }
    s->any = true;
}

static int used(const claim *c, int *at)
{
    int n = 0;

    for (int f = 0; f < FIGURES; f++) {
        bool in = false;

        for (int p = 0; p < 4; p++)
            for (int i = 0; i < c->part[p].n; i++)
                in = in || c->part[p].at[i] == f;
        if (in && figures[f].lo < figures[f].hi)
            at[n++] = f;
    }
    return n;
}

static void look_at_vertices(const claim *c, const int *at, int n, seen *s)
{
    int64_t x[FIGURES];

    for (int i = 0; i < FIGURES; i++)
        x[i] = figures[i].mid;
    for (uint32_t v = 0; v < (uint32_t)1 << n; v++) {
        for (int i = 0; i < n; i++)
            x[at[i]] = v >> i & 1 ? figures[at[i]].hi : figures[at[i]].lo;
        look(c, x, s);
    }
}

static void look_inside(const claim *c, seen *s)
{
    enum { POINTS = 24 };
    int64_t x[FIGURES];

    for (int p = 0; p < POINTS; p++) {
        for (int i = 0; i < FIGURES; i++) {
            uint64_t width = (uint64_t)(figures[i].hi - figures[i].lo);

            x[i] = figures[i].lo + (int64_t)(random_bits() % (width + 1));
        }
        look(c, x, s);
    }
}

static bool equals(const zij_real *r, __int128 n, __int128 d)
{
    return r->exact && r->r.n * d == n * r->r.d;
}

static void hold(fake *f, const claim *c, zij_outcome outcome, const zij_number *left,
                 const char *text)
{
    seen vertices = { 0 }, all;
    int at[FIGURES], n = used(c, at);

    (void)f;
    look_at_vertices(c, at, n, &vertices);
    all = vertices;
    look_inside(c, &all);
    if ((outcome == ZIJ_PROVED && all.fails) || (outcome == ZIJ_REFUTED && all.holds))
        fail_msg("wrongly %s: %s", zij_outcome_name(outcome), text);
    if (vertices.zero) { /* the divisor may be 0 */
        if (outcome == ZIJ_PROVED || outcome == ZIJ_REFUTED)
            fail_msg("%s over a divisor that may be 0: %s", zij_outcome_name(outcome),
                     text);
        return;
    }
    if (outcome == ZIJ_UNKNOWN)
        fail_msg("unknown: %s", text);
    if (outcome == ZIJ_UNDECIDED &&
        (vertices.less + vertices.equal + vertices.more == 1 ||
         (c->op < 4 && !(vertices.holds && vertices.fails))))
        fail_msg("undecided where all vertices agree: %s", text);
    if (!equals(&left->low, vertices.ln, vertices.ld) ||
        !equals(&left->high, vertices.hn, vertices.hd))
        fail_msg("the range of the left side is not exact: %s", text);
}

static void random_claims_agree_with_vertices_and_points(void **state)
{
    long count[4] = { 0 };
    fake f;

    seed = 0x9e3779b97f4a7c15;
    fake_make(&f, *state);
    make_flows(&f);
    for (long i = 0; i < cases; i++) {
        zij_arena_mark here = zij_arena_here(f.t->mem);
        zij_value v;
        claim c;
        const char *text;

        set_figures(&f, between(0, 1));
        c = random_claim();
        text = claim_text(f.t->mem, &c).at;
        if (fake_eval(&f, text, &v) != ZIJ_OK)
            fail_msg("%s\n%.*s", text, ZIJ_ARG(f.t->diags.list.at[0].message));
        count[v.verdicts[0].outcome]++;
        hold(&f, &c, (zij_outcome)v.verdicts[0].outcome, &v.verdicts[0].left, text);
        zij_arena_rewind(f.t->mem, here);
    }
    print_message("%ld claims: %ld proved, %ld refuted, %ld undecided\n", cases, count[0],
                  count[1], count[2]);
    assert_true(count[0] > cases / 10 && count[1] > cases / 10 && count[2] > cases / 20);
}

/* ---- products, quotients, extremes: sound, not always sharp ---- */

typedef struct tree {
    int op; /* 0 figure, 1 + 2 - 3 * 4 / 5 max 6 min */
    int figure;
    struct tree *of[2];
} tree;

static tree *random_tree(zij_arena *mem, int depth)
{
    tree *t = zij_new(mem, tree);

    t->op = depth == 0 ? 0 : between(0, 4);
    t->figure = between(0, FIGURES - 1);
    if (t->op > 0)
        for (int i = 0; i < 2; i++)
            t->of[i] = random_tree(mem, depth - 1);
    return t;
}

static void put_tree(zij_buf *b, const tree *t)
{
    static const char *const op[] = { "", " + ", " - ", " * ", " / " };

    if (t->op == 0) { /* over 1 USD: then everything is a pure number */
        zij_putf(b, "(%s[%s; 2024] / E[UZB; 2023])", flow_name[t->figure / AREAS],
                 area[t->figure % AREAS]);
        return;
    }
    zij_put_byte(b, '(');
    put_tree(b, t->of[0]);
    zij_put_c(b, op[t->op]);
    put_tree(b, t->of[1]);
    zij_put_byte(b, ')');
}

static bool tree_at(const tree *t, const int64_t *x, zij_rat *out)
{
    zij_rat l, r;

    if (t->op == 0)
        return zij_rat_make(x[t->figure], SCALE, out);
    if (!tree_at(t->of[0], x, &l) || !tree_at(t->of[1], x, &r))
        return false;
    switch (t->op) {
    case 1:
        return zij_rat_add(l, r, out);
    case 2:
        return zij_rat_sub(l, r, out);
    case 3:
        return zij_rat_mul(l, r, out);
    default:
        return r.n != 0 && zij_rat_div(l, r, out);
    }
}

static bool is_below(const zij_real *low, zij_rat v)
{
    zij_real r = { true, v, zij_rat_double(v) };

    return zij_real_cmp(low, &r) <= 0;
}

static bool is_above(const zij_real *high, zij_rat v)
{
    zij_real r = { true, v, zij_rat_double(v) };

    return zij_real_cmp(high, &r) >= 0;
}

static int contained(const tree *t, const zij_number *n, const char *text)
{
    int seen_n = 0;

    for (int p = 0; p < 60; p++) {
        int64_t x[FIGURES];
        zij_rat v;

        for (int i = 0; i < FIGURES; i++) {
            uint64_t width = (uint64_t)(figures[i].hi - figures[i].lo);

            x[i] = p % 2 ? (random_bits() & 1 ? figures[i].hi : figures[i].lo)
                         : figures[i].lo + (int64_t)(random_bits() % (width + 1));
        }
        if (!tree_at(t, x, &v))
            continue;
        seen_n++;
        if (!is_below(&n->low, v) || !is_above(&n->high, v))
            fail_msg("a point lies outside the range of %s", text);
    }
    return seen_n;
}

static void random_trees_stay_inside_their_ranges(void **state)
{
    long points = 0, open = 0;
    zij_flow *one;
    fake f;

    seed = 0x2545f4914f6cdd1d;
    fake_make(&f, *state);
    make_flows(&f);
    one = f.flows[3];
    fake_add(&f, one, "UZB 2023 1");
    for (long i = 0; i < cases / 10; i++) {
        zij_arena_mark here = zij_arena_here(f.t->mem);
        zij_buf b = zij_buf_make(f.t->mem);
        tree *t = random_tree(f.t->mem, between(2, 4));
        zij_value v;

        set_figures(&f, between(0, 3) > 0);
        put_tree(&b, t);
        zij_put_byte(&b, '\0');
        assert_int_equal(fake_eval(&f, b.at, &v), ZIJ_OK);
        if (v.numbers[0].state == ZIJ_NUMBER_KNOWN)
            points += contained(t, &v.numbers[0], b.at);
        else
            open++;
        zij_arena_rewind(f.t->mem, here);
    }
    print_message("%ld points inside; %ld open\n", points, open);
    assert_true(points > cases);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest all[] = {
        TEST(random_claims_agree_with_vertices_and_points),
        TEST(random_trees_stay_inside_their_ranges),
    };

    if (argc > 1)
        cases = atol(argv[1]);
    return TEST_RUN(all);
}
