/* kept.c - copies of tables, listed by flow, and the cells that are changed now. */
#include "judge/kept.h"

typedef struct copy {
    zij_select what;
    zij_table table;
    zij_obs *cells; /* table.cells */
} copy;

typedef struct change {
    zij_obs *cell;
    int64_t was;
} change;

struct zij_kept {
    const zij_expr_env *env; /* borrowed */
    zij_arena *mem;          /* borrowed */
    zij_list(copy *) copies;
    zij_list(change) changes; /* of the figure that is changed */
    const zij_flow *flow;     /* of it; NULL: none is */
    const uint16_t *key;
    zij_period period;
    int64_t m;
};

zij_kept *zij_kept_make(const zij_expr_env *env, zij_arena *mem)
{
    zij_kept *k = zij_new(mem, zij_kept);

    k->env = env;
    k->mem = mem;
    return k;
}

/* What is asked for lives no longer than an evaluation; the codes are copied. */
static zij_select copied(const zij_select *what, zij_arena *mem)
{
    zij_select s = *what;

    for (size_t i = 0; i < s.flow->dims_n; i++) {
        uint16_t *codes;

        if (s.dims[i].all)
            continue;
        codes = zij_array(mem, s.dims[i].n, uint16_t);
        zij_copy(codes, what->dims[i].codes, s.dims[i].n * sizeof(*codes));
        s.dims[i].codes = codes;
    }
    return s;
}

static bool same_key(const uint16_t *a, const uint16_t *b, size_t n)
{
    for (size_t d = 0; d < n; d++)
        if (a[d] != b[d])
            return false;
    return true;
}

/* Changes the figure in one copy. Periods of a table follow each other without a gap. */
static void change_in(zij_kept *k, copy *c)
{
    const zij_table *t = &c->table;
    size_t at, dims = t->flow->dims_n;

    if (t->flow != k->flow || t->periods_n == 0 || t->periods[0].freq != k->period.freq ||
        k->period.ordinal < t->periods[0].ordinal)
        return;
    at = (size_t)((int64_t)k->period.ordinal - t->periods[0].ordinal);
    for (size_t s = 0; at < t->periods_n && s < t->series_n; s++) {
        zij_obs *cell = &c->cells[s * t->periods_n + at];

        if (!same_key(t->keys + s * dims, k->key, dims))
            continue;
        *zij_list_add(k->mem, &k->changes) = (change){ cell, cell->m };
        cell->m = k->m;
        return;
    }
}

static zij_rc take(void *self, const zij_select *what, zij_arena *mem, zij_diags *to,
                   const zij_table **out)
{
    zij_kept *k = self;
    const zij_table *taken;
    copy *c;
    size_t n;
    zij_rc rc;

    (void)mem; /* what is kept must outlive the evaluation */
    for (size_t i = 0; i < k->copies.n; i++)
        if (zij_select_eq(&k->copies.at[i]->what, what)) {
            *out = &k->copies.at[i]->table;
            return ZIJ_OK;
        }
    rc = k->env->take(k->env->self, what, k->mem, to, &taken);
    if (rc != ZIJ_OK)
        return rc;
    c = zij_new(k->mem, copy);
    n = taken->series_n * taken->periods_n;
    *c = (copy){ copied(what, k->mem), *taken, zij_array(k->mem, n, zij_obs) };
    zij_copy(c->cells, taken->cells, n * sizeof(*c->cells));
    c->table.cells = c->cells;
    *zij_list_add(k->mem, &k->copies) = c;
    if (k->flow != NULL)
        change_in(k, c);
    *out = &c->table;
    return ZIJ_OK;
}

zij_expr_env zij_kept_env(zij_kept *kept)
{
    /* Of the callbacks an evaluation calls `take` alone. */
    return (zij_expr_env){ .self = kept, .as_of = kept->env->as_of, .take = take };
}

void zij_kept_change(zij_kept *k, const zij_flow *flow, const uint16_t *key,
                     zij_period period, int64_t m)
{
    zij_kept_restore(k);
    k->flow = flow;
    k->key = key;
    k->period = period;
    k->m = m;
    for (size_t i = 0; i < k->copies.n; i++)
        change_in(k, k->copies.at[i]);
}

void zij_kept_restore(zij_kept *k)
{
    for (size_t i = k->changes.n; i-- > 0;)
        k->changes.at[i].cell->m = k->changes.at[i].was;
    k->changes.n = 0;
    k->flow = NULL;
}
