/* options.c - whether the options of an exhibit suit its kind, and its formats and totals
 * its figures: what no output would show is an error. */
#include "page/exhibit.h"

static const zij_diag_kind BAD_TOTAL = { "exhibit-total", ZIJ_ERROR,
                                         "A total cannot stand below its column." };

enum {
    STACKS = ZIJ_IS_BAR | ZIJ_IS_COLUMN | ZIJ_IS_AREA,
    RANKED = ZIJ_IS_BAR | ZIJ_IS_COLUMN | ZIJ_IS_LINE | ZIJ_IS_TABLE,
    CHARTS = STACKS | ZIJ_IS_LINE | ZIJ_IS_PYRAMID | ZIJ_IS_SHARE,
    FIGURES = CHARTS | ZIJ_IS_TABLE,
};

/* An option and who has it. */
static const struct {
    int field;
    unsigned suits; /* kinds */
    int without;    /* another option that makes it idle, or -1 */
} options[] = {
    { ZIJ_EXHIBIT_DATA, FIGURES, -1 },
    { ZIJ_EXHIBIT_COLUMNS, FIGURES, -1 },
    { ZIJ_EXHIBIT_SERIES, FIGURES, ZIJ_EXHIBIT_COLUMNS },
    { ZIJ_EXHIBIT_FACET, FIGURES & ~(unsigned)ZIJ_IS_SHARE, -1 },
    { ZIJ_EXHIBIT_LAYOUT, STACKS, -1 },
    { ZIJ_EXHIBIT_LABELS, CHARTS, -1 },
    { ZIJ_EXHIBIT_FORMAT, FIGURES, ZIJ_EXHIBIT_COLUMNS }, /* columns have their own */
    { ZIJ_EXHIBIT_SORT, FIGURES & ~(unsigned)ZIJ_IS_PYRAMID, ZIJ_EXHIBIT_TOP },
    { ZIJ_EXHIBIT_TOP, RANKED, -1 },
    { ZIJ_EXHIBIT_PINNED, RANKED, -1 },
    { ZIJ_EXHIBIT_HIGHLIGHT, CHARTS | ZIJ_IS_MAP, -1 },
    { ZIJ_EXHIBIT_TOTAL, ZIJ_IS_TABLE, ZIJ_EXHIBIT_DATA },
    { ZIJ_EXHIBIT_ROWS, ZIJ_IS_TABLE, -1 },
    { ZIJ_EXHIBIT_OF, ZIJ_IS_PROFILE | ZIJ_IS_AUDIT, -1 },
    { ZIJ_EXHIBIT_SHOW, ZIJ_IS_AUDIT, -1 },
    { ZIJ_EXHIBIT_FACTS, ZIJ_IS_PROFILE, -1 },
    { ZIJ_EXHIBIT_FRAME, ZIJ_IS_MAP, -1 },
    { ZIJ_EXHIBIT_PLACES, ZIJ_IS_MAP, -1 },
    { ZIJ_EXHIBIT_ROUTES, ZIJ_IS_MAP, -1 },
    { ZIJ_EXHIBIT_COLOUR, FIGURES, -1 },
};

static zij_rc refuse(zij_exhibit_reader *e, const zij_yaml *node, const char *because,
                     const char *other)
{
    zij_diag *d =
        zij_report(e->r->to, &zij_exhibit_bad_option, node->key_where,
                   "%.*s means nothing %s%s", ZIJ_ARG(node->key), because, other);

    zij_hint(e->r->to, d, "take it out");
    return ZIJ_EINPUT;
}

zij_rc zij_exhibit_options(zij_exhibit_reader *e)
{
    zij_rc rc = ZIJ_OK;

    for (size_t i = 0; i < ZIJ_COUNT(options); i++) {
        const zij_yaml *node = e->got[options[i].field];
        int without = options[i].without;

        if (node == NULL)
            continue;
        if ((options[i].suits & e->x->kind->is) == 0)
            rc = refuse(e, node, "for ", e->x->kind->called);
        else if (without >= 0 && e->got[without] != NULL)
            rc = refuse(e, node, "beside ", zij_exhibit_fields[without].key);
    }
    return rc;
}

bool zij_exhibit_alike(const zij_measure *a, const zij_measure *b)
{
    bool alike = a->kinds_n == b->kinds_n && a->as == b->as;

    for (size_t i = 0; alike && i < a->kinds_n; i++)
        alike = a->kinds[i].power == b->kinds[i].power &&
                zij_str_eq(a->kinds[i].kind, b->kinds[i].kind);
    return alike;
}

static zij_rc check_total(zij_exhibit_reader *e, const zij_column *c, const zij_value *v)
{
    const zij_formula *f = &e->r->formulas.at[c->total];
    const char *wrong = NULL;

    if (e->got[ZIJ_EXHIBIT_TOTAL] == NULL)
        wrong = "the last row has no name";
    else if (f->value.kind != ZIJ_VALUE_NUMBERS || !zij_value_is_scalar(&f->value))
        wrong = "a total is one number";
    else if (!zij_exhibit_alike(&f->value.measure, &v->measure))
        wrong = "a total counts what its column counts";
    if (wrong == NULL)
        return ZIJ_OK;
    zij_hint(e->r->to, zij_report(e->r->to, &BAD_TOTAL, f->where, "%s", wrong), "%s",
             e->got[ZIJ_EXHIBIT_TOTAL] == NULL
                 ? "write total: {en: Total, ...} beside columns"
                 : "write sum(...) of the column's figures");
    return ZIJ_EINPUT;
}

void zij_exhibit_check_digits(zij_exhibit_reader *e, const zij_column *c,
                              const zij_number *n, bool *told)
{
    zij_buf text = zij_buf_make(e->r->mem);
    const zij_measure *m = &e->r->formulas.at[c->formula].value.measure;
    bool chosen = c->format.chosen || c->format.args_n == 0;

    if (zij_exhibit_put(&text, n, m, c, zij_voice_of(e->r->book, 0)) || *told ||
        (chosen && zij_format_is_tie(&c->format, n, m)))
        return;
    *told = true;
    if (text.len == 0)
        zij_report(e->r->to, &zij_page_value_unknown, c->where,
                   "nothing can be printed: a figure would have more than 18 digits");
    else
        zij_hint(e->r->to,
                 zij_report(e->r->to, &zij_page_unsupported, c->where,
                            "rounding of the figures could change what is printed here: "
                            "%.*s",
                            ZIJ_ARG(zij_buf_str(&text))),
                 "print fewer digits");
}

/* The numbers of a column that show; *n of them. */
static const zij_number *const *shown_of(zij_exhibit_reader *e, size_t column, size_t *n)
{
    zij_page p = { .formulas = e->r->formulas.at };
    const zij_exhibit *x = e->x;
    size_t most = x->periods_n;
    const zij_number **all;
    zij_cell cell = { 0 };

    for (zij_along a = 0; a < ZIJ_ALONGS; a++)
        most *= x->sides[a].n;
    all = zij_array(e->r->mem, most, const zij_number *);
    *n = 0;
    while (zij_exhibit_next(&p, x, &cell))
        if (!x->by_column || cell.at.series == column)
            all[(*n)++] = cell.number;
    return all;
}

static zij_rc check_column(zij_exhibit_reader *e, size_t column)
{
    zij_column *c = &e->columns[column];
    const zij_value *v = zij_exhibit_value(e, column);
    zij_rc rc = zij_format_check_column(&c->format, v, c->where, e->r->to);
    const zij_number *const *shown;
    bool told = false;
    size_t n;

    if (rc == ZIJ_OK && c->total != ZIJ_NO_FORMULA)
        rc = check_total(e, c, v);
    if (rc != ZIJ_OK)
        return rc;
    shown = shown_of(e, column, &n);
    zij_format_settle(&c->format, shown, n, &v->measure);
    for (size_t i = 0; i < n; i++)
        zij_exhibit_check_digits(e, c, shown[i], &told);
    return ZIJ_OK;
}

zij_rc zij_exhibit_columns(zij_exhibit_reader *e)
{
    size_t errors = e->r->to->errors;
    bool total = false;

    for (size_t i = 0; i < e->x->columns_n; i++) {
        zij_rc rc = check_column(e, i);

        (void)rc; /* was reported, and is counted below */
        total = total || e->columns[i].total != ZIJ_NO_FORMULA;
    }
    if (e->got[ZIJ_EXHIBIT_TOTAL] != NULL && !total)
        zij_hint(e->r->to,
                 zij_report(e->r->to, &BAD_TOTAL, e->got[ZIJ_EXHIBIT_TOTAL]->key_where,
                            "no column has a total"),
                 "write total: sum(...) in a column");
    return e->r->to->errors == errors ? ZIJ_OK : ZIJ_EINPUT;
}
