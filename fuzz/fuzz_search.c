/* Any bytes as an index of the search and, before the first NUL, a query: it is read or
 * refused, hits are in order and belong to the index, and folding twice changes nothing.
 */
#include <stdlib.h>

#include "text/search.h"

int LLVMFuzzerTestOneInput(const uint8_t *at, size_t len);

static void *take_memory(size_t size)
{
    void *at = malloc(size);

    if (at == NULL)
        abort();
    return at;
}

static const zij_host host = { take_memory, free };

static void check_folding(zij_str text, zij_arena *mem)
{
    zij_str once = zij_search_folded(mem, text);

    if (!zij_str_eq(zij_search_folded(mem, once), once))
        abort();
}

static bool is_place(const zij_text_index *index, const zij_text_hit *hit)
{
    for (size_t i = 0; i < index->places.n; i++)
        if (index->places.at[i].id.at == hit->id.at &&
            index->places.at[i].href.at == hit->href.at)
            return true;
    return false;
}

static void check_hits(const zij_text_index *index, zij_str query, zij_arena *mem)
{
    zij_text_hits hits = zij_text_find(index, query, mem);

    if (hits.n > index->places.n)
        abort();
    for (size_t i = 0; i < hits.n; i++)
        if (hits.at[i].score == 0 || !is_place(index, &hits.at[i]) ||
            (i > 0 && hits.at[i - 1].score < hits.at[i].score))
            abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *at, size_t len)
{
    zij_arena arena = zij_arena_make(&host);
    zij_str all = { (const char *)at, len };
    size_t end = zij_str_find(all, 0, '\0');
    zij_str query = zij_str_sub(all, 0, end), text = zij_str_sub(all, end + 1, len);
    const zij_text_index *index = zij_text_index_read(text, &arena);

    check_folding(query, &arena);
    if (index != NULL)
        check_hits(index, query, &arena);
    zij_arena_free(&arena);
    return 0;
}
