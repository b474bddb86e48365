#include "../test.h"
#include "emit/emit.h"

static void values_are_indented_and_rows_are_not(void **state)
{
    test *t = *state;
    zij_buf out = zij_buf_make(t->mem);
    zij_json j = zij_json_make(&out);

    zij_json_object(&j, NULL);
    zij_json_int(&j, "a", -5);
    zij_json_array(&j, "empty");
    zij_json_end(&j);
    zij_json_array(&j, "rows");
    zij_json_row(&j, NULL, false);
    zij_json_dec(&j, "v", (zij_dec){ 1230, 2 });
    zij_json_array(&j, "n");
    zij_json_bool(&j, NULL, true);
    zij_json_null(&j, NULL);
    zij_json_end(&j);
    zij_json_end(&j);
    zij_json_row(&j, NULL, true);
    zij_json_end(&j);
    zij_json_end(&j);
    zij_json_end(&j);
    zij_json_done(&j);
    assert_str(zij_buf_str(&out), "{\n"
                                  "  \"a\": -5,\n"
                                  "  \"empty\": [],\n"
                                  "  \"rows\": [\n"
                                  "    {\"v\": 12.30, \"n\": [true, null]},\n"
                                  "    []\n"
                                  "  ]\n"
                                  "}\n");
}

static void text_is_escaped_and_always_utf8(void **state)
{
    test *t = *state;
    static const struct {
        zij_str text;
        const char *want;
    } row[] = {
        { ZIJ_STR_CONST("a\"b\\c\n\t"), "\"a\\\"b\\\\c\\n\\t\"\n" },
        { ZIJ_STR_CONST("\0\x1f"), "\"\\u0000\\u001f\"\n" },
        { ZIJ_STR_CONST("輸出"), "\"輸出\"\n" },
        { ZIJ_STR_CONST("x\xff\xe8\xbc"), "\"x\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\"\n" },
        { ZIJ_STR_CONST("\xe2\x80\xa8"), "\"\\u2028\"\n" },
    };

    for (size_t i = 0; i < ZIJ_COUNT(row); i++) {
        zij_buf out = zij_buf_make(t->mem);
        zij_json j = zij_json_make(&out);

        zij_json_text(&j, NULL, row[i].text);
        zij_json_done(&j);
        assert_str(zij_buf_str(&out), row[i].want);
    }
}

static void csv_cells_are_quoted_only_where_needed(void **state)
{
    test *t = *state;
    static const struct {
        zij_str text;
        const char *want;
    } row[] = {
        { ZIJ_STR_CONST(""), "" },
        { ZIJ_STR_CONST("plain"), "plain" },
        { ZIJ_STR_CONST("a,b"), "\"a,b\"" },
        { ZIJ_STR_CONST("say \"x\""), "\"say \"\"x\"\"\"" },
        { ZIJ_STR_CONST("two\nlines"), "\"two\nlines\"" },
        { ZIJ_STR_CONST(" blank"), "\" blank\"" },
    };

    for (size_t i = 0; i < ZIJ_COUNT(row); i++) {
        zij_buf out = zij_buf_make(t->mem);

        zij_csv_put(&out, true, row[i].text);
        assert_str(zij_buf_str(&out), row[i].want);
    }
}

/* A flow with one dimension, and a pool with a source and two notes. */
static void rows_keep_digits_status_source_and_notes(void **state)
{
    test *t = *state;
    static zij_code codes[] = { { .id = ZIJ_STR_CONST("KAZ") },
                                { .id = ZIJ_STR_CONST("UZB") } };
    static const zij_codelist list = { .codes = codes, .n = 2 };
    static const zij_origin origins[] = { { .id = ZIJ_STR_CONST("IMF") },
                                          { .id = ZIJ_STR_CONST("WB") } };
    static const zij_remark remarks[] = { { .id = ZIJ_STR_CONST("a") },
                                          { .id = ZIJ_STR_CONST("b") } };
    static const uint16_t lists[] = { 1, 0 };
    static const zij_pool pool = { origins, 2, remarks, 2, lists };
    /* terawatt-hours: 10^9 kWh, but the unit says so and figures are in kWh here */
    static const zij_unit unit = { .id = ZIJ_STR_CONST("TWH"), .multiplier = 9 };
    static const zij_flow flow = { .id = ZIJ_STR_CONST("F"),
                                   .dims = { { .id = ZIJ_STR_CONST("REF_AREA"),
                                               .codes = &list } },
                                   .dims_n = 1,
                                   .unit = &unit,
                                   .multiplier = 0,
                                   .origin = &origins[0] };
    static const uint16_t key[] = { 1 };
    const zij_obs full = { .m = 1200,
                           .p = 2,
                           .state = ZIJ_OBS_VALUE,
                           .status = 'E',
                           .remarks_n = 2,
                           .origin = 1,
                           .coverage = { ZIJ_COVER_TOP, 0, 5 } };
    const zij_obs none = { .state = ZIJ_OBS_MISSING, .status = 'O', .origin = 0xffff };
    zij_emit_row r = { &flow, &pool, key, zij_period_of_year(2024), &full };
    zij_buf out = zij_buf_make(t->mem);

    zij_emit_csv_head(&out, &flow);
    zij_emit_csv_row(&out, &r);
    r.obs = &none;
    zij_emit_csv_row(&out, &r);
    assert_str(zij_buf_str(&out), "REF_AREA,TIME_PERIOD,OBS_VALUE,OBS_STATUS,DECIMALS,"
                                  "COVERAGE,SOURCE,NOTE,UNIT_MEASURE,UNIT_MULT\n"
                                  "UZB,2024,12.00,E,2,top 5 by REF_AREA,WB,b a,TWH,-9\n"
                                  "UZB,2024,,O,,listed,IMF,,TWH,-9\n");
    out = zij_buf_make(t->mem);
    zij_json j = zij_json_make(&out);

    zij_emit_json_row(&j, &r);
    zij_json_done(&j);
    assert_str(
        zij_buf_str(&out),
        "{\"key\": {\"REF_AREA\": \"UZB\"}, \"period\": \"2024\", \"value\": null, "
        "\"status\": \"O\", \"coverage\": \"listed\", \"source\": \"IMF\", "
        "\"notes\": []}\n");
}

int main(void)
{
    const struct CMUnitTest all[] = {
        TEST(values_are_indented_and_rows_are_not),
        TEST(text_is_escaped_and_always_utf8),
        TEST(csv_cells_are_quoted_only_where_needed),
        TEST(rows_keep_digits_status_source_and_notes),
    };

    return TEST_RUN(all);
}
