/* measure.c - time and peak memory of a command, each run in a new process.
 *
 *   measure [-n RUNS] COMMAND [ARGUMENT...]   prints: median_ms p95_ms least_ms peak_kB
 *   measure --read FILE...                    reads the files and does nothing else: the
 * lower bound of a loader
 *
 * One run that is not counted fills the disk cache. Percentiles are nearest ranks. The
 * peak is the largest resident set of any run, as the kernel tells it (a process begins
 * with the 1 MB of this program in it). Output is thrown away. Exit status: 0 done; 2
 * wrong call; 3 the command failed, so there is nothing to measure.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { RUNS_MOST = 10000, NOT_FOUND = 127 };

static void die(int status, const char *what, const char *why)
{
    fprintf(stderr, "measure: %s: %s\n", what, why);
    exit(status);
}

static double now_ms(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static void become(char **command)
{
    int nowhere = open("/dev/null", O_RDWR);

    if (nowhere < 0 || dup2(nowhere, 0) < 0 || dup2(nowhere, 1) < 0 ||
        dup2(nowhere, 2) < 0)
        _exit(NOT_FOUND);
    execvp(command[0], command);
    _exit(NOT_FOUND);
}

/* Run once; the time from before fork to after the end, as a caller waits for it. */
static double run(char **command, long *peak_kb)
{
    struct rusage used;
    double start = now_ms();
    pid_t child = fork();
    int status;

    if (child < 0)
        die(3, "fork", strerror(errno));
    if (child == 0)
        become(command);
    if (wait4(child, &status, 0, &used) < 0)
        die(3, "wait4", strerror(errno));
    double took = now_ms() - start;
    if (WIFSIGNALED(status))
        die(3, command[0], strsignal(WTERMSIG(status)));
    if (WEXITSTATUS(status) == NOT_FOUND)
        die(3, command[0], "cannot be run");
    if (WEXITSTATUS(status) != 0)
        die(3, command[0], "the command fails; run it by hand to see why");
    if (used.ru_maxrss > *peak_kb)
        *peak_kb = used.ru_maxrss;
    return took;
}

static int by_size(const void *a, const void *b)
{
    double l = *(const double *)a, r = *(const double *)b;

    return (l > r) - (l < r);
}

static int measure(char **command, size_t runs)
{
    double *ms = calloc(runs, sizeof(*ms));
    long peak = 0;

    if (ms == NULL)
        die(3, "measure", "out of memory");
    run(command, &peak);
    for (size_t i = 0; i < runs; i++)
        ms[i] = run(command, &peak);
    qsort(ms, runs, sizeof(*ms), by_size);
    double median = runs % 2 ? ms[runs / 2] : (ms[runs / 2 - 1] + ms[runs / 2]) / 2;
    size_t p95 = (runs * 95 + 99) / 100 - 1;
    printf("%.3f %.3f %.3f %ld\n", median, ms[p95], ms[0], peak);
    free(ms);
    return 0;
}

static int read_all(char **paths)
{
    static char buffer[1 << 16];

    for (; *paths != NULL; paths++) {
        int in = open(*paths, O_RDONLY);
        ssize_t n;

        if (in < 0)
            die(3, *paths, strerror(errno));
        while ((n = read(in, buffer, sizeof(buffer))) > 0)
            ;
        if (n < 0)
            die(3, *paths, strerror(errno));
        close(in);
    }
    return 0;
}

int main(int argc, char **argv)
{
    long runs = 20;

    if (argc > 2 && strcmp(argv[1], "--read") == 0)
        return read_all(argv + 2);
    if (argc > 2 && strcmp(argv[1], "-n") == 0) {
        runs = strtol(argv[2], NULL, 10);
        argv += 2;
        argc -= 2;
    }
    if (argc < 2 || runs < 1 || runs > RUNS_MOST)
        die(2, "usage", "measure [-n RUNS] COMMAND...; measure --read FILE...");
    return measure(argv + 1, (size_t)runs);
}
