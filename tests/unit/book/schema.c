#include "../schema.h"

static void schemas_say_what_the_loader_knows(void **state)
{
    for (size_t i = 0; i < zij_book_maps_n; i++)
        assert_schema(*state, &zij_book_maps[i]);
}

int main(void)
{
    const struct CMUnitTest all[] = { TEST(schemas_say_what_the_loader_knows) };

    return TEST_RUN(all);
}
