#include "base/num.h"
#include "../random.h"
#include "../test.h"

static zij_str text_of(test *t, double x)
{
    zij_buf b = zij_buf_make(t->mem);

    zij_put_double(&b, x);
    return zij_buf_str(&b);
}

static zij_str fixed(test *t, double x, int decimals)
{
    zij_buf b = zij_buf_make(t->mem);

    zij_put_fixed(&b, x, decimals);
    return zij_buf_str(&b);
}

static double from_text(zij_str s)
{
    double x = 0;

    assert_true(zij_read_double(s, &x));
    return x;
}

static bool same(double a, double b)
{
    return memcmp(&a, &b, sizeof(a)) == 0;
}

static void doubles_are_written_as_javascript_does(void **state)
{
    static const struct {
        double x;
        const char *want;
    } row[] = {
        { 0, "0" },
        { -0.0, "0" },
        { 1, "1" },
        { -1.5, "-1.5" },
        { 0.1, "0.1" },
        { 100, "100" },
        { 123456.789, "123456.789" },
        { 0.000001, "0.000001" },
        { 0.0000015, "0.0000015" },
        { 1e-7, "1e-7" },
        { 1.5e-7, "1.5e-7" },
        { 1e20, "100000000000000000000" },
        { 123456789012345680000.0, "123456789012345680000" },
        { 1e21, "1e+21" },
        { 1.25e300, "1.25e+300" },
        { 5e-324, "5e-324" },
        { 2.2250738585072014e-308, "2.2250738585072014e-308" },
        { 2.225073858507201e-308, "2.225073858507201e-308" },
        { 1.7976931348623157e308, "1.7976931348623157e+308" },
        { 0.3, "0.3" },
        { 0.1 + 0.2, "0.30000000000000004" },
        { 9007199254740993.0, "9007199254740992" },
        { 4.35, "4.35" },
        { 5.6843418860808015e-14,
          "5.684341886080802e-14" }, /* 2^-44: uneven neighbours */
        { 9.5367431640625e-7, "9.5367431640625e-7" },
        { 0x1p-25, "2.9802322387695312e-8" }, /* a tie of two digits: the even one */
        { 2e23, "2e+23" },
        { 1e23, "1e+23" },
    };

    for (size_t i = 0; i < ZIJ_COUNT(row); i++)
        assert_str(text_of(*state, row[i].x), row[i].want);
}

/* Digits of a text without point, exponent and zeros at either end. */
static const char *digits_of(test *t, zij_str s)
{
    char *to = zij_arena_take(t->mem, s.len + 1);
    size_t n = 0;

    for (size_t i = 0; i < s.len && s.at[i] != 'e'; i++)
        if (s.at[i] >= '0' && s.at[i] <= '9' && (n > 0 || s.at[i] != '0'))
            to[n++] = s.at[i];
    while (n > 0 && to[n - 1] == '0')
        to[--n] = '\0';
    return to;
}

static void check_shortest(test *t, double x)
{
    zij_arena_mark here = zij_arena_here(t->mem);
    zij_str s = text_of(t, x);
    const char *digits = digits_of(t, s);
    int n = (int)strlen(digits);
    char other[40];

    if (!same(strtod(zij_str_c(t->mem, s), NULL), x) || !same(from_text(s), x))
        fail_msg("%a is written as %.*s, which is another number", x, ZIJ_ARG(s));
    snprintf(other, sizeof other, "%.*e", n - 2, x);
    if (n > 1 && strtod(other, NULL) == x)
        fail_msg("%a is written as %.*s; %s is shorter", x, ZIJ_ARG(s), other);
    snprintf(other, sizeof other, "%.*e", n - 1, x);
    if (strtod(other, NULL) == x)
        assert_string_equal(digits, digits_of(t, zij_str_of(other))); /* the nearest */
    zij_arena_rewind(t->mem, here);
}

static double any_double(uint64_t *seed)
{
    uint64_t bits;
    double x;

    do
        bits = random_bits(seed);
    while ((bits >> 52 & 0x7ff) == 0x7ff);
    memcpy(&x, &bits, sizeof(x));
    return x == 0 ? 1 : x;
}

static void any_double_reads_back_and_no_shorter_text_does(void **state)
{
    uint64_t seed = 1;

    for (int i = 0; i < random_times(1000000); i++)
        check_shortest(*state, any_double(&seed));
}

static void powers_of_two_and_their_neighbours_read_back(void **state)
{
    for (int k = -1074; k <= 1023; k++) {
        double x = strtod("1", NULL);
        char hex[20];

        snprintf(hex, sizeof hex, "0x1p%d", k);
        x = strtod(hex, NULL);
        uint64_t bits;

        memcpy(&bits, &x, sizeof(bits));
        for (int step = -1; step <= 1; step++) {
            uint64_t near = bits + (uint64_t)(int64_t)step;

            memcpy(&x, &near, sizeof(x));
            if (x != 0)
                check_shortest(*state, x);
        }
    }
}

static void check_reading(const char *text)
{
    double want = strtod(text, NULL), got = 0;
    bool fits = want <= 1.7976931348623157e308 && want >= -1.7976931348623157e308;

    if (zij_read_double(zij_str_of(text), &got) != fits || (fits && !same(got, want)))
        fail_msg("%s is read as %a, not %a", text, got, want);
}

static void random_decimals_are_read_as_the_c_library_does(void **state)
{
    uint64_t seed = 2;

    (void)state;
    for (int i = 0; i < random_times(500000); i++) {
        char text[80];
        int digits = 1 + (int)(random_bits(&seed) % 40), n = 0;

        for (int k = 0; k < digits; k++)
            text[n++] = (char)('0' + random_bits(&seed) % 10);
        if (random_bits(&seed) % 2 == 0) {
            text[n++] = '.';
            text[n++] = (char)('0' + random_bits(&seed) % 10);
        }
        snprintf(text + n, 16, "e%d", (int)(random_bits(&seed) % 720) - 380);
        check_reading(text);
    }
}

/* The exact text of the middle between two doubles, and one unit of its last digit off.
 */
static void halves_between_doubles_round_to_even(void **state)
{
    uint64_t seed = 3;

    (void)state;
    for (int i = 0; i < random_times(30000); i++) {
        uint64_t bits = random_bits(&seed) & 0x7fefffffffffffff;
        double low, high;
        char text[1200];

        if (i % 3 == 0)
            bits &= 0x000fffffffffffff; /* subnormal */
        memcpy(&low, &bits, sizeof(low));
        bits++;
        memcpy(&high, &bits, sizeof(high));
        if (high > 1e308)
            continue;
        /* x87's long double holds the middle exactly */
        snprintf(text, sizeof text, "%.1100Le", ((long double)low + high) / 2);
        check_reading(text);
        size_t e = (size_t)(strchr(text, 'e') - text);

        text[e - 1] = '1';
        check_reading(text);
    }
}

static void hard_and_odd_texts_are_read(void **state)
{
    static const char *const good[] = {
        "0",
        "-0",
        "0.0",
        "00012",
        "1e5",
        "1E+5",
        "1e-5",
        "9007199254740993",
        "9007199254740992.999999999999999999999999999999",
        "2.2250738585072011e-308",
        "2.2250738585072012e-308",
        "4.9e-324",
        "2.4703282292062327e-324",
        "2.4703282292062328e-324",
        "2.5e-324",
        "1.7976931348623157e308",
        "1.7976931348623158e308",
        "1.7976931348623159e308",
        "1e309",
        "1e400",
        "1e99999",
        "1e-400",
        "1e-99999",
        "0e99999",
        "0.000000000000000000000000000000000000001e39",
        "123456789012345678901234567890e-30",
        "8.5e22",
        "1e22",
        "1e23",
        "12345678901234567e5",
    };
    static const char *const bad[] = {
        "",   "-",   ".",   "1.",  ".5",  "+1",   "e5",   "1e",  "1e+",  "1 ",
        " 1", "0x1", "nan", "inf", "1,5", "1e5.", "1..2", "--1", "1e5x",
    };
    double x;

    (void)state;
    for (size_t i = 0; i < ZIJ_COUNT(good); i++)
        check_reading(good[i]);
    for (size_t i = 0; i < ZIJ_COUNT(bad); i++)
        if (zij_read_double(zij_str_of(bad[i]), &x))
            fail_msg("\"%s\" is no number", bad[i]);
}

static void long_texts_are_read(void **state)
{
    test *t = *state;
    enum { LONG = 5000 };
    char *text = zij_arena_take(t->mem, LONG + 20);

    memset(text, '0', LONG);
    text[0] = '1';
    check_reading(text); /* too large */
    memcpy(text + LONG, "e-4990", 7);
    check_reading(text);
    memcpy(text, "0.", 2);
    memcpy(text + LONG - 1, "17e4999", 8);
    check_reading(text);
    /* the middle between 1 and the next double, and a digit far behind it */
    memset(text, '0', LONG);
    memcpy(text, "1.00000000000000011102230246251565404236316680908203125", 55);
    text[LONG - 1] = '1';
    text[LONG] = '\0';
    check_reading(text);
    text[LONG - 1] = '0';
    check_reading(text);
}

/* printf's text without zeros at the end and without "-0". */
static const char *printf_fixed(char *to, size_t size, double x, int decimals)
{
    int n = snprintf(to, size, "%.*f", decimals, x);

    if (strchr(to, '.') != NULL)
        while (to[n - 1] == '0')
            to[--n] = '\0';
    if (to[n - 1] == '.')
        to[--n] = '\0';
    return strcmp(to, "-0") == 0 ? "0" : to;
}

static void check_fixed(test *t, double x, int decimals)
{
    zij_arena_mark here = zij_arena_here(t->mem);
    char want[400];

    assert_str(fixed(t, x, decimals), printf_fixed(want, sizeof want, x, decimals));
    zij_arena_rewind(t->mem, here);
}

static void fixed_decimals_are_rounded_as_printf_does(void **state)
{
    static const double row[] = {
        0,     -0.0,   0.5,        1.5,      2.5,    -0.5,        0.25,
        0.125, 0.375,  -0.001,     0.999999, 9.95,   99.95,       1e-300,
        -1e-9, 5e-324, 1e15 + 0.5, 0x1p62,   0x1p53, -0x1p52 - 1, 12.5,
    };
    uint64_t seed = 4;

    for (int decimals = 0; decimals <= ZIJ_FIXED_DECIMALS; decimals++)
        for (size_t i = 0; i < ZIJ_COUNT(row); i++)
            check_fixed(*state, row[i], decimals);
    for (int i = 0; i < random_times(300000); i++) {
        uint64_t bits = random_bits(&seed);
        double x;

        bits = (bits & ~((uint64_t)0x7ff << 52)) |
               (uint64_t)(1023 - 130 + random_bits(&seed) % 192) << 52;
        memcpy(&x, &bits, sizeof(x));
        check_fixed(*state, x, (int)(random_bits(&seed) % (ZIJ_FIXED_DECIMALS + 1)));
        /* few binary places: ties are common */
        x = (double)((int64_t)(random_bits(&seed) % 2000001) - 1000000) / 64;
        check_fixed(*state, x, (int)(random_bits(&seed) % 7));
    }
}

int main(void)
{
    const struct CMUnitTest all[] = {
        TEST(doubles_are_written_as_javascript_does),
        TEST(any_double_reads_back_and_no_shorter_text_does),
        TEST(powers_of_two_and_their_neighbours_read_back),
        TEST(random_decimals_are_read_as_the_c_library_does),
        TEST(halves_between_doubles_round_to_even),
        TEST(hard_and_odd_texts_are_read),
        TEST(long_texts_are_read),
        TEST(fixed_decimals_are_rounded_as_printf_does),
    };

    return TEST_RUN(all);
}
