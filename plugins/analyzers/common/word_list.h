/// WordList, PhraseList: a few words that are asked for at the beginning or at the end of a text.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace jianbao::chinese {

/// The words keep their order: of several that fit, the first is the answer. Nearly always the first or the last
/// character of the text tells that none does. No word is empty.
template <class Container>
class AnyWordList {
public:
    /// The word that the text begins with; empty for none.
    constexpr std::string_view begins(std::string_view text) const {
        if (!may_begin(text)) return {};
        for (const std::string_view word : words_)
            if (opens(text, word)) return word;
        return {};
    }
    /// The word that the text ends with; empty for none.
    constexpr std::string_view ends(std::string_view text) const {
        if (!may_end(text)) return {};
        for (const std::string_view word : words_)
            if (closes(text, word)) return word;
        return {};
    }
    constexpr auto begin() const { return words_.begin(); }
    constexpr auto end() const { return words_.end(); }
    /// Whether one of them is the whole text.
    constexpr bool has(std::string_view text) const {
        if (!may_begin(text)) return false;
        for (const std::string_view word : words_)
            if (word.size() == text.size() && opens(text, word)) return true;
        return false;
    }
    /// Whether one of them stands anywhere in the text.
    constexpr bool stands_in(std::string_view text) const {
        for (const std::string_view word : words_)
            if (text.find(word) != text.npos) return true;
        return false;
    }

protected:
    constexpr AnyWordList() = default;
    /// To be called for each word.
    constexpr void note(std::string_view word) {
        firsts_ |= bit(first_slot(word));
        lasts_ |= bit(last_slot(word));
    }
    constexpr bool may_begin(std::string_view text) const { return !text.empty() && (firsts_ & bit(first_slot(text))) != 0; }
    constexpr bool may_end(std::string_view text) const { return !text.empty() && (lasts_ & bit(last_slot(text))) != 0; }

    static constexpr std::size_t slots = 64;
    /// By the first byte and, where a character of three bytes begins there, by its last, which tells more.
    static constexpr std::size_t first_slot(std::string_view text) {
        const bool three = (static_cast<unsigned char>(text.front()) & 0xF0) == 0xE0 && text.size() >= 3;
        return static_cast<unsigned char>(text[three ? 2 : 0]) % slots;
    }
    static constexpr std::size_t last_slot(std::string_view text) { return static_cast<unsigned char>(text.back()) % slots; }
    static constexpr bool opens(std::string_view text, std::string_view word) {
        return word.size() <= text.size() && stands_at(text, 0, word);
    }
    static constexpr bool closes(std::string_view text, std::string_view word) {
        return word.size() <= text.size() && stands_at(text, text.size() - word.size(), word);
    }
    Container words_{};

private:
    static constexpr std::uint64_t bit(std::size_t slot) { return std::uint64_t{1} << slot; }
    /// Short words: a loop is done before a call would be.
    static constexpr bool stands_at(std::string_view text, std::size_t at, std::string_view word) {
        for (std::size_t i = 0; i < word.size(); ++i)
            if (text[at + i] != word[i]) return false;
        return true;
    }

    std::uint64_t firsts_ = 0;  ///< a bit for each first character, by its slot; several share one
    std::uint64_t lasts_ = 0;   ///< the same of the last bytes
};

/// Of the grammar itself, which nobody adds to: 的 and 了, 在 and 于.
template <std::size_t N>
class WordList : public AnyWordList<std::array<std::string_view, N>> {
public:
    constexpr WordList(const std::string_view (&words)[N]) {
        for (std::size_t i = 0; i < N; ++i) {
            this->words_[i] = words[i];
            this->note(words[i]);
        }
    }
};

/// Of a lexicon. Some have hundreds of words: only those that share the text's first (or last) character are compared.
class PhraseList : public AnyWordList<std::vector<std::string>> {
public:
    std::string_view begins(std::string_view text) const {
        if (may_begin(text))
            for (Place at = by_first_.heads[first_slot(text)]; at != none; at = by_first_.next[at])
                if (opens(text, words_[at])) return words_[at];
        return {};
    }
    std::string_view ends(std::string_view text) const {
        if (may_end(text))
            for (Place at = by_last_.heads[last_slot(text)]; at != none; at = by_last_.next[at])
                if (closes(text, words_[at])) return words_[at];
        return {};
    }
    bool has(std::string_view text) const {
        if (may_begin(text))
            for (Place at = by_first_.heads[first_slot(text)]; at != none; at = by_first_.next[at])
                if (words_[at].size() == text.size() && opens(text, words_[at])) return true;
        return false;
    }
    /// The same of a character. Asked of lists that are long and hold little else.
    bool has(char32_t one) const { return std::binary_search(characters_.begin(), characters_.end(), one); }
    void add(std::string word) {
        note(word);
        if (const char32_t one = only_character(word); one != 0)
            characters_.insert(std::lower_bound(characters_.begin(), characters_.end(), one), one);
        by_first_.add(first_slot(word));
        by_last_.add(last_slot(word));
        words_.push_back(std::move(word));
    }

private:
    using Place = std::uint32_t;  ///< in words_
    static constexpr Place none = std::numeric_limits<Place>::max();
    /// The words of each slot, in their order.
    struct Chains {
        Chains() { heads.fill(none); }
        /// One more word.
        void add(std::size_t slot) {
            Place* end = &heads[slot];
            while (*end != none) end = &next[*end];
            *end = static_cast<Place>(next.size());
            next.push_back(none);
        }
        std::array<Place, slots> heads;
        std::vector<Place> next;  ///< a word each
    };

    /// The word, where it is one character of three bytes; else 0.
    static char32_t only_character(std::string_view word) {
        const auto bits = [&](std::size_t i, unsigned mask) { return static_cast<char32_t>(static_cast<unsigned char>(word[i]) & mask); };
        if (word.size() != 3 || bits(0, 0xF0) != 0xE0) return 0;
        return bits(0, 0x0F) << 12 | bits(1, 0x3F) << 6 | bits(2, 0x3F);
    }

    Chains by_first_, by_last_;
    std::vector<char32_t> characters_;  ///< the words of one character, ascending
};

}  // namespace jianbao::chinese
