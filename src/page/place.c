/* place.c - the parts of an exhibit's sides, and where the figures of each spot are. */
#include "base/sort.h"
#include "page/exhibit.h"

/* ---- periods ---- */

static size_t find_period(const zij_period *at, size_t n, zij_period p)
{
    size_t i = 0;

    while (i < n && zij_period_cmp(at[i], p) < 0)
        i++;
    return i;
}

/* The periods of all columns, each once. */
static void lay_periods(zij_exhibit_reader *e)
{
    zij_exhibit *x = e->x;
    size_t most = 1, n = 0;
    zij_period *all;

    for (size_t c = 0; c < x->columns_n; c++)
        most += zij_exhibit_value(e, c)->periods_n;
    all = zij_array(e->r->mem, most, zij_period);
    for (size_t c = 0; x->time && c < x->columns_n; c++) {
        const zij_value *v = zij_exhibit_value(e, c);

        for (size_t t = 0; t < v->periods_n; t++) {
            size_t at = find_period(all, n, v->periods[t]);

            if (at < n && zij_period_cmp(all[at], v->periods[t]) == 0)
                continue;
            for (size_t i = n++; i > at; i--)
                all[i] = all[i - 1];
            all[at] = v->periods[t];
        }
    }
    x->periods = all;
    x->periods_n = x->time ? n : 1;
}

/* Where a column has the periods of the exhibit. */
static const uint32_t *when_of(const zij_exhibit_reader *e, const zij_value *v)
{
    const zij_exhibit *x = e->x;
    uint32_t *when = zij_array(e->r->mem, x->periods_n, uint32_t);

    if (!x->time)
        return when;
    for (size_t t = 0; t < x->periods_n; t++)
        when[t] = ZIJ_NO_SERIES;
    for (size_t t = 0; t < v->periods_n; t++) {
        size_t at = find_period(x->periods, x->periods_n, v->periods[t]);

        if (at < x->periods_n && zij_period_cmp(x->periods[at], v->periods[t]) == 0)
            when[at] = (uint32_t)t;
    }
    return when;
}

/* ---- parts ---- */

size_t zij_exhibit_axis(const zij_exhibit *x, const zij_value *v, zij_along along)
{
    const zij_side *side = &x->sides[along];
    size_t i;

    if (side->codes == NULL)
        return v->axes_n;
    for (i = 0; i < v->axes_n; i++)
        if (zij_str_eq(v->axes[i].id, side->id) && v->axes[i].codes == side->codes)
            return i;
    for (i = 0; i < v->axes_n; i++)
        if (v->axes[i].codes == side->codes)
            return i;
    return v->axes_n;
}

size_t zij_exhibit_codes_n(const zij_exhibit_reader *e, const zij_value *v, size_t axis)
{
    bool *seen = zij_array(e->r->mem, v->axes[axis].codes->n, bool);
    size_t n = 0;

    for (size_t s = 0; s < v->series_n; s++) {
        uint16_t code = v->keys[s * v->axes_n + axis];

        n += !seen[code];
        seen[code] = true;
    }
    return n;
}

/* As the codelist orders them. */
static int compare_codes(const void *a, const void *b, void *with)
{
    uint16_t p = ((const zij_part *)a)->code, q = ((const zij_part *)b)->code;
    const zij_codelist *list = with;
    const zij_code *x = &list->codes[p], *y = &list->codes[q];

    return x->order != y->order ? (x->order < y->order ? -1 : 1) : (int)p - (int)q;
}

/* Every code that some column has, in the order of the codelist. */
static void lay_parts(zij_exhibit_reader *e, zij_along along)
{
    zij_side *side = &e->x->sides[along];
    bool by_column = along == ZIJ_ALONG_SERIES && e->x->by_column;
    size_t most = by_column ? e->x->columns_n : side->codes == NULL ? 1 : side->codes->n;
    zij_part *parts = zij_array(e->r->mem, most, zij_part);
    bool *seen = zij_array(e->r->mem, most, bool);

    side->parts = parts;
    side->n = side->codes == NULL ? most : 0;
    for (size_t i = 0; i < side->n; i++)
        parts[i].code = ZIJ_NO_CODE;
    for (size_t c = 0; side->codes != NULL && c < e->x->columns_n; c++) {
        const zij_value *v = zij_exhibit_value(e, c);
        size_t axis = zij_exhibit_axis(e->x, v, along);

        for (size_t s = 0; s < v->series_n; s++) {
            uint16_t code = v->keys[s * v->axes_n + axis];

            if (!seen[code])
                parts[side->n++].code = code;
            seen[code] = true;
        }
    }
    if (side->codes != NULL)
        zij_sort(e->r->mem, parts, side->n, sizeof(*parts), compare_codes,
                 (void *)(uintptr_t)side->codes);
}

/* The part of each code of a side, or of none. */
static size_t *places_of(const zij_exhibit_reader *e, zij_along along)
{
    const zij_side *side = &e->x->sides[along];
    size_t *place;

    if (side->codes == NULL)
        return NULL;
    place = zij_array(e->r->mem, side->codes->n, size_t);
    for (size_t i = 0; i < side->codes->n; i++)
        place[i] = side->n;
    for (size_t i = 0; i < side->n; i++)
        if (side->parts[i].code != ZIJ_NO_CODE)
            place[side->parts[i].code] = i;
    return place;
}

/* Where along the sides a series stands; false: it does not show. A whole is not open in
 * the dimension of its parts. */
static bool stands(const zij_exhibit *x, const zij_value *v, size_t series,
                   size_t *const *places, size_t *out)
{
    for (zij_along a = 0; a < ZIJ_ALONGS; a++) {
        size_t axis = zij_exhibit_axis(x, v, a);

        out[a] = 0;
        if (places[a] == NULL || axis == v->axes_n)
            continue;
        out[a] = places[a][v->keys[series * v->axes_n + axis]];
        if (out[a] == x->sides[a].n)
            return false;
    }
    return true;
}

/* How many figures of a column stand side by side: its series, unless columns are. */
static size_t stride_of(const zij_exhibit *x)
{
    return x->by_column ? 1 : x->sides[ZIJ_ALONG_SERIES].n;
}

static const uint32_t *at_of(const zij_exhibit_reader *e, const zij_value *v,
                             size_t *const *places)
{
    const zij_exhibit *x = e->x;
    size_t rows = x->sides[ZIJ_ALONG_ROWS].n, stride = stride_of(x);
    size_t all = x->sides[ZIJ_ALONG_PANELS].n * rows * stride, at[ZIJ_ALONGS];
    uint32_t *where = zij_array(e->r->mem, all, uint32_t);

    for (size_t i = 0; i < all; i++)
        where[i] = ZIJ_NO_SERIES;
    for (size_t s = 0; s < v->series_n; s++)
        if (stands(x, v, s, places, at))
            where[(at[ZIJ_ALONG_PANELS] * rows + at[ZIJ_ALONG_ROWS]) * stride +
                  at[ZIJ_ALONG_SERIES]] = (uint32_t)s;
    return where;
}

void zij_exhibit_place_column(const zij_exhibit_reader *e, zij_column *c)
{
    const zij_value *v = &e->r->formulas.at[c->formula].value;
    size_t *places[ZIJ_ALONGS];

    for (zij_along a = 0; a < ZIJ_ALONGS; a++)
        places[a] = places_of(e, a);
    c->at = at_of(e, v, places);
    c->when = when_of(e, v);
}

void zij_exhibit_place(zij_exhibit_reader *e)
{
    for (size_t c = 0; c < e->x->columns_n; c++)
        zij_exhibit_place_column(e, &e->columns[c]);
}

void zij_exhibit_lay_out(zij_exhibit_reader *e)
{
    lay_periods(e);
    for (zij_along a = 0; a < ZIJ_ALONGS; a++)
        lay_parts(e, a);
    zij_exhibit_place(e);
}

void zij_exhibit_lay_nothing(zij_exhibit_reader *e)
{
    e->x->periods_n = 1;
    for (zij_along a = 0; a < ZIJ_ALONGS; a++)
        lay_parts(e, a);
}
