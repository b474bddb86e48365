/* markdown.h - CommonMark to a tree of our own, every node with its place in the file.
 *
 *   `= expression | format`   a computed figure
 *   [text](claim:id)          a statement bound to a claim of page.yaml
 *   [text](source:ID)         a statement that a source answers for
 *   [text](waive:id)          words that need no binding, for a reason
 *   ![](exhibit:id)           an exhibit, in a paragraph of its own; two stand side by
 * side
 *
 * HTML in a page is an error: pages hold words, and every output must show the same ones.
 *
 *   limits    ZIJ_PAGE_DEPTH levels of nesting
 */
#ifndef ZIJ_PAGE_MARKDOWN_H
#define ZIJ_PAGE_MARKDOWN_H
#include "base/diag.h"

enum { ZIJ_PAGE_DEPTH = 32 };

typedef enum zij_node_kind {
    ZIJ_NODE_DOCUMENT,
    ZIJ_NODE_HEADING, /* level */
    ZIJ_NODE_PARAGRAPH,
    ZIJ_NODE_LIST, /* level 1: numbered */
    ZIJ_NODE_ITEM,
    ZIJ_NODE_QUOTE,
    ZIJ_NODE_RULE,
    ZIJ_NODE_EXHIBIT,  /* text: its id; index: in the exhibits of the page */
    ZIJ_NODE_PAIR,     /* two exhibits side by side */
    ZIJ_NODE_TEXT,     /* text */
    ZIJ_NODE_CODE,     /* text */
    ZIJ_NODE_COMPUTED, /* text: expression and format, without "= " */
    ZIJ_NODE_STRONG,
    ZIJ_NODE_EMPHASIS,
    ZIJ_NODE_LINK,       /* text: the URL */
    ZIJ_NODE_CLAIM,      /* text: id of the claim */
    ZIJ_NODE_ATTRIBUTED, /* text: id of the source */
    ZIJ_NODE_WAIVED,     /* text: id of the waiver */
    ZIJ_NODE_SOFT_BREAK,
    ZIJ_NODE_HARD_BREAK,
    ZIJ_NODE_KINDS
} zij_node_kind;

typedef struct zij_node zij_node;
struct zij_node {
    zij_node_kind kind;
    int level;
    zij_str text;
    zij_span where; /* of `text` where it stands in the file as it is; else of its line */
    uint32_t index; /* of a computed figure in its page; set by page.c */
    zij_node *first, *next;
};

/* Reads `text`, a part of a file: spans point into the file. The tree lives in mem.
 * Reports markdown-html, markdown-depth, markdown-image, markdown-table,
 * markdown-empty-link, markdown-unread, markdown-not-utf8. */
ZIJ_MUST_USE zij_rc zij_markdown_read(zij_span text, zij_arena *mem, zij_diags *to,
                                      zij_node **out);

#endif
