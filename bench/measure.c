/* measure.c - time and peak memory of a command, each run in a new process.
 *
 *   measure [-n RUNS] COMMAND [ARGUMENT...]   prints: median_ms p95_ms least_ms cpu_ms
 * peak_kB measure --read FILE...                    reads the files and does nothing
 * else: the lower bound of a loader
 *
 * One run that is not counted fills the disk cache. Percentiles are nearest ranks. cpu_ms
 * is the median of what all its threads and the system for them used. The peak is the
 * largest resident set of any run, as the kernel tells it (a process begins with the 1 MB
 * of this program in it). Output is thrown away. Exit status: 0 done; 2 wrong call; 3 the
 * command failed, so there is nothing to measure.
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
typedef struct cost {
    double ms, cpu_ms;
} cost;

static double used_ms(struct timeval t)
{
    return (double)t.tv_sec * 1e3 + (double)t.tv_usec / 1e3;
}

static cost run(char **command, long *peak_kb)
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
    return (cost){ took, used_ms(used.ru_utime) + used_ms(used.ru_stime) };
}

static int by_size(const void *a, const void *b)
{
    double l = *(const double *)a, r = *(const double *)b;

    return (l > r) - (l < r);
}

static double median(const double *sorted, size_t n)
{
    return n % 2 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
}

static int measure(char **command, size_t runs)
{
    double *ms = calloc(2 * runs, sizeof(*ms)), *cpu = ms + runs;
    size_t p95 = (runs * 95 + 99) / 100 - 1;
    long peak = 0;

    if (ms == NULL)
        die(3, "measure", "out of memory");
    run(command, &peak);
    for (size_t i = 0; i < runs; i++) {
        cost c = run(command, &peak);

        ms[i] = c.ms;
        cpu[i] = c.cpu_ms;
    }
    qsort(ms, runs, sizeof(*ms), by_size);
    qsort(cpu, runs, sizeof(*cpu), by_size);
    printf("%.3f %.3f %.3f %.3f %ld\n", median(ms, runs), ms[p95], ms[0],
           median(cpu, runs), peak);
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
