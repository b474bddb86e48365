/* ragged.c - whether a flow that calls itself complete has all its codes at its end.
 *
 * Data often come country by country, the last year of some before that of others. `*`
 * then takes those that are there, and who is largest among them need not be the largest.
 * A code that ended longer ago is taken to have ceased to exist, and one that never had a
 * period in common with those at the end to be counted in years of its own. */
#include "book/load.h"

static const zij_diag_kind RAGGED = {
    "data-ragged", ZIJ_WARNING, "A flow is complete, but codes lack in its last period."
};

enum { RECENT = 3, CODES_NAMED = 3, NEVER = INT32_MIN };

static bool is_forecast(const zij_book *book, zij_period p, char status)
{
    if (status == 'F' || book->as_of.freq == 0)
        return status == 'F';
    return p.freq == book->as_of.freq ? p.ordinal > book->as_of.ordinal
                                      : zij_period_year(p) > zij_period_year(book->as_of);
}

typedef struct checking {
    zij_loading *l;
    const zij_shelf *shelf;
    zij_run run;
    size_t dim;
    int32_t *last; /* per code of the dimension; NEVER: nothing */
    int32_t end;
} checking;

/* The last period of a series that is no forecast, or NEVER. */
static int32_t last_of(const zij_loading *l, const zij_series *s, zij_freq freq)
{
    for (size_t i = s->n; i-- > 0;)
        if (!is_forecast(l->book, (zij_period){ s->ordinals[i], freq }, s->obs[i].status))
            return s->ordinals[i];
    return NEVER;
}

/* Whether `*` takes the series, as far as its dimensions say. */
static bool is_taken(const zij_flow *f, const uint16_t *key)
{
    for (size_t d = 0; d < f->dims_n; d++)
        if (f->dims[d].aggregate[key[d]] ||
            (f->dims[d].in_group != NULL && !f->dims[d].in_group[key[d]]))
            return false;
    return true;
}

/* Whether a code that is there at the end was there in this period, too. */
static bool had_company(const checking *c, int32_t period)
{
    for (size_t i = 0; i < c->run.n; i++) {
        const zij_series *s = &c->run.at[i];

        if (c->last[s->key[c->dim]] != c->end || !is_taken(c->shelf->flow, s->key))
            continue;
        for (size_t k = 0; k < s->n; k++)
            if (s->ordinals[k] == period)
                return true;
    }
    return false;
}

static void report(const checking *c)
{
    const zij_dimension *d = &c->shelf->flow->dims[c->dim];
    zij_arena *mem = c->l->mem;
    zij_buf names = zij_buf_make(mem), when = zij_buf_make(mem);
    size_t n = 0;

    for (size_t i = 0; i < d->codes->n; i++) {
        if (c->last[i] == NEVER || c->last[i] == c->end || c->last[i] < c->end - RECENT ||
            !had_company(c, c->last[i]))
            continue;
        if (n++ < CODES_NAMED)
            zij_putf(&names, "%s%.*s", n > 1 ? ", " : "", ZIJ_ARG(d->codes->codes[i].id));
    }
    if (n == 0)
        return;
    if (n > CODES_NAMED)
        zij_putf(&names, " and %zu more", n - CODES_NAMED);
    zij_put_period(&when, (zij_period){ c->end, c->shelf->freq });
    zij_hint(c->l->to,
             zij_report(c->l->to, &RAGGED, c->shelf->flow->where,
                        "%.*s is complete, but has no row of %.*s in %.*s",
                        ZIJ_ARG(c->shelf->flow->id), ZIJ_ARG(zij_buf_str(&names)),
                        ZIJ_ARG(zij_buf_str(&when))),
             "add rows without a value whose status says why (M, O or L), or write "
             "coverage: listed");
}

static void check_dimension(checking *c)
{
    const zij_flow *f = c->shelf->flow;
    size_t codes = f->dims[c->dim].codes->n;

    c->last = zij_array(c->l->mem, codes, int32_t);
    c->end = NEVER;
    for (size_t i = 0; i < codes; i++)
        c->last[i] = NEVER;
    for (size_t i = 0; i < c->run.n; i++) {
        const zij_series *s = &c->run.at[i];
        int32_t *of = &c->last[s->key[c->dim]];

        if (!is_taken(f, s->key))
            continue;
        *of = ZIJ_MAX(*of, last_of(c->l, s, c->shelf->freq));
        c->end = ZIJ_MAX(c->end, *of);
    }
    report(c);
}

void zij_book_check_ragged(zij_loading *l, const zij_flow *flow)
{
    checking c = { .l = l, .shelf = zij_store_find(l->store, flow) };

    if (c.shelf == NULL)
        return;
    c.run = zij_store_take(l->store, flow, NULL, 0);
    for (c.dim = 0; c.dim < flow->dims_n; c.dim++)
        check_dimension(&c);
}
