/* read.h - bytes to rows and trees, with the place of everything.
 *
 * Readers take text that is already in memory (a zij_source) and hand out parts of it:
 * texts are borrowed from the source where they stand there as they are, and live in the
 * arena where quotes or escapes had to be taken away.
 *
 *   threads   readers share nothing
 *   limits    those below; one more is the error csv-limit or yaml-limit
 */
#ifndef ZIJ_READ_READ_H
#define ZIJ_READ_READ_H
#include "model/structure.h"

enum {
    ZIJ_CSV_BYTES = 1 << 30, /* of a file */
    ZIJ_CSV_CELLS = 4096,    /* of a row */
    ZIJ_CSV_CELL = 1 << 16,  /* bytes of a cell */
    ZIJ_YAML_BYTES = 64 << 20,
    ZIJ_YAML_DEPTH = 64,
    ZIJ_YAML_NODES = 4 << 20,
};

/* ---- CSV (RFC 4180; LF or CRLF; a byte order mark is skipped) ---- */

typedef struct zij_csv_row {
    const zij_str *cells; /* valid until the next row */
    const uint32_t *at;   /* byte where each cell stands in the source, behind a quote */
    size_t n;             /* always the number of columns of the header */
} zij_csv_row;

typedef struct zij_csv {
    const zij_source *in; /* borrowed */
    zij_arena *mem;       /* borrowed */
    zij_diags *to;        /* borrowed */
    zij_csv_row header;   /* stays valid */
    zij_str *cells;       /* of the current row */
    uint32_t *at;
    const char *next;
    bool failed; /* a row was skipped */
} zij_csv;

/* Reads the header. Reports csv-not-utf8, csv-nul, csv-empty, csv-separator, csv-limit
 * and what zij_csv_next reports. */
ZIJ_MUST_USE zij_rc zij_csv_open(const zij_source *in, zij_arena *mem, zij_diags *to,
                                 zij_csv *out);
/* The next row that can be read; false at the end. Empty lines are skipped. A row that is
 * broken is reported (csv-quote, csv-few-cells, csv-many-cells, csv-limit), left out, and
 * c->failed is set. */
bool zij_csv_next(zij_csv *c, zij_csv_row *row);
/* Where a cell of the current row (or of the header) stands. */
zij_span zij_csv_span(const zij_csv *c, const zij_csv_row *row, size_t cell);

/* ---- YAML: one document of maps, lists and scalars; no anchors, aliases or tags ---- */

typedef enum zij_yaml_kind { /* bits, so that a field can take several */
                             ZIJ_YAML_TEXT = 1,
                             ZIJ_YAML_MAP = 2,
                             ZIJ_YAML_LIST = 4,
                             ZIJ_YAML_ANY = 7,
} zij_yaml_kind;

typedef struct zij_yaml {
    zij_yaml_kind kind;
    bool plain; /* a scalar without quotes */
    /* A scalar whose text stands in the source byte for byte: `where` is exactly the
     * text, so that positions inside the text are positions in the file. Otherwise
     * (escapes, folded lines) who parses the text makes a zij_source of its own. */
    bool exact;
    zij_span where; /* of a map or list: its first line */
    zij_str text;   /* of a scalar */
    zij_str key;    /* of an entry of a map */
    zij_span key_where;
    const struct zij_yaml *items; /* of a map or list */
    size_t n;
} zij_yaml;

/* Reports yaml-syntax, yaml-not-utf8, yaml-alias, yaml-tag, yaml-duplicate-key,
 * yaml-documents, yaml-limit. An empty file is an empty map. */
ZIJ_MUST_USE zij_rc zij_yaml_read(const zij_source *in, zij_arena *mem, zij_diags *to,
                                  const zij_yaml **out);
/* The value of a key, or NULL. */
const zij_yaml *zij_yaml_get(const zij_yaml *map, const char *key);
/* A source whose text is the text of a scalar, and the span of all of it: in the file
 * itself when `exact`, else in a source of its own. */
zij_span zij_yaml_text_span(const zij_yaml *node, zij_arena *mem);

/* What a map may hold. One static table per kind of map; share/schema says the same, and
 * a test compares the two. */
typedef struct zij_yaml_field {
    const char *key;
    uint8_t kinds; /* zij_yaml_kind bits */
    bool needed;
} zij_yaml_field;
/* Looks up every field: got[i] is its node or NULL. Reports yaml-kind when `map` is none,
 * yaml-unknown-key with the nearest, yaml-missing-key, yaml-kind, yaml-empty. */
ZIJ_MUST_USE zij_rc zij_yaml_fields(const zij_yaml *map, const zij_yaml_field *fields,
                                    size_t n, zij_diags *to, const zij_yaml **got);
/* Whether the node is of one of these kinds; reports yaml-kind. `what` names it. */
ZIJ_MUST_USE zij_rc zij_yaml_is(const zij_yaml *node, unsigned kinds, const char *what,
                                zij_diags *to);
/* Reports yaml-number. */
ZIJ_MUST_USE zij_rc zij_yaml_int(const zij_yaml *node, int lo, int hi, zij_diags *to,
                                 int *out);
/* true or false; reports yaml-boolean. */
ZIJ_MUST_USE zij_rc zij_yaml_bool(const zij_yaml *node, zij_diags *to, bool *out);

/* The languages of a book, in its order. */
typedef struct zij_langs {
    zij_str id[ZIJ_LANGS];
    size_t n;
} zij_langs;
size_t zij_langs_find(const zij_langs *langs, zij_str id); /* or langs->n */
/* A map from every language to a text. Reports yaml-names: a language that is missing or
 * not one of the book's. */
ZIJ_MUST_USE zij_rc zij_yaml_names(const zij_yaml *node, const zij_langs *langs,
                                   zij_diags *to, zij_names *out);

#endif
