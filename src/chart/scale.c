/* scale.c - linear scales and their ticks, without a maths library. */
#include "chart/scale.h"

static const double MOST = 1e300, LEAST = 1e-300;

bool zij_scale_can(double value)
{
    return value >= -MOST && value <= MOST; /* false for NaN */
}

double zij_scale_clean(double value)
{
    return value > -LEAST && value < LEAST ? 0 : value;
}

double zij_scale_at(const zij_scale *s, double value)
{
    return s->at_lo + (value - s->lo) / (s->hi - s->lo) * (s->at_hi - s->at_lo);
}

/* 10^n for n >= 0; exact up to 22. */
static double power(int n)
{
    double p = 1;

    while (n-- > 0)
        p *= 10;
    return p;
}

/* v x 10^e with one rounding where the power is exact. */
static double scaled(double v, int e)
{
    return e < 0 ? v / power(-e) : v * power(e);
}

/* For |v| far below 2^63: ticks are few. */
static int64_t floor_of(double v)
{
    int64_t whole = (int64_t)v;

    return whole - ((double)whole > v);
}

/* A step of at least `least` (> 0): 1, 2 or 5 times a power of ten. */
static void choose_step(zij_ticks *t, double least)
{
    static const int mantissas[] = { 1, 2, 5 };
    int e = 0;

    while (scaled(1, e) > least)
        e--;
    while (scaled(1, e + 1) <= least)
        e++;
    t->mantissa = 1;
    t->exponent = e + 1; /* when even 5 is too small */
    for (size_t i = ZIJ_COUNT(mantissas); i-- > 0;)
        if (scaled(mantissas[i], e) >= least * (1 - 1e-12)) {
            t->mantissa = mantissas[i];
            t->exponent = e;
        }
    t->decimals = t->exponent < 0 ? -t->exponent : 0;
}

zij_ticks zij_ticks_over(double lo, double hi, int about)
{
    zij_ticks t = { 0 };
    double size = ZIJ_MAX(lo < 0 ? -lo : lo, hi < 0 ? -hi : hi);
    double step;

    if (hi - lo <= size * 1e-9 || hi - lo < LEAST) { /* equal: some room around */
        double room = size > LEAST ? size * 0.1 : 1;

        lo -= lo == 0 ? 0 : room;
        hi += room;
    }
    choose_step(&t, (hi - lo) / about);
    step = scaled(t.mantissa, t.exponent);
    t.first = floor_of(lo / step + 1e-9);
    t.n = (size_t)(-floor_of(-hi / step + 1e-9) - t.first) + 1;
    return t;
}

double zij_tick_value(const zij_ticks *t, size_t i)
{
    return scaled((double)(t->first + (int64_t)i) * t->mantissa, t->exponent);
}
