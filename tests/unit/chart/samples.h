/* samples.h - charts that the tests draw: figures of the Central Asia book in three
 * languages, and rows that are hard to set. */
#ifndef ZIJ_TEST_SAMPLES_H
#define ZIJ_TEST_SAMPLES_H
#include "../test.h"
#include "chart/chart.h"

enum { SAMPLE_LANGS = 3, SAMPLE_YEARS = 31 };

static const char *const sample_langs[SAMPLE_LANGS] = { "en", "ja", "ru" };

typedef struct sample_name {
    const char *id, *in[SAMPLE_LANGS];
    int hue;
} sample_name;

static const sample_name sample_countries[] = {
    { "KAZ", { "Kazakhstan", "カザフスタン", "Казахстан" }, 1 },
    { "KGZ", { "Kyrgyzstan", "キルギス", "Кыргызстан" }, 2 },
    { "TJK", { "Tajikistan", "タジキスタン", "Таджикистан" }, 3 },
    { "TKM", { "Turkmenistan", "トルクメニスタン", "Туркменистан" }, 4 },
    { "UZB", { "Uzbekistan", "ウズベキスタン", "Узбекистан" }, 5 },
};

/* IMF World Economic Outlook, October 2025: GDP in USD billion, 2000 to 2030. */
static const double sample_gdp[5][SAMPLE_YEARS] = {
    { 18.292,  22.153,  24.637,  30.834,  43.152,  57.125,  81.003,  104.850,
      133.442, 115.309, 148.047, 192.626, 207.999, 236.635, 221.416, 184.388,
      137.278, 166.806, 179.340, 181.667, 171.082, 197.112, 225.496, 261.840,
      291.480, 300.052, 319.770, 348.039, 373.868, 401.608, 429.484 },
    { 1.368,  1.525,  1.606,  1.920,  2.214,  2.459,  2.837,  3.807,  5.139, 4.690, 4.794,
      6.198,  6.604,  7.335,  7.467,  6.678,  6.813,  7.703,  8.271,  9.372, 8.283, 9.256,
      12.269, 15.187, 17.491, 20.160, 21.563, 23.072, 24.649, 26.349, 28.155 },
    { 0.991,  1.057,  1.212,  1.555,  2.073,  2.311,  2.811,  3.712,  5.135, 4.977, 5.642,
      6.523,  7.592,  8.506,  9.242,  7.857,  6.994,  7.535,  7.762,  8.301, 8.134, 8.934,
      10.714, 12.203, 14.199, 17.032, 18.941, 19.892, 21.104, 22.415, 23.955 },
    { 4.680,  6.461,  8.107,  10.645, 13.228, 16.003,  19.935, 24.192,
      20.049, 18.836, 21.321, 27.776, 35.164, 39.198,  43.524, 35.800,
      36.180, 37.926, 40.762, 44.974, 45.455, 49.477,  56.677, 62.814,
      68.675, 72.119, 76.897, 83.632, 91.767, 100.714, 110.589 },
    { 17.195,  14.581,  12.106,  12.697,  15.045,  17.939,  21.344, 27.963,
      35.858,  41.945,  49.772,  60.213,  67.520,  73.192,  80.848, 85.662,
      85.658,  69.703,  58.696,  67.294,  66.443,  77.340,  90.125, 102.634,
      114.962, 137.480, 159.199, 178.042, 197.321, 217.902, 240.767 },
};

typedef struct sample_partner {
    sample_name name;
    double value;
    const char *rank;
    bool pinned;
} sample_partner;

/* Uzbekistan's exports in 2024, USD million; and Japan. */
static const sample_partner sample_exports[] = {
    { { "RUS", { "Russia", "ロシア", "Россия" }, 0 }, 3869.6, "1", false },
    { { "CHN", { "China", "中国", "Китай" }, 0 }, 2103.9, "2", false },
    { { "KAZ", { "Kazakhstan", "カザフスタン", "Казахстан" }, 1 }, 1526.8, "3", false },
    { { "TUR", { "Turkey", "トルコ", "Турция" }, 0 }, 1184.8, "4", false },
    { { "AFG", { "Afghanistan", "アフガニスタン", "Афганистан" }, 0 },
      1098.9,
      "5",
      false },
    { { "ARE",
        { "United Arab Emirates", "アラブ首長国連邦", "Объединённые Арабские Эмираты" },
        0 },
      346.7,
      "",
      false },
    { { "JPN", { "Japan", "日本", "Япония" }, 8 }, 16.7, "–", true },
};

/* Rows that break careless charts. */
typedef struct sample_odd {
    const char *what;
    struct {
        const char *name;
        double value;
        const char *label; /* NULL: missing */
    } rows[6];
} sample_odd;

static const sample_odd sample_odds[] = {
    { "one", { { "Kazakhstan", 288.1, "288.1" } } },
    { "equal", { { "A", 5, "5" }, { "B", 5, "5" }, { "C", 5, "5" } } },
    { "zero", { { "A", 0, "0" }, { "B", 0, "0" } } },
    { "both-sides",
      { { "Казахстан", 211.886, "+211,9 млн долл." },
        { "Кыргызстан", -12.5, "−12,5 млн долл." },
        { "Таджикистан", -211.9, "−211,9 млн долл." },
        { "Узбекистан", 0, "0" } } },
    { "all-negative", { { "KAZ", -3, "△3.0" }, { "UZB", -300, "△300.0" } } },
    { "huge", { { "A", 9e299, "9e299" }, { "B", -9e299, "−9e299" }, { "C", 1, "1" } } },
    { "tiny", { { "A", 1e-299, "1e-299" }, { "B", 2e-310, "2e-310" } } },
    { "not-numbers",
      { { "NaN", __builtin_nan(""), "?" },
        { "infinite", __builtin_inf(), "?" },
        { "minus", -__builtin_inf(), "?" },
        { "here", 3, "3" } } },
    { "missing", { { "Туркменистан", 0, NULL }, { "Uzbekistan", 12, "12" } } },
    { "all-missing", { { "Туркменистан", 0, NULL } } },
    { "long",
      { { "経済協力開発機構（OECD）加盟国のうち中央アジアに在外公館を置く国の合計", 12,
          "1兆2,345億6,789万ドル（暫定値）" },
        { "Соединённое Королевство Великобритании и Северной Ирландии", 8,
          "1 234 567 890,12 тыс. долл. США" },
        { "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch", 0.01, "0.01" },
        { "", 4, "" } } },
};

typedef struct sample {
    const char *name; /* "gdp-bar" */
    zij_chart_spec spec;
} sample;

static zij_str sample_number(zij_arena *mem, double v, int lang)
{
    char text[64];

    snprintf(text, sizeof text, "%.1f", v);
    if (lang == 2 && strchr(text, '.') != NULL)
        *strchr(text, '.') = ',';
    return zij_str_copy(mem, zij_str_of(text));
}

static zij_chart_spec sample_spec(const char *kind, int lang, double width)
{
    return (zij_chart_spec){ .kind = zij_str_of(kind),
                             .lang = zij_str_of(sample_langs[lang]),
                             .width = width,
                             .title = ZIJ_STR("A title"),
                             .desc = ZIJ_STR("A text alternative.") };
}

static zij_chart_spec sample_gdp_bar(zij_arena *mem, int lang, double width)
{
    zij_chart_spec s = sample_spec("bar", lang, width);
    zij_chart_category *c = zij_array(mem, 5, zij_chart_category);
    zij_chart_series *series = zij_array(mem, 1, zij_chart_series);
    zij_chart_point *p = zij_array(mem, 5, zij_chart_point);

    for (int i = 0; i < 5; i++) {
        c[i].name = zij_str_of(sample_countries[i].in[lang]);
        c[i].id = zij_str_of(sample_countries[i].id);
        c[i].hue = (uint8_t)sample_countries[i].hue;
        p[i].value = sample_gdp[i][24];
        p[i].label = sample_number(mem, p[i].value, lang);
    }
    series->points = p;
    s.sort = ZIJ_CHART_DESCENDING;
    s.categories = c;
    s.category_count = 5;
    s.series = series;
    s.series_count = 1;
    return s;
}

static zij_chart_spec sample_exports_bar(zij_arena *mem, int lang, double width)
{
    enum { N = ZIJ_COUNT(sample_exports) };
    zij_chart_spec s = sample_spec("bar", lang, width);
    zij_chart_category *c = zij_array(mem, N, zij_chart_category);
    zij_chart_series *series = zij_array(mem, 1, zij_chart_series);
    zij_chart_point *p = zij_array(mem, N, zij_chart_point);

    for (size_t i = 0; i < N; i++) {
        c[i].name = zij_str_of(sample_exports[i].name.in[lang]);
        c[i].id = zij_str_of(sample_exports[i].name.id);
        c[i].hue = (uint8_t)sample_exports[i].name.hue;
        c[i].rank = zij_str_of(sample_exports[i].rank);
        c[i].pinned = c[i].highlight = sample_exports[i].pinned;
        c[i].href = c[i].hue == 1 ? ZIJ_STR("../kazakhstan/") : (zij_str){ 0 };
        p[i].value = sample_exports[i].value;
        p[i].label = sample_number(mem, p[i].value, lang);
    }
    series->points = p;
    s.sort = ZIJ_CHART_DESCENDING;
    s.categories = c;
    s.category_count = N;
    s.series = series;
    s.series_count = 1;
    return s;
}

/* Two years side by side. */
static zij_chart_spec sample_years_bar(zij_arena *mem, int lang, double width)
{
    static const int years[] = { 14, 24 };
    zij_chart_spec s = sample_gdp_bar(mem, lang, width);
    zij_chart_series *series = zij_array(mem, 2, zij_chart_series);

    for (int k = 0; k < 2; k++) {
        zij_chart_point *p = zij_array(mem, 5, zij_chart_point);

        for (int i = 0; i < 5; i++) {
            p[i].value = sample_gdp[i][years[k]];
            p[i].label = sample_number(mem, p[i].value, lang);
        }
        series[k].name = k == 0 ? ZIJ_STR("2014") : ZIJ_STR("2024");
        series[k].hue = k == 0 ? 0 : 1;
        series[k].points = p;
    }
    s.series = series;
    s.series_count = 2;
    return s;
}

/* A forecast, a country without a figure, one below zero. */
static zij_chart_spec sample_mixed_bar(zij_arena *mem, int lang, double width)
{
    static const char *const reasons[] = { "not published", "公表されていない",
                                           "не публикуется" };
    zij_chart_spec s = sample_gdp_bar(mem, lang, width);
    zij_chart_point *p = (zij_chart_point *)s.series->points;

    p[1].forecast = true;
    p[2].value = -40;
    p[2].label = sample_number(mem, p[2].value, lang);
    p[3].missing = true;
    p[3].reason = zij_str_of(reasons[lang]);
    p[4].forecast = true;
    return s;
}

static zij_chart_spec sample_gdp_line(zij_arena *mem, int lang, double width)
{
    static const char *const units[] = { "USD billion", "10億ドル", "млрд долл. США" };
    static const char *const forecasts[] = { "Forecast", "予測", "Прогноз" };
    zij_chart_spec s = sample_spec("line", lang, width);
    zij_chart_category *c = zij_array(mem, SAMPLE_YEARS, zij_chart_category);
    zij_chart_series *series = zij_array(mem, 5, zij_chart_series);

    for (int k = 0; k < SAMPLE_YEARS; k++) {
        c[k].name = zij_strf(mem, lang == 1 ? "%d年" : "%d", 2000 + k);
        c[k].at = 2000 + k;
    }
    for (int i = 0; i < 5; i++) {
        zij_chart_point *p = zij_array(mem, SAMPLE_YEARS, zij_chart_point);

        for (int k = 0; k < SAMPLE_YEARS; k++) {
            p[k].value = sample_gdp[i][k];
            p[k].forecast = k > 24;
            p[k].label = sample_number(mem, p[k].value, lang);
        }
        series[i].name = zij_str_of(sample_countries[i].in[lang]);
        series[i].id = zij_str_of(sample_countries[i].id);
        series[i].hue = (uint8_t)sample_countries[i].hue;
        series[i].points = p;
    }
    s.unit = zij_str_of(units[lang]);
    s.forecast = zij_str_of(forecasts[lang]);
    s.end_values = true;
    s.categories = c;
    s.category_count = SAMPLE_YEARS;
    s.series = series;
    s.series_count = 5;
    return s;
}

/* One country in focus, another with years missing in the middle and at the end. */
static zij_chart_spec sample_gap_line(zij_arena *mem, int lang, double width)
{
    zij_chart_spec s = sample_gdp_line(mem, lang, width);
    zij_chart_series *series = (zij_chart_series *)s.series;

    for (int i = 0; i < 5; i++) {
        zij_chart_point *p = (zij_chart_point *)series[i].points;

        for (int k = 0; k < SAMPLE_YEARS; k++)
            p[k].missing =
                k > 24 || (i == 4 && k > 5 && k < 11 && k != 8) || (i == 3 && k > 15);
    }
    series[4].highlight = true;
    s.category_count = 25;
    s.end_values = false;
    return s;
}

static inline zij_chart_spec sample_odd_chart(zij_arena *mem, const sample_odd *odd,
                                              const char *kind, double width)
{
    zij_chart_spec s = sample_spec(kind, (int)(odd - sample_odds) % SAMPLE_LANGS, width);
    zij_chart_category *c = zij_array(mem, 6, zij_chart_category);
    zij_chart_series *series = zij_array(mem, 1, zij_chart_series);
    zij_chart_point *p = zij_array(mem, 6, zij_chart_point);

    for (; s.category_count < 6 && odd->rows[s.category_count].name != NULL;
         s.category_count++) {
        size_t i = s.category_count;

        c[i].name = zij_str_of(odd->rows[i].name);
        c[i].at = (double)i;
        p[i].value = odd->rows[i].value;
        p[i].missing = odd->rows[i].label == NULL;
        p[i].label = zij_str_of(p[i].missing ? "" : odd->rows[i].label);
        p[i].reason =
            p[i].missing ? ZIJ_STR("нет данных: не публикуется") : (zij_str){ 0 };
    }
    series->name = c[0].name;
    series->points = p;
    s.end_values = true;
    s.categories = c;
    s.series = series;
    s.series_count = 1;
    return s;
}

typedef zij_chart_spec sample_make(zij_arena *mem, int lang, double width);

static const struct {
    const char *name;
    sample_make *make;
} samples[] = {
    { "gdp-bar", sample_gdp_bar },     { "exports-bar", sample_exports_bar },
    { "years-bar", sample_years_bar }, { "gdp-line", sample_gdp_line },
    { "mixed-bar", sample_mixed_bar }, { "gap-line", sample_gap_line },
};

#endif
