#include "serve/site.h"

#include <stdio.h>

#include "base/asset.h"

#define POLICY(connect)                                                            \
    "default-src 'none';" connect " style-src 'self'; script-src 'self'; "         \
    "img-src 'self' data:; font-src 'self'; base-uri 'none'; form-action 'none'; " \
    "frame-ancestors 'none'"

static const zij_str POLICY_START = ZIJ_STR_CONST("default-src 'none';");
static const zij_str MAY_ASK = ZIJ_STR_CONST(" connect-src 'self';");

const char *zij_site_policy(bool watched)
{
    return watched ? POLICY(" connect-src 'self';") : POLICY("");
}

static const char *type_of(zij_str path)
{
    static const struct {
        zij_str end;
        const char *type;
    } types[] = {
        { ZIJ_STR_CONST(".html"), "text/html; charset=utf-8" },
        { ZIJ_STR_CONST(".css"), "text/css; charset=utf-8" },
        { ZIJ_STR_CONST(".js"), "text/javascript; charset=utf-8" },
        { ZIJ_STR_CONST(".json"), "application/json" },
        { ZIJ_STR_CONST(".csv"), "text/csv; charset=utf-8" },
        { ZIJ_STR_CONST(".svg"), "image/svg+xml" },
        { ZIJ_STR_CONST(".png"), "image/png" },
        { ZIJ_STR_CONST(".ico"), "image/x-icon" },
        { ZIJ_STR_CONST(".woff2"), "font/woff2" },
        { ZIJ_STR_CONST(".xml"), "application/xml" },
        { ZIJ_STR_CONST(".txt"), "text/plain; charset=utf-8" },
        { ZIJ_STR_CONST(".pdf"), "application/pdf" },
        { ZIJ_STR_CONST(".wasm"), "application/wasm" },
        { ZIJ_STR_CONST(".xlsx"),
          "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" },
        { ZIJ_STR_CONST(".pptx"),
          "application/vnd.openxmlformats-officedocument.presentationml.presentation" },
    };

    for (size_t i = 0; i < ZIJ_COUNT(types); i++)
        if (zij_str_ends(path, types[i].end))
            return types[i].type;
    return "application/octet-stream";
}

static uint64_t hash_of(uint64_t hash, zij_str s)
{
    for (size_t i = 0; i < s.len; i++)
        hash = (hash ^ (unsigned char)s.at[i]) * 0x100000001b3;
    return (hash ^ s.len) * 0x100000001b3;
}

/* ---- what a watched page gets ---- */

static zij_str script_of(const zij_site *s, zij_arena *mem)
{
    return zij_strf(mem,
                    "<link rel=\"stylesheet\" href=\"/-/watch.css\">\n"
                    "<script defer src=\"/-/watch.js\" data-site=\"%016llx\"></script>\n",
                    (unsigned long long)s->id);
}

/* `more` before the first `mark`; unchanged when there is none. */
static zij_str insert(zij_arena *mem, zij_str text, zij_str mark, bool behind,
                      zij_str more)
{
    size_t at = zij_str_search(text, 0, mark);
    zij_buf out = zij_buf_make(mem);

    if (at == text.len)
        return text;
    at += behind ? mark.len : 0;
    zij_buf_more(&out, text.len + more.len);
    out.len = 0;
    zij_put(&out, zij_str_sub(text, 0, at));
    zij_put(&out, more);
    zij_put(&out, zij_str_sub(text, at, text.len));
    return zij_buf_str(&out);
}

static void watch_pages(zij_site *s)
{
    zij_str script = script_of(s, &s->mem);

    for (size_t i = 0; i < s->n; i++) {
        zij_site_file *f = &s->files[i];

        if (!zij_str_ends(f->path, ZIJ_STR(".html")))
            continue;
        f->bytes = insert(&s->mem, f->bytes, POLICY_START, true, MAY_ASK);
        f->bytes = insert(&s->mem, f->bytes, ZIJ_STR("</head>"), false, script);
    }
}

static void put_escaped(zij_buf *b, const char *text)
{
    for (; *text != '\0'; text++) {
        if (*text == '<')
            zij_put_c(b, "&lt;");
        else if (*text == '&')
            zij_put_c(b, "&amp;");
        else
            zij_put_byte(b, *text);
    }
}

zij_str zij_site_page(const zij_site *s, zij_arena *mem, const char *title,
                      const char *text)
{
    zij_buf b = zij_buf_make(mem);

    zij_put_c(&b,
              "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
              "<meta name=\"viewport\" content=\"width=device-width\">\n<title>");
    put_escaped(&b, title);
    zij_put_c(&b, "</title>\n");
    if (s->watched)
        zij_put(&b, script_of(s, mem));
    zij_put_c(&b, "</head>\n<body>\n<main>\n<h1>");
    put_escaped(&b, title);
    zij_put_c(&b, "</h1>\n<p>");
    put_escaped(&b, text);
    zij_put_c(&b, "</p>\n<p><a href=\"/\">/</a></p>\n</main>\n</body>\n</html>\n");
    return zij_buf_str(&b);
}

/* ---- life ---- */

static int by_path(const zij_site_file *f, zij_str path)
{
    return zij_str_cmp(f->path, path);
}

/* A tree is in the order of a walk, where "a/b" comes before "a.html": sorted anew. */
static void add_file(zij_site *s, zij_str path, zij_str bytes)
{
    size_t at = s->n++;

    for (; at > 0 && by_path(&s->files[at - 1], path) > 0; at--)
        s->files[at] = s->files[at - 1];
    s->files[at] = (zij_site_file){ .path = path, .bytes = bytes, .type = type_of(path) };
}

static void add_assets(zij_site *s)
{
    for (size_t i = 0; i < zij_asset_count; i++) {
        zij_str name = zij_str_of(zij_assets[i].name);
        zij_str bytes = { (const char *)zij_assets[i].at, zij_assets[i].len };

        if (zij_str_eq(name, ZIJ_STR("web/watch.js")))
            add_file(s, ZIJ_STR("-/watch.js"), bytes);
        else if (zij_str_eq(name, ZIJ_STR("web/watch.css")))
            add_file(s, ZIJ_STR("-/watch.css"), bytes);
    }
}

static zij_rc read_files(zij_site *s, const char *folder, zij_diags *to)
{
    zij_os_entries all;
    zij_rc rc = zij_os_tree(folder, zij_str_of(folder), &s->mem, to, &all);

    if (rc != ZIJ_OK)
        return rc;
    s->files = zij_array(&s->mem, all.n + 2, zij_site_file);
    for (size_t i = 0; i < all.n && rc == ZIJ_OK; i++) {
        const zij_source *file;
        const char *path;

        if (all.at[i].kind != ZIJ_OS_FILE)
            continue;
        rc = zij_os_path(zij_str_of(folder), all.at[i].name, &s->mem, to, &path);
        if (rc == ZIJ_OK)
            rc = zij_os_read(path, all.at[i].name, &s->mem, to, &file);
        if (rc == ZIJ_OK)
            add_file(s, all.at[i].name, file->text);
    }
    return rc;
}

static void finish(zij_site *s)
{
    s->id = 0xcbf29ce484222325;
    for (size_t i = 0; i < s->n; i++)
        s->id = hash_of(hash_of(s->id, s->files[i].path), s->files[i].bytes);
    if (s->watched) {
        watch_pages(s);
        add_assets(s);
    }
    for (size_t i = 0; i < s->n; i++)
        snprintf(s->files[i].etag, sizeof(s->files[i].etag), "\"%016llx\"",
                 (unsigned long long)hash_of(0xcbf29ce484222325, s->files[i].bytes));
}

zij_rc zij_site_load(const char *folder, bool watched, zij_diags *to, zij_site **out)
{
    zij_site *s = zij_os_new(sizeof(*s));
    zij_rc rc;

    s->mem = zij_arena_make(&zij_os_host);
    s->watched = watched;
    rc = read_files(s, folder, to);
    if (rc != ZIJ_OK) {
        zij_site_free(s);
        return rc;
    }
    finish(s);
    *out = s;
    return ZIJ_OK;
}

zij_site *zij_site_empty(bool watched)
{
    zij_site *s = zij_os_new(sizeof(*s));

    s->mem = zij_arena_make(&zij_os_host);
    s->watched = watched;
    s->files = zij_array(&s->mem, 2, zij_site_file);
    finish(s);
    return s;
}

void zij_site_free(zij_site *s)
{
    if (s == NULL)
        return;
    zij_arena_free(&s->mem);
    zij_os_free(s);
}

const zij_site_file *zij_site_find(const zij_site *s, zij_str path)
{
    size_t lo = 0, hi = s->n;

    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;
        int order = by_path(&s->files[mid], path);

        if (order == 0)
            return &s->files[mid];
        if (order < 0)
            lo = mid + 1;
        else
            hi = mid;
    }
    return NULL;
}
