#include "../random.h"
#include "../test.h"
#include "../trap.h"

static void memory_is_zeroed_aligned_and_apart(void **state)
{
    enum { PIECES = 500 };
    test *t = *state;
    unsigned char *at[PIECES];
    size_t size[PIECES];
    uint64_t seed = 1;

    for (size_t i = 0; i < PIECES; i++) {
        size[i] = random_bits(&seed) % (i % 50 == 0 ? 100000 : 100);
        at[i] = zij_arena_take(t->mem, size[i]);
        assert_int_equal((uintptr_t)at[i] % 16, 0);
        for (size_t k = 0; k < size[i]; k++)
            assert_int_equal(at[i][k], 0);
        memset(at[i], (int)(i % 255) + 1, size[i]);
    }
    for (size_t i = 0; i < PIECES; i++)
        for (size_t k = 0; k < size[i]; k++)
            assert_int_equal(at[i][k], i % 255 + 1);
}

static void a_rewound_arena_keeps_what_was_before_the_mark(void **state)
{
    test *t = *state;
    char *kept = zij_arena_take(t->mem, 100);

    memset(kept, 'k', 100);
    for (int round = 0; round < 3; round++) {
        zij_arena_mark here = zij_arena_here(t->mem);
        size_t held = t->mem->held;

        for (int i = 0; i < 10; i++) {
            char *gone = zij_arena_take(t->mem, 3000);

            for (size_t k = 0; k < 3000; k++)
                assert_int_equal(gone[k], 0); /* also where it was used before */
            memset(gone, 'x', 3000);
        }
        zij_arena_rewind(t->mem, here);
        assert_int_equal(t->mem->held, held);
    }
    for (size_t k = 0; k < 100; k++)
        assert_int_equal(kept[k], 'k');
}

static void an_empty_arena_can_be_rewound_and_freed_twice(void **state)
{
    test *t = *state;
    zij_arena a = zij_arena_make(&test_host);
    zij_arena_mark start = zij_arena_here(&a);

    (void)t;
    zij_arena_free(&a);
    zij_arena_take(&a, 10000);
    zij_arena_rewind(&a, start);
    assert_int_equal(a.held, 0);
    assert_non_null(zij_arena_take(&a, 0));
    zij_arena_free(&a);
    zij_arena_free(&a);
    assert_int_equal(a.held, 0);
}

static void lists_keep_their_items_as_they_grow(void **state)
{
    test *t = *state;
    zij_list(size_t) list = { 0 };

    for (size_t i = 0; i < 10000; i++) {
        size_t *item = zij_list_add(t->mem, &list);

        assert_int_equal(*item, 0);
        *item = i * i;
    }
    assert_int_equal(list.n, 10000);
    for (size_t i = 0; i < list.n; i++)
        assert_int_equal(list.at[i], i * i);
}

static void take_too_much(void *mem)
{
    zij_arena_take(mem, SIZE_MAX);
}

static void multiply_past_the_end(void *mem)
{
    zij_arena_array(mem, SIZE_MAX / 8, 16);
}

static void take_a_little(void *mem)
{
    zij_arena_array(mem, 8, 16);
}

static void sizes_that_overflow_trap(void **state)
{
    test *t = *state;

    assert_true(traps(take_too_much, t->mem));
    assert_true(traps(multiply_past_the_end, t->mem));
    assert_false(traps(take_a_little, t->mem));
}

int main(void)
{
    const struct CMUnitTest all[] = {
        TEST(memory_is_zeroed_aligned_and_apart),
        TEST(a_rewound_arena_keeps_what_was_before_the_mark),
        TEST(an_empty_arena_can_be_rewound_and_freed_twice),
        TEST(lists_keep_their_items_as_they_grow),
        TEST(sizes_that_overflow_trap),
    };

    return TEST_RUN(all);
}
