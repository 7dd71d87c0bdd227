/// Lexicon: words with the classes they belong to, matched at a place of a text.
///
/// A word may belong to several classes, and several words may start at one place: 应 (modal) and
/// 应急 (stem). The longest match decides what a reader would see there, so a lexicon carries the
/// longer words that protect the shorter ones.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "jianbao/settings.h"
#include "pair_filter.h"
#include "phrases.h"

namespace jianbao::chinese {

/// A set of word classes; bit numbers are the lexicon user's.
using Classes = std::uint64_t;

/// Words written out where they are looked for: for (const std::string_view one : Words{"甲", "乙"}). Their lengths are known to
/// the compiler, which those of bare literals are not.
using Words = std::initializer_list<std::string_view>;

struct Word {
    std::uint32_t length = 0;  ///< bytes; 0 where nothing matched
    Classes classes = 0;

    explicit operator bool() const { return length != 0; }
    bool is(Classes any) const { return (classes & any) != 0; }
};

/// Decodes the character at `at` and gives its length in bytes; bytes that are no UTF-8 count one.
inline char32_t character_at(std::string_view text, std::size_t at, std::uint32_t& length) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(at);
    if (lead < 0x80) return length = 1, lead;
    if (lead >= 0xE0 && lead < 0xF0 && at + 2 < text.size())
        return length = 3, ((lead & 0x0Fu) << 12) | ((byte(at + 1) & 0x3Fu) << 6) | (byte(at + 2) & 0x3Fu);
    if (lead >= 0xC0 && lead < 0xE0 && at + 1 < text.size())
        return length = 2, ((lead & 0x1Fu) << 6) | (byte(at + 1) & 0x3Fu);
    if (lead >= 0xF0 && at + 3 < text.size())
        return length = 4, ((lead & 0x07u) << 18) | ((byte(at + 1) & 0x3Fu) << 12) | ((byte(at + 2) & 0x3Fu) << 6) |
                               (byte(at + 3) & 0x3Fu);
    return length = 1, 0xFFFD;
}

class Lexicon {
public:
    /// Adds a word, or classes to a word already there.
    void add(std::string_view word, Classes classes);
    /// Adds what is only to be spotted: starts() tell it among all classes that begin at a place, and to whoever asks
    /// for words it is none. Of other classes than the words.
    void spot(std::string_view word, Classes classes);
    /// The words of some of the classes, with these alone, ready for matching. Asked before finish().
    Lexicon only(Classes any) const;
    /// Makes the lexicon ready for matching; no words are added afterwards.
    void finish();

    /// What rules ask for by name, beside the words. None unless given.
    void carry(Phrases phrases) { phrases_ = std::move(phrases); }
    const Phrases& phrases() const { return phrases_; }

    /// The longest word that starts at byte `at` and ends by `limit`; of one of the classes, if asked.
    Word longest(std::string_view text, std::size_t at, std::size_t limit, Classes any = ~Classes{0}) const;
    /// Calls `found(begin, end, classes)` for every word that stands in the text, one in the other
    /// or not, by ascending begin; of those that begin at one place the shortest comes first.
    template <class Found>
    void each_word(std::string_view text, Found found) const;
    /// The classes of all words that stand anywhere in the text, one in the other or not.
    Classes classes_in(std::string_view text) const;
    /// The classes of a whole word; 0 for an unknown one.
    Classes classes_of(std::string_view word) const;
    std::size_t size() const { return words_; }
    /// Tells lexicons of other words, classes or phrases apart, in one process.
    std::uint64_t fingerprint() const { return fingerprint_ ^ phrases_.fingerprint(); }

    /// What words begin at one place: the longest, and the classes of all.
    struct Start {
        Word longest;
        Classes all = 0;  ///< with what is only spotted
    };
    /// Which of starts() a place is. 0 stands for no word.
    using Form = std::uint16_t;
    /// The starts there are. Empty where a lexicon has more than fit into a Form: it has no forms then.
    const std::vector<Start>& starts() const { return starts_; }
    /// For each place of the text where a word begins, ascending: `found(begin, form)`. Only for a lexicon that has
    /// forms, and a text below 4 GiB.
    template <class Found>
    void each_place(std::string_view text, Found found) const;

private:
    using Code = std::uint16_t;
    /// A node of the trie, in a double array: its child by a character is cell `base` + the
    /// character's code where that cell's `parent` is this one. Cell 0 is the root; its children
    /// stand at their codes and have no need of the check.
    struct Cell {
        std::uint32_t parent = free_cell;
        std::uint32_t base = 0;   ///< 0 where there are no children
        Form form = 0;            ///< of the words on the way from the root, this one included
    };
    static constexpr std::uint32_t free_cell = 0xFFFFFFFF;
    static constexpr std::uint32_t of_root = 0xFFFFFFFE;
    static constexpr std::size_t plane = 0x10000;

    class Maker;
    /// Calls `found` for the words that begin at `at`.
    template <class Found>
    void words_at(std::string_view text, std::size_t at, Found& found) const;
    /// Eight bytes from `bytes` on, the first the lowest.
    static std::uint64_t eight_at(const char* bytes) {
        std::uint64_t all = 0;
        std::memcpy(&all, bytes, sizeof all);
        if constexpr (std::endian::native != std::endian::little) all = __builtin_bswap64(all);
        return all;
    }
    /// The character of three bytes that `eight` begins with.
    static std::uint32_t three_of(std::uint64_t eight) {
        return static_cast<std::uint32_t>((eight & 0x0F) << 12 | (eight >> 2 & 0xFC0) | (eight >> 16 & 0x3F));
    }
    static constexpr unsigned slots_log = 12;
    /// The slot of `follows_` for the character of three bytes that `eight` begins with.
    static std::size_t slot_of(std::uint64_t eight) { return ((eight << 40) * 0x9E3779B97F4A7C15u) >> (64 - slots_log); }
    /// Whether a word may begin with the characters of three bytes that `eight` begins with.
    static bool may_begin(const std::uint64_t* follows, std::uint64_t eight) {
        return (follows[slot_of(eight)] >> (eight >> 40 & 0x3F) & 1) != 0;
    }
    struct Coded {
        Code code;
        std::uint32_t length;  ///< bytes
    };
    /// The character at `at`, which is in the text. Most have three bytes.
    Coded coded_at(std::string_view text, std::size_t at) const {
        const auto* byte = reinterpret_cast<const unsigned char*>(text.data()) + at;
        if ((byte[0] & 0xF0) == 0xE0 && at + 2 < text.size()) [[likely]]
            return {codes_[(byte[0] & 0x0Fu) << 12 | (byte[1] & 0x3Fu) << 6 | (byte[2] & 0x3Fu)], 3};
        return coded_else(text, at);
    }
    Coded coded_else(std::string_view text, std::size_t at) const;
    /// The next places where words may begin, `at` and behind it; nearly all that are none are left out. Moves `at`
    /// behind what was read: `starts.size()` bytes at most. Returns how many.
    std::size_t take_starts(std::string_view text, std::size_t& at, std::span<std::uint32_t> starts) const;
    /// The deepest node the text leads to from the child `node` of the root; `end` is behind its character.
    std::uint32_t deepest(std::string_view text, std::uint32_t node, std::size_t end) const;

    struct Added {
        std::string word;
        Classes classes;  ///< as a word
        Classes spotted;
    };
    /// Whether the lexicon has room for the word.
    static bool fits(std::string_view word);

    std::vector<Added> added_;  ///< until finish(); a word may stand there again
    std::size_t words_ = 0;
    std::uint64_t fingerprint_ = 0;
    std::vector<Code> codes_;       ///< by character of the basic plane; 0 for one that is in no word
    std::vector<Cell> cells_{1};
    std::vector<Classes> classes_{0};  ///< by cell, of the word that ends there
    std::vector<Start> starts_;
    /// By slot of a first character: may a word go on with a character of three bytes whose last has this in its
    /// lower six bits? Nearly always tells what is no word in one step.
    std::vector<std::uint64_t> follows_;
    PairFilter pairs_;
    Phrases phrases_;
};

/// Adds the groups of a lexicon file: `[[group]]` tables with `class` (a name or several) and
/// `words`. `names[i]` names bit i. Of some classes only those and their words, if asked. Throws SettingError for a class
/// that has no name.
void add_groups(Lexicon& lexicon, const Node& file, const std::vector<std::string_view>& names, Classes any = ~Classes{0});

// Here, because they are asked at nearly every character of a text, and mostly there is no word.

inline Word Lexicon::longest(std::string_view text, std::size_t at, std::size_t limit, Classes any) const {
    Word best;
    if (at >= limit || words_ == 0) return best;
    Coded next = coded_at(text, at);
    std::uint32_t node = next.code;
    for (std::size_t end = at + next.length; node != 0 && end <= limit; end += next.length) {
        if (classes_[node] & any) best = Word{static_cast<std::uint32_t>(end - at), classes_[node]};
        if (end >= limit || cells_[node].base == 0) break;
        next = coded_at(text, end);
        const std::uint32_t child = cells_[node].base + next.code;
        if (cells_[child].parent != node) break;
        node = child;
    }
    return best;
}

template <class Found>
void Lexicon::each_place(std::string_view text, Found found) const {
    if (words_ == 0) return;
    constexpr std::size_t part = 512;
    std::array<std::uint32_t, part> starts, nodes, deeper;
    std::array<Form, part> forms;
    const Cell* const cells = cells_.data();
    const Code* const codes = codes_.data();
    const char* const bytes = text.data();
    const std::size_t easy = text.size() < sizeof(std::uint64_t) ? 0 : text.size() - sizeof(std::uint64_t);
    for (std::size_t next = 0; next < text.size();) {
        const std::size_t count = take_starts(text, next, starts);
        // Whether two characters begin a word, and whether it may be a longer one, is a toss-up here, and a wrong guess of
        // the processor costs more than all answers: those that say yes are put down, and asked on behind.
        std::size_t longer = 0;
        for (std::size_t i = 0; i < count; ++i) {
            const std::size_t at = starts[i];
            const std::uint64_t eight = at < easy ? eight_at(bytes + at) : 0;
            if ((eight & 0xF00000F0) == 0xE00000E0) [[likely]] {
                const std::uint32_t first = codes[three_of(eight)];
                const std::uint32_t pair = cells[first].base + codes[three_of(eight >> 24)];
                const std::uint32_t met = 0u - static_cast<std::uint32_t>(cells[pair].parent == first);
                nodes[i] = first ^ ((first ^ pair) & met);
                deeper[longer] = static_cast<std::uint32_t>(i);
                longer += (cells[nodes[i]].base & met) != 0;
            } else {
                const Coded one = coded_at(text, at);
                nodes[i] = deepest(text, one.code, at + one.length);
            }
        }
        for (std::size_t i = 0; i < longer; ++i) nodes[deeper[i]] = deepest(text, nodes[deeper[i]], starts[deeper[i]] + 6);
        std::size_t words = 0;
        for (std::size_t i = 0; i < count; ++i) {
            starts[words] = starts[i];
            forms[words] = cells[nodes[i]].form;
            words += forms[words] != 0;
        }
        for (std::size_t i = 0; i < words; ++i) found(starts[i], forms[i]);
    }
}

template <class Found>
void Lexicon::each_word(std::string_view text, Found found) const {
    if (words_ == 0) return;
    std::array<std::uint32_t, 512> places;
    for (std::size_t next = 0; next < text.size();) {
        const std::size_t count = pairs_.take(text, next, places);
        for (std::size_t i = 0; i < count; ++i) words_at(text, places[i], found);
    }
}

template <class Found>
void Lexicon::words_at(std::string_view text, std::size_t at, Found& found) const {
    const Code* const codes = codes_.data();
    const Cell* const cells = cells_.data();
    const Classes* const classes = classes_.data();
    const std::uint64_t eight = at + sizeof(std::uint64_t) <= text.size() ? eight_at(text.data() + at) : 0;
    Coded next{};
    std::uint32_t node = 0;
    std::size_t end = at + 3;
    if ((eight & 0xF00000F0) == 0xE00000E0) [[likely]] {
        const std::uint32_t first = codes[three_of(eight)];
        if (classes[first] != 0) found(at, end, classes[first]);
        node = cells[first].base + codes[three_of(eight >> 24)];
        if (cells[node].parent != first) return;
        end += 3;
    } else {
        next = coded_at(text, at);
        node = next.code;
        end = at + next.length;
    }
    while (node != 0) {
        if (classes[node] != 0) found(at, end, classes[node]);
        if (end >= text.size() || cells[node].base == 0) break;
        next = coded_at(text, end);
        const std::uint32_t child = cells[node].base + next.code;
        if (cells[child].parent != node) break;
        node = child;
        end += next.length;
    }
}

}  // namespace jianbao::chinese
