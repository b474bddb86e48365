/* thread.c - jobs over threads. Each thread takes the next index until none is left. */
#include "os/os.h"

#include <pthread.h>
#include <stdatomic.h>
#include <unistd.h>

typedef struct work {
    zij_os_job *job;
    void *self;
    size_t n;
    atomic_size_t next;
} work;

size_t zij_os_cores(void)
{
    long n = sysconf(_SC_NPROCESSORS_ONLN);

    return n < 1 ? 1 : (size_t)n;
}

static void *take_jobs(void *at)
{
    work *w = at;

    for (size_t i; (i = atomic_fetch_add(&w->next, 1)) < w->n;)
        w->job(w->self, i);
    return NULL;
}

static size_t threads_for(size_t n)
{
    zij_str wish = zij_os_env("ZIJ_JOBS");
    size_t most = 0;

    for (size_t i = 0; i < wish.len && wish.at[i] >= '0' && wish.at[i] <= '9'; i++)
        most = ZIJ_MIN(most * 10 + (size_t)(wish.at[i] - '0'), (size_t)ZIJ_OS_THREADS);
    if (most == 0)
        most = ZIJ_MIN(zij_os_cores(), (size_t)ZIJ_OS_THREADS);
    return ZIJ_MIN(n, most);
}

/* This thread works too; a thread that cannot be had only makes it slower. */
void zij_os_parallel(size_t n, zij_os_job *job, void *self)
{
    pthread_t thread[ZIJ_OS_THREADS];
    work w = { .job = job, .self = self, .n = n };
    size_t started = 0, wanted = threads_for(n);

    while (started + 1 < wanted &&
           pthread_create(&thread[started], NULL, take_jobs, &w) == 0)
        started++;
    take_jobs(&w);
    while (started > 0)
        pthread_join(thread[--started], NULL);
}
