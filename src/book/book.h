/* book.h - a folder becomes a book: structure, data, and pages still to be read.
 *
 * docs/book.md says what the folder holds. Loading checks all that can be checked without
 * evaluating an expression; pages and expressions are handed on as trees with places.
 *
 *   memory    everything lives in the arena passed in, also the text of every file
 *   threads   a loaded book is immutable and may be shared
 */
#ifndef ZIJ_BOOK_BOOK_H
#define ZIJ_BOOK_BOOK_H
#include "model/table.h"
#include "read/read.h"
#include "store/store.h"

typedef struct zij_section {
    zij_str id;
    zij_names name;
    zij_span where;
} zij_section;

typedef struct zij_group { /* @CA */
    zij_str id;
    const zij_str *codes; /* in the order of book.yaml */
    size_t n;
    zij_span where;
} zij_group;

typedef struct zij_definition { /* a name for an expression */
    zij_str id;
    zij_span where; /* of the name */
    zij_span text;  /* the expression */
} zij_definition;

typedef struct zij_colour {
    zij_str code; /* as written: KAZ, or CL_SEX.M */
    uint8_t hue;  /* 1 to 16; 1 to 8 is the palette of places */
} zij_colour;

/* A cell that is known to break an identity. */
typedef struct zij_excuse {
    const zij_yaml *at; /* codes, then a period: texts with their places */
    size_t at_n;
    zij_names reason;
    zij_span where;
} zij_excuse;

typedef struct zij_identity { /* checks.yaml */
    zij_str id;
    zij_names name;
    const zij_yaml *expect; /* an expression */
    const zij_excuse *excuses;
    size_t excuses_n;
    zij_span where;
} zij_identity;

typedef enum zij_place_kind { /* in the order of chart's zij_map_place_kind */
                              ZIJ_PLACE_CAPITAL,
                              ZIJ_PLACE_CITY,
                              ZIJ_PLACE_PORT,
                              ZIJ_PLACE_CROSSING,
                              ZIJ_PLACE_WAYPOINT, /* only routes go through it; it is not
                                                     shown */
                              ZIJ_PLACE_KINDS
} zij_place_kind;

typedef struct zij_locality { /* map.yaml: of places, waters and areas */
    zij_str id, of;           /* the code of its country; empty: none */
    zij_names name;
    zij_place_kind kind;
    double lon, lat;
    zij_span where;
} zij_locality;

typedef struct zij_stop {
    size_t place;
    bool by_sea; /* the way to here */
} zij_stop;

typedef enum zij_route_status { /* in the order of chart's zij_map_status */
                                ZIJ_ROUTE_OPEN,
                                ZIJ_ROUTE_BUILDING,
                                ZIJ_ROUTE_PLANNED,
                                ZIJ_ROUTE_STATUSES
} zij_route_status;

typedef struct zij_route {
    zij_str id;
    zij_names name;
    zij_route_status status;
    bool arrow;
    const zij_stop *stops;
    size_t stops_n;
    zij_span where;
} zij_route;

/* structure/map.yaml: what maps show besides the outlines that zij carries. */
typedef struct zij_atlas {
    const struct zij_group *region; /* the areas in focus; NULL: there is no map.yaml */
    const uint16_t *origins, *remarks; /* of every map: indices of the pool */
    size_t origins_n, remarks_n;
    const zij_locality *places, *waters;
    size_t places_n, waters_n;
    const zij_locality *areas; /* names of countries that no codelist has */
    size_t areas_n;
    const zij_route *routes;
    size_t routes_n;
} zij_atlas;

/* How the words of a published statement are read. */
typedef enum zij_reading {
    ZIJ_READING_EVERY_STEP,   /* "rose" over years: in each on the year before */
    ZIJ_READING_EVERY_PERIOD, /* "always" */
    ZIJ_READING_ENDPOINTS,    /* the last period against the first */
    ZIJ_READING_TREND,        /* "tended to rise" */
    ZIJ_READING_STEP,         /* one period against the one before */
    ZIJ_READING_ALTERNATION,  /* ups and downs */
    ZIJ_READING_EXTREME,      /* the most, or the least, of all periods */
    ZIJ_READING_RANKING,      /* places, in order */
    ZIJ_READING_MEMBERS,      /* which ones, in no order */
    ZIJ_READING_SHARE,        /* a part of the whole */
    ZIJ_READING_LEVEL,        /* above or below something */
    ZIJ_READING_AMOUNT,       /* a figure, to the digits written */
    ZIJ_READINGS
} zij_reading;
zij_str zij_reading_name(zij_reading r); /* "every step" */

enum { ZIJ_EDITION_BULLETS = 999 };

typedef struct zij_statement { /* of a published edition */
    zij_str id, chapter, item; /* as the edition numbers them */
    int bullet;                /* from 1; 0: not given */
    zij_names says;            /* in our words */
    bool translated;           /* says and rather: each language has its own */
    zij_reading reading;       /* when there is a claim */
    const zij_yaml *claim; /* an expression; NULL: it cannot be checked, because ... */
    zij_str not_checkable;
    const uint16_t *printed; /* as those of the edition, for this statement */
    size_t printed_n;
    zij_str rests_on; /* figures of its own that the edition does not print; or empty */
    zij_names rather; /* a wording that its figures bear; or empty */
    const zij_yaml *rather_claim; /* which proves that they do */
    zij_str note;                 /* or empty */
    zij_span where;
} zij_statement;

typedef struct zij_edition { /* published/ID.yaml */
    zij_str id, edition;
    zij_names title, publisher;
    const uint16_t *printed; /* sources whose figures are those the edition prints, or of
                                a release that it names: indices of the pool */
    size_t printed_n;
    const zij_statement *statements;
    size_t statements_n;
} zij_edition;

typedef struct zij_page_text {
    const zij_source *in; /* LANG.md; NULL: the page does not exist in this language */
} zij_page_text;

typedef struct zij_page_folder {
    zij_str name;         /* 22-gdp-usd */
    zij_str slug;         /* gdp-usd */
    const zij_source *in; /* page.yaml */
    const zij_yaml *yaml; /* its tree, a map */
    zij_page_text text[ZIJ_LANGS];
} zij_page_folder;

typedef struct zij_book {
    const char *folder; /* as the caller gave it */
    zij_str id, agency, version, edition;
    zij_period as_of;
    zij_langs langs; /* the first is the default */
    zij_names title, subtitle;
    zij_names publisher;      /* who puts the book out; empty where not given */
    zij_str contact, licence; /* empty where not given */
    zij_str url; /* where the site is published, without a slash at its end; or empty */
    const zij_section *sections;
    size_t sections_n;
    const zij_group *groups;
    size_t groups_n;
    const zij_definition *definitions; /* in the order of book.yaml */
    size_t definitions_n;
    const zij_colour *colours;
    size_t colours_n;
    const zij_codelist *codelists; /* sorted by id */
    size_t codelists_n;
    const zij_unit *units;
    size_t units_n;
    zij_pool pool;         /* origins (sources.yaml), remarks (notes.yaml) */
    const zij_flow *flows; /* in the order of flows.yaml */
    size_t flows_n;
    const zij_store *store;
    const zij_identity *identities;
    size_t identities_n;
    zij_atlas atlas;
    const zij_edition *editions; /* sorted by id */
    size_t editions_n;
    const zij_page_folder *pages; /* sorted by folder name */
    size_t pages_n;
} zij_book;

/* Loads all of it, carrying on after errors so that one run shows them all.
 *   folder  borrowed; must live as long as the book
 *   out     untouched on failure */
ZIJ_MUST_USE zij_rc zij_book_load(const char *folder, zij_arena *mem, zij_diags *to,
                                  const zij_book **out);

/* The same with the CSV files of the folder `newer` (NULL: none) in place of those of
 * data/ that have their names. */
ZIJ_MUST_USE zij_rc zij_book_load_with(const char *folder, const char *newer,
                                       zij_arena *mem, zij_diags *to,
                                       const zij_book **out);

/* NULL, or 0 for a hue, when there is none. */
const zij_flow *zij_book_flow(const zij_book *b, zij_str id);
const zij_unit *zij_book_unit(const zij_book *b, zij_str id);
const zij_origin *zij_book_origin(const zij_book *b, zij_str id);
const zij_remark *zij_book_remark(const zij_book *b, zij_str id);
const zij_group *zij_book_group(const zij_book *b, zij_str id);
const zij_definition *zij_book_definition(const zij_book *b, zij_str id);
const zij_section *zij_book_section(const zij_book *b, zij_str id);
int zij_book_hue(const zij_book *b, zij_str code); /* as written in book.yaml */
/* The hue of a code of a codelist: its own, else that of the bare code. */
int zij_book_hue_of(const zij_book *b, const zij_codelist *list, const zij_code *code);

/* What structure/snapshots.csv says of the data as they are: a hash for each flow, and
 * eight digits for each cell. */
zij_str zij_book_snapshot(const zij_book *book, zij_arena *mem);

/* Whether a row that is merely listed would still be no larger than one that is marked
 * top N, were a figure another one. */
bool zij_book_ranking_holds(const zij_book *book, const zij_flow *flow,
                            const uint16_t *key, zij_period period,
                            const zij_obs *instead, zij_arena *mem);

/* The maps of a book's files and the fields they may hold. share/schema says the same for
 * editors, and a test compares the two. */
typedef struct zij_book_map {
    const char *schema; /* "flows" of share/schema/flows.schema.json */
    const char *at;     /* where in it: "/additionalProperties" */
    const zij_yaml_field *fields;
    size_t n;
} zij_book_map;
extern const zij_book_map zij_book_maps[];
extern const size_t zij_book_maps_n;

#endif
