/* load.h - what the files of book share while a book is being loaded. */
#ifndef ZIJ_BOOK_LOAD_H
#define ZIJ_BOOK_LOAD_H
#include "book/book.h"
#include "os/os.h"

typedef struct zij_loading {
    zij_str folder; /* as the caller gave it */
    zij_str newer;  /* whose CSV files are taken before those of data/; empty: none */
    zij_arena *mem;
    zij_diags *to;
    zij_book *book;      /* what is known so far */
    zij_rc rc;           /* the gravest failure of the machine; ZIJ_OK: see to->errors */
    const zij_yaml *top; /* book.yaml */
    bool broken;         /* units, sources or notes are not known: data make no sense */
    bool *codelist_is_good; /* per codelist; what rests on others is not checked */
    bool *flow_is_good;     /* per flow; data of others are not read */
    zij_store *store;
    zij_map units, origins, remarks, flows, codelists, groups, sections; /* id -> index */
    zij_list(uint16_t) lists;                                            /* pool.lists */
} zij_loading;

/* ---- files (book.c) ---- */

/* 10^n that a unit or flow may count in. */
enum { ZIJ_BOOK_MULT_MIN = -9, ZIJ_BOOK_MULT_MAX = 15 };

enum { ZIJ_BOOK_OPTIONAL = 0, ZIJ_BOOK_NEEDED = 1 };

/* The path of a file of the book for the system. */
ZIJ_MUST_USE bool zij_book_path(zij_loading *l, zij_str name, const char **out);
/* The file, or NULL: reported, unless the file is optional and not there. */
const zij_source *zij_book_file(zij_loading *l, zij_str name, int needed);
/* A file of the newer data, and what there is of them. */
const zij_source *zij_book_newer(zij_loading *l, zij_str name);
zij_os_entries zij_book_list_newer(zij_loading *l);
/* zij_book_file as a tree whose root is a map. */
const zij_yaml *zij_book_yaml(zij_loading *l, zij_str name, int needed);
/* The entries of a folder of the book; none when it is not there. */
zij_os_entries zij_book_list(zij_loading *l, zij_str name);

/* ---- ids (book.c) ---- */

/* 1 to 64 letters, digits, _ - @, beginning with a letter or _; reports book-bad-id. */
bool zij_book_check_id(zij_loading *l, zij_str id, zij_span where, const char *what);
/* Adds an id to a map; reports book-duplicate-id. */
bool zij_book_add_id(zij_loading *l, zij_map *ids, zij_str id, size_t index,
                     zij_span where, const char *what);
/* The text of an optional field. */
zij_str zij_book_text(const zij_yaml *node);
/* The names of an optional field. */
zij_names zij_book_names(zij_loading *l, const zij_yaml *node);
/* Whether all items of a list are texts; reports yaml-kind. NULL is an empty list. */
bool zij_book_texts(zij_loading *l, const zij_yaml *list, const char *what);

/* ---- parts, in the order in which they are loaded ---- */

bool zij_book_read_top(zij_loading *l); /* false: nothing else makes sense */
void zij_book_read_codelists(zij_loading *l);
void zij_book_check_top(zij_loading *l); /* what book.yaml says about codes */
void zij_book_read_units(zij_loading *l);
void zij_book_read_origins(zij_loading *l);
void zij_book_read_remarks(zij_loading *l);
void zij_book_read_flows(zij_loading *l);
void zij_book_read_data(zij_loading *l);
void zij_book_read_identities(zij_loading *l);
void zij_book_read_atlas(zij_loading *l);
void zij_book_read_published(zij_loading *l);
void zij_book_read_pages(zij_loading *l);

/* "complete", "listed", "top 5 by DIM", or "top 5" where `standard` says by what; false
 * when it is none of them. *dim is left alone when DIM is not a dimension of the flow. */
bool zij_book_coverage(zij_str text, const zij_flow *flow, const zij_coverage *standard,
                       zij_coverage *out);

/* Compares the data with structure/snapshots.csv; reports data-edited, snapshot-row. */
void zij_book_check_snapshot(zij_loading *l);

/* Checks the coverage that the rows of a flow declare against one another. */
void zij_book_check_coverage(zij_loading *l, const zij_flow *flow);
/* Whether codes of a complete flow lack in its last period; reports data-ragged. */
void zij_book_check_ragged(zij_loading *l, const zij_flow *flow);

/* ---- the fields of YAML maps (fields of book.h's zij_book_maps) ---- */

enum {
    TOP_ID,
    TOP_AGENCY,
    TOP_VERSION,
    TOP_EDITION,
    TOP_AS_OF,
    TOP_LANGUAGES,
    TOP_TITLE,
    TOP_SUBTITLE,
    TOP_CONTACT,
    TOP_LICENCE,
    TOP_PUBLISHER,
    TOP_URL,
    TOP_GROUPS,
    TOP_DEFINE,
    TOP_SECTIONS,
    TOP_COLOURS,
    TOP_N
};
enum { SECTION_ID, SECTION_NAME, SECTION_N };
enum {
    FLOW_NAME,
    FLOW_DESCRIPTION,
    FLOW_DIMENSIONS,
    FLOW_CODELISTS,
    FLOW_UNIT,
    FLOW_MULTIPLIER,
    FLOW_DECIMALS,
    FLOW_EXACT,
    FLOW_ROUNDING,
    FLOW_NONNEGATIVE,
    FLOW_COVERAGE,
    FLOW_AGGREGATES,
    FLOW_GROUP,
    FLOW_SOURCE,
    FLOW_N
};
enum { UNIT_KIND, UNIT_BASIS, UNIT_MULTIPLIER, UNIT_NAME, UNIT_SHORT, UNIT_N };
enum {
    ORIGIN_PUBLISHER,
    ORIGIN_DATASET,
    ORIGIN_RELEASE,
    ORIGIN_LICENCE,
    ORIGIN_URL,
    ORIGIN_RETRIEVED,
    ORIGIN_N
};
enum { CHECK_NAME, CHECK_EXPECT, CHECK_EXCUSE, CHECK_N };
enum { EXCUSE_AT, EXCUSE_REASON, EXCUSE_N };
enum {
    ATLAS_REGION,
    ATLAS_SOURCES,
    ATLAS_NOTES,
    ATLAS_PLACES,
    ATLAS_ROUTES,
    ATLAS_WATERS,
    ATLAS_AREAS,
    ATLAS_N
};
enum { PLACE_AT, PLACE_KIND, PLACE_OF, PLACE_NAME, PLACE_N };
enum { ROUTE_THROUGH, ROUTE_STATUS, ROUTE_ARROW, ROUTE_NAME, ROUTE_N };
enum { WATER_AT, WATER_NAME, WATER_N };

enum {
    EDITION_EDITION,
    EDITION_TITLE,
    EDITION_PUBLISHER,
    EDITION_PRINTED,
    EDITION_STATEMENTS,
    EDITION_N
};
enum {
    STATEMENT_PLACE,
    STATEMENT_SAYS,
    STATEMENT_READING,
    STATEMENT_CLAIM,
    STATEMENT_REASON,
    STATEMENT_PRINTED,
    STATEMENT_RESTS_ON,
    STATEMENT_RATHER,
    STATEMENT_NOTE,
    STATEMENT_N
};
enum { WHERE_CHAPTER, WHERE_ITEM, WHERE_BULLET, WHERE_N };
enum { RATHER_SAYS, RATHER_CLAIM, RATHER_N };

extern const zij_yaml_field zij_book_top_fields[TOP_N];
extern const zij_yaml_field zij_book_section_fields[SECTION_N];
extern const zij_yaml_field zij_book_flow_fields[FLOW_N];
extern const zij_yaml_field zij_book_unit_fields[UNIT_N];
extern const zij_yaml_field zij_book_origin_fields[ORIGIN_N];
extern const zij_yaml_field zij_book_check_fields[CHECK_N];
extern const zij_yaml_field zij_book_excuse_fields[EXCUSE_N];
extern const zij_yaml_field zij_book_atlas_fields[ATLAS_N];
extern const zij_yaml_field zij_book_place_fields[PLACE_N];
extern const zij_yaml_field zij_book_route_fields[ROUTE_N];
extern const zij_yaml_field zij_book_water_fields[WATER_N];
extern const zij_yaml_field zij_book_edition_fields[EDITION_N];
extern const zij_yaml_field zij_book_statement_fields[STATEMENT_N];
extern const zij_yaml_field zij_book_where_fields[WHERE_N];
extern const zij_yaml_field zij_book_rather_fields[RATHER_N];

#endif
