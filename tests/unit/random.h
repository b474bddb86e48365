/* random.h - the same random numbers in every run, for tests. */
#ifndef ZIJ_RANDOM_H
#define ZIJ_RANDOM_H
#include <stdint.h>
#include <stdlib.h>

#if defined(__SANITIZE_ADDRESS__)
#define RANDOM_SLOW 100
#else
#define RANDOM_SLOW 10
#endif

/* How often a random test runs: a tenth of the full number, less under sanitizers; all of
 * it when the environment has ZIJ_SOAK. */
static inline int random_times(int full)
{
    return getenv("ZIJ_SOAK") != NULL ? full : full / RANDOM_SLOW;
}

/* splitmix64 */
static inline uint64_t random_bits(uint64_t *seed)
{
    uint64_t z = *seed += 0x9e3779b97f4a7c15;

    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9;
    z = (z ^ z >> 27) * 0x94d049bb133111eb;
    return z ^ z >> 31;
}

/* From `a` to `b`, without `b`. */
static inline double random_between(uint64_t *seed, double a, double b)
{
    return a + (b - a) * (double)(random_bits(seed) >> 11) * 0x1p-53;
}

#endif
