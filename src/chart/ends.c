/* ends.c - names of series at the right of a plot, each where its line or band ends and
 * moved only as far as needed not to touch another. */
#include "chart/axis.h"

enum {
    AWAY = 7, /* a name further than this from its line's end gets a leader */
    LABEL_LINES = 2,
};

static const double NAME_PART = 0.40; /* of the width, at most */
static const double DOT = 3;

double zij_ends_measure(const zij_draw *d, zij_end *ends, size_t n, double *wide)
{
    double sum = 0;

    *wide = 0;
    for (size_t i = 0; i < n; i++) {
        zij_run *run = &ends[i].run;
        zij_setting set = zij_draw_setting(d, run->type, run->marks);

        ends[i].name = zij_width_wrap(&set, run->text, d->spec->width * NAME_PART,
                                      LABEL_LINES, d->mem);
        for (size_t k = 0; k < ends[i].name.n; k++)
            *wide = ZIJ_MAX(*wide, zij_width_of(&set, ends[i].name.at[k]));
        sum += (double)ends[i].name.n * zij_draw_pitch(run->type);
    }
    return sum;
}

static void draw_name(const zij_plot *p, const zij_end *end, const zij_slot *slot)
{
    double x = p->right + ZIJ_AXIS_NAME_GAP, pitch = zij_draw_pitch(end->run.type);
    double first = zij_draw_baseline(end->run.type, slot->at) -
                   pitch * ((double)end->name.n - 1) / 2;
    double away = slot->at > end->y ? slot->at - end->y : end->y - slot->at;

    if (away > AWAY || end->leader)
        zij_scene_line(p->d->scene, end->x + DOT + 1, end->y, x - 3, slot->at,
                       ZIJ_INK_LEADER);
    zij_draw_lines(p->d, x, first, &end->run, &end->name);
}

void zij_ends_draw(const zij_plot *p, const zij_end *ends, size_t n)
{
    zij_slot *slots = zij_array(p->d->mem, n, zij_slot);
    size_t used = 0;

    for (size_t i = 0; i < n; i++)
        if (ends[i].name.n > 0)
            slots[used++] = (zij_slot){
                ends[i].y, (double)ends[i].name.n * zij_draw_pitch(ends[i].run.type), i
            };
    zij_spread(slots, used, p->top - 8, p->bottom + 8, p->d->mem);
    for (size_t i = 0; i < used; i++)
        draw_name(p, &ends[slots[i].of], &slots[i]);
}
