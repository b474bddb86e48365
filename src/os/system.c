/* system.c - clock, environment, terminal, signals. */
#include "os/os.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

enum { NS = 1000 * 1000 * 1000, DEFAULT_COLUMNS = 80 };

uint64_t zij_os_now(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (uint64_t)t.tv_sec * NS + (uint64_t)t.tv_nsec;
}

void zij_os_sleep(uint64_t ns)
{
    struct timespec t = { (time_t)(ns / NS), (long)(ns % NS) };

    nanosleep(&t, NULL);
}

zij_str zij_os_env(const char *name)
{
    return zij_str_of(getenv(name));
}

bool zij_os_is_terminal(int fd)
{
    return isatty(fd) == 1;
}

int zij_os_columns(int fd)
{
    struct winsize size;

    if (ioctl(fd, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
        return DEFAULT_COLUMNS;
    return size.ws_col;
}

bool zij_os_color(zij_os_when when, int fd)
{
    if (when != ZIJ_OS_AUTO)
        return when == ZIJ_OS_ALWAYS;
    return zij_os_is_terminal(fd) && zij_os_env("NO_COLOR").len == 0 &&
           !zij_str_eq(zij_os_env("TERM"), ZIJ_STR("dumb"));
}

static volatile sig_atomic_t stopping;

static void note_stop(int signal)
{
    (void)signal;
    stopping = 1;
}

static void handle(int signal, void (*handler)(int))
{
    struct sigaction action = { .sa_handler = handler };

    sigemptyset(&action.sa_mask);
    sigaction(signal, &action, NULL);
}

void zij_os_begin(void)
{
    handle(SIGPIPE, SIG_IGN);
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
        if (fcntl(fd, F_GETFD) < 0 &&
            open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY) != fd)
            _exit(3);
}

void zij_os_catch_stop(void)
{
    handle(SIGINT, note_stop);
    handle(SIGTERM, note_stop);
    handle(SIGHUP, note_stop);
}

bool zij_os_stopping(void)
{
    return stopping != 0;
}
