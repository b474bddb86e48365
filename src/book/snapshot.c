/* snapshot.c - structure/snapshots.csv: whether figures are as they were when somebody
 * last said that they are right.
 *
 * A row with an empty KEY holds the hash of a whole flow; only where that differs are the
 * rows of its series looked at, which hold eight digits for each cell. Hashed is what a
 * cell says: codes, period, figure and status; not its source and notes. */
#include "base/sha256.h"
#include "book/load.h"

static const zij_diag_kind EDITED = {
    "data-edited", ZIJ_WARNING,
    "A figure is not as in the snapshot, and no note says that it was edited."
};
static const zij_diag_kind SNAPSHOT = { "snapshot-row", ZIJ_ERROR,
                                        "A row of snapshots.csv cannot be read." };

enum { COLUMNS = 4, CELL_DIGITS = 8, CELLS_TOLD = 10 };

static const char *const head[COLUMNS] = { "FLOW", "KEY", "FIRST", "HASH" };

static zij_str name(void)
{
    return ZIJ_STR("structure/snapshots.csv");
}

/* ---- hashes ---- */

static void put_key(zij_buf *b, const zij_flow *f, const uint16_t *key)
{
    for (size_t d = 0; d < f->dims_n; d++)
        zij_putf(b, "%s%.*s", d > 0 ? "." : "",
                 ZIJ_ARG(f->dims[d].codes->codes[key[d]].id));
}

/* "KAZ.X 2024 291.480 A\n" */
static void put_cell(zij_buf *b, const zij_shelf *shelf, const zij_series *s, size_t i)
{
    const zij_obs *o = &s->obs[i];

    put_key(b, shelf->flow, s->key);
    zij_put_byte(b, ' ');
    zij_put_period(b, (zij_period){ s->ordinals[i], (int32_t)shelf->freq });
    zij_put_byte(b, ' ');
    if (o->state == ZIJ_OBS_VALUE)
        zij_put_dec(b, zij_obs_dec(o));
    zij_putf(b, " %c\n", o->status);
}

static void put_hash(zij_buf *out, zij_str bytes, size_t digits)
{
    uint8_t hash[ZIJ_SHA256_BYTES];

    zij_sha256(bytes, hash);
    for (size_t i = 0; i < digits; i++)
        zij_put_byte(
            out, "0123456789abcdef"[i % 2 == 0 ? hash[i / 2] / 16 : hash[i / 2] % 16]);
}

static zij_str cell_hash(const zij_shelf *shelf, const zij_series *s, size_t i,
                         zij_arena *mem)
{
    zij_buf bytes = zij_buf_make(mem), out = zij_buf_make(mem);

    put_cell(&bytes, shelf, s, i);
    put_hash(&out, zij_buf_str(&bytes), CELL_DIGITS);
    return zij_buf_str(&out);
}

static zij_str flow_hash(const zij_store *store, const zij_shelf *shelf, zij_arena *mem)
{
    zij_run run = zij_store_take(store, shelf->flow, NULL, 0);
    zij_buf bytes = zij_buf_make(mem), out = zij_buf_make(mem);

    for (size_t s = 0; s < run.n; s++)
        for (size_t i = 0; i < run.at[s].n; i++)
            put_cell(&bytes, shelf, &run.at[s], i);
    put_hash(&out, zij_buf_str(&bytes), (size_t)ZIJ_SHA256_BYTES * 2);
    return zij_buf_str(&out);
}

/* ---- writing ---- */

static void put_series(zij_buf *out, const zij_shelf *shelf, const zij_series *s)
{
    zij_putf(out, "%.*s,", ZIJ_ARG(shelf->flow->id));
    put_key(out, shelf->flow, s->key);
    zij_put_byte(out, ',');
    zij_put_period(out, (zij_period){ s->ordinals[0], (int32_t)shelf->freq });
    zij_put_byte(out, ',');
    for (size_t i = 0; i < s->n; i++) {
        for (int32_t gap = i == 0 ? 1 : s->ordinals[i] - s->ordinals[i - 1]; gap > 1;
             gap--)
            zij_put_c(out, "- ");
        zij_put(out, cell_hash(shelf, s, i, out->mem));
        zij_put_c(out, i + 1 < s->n ? " " : "\n");
    }
}

zij_str zij_book_snapshot(const zij_book *book, zij_arena *mem)
{
    zij_buf out = zij_buf_make(mem);

    zij_put_c(&out, "FLOW,KEY,FIRST,HASH\n");
    for (size_t f = 0; f < book->flows_n; f++) {
        const zij_shelf *shelf = zij_store_find(book->store, &book->flows[f]);
        zij_run run = zij_store_take(book->store, &book->flows[f], NULL, 0);

        if (run.n == 0)
            continue;
        zij_putf(&out, "%.*s,,,%.*s\n", ZIJ_ARG(shelf->flow->id),
                 ZIJ_ARG(flow_hash(book->store, shelf, mem)));
        for (size_t s = 0; s < run.n; s++)
            put_series(&out, shelf, &run.at[s]);
    }
    return zij_buf_str(&out);
}

/* ---- reading ---- */

typedef struct record {
    zij_period first; /* of a series */
    zij_str hash;
} record;

typedef struct checking {
    zij_loading *l;
    zij_map rows; /* "FLOW KEY" -> index in records */
    zij_list(record) records;
    const zij_shelf *shelf;
    zij_list(const zij_obs *) edited; /* of the flow */
    size_t gone;
} checking;

static zij_str row_name(const checking *c, zij_str flow, zij_str key)
{
    return zij_strf(c->l->mem, "%.*s %.*s", ZIJ_ARG(flow), ZIJ_ARG(key));
}

static bool is_header(const zij_csv_row *row)
{
    for (size_t i = 0; i < COLUMNS; i++)
        if (row->n != COLUMNS || !zij_str_eq(row->cells[i], zij_str_of(head[i])))
            return false;
    return true;
}

static bool refuse(checking *c, zij_span where, const char *says)
{
    zij_hint(c->l->to, zij_report(c->l->to, &SNAPSHOT, where, "%s", says),
             "take the file away; zij check BOOK --accept-snapshot writes it anew");
    return false;
}

static bool read_rows(checking *c, const zij_source *in)
{
    zij_csv csv;
    zij_csv_row row;

    if (zij_csv_open(in, c->l->mem, c->l->to, &csv) != ZIJ_OK)
        return false;
    if (!is_header(&csv.header))
        return refuse(c, zij_csv_span(&csv, &csv.header, 0),
                      "the columns are FLOW, KEY, FIRST and HASH");
    while (zij_csv_next(&csv, &row)) {
        record r = { .hash = zij_str_copy(c->l->mem, row.cells[3]) };

        if (row.cells[1].len > 0 && !zij_period_read(row.cells[2], &r.first))
            return refuse(c, zij_csv_span(&csv, &row, 2), "FIRST is no period");
        zij_map_add(&c->rows, row_name(c, row.cells[0], row.cells[1]),
                    (uint32_t)c->records.n);
        *zij_list_add(c->l->mem, &c->records) = r;
    }
    return !csv.failed;
}

static const record *find(const checking *c, zij_str flow, zij_str key)
{
    uint32_t at = zij_map_get(&c->rows, row_name(c, flow, key));

    return at == ZIJ_MAP_NONE ? NULL : &c->records.at[at];
}

/* ---- comparing ---- */

/* A note whose id is `edited`, or begins with `edited-`, says why. */
static bool is_explained(const checking *c, const zij_obs *o)
{
    const zij_book *b = c->l->book;

    for (size_t i = 0; i < o->remarks_n; i++) {
        zij_str id = b->pool.remarks[c->l->lists.at[o->remarks + i]].id;

        if (zij_str_eq(id, ZIJ_STR("edited")) || zij_str_starts(id, ZIJ_STR("edited-")))
            return true;
    }
    return false;
}

/* Cells that are there are looked up in the row; what is left of it is gone. */
static void compare_series(checking *c, const zij_series *s)
{
    zij_buf key = zij_buf_make(c->l->mem);
    const record *r;
    zij_str rest, was;
    int32_t at;
    size_t i = 0;

    put_key(&key, c->shelf->flow, s->key);
    r = find(c, c->shelf->flow->id, zij_buf_str(&key));
    rest = r == NULL ? (zij_str){ 0 } : r->hash;
    at = r == NULL ? 0 : r->first.ordinal;
    for (; zij_str_next(&rest, ' ', &was); at++) {
        for (; i < s->n && s->ordinals[i] < at; i++)
            *zij_list_add(c->l->mem, &c->edited) = &s->obs[i];
        if (i == s->n || s->ordinals[i] > at) {
            c->gone += !zij_str_eq(was, ZIJ_STR("-"));
            continue;
        }
        if (!zij_str_eq(was, cell_hash(c->shelf, s, i, c->l->mem)))
            *zij_list_add(c->l->mem, &c->edited) = &s->obs[i];
        i++;
    }
    for (; i < s->n; i++)
        *zij_list_add(c->l->mem, &c->edited) = &s->obs[i];
}

static void report(checking *c)
{
    static const char *const hint =
        "give the figure a NOTE whose id is edited or begins with edited-, or accept the "
        "data as they are: zij check BOOK --accept-snapshot";
    zij_table file = { .file = c->shelf->file };
    size_t n = 0;

    for (size_t i = 0; i < c->edited.n; i++)
        if (!is_explained(c, c->edited.at[i]))
            c->edited.at[n++] = c->edited.at[i];
    if (n > CELLS_TOLD || c->gone > 0) {
        zij_hint(c->l->to,
                 zij_report(c->l->to, &EDITED,
                            n > 0 ? zij_obs_span(&file, c->edited.at[0])
                                  : c->shelf->flow->where,
                            "%.*s is not as in the snapshot: %zu other, %zu gone",
                            ZIJ_ARG(c->shelf->flow->id), n, c->gone),
                 "%s", hint);
        return;
    }
    for (size_t i = 0; i < n; i++)
        zij_hint(c->l->to,
                 zij_report(c->l->to, &EDITED, zij_obs_span(&file, c->edited.at[i]),
                            "this figure of %.*s is not as in the snapshot",
                            ZIJ_ARG(c->shelf->flow->id)),
                 "%s", hint);
}

static void check_flow(checking *c, const zij_flow *flow)
{
    zij_run run = zij_store_take(c->l->store, flow, NULL, 0);
    const record *whole = find(c, flow->id, (zij_str){ 0 });

    c->shelf = zij_store_find(c->l->store, flow);
    c->edited.n = 0;
    c->gone = 0;
    if (whole == NULL || c->shelf == NULL ||
        zij_str_eq(whole->hash, flow_hash(c->l->store, c->shelf, c->l->mem)))
        return; /* a flow that is new has no snapshot yet */
    for (size_t s = 0; s < run.n; s++)
        compare_series(c, &run.at[s]);
    report(c);
}

void zij_book_check_snapshot(zij_loading *l)
{
    const zij_source *in = zij_book_file(l, name(), ZIJ_BOOK_OPTIONAL);
    checking c = { .l = l, .rows = zij_map_make(l->mem) };

    if (in == NULL || l->newer.len > 0 || l->to->errors > 0 || !read_rows(&c, in))
        return;
    for (size_t i = 0; i < l->book->flows_n; i++)
        check_flow(&c, &l->book->flows[i]);
}
