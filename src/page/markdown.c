/* markdown.c - walks cmark's tree once and builds ours. cmark gives lines and byte
 * columns; they are checked against the text, since it counts them loosely inside
 * nested blocks. */
#include "page/markdown.h"
#include "base/utf8.h"

#include <cmark.h>

static const zij_diag_kind HTML = { "markdown-html", ZIJ_ERROR,
                                    "A page holds HTML; only Markdown is allowed." };
static const zij_diag_kind DEPTH = { "markdown-depth", ZIJ_ERROR,
                                     "Lists or quotes are nested too deeply." };
static const zij_diag_kind IMAGE = { "markdown-image", ZIJ_ERROR,
                                     "An image is not an exhibit of the page." };

static const zij_diag_kind EMPTY_LINK = { "markdown-empty-link", ZIJ_ERROR,
                                          "A link or binding holds no words." };
static const zij_diag_kind UNREAD = { "markdown-unread", ZIJ_ERROR,
                                      "What should bind words is printed as it is." };
static const zij_diag_kind NOT_UTF8 = { "markdown-not-utf8", ZIJ_ERROR,
                                        "A page is not UTF-8." };
static const zij_diag_kind TABLE = { "markdown-table", ZIJ_ERROR,
                                     "A page holds a table that is no exhibit." };

typedef struct reader {
    zij_span whole;
    const uint32_t *lines; /* byte offsets of the lines in whole.in->text */
    size_t lines_n;
    zij_arena *mem;
    zij_diags *to;
} reader;

static const uint32_t *find_lines(zij_span s, zij_arena *mem, size_t *n)
{
    zij_list(uint32_t) lines = { 0 };
    zij_str text = zij_span_str(s);

    *zij_list_add(mem, &lines) = s.at;
    for (size_t i = zij_str_find(text, 0, '\n'); i < text.len;
         i = zij_str_find(text, i + 1, '\n'))
        *zij_list_add(mem, &lines) = s.at + (uint32_t)i + 1;
    *n = lines.n;
    return lines.at;
}

/* The line of a node from its column on. */
static zij_span line_from(const reader *r, cmark_node *n)
{
    int line = cmark_node_get_start_line(n), column = cmark_node_get_start_column(n);
    size_t k = line < 1 ? 0 : ZIJ_MIN((size_t)line - 1, r->lines_n - 1);
    uint32_t end = r->whole.at + r->whole.len, from = r->lines[k];

    if (k + 1 < r->lines_n)
        end = r->lines[k + 1] - 1;
    if (column > 1)
        from = ZIJ_MIN(from + (uint32_t)column - 1, end);
    return (zij_span){ r->whole.in, from, end - from };
}

/* The span of `text` on the node's line, or what is left of the line. */
static zij_span place_of(const reader *r, cmark_node *n, zij_str text)
{
    zij_span rest = line_from(r, n);
    zij_str line = zij_span_str(rest);
    size_t at = zij_str_search(line, 0, text);

    if (text.len == 0 || at == line.len)
        return rest;
    return zij_span_part(rest, at, at + text.len);
}

static zij_str literal_of(const reader *r, cmark_node *n)
{
    return zij_str_copy(r->mem, zij_str_of(cmark_node_get_literal(n)));
}

static zij_str url_of(const reader *r, cmark_node *n)
{
    return zij_str_copy(r->mem, zij_str_of(cmark_node_get_url(n)));
}

static bool take_prefix(zij_str *s, zij_str prefix)
{
    if (!zij_str_starts(*s, prefix))
        return false;
    *s = zij_str_sub(*s, prefix.len, s->len);
    return true;
}

/* The end of a place, where an id stands behind its prefix; all of it when the link was
 * written elsewhere, as in [words][1]. */
static zij_span tail_of(zij_span where, zij_str id)
{
    size_t len = where.len;

    return zij_str_ends(zij_span_str(where), id) ? zij_span_part(where, len - id.len, len)
                                                 : where;
}

static void read_literal(reader *r, cmark_node *n, zij_node *out)
{
    out->text = literal_of(r, n);
    out->where = place_of(r, n, out->text);
}

/* A bracket too many, a link inside a link, a backtick that nothing closes: Markdown
 * takes these for words, and the reader would see the id of a claim. */
static void read_text(reader *r, cmark_node *n, zij_node *out)
{
    static const char *const signs[] = { "](claim:", "](source:", "](waive:",
                                         "](exhibit:", "`=" };

    read_literal(r, n, out);
    for (size_t i = 0; i < ZIJ_COUNT(signs); i++) {
        size_t at = zij_str_search(out->text, 0, zij_str_of(signs[i]));
        zij_diag *d;

        if (at == out->text.len)
            continue;
        d = zij_report(r->to, &UNREAD, out->where, "%s stands here as words",
                       signs[i] + (signs[i][0] == ']'));
        zij_hint(r->to, d,
                 "write [words](claim:id) or `= expression`, not one inside another");
        return;
    }
}

static void read_code(reader *r, cmark_node *n, zij_node *out)
{
    out->text = literal_of(r, n);
    out->where = place_of(r, n, out->text);
    if (out->text.len > 0 && out->text.at[0] == '=') {
        zij_str inner = zij_str_trim(zij_str_sub(out->text, 1, out->text.len));
        size_t skip = inner.len > 0 ? (size_t)(inner.at - out->text.at) : out->text.len;

        out->kind = ZIJ_NODE_COMPUTED;
        if (out->where.len == out->text.len)
            out->where = zij_span_part(out->where, skip, skip + inner.len);
        out->text = inner;
    }
}

static void read_link(reader *r, cmark_node *n, zij_node *out)
{
    out->text = url_of(r, n);
    out->where = place_of(r, n, out->text);
    if (take_prefix(&out->text, ZIJ_STR("claim:")))
        out->kind = ZIJ_NODE_CLAIM;
    else if (take_prefix(&out->text, ZIJ_STR("source:")))
        out->kind = ZIJ_NODE_ATTRIBUTED;
    else if (take_prefix(&out->text, ZIJ_STR("waive:")))
        out->kind = ZIJ_NODE_WAIVED;
    if (out->kind != ZIJ_NODE_LINK)
        out->where = tail_of(out->where, out->text);
    if (cmark_node_first_child(n) == NULL)
        zij_hint(r->to,
                 zij_report(r->to, &EMPTY_LINK, line_from(r, n), "a link holds no words"),
                 "write [words](%.*s)", ZIJ_ARG(url_of(r, n)));
}

static void refuse_image(reader *r, zij_span where)
{
    zij_diag *d = zij_report(r->to, &IMAGE, where,
                             "an image must be an exhibit, in a paragraph of its own");

    zij_hint(r->to, d,
             "write ![](exhibit:ID) between two empty lines; two of them stand "
             "side by side");
}

/* Exhibits stand in a paragraph of the page itself: in a list, a quote, a heading or
 * inside a link or emphasis no output would show them. */
static bool stands_alone(cmark_node *n)
{
    cmark_node *paragraph = cmark_node_parent(n);

    return cmark_node_get_type(paragraph) == CMARK_NODE_PARAGRAPH &&
           cmark_node_get_type(cmark_node_parent(paragraph)) == CMARK_NODE_DOCUMENT;
}

static void read_image(reader *r, cmark_node *n, zij_node *out)
{
    out->text = url_of(r, n);
    out->where = place_of(r, n, out->text);
    if (take_prefix(&out->text, ZIJ_STR("exhibit:")) && stands_alone(n))
        out->where = tail_of(out->where, out->text);
    else
        refuse_image(r, out->where);
}

static void refuse_html(reader *r, cmark_node *n, zij_node *out)
{
    zij_diag *d = zij_report(r->to, &HTML, line_from(r, n), "a page holds no HTML");

    zij_hint(r->to, d, "use Markdown, or write &lt; for the sign <");
    out->where = line_from(r, n);
}

/* | a | b |, or the line of dashes below the head of a table. */
static bool is_table_line(zij_str line)
{
    size_t bars = 0, dashes = 0, others = 0;

    for (size_t i = 0; i < line.len; i++) {
        bars += line.at[i] == '|';
        dashes += line.at[i] == '-';
        others += !(line.at[i] == '|' || line.at[i] == '-' || line.at[i] == ':' ||
                    line.at[i] == ' ');
    }
    return (bars > 1 && line.at[0] == '|' && line.at[line.len - 1] == '|') ||
           (bars > 0 && dashes > 2 && others == 0);
}

/* cmark has no tables: one would be printed as words, with its bars. */
static void read_paragraph(reader *r, cmark_node *n, zij_node *out)
{
    size_t last = (size_t)ZIJ_MAX(cmark_node_get_end_line(n), 1);
    zij_span line = line_from(r, n);

    out->where = line;
    for (size_t k = (size_t)ZIJ_MAX(cmark_node_get_start_line(n), 1);
         k <= last && k <= r->lines_n; k++) {
        uint32_t from = r->lines[k - 1];
        uint32_t end = k < r->lines_n ? r->lines[k] - 1 : r->whole.at + r->whole.len;

        line = (zij_span){ r->whole.in, from, end - from };
        if (!is_table_line(zij_str_trim(zij_span_str(line))))
            continue;
        zij_hint(r->to, zij_report(r->to, &TABLE, line, "a page holds no Markdown table"),
                 "make an exhibit of kind table in page.yaml and place it: "
                 "![](exhibit:ID)");
        return;
    }
}

static void read_place(reader *r, cmark_node *n, zij_node *out)
{
    out->where = line_from(r, n);
    if (out->kind == ZIJ_NODE_HEADING)
        out->level = cmark_node_get_heading_level(n);
    if (out->kind == ZIJ_NODE_LIST)
        out->level = cmark_node_get_list_type(n) == CMARK_ORDERED_LIST;
}

static const struct {
    cmark_node_type type;
    zij_node_kind kind;
    void (*read)(reader *r, cmark_node *n, zij_node *out);
} types[] = {
    { CMARK_NODE_DOCUMENT, ZIJ_NODE_DOCUMENT, read_place },
    { CMARK_NODE_HEADING, ZIJ_NODE_HEADING, read_place },
    { CMARK_NODE_PARAGRAPH, ZIJ_NODE_PARAGRAPH, read_paragraph },
    { CMARK_NODE_LIST, ZIJ_NODE_LIST, read_place },
    { CMARK_NODE_ITEM, ZIJ_NODE_ITEM, read_place },
    { CMARK_NODE_BLOCK_QUOTE, ZIJ_NODE_QUOTE, read_place },
    { CMARK_NODE_THEMATIC_BREAK, ZIJ_NODE_RULE, read_place },
    { CMARK_NODE_CODE_BLOCK, ZIJ_NODE_CODE, read_literal },
    { CMARK_NODE_HTML_BLOCK, ZIJ_NODE_TEXT, refuse_html },
    { CMARK_NODE_TEXT, ZIJ_NODE_TEXT, read_text },
    { CMARK_NODE_CODE, ZIJ_NODE_CODE, read_code },
    { CMARK_NODE_HTML_INLINE, ZIJ_NODE_TEXT, refuse_html },
    { CMARK_NODE_STRONG, ZIJ_NODE_STRONG, read_place },
    { CMARK_NODE_EMPH, ZIJ_NODE_EMPHASIS, read_place },
    { CMARK_NODE_LINK, ZIJ_NODE_LINK, read_link },
    { CMARK_NODE_IMAGE, ZIJ_NODE_EXHIBIT, read_image },
    { CMARK_NODE_SOFTBREAK, ZIJ_NODE_SOFT_BREAK, read_place },
    { CMARK_NODE_LINEBREAK, ZIJ_NODE_HARD_BREAK, read_place },
};

/* The text of an exhibit's image would be read twice: as words and as its title. */
static bool has_children(zij_node_kind kind)
{
    return kind != ZIJ_NODE_EXHIBIT;
}

/* Exhibits stand for themselves, not inside a paragraph: one, or a pair side by side. */
static zij_node *lift_exhibits(reader *r, zij_node *paragraph)
{
    zij_node *found[2] = { 0 };
    size_t exhibits = 0, others = 0;

    for (zij_node *c = paragraph->first; c != NULL; c = c->next) {
        if (c->kind == ZIJ_NODE_EXHIBIT && exhibits < ZIJ_COUNT(found))
            found[exhibits++] = c;
        else if (c->kind != ZIJ_NODE_SOFT_BREAK &&
                 zij_str_trim(c->text).len + (c->kind != ZIJ_NODE_TEXT) > 0)
            others++;
    }
    if (exhibits == 0)
        return paragraph;
    if (others > 0) {
        refuse_image(r, found[0]->where);
        return paragraph;
    }
    found[0]->next = found[1];
    if (exhibits == 1)
        return found[0];
    found[1]->next = NULL;
    paragraph->kind = ZIJ_NODE_PAIR;
    paragraph->first = found[0];
    return paragraph;
}

static zij_node *build(reader *r, cmark_node *n, int depth)
{
    zij_node *out = zij_new(r->mem, zij_node), **tail = &out->first;

    for (size_t i = 0; i < ZIJ_COUNT(types); i++) {
        if (types[i].type == cmark_node_get_type(n)) {
            out->kind = types[i].kind;
            types[i].read(r, n, out);
        }
    }
    if (depth == ZIJ_PAGE_DEPTH && cmark_node_first_child(n) != NULL) {
        zij_hint(r->to,
                 zij_report(r->to, &DEPTH, line_from(r, n),
                            "nested deeper than %d levels", ZIJ_PAGE_DEPTH),
                 "take some lists or quotations out of the others");
        return out;
    }
    for (cmark_node *c = cmark_node_first_child(n); c != NULL && has_children(out->kind);
         c = cmark_node_next(c)) {
        *tail = build(r, c, depth + 1);
        tail = &(*tail)->next;
    }
    return out->kind == ZIJ_NODE_PARAGRAPH ? lift_exhibits(r, out) : out;
}

zij_rc zij_markdown_read(zij_span text, zij_arena *mem, zij_diags *to, zij_node **out)
{
    reader r = { .whole = text, .mem = mem, .to = to };
    zij_str s = zij_span_str(text);
    size_t errors = to->errors;
    size_t bad = zij_utf8_check(s);
    cmark_node *tree;

    if (bad < s.len) {
        zij_hint(to,
                 zij_report(to, &NOT_UTF8,
                            (zij_span){ text.in, text.at + (uint32_t)bad, 1 },
                            "byte 0x%02x is not UTF-8", (unsigned char)s.at[bad]),
                 "save the file as UTF-8");
        return ZIJ_EINPUT;
    }
    r.lines = find_lines(text, mem, &r.lines_n);
    tree = cmark_parse_document(s.at, s.len, CMARK_OPT_DEFAULT);
    *out = build(&r, tree, 1);
    cmark_node_free(tree);
    return to->errors == errors ? ZIJ_OK : ZIJ_EINPUT;
}
