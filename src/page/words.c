/* words.c - inline text without its marks, subtitles, and the few words of our own. */
#include "page/page.h"

#include "base/utf8.h"

/* A full stop after an abbreviation's (долл.) is left out. */
static void put_prose(zij_buf *b, zij_str s)
{
    bool twice = b->len > 0 && b->at[b->len - 1] == '.' && s.len > 0 && s.at[0] == '.';

    zij_put(b, zij_str_sub(s, twice, s.len));
}

static bool is_word(int32_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/* The first character behind a line end; a computed figure begins with some digit. */
static int32_t first_of(const zij_node *node)
{
    size_t i = 0;

    while (node != NULL && node->first != NULL)
        node = node->first;
    if (node == NULL)
        return ' ';
    if (node->kind == ZIJ_NODE_COMPUTED)
        return '0';
    return node->text.len > 0 ? zij_utf8_next(node->text, &i) : ' ';
}

bool zij_page_blank(int32_t before, const zij_node *next, zij_voice v)
{
    int32_t after = first_of(next);

    if (zij_str_eq(zij_text_lang_id(v.text), ZIJ_STR("ja")))
        return is_word(before) && is_word(after);
    return zij_utf8_columns(before) < 2 || zij_utf8_columns(after) < 2;
}

int32_t zij_last_character(zij_str s)
{
    size_t i = s.len;

    if (s.len == 0)
        return ' ';
    while (i > 0 && s.len - i < 4 && (i == s.len || (s.at[i] & 0xc0) == 0x80))
        i--;
    return zij_utf8_next(s, &i);
}

void zij_put_words(zij_buf *b, const zij_page *p, const zij_node *node, zij_voice v)
{
    for (; node != NULL; node = node->next) {
        if (node->kind == ZIJ_NODE_TEXT || node->kind == ZIJ_NODE_CODE)
            put_prose(b, node->text);
        else if (node->kind == ZIJ_NODE_COMPUTED)
            zij_put_value(b, &p->formulas[p->computed[node->index].formula].value,
                          p->computed[node->index].format, v);
        else if (node->kind == ZIJ_NODE_HARD_BREAK ||
                 (node->kind == ZIJ_NODE_SOFT_BREAK &&
                  zij_page_blank(zij_last_character(zij_buf_str(b)), node->next, v)))
            zij_put_byte(b, ' ');
        zij_put_words(b, p, node->first, v);
    }
}

/* A unit that has a multiplier of its own (TWh, per 1,000) says it in its name. After a
 * scale Russian declines the name of the unit; its short form has no case. */
static void put_unit(zij_buf *b, const zij_unit *unit, int power, bool brief, zij_voice v)
{
    size_t before = b->len;

    zij_text_put_scale(b, v.text, power - unit->multiplier);
    brief =
        brief || (b->len > before && zij_str_eq(zij_text_lang_id(v.text), ZIJ_STR("ru")));
    zij_put(b, brief ? unit->brief.in[v.lang] : unit->name.in[v.lang]);
}

void zij_put_flow_unit(zij_buf *b, const zij_flow *flow, zij_voice v)
{
    put_unit(b, flow->unit, flow->multiplier, false, v);
}

static zij_str unit_of(const zij_page *p, const zij_exhibit *x, size_t column, bool brief,
                       zij_voice v, zij_arena *mem)
{
    const zij_column *c = &x->columns[column];
    const zij_measure *m = &p->formulas[c->formula].value.measure;
    zij_buf b = zij_buf_make(mem);

    if (c->share != NULL)
        return zij_page_says(v, ZIJ_SAY_SHARES);
    if (m->unit == NULL || m->as == ZIJ_AS_PERCENT || m->as == ZIJ_AS_POINTS ||
        zij_format_names_unit(&c->format))
        return (zij_str){ 0 }; /* a percent sign or "1st" stands at each number */
    put_unit(&b, m->unit, c->format.args_n > 1 ? c->format.args[1] : m->multiplier, brief,
             v);
    return zij_buf_str(&b);
}

/* Whether one unit in the subtitle stands for those of all columns: they are many, or
 * they are codes or periods of the same figures. */
static bool one_unit(const zij_page *p, const zij_exhibit *x, zij_voice v, zij_arena *mem)
{
    zij_str first = unit_of(p, x, 0, true, v, mem);
    bool one =
        first.len > 0 && (x->columns_n > ZIJ_TABLE_COLUMNS || x->time || !x->by_column);

    for (size_t i = 1; one && i < x->columns_n; i++)
        one = zij_str_eq(unit_of(p, x, i, true, v, mem), first);
    return one;
}

zij_str zij_page_unit(const zij_page *p, const zij_exhibit *x, size_t column, zij_voice v,
                      zij_arena *mem)
{
    if (zij_exhibit_form_of(x) == ZIJ_FORM_DRAWING)
        return unit_of(p, x, column, false, v, mem);
    if (one_unit(p, x, v, mem))
        return (zij_str){ 0 };
    return unit_of(p, x, column, true, v, mem); /* the heads of a table are narrow */
}

static void put_period(zij_buf *b, const zij_exhibit *x, zij_voice v)
{
    zij_text_time from = { x->from.ordinal, x->from.freq },
                  to = { x->to.ordinal, x->to.freq };

    if (x->from.freq != 0 && x->from.freq == x->to.freq)
        zij_text_put_range(b, v.text, from, to, ZIJ_TEXT_WHEN_BRIEF);
}

static void put_joined(zij_buf *b, zij_str part, zij_voice v)
{
    if (b->len > 0 && part.len > 0)
        zij_put(b, zij_page_says(v, ZIJ_SAY_COMMA));
    zij_put(b, part);
}

/* Without words of its own an exhibit shows what its first figures measure. */
static void put_flow(zij_buf *b, const zij_page *p, const zij_exhibit *x, zij_voice v)
{
    const zij_evidence *e =
        x->columns_n > 0 ? &p->formulas[x->columns[0].formula].value.evidence : NULL;

    if (e == NULL || e->n == 0)
        return;
    zij_put(b, e->at[0].table->flow->name.in[v.lang]);
    if (zij_exhibit_form_of(x) == ZIJ_FORM_DRAWING && x->time && /* its ticks are bare */
        p->formulas[x->columns[0].formula].value.measure.as == ZIJ_AS_PERCENT)
        zij_put_c(b, ", %");
}

void zij_put_subtitle(zij_buf *b, const zij_page *p, const zij_exhibit *x, zij_voice v)
{
    zij_buf what = zij_buf_make(b->mem), when = zij_buf_make(b->mem);
    zij_buf out = zij_buf_make(b->mem);
    if (x->subtitle.in[v.lang] != NULL)
        zij_put_words(&what, p, x->subtitle.in[v.lang], v);
    else
        put_flow(&what, p, x, v);
    put_period(&when, x, v);
    put_joined(&out, zij_buf_str(&what), v);
    put_joined(&out, zij_buf_str(&when), v);
    if (x->columns_n > 0 &&
        (zij_exhibit_form_of(x) == ZIJ_FORM_DRAWING || one_unit(p, x, v, b->mem)))
        put_joined(&out, unit_of(p, x, 0, false, v, b->mem), v);
    zij_put(b, zij_buf_str(&out));
}
