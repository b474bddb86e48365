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

static const struct {
    const char *name;
    sample_make *make;
} mixes[] = {
    { "stacked-bar", mix_stacked_bar },     { "percent-bar", mix_percent_bar },
    { "diverging-bar", mix_diverging_bar }, { "panel-bar", mix_panel_bar },
    { "panel-line", mix_panel_line },       { "panel-lines", mix_panel_lines },
};

#endif
