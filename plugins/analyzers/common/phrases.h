/// Phrases: the lists of words that rules ask for by name, as the lexicon `phrases` has them.
///
/// A rule that tells 提出调整方案 from 提出意见 asks whether the clause ends with one of the papers people propose. Which
/// papers these are is knowledge, and offices have words of their own: it stands in the lexicon, with an example and a
/// counter-example. Words of the grammar (的, 于, 各) stay with the rule, as WordList.
#pragma once

#include <array>
#include <string_view>

#include "character_set.h"
#include "jianbao/settings.h"
#include "word_list.h"

namespace jianbao::chinese {

/// Each is the `name` of a list in the file, where it is written what the list is for; they stand in phrase_names.def.
enum class Phrase : unsigned {
#define JIANBAO_PHRASE(name) name,
#include "phrase_names.def"
#undef JIANBAO_PHRASE
    count
};

class Phrases {
public:
    /// No words.
    Phrases() = default;
    /// Of the `[[list]]` tables of the file: `name` and `words`; a name given again adds to the list. Throws SettingError
    /// for a name no rule asks for, an empty word, and a list that is missing.
    explicit Phrases(const Node& file);

    const PhraseList& operator[](Phrase name) const { return lists_[static_cast<std::size_t>(name)]; }
    static std::string_view name_of(Phrase name);
    /// Whether one of the lists of times has a word that opens with the character. Asked behind many names.
    bool opens_time(char32_t first) const { return time_openers_.contains(first); }
    /// Tells apart what holds other words.
    std::uint64_t fingerprint() const { return fingerprint_; }

private:
    static constexpr std::size_t count = static_cast<std::size_t>(Phrase::count);
    std::array<PhraseList, count> lists_;
    CharacterSet time_openers_{U""};
    std::uint64_t fingerprint_ = 0;
};

}  // namespace jianbao::chinese
