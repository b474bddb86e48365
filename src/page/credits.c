/* credits.c - what stands below an exhibit: who published its figures, their notes, and
 * the periods they are of. */
#include "page/exhibit.h"

typedef struct credits {
    zij_arena *mem;
    const zij_pool *pool;
    zij_list(uint16_t) origins;
    zij_list(uint16_t) general; /* notes of the exhibit as a whole ... */
    zij_list(uint16_t) marked;  /* ... of single figures that show ... */
    zij_list(size_t) carriers;  /* how many they are, for each of these notes */
    size_t figures;             /* published ones that show */
    zij_list(uint16_t) behind;  /* ... and of figures that a computed one rests on */
    zij_period from, to;        /* of the column at hand */
    bool forecast;
} credits;

static void credit_origin(credits *c, zij_figure f)
{
    const zij_obs *o = zij_figure_obs(f);
    const zij_origin *usual = f.table->flow->origin;

    if (o->state == ZIJ_OBS_ABSENT)
        return;
    if (o->origin != 0xffff)
        zij_list_add_once(c->mem, &c->origins, o->origin);
    else if (usual != NULL)
        zij_list_add_once(c->mem, &c->origins, (uint16_t)(usual - c->pool->origins));
}

/* A figure that shows carries a note. */
static void mark(credits *c, uint16_t remark)
{
    size_t i = 0;

    while (i < c->marked.n && c->marked.at[i] != remark)
        i++;
    if (i == c->marked.n) {
        *zij_list_add(c->mem, &c->marked) = remark;
        *zij_list_add(c->mem, &c->carriers) = 0;
    }
    c->carriers.at[i]++;
}

static void credit_figure(credits *c, zij_figure f, bool shown)
{
    const zij_obs *o = zij_figure_obs(f);
    zij_period p = zij_figure_period(f);

    if (o->state == ZIJ_OBS_ABSENT)
        return;
    credit_origin(c, f);
    c->figures += shown;
    for (size_t i = 0; i < o->remarks_n; i++) {
        uint16_t remark = c->pool->lists[o->remarks + i];

        if (shown)
            mark(c, remark);
        else
            zij_list_add_once(c->mem, &c->behind, remark);
    }
    if (c->from.freq == 0 || zij_period_cmp(p, c->from) < 0)
        c->from = p;
    if (c->to.freq == 0 || zij_period_cmp(p, c->to) > 0)
        c->to = p;
}

/* A published figure speaks for itself; a computed one for all that it rests on. Returns
 * whether all that show were published. */
static bool credit_column(credits *c, const zij_exhibit_reader *e, size_t column)
{
    zij_page p = { .formulas = e->r->formulas.at };
    const zij_evidence *rests = &zij_exhibit_value(e, column)->evidence;
    zij_cell cell = { 0 };
    bool computed = false;

    while (zij_exhibit_next(&p, e->x, &cell)) {
        const zij_number *n = cell.number;

        if ((e->x->by_column && cell.at.series != column) ||
            e->x->sides[ZIJ_ALONG_ROWS].parts[cell.at.row].kind == ZIJ_PART_TOTAL)
            continue;
        c->forecast = c->forecast || n->forecast;
        if (n->figure.table != NULL)
            credit_figure(c, n->figure, true);
        else
            computed = computed || n->state != ZIJ_NUMBER_NONE;
    }
    for (size_t i = 0; computed && i < rests->n; i++)
        credit_figure(c, rests->at[i], false);
    return !computed;
}

/* The period of a table is that of its first column; computed ones may look back. Where
 * published figures beside it are of another, the table has none: its heads say it. */
static void credit_columns(credits *c, zij_exhibit_reader *e)
{
    zij_exhibit *x = e->x;
    bool split = false;

    for (size_t i = 0; i < x->columns_n; i++) {
        bool published;

        c->from = c->to = (zij_period){ 0 };
        published = credit_column(c, e, i);
        if (i == 0) {
            x->from = c->from;
            x->to = c->to;
        }
        split = split || (published && c->from.freq != 0 &&
                          (zij_period_cmp(c->from, x->from) != 0 ||
                           zij_period_cmp(c->to, x->to) != 0));
    }
    if (split)
        x->from = x->to = (zij_period){ 0 };
}

static bool has(const uint16_t *at, size_t n, uint16_t remark)
{
    for (size_t i = 0; i < n; i++)
        if (at[i] == remark)
            return true;
    return false;
}

/* A note can be marked only at a figure that shows; others are of the whole exhibit, and
 * so are those that all figures carry. */
static void join_remarks(credits *c, zij_exhibit *x)
{
    for (size_t i = 0; i < c->marked.n; i++)
        if (c->figures > 1 && c->carriers.at[i] == c->figures)
            zij_list_add_once(c->mem, &c->general, c->marked.at[i]);
    for (size_t i = 0; i < c->behind.n; i++)
        if (!has(c->marked.at, c->marked.n, c->behind.at[i]))
            zij_list_add_once(c->mem, &c->general, c->behind.at[i]);
    x->general_n = c->general.n;
    for (size_t i = 0; i < c->marked.n; i++)
        zij_list_add_once(c->mem, &c->general, c->marked.at[i]);
    x->remarks = c->general.at;
    x->remarks_n = c->general.n;
}

zij_rc zij_exhibit_credits(zij_exhibit_reader *e)
{
    credits c = { .mem = e->r->mem, .pool = &e->r->book->pool };
    const uint16_t *own = NULL;
    size_t own_n = 0;
    zij_rc rc = zij_reader_remarks(e->r, e->got[ZIJ_EXHIBIT_NOTES], &own, &own_n);

    for (size_t i = 0; rc == ZIJ_OK && i < own_n; i++)
        zij_list_add_once(c.mem, &c.general, own[i]);
    credit_columns(&c, e);
    e->x->origins = c.origins.at;
    e->x->origins_n = c.origins.n;
    join_remarks(&c, e->x);
    e->x->forecast = c.forecast;
    return rc;
}

static void credit_evidence(credits *c, const zij_value *v)
{
    for (size_t i = 0; i < v->evidence.n; i++)
        credit_origin(c, v->evidence.at[i]);
}

zij_origins zij_value_origins(const zij_value *v, const zij_pool *pool, zij_arena *mem)
{
    credits c = { .mem = mem, .pool = pool };

    credit_evidence(&c, v);
    return (zij_origins){ c.origins.at, c.origins.n };
}

static void credit_nodes(credits *c, const zij_page_reader *r, const zij_node *node)
{
    for (; node != NULL; node = node->next) {
        const zij_origin *o = node->kind == ZIJ_NODE_ATTRIBUTED
                                  ? zij_book_origin(r->book, node->text)
                                  : NULL;

        if (o != NULL)
            zij_list_add_once(c->mem, &c->origins, (uint16_t)(o - c->pool->origins));
        if (node->kind == ZIJ_NODE_COMPUTED)
            credit_evidence(c,
                            &r->formulas.at[r->computed.at[node->index].formula].value);
        for (size_t i = 0; node->kind == ZIJ_NODE_CLAIM && i < r->claims.n; i++)
            if (zij_str_eq(r->claims.at[i].id, node->text) &&
                r->claims.at[i].formula != ZIJ_NO_FORMULA)
                credit_evidence(c, &r->formulas.at[r->claims.at[i].formula].value);
        credit_nodes(c, r, node->first); /* ZIJ_PAGE_DEPTH deep at most */
    }
}

void zij_exhibit_credit_words(zij_exhibit_reader *e, const zij_words *words)
{
    credits c = { .mem = e->r->mem, .pool = &e->r->book->pool };

    for (size_t i = 0; i < e->x->origins_n; i++)
        zij_list_add_once(c.mem, &c.origins, e->x->origins[i]);
    for (size_t lang = 0; lang < ZIJ_LANGS; lang++)
        credit_nodes(&c, e->r, words->in[lang]);
    e->x->origins = c.origins.at;
    e->x->origins_n = c.origins.n;
}

/* A claim that no text carries says nothing. */
static bool is_bound(const zij_claim *c)
{
    for (size_t lang = 0; lang < ZIJ_LANGS; lang++)
        if (c->bound[lang])
            return true;
    return false;
}

void zij_reader_credits(zij_page_reader *r, zij_page *p)
{
    credits c = { .mem = r->mem, .pool = &r->book->pool };

    for (size_t i = 0; i < p->origins_n; i++)
        zij_list_add_once(c.mem, &c.origins, p->origins[i]);
    for (size_t i = 0; i < p->computed_n; i++)
        credit_evidence(&c, &p->formulas[p->computed[i].formula].value);
    for (size_t i = 0; i < p->claims_n; i++)
        if (is_bound(&p->claims[i]))
            credit_evidence(&c, &p->formulas[p->claims[i].formula].value);
    p->origins = c.origins.at;
    p->origins_n = c.origins.n;
}
