/* identities.c - structure/checks.yaml: what must hold between figures. */
#include "book/load.h"

static const zij_diag_kind EXCUSE = { "check-excuse", ZIJ_ERROR,
                                      "An excuse does not end with a period." };

static bool read_excuse(zij_loading *l, const zij_yaml *item, zij_excuse *out)
{
    const zij_yaml *f[EXCUSE_N], *at;
    zij_period period;

    if (zij_yaml_fields(item, zij_book_excuse_fields, EXCUSE_N, l->to, f) != ZIJ_OK ||
        !zij_book_texts(l, f[EXCUSE_AT], "a code or period"))
        return false;
    at = f[EXCUSE_AT];
    if (at->n == 0 || !zij_period_read(at->items[at->n - 1].text, &period)) {
        zij_hint(l->to,
                 zij_report(l->to, &EXCUSE, at->where,
                            "an excuse names the codes of a cell and then its period"),
                 "write at: [KGZ, 2004]");
        return false;
    }
    *out =
        (zij_excuse){ at->items, at->n, zij_book_names(l, f[EXCUSE_REASON]), at->where };
    return true;
}

static void read_excuses(zij_loading *l, const zij_yaml *list, zij_identity *out)
{
    zij_excuse *excuses;

    if (list == NULL)
        return;
    excuses = zij_array(l->mem, list->n, zij_excuse);
    out->excuses = excuses;
    for (size_t i = 0; i < list->n; i++)
        out->excuses_n +=
            read_excuse(l, &list->items[i], &excuses[out->excuses_n]) ? 1 : 0;
}

static bool read_identity(zij_loading *l, const zij_yaml *item, zij_identity *out)
{
    const zij_yaml *f[CHECK_N];

    if (zij_yaml_fields(item, zij_book_check_fields, CHECK_N, l->to, f) != ZIJ_OK)
        return false;
    *out = (zij_identity){ .id = item->key,
                           .name = zij_book_names(l, f[CHECK_NAME]),
                           .expect = f[CHECK_EXPECT],
                           .where = item->key_where };
    read_excuses(l, f[CHECK_EXCUSE], out);
    return true;
}

void zij_book_read_identities(zij_loading *l)
{
    const zij_yaml *root =
        zij_book_yaml(l, ZIJ_STR("structure/checks.yaml"), ZIJ_BOOK_OPTIONAL);
    zij_identity *list;

    if (root == NULL)
        return;
    list = zij_array(l->mem, root->n, zij_identity);
    l->book->identities = list;
    for (size_t i = 0; i < root->n; i++)
        if (zij_book_check_id(l, root->items[i].key, root->items[i].key_where, "check") &&
            read_identity(l, &root->items[i], &list[l->book->identities_n]))
            l->book->identities_n++;
}
