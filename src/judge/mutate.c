/* mutate.c - would a wrong figure be noticed? One figure at a time is changed in copies
 * of the tables, and only the claims and identities that rest on it are judged again. */
#include "judge/kept.h"

enum { DIGITS_MOST = 20, PERCENT = 100, PERCENT_MOST = 9, TRIES = 1000, TEN = 10 };

typedef struct mutating {
    const zij_pages *pages;
    const zij_judged *judged;
    const zij_uses *uses;
    zij_kept *kept;
    zij_expr_env env;
    zij_arena *mem;
    zij_arena scratch;    /* of one change */
    zij_arena_mark empty; /* keeps its first block */
    uint64_t random;
    zij_list(zij_mutant_figure) figures;
} mutating;

/* splitmix64 by Sebastiano Vigna, public domain. */
static uint64_t random_bits(mutating *m)
{
    uint64_t z = m->random += 0x9e3779b97f4a7c15u;

    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
    z = (z ^ z >> 27) * 0x94d049bb133111ebu;
    return z ^ z >> 31;
}

static size_t random_below(mutating *m, size_t n)
{
    return (size_t)((zij_u128)random_bits(m) * n >> 64);
}

/* ---- changes: each says whether it makes another figure ---- */

static bool fits(zij_i128 m)
{
    zij_i128 most = zij_pow10(ZIJ_DEC_DIGITS) - 1;

    return m <= most && m >= -most;
}

/* Half away from zero. */
static int64_t divide(int64_t m, int64_t by)
{
    return (m + (m < 0 ? -by : by) / 2) / by;
}

static bool by_factor(mutating *r, const zij_mutant_figure *f, int64_t *m)
{
    bool up = random_bits(r) % 2 == 0;

    if (up && !fits((zij_i128)*m * TEN))
        return false;
    (void)f;
    *m = up ? *m * TEN : divide(*m, TEN);
    return true;
}

static bool by_sign(mutating *r, const zij_mutant_figure *f, int64_t *m)
{
    (void)r;
    (void)f;
    *m = -*m;
    return true;
}

/* The digits as one writes them, last first: without zeros behind the last decimal. */
static int digits_of(int64_t m, int p, int64_t *unit, int *digit)
{
    uint64_t rest = m < 0 ? -(uint64_t)m : (uint64_t)m;
    int n = 0;

    for (*unit = 1; rest > 0 && p > 0 && rest % TEN == 0; p--, *unit *= TEN)
        rest /= TEN;
    for (; rest > 0; rest /= TEN)
        digit[n++] = (int)(rest % TEN);
    return n;
}

static bool by_swap(mutating *r, const zij_mutant_figure *f, int64_t *m)
{
    int digit[DIGITS_MOST], n, pairs = 0, pick;
    int64_t unit;

    n = digits_of(*m, f->obs->p, &unit, digit);
    for (int i = 0; i + 1 < n; i++)
        pairs += digit[i] != digit[i + 1];
    if (pairs == 0)
        return false;
    pick = (int)random_below(r, (size_t)pairs);
    for (int i = 0; i + 1 < n; i++, unit *= TEN) {
        int64_t by = (int64_t)(digit[i] - digit[i + 1]) * (TEN - 1) * unit;

        if (digit[i] == digit[i + 1] || pick-- != 0)
            continue;
        *m += *m < 0 ? -by : by;
        return true;
    }
    return false;
}

/* The neighbour's number in the digits of the figure. */
static bool in_digits(const zij_obs *o, int p, int64_t *m)
{
    zij_i128 wide = o->m;

    if (o->state != ZIJ_OBS_VALUE)
        return false;
    for (int i = o->p; i < p; i++)
        if (!fits(wide *= TEN))
            return false;
    *m = (int64_t)wide;
    if (o->p > p)
        *m = divide(*m, zij_pow10(o->p - p));
    return true;
}

/* A cell above or below is the same period of the series before or behind. */
static const zij_obs *neighbour(mutating *r, const zij_mutant_figure *f)
{
    zij_run run = zij_store_take(r->pages->book->store, f->flow, NULL, 0);
    size_t way = random_below(r, 4), s = 0;

    while (s < run.n && run.at[s].key != f->key)
        s++;
    if (way >= 2) {
        if (way == 2 ? s == 0 : s + 1 >= run.n)
            return NULL;
        s += way == 2 ? (size_t)-1 : 1;
    }
    for (size_t i = 0; s < run.n && i < run.at[s].n; i++) {
        int32_t at = run.at[s].ordinals[i], here = f->period.ordinal;

        if (at == (way == 0 ? here - 1 : way == 1 ? here + 1 : here))
            return &run.at[s].obs[i];
    }
    return NULL;
}

static bool by_neighbour(mutating *r, const zij_mutant_figure *f, int64_t *m)
{
    const zij_obs *o = neighbour(r, f);

    return o != NULL && in_digits(o, f->obs->p, m);
}

static bool by_percent(mutating *r, const zij_mutant_figure *f, int64_t *m)
{
    int64_t part = 1 + (int64_t)random_below(r, PERCENT_MOST);
    zij_i128 by = (zij_i128)*m * part / PERCENT;

    if (by == 0) /* a small figure moves by one; a zero has no percent */
        by = *m != 0;
    if (random_bits(r) % 2 == 0)
        by = -by;
    if (!fits(*m + by))
        return false;
    (void)f;
    *m = (int64_t)(*m + by);
    return true;
}

static const struct {
    const char *name;
    bool (*change)(mutating *r, const zij_mutant_figure *f, int64_t *m);
} kinds[] = {
    [ZIJ_MUTATION_FACTOR] = { "factor", by_factor },
    [ZIJ_MUTATION_SIGN] = { "sign", by_sign },
    [ZIJ_MUTATION_SWAP] = { "swap", by_swap },
    [ZIJ_MUTATION_NEIGHBOUR] = { "neighbour", by_neighbour },
    [ZIJ_MUTATION_PERCENT] = { "percent", by_percent },
};
_Static_assert(ZIJ_COUNT(kinds) == ZIJ_MUTATION_KINDS, "one row per kind");

const char *zij_mutation_name(zij_mutation_kind k)
{
    return kinds[k].name;
}

/* ---- who notices ---- */

static bool is_worse(uint8_t was, uint8_t now)
{
    return was != now && (now == ZIJ_REFUTED || now == ZIJ_UNKNOWN) &&
           was != ZIJ_REFUTED && was != ZIJ_UNKNOWN;
}

/* What cannot be evaluated any more is an error, and noticed. */
static bool evaluate(mutating *r, const zij_expr *e, zij_value *v)
{
    zij_diags quiet = zij_diags_make(&r->scratch);

    *v = (zij_value){ 0 };
    return zij_expr_eval(e, &r->env, &r->scratch, &quiet, v) == ZIJ_OK;
}

static bool claim_notices(mutating *r, const zij_use *u)
{
    const zij_page *p = &r->pages->at[u->page];
    const zij_formula *f = &p->formulas[p->claims[u->index].formula];
    zij_value v;

    return !evaluate(r, f->expr, &v) ||
           is_worse(f->value.verdicts[0].outcome, v.verdicts[0].outcome);
}

static bool identity_notices(mutating *r, const zij_use *u)
{
    const zij_judged_identity *i = &r->judged->identities[u->index];
    zij_value v;

    if (!evaluate(r, i->expr, &v))
        return true;
    for (size_t c = 0; c < v.series_n * v.periods_n; c++)
        if (v.verdicts[c].outcome == ZIJ_REFUTED &&
            i->value->verdicts[c].outcome != ZIJ_REFUTED &&
            zij_judge_excuse(i->identity, &v, c / v.periods_n, c % v.periods_n) ==
                i->identity->excuses_n)
            return true;
    return false;
}

static bool check_notices(mutating *r, const zij_mutant_figure *f, int64_t m)
{
    zij_obs changed = *f->obs;

    changed.m = m;
    return (m < 0 && zij_obs_nonnegative(f->flow, f->key)) ||
           !zij_book_ranking_holds(r->pages->book, f->flow, f->key, f->period, &changed,
                                   &r->scratch);
}

/* Uses are sorted by kind; one of a kind that notices is enough. */
static uint8_t who_notices(mutating *r, const zij_mutant_figure *f, int64_t m)
{
    uint8_t by = check_notices(r, f, m) ? ZIJ_NOTICED_CHECK : 0;

    zij_kept_change(r->kept, f->flow, f->key, f->period, m);
    for (size_t i = 0; f->used != NULL && i < f->used->n; i++) {
        const zij_use *u = &f->used->use[i];

        if (u->kind == ZIJ_USE_CLAIM && !(by & ZIJ_NOTICED_CLAIM) && claim_notices(r, u))
            by |= ZIJ_NOTICED_CLAIM;
        if (u->kind == ZIJ_USE_IDENTITY && !(by & ZIJ_NOTICED_IDENTITY) &&
            identity_notices(r, u))
            by |= ZIJ_NOTICED_IDENTITY;
    }
    zij_kept_restore(r->kept);
    zij_arena_rewind(&r->scratch, r->empty);
    return by;
}

/* ---- figures ---- */

static void add_figure(mutating *r, zij_mutant_figure f)
{
    f.used = zij_uses_of(r->uses, r->pages->book, f.flow, f.key, f.period);
    for (size_t i = 0; f.used != NULL && i < f.used->n; i++) {
        uint8_t kind = f.used->use[i].kind;

        f.named = f.named || kind == ZIJ_USE_CLAIM || kind == ZIJ_USE_COMPUTED;
        f.guarded = f.guarded || kind == ZIJ_USE_CLAIM || kind == ZIJ_USE_IDENTITY;
    }
    *zij_list_add(r->mem, &r->figures) = f;
}

static void list_figures(mutating *r)
{
    const zij_book *book = r->pages->book;

    for (size_t i = 0; i < book->flows_n; i++) {
        const zij_shelf *shelf = zij_store_find(book->store, &book->flows[i]);
        zij_run run = zij_store_take(book->store, &book->flows[i], NULL, 0);

        for (size_t s = 0; s < run.n; s++)
            for (size_t k = 0; k < run.at[s].n; k++)
                if (run.at[s].obs[k].state == ZIJ_OBS_VALUE)
                    add_figure(r, (zij_mutant_figure){ .flow = &book->flows[i],
                                                       .key = run.at[s].key,
                                                       .period = { run.at[s].ordinals[k],
                                                                   (int32_t)shelf->freq },
                                                       .obs = &run.at[s].obs[k] });
    }
}

/* A figure that the kind can change, and to what. */
static bool draw(mutating *r, zij_mutation *out)
{
    for (size_t i = 0; i < TRIES && r->figures.n > 0; i++) {
        const zij_mutant_figure *f;

        out->figure = (uint32_t)random_below(r, r->figures.n);
        f = &r->figures.at[out->figure];
        out->m = f->obs->m;
        if (kinds[out->kind].change(r, f, &out->m) && out->m != f->obs->m)
            return true;
    }
    return false;
}

void zij_judge_mutate(const zij_pages *pages, const zij_judged *judged,
                      const zij_mutating *how, zij_arena *mem, zij_mutations *out)
{
    zij_expr_env env = zij_page_env(pages->book);
    mutating r = { .pages = pages,
                   .judged = judged,
                   .uses = zij_judge_uses(pages, judged, mem),
                   .kept = zij_kept_make(&env, mem),
                   .mem = mem,
                   .scratch = zij_arena_make(mem->host),
                   .random = how->seed };
    size_t n = ZIJ_MIN(how->n, (size_t)ZIJ_MUTATIONS);
    zij_mutation *at = zij_array(mem, n, zij_mutation);

    r.env = zij_kept_env(r.kept);
    (void)zij_arena_take(&r.scratch, 1);
    r.empty = zij_arena_here(&r.scratch);
    list_figures(&r);
    *out = (zij_mutations){ .at = at };
    for (size_t i = 0; i < n; i++) {
        at[out->n] = (zij_mutation){ .kind = (uint8_t)(i % ZIJ_MUTATION_KINDS) };
        if (draw(&r, &at[out->n])) {
            zij_mutation *m = &at[out->n++];

            m->noticed = who_notices(&r, &r.figures.at[m->figure], m->m);
        }
        if (how->progress != NULL)
            how->progress(how->self, i + 1, n);
    }
    out->figures = r.figures.at;
    out->figures_n = r.figures.n;
    zij_arena_free(&r.scratch);
}
