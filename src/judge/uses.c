/* uses.c - which statements, numbers, exhibits and identities rest on a figure.
 *
 * Every value knows the figures that it used. They are listed as pairs of a figure and
 * its user, and sorted by figure; a book has some tens of thousands of them. */
#include "base/sort.h"
#include "judge/judge.h"

typedef struct pair {
    uint32_t flow; /* index in the book */
    zij_figure figure;
    zij_use use;
} pair;

typedef struct gather {
    const zij_book *book;
    zij_arena *mem;
    zij_list(pair) pairs;
} gather;

static uint32_t flow_index(const zij_book *book, const zij_flow *flow)
{
    uint32_t i = 0;

    while (i < book->flows_n && &book->flows[i] != flow)
        i++;
    return i;
}

static void add(gather *g, const zij_value *v, zij_use use)
{
    const zij_flow *last = NULL;
    uint32_t index = 0;

    for (size_t i = 0; i < v->evidence.n; i++) {
        zij_figure f = v->evidence.at[i];

        if (f.table->flow != last)
            index = flow_index(g->book, last = f.table->flow);
        *zij_list_add(g->mem, &g->pairs) = (pair){ index, f, use };
    }
}

static void add_formula(gather *g, const zij_page *p, uint32_t formula, zij_use use)
{
    if (formula != ZIJ_NO_FORMULA)
        add(g, &p->formulas[formula].value, use);
}

static void add_page(gather *g, const zij_page *p, uint16_t page)
{
    for (uint32_t i = 0; i < p->claims_n; i++)
        add_formula(g, p, p->claims[i].formula, (zij_use){ page, ZIJ_USE_CLAIM, i });
    for (uint32_t i = 0; i < p->computed_n; i++)
        add_formula(g, p, p->computed[i].formula, (zij_use){ page, ZIJ_USE_COMPUTED, i });
    for (uint32_t i = 0; i < p->exhibits_n; i++)
        for (size_t c = 0; c < p->exhibits[i].columns_n; c++) {
            const zij_column *column = &p->exhibits[i].columns[c];
            zij_use use = { page, ZIJ_USE_EXHIBIT, i };

            add_formula(g, p, column->formula, use);
            add_formula(g, p, column->total, use);
        }
}

static int key_cmp(const uint16_t *a, const uint16_t *b, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (a[i] != b[i])
            return a[i] < b[i] ? -1 : 1;
    return 0;
}

static int figure_cmp(const pair *a, const pair *b)
{
    int c;

    if (a->flow != b->flow)
        return a->flow < b->flow ? -1 : 1;
    c = key_cmp(zij_figure_key(a->figure), zij_figure_key(b->figure),
                a->figure.table->flow->dims_n);
    return c != 0 ? c
                  : zij_period_cmp(zij_figure_period(a->figure),
                                   zij_figure_period(b->figure));
}

static int use_cmp(const zij_use *a, const zij_use *b)
{
    if (a->kind != b->kind)
        return a->kind < b->kind ? -1 : 1;
    if (a->page != b->page)
        return a->page < b->page ? -1 : 1;
    return (a->index > b->index) - (a->index < b->index);
}

static int by_figure(const void *a, const void *b, void *with)
{
    const pair *p = a, *q = b;
    int c = figure_cmp(p, q);

    (void)with;
    return c != 0 ? c : use_cmp(&p->use, &q->use);
}

/* Runs of equal figures become one entry each, equal uses one. */
static void fold(const gather *g, zij_uses *out)
{
    zij_use *use = zij_array(g->mem, g->pairs.n, zij_use);
    zij_used *at = zij_array(g->mem, g->pairs.n, zij_used);
    size_t n = 0, uses = 0;

    for (size_t i = 0; i < g->pairs.n; i++) {
        const pair *p = &g->pairs.at[i];

        if (i == 0 || figure_cmp(p - 1, p) != 0)
            at[n++] = (zij_used){ p->figure, &use[uses], 0 };
        else if (use_cmp(&p[-1].use, &p->use) == 0)
            continue;
        use[uses++] = p->use;
        at[n - 1].n++;
    }
    out->at = at;
    out->n = n;
}

const zij_uses *zij_judge_uses(const zij_pages *pages, const zij_judged *judged,
                               zij_arena *mem)
{
    gather g = { .book = pages->book, .mem = mem };
    zij_uses *out = zij_new(mem, zij_uses);

    for (size_t i = 0; i < pages->n; i++)
        add_page(&g, &pages->at[i], (uint16_t)i);
    for (uint32_t i = 0; judged != NULL && i < judged->identities_n; i++)
        if (judged->identities[i].value != NULL)
            add(&g, judged->identities[i].value,
                (zij_use){ ZIJ_USE_NO_PAGE, ZIJ_USE_IDENTITY, i });
    zij_sort(mem, g.pairs.at, g.pairs.n, sizeof(pair), by_figure, NULL);
    fold(&g, out);
    return out;
}

const zij_used *zij_uses_of(const zij_uses *uses, const zij_book *book,
                            const zij_flow *flow, const uint16_t *key, zij_period period)
{
    uint32_t index = flow_index(book, flow);
    size_t lo = 0, hi = uses->n;

    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;
        zij_figure f = uses->at[mid].figure;
        uint32_t other = flow_index(book, f.table->flow);
        int c = index != other ? (index < other ? -1 : 1)
                               : key_cmp(key, zij_figure_key(f), flow->dims_n);

        if (c == 0)
            c = zij_period_cmp(period, zij_figure_period(f));
        if (c == 0)
            return &uses->at[mid];
        if (c < 0)
            hi = mid;
        else
            lo = mid + 1;
    }
    return NULL;
}
