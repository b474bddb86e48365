/* serve.c - the loop: build, answer, watch, build again.
 *
 * The book is looked at four times a second (names, sizes and times of its files; about a
 * millisecond for a few hundred). A change counts once two looks in a row agree, so that
 * an editor or a copy can finish. */
#include "serve/serve.h"

#include "serve/http.h"

enum { LOOK_MS = 250, MS = 1000 * 1000 };

/* One build: the site, or NULL and the diagnostics as text in *wrong. */
static zij_site *build(const zij_serve_spec *spec, zij_arena *mem, zij_str *wrong,
                       zij_rc *rc)
{
    zij_diags to = zij_diags_make(mem);
    zij_buf text = zij_buf_make(mem);
    zij_site *site = NULL;
    const char *folder;

    *rc = spec->build(spec->self, mem, &to, &folder);
    if (*rc == ZIJ_OK)
        *rc = zij_site_load(folder, spec->watch != NULL, &to, &site);
    if (*rc != ZIJ_OK)
        zij_diags_text(&to, (zij_diag_style){ 0 }, &text);
    *wrong = zij_buf_str(&text);
    spec->built(spec->self, *rc, &to);
    return site;
}

static void rebuild(const zij_serve_spec *spec, zij_http *http)
{
    zij_arena mem = zij_arena_make(&zij_os_host);
    zij_str wrong;
    zij_rc rc;
    zij_site *site = build(spec, &mem, &wrong, &rc);

    zij_http_change(http, site, wrong);
    zij_arena_free(&mem);
}

static void loop(const zij_serve_spec *spec, zij_http *http, uint64_t built)
{
    uint64_t last = built;

    while (!zij_os_stopping()) {
        uint64_t now;

        zij_os_sleep((uint64_t)LOOK_MS * MS);
        zij_http_tick(http);
        if (spec->watch == NULL || zij_os_stopping())
            continue;
        now = zij_os_tree_stamp(spec->watch);
        if (now != built && now == last) {
            built = now; /* what changes from here on is built next time */
            rebuild(spec, http);
        }
        last = now;
    }
}

static zij_rc say_where(const zij_serve_spec *spec, zij_http *http, zij_arena *mem)
{
    bool six = zij_str_find(zij_str_of(spec->host), 0, ':') < zij_str_of(spec->host).len;
    zij_str url = zij_strf(mem, six ? "http://[%s]:%d/" : "http://%s:%d/", spec->host,
                           zij_http_port(http));

    spec->ready(spec->self, zij_str_c(mem, url));
    return ZIJ_OK;
}

zij_rc zij_serve_run(const zij_serve_spec *spec, zij_diags *to)
{
    zij_arena mem = zij_arena_make(&zij_os_host);
    zij_http *http = NULL;
    uint64_t stamp = spec->watch == NULL ? 0 : zij_os_tree_stamp(spec->watch);
    zij_str wrong;
    zij_rc rc;
    zij_site *site;

    zij_os_catch_stop();
    site = build(spec, &mem, &wrong, &rc);
    if (site == NULL && spec->watch != NULL) {
        site = zij_site_empty(true);
        rc = ZIJ_OK;
    }
    if (rc == ZIJ_OK)
        rc = zij_http_open(spec->host, spec->port, site, to, &http);
    if (rc == ZIJ_OK) {
        if (wrong.len > 0)
            zij_http_change(http, NULL, wrong);
        rc = say_where(spec, http, &mem);
    }
    if (rc == ZIJ_OK)
        loop(spec, http, stamp);
    zij_http_close(http);
    zij_arena_free(&mem);
    return rc;
}
