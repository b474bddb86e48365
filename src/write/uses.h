/* uses.h - what a site loads when a reader asks what uses a figure. */
#ifndef ZIJ_WRITE_USES_H
#define ZIJ_WRITE_USES_H
#include "judge/judge.h"
#include "write/html.h"

/* A figure, by its place in the book, and what uses it. */
typedef struct zij_use_of {
    zij_use use;
    uint32_t place;
} zij_use_of;

/* The uses of all figures, for each language alike. */
typedef struct zij_use_list {
    const zij_pages *pages;
    const zij_judged *judged; /* NULL: no identities */
    const zij_uses *uses;
    const zij_use_of *at; /* by use, then place */
    size_t n;
} zij_use_list;

zij_use_list zij_use_list_make(const zij_pages *pages, const zij_judged *judged,
                               zij_arena *mem);
/* The script assets/uses-LANG.js: a call of zij_uses, see web/README.md. */
zij_str zij_uses_script(const zij_use_list *list, size_t lang, zij_arena *mem);

#endif
