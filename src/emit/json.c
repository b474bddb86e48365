#include "base/utf8.h"
#include "emit/emit.h"

zij_json zij_json_make(zij_buf *out)
{
    return (zij_json){ .out = out };
}

static bool is_flat(const zij_json *j)
{
    return j->flat > 0 && j->depth >= j->flat;
}

static void put_line(zij_json *j)
{
    zij_put_byte(j->out, '\n');
    for (int i = 0; i < j->depth; i++)
        zij_put_c(j->out, "  ");
}

static void put_escaped(zij_buf *out, int32_t c)
{
    if (c == '"' || c == '\\')
        zij_putf(out, "\\%c", (char)c);
    else if (c == '\n')
        zij_put_c(out, "\\n");
    else if (c == '\t')
        zij_put_c(out, "\\t");
    else if (c < 0x20 || c == 0x7f || c == 0x2028 || c == 0x2029)
        zij_putf(out, "\\u%04x", (unsigned)c); /* the last two end lines in JavaScript */
    else
        zij_put_utf8(out, c);
}

static void put_quoted(zij_buf *out, zij_str s)
{
    zij_put_byte(out, '"');
    for (size_t i = 0; i < s.len;) {
        int32_t c = zij_utf8_next(s, &i);

        put_escaped(out, c == ZIJ_NOT_UTF8 ? 0xfffd : c);
    }
    zij_put_byte(out, '"');
}

/* What stands before a value: comma, line, name. */
static void begin(zij_json *j, zij_str name)
{
    if (j->depth > 0) {
        bool *filled = &j->filled[j->depth - 1];

        ZIJ_ASSERT((j->close[j->depth - 1] == '}') == (name.at != NULL));
        if (*filled)
            zij_put_c(j->out, is_flat(j) ? ", " : ",");
        if (!is_flat(j))
            put_line(j);
        *filled = true;
    }
    if (name.at != NULL) {
        put_quoted(j->out, name);
        zij_put_c(j->out, ": ");
    }
}

static void open(zij_json *j, const char *name, bool array)
{
    begin(j, zij_str_of(name));
    ZIJ_ASSERT(j->depth < ZIJ_JSON_DEPTH);
    zij_put_byte(j->out, array ? '[' : '{');
    j->filled[j->depth] = false;
    j->close[j->depth] = array ? ']' : '}';
    j->depth++;
}

void zij_json_object(zij_json *j, const char *name)
{
    open(j, name, false);
}

void zij_json_array(zij_json *j, const char *name)
{
    open(j, name, true);
}

void zij_json_row(zij_json *j, const char *name, bool array)
{
    open(j, name, array);
    if (j->flat == 0)
        j->flat = j->depth;
}

void zij_json_end(zij_json *j)
{
    bool flat = is_flat(j);

    ZIJ_ASSERT(j->depth > 0);
    if (j->flat == j->depth)
        j->flat = 0;
    j->depth--;
    if (j->filled[j->depth] && !flat)
        put_line(j);
    zij_put_byte(j->out, j->close[j->depth]);
}

void zij_json_text(zij_json *j, const char *name, zij_str s)
{
    begin(j, zij_str_of(name));
    put_quoted(j->out, s);
}

void zij_json_text_at(zij_json *j, zij_str name, zij_str s)
{
    begin(j, name);
    put_quoted(j->out, s);
}

void zij_json_digits(zij_json *j, const char *name, zij_str digits)
{
    begin(j, zij_str_of(name));
    zij_put(j->out, digits);
}

void zij_json_dec(zij_json *j, const char *name, zij_dec d)
{
    begin(j, zij_str_of(name));
    zij_put_dec(j->out, d);
}

void zij_json_int(zij_json *j, const char *name, int64_t v)
{
    begin(j, zij_str_of(name));
    zij_put_int(j->out, v);
}

void zij_json_bool(zij_json *j, const char *name, bool v)
{
    begin(j, zij_str_of(name));
    zij_put_c(j->out, v ? "true" : "false");
}

void zij_json_null(zij_json *j, const char *name)
{
    begin(j, zij_str_of(name));
    zij_put_c(j->out, "null");
}

void zij_json_done(zij_json *j)
{
    ZIJ_ASSERT(j->depth == 0);
    zij_put_byte(j->out, '\n');
}
