/* sitemap.h - what search engines ask a site for: sitemap.xml, robots.txt. */
#ifndef ZIJ_WRITE_SITEMAP_H
#define ZIJ_WRITE_SITEMAP_H
#include "os/os.h"
#include "page/page.h"

/* Writes site/sitemap.xml, and site/robots.txt where the book's url is the root of a
 * host; neither for a book without a url. Reports write-failed. */
ZIJ_MUST_USE zij_rc zij_write_sitemap(const zij_pages *pages, zij_os_stage *stage,
                                      zij_arena *mem, zij_diags *to);

#endif
