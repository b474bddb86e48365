/* checks.c - every claim of a book with its evidence, and what rests on each figure, as
 * JSON. */
#include "emit/emit.h"
#include "write/write.h"

/* ---- figures ---- */

static void put_key(zij_json *j, zij_figure f)
{
    const zij_flow *flow = f.table->flow;
    const uint16_t *key = zij_figure_key(f);

    zij_json_object(j, "key");
    for (size_t i = 0; i < flow->dims_n; i++)
        zij_json_text_at(j, flow->dims[i].id, flow->dims[i].codes->codes[key[i]].id);
    zij_json_end(j);
}

static void put_period(zij_json *j, zij_period p)
{
    zij_buf b = zij_buf_make(j->out->mem);

    zij_put_period(&b, p);
    zij_json_text(j, "period", zij_buf_str(&b));
}

/* An end of an interval: a figure of 18 digits has one of 19 at most. */
static void put_end(zij_json *j, const char *name, zij_i128 m, int p)
{
    zij_dec d = { (int64_t)m, (int8_t)p };

    if (m > INT64_MAX || m < INT64_MIN)
        zij_json_null(j, name);
    else
        zij_json_dec(j, name, d);
}

static void put_notes(zij_json *j, zij_figure f)
{
    const zij_obs *o = zij_figure_obs(f);
    const zij_pool *pool = f.table->pool;

    if (o->remarks_n == 0)
        return;
    zij_json_row(j, "notes", true);
    for (size_t i = 0; i < o->remarks_n; i++)
        zij_json_text(j, NULL, pool->remarks[pool->lists[o->remarks + i]].id);
    zij_json_end(j);
}

static zij_str name_of(zij_figure f, zij_arena *mem)
{
    zij_buf b = zij_buf_make(mem);

    zij_put_figure(&b, f);
    return zij_buf_str(&b);
}

static void put_figure(zij_json *j, zij_figure f)
{
    const zij_flow *flow = f.table->flow;
    const zij_obs *o = zij_figure_obs(f);
    zij_bounds b = zij_obs_bounds(flow, zij_figure_key(f), o);

    zij_json_text(j, "figure", name_of(f, j->out->mem));
    zij_json_text(j, "flow", flow->id);
    put_key(j, f);
    put_period(j, zij_figure_period(f));
    zij_json_dec(j, "value", zij_obs_dec(o));
    put_end(j, "low", b.lo, b.p);
    put_end(j, "high", b.hi, b.p);
    zij_json_text(j, "unit", flow->unit->id);
    zij_json_int(j, "multiplier", zij_flow_mult(flow));
    zij_json_text(j, "status", (zij_str){ &o->status, 1 });
    zij_json_text(j, "source", zij_emit_source(flow, f.table->pool, o));
    put_notes(j, f);
    if (o->coverage.kind != ZIJ_COVER_COMPLETE) {
        zij_buf text = zij_buf_make(j->out->mem);

        zij_emit_coverage(&text, flow, o->coverage);
        zij_json_text(j, "coverage", zij_buf_str(&text));
    }
}

/* Their names; what they are stands in the list of figures. */
static void put_names(zij_json *j, const char *name, const zij_figure *at, size_t n)
{
    zij_json_row(j, name, true);
    for (size_t i = 0; i < n; i++)
        zij_json_text(j, NULL, name_of(at[i], j->out->mem));
    zij_json_end(j);
}

/* ---- claims ---- */

static void put_said(zij_json *j, const zij_pages *pages, const zij_proof *p)
{
    const zij_langs *langs = &pages->book->langs;

    zij_json_object(j, "says");
    for (size_t lang = 0; lang < langs->n; lang++) {
        zij_said s = zij_judge_said(pages, p->page, p->claim->id, lang, j->out->mem);

        if (s.n == 0)
            continue;
        zij_json_row(j, zij_str_c(j->out->mem, langs->id[lang]), true);
        for (size_t i = 0; i < s.n; i++)
            zij_json_text(j, NULL, s.at[i]);
        zij_json_end(j);
    }
    zij_json_end(j);
}

static void put_margin(zij_json *j, const zij_margin *m)
{
    zij_json_bool(j, "tight", m->tight);
    if (!m->tight)
        return;
    zij_json_row(j, "margin", false);
    zij_json_text(j, "figure", name_of(m->figure, j->out->mem));
    zij_json_dec(j, "by", m->by);
    if (m->relative)
        zij_json_dec(j, "percent", m->percent);
    zij_json_text(j, "then", zij_str_of(zij_outcome_name(m->then)));
    zij_json_end(j);
}

void zij_write_claim(zij_json *j, const zij_pages *pages, const zij_proof *p)
{
    const zij_value *v = &p->formula->value;
    zij_str text = zij_span_str(p->formula->where);

    zij_json_object(j, NULL);
    zij_json_text(j, "id", p->claim->id);
    zij_json_text(j, "page", p->page->folder->name);
    put_said(j, pages, p);
    zij_json_text(j, "expression", text);
    zij_json_text(j, "verdict", zij_str_of(zij_outcome_name(p->outcome)));
    zij_json_bool(j, "forecast", v->forecast);
    if (v->verdicts[0].why.text.len > 0)
        zij_json_text(j, "reason", v->verdicts[0].why.text);
    if (p->outcome == ZIJ_REFUTED) {
        zij_json_text(j, "counter_example", p->counter);
        put_names(j, "refuted_by", v->verdicts[0].figures, v->verdicts[0].figures_n);
    }
    if (p->reworded) {
        zij_json_object(j, "rather");
        zij_json_text(j, "expression", p->wording.expression);
        zij_json_text(j, "sentence", p->wording.sentence);
        zij_json_end(j);
    }
    put_margin(j, &p->margin);
    put_names(j, "figures", v->evidence.at, v->evidence.n);
    if (v->evidence.left_out > 0)
        zij_json_int(j, "left_out", (int64_t)v->evidence.left_out);
    zij_json_end(j);
}

/* ---- identities, coverage ---- */

static void put_identity(zij_json *j, const zij_book *book, const zij_judged_identity *i)
{
    const struct {
        const char *name;
        size_t n;
    } count[] = { { "cells", i->cells },     { "agree", i->holds },
                  { "rounding", i->open },   { "excused", i->excused },
                  { "unknown", i->unknown }, { "broken", i->broken } };

    zij_json_object(j, NULL);
    zij_json_text(j, "id", i->identity->id);
    zij_json_row(j, "name", false);
    for (size_t lang = 0; lang < book->langs.n; lang++)
        zij_json_text_at(j, book->langs.id[lang], i->identity->name.in[lang]);
    zij_json_end(j);
    zij_json_text(j, "expect", zij_str_trim(i->identity->expect->text));
    zij_json_text(j, "state", zij_str_of(zij_judged_state(i)));
    for (size_t k = 0; k < ZIJ_COUNT(count); k++)
        zij_json_int(j, count[k].name, (int64_t)count[k].n);
    zij_json_end(j);
}

static void put_bindings(zij_json *j, const zij_pages *pages)
{
    for (size_t i = 0; i < pages->n; i++) {
        zij_bindings b = zij_judge_bindings(&pages->at[i]);

        zij_json_row(j, NULL, false);
        zij_json_text(j, "page", pages->at[i].folder->name);
        zij_json_int(j, "statements", (int64_t)b.statements);
        zij_json_int(j, "claim", (int64_t)b.claims);
        zij_json_int(j, "value", (int64_t)b.values);
        zij_json_int(j, "source", (int64_t)b.sources);
        zij_json_int(j, "waived", (int64_t)b.waived);
        zij_json_int(j, "unbound", (int64_t)b.unbound);
        zij_json_end(j);
    }
}

/* ---- what rests on each figure ---- */

static zij_str id_of(const zij_pages *pages, const zij_judged *judged, const zij_use *u)
{
    switch ((zij_use_kind)u->kind) {
    case ZIJ_USE_CLAIM:
        return pages->at[u->page].claims[u->index].id;
    case ZIJ_USE_EXHIBIT:
        return pages->at[u->page].exhibits[u->index].id;
    case ZIJ_USE_IDENTITY:
        return judged->identities[u->index].identity->id;
    default:
        return (zij_str){ 0 };
    }
}

/* The uses of one kind; a number in the text is named by its page. */
static void put_uses(zij_json *j, const zij_pages *pages, const zij_judged *judged,
                     const zij_used *f, zij_use_kind kind)
{
    static const char *const name[] = { [ZIJ_USE_CLAIM] = "claims",
                                        [ZIJ_USE_COMPUTED] = "numbers",
                                        [ZIJ_USE_EXHIBIT] = "exhibits",
                                        [ZIJ_USE_IDENTITY] = "identities" };
    uint16_t last = ZIJ_USE_NO_PAGE;
    bool open = false;

    for (size_t i = 0; i < f->n; i++) {
        const zij_use *u = &f->use[i];
        zij_str id = id_of(pages, judged, u);

        if (u->kind != kind || (kind == ZIJ_USE_COMPUTED && u->page == last))
            continue;
        last = u->page;
        if (!open)
            zij_json_row(j, name[kind], true);
        open = true;
        if (u->page != ZIJ_USE_NO_PAGE)
            id = zij_strf(j->out->mem, "%.*s%s%.*s",
                          ZIJ_ARG(pages->at[u->page].folder->name), id.len > 0 ? "/" : "",
                          ZIJ_ARG(id));
        zij_json_text(j, NULL, id);
    }
    if (open)
        zij_json_end(j);
}

static void put_used(zij_json *j, const zij_pages *pages, const zij_judged *judged,
                     const zij_used *f)
{
    zij_json_row(j, NULL, false);
    put_figure(j, f->figure);
    for (int kind = ZIJ_USE_CLAIM; kind <= ZIJ_USE_IDENTITY; kind++)
        put_uses(j, pages, judged, f, (zij_use_kind)kind);
    zij_json_end(j);
}

void zij_write_claims(zij_json *j, const zij_pages *pages, const zij_judged *judged,
                      zij_arena *mem)
{
    const zij_uses *uses = zij_judge_uses(pages, judged, mem);

    zij_json_array(j, "evidence");
    for (size_t i = 0; i < pages->n; i++)
        for (size_t k = 0; k < pages->at[i].claims_n; k++) {
            zij_proof p;

            if (zij_judge_proof(pages, &pages->at[i], &pages->at[i].claims[k], mem, &p))
                zij_write_claim(j, pages, &p);
        }
    zij_json_end(j);
    zij_json_array(j, "figures");
    for (size_t i = 0; i < uses->n; i++)
        put_used(j, pages, judged, &uses->at[i]);
    zij_json_end(j);
}

zij_str zij_write_checks(const zij_pages *pages, const zij_judged *judged, zij_arena *mem)
{
    zij_buf b = zij_buf_make(mem);
    zij_json j = zij_json_make(&b);

    zij_json_object(&j, NULL);
    zij_json_text(&j, "book", pages->book->id);
    zij_json_text(&j, "edition", pages->book->edition);
    zij_json_array(&j, "identities");
    for (size_t i = 0; i < judged->identities_n; i++)
        put_identity(&j, pages->book, &judged->identities[i]);
    zij_json_end(&j);
    zij_json_array(&j, "coverage");
    put_bindings(&j, pages);
    zij_json_end(&j);
    zij_write_claims(&j, pages, judged, mem);
    zij_json_end(&j);
    zij_json_done(&j);
    return zij_buf_str(&b);
}
