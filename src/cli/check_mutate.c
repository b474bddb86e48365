/* check_mutate.c - `zij check --mutate`: would a wrong figure be noticed? */
#include "cli/check.h"

#include "emit/emit.h"

enum { LABEL = 20, CELL = 12, KIND = 8, UNGUARDED_SHOWN = 20, SLIPS_SHOWN = 10 };

/* What was changed, and who noticed it. */
typedef struct tally {
    size_t tried, noticed, claim, identity, check;
} tally;

static void count(tally *t, const zij_mutation *m)
{
    t->tried++;
    t->noticed += m->noticed != 0;
    t->claim += (m->noticed & ZIJ_NOTICED_CLAIM) != 0;
    t->identity += (m->noticed & ZIJ_NOTICED_IDENTITY) != 0;
    t->check += (m->noticed & ZIJ_NOTICED_CHECK) != 0;
}

enum { ANY_KIND = ZIJ_MUTATION_KINDS };

typedef struct wanted {
    const zij_flow *flow; /* NULL: of any */
    int kind;             /* or ANY_KIND */
    bool named, slips; /* only of figures that statements name; only factor, sign, swap */
} wanted;

static tally tally_of(const zij_mutations *all, wanted w)
{
    tally t = { 0 };

    for (size_t i = 0; i < all->n; i++) {
        const zij_mutation *m = &all->at[i];
        const zij_mutant_figure *f = &all->figures[m->figure];

        if ((w.flow == NULL || f->flow == w.flow) &&
            (w.kind == ANY_KIND || m->kind == w.kind) && (!w.named || f->named) &&
            (!w.slips || m->kind <= ZIJ_MUTATION_SWAP))
            count(&t, m);
    }
    return t;
}

/* In tenths of a percent, rounded down: 100.0 means all of them. */
static void put_share(zij_buf *b, size_t part, size_t of)
{
    if (of == 0)
        zij_put_c(b, "-");
    else
        zij_putf(b, "%zu.%zu", part * 1000 / of / 10, part * 1000 / of % 10);
}

/* ---- text ---- */

static void put_left(zij_buf *b, zij_str s, size_t width)
{
    zij_putf(b, "  %.*s", ZIJ_ARG(s));
    for (size_t at = s.len; at < width; at++)
        zij_put_byte(b, ' ');
}

static void put_right(zij_buf *b, zij_str s)
{
    for (size_t at = s.len; at < CELL; at++)
        zij_put_byte(b, ' ');
    zij_put(b, s);
}

static void put_cell(zij_buf *b, size_t part, size_t of)
{
    zij_buf cell = zij_buf_make(b->mem);

    put_share(&cell, part, of);
    put_right(b, zij_buf_str(&cell));
}

static void put_tally(zij_buf *b, const tally *t)
{
    put_right(b, zij_strf(b->mem, "%zu", t->tried));
    put_cell(b, t->noticed, t->tried);
    put_cell(b, t->claim, t->tried);
    put_cell(b, t->identity, t->tried);
    put_cell(b, t->check, t->tried);
}

static void put_heads(zij_buf *b, const char *first, bool kinds)
{
    static const char *const heads[] = { "changed", "noticed", "claims", "identities",
                                         "checks" };

    put_left(b, zij_str_of(first), LABEL);
    for (size_t i = 0; i < ZIJ_COUNT(heads); i++)
        put_right(b, zij_str_of(heads[i]));
    for (int k = 0; kinds && k < ZIJ_MUTATION_KINDS; k++)
        put_right(b, zij_str_of(zij_mutation_name((zij_mutation_kind)k)));
    zij_put_byte(b, '\n');
}

static void put_flows(zij_buf *b, const zij_book *book, const zij_mutations *all)
{
    put_heads(b, "flow, in %", true);
    for (size_t i = 0; i < book->flows_n; i++) {
        tally t = tally_of(all, (wanted){ &book->flows[i], ANY_KIND, false, false });

        if (t.tried == 0)
            continue;
        put_left(b, book->flows[i].id, LABEL);
        put_tally(b, &t);
        for (int k = 0; k < ZIJ_MUTATION_KINDS; k++) {
            tally one = tally_of(all, (wanted){ &book->flows[i], k, false, false });

            put_cell(b, one.noticed, one.tried);
        }
        zij_put_byte(b, '\n');
    }
}

static void put_kinds(zij_buf *b, const zij_mutations *all)
{
    put_heads(b, "kind, in %", false);
    for (int k = 0; k < ZIJ_MUTATION_KINDS; k++) {
        tally t = tally_of(all, (wanted){ NULL, k, false, false });

        put_left(b, zij_str_of(zij_mutation_name((zij_mutation_kind)k)), LABEL);
        put_tally(b, &t);
        zij_put_byte(b, '\n');
    }
}

static bool same_series(const zij_mutant_figure *a, const zij_mutant_figure *b)
{
    return a->flow == b->flow && a->key == b->key;
}

/* "GDP[KAZ; 2000..2004]": figures that lie beside each other in one series. */
static void put_run(zij_buf *b, const zij_mutant_figure *first,
                    const zij_mutant_figure *last)
{
    zij_putf(b, "%.*s[", ZIJ_ARG(first->flow->id));
    for (size_t d = 0; d < first->flow->dims_n; d++)
        zij_putf(b, "%s%.*s", d > 0 ? ", " : "",
                 ZIJ_ARG(first->flow->dims[d].codes->codes[first->key[d]].id));
    zij_put_c(b, "; ");
    zij_put_period(b, first->period);
    if (first != last) {
        zij_put_c(b, "..");
        zij_put_period(b, last->period);
    }
    zij_put_byte(b, ']');
}

/* The run of unguarded figures at or after *at, which moves behind it. */
static bool next_run(const zij_mutations *all, size_t *at, size_t *first)
{
    while (*at < all->figures_n && all->figures[*at].guarded)
        ++*at;
    if (*at == all->figures_n)
        return false;
    for (*first = (*at)++;
         *at < all->figures_n && !all->figures[*at].guarded &&
         same_series(&all->figures[*at], &all->figures[*first]) &&
         all->figures[*at].period.ordinal == all->figures[*at - 1].period.ordinal + 1;)
        ++*at;
    return true;
}

static size_t count_unguarded(const zij_mutations *all)
{
    size_t n = 0;

    for (size_t i = 0; i < all->figures_n; i++)
        n += !all->figures[i].guarded;
    return n;
}

static void put_unguarded(zij_buf *b, const zij_mutations *all)
{
    size_t at = 0, first, shown = 0;

    zij_putf(b, "%zu of %zu figures are in no claim and no identity\n",
             count_unguarded(all), all->figures_n);
    while (next_run(all, &at, &first)) {
        if (shown++ == UNGUARDED_SHOWN) {
            zij_put_c(b, "  ... (--format json lists them all)\n");
            break;
        }
        zij_put_c(b, "  ");
        put_run(b, &all->figures[first], &all->figures[at - 1]);
        zij_put_byte(b, '\n');
    }
}

static zij_dec changed(const zij_mutations *all, const zij_mutation *m)
{
    return (zij_dec){ m->m, all->figures[m->figure].obs->p };
}

/* Slips in figures that statements name, which nobody noticed: where to begin. */
static void put_slips(zij_buf *b, const zij_mutations *all)
{
    size_t n = 0;

    for (size_t i = 0; i < all->n; i++) {
        const zij_mutation *m = &all->at[i];
        const zij_mutant_figure *f = &all->figures[m->figure];

        if (m->noticed != 0 || !f->named || m->kind > ZIJ_MUTATION_SWAP)
            continue;
        if (n++ == 0)
            zij_put_c(b, "not noticed, though a statement names the figure\n");
        if (n > SLIPS_SHOWN) {
            zij_put_c(b, "  ... (--format json lists them all)\n");
            break;
        }
        put_left(b, zij_str_of(zij_mutation_name((zij_mutation_kind)m->kind)), KIND);
        put_run(b, f, f);
        zij_put_byte(b, ' ');
        zij_put_dec(b, zij_obs_dec(f->obs));
        zij_put_c(b, " -> ");
        zij_put_dec(b, changed(all, m));
        zij_put_byte(b, '\n');
    }
}

static void put_sum(zij_buf *b, const zij_mutations *all, bool named)
{
    tally t = tally_of(all, (wanted){ NULL, ANY_KIND, named, false });
    tally slips = tally_of(all, (wanted){ NULL, ANY_KIND, named, true });

    zij_put_c(b, named ? "figures that statements name: noticed " : "noticed ");
    put_share(b, t.noticed, t.tried);
    zij_putf(b, " %% of %zu (factor, sign and swap: ", t.tried);
    put_share(b, slips.noticed, slips.tried);
    zij_put_c(b, " %)\n");
}

static void put_text(zij_buf *b, const zij_book *book, const zij_mutations *all)
{
    put_flows(b, book, all);
    put_kinds(b, all);
    put_unguarded(b, all);
    put_slips(b, all);
    put_sum(b, all, true);
    put_sum(b, all, false);
}

/* ---- JSON ---- */

static void tally_json(zij_json *out, const char *name, const char *label, zij_str id,
                       tally t)
{
    zij_json_row(out, name, false);
    if (label != NULL)
        zij_json_text(out, label, id);
    zij_json_int(out, "changed", (int64_t)t.tried);
    zij_json_int(out, "noticed", (int64_t)t.noticed);
    zij_json_int(out, "by_claims", (int64_t)t.claim);
    zij_json_int(out, "by_identities", (int64_t)t.identity);
    zij_json_int(out, "by_checks", (int64_t)t.check);
    zij_json_end(out);
}

static void tallies_json(zij_json *out, const zij_book *book, const zij_mutations *all)
{
    zij_json_array(out, "by_kind");
    for (int k = 0; k < ZIJ_MUTATION_KINDS; k++)
        tally_json(out, NULL, "kind", zij_str_of(zij_mutation_name((zij_mutation_kind)k)),
                   tally_of(all, (wanted){ NULL, k, false, false }));
    zij_json_end(out);
    zij_json_array(out, "by_flow");
    for (size_t i = 0; i < book->flows_n; i++) {
        zij_json_object(out, NULL);
        zij_json_text(out, "flow", book->flows[i].id);
        tally_json(out, "all", NULL, ZIJ_STR(""),
                   tally_of(all, (wanted){ &book->flows[i], ANY_KIND, false, false }));
        tally_json(out, "named", NULL, ZIJ_STR(""),
                   tally_of(all, (wanted){ &book->flows[i], ANY_KIND, true, false }));
        for (int k = 0; k < ZIJ_MUTATION_KINDS; k++)
            tally_json(out, zij_mutation_name((zij_mutation_kind)k), NULL, ZIJ_STR(""),
                       tally_of(all, (wanted){ &book->flows[i], k, false, false }));
        zij_json_end(out);
    }
    zij_json_end(out);
}

static void change_json(zij_json *out, const zij_mutations *all, const zij_mutation *m,
                        zij_arena *mem)
{
    const zij_mutant_figure *f = &all->figures[m->figure];
    zij_buf name = zij_buf_make(mem);

    put_run(&name, f, f);
    zij_json_row(out, NULL, false);
    zij_json_text(out, "figure", zij_buf_str(&name));
    zij_json_text(out, "kind", zij_str_of(zij_mutation_name((zij_mutation_kind)m->kind)));
    zij_json_dec(out, "was", zij_obs_dec(f->obs));
    zij_json_dec(out, "becomes", changed(all, m));
    zij_json_bool(out, "named", f->named);
    zij_json_bool(out, "claim", (m->noticed & ZIJ_NOTICED_CLAIM) != 0);
    zij_json_bool(out, "identity", (m->noticed & ZIJ_NOTICED_IDENTITY) != 0);
    zij_json_bool(out, "check", (m->noticed & ZIJ_NOTICED_CHECK) != 0);
    zij_json_end(out);
}

static void unguarded_json(zij_json *out, const zij_mutations *all, zij_arena *mem)
{
    size_t at = 0, first;

    zij_json_array(out, "unguarded");
    while (next_run(all, &at, &first)) {
        zij_buf name = zij_buf_make(mem);

        put_run(&name, &all->figures[first], &all->figures[at - 1]);
        zij_json_text(out, NULL, zij_buf_str(&name));
    }
    zij_json_end(out);
}

static void put_json(zij_buf *b, const zij_book *book, const zij_mutations *all,
                     int64_t seed)
{
    zij_json out = zij_json_make(b);

    zij_json_object(&out, NULL);
    zij_json_text(&out, "book", book->id);
    zij_json_int(&out, "seed", seed);
    zij_json_int(&out, "figures", (int64_t)all->figures_n);
    tally_json(&out, "all", NULL, ZIJ_STR(""),
               tally_of(all, (wanted){ NULL, ANY_KIND, false, false }));
    tally_json(&out, "all_slips", NULL, ZIJ_STR(""),
               tally_of(all, (wanted){ NULL, ANY_KIND, false, true }));
    tally_json(&out, "named", NULL, ZIJ_STR(""),
               tally_of(all, (wanted){ NULL, ANY_KIND, true, false }));
    tally_json(&out, "named_slips", NULL, ZIJ_STR(""),
               tally_of(all, (wanted){ NULL, ANY_KIND, true, true }));
    tallies_json(&out, book, all);
    unguarded_json(&out, all, b->mem);
    zij_json_array(&out, "changes");
    for (size_t i = 0; i < all->n; i++)
        change_json(&out, all, &all->at[i], b->mem);
    zij_json_end(&out);
    zij_json_end(&out);
    zij_json_done(&out);
}

/* ---- command ---- */

static zij_rc read_number(zij_cli *c, const char *option, int64_t most, int64_t *out)
{
    zij_str text = zij_cli_value(c, option);
    zij_dec d;

    if (zij_dec_read(text, 0, &d) == ZIJ_DEC_OK && d.m >= 0 && d.m <= most) {
        *out = d.m;
        return ZIJ_OK;
    }
    zij_hint(c->to,
             zij_report(c->to, &zij_cli_bad_value, ZIJ_NOWHERE,
                        "--%s is %.*s, which is no number from 0 to %lld", option,
                        ZIJ_ARG(text), (long long)most),
             "--mutate 1000 changes a thousand figures, one at a time");
    return ZIJ_EUSAGE;
}

zij_rc zij_cli_check_mutate(zij_cli *c, const zij_checked *k)
{
    zij_mutating how = { .progress = zij_cli_progress };
    zij_mutations all;
    int64_t n, seed;
    zij_rc rc = read_number(c, "mutate", ZIJ_MUTATIONS, &n);

    if (rc == ZIJ_OK)
        rc = read_number(c, "seed", INT64_MAX, &seed);
    if (rc != ZIJ_OK || k->pages == NULL)
        return rc;
    how.n = (size_t)n;
    how.seed = (uint64_t)seed;
    zij_cli_progress_begin();
    zij_judge_mutate(k->pages, &k->judged, &how, c->mem, &all);
    zij_cli_progress_end();
    if (zij_cli_is(c, "format", "json"))
        put_json(&c->out, k->book, &all, seed);
    else
        put_text(&c->out, k->book, &all);
    return ZIJ_OK;
}
