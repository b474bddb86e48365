#include "../random.h"
#include "../test.h"
#include "../trap.h"

#define S(text) ZIJ_STR(text)

static void order_is_by_unsigned_bytes_then_length(void **state)
{
    static const zij_str ascending[] = {
        ZIJ_STR_CONST(""),    ZIJ_STR_CONST("\0"),   ZIJ_STR_CONST("a"),
        ZIJ_STR_CONST("a\0"), ZIJ_STR_CONST("aa"),   ZIJ_STR_CONST("b"),
        ZIJ_STR_CONST("é"),   ZIJ_STR_CONST("\xff"),
    };

    (void)state;
    for (int i = 0; i < (int)ZIJ_COUNT(ascending); i++)
        for (int k = 0; k < (int)ZIJ_COUNT(ascending); k++) {
            int order = zij_str_cmp(ascending[i], ascending[k]);

            assert_int_equal((order > 0) - (order < 0), (i > k) - (i < k));
            assert_int_equal(zij_str_eq(ascending[i], ascending[k]), i == k);
        }
    assert_true(zij_str_eq((zij_str){ 0 }, S("")));
}

static void parts_are_found_where_they_first_stand(void **state)
{
    (void)state;
    assert_int_equal(zij_str_find(S("a,b,c"), 0, ','), 1);
    assert_int_equal(zij_str_find(S("a,b,c"), 2, ','), 3);
    assert_int_equal(zij_str_find(S("a,b,c"), 4, ','), 5);
    assert_int_equal(zij_str_find(S("a"), 7, 'a'), 1);
    assert_int_equal(zij_str_search(S("aaab"), 0, S("aab")), 1);
    assert_int_equal(zij_str_search(S("abab"), 1, S("ab")), 2);
    assert_int_equal(zij_str_search(S("abab"), 3, S("ab")), 4);
    assert_int_equal(zij_str_search(S("ab"), 0, S("abc")), 2);
    assert_int_equal(zij_str_search(S("ab"), 1, S("")), 1);
    assert_int_equal(zij_str_search(S(""), 0, S("x")), 0);
    assert_true(zij_str_starts(S("abc"), S("ab")) && !zij_str_starts(S("a"), S("ab")));
    assert_true(zij_str_ends(S("abc"), S("bc")) && !zij_str_ends(S("c"), S("bc")));
    assert_true(zij_str_starts(S("abc"), S("")) && zij_str_ends(S("abc"), S("")));
}

static void cuts_stay_inside(void **state)
{
    (void)state;
    assert_str(zij_str_sub(S("abcd"), 1, 3), "bc");
    assert_str(zij_str_sub(S("abcd"), 3, 99), "d");
    assert_str(zij_str_sub(S("abcd"), 9, 99), "");
    assert_str(zij_str_sub(S("abcd"), 3, 1), "");
    assert_str(zij_str_trim(S(" \t\r\n a b \n")), "a b");
    assert_str(zij_str_trim(S(" \t ")), "");
    assert_str(zij_str_trim(S("\xc2\xa0")), "\xc2\xa0"); /* no-break space stays */
}

static void splitting_gives_every_part_also_empty_ones(void **state)
{
    static const struct {
        const char *text, *want;
    } row[] = {
        { "a,b", "[a][b]" }, { "", "[]" },      { ",", "[][]" },
        { "a,", "[a][]" },   { ",a", "[][a]" }, { "a,,b", "[a][][b]" },
    };
    test *t = *state;

    for (size_t i = 0; i < ZIJ_COUNT(row); i++) {
        zij_str rest = zij_str_of(row[i].text), part;
        zij_buf b = zij_buf_make(t->mem);

        while (zij_str_next(&rest, ',', &part))
            zij_putf(&b, "[%.*s]", ZIJ_ARG(part));
        assert_str(zij_buf_str(&b), row[i].want);
    }
}

static void distance_counts_slips_of_the_pen(void **state)
{
    static const struct {
        const char *a, *b;
        size_t limit, want;
    } row[] = {
        { "", "", 3, 0 },           { "", "abc", 5, 3 },    { "kitten", "sitting", 9, 3 },
        { "KAZ", "KZA", 3, 1 },     { "KAZ", "KGZ", 3, 1 }, { "abc", "abc", 0, 0 },
        { "abcdef", "", 2, 3 },     { "ca", "abc", 9, 3 }, /* optimal string alignment */
        { "TRADE", "TRAED", 9, 1 }, { "ab", "ba", 9, 1 },   { "share", "shares", 1, 1 },
    };

    (void)state;
    for (size_t i = 0; i < ZIJ_COUNT(row); i++) {
        zij_str a = zij_str_of(row[i].a), b = zij_str_of(row[i].b);

        assert_int_equal(zij_str_distance(a, b, row[i].limit), row[i].want);
        assert_int_equal(zij_str_distance(b, a, row[i].limit), row[i].want);
    }
}

/* The definition, cell by cell. */
static size_t plain_distance(zij_str a, zij_str b)
{
    size_t d[9][9];

    for (size_t i = 0; i <= a.len; i++)
        for (size_t j = 0; j <= b.len; j++) {
            size_t *to = &d[i][j];

            *to = i == 0 ? j : i;
            if (i == 0 || j == 0)
                continue;
            *to = d[i - 1][j - 1] + (a.at[i - 1] != b.at[j - 1]);
            *to = ZIJ_MIN(*to, ZIJ_MIN(d[i - 1][j], d[i][j - 1]) + 1);
            if (i > 1 && j > 1 && a.at[i - 1] == b.at[j - 2] &&
                a.at[i - 2] == b.at[j - 1])
                *to = ZIJ_MIN(*to, d[i - 2][j - 2] + 1);
        }
    return d[a.len][b.len];
}

static void distance_is_the_same_within_any_limit(void **state)
{
    uint64_t seed = 1;
    char text[2][8];

    (void)state;
    for (int i = 0; i < random_times(100000); i++) {
        zij_str a = { text[0], random_bits(&seed) % 9 };
        zij_str b = { text[1], random_bits(&seed) % 9 };
        size_t limit = random_bits(&seed) % 10, want;

        for (size_t j = 0; j < 8; j++) {
            text[0][j] = (char)('a' + random_bits(&seed) % 3);
            text[1][j] = (char)('a' + random_bits(&seed) % 3);
        }
        want = ZIJ_MIN(plain_distance(a, b), limit + 1);
        assert_int_equal(zij_str_distance(a, b, limit), want);
    }
}

static void long_names_are_alike_or_far_apart(void **state)
{
    test *t = *state;
    zij_str a = { zij_arena_take(t->mem, 65), 65 }, b = zij_str_sub(a, 0, 64);

    assert_int_equal(zij_str_distance(a, zij_str_copy(t->mem, a), 4), 0);
    assert_int_equal(zij_str_distance(a, b, 4), 5);
    assert_int_equal(zij_str_distance(b, zij_str_sub(a, 0, 63), 4), 1);
}

static void the_nearest_name_is_near(void **state)
{
    static const zij_str names[] = { ZIJ_STR_CONST("GDP_USD"), ZIJ_STR_CONST("GDP_PC"),
                                     ZIJ_STR_CONST("TRADE"), ZIJ_STR_CONST("X") };
    static const struct {
        const char *written, *want;
    } row[] = {
        { "GDP_UDS", "GDP_USD" },
        { "TRAD", "TRADE" },
        { "POPULATION", "" },
        { "x", "X" },
        { "trade", "TRADE" },
        { "Gdp_Pc", "GDP_PC" },
        { "XYZ", "" },
    };

    (void)state;
    for (size_t i = 0; i < ZIJ_COUNT(row); i++) {
        zij_nearest n = zij_nearest_to(zij_str_of(row[i].written));

        for (size_t k = 0; k < ZIJ_COUNT(names); k++)
            zij_nearest_try(&n, names[k]);
        assert_str(n.best, row[i].want);
    }
}

static void formats_print_as_printf_does(void **state)
{
    test *t = *state;
    char want[200];

#define SAME(...)                                        \
    do {                                                 \
        snprintf(want, sizeof want, __VA_ARGS__);        \
        assert_str(zij_strf(t->mem, __VA_ARGS__), want); \
    } while (0)
    SAME("%s-%c-%%", "text", 'c');
    SAME("%.*s|", 3, "abcdef");
    SAME("%.*s|", 0, "abcdef");
    SAME("%d %d %d", 0, INT_MIN, INT_MAX);
    SAME("%u %x", UINT_MAX, 0xdeadbeefu);
    SAME("%5d|%05d|%2d", 42, 42, 12345);
    SAME("%5d|%05d|%2d", -42, -42, -12345);
    SAME("%3u|%03u|%08x", 7u, 7u, 0xbeefu);
    SAME("%zu %zx", SIZE_MAX, SIZE_MAX);
    SAME("%lld %lld %llu", LLONG_MIN, LLONG_MAX, ULLONG_MAX);
    SAME("%ld %lu", LONG_MIN, ULONG_MAX);
    SAME("plain");
    SAME("%s", "");
#undef SAME
}

static void numbers_print_in_full(void **state)
{
    test *t = *state;
    zij_buf b = zij_buf_make(t->mem);

    zij_put_int(&b, INT64_MIN);
    zij_put_byte(&b, ' ');
    zij_put_uint(&b, UINT64_MAX);
    assert_str(zij_buf_str(&b), "-9223372036854775808 18446744073709551615");
}

static void buffers_grow_and_keep_every_byte(void **state)
{
    test *t = *state;
    zij_buf b = zij_buf_make(t->mem);

    assert_str(zij_buf_str(&b), "");
    for (int i = 0; i < 100000; i++)
        zij_put_byte(&b, (char)i);
    for (int i = 0; i < 100000; i++)
        assert_int_equal(b.at[i], (char)i);
    zij_put(&b, zij_buf_str(&b)); /* its own text */
    assert_int_equal(b.len, 200000);
    assert_memory_equal(b.at, b.at + 100000, 100000);
}

static void ask_for_a_c_string_with_a_nul(void *mem)
{
    zij_str_c(mem, (zij_str){ "a\0b", 3 });
}

static void print_an_unknown_directive(void *mem)
{
    const char *unknown = "%p";
    zij_buf b = zij_buf_make(mem);
    va_list none;

    memset(&none, 0, sizeof(none));
    zij_putf_list(&b, unknown, none);
}

static void mistakes_trap(void **state)
{
    test *t = *state;

    assert_true(traps(ask_for_a_c_string_with_a_nul, t->mem));
    assert_true(traps(print_an_unknown_directive, t->mem));
    assert_string_equal(zij_str_c(t->mem, S("abc")), "abc");
}

int main(void)
{
    const struct CMUnitTest all[] = {
        TEST(order_is_by_unsigned_bytes_then_length),
        TEST(parts_are_found_where_they_first_stand),
        TEST(cuts_stay_inside),
        TEST(splitting_gives_every_part_also_empty_ones),
        TEST(distance_counts_slips_of_the_pen),
        TEST(distance_is_the_same_within_any_limit),
        TEST(long_names_are_alike_or_far_apart),
        TEST(the_nearest_name_is_near),
        TEST(formats_print_as_printf_does),
        TEST(numbers_print_in_full),
        TEST(buffers_grow_and_keep_every_byte),
        TEST(mistakes_trap),
    };

    return TEST_RUN(all);
}
