/* Exhibits of page.yaml: what is refused, and which rows show. */
#include "../small_book.h"
#include "page/kinds.h"

#define TEXT "# A page\n\n![](exhibit:x)\n"
#define HEAD "exhibits:\n  x:\n    title: @{What to see}\n"
#define YAML "pages/10-page/page.yaml"

static const zij_pages *pages_of(test *t, const char *yaml, const char *text,
                                 const zij_book **book)
{
    const small_file files[] = { { YAML, yaml }, { "pages/10-page/@.md", text } };
    const zij_pages *pages;
    zij_rc rc;

    *book = small_book(t, "en ja", files, ZIJ_COUNT(files));
    rc = zij_pages_read(*book, t->mem, t->to, &pages);
    assert_int_equal(rc == ZIJ_OK, t->to->errors == 0);
    return pages;
}

/* The first report, without its place in the file and hint: "[kind] `span` message". */
static zij_str first_report(test *t)
{
    const zij_diag *d = t->to->list.at;

    if (t->to->list.n == 0)
        return (zij_str){ 0 };
    return zij_strf(t->mem, "[%s] `%.*s` %.*s", d->kind->name,
                    ZIJ_ARG(zij_span_str(d->where)), ZIJ_ARG(d->message));
}

static void what_shows_nothing_or_wrong_is_refused(void **state)
{
    static const struct {
        const char *yaml, *want;
    } row[] = {
        { "    kind: bar\n    data: GDP[*; 2024]\n", "" },
        { "    kind: bat\n    data: GDP[*; 2024]\n",
          "[exhibit-unknown-kind] `bat` no exhibit is a bat" },
        { "    kind: bar\n",
          "[exhibit-option] `x` the exhibit x needs either data or columns" },
        { "    kind: table\n    columns: []\n",
          "[exhibit-option] `x` the exhibit x needs either data or columns" },
        { "    kind: table\n    data: GDP[*; 2024]\n    columns:\n"
          "      - {head: @{A}, data: \"GDP[*; 2024]\"}\n",
          "[exhibit-option] `x` the exhibit x needs either data or columns" },
        /* shapes */
        { "    kind: bar\n    data: GDP[KAZ; 2024]\n",
          "[exhibit-shape] `GDP[KAZ; 2024]` a bar shows numbers over a dimension, and "
          "none is open" },
        { "    kind: bar\n    data: GDP[*; 2023..2024]\n",
          "[exhibit-shape] `GDP[*; 2023..2024]` a bar shows one period, and these "
          "figures are of 2" },
        { "    kind: bar\n    data: GDP[*; 2024] > 1\n",
          "[exhibit-shape] `GDP[*; 2024] > 1` a bar shows numbers, and this is a "
          "statement" },
        { "    kind: bar\n    data: top(GDP[*; 2024], 2)\n",
          "[exhibit-shape] `top(GDP[*; 2024], 2)` a bar shows numbers, and this is a "
          "list of codes" },
        { "    kind: bar\n    data: TRADE[*, *; 2024]\n", "" },
        { "    kind: line\n    data: GDP[*; 2024]\n",
          "[exhibit-shape] `GDP[*; 2024]` a line shows figures over time, and these are "
          "of "
          "one period" },
        { "    kind: line\n    data: GDP[*; 2023..2024]\n", "" },
        { "    kind: table\n    columns:\n"
          "      - {head: @{A}, data: \"GDP[*; 2024]\"}\n"
          "      - {head: @{B}, data: \"TRADE[KAZ, *; 2024]\"}\n",
          "[exhibit-shape] `TRADE[KAZ, *; 2024]` the columns are not over the same "
          "codes: "
          "WAY here, REF_AREA in the first" },
        { "    kind: bar\n    data: GDP[*; 1990]\n",
          "[exhibit-empty] `GDP[*; 1990]` the exhibit x has no figure to show" },
        { "    kind: bar\n    data: GDP[{JPN}; 2023]\n",
          "[exhibit-empty] `GDP[{JPN}; 2023]` the exhibit x has no figure to show" },
        /* options */
        { "    kind: bar\n    data: GDP[*; 2024]\n    sort: falling\n",
          "[exhibit-option] `falling` sort cannot be falling" },
        { "    kind: bar\n    data: GDP[*; 2024]\n    size: ful\n",
          "[exhibit-option] `ful` size cannot be ful" },
        { "    kind: bar\n    data: GDP[*; 2024]\n    colour: JPN\n",
          "[exhibit-option] `JPN` book.yaml gives no colour to JPN" },
        { "    kind: bar\n    columns:\n      - {head: @{A}, data: \"GDP[*; 2024]\"}\n",
          "" },
        { "    kind: bar\n    data: GDP[*; 2024]\n    total: @{Total}\n",
          "[exhibit-option] `total` total means nothing for a bar" },
        { "    kind: table\n    data: GDP[*; 2024]\n    total: @{Total}\n",
          "[exhibit-option] `total` total means nothing beside data" },
        { "    kind: table\n    data: GDP[*; 2024]\n    highlight: [KAZ]\n",
          "[exhibit-option] `highlight` highlight means nothing for a table" },
        { "    kind: table\n    format: number(1)\n    columns:\n"
          "      - {head: @{A}, data: \"GDP[*; 2024]\"}\n",
          "[exhibit-option] `format` format means nothing beside columns" },
        { "    kind: bar\n    data: GDP[*; 2024]\n    top: 2\n    sort: ascending\n",
          "[exhibit-option] `sort` sort means nothing beside top" },
        /* codes and numbers */
        { "    kind: bar\n    data: GDP[{KAZ, UZB}; 2024]\n    pinned: [JPN]\n",
          "[exhibit-unknown-code] `JPN` the figures have no JPN" },
        { "    kind: bar\n    data: GDP[*; 2024]\n    highlight: [KAZZ]\n",
          "[exhibit-unknown-code] `KAZZ` the figures have no KAZZ" },
        { "    kind: bar\n    data: GDP[*; 2024]\n    top: 0\n",
          "[yaml-number] `0` a whole number from 1 to 1000 is expected" },
        { "    kind: bar\n    data: GDP[*; 2024]\n    top: 1001\n",
          "[yaml-number] `1001` a whole number from 1 to 1000 is expected" },
        { "    kind: bar\n    data: LIST[*; 2024]\n    top: 1\n",
          "[exhibit-unknown-top] `1` the 1 largest are not known: LIST lists some codes, "
          "nothing is known of the others" },
        { "    kind: bar\n    data: GDP[*; 2024]\n    notes: [ruff]\n",
          "[page-unknown-note] `ruff` no note ruff" },
        /* formats */
        { "    kind: bar\n    data: GDP[*; 2024]\n    format: percent\n",
          "[format-mismatch] `percent` percent cannot print a number with a unit" },
        { "    kind: bar\n    data: GDP[*; 2024]\n    format: names\n",
          "[format-mismatch] `names` names cannot print a number" },
        { "    kind: bar\n    data: GDP[*; 2024]\n    format: when\n",
          "[format-mismatch] `when` when cannot print a column of figures" },
        { "    kind: bar\n    data: GDP[*; 2024]\n    format: number(3)\n",
          "[page-digits-unsupported] `number(3)` rounding of the figures could change "
          "what "
          "is printed here: 17.500" },
        { "    kind: bar\n    data: GDP[*; 2024]\n    format: number(9, -18)\n",
          "[page-value-unknown] `number(9, -18)` nothing can be printed: a figure would "
          "have more than 18 digits" },
        { "    kind: bar\n    data: GDP[*; 2024]\n    format: number(0)\n", "" },
        { "    kind: bar\n    data: diff(GDP[{KAZ, UZB}; 2024])\n", "" },
        { "    kind: bar\n    data: diff(GDP[{KAZ, UZB}; 2024])\n    format: number(1)\n",
          "[page-digits-unsupported] `number(1)` rounding of the figures could change "
          "what is printed here: 13.4" },
        { "    kind: bar\n    data: GDP[{KAZ}; 2024] + GDP[{KAZ}; 2023]\n", "" },
        { "    kind: bar\n    data: GDP[{KAZ}; 2024] + GDP[{KAZ}; 2023]\n    format: "
          "number(0)\n", /* 549.4 to 549.6: who asks for the digit is told */
          "[page-digits-unsupported] `number(0)` rounding of the figures could change "
          "what is printed here: 550" },
        { "    kind: bar\n    data: growth(GDP[{KAZ, UZB}; 2024])\n    format: "
          "percent(0)\n",
          "" },
        { "    kind: bar\n    data: growth(GDP[{KAZ, UZB}; 2024])\n    format: "
          "percent(5)\n",
          "[page-digits-unsupported] `percent(5)` rounding of the figures could change "
          "what "
          "is printed here: 13.18898%" },
    };

    size_t failed = 0;

    for (size_t i = 0; i < ZIJ_COUNT(row); i++) {
        test *t;
        const zij_book *book;
        char yaml[1024];

        assert_int_equal(test_begin((void **)&t), 0);
        snprintf(yaml, sizeof yaml, HEAD "%s", row[i].yaml);
        pages_of(t, yaml, TEXT, &book);
        if (!zij_str_eq(first_report(t), zij_str_of(row[i].want))) {
            print_error("%s\n  got  %.*s\n  want %s\n", row[i].yaml,
                        ZIJ_ARG(first_report(t)), row[i].want);
            failed++;
        }
        test_end((void **)&t);
    }
    assert_int_equal(failed, 0);
    (void)state;
}

static void a_total_is_one_number_like_its_column(void **state)
{
    static const struct {
        const char *name, *total, *want;
    } row[] = {
        { "    total: @{Total}\n", ", total: \"sum(GDP[*; 2024])\"", "" },
        { "", ", total: \"sum(GDP[*; 2024])\"",
          "[exhibit-total] `sum(GDP[*; 2024])` the last row has no name" },
        { "    total: @{Total}\n", "", "[exhibit-total] `total` no column has a total" },
        { "    total: @{Total}\n", ", total: \"1 < 2\"",
          "[exhibit-total] `1 < 2` a total is one number" },
        { "    total: @{Total}\n", ", total: \"GDP[*; 2024]\"",
          "[exhibit-total] `GDP[*; 2024]` a total is one number" },
        { "    total: @{Total}\n", ", total: \"top(GDP[*; 2024], 1)\"",
          "[exhibit-total] `top(GDP[*; 2024], 1)` a total is one number" },
        { "    total: @{Total}\n", ", total: \"GROWTH[KAZ; 2024]\"",
          "[exhibit-total] `GROWTH[KAZ; 2024]` a total counts what its column counts" },
        { "    total: @{Total}\n", ", total: \"GDP[KAZ; 2024] / GDP[UZB; 2024]\"",
          "[exhibit-total] `GDP[KAZ; 2024] / GDP[UZB; 2024]` a total counts what its "
          "column "
          "counts" },
        { "    total: @{Total}\n", ", total: \"sum(GDP[*; 2024]\"",
          "[expr-syntax] `` expected ',' or ')', but the expression ends" },
    };

    size_t failed = 0;

    for (size_t i = 0; i < ZIJ_COUNT(row); i++) {
        test *t;
        const zij_book *book;
        char yaml[1024];

        assert_int_equal(test_begin((void **)&t), 0);
        snprintf(yaml, sizeof yaml,
                 HEAD "    kind: table\n%s    columns:\n      - {head: @{GDP}, data: "
                      "\"GDP[*; 2024]\"%s}\n",
                 row[i].name, row[i].total);
        pages_of(t, yaml, TEXT, &book);
        if (!zij_str_eq(first_report(t), zij_str_of(row[i].want))) {
            print_error("%s\n  got  %.*s\n  want %s\n", row[i].total,
                        ZIJ_ARG(first_report(t)), row[i].want);
            failed++;
        }
        test_end((void **)&t);
    }
    assert_int_equal(failed, 0);
    (void)state;
}

/* "KAZ UZB | JPN | total": rows in their order, by kind. */
static zij_str rows_text(test *t, const zij_exhibit *x)
{
    const zij_side *side = &x->sides[x->time ? ZIJ_ALONG_SERIES : ZIJ_ALONG_ROWS];
    zij_buf b = zij_buf_make(t->mem);

    for (size_t i = 0; i < side->n; i++) {
        if (i > 0)
            zij_put_c(&b, side->parts[i].kind == side->parts[i - 1].kind ? " " : " | ");
        zij_put(&b,
                zij_part_id(x, x->time ? ZIJ_ALONG_SERIES : ZIJ_ALONG_ROWS, i, t->mem));
    }
    return zij_buf_str(&b);
}

static void rows_stand_in_their_order(void **state)
{
    static const struct {
        const char *yaml, *want;
    } row[] = {
        /* the codelist says KGZ UZB KAZ JPN */
        { "    kind: bar\n    data: GDP[*; 2024]\n", "KGZ UZB KAZ JPN" },
        { "    kind: bar\n    data: GDP[*; 2024]\n    sort: given\n", "KGZ UZB KAZ JPN" },
        { "    kind: bar\n    data: GDP[*; 2024]\n    sort: descending\n",
          "JPN KAZ UZB KGZ" },
        { "    kind: bar\n    data: GDP[*; 2024]\n    sort: ascending\n",
          "KGZ UZB KAZ JPN" },
        /* a missing value comes last, whichever the direction */
        { "    kind: bar\n    data: GDP[*; 2023]\n    sort: descending\n",
          "KAZ UZB KGZ JPN" },
        { "    kind: bar\n    data: GDP[*; 2023]\n    sort: ascending\n",
          "KGZ UZB KAZ JPN" },
        { "    kind: bar\n    data: GDP[*; 2024]\n    top: 2\n", "JPN KAZ" },
        { "    kind: bar\n    data: GDP[*; 2024]\n    top: 4\n", "JPN KAZ UZB KGZ" },
        { "    kind: bar\n    data: GDP[*; 2024]\n    pinned: [JPN]\n",
          "KGZ UZB KAZ | JPN" },
        { "    kind: bar\n    data: GDP[*; 2024]\n    pinned: [JPN, KGZ]\n    sort: "
          "descending\n",
          "KAZ UZB | KGZ JPN" },
        { "    kind: bar\n    data: GDP[*; 2024]\n    top: 2\n    pinned: [KGZ]\n",
          "JPN KAZ | KGZ" },
        /* once is enough */
        { "    kind: bar\n    data: GDP[*; 2024]\n    top: 2\n    pinned: [JPN]\n",
          "JPN KAZ" },
        { "    kind: line\n    data: GDP[{KAZ, KGZ, UZB}; 2023..2024]\n    sort: "
          "descending\n",
          "KAZ UZB KGZ" },
        { "    kind: table\n    total: @{Total}\n    pinned: [JPN]\n    sort: "
          "descending\n"
          "    columns:\n      - {head: @{GDP}, data: \"GDP[*; 2024]\", total: "
          "\"sum(GDP[*; 2024])\"}\n",
          "KAZ UZB KGZ | JPN | total" },
    };

    size_t failed = 0;

    for (size_t i = 0; i < ZIJ_COUNT(row); i++) {
        test *t;
        const zij_book *book;
        const zij_pages *pages;
        char yaml[1024];

        assert_int_equal(test_begin((void **)&t), 0);
        snprintf(yaml, sizeof yaml, HEAD "%s", row[i].yaml);
        pages = pages_of(t, yaml, TEXT, &book);
        assert_str(small_reports(t, ""), "");
        if (!zij_str_eq(rows_text(t, pages->at[0].exhibits), zij_str_of(row[i].want))) {
            print_error("%s\n  got  %.*s\n  want %s\n", row[i].yaml,
                        ZIJ_ARG(rows_text(t, pages->at[0].exhibits)), row[i].want);
            failed++;
        }
        test_end((void **)&t);
    }
    assert_int_equal(failed, 0);
    (void)state;
}

static void a_page_credits_whom_its_words_rest_on(void **state)
{
    static const struct {
        const char *yaml, *text;
        size_t want;
    } row[] = {
        { "section: one\n", "# A page\n\nWords.\n", 0 },
        { "section: one\n", "# A page\n\n`= GDP[KAZ; 2024]` there.\n", 1 },
        { "section: one\nsources: [IMF]\n", "# A page\n\n`= GDP[KAZ; 2024]` there.\n",
          1 },
        { "claims: {big: \"GDP[KAZ; 2024] > 1\"}\n", "# A page\n\n[Big](claim:big).\n",
          1 },
        { "claims: {big: \"GDP[KAZ; 2024] > 1\"}\n", "# A page\n\nNothing.\n", 0 },
    };

    for (size_t i = 0; i < ZIJ_COUNT(row); i++) {
        const zij_book *book;
        const zij_pages *pages = pages_of(*state, row[i].yaml, row[i].text, &book);

        assert_int_equal(pages->at[0].origins_n, row[i].want);
    }
}

static void an_exhibit_credits_who_it_rests_on(void **state)
{
    test *t = *state;
    const zij_book *book;
    const zij_pages *pages = pages_of(t,
                                      HEAD "    kind: bar\n    data: GDP[*; 2024]\n    "
                                           "highlight: [KAZ]\n    notes: [early]\n",
                                      TEXT, &book);
    const zij_exhibit *x = pages->at[0].exhibits;

    assert_str(small_reports(t, ""), "");
    assert_int_equal(x->origins_n, 1);
    assert_str(book->pool.origins[x->origins[0]].id, "IMF");
    assert_int_equal(x->remarks_n, 2); /* its own first, then those of figures */
    assert_int_equal(x->general_n, 1);
    assert_str(book->pool.remarks[x->remarks[0]].id, "early");
    assert_str(book->pool.remarks[x->remarks[1]].id, "rough");
    assert_int_equal(x->from.ordinal, 2024);
    assert_int_equal(x->to.ordinal, 2024);
    for (size_t i = 0; i < x->sides[ZIJ_ALONG_ROWS].n; i++)
        assert_int_equal(
            x->sides[ZIJ_ALONG_ROWS].parts[i].highlight,
            zij_str_eq(zij_part_id(x, ZIJ_ALONG_ROWS, i, t->mem), ZIJ_STR("KAZ")));
}

/* "1st" says what it is; other numbers leave that to the head of their column. */
static void a_rank_needs_no_unit_above(void **state)
{
    test *t = *state;
    const zij_book *book;
    const zij_pages *pages =
        pages_of(t,
                 HEAD "    kind: table\n    columns:\n"
                      "      - {head: @{A}, data: \"GDP[*; 2024]\", format: rank}\n"
                      "      - {head: @{B}, data: \"GDP[*; 2024]\", format: number(0)}\n",
                 TEXT, &book);
    zij_voice v = zij_voice_of(book, 0);

    assert_str(small_reports(t, ""), "");
    assert_str(zij_page_unit(pages->at, pages->at[0].exhibits, 0, v, t->mem), "");
    assert_true(zij_page_unit(pages->at, pages->at[0].exhibits, 1, v, t->mem).len > 0);
}

/* Lines must be told apart: without colours in the book they take the palette in order.
 */
static void lines_have_hues(void **state)
{
    static const struct {
        const char *data;
        int hues[3];
    } row[] = {
        { "GDP[{KGZ, JPN}; 2023..2024]", { 1, 2 } },
        { "GDP[{KGZ, UZB, KAZ}; 2023..2024]", { 0, 2, 1 } },
    };

    for (size_t i = 0; i < ZIJ_COUNT(row); i++) {
        test *t;
        const zij_book *book;
        const zij_pages *pages;
        zij_chart_spec spec;
        char yaml[512];

        assert_int_equal(test_begin((void **)&t), 0);
        snprintf(yaml, sizeof yaml, HEAD "    kind: line\n    data: \"%s\"\n",
                 row[i].data);
        pages = pages_of(t, yaml, TEXT, &book);
        zij_exhibit_chart(&(zij_view){ pages, pages->at, pages->at[0].exhibits,
                                       zij_voice_of(book, 0), t->mem },
                          600, &spec);
        for (size_t k = 0; k < spec.series_count; k++)
            assert_int_equal(spec.series[k].hue, row[i].hues[k]);
        test_end((void **)&t);
    }
    (void)state;
}

/* "KAZ/X=120 KAZ/M=50 | ...": what zij_exhibit_next gives, a bar between panels. */
static zij_str cells_text(test *t, const zij_page *p)
{
    static const zij_along order[] = { ZIJ_ALONG_ROWS, ZIJ_ALONG_SERIES };
    const zij_exhibit *x = p->exhibits;
    zij_buf b = zij_buf_make(t->mem);
    zij_cell cell = { 0 };
    size_t panel = 0;

    while (zij_exhibit_next(p, x, &cell)) {
        size_t at[] = { cell.at.row, cell.at.series };

        zij_put_c(&b, cell.at.panel != panel ? " | " : b.len > 0 ? " " : "");
        panel = cell.at.panel;
        for (size_t i = 0; i < ZIJ_COUNT(order); i++) {
            zij_str id = zij_part_id(x, order[i], at[i], t->mem);

            zij_put(&b, id);
            zij_put_c(&b, id.len > 0 ? "/" : "");
        }
        if (x->time)
            zij_put_period(&b, cell.period);
        zij_putf(&b, "=%d",
                 cell.number->state == ZIJ_NUMBER_KNOWN
                     ? (int)(cell.number->middle.d / 1e3)
                     : -1);
    }
    return zij_buf_str(&b);
}

static void figures_are_walked_panel_by_panel(void **state)
{
    static const struct {
        const char *yaml, *want;
    } row[] = {
        { "    kind: bar\n    data: TRADE[*, *; 2024]\n",
          "UZB/X/=30 UZB/M/=70 KAZ/X/=120 KAZ/M/=50" },
        { "    kind: bar\n    data: TRADE[*, *; 2024]\n    series: REF_AREA\n",
          "X/UZB/=30 X/KAZ/=120 M/UZB/=70 M/KAZ/=50" },
        { "    kind: bar\n    data: TRADE[*, *; 2024]\n    facet: WAY\n",
          "UZB/=30 KAZ/=120 | UZB/=70 KAZ/=50" },
        { "    kind: bar\n    data: TRADE[*, *; 2024]\n    sort: descending\n",
          "KAZ/X/=120 KAZ/M/=50 UZB/X/=30 UZB/M/=70" },
        /* the whole of a stack decides, not its first part */
        { "    kind: bar\n    data: TRADE[*, {M, X}; 2024]\n    layout: stacked\n    "
          "sort: ascending\n",
          "UZB/X/=30 UZB/M/=70 KAZ/X/=120 KAZ/M/=50" },
        { "    kind: line\n    data: TRADE[KAZ, *; 2023..2024]\n",
          "X/2023=100 X/2024=120 M/2023=40 M/2024=50" },
        { "    kind: column\n    data: TRADE[KAZ, X; 2023..2024]\n",
          "2023=100 2024=120" },
        /* what the other column has not is left out, and periods are those of both */
        { "    kind: line\n    columns:\n"
          "      - {head: @{A}, data: \"TRADE[KAZ, X; 2023..2024]\"}\n"
          "      - {head: @{B}, data: \"TRADE[KAZ, M; ..2023]\"}\n",
          "1/2023=100 1/2024=120 2/2023=40" },
        { "    kind: table\n    columns:\n"
          "      - {head: @{A}, data: \"TRADE[{KAZ}, X; 2024]\"}\n"
          "      - {head: @{B}, data: \"TRADE[*, M; 2024]\"}\n",
          "UZB/2/=70 KAZ/1/=120 KAZ/2/=50" },
    };
    size_t failed = 0;

    for (size_t i = 0; i < ZIJ_COUNT(row); i++) {
        test *t;
        const zij_book *book;
        const zij_pages *pages;
        char yaml[1024];

        assert_int_equal(test_begin((void **)&t), 0);
        snprintf(yaml, sizeof yaml, HEAD "%s", row[i].yaml);
        pages = pages_of(t, yaml, TEXT, &book);
        if (!zij_str_eq(cells_text(t, pages->at), zij_str_of(row[i].want))) {
            print_error("%s\n  got  %.*s\n  want %s\n", row[i].yaml,
                        ZIJ_ARG(cells_text(t, pages->at)), row[i].want);
            failed++;
        }
        test_end((void **)&t);
    }
    assert_int_equal(failed, 0);
    (void)state;
}

/* Series that the book knows nothing of take the palette of what is not a place; one
 * among coloured ones stays grey. */
static void series_have_hues(void **state)
{
    static const struct {
        const char *yaml;
        int hues[2];
    } row[] = {
        { "    kind: bar\n    data: TRADE[*, *; 2024]\n", { 9, 10 } },
        { "    kind: bar\n    data: TRADE[*, *; 2024]\n    series: REF_AREA\n",
          { 2, 1 } },
        { "    kind: bar\n    data: TRADE[*, *; 2024]\n    colour: KAZ\n", { 1, 1 } },
        { "    kind: bar\n    columns:\n"
          "      - {head: @{A}, data: \"TRADE[*, X; 2024]\", colour: UZB}\n"
          "      - {head: @{B}, data: \"TRADE[*, M; 2024]\"}\n",
          { 2, 0 } },
    };

    for (size_t i = 0; i < ZIJ_COUNT(row); i++) {
        test *t;
        const zij_book *book;
        const zij_pages *pages;
        char yaml[1024];

        assert_int_equal(test_begin((void **)&t), 0);
        snprintf(yaml, sizeof yaml, HEAD "%s", row[i].yaml);
        pages = pages_of(t, yaml, TEXT, &book);
        for (size_t k = 0; k < 2; k++)
            assert_int_equal(pages->at[0].exhibits->sides[ZIJ_ALONG_SERIES].parts[k].hue,
                             row[i].hues[k]);
        test_end((void **)&t);
    }
    (void)state;
}

static void a_text_shows_each_exhibit_once(void **state)
{
    static const struct {
        const char *text, *want;
    } row[] = {
        { "# A\n\nWords.\n",
          "[page-exhibit-unplaced] `x` no text in en shows the exhibit x" },
        { "# A\n\n![](exhibit:x)\n\n![](exhibit:x)\n",
          "[page-exhibit-twice] `x` the exhibit x stands on this page already" },
        { "# A\n\n![](exhibit:x) ![](exhibit:x)\n",
          "[page-exhibit-twice] `x` the exhibit x stands on this page already" },
    };

    for (size_t i = 0; i < ZIJ_COUNT(row); i++) {
        test *t;
        const zij_book *book;

        assert_int_equal(test_begin((void **)&t), 0);
        pages_of(t, HEAD "    kind: bar\n    data: GDP[*; 2024]\n", row[i].text, &book);
        assert_str(first_report(t), row[i].want);
        test_end((void **)&t);
    }
    (void)state;
}

static void ids_can_be_names_in_every_output(void **state)
{
    static const struct {
        const char *ids[2];
        const char *want;
    } row[] = {
        { { "\"\\\"><script>\"", NULL },
          "[page-bad-id] `\"\\\"><script>\"` \"\"><script>\" cannot be the id of an "
          "exhibit" },
        { { "1st", NULL }, "[page-bad-id] `1st` \"1st\" cannot be the id of an exhibit" },
        { { "main", NULL },
          "[page-bad-id] `main` the id main is taken by another part of the page" },
        { { "claim-big", NULL },
          "[page-bad-id] `claim-big` the id claim-big is taken by another part of the "
          "page" },
        { { "gdp", "gdp-t" },
          "[page-bad-id] `gdp-t` the id gdp-t is taken by another part of the page" },
        { { "gdp", "gdp-n12" },
          "[page-bad-id] `gdp-n12` the id gdp-n12 is taken by another part of the page" },
        { { "gdp", "gdp-table" }, "" },
        { { "gdp", "gdp-n" }, "" },
        { { "gdp-t", NULL }, "" },
    };

    for (size_t i = 0; i < ZIJ_COUNT(row); i++) {
        test *t;
        const zij_book *book;
        char yaml[1024], *end = yaml, text[256];

        assert_int_equal(test_begin((void **)&t), 0);
        end += snprintf(end, 100, "exhibits:\n");
        for (size_t k = 0; k < 2 && row[i].ids[k] != NULL; k++)
            end += snprintf(
                end, 256,
                "  %s:\n    title: @{T}\n    kind: bar\n    data: GDP[*; 2024]\n",
                row[i].ids[k]);
        snprintf(text, sizeof text, "# A\n\n![](exhibit:%s)\n\n![](exhibit:%s)\n",
                 row[i].ids[0][0] == '"' ? "x" : row[i].ids[0],
                 row[i].ids[1] == NULL ? "y" : row[i].ids[1]);
        pages_of(t, yaml, text, &book);
        if (row[i].ids[1] == NULL && row[i].want[0] == '\0')
            assert_str(first_report(t),
                       "[page-unknown-exhibit] `y` page.yaml has no exhibit y");
        else
            assert_str(first_report(t), row[i].want);
        test_end((void **)&t);
    }
    (void)state;
}

static void titles_are_one_paragraph_of_words(void **state)
{
    static const char *const bad[] = { "1. Growth", "- Growth", "# Growth",
                                       "> Growth",  "a\\n\\nb", "![](exhibit:x)",
                                       "" };

    for (size_t i = 0; i < ZIJ_COUNT(bad); i++) {
        test *t;
        const zij_book *book;
        char yaml[512];

        assert_int_equal(test_begin((void **)&t), 0);
        snprintf(yaml, sizeof yaml,
                 "exhibits:\n  x:\n    kind: bar\n    data: GDP[*; 2024]\n"
                 "    title: {en: \"%s\", ja: fine}\n",
                 bad[i]);
        pages_of(t, yaml, TEXT, &book);
        assert_true(t->to->errors > 0);
        if (bad[i][0] != '\0')
            assert_string_equal(t->to->list.at[0].kind->name, "page-not-words");
        test_end((void **)&t);
    }
    (void)state;
}

int main(void)
{
    const struct CMUnitTest all[] = {
        TEST(what_shows_nothing_or_wrong_is_refused),
        TEST(a_total_is_one_number_like_its_column),
        TEST(rows_stand_in_their_order),
        TEST(a_page_credits_whom_its_words_rest_on),
        TEST(an_exhibit_credits_who_it_rests_on),
        TEST(a_rank_needs_no_unit_above),
        TEST(lines_have_hues),
        TEST(figures_are_walked_panel_by_panel),
        TEST(series_have_hues),
        TEST(a_text_shows_each_exhibit_once),
        TEST(ids_can_be_names_in_every_output),
        TEST(titles_are_one_paragraph_of_words),
    };

    return TEST_RUN(all);
}
