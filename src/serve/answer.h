/* answer.h - what is answered to a request, without HTTP: a function of the site, the
 * path and the headers. Private to serve. */
#ifndef ZIJ_SERVE_ANSWER_H
#define ZIJ_SERVE_ANSWER_H
#include "serve/site.h"

typedef struct zij_request {
    zij_str method;
    zij_str path;          /* as sent: percent-encoded, without the query */
    zij_str if_none_match; /* empty: not sent */
} zij_request;

typedef struct zij_answer {
    int status;
    const char *type;     /* Content-Type, or NULL */
    const char *etag;     /* or NULL */
    const char *location; /* or NULL */
    const char *allow;    /* or NULL */
    zij_str body;         /* HEAD sends its length only */
} zij_answer;

/* `mem` owns what is not the site's. */
zij_answer zij_answer_to(const zij_site *s, const zij_request *r, zij_arena *mem);

#endif
