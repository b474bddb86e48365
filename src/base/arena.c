/* arena.c - blocks in a chain, newest first; a block doubles until 1 MiB. */
#include "base/arena.h"

#if defined(__SANITIZE_ADDRESS__)
#define EACH_ALONE 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define EACH_ALONE 1
#endif
#endif
#ifndef EACH_ALONE
#define EACH_ALONE 0
#endif

enum { ALIGN = 16, FIRST_BLOCK = 4 * 1024, LARGEST_STEP = 1024 * 1024 };

struct zij_arena_block {
    zij_arena_block *older;
    size_t size; /* of what follows the header */
};

#define HEADER ((sizeof(zij_arena_block) + ALIGN - 1) / ALIGN * ALIGN)

zij_arena zij_arena_make(const zij_host *host)
{
    return (zij_arena){ .host = host };
}

static void drop_newest(zij_arena *a)
{
    zij_arena_block *gone = a->block;

    a->held -= gone->size;
    a->block = gone->older;
    a->used = a->block == NULL ? 0 : a->block->size;
    a->host->free(gone);
}

void zij_arena_free(zij_arena *a)
{
    while (a->block != NULL)
        drop_newest(a);
    a->used = 0;
}

static void add_block(zij_arena *a, size_t size)
{
    size_t step = a->block == NULL ? FIRST_BLOCK : ZIJ_MIN(a->held, LARGEST_STEP);
    zij_arena_block *b;

    if (!EACH_ALONE && size < step)
        size = step;
    ZIJ_ASSERT(size <= SIZE_MAX - HEADER);
    b = a->host->alloc(HEADER + size);
    b->older = a->block;
    b->size = size;
    a->block = b;
    a->used = 0;
    a->held += size;
}

void *zij_arena_take(zij_arena *a, size_t size)
{
    size_t rounded;
    char *at;

    ZIJ_ASSERT(size <= SIZE_MAX - ALIGN);
    rounded = EACH_ALONE ? size : (size + ALIGN - 1) / ALIGN * ALIGN;
    if (EACH_ALONE || a->block == NULL || a->block->size - a->used < rounded)
        add_block(a, rounded);
    at = (char *)a->block + HEADER + a->used;
    a->used += rounded;
    zij_zero(at, size);
    return at;
}

void *zij_arena_array(zij_arena *a, size_t n, size_t size)
{
    size_t bytes;

    ZIJ_ASSERT(!__builtin_mul_overflow(n, size, &bytes));
    return zij_arena_take(a, bytes);
}

zij_arena_mark zij_arena_here(const zij_arena *a)
{
    return (zij_arena_mark){ a->block, a->used };
}

void zij_arena_rewind(zij_arena *a, zij_arena_mark mark)
{
    while (a->block != mark.block)
        drop_newest(a);
    a->used = mark.used;
}

void *zij_list_room(zij_arena *a, void *at, size_t size, size_t n, size_t *room)
{
    void *more;

    if (n < *room)
        return at;
    ZIJ_ASSERT(*room <= SIZE_MAX / 2);
    *room = ZIJ_MAX(*room * 2, (size_t)8);
    more = zij_arena_array(a, *room, size);
    zij_copy(more, at, n * size);
    return more;
}
