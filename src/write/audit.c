/* audit.c - what the audit of a published edition found, as a table of words. */
#include "write/html.h"

static const zij_say state_words[ZIJ_AUDIT_STATES] = {
    [ZIJ_AUDIT_PROVED] = ZIJ_SAY_PROVED,
    [ZIJ_AUDIT_REFUTED] = ZIJ_SAY_REFUTED,
    [ZIJ_AUDIT_UNDECIDED] = ZIJ_SAY_UNDECIDED,
    [ZIJ_AUDIT_UNKNOWN] = ZIJ_SAY_UNKNOWN,
    [ZIJ_AUDIT_NOT_COMPARABLE] = ZIJ_SAY_NOT_COMPARABLE,
    [ZIJ_AUDIT_NOT_CHECKABLE] = ZIJ_SAY_NOT_CHECKABLE,
};

static const zij_say reading_words[ZIJ_READINGS] = {
    [ZIJ_READING_EVERY_STEP] = ZIJ_SAY_READ_EVERY_STEP,
    [ZIJ_READING_EVERY_PERIOD] = ZIJ_SAY_READ_EVERY_PERIOD,
    [ZIJ_READING_ENDPOINTS] = ZIJ_SAY_READ_ENDPOINTS,
    [ZIJ_READING_TREND] = ZIJ_SAY_READ_TREND,
    [ZIJ_READING_STEP] = ZIJ_SAY_READ_STEP,
    [ZIJ_READING_ALTERNATION] = ZIJ_SAY_READ_ALTERNATION,
    [ZIJ_READING_EXTREME] = ZIJ_SAY_READ_EXTREME,
    [ZIJ_READING_RANKING] = ZIJ_SAY_READ_RANKING,
    [ZIJ_READING_MEMBERS] = ZIJ_SAY_READ_MEMBERS,
    [ZIJ_READING_SHARE] = ZIJ_SAY_READ_SHARE,
    [ZIJ_READING_LEVEL] = ZIJ_SAY_READ_LEVEL,
    [ZIJ_READING_AMOUNT] = ZIJ_SAY_READ_AMOUNT,
};

static void put_head(zij_html *h, const zij_say *heads, size_t n)
{
    zij_html_put(h, "<thead><tr>");
    for (size_t i = 0; i < n; i++) {
        zij_html_put(h, "<th scope=\"col\">");
        zij_html_say(h, heads[i]);
        zij_html_put(h, "</th>");
    }
    zij_html_put(h, "</tr></thead>\n<tbody>\n");
}

/* ---- how many there are of each outcome ---- */

static void put_count(zij_html *h, zij_say what, size_t n)
{
    zij_html_put(h, "<tr><th scope=\"row\">");
    zij_html_say(h, what);
    zij_html_putf(h, "</th><td class=\"n\">%zu</td></tr>\n", n);
}

static void put_counts(zij_html *h, const zij_audited_edition *e)
{
    zij_html_put(h, "<thead><tr><th scope=\"col\">");
    zij_html_say(h, ZIJ_SAY_OUTCOME);
    zij_html_put(h, "</th><th scope=\"col\" class=\"n\">");
    zij_html_say(h, ZIJ_SAY_STATEMENTS);
    zij_html_put(h, "</th></tr></thead>\n<tbody>\n");
    for (size_t s = 0; s < ZIJ_AUDIT_STATES; s++)
        put_count(h, state_words[s], e->counts[s]);
    zij_html_put(h, "</tbody>\n<tbody class=\"total\">\n");
    put_count(h, ZIJ_SAY_ALL_STATEMENTS, e->edition->statements_n);
    zij_html_put(h, "</tbody>\n");
}

/* ---- statements ---- */

/* "IV-5": the chapter and item as the edition numbers them; behind a blank the item says
 * which of its cards it is. */
static void put_place(zij_html *h, const zij_statement *s)
{
    zij_html_put(h, "<tr><th scope=\"row\">");
    zij_html_text(h, s->chapter);
    zij_html_put(h, "-");
    if (zij_str_eq(s->item, ZIJ_STR("column")))
        zij_html_say(h, ZIJ_SAY_COLUMN_TEXT);
    else
        zij_html_text(h, zij_str_sub(s->item, 0, zij_str_find(s->item, 0, ' ')));
    zij_html_put(h, "</th>");
}

static void put_words(zij_html *h, zij_str text)
{
    zij_html_put(h, "<td class=\"w\">");
    zij_html_text(h, text);
    zij_html_put(h, "</td>");
}

static void put_reading(zij_html *h, const zij_audited *a)
{
    zij_html_put(h, "<td class=\"w\">");
    if (a->claim != NULL)
        zij_html_say(h, reading_words[a->statement->reading]);
    zij_html_put(h, "</td>");
}

static void put_ours(zij_html *h, const zij_audited *a)
{
    static const zij_say words[] = {
        [ZIJ_PROVED] = ZIJ_SAY_HOLDS,
        [ZIJ_REFUTED] = ZIJ_SAY_HOLDS_NOT,
        [ZIJ_UNDECIDED] = ZIJ_SAY_HOLDS_PERHAPS,
        [ZIJ_UNKNOWN] = ZIJ_SAY_NOT_KNOWN,
    };

    zij_html_put(h, "<td class=\"w\">");
    zij_html_say(h, words[a->verdict->outcome]);
    zij_html_put(h, "</td><td class=\"w\">");
    for (size_t i = 0; i < a->origins.n; i++) {
        if (i > 0)
            zij_html_say(h, ZIJ_SAY_SEMICOLON);
        zij_html_text(
            h, h->pages->book->pool.origins[a->origins.at[i]].publisher.in[h->v.lang]);
    }
    zij_html_put(h, "</td>");
}

static void put_statements(zij_html *h, const zij_audited_edition *e, zij_audit_state s)
{
    static const zij_say heads[] = { ZIJ_SAY_PLACE, ZIJ_SAY_STATEMENT, ZIJ_SAY_READ_AS,
                                     ZIJ_SAY_RATHER };
    static const zij_say both[] = { ZIJ_SAY_PLACE, ZIJ_SAY_STATEMENT, ZIJ_SAY_READ_AS,
                                    ZIJ_SAY_BY_OURS, ZIJ_SAY_OURS_FROM };
    bool refuted = s == ZIJ_AUDIT_REFUTED, ours = s == ZIJ_AUDIT_NOT_COMPARABLE;

    if (ours)
        put_head(h, both, ZIJ_COUNT(both));
    else
        put_head(h, heads, refuted ? 4 : 3);
    for (size_t i = 0; i < e->edition->statements_n; i++) {
        const zij_audited *a = &e->statements[i];

        if (a->state != s)
            continue;
        put_place(h, a->statement);
        put_words(h, a->statement->says.in[h->v.lang]);
        put_reading(h, a);
        if (ours)
            put_ours(h, a);
        if (refuted)
            put_words(h, a->statement->rather.in[h->v.lang]);
        zij_html_put(h, "</tr>\n");
    }
    zij_html_put(h, "</tbody>\n");
}

void zij_html_audit(zij_html *h, const zij_exhibit *x)
{
    const zij_audit_list *list = zij_exhibit_audit(x);
    const zij_audited_edition *e = NULL;

    for (size_t i = 0; i < h->audit->n; i++)
        if (h->audit->at[i].edition == list->edition)
            e = &h->audit->at[i];
    ZIJ_ASSERT(e != NULL);
    zij_html_putf(h,
                  "<div class=\"scroll\" role=\"region\" aria-labelledby=\"%.*s-t\" "
                  "tabindex=\"0\">\n<table>\n",
                  ZIJ_ARG(x->id));
    if (zij_str_eq(list->show, ZIJ_STR("counts")))
        put_counts(h, e);
    for (size_t s = 0; s < ZIJ_AUDIT_STATES; s++)
        if (zij_str_eq(list->show, zij_str_of(zij_audit_state_name((zij_audit_state)s))))
            put_statements(h, e, (zij_audit_state)s);
    zij_html_put(h, "</table>\n</div>\n");
}
