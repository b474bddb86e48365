/* A scene as pixels and as a PNG. */
#include "../test.h"

#include <zlib.h>

#include "paint/ink.h"
#include "paint/paint.h"

enum { W = 40, H = 20 };

/* Every letter is a square of half its size on the baseline;
 * "?" is in no font. */
static bool square(void *self, int32_t c, bool bold, zij_outline *out)
{
    static const zij_step steps[] = { { .kind = ZIJ_STEP_MOVE, .x = 0, .y = 0 },
                                      { .kind = ZIJ_STEP_LINE, .x = 0.5, .y = 0 },
                                      { .kind = ZIJ_STEP_LINE, .x = 0.5, .y = -0.5 },
                                      { .kind = ZIJ_STEP_LINE, .x = 0, .y = -0.5 },
                                      { .kind = ZIJ_STEP_CLOSE } };

    (void)self;
    if (c == '?')
        return false;
    *out = (zij_outline){ steps, c == ' ' ? 0 : ZIJ_COUNT(steps), bold ? 2 : 1 };
    return true;
}

static const zij_letters letters = { square, NULL };

static uint32_t ground(void)
{
    return zij_light[ZIJ_INK_GROUND].mark;
}

static zij_picture *open(test *t)
{
    zij_picture *p = NULL;

    assert_int_equal(zij_paint_open(W, H, &letters, t->mem, t->to, &p), ZIJ_OK);
    return p;
}

/* A picture of one item, made from scratch. */
static zij_picture *picture_of(test *t, const zij_item *item)
{
    zij_scene *s = zij_scene_make(t->mem, W, H);
    zij_picture *p = open(t);

    *zij_list_add(t->mem, &s->items) = *item;
    zij_paint_scene(p, s, 0, 0, 1);
    return p;
}

static void a_picture_is_ground_first(void **state)
{
    zij_picture *p = open(*state);

    for (unsigned y = 0; y < H; y++)
        for (unsigned x = 0; x < W; x++)
            assert_int_equal(zij_paint_pixel(p, x, y), ground());
    zij_paint_close(p);
    zij_paint_close(p); /* twice is fine */
    zij_paint_close(NULL);
}

static void every_ink_fills_with_its_colour(void **state)
{
    for (int ink = ZIJ_INK_NONE + 1; ink < ZIJ_INK_COUNT; ink++) {
        zij_item item = { .kind = ZIJ_ITEM_RECT, .fill = (zij_ink)ink };
        zij_picture *p;

        item.box = (zij_box){ 4, 4, 10, 10 };
        p = picture_of(*state, &item);
        assert_int_equal(zij_paint_pixel(p, 8, 8), zij_light[ink].mark);
        assert_int_equal(zij_paint_pixel(p, 3, 8), ground());
        assert_int_equal(zij_paint_pixel(p, 14, 8), ground());
        zij_paint_close(p);
    }
}

static void every_ink_draws_a_line_of_its_colour(void **state)
{
    static const zij_step steps[] = { { .kind = ZIJ_STEP_MOVE, .x = 1, .y = 8.5 },
                                      { .kind = ZIJ_STEP_LINE, .x = 36, .y = 8.5 } };

    for (int ink = ZIJ_INK_NONE + 1; ink < ZIJ_INK_COUNT; ink++) {
        zij_item item = { .kind = ZIJ_ITEM_PATH, .stroke = (zij_ink)ink };
        zij_picture *p;
        unsigned own = 0;

        item.steps = steps;
        item.step_count = 2;
        p = picture_of(*state, &item);
        for (unsigned x = 5; x < 30; x++)
            own += zij_paint_pixel(p, x, 8) == zij_light[ink].mark;
        if (ink == ZIJ_INK_GAP) /* dashed */
            assert_in_range(own, 5, 15);
        else if (ink != ZIJ_INK_GROUND &&
                 ink != ZIJ_INK_BORDER) /* thinner than a pixel */
            assert_int_equal(own, 25);
        zij_paint_close(p);
    }
}

static void lines_are_as_wide_as_the_style_sheet_says(void **state)
{
    static const zij_step steps[] = { { .kind = ZIJ_STEP_MOVE, .x = 1, .y = 10 },
                                      { .kind = ZIJ_STEP_LINE, .x = 39, .y = 10 } };
    static const struct {
        zij_ink ink;
        unsigned marks, touched; /* rows of pixels */
    } row[] = {
        { ZIJ_INK_S1, 0, 2 },
        { ZIJ_INK_S1, ZIJ_MARK_FOCUS, 4 }, /* 3 around a border of pixels */
        { ZIJ_INK_S1, ZIJ_MARK_THIN, 2 },  /* 1 around it */
        { ZIJ_INK_ROUTE, 0, 2 },
        { ZIJ_INK_GRID, 0, 1 }, /* crisp */
    };

    for (size_t i = 0; i < ZIJ_COUNT(row); i++) {
        zij_item item = { .kind = ZIJ_ITEM_PATH, .stroke = row[i].ink };
        zij_picture *p;
        unsigned touched = 0;

        item.marks = row[i].marks;
        item.steps = steps;
        item.step_count = 2;
        p = picture_of(*state, &item);
        for (unsigned y = 0; y < H; y++)
            touched += zij_paint_pixel(p, 20, y) != ground();
        if (touched != row[i].touched)
            fail_msg("row %zu: %u", i, touched);
        zij_paint_close(p);
    }
}

static void the_line_of_a_series_has_no_fill(void **state)
{
    zij_item item = { .kind = ZIJ_ITEM_RECT, .fill = ZIJ_INK_S1, .stroke = ZIJ_INK_S2 };
    zij_picture *p;

    item.box = (zij_box){ 4, 4, 20, 12 };
    p = picture_of(*state, &item);
    assert_int_equal(zij_paint_pixel(p, 12, 10), ground());
    assert_int_equal(zij_paint_pixel(p, 12, 4), zij_light[ZIJ_INK_S2].mark);
    zij_paint_close(p);
}

static void a_tint_lets_the_ground_through(void **state)
{
    zij_item item = { .kind = ZIJ_ITEM_RECT, .fill = ZIJ_INK_S2, .marks = ZIJ_MARK_TINT };
    uint32_t red[2];

    item.box = (zij_box){ 4, 4, 10, 10 };
    for (int focus = 0; focus < 2; focus++) {
        zij_picture *p;

        item.marks = ZIJ_MARK_TINT | (focus ? ZIJ_MARK_FOCUS : 0);
        p = picture_of(*state, &item);
        red[focus] = zij_paint_pixel(p, 8, 8) >> 16;
        zij_paint_close(p);
    }
    /* 0xfd and 0x8b, 30 and 60 per cent of the second */
    assert_in_range(red[0], 218, 220);
    assert_in_range(red[1], 184, 186);
}

static void what_is_outside_a_clip_is_not_painted(void **state)
{
    test *t = *state;
    zij_scene *s = zij_scene_make(t->mem, W, H);
    zij_picture *p = open(t);
    zij_item *group = zij_scene_open(s);

    group->clip = true;
    group->box = (zij_box){ 0, 0, 10, H };
    zij_scene_rect(s, (zij_box){ 5, 5, 10, 5 }, ZIJ_INK_S1);
    zij_scene_close(s);
    zij_scene_dot(s, 30, 10, 4, ZIJ_INK_S2);
    zij_paint_scene(p, s, 0, 0, 1);
    assert_int_equal(zij_paint_pixel(p, 8, 7), zij_light[ZIJ_INK_S1].mark);
    assert_int_equal(zij_paint_pixel(p, 12, 7), ground());
    assert_int_equal(zij_paint_pixel(p, 30, 10), zij_light[ZIJ_INK_S2].mark);
    assert_int_equal(zij_paint_pixel(p, 26, 6), ground()); /* outside the circle */
    zij_paint_close(p);
}

static void letters_stand_one_behind_another(void **state)
{
    static const struct {
        const char *text;
        bool bold;
        unsigned x; /* where the last letter has ink */
    } row[] = {
        { "aa", false, 14 },
        { "aa", true, 24 },
        { " a", false, 14 },
        { "?a", false, 14 }, /* what no font has takes its room */
    };
    uint32_t ink = zij_light[ZIJ_INK_INK].text;

    for (size_t i = 0; i < ZIJ_COUNT(row); i++) {
        zij_picture *p = open(*state);

        zij_paint_text(p, 2, 18, zij_str_of(row[i].text),
                       &(zij_lettering){ 10, row[i].bold, ZIJ_INK_INK });
        assert_int_equal(zij_paint_pixel(p, row[i].x, 15), ink);
        assert_int_equal(zij_paint_pixel(p, row[i].x, 12), ground()); /* above it */
        assert_int_equal(zij_paint_pixel(p, row[i].x + 4, 15), ground());
        zij_paint_close(p);
    }
}

static void runs_have_the_colour_of_their_type_and_of_what_is_below(void **state)
{
    static const struct {
        zij_type type;
        zij_ink fill, under;
        uint32_t want;
    } row[] = {
        { ZIJ_TYPE_LABEL, ZIJ_INK_INK, ZIJ_INK_NONE, 0x1b1c1e },
        { ZIJ_TYPE_AXIS, ZIJ_INK_INK, ZIJ_INK_NONE, 0x595c60 },
        { ZIJ_TYPE_LABEL, ZIJ_INK_S1, ZIJ_INK_NONE, 0x1c6bab },
        { ZIJ_TYPE_LABEL, ZIJ_INK_ON, ZIJ_INK_S1, 0x000000 },
        { ZIJ_TYPE_LABEL, ZIJ_INK_ON, ZIJ_INK_S2, 0xffffff },
    };

    for (size_t i = 0; i < ZIJ_COUNT(row); i++) {
        test *t = *state;
        zij_scene *s = zij_scene_make(t->mem, W, H);
        zij_item *run =
            zij_scene_text(s, 30, 18, ZIJ_STR("aa"), 24, row[i].type, ZIJ_ANCHOR_END);
        zij_picture *p = open(t);

        run->fill = row[i].fill;
        run->under = row[i].under;
        zij_paint_scene(p, s, 0, 0, 1);
        assert_int_equal(zij_paint_pixel(p, 8, 15), row[i].want); /* begins at 30 - 24 */
        assert_int_equal(zij_paint_pixel(p, 4, 15), ground());
        zij_paint_close(p);
    }
}

static void a_halo_keeps_lines_off_the_letters(void **state)
{
    test *t = *state;

    for (int halo = 0; halo < 2; halo++) {
        zij_scene *s = zij_scene_make(t->mem, W, H);
        zij_picture *p = open(t);

        zij_scene_rect(s, (zij_box){ 0, 0, W, H }, ZIJ_INK_S2);
        zij_scene_text(s, 10, 15, ZIJ_STR("a"), 14, ZIJ_TYPE_LABEL, ZIJ_ANCHOR_START)
            ->marks = halo ? ZIJ_MARK_HALO : 0;
        zij_paint_scene(p, s, 0, 0, 1);
        assert_int_equal(zij_paint_pixel(p, 12, 12), 0x1b1c1e);
        assert_int_equal(zij_paint_pixel(p, 9, 12),
                         halo ? ground() : zij_light[ZIJ_INK_S2].mark);
        zij_paint_close(p);
    }
}

/* ---- the style sheet ---- */

static char *read_style_sheet(test *t)
{
    FILE *f = fopen("web/zij.css", "rb");
    char *text = zij_arena_take(t->mem, 100001);
    size_t n;

    if (f == NULL)
        fail_msg("web/zij.css is not here: tests run in the folder of the sources");
    n = fread(text, 1, 100000, f);
    fclose(f);
    text[n] = '\0';
    return text;
}

/* The first value of a variable, which is that of the light theme. */
static uint32_t variable(const char *css, const char *name)
{
    char wanted[40];
    const char *at;
    uint32_t v;
    char *end;

    snprintf(wanted, sizeof wanted, "    --%s: #", name);
    at = strstr(css, wanted);
    if (at == NULL)
        fail_msg("web/zij.css has no --%s", name);
    at += strlen(wanted);
    v = (uint32_t)strtoul(at, &end, 16);
    if (end - at == 3) /* #fff */
        v = (v >> 8) * 0x110000 + (v >> 4 & 15) * 0x1100 + (v & 15) * 0x11;
    return v;
}

/* Whether the rule that turns text on light marks black has a class. */
static bool is_light(const char *css, int hue)
{
    const char *rule = strstr(css, ".chart .on:is(");
    char class[24];
    const char *at;

    assert_non_null(rule);
    snprintf(class, sizeof class, ".o%d,", hue);
    at = strstr(rule, class);
    return at != NULL && at < strchr(rule, '{');
}

static void hues_are_those_of_the_style_sheet(void **state)
{
    const char *css = read_style_sheet(*state);

    for (int hue = 1; hue <= ZIJ_SCENE_HUES; hue++) {
        const zij_tone *tone = &zij_light[ZIJ_INK_S1 + hue - 1];
        char name[16];

        snprintf(name, sizeof name, "s%d", hue);
        assert_int_equal(tone->mark, variable(css, name));
        snprintf(name, sizeof name, "t%d", hue);
        assert_int_equal(tone->text, variable(css, name));
        assert_int_equal(tone->on, variable(css, is_light(css, hue) ? "on-light" : "on"));
    }
}

static void other_inks_are_those_of_the_style_sheet(void **state)
{
    static const struct {
        zij_ink ink;
        const char *mark, *text;
    } row[] = {
        { ZIJ_INK_OTHER, "other", NULL },   { ZIJ_INK_QUIET, "quiet", NULL },
        { ZIJ_INK_POS, "pos", "pos" },      { ZIJ_INK_NEG, "neg", "neg" },
        { ZIJ_INK_SHADE, "shade", NULL },   { ZIJ_INK_GROUND, "ground", NULL },
        { ZIJ_INK_GRID, "hair", NULL },     { ZIJ_INK_ZERO, "ink", NULL },
        { ZIJ_INK_TICK, "rule", NULL },     { ZIJ_INK_SEP, "rule", NULL },
        { ZIJ_INK_LEADER, "rule", NULL },   { ZIJ_INK_GAP, "rule", NULL },
        { ZIJ_INK_INK, "ink", "ink" },      { ZIJ_INK_SOFT, "ink-2", "ink-2" },
        { ZIJ_INK_ON, "on", "on" },         { ZIJ_INK_WATER, "water", NULL },
        { ZIJ_INK_LAND, "land", NULL },     { ZIJ_INK_RIVER, "river", "t-water" },
        { ZIJ_INK_BORDER, "border", NULL }, { ZIJ_INK_ROUTE, "route", "route" },
    };
    const char *css = read_style_sheet(*state);

    assert_int_equal(ZIJ_COUNT(row) + ZIJ_SCENE_HUES + 1, ZIJ_INK_COUNT);
    for (size_t i = 0; i < ZIJ_COUNT(row); i++) {
        assert_int_equal(zij_light[row[i].ink].mark, variable(css, row[i].mark));
        if (row[i].text != NULL)
            assert_int_equal(zij_light[row[i].ink].text, variable(css, row[i].text));
    }
    assert_non_null(strstr(css, "--tint: .3;"));
    assert_non_null(strstr(css, "--tint-focus: .6;"));
    assert_int_equal(ZIJ_TINT_PERCENT, 30);
    assert_int_equal(ZIJ_TINT_FOCUS_PERCENT, 60);
}

/* ---- bytes ---- */

static zij_buf png_of(test *t, zij_picture *p)
{
    zij_buf out = zij_buf_make(t->mem);

    zij_paint_rect(p, (zij_box){ 3, 3, 7, 9 }, ZIJ_INK_S3);
    zij_paint_text(p, 12, 15, ZIJ_STR("ab"), &(zij_lettering){ 11, true, ZIJ_INK_S5 });
    assert_int_equal(zij_paint_png(p, t->to, &out), ZIJ_OK);
    return out;
}

static uint32_t number_at(const unsigned char *at)
{
    return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
}

/* A reader of our own: the sums hold, and the rows are the pixels again. */
static void a_png_holds_the_pixels(void **state)
{
    enum { ROW = 1 + W * 3 };
    zij_picture *p = open(*state);
    zij_buf png = png_of(*state, p);
    const unsigned char *at = (unsigned char *)png.at, *data = NULL;
    unsigned char rows[H * ROW];
    uLongf room = sizeof rows;
    size_t i = 8, chunks = 0, data_n = 0;

    assert_memory_equal(at, "\x89PNG\r\n\x1a\n", 8);
    for (; i < png.len; chunks++) {
        uint32_t n = number_at(at + i);

        assert_true(i + 12 + n <= png.len);
        assert_int_equal(number_at(at + i + 8 + n), crc32(0, at + i + 4, n + 4));
        if (memcmp(at + i + 4, "IDAT", 4) == 0)
            data = at + i + 8, data_n = n;
        i += 12 + n;
    }
    assert_int_equal(chunks, 3); /* header, data, end: no time, no text */
    assert_int_equal(number_at(at + 16), W);
    assert_int_equal(number_at(at + 20), H);
    assert_int_equal(uncompress(rows, &room, data, data_n), Z_OK);
    assert_int_equal(room, sizeof rows);
    for (size_t y = 0; y < H; y++) {
        unsigned char *row = rows + y * ROW;

        for (size_t k = 1; row[0] == 2 && k < ROW; k++)
            row[k] = (unsigned char)(row[k] + row[k - ROW]);
        for (unsigned x = 0; x < W; x++)
            assert_int_equal(number_at(row + x * 3) & 0xffffff,
                             zij_paint_pixel(p, x, (unsigned)y));
    }
    zij_paint_close(p);
}

static void the_same_picture_has_the_same_bytes(void **state)
{
    zij_picture *one = open(*state), *other = open(*state);
    zij_buf a = png_of(*state, one), b = png_of(*state, other);

    assert_int_equal(a.len, b.len);
    assert_memory_equal(a.at, b.at, a.len);
    zij_paint_close(one);
    zij_paint_close(other);
}

int main(void)
{
    const struct CMUnitTest all[] = {
        TEST(a_picture_is_ground_first),
        TEST(every_ink_fills_with_its_colour),
        TEST(every_ink_draws_a_line_of_its_colour),
        TEST(lines_are_as_wide_as_the_style_sheet_says),
        TEST(the_line_of_a_series_has_no_fill),
        TEST(a_tint_lets_the_ground_through),
        TEST(what_is_outside_a_clip_is_not_painted),
        TEST(letters_stand_one_behind_another),
        TEST(runs_have_the_colour_of_their_type_and_of_what_is_below),
        TEST(a_halo_keeps_lines_off_the_letters),
        TEST(hues_are_those_of_the_style_sheet),
        TEST(other_inks_are_those_of_the_style_sheet),
        TEST(a_png_holds_the_pixels),
        TEST(the_same_picture_has_the_same_bytes),
    };

    return TEST_RUN(all);
}
