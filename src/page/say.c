/* say.c - the words that pages carry besides the book's own: one row each, by language.
 */
#include "page/page.h"

enum { EN, JA, RU, LANGUAGES };

static const char *const languages[LANGUAGES] = { "en", "ja", "ru" };

static const char *const phrases[ZIJ_SAYS][LANGUAGES] = {
    [ZIJ_SAY_COMMA] = { ", ", "、", ", " },
    [ZIJ_SAY_COLON] = { ": ", "：", ": " },
    [ZIJ_SAY_STOP] = { ".", "。", "." },
    [ZIJ_SAY_DASH] = { " – ", "｜", "\xc2\xa0— " },
    [ZIJ_SAY_DOT] = { " · ", "　", " · " },
    [ZIJ_SAY_SEMICOLON] = { "; ", "；", "; " },
    [ZIJ_SAY_RELEASE] = { ", %s", "（%s）", ", %s" },
    [ZIJ_SAY_ASIDE] = { " (%s)", "（%s）", " (%s)" },
    [ZIJ_SAY_COVERS] = { " (%s)", "［%s］", " (%s)" },
    [ZIJ_SAY_YEARS_DIFFER] = { "Years differ", "年次が異なる", "Данные за разные годы" },
    [ZIJ_SAY_PAIR_YEARS] = { "These two figures cover different years",
                             "二つの図表は対象年が異なる",
                             "Эти две иллюстрации охватывают разные годы" },
    [ZIJ_SAY_PAIR_SOURCES] = { "These two figures have different sources",
                               "二つの図表は出所が異なる",
                               "У этих двух иллюстраций разные источники" },
    [ZIJ_SAY_CSV] = { " (CSV)", "（CSV）", "\xc2\xa0(CSV)" },
    [ZIJ_SAY_SKIP] = { "Skip to content", "本文へ移動", "Перейти к основному тексту" },
    [ZIJ_SAY_LANGUAGE] = { "Language", "言語", "Язык" },
    [ZIJ_SAY_CONTENTS] = { "Contents", "目次", "Содержание" },
    [ZIJ_SAY_EDITION] = { "%s edition", "%s年版", "Издание %s\xc2\xa0года" },
    [ZIJ_SAY_EVIDENCE] = { "Evidence", "根拠", "Обоснование" },
    [ZIJ_SAY_CLOSE] = { "Close", "閉じる", "Закрыть" },
    [ZIJ_SAY_MORE] = { "and %s more", "ほか%s件", "и\xc2\xa0ещё\xc2\xa0%s" },
    [ZIJ_SAY_LINK] = { "Link to this evidence", "この根拠へのリンク",
                       "Ссылка на\xc2\xa0обоснование" },
    [ZIJ_SAY_USES] = { "Where this figure is used", "この数値の使用箇所",
                       "Где используется это число" },
    [ZIJ_SAY_USES_CLAIMS] = { "Statements", "記述", "Утверждения" },
    [ZIJ_SAY_USES_NUMBERS] = { "Numbers in the text", "本文中の数値",
                               "Числа в\xc2\xa0тексте" },
    [ZIJ_SAY_USES_EXHIBITS] = { "Figures and tables", "図表", "Диаграммы и таблицы" },
    [ZIJ_SAY_USES_IDENTITIES] = { "Checks of totals and balances", "合計・収支の検算",
                                  "Проверка итогов и сальдо" },
    [ZIJ_SAY_USES_FAILED] = { "The list could not be loaded",
                              "一覧を読み込めませんでした",
                              "Не удалось загрузить список" },
    [ZIJ_SAY_WORKING] = { "How the numbers in the text are computed",
                          "本文中の数値の計算式",
                          "Как рассчитаны числа в\xc2\xa0тексте" },
    [ZIJ_SAY_AROUND] = { "Previous and next page", "前後のページ",
                         "Предыдущая и следующая страницы" },
    [ZIJ_SAY_PREVIOUS] = { "Previous", "前へ", "Назад" },
    [ZIJ_SAY_NEXT] = { "Next", "次へ", "Далее" },
    [ZIJ_SAY_SOURCE] = { "Source", "出所", "Источник" },
    [ZIJ_SAY_SOURCES] = { "Sources", "出所", "Источники" },
    [ZIJ_SAY_NOTE] = { "Note", "注", "Примечание" },
    [ZIJ_SAY_DATA] = { "Data shown", "図表のデータ", "Скачать данные" },
    [ZIJ_SAY_WHOLE] = { "Full series", "全系列", "Полные ряды" },
    [ZIJ_SAY_CITE] = { "Cite", "引用", "Цитировать" },
    [ZIJ_SAY_CITE_PAGE] = { "Cite this page", "このページの引用",
                            "Как сослаться на\xc2\xa0страницу" },
    [ZIJ_SAY_CITE_CUSTOM] = { "Plain", "和文", "По\xc2\xa0ГОСТ" },
    [ZIJ_SAY_COPY] = { "Copy", "コピー", "Скопировать" },
    [ZIJ_SAY_COPIED] = { "Copied", "コピーしました", "Скопировано" },
    [ZIJ_SAY_RELEASED] = { "Released", "公表時期", "Дата публикации" },
    [ZIJ_SAY_RETRIEVED] = { "Retrieved", "取得日", "Дата обращения" },
    [ZIJ_SAY_LICENCE] = { "Licence", "利用条件", "Лицензия" },
    [ZIJ_SAY_ADDRESS] = { "Address", "URL", "Адрес" },
    [ZIJ_SAY_USED_ON] = { "Used on", "掲載ページ", "Использовано на страницах" },
    [ZIJ_SAY_FORECAST] = { "Forecast", "予測", "Прогноз" },
    [ZIJ_SAY_OPEN] = { "Rounding of the published figures leaves this open",
                       "公表値が丸められているため確定できない",
                       "Из-за округления опубликованных данных вопрос остаётся "
                       "открытым" },
    [ZIJ_SAY_DRAFT] = { "Draft", "下書き", "Черновик" },
    [ZIJ_SAY_PROVED] = { "Proved by the data", "データで確認済み",
                         "Подтверждено данными" },
    [ZIJ_SAY_REFUTED] = { "Refuted by the data", "データと矛盾", "Опровергнуто данными" },
    [ZIJ_SAY_UNDECIDED] = { "Undecided: rounding could tip it",
                            "公表値の丸めにより未確定",
                            "Не установлено: зависит от округления" },
    [ZIJ_SAY_UNKNOWN] = { "Unknown: a figure is missing", "データ不足のため判定不能",
                          "Неизвестно: не хватает данных" },
    [ZIJ_SAY_CONTACT] = { "Contact", "問い合わせ先", "Контакты" },
    [ZIJ_SAY_MADE_WITH] = { "Marked statements are checked against the data; every "
                            "digit in the text comes from the data or a named source.",
                            "点線の下線を付した記述はデータと照合済みである。本文"
                            "中の数字は、すべてデータまたは明記した出所に基づく。",
                            "Отмеченные утверждения сверены с\xc2\xa0данными; все цифры "
                            "в\xc2\xa0тексте взяты из данных или указанного источника." },
    [ZIJ_SAY_HIGHEST] = { "highest", "最大", "максимум" },
    [ZIJ_SAY_LOWEST] = { "lowest", "最小", "минимум" },
    [ZIJ_SAY_TOTAL] = { "total", "計", "всего" },
    [ZIJ_SAY_SHARES] = { "% of total", "構成比（%）",
                         "в\xc2\xa0%\xc2\xa0к\xc2\xa0итогу" },
    [ZIJ_SAY_CHART_BAR] = { "Bar chart", "棒グラフ", "Линейчатая диаграмма" },
    [ZIJ_SAY_CHART_COLUMN] = { "Column chart", "縦棒グラフ", "Столбчатая диаграмма" },
    [ZIJ_SAY_CHART_AREA] = { "Stacked area chart", "積み上げ面グラフ",
                             "Диаграмма с\xc2\xa0областями" },
    [ZIJ_SAY_CHART_PYRAMID] = { "Population pyramid", "人口ピラミッド",
                                "Половозрастная пирамида" },
    [ZIJ_SAY_CHART_SHARE] = { "Chart of shares", "構成比グラフ", "Диаграмма долей" },
    [ZIJ_SAY_CHART_LINE] = { "Line chart", "折れ線グラフ", "Линейный график" },
    [ZIJ_SAY_SEARCH] = { "Search", "検索", "Поиск" },
    [ZIJ_SAY_SEARCH_RESULTS] = { "Search results", "検索結果", "Результаты поиска" },
    [ZIJ_SAY_SEARCH_COUNT] = { "%d results", "%d件", "Найдено: %d" },
    [ZIJ_SAY_SEARCH_ONE] = { "1 result", "1件", "Найдено: 1" },
    [ZIJ_SAY_SEARCH_BEST] = { "%d results, the first %m shown", "%d件（上位%m件を表示）",
                              "Найдено: %d, показаны первые %m" },
    [ZIJ_SAY_SEARCH_NONE] = { "No results for “%s”", "「%s」に一致する項目はありません",
                              "По запросу «%s» ничего не найдено" },
    [ZIJ_SAY_SEARCH_FAILED] = { "The search index could not be loaded",
                                "検索用の索引を読み込めませんでした",
                                "Не удалось загрузить поисковый указатель" },
    [ZIJ_SAY_MAP] = { "Map", "地図", "Карта" },
    [ZIJ_SAY_MAP_AREAS] = { "Countries in focus", "対象国", "Страны" },
    [ZIJ_SAY_MAP_OTHERS] = { "Countries around", "周辺国", "Другие страны" },
    [ZIJ_SAY_MAP_CAPITALS] = { "Capitals", "首都", "Столицы" },
    [ZIJ_SAY_MAP_PLACES] = { "Other places", "その他の地点", "Другие пункты" },
    [ZIJ_SAY_MAP_ROUTES] = { "Routes", "輸送ルート", "Маршруты" },
    [ZIJ_SAY_ROUTE_TO] = { " – ", "〜", "\xc2\xa0— " },
    [ZIJ_SAY_ROUTE_OPEN] = { "in use", "利用中", "действует" },
    [ZIJ_SAY_ROUTE_BUILDING] = { "under construction", "建設中", "строится" },
    [ZIJ_SAY_ROUTE_PLANNED] = { "under discussion", "協議中", "обсуждается" },
    [ZIJ_SAY_BY_SEA] = { "by sea", "海上区間", "морской участок" },
    [ZIJ_SAY_KM] = { "km", "km", "км" },
    [ZIJ_SAY_NOT_COMPARABLE] = { "Not comparable", "比較不能", "Несопоставимо" },
    [ZIJ_SAY_NOT_CHECKABLE] = { "Not checkable", "照合不能", "Проверка невозможна" },
    [ZIJ_SAY_OUTCOME] = { "Outcome", "判定", "Результат" },
    [ZIJ_SAY_STATEMENTS] = { "Statements", "記述数", "Утверждений" },
    [ZIJ_SAY_PLACE] = { "Chapter and item", "章・項", "Глава и пункт" },
    [ZIJ_SAY_STATEMENT] = { "What it says", "記述の要旨", "Утверждение" },
    [ZIJ_SAY_READ_AS] = { "How it is read", "語句の解釈", "Как понимается" },
    [ZIJ_SAY_RATHER] = { "What its figures bear out", "掲載値に沿う表現",
                         "Что следует из данных издания" },
    [ZIJ_SAY_BY_OURS] = { "By this book’s figures", "本書の数値による判定",
                          "По данным этой книги" },
    [ZIJ_SAY_OURS_FROM] = { "Whose figures these are", "本書の数値の出所",
                            "Источник этих данных" },
    [ZIJ_SAY_ALL_STATEMENTS] = { "All", "合計", "Всего" },
    [ZIJ_SAY_HOLDS] = { "agrees", "一致", "согласуется" },
    [ZIJ_SAY_HOLDS_NOT] = { "differs", "不一致", "не согласуется" },
    [ZIJ_SAY_HOLDS_PERHAPS] = { "open: rounding could tip it", "丸めにより未確定",
                                "неясно из-за округления" },
    [ZIJ_SAY_NOT_KNOWN] = { "not known", "不明", "неизвестно" },
    [ZIJ_SAY_COLUMN_TEXT] = { "column", "コラム", "врезка" },
    [ZIJ_SAY_READ_EVERY_STEP] = { "each year against the year before", "毎年、前年と比較",
                                  "каждый год к\xc2\xa0предыдущему" },
    [ZIJ_SAY_READ_EVERY_PERIOD] = { "every year", "すべての年", "все годы" },
    [ZIJ_SAY_READ_ENDPOINTS] = { "the last year against the first",
                                 "最初と最後の年を比較",
                                 "последний год к\xc2\xa0первому" },
    [ZIJ_SAY_READ_TREND] = { "the trend", "傾向", "тренд" },
    [ZIJ_SAY_READ_STEP] = { "a year against the year before", "前年と比較",
                            "год к\xc2\xa0предыдущему" },
    [ZIJ_SAY_READ_ALTERNATION] = { "rises and falls", "増減の繰り返し",
                                   "рост и\xc2\xa0спады" },
    [ZIJ_SAY_READ_EXTREME] = { "the most of all", "最大値", "наибольшее из всех" },
    [ZIJ_SAY_READ_RANKING] = { "places in order", "順位", "порядок мест" },
    [ZIJ_SAY_READ_MEMBERS] = { "which ones, in no order", "該当するもの（順不同）",
                               "состав без учёта порядка" },
    [ZIJ_SAY_READ_SHARE] = { "a part of the whole", "全体に占める割合",
                             "доля в\xc2\xa0общем итоге" },
    [ZIJ_SAY_READ_LEVEL] = { "above or below", "一定の水準との比較",
                             "выше или ниже уровня" },
    [ZIJ_SAY_READ_AMOUNT] = { "a figure, to the digits written", "数値（表記の桁まで）",
                              "число с\xc2\xa0указанной точностью" },
};

static const struct {
    const char *dimension;
    const char *names[LANGUAGES];
} concepts[] = {
    { "REF_AREA", { "Country", "国名", "Страна" } },
    { "COUNTERPART_AREA", { "Partner", "相手国", "Страна-партнёр" } },
    { "SEX", { "Sex", "性別", "Пол" } },
    { "AGE", { "Age", "年齢", "Возраст" } },
    { "COMMODITY", { "Commodity", "品目", "Товар" } },
    { "TRADE_FLOW", { "Trade flow", "輸出入", "Направление торговли" } },
    { "ENERGY_SOURCE", { "Energy source", "電源", "Источник энергии" } },
    { "URBANISATION", { "Urban or rural", "都市・農村", "Тип местности" } },
    { "INDEX", { "Index", "指標", "Рейтинг" } },
    { "SOURCE", { "Source", "出所", "Источник" } },
};

static size_t row_of(zij_voice v)
{
    size_t i = 0;

    while (i < LANGUAGES &&
           !zij_str_eq(zij_str_of(languages[i]), zij_text_lang_id(v.text)))
        i++;
    return i == LANGUAGES ? EN : i;
}

zij_str zij_page_says(zij_voice v, zij_say what)
{
    ZIJ_ASSERT(what < ZIJ_SAYS);
    return zij_str_of(phrases[what][row_of(v)]);
}

void zij_put_blank(zij_buf *b, zij_voice v)
{
    zij_str stop = zij_page_says(v, ZIJ_SAY_STOP);

    if (stop.len == 1 || !zij_str_ends(zij_buf_str(b), stop))
        zij_put_c(b, " ");
}

zij_str zij_page_concept(zij_voice v, zij_str dimension)
{
    for (size_t i = 0; i < ZIJ_COUNT(concepts); i++)
        if (zij_str_eq(zij_str_of(concepts[i].dimension), dimension))
            return zij_str_of(concepts[i].names[row_of(v)]);
    return dimension;
}
