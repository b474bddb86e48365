/* Powers with whole exponents against a fraction, exactly: in digits of 64 bits. */
#include "expr/num.h"

typedef struct big {
    uint64_t *at; /* lowest first */
    size_t n;
} big;

static big make(zij_arena *mem, zij_u128 v, unsigned power)
{
    big b = { zij_array(mem, (size_t)power + 3, uint64_t), 2 };

    b.at[0] = (uint64_t)v;
    b.at[1] = (uint64_t)(v >> 64);
    return b;
}

static void times(big *b, uint64_t k, unsigned power)
{
    for (unsigned i = 0; i < power; i++) {
        zij_u128 carry = 0;

        for (size_t j = 0; j < b->n; j++) {
            carry += (zij_u128)b->at[j] * k;
            b->at[j] = (uint64_t)carry;
            carry >>= 64;
        }
        if (carry != 0)
            b->at[b->n++] = (uint64_t)carry;
    }
}

static int compare(const big *a, const big *b)
{
    for (size_t i = ZIJ_MAX(a->n, b->n); i-- > 0;) {
        uint64_t u = i < a->n ? a->at[i] : 0, v = i < b->n ? b->at[i] : 0;

        if (u != v)
            return u < v ? -1 : 1;
    }
    return 0;
}

/* p/q against (n/d)^power: p d^power against q n^power. */
static int exact_sign(zij_arena *mem, zij_rat r, uint64_t n, uint64_t d, unsigned power)
{
    big left = make(mem, (zij_u128)r.n, power), right = make(mem, (zij_u128)r.d, power);

    times(&left, d, power);
    times(&right, n, power);
    return compare(&left, &right);
}

int zij_expr_power_sign(zij_arena *mem, const zij_real *a, int dir, zij_i128 n,
                        zij_i128 d, unsigned power)
{
    zij_i128 g = (zij_i128)zij_gcd128(n, d);
    ival base, all = { zij_expr_real(zij_rat_of(1)), zij_expr_real(zij_rat_of(1)) };
    bool small = n / g <= INT64_MAX && d / g <= INT64_MAX;

    if (zij_expr_real_sign(a) < 0)
        return -1;
    if (a->exact && small)
        return exact_sign(mem, a->r, (uint64_t)(n / g), (uint64_t)(d / g), power);
    base = (ival){ zij_expr_real_ratio(n, d, -1), zij_expr_real_ratio(n, d, 1) };
    for (unsigned i = 0; i < power; i++)
        all = zij_expr_ival_mul(all, base);
    if (dir < 0)
        return zij_real_cmp(a, &all.hi) > 0 ? 1 : -1;
    return zij_real_cmp(a, &all.lo) < 0 ? -1 : 1;
}
