#include "base/utf8.h"
#include "emit/emit.h"

static bool needs_quotes(zij_str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (s.at[i] == ',' || s.at[i] == '"' || s.at[i] == '\n' || s.at[i] == '\r')
            return true;
    /* readers that trim blanks would lose these */
    return s.len > 0 && (s.at[0] == ' ' || s.at[s.len - 1] == ' ');
}

void zij_csv_put(zij_buf *out, bool first, zij_str cell)
{
    bool quotes = needs_quotes(cell);

    if (!first)
        zij_put_byte(out, ',');
    if (quotes)
        zij_put_byte(out, '"');
    for (size_t i = 0; i < cell.len;) {
        int32_t c = zij_utf8_next(cell, &i);

        zij_put_utf8(out, c == ZIJ_NOT_UTF8 ? 0xfffd : c);
        if (c == '"')
            zij_put_byte(out, '"');
    }
    if (quotes)
        zij_put_byte(out, '"');
}

void zij_csv_end_row(zij_buf *out)
{
    zij_put_byte(out, '\n');
}
