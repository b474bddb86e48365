/* Any bytes as a CSV file: rows come or a diagnostic does; cells lie inside the file and
 * say what stands there; rows written with every cell in quotes read back the same. */
#include <stdlib.h>

#include "read/read.h"

int LLVMFuzzerTestOneInput(const uint8_t *at, size_t len);

static void *take_memory(size_t size)
{
    void *at = malloc(size);

    if (at == NULL)
        abort();
    return at;
}

static const zij_host host = { take_memory, free };

static void check(bool truth)
{
    if (!truth)
        abort();
}

static void put_quoted(zij_buf *out, const zij_csv_row *row)
{
    for (size_t i = 0; i < row->n; i++) {
        zij_put_c(out, i > 0 ? ",\"" : "\"");
        for (size_t k = 0; k < row->cells[i].len; k++) {
            zij_put_byte(out, row->cells[i].at[k]);
            if (row->cells[i].at[k] == '"')
                zij_put_byte(out, '"');
        }
        zij_put_byte(out, '"');
    }
    zij_put_byte(out, '\n');
}

/* What a span covers, without the doubled quotes, is the cell. */
static void check_cell(const zij_csv *csv, const zij_csv_row *row, size_t i)
{
    zij_span span = zij_csv_span(csv, row, i);
    zij_str shown = zij_span_str(span), cell = row->cells[i];
    size_t k = 0;

    check(span.len == shown.len); /* nothing was cut off at the end of the file */
    for (size_t c = 0; c < cell.len; c++, k++) {
        check(k < shown.len && shown.at[k] == cell.at[c]);
        if (cell.at[c] == '"')
            check(shown.at[++k] == '"');
    }
    check(k == shown.len);
}

/* Reads all rows and writes them down with quotes. */
static size_t read_all(zij_csv *csv, zij_buf *out)
{
    zij_csv_row row;
    size_t rows = 0;

    put_quoted(out, &csv->header);
    for (size_t i = 0; i < csv->header.n; i++)
        check_cell(csv, &csv->header, i);
    while (zij_csv_next(csv, &row)) {
        check(row.n == csv->header.n);
        for (size_t i = 0; i < row.n; i++)
            check_cell(csv, &row, i);
        put_quoted(out, &row);
        rows++;
    }
    return rows;
}

int LLVMFuzzerTestOneInput(const uint8_t *at, size_t len)
{
    zij_arena mem = zij_arena_make(&host);
    zij_diags to = zij_diags_make(&mem);
    zij_source in = { ZIJ_STR("a.csv"), { (const char *)at, len } }, again = in;
    zij_buf first = zij_buf_make(&mem), second = zij_buf_make(&mem),
            text = zij_buf_make(&mem);
    zij_csv csv;
    zij_rc rc = zij_csv_open(&in, &mem, &to, &csv);

    check((rc == ZIJ_OK) == (to.errors == 0));
    if (rc == ZIJ_OK) {
        size_t rows = read_all(&csv, &first);

        check(csv.failed == (to.errors > 0));
        again.text = zij_buf_str(&first);
        rc = zij_csv_open(&again, &mem, &to, &csv);
        check(rc == ZIJ_OK);
        check(read_all(&csv, &second) == rows || to.errors > ZIJ_DIAGS_MOST);
        check(to.errors > ZIJ_DIAGS_MOST ||
              zij_str_eq(zij_buf_str(&first), zij_buf_str(&second)));
    }
    zij_diags_text(&to, (zij_diag_style){ 0 }, &text);
    zij_arena_free(&mem);
    return 0;
}
