/* statements.c - the statements of a page: what carries each, and what nothing carries.
 *
 * The walk sees the characters of a paragraph in the order in which they print and cuts
 * them into sentences: behind 。 at once, behind a full stop when a blank and no small
 * letter follow, at the end of a line always. */
#include "page/loose.h"

#include "base/utf8.h"

typedef enum carrier { NOTHING, CLAIM, VALUE, SOURCE, WAIVER, CARRIERS } carrier;

/* How sure it is that a sentence ended. */
typedef enum ending {
    RUNS,
    STOPPED, /* behind its stop, or a bracket that closes behind it */
    PAUSED,  /* and a blank */
    FULL,    /* behind 。 */
} ending;

typedef struct walk {
    zij_page_reader *r;
    size_t lang;
    const zij_loose_words *words; /* NULL: none are known, or all are waived */
    zij_waiver *page;             /* what waives all that nothing else carries, or NULL */
    bool carried[CARRIERS];       /* of the statement so far */
    bool began;
    zij_span where; /* where it began to be carried by nothing, else where it began */
    ending ending;
    zij_str word; /* the letters before the place of the walk */
} walk;

/* ---- sentences ---- */

static void finish(walk *w)
{
    zij_bindings *c = &w->r->bindings[w->lang];
    size_t *of = w->carried[CLAIM]                            ? &c->claims
                 : w->carried[VALUE]                          ? &c->values
                 : w->carried[SOURCE]                         ? &c->sources
                 : w->carried[WAIVER] && !w->carried[NOTHING] ? &c->waived
                                                              : &c->unbound;

    if (w->began && of == &c->unbound && w->page != NULL) {
        w->page->used = true;
        of = &c->waived;
    }
    if (w->began) {
        c->statements++;
        (*of)++;
        if (of == &c->unbound)
            *zij_list_add(w->r->mem, &w->r->loose) =
                (zij_loose){ ZIJ_LOOSE_STATEMENT, w->where, zij_span_str(w->where) };
    }
    zij_zero(w->carried, sizeof w->carried);
    w->began = false;
    w->ending = RUNS;
    w->word = (zij_str){ 0 };
}

/* Something that is no punctuation, carried by `by`. */
static void carry(walk *w, carrier by, zij_span where)
{
    if (!w->began || (by == NOTHING && !w->carried[NOTHING]))
        w->where = where;
    w->began = true;
    w->carried[by] = true;
}

static bool is_letter(int32_t c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= 0xc0 && c < 0x2000) || (c >= 0x3005 && c <= 0x3007) ||
           (c >= 0x3041 && c < 0xfe00) || (c >= 0xff10 && c <= 0xff19) ||
           (c >= 0xff21 && c <= 0xff3a) || c >= 0x20000;
}

static bool is_small(int32_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= 0x430 && c <= 0x45f);
}

static bool closes(int32_t c)
{
    return c == ')' || c == 0x2019 || c == 0x201d || c == 0xbb || c == '"' ||
           c == 0x300d || c == 0x300f || c == 0xff09;
}

/* A full stop behind it ends no sentence: one letter, or an abbreviation. */
static bool is_abbreviation(zij_str word)
{
    static const char *const all[] = { "St",   "Mr",  "Mrs",  "Dr",   "vs",  "No",
                                       "etc",  "Co",  "Ltd",  "Inc",  "гг",  "долл",
                                       "тыс",  "млн", "млрд", "трлн", "руб", "чел",
                                       "проц", "см",  "им",   "др",   "пр",  "стр" };

    if (zij_utf8_count(word) < 2)
        return true;
    for (size_t i = 0; i < ZIJ_COUNT(all); i++)
        if (zij_str_eq(word, zij_str_of(all[i])))
            return true;
    return false;
}

/* Before a character that is no part of a sentence's end: whether one ends here. */
static void settle(walk *w, bool small)
{
    if (w->ending == FULL || (w->ending == PAUSED && !small))
        finish(w);
    w->ending = RUNS;
}

static void step(walk *w, int32_t c, carrier by, zij_span where)
{
    if (c == 0x3002 || c == 0xff01 || c == 0xff1f) {
        w->ending = FULL;
    } else if (c == '.' || c == '!' || c == '?' || c == 0x2026) {
        if (c != '.' || by != NOTHING || w->word.len == 0 || !is_abbreviation(w->word))
            w->ending = STOPPED;
    } else if (closes(c)) {
        w->ending = w->ending == STOPPED ? STOPPED : RUNS; /* （…。） goes on */
    } else if (c == ' ' || c == 0xa0 || c == '\t') {
        w->ending = w->ending == STOPPED ? PAUSED : w->ending;
    } else {
        settle(w, is_small(c));
        if (is_letter(c))
            carry(w, by, where);
    }
}

/* ---- the tree ---- */

/* From byte `at` of a node's text to its end, or the line of the node. */
static zij_span place(const zij_node *node, size_t from, size_t to)
{
    return node->where.len == node->text.len ? zij_span_part(node->where, from, to)
                                             : node->where;
}

static void walk_text(walk *w, const zij_node *node, carrier by)
{
    zij_str s = node->text;
    size_t word = 0;

    for (size_t i = 0; i < s.len;) {
        size_t here = i;
        int32_t c = zij_utf8_next(s, &i);

        step(w, c, by, place(node, here, s.len));
        if (is_letter(c))
            w->word = zij_str_sub(s, word, i);
        else
            word = i, w->word = (zij_str){ 0 };
    }
}

static bool is_blank_before(zij_str s, size_t to)
{
    return to == 0 || zij_str_eq(zij_str_sub(s, 0, to), ZIJ_STR(" ")) ||
           zij_str_eq(zij_str_sub(s, 0, to), ZIJ_STR("\xc2\xa0"));
}

/* Right behind a figure 倍 and million are its unit. */
static void list_words(walk *w, const zij_node *node, bool behind_figure)
{
    zij_str small;
    zij_loose_word found;

    if (w->words == NULL)
        return;
    small = zij_loose_small(node->text, w->r->mem);
    for (size_t at = 0; zij_loose_next(w->words, small, at, &found); at = found.to) {
        if (behind_figure && found.kind == ZIJ_LOOSE_NUMERAL &&
            is_blank_before(node->text, found.from))
            continue;
        w->r->bindings[w->lang].words++;
        *zij_list_add(w->r->mem, &w->r->loose) =
            (zij_loose){ found.kind, place(node, found.from, found.to),
                         zij_str_sub(node->text, found.from, found.to) };
    }
}

static carrier carrier_of(const zij_node *node, carrier outer)
{
    static const carrier by[ZIJ_NODE_KINDS] = { [ZIJ_NODE_CLAIM] = CLAIM,
                                                [ZIJ_NODE_COMPUTED] = VALUE,
                                                [ZIJ_NODE_ATTRIBUTED] = SOURCE,
                                                [ZIJ_NODE_WAIVED] = WAIVER };

    return by[node->kind] == NOTHING ? outer : by[node->kind];
}

/* The depth of the tree is limited by ZIJ_PAGE_DEPTH. */
static void walk_inline(walk *w, const zij_node *node, carrier outer)
{
    bool figure = false; /* the node before */

    for (; node != NULL; node = node->next) {
        carrier by = carrier_of(node, outer);

        if (node->kind == ZIJ_NODE_SOFT_BREAK || node->kind == ZIJ_NODE_HARD_BREAK) {
            finish(w);
        } else if (node->kind == ZIJ_NODE_COMPUTED) {
            settle(w, false);
            carry(w, VALUE, node->where);
        } else if (node->kind == ZIJ_NODE_TEXT) {
            walk_text(w, node, by);
            if (by == NOTHING)
                list_words(w, node, figure);
        }
        walk_inline(w, node->first, by);
        figure = node->kind == ZIJ_NODE_COMPUTED;
    }
}

static void walk_block(walk *w, const zij_node *node)
{
    if (node->kind == ZIJ_NODE_PARAGRAPH) {
        walk_inline(w, node->first, NOTHING);
        finish(w);
    } else if (node->kind != ZIJ_NODE_HEADING && node->kind != ZIJ_NODE_PAIR) {
        for (const zij_node *c = node->first; c != NULL; c = c->next)
            walk_block(w, c);
    }
}

void zij_reader_statements(zij_page_reader *r, const zij_node *node, size_t lang)
{
    walk w = { .r = r, .lang = lang, .page = zij_reader_page_waiver(r) };

    if (w.page == NULL)
        w.words = zij_loose_words_of(r->book->langs.id[lang]);
    walk_block(&w, node);
}
