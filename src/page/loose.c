/* loose.c - words that state something of figures: numerals, comparatives, superlatives
 * and verbs of change. Where nothing binds them nobody would notice that the data say
 * otherwise.
 *
 * A row is a word, a stem with * behind it or an ending with * before it; in Japanese,
 * which parts no words, it is found anywhere. The longest row that fits decides, so that
 * a row of PLAIN, being longer, takes out what only looks like such a word: interest is
 * no superlative. */
#include "page/loose.h"

#include "base/utf8.h"

enum { PLAIN = ZIJ_LOOSE_KINDS };

typedef struct row {
    const char *words; /* parted by blanks; _ stands for a blank inside a row */
    int kind;          /* zij_loose_kind, or PLAIN */
} row;

static const row english[] = {
    { "two three four five six seven eight nine ten eleven twelve thirteen fourteen "
      "fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty "
      "seventy eighty ninety hundred* thousand* million* billion* trillion* dozen* "
      "twice thrice half halves third thirds fourth fourths fifth fifths sixth seventh "
      "eighth ninth tenth tenths quarter quarters second first twofold threefold "
      "fourfold fivefold tenfold majority minority pair",
      ZIJ_LOOSE_NUMERAL },
    { "more less fewer greater larger higher lower smaller bigger better worse faster "
      "slower longer shorter older younger richer poorer stronger weaker wider narrower "
      "steeper sharper denser closer nearer cheaper deeper broader heavier lighter "
      "busier than exceed* outweigh* surpass* outpac* outnumber* outstrip* overtak* "
      "overtook outgrew outgrow*",
      ZIJ_LOOSE_COMPARATIVE },
    { "most least *est best worst leading leads led leader leaders topped tops top "
      "foremost maximum minimum record peak peaked peaks sole biggest",
      ZIJ_LOOSE_SUPERLATIVE },
    { "rose rise rises rising risen fell fall falls falling fallen grew grow grows "
      "growing grown increas* decreas* declin* drop drops dropped dropping shrank shrink "
      "shrinks shrinking shrunk doubl* trebl* tripl* quadrupl* halv* soar* surg* jump "
      "jumps jumped plung* climb* expanded contracted slump* leapt rebounded recovered "
      "gained slipped",
      ZIJ_LOOSE_CHANGE },
    { "rather_than other_than more_or_less forest* interest* invest* harvest* request* "
      "suggest* honest* modest* contest* protest* conquest* arrest* latest* west "
      "northwest southwest midwest budapest bucharest manifest* tempest digest* earnest* "
      "inquest bequest test guest nest quest rest chest vest zest pest crest attest* "
      "detest* ingest* everest priest top_of_the_page tops_of at_first first_of_all "
      "first_name second-hand rise_to drop-down at_least_in_part led_by",
      PLAIN },
};

static const row russian[] = {
    { "два две двух двум двумя три трёх трех трём трем тремя четыре четырёх четырех "
      "четырём четырем четырьмя пять пяти пятью шесть шести шестью семь семи семью "
      "восемь восьми девят* десят* одиннадцат* двенадцат* тринадцат* пятнадцат* "
      "двадцат* тридцат* сорок сорока пятьдесят* шестьдесят* семьдесят* восемьдесят* "
      "девяност* сто ста двест* трист* пятьсот тысяч* миллион* миллиард* триллион* "
      "половин* треть трети третью четверт* дважды трижды вдвое втрое вчетверо впятеро "
      "вдесятеро двукрат* трёхкрат* многократ* полтора полутор* пятёрк* пятерк* тройк* "
      "десятк* первый первая первое первые первого первой первому первым первую первых "
      "второй вторая второе вторые второго второму вторым вторую вторых третий третья "
      "третье третьего третьей третьему пятый пятая пятое пятого пятой большинств* "
      "меньшинств*",
      ZIJ_LOOSE_NUMERAL },
    { "больше меньше выше ниже более менее быстрее медленнее сильнее слабее крупнее "
      "мельче богаче беднее дороже дешевле чаще реже лучше хуже старше моложе длиннее "
      "короче ближе дальше шире уже_чем превы* превос* превзо* опереж* опереди* обгон* "
      "обогна* уступа* свыше отста*",
      ZIJ_LOOSE_COMPARATIVE },
    { "наибольш* наименьш* наиболее наименее крупнейш* самый самая самое самые самого "
      "самой самому самым самых самую наивысш* высш* лидер* лидир* возглав* максим* "
      "миним* рекорд* *ейший *ейшая *ейшее *ейшие *ейшего *ейшей *ейшим *ейших *ейшую "
      "*айший *айшая *айшее *айшие *айшего *айшей *айшим *айших",
      ZIJ_LOOSE_SUPERLATIVE },
    { "вырос выросла выросло выросли вырасти растёт растет растут росла росло росли рос "
      "возрос* возрастает возрастал* возрастают увелич* уменьш* снижа* снижен* снизи* "
      "сократи* сокраща* упал* упад* падает падают падал* повыси* повыша* удво* утро* "
      "поднял* прибави* замедл* ускор* обвал*",
      ZIJ_LOOSE_CHANGE },
    { "дальнейш* новейш* ближайш* старейш* тем_не_менее более_или_менее не_более_чем "
      "максимов* самих самого_себя того_же_самого таблице_ниже графике_ниже карте_ниже "
      "минимум_один",
      PLAIN },
};

static const row japanese[] = {
    { "倍 半分 半数 過半 大半 三分の", ZIJ_LOOSE_NUMERAL },
    { "より 上回 下回 超え 超過 凌 しのぐ しのい 及ばな 勝る 劣る 抜い 抜き 追い越 "
      "届かな "
      "を超 満たな",
      ZIJ_LOOSE_COMPARATIVE },
    { "最も 最多 最大 最小 最少 最高 最低 最下位 最上位 最古 最長 最短 首位 筆頭 随一 "
      "一番 トップ 過去最",
      ZIJ_LOOSE_SUPERLATIVE },
    { "増加 減少 増え 減り 減っ 減る 増や 減ら 急増 急減 激減 微増 微減 漸増 漸減 上昇 "
      "下落 低下 拡大 縮小 伸び 伸ば 倍増 半減 増大 増減 回復 好転 悪化 落ち込 持ち直 "
      "急伸 鈍化 加速",
      ZIJ_LOOSE_CHANGE },
    { "により によれ もとより なにより 何より かねてより よりどころ 最大限 最低限 最小限 "
      "増加率 減少率 伸び率 上昇率 下落率 低下率 増減率 一人当たり 一人あたり 一つずつ "
      "一つ一つ 一つひとつ 二国間 一国 一度 一年中 十分の 一位置 最高裁 最高経営 "
      "抜きに 拡大図 拡大する表示 トップページ",
      PLAIN },
};

struct zij_loose_words {
    const char *lang;
    const row *rows;
    size_t n;
    bool words; /* blanks part its words */
};

static const zij_loose_words languages[] = {
    { "en", english, ZIJ_COUNT(english), true },
    { "ja", japanese, ZIJ_COUNT(japanese), false },
    { "ru", russian, ZIJ_COUNT(russian), true },
};

const zij_loose_words *zij_loose_words_of(zij_str lang)
{
    zij_str primary = zij_str_sub(lang, 0, zij_str_find(lang, 0, '-'));

    for (size_t i = 0; i < ZIJ_COUNT(languages); i++)
        if (zij_str_eq(primary, zij_str_of(languages[i].lang)))
            return &languages[i];
    return NULL;
}

/* ---- letters ---- */

static bool is_letter(int32_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0xc0 && c < 0x2000);
}

static bool is_blank(int32_t c)
{
    return c == ' ' || c == 0xa0 || c == '\n' || c == '\t';
}

/* Of Latin and Cyrillic; they take as many bytes as the large ones. */
zij_str zij_loose_small(zij_str s, zij_arena *mem)
{
    zij_buf b = zij_buf_make(mem);

    for (size_t i = 0; i < s.len;) {
        int32_t c = zij_utf8_next(s, &i);

        if ((c >= 'A' && c <= 'Z') || (c >= 0x410 && c <= 0x42f))
            c += 0x20;
        else if (c == 0x401)
            c = 0x451;
        if (c == ZIJ_NOT_UTF8)
            zij_put_byte(&b, '?');
        else
            zij_put_utf8(&b, c);
    }
    ZIJ_ASSERT(b.len == s.len);
    return zij_buf_str(&b);
}

/* Behind the word that begins at i. */
static size_t word_end(zij_str s, size_t i)
{
    for (size_t next = i; i < s.len; i = next)
        if (!is_letter(zij_utf8_next(s, &next)))
            break;
    return i;
}

/* ---- rows ---- */

/* How many bytes of s from i on the pattern takes, where _ is any blank; 0: it differs.
 */
static size_t same(zij_str pattern, zij_str s, size_t i)
{
    size_t from = i;

    for (size_t k = 0; k < pattern.len; k++) {
        size_t next = i;

        if (i >= s.len)
            return 0;
        if (pattern.at[k] == '_') {
            if (!is_blank(zij_utf8_next(s, &next)))
                return 0;
        } else if (s.at[next++] != pattern.at[k]) {
            return 0;
        }
        i = next;
    }
    return i - from;
}

/* Bytes that a pattern of a language with words takes at the word from..to. */
static size_t fits_word(zij_str pattern, zij_str s, size_t from, size_t to)
{
    size_t len = pattern.len, got;

    if (pattern.at[0] == '*') {
        pattern = zij_str_sub(pattern, 1, len);
        got = to - from > pattern.len ? same(pattern, s, to - pattern.len) : 0;
        return got == pattern.len ? to - from : 0;
    }
    if (pattern.at[len - 1] == '*')
        return same(zij_str_sub(pattern, 0, len - 1), s, from) > 0 ? to - from : 0;
    got = same(pattern, s, from);
    return got > 0 && word_end(s, from + got) == from + got && got >= to - from ? got : 0;
}

typedef struct match {
    size_t weight, len;
    int kind;
} match;

/* The next pattern that may begin with the letter at s.at[from]; most do not. */
static bool next_pattern(zij_str *rest, char first, zij_str *pattern)
{
    while (rest->len > 0 && rest->at[0] != first && rest->at[0] != '*') {
        size_t i = 0;

        while (i < rest->len && rest->at[i] != ' ')
            i++;
        *rest = zij_str_sub(*rest, ZIJ_MIN(i + 1, rest->len), rest->len);
    }
    return rest->len > 0 && zij_str_next(rest, ' ', pattern);
}

/* The longest pattern that fits at from..to. */
static match best_of(const zij_loose_words *w, zij_str s, size_t from, size_t to)
{
    match best = { 0 };

    for (size_t r = 0; r < w->n; r++) {
        zij_str rest = zij_str_of(w->rows[r].words), pattern;

        while (next_pattern(&rest, s.at[from], &pattern)) {
            bool star = pattern.at[0] == '*' || pattern.at[pattern.len - 1] == '*';
            size_t weight = pattern.len - star, len;

            if (weight <= best.weight)
                continue;
            len = w->words ? fits_word(pattern, s, from, to) : same(pattern, s, from);
            if (len > 0)
                best = (match){ weight, len, w->rows[r].kind };
        }
    }
    return best;
}

/* ---- Japanese numerals: 五カ国, 二倍 ---- */

static bool is_kanji_number(int32_t c)
{
    static const int32_t all[] = { 0x4e00, 0x4e8c, 0x4e09, 0x56db, 0x4e94,
                                   0x516d, 0x4e03, 0x516b, 0x4e5d, 0x5341,
                                   0x767e, 0x5343, 0x4e07, 0x5104, 0x5146 };

    for (size_t i = 0; i < ZIJ_COUNT(all); i++)
        if (all[i] == c)
            return true;
    return false;
}

/* A numeral of kanji at i and what it counts; 0: none. Without a word that counts it is
 * part of another: 統一, 一部. */
static size_t kanji_number(zij_str s, size_t i)
{
    static const char *const counted[] = {
        "カ国", "か国", "ヵ国", "ケ国", "国",   "つ",   "割",   "分の",     "位", "年",
        "人",   "番",   "回",   "件",   "社",   "大",   "州",   "都市",     "名", "歳",
        "世紀", "品目", "項目", "系列", "地域", "指標", "種類", "ポイント",
    };
    size_t from = i, end = i;

    for (size_t next = i; next < s.len && is_kanji_number(zij_utf8_next(s, &next));)
        end = next;
    for (size_t k = 0; end > from && k < ZIJ_COUNT(counted); k++)
        if (zij_str_starts(zij_str_sub(s, end, s.len), zij_str_of(counted[k])))
            return end + zij_str_of(counted[k]).len - from;
    return 0;
}

/* Signs of any language: ½, Ⅳ. */
static bool is_number_sign(int32_t c)
{
    return (c >= 0xbc && c <= 0xbe) || (c >= 0x2150 && c <= 0x218b);
}

/* ---- the walk ---- */

static bool find_in_words(const zij_loose_words *w, zij_str s, size_t at,
                          zij_loose_word *out)
{
    for (size_t i = at; i < s.len;) {
        size_t from = i;
        int32_t c = zij_utf8_next(s, &i);
        match m;

        if (is_number_sign(c)) {
            *out = (zij_loose_word){ from, i, ZIJ_LOOSE_NUMERAL };
            return true;
        }
        if (!is_letter(c))
            continue;
        i = word_end(s, from);
        m = best_of(w, s, from, i);
        if (m.len == 0)
            continue;
        i = from + m.len;
        *out = (zij_loose_word){ from, i, (zij_loose_kind)m.kind };
        if (m.kind != PLAIN)
            return true;
    }
    return false;
}

static bool find_in_signs(const zij_loose_words *w, zij_str s, size_t at,
                          zij_loose_word *out)
{
    for (size_t i = at; i < s.len;) {
        size_t from = i, len;
        int32_t c = zij_utf8_next(s, &i);
        match m = best_of(w, s, from, i);

        len = m.len == 0 ? kanji_number(s, from) : m.len;
        if (len == 0 && is_number_sign(c))
            len = i - from;
        if (len == 0)
            continue;
        i = from + len;
        *out =
            (zij_loose_word){ from, i,
                              m.len == 0 ? ZIJ_LOOSE_NUMERAL : (zij_loose_kind)m.kind };
        if (m.len == 0 || m.kind != PLAIN)
            return true;
    }
    return false;
}

bool zij_loose_next(const zij_loose_words *words, zij_str small, size_t at,
                    zij_loose_word *out)
{
    return words->words ? find_in_words(words, small, at, out)
                        : find_in_signs(words, small, at, out);
}
