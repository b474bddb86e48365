/* man.c - the man page zij(1), from the rows. No date: the same program, the same page.
 */
#include "cli/cli.h"

/* Text of troff: backslashes and hyphens keep their look, a dot does not begin a request.
 */
static void put_troff(zij_buf *b, const char *text)
{
    for (const char *c = text; *c != '\0'; c++) {
        if ((c == text || c[-1] == '\n') && (*c == '.' || *c == '\''))
            zij_put_c(b, "\\&");
        if (*c == '\\')
            zij_put_c(b, "\\e");
        else if (*c == '-')
            zij_put_c(b, "\\-");
        else
            zij_put_byte(b, *c);
    }
}

static void put_tagged(zij_buf *b, const char *tag, const char *text)
{
    zij_put_c(b, ".TP\n.B ");
    put_troff(b, tag);
    zij_put_byte(b, '\n');
    put_troff(b, text);
    zij_put_byte(b, '\n');
}

static void put_option(zij_buf *b, const zij_cli_option *o)
{
    if (o->hidden)
        return;
    zij_put_c(b, ".TP\n");
    if (o->letter != 0)
        zij_putf(b, "\\fB\\-%c\\fR, ", o->letter);
    zij_put_c(b, "\\fB\\-\\-");
    put_troff(b, o->name);
    zij_put_c(b, "\\fR");
    if (o->argument != NULL)
        zij_putf(b, "=\\fI%s\\fR", o->argument);
    zij_put_byte(b, '\n');
    put_troff(b, o->help);
    if (o->initial != NULL && o->initial[0] != '\0')
        zij_putf(b, " (default %s)", o->initial);
    zij_put_byte(b, '\n');
}

static void put_command(zij_buf *b, const zij_cli_command *command)
{
    zij_buf usage = zij_buf_make(b->mem);

    zij_cli_put_usage(&usage, command);
    zij_put_c(b, ".SS ");
    put_troff(b, zij_str_c(b->mem, zij_buf_str(&usage)));
    zij_put_byte(b, '\n');
    put_troff(b, command->summary);
    zij_put_c(b, ".\n");
    if (command->text != NULL) {
        zij_put_c(b, ".PP\n");
        put_troff(b, command->text);
        zij_put_byte(b, '\n');
    }
    for (const zij_cli_word *w = command->words; w->name != NULL; w++)
        put_tagged(b, w->name, w->help);
    for (const zij_cli_option *o = command->options; o->name != NULL; o++)
        put_option(b, o);
}

static void put_examples(zij_buf *b)
{
    zij_put_c(b, ".SH EXAMPLES\n");
    for (size_t i = 0; zij_cli_commands[i] != NULL; i++)
        for (const zij_cli_example *e = zij_cli_commands[i]->examples; e->line != NULL;
             e++)
            put_tagged(b, e->line, e->says);
}

static const struct {
    const char *name, *says;
} environment[] = {
    { "NO_COLOR", "When set and not empty, nothing is coloured unless --color=always." },
    { "ZIJ_JOBS", "The largest number of threads; by default one for each core." },
    { "TMPDIR", "Where serve keeps the site it builds; by default /tmp." },
};

static const struct {
    const char *status, *says;
} statuses[] = {
    { "0", "Done." },
    { "1", "The book, its data or an expression is wrong." },
    { "2", "The command line is wrong: an option, a command or a path." },
    { "3", "The machine failed: disk, network, memory." },
};

void zij_cli_put_man(zij_buf *b)
{
    zij_put_c(b,
              ".TH ZIJ 1 \"\" \"zij " ZIJ_VERSION "\" \"User Commands\"\n"
              ".SH NAME\nzij \\- a folder of data and pages becomes a statistical data "
              "book\n.SH SYNOPSIS\n.B zij\n.I COMMAND\n[\\fIOPTION\\fR]... "
              "[\\fIWORD\\fR]...\n.SH DESCRIPTION\n"
              "A book is a folder: what it is, its data and its pages. zij checks every "
              "figure and every statement of it and makes a web site.\n"
              "Data go to standard output, messages to standard error.\n.SH COMMANDS\n");
    for (size_t i = 0; zij_cli_commands[i] != NULL; i++)
        put_command(b, zij_cli_commands[i]);
    zij_put_c(b, ".SH OPTIONS\nEvery command has these.\n");
    for (const zij_cli_option *o = zij_cli_common; o->name != NULL; o++)
        put_option(b, o);
    put_examples(b);
    zij_put_c(b, ".SH ENVIRONMENT\n");
    for (size_t i = 0; i < ZIJ_COUNT(environment); i++)
        put_tagged(b, environment[i].name, environment[i].says);
    zij_put_c(b, ".SH EXIT STATUS\n");
    for (size_t i = 0; i < ZIJ_COUNT(statuses); i++)
        put_tagged(b, statuses[i].status, statuses[i].says);
    zij_put_c(b, ".SH SEE ALSO\nThe manual, in share/doc/zij of where zij is installed "
                 "or in docs/ of its source: book.md (what a book's folder holds), "
                 "expr.md (expressions and claims), commands.md, diagnostics.md (every "
                 "message).\n");
}
