/* proof.c - a claim with all that is known of it: where it is said, and how it stands. */
#include "judge/judge.h"

typedef struct said {
    const zij_page *page;
    zij_str id;
    zij_voice voice;
    zij_arena *mem;
    zij_list(zij_str) list;
} said;

/* A page may show what a title says again. */
static void add_once(said *s, zij_str words)
{
    for (size_t i = 0; i < s->list.n; i++)
        if (zij_str_eq(s->list.at[i], words))
            return;
    *zij_list_add(s->mem, &s->list) = words;
}

/* The depth of a tree is limited by ZIJ_PAGE_DEPTH. */
static void look(said *s, const zij_node *node)
{
    for (; node != NULL; node = node->next) {
        if (node->kind == ZIJ_NODE_CLAIM && zij_str_eq(node->text, s->id)) {
            zij_buf b = zij_buf_make(s->mem);

            zij_put_words(&b, s->page, node->first, s->voice);
            add_once(s, zij_buf_str(&b));
        }
        look(s, node->first);
    }
}

static void look_in_words(said *s, const zij_words *w)
{
    look(s, w->in[s->voice.lang]);
}

static void look_in_exhibit(said *s, const zij_exhibit *x)
{
    const zij_profile *card = zij_exhibit_profile(x);

    look_in_words(s, &x->title);
    look_in_words(s, &x->subtitle);
    look_in_words(s, &x->total);
    look_in_words(s, &x->rows_head);
    for (size_t i = 0; i < x->columns_n; i++)
        look_in_words(s, &x->columns[i].head);
    for (size_t i = 0; card != NULL && i < card->facts_n; i++) {
        look_in_words(s, &card->facts[i].name);
        look_in_words(s, &card->facts[i].text);
    }
}

zij_said zij_judge_said(const zij_pages *pages, const zij_page *p, zij_str claim,
                        size_t lang, zij_arena *mem)
{
    said s = {
        .page = p, .id = claim, .voice = zij_voice_of(pages->book, lang), .mem = mem
    };

    look(&s, p->title[lang]);
    look(&s, p->doc[lang]);
    for (size_t i = 0; i < p->exhibits_n; i++)
        if (p->exhibits[i].placed[lang])
            look_in_exhibit(&s, &p->exhibits[i]);
    return (zij_said){ s.list.at, s.list.n };
}

bool zij_judge_proof(const zij_pages *pages, const zij_page *p, const zij_claim *claim,
                     zij_arena *mem, zij_proof *out)
{
    zij_expr_env env = zij_page_env(pages->book);

    if (claim->formula == ZIJ_NO_FORMULA)
        return false;
    *out =
        (zij_proof){ .page = p, .claim = claim, .formula = &p->formulas[claim->formula] };
    out->outcome = (zij_outcome)out->formula->value.verdicts[0].outcome;
    out->counter = zij_judge_counter(&env, out->formula, mem);
    out->reworded = zij_judge_true_wording(&env, out->formula, mem, &out->wording);
    out->margin = zij_judge_margin(&env, out->formula, mem);
    return true;
}
