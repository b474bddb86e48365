/* coverage.c - whether "top 5" is true as far as the file itself tells.
 *
 * A group is all rows with the same other keys and period. If one of its rows is marked
 * top N by a dimension, exactly N are, and no row that is merely listed may surely be
 * larger than one of them. Aggregates of that dimension are no members.
 */
#include "base/sort.h"
#include "book/load.h"

static const zij_diag_kind COUNT = { "data-coverage-count", ZIJ_ERROR,
                                     "A group marked top N has another number of rows." };
static const zij_diag_kind RANKING = {
    "data-coverage-order", ZIJ_ERROR,
    "A row that is merely listed is larger than a top row."
};

typedef struct item {
    const zij_series *series;
    size_t obs;
} item;

typedef struct checking {
    zij_loading *l;
    const zij_shelf *shelf;
    size_t dim; /* the one that is ranked */
    zij_list(item) items;
} checking;

static const zij_obs *obs_of(const item *i)
{
    return &i->series->obs[i->obs];
}

/* By the keys beside the ranked dimension, then by period. */
static int order_items(const void *a, const void *b, void *with)
{
    const checking *c = with;
    const item *x = a, *y = b;

    for (size_t d = 0; d < c->shelf->flow->dims_n; d++)
        if (d != c->dim && x->series->key[d] != y->series->key[d])
            return x->series->key[d] < y->series->key[d] ? -1 : 1;
    return (x->series->ordinals[x->obs] > y->series->ordinals[y->obs]) -
           (x->series->ordinals[x->obs] < y->series->ordinals[y->obs]);
}

static bool is_top(const checking *c, const zij_obs *o)
{
    return o->coverage.kind == ZIJ_COVER_TOP && o->coverage.dim == c->dim;
}

/* Every row that is marked top, or listed, and no aggregate. */
static bool collect(checking *c)
{
    const zij_flow *f = c->shelf->flow;
    zij_run run = zij_store_take(c->l->store, f, NULL, 0);
    bool any = false;

    for (size_t i = 0; i < run.n; i++) {
        if (f->dims[c->dim].aggregate[run.at[i].key[c->dim]])
            continue;
        for (size_t k = 0; k < run.at[i].n; k++) {
            const zij_obs *o = &run.at[i].obs[k];

            any |= is_top(c, o);
            if (is_top(c, o) || o->coverage.kind == ZIJ_COVER_LISTED)
                *zij_list_add(c->l->mem, &c->items) = (item){ &run.at[i], k };
        }
    }
    return any;
}

/* ---- a group ---- */

static zij_span value_span(const checking *c, const zij_obs *o)
{
    return zij_obs_span(&(zij_table){ .file = c->shelf->file }, o);
}

/* TRADE[KAZ, *, X; 2024] */
static zij_str group_name(const checking *c, const item *i)
{
    const zij_flow *f = c->shelf->flow;
    zij_buf b = zij_buf_make(c->l->mem);

    zij_putf(&b, "%.*s[", ZIJ_ARG(f->id));
    for (size_t d = 0; d < f->dims_n; d++)
        zij_putf(&b, "%s%.*s", d > 0 ? ", " : "",
                 ZIJ_ARG(d == c->dim ? ZIJ_STR("*")
                                     : f->dims[d].codes->codes[i->series->key[d]].id));
    zij_put_c(&b, "; ");
    zij_put_period(&b, (zij_period){ i->series->ordinals[i->obs], c->shelf->freq });
    zij_put_byte(&b, ']');
    return zij_buf_str(&b);
}

static void check_count(checking *c, const item *at, size_t n)
{
    const item *first = NULL;
    size_t top = 0, others = 0;
    unsigned wanted;

    for (size_t i = 0; i < n; i++) {
        if (!is_top(c, obs_of(&at[i])))
            continue;
        if (first == NULL)
            first = &at[i];
        top++;
        others += obs_of(&at[i])->coverage.top != obs_of(first)->coverage.top;
    }
    if (first == NULL)
        return;
    wanted = obs_of(first)->coverage.top;
    if (top == wanted && others == 0)
        return;
    zij_hint(c->l->to,
             zij_report(c->l->to, &COUNT, value_span(c, obs_of(first)),
                        "this row is of the top %u, but %.*s has %zu of them", wanted,
                        ZIJ_ARG(group_name(c, first)), top),
             "all %u stand in the file; what stands beside them has COVERAGE listed",
             wanted);
}

/* -1, 0, 1 as for x - y; both are at most 10^19, scaled by at most 10^18. */
static int compare_at(zij_i128 x, int xp, zij_i128 y, int yp)
{
    if (xp < yp)
        x *= zij_pow10(yp - xp);
    else
        y *= zij_pow10(xp - yp);
    return (x > y) - (x < y);
}

static bool surely_larger(const checking *c, const item *a, const item *b)
{
    zij_bounds x = zij_obs_bounds(c->shelf->flow, a->series->key, obs_of(a));
    zij_bounds y = zij_obs_bounds(c->shelf->flow, b->series->key, obs_of(b));

    return compare_at(x.lo, x.p, y.hi, y.p) > 0;
}

/* The top row with the least upper bound; NULL when none has a value. */
static const item *least_top(const checking *c, const item *at, size_t n)
{
    const item *least = NULL;

    for (size_t i = 0; i < n; i++)
        if (is_top(c, obs_of(&at[i])) && obs_of(&at[i])->state == ZIJ_OBS_VALUE &&
            (least == NULL ||
             zij_dec_cmp(zij_obs_dec(obs_of(&at[i])), zij_obs_dec(obs_of(least))) < 0))
            least = &at[i];
    return least;
}

static void check_order(checking *c, const item *at, size_t n)
{
    const item *least = least_top(c, at, n);

    for (size_t i = 0; least != NULL && i < n; i++) {
        const zij_obs *o = obs_of(&at[i]);

        if (is_top(c, o) || o->state != ZIJ_OBS_VALUE || !surely_larger(c, &at[i], least))
            continue;
        zij_hint(c->l->to,
                 zij_report(c->l->to, &RANKING, value_span(c, o),
                            "this row is beside the top %u of %.*s and yet larger than "
                            "line %zu",
                            (unsigned)obs_of(least)->coverage.top,
                            ZIJ_ARG(group_name(c, &at[i])),
                            zij_place_of(value_span(c, obs_of(least))).line),
                 "mark the largest as top, the others as listed");
    }
}

static void check_dimension(checking *c)
{
    zij_arena_mark here = zij_arena_here(c->l->mem);
    size_t errors = c->l->to->errors;

    c->items.n = c->items.room = 0;
    if (collect(c)) {
        zij_sort(c->l->mem, c->items.at, c->items.n, sizeof(item), order_items, c);
        for (size_t from = 0, to; from < c->items.n; from = to) {
            for (to = from + 1; to < c->items.n && order_items(&c->items.at[from],
                                                               &c->items.at[to], c) == 0;)
                to++;
            check_count(c, &c->items.at[from], to - from);
            check_order(c, &c->items.at[from], to - from);
        }
    }
    if (c->l->to->errors == errors)
        zij_arena_rewind(c->l->mem, here);
}

void zij_book_check_coverage(zij_loading *l, const zij_flow *flow)
{
    checking c = { .l = l, .shelf = zij_store_find(l->store, flow) };

    for (c.dim = 0; c.dim < flow->dims_n; c.dim++)
        check_dimension(&c);
}

/* ---- one figure ---- */

/* The rows of the group of `changed`, which stands for the row of its key. */
static void collect_group(checking *c, const zij_store *store, const zij_series *changed,
                          zij_arena *mem)
{
    const zij_flow *f = c->shelf->flow;
    zij_run run = zij_store_take(store, f, NULL, 0);
    item self = { changed, 0 };

    c->items.n = 0;
    for (size_t i = 0; i < run.n; i++) {
        bool same = run.at[i].key[c->dim] == changed->key[c->dim];

        if (f->dims[c->dim].aggregate[run.at[i].key[c->dim]])
            continue;
        for (size_t k = 0; k < run.at[i].n; k++) {
            item other = { &run.at[i], k };

            if (order_items(&self, &other, c) == 0)
                *zij_list_add(mem, &c->items) = same ? self : other;
        }
    }
}

bool zij_book_ranking_holds(const zij_book *book, const zij_flow *flow,
                            const uint16_t *key, zij_period period,
                            const zij_obs *instead, zij_arena *mem)
{
    zij_series changed = {
        .key = key, .ordinals = &period.ordinal, .obs = instead, .n = 1
    };
    checking c = { .shelf = zij_store_find(book->store, flow) };

    for (c.dim = 0; c.dim < flow->dims_n; c.dim++) {
        const item *least;

        collect_group(&c, book->store, &changed, mem);
        least = least_top(&c, c.items.at, c.items.n);
        for (size_t i = 0; least != NULL && i < c.items.n; i++) {
            const zij_obs *o = obs_of(&c.items.at[i]);

            if (!is_top(&c, o) && o->coverage.kind == ZIJ_COVER_LISTED &&
                o->state == ZIJ_OBS_VALUE && surely_larger(&c, &c.items.at[i], least))
                return false;
        }
    }
    return true;
}
