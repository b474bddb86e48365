/* site.c - all files of a book. Pages and cards are written in parallel, each into its
 * own slot; fonts follow, since they hold exactly the characters that the pages use. */
#include "base/utf8.h"
#include "write/card.h"
#include "write/data.h"
#include "write/exhibits.h"
#include "write/font.h"
#include "write/html.h"
#include "write/search.h"
#include "write/sitemap.h"
#include "write/uses.h"
#include "write/write.h"

static const zij_diag_kind NO_PAGES = { "write-no-pages", ZIJ_ERROR,
                                        "A book without pages makes no site." };

/* Planes 0 to 2, for fonts have nothing beyond. A set of them has a bit for each. */
enum { CHARACTERS = 0x30000, SET = CHARACTERS / 64 };

/* One file on its way. */
typedef struct job {
    const zij_page *page; /* NULL: the card of the language */
    size_t lang;
    zij_arena mem; /* owned */
    zij_diags to;
    uint64_t *seen; /* characters of the page */
    zij_rc rc;
} job;

typedef struct site {
    const zij_pages *pages;
    const zij_write_options *options;
    zij_os_stage *stage;
    zij_arena *mem;
    zij_diags *to;
    zij_home *homes; /* where figures are shown first */
    job *jobs;
    size_t jobs_n;
    uint64_t *used[ZIJ_LANGS]; /* characters of a language's pages */
} site;

static zij_str path_of(const site *s, job *j)
{
    zij_buf b = zij_buf_make(&j->mem);

    zij_putf(&b, "site/%.*s/", ZIJ_ARG(s->pages->book->langs.id[j->lang]));
    if (j->page->kind != ZIJ_PAGE_COVER)
        zij_putf(&b, "%.*s/", ZIJ_ARG(j->page->folder->slug));
    zij_put_c(&b, "index.html");
    return zij_buf_str(&b);
}

static void note_characters(uint64_t *seen, zij_str bytes)
{
    for (size_t at = 0; at < bytes.len;) {
        int32_t c = zij_utf8_next(bytes, &at);

        if (c >= 0x20 && c < CHARACTERS)
            seen[c / 64] |= (uint64_t)1 << c % 64;
    }
}

static zij_rc make_page(const site *s, job *j)
{
    zij_html h = { .pages = s->pages,
                   .page = j->page,
                   .v = zij_voice_of(s->pages->book, j->lang),
                   .up = j->page->kind == ZIJ_PAGE_COVER ? "" : "../",
                   .draft = s->options->draft,
                   .checks = s->options->judged != NULL,
                   .audit = s->options->audit,
                   .homes = s->homes,
                   .mem = &j->mem,
                   .to = &j->to,
                   .out = zij_buf_make(&j->mem) };
    zij_rc rc = zij_html_page(&h);

    note_characters(j->seen, zij_buf_str(&h.out));
    if (rc == ZIJ_OK)
        rc = zij_os_stage_write(s->stage, path_of(s, j), zij_buf_str(&h.out), &j->to);
    return rc;
}

static zij_rc make_card(const site *s, job *j)
{
    zij_str file = zij_card_file(s->pages, j->lang, &j->mem), bytes;
    zij_rc rc = zij_card_make(s->pages, j->lang, &j->mem, &j->to, &bytes);

    if (rc == ZIJ_OK)
        rc = zij_os_stage_write(s->stage, zij_strf(&j->mem, "site/%.*s", ZIJ_ARG(file)),
                                bytes, &j->to);
    return rc;
}

/* A page leaves its characters and what was reported; its memory is free for the next. */
static void write_job(void *self, size_t i)
{
    site *s = self;
    job *j = &s->jobs[i];

    j->mem = zij_arena_make(&zij_os_host);
    j->to = zij_diags_make(&j->mem);
    j->rc = (j->page == NULL ? make_card : make_page)(s, j);
    if (j->to.list.n == 0)
        zij_arena_free(&j->mem);
    if (s->options->progress != NULL)
        s->options->progress(s->options->self, i + 1, s->jobs_n);
}

/* Reports are taken in the order of the jobs, so that they are the same on every run. */
static zij_rc take_reports(site *s)
{
    zij_rc rc = ZIJ_OK;

    for (size_t i = 0; i < s->jobs_n; i++) {
        zij_diags_take(s->to, &s->jobs[i].to);
        rc = rc == ZIJ_OK ? s->jobs[i].rc : rc;
    }
    return rc;
}

static void join_characters(site *s)
{
    for (size_t i = 0; i < s->jobs_n; i++)
        for (size_t k = 0; k < SET; k++)
            s->used[s->jobs[i].lang][k] |= s->jobs[i].seen[k];
}

static zij_rc write_pages(site *s)
{
    const zij_book *book = s->pages->book;
    zij_rc rc;

    s->homes = zij_homes_make(s->pages, s->mem);
    for (size_t i = 0; i < s->pages->n; i++)
        zij_homes_add(s->pages, i, s->homes);
    s->jobs = zij_array(s->mem, (s->pages->n + 1) * book->langs.n, job);
    for (size_t lang = 0; lang < book->langs.n; lang++) /* they take longest */
        if (zij_html_first(s->pages, lang) != NULL)
            s->jobs[s->jobs_n++] = (job){ .lang = lang };
    for (size_t i = 0; i < s->pages->n; i++)
        for (size_t lang = 0; lang < book->langs.n; lang++)
            if (s->pages->at[i].doc[lang] != NULL)
                s->jobs[s->jobs_n++] = (job){ .page = &s->pages->at[i], .lang = lang };
    for (size_t i = 0; i < s->jobs_n; i++)
        s->jobs[i].seen = zij_array(s->mem, SET, uint64_t);
    zij_os_parallel(s->jobs_n, write_job, s);
    rc = take_reports(s);
    if (rc == ZIJ_OK)
        join_characters(s);
    for (size_t i = 0; i < s->jobs_n; i++)
        zij_arena_free(&s->jobs[i].mem);
    return rc;
}

/* ---- fonts ---- */

/* One weight of a language's font. */
typedef struct face {
    zij_str lang;
    bool bold;
    const int32_t *chars; /* borrowed */
    size_t n;
    zij_arena mem; /* owned */
    zij_diags to;
    zij_rc rc;
    zij_font_set set;
} face;

enum { WEIGHTS = 2 };

static void make_face(void *self, size_t i)
{
    face *f = &((face *)self)[i];

    f->mem = zij_arena_make(&zij_os_host);
    f->to = zij_diags_make(&f->mem);
    f->rc = zij_font_set_make(f->lang, f->bold, f->chars, f->n, &f->mem, &f->to, &f->set);
}

static const int32_t *characters_of(const site *s, size_t lang, size_t *n)
{
    int32_t *chars = zij_array(s->mem, CHARACTERS, int32_t);

    *n = 0;
    for (int32_t c = 0x20; c < CHARACTERS; c++)
        if (s->used[lang][c / 64] >> c % 64 & 1)
            chars[(*n)++] = c;
    return chars;
}

static zij_rc write_face(site *s, const face *f, zij_buf *css)
{
    zij_rc rc = f->rc;

    for (size_t k = 0; rc == ZIJ_OK && k < f->set.n; k++)
        rc = zij_os_stage_write(
            s->stage, zij_strf(s->mem, "site/assets/%.*s", ZIJ_ARG(f->set.files[k].name)),
            f->set.files[k].bytes, s->to);
    if (rc == ZIJ_OK)
        zij_put(css, f->set.css);
    return rc;
}

/* The fonts, and the style sheet that names them. */
static zij_rc write_assets(site *s)
{
    const zij_langs *langs = &s->pages->book->langs;
    face *faces = zij_array(s->mem, langs->n * WEIGHTS, face);
    zij_buf css = zij_buf_make(s->mem), js = zij_buf_make(s->mem);
    zij_rc rc = ZIJ_OK;

    for (size_t i = 0; i < langs->n * WEIGHTS; i++) {
        faces[i] = (face){ .lang = langs->id[i / WEIGHTS], .bold = i % WEIGHTS == 1 };
        faces[i].chars = characters_of(s, i / WEIGHTS, &faces[i].n);
    }
    zij_os_parallel(langs->n * WEIGHTS, make_face, faces);
    zij_put(&css, zij_html_asset("web/zij.css"));
    for (size_t i = 0; i < langs->n * WEIGHTS; i++) {
        zij_rc one = write_face(s, &faces[i], &css);

        zij_diags_take(s->to, &faces[i].to);
        rc = rc == ZIJ_OK ? one : rc;
        zij_arena_free(&faces[i].mem);
    }
    for (size_t i = 0; i < langs->n; i++)
        zij_putf(&css, ":root:lang(%.*s) { --face: \"zij-%.*s\"; }\n",
                 ZIJ_ARG(langs->id[i]), ZIJ_ARG(langs->id[i]));
    if (rc == ZIJ_OK)
        rc = zij_os_stage_write(s->stage, ZIJ_STR("site/assets/zij.css"),
                                zij_buf_str(&css), s->to);
    zij_put(&js, zij_html_asset("web/zij.js"));
    zij_put(&js, zij_html_asset("web/evidence.js"));
    if (rc == ZIJ_OK)
        rc = zij_os_stage_write(s->stage, ZIJ_STR("site/assets/zij.js"), zij_buf_str(&js),
                                s->to);
    return rc;
}

/* ---- what scripts load ---- */

/* The files of one language on their way. */
typedef struct loaded {
    site *site;
    size_t lang;
    zij_use_list uses;
    zij_arena mem; /* owned */
    zij_diags to;
    zij_rc rc;
} loaded;

static zij_rc write_script(loaded *one, const char *name, zij_str bytes)
{
    zij_str lang = one->site->pages->book->langs.id[one->lang];

    return zij_os_stage_write(
        one->site->stage,
        zij_strf(&one->mem, "site/assets/%s-%.*s.js", name, ZIJ_ARG(lang)), bytes,
        &one->to);
}

static void make_loaded(void *self, size_t i)
{
    loaded *one = &((loaded *)self)[i];
    const zij_pages *pages = one->site->pages;
    zij_str uses;

    one->mem = zij_arena_make(&zij_os_host);
    one->to = zij_diags_make(&one->mem);
    uses = zij_uses_script(&one->uses, one->lang, &one->mem);
    note_characters(one->site->used[one->lang], uses);
    one->rc = write_script(one, "uses", uses);
    if (one->rc == ZIJ_OK)
        one->rc =
            write_script(one, "search", zij_search_script(pages, one->lang, &one->mem));
}

/* What is asked for at first use, by language; before the fonts, which hold its words. */
static zij_rc write_loaded(site *s)
{
    size_t n = s->pages->book->langs.n;
    loaded *all = zij_array(s->mem, n, loaded);
    zij_use_list uses = zij_use_list_make(s->pages, s->options->judged, s->mem);
    zij_rc rc = ZIJ_OK;

    for (size_t i = 0; i < n; i++)
        all[i] = (loaded){ .site = s, .lang = i, .uses = uses };
    zij_os_parallel(n, make_loaded, all);
    for (size_t i = 0; i < n; i++) {
        zij_diags_take(s->to, &all[i].to);
        rc = rc == ZIJ_OK ? all[i].rc : rc;
        zij_arena_free(&all[i].mem);
    }
    return rc;
}

/* ---- data ---- */

/* In both places, as all data are. */
static zij_rc write_checks(site *s)
{
    zij_str text;
    zij_rc rc;

    if (s->options->judged == NULL)
        return ZIJ_OK;
    text = zij_write_checks(s->pages, s->options->judged, s->mem);
    rc = zij_os_stage_write(s->stage, ZIJ_STR("data/checks.json"), text, s->to);
    return rc == ZIJ_OK ? zij_os_stage_write(s->stage, ZIJ_STR("site/data/checks.json"),
                                             text, s->to)
                        : rc;
}

static zij_rc write_data(site *s)
{
    zij_rc rc = zij_write_data(s->pages->book, s->stage, s->mem, s->to);

    if (rc == ZIJ_OK)
        rc = write_checks(s);
    if (rc == ZIJ_OK)
        rc = zij_write_exhibits(s->pages, s->stage, s->mem, s->to);
    if (rc != ZIJ_OK || s->options->draft) /* nobody should find a draft */
        return rc;
    return zij_write_sitemap(s->pages, s->stage, s->mem, s->to);
}

/* ---- the door ---- */

/* site/index.html sends the reader to the default language. */
static zij_rc write_door(site *s)
{
    zij_html h = { .pages = s->pages,
                   .v = zij_voice_of(s->pages->book, 0),
                   .up = "",
                   .mem = s->mem,
                   .to = s->to,
                   .out = zij_buf_make(s->mem) };
    const zij_langs *langs = &s->pages->book->langs;
    size_t lang = 0;

    while (lang < langs->n && zij_html_first(s->pages, lang) == NULL)
        lang++;
    if (lang == langs->n) {
        zij_diag *d = zij_report(s->to, &NO_PAGES, ZIJ_NOWHERE, "the book has no pages");

        zij_hint(s->to, d, "make a folder pages/10-first with page.yaml and %.*s.md",
                 ZIJ_ARG(langs->id[0]));
        return ZIJ_EINPUT;
    }
    zij_html_door(&h, lang);
    return zij_os_stage_write(s->stage, ZIJ_STR("site/index.html"), zij_buf_str(&h.out),
                              s->to);
}

zij_rc zij_write_book(const zij_pages *pages, const char *out,
                      const zij_write_options *options, zij_arena *mem, zij_diags *to)
{
    static zij_rc (*const steps[])(site *) = { write_pages, write_door, write_loaded,
                                               write_assets, write_data };
    static const zij_write_options none = { 0 };
    site s = {
        .pages = pages, .options = options == NULL ? &none : options, .mem = mem, .to = to
    };
    zij_rc rc = zij_os_stage_open(out, to, &s.stage);

    if (rc != ZIJ_OK)
        return rc;
    for (size_t i = 0; i < pages->book->langs.n; i++)
        s.used[i] = zij_array(mem, SET, uint64_t);
    for (size_t i = 0; rc == ZIJ_OK && i < ZIJ_COUNT(steps); i++)
        rc = steps[i](&s);
    if (rc == ZIJ_OK)
        rc = zij_os_stage_commit(s.stage, to);
    zij_os_stage_close(s.stage);
    return rc;
}
