/* waivers.c - words that nothing need bind, each with the reason why. */
#include "page/reader.h"

static const zij_diag_kind EMPTY = { "page-waiver-empty", ZIJ_ERROR,
                                     "A waiver gives no reason." };
static const zij_diag_kind UNKNOWN = {
    "page-unknown-waiver", ZIJ_ERROR, "A text is waived for a reason that is not there."
};
static const zij_diag_kind UNUSED = { "page-waiver-unused", ZIJ_ERROR,
                                      "No text of a page uses a waiver." };

static zij_rc read_waiver(zij_page_reader *r, const zij_yaml *node)
{
    zij_diag *d;

    *zij_list_add(r->mem, &r->waivers) =
        (zij_waiver){ .id = node->key, .where = node->key_where };
    if (zij_reader_id(r, node, "a waiver") != ZIJ_OK)
        return ZIJ_EINPUT;
    if (node->kind == ZIJ_YAML_TEXT && zij_str_trim(node->text).len > 0)
        return ZIJ_OK;
    d = zij_report(r->to, &EMPTY, node->key_where, "the waiver %.*s gives no reason",
                   ZIJ_ARG(node->key));
    zij_hint(r->to, d, "write %.*s: why nothing need bind these words",
             ZIJ_ARG(node->key));
    return ZIJ_EINPUT;
}

zij_rc zij_reader_waivers(zij_page_reader *r, const zij_yaml *node)
{
    zij_rc rc = ZIJ_OK;

    for (size_t i = 0; node != NULL && i < node->n; i++)
        if (read_waiver(r, &node->items[i]) != ZIJ_OK)
            rc = ZIJ_EINPUT;
    return rc;
}

zij_waiver *zij_reader_page_waiver(zij_page_reader *r)
{
    for (size_t i = 0; i < r->waivers.n; i++)
        if (zij_str_eq(r->waivers.at[i].id, ZIJ_STR("page")))
            return &r->waivers.at[i];
    return NULL;
}

void zij_reader_waive(zij_page_reader *r, const zij_node *node)
{
    zij_nearest near = zij_nearest_to(node->text);
    zij_diag *d;

    for (size_t i = 0; i < r->waivers.n; i++) {
        zij_nearest_try(&near, r->waivers.at[i].id);
        if (zij_str_eq(r->waivers.at[i].id, node->text)) {
            r->waivers.at[i].used = true;
            return;
        }
    }
    d = zij_report(r->to, &UNKNOWN, node->where, "page.yaml has no waiver %.*s",
                   ZIJ_ARG(node->text));
    if (near.best.len > 0)
        zij_hint_nearest(r->to, d, &near);
    else
        zij_hint(r->to, d, "give the reason in page.yaml: waivers: {%.*s: ...}",
                 ZIJ_ARG(node->text));
}

void zij_reader_unwaived(zij_page_reader *r)
{
    for (size_t i = 0; i < r->waivers.n; i++) {
        const zij_waiver *w = &r->waivers.at[i];

        if (w->used)
            continue;
        zij_hint(r->to,
                 zij_report(r->to, &UNUSED, w->where, "no text uses the waiver %.*s",
                            ZIJ_ARG(w->id)),
                 "write [words](waive:%.*s), or take the waiver out", ZIJ_ARG(w->id));
    }
}
