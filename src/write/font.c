/* font.c - subsets by HarfBuzz, packed as WOFF2 (W3C Recommendation, 2022).
 *
 * A WOFF2 file is a header, a directory and one brotli stream of all tables. The tables
 * stay as they are ("null transform"): glyf transformed would be a little smaller, but
 * brotli quality 9 takes most of that already. Brotli 11 costs twenty times the time. */
#include "write/font.h"

#include <brotli/encode.h>
#include <hb-ot.h>
#include <hb-subset.h>
#include <hb.h>

#include "base/sort.h"
#include "base/utf8.h"
#include "chart/chart.h"
#include "os/os.h"

static const zij_diag_kind NOT_FOUND = { "font-not-found", ZIJ_ERROR,
                                         "A font that the site ships is not installed." };
static const zij_diag_kind BROKEN = { "font-broken", ZIJ_ERROR,
                                      "A font cannot be used." };
static const zij_diag_kind MISSING_GLYPH = { "font-missing-glyph", ZIJ_ERROR,
                                             "No font of the site has a character." };

/* ---- finding ---- */

static const struct {
    const char *folder, *file[2]; /* Debian's; regular and bold */
    const char *family;
} fonts[] = {
    [ZIJ_FONT_SANS] = { "/usr/share/fonts/truetype/noto",
                        { "NotoSans-Regular.ttf", "NotoSans-Bold.ttf" },
                        "Noto Sans" },
    [ZIJ_FONT_CJK] = { "/usr/share/fonts/opentype/noto",
                       { "NotoSansCJK-Regular.ttc", "NotoSansCJK-Bold.ttc" },
                       "Noto Sans CJK JP" },
};

static zij_str path_of(zij_font font, bool bold, zij_arena *mem)
{
    zij_str folder = zij_os_env("ZIJ_FONTS");

    if (folder.len == 0)
        folder = zij_str_of(fonts[font].folder);
    return zij_strf(mem, "%.*s/%s", ZIJ_ARG(folder), fonts[font].file[bold]);
}

static zij_rc open_file(zij_str path, zij_arena *mem, zij_diags *to, hb_blob_t **out)
{
    zij_diag *d;

    *out = hb_blob_create_from_file_or_fail(zij_str_c(mem, path));
    if (*out != NULL)
        return ZIJ_OK;
    d = zij_report(to, &NOT_FOUND, ZIJ_NOWHERE, "cannot read the font %.*s",
                   ZIJ_ARG(path));
    zij_hint(to, d,
             "install fonts-noto-core and fonts-noto-cjk, or set ZIJ_FONTS to a folder "
             "with the files of Noto Sans");
    return ZIJ_EIO;
}

static bool is_family(hb_face_t *face, const char *family)
{
    char name[64];
    unsigned room = sizeof name;

    hb_ot_name_get_utf8(face, HB_OT_NAME_ID_FONT_FAMILY,
                        hb_language_from_string("en", -1), &room, name);
    return zij_str_eq(zij_str_of(name), zij_str_of(family));
}

zij_rc zij_font_face(zij_font font, bool bold, zij_arena *mem, zij_diags *to,
                     hb_face_t **out)
{
    zij_str path = path_of(font, bold, mem);
    hb_blob_t *file = NULL;
    zij_rc rc = open_file(path, mem, to, &file);
    unsigned n;

    if (rc != ZIJ_OK)
        return rc;
    n = hb_face_count(file);
    *out = NULL;
    for (unsigned i = 0; i < n && *out == NULL; i++) {
        hb_face_t *face = hb_face_create(file, i);

        if (is_family(face, fonts[font].family))
            *out = face;
        else
            hb_face_destroy(face);
    }
    hb_blob_destroy(file);
    if (*out != NULL)
        return ZIJ_OK;
    zij_report(to, &BROKEN, ZIJ_NOWHERE, "the font %.*s has no face \"%s\"",
               ZIJ_ARG(path), fonts[font].family);
    return ZIJ_EIO;
}

bool zij_font_is_latin(int32_t c)
{
    for (size_t i = 0; i < zij_chart_latin_count; i++)
        if (c >= zij_chart_latin[i].first && c <= zij_chart_latin[i].last)
            return true;
    return false;
}

/* ---- subsetting ---- */

/* What browsers use on a site like ours (web/README.md); other features cost bytes. Not
 * locl: the Japanese face has its own glyphs, and half as many again for other languages.
 */
static const hb_tag_t features[] = {
    HB_TAG('c', 'c', 'm', 'p'), HB_TAG('c', 'h', 'w', 's'), HB_TAG('h', 'a', 'l', 't'),
    HB_TAG('k', 'e', 'r', 'n'), HB_TAG('l', 'i', 'g', 'a'), HB_TAG('l', 'n', 'u', 'm'),
    HB_TAG('m', 'a', 'r', 'k'), HB_TAG('m', 'k', 'm', 'k'), HB_TAG('t', 'n', 'u', 'm'),
};

/* Only for text that runs down the page, and signatures that a subset breaks. */
static const hb_tag_t dropped[] = {
    HB_TAG('D', 'S', 'I', 'G'),
    HB_TAG('V', 'O', 'R', 'G'),
    HB_TAG('v', 'h', 'e', 'a'),
    HB_TAG('v', 'm', 't', 'x'),
};

enum { NAME_LICENSE = 13, NAME_LICENSE_URL = 14 }; /* the licence asks for them */

static hb_subset_input_t *plan_subset(const int32_t *chars, size_t n)
{
    hb_subset_input_t *plan = hb_subset_input_create_or_fail();
    hb_set_t *set;

    if (plan == NULL)
        return NULL;
    set = hb_subset_input_unicode_set(plan);
    for (size_t i = 0; i < n; i++)
        hb_set_add(set, (hb_codepoint_t)chars[i]);
    set = hb_subset_input_set(plan, HB_SUBSET_SETS_LAYOUT_FEATURE_TAG);
    hb_set_clear(set);
    for (size_t i = 0; i < ZIJ_COUNT(features); i++)
        hb_set_add(set, features[i]);
    set = hb_subset_input_set(plan, HB_SUBSET_SETS_DROP_TABLE_TAG);
    for (size_t i = 0; i < ZIJ_COUNT(dropped); i++)
        hb_set_add(set, dropped[i]);
    set = hb_subset_input_set(plan, HB_SUBSET_SETS_NAME_ID);
    hb_set_add(set, NAME_LICENSE);
    hb_set_add(set, NAME_LICENSE_URL);
    hb_subset_input_set_flags(plan, HB_SUBSET_FLAGS_NO_HINTING);
    return plan;
}

/* The bytes of a subset font in `mem`; nothing when HarfBuzz cannot make one. */
static zij_str subset(hb_face_t *face, const int32_t *chars, size_t n, zij_arena *mem)
{
    hb_subset_input_t *plan = plan_subset(chars, n);
    hb_face_t *small = plan == NULL ? NULL : hb_subset_or_fail(face, plan);
    zij_str out = { 0 };

    if (small != NULL) {
        hb_blob_t *blob = hb_face_reference_blob(small);
        unsigned len;
        const char *bytes = hb_blob_get_data(blob, &len);

        out = zij_str_copy(mem, (zij_str){ bytes, len });
        hb_blob_destroy(blob);
        hb_face_destroy(small);
    }
    hb_subset_input_destroy(plan);
    return out;
}

/* ---- an OpenType file ---- */

typedef struct {
    uint32_t tag, at, len;
} table;

typedef struct {
    unsigned char *at; /* the whole file */
    size_t len, n;
    table *tables; /* in the order of the WOFF2 directory */
} sfnt;

static uint32_t get32(const unsigned char *at)
{
    return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
}

static void set32(unsigned char *at, uint32_t v)
{
    at[0] = (unsigned char)(v >> 24);
    at[1] = (unsigned char)(v >> 16);
    at[2] = (unsigned char)(v >> 8);
    at[3] = (unsigned char)v;
}

enum { SFNT_HEAD = 12, SFNT_ROW = 16 };

/* loca stands right behind glyf, all else is in the order of tags. */
static int by_tag(const void *a, const void *b, void *with)
{
    uint32_t loca = HB_TAG('l', 'o', 'c', 'a'), glyf = HB_TAG('g', 'l', 'y', 'f');
    uint32_t one = ((const table *)a)->tag, other = ((const table *)b)->tag;

    (void)with;
    if (one == loca && other != glyf)
        one = glyf;
    if (other == loca && one != glyf)
        other = glyf;
    return (one > other) - (one < other);
}

static bool open_sfnt(sfnt *f, zij_str bytes, zij_arena *mem)
{
    f->at = (unsigned char *)bytes.at; /* a copy of our own */
    f->len = bytes.len;
    if (f->len < SFNT_HEAD)
        return false;
    f->n = (size_t)f->at[4] << 8 | f->at[5];
    if (f->len < SFNT_HEAD + f->n * SFNT_ROW)
        return false;
    f->tables = zij_array(mem, f->n, table);
    for (size_t i = 0; i < f->n; i++) {
        const unsigned char *row = f->at + SFNT_HEAD + i * SFNT_ROW;

        f->tables[i] = (table){ get32(row), get32(row + 8), get32(row + 12) };
        if (f->tables[i].at > f->len || f->tables[i].len > f->len - f->tables[i].at)
            return false;
    }
    zij_sort(mem, f->tables, f->n, sizeof(table), by_tag, NULL);
    return true;
}

/* The sum of 32-bit words, the last filled up with zeros. */
static uint32_t checksum(const unsigned char *at, size_t len)
{
    unsigned char rest[4] = { 0 };
    uint32_t sum = 0;
    size_t i = 0;

    for (; i + 4 <= len; i += 4)
        sum += get32(at + i);
    zij_copy(rest, at + i, len - i);
    return sum + get32(rest);
}

/* Bit 11 of head.flags says that the font went through a compressor; then the sums of
 * head and of the file are made again. */
static bool mark_lossless(sfnt *f)
{
    static const uint32_t MAGIC = 0xb1b0afba;

    for (size_t i = 0; i < f->n; i++) {
        unsigned char *row = f->at + SFNT_HEAD + i * SFNT_ROW,
                      *head = f->at + get32(row + 8);

        if (get32(row) != HB_TAG('h', 'e', 'a', 'd') || get32(row + 12) < 54)
            continue;
        head[16] |= 0x08;
        set32(head + 8, 0);
        set32(row + 4, checksum(head, get32(row + 12)));
        set32(head + 8, MAGIC - checksum(f->at, f->len));
        return true;
    }
    return false;
}

/* ---- WOFF2 ---- */

/* Tags with a number of their own, in the order of the specification (section 4.1). */
static const char known[][5] = {
    "cmap", "head", "hhea", "hmtx", "maxp", "name", "OS/2", "post", "cvt ",
    "fpgm", "glyf", "loca", "prep", "CFF ", "VORG", "EBDT", "EBLC", "gasp",
    "hdmx", "kern", "LTSH", "PCLT", "VDMX", "vhea", "vmtx", "BASE", "GDEF",
    "GPOS", "GSUB", "EBSC", "JSTF", "MATH", "CBDT", "CBLC", "COLR", "CPAL",
    "SVG ", "sbix", "acnt", "avar", "bdat", "bloc", "bsln", "cvar", "fdsc",
    "feat", "fmtx", "fvar", "gvar", "hsty", "just", "lcar", "mort", "morx",
    "opbd", "prop", "trak", "Zapf", "Silf", "Glat", "Gloc", "Feat", "Sill",
};
enum { KNOWN = ZIJ_COUNT(known), WOFF2_HEAD = 48, NULL_GLYF = 3 << 6 };
_Static_assert(KNOWN == 63, "63 stands for a tag that follows");

static void put32(zij_buf *out, uint32_t v)
{
    set32((unsigned char *)zij_buf_more(out, 4), v);
}

/* UIntBase128: seven bits a byte, the highest first, no leading zeros. */
static void put128(zij_buf *out, uint32_t v)
{
    for (int shift = 28; shift > 0; shift -= 7)
        if (v >> shift != 0)
            zij_put_byte(out, (char)(0x80 | (v >> shift & 0x7f)));
    zij_put_byte(out, (char)(v & 0x7f));
}

static void put_row(zij_buf *out, const table *t)
{
    bool glyphs =
        t->tag == HB_TAG('g', 'l', 'y', 'f') || t->tag == HB_TAG('l', 'o', 'c', 'a');
    size_t number = 0;

    while (number < KNOWN && get32((const unsigned char *)known[number]) != t->tag)
        number++;
    zij_put_byte(out, (char)(number | (glyphs ? NULL_GLYF : 0)));
    if (number == KNOWN)
        put32(out, t->tag);
    put128(out, t->len);
}

/* All tables one behind another, compressed; nothing when brotli fails. A window of 64
 * KiB takes a fifth of the time of the usual one (11 ms for 800 Japanese glyphs, 3 ms for
 * Latin) and makes the file half a percent longer. */
static zij_str compress_tables(const sfnt *f, zij_arena *mem)
{
    enum { QUALITY = 9, WINDOW = 16 };
    zij_buf all = zij_buf_make(mem);
    zij_str out = { 0 };
    size_t room;
    uint8_t *to;

    for (size_t i = 0; i < f->n; i++)
        zij_put(&all, (zij_str){ (char *)f->at + f->tables[i].at, f->tables[i].len });
    room = BrotliEncoderMaxCompressedSize(all.len);
    to = zij_arena_take(mem, room);
    if (room > 0 && BrotliEncoderCompress(QUALITY, WINDOW, BROTLI_MODE_FONT, all.len,
                                          (uint8_t *)all.at, &room, to))
        out = (zij_str){ (char *)to, room };
    return out;
}

/* Length of the OpenType file that a reader makes again: tables padded to four bytes. */
static uint32_t whole_size(const sfnt *f)
{
    size_t sum = SFNT_HEAD + f->n * SFNT_ROW;

    for (size_t i = 0; i < f->n; i++)
        sum += (f->tables[i].len + 3) / 4 * 4;
    return (uint32_t)sum;
}

static zij_str pack(const sfnt *f, zij_arena *mem)
{
    zij_str packed = compress_tables(f, mem);
    zij_buf rows = zij_buf_make(mem), out = zij_buf_make(mem);
    size_t len;

    if (packed.len == 0)
        return packed;
    for (size_t i = 0; i < f->n; i++)
        put_row(&rows, &f->tables[i]);
    len = (WOFF2_HEAD + rows.len + packed.len + 3) / 4 * 4;
    zij_put(&out, ZIJ_STR("wOF2"));
    put32(&out, get32(f->at)); /* flavour */
    put32(&out, (uint32_t)len);
    put32(&out, (uint32_t)f->n << 16); /* and two reserved bytes */
    put32(&out, whole_size(f));
    put32(&out, (uint32_t)packed.len);
    put32(&out, 1U << 16); /* version 1.0 of the file; no metadata, no private data */
    zij_zero(zij_buf_more(&out, 20), 20);
    zij_put(&out, zij_buf_str(&rows));
    zij_put(&out, packed);
    zij_zero(zij_buf_more(&out, len - out.len), len - out.len);
    return zij_buf_str(&out);
}

static zij_rc make_woff2(hb_face_t *face, const int32_t *chars, size_t n, zij_arena *mem,
                         zij_str *out)
{
    zij_str bytes = subset(face, chars, n, mem);
    sfnt f = { 0 };

    if (!open_sfnt(&f, bytes, mem) || !mark_lossless(&f))
        return ZIJ_EIO;
    bytes = pack(&f, mem);
    if (bytes.len == 0)
        return ZIJ_EIO;
    *out = bytes;
    return ZIJ_OK;
}

zij_rc zij_font_woff2(zij_str path, unsigned index, const int32_t *chars, size_t n,
                      zij_arena *mem, zij_diags *to, zij_str *out)
{
    hb_blob_t *file = NULL;
    zij_rc rc = open_file(path, mem, to, &file);
    hb_face_t *face;

    if (rc != ZIJ_OK)
        return rc;
    face = hb_face_create(file, index);
    rc = make_woff2(face, chars, n, mem, out);
    if (rc != ZIJ_OK)
        zij_report(to, &BROKEN, ZIJ_NOWHERE, "the font %.*s is broken", ZIJ_ARG(path));
    hb_face_destroy(face);
    hb_blob_destroy(file);
    return rc;
}

/* ---- the files of a language ---- */

/* One face of a set: the characters it gives glyphs for. */
typedef struct {
    zij_font font;
    hb_face_t *face;  /* owned */
    const char *part; /* of the file's name */
    int32_t *chars;
    size_t n;
} side;

static bool is_invisible(int32_t c)
{
    static const zij_chart_range ranges[] = {
        { 0, 0x1f },        { 0x7f, 0x9f },     { 0xad, 0xad },     { 0x200b, 0x200f },
        { 0x2028, 0x202e }, { 0x2060, 0x206f }, { 0xfe00, 0xfe0f }, { 0xfeff, 0xfeff },
    };

    for (size_t i = 0; i < ZIJ_COUNT(ranges); i++)
        if (c >= ranges[i].first && c <= ranges[i].last)
            return true;
    return false;
}

static int by_number(const void *a, const void *b, void *with)
{
    int32_t one = *(const int32_t *)a, other = *(const int32_t *)b;

    (void)with;
    return (one > other) - (one < other);
}

/* Sorted, each once. */
static size_t sort_chars(int32_t *chars, size_t n, zij_arena *mem)
{
    size_t kept = 0;

    zij_sort(mem, chars, n, sizeof(*chars), by_number, NULL);
    for (size_t i = 0; i < n; i++)
        if (!is_invisible(chars[i]) && (kept == 0 || chars[i] != chars[kept - 1]))
            chars[kept++] = chars[i];
    return kept;
}

static bool has_glyph(hb_font_t *font, int32_t c)
{
    hb_codepoint_t glyph;

    return hb_font_get_nominal_glyph(font, (hb_codepoint_t)c, &glyph);
}

static void report_missing(int32_t c, zij_arena *mem, zij_diags *to)
{
    zij_buf text = zij_buf_make(mem);
    zij_diag *d;

    zij_put_utf8(&text, c);
    d = zij_report(to, &MISSING_GLYPH, ZIJ_NOWHERE,
                   "no font of the site has the character %.*s (U+%04x)", (int)text.len,
                   text.at, (unsigned)c);
    zij_hint(to, d, "write it with characters of Noto Sans or Noto Sans CJK JP");
}

/* Gives each character to the side that the font faces of the site will ask first. */
static zij_rc share_chars(side sides[2], bool japanese, const int32_t *chars, size_t n,
                          zij_arena *mem, zij_diags *to)
{
    hb_font_t *font[2] = { hb_font_create(sides[0].face), hb_font_create(sides[1].face) };
    zij_rc rc = ZIJ_OK;

    for (size_t i = 0; i < n; i++) {
        int first = japanese && zij_font_is_latin(chars[i]);
        int of = has_glyph(font[first], chars[i]) ? first : !first;

        if (has_glyph(font[of], chars[i])) {
            sides[of].chars[sides[of].n++] = chars[i];
            continue;
        }
        report_missing(chars[i], mem, to);
        rc = ZIJ_EINPUT;
    }
    hb_font_destroy(font[0]);
    hb_font_destroy(font[1]);
    return rc;
}

/* The ranges that the second face of a language is asked for. */
static void put_ranges(zij_buf *css, bool japanese, const side *s)
{
    const char *comma = "";

    for (size_t i = 0; japanese && i < zij_chart_latin_count; i++, comma = ", ") {
        const zij_chart_range *r = &zij_chart_latin[i];

        zij_putf(css, "%sU+%x", comma, (unsigned)r->first);
        if (r->last != r->first)
            zij_putf(css, "-%x", (unsigned)r->last);
    }
    for (size_t i = 0; !japanese && i < s->n; i++, comma = ", ")
        zij_putf(css, "%sU+%x", comma, (unsigned)s->chars[i]);
}

static zij_rc add_file(zij_font_set *set, const side *s, zij_str lang, bool bold,
                       zij_arena *mem)
{
    zij_font_file *file = &set->files[set->n++];

    file->name = zij_strf(mem, "noto-%.*s%s-%s.woff2", ZIJ_ARG(lang), s->part,
                          bold ? "700" : "400");
    return make_woff2(s->face, s->chars, s->n, mem, &file->bytes);
}

static void put_rule(zij_buf *css, const zij_font_file *file, zij_str lang, bool bold)
{
    zij_putf(
        css,
        "@font-face { font-family: \"zij-%.*s\"; font-weight: %s; font-display: swap; "
        "src: url(\"%.*s\") format(\"woff2\");",
        ZIJ_ARG(lang), bold ? "700" : "400", ZIJ_ARG(file->name));
}

static zij_rc make_files(side sides[2], zij_str lang, bool bold, zij_arena *mem,
                         zij_font_set *set)
{
    bool japanese = zij_str_eq(lang, ZIJ_STR("ja"));
    zij_buf css = zij_buf_make(mem);
    zij_rc rc = ZIJ_OK;

    for (int i = 0; i < 2 && rc == ZIJ_OK; i++) {
        if (i > 0 && sides[i].n == 0)
            continue;
        rc = add_file(set, &sides[i], lang, bold, mem);
        put_rule(&css, &set->files[set->n - 1], lang, bold);
        if (i > 0) {
            zij_put_c(&css, "\n    unicode-range: ");
            put_ranges(&css, japanese, &sides[i]);
            zij_put_byte(&css, ';');
        }
        zij_put_c(&css, " }\n");
    }
    set->css = zij_buf_str(&css);
    return rc;
}

zij_rc zij_font_set_make(zij_str lang, bool bold, const int32_t *chars, size_t n,
                         zij_arena *mem, zij_diags *to, zij_font_set *out)
{
    bool japanese = zij_str_eq(lang, ZIJ_STR("ja"));
    side sides[2] = { { .font = japanese ? ZIJ_FONT_CJK : ZIJ_FONT_SANS, .part = "" },
                      { .font = japanese ? ZIJ_FONT_SANS : ZIJ_FONT_CJK,
                        .part = japanese ? "-latin" : "-cjk" } };
    int32_t *sorted = zij_array(mem, n, int32_t);
    zij_font_set set = { 0 };
    zij_rc rc = zij_font_face(sides[0].font, bold, mem, to, &sides[0].face);

    if (rc == ZIJ_OK)
        rc = zij_font_face(sides[1].font, bold, mem, to, &sides[1].face);
    zij_copy(sorted, chars, n * sizeof(*sorted));
    n = sort_chars(sorted, n, mem);
    sides[0].chars = zij_array(mem, n, int32_t);
    sides[1].chars = zij_array(mem, n, int32_t);
    if (rc == ZIJ_OK)
        rc = share_chars(sides, japanese, sorted, n, mem, to);
    if (rc == ZIJ_OK) {
        rc = make_files(sides, lang, bold, mem, &set);
        if (rc != ZIJ_OK)
            zij_report(to, &BROKEN, ZIJ_NOWHERE, "the fonts of \"%.*s\" cannot be packed",
                       ZIJ_ARG(lang));
    }
    hb_face_destroy(sides[0].face); /* NULL is a no-op */
    hb_face_destroy(sides[1].face);
    if (rc == ZIJ_OK)
        *out = set;
    return rc;
}
