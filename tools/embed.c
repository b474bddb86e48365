/* embed.c - turn files into one C source, so that the program carries them inside.
 *
 *   embed OUT.c NAME=PATH...
 *
 * OUT.c defines `zij_assets`, sorted by name, and `zij_asset_count`; the struct comes
 * from the header named by -h HEADER (default "base/asset.h"): struct { const char *name;
 * const unsigned char *at; size_t len; }. A zero byte follows each file and is not
 * counted, so that text may be used as a C string. The bytes are written as string
 * literals: compilers read them ten times faster than lists of numbers.
 *
 * Exit status: 0 done; 2 wrong call; 3 a file could not be read or written. Nothing is
 * left half written.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    const char *name; /* not terminated: it ends at the `=` of its argument */
    size_t name_len;
    const char *path;
    size_t len;
} asset;

static char beside[4096]; /* the file being written; empty before and after */

static void die(int status, const char *what, const char *why)
{
    fprintf(stderr, "embed: %s: %s\n", what, why);
    if (beside[0] != '\0')
        remove(beside);
    exit(status);
}

static int by_name(const void *a, const void *b)
{
    const asset *l = a, *r = b;
    size_t len = l->name_len < r->name_len ? l->name_len : r->name_len;
    int order = memcmp(l->name, r->name, len);

    return order != 0 ? order : (l->name_len > r->name_len) - (l->name_len < r->name_len);
}

static asset asset_of(const char *argument)
{
    const char *equals = strchr(argument, '=');

    if (equals == NULL || equals == argument || equals[1] == '\0')
        die(2, argument, "expected NAME=PATH");
    for (const char *c = argument; c < equals; c++)
        if (*c == '"' || *c == '\\' || (unsigned char)*c < ' ')
            die(2, argument,
                "a name cannot hold quotes, backslashes or control characters");
    return (asset){ argument, (size_t)(equals - argument), equals + 1, 0 };
}

/* Three octal digits never swallow the character after them, and `?` could start a
 * trigraph. */
static void write_byte(int c, FILE *out)
{
    if (c == '\n')
        fputs("\\n", out);
    else if (c < ' ' || c > '~' || c == '"' || c == '\\' || c == '?')
        fprintf(out, "\\%03o", (unsigned)c);
    else
        putc(c, out);
}

static size_t write_bytes(const char *path, FILE *out)
{
    FILE *in = fopen(path, "rb");
    size_t len = 0, column = 0;

    if (in == NULL)
        die(3, path, strerror(errno));
    fputs("    \"", out);
    for (int c; (c = getc(in)) != EOF; len++) {
        if (++column > 80) {
            fputs("\"\n    \"", out);
            column = 1;
        }
        write_byte(c, out);
    }
    if (ferror(in))
        die(3, path, strerror(errno));
    fclose(in);
    fputs("\"", out);
    return len;
}

static void write_assets(asset *list, size_t n, const char *header, FILE *out)
{
    fprintf(out, "/* made by tools/embed.c; do not edit */\n#include \"%s\"\n\n", header);
    /* -pedantic grants a string 4095 bytes; gcc and clang have no limit */
    fputs("#pragma GCC diagnostic ignored \"-Woverlength-strings\"\n\n", out);
    for (size_t i = 0; i < n; i++) {
        fprintf(out, "/* %.*s */\nstatic const unsigned char a%zu[] =\n",
                (int)list[i].name_len, list[i].name, i);
        list[i].len = write_bytes(list[i].path, out);
        fputs(";\n\n", out);
    }
    fputs("const zij_asset zij_assets[] = {\n", out);
    for (size_t i = 0; i < n; i++)
        fprintf(out, "    { \"%.*s\", a%zu, %zu },\n", (int)list[i].name_len,
                list[i].name, i, list[i].len);
    fprintf(out, "};\n\nconst size_t zij_asset_count = %zu;\n", n);
}

/* Write beside the target and rename: make never sees a half-written source as up to
 * date. */
static void write_source(asset *list, size_t n, const char *header, const char *path)
{
    FILE *out;

    if (strlen(path) + sizeof(".tmp") > sizeof(beside))
        die(2, path, "the path is too long");
    snprintf(beside, sizeof(beside), "%s.tmp", path);
    out = fopen(beside, "wb");
    if (out == NULL)
        die(3, beside, strerror(errno));
    write_assets(list, n, header, out);
    if (fflush(out) != 0 || ferror(out) || fclose(out) != 0 || rename(beside, path) != 0)
        die(3, path, strerror(errno));
    beside[0] = '\0';
}

int main(int argc, char **argv)
{
    const char *header = "base/asset.h";
    int first = 1;
    asset *list;

    if (argc > 2 && strcmp(argv[1], "-h") == 0) {
        header = argv[2];
        first = 3;
    }
    if (argc < first + 2)
        die(2, "usage", "embed [-h HEADER] OUT.c NAME=PATH...");
    list = calloc((size_t)(argc - first), sizeof(*list));
    if (list == NULL)
        die(3, "embed", "out of memory");
    size_t n = 0;
    for (int i = first + 1; i < argc; i++)
        list[n++] = asset_of(argv[i]);
    qsort(list, n, sizeof(*list), by_name);
    for (size_t i = 1; i < n; i++)
        if (by_name(&list[i - 1], &list[i]) == 0)
            die(2, list[i].path, "two files have one name");
    write_source(list, n, header, argv[first]);
    free(list);
    return 0;
}
