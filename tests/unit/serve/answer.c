#include "serve/answer.h"
#include "../test.h"

#define PAGE                                                                   \
    "<!doctype html><html><head><meta http-equiv=\"Content-Security-Policy\" " \
    "content=\"default-src 'none'; style-src 'self'\"><title>t</title></head>" \
    "<body>x</body></html>"

static const struct {
    const char *path, *text;
} files[] = {
    { "index.html", PAGE },
    { "en/index.html", PAGE },
    { "en/gdp-usd/index.html", PAGE },
    { "assets/zij.css", "a{}" },
    { "en.html", "beside a folder" },
    { "data/a b.csv", "1,2\n" },
};

static zij_site *load(test *t, bool watched)
{
    const char *at, *path;
    zij_site *s;

    assert_int_equal(zij_os_scratch(t->mem, t->to, &at), ZIJ_OK);
    for (size_t i = 0; i < ZIJ_COUNT(files); i++) {
        zij_str name = zij_str_of(files[i].path), folder = name;

        while (folder.len > 0 && folder.at[folder.len - 1] != '/')
            folder.len--;
        assert_int_equal(zij_os_path(zij_str_of(at), folder, t->mem, t->to, &path),
                         ZIJ_OK);
        assert_int_equal(zij_os_make_folder(path, t->to), ZIJ_OK);
        assert_int_equal(zij_os_path(zij_str_of(at), name, t->mem, t->to, &path), ZIJ_OK);
        assert_int_equal(zij_os_write(path, zij_str_of(files[i].text), t->to), ZIJ_OK);
    }
    assert_int_equal(zij_site_load(at, watched, t->to, &s), ZIJ_OK);
    zij_os_remove_tree(at);
    return s;
}

static zij_answer get(test *t, const zij_site *s, const char *path)
{
    zij_request r = { ZIJ_STR("GET"), zij_str_of(path), ZIJ_STR("") };

    return zij_answer_to(s, &r, t->mem);
}

static void paths_lead_to_files_folders_and_nowhere_else(void **state)
{
    test *t = *state;
    static const struct {
        const char *path;
        int status;
        const char *type, *location;
    } row[] = {
        { "/", 200, "text/html; charset=utf-8", NULL },
        { "/index.html", 200, "text/html; charset=utf-8", NULL },
        { "/en/", 200, "text/html; charset=utf-8", NULL },
        { "/en", 301, "text/html; charset=utf-8", "/en/" },
        { "/en/gdp-usd", 301, "text/html; charset=utf-8", "/en/gdp-usd/" },
        { "/en/gdp%2dusd/", 200, "text/html; charset=utf-8", NULL },
        { "/assets/zij.css", 200, "text/css; charset=utf-8", NULL },
        { "/data/a%20b.csv", 200, "text/csv; charset=utf-8", NULL },
        { "/nowhere", 404, "text/html; charset=utf-8", NULL },
        { "/assets/", 404, "text/html; charset=utf-8", NULL },
        /* out of the site, in several spellings */
        { "/../../etc/passwd", 404, "text/html; charset=utf-8", NULL },
        { "/en/../index.html", 404, "text/html; charset=utf-8", NULL },
        { "/%2e%2e/etc/passwd", 404, "text/html; charset=utf-8", NULL },
        { "/..%2fetc%2fpasswd", 404, "text/html; charset=utf-8", NULL },
        { "//en", 404, "text/html; charset=utf-8", NULL }, /* no redirect to host "en" */
        { "/index.html%00.css", 400, "text/html; charset=utf-8", NULL },
        { "/%zz", 400, "text/html; charset=utf-8", NULL },
        { "/%f", 400, "text/html; charset=utf-8", NULL },
        { "/%ff", 400, "text/html; charset=utf-8", NULL },
        { "", 400, "text/html; charset=utf-8", NULL },
        { "/-/watch.js", 404, "text/html; charset=utf-8", NULL }, /* not watched */
    };
    zij_site *s = load(t, false);

    for (size_t i = 0; i < ZIJ_COUNT(row); i++) {
        zij_answer a = get(t, s, row[i].path);

        assert_int_equal(a.status, row[i].status);
        assert_string_equal(a.type, row[i].type);
        if (row[i].location == NULL)
            assert_null(a.location);
        else
            assert_string_equal(a.location, row[i].location);
    }
    zij_site_free(s);
}

static void only_get_and_head_are_allowed(void **state)
{
    test *t = *state;
    zij_site *s = load(t, false);
    zij_request r = { ZIJ_STR("POST"), ZIJ_STR("/"), ZIJ_STR("") };
    zij_answer a = zij_answer_to(s, &r, t->mem);

    assert_int_equal(a.status, 405);
    assert_string_equal(a.allow, "GET, HEAD");
    r.method = ZIJ_STR("HEAD");
    assert_int_equal(zij_answer_to(s, &r, t->mem).status, 200);
    zij_site_free(s);
}

static void an_etag_that_is_known_answers_304(void **state)
{
    test *t = *state;
    zij_site *s = load(t, false);
    zij_answer a = get(t, s, "/assets/zij.css");
    const char *form[] = { "%s", "W/%s", "\"x\", %s", "*%.0s" };
    zij_request r = { ZIJ_STR("GET"), ZIJ_STR("/assets/zij.css"), ZIJ_STR("\"x\"") };
    char header[100];

    assert_int_equal(zij_answer_to(s, &r, t->mem).status, 200);
    for (size_t i = 0; i < ZIJ_COUNT(form); i++) {
        snprintf(header, sizeof header, form[i], a.etag);
        r.if_none_match = zij_str_of(header);
        zij_answer again = zij_answer_to(s, &r, t->mem);

        assert_int_equal(again.status, 304);
        assert_int_equal(again.body.len, 0);
        assert_string_equal(again.etag, a.etag);
    }
    zij_site_free(s);
}

static void watched_pages_get_the_script_and_may_ask(void **state)
{
    test *t = *state;
    zij_site *plain = load(t, false), *s = load(t, true);
    const char *text = zij_str_c(t->mem, get(t, s, "/en/").body);

    assert_int_equal(plain->id, s->id); /* of the content, not of what we add */
    assert_non_null(strstr(text, "default-src 'none'; connect-src 'self'; style-src"));
    assert_non_null(strstr(text, "src=\"/-/watch.js\" data-site=\""));
    assert_int_equal(get(t, s, "/-/watch.js").status, 200);
    assert_int_equal(get(t, s, "/-/watch.css").status, 200);
    assert_non_null(strstr(zij_str_c(t->mem, get(t, s, "/nowhere").body), "/-/watch.js"));
    assert_str(get(t, plain, "/en/").body, PAGE);
    assert_str(get(t, s, "/assets/zij.css").body, "a{}");
    zij_site_free(plain);
    zij_site_free(s);
}

static void before_the_first_build_all_pages_say_so(void **state)
{
    test *t = *state;
    zij_site *s = zij_site_empty(true);
    zij_answer a = get(t, s, "/en/");

    assert_int_equal(a.status, 503);
    assert_non_null(strstr(zij_str_c(t->mem, a.body), "/-/watch.js"));
    assert_int_equal(get(t, s, "/-/watch.js").status, 200);
    zij_site_free(s);
}

int main(void)
{
    const struct CMUnitTest all[] = {
        TEST(paths_lead_to_files_folders_and_nowhere_else),
        TEST(only_get_and_head_are_allowed),
        TEST(an_etag_that_is_known_answers_304),
        TEST(watched_pages_get_the_script_and_may_ask),
        TEST(before_the_first_build_all_pages_say_so),
    };

    return TEST_RUN(all);
}
