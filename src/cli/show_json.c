/* show_json.c - a value as JSON. The order of fields is fixed. */
#include "cli/show.h"

#include "emit/emit.h"

static void put_end(zij_json *j, const char *name, const zij_real *x,
                    const zij_measure *m, zij_end end)
{
    zij_buf b = zij_buf_make(j->out->mem);

    zij_show_real(&b, x, m, end);
    zij_json_digits(j, name, zij_buf_str(&b));
}

/* value, low, high; null where not known. */
static void put_number(zij_json *j, const zij_number *n, const zij_measure *m)
{
    if (n == NULL || n->state != ZIJ_NUMBER_KNOWN) {
        zij_json_null(j, "value");
        zij_json_null(j, "low");
        zij_json_null(j, "high");
        return;
    }
    put_end(j, "value", &n->middle, m, ZIJ_END_NONE);
    put_end(j, "low", &n->low, m, ZIJ_END_LOW);
    if (n->open_high)
        zij_json_null(j, "high");
    else
        put_end(j, "high", &n->high, m, ZIJ_END_HIGH);
}

static void put_text_or_null(zij_json *j, const char *name, const char *text)
{
    if (text == NULL)
        zij_json_null(j, name);
    else
        zij_json_text(j, name, zij_str_of(text));
}

static void put_period(zij_json *j, const char *name, zij_period p)
{
    zij_buf b = zij_buf_make(j->out->mem);

    if (p.freq == 0) {
        zij_json_null(j, name);
        return;
    }
    zij_put_period(&b, p);
    zij_json_text(j, name, zij_buf_str(&b));
}

static void put_figure(zij_json *j, zij_figure f)
{
    const zij_flow *flow = f.table->flow;
    const uint16_t *key = zij_figure_key(f);
    const zij_obs *o = zij_figure_obs(f);
    zij_buf digits = zij_buf_make(j->out->mem);

    zij_json_row(j, NULL, false);
    zij_json_text(j, "flow", flow->id);
    zij_json_object(j, "key");
    for (size_t i = 0; i < flow->dims_n; i++)
        zij_json_text_at(j, flow->dims[i].id, flow->dims[i].codes->codes[key[i]].id);
    zij_json_end(j);
    put_period(j, "period", zij_figure_period(f));
    zij_show_digits(&digits, f);
    zij_json_text(j, "text", zij_buf_str(&digits));
    zij_json_text(j, "source", zij_emit_source(flow, f.table->pool, o));
    zij_json_text(j, "status", (zij_str){ &o->status, 1 });
    zij_json_end(j);
}

static void put_figures(zij_json *j, const char *name, const zij_figure *at, size_t n)
{
    zij_json_array(j, name);
    for (size_t i = 0; i < n; i++)
        put_figure(j, at[i]);
    zij_json_end(j);
}

static void put_against(zij_json *j, const zij_number *right, const zij_measure *m)
{
    if (right == NULL) {
        zij_json_null(j, "against");
        return;
    }
    zij_json_row(j, "against", false);
    put_number(j, right, m);
    zij_json_end(j);
}

static void put_moment(zij_json *j, const zij_moment *m)
{
    zij_json_row(j, "periods", true);
    for (size_t i = 0; i < m->n; i++)
        put_period(j, NULL, m->at[i]);
    zij_json_end(j);
}

static void put_cell(zij_json *j, const zij_value *v, const zij_shown *s)
{
    if (s->moment != NULL)
        put_moment(j, s->moment);
    else
        put_number(j, s->number, &v->measure);
    if (v->kind == ZIJ_VALUE_VERDICTS)
        put_against(j, s->right, &v->measure);
    put_text_or_null(j, "verdict", s->verdict);
    zij_json_text(j, "reason", s->reason);
    zij_json_bool(j, "forecast", s->forecast);
}

static void put_table(zij_json *j, const zij_value *v)
{
    zij_json_array(j, "cells");
    for (size_t i = 0; i < v->series_n; i++)
        for (size_t t = 0; t < v->periods_n; t++) {
            zij_shown s = zij_show_cell(v, i * v->periods_n + t);

            zij_json_row(j, NULL, false);
            zij_json_object(j, "key");
            for (size_t a = 0; a < v->axes_n; a++)
                zij_json_text_at(j, v->axes[a].id, zij_show_code(v, i, a));
            zij_json_end(j);
            put_period(j, "period", zij_show_period(v, i, t));
            put_cell(j, v, &s);
            zij_json_end(j);
        }
    zij_json_end(j);
}

static void put_codes(zij_json *j, const zij_value *v)
{
    zij_json_row(j, "codes", true);
    for (size_t i = 0; v->codes.list != NULL && i < v->codes.n; i++)
        zij_json_text(j, NULL, v->codes.list->codes[v->codes.at[i]].id);
    zij_json_end(j);
    zij_json_bool(j, "ordered", v->codes.ordered);
    put_text_or_null(j, "verdict", zij_show_codes_state(v));
    zij_json_text(j, "reason", v->codes.why.text);
}

static const char *kind_of(const zij_value *v)
{
    static const char *const kind[][2] = {
        [ZIJ_VALUE_NUMBERS] = { "numbers", "number" },
        [ZIJ_VALUE_VERDICTS] = { "verdicts", "verdict" },
        [ZIJ_VALUE_CODES] = { "codes", "codes" },
        [ZIJ_VALUE_PERIODS] = { "periods", "periods" },
    };

    return kind[v->kind][zij_value_is_scalar(v)];
}

static void put_value(zij_json *j, const zij_value *v)
{
    if (v->kind == ZIJ_VALUE_CODES) {
        put_codes(j, v);
    } else if (zij_value_is_scalar(v)) {
        zij_shown s = zij_show_cell(v, 0);

        put_cell(j, v, &s);
        if (v->kind == ZIJ_VALUE_VERDICTS)
            put_figures(j, "decided_by", s.figures, s.figures_n);
    } else {
        put_table(j, v);
    }
}

void zij_show_json(zij_buf *out, zij_str expression, const zij_value *v)
{
    zij_json j = zij_json_make(out);
    zij_buf unit = zij_buf_make(out->mem);

    zij_show_unit(&unit, &v->measure);
    zij_json_object(&j, NULL);
    zij_json_text(&j, "expression", expression);
    zij_json_text(&j, "kind", zij_str_of(kind_of(v)));
    zij_json_text(&j, "unit", zij_buf_str(&unit));
    put_value(&j, v);
    put_figures(&j, "figures", v->evidence.at, v->evidence.n);
    zij_json_int(&j, "left_out", (int64_t)v->evidence.left_out);
    zij_json_end(&j);
    zij_json_done(&j);
}
