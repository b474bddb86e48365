/* show_text.c - a value for people, and as CSV. */
#include "cli/show.h"

#include "base/utf8.h"
#include "emit/emit.h"

enum { FIGURES_SHOWN = 12, MOST_DECIMALS = 6 };

/* ---- numbers for people: 288.071 billion USD (current) ---- */

static const char *power_word(int power)
{
    static const struct {
        int power;
        const char *word;
    } words[] = {
        { 3, " thousand" }, { 6, " million" }, { 9, " billion" }, { 12, " trillion" }
    };

    for (size_t i = 0; i < ZIJ_COUNT(words); i++)
        if (words[i].power == power)
            return words[i].word;
    return NULL;
}

/* How a measure is shown: times 10^shift, with a word. The name of a unit such as
 * terawatt-hours tells its own power. */
static int shift_of(const zij_measure *m, const char **word)
{
    int power = m->multiplier - (m->unit == NULL ? 0 : m->unit->multiplier);

    *word = "";
    if (m->kinds_n == 0)
        return m->as == ZIJ_AS_PERCENT || m->as == ZIJ_AS_POINTS ? 2 : 0;
    if (m->unit != NULL && power == 0)
        return -m->multiplier;
    if (power_word(power) == NULL)
        return 0;
    *word = power_word(power);
    return -m->multiplier;
}

/* Whether `d` is all of x. */
static bool is_all(const zij_real *x, zij_dec d, int shift)
{
    zij_rat back;

    return x->exact && zij_rat_pow10(d.m, -d.p - shift, &back) &&
           zij_rat_cmp(back, x->r) == 0;
}

/* Whether `d`, which the middle is rounded to, lies outside the interval. */
static bool is_outside(const zij_number *n, zij_dec d, int shift)
{
    zij_real at = { .exact = true };

    if (!zij_rat_pow10(d.m, -d.p - shift, &at.r))
        return false;
    at.d = zij_rat_double(at.r);
    return zij_real_cmp(&at, &n->low) < 0 ||
           (!n->open_high && zij_real_cmp(&at, &n->high) > 0);
}

/* Of a published figure its own; else the first that show that the interval has two ends
 * and keep the middle inside it, or all of an exact number, up to six. */
static int decimals_of(const zij_number *n, int shift)
{
    zij_dec low, high, middle;

    if (n->figure.table != NULL && zij_figure_obs(n->figure)->state == ZIJ_OBS_VALUE)
        return zij_figure_obs(n->figure)->p;
    for (int d = 0; d < MOST_DECIMALS; d++) {
        if (!zij_real_round(&n->low, shift, d, &low) ||
            !zij_real_round(&n->high, shift, d, &high) ||
            !zij_real_round(&n->middle, shift, d, &middle))
            return 0;
        if ((low.m != high.m && !is_outside(n, middle, shift)) ||
            (zij_real_cmp(&n->low, &n->high) == 0 && is_all(&n->middle, low, shift)))
            return d;
    }
    return MOST_DECIMALS;
}

static void put_rounded(zij_buf *b, const zij_real *x, int shift, int decimals)
{
    zij_dec d;

    if (zij_real_round(x, shift, decimals, &d))
        zij_put_dec(b, d);
    else
        zij_put_c(b, "too large to print");
}

/* The name of the flow's unit while it is exactly that, else what is counted. */
static void put_unit(zij_buf *b, const zij_measure *m, const char *word, size_t lang)
{
    zij_buf unit = zij_buf_make(b->mem);

    zij_put_c(b, word);
    if (m->unit != NULL && m->kinds_n > 0) {
        zij_put(&unit, m->unit->name.in[lang]);
        if (m->basis.len > 0)
            zij_putf(&unit, " (%.*s)", ZIJ_ARG(m->basis));
    } else {
        zij_put_measure(&unit, m);
    }
    if (unit.len > 0 && !zij_str_eq(zij_buf_str(&unit), ZIJ_STR("%")))
        zij_put_byte(b, ' ');
    zij_put(b, zij_buf_str(&unit));
}

static void put_number(zij_buf *b, const zij_number *n, const zij_measure *m, size_t lang)
{
    const char *word;
    int shift = shift_of(m, &word), decimals = decimals_of(n, shift);

    put_rounded(b, &n->middle, shift, ZIJ_MAX(decimals, 0));
    put_unit(b, m, word, lang);
    if (n->open_high) {
        zij_put_c(b, " or more");
    } else if (zij_real_cmp(&n->low, &n->high) != 0) {
        zij_put_c(b, " (");
        put_rounded(b, &n->low, shift, ZIJ_MAX(decimals + 1, 0));
        zij_put_c(b, " to ");
        put_rounded(b, &n->high, shift, ZIJ_MAX(decimals + 1, 0));
        zij_put_byte(b, ')');
    }
}

static void put_shown(zij_buf *b, const zij_value *v, const zij_shown *s, size_t lang)
{
    if (s->verdict != NULL)
        zij_put_c(b, s->verdict);
    if (s->moment != NULL) {
        zij_put_c(b, s->verdict != NULL && s->moment->n > 0 ? ": " : "");
        zij_show_moment(b, s->moment, false);
    }
    if (s->number != NULL && s->number->state == ZIJ_NUMBER_KNOWN) {
        zij_put_c(b, s->verdict != NULL ? ": " : "");
        put_number(b, s->number, &v->measure, lang);
        if (s->right != NULL && s->right->state == ZIJ_NUMBER_KNOWN) {
            zij_put_c(b, " against ");
            put_number(b, s->right, &v->measure, lang);
        }
    }
    if (s->forecast)
        zij_put_c(b, ", a forecast");
    if (s->reason.len > 0)
        zij_putf(b, "; %.*s", ZIJ_ARG(s->reason));
}

static void put_figures(zij_buf *b, const zij_figure *at, size_t n)
{
    for (size_t i = 0; i < n && i < FIGURES_SHOWN; i++) {
        const zij_obs *o = zij_figure_obs(at[i]);

        zij_put_c(b, "  ");
        zij_put_figure(b, at[i]);
        zij_put_c(b, " = ");
        if (o->state == ZIJ_OBS_VALUE)
            zij_show_digits(b, at[i]);
        else
            zij_put_c(b, "missing");
        zij_putf(b, "  %.*s\n",
                 ZIJ_ARG(zij_emit_source(at[i].table->flow, at[i].table->pool, o)));
    }
    if (n > FIGURES_SHOWN)
        zij_putf(b, "  and %zu more; --format=json lists them all\n", n - FIGURES_SHOWN);
}

/* ---- tables of text ---- */

static void put_cell(zij_buf *b, zij_str s, size_t width)
{
    zij_put(b, s);
    for (size_t n = zij_utf8_count(s); n < width + 2; n++)
        zij_put_byte(b, ' ');
}

static zij_str period_text(const zij_value *v, size_t series, size_t t, zij_arena *mem)
{
    zij_period p = zij_show_period(v, series, t);
    zij_buf b = zij_buf_make(mem);

    if (p.freq != 0)
        zij_put_period(&b, p);
    return zij_buf_str(&b);
}

static size_t width_of(const zij_value *v, size_t axis)
{
    size_t width = v->axes[axis].id.len;

    for (size_t i = 0; i < v->series_n; i++)
        width = ZIJ_MAX(width, zij_show_code(v, i, axis).len);
    return width;
}

static void table_text(zij_buf *out, const zij_value *v, size_t lang)
{
    size_t width[ZIJ_DIMS];

    for (size_t a = 0; a < v->axes_n; a++) {
        width[a] = width_of(v, a);
        put_cell(out, v->axes[a].id, width[a]);
    }
    zij_put_c(out, "TIME_PERIOD  VALUE\n");
    for (size_t i = 0; i < v->series_n; i++)
        for (size_t t = 0; t < v->periods_n; t++) {
            zij_shown s = zij_show_cell(v, i * v->periods_n + t);

            for (size_t a = 0; a < v->axes_n; a++)
                put_cell(out, zij_show_code(v, i, a), width[a]);
            put_cell(out, period_text(v, i, t, out->mem), 11);
            put_shown(out, v, &s, lang);
            zij_put_byte(out, '\n');
        }
}

static void codes_text(zij_buf *out, const zij_value *v)
{
    const char *state = zij_show_codes_state(v);

    if (v->codes.n > 0 && v->codes.list != NULL) {
        zij_put_byte(out, v->codes.ordered ? '[' : '{');
        for (size_t i = 0; i < v->codes.n; i++)
            zij_putf(out, "%s%.*s", i == 0 ? "" : ", ",
                     ZIJ_ARG(v->codes.list->codes[v->codes.at[i]].id));
        zij_put_c(out, v->codes.ordered ? "]" : "}");
        if (state != NULL)
            zij_put_byte(out, ' ');
    }
    if (state != NULL)
        zij_put_c(out, state);
    if (v->codes.why.text.len > 0)
        zij_putf(out, "; %.*s", ZIJ_ARG(v->codes.why.text));
    zij_put_byte(out, '\n');
}

void zij_show_text(zij_buf *out, const zij_value *v, size_t lang)
{
    if (v->kind == ZIJ_VALUE_CODES) {
        codes_text(out, v);
    } else if (!zij_value_is_scalar(v)) {
        table_text(out, v, lang);
        return;
    } else {
        zij_shown s = zij_show_cell(v, 0);

        put_shown(out, v, &s, lang);
        zij_put_byte(out, '\n');
        if (s.figures_n > 0) {
            put_figures(out, s.figures, s.figures_n);
            return;
        }
    }
    put_figures(out, v->evidence.at, v->evidence.n);
}

/* ---- on one line ---- */

enum { CELLS_SHOWN = 6 };

static void cell_line(zij_buf *out, const zij_value *v, size_t cell, size_t lang)
{
    size_t series = cell / v->periods_n, t = cell % v->periods_n;
    zij_str when = period_text(v, series, t, out->mem);
    zij_shown s = zij_show_cell(v, cell);

    s.reason = (zij_str){ 0 };
    for (size_t a = 0; a < v->axes_n; a++)
        zij_putf(out, "%.*s ", ZIJ_ARG(zij_show_code(v, series, a)));
    if (v->time && when.len > 0)
        zij_putf(out, "%.*s ", ZIJ_ARG(when));
    put_shown(out, v, &s, lang);
}

void zij_show_line(zij_buf *out, const zij_value *v, size_t lang)
{
    size_t n = v->series_n * v->periods_n;

    if (v->kind == ZIJ_VALUE_CODES) {
        codes_text(out, v);
        return;
    }
    for (size_t i = 0; i < n && i < CELLS_SHOWN; i++) {
        zij_put_c(out, i > 0 ? "; " : "");
        cell_line(out, v, i, lang);
    }
    if (n > CELLS_SHOWN)
        zij_putf(out, "; and %zu more", n - CELLS_SHOWN);
    zij_put_byte(out, '\n');
}

/* ---- CSV ---- */

static void put_end(zij_buf *out, const zij_real *x, const zij_measure *m, zij_end end)
{
    zij_put_byte(out, ',');
    zij_show_real(out, x, m, end);
}

static void cell_csv(zij_buf *out, const zij_value *v, size_t series, size_t t)
{
    zij_shown s = zij_show_cell(v, series * v->periods_n + t);
    zij_buf unit = zij_buf_make(out->mem);
    const zij_number *n = s.number;
    bool known = n != NULL && n->state == ZIJ_NUMBER_KNOWN;

    for (size_t a = 0; a < v->axes_n; a++) {
        zij_csv_put(out, true, zij_show_code(v, series, a));
        zij_put_byte(out, ',');
    }
    zij_put(out, period_text(v, series, t, out->mem));
    if (known) {
        put_end(out, &n->middle, &v->measure, ZIJ_END_NONE);
        put_end(out, &n->low, &v->measure, ZIJ_END_LOW);
    } else {
        zij_put_c(out, ",");
        if (s.moment != NULL)
            zij_show_moment(out, s.moment, true);
        zij_put_c(out, ",");
    }
    if (known && !n->open_high)
        put_end(out, &n->high, &v->measure, ZIJ_END_HIGH);
    else
        zij_put_byte(out, ',');
    zij_show_unit(&unit, &v->measure);
    zij_csv_put(out, false, zij_buf_str(&unit));
    zij_csv_put(out, false, zij_str_of(s.verdict));
    zij_csv_put(out, false, s.reason);
    zij_csv_end_row(out);
}

static void codes_csv(zij_buf *out, const zij_value *v)
{
    zij_put_c(out, "PLACE,CODE,VERDICT,REASON\n");
    for (size_t i = 0; v->codes.list != NULL && i < v->codes.n; i++) {
        zij_putf(out, "%zu,%.*s", i + 1,
                 ZIJ_ARG(v->codes.list->codes[v->codes.at[i]].id));
        zij_csv_put(out, false, zij_str_of(zij_show_codes_state(v)));
        zij_csv_put(out, false, v->codes.why.text);
        zij_csv_end_row(out);
    }
    if (v->codes.n == 0) {
        zij_put_byte(out, ',');
        zij_csv_put(out, false, zij_str_of(zij_show_codes_state(v)));
        zij_csv_put(out, false, v->codes.why.text);
        zij_csv_end_row(out);
    }
}

void zij_show_csv(zij_buf *out, const zij_value *v)
{
    if (v->kind == ZIJ_VALUE_CODES) {
        codes_csv(out, v);
        return;
    }
    for (size_t a = 0; a < v->axes_n; a++) {
        zij_csv_put(out, true, v->axes[a].id);
        zij_put_byte(out, ',');
    }
    zij_put_c(out, "TIME_PERIOD,VALUE,LOW,HIGH,UNIT,VERDICT,REASON\n");
    for (size_t i = 0; i < v->series_n; i++)
        for (size_t t = 0; t < v->periods_n; t++)
            cell_csv(out, v, i, t);
}
