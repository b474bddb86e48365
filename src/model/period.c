#include "model/period.h"

static bool read_digits(zij_str s, size_t from, size_t to, int *out)
{
    *out = 0;
    if (to > s.len || from >= to)
        return false;
    for (size_t i = from; i < to; i++) {
        if (s.at[i] < '0' || s.at[i] > '9')
            return false;
        *out = *out * 10 + (s.at[i] - '0');
    }
    return true;
}

static bool make(int year, int freq, int number, zij_period *out)
{
    if (year < 1 || number < 1 || number > freq)
        return false;
    *out = (zij_period){ year * freq + number - 1, freq };
    return true;
}

bool zij_period_read(zij_str s, zij_period *out)
{
    static const struct {
        char letter;
        int freq;
        size_t digits;
    } kind[] = {
        { 'A', ZIJ_FREQ_A, 1 },
        { 'S', ZIJ_FREQ_S, 1 },
        { 'Q', ZIJ_FREQ_Q, 1 },
        { 'M', ZIJ_FREQ_M, 2 },
    };
    int year, number;

    if (!read_digits(s, 0, 4, &year))
        return false;
    if (s.len == 4)
        return make(year, ZIJ_FREQ_A, 1, out);
    if (s.at[4] != '-')
        return false;
    if (s.len == 7 && read_digits(s, 5, 7, &number))
        return make(year, ZIJ_FREQ_M, number, out);
    for (size_t i = 0; i < ZIJ_COUNT(kind); i++)
        if (s.len == 6 + kind[i].digits && s.at[5] == kind[i].letter &&
            read_digits(s, 6, s.len, &number))
            return make(year, kind[i].freq, number, out);
    return false;
}

int zij_period_year(zij_period p)
{
    return p.ordinal / p.freq;
}

zij_period zij_period_of_year(int year)
{
    return (zij_period){ year, ZIJ_FREQ_A };
}

void zij_put_period(zij_buf *b, zij_period p)
{
    int number = p.ordinal % p.freq + 1;

    zij_putf(b, "%04d", zij_period_year(p));
    if (p.freq == ZIJ_FREQ_M)
        zij_putf(b, "-%02d", number);
    else if (p.freq != ZIJ_FREQ_A)
        zij_putf(b, "-%c%d", p.freq == ZIJ_FREQ_S ? 'S' : 'Q', number);
}

int zij_period_cmp(zij_period a, zij_period b)
{
    if (a.freq != b.freq)
        return a.freq < b.freq ? -1 : 1;
    return (a.ordinal > b.ordinal) - (a.ordinal < b.ordinal);
}
