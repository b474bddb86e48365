#include "base/map.h"

zij_map zij_map_make(zij_arena *mem)
{
    return (zij_map){ .mem = mem };
}

static uint32_t hash_of(zij_str key)
{
    uint32_t h = 2166136261u;

    for (size_t i = 0; i < key.len; i++)
        h = (h ^ (unsigned char)key.at[i]) * 16777619u;
    return h ^ h >> 15;
}

/* Where the key is, or the free slot where it would go. */
static zij_map_slot *slot_of(const zij_map *m, zij_str key, uint32_t hash)
{
    size_t i = hash & (m->room - 1);

    while (m->slots[i].key.at != NULL &&
           !(m->slots[i].hash == hash && zij_str_eq(m->slots[i].key, key)))
        i = (i + 1) & (m->room - 1);
    return &m->slots[i];
}

uint32_t zij_map_get(const zij_map *m, zij_str key)
{
    const zij_map_slot *slot;

    if (m->room == 0)
        return ZIJ_MAP_NONE;
    slot = slot_of(m, key, hash_of(key));
    return slot->key.at == NULL ? (uint32_t)ZIJ_MAP_NONE : slot->value;
}

static void grow(zij_map *m)
{
    zij_map bigger = { .mem = m->mem,
                       .n = m->n,
                       .room = ZIJ_MAX(m->room * 2, (size_t)16) };

    bigger.slots = zij_array(m->mem, bigger.room, zij_map_slot);
    for (size_t i = 0; i < m->room; i++)
        if (m->slots[i].key.at != NULL)
            *slot_of(&bigger, m->slots[i].key, m->slots[i].hash) = m->slots[i];
    *m = bigger;
}

uint32_t zij_map_add(zij_map *m, zij_str key, uint32_t value)
{
    uint32_t hash = hash_of(key);
    zij_map_slot *slot;

    if (m->n * 4 >= m->room * 3)
        grow(m);
    slot = slot_of(m, key, hash);
    if (slot->key.at == NULL) {
        *slot = (zij_map_slot){ { key.at == NULL ? "" : key.at, key.len }, hash, value };
        m->n++;
    }
    return slot->value;
}
