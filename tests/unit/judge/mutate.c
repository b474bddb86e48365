/* Would a wrong figure be noticed? What is said without loading the book again is what
 * loading it says. */
#include "../small_book.h"
#include "judge/judge.h"

static const small_file files[] = {
    { "structure/flows.yaml",
      "GDP:\n  name: @{Nominal GDP}\n  dimensions: [REF_AREA]\n"
      "  codelists: {REF_AREA: CL_AREA}\n  unit: USD\n  multiplier: 9\n  decimals: 1\n"
      "  nonnegative: true\n  coverage: complete\n  source: IMF\n"
      "TOP:\n  name: @{Largest}\n  dimensions: [REF_AREA]\n"
      "  codelists: {REF_AREA: CL_AREA}\n  unit: USD\n  decimals: 0\n"
      "  coverage: top 2 by REF_AREA\n  source: IMF\n"
      "TRADE:\n  name: @{Trade}\n  dimensions: [REF_AREA, WAY]\n"
      "  codelists: {REF_AREA: CL_AREA, WAY: CL_WAY}\n  unit: USD\n  multiplier: 3\n"
      "  decimals: 0\n  coverage: complete\n  aggregates: [B]\n  source: IMF\n" },
    { "structure/checks.yaml",
      "bal:\n  name: @{Balance}\n"
      "  expect: TRADE[@CA, B; 2023..2024] ~ TRADE[@CA, X; 2023..2024] - TRADE[@CA, M; "
      "2023..2024]\n"
      "  excuse:\n    - {at: [KAZ, 2024], reason: @{Printed so}}\n" },
    { "data/GROWTH.csv", NULL },
    { "data/POWER.csv", NULL },
    { "data/LIST.csv", NULL },
    { "data/TOP.csv", "REF_AREA,TIME_PERIOD,OBS_VALUE,COVERAGE\nKAZ,2024,500,\n"
                      "UZB,2024,73,\nKGZ,2024,60,listed\n" },
    { "pages/10-page/page.yaml", "claims:\n  a: GDP[KAZ; 2024] > GDP[UZB; 2024]\n"
                                 "  b: always(GDP[{KAZ, UZB}; 2023..2024] < 300)\n  c: "
                                 "rose(GDP[KGZ; 2023..2024])\n" },
    { "pages/10-page/@.md", "# A page\n\n[One](claim:a) [two](claim:b) [three](claim:c) "
                            "`= GDP[JPN; 2024]`.\n" },
};

typedef struct loaded {
    zij_rc rc;
    const zij_book *book;
    const zij_pages *pages;
    zij_judged judged;
    bool identity, claim; /* is wrong */
} loaded;

static loaded load(const char *folder, zij_arena *mem)
{
    zij_diags to = zij_diags_make(mem);
    loaded l = { .rc = zij_book_load(folder, mem, &to, &l.book) };

    if (l.rc != ZIJ_OK)
        return l;
    l.identity = zij_judge_identities(l.book, mem, &to, &l.judged) != ZIJ_OK;
    assert_int_equal(zij_pages_read(l.book, mem, &to, &l.pages), ZIJ_OK);
    l.claim = zij_judge_claims(l.pages, false, mem, &to, &l.judged) != ZIJ_OK;
    return l;
}

/* The file of the flow with another figure. */
static void write_changed(test *t, const char *folder, const loaded *l,
                          const zij_mutant_figure *f, int64_t m)
{
    zij_str text = zij_store_find(l->book->store, f->flow)->file->text;
    size_t end = f->obs->at;
    zij_buf b = zij_buf_make(t->mem);

    while (text.at[end] != ',' && text.at[end] != '\n')
        end++;
    zij_put(&b, zij_str_sub(text, 0, f->obs->at));
    zij_put_dec(&b, (zij_dec){ m, f->obs->p });
    zij_put(&b, zij_str_sub(text, end, text.len));
    small_write(t, folder, zij_strf(t->mem, "data/%.*s.csv", ZIJ_ARG(f->flow->id)),
                zij_buf_str(&b));
}

static void loading_the_changed_book_says_the_same(void **state)
{
    test *t = *state;
    const char *folder = small_folder(t, "en", files, ZIJ_COUNT(files));
    loaded l = load(folder, t->mem);
    zij_mutating how = { .n = 300, .seed = 1 };
    zij_mutations all;
    size_t by[8] = { 0 }, kinds[ZIJ_MUTATION_KINDS] = { 0 };

    assert_int_equal(l.rc, ZIJ_OK);
    assert_false(l.identity || l.claim);
    zij_judge_mutate(l.pages, &l.judged, &how, t->mem, &all);
    assert_int_equal(all.n, how.n);
    for (size_t i = 0; i < all.n; i++) {
        const zij_mutation *m = &all.at[i];
        const zij_mutant_figure *f = &all.figures[m->figure];
        zij_arena mem = zij_arena_make(&test_host);
        loaded then;

        write_changed(t, folder, &l, f, m->m);
        then = load(folder, &mem);
        assert_int_equal((m->noticed & ZIJ_NOTICED_CHECK) != 0, then.rc != ZIJ_OK);
        if (then.rc == ZIJ_OK) {
            assert_int_equal((m->noticed & ZIJ_NOTICED_IDENTITY) != 0, then.identity);
            assert_int_equal((m->noticed & ZIJ_NOTICED_CLAIM) != 0, then.claim);
        }
        write_changed(t, folder, &l, f, f->obs->m);
        zij_arena_free(&mem);
        by[m->noticed]++;
        kinds[m->kind]++;
    }
    for (size_t k = 0; k < ZIJ_COUNT(kinds); k++)
        assert_int_equal(kinds[k], how.n / ZIJ_MUTATION_KINDS);
    assert_true(by[0] > 0 && by[ZIJ_NOTICED_CLAIM] > 0 && by[ZIJ_NOTICED_CHECK] > 0 &&
                by[ZIJ_NOTICED_IDENTITY] > 0);
    zij_os_remove_tree(folder);
}

static void the_same_seed_makes_the_same_changes(void **state)
{
    test *t = *state;
    const char *folder = small_folder(t, "en", files, ZIJ_COUNT(files));
    loaded l = load(folder, t->mem);
    zij_mutating how = { .n = 50, .seed = 7 }, other = { .n = 50, .seed = 8 };
    zij_mutations a, b, c;
    size_t differ = 0;

    zij_judge_mutate(l.pages, &l.judged, &how, t->mem, &a);
    zij_judge_mutate(l.pages, &l.judged, &how, t->mem, &b);
    zij_judge_mutate(l.pages, &l.judged, &other, t->mem, &c);
    for (size_t i = 0; i < how.n; i++) {
        assert_int_equal(a.at[i].figure, b.at[i].figure);
        assert_int_equal(a.at[i].m, b.at[i].m);
        assert_int_equal(a.at[i].noticed, b.at[i].noticed);
        differ += a.at[i].figure != c.at[i].figure;
    }
    assert_true(differ > 0);
    zij_os_remove_tree(folder);
}

static void a_figure_knows_whether_statements_name_it(void **state)
{
    test *t = *state;
    const char *folder = small_folder(t, "en", files, ZIJ_COUNT(files));
    loaded l = load(folder, t->mem);
    zij_mutating how = { .n = 0 };
    zij_mutations all;
    zij_buf b = zij_buf_make(t->mem);

    zij_judge_mutate(l.pages, &l.judged, &how, t->mem, &all);
    for (size_t i = 0; i < all.figures_n; i++) {
        const zij_mutant_figure *f = &all.figures[i];

        if (f->flow->dims_n == 1)
            zij_putf(&b, "%.*s%s%s ",
                     ZIJ_ARG(f->flow->dims[0].codes->codes[f->key[0]].id),
                     f->named ? " named" : "", f->guarded ? " guarded" : "");
    }
    assert_str(zij_buf_str(&b),
               "KAZ named guarded KAZ named guarded KGZ named guarded KGZ named guarded "
               "UZB named guarded UZB named guarded JPN named KAZ KGZ UZB ");
    zij_os_remove_tree(folder);
}

int main(void)
{
    const struct CMUnitTest all[] = {
        TEST(loading_the_changed_book_says_the_same),
        TEST(the_same_seed_makes_the_same_changes),
        TEST(a_figure_knows_whether_statements_name_it),
    };

    return TEST_RUN(all);
}
