#include "../schema.h"
#include "page/kinds.h"

static void the_schema_says_what_the_reader_knows(void **state)
{
    size_t n;
    const zij_book_map *maps = zij_page_maps(&n);

    assert_true(n > 0);
    for (size_t i = 0; i < n; i++)
        assert_schema(*state, &maps[i]);
}

/* The names of kinds are the table's, in its order. */
static void the_schema_lists_the_kinds_of_exhibits(void **state)
{
    test *t = *state;
    const zij_source *in;
    const zij_yaml *root, *kinds;

    assert_int_equal(
        zij_os_read("share/schema/page.schema.json", ZIJ_STR("page"), t->mem, t->to, &in),
        ZIJ_OK);
    assert_int_equal(zij_yaml_read(in, t->mem, t->to, &root), ZIJ_OK);
    kinds =
        schema_at(root, "/properties/exhibits/additionalProperties/properties/kind/enum");
    assert_non_null(kinds);
    assert_int_equal(kinds->n, zij_exhibit_kinds_n);
    for (size_t i = 0; i < kinds->n; i++)
        assert_true(
            zij_str_eq(kinds->items[i].text, zij_str_of(zij_exhibit_kinds[i].name)));
}

int main(void)
{
    const struct CMUnitTest all[] = {
        TEST(the_schema_says_what_the_reader_knows),
        TEST(the_schema_lists_the_kinds_of_exhibits),
    };

    return TEST_RUN(all);
}
