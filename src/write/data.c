/* data.c - the figures of a book as CSV, and the three lists that explain their ids. */
#include "write/data.h"

#include "emit/emit.h"

typedef struct list {
    const zij_book *book;
    zij_buf b;
    bool filled; /* a cell stands in the row already */
} list;

static void put(list *l, zij_str cell)
{
    zij_csv_put(&l->b, !l->filled, cell);
    l->filled = true;
}

static void put_number(list *l, int64_t v)
{
    put(l, zij_strf(l->b.mem, "%lld", (long long)v));
}

static void put_names(list *l, const zij_names *names)
{
    for (size_t i = 0; i < l->book->langs.n; i++)
        put(l, names->in[i]);
}

/* The heads of names: name_en, name_ja. */
static void put_heads(list *l, const char *what)
{
    for (size_t i = 0; i < l->book->langs.n; i++)
        put(l, zij_strf(l->b.mem, "%s_%.*s", what, ZIJ_ARG(l->book->langs.id[i])));
}

static void end_row(list *l)
{
    zij_csv_end_row(&l->b);
    l->filled = false;
}

/* ---- flows.csv ---- */

static void put_dimensions(list *l, const zij_flow *f)
{
    zij_buf ids = zij_buf_make(l->b.mem);

    for (size_t i = 0; i < f->dims_n; i++)
        zij_putf(&ids, "%s%.*s", i == 0 ? "" : " ", ZIJ_ARG(f->dims[i].id));
    put(l, zij_buf_str(&ids));
}

static void put_period(list *l, const zij_shelf *s, int32_t ordinal)
{
    zij_buf text = zij_buf_make(l->b.mem);

    if (s->obs_n > 0)
        zij_put_period(&text, (zij_period){ ordinal, (int32_t)s->freq });
    put(l, zij_buf_str(&text));
}

static void put_flow(list *l, const zij_shelf *s)
{
    const zij_flow *f = s->flow;

    put(l, f->id);
    put_names(l, &f->name);
    put_dimensions(l, f);
    put(l, f->unit->id);
    put_names(l, &f->unit->name);
    put_number(l, zij_flow_mult(f));
    if (f->decimals == ZIJ_DEC_AS_PRINTED)
        put(l, ZIJ_STR("as-printed"));
    else
        put_number(l, f->decimals);
    put(l, f->origin == NULL ? ZIJ_STR("") : f->origin->id);
    put_number(l, (int64_t)s->obs_n);
    put_period(l, s, s->first);
    put_period(l, s, s->last);
    end_row(l);
}

static void put_flows(list *l)
{
    const zij_store *store = l->book->store;

    put(l, ZIJ_STR("id"));
    put_heads(l, "name");
    put(l, ZIJ_STR("dimensions"));
    put(l, ZIJ_STR("unit"));
    put_heads(l, "unit");
    put(l, ZIJ_STR("multiplier"));
    put(l, ZIJ_STR("decimals"));
    put(l, ZIJ_STR("source"));
    put(l, ZIJ_STR("rows"));
    put(l, ZIJ_STR("first"));
    put(l, ZIJ_STR("last"));
    end_row(l);
    for (size_t i = 0; i < zij_store_count(store); i++)
        put_flow(l, zij_store_shelf(store, i));
}

/* ---- sources.csv, notes.csv ---- */

static void put_sources(list *l)
{
    const zij_pool *pool = &l->book->pool;

    put(l, ZIJ_STR("id"));
    put_heads(l, "publisher");
    put_heads(l, "dataset");
    put(l, ZIJ_STR("release"));
    put(l, ZIJ_STR("licence"));
    put(l, ZIJ_STR("url"));
    put(l, ZIJ_STR("retrieved"));
    end_row(l);
    for (size_t i = 0; i < pool->origins_n; i++) {
        const zij_origin *o = &pool->origins[i];

        put(l, o->id);
        put_names(l, &o->publisher);
        put_names(l, &o->dataset);
        put(l, o->release);
        put(l, o->licence);
        put(l, o->url);
        put(l, o->retrieved);
        end_row(l);
    }
}

static void put_notes(list *l)
{
    const zij_pool *pool = &l->book->pool;

    put(l, ZIJ_STR("id"));
    put_heads(l, "text");
    end_row(l);
    for (size_t i = 0; i < pool->remarks_n; i++) {
        put(l, pool->remarks[i].id);
        put_names(l, &pool->remarks[i].text);
        end_row(l);
    }
}

/* ---- figures ---- */

static zij_str figures_of(const zij_book *book, const zij_shelf *shelf, zij_arena *mem)
{
    zij_run run = zij_store_take(book->store, shelf->flow, NULL, 0);
    zij_buf b = zij_buf_make(mem);

    zij_emit_csv_head(&b, shelf->flow);
    for (size_t i = 0; i < run.n; i++)
        for (size_t k = 0; k < run.at[i].n; k++)
            zij_emit_csv_row(
                &b, &(zij_emit_row){ shelf->flow,
                                     shelf->pool,
                                     run.at[i].key,
                                     { run.at[i].ordinals[k], (int32_t)shelf->freq },
                                     &run.at[i].obs[k] });
    return zij_buf_str(&b);
}

/* ---- files ---- */

static zij_rc write_both(zij_os_stage *stage, zij_str name, zij_str bytes, zij_arena *mem,
                         zij_diags *to)
{
    zij_rc rc = zij_os_stage_write(stage, zij_strf(mem, "data/%.*s.csv", ZIJ_ARG(name)),
                                   bytes, to);

    return rc == ZIJ_OK
               ? zij_os_stage_write(
                     stage, zij_strf(mem, "site/data/%.*s.csv", ZIJ_ARG(name)), bytes, to)
               : rc;
}

zij_rc zij_write_data(const zij_book *book, zij_os_stage *stage, zij_arena *mem,
                      zij_diags *to)
{
    static const struct {
        zij_str name;
        void (*put)(list *l);
    } lists[] = {
        { ZIJ_STR_CONST("flows"), put_flows },
        { ZIJ_STR_CONST("sources"), put_sources },
        { ZIJ_STR_CONST("notes"), put_notes },
    };
    zij_arena_mark here = zij_arena_here(mem);
    zij_rc rc = ZIJ_OK;

    for (size_t i = 0; rc == ZIJ_OK && i < ZIJ_COUNT(lists); i++) {
        list l = { .book = book, .b = zij_buf_make(mem) };

        lists[i].put(&l);
        rc = write_both(stage, lists[i].name, zij_buf_str(&l.b), mem, to);
        zij_arena_rewind(mem, here);
    }
    for (size_t i = 0; rc == ZIJ_OK && i < zij_store_count(book->store); i++) {
        const zij_shelf *shelf = zij_store_shelf(book->store, i);

        rc = write_both(stage, shelf->flow->id, figures_of(book, shelf, mem), mem, to);
        zij_arena_rewind(mem, here);
    }
    return rc;
}
