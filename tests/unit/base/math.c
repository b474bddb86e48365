#include <math.h>

#include "../random.h"
#include "../test.h"
#include "base/math.h"

/* Distance in units of the last place of the result; the reference has 64 bits. */
static double ulps(double got, long double want)
{
    double near = (double)want;

    if (isinf(near) || isnan(near))
        return got == near || (isnan(got) && isnan(near)) ? 0 : 1e9;
    return (double)(fabsl((long double)got - want) /
                    (nextafter(fabs(near), INFINITY) - fabs(near)));
}

typedef struct range {
    const char *name;
    double (*f)(double);
    long double (*reference)(long double);
    double from, to, most; /* most: the error allowed */
} range;

static void functions_of_one_argument_are_near_the_truth(void **state)
{
    static const range row[] = {
        { "log", zij_log, logl, 0.5, 2, 0.51 },
        { "log", zij_log, logl, 0, 1e9, 0.51 },
        { "log", zij_log, logl, 0, 1e-300, 0.51 },
        { "log", zij_log, logl, 0, 1e-310, 0.51 },
        { "log10", zij_log10, log10l, 0, 1e9, 0.51 },
        { "log10", zij_log10, log10l, 0.9, 1.1, 0.51 },
        { "exp", zij_exp, expl, -1, 1, 0.65 },
        { "exp", zij_exp, expl, -708, 709.7, 0.65 },
        { "exp", zij_exp, expl, -745.2, -708, 1 },
        { "sin", zij_sin, sinl, -7, 7, 0.8 },
        { "sin", zij_sin, sinl, -1e6, 1e6, 0.8 },
        { "cos", zij_cos, cosl, -7, 7, 0.8 },
        { "cos", zij_cos, cosl, -1e6, 1e6, 0.8 },
        { "floor", zij_floor, floorl, -1e3, 1e3, 0 },
        { "ceil", zij_ceil, ceill, -1e3, 1e3, 0 },
        { "round", zij_round, roundl, -1e3, 1e3, 0 },
        { "sqrt", zij_sqrt, sqrtl, 0, 1e9, 0.5 },
    };
    uint64_t seed = 1;

    (void)state;
    for (size_t i = 0; i < ZIJ_COUNT(row); i++)
        for (int n = 0; n < random_times(100000); n++) {
            double x = random_between(&seed, row[i].from, row[i].to);
            double off = ulps(row[i].f(x), row[i].reference(x));

            if (off > row[i].most)
                fail_msg("%s(%a) is %g units off", row[i].name, x, off);
        }
}

static void powers_are_near_the_truth(void **state)
{
    uint64_t seed = 2;

    (void)state;
    for (int i = 0; i < random_times(300000); i++) {
        double x = random_between(&seed, 0, i % 3 == 0 ? 1000 : 3);
        double y = random_between(&seed, -700, 700) / (i % 2 ? log(x) : 10);
        long double want = powl(x, y);
        double off = ulps(zij_pow(x, y), want);

        if (off > (want < 0x1p-1022L ? 1 : 0.65))
            fail_msg("%a to the %a is %g units off", x, y, off);
    }
}

static void what_is_exact_comes_out_exact(void **state)
{
    (void)state;
    for (int i = -307; i <= 308; i++) {
        char text[16];
        double p;

        snprintf(text, sizeof text, "1e%d", i);
        p = strtod(text, NULL);
        assert_true(zij_log10(p) == i);
        if (i >= 0 && i <= 22)
            assert_true(zij_pow(10, i) == p);
    }
    for (int i = -1074; i <= 1023; i++)
        assert_true(zij_pow(2, i) == ldexp(1, i));
    for (int i = 1; i < 1000; i++) {
        assert_true(zij_pow(i, 2) == (double)i * i);
        assert_true(zij_pow(-i, 3) == -(double)i * i * i);
        assert_true(zij_pow((double)i * i, 0.5) == i);
    }
    assert_true(zij_exp(0) == 1 && zij_log(1) == 0 && zij_cos(0) == 1 && zij_sin(0) == 0);
}

static void odd_arguments_do_as_in_c(void **state)
{
    static const double odd[] = { 0,
                                  -0.0,
                                  1,
                                  -1,
                                  2,
                                  -2,
                                  3,
                                  -3,
                                  0.5,
                                  -0.5,
                                  1.5,
                                  INFINITY,
                                  -INFINITY,
                                  NAN,
                                  1e300,
                                  -1e300,
                                  1e-300,
                                  5e-324,
                                  -5e-324,
                                  0x1p53,
                                  0x1p53 - 1,
                                  0.99999,
                                  1e15 + 0.5,
                                  -2.5,
                                  2.5,
                                  0.49999999999999994,
                                  4503599627370496.5,
                                  1e30 };

    (void)state;
    for (size_t i = 0; i < ZIJ_COUNT(odd); i++) {
        double x = odd[i];

        for (size_t k = 0; k < ZIJ_COUNT(odd); k++)
            if (ulps(zij_pow(x, odd[k]), powl(x, odd[k])) > 0.65)
                fail_msg("%a to the %a is %a, not %a", x, odd[k], zij_pow(x, odd[k]),
                         pow(x, odd[k]));
        assert_true(ulps(zij_log(x), logl(x)) <= 0.51);
        assert_true(ulps(zij_log10(x), log10l(x)) <= 0.51);
        assert_true(ulps(zij_exp(x), expl(x)) <= 0.65);
        assert_true(ulps(zij_floor(x), floorl(x)) == 0);
        assert_true(ulps(zij_ceil(x), ceill(x)) == 0);
        assert_true(ulps(zij_round(x), roundl(x)) == 0);
    }
    assert_true(isnan(zij_sin(NAN)) && isnan(zij_cos(NAN)) && isnan(zij_sqrt(-1)));
}

/* Where nearly all digits of the argument cancel. */
static void angles_near_multiples_of_a_right_angle_keep_their_digits(void **state)
{
    (void)state;
    for (int k = 1; k < 600000; k += 7) {
        double x = (double)(k * 1.57079632679489661923L);

        assert_true(ulps(zij_sin(x), sinl(x)) < 0.8);
        assert_true(ulps(zij_cos(x), cosl(x)) < 0.8);
    }
}

int main(void)
{
    const struct CMUnitTest all[] = {
        TEST(functions_of_one_argument_are_near_the_truth),
        TEST(powers_are_near_the_truth),
        TEST(what_is_exact_comes_out_exact),
        TEST(odd_arguments_do_as_in_c),
        TEST(angles_near_multiples_of_a_right_angle_keep_their_digits),
    };

    return TEST_RUN(all);
}
