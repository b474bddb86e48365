#include "serve/http.h"
#include "../test.h"
#include "serve/serve.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#define PAGE "<html><head></head><body>one</body></html>"

static zij_site *site_of(test *t, const char *text, bool watched)
{
    const char *at, *path;
    zij_site *s;

    assert_int_equal(zij_os_scratch(t->mem, t->to, &at), ZIJ_OK);
    assert_int_equal(
        zij_os_path(zij_str_of(at), ZIJ_STR("index.html"), t->mem, t->to, &path), ZIJ_OK);
    assert_int_equal(zij_os_write(path, zij_str_of(text), t->to), ZIJ_OK);
    assert_int_equal(zij_site_load(at, watched, t->to, &s), ZIJ_OK);
    zij_os_remove_tree(at);
    return s;
}

static zij_http *open_at(test *t, const char *text, bool watched)
{
    zij_http *h;

    assert_int_equal(zij_http_open("127.0.0.1", 0, site_of(t, text, watched), t->to, &h),
                     ZIJ_OK);
    assert_true(zij_http_port(h) > 0);
    return h;
}

static int connect_to(const zij_http *h)
{
    struct sockaddr_in at = { .sin_family = AF_INET,
                              .sin_port = htons((uint16_t)zij_http_port(h)),
                              .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    int fd = socket(AF_INET, SOCK_STREAM, 0);

    assert_true(fd >= 0);
    assert_int_equal(connect(fd, (struct sockaddr *)&at, sizeof at), 0);
    return fd;
}

static bool readable(int fd, int ms)
{
    struct pollfd p = { .fd = fd, .events = POLLIN };

    return poll(&p, 1, ms) == 1;
}

static void ask(int fd, const char *request)
{
    assert_int_equal(send(fd, request, strlen(request), 0), strlen(request));
}

/* Head and body of one response. `body` says whether one is expected. */
static const char *hear(test *t, int fd, bool body)
{
    static char text[65536];
    size_t n = 0;
    const char *end, *length;

    (void)t;
    for (;;) {
        assert_true(readable(fd, 5000));
        ssize_t got = recv(fd, text + n, sizeof text - 1 - n, 0);

        assert_true(got > 0);
        n += (size_t)got;
        text[n] = '\0';
        end = strstr(text, "\r\n\r\n");
        length = strstr(text, "Content-Length: ");
        if (end == NULL)
            continue;
        if (!body || length == NULL ||
            n >= (size_t)(end + 4 - text) + strtoul(length + 16, NULL, 10))
            return text;
    }
}

static void one_connection_answers_many_requests(void **state)
{
    test *t = *state;
    zij_http *h = open_at(t, PAGE, false);
    int fd = connect_to(h);
    const char *text;
    char tag[32], request[200];

    ask(fd, "GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    text = hear(t, fd, true);
    assert_non_null(strstr(text, "HTTP/1.1 200 OK"));
    assert_non_null(strstr(text, "Content-Type: text/html; charset=utf-8\r\n"));
    assert_non_null(
        strstr(text, "Content-Security-Policy: default-src 'none'; style-src"));
    assert_non_null(strstr(text, "X-Content-Type-Options: nosniff\r\n"));
    assert_non_null(strstr(text, "Cache-Control: no-cache\r\n"));
    assert_non_null(strstr(text, "\r\n\r\n" PAGE));
    assert_int_equal(sscanf(strstr(text, "ETag: "), "ETag: %31s", tag), 1);

    ask(fd, "HEAD / HTTP/1.1\r\nHost: x\r\n\r\n");
    text = hear(t, fd, false);
    assert_non_null(strstr(text, "HTTP/1.1 200 OK"));
    assert_non_null(strstr(text, "Content-Length: 42\r\n"));
    assert_string_equal(strstr(text, "\r\n\r\n"), "\r\n\r\n");

    snprintf(request, sizeof request,
             "GET / HTTP/1.1\r\nHost: x\r\nIf-None-Match: %s\r\n\r\n", tag);
    ask(fd, request);
    assert_non_null(strstr(hear(t, fd, false), "HTTP/1.1 304"));

    ask(fd, "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc");
    text = hear(t, fd, true);
    assert_non_null(strstr(text, "HTTP/1.1 405"));
    assert_non_null(strstr(text, "Allow: GET, HEAD\r\n"));

    ask(fd, "GET /../../../etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n");
    assert_non_null(strstr(hear(t, fd, true), "HTTP/1.1 404"));
    ask(fd, "GET /index.html%00.css HTTP/1.1\r\nHost: x\r\n\r\n");
    assert_non_null(strstr(hear(t, fd, true), "HTTP/1.1 400"));
    ask(fd, "GET /-/events HTTP/1.1\r\nHost: x\r\n\r\n"); /* it is not watched */
    assert_non_null(strstr(hear(t, fd, true), "HTTP/1.1 404"));
    close(fd);
    zij_http_close(h);
}

static void a_browser_waits_until_something_happens(void **state)
{
    test *t = *state;
    zij_http *h = open_at(t, PAGE, true);
    int fd = connect_to(h);
    const char *text;

    ask(fd, "GET /-/events HTTP/1.1\r\nHost: x\r\n\r\n");
    assert_non_null(strstr(hear(t, fd, true), "{\"state\": 1, \"site\": \""));

    ask(fd, "GET /-/events?since=1 HTTP/1.1\r\nHost: x\r\n\r\n");
    assert_false(readable(fd, 200));
    zij_http_tick(h); /* nobody has waited long */
    assert_false(readable(fd, 100));
    zij_http_change(h, NULL, ZIJ_STR("a.yaml:1:1: error: <b>\n"));
    text = hear(t, fd, true);
    assert_non_null(strstr(text, "{\"state\": 2, "));
    assert_non_null(strstr(text, "\"broken\": true}"));

    ask(fd, "GET /-/diagnostics HTTP/1.1\r\nHost: x\r\n\r\n");
    text = hear(t, fd, true);
    assert_non_null(strstr(text, "Content-Type: text/plain; charset=utf-8\r\n"));
    assert_non_null(strstr(text, "\r\n\r\na.yaml:1:1: error: <b>\n"));

    ask(fd, "GET / HTTP/1.1\r\nHost: x\r\n\r\n"); /* the last good build stays */
    assert_non_null(strstr(hear(t, fd, true), "<body>one</body>"));

    ask(fd, "GET /-/events?since=2 HTTP/1.1\r\nHost: x\r\n\r\n");
    assert_false(readable(fd, 200));
    zij_http_change(h, site_of(t, "<html><head></head>two</html>", true), ZIJ_STR(""));
    assert_non_null(strstr(hear(t, fd, true), "\"broken\": false}"));
    ask(fd, "GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    assert_non_null(strstr(hear(t, fd, true), "two"));
    close(fd);
    zij_http_close(h);
}

static void closing_answers_those_who_wait(void **state)
{
    test *t = *state;
    zij_http *h = open_at(t, PAGE, true);
    int fd[ZIJ_SERVE_WAITING + 6];

    for (size_t i = 0; i < ZIJ_COUNT(fd); i++) {
        fd[i] = connect_to(h);
        ask(fd[i], "GET /-/events?since=1 HTTP/1.1\r\nHost: x\r\n\r\n");
    }
    /* more wait than may: some are sent to ask again at once, none is lost */
    usleep(200 * 1000);
    zij_http_close(h);
    for (size_t i = 0; i < ZIJ_COUNT(fd); i++) {
        char text[10];

        assert_true(readable(fd[i], 5000));
        assert_true(recv(fd[i], text, sizeof text, 0) >= 0);
        close(fd[i]);
    }
}

static void a_taken_port_and_a_strange_host_are_refused(void **state)
{
    test *t = *state;
    zij_http *h = open_at(t, PAGE, false), *other;

    assert_int_equal(zij_http_open("127.0.0.1", zij_http_port(h), site_of(t, PAGE, false),
                                   t->to, &other),
                     ZIJ_EUSAGE);
    assert_string_equal(t->to->list.at[0].kind->name, "serve-port-taken");
    assert_int_equal(
        zij_http_open("example.org", 0, site_of(t, PAGE, false), t->to, &other),
        ZIJ_EUSAGE);
    assert_string_equal(t->to->list.at[1].kind->name, "serve-bad-host");
    zij_http_close(h);
}

int main(void)
{
    const struct CMUnitTest all[] = {
        TEST(one_connection_answers_many_requests),
        TEST(a_browser_waits_until_something_happens),
        TEST(closing_answers_those_who_wait),
        TEST(a_taken_port_and_a_strange_host_are_refused),
    };

    return TEST_RUN(all);
}
