/* page.c - page.yaml and the Markdown of each language become a page. */
#include "page/page.h"

#include "page/reader.h"

static const zij_diag_kind NO_TITLE = { "page-no-title", ZIJ_ERROR,
                                        "A page does not begin with a heading." };
static const zij_diag_kind UNKNOWN_KIND = { "page-unknown-kind", ZIJ_ERROR,
                                            "There is no page of that kind." };
static const zij_diag_kind UNKNOWN_SECTION = {
    "page-unknown-section", ZIJ_ERROR,
    "A page names a section that book.yaml does not list."
};
const zij_diag_kind zij_page_unknown_source = {
    "page-unknown-source", ZIJ_ERROR,
    "A page names a source that sources.yaml does not list."
};
static const zij_diag_kind UNKNOWN_NOTE = {
    "page-unknown-note", ZIJ_ERROR,
    "An exhibit names a note that notes.yaml does not list."
};
static const zij_diag_kind NOT_WORDS = {
    "page-not-words", ZIJ_ERROR, "A title or head is more than one paragraph of words."
};
static const zij_diag_kind UNPLACED = { "page-exhibit-unplaced", ZIJ_WARNING,
                                        "No text of a language shows an exhibit." };
static const zij_diag_kind TWO_OF_A_KIND = {
    "page-two-of-a-kind", ZIJ_ERROR, "A book has one cover, contents and sources each."
};
static const zij_diag_kind NOT_A_CLAIM = { "page-not-a-claim", ZIJ_ERROR,
                                           "A claim is not true or false." };

enum {
    FIELD_KIND,
    FIELD_SECTION,
    FIELD_LANGUAGES,
    FIELD_EXHIBITS,
    FIELD_CLAIMS,
    FIELD_WAIVERS,
    FIELD_SOURCES,
    FIELDS
};

static const zij_yaml_field fields[FIELDS] = {
    [FIELD_KIND] = { "kind", ZIJ_YAML_TEXT, false },
    [FIELD_SECTION] = { "section", ZIJ_YAML_TEXT, false },
    [FIELD_LANGUAGES] = { "languages", ZIJ_YAML_LIST, false }, /* book.h reads it */
    [FIELD_EXHIBITS] = { "exhibits", ZIJ_YAML_MAP, false },
    [FIELD_CLAIMS] = { "claims", ZIJ_YAML_MAP, false },
    [FIELD_WAIVERS] = { "waivers", ZIJ_YAML_MAP, false },
    [FIELD_SOURCES] = { "sources", ZIJ_YAML_LIST, false },
};

static const char *const kind_names[] = {
    [ZIJ_PAGE_TOPIC] = "topic",
    [ZIJ_PAGE_COVER] = "cover",
    [ZIJ_PAGE_CONTENTS] = "contents",
    [ZIJ_PAGE_SOURCES] = "sources",
};

const zij_book_map *zij_page_maps(size_t *n)
{
    static zij_book_map maps[] = {
        { "page", "", fields, FIELDS },
        { "page", "/properties/exhibits/additionalProperties", zij_exhibit_fields, 0 },
        { "page", "/$defs/column", zij_column_fields, 0 },
        { "page", "/$defs/fact", zij_fact_fields, 0 },
    };

    maps[1].n = zij_exhibit_fields_n;
    maps[2].n = zij_column_fields_n;
    maps[3].n = zij_fact_fields_n;
    *n = ZIJ_COUNT(maps);
    return maps;
}

zij_rc zij_reader_formula(zij_page_reader *r, zij_span text, uint32_t *out)
{
    uint32_t known = zij_map_get(&r->formula_at, zij_span_str(text));
    zij_formula f = { .where = text };
    zij_rc rc;

    if (known != ZIJ_MAP_NONE) {
        *out = known;
        return r->formulas.at[known].expr == NULL ? ZIJ_EINPUT : ZIJ_OK;
    }
    rc = zij_expr_parse(text, &r->env, r->mem, r->to, &f.expr);
    if (rc == ZIJ_OK)
        rc = zij_expr_eval(f.expr, &r->env, r->mem, r->to, &f.value);
    if (rc != ZIJ_OK)
        f.expr = NULL;
    *out = zij_map_add(&r->formula_at, zij_span_str(text), (uint32_t)r->formulas.n);
    *zij_list_add(r->mem, &r->formulas) = f;
    return rc;
}

static zij_rc find_all(zij_page_reader *r, const zij_yaml *node,
                       const zij_diag_kind *kind,
                       uint16_t (*find)(const zij_book *, zij_str, zij_nearest *),
                       const uint16_t **out, size_t *n)
{
    zij_rc rc = ZIJ_OK;
    uint16_t *at;

    *n = 0;
    if (node == NULL)
        return ZIJ_OK;
    at = zij_array(r->mem, node->n, uint16_t);
    for (size_t i = 0; i < node->n; i++) {
        const zij_yaml *item = &node->items[i];
        zij_nearest near = zij_nearest_to(item->text);

        at[i] = find(r->book, item->text, &near);
        if (at[i] == 0xffff) {
            zij_diag *d = zij_report(r->to, kind, item->where, "no %s %.*s",
                                     kind == &UNKNOWN_NOTE ? "note" : "source",
                                     ZIJ_ARG(item->text));

            zij_hint_nearest(r->to, d, &near);
            rc = ZIJ_EINPUT;
        }
    }
    *out = at;
    *n = node->n;
    return rc;
}

static uint16_t find_origin(const zij_book *book, zij_str id, zij_nearest *near)
{
    for (size_t i = 0; i < book->pool.origins_n; i++) {
        if (zij_str_eq(book->pool.origins[i].id, id))
            return (uint16_t)i;
        zij_nearest_try(near, book->pool.origins[i].id);
    }
    return 0xffff;
}

static uint16_t find_remark(const zij_book *book, zij_str id, zij_nearest *near)
{
    for (size_t i = 0; i < book->pool.remarks_n; i++) {
        if (zij_str_eq(book->pool.remarks[i].id, id))
            return (uint16_t)i;
        zij_nearest_try(near, book->pool.remarks[i].id);
    }
    return 0xffff;
}

zij_rc zij_reader_origins(zij_page_reader *r, const zij_yaml *node, const uint16_t **out,
                          size_t *n)
{
    return find_all(r, node, &zij_page_unknown_source, find_origin, out, n);
}

zij_rc zij_reader_remarks(zij_page_reader *r, const zij_yaml *node, const uint16_t **out,
                          size_t *n)
{
    return find_all(r, node, &UNKNOWN_NOTE, find_remark, out, n);
}

/* One text of a names map, as the children of its only paragraph. */
static zij_node *read_inline(zij_page_reader *r, const zij_yaml *node, size_t lang,
                             bool label)
{
    zij_node *tree;

    if (zij_markdown_read(zij_yaml_text_span(node, r->mem), r->mem, r->to, &tree) !=
        ZIJ_OK)
        return NULL;
    if (tree->first == NULL || tree->first->kind != ZIJ_NODE_PARAGRAPH ||
        tree->first->next != NULL) {
        zij_diag *d =
            zij_report(r->to, &NOT_WORDS, node->where,
                       "%.*s is not one paragraph of words", ZIJ_ARG(node->key));

        zij_hint(r->to, d,
                 "write words only; \\ before 1., -, # or > makes a sign of it");
        return NULL;
    }
    zij_reader_bind(r, tree, lang, label);
    return tree->first->first;
}

zij_rc zij_reader_words(zij_page_reader *r, const zij_yaml *node, bool label,
                        zij_words *out)
{
    zij_names names = { 0 };
    size_t errors = r->to->errors;
    zij_rc rc;

    if (node == NULL)
        return ZIJ_OK;
    rc = zij_yaml_names(node, &r->book->langs, r->to, &names);
    if (rc != ZIJ_OK)
        return rc;
    for (size_t i = 0; i < node->n; i++) {
        size_t lang = zij_langs_find(&r->book->langs, node->items[i].key);

        out->in[lang] = read_inline(r, &node->items[i], lang, label);
    }
    return r->to->errors == errors ? ZIJ_OK : ZIJ_EINPUT;
}

/* ---- page.yaml ---- */

static zij_rc read_claim(zij_page_reader *r, const zij_yaml *node)
{
    zij_claim *c = zij_list_add(r->mem, &r->claims);
    const zij_formula *f;
    uint32_t formula;

    c->id = node->key;
    c->where = node->key_where;
    c->formula = ZIJ_NO_FORMULA;
    if (zij_reader_id(r, node, "a claim") != ZIJ_OK ||
        zij_yaml_is(node, ZIJ_YAML_TEXT, "a claim", r->to) != ZIJ_OK ||
        zij_reader_formula(r, zij_yaml_text_span(node, r->mem), &formula) != ZIJ_OK)
        return ZIJ_EINPUT;
    f = &r->formulas.at[formula];
    if (zij_expr_kind(f->expr) != ZIJ_VALUE_VERDICTS || !zij_value_is_scalar(&f->value)) {
        zij_diag *d = zij_report(
            r->to, &NOT_A_CLAIM, zij_expr_span(f->expr),
            "the claim %.*s is not one statement that is true or false", ZIJ_ARG(c->id));

        zij_hint(r->to, d, "compare two values, or put always(...) around it");
        return ZIJ_EINPUT;
    }
    c->formula = formula;
    return ZIJ_OK;
}

static zij_rc read_claims(zij_page_reader *r, const zij_yaml *node)
{
    zij_rc rc = ZIJ_OK;

    for (size_t i = 0; node != NULL && i < node->n; i++)
        if (read_claim(r, &node->items[i]) != ZIJ_OK)
            rc = ZIJ_EINPUT;
    return rc;
}

static zij_rc read_exhibits(zij_page_reader *r, const zij_yaml *node)
{
    zij_rc rc = ZIJ_OK;

    for (size_t i = 0; node != NULL && i < node->n; i++) {
        zij_exhibit x = { .id = node->items[i].key, .where = node->items[i].key_where };

        if (zij_reader_exhibit_id(r, node, &node->items[i]) != ZIJ_OK ||
            zij_exhibit_read(r, &node->items[i], &x) != ZIJ_OK)
            rc = ZIJ_EINPUT;
        *zij_list_add(r->mem, &r->exhibits) = x;
    }
    return rc;
}

static zij_rc read_kind(zij_page_reader *r, const zij_yaml *node, zij_page *p)
{
    zij_nearest near;
    zij_diag *d;

    p->kind = ZIJ_PAGE_TOPIC;
    if (node == NULL)
        return ZIJ_OK;
    near = zij_nearest_to(node->text);
    for (size_t i = 0; i < ZIJ_COUNT(kind_names); i++) {
        p->kind = (zij_page_kind)i;
        if (zij_str_eq(node->text, zij_str_of(kind_names[i])))
            return ZIJ_OK;
        zij_nearest_try(&near, zij_str_of(kind_names[i]));
    }
    d = zij_report(r->to, &UNKNOWN_KIND, node->where, "no page is a %.*s",
                   ZIJ_ARG(node->text));
    zij_hint_nearest(r->to, d, &near);
    return ZIJ_EINPUT;
}

static zij_rc read_section(zij_page_reader *r, const zij_yaml *node, zij_page *p)
{
    zij_nearest near;
    zij_diag *d;

    if (node == NULL)
        return ZIJ_OK;
    p->section = zij_book_section(r->book, node->text);
    if (p->section != NULL)
        return ZIJ_OK;
    near = zij_nearest_to(node->text);
    for (size_t i = 0; i < r->book->sections_n; i++)
        zij_nearest_try(&near, r->book->sections[i].id);
    d = zij_report(r->to, &UNKNOWN_SECTION, node->where,
                   "book.yaml lists no section %.*s", ZIJ_ARG(node->text));
    zij_hint_nearest(r->to, d, &near);
    return ZIJ_EINPUT;
}

static zij_rc read_yaml(zij_page_reader *r, zij_page *p)
{
    const zij_yaml *got[FIELDS];
    zij_rc rc = zij_yaml_fields(r->folder->yaml, fields, FIELDS, r->to, got), each[6];

    if (rc != ZIJ_OK)
        return rc;
    each[0] = read_kind(r, got[FIELD_KIND], p);
    each[1] = read_section(r, got[FIELD_SECTION], p);
    each[2] = read_claims(r, got[FIELD_CLAIMS]);
    each[3] = zij_reader_waivers(r, got[FIELD_WAIVERS]); /* before titles use them */
    each[4] = read_exhibits(r, got[FIELD_EXHIBITS]);
    each[5] = zij_reader_origins(r, got[FIELD_SOURCES], &p->origins, &p->origins_n);
    for (size_t i = 0; i < ZIJ_COUNT(each); i++)
        rc = each[i] != ZIJ_OK ? each[i] : rc;
    return rc;
}

/* ---- Markdown ---- */

static zij_rc read_text(zij_page_reader *r, zij_page *p, size_t lang)
{
    const zij_source *in = r->folder->text[lang].in;
    zij_span whole = { in, 0, in == NULL ? 0 : (uint32_t)in->text.len };
    zij_node *doc;
    zij_diag *d;

    if (in == NULL)
        return ZIJ_OK; /* `languages:` narrows the page; book.c saw to that */
    if (zij_markdown_read(whole, r->mem, r->to, &doc) != ZIJ_OK)
        return ZIJ_EINPUT;
    zij_reader_bind(r, doc, lang, false);
    if (doc->first == NULL || doc->first->kind != ZIJ_NODE_HEADING ||
        doc->first->level != 1 || doc->first->first == NULL) {
        d = zij_report(r->to, &NO_TITLE, zij_span_part(whole, 0, 1),
                       "the page begins with no title");
        zij_hint(r->to, d, "write # and the title in the first line");
        return ZIJ_EINPUT;
    }
    p->title[lang] = doc->first;
    doc->first = doc->first->next;
    p->doc[lang] = doc;
    return ZIJ_OK;
}

/* An exhibit that nobody sees is an oversight, unless the page is written elsewhere. */
static void report_unplaced(zij_page_reader *r, const zij_page *p)
{
    for (size_t i = 0; i < r->exhibits.n; i++) {
        const zij_exhibit *x = &r->exhibits.at[i];

        for (size_t lang = 0; lang < r->book->langs.n; lang++) {
            if (p->doc[lang] == NULL || x->placed[lang])
                continue;
            zij_hint(r->to,
                     zij_report(r->to, &UNPLACED, x->where,
                                "no text in %.*s shows the exhibit %.*s",
                                ZIJ_ARG(r->book->langs.id[lang]), ZIJ_ARG(x->id)),
                     "write ![](exhibit:%.*s), or take the exhibit out", ZIJ_ARG(x->id));
        }
    }
}

static zij_rc read_page(const zij_book *book, const zij_page_folder *folder,
                        zij_arena *mem, zij_diags *to, zij_page *p)
{
    zij_page_reader r = { .book = book,
                          .folder = folder,
                          .env = zij_page_env(book),
                          .mem = mem,
                          .to = to,
                          .formula_at = zij_map_make(mem) };
    size_t errors = to->errors;
    zij_rc rc;

    p->folder = folder;
    rc = read_yaml(&r, p);
    for (size_t lang = 0; lang < book->langs.n; lang++) {
        zij_rc one = read_text(&r, p, lang);

        rc = rc == ZIJ_OK ? one : rc;
    }
    report_unplaced(&r, p);
    zij_reader_unwaived(&r);
    p->formulas = r.formulas.at;
    p->formulas_n = r.formulas.n;
    p->computed = r.computed.at;
    p->computed_n = r.computed.n;
    p->claims = r.claims.at;
    p->claims_n = r.claims.n;
    p->exhibits = r.exhibits.at;
    p->exhibits_n = r.exhibits.n;
    p->loose = r.loose.at;
    p->loose_n = r.loose.n;
    zij_copy(p->bindings, r.bindings, sizeof r.bindings);
    if (to->errors == errors)
        zij_reader_credits(&r, p);
    return rc == ZIJ_OK && to->errors > errors ? ZIJ_EINPUT : rc;
}

static bool share_language(const zij_page *a, const zij_page *b)
{
    for (size_t lang = 0; lang < ZIJ_LANGS; lang++)
        if (a->doc[lang] != NULL && b->doc[lang] != NULL)
            return true;
    return false;
}

/* A second cover would have the same address. */
static zij_rc check_kinds(const zij_pages *pages, zij_diags *to)
{
    zij_rc rc = ZIJ_OK;

    for (size_t i = 0; i < pages->n; i++) {
        const zij_page *p = &pages->at[i];
        zij_span where = { p->folder->in, 0, 0 };

        for (size_t k = 0; k < i && p->kind != ZIJ_PAGE_TOPIC; k++) {
            if (pages->at[k].kind != p->kind || !share_language(&pages->at[k], p))
                continue;
            zij_hint(to,
                     zij_report(to, &TWO_OF_A_KIND, where,
                                "the page %.*s is the %s already",
                                ZIJ_ARG(pages->at[k].folder->name), kind_names[p->kind]),
                     "make one of them a topic, or narrow both with languages: [...]");
            rc = ZIJ_EINPUT;
        }
    }
    return rc;
}

zij_rc zij_pages_read(const zij_book *book, zij_arena *mem, zij_diags *to,
                      const zij_pages **out)
{
    zij_pages *pages = zij_new(mem, zij_pages);
    zij_page *at = zij_array(mem, book->pages_n, zij_page);
    zij_rc rc = zij_page_check_definitions(book, mem, to);

    if (rc != ZIJ_OK) { /* every use would be wrong once more */
        *pages = (zij_pages){ .book = book };
        *out = pages;
        return rc;
    }
    for (size_t i = 0; i < book->pages_n; i++) {
        zij_rc one = read_page(book, &book->pages[i], mem, to, &at[i]);

        rc = rc == ZIJ_OK ? one : rc;
    }
    *pages = (zij_pages){ book, at, book->pages_n };
    *out = pages;
    return check_kinds(pages, to) == ZIJ_OK ? rc : ZIJ_EINPUT;
}

const zij_claim *zij_page_claim(const zij_page *p, zij_str id)
{
    for (size_t i = 0; i < p->claims_n; i++)
        if (zij_str_eq(p->claims[i].id, id))
            return &p->claims[i];
    return NULL;
}

const zij_exhibit *zij_page_exhibit(const zij_page *p, zij_str id)
{
    for (size_t i = 0; i < p->exhibits_n; i++)
        if (zij_str_eq(p->exhibits[i].id, id))
            return &p->exhibits[i];
    return NULL;
}
