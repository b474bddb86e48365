#include "base/dec.h"

int64_t zij_pow10(int n)
{
    static const int64_t power[] = {
        1,
        10,
        100,
        1000,
        10000,
        100000,
        1000000,
        10000000,
        100000000,
        1000000000,
        10000000000,
        100000000000,
        1000000000000,
        10000000000000,
        100000000000000,
        1000000000000000,
        10000000000000000,
        100000000000000000,
        1000000000000000000,
    };

    ZIJ_ASSERT(n >= 0 && n < (int)ZIJ_COUNT(power));
    return power[n];
}

/* The digits of a text without its sign and point. */
typedef struct digits {
    zij_str whole, part;
    bool negative;
} digits;

static bool all_digits(zij_str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (s.at[i] < '0' || s.at[i] > '9')
            return false;
    return true;
}

static bool split(zij_str text, digits *d)
{
    size_t point;

    *d = (digits){ .negative = text.len > 0 && text.at[0] == '-' };
    if (d->negative)
        text = zij_str_sub(text, 1, text.len);
    point = zij_str_find(text, 0, '.');
    d->whole = zij_str_sub(text, 0, point);
    d->part = zij_str_sub(text, point + 1, text.len);
    if (point < text.len && d->part.len == 0)
        return false;
    return d->whole.len > 0 && all_digits(d->whole) && all_digits(d->part);
}

/* Adds digits to *m; false when there are more than 18 without leading zeros. */
static bool add_digits(int64_t *m, zij_str s)
{
    for (size_t i = 0; i < s.len; i++) {
        if (*m >= zij_pow10(ZIJ_DEC_DIGITS - 1))
            return false;
        *m = *m * 10 + (s.at[i] - '0');
    }
    return true;
}

zij_dec_rc zij_dec_read(zij_str text, int p, zij_dec *out)
{
    digits d;
    int64_t m = 0;

    if (!split(text, &d))
        return ZIJ_DEC_NOT_A_NUMBER;
    if (!add_digits(&m, d.whole) || !add_digits(&m, d.part))
        return ZIJ_DEC_TOO_LONG;
    if (p == ZIJ_DEC_AS_PRINTED) {
        if (d.part.len > ZIJ_DEC_MAX)
            return ZIJ_DEC_TOO_FINE;
        p = (int)d.part.len;
    }
    ZIJ_ASSERT(p >= ZIJ_DEC_MIN && p <= ZIJ_DEC_MAX);
    for (int have = (int)ZIJ_MIN(d.part.len, (size_t)INT_MAX); have > p; have--) {
        if (m % 10 != 0)
            return ZIJ_DEC_TOO_FINE;
        m /= 10;
    }
    for (int have = (int)d.part.len; have < p; have++) {
        if (m >= zij_pow10(ZIJ_DEC_DIGITS - 1))
            return ZIJ_DEC_TOO_LONG;
        m *= 10;
    }
    *out = (zij_dec){ d.negative ? -m : m, (int8_t)p };
    return ZIJ_DEC_OK;
}

void zij_put_dec(zij_buf *b, zij_dec d)
{
    uint64_t m = d.m < 0 ? 0 - (uint64_t)d.m : (uint64_t)d.m;
    uint64_t unit = d.p > 0 ? (uint64_t)zij_pow10(d.p) : 1;

    if (d.m < 0)
        zij_put_byte(b, '-');
    zij_put_uint(b, m / unit);
    if (d.p > 0) {
        zij_put_byte(b, '.');
        for (uint64_t u = unit / 10; u > 0; u /= 10)
            zij_put_byte(b, (char)('0' + m / u % 10));
    }
    for (int i = d.p; i < 0 && m > 0; i++)
        zij_put_byte(b, '0');
}

int zij_dec_cmp(zij_dec a, zij_dec b)
{
    int p = ZIJ_MAX(a.p, b.p);
    zij_i128 x = (zij_i128)a.m * zij_pow10(p - a.p),
             y = (zij_i128)b.m * zij_pow10(p - b.p);

    return (x > y) - (x < y);
}

double zij_dec_double(zij_dec d)
{
    return d.p >= 0 ? (double)d.m / (double)zij_pow10(d.p)
                    : (double)d.m * (double)zij_pow10(-d.p);
}
