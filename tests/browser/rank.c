/* rank.c - what src/text finds, for search.mjs to compare the search field with.
 *
 * With a file search-LANG.js: for each query of stdin, one a line, the number of hits and
 * the first of them as the search field links them, parted by tabs.
 * With -: the stem of each word of stdin, one a line.
 * Without: what each character is compared as; the character, its folded form, and 1 when
 * it is Chinese or Japanese.
 * Exit status 2: not a file of ours. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "os/os.h"
#include "text/search.h"

enum { SHOWN = 24 };

/* The index inside the call that ends the script; write/search.c wrote the string. */
static zij_str index_of(zij_str script, zij_arena *mem)
{
    static const zij_str call = ZIJ_STR_CONST("zij_search(\"");
    zij_buf b = zij_buf_make(mem);
    size_t at = script.len, next;

    for (next = zij_str_search(script, 0, call); next < script.len;
         next = zij_str_search(script, next + 1, call))
        at = next;
    for (size_t i = at + call.len; i < script.len && script.at[i] != '"'; i++) {
        if (script.at[i] != '\\') {
            zij_put_byte(&b, script.at[i]);
        } else if (script.at[i + 1] == 'n') {
            zij_put_byte(&b, '\n');
            i++;
        } else { /* \u0022 */
            char hex[3] = { script.at[i + 4], script.at[i + 5], '\0' };

            zij_put_byte(&b, (char)strtol(hex, NULL, 16));
            i += 5;
        }
    }
    return zij_buf_str(&b);
}

static void print_hits(const zij_text_index *index, zij_str query, zij_arena *mem)
{
    zij_text_hits hits = zij_text_find(index, query, mem);

    printf("%zu", hits.n);
    for (size_t i = 0; i < hits.n && i < SHOWN; i++)
        printf("\t%.*s%s%.*s", ZIJ_ARG(hits.at[i].href), hits.at[i].id.len > 0 ? "#" : "",
               ZIJ_ARG(hits.at[i].id));
    printf("\n");
}

static void print_characters(void)
{
    for (int32_t c = 0; c < 0x110000; c++)
        printf("%d %d %d\n", c, zij_search_fold(c), zij_search_is_cjk(c));
}

static void print_stems(void)
{
    char line[256];

    while (fgets(line, sizeof line, stdin) != NULL) {
        zij_str stem = zij_search_stem(zij_str_trim(zij_str_of(line)));

        printf("%.*s\n", ZIJ_ARG(stem));
    }
}

int main(int argc, char **argv)
{
    zij_arena mem = zij_arena_make(&zij_os_host);
    zij_diags to = zij_diags_make(&mem);
    const zij_text_index *index = NULL;
    const zij_source *script;
    char line[4096];

    if (argc == 1) {
        print_characters();
        return 0;
    }
    if (strcmp(argv[1], "-") == 0) {
        print_stems();
        return 0;
    }
    if (argc == 2 &&
        zij_os_read(argv[1], zij_str_of(argv[1]), &mem, &to, &script) == ZIJ_OK)
        index = zij_text_index_read(index_of(script->text, &mem), &mem);
    if (index == NULL) {
        fprintf(stderr, "usage: rank [SEARCH.js | -]\n");
        return 2;
    }
    while (fgets(line, sizeof line, stdin) != NULL)
        print_hits(index, zij_str_trim(zij_str_of(line)), &mem);
    zij_arena_free(&mem);
    return 0;
}
