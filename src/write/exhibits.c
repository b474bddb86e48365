/* exhibits.c - CSV and JSON of an exhibit. The CSV is filled as a grid of texts first,
 * for columns that would be empty throughout are left out. */
#include "write/exhibits.h"

#include "base/num.h"
#include "emit/emit.h"

enum { BOUND_DECIMALS = 9 };

typedef struct maker {
    const zij_pages *pages;
    const zij_page *p;
    const zij_exhibit *x;
    zij_arena *mem;
    zij_data data;
    zij_list(zij_str) dims; /* ids, in the order in which the columns name them */
} maker;

static const zij_langs *langs_of(const maker *m)
{
    return &m->pages->book->langs;
}

static void add_dim(maker *m, zij_str id)
{
    for (size_t i = 0; i < m->dims.n; i++)
        if (zij_str_eq(m->dims.at[i], id))
            return;
    *zij_list_add(m->mem, &m->dims) = id;
}

static maker make(const zij_pages *pages, const zij_page *p, const zij_exhibit *x,
                  zij_arena *mem)
{
    maker m = { pages, p, x, mem, zij_data_of(pages, p, x, mem), { 0 } };

    for (size_t i = 0; i < m.data.n; i++) {
        const zij_datum *c = &m.data.at[i];
        const zij_flow *flow = c->published ? c->n->figure.table->flow : NULL;

        for (size_t k = 0; flow != NULL && k < flow->dims_n; k++)
            add_dim(&m, flow->dims[k].id);
    }
    for (zij_along a = 0; a < ZIJ_ALONGS; a++)
        if (x->sides[a].codes != NULL)
            add_dim(&m, x->sides[a].id);
    return m;
}

/* What the source of a figure is called beside a dimension SOURCE. */
static const char *source_name(const maker *m)
{
    for (size_t i = 0; i < m->dims.n; i++)
        if (zij_str_eq(m->dims.at[i], ZIJ_STR("SOURCE")))
            return "DATA_SOURCE";
    return "SOURCE";
}

static zij_str words_in(const maker *m, const zij_words *words, size_t lang)
{
    zij_buf b = zij_buf_make(m->mem);

    zij_put_words(&b, m->p, words->in[lang], zij_voice_of(m->pages->book, lang));
    return zij_buf_str(&b);
}

static zij_str period_text(const maker *m, const zij_datum *c)
{
    zij_buf b = zij_buf_make(m->mem);

    if (c->period.freq != 0)
        zij_put_period(&b, c->period);
    return zij_buf_str(&b);
}

/* Ids of the notes of a published figure, with blanks between. */
static zij_str notes_text(const maker *m, const zij_datum *c)
{
    const zij_obs *o = zij_datum_obs(c);
    const zij_pool *pool = &m->pages->book->pool;
    zij_buf b = zij_buf_make(m->mem);

    for (size_t i = 0; o != NULL && i < o->remarks_n; i++)
        zij_putf(&b, "%s%.*s", i == 0 ? "" : " ",
                 ZIJ_ARG(pool->remarks[pool->lists[o->remarks + i]].id));
    return zij_buf_str(&b);
}

static zij_str sources_text(const maker *m, const zij_datum *c)
{
    const zij_pool *pool = &m->pages->book->pool;
    zij_origins from = zij_datum_origins(m->p, m->x, c, pool, m->mem);
    zij_buf b = zij_buf_make(m->mem);

    for (size_t i = 0; i < from.n; i++)
        zij_putf(&b, "%s%.*s", i == 0 ? "" : " ", ZIJ_ARG(pool->origins[from.at[i]].id));
    return zij_buf_str(&b);
}

/* ---- CSV ---- */

typedef struct grid {
    zij_arena *mem;
    zij_str *at; /* rows_n + 1 rows of `width` texts; the first are the heads */
    bool *keep;  /* per column: also when it is empty */
    size_t rows_n, width;
    size_t columns_n; /* that have begun */
} grid;

/* Starts a column; `keep` shows it even where it holds nothing. */
static size_t add_column(grid *g, zij_str head, bool keep)
{
    g->at[g->columns_n] = head;
    g->keep[g->columns_n] = keep;
    return g->columns_n++;
}

static void set(grid *g, size_t row, size_t column, zij_str text)
{
    g->at[(row + 1) * g->width + column] = text;
    g->keep[column] = g->keep[column] || text.len > 0;
}

typedef zij_str text_of(const maker *m, const zij_datum *c);

static zij_str row_text(const maker *m, const zij_datum *c)
{
    (void)m;
    return c->row == ZIJ_PART_TOTAL    ? ZIJ_STR("total")
           : c->row == ZIJ_PART_PINNED ? ZIJ_STR("pinned")
                                       : (zij_str){ 0 };
}

static zij_str number_text(const maker *m, const zij_datum *c)
{
    return m->x->by_column && m->x->columns_n > 1
               ? zij_strf(m->mem, "%zu", c->at.series + 1)
               : (zij_str){ 0 };
}

static zij_str value_text(const maker *m, const zij_datum *c)
{
    zij_buf b = zij_buf_make(m->mem);

    if (c->known)
        zij_put_dec(&b, c->shown);
    return zij_buf_str(&b);
}

static zij_str status_text(const maker *m, const zij_datum *c)
{
    (void)m;
    return (zij_str){ &c->status, c->status != 0 };
}

static zij_str decimals_text(const maker *m, const zij_datum *c)
{
    return c->known ? zij_strf(m->mem, "%d", c->shown.p) : (zij_str){ 0 };
}

static zij_str unit_text(const maker *m, const zij_datum *c)
{
    (void)m;
    return c->unit;
}

static zij_str multiplier_text(const maker *m, const zij_datum *c)
{
    return zij_strf(m->mem, "%d", c->multiplier);
}

static zij_str expression_text(const maker *m, const zij_datum *c)
{
    return c->published ? (zij_str){ 0 }
                        : zij_span_str(zij_datum_formula(m->p, m->x, c)->where);
}

static const struct {
    const char *head; /* NULL: source_name */
    text_of *text;
    bool keep;
} plain[] = {
    { "TIME_PERIOD", period_text, true },
    { "OBS_VALUE", value_text, true },
    { "OBS_STATUS", status_text, false },
    { "DECIMALS", decimals_text, false },
    { "UNIT_MEASURE", unit_text, true },
    { "UNIT_MULT", multiplier_text, true },
    { NULL, sources_text, false },
    { "NOTE", notes_text, false },
    { "EXPRESSION", expression_text, false },
};

static void fill_column(const maker *m, grid *g, zij_str head, text_of *text, bool keep)
{
    size_t column = add_column(g, head, keep);

    for (size_t i = 0; i < m->data.n; i++)
        set(g, i, column, text(m, &m->data.at[i]));
}

/* The heads of the columns of a table, in each language. */
static void fill_heads(const maker *m, grid *g)
{
    for (size_t lang = 0; lang < langs_of(m)->n; lang++) {
        size_t column = add_column(
            g, zij_strf(m->mem, "COLUMN_%.*s", ZIJ_ARG(langs_of(m)->id[lang])), false);

        for (size_t c = 0; c < m->x->columns_n; c++) {
            zij_str head = words_in(m, &m->x->columns[c].head, lang);

            for (size_t i = 0; i < m->data.n; i++)
                if (m->x->by_column && m->data.at[i].at.series == c)
                    set(g, i, column, head);
        }
    }
}

/* Code and names of a dimension; the row of totals has its name in the first. */
static void fill_dim(const maker *m, grid *g, size_t dim)
{
    zij_str id = m->dims.at[dim];
    size_t code_at = add_column(g, id, true);

    for (size_t lang = 0; lang < langs_of(m)->n; lang++)
        add_column(
            g, zij_strf(m->mem, "%.*s_%.*s", ZIJ_ARG(id), ZIJ_ARG(langs_of(m)->id[lang])),
            false);
    for (size_t i = 0; i < m->data.n; i++) {
        const zij_code *code = zij_datum_code(m->x, &m->data.at[i], id);
        bool total = dim == 0 && m->data.at[i].row == ZIJ_PART_TOTAL && code == NULL;

        if (code != NULL)
            set(g, i, code_at, code->id);
        for (size_t lang = 0; lang < langs_of(m)->n && (code != NULL || total); lang++)
            set(g, i, code_at + 1 + lang,
                total ? words_in(m, &m->x->total, lang) : code->names.in[lang]);
    }
}

static zij_str emit_grid(const grid *g)
{
    zij_buf b = zij_buf_make(g->mem);

    for (size_t row = 0; row <= g->rows_n; row++) {
        bool first = true;

        for (size_t c = 0; c < g->columns_n; c++) {
            if (!g->keep[c])
                continue;
            zij_csv_put(&b, first, g->at[row * g->width + c]);
            first = false;
        }
        zij_csv_end_row(&b);
    }
    return zij_buf_str(&b);
}

zij_str zij_exhibit_csv(const zij_pages *pages, const zij_page *p, const zij_exhibit *x,
                        zij_arena *mem)
{
    maker m = make(pages, p, x, mem);
    grid g = { .mem = mem, .rows_n = m.data.n };

    g.width = 2 + langs_of(&m)->n + m.dims.n * (langs_of(&m)->n + 1) + ZIJ_COUNT(plain);
    g.at = zij_array(mem, (m.data.n + 1) * g.width, zij_str);
    g.keep = zij_array(mem, g.width, bool);
    fill_column(&m, &g, ZIJ_STR("COLUMN"), number_text, false);
    fill_heads(&m, &g);
    fill_column(&m, &g, ZIJ_STR("ROW"), row_text, false);
    for (size_t i = 0; i < m.dims.n; i++)
        fill_dim(&m, &g, i);
    for (size_t i = 0; i < ZIJ_COUNT(plain); i++)
        fill_column(&m, &g,
                    zij_str_of(plain[i].head == NULL ? source_name(&m) : plain[i].head),
                    plain[i].text, plain[i].keep);
    ZIJ_ASSERT(g.columns_n == g.width);
    return emit_grid(&g);
}

/* ---- JSON ---- */

static void json_names(zij_json *j, const char *name, const zij_langs *langs,
                       const zij_names *names)
{
    zij_json_row(j, name, false);
    for (size_t i = 0; i < langs->n; i++)
        if (names->in[i].len > 0)
            zij_json_text_at(j, langs->id[i], names->in[i]);
    zij_json_end(j);
}

static void json_words(zij_json *j, const maker *m, const char *name,
                       const zij_words *words)
{
    zij_names names = { 0 };

    for (size_t i = 0; i < langs_of(m)->n; i++)
        names.in[i] = words_in(m, words, i);
    json_names(j, name, langs_of(m), &names);
}

static void json_subtitle(zij_json *j, const maker *m)
{
    zij_names names = { 0 };

    for (size_t i = 0; i < langs_of(m)->n; i++) {
        zij_buf b = zij_buf_make(m->mem);

        zij_put_subtitle(&b, m->p, m->x, zij_voice_of(m->pages->book, i));
        names.in[i] = zij_buf_str(&b);
    }
    json_names(j, "subtitle", langs_of(m), &names);
}

static void json_optional(zij_json *j, const char *name, zij_str text)
{
    if (text.len > 0)
        zij_json_text(j, name, text);
}

static void json_book(zij_json *j, const maker *m)
{
    const zij_book *b = m->pages->book;

    zij_json_object(j, "book");
    zij_json_text(j, "id", b->id);
    json_names(j, "title", &b->langs, &b->title);
    zij_json_text(j, "edition", b->edition);
    zij_json_text(j, "version", b->version);
    if (b->publisher.in[0].len > 0)
        json_names(j, "publisher", &b->langs, &b->publisher);
    json_optional(j, "licence", b->licence);
    json_optional(j, "url", b->url);
    zij_json_end(j);
}

static void json_column(zij_json *j, const maker *m, const zij_column *c)
{
    const zij_measure *measure = &m->p->formulas[c->formula].value.measure;

    zij_json_object(j, NULL);
    if (c->head.in[0] != NULL)
        json_words(j, m, "head", &c->head);
    zij_json_text(j, "expression", zij_span_str(m->p->formulas[c->formula].where));
    if (c->total != ZIJ_NO_FORMULA)
        zij_json_text(j, "total", zij_span_str(m->p->formulas[c->total].where));
    if (measure->unit != NULL)
        json_names(j, "unit", langs_of(m), &measure->unit->name);
    zij_json_end(j);
}

static void json_sources(zij_json *j, const maker *m)
{
    zij_json_array(j, "sources");
    for (size_t i = 0; i < m->x->origins_n; i++) {
        const zij_origin *o = &m->pages->book->pool.origins[m->x->origins[i]];

        zij_json_object(j, NULL);
        zij_json_text(j, "id", o->id);
        json_names(j, "publisher", langs_of(m), &o->publisher);
        if (o->dataset.in[0].len > 0)
            json_names(j, "dataset", langs_of(m), &o->dataset);
        json_optional(j, "release", o->release);
        json_optional(j, "licence", o->licence);
        json_optional(j, "url", o->url);
        json_optional(j, "retrieved", o->retrieved);
        zij_json_end(j);
    }
    zij_json_end(j);
}

static void json_notes(zij_json *j, const maker *m)
{
    zij_json_array(j, "notes");
    for (size_t i = 0; i < m->x->remarks_n; i++) {
        const zij_remark *r = &m->pages->book->pool.remarks[m->x->remarks[i]];

        zij_json_object(j, NULL);
        zij_json_text(j, "id", r->id);
        json_names(j, "text", langs_of(m), &r->text);
        zij_json_end(j);
    }
    zij_json_end(j);
}

/* The names of the codes that occur, by dimension. */
static void json_codes(zij_json *j, const maker *m)
{
    zij_json_array(j, "dimensions");
    for (size_t d = 0; d < m->dims.n; d++) {
        zij_map seen = zij_map_make(m->mem);

        zij_json_object(j, NULL);
        zij_json_text(j, "id", m->dims.at[d]);
        zij_json_array(j, "codes");
        for (size_t i = 0; i < m->data.n; i++) {
            const zij_code *code = zij_datum_code(m->x, &m->data.at[i], m->dims.at[d]);

            if (code == NULL || zij_map_get(&seen, code->id) != ZIJ_MAP_NONE)
                continue;
            zij_map_add(&seen, code->id, 0);
            zij_json_row(j, NULL, false);
            zij_json_text(j, "id", code->id);
            json_names(j, "name", langs_of(m), &code->names);
            zij_json_end(j);
        }
        zij_json_end(j);
        zij_json_end(j);
    }
    zij_json_end(j);
}

/* A computed number has no digits of its own: between which bounds it lies, given the
 * rounding of the figures that it rests on. */
static void json_bounds(zij_json *j, const zij_datum *c)
{
    static const char *const names[] = { "low", "high" };
    const zij_real *ends[] = { &c->n->low, &c->n->high };

    for (size_t i = 0; i < ZIJ_COUNT(ends); i++) {
        int decimals = BOUND_DECIMALS;
        zij_dec d;

        while (decimals > 0 && !zij_real_round(ends[i], -c->power, decimals, &d))
            decimals--;
        if (zij_real_round(ends[i], -c->power, decimals, &d))
            zij_json_dec(j, names[i], d);
    }
}

static void json_cell(zij_json *j, const maker *m, const zij_datum *c)
{
    zij_str row = row_text(m, c), rest = notes_text(m, c), id;

    zij_json_row(j, NULL, false);
    if (m->x->by_column && m->x->columns_n > 1)
        zij_json_int(j, "column", (int64_t)c->at.series + 1);
    json_optional(j, "row", row);
    zij_json_object(j, "key");
    for (size_t i = 0; i < m->dims.n; i++) {
        const zij_code *code = zij_datum_code(m->x, c, m->dims.at[i]);

        if (code != NULL)
            zij_json_text_at(j, m->dims.at[i], code->id);
    }
    zij_json_end(j);
    json_optional(j, "period", period_text(m, c));
    if (c->known)
        zij_json_dec(j, "value", c->shown);
    else
        zij_json_null(j, "value");
    if (c->known && !c->published && !c->n->open_high)
        json_bounds(j, c);
    json_optional(j, "status", status_text(m, c));
    zij_json_text(j, "unit", c->unit);
    zij_json_int(j, "multiplier", c->multiplier);
    json_optional(j, "source", sources_text(m, c));
    if (rest.len > 0) {
        zij_json_array(j, "notes");
        while (zij_str_next(&rest, ' ', &id))
            zij_json_text(j, NULL, id);
        zij_json_end(j);
    }
    zij_json_end(j);
}

zij_str zij_exhibit_json(const zij_pages *pages, const zij_page *p, const zij_exhibit *x,
                         zij_arena *mem)
{
    maker m = make(pages, p, x, mem);
    zij_buf out = zij_buf_make(mem);
    zij_json j = zij_json_make(&out);

    zij_json_object(&j, NULL);
    zij_json_text(&j, "id", zij_exhibit_file(p, x, mem));
    json_book(&j, &m);
    zij_json_text(&j, "page", p->folder->slug);
    zij_json_text(&j, "exhibit", x->id);
    json_words(&j, &m, "title", &x->title);
    json_subtitle(&j, &m);
    json_sources(&j, &m);
    json_notes(&j, &m);
    zij_json_array(&j, "columns");
    for (size_t i = 0; i < x->columns_n; i++)
        json_column(&j, &m, &x->columns[i]);
    zij_json_end(&j);
    json_codes(&j, &m);
    zij_json_array(&j, "data");
    for (size_t i = 0; i < m.data.n; i++)
        json_cell(&j, &m, &m.data.at[i]);
    zij_json_end(&j);
    zij_json_end(&j);
    zij_json_done(&j);
    return zij_buf_str(&out);
}

/* ---- files ---- */

zij_str zij_exhibit_file(const zij_page *p, const zij_exhibit *x, zij_arena *mem)
{
    return zij_strf(mem, "%.*s.%.*s", ZIJ_ARG(p->folder->slug), ZIJ_ARG(x->id));
}

typedef struct job {
    const zij_page *p;
    const zij_exhibit *x;
    zij_arena mem; /* owned */
    zij_diags to;
    zij_rc rc;
} job;

typedef struct work {
    const zij_pages *pages;
    zij_os_stage *stage;
    job *jobs;
} work;

static void write_file(work *w, job *j, zij_str name, const char *type, zij_str bytes)
{
    if (j->rc == ZIJ_OK)
        j->rc = zij_os_stage_write(
            w->stage,
            zij_strf(&j->mem, "site/data/exhibits/%.*s.%s", ZIJ_ARG(name), type), bytes,
            &j->to);
}

static void write_one(void *self, size_t i)
{
    work *w = self;
    job *j = &w->jobs[i];
    zij_str name;

    j->mem = zij_arena_make(&zij_os_host);
    j->to = zij_diags_make(&j->mem);
    j->rc = ZIJ_OK;
    name = zij_exhibit_file(j->p, j->x, &j->mem);
    write_file(w, j, name, "csv", zij_exhibit_csv(w->pages, j->p, j->x, &j->mem));
    write_file(w, j, name, "json", zij_exhibit_json(w->pages, j->p, j->x, &j->mem));
    if (j->to.list.n == 0)
        zij_arena_free(&j->mem); /* for the next */
}

zij_rc zij_write_exhibits(const zij_pages *pages, zij_os_stage *stage, zij_arena *mem,
                          zij_diags *to)
{
    work w = { .pages = pages, .stage = stage };
    size_t n = 0;
    zij_rc rc = ZIJ_OK;

    for (size_t i = 0; i < pages->n; i++)
        n += pages->at[i].exhibits_n;
    w.jobs = zij_array(mem, n, job);
    n = 0;
    for (size_t i = 0; i < pages->n; i++)
        for (size_t k = 0; k < pages->at[i].exhibits_n; k++)
            if (pages->at[i].exhibits[k].columns_n > 0) /* a card has no figures */
                w.jobs[n++] = (job){ .p = &pages->at[i], .x = &pages->at[i].exhibits[k] };
    zij_os_parallel(n, write_one, &w);
    for (size_t i = 0; i < n; i++) {
        zij_diags_take(to, &w.jobs[i].to);
        rc = rc == ZIJ_OK ? w.jobs[i].rc : rc;
        zij_arena_free(&w.jobs[i].mem);
    }
    return rc;
}
