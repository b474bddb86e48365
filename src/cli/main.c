/* main.c - one call of the program: parse, run, print, exit status. */
#include "cli/cli.h"

#include <unistd.h>

/* In the order of --help. */
/* clang-format off */
const zij_cli_command *const zij_cli_commands[] = {
    &zij_cli_new,
    &zij_cli_build,
    &zij_cli_serve,
    &zij_cli_check,
    &zij_cli_audit,
    &zij_cli_data,
    &zij_cli_query,
    &zij_cli_help,
    &zij_cli_version,
    NULL,
};
/* clang-format on */

static const zij_diag_kind NO_COMMAND = { "cli-no-command", ZIJ_ERROR,
                                          "The call names no command." };

void zij_cli_tell(zij_cli *c)
{
    zij_buf text = zij_buf_make(c->to->mem);
    zij_diags quiet = zij_diags_make(c->to->mem);

    zij_diags_text(c->to, (zij_diag_style){ zij_os_color(c->color, STDERR_FILENO) },
                   &text);
    /* when stderr is gone there is nobody left to tell */
    if (zij_os_put(STDERR_FILENO, zij_buf_str(&text), "stderr", &quiet) != ZIJ_OK)
        return;
    *c->to = zij_diags_make(c->to->mem);
}

zij_rc zij_cli_flush(zij_cli *c)
{
    zij_str text = zij_buf_str(&c->out);

    c->out = zij_buf_make(c->mem);
    return zij_os_put(STDOUT_FILENO, text, "standard output", c->to);
}

static zij_rc run(zij_cli *c, int n, char **argument)
{
    zij_rc rc = zij_cli_parse(c, n, argument);

    if (rc != ZIJ_OK)
        return rc;
    if (c->version)
        return zij_cli_version.run(c);
    if (c->help) {
        zij_cli_put_help(&c->out, c->command);
        return ZIJ_OK;
    }
    if (c->command != NULL)
        return c->command->run(c);
    zij_diag *d = zij_report(c->to, &NO_COMMAND, ZIJ_NOWHERE, "expected a command");
    zij_hint(c->to, d, "`zij help` lists the commands; `zij new mybook` makes a book");
    return ZIJ_EUSAGE;
}

static int status_of(zij_rc rc)
{
    static const int status[] = {
        [ZIJ_OK] = 0, [ZIJ_EINPUT] = 1, [ZIJ_EIO] = 3, [ZIJ_ELIMIT] = 1, [ZIJ_EUSAGE] = 2,
    };

    return status[rc];
}

int main(int n, char **argument)
{
    zij_arena mem = zij_arena_make(&zij_os_host);
    zij_diags to = zij_diags_make(&mem);
    zij_cli c = { .mem = &mem, .to = &to, .out = zij_buf_make(&mem) };
    zij_rc rc;
    int status;

    zij_os_begin();
    rc = run(&c, n, argument);
    status = status_of(rc);
    if (zij_cli_flush(&c) != ZIJ_OK)
        status = status_of(ZIJ_EIO);
    else if (status == 0 && to.errors > 0)
        status = status_of(ZIJ_EINPUT);
    zij_cli_tell(&c);
    zij_arena_free(&mem);
    return status;
}
