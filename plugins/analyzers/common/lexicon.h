/// Lexicon: words with the classes they belong to, matched at a place of a text.
///
/// A word may belong to several classes, and several words may start at one place: 应 (modal) and
/// 应急 (stem). The longest match decides what a reader would see there, so a lexicon carries the
/// longer words that protect the shorter ones.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "jianbao/settings.h"

namespace jianbao::chinese {

/// A set of word classes; bit numbers are the lexicon user's.
using Classes = std::uint64_t;

struct Word {
    std::uint32_t length = 0;  ///< bytes; 0 where nothing matched
    Classes classes = 0;

    explicit operator bool() const { return length != 0; }
    bool is(Classes any) const { return (classes & any) != 0; }
};

class Lexicon {
public:
    /// Adds a word, or classes to a word already there.
    void add(std::string_view word, Classes classes);
    /// Makes the lexicon ready for matching; no words are added afterwards.
    void finish();

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

private:
    struct Slot {
        std::uint32_t node = 0;  ///< parent; 0 marks a free slot, for the root has a table of its own
        char32_t character = 0;
        std::uint32_t child = 0;
    };
    static constexpr std::size_t first_size = 0x10000;

    static std::size_t hash(std::uint32_t node, char32_t character) {
        return (static_cast<std::uint64_t>(node) * 0x9E3779B1u + static_cast<std::uint64_t>(character) * 0x85EBCA77u) >>
               7;
    }
    /// Bit of the table of pairs; second is 0 at the end of the text and for words of one character.
    static std::size_t pair_bit(char32_t first, char32_t second) {
        return (first * 0x9E3779B1u ^ second * 0x85EBCA77u) >> 16;
    }
    static bool has_bit(const std::vector<std::uint64_t>& bits, std::size_t at) {
        return (bits[at >> 6] >> (at & 63) & 1) != 0;
    }
    std::uint32_t child(std::uint32_t node, char32_t character) const {
        if ((hints_[node] >> (character & 63) & 1) == 0) return 0;
        for (std::size_t i = hash(node, character);; ++i) {
            const Slot& slot = slots_[i & (slots_.size() - 1)];
            if (slot.node == 0) return 0;
            if (slot.node == node && slot.character == character) return slot.child;
        }
    }
    std::uint32_t add_child(std::uint32_t node, char32_t character);
    void grow();

    std::vector<Classes> classes_{0};  ///< by node; node 0 is the root
    /// By node: which characters, by their last six bits, a child may have. Most walks end here.
    std::vector<std::uint64_t> hints_{0};
    std::vector<std::uint32_t> first_;  ///< child of the root by character, for the basic plane
    /// By hash of two characters: may a word begin with them? By character: is it a word alone?
    std::vector<std::uint64_t> pairs_, alone_;
    std::vector<Slot> slots_;           ///< open-addressed edges of the other nodes
    std::size_t edges_ = 0;
    std::size_t words_ = 0;
};

/// Adds the groups of a lexicon file: `[[group]]` tables with `class` (a name or several) and
/// `words`. `names[i]` names bit i. Throws SettingError for a class that has no name.
void add_groups(Lexicon& lexicon, const Node& file, const std::vector<std::string_view>& names);

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

// Here, because it is asked at nearly every character of a text, and mostly there is no word.
inline Word Lexicon::longest(std::string_view text, std::size_t at, std::size_t limit, Classes any) const {
    Word best;
    std::uint32_t length = 0;
    if (at >= limit) return best;
    const char32_t start = character_at(text, at, length);
    std::uint32_t node = start < first_size ? first_[start] : 0;
    std::size_t end = at + length;
    while (node != 0 && end <= limit) {
        if (classes_[node] & any) best = Word{static_cast<std::uint32_t>(end - at), classes_[node]};
        if (end >= limit || hints_[node] == 0) break;
        node = child(node, character_at(text, end, length));
        end += length;
    }
    return best;
}

template <class Found>
void Lexicon::each_word(std::string_view text, Found found) const {
    if (words_ == 0 || text.empty()) return;
    std::uint32_t length = 0, next_length = 0;
    char32_t first = character_at(text, 0, length);
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t next = at + length;
        const char32_t second = next < text.size() ? character_at(text, next, next_length) : 0;
        if (has_bit(pairs_, pair_bit(first, second)) || (first < first_size && has_bit(alone_, first))) {
            std::uint32_t node = first < first_size ? first_[first] : 0;
            for (std::size_t end = next; node != 0;) {
                if (classes_[node] != 0) found(at, end, classes_[node]);
                if (end >= text.size() || hints_[node] == 0) break;
                node = child(node, character_at(text, end, length));
                end += length;
            }
        }
        at = next;
        first = second;
        length = next_length;
    }
}

}  // namespace jianbao::chinese
