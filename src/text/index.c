/* index.c - the index of a book: written as lines of text, read into words and the
 * passages that hold them.
 *
 * The words are not in the file. Passages must be, for the reader is shown where a word
 * was found; lists of words and numbers of passages would double what is sent (measured,
 * docs/architecture.md), and making them takes a few milliseconds. */
#include "base/map.h"
#include "base/utf8.h"
#include "text/search.h"

static const zij_str HEAD = ZIJ_STR_CONST("zij-index 1");

static const char letters[ZIJ_TEXT_PASSAGES] = {
    [ZIJ_TEXT_TITLE] = 't',    [ZIJ_TEXT_MESSAGE] = 'm', [ZIJ_TEXT_EXHIBIT] = 'e',
    [ZIJ_TEXT_SUBTITLE] = 'u', [ZIJ_TEXT_LABELS] = 'l',  [ZIJ_TEXT_SECTION] = 's',
    [ZIJ_TEXT_PROSE] = 'p',    [ZIJ_TEXT_NOTE] = 'n',
};

const uint8_t zij_search_weights[ZIJ_TEXT_PASSAGES] = {
    [ZIJ_TEXT_TITLE] = 40,    [ZIJ_TEXT_MESSAGE] = 24, [ZIJ_TEXT_EXHIBIT] = 20,
    [ZIJ_TEXT_SUBTITLE] = 12, [ZIJ_TEXT_LABELS] = 10,  [ZIJ_TEXT_SECTION] = 8,
    [ZIJ_TEXT_PROSE] = 5,     [ZIJ_TEXT_NOTE] = 3,
};

/* ---- writing ---- */

static void put_line(zij_buf *b, char what, zij_str text)
{
    zij_put_byte(b, what);
    for (size_t i = 0; i < text.len;) {
        size_t from = i;
        int32_t c = zij_utf8_next(text, &i);

        if (c == '\n' || c == '\t')
            zij_put_byte(b, ' ');
        else if (!zij_utf8_is_text(c))
            zij_put_utf8(b, 0xfffd);
        else
            zij_put(b, zij_str_sub(text, from, i));
    }
    zij_put_byte(b, '\n');
}

void zij_text_index_head(zij_buf *b)
{
    zij_put(b, HEAD);
    zij_put_byte(b, '\n');
}

void zij_text_index_page(zij_buf *b, zij_str href)
{
    put_line(b, '@', href);
}

void zij_text_index_exhibit(zij_buf *b, zij_str id)
{
    put_line(b, '#', id);
}

void zij_text_index_put(zij_buf *b, zij_text_passage what, zij_str text)
{
    text = zij_str_trim(text);
    if (text.len > 0)
        put_line(b, letters[what], text);
}

/* ---- reading ---- */

typedef struct reader {
    zij_arena *mem;
    zij_text_index *index;
    zij_map words; /* index in index->words */
    uint32_t page;
} reader;

static void add_word(reader *r, zij_str text, uint32_t line)
{
    uint32_t next = (uint32_t)r->index->words.n;
    uint32_t at = zij_map_add(&r->words, text, next);
    zij_search_word *w;

    if (at == next) {
        w = zij_list_add(r->mem, &r->index->words);
        w->text = text;
        w->stem = zij_search_stem(text);
    }
    w = &r->index->words.at[at];
    if (w->lines.n == 0 || w->lines.at[w->lines.n - 1] != line)
        *zij_list_add(r->mem, &w->lines) = line;
}

static void add_passage(reader *r, uint8_t kind, zij_str text)
{
    uint32_t line = (uint32_t)r->index->lines.n;
    zij_search_line *l = zij_list_add(r->mem, &r->index->lines);
    zij_str rest, piece;

    *l = (zij_search_line){ .place = (uint32_t)r->index->places.n - 1,
                            .kind = kind,
                            .folded = zij_search_folded(r->mem, text) };
    rest = l->folded;
    while (zij_str_next(&rest, ' ', &piece)) {
        size_t i = 0;

        l->letters += (uint32_t)zij_utf8_count(piece);
        if (piece.len > 0 && !zij_search_is_cjk(zij_utf8_next(piece, &i)))
            add_word(r, piece, line);
    }
}

static void add_place(reader *r, bool page, zij_str text)
{
    uint32_t n = (uint32_t)r->index->places.n;
    zij_search_place *p = zij_list_add(r->mem, &r->index->places);

    r->page = page ? n : r->page;
    *p = (zij_search_place){ .href = page ? text : r->index->places.at[r->page].href,
                             .id = page ? (zij_str){ 0 } : text,
                             .page = r->page };
}

static void read_line(reader *r, char what, zij_str text)
{
    bool begun = r->index->places.n > 0;

    if (what == '@' || (what == '#' && begun))
        add_place(r, what == '@', text);
    for (uint8_t i = 0; begun && i < ZIJ_TEXT_PASSAGES; i++)
        if (letters[i] == what)
            add_passage(r, i, text);
}

const zij_text_index *zij_text_index_read(zij_str text, zij_arena *mem)
{
    reader r = { .mem = mem, .words = zij_map_make(mem) };
    zij_str line;

    if (text.len > UINT32_MAX || !zij_str_next(&text, '\n', &line) ||
        !zij_str_eq(line, HEAD))
        return NULL;
    r.index = zij_new(mem, zij_text_index);
    while (zij_str_next(&text, '\n', &line))
        if (line.len > 0)
            read_line(&r, line.at[0], zij_str_sub(line, 1, line.len));
    return r.index;
}
