/* fault.h - the calls that ZIJ_FAULT can make fail (os.h says how). Private to os. */
#ifndef ZIJ_OS_FAULT_H
#define ZIJ_OS_FAULT_H
#include <stdbool.h>

typedef enum zij_os_op {
    ZIJ_OP_OPEN,
    ZIJ_OP_READ,
    ZIJ_OP_WRITE,
    ZIJ_OP_MKDIR,
    ZIJ_OP_RENAME,
    ZIJ_OP_SYNC,
    ZIJ_OP_LIST,
    ZIJ_OPS
} zij_os_op;

/* Call before the real thing; true: errno is set and the call must count as failed. */
bool zij_os_fault(zij_os_op op);
/* For tests: as if ZIJ_FAULT were `text`, counting from the start; NULL: no faults. False
 * when the text is not OP:N:ERRNO. */
bool zij_os_fault_set(const char *text);

#endif
