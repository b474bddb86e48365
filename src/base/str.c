#include "base/str.h"

enum { LONGEST_NAME = 64 }; /* zij_str_distance compares no longer names */

zij_str zij_str_of(const char *c)
{
    return (zij_str){ c, c == NULL ? 0 : __builtin_strlen(c) };
}

bool zij_str_eq(zij_str a, zij_str b)
{
    return a.len == b.len && (a.len == 0 || __builtin_memcmp(a.at, b.at, a.len) == 0);
}

int zij_str_cmp(zij_str a, zij_str b)
{
    size_t n = ZIJ_MIN(a.len, b.len);
    int order = n == 0 ? 0 : __builtin_memcmp(a.at, b.at, n);

    return order != 0 ? order : (a.len > b.len) - (a.len < b.len);
}

bool zij_str_is_word(zij_str s)
{
    for (size_t i = 0; i < s.len; i++) {
        char c = s.at[i];

        if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
              (i > 0 && c >= '0' && c <= '9')))
            return false;
    }
    return s.len > 0;
}

bool zij_str_starts(zij_str s, zij_str prefix)
{
    return s.len >= prefix.len && zij_str_eq(zij_str_sub(s, 0, prefix.len), prefix);
}

bool zij_str_ends(zij_str s, zij_str suffix)
{
    return s.len >= suffix.len &&
           zij_str_eq(zij_str_sub(s, s.len - suffix.len, s.len), suffix);
}

size_t zij_str_find(zij_str s, size_t from, char c)
{
    const char *hit;

    if (from >= s.len)
        return s.len;
    hit = __builtin_memchr(s.at + from, c, s.len - from);
    return hit == NULL ? s.len : (size_t)(hit - s.at);
}

size_t zij_str_search(zij_str s, size_t from, zij_str part)
{
    if (part.len == 0)
        return ZIJ_MIN(from, s.len);
    for (size_t i = zij_str_find(s, from, part.at[0]); i + part.len <= s.len;
         i = zij_str_find(s, i + 1, part.at[0]))
        if (zij_str_eq(zij_str_sub(s, i, i + part.len), part))
            return i;
    return s.len;
}

zij_str zij_str_sub(zij_str s, size_t from, size_t to)
{
    to = ZIJ_MIN(to, s.len);
    from = ZIJ_MIN(from, to);
    return (zij_str){ s.at + from, to - from };
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

zij_str zij_str_trim(zij_str s)
{
    while (s.len > 0 && is_blank(s.at[0]))
        s = zij_str_sub(s, 1, s.len);
    while (s.len > 0 && is_blank(s.at[s.len - 1]))
        s.len--;
    return s;
}

bool zij_str_next(zij_str *rest, char c, zij_str *part)
{
    size_t end;

    if (rest->at == NULL)
        return false;
    end = zij_str_find(*rest, 0, c);
    *part = zij_str_sub(*rest, 0, end);
    *rest = end == rest->len ? (zij_str){ 0 } : zij_str_sub(*rest, end + 1, rest->len);
    return true;
}

zij_str zij_str_copy(zij_arena *mem, zij_str s)
{
    char *at = zij_arena_take(mem, s.len);

    zij_copy(at, s.at, s.len);
    return (zij_str){ at, s.len };
}

const char *zij_str_c(zij_arena *mem, zij_str s)
{
    char *at = zij_arena_take(mem, s.len + 1);

    ZIJ_ASSERT(zij_str_find(s, 0, '\0') == s.len);
    zij_copy(at, s.at, s.len);
    return at;
}

static size_t least(size_t a, size_t b, size_t c)
{
    return ZIJ_MIN(a, ZIJ_MIN(b, c));
}

static size_t gap(size_t a, size_t b)
{
    return a > b ? a - b : b - a;
}

/* Three rows of the usual table: this one, the one before, and the one before that for
 * two letters swapped. Only cells within `limit` of the diagonal can lie within it; when
 * two rows have none, no later one has. */
size_t zij_str_distance(zij_str a, zij_str b, size_t limit)
{
    size_t row[3][LONGEST_NAME + 2], far = limit + 1, last_best = 0;

    if (a.len > LONGEST_NAME || b.len > LONGEST_NAME)
        return zij_str_eq(a, b) ? 0 : far;
    if (gap(a.len, b.len) > limit)
        return far;
    for (size_t j = 0; j <= b.len; j++)
        row[0][j] = j;
    for (size_t i = 1; i <= a.len; i++) {
        size_t *now = row[i % 3], *last = row[(i + 2) % 3], *before = row[(i + 1) % 3];
        size_t first = i > limit ? i - limit : 1, end = ZIJ_MIN(b.len, i + limit);
        size_t best = now[first - 1] = first == 1 ? i : far;

        for (size_t j = first; j <= end; j++) {
            size_t cost = a.at[i - 1] != b.at[j - 1];

            now[j] = least(last[j] + 1, now[j - 1] + 1, last[j - 1] + cost);
            if (i > 1 && j > 1 && a.at[i - 1] == b.at[j - 2] &&
                a.at[i - 2] == b.at[j - 1])
                now[j] = ZIJ_MIN(now[j], before[j - 2] + 1);
            best = ZIJ_MIN(best, now[j]);
        }
        now[end + 1] = far; /* the next row reaches one further */
        if (best > limit && last_best > limit)
            return far;
        last_best = best;
    }
    return ZIJ_MIN(row[a.len % 3][b.len], far);
}

zij_nearest zij_nearest_to(zij_str written)
{
    return (zij_nearest){ .written = written, .distance = (written.len + 2) / 3 + 1 };
}

static char small(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

bool zij_str_same_letters(zij_str a, zij_str b)
{
    size_t i = 0;

    while (a.len == b.len && i < a.len && small(a.at[i]) == small(b.at[i]))
        i++;
    return a.len == b.len && i == a.len;
}

void zij_nearest_try(zij_nearest *n, zij_str name)
{
    enum { MOST = 10000 }; /* of a hint nobody waits for */
    size_t d;

    if (n->distance == 0 || n->tried >= MOST)
        return;
    if (n->tried < ZIJ_COUNT(n->first))
        n->first[n->tried] = name;
    n->tried++;
    d = zij_str_same_letters(n->written, name)
            ? !zij_str_eq(n->written, name) /* capitals are one slip, however many */
            : zij_str_distance(n->written, name, n->distance - 1);
    if (d < n->distance) {
        n->distance = d;
        n->best = name;
    }
}
