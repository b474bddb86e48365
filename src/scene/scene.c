/* scene.c - building drawings, and finding texts that collide. */
#include "scene/scene.h"

/* Of a run, above and below its baseline, in parts of its size: ascenders, Japanese
 * characters and Cyrillic descenders all stay inside. */
static const double ABOVE = 0.80, BELOW = 0.22;
/* Runs that only touch are fine. */
static const double SLACK = 0.5;

double zij_scene_size(zij_type type)
{
    static const double sizes[] = {
        [ZIJ_TYPE_LABEL] = 14, [ZIJ_TYPE_VALUE] = 14, [ZIJ_TYPE_AXIS] = 12,
        [ZIJ_TYPE_UNIT] = 12,  [ZIJ_TYPE_NOTE] = 12,
    };

    _Static_assert(ZIJ_COUNT(sizes) == ZIJ_TYPE_COUNT, "a size for each type");
    return sizes[type];
}

zij_scene *zij_scene_make(zij_arena *mem, double w, double h)
{
    zij_scene *s = zij_new(mem, zij_scene);

    s->mem = mem;
    s->w = w;
    s->h = h;
    return s;
}

static zij_item *add(zij_scene *s, zij_item_kind kind)
{
    zij_item *item = zij_list_add(s->mem, &s->items);

    item->kind = kind;
    return item;
}

zij_item *zij_scene_rect(zij_scene *s, zij_box box, zij_ink fill)
{
    zij_item *item = add(s, ZIJ_ITEM_RECT);

    item->box = box;
    item->fill = fill;
    return item;
}

zij_item *zij_scene_dot(zij_scene *s, double x, double y, double radius, zij_ink fill)
{
    zij_item *item = add(s, ZIJ_ITEM_DOT);

    item->box = (zij_box){ x - radius, y - radius, 2 * radius, 2 * radius };
    item->fill = fill;
    return item;
}

zij_item *zij_scene_line(zij_scene *s, double x1, double y1, double x2, double y2,
                         zij_ink stroke)
{
    zij_step *steps = zij_array(s->mem, 2, zij_step);

    steps[0] = (zij_step){ .kind = ZIJ_STEP_MOVE, .x = x1, .y = y1 };
    steps[1] = (zij_step){ .kind = ZIJ_STEP_LINE, .x = x2, .y = y2 };
    return zij_scene_path(s, steps, 2, stroke);
}

static void widen(zij_box *bounds, double *right, double *bottom, double x, double y)
{
    bounds->x = ZIJ_MIN(bounds->x, x);
    bounds->y = ZIJ_MIN(bounds->y, y);
    *right = ZIJ_MAX(*right, x);
    *bottom = ZIJ_MAX(*bottom, y);
}

/* Control points bound a curve too. */
static zij_box bounds_of(const zij_step *steps, size_t n)
{
    zij_box bounds = { steps[0].x, steps[0].y, 0, 0 };
    double right = bounds.x, bottom = bounds.y;

    for (size_t i = 0; i < n; i++) {
        const zij_step *step = &steps[i];

        if (step->kind == ZIJ_STEP_CLOSE)
            continue;
        widen(&bounds, &right, &bottom, step->x, step->y);
        if (step->kind != ZIJ_STEP_CURVE)
            continue;
        widen(&bounds, &right, &bottom, step->x1, step->y1);
        widen(&bounds, &right, &bottom, step->x2, step->y2);
    }
    bounds.w = right - bounds.x;
    bounds.h = bottom - bounds.y;
    return bounds;
}

zij_item *zij_scene_path(zij_scene *s, const zij_step *steps, size_t n, zij_ink stroke)
{
    zij_item *item = add(s, ZIJ_ITEM_PATH);

    ZIJ_ASSERT(n > 0);
    item->box = bounds_of(steps, n);
    item->steps = steps;
    item->step_count = n;
    item->stroke = stroke;
    return item;
}

zij_item *zij_scene_text(zij_scene *s, double x, double y, zij_str text, double width,
                         zij_type type, zij_anchor anchor)
{
    double size = zij_scene_size(type);
    zij_item *item = add(s, ZIJ_ITEM_TEXT);

    item->x = x;
    item->y = y;
    item->text = text;
    item->type = type;
    item->anchor = anchor;
    item->fill = ZIJ_INK_INK;
    item->box = (zij_box){ x - width * anchor / 2, y - ABOVE * size, width,
                           (ABOVE + BELOW) * size };
    return item;
}

zij_item *zij_scene_open(zij_scene *s)
{
    return add(s, ZIJ_ITEM_OPEN);
}

void zij_scene_close(zij_scene *s)
{
    add(s, ZIJ_ITEM_CLOSE);
}

void zij_scene_shift(zij_scene *s, size_t from, double dx, double dy)
{
    for (size_t i = from; i < s->items.n; i++) {
        zij_item *item = &s->items.at[i];
        zij_step *steps = zij_array(s->mem, item->step_count, zij_step);

        item->box.x += dx;
        item->box.y += dy;
        item->x += dx;
        item->y += dy;
        for (size_t k = 0; k < item->step_count; k++) {
            steps[k] = item->steps[k];
            steps[k].x += dx;
            steps[k].y += dy;
            steps[k].x1 += dx;
            steps[k].y1 += dy;
            steps[k].x2 += dx;
            steps[k].y2 += dy;
        }
        item->steps = steps;
    }
}

static bool covers(const zij_box *a, const zij_box *b)
{
    return a->x + SLACK < b->x + b->w && b->x + SLACK < a->x + a->w &&
           a->y + SLACK < b->y + b->h && b->y + SLACK < a->y + a->h;
}

static bool leaves(const zij_scene *s, const zij_box *b)
{
    return b->x < -SLACK || b->y < -SLACK || b->x + b->w > s->w + SLACK ||
           b->y + b->h > s->h + SLACK;
}

const zij_clash *zij_scene_overlaps(const zij_scene *s, zij_arena *mem, size_t *n)
{
    zij_list(zij_clash) found = { 0 };

    for (size_t a = 0; a < s->items.n; a++) {
        const zij_item *one = &s->items.at[a];

        if (one->kind != ZIJ_ITEM_TEXT)
            continue;
        if (leaves(s, &one->box))
            *zij_list_add(mem, &found) = (zij_clash){ a, a };
        for (size_t b = a + 1; b < s->items.n; b++) {
            const zij_item *other = &s->items.at[b];

            if (other->kind == ZIJ_ITEM_TEXT && covers(&one->box, &other->box))
                *zij_list_add(mem, &found) = (zij_clash){ a, b };
        }
    }
    *n = found.n;
    return found.at;
}
