/* num.c - both ways are done with whole numbers of any size, which are exact.
 *
 * Printing is the free-format algorithm of Burger and Dybvig (1996): r/s is what is left
 * of the number, low/s and high/s are half the way to its neighbours, and digits come
 * until what is left is nearer than that. Reading scales the decimal to a fraction of two
 * whole numbers in [1, 2) and takes 53 bits of it; short decimals need one operation.
 */
#include "base/num.h"

enum {
    WORDS = 140,         /* 4480 bits: 10^1130 with 64 bits to spare */
    DIGITS = 800,        /* 768 decide any double (its exact text and a half); the rest
                            can only say that there was more */
    EXPONENT_MOST = 9999 /* of a decimal; beyond it all are 0 or too large */
};

typedef struct big {
    uint32_t w[WORDS]; /* lowest first */
    int n;             /* words in use; the highest is not 0 */
} big;

static void set(big *a, uint64_t v)
{
    a->n = 0;
    for (; v > 0; v >>= 32)
        a->w[a->n++] = (uint32_t)v;
}

/* a = a * by + plus */
static void scale(big *a, uint32_t by, uint32_t plus)
{
    uint64_t carry = plus;

    for (int i = 0; i < a->n; i++) {
        carry += (uint64_t)a->w[i] * by;
        a->w[i] = (uint32_t)carry;
        carry >>= 32;
    }
    if (carry > 0) {
        ZIJ_ASSERT(a->n < WORDS);
        a->w[a->n++] = (uint32_t)carry;
    }
}

static void scale10(big *a, int power)
{
    for (; power >= 9; power -= 9)
        scale(a, 1000000000, 0);
    for (; power > 0; power--)
        scale(a, 10, 0);
}

static void shift(big *a, int bits)
{
    int words = bits / 32, rest = bits % 32;

    if (a->n == 0 || bits == 0)
        return;
    ZIJ_ASSERT(a->n + words < WORDS);
    for (int i = a->n - 1; i >= 0; i--)
        a->w[i + words] = a->w[i];
    for (int i = 0; i < words; i++)
        a->w[i] = 0;
    a->n += words;
    scale(a, (uint32_t)1 << rest, 0);
}

static int compare(const big *a, const big *b)
{
    if (a->n != b->n)
        return a->n < b->n ? -1 : 1;
    for (int i = a->n - 1; i >= 0; i--)
        if (a->w[i] != b->w[i])
            return a->w[i] < b->w[i] ? -1 : 1;
    return 0;
}

/* a += b */
static void add(big *a, const big *b)
{
    uint64_t carry = 0;

    for (int i = 0; i < b->n || carry > 0; i++) {
        ZIJ_ASSERT(i < WORDS);
        if (i >= a->n)
            a->w[a->n++] = 0;
        carry += (uint64_t)a->w[i] + (i < b->n ? b->w[i] : 0);
        a->w[i] = (uint32_t)carry;
        carry >>= 32;
    }
}

/* a -= b, which is not larger */
static void subtract(big *a, const big *b)
{
    int64_t carry = 0;

    for (int i = 0; i < a->n; i++) {
        carry += (int64_t)a->w[i] - (i < b->n ? b->w[i] : 0);
        a->w[i] = (uint32_t)carry;
        carry >>= 32;
    }
    while (a->n > 0 && a->w[a->n - 1] == 0)
        a->n--;
}

static int bits_of(const big *a)
{
    return a->n == 0 ? 0 : 32 * a->n - __builtin_clz(a->w[a->n - 1]);
}

/* |x| = fraction x 2^exp */
typedef struct pieces {
    uint64_t fraction;
    int exp;
    bool negative, narrow; /* narrow: the neighbour below is half as far */
} pieces;

static pieces pieces_of(double x)
{
    uint64_t bits, low;
    int exp;

    zij_copy(&bits, &x, sizeof(bits));
    exp = (int)(bits >> 52 & 0x7ff);
    low = bits & (((uint64_t)1 << 52) - 1);
    ZIJ_ASSERT(exp != 0x7ff);
    return (pieces){
        .fraction = exp == 0 ? low : low | (uint64_t)1 << 52,
        .exp = ZIJ_MAX(exp, 1) - 1075,
        .negative = bits >> 63,
        .narrow = low == 0 && exp > 1,
    };
}

typedef struct printing {
    big r, s, low, high;
    bool even; /* the ends of the interval read back as the number too */
} printing;

static bool reaches(const big *a, const big *b, bool also_equal)
{
    int order = compare(a, b);

    return order > 0 || (also_equal && order == 0);
}

/* Whether r + high is s or more: the number rounds up to the next power of ten. */
static bool at_top(const printing *p)
{
    big sum = p->r;

    add(&sum, &p->high);
    return reaches(&sum, &p->s, p->even);
}

/* Sets up r/s = |x| / 10^k in [0.1, 1); returns k. */
static int start(printing *p, pieces x)
{
    int bits = 64 - __builtin_clzll(x.fraction) + x.exp; /* |x| < 2^bits */
    int up = ZIJ_MAX(x.exp, 0), down = ZIJ_MAX(-x.exp, 0);
    int k = (bits - 1) * 30103 / 100000 - (bits - 1 < 0); /* k <= log10 |x| < k + 2 */

    p->even = x.fraction % 2 == 0;
    set(&p->r, x.fraction);
    set(&p->s, 1);
    set(&p->low, 1);
    shift(&p->r, up + 1 + x.narrow);
    shift(&p->s, down + 1 + x.narrow);
    shift(&p->low, up);
    p->high = p->low;
    shift(&p->high, x.narrow);
    scale10(&p->s, ZIJ_MAX(k, 0));
    scale10(&p->r, ZIJ_MAX(-k, 0));
    scale10(&p->low, ZIJ_MAX(-k, 0));
    scale10(&p->high, ZIJ_MAX(-k, 0));
    while (at_top(p)) {
        scale(&p->s, 10, 0);
        k++;
    }
    return k;
}

/* The digits of |x| = 0.d1d2... x 10^*k; returns how many. */
static int shortest(pieces x, char digit[17], int *k)
{
    printing p;
    int n = 0;

    *k = start(&p, x);
    for (;;) {
        char d = '0';
        bool low, high;

        scale(&p.r, 10, 0);
        scale(&p.low, 10, 0);
        scale(&p.high, 10, 0);
        for (; compare(&p.r, &p.s) >= 0; d++)
            subtract(&p.r, &p.s);
        low = reaches(&p.low, &p.r, p.even);
        high = at_top(&p);
        ZIJ_ASSERT(n < 17);
        if (low && high) { /* both digits read back: the nearer one, or the even one */
            scale(&p.r, 2, 0);
            high = reaches(&p.r, &p.s, d % 2 == 1);
        }
        digit[n++] = (char)(d + high);
        if (low || high)
            return n;
    }
}

static void put_zeros(zij_buf *b, int n)
{
    while (n-- > 0)
        zij_put_byte(b, '0');
}

static void put_exponent(zij_buf *b, const char *digit, int n, int exp)
{
    zij_put_byte(b, digit[0]);
    if (n > 1)
        zij_put_byte(b, '.');
    zij_put(b, (zij_str){ digit + 1, (size_t)n - 1 });
    zij_putf(b, "e%c%d", exp < 0 ? '-' : '+', exp < 0 ? -exp : exp);
}

void zij_put_double(zij_buf *b, double x)
{
    pieces of = pieces_of(x);
    char digit[17];
    int k, n;

    if (of.fraction == 0) {
        zij_put_byte(b, '0');
        return;
    }
    n = shortest(of, digit, &k);
    if (of.negative)
        zij_put_byte(b, '-');
    if (k > 21 || k <= -6) {
        put_exponent(b, digit, n, k - 1);
        return;
    }
    if (k <= 0)
        zij_put_c(b, "0.");
    put_zeros(b, -k);
    for (int i = 0; i < n; i++) {
        if (i > 0 && i == k)
            zij_put_byte(b, '.');
        zij_put_byte(b, digit[i]);
    }
    put_zeros(b, k - n);
}

/* fraction / 2^down x 10^decimals, rounded; odd: what a tie rounds away from when d is 0
 */
static uint64_t scaled_fraction(uint64_t fraction, int down, int decimals, bool odd)
{
    zij_u128 v = fraction, half = (zij_u128)1 << (down - 1), rest;
    uint64_t q;

    for (int i = 0; i < decimals; i++)
        v *= 10;
    q = (uint64_t)(v >> down);
    rest = v & (2 * half - 1);
    if (decimals > 0)
        odd = q % 2 == 1;
    return q + (rest > half || (rest == half && odd));
}

void zij_put_fixed(zij_buf *b, double x, int decimals)
{
    pieces of = pieces_of(x);
    uint64_t whole = 0, part = 0, one = 1;
    int down = -of.exp;

    ZIJ_ASSERT(decimals >= 0 && decimals <= ZIJ_FIXED_DECIMALS && of.exp <= 10);
    for (int i = 0; i < decimals; i++)
        one *= 10;
    if (down <= 0)
        whole = of.fraction << -down;
    else if (down < 120) { /* else it is less than half of the last decimal */
        whole = down < 64 ? of.fraction >> down : 0;
        of.fraction -= down < 64 ? whole << down : 0;
        part = scaled_fraction(of.fraction, down, decimals, whole % 2 == 1);
    }
    whole += part / one;
    part %= one;
    if (of.negative && (whole > 0 || part > 0))
        zij_put_byte(b, '-');
    zij_put_uint(b, whole);
    if (part > 0)
        zij_put_byte(b, '.');
    while (part > 0) {
        one /= 10;
        zij_put_byte(b, (char)('0' + part / one));
        part %= one;
    }
}

/* A decimal as text gives it: digits x 10^exp, leading zeros gone. */
typedef struct decimal {
    char digit[DIGITS];
    int n, exp;
    bool negative;
} decimal;

static bool is_digit(zij_str s, size_t i)
{
    return i < s.len && s.at[i] >= '0' && s.at[i] <= '9';
}

/* Digits from *i on; `step` is added to the exponent for each: -1 behind the point. What
 * does not fit counts as one more digit that is not 0. */
static bool read_digits(zij_str s, size_t *i, int step, decimal *d)
{
    size_t from = *i;

    for (; is_digit(s, *i); ++*i) {
        bool fits = d->n < DIGITS;

        if (d->exp < -EXPONENT_MOST * 4 || d->exp > EXPONENT_MOST * 4)
            step = 0; /* far out of range already */
        d->exp += step;
        if (d->n == 0 && s.at[*i] == '0')
            continue;
        if (fits)
            d->digit[d->n++] = s.at[*i];
        else if (s.at[*i] != '0')
            d->digit[DIGITS - 1] =
                d->digit[DIGITS - 1] == '0' ? '1' : d->digit[DIGITS - 1];
        d->exp += !fits;
    }
    return *i > from;
}

static bool read_exponent(zij_str s, size_t *i, decimal *d)
{
    bool negative = false;
    int v = 0;

    if (*i == s.len)
        return true;
    if (s.at[*i] != 'e' && s.at[*i] != 'E')
        return false;
    ++*i;
    if (*i < s.len && (s.at[*i] == '-' || s.at[*i] == '+'))
        negative = s.at[(*i)++] == '-';
    if (!is_digit(s, *i))
        return false;
    for (; is_digit(s, *i); ++*i)
        v = ZIJ_MIN(v * 10 + (s.at[*i] - '0'), EXPONENT_MOST);
    d->exp += negative ? -v : v;
    return *i == s.len;
}

static bool read_decimal(zij_str s, decimal *d)
{
    size_t i = 0;

    d->n = d->exp = 0;
    d->negative = s.len > 0 && s.at[0] == '-';
    i += d->negative;
    if (!read_digits(s, &i, 0, d))
        return false;
    if (i < s.len && s.at[i] == '.') {
        i++;
        if (!read_digits(s, &i, -1, d))
            return false;
    }
    return read_exponent(s, &i, d);
}

/* One multiplication or division of exact doubles is rounded once. */
static bool read_short(const decimal *d, double *out)
{
    static const double power[] = {
        1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
        1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
    };
    int64_t m = 0;

    if (d->n > 15 || d->exp < -22 || d->exp > 22)
        return false;
    for (int i = 0; i < d->n; i++)
        m = m * 10 + (d->digit[i] - '0');
    *out = d->exp < 0 ? (double)m / power[-d->exp] : (double)m * power[d->exp];
    return true;
}

/* num/den x 2^*exp is the decimal, 1 <= num/den < 2. */
static void fraction_of(const decimal *d, big *num, big *den, int *exp)
{
    set(num, 0);
    set(den, 1);
    for (int i = 0; i < d->n; i++) {
        if (num->n == 0)
            set(num, (uint64_t)(d->digit[i] - '0'));
        else
            scale(num, 10, (uint32_t)(d->digit[i] - '0'));
    }
    scale10(num, ZIJ_MAX(d->exp, 0));
    scale10(den, ZIJ_MAX(-d->exp, 0));
    *exp = bits_of(num) - bits_of(den);
    shift(den, ZIJ_MAX(*exp, 0));
    shift(num, ZIJ_MAX(-*exp, 0));
    if (compare(num, den) < 0) {
        shift(num, 1);
        --*exp;
    }
}

static bool read_long(const decimal *d, double *out)
{
    big num, den;
    uint64_t q = 0;
    int exp, bits, order;

    fraction_of(d, &num, &den, &exp);
    bits = ZIJ_MIN(53, exp + 1075); /* fewer below the smallest normal double */
    for (int i = 0; i < bits; i++) {
        bool one = compare(&num, &den) >= 0;

        q = q << 1 | one;
        if (one)
            subtract(&num, &den);
        shift(&num, 1);
    }
    order = bits < 0 ? -1 : compare(&num, &den);
    q += order > 0 || (order == 0 && q % 2 == 1);
    if (exp >= -1022) /* adding lets a carry run into the exponent */
        q += (uint64_t)(exp + 1022) << 52;
    zij_copy(out, &q, sizeof(q));
    return q >> 52 < 0x7ff;
}

bool zij_read_double(zij_str text, double *out)
{
    decimal d;
    double x = 0;

    if (!read_decimal(text, &d))
        return false;
    if (d.n > 0 && d.n + d.exp > 310)
        return false;
    if (d.n > 0 && d.n + d.exp > -330 && !read_short(&d, &x) && !read_long(&d, &x))
        return false;
    *out = d.negative ? -x : x;
    return true;
}
