#include "../test.h"
#include "read/read.h"

static zij_source *source(test *t, zij_str text)
{
    zij_source *s = zij_new(t->mem, zij_source);

    *s = (zij_source){ ZIJ_STR("p.yaml"), text };
    return s;
}

/* A tree as text: scalars with their bytes, "~" where the text does not stand there. */
static void put_node(zij_buf *b, const zij_yaml *node)
{
    if (node->kind == ZIJ_YAML_TEXT) {
        zij_putf(b, "%s%u:%.*s", node->exact ? "" : "~", node->where.at,
                 ZIJ_ARG(node->text));
        return;
    }
    zij_put_byte(b, node->kind == ZIJ_YAML_MAP ? '{' : '[');
    for (size_t i = 0; i < node->n; i++) {
        zij_put_c(b, i > 0 ? " " : "");
        if (node->kind == ZIJ_YAML_MAP)
            zij_putf(b, "%u:%.*s=", node->items[i].key_where.at,
                     ZIJ_ARG(node->items[i].key));
        put_node(b, &node->items[i]);
    }
    zij_put_byte(b, node->kind == ZIJ_YAML_MAP ? '}' : ']');
}

static zij_str tree_of(test *t, zij_str text)
{
    zij_buf out = zij_buf_make(t->mem);
    const zij_yaml *root;

    if (zij_yaml_read(source(t, text), t->mem, t->to, &root) != ZIJ_OK)
        return ZIJ_STR("none");
    put_node(&out, root);
    return zij_buf_str(&out);
}

static zij_str shown(test *t)
{
    zij_buf out = zij_buf_make(t->mem);

    zij_diags_text(t->to, (zij_diag_style){ 0 }, &out);
    return zij_buf_str(&out);
}

static void nodes_know_their_bytes(void **state)
{
    static const struct {
        zij_str text;
        const char *want;
    } row[] = {
        { ZIJ_STR_CONST(""), "{}" },
        { ZIJ_STR_CONST("a: b\n"), "{0:a=3:b}" },
        { ZIJ_STR_CONST("a: {b: [c, d]}\n"), "{0:a={4:b=[8:c 11:d]}}" },
        { ZIJ_STR_CONST("a:\n  - b\n  - c: d\n"), "{0:a=[7:b {13:c=16:d}]}" },
        /* libyaml counts characters; bytes are meant */
        { ZIJ_STR_CONST("ja: 金\nen: Gold\n"), "{0:ja=4:金 8:en=12:Gold}" },
        { ZIJ_STR_CONST("{ja: 金, en: Gold}\n"), "{1:ja=5:金 10:en=14:Gold}" },
        { ZIJ_STR_CONST("\xEF\xBB\xBF"
                        "a: 金\nb: c\n"),
          "{3:a=6:金 10:b=13:c}" },
        { ZIJ_STR_CONST("a: 金\r\nb: c\r\n"), "{0:a=3:金 8:b=11:c}" },
        /* quotes stand outside the text */
        { ZIJ_STR_CONST("a: \"b c\"\nd: 'e'\n"), "{0:a=4:b c 9:d=13:e}" },
        /* escapes and folded lines are not the text of the file */
        { ZIJ_STR_CONST("a: \"b\\tc\"\n"), "{0:a=~3:b\tc}" },
        { ZIJ_STR_CONST("a: 'b''c'\n"), "{0:a=~3:b'c}" },
        { ZIJ_STR_CONST("a: b\n  c\n"), "{0:a=~3:b c}" },
        { ZIJ_STR_CONST("a: |\n  b\n"), "{0:a=~3:b\n}" },
        { ZIJ_STR_CONST("a:\nb: c\n"), "{0:a=2: 3:b=6:c}" },
        { ZIJ_STR_CONST("e: TRADE[JPN, *, B; 2000..2024] ~ 1 # why\n"),
          "{0:e=3:TRADE[JPN, *, B; 2000..2024] ~ 1}" },
    };

    for (size_t i = 0; i < ZIJ_COUNT(row); i++)
        assert_str(tree_of(*state, row[i].text), row[i].want);
    assert_int_equal(((test *)*state)->to->errors, 0);
}

static void slips_are_shown_where_they_are(void **state)
{
    static const struct {
        zij_str text;
        const char *want;
    } row[] = {
        { ZIJ_STR_CONST("a: b\n\tc: d\n"),
          "p.yaml:2:1: error: found a tab character that violates indentation while "
          "scanning a plain scalar [yaml-syntax]\n"
          "    2 |  c: d\n"
          "      | ^\n"
          "      = hint: indent with blanks, not with tabs\n" },
        { ZIJ_STR_CONST("名: b: c\n"),
          "p.yaml:1:5: error: mapping values are not allowed in this context "
          "[yaml-syntax]\n"
          "    1 | 名: b: c\n"
          "      |      ^\n"
          "      = hint: a text that holds \": \" stands in quotes; or this line is "
          "indented too far\n" },
        { ZIJ_STR_CONST("a: [b, c\n"),
          "p.yaml:2:1: error: did not find expected ',' or ']' while parsing a flow "
          "sequence [yaml-syntax]\n"
          "    2 | \n"
          "      | ^\n"
          "      = hint: close the list with ], or put a text with brackets or \": \" in "
          "quotes\n" },
        { ZIJ_STR_CONST("a: b\nc: d\na: e\n"),
          "p.yaml:3:1: error: a stands twice in this map; first on line 1 "
          "[yaml-duplicate-key]\n"
          "    3 | a: e\n"
          "      | ^\n"
          "      = hint: rename one of the two, or take it away\n" },
        { ZIJ_STR_CONST("a: &x b\n"),
          "p.yaml:1:4: error: anchors (&name) are not used in a book [yaml-alias]\n"
          "    1 | a: &x b\n"
          "      |    ^~~~\n"
          "      = hint: put a text that begins with & in quotes\n" },
        { ZIJ_STR_CONST("a: *x\n"),
          "p.yaml:1:4: error: aliases (*name) are not used in a book [yaml-alias]\n"
          "    1 | a: *x\n"
          "      |    ^~\n"
          "      = hint: put a text that begins with * in quotes\n" },
        { ZIJ_STR_CONST("a: !x b\n"),
          "p.yaml:1:4: error: tags (!name) are not used in a book [yaml-tag]\n"
          "    1 | a: !x b\n"
          "      |    ^~~~\n"
          "      = hint: put a text that begins with ! in quotes\n" },
        { ZIJ_STR_CONST("a: b\n---\nc: d\n"),
          "p.yaml:2:1: error: a second document starts here; a file holds one "
          "[yaml-documents]\n"
          "    2 | ---\n"
          "      | ^~~\n" },
        { ZIJ_STR_CONST("{[a]: b}\n"),
          "p.yaml:1:2: error: a key must be a text, not a map or list [yaml-key]\n"
          "    1 | {[a]: b}\n"
          "      |  ^\n" },
        { ZIJ_STR_CONST("a: \x01\n"),
          "p.yaml:1:4: error: control characters are not allowed [yaml-syntax]\n"
          "    1 | a: ?\n"
          "      |    ^\n"
          "      = hint: take the control character away\n" },
    };

    for (size_t i = 0; i < ZIJ_COUNT(row); i++) {
        test *t = *state;

        t->diags = zij_diags_make(t->mem);
        assert_str(tree_of(t, row[i].text), "none");
        assert_str(shown(t), row[i].want);
    }
}

static void bytes_that_are_not_utf8_are_refused(void **state)
{
    test *t = *state;

    assert_str(tree_of(t, ZIJ_STR("a: b\nc: \xff\n")), "none");
    assert_string_equal(t->to->list.at[0].kind->name, "yaml-not-utf8");
    assert_int_equal(t->to->list.at[0].where.at, 8);
}

static void nesting_has_a_limit(void **state)
{
    test *t = *state;
    char text[2 * ZIJ_YAML_DEPTH + 2];

    memset(text, '[', ZIJ_YAML_DEPTH);
    memset(text + ZIJ_YAML_DEPTH, ']', ZIJ_YAML_DEPTH);
    assert_true(
        zij_str_starts(tree_of(t, (zij_str){ text, 2 * ZIJ_YAML_DEPTH }), ZIJ_STR("[[")));
    memset(text, '[', ZIJ_YAML_DEPTH + 1);
    memset(text + ZIJ_YAML_DEPTH + 1, ']', ZIJ_YAML_DEPTH + 1);
    assert_str(tree_of(t, (zij_str){ text, sizeof text }), "none");
    assert_string_equal(t->to->list.at[0].kind->name, "yaml-limit");
}

static void a_scalar_lends_a_source_to_who_parses_it(void **state)
{
    test *t = *state;
    const zij_yaml *root;
    zij_span s;

    assert_int_equal(zij_yaml_read(source(t, ZIJ_STR("x: 1 + 2\ny: >\n  3\n  4\n")),
                                   t->mem, t->to, &root),
                     ZIJ_OK);
    s = zij_yaml_text_span(zij_yaml_get(root, "x"), t->mem);
    assert_str(s.in->path, "p.yaml");
    assert_int_equal(s.at, 3);
    s = zij_yaml_text_span(zij_yaml_get(root, "y"), t->mem);
    assert_str(s.in->path, "p.yaml, text of line 2");
    assert_str(zij_span_str(s), "3 4\n");
}

/* ---- fields ---- */

static const zij_yaml *parsed(test *t, zij_str text)
{
    const zij_yaml *root = NULL;

    assert_int_equal(zij_yaml_read(source(t, text), t->mem, t->to, &root), ZIJ_OK);
    return root;
}

static const zij_yaml_field fields[] = {
    { "kind", ZIJ_YAML_TEXT, true },
    { "name", ZIJ_YAML_MAP, false },
    { "codes", ZIJ_YAML_TEXT | ZIJ_YAML_LIST, false },
};

static void fields_are_found(void **state)
{
    test *t = *state;
    const zij_yaml *got[3];

    assert_int_equal(zij_yaml_fields(parsed(t, ZIJ_STR("kind: bar\ncodes: [a]\n")),
                                     fields, 3, t->to, got),
                     ZIJ_OK);
    assert_str(got[0]->text, "bar");
    assert_null(got[1]);
    assert_int_equal(got[2]->n, 1);
}

static void fields_that_are_not_as_they_must_be_are_reported(void **state)
{
    static const struct {
        zij_str text;
        const char *want;
    } row[] = {
        { ZIJ_STR_CONST("kind: bar\nnaem: {}\n"),
          "p.yaml:2:1: error: the key naem has no meaning here [yaml-unknown-key]\n"
          "    2 | naem: {}\n"
          "      | ^~~~\n"
          "      = hint: did you mean name?\n" },
        { ZIJ_STR_CONST("kind: bar\nzzzzzz: {}\n"),
          "p.yaml:2:1: error: the key zzzzzz has no meaning here [yaml-unknown-key]\n"
          "    2 | zzzzzz: {}\n"
          "      | ^~~~~~\n"
          "      = hint: known here: kind, name, codes\n" },
        { ZIJ_STR_CONST("codes: a\n"),
          "p.yaml:1:1: error: the key kind is missing [yaml-missing-key]\n"
          "    1 | codes: a\n"
          "      | ^\n"
          "      = hint: add kind: ...\n" },
        { ZIJ_STR_CONST("kind: bar\nname: x\n"),
          "p.yaml:2:7: error: name must be a map [yaml-kind]\n"
          "    2 | name: x\n"
          "      |       ^\n"
          "      = hint: write name: {LANG: ...}, with a text for each language of the "
          "book\n" },
        { ZIJ_STR_CONST("kind: bar\ncodes: {}\n"),
          "p.yaml:2:8: error: codes must be a text or a list [yaml-kind]\n"
          "    2 | codes: {}\n"
          "      |        ^\n" },
        { ZIJ_STR_CONST("kind:\n"),
          "p.yaml:1:1: error: nothing stands behind kind [yaml-empty]\n"
          "    1 | kind:\n"
          "      | ^~~~\n"
          "      = hint: give it a value, or take the key away\n" },
    };

    for (size_t i = 0; i < ZIJ_COUNT(row); i++) {
        test *t = *state;
        const zij_yaml *got[3];

        t->diags = zij_diags_make(t->mem);
        assert_int_equal(zij_yaml_fields(parsed(t, row[i].text), fields, 3, t->to, got),
                         ZIJ_EINPUT);
        assert_str(shown(t), row[i].want);
    }
}

static void numbers_and_booleans_are_checked(void **state)
{
    test *t = *state;
    const zij_yaml *list =
        parsed(t, ZIJ_STR("[3, -9, true, false, 10, x, 1.5, yes, 99999999999]"));
    int n = 0;
    bool yes = false;

    assert_int_equal(zij_yaml_int(&list->items[0], -9, 9, t->to, &n), ZIJ_OK);
    assert_int_equal(n, 3);
    assert_int_equal(zij_yaml_int(&list->items[1], -9, 9, t->to, &n), ZIJ_OK);
    assert_int_equal(n, -9);
    assert_int_equal(zij_yaml_bool(&list->items[2], t->to, &yes), ZIJ_OK);
    assert_true(yes);
    assert_int_equal(zij_yaml_bool(&list->items[3], t->to, &yes), ZIJ_OK);
    assert_false(yes);
    assert_int_equal(t->to->errors, 0);
    for (size_t i = 4; i < list->n; i++)
        assert_int_equal(zij_yaml_int(&list->items[i], -9, 9, t->to, &n), ZIJ_EINPUT);
    assert_int_equal(zij_yaml_bool(&list->items[7], t->to, &yes), ZIJ_EINPUT);
    assert_int_equal(t->to->errors, 6);
}

static void a_name_needs_every_language_and_no_other(void **state)
{
    test *t = *state;
    zij_langs langs = { .id = { ZIJ_STR("ja"), ZIJ_STR("en") }, .n = 2 };
    zij_names names;

    assert_int_equal(
        zij_yaml_names(parsed(t, ZIJ_STR("{en: Gold, ja: 金}")), &langs, t->to, &names),
        ZIJ_OK);
    assert_str(names.in[0], "金");
    assert_str(names.in[1], "Gold");
    assert_int_equal(
        zij_yaml_names(parsed(t, ZIJ_STR("{en: Gold, de: Gold}")), &langs, t->to, &names),
        ZIJ_EINPUT);
    assert_str(shown(t),
               "p.yaml:1:12: error: de is not a language of this book [yaml-names]\n"
               "    1 | {en: Gold, de: Gold}\n"
               "      |            ^~\n"
               "      = hint: its languages are ja, en\n"
               "p.yaml:1:1: error: the text in language ja is missing [yaml-names]\n"
               "    1 | {en: Gold, de: Gold}\n"
               "      | ^\n"
               "      = hint: add ja: ...\n");
}

int main(void)
{
    const struct CMUnitTest all[] = {
        TEST(nodes_know_their_bytes),
        TEST(slips_are_shown_where_they_are),
        TEST(bytes_that_are_not_utf8_are_refused),
        TEST(nesting_has_a_limit),
        TEST(a_scalar_lends_a_source_to_who_parses_it),
        TEST(fields_are_found),
        TEST(fields_that_are_not_as_they_must_be_are_reported),
        TEST(numbers_and_booleans_are_checked),
        TEST(a_name_needs_every_language_and_no_other),
    };

    return TEST_RUN(all);
}
