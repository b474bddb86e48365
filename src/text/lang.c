/* lang.c - the languages, one row each; what no table can say is in plural.c and time.c.
 */
#include "text/lang.h"

static const zij_text_month english_months[12] = {
    { "January", "January", "January", "Jan" },
    { "February", "February", "February", "Feb" },
    { "March", "March", "March", "Mar" },
    { "April", "April", "April", "Apr" },
    { "May", "May", "May", "May" },
    { "June", "June", "June", "June" },
    { "July", "July", "July", "July" },
    { "August", "August", "August", "Aug" },
    { "September", "September", "September", "Sept" },
    { "October", "October", "October", "Oct" },
    { "November", "November", "November", "Nov" },
    { "December", "December", "December", "Dec" },
};

static const zij_text_month russian_months[12] = {
    { "январь", "января", "январе", "янв." },
    { "февраль", "февраля", "феврале", "февр." },
    { "март", "марта", "марте", "март" },
    { "апрель", "апреля", "апреле", "апр." },
    { "май", "мая", "мае", "май" },
    { "июнь", "июня", "июне", "июнь" },
    { "июль", "июля", "июле", "июль" },
    { "август", "августа", "августе", "авг." },
    { "сентябрь", "сентября", "сентябре", "сент." },
    { "октябрь", "октября", "октябре", "окт." },
    { "ноябрь", "ноября", "ноябре", "нояб." },
    { "декабрь", "декабря", "декабре", "дек." },
};

static const zij_text_lang langs[] = {
    {
        .id = "en",
        .name = "English",
        .mark = ".",
        .group = ",",
        .group_from = 4,
        .negative = "−",
        .percent = "%",
        .gap = NBSP,
        .noun_gap = " ",
        .points = { "percentage point", "percentage points", "percentage points" },
        .words = { { "trillion", 12, 13 },
                   { "billion", 9, 10 },
                   { "million", 6, 7 },
                   { "thousand", 3, ZIJ_TEXT_NEVER } },
        .plural = zij_text_plural_english,
        .comma = ", ",
        .last = { " and ", " or " },
        .open = "“",
        .close = "”",
        .dash = "–",
        .wide_dash = " – ",
        .range_after = "",
        .year = { [ZIJ_TEXT_WHEN_BARE] = { "", "" },
                  [ZIJ_TEXT_WHEN_BRIEF] = { "", "" },
                  [ZIJ_TEXT_WHEN_NAME] = { "", "" },
                  [ZIJ_TEXT_WHEN_OF] = { "of ", "" },
                  [ZIJ_TEXT_WHEN_IN] = { "in ", "" },
                  [ZIJ_TEXT_WHEN_SINCE] = { "since ", "" } },
        .part = zij_text_part_english,
        .date = zij_text_date_english,
        .rank = zij_text_rank_english,
        .months = english_months,
        .kinds = { { "USD", "$", { NULL } },
                   { "EUR", "€", { NULL } },
                   { "JPY", "¥", { NULL } },
                   { "GBP", "£", { NULL } },
                   { "person", NULL, { "person", "people", "people" } },
                   { "year", NULL, { "year", "years", "years" } },
                   { "country", NULL, { "country", "countries", "countries" } },
                   { "Wh", NULL, { "Wh", "Wh", "Wh" } },
                   { "kWh", NULL, { "kWh", "kWh", "kWh" } },
                   { "TWh", NULL, { "TWh", "TWh", "TWh" } },
                   { "t", NULL, { "tonne", "tonnes", "tonnes" } } },
    },
    {
        .id = "ja",
        .name = "日本語",
        .mark = ".",
        .group = ",",
        .group_from = 4,
        .negative = "△",
        .percent = "%",
        .gap = "",
        .noun_gap = "",
        .points = { "ポイント", "ポイント", "ポイント" },
        .words = { { "京", 16, 17 }, { "兆", 12, 13 }, { "億", 8, 9 }, { "万", 4, 5 } },
        .words_each = true,
        .plural = zij_text_plural_none,
        .comma = "、",
        .last = { "、", "または" },
        .open = "「",
        .close = "」",
        .dash = "〜",
        .wide_dash = "〜",
        .range_after = "年",
        .year = { [ZIJ_TEXT_WHEN_BARE] = { "", "" },
                  [ZIJ_TEXT_WHEN_BRIEF] = { "", "年" },
                  [ZIJ_TEXT_WHEN_NAME] = { "", "年" },
                  [ZIJ_TEXT_WHEN_OF] = { "", "年の" },
                  [ZIJ_TEXT_WHEN_IN] = { "", "年に" },
                  [ZIJ_TEXT_WHEN_SINCE] = { "", "年以降" } },
        .part = zij_text_part_japanese,
        .date = zij_text_date_japanese,
        .rank = zij_text_rank_japanese,
        .kinds = { { "USD", NULL, { "ドル", "ドル", "ドル" } },
                   { "EUR", NULL, { "ユーロ", "ユーロ", "ユーロ" } },
                   { "JPY", NULL, { "円", "円", "円" } },
                   { "GBP", NULL, { "ポンド", "ポンド", "ポンド" } },
                   { "person", NULL, { "人", "人", "人" } },
                   { "year", NULL, { "年", "年", "年" } },
                   { "country", NULL, { "カ国", "カ国", "カ国" } },
                   { "Wh", NULL, { "Wh", "Wh", "Wh" } },
                   { "kWh", NULL, { "kWh", "kWh", "kWh" } },
                   { "TWh", NULL, { "TWh", "TWh", "TWh" } },
                   { "t", NULL, { "トン", "トン", "トン" } } },
    },
    {
        .id = "ru",
        .name = "Русский",
        .mark = ",",
        .group = NBSP,
        .group_from = 5,
        .negative = "−",
        .percent = NBSP "%",
        .gap = NBSP,
        .noun_gap = " ",
        .points = { "п." NBSP "п.", "п." NBSP "п.", "п." NBSP "п." },
        .words = { { "трлн", 12, 13 },
                   { "млрд", 9, 10 },
                   { "млн", 6, 7 },
                   { "тыс.", 3, 5 } },
        .plural = zij_text_plural_russian,
        .comma = ", ",
        .last = { " и ", " или " },
        .open = "«",
        .close = "»",
        .dash = "–",
        .wide_dash = " – ",
        .range_after = NBSP "гг.",
        .year = { [ZIJ_TEXT_WHEN_BARE] = { "", "" },
                  [ZIJ_TEXT_WHEN_BRIEF] = { "", NBSP "г." },
                  [ZIJ_TEXT_WHEN_NAME] = { "", NBSP "год" },
                  [ZIJ_TEXT_WHEN_OF] = { "", NBSP "года" },
                  [ZIJ_TEXT_WHEN_IN] = { "в" NBSP, NBSP "году" },
                  [ZIJ_TEXT_WHEN_SINCE] = { "с" NBSP, NBSP "года" } },
        .part = zij_text_part_russian,
        .date = zij_text_date_russian,
        .rank = zij_text_rank_russian,
        .months = russian_months,
        .kinds = { { "USD", NULL, { "долл.", "долл.", "долл." } },
                   { "EUR", NULL, { "евро", "евро", "евро" } },
                   { "JPY", NULL, { "иена", "иены", "иен" } },
                   { "GBP", NULL, { "фунт", "фунта", "фунтов" } },
                   { "person", NULL, { "человек", "человека", "человек" } },
                   { "year", NULL, { "год", "года", "лет" } },
                   { "country", NULL, { "страна", "страны", "стран" } },
                   { "Wh", NULL, { "Вт·ч", "Вт·ч", "Вт·ч" } },
                   { "kWh", NULL, { "кВт·ч", "кВт·ч", "кВт·ч" } },
                   { "TWh", NULL, { "ТВт·ч", "ТВт·ч", "ТВт·ч" } },
                   { "t", NULL, { "тонна", "тонны", "тонн" } } },
    },
};

static const zij_text_lang *row_of(zij_str id)
{
    zij_str base = zij_str_sub(id, 0, zij_str_find(id, 0, '-'));

    for (size_t i = 0; i < ZIJ_COUNT(langs); i++)
        if (zij_str_eq(base, zij_str_of(langs[i].id)))
            return &langs[i];
    return NULL;
}

const zij_text_lang *zij_text_lang_of(zij_str id)
{
    const zij_text_lang *l = row_of(id);

    return l == NULL ? &langs[0] : l;
}

bool zij_text_lang_known(zij_str id)
{
    return row_of(id) != NULL;
}

zij_str zij_text_lang_id(const zij_text_lang *l)
{
    return zij_str_of(l->id);
}

zij_str zij_text_lang_name(const zij_text_lang *l)
{
    return zij_str_of(l->name);
}

zij_text_unit zij_text_unit_of(const zij_text_lang *l, zij_str kind)
{
    zij_text_unit unit = { 0 };

    for (size_t i = 0; i < ZIJ_TEXT_UNITS && l->kinds[i].kind != NULL; i++) {
        if (!zij_str_eq(kind, zij_str_of(l->kinds[i].kind)))
            continue;
        unit.before = zij_str_of(l->kinds[i].before);
        for (size_t k = 0; k < ZIJ_TEXT_PLURALS; k++)
            unit.form[k] = zij_str_of(l->kinds[i].form[k]);
    }
    return unit;
}

zij_text_unit zij_text_unit_plain(zij_str after)
{
    return (zij_text_unit){ .form = { after, after, after } };
}
