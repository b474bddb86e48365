/* chart.h - a chart from numbers: scales, axes, marks, labels that do not collide.
 *
 * The caller has done everything that needs a language or data: values are doubles, and
 * each comes with the text a reader sees. The chart decides positions only, from the
 * widths of the fonts that the site ships. The title and the unit line of an exhibit are
 * HTML; `title` and `desc` here are the text alternative.
 *
 *     zij_chart_spec spec = { .kind = ZIJ_STR("bar"), .lang = ZIJ_STR("en"), .width =
 * 640, .categories = c, .category_count = 5, .series = s, .series_count = 1 };
 *     zij_chart_draw(&spec, mem, to, &scene);   then zij_paint_svg(scene, ...)
 *
 *     bar      rows of categories, a bar or block of bars each; layouts put them end to
 *              end (the total of a category stands at the end of its row)
 *     line     over time, series named where they end
 *     column   over time, vertical bars; layouts as bars
 *     area     over time, series on one another (layout percent: parts of 100)
 *     pyramid  ages from the bottom up, the first two series mirrored
 *     share    one strip: the parts are the series of one category, or the categories of
 *              one series; several of both are bars of 100 per cent
 * Panels draw any kind once for each, with the same scales; a line panel of one series
 * shows the others' behind it. In parts of 100 a point's label is the share that the
 * reader sees; lengths come from the values. Where a part is missing, the whole of 100 is
 * not known, and nothing but the reason is drawn.
 *
 *   threads   any; nothing is shared
 *   memory    the scene and all it points to live in the arena; the spec is borrowed
 *   limits    the ZIJ_CHART_... below; one more is the error chart-too-large
 */
#ifndef ZIJ_CHART_CHART_H
#define ZIJ_CHART_CHART_H
#include "base/diag.h"
#include "scene/scene.h"

enum {
    ZIJ_CHART_SERIES = 200,
    ZIJ_CHART_PANELS = 60,
    ZIJ_CHART_BARS = 1000,    /* categories times series of bars */
    ZIJ_CHART_POINTS = 20000, /* and of lines */
    ZIJ_CHART_TEXT = 400,     /* bytes of a name or label */
    ZIJ_CHART_WIDTH_LEAST = 240,
    ZIJ_CHART_WIDTH_MOST = 4000,
    ZIJ_CHART_HEIGHT_MOST = 64000,
};

typedef struct zij_chart_point {
    double value; /* NaN and infinities count as missing; beyond +-1e300 too */
    bool missing;
    bool forecast;
    zij_str label;  /* the value as the reader sees it: "2,180", "1兆2,345億" */
    zij_str reason; /* why it is missing: "not published" */
    zij_refs
        refs; /* the figures that it stands for; borrowed as long as the scene lives */
} zij_chart_point;

/* A row of bars, or a position of a line chart. */
typedef struct zij_chart_category {
    zij_str name; /* "Kazakhstan"; "2024" */
    zij_str
        id; /* code or period; goes to data-k with the series: for tests and scripts */
    zij_str rank;   /* bars: "1", or "-" where it is unknown; empty everywhere: no such
                       column */
    zij_str href;   /* the name is a link */
    zij_str total;  /* stacked: what stands at the end of the row or column */
    double at;      /* over time: position, e.g. 2024 */
    uint8_t hue;    /* bars: 1..16 of the palette; 0: other */
    bool highlight; /* bars: if any is set, the rest are quieter */
    bool pinned;    /* bars: below the rest, set apart, never sorted */
} zij_chart_category;

typedef struct zij_chart_series {
    zij_str name;
    zij_str id;
    uint8_t hue;                   /* 1..16; 0: other */
    bool highlight;                /* lines: if any is set, the rest are quieter */
    const zij_chart_point *points; /* one per category */
} zij_chart_series;

/* How the series of a row or position share it. */
typedef enum zij_chart_layout {
    ZIJ_CHART_GROUPED,   /* side by side */
    ZIJ_CHART_STACKED,   /* end to end; negative figures to the other side of zero */
    ZIJ_CHART_PERCENT,   /* end to end, each row 100 % */
    ZIJ_CHART_DIVERGING, /* stacked; one series: coloured by the side of zero */
} zij_chart_layout;

/* One of small multiples. All share the categories and the scales. */
typedef struct zij_chart_panel {
    zij_str name, id;
    zij_str href; /* the name is a link */
    uint8_t hue;  /* of its mark where it has one series; 0: the series' own */
    bool highlight;
    const zij_chart_series *series;
    size_t series_count;
} zij_chart_panel;

typedef enum zij_chart_sort {
    ZIJ_CHART_GIVEN,
    ZIJ_CHART_DESCENDING, /* by the first series; missing ones last, as given */
    ZIJ_CHART_ASCENDING,
} zij_chart_sort;

/* Writes the text of an axis tick: `decimals` behind the point, in the reader's language.
 */
typedef void zij_chart_tick(zij_buf *out, double value, int decimals, const void *with);

typedef struct zij_chart_spec {
    zij_str kind;   /* "bar", "line", ...: zij_chart_kind_name */
    zij_str lang;   /* "ja", "en", "ru": fonts and line breaks */
    zij_span where; /* where errors point: the exhibit */
    double width;   /* pixels */
    double height;  /* 0: what the kind thinks good */
    zij_chart_sort sort;
    zij_chart_layout layout; /* bar, column */
    zij_str title, desc;     /* the text alternative */
    zij_str unit;            /* lines: at the top tick */
    zij_str forecast; /* lines: names the shaded part, "Forecast"; empty: no shade */
    bool end_values;  /* lines: the last value behind the name */
    bool from_zero;   /* lines: zero is on the axis even where data stay away from it */
    zij_chart_tick *tick; /* NULL: the number as the language writes it */
    const void *tick_with;
    const zij_chart_category *categories;
    size_t category_count;
    const zij_chart_series *series;
    size_t series_count;
    const zij_chart_panel *panels; /* small multiples; then `series` is unused */
    size_t panel_count;
} zij_chart_spec;

/* Lays a chart out.
 *   spec  borrowed; texts of the scene point into it, so it lives as long
 *   out   untouched on failure
 * Nothing to draw (no category, no series) is not an error: the scene says nothing.
 * Reports chart-unknown-kind, chart-too-large, chart-bad-spec. */
ZIJ_MUST_USE zij_rc zij_chart_draw(const zij_chart_spec *spec, zij_arena *mem,
                                   zij_diags *to, const zij_scene **out);

/* The i-th name of a kind; empty behind the last. */
zij_str zij_chart_kind_name(size_t i);

/* The width in pixels of a text at `size` pixels, in the fonts of a language. Sums of
 * advances: what a browser shows with font-kerning: none. */
double zij_chart_text_width(zij_str lang, zij_str text, double size, bool bold);

/* What Japanese pages set in Noto Sans, ascending; all else is Noto Sans CJK JP. The
 * site's font faces say the same (web/README.md). */
typedef struct zij_chart_range {
    int32_t first, last;
} zij_chart_range;
extern const zij_chart_range zij_chart_latin[];
extern const size_t zij_chart_latin_count;

/* ---- maps ----
 *
 * A map shows areas, places, routes and waters. Its frame follows what has to be on it:
 * areas that `fit`, places and routes; the projection is Lambert's azimuthal equal-area
 * around their middle. Names are placed without overlap, or left out: of places in
 * order, so the most important come first; of areas out of focus, waters and routes
 * where there is room. What a route is called stands below the map where not on it.
 *
 *     zij_map_spec spec = { .data = text of share/map/region.txt, .lang = ..., .width =
 *         680, .areas = areas, .area_count = n };
 *     zij_chart_map(&spec, mem, to, &scene);
 */
enum {
    ZIJ_MAP_AREAS = 250,
    ZIJ_MAP_PLACES = 200,
    ZIJ_MAP_ROUTES = 50,
    ZIJ_MAP_STOPS = 100
};

typedef struct zij_map_point {
    double lon, lat; /* degrees east and north */
} zij_map_point;

typedef struct zij_map_area {
    zij_str code; /* of the outlines: "KAZ" */
    zij_str name;
    zij_str href;   /* the name is a link; only of areas in focus */
    uint8_t hue;    /* 0: none */
    bool focus;     /* in its hue; the rest are land */
    bool highlight; /* if any is set, the others in focus are quieter */
    bool fit;       /* lies wholly on the map */
} zij_map_area;

typedef enum zij_map_place_kind {
    ZIJ_MAP_CAPITAL,
    ZIJ_MAP_CITY,
    ZIJ_MAP_PORT,
    ZIJ_MAP_CROSSING,
    ZIJ_MAP_PLACE_KINDS
} zij_map_place_kind;

typedef struct zij_map_place {
    zij_str id, name;
    zij_map_place_kind kind;
    zij_map_point at;
} zij_map_place;

typedef enum zij_map_status {
    ZIJ_MAP_OPEN,
    ZIJ_MAP_BUILDING,
    ZIJ_MAP_PLANNED,
    ZIJ_MAP_STATUSES
} zij_map_status;

typedef struct zij_map_stop {
    zij_map_point at;
    bool by_sea; /* the way to here from the stop before */
} zij_map_stop;

typedef struct zij_map_route {
    zij_str id, name;
    zij_map_status status;
    bool arrow; /* at its last stop */
    const zij_map_stop *stops;
    size_t stop_count;
} zij_map_route;

typedef struct zij_map_water {
    zij_str name;
    zij_map_point at; /* where the name stands */
} zij_map_water;

typedef struct zij_map_spec {
    zij_str data;        /* the outlines: docs/map.md */
    zij_str lang;        /* "ja", "en", "ru": fonts and line breaks */
    zij_span where;      /* where errors point: the exhibit */
    double width;        /* pixels */
    zij_str title, desc; /* the text alternative */
    const zij_map_area *areas;
    size_t area_count;
    const zij_map_place *places;
    size_t place_count;
    const zij_map_route *routes;
    size_t route_count;
    const zij_map_water *waters;
    size_t water_count;
    zij_str status[ZIJ_MAP_STATUSES]; /* words of the key: "in use" */
    zij_str by_sea;                   /* "by sea" */
    zij_str colon;                    /* between a name and its status */
    zij_str scale;                    /* unit of the scale bar: "km"; empty: none */
} zij_map_spec;

/* Lays a map out; see zij_chart_draw. Nothing that must be on the map: the scene is
 * empty. Reports map-too-large, map-bad-spec, map-bad-data, chart-too-large. */
ZIJ_MUST_USE zij_rc zij_chart_map(const zij_map_spec *spec, zij_arena *mem, zij_diags *to,
                                  const zij_scene **out);

#endif
