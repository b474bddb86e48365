/* data.h - the open data of a book: what its pages draw from, as files. */
#ifndef ZIJ_WRITE_DATA_H
#define ZIJ_WRITE_DATA_H
#include "book/book.h"
#include "os/os.h"

/* Writes data/ and the same as site/data/, so that links of the site work from disk:
 *   FLOW.csv     the figures, as `zij data` prints them
 *   flows.csv    what each flow measures, in which unit, and where it comes from
 *   sources.csv  what SOURCE stands for
 *   notes.csv    what NOTE stands for
 * Reports write-failed. */
ZIJ_MUST_USE zij_rc zij_write_data(const zij_book *book, zij_os_stage *stage,
                                   zij_arena *mem, zij_diags *to);

#endif
