/* stage.c - a folder that appears whole or not at all.
 *
 * OUT.tmp-XXXXXXXXXXXXXXXX is made with a locked file `.zij` in it, is filled, and gets
 * the list of its files into `.zij`; then it changes places with OUT, and what was OUT is
 * removed. A leftover is a folder of such a name whose `.zij` nobody holds locked.
 */
#include "os/os.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/map.h"
#include "os/fault.h"
#include "os/write.h"

static const zij_diag_kind NOT_OURS = {
    "out-not-ours", ZIJ_ERROR,
    "The output folder holds files that zij did not make, and it deletes none of them."
};
static const zij_diag_kind AROUND_HERE = {
    "out-around-here", ZIJ_ERROR,
    "The output folder is the one you are in, or one around it."
};
static const zij_diag_kind LEFT_BEHIND = {
    "out-left-behind", ZIJ_WARNING,
    "The previous output was replaced, but could not be removed."
};

static const zij_diag_kind BAD_PATH = {
    "out-bad-path", ZIJ_ERROR,
    "A file of the output would have a name that is empty or begins with a dot."
};

#define MARKER ".zij"
#define HEADER \
    "# zij made this folder and a build replaces it. It holds these files, no others:\n"

enum { SUFFIX = sizeof(".tmp-0123456789abcdef") - 1 };

struct zij_os_stage {
    zij_arena mem;
    const char *shown; /* OUT as the caller gave it, for messages */
    const char *out;   /* absolute, without symbolic links */
    const char *temp;  /* beside it; NULL: nothing to remove */
    int lock;          /* open `.zij` of temp, or -1 */
};

static const char *inside(zij_arena *mem, const char *folder, zij_str name)
{
    return zij_str_c(mem, zij_strf(mem, "%s/%.*s", folder, ZIJ_ARG(name)));
}

/* ---- whose folder is it ---- */

static zij_map read_list(zij_str text, zij_arena *mem)
{
    zij_map list = zij_map_make(mem);
    zij_str line;

    while (zij_str_next(&text, '\n', &line))
        zij_map_add(&list, line, 0);
    return list;
}

static zij_rc refuse(const char *shown, zij_str file, zij_diags *to)
{
    zij_diag *d =
        zij_report(to, &NOT_OURS, ZIJ_NOWHERE,
                   "%s holds %.*s, which zij did not put there", shown, ZIJ_ARG(file));

    zij_hint(to, d, "move it away, or name another folder for the output");
    return ZIJ_EUSAGE;
}

/* May `out`, which is there, be replaced? */
static zij_rc check_ours(const char *out, const char *shown, zij_arena *mem,
                         zij_diags *to)
{
    const char *marker = inside(mem, out, ZIJ_STR(MARKER));
    const zij_source *text = NULL;
    zij_map list = zij_map_make(mem);
    zij_os_entries all;
    zij_rc rc = zij_os_tree(out, zij_str_of(shown), mem, to, &all);

    if (rc == ZIJ_OK && zij_os_kind_of(marker) == ZIJ_OS_FILE)
        rc = zij_os_read(marker, zij_strf(mem, "%s/" MARKER, shown), mem, to, &text);
    if (rc != ZIJ_OK)
        return rc;
    if (text != NULL && zij_str_starts(text->text, ZIJ_STR(HEADER))) {
        list = read_list(text->text, mem);
        zij_map_add(&list, ZIJ_STR(MARKER), 0);
    }
    for (size_t i = 0; i < all.n; i++)
        if (all.at[i].kind != ZIJ_OS_FOLDER &&
            zij_map_get(&list, all.at[i].name) == ZIJ_MAP_NONE)
            return refuse(shown, all.at[i].name, to);
    return ZIJ_OK;
}

static zij_rc check_replaceable(zij_os_stage *s, zij_diags *to)
{
    switch (zij_os_kind_of(s->out)) {
    case ZIJ_OS_NONE:
        return ZIJ_OK;
    case ZIJ_OS_FOLDER:
        return check_ours(s->out, s->shown, &s->mem, to);
    default:
        zij_report(to, &NOT_OURS, ZIJ_NOWHERE, "%s is a file, and a folder was expected",
                   s->shown);
        return ZIJ_EUSAGE;
    }
}

/* ---- where it is ---- */

static zij_rc check_not_around(const char *out, const char *shown, zij_diags *to)
{
    char here[PATH_MAX];
    size_t len = strlen(out);

    if (getcwd(here, sizeof(here)) == NULL || strncmp(here, out, len) != 0 ||
        (here[len] != '\0' && here[len] != '/' && len > 1))
        return ZIJ_OK;
    zij_diag *d = zij_report(to, &AROUND_HERE, ZIJ_NOWHERE,
                             "cannot replace %s: you are inside it", shown);
    zij_hint(to, d, "name a folder below this one, as in -o out");
    return ZIJ_EUSAGE;
}

/* The absolute path of `path`, whose last part need not be there yet. */
static const char *absolute(const char *path, zij_arena *mem)
{
    zij_str all = zij_str_of(path);
    char real[PATH_MAX];
    size_t cut;

    while (all.len > 1 && all.at[all.len - 1] == '/')
        all.len--;
    path = zij_str_c(mem, all);
    if (realpath(path, real) != NULL)
        return zij_str_c(mem, zij_str_of(real));
    for (cut = all.len; cut > 0 && all.at[cut - 1] != '/'; cut--)
        ;
    if (!zij_os_make_parents(path, 0, mem) ||
        realpath(cut == 0 ? "." : zij_str_c(mem, zij_str_sub(all, 0, cut)), real) == NULL)
        return NULL;
    return inside(mem, strcmp(real, "/") == 0 ? "" : real,
                  zij_str_sub(all, cut, all.len));
}

/* ---- what crashed runs left ---- */

static bool is_leftover_name(zij_str name, zij_str base)
{
    zij_str tail = zij_str_sub(name, base.len, name.len);

    if (!zij_str_starts(name, base) || tail.len != SUFFIX ||
        !zij_str_starts(tail, ZIJ_STR(".tmp-")))
        return false;
    for (size_t i = 5; i < tail.len; i++)
        if (strchr("0123456789abcdef", tail.at[i]) == NULL)
            return false;
    return true;
}

/* An open descriptor that holds the lock of the folder's marker, or -1. */
static int lock_marker(const char *folder, int flags, zij_arena *mem)
{
    int fd = open(inside(mem, folder, ZIJ_STR(MARKER)), O_RDWR | O_CLOEXEC | flags, 0666);

    if (fd >= 0 && flock(fd, LOCK_EX | LOCK_NB) != 0) {
        close(fd);
        return -1;
    }
    return fd;
}

static void remove_leftovers(const char *out, zij_arena *mem)
{
    zij_diags quiet = zij_diags_make(mem);
    const char *slash = strrchr(out, '/');
    const char *parent =
        slash == out ? "/" : zij_str_c(mem, (zij_str){ out, (size_t)(slash - out) });
    zij_os_entries all;

    if (zij_os_list(parent, zij_str_of(parent), mem, &quiet, &all) != ZIJ_OK)
        return;
    for (size_t i = 0; i < all.n; i++) {
        const char *path = inside(mem, slash == out ? "" : parent, all.at[i].name);
        int lock;

        if (all.at[i].kind != ZIJ_OS_FOLDER ||
            !is_leftover_name(all.at[i].name, zij_str_of(slash + 1)))
            continue;
        lock = lock_marker(path, 0, mem);
        if (lock < 0) {
            /* another run is at work, or it is not of our making; an empty one is of a
             * run that ended before it could put its marker there */
            rmdir(path);
            continue;
        }
        zij_os_remove_tree(path);
        close(lock);
    }
}

/* ---- the life of a stage ---- */

/* A folder beside OUT with a locked marker in it. Another run may take the empty folder
 * for a leftover: then there is another try. False: errno tells. */
static bool make_temp(zij_os_stage *s)
{
    enum { TRIES = 3 };

    for (int i = 0; i < TRIES; i++) {
        const char *temp = zij_str_c(&s->mem, zij_os_beside(s->out, &s->mem));

        if (zij_os_fault(ZIJ_OP_MKDIR) || mkdir(temp, 0777) != 0)
            return false;
        s->temp = temp;
        s->lock =
            zij_os_fault(ZIJ_OP_OPEN) ? -1 : lock_marker(temp, O_CREAT | O_EXCL, &s->mem);
        if (s->lock >= 0 || errno != ENOENT)
            break;
    }
    return s->lock >= 0;
}

static zij_rc begin(zij_os_stage *s, const char *out, zij_diags *to)
{
    zij_rc rc;

    if (*out == '\0')
        return zij_os_path(ZIJ_STR(""), ZIJ_STR(""), &s->mem, to, &s->out);
    s->shown = zij_str_c(&s->mem, zij_str_of(out));
    s->out = absolute(out, &s->mem);
    if (s->out == NULL)
        return zij_os_report_write(out, to);
    if ((rc = check_not_around(s->out, s->shown, to)) != ZIJ_OK ||
        (rc = check_replaceable(s, to)) != ZIJ_OK)
        return rc;
    remove_leftovers(s->out, &s->mem);
    return make_temp(s) ? ZIJ_OK : zij_os_report_write(out, to);
}

zij_rc zij_os_stage_open(const char *out_folder, zij_diags *to, zij_os_stage **out)
{
    zij_os_stage *s = zij_os_new(sizeof(*s));
    zij_rc rc;

    s->mem = zij_arena_make(&zij_os_host);
    s->lock = -1;
    rc = begin(s, out_folder, to);
    if (rc != ZIJ_OK) {
        zij_os_stage_close(s);
        return rc;
    }
    *out = s;
    return ZIJ_OK;
}

/* Below the folder, without empty or dot parts: names come from the user's folders. */
static bool is_plain(zij_str path)
{
    zij_str part;
    bool any = false;

    if (zij_str_find(path, 0, '\0') < path.len)
        return false;
    while (zij_str_next(&path, '/', &part)) {
        if (part.len == 0 || part.at[0] == '.')
            return false;
        any = true;
    }
    return any;
}

zij_rc zij_os_stage_write(zij_os_stage *s, zij_str path, zij_str bytes, zij_diags *to)
{
    zij_arena mem;
    const char *at;
    zij_rc rc = ZIJ_OK;

    if (!is_plain(path)) {
        zij_report(to, &BAD_PATH, ZIJ_NOWHERE, "the output cannot hold a file named %.*s",
                   ZIJ_ARG(path));
        return ZIJ_EINPUT;
    }
    mem = zij_arena_make(&zij_os_host);
    at = inside(&mem, s->temp, path);
    /* most folders are there already */
    if (!zij_os_write_new(at, bytes, false) &&
        (errno != ENOENT || !zij_os_make_parents(at, strlen(s->temp) + 1, &mem) ||
         !zij_os_write_new(at, bytes, false)))
        rc = zij_os_report_write(zij_str_c(&mem, path), to);
    zij_arena_free(&mem);
    return rc;
}

/* The list of files into `.zij`. It is to disk before the folder changes places. */
static zij_rc write_list(zij_os_stage *s, zij_diags *to)
{
    zij_buf list = zij_buf_make(&s->mem);
    zij_os_entries all;
    zij_rc rc = zij_os_tree(s->temp, zij_str_of(s->shown), &s->mem, to, &all);

    if (rc != ZIJ_OK)
        return rc;
    zij_put(&list, ZIJ_STR(HEADER));
    for (size_t i = 0; i < all.n; i++)
        if (all.at[i].kind != ZIJ_OS_FOLDER &&
            !zij_str_eq(all.at[i].name, ZIJ_STR(MARKER)))
            zij_putf(&list, "%.*s\n", ZIJ_ARG(all.at[i].name));
    if ((rc = zij_os_put(s->lock, zij_buf_str(&list), s->shown, to)) != ZIJ_OK)
        return rc;
    if (zij_os_fault(ZIJ_OP_SYNC) || fsync(s->lock) != 0)
        return zij_os_report_write(s->shown, to);
    return ZIJ_OK;
}

/* Two renames where the file system cannot exchange: for a moment there is no OUT. After
 * this, what was OUT is in *old. False: errno tells, and OUT is as it was. */
static bool swap_by_renames(zij_os_stage *s, const char **old)
{
    const char *aside = zij_str_c(&s->mem, zij_os_beside(s->out, &s->mem));
    int error;

    if (zij_os_fault(ZIJ_OP_RENAME) || rename(s->out, aside) != 0)
        return false;
    if (!zij_os_fault(ZIJ_OP_RENAME) && rename(s->temp, s->out) == 0) {
        *old = aside;
        return true;
    }
    error = errno;
    if (rename(aside, s->out) != 0)
        *old = aside; /* nothing can be done; it is not removed, for temp stays set */
    errno = error;
    return false;
}

static bool swap(zij_os_stage *s, const char **old)
{
    *old = NULL;
    /* takes the place of an empty folder too, and of no other */
    if (!zij_os_fault(ZIJ_OP_RENAME) && rename(s->temp, s->out) == 0)
        return true;
    if (errno != ENOTEMPTY && errno != EEXIST)
        return false;
    if (!zij_os_fault(ZIJ_OP_RENAME) &&
        renameat2(AT_FDCWD, s->temp, AT_FDCWD, s->out, RENAME_EXCHANGE) == 0) {
        *old = s->temp;
        return true;
    }
    if (errno != EINVAL && errno != ENOSYS && errno != ENOTSUP)
        return false;
    return swap_by_renames(s, old);
}

zij_rc zij_os_stage_commit(zij_os_stage *s, zij_diags *to)
{
    const char *old;
    zij_rc rc;

    if ((rc = write_list(s, to)) != ZIJ_OK || (rc = check_replaceable(s, to)) != ZIJ_OK)
        return rc;
    if (!swap(s, &old))
        return zij_os_report_write(s->shown, to);
    s->temp = NULL;
    if (old != NULL) {
        zij_os_remove_tree(old);
        if (zij_os_kind_of(old) != ZIJ_OS_NONE)
            zij_report(to, &LEFT_BEHIND, ZIJ_NOWHERE, "could not remove %s", old);
    }
    return ZIJ_OK;
}

zij_rc zij_os_stage_give(zij_os_stage *s, zij_diags *to)
{
    if (unlink(inside(&s->mem, s->temp, ZIJ_STR(MARKER))) != 0)
        return zij_os_report_write(s->shown, to);
    /* takes the place of an empty folder too, and of no other */
    if (!zij_os_fault(ZIJ_OP_RENAME) && rename(s->temp, s->out) == 0) {
        s->temp = NULL;
        return ZIJ_OK;
    }
    if (errno == ENOTEMPTY || errno == EEXIST)
        return refuse(s->shown, ZIJ_STR("files"), to);
    return zij_os_report_write(s->shown, to);
}

void zij_os_stage_close(zij_os_stage *s)
{
    if (s == NULL)
        return;
    if (s->temp != NULL)
        zij_os_remove_tree(s->temp);
    if (s->lock >= 0)
        close(s->lock);
    zij_arena_free(&s->mem);
    zij_os_free(s);
}
