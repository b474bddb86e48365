/* serve.c - `zij serve`: the site of a book on this machine. */
#include "cli/build.h"

#include "serve/serve.h"

static const zij_diag_kind BAD_PORT = { "cli-bad-port", ZIJ_ERROR,
                                        "The port is not a number from 0 to 65535." };

typedef struct serving {
    zij_cli *c;
    const char *book;
    const char *scratch; /* folder of this process */
    bool draft;
    bool first;
} serving;

static zij_rc build(void *self, zij_arena *mem, zij_diags *to, const char **folder)
{
    serving *s = self;
    const char *out = zij_str_c(mem, zij_strf(mem, "%s/out", s->scratch)), *written;
    zij_rc rc = zij_cli_build_book(s->book, out, s->draft, mem, to, &written);

    if (rc == ZIJ_OK)
        *folder = zij_str_c(mem, zij_strf(mem, "%s/site", written));
    return rc;
}

static void ready(void *self, const char *url)
{
    serving *s = self;

    zij_put_c(&s->c->out, url);
    zij_put_byte(&s->c->out, '\n');
    /* when nobody reads the address, the server is of use all the same */
    if (zij_cli_flush(s->c) != ZIJ_OK)
        zij_cli_tell(s->c);
}

static void built(void *self, zij_rc rc, zij_diags *to)
{
    serving *s = self;
    zij_diags *mine = s->c->to;

    s->c->to = to;
    zij_cli_tell(s->c);
    s->c->to = mine;
    if (!s->first)
        zij_cli_say(s->c, rc == ZIJ_OK ? ZIJ_STR("zij: built again\n")
                                       : ZIJ_STR("zij: the last good build stays\n"));
    s->first = false;
}

static zij_rc read_port(zij_cli *c, int *out)
{
    zij_str text = zij_cli_value(c, "port");

    *out = 0;
    for (size_t i = 0; i < text.len; i++) {
        if (text.at[i] < '0' || text.at[i] > '9')
            *out = 65536;
        *out = ZIJ_MIN(*out * 10 + (text.at[i] - '0'), 65536);
    }
    if (text.len > 0 && *out <= 65535)
        return ZIJ_OK;
    zij_report(c->to, &BAD_PORT, ZIJ_NOWHERE, "--port is %.*s, expected 0 to 65535",
               ZIJ_ARG(text));
    return ZIJ_EUSAGE;
}

static zij_rc run(zij_cli *c)
{
    serving s = { .c = c, .draft = zij_cli_given(c, "draft"), .first = true };
    zij_serve_spec spec = { .self = &s, .build = build, .ready = ready, .built = built };
    zij_rc rc = zij_cli_book(c, &s.book);

    if (rc == ZIJ_OK)
        rc = read_port(c, &spec.port);
    if (rc == ZIJ_OK)
        rc =
            zij_os_path(ZIJ_STR(""), zij_cli_value(c, "host"), c->mem, c->to, &spec.host);
    if (rc == ZIJ_OK)
        rc = zij_os_scratch(c->mem, c->to, &s.scratch);
    if (rc != ZIJ_OK)
        return rc;
    spec.watch = zij_cli_given(c, "watch") ? s.book : NULL;
    rc = zij_serve_run(&spec, c->to);
    zij_os_remove_tree(s.scratch);
    return rc;
}

const zij_cli_command zij_cli_serve = {
    .name = "serve",
    .summary = "show the site of a book in the browser",
    .text =
        "Builds the book and serves its site until interrupted; the address is\n"
        "printed. With --watch the book is built again whenever a file of it changes,\n"
        "and open pages reload; while it is broken they show what is wrong.",
    .words = { { "BOOK", "the folder of the book", false } },
    .options = { { 'p', "port", "N", "port to listen on; 0 takes a free one", "8000",
                   NULL, false },
                 { 0, "host", "ADDRESS", "address to listen on", "127.0.0.1", NULL,
                   false },
                 { 'w', "watch", NULL, "build again and reload when the book changes",
                   NULL, NULL, false },
                 { 0, "draft", NULL,
                   "show it although claims are refuted or unknown; pages say so", NULL,
                   NULL, false } },
    .examples = { { "zij serve mybook --watch", "then open http://127.0.0.1:8000/" },
                  { "zij serve mybook --watch --draft",
                    "while the claims are being written" },
                  { "zij serve mybook --port=0", "on any free port" } },
    .run = run,
};
