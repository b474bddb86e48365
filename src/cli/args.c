/* args.c - the words of the call against the rows of the commands.
 *
 * As GNU programs do: options may stand anywhere, --name=VALUE, --name VALUE, -nVALUE,
 * -n VALUE, `--` ends options, a lone `-` is a word. The first word names the command.
 */
#include "cli/cli.h"

static const zij_diag_kind UNKNOWN_COMMAND = { "cli-unknown-command", ZIJ_ERROR,
                                               "zij has no such command." };
static const zij_diag_kind UNKNOWN_OPTION = { "cli-unknown-option", ZIJ_ERROR,
                                              "The command has no such option." };
static const zij_diag_kind NO_VALUE = { "cli-no-value", ZIJ_ERROR,
                                        "An option needs a value." };
const zij_diag_kind zij_cli_bad_value = { "cli-bad-value", ZIJ_ERROR,
                                          "An option cannot have this value." };
static const zij_diag_kind MISSING_WORD = { "cli-missing-word", ZIJ_ERROR,
                                            "The command needs one more word." };
static const zij_diag_kind EXTRA_WORD = { "cli-extra-word", ZIJ_ERROR,
                                          "The command takes fewer words." };

typedef struct parser {
    zij_cli *c;
    int n, i; /* the argument after the current one */
    char **argument;
    size_t words;
    bool only_words; /* after -- */
} parser;

enum { WHEN_COLOR, WHEN_HELP, WHEN_VERSION };

const zij_cli_option zij_cli_common[] = {
    [WHEN_COLOR] = { 0, "color", "WHEN", "colour messages: auto, always or never", "auto",
                     "auto always never", false },
    [WHEN_HELP] = { 'h', "help", NULL, "show this help", NULL, NULL, false },
    [WHEN_VERSION] = { 0, "version", NULL, "show the version", NULL, NULL, false },
    { 0 },
};

const zij_cli_command *zij_cli_find(zij_str name)
{
    for (size_t i = 0; zij_cli_commands[i] != NULL; i++)
        if (zij_str_eq(name, zij_str_of(zij_cli_commands[i]->name)))
            return zij_cli_commands[i];
    return NULL;
}

static zij_rc name_command(zij_cli *c, zij_str name)
{
    zij_nearest near = zij_nearest_to(name);
    zij_diag *d;

    c->command = zij_cli_find(name);
    if (c->command != NULL) {
        for (size_t i = 0; c->command->options[i].name != NULL; i++)
            c->value[i] = zij_str_of(c->command->options[i].initial);
        return ZIJ_OK;
    }
    d = zij_report(c->to, &UNKNOWN_COMMAND, ZIJ_NOWHERE, "zij has no command %.*s",
                   ZIJ_ARG(name));
    for (size_t i = 0; zij_cli_commands[i] != NULL; i++)
        zij_nearest_try(&near, zij_str_of(zij_cli_commands[i]->name));
    if (near.best.len > 0)
        zij_hint_nearest(c->to, d, &near);
    else
        zij_hint(c->to, d, "`zij help` lists the commands");
    return ZIJ_EUSAGE;
}

/* ---- options ---- */

static const zij_cli_option *find_in(const zij_cli_option *list, zij_str name,
                                     char letter)
{
    for (; list->name != NULL; list++)
        if (letter != 0 ? list->letter == letter
                        : zij_str_eq(zij_str_of(list->name), name))
            return list;
    return NULL;
}

static const zij_cli_option *find_option(const zij_cli *c, zij_str name, char letter)
{
    const zij_cli_option *found =
        c->command == NULL ? NULL : find_in(c->command->options, name, letter);

    return found != NULL ? found : find_in(zij_cli_common, name, letter);
}

static void try_all(zij_nearest *near, const zij_cli_option *list)
{
    for (; list->name != NULL; list++)
        if (!list->hidden)
            zij_nearest_try(near, zij_str_of(list->name));
}

static zij_rc unknown_option(zij_cli *c, zij_str shown, zij_str name)
{
    zij_nearest near = zij_nearest_to(name);
    zij_diag *d =
        zij_report(c->to, &UNKNOWN_OPTION, ZIJ_NOWHERE, "%s%s has no option %.*s",
                   c->command == NULL ? "zij" : "zij ",
                   c->command == NULL ? "" : c->command->name, ZIJ_ARG(shown));

    if (c->command != NULL)
        try_all(&near, c->command->options);
    try_all(&near, zij_cli_common);
    if (near.best.len > 0)
        zij_hint(c->to, d, "did you mean --%.*s?", ZIJ_ARG(near.best));
    else if (c->command != NULL)
        zij_hint(c->to, d,
                 "`zij %s --help` lists them; a word that begins with - needs -- "
                 "before it",
                 c->command->name);
    return ZIJ_EUSAGE;
}

static bool is_choice(const char *choices, zij_str value)
{
    zij_str rest = zij_str_of(choices), one;

    while (zij_str_next(&rest, ' ', &one))
        if (zij_str_eq(one, value))
            return true;
    return false;
}

static zij_rc bad_choice(zij_cli *c, const zij_cli_option *o, zij_str value)
{
    zij_nearest near = zij_nearest_to(value);
    zij_str rest = zij_str_of(o->choices), one;
    zij_buf list = zij_buf_make(c->mem);
    zij_diag *d;

    while (zij_str_next(&rest, ' ', &one)) {
        zij_putf(&list, "%s%.*s",
                 list.len == 0   ? ""
                 : rest.len == 0 ? " or "
                                 : ", ",
                 ZIJ_ARG(one));
        zij_nearest_try(&near, one);
    }
    d = zij_report(c->to, &zij_cli_bad_value, ZIJ_NOWHERE, "--%s is %.*s, expected %.*s",
                   o->name, ZIJ_ARG(value), ZIJ_ARG(zij_buf_str(&list)));
    zij_hint_nearest(c->to, d, &near);
    return ZIJ_EUSAGE;
}

static void set_common(zij_cli *c, const zij_cli_option *o, zij_str value)
{
    if (o == &zij_cli_common[WHEN_HELP])
        c->help = true;
    else if (o == &zij_cli_common[WHEN_VERSION])
        c->version = true;
    else
        c->color = zij_str_eq(value, ZIJ_STR("always"))  ? ZIJ_OS_ALWAYS
                   : zij_str_eq(value, ZIJ_STR("never")) ? ZIJ_OS_NEVER
                                                         : ZIJ_OS_AUTO;
}

static zij_rc set_option(zij_cli *c, const zij_cli_option *o, zij_str value)
{
    if (o->choices != NULL && !is_choice(o->choices, value))
        return bad_choice(c, o, value);
    if (c->command != NULL && o >= c->command->options &&
        o < c->command->options + ZIJ_CLI_OPTIONS)
        c->value[o - c->command->options] = value;
    else
        set_common(c, o, value);
    return ZIJ_OK;
}

/* The value of an option is `inside` its own argument, or the next argument. */
static zij_rc take_option(parser *p, const zij_cli_option *o, const zij_str *inside)
{
    if (o->argument == NULL) {
        if (inside == NULL)
            return set_option(p->c, o, ZIJ_STR("yes"));
        zij_report(p->c->to, &zij_cli_bad_value, ZIJ_NOWHERE, "--%s takes no value",
                   o->name);
        return ZIJ_EUSAGE;
    }
    if (inside != NULL)
        return set_option(p->c, o, *inside);
    if (p->i < p->n)
        return set_option(p->c, o, zij_str_of(p->argument[p->i++]));
    zij_report(p->c->to, &NO_VALUE, ZIJ_NOWHERE, "--%s needs a value: --%s=%s", o->name,
               o->name, o->argument);
    return ZIJ_EUSAGE;
}

static zij_rc take_long(parser *p, zij_str text)
{
    size_t equals = zij_str_find(text, 0, '=');
    zij_str name = zij_str_sub(text, 2, equals);
    zij_str value = zij_str_sub(text, equals + 1, text.len);
    const zij_cli_option *o = find_option(p->c, name, 0);

    if (o == NULL)
        return unknown_option(p->c, zij_str_sub(text, 0, equals), name);
    return take_option(p, o, equals < text.len ? &value : NULL);
}

/* -n, -nVALUE, -n VALUE, and switches together: -ab. */
static zij_rc take_short(parser *p, zij_str text)
{
    for (size_t i = 1; i < text.len; i++) {
        const zij_cli_option *o = find_option(p->c, ZIJ_STR(""), text.at[i]);
        zij_str rest = zij_str_sub(text, i + 1, text.len);
        zij_rc rc;

        if (o == NULL)
            return unknown_option(p->c, text, zij_str_sub(text, 1, text.len));
        if (o->argument != NULL)
            return take_option(p, o, rest.len > 0 ? &rest : NULL);
        if ((rc = take_option(p, o, NULL)) != ZIJ_OK)
            return rc;
    }
    return ZIJ_OK;
}

/* ---- words ---- */

static zij_rc take_word(parser *p, zij_str text)
{
    zij_cli *c = p->c;

    if (c->command == NULL)
        return name_command(c, text);
    if (p->words < ZIJ_CLI_WORDS && c->command->words[p->words].name != NULL) {
        c->word[p->words++] = text;
        return ZIJ_OK;
    }
    zij_diag *d = zij_report(c->to, &EXTRA_WORD, ZIJ_NOWHERE, "one word too many: %.*s",
                             ZIJ_ARG(text));
    zij_buf usage = zij_buf_make(c->mem);

    zij_cli_put_usage(&usage, c->command);
    zij_hint(c->to, d, "the call is `%.*s`; quote what holds blanks",
             ZIJ_ARG(zij_buf_str(&usage)));
    return ZIJ_EUSAGE;
}

static zij_rc check_words(parser *p)
{
    zij_cli *c = p->c;
    const zij_cli_word *next = &c->command->words[p->words];
    zij_buf usage = zij_buf_make(c->mem);
    zij_diag *d;

    if (next->name == NULL || next->optional)
        return ZIJ_OK;
    zij_cli_put_usage(&usage, c->command);
    d = zij_report(c->to, &MISSING_WORD, ZIJ_NOWHERE, "zij %s needs %s: %s",
                   c->command->name, next->name, next->help);
    zij_hint(c->to, d, "the call is `%.*s`", ZIJ_ARG(zij_buf_str(&usage)));
    return ZIJ_EUSAGE;
}

static zij_rc take_argument(parser *p, zij_str text)
{
    if (p->only_words || text.len < 2 || text.at[0] != '-')
        return take_word(p, text);
    if (zij_str_eq(text, ZIJ_STR("--"))) {
        p->only_words = true;
        return ZIJ_OK;
    }
    return zij_str_starts(text, ZIJ_STR("--")) ? take_long(p, text) : take_short(p, text);
}

zij_rc zij_cli_parse(zij_cli *c, int n, char **argument)
{
    parser p = { .c = c, .n = n, .i = 1, .argument = argument };
    zij_rc rc = ZIJ_OK;

    while (rc == ZIJ_OK && p.i < n) {
        zij_str text = zij_str_of(argument[p.i++]);

        rc = take_argument(&p, text);
    }
    if (rc != ZIJ_OK || c->command == NULL || c->help || c->version)
        return rc;
    return check_words(&p);
}

/* ---- for commands ---- */

static const zij_str *value_of(const zij_cli *c, const char *option)
{
    const zij_cli_option *o = find_in(c->command->options, zij_str_of(option), 0);

    ZIJ_ASSERT(o != NULL);
    return &c->value[o - c->command->options];
}

zij_str zij_cli_value(const zij_cli *c, const char *option)
{
    return *value_of(c, option);
}

bool zij_cli_given(const zij_cli *c, const char *option)
{
    return value_of(c, option)->at != NULL;
}

bool zij_cli_is(const zij_cli *c, const char *option, const char *value)
{
    return zij_str_eq(*value_of(c, option), zij_str_of(value));
}
