#include "base/diag.h"
#include "base/utf8.h"

enum {
    WIDEST_LINE = 160, /* characters of a source line that are shown */
    BEFORE_CARET = 100 /* of these, at most so many before the caret */
};

zij_diags zij_diags_make(zij_arena *mem)
{
    return (zij_diags){ .mem = mem };
}

zij_diag *zij_report(zij_diags *to, const zij_diag_kind *kind, zij_span where,
                     const char *format, ...)
{
    zij_buf message = zij_buf_make(to->mem);
    zij_diag *d;
    va_list list;

    to->errors += kind->severity == ZIJ_ERROR;
    to->warnings += kind->severity == ZIJ_WARNING;
    if (to->list.n >= ZIJ_DIAGS_MOST)
        return NULL;
    va_start(list, format);
    zij_putf_list(&message, format, list);
    va_end(list);
    d = zij_list_add(to->mem, &to->list);
    *d = (zij_diag){ .kind = kind, .where = where, .message = zij_buf_str(&message) };
    return d;
}

void zij_hint(zij_diags *to, zij_diag *d, const char *format, ...)
{
    zij_buf hint = zij_buf_make(to->mem);
    va_list list;

    if (d == NULL)
        return;
    va_start(list, format);
    zij_putf_list(&hint, format, list);
    va_end(list);
    d->hint = zij_buf_str(&hint);
}

/* "write grouped, stacked or percent" */
static void hint_all(zij_diags *to, zij_diag *d, const zij_nearest *n)
{
    zij_buf b = zij_buf_make(to->mem);

    for (size_t i = 0; i < n->tried; i++)
        zij_putf(&b, "%s%.*s",
                 i == 0              ? ""
                 : i + 1 == n->tried ? " or "
                                     : ", ",
                 ZIJ_ARG(n->first[i]));
    zij_hint(to, d, "write %.*s", ZIJ_ARG(zij_buf_str(&b)));
}

void zij_hint_nearest(zij_diags *to, zij_diag *d, const zij_nearest *n)
{
    if (n->best.len > 0)
        zij_hint(to, d, "did you mean %.*s?", ZIJ_ARG(n->best));
    else if (n->tried > 0 && n->tried <= ZIJ_COUNT(n->first))
        hint_all(to, d, n);
}

void zij_diags_take(zij_diags *to, const zij_diags *from)
{
    size_t kept[] = { 0, 0, 0 };

    for (size_t i = 0; i < from->list.n; i++) {
        const zij_diag *d = &from->list.at[i];
        zij_diag *copy = zij_report(to, d->kind, d->where, "%.*s", ZIJ_ARG(d->message));

        kept[d->kind->severity]++;
        if (d->hint.len > 0)
            zij_hint(to, copy, "%.*s", ZIJ_ARG(d->hint));
    }
    to->errors += from->errors - kept[ZIJ_ERROR]; /* those past the limit of `from` */
    to->warnings += from->warnings - kept[ZIJ_WARNING];
}

zij_place zij_place_of(zij_span where)
{
    zij_str text = where.in->text;
    size_t at = ZIJ_MIN(where.at, text.len), start = 0, line = 1;

    for (size_t i = zij_str_find(text, 0, '\n'); i < at;
         i = zij_str_find(text, i + 1, '\n')) {
        line++;
        start = i + 1;
    }
    zij_str whole = zij_str_sub(text, start, zij_str_find(text, start, '\n'));
    size_t column = 1 + zij_utf8_count(zij_str_sub(text, start, at));

    if (whole.len > 0 && whole.at[whole.len - 1] == '\r')
        whole.len--;
    return (zij_place){ line, column, whole };
}

static const char *paint(zij_diag_style style, const char *code)
{
    return style.color ? code : "";
}

/* Control characters in a line of the user's would move the cursor: they show as '?'. */
static int put_shown(zij_buf *out, zij_str s)
{
    int columns = 0;

    for (size_t i = 0; i < s.len;) {
        int32_t c = zij_utf8_next(s, &i);

        if (c == '\t')
            c = ' ';
        if (c == '\n' || !zij_utf8_is_text(c))
            c = '?';
        zij_put_utf8(out, c);
        columns += zij_utf8_columns(c);
    }
    return columns;
}

static int columns_of(zij_arena *mem, zij_str s)
{
    zij_arena_mark here = zij_arena_here(mem);
    zij_buf scratch = zij_buf_make(mem);
    int n = put_shown(&scratch, s);

    zij_arena_rewind(mem, here);
    return n;
}

static void put_times(zij_buf *out, char c, int n)
{
    while (n-- > 0)
        zij_put_byte(out, c);
}

/* Byte that starts the character `n` after the one at `from`, or the end. */
static size_t skip(zij_str s, size_t from, size_t n)
{
    while (n-- > 0 && from < s.len)
        zij_utf8_next(s, &from);
    return from;
}

/* The line and the caret below it. A span past the end of the line is cut there; of a
 * long line the part around the caret is shown. */
static void put_line(const zij_diag *d, zij_place p, zij_diag_style style, zij_buf *out)
{
    size_t left = p.column > BEFORE_CARET ? p.column - 1 - BEFORE_CARET : 0;
    size_t from = skip(p.text, 0, left), to = skip(p.text, from, WIDEST_LINE);
    size_t caret = skip(p.text, 0, p.column - 1);
    const char *cut = from > 0 ? "…" : "";
    zij_buf number = zij_buf_make(out->mem);

    zij_putf(&number, "%5zu", p.line);
    zij_putf(out, "%.*s | %s", ZIJ_ARG(zij_buf_str(&number)), cut);
    put_shown(out, zij_str_sub(p.text, from, to));
    zij_putf(out, "%s\n      | ", to < p.text.len ? "…" : "");
    put_times(out, ' ',
              (from > 0) + columns_of(out->mem, zij_str_sub(p.text, from, caret)));
    zij_put_c(out, paint(style, "\033[1;32m"));
    zij_put_byte(out, '^');
    to = ZIJ_MIN(to, caret + d->where.len);
    put_times(out, '~', columns_of(out->mem, zij_str_sub(p.text, caret, to)) - 1);
    zij_put_c(out, paint(style, "\033[0m"));
    zij_put_byte(out, '\n');
}

void zij_diag_text(const zij_diag *d, zij_diag_style style, zij_buf *out)
{
    static const struct {
        const char *word, *color;
    } severity[] = {
        [ZIJ_ERROR] = { "error", "\033[1;31m" },
        [ZIJ_WARNING] = { "warning", "\033[1;35m" },
        [ZIJ_NOTE] = { "note", "\033[1;36m" },
    };
    zij_severity s = d->kind->severity;
    zij_place p = { 0 };

    if (d->where.in != NULL) {
        p = zij_place_of(d->where);
        put_shown(out, d->where.in->path);
        zij_putf(out, ":%zu:%zu: ", p.line, p.column);
    } else {
        zij_put_c(out, "zij: ");
    }
    zij_putf(out, "%s%s:%s ", paint(style, severity[s].color), severity[s].word,
             paint(style, "\033[0m"));
    put_shown(out, d->message);
    zij_putf(out, " [%s]\n", d->kind->name);
    if (d->where.in != NULL)
        put_line(d, p, style, out);
    if (d->hint.len > 0) {
        zij_put_c(out, "      = hint: ");
        put_shown(out, d->hint);
        zij_put_byte(out, '\n');
    }
}

void zij_diags_text(const zij_diags *all, zij_diag_style style, zij_buf *out)
{
    for (size_t i = 0; i < all->list.n; i++)
        zij_diag_text(&all->list.at[i], style, out);
    if (!zij_diags_are_all(all))
        zij_putf(out, "zij: these are the first %d, there are more\n", ZIJ_DIAGS_MOST);
}

bool zij_diags_are_all(const zij_diags *all)
{
    size_t more = all->errors + all->warnings;

    for (size_t i = 0; i < all->list.n; i++)
        more -= all->list.at[i].kind->severity != ZIJ_NOTE;
    return more == 0;
}

zij_span zij_span_part(zij_span s, size_t from, size_t to)
{
    to = ZIJ_MIN(to, s.len);
    from = ZIJ_MIN(from, to);
    return (zij_span){ s.in, s.at + (uint32_t)from, (uint32_t)(to - from) };
}

zij_span zij_span_join(zij_span a, zij_span b)
{
    if (a.in != b.in || b.at < a.at)
        return a;
    return (zij_span){ a.in, a.at, ZIJ_MAX(b.at + b.len - a.at, a.len) };
}

zij_str zij_span_str(zij_span s)
{
    return s.in == NULL ? (zij_str){ 0 }
                        : zij_str_sub(s.in->text, s.at, (size_t)s.at + s.len);
}
