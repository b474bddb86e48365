/* chart.c - checks a spec, finds its kind, and what all kinds need to place text. */
#include "chart/chart.h"

#include "base/utf8.h"
#include "chart/draw.h"
#include "chart/scale.h"
#include "text/text.h"

static const zij_diag_kind UNKNOWN_KIND = { "chart-unknown-kind", ZIJ_ERROR,
                                            "There is no such kind of chart." };
static const zij_diag_kind TOO_LARGE = { "chart-too-large", ZIJ_ERROR,
                                         "A chart has more than it can show." };
static const zij_diag_kind BAD_SPEC = { "chart-bad-spec", ZIJ_ERROR,
                                        "What a chart was given makes no sense." };

static const struct kind {
    zij_str name;
    size_t marks; /* categories times series it can show */
    bool ordered; /* `at` of the categories must rise */
    zij_small small;
} kinds[] = {
    { ZIJ_STR_CONST("bar"),
      ZIJ_CHART_BARS,
      false,
      { zij_bar_draw, zij_bar_lead, 120, false } },
    { ZIJ_STR_CONST("line"),
      ZIJ_CHART_POINTS,
      true,
      { zij_line_draw, zij_line_lead, 125, true } },
    { ZIJ_STR_CONST("column"),
      ZIJ_CHART_BARS * 4,
      true,
      { zij_column_draw, zij_column_lead, 125, true } },
    { ZIJ_STR_CONST("area"),
      ZIJ_CHART_POINTS,
      true,
      { zij_area_draw, zij_area_lead, 125, true } },
    { ZIJ_STR_CONST("pyramid"),
      ZIJ_CHART_BARS,
      false,
      { zij_pyramid_draw, zij_pyramid_lead, 100, false } },
    { ZIJ_STR_CONST("share"),
      ZIJ_CHART_BARS,
      false,
      { zij_share_draw, zij_share_lead, 220, false } },
};

zij_str zij_chart_kind_name(size_t i)
{
    return i < ZIJ_COUNT(kinds) ? kinds[i].name : (zij_str){ 0 };
}

static zij_rc find_kind(const zij_chart_spec *s, zij_diags *to, const struct kind **out)
{
    zij_nearest near = zij_nearest_to(s->kind);
    zij_diag *d;

    for (size_t i = 0; i < ZIJ_COUNT(kinds); i++) {
        if (zij_str_eq(kinds[i].name, s->kind)) {
            *out = &kinds[i];
            return ZIJ_OK;
        }
        zij_nearest_try(&near, kinds[i].name);
    }
    d = zij_report(to, &UNKNOWN_KIND, s->where, "there is no kind of chart \"%.*s\"",
                   ZIJ_ARG(s->kind));
    zij_hint_nearest(to, d, &near);
    return ZIJ_EINPUT;
}

static zij_rc check_text(const zij_chart_spec *s, zij_diags *to, zij_str text)
{
    if (text.len <= ZIJ_CHART_TEXT)
        return ZIJ_OK;
    zij_report(to, &TOO_LARGE, s->where,
               "a text of the chart has %zu bytes, %d are allowed", text.len,
               (int)ZIJ_CHART_TEXT);
    return ZIJ_ELIMIT;
}

/* Series of all panels together. */
static size_t count_series(const zij_chart_spec *s)
{
    size_t n = s->panel_count == 0 ? s->series_count : 0;

    for (size_t i = 0; i < s->panel_count && n <= ZIJ_CHART_SERIES; i++)
        n += s->panels[i].series_count;
    return n;
}

static zij_rc check_counts(const zij_chart_spec *s, const struct kind *kind,
                           zij_diags *to)
{
    size_t series = 0;

    if (s->panel_count > ZIJ_CHART_PANELS) {
        zij_report(to, &TOO_LARGE, s->where, "the chart has %zu panels, %d are allowed",
                   s->panel_count, (int)ZIJ_CHART_PANELS);
        return ZIJ_ELIMIT;
    }
    series = count_series(s);
    if (series > ZIJ_CHART_SERIES) {
        zij_report(to, &TOO_LARGE, s->where, "the chart has %zu series, %d are allowed",
                   series, (int)ZIJ_CHART_SERIES);
        return ZIJ_ELIMIT;
    }
    if (series > 0 && s->category_count > kind->marks / series) {
        zij_report(to, &TOO_LARGE, s->where,
                   "the chart has %zu categories in %zu series, %zu marks are allowed",
                   s->category_count, series, kind->marks);
        return ZIJ_ELIMIT;
    }
    return ZIJ_OK;
}

static zij_rc bad(const zij_chart_spec *s, zij_diags *to, const char *what, size_t i)
{
    zij_report(to, &BAD_SPEC, s->where, "%s (number %zu)", what, i + 1);
    return ZIJ_EINPUT;
}

static zij_rc check_sizes(const zij_chart_spec *s, zij_diags *to)
{
    if (!(s->width >= ZIJ_CHART_WIDTH_LEAST && s->width <= ZIJ_CHART_WIDTH_MOST)) {
        zij_report(to, &BAD_SPEC, s->where, "a chart is %d to %d pixels wide",
                   (int)ZIJ_CHART_WIDTH_LEAST, (int)ZIJ_CHART_WIDTH_MOST);
        return ZIJ_EINPUT;
    }
    if (!(s->height >= 0 && s->height <= ZIJ_CHART_HEIGHT_MOST)) {
        zij_report(to, &BAD_SPEC, s->where, "a chart is at most %d pixels high",
                   (int)ZIJ_CHART_HEIGHT_MOST);
        return ZIJ_EINPUT;
    }
    return ZIJ_OK;
}

static zij_rc check_categories(const zij_chart_spec *s, const struct kind *kind,
                               zij_diags *to)
{
    zij_rc rc = ZIJ_OK;

    for (size_t i = 0; rc == ZIJ_OK && i < s->category_count; i++) {
        const zij_chart_category *c = &s->categories[i];

        rc = check_text(s, to, c->name);
        if (rc == ZIJ_OK)
            rc = check_text(s, to, c->rank);
        if (rc == ZIJ_OK)
            rc = check_text(s, to, c->total);
        if (rc == ZIJ_OK && c->hue > ZIJ_SCENE_HUES)
            rc = bad(s, to, "a category has a hue beyond the palette", i);
        if (rc == ZIJ_OK && kind->ordered &&
            (!(c->at >= -1e9 && c->at <= 1e9) || (i > 0 && !(c->at > c[-1].at))))
            rc = bad(s, to, "positions of categories do not rise", i);
    }
    return rc;
}

static zij_rc check_series(const zij_chart_spec *s, const zij_chart_series *series,
                           size_t n, zij_diags *to)
{
    zij_rc rc = ZIJ_OK;

    for (size_t i = 0; rc == ZIJ_OK && i < n; i++) {
        const zij_chart_series *one = &series[i];

        rc = check_text(s, to, one->name);
        if (rc == ZIJ_OK && one->hue > ZIJ_SCENE_HUES)
            rc = bad(s, to, "a series has a hue beyond the palette", i);
        for (size_t k = 0; rc == ZIJ_OK && k < s->category_count; k++) {
            rc = check_text(s, to, one->points[k].label);
            if (rc == ZIJ_OK)
                rc = check_text(s, to, one->points[k].reason);
        }
    }
    return rc;
}

static zij_rc check_panels(const zij_chart_spec *s, zij_diags *to)
{
    zij_rc rc = ZIJ_OK;

    for (size_t i = 0; rc == ZIJ_OK && i < s->panel_count; i++) {
        rc = check_text(s, to, s->panels[i].name);
        if (rc == ZIJ_OK && s->panels[i].hue > ZIJ_SCENE_HUES)
            rc = bad(s, to, "a panel has a hue beyond the palette", i);
        if (rc == ZIJ_OK)
            rc = check_series(s, s->panels[i].series, s->panels[i].series_count, to);
    }
    return rc;
}

static zij_rc check(const zij_chart_spec *s, const struct kind *kind, zij_diags *to)
{
    zij_rc rc = check_sizes(s, to);

    if (rc == ZIJ_OK)
        rc = check_counts(s, kind, to);
    if (rc == ZIJ_OK)
        rc = check_text(s, to, s->unit);
    if (rc == ZIJ_OK)
        rc = check_text(s, to, s->forecast);
    if (rc == ZIJ_OK)
        rc = check_categories(s, kind, to);
    if (rc == ZIJ_OK && s->panel_count > 0)
        return check_panels(s, to);
    return rc == ZIJ_OK ? check_series(s, s->series, s->series_count, to) : rc;
}

static zij_rc draw_kind(zij_draw *d, const struct kind *kind)
{
    const zij_chart_spec *s = d->spec;
    zij_chart_panel *whole = zij_new(d->mem, zij_chart_panel);
    zij_chart_spec *percent = zij_new(d->mem, zij_chart_spec);

    if (zij_str_eq(s->kind, ZIJ_STR("share"))) { /* of several rows: bars */
        *percent = *s;
        percent->layout = ZIJ_CHART_PERCENT;
        d->spec = d->whole = s = percent;
    } else if (kind->small.unit && s->layout == ZIJ_CHART_PERCENT) { /* ticks of 100 */
        *percent = *s;
        percent->unit = ZIJ_STR("%");
        percent->tick = NULL;
        d->spec = d->whole = s = percent;
    }
    if (s->category_count == 0 || count_series(s) == 0)
        return ZIJ_OK;
    d->panels = s->panels;
    d->panel_count = s->panel_count;
    if (s->panel_count > 0)
        return zij_panels_draw(d, &kind->small);
    whole->series = s->series;
    whole->series_count = s->series_count;
    d->panels = whole;
    d->panel_count = 1;
    d->leads = d->feet = true;
    return kind->small.draw(d);
}

zij_rc zij_chart_draw(const zij_chart_spec *spec, zij_arena *mem, zij_diags *to,
                      const zij_scene **out)
{
    const struct kind *kind = NULL;
    zij_draw d = { .spec = spec, .whole = spec, .mem = mem, .to = to };
    zij_rc rc = find_kind(spec, to, &kind);

    if (rc == ZIJ_OK)
        rc = check(spec, kind, to);
    if (rc != ZIJ_OK)
        return rc;
    d.scene = zij_scene_make(mem, spec->width, 0);
    d.scene->lang = spec->lang;
    d.scene->title = spec->title;
    d.scene->desc = spec->desc;
    rc = draw_kind(&d, kind);
    if (rc == ZIJ_OK)
        *out = d.scene;
    return rc;
}

zij_rc zij_draw_height(zij_draw *d, double h)
{
    if (h > ZIJ_CHART_HEIGHT_MOST) {
        zij_report(d->to, &TOO_LARGE, d->spec->where,
                   "the chart gets more than %d pixels high", (int)ZIJ_CHART_HEIGHT_MOST);
        return ZIJ_ELIMIT;
    }
    d->scene->h = h;
    return ZIJ_OK;
}

zij_setting zij_draw_setting(const zij_draw *d, zij_type type, unsigned marks)
{
    return (zij_setting){ d->spec->lang, zij_scene_size(type), marks & ZIJ_MARK_STRONG };
}

double zij_draw_width(const zij_draw *d, const zij_run *run)
{
    zij_setting set = zij_draw_setting(d, run->type, run->marks);

    return zij_width_of(&set, run->text);
}

void zij_draw_run(zij_draw *d, double x, double y, const zij_run *run)
{
    zij_item *item;

    if (run->text.len == 0)
        return;
    item = zij_scene_text(d->scene, x, y, run->text, zij_draw_width(d, run), run->type,
                          run->anchor);
    item->title = run->title;
    item->marks = run->marks;
    item->fit = true;
    if (run->fill != ZIJ_INK_NONE)
        item->fill = run->fill;
}

double zij_draw_pitch(zij_type type)
{
    return zij_scene_size(type) + 3;
}

double zij_draw_baseline(zij_type type, double y)
{
    return y + zij_scene_size(type) * 0.35; /* half the height of a capital */
}

void zij_draw_lines(zij_draw *d, double x, double y, const zij_run *run,
                    const zij_lines *lines)
{
    for (size_t i = 0; i < lines->n; i++) {
        zij_run line = *run;

        line.text = lines->at[i];
        if (lines->cut)
            line.title = run->text;
        zij_draw_run(d, x, y + (double)i * zij_draw_pitch(run->type), &line);
    }
}

bool zij_draw_figure(const zij_chart_series *s, size_t category, double *out)
{
    const zij_chart_point *p = &s->points[category];

    if (p->missing || !zij_scale_can(p->value))
        return false;
    *out = zij_scale_clean(p->value);
    return true;
}

bool zij_draw_value(const zij_chart_spec *s, size_t series, size_t category, double *out)
{
    return zij_draw_figure(&s->series[series], category, out);
}

static zij_str three_words(zij_arena *mem, zij_str one, zij_str other, zij_str third)
{
    const zij_str words[] = { one, other, third };
    zij_buf out = zij_buf_make(mem);

    for (size_t i = 0; i < ZIJ_COUNT(words); i++) {
        if (out.len > 0 && words[i].len > 0)
            zij_put_byte(&out, ' ');
        zij_put(&out, words[i]);
    }
    return zij_buf_str(&out);
}

zij_str zij_draw_key(const zij_draw *d, zij_str series, zij_str category)
{
    return three_words(d->mem, d->panels[d->panel].id, series, category);
}

void zij_draw_refs(zij_item *item, const zij_chart_point *point)
{
    item->refs = &point->refs;
    item->refs_n = point->refs.n > 0;
}

zij_str zij_draw_title(const zij_draw *d, zij_str one, zij_str other, zij_str third)
{
    return three_words(d->mem, one, other, third);
}

bool zij_draw_any_high(const zij_draw *d)
{
    bool any = false;

    for (size_t i = 0; i < d->panel_count; i++) {
        any |= d->panels[i].highlight;
        for (size_t k = 0; k < d->panels[i].series_count; k++)
            any |= d->panels[i].series[k].highlight;
    }
    return any;
}

zij_ink zij_draw_hue(unsigned hue)
{
    return hue == 0 ? ZIJ_INK_OTHER : (zij_ink)(ZIJ_INK_S1 + hue - 1);
}

zij_ink zij_draw_text_hue(unsigned hue)
{
    return hue == 0 ? ZIJ_INK_SOFT : (zij_ink)(ZIJ_INK_S1 + hue - 1);
}

/* m x 10^e where a decimal has no room for it: 25e-12, 5e299. */
static void put_scientific(zij_buf *out, int64_t m, int e)
{
    if (m < 0)
        zij_put_utf8(out, 0x2212);
    for (; m != 0 && m % 10 == 0; e++)
        m /= 10;
    zij_putf(out, "%llue%d", (unsigned long long)(m < 0 ? -m : m), e);
}

/* Ticks are exact decimals, so they are written as such, in the reader's language. */
static void put_tick(zij_buf *out, zij_str lang, const zij_ticks *t, size_t i)
{
    int64_t m = (t->first + (int64_t)i) * t->mantissa;
    int e = t->exponent;

    if (m == 0 && (e < -ZIJ_DEC_MAX || e > 0))
        e = 0;

    if (e < -ZIJ_DEC_MAX || e > ZIJ_DEC_MAX || m > zij_pow10(9) || m < -zij_pow10(9)) {
        put_scientific(out, m, e);
        return;
    }
    if (e > 0)
        m *= zij_pow10(e);
    zij_text_put_number(out, zij_text_lang_of(lang),
                        (zij_dec){ m, (int8_t)(e < 0 ? -e : 0) }, (zij_text_style){ 0 });
}

zij_str zij_draw_tick(const zij_draw *d, const zij_ticks *t, size_t i)
{
    zij_buf out = zij_buf_make(d->mem);

    if (d->spec->tick != NULL)
        d->spec->tick(&out, zij_tick_value(t, i), t->decimals, d->spec->tick_with);
    else
        put_tick(&out, d->spec->lang, t, i);
    return zij_str_sub(zij_buf_str(&out), 0, ZIJ_CHART_TEXT);
}
