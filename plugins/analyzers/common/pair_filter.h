/// PairFilter: where in a text one of many words may begin, told by its first two or three characters.
///
/// The first characters of the words are sorted into seven groups. A table tells of a character which groups it begins words
/// of, and which groups have words that go on with it behind the first; where no group is in both of two neighbours, no
/// word begins. Where one is, another look asks whether a word goes on with the character behind them. The answer is
/// wrong in a few of a hundred places at most, and never where a word does begin. All places are put down and counted
/// only where they pass: most processors guess such answers wrong, and that costs more than the work.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace jianbao::chinese {

class PairFilter {
public:
    void add(std::string_view word);
    /// Makes the filter ready; no words are added afterwards.
    void finish();

    /// The next places where a word may begin, `at` and behind it, ascending; as many as `places` has bytes of text are
    /// read. Moves `at` behind them; it is where a character begins in UTF-8. Returns how many. The text is below 4 GiB.
    std::size_t take(std::string_view text, std::size_t& at, std::span<std::uint32_t> places) const;

private:
    /// The later two bytes of a character of three; the first tells little.
    using Key = std::uint16_t;
    static constexpr std::size_t keys = 0x10000;
    static Key key(const char* character) {
        Key key = 0;
        std::memcpy(&key, character + 1, sizeof key);
        return key;
    }
    static constexpr unsigned alone_bit = 7, thirds_log = 12;
    static std::size_t slot(Key first, Key second) {
        return ((std::uint32_t{second} << 16 | first) * 0x9E3779B1u) >> (32 - thirds_log);
    }
    /// Whether a word may begin with the character at `at` and the one behind it.
    bool may_begin(std::string_view text, std::size_t at) const;

    std::vector<std::pair<Key, Key>> added_;  ///< until finish(): first and second characters
    std::vector<Key> alone_;                  ///< until finish(): first characters of words without a second one of three bytes
    /// By character: a bit a group it begins words of, and eight bits higher one a group it goes on words of.
    std::vector<std::uint16_t> groups_;
    /// By slot of two characters: may a word go on with a character of three bytes whose last has this in its lower six
    /// bits?
    std::vector<std::uint64_t> thirds_;
    std::array<bool, 256> leads_{};       ///< by its first byte, whether a character of other than three bytes may begin a word
};

}  // namespace jianbao::chinese
