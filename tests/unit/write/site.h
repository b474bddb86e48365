/* site.h - a small book written as a site, and its files read back. */
#ifndef ZIJ_TEST_SITE_H
#define ZIJ_TEST_SITE_H
#include "../small_book.h"
#include "write/write.h"

typedef struct site {
    const char *folder; /* the caller removes it */
    const zij_book *book;
} site;

static inline site build(test *t, const char *langs, const small_file *files, size_t n)
{
    const zij_pages *pages;
    const char *scratch, *out;
    site s = { .book = small_book(t, langs, files, n) };

    assert_int_equal(zij_os_scratch(t->mem, t->to, &scratch), ZIJ_OK);
    assert_int_equal(
        zij_os_path(zij_str_of(scratch), ZIJ_STR("out"), t->mem, t->to, &out), ZIJ_OK);
    s.folder = scratch;
    if (zij_pages_read(s.book, t->mem, t->to, &pages) != ZIJ_OK ||
        zij_write_book(pages, out, NULL, t->mem, t->to) != ZIJ_OK) {
        zij_os_remove_tree(scratch);
        fail_msg("%.*s", ZIJ_ARG(small_reports(t, s.book->folder)));
    }
    return s;
}

static inline zij_str file_of(test *t, const site *s, const char *name)
{
    const char *path;
    const zij_source *in;
    zij_str inside = zij_strf(t->mem, "out/site/%s", name);

    assert_int_equal(zij_os_path(zij_str_of(s->folder), inside, t->mem, t->to, &path),
                     ZIJ_OK);
    if (zij_os_read(path, inside, t->mem, t->to, &in) != ZIJ_OK)
        fail_msg("no %s", name);
    return in->text;
}

static inline bool holds(zij_str text, const char *part)
{
    return zij_str_search(text, 0, zij_str_of(part)) < text.len;
}

#define assert_holds(text, part)                                  \
    do {                                                          \
        if (!holds(text, part))                                   \
            fail_msg("%s is not in:\n%.*s", part, ZIJ_ARG(text)); \
    } while (0)
#define assert_holds_not(text, part)                          \
    do {                                                      \
        if (holds(text, part))                                \
            fail_msg("%s is in:\n%.*s", part, ZIJ_ARG(text)); \
    } while (0)

#endif
