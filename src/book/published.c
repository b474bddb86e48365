/* published.c - the files of published/: what an edition that is out says, as claims. */
#include "book/load.h"

static const zij_diag_kind UNKNOWN_SOURCE = {
    "published-unknown-source", ZIJ_ERROR,
    "A published edition names a source that sources.yaml does not have."
};
static const zij_diag_kind READING = {
    "published-unknown-reading", ZIJ_ERROR,
    "A statement of a published edition is read in no way that zij knows."
};
static const zij_diag_kind CLAIM = {
    "published-claim", ZIJ_ERROR,
    "A statement of a published edition has no claim, or a claim and a reason for none."
};

/* In the order of zij_reading. */
static const char *const readings[] = {
    [ZIJ_READING_EVERY_STEP] = "every step", [ZIJ_READING_EVERY_PERIOD] = "every period",
    [ZIJ_READING_ENDPOINTS] = "endpoints",   [ZIJ_READING_TREND] = "trend",
    [ZIJ_READING_STEP] = "one step",         [ZIJ_READING_ALTERNATION] = "alternation",
    [ZIJ_READING_EXTREME] = "extreme",       [ZIJ_READING_RANKING] = "ranking",
    [ZIJ_READING_MEMBERS] = "members",       [ZIJ_READING_SHARE] = "share",
    [ZIJ_READING_LEVEL] = "level",           [ZIJ_READING_AMOUNT] = "amount",
};
_Static_assert(ZIJ_COUNT(readings) == ZIJ_READINGS, "each reading has a name");

zij_str zij_reading_name(zij_reading r)
{
    return zij_str_of(readings[r]);
}

/* ---- the head of the file ---- */

static bool read_sources(zij_loading *l, const zij_yaml *list, const uint16_t **out,
                         size_t *out_n)
{
    uint16_t *at = zij_array(l->mem, list->n, uint16_t);
    bool good = zij_book_texts(l, list, "a source");

    *out = at;
    for (size_t i = 0; good && i < list->n; i++) {
        const zij_yaml *item = &list->items[i];
        const zij_origin *o = zij_book_origin(l->book, item->text);
        zij_nearest near = zij_nearest_to(item->text);

        if (o != NULL) {
            at[(*out_n)++] = (uint16_t)(o - l->book->pool.origins);
            continue;
        }
        for (size_t k = 0; k < l->book->pool.origins_n; k++)
            zij_nearest_try(&near, l->book->pool.origins[k].id);
        zij_hint_nearest(l->to,
                         zij_report(l->to, &UNKNOWN_SOURCE, item->where,
                                    "sources.yaml has no source %.*s",
                                    ZIJ_ARG(item->text)),
                         &near);
        good = false;
    }
    return good;
}

/* ---- a statement ---- */

static bool read_place(zij_loading *l, const zij_yaml *map, zij_statement *s)
{
    const zij_yaml *f[WHERE_N];

    if (zij_yaml_fields(map, zij_book_where_fields, WHERE_N, l->to, f) != ZIJ_OK)
        return false;
    s->chapter = zij_book_text(f[WHERE_CHAPTER]);
    s->item = zij_book_text(f[WHERE_ITEM]);
    return f[WHERE_BULLET] == NULL ||
           zij_yaml_int(f[WHERE_BULLET], 1, ZIJ_EDITION_BULLETS, l->to, &s->bullet) ==
               ZIJ_OK;
}

/* One text for all languages, or one for each. */
static zij_names read_words(zij_loading *l, const zij_yaml *node, bool *translated)
{
    zij_names names = { 0 };

    *translated = node != NULL && node->kind == ZIJ_YAML_MAP;
    if (*translated || node == NULL)
        return zij_book_names(l, node);
    for (size_t i = 0; i < l->book->langs.n; i++)
        names.in[i] = node->text;
    return names;
}

static bool read_reading(zij_loading *l, const zij_yaml *node, zij_statement *s)
{
    zij_nearest near = zij_nearest_to(node->text);

    for (size_t i = 0; i < ZIJ_READINGS; i++) {
        zij_nearest_try(&near, zij_reading_name((zij_reading)i));
        if (zij_str_eq(node->text, zij_reading_name((zij_reading)i))) {
            s->reading = (zij_reading)i;
            return true;
        }
    }
    zij_hint_nearest(l->to,
                     zij_report(l->to, &READING, node->where, "there is no reading %.*s",
                                ZIJ_ARG(node->text)),
                     &near);
    return false;
}

static bool read_rather(zij_loading *l, const zij_yaml *map, zij_statement *s)
{
    const zij_yaml *f[RATHER_N];
    bool translated = true;

    if (map == NULL)
        return true;
    if (zij_yaml_fields(map, zij_book_rather_fields, RATHER_N, l->to, f) != ZIJ_OK)
        return false;
    s->rather = read_words(l, f[RATHER_SAYS], &translated);
    s->translated &= translated;
    s->rather_claim = f[RATHER_CLAIM];
    return true;
}

/* A claim and how it is read, or why there is none. */
static bool check_claim(zij_loading *l, const zij_yaml *item, const zij_yaml **f)
{
    const bool claim = f[STATEMENT_CLAIM] != NULL, none = f[STATEMENT_REASON] != NULL;
    const char *wrong =
        claim && none     ? "has a claim, and a reason why it has none"
        : !claim && !none ? "has no claim"
        : claim && f[STATEMENT_READING] == NULL ? "does not say how it is read"
        : none && (f[STATEMENT_READING] != NULL || f[STATEMENT_RATHER] != NULL)
            ? "has no claim that could be read or corrected"
            : NULL;

    if (wrong == NULL)
        return true;
    zij_hint(l->to,
             zij_report(l->to, &CLAIM, item->key_where, "the statement %.*s %s",
                        ZIJ_ARG(item->key), wrong),
             claim == none ? "write claim and reading, or not_checkable and why"
             : claim       ? "add reading: every step, trend, ranking ..."
                           : "leave out reading and rather");
    return false;
}

static bool read_statement(zij_loading *l, const zij_yaml *item, zij_statement *s)
{
    const zij_yaml *f[STATEMENT_N];

    *s = (zij_statement){ .id = item->key, .where = item->key_where };
    if (!zij_book_check_id(l, item->key, item->key_where, "statement") ||
        zij_yaml_fields(item, zij_book_statement_fields, STATEMENT_N, l->to, f) !=
            ZIJ_OK ||
        !check_claim(l, item, f) || !read_place(l, f[STATEMENT_PLACE], s) ||
        (f[STATEMENT_READING] != NULL && !read_reading(l, f[STATEMENT_READING], s)))
        return false;
    if (f[STATEMENT_PRINTED] != NULL &&
        !read_sources(l, f[STATEMENT_PRINTED], &s->printed, &s->printed_n))
        return false;
    s->says = read_words(l, f[STATEMENT_SAYS], &s->translated);
    s->claim = f[STATEMENT_CLAIM];
    s->not_checkable = zij_book_text(f[STATEMENT_REASON]);
    s->rests_on = zij_book_text(f[STATEMENT_RESTS_ON]);
    s->note = zij_book_text(f[STATEMENT_NOTE]);
    return read_rather(l, f[STATEMENT_RATHER], s);
}

/* ---- the files ---- */

static bool read_edition(zij_loading *l, zij_str name, zij_edition *e)
{
    const zij_yaml *f[EDITION_N];
    const zij_yaml *root = zij_book_yaml(
        l, zij_strf(l->mem, "published/%.*s", ZIJ_ARG(name)), ZIJ_BOOK_NEEDED);
    zij_statement *list;

    if (root == NULL ||
        zij_yaml_fields(root, zij_book_edition_fields, EDITION_N, l->to, f) != ZIJ_OK)
        return false;
    *e = (zij_edition){ .id = zij_str_sub(name, 0, name.len - 5),
                        .edition = f[EDITION_EDITION]->text,
                        .title = zij_book_names(l, f[EDITION_TITLE]),
                        .publisher = zij_book_names(l, f[EDITION_PUBLISHER]) };
    if (!read_sources(l, f[EDITION_PRINTED], &e->printed, &e->printed_n))
        return false;
    list = zij_array(l->mem, f[EDITION_STATEMENTS]->n, zij_statement);
    e->statements = list;
    for (size_t i = 0; i < f[EDITION_STATEMENTS]->n; i++)
        e->statements_n +=
            read_statement(l, &f[EDITION_STATEMENTS]->items[i], &list[e->statements_n])
                ? 1
                : 0;
    return true;
}

void zij_book_read_published(zij_loading *l)
{
    zij_os_entries files = zij_book_list(l, ZIJ_STR("published"));
    zij_edition *list = zij_array(l->mem, files.n, zij_edition);

    l->book->editions = list;
    for (size_t i = 0; i < files.n; i++)
        if (files.at[i].kind == ZIJ_OS_FILE &&
            zij_str_ends(files.at[i].name, ZIJ_STR(".yaml")) &&
            read_edition(l, files.at[i].name, &list[l->book->editions_n]))
            l->book->editions_n++;
}
