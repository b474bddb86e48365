/* number.c - decimals become strings of digits, which are rounded, scaled and cut into
 * groups as text: no arithmetic can overflow. */
#include "text/lang.h"

enum {
    POWER_MOST = 18,
    DECIMALS_MOST = 2, /* of a rounded number before its word: 3.72億 */
    DIGITS_MOST = 64,  /* 19 of the integer, 9 + 18 zeros on either side */
};

/* digits x 10^exp */
typedef struct figure {
    char digit[DIGITS_MOST];
    int n, exp;
    bool negative;
} figure;

static bool is_zero(const figure *f)
{
    return f->n == 1 && f->digit[0] == '0';
}

/* Rounds to `keep` digits, half away from zero; 9.99 to two digits is 10. */
static void round_to(figure *f, int keep)
{
    int i = keep;

    if (keep <= 0 || f->n <= keep)
        return;
    f->exp += f->n - keep;
    f->n = keep;
    if (f->digit[keep] < '5')
        return;
    while (i > 0 && f->digit[i - 1] == '9')
        f->digit[--i] = '0';
    if (i > 0) {
        f->digit[i - 1]++;
        return;
    }
    f->digit[0] = '1'; /* the others are 0 now */
    f->exp++;
}

static figure figure_of(zij_dec d, const zij_text_style *s)
{
    figure f = { .exp = s->power - d.p, .negative = d.m < 0 };
    uint64_t m = d.m < 0 ? 0 - (uint64_t)d.m : (uint64_t)d.m;
    char back[20];
    int n = 0;

    ZIJ_ASSERT(s->power >= -POWER_MOST && s->power <= POWER_MOST);
    ZIJ_ASSERT(d.p >= ZIJ_DEC_MIN && d.p <= ZIJ_DEC_MAX);
    do
        back[n++] = (char)('0' + m % 10);
    while ((m /= 10) > 0);
    while (n > 0)
        f.digit[f.n++] = back[--n];
    round_to(&f, s->digits);
    if (is_zero(&f) && f.exp > 0)
        f.exp = 0;
    return f;
}

/* Digits before and after the decimal mark; one zero at least before it. */
typedef struct parts {
    char whole[DIGITS_MOST], part[DIGITS_MOST];
    int whole_n, part_n;
} parts;

static parts parts_of(const figure *f)
{
    parts p = { 0 };
    int before = f->n + f->exp; /* digits before the mark */

    ZIJ_ASSERT(before <= DIGITS_MOST && -f->exp <= DIGITS_MOST);
    if (before <= 0)
        p.whole[p.whole_n++] = '0';
    for (int i = 0; i < before; i++)
        p.whole[p.whole_n++] = i < f->n ? f->digit[i] : '0';
    for (int i = before; i < f->n; i++)
        p.part[p.part_n++] = i < 0 ? '0' : f->digit[i];
    return p;
}

static void put_sign(zij_buf *b, const zij_text_lang *l, const figure *f,
                     const zij_text_style *s)
{
    if (f->negative)
        zij_put_c(b, s->triangle ? l->negative : "−");
    else if (s->plus && !is_zero(f))
        zij_put_byte(b, '+');
}

static void put_whole(zij_buf *b, const zij_text_lang *l, const char *digit, int n,
                      bool grouped)
{
    for (int i = 0; i < n; i++) {
        if (i > 0 && grouped && n >= l->group_from && (n - i) % 3 == 0)
            zij_put_c(b, l->group);
        zij_put_byte(b, digit[i]);
    }
}

static void put_part(zij_buf *b, const zij_text_lang *l, const parts *p)
{
    if (p->part_n == 0)
        return;
    zij_put_c(b, l->mark);
    zij_put(b, (zij_str){ p->part, (size_t)p->part_n });
}

static void put_digits(zij_buf *b, const zij_text_lang *l, const figure *f,
                       const zij_text_style *s)
{
    parts p = parts_of(f);

    put_whole(b, l, p.whole, p.whole_n, !s->ungrouped);
    put_part(b, l, &p);
}

void zij_text_put_number(zij_buf *b, const zij_text_lang *l, zij_dec d, zij_text_style s)
{
    figure f = figure_of(d, &s);

    put_sign(b, l, &f, &s);
    put_digits(b, l, &f, &s);
}

void zij_text_put_percent(zij_buf *b, const zij_text_lang *l, zij_dec d, zij_text_style s)
{
    zij_text_put_number(b, l, d, s);
    zij_put_c(b, l->percent);
}

/* Beyond a thousand only the last three digits matter to a noun, and that there are more.
 */
static zij_text_plural plural_of(const zij_text_lang *l, const figure *f)
{
    parts p = parts_of(f);
    uint64_t whole = 0;

    for (int i = 0; i < p.whole_n; i++)
        whole = (whole < 1000 ? whole : 1000 + whole % 1000) * 10 +
                (uint64_t)(p.whole[i] - '0');
    return l->plural(whole, p.part_n > 0);
}

zij_text_plural zij_text_plural_of(const zij_text_lang *l, zij_dec d, int power)
{
    figure f = figure_of(d, &(zij_text_style){ .power = power });

    return plural_of(l, &f);
}

void zij_text_put_points(zij_buf *b, const zij_text_lang *l, zij_dec d, zij_text_style s)
{
    figure f = figure_of(d, &s);

    zij_text_put_number(b, l, d, s);
    zij_put_c(b, l->gap);
    zij_put_c(b, l->points[plural_of(l, &f)]);
}

static void put_noun(zij_buf *b, const char *gap, zij_str noun)
{
    if (noun.len > 0) {
        zij_put_c(b, gap);
        zij_put(b, noun);
    }
}

void zij_text_put_amount(zij_buf *b, const zij_text_lang *l, zij_dec d,
                         zij_text_unit unit, zij_text_style s)
{
    figure f = figure_of(d, &s);

    put_sign(b, l, &f, &s);
    zij_put(b, unit.before);
    put_digits(b, l, &f, &s);
    put_noun(b, l->gap, unit.form[plural_of(l, &f)]);
}

/* 2,914億8,000万: groups of four digits, each with its word; groups of zeros are left
 * out. Numbers in full, and rounded ones that put_one would give too many decimals. */
static void put_each(zij_buf *b, const zij_text_lang *l, const figure *f,
                     const zij_text_style *s)
{
    parts p = parts_of(f);
    int at = 0;
    bool worded = false;

    for (size_t i = 0; i < ZIJ_TEXT_WORDS && l->words[i].word != NULL; i++) {
        int end = p.whole_n - l->words[i].power;

        if (end <= at)
            continue;
        while (at < end && p.whole[at] == '0')
            at++;
        if (at < end) {
            put_whole(b, l, p.whole + at, end - at, !s->ungrouped);
            zij_put_c(b, l->words[i].word);
        }
        at = end;
        worded = true;
    }
    while (worded && at < p.whole_n && p.whole[at] == '0')
        at++;
    if (p.part_n > 0 && at == p.whole_n)
        at--; /* 1億0.5 */
    put_whole(b, l, p.whole + at, p.whole_n - at, !s->ungrouped);
    put_part(b, l, &p);
}

/* 291.5 billion; NULL when the number is too small for a word. */
static const char *put_one(zij_buf *b, const zij_text_lang *l, figure f,
                           const zij_text_style *s)
{
    const zij_text_word *w = l->words, *end = w + ZIJ_TEXT_WORDS;

    while (w < end && w->word != NULL && (is_zero(&f) || f.n + f.exp < w->least))
        w++;
    if (w == end || w->word == NULL) {
        put_digits(b, l, &f, s);
        return NULL;
    }
    f.exp -= w->power;
    while (s->digits == 0 && f.exp < 0 && f.n > 1 && f.digit[f.n - 1] == '0') {
        f.n--;
        f.exp++;
    }
    put_digits(b, l, &f, s);
    return w->word;
}

/* Whether groups of four digits have a word each. A rounded number is read at once, and
 * claims no digits it has not, as 38.7億 rather than 38億7,000万. */
static bool in_groups(const zij_text_lang *l, const figure *f, const zij_text_style *s)
{
    const zij_text_word *w = l->words, *end = w + ZIJ_TEXT_WORDS;

    if (!l->words_each || s->digits == 0)
        return l->words_each;
    while (w < end && w->word != NULL && f->n + f->exp < w->least)
        w++;
    return w < end && w->word != NULL && w->power - f->exp > DECIMALS_MOST;
}

void zij_text_put_compact(zij_buf *b, const zij_text_lang *l, zij_dec d,
                          zij_text_unit unit, zij_text_style s)
{
    figure f = figure_of(d, &s);
    const char *word = NULL;

    put_sign(b, l, &f, &s);
    zij_put(b, unit.before);
    if (in_groups(l, &f, &s))
        put_each(b, l, &f, &s);
    else
        word = put_one(b, l, f, &s);
    if (word == NULL) {
        put_noun(b, l->gap, unit.form[plural_of(l, &f)]);
        return;
    }
    put_noun(b, l->gap, zij_str_of(word));
    put_noun(b, l->noun_gap, unit.form[ZIJ_TEXT_MANY]);
}

void zij_text_put_scale(zij_buf *b, const zij_text_lang *l, int power)
{
    const zij_text_word *w = l->words, *end = w + ZIJ_TEXT_WORDS;
    zij_text_style rest = { .power = power };

    if (power == 0)
        return;
    while (w < end && w->word != NULL && w->power > power)
        w++;
    if (w == end || w->word == NULL)
        w = NULL;
    else
        rest.power -= w->power;
    if (w == NULL || rest.power > 0 || l->words_each) {
        zij_text_put_number(b, l, (zij_dec){ 1, 0 }, rest);
        zij_put_c(b, l->gap);
    }
    if (w != NULL) {
        zij_put_c(b, w->word);
        zij_put_c(b, l->noun_gap);
    }
}
