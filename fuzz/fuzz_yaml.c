/* Any bytes as a YAML file: a tree comes or a diagnostic does; every node lies inside the
 * file, an exact text stands where it says, and the tree is no deeper than allowed. */
#include <stdlib.h>

#include "read/read.h"

int LLVMFuzzerTestOneInput(const uint8_t *at, size_t len);

static void *take_memory(size_t size)
{
    void *at = malloc(size);

    if (at == NULL)
        abort();
    return at;
}

static const zij_host host = { take_memory, free };

static void check(bool truth)
{
    if (!truth)
        abort();
}

static void check_span(zij_span s, const zij_source *in)
{
    check(s.in == in && (size_t)s.at + s.len <= in->text.len);
}

static void check_node(const zij_yaml *node, const zij_source *in, int depth)
{
    check(depth <= ZIJ_YAML_DEPTH);
    check_span(node->where, in);
    if (node->kind == ZIJ_YAML_TEXT) {
        check(node->n == 0);
        check(!node->exact || zij_str_eq(zij_span_str(node->where), node->text));
        return;
    }
    for (size_t i = 0; i < node->n; i++) {
        if (node->kind == ZIJ_YAML_MAP) {
            check_span(node->items[i].key_where, in);
            for (size_t k = 0; k < i && k < 8; k++)
                check(!zij_str_eq(node->items[i].key, node->items[k].key));
        }
        check_node(&node->items[i], in, depth + 1);
    }
}

/* What loaders do with a tree must not fall over any tree either. */
static void use(const zij_yaml *root, zij_arena *mem, zij_diags *to)
{
    static const zij_yaml_field fields[] = {
        { "id", ZIJ_YAML_TEXT, true },
        { "name", ZIJ_YAML_MAP, false },
        { "codes", ZIJ_YAML_LIST | ZIJ_YAML_TEXT, false },
    };
    zij_langs langs = { .id = { ZIJ_STR("en"), ZIJ_STR("ja") }, .n = 2 };
    const zij_yaml *got[ZIJ_COUNT(fields)];
    size_t before = to->errors;
    zij_names names;
    int n;

    check((zij_yaml_fields(root, fields, ZIJ_COUNT(fields), to, got) == ZIJ_OK) ==
          (to->errors == before));
    for (size_t i = 0; i < ZIJ_COUNT(got); i++) {
        if (got[i] == NULL)
            continue;
        (void)!zij_yaml_names(got[i], &langs, to, &names);
        (void)!zij_yaml_int(got[i], -9, 9, to, &n);
        if (got[i]->kind == ZIJ_YAML_TEXT)
            check(
                zij_str_eq(zij_span_str(zij_yaml_text_span(got[i], mem)), got[i]->text));
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *at, size_t len)
{
    zij_arena mem = zij_arena_make(&host);
    zij_diags to = zij_diags_make(&mem);
    zij_source in = { ZIJ_STR("a.yaml"), { (const char *)at, len } };
    zij_buf text = zij_buf_make(&mem);
    const zij_yaml *root = NULL;
    zij_rc rc = zij_yaml_read(&in, &mem, &to, &root);

    check((rc == ZIJ_OK) == (to.errors == 0) && (rc == ZIJ_OK) == (root != NULL));
    if (rc == ZIJ_OK) {
        check_node(root, &in, 0);
        use(root, &mem, &to);
    }
    zij_diags_text(&to, (zij_diag_style){ 0 }, &text);
    zij_arena_free(&mem);
    return 0;
}
