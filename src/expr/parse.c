/* Recursive descent over the bytes of the text. Precedence, loosest first:
 * or, and, not, comparisons (not chained), + -, * /, unary -, primaries. */
#include "expr/ast.h"

const zij_diag_kind zij_expr_syntax = { "expr-syntax", ZIJ_ERROR,
                                        "The expression cannot be read." };
const zij_diag_kind zij_expr_too_long = { "expr-too-long", ZIJ_ERROR,
                                          "An expression has at most 4000 bytes." };
static const zij_diag_kind TOO_DEEP = { "expr-too-deep", ZIJ_ERROR,
                                        "Expressions nest at most 64 deep." };
static const zij_diag_kind UNKNOWN_FUNCTION = { "expr-unknown-function", ZIJ_ERROR,
                                                "There is no such function." };

static ast *parse_or(parser *p);

static bool is_word(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           c == '_';
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static char at(const parser *p, size_t ahead)
{
    return p->i + ahead < p->s.len ? p->s.at[p->i + ahead] : '\0';
}

void zij_expr_blanks(parser *p)
{
    while (p->i < p->s.len &&
           (at(p, 0) == ' ' || at(p, 0) == '\n' || at(p, 0) == '\t' || at(p, 0) == '\r'))
        p->i++;
}

bool zij_expr_take_char(parser *p, char c)
{
    zij_expr_blanks(p);
    if (p->i >= p->s.len || p->s.at[p->i] != c)
        return false;
    p->i++;
    return true;
}

zij_span zij_expr_from(const parser *p, size_t from)
{
    return zij_span_part(p->text, from, p->i);
}

zij_str zij_expr_word(parser *p)
{
    size_t from;

    zij_expr_blanks(p);
    from = p->i;
    while (p->i < p->s.len && is_word(p->s.at[p->i]))
        p->i++;
    return zij_str_sub(p->s, from, p->i);
}

/* What people write from habit, and what it is called here. */
static void hint_habit(parser *p, zij_diag *d, bool between)
{
    static const struct {
        zij_str written;
        const char *hint;
    } habit[] = {
        { ZIJ_STR_CONST(";"), "the time stands inside the brackets: FLOW[KEY; 2024]" },
        { ZIJ_STR_CONST(","),
          "a number has a decimal point and no thousands separator: 1.5, 1000 or 1_000" },
        { ZIJ_STR_CONST("="), "write ==, or ~ for rounded figures" },
        { ZIJ_STR_CONST("&&"), "write and" },
        { ZIJ_STR_CONST("||"), "write or" },
        { ZIJ_STR_CONST("|"), "a format such as | percent belongs to a page's text: `= "
                              "expression | percent`; "
                              "take it away here" },
        { ZIJ_STR_CONST("!"), "write not, or !=" },
        { ZIJ_STR_CONST("<>"), "write !=" },
        { ZIJ_STR_CONST("≥"), "write >=" },
        { ZIJ_STR_CONST("≤"), "write <=" },
        { ZIJ_STR_CONST("≠"), "write !=" },
        { ZIJ_STR_CONST("≈"), "write ~" },
        { ZIJ_STR_CONST("×"), "write *" },
        { ZIJ_STR_CONST("÷"), "write /" },
        { ZIJ_STR_CONST("−"), "write the ASCII minus -" },
        { ZIJ_STR_CONST("％"), "write the ASCII percent sign %" },
        { ZIJ_STR_CONST("\""), "quote codes with ' '" },
    };
    zij_str rest = zij_str_sub(p->s, p->i, p->s.len);

    /* The first two only where an operator could stand. */
    for (size_t i = between ? 0 : 2; i < ZIJ_COUNT(habit); i++)
        if (zij_str_starts(rest, habit[i].written)) {
            zij_hint(p->to, d, "%s", habit[i].hint);
            return;
        }
}

void *zij_expr_fail_here(parser *p, const char *expected)
{
    zij_str found;
    size_t from;
    zij_diag *d;

    zij_expr_blanks(p);
    from = p->i;
    found = zij_expr_word(p);
    if (found.len == 0 && from < p->s.len) { /* one character, not one byte */
        for (p->i++; p->i < p->s.len && (p->s.at[p->i] & 0xc0) == 0x80;)
            p->i++;
        found = zij_str_sub(p->s, from, p->i);
    }
    d = found.len == 0
            ? zij_report(p->to, &zij_expr_syntax, zij_expr_from(p, from),
                         "expected %s, but the expression ends", expected)
            : zij_report(p->to, &zij_expr_syntax, zij_expr_from(p, from),
                         "expected %s, found '%.*s'", expected, ZIJ_ARG(found));
    p->i = from;
    hint_habit(p, d, zij_str_starts(zij_str_of(expected), ZIJ_STR("an operator")));
    p->failed = true;
    return NULL;
}

static ast *make(parser *p, ast_kind kind, zij_span where, size_t of_n)
{
    ast *a = zij_new(p->mem, ast);

    a->kind = (uint8_t)kind;
    a->where = where;
    a->of_n = of_n;
    a->of = of_n > 0 ? zij_array(p->mem, of_n, ast *) : NULL;
    a->height = 1;
    return a;
}

static void *too_deep(parser *p, zij_span where)
{
    zij_diag *d = zij_report(p->to, &TOO_DEEP, where, "the expression nests too deeply");

    zij_hint(p->to, d, "at most %d parentheses, functions or signs inside each other",
             ZIJ_EXPR_DEPTH);
    p->failed = true;
    return NULL;
}

static ast *adopt(parser *p, ast *a, size_t i, ast *child)
{
    if (child == NULL || a == NULL)
        return NULL;
    a->of[i] = child;
    a->height = ZIJ_MAX(a->height, (uint16_t)(child->height + 1));
    a->where = i == 0 && a->op_at.len > 0 ? zij_span_join(child->where, a->where)
                                          : zij_span_join(a->where, child->where);
    return a->height > AST_HEIGHT ? too_deep(p, a->where) : a;
}

/* left op right */
static ast *binary(parser *p, ast_kind kind, int op, zij_span op_at, ast *left,
                   ast *right)
{
    ast *a;

    if (left == NULL || right == NULL)
        return NULL;
    a = make(p, kind, left->where, 2);
    a->op = (uint8_t)op;
    a->op_at = op_at;
    return adopt(p, a, 0, left) == NULL ? NULL : adopt(p, a, 1, right);
}

/* ---- literals ---- */

typedef struct digits {
    zij_i128 m;
    int e, seen; /* m x 10^e; how many digits, leading zeros not counted */
} digits;

static bool read_digits(parser *p, digits *d, bool behind)
{
    size_t from = p->i;

    for (; is_digit(at(p, 0)) || (at(p, 0) == '_' && is_digit(at(p, 1)) && p->i > from);
         p->i++) {
        if (at(p, 0) == '_')
            continue;
        d->seen += d->m > 0 || at(p, 0) != '0';
        if (d->seen > ZIJ_DEC_DIGITS)
            return false;
        d->m = d->m * 10 + (at(p, 0) - '0');
        d->e -= behind;
    }
    return p->i > from;
}

static bool read_exponent(parser *p, digits *d)
{
    bool minus = at(p, 1) == '-';
    size_t sign = minus || at(p, 1) == '+';
    int e = 0;

    if ((at(p, 0) != 'e' && at(p, 0) != 'E') || !is_digit(at(p, 1 + sign)))
        return true;
    for (p->i += 1 + sign; is_digit(at(p, 0)); p->i++)
        e = ZIJ_MIN(e * 10 + (at(p, 0) - '0'), 100);
    d->e += minus ? -e : e;
    return e <= 15;
}

static bool read_number(parser *p, digits *d)
{
    if (!read_digits(p, d, false))
        return false;
    if (at(p, 0) == '.' && is_digit(at(p, 1))) {
        p->i++;
        if (!read_digits(p, d, true))
            return false;
    }
    return read_exponent(p, d);
}

static void power(zij_i128 m, int e, zij_i128 *n, zij_i128 *d)
{
    bool fits = zij_scale128(m, e > 0 ? e : 0, n) && zij_scale128(1, e < 0 ? -e : 0, d);

    ZIJ_ASSERT(fits); /* 18 digits and exponents up to 15 */
}

static zij_measure_as read_unit(parser *p)
{
    size_t back = p->i;

    zij_expr_blanks(p);
    if (at(p, 0) == '%') {
        p->i++;
        return ZIJ_AS_PERCENT;
    }
    if (at(p, 0) == 'p' && at(p, 1) == 'p' && !is_word(at(p, 2))) {
        p->i += 2;
        return ZIJ_AS_POINTS;
    }
    p->i = back;
    return ZIJ_AS_NUMBER;
}

static ast *parse_number(parser *p, bool negative)
{
    size_t from = p->i;
    digits d = { 0 };
    zij_measure_as as;
    ast *a;

    if (!read_number(p, &d) || d.e < -20) {
        zij_report(p->to, &zij_expr_syntax, zij_expr_from(p, from),
                   "a number has at most 18 digits and an exponent up to 15");
        p->failed = true;
        return NULL;
    }
    as = read_unit(p);
    if (is_word(at(p, 0)))
        return zij_expr_fail_here(p, "an operator behind the number");
    if (as != ZIJ_AS_NUMBER)
        d.e -= 2;
    a = make(p, AST_NUMBER, zij_expr_from(p, from), 0);
    a->literal = zij_new(p->mem, literal_ast);
    a->literal->where = a->where;
    power(negative ? -d.m : d.m, d.e, &a->literal->n, &a->literal->d);
    power(5, d.e - 1, &a->literal->half_n, &a->literal->half_d);
    a->type.measure = zij_expr_pure(as);
    a->type.measure.bare = as == ZIJ_AS_NUMBER;
    return a;
}

static ast *make_codes(parser *p, size_t from, codes_ast *codes)
{
    ast *a;

    if (codes == NULL)
        return NULL;
    a = make(p, AST_CODES, zij_expr_from(p, from), 0);
    a->codes = codes;
    a->type.kind = ZIJ_VALUE_CODES;
    return a;
}

/* ---- calls ---- */

/* What other languages have: a hint of ours beats a near name. */
static const char *other_function(zij_str name)
{
    static const struct {
        zij_str name;
        const char *hint;
    } row[] = {
        { ZIJ_STR_CONST("round"),
          "numbers are rounded where they are printed; a claim compares them with ~" },
        { ZIJ_STR_CONST("average"), "write mean" },
        { ZIJ_STR_CONST("avg"), "write mean" },
        { ZIJ_STR_CONST("total"), "write sum" },
        { ZIJ_STR_CONST("change"), "write growth for a ratio, diff for a difference" },
        { ZIJ_STR_CONST("latest"), "latest is a time: FLOW[KEY; latest]" },
    };

    for (size_t i = 0; i < ZIJ_COUNT(row); i++)
        if (zij_str_same_letters(row[i].name, name))
            return row[i].hint;
    return NULL;
}

static const function *find_function(parser *p, size_t from, zij_str name)
{
    zij_nearest near = zij_nearest_to(name);
    const function *f;
    zij_span text;
    zij_diag *d;

    for (size_t i = 0; (f = zij_expr_function(i)) != NULL; i++)
        if (zij_str_eq(zij_str_of(f->name), name))
            return f;
    for (size_t i = 0; (f = zij_expr_function(i)) != NULL; i++)
        zij_nearest_try(&near, zij_str_of(f->name));
    d = zij_report(p->to, &UNKNOWN_FUNCTION,
                   zij_span_part(p->text, from, from + name.len),
                   "there is no function %.*s", ZIJ_ARG(name));
    if (other_function(name) != NULL)
        zij_hint(p->to, d, "%s", other_function(name));
    else if (p->env->define != NULL && p->env->define(p->env->self, name, &text))
        zij_hint(p->to, d, "%.*s is a definition: write it without brackets",
                 ZIJ_ARG(name));
    else
        zij_hint_nearest(p->to, d, &near);
    p->failed = true;
    return NULL;
}

static bool take_word(parser *p, zij_str word)
{
    size_t back;

    zij_expr_blanks(p);
    back = p->i;
    if (zij_str_eq(zij_expr_word(p), word))
        return true;
    p->i = back;
    return false;
}

static codes_ast *parse_over(parser *p)
{
    zij_list(zij_str) ids = { 0 };
    zij_list(zij_span) where = { 0 };
    codes_ast *codes;

    do {
        zij_str id = zij_expr_word(p);

        if (id.len == 0)
            return zij_expr_fail_here(p, "the name of a dimension");
        *zij_list_add(p->mem, &ids) = id;
        *zij_list_add(p->mem, &where) = zij_expr_from(p, p->i - id.len);
    } while (zij_expr_take_char(p, ','));
    codes = zij_new(p->mem, codes_ast);
    *codes = (codes_ast){ .ids = ids.at, .where = where.at, .n = ids.n };
    return codes;
}

static bool count_fits(parser *p, const function *f, size_t n, zij_span where)
{
    zij_diag *d;

    if (n >= f->least && n <= f->most)
        return true;
    d = zij_report(p->to, &zij_expr_arguments, where, "%s takes %s%u argument%s, not %zu",
                   f->name,
                   f->least == f->most ? "" : (n < f->least ? "at least " : "at most "),
                   n < f->least ? f->least : f->most,
                   (n < f->least ? f->least : f->most) == 1 ? "" : "s", n);
    zij_hint(p->to, d, "%s", f->usage);
    p->failed = true;
    return false;
}

static ast *parse_call(parser *p, size_t from, zij_str name)
{
    const function *f = find_function(p, from, name);
    zij_list(ast *) args = { 0 };
    codes_ast *over = NULL;
    ast *call;

    p->i++; /* the parenthesis */
    if (!zij_expr_take_char(p, ')')) {
        do {
            ast *arg = parse_or(p);

            if (arg == NULL)
                return NULL;
            *zij_list_add(p->mem, &args) = arg;
        } while (zij_expr_take_char(p, ','));
        if (take_word(p, ZIJ_STR("over")) && (over = parse_over(p)) == NULL)
            return NULL;
        if (!zij_expr_take_char(p, ')'))
            return zij_expr_fail_here(p, over ? "')'" : "',' or ')'");
    }
    call = make(p, AST_CALL, zij_expr_from(p, from), args.n);
    for (size_t i = 0; i < args.n; i++)
        if (adopt(p, call, i, args.at[i]) == NULL)
            return NULL;
    call->where = zij_expr_from(p, from);
    call->fn = f;
    call->over_ids = over;
    if (f != NULL)
        count_fits(p, f, args.n, call->where);
    return call;
}

/* ---- the ladder ---- */

static ast *parse_name(parser *p)
{
    zij_str name = zij_expr_word(p);
    size_t from = p->i - name.len;
    codes_ast *one;
    bool defined;
    ast *a;

    zij_expr_blanks(p);
    if (at(p, 0) == '(')
        return parse_call(p, from, name);
    if (at(p, 0) == '[')
        return zij_expr_parse_slice(p, from, name);
    p->i = from + name.len;
    a = zij_expr_parse_defined(p, from, name, &defined);
    if (defined)
        return a;
    one = zij_new(p->mem, codes_ast);
    *one = (codes_ast){ .ids = zij_new(p->mem, zij_str),
                        .where = zij_new(p->mem, zij_span),
                        .n = 1 };
    one->ids[0] = name;
    one->where[0] = zij_expr_from(p, from);
    return make_codes(p, from, one);
}

/* The length of 2024-Q1, 2024-S2 or 2024-M07 here, or 0. */
static size_t quarter_length(const parser *p)
{
    size_t n = 6;

    for (size_t i = 0; i < 4; i++)
        if (!is_digit(at(p, i)))
            return 0;
    if (at(p, 4) != '-' || (at(p, 5) != 'Q' && at(p, 5) != 'S' && at(p, 5) != 'M'))
        return 0;
    while (is_digit(at(p, n)))
        n++;
    return n == 6 || is_word(at(p, n)) ? 0 : n;
}

/* A period that begins like a number; which it is shows when it meets others. */
static ast *parse_quarter(parser *p, size_t length)
{
    size_t from = p->i;
    codes_ast *one = zij_new(p->mem, codes_ast);

    p->i += length;
    *one = (codes_ast){ .ids = zij_new(p->mem, zij_str),
                        .where = zij_new(p->mem, zij_span),
                        .n = 1 };
    one->ids[0] = zij_str_sub(p->s, from, p->i);
    one->where[0] = zij_expr_from(p, from);
    return make_codes(p, from, one);
}

static ast *parse_quoted(parser *p)
{
    size_t from = p->i;
    codes_ast *codes = zij_expr_parse_codes(p, '\0');

    return make_codes(p, from, codes);
}

static ast *parse_group(parser *p)
{
    size_t from = p->i++;
    zij_str name = zij_expr_word(p);

    return make_codes(p, from, zij_expr_group_codes(p, from, name));
}

static ast *parse_list(parser *p)
{
    size_t from = p->i;
    char open = p->s.at[p->i++];
    codes_ast *codes = zij_expr_parse_codes(p, open == '{' ? '}' : ']');

    if (codes != NULL)
        codes->ordered = open == '[';
    return make_codes(p, from, codes);
}

static ast *parse_primary(parser *p)
{
    size_t from;
    ast *a;
    char c;

    zij_expr_blanks(p);
    from = p->i;
    c = at(p, 0);
    if (quarter_length(p) > 0)
        return parse_quarter(p, quarter_length(p));
    if (is_digit(c))
        return parse_number(p, false);
    if (is_word(c))
        return parse_name(p);
    if (c == '{' || c == '[')
        return parse_list(p);
    if (c == '@')
        return parse_group(p);
    if (c == '\'')
        return parse_quoted(p);
    if (c != '(')
        return zij_expr_fail_here(p, "a figure, number, list or function");
    p->i++;
    a = parse_or(p);
    if (a == NULL)
        return NULL;
    if (!zij_expr_take_char(p, ')'))
        return zij_expr_fail_here(p, "')'");
    a->where = zij_expr_from(p, from);
    return a;
}

/* A literal keeps its digits, so that `~ -(1200)` reads them too. */
static ast *negative(parser *p, size_t from, ast *a)
{
    if (a == NULL || a->kind != AST_NUMBER)
        return adopt(p, make(p, AST_NEGATE, zij_expr_from(p, from), 1), 0, a);
    a->literal->n = -a->literal->n;
    a->where = zij_expr_from(p, from);
    return a;
}

/* Each level of nesting passes here once. */
static ast *parse_unary(parser *p)
{
    size_t from;
    ast *a;

    zij_expr_blanks(p);
    from = p->i;
    if (++p->depth > ZIJ_EXPR_DEPTH)
        return too_deep(p, zij_span_part(p->text, from, from + 1));
    if (at(p, 0) != '-') {
        a = parse_primary(p);
    } else if (is_digit(at(p, 1))) {
        p->i++;
        a = parse_number(p, true);
        if (a != NULL)
            a->where = zij_expr_from(p, from);
    } else {
        p->i++;
        a = negative(p, from, parse_unary(p));
    }
    p->depth--;
    return a;
}

static ast *parse_product(parser *p)
{
    ast *a = parse_unary(p);

    while (a != NULL) {
        size_t from;

        zij_expr_blanks(p);
        from = p->i;
        if (at(p, 0) != '*' && at(p, 0) != '/')
            break;
        p->i++;
        a = binary(p, AST_ARITH, p->s.at[from] == '*' ? NODE_MUL : NODE_DIV,
                   zij_expr_from(p, from), a, parse_unary(p));
    }
    return a;
}

static ast *parse_sum(parser *p)
{
    ast *a = parse_product(p);

    while (a != NULL) {
        size_t from;

        zij_expr_blanks(p);
        from = p->i;
        if (at(p, 0) != '+' && at(p, 0) != '-')
            break;
        p->i++;
        a = binary(p, AST_ARITH, p->s.at[from] == '+' ? NODE_ADD : NODE_SUB,
                   zij_expr_from(p, from), a, parse_product(p));
    }
    return a;
}

static bool take_relation(parser *p, relation *out, zij_span *where)
{
    static const struct {
        zij_str text;
        relation relation;
    } row[] = {
        { ZIJ_STR_CONST("<="), REL_LE },  { ZIJ_STR_CONST(">="), REL_GE },
        { ZIJ_STR_CONST("=="), REL_EQ },  { ZIJ_STR_CONST("!="), REL_NE },
        { ZIJ_STR_CONST("<"), REL_LT },   { ZIJ_STR_CONST(">"), REL_GT },
        { ZIJ_STR_CONST("~"), REL_NEAR },
    };
    zij_str rest;

    zij_expr_blanks(p);
    rest = zij_str_sub(p->s, p->i, p->s.len);
    if (zij_str_starts(rest, ZIJ_STR("<>")))
        return false;
    for (size_t i = 0; i < ZIJ_COUNT(row); i++)
        if (zij_str_starts(rest, row[i].text)) {
            p->i += row[i].text.len;
            *out = row[i].relation;
            *where = zij_expr_from(p, p->i - row[i].text.len);
            return true;
        }
    return false;
}

static ast *parse_compare(parser *p)
{
    ast *a = parse_sum(p);
    relation r;
    zij_span where;
    zij_diag *d;

    if (a == NULL || !take_relation(p, &r, &where))
        return a;
    a = binary(p, AST_COMPARE, (int)r, where, a, parse_sum(p));
    if (a == NULL || !take_relation(p, &r, &where))
        return a;
    d = zij_report(p->to, &zij_expr_syntax, where, "comparisons cannot be chained");
    zij_hint(p->to, d, "write a < b and b < c");
    p->failed = true;
    return NULL;
}

static ast *parse_not(parser *p)
{
    size_t from;
    ast *a;

    zij_expr_blanks(p);
    from = p->i;
    if (!take_word(p, ZIJ_STR("not")))
        return parse_compare(p);
    if (++p->depth > ZIJ_EXPR_DEPTH)
        return too_deep(p, zij_expr_from(p, from));
    a = make(p, AST_NOT, zij_expr_from(p, from), 1);
    a = adopt(p, a, 0, parse_not(p));
    p->depth--;
    return a;
}

static ast *parse_and(parser *p)
{
    ast *a = parse_not(p);

    while (a != NULL && take_word(p, ZIJ_STR("and")))
        a = binary(p, AST_AND, 0, zij_expr_from(p, p->i - 3), a, parse_not(p));
    return a;
}

static ast *parse_or(parser *p)
{
    ast *a = parse_and(p);

    while (a != NULL && take_word(p, ZIJ_STR("or")))
        a = binary(p, AST_OR, 0, zij_expr_from(p, p->i - 2), a, parse_and(p));
    return a;
}

ast *zij_expr_parse_text(parser *p)
{
    ast *a = parse_or(p);

    zij_expr_blanks(p);
    if (a != NULL && p->i < p->s.len)
        return zij_expr_fail_here(p, "an operator or the end");
    return a;
}

static zij_rc parse_all(parser *p, zij_expr *e)
{
    size_t from;

    if (p->s.len > ZIJ_EXPR_BYTES) {
        zij_report(
            p->to, &zij_expr_too_long, zij_span_part(p->text, ZIJ_EXPR_BYTES, p->s.len),
            "the expression has %zu bytes, %d are allowed", p->s.len, ZIJ_EXPR_BYTES);
        return ZIJ_ELIMIT;
    }
    zij_expr_blanks(p);
    from = p->i;
    e->root = zij_expr_parse_text(p);
    if (e->root == NULL || p->failed || !zij_expr_check(p, e->root))
        return ZIJ_EINPUT;
    if (e->root->kind == AST_CODES) { /* a list alone says nothing */
        (void)zij_expr_check_type(p, e->root, ZIJ_VALUE_NUMBERS);
        return ZIJ_EINPUT;
    }
    e->where = zij_span_part(p->text, from, zij_str_trim(p->s).len + from);
    return ZIJ_OK;
}

zij_rc zij_expr_parse(zij_span text, const zij_expr_env *env, zij_arena *mem,
                      zij_diags *to, zij_expr **out)
{
    parser p = {
        .text = text, .s = zij_span_str(text), .env = env, .mem = mem, .to = to
    };
    zij_expr *e = zij_new(mem, zij_expr);
    zij_rc rc = parse_all(&p, e);

    if (rc == ZIJ_OK)
        *out = e;
    return rc;
}

zij_value_kind zij_expr_kind(const zij_expr *e)
{
    return (zij_value_kind)e->root->type.kind;
}

bool zij_expr_is_scalar(const zij_expr *e)
{
    return e->root->type.axes_n == 0 && e->root->type.time != TIME_OPEN;
}

zij_measure zij_expr_measure(const zij_expr *e)
{
    return e->root->type.measure;
}

zij_span zij_expr_span(const zij_expr *e)
{
    return e->where;
}
