/* time.c - periods and dates. Years are written from the table of languages; halves,
 * quarters and months bend too much for one, so each language has a function. */
#include "text/lang.h"

static int year_of(zij_text_time t)
{
    return t.ordinal / t.freq;
}

/* From 1. */
static int number_of(zij_text_time t)
{
    return t.ordinal % t.freq + 1;
}

static const char *const roman[] = { "I", "II", "III", "IV" };

void zij_text_part_english(zij_buf *b, const zij_text_lang *l, zij_text_time t,
                           zij_text_when form)
{
    bool brief = form == ZIJ_TEXT_WHEN_BRIEF || form == ZIJ_TEXT_WHEN_BARE;

    zij_put_c(b, l->year[form].before);
    if (t.freq == 12 && form == ZIJ_TEXT_WHEN_BARE)
        zij_putf(b, "%s" NBSP "%d", l->months[number_of(t) - 1].brief, year_of(t));
    else if (t.freq == 12)
        zij_putf(b, "%s" NBSP "%d", l->months[number_of(t) - 1].name, year_of(t));
    else if (t.freq == 4)
        zij_putf(b, "Q%d" NBSP "%d", number_of(t), year_of(t));
    else if (brief)
        zij_putf(b, "H%d" NBSP "%d", number_of(t), year_of(t));
    else
        zij_putf(b, "the %s half of %d", number_of(t) == 1 ? "first" : "second",
                 year_of(t));
}

void zij_text_part_japanese(zij_buf *b, const zij_text_lang *l, zij_text_time t,
                            zij_text_when form)
{
    static const char *const after[] = {
        [ZIJ_TEXT_WHEN_BARE] = "", [ZIJ_TEXT_WHEN_BRIEF] = "",
        [ZIJ_TEXT_WHEN_NAME] = "", [ZIJ_TEXT_WHEN_OF] = "の",
        [ZIJ_TEXT_WHEN_IN] = "に", [ZIJ_TEXT_WHEN_SINCE] = "以降",
    };

    (void)l;
    zij_putf(b, "%d年", year_of(t));
    if (t.freq == 12)
        zij_putf(b, "%d月", number_of(t));
    else if (form == ZIJ_TEXT_WHEN_BARE && t.freq == 4)
        zij_putf(b, "Q%d", number_of(t));
    else if (t.freq == 4)
        zij_putf(b, "第%d四半期", number_of(t));
    else
        zij_put_c(b, number_of(t) == 1 ? "上半期" : "下半期");
    zij_put_c(b, after[form]);
}

/* The case of a Russian noun in a form: 0 nominative, 1 genitive, 2 prepositional. */
static int case_of(zij_text_when form)
{
    return form == ZIJ_TEXT_WHEN_IN                                  ? 2
           : form == ZIJ_TEXT_WHEN_OF || form == ZIJ_TEXT_WHEN_SINCE ? 1
                                                                     : 0;
}

void zij_text_part_russian(zij_buf *b, const zij_text_lang *l, zij_text_time t,
                           zij_text_when form)
{
    static const char *const half[] = { "полугодие", "полугодия", "полугодии" };
    static const char *const quarter[] = { "квартал", "квартала", "квартале" };
    bool bare = form == ZIJ_TEXT_WHEN_BARE;
    int bend = case_of(form), n = number_of(t);
    bool of_second = form == ZIJ_TEXT_WHEN_IN && t.freq != 12 && n == 2;

    /* "во II квартале": во втором */
    zij_put_c(b, of_second ? "во" NBSP : l->year[form].before);
    if (t.freq == 12) {
        const zij_text_month *m = &l->months[n - 1];

        zij_put_c(b, bare ? m->brief : bend == 0 ? m->name : bend == 1 ? m->of : m->in);
    } else if (bare) {
        zij_putf(b, "%s" NBSP "%s", roman[n - 1], t.freq == 4 ? "кв." : "пол.");
    } else {
        zij_putf(b, "%s" NBSP "%s", roman[n - 1], (t.freq == 4 ? quarter : half)[bend]);
    }
    zij_putf(b, "%s%d%s", bare ? NBSP : " ", year_of(t), bare ? "" : NBSP "г.");
}

static void put_period(zij_buf *b, const zij_text_lang *l, zij_text_time t,
                       zij_text_when form)
{
    if (t.freq == 1)
        zij_putf(b, "%s%d%s", l->year[form].before, t.ordinal, l->year[form].after);
    else
        l->part(b, l, t, form);
}

static bool is_time(zij_text_time t)
{
    return t.freq == 1 || t.freq == 2 || t.freq == 4 || t.freq == 12;
}

void zij_text_put_period(zij_buf *b, const zij_text_lang *l, zij_text_time t,
                         zij_text_when form)
{
    ZIJ_ASSERT(is_time(t) && t.ordinal >= 0 && form < ZIJ_TEXT_WHENS);
    put_period(b, l, t, form);
}

void zij_text_put_range(zij_buf *b, const zij_text_lang *l, zij_text_time from,
                        zij_text_time to, zij_text_when form)
{
    zij_text_when each = form == ZIJ_TEXT_WHEN_BARE ? form : ZIJ_TEXT_WHEN_BRIEF;

    ZIJ_ASSERT(is_time(from) && from.freq == to.freq && form < ZIJ_TEXT_WHENS);
    if (from.ordinal == to.ordinal) {
        put_period(b, l, from, form);
    } else if (from.freq == 1) {
        zij_putf(b, "%d%s%d%s", from.ordinal, l->dash, to.ordinal,
                 form == ZIJ_TEXT_WHEN_BARE ? "" : l->range_after);
    } else {
        put_period(b, l, from, each);
        zij_put_c(b, l->wide_dash);
        put_period(b, l, to, each);
    }
}

void zij_text_date_english(zij_buf *b, const zij_text_lang *l, int year, int month,
                           int day)
{
    zij_putf(b, "%d" NBSP "%s %d", day, l->months[month - 1].name, year);
}

void zij_text_date_japanese(zij_buf *b, const zij_text_lang *l, int year, int month,
                            int day)
{
    (void)l;
    zij_putf(b, "%d年%d月%d日", year, month, day);
}

void zij_text_date_russian(zij_buf *b, const zij_text_lang *l, int year, int month,
                           int day)
{
    zij_putf(b, "%d" NBSP "%s %d" NBSP "г.", day, l->months[month - 1].of, year);
}

/* n digits at `at`; -1 when they are none. */
static int digits_at(zij_str s, size_t at, size_t n)
{
    int v = 0;

    if (at + n > s.len)
        return -1;
    for (size_t i = at; i < at + n; i++) {
        if (s.at[i] < '0' || s.at[i] > '9')
            return -1;
        v = v * 10 + (s.at[i] - '0');
    }
    return v;
}

static int days_of(int year, int month)
{
    static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

    return days[month - 1] + (month == 2 && leap);
}

bool zij_text_put_date(zij_buf *b, const zij_text_lang *l, zij_str iso)
{
    int year = digits_at(iso, 0, 4), month = digits_at(iso, 5, 2),
        day = digits_at(iso, 8, 2);

    if (year < 1 || (iso.len != 4 && (iso.at[4] != '-' || month < 1 || month > 12)))
        return false;
    if (iso.len == 4)
        put_period(b, l, ZIJ_TEXT_YEAR(year), ZIJ_TEXT_WHEN_BRIEF);
    else if (iso.len == 7)
        put_period(b, l, (zij_text_time){ year * 12 + month - 1, 12 },
                   ZIJ_TEXT_WHEN_BRIEF);
    else if (iso.len == 10 && iso.at[7] == '-' && day >= 1 && day <= days_of(year, month))
        l->date(b, l, year, month, day);
    else
        return false;
    return true;
}
