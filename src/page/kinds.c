/* kinds.c - the kinds of exhibits, and what chart needs to draw them in a language. */
#include "page/kinds.h"

enum { HUES = 8 }; /* of the palette */

const zij_exhibit_kind zij_exhibit_kinds[] = {
    /* name   chart   over time */
    { "bar", "bar", false },
    { "line", "line", true },
    { "table", NULL, false },
};
const size_t zij_exhibit_kinds_n = ZIJ_COUNT(zij_exhibit_kinds);

bool zij_exhibit_is_chart(const zij_exhibit *x)
{
    return x->kind->chart != NULL;
}

const zij_number *zij_exhibit_number(const zij_page *p, const zij_exhibit *x, size_t row,
                                     size_t column)
{
    const zij_column *c = &x->columns[column];
    const zij_row *r = &x->rows[row];

    if (r->kind == ZIJ_ROW_TOTAL)
        return c->total == ZIJ_NO_FORMULA ? NULL
                                          : &p->formulas[c->total].value.numbers[0];
    if (r->series[column] == ZIJ_NO_SERIES)
        return NULL;
    return &p->formulas[c->formula].value.numbers[r->series[column]];
}

typedef struct drawing {
    const zij_pages *pages;
    const zij_page *p;
    const zij_exhibit *x;
    const zij_value *value;
    zij_voice v;
    zij_arena *mem;
} drawing;

static zij_str label_of(const drawing *d, const zij_number *n)
{
    zij_buf b = zij_buf_make(d->mem);

    zij_put_number(&b, n, &d->value->measure, d->x->columns[0].format, d->v);
    return zij_buf_str(&b);
}

static zij_chart_point point_of(const drawing *d, const zij_number *n)
{
    bool known = n->state == ZIJ_NUMBER_KNOWN;

    return (zij_chart_point){
        .value = known ? n->middle.d : 0,
        .missing = !known,
        .forecast = n->forecast,
        .label = label_of(d, n),
        .reason = n->why.text,
    };
}

static bool is_high(const zij_exhibit *x, uint16_t code)
{
    return x->highlight != NULL && x->highlight[code];
}

static uint8_t hue_of(const drawing *d, const zij_code *code)
{
    return d->x->hue != 0 ? d->x->hue : (uint8_t)zij_book_hue(d->pages->book, code->id);
}

static zij_str rank_of(const drawing *d, size_t row)
{
    if (!d->x->ranked)
        return (zij_str){ 0 };
    return d->x->rows[row].kind == ZIJ_ROW_PINNED ? ZIJ_STR("–")
                                                  : zij_strf(d->mem, "%zu", row + 1);
}

/* One bar per row, in the order of the rows. */
static void fill_bars(const drawing *d, zij_chart_spec *spec)
{
    const zij_exhibit *x = d->x;
    zij_chart_category *rows = zij_array(d->mem, x->rows_n, zij_chart_category);
    zij_chart_point *points = zij_array(d->mem, x->rows_n, zij_chart_point);
    zij_chart_series *series = zij_new(d->mem, zij_chart_series);

    for (size_t i = 0; i < x->rows_n; i++) {
        const zij_code *code = &x->codes->codes[x->rows[i].code];

        points[i] = point_of(d, zij_exhibit_number(d->p, x, i, 0));
        rows[i] = (zij_chart_category){
            .name = code->names.in[d->v.lang],
            .id = code->id,
            .rank = rank_of(d, i),
            .hue = hue_of(d, code),
            .highlight = is_high(x, x->rows[i].code),
            .pinned = x->rows[i].kind == ZIJ_ROW_PINNED,
        };
    }
    *series = (zij_chart_series){ .id = x->id, .points = points };
    spec->categories = rows;
    spec->category_count = x->rows_n;
    spec->series = series;
    spec->series_count = 1;
}

/* Whether the book gives a colour to a line: then those without one stay grey. */
static bool has_hues(const drawing *d)
{
    for (size_t i = 0; i < d->x->rows_n; i++)
        if (hue_of(d, &d->x->codes->codes[d->x->rows[i].code]) != 0)
            return true;
    return false;
}

static uint8_t hue_of_line(const drawing *d, size_t row, bool given)
{
    if (given)
        return hue_of(d, &d->x->codes->codes[d->x->rows[row].code]);
    return row < HUES ? (uint8_t)(row + 1) : 0;
}

/* One line per row, one position per period. */
static void fill_lines(const drawing *d, zij_chart_spec *spec)
{
    const zij_exhibit *x = d->x;
    size_t n = d->value->periods_n;
    zij_chart_category *at = zij_array(d->mem, n, zij_chart_category);
    zij_chart_series *series = zij_array(d->mem, x->rows_n, zij_chart_series);
    bool given = has_hues(d);

    for (size_t t = 0; t < n; t++) {
        zij_period p = d->value->periods[t];
        zij_buf name = zij_buf_make(d->mem), id = zij_buf_make(d->mem);

        zij_text_put_period(&name, d->v.text, (zij_text_time){ p.ordinal, p.freq },
                            ZIJ_TEXT_WHEN_BARE);
        zij_put_period(&id, p);
        at[t] = (zij_chart_category){ .name = zij_buf_str(&name),
                                      .id = zij_buf_str(&id),
                                      .at = (double)p.ordinal / p.freq };
    }
    for (size_t i = 0; i < x->rows_n; i++) {
        const zij_code *code = &x->codes->codes[x->rows[i].code];
        zij_chart_point *points = zij_array(d->mem, n, zij_chart_point);

        for (size_t t = 0; t < n; t++)
            points[t] = point_of(d, &d->value->numbers[x->rows[i].series[0] * n + t]);
        series[i] = (zij_chart_series){
            .name = code->names.in[d->v.lang],
            .id = code->id,
            .hue = hue_of_line(d, i, given),
            .highlight = is_high(x, x->rows[i].code),
            .points = points,
        };
    }
    spec->categories = at;
    spec->category_count = n;
    spec->series = series;
    spec->series_count = x->rows_n;
}

/* Values of a chart are in what the format prints, so that ticks are round numbers in it.
 */
typedef struct scale {
    int power;
    const zij_text_lang *text;
} scale;

static void put_tick(zij_buf *out, double value, int decimals, const void *with)
{
    const scale *s = with;
    double unit = (double)zij_pow10(decimals);
    double m = value * unit;
    zij_dec d = { (int64_t)(m < 0 ? m - 0.5 : m + 0.5), (int8_t)decimals };

    zij_text_put_number(out, s->text, d, (zij_text_style){ 0 });
}

static void rescale(const drawing *d, zij_chart_spec *spec)
{
    const zij_format *f = &d->x->columns[0].format;
    int power = zij_format_power(f, &d->value->measure);
    double by = power < 0 ? (double)zij_pow10(-power) : 1 / (double)zij_pow10(power);
    scale *s = zij_new(d->mem, scale);

    for (size_t i = 0; i < spec->series_count; i++) {
        zij_chart_point *points = (zij_chart_point *)(uintptr_t)spec->series[i].points;

        for (size_t k = 0; k < spec->category_count; k++)
            points[k].value *= by;
    }
    *s = (scale){ power, d->v.text };
    spec->tick = put_tick;
    spec->tick_with = s;
}

static zij_str words_of(const drawing *d, const zij_words *w)
{
    zij_buf b = zij_buf_make(d->mem);

    zij_put_words(&b, d->p, w->in[d->v.lang], d->v);
    return zij_buf_str(&b);
}

void zij_exhibit_chart(const zij_pages *pages, const zij_page *p, const zij_exhibit *x,
                       zij_voice v, double width, zij_arena *mem, zij_chart_spec *out)
{
    drawing d = { pages, p, x, &p->formulas[x->columns[0].formula].value, v, mem };
    zij_buf desc = zij_buf_make(mem);

    zij_put_subtitle(&desc, p, x, v);
    *out = (zij_chart_spec){
        .kind = zij_str_of(x->kind->chart),
        .lang = pages->book->langs.id[v.lang],
        .where = x->where,
        .width = width,
        .title = words_of(&d, &x->title),
        .desc = zij_buf_str(&desc),
        .unit = zij_page_unit(p, x, 0, v, mem),
        .forecast = x->forecast ? zij_page_says(v, ZIJ_SAY_FORECAST) : (zij_str){ 0 },
        .from_zero = true,
    };
    (x->kind->over_time ? fill_lines : fill_bars)(&d, out);
    rescale(&d, out);
}
