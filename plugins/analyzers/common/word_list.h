/// WordList, PhraseList: a few words that are asked for at the beginning or at the end of a text.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
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
        if (text.empty() || (firsts_ & first_of(text)) == 0) return {};
        for (const std::string_view word : words_)
            if (stands_in(text, 0, word)) return word;
        return {};
    }
    /// The word that the text ends with; empty for none.
    constexpr std::string_view ends(std::string_view text) const {
        if (text.empty() || (lasts_ & last_of(text)) == 0) return {};
        for (const std::string_view word : words_)
            if (word.size() <= text.size() && stands_in(text, text.size() - word.size(), word)) return word;
        return {};
    }
    constexpr auto begin() const { return words_.begin(); }
    constexpr auto end() const { return words_.end(); }
    /// Whether one of them is the whole text.
    constexpr bool has(std::string_view text) const {
        if (text.empty() || (firsts_ & first_of(text)) == 0) return false;
        for (const std::string_view word : words_)
            if (word.size() == text.size() && stands_in(text, 0, word)) return true;
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
        firsts_ |= first_of(word);
        lasts_ |= last_of(word);
    }
    Container words_{};

private:
    static constexpr std::uint64_t bit(char byte) { return std::uint64_t{1} << (static_cast<unsigned char>(byte) & 63); }
    /// By the first byte and, where a character of three bytes begins there, by its last, which tells more.
    static constexpr std::uint64_t first_of(std::string_view text) {
        const bool three = (static_cast<unsigned char>(text.front()) & 0xF0) == 0xE0 && text.size() >= 3;
        return bit(text[three ? 2 : 0]);
    }
    static constexpr std::uint64_t last_of(std::string_view text) { return bit(text.back()); }
    /// Short words: a loop is done before a call would be.
    static constexpr bool stands_in(std::string_view text, std::size_t at, std::string_view word) {
        if (word.size() > text.size() - at) return false;
        for (std::size_t i = 0; i < word.size(); ++i)
            if (text[at + i] != word[i]) return false;
        return true;
    }

    std::uint64_t firsts_ = 0;  ///< a bit for each first character, by its byte; several share one
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

/// Of a lexicon.
class PhraseList : public AnyWordList<std::vector<std::string>> {
public:
    using AnyWordList::has;
    /// The same of a character. Asked of lists that are long and hold little else.
    bool has(char32_t one) const { return std::binary_search(characters_.begin(), characters_.end(), one); }
    void add(std::string word) {
        note(word);
        if (const char32_t one = only_character(word); one != 0)
            characters_.insert(std::lower_bound(characters_.begin(), characters_.end(), one), one);
        words_.push_back(std::move(word));
    }

private:
    /// The word, where it is one character of three bytes; else 0.
    static char32_t only_character(std::string_view word) {
        const auto bits = [&](std::size_t i, unsigned mask) { return static_cast<char32_t>(static_cast<unsigned char>(word[i]) & mask); };
        if (word.size() != 3 || bits(0, 0xF0) != 0xE0) return 0;
        return bits(0, 0x0F) << 12 | bits(1, 0x3F) << 6 | bits(2, 0x3F);
    }

    std::vector<char32_t> characters_;  ///< the words of one character, ascending
};

}  // namespace jianbao::chinese
