/* yaml.c - libyaml's events become a tree whose nodes know their bytes.
 *
 * libyaml counts characters, spans count bytes: a cursor walks the text beside the
 * events. Anchors, aliases and tags are refused, so a tree is a tree: it has no cycles
 * and no node stands in two places. The stack of open maps and lists is an array of
 * ZIJ_YAML_DEPTH, nothing here recurses.
 */
#include <yaml.h>

#include "base/utf8.h"
#include "read/read.h"

static const zij_diag_kind YAML_SYNTAX = { "yaml-syntax", ZIJ_ERROR,
                                           "The file is not YAML." };
static const zij_diag_kind YAML_NOT_UTF8 = { "yaml-not-utf8", ZIJ_ERROR,
                                             "Bytes of the file are not UTF-8." };
static const zij_diag_kind YAML_ALIAS = { "yaml-alias", ZIJ_ERROR,
                                          "Anchors and aliases are not used in books." };
static const zij_diag_kind YAML_TAG = { "yaml-tag", ZIJ_ERROR,
                                        "Tags are not used in books." };
static const zij_diag_kind YAML_DUPLICATE_KEY = { "yaml-duplicate-key", ZIJ_ERROR,
                                                  "A map has the same key twice." };
static const zij_diag_kind YAML_KEY = { "yaml-key", ZIJ_ERROR,
                                        "A key is a map or a list." };
static const zij_diag_kind YAML_DOCUMENTS = { "yaml-documents", ZIJ_ERROR,
                                              "A file holds more than one document." };
static const zij_diag_kind YAML_LIMIT = {
    "yaml-limit", ZIJ_ERROR, "A file is larger or more deeply nested than allowed."
};

typedef zij_list(zij_yaml) yaml_items;

/* A map or list that is still open. */
typedef struct frame {
    zij_yaml node;
    yaml_items items;
    bool has_key;
    zij_str key;
    zij_span key_where;
} frame;

typedef struct builder {
    yaml_parser_t parser;
    const zij_source *in;
    zij_arena *mem;
    zij_diags *to;
    size_t skipped; /* bytes of the byte order mark */
    struct {
        size_t character, byte;
    } cursor;
    frame stack[ZIJ_YAML_DEPTH];
    size_t depth;
    size_t nodes;
    zij_yaml root;
    bool has_root;
    zij_rc rc;
} builder;

/* ---- places ---- */

static bool is_tail(char c)
{
    return ((unsigned char)c & 0xc0) == 0x80;
}

/* The byte of libyaml's character count. Events come nearly in order, so the cursor
 * seldom goes back. */
static size_t byte_of(builder *b, size_t character)
{
    zij_str s = b->in->text;
    size_t at = b->cursor.byte, c = b->cursor.character;

    while (c < character && at < s.len) {
        at++;
        while (at < s.len && is_tail(s.at[at]))
            at++;
        c++;
    }
    while (c > character && at > b->skipped) {
        at--;
        while (at > b->skipped && is_tail(s.at[at]))
            at--;
        c--;
    }
    b->cursor.byte = at;
    b->cursor.character = c;
    return at;
}

static zij_span span_of(builder *b, yaml_mark_t from, yaml_mark_t to)
{
    size_t start = byte_of(b, from.index), end = byte_of(b, to.index);

    return (zij_span){ b->in, (uint32_t)start, (uint32_t)(ZIJ_MAX(end, start) - start) };
}

/* A block's event ends where the next token starts; what is shown is its first line. */
static zij_span first_line(zij_span s)
{
    zij_str text = zij_span_str(s);
    size_t line = zij_str_find(text, 0, '\n');

    return zij_span_part(s, 0, zij_str_trim(zij_str_sub(text, 0, line)).len);
}

static void fail(builder *b, zij_rc rc)
{
    b->rc = rc;
}

static zij_diag *refuse(builder *b, const zij_diag_kind *kind, zij_span where,
                        const char *message)
{
    fail(b, kind == &YAML_LIMIT ? ZIJ_ELIMIT : ZIJ_EINPUT);
    return zij_report(b->to, kind, where, "%s", message);
}

/* ---- syntax errors ---- */

/* What to do about libyaml's problems, which name tokens and not slips of the pen. */
static const char *syntax_hint(const char *problem, char at)
{
    static const struct {
        const char *problem, *hint;
    } rows[] = {
        { "mapping values are not allowed",
          "a text that holds \": \" stands in quotes; or this line is indented too far" },
        { "cannot start any token",
          "a text that begins with @, `, %, & or * stands in quotes" },
        { "could not find expected ':'",
          "every line of a map is \"key: value\"; a long text stands in quotes" },
        { "did not find expected key",
          "check the indentation of this line and the one above it" },
        { "did not find expected '-'",
          "check the indentation of this line and the one above it" },
        { "unexpected end of stream", "close the quote" },
        { "did not find expected ',' or ']'",
          "close the list with ], or put a text with brackets or \": \" in quotes" },
        { "did not find expected ',' or '}'", "close the map with }, or put a text with "
                                              "brackets, commas or \": \" in quotes" },
        { "control characters", "take the control character away" },
    };

    if (at == '\t')
        return "indent with blanks, not with tabs";
    for (size_t i = 0; i < ZIJ_COUNT(rows); i++)
        if (__builtin_strstr(problem, rows[i].problem) != NULL)
            return rows[i].hint;
    return "check this line and the one above it";
}

static void report_syntax(builder *b)
{
    const yaml_parser_t *p = &b->parser;
    const char *problem = p->problem == NULL ? "not YAML" : p->problem;
    zij_str text = b->in->text;
    size_t at = p->error == YAML_READER_ERROR ? b->skipped + p->problem_offset
                                              : byte_of(b, p->problem_mark.index);
    zij_diag *d;

    at = ZIJ_MIN(at, text.len);
    d = zij_report(b->to, &YAML_SYNTAX, (zij_span){ b->in, (uint32_t)at, at < text.len },
                   "%s%s%s", problem, p->context == NULL ? "" : " ",
                   p->context == NULL ? "" : p->context);
    zij_hint(b->to, d, "%s", syntax_hint(problem, at < text.len ? text.at[at] : '\0'));
    fail(b, ZIJ_EINPUT);
}

/* ---- the tree ---- */

/* A map remembers the key, a list or map the value; the first node is the root. */
static void add_node(builder *b, const zij_yaml *node)
{
    frame *f = b->depth == 0 ? NULL : &b->stack[b->depth - 1];
    zij_yaml *slot;

    if (f == NULL) {
        b->root = *node;
        b->has_root = true;
        return;
    }
    if (f->node.kind == ZIJ_YAML_MAP && !f->has_key) {
        if (node->kind != ZIJ_YAML_TEXT)
            refuse(b, &YAML_KEY, node->where, "a key must be a text, not a map or list");
        f->has_key = true;
        f->key = node->text;
        f->key_where = node->where;
        return;
    }
    slot = zij_list_add(b->mem, &f->items);
    *slot = *node;
    if (f->node.kind == ZIJ_YAML_MAP) {
        slot->key = f->key;
        slot->key_where = f->key_where;
        f->has_key = false;
    }
}

static void refuse_marks(builder *b, const yaml_char_t *anchor, const yaml_char_t *tag,
                         zij_span where)
{
    if (anchor != NULL)
        zij_hint(b->to,
                 refuse(b, &YAML_ALIAS, where, "anchors (&name) are not used in a book"),
                 "put a text that begins with & in quotes");
    if (tag != NULL)
        zij_hint(b->to,
                 refuse(b, &YAML_TAG, where, "tags (!name) are not used in a book"),
                 "put a text that begins with ! in quotes");
}

/* Whether the text stands in the source at `where` as it is, inside quotes or without. */
static bool narrow_to_text(zij_span *where, zij_str text)
{
    zij_str shown = zij_span_str(*where);

    if (shown.len >= 2 && (shown.at[0] == '"' || shown.at[0] == '\'') &&
        shown.len == text.len + 2)
        *where = zij_span_part(*where, 1, shown.len - 1);
    return zij_str_eq(zij_span_str(*where), text);
}

static void add_scalar(builder *b, const yaml_event_t *e)
{
    zij_str value = { (const char *)e->data.scalar.value, e->data.scalar.length };
    zij_yaml node = { .kind = ZIJ_YAML_TEXT,
                      .plain = e->data.scalar.style == YAML_PLAIN_SCALAR_STYLE,
                      .where = span_of(b, e->start_mark, e->end_mark) };

    refuse_marks(b, e->data.scalar.anchor, e->data.scalar.tag, node.where);
    node.exact = narrow_to_text(&node.where, value);
    node.text = node.exact ? zij_span_str(node.where) : zij_str_copy(b->mem, value);
    if (node.exact && node.where.len == 0)
        node.text = ZIJ_STR("");
    add_node(b, &node);
}

static void open_frame(builder *b, zij_yaml_kind kind, zij_span where)
{
    if (b->depth == ZIJ_YAML_DEPTH) {
        zij_hint(b->to,
                 refuse(b, &YAML_LIMIT, where, "maps and lists are nested too deeply"),
                 "at most %d stand inside one another", ZIJ_YAML_DEPTH);
        return;
    }
    b->stack[b->depth++] = (frame){ .node = { .kind = kind, .where = where } };
}

static void report_duplicate(builder *b, const zij_yaml *first, const zij_yaml *second)
{
    zij_hint(b->to,
             zij_report(b->to, &YAML_DUPLICATE_KEY, second->key_where,
                        "%.*s stands twice in this map; first on line %zu",
                        ZIJ_ARG(second->key), zij_place_of(first->key_where).line),
             "rename one of the two, or take it away");
    fail(b, ZIJ_EINPUT);
}

static void check_keys(builder *b, const yaml_items *items)
{
    zij_map seen = zij_map_make(b->mem);

    for (size_t i = 0; i < items->n; i++) {
        uint32_t first = zij_map_add(&seen, items->at[i].key, (uint32_t)i);

        if (first != i)
            report_duplicate(b, &items->at[first], &items->at[i]);
    }
}

static void close_frame(builder *b)
{
    frame f = b->stack[--b->depth];

    if (f.node.kind == ZIJ_YAML_MAP) {
        zij_arena_mark here = zij_arena_here(b->mem);
        size_t before = b->to->list.n;

        check_keys(b, &f.items);
        if (b->to->list.n == before)
            zij_arena_rewind(b->mem, here);
    }
    f.node.items = f.items.at;
    f.node.n = f.items.n;
    add_node(b, &f.node);
}

static void take_event(builder *b, const yaml_event_t *e)
{
    zij_span where = span_of(b, e->start_mark, e->end_mark);

    switch (e->type) {
    case YAML_DOCUMENT_START_EVENT:
        if (b->has_root)
            refuse(b, &YAML_DOCUMENTS, first_line(where),
                   "a second document starts here; a file holds one");
        break;
    case YAML_ALIAS_EVENT:
        zij_hint(b->to,
                 refuse(b, &YAML_ALIAS, where, "aliases (*name) are not used in a book"),
                 "put a text that begins with * in quotes");
        add_node(b, &(zij_yaml){ .kind = ZIJ_YAML_TEXT, .where = where });
        break;
    case YAML_SCALAR_EVENT:
        add_scalar(b, e);
        break;
    case YAML_SEQUENCE_START_EVENT:
        refuse_marks(b, e->data.sequence_start.anchor, e->data.sequence_start.tag, where);
        open_frame(b, ZIJ_YAML_LIST, first_line(where));
        break;
    case YAML_MAPPING_START_EVENT:
        refuse_marks(b, e->data.mapping_start.anchor, e->data.mapping_start.tag, where);
        open_frame(b, ZIJ_YAML_MAP, first_line(where));
        break;
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        close_frame(b);
        break;
    default: /* start and end of stream and document carry nothing */
        break;
    }
}

/* Reads until the end, a syntax error, or a limit; what is merely refused goes on. */
static void read_events(builder *b)
{
    bool more = true;

    while (more && b->rc != ZIJ_ELIMIT && b->to->errors <= ZIJ_DIAGS_MOST) {
        yaml_event_t e;

        if (!yaml_parser_parse(&b->parser, &e)) {
            report_syntax(b);
            return;
        }
        take_event(b, &e);
        more = e.type != YAML_STREAM_END_EVENT;
        yaml_event_delete(&e);
        if (++b->nodes > ZIJ_YAML_NODES)
            refuse(b, &YAML_LIMIT, (zij_span){ b->in, 0, 0 },
                   "the file has too many nodes");
    }
}

static zij_rc check_bytes(const zij_source *in, zij_diags *to)
{
    size_t bad;

    if (in->text.len > ZIJ_YAML_BYTES) {
        zij_report(to, &YAML_LIMIT, ZIJ_NOWHERE, "%.*s has more than %d bytes",
                   ZIJ_ARG(in->path), ZIJ_YAML_BYTES);
        return ZIJ_ELIMIT;
    }
    bad = zij_utf8_check(in->text);
    if (bad < in->text.len) {
        zij_diag *d =
            zij_report(to, &YAML_NOT_UTF8, (zij_span){ in, (uint32_t)bad, 1 },
                       "byte 0x%02x is not UTF-8", (unsigned char)in->text.at[bad]);
        zij_hint(to, d, "save the file as UTF-8");
        return ZIJ_EINPUT;
    }
    return ZIJ_OK;
}

static void parse_all(builder *b)
{
    const unsigned char *text = (const unsigned char *)b->in->text.at + b->skipped;

    ZIJ_ASSERT(yaml_parser_initialize(&b->parser)); /* fails only without memory */
    yaml_parser_set_encoding(&b->parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&b->parser, text, b->in->text.len - b->skipped);
    read_events(b);
    yaml_parser_delete(&b->parser);
}

zij_rc zij_yaml_read(const zij_source *in, zij_arena *mem, zij_diags *to,
                     const zij_yaml **out)
{
    zij_rc rc = check_bytes(in, to);
    builder *b;
    zij_yaml *root;

    if (rc != ZIJ_OK)
        return rc;
    b = zij_new(mem, builder);
    *b = (builder){ .in = in, .mem = mem, .to = to };
    b->skipped = zij_str_starts(in->text, ZIJ_STR("\xEF\xBB\xBF")) ? 3 : 0;
    b->cursor.byte = b->skipped;
    parse_all(b);
    if (b->rc != ZIJ_OK)
        return b->rc;
    if (to->errors > ZIJ_DIAGS_MOST)
        return ZIJ_EINPUT;
    root = zij_new(mem, zij_yaml);
    *root =
        b->has_root ? b->root : (zij_yaml){ .kind = ZIJ_YAML_MAP, .where = { in, 0, 0 } };
    *out = root;
    return ZIJ_OK;
}
