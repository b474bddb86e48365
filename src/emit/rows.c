/* rows.c - observations as rows of CSV and JSON. */
#include "emit/emit.h"

static const char *const columns[] = { "TIME_PERIOD", "OBS_VALUE",    "OBS_STATUS",
                                       "DECIMALS",    "COVERAGE",     "SOURCE",
                                       "NOTE",        "UNIT_MEASURE", "UNIT_MULT" };

void zij_emit_coverage(zij_buf *out, const zij_flow *flow, zij_coverage c)
{
    static const char *const name[] = {
        [ZIJ_COVER_LISTED] = "listed",
        [ZIJ_COVER_TOP] = "top",
        [ZIJ_COVER_COMPLETE] = "complete",
    };

    zij_put_c(out, name[c.kind]);
    if (c.kind == ZIJ_COVER_TOP)
        zij_putf(out, " %d by %.*s", c.top, ZIJ_ARG(flow->dims[c.dim].id));
}

zij_str zij_emit_source(const zij_flow *flow, const zij_pool *pool, const zij_obs *o)
{
    if (o->origin < pool->origins_n)
        return pool->origins[o->origin].id;
    return flow->origin != NULL ? flow->origin->id : ZIJ_STR("");
}

static zij_str code_id(const zij_emit_row *r, size_t dim)
{
    return r->flow->dims[dim].codes->codes[r->key[dim]].id;
}

static void put_comma(zij_buf *out)
{
    zij_put_byte(out, ',');
}

static void put_remarks(zij_buf *out, const zij_emit_row *r)
{
    for (size_t i = 0; i < r->obs->remarks_n; i++) {
        uint16_t remark = r->pool->lists[r->obs->remarks + i];

        zij_putf(out, "%s%.*s", i == 0 ? "" : " ", ZIJ_ARG(r->pool->remarks[remark].id));
    }
}

void zij_emit_csv_head(zij_buf *out, const zij_flow *flow)
{
    for (size_t i = 0; i < flow->dims_n; i++)
        zij_csv_put(out, i == 0, flow->dims[i].id);
    for (size_t i = 0; i < ZIJ_COUNT(columns); i++)
        zij_csv_put(out, i == 0 && flow->dims_n == 0, zij_flow_column(flow, columns[i]));
    zij_csv_end_row(out);
}

/* Ids, periods and figures hold nothing that CSV would quote. */
void zij_emit_csv_row(zij_buf *out, const zij_emit_row *r)
{
    const zij_obs *o = r->obs;
    bool value = o->state == ZIJ_OBS_VALUE;

    for (size_t i = 0; i < r->flow->dims_n; i++) {
        zij_csv_put(out, true, code_id(r, i));
        put_comma(out);
    }
    zij_put_period(out, r->period);
    put_comma(out);
    if (value)
        zij_put_dec(out, zij_obs_dec(o));
    zij_putf(out, ",%c,", o->status);
    if (value)
        zij_put_int(out, o->p);
    put_comma(out);
    zij_emit_coverage(out, r->flow, o->coverage);
    put_comma(out);
    zij_put(out, zij_emit_source(r->flow, r->pool, o));
    put_comma(out);
    put_remarks(out, r);
    zij_putf(out, ",%.*s,%d", ZIJ_ARG(r->flow->unit->id), zij_flow_mult(r->flow));
    zij_csv_end_row(out);
}

void zij_emit_json_row(zij_json *j, const zij_emit_row *r)
{
    const zij_obs *o = r->obs;
    zij_buf text = zij_buf_make(j->out->mem);

    zij_json_row(j, NULL, false);
    zij_json_object(j, "key");
    for (size_t i = 0; i < r->flow->dims_n; i++)
        zij_json_text_at(j, r->flow->dims[i].id, code_id(r, i));
    zij_json_end(j);
    zij_put_period(&text, r->period);
    zij_json_text(j, "period", zij_buf_str(&text));
    if (o->state == ZIJ_OBS_VALUE)
        zij_json_dec(j, "value", zij_obs_dec(o));
    else
        zij_json_null(j, "value");
    zij_json_text(j, "status", (zij_str){ &o->status, 1 });
    if (o->state == ZIJ_OBS_VALUE)
        zij_json_int(j, "decimals", o->p);
    text.len = 0;
    zij_emit_coverage(&text, r->flow, o->coverage);
    zij_json_text(j, "coverage", zij_buf_str(&text));
    zij_json_text(j, "source", zij_emit_source(r->flow, r->pool, o));
    zij_json_array(j, "notes");
    for (size_t i = 0; i < o->remarks_n; i++)
        zij_json_text(j, NULL, r->pool->remarks[r->pool->lists[o->remarks + i]].id);
    zij_json_end(j);
    zij_json_end(j);
}
