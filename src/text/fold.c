/* fold.c - which writings are one word to the search: capitals, accents, full-width
 * letters and endings fall away.
 *
 * The rules are those of the scripts that books are written in, few enough that
 * web/search.js can repeat them; it normalises a query to NFKC first, so that what a
 * keyboard composes differently arrives composed. */
#include "base/utf8.h"
#include "text/search.h"

enum { NOTHING = 0, PARTS = -1 };

/* U+00C0 to U+017F without their accents; a blank parts words. */
static const char latin[] =
    "aaaaaaaceeeeiiiidnooooo ouuuuytsaaaaaaaceeeeiiiidnooooo ouuuuyty"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllllllln"
    "nnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
_Static_assert(sizeof latin == 0x180 - 0xc0 + 1, "a letter for each");

static bool between(int32_t c, int32_t first, int32_t last)
{
    return c >= first && c <= last;
}

static int32_t fold_ascii(int32_t c)
{
    if (between(c, 'A', 'Z'))
        return c + 0x20;
    if (c == '\'')
        return NOTHING;
    return between(c, 'a', 'z') || between(c, '0', '9') ? c : PARTS;
}

/* Marks that stand on or in a word: accents apart from their letter, apostrophes, soft
 * hyphens, characters without width. */
static bool is_mark(int32_t c)
{
    return c == 0xad || between(c, 0x2b0, 0x36f) || between(c, 0x200b, 0x200f) ||
           c == 0x2018 || c == 0x2019 || c == 0x2060 || c == 0xfeff;
}

static bool is_punctuation(int32_t c)
{
    static const int32_t ranges[][2] = {
        { 0x80, 0xbf },     { 0x2000, 0x2bff }, { 0x3000, 0x3004 }, { 0x3008, 0x303f },
        { 0x30a0, 0x30a0 }, { 0x30fb, 0x30fb }, { 0xd800, 0xf8ff }, { 0xfe00, 0xfe6f },
        { 0xff00, 0xff65 }, { 0xffe0, 0xffff },
    };

    for (size_t i = 0; i < ZIJ_COUNT(ranges); i++)
        if (between(c, ranges[i][0], ranges[i][1]))
            return true;
    return false;
}

static int32_t fold_cyrillic(int32_t c)
{
    if (c == 0x401 || c == 0x451) /* ё is е */
        return 0x435;
    if (c < 0x410)
        return c + 0x50;
    if (c < 0x430)
        return c + 0x20;
    if (between(c, 0x4c1, 0x4ce)) /* here capitals are the odd ones */
        return c % 2 == 1 ? c + 1 : c;
    return c >= 0x460 && c != 0x4c0 ? c | 1 : c;
}

int32_t zij_search_fold(int32_t c)
{
    if (between(c, 0xff01, 0xff5e)) /* full-width */
        c -= 0xfee0;
    if (c < 0x80)
        return fold_ascii(c);
    if (between(c, 0xc0, 0x17f))
        return latin[c - 0xc0] == ' ' ? PARTS : latin[c - 0xc0];
    if (is_mark(c))
        return NOTHING;
    if (between(c, 0x391, 0x3a9))
        return c + 0x20;
    if (between(c, 0x400, 0x52f))
        return fold_cyrillic(c);
    return is_punctuation(c) ? PARTS : c;
}

bool zij_search_is_cjk(int32_t c)
{
    return between(c, 0x3005, 0x3007) || between(c, 0x3041, 0x30ff) ||
           between(c, 0x3400, 0x9fff) || between(c, 0xf900, 0xfaff) ||
           between(c, 0x20000, 0x3ffff);
}

zij_str zij_search_folded(zij_arena *mem, zij_str text)
{
    zij_buf b = zij_buf_make(mem);
    size_t letters = 0; /* of the piece so far; 0: it is yet to begin */
    bool cjk = false;

    for (size_t i = 0; i < text.len;) {
        int32_t c = zij_search_fold(zij_utf8_next(text, &i));

        if (c == PARTS)
            letters = 0;
        if (c <= 0)
            continue;
        if (zij_search_is_cjk(c) != cjk)
            letters = 0;
        cjk = zij_search_is_cjk(c);
        if (letters == 0 && b.len > 0)
            zij_put_byte(&b, ' ');
        if (cjk || letters < ZIJ_SEARCH_WORD)
            zij_put_utf8(&b, c);
        letters++;
    }
    return zij_buf_str(&b);
}

/* ---- endings ---- */

/* The longest that fits is taken off, so each stands before those it ends with. */
static const char *const endings[] = {
    "иями", "ыми", "ими", "ями", "ами", "ией", "ием", "иях",  "иям", "ого", "его",
    "ому",  "ему", "ия",  "ии",  "ию",  "ие",  "ью",  "ый",   "ий",  "ой",  "ей",
    "ая",   "яя",  "ое",  "ее",  "ые",  "ую",  "юю",  "ым",   "им",  "ых",  "их",
    "ов",   "ев",  "ом",  "ем",  "ам",  "ям",  "ах",  "ях",   "а",   "я",   "ы",
    "и",    "о",   "е",   "у",   "ю",   "ь",   "й",   "ions", "ion", "ies", "ers",
    "ing",  "ed",  "es",  "er",  "s",   "e",   "y",
};

zij_str zij_search_stem(zij_str word)
{
    for (size_t i = 0; i < ZIJ_COUNT(endings); i++) {
        zij_str end = zij_str_of(endings[i]);
        zij_str stem = zij_str_sub(word, 0, word.len - ZIJ_MIN(end.len, word.len));

        if (zij_str_ends(word, end) && zij_utf8_count(stem) >= 3)
            return stem;
    }
    return word;
}
