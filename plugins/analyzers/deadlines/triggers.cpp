#include "triggers.h"

#include <array>

namespace jianbao::timex {

namespace {

struct Opening {
    char16_t first;
    std::u16string_view seconds;  ///< "*" is any
};

constexpr std::u16string_view counts = u"0123456789一二两三四五六七八九十百半几";

constexpr Opening openings[] = {
    {u'今', u"年天日明晚早夜后岁"},
    {u'明', u"年天日晚早后"},
    {u'后', u"年天日半个一二两三四五六七八九十0123456789"},
    {u'去', u"年"},
    {u'前', u"年天日半个一二两三四五六七八九十0123456789"},
    {u'上', u"、下上半个年月周星礼旬季中一二两三四五六七八九十0123456789"},
    {u'下', u"下半个年月周星礼旬季一二两三四五六七八九十0123456789"},
    {u'中', u"旬下"},
    {u'本', u"年月周星礼季日"},
    {u'当', u"年月天日"},
    {u'次', u"年月日"},
    {u'翌', u"年月日"},
    {u'昨', u"天日晚"},
    {u'大', u"后前"},
    {u'这', u"个月周星礼一"},
    {u'来', u"年"},
    {u'全', u"年"},
    {u'元', u"月"},
    {u'首', u"季"},
    {u'第', u"一二三四1234 "},
    {u'季', u"度末"},
    {u'年', u"底末终内初中度"},
    {u'月', u"底末初尾中内"},
    {u'岁', u"末"},
    {u'周', u"一二三四五六日末"},
    {u'星', u"期"},
    {u'礼', u"拜"},
    {u'即', u"日"},
    {u'未', u"来"},
    {u'接', u"下"},
    {u'过', u"去"},
    {u'最', u"近"},
    {u'此', u"前后"},
    {u'往', u"后"},
    {u'近', counts},
    {u'Q', u"1234"},
    {u'q', u"1234"},
};

constexpr std::u16string_view numeral_starts = u"0123456789〇零一二两三四五六七八九十百千廿卅半xX×*○□_";
constexpr std::u16string_view chinese_figures = u"〇零一二两三四五六七八九十百千廿卅";
/// Units, connectors, list marks, what a figure's date is divided with, and what may stand before
/// a unit. A bare year or 四月十三 is followed by the text's end or by punctuation.
constexpr std::u16string_view after_numeral =
    u"年月日号天周星礼季个半小时工交学分秒旬多余几刻钟点度至到前~〜∼-–—―─、和及与/.·• 的又零加晚第"
    u"一二两三四五六七八九十0123456789xX×*○□+";

/// What 个 counts: 月, 工作日, 星期, 学期, 半月, 小时, 自然日, 多月.
constexpr std::u16string_view after_measure = u"月工学季星礼小双年自分天日晚周旬交钟刻多几余来半整 ";

/// What words of time begin with that are counted from the day: 今年, 下季度, 后天, 过去三年.
constexpr std::u16string_view relative_starts = u"大这上下今明后去前本当来次翌全即昨接在未此往过最近";

TriggerTables make_tables() {
    TriggerTables made;
    auto& [triggers, follows, seconds] = made;
    for (const char16_t c : numeral_starts) triggers[c] |= number;
    for (std::size_t i = 0; i < std::size(openings); ++i) {
        triggers[openings[i].first] |= word;
        triggers[openings[i].first] |= static_cast<std::uint16_t>((i + 1) << 8);
        for (const char16_t c : openings[i].seconds) seconds[i + 1] |= std::uint64_t{1} << (c & 0x3F);
    }
    for (const char16_t c : std::u16string_view(u"每逐按隔")) triggers[c] |= repeated;
    for (const char16_t c : std::u16string_view(u"天日周旬月季年半双零昼")) triggers[c] |= regular;
    for (const char16_t c : std::u16string_view(u"前后束满毕")) triggers[c] |= event;
    for (const char16_t c : after_numeral) follows[c] |= any;
    for (const char16_t c : after_measure) follows[c] |= counted;
    for (const char16_t c : numeral_starts) follows[c] |= figure;
    for (const char16_t c : relative_starts) follows[c] |= relative;
    for (const char16_t c : chinese_figures) follows[c] |= chinese_figure;
    follows[0] |= any;
    // 2O21: a letter may stand for a digit
    for (const char16_t c : std::u16string_view(u"Oo")) follows[c] |= behind_figure;
    for (std::uint8_t& one : follows)
        if (one & (any | figure)) one |= behind_figure;
    for (std::uint16_t& one : triggers)
        if (one & (repeated | regular | event)) one |= always;
    triggers[u'半'] |= always;
    return made;
}

}  // namespace

const TriggerTables trigger_tables = make_tables();

bool leads_on(const Characters& text, std::size_t at) {
    const auto follower = [&](std::size_t place) { return trigger_tables.follows[text[place]]; };
    if (!(follower(at) & any)) return false;
    switch (text[at]) {
        case u'个':
            return follower(at + 1) & (counted | figure);
        // 一、加强…, 二和三: the second member of a list is a figure too
        case u'、':
        case u'和':
            return follower(text.skip_spaces(at + 1)) & figure;
        // 十分重要, 百分之
        case u'分':
            return text[at + 1] == u'钟' || is_one_of(text[at + 1], u"前后内至到起许") || !is_han(text[at + 1]);
        default:
            return true;
    }
}

bool is_alone(const Characters& text, std::size_t at) {
    const char16_t next = text[at + 1];
    return !(trigger_tables.follows[next] & figure) && next != u'O' && next != u'o' && !leads_on(text, at + 1);
}

bool may_be_relative(char16_t first) { return trigger_tables.follows[first] & relative; }

bool may_start_word(char16_t first, char16_t second) {
    const unsigned place = trigger_tables.triggers[first] >> 8;
    if (place == 0 || !(trigger_tables.seconds[place] >> (second & 0x3F) & 1)) return false;
    return is_one_of(second, openings[place - 1].seconds);
}

}  // namespace jianbao::timex
