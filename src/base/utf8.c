#include "base/utf8.h"

static bool is_tail(zij_str s, size_t i)
{
    return i < s.len && ((unsigned char)s.at[i] & 0xc0) == 0x80;
}

static int32_t tail_bits(zij_str s, size_t i)
{
    return (unsigned char)s.at[i] & 0x3f;
}

int32_t zij_utf8_next(zij_str s, size_t *i)
{
    static const int32_t least[] = { 0, 0, 0x80, 0x800, 0x10000 };
    unsigned char first = (unsigned char)s.at[*i];
    size_t n = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    int32_t c = first & (0x7f >> n);

    if (first < 0xc2 || first > 0xf4) {
        *i += 1;
        return first < 0x80 ? first : ZIJ_NOT_UTF8;
    }
    for (size_t k = 1; k < n; k++) {
        if (!is_tail(s, *i + k)) {
            *i += 1;
            return ZIJ_NOT_UTF8;
        }
        c = c << 6 | tail_bits(s, *i + k);
    }
    if (c < least[n] || c > 0x10ffff || (c >= 0xd800 && c <= 0xdfff)) {
        *i += 1;
        return ZIJ_NOT_UTF8;
    }
    *i += n;
    return c;
}

size_t zij_utf8_check(zij_str s)
{
    for (size_t i = 0; i < s.len;) {
        size_t here = i;

        if ((unsigned char)s.at[i] < 0x80)
            i++;
        else if (zij_utf8_next(s, &i) == ZIJ_NOT_UTF8)
            return here;
    }
    return s.len;
}

size_t zij_utf8_count(zij_str s)
{
    size_t n = 0;

    for (size_t i = 0; i < s.len; n++)
        zij_utf8_next(s, &i);
    return n;
}

void zij_put_utf8(zij_buf *b, int32_t c)
{
    ZIJ_ASSERT(c >= 0 && c <= 0x10ffff && !(c >= 0xd800 && c <= 0xdfff));
    if (c < 0x80) {
        zij_put_byte(b, (char)c);
        return;
    }
    if (c < 0x800) {
        zij_put_byte(b, (char)(0xc0 | c >> 6));
    } else {
        if (c < 0x10000) {
            zij_put_byte(b, (char)(0xe0 | c >> 12));
        } else {
            zij_put_byte(b, (char)(0xf0 | c >> 18));
            zij_put_byte(b, (char)(0x80 | (c >> 12 & 0x3f)));
        }
        zij_put_byte(b, (char)(0x80 | (c >> 6 & 0x3f)));
    }
    zij_put_byte(b, (char)(0x80 | (c & 0x3f)));
}

bool zij_utf8_is_text(int32_t c)
{
    if (c < 0x20)
        return c == '\t' || c == '\n';
    return !(c >= 0x7f && c < 0xa0) && !(c >= 0x202a && c <= 0x202e) && c != 0xfffe &&
           c != 0xffff;
}

int zij_utf8_columns(int32_t c)
{
    /* Blocks of East_Asian_Width W and F (UAX #11), and combining marks (Mn). */
    static const struct {
        int32_t from, to;
        int columns;
    } block[] = {
        { 0x0300, 0x036f, 0 },   { 0x1100, 0x115f, 2 },   { 0x200b, 0x200f, 0 },
        { 0x20d0, 0x20ff, 0 },   { 0x2e80, 0x303e, 2 },   { 0x3041, 0x33ff, 2 },
        { 0x3400, 0x4dbf, 2 },   { 0x4e00, 0x9fff, 2 },   { 0xa000, 0xa4cf, 2 },
        { 0xac00, 0xd7a3, 2 },   { 0xf900, 0xfaff, 2 },   { 0xfe00, 0xfe0f, 0 },
        { 0xfe30, 0xfe6f, 2 },   { 0xff00, 0xff60, 2 },   { 0xffe0, 0xffe6, 2 },
        { 0x1f300, 0x1faff, 2 }, { 0x20000, 0x3fffd, 2 },
    };

    for (size_t i = 0; i < ZIJ_COUNT(block) && c >= block[i].from; i++)
        if (c <= block[i].to)
            return block[i].columns;
    return 1;
}
