/* cli.h - the commands. One file and one row per command; options are parsed, --help, the
 * man page and shell completion are written, and "did you mean" is answered from the
 * rows.
 *
 * Data go to stdout, messages to stderr. Exit status: 0 done; 1 the book, its data or the
 * expression is wrong; 2 options, commands or paths of the call are wrong; 3 the machine
 * failed.
 */
#ifndef ZIJ_CLI_CLI_H
#define ZIJ_CLI_CLI_H
#include "book/book.h"
#include "os/os.h"

enum { ZIJ_CLI_WORDS = 3, ZIJ_CLI_OPTIONS = 10, ZIJ_CLI_EXAMPLES = 8 };

/* What stands after the command. Optional ones come last. */
typedef struct zij_cli_word {
    const char *name; /* BOOK; NULL ends a list */
    const char *help;
    bool optional;
} zij_cli_word;

typedef struct zij_cli_option {
    char letter;          /* 'o', or 0 */
    const char *name;     /* "output"; NULL ends a list */
    const char *argument; /* "DIR"; NULL: a switch */
    const char *help;
    const char *initial; /* its value when it is not given, or NULL */
    const char *choices; /* "text json csv", or NULL: anything */
    bool hidden;
} zij_cli_option;

typedef struct zij_cli_example {
    const char *line; /* as one types it */
    const char *says;
} zij_cli_example;

typedef struct zij_cli zij_cli;

typedef struct zij_cli_command {
    const char *name, *summary; /* "print the figures of a book" */
    const char *text;           /* a paragraph or two, lines of at most 78 */
    zij_cli_word words[ZIJ_CLI_WORDS + 1];
    zij_cli_option options[ZIJ_CLI_OPTIONS + 1];
    zij_cli_example examples[ZIJ_CLI_EXAMPLES + 1];
    ZIJ_MUST_USE zij_rc (*run)(zij_cli *c);
} zij_cli_command;

/* One call of the program. */
struct zij_cli {
    zij_arena *mem;
    zij_diags *to;
    const zij_cli_command *command; /* NULL: none was named */
    zij_str word[ZIJ_CLI_WORDS];    /* empty when not given */
    zij_str value[ZIJ_CLI_OPTIONS]; /* of the command's options, by index; at == NULL:
                                       not given and no initial value */
    bool help, version;             /* --help, --version */
    zij_os_when color;
    zij_buf out; /* to stdout when the command ends, also when it failed */
};

extern const zij_cli_command *const zij_cli_commands[]; /* NULL ends it */
/* --color and --help, which every command has. */
extern const zij_cli_option zij_cli_common[];

extern const zij_cli_command zij_cli_audit, zij_cli_build, zij_cli_check, zij_cli_data,
    zij_cli_help, zij_cli_new, zij_cli_query, zij_cli_serve, zij_cli_version;

/* ---- for commands ---- */

/* Value of an option of the command; empty when not given. */
zij_str zij_cli_value(const zij_cli *c, const char *option);
bool zij_cli_given(const zij_cli *c, const char *option);
bool zij_cli_is(const zij_cli *c, const char *option, const char *value);
/* Writes c->out to stdout now: for commands that go on. */
ZIJ_MUST_USE zij_rc zij_cli_flush(zij_cli *c);
/* Prints what was reported so far to stderr and forgets it. */
void zij_cli_tell(zij_cli *c);

/* A message to stderr that is no diagnostic. */
void zij_cli_say(zij_cli *c, zij_str text);
/* A bar on stderr when that is a terminal and the work takes long. zij_cli_progress may
 * be called from several threads; its first argument is not used. */
void zij_cli_progress_begin(void);
void zij_cli_progress(void *self, size_t done, size_t all);
void zij_cli_progress_end(void);

/* The folder of the word BOOK. Reports cli-no-book. */
ZIJ_MUST_USE zij_rc zij_cli_book(zij_cli *c, const char **path);
ZIJ_MUST_USE zij_rc zij_cli_load(zij_cli *c, const zij_book **out);
/* Index of the language that an option names; 0 when it is not given. */
ZIJ_MUST_USE zij_rc zij_cli_lang(zij_cli *c, const zij_book *book, const char *option,
                                 size_t *out);
extern const zij_diag_kind zij_cli_bad_value; /* an option cannot have this value */

/* ---- args.c, help.c, man.c, complete.c ---- */

ZIJ_MUST_USE zij_rc zij_cli_parse(zij_cli *c, int n, char **argument);
const zij_cli_command *zij_cli_find(zij_str name);
void zij_cli_put_usage(zij_buf *b, const zij_cli_command *command);
void zij_cli_put_help(zij_buf *b, const zij_cli_command *command); /* NULL: of zij */
void zij_cli_put_man(zij_buf *b);
/* False when the shell is not known. */
bool zij_cli_put_completion(zij_buf *b, zij_str shell);

#endif
