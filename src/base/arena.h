/* arena.h - memory that is given back all at once.
 *
 * One arena per job: a page, a request, a test. Nothing in it is freed alone. Out of
 * memory ends the program in the host's `alloc`, so no caller checks for NULL. In
 * sanitizer builds each allocation is its own block, so overruns are seen.
 *
 *   threads   one arena per thread
 *   memory    zeroed, aligned to 16 bytes
 */
#ifndef ZIJ_BASE_ARENA_H
#define ZIJ_BASE_ARENA_H
#include "base/base.h"

/* Where memory comes from; zij_os_host is the usual one. `alloc` never returns NULL. */
typedef struct zij_host {
    void *(*alloc)(size_t size);
    void (*free)(void *at);
} zij_host;

typedef struct zij_arena_block zij_arena_block;

typedef struct zij_arena {
    const zij_host *host;   /* borrowed */
    zij_arena_block *block; /* owned; newest first */
    size_t used;            /* bytes used of the newest block */
    size_t held;            /* bytes of all blocks */
} zij_arena;

typedef struct zij_arena_mark {
    zij_arena_block *block;
    size_t used;
} zij_arena_mark;

zij_arena zij_arena_make(const zij_host *host);
/* Gives everything back; the arena can be used again. */
void zij_arena_free(zij_arena *a);
/* `size` zeroed bytes. */
void *zij_arena_take(zij_arena *a, size_t size);
/* The same for `n` items of `size`; traps when the product overflows. */
void *zij_arena_array(zij_arena *a, size_t n, size_t size);
zij_arena_mark zij_arena_here(const zij_arena *a);
/* Forgets all that was taken since the mark. */
void zij_arena_rewind(zij_arena *a, zij_arena_mark mark);

#define zij_new(arena, type)      ((type *)zij_arena_array((arena), 1, sizeof(type)))
#define zij_array(arena, n, type) ((type *)zij_arena_array((arena), (n), sizeof(type)))

/* A list that grows in an arena:
 *     zij_list(zij_str) names = {0};
 *     *zij_list_add(arena, &names) = ZIJ_STR("Gold");
 * A new item is zeroed. Items move when the list grows: keep indices, not pointers. */
#define zij_list(type)  \
    struct {            \
        type *at;       \
        size_t n, room; \
    }
#define zij_list_add(arena, list)                                                    \
    ((list)->at = zij_list_room((arena), (list)->at, sizeof(*(list)->at), (list)->n, \
                                &(list)->room),                                      \
     &(list)->at[(list)->n++])
void *zij_list_room(zij_arena *a, void *at, size_t size, size_t n, size_t *room);
/* Adds a value unless the list, a short one, holds it. */
#define zij_list_add_once(arena, list, value)                 \
    do {                                                      \
        size_t at_ = 0;                                       \
        while (at_ < (list)->n && (list)->at[at_] != (value)) \
            at_++;                                            \
        if (at_ == (list)->n)                                 \
            *zij_list_add((arena), (list)) = (value);         \
    } while (0)

#endif
