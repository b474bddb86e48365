/* os.h - the machine: memory, files, clock, threads, terminal, signals.
 *
 * Nothing above this folder calls the system by itself, save serve for its sockets.
 * Paths are C strings made by zij_os_path; what is shown to people is text.
 *
 *   threads   all functions may be called from several threads, each with its own arena
 *             and diagnostics; signals and ZIJ_FAULT are per process
 *   faults    ZIJ_FAULT=OP:N:ERRNO makes the Nth call of OP fail with that errno, for
 *             tests: OP is open, read, write, mkdir, rename, sync or list. KILL instead
 * of an errno ends the process there, as a power cut would.
 */
#ifndef ZIJ_OS_OS_H
#define ZIJ_OS_OS_H
#include "base/diag.h"

enum {
    ZIJ_OS_FILE_MOST = 1024 * 1024 * 1024, /* bytes of a file that is read */
    ZIJ_OS_DEPTH = 32,                     /* folders within folders */
    ZIJ_OS_THREADS = 64,
};

/* ---- memory ---- */

/* malloc; out of memory ends the program with one line and exit status 3. */
extern const zij_host zij_os_host;
/* Zeroed; never NULL. Returns owned: zij_os_free. */
void *zij_os_new(size_t size);
void zij_os_free(void *at);

/* ---- paths and reading ---- */

/* `name` inside `folder`; an empty folder, or a name that begins with '/', stands alone.
 * *out lives in `mem`. Reports path-has-nul, path-empty. */
ZIJ_MUST_USE zij_rc zij_os_path(zij_str folder, zij_str name, zij_arena *mem,
                                zij_diags *to, const char **out);

typedef enum zij_os_kind {
    ZIJ_OS_NONE, /* nothing is there */
    ZIJ_OS_FILE,
    ZIJ_OS_FOLDER,
    ZIJ_OS_OTHER, /* a device, a pipe, in a tree also a symbolic link */
} zij_os_kind;

/* Follows symbolic links; one that leads nowhere is ZIJ_OS_OTHER, and so is what may not
 * be looked at. */
zij_os_kind zij_os_kind_of(const char *path);

/* The whole file; "-" is standard input. A device or a pipe is refused.
 *   shown  what diagnostics call it; copied
 * *out lives in `mem`; a NUL that is not counted follows the text.
 * Reports file-missing (with the nearest name in the same folder), file-unreadable,
 * file-too-large. */
ZIJ_MUST_USE zij_rc zij_os_read(const char *path, zij_str shown, zij_arena *mem,
                                zij_diags *to, const zij_source **out);

typedef struct zij_os_entry {
    zij_str name; /* of a tree: the path below its root, parts joined by '/' */
    zij_os_kind kind;
    uint64_t size;
    int64_t changed; /* modification time in ns: only to see that a file changed */
} zij_os_entry;

typedef struct zij_os_entries {
    zij_os_entry *at;
    size_t n;
} zij_os_entries;

/* What is in a folder, sorted by bytes, without names that begin with a dot. Follows
 * symbolic links. Reports file-missing, file-unreadable. */
ZIJ_MUST_USE zij_rc zij_os_list(const char *path, zij_str shown, zij_arena *mem,
                                zij_diags *to, zij_os_entries *out);
/* All that is below a folder, each folder before what it holds; names in order, also
 * those with a dot. Symbolic links are ZIJ_OS_OTHER. Sizes and times may be left out.
 * Reports file-missing, file-unreadable, folder-too-deep. */
ZIJ_MUST_USE zij_rc zij_os_tree(const char *path, zij_str shown, zij_arena *mem,
                                zij_diags *to, zij_os_entries *out);
/* A number that changes when a file below the folder changes, comes or goes; names that
 * begin with a dot or end with '~' do not count. */
uint64_t zij_os_tree_stamp(const char *path);

/* ---- writing ---- */

/* Writes the file whole or not at all: beside it, to disk, then renamed over it.
 * Reports write-failed. */
ZIJ_MUST_USE zij_rc zij_os_write(const char *path, zij_str bytes, zij_diags *to);
/* Makes a folder and its parents; one that is there is fine. Reports write-failed. */
ZIJ_MUST_USE zij_rc zij_os_make_folder(const char *path, zij_diags *to);
/* All the bytes to an open descriptor (1 is stdout). Reports write-failed; `shown` names
 * it. */
ZIJ_MUST_USE zij_rc zij_os_put(int fd, zij_str bytes, const char *shown, zij_diags *to);

/* A folder that appears whole or not at all.
 *
 * It is built in OUT.tmp-XXXXXXXXXXXXXXXX beside OUT and then takes OUT's place in one
 * step (renameat2), or in two renames where the file system cannot exchange. Until then
 * the previous OUT is as it was, whatever fails. What crashed runs left is removed by the
 * next one. Safe against a crash of the program; files are not forced to disk one by one.
 *
 * Nobody's files are deleted: OUT must be absent, empty, or made by zij, which its file
 * `.zij` says by listing all that a build put there. A folder without it, or with a file
 * that is not in the list, is refused (out-not-ours). */
typedef struct zij_os_stage zij_os_stage;

/* Reports out-not-ours, out-around-here, write-failed. */
ZIJ_MUST_USE zij_rc zij_os_stage_open(const char *out_folder, zij_diags *to,
                                      zij_os_stage **out);
/* Writes a file of the folder; folders in `path` ("site/en/index.html") are made. A path
 * is written once. Several threads may write at once. Reports out-bad-path, write-failed.
 */
ZIJ_MUST_USE zij_rc zij_os_stage_write(zij_os_stage *s, zij_str path, zij_str bytes,
                                       zij_diags *to);
/* Lets the folder appear. Reports out-not-ours, write-failed, out-left-behind (warning).
 */
ZIJ_MUST_USE zij_rc zij_os_stage_commit(zij_os_stage *s, zij_diags *to);
/* Lets the folder appear as the user's own, without the list: OUT must be absent or
 * empty. Reports out-not-ours, write-failed. */
ZIJ_MUST_USE zij_rc zij_os_stage_give(zij_os_stage *s, zij_diags *to);
/* Removes what was not committed. NULL is fine. */
void zij_os_stage_close(zij_os_stage *s);

/* ---- a private folder that goes away ---- */

/* A new folder of this process below TMPDIR or /tmp. *out lives in `mem`. */
ZIJ_MUST_USE zij_rc zij_os_scratch(zij_arena *mem, zij_diags *to, const char **out);
/* Removes a folder that this process made, with all that is in it. */
void zij_os_remove_tree(const char *path);

/* ---- clock, threads, environment ---- */

/* Nanoseconds since some moment; never goes back. */
uint64_t zij_os_now(void);
void zij_os_sleep(uint64_t ns);
size_t zij_os_cores(void);

/* Calls job(self, i) for each i < n, spread over the cores, and returns when all are
 * done. Each job writes only to its own slot, so the result does not depend on the order.
 * ZIJ_JOBS=1 runs them one after another. */
typedef void zij_os_job(void *self, size_t i);
void zij_os_parallel(size_t n, zij_os_job *job, void *self);

/* Empty when it is not set. */
zij_str zij_os_env(const char *name);
bool zij_os_is_terminal(int fd);
/* Width of the terminal, or 80. */
int zij_os_columns(int fd);

typedef enum zij_os_when { ZIJ_OS_AUTO, ZIJ_OS_ALWAYS, ZIJ_OS_NEVER } zij_os_when;
/* Auto: on a terminal that is not dumb, unless NO_COLOR is set and not empty. */
bool zij_os_color(zij_os_when when, int fd);

/* ---- signals ---- */

/* Call first in main. A closed pipe becomes an error of write instead of ending the
 * program; a standard stream that was closed stays unusable, so that no file takes its
 * number. */
void zij_os_begin(void);
/* From now on SIGINT, SIGTERM and SIGHUP only set a flag. */
void zij_os_catch_stop(void);
bool zij_os_stopping(void);

#endif
