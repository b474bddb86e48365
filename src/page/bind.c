/* bind.c - ties the words of a page to data: computed figures, claims, sources, exhibits.
 *
 * A digit that stands in the commentary must come from somewhere: a computed figure, the
 * literals of the claim that the text is bound to, or a source. Else it is an error,
 * since nobody would notice when the data change. */
#include "page/reader.h"

#include "base/utf8.h"

static const zij_diag_kind UNKNOWN_CLAIM = {
    "page-unknown-claim", ZIJ_ERROR, "A text is bound to a claim that is not there."
};
static const zij_diag_kind UNKNOWN_EXHIBIT = {
    "page-unknown-exhibit", ZIJ_ERROR,
    "A text places an exhibit that page.yaml does not have."
};
static const zij_diag_kind LOOSE_NUMBER = { "page-loose-number", ZIJ_ERROR,
                                            "A number in the text is tied to no data." };
static const zij_diag_kind UNSUPPORTED = {
    "page-digits-unsupported", ZIJ_WARNING,
    "A printed number has digits that the rounding of the figures does not support."
};
static const zij_diag_kind UNKNOWN_VALUE = { "page-value-unknown", ZIJ_ERROR,
                                             "A figure in a text cannot be computed." };

typedef struct binder {
    zij_page_reader *r;
    size_t lang;
    zij_str literals; /* text of the claim around the node: its digits are bound */
    bool bound;       /* inside an attribution */
} binder;

/* The last | of an expression parts it from its format. */
static void split(zij_span whole, zij_span *expr, zij_span *format)
{
    zij_str s = zij_span_str(whole);
    size_t bar = s.len;

    for (size_t i = zij_str_find(s, 0, '|'); i < s.len; i = zij_str_find(s, i + 1, '|'))
        bar = i;
    *expr = zij_span_part(whole, 0, zij_str_trim(zij_str_sub(s, 0, bar)).len);
    *format = zij_span_part(whole, ZIJ_MIN(bar + 1, s.len), s.len);
}

static void check_value(binder *b, const zij_formula *f, const zij_computed *c)
{
    zij_buf scratch = zij_buf_make(b->r->mem);
    const zij_number *n =
        f->value.kind == ZIJ_VALUE_NUMBERS ? &f->value.numbers[0] : NULL;
    bool unknown = n != NULL ? n->state != ZIJ_NUMBER_KNOWN
                             : f->value.kind == ZIJ_VALUE_CODES &&
                                   f->value.codes.state == ZIJ_UNKNOWN;
    zij_str why = n != NULL ? n->why.text : f->value.codes.why.text;
    zij_diag *d;

    if (unknown) {
        zij_report(b->r->to, &UNKNOWN_VALUE, f->where, "the value is unknown: %.*s",
                   ZIJ_ARG(why));
    } else if (!zij_put_value(&scratch, &f->value, c->format,
                              zij_voice_of(b->r->book, b->lang))) {
        d = zij_report(b->r->to, &UNSUPPORTED, c->where,
                       "rounding of the figures could change what is printed here: %.*s",
                       ZIJ_ARG(zij_buf_str(&scratch)));
        zij_hint(b->r->to, d, "print fewer digits");
    }
}

static void bind_computed(binder *b, zij_node *node)
{
    zij_page_reader *r = b->r;
    zij_computed c = { .format = { .when = ZIJ_TEXT_WHEN_BRIEF }, .where = node->where };
    zij_span whole = node->where, expr, format;
    const zij_formula *f;

    if (!zij_str_eq(zij_span_str(whole),
                    node->text)) { /* not word for word in its file */
        zij_source *own = zij_new(r->mem, zij_source);

        *own = (zij_source){ node->where.in->path, node->text };
        whole = (zij_span){ own, 0, (uint32_t)node->text.len };
    }
    split(whole, &expr, &format);
    node->index = (uint32_t)r->computed.n;
    if ((format.len > 0 && zij_format_read(format, r->to, &c.format) != ZIJ_OK) ||
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

        zij_nearest_try(&near, c->id);
        if (zij_str_eq(c->id, node->text)) {
            c->bound[b->lang] = true;
            if (r->formulas.n > c->formula)
                b->literals = zij_span_str(r->formulas.at[c->formula].where);
            return;
        }
    }
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
            return;
        }
    }
    d = zij_report(r->to, &UNKNOWN_EXHIBIT, node->where, "page.yaml has no exhibit %.*s",
                   ZIJ_ARG(node->text));
    zij_hint_nearest(r->to, d, &near);
}

static bool is_digit(int32_t c)
{
    return (c >= '0' && c <= '9') || (c >= 0xff10 && c <= 0xff19); /* full width, too */
}

/* The digits from i on, grouping signs among them; *end is behind the last. */
static zij_str number_at(zij_str s, size_t i, size_t *end)
{
    size_t from = i, last = i;

    while (i < s.len) {
        size_t here = i;
        int32_t c = zij_utf8_next(s, &i);

        if (is_digit(c))
            last = i;
        else if ((c != ',' && c != '.') || here != last)
            break;
    }
    *end = last;
    return zij_str_sub(s, from, last);
}

/* Whether the claim around has this number as a literal. Its text may group the digits
 * (10,000) or have a decimal comma (57,5) where the claim says 10000 and 57.5. */
static bool is_literal(const binder *b, zij_str number)
{
    zij_buf plain = zij_buf_make(b->r->mem), point = zij_buf_make(b->r->mem);

    if (b->literals.len == 0)
        return false;
    for (size_t i = 0; i < number.len; i++) {
        bool comma = number.at[i] == ',';

        if (!comma)
            zij_put_byte(&plain, number.at[i]);
        zij_put_byte(&point, comma ? '.' : number.at[i]);
    }
    return zij_str_search(b->literals, 0, zij_buf_str(&plain)) < b->literals.len ||
           zij_str_search(b->literals, 0, zij_buf_str(&point)) < b->literals.len;
}

static void check_digits(binder *b, const zij_node *node)
{
    zij_str s = node->text;

    for (size_t i = 0; i < s.len && !b->bound;) {
        size_t here = i, end;
        zij_str number;
        zij_diag *d;

        if (!is_digit(zij_utf8_next(s, &i)))
            continue;
        number = number_at(s, here, &end);
        i = end;
        if (is_literal(b, number))
            continue;
        d = zij_report(b->r->to, &LOOSE_NUMBER,
                       node->where.len == s.len ? zij_span_part(node->where, here, end)
                                                : node->where,
                       "the number %.*s is tied to no data", ZIJ_ARG(number));
        zij_hint(b->r->to, d,
                 "write `= expression`, or bind the words to a claim or a source");
    }
}

static const struct {
    zij_node_kind kind;
    void (*bind)(binder *b, zij_node *node);
} binders[] = {
    { ZIJ_NODE_COMPUTED, bind_computed },
    { ZIJ_NODE_CLAIM, bind_claim },
    { ZIJ_NODE_ATTRIBUTED, bind_attribution },
    { ZIJ_NODE_EXHIBIT, bind_exhibit },
};

/* The depth of the tree is limited by ZIJ_PAGE_DEPTH. */
static void bind_tree(binder *outer, zij_node *node)
{
    binder b = *outer;

    for (size_t i = 0; i < ZIJ_COUNT(binders); i++)
        if (binders[i].kind == node->kind)
            binders[i].bind(&b, node);
    if (node->kind == ZIJ_NODE_TEXT || node->kind == ZIJ_NODE_CODE)
        check_digits(&b, node);
    for (zij_node *c = node->first; c != NULL; c = c->next)
        bind_tree(&b, c);
}

void zij_reader_bind(zij_page_reader *r, zij_node *node, size_t lang, bool label)
{
    binder b = { .r = r, .lang = lang, .bound = label };

    bind_tree(&b, node);
}
