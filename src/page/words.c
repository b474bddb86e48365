/* words.c - inline text without its marks, subtitles, and the few words of our own. */
#include "page/page.h"

void zij_put_words(zij_buf *b, const zij_page *p, const zij_node *node, zij_voice v)
{
    for (; node != NULL; node = node->next) {
        if (node->kind == ZIJ_NODE_TEXT || node->kind == ZIJ_NODE_CODE)
            zij_put(b, node->text);
        else if (node->kind == ZIJ_NODE_COMPUTED)
            zij_put_value(b, &p->formulas[p->computed[node->index].formula].value,
                          p->computed[node->index].format, v);
        else if (node->kind == ZIJ_NODE_SOFT_BREAK || node->kind == ZIJ_NODE_HARD_BREAK)
            zij_put_byte(b, ' ');
        zij_put_words(b, p, node->first, v);
    }
}

/* 10^power in words, before a unit: the languages differ in what they count by. */
static zij_str power_word(zij_voice v, int power)
{
    static const struct {
        const char *lang;
        struct {
            int power;
            zij_str word;
        } words[8];
    } table[] = {
        { "ja",
          { { 3, ZIJ_STR_CONST("1,000") },
            { 4, ZIJ_STR_CONST("1万") },
            { 6, ZIJ_STR_CONST("100万") },
            { 8, ZIJ_STR_CONST("1億") },
            { 9, ZIJ_STR_CONST("10億") },
            { 12, ZIJ_STR_CONST("1兆") } } },
        { "ru",
          { { 3, ZIJ_STR_CONST("тыс. ") },
            { 6, ZIJ_STR_CONST("млн ") },
            { 9, ZIJ_STR_CONST("млрд ") },
            { 12, ZIJ_STR_CONST("трлн ") } } },
        { "en",
          { { 3, ZIJ_STR_CONST("thousand ") },
            { 6, ZIJ_STR_CONST("million ") },
            { 9, ZIJ_STR_CONST("billion ") },
            { 12, ZIJ_STR_CONST("trillion ") } } },
    };
    zij_str lang = zij_text_lang_id(v.text);
    size_t row = 0;

    while (row + 1 < ZIJ_COUNT(table) && !zij_str_eq(zij_str_of(table[row].lang), lang))
        row++;
    for (size_t i = 0; i < ZIJ_COUNT(table[row].words); i++)
        if (table[row].words[i].power == power && power != 0)
            return table[row].words[i].word;
    return (zij_str){ 0 };
}

zij_str zij_page_unit(const zij_page *p, const zij_exhibit *x, size_t column, zij_voice v,
                      zij_arena *mem)
{
    const zij_column *c = &x->columns[column];
    const zij_measure *m = &p->formulas[c->formula].value.measure;
    int power = c->format.args_n > 1 ? c->format.args[1] : m->multiplier;
    zij_str word;

    if (m->unit == NULL || m->as == ZIJ_AS_PERCENT || m->as == ZIJ_AS_POINTS)
        return m->kinds_n == 0 && m->as != ZIJ_AS_COUNT ? ZIJ_STR("%") : (zij_str){ 0 };
    /* a unit with a multiplier of its own (TWh, per 1,000) says it in its name */
    word = power_word(v, power - m->unit->multiplier);
    /* after a power Russian declines the name of the unit; its short form has no case */
    return zij_strf(
        mem, "%.*s%.*s", ZIJ_ARG(word),
        ZIJ_ARG(word.len > 0 && zij_str_eq(zij_text_lang_id(v.text), ZIJ_STR("ru"))
                    ? m->unit->brief.in[v.lang]
                    : m->unit->name.in[v.lang]));
}

static void put_period(zij_buf *b, const zij_exhibit *x, zij_voice v)
{
    zij_text_time from = { x->from.ordinal, x->from.freq },
                  to = { x->to.ordinal, x->to.freq };

    if (x->from.freq == x->to.freq)
        zij_text_put_range(b, v.text, from, to, ZIJ_TEXT_WHEN_BRIEF);
}

static void put_joined(zij_buf *b, zij_str part, zij_voice v)
{
    if (b->len > 0 && part.len > 0)
        zij_put(b, zij_page_says(v, ZIJ_SAY_COMMA));
    zij_put(b, part);
}

void zij_put_subtitle(zij_buf *b, const zij_page *p, const zij_exhibit *x, zij_voice v)
{
    zij_buf what = zij_buf_make(b->mem), when = zij_buf_make(b->mem);
    zij_buf out = zij_buf_make(b->mem);
    const zij_evidence *evidence = &p->formulas[x->columns[0].formula].value.evidence;

    if (x->subtitle.in[v.lang] != NULL)
        zij_put_words(&what, p, x->subtitle.in[v.lang], v);
    else if (evidence->n > 0)
        zij_put(&what, evidence->at[0].table->flow->name.in[v.lang]);
    put_period(&when, x, v);
    put_joined(&out, zij_buf_str(&what), v);
    put_joined(&out, zij_buf_str(&when), v);
    if (x->columns_n == 1)
        put_joined(&out, zij_page_unit(p, x, 0, v, b->mem), v);
    zij_put(b, zij_buf_str(&out));
}
