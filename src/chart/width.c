/* width.c - sums of advances from the generated tables, and line breaks.
 *
 * Browsers draw the texts of charts with font-kerning: none, so that a sum of advances is
 * the width. A character that neither font has counts as wide as it is high: too much
 * room is better than an overlap. */
#include "chart/width.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "chart/chart.h"

enum { FULL = 1000 };

static bool is_japanese(zij_str lang)
{
    return zij_str_starts(lang, ZIJ_STR("ja"));
}

static const zij_width *find(const zij_width_table *in, int32_t c)
{
    size_t low = 0, high = in->n;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (in->at[middle].last < c)
            low = middle + 1;
        else
            high = middle;
    }
    return low < in->n && in->at[low].first <= c ? &in->at[low] : NULL;
}

const zij_chart_range zij_chart_latin[] = {
    { 0, 0x2ff },       { 0x370, 0x52f },   { 0x1e00, 0x1fff }, { 0x2007, 0x200a },
    { 0x2012, 0x2014 }, { 0x202f, 0x202f }, { 0x20a0, 0x20bf }, { 0x2212, 0x2212 },
};
const size_t zij_chart_latin_count = ZIJ_COUNT(zij_chart_latin);

static bool is_latin(int32_t c)
{
    for (size_t i = 0; i < ZIJ_COUNT(zij_chart_latin); i++)
        if (c >= zij_chart_latin[i].first && c <= zij_chart_latin[i].last)
            return true;
    return false;
}

static int advance(zij_str lang, bool bold, int32_t c)
{
    const zij_width *w = NULL;

    if (!is_japanese(lang) || is_latin(c))
        w = find(&zij_width_tables[0][bold], c);
    if (w == NULL)
        w = find(&zij_width_tables[1][bold], c);
    return w == NULL ? FULL : w->width;
}

double zij_width_of(const zij_setting *in, zij_str text)
{
    int64_t sum = 0;

    for (size_t i = 0; i < text.len;)
        sum += advance(in->lang, in->bold, zij_utf8_next(text, &i));
    return (double)sum * in->size / FULL;
}

double zij_chart_text_width(zij_str lang, zij_str text, double size, bool bold)
{
    return zij_width_of(&(zij_setting){ lang, size, bold }, text);
}

/* How many bytes of the text fit; at least one character. */
static size_t fitting(const zij_setting *in, zij_str text, double room)
{
    double sum = 0;
    size_t i = 0;

    while (i < text.len) {
        size_t next = i;

        sum += advance(in->lang, in->bold, zij_utf8_next(text, &next)) * in->size / FULL;
        if (sum > room && i > 0)
            return i;
        i = next;
    }
    return i;
}

zij_str zij_width_shorten(const zij_setting *in, zij_str text, double room,
                          zij_arena *mem)
{
    zij_str dots = ZIJ_STR("…");
    double rest = room - zij_width_of(in, dots);
    zij_str kept;

    if (zij_width_of(in, text) <= room)
        return text;
    kept = zij_str_trim(zij_str_sub(text, 0, fitting(in, text, rest)));
    if (zij_width_of(in, kept) > rest) /* one character is more than there is room for */
        return dots;
    return zij_strf(mem, "%.*s…", ZIJ_ARG(kept));
}

/* What may not begin a line: closing marks, small kana, the long vowel mark (JIS X 4051).
 */
static bool never_first(int32_t c)
{
    static const char *const marks =
        "、。，．・：；？！゛゜ヽヾゝゞ々ー）］｝」』】〉》〕’”"
        "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ"
        ",.:;?!)]}%％‰…‥°℃";
    zij_str all = zij_str_of(marks);

    for (size_t i = 0; i < all.len;)
        if (zij_utf8_next(all, &i) == c)
            return true;
    return false;
}

static bool never_last(int32_t c)
{
    zij_str all = ZIJ_STR("（［｛「『【〈《〔‘“([{¥$£€");

    for (size_t i = 0; i < all.len;)
        if (zij_utf8_next(all, &i) == c)
            return true;
    return false;
}

static bool east_asian(int32_t c)
{
    return (c >= 0x2e80 && c <= 0xd7ff) || (c >= 0xf900 && c <= 0xfaff) ||
           (c >= 0xff00 && c <= 0xffef) || c >= 0x20000;
}

/* May a line end between two characters? A hyphen or dash in a name allows it. */
static bool may_break(int32_t a, int32_t b)
{
    if (a == ' ')
        return true;
    if (b == ' ' || never_first(b) || never_last(a))
        return false;
    return east_asian(a) || east_asian(b) || a == '-' || a == 0x2013 || a == 0x2014 ||
           a == '/';
}

/* Where the first line ends: the last allowed place that fits, else inside the word. */
static size_t line_end(const zij_setting *in, zij_str text, double room)
{
    size_t fits = fitting(in, text, room), best = 0, i = 0;
    int32_t before;

    if (fits == text.len)
        return fits;
    before = zij_utf8_next(text, &i);
    while (i <= fits && i < text.len) {
        size_t here = i;
        int32_t c = zij_utf8_next(text, &i);

        if (may_break(before, c) || (c == ' ' && here == fits))
            best = here;
        before = c;
    }
    return best > 0 ? best : fits;
}

zij_lines zij_width_wrap(const zij_setting *in, zij_str text, double room, size_t most,
                         zij_arena *mem)
{
    zij_lines lines = { .at = zij_array(mem, ZIJ_MAX(most, 1), zij_str) };
    zij_str rest = zij_str_trim(text);

    while (rest.len > 0 && lines.n + 1 < most) {
        size_t end = line_end(in, rest, room);

        lines.at[lines.n++] = zij_str_trim(zij_str_sub(rest, 0, end));
        rest = zij_str_trim(zij_str_sub(rest, end, rest.len));
    }
    if (rest.len > 0) {
        zij_str last = zij_width_shorten(in, rest, room, mem);

        lines.cut = !zij_str_eq(last, rest);
        lines.at[lines.n++] = last;
    }
    return lines;
}
