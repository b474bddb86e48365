/* sides.c - along which side each open dimension of an exhibit lies.
 *
 * A kind says which sides it has and which it fills first (kinds.c). The page may name
 * the dimension of the series and that of the panels; what is left goes to the sides that
 * are left, so that with all of them open the first dimension makes the panels, the next
 * one the rows, the last one the series. Several columns are the series themselves. */
#include "page/exhibit.h"

static const zij_diag_kind BAD_SHAPE = {
    "exhibit-shape", ZIJ_ERROR,
    "The figures do not have the shape that the kind of "
    "exhibit shows."
};

/* "REF_AREA and SEX"; "no dimension". */
static zij_str open_of(zij_exhibit_reader *e, const zij_value *v)
{
    zij_buf b = zij_buf_make(e->r->mem);

    if (v->axes_n == 0)
        zij_put_c(&b, "no dimension");
    for (size_t i = 0; i < v->axes_n; i++) {
        if (i > 0)
            zij_put_c(&b, i + 1 == v->axes_n ? " and " : ", ");
        zij_put(&b, v->axes[i].id);
    }
    return zij_buf_str(&b);
}

static zij_span span_of(zij_exhibit_reader *e, size_t column)
{
    return e->r->formulas.at[e->columns[column].formula].where;
}

static zij_diag *misshapen(zij_exhibit_reader *e, size_t column, zij_str what)
{
    return zij_report(e->r->to, &BAD_SHAPE, span_of(e, column), "%.*s", ZIJ_ARG(what));
}

/* ---- numbers, and periods ---- */

static zij_rc check_numbers(zij_exhibit_reader *e, size_t column)
{
    static const char *const names[] = { [ZIJ_VALUE_VERDICTS] = "a statement",
                                         [ZIJ_VALUE_CODES] = "a list of codes",
                                         [ZIJ_VALUE_PERIODS] = "a period" };
    const zij_value *v = zij_exhibit_value(e, column);

    if (v->kind == ZIJ_VALUE_NUMBERS)
        return ZIJ_OK;
    zij_hint(e->r->to,
             misshapen(e, column,
                       zij_strf(e->r->mem, "%s shows numbers, and this is %s",
                                e->x->kind->called, names[v->kind])),
             "write figures, as in FLOW[*; 2024]");
    return ZIJ_EINPUT;
}

static zij_rc check_periods(zij_exhibit_reader *e, size_t column)
{
    const zij_value *v = zij_exhibit_value(e, column);
    const zij_exhibit_kind *k = e->x->kind;
    bool several = v->periods_n > 1;
    zij_diag *d;

    if (k->over == ZIJ_OVER_ONE && several) {
        d = misshapen(e, column,
                      zij_strf(e->r->mem,
                               "%s shows one period, and these figures are of %zu",
                               k->called, v->periods_n));
        zij_hint(e->r->to, d,
                 "name one period, as in FLOW[*; 2024], or write kind: line");
        return ZIJ_EINPUT;
    }
    if (k->over == ZIJ_OVER_TIME && !v->time) {
        d = misshapen(e, column,
                      zij_strf(e->r->mem,
                               "%s shows figures over time, and these are of one "
                               "period",
                               k->called));
        zij_hint(e->r->to, d,
                 "leave the time open, as in FLOW[*; 2000..2024], or write "
                 "kind: bar");
        return ZIJ_EINPUT;
    }
    if (k->over == ZIJ_OVER_ANY && several && e->x->by_column) {
        d = misshapen(
            e, column,
            ZIJ_STR("a column is of one period: periods would be columns, too"));
        zij_hint(e->r->to, d, "name one period, or write data instead of columns");
        return ZIJ_EINPUT;
    }
    return ZIJ_OK;
}

/* ---- dimensions ---- */

static size_t find_dimension(const zij_value *v, zij_str id)
{
    size_t i = 0;

    while (i < v->axes_n && !zij_str_eq(v->axes[i].id, id))
        i++;
    return i;
}

/* Whether a side may take one more dimension. */
static bool is_free(const zij_exhibit *x, zij_along along)
{
    if (along == ZIJ_ALONG_SERIES &&
        (x->by_column || (x->kind->over == ZIJ_OVER_ANY && x->time)))
        return false; /* columns are there, or periods */
    return x->sides[along].codes == NULL;
}

/* Lays the dimension that an option names along its side. */
static zij_rc lay_named(zij_exhibit_reader *e, int field, zij_along along, bool *taken)
{
    const zij_value *v = zij_exhibit_value(e, 0);
    const zij_yaml *node = e->got[field];
    zij_nearest near;
    zij_diag *d;
    size_t i;

    if (node == NULL)
        return ZIJ_OK;
    if (!is_free(e->x, along)) {
        d = zij_report(e->r->to, &BAD_SHAPE, node->where,
                       "the periods of a table are its columns: %.*s cannot be",
                       ZIJ_ARG(node->text));
        zij_hint(e->r->to, d, "name one period, or write facet: %.*s",
                 ZIJ_ARG(node->text));
        return ZIJ_EINPUT;
    }
    i = find_dimension(v, node->text);
    if (i < v->axes_n && !taken[i]) {
        taken[i] = true;
        e->x->sides[along].id = v->axes[i].id;
        e->x->sides[along].codes = v->axes[i].codes;
        return ZIJ_OK;
    }
    near = zij_nearest_to(node->text);
    for (size_t k = 0; k < v->axes_n; k++)
        zij_nearest_try(&near, v->axes[k].id);
    d = zij_report(e->r->to, &BAD_SHAPE, node->where,
                   i < v->axes_n ? "%.*s lies along another side already"
                                 : "the figures are not open in %.*s",
                   ZIJ_ARG(node->text));
    if (near.best.len > 0 && i == v->axes_n)
        zij_hint_nearest(e->r->to, d, &near);
    else
        zij_hint(e->r->to, d, "open in them is %.*s", ZIJ_ARG(open_of(e, v)));
    return ZIJ_EINPUT;
}

/* The sides that are left, in the order in which the kind fills them; *n of them. */
static void free_sides(const zij_exhibit *x, zij_along *out, size_t *n)
{
    *n = 0;
    for (size_t i = 0; i < x->kind->most; i++)
        if (is_free(x, x->kind->sides[i]))
            out[(*n)++] = x->kind->sides[i];
}

static bool is_among(const zij_along *at, size_t n, zij_along along)
{
    for (size_t i = 0; i < n; i++)
        if (at[i] == along)
            return true;
    return false;
}

static zij_rc refuse_count(zij_exhibit_reader *e, bool few)
{
    const zij_exhibit_kind *k = e->x->kind;
    const zij_value *v = zij_exhibit_value(e, 0);
    zij_diag *d = misshapen(
        e, 0,
        few ? zij_strf(e->r->mem, "%s shows numbers over a dimension, and none is open",
                       k->called)
            : zij_strf(e->r->mem, "%s has no room for all that is open here: %.*s",
                       k->called, ZIJ_ARG(open_of(e, v))));

    if (few)
        zij_hint(e->r->to, d, "leave one dimension open, as in FLOW[*; %s]",
                 k->over == ZIJ_OVER_TIME ? "2000..2024" : "2024");
    else
        zij_hint(e->r->to, d, "name one code of %.*s, or sum(... over %.*s)",
                 ZIJ_ARG(v->axes[v->axes_n - 1].id), ZIJ_ARG(v->axes[v->axes_n - 1].id));
    return ZIJ_EINPUT;
}

/* Lays the rest: panels take the first dimension, then rows, then series. */
static zij_rc lay_rest(zij_exhibit_reader *e, const bool *taken)
{
    static const zij_along order[] = { ZIJ_ALONG_PANELS, ZIJ_ALONG_ROWS,
                                       ZIJ_ALONG_SERIES };
    const zij_value *v = zij_exhibit_value(e, 0);
    zij_along sides[ZIJ_ALONGS];
    size_t sides_n, left = 0, next = 0;

    free_sides(e->x, sides, &sides_n);
    for (size_t i = 0; i < v->axes_n; i++)
        left += !taken[i];
    if (left > sides_n)
        return refuse_count(e, false);
    for (size_t i = 0; i < v->axes_n; i++) {
        if (taken[i])
            continue;
        while (!is_among(sides, left, order[next]))
            next++;
        e->x->sides[order[next]].id = v->axes[i].id;
        e->x->sides[order[next++]].codes = v->axes[i].codes;
    }
    for (size_t i = 0; i < e->x->kind->least; i++)
        if (e->x->sides[e->x->kind->sides[i]].codes == NULL &&
            is_free(e->x, e->x->kind->sides[i]))
            return refuse_count(e, true);
    return ZIJ_OK;
}

/* ---- columns ---- */

/* One scale is for one measure. */
static zij_rc check_measure(zij_exhibit_reader *e, size_t column)
{
    const zij_measure *m = &zij_exhibit_value(e, column)->measure;
    const zij_measure *first = &zij_exhibit_value(e, 0)->measure;
    zij_buf a = zij_buf_make(e->r->mem), b = zij_buf_make(e->r->mem);

    if (e->x->kind->form == ZIJ_FORM_TABLE || zij_exhibit_alike(m, first))
        return ZIJ_OK;
    zij_put_measure(&a, first);
    zij_put_measure(&b, m);
    zij_hint(
        e->r->to,
        misshapen(e, column,
                  zij_strf(e->r->mem,
                           "%s has one scale: this counts %.*s, the first series "
                           "%.*s",
                           e->x->kind->called,
                           ZIJ_ARG(b.len > 0 ? zij_buf_str(&b) : ZIJ_STR("nothing")),
                           ZIJ_ARG(a.len > 0 ? zij_buf_str(&a) : ZIJ_STR("nothing")))),
        "make two exhibits of it, or a table");
    return ZIJ_EINPUT;
}

/* Whether a later column is open in the same dimensions as the first. */
static zij_rc check_column(zij_exhibit_reader *e, size_t column)
{
    const zij_value *v = zij_exhibit_value(e, column);
    size_t found = 0, wanted = 0;

    for (zij_along a = 0; a < ZIJ_ALONGS; a++) {
        wanted += e->x->sides[a].codes != NULL;
        found += e->x->sides[a].codes != NULL && zij_exhibit_axis(e->x, v, a) < v->axes_n;
    }
    if (found == wanted && v->axes_n == wanted)
        return check_measure(e, column);
    zij_hint(e->r->to,
             misshapen(e, column,
                       zij_strf(e->r->mem,
                                "the columns are not over the same codes: %.*s here, "
                                "%.*s in the first",
                                ZIJ_ARG(open_of(e, v)),
                                ZIJ_ARG(open_of(e, zij_exhibit_value(e, 0))))),
             "leave the same dimensions open in every column");
    return ZIJ_EINPUT;
}

/* A pyramid has a left and a right. */
static zij_rc check_pair(zij_exhibit_reader *e)
{
    const zij_side *series = &e->x->sides[ZIJ_ALONG_SERIES];

    if (e->x->kind->is != ZIJ_IS_PYRAMID || series->n == 2)
        return ZIJ_OK;
    zij_hint(e->r->to,
             misshapen(e, 0,
                       series->codes == NULL
                           ? zij_strf(e->r->mem,
                                      "a pyramid has two sides, and there %s %zu here",
                                      series->n == 1 ? "is" : "are", series->n)
                           : zij_strf(e->r->mem,
                                      "a pyramid has two sides, and %.*s has %zu codes "
                                      "here",
                                      ZIJ_ARG(series->id), series->n)),
             "write series: and a dimension with two codes, such as SEX");
    return ZIJ_EINPUT;
}

/* Where nothing is named, the sides of a pyramid are the dimension that has two codes:
 * the last of them, or SEX. */
static void find_pair(zij_exhibit_reader *e, bool *taken)
{
    const zij_value *v = zij_exhibit_value(e, 0);
    zij_side *series = &e->x->sides[ZIJ_ALONG_SERIES];
    size_t pair = v->axes_n;

    if (e->x->kind->is != ZIJ_IS_PYRAMID || series->codes != NULL || e->x->by_column)
        return;
    for (size_t i = 0; i < v->axes_n; i++) {
        if (taken[i] || zij_exhibit_codes_n(e, v, i) != 2)
            continue;
        pair = i;
        if (zij_str_eq(v->axes[i].id, ZIJ_STR("SEX")))
            break;
    }
    if (pair == v->axes_n)
        return;
    taken[pair] = true;
    series->id = v->axes[pair].id;
    series->codes = v->axes[pair].codes;
}

zij_rc zij_exhibit_sides(zij_exhibit_reader *e)
{
    bool taken[ZIJ_DIMS] = { false };
    zij_rc rc = ZIJ_OK;

    e->x->by_column = e->got[ZIJ_EXHIBIT_COLUMNS] != NULL;
    for (size_t c = 0; rc == ZIJ_OK && c < e->x->columns_n; c++) {
        rc = check_numbers(e, c);
        if (rc == ZIJ_OK)
            rc = check_periods(e, c);
        e->x->time = e->x->time || (e->x->kind->over != ZIJ_OVER_ONE && rc == ZIJ_OK &&
                                    zij_exhibit_value(e, c)->periods_n > 1);
    }
    e->x->time = e->x->time || e->x->kind->over == ZIJ_OVER_TIME;
    if (rc == ZIJ_OK)
        rc = lay_named(e, ZIJ_EXHIBIT_SERIES, ZIJ_ALONG_SERIES, taken);
    if (rc == ZIJ_OK)
        rc = lay_named(e, ZIJ_EXHIBIT_FACET, ZIJ_ALONG_PANELS, taken);
    if (rc == ZIJ_OK)
        find_pair(e, taken);
    if (rc == ZIJ_OK)
        rc = lay_rest(e, taken);
    for (size_t c = 1; rc == ZIJ_OK && c < e->x->columns_n; c++)
        rc = check_column(e, c);
    if (rc != ZIJ_OK)
        return rc;
    e->x->by_column = e->x->sides[ZIJ_ALONG_SERIES].codes == NULL;
    zij_exhibit_lay_out(e);
    return check_pair(e);
}
