/* small_book.h - a book of a few figures in a scratch folder, for tests of what needs a
 * whole book.
 *
 *     const zij_book *book = small_book(t, "en ja", files, ZIJ_COUNT(files));
 *
 * `files` are laid over the usual ones below: the same path replaces a file, a NULL text
 * leaves it out. In every text
 *   @{Gold}   becomes {en: "Gold", ja: "Gold"}    a name in each language
 *   @[Gold]   becomes ,Gold,Gold                  the same in a CSV
 *   @H        becomes ,name_en,name_ja            the head of the CSV
 *   @L        becomes en, ja                      the languages
 * and the path pages/10-page/@.md stands for the texts of all languages.
 */
#ifndef ZIJ_SMALL_BOOK_H
#define ZIJ_SMALL_BOOK_H
#include "book/book.h"
#include "os/os.h"
#include "test.h"

typedef struct small_file {
    const char *path, *text;
} small_file;

static const small_file small_files[] = {
    { "book.yaml",
      "id: small\nagency: TEST\nversion: 1.0.0\nedition: \"1\"\nas_of: 2024\n"
      "languages: [@L]\ntitle: @{Small book}\nsubtitle: @{Of a few figures}\n"
      "sections:\n  - {id: one, name: @{Section one}}\n"
      "groups: {CA: [KAZ, KGZ, UZB]}\ncolours: {KAZ: 1, UZB: 2}\n" },
    { "structure/codelists/CL_AREA.csv",
      "id,parent,order@H\nKAZ,,3@[Kazakhstan]\nKGZ,,1@[Kyrgyzstan]\n"
      "UZB,,2@[Uzbekistan]\nJPN,,4@[Japan]\n" },
    { "structure/codelists/CL_WAY.csv",
      "id,parent,order@H\nX,,1@[exports]\nM,,2@[imports]\nB,,3@[balance]\n" },
    { "structure/units.yaml",
      "USD: {kind: USD, basis: current, name: @{US dollars}, short: @{USD}}\n"
      "TWH: {kind: kWh, multiplier: 9, name: @{terawatt-hours}, short: @{TWh}}\n"
      "PERCENT: {kind: \"1\", multiplier: -2, name: @{percent}, short: @{%}}\n" },
    { "structure/sources.yaml",
      "IMF:\n  publisher: @{IMF}\n  dataset: @{Outlook}\n  release: 2025-10\n"
      "  url: https://example.org/\n" },
    { "structure/notes.yaml", "rough: @{A rough figure.}\nearly: @{An early figure.}\n" },
    { "structure/checks.yaml", "{}\n" },
    { "structure/flows.yaml",
      "GDP:\n  name: @{Nominal GDP}\n  dimensions: [REF_AREA]\n"
      "  codelists: {REF_AREA: CL_AREA}\n  unit: USD\n  multiplier: 9\n  decimals: 1\n"
      "  coverage: complete\n  source: IMF\n"
      "GROWTH:\n  name: @{Growth}\n  dimensions: [REF_AREA]\n"
      "  codelists: {REF_AREA: CL_AREA}\n  unit: PERCENT\n  decimals: 1\n"
      "  coverage: complete\n  source: IMF\n"
      "POWER:\n  name: @{Electricity}\n  dimensions: [REF_AREA]\n"
      "  codelists: {REF_AREA: CL_AREA}\n  unit: TWH\n  decimals: 1\n"
      "  coverage: complete\n  source: IMF\n"
      "LIST:\n  name: @{Some of many}\n  dimensions: [REF_AREA]\n"
      "  codelists: {REF_AREA: CL_AREA}\n  unit: USD\n  decimals: 0\n"
      "  coverage: listed\n  source: IMF\n"
      "TRADE:\n  name: @{Trade}\n  dimensions: [REF_AREA, WAY]\n"
      "  codelists: {REF_AREA: CL_AREA, WAY: CL_WAY}\n  unit: USD\n  multiplier: 3\n"
      "  decimals: 0\n  coverage: complete\n  aggregates: [B]\n  source: IMF\n" },
    { "data/GDP.csv", "REF_AREA,TIME_PERIOD,OBS_VALUE,OBS_STATUS,NOTE\n"
                      "KAZ,2023,261.4,,\nKAZ,2024,288.1,,rough\nKGZ,2023,14.0,,\n"
                      "KGZ,2024,17.5,,\nUZB,2023,101.6,,\nUZB,2024,115.0,,\n"
                      "JPN,2023,,O,\nJPN,2024,4019.4,,\n" },
    { "data/GROWTH.csv", "REF_AREA,TIME_PERIOD,OBS_VALUE\nKAZ,2024,4.8\nUZB,2024,6.5\n" },
    { "data/POWER.csv",
      "REF_AREA,TIME_PERIOD,OBS_VALUE\nKAZ,2024,117.9\nUZB,2024,81.6\n" },
    { "data/LIST.csv", "REF_AREA,TIME_PERIOD,OBS_VALUE\nKAZ,2024,3\nUZB,2024,5\n" },
    { "data/TRADE.csv", "REF_AREA,WAY,TIME_PERIOD,OBS_VALUE\n"
                        "KAZ,X,2023,100\nKAZ,M,2023,40\nKAZ,B,2023,60\n"
                        "KAZ,X,2024,120\nKAZ,M,2024,50\nKAZ,B,2024,71\n"
                        "UZB,X,2024,30\nUZB,M,2024,70\nUZB,B,2024,-40\n" },
    { "pages/10-page/page.yaml", "section: one\n" },
    { "pages/10-page/@.md", "# A page\n\nWords.\n" },
};

/* What stands between the brackets behind s[*i]; *i moves to the closing one. */
static inline zij_str small_inner(zij_str s, size_t *i)
{
    char close = s.at[*i] == '{' ? '}' : ']';
    size_t from = *i + 1;

    *i = zij_str_find(s, from, close);
    assert_true(*i < s.len);
    return zij_str_sub(s, from, *i);
}

static inline void small_sigil(zij_buf *b, zij_str s, size_t *i, zij_str langs)
{
    char what = s.at[*i];
    zij_str name = what == '{' || what == '[' ? small_inner(s, i) : (zij_str){ 0 }, lang;

    zij_put_c(b, what == '{' ? "{" : "");
    for (size_t n = 0; zij_str_next(&langs, ' ', &lang); n++) {
        zij_put_c(b, n > 0 && (what == '{' || what == 'L') ? ", " : "");
        if (what == '{')
            zij_putf(b, "%.*s: \"%.*s\"", ZIJ_ARG(lang), ZIJ_ARG(name));
        else if (what == '[')
            zij_putf(b, ",%.*s", ZIJ_ARG(name));
        else if (what == 'H')
            zij_putf(b, ",name_%.*s", ZIJ_ARG(lang));
        else
            zij_put(b, lang);
    }
    zij_put_c(b, what == '{' ? "}" : "");
}

static inline zij_str small_text(test *t, const char *text, zij_str langs)
{
    zij_str s = zij_str_of(text);
    zij_buf b = zij_buf_make(t->mem);

    for (size_t i = 0; i < s.len; i++) {
        if (s.at[i] == '@' && i + 1 < s.len && strchr("{[HL", s.at[i + 1]) != NULL) {
            i++;
            small_sigil(&b, s, &i, langs);
        } else {
            zij_put_byte(&b, s.at[i]);
        }
    }
    return zij_buf_str(&b);
}

static inline void small_write(test *t, const char *folder, zij_str name, zij_str text)
{
    const char *path;
    zij_str whole;

    assert_int_equal(zij_os_path(zij_str_of(folder), name, t->mem, t->to, &path), ZIJ_OK);
    whole = zij_str_of(path);
    for (size_t i = whole.len; i-- > 0;) {
        if (whole.at[i] != '/')
            continue;
        assert_int_equal(
            zij_os_make_folder(zij_str_c(t->mem, zij_str_sub(whole, 0, i)), t->to),
            ZIJ_OK);
        break;
    }
    assert_int_equal(zij_os_write(path, text, t->to), ZIJ_OK);
}

/* A file, or for a path with @ one per language. */
static inline void small_put(test *t, const char *folder, const small_file *f,
                             zij_str langs)
{
    zij_str path = zij_str_of(f->path), text, rest = langs, lang;
    size_t at = zij_str_find(path, 0, '@');

    if (f->text == NULL)
        return;
    text = small_text(t, f->text, langs);
    if (at == path.len) {
        small_write(t, folder, path, text);
        return;
    }
    while (zij_str_next(&rest, ' ', &lang))
        small_write(t, folder,
                    zij_strf(t->mem, "%.*s%.*s%.*s", (int)at, path.at, ZIJ_ARG(lang),
                             ZIJ_ARG(zij_str_sub(path, at + 1, path.len))),
                    text);
}

/* Writes the book into a new scratch folder, which the caller removes. */
static inline const char *small_folder(test *t, const char *langs,
                                       const small_file *files, size_t n)
{
    const char *folder;

    assert_int_equal(zij_os_scratch(t->mem, t->to, &folder), ZIJ_OK);
    for (size_t i = 0; i < ZIJ_COUNT(small_files); i++) {
        bool other = false;

        for (size_t k = 0; k < n; k++)
            other = other || strcmp(files[k].path, small_files[i].path) == 0;
        if (!other)
            small_put(t, folder, &small_files[i], zij_str_of(langs));
    }
    for (size_t k = 0; k < n; k++)
        small_put(t, folder, &files[k], zij_str_of(langs));
    return folder;
}

/* "[page-loose-number] pages/10-page/en.md:3:7 `2024` the number ... | hint": one line
 * per diagnostic, paths without the scratch folder. */
static inline zij_str small_reports(test *t, const char *folder)
{
    zij_buf b = zij_buf_make(t->mem);

    for (size_t i = 0; i < t->to->list.n; i++) {
        const zij_diag *d = &t->to->list.at[i];

        zij_putf(&b, "%s[%s]", i > 0 ? "\n" : "", d->kind->name);
        if (d->where.in != NULL) {
            zij_place p = zij_place_of(d->where);
            zij_str path = d->where.in->path, prefix = zij_str_of(folder);

            if (zij_str_starts(path, prefix))
                path = zij_str_sub(path, prefix.len + 1, path.len);
            zij_putf(&b, " %.*s:%zu:%zu `%.*s`", ZIJ_ARG(path), p.line, p.column,
                     ZIJ_ARG(zij_span_str(d->where)));
        }
        zij_putf(&b, " %.*s", ZIJ_ARG(d->message));
        if (d->hint.len > 0)
            zij_putf(&b, " | %.*s", ZIJ_ARG(d->hint));
    }
    return zij_buf_str(&b);
}

/* The book, which must load without a report. The folder is gone afterwards. */
static inline const zij_book *small_book(test *t, const char *langs,
                                         const small_file *files, size_t n)
{
    const char *folder = small_folder(t, langs, files, n);
    const zij_book *book = NULL;
    zij_rc rc = zij_book_load(folder, t->mem, t->to, &book);

    zij_os_remove_tree(folder);
    if (rc != ZIJ_OK || t->to->list.n > 0)
        fail_msg("%.*s", ZIJ_ARG(small_reports(t, folder)));
    return book;
}

#endif
