/* profile.c - the kind profile: a card of facts about one code, in words. */
#include "page/exhibit.h"

enum { FACT_NAME, FACT_TEXT, FACT_FIELDS, FACTS_MOST = 40 };

const zij_yaml_field zij_fact_fields[] = {
    [FACT_NAME] = { "name", ZIJ_YAML_MAP, true },
    [FACT_TEXT] = { "text", ZIJ_YAML_MAP, true },
};
const size_t zij_fact_fields_n = FACT_FIELDS;

const zij_profile *zij_exhibit_profile(const zij_exhibit *x)
{
    return x->kind != NULL && x->kind->read == zij_profile_read ? x->own : NULL;
}

static zij_rc missing(zij_exhibit_reader *e, const char *what, const char *hint)
{
    zij_hint(e->r->to,
             zij_report(e->r->to, &zij_exhibit_bad_option, e->x->where,
                        "the profile %.*s needs %s", ZIJ_ARG(e->x->id), what),
             "%s", hint);
    return ZIJ_EINPUT;
}

/* The first codelist that has the code. */
static zij_rc find_code(zij_exhibit_reader *e, const zij_yaml *node, zij_profile *out)
{
    const zij_book *book = e->r->book;
    zij_nearest near = zij_nearest_to(node->text);

    for (size_t i = 0; i < book->codelists_n; i++) {
        out->codes = &book->codelists[i];
        out->code = zij_codelist_find(out->codes, node->text);
        if (out->code != ZIJ_NO_CODE) {
            out->hue =
                (uint8_t)zij_book_hue_of(book, out->codes, &out->codes->codes[out->code]);
            return ZIJ_OK;
        }
        for (size_t c = 0; c < out->codes->n; c++)
            zij_nearest_try(&near, out->codes->codes[c].id);
    }
    zij_hint_nearest(e->r->to,
                     zij_report(e->r->to, &zij_exhibit_unknown_code, node->where,
                                "no codelist has the code %.*s", ZIJ_ARG(node->text)),
                     &near);
    return ZIJ_EINPUT;
}

static zij_rc read_fact(zij_exhibit_reader *e, const zij_yaml *node, zij_fact *out)
{
    const zij_yaml *got[FACT_FIELDS];
    zij_rc rc = zij_yaml_fields(node, zij_fact_fields, FACT_FIELDS, e->r->to, got);

    if (rc == ZIJ_OK)
        rc = zij_reader_words(e->r, got[FACT_NAME], true, &out->name);
    return rc == ZIJ_OK ? zij_reader_words(e->r, got[FACT_TEXT], false, &out->text) : rc;
}

static zij_rc read_facts(zij_exhibit_reader *e, const zij_yaml *list, zij_profile *out)
{
    zij_fact *facts;
    zij_rc rc = ZIJ_OK;

    if (list == NULL || list->n == 0)
        return missing(e, "facts", "write facts: [{name: {...}, text: {...}}]");
    if (list->n > FACTS_MOST)
        return missing(e, "fewer facts", "a card has at most 40");
    facts = zij_array(e->r->mem, list->n, zij_fact);
    for (size_t i = 0; i < list->n; i++) {
        zij_rc one = read_fact(e, &list->items[i], &facts[i]);

        rc = rc == ZIJ_OK ? one : rc;
    }
    out->facts = facts;
    out->facts_n = list->n;
    return rc;
}

zij_rc zij_profile_read(zij_exhibit_reader *e)
{
    zij_profile *p = zij_new(e->r->mem, zij_profile);
    zij_rc rc;

    e->x->own = p;
    zij_exhibit_lay_nothing(e);
    if (e->got[ZIJ_EXHIBIT_OF] == NULL)
        return missing(e, "a code", "write of: and the code of a country");
    rc = find_code(e, e->got[ZIJ_EXHIBIT_OF], p);
    if (rc == ZIJ_OK)
        rc = read_facts(e, e->got[ZIJ_EXHIBIT_FACTS], p);
    if (rc == ZIJ_OK)
        rc = zij_exhibit_credits(e);
    for (size_t i = 0; rc == ZIJ_OK && i < p->facts_n; i++)
        zij_exhibit_credit_words(e, &p->facts[i].text);
    if (rc == ZIJ_OK)
        zij_exhibit_credit_words(e, &e->x->title);
    return rc;
}

/* The card of a page that has one only; NULL: none or several. */
static const zij_profile *only_card(const zij_page *p)
{
    const zij_profile *only = NULL;

    for (size_t i = 0; i < p->exhibits_n; i++) {
        const zij_profile *card = zij_exhibit_profile(&p->exhibits[i]);

        if (card != NULL && only != NULL)
            return NULL;
        only = card != NULL ? card : only;
    }
    return only;
}

zij_str zij_part_href(const zij_view *view, zij_along along, size_t i)
{
    const zij_side *side = &view->x->sides[along];
    uint16_t code = side->parts[i].code;

    for (size_t k = 0; code != ZIJ_NO_CODE && k < view->pages->n; k++) {
        const zij_page *p = &view->pages->at[k];
        const zij_profile *card = only_card(p);

        if (card != NULL && card->codes == side->codes && card->code == code &&
            p->doc[view->v.lang] != NULL)
            return p == view->page
                       ? (zij_str){ 0 }
                       : zij_strf(view->mem, "%s%.*s/index.html",
                                  view->page->kind == ZIJ_PAGE_COVER ? "" : "../",
                                  ZIJ_ARG(p->folder->slug));
    }
    return (zij_str){ 0 };
}
