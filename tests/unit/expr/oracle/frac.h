/* frac.h - fractions of the oracle, so that it shares no arithmetic with expr. */
#ifndef ZIJ_TEST_ORACLE_FRAC_H
#define ZIJ_TEST_ORACLE_FRAC_H
#include "base/rat.h"

typedef struct frac {
    zij_i128 n, d; /* d > 0; not in lowest terms */
} frac;

/* Something did not fit: what was computed since it was cleared says nothing. */
static bool frac_wild;

static inline frac frac_of(int64_t n, int64_t d)
{
    return (frac){ d < 0 ? -n : n, d < 0 ? -d : d };
}

static inline frac frac_reduced(frac a)
{
    zij_i128 x = a.n < 0 ? -a.n : a.n, y = a.d, t;

    while (y != 0) {
        t = x % y;
        x = y;
        y = t;
    }
    return x > 1 ? (frac){ a.n / x, a.d / x } : a;
}

static inline frac frac_small(frac a)
{
    const zij_i128 most = (zij_i128)1 << 62;

    if (a.n < most && a.n > -most && a.d < most)
        return a;
    return frac_reduced(a);
}

static inline frac frac_checked(bool overflow, zij_i128 n, zij_i128 d)
{
    if (overflow) {
        frac_wild = true;
        return (frac){ 0, 1 };
    }
    return frac_small((frac){ n, d });
}

static inline frac frac_add(frac a, frac b)
{
    zij_i128 s, t, n, d;
    bool over;

    if (a.d == b.d) {
        over = __builtin_add_overflow(a.n, b.n, &n);
        return frac_checked(over, n, a.d);
    }
    over = __builtin_mul_overflow(a.n, b.d, &s);
    over |= __builtin_mul_overflow(b.n, a.d, &t);
    over |= __builtin_add_overflow(s, t, &n);
    over |= __builtin_mul_overflow(a.d, b.d, &d);
    return frac_checked(over, n, d);
}

static inline frac frac_neg(frac a)
{
    return (frac){ -a.n, a.d };
}

static inline frac frac_sub(frac a, frac b)
{
    return frac_add(a, frac_neg(b));
}

static inline frac frac_mul(frac a, frac b)
{
    zij_i128 n, d;
    bool over = __builtin_mul_overflow(a.n, b.n, &n);

    over |= __builtin_mul_overflow(a.d, b.d, &d);
    return frac_checked(over, n, d);
}

/* b is not 0. */
static inline frac frac_div(frac a, frac b)
{
    return frac_mul(a, b.n < 0 ? (frac){ -b.d, -b.n } : (frac){ b.d, b.n });
}

static inline int frac_sign(frac a)
{
    return (a.n > 0) - (a.n < 0);
}

static inline int frac_cmp(frac a, frac b)
{
    zij_i128 s, t;

    if (__builtin_mul_overflow(a.n, b.d, &s) || __builtin_mul_overflow(b.n, a.d, &t)) {
        a = frac_reduced(a);
        b = frac_reduced(b);
        if (__builtin_mul_overflow(a.n, b.d, &s) ||
            __builtin_mul_overflow(b.n, a.d, &t)) {
            frac_wild = true;
            return 0;
        }
    }
    return (s > t) - (s < t);
}

/* For messages. */
static inline double frac_double(frac a)
{
    return (double)a.n / (double)a.d;
}

#endif
