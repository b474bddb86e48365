/* write.h - a judged book becomes files.
 *
 *   OUT/site/   the web site: HTML, style, script, fonts, open data
 *   OUT/data/   every flow as CSV, and lists of flows, sources and notes (data.h)
 *
 * All of it appears at once or not at all (os.h, stage). Same book, same bytes.
 */
#ifndef ZIJ_WRITE_WRITE_H
#define ZIJ_WRITE_WRITE_H
#include "judge/judge.h"
#include "os/os.h"

/* Told after each file, for progress; may be called from several threads. */
typedef void zij_write_progress(void *self, size_t done, size_t all);

typedef struct zij_write_options {
    zij_write_progress *progress; /* NULL: none */
    void *self;
    bool draft;             /* every page says so */
    const zij_audit *audit; /* of published editions; borrowed */
} zij_write_options;

/* Writes the whole book below `out`.
 * Reports write-failed, out-not-ours, font-*, chart-*. */
ZIJ_MUST_USE zij_rc zij_write_book(const zij_pages *pages, const char *out,
                                   const zij_write_options *options, zij_arena *mem,
                                   zij_diags *to);

#endif
