/* csv.c - RFC 4180, one row at a time.
 *
 * The whole text is checked for UTF-8 and NUL first, so that cells need no further check.
 * A plain cell is a part of the source; only a quoted one that holds "" is copied. After
 * a broken row reading goes on at the next line, so that each slip is reported where it
 * is. A quoted cell is looked for no further than ZIJ_CSV_CELL bytes: an open quote in a
 * large file costs little, and is reported at the quote and not at the end of the file.
 */
#include "base/utf8.h"
#include "read/read.h"

static const zij_diag_kind CSV_LIMIT = { "csv-limit", ZIJ_ERROR,
                                         "A file, row or cell is larger than allowed." };
static const zij_diag_kind CSV_NOT_UTF8 = { "csv-not-utf8", ZIJ_ERROR,
                                            "Bytes of the file are not UTF-8." };
static const zij_diag_kind CSV_NUL = { "csv-nul", ZIJ_ERROR,
                                       "The file holds a NUL byte." };
static const zij_diag_kind CSV_EMPTY = { "csv-empty", ZIJ_ERROR,
                                         "The file has no header line." };
static const zij_diag_kind CSV_QUOTE = { "csv-quote", ZIJ_ERROR,
                                         "A quote is not where RFC 4180 allows one." };
static const zij_diag_kind CSV_FEW_CELLS = { "csv-few-cells", ZIJ_ERROR,
                                             "A row has fewer cells than the header." };
static const zij_diag_kind CSV_MANY_CELLS = { "csv-many-cells", ZIJ_ERROR,
                                              "A row has more cells than the header." };

static const zij_diag_kind CSV_SEPARATOR = { "csv-separator", ZIJ_ERROR,
                                             "Cells are not separated by commas." };

static const char byte_order_mark[] = "\xEF\xBB\xBF";

/* What ends the fast walk through a plain cell. */
static const bool stops[256] = { [','] = true, ['\n'] = true, ['"'] = true };

typedef enum cell_end { CELL_MORE, CELL_LAST, CELL_BAD } cell_end;

/* Where reading stands inside a row. */
typedef struct row_state {
    const char *p, *end;
    zij_str cell;
    uint32_t at;
} row_state;

static uint32_t byte_of(const zij_csv *c, const char *p)
{
    return (uint32_t)(p - c->in->text.at);
}

static zij_span span_of(const zij_csv *c, const char *from, const char *to)
{
    return (zij_span){ c->in, byte_of(c, from), (uint32_t)(to - from) };
}

/* The byte where a text stops being UTF-8, or its length. */
static size_t plain_prefix(zij_str s)
{
    size_t i = 0;
    uint64_t eight;

    for (;;) {
        while (i + 8 <= s.len) {
            __builtin_memcpy(&eight, s.at + i, 8);
            if ((eight & 0x8080808080808080u) != 0)
                break;
            i += 8;
        }
        if (i >= s.len)
            return s.len;
        /* a few characters one by one, then eight at a time again */
        for (size_t stop = i + 8; i < s.len && i < stop;) {
            size_t here = i;

            if (zij_utf8_next(s, &i) == ZIJ_NOT_UTF8)
                return here;
        }
    }
}

static zij_rc check_bytes(const zij_csv *c)
{
    zij_str s = c->in->text;
    size_t bad;

    if (s.len > ZIJ_CSV_BYTES) {
        zij_diag *d =
            zij_report(c->to, &CSV_LIMIT, ZIJ_NOWHERE, "%.*s has more than %d bytes",
                       ZIJ_ARG(c->in->path), ZIJ_CSV_BYTES);
        zij_hint(c->to, d, "split it into several flows");
        return ZIJ_ELIMIT;
    }
    bad = plain_prefix(s);
    if (bad < s.len) {
        zij_diag *d =
            zij_report(c->to, &CSV_NOT_UTF8, (zij_span){ c->in, (uint32_t)bad, 1 },
                       "byte 0x%02x is not UTF-8", (unsigned char)s.at[bad]);
        zij_hint(c->to, d, "save the file as UTF-8");
        return ZIJ_EINPUT;
    }
    bad = zij_str_find(s, 0, '\0');
    if (bad < s.len) {
        zij_diag *d = zij_report(c->to, &CSV_NUL, (zij_span){ c->in, (uint32_t)bad, 1 },
                                 "a NUL byte stands in the file");
        zij_hint(c->to, d, "save the file as UTF-8, not as UTF-16");
        return ZIJ_EINPUT;
    }
    return ZIJ_OK;
}

/* ---- one cell ---- */

static cell_end end_cell(row_state *r)
{
    if (r->p == r->end || *r->p == '\n') {
        if (r->p < r->end)
            r->p++;
        return CELL_LAST;
    }
    r->p++; /* the comma */
    return CELL_MORE;
}

/* The closing quote of a cell that starts at `from`, or NULL. */
static const char *closing_quote(const char *from, const char *end, bool *doubled)
{
    const char *stop = (size_t)(end - from) > ZIJ_CSV_CELL ? from + ZIJ_CSV_CELL : end;

    *doubled = false;
    for (const char *q = from; q < stop; q++) {
        q = __builtin_memchr(q, '"', (size_t)(stop - q));
        if (q == NULL)
            return NULL;
        if (q + 1 == end || q[1] != '"')
            return q;
        *doubled = true;
        q++;
    }
    return NULL;
}

static zij_str without_doubles(zij_arena *mem, zij_str s)
{
    char *at = zij_arena_take(mem, s.len);
    size_t n = 0;

    for (size_t i = 0; i < s.len; i++) {
        at[n++] = s.at[i];
        i += s.at[i] == '"'; /* the second of two */
    }
    return (zij_str){ at, n };
}

static cell_end bad_quote(zij_csv *c, zij_span where, const char *message,
                          const char *hint)
{
    zij_hint(c->to, zij_report(c->to, &CSV_QUOTE, where, "%s", message), "%s", hint);
    return CELL_BAD;
}

static cell_end read_quoted(zij_csv *c, row_state *r)
{
    const char *open = r->p, *from = open + 1;
    bool doubled;
    const char *close = closing_quote(from, r->end, &doubled);

    if (close == NULL)
        return bad_quote(c, span_of(c, open, from), "this quote is not closed",
                         "close the quote, or double a quote that is part of the text");
    r->cell = (zij_str){ from, (size_t)(close - from) };
    r->at = byte_of(c, from);
    if (doubled)
        r->cell = without_doubles(c->mem, r->cell);
    r->p = close + 1;
    if (r->end - r->p > 1 && r->p[0] == '\r' && r->p[1] == '\n')
        r->p++;
    if (r->p < r->end && *r->p != ',' && *r->p != '\n')
        return bad_quote(c, span_of(c, close, close + 1),
                         "text follows the closing quote of a cell",
                         "double a quote that is part of the text");
    return end_cell(r);
}

static cell_end read_cell(zij_csv *c, row_state *r)
{
    const char *from = r->p, *p = from;

    while (p < r->end && !stops[(unsigned char)*p])
        p++;
    if (p < r->end && *p == '"') {
        if (p == from)
            return read_quoted(c, r);
        return bad_quote(c, span_of(c, p, p + 1),
                         "a quote stands inside a cell that does not begin with one",
                         "put the whole cell in quotes and double this one");
    }
    r->p = p;
    r->cell = (zij_str){ from, (size_t)(p - from) };
    r->at = byte_of(c, from);
    if ((p == r->end || *p == '\n') && r->cell.len > 0 && p[-1] == '\r')
        r->cell.len--;
    if (r->cell.len > ZIJ_CSV_CELL) {
        zij_report(c->to, &CSV_LIMIT, span_of(c, from, from + 1),
                   "a cell has more than %d bytes", ZIJ_CSV_CELL);
        return CELL_BAD;
    }
    return end_cell(r);
}

/* ---- rows ---- */

static void report_few(zij_csv *c, const char *row, const row_state *r, size_t n)
{
    const char *end = r->p > row && r->p[-1] == '\n' ? r->p - 1 : r->p;
    zij_buf missing = zij_buf_make(c->mem);
    zij_diag *d;

    for (size_t i = n; i < c->header.n; i++)
        zij_putf(&missing, "%s%.*s", i > n ? ", " : "", ZIJ_ARG(c->header.cells[i]));
    d = zij_report(c->to, &CSV_FEW_CELLS, span_of(c, row, end),
                   "%zu cell%s where the header has %zu", n, n == 1 ? "" : "s",
                   c->header.n);
    zij_hint(c->to, d, "nothing stands for %.*s; an empty cell needs its comma too",
             ZIJ_ARG(zij_buf_str(&missing)));
}

/* A header of one cell that holds what some spreadsheets write in place of commas. */
static zij_rc check_separator(const zij_csv *c)
{
    static const struct {
        char sign;
        const char *name;
    } row[] = { { ';', "semicolons" }, { '\t', "tabs" } };
    zij_str cell = c->header.cells[0];

    for (size_t i = 0; i < ZIJ_COUNT(row) && c->header.n == 1; i++) {
        size_t at = zij_str_find(cell, 0, row[i].sign);

        if (at == cell.len)
            continue;
        zij_hint(c->to,
                 zij_report(c->to, &CSV_SEPARATOR,
                            (zij_span){ c->in, c->header.at[0] + (uint32_t)at, 1 },
                            "the cells are separated by %s", row[i].name),
                 "save the file with commas between cells, and a point in numbers");
        return ZIJ_EINPUT;
    }
    return ZIJ_OK;
}

static bool is_digits(zij_str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (s.at[i] < '0' || s.at[i] > '9')
            return false;
    return s.len > 0;
}

/* Whether a value with a decimal comma made two cells: 11,9. */
static bool report_decimal_comma(zij_csv *c, const char *extra, const char *end, size_t n)
{
    size_t i = 0;
    zij_str first, second;

    while (i < c->header.n && !zij_str_eq(c->header.cells[i], ZIJ_STR("OBS_VALUE")))
        i++;
    if (i == c->header.n)
        return false;
    first = c->cells[i];
    second =
        i + 1 < c->header.n ? c->cells[i + 1] : (zij_str){ extra, (size_t)(end - extra) };
    if (i + 1 == c->header.n)
        second = zij_str_trim(zij_str_sub(second, 0, zij_str_find(second, 0, ',')));
    if (!is_digits(second) ||
        !is_digits(zij_str_sub(first, first.len > 0 && first.at[0] == '-', first.len)))
        return false;
    zij_hint(c->to,
             zij_report(c->to, &CSV_MANY_CELLS,
                        span_of(c, first.at, second.at + second.len),
                        "%zu cells where the header has %zu", n, c->header.n),
             "the decimal sign is a point: %.*s.%.*s", ZIJ_ARG(first), ZIJ_ARG(second));
    return true;
}

static void report_many(zij_csv *c, const char *extra, const row_state *r, size_t n)
{
    const char *end = r->p[-1] == '\n' ? r->p - 1 : r->p;
    zij_diag *d;

    if (report_decimal_comma(c, extra, end, n))
        return;
    d = zij_report(c->to, &CSV_MANY_CELLS, span_of(c, extra, end),
                   "%zu cells where the header has %zu", n, c->header.n);
    zij_hint(c->to, d, "a text that holds a comma stands in quotes: \"a, b\"");
}

/* Fills at most `room` cells; the number of cells that there are, or 0 for a bad row. */
static size_t read_row(zij_csv *c, row_state *r, size_t room, const char **extra)
{
    cell_end how = CELL_MORE;
    size_t n = 0;

    for (; how == CELL_MORE; n++) {
        if (n == room)
            *extra = r->p;
        how = read_cell(c, r);
        if (how == CELL_BAD)
            return 0;
        if (n < room) {
            c->cells[n] = r->cell;
            c->at[n] = r->at;
        }
    }
    return n;
}

static const char *next_line(const char *p, const char *end)
{
    const char *line = __builtin_memchr(p, '\n', (size_t)(end - p));

    return line == NULL ? end : line + 1;
}

static void skip_empty_lines(row_state *r)
{
    while (r->p < r->end &&
           (*r->p == '\n' || (*r->p == '\r' && r->p + 1 < r->end && r->p[1] == '\n')))
        r->p++;
}

bool zij_csv_next(zij_csv *c, zij_csv_row *row)
{
    row_state r = { .p = c->next, .end = c->in->text.at + c->in->text.len };
    bool found = false;

    while (!found && c->to->errors <= ZIJ_DIAGS_MOST) {
        const char *from, *extra = NULL;
        size_t n;

        skip_empty_lines(&r);
        from = r.p;
        if (r.p == r.end)
            break;
        n = read_row(c, &r, c->header.n, &extra);
        found = n == c->header.n;
        c->failed |= !found;
        if (n == 0)
            r.p = next_line(r.p, r.end);
        else if (n < c->header.n)
            report_few(c, from, &r, n);
        else if (n > c->header.n)
            report_many(c, extra, &r, n);
    }
    c->next = r.p;
    *row = (zij_csv_row){ c->cells, c->at, found ? c->header.n : 0 };
    return found;
}

static zij_rc read_header(zij_csv *c)
{
    row_state r = { .p = c->next, .end = c->in->text.at + c->in->text.len };
    const char *extra = NULL;
    size_t n;

    skip_empty_lines(&r);
    if (r.p == r.end) {
        zij_report(c->to, &CSV_EMPTY, (zij_span){ c->in, 0, 0 },
                   "the file has no header line");
        return ZIJ_EINPUT;
    }
    c->cells = zij_array(c->mem, ZIJ_CSV_CELLS, zij_str);
    c->at = zij_array(c->mem, ZIJ_CSV_CELLS, uint32_t);
    n = read_row(c, &r, ZIJ_CSV_CELLS, &extra);
    if (n == 0)
        return ZIJ_EINPUT;
    if (n > ZIJ_CSV_CELLS) {
        zij_report(c->to, &CSV_LIMIT, span_of(c, extra, extra),
                   "the header has more than %d cells", ZIJ_CSV_CELLS);
        return ZIJ_ELIMIT;
    }
    c->header = (zij_csv_row){ c->cells, c->at, n };
    c->next = r.p;
    return check_separator(c);
}

zij_rc zij_csv_open(const zij_source *in, zij_arena *mem, zij_diags *to, zij_csv *out)
{
    zij_csv c = { .in = in, .mem = mem, .to = to, .next = in->text.at };
    zij_rc rc = check_bytes(&c);

    if (rc != ZIJ_OK)
        return rc;
    if (zij_str_starts(in->text, zij_str_of(byte_order_mark)))
        c.next += sizeof(byte_order_mark) - 1;
    rc = read_header(&c);
    if (rc != ZIJ_OK)
        return rc;
    c.cells = zij_array(mem, c.header.n, zij_str);
    c.at = zij_array(mem, c.header.n, uint32_t);
    *out = c;
    return ZIJ_OK;
}

zij_span zij_csv_span(const zij_csv *c, const zij_csv_row *row, size_t cell)
{
    zij_str s = row->cells[cell];
    size_t len = s.len;

    /* a copied cell is shorter than what stands there by the quotes that were doubled */
    if (s.at != c->in->text.at + row->at[cell])
        for (size_t i = 0; i < s.len; i++)
            len += s.at[i] == '"';
    return (zij_span){ c->in, row->at[cell], (uint32_t)len };
}
