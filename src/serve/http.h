/* http.h - the web server around a site. Private to serve; microhttpd.h only in http.c.
 */
#ifndef ZIJ_SERVE_HTTP_H
#define ZIJ_SERVE_HTTP_H
#include "serve/site.h"

typedef struct zij_http zij_http;

/* Listens; answers from `site`, which it takes. Reports serve-bad-host,
 * serve-port-taken, serve-failed. */
ZIJ_MUST_USE zij_rc zij_http_open(const char *host, int port, zij_site *site,
                                  zij_diags *to, zij_http **out);
int zij_http_port(const zij_http *h);
/* From now on answers come from `site` (taken; NULL: the one before stays), and the
 * book's diagnostics are `wrong` (copied; empty: none). Browsers that wait are told. */
void zij_http_change(zij_http *h, zij_site *site, zij_str wrong);
/* Call a few times per second: sends those who have waited long to ask again. */
void zij_http_tick(zij_http *h);
/* Answers what is under way, then stops. NULL is fine. */
void zij_http_close(zij_http *h);

#endif
