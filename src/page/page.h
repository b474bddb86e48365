/* page.h - the pages of a book: words, computed figures, claims and exhibits, by
 * language.
 *
 * Everything is parsed, checked and evaluated once by zij_pages_read; what differs
 * between languages is only text. Writers walk the trees and ask for the words of a
 * value.
 *
 *   memory    all of it lives in the arena passed in and borrows the book
 *   threads   finished pages are immutable and may be shared
 */
#ifndef ZIJ_PAGE_PAGE_H
#define ZIJ_PAGE_PAGE_H
#include "book/book.h"
#include "chart/chart.h"
#include "expr/expr.h"
#include "page/markdown.h"
#include "text/text.h"

/* An env over a book's store, for whoever evaluates expressions; borrows the book. */
zij_expr_env zij_page_env(const zij_book *book);
/* Checks what book.yaml defines; zij_pages_read does. */
ZIJ_MUST_USE zij_rc zij_page_check_definitions(const zij_book *book, zij_arena *mem,
                                               zij_diags *to);

/* ---- values in words ---- */

typedef struct zij_format_kind zij_format_kind;

/* How a computed value is printed: number(1), percent, compact(3), names. */
typedef struct zij_format {
    const zij_format_kind *kind; /* NULL: what suits the value */
    int args[2];
    uint8_t args_n;
    zij_text_when when;
    bool chosen;     /* by zij: a tie at the last digit is nobody's fault */
    bool settled;    /* decimals of computed numbers, where no argument gives them: */
    int8_t decimals; /* see zij_format_settle */
} zij_format;

/* Reads "percent(1)". Reports format-unknown, format-argument. */
ZIJ_MUST_USE zij_rc zij_format_read(zij_span text, zij_diags *to, zij_format *out);
/* Whether a value of this kind and measure can be printed so; reports format-mismatch. */
ZIJ_MUST_USE zij_rc zij_format_check(const zij_format *f, const zij_expr *e,
                                     zij_span where, zij_diags *to);
/* The same for the figures of a column, all printed alike. */
ZIJ_MUST_USE zij_rc zij_format_check_column(const zij_format *f, const zij_value *v,
                                            zij_span where, zij_diags *to);
/* The power of ten that the printed numbers count: 9 for billions, -2 for percent. */
int zij_format_power(const zij_format *f, const zij_measure *m);
/* The names of the formats, for help; NULL behind the last. */
const char *zij_format_name(size_t i);

/* A language of the book: its index, and how it writes numbers. */
typedef struct zij_voice {
    size_t lang;
    const zij_text_lang *text;
    bool table; /* negatives as tables of the language have them: △3.1 */
} zij_voice;
zij_voice zij_voice_of(const zij_book *book, size_t lang);

/* Where a format has no decimals, computed numbers of a column all get those that the
 * least certain of them supports. */
void zij_format_settle(zij_format *f, const zij_number *const *all, size_t n,
                       const zij_measure *m);

/* One number; a missing one is "—" or "…". Without decimals in the format a published
 * figure has its own, and a computed number those that its interval supports. Returns
 * false when some number of the interval would print differently, or a published figure
 * with more digits than it has: the digits are not supported (docs/expr.md). Nothing is
 * written when the format needs more than 18 digits. */
bool zij_put_number(zij_buf *b, const zij_number *n, const zij_measure *m, zij_format f,
                    zij_voice v);
/* The digits that zij_put_number prints, as a number: *out times 10^*power of what the
 * measure counts. False when the number is not known, or has too many digits. */
bool zij_number_shown(const zij_number *n, const zij_measure *m, zij_format f,
                      zij_voice v, zij_arena *mem, zij_dec *out, int *power);
/* Whether the numbers of an interval round to one or two neighbours: then its digits are
 * as many as it supports, though at a tie the last may be either. */
bool zij_format_is_tie(const zij_format *f, const zij_number *n, const zij_measure *m);
/* Each number says what it counts, so the head of its column does not: 1st, 120万人. */
bool zij_format_names_unit(const zij_format *f);
/* Why nothing was written. */
const char *zij_format_why_not(const zij_format *f, const zij_value *value);
/* A whole value: a number, a list of names, a verdict. */
bool zij_put_value(zij_buf *b, const zij_value *value, zij_format f, zij_voice v);
/* The period of a value: of its cells, or the last of its evidence; freq 0: none. */
zij_period zij_value_period(const zij_value *value);

/* ---- words of our own ---- */

typedef enum zij_say {
    ZIJ_SAY_COMMA, /* between parts of a line, with its blank */
    ZIJ_SAY_COLON,
    ZIJ_SAY_STOP,
    ZIJ_SAY_DASH,         /* between the title of a page and that of the book */
    ZIJ_SAY_DOT,          /* between the book and its edition */
    ZIJ_SAY_SEMICOLON,    /* between sources */
    ZIJ_SAY_RELEASE,      /* %s: the date of a release, behind the name of its dataset */
    ZIJ_SAY_ASIDE,        /* %s: the verdict of the statement before */
    ZIJ_SAY_COVERS,       /* %s: whose figures are from a source, behind its name */
    ZIJ_SAY_YEARS_DIFFER, /* rows of an exhibit; two exhibits side by side */
    ZIJ_SAY_PAIR_YEARS,
    ZIJ_SAY_PAIR_SOURCES,
    ZIJ_SAY_CSV, /* behind the name of a flow */
    ZIJ_SAY_SKIP,
    ZIJ_SAY_LANGUAGE,
    ZIJ_SAY_CONTENTS,
    ZIJ_SAY_EDITION, /* %s: the edition */
    ZIJ_SAY_EVIDENCE,
    ZIJ_SAY_CLOSE,
    ZIJ_SAY_MORE, /* %s: how many figures the list leaves out */
    ZIJ_SAY_LINK, /* to one piece of evidence, to be copied */
    ZIJ_SAY_USES, /* what uses a figure: the heading, then the kinds of uses */
    ZIJ_SAY_USES_CLAIMS,
    ZIJ_SAY_USES_NUMBERS,
    ZIJ_SAY_USES_EXHIBITS,
    ZIJ_SAY_USES_IDENTITIES,
    ZIJ_SAY_USES_FAILED,
    ZIJ_SAY_WORKING,
    ZIJ_SAY_AROUND,
    ZIJ_SAY_PREVIOUS,
    ZIJ_SAY_NEXT,
    ZIJ_SAY_SOURCE,
    ZIJ_SAY_SOURCES,
    ZIJ_SAY_NOTE,  /* before one of the exhibit as a whole */
    ZIJ_SAY_DATA,  /* before the files of an exhibit's figures ... */
    ZIJ_SAY_WHOLE, /* ... and those of whole flows */
    ZIJ_SAY_CITE,
    ZIJ_SAY_CITE_PAGE,
    ZIJ_SAY_CITE_CUSTOM, /* names the form that the language is used to */
    ZIJ_SAY_COPY,
    ZIJ_SAY_COPIED,
    ZIJ_SAY_RELEASED,
    ZIJ_SAY_RETRIEVED,
    ZIJ_SAY_LICENCE,
    ZIJ_SAY_ADDRESS,
    ZIJ_SAY_USED_ON,
    ZIJ_SAY_FORECAST,
    ZIJ_SAY_OPEN,  /* the rounding of the figures leaves the claim open */
    ZIJ_SAY_DRAFT, /* across every page of a draft */
    ZIJ_SAY_PROVED,
    ZIJ_SAY_REFUTED,
    ZIJ_SAY_UNDECIDED,
    ZIJ_SAY_UNKNOWN,
    ZIJ_SAY_CONTACT,
    ZIJ_SAY_MADE_WITH,
    ZIJ_SAY_HIGHEST, /* of the values of a line */
    ZIJ_SAY_LOWEST,
    ZIJ_SAY_TOTAL,     /* of a stack */
    ZIJ_SAY_SHARES,    /* what a chart of shares counts */
    ZIJ_SAY_CHART_BAR, /* text alternatives: what kind of chart, then its figures */
    ZIJ_SAY_CHART_LINE,
    ZIJ_SAY_CHART_COLUMN,
    ZIJ_SAY_CHART_AREA,
    ZIJ_SAY_CHART_PYRAMID,
    ZIJ_SAY_CHART_SHARE,
    ZIJ_SAY_SEARCH,
    ZIJ_SAY_SEARCH_RESULTS,
    ZIJ_SAY_SEARCH_COUNT, /* %d: how many; the script fills in these and the next */
    ZIJ_SAY_SEARCH_ONE,
    ZIJ_SAY_SEARCH_BEST, /* %m: how many of them are shown */
    ZIJ_SAY_SEARCH_NONE, /* %s: what was looked for */
    ZIJ_SAY_SEARCH_FAILED,
    ZIJ_SAY_MAP,
    ZIJ_SAY_MAP_AREAS,  /* heads of the lists of its text alternative */
    ZIJ_SAY_MAP_OTHERS, /* the countries around */
    ZIJ_SAY_MAP_CAPITALS,
    ZIJ_SAY_MAP_PLACES,
    ZIJ_SAY_MAP_ROUTES,
    ZIJ_SAY_ROUTE_TO,   /* from place to place */
    ZIJ_SAY_ROUTE_OPEN, /* key of the lines */
    ZIJ_SAY_ROUTE_BUILDING,
    ZIJ_SAY_ROUTE_PLANNED,
    ZIJ_SAY_BY_SEA,
    ZIJ_SAY_KM,
    ZIJ_SAY_NOT_COMPARABLE, /* outcomes of an audit */
    ZIJ_SAY_NOT_CHECKABLE,
    ZIJ_SAY_OUTCOME, /* heads of its tables */
    ZIJ_SAY_STATEMENTS,
    ZIJ_SAY_PLACE,
    ZIJ_SAY_STATEMENT,
    ZIJ_SAY_READ_AS,
    ZIJ_SAY_RATHER,
    ZIJ_SAY_BY_OURS,
    ZIJ_SAY_OURS_FROM,
    ZIJ_SAY_ALL_STATEMENTS,
    ZIJ_SAY_HOLDS, /* by the book's figures, which are not the edition's */
    ZIJ_SAY_HOLDS_NOT,
    ZIJ_SAY_HOLDS_PERHAPS,
    ZIJ_SAY_NOT_KNOWN,
    ZIJ_SAY_COLUMN_TEXT,     /* a column of an edition, as a place */
    ZIJ_SAY_READ_EVERY_STEP, /* readings */
    ZIJ_SAY_READ_EVERY_PERIOD,
    ZIJ_SAY_READ_ENDPOINTS,
    ZIJ_SAY_READ_TREND,
    ZIJ_SAY_READ_STEP,
    ZIJ_SAY_READ_ALTERNATION,
    ZIJ_SAY_READ_EXTREME,
    ZIJ_SAY_READ_RANKING,
    ZIJ_SAY_READ_MEMBERS,
    ZIJ_SAY_READ_SHARE,
    ZIJ_SAY_READ_LEVEL,
    ZIJ_SAY_READ_AMOUNT,
    ZIJ_SAYS
} zij_say;

/* A word or phrase in a language; English where the language has none. */
zij_str zij_page_says(zij_voice v, zij_say what);

/* Between the sentences and words of a line; a full-width stop brings its own. */
void zij_put_blank(zij_buf *b, zij_voice v);
/* What the codes of a dimension are, as the head of a column: REF_AREA is "Country". */
zij_str zij_page_concept(zij_voice v, zij_str dimension);

/* ---- pages ---- */

/* An expression of a page and its value. */
typedef struct zij_formula {
    zij_span where;
    zij_expr *expr;
    zij_value value;
} zij_formula;

typedef struct zij_computed {
    uint32_t formula; /* index in zij_page.formulas */
    zij_format format;
    zij_span where;
} zij_computed;

typedef struct zij_claim {
    zij_str id;
    uint32_t formula; /* or ZIJ_NO_FORMULA: it is wrong, which was reported */
    zij_span where;
    bool bound[ZIJ_LANGS]; /* a text of this language carries it */
} zij_claim;

/* ---- what binds the words of a page ----
 *
 * A statement is a sentence of the commentary: of messages, prose and the titles of
 * exhibits, not of headings, labels and subtitles. A line end parts sentences, too. It is
 * bound when a claim, a computed figure or a source carries some of it, and waived when
 * a waiver carries all of it. */

typedef enum zij_loose_kind {
    ZIJ_LOOSE_STATEMENT, /* carried by nothing */
    ZIJ_LOOSE_NUMERAL,   /* words that nothing binds: twice, 倍, вдвое */
    ZIJ_LOOSE_COMPARATIVE,
    ZIJ_LOOSE_SUPERLATIVE,
    ZIJ_LOOSE_CHANGE,
    ZIJ_LOOSE_KINDS
} zij_loose_kind;

typedef struct zij_loose {
    zij_loose_kind kind;
    zij_span where;
    zij_str text; /* the word as it stands there */
} zij_loose;

typedef struct zij_bindings {
    size_t statements, claims, values, sources, waived, unbound; /* each counts once */
    size_t words;                                                /* that nothing binds */
} zij_bindings;

/* Inline text per language. */
typedef struct zij_words {
    zij_node *in[ZIJ_LANGS]; /* NULL: not given */
} zij_words;

enum { ZIJ_NO_FORMULA = 0xffffffff, ZIJ_NO_SERIES = 0xffffffff };

typedef struct zij_column zij_column;
struct zij_column { /* the figures of one expression; most exhibits have one */
    zij_words head; /* with `data`: not given */
    uint32_t formula;
    uint32_t total; /* formula of the total, or ZIJ_NO_FORMULA */
    zij_format format;
    zij_span where;          /* of the format, or of the figures */
    bool bars;               /* in-cell bars */
    uint8_t hue;             /* of a series; 0: none asked for */
    const uint32_t *at;      /* where the figures of a spot are, see zij_exhibit_number */
    const uint32_t *when;    /* per period of the exhibit: that of the value */
    bool usual;              /* nobody asked for the format, see zij_put_shown */
    const zij_column *share; /* what each figure is of its whole; NULL: not asked for */
};

/* An exhibit lays its figures out along rows, series and panels, and some over time.
 *   rows    bars, rows of a table, ages of a pyramid
 *   series  lines, segments or bars of one row, columns of a table
 *   panels  small multiples, groups of rows of a table
 * A side that no dimension lies along has one part without a code, so that everyone may
 * loop over all three. */
typedef enum zij_along {
    ZIJ_ALONG_ROWS,
    ZIJ_ALONG_SERIES,
    ZIJ_ALONG_PANELS,
    ZIJ_ALONGS,
} zij_along;

typedef enum zij_part_kind {
    ZIJ_PART_PLAIN,
    ZIJ_PART_PINNED, /* set apart below the others */
    ZIJ_PART_TOTAL,  /* the last row of a table */
} zij_part_kind;

typedef struct zij_part { /* a row, a series or a panel */
    uint8_t kind;         /* zij_part_kind */
    uint8_t hue;          /* 0: none */
    bool highlight;       /* if any is, the others are quieter */
    uint16_t code; /* of the side; ZIJ_NO_CODE: a column, a total, or the only part */
} zij_part;

typedef struct zij_side {
    zij_str id;                /* REF_AREA; empty: no dimension */
    const zij_codelist *codes; /* NULL then */
    const zij_part *parts;     /* in the order to show */
    size_t n;                  /* at least 1 */
} zij_side;

typedef struct zij_exhibit_kind zij_exhibit_kind;

typedef struct zij_exhibit {
    zij_str id;
    zij_span where;
    const zij_exhibit_kind *kind;
    zij_words title, subtitle, total, rows_head;
    const zij_column *columns;
    size_t columns_n;
    zij_side sides[ZIJ_ALONGS];
    bool by_column;          /* its series are its columns, one each */
    zij_chart_layout layout; /* of a chart */
    bool bare;               /* a chart without figures at its marks */
    const zij_column *whole; /* what the series of a row come to; NULL: not known */
    bool time; /* laid out over these periods; else each figure has its own */
    const zij_period *periods; /* ascending */
    size_t periods_n;          /* 1 without time */
    bool ranked;               /* rows carry their place: the exhibit asked for a top */
    const uint16_t *origins;   /* who published the figures shown; indices of the pool */
    size_t origins_n;
    const uint16_t *remarks; /* notes: of the exhibit, then of single figures shown */
    size_t remarks_n;
    size_t general_n;    /* of them, those of the exhibit as a whole */
    zij_period from, to; /* of the figures shown; freq 0: none */
    bool forecast;
    bool placed[ZIJ_LANGS]; /* a text of this language shows it */
    bool full;              /* wider than the text */
    uint8_t hue;            /* of all parts; 0: each has its own */
    const void *own;        /* what only its kind knows: the file of the kind casts it */
} zij_exhibit;

typedef enum zij_page_kind {
    ZIJ_PAGE_TOPIC,
    ZIJ_PAGE_COVER,
    ZIJ_PAGE_CONTENTS,
    ZIJ_PAGE_SOURCES,
} zij_page_kind;

typedef struct zij_page {
    const zij_page_folder *folder;
    zij_page_kind kind;
    const zij_section *section; /* NULL: none */
    zij_node *doc[ZIJ_LANGS];   /* NULL: not in this language */
    zij_node *title[ZIJ_LANGS]; /* the first heading; not among the doc's children */
    const zij_formula *formulas;
    size_t formulas_n;
    const zij_computed *computed;
    size_t computed_n;
    zij_claim *claims;
    size_t claims_n;
    const zij_exhibit *exhibits;
    size_t exhibits_n;
    const uint16_t
        *origins; /* sources: of page.yaml, and of numbers and claims in the text */
    size_t origins_n;
    zij_bindings bindings[ZIJ_LANGS];
    const zij_loose *loose; /* statements and words, in the order of the files */
    size_t loose_n;
} zij_page;

typedef struct zij_pages {
    const zij_book *book;
    const zij_page *at; /* in the order of the folders */
    size_t n;
} zij_pages;

/* Reads all pages; what is wrong with one leaves the claims of the others to be judged:
 *   out  filled in any case */
ZIJ_MUST_USE zij_rc zij_pages_read(const zij_book *book, zij_arena *mem, zij_diags *to,
                                   const zij_pages **out);

/* NULL when there is none. */
const zij_claim *zij_page_claim(const zij_page *p, zij_str id);
const zij_exhibit *zij_page_exhibit(const zij_page *p, zij_str id);

/* The words of inline nodes without marks, with computed figures: for titles. */
void zij_put_words(zij_buf *b, const zij_page *p, const zij_node *inline_nodes,
                   zij_voice v);

/* Whether a line end prints a blank: not between characters of Chinese or Japanese, and
 * in Japanese only between words in Latin letters.
 *   before  the last character written
 *   next    what follows the line end */
bool zij_page_blank(int32_t before, const zij_node *next, zij_voice v);
/* The last character of a text; a blank when it is empty. */
int32_t zij_last_character(zij_str s);

/* ---- exhibits ---- */

/* A table with more columns than these is wide: its heads have no room for a unit that
 * all of them share, which stands in the subtitle. */
enum { ZIJ_TABLE_COLUMNS = 5 };

typedef enum zij_exhibit_form {
    ZIJ_FORM_DRAWING, /* chart or map: zij_exhibit_scene */
    ZIJ_FORM_TABLE,
    ZIJ_FORM_CARD, /* words only, no figures of its own: columns_n is 0 */
    ZIJ_FORM_LIST, /* a table of words, likewise */
} zij_exhibit_form;
zij_exhibit_form zij_exhibit_form_of(const zij_exhibit *x);

/* An exhibit on its way into a page of a language. */
typedef struct zij_view {
    const zij_pages *pages;
    const zij_page *page;
    const zij_exhibit *x;
    zij_voice v;
    zij_arena *mem;
} zij_view;

/* A drawing at a width; reports what chart reports. */
ZIJ_MUST_USE zij_rc zij_exhibit_scene(const zij_view *view, double width, zij_diags *to,
                                      const zij_scene **out);
/* The same in a room of this height; only charts over time and pyramids heed it. */
typedef struct zij_room {
    double width, height; /* 0: the height that the kind thinks good */
} zij_room;
ZIJ_MUST_USE zij_rc zij_exhibit_scene_within(const zij_view *view, zij_room room,
                                             zij_diags *to, const zij_scene **out);
/* What a drawing shows, in sentences: for who cannot see it, and for machines. */
void zij_put_alternative(zij_buf *b, const zij_view *view);

/* Where a figure stands. */
typedef struct zij_spot {
    size_t panel, row, series, period;
} zij_spot;

/* The number of a spot, or NULL when there is none, as in a total that a column lacks. */
const zij_number *zij_exhibit_number(const zij_page *p, const zij_exhibit *x,
                                     zij_spot at);
/* The published figures that a spot stands for: its own, or, where it was computed, those
 * of the same codes (over time, and the same period) that its column was computed from;
 * for a total all that were added. None when they are more than ZIJ_SPOT_FIGURES. */
enum { ZIJ_SPOT_FIGURES = 12 };
zij_refs zij_exhibit_refs(const zij_view *view, zij_spot at);
/* The place of a figure in the book, from 1; 0: the book has none there. */
uint32_t zij_page_place(const zij_book *book, zij_figure f);
/* The last place. */
uint32_t zij_page_places(const zij_book *book);
/* The share of a spot in its whole; NULL: there is none. What the series of a row come to
 * together; NULL: not known, or they are not stacked. */
const zij_number *zij_exhibit_share(const zij_page *p, const zij_exhibit *x, zij_spot at);
const zij_number *zij_exhibit_whole(const zij_page *p, const zij_exhibit *x, zij_spot at);
/* What a reader sees of a spot: its share where the exhibit shows shares, else its
 * number. Writes it as the exhibit does. */
const zij_number *zij_exhibit_shown(const zij_page *p, const zij_exhibit *x, zij_spot at);
void zij_put_shown(zij_buf *b, const zij_view *view, zij_spot at);
/* Whether series stand end to end. */
bool zij_exhibit_is_stacked(const zij_exhibit *x);
/* The column whose measure and format the numbers of a series have. */
const zij_column *zij_exhibit_column(const zij_exhibit *x, size_t series);
const zij_measure *zij_exhibit_measure(const zij_page *p, const zij_exhibit *x,
                                       size_t series);

/* A card of facts about one code. */
typedef struct zij_fact {
    zij_words name, text;
} zij_fact;

typedef struct zij_profile {
    const zij_codelist *codes;
    uint16_t code; /* whom it is about */
    uint8_t hue;   /* 0: none */
    const zij_fact *facts;
    size_t facts_n;
} zij_profile;

/* NULL: it is no profile. */
const zij_profile *zij_exhibit_profile(const zij_exhibit *x);

/* What the audit of a published edition found. */
typedef struct zij_audit_list {
    const zij_edition *edition;
    zij_str show; /* counts, or an outcome: refuted */
} zij_audit_list;

/* NULL: it is no audit. */
const zij_audit_list *zij_exhibit_audit(const zij_exhibit *x);

/* All figures of an exhibit that show, panel by panel, row by row, series by series,
 * period by period; spots without a number are left out:
 *
 *     zij_cell c = { 0 };
 *     while (zij_exhibit_next(page, x, &c))
 *         ... c.at, c.number, c.period ...
 *
 * The names of a spot are those of its parts, zij_part_name; the dimensions that they
 * belong to are x->sides[...].id. Cards have no figures. */
typedef struct zij_cell {
    zij_spot at;
    const zij_number *number;
    zij_period period; /* freq 0: the number rests on several, or none */
    size_t next;       /* of zij_exhibit_next */
} zij_cell;
bool zij_exhibit_next(const zij_page *p, const zij_exhibit *x, zij_cell *cell);

/* "Kazakhstan", "Exports"; empty when nothing lies along that side. */
zij_str zij_part_name(const zij_view *view, zij_along along, size_t i);
/* The page that is the profile of a part's code (it has that card and no other), as an
 * address from the page of the view; empty when there is none, or it is that page. */
zij_str zij_part_href(const zij_view *view, zij_along along, size_t i);
/* "KAZ"; "2" for the second column, "total"; empty when nothing lies along that side. */
zij_str zij_part_id(const zij_exhibit *x, zij_along along, size_t i, zij_arena *mem);

/* "billion US dollars": what the figures of a flow count. */
void zij_put_flow_unit(zij_buf *b, const zij_flow *flow, zij_voice v);
/* "billion USD": what the head of a column says of its unit; empty when it has none. */
zij_str zij_page_unit(const zij_page *p, const zij_exhibit *x, size_t column, zij_voice v,
                      zij_arena *mem);
/* "Nominal GDP in US dollars, 2024, billion US dollars": what is shown, when, in what. */
void zij_put_subtitle(zij_buf *b, const zij_page *p, const zij_exhibit *x, zij_voice v);

/* Who published the figures that a value rests on, each once: indices of the pool. */
typedef struct zij_origins {
    const uint16_t *at;
    size_t n;
} zij_origins;
zij_origins zij_value_origins(const zij_value *v, const zij_pool *pool, zij_arena *mem);

/* Maps of page.yaml, for the test of the schemas. */
const zij_book_map *zij_page_maps(size_t *n);

#endif
