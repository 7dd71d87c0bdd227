/// Units: what amounts are counted in (40个, 80%, 3公里) and what each says of its amount.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "character_set.h"
#include "phrases.h"

namespace jianbao::chinese {

struct Unit {
    enum Use : std::uint32_t {
        weak = 1 << 0,          ///< a target only with a comparison: 不少于3批, but not 3批
        ordered = 1 << 1,       ///< may count the text's own order: 5个方面
        percent = 1 << 2,       ///< a requirement by its form
        working_days = 1 << 3,  ///< how long, but behind 起 and 后
        shown = 1 << 4,         ///< how long something is shown: 公示期为7天
        rated = 1 << 5,         ///< what is given for each: 每人每次2元
        stretched = 1 << 6,     ///< of a thing named before: 修缮“幸福路”60公里
        masked = 1 << 7,        ///< nothing where the figure is masked and not compared: x人
        assigned = 1 << 8,      ///< even in Chinese numerals: 安排一名干部
        each_time = 1 << 9,     ///< behind 每 it says how often, not by which measure
        year = 1 << 10,         ///< mostly part of a date
        age = 1 << 11,          ///< who is meant
        issue = 1 << 12,        ///< 培训班2期
        lasting = 1 << 13,      ///< 每天锻炼30分钟
        months = 1 << 14,       ///< 3—12个月
        multiple = 1 << 15,     ///< 不低于当地平均水平的1.6倍
        stated = 1 << 17,       ///< only behind its comparison: 不少于20日, but no 20日以内
        joined = 1 << 19,       ///< closing, but what is counted may follow where it is compared: 不少于2具灭火器
        closing = 1 << 18,      ///< never the beginning of a word: 20根, but no 根本
        time = 1 << 20,         ///< how long before something: 提前3天
        turn = 1 << 16,         ///< one 次 is no amount, however it is bounded: 至少检查一次
    };

    std::string_view word;
    std::uint32_t uses = 0;

    explicit operator bool() const { return !word.empty(); }
    constexpr bool is(std::uint32_t any) const { return (uses & any) != 0; }
};

/// The units that lists of the lexicon hold, and those of time, share and number, which are the same everywhere.
class Units {
public:
    /// `known` must outlive them.
    explicit Units(const Phrases& known);

    /// The unit that text[..limit) goes on with at `at`, the longest; none where no unit stands there.
    Unit at(std::string_view text, std::uint32_t at, std::uint32_t limit) const;
    /// Whether a unit begins with the character.
    bool start_with(char32_t first) const { return first_characters_.contains(first); }

private:
    struct Entry {
        char32_t first;  ///< character
        Unit unit;
    };
    void add(std::string_view word, std::uint32_t uses);

    std::vector<Entry> units_;  ///< by their first characters; of those that begin alike the longest first
    CharacterSet first_characters_{U""};
};

/// What the lexicon says of amounts.
struct AmountWords {
    /// `phrases` must outlive them.
    explicit AmountWords(const Phrases& phrases) : known(phrases), units(phrases) {}

    const Phrases& known;
    Units units;
};

}  // namespace jianbao::chinese
