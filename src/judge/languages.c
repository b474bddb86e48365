/* languages.c - the languages of a page say the same: what one attributes to a source,
 * the others attribute, too. (Claims: claim.c.) */
#include "judge/judge.h"

static const zij_diag_kind DIFFER = {
    "page-languages-differ", ZIJ_ERROR,
    "A language of a page names a source that another does not."
};

/* The depth of the tree is limited by ZIJ_PAGE_DEPTH. */
static bool names(const zij_node *node, zij_str source)
{
    for (; node != NULL; node = node->next)
        if ((node->kind == ZIJ_NODE_ATTRIBUTED && zij_str_eq(node->text, source)) ||
            names(node->first, source))
            return true;
    return false;
}

static bool page_names(const zij_page *p, size_t lang, zij_str source)
{
    bool found = names(p->doc[lang]->first, source);

    for (size_t i = 0; !found && i < p->exhibits_n; i++)
        found = names(p->exhibits[i].title.in[lang], source);
    return found;
}

typedef struct walk {
    const zij_pages *pages;
    const zij_page *page;
    size_t lang;
    zij_diags *to;
} walk;

static void compare(const walk *w, const zij_node *source)
{
    const zij_langs *langs = &w->pages->book->langs;

    for (size_t other = 0; other < langs->n; other++) {
        if (w->page->doc[other] == NULL || page_names(w->page, other, source->text))
            continue;
        zij_hint(
            w->to,
            zij_report(w->to, &DIFFER, source->where,
                       "the text in %.*s names the source %.*s, that in %.*s does not",
                       ZIJ_ARG(langs->id[w->lang]), ZIJ_ARG(source->text),
                       ZIJ_ARG(langs->id[other])),
            "write [words](source:%.*s) in %.*s", ZIJ_ARG(source->text),
            ZIJ_ARG(langs->id[other]));
    }
}

/* The depth of the tree is limited by ZIJ_PAGE_DEPTH. */
static void walk_tree(const walk *w, const zij_node *node)
{
    for (; node != NULL; node = node->next) {
        if (node->kind == ZIJ_NODE_ATTRIBUTED)
            compare(w, node);
        walk_tree(w, node->first);
    }
}

void zij_judge_languages(const zij_pages *pages, zij_diags *to)
{
    for (size_t i = 0; i < pages->n; i++) {
        walk w = { .pages = pages, .page = &pages->at[i], .to = to };

        for (w.lang = 0; w.lang < pages->book->langs.n; w.lang++)
            if (w.page->doc[w.lang] != NULL)
                walk_tree(&w, w.page->doc[w.lang]->first);
    }
}
