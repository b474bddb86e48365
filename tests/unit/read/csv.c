#include "../test.h"
#include "base/utf8.h"
#include "read/read.h"

/* All rows as text, cells as "byte:text" joined by '|', each row on a line. */
static zij_str rows_of(test *t, const zij_source *in)
{
    zij_buf out = zij_buf_make(t->mem);
    zij_csv csv;
    zij_csv_row row;

    if (zij_csv_open(in, t->mem, t->to, &csv) != ZIJ_OK)
        return ZIJ_STR("not open");
    while (zij_csv_next(&csv, &row)) {
        for (size_t i = 0; i < row.n; i++)
            zij_putf(&out, "%s%u:%.*s", i > 0 ? "|" : "", row.at[i],
                     ZIJ_ARG(row.cells[i]));
        zij_put_byte(&out, '\n');
    }
    if (csv.failed)
        assert_true(t->to->errors > 0);
    return zij_buf_str(&out);
}

static zij_source *source(test *t, zij_str text)
{
    zij_source *s = zij_new(t->mem, zij_source);

    *s = (zij_source){ ZIJ_STR("d.csv"), text };
    return s;
}

static zij_str shown(test *t)
{
    zij_buf out = zij_buf_make(t->mem);

    zij_diags_text(t->to, (zij_diag_style){ 0 }, &out);
    return zij_buf_str(&out);
}

static void cells_come_with_their_bytes(void **state)
{
    static const struct {
        zij_str text;
        const char *want;
    } row[] = {
        { ZIJ_STR_CONST("a,b\n1,2\n"), "4:1|6:2\n" },
        { ZIJ_STR_CONST("a,b\r\n1,2\r\n3,4"), "5:1|7:2\n10:3|12:4\n" },
        { ZIJ_STR_CONST("\xEF\xBB\xBF"
                        "a,b\n1,2\n"),
          "7:1|9:2\n" },
        { ZIJ_STR_CONST("a,b\n,\n"), "4:|5:\n" },
        { ZIJ_STR_CONST("a,b\n\"x,y\",2\n"), "5:x,y|10:2\n" },
        { ZIJ_STR_CONST("a,b\n\"x \"\"y\"\"\",2\n"), "5:x \"y\"|14:2\n" },
        { ZIJ_STR_CONST("a,b\n\"x\ny\",2\n"), "5:x\ny|10:2\n" },
        { ZIJ_STR_CONST("a,b\n\"x\",\"\"\r\n"), "5:x|9:\n" },
        { ZIJ_STR_CONST("a,b\n1,\"2\""), "4:1|7:2\n" },
        /* empty lines, also at the beginning and the end, hold no row */
        { ZIJ_STR_CONST("\na,b\n\n1,2\n\r\n"), "6:1|8:2\n" },
        { ZIJ_STR_CONST("a\n\"\"\n"), "3:\n" },
    };

    for (size_t i = 0; i < ZIJ_COUNT(row); i++)
        assert_str(rows_of(*state, source(*state, row[i].text)), row[i].want);
    assert_int_equal(((test *)*state)->to->errors, 0);
}

static void broken_rows_are_reported_and_left_out(void **state)
{
    static const struct {
        zij_str text;
        const char *rows, *diags;
    } row[] = {
        { ZIJ_STR_CONST("id,parent,order\nKAZ\nUZB,,2\n"), "20:UZB|24:|25:2\n",
          "d.csv:2:1: error: 1 cell where the header has 3 [csv-few-cells]\n"
          "    2 | KAZ\n"
          "      | ^~~\n"
          "      = hint: nothing stands for parent, order; an empty cell needs its comma "
          "too\n" },
        { ZIJ_STR_CONST("a,b\n1,2,3,4\n5,6\n"), "12:5|14:6\n",
          "d.csv:2:5: error: 4 cells where the header has 2 [csv-many-cells]\n"
          "    2 | 1,2,3,4\n"
          "      |     ^~~\n"
          "      = hint: a text that holds a comma stands in quotes: \"a, b\"\n" },
        { ZIJ_STR_CONST("a,b\n1,\"2\n3,4\n"), "9:3|11:4\n",
          "d.csv:2:3: error: this quote is not closed [csv-quote]\n"
          "    2 | 1,\"2\n"
          "      |   ^\n"
          "      = hint: close the quote, or double a quote that is part of the text\n" },
        { ZIJ_STR_CONST("a,b\n\"1\"x,2\n3,4\n"), "11:3|13:4\n",
          "d.csv:2:3: error: text follows the closing quote of a cell [csv-quote]\n"
          "    2 | \"1\"x,2\n"
          "      |   ^\n"
          "      = hint: double a quote that is part of the text\n" },
        { ZIJ_STR_CONST("a,b\n1\"x\",2\n3,4\n"), "11:3|13:4\n",
          "d.csv:2:2: error: a quote stands inside a cell that does not begin with one "
          "[csv-quote]\n"
          "    2 | 1\"x\",2\n"
          "      |  ^\n"
          "      = hint: put the whole cell in quotes and double this one\n" },
        { ZIJ_STR_CONST("a,b\n1,2\n\x93,\n"), "not open",
          "d.csv:3:1: error: byte 0x93 is not UTF-8 [csv-not-utf8]\n"
          "    3 | \x93,\n"
          "      | ^\n"
          "      = hint: save the file as UTF-8\n" },
        { ZIJ_STR_CONST("a,b\n1,\0\n"), "not open",
          "d.csv:2:3: error: a NUL byte stands in the file [csv-nul]\n"
          "    2 | 1,?\n"
          "      |   ^\n"
          "      = hint: save the file as UTF-8, not as UTF-16\n" },
        { ZIJ_STR_CONST("\n\n"), "not open",
          "d.csv:1:1: error: the file has no header line [csv-empty]\n"
          "    1 | \n"
          "      | ^\n" },
    };

    for (size_t i = 0; i < ZIJ_COUNT(row); i++) {
        test *t = *state;
        zij_str text = row[i].text;

        t->diags = zij_diags_make(t->mem);
        assert_str(rows_of(t, source(t, text)), row[i].rows);
        if (zij_utf8_check(text) == text.len) /* else the stray byte is shown as it may */
            assert_str(shown(t), row[i].diags);
        else
            assert_int_equal(t->to->errors, 1);
    }
}

static void a_span_covers_the_cell_as_it_stands(void **state)
{
    test *t = *state;
    zij_source *in = source(t, ZIJ_STR("a,b\n\"x \"\"y\"\"\",plain\n"));
    zij_csv csv;
    zij_csv_row row;

    assert_int_equal(zij_csv_open(in, t->mem, t->to, &csv), ZIJ_OK);
    assert_str(zij_span_str(zij_csv_span(&csv, &csv.header, 1)), "b");
    assert_true(zij_csv_next(&csv, &row));
    assert_str(zij_span_str(zij_csv_span(&csv, &row, 0)), "x \"\"y\"\"");
    assert_str(zij_span_str(zij_csv_span(&csv, &row, 1)), "plain");
}

static void limits_are_reported(void **state)
{
    test *t = *state;
    size_t n = ZIJ_CSV_CELL + 100;
    char *at = zij_arena_take(t->mem, n + 2);
    static const char begin[3][5] = { "a\nx", "a\n\"x", "x,x" };
    static const char *const kinds[] = { "csv-limit", "csv-quote", "csv-limit" };

    for (size_t i = 0; i < ZIJ_COUNT(kinds); i++) {
        t->diags = zij_diags_make(t->mem);
        memset(at, i == 2 ? ',' : 'x', n);
        memcpy(at, begin[i], strlen(begin[i]));
        at[n] = '\n';
        rows_of(t, source(t, (zij_str){ at, n + 1 }));
        assert_int_equal(t->to->errors, 1);
        assert_string_equal(t->to->list.at[0].kind->name, kinds[i]);
    }
}

/* A file of nothing but open quotes must not be searched to its end for each of them. */
static void reading_stops_after_a_hundred_errors(void **state)
{
    test *t = *state;
    zij_buf text = zij_buf_make(t->mem);

    zij_put_c(&text, "a,b\n");
    for (int i = 0; i < 5000; i++)
        zij_put_c(&text, "1\n");
    rows_of(t, source(t, zij_buf_str(&text)));
    assert_int_equal(t->to->errors, ZIJ_DIAGS_MOST + 1);
}

int main(void)
{
    const struct CMUnitTest all[] = {
        TEST(cells_come_with_their_bytes),
        TEST(broken_rows_are_reported_and_left_out),
        TEST(a_span_covers_the_cell_as_it_stands),
        TEST(limits_are_reported),
        TEST(reading_stops_after_a_hundred_errors),
    };

    return TEST_RUN(all);
}
