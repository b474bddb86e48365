#include "book/load.h"
#include "../test.h"
#include "slice/slice.h"

static const zij_book *loaded(test *t, const char *folder)
{
    const zij_book *b = NULL;
    zij_buf out = zij_buf_make(t->mem);

    if (zij_book_load(folder, t->mem, t->to, &b) != ZIJ_OK) {
        zij_diags_text(t->to, (zij_diag_style){ 0 }, &out);
        fail_msg("%s", zij_str_c(t->mem, zij_buf_str(&out)));
    }
    return b;
}

static const char *const small = "tests/books/small";

/* A copy of the small book in a scratch folder, with one file replaced. */
static const char *changed(test *t, const char *name, const char *text)
{
    const char *folder, *path;
    zij_os_entries all;

    assert_int_equal(zij_os_scratch(t->mem, t->to, &folder), ZIJ_OK);
    assert_int_equal(zij_os_tree(small, zij_str_of(small), t->mem, t->to, &all), ZIJ_OK);
    for (size_t i = 0; i < all.n; i++) {
        const zij_source *in;

        assert_int_equal(
            zij_os_path(zij_str_of(folder), all.at[i].name, t->mem, t->to, &path),
            ZIJ_OK);
        if (all.at[i].kind == ZIJ_OS_FOLDER) {
            assert_int_equal(zij_os_make_folder(path, t->to), ZIJ_OK);
            continue;
        }
        assert_int_equal(zij_os_read(zij_str_c(t->mem, zij_strf(t->mem, "%s/%.*s", small,
                                                                ZIJ_ARG(all.at[i].name))),
                                     all.at[i].name, t->mem, t->to, &in),
                         ZIJ_OK);
        assert_int_equal(zij_os_write(path,
                                      zij_str_eq(all.at[i].name, zij_str_of(name))
                                          ? zij_str_of(text)
                                          : in->text,
                                      t->to),
                         ZIJ_OK);
    }
    return folder;
}

static void a_book_knows_what_its_folder_says(void **state)
{
    test *t = *state;
    const zij_book *b = loaded(t, small);

    assert_str(b->id, "small");
    assert_str(b->agency, "TEST");
    assert_str(b->edition, "2026");
    assert_int_equal(b->as_of.ordinal, 2025);
    assert_int_equal(b->langs.n, 2);
    assert_str(b->langs.id[0], "en");
    assert_str(b->title.in[1], "小さな本");
    assert_int_equal(b->contact.len, 0);
    assert_str(zij_book_section(b, ZIJ_STR("trade"))->name.in[0], "Trade");
    assert_int_equal(zij_book_group(b, ZIJ_STR("CA"))->n, 2);
    assert_str(zij_book_group(b, ZIJ_STR("CA"))->codes[1], "UZB");
    assert_int_equal(zij_book_hue(b, ZIJ_STR("KAZ")), 1);
    assert_int_equal(zij_book_hue(b, ZIJ_STR("UZB")), 0);
    assert_str(zij_book_origin(b, ZIJ_STR("CUSTOMS"))->publisher.in[1], "税関");
    assert_str(zij_book_remark(b, ZIJ_STR("fob"))->text.in[0], "Exports are FOB.");
    assert_null(zij_book_flow(b, ZIJ_STR("TRADES")));
    assert_int_equal(t->to->warnings, 0);
}

static void a_flow_knows_its_dimensions_and_rules(void **state)
{
    test *t = *state;
    const zij_book *b = loaded(t, small);
    const zij_flow *f = zij_book_flow(b, ZIJ_STR("TRADE"));
    const zij_codelist *areas = f->dims[0].codes, *flows = f->dims[2].codes;
    uint16_t ca = zij_codelist_find(areas, ZIJ_STR("CA"));
    uint16_t kaz = zij_codelist_find(areas, ZIJ_STR("KAZ"));
    uint16_t jpn = zij_codelist_find(areas, ZIJ_STR("JPN"));
    uint16_t balance = zij_codelist_find(flows, ZIJ_STR("B"));

    assert_int_equal(f->dims_n, 3);
    assert_str(f->unit->id, "USD");
    assert_int_equal(f->multiplier, 3);
    assert_int_equal(f->decimals, 1);
    assert_false(f->exact);
    assert_int_equal(areas->codes[kaz].parent, ca);
    assert_true(f->dims[0].aggregate[ca]); /* has children */
    assert_false(f->dims[0].aggregate[kaz]);
    assert_true(f->dims[2].aggregate[balance]); /* flows.yaml says so */
    assert_false(flows->codes[balance].aggregate);
    assert_true(f->dims[0].in_group[kaz]);
    assert_false(f->dims[0].in_group[jpn]);
    assert_null(f->dims[1].in_group);
    assert_int_equal(f->nonnegative_dim, 2);
    assert_true(f->nonnegative_codes[0]);
    assert_false(f->nonnegative_codes[balance]);
    assert_int_equal(f->coverage.kind, ZIJ_COVER_TOP);
    assert_int_equal(f->coverage.dim, 1);
    assert_int_equal(f->coverage.top, 2);
    assert_ptr_equal(f->origin, zij_book_origin(b, ZIJ_STR("CUSTOMS")));
}

static void an_observation_keeps_all_of_its_row(void **state)
{
    test *t = *state;
    const zij_book *b = loaded(t, small);
    zij_select s = { .flow = zij_book_flow(b, ZIJ_STR("TRADE")) };
    const zij_table *table;
    const zij_obs *o;

    for (size_t d = 0; d < 3; d++)
        s.dims[d].all = true;
    assert_int_equal(zij_slice_take(b->store, &s, t->mem, t->to, &table), ZIJ_OK);
    assert_int_equal(table->series_n, 6);
    o = zij_table_cell(table, 0, 0); /* KAZ, JPN: JPN stands before CHN in CL_AREA */
    assert_int_equal(o->m, 50);
    assert_int_equal(o->p, 1);
    assert_int_equal(o->status, 'A');
    assert_int_equal(o->coverage.kind, ZIJ_COVER_LISTED);
    assert_str(table->pool->origins[o->origin].id, "CUSTOMS");
    assert_int_equal(o->remarks_n, 1);
    assert_str(table->pool->remarks[table->pool->lists[o->remarks]].id, "fob");
    assert_str(zij_span_str(zij_obs_span(table, o)), "5.0");
    o = zij_table_cell(table, 3, 0); /* UZB, JPN */
    assert_int_equal(o->state, ZIJ_OBS_MISSING);
    assert_int_equal(o->status, 'O');
    assert_int_equal(o->remarks_n, 0);
    assert_str(table->pool->origins[o->origin].id, "CUSTOMS"); /* the flow's default */
}

/* Every figure of a book must be what stands at its place in the file. */
static void figures_are_what_their_place_says(void **state)
{
    test *t = *state;
    const zij_book *b = loaded(t, "book/central-asia");
    size_t seen = 0;

    for (size_t i = 0; i < zij_store_count(b->store); i++) {
        const zij_shelf *shelf = zij_store_shelf(b->store, i);
        zij_table file = { .file = shelf->file };
        zij_run run = zij_store_take(b->store, shelf->flow, NULL, 0);

        for (size_t s = 0; s < run.n; s++)
            for (size_t k = 0; k < run.at[s].n; k++) {
                const zij_obs *o = &run.at[s].obs[k];
                zij_str text = zij_span_str(zij_obs_span(&file, o));
                zij_dec d = { 0 };

                assert_int_equal(text.len > 0, o->state == ZIJ_OBS_VALUE);
                if (text.len > 0)
                    assert_int_equal(zij_dec_read(text, o->p, &d), ZIJ_DEC_OK);
                assert_int_equal(d.m, o->m);
                seen++;
            }
    }
    assert_true(seen > 3000);
}

static void a_folder_that_is_not_there_is_a_wrong_call(void **state)
{
    test *t = *state;
    const zij_book *b = NULL;

    assert_int_equal(zij_book_load("tests/books/none", t->mem, t->to, &b), ZIJ_EUSAGE);
    assert_string_equal(t->to->list.at[0].kind->name, "book-no-folder");
    assert_int_equal(zij_book_load("tests/books", t->mem, t->to, &b), ZIJ_EINPUT);
    assert_string_equal(t->to->list.at[1].kind->name, "file-missing");
    assert_null(b);
}

static void paths_are_shown_as_the_caller_wrote_them(void **state)
{
    test *t = *state;
    const char *folder = changed(t, "data/TRADE.csv", "REF_AREA\n");
    const zij_book *b;
    zij_str slash = zij_strf(t->mem, "%s//", folder);

    assert_int_equal(zij_book_load(zij_str_c(t->mem, slash), t->mem, t->to, &b),
                     ZIJ_EINPUT);
    assert_true(zij_str_eq(t->to->list.at[0].where.in->path,
                           zij_strf(t->mem, "%s/data/TRADE.csv", folder)));
    zij_os_remove_tree(folder);
}

static void a_flow_without_a_file_is_empty_and_a_warning(void **state)
{
    test *t = *state;
    const char *folder = changed(t, "", "");
    const zij_book *b;
    const zij_shelf *shelf;

    assert_int_equal(
        remove(zij_str_c(t->mem, zij_strf(t->mem, "%s/data/TRADE.csv", folder))), 0);
    b = loaded(t, folder);
    assert_int_equal(t->to->warnings, 1);
    assert_string_equal(t->to->list.at[0].kind->name, "data-no-file");
    shelf = zij_store_find(b->store, &b->flows[0]);
    assert_int_equal(shelf->obs_n, 0);
    assert_ptr_equal(shelf->pool, &b->pool);
    zij_os_remove_tree(folder);
}

static void a_page_may_have_fewer_languages(void **state)
{
    test *t = *state;
    const char *folder =
        changed(t, "pages/10-trade/page.yaml", "section: trade\nlanguages: [ja]\n");
    const zij_book *b;

    assert_int_equal(
        remove(zij_str_c(t->mem, zij_strf(t->mem, "%s/pages/10-trade/en.md", folder))),
        0);
    b = loaded(t, folder);
    assert_int_equal(b->pages_n, 1);
    assert_str(b->pages[0].name, "10-trade");
    assert_str(b->pages[0].slug, "trade");
    assert_null(b->pages[0].text[0].in);
    assert_str(b->pages[0].text[1].in->text, "# 貿易\n");
    assert_str(zij_yaml_get(b->pages[0].yaml, "section")->text, "trade");
    zij_os_remove_tree(folder);
}

static void coverage_is_read(void **state)
{
    test *t = *state;
    const zij_flow *f = &loaded(t, small)->flows[0];
    const zij_coverage by_partner = { ZIJ_COVER_TOP, 1, 5 },
                       all = { .kind = ZIJ_COVER_COMPLETE };
    static const struct {
        zij_str text;
        bool top_by_default, good;
        zij_coverage want;
    } row[] = {
        { ZIJ_STR_CONST("complete"), false, true, { ZIJ_COVER_COMPLETE, 0, 0 } },
        { ZIJ_STR_CONST("listed"), true, true, { ZIJ_COVER_LISTED, 0, 0 } },
        { ZIJ_STR_CONST("top 3"), true, true, { ZIJ_COVER_TOP, 1, 3 } },
        { ZIJ_STR_CONST("top 3 by TRADE_FLOW"), true, true, { ZIJ_COVER_TOP, 2, 3 } },
        { ZIJ_STR_CONST("top 3"), false, false, { 0 } }, /* by what? */
        { ZIJ_STR_CONST("top 0"), true, false, { 0 } },
        { ZIJ_STR_CONST("top -1"), true, false, { 0 } },
        { ZIJ_STR_CONST("top 65536"), true, false, { 0 } },
        { ZIJ_STR_CONST("top 3 by AGE"), true, false, { 0 } },
        { ZIJ_STR_CONST("top"), true, false, { 0 } },
        { ZIJ_STR_CONST(""), true, false, { 0 } },
    };

    for (size_t i = 0; i < ZIJ_COUNT(row); i++) {
        zij_coverage got;

        assert_int_equal(zij_book_coverage(row[i].text, f,
                                           row[i].top_by_default ? &by_partner : &all,
                                           &got),
                         row[i].good);
        if (row[i].good) {
            assert_int_equal(got.kind, row[i].want.kind);
            assert_int_equal(got.dim, row[i].want.dim);
            assert_int_equal(got.top, row[i].want.top);
        }
    }
}

static void units_are_products_of_base_kinds(void **state)
{
    static const struct {
        const char *kind, *want; /* NULL: refused */
    } row[] = {
        { "USD", "USD^1 " },
        { "USD / person", "USD^1 person^-1 " },
        { "person*USD/person", "USD^1 " }, /* what cancels is gone */
        { "kWh / km2 / km2", "kWh^1 km2^-2 " },
        { "\"1\"", "" },
        { "1 / person", "person^-1 " },
        { "USD per person", NULL },
        { "USD //", NULL },
        { "a*b*c*d*e*f*g", NULL }, /* more than six */
    };

    for (size_t i = 0; i < ZIJ_COUNT(row); i++) {
        test *t = *state;
        zij_str yaml =
            zij_strf(t->mem, "USD: {kind: %s, name: {en: a, ja: b}}\n", row[i].kind);
        const char *folder = changed(t, "structure/units.yaml", zij_str_c(t->mem, yaml));
        zij_buf b = zij_buf_make(t->mem);
        const zij_book *book = NULL;

        t->diags = zij_diags_make(t->mem);
        if (row[i].want == NULL) {
            assert_int_equal(zij_book_load(folder, t->mem, t->to, &book), ZIJ_EINPUT);
            assert_string_equal(t->to->list.at[0].kind->name, "unit-kind");
        } else {
            const zij_unit *u = zij_book_unit(loaded(t, folder), ZIJ_STR("USD"));

            for (size_t k = 0; k < u->kinds_n; k++)
                zij_putf(&b, "%.*s^%d ", ZIJ_ARG(u->kinds[k].kind), u->kinds[k].power);
            assert_str(zij_buf_str(&b), row[i].want);
            assert_str(u->brief.in[1], "b"); /* no short name: the name */
        }
        zij_os_remove_tree(folder);
    }
}

int main(void)
{
    const struct CMUnitTest all[] = {
        TEST(a_book_knows_what_its_folder_says),
        TEST(a_flow_knows_its_dimensions_and_rules),
        TEST(an_observation_keeps_all_of_its_row),
        TEST(figures_are_what_their_place_says),
        TEST(a_folder_that_is_not_there_is_a_wrong_call),
        TEST(paths_are_shown_as_the_caller_wrote_them),
        TEST(a_flow_without_a_file_is_empty_and_a_warning),
        TEST(a_page_may_have_fewer_languages),
        TEST(coverage_is_read),
        TEST(units_are_products_of_base_kinds),
    };

    return TEST_RUN(all);
}
