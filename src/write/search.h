/* search.h - what the search field of a site loads. */
#ifndef ZIJ_WRITE_SEARCH_H
#define ZIJ_WRITE_SEARCH_H
#include "write/html.h"

/* The index of all pages of a language, for zij_text_index_read. */
zij_str zij_search_index(const zij_pages *pages, size_t lang, zij_arena *mem);
/* The script assets/search-LANG.js: web/search.js, then a call with the index. */
zij_str zij_search_script(const zij_pages *pages, size_t lang, zij_arena *mem);

#endif
