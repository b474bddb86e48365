/* exhibit.c - reads an exhibit of page.yaml: its figures, which rows show, in which
 * order. */
#include "base/sort.h"
#include "page/kinds.h"
#include "page/reader.h"

static const zij_diag_kind UNKNOWN_KIND = { "exhibit-unknown-kind", ZIJ_ERROR,
                                            "There is no exhibit of that kind." };
static const zij_diag_kind BAD_SHAPE = {
    "exhibit-shape", ZIJ_ERROR,
    "The figures do not have the shape that the kind of "
    "exhibit shows."
};
static const zij_diag_kind EMPTY = { "exhibit-empty", ZIJ_ERROR,
                                     "An exhibit has no figure to show." };
static const zij_diag_kind UNKNOWN_CODE = {
    "exhibit-unknown-code", ZIJ_ERROR, "An exhibit names a code that it does not show."
};
static const zij_diag_kind UNKNOWN_TOP = { "exhibit-unknown-top", ZIJ_ERROR,
                                           "The data do not say which are the largest." };
static const zij_diag_kind OPEN_TOP = { "exhibit-open-top", ZIJ_WARNING,
                                        "Rounding could change which are the largest." };
static const zij_diag_kind BAD_OPTION = { "exhibit-option", ZIJ_ERROR,
                                          "An option of an exhibit has no such value." };

enum {
    FIELD_KIND,
    FIELD_TITLE,
    FIELD_SUBTITLE,
    FIELD_DATA,
    FIELD_COLUMNS,
    FIELD_FORMAT,
    FIELD_SORT,
    FIELD_TOP,
    FIELD_PINNED,
    FIELD_HIGHLIGHT,
    FIELD_TOTAL,
    FIELD_ROWS,
    FIELD_NOTES,
    FIELD_SIZE,
    FIELD_COLOUR,
    FIELDS
};

const zij_yaml_field zij_exhibit_fields[] = {
    [FIELD_KIND] = { "kind", ZIJ_YAML_TEXT, true },
    [FIELD_TITLE] = { "title", ZIJ_YAML_MAP, true },
    [FIELD_SUBTITLE] = { "subtitle", ZIJ_YAML_MAP, false },
    [FIELD_DATA] = { "data", ZIJ_YAML_TEXT, false },
    [FIELD_COLUMNS] = { "columns", ZIJ_YAML_LIST, false },
    [FIELD_FORMAT] = { "format", ZIJ_YAML_TEXT, false },
    [FIELD_SORT] = { "sort", ZIJ_YAML_TEXT, false },
    [FIELD_TOP] = { "top", ZIJ_YAML_TEXT, false },
    [FIELD_PINNED] = { "pinned", ZIJ_YAML_LIST, false },
    [FIELD_HIGHLIGHT] = { "highlight", ZIJ_YAML_LIST, false },
    [FIELD_TOTAL] = { "total", ZIJ_YAML_MAP, false },
    [FIELD_ROWS] = { "rows", ZIJ_YAML_MAP, false },
    [FIELD_NOTES] = { "notes", ZIJ_YAML_LIST, false },
    [FIELD_SIZE] = { "size", ZIJ_YAML_TEXT, false },
    [FIELD_COLOUR] = { "colour", ZIJ_YAML_TEXT, false },
};
const size_t zij_exhibit_fields_n = FIELDS;
_Static_assert(ZIJ_COUNT(zij_exhibit_fields) == FIELDS, "a row for every field");

enum {
    COLUMN_HEAD,
    COLUMN_DATA,
    COLUMN_FORMAT,
    COLUMN_TOTAL,
    COLUMN_BARS,
    COLUMN_FIELDS
};

const zij_yaml_field zij_column_fields[] = {
    [COLUMN_HEAD] = { "head", ZIJ_YAML_MAP, true },
    [COLUMN_DATA] = { "data", ZIJ_YAML_TEXT, true },
    [COLUMN_FORMAT] = { "format", ZIJ_YAML_TEXT, false },
    [COLUMN_TOTAL] = { "total", ZIJ_YAML_TEXT, false },
    [COLUMN_BARS] = { "bars", ZIJ_YAML_TEXT, false },
};
const size_t zij_column_fields_n = COLUMN_FIELDS;

enum { TOP_MOST = 1000 };

typedef struct exhibit_reader {
    zij_page_reader *r;
    const zij_yaml *got[FIELDS];
    zij_exhibit *x;
    zij_column *columns;
} exhibit_reader;

static const zij_value *value_of(const exhibit_reader *e, size_t column)
{
    return &e->r->formulas.at[e->columns[column].formula].value;
}

/* ---- options ---- */

/* The place of a text among the allowed ones, which end with NULL; 0 when not given. */
static zij_rc read_choice(exhibit_reader *e, const zij_yaml *node,
                          const char *const *allowed, int *out)
{
    zij_nearest near;
    zij_diag *d;

    *out = 0;
    if (node == NULL)
        return ZIJ_OK;
    near = zij_nearest_to(node->text);
    for (int i = 0; allowed[i] != NULL; i++) {
        zij_nearest_try(&near, zij_str_of(allowed[i]));
        *out = i;
        if (zij_str_eq(node->text, zij_str_of(allowed[i])))
            return ZIJ_OK;
    }
    d = zij_report(e->r->to, &BAD_OPTION, node->where, "%.*s cannot be %.*s",
                   ZIJ_ARG(node->key), ZIJ_ARG(node->text));
    zij_hint_nearest(e->r->to, d, &near);
    return ZIJ_EINPUT;
}

static zij_rc read_kind(exhibit_reader *e, const zij_yaml *node)
{
    zij_nearest near = zij_nearest_to(node->text);
    zij_diag *d;

    for (size_t i = 0; i < zij_exhibit_kinds_n; i++) {
        const zij_exhibit_kind *k = &zij_exhibit_kinds[i];

        zij_nearest_try(&near, zij_str_of(k->name));
        if (zij_str_eq(node->text, zij_str_of(k->name))) {
            e->x->kind = k;
            return ZIJ_OK;
        }
    }
    d = zij_report(e->r->to, &UNKNOWN_KIND, node->where, "no exhibit is a %.*s",
                   ZIJ_ARG(node->text));
    zij_hint_nearest(e->r->to, d, &near);
    return ZIJ_EINPUT;
}

/* A format, and whether the column's figures can be printed so. */
static zij_rc read_format(exhibit_reader *e, const zij_yaml *node, zij_format *out)
{
    *out = (zij_format){ .when = ZIJ_TEXT_WHEN_BRIEF };
    return node == NULL
               ? ZIJ_OK
               : zij_format_read(zij_yaml_text_span(node, e->r->mem), e->r->to, out);
}

/* ---- columns ---- */

static zij_rc read_column(exhibit_reader *e, const zij_yaml *node, zij_column *c)
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
        rc = read_format(e, got[COLUMN_FORMAT], &c->format);
    if (rc == ZIJ_OK && got[COLUMN_TOTAL] != NULL)
        rc = zij_reader_formula(r, zij_yaml_text_span(got[COLUMN_TOTAL], r->mem),
                                &c->total);
    if (rc == ZIJ_OK && got[COLUMN_BARS] != NULL)
        rc = zij_yaml_bool(got[COLUMN_BARS], r->to, &c->bars);
    return rc;
}

static zij_rc read_columns(exhibit_reader *e)
{
    const zij_yaml *list = e->got[FIELD_COLUMNS], *data = e->got[FIELD_DATA];
    size_t n = list == NULL ? 1 : list->n;
    zij_rc rc = ZIJ_OK;
    zij_diag *d;

    if ((list == NULL) == (data == NULL) || (list != NULL && n == 0)) {
        d = zij_report(e->r->to, &BAD_OPTION, e->x->where,
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
            rc = read_format(e, e->got[FIELD_FORMAT], &e->columns[0].format);
    }
    for (size_t i = 0; list != NULL && i < n; i++) {
        zij_rc one = read_column(e, &list->items[i], &e->columns[i]);

        rc = rc == ZIJ_OK ? one : rc;
    }
    e->x->columns = e->columns;
    e->x->columns_n = n;
    return rc;
}

/* Every column is numbers over one dimension, the same in all; a line has time, too. */
static zij_rc check_shape(exhibit_reader *e)
{
    for (size_t i = 0; i < e->x->columns_n; i++) {
        const zij_value *v = value_of(e, i);
        zij_span where = e->r->formulas.at[e->columns[i].formula].where;
        zij_diag *d;

        if (v->kind == ZIJ_VALUE_NUMBERS && v->axes_n == 1 &&
            (e->x->kind->over_time ? v->time : v->periods_n == 1) &&
            (i == 0 || v->axes[0].codes == e->x->codes)) {
            e->x->codes = v->axes[0].codes;
            continue;
        }
        d = zij_report(e->r->to, &BAD_SHAPE, where,
                       "a %s shows numbers over one dimension%s", e->x->kind->name,
                       e->x->kind->over_time ? " and over time" : "");
        zij_hint(e->r->to, d, "leave one dimension open, as in FLOW[*; %s]",
                 e->x->kind->over_time ? "2000..2024" : "2024");
        return ZIJ_EINPUT;
    }
    return ZIJ_OK;
}

/* ---- rows ---- */

static uint32_t series_of(const zij_value *v, uint16_t code)
{
    for (size_t i = 0; i < v->series_n; i++)
        if (v->keys[i] == code)
            return (uint32_t)i;
    return ZIJ_NO_SERIES;
}

/* Marks the codes of a list that the first column shows. */
static zij_rc read_codes(exhibit_reader *e, const zij_yaml *list, bool *marked)
{
    const zij_value *v = value_of(e, 0);

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
static zij_rc take_top(exhibit_reader *e, int n, const uint16_t **codes, size_t *found)
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
        d = zij_report(r->to, &UNKNOWN_TOP, e->got[FIELD_TOP]->where,
                       "the %d largest are not known: %.*s", n,
                       ZIJ_ARG(v->codes.why.text));
        zij_hint(r->to, d, "show fewer, or name the codes in the data");
        return ZIJ_EINPUT;
    }
    if (v->codes.state == ZIJ_UNDECIDED)
        zij_report(r->to, &OPEN_TOP, e->got[FIELD_TOP]->where,
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

static void add_row(exhibit_reader *e, zij_row *row, zij_row_kind kind, uint16_t code)
{
    uint32_t *series = zij_array(e->r->mem, e->x->columns_n, uint32_t);

    for (size_t i = 0; i < e->x->columns_n; i++)
        series[i] =
            kind == ZIJ_ROW_TOTAL ? ZIJ_NO_SERIES : series_of(value_of(e, i), code);
    *row = (zij_row){ kind, code, series };
}

/* Plain rows in their order, then pinned ones, then the total. */
static zij_rc read_rows(exhibit_reader *e)
{
    static const char *const sorts[] = { "given", "descending", "ascending", NULL };
    const zij_value *v = value_of(e, 0);
    by order = { .value = v, .codes = e->x->codes };
    bool *pinned = zij_array(e->r->mem, e->x->codes->n, bool);
    uint16_t *sorted = zij_array(e->r->mem, v->series_n, uint16_t);
    const uint16_t *shown = sorted;
    size_t n = 0, plain;
    zij_row *rows;
    int top = 0;

    if (read_choice(e, e->got[FIELD_SORT], sorts, &order.sort) != ZIJ_OK ||
        read_codes(e, e->got[FIELD_PINNED], pinned) != ZIJ_OK)
        return ZIJ_EINPUT;
    for (size_t i = 0; i < v->series_n; i++)
        if (!pinned[v->keys[i]])
            sorted[n++] = v->keys[i];
    zij_sort(e->r->mem, sorted, n, sizeof(*sorted), compare, &order);
    plain = n;
    if (e->got[FIELD_TOP] != NULL &&
        (zij_yaml_int(e->got[FIELD_TOP], 1, TOP_MOST, e->r->to, &top) != ZIJ_OK ||
         take_top(e, top, &shown, &plain) != ZIJ_OK))
        return ZIJ_EINPUT;
    e->x->ranked = top > 0;
    rows = zij_array(e->r->mem, v->series_n + plain + 1, zij_row);
    for (size_t i = 0; i < plain; i++)
        add_row(e, &rows[e->x->rows_n++], ZIJ_ROW_PLAIN, shown[i]);
    for (size_t i = 0; i < v->series_n; i++)
        if (pinned[v->keys[i]])
            add_row(e, &rows[e->x->rows_n++], ZIJ_ROW_PINNED, v->keys[i]);
    if (e->x->total.in[0] != NULL)
        add_row(e, &rows[e->x->rows_n++], ZIJ_ROW_TOTAL, ZIJ_NO_CODE);
    e->x->rows = rows;
    return ZIJ_OK;
}

/* ---- what stands below ---- */

typedef struct credits {
    zij_arena *mem;
    const zij_pool *pool;
    zij_list(uint16_t) origins;
    zij_list(uint16_t) remarks;
    zij_period from, to; /* of the first column: others may look back */
    bool forecast, dated;
} credits;

#define add_once(mem, list, value)                            \
    do {                                                      \
        size_t at_ = 0;                                       \
        while (at_ < (list)->n && (list)->at[at_] != (value)) \
            at_++;                                            \
        if (at_ == (list)->n)                                 \
            *zij_list_add((mem), (list)) = (value);           \
    } while (0)

static void credit_figure(credits *c, zij_figure f)
{
    const zij_obs *o = zij_figure_obs(f);
    const zij_origin *usual = f.table->flow->origin;
    zij_period p = zij_figure_period(f);

    if (o->state == ZIJ_OBS_ABSENT)
        return;
    if (o->origin != 0xffff)
        add_once(c->mem, &c->origins, o->origin);
    else if (usual != NULL)
        add_once(c->mem, &c->origins, (uint16_t)(usual - c->pool->origins));
    for (size_t i = 0; i < o->remarks_n; i++)
        add_once(c->mem, &c->remarks, c->pool->lists[o->remarks + i]);
    if (c->dated && (c->from.freq == 0 || zij_period_cmp(p, c->from) < 0))
        c->from = p;
    if (c->dated && (c->to.freq == 0 || zij_period_cmp(p, c->to) > 0))
        c->to = p;
}

/* A published figure speaks for itself; a computed one for all that it rests on. */
static void credit_value(credits *c, const zij_exhibit *x, const zij_value *v,
                         size_t column)
{
    bool computed = x->rows_n == 0;

    for (size_t row = 0; row < x->rows_n; row++) {
        uint32_t series = x->rows[row].series[column];

        for (size_t t = 0; series != ZIJ_NO_SERIES && t < v->periods_n; t++) {
            const zij_number *n = &v->numbers[series * v->periods_n + t];

            c->forecast = c->forecast || n->forecast;
            if (n->figure.table != NULL)
                credit_figure(c, n->figure);
            else
                computed = computed || n->state != ZIJ_NUMBER_NONE;
        }
    }
    for (size_t i = 0; computed && i < v->evidence.n; i++)
        credit_figure(c, v->evidence.at[i]);
}

static zij_rc read_credits(exhibit_reader *e)
{
    credits c = { .mem = e->r->mem, .pool = &e->r->book->pool };
    const uint16_t *own = NULL;
    size_t own_n = 0;
    zij_rc rc = zij_reader_remarks(e->r, e->got[FIELD_NOTES], &own, &own_n);

    for (size_t i = 0; rc == ZIJ_OK && i < own_n; i++)
        add_once(c.mem, &c.remarks, own[i]);
    for (size_t i = 0; i < e->x->columns_n; i++) {
        c.dated = i == 0;
        credit_value(&c, e->x, value_of(e, i), i);
    }
    e->x->origins = c.origins.at;
    e->x->origins_n = c.origins.n;
    e->x->remarks = c.remarks.at;
    e->x->remarks_n = c.remarks.n;
    e->x->from = c.from;
    e->x->to = c.to;
    e->x->forecast = c.forecast;
    return rc;
}

/* ---- all of it ---- */

static zij_rc check_not_empty(exhibit_reader *e)
{
    const zij_value *v = value_of(e, 0);

    for (size_t i = 0; i < v->series_n * v->periods_n; i++)
        if (v->numbers[i].state == ZIJ_NUMBER_KNOWN)
            return ZIJ_OK;
    zij_report(e->r->to, &EMPTY, e->r->formulas.at[e->columns[0].formula].where,
               "the exhibit %.*s has no figure to show", ZIJ_ARG(e->x->id));
    return ZIJ_EINPUT;
}

static zij_rc read_highlight(exhibit_reader *e)
{
    if (e->got[FIELD_HIGHLIGHT] == NULL)
        return ZIJ_OK;
    e->x->highlight = zij_array(e->r->mem, e->x->codes->n, bool);
    return read_codes(e, e->got[FIELD_HIGHLIGHT], e->x->highlight);
}

static zij_rc read_colour(exhibit_reader *e)
{
    const zij_yaml *node = e->got[FIELD_COLOUR];
    const zij_book *book = e->r->book;
    zij_nearest near;
    zij_diag *d;

    if (node == NULL)
        return ZIJ_OK;
    e->x->hue = (uint8_t)zij_book_hue(book, node->text);
    if (e->x->hue != 0)
        return ZIJ_OK;
    near = zij_nearest_to(node->text);
    for (size_t i = 0; i < book->colours_n; i++)
        zij_nearest_try(&near, book->colours[i].code);
    d = zij_report(e->r->to, &BAD_OPTION, node->where,
                   "book.yaml gives no colour to %.*s", ZIJ_ARG(node->text));
    zij_hint_nearest(e->r->to, d, &near);
    return ZIJ_EINPUT;
}

static zij_rc read_all_words(exhibit_reader *e)
{
    zij_rc rc = zij_reader_words(e->r, e->got[FIELD_TITLE], false, &e->x->title);

    if (rc == ZIJ_OK)
        rc = zij_reader_words(e->r, e->got[FIELD_SUBTITLE], true, &e->x->subtitle);
    if (rc == ZIJ_OK)
        rc = zij_reader_words(e->r, e->got[FIELD_TOTAL], true, &e->x->total);
    return rc == ZIJ_OK
               ? zij_reader_words(e->r, e->got[FIELD_ROWS], true, &e->x->rows_head)
               : rc;
}

zij_rc zij_exhibit_read(zij_page_reader *r, const zij_yaml *node, zij_exhibit *out)
{
    static const char *const sizes[] = { "column", "full", NULL };
    exhibit_reader e = { .r = r, .x = out };
    int size;
    zij_rc rc = zij_yaml_fields(node, zij_exhibit_fields, FIELDS, r->to, e.got);

    if (rc == ZIJ_OK)
        rc = read_kind(&e, e.got[FIELD_KIND]);
    if (rc == ZIJ_OK)
        rc = read_choice(&e, e.got[FIELD_SIZE], sizes, &size);
    if (rc == ZIJ_OK)
        rc = read_all_words(&e);
    if (rc == ZIJ_OK)
        rc = read_columns(&e);
    if (rc == ZIJ_OK)
        rc = check_shape(&e);
    if (rc == ZIJ_OK)
        rc = check_not_empty(&e);
    if (rc == ZIJ_OK)
        rc = read_rows(&e);
    if (rc == ZIJ_OK)
        rc = read_highlight(&e);
    if (rc == ZIJ_OK)
        rc = read_colour(&e);
    if (rc == ZIJ_OK)
        rc = read_credits(&e);
    if (rc == ZIJ_OK)
        out->full = size == 1;
    return rc;
}
