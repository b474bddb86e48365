#include "cli/cli.h"

static zij_rc run(zij_cli *c)
{
    zij_put_c(&c->out, "zij " ZIJ_VERSION "\n");
    return ZIJ_OK;
}

const zij_cli_command zij_cli_version = {
    .name = "version",
    .summary = "print the version",
    .examples = { { "zij version", "prints one line: zij and its version" } },
    .run = run,
};
