/* tell.c - cells, numbers and lists in words. */
#include "judge/tell.h"

bool zij_tell_value(const zij_teller *t, const zij_expr *e, zij_value *out)
{
    zij_diags quiet = zij_diags_make(t->mem);

    return zij_expr_eval(e, t->env, t->mem, &quiet, out) == ZIJ_OK;
}

zij_str zij_tell_text(const zij_teller *t, const zij_expr *e)
{
    zij_buf b = zij_buf_make(t->mem);

    zij_put_expr(&b, e);
    return zij_buf_str(&b);
}

const char *zij_tell_change(const zij_number *before, const zij_number *now)
{
    int c = zij_real_cmp(&now->middle, &before->middle);

    return c > 0 ? "rose" : c < 0 ? "fell" : "did not change";
}

void zij_tell_cell(zij_buf *b, const zij_value *v, size_t series, size_t period)
{
    zij_period p = { 0 };

    for (size_t a = 0; a < v->axes_n; a++)
        zij_putf(b, "%s%.*s", a > 0 ? " " : "",
                 ZIJ_ARG(v->axes[a].codes->codes[v->keys[series * v->axes_n + a]].id));
    if (v->periods != NULL)
        p = v->periods[period];
    else if (v->kind == ZIJ_VALUE_NUMBERS)
        p = v->numbers[series * v->periods_n + period].period;
    if (p.freq == 0 || !v->time)
        return;
    zij_put_c(b, v->axes_n > 0 ? " " : "");
    zij_put_period(b, p);
}

void zij_tell_list(zij_buf *b, const zij_value *v, bool ordered)
{
    zij_put_byte(b, ordered ? '[' : '{');
    for (size_t i = 0; i < v->codes.n; i++)
        zij_putf(b, "%s%.*s", i > 0 ? ", " : "",
                 ZIJ_ARG(v->codes.list->codes[v->codes.at[i]].id));
    zij_put_byte(b, ordered ? ']' : '}');
}

size_t zij_walk_next(zij_walk *w)
{
    const zij_value *v = w->v;

    while (w->at < v->periods_n &&
           v->numbers[w->series * v->periods_n + w->at].state == ZIJ_NUMBER_NONE)
        w->at++;
    return w->at < v->periods_n ? w->at++ : v->periods_n;
}
