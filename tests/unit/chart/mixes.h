/* mixes.h - samples of charts with several series or panels, and random ones of every
 * kind. */
#ifndef ZIJ_TEST_MIXES_H
#define ZIJ_TEST_MIXES_H
#include "samples.h"

static const sample_name mix_sources[] = {
    { "COAL", { "Coal", "石炭", "Уголь" }, 9 },
    { "OIL", { "Oil", "石油", "Нефтепродукты" }, 10 },
    { "GAS", { "Natural gas", "天然ガス", "Природный газ" }, 11 },
    { "HYDRO", { "Hydropower", "水力", "Гидроэнергия" }, 12 },
    { "WIND", { "Wind", "風力", "Ветер" }, 13 },
    { "SOLAR", { "Solar", "太陽光", "Солнце" }, 14 },
    { "BIO",
      { "Bioenergy and waste", "バイオエネルギー・廃棄物", "Биоэнергия и отходы" },
      15 },
    { "REST", { "Other", "その他", "Прочее" }, 16 },
};

/* Electricity by source, TWh: about what the five made in 2023. */
static const double mix_power[5][8] = {
    { 62.1, 0.4, 32.0, 9.1, 4.6, 1.9, 0.01, 2.2 }, { 1.7, 0.1, 0.3, 12.2, 0, 0.01, 0, 0 },
    { 1.2, 0.05, 0.2, 19.9, 0, 0, 0, 0 },          { 0, 0.3, 28.4, 0.01, 0, 0, 0, 0 },
    { 4.5, 0.6, 63.2, 6.4, 0.1, 3.8, 0.02, 0 },
};

static zij_str mix_name(const sample_name *n, int lang)
{
    return zij_str_of(n->in[lang]);
}

static zij_chart_category *mix_countries(zij_arena *mem, int lang)
{
    zij_chart_category *c = zij_array(mem, 5, zij_chart_category);

    for (int i = 0; i < 5; i++) {
        c[i].name = mix_name(&sample_countries[i], lang);
        c[i].id = zij_str_of(sample_countries[i].id);
        c[i].hue = (uint8_t)sample_countries[i].hue;
        c[i].href = i == 0 ? ZIJ_STR("../kazakhstan/") : (zij_str){ 0 };
    }
    return c;
}

static zij_chart_category *mix_years(zij_arena *mem, int n, int lang)
{
    zij_chart_category *c = zij_array(mem, (size_t)n, zij_chart_category);

    for (int k = 0; k < n; k++) {
        c[k].name = zij_strf(mem, lang == 1 ? "%d年" : "%d", 2025 - n + k);
        c[k].id = zij_strf(mem, "%d", 2025 - n + k);
        c[k].at = 2025 - n + k;
    }
    return c;
}

static zij_chart_series *mix_series(zij_arena *mem, const sample_name *names, size_t n,
                                    size_t points, int lang)
{
    zij_chart_series *s = zij_array(mem, n, zij_chart_series);

    for (size_t k = 0; k < n; k++) {
        s[k].name = mix_name(&names[k], lang);
        s[k].id = zij_str_of(names[k].id);
        s[k].hue = (uint8_t)names[k].hue;
        s[k].points = zij_array(mem, points, zij_chart_point);
    }
    return s;
}

static zij_chart_point *mix_point(const zij_chart_series *s, size_t i)
{
    return (zij_chart_point *)(uintptr_t)&s->points[i];
}

static void mix_set(zij_arena *mem, const zij_chart_series *s, size_t i, double v,
                    int lang)
{
    *mix_point(s, i) =
        (zij_chart_point){ .value = v, .label = sample_number(mem, v, lang) };
}

/* Rows of countries, parts of sources. */
static zij_chart_spec mix_stacked_bar(zij_arena *mem, int lang, double width)
{
    zij_chart_spec s = sample_spec("bar", lang, width);
    zij_chart_series *series = mix_series(mem, mix_sources, 8, 5, lang);
    zij_chart_category *c = mix_countries(mem, lang);

    for (size_t i = 0; i < 5; i++) {
        double sum = 0;

        for (size_t k = 0; k < 8; k++) {
            mix_set(mem, &series[k], i, mix_power[i][k], lang);
            sum += mix_power[i][k];
        }
        c[i].total = sample_number(mem, sum, lang);
    }
    s.layout = ZIJ_CHART_STACKED;
    s.categories = c;
    s.category_count = 5;
    s.series = series;
    s.series_count = 8;
    return s;
}

static zij_chart_spec mix_percent_bar(zij_arena *mem, int lang, double width)
{
    zij_chart_spec s = mix_stacked_bar(mem, lang, width);

    for (size_t i = 0; i < 5; i++) {
        double sum = 0;

        for (size_t k = 0; k < 8; k++)
            sum += mix_power[i][k];
        for (size_t k = 0; k < 8; k++)
            mix_point(&s.series[k], i)->label =
                sample_number(mem, 100 * mix_power[i][k] / sum, lang);
    }
    mix_point(&s.series[2], 3)->missing = true;
    mix_point(&s.series[2], 3)->reason = ZIJ_STR("not published");
    s.layout = ZIJ_CHART_PERCENT;
    return s;
}

static const sample_name mix_trade[] = {
    { "X", { "Exports", "輸出", "Экспорт" }, 13 },
    { "M", { "Imports", "輸入", "Импорт" }, 16 },
};

/* Both sides of zero: what is bought stands left. */
static zij_chart_spec mix_diverging_bar(zij_arena *mem, int lang, double width)
{
    zij_chart_spec s = sample_spec("bar", lang, width);
    zij_chart_series *series = mix_series(mem, mix_trade, 2, 5, lang);

    for (size_t i = 0; i < 5; i++) {
        mix_set(mem, &series[0], i, sample_gdp[i][24] / 4, lang);
        mix_set(mem, &series[1], i, -sample_gdp[i][24] / 3, lang);
    }
    s.layout = ZIJ_CHART_DIVERGING;
    s.categories = mix_countries(mem, lang);
    s.category_count = 5;
    s.series = series;
    s.series_count = 2;
    return s;
}

/* A panel for each country, its share of each source as bars. */
static zij_chart_spec mix_panel_bar(zij_arena *mem, int lang, double width)
{
    zij_chart_spec s = sample_spec("bar", lang, width);
    zij_chart_category *c = zij_array(mem, 8, zij_chart_category);
    zij_chart_panel *panels = zij_array(mem, 5, zij_chart_panel);

    for (size_t k = 0; k < 8; k++)
        c[k] = (zij_chart_category){ .name = mix_name(&mix_sources[k], lang),
                                     .id = zij_str_of(mix_sources[k].id) };
    for (size_t i = 0; i < 5; i++) {
        zij_chart_series *one = mix_series(mem, &sample_countries[i], 1, 8, lang);

        for (size_t k = 0; k < 8; k++)
            mix_set(mem, one, k, mix_power[i][k], lang);
        panels[i] = (zij_chart_panel){ .name = mix_name(&sample_countries[i], lang),
                                       .id = zij_str_of(sample_countries[i].id),
                                       .hue = (uint8_t)sample_countries[i].hue,
                                       .series = one,
                                       .series_count = 1 };
    }
    s.categories = c;
    s.category_count = 8;
    s.panels = panels;
    s.panel_count = 5;
    return s;
}

/* Growth of GDP: lines that cross too often for one plot. */
static zij_chart_spec mix_panel_line(zij_arena *mem, int lang, double width)
{
    zij_chart_spec s = sample_gdp_line(mem, lang, width);
    zij_chart_panel *panels = zij_array(mem, 5, zij_chart_panel);
    zij_chart_series *series = (zij_chart_series *)(uintptr_t)s.series;

    for (size_t i = 0; i < 5; i++) {
        for (size_t k = SAMPLE_YEARS - 1; k > 0; k--) {
            double before = sample_gdp[i][k - 1];
            zij_chart_point *p = mix_point(&series[i], k);

            p->value = 100 * (sample_gdp[i][k] - before) / before;
            p->label = sample_number(mem, p->value, lang);
        }
        mix_point(&series[i], 0)->missing = true;
        panels[i] =
            (zij_chart_panel){ .name = series[i].name,
                               .id = series[i].id,
                               .hue = series[i].hue,
                               .href = i == 4 ? ZIJ_STR("../uzb/") : (zij_str){ 0 },
                               .series = &series[i],
                               .series_count = 1 };
        series[i].id = (zij_str){ 0 };
    }
    s.unit = ZIJ_STR("%");
    s.panels = panels;
    s.panel_count = 5;
    return s;
}

/* Two lines a panel. */
static zij_chart_spec mix_panel_lines(zij_arena *mem, int lang, double width)
{
    zij_chart_spec s = sample_spec("line", lang, width);
    zij_chart_panel *panels = zij_array(mem, 5, zij_chart_panel);

    s.categories = mix_years(mem, 25, lang);
    s.category_count = 25;
    for (size_t i = 0; i < 5; i++) {
        zij_chart_series *two = mix_series(mem, mix_trade, 2, 25, lang);

        for (size_t k = 0; k < 25; k++) {
            mix_set(mem, &two[0], k, sample_gdp[i][k] / (3 + (double)(k % 4) / 3), lang);
            mix_set(mem, &two[1], k, sample_gdp[i][k] / (4 - (double)(k % 5) / 4), lang);
            mix_point(&two[1], k)->missing = i == 3 && k > 17;
        }
        panels[i] = (zij_chart_panel){ .name = mix_name(&sample_countries[i], lang),
                                       .id = zij_str_of(sample_countries[i].id),
                                       .series = two,
                                       .series_count = 2 };
    }
    s.unit = ZIJ_STR("USD billion");
    s.panels = panels;
    s.panel_count = 5;
    return s;
}

/* Growth of one country: both sides of zero. */
static zij_chart_spec mix_growth_column(zij_arena *mem, int lang, double width)
{
    zij_chart_spec s = mix_panel_line(mem, lang, width);

    s.kind = ZIJ_STR("column");
    s.series = s.panels[0].series;
    s.series_count = 1;
    s.panel_count = 0;
    s.layout = ZIJ_CHART_DIVERGING;
    return s;
}

static zij_chart_spec mix_panel_column(zij_arena *mem, int lang, double width)
{
    zij_chart_spec s = mix_panel_line(mem, lang, width);

    s.kind = ZIJ_STR("column");
    return s;
}

static zij_chart_spec mix_grouped_column(zij_arena *mem, int lang, double width)
{
    zij_chart_spec s = mix_panel_lines(mem, lang, width);

    s.kind = ZIJ_STR("column");
    s.series = s.panels[3].series;
    s.series_count = 2;
    s.panel_count = 0;
    s.categories += 9;
    s.category_count = 10;
    return s;
}

/* Electricity of one country by source over years, as stacks. */
static zij_chart_spec mix_power_over(zij_arena *mem, const char *kind, size_t country,
                                     int lang, double width)
{
    enum { YEARS = 24 };
    zij_chart_spec s = sample_spec(kind, lang, width);
    zij_chart_series *series = mix_series(mem, mix_sources, 8, YEARS, lang);
    zij_chart_category *c = mix_years(mem, YEARS, lang);

    for (size_t i = 0; i < YEARS; i++) {
        double sum = 0;

        for (size_t k = 0; k < 8; k++) {
            double part = k == 4 || k == 5 ? (i > 12 ? (double)(i - 12) / 11 : 0)
                                           : 0.55 + 0.02 * (double)i +
                                                 0.03 * (double)((i * 7 + k * 3) % 5);

            mix_set(mem, &series[k], i, mix_power[country][k] * part, lang);
            sum += mix_power[country][k] * part;
        }
        c[i].total = sample_number(mem, sum, lang);
    }
    s.unit = ZIJ_STR("TWh");
    s.layout = ZIJ_CHART_STACKED;
    s.categories = c;
    s.category_count = YEARS;
    s.series = series;
    s.series_count = 8;
    return s;
}

static zij_chart_spec mix_stacked_column(zij_arena *mem, int lang, double width)
{
    return mix_power_over(mem, "column", 0, lang, width);
}

static zij_chart_spec mix_area(zij_arena *mem, int lang, double width)
{
    zij_chart_spec s = mix_power_over(mem, "area", 0, lang, width);

    mix_point(&s.series[2], 5)->missing = true;
    mix_point(&s.series[2], 7)->missing = true;
    return s;
}

static zij_chart_spec mix_panel_area(zij_arena *mem, int lang, double width)
{
    zij_chart_spec s = mix_power_over(mem, "area", 0, lang, width);
    zij_chart_panel *panels = zij_array(mem, 5, zij_chart_panel);

    for (size_t i = 0; i < 5; i++) {
        zij_chart_spec one = mix_power_over(mem, "area", i, lang, width);

        panels[i] = (zij_chart_panel){ .name = mix_name(&sample_countries[i], lang),
                                       .id = zij_str_of(sample_countries[i].id),
                                       .hue = (uint8_t)sample_countries[i].hue,
                                       .series = one.series,
                                       .series_count = 8 };
    }
    s.layout = ZIJ_CHART_PERCENT;
    s.panels = panels;
    s.panel_count = 5;
    return s;
}

static const sample_name mix_sexes[] = {
    { "M", { "Men", "男性", "Мужчины" }, 12 },
    { "F", { "Women", "女性", "Женщины" }, 11 },
};

static zij_chart_category *mix_ages(zij_arena *mem, size_t n)
{
    zij_chart_category *c = zij_array(mem, n, zij_chart_category);

    for (size_t k = 0; k < n; k++) {
        c[k].name = k + 1 < n ? zij_strf(mem, "%zu\u2013%zu", 5 * k, 5 * k + 4)
                              : zij_strf(mem, "%zu+", 5 * k);
        c[k].id = zij_strf(mem, "Y%zu", 5 * k);
    }
    return c;
}

static zij_chart_series *mix_people(zij_arena *mem, size_t country, size_t ages, int lang)
{
    zij_chart_series *s = mix_series(mem, mix_sexes, 2, ages, lang);

    for (size_t k = 0; k < ages; k++) {
        double left = 1 - (double)k / (double)ages;
        double bump = (double)((k * 5 + country * 3) % 7) / 14;
        double all = sample_gdp[country][24] * (0.2 + left) * (0.7 + bump);

        mix_set(mem, &s[0], k, all * (0.4 + left * 0.6), lang);
        mix_set(mem, &s[1], k, all * (0.5 + left * 0.5), lang);
    }
    return s;
}

static zij_chart_spec mix_pyramid(zij_arena *mem, int lang, double width)
{
    zij_chart_spec s = sample_spec("pyramid", lang, width);

    s.categories = mix_ages(mem, 21);
    s.category_count = 21;
    s.series = mix_people(mem, 4, 21, lang);
    s.series_count = 2;
    mix_point(&s.series[0], 20)->missing = true;
    return s;
}

static zij_chart_spec mix_panel_pyramid(zij_arena *mem, int lang, double width)
{
    zij_chart_spec s = mix_pyramid(mem, lang, width);
    zij_chart_panel *panels = zij_array(mem, 5, zij_chart_panel);

    for (size_t i = 0; i < 5; i++)
        panels[i] = (zij_chart_panel){ .name = mix_name(&sample_countries[i], lang),
                                       .id = zij_str_of(sample_countries[i].id),
                                       .hue = (uint8_t)sample_countries[i].hue,
                                       .series = mix_people(mem, i, 21, lang),
                                       .series_count = 2 };
    s.panels = panels;
    s.panel_count = 5;
    return s;
}

static zij_chart_spec mix_share(zij_arena *mem, int lang, double width)
{
    zij_chart_spec s = mix_percent_bar(mem, lang, width);

    s.kind = ZIJ_STR("share");
    s.category_count = 1;
    return s;
}

static zij_chart_spec mix_share_rows(zij_arena *mem, int lang, double width)
{
    zij_chart_spec s = mix_panel_bar(mem, lang, width);
    zij_chart_category *c = zij_array(mem, 8, zij_chart_category);

    for (size_t k = 0; k < 8; k++) {
        c[k] = s.categories[k];
        c[k].hue = (uint8_t)mix_sources[k].hue;
    }
    s.kind = ZIJ_STR("share");
    s.categories = c;
    s.category_count = 4;
    s.series = s.panels[0].series;
    s.series_count = 1;
    s.panel_count = 0;
    return s;
}

/* ---- any chart ---- */

typedef struct mix_dice {
    uint64_t state;
} mix_dice;

static unsigned mix_roll(mix_dice *d, unsigned sides)
{
    d->state = d->state * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)(d->state >> 33) % sides;
}

static const char *const mix_words[] = {
    "",
    "A",
    "Kazakhstan",
    "中央アジア",
    "バイオエネルギー・廃棄物（都市ごみを含む）",
    "Объединённые Арабские Эмираты",
    "Northern Ireland and the Channel Islands",
    "2024",
    "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch",
};
static const char *const mix_figures[] = {
    "", "0", "7.5", "−1,234.5", "12 345 678,9", "1兆2,345億6,789万ドル"
};

static zij_str mix_word(mix_dice *d)
{
    return zij_str_of(mix_words[mix_roll(d, ZIJ_COUNT(mix_words))]);
}

static zij_str mix_figure(mix_dice *d)
{
    return zij_str_of(mix_figures[mix_roll(d, ZIJ_COUNT(mix_figures))]);
}

/* `mood` decides what figures a chart has: any, one sign, all zero, extremes. */
static double mix_value(mix_dice *d, unsigned mood)
{
    static const double odd[] = {
        0, 1e299, -1e299, 1e-299, -3e-310, 5e-324, 1, -1, 1e15
    };
    double v = (double)mix_roll(d, 100000) / 100;

    switch (mood) {
    case 0:
        return v;
    case 1:
        return -v;
    case 2:
        return 0;
    case 3:
        return mix_roll(d, 9) == 0 ? __builtin_nan("") : __builtin_inf();
    case 4:
        return odd[mix_roll(d, ZIJ_COUNT(odd))];
    default:
        return v - 500;
    }
}

static zij_chart_series *mix_any_series(zij_arena *mem, mix_dice *d, size_t n,
                                        size_t points, unsigned mood)
{
    zij_chart_series *s = zij_array(mem, n, zij_chart_series);
    unsigned gaps = mix_roll(d, 3);

    for (size_t k = 0; k < n; k++) {
        zij_chart_point *p = zij_array(mem, points, zij_chart_point);

        s[k].name = mix_word(d);
        s[k].id = zij_strf(mem, "s%zu", k);
        s[k].hue = (uint8_t)mix_roll(d, 17);
        s[k].highlight = mix_roll(d, 8) == 0;
        s[k].points = p;
        for (size_t i = 0; i < points; i++) {
            p[i].value = mix_value(d, mood);
            p[i].missing = gaps == 1 ? mix_roll(d, 6) == 0 : gaps == 2 && k == 1;
            p[i].forecast = i > points / 2 && gaps == 1;
            p[i].label = mix_figure(d);
            p[i].reason = mix_word(d);
        }
    }
    return s;
}

static zij_chart_category *mix_any_categories(zij_arena *mem, mix_dice *d, size_t n)
{
    zij_chart_category *c = zij_array(mem, n, zij_chart_category);
    bool years = mix_roll(d, 2) == 0, ranks = mix_roll(d, 4) == 0;

    for (size_t i = 0; i < n; i++) {
        c[i].at = (double)(1990 + i) + (mix_roll(d, 5) == 0 ? 0.5 : 0);
        c[i].name = years ? zij_strf(mem, "%zu", 1990 + i) : mix_word(d);
        c[i].id = zij_strf(mem, "c%zu", i);
        c[i].rank = ranks ? zij_strf(mem, "%zu", i) : (zij_str){ 0 };
        c[i].total = mix_figure(d);
        c[i].hue = (uint8_t)mix_roll(d, 17);
        c[i].pinned = mix_roll(d, 12) == 0;
    }
    return c;
}

static inline zij_chart_spec mix_any(zij_arena *mem, const char *kind, uint64_t seed,
                                     double width)
{
    mix_dice d = { seed * 2654435761u + 12345 };
    zij_chart_spec s = sample_spec(kind, (int)mix_roll(&d, SAMPLE_LANGS), width);
    size_t series = 1 + mix_roll(&d, mix_roll(&d, 3) == 0 ? 9 : 3);
    unsigned mood = mix_roll(&d, 8);
    zij_chart_panel *panels;

    s.category_count = 1 + mix_roll(&d, mix_roll(&d, 3) == 0 ? 40 : 6);
    s.panel_count = mix_roll(&d, 2) == 0 ? 0 : 1 + mix_roll(&d, 7);
    while (s.category_count * series * (s.panel_count + 1) > ZIJ_CHART_BARS)
        s.category_count /= 2;
    s.layout = (zij_chart_layout)mix_roll(&d, 4);
    s.sort = (zij_chart_sort)mix_roll(&d, 3);
    s.unit = mix_word(&d);
    s.forecast = mix_word(&d);
    s.end_values = mix_roll(&d, 2) == 0;
    s.from_zero = mix_roll(&d, 2) == 0;
    s.categories = mix_any_categories(mem, &d, s.category_count);
    s.series = mix_any_series(mem, &d, series, s.category_count, mood);
    s.series_count = series;
    panels = zij_array(mem, s.panel_count, zij_chart_panel);
    for (size_t i = 0; i < s.panel_count; i++)
        panels[i] = (zij_chart_panel){
            .name = mix_word(&d),
            .id = zij_strf(mem, "p%zu", i),
            .hue = (uint8_t)mix_roll(&d, 17),
            .highlight = mix_roll(&d, 9) == 0,
            .series = mix_any_series(mem, &d, series, s.category_count, mood),
            .series_count = mix_roll(&d, 9) == 0 ? 0 : series,
        };
    s.panels = panels;
    return s;
}

static const struct {
    const char *name;
    sample_make *make;
} mixes[] = {
    { "stacked-bar", mix_stacked_bar },
    { "percent-bar", mix_percent_bar },
    { "diverging-bar", mix_diverging_bar },
    { "panel-bar", mix_panel_bar },
    { "panel-line", mix_panel_line },
    { "panel-lines", mix_panel_lines },
    { "growth-column", mix_growth_column },
    { "panel-column", mix_panel_column },
    { "grouped-column", mix_grouped_column },
    { "stacked-column", mix_stacked_column },
    { "area", mix_area },
    { "panel-area", mix_panel_area },
    { "pyramid", mix_pyramid },
    { "panel-pyramid", mix_panel_pyramid },
    { "share", mix_share },
    { "share-rows", mix_share_rows },
};

#endif
