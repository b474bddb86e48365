/* widths - prints src/chart/widths.c: how wide the characters of the site's fonts are.
 *
 *     build/widths SANS SANS-BOLD CJK CJK-BOLD > src/chart/widths.c
 *
 * SANS are Noto Sans, CJK the collections of Noto Sans CJK, of which the face named
 * "Noto Sans CJK JP" is taken. Characters as wide as their font is high are left out of
 * the CJK tables: that is the default.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <hb-ot.h>
#include <hb.h>

enum { UNITS = 1000 };

static const struct range {
    hb_codepoint_t first, last;
} LATIN[] = {
    { 0x20, 0x24f }, /* Latin */
    { 0x2b0, 0x36f }, /* modifiers, accents */
    { 0x370, 0x52f }, /* Greek, Cyrillic */
    { 0x1e00, 0x1eff }, /* more Latin */
    { 0x2000, 0x2bff }, /* punctuation, signs, arrows, mathematics */
}, EAST_ASIAN[] = {
    { 0x20, 0x24f },
    { 0x2b0, 0x36f },
    { 0x370, 0x52f },
    { 0x1e00, 0x1eff },
    { 0x2000, 0xffef },
};

static hb_face_t *open_face(const char *path, bool japanese)
{
    hb_blob_t *file = hb_blob_create_from_file_or_fail(path);
    unsigned count = file ? hb_face_count(file) : 0;

    for (unsigned i = 0; i < count; i++) {
        hb_face_t *face = hb_face_create(file, i);
        char name[64] = "";
        unsigned room = sizeof name;

        hb_ot_name_get_utf8(face, HB_OT_NAME_ID_FONT_FAMILY,
                            hb_language_from_string("en", -1), &room, name);
        if (!japanese || strcmp(name, "Noto Sans CJK JP") == 0)
            return face;
        hb_face_destroy(face);
    }
    fprintf(stderr, "widths: error: no usable face in %s\n", path);
    exit(3);
}

/* The advance in thousandths of the size; -1 when the font lacks the character. */
static int advance(hb_font_t *font, hb_codepoint_t c)
{
    hb_codepoint_t glyph;

    if (!hb_font_get_nominal_glyph(font, c, &glyph))
        return -1;
    return hb_font_get_glyph_h_advance(font, glyph);
}

static void print_run(hb_codepoint_t first, hb_codepoint_t last, int width, int leave_out)
{
    static int column;

    if (width < 0 || width == leave_out)
        return;
    printf("{ 0x%x, 0x%x, %d },%s", first, last, width, ++column % 4 ? " " : "\n");
}

static void print_face(const char *name, hb_face_t *face, const struct range *ranges,
                       size_t n, int leave_out)
{
    hb_font_t *font = hb_font_create(face);

    hb_font_set_scale(font, UNITS, UNITS);
    printf("\nstatic const zij_width %s[] = {\n", name);
    for (size_t r = 0; r < n; r++) {
        hb_codepoint_t first = ranges[r].first;
        int width = advance(font, first);

        for (hb_codepoint_t c = first + 1; c <= ranges[r].last + 1; c++) {
            int next = c <= ranges[r].last ? advance(font, c) : -2;

            if (next == width)
                continue;
            print_run(first, c - 1, width, leave_out);
            first = c;
            width = next;
        }
    }
    printf("\n};\n");
    hb_font_destroy(font);
}

int main(int argc, char **argv)
{
    static const char *const names[] = { "sans", "sans_bold", "cjk", "cjk_bold" };

    if (argc != 5) {
        fputs("usage: widths SANS SANS-BOLD CJK CJK-BOLD\n", stderr);
        return 2;
    }
    puts("/* widths.c - made by tools/widths.c; do not edit: `make widths` makes it "
         "again. */\n"
         "/* clang-format off */\n"
         "#include \"chart/width.h\"");
    for (int i = 0; i < 4; i++) {
        bool cjk = i >= 2;
        hb_face_t *face = open_face(argv[i + 1], cjk);

        if (cjk)
            print_face(names[i], face, EAST_ASIAN, sizeof EAST_ASIAN / sizeof *EAST_ASIAN,
                       UNITS);
        else
            print_face(names[i], face, LATIN, sizeof LATIN / sizeof *LATIN, -1);
    }
    puts("\nconst zij_width_table zij_width_tables[2][2] = {");
    puts("    { { sans, ZIJ_COUNT(sans) }, { sans_bold, ZIJ_COUNT(sans_bold) } },");
    puts("    { { cjk, ZIJ_COUNT(cjk) }, { cjk_bold, ZIJ_COUNT(cjk_bold) } },\n};");
    return 0;
}
