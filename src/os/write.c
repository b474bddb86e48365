/* write.c - bytes to descriptors, files that appear whole, folders, scratch. */
#include "os/write.h"
#include "os/os.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include "os/fault.h"

static const zij_diag_kind WRITE_FAILED = { "write-failed", ZIJ_ERROR,
                                            "Something could not be written." };

zij_rc zij_os_report_write(const char *path, zij_diags *to)
{
    int error = errno;
    zij_diag *d = zij_report(to, &WRITE_FAILED, ZIJ_NOWHERE, "cannot write %s: %s", path,
                             strerrordesc_np(error));

    if (error == ENOSPC || error == EDQUOT)
        zij_hint(to, d, "make room and try again; what was there before is untouched");
    return ZIJ_EIO;
}

/* False: errno tells. */
static bool put_all(int fd, zij_str bytes)
{
    for (size_t done = 0; done < bytes.len;) {
        ssize_t n = zij_os_fault(ZIJ_OP_WRITE)
                        ? -1
                        : write(fd, bytes.at + done, bytes.len - done);

        if (n < 0 && errno != EINTR)
            return false;
        done += n > 0 ? (size_t)n : 0;
    }
    return true;
}

zij_rc zij_os_put(int fd, zij_str bytes, const char *shown, zij_diags *to)
{
    zij_diag *d;

    if (put_all(fd, bytes))
        return ZIJ_OK;
    d = zij_report(to, &WRITE_FAILED, ZIJ_NOWHERE, "cannot write to %s: %s", shown,
                   strerrordesc_np(errno));
    if (errno == EPIPE)
        zij_hint(to, d, "its reader has gone");
    return ZIJ_EIO;
}

bool zij_os_write_new(const char *path, zij_str bytes, bool to_disk)
{
    int error, fd = zij_os_fault(ZIJ_OP_OPEN)
                        ? -1
                        : open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    bool done;

    if (fd < 0)
        return false;
    done = put_all(fd, bytes) &&
           (!to_disk || (!zij_os_fault(ZIJ_OP_SYNC) && fsync(fd) == 0));
    error = errno;
    /* a full disk of a network may tell only now */
    if (close(fd) != 0 && done) {
        error = errno;
        done = false;
    }
    if (!done)
        unlink(path);
    errno = error;
    return done;
}

zij_str zij_os_beside(const char *path, zij_arena *mem)
{
    uint64_t any = 0;

    /* the name is never an output: two runs must only not take the same */
    if (getrandom(&any, sizeof(any), 0) != sizeof(any))
        any = zij_os_now();
    return zij_strf(mem, "%s.tmp-%016llx", path, (unsigned long long)any);
}

zij_rc zij_os_write(const char *path, zij_str bytes, zij_diags *to)
{
    const char *beside = zij_str_c(to->mem, zij_os_beside(path, to->mem));
    int error;

    if (!zij_os_write_new(beside, bytes, true))
        return zij_os_report_write(path, to);
    if (!zij_os_fault(ZIJ_OP_RENAME) && rename(beside, path) == 0)
        return ZIJ_OK;
    error = errno;
    unlink(beside);
    errno = error;
    return zij_os_report_write(path, to);
}

/* False: errno tells. */
static bool make_one(const char *path)
{
    int error;

    if (!zij_os_fault(ZIJ_OP_MKDIR) && mkdir(path, 0777) == 0)
        return true;
    error = errno;
    if (error == EEXIST && zij_os_kind_of(path) == ZIJ_OS_FOLDER)
        return true;
    errno = error;
    return false;
}

bool zij_os_make_parents(const char *path, size_t from, zij_arena *mem)
{
    zij_str all = zij_str_of(path);

    for (size_t i = zij_str_find(all, ZIJ_MAX(from, (size_t)1), '/'); i < all.len;
         i = zij_str_find(all, i + 1, '/'))
        if (!make_one(zij_str_c(mem, zij_str_sub(all, 0, i))))
            return false;
    return true;
}

zij_rc zij_os_make_folder(const char *path, zij_diags *to)
{
    if (zij_os_make_parents(path, 0, to->mem) && make_one(path))
        return ZIJ_OK;
    return zij_os_report_write(path, to);
}

zij_rc zij_os_scratch(zij_arena *mem, zij_diags *to, const char **out)
{
    zij_str base = zij_os_env("TMPDIR");
    const char *path;

    if (base.len == 0)
        base = ZIJ_STR("/tmp");
    path = zij_str_c(mem, zij_strf(mem, "%.*s/zij", ZIJ_ARG(base)));
    path = zij_str_c(mem, zij_os_beside(path, mem));
    if (zij_os_fault(ZIJ_OP_MKDIR) || mkdir(path, 0700) != 0)
        return zij_os_report_write(path, to);
    *out = path;
    return ZIJ_OK;
}

void zij_os_remove_tree(const char *path)
{
    zij_arena mem = zij_arena_make(&zij_os_host);
    zij_diags quiet = zij_diags_make(&mem);
    zij_os_entries all = { 0 };

    if (zij_os_tree(path, zij_str_of(path), &mem, &quiet, &all) == ZIJ_OK) {
        for (size_t i = all.n; i-- > 0;) {
            const char *at =
                zij_str_c(&mem, zij_strf(&mem, "%s/%.*s", path, ZIJ_ARG(all.at[i].name)));

            /* a link is removed, never followed */
            if (all.at[i].kind == ZIJ_OS_FOLDER)
                rmdir(at);
            else
                unlink(at);
        }
        rmdir(path);
    }
    zij_arena_free(&mem);
}
