/* exhibit.c - reads an exhibit of page.yaml: its figures, which rows show, in which
 * order. */
#include "page/exhibit.h"

static const zij_diag_kind UNKNOWN_KIND = { "exhibit-unknown-kind", ZIJ_ERROR,
                                            "There is no exhibit of that kind." };
static const zij_diag_kind EMPTY = { "exhibit-empty", ZIJ_ERROR,
                                     "An exhibit has no figure to show." };
const zij_diag_kind zij_exhibit_bad_option = {
    "exhibit-option", ZIJ_ERROR, "An option of an exhibit has no such value or effect."
};

const zij_yaml_field zij_exhibit_fields[] = {
    [ZIJ_EXHIBIT_KIND] = { "kind", ZIJ_YAML_TEXT, true },
    [ZIJ_EXHIBIT_TITLE] = { "title", ZIJ_YAML_MAP, true },
    [ZIJ_EXHIBIT_SUBTITLE] = { "subtitle", ZIJ_YAML_MAP, false },
    [ZIJ_EXHIBIT_DATA] = { "data", ZIJ_YAML_TEXT, false },
    [ZIJ_EXHIBIT_COLUMNS] = { "columns", ZIJ_YAML_LIST, false },
    [ZIJ_EXHIBIT_SERIES] = { "series", ZIJ_YAML_TEXT, false },
    [ZIJ_EXHIBIT_FACET] = { "facet", ZIJ_YAML_TEXT, false },
    [ZIJ_EXHIBIT_LAYOUT] = { "layout", ZIJ_YAML_TEXT, false },
    [ZIJ_EXHIBIT_LABELS] = { "labels", ZIJ_YAML_TEXT, false },
    [ZIJ_EXHIBIT_FORMAT] = { "format", ZIJ_YAML_TEXT, false },
    [ZIJ_EXHIBIT_SORT] = { "sort", ZIJ_YAML_TEXT, false },
    [ZIJ_EXHIBIT_TOP] = { "top", ZIJ_YAML_TEXT, false },
    [ZIJ_EXHIBIT_PINNED] = { "pinned", ZIJ_YAML_LIST, false },
    [ZIJ_EXHIBIT_HIGHLIGHT] = { "highlight", ZIJ_YAML_LIST, false },
    [ZIJ_EXHIBIT_TOTAL] = { "total", ZIJ_YAML_MAP, false },
    [ZIJ_EXHIBIT_ROWS] = { "rows", ZIJ_YAML_MAP, false },
    [ZIJ_EXHIBIT_NOTES] = { "notes", ZIJ_YAML_LIST, false },
    [ZIJ_EXHIBIT_SIZE] = { "size", ZIJ_YAML_TEXT, false },
    [ZIJ_EXHIBIT_COLOUR] = { "colour", ZIJ_YAML_TEXT, false },
    [ZIJ_EXHIBIT_OF] = { "of", ZIJ_YAML_TEXT, false },
    [ZIJ_EXHIBIT_FACTS] = { "facts", ZIJ_YAML_LIST, false },
    [ZIJ_EXHIBIT_SHOW] = { "show", ZIJ_YAML_TEXT, false },
    [ZIJ_EXHIBIT_FRAME] = { "frame", ZIJ_YAML_TEXT, false },
    [ZIJ_EXHIBIT_PLACES] = { "places", ZIJ_YAML_LIST, false },
    [ZIJ_EXHIBIT_ROUTES] = { "routes", ZIJ_YAML_LIST, false },
};
const size_t zij_exhibit_fields_n = ZIJ_EXHIBIT_FIELDS;
_Static_assert(ZIJ_COUNT(zij_exhibit_fields) == ZIJ_EXHIBIT_FIELDS,
               "a row for every field");

enum {
    COLUMN_HEAD,
    COLUMN_DATA,
    COLUMN_FORMAT,
    COLUMN_TOTAL,
    COLUMN_BARS,
    COLUMN_COLOUR,
    COLUMN_FIELDS
};

const zij_yaml_field zij_column_fields[] = {
    [COLUMN_HEAD] = { "head", ZIJ_YAML_MAP, true },
    [COLUMN_DATA] = { "data", ZIJ_YAML_TEXT, true },
    [COLUMN_FORMAT] = { "format", ZIJ_YAML_TEXT, false },
    [COLUMN_TOTAL] = { "total", ZIJ_YAML_TEXT, false },
    [COLUMN_BARS] = { "bars", ZIJ_YAML_TEXT, false },
    [COLUMN_COLOUR] = { "colour", ZIJ_YAML_TEXT, false },
};
const size_t zij_column_fields_n = COLUMN_FIELDS;

/* ---- options ---- */

/* The place of a text among the allowed ones, which end with NULL; 0 when not given. */
zij_rc zij_exhibit_choice(zij_exhibit_reader *e, const zij_yaml *node,
                          const char *const *allowed, int *out)
{
    zij_nearest near;
    zij_diag *d;

    *out = 0;
    if (node == NULL)
        return ZIJ_OK;
    near = zij_nearest_to(node->text);
    for (int i = 0; allowed[i] != NULL; i++) {
        *out = i;
        if (zij_str_eq(node->text, zij_str_of(allowed[i])))
            return ZIJ_OK;
    }
    for (int i = 0; allowed[i] != NULL; i++)
        zij_nearest_try(&near, zij_str_of(allowed[i]));
    d = zij_report(e->r->to, &zij_exhibit_bad_option, node->where, "%.*s cannot be %.*s",
                   ZIJ_ARG(node->key), ZIJ_ARG(node->text));
    zij_hint_nearest(e->r->to, d, &near);
    return ZIJ_EINPUT;
}

static void hint_kinds(zij_exhibit_reader *e, zij_diag *d)
{
    zij_buf b = zij_buf_make(e->r->mem);

    for (size_t i = 0; i < zij_exhibit_kinds_n; i++)
        zij_putf(&b, "%s%s",
                 i == 0                         ? ""
                 : i + 1 == zij_exhibit_kinds_n ? " or "
                                                : ", ",
                 zij_exhibit_kinds[i].name);
    zij_hint(e->r->to, d, "an exhibit is a %.*s", ZIJ_ARG(zij_buf_str(&b)));
}

static zij_rc read_kind(zij_exhibit_reader *e, const zij_yaml *node)
{
    zij_nearest near = zij_nearest_to(node->text);
    zij_diag *d;

    for (size_t i = 0; i < zij_exhibit_kinds_n; i++) {
        const zij_exhibit_kind *k = &zij_exhibit_kinds[i];

        if (zij_str_eq(node->text, zij_str_of(k->name))) {
            e->x->kind = k;
            return ZIJ_OK;
        }
    }
    for (size_t i = 0; i < zij_exhibit_kinds_n; i++)
        zij_nearest_try(&near, zij_str_of(zij_exhibit_kinds[i].name));
    d = zij_report(e->r->to, &UNKNOWN_KIND, node->where, "no exhibit is a %.*s",
                   ZIJ_ARG(node->text));
    if (near.best.len > 0)
        zij_hint_nearest(e->r->to, d, &near);
    else
        hint_kinds(e, d);
    return ZIJ_EINPUT;
}

static zij_rc read_format(zij_exhibit_reader *e, const zij_yaml *node, zij_column *c)
{
    c->format = (zij_format){ .when = ZIJ_TEXT_WHEN_BRIEF };
    c->where = e->r->formulas.at[c->formula].where;
    if (node == NULL)
        return ZIJ_OK;
    c->where = zij_yaml_text_span(node, e->r->mem);
    return zij_format_read(c->where, e->r->to, &c->format);
}

/* ---- columns ---- */

static zij_rc read_column(zij_exhibit_reader *e, const zij_yaml *node, zij_column *c)
{
    const zij_yaml *got[COLUMN_FIELDS];
    zij_page_reader *r = e->r;
    zij_rc rc = zij_yaml_fields(node, zij_column_fields, COLUMN_FIELDS, r->to, got);

    c->total = ZIJ_NO_FORMULA;
    if (rc == ZIJ_OK)
        rc = zij_reader_words(r, got[COLUMN_HEAD], true, &c->head);
    if (rc == ZIJ_OK)
        rc = zij_reader_formula(r, zij_yaml_text_span(got[COLUMN_DATA], r->mem),
                                &c->formula);
    if (rc == ZIJ_OK)
        rc = read_format(e, got[COLUMN_FORMAT], c);
    if (rc == ZIJ_OK && got[COLUMN_TOTAL] != NULL)
        rc = zij_reader_formula(r, zij_yaml_text_span(got[COLUMN_TOTAL], r->mem),
                                &c->total);
    if (rc == ZIJ_OK && got[COLUMN_BARS] != NULL)
        rc = zij_yaml_bool(got[COLUMN_BARS], r->to, &c->bars);
    return rc == ZIJ_OK ? zij_exhibit_column_hue(e, got[COLUMN_COLOUR], c) : rc;
}

static zij_rc read_columns(zij_exhibit_reader *e)
{
    const zij_yaml *list = e->got[ZIJ_EXHIBIT_COLUMNS], *data = e->got[ZIJ_EXHIBIT_DATA];
    size_t n = list == NULL ? 1 : list->n;
    zij_rc rc = ZIJ_OK;
    zij_diag *d;

    if ((list == NULL) == (data == NULL) || (list != NULL && n == 0)) {
        d = zij_report(e->r->to, &zij_exhibit_bad_option, e->x->where,
                       "the exhibit %.*s needs either data or columns",
                       ZIJ_ARG(e->x->id));
        zij_hint(e->r->to, d, "write data: and one expression");
        return ZIJ_EINPUT;
    }
    e->columns = zij_array(e->r->mem, n, zij_column);
    if (list == NULL) {
        e->columns[0].total = ZIJ_NO_FORMULA;
        rc = zij_reader_formula(e->r, zij_yaml_text_span(data, e->r->mem),
                                &e->columns[0].formula);
        if (rc == ZIJ_OK)
            rc = read_format(e, e->got[ZIJ_EXHIBIT_FORMAT], &e->columns[0]);
    }
    for (size_t i = 0; list != NULL && i < n; i++) {
        zij_rc one = read_column(e, &list->items[i], &e->columns[i]);

        rc = rc == ZIJ_OK ? one : rc;
    }
    e->x->columns = e->columns;
    e->x->columns_n = n;
    return rc;
}

/* ---- all of it ---- */

enum { COLUMNS_BESIDE = 6, PANELS_BESIDE = 2 };

static zij_rc check_not_empty(zij_exhibit_reader *e)
{
    zij_page p = { .formulas = e->r->formulas.at };
    zij_cell cell = { 0 };

    while (zij_exhibit_next(&p, e->x, &cell))
        if (cell.number->state == ZIJ_NUMBER_KNOWN)
            return ZIJ_OK;
    zij_report(e->r->to, &EMPTY, e->r->formulas.at[e->columns[0].formula].where,
               "the exhibit %.*s has no figure to show", ZIJ_ARG(e->x->id));
    return ZIJ_EINPUT;
}

static zij_rc read_all_words(zij_exhibit_reader *e)
{
    zij_rc rc = zij_reader_words(e->r, e->got[ZIJ_EXHIBIT_TITLE], false, &e->x->title);

    if (rc == ZIJ_OK)
        rc = zij_reader_words(e->r, e->got[ZIJ_EXHIBIT_SUBTITLE], true, &e->x->subtitle);
    if (rc == ZIJ_OK)
        rc = zij_reader_words(e->r, e->got[ZIJ_EXHIBIT_TOTAL], true, &e->x->total);
    return rc == ZIJ_OK
               ? zij_reader_words(e->r, e->got[ZIJ_EXHIBIT_ROWS], true, &e->x->rows_head)
               : rc;
}

static zij_rc read_layout(zij_exhibit_reader *e)
{
    static const char *const layouts[] = {
        [ZIJ_CHART_GROUPED] = "grouped",  [ZIJ_CHART_STACKED] = "stacked",
        [ZIJ_CHART_PERCENT] = "percent",  [ZIJ_CHART_DIVERGING] = "diverging",
        [ZIJ_CHART_DIVERGING + 1] = NULL,
    };
    const zij_yaml *node = e->got[ZIJ_EXHIBIT_LAYOUT];
    bool labels = true;
    int layout;
    zij_rc rc = zij_exhibit_choice(e, node, layouts, &layout);

    e->x->layout = node != NULL ? (zij_chart_layout)layout : e->x->kind->layout;
    if (rc == ZIJ_OK && e->got[ZIJ_EXHIBIT_LABELS] != NULL)
        rc = zij_yaml_bool(e->got[ZIJ_EXHIBIT_LABELS], e->r->to, &labels);
    e->x->bare = !labels;
    return rc;
}

/* What is made of figures along sides. */
static zij_rc read_figures(zij_exhibit_reader *e)
{
    zij_rc rc = read_layout(e);

    if (rc == ZIJ_OK)
        rc = read_columns(e);
    if (rc == ZIJ_OK)
        rc = zij_exhibit_sides(e);
    if (rc == ZIJ_OK)
        rc = check_not_empty(e);
    if (rc == ZIJ_OK)
        rc = zij_exhibit_order(e);
    if (rc == ZIJ_OK)
        rc = zij_exhibit_shares(e);
    if (rc == ZIJ_OK)
        rc = zij_exhibit_columns(e);
    if (rc == ZIJ_OK)
        rc = zij_exhibit_highlight(e);
    if (rc == ZIJ_OK)
        rc = zij_exhibit_hues(e);
    return rc == ZIJ_OK ? zij_exhibit_credits(e) : rc;
}

/* Several panels and many columns do not fit beside the text. */
static bool is_broad(const zij_exhibit *x)
{
    size_t series = x->time ? x->periods_n : x->sides[ZIJ_ALONG_SERIES].n;

    if (x->kind->form == ZIJ_FORM_TABLE)
        return series > COLUMNS_BESIDE;
    return x->sides[ZIJ_ALONG_PANELS].n > PANELS_BESIDE;
}

zij_rc zij_exhibit_read(zij_page_reader *r, const zij_yaml *node, zij_exhibit *out)
{
    static const char *const sizes[] = { "column", "full", NULL };
    zij_exhibit_reader e = { .r = r, .x = out };
    int size;
    zij_rc rc =
        zij_yaml_fields(node, zij_exhibit_fields, ZIJ_EXHIBIT_FIELDS, r->to, e.got);

    if (rc == ZIJ_OK)
        rc = read_kind(&e, e.got[ZIJ_EXHIBIT_KIND]);
    if (rc == ZIJ_OK)
        rc = zij_exhibit_choice(&e, e.got[ZIJ_EXHIBIT_SIZE], sizes, &size);
    if (rc == ZIJ_OK)
        rc = zij_exhibit_options(&e);
    if (rc == ZIJ_OK)
        rc = read_all_words(&e);
    if (rc == ZIJ_OK)
        rc = (out->kind->read != NULL ? out->kind->read : read_figures)(&e);
    if (rc == ZIJ_OK)
        out->full = e.got[ZIJ_EXHIBIT_SIZE] != NULL ? size == 1 : is_broad(out);
    return rc;
}
