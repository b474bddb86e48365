/* svg.c - a scene as an <svg> element of an HTML page.
 *
 * Roles become classes (the vocabulary is in web/README.md); geometry becomes attributes
 * with two decimals, a fiftieth of what an eye can tell. */
#include "base/utf8.h"
#include "paint/paint.h"

static const char *const fills[] = {
    [ZIJ_INK_NONE] = "",       [ZIJ_INK_S1] = "s1",       [ZIJ_INK_S2] = "s2",
    [ZIJ_INK_S3] = "s3",       [ZIJ_INK_S4] = "s4",       [ZIJ_INK_S5] = "s5",
    [ZIJ_INK_S6] = "s6",       [ZIJ_INK_S7] = "s7",       [ZIJ_INK_S8] = "s8",
    [ZIJ_INK_S9] = "s9",       [ZIJ_INK_S10] = "s10",     [ZIJ_INK_S11] = "s11",
    [ZIJ_INK_S12] = "s12",     [ZIJ_INK_S13] = "s13",     [ZIJ_INK_S14] = "s14",
    [ZIJ_INK_S15] = "s15",     [ZIJ_INK_S16] = "s16",     [ZIJ_INK_OTHER] = "other",
    [ZIJ_INK_QUIET] = "quiet", [ZIJ_INK_POS] = "pos",     [ZIJ_INK_NEG] = "neg",
    [ZIJ_INK_SHADE] = "shade", [ZIJ_INK_GROUND] = "bg",   [ZIJ_INK_WATER] = "water",
    [ZIJ_INK_LAND] = "land",   [ZIJ_INK_ROUTE] = "route", [ZIJ_INK_INK] = "town",
    [ZIJ_INK_COUNT] = NULL,
};

static const char *const strokes[] = {
    [ZIJ_INK_S1] = "l1",       [ZIJ_INK_S2] = "l2",         [ZIJ_INK_S3] = "l3",
    [ZIJ_INK_S4] = "l4",       [ZIJ_INK_S5] = "l5",         [ZIJ_INK_S6] = "l6",
    [ZIJ_INK_S7] = "l7",       [ZIJ_INK_S8] = "l8",         [ZIJ_INK_S9] = "l9",
    [ZIJ_INK_S10] = "l10",     [ZIJ_INK_S11] = "l11",       [ZIJ_INK_S12] = "l12",
    [ZIJ_INK_S13] = "l13",     [ZIJ_INK_S14] = "l14",       [ZIJ_INK_S15] = "l15",
    [ZIJ_INK_S16] = "l16",     [ZIJ_INK_OTHER] = "lother",  [ZIJ_INK_QUIET] = "lquiet",
    [ZIJ_INK_GRID] = "grid",   [ZIJ_INK_ZERO] = "zero",     [ZIJ_INK_TICK] = "tick",
    [ZIJ_INK_SEP] = "sep",     [ZIJ_INK_LEADER] = "leader", [ZIJ_INK_GAP] = "gap",
    [ZIJ_INK_GROUND] = "lbg",  [ZIJ_INK_POS] = "lpos",      [ZIJ_INK_NEG] = "lneg",
    [ZIJ_INK_RIVER] = "river", [ZIJ_INK_BORDER] = "border", [ZIJ_INK_ROUTE] = "lroute",
    [ZIJ_INK_COUNT] = NULL,
};

/* Text is darker than a mark of the same hue: contrast. INK is what a type has anyway. */
static const char *const texts[] = {
    [ZIJ_INK_S1] = "t1",        [ZIJ_INK_S2] = "t2",     [ZIJ_INK_S3] = "t3",
    [ZIJ_INK_S4] = "t4",        [ZIJ_INK_S5] = "t5",     [ZIJ_INK_S6] = "t6",
    [ZIJ_INK_S7] = "t7",        [ZIJ_INK_S8] = "t8",     [ZIJ_INK_S9] = "t9",
    [ZIJ_INK_S10] = "t10",      [ZIJ_INK_S11] = "t11",   [ZIJ_INK_S12] = "t12",
    [ZIJ_INK_S13] = "t13",      [ZIJ_INK_S14] = "t14",   [ZIJ_INK_S15] = "t15",
    [ZIJ_INK_S16] = "t16",      [ZIJ_INK_SOFT] = "soft", [ZIJ_INK_ON] = "on",
    [ZIJ_INK_POS] = "tpos",     [ZIJ_INK_NEG] = "tneg",  [ZIJ_INK_RIVER] = "twater",
    [ZIJ_INK_ROUTE] = "troute", [ZIJ_INK_COUNT] = NULL,
};

/* Text on a mark: black or white, whichever reads on it in each theme. */
static const char *const unders[] = {
    [ZIJ_INK_S1] = "o1",    [ZIJ_INK_S2] = "o2",        [ZIJ_INK_S3] = "o3",
    [ZIJ_INK_S4] = "o4",    [ZIJ_INK_S5] = "o5",        [ZIJ_INK_S6] = "o6",
    [ZIJ_INK_S7] = "o7",    [ZIJ_INK_S8] = "o8",        [ZIJ_INK_S9] = "o9",
    [ZIJ_INK_S10] = "o10",  [ZIJ_INK_S11] = "o11",      [ZIJ_INK_S12] = "o12",
    [ZIJ_INK_S13] = "o13",  [ZIJ_INK_S14] = "o14",      [ZIJ_INK_S15] = "o15",
    [ZIJ_INK_S16] = "o16",  [ZIJ_INK_OTHER] = "oother", [ZIJ_INK_QUIET] = "oquiet",
    [ZIJ_INK_POS] = "opos", [ZIJ_INK_NEG] = "oneg",     [ZIJ_INK_COUNT] = NULL,
};

static const char *const types[] = {
    [ZIJ_TYPE_LABEL] = "label", [ZIJ_TYPE_VALUE] = "value", [ZIJ_TYPE_AXIS] = "axis",
    [ZIJ_TYPE_UNIT] = "unit",   [ZIJ_TYPE_NOTE] = "note",
};

static const struct {
    unsigned mark;
    const char *name;
} marks[] = {
    { ZIJ_MARK_FORECAST, "forecast" }, { ZIJ_MARK_FOCUS, "focus" },
    { ZIJ_MARK_STRONG, "strong" },     { ZIJ_MARK_HALO, "halo" },
    { ZIJ_MARK_TINT, "tint" },         { ZIJ_MARK_DASH, "dash" },
    { ZIJ_MARK_DOT, "dotted" },        { ZIJ_MARK_THIN, "thin" },
};

_Static_assert(ZIJ_COUNT(types) == ZIJ_TYPE_COUNT, "a class for each type");

/* Text of a document; what XML forbids becomes the replacement character. */
static void put_text(zij_buf *out, zij_str text)
{
    for (size_t i = 0; i < text.len;) {
        int32_t c = zij_utf8_next(text, &i);

        if (c == '&')
            zij_put_c(out, "&amp;");
        else if (c == '<')
            zij_put_c(out, "&lt;");
        else if (c == '>')
            zij_put_c(out, "&gt;");
        else if (c == '"')
            zij_put_c(out, "&quot;");
        else if (c == '\n' || !zij_utf8_is_text(c))
            zij_put_utf8(out, 0xfffd);
        else
            zij_put_utf8(out, c);
    }
}

/* Two decimals, no trailing zeros. */
static void put_number(zij_buf *out, double v)
{
    int64_t hundredths;

    ZIJ_ASSERT(v > -1e9 && v < 1e9);
    hundredths = (int64_t)(v * 100 + (v < 0 ? -0.5 : 0.5));
    if (hundredths < 0) {
        zij_put_byte(out, '-');
        hundredths = -hundredths;
    }
    zij_put_int(out, hundredths / 100);
    if (hundredths % 100 != 0)
        zij_put_byte(out, '.');
    if (hundredths % 100 != 0)
        zij_put_byte(out, (char)('0' + hundredths / 10 % 10));
    if (hundredths % 10 != 0)
        zij_put_byte(out, (char)('0' + hundredths % 10));
}

static void put_attribute(zij_buf *out, const char *name, double v)
{
    zij_putf(out, " %s=\"", name);
    put_number(out, v);
    zij_put_byte(out, '"');
}

static void put_class(zij_buf *out, const char *name, bool *any)
{
    if (name == NULL || name[0] == '\0')
        return;
    zij_put_c(out, *any ? " " : " class=\"");
    zij_put_c(out, name);
    *any = true;
}

static void put_classes(zij_buf *out, const zij_item *item)
{
    bool any = false, text = item->kind == ZIJ_ITEM_TEXT;

    if (text)
        put_class(out, types[item->type], &any);
    put_class(out, text ? texts[item->fill] : fills[item->fill], &any);
    put_class(out, text ? unders[item->under] : strokes[item->stroke], &any);
    for (size_t i = 0; i < ZIJ_COUNT(marks); i++)
        if (item->marks & marks[i].mark)
            put_class(out, marks[i].name, &any);
    if (any)
        zij_put_byte(out, '"');
}

static bool is_next(zij_refs before, zij_refs here)
{
    return before.n == 1 && here.n == 1 && here.at[0] == before.at[0] + 1;
}

/* The figures of each point: "12-40 45 60+85", or "0" for one without any. Lines run
 * along periods, so their figures mostly follow one another. */
static void put_refs(zij_buf *out, const zij_refs *refs, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        size_t first = i;

        if (i > 0)
            zij_put_byte(out, ' ');
        while (i + 1 < n && is_next(refs[i], refs[i + 1]))
            i++;
        if (refs[first].n == 0)
            zij_put_byte(out, '0');
        for (size_t k = 0; k < refs[first].n; k++)
            zij_putf(out, "%s%u", k > 0 ? "+" : "", refs[first].at[k]);
        if (i > first)
            zij_putf(out, "-%u", refs[i].at[0]);
    }
}

/* Class and data of a mark, then its content and end. */
static void put_rest(zij_buf *out, const zij_item *item, const char *element)
{
    put_classes(out, item);
    if (item->refs_n > 0) {
        zij_put_c(out, " data-f=\"");
        put_refs(out, item->refs, item->refs_n);
        zij_put_byte(out, '"');
    } else if (item->data.len > 0) {
        zij_put_c(out, " data-k=\"");
        put_text(out, item->data);
        zij_put_byte(out, '"');
    }
    if (item->title.len == 0 && item->text.len == 0) {
        zij_put_c(out, "/>");
        return;
    }
    zij_put_byte(out, '>');
    if (item->title.len > 0) {
        zij_put_c(out, "<title>");
        put_text(out, item->title);
        zij_put_c(out, "</title>");
    }
    put_text(out, item->text);
    zij_putf(out, "</%s>", element);
}

static void put_box(zij_buf *out, const zij_box *box)
{
    put_attribute(out, "x", box->x);
    put_attribute(out, "y", box->y);
    put_attribute(out, "width", box->w);
    put_attribute(out, "height", box->h);
}

static void put_rect(zij_buf *out, const zij_item *item)
{
    zij_put_c(out, "<rect");
    put_box(out, &item->box);
    put_rest(out, item, "rect");
}

static void put_dot(zij_buf *out, const zij_item *item)
{
    double radius = item->box.w / 2;

    zij_put_c(out, "<circle");
    put_attribute(out, "cx", item->box.x + radius);
    put_attribute(out, "cy", item->box.y + radius);
    put_attribute(out, "r", radius);
    put_rest(out, item, "circle");
}

static void put_point(zij_buf *out, double x, double y)
{
    put_number(out, x);
    zij_put_byte(out, ' ');
    put_number(out, y);
}

static void put_step(zij_buf *out, const zij_step *step)
{
    static const char letters[] = { 'M', 'L', 'C', 'Z' };

    zij_put_byte(out, letters[step->kind]);
    if (step->kind == ZIJ_STEP_CURVE) {
        put_point(out, step->x1, step->y1);
        zij_put_byte(out, ' ');
        put_point(out, step->x2, step->y2);
        zij_put_byte(out, ' ');
    }
    if (step->kind != ZIJ_STEP_CLOSE)
        put_point(out, step->x, step->y);
}

/* A number behind others, in tenths: a minus parts it from the one before. */
static void put_tenths(zij_buf *out, int64_t v, bool first)
{
    if (v < 0)
        zij_put_byte(out, '-');
    else if (!first)
        zij_put_byte(out, ' ');
    v = v < 0 ? -v : v;
    if (v >= 10 || v == 0)
        zij_put_int(out, v / 10);
    if (v % 10 != 0)
        zij_putf(out, ".%d", (int)(v % 10));
}

static int64_t tenths(double v)
{
    ZIJ_ASSERT(v > -1e9 && v < 1e9);
    return (int64_t)(v * 10 + (v < 0 ? -0.5 : 0.5));
}

/* Outlines of maps: each point by its way from the one before, which is half as long. */
static void put_terse_path(zij_buf *out, const zij_step *steps, size_t n)
{
    int64_t x = 0, y = 0, from_x = 0, from_y = 0;
    bool line = false; /* the letter stands already */

    for (size_t i = 0; i < n; i++) {
        const zij_step *s = &steps[i];
        bool move = s->kind == ZIJ_STEP_MOVE;
        int64_t to_x = tenths(s->x), to_y = tenths(s->y);

        if (s->kind == ZIJ_STEP_CLOSE) {
            zij_put_byte(out, 'z');
            x = from_x;
            y = from_y;
            line = false;
            continue;
        }
        if (move || !line)
            zij_put_byte(out, move ? 'm' : 'l');
        put_tenths(out, to_x - x, move || !line);
        put_tenths(out, to_y - y, false);
        line = !move;
        x = to_x;
        y = to_y;
        if (move) {
            from_x = x;
            from_y = y;
        }
    }
}

static void put_path(zij_buf *out, const zij_item *item)
{
    zij_put_c(out, "<path d=\"");
    if (item->terse)
        put_terse_path(out, item->steps, item->step_count);
    for (size_t i = 0; !item->terse && i < item->step_count; i++)
        put_step(out, &item->steps[i]);
    zij_put_byte(out, '"');
    put_rest(out, item, "path");
}

static void put_run(zij_buf *out, const zij_item *item)
{
    static const char *const anchors[] = { "", "middle", "end" };

    zij_put_c(out, "<text");
    put_attribute(out, "x", item->x);
    put_attribute(out, "y", item->y);
    if (item->anchor != ZIJ_ANCHOR_START)
        zij_putf(out, " text-anchor=\"%s\"", anchors[item->anchor]);
    if (item->fit && item->box.w > 0)
        put_attribute(out, "textLength", item->box.w);
    put_rest(out, item, "text");
}

/* Groups that are open, so that each is closed by its own name. */
typedef struct {
    zij_buf *out;
    zij_str id;
    size_t clips, depth;
    const char *open[ZIJ_SCENE_DEPTH];
} painter;

static void put_clip(painter *p, const zij_box *box)
{
    zij_putf(p->out, "<clipPath id=\"%.*s-c%zu\"><rect", ZIJ_ARG(p->id), p->clips);
    put_box(p->out, box);
    zij_put_c(p->out, "/></clipPath>");
}

static void open_group(painter *p, const zij_item *item)
{
    const char *element = item->href.len > 0 ? "a" : "g";

    ZIJ_ASSERT(p->depth < ZIJ_SCENE_DEPTH);
    if (item->clip)
        put_clip(p, &item->box);
    zij_putf(p->out, "<%s", element);
    if (item->href.len > 0) {
        zij_put_c(p->out, " href=\"");
        put_text(p->out, item->href);
        zij_put_byte(p->out, '"');
    }
    if (item->clip)
        zij_putf(p->out, " clip-path=\"url(#%.*s-c%zu)\"", ZIJ_ARG(p->id), p->clips++);
    put_classes(p->out, item);
    zij_put_byte(p->out, '>');
    p->open[p->depth++] = element;
}

static void put_item(painter *p, const zij_item *item)
{
    static void (*const put[])(zij_buf *, const zij_item *) = {
        [ZIJ_ITEM_RECT] = put_rect,
        [ZIJ_ITEM_DOT] = put_dot,
        [ZIJ_ITEM_PATH] = put_path,
        [ZIJ_ITEM_TEXT] = put_run,
    };

    if (item->kind == ZIJ_ITEM_OPEN) {
        open_group(p, item);
    } else if (item->kind == ZIJ_ITEM_CLOSE) {
        ZIJ_ASSERT(p->depth > 0);
        zij_putf(p->out, "</%s>", p->open[--p->depth]);
    } else {
        put[item->kind](p->out, item);
    }
}

/* What is inside an image is not offered to screen readers, so links make it a group. */
static bool has_links(const zij_scene *s)
{
    for (size_t i = 0; i < s->items.n; i++)
        if (s->items.at[i].href.len > 0)
            return true;
    return false;
}

static void put_text_attribute(zij_buf *out, const char *name, zij_str text)
{
    if (text.len == 0)
        return;
    zij_putf(out, " %s=\"", name);
    put_text(out, text);
    zij_put_byte(out, '"');
}

/* The name is an attribute: a <title> would follow the pointer all over the chart. */
static void put_names(zij_buf *out, const zij_scene *s, const zij_svg_options *o)
{
    bool own = o->described_by.len == 0 && s->desc.len > 0;

    zij_putf(out, " role=\"%s\"", has_links(s) ? "group" : "img");
    put_text_attribute(out, "aria-labelledby", o->labelled_by);
    if (o->labelled_by.len == 0)
        put_text_attribute(out, "aria-label", s->title);
    put_text_attribute(out, "aria-describedby", o->described_by);
    if (!own) {
        zij_put_byte(out, '>');
        return;
    }
    zij_putf(out, " aria-describedby=\"%.*s-d\"><desc id=\"%.*s-d\">", ZIJ_ARG(o->id),
             ZIJ_ARG(o->id));
    put_text(out, s->desc);
    zij_put_c(out, "</desc>");
}

void zij_paint_svg(const zij_scene *scene, const zij_svg_options *options, zij_buf *out)
{
    painter p = { .out = out, .id = options->id };

    zij_put_c(out, "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart");
    if (options->classes.len > 0)
        zij_putf(out, " %.*s", ZIJ_ARG(options->classes));
    zij_put_c(out, "\" viewBox=\"0 0 ");
    put_point(out, scene->w, scene->h);
    zij_put_byte(out, '"');
    put_attribute(out, "width", scene->w);
    put_attribute(out, "height", scene->h);
    if (scene->lang.len > 0)
        zij_putf(out, " lang=\"%.*s\"", ZIJ_ARG(scene->lang));
    put_names(out, scene, options);
    for (size_t i = 0; i < scene->items.n; i++) {
        zij_put_byte(out, '\n');
        put_item(&p, &scene->items.at[i]);
    }
    ZIJ_ASSERT(p.depth == 0);
    zij_put_c(out, "\n</svg>\n");
}
