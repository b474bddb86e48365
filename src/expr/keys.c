/* FLOW[key, key, ...; time], and lists of codes. */
#include "base/sort.h"
#include "expr/ast.h"

static const zij_diag_kind UNKNOWN_FLOW = { "expr-unknown-flow", ZIJ_ERROR,
                                            "The book has no flow of that name." };
static const zij_diag_kind KEYS = { "expr-keys", ZIJ_ERROR,
                                    "A flow is given one key for each dimension." };
const zij_diag_kind zij_expr_period = { "expr-period", ZIJ_ERROR,
                                        "A period cannot be read, or does not fit." };
const zij_diag_kind zij_expr_unknown_code = {
    "expr-unknown-code", ZIJ_ERROR, "The dimension's codelist has no such code."
};
const zij_diag_kind zij_expr_unknown_group = { "expr-unknown-group", ZIJ_ERROR,
                                               "The book has no group of that name." };

/* ---- codes ---- */

static bool is_year(zij_str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (s.at[i] < '0' || s.at[i] > '9')
            return false;
    return s.len == 4;
}

/* 2024-Q1 and 2024-07 are one word here: periods stand in lists, too. */
static bool parse_code(parser *p, codes_ast *to, size_t room)
{
    size_t from, end;

    zij_expr_blanks(p);
    from = p->i;
    ZIJ_ASSERT(to->n < room);
    if (p->i < p->s.len && p->s.at[p->i] == '\'') {
        end = zij_str_find(p->s, from + 1, '\'');
        if (end == p->s.len || end == from + 1)
            return zij_expr_fail_here(p, "a code in quotes, such as 'A-B'") != NULL;
        p->i = end + 1;
        to->ids[to->n] = zij_str_sub(p->s, from + 1, end);
    } else {
        to->ids[to->n] = zij_expr_word(p);
        if (is_year(to->ids[to->n]) && p->i < p->s.len && p->s.at[p->i] == '-') {
            p->i++;
            (void)zij_expr_word(p);
            to->ids[to->n] = zij_str_sub(p->s, from, p->i);
        }
        if (to->ids[to->n].len == 0)
            return zij_expr_fail_here(p, "a code") != NULL;
    }
    to->where[to->n++] = zij_expr_from(p, from);
    return true;
}

/* Room for every code that the rest of the text can hold, at least. */
static codes_ast *codes_make(parser *p, size_t room)
{
    codes_ast *codes = zij_new(p->mem, codes_ast);

    codes->ids = zij_array(p->mem, room, zij_str);
    codes->where = zij_array(p->mem, room, zij_span);
    return codes;
}

static size_t count_commas(const parser *p)
{
    size_t n = 1;

    for (size_t i = p->i; i < p->s.len && p->s.at[i] != '}' && p->s.at[i] != ']'; i++)
        n += p->s.at[i] == ',';
    return n;
}

codes_ast *zij_expr_parse_codes(parser *p, char end)
{
    size_t room = end == '\0' ? 1 : count_commas(p) + 1;
    codes_ast *codes = codes_make(p, room);

    if (end == '\0')
        return parse_code(p, codes, room) ? codes : NULL;
    do {
        if (codes->n == room) /* a comma inside quotes ended the count early */
            return zij_expr_fail_here(p, "a shorter list");
        if (!parse_code(p, codes, room))
            return NULL;
    } while (zij_expr_take_char(p, ','));
    if (!zij_expr_take_char(p, end))
        return zij_expr_fail_here(p, end == '}' ? "',' or '}'" : "',' or ']'");
    return codes;
}

static void hint_groups(parser *p, zij_diag *d)
{
    zij_buf b = zij_buf_make(p->mem);
    zij_str name;

    for (size_t i = 0; (name = p->env->group_name(p->env->self, i)).len > 0; i++)
        zij_putf(&b, "%s@%.*s", i > 0 ? ", " : "", ZIJ_ARG(name));
    if (b.len > 0)
        zij_hint(p->to, d, "the groups of book.yaml are %.*s", ZIJ_ARG(zij_buf_str(&b)));
    else
        zij_hint(p->to, d, "book.yaml has no groups; list the codes: {A, B}");
}

codes_ast *zij_expr_group_codes(parser *p, size_t from, zij_str name)
{
    zij_nearest near = zij_nearest_to(name);
    codes_ast *codes;
    const zij_str *ids;
    zij_diag *d;
    size_t n;

    if (name.len == 0)
        return zij_expr_fail_here(p, "the name of a group behind @");
    if (p->env->group(p->env->self, name, &ids, &n)) {
        codes = codes_make(p, n);
        for (size_t i = 0; i < n; i++) {
            codes->ids[i] = ids[i];
            codes->where[i] = zij_expr_from(p, from);
        }
        codes->n = n;
        return codes;
    }
    for (size_t i = 0; p->env->group_name(p->env->self, i).len > 0; i++)
        zij_nearest_try(&near, p->env->group_name(p->env->self, i));
    d = zij_report(p->to, &zij_expr_unknown_group, zij_expr_from(p, from),
                   "there is no group @%.*s", ZIJ_ARG(name));
    if (near.best.len > 0)
        zij_hint(p->to, d, "did you mean @%.*s?", ZIJ_ARG(near.best));
    else
        hint_groups(p, d);
    p->failed = true;
    return NULL;
}

bool zij_expr_resolve(parser *p, codes_ast *codes, const zij_codelist *list)
{
    bool good = true;

    codes->list = list;
    codes->at = zij_array(p->mem, codes->n, uint16_t);
    for (size_t i = 0; i < codes->n; i++) {
        zij_diag *d;

        codes->at[i] = zij_codelist_find(list, codes->ids[i]);
        if (codes->at[i] != ZIJ_NO_CODE)
            continue;
        d = zij_report(p->to, &zij_expr_unknown_code, codes->where[i],
                       "%.*s has no code %.*s", ZIJ_ARG(list->id),
                       ZIJ_ARG(codes->ids[i]));
        zij_codelist_hint(list, codes->ids[i], p->to, d);
        good = false;
    }
    p->failed = p->failed || !good;
    return good;
}

/* ---- keys ---- */

static int by_code(const void *a, const void *b, void *with)
{
    const uint16_t *s = a, *t = b;

    (void)with;
    return (*s > *t) - (*s < *t);
}

/* Ascending, each once, as zij_select wants them. */
static void set_pick(parser *p, codes_ast *codes, zij_pick *out)
{
    size_t n = 0;

    zij_sort(p->mem, codes->at, codes->n, sizeof(uint16_t), by_code, NULL);
    for (size_t i = 0; i < codes->n; i++)
        if (n == 0 || codes->at[n - 1] != codes->at[i])
            codes->at[n++] = codes->at[i];
    *out = (zij_pick){ .codes = codes->at, .n = n };
}

/* One key; *open: it keeps its dimension. */
static bool parse_key(parser *p, const zij_dimension *dim, zij_pick *out, bool *open)
{
    codes_ast *codes;
    size_t from;

    *open = true;
    if (zij_expr_take_char(p, '*')) {
        out->all = true;
        return true;
    }
    from = p->i;
    if (zij_expr_take_char(p, '@')) {
        codes = zij_expr_group_codes(p, from, zij_expr_word(p));
    } else if (zij_expr_take_char(p, '{')) {
        codes = zij_expr_parse_codes(p, '}');
    } else {
        *open = false;
        codes = codes_make(p, 1);
        if (!parse_code(p, codes, 1))
            return false;
        zij_expr_blanks(p);
        if (p->i < p->s.len && zij_str_find(ZIJ_STR(",;]"), 0, p->s.at[p->i]) == 3)
            return zij_expr_fail_here(
                       p, "',', ';' or ']' (odd codes are quoted: 'A-B')") != NULL;
    }
    if (codes == NULL)
        return false;
    if (dim != NULL && zij_expr_resolve(p, codes, dim->codes))
        set_pick(p, codes, out);
    return true;
}

static void wrong_count(parser *p, const zij_flow *f, size_t from, size_t n)
{
    zij_buf dims = zij_buf_make(p->mem);
    zij_diag *d =
        zij_report(p->to, &KEYS, zij_expr_from(p, from),
                   "%.*s has %zu dimension%s, but %zu key%s given", ZIJ_ARG(f->id),
                   f->dims_n, f->dims_n == 1 ? "" : "s", n, n == 1 ? " is" : "s are");

    for (size_t i = 0; i < f->dims_n; i++) {
        zij_put_c(&dims, i > 0 ? ", " : "");
        zij_put(&dims, f->dims[i].id);
    }
    zij_hint(p->to, d, "write %.*s[%.*s; time], with * for all codes of one",
             ZIJ_ARG(f->id), ZIJ_ARG(zij_buf_str(&dims)));
    p->failed = true;
}

static bool parse_keys(parser *p, const zij_flow *f, size_t from, zij_select *what,
                       bool *open)
{
    size_t n = 0;

    do {
        bool inside = f != NULL && n < f->dims_n, opened;
        zij_pick none = { 0 };

        if (!parse_key(p, inside ? &f->dims[n] : NULL, inside ? &what->dims[n] : &none,
                       inside ? &open[n] : &opened))
            return false;
        n++;
    } while (zij_expr_take_char(p, ','));
    if (f != NULL && n != f->dims_n)
        wrong_count(p, f, from, n);
    return true;
}

/* ---- time ---- */

static bool take_text(parser *p, zij_str s)
{
    zij_expr_blanks(p);
    if (!zij_str_starts(zij_str_sub(p->s, p->i, p->s.len), s))
        return false;
    p->i += s.len;
    return true;
}

/* A period, or nothing; false: it cannot be read. */
static bool parse_period(parser *p, zij_period *out, bool *found)
{
    size_t from;
    zij_str text;
    zij_diag *d;

    zij_expr_blanks(p);
    from = p->i;
    while (p->i < p->s.len &&
           zij_str_find(ZIJ_STR(".]* \t\r\n;,"), 0, p->s.at[p->i]) == 9)
        p->i++;
    text = zij_str_sub(p->s, from, p->i);
    *found = text.len > 0;
    if (!*found || zij_period_read(text, out))
        return true;
    d = zij_report(p->to, &zij_expr_period, zij_expr_from(p, from), "'%.*s' is no period",
                   ZIJ_ARG(text));
    zij_hint(p->to, d, "write 2024, 2024-Q1, 2024-07, 2000..2024, 2010.., latest or *");
    p->failed = true;
    return false;
}

static bool check_range(parser *p, slice_ast *s, size_t from)
{
    if (s->what.from.freq != s->what.to.freq) {
        zij_report(p->to, &zij_expr_period, zij_expr_from(p, from),
                   "the two ends have different frequencies");
        p->failed = true;
    } else if (s->what.from.ordinal > s->what.to.ordinal) {
        zij_diag *d = zij_report(p->to, &zij_expr_period, zij_expr_from(p, from),
                                 "the range ends before it starts");

        zij_hint(p->to, d, "write the earlier period first");
        p->failed = true;
    }
    return true;
}

/* "years of months": a year is no shorthand for its months. */
static void check_freq(parser *p, const slice_ast *s, zij_period got, size_t from)
{
    static const struct {
        int32_t freq;
        const char *name, *example;
    } row[] = {
        { ZIJ_FREQ_A, "years", "2024" },
        { ZIJ_FREQ_S, "half-years", "2024-S1" },
        { ZIJ_FREQ_Q, "quarters", "2024-Q1" },
        { ZIJ_FREQ_M, "months", "2024-01" },
    };
    const zij_flow *f = s->what.flow;
    int32_t freq = f == NULL || p->env->freq == NULL || got.freq == 0
                       ? 0
                       : p->env->freq(p->env->self, f);

    for (size_t i = 0; i < ZIJ_COUNT(row) && freq != 0 && freq != got.freq; i++) {
        if (row[i].freq != freq)
            continue;
        zij_hint(p->to,
                 zij_report(p->to, &zij_expr_period, zij_expr_from(p, from),
                            "the periods of %.*s are %s", ZIJ_ARG(f->id), row[i].name),
                 "write %s, or a range of %s", row[i].example, row[i].name);
        p->failed = true;
    }
}

static bool parse_time(parser *p, slice_ast *s)
{
    size_t from;
    bool first, last;

    zij_expr_blanks(p);
    from = p->i;
    if (zij_expr_take_char(p, '*'))
        return true;
    if (take_text(p, ZIJ_STR("latest"))) {
        s->when = take_text(p, ZIJ_STR("each")) ? WHEN_LATEST_EACH : WHEN_LATEST;
        return true;
    }
    if (!parse_period(p, &s->what.from, &first))
        return false;
    if (!take_text(p, ZIJ_STR(".."))) {
        s->when = WHEN_ONE;
        s->what.to = s->what.from;
        check_freq(p, s, s->what.from, from);
        return first || zij_expr_fail_here(p, "a period") != NULL;
    }
    if (!parse_period(p, &s->what.to, &last))
        return false;
    s->when =
        first && last ? WHEN_RANGE : (first ? WHEN_FROM : (last ? WHEN_TO : WHEN_ALL));
    if (first && last && s->what.from.freq != s->what.to.freq)
        return check_range(p, s, from);
    check_freq(p, s, first ? s->what.from : s->what.to, from);
    return first && last ? check_range(p, s, from) : true;
}

/* ---- the slice ---- */

static const zij_flow *find_flow(parser *p, size_t from, zij_str name)
{
    const zij_flow *f = p->env->flow(p->env->self, name);
    zij_nearest near = zij_nearest_to(name);
    zij_span text;
    zij_diag *d;

    if (f != NULL)
        return f;
    for (size_t i = 0; p->env->flow_name(p->env->self, i).len > 0; i++)
        zij_nearest_try(&near, p->env->flow_name(p->env->self, i));
    d = zij_report(p->to, &UNKNOWN_FLOW, zij_span_part(p->text, from, from + name.len),
                   "there is no flow %.*s", ZIJ_ARG(name));
    if (p->env->define != NULL && p->env->define(p->env->self, name, &text))
        zij_hint(p->to, d, "%.*s is a definition: write it without brackets",
                 ZIJ_ARG(name));
    else
        zij_hint_nearest(p->to, d, &near);
    p->failed = true;
    return NULL;
}

static int32_t freq_of(const parser *p, const slice_ast *s)
{
    if (s->what.from.freq != 0 || s->what.to.freq != 0)
        return ZIJ_MAX(s->what.from.freq, s->what.to.freq);
    return p->env->freq == NULL ? 0 : p->env->freq(p->env->self, s->what.flow);
}

static void set_type(parser *p, ast *a, const zij_flow *f, const bool *open)
{
    static const uint8_t time[] = {
        [WHEN_ALL] = TIME_OPEN,          [WHEN_RANGE] = TIME_OPEN,
        [WHEN_ONE] = TIME_FIXED,         [WHEN_FROM] = TIME_OPEN,
        [WHEN_TO] = TIME_OPEN,           [WHEN_LATEST] = TIME_FIXED,
        [WHEN_LATEST_EACH] = TIME_FIXED,
    };
    zij_axis *axes = zij_array(p->mem, f->dims_n, zij_axis);

    a->type.kind = ZIJ_VALUE_NUMBERS;
    a->type.time = time[a->slice->when];
    a->type.axes = axes;
    for (size_t i = 0; i < f->dims_n; i++)
        if (open[i])
            axes[a->type.axes_n++] = (zij_axis){ f->dims[i].id, f->dims[i].codes };
    a->type.freq = (uint8_t)freq_of(p, a->slice);
    zij_expr_measure_flow(f, &a->type.measure);
}

ast *zij_expr_parse_slice(parser *p, size_t from, zij_str name)
{
    const zij_flow *f = find_flow(p, from, name);
    ast *a = zij_new(p->mem, ast);
    bool open[ZIJ_DIMS] = { false };
    slice_ast *s = zij_new(p->mem, slice_ast);

    p->i++; /* the bracket */
    s->what.flow = f;
    if (!parse_keys(p, f, from, &s->what, open))
        return NULL;
    if (zij_expr_take_char(p, ';') && !parse_time(p, s))
        return NULL;
    if (!zij_expr_take_char(p, ']'))
        return zij_expr_fail_here(p, "',', ';' or ']' (odd codes are quoted: 'A-B')");
    s->what.where = zij_expr_from(p, from);
    *a = (ast){ .kind = AST_SLICE, .height = 1, .where = s->what.where, .slice = s };
    if (f != NULL)
        set_type(p, a, f, open);
    return a;
}
