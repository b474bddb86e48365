/* reader.h - what the files that read a page share. */
#ifndef ZIJ_PAGE_READER_H
#define ZIJ_PAGE_READER_H
#include "page/page.h"

typedef struct zij_waiver {
    zij_str id;
    zij_span where;
    bool used;
} zij_waiver;

typedef struct zij_page_reader {
    const zij_book *book;
    const zij_page_folder *folder;
    zij_expr_env env;
    zij_arena *mem;
    zij_diags *to;
    zij_map formula_at; /* text -> index, so that languages share what they compute */
    zij_list(zij_formula) formulas;
    zij_list(zij_computed) computed;
    zij_list(zij_claim) claims;
    zij_list(zij_exhibit) exhibits;
    zij_list(zij_waiver) waivers;
    zij_list(zij_loose) loose;
    zij_bindings bindings[ZIJ_LANGS];
} zij_page_reader;

/* Parses and evaluates an expression once; *out is its index. */
ZIJ_MUST_USE zij_rc zij_reader_formula(zij_page_reader *r, zij_span text, uint32_t *out);
/* The inline text of a names map, per language; NULL node: *out is left empty.
 *   label  it names a measure ("GDP of 15 countries"): its digits state nothing */
ZIJ_MUST_USE zij_rc zij_reader_words(zij_page_reader *r, const zij_yaml *node, bool label,
                                     zij_words *out);
/* Binds the computed figures, claims and sources of a tree. */
void zij_reader_bind(zij_page_reader *r, zij_node *node, size_t lang, bool label);
/* Digits of a text that are neither literals nor a name. Reports page-loose-number.
 *   literals  the text of the claim around it; empty: none */
void zij_reader_digits(zij_page_reader *r, size_t lang, zij_str literals,
                       const zij_node *node);
/* Whether a link leads anywhere. Reports page-bad-link. */
void zij_reader_link(zij_page_reader *r, const zij_node *node, size_t lang);
/* Counts the statements of a bound tree, and lists what is tied to nothing. */
void zij_reader_statements(zij_page_reader *r, const zij_node *node, size_t lang);

/* The waivers of page.yaml: an id and why nothing need bind the words. Reports
 * page-waiver-empty. */
ZIJ_MUST_USE zij_rc zij_reader_waivers(zij_page_reader *r, const zij_yaml *node);
/* Finds the waiver of a text. Reports page-unknown-waiver. */
void zij_reader_waive(zij_page_reader *r, const zij_node *node);
/* The waiver called page, for pages that state nothing of figures: it holds for all that
 * nothing else carries. NULL: none. */
zij_waiver *zij_reader_page_waiver(zij_page_reader *r);
/* Reports page-waiver-unused. */
void zij_reader_unwaived(zij_page_reader *r);

/* Whether the key of a node can be the id of `what`; reports page-bad-id. */
ZIJ_MUST_USE zij_rc zij_reader_id(zij_page_reader *r, const zij_yaml *node,
                                  const char *what);
/* The same for an exhibit among `all` of its page. */
ZIJ_MUST_USE zij_rc zij_reader_exhibit_id(zij_page_reader *r, const zij_yaml *all,
                                          const zij_yaml *node);
/* Indices in the pool of a list of ids; reports page-unknown-source, page-unknown-note.
 */
ZIJ_MUST_USE zij_rc zij_reader_origins(zij_page_reader *r, const zij_yaml *node,
                                       const uint16_t **out, size_t *n);
ZIJ_MUST_USE zij_rc zij_reader_remarks(zij_page_reader *r, const zij_yaml *node,
                                       const uint16_t **out, size_t *n);
/* Reads one entry of `exhibits`. */
ZIJ_MUST_USE zij_rc zij_exhibit_read(zij_page_reader *r, const zij_yaml *node,
                                     zij_exhibit *out);

/* Adds to the sources of a page those of its numbers and claims, once all are read. */
void zij_reader_credits(zij_page_reader *r, zij_page *p);

extern const zij_diag_kind zij_page_unknown_source, zij_page_unsupported,
    zij_page_value_unknown;
extern const zij_yaml_field zij_exhibit_fields[];
extern const size_t zij_exhibit_fields_n;
extern const zij_yaml_field zij_fact_fields[];
extern const size_t zij_fact_fields_n;
extern const zij_yaml_field zij_column_fields[];
extern const size_t zij_column_fields_n;

#endif
