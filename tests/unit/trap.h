/* trap.h - checks that our own mistakes stop the program (ZIJ_ASSERT). */
#ifndef ZIJ_TRAP_H
#define ZIJ_TRAP_H
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

/* Whether `f` ends the process that runs it. */
static inline int traps(void (*f)(void *with), void *with)
{
    static const int ending[] = { SIGILL, SIGTRAP, SIGABRT, SIGSEGV };
    int status = 0;
    pid_t child;

    fflush(NULL);
    child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        close(STDERR_FILENO); /* sanitizers tell at length */
        for (size_t i = 0; i < sizeof(ending) / sizeof(ending[0]); i++)
            signal(ending[i], SIG_DFL); /* cmocka would carry on in the child */
        f(with);
        _exit(0);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    return !(WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

#endif
