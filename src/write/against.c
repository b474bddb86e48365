/* against.c - the editor's work list as one page that needs nothing beside it: its style
 * stands in it, and a policy lets no other be applied. */
#include "write/html.h"
#include "write/write.h"

#include "base/sha256.h"

typedef struct report {
    zij_html h; /* of which text and markup use `out` and `mem` alone */
    const zij_langs *langs;
} report;

static void put_head(report *r, zij_str title)
{
    zij_str css = zij_html_asset("web/report.css");
    uint8_t hash[ZIJ_SHA256_BYTES];

    zij_sha256(css, hash);
    zij_html_put(&r->h, "<!doctype html>\n<html lang=\"en\">\n<head>\n"
                        "<meta charset=\"utf-8\">\n"
                        "<meta http-equiv=\"Content-Security-Policy\" "
                        "content=\"default-src 'none'; style-src 'sha256-");
    zij_put_base64(&r->h.out, hash, sizeof hash);
    zij_html_put(&r->h, "'; base-uri 'none'; form-action 'none'\">\n"
                        "<meta name=\"viewport\" content=\"width=device-width, "
                        "initial-scale=1\">\n<title>");
    zij_html_text(&r->h, title);
    zij_html_put(&r->h, "</title>\n<style>");
    zij_put(&r->h.out, css);
    zij_html_put(&r->h, "</style>\n</head>\n<body>\n<main>\n<h1>");
    zij_html_text(&r->h, title);
    zij_html_put(&r->h, "</h1>\n");
}

static void put_counts(report *r, const zij_against *a)
{
    zij_html_put(&r->h, "<p class=\"counts\">");
    for (size_t s = 0; s < ZIJ_AGAINST_STATES; s++)
        zij_html_putf(&r->h, "%s<b>%zu</b> %s", s > 0 ? ", " : "", a->counts[s],
                      zij_against_name((zij_against_state)s));
    zij_html_put(&r->h, ".</p>\n");
    if (a->flows_n == 0)
        zij_html_put(&r->h, "<p>No figure differs.</p>\n");
}

static void put_data(report *r, const zij_against *a)
{
    if (a->flows_n > 0)
        zij_html_put(&r->h, "<ul class=\"counts\">\n");
    for (size_t i = 0; i < a->flows_n; i++) {
        const zij_against_flow *f = &a->flows[i];

        zij_html_putf(&r->h,
                      "<li><code>%.*s</code>: %zu changed, %zu added, %zu gone, "
                      "%zu as before</li>\n",
                      ZIJ_ARG(f->flow->id), f->changed, f->added, f->gone, f->same);
    }
    for (size_t i = 0; i < a->identities_n; i++) {
        const zij_against_identity *d = &a->identities[i];

        zij_html_putf(&r->h,
                      "<li class=\"bad\"><code>%.*s</code>: %zu broken (%zu before), "
                      "%zu unknown (%zu before)</li>\n",
                      ZIJ_ARG(d->identity->id), d->broken, d->was_broken, d->unknown,
                      d->was_unknown);
    }
    if (a->flows_n > 0)
        zij_html_put(&r->h, "</ul>\n");
}

static void put_texts(report *r, const zij_against_item *i)
{
    zij_html_put(&r->h, "<table>\n<thead><tr><th></th><th>Old</th><th>New</th></tr>"
                        "</thead>\n<tbody>\n");
    for (size_t lang = 0; lang < r->langs->n; lang++) {
        zij_str id = r->langs->id[lang];

        if (i->was.in[lang].len == 0)
            continue;
        zij_html_putf(&r->h, "<tr><td>%.*s</td><td lang=\"%.*s\">", ZIJ_ARG(id),
                      ZIJ_ARG(id));
        zij_html_text(&r->h, i->was.in[lang]);
        zij_html_putf(&r->h, "</td><td class=\"new\" lang=\"%.*s\">", ZIJ_ARG(id));
        zij_html_text(&r->h, i->now.in[lang]);
        zij_html_put(&r->h, "</td></tr>\n");
    }
    zij_html_put(&r->h, "</tbody>\n</table>\n");
}

static void put_claim(report *r, const zij_against_claim *c)
{
    zij_html_put(&r->h, "<li><code>");
    zij_html_text(&r->h, c->expression);
    zij_html_putf(&r->h, "</code>: %s, now <span class=\"%s\">%s</span>",
                  zij_outcome_name(c->was), c->now == ZIJ_PROVED ? "good" : "bad",
                  zij_outcome_name(c->now));
    if (c->counter.len > 0) {
        zij_html_put(&r->h, ": ");
        zij_html_text(&r->h, c->counter);
    }
    if (c->state == ZIJ_AGAINST_TIGHT) {
        zij_buf b = zij_buf_make(r->h.mem);

        zij_put_margin(&b, &c->margin);
        zij_html_put(&r->h, ", but tight: ");
        zij_html_text(&r->h, zij_buf_str(&b));
    }
    if (c->wording.expression.len > 0) {
        zij_html_put(&r->h, "<br>true would be <code>");
        zij_html_text(&r->h, c->wording.expression);
        zij_html_put(&r->h, "</code>: ");
        zij_html_text(&r->h, c->wording.sentence);
    }
    zij_html_put(&r->h, "</li>\n");
}

static void put_number(report *r, const zij_against_number *n)
{
    size_t told = 0;

    zij_html_put(&r->h, "<li><code>");
    zij_html_text(&r->h, n->expression);
    zij_html_put(&r->h, "</code>: ");
    for (size_t lang = 0; lang < r->langs->n; lang++) {
        if (n->was.in[lang].len + n->now.in[lang].len == 0)
            continue;
        zij_html_putf(&r->h, "%s%.*s ", told++ > 0 ? "; " : "",
                      ZIJ_ARG(r->langs->id[lang]));
        zij_html_text(&r->h, n->was.in[lang]);
        zij_html_put(&r->h, " → ");
        zij_html_text(&r->h, n->now.in[lang]);
    }
    zij_html_put(&r->h, "</li>\n");
}

static void put_item(report *r, const zij_pages *pages, const zij_against_item *i)
{
    zij_html_put(&r->h, "<article>\n<h3>");
    zij_html_text(&r->h, pages->at[i->page].folder->name);
    if (i->part.len > 0) {
        zij_html_put(&r->h, ", ");
        zij_html_text(&r->h, i->part);
    }
    zij_html_put(&r->h, "</h3>\n<p class=\"at\">");
    if (i->where.in != NULL) {
        zij_html_text(&r->h, i->where.in->path);
        zij_html_putf(&r->h, ":%zu", zij_place_of(i->where).line);
    }
    zij_html_put(&r->h, "</p>\n");
    put_texts(r, i);
    zij_html_put(&r->h, "<ul class=\"claims\">\n");
    for (size_t k = 0; k < i->claims_n; k++)
        put_claim(r, &i->claims[k]);
    for (size_t k = 0; k < i->numbers_n; k++)
        put_number(r, &i->numbers[k]);
    zij_html_put(&r->h, "</ul>\n</article>\n");
}

zij_str zij_write_against(const zij_pages *pages, const zij_against *a, zij_arena *mem)
{
    report r = { .h = { .pages = pages, .mem = mem, .out = zij_buf_make(mem) },
                 .langs = &pages->book->langs };
    zij_against_state last = ZIJ_AGAINST_STATES;

    put_head(&r, zij_strf(mem, "%.*s with newer figures", ZIJ_ARG(pages->book->id)));
    put_counts(&r, a);
    put_data(&r, a);
    for (size_t i = 0; i < a->items_n; i++) {
        zij_against_state s = a->items[i].state;

        if (s != last)
            zij_html_putf(&r.h, "<h2>%c%s</h2>\n", zij_against_name(s)[0] - 'a' + 'A',
                          zij_against_name(s) + 1);
        last = s;
        put_item(&r, pages, &a->items[i]);
    }
    zij_html_put(&r.h, "</main>\n</body>\n</html>\n");
    return zij_buf_str(&r.h.out);
}
