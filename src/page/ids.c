/* ids.c - which ids claims and exhibits may have: outputs make names of them. */
#include "page/reader.h"

static const zij_diag_kind BAD_ID = { "page-bad-id", ZIJ_ERROR,
                                      "The id of a claim or exhibit cannot be used." };

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

static bool is_id(zij_str s)
{
    bool good = s.len > 0 && s.len <= 64 && is_letter(s.at[0]);

    for (size_t i = 1; good && i < s.len; i++)
        good = is_letter(s.at[i]) || (s.at[i] >= '0' && s.at[i] <= '9') ||
               s.at[i] == '-' || s.at[i] == '@';
    return good;
}

/* Outputs make names of ids: gdp-t is the title of gdp, gdp-n1 its first note, claim-big
 * the evidence of the claim big. Who takes one of these would be linked to by mistake. */
static bool is_taken(zij_str id, zij_str other)
{
    zij_str rest = zij_str_sub(id, ZIJ_MIN(other.len + 1, id.len), id.len);
    bool number = rest.len > 1 && rest.at[0] == 'n';

    if (!zij_str_starts(id, other) || id.len < other.len + 2 || id.at[other.len] != '-')
        return false;
    for (size_t i = 1; i < rest.len; i++)
        number = number && rest.at[i] >= '0' && rest.at[i] <= '9';
    return number || zij_str_eq(rest, ZIJ_STR("t")) || zij_str_eq(rest, ZIJ_STR("d"));
}

zij_rc zij_reader_id(zij_page_reader *r, const zij_yaml *node, const char *what)
{
    zij_diag *d;

    if (is_id(node->key))
        return ZIJ_OK;
    d = zij_report(r->to, &BAD_ID, node->key_where, "\"%.*s\" cannot be the id of %s",
                   ZIJ_ARG(node->key), what);
    zij_hint(r->to, d, "1 to 64 letters, digits, _, - or @, and first a letter or _");
    return ZIJ_EINPUT;
}

zij_rc zij_reader_exhibit_id(zij_page_reader *r, const zij_yaml *all,
                             const zij_yaml *node)
{
    bool taken = zij_str_eq(node->key, ZIJ_STR("main")) ||
                 zij_str_starts(node->key, ZIJ_STR("claim-"));
    zij_diag *d;

    for (size_t i = 0; i < all->n; i++)
        taken = taken || is_taken(node->key, all->items[i].key);
    if (!taken)
        return zij_reader_id(r, node, "an exhibit");
    d = zij_report(r->to, &BAD_ID, node->key_where,
                   "the id %.*s is taken by another part of the page",
                   ZIJ_ARG(node->key));
    zij_hint(r->to, d,
             "choose another; main, claim-... and the id of an exhibit with -t, -d "
             "or -n1 behind it are taken");
    return ZIJ_EINPUT;
}
