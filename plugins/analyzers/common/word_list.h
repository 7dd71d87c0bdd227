/// WordList: a few words that are asked for at the beginning or at the end of a text.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace jianbao::chinese {

/// The words keep their order: of several that fit, the first is the answer. Nearly always the first or the last
/// character of the text tells that none does. No word is empty.
template <std::size_t N>
class WordList {
public:
    constexpr WordList(const std::string_view (&words)[N]) {
        for (std::size_t i = 0; i < N; ++i) {
            words_[i] = words[i];
            firsts_ |= first_of(words[i]);
            lasts_ |= last_of(words[i]);
        }
    }

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

    std::array<std::string_view, N> words_{};
    std::uint64_t firsts_ = 0;  ///< a bit for each first character, by its byte; several share one
    std::uint64_t lasts_ = 0;   ///< the same of the last bytes
};

}  // namespace jianbao::chinese
