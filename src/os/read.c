/* read.c - paths, whole files, folders. */
#include "os/os.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/sort.h"
#include "os/fault.h"

static const zij_diag_kind HAS_NUL = { "path-has-nul", ZIJ_ERROR,
                                       "A file name cannot hold the character NUL." };
static const zij_diag_kind EMPTY = { "path-empty", ZIJ_ERROR,
                                     "A file name cannot be empty." };
static const zij_diag_kind MISSING = { "file-missing", ZIJ_ERROR,
                                       "There is no such file or folder." };
static const zij_diag_kind UNREADABLE = {
    "file-unreadable", ZIJ_ERROR, "A file or folder is there but cannot be read."
};
static const zij_diag_kind TOO_LARGE = { "file-too-large", ZIJ_ERROR,
                                         "A file is larger than zij reads." };
static const zij_diag_kind TOO_DEEP = { "folder-too-deep", ZIJ_ERROR,
                                        "Folders lie too deep within folders." };

enum { CHUNK = 64 * 1024 }; /* of what has no size beforehand */

zij_rc zij_os_path(zij_str folder, zij_str name, zij_arena *mem, zij_diags *to,
                   const char **out)
{
    zij_buf path = zij_buf_make(mem);

    if (folder.len > 0 && name.len > 0 && name.at[0] != '/') {
        zij_put(&path, folder);
        if (folder.at[folder.len - 1] != '/')
            zij_put_byte(&path, '/');
    } else if (name.len == 0) {
        name = folder;
    }
    zij_put(&path, name);
    if (path.len == 0) {
        zij_report(to, &EMPTY, ZIJ_NOWHERE, "expected the name of a file or folder");
        return ZIJ_EUSAGE;
    }
    if (zij_str_find(zij_buf_str(&path), 0, '\0') < path.len) {
        zij_report(to, &HAS_NUL, ZIJ_NOWHERE, "the name %.*s holds a NUL character",
                   ZIJ_ARG(name));
        return ZIJ_EINPUT;
    }
    *out = zij_str_c(mem, zij_buf_str(&path));
    return ZIJ_OK;
}

static zij_os_kind kind_of_mode(mode_t mode)
{
    return S_ISREG(mode) ? ZIJ_OS_FILE : S_ISDIR(mode) ? ZIJ_OS_FOLDER : ZIJ_OS_OTHER;
}

zij_os_kind zij_os_kind_of(const char *path)
{
    struct stat st;

    if (stat(path, &st) == 0)
        return kind_of_mode(st.st_mode);
    /* a link to nowhere, or what may not be looked at, is not nothing */
    if (lstat(path, &st) == 0 || (errno != ENOENT && errno != ENOTDIR))
        return ZIJ_OS_OTHER;
    return ZIJ_OS_NONE;
}

/* The name in the same folder that is nearest to the one that is not there. */
static void hint_neighbour(const char *path, zij_diags *to, zij_diag *d)
{
    const char *slash = strrchr(path, '/');
    const char *name = slash == NULL ? path : slash + 1;
    zij_str folder = { path, slash == NULL ? 0 : (size_t)(slash - path) };
    DIR *dir = opendir(slash == NULL   ? "."
                       : slash == path ? "/"
                                       : zij_str_c(to->mem, folder));
    zij_nearest near = zij_nearest_to(zij_str_of(name));

    if (dir == NULL) {
        if (slash != NULL)
            zij_hint(to, d, "the folder %.*s is not there either", ZIJ_ARG(folder));
        return;
    }
    for (struct dirent *e; (e = readdir(dir)) != NULL;)
        if (e->d_name[0] != '.')
            zij_nearest_try(&near, zij_str_copy(to->mem, zij_str_of(e->d_name)));
    closedir(dir);
    if (near.best.len > 0) /* what else lies there is no advice */
        zij_hint_nearest(to, d, &near);
}

enum { NO_FILE = ENODEV };

/* Says why `path` could not be opened or read; errno tells. */
static zij_rc report_failure(const char *path, zij_str shown, zij_diags *to)
{
    int error = errno;
    struct stat st;

    if ((error == ENOENT || error == ENOTDIR) && lstat(path, &st) == 0) {
        zij_report(to, &MISSING, ZIJ_NOWHERE, "%.*s is a link to what is not there",
                   ZIJ_ARG(shown));
        return ZIJ_EINPUT;
    }
    if (error == ENOENT || error == ENOTDIR) {
        zij_diag *d =
            zij_report(to, &MISSING, ZIJ_NOWHERE, "there is no %.*s", ZIJ_ARG(shown));

        hint_neighbour(path, to, d);
        return ZIJ_EINPUT;
    }
    zij_report(to, &UNREADABLE, ZIJ_NOWHERE, "cannot read %.*s: %s", ZIJ_ARG(shown),
               error == NO_FILE ? "Is a device or a pipe" : strerrordesc_np(error));
    return error == EISDIR || error == NO_FILE ? ZIJ_EINPUT : ZIJ_EIO;
}

/* Reads to the end; standard input may be a pipe, a file may grow meanwhile. False: errno
 * tells. */
static bool read_to_end(int fd, zij_buf *into)
{
    for (;;) {
        size_t step = into->room > into->len ? into->room - into->len : CHUNK;
        char *at = zij_buf_more(into, step);
        ssize_t n = zij_os_fault(ZIJ_OP_READ) ? -1 : read(fd, at, step);

        into->len -= step - (n > 0 ? (size_t)n : 0);
        if (n == 0 || into->len > ZIJ_OS_FILE_MOST)
            return true;
        if (n < 0 && errno != EINTR)
            return false;
    }
}

static bool read_all(int fd, zij_arena *mem, zij_str *out)
{
    struct stat st;
    zij_buf into = zij_buf_make(mem);

    if (fstat(fd, &st) != 0)
        return false;
    if (S_ISDIR(st.st_mode)) {
        errno = EISDIR;
        return false;
    }
    if (S_ISREG(st.st_mode) && st.st_size > ZIJ_OS_FILE_MOST) {
        *out = (zij_str){ NULL, (size_t)st.st_size };
        return true;
    }
    /* room also for the read that finds the end and for the NUL: nothing is copied */
    zij_buf_more(&into, (size_t)st.st_size + 2);
    into.len = 0;
    if (!read_to_end(fd, &into))
        return false;
    *zij_buf_more(&into, 1) = '\0';
    *out = (zij_str){ into.at, into.len - 1 };
    return true;
}

/* A device may have no end, and a pipe nobody who writes: a file of a book is neither. */
static int open_file(const char *path)
{
    int fd =
        zij_os_fault(ZIJ_OP_OPEN) ? -1 : open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    struct stat st;

    if (fd < 0 || (fstat(fd, &st) == 0 && (S_ISREG(st.st_mode) || S_ISDIR(st.st_mode))))
        return fd;
    close(fd);
    errno = NO_FILE;
    return -1;
}

zij_rc zij_os_read(const char *path, zij_str shown, zij_arena *mem, zij_diags *to,
                   const zij_source **out)
{
    bool standard = strcmp(path, "-") == 0;
    int fd = standard ? STDIN_FILENO : open_file(path);
    zij_str text;
    bool done;

    if (fd < 0)
        return report_failure(path, shown, to);
    done = read_all(fd, mem, &text);
    if (!done) {
        zij_rc rc = report_failure(path, shown, to);

        if (!standard)
            close(fd);
        return rc;
    }
    if (!standard)
        close(fd);
    if (text.len > ZIJ_OS_FILE_MOST) {
        zij_report(to, &TOO_LARGE, ZIJ_NOWHERE, "%.*s has more than %d bytes",
                   ZIJ_ARG(shown), ZIJ_OS_FILE_MOST);
        return ZIJ_ELIMIT;
    }
    zij_source *source = zij_new(mem, zij_source);

    *source = (zij_source){ zij_str_copy(mem, shown), text };
    *out = source;
    return ZIJ_OK;
}

static int by_name(const void *a, const void *b, void *with)
{
    (void)with;
    return zij_str_cmp(((const zij_os_entry *)a)->name, ((const zij_os_entry *)b)->name);
}

typedef struct walk {
    zij_arena *mem;
    zij_list(zij_os_entry) list;
    bool sizes; /* and times; else only names and kinds */
    bool too_deep;
} walk;

/* What an entry is. Most file systems tell its kind beside its name, which is all that a
 * list without sizes asks for: then there is nothing to look up. */
static zij_os_entry entry_of(DIR *dir, const struct dirent *d, int flags, bool sizes,
                             zij_arena *mem)
{
    zij_os_entry e = { .name = zij_str_copy(mem, zij_str_of(d->d_name)),
                       .kind = ZIJ_OS_OTHER };
    struct stat st;

    if (!sizes && (d->d_type == DT_REG || d->d_type == DT_DIR))
        e.kind = d->d_type == DT_REG ? ZIJ_OS_FILE : ZIJ_OS_FOLDER;
    else if (fstatat(dirfd(dir), d->d_name, &st, flags) == 0) {
        e.kind = kind_of_mode(st.st_mode);
        e.size = (uint64_t)st.st_size;
        e.changed = (int64_t)st.st_mtim.tv_sec * 1000000000 + st.st_mtim.tv_nsec;
    }
    return e;
}

/* The entries of one folder, sorted, below a tree that wants them so; NULL: seen through
 * links, with their sizes, and none whose name begins with a dot. False: errno tells. */
static bool list_folder(const char *path, const walk *w, zij_arena *mem,
                        zij_os_entries *out)
{
    int flags = w == NULL ? 0 : AT_SYMLINK_NOFOLLOW;
    zij_list(zij_os_entry) list = { 0 };
    DIR *dir = zij_os_fault(ZIJ_OP_LIST) ? NULL : opendir(path);
    int error;

    if (dir == NULL)
        return false;
    errno = 0;
    for (struct dirent *e; (e = readdir(dir)) != NULL; errno = 0) {
        if (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0)
            continue;
        if (w != NULL || e->d_name[0] != '.')
            *zij_list_add(mem, &list) =
                entry_of(dir, e, flags, w == NULL || w->sizes, mem);
    }
    error = errno;
    closedir(dir);
    errno = error;
    if (error != 0)
        return false;
    zij_sort(mem, list.at, list.n, sizeof(*list.at), by_name, NULL);
    *out = (zij_os_entries){ list.at, list.n };
    return true;
}

zij_rc zij_os_list(const char *path, zij_str shown, zij_arena *mem, zij_diags *to,
                   zij_os_entries *out)
{
    return list_folder(path, NULL, mem, out) ? ZIJ_OK : report_failure(path, shown, to);
}

/* Adds what is below `path`, whose name below the root is `below`. */
static bool walk_folder(walk *w, const char *path, zij_str below, int depth)
{
    zij_os_entries here;

    if (depth > ZIJ_OS_DEPTH) {
        w->too_deep = true;
        return false;
    }
    if (!list_folder(path, w, w->mem, &here))
        return false;
    for (size_t i = 0; i < here.n; i++) {
        zij_os_entry e = here.at[i];
        zij_str inside = zij_strf(w->mem, "%s/%.*s", path, ZIJ_ARG(e.name));

        if (below.len > 0)
            e.name = zij_strf(w->mem, "%.*s/%.*s", ZIJ_ARG(below), ZIJ_ARG(e.name));
        *zij_list_add(w->mem, &w->list) = e;
        if (e.kind == ZIJ_OS_FOLDER &&
            !walk_folder(w, zij_str_c(w->mem, inside), e.name, depth + 1))
            return false;
    }
    return true;
}

zij_rc zij_os_tree(const char *path, zij_str shown, zij_arena *mem, zij_diags *to,
                   zij_os_entries *out)
{
    walk w = { .mem = mem };

    if (!walk_folder(&w, path, ZIJ_STR(""), 0)) {
        if (!w.too_deep)
            return report_failure(path, shown, to);
        zij_report(to, &TOO_DEEP, ZIJ_NOWHERE, "%.*s has folders more than %d deep",
                   ZIJ_ARG(shown), ZIJ_OS_DEPTH);
        return ZIJ_ELIMIT;
    }
    *out = (zij_os_entries){ w.list.at, w.list.n };
    return ZIJ_OK;
}

static uint64_t mix(uint64_t hash, const void *at, size_t len)
{
    const unsigned char *byte = at;

    for (size_t i = 0; i < len; i++)
        hash = (hash ^ byte[i]) * 0x100000001b3;
    return hash;
}

/* Hidden files and those that editors keep beside a file come and go while one types. */
static bool counts(zij_str path)
{
    return path.at[0] != '.' && !zij_str_ends(path, ZIJ_STR("~")) &&
           zij_str_search(path, 0, ZIJ_STR("/.")) == path.len &&
           zij_str_search(path, 0, ZIJ_STR(".tmp-")) == path.len;
}

uint64_t zij_os_tree_stamp(const char *path)
{
    zij_arena mem = zij_arena_make(&zij_os_host);
    walk w = { .mem = &mem, .sizes = true };
    uint64_t hash = 0xcbf29ce484222325;

    walk_folder(&w, path, ZIJ_STR(""), 0);
    for (size_t i = 0; i < w.list.n; i++) {
        const zij_os_entry *e = &w.list.at[i];

        if (!counts(e->name))
            continue;
        hash = mix(hash, e->name.at, e->name.len);
        hash = mix(hash, &e->size, e->kind == ZIJ_OS_FOLDER ? 0 : sizeof(e->size));
        hash = mix(hash, &e->changed, e->kind == ZIJ_OS_FOLDER ? 0 : sizeof(e->changed));
    }
    zij_arena_free(&mem);
    return hash;
}
