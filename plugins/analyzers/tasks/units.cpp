#include "units.h"

#include <algorithm>
#include <array>

#include "character_set.h"
#include "clauses.h"

namespace jianbao::chinese {

namespace {

using enum Unit::Use;

/// Of those that begin alike the longest stands first.
constexpr Unit units[] = {
    {"个工作日", working_days | shown}, {"平方公里"}, {"平方米", stretched}, {"立方米"}, {"公里", stretched},
    {"万元", rated}, {"亿元"}, {"万吨"}, {"万亩", stretched}, {"千瓦时"}, {"千瓦"}, {"兆瓦"}, {"标箱"}, {"公顷"}, {"公斤"},
    {"场次"}, {"人次"}, {"车次"}, {"班次"}, {"学时"}, {"课时"}, {"学分"},
    {"小时", weak | lasting | each_time}, {"分钟", weak | lasting}, {"个百分点"}, {"百分点"},
    {"个月", weak | months | shown | each_time}, {"%", percent}, {"％", percent}, {"‰", percent},
    {"名", assigned}, {"家"}, {"处"}, {"项", ordered}, {"次", turn}, {"元", rated}, {"亿"}, {"万"},
    {"人", masked | assigned}, {"户", masked}, {"亩", stretched}, {"米", stretched}, {"m"}, {"M"}, {"吨"}, {"台"}, {"辆"},
    {"场"}, {"件"}, {"条", ordered}, {"天", weak | rated | shown | each_time},
    {"年", weak | masked | year | shown | each_time}, {"倍", multiple}, {"所"}, {"座"}, {"套"}, {"篇"}, {"期", weak | issue},
    {"张"}, {"份"}, {"支"}, {"只"}, {"头"}, {"株"}, {"棵"}, {"盏"}, {"部", weak}, {"间"}, {"栋"}, {"艘"}, {"架"}, {"兆"},
    {"岁", weak | age}, {"个", masked | ordered}, {"位", weak | assigned}, {"根", closing}, {"方", closing}, {"立方", stretched}, {"平米", stretched}, {"顶", closing}, {"桶", closing}, {"袋", closing}, {"车", weak | closing}, {"双", weak | closing}, {"副", weak | closing}, {"具", closing}, {"杆", closing}, {"厘米"}, {"毫米"}, {"批", weak}, {"成", weak}, {"分", weak}, {"款", weak},
    {"种", weak}, {"列"}, {"宗"}, {"字", weak}, {"斤"}, {"门", weak}, {"册", weak}, {"口", weak}, {"眼", weak}, {"孔", weak},
    {"床"}, {"起", weak}, {"例", weak}, {"节", weak}, {"讲", weak}, {"轮", weak}, {"笔", weak}, {"单", weak}, {"趟", weak},
    {"页", weak}, {"幅", weak}, {"块", weak}, {"面", weak}, {"席", weak}, {"首", weak}, {"枚", weak}, {"箱", weak}, {"包", weak},
    {"瓶", weak}, {"遍", weak}, {"日", weak | shown | each_time | stated}};

constexpr char32_t first_of(const Unit& unit) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(unit.word[i]); };
    return byte(0) < 0x80    ? byte(0)
           : byte(0) >= 0xE0 ? (byte(0) & 0x0Fu) << 12 | (byte(1) & 0x3Fu) << 6 | (byte(2) & 0x3Fu)
                             : (byte(0) & 0x1Fu) << 6 | (byte(1) & 0x3Fu);
}

/// By their first character; those of one keep their order.
constexpr auto by_start = [] {
    auto sorted = std::to_array(units);
    for (std::size_t i = 1; i < sorted.size(); ++i)
        for (std::size_t j = i; j > 0 && first_of(sorted[j]) < first_of(sorted[j - 1]); --j) std::swap(sorted[j], sorted[j - 1]);
    return sorted;
}();

constexpr CharacterSet first_characters = [] {
    CharacterSet set(U"");
    for (const Unit& unit : units) set.add(first_of(unit));
    return set;
}();

}  // namespace

Unit unit_at(std::string_view text, std::uint32_t at, std::uint32_t limit) {
    if (at >= limit) return {};
    std::uint32_t length = 0;
    const char32_t first = character_at(text, at, length);
    if (!first_characters.contains(first)) return {};
    auto unit = std::partition_point(by_start.begin(), by_start.end(), [&](const Unit& one) { return first_of(one) < first; });
    for (; unit != by_start.end() && first_of(*unit) == first; ++unit)
        if (starts_with(text, at, limit, unit->word)) {
            if (!unit->is(closing)) return *unit;
            const auto end = at + static_cast<std::uint32_t>(unit->word.size());
            const char32_t next = end < limit ? character_at(text, end, length) : U'\0';
            static constexpr CharacterSet goes_on(U"以左的和及或等");  // 20根以上
            if (!is_han(next) || goes_on.contains(next)) return *unit;
        }
    return {};
}

bool starts_unit(char32_t first) { return first_characters.contains(first); }

}  // namespace jianbao::chinese
