#include "units.h"

#include <algorithm>
#include <utility>

#include "clauses.h"

namespace jianbao::chinese {

namespace {

using enum Unit::Use;

/// Of time, share and number: what each says of its amount is a rule of its own.
constexpr Unit everywhere[] = {
    {"个工作日", time | working_days | shown},
    {"小时", time | weak | lasting | each_time},
    {"个小时", time | weak | lasting | each_time},
    {"分钟", time | weak | lasting},
    {"秒", weak},
    {"个百分点", percent},
    {"百分点", percent},
    {"个月", time | weak | months | shown | each_time},
    {"%", percent},
    {"％", percent},
    {"‰", percent},
    {"次", turn},
    {"亿"},
    {"万"},
    {"天", time | weak | rated | shown | each_time},
    {"年", weak | masked | year | shown | each_time},
    {"倍", multiple},
    {"期", weak | issue},
    {"岁", weak | age},
    {"日", time | weak | shown | each_time | stated}};

/// What it says of a unit that it stands in a list.
constexpr std::pair<Phrase, std::uint32_t> lists[] = {
    {Phrase::units, 0},
    {Phrase::weak_units, weak},
    {Phrase::closing_units, closing},
    {Phrase::joined_units, joined},
    {Phrase::stretched_units, stretched},
    {Phrase::ordered_units, ordered},
    {Phrase::masked_units, masked},
    {Phrase::assigned_units, assigned},
    {Phrase::rated_units, rated}};

}  // namespace

Units::Units(const Phrases& known) {
    for (const Unit& unit : everywhere) add(unit.word, unit.uses);
    for (const auto& [list, uses] : lists)
        for (const std::string_view word : known[list]) add(word, uses);
    std::stable_sort(units_.begin(), units_.end(), [](const Entry& a, const Entry& b) {
        return a.first != b.first ? a.first < b.first : a.unit.word.size() > b.unit.word.size();
    });
}

void Units::add(std::string_view word, std::uint32_t uses) {
    const auto same = std::find_if(units_.begin(), units_.end(), [&](const Entry& one) { return one.unit.word == word; });
    if (same != units_.end()) {
        same->unit.uses |= uses;
        return;
    }
    std::uint32_t length = 0;
    const char32_t first = character_at(word, 0, length);
    if (first >= 0x10000) return;  // no set holds it
    first_characters_.add(first);
    units_.push_back({first, {word, uses}});
}

Unit Units::at(std::string_view text, std::uint32_t at, std::uint32_t limit) const {
    if (at >= limit) return {};
    std::uint32_t length = 0;
    const char32_t first = character_at(text, at, length);
    if (!first_characters_.contains(first)) return {};
    auto one = std::partition_point(units_.begin(), units_.end(), [&](const Entry& entry) { return entry.first < first; });
    for (; one != units_.end() && one->first == first; ++one)
        if (starts_with(text, at, limit, one->unit.word)) {
            if (!one->unit.is(closing)) return one->unit;
            const auto end = at + static_cast<std::uint32_t>(one->unit.word.size());
            const char32_t next = end < limit ? character_at(text, end, length) : U'\0';
            static constexpr CharacterSet goes_on(U"以左的和及或等并");  // 20根以上
            if (!is_han(next) || goes_on.contains(next)) return one->unit;
            // 不少于2具灭火器: a comparison tells it from a word that begins alike
            if (one->unit.is(joined)) return {one->unit.word, one->unit.uses | weak};
        }
    return {};
}

}  // namespace jianbao::chinese
