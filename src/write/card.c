/* card.c - the card of a language: the book on the left, a figure on the right. All
 * lengths are pixels of the card; previews show it at less than half its size, so nothing
 * that matters is smaller than 20. */
#include "write/card.h"

#include "base/utf8.h"
#include "paint/paint.h"
#include "write/html.h"
#include "write/letters.h"

enum {
    MARGIN = 64,
    LEFT = 392,  /* width of the book's column */
    RIGHT = 616, /* of the figure's */
    FIGURE_X = ZIJ_CARD_WIDTH - MARGIN - RIGHT,
    BOTTOM = ZIJ_CARD_HEIGHT - MARGIN,
    LINES = 6,
};

typedef struct card {
    const zij_pages *pages;
    zij_voice v;
    zij_str lang;
    zij_arena *mem;
    zij_diags *to;
    zij_picture *picture;
} card;

/* ---- lines ---- */

typedef struct setting {
    zij_lettering as;
    double room;    /* width */
    double leading; /* from baseline to baseline */
    size_t most;    /* lines */
} setting;

typedef struct lines {
    zij_str at[LINES];
    size_t n;
    bool torn; /* inside a word, or something is left out */
} lines;

static double width_of(const card *c, zij_str text, const setting *as)
{
    return zij_chart_text_width(c->lang, text, as->as.size, as->as.bold);
}

static bool is_one_of(int32_t c, const char *marks)
{
    zij_str all = zij_str_of(marks);

    for (size_t i = 0; i < all.len;)
        if (zij_utf8_next(all, &i) == c)
            return true;
    return false;
}

static bool is_hiragana(int32_t c)
{
    return c >= 0x3041 && c <= 0x309f;
}

/* Where a line of a heading may end: behind blanks and marks, and in Japanese where a
 * particle is over, so that no name is torn. */
static bool is_break(int32_t a, int32_t b)
{
    static const char *const never_first = "、。，．・：；！？」』）］〉》…ー,.:;!?)]%";

    if (b == ' ' || is_one_of(b, never_first))
        return false;
    return a == ' ' || is_one_of(a, "、。，・／–—-") ||
           (is_hiragana(a) && !is_hiragana(b));
}

/* The bytes of the first line: up to the last good place that fits, else what fits. */
static size_t line_end(const card *c, zij_str text, const setting *as, bool *torn)
{
    size_t best = 0, fits = 0;
    int32_t before = ' ';

    for (size_t i = 0; i < text.len;) {
        size_t here = i;
        int32_t next = zij_utf8_next(text, &i);

        if (here > 0 && is_break(before, next))
            best = here;
        if (fits > 0 &&
            width_of(c, zij_str_trim(zij_str_sub(text, 0, i)), as) > as->room) {
            *torn = *torn || best == 0;
            return best > 0 ? best : fits;
        }
        fits = i;
        before = next;
    }
    return text.len;
}

static lines break_lines(const card *c, zij_str text, const setting *as)
{
    lines l = { 0 };
    zij_str rest = zij_str_trim(text);

    while (rest.len > 0 && l.n < as->most) {
        size_t end = line_end(c, rest, as, &l.torn);

        l.at[l.n++] = zij_str_trim(zij_str_sub(rest, 0, end));
        rest = zij_str_trim(zij_str_sub(rest, end, rest.len));
    }
    if (rest.len > 0) {
        l.torn = true;
        l.at[l.n - 1] = zij_strf(c->mem, "%.*s…", ZIJ_ARG(l.at[l.n - 1]));
    }
    return l;
}

/* Writes lines; returns the baseline of the one that would follow. */
static double put_lines(const card *c, double x, double y, zij_str text,
                        const setting *as)
{
    lines l = break_lines(c, text, as);

    for (size_t i = 0; i < l.n; i++, y += as->leading)
        zij_paint_text(c->picture, x, y, l.at[i], &as->as);
    return y;
}

/* The largest size at which the text stands in its lines whole. */
static setting fit(const card *c, zij_str text, setting as, double least)
{
    double ratio = as.leading / as.as.size;

    while (as.as.size > least && break_lines(c, text, &as).torn)
        as.as.size -= 2;
    as.leading = as.as.size * ratio;
    return as;
}

static const setting heading = { { 28, true, ZIJ_INK_INK }, RIGHT, 28 * 1.3, 3 };
static const setting subheading = { { 20, false, ZIJ_INK_SOFT }, RIGHT, 20 * 1.4, 2 };
static const setting source = { { 17, false, ZIJ_INK_SOFT }, RIGHT, 17 * 1.4, 2 };
static const double DRAWING_GAP = 24, RULE_GAP = 34;

/* ---- the book ---- */

/* "2026 edition" */
static zij_str edition_of(const zij_book *book, zij_voice v, zij_arena *mem)
{
    zij_str form = zij_page_says(v, ZIJ_SAY_EDITION);
    size_t at = zij_str_search(form, 0, ZIJ_STR("%s"));

    return zij_strf(mem, "%.*s%.*s%.*s", ZIJ_ARG(zij_str_sub(form, 0, at)),
                    ZIJ_ARG(book->edition), ZIJ_ARG(zij_str_sub(form, at + 2, form.len)));
}

static void put_book(const card *c)
{
    const zij_book *book = c->pages->book;
    zij_str title = book->title.in[c->v.lang];
    setting big =
        fit(c, title, (setting){ { 60, true, ZIJ_INK_INK }, LEFT, 60 * 1.2, 4 }, 32);
    setting plain = { { 24, false, ZIJ_INK_SOFT }, LEFT, 24 * 1.45, 5 };
    setting foot = { { 24, true, ZIJ_INK_INK }, LEFT, 24 * 1.45, 1 };
    double y = MARGIN + RULE_GAP + big.as.size * 0.9;

    zij_paint_rect(c->picture, (zij_box){ MARGIN, MARGIN, 72, 6 }, ZIJ_INK_INK);
    y = put_lines(c, MARGIN, y, title, &big);
    y += plain.as.size * 1.1 - big.as.size * 0.6 + 20;
    put_lines(c, MARGIN, y, book->subtitle.in[c->v.lang], &plain);
    y = BOTTOM;
    put_lines(c, MARGIN, y, edition_of(book, c->v, c->mem), &foot);
    foot.as.bold = false;
    foot.as.ink = ZIJ_INK_SOFT;
    if (book->publisher.in[c->v.lang].len > 0)
        put_lines(c, MARGIN, y - foot.leading, book->publisher.in[c->v.lang], &foot);
}

/* ---- the figure ---- */

typedef struct figure {
    const zij_page *page;
    const zij_exhibit *x;
    const zij_scene *scene;
    double scale;
} figure;

static zij_str title_of(const card *c, const figure *f)
{
    zij_buf b = zij_buf_make(c->mem);

    zij_put_words(&b, f->page, f->x->title.in[c->v.lang], c->v);
    return zij_buf_str(&b);
}

static zij_str subtitle_of(const card *c, const figure *f)
{
    zij_buf b = zij_buf_make(c->mem);

    zij_put_subtitle(&b, f->page, f->x, c->v);
    return zij_buf_str(&b);
}

/* "Source: IMF, World Economic Outlook"; empty where that is too long. */
static zij_str sources_of(const card *c, const figure *f, const setting *as)
{
    zij_buf b = zij_buf_make(c->mem);
    zij_say head = f->x->origins_n > 1 ? ZIJ_SAY_SOURCES : ZIJ_SAY_SOURCE;

    if (f->x->origins_n == 0)
        return (zij_str){ 0 };
    zij_put(&b, zij_page_says(c->v, head));
    for (size_t i = 0; i < f->x->origins_n; i++) {
        zij_put(&b, zij_page_says(c->v, i == 0 ? ZIJ_SAY_COLON : ZIJ_SAY_SEMICOLON));
        zij_put_dataset(&b, &c->pages->book->pool.origins[f->x->origins[i]], c->v);
    }
    return break_lines(c, zij_buf_str(&b), as).torn ? (zij_str){ 0 } : zij_buf_str(&b);
}

/* What the drawing may be high. */
static double room_of(const card *c, const figure *f)
{
    double head = (double)break_lines(c, title_of(c, f), &heading).n * heading.leading;
    double sub =
        (double)break_lines(c, subtitle_of(c, f), &subheading).n * subheading.leading;

    double foot =
        (double)break_lines(c, sources_of(c, f, &source), &source).n * source.leading;

    return BOTTOM - MARGIN - RULE_GAP - head - sub - foot - 2 * DRAWING_GAP;
}

/* Lays the drawing out as large as the card has room for, at a scale; *fits is false when
 * it has not. A plot that would be too high is laid out lower, but not flat. */
static zij_rc try_scale(const card *c, figure *f, double scale, bool *fits)
{
    static const double FLAT = 200;
    zij_view view = { c->pages, f->page, f->x, c->v, c->mem };
    zij_room room = { RIGHT / scale, 0 };
    double most = room_of(c, f) / scale;
    zij_rc rc = zij_exhibit_scene_within(&view, room, c->to, &f->scene);

    if (rc == ZIJ_OK && f->scene->h > most && most >= FLAT) {
        room.height = most;
        rc = zij_exhibit_scene_within(&view, room, c->to, &f->scene);
    }
    f->scale = scale;
    *fits = rc == ZIJ_OK && f->scene->items.n > 0 && f->scene->h <= most;
    return rc;
}

static zij_rc try_figure(const card *c, figure *f, bool *fits)
{
    static const double scales[] = { 2, 1.8, 1.6, 1.4, 1.2, 1 };
    zij_rc rc = ZIJ_OK;

    *fits = false;
    for (size_t i = 0; rc == ZIJ_OK && !*fits && i < ZIJ_COUNT(scales); i++)
        rc = try_scale(c, f, scales[i], fits);
    return rc;
}

/* The first drawing of a page that fits; *tries counts down. */
static zij_rc find_on_page(const card *c, const zij_page *p, size_t *tries, figure *out)
{
    zij_rc rc = ZIJ_OK;

    for (size_t i = 0; i < p->exhibits_n && rc == ZIJ_OK && *tries > 0; i++) {
        figure f = { .page = p, .x = &p->exhibits[i] };
        bool fits = false;

        if (zij_exhibit_form_of(f.x) != ZIJ_FORM_DRAWING)
            continue;
        --*tries;
        rc = try_figure(c, &f, &fits);
        if (rc == ZIJ_OK && fits) {
            *out = f;
            return ZIJ_OK;
        }
    }
    return rc;
}

/* The first drawing that fits: of the cover, else of the other pages in their order. */
static zij_rc find_figure(const card *c, figure *out)
{
    size_t tries = 20;
    zij_rc rc = ZIJ_OK;

    for (int cover = 1; cover >= 0; cover--)
        for (size_t i = 0; i < c->pages->n && rc == ZIJ_OK && out->scene == NULL; i++) {
            const zij_page *p = &c->pages->at[i];

            if ((p->kind == ZIJ_PAGE_COVER) == cover && p->doc[c->v.lang] != NULL)
                rc = find_on_page(c, p, &tries, out);
        }
    return rc;
}

static void put_figure(const card *c, const figure *f)
{
    zij_str from = sources_of(c, f, &source);
    double rows = (double)break_lines(c, from, &source).n;
    double y = MARGIN + RULE_GAP + heading.as.size * 0.9;

    zij_paint_rect(c->picture, (zij_box){ FIGURE_X, MARGIN, RIGHT, 2 }, ZIJ_INK_TICK);
    y = put_lines(c, FIGURE_X, y, title_of(c, f), &heading);
    y += subheading.as.size - heading.as.size + 4;
    y = put_lines(c, FIGURE_X, y, subtitle_of(c, f), &subheading);
    y += DRAWING_GAP - subheading.as.size;
    zij_paint_scene(c->picture, f->scene, FIGURE_X, y, f->scale);
    put_lines(c, FIGURE_X, BOTTOM - (rows - 1) * source.leading, from, &source);
}

/* ---- the card ---- */

static zij_rc paint(card *c, const zij_letters *letters, zij_buf *out)
{
    zij_rc rc = zij_paint_open(ZIJ_CARD_WIDTH, ZIJ_CARD_HEIGHT, letters, c->mem, c->to,
                               &c->picture);
    figure f = { 0 };

    if (rc != ZIJ_OK)
        return rc;
    rc = find_figure(c, &f);
    put_book(c);
    if (rc == ZIJ_OK && f.scene != NULL)
        put_figure(c, &f);
    if (rc == ZIJ_OK)
        rc = zij_paint_png(c->picture, c->to, out);
    zij_paint_close(c->picture);
    return rc;
}

zij_rc zij_card_make(const zij_pages *pages, size_t lang, zij_arena *mem, zij_diags *to,
                     zij_str *out)
{
    card c = { .pages = pages,
               .v = zij_voice_of(pages->book, lang),
               .lang = pages->book->langs.id[lang],
               .mem = mem,
               .to = to };
    zij_letter_case *fonts = NULL;
    zij_buf png = zij_buf_make(mem);
    zij_rc rc = zij_letters_open(c.lang, mem, to, &fonts);
    zij_letters letters;

    if (rc != ZIJ_OK)
        return rc;
    letters = zij_letters_of(fonts);
    rc = paint(&c, &letters, &png);
    zij_letters_close(fonts);
    if (rc == ZIJ_OK)
        *out = zij_buf_str(&png);
    return rc;
}

zij_str zij_card_file(const zij_pages *pages, size_t lang, zij_arena *mem)
{
    return zij_strf(mem, "assets/card-%.*s.png", ZIJ_ARG(pages->book->langs.id[lang]));
}

void zij_put_card_words(zij_buf *b, const zij_pages *pages, size_t lang)
{
    zij_voice v = zij_voice_of(pages->book, lang);

    zij_put(b, pages->book->title.in[lang]);
    zij_put(b, zij_page_says(v, ZIJ_SAY_DOT));
    zij_put(b, edition_of(pages->book, v, b->mem));
    if (pages->book->subtitle.in[lang].len == 0)
        return;
    zij_put(b, zij_page_says(v, ZIJ_SAY_COLON));
    zij_put(b, pages->book->subtitle.in[lang]);
}
