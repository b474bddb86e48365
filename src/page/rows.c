/* rows.c - which rows of an exhibit show, and in which order. */
#include "base/sort.h"
#include "page/exhibit.h"

static const zij_diag_kind UNKNOWN_CODE = {
    "exhibit-unknown-code", ZIJ_ERROR, "An exhibit names a code that it does not show."
};
static const zij_diag_kind UNKNOWN_TOP = { "exhibit-unknown-top", ZIJ_ERROR,
                                           "The data do not say which are the largest." };
static const zij_diag_kind OPEN_TOP = { "exhibit-open-top", ZIJ_WARNING,
                                        "Rounding could change which are the largest." };

enum { TOP_MOST = 1000 };

static uint32_t series_of(const zij_value *v, uint16_t code)
{
    for (size_t i = 0; i < v->series_n; i++)
        if (v->keys[i] == code)
            return (uint32_t)i;
    return ZIJ_NO_SERIES;
}

/* Marks the codes of a list that the first column shows. */
zij_rc zij_exhibit_codes(zij_exhibit_reader *e, const zij_yaml *list, bool *marked)
{
    const zij_value *v = zij_exhibit_value(e, 0);

    for (size_t i = 0; list != NULL && i < list->n; i++) {
        const zij_yaml *item = &list->items[i];
        uint16_t code = zij_codelist_find(e->x->codes, item->text);
        zij_nearest near = zij_nearest_to(item->text);
        zij_diag *d;

        if (code != ZIJ_NO_CODE && series_of(v, code) != ZIJ_NO_SERIES) {
            marked[code] = true;
            continue;
        }
        for (size_t k = 0; k < v->series_n; k++)
            zij_nearest_try(&near, e->x->codes->codes[v->keys[k]].id);
        d = zij_report(e->r->to, &UNKNOWN_CODE, item->where, "the figures have no %.*s",
                       ZIJ_ARG(item->text));
        zij_hint_nearest(e->r->to, d, &near);
        return ZIJ_EINPUT;
    }
    return ZIJ_OK;
}

/* The codes that top(data, n) gives, in its order. */
static zij_rc take_top(zij_exhibit_reader *e, int n, const uint16_t **codes,
                       size_t *found)
{
    zij_page_reader *r = e->r;
    zij_span data = r->formulas.at[e->columns[0].formula].where;
    zij_source *own = zij_new(r->mem, zij_source);
    const zij_value *v;
    uint32_t top;
    zij_diag *d;

    own->path = data.in->path;
    own->text = zij_strf(r->mem, "top(%.*s, %d)", ZIJ_ARG(zij_span_str(data)), n);
    if (zij_reader_formula(r, (zij_span){ own, 0, (uint32_t)own->text.len }, &top) !=
        ZIJ_OK)
        return ZIJ_EINPUT;
    v = &r->formulas.at[top].value;
    if (v->codes.state == ZIJ_UNKNOWN || v->codes.state == ZIJ_REFUTED) {
        d = zij_report(r->to, &UNKNOWN_TOP, e->got[ZIJ_EXHIBIT_TOP]->where,
                       "the %d largest are not known: %.*s", n,
                       ZIJ_ARG(v->codes.why.text));
        zij_hint(r->to, d, "show fewer, or name the codes in the data");
        return ZIJ_EINPUT;
    }
    if (v->codes.state == ZIJ_UNDECIDED)
        zij_report(r->to, &OPEN_TOP, e->got[ZIJ_EXHIBIT_TOP]->where,
                   "rounding of the figures could change the %d largest", n);
    *codes = v->codes.at;
    *found = v->codes.n;
    return ZIJ_OK;
}

typedef struct by {
    const zij_value *value;
    const zij_codelist *codes;
    int sort; /* 0 as the codelist says, 1 descending, 2 ascending */
} by;

/* Missing values last; ties in the order of the codelist. */
static int compare(const void *a, const void *b, void *with)
{
    const by *order = with;
    uint16_t p = *(const uint16_t *)a, q = *(const uint16_t *)b;
    const zij_code *x = &order->codes->codes[p], *y = &order->codes->codes[q];

    if (order->sort != 0) {
        size_t last = order->value->periods_n - 1;
        const zij_number *m =
            &order->value
                 ->numbers[series_of(order->value, p) * order->value->periods_n + last];
        const zij_number *n =
            &order->value
                 ->numbers[series_of(order->value, q) * order->value->periods_n + last];
        bool has = m->state == ZIJ_NUMBER_KNOWN, also = n->state == ZIJ_NUMBER_KNOWN;
        int c = has && also ? zij_real_cmp(&m->middle, &n->middle) : 0;

        if (has != also)
            return has ? -1 : 1;
        if (c != 0)
            return order->sort == 1 ? -c : c;
    }
    return x->order != y->order ? (x->order < y->order ? -1 : 1) : p - q;
}

static void add_row(zij_exhibit_reader *e, zij_row *row, zij_row_kind kind, uint16_t code)
{
    uint32_t *series = zij_array(e->r->mem, e->x->columns_n, uint32_t);

    for (size_t i = 0; i < e->x->columns_n; i++)
        series[i] = kind == ZIJ_ROW_TOTAL ? ZIJ_NO_SERIES
                                          : series_of(zij_exhibit_value(e, i), code);
    *row = (zij_row){ kind, code, series };
}

/* Plain rows in their order, then pinned ones, then the total. */
zij_rc zij_exhibit_rows(zij_exhibit_reader *e)
{
    static const char *const sorts[] = { "given", "descending", "ascending", NULL };
    const zij_value *v = zij_exhibit_value(e, 0);
    by order = { .value = v, .codes = e->x->codes };
    bool *pinned = zij_array(e->r->mem, e->x->codes->n, bool);
    uint16_t *sorted = zij_array(e->r->mem, v->series_n, uint16_t);
    const uint16_t *shown = sorted;
    size_t n = 0, plain;
    zij_row *rows;
    int top = 0;

    if (zij_exhibit_choice(e, e->got[ZIJ_EXHIBIT_SORT], sorts, &order.sort) != ZIJ_OK ||
        zij_exhibit_codes(e, e->got[ZIJ_EXHIBIT_PINNED], pinned) != ZIJ_OK)
        return ZIJ_EINPUT;
    for (size_t i = 0; i < v->series_n; i++)
        if (!pinned[v->keys[i]])
            sorted[n++] = v->keys[i];
    zij_sort(e->r->mem, sorted, n, sizeof(*sorted), compare, &order);
    plain = n;
    if (e->got[ZIJ_EXHIBIT_TOP] != NULL &&
        (zij_yaml_int(e->got[ZIJ_EXHIBIT_TOP], 1, TOP_MOST, e->r->to, &top) != ZIJ_OK ||
         take_top(e, top, &shown, &plain) != ZIJ_OK))
        return ZIJ_EINPUT;
    e->x->ranked = top > 0;
    rows = zij_array(e->r->mem, v->series_n + plain + 1, zij_row);
    for (size_t i = 0; i < plain; i++) {
        add_row(e, &rows[e->x->rows_n++], ZIJ_ROW_PLAIN, shown[i]);
        pinned[shown[i]] = false; /* among the largest it need not be set apart */
    }
    for (size_t i = 0; i < v->series_n; i++)
        if (pinned[v->keys[i]])
            add_row(e, &rows[e->x->rows_n++], ZIJ_ROW_PINNED, v->keys[i]);
    if (e->x->total.in[0] != NULL)
        add_row(e, &rows[e->x->rows_n++], ZIJ_ROW_TOTAL, ZIJ_NO_CODE);
    e->x->rows = rows;
    return ZIJ_OK;
}
