/* help.c - help for people, from the rows; and the command `help`. */
#include "cli/cli.h"

enum { HELP_COLUMN = 26 };

void zij_cli_put_usage(zij_buf *b, const zij_cli_command *command)
{
    size_t open = 0;

    zij_putf(b, "zij %s", command->name);
    if (command->options[0].name != NULL)
        zij_put_c(b, " [OPTION]...");
    for (const zij_cli_word *w = command->words; w->name != NULL; w++) {
        zij_putf(b, w->optional ? " [%s" : " %s", w->name);
        open += w->optional;
    }
    while (open-- > 0)
        zij_put_byte(b, ']');
}

/* Fills the line to HELP_COLUMN; `from` is where it began. */
static void put_gap(zij_buf *b, size_t from)
{
    if (b->len - from >= HELP_COLUMN) {
        zij_put_byte(b, '\n');
        from = b->len;
    }
    while (b->len - from < HELP_COLUMN)
        zij_put_byte(b, ' ');
}

static void put_option(zij_buf *b, const zij_cli_option *o)
{
    size_t from = b->len;

    if (o->hidden)
        return;
    if (o->letter != 0)
        zij_putf(b, "  -%c, --%s", o->letter, o->name);
    else
        zij_putf(b, "      --%s", o->name);
    if (o->argument != NULL)
        zij_putf(b, "=%s", o->argument);
    put_gap(b, from);
    zij_put_c(b, o->help);
    if (o->initial != NULL && o->initial[0] != '\0')
        zij_putf(b, " (default %s)", o->initial);
    zij_put_byte(b, '\n');
}

static void put_options(zij_buf *b, const zij_cli_option *own)
{
    zij_put_c(b, "\nOptions:\n");
    for (; own != NULL && own->name != NULL; own++)
        put_option(b, own);
    for (const zij_cli_option *o = zij_cli_common; o->name != NULL; o++)
        put_option(b, o);
}

static void put_command_help(zij_buf *b, const zij_cli_command *command)
{
    zij_putf(b, "zij %s: %s\n\nUsage: ", command->name, command->summary);
    zij_cli_put_usage(b, command);
    zij_put_c(b, "\n");
    if (command->text != NULL)
        zij_putf(b, "\n%s\n", command->text);
    if (command->words[0].name != NULL)
        zij_put_byte(b, '\n');
    for (const zij_cli_word *w = command->words; w->name != NULL; w++) {
        size_t from = b->len;

        zij_putf(b, "  %s", w->name);
        put_gap(b, from);
        zij_putf(b, "%s\n", w->help);
    }
    put_options(b, command->options);
    if (command->examples[0].line != NULL)
        zij_put_c(b, "\nExamples:\n");
    for (const zij_cli_example *e = command->examples; e->line != NULL; e++)
        zij_putf(b, "  %s\n      %s\n", e->line, e->says);
}

static void put_program_help(zij_buf *b)
{
    zij_put_c(b, "zij: a folder of data and pages becomes a statistical data book\n\n"
                 "Usage: zij COMMAND [OPTION]... [WORD]...\n\nCommands:\n");
    for (size_t i = 0; zij_cli_commands[i] != NULL; i++) {
        size_t from = b->len;

        zij_putf(b, "  %s", zij_cli_commands[i]->name);
        put_gap(b, from);
        zij_putf(b, "%s\n", zij_cli_commands[i]->summary);
    }
    put_options(b, NULL);
    zij_put_c(
        b,
        "\nA first book:\n"
        "  zij new mybook          make a book that explains itself\n"
        "  zij help COMMAND        say more about a command, with examples\n\n"
        "Exit status: 0 done; 1 the book, its data or the expression is wrong;\n"
        "2 the command line is wrong; 3 the machine failed (disk, network, memory).\n");
}

void zij_cli_put_help(zij_buf *b, const zij_cli_command *command)
{
    if (command == NULL)
        put_program_help(b);
    else
        put_command_help(b, command);
}

static const zij_diag_kind NO_HELP = { "cli-no-help", ZIJ_ERROR,
                                       "There is no help for this word." };

static zij_rc run(zij_cli *c)
{
    const zij_cli_command *command = zij_cli_find(c->word[0]);

    if (zij_cli_given(c, "man")) {
        zij_cli_put_man(&c->out);
        return ZIJ_OK;
    }
    if (zij_cli_given(c, "completion")) {
        bool known = zij_cli_put_completion(&c->out, zij_cli_value(c, "completion"));

        ZIJ_ASSERT(known); /* choices say so */
        return ZIJ_OK;
    }
    if (c->word[0].len > 0 && command == NULL) {
        zij_nearest near = zij_nearest_to(c->word[0]);
        zij_diag *d = zij_report(c->to, &NO_HELP, ZIJ_NOWHERE, "zij has no command %.*s",
                                 ZIJ_ARG(c->word[0]));

        for (size_t i = 0; zij_cli_commands[i] != NULL; i++)
            zij_nearest_try(&near, zij_str_of(zij_cli_commands[i]->name));
        zij_hint_nearest(c->to, d, &near);
        return ZIJ_EUSAGE;
    }
    zij_cli_put_help(&c->out, command);
    return ZIJ_OK;
}

const zij_cli_command zij_cli_help = {
    .name = "help",
    .summary = "say what zij or a command does",
    .words = { { "COMMAND", "a command of zij", true } },
    .options = { { 0, "man", NULL, "the man page zij(1), in troff", NULL, NULL, true },
                 { 0, "completion", "SHELL", "completion for a shell", NULL,
                   "bash zsh fish", true } },
    .examples = { { "zij help data", "what `zij data` does, with examples" } },
    .run = run,
};
