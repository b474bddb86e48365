/* say.c - messages of commands, and the progress bar. */
#include "cli/cli.h"

#include <stdatomic.h>
#include <stdio.h>
#include <unistd.h>

enum { MS = 1000 * 1000, PATIENCE_MS = 300, STEP_MS = 50, BAR = 30 };

void zij_cli_say(zij_cli *c, zij_str text)
{
    zij_diags quiet = zij_diags_make(c->mem);

    /* when stderr is gone there is nobody left to tell */
    if (zij_os_put(STDERR_FILENO, text, "stderr", &quiet) != ZIJ_OK)
        return;
}

/* One bar per process; what is short is done before it appears. */
static struct {
    atomic_flag drawing;
    atomic_bool drawn;
    atomic_size_t done;
    uint64_t begun, last;
    bool terminal;
} bar = { .drawing = ATOMIC_FLAG_INIT };

void zij_cli_progress_begin(void)
{
    bar.terminal = zij_os_is_terminal(STDERR_FILENO);
    bar.begun = bar.last = zij_os_now();
    atomic_store(&bar.done, 0);
}

void zij_cli_progress(void *self, size_t done, size_t all)
{
    uint64_t now = zij_os_now();
    char text[BAR + 1];
    size_t full;

    (void)self;
    (void)done; /* threads tell out of order; counted here, the bar only grows */
    done = atomic_fetch_add(&bar.done, 1) + 1;
    full = all == 0 ? 0 : ZIJ_MIN(done, all) * BAR / all;
    if (!bar.terminal || now - bar.begun < (uint64_t)PATIENCE_MS * MS ||
        atomic_flag_test_and_set(&bar.drawing))
        return;
    if (now - bar.last > (uint64_t)STEP_MS * MS) {
        for (size_t i = 0; i < BAR; i++)
            text[i] = i < full ? '#' : '.';
        text[BAR] = '\0';
        fprintf(stderr, "\r%s %zu/%zu", text, done, all);
        bar.last = now;
        atomic_store(&bar.drawn, true);
    }
    atomic_flag_clear(&bar.drawing);
}

void zij_cli_progress_end(void)
{
    if (atomic_exchange(&bar.drawn, false))
        fprintf(stderr, "\r\033[K");
}
