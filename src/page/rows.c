/* rows.c - which rows of an exhibit (lines of a chart, or panels) show, in which order,
 * and which stand out. */
#include "base/sort.h"
#include "page/exhibit.h"

const zij_diag_kind zij_exhibit_unknown_code = {
    "exhibit-unknown-code", ZIJ_ERROR, "An exhibit names a code that it does not show."
};
static const zij_diag_kind UNKNOWN_TOP = { "exhibit-unknown-top", ZIJ_ERROR,
                                           "The data do not say which are the largest." };
static const zij_diag_kind OPEN_TOP = { "exhibit-open-top", ZIJ_WARNING,
                                        "Rounding could change which are the largest." };

enum { TOP_MOST = 1000 };

/* The part of a side with that code; its n when there is none. */
static size_t find_part(const zij_side *side, zij_str id)
{
    uint16_t code =
        side->codes == NULL ? ZIJ_NO_CODE : zij_codelist_find(side->codes, id);
    size_t i = 0;

    while (i < side->n && (code == ZIJ_NO_CODE || side->parts[i].code != code))
        i++;
    return i;
}

static zij_part *part_of(const zij_side *side, size_t i)
{
    return (zij_part *)(uintptr_t)&side->parts[i]; /* they are still being read */
}

static zij_rc unknown_code(zij_exhibit_reader *e, const zij_yaml *item)
{
    zij_nearest near = zij_nearest_to(item->text);
    zij_diag *d;

    for (zij_along a = 0; a < ZIJ_ALONGS; a++)
        for (size_t i = 0; e->x->sides[a].codes != NULL && i < e->x->sides[a].n; i++)
            if (e->x->sides[a].parts[i].code != ZIJ_NO_CODE)
                zij_nearest_try(
                    &near, e->x->sides[a].codes->codes[e->x->sides[a].parts[i].code].id);
    d = zij_report(e->r->to, &zij_exhibit_unknown_code, item->where,
                   "the figures have no %.*s", ZIJ_ARG(item->text));
    zij_hint_nearest(e->r->to, d, &near);
    return ZIJ_EINPUT;
}

/* The side that has an order: the kind's own, or, where no dimension lies along it, the
 * panels. */
static zij_along lead_of(const zij_exhibit_reader *e)
{
    zij_along lead = e->x->kind->lead;

    return e->x->sides[lead].codes == NULL && e->x->sides[ZIJ_ALONG_PANELS].codes != NULL
               ? ZIJ_ALONG_PANELS
               : lead;
}

static zij_rc mark_pinned(zij_exhibit_reader *e, zij_side *side)
{
    const zij_yaml *list = e->got[ZIJ_EXHIBIT_PINNED];

    for (size_t i = 0; list != NULL && i < list->n; i++) {
        size_t at = find_part(side, list->items[i].text);

        if (at == side->n)
            return unknown_code(e, &list->items[i]);
        part_of(side, at)->kind = ZIJ_PART_PINNED;
    }
    return ZIJ_OK;
}

/* A code is looked for among rows, then series, then panels. */
static zij_rc highlight_one(zij_exhibit_reader *e, const zij_yaml *item)
{
    for (zij_along a = 0; a < ZIJ_ALONGS; a++) {
        zij_side *side = &e->x->sides[a];
        size_t at = find_part(side, item->text);

        if (at == side->n)
            continue;
        part_of(side, at)->highlight = true;
        return ZIJ_OK;
    }
    return unknown_code(e, item);
}

zij_rc zij_exhibit_highlight(zij_exhibit_reader *e)
{
    const zij_yaml *list = e->got[ZIJ_EXHIBIT_HIGHLIGHT];
    zij_rc rc = ZIJ_OK;

    for (size_t i = 0; list != NULL && rc == ZIJ_OK && i < list->n; i++)
        rc = highlight_one(e, &list->items[i]);
    return rc;
}

/* "top(data, 5)", summed over what else is open. */
static zij_str top_text(zij_exhibit_reader *e, zij_along lead, int n)
{
    const zij_column *c = &e->columns[0];
    zij_span data = e->r->formulas.at[c->formula].where;
    zij_buf over = zij_buf_make(e->r->mem);

    for (zij_along a = 0; a < ZIJ_ALONGS; a++)
        if (a != lead && e->x->sides[a].codes != NULL)
            zij_putf(&over, "%s%.*s", over.len > 0 ? ", " : " over ",
                     ZIJ_ARG(e->x->sides[a].id));
    if (over.len == 0)
        return zij_strf(e->r->mem, "top(%.*s, %d)", ZIJ_ARG(zij_span_str(data)), n);
    return zij_strf(e->r->mem, "top(sum(%.*s%.*s), %d)", ZIJ_ARG(zij_span_str(data)),
                    ZIJ_ARG(zij_buf_str(&over)), n);
}

/* The codes that top(data, n) gives, in its order. */
static zij_rc take_top(zij_exhibit_reader *e, zij_along lead, int n,
                       const uint16_t **codes, size_t *found)
{
    zij_page_reader *r = e->r;
    zij_source *own = zij_new(r->mem, zij_source);
    const zij_value *v;
    uint32_t top;
    zij_diag *d;

    own->path = r->formulas.at[e->columns[0].formula].where.in->path;
    own->text = top_text(e, lead, n);
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

enum { GIVEN, DESCENDING, ASCENDING };

/* A part and what it is sorted by. */
typedef struct item {
    zij_part part;
    bool known;
    zij_real value;
    size_t given; /* its place so far */
} item;

/* Plain before pinned; missing values last; ties in the order of the codelist. */
static int compare(const void *a, const void *b, void *with)
{
    const item *x = a, *y = b;
    int sort = *(const int *)with, c = 0;

    if (x->part.kind != y->part.kind)
        return x->part.kind < y->part.kind ? -1 : 1;
    if (x->part.kind == ZIJ_PART_PLAIN && sort != GIVEN) {
        if (x->known != y->known)
            return x->known ? -1 : 1;
        c = x->known ? zij_real_cmp(&x->value, &y->value) : 0;
    }
    if (c != 0)
        return sort == DESCENDING ? -c : c;
    return x->given < y->given ? -1 : x->given > y->given;
}

/* The last period of the first series in the first panel; of stacks the whole. */
static void measure_part(const zij_exhibit_reader *e, zij_along lead, item *it)
{
    const zij_exhibit *x = e->x;
    bool sums = zij_exhibit_is_stacked(x) && lead != ZIJ_ALONG_SERIES;
    size_t series = sums ? x->sides[ZIJ_ALONG_SERIES].n : 1;
    double sum = 0;

    for (size_t s = 0; s < series; s++) {
        zij_spot at = { .series = s, .period = x->periods_n - 1 };
        const zij_number *n;

        *(lead == ZIJ_ALONG_ROWS     ? &at.row
          : lead == ZIJ_ALONG_SERIES ? &at.series
                                     : &at.panel) = it->given;
        n = zij_exhibit_spot(e, at);
        if (n == NULL || n->state != ZIJ_NUMBER_KNOWN)
            continue;
        it->known = true;
        it->value = n->middle;
        sum += n->middle.d;
    }
    if (sums)
        it->value = (zij_real){ .d = sum };
}

/* Keeps the parts that top() gives, in its order, and then those that are pinned. */
static zij_rc keep_top(zij_exhibit_reader *e, zij_along lead, int top, item *items,
                       size_t *n)
{
    const uint16_t *codes = NULL;
    size_t found = 0, kept = 0, all = *n;
    item *out = zij_array(e->r->mem, all, item);

    if (take_top(e, lead, top, &codes, &found) != ZIJ_OK)
        return ZIJ_EINPUT;
    for (size_t k = 0; k < found; k++)
        for (size_t i = 0; i < all; i++)
            if (items[i].part.code == codes[k]) {
                items[i].part.kind = ZIJ_PART_PLAIN; /* it need not be set apart */
                out[kept++] = items[i];
                items[i].part.code = ZIJ_NO_CODE;
            }
    for (size_t i = 0; i < all; i++)
        if (items[i].part.kind == ZIJ_PART_PINNED && items[i].part.code != ZIJ_NO_CODE)
            out[kept++] = items[i];
    zij_copy(items, out, kept * sizeof(*out));
    *n = kept;
    return ZIJ_OK;
}

/* Plain parts in their order, then pinned ones, then the total. */
static void set_parts(zij_exhibit_reader *e, zij_along lead, const item *items, size_t n)
{
    zij_side *side = &e->x->sides[lead];
    zij_part *parts = zij_array(e->r->mem, n + 1, zij_part);

    for (size_t i = 0; i < n; i++)
        parts[i] = items[i].part;
    if (e->x->total.in[0] != NULL)
        parts[n++] = (zij_part){ .kind = ZIJ_PART_TOTAL, .code = ZIJ_NO_CODE };
    side->parts = parts;
    side->n = n;
}

zij_rc zij_exhibit_order(zij_exhibit_reader *e)
{
    static const char *const sorts[] = { "given", "descending", "ascending", NULL };
    zij_along lead = lead_of(e);
    zij_side *side = &e->x->sides[lead];
    item *items = zij_array(e->r->mem, side->n, item);
    size_t n = side->n;
    int sort, top = 0;

    if (zij_exhibit_choice(e, e->got[ZIJ_EXHIBIT_SORT], sorts, &sort) != ZIJ_OK ||
        mark_pinned(e, side) != ZIJ_OK)
        return ZIJ_EINPUT;
    for (size_t i = 0; i < n; i++) {
        items[i] = (item){ .part = side->parts[i], .given = i };
        measure_part(e, lead, &items[i]);
    }
    zij_sort(e->r->mem, items, n, sizeof(*items), compare, &sort);
    if (e->got[ZIJ_EXHIBIT_TOP] != NULL &&
        (zij_yaml_int(e->got[ZIJ_EXHIBIT_TOP], 1, TOP_MOST, e->r->to, &top) != ZIJ_OK ||
         keep_top(e, lead, top, items, &n) != ZIJ_OK))
        return ZIJ_EINPUT;
    e->x->ranked = top > 0;
    set_parts(e, lead, items, n);
    zij_exhibit_place(e);
    return ZIJ_OK;
}
