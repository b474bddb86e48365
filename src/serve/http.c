/* http.c - libmicrohttpd around answer.c.
 *
 * A few threads with epoll. Each request borrows the current site by a counted reference,
 * so that a new one can take its place at any time. A browser that waits for an event is
 * a suspended connection in a small list; resumed, its handler runs again and answers.
 */
#include "serve/http.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#include <microhttpd.h>

#include "emit/emit.h"
#include "serve/answer.h"
#include "serve/serve.h"

static const zij_diag_kind BAD_HOST = { "serve-bad-host", ZIJ_ERROR,
                                        "The host is not an address to listen on." };
static const zij_diag_kind TAKEN = { "serve-port-taken", ZIJ_ERROR,
                                     "Another program listens at this port." };
static const zij_diag_kind FAILED = { "serve-failed", ZIJ_ERROR,
                                      "The web server could not start." };

enum { THREADS = 4, WAIT_MS = 20 * 1000, MS = 1000 * 1000 };

/* A site and who still answers from it. */
typedef struct held_site {
    zij_site *site; /* owned */
    size_t users;   /* guarded by zij_http.lock */
} held_site;

typedef struct waiting {
    struct MHD_Connection *who; /* suspended */
    uint64_t since;
} waiting;

struct zij_http {
    struct MHD_Daemon *daemon; /* owned; stopped before all else goes */
    pthread_mutex_t lock;      /* of all below */
    held_site *now;            /* owned */
    zij_arena wrong_mem;
    zij_str wrong;  /* diagnostics of the book; empty: it is fine */
    uint64_t state; /* grows with each change */
    waiting waits[ZIJ_SERVE_WAITING];
    size_t waits_n;
    bool closing;
};

/* One request, from its first call to its completion. */
typedef struct call {
    zij_http *http;
    zij_arena mem;
    held_site *held; /* what its answer borrows */
    bool waited;
} call;

/* ---- the site, by reference ---- */

static held_site *hold(zij_site *site)
{
    held_site *h = zij_os_new(sizeof(*h));

    h->site = site;
    h->users = 1;
    return h;
}

static void let_go(zij_http *http, held_site *h)
{
    bool last;

    pthread_mutex_lock(&http->lock);
    last = --h->users == 0;
    pthread_mutex_unlock(&http->lock);
    if (last) {
        zij_site_free(h->site);
        zij_os_free(h);
    }
}

static held_site *borrow(zij_http *http)
{
    held_site *h;

    pthread_mutex_lock(&http->lock);
    h = http->now;
    h->users++;
    pthread_mutex_unlock(&http->lock);
    return h;
}

/* ---- answers ---- */

static void add_header(struct MHD_Response *r, const char *name, const char *value)
{
    if (value != NULL)
        MHD_add_response_header(r, name, value);
}

/* The body is the site's or the call's, and both live until the call is completed. */
static enum MHD_Result send_answer(struct MHD_Connection *to, const call *c,
                                   const zij_answer *a)
{
    struct MHD_Response *r = MHD_create_response_from_buffer(
        a->body.len, (void *)(uintptr_t)a->body.at, MHD_RESPMEM_PERSISTENT);
    enum MHD_Result done;

    if (r == NULL)
        return MHD_NO;
    add_header(r, "Content-Type", a->type);
    add_header(r, "ETag", a->etag);
    add_header(r, "Location", a->location);
    add_header(r, "Allow", a->allow);
    add_header(r, "Cache-Control", a->etag == NULL ? "no-store" : "no-cache");
    add_header(r, "Content-Security-Policy", zij_site_policy(c->held->site->watched));
    add_header(r, "X-Content-Type-Options", "nosniff");
    done = MHD_queue_response(to, (unsigned)a->status, r);
    MHD_destroy_response(r);
    return done;
}

static zij_answer events_of(call *c)
{
    zij_http *h = c->http;
    zij_buf out = zij_buf_make(&c->mem);
    zij_json j = zij_json_make(&out);

    pthread_mutex_lock(&h->lock);
    zij_json_row(&j, NULL, false);
    zij_json_int(&j, "state", (int64_t)h->state);
    zij_json_text(&j, "site",
                  zij_strf(&c->mem, "%016llx", (unsigned long long)h->now->site->id));
    zij_json_bool(&j, "broken", h->wrong.len > 0);
    zij_json_end(&j);
    zij_json_done(&j);
    pthread_mutex_unlock(&h->lock);
    return (zij_answer){ .status = 200,
                         .type = "application/json",
                         .body = zij_buf_str(&out) };
}

static zij_answer diagnostics_of(call *c)
{
    zij_answer a = { .status = 200, .type = "text/plain; charset=utf-8" };

    pthread_mutex_lock(&c->http->lock);
    a.body = zij_str_copy(&c->mem, c->http->wrong);
    pthread_mutex_unlock(&c->http->lock);
    return a;
}

/* True: the connection sleeps until something happens. */
static bool wait_for_event(call *c, struct MHD_Connection *who)
{
    zij_http *h = c->http;
    const char *since = MHD_lookup_connection_value(who, MHD_GET_ARGUMENT_KIND, "since");
    bool wait = false;

    if (c->waited || since == NULL)
        return false;
    pthread_mutex_lock(&h->lock);
    if (!h->closing && h->waits_n < ZIJ_SERVE_WAITING &&
        strtoull(since, NULL, 10) == h->state) {
        h->waits[h->waits_n++] = (waiting){ who, zij_os_now() };
        c->waited = wait = true;
        MHD_suspend_connection(who);
    }
    pthread_mutex_unlock(&h->lock);
    return wait;
}

static enum MHD_Result answer(call *c, struct MHD_Connection *who, const char *url,
                              const char *method)
{
    zij_request r = { zij_str_of(method), zij_str_of(url),
                      zij_str_of(MHD_lookup_connection_value(who, MHD_HEADER_KIND,
                                                             "If-None-Match")) };
    zij_answer a;

    if (c->held == NULL)
        c->held = borrow(c->http);
    if (c->held->site->watched && zij_str_eq(r.path, ZIJ_STR("/-/events"))) {
        if (wait_for_event(c, who))
            return MHD_YES;
        a = events_of(c);
    } else if (c->held->site->watched && zij_str_eq(r.path, ZIJ_STR("/-/diagnostics"))) {
        a = diagnostics_of(c);
    } else {
        a = zij_answer_to(c->held->site, &r, &c->mem);
    }
    return send_answer(who, c, &a);
}

/* Answering on the first call would close every connection; an upload is read and
 * forgotten. */
static enum MHD_Result on_request(void *self, struct MHD_Connection *who, const char *url,
                                  const char *method, const char *version,
                                  const char *upload, size_t *upload_n, void **state)
{
    call *c = *state;

    (void)version;
    (void)upload;
    if (c == NULL) {
        c = zij_os_new(sizeof(*c));
        c->http = self;
        c->mem = zij_arena_make(&zij_os_host);
        *state = c;
        return MHD_YES;
    }
    if (*upload_n > 0) {
        *upload_n = 0;
        return MHD_YES;
    }
    return answer(c, who, url, method);
}

static void on_completed(void *self, struct MHD_Connection *who, void **state,
                         enum MHD_RequestTerminationCode why)
{
    call *c = *state;

    (void)who;
    (void)why;
    if (c == NULL)
        return;
    if (c->held != NULL)
        let_go(self, c->held);
    zij_arena_free(&c->mem);
    zij_os_free(c);
    *state = NULL;
}

/* answer.c decodes the path, and sees what a C string would hide. */
static size_t leave_encoded(void *self, struct MHD_Connection *who, char *text)
{
    (void)self;
    (void)who;
    return strlen(text);
}

/* ---- opening and closing ---- */

typedef struct address {
    union {
        struct sockaddr any;
        struct sockaddr_in four;
        struct sockaddr_in6 six;
    } at;
    unsigned flags;
} address;

static bool read_address(const char *host, int port, address *out)
{
    *out = (address){ 0 };
    if (strcmp(host, "localhost") == 0)
        host = "127.0.0.1";
    if (inet_pton(AF_INET, host, &out->at.four.sin_addr) == 1) {
        out->at.four.sin_family = AF_INET;
        out->at.four.sin_port = htons((uint16_t)port);
        return true;
    }
    if (inet_pton(AF_INET6, host, &out->at.six.sin6_addr) != 1)
        return false;
    out->at.six.sin6_family = AF_INET6;
    out->at.six.sin6_port = htons((uint16_t)port);
    out->flags = MHD_USE_IPv6;
    return true;
}

static zij_rc report_start(const char *host, int port, zij_diags *to)
{
    zij_diag *d;

    if (errno == EADDRINUSE) {
        d = zij_report(to, &TAKEN, ZIJ_NOWHERE, "port %d is taken by another program",
                       port);
        zij_hint(to, d, "--port=0 takes a free one");
        return ZIJ_EUSAGE;
    }
    zij_report(to, &FAILED, ZIJ_NOWHERE, "cannot listen on %s port %d: %s", host, port,
               strerrordesc_np(errno));
    return errno == EACCES || errno == EADDRNOTAVAIL ? ZIJ_EUSAGE : ZIJ_EIO;
}

static struct MHD_Daemon *start(zij_http *h, const address *at)
{
    size_t threads = ZIJ_MIN(zij_os_cores(), (size_t)THREADS);

    /* a pool of one is not a pool for libmicrohttpd */
    return MHD_start_daemon(
        MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME | at->flags, 0, NULL,
        NULL, on_request, h, MHD_OPTION_SOCK_ADDR, &at->at.any,
        MHD_OPTION_NOTIFY_COMPLETED, on_completed, h, MHD_OPTION_UNESCAPE_CALLBACK,
        leave_encoded, NULL, MHD_OPTION_CONNECTION_TIMEOUT, 60u,
        MHD_OPTION_THREAD_POOL_SIZE, threads > 1 ? (unsigned)threads : 0u,
        MHD_OPTION_END);
}

zij_rc zij_http_open(const char *host, int port, zij_site *site, zij_diags *to,
                     zij_http **out)
{
    address at;
    zij_http *h = zij_os_new(sizeof(*h));

    pthread_mutex_init(&h->lock, NULL);
    h->now = hold(site);
    h->wrong_mem = zij_arena_make(&zij_os_host);
    h->state = 1;
    if (!read_address(host, port, &at)) {
        zij_diag *d = zij_report(to, &BAD_HOST, ZIJ_NOWHERE,
                                 "%s is not an address to listen on", host);

        zij_hint(to, d, "127.0.0.1 serves this machine only, 0.0.0.0 everyone");
        zij_http_close(h);
        return ZIJ_EUSAGE;
    }
    errno = 0;
    h->daemon = start(h, &at);
    if (h->daemon == NULL) {
        zij_rc rc = report_start(host, port, to);

        zij_http_close(h);
        return rc;
    }
    *out = h;
    return ZIJ_OK;
}

int zij_http_port(const zij_http *h)
{
    const union MHD_DaemonInfo *info =
        MHD_get_daemon_info(h->daemon, MHD_DAEMON_INFO_BIND_PORT);

    return info == NULL ? 0 : info->port;
}

/* Wakes those who wait since before `before`. The lock is held. */
static void wake(zij_http *h, uint64_t before)
{
    size_t left = 0;

    for (size_t i = 0; i < h->waits_n; i++) {
        if (h->waits[i].since < before)
            MHD_resume_connection(h->waits[i].who);
        else
            h->waits[left++] = h->waits[i];
    }
    h->waits_n = left;
}

void zij_http_change(zij_http *h, zij_site *site, zij_str wrong)
{
    held_site *old = NULL;

    pthread_mutex_lock(&h->lock);
    if (site != NULL) {
        old = h->now;
        h->now = hold(site);
    }
    zij_arena_free(&h->wrong_mem);
    h->wrong = zij_str_copy(&h->wrong_mem, wrong);
    h->state++;
    wake(h, UINT64_MAX);
    pthread_mutex_unlock(&h->lock);
    if (old != NULL)
        let_go(h, old);
}

void zij_http_tick(zij_http *h)
{
    uint64_t now = zij_os_now(), wait = (uint64_t)WAIT_MS * MS;

    pthread_mutex_lock(&h->lock);
    wake(h, now > wait ? now - wait : 0);
    pthread_mutex_unlock(&h->lock);
}

void zij_http_close(zij_http *h)
{
    if (h == NULL)
        return;
    pthread_mutex_lock(&h->lock);
    h->closing = true;
    wake(h, UINT64_MAX);
    pthread_mutex_unlock(&h->lock);
    if (h->daemon != NULL)
        MHD_stop_daemon(h->daemon);
    let_go(h, h->now);
    zij_arena_free(&h->wrong_mem);
    pthread_mutex_destroy(&h->lock);
    zij_os_free(h);
}
