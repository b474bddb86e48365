/* audit.c - the kind audit: what the audit of a published edition found, as a table of
 * words. Which statements these are, judge knows; here stands only what is asked for. */
#include "page/exhibit.h"

const zij_audit_list *zij_exhibit_audit(const zij_exhibit *x)
{
    return x->kind != NULL && x->kind->read == zij_audit_read ? x->own : NULL;
}

static zij_rc find_edition(zij_exhibit_reader *e, zij_audit_list *out)
{
    const zij_yaml *node = e->got[ZIJ_EXHIBIT_OF];
    const zij_book *book = e->r->book;
    zij_nearest near = zij_nearest_to(node == NULL ? (zij_str){ 0 } : node->text);

    for (size_t i = 0; i < book->editions_n; i++) {
        zij_nearest_try(&near, book->editions[i].id);
        if (node != NULL && zij_str_eq(book->editions[i].id, node->text)) {
            out->edition = &book->editions[i];
            return ZIJ_OK;
        }
    }
    if (node == NULL)
        zij_hint(e->r->to,
                 zij_report(e->r->to, &zij_exhibit_bad_option, e->x->where,
                            "the audit %.*s needs an edition", ZIJ_ARG(e->x->id)),
                 "write of: and the name of a file of published/, without .yaml");
    else
        zij_hint_nearest(e->r->to,
                         zij_report(e->r->to, &zij_exhibit_bad_option, node->where,
                                    "published/ has no edition %.*s",
                                    ZIJ_ARG(node->text)),
                         &near);
    return ZIJ_EINPUT;
}

zij_rc zij_audit_read(zij_exhibit_reader *e)
{
    /* outcomes whose statements have words in every language: judge's audit.c */
    static const char *const shows[] = { "counts", "refuted", "undecided",
                                         "not comparable", NULL };
    zij_audit_list *a = zij_new(e->r->mem, zij_audit_list);
    int show = 0;
    zij_rc rc;

    e->x->own = a;
    zij_exhibit_lay_nothing(e);
    rc = find_edition(e, a);
    if (rc == ZIJ_OK)
        rc = zij_exhibit_choice(e, e->got[ZIJ_EXHIBIT_SHOW], shows, &show);
    if (rc == ZIJ_OK)
        rc = zij_exhibit_credits(e);
    if (rc == ZIJ_OK)
        zij_exhibit_credit_words(e, &e->x->title);
    a->show = zij_str_of(shows[show]);
    return rc;
}
