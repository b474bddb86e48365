/* test.h - what unit tests share: cmocka, an arena per test, and readable checks.
 *
 *     static void it_adds(void **state) { test *t = *state; ... t->mem, t->to ... }
 *     int main(void) { const struct CMUnitTest all[] = { TEST(it_adds) }; return
 * TEST_RUN(all); }
 */
#ifndef ZIJ_TEST_H
#define ZIJ_TEST_H
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/diag.h"

typedef struct test {
    zij_arena arena, *mem; /* mem == &arena */
    zij_diags diags, *to;
} test;

static inline void *test_alloc(size_t size)
{
    void *at = malloc(size);

    if (at == NULL)
        abort();
    return at;
}

static const zij_host test_host = { test_alloc, free };

static inline int test_begin(void **state)
{
    test *t = test_alloc(sizeof(*t));

    t->arena = zij_arena_make(&test_host);
    t->mem = &t->arena;
    t->diags = zij_diags_make(t->mem);
    t->to = &t->diags;
    *state = t;
    return 0;
}

static inline int test_end(void **state)
{
    test *t = *state;

    zij_arena_free(t->mem);
    free(t);
    return 0;
}

#define TEST(f)       cmocka_unit_test_setup_teardown(f, test_begin, test_end)
#define TEST_RUN(all) cmocka_run_group_tests(all, NULL, NULL)

/* Compares a zij_str with a C string, showing both. */
#define assert_str(got, want)                                 \
    do {                                                      \
        zij_str got_ = (got);                                 \
        char text_[4096];                                     \
        snprintf(text_, sizeof text_, "%.*s", ZIJ_ARG(got_)); \
        assert_string_equal(text_, want);                     \
    } while (0)

#endif
