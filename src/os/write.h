/* write.h - what write.c lends to stage.c. Private to os. All that return bool leave
 * errno when false. */
#ifndef ZIJ_OS_WRITE_H
#define ZIJ_OS_WRITE_H
#include "os/os.h"

/* A file that was not there; on failure none is left. */
bool zij_os_write_new(const char *path, zij_str bytes, bool to_disk);
/* The folders that `path` names before its last '/', those after byte `from`. */
bool zij_os_make_parents(const char *path, size_t from, zij_arena *mem);
/* PATH.tmp-0123456789abcdef, a name that nobody else has. */
zij_str zij_os_beside(const char *path, zij_arena *mem);
/* Reports write-failed; errno tells why. */
zij_rc zij_os_report_write(const char *path, zij_diags *to);

#endif
