/* map.h - from text to a number, usually an index into a list.
 *
 * Open addressing, FNV-1a. Nothing ever loops over a map, so its order reaches no output;
 * keys are borrowed.  An adversary can make keys collide; limits on counts bound the
 * cost.
 */
#ifndef ZIJ_BASE_MAP_H
#define ZIJ_BASE_MAP_H
#include "base/str.h"

typedef struct zij_map_slot {
    zij_str key; /* at == NULL: free */
    uint32_t hash, value;
} zij_map_slot;

typedef struct zij_map {
    zij_arena *mem;
    zij_map_slot *slots;
    size_t n, room; /* room is 0 or a power of two */
} zij_map;

enum { ZIJ_MAP_NONE = 0xffffffff };

zij_map zij_map_make(zij_arena *mem);
/* The value of a key, or ZIJ_MAP_NONE. */
uint32_t zij_map_get(const zij_map *m, zij_str key);
/* Adds a key; when it is there already, changes nothing and returns its value. */
uint32_t zij_map_add(zij_map *m, zij_str key, uint32_t value);

#endif
