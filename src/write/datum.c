/* datum.c - the figures that an exhibit shows, one after another. */
#include "write/exhibits.h"

const zij_obs *zij_datum_obs(const zij_datum *d)
{
    return d->published ? zij_figure_obs(d->n->figure) : NULL;
}

/* A published figure has a code in every dimension of its flow, a computed one in those
 * that the exhibit lies along. */
const zij_code *zij_datum_code(const zij_exhibit *x, const zij_datum *d,
                               zij_str dimension)
{
    const size_t parts[] = { [ZIJ_ALONG_ROWS] = d->at.row,
                             [ZIJ_ALONG_SERIES] = d->at.series,
                             [ZIJ_ALONG_PANELS] = d->at.panel };

    if (d->published) {
        const zij_flow *flow = d->n->figure.table->flow;
        size_t at = zij_flow_dim(flow, dimension);

        return at == flow->dims_n
                   ? NULL
                   : &flow->dims[at].codes->codes[zij_figure_key(d->n->figure)[at]];
    }
    for (zij_along a = 0; a < ZIJ_ALONGS; a++) {
        const zij_side *side = &x->sides[a];

        if (side->codes != NULL && zij_str_eq(side->id, dimension) &&
            side->parts[parts[a]].code != ZIJ_NO_CODE)
            return &side->codes->codes[side->parts[parts[a]].code];
    }
    return NULL;
}

const zij_formula *zij_datum_formula(const zij_page *p, const zij_exhibit *x,
                                     const zij_datum *d)
{
    const zij_column *column = zij_exhibit_column(x, d->at.series);

    return &p->formulas[d->row == ZIJ_PART_TOTAL ? column->total : column->formula];
}

zij_origins zij_datum_origins(const zij_page *p, const zij_exhibit *x, const zij_datum *d,
                              const zij_pool *pool, zij_arena *mem)
{
    zij_value one = { .evidence = { &d->n->figure, 1, 0 } };

    return zij_value_origins(d->published ? &one : &zij_datum_formula(p, x, d)->value,
                             pool, mem);
}

/* ---- one figure ---- */

static void fill_published(zij_datum *d)
{
    const zij_flow *flow = d->n->figure.table->flow;
    const zij_obs *o = zij_figure_obs(d->n->figure);

    d->known = o->state == ZIJ_OBS_VALUE;
    d->shown = zij_obs_dec(o);
    d->status = o->status;
    d->period = zij_figure_period(d->n->figure);
    d->unit = flow->unit->id;
    d->multiplier = zij_flow_mult(flow);
}

/* Percent and points have no id of their own in a book. */
static zij_str unit_of(const zij_measure *m, int *power, zij_arena *mem)
{
    zij_buf b = zij_buf_make(mem);

    if (m->unit != NULL) {
        *power -= m->unit->multiplier;
        return m->unit->id;
    }
    if (m->kinds_n > 0) {
        zij_put_measure(&b, m);
    } else if (*power == -2) {
        zij_put_c(&b, m->as == ZIJ_AS_POINTS ? "pp" : "%");
        *power = 0;
    }
    return zij_buf_str(&b);
}

static char status_of(const zij_number *n)
{
    if (n->state == ZIJ_NUMBER_KNOWN)
        return n->forecast ? 'F' : 0;
    return n->why.cell.table != NULL ? zij_figure_obs(n->why.cell)->status : 'M';
}

static void fill_computed(const zij_view *view, zij_datum *d)
{
    const zij_value *v = &zij_datum_formula(view->page, view->x, d)->value;
    const zij_column *column = zij_exhibit_column(view->x, d->at.series);

    d->known = zij_number_shown(d->n, &v->measure, column->format, view->v, view->mem,
                                &d->shown, &d->power);
    d->multiplier = d->power;
    d->unit = unit_of(&v->measure, &d->multiplier, view->mem);
    d->status = status_of(d->n);
    if (d->period.freq == 0 && v->periods != NULL && v->periods_n == 1)
        d->period = v->periods[0];
}

zij_data zij_data_of(const zij_pages *pages, const zij_page *p, const zij_exhibit *x,
                     zij_arena *mem)
{
    const zij_view view = { pages, p, x, zij_voice_of(pages->book, 0), mem };
    zij_list(zij_datum) all = { 0 };
    zij_cell c = { 0 };

    while (zij_exhibit_next(p, x, &c)) {
        zij_datum d = { .at = c.at, .n = c.number, .period = c.period };

        if (c.number->state == ZIJ_NUMBER_NONE)
            continue;
        d.row = x->sides[ZIJ_ALONG_ROWS].parts[c.at.row].kind;
        d.published = d.n->figure.table != NULL;
        if (d.published)
            fill_published(&d);
        else
            fill_computed(&view, &d);
        *zij_list_add(mem, &all) = d;
    }
    return (zij_data){ all.at, all.n };
}
