#include "base/utf8.h"
#include "../test.h"
#include "../trap.h"

static void every_character_reads_back(void **state)
{
    test *t = *state;
    static const int32_t first_of_length[] = { 0, 0x80, 0x800, 0x10000, 0x110000 };

    for (size_t len = 1; len <= 4; len++)
        for (int32_t c = first_of_length[len - 1]; c < first_of_length[len]; c++) {
            zij_arena_mark here = zij_arena_here(t->mem);
            zij_buf b = zij_buf_make(t->mem);
            size_t i = 0;

            if (c >= 0xd800 && c <= 0xdfff)
                continue;
            zij_put_utf8(&b, c);
            assert_int_equal(b.len, len);
            assert_int_equal(zij_utf8_next(zij_buf_str(&b), &i), c);
            assert_int_equal(i, len);
            zij_arena_rewind(t->mem, here);
        }
}

static void what_is_not_utf8_is_found_byte_by_byte(void **state)
{
    static const struct {
        zij_str text;
        size_t at, count; /* of the first bad byte; of characters and stray bytes */
    } row[] = {
        { ZIJ_STR_CONST(""), 0, 0 },
        { ZIJ_STR_CONST("a\0b"), 3, 3 },
        { ZIJ_STR_CONST("aé日𐍈"), 10, 4 },
        { ZIJ_STR_CONST("a\x80"), 1, 2 },                /* tail alone */
        { ZIJ_STR_CONST("a\xc3"), 1, 2 },                /* cut */
        { ZIJ_STR_CONST("\xe6\x97"), 0, 2 },             /* cut */
        { ZIJ_STR_CONST("\xe6\x97z"), 0, 3 },            /* broken off */
        { ZIJ_STR_CONST("\xf0\x9f\x98"), 0, 3 },         /* cut */
        { ZIJ_STR_CONST("\xc0\x80"), 0, 2 },             /* overlong NUL */
        { ZIJ_STR_CONST("\xc1\xbf"), 0, 2 },             /* overlong */
        { ZIJ_STR_CONST("\xe0\x9f\xbf"), 0, 3 },         /* overlong */
        { ZIJ_STR_CONST("\xf0\x8f\xbf\xbf"), 0, 4 },     /* overlong */
        { ZIJ_STR_CONST("\xed\xa0\x80"), 0, 3 },         /* surrogate U+D800 */
        { ZIJ_STR_CONST("\xed\xbf\xbf"), 0, 3 },         /* surrogate U+DFFF */
        { ZIJ_STR_CONST("\xed\x9f\xbf"), 3, 1 },         /* U+D7FF */
        { ZIJ_STR_CONST("\xee\x80\x80"), 3, 1 },         /* U+E000 */
        { ZIJ_STR_CONST("\xf4\x8f\xbf\xbf"), 4, 1 },     /* U+10FFFF */
        { ZIJ_STR_CONST("\xf4\x90\x80\x80"), 0, 4 },     /* U+110000 */
        { ZIJ_STR_CONST("\xf5\x80\x80\x80"), 0, 4 },     /* no such first byte */
        { ZIJ_STR_CONST("\xf8\x88\x80\x80\x80"), 0, 5 }, /* five bytes */
        { ZIJ_STR_CONST("\xfe\xff"), 0, 2 },
        { ZIJ_STR_CONST("日\xff本"), 3, 3 },
    };

    (void)state;
    for (size_t i = 0; i < ZIJ_COUNT(row); i++) {
        assert_int_equal(zij_utf8_check(row[i].text), row[i].at);
        assert_int_equal(zij_utf8_count(row[i].text), row[i].count);
    }
}

/* Every text of up to three bytes out of a few telling ones, against the table of RFC
 * 3629 written another way. */
static bool is_tail(unsigned char c)
{
    return c >= 0x80 && c <= 0xbf;
}

static bool well_formed(const unsigned char *c, size_t n)
{
    while (n > 0) {
        size_t len;

        if (c[0] <= 0x7f)
            len = 1;
        else if (n >= 2 && c[0] >= 0xc2 && c[0] <= 0xdf && is_tail(c[1]))
            len = 2;
        else if (n >= 3 && is_tail(c[2]) &&
                 ((c[0] == 0xe0 && c[1] >= 0xa0 && c[1] <= 0xbf) ||
                  (c[0] == 0xed && c[1] >= 0x80 && c[1] <= 0x9f) ||
                  (c[0] >= 0xe1 && c[0] <= 0xef && c[0] != 0xed && is_tail(c[1]))))
            len = 3;
        else
            return false;
        c += len;
        n -= len;
    }
    return true;
}

static void all_texts_of_three_bytes_are_judged_right(void **state)
{
    unsigned char c[3];

    (void)state;
    for (int x = 0; x < 1 << 24; x += x % 7 == 0 ? 1 : 3) {
        c[0] = (unsigned char)(x >> 16);
        c[1] = (unsigned char)(x >> 8);
        c[2] = (unsigned char)x;
        bool good = zij_utf8_check((zij_str){ (const char *)c, 3 }) == 3;

        if (good != well_formed(c, 3))
            fail_msg("%02x %02x %02x", c[0], c[1], c[2]);
    }
}

static void wide_characters_take_two_columns(void **state)
{
    (void)state;
    assert_int_equal(zij_utf8_columns('a'), 1);
    assert_int_equal(zij_utf8_columns(0xe9), 1);    /* é */
    assert_int_equal(zij_utf8_columns(0x416), 1);   /* Ж */
    assert_int_equal(zij_utf8_columns(0x301), 0);   /* combining acute */
    assert_int_equal(zij_utf8_columns(0x65e5), 2);  /* 日 */
    assert_int_equal(zij_utf8_columns(0x3042), 2);  /* あ */
    assert_int_equal(zij_utf8_columns(0xff21), 2);  /* full-width A */
    assert_int_equal(zij_utf8_columns(0xff71), 1);  /* half-width katakana */
    assert_int_equal(zij_utf8_columns(0xac00), 2);  /* 가 */
    assert_int_equal(zij_utf8_columns(0x20000), 2); /* 𠀀 */
}

static void write_what_is_no_character(void *mem)
{
    zij_buf b = zij_buf_make(mem);

    zij_put_utf8(&b, 0x110000);
}

static void write_a_half_of_a_pair(void *mem)
{
    zij_buf b = zij_buf_make(mem);

    zij_put_utf8(&b, 0xd800);
}

static void what_is_no_character_is_never_written(void **state)
{
    test *t = *state;

    assert_true(traps(write_what_is_no_character, t->mem));
    assert_true(traps(write_a_half_of_a_pair, t->mem));
}

static void only_text_may_stand_as_it_is(void **state)
{
    static const struct {
        int32_t c;
        bool may;
    } row[] = {
        { '\t', true },    { '\n', true },          { 0x1f, false },   { ' ', true },
        { 0x7e, true },    { 0x7f, false },         { 0x9f, false },   { 0xa0, true },
        { 0x200f, true },  { 0x2029, true },        { 0x202a, false }, { 0x202e, false },
        { 0x202f, true },  { 0xfffd, true },        { 0xfffe, false }, { 0xffff, false },
        { 0x10000, true }, { ZIJ_NOT_UTF8, false },
    };

    (void)state;
    for (size_t i = 0; i < ZIJ_COUNT(row); i++)
        assert_int_equal(zij_utf8_is_text(row[i].c), row[i].may);
}

int main(void)
{
    const struct CMUnitTest all[] = {
        TEST(every_character_reads_back),
        TEST(what_is_not_utf8_is_found_byte_by_byte),
        TEST(all_texts_of_three_bytes_are_judged_right),
        TEST(wide_characters_take_two_columns),
        TEST(what_is_no_character_is_never_written),
        TEST(only_text_may_stand_as_it_is),
    };

    return TEST_RUN(all);
}
