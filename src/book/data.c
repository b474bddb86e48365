/* data.c - data/FLOW.csv: observations, checked cell by cell.
 *
 * Each column has a row of a table that says how its cells are read. What a cell says is
 * kept in the current row, and a cell that is the same as the one above it is not read
 * again: in sorted files most codes cost one comparison. Nothing is allocated per
 * observation.
 */
#include "book/load.h"

static const zij_diag_kind NO_FLOW = { "data-no-flow", ZIJ_ERROR,
                                       "flows.yaml has no flow for a file of data/." };
static const zij_diag_kind NO_FILE = { "data-no-file", ZIJ_WARNING,
                                       "A flow has no file in data/." };
static const zij_diag_kind COLUMN = {
    "data-column", ZIJ_ERROR, "A data file lacks a column, or has one too many."
};
static const zij_diag_kind UNKNOWN_CODE = { "data-unknown-code", ZIJ_ERROR,
                                            "The codelist has no such code." };
static const zij_diag_kind BAD_PERIOD = { "data-bad-period", ZIJ_ERROR,
                                          "A period is not 2024, 2024-Q3 or 2024-07." };
static const zij_diag_kind MIXED_PERIODS = {
    "data-mixed-periods", ZIJ_ERROR, "A flow has years and months, or the like."
};
static const zij_diag_kind BAD_STATUS = { "data-bad-status", ZIJ_ERROR,
                                          "A status is not one of SDMX CL_OBS_STATUS." };
static const zij_diag_kind BAD_DECIMALS = { "data-bad-decimals", ZIJ_ERROR,
                                            "DECIMALS is not from -9 to 9." };
static const zij_diag_kind BAD_COVERAGE = { "data-bad-coverage", ZIJ_ERROR,
                                            "COVERAGE cannot be read." };
static const zij_diag_kind UNKNOWN_SOURCE = { "data-unknown-source", ZIJ_ERROR,
                                              "sources.yaml has no such source." };
static const zij_diag_kind UNKNOWN_NOTE = { "data-unknown-note", ZIJ_ERROR,
                                            "notes.yaml has no such note." };
static const zij_diag_kind OTHER_UNIT = {
    "data-other-unit", ZIJ_ERROR, "UNIT_MEASURE or UNIT_MULT is not what the flow says."
};
static const zij_diag_kind TOO_MANY_NOTES = { "data-too-many-notes", ZIJ_ERROR,
                                              "There are too many notes." };
static const zij_diag_kind NOT_A_NUMBER = { "data-not-a-number", ZIJ_ERROR,
                                            "A value is not a number." };
static const zij_diag_kind TOO_FINE = {
    "data-too-fine", ZIJ_ERROR, "A value has more decimals than the flow declares."
};
static const zij_diag_kind TOO_LONG = { "data-too-long", ZIJ_ERROR,
                                        "A value has more than 18 digits." };
static const zij_diag_kind NO_REASON = {
    "data-no-reason", ZIJ_ERROR, "A value is missing and the status does not say why."
};
static const zij_diag_kind NOT_MISSING = {
    "data-not-missing", ZIJ_ERROR,
    "The status says that a value is missing, but it is there."
};
static const zij_diag_kind NEGATIVE = { "data-negative", ZIJ_ERROR,
                                        "A value is negative where none may be." };
static const zij_diag_kind DUPLICATE = { "data-duplicate", ZIJ_ERROR,
                                         "An observation stands twice." };

enum { MOST_COLUMNS = ZIJ_DIMS + 9, NO_ORIGIN = 0xffff };

typedef struct reading reading;
typedef struct column column;

/* How cells of a column are read into the current row. */
typedef struct column_type {
    const char *name;
    bool needed;
    bool (*read)(reading *r, column *c, zij_str text);
} column_type;

struct column {
    const column_type *type; /* NULL: a dimension */
    size_t dim;
    size_t cell;  /* index in the file */
    zij_str last; /* the cell that the current row holds; at == NULL: none */
};

struct reading {
    zij_loading *l;
    const zij_flow *flow;
    zij_csv csv;
    zij_csv_row row;
    column
        columns[MOST_COLUMNS]; /* in the order in which they are read: OBS_VALUE last */
    size_t columns_n;
    zij_map notes;                 /* the text of a NOTE cell -> index in note_lists */
    zij_list(uint32_t) note_lists; /* start << 8 | n */
    int32_t freq;                  /* 0: no row yet */
    bool tops;                     /* some row may be marked top N */
    uint16_t key[ZIJ_DIMS];
    zij_period period;
    int decimals;
    zij_obs obs;
};

static zij_span cell_span(const reading *r, const column *c)
{
    return zij_csv_span(&r->csv, &r->row, c->cell);
}

/* ---- cells ---- */

static bool read_code(reading *r, column *c, zij_str text)
{
    const zij_codelist *codes = r->flow->dims[c->dim].codes;
    uint16_t code = zij_codelist_find(codes, text);

    r->key[c->dim] = code;
    if (code != ZIJ_NO_CODE)
        return true;
    zij_codelist_hint(codes, text, r->l->to,
                      zij_report(r->l->to, &UNKNOWN_CODE, cell_span(r, c),
                                 "%.*s has no code \"%.*s\"", ZIJ_ARG(codes->id),
                                 ZIJ_ARG(text)));
    return false;
}

static bool read_period(reading *r, column *c, zij_str text)
{
    static const struct {
        int32_t freq;
        const char *name;
    } words[] = {
        { ZIJ_FREQ_A, "years" },
        { ZIJ_FREQ_S, "half-years" },
        { ZIJ_FREQ_Q, "quarters" },
        { ZIJ_FREQ_M, "months" },
    };
    const char *name = "";

    if (!zij_period_read(text, &r->period)) {
        zij_hint(r->l->to,
                 zij_report(r->l->to, &BAD_PERIOD, cell_span(r, c),
                            "\"%.*s\" is not a period", ZIJ_ARG(text)),
                 "periods are 2024, 2024-S1, 2024-Q3, 2024-07");
        return false;
    }
    if (r->freq == 0)
        r->freq = r->period.freq;
    if (r->freq == r->period.freq)
        return true;
    for (size_t i = 0; i < ZIJ_COUNT(words); i++)
        if (words[i].freq == r->freq)
            name = words[i].name;
    zij_hint(r->l->to,
             zij_report(r->l->to, &MIXED_PERIODS, cell_span(r, c),
                        "the periods of %.*s are %s, this one is not",
                        ZIJ_ARG(r->flow->id), name),
             "give figures of another frequency a flow of their own");
    return false;
}

/* Statuses that stand for a missing value. */
static bool is_reason(char status)
{
    return status == 'M' || status == 'O' || status == 'L';
}

static bool read_status(reading *r, column *c, zij_str text)
{
    r->obs.status = text.len == 0 ? 'A' : text.at[0];
    if (text.len == 0 || (text.len == 1 && zij_status_known(text.at[0])))
        return true;
    zij_hint(r->l->to,
             zij_report(r->l->to, &BAD_STATUS, cell_span(r, c),
                        "\"%.*s\" is not a status", ZIJ_ARG(text)),
             "A normal, E estimated, F forecast, P provisional, I imputed, B break, "
             "U low reliability; missing: M, O, L");
    return false;
}

static bool read_decimals(reading *r, column *c, zij_str text)
{
    zij_dec d;

    r->decimals = r->flow->decimals;
    if (text.len == 0)
        return true;
    r->decimals = ZIJ_DEC_AS_PRINTED;
    if (zij_str_eq(text, ZIJ_STR("as-printed")))
        return true;
    if (zij_dec_read(text, 0, &d) == ZIJ_DEC_OK && d.m >= ZIJ_DEC_MIN &&
        d.m <= ZIJ_DEC_MAX) {
        r->decimals = (int)d.m;
        return true;
    }
    zij_hint(r->l->to,
             zij_report(r->l->to, &BAD_DECIMALS, cell_span(r, c),
                        "\"%.*s\" is no number of decimals", ZIJ_ARG(text)),
             "from %d to %d, or as-printed; -2 means hundreds", ZIJ_DEC_MIN, ZIJ_DEC_MAX);
    return false;
}

static bool read_coverage(reading *r, column *c, zij_str text)
{
    r->obs.coverage = r->flow->coverage;
    if (text.len == 0 ||
        zij_book_coverage(text, r->flow, &r->flow->coverage, &r->obs.coverage)) {
        r->tops |= r->obs.coverage.kind == ZIJ_COVER_TOP;
        return true;
    }
    zij_hint(r->l->to,
             zij_report(r->l->to, &BAD_COVERAGE, cell_span(r, c),
                        "\"%.*s\" does not say which codes are there", ZIJ_ARG(text)),
             "complete, listed, or top 5 by a dimension of the flow");
    return false;
}

static uint16_t default_origin(const reading *r)
{
    return r->flow->origin == NULL
               ? NO_ORIGIN
               : (uint16_t)(r->flow->origin - r->l->book->pool.origins);
}

static bool read_source(reading *r, column *c, zij_str text)
{
    const zij_pool *pool = &r->l->book->pool;
    uint32_t at = zij_map_get(&r->l->origins, text);
    zij_nearest near;

    r->obs.origin = text.len == 0 ? default_origin(r) : (uint16_t)at;
    if (text.len == 0 || at != ZIJ_MAP_NONE)
        return true;
    near = zij_nearest_to(text);
    for (size_t i = 0; i < pool->origins_n; i++)
        zij_nearest_try(&near, pool->origins[i].id);
    zij_hint_nearest(r->l->to,
                     zij_report(r->l->to, &UNKNOWN_SOURCE, cell_span(r, c),
                                "sources.yaml has no source \"%.*s\"", ZIJ_ARG(text)),
                     &near);
    return false;
}

static void report_note(reading *r, const column *c, zij_str id)
{
    const zij_pool *pool = &r->l->book->pool;
    zij_nearest near = zij_nearest_to(id);

    for (size_t i = 0; i < pool->remarks_n; i++)
        zij_nearest_try(&near, pool->remarks[i].id);
    zij_hint_nearest(r->l->to,
                     zij_report(r->l->to, &UNKNOWN_NOTE, cell_span(r, c),
                                "notes.yaml has no note \"%.*s\"", ZIJ_ARG(id)),
                     &near);
}

/* Adds the notes of a cell to the book's lists; they are separated by blanks. */
static bool add_notes(reading *r, const column *c, zij_str text, uint32_t *out)
{
    size_t start = r->l->lists.n;
    zij_str id;

    while (zij_str_next(&text, ' ', &id)) {
        uint32_t at = zij_map_get(&r->l->remarks, id);

        if (id.len == 0)
            continue;
        if (at == ZIJ_MAP_NONE) {
            report_note(r, c, id);
            return false;
        }
        *zij_list_add(r->l->mem, &r->l->lists) = (uint16_t)at;
    }
    if (r->l->lists.n > UINT16_MAX || r->l->lists.n - start > UINT8_MAX) {
        zij_report(r->l->to, &TOO_MANY_NOTES, cell_span(r, c),
                   "the data combine notes in too many ways");
        return false;
    }
    *out = (uint32_t)(start << 8 | (r->l->lists.n - start));
    return true;
}

static bool read_notes(reading *r, column *c, zij_str text)
{
    uint32_t at, list = 0;

    if (text.len > 0) {
        at = zij_map_get(&r->notes, text);
        if (at == ZIJ_MAP_NONE) {
            if (!add_notes(r, c, text, &list))
                return false;
            zij_map_add(&r->notes, text, (uint32_t)r->note_lists.n);
            *zij_list_add(r->l->mem, &r->note_lists) = list;
        } else {
            list = r->note_lists.at[at];
        }
    }
    r->obs.remarks = (uint16_t)(list >> 8);
    r->obs.remarks_n = (uint8_t)list;
    return true;
}

static bool report_unit(reading *r, const column *c, zij_str text, zij_str want)
{
    zij_hint(r->l->to,
             zij_report(r->l->to, &OTHER_UNIT, cell_span(r, c),
                        "%s is %.*s, and the flow says %.*s", c->type->name,
                        ZIJ_ARG(text), ZIJ_ARG(want)),
             "correct unit or multiplier of %.*s in flows.yaml, or the data",
             ZIJ_ARG(r->flow->id));
    return false;
}

static bool read_unit(reading *r, column *c, zij_str text)
{
    zij_str want = r->flow->unit->id;

    return text.len == 0 || zij_str_eq(text, want) || report_unit(r, c, text, want);
}

static bool read_mult(reading *r, column *c, zij_str text)
{
    int want = zij_flow_mult(r->flow);
    zij_dec d;

    return text.len == 0 ||
           (zij_dec_read(text, 0, &d) == ZIJ_DEC_OK && d.m == (int64_t)want) ||
           report_unit(r, c, text, zij_strf(r->l->mem, "%d", want));
}

/* ---- the value ---- */

static bool read_missing(reading *r, const column *c)
{
    r->obs.m = 0;
    r->obs.p = 0;
    r->obs.state = ZIJ_OBS_MISSING;
    if (is_reason(r->obs.status))
        return true;
    zij_hint(r->l->to,
             zij_report(r->l->to, &NO_REASON, cell_span(r, c),
                        "no value, and the status %c does not say why", r->obs.status),
             "OBS_STATUS is M (cannot exist), O (exists, not published) or L (not "
             "collected)");
    return false;
}

static bool report_value(reading *r, const column *c, zij_str text, zij_dec_rc rc)
{
    zij_diags *to = r->l->to;
    zij_span where = cell_span(r, c);

    if (rc == ZIJ_DEC_NOT_A_NUMBER)
        zij_hint(
            to,
            zij_report(to, &NOT_A_NUMBER, where, "\"%.*s\" is not a number",
                       ZIJ_ARG(text)),
            "digits and one point, no comma, as in -1234.5; a missing value is empty");
    else if (rc == ZIJ_DEC_TOO_LONG)
        zij_hint(to,
                 zij_report(to, &TOO_LONG, where, "%.*s has more than %d digits",
                            ZIJ_ARG(text), ZIJ_DEC_DIGITS),
                 "give the flow a larger multiplier");
    else if (r->decimals < 0)
        zij_hint(to,
                 zij_report(to, &TOO_FINE, where, "%.*s is no multiple of 10^%d",
                            ZIJ_ARG(text), -r->decimals),
                 "DECIMALS says how precise the figure is: -2 means hundreds");
    else
        zij_hint(
            to,
            zij_report(to, &TOO_FINE, where, "%.*s has more than %d decimal%s",
                       ZIJ_ARG(text),
                       r->decimals == ZIJ_DEC_AS_PRINTED ? ZIJ_DEC_MAX : r->decimals,
                       r->decimals == 1 ? "" : "s"),
            "round it to what the source publishes, or correct decimals in flows.yaml or "
            "the column DECIMALS");
    return false;
}

static bool check_sign(reading *r, const column *c, zij_str text)
{
    const zij_flow *f = r->flow;

    if (r->obs.m >= 0 ||
        (!f->nonnegative && (f->nonnegative_codes == NULL ||
                             !f->nonnegative_codes[r->key[f->nonnegative_dim]])))
        return true;
    zij_hint(r->l->to,
             zij_report(r->l->to, &NEGATIVE, cell_span(r, c), "%.*s is negative",
                        ZIJ_ARG(text)),
             "flows.yaml says that %.*s is nonnegative here", ZIJ_ARG(f->id));
    return false;
}

static bool read_value(reading *r, column *c, zij_str text)
{
    zij_dec d;
    zij_dec_rc rc;

    r->obs.at = r->row.at[c->cell];
    if (text.len == 0)
        return read_missing(r, c);
    rc = zij_dec_read(text, r->decimals, &d);
    if (rc != ZIJ_DEC_OK)
        return report_value(r, c, text, rc);
    r->obs.m = d.m;
    r->obs.p = d.p;
    r->obs.state = ZIJ_OBS_VALUE;
    if (!is_reason(r->obs.status))
        return check_sign(r, c, text);
    zij_hint(r->l->to,
             zij_report(r->l->to, &NOT_MISSING, cell_span(r, c),
                        "the status %c says that the value is missing, but here it is",
                        r->obs.status),
             "take the value or the status away");
    return false;
}

/* ---- columns ---- */

static const column_type value_column = { "OBS_VALUE", true, read_value };

/* Beside the dimensions, in the order in which they are read. */
static const column_type column_types[] = {
    { "TIME_PERIOD", true, read_period }, { "OBS_STATUS", false, read_status },
    { "DECIMALS", false, read_decimals }, { "COVERAGE", false, read_coverage },
    { "SOURCE", false, read_source },     { "NOTE", false, read_notes },
    { "UNIT_MEASURE", false, read_unit }, { "UNIT_MULT", false, read_mult },
};

static size_t header_cell(const reading *r, zij_str name)
{
    size_t i = 0;

    while (i < r->csv.header.n && !zij_str_eq(r->csv.header.cells[i], name))
        i++;
    return i;
}

static bool add_column(reading *r, zij_str name, column c, bool needed)
{
    c.cell = header_cell(r, name);
    if (c.cell < r->csv.header.n) {
        r->columns[r->columns_n++] = c;
        return true;
    }
    if (needed)
        zij_hint(r->l->to,
                 zij_report(r->l->to, &COLUMN, zij_csv_span(&r->csv, &r->csv.header, 0),
                            "the column %.*s is missing", ZIJ_ARG(name)),
                 "the header names the dimensions, TIME_PERIOD and OBS_VALUE");
    return !needed;
}

/* Dimensions first, then what a figure's checks need, OBS_VALUE last. */
static bool place_columns(reading *r)
{
    bool good = true;

    for (size_t d = 0; d < r->flow->dims_n; d++)
        good &= add_column(r, r->flow->dims[d].id, (column){ .dim = d }, true);
    for (size_t i = 0; i < ZIJ_COUNT(column_types); i++)
        good &= add_column(r, zij_flow_column(r->flow, column_types[i].name),
                           (column){ .type = &column_types[i] }, column_types[i].needed);
    good &= add_column(r, zij_str_of(value_column.name),
                       (column){ .type = &value_column }, true);
    return good;
}

static void try_known_names(const reading *r, zij_nearest *near)
{
    for (size_t d = 0; d < r->flow->dims_n; d++)
        zij_nearest_try(near, r->flow->dims[d].id);
    for (size_t i = 0; i < ZIJ_COUNT(column_types); i++)
        zij_nearest_try(near, zij_flow_column(r->flow, column_types[i].name));
    zij_nearest_try(near, zij_str_of(value_column.name));
}

/* Every cell of the header must have been taken, once. */
static bool check_header(reading *r)
{
    bool good = true;

    for (size_t i = 0; i < r->csv.header.n; i++) {
        zij_str name = r->csv.header.cells[i];
        zij_span where = zij_csv_span(&r->csv, &r->csv.header, i);
        zij_nearest near = zij_nearest_to(name);
        bool taken = false;

        for (size_t c = 0; c < r->columns_n; c++)
            taken |= r->columns[c].cell == i;
        if (taken)
            continue;
        good = false;
        if (header_cell(r, name) < i) {
            zij_report(r->l->to, &COLUMN, where, "the column %.*s stands twice",
                       ZIJ_ARG(name));
            continue;
        }
        try_known_names(r, &near);
        zij_hint_nearest(r->l->to,
                         zij_report(r->l->to, &COLUMN, where,
                                    "%.*s has no column \"%.*s\"", ZIJ_ARG(r->flow->id),
                                    ZIJ_ARG(name)),
                         &near);
    }
    return good;
}

/* ---- rows ---- */

/* Cells are short: a loop is faster than a call. */
static bool same(zij_str a, zij_str b)
{
    if (a.at == NULL || a.len != b.len)
        return false;
    for (size_t i = 0; i < b.len; i++)
        if (a.at[i] != b.at[i])
            return false;
    return true;
}

/* The value is read even when it is the one above: precision and status may differ. */
static bool read_row(reading *r)
{
    size_t last = r->columns_n - 1;
    bool good = true;

    for (size_t i = 0; i < last; i++) {
        column *c = &r->columns[i];
        zij_str text = r->row.cells[c->cell];

        if (same(c->last, text))
            continue;
        c->last = (zij_str){ 0 };
        if (c->type == NULL ? read_code(r, c, text) : c->type->read(r, c, text))
            c->last = text;
        else
            good = false;
    }
    return good && read_value(r, &r->columns[last], r->row.cells[r->columns[last].cell]);
}

/* About how many rows there are: no more than lines, and none is shorter than one letter
 * for each dimension, a year and a digit. So a file of empty lines costs no memory. */
static size_t estimate_rows(zij_str text, size_t dims)
{
    size_t n = 0;

    for (size_t i = zij_str_find(text, 0, '\n'); i < text.len;
         i = zij_str_find(text, i + 1, '\n'))
        n++;
    return ZIJ_MIN(n + 1, text.len / (2 * dims + 7) + 1);
}

static void report_twin(reading *r, const zij_twin *twin)
{
    zij_table file = { .file = r->csv.in };
    zij_span first = zij_obs_span(&file, twin->first);
    zij_buf key = zij_buf_make(r->l->mem);

    for (size_t d = 0; d < r->flow->dims_n; d++)
        zij_putf(&key, "%s%.*s", d > 0 ? ", " : "",
                 ZIJ_ARG(r->flow->dims[d].codes->codes[twin->key[d]].id));
    zij_put_c(&key, "; ");
    zij_put_period(&key, (zij_period){ twin->ordinal, r->freq });
    zij_hint(r->l->to,
             zij_report(r->l->to, &DUPLICATE, zij_obs_span(&file, twin->second),
                        "%.*s[%.*s] stands twice; first on line %zu",
                        ZIJ_ARG(r->flow->id), ZIJ_ARG(zij_buf_str(&key)),
                        zij_place_of(first).line),
             "take one of the two rows away");
}

static void read_rows(reading *r)
{
    zij_shelf shelf = { .flow = r->flow, .pool = &r->l->book->pool, .file = r->csv.in };
    zij_put_rows *put = zij_store_begin(r->l->store, &shelf,
                                        estimate_rows(r->csv.in->text, r->flow->dims_n));
    zij_twins twins = { 0 };
    size_t before = r->l->to->errors;

    while (zij_csv_next(&r->csv, &r->row))
        if (read_row(r))
            zij_store_put(put, r->key, r->period.ordinal, &r->obs);
    zij_store_end(put, r->freq == 0 ? ZIJ_FREQ_A : (zij_freq)r->freq, &twins);
    for (size_t i = 0; i < twins.n; i++)
        report_twin(r, &twins.at[i]);
    if (r->tops && r->l->to->errors == before)
        zij_book_check_coverage(r->l, r->flow);
    if (r->flow->coverage.kind == ZIJ_COVER_COMPLETE && r->l->to->errors == before)
        zij_book_check_ragged(r->l, r->flow);
}

static void read_file(zij_loading *l, const zij_flow *flow, const zij_source *in)
{
    reading r = { .l = l, .flow = flow, .decimals = flow->decimals };

    r.notes = zij_map_make(l->mem);
    r.obs = (zij_obs){ .status = 'A', .coverage = flow->coverage };
    r.obs.origin = default_origin(&r);
    r.tops = flow->coverage.kind == ZIJ_COVER_TOP;
    if (in == NULL || zij_csv_open(in, l->mem, l->to, &r.csv) != ZIJ_OK)
        return;
    if (place_columns(&r) & check_header(&r))
        read_rows(&r);
}

/* ---- all files ---- */

static void report_strange_file(zij_loading *l, zij_str shown, zij_str id)
{
    zij_nearest near = zij_nearest_to(id);
    zij_diag *d;

    for (size_t i = 0; i < l->book->flows_n; i++)
        zij_nearest_try(&near, l->book->flows[i].id);
    d = zij_report(l->to, &NO_FLOW, ZIJ_NOWHERE, "flows.yaml has no flow for %.*s",
                   ZIJ_ARG(shown));
    if (near.best.len > 0)
        zij_hint_nearest(l->to, d, &near);
    else
        zij_hint(l->to, d, "declare %.*s: in structure/flows.yaml, or move the file away",
                 ZIJ_ARG(id));
}

static bool has_file(zij_os_entries files, zij_str id)
{
    for (size_t i = 0; i < files.n; i++)
        if (files.at[i].name.len == id.len + 4 && zij_str_starts(files.at[i].name, id) &&
            zij_str_ends(files.at[i].name, ZIJ_STR(".csv")))
            return true;
    return false;
}

/* A flow without data has an empty shelf, so that every flow of a book is found. */
static void put_nothing(zij_loading *l, const zij_flow *flow)
{
    zij_shelf shelf = { .flow = flow, .pool = &l->book->pool };
    zij_twins none = { 0 };

    zij_report(l->to, &NO_FILE, flow->where, "there is no data/%.*s.csv",
               ZIJ_ARG(flow->id));
    zij_store_end(zij_store_begin(l->store, &shelf, 0), ZIJ_FREQ_A, &none);
}

/* The flow of a CSV file, or flows_n. */
static size_t flow_of(zij_loading *l, const zij_os_entry *file, zij_str folder)
{
    zij_str id = file->name;
    uint32_t at;

    if (file->kind != ZIJ_OS_FILE || !zij_str_ends(id, ZIJ_STR(".csv")))
        return l->book->flows_n;
    id.len -= 4;
    at = zij_map_get(&l->flows, id);
    if (at == ZIJ_MAP_NONE)
        report_strange_file(
            l, zij_strf(l->mem, "%.*s/%.*s", ZIJ_ARG(folder), ZIJ_ARG(file->name)), id);
    return at != ZIJ_MAP_NONE && l->flow_is_good[at] ? at : l->book->flows_n;
}

void zij_book_read_data(zij_loading *l)
{
    zij_os_entries files = zij_book_list(l, ZIJ_STR("data"));
    zij_os_entries newer = zij_book_list_newer(l);

    if (l->flow_is_good == NULL) /* flows.yaml could not be read */
        return;
    for (size_t i = 0; i < files.n; i++) {
        size_t at = flow_of(l, &files.at[i], ZIJ_STR("data"));
        zij_str name = zij_strf(l->mem, "data/%.*s", ZIJ_ARG(files.at[i].name));

        if (at < l->book->flows_n && !has_file(newer, l->book->flows[at].id))
            read_file(l, &l->book->flows[at], zij_book_file(l, name, ZIJ_BOOK_NEEDED));
    }
    for (size_t i = 0; i < newer.n; i++) {
        size_t at = flow_of(l, &newer.at[i], l->newer);

        if (at < l->book->flows_n)
            read_file(l, &l->book->flows[at], zij_book_newer(l, newer.at[i].name));
    }
    for (size_t i = 0; i < l->book->flows_n; i++)
        if (l->flow_is_good[i] && !has_file(files, l->book->flows[i].id) &&
            !has_file(newer, l->book->flows[i].id))
            put_nothing(l, &l->book->flows[i]);
    l->book->pool.lists = l->lists.at;
}
