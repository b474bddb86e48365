/* The picture that previews of links show, and the letters in it. */
#include "write/card.h"
#include "site.h"

#include "base/utf8.h"
#include "write/letters.h"

#define BOOK                                                                   \
    "id: small\nagency: TEST\nversion: 1.0.0\nas_of: 2024\nlanguages: [@L]\n"  \
    "title: @{Small book}\nsubtitle: @{Of a few figures}\nedition: \"2026\"\n" \
    "sections:\n  - {id: one, name: @{Section one}}\n"

static const char *const PAGE =
    "section: one\nexhibits:\n  gdp:\n    kind: bar\n    title: @{GDP of all}\n"
    "    data: GDP[*; 2024]\n";

static const small_file PAGES[] = {
    { "pages/10-page/page.yaml", PAGE },
    { "pages/10-page/@.md", "# A page\n\n- A message.\n\n![](exhibit:gdp)\n" },
};

static uint32_t number_at(zij_str s, size_t at)
{
    const unsigned char *b = (const unsigned char *)s.at + at;

    return (uint32_t)b[0] << 24 | (uint32_t)b[1] << 16 | (uint32_t)b[2] << 8 | b[3];
}

static void a_site_has_a_card_of_each_language(void **state)
{
    test *t = *state;
    site s = build(t, "en ja", PAGES, ZIJ_COUNT(PAGES));
    zij_str cards[] = { file_of(t, &s, "assets/card-en.png"),
                        file_of(t, &s, "assets/card-ja.png") };

    for (size_t i = 0; i < ZIJ_COUNT(cards); i++) {
        assert_true(cards[i].len > 5000);
        assert_memory_equal(cards[i].at, "\x89PNG\r\n\x1a\n", 8);
        assert_int_equal(number_at(cards[i], 16), 1200);
        assert_int_equal(number_at(cards[i], 20), 630);
    }
    assert_false(zij_str_eq(cards[0], cards[1]));
    zij_os_remove_tree(s.folder);
}

static void pages_name_the_card_of_their_language(void **state)
{
    static const struct {
        const char *book, *file, *want;
    } row[] = {
        { BOOK "url: https://example.org/book\n", "ja/page/index.html",
          "<meta property=\"og:image\" "
          "content=\"https://example.org/book/assets/card-ja.png\">" },
        { BOOK "url: https://example.org/book\n", "index.html",
          "<meta property=\"og:image\" "
          "content=\"https://example.org/book/assets/card-en.png\">" },
        { BOOK, "en/page/index.html",
          "<meta property=\"og:image\" content=\"../../assets/card-en.png\">" },
        { BOOK, "index.html",
          "<meta property=\"og:image\" content=\"assets/card-en.png\">" },
    };
    static const char *const wants[] = {
        "<meta property=\"og:image:type\" content=\"image/png\">",
        "<meta property=\"og:image:width\" content=\"1200\">",
        "<meta property=\"og:image:height\" content=\"630\">",
        "<meta property=\"og:image:alt\" content=\"Small book",
        "<meta name=\"twitter:card\" content=\"summary_large_image\">",
    };

    for (size_t i = 0; i < ZIJ_COUNT(row); i++) {
        test *t = *state;
        small_file files[] = { { "book.yaml", row[i].book }, PAGES[0], PAGES[1] };
        site s = build(t, "en ja", files, ZIJ_COUNT(files));
        zij_str page = file_of(t, &s, row[i].file);

        assert_holds(page, row[i].want);
        for (size_t k = 0; k < ZIJ_COUNT(wants); k++)
            assert_holds(page, wants[k]);
        zij_os_remove_tree(s.folder);
    }
}

/* A book that is all words has a card too. */
static void a_book_without_drawings_has_a_card(void **state)
{
    const small_file files[] = {
        { "pages/10-page/page.yaml", "section: one\n" },
        { "pages/10-page/@.md", "# A page\n\nWords.\n" },
    };
    test *t = *state;
    site s = build(t, "en", files, ZIJ_COUNT(files));

    assert_int_equal(number_at(file_of(t, &s, "assets/card-en.png"), 16), 1200);
    zij_os_remove_tree(s.folder);
}

/* What is too high for the card is laid out lower, where its kind can. */
static void a_plot_keeps_to_its_room_and_bars_to_their_own_height(void **state)
{
    static const struct {
        const char *page;
        bool heeds;
    } row[] = {
        { "section: one\nexhibits:\n  gdp:\n    kind: line\n    title: @{GDP of all}\n"
          "    data: GDP[{KAZ, UZB}; 2023..2024]\n",
          true },
        { PAGE, false },
    };

    for (size_t i = 0; i < ZIJ_COUNT(row); i++) {
        test *t = *state;
        small_file files[] = { { "pages/10-page/page.yaml", row[i].page }, PAGES[1] };
        const zij_book *book = small_book(t, "en", files, ZIJ_COUNT(files));
        const zij_pages *pages;
        const zij_scene *own, *low;
        zij_view view = { .mem = t->mem };

        assert_int_equal(zij_pages_read(book, t->mem, t->to, &pages), ZIJ_OK);
        view.pages = pages;
        view.page = &pages->at[0];
        view.x = &pages->at[0].exhibits[0];
        view.v = zij_voice_of(book, 0);
        assert_int_equal(zij_exhibit_scene(&view, 400, t->to, &own), ZIJ_OK);
        assert_int_equal(
            zij_exhibit_scene_within(&view, (zij_room){ 400, 210 }, t->to, &low), ZIJ_OK);
        assert_true(row[i].heeds ? low->h <= 210 && own->h > 250 : low->h == own->h);
        zij_os_remove_tree(book->folder);
    }
}

/* Texts are laid out by the widths of chart, and painted by those of the fonts. */
static void letters_are_as_wide_as_chart_counts_them(void **state)
{
    static const struct {
        const char *lang, *text;
    } row[] = {
        { "en", "Nominal GDP, 2024: $10,000 – 14,459 % “AVAST”" },
        { "ru", "Центральная Азия в цифрах №\xc2\xa0"
                "5 — 日本" },
        { "ja", "中央アジア・データブック、2024年（1人当たりGDP）「ー」ｱ％" },
    };
    test *t = *state;

    for (size_t i = 0; i < ZIJ_COUNT(row) * 2; i++) {
        zij_str lang = zij_str_of(row[i / 2].lang), text = zij_str_of(row[i / 2].text);
        bool bold = i % 2 == 1;
        zij_letter_case *c;
        zij_letters letters;
        double sum = 0;

        assert_int_equal(zij_letters_open(lang, t->mem, t->to, &c), ZIJ_OK);
        letters = zij_letters_of(c);
        for (size_t at = 0; at < text.len;) {
            zij_outline o;

            assert_true(
                letters.outline(letters.self, zij_utf8_next(text, &at), bold, &o));
            sum += o.advance;
        }
        assert_true(sum * 20 - zij_chart_text_width(lang, text, 20, bold) < 1e-6);
        assert_true(zij_chart_text_width(lang, text, 20, bold) - sum * 20 < 1e-6);
        zij_letters_close(c);
    }
}

int main(void)
{
    const struct CMUnitTest all[] = {
        TEST(a_site_has_a_card_of_each_language),
        TEST(pages_name_the_card_of_their_language),
        TEST(a_book_without_drawings_has_a_card),
        TEST(a_plot_keeps_to_its_room_and_bars_to_their_own_height),
        TEST(letters_are_as_wide_as_chart_counts_them),
    };

    return TEST_RUN(all);
}
