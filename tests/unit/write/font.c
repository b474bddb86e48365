/* Fonts of the site. That browsers take them is tested in a browser (tests/browser). */
#include <stdlib.h>

#include "../test.h"
#include "write/font.h"

static zij_rc make(test *t, const char *lang, const int32_t *chars, size_t n,
                   zij_font_set *out)
{
    return zij_font_set_make(zij_str_of(lang), false, chars, n, t->mem, t->to, out);
}

static unsigned at(zij_str s, size_t i, int bytes)
{
    unsigned v = 0;

    while (bytes-- > 0)
        v = v << 8 | (unsigned char)s.at[i++];
    return v;
}

static void a_file_says_truly_how_long_it_is(void **state)
{
    static const int32_t chars[] = { 'a', '1', 0x436 };
    test *t = *state;
    zij_font_set set = { 0 };
    zij_str file;

    assert_int_equal(make(t, "ru", chars, ZIJ_COUNT(chars), &set), ZIJ_OK);
    assert_int_equal(set.n, 1);
    file = set.files[0].bytes;
    assert_str(set.files[0].name, "noto-ru-400.woff2");
    assert_true(zij_str_starts(file, ZIJ_STR("wOF2")));
    assert_int_equal(at(file, 4, 4), 0x00010000); /* TrueType outlines */
    assert_int_equal(at(file, 8, 4), file.len);
    assert_true(at(file, 12, 2) >= 10);
    assert_true(48 + at(file, 20, 4) < file.len);
    assert_true(file.len < 4000);
}

static void japanese_has_a_file_for_latin_and_one_for_the_rest(void **state)
{
    static const int32_t chars[] = { 0x56fd, 'G', 0x416, 0x2026, '\n', 0x200b };
    test *t = *state;
    zij_font_set set = { 0 };

    assert_int_equal(make(t, "ja", chars, ZIJ_COUNT(chars), &set), ZIJ_OK);
    assert_int_equal(set.n, 2);
    assert_str(set.files[0].name, "noto-ja-400.woff2");
    assert_int_equal(at(set.files[0].bytes, 4, 4), 0x4f54544f); /* OTTO */
    assert_str(set.files[1].name, "noto-ja-latin-400.woff2");
    assert_str(
        set.css,
        "@font-face { font-family: \"zij-ja\"; font-weight: 400; font-display: swap; "
        "src: url(\"noto-ja-400.woff2\") format(\"woff2\"); }\n"
        "@font-face { font-family: \"zij-ja\"; font-weight: 400; font-display: swap; "
        "src: url(\"noto-ja-latin-400.woff2\") format(\"woff2\");\n"
        "    unicode-range: U+0-2ff, U+370-52f, U+1e00-1fff, U+2007-200a, U+2012-2014, "
        "U+202f, U+20a0-20bf, U+2212; }\n");
}

static void other_languages_borrow_what_noto_sans_lacks(void **state)
{
    static const int32_t chars[] = { 'E', 0x65e5, 0x672c };
    test *t = *state;
    zij_font_set set = { 0 };

    assert_int_equal(make(t, "en", chars, ZIJ_COUNT(chars), &set), ZIJ_OK);
    assert_int_equal(set.n, 2);
    assert_str(set.files[1].name, "noto-en-cjk-400.woff2");
    assert_true(zij_str_search(set.css, 0, ZIJ_STR("unicode-range: U+65e5, U+672c; }")) <
                set.css.len);
}

static void a_missing_glyph_is_an_error_that_names_the_character(void **state)
{
    static const int32_t chars[] = { 'a', 0x1f600, 0x10ffff };
    test *t = *state;
    zij_font_set set = { 0 };

    assert_int_equal(make(t, "en", chars, ZIJ_COUNT(chars), &set), ZIJ_EINPUT);
    assert_int_equal(set.n, 0);
    assert_int_equal(t->to->errors, 2);
    assert_str(t->to->list.at[0].message,
               "no font of the site has the character \xF0\x9F\x98\x80 (U+1f600)");
}

static void the_same_characters_give_the_same_bytes(void **state)
{
    static const int32_t one[] = { 0x56fd, 'G', 0x3042 },
                         other[] = { 'G', 0x3042, 'G', 0x56fd };
    test *t = *state;
    zij_font_set a = { 0 }, b = { 0 };

    assert_int_equal(make(t, "ja", one, ZIJ_COUNT(one), &a), ZIJ_OK);
    assert_int_equal(make(t, "ja", other, ZIJ_COUNT(other), &b), ZIJ_OK);
    for (size_t i = 0; i < a.n; i++)
        assert_true(zij_str_eq(a.files[i].bytes, b.files[i].bytes));
}

static void a_folder_without_the_fonts_is_reported(void **state)
{
    static const int32_t chars[] = { 'a' };
    test *t = *state;
    zij_font_set set = { 0 };

    setenv("ZIJ_FONTS", "/nowhere", 1);
    assert_int_equal(make(t, "en", chars, 1, &set), ZIJ_EIO);
    unsetenv("ZIJ_FONTS");
    assert_string_equal(t->to->list.at[0].kind->name, "font-not-found");
}

static void a_file_that_is_no_font_is_reported(void **state)
{
    static const int32_t chars[] = { 'a' };
    test *t = *state;
    zij_str out = { 0 };

    assert_int_equal(
        zij_font_woff2(ZIJ_STR("Makefile"), 0, chars, 1, t->mem, t->to, &out), ZIJ_EIO);
    assert_string_equal(t->to->list.at[0].kind->name, "font-broken");
    assert_int_equal(out.len, 0);
}

int main(void)
{
    const struct CMUnitTest all[] = {
        TEST(a_file_says_truly_how_long_it_is),
        TEST(japanese_has_a_file_for_latin_and_one_for_the_rest),
        TEST(other_languages_borrow_what_noto_sans_lacks),
        TEST(a_missing_glyph_is_an_error_that_names_the_character),
        TEST(the_same_characters_give_the_same_bytes),
        TEST(a_folder_without_the_fonts_is_reported),
        TEST(a_file_that_is_no_font_is_reported),
    };

    return TEST_RUN(all);
}
