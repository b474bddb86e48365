#include "os/fault.h"

#include <errno.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { CUT_POWER = -1 };

static const char *const op_name[ZIJ_OPS] = {
    [ZIJ_OP_OPEN] = "open",   [ZIJ_OP_READ] = "read",     [ZIJ_OP_WRITE] = "write",
    [ZIJ_OP_MKDIR] = "mkdir", [ZIJ_OP_RENAME] = "rename", [ZIJ_OP_SYNC] = "sync",
    [ZIJ_OP_LIST] = "list",
};

static const struct {
    const char *name;
    int value;
} errors[] = {
    { "ENOSPC", ENOSPC }, { "EIO", EIO },       { "EACCES", EACCES },
    { "EINTR", EINTR },   { "EROFS", EROFS },   { "EMFILE", EMFILE },
    { "EXDEV", EXDEV },   { "EINVAL", EINVAL }, { "KILL", CUT_POWER },
};

static struct {
    zij_os_op op;
    unsigned long nth; /* 0: no fault */
    int error;
} fault;
static atomic_ulong calls[ZIJ_OPS];

static bool read_op(const char *text, size_t len)
{
    for (size_t i = 0; i < ZIJ_OPS; i++)
        if (strlen(op_name[i]) == len && memcmp(op_name[i], text, len) == 0) {
            fault.op = (zij_os_op)i;
            return true;
        }
    return false;
}

static bool read_error(const char *text)
{
    for (size_t i = 0; i < sizeof(errors) / sizeof(errors[0]); i++)
        if (strcmp(errors[i].name, text) == 0) {
            fault.error = errors[i].value;
            return true;
        }
    return false;
}

bool zij_os_fault_set(const char *text)
{
    const char *colon;
    char *end;
    unsigned long nth;

    for (size_t i = 0; i < ZIJ_OPS; i++)
        atomic_store(&calls[i], 0);
    fault.nth = 0;
    if (text == NULL)
        return true;
    colon = strchr(text, ':');
    if (colon == NULL || !read_op(text, (size_t)(colon - text)))
        return false;
    nth = strtoul(colon + 1, &end, 10);
    if (nth == 0 || *end != ':' || !read_error(end + 1))
        return false;
    fault.nth = nth;
    return true;
}

/* A slip in ZIJ_FAULT would make a test pass that tests nothing. */
static void read_environment(void)
{
    static const char wrong[] = "zij: error: ZIJ_FAULT is not OP:N:ERRNO\n";
    const char *text = getenv("ZIJ_FAULT");

    if (text != NULL && !zij_os_fault_set(text)) {
        if (write(2, wrong, sizeof(wrong) - 1) < 0)
            _exit(3);
        _exit(2);
    }
}

bool zij_os_fault(zij_os_op op)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;

    pthread_once(&once, read_environment);
    if (fault.nth == 0 || fault.op != op ||
        atomic_fetch_add(&calls[op], 1) + 1 != fault.nth)
        return false;
    if (fault.error == CUT_POWER)
        _exit(137);
    errno = fault.error;
    return true;
}
