/* Claims that no data can refute, told by their form. */
#include "fake.h"

static const char *idle(fake *f, const char *text)
{
    zij_source *in = zij_new(f->t->mem, zij_source);
    const char *why;
    zij_span where;
    zij_expr *e;

    *in = (zij_source){ ZIJ_STR("query"), zij_str_of(text) };
    if (zij_expr_parse((zij_span){ in, 0, (uint32_t)strlen(text) }, &f->env, f->t->mem,
                       f->t->to, &e) != ZIJ_OK)
        fail_msg("%s is wrong", text);
    why = zij_expr_idle(e, &where);
    return why == NULL ? "" : why;
}

static void a_claim_that_cannot_fail_is_told(void **state)
{
    static const char itself[] = "it compares a thing with itself";
    static const char beyond[] = "no value can lie beyond this";
    static const fake_case row[] = {
        { "2 > 1", "it holds no figure" },
        { "between(0.5, 0, 1)", "it holds no figure" },
        { "surplus(3)", "it holds no figure" },
        { "kaz >= kaz", itself },
        { "kaz > kaz - 1", "" },
        { "surplus(kaz)", "" },
        { "deficit(kaz, uzb)", "" },
        { "surplus(rank(GDP[*; 2024], KAZ))", beyond },
        { "between(share(GDP[*; 2024], KAZ), 0%, 100%)", beyond },
        { "between(share(GDP[*; 2024], KAZ), 0%, 40%)", "" }, /* 0 is an honest end */
        { "cagr(GDP[KAZ; 2000..2024]) >= -100%", beyond },
        { "cagr(GDP[KAZ; 2000..2024]) > -5%", "" },
        { "peak(GDP[KAZ; 2000..2024]) <= 2024", beyond },
        { "2024 >= peak(GDP[KAZ; 2000..2024])", beyond },
        { "trough(GDP[KAZ; 2000..2024]) > 1999", beyond },
        { "argmax(GDP[KAZ; 2000..2024]) < 2025", beyond },
        { "peak(GDP[KAZ; 2000..2024]) < 2024", "" },
        { "peak(GDP[KAZ; 2000..2024]) == 2024", "" },
        { "peak(GDP[KAZ; *]) <= 2024", "" },
        { "turning_up(GDP[KAZ; 2000..2024]) <= 2024", "" }, /* there may be none */
        { "since(GDP[KAZ; 2000..2024] > 3) <= 2024", "" },
        { "never(GDP[KAZ; 2000..2024] > 3)", "" },
        { "kaz > 3 and kaz >= kaz", itself },
        { "trending_up(GDP[KAZ; 2000..2024], 1%)", "" },
    };
    static const char *const definitions[][2] = { { "kaz", "GDP[KAZ; 2024]" },
                                                  { "uzb", "GDP[UZB; 2024]" },
                                                  { NULL, NULL } };
    fake f;

    fake_make(&f, *state);
    f.definitions = definitions;
    fake_flow(&f, "GDP", "REF_AREA", "USD", 9, 1)->nonnegative = true;
    for (size_t i = 0; i < ZIJ_COUNT(row); i++)
        if (strcmp(idle(&f, row[i].text), row[i].want) != 0)
            fail_msg("%s\n got  %s\n want %s", row[i].text, idle(&f, row[i].text),
                     row[i].want);
}

int main(void)
{
    const struct CMUnitTest all[] = { TEST(a_claim_that_cannot_fail_is_told) };

    return TEST_RUN(all);
}
