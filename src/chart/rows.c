/* rows.c - ranks and names at the left of horizontal bars. */
#include "chart/rows.h"

#include "base/sort.h"

enum {
    NAME_GAP = 10, /* between name and zero line, rank and name */
    APART = 14,    /* above and below the line that sets pinned rows apart */
    NAME_LINES = 3,
};

static const double NAME_PART = 0.40; /* of the width, at most */
static const double NAME_MOST = 180;  /* pixels; then names wrap */

const zij_chart_category *zij_rows_category(const zij_rows *r, const zij_row *row)
{
    return &r->d->spec->categories[row->category];
}

/* ---- order ---- */

static int by_value(const void *a, const void *b, void *with)
{
    const zij_draw *d = with;
    const zij_chart_series *s = &d->panels[0].series[0];
    size_t one = ((const zij_row *)a)->category, other = ((const zij_row *)b)->category;
    double x = 0, y = 0;
    bool has_x = zij_draw_figure(s, one, &x), has_y = zij_draw_figure(s, other, &y);

    if (!has_x || !has_y)
        return has_y - has_x;
    if (d->spec->sort == ZIJ_CHART_ASCENDING)
        return (x > y) - (x < y);
    return (x < y) - (x > y);
}

static void order_rows(zij_rows *r)
{
    const zij_chart_spec *s = r->d->spec;

    r->at = zij_array(r->d->mem, s->category_count, zij_row);
    for (size_t i = 0; i < s->category_count; i++)
        if (!s->categories[i].pinned)
            r->at[r->n++].category = i;
    r->pinned_from = r->n;
    for (size_t i = 0; i < s->category_count; i++)
        if (s->categories[i].pinned)
            r->at[r->n++].category = i;
    if (s->sort != ZIJ_CHART_GIVEN && r->d->panels[0].series_count > 0)
        zij_sort(r->d->mem, r->at, r->pinned_from, sizeof(*r->at), by_value, r->d);
}

/* ---- columns ---- */

static zij_run name_run(const zij_rows *r, const zij_row *row)
{
    const zij_chart_category *c = zij_rows_category(r, row);

    return (zij_run){ .text = c->name,
                      .anchor = ZIJ_ANCHOR_END,
                      .marks = c->highlight ? ZIJ_MARK_STRONG : 0 };
}

static zij_run rank_run(const zij_rows *r, const zij_row *row)
{
    return (zij_run){ .text = zij_rows_category(r, row)->rank,
                      .anchor = ZIJ_ANCHOR_END,
                      .fill = ZIJ_INK_SOFT };
}

static void measure_columns(zij_rows *r)
{
    const zij_draw *d = r->d;
    double width = d->whole->width, room = ZIJ_MIN(width * NAME_PART, NAME_MOST);

    for (size_t i = 0; i < r->n; i++) {
        zij_run rank = rank_run(r, &r->at[i]);

        r->rank_w = ZIJ_MAX(r->rank_w, zij_draw_width(d, &rank));
        r->any_highlight |= zij_rows_category(r, &r->at[i])->highlight;
    }
    r->rank_w = ZIJ_MIN(r->rank_w, width / 8);
    r->name_x = r->rank_w > 0 ? r->rank_w + NAME_GAP : 0;
    for (size_t i = 0; i < r->n; i++) {
        zij_row *row = &r->at[i];
        zij_run name = name_run(r, row);
        zij_setting set = zij_draw_setting(d, name.type, name.marks);

        row->name = zij_width_wrap(&set, name.text, room, NAME_LINES, d->mem);
        for (size_t k = 0; k < row->name.n; k++)
            r->name_w = ZIJ_MAX(r->name_w, zij_width_of(&set, row->name.at[k]));
    }
    r->from = r->name_x + r->name_w + (r->name_w > 0 ? NAME_GAP : 0);
    r->from = (double)((int64_t)r->from + 1);
}

zij_rows zij_rows_make(zij_draw *d)
{
    zij_rows r = { .d = d };

    order_rows(&r);
    measure_columns(&r);
    if (d->small)
        r.from = d->lead;
    return r;
}

double zij_rows_lead(const zij_draw *d)
{
    zij_draw whole = *d;

    whole.small = false;
    return zij_rows_make(&whole).from;
}

/* ---- places ---- */

double zij_rows_place(zij_rows *r, double y, double bars)
{
    for (size_t i = 0; i < r->n; i++) {
        zij_row *row = &r->at[i];
        double names = (double)row->name.n * zij_draw_pitch(ZIJ_TYPE_LABEL);

        if (i == r->pinned_from && i > 0) {
            r->sep_y = (double)(int64_t)(y + APART / 2.0) + 0.5;
            y += APART;
        }
        row->y = y;
        row->h = ZIJ_MAX(bars, names + (row->name.n > 1 ? 12 : 4));
        y += row->h;
    }
    return y;
}

/* ---- drawing ---- */

void zij_rows_name(const zij_rows *r, const zij_row *row)
{
    const zij_chart_category *c = zij_rows_category(r, row);
    zij_run name = name_run(r, row), rank = rank_run(r, row);
    double middle = row->y + row->h / 2, pitch = zij_draw_pitch(ZIJ_TYPE_LABEL);
    double first =
        zij_draw_baseline(ZIJ_TYPE_LABEL, middle) - pitch * ((double)row->name.n - 1) / 2;
    zij_setting set = zij_draw_setting(r->d, rank.type, rank.marks);

    if (!r->d->leads)
        return;
    rank.text = zij_width_shorten(&set, rank.text, r->rank_w, r->d->mem);
    zij_draw_run(r->d, r->rank_w, zij_draw_baseline(rank.type, middle), &rank);
    if (row->name.n == 0)
        return;
    if (c->href.len > 0)
        zij_scene_open(r->d->scene)->href = c->href;
    if (r->rank_w > 0) /* names keep to their ranks, else to their bars */
        name.anchor = ZIJ_ANCHOR_START;
    zij_draw_lines(r->d, r->rank_w > 0 ? r->name_x : r->from - NAME_GAP, first, &name,
                   &row->name);
    if (c->href.len > 0)
        zij_scene_close(r->d->scene);
}

void zij_rows_part(const zij_rows *r)
{
    if (r->sep_y > 0)
        zij_scene_line(r->d->scene, r->d->leads ? 0 : r->from, r->sep_y,
                       r->d->spec->width, r->sep_y, ZIJ_INK_SEP);
}

/* Left of zero, so that it covers nothing of a short bar. */
static void draw_zero(const zij_rows *r, double zero, size_t from, size_t to)
{
    double x = zero - 0.5;

    if (from < to)
        zij_scene_line(r->d->scene, x, r->at[from].y + 2, x,
                       r->at[to - 1].y + r->at[to - 1].h - 2, ZIJ_INK_ZERO);
}

void zij_rows_zero(const zij_rows *r, double zero)
{
    draw_zero(r, zero, 0, r->pinned_from);
    draw_zero(r, zero, r->pinned_from, r->n);
}
