/* bind.c - ties the words of a page to data: computed figures, claims, sources, exhibits.
 */
#include "page/reader.h"

static const zij_diag_kind UNKNOWN_CLAIM = {
    "page-unknown-claim", ZIJ_ERROR, "A text is bound to a claim that is not there."
};
static const zij_diag_kind UNKNOWN_EXHIBIT = {
    "page-unknown-exhibit", ZIJ_ERROR,
    "A text places an exhibit that page.yaml does not have."
};
static const zij_diag_kind TWICE = { "page-exhibit-twice", ZIJ_ERROR,
                                     "A page shows an exhibit twice." };
const zij_diag_kind zij_page_unsupported = {
    "page-digits-unsupported", ZIJ_WARNING,
    "A printed number has digits that the rounding of the figures does not support."
};
const zij_diag_kind zij_page_value_unknown = { "page-value-unknown", ZIJ_ERROR,
                                               "A figure in a text cannot be computed." };

typedef struct binder {
    zij_page_reader *r;
    size_t lang;
    zij_str literals; /* text of the claim around the node: its digits are bound */
    bool bound;       /* inside an attribution */
} binder;

/* The last | of an expression parts it from its format; false when there is none. */
static bool split(zij_span whole, zij_span *expr, zij_span *format)
{
    zij_str s = zij_span_str(whole);
    size_t bar = s.len;

    for (size_t i = zij_str_find(s, 0, '|'); i < s.len; i = zij_str_find(s, i + 1, '|'))
        bar = i;
    *expr = zij_span_part(whole, 0, zij_str_trim(zij_str_sub(s, 0, bar)).len);
    *format = zij_span_part(whole, ZIJ_MIN(bar + 1, s.len), s.len);
    return bar < s.len;
}

/* A value that cannot be told: a figure is missing, or it is a ranking with a tie. */
static bool is_unknown(const zij_value *v, zij_str *why)
{
    if (v->kind == ZIJ_VALUE_NUMBERS) {
        *why = ZIJ_STR("the data have no such figure");
        if (v->series_n == 0 || v->periods_n == 0) /* a table, of which | when is asked */
            return true;
        *why = v->numbers[0].why.text;
        return v->numbers[0].state != ZIJ_NUMBER_KNOWN;
    }
    if (v->kind == ZIJ_VALUE_PERIODS) {
        *why = v->moments[0].why.text;
        return v->moments[0].state != ZIJ_PROVED;
    }
    *why = v->codes.why.text;
    return v->kind == ZIJ_VALUE_CODES &&
           (v->codes.state == ZIJ_UNKNOWN || v->codes.state == ZIJ_REFUTED);
}

static void check_value(binder *b, const zij_formula *f, const zij_computed *c)
{
    zij_buf printed = zij_buf_make(b->r->mem);
    bool supported =
        zij_put_value(&printed, &f->value, c->format, zij_voice_of(b->r->book, b->lang));
    zij_diag *d = NULL;
    zij_str why;

    if (is_unknown(&f->value, &why)) {
        zij_report(b->r->to, &zij_page_value_unknown, c->where,
                   "the value is unknown: %.*s", ZIJ_ARG(why));
    } else if (printed.len == 0) {
        zij_report(b->r->to, &zij_page_value_unknown, c->where,
                   "nothing can be printed: %s",
                   zij_format_why_not(&c->format, &f->value));
    } else if (!supported) {
        d = zij_report(b->r->to, &zij_page_unsupported, c->where,
                       "rounding of the figures could change what is printed here: %.*s",
                       ZIJ_ARG(zij_buf_str(&printed)));
        zij_hint(b->r->to, d, "print fewer digits");
    }
}

static void bind_computed(binder *b, zij_node *node)
{
    zij_page_reader *r = b->r;
    zij_computed c = { .format = { .when = ZIJ_TEXT_WHEN_BRIEF }, .where = node->where };
    zij_span whole = node->where, expr, format;
    const zij_formula *f;
    bool formatted;

    if (!zij_str_eq(zij_span_str(whole),
                    node->text)) { /* not word for word in its file */
        zij_source *own = zij_new(r->mem, zij_source);

        *own = (zij_source){ node->where.in->path, node->text };
        whole = (zij_span){ own, 0, (uint32_t)node->text.len };
    }
    formatted = split(whole, &expr, &format);
    node->index = (uint32_t)r->computed.n;
    if ((formatted && zij_format_read(format, r->to, &c.format) != ZIJ_OK) ||
        zij_reader_formula(r, expr, &c.formula) != ZIJ_OK)
        return;
    f = &r->formulas.at[c.formula];
    if (zij_format_check(&c.format, f->expr, whole, r->to) != ZIJ_OK)
        return;
    check_value(b, f, &c);
    *zij_list_add(r->mem, &r->computed) = c;
}

static void bind_claim(binder *b, zij_node *node)
{
    zij_page_reader *r = b->r;
    zij_nearest near = zij_nearest_to(node->text);
    zij_diag *d;

    for (size_t i = 0; i < r->claims.n; i++) {
        zij_claim *c = &r->claims.at[i];

        if (zij_str_eq(c->id, node->text)) {
            c->bound[b->lang] = true;
            if (r->formulas.n > c->formula)
                b->literals = zij_span_str(r->formulas.at[c->formula].where);
            return;
        }
    }
    for (size_t i = 0; i < r->claims.n; i++)
        zij_nearest_try(&near, r->claims.at[i].id);
    b->bound = true;
    d = zij_report(r->to, &UNKNOWN_CLAIM, node->where, "page.yaml has no claim %.*s",
                   ZIJ_ARG(node->text));
    zij_hint_nearest(r->to, d, &near);
}

static void bind_attribution(binder *b, zij_node *node)
{
    zij_nearest near = zij_nearest_to(node->text);
    zij_diag *d;

    b->bound = true;
    if (zij_book_origin(b->r->book, node->text) != NULL)
        return;
    for (size_t i = 0; i < b->r->book->pool.origins_n; i++)
        zij_nearest_try(&near, b->r->book->pool.origins[i].id);
    d = zij_report(b->r->to, &zij_page_unknown_source, node->where,
                   "sources.yaml has no source %.*s", ZIJ_ARG(node->text));
    zij_hint_nearest(b->r->to, d, &near);
}

static void refuse_second(zij_page_reader *r, const zij_node *node)
{
    zij_diag *d =
        zij_report(r->to, &TWICE, node->where,
                   "the exhibit %.*s stands on this page already", ZIJ_ARG(node->text));

    zij_hint(r->to, d, "link to it: [words](#%.*s)", ZIJ_ARG(node->text));
}

static void bind_exhibit(binder *b, zij_node *node)
{
    zij_page_reader *r = b->r;
    zij_nearest near = zij_nearest_to(node->text);
    zij_diag *d;

    b->bound = true; /* its alternative text is not shown */
    for (size_t i = 0; i < r->exhibits.n; i++) {
        zij_nearest_try(&near, r->exhibits.at[i].id);
        if (zij_str_eq(r->exhibits.at[i].id, node->text)) {
            node->index = (uint32_t)i;
            if (r->exhibits.at[i].placed[b->lang])
                refuse_second(r, node);
            r->exhibits.at[i].placed[b->lang] = true;
            return;
        }
    }
    d = zij_report(r->to, &UNKNOWN_EXHIBIT, node->where, "page.yaml has no exhibit %.*s",
                   ZIJ_ARG(node->text));
    zij_hint_nearest(r->to, d, &near);
}

static void bind_link(binder *b, zij_node *node)
{
    zij_reader_link(b->r, node, b->lang);
}

static void bind_waiver(binder *b, zij_node *node)
{
    zij_reader_waive(b->r, node);
}

static const struct {
    zij_node_kind kind;
    void (*bind)(binder *b, zij_node *node);
} binders[] = {
    { ZIJ_NODE_COMPUTED, bind_computed }, { ZIJ_NODE_CLAIM, bind_claim },
    { ZIJ_NODE_LINK, bind_link },         { ZIJ_NODE_ATTRIBUTED, bind_attribution },
    { ZIJ_NODE_EXHIBIT, bind_exhibit },   { ZIJ_NODE_WAIVED, bind_waiver },
};

/* The depth of the tree is limited by ZIJ_PAGE_DEPTH. */
static void bind_tree(binder *outer, zij_node *node)
{
    binder b = *outer;

    for (size_t i = 0; i < ZIJ_COUNT(binders); i++)
        if (binders[i].kind == node->kind)
            binders[i].bind(&b, node);
    if (!b.bound && (node->kind == ZIJ_NODE_TEXT || node->kind == ZIJ_NODE_CODE))
        zij_reader_digits(b.r, b.lang, b.literals, node);
    for (zij_node *c = node->first; c != NULL; c = c->next)
        bind_tree(&b, c);
}

void zij_reader_bind(zij_page_reader *r, zij_node *node, size_t lang, bool label)
{
    binder b = { .r = r, .lang = lang, .bound = label };

    bind_tree(&b, node);
    if (!label)
        zij_reader_statements(r, node, lang);
}
