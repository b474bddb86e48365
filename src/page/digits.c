/* digits.c - digits in the commentary.
 *
 * One must come from somewhere: a computed figure, the literals of the claim that the
 * text is bound to, or a source. Else it is an error, since nobody would notice when the
 * data change. */
#include "page/reader.h"

#include "base/utf8.h"

static const zij_diag_kind LOOSE_NUMBER = { "page-loose-number", ZIJ_ERROR,
                                            "A number in the text is tied to no data." };

/* A digit or a sign among digits as ASCII; 0 for all else. Japanese has them in full
 * width, Russian groups digits by no-break spaces. */
static char numeral(int32_t c)
{
    if (c >= 0xff0c && c <= 0xff19)
        c -= 0xff00 - 0x20;
    if (c == 0xa0 || c == 0x202f)
        return ' ';
    return (c >= '0' && c <= '9') || c == ',' || c == '.' ? (char)c : '\0';
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* The digits from i on, single signs among them; *i moves behind the last. */
static zij_str number_at(zij_str s, size_t *i)
{
    size_t from = *i, last = from;

    for (size_t at = from; at < s.len;) {
        size_t here = at;
        char c = numeral(zij_utf8_next(s, &at));

        if (is_digit(c))
            last = at;
        else if (c == '\0' || here != last)
            break;
    }
    *i = last;
    return zij_str_sub(s, from, last);
}

/* A number as an expression would have it: signs that group are left out, and a comma is
 * one of them or, where `point` is set, the decimal sign. */
static zij_str plain_number(zij_str s, bool point, zij_arena *mem)
{
    zij_buf b = zij_buf_make(mem);

    for (size_t i = 0; i < s.len;) {
        char c = numeral(zij_utf8_next(s, &i));

        if (is_digit(c) || c == '.' || (c == ',' && point))
            zij_put_byte(&b, c == ',' ? '.' : c);
    }
    return zij_buf_str(&b);
}

/* Words for powers of ten behind a number. */
static const struct {
    const char *word;
    int power;
} scales[] = {
    { "千", 3 },       { "万", 4 },      { "億", 8 },      { "兆", 12 },
    { "thousand", 3 }, { "million", 6 }, { "billion", 9 }, { "trillion", 12 },
    { "тыс", 3 },      { "млн", 6 },     { "млрд", 9 },    { "трлн", 12 },
};

/* The power of ten of the word at i, behind a blank or none; 0: no such word. */
static int scale_at(zij_str s, size_t i)
{
    zij_str rest = zij_str_sub(s, i, s.len);

    if (zij_str_starts(rest, ZIJ_STR(" ")))
        rest = zij_str_sub(rest, 1, rest.len);
    else if (zij_str_starts(rest, ZIJ_STR("\xc2\xa0")))
        rest = zij_str_sub(rest, 2, rest.len);
    for (size_t k = 0; k < ZIJ_COUNT(scales); k++)
        if (zij_str_starts(rest, zij_str_of(scales[k].word)))
            return scales[k].power;
    return 0;
}

/* Whether a number of the text, counted by 10^scale, is a literal. Who writes 200 for a
 * flow in billions, or 10000 for one in dollars, may say 200 billion and 10 thousand:
 * with a word for its scale a number is compared up to thousands. */
static bool says_same(zij_str number, int scale, zij_str literal)
{
    zij_dec n, m;

    if (zij_dec_read(number, ZIJ_DEC_AS_PRINTED, &n) != ZIJ_DEC_OK ||
        zij_dec_read(literal, ZIJ_DEC_AS_PRINTED, &m) != ZIJ_DEC_OK)
        return false;
    for (int up = 0; up <= scale; up += 3) {
        zij_dec scaled = { n.m, (int8_t)(n.p - (scale - up)) };

        if (m.p - scaled.p <= ZIJ_DEC_DIGITS && zij_dec_cmp(scaled, m) == 0)
            return true;
    }
    return false;
}

/* Whether the claim around has this number as a literal: 10,000, 10 000 and 1万 are its
 * 10000, 57,5 is its 57.5, but 20 is no part of its 2024. */
static bool is_literal(zij_str literals, zij_str number, int scale, zij_arena *mem)
{
    zij_str plain = plain_number(number, false, mem);
    zij_str point = plain_number(number, true, mem);

    for (size_t i = 0; i < literals.len;) {
        size_t next = i;
        zij_str literal;

        if (!is_digit(numeral(zij_utf8_next(literals, &next)))) {
            i = next;
            continue;
        }
        literal = number_at(literals, &i);
        if (says_same(plain, scale, literal) || says_same(point, scale, literal))
            return true;
    }
    return false;
}

/* "1人当たり" is "per person". */
static bool is_idiom(zij_str number, zij_str behind)
{
    return (zij_str_eq(number, ZIJ_STR("1")) || zij_str_eq(number, ZIJ_STR("１"))) &&
           (zij_str_starts(behind, ZIJ_STR("人当たり")) ||
            zij_str_starts(behind, ZIJ_STR("人あたり")));
}

/* Whether a code's name stands around the digits from..to: 2月 of a list of months. */
static bool is_name(const zij_book *book, size_t lang, zij_str s, size_t from, size_t to)
{
    for (size_t k = 0; k < book->codelists_n; k++)
        for (size_t i = 0; i < book->codelists[k].n; i++) {
            zij_str name = book->codelists[k].codes[i].names.in[lang];
            zij_str around = zij_str_sub(s, to - ZIJ_MIN(to, name.len), from + name.len);

            if (name.len > to - from && zij_str_search(around, 0, name) < around.len)
                return true;
        }
    return false;
}

static bool is_year(zij_str number)
{
    return number.len == 4 && (number.at[0] == '1' || number.at[0] == '2') &&
           is_digit(number.at[1]) && is_digit(number.at[2]) && is_digit(number.at[3]);
}

/* What to do depends on what the number may be, and on what is around it. */
static void hint_number(zij_diags *to, zij_diag *d, zij_str number, zij_str literals)
{
    if (literals.len > 0)
        zij_hint(to, d,
                 "the claim does not have this number: say it there, or write "
                 "`= expression`");
    else if (is_year(number))
        zij_hint(
            to, d,
            "of a year write `= FLOW[KEY; %.*s] | when`; of others `= expression`, or "
            "bind the words to a claim or a source",
            ZIJ_ARG(number));
    else
        zij_hint(to, d, "write `= expression`, or bind the words to a claim or a source");
}

void zij_reader_digits(zij_page_reader *r, size_t lang, zij_str literals,
                       const zij_node *node)
{
    zij_str s = node->text;

    for (size_t i = 0; i < s.len;) {
        size_t here = i, end = i;
        zij_str number;
        zij_diag *d;

        if (!is_digit(numeral(zij_utf8_next(s, &i))))
            continue;
        number = number_at(s, &end);
        i = end;
        if (is_literal(literals, number, scale_at(s, end), r->mem) ||
            is_idiom(number, zij_str_sub(s, end, s.len)) ||
            is_name(r->book, lang, s, here, end))
            continue;
        d = zij_report(r->to, &LOOSE_NUMBER,
                       node->where.len == s.len ? zij_span_part(node->where, here, end)
                                                : node->where,
                       "the number %.*s is tied to no data", ZIJ_ARG(number));
        hint_number(r->to, d, number, literals);
    }
}
