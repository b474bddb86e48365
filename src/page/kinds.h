/* kinds.h - what an exhibit can be: one row per kind. */
#ifndef ZIJ_PAGE_KINDS_H
#define ZIJ_PAGE_KINDS_H
#include "page/page.h"

struct zij_exhibit_kind {
    const char *name;  /* in page.yaml */
    const char *chart; /* the kind of chart that draws it; NULL: a table */
    bool over_time;    /* shows periods, not one */
};

extern const zij_exhibit_kind zij_exhibit_kinds[];
extern const size_t zij_exhibit_kinds_n;

#endif
