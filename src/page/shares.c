/* shares.c - what parts are of their whole, where series stand end to end.
 *
 * Both are expressions over those of the exhibit, so that they are exact, know which
 * digits the rounding of the figures supports, and are unknown where a figure is missing
 * or the data do not list every part: data / sum(data over SERIES). */
#include "page/exhibit.h"

static const zij_diag_kind UNKNOWN = {
    "exhibit-share-unknown", ZIJ_ERROR, "What the parts are of their whole is not known."
};

static zij_str data_of(const zij_exhibit_reader *e, size_t column)
{
    return zij_span_str(e->r->formulas.at[e->columns[column].formula].where);
}

/* "sum(data over SEX)", or "(first) + (second)". */
static zij_str whole_text(const zij_exhibit_reader *e)
{
    zij_buf b = zij_buf_make(e->r->mem);

    if (!e->x->by_column)
        return zij_strf(e->r->mem, "sum(%.*s over %.*s)", ZIJ_ARG(data_of(e, 0)),
                        ZIJ_ARG(e->x->sides[ZIJ_ALONG_SERIES].id));
    for (size_t c = 0; c < e->x->columns_n; c++)
        zij_putf(&b, "%s(%.*s)", c > 0 ? " + " : "", ZIJ_ARG(data_of(e, c)));
    return zij_buf_str(&b);
}

/* A column of what an expression of our own gives, at the place of the figures. */
static zij_rc make_column(zij_exhibit_reader *e, zij_str text, const zij_column *like,
                          zij_column **out)
{
    zij_source *own = zij_new(e->r->mem, zij_source);
    zij_column *c = zij_new(e->r->mem, zij_column);

    *c = *like;
    c->total = ZIJ_NO_FORMULA;
    own->path = like->where.in->path;
    own->text = text;
    if (zij_reader_formula(e->r, (zij_span){ own, 0, (uint32_t)text.len }, &c->formula) !=
        ZIJ_OK)
        return ZIJ_EINPUT;
    zij_exhibit_place_column(e, c);
    *out = c;
    return ZIJ_OK;
}

/* ---- shares ---- */

/* Shares have the format that the exhibit asks for, or whole percents; the figures behind
 * them their own. */
static zij_rc set_format(zij_exhibit_reader *e, zij_column *figures, zij_column *share)
{
    static const zij_source usual = { .text = ZIJ_STR_CONST("percent(0)") };
    zij_rc rc = ZIJ_OK;

    share->usual = figures->format.kind == NULL;
    if (share->usual)
        rc = zij_format_read((zij_span){ &usual, 0, (uint32_t)usual.text.len }, e->r->to,
                             &share->format);
    share->format.chosen = figures->format.kind == NULL;
    figures->format = (zij_format){ .when = ZIJ_TEXT_WHEN_BRIEF };
    return rc == ZIJ_OK
               ? zij_format_check_column(&share->format,
                                         &e->r->formulas.at[share->formula].value,
                                         share->where, e->r->to)
               : rc;
}

static zij_rc refuse_unknown(zij_exhibit_reader *e, const zij_column *c, zij_str why)
{
    zij_hint(e->r->to,
             zij_report(e->r->to, &UNKNOWN, e->r->formulas.at[c->formula].where,
                        "no share is known: %.*s", ZIJ_ARG(why)),
             "write layout: stacked, or data that list every part");
    return ZIJ_EINPUT;
}

static bool has_negative(const zij_value *v)
{
    for (size_t i = 0; i < v->series_n * v->periods_n; i++)
        if (v->numbers[i].state == ZIJ_NUMBER_KNOWN && v->numbers[i].middle.d < 0)
            return true;
    return false;
}

/* Some share must be known, and none may be below zero: it would have no length. */
static zij_rc check_shares(zij_exhibit_reader *e, size_t column)
{
    const zij_column *c = &e->columns[column];
    const zij_value *v = &e->r->formulas.at[c->share->formula].value;
    zij_str why = ZIJ_STR("there are no figures");
    bool any = false, told = false;

    if (has_negative(zij_exhibit_value(e, column)))
        return refuse_unknown(e, c, ZIJ_STR("a part is below zero"));
    for (size_t i = 0; i < v->series_n * v->periods_n; i++) {
        const zij_number *n = &v->numbers[i];

        if (n->state != ZIJ_NUMBER_KNOWN) {
            why = n->why.text.len > 0 ? n->why.text : why;
            continue;
        }
        any = true;
        zij_exhibit_check_digits(e, c->share, n, &told);
    }
    return any ? ZIJ_OK : refuse_unknown(e, c, why);
}

static zij_rc read_shares(zij_exhibit_reader *e)
{
    zij_str whole = whole_text(e);
    zij_rc rc = ZIJ_OK;

    for (size_t c = 0; rc == ZIJ_OK && c < e->x->columns_n; c++) {
        zij_column *share = NULL;

        rc = make_column(e,
                         zij_strf(e->r->mem, "(%.*s) / (%.*s)", ZIJ_ARG(data_of(e, c)),
                                  ZIJ_ARG(whole)),
                         &e->columns[c], &share);
        if (rc == ZIJ_OK)
            rc = set_format(e, &e->columns[c], share);
        e->columns[c].share = share;
        if (rc == ZIJ_OK)
            rc = check_shares(e, c);
    }
    return rc;
}

/* ---- wholes ---- */

/* As many of the decimals asked for as the sums support. */
static void fit_format(zij_exhibit_reader *e, zij_column *whole)
{
    const zij_value *v = &e->r->formulas.at[whole->formula].value;
    size_t all = v->series_n * v->periods_n;
    zij_voice voice = zij_voice_of(e->r->book, 0);
    const zij_number **numbers = zij_array(e->r->mem, all, const zij_number *);

    for (size_t i = 0; i < all; i++) {
        zij_buf text = zij_buf_make(e->r->mem);

        numbers[i] = &v->numbers[i];
        while (whole->format.args_n > 0 && whole->format.args[0] > 0 &&
               !zij_put_number(&text, numbers[i], &v->measure, whole->format, voice))
            whole->format.args[0]--;
    }
    zij_format_settle(&whole->format, numbers, all, &v->measure);
}

/* A whole that is not known is not shown: parts can be compared without it. */
static zij_rc read_whole(zij_exhibit_reader *e)
{
    zij_column *whole;
    const zij_value *v;

    if (make_column(e, whole_text(e), &e->columns[0], &whole) != ZIJ_OK)
        return ZIJ_EINPUT;
    v = &e->r->formulas.at[whole->formula].value;
    for (size_t i = 0; i < v->series_n * v->periods_n; i++)
        if (v->numbers[i].state == ZIJ_NUMBER_KNOWN)
            e->x->whole = whole;
    fit_format(e, whole);
    return ZIJ_OK;
}

zij_rc zij_exhibit_shares(zij_exhibit_reader *e)
{
    if (e->x->layout == ZIJ_CHART_PERCENT && e->x->kind->form == ZIJ_FORM_DRAWING)
        return read_shares(e);
    return zij_exhibit_is_stacked(e->x) ? read_whole(e) : ZIJ_OK;
}
