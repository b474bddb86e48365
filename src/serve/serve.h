/* serve.h - a site over HTTP, and a book that is watched.
 *
 * The site is held in memory and replaced whole: a request sees one build, never parts of
 * two. Building happens in the loop of zij_serve_run, never inside a request; while a
 * book is broken the last good build stays, and its pages show what is wrong.
 *
 *   GET /PATH          a file of the site; a folder's index.html
 *   GET /-/events      when watching: answers when something happened (long poll)
 *   GET /-/diagnostics when watching: what is wrong with the book, as text
 *
 *   limits    ZIJ_SERVE_WAITING browsers wait for events at once; more are sent to ask
 * again
 */
#ifndef ZIJ_SERVE_SERVE_H
#define ZIJ_SERVE_SERVE_H
#include "os/os.h"

enum { ZIJ_SERVE_WAITING = 64, ZIJ_SERVE_PORT = 8000 };

typedef struct zij_serve_spec {
    const char *host;  /* "127.0.0.1", "::1", "0.0.0.0", "localhost" */
    int port;          /* 0: a free one */
    const char *watch; /* folder to rebuild on change of; NULL: build once */
    void *self;        /* handed to the callbacks */
    /* Builds the site; *folder, where it lies, lives in mem and is read at once. */
    zij_rc (*build)(void *self, zij_arena *mem, zij_diags *to, const char **folder);
    /* The server answers at this URL. */
    void (*ready)(void *self, const char *url);
    /* A build ended; `to` holds what it reported. */
    void (*built)(void *self, zij_rc rc, zij_diags *to);
} zij_serve_spec;

/* Serves until SIGINT, SIGTERM or SIGHUP. Without `watch` a failed build ends it.
 * Reports serve-bad-host, serve-port-taken, serve-failed. */
ZIJ_MUST_USE zij_rc zij_serve_run(const zij_serve_spec *spec, zij_diags *to);

#endif
