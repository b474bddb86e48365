#include "serve/answer.h"

#include "base/utf8.h"

enum { LONGEST_PATH = 4096 };

static int hex(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Percent-decodes; false when it is not well formed, holds NUL or is not UTF-8. */
static bool decode(zij_str path, zij_arena *mem, zij_str *out)
{
    zij_buf b = zij_buf_make(mem);

    if (path.len > LONGEST_PATH)
        return false;
    for (size_t i = 0; i < path.len; i++) {
        char c = path.at[i];

        if (c == '%') {
            int high = i + 2 < path.len ? hex(path.at[i + 1]) : -1;
            int low = i + 2 < path.len ? hex(path.at[i + 2]) : -1;

            if (high < 0 || low < 0)
                return false;
            c = (char)(high * 16 + low);
            i += 2;
        }
        if (c == '\0')
            return false;
        zij_put_byte(&b, c);
    }
    *out = zij_buf_str(&b);
    return zij_utf8_check(*out) == out->len;
}

static const char *encode(zij_str path, zij_arena *mem)
{
    zij_buf b = zij_buf_make(mem);

    for (size_t i = 0; i < path.len; i++) {
        unsigned char c = (unsigned char)path.at[i];
        bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
                     (c >= 'A' && c <= 'Z') || c == '-' || c == '_' || c == '.' ||
                     c == '/';

        if (plain)
            zij_put_byte(&b, (char)c);
        else
            zij_putf(&b, "%%%02x", c);
    }
    return zij_str_c(mem, zij_buf_str(&b));
}

/* If-None-Match: "a", "b" or *; weak tags compare by their opaque part. */
static bool matches(zij_str header, const char *etag)
{
    zij_str one;

    while (zij_str_next(&header, ',', &one)) {
        one = zij_str_trim(one);
        if (zij_str_starts(one, ZIJ_STR("W/")))
            one = zij_str_sub(one, 2, one.len);
        if (zij_str_eq(one, ZIJ_STR("*")) || zij_str_eq(one, zij_str_of(etag)))
            return true;
    }
    return false;
}

static zij_answer answer_file(const zij_site_file *f, const zij_request *r)
{
    if (r->if_none_match.len > 0 && matches(r->if_none_match, f->etag))
        return (zij_answer){ .status = 304, .etag = f->etag };
    return (
        zij_answer){ .status = 200, .type = f->type, .etag = f->etag, .body = f->bytes };
}

static zij_answer answer_page(const zij_site *s, zij_arena *mem, int status,
                              const char *title, const char *text)
{
    return (zij_answer){ .status = status,
                         .type = "text/html; charset=utf-8",
                         .body = zij_site_page(s, mem, title, text) };
}

static zij_answer not_there(const zij_site *s, zij_arena *mem)
{
    const zij_site_file *own = zij_site_find(s, ZIJ_STR("404.html"));

    if (own != NULL)
        return (zij_answer){ .status = 404, .type = own->type, .body = own->bytes };
    if (zij_site_find(s, ZIJ_STR("index.html")) == NULL)
        return answer_page(
            s, mem, 503, "Nothing is built yet",
            "The book has errors. This page changes when they are mended.");
    return answer_page(s, mem, 404, "Not found", "This site has no such page.");
}

zij_answer zij_answer_to(const zij_site *s, const zij_request *r, zij_arena *mem)
{
    zij_str path;
    const zij_site_file *f;

    if (!zij_str_eq(r->method, ZIJ_STR("GET")) &&
        !zij_str_eq(r->method, ZIJ_STR("HEAD"))) {
        zij_answer a = answer_page(s, mem, 405, "Not allowed", "Only GET and HEAD are.");

        a.allow = "GET, HEAD";
        return a;
    }
    if (!decode(r->path, mem, &path) || path.len == 0 || path.at[0] != '/')
        return answer_page(s, mem, 400, "Bad request", "The address is not well formed.");
    path = zij_str_sub(path, 1, path.len);
    if (path.len == 0 || path.at[path.len - 1] == '/')
        path = zij_strf(mem, "%.*sindex.html", ZIJ_ARG(path));
    if ((f = zij_site_find(s, path)) != NULL)
        return answer_file(f, r);
    if (zij_site_find(s, zij_strf(mem, "%.*s/index.html", ZIJ_ARG(path))) == NULL)
        return not_there(s, mem);
    zij_answer moved =
        answer_page(s, mem, 301, "Moved", "The address ends with a slash.");

    /* relative to the host, and never "//host" */
    moved.location = encode(zij_strf(mem, "/%.*s/", ZIJ_ARG(path)), mem);
    return moved;
}
