/* cells.c - the figures of an exhibit by where they stand, and the names of its parts. */
#include "page/kinds.h"

static const zij_side *side_of(const zij_exhibit *x, zij_along along)
{
    return &x->sides[along];
}

const zij_column *zij_exhibit_column(const zij_exhibit *x, size_t series)
{
    return &x->columns[x->by_column ? series : 0];
}

const zij_measure *zij_exhibit_measure(const zij_page *p, const zij_exhibit *x,
                                       size_t series)
{
    return &p->formulas[zij_exhibit_column(x, series)->formula].value.measure;
}

static const zij_number *number_in(const zij_page *p, const zij_exhibit *x,
                                   const zij_column *c, zij_spot at)
{
    const zij_value *v = &p->formulas[c->formula].value;
    size_t rows = side_of(x, ZIJ_ALONG_ROWS)->n;
    size_t series = x->by_column ? 1 : side_of(x, ZIJ_ALONG_SERIES)->n;
    uint32_t where =
        c->at[(at.panel * rows + at.row) * series + (x->by_column ? 0 : at.series)];

    if (where == ZIJ_NO_SERIES || c->when[at.period] == ZIJ_NO_SERIES)
        return NULL;
    return &v->numbers[where * v->periods_n + c->when[at.period]];
}

const zij_number *zij_exhibit_number(const zij_page *p, const zij_exhibit *x, zij_spot at)
{
    const zij_column *c = zij_exhibit_column(x, at.series);

    if (side_of(x, ZIJ_ALONG_ROWS)->parts[at.row].kind == ZIJ_PART_TOTAL)
        return c->total == ZIJ_NO_FORMULA ? NULL
                                          : &p->formulas[c->total].value.numbers[0];
    return number_in(p, x, c, at);
}

const zij_number *zij_exhibit_share(const zij_page *p, const zij_exhibit *x, zij_spot at)
{
    const zij_column *share = zij_exhibit_column(x, at.series)->share;

    return share == NULL ? NULL : number_in(p, x, share, at);
}

const zij_number *zij_exhibit_whole(const zij_page *p, const zij_exhibit *x, zij_spot at)
{
    at.series = 0;
    return x->whole == NULL ? NULL : number_in(p, x, x->whole, at);
}

const zij_number *zij_exhibit_shown(const zij_page *p, const zij_exhibit *x, zij_spot at)
{
    return zij_exhibit_column(x, at.series)->share != NULL ? zij_exhibit_share(p, x, at)
                                                           : zij_exhibit_number(p, x, at);
}

bool zij_exhibit_put(zij_buf *b, const zij_number *n, const zij_measure *m,
                     const zij_column *c, zij_voice v)
{
    zij_buf whole = zij_buf_make(b->mem), finer = zij_buf_make(b->mem);
    zij_format f = c->format;
    bool good = zij_put_number(&whole, n, m, f, v);

    f.args[0]++;
    if (!good && c->usual && zij_put_number(&finer, n, m, f, v))
        zij_put(b, zij_buf_str(&finer));
    else
        zij_put(b, zij_buf_str(&whole));
    return good || finer.len > 0;
}

void zij_put_shown(zij_buf *b, const zij_view *view, zij_spot at)
{
    const zij_number *n = zij_exhibit_shown(view->page, view->x, at);
    const zij_column *c = zij_exhibit_column(view->x, at.series);

    c = c->share != NULL ? c->share : c;
    if (n != NULL)
        zij_exhibit_put(b, n, &view->page->formulas[c->formula].value.measure, c,
                        view->v);
}

bool zij_exhibit_next(const zij_page *p, const zij_exhibit *x, zij_cell *cell)
{
    size_t rows = side_of(x, ZIJ_ALONG_ROWS)->n;
    size_t series = side_of(x, ZIJ_ALONG_SERIES)->n;
    size_t all = side_of(x, ZIJ_ALONG_PANELS)->n * rows * series * x->periods_n;

    while (x->columns_n > 0 && cell->next < all) {
        size_t i = cell->next++;

        cell->at.period = i % x->periods_n;
        i /= x->periods_n;
        cell->at.series = i % series;
        i /= series;
        cell->at.row = i % rows;
        cell->at.panel = i / rows;
        cell->number = zij_exhibit_number(p, x, cell->at);
        if (cell->number != NULL) {
            cell->period = x->time ? x->periods[cell->at.period] : cell->number->period;
            return true;
        }
    }
    return false;
}

static zij_str plain_of(const zij_view *view, const zij_words *w)
{
    zij_buf b = zij_buf_make(view->mem);

    zij_put_words(&b, view->page, w->in[view->v.lang], view->v);
    return zij_buf_str(&b);
}

zij_str zij_part_name(const zij_view *view, zij_along along, size_t i)
{
    const zij_exhibit *x = view->x;
    const zij_part *part = &x->sides[along].parts[i];

    if (part->kind == ZIJ_PART_TOTAL)
        return plain_of(view, &x->total);
    if (part->code != ZIJ_NO_CODE)
        return x->sides[along].codes->codes[part->code].names.in[view->v.lang];
    if (along == ZIJ_ALONG_SERIES && x->by_column)
        return plain_of(view, &x->columns[i].head);
    return (zij_str){ 0 };
}

zij_str zij_part_id(const zij_exhibit *x, zij_along along, size_t i, zij_arena *mem)
{
    const zij_part *part = &x->sides[along].parts[i];

    if (part->kind == ZIJ_PART_TOTAL)
        return ZIJ_STR("total");
    if (part->code != ZIJ_NO_CODE)
        return x->sides[along].codes->codes[part->code].id;
    if (along == ZIJ_ALONG_SERIES && x->by_column && x->columns_n > 1)
        return zij_strf(mem, "%zu", i + 1);
    return (zij_str){ 0 };
}
