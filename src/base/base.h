/* base.h - what every file of zij starts from.
 *
 * base is freestanding: it includes no header of the C library, so that the same code
 * runs natively and as WebAssembly. Memory comes through a zij_host (arena.h).
 */
#ifndef ZIJ_BASE_BASE_H
#define ZIJ_BASE_BASE_H
#include <limits.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define ZIJ_MUST_USE        __attribute__((warn_unused_result))
#define ZIJ_PRINTF(fmt, at) __attribute__((format(printf, fmt, at)))
#define ZIJ_COUNT(array)    (sizeof(array) / sizeof((array)[0]))
#define ZIJ_MIN(a, b)       ((a) < (b) ? (a) : (b))
#define ZIJ_MAX(a, b)       ((a) > (b) ? (a) : (b))

/* What only our own bug can break. Traps in every build: a wrong book is worse than none.
 */
#define ZIJ_ASSERT(truth)     \
    do {                      \
        if (!(truth))         \
            __builtin_trap(); \
    } while (0)

/* The outcome of a fallible function. Whatever is not ZIJ_OK has reported a diagnostic.
 */
typedef enum zij_rc {
    ZIJ_OK,
    ZIJ_EINPUT, /* the user's book, data or expression is wrong */
    ZIJ_EIO,    /* the machine failed: disk, network, memory */
    ZIJ_ELIMIT, /* a stated limit was passed */
    ZIJ_EUSAGE, /* options, commands or paths of the call are wrong */
} zij_rc;

__extension__ typedef __int128 zij_i128;
__extension__ typedef unsigned __int128 zij_u128;

static inline void zij_copy(void *to, const void *from, size_t n)
{
    if (n > 0)
        __builtin_memcpy(to, from, n);
}

static inline void zij_zero(void *to, size_t n)
{
    if (n > 0)
        __builtin_memset(to, 0, n);
}

#endif
