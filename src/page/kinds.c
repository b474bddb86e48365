/* kinds.c - the kinds of exhibits, one row each. */
#include "page/kinds.h"

#define ROWS   ZIJ_ALONG_ROWS
#define SERIES ZIJ_ALONG_SERIES
#define PANELS ZIJ_ALONG_PANELS

const zij_exhibit_kind zij_exhibit_kinds[] = {
    {
        .name = "bar",
        .called = "a bar",
        .is = ZIJ_IS_BAR,
        .form = ZIJ_FORM_DRAWING,
        .says = ZIJ_SAY_CHART_BAR,
        .chart = "bar",
        .over = ZIJ_OVER_ONE,
        .lead = ROWS,
        .sides = { ROWS, SERIES, PANELS },
        .least = 1,
        .most = 3,
    },
    {
        .name = "column",
        .called = "a column",
        .is = ZIJ_IS_COLUMN,
        .form = ZIJ_FORM_DRAWING,
        .says = ZIJ_SAY_CHART_COLUMN,
        .chart = "column",
        .over = ZIJ_OVER_TIME,
        .lead = SERIES,
        .sides = { SERIES, PANELS },
        .most = 2,
    },
    {
        .name = "line",
        .called = "a line",
        .is = ZIJ_IS_LINE,
        .form = ZIJ_FORM_DRAWING,
        .says = ZIJ_SAY_CHART_LINE,
        .chart = "line",
        .over = ZIJ_OVER_TIME,
        .lead = SERIES,
        .sides = { SERIES, PANELS },
        .most = 2,
    },
    {
        .name = "area",
        .called = "an area",
        .is = ZIJ_IS_AREA,
        .form = ZIJ_FORM_DRAWING,
        .says = ZIJ_SAY_CHART_AREA,
        .chart = "area",
        .layout = ZIJ_CHART_STACKED,
        .over = ZIJ_OVER_TIME,
        .lead = SERIES,
        .sides = { SERIES, PANELS },
        .most = 2,
    },
    {
        .name = "pyramid",
        .called = "a pyramid",
        .is = ZIJ_IS_PYRAMID,
        .form = ZIJ_FORM_DRAWING,
        .says = ZIJ_SAY_CHART_PYRAMID,
        .chart = "pyramid",
        .over = ZIJ_OVER_ONE,
        .lead = ROWS,
        .sides = { ROWS, SERIES, PANELS },
        .least = 2,
        .most = 3,
    },
    {
        .name = "share",
        .called = "a share",
        .is = ZIJ_IS_SHARE,
        .form = ZIJ_FORM_DRAWING,
        .says = ZIJ_SAY_CHART_SHARE,
        .chart = "share",
        .layout = ZIJ_CHART_PERCENT,
        .over = ZIJ_OVER_ONE,
        .lead = SERIES,
        .sides = { SERIES, ROWS },
        .least = 1,
        .most = 2,
    },
    {
        .name = "table",
        .called = "a table",
        .is = ZIJ_IS_TABLE,
        .form = ZIJ_FORM_TABLE,
        .over = ZIJ_OVER_ANY,
        .lead = ROWS,
        .sides = { ROWS, SERIES, PANELS },
        .least = 1,
        .most = 3,
    },
    {
        .name = "profile",
        .called = "a profile",
        .is = ZIJ_IS_PROFILE,
        .form = ZIJ_FORM_CARD,
        .read = zij_profile_read,
    },
    {
        .name = "map",
        .called = "a map",
        .is = ZIJ_IS_MAP,
        .form = ZIJ_FORM_DRAWING,
        .says = ZIJ_SAY_MAP,
        .read = zij_map_read,
        .draw = zij_map_scene,
        .tell = zij_map_tell,
    },
    {
        .name = "audit",
        .called = "an audit",
        .is = ZIJ_IS_AUDIT,
        .form = ZIJ_FORM_LIST,
        .read = zij_audit_read,
    },
};
const size_t zij_exhibit_kinds_n = ZIJ_COUNT(zij_exhibit_kinds);

zij_exhibit_form zij_exhibit_form_of(const zij_exhibit *x)
{
    return x->kind->form;
}

zij_rc zij_exhibit_scene(const zij_view *view, double width, zij_diags *to,
                         const zij_scene **out)
{
    return zij_exhibit_scene_within(view, (zij_room){ width, 0 }, to, out);
}

zij_rc zij_exhibit_scene_within(const zij_view *view, zij_room room, zij_diags *to,
                                const zij_scene **out)
{
    zij_chart_spec spec;

    if (view->x->kind->draw != NULL)
        return view->x->kind->draw(view, room.width, to, out);
    zij_exhibit_chart(view, room.width, &spec);
    spec.height = room.height;
    return zij_chart_draw(&spec, view->mem, to, out);
}

bool zij_exhibit_is_stacked(const zij_exhibit *x)
{
    return x->kind->form == ZIJ_FORM_DRAWING && x->sides[ZIJ_ALONG_SERIES].n > 1 &&
           x->layout != ZIJ_CHART_GROUPED;
}
