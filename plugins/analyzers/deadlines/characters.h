/// Characters: a sentence as the grammar sees it, one code unit a character, widths folded.
#pragma once

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "numeral.h"

namespace jianbao::timex {

/// The numerals of a text that were read last: its readers ask for the same one again and again.
class NumeralMemo {
public:
    struct Entry {
        std::size_t at = static_cast<std::size_t>(-1);  ///< nowhere
        std::optional<Numeral> numeral;
    };
    /// Where the numeral at that place is kept; another one's while `Entry::at` says so.
    Entry& at(std::size_t at) { return entries_[at % entries_.size()]; }
    void forget() {
        for (Entry& one : entries_) one.at = Entry{}.at;
    }

private:
    std::array<Entry, 4> entries_;
};

/// A text as UTF-16 units, one a character: full-width letters, digits and punctuation are folded
/// to ASCII, ideographic and no-break spaces to the space, characters beyond the BMP to U+FFFD.
/// Positions count characters; reading past the end gives 0.
class Characters {
public:
    /// The text stays as long as byte() is asked. Behind it `behind` bytes of UTF-8 more may be read: it is quicker where
    /// there are.
    void assign(std::string_view utf8, std::size_t behind = 0);

    std::size_t size() const { return size_; }
    char16_t operator[](std::size_t at) const { return at < size_ ? units_[at] : u'\0'; }
    /// The character before `at`, or 0 at the start.
    char16_t before(std::size_t at) const { return at == 0 || at > size_ ? u'\0' : units_[at - 1]; }
    /// Byte offset of a character in the text given, which has to be there still; size() gives the text's length. Quick
    /// for places asked for from the front to the back.
    std::uint32_t byte(std::size_t at) const;
    const char16_t* data() const { return units_.data(); }

    bool starts_with(std::size_t at, std::u16string_view word) const {
        if (at + word.size() > size_) return false;
        for (std::size_t i = 0; i < word.size(); ++i)
            if (units_[at + i] != word[i]) return false;
        return true;
    }
    bool ends_with(std::size_t end, std::u16string_view word) const {
        if (word.empty()) return end <= size_;
        return end >= word.size() && before(end) == word.back() && starts_with(end - word.size(), word);
    }
    std::size_t skip_spaces(std::size_t at) const;
    std::u16string_view slice(std::size_t begin, std::size_t end) const;
    /// The same as it is written in the text given, nothing folded, without the spaces that typesetting leaves beside
    /// Han characters: 移交后的 15日内.
    std::string written(std::size_t begin, std::size_t end) const;
    NumeralMemo& numerals() const { return numerals_; }

private:
    std::vector<char16_t> units_;
    std::size_t size_ = 0;
    std::string_view text_;
    /// A character and the byte it begins at.
    struct Place {
        std::size_t character = 0, byte = 0;
    };
    mutable Place before_last_, last_;  ///< what byte() was asked for: expressions that overlap begin before the last one's end
    mutable NumeralMemo numerals_;
};

std::u16string to_utf16(std::string_view utf8);
std::string to_utf8(std::u16string_view text);

inline bool is_digit(char16_t c) { return c >= u'0' && c <= u'9'; }
inline bool is_latin(char16_t c) { return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z'); }
inline bool is_han(char16_t c) { return (c >= 0x4E00 && c <= 0x9FFF) || c == u'〇' || (c >= 0x3400 && c <= 0x4DBF); }
bool is_clause_mark(char16_t c);
/// Punctuation that ends a clause; 、 does not, it joins the members of a list.
inline bool ends_clause(char16_t c) { return (c < 0x4E00 || c > 0x9FFF) && is_clause_mark(c); }

/// A few characters written in the program. Mostly their lower six bits tell that another is none of them.
class FewCharacters {
public:
    template <std::size_t size>
    consteval FewCharacters(const char16_t (&characters)[size]) : characters_(characters, size - 1) {
        for (const char16_t c : characters_) lower_ |= std::uint64_t{1} << (c & 63);
    }
    bool contains(char16_t c) const {
        return (lower_ >> (c & 63) & 1) != 0 && c != 0 && characters_.find(c) != std::u16string_view::npos;
    }

private:
    std::u16string_view characters_;
    std::uint64_t lower_ = 0;
};

inline bool is_one_of(char16_t c, FewCharacters set) { return set.contains(c); }
template <class Text>
    requires std::convertible_to<Text, std::u16string_view> && (!std::is_array_v<Text>)
bool is_one_of(char16_t c, const Text& set) {
    return c != 0 && std::u16string_view(set).find(c) != std::u16string_view::npos;
}

}  // namespace jianbao::timex
