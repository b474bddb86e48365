/* site.h - a built site in memory. Private to serve.
 *
 *   threads   immutable once loaded; counted references
 */
#ifndef ZIJ_SERVE_SITE_H
#define ZIJ_SERVE_SITE_H
#include "os/os.h"

typedef struct zij_site_file {
    zij_str path; /* "en/index.html" */
    zij_str bytes;
    const char *type; /* Content-Type */
    char etag[19];    /* in quotes */
} zij_site_file;

typedef struct zij_site {
    zij_arena mem;
    zij_site_file *files; /* sorted by path */
    size_t n;
    uint64_t id; /* of its content: the same site, the same id */
    bool watched;
} zij_site;

/* Loads all files below `folder`. When `watched`, pages get the script that reloads them,
 * and their Content-Security-Policy lets it ask. Returns owned: zij_site_free. */
ZIJ_MUST_USE zij_rc zij_site_load(const char *folder, bool watched, zij_diags *to,
                                  zij_site **out);
/* A site without files: nothing could be built yet. */
zij_site *zij_site_empty(bool watched);
void zij_site_free(zij_site *s);
const zij_site_file *zij_site_find(const zij_site *s, zij_str path);

/* A page of our own, with the script when the site is watched; lives in `mem`. */
zij_str zij_site_page(const zij_site *s, zij_arena *mem, const char *title,
                      const char *text);
/* The same policy as the pages' own, as a header. */
const char *zij_site_policy(bool watched);

#endif
