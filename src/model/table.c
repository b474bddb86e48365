#include "model/select.h"

bool zij_status_known(char status)
{
    static const char known[] = "ABDEFGHIJKLMNOPQSUV"; /* CL_OBS_STATUS 2.2 */

    for (size_t i = 0; known[i] != '\0'; i++)
        if (known[i] == status)
            return true;
    return false;
}

bool zij_obs_nonnegative(const zij_flow *f, const uint16_t *key)
{
    return f->nonnegative || (f->nonnegative_codes != NULL &&
                              f->nonnegative_codes[key[f->nonnegative_dim]]);
}

zij_bounds zij_obs_bounds(const zij_flow *f, const uint16_t *key, const zij_obs *o)
{
    zij_i128 m = (zij_i128)o->m * 10;
    zij_bounds b = { m, m, o->p + 1 };

    if (!f->exact && f->rounding == ZIJ_ROUND_DOWN) {
        b.hi += 10;
    } else if (!f->exact) {
        b.lo -= 5;
        b.hi += 5;
    }
    if (b.lo < 0 && zij_obs_nonnegative(f, key))
        b.lo = ZIJ_MIN((zij_i128)0, b.hi);
    return b;
}

zij_span zij_obs_span(const zij_table *t, const zij_obs *o)
{
    size_t end = o->at;

    if (t->file == NULL)
        return ZIJ_NOWHERE;
    while (end < t->file->text.len && t->file->text.at[end] != ',' &&
           t->file->text.at[end] != '\n' && t->file->text.at[end] != '\r')
        end++;
    return (zij_span){ t->file, o->at, (uint32_t)(end - o->at) };
}

bool zij_select_eq(const zij_select *a, const zij_select *b)
{
    if (a->flow != b->flow || zij_period_cmp(a->from, b->from) != 0 ||
        zij_period_cmp(a->to, b->to) != 0)
        return false;
    for (size_t i = 0; i < a->flow->dims_n; i++) {
        const zij_pick *p = &a->dims[i], *q = &b->dims[i];

        if (p->all != q->all || (!p->all && p->n != q->n))
            return false;
        for (size_t k = 0; !p->all && k < p->n; k++)
            if (p->codes[k] != q->codes[k])
                return false;
    }
    return true;
}
