#include "base/map.h"
#include "../random.h"
#include "../test.h"
#include "base/sort.h"

static zij_str key_of(test *t, uint32_t i)
{
    return zij_strf(t->mem, "key-%u", i * 2654435761u);
}

static void every_key_is_found_and_no_other(void **state)
{
    enum { KEYS = 1 << 14 };
    test *t = *state;
    zij_map m = zij_map_make(t->mem);

    assert_int_equal(zij_map_get(&m, ZIJ_STR("x")), (uint32_t)ZIJ_MAP_NONE);
    for (uint32_t i = 0; i < KEYS; i++)
        assert_int_equal(zij_map_add(&m, key_of(t, i), i), i);
    assert_int_equal(m.n, KEYS);
    assert_true(m.n < m.room); /* a full table would search for ever */
    for (uint32_t i = 0; i < KEYS; i++) {
        assert_int_equal(zij_map_get(&m, key_of(t, i)), i);
        assert_int_equal(zij_map_get(&m, key_of(t, KEYS + i)), (uint32_t)ZIJ_MAP_NONE);
    }
}

static void a_second_value_does_not_replace_the_first(void **state)
{
    test *t = *state;
    zij_map m = zij_map_make(t->mem);

    assert_int_equal(zij_map_add(&m, ZIJ_STR("a"), 1), 1);
    assert_int_equal(zij_map_add(&m, ZIJ_STR("a"), 2), 1);
    assert_int_equal(zij_map_get(&m, ZIJ_STR("a")), 1);
    assert_int_equal(m.n, 1);
}

static void the_empty_key_and_keys_with_nul_are_keys(void **state)
{
    test *t = *state;
    zij_map m = zij_map_make(t->mem);

    zij_map_add(&m, (zij_str){ 0 }, 1);
    zij_map_add(&m, ZIJ_STR("\0"), 2);
    zij_map_add(&m, ZIJ_STR("\0\0"), 3);
    assert_int_equal(zij_map_get(&m, ZIJ_STR("")), 1);
    assert_int_equal(zij_map_get(&m, ZIJ_STR("\0")), 2);
    assert_int_equal(zij_map_get(&m, ZIJ_STR("\0\0")), 3);
}

typedef struct item {
    uint32_t key, at;
} item;

static int by_key(const void *a, const void *b, void *with)
{
    const item *x = a, *y = b;

    ++*(size_t *)with;
    return (x->key > y->key) - (x->key < y->key);
}

static int by_key_and_place(const void *a, const void *b)
{
    const item *x = a, *y = b;

    return x->key != y->key ? (x->key > y->key ? 1 : -1)
                            : (x->at > y->at) - (x->at < y->at);
}

/* Few different keys, so that equal ones must keep their order. */
static void sorting_is_right_and_stable(void **state)
{
    static const size_t sizes[] = { 0, 1, 2, 3, 7, 8, 9, 31, 64, 100, 1000, 4097, 50000 };
    test *t = *state;
    uint64_t seed = 1;

    for (size_t s = 0; s < ZIJ_COUNT(sizes); s++)
        for (uint32_t keys = 1; keys < 100000; keys *= 10) {
            size_t n = sizes[s], compared = 0;
            item *got = zij_array(t->mem, n, item), *want = zij_array(t->mem, n, item);

            for (size_t i = 0; i < n; i++)
                got[i] = want[i] =
                    (item){ (uint32_t)(random_bits(&seed) % keys), (uint32_t)i };
            zij_sort(t->mem, got, n, sizeof(item), by_key, &compared);
            qsort(want, n, sizeof(item), by_key_and_place);
            if (n > 0)
                assert_memory_equal(got, want, n * sizeof(item));
            assert_true(compared <= n * 17); /* n log n */
        }
}

static int by_first_letter(const void *a, const void *b, void *with)
{
    (void)with;
    return *(const char *)a - *(const char *)b;
}

static void items_of_any_size_are_sorted(void **state)
{
    test *t = *state;
    char text[] = "c1-a1-b1-a2-c2-b2-";

    zij_sort(t->mem, text, 6, 3, by_first_letter, NULL);
    assert_string_equal(text, "a1-a2-b1-b2-c1-c2-");
}

int main(void)
{
    const struct CMUnitTest all[] = {
        TEST(every_key_is_found_and_no_other),
        TEST(a_second_value_does_not_replace_the_first),
        TEST(the_empty_key_and_keys_with_nul_are_keys),
        TEST(sorting_is_right_and_stable),
        TEST(items_of_any_size_are_sorted),
    };

    return TEST_RUN(all);
}
