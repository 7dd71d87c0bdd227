/// PairFilter: whether one of many words may begin with two characters, told in two looks.
///
/// The first characters of the words are sorted into eight groups. One table tells of a character which groups it begins
/// words of, another which groups have words that go on with it; where no group is in both, no word begins. Where one is,
/// a third look asks whether a word goes on with the character behind them. The answer is wrong in a few of a hundred
/// places at most, and never where a word does begin.
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <utility>
#include <vector>

namespace jianbao::chinese {

class PairFilter {
public:
    void add(std::string_view word);
    /// Makes the filter ready; no words are added afterwards.
    void finish();

    /// The first place from `at` on where a word may begin, or `end`. `at` is where a character begins in UTF-8.
    const char* next(const char* at, const char* end) const;

private:
    /// The later two bytes of a character of three; the first tells little.
    using Key = std::uint16_t;
    static Key key(const char* character) {
        Key key = 0;
        std::memcpy(&key, character + 1, sizeof key);
        return key;
    }
    static constexpr std::size_t keys = 0x10000;
    static constexpr unsigned alone_bit = 7, thirds_log = 12;
    static std::size_t slot(Key first, Key second) {
        return ((std::uint32_t{second} << 16 | first) * 0x9E3779B1u) >> (32 - thirds_log);
    }
    /// Whether a word may go on behind the two characters at `at`, which pass the first two tables.
    bool goes_on(const char* at, const char* end) const;
    /// Where the second table begins. The keys of Chinese text fall into the same lines of cache again and again; half
    /// a stride apart the tables share none.
    static constexpr std::size_t seconds = keys + 64;

    std::vector<std::pair<Key, Key>> added_;  ///< until finish(): first and second characters
    std::vector<Key> alone_;                  ///< until finish(): first characters of words without a second one of three bytes
    std::vector<std::uint8_t> table_;         ///< a bit a group
    /// By slot of two characters: may a word go on with a character of three bytes whose last has this in its lower six
    /// bits?
    std::vector<std::uint64_t> thirds_;
    std::array<bool, 256> leads_{};       ///< by its first byte, whether a character of other than three bytes may begin a word
};

}  // namespace jianbao::chinese
