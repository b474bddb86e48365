/* complete.c - completion for bash, zsh and fish, from the rows. Each shell gets one
 * small script that holds the lists; words that name a book complete to folders. */
#include "cli/cli.h"

static void put_command_names(zij_buf *b)
{
    for (size_t i = 0; zij_cli_commands[i] != NULL; i++)
        zij_putf(b, "%s%s", i == 0 ? "" : " ", zij_cli_commands[i]->name);
}

/* Calls `put` for each visible option of a command and then the common ones. */
static void each_option(zij_buf *b, const zij_cli_command *command,
                        void (*put)(zij_buf *, const zij_cli_command *,
                                    const zij_cli_option *))
{
    for (const zij_cli_option *o = command->options; o->name != NULL; o++)
        if (!o->hidden)
            put(b, command, o);
    for (const zij_cli_option *o = zij_cli_common; o->name != NULL; o++)
        put(b, command, o);
}

/* ---- bash ---- */

static void bash_option(zij_buf *b, const zij_cli_command *command,
                        const zij_cli_option *o)
{
    (void)command;
    zij_putf(b, " --%s%s", o->name, o->argument == NULL ? "" : "=");
}

static bool takes_folder(const zij_cli_option *o)
{
    return zij_str_eq(zij_str_of(o->argument), ZIJ_STR("DIR"));
}

/* What may stand behind an option: its choices, a folder, or what only the user knows. */
static void bash_value(zij_buf *b, const zij_cli_command *command,
                       const zij_cli_option *o)
{
    if (o->argument == NULL)
        return;
    zij_putf(b, "    %s:--%s", command->name, o->name);
    if (o->letter != 0)
        zij_putf(b, "|%s:-%c", command->name, o->letter);
    if (o->choices != NULL)
        zij_putf(b, ") words='%s' ;;\n", o->choices);
    else
        zij_putf(b, ") %s ;;\n", takes_folder(o) ? "folder=1" : "return");
}

static void put_bash(zij_buf *b)
{
    zij_put_c(b,
              "# bash completion for zij; made by `zij help --completion=bash`\n"
              "_zij() {\n"
              "  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} "
              "command= words= folder= i\n"
              "  [ \"$cur\" != = ] || cur=\n"
              "  [ \"$prev\" != = ] || prev=${COMP_WORDS[COMP_CWORD-2]}\n"
              "  for ((i = 1; i < COMP_CWORD; i++)); do\n"
              "    case ${COMP_WORDS[i]} in -*) ;; *) command=${COMP_WORDS[i]}; break ;; "
              "esac\n  done\n"
              "  COMPREPLY=()\n"
              "  case $command:$prev in\n");
    for (size_t i = 0; zij_cli_commands[i] != NULL; i++)
        each_option(b, zij_cli_commands[i], bash_value);
    zij_put_c(b, "  esac\n"
                 "  if [ -z \"$words$folder\" ]; then\n"
                 "    case $command:$cur in\n    :*) words='");
    put_command_names(b);
    zij_put_c(b, " --help --version' ;;\n");
    for (size_t i = 0; zij_cli_commands[i] != NULL; i++) {
        zij_putf(b, "    %s:-*) words='", zij_cli_commands[i]->name);
        each_option(b, zij_cli_commands[i], bash_option);
        zij_put_c(b, "' ;;\n");
    }
    zij_put_c(b, "    help:*) words='");
    put_command_names(b);
    zij_put_c(b,
              "' ;;\n"
              "    *) folder=1 ;;\n    esac\n  fi\n"
              "  if [ -n \"$folder\" ]; then\n"
              "    compopt -o filenames; COMPREPLY=($(compgen -d -- \"$cur\")); return\n"
              "  fi\n"
              "  COMPREPLY=($(compgen -W \"$words\" -- \"$cur\"))\n"
              "  case ${COMPREPLY[0]-} in *=) compopt -o nospace ;; esac\n"
              "}\n"
              "complete -F _zij zij\n");
}

/* ---- zsh ---- */

/* Inside '...' of _arguments: quotes and the brackets and colons of a specification. */
static void put_zsh_text(zij_buf *b, const char *text)
{
    for (; *text != '\0'; text++) {
        if (*text == '\'')
            zij_put_c(b, "'\\'");
        else if (*text == '[' || *text == ']' || *text == ':' || *text == '\\')
            zij_put_byte(b, '\\');
        zij_put_byte(b, *text);
    }
}

static void zsh_option(zij_buf *b, const zij_cli_command *command,
                       const zij_cli_option *o)
{
    (void)command;
    zij_putf(b, " \\\n      '--%s%s[", o->name, o->argument == NULL ? "" : "=");
    put_zsh_text(b, o->help);
    zij_put_byte(b, ']');
    if (o->argument != NULL)
        zij_putf(b, ":%s:", o->argument);
    if (o->choices != NULL)
        zij_putf(b, "(%s)", o->choices);
    else if (o->argument != NULL && takes_folder(o))
        zij_put_c(b, "_files -/");
    zij_put_byte(b, '\'');
}

static void zsh_words(zij_buf *b, const zij_cli_command *command)
{
    for (const zij_cli_word *w = command->words; w->name != NULL; w++) {
        bool folder = zij_str_eq(zij_str_of(w->name), ZIJ_STR("BOOK"));

        zij_putf(b, " \\\n      '%s:%s:", w->optional ? ":" : "", w->name);
        if (command == &zij_cli_help) {
            zij_put_byte(b, '(');
            put_command_names(b);
            zij_put_byte(b, ')');
        } else if (folder) {
            zij_put_c(b, "_files -/");
        }
        zij_put_byte(b, '\'');
    }
}

static void put_zsh(zij_buf *b)
{
    zij_put_c(b, "#compdef zij\n# made by `zij help --completion=zsh`\n"
                 "_zij() {\n  local -a commands=(\n");
    for (size_t i = 0; zij_cli_commands[i] != NULL; i++) {
        zij_putf(b, "    '%s:", zij_cli_commands[i]->name);
        put_zsh_text(b, zij_cli_commands[i]->summary);
        zij_put_c(b, "'\n");
    }
    zij_put_c(b, "  )\n  if (( CURRENT == 2 )); then\n"
                 "    _describe command commands\n    return\n  fi\n"
                 "  local command=$words[2]\n  shift words\n  (( CURRENT-- ))\n"
                 "  case $command in\n");
    for (size_t i = 0; zij_cli_commands[i] != NULL; i++) {
        zij_putf(b, "    %s) _arguments", zij_cli_commands[i]->name);
        each_option(b, zij_cli_commands[i], zsh_option);
        zsh_words(b, zij_cli_commands[i]);
        zij_put_c(b, " ;;\n");
    }
    zij_put_c(b, "  esac\n}\n_zij \"$@\"\n");
}

/* ---- fish ---- */

static void put_fish_text(zij_buf *b, const char *text)
{
    for (; *text != '\0'; text++) {
        if (*text == '\'' || *text == '\\')
            zij_put_byte(b, '\\');
        zij_put_byte(b, *text);
    }
}

static void fish_option(zij_buf *b, const zij_cli_command *command,
                        const zij_cli_option *o)
{
    zij_putf(b, "complete -c zij -n '__fish_seen_subcommand_from %s'", command->name);
    if (o->letter != 0)
        zij_putf(b, " -s %c", o->letter);
    zij_putf(b, " -l %s -d '", o->name);
    put_fish_text(b, o->help);
    zij_put_byte(b, '\'');
    if (o->choices != NULL)
        zij_putf(b, " -xa '%s'", o->choices);
    else if (o->argument != NULL)
        zij_put_c(b, " -r");
    zij_put_byte(b, '\n');
}

static void put_fish(zij_buf *b)
{
    zij_put_c(b, "# fish completion for zij; made by `zij help --completion=fish`\n");
    for (size_t i = 0; zij_cli_commands[i] != NULL; i++) {
        zij_putf(b, "complete -c zij -n __fish_use_subcommand -xa %s -d '",
                 zij_cli_commands[i]->name);
        put_fish_text(b, zij_cli_commands[i]->summary);
        zij_put_c(b, "'\n");
        each_option(b, zij_cli_commands[i], fish_option);
    }
    zij_put_c(b, "complete -c zij -n '__fish_seen_subcommand_from help' -xa '");
    put_command_names(b);
    zij_put_c(b, "'\n");
}

bool zij_cli_put_completion(zij_buf *b, zij_str shell)
{
    static const struct {
        const char *name;
        void (*put)(zij_buf *b);
    } shells[] = { { "bash", put_bash }, { "fish", put_fish }, { "zsh", put_zsh } };

    for (size_t i = 0; i < ZIJ_COUNT(shells); i++)
        if (zij_str_eq(shell, zij_str_of(shells[i].name))) {
            shells[i].put(b);
            return true;
        }
    return false;
}
