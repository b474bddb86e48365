/* load.c - many browsers at once, for tests/soak.
 *
 *   load PORT BROWSERS SECONDS PATH...   asks 127.0.0.1 for the paths in turn, over and
 * over, each browser on a connection of its own that stays open
 *
 * Every answer must be 200 with exactly the bytes that Content-Length promises; a page
 * must end in "</html>". Prints answers, answers a second and latencies. Exit status: 0
 * all answers were whole; 1 some were not; 2 wrong call.
 */
#include <arpa/inet.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { BROWSERS_MOST = 256, ROOM = 4 << 20, SAMPLES = 1 << 16 };

typedef struct browser {
    pthread_t thread;
    int socket; /* -1: not connected */
    long answers, wrong;
    float *ms; /* the last SAMPLES */
    char *room;
} browser;

static int port;
static char **path;
static int paths;
static double end;

static double now(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void hang_up(browser *b)
{
    if (b->socket >= 0)
        close(b->socket);
    b->socket = -1;
}

static bool dial(browser *b)
{
    struct sockaddr_in to = { .sin_family = AF_INET, .sin_port = htons((uint16_t)port) };
    struct timeval patience = { .tv_sec = 10 };

    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    b->socket = socket(AF_INET, SOCK_STREAM, 0);
    setsockopt(b->socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience));
    if (b->socket >= 0 && connect(b->socket, (struct sockaddr *)&to, sizeof(to)) == 0)
        return true;
    hang_up(b);
    return false;
}

/* Reads until `want` bytes are there, or, with want 0, until the head is. */
static bool fill(browser *b, size_t *have, size_t want)
{
    while (want == 0 ? strstr(b->room, "\r\n\r\n") == NULL : *have < want) {
        ssize_t n =
            *have + 1 < ROOM ? recv(b->socket, b->room + *have, ROOM - 1 - *have, 0) : 0;

        if (n <= 0)
            return false;
        *have += (size_t)n;
        b->room[*have] = '\0';
    }
    return true;
}

static bool is_whole(const char *body, size_t len, const char *asked)
{
    size_t name = strlen(asked);

    if (name == 0 || asked[name - 1] != '/')
        return len > 0;
    while (len > 0 && body[len - 1] == '\n')
        len--;
    return len >= 7 && memcmp(body + len - 7, "</html>", 7) == 0;
}

/* False: `why` tells. */
static bool ask(browser *b, const char *asked, const char **why)
{
    char text[512];
    int n = snprintf(text, sizeof(text), "GET %s HTTP/1.1\r\nHost: x\r\n\r\n", asked);
    size_t have = 0, head;
    const char *length;
    long len;

    b->room[0] = '\0';
    *why = "connection refused or lost";
    if ((b->socket < 0 && !dial(b)) ||
        send(b->socket, text, (size_t)n, MSG_NOSIGNAL) != n || !fill(b, &have, 0))
        return false;
    head = (size_t)(strstr(b->room, "\r\n\r\n") - b->room) + 4;
    *why = "status is not 200";
    if (strncmp(b->room, "HTTP/1.1 200", 12) != 0)
        return false;
    *why = "no Content-Length";
    length = strstr(b->room, "Content-Length: ");
    if (length == NULL || length > b->room + head)
        return false;
    len = atol(length + strlen("Content-Length: "));
    *why = "body is shorter than promised";
    if (!fill(b, &have, head + (size_t)len))
        return false;
    *why = "body is longer than promised, or cut";
    return have == head + (size_t)len && is_whole(b->room + head, (size_t)len, asked);
}

static void *surf(void *self)
{
    browser *b = self;

    for (long i = 0; now() < end; i++) {
        const char *why, *asked = path[i % paths];
        double start = now();

        if (!ask(b, asked, &why)) {
            if (b->wrong++ == 0)
                fprintf(stderr, "load: %s: %s\n", asked, why);
            hang_up(b);
            continue;
        }
        b->ms[b->answers++ % SAMPLES] = (float)((now() - start) * 1e3);
    }
    hang_up(b);
    return NULL;
}

static int by_size(const void *a, const void *b)
{
    float x = *(const float *)a, y = *(const float *)b;

    return (x > y) - (x < y);
}

static int tell(const browser *b, int n, double seconds)
{
    float *all = malloc((size_t)n * SAMPLES * sizeof(*all));
    long answers = 0, wrong = 0, kept = 0;

    for (int i = 0; i < n; i++) {
        long some = b[i].answers < SAMPLES ? b[i].answers : SAMPLES;

        memcpy(all + kept, b[i].ms, (size_t)some * sizeof(*all));
        kept += some;
        answers += b[i].answers;
        wrong += b[i].wrong;
    }
    if (answers == 0)
        return 1;
    qsort(all, (size_t)kept, sizeof(*all), by_size);
    printf("load: %ld answers, %ld wrong, %.0f a second, p50 %.2f ms, p99 %.2f ms\n",
           answers, wrong, (double)answers / seconds, all[kept / 2],
           all[kept * 99 / 100]);
    free(all);
    return wrong > 0;
}

int main(int n, char **argument)
{
    static browser all[BROWSERS_MOST];
    int browsers = n > 4 ? atoi(argument[2]) : 0;
    double start = now();

    if (browsers < 1 || browsers > BROWSERS_MOST) {
        fprintf(stderr, "usage: load PORT BROWSERS SECONDS PATH...\n");
        return 2;
    }
    port = atoi(argument[1]);
    end = start + atof(argument[3]);
    path = argument + 4;
    paths = n - 4;
    for (int i = 0; i < browsers; i++) {
        all[i] = (browser){ .socket = -1,
                            .ms = malloc(SAMPLES * sizeof(float)),
                            .room = malloc(ROOM) };
        if (pthread_create(&all[i].thread, NULL, surf, &all[i]) != 0)
            return 2;
    }
    for (int i = 0; i < browsers; i++)
        pthread_join(all[i].thread, NULL);
    return tell(all, browsers, now() - start);
}
