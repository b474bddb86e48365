/* refs.c - which published figures a spot of an exhibit stands for. */
#include "page/kinds.h"
#include "slice/slice.h"

uint32_t zij_page_place(const zij_book *book, zij_figure f)
{
    return f.table == NULL ? 0
                           : zij_slice_place(book->store, f.table, f.series, f.period);
}

uint32_t zij_page_places(const zij_book *book)
{
    return zij_slice_places(book->store);
}

/* What a figure has to agree with. */
typedef struct wanted {
    const zij_view *view;
    zij_spot at;
    zij_period period; /* freq 0: any */
    bool total;        /* the codes of the row do not matter */
} wanted;

/* Whether a figure has the code of a side, where its flow has that dimension. */
static bool has_code(const wanted *w, zij_along along, size_t i, zij_figure f)
{
    const zij_side *side = &w->view->x->sides[along];
    const zij_flow *flow = f.table->flow;

    if (side->codes == NULL || side->parts[i].code == ZIJ_NO_CODE)
        return true;
    for (size_t d = 0; d < flow->dims_n; d++)
        if (zij_str_eq(flow->dims[d].id, side->id) && flow->dims[d].codes == side->codes)
            return zij_figure_key(f)[d] == side->parts[i].code;
    return true;
}

static bool agrees(const wanted *w, zij_figure f)
{
    if (w->period.freq != 0 && zij_period_cmp(w->period, zij_figure_period(f)) != 0)
        return false;
    return (w->total || has_code(w, ZIJ_ALONG_ROWS, w->at.row, f)) &&
           has_code(w, ZIJ_ALONG_SERIES, w->at.series, f) &&
           has_code(w, ZIJ_ALONG_PANELS, w->at.panel, f);
}

/* Of the figures that a column or total was computed from, those that agree. */
static zij_refs refs_of(const wanted *w, const zij_evidence *e)
{
    const zij_view *view = w->view;
    uint32_t at[ZIJ_SPOT_FIGURES], *out;
    size_t n = 0;

    for (size_t i = 0; i < e->n; i++) {
        uint32_t place =
            agrees(w, e->at[i]) ? zij_page_place(view->pages->book, e->at[i]) : 0;

        if (place == 0)
            continue;
        if (n == ZIJ_SPOT_FIGURES)
            return (zij_refs){ 0 };
        at[n++] = place;
    }
    out = zij_array(view->mem, n, uint32_t);
    zij_copy(out, at, n * sizeof(*at));
    return (zij_refs){ out, n };
}

zij_refs zij_exhibit_refs(const zij_view *view, zij_spot at)
{
    const zij_exhibit *x = view->x;
    const zij_number *n = zij_exhibit_number(view->page, x, at);
    const zij_column *c = zij_exhibit_column(x, at.series);
    wanted w = { .view = view, .at = at };
    uint32_t *one;

    if (n == NULL)
        return (zij_refs){ 0 };
    if (n->figure.table != NULL) {
        one = zij_new(view->mem, uint32_t);
        *one = zij_page_place(view->pages->book, n->figure);
        return (zij_refs){ one, *one != 0 };
    }
    w.total = x->sides[ZIJ_ALONG_ROWS].parts[at.row].kind == ZIJ_PART_TOTAL;
    if (x->time)
        w.period = x->periods[at.period]; /* else the column has one, or compares some */
    return refs_of(&w,
                   &view->page->formulas[w.total ? c->total : c->formula].value.evidence);
}
