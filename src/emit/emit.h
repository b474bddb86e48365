/* emit.h - tables to bytes: CSV, JSON.
 *
 * Same input, same bytes: fields have a fixed order, figures keep the digits published,
 * and text that is not UTF-8 becomes U+FFFD, so that the result always is.
 */
#ifndef ZIJ_EMIT_EMIT_H
#define ZIJ_EMIT_EMIT_H
#include "model/table.h"

/* ---- JSON, two blanks per level ----
 *     zij_json j = zij_json_make(&out);
 *     zij_json_object(&j, NULL);
 *     zij_json_text(&j, "unit", ZIJ_STR("USD"));
 *     zij_json_end(&j);
 *     zij_json_done(&j);
 * `name` is NULL inside an array and at the top, and ASCII without quotes otherwise. */
enum { ZIJ_JSON_DEPTH = 32 };

typedef struct zij_json {
    zij_buf *out; /* borrowed */
    int depth;
    int flat;                    /* depth from which all stands on one line; 0: none */
    bool filled[ZIJ_JSON_DEPTH]; /* a value stands there already */
    char close[ZIJ_JSON_DEPTH];
} zij_json;

zij_json zij_json_make(zij_buf *out);
void zij_json_object(zij_json *j, const char *name);
void zij_json_array(zij_json *j, const char *name);
/* An object or array that stands on one line. */
void zij_json_row(zij_json *j, const char *name, bool array);
void zij_json_end(zij_json *j);
void zij_json_text(zij_json *j, const char *name, zij_str s);
/* A member whose name is the user's. */
void zij_json_text_at(zij_json *j, zij_str name, zij_str s);
/* Digits that are a JSON number already: 12.30, -5. */
void zij_json_digits(zij_json *j, const char *name, zij_str digits);
void zij_json_dec(zij_json *j, const char *name, zij_dec d);
void zij_json_int(zij_json *j, const char *name, int64_t v);
void zij_json_bool(zij_json *j, const char *name, bool v);
void zij_json_null(zij_json *j, const char *name);
/* The line end behind the last value; everything must have been ended. */
void zij_json_done(zij_json *j);

/* ---- CSV (RFC 4180, lines end with LF) ---- */

/* One cell, with a comma before it unless it is the first. Quoted only where needed. */
void zij_csv_put(zij_buf *out, bool first, zij_str cell);
void zij_csv_end_row(zij_buf *out);

/* ---- observations ---- */

/* One observation of a flow. */
typedef struct zij_emit_row {
    const zij_flow *flow;
    const zij_pool *pool;
    const uint16_t *key; /* flow->dims_n code indices */
    zij_period period;
    const zij_obs *obs; /* not ABSENT */
} zij_emit_row;

/* The dimensions, TIME_PERIOD, OBS_VALUE, OBS_STATUS, DECIMALS, COVERAGE, SOURCE, NOTE,
 * UNIT_MEASURE, UNIT_MULT: the columns of a book's own data files, so that the result can
 * be put into a book. */
void zij_emit_csv_head(zij_buf *out, const zij_flow *flow);
void zij_emit_csv_row(zij_buf *out, const zij_emit_row *row);
/* {"key": {...}, "period": "2024", "value": 12.30, "status": "A", ...} on one line. */
void zij_emit_json_row(zij_json *j, const zij_emit_row *row);

/* "complete", "listed", "top 5 by COUNTERPART_AREA". */
void zij_emit_coverage(zij_buf *out, const zij_flow *flow, zij_coverage c);
/* The id of the source of an observation, or empty. */
zij_str zij_emit_source(const zij_flow *flow, const zij_pool *pool, const zij_obs *o);

#endif
