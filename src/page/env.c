/* env.c - a book's flows, groups and store as the expression language sees them. */
#include "page/page.h"
#include "slice/slice.h"

static const zij_flow *find_flow(void *self, zij_str id)
{
    return zij_book_flow(self, id);
}

static zij_str flow_name(void *self, size_t i)
{
    const zij_book *book = self;

    return i < book->flows_n ? book->flows[i].id : (zij_str){ 0 };
}

static bool find_group(void *self, zij_str name, const zij_str **codes, size_t *n)
{
    const zij_group *g = zij_book_group(self, name);

    if (g == NULL)
        return false;
    *codes = g->codes;
    *n = g->n;
    return true;
}

static zij_str group_name(void *self, size_t i)
{
    const zij_book *book = self;

    return i < book->groups_n ? book->groups[i].id : (zij_str){ 0 };
}

static bool find_definition(void *self, zij_str name, zij_span *text)
{
    const zij_definition *d = zij_book_definition(self, name);

    if (d != NULL)
        *text = d->text;
    return d != NULL;
}

static zij_str definition_name(void *self, size_t i)
{
    const zij_book *book = self;

    return i < book->definitions_n ? book->definitions[i].id : (zij_str){ 0 };
}

static int32_t freq_of(void *self, const zij_flow *flow)
{
    const zij_book *book = self;
    const zij_shelf *s = zij_store_find(book->store, flow);

    return s == NULL || s->obs_n == 0 ? 0 : (int32_t)s->freq;
}

static zij_rc take(void *self, const zij_select *what, zij_arena *mem, zij_diags *to,
                   const zij_table **out)
{
    const zij_book *book = self;

    return zij_slice_take(book->store, what, mem, to, out);
}

zij_expr_env zij_page_env(const zij_book *book)
{
    return (zij_expr_env){
        .self = (void *)(uintptr_t)book, /* the callbacks only read it */
        .as_of = book->as_of,
        .flow = find_flow,
        .flow_name = flow_name,
        .group = find_group,
        .group_name = group_name,
        .define = find_definition,
        .define_name = definition_name,
        .freq = freq_of,
        .take = take,
    };
}

zij_rc zij_page_check_definitions(const zij_book *book, zij_arena *mem, zij_diags *to)
{
    zij_expr_env env = zij_page_env(book);
    zij_rc rc = ZIJ_OK;

    for (size_t i = 0; i < book->definitions_n; i++) {
        const zij_definition *d = &book->definitions[i];

        if (zij_expr_check_definition(d->id, d->where, d->text, &env, mem, to) != ZIJ_OK)
            rc = ZIJ_EINPUT;
    }
    return rc;
}
