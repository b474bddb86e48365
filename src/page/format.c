/* format.c - values in words: one row per format. */
#include "page/page.h"

enum {
    FORMAT_DECIMALS = 9,
    USUAL_DECIMALS = 1,
    USUAL_DIGITS = 3,
    COMPACT_DECIMALS = 9, /* taken before rounding to significant digits */
};

static const zij_diag_kind UNKNOWN = { "format-unknown", ZIJ_ERROR,
                                       "There is no format of that name." };
static const zij_diag_kind ARGUMENT = { "format-argument", ZIJ_ERROR,
                                        "A format has an argument that it cannot take." };
static const zij_diag_kind MISMATCH = { "format-mismatch", ZIJ_ERROR,
                                        "A value cannot be printed in that format." };

typedef bool put_real(zij_buf *b, const zij_real *x, const zij_measure *m, zij_format f,
                      zij_voice v);

typedef enum takes {
    TAKES_NUMBER,
    TAKES_AMOUNT, /* no percentage */
    TAKES_PURE,
    TAKES_CODES,
    TAKES_ANY
} takes;

struct zij_format_kind {
    const char *name;
    takes takes;
    uint8_t args_most;
    int lo[2], hi[2];
    put_real *put; /* NULL: not for numbers */
};

static int arg_or(zij_format f, size_t i, int usual)
{
    return f.args_n > i ? f.args[i] : usual;
}

/* Rounds x times 10^shift; decimals below zero round to tens, hundreds ... */
static bool round_to(const zij_real *x, int shift, int decimals, zij_dec *out)
{
    int tens = ZIJ_MAX(-decimals, 0);

    if (!zij_real_round(x, shift - tens, decimals + tens, out))
        return false;
    for (int i = 0; i < tens; i++)
        if (__builtin_mul_overflow(out->m, 10, &out->m))
            return false;
    return true;
}

static bool put_plain(zij_buf *b, const zij_real *x, const zij_measure *m, zij_format f,
                      zij_voice v)
{
    zij_dec d;

    if (!round_to(x, -arg_or(f, 1, m->multiplier), f.args[0], &d))
        return false;
    zij_text_put_number(b, v.text, d, (zij_text_style){ .triangle = v.table });
    return true;
}

static bool put_percent(zij_buf *b, const zij_real *x, const zij_measure *m, zij_format f,
                        zij_voice v)
{
    zij_dec d;

    (void)m;
    if (!round_to(x, 2, f.args[0], &d))
        return false;
    zij_text_put_percent(b, v.text, d, (zij_text_style){ .triangle = v.table });
    return true;
}

static bool put_points(zij_buf *b, const zij_real *x, const zij_measure *m, zij_format f,
                       zij_voice v)
{
    zij_dec d;

    (void)m;
    if (!round_to(x, 2, f.args[0], &d))
        return false;
    zij_text_put_points(b, v.text, d, (zij_text_style){ .triangle = v.table });
    return true;
}

/* The kind that is counted: the only one, or the one a person has so much of, as the text
 * around an amount says "a head" itself; empty for any other product. */
static zij_str counted_of(const zij_measure *m)
{
    zij_str none = { 0 };
    zij_str counted = none;

    for (size_t i = 0; i < m->kinds_n; i++) {
        if (m->kinds[i].power == 1 && counted.len == 0)
            counted = m->kinds[i].kind;
        else if (m->kinds[i].power != -1 ||
                 !zij_str_eq(m->kinds[i].kind, ZIJ_STR("person")))
            return none;
    }
    return counted;
}

/* The words of a measure: of what it counts when there are some, else the unit's short
 * name, which says the unit's own multiplier (TWh), so that *power leaves it out. */
static zij_text_unit words_of(const zij_measure *m, zij_voice v, int *power)
{
    zij_text_unit none = { 0 };
    zij_str counted = counted_of(m);

    if (counted.len > 0) {
        zij_text_unit u = zij_text_unit_of(v.text, counted);

        if (u.before.len > 0 || u.form[ZIJ_TEXT_MANY].len > 0)
            return u;
    }
    if (m->unit == NULL)
        return none;
    *power -= m->unit->multiplier;
    return zij_text_unit_plain(m->unit->brief.in[v.lang]);
}

static bool put_compact(zij_buf *b, const zij_real *x, const zij_measure *m, zij_format f,
                        zij_voice v)
{
    zij_text_style style = { .power = m->multiplier, .digits = f.args[0] };
    zij_text_unit words = words_of(m, v, &style.power);
    int decimals = COMPACT_DECIMALS;
    zij_dec d;

    while (!zij_real_round(x, -m->multiplier, decimals, &d))
        if (--decimals < 0)
            return false;
    zij_text_put_compact(b, v.text, d, words, style);
    return true;
}

static bool put_rank(zij_buf *b, const zij_real *x, const zij_measure *m, zij_format f,
                     zij_voice v)
{
    zij_dec d;

    (void)m, (void)f;
    if (!zij_real_round(x, 0, 0, &d))
        return false;
    zij_text_put_rank(b, v.text, d.m, false);
    return true;
}

static const zij_format_kind kinds[] = {
    /* name      takes         args  least     most            */
    { "number", TAKES_NUMBER, 2, { 0, -18 }, { FORMAT_DECIMALS, 18 }, put_plain },
    { "percent", TAKES_PURE, 1, { 0 }, { FORMAT_DECIMALS }, put_percent },
    { "points", TAKES_PURE, 1, { 0 }, { FORMAT_DECIMALS }, put_points },
    { "compact", TAKES_AMOUNT, 1, { 1 }, { 18 }, put_compact },
    { "rank", TAKES_AMOUNT, 0, { 0 }, { 0 }, put_rank },
    { "name", TAKES_CODES, 0, { 0 }, { 0 }, NULL },
    { "names", TAKES_CODES, 0, { 0 }, { 0 }, NULL },
    { "when", TAKES_ANY, 0, { 0 }, { 0 }, NULL },
};

static const struct {
    const char *name;
    zij_text_when when;
} whens[] = {
    { "bare", ZIJ_TEXT_WHEN_BARE }, { "brief", ZIJ_TEXT_WHEN_BRIEF },
    { "name", ZIJ_TEXT_WHEN_NAME }, { "of", ZIJ_TEXT_WHEN_OF },
    { "in", ZIJ_TEXT_WHEN_IN },     { "since", ZIJ_TEXT_WHEN_SINCE },
};
_Static_assert(ZIJ_COUNT(whens) == ZIJ_TEXT_WHENS, "a row for every form of a period");

const char *zij_format_name(size_t i)
{
    return i < ZIJ_COUNT(kinds) ? kinds[i].name : NULL;
}

static bool is_kind(const zij_format *f, const char *name)
{
    return f->kind != NULL && zij_str_eq(zij_str_of(f->kind->name), zij_str_of(name));
}

static zij_rc bad_argument(zij_span where, zij_diags *to, const zij_format_kind *k)
{
    zij_diag *d = zij_report(to, &ARGUMENT, where, "%s cannot take %.*s", k->name,
                             ZIJ_ARG(zij_span_str(where)));

    if (k->args_most > 0)
        zij_hint(to, d, "write %s(%d) to %s(%d)", k->name, k->lo[0], k->name, k->hi[0]);
    return ZIJ_EINPUT;
}

static zij_rc read_when(zij_span word, zij_diags *to, zij_format *f)
{
    zij_str s = zij_str_trim(zij_span_str(word));
    zij_diag *d;

    for (size_t i = 0; i < ZIJ_COUNT(whens); i++) {
        if (zij_str_eq(s, zij_str_of(whens[i].name))) {
            f->when = whens[i].when;
            return ZIJ_OK;
        }
    }
    d = zij_report(to, &ARGUMENT, word, "when has no form %.*s", ZIJ_ARG(s));
    zij_hint(to, d, "write when(bare), brief, name, of, in or since");
    return ZIJ_EINPUT;
}

static bool read_int(zij_str s, int *out)
{
    zij_dec d;

    if (zij_dec_read(s, 0, &d) != ZIJ_DEC_OK || d.m < -99 || d.m > 99)
        return false;
    *out = (int)d.m;
    return true;
}

/* What stands between the brackets. */
static zij_rc read_args(zij_span inside, zij_diags *to, zij_format *f)
{
    zij_str rest = zij_span_str(inside), part;
    const zij_format_kind *k = f->kind;

    if (is_kind(f, "when"))
        return read_when(inside, to, f);
    while (zij_str_next(&rest, ',', &part)) {
        int *arg = &f->args[f->args_n];

        if (f->args_n >= k->args_most || !read_int(zij_str_trim(part), arg) ||
            *arg < k->lo[f->args_n] || *arg > k->hi[f->args_n])
            return bad_argument(inside, to, k);
        f->args_n++;
    }
    return ZIJ_OK;
}

static zij_span trim(zij_span s)
{
    zij_str whole = zij_span_str(s), inner = zij_str_trim(whole);
    size_t from = inner.len == 0 ? whole.len : (size_t)(inner.at - whole.at);

    return zij_span_part(s, from, from + inner.len);
}

zij_rc zij_format_read(zij_span text, zij_diags *to, zij_format *out)
{
    zij_span where = trim(text);
    zij_str s = zij_span_str(where);
    size_t open = zij_str_find(s, 0, '(');
    zij_str name = zij_str_trim(zij_str_sub(s, 0, open));
    zij_nearest near = zij_nearest_to(name);

    *out = (zij_format){ .when = ZIJ_TEXT_WHEN_BRIEF };
    for (size_t i = 0; i < ZIJ_COUNT(kinds); i++) {
        zij_nearest_try(&near, zij_str_of(kinds[i].name));
        if (zij_str_eq(name, zij_str_of(kinds[i].name)))
            out->kind = &kinds[i];
    }
    if (out->kind == NULL) {
        zij_diag *d = zij_report(to, &UNKNOWN, where, "%s%.*s",
                                 name.len > 0 ? "no format " : "no format stands here",
                                 ZIJ_ARG(name));

        if (near.best.len > 0)
            zij_hint_nearest(to, d, &near);
        else
            zij_hint(to, d,
                     "number, percent, points, compact, rank, name, names or when");
        return ZIJ_EINPUT;
    }
    if (open == s.len)
        return ZIJ_OK;
    if (s.at[s.len - 1] != ')')
        return bad_argument(where, to, out->kind);
    return read_args(zij_span_part(where, open + 1, s.len - 1), to, out);
}

/* What stops a format from printing figures of a measure; NULL: nothing. */
static const char *unfit(takes wants, const zij_measure *m)
{
    if (wants == TAKES_CODES)
        return "a number";
    if (wants == TAKES_PURE && m->kinds_n > 0)
        return "a number with a unit";
    if (wants == TAKES_AMOUNT && (m->as == ZIJ_AS_PERCENT || m->as == ZIJ_AS_POINTS))
        return "a percentage";
    return NULL;
}

static zij_diag *mismatch(const zij_format *f, const char *what, zij_span where,
                          zij_diags *to)
{
    return zij_report(to, &MISMATCH, where, "%s cannot print %s",
                      f->kind == NULL ? "a text" : f->kind->name, what);
}

zij_rc zij_format_check(const zij_format *f, const zij_expr *e, zij_span where,
                        zij_diags *to)
{
    zij_value_kind kind = zij_expr_kind(e);
    zij_measure m = zij_expr_measure(e);
    takes wants = f->kind == NULL ? TAKES_ANY : f->kind->takes;
    const char *what = NULL;

    if (is_kind(f, "when"))
        return ZIJ_OK;
    if ((kind == ZIJ_VALUE_PERIODS ||
         (kind == ZIJ_VALUE_NUMBERS && wants != TAKES_CODES)) &&
        !zij_expr_is_scalar(e)) {
        zij_hint(to, mismatch(f, "more than one value", where, to),
                 "name one code in each dimension and one period, or sum(...) it");
        return ZIJ_EINPUT;
    }
    if (kind == ZIJ_VALUE_VERDICTS)
        what = "a claim";
    else if (kind == ZIJ_VALUE_CODES && wants != TAKES_CODES && wants != TAKES_ANY)
        what = "a list of names";
    else if (kind == ZIJ_VALUE_PERIODS && wants != TAKES_ANY)
        what = "a period";
    else if (kind == ZIJ_VALUE_NUMBERS)
        what = unfit(wants, &m);
    if (what != NULL)
        mismatch(f, what, where, to);
    return what == NULL ? ZIJ_OK : ZIJ_EINPUT;
}

zij_rc zij_format_check_column(const zij_format *f, const zij_value *v, zij_span where,
                               zij_diags *to)
{
    const char *what = f->kind == NULL ? NULL : unfit(f->kind->takes, &v->measure);

    if (is_kind(f, "when"))
        what = "a column of figures";
    if (what != NULL)
        mismatch(f, what, where, to);
    return what == NULL ? ZIJ_OK : ZIJ_EINPUT;
}

static const zij_format_kind *usual_kind(const zij_measure *m)
{
    const char *name = m->as == ZIJ_AS_PERCENT  ? "percent"
                       : m->as == ZIJ_AS_POINTS ? "points"
                                                : "number";

    for (size_t i = 0; i < ZIJ_COUNT(kinds); i++)
        if (zij_str_eq(zij_str_of(kinds[i].name), zij_str_of(name)))
            return &kinds[i];
    return &kinds[0];
}

bool zij_format_names_unit(const zij_format *f)
{
    return f->kind != NULL && (f->kind->put == put_rank || f->kind->put == put_compact);
}

int zij_format_power(const zij_format *f, const zij_measure *m)
{
    const zij_format_kind *k =
        f->kind != NULL && f->kind->put != NULL ? f->kind : usual_kind(m);

    return k->put == put_percent || k->put == put_points ? -2
           : k->put == put_rank                          ? 0
                                                         : arg_or(*f, 1, m->multiplier);
}

static void put_missing(zij_buf *b, const zij_number *n)
{
    zij_figure f = n->figure.table != NULL ? n->figure : n->why.cell;
    char status = f.table == NULL ? 'M' : zij_figure_obs(f)->status;

    zij_put(b, zij_text_missing(status));
}

zij_voice zij_voice_of(const zij_book *book, size_t lang)
{
    return (zij_voice){ .lang = lang, .text = zij_text_lang_of(book->langs.id[lang]) };
}

/* The power of ten of the last digit that was published. */
static int last_of(const zij_number *n)
{
    return n->figure.table->flow->multiplier - zij_figure_obs(n->figure)->p;
}

/* Whether more digits are asked for than the figure was published with. */
static bool is_finer(const zij_number *n, const zij_measure *m, zij_format f)
{
    int digits = 0;

    if (f.kind->put == put_rank)
        return false;
    if (f.kind->put != put_compact)
        return zij_format_power(&f, m) - f.args[0] < last_of(n);
    for (int64_t rest = zij_figure_obs(n->figure)->m; rest != 0; rest /= 10)
        digits++;
    return f.args[0] > digits;
}

/* Half a unit of the last digit below or above what is printed. */
static bool edge_of(zij_dec d, int shift, int decimals, int half, zij_real *out)
{
    zij_i128 m = d.m;

    for (int i = decimals; i < 0; i++)
        m /= 10;
    if (!zij_rat_pow10(m * 10 + half, -decimals - 1 - shift, &out->r))
        return false;
    out->exact = true;
    out->d = zij_rat_double(out->r);
    return true;
}

/* Whether what is printed is right, whichever of the numbers of the interval is true; at
 * a tie both neighbours are. */
static bool is_supported(const zij_number *n, int shift, int decimals)
{
    zij_real low, high;
    zij_dec d;

    return round_to(&n->middle, shift, decimals, &d) &&
           edge_of(d, shift, decimals, -5, &low) &&
           edge_of(d, shift, decimals, 5, &high) && zij_real_cmp(&low, &n->low) <= 0 &&
           zij_real_cmp(&n->high, &high) <= 0;
}

bool zij_format_is_tie(const zij_format *f, const zij_number *n, const zij_measure *m)
{
    int shift = -zij_format_power(f, m);
    int decimals = f->args_n > 0 ? f->args[0] : f->decimals;
    zij_dec low, high;

    return n->state == ZIJ_NUMBER_KNOWN && !n->open_high &&
           round_to(&n->low, shift, decimals, &low) &&
           round_to(&n->high, shift, decimals, &high) && high.m - low.m <= 1;
}

static bool is_exact(const zij_number *n)
{
    return n->middle.exact && !n->open_high && zij_real_cmp(&n->low, &n->high) == 0;
}

/* The decimals that a computed number has: those that say all of an exact one, else those
 * that its interval supports, and `most` of them. Below zero: tens, hundreds ... */
static int decimals_of(const zij_number *n, int shift, int most)
{
    zij_rat whole;
    zij_dec d;

    for (int i = 0; i < most && is_exact(n); i++)
        if (round_to(&n->middle, shift, i, &d) &&
            zij_rat_pow10(d.m, -i - shift, &whole) &&
            zij_rat_cmp(whole, n->middle.r) == 0)
            return i;
    for (int i = most; !is_exact(n) && i > -ZIJ_DEC_DIGITS; i--) {
        if (is_supported(n, shift, i))
            return i;
        if (i < 0 && round_to(&n->middle, shift, i, &d) && d.m == 0)
            return 0; /* nothing would be left of it */
    }
    return is_exact(n) ? most : 0;
}

/* Significant digits that hold at both ends. */
static int digits_of(zij_arena *mem, const zij_number *n, const zij_measure *m,
                     zij_format f, zij_voice v)
{
    f.args_n = 1;
    for (f.args[0] = USUAL_DIGITS; f.args[0] > 0; f.args[0]--) {
        zij_buf low = zij_buf_make(mem), high = zij_buf_make(mem);

        if ((n->figure.table != NULL && !is_finer(n, m, f)) ||
            (put_compact(&low, &n->low, m, f, v) &&
             put_compact(&high, &n->high, m, f, v) &&
             zij_str_eq(zij_buf_str(&low), zij_buf_str(&high))))
            return f.args[0];
    }
    return USUAL_DIGITS;
}

/* Chooses the digits that nobody asked for. A published figure has its own. */
static void settle(zij_format *f, zij_arena *mem, const zij_number *n,
                   const zij_measure *m, zij_voice v)
{
    int power = zij_format_power(f, m);

    if (f->args_n > 0 || f->kind->put == put_rank)
        return;
    if (f->kind->put == put_compact)
        f->args[0] = digits_of(mem, n, m, *f, v);
    else if (n->figure.table != NULL)
        f->args[0] = ZIJ_MAX(power - last_of(n), 0);
    else if (f->settled)
        f->args[0] = f->decimals;
    else
        f->args[0] = decimals_of(n, -power, m->as == ZIJ_AS_COUNT ? 0 : USUAL_DECIMALS);
    f->args_n = 1;
}

void zij_format_settle(zij_format *f, const zij_number *const *all, size_t n,
                       const zij_measure *m)
{
    zij_format known = *f;
    int most = -1, rounded = FORMAT_DECIMALS, exact = 0;

    if (known.kind == NULL || known.kind->put == NULL)
        known.kind = usual_kind(m);
    for (size_t i = 0; i < n; i++)
        if (all[i]->state == ZIJ_NUMBER_KNOWN && all[i]->figure.table != NULL)
            most = ZIJ_MAX(most, zij_format_power(&known, m) - last_of(all[i]));
    most = most < 0 ? USUAL_DECIMALS : ZIJ_MIN(most, FORMAT_DECIMALS);
    for (size_t i = 0; i < n; i++) {
        int own;

        if (all[i]->state != ZIJ_NUMBER_KNOWN || all[i]->figure.table != NULL)
            continue;
        own = ZIJ_MAX(decimals_of(all[i], -zij_format_power(&known, m), most), 0);
        if (is_exact(all[i]))
            exact = ZIJ_MAX(exact, own);
        else
            rounded = ZIJ_MIN(rounded, own);
        f->settled = true;
    }
    f->decimals = (int8_t)(rounded < FORMAT_DECIMALS ? rounded : exact);
}

bool zij_put_number(zij_buf *b, const zij_number *n, const zij_measure *m, zij_format f,
                    zij_voice v)
{
    zij_buf low = zij_buf_make(b->mem), high = zij_buf_make(b->mem);

    if (f.kind == NULL || f.kind->put == NULL)
        f.kind = usual_kind(m);
    if (n->state != ZIJ_NUMBER_KNOWN) {
        put_missing(b, n);
        return true;
    }
    settle(&f, b->mem, n, m, v);
    if (!f.kind->put(b, &n->middle, m, f, v))
        return false; /* too many digits */
    if (n->open_high || (n->figure.table != NULL && !is_finer(n, m, f)))
        return true; /* a published figure supports its own digits */
    if (f.kind->put != put_compact)
        return is_supported(n, -zij_format_power(&f, m),
                            f.kind->put == put_rank ? 0 : f.args[0]);
    return put_compact(&low, &n->low, m, f, v) && put_compact(&high, &n->high, m, f, v) &&
           zij_str_eq(zij_buf_str(&low), zij_buf_str(&high));
}

bool zij_number_shown(const zij_number *n, const zij_measure *m, zij_format f,
                      zij_voice v, zij_arena *mem, zij_dec *out, int *power)
{
    if (f.kind == NULL || f.kind->put == NULL)
        f.kind = usual_kind(m);
    *power = zij_format_power(&f, m);
    if (n->state != ZIJ_NUMBER_KNOWN)
        return false;
    settle(&f, mem, n, m, v);
    if (f.kind->put == put_compact) /* words leave digits out; decimals say as much */
        f.args[0] = decimals_of(n, -*power, COMPACT_DECIMALS);
    return round_to(&n->middle, -*power, f.kind->put == put_rank ? 0 : f.args[0], out);
}

const char *zij_format_why_not(const zij_format *f, const zij_value *value)
{
    if (value->kind == ZIJ_VALUE_PERIODS)
        return "there is no such period";
    if (is_kind(f, "when"))
        return "the value has no period";
    return value->kind == ZIJ_VALUE_NUMBERS ? "the value has more than 18 digits"
                                            : "the names belong to no codelist";
}

zij_period zij_value_period(const zij_value *value)
{
    zij_period last = { 0 };

    if (value->kind == ZIJ_VALUE_PERIODS)
        return last;
    if (value->periods != NULL && value->periods_n > 0)
        return value->periods[value->periods_n - 1];
    for (size_t i = 0; i < value->evidence.n; i++) {
        zij_period p = zij_figure_period(value->evidence.at[i]);

        if (last.freq == 0 || zij_period_cmp(p, last) > 0)
            last = p;
    }
    return last;
}

static void put_names(zij_buf *b, const zij_value *value, zij_voice v)
{
    zij_str *names = zij_array(b->mem, value->codes.n, zij_str);

    for (size_t i = 0; i < value->codes.n; i++)
        names[i] = value->codes.list->codes[value->codes.at[i]].names.in[v.lang];
    zij_text_put_list(b, v.text, names, value->codes.n, ZIJ_TEXT_AND);
}

static bool put_moment(zij_buf *b, const zij_moment *m, zij_format f, zij_voice v)
{
    zij_str *names = zij_array(b->mem, m->n, zij_str);

    for (size_t i = 0; i < m->n; i++) {
        zij_buf one = zij_buf_make(b->mem);

        zij_text_put_period(&one, v.text,
                            (zij_text_time){ m->at[i].ordinal, m->at[i].freq }, f.when);
        names[i] = zij_buf_str(&one);
    }
    if (m->state == ZIJ_PROVED)
        zij_text_put_list(b, v.text, names, m->n, ZIJ_TEXT_AND);
    return m->state == ZIJ_PROVED && m->n > 0;
}

bool zij_put_value(zij_buf *b, const zij_value *value, zij_format f, zij_voice v)
{
    zij_period p = zij_value_period(value);

    if (value->kind == ZIJ_VALUE_PERIODS)
        return put_moment(b, &value->moments[0], f, v);
    if (is_kind(&f, "when")) {
        if (p.freq != 0)
            zij_text_put_period(b, v.text, (zij_text_time){ p.ordinal, p.freq }, f.when);
        return p.freq != 0;
    }
    switch (value->kind) {
    case ZIJ_VALUE_NUMBERS:
        return zij_put_number(b, &value->numbers[0], &value->measure, f, v);
    case ZIJ_VALUE_CODES:
        if (value->codes.list == NULL)
            return false;
        put_names(b, value, v);
        return value->codes.state == ZIJ_PROVED;
    case ZIJ_VALUE_VERDICTS:
        zij_put_c(b, zij_outcome_name(value->verdicts[0].outcome));
        return true;
    case ZIJ_VALUE_PERIODS:
        break;
    }
    return false;
}
