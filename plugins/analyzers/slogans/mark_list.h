/// MarkList: where the marks of a text stand, looked for once for all that go from mark to mark.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace jianbao::chinese {

/// The marks of a text: its characters that are not of U+4000 to U+9FFF (punctuation, digits, letters, spaces). The text
/// stays where it is as long as the list.
class MarkList {
public:
    explicit MarkList(std::string_view text);

    std::string_view text() const { return text_; }
    /// First byte of the mark at position `index`, ascending; `none` behind the last, so that whoever goes along the
    /// list stops at the limit it has without asking for the size.
    std::uint32_t operator[](std::size_t index) const { return places_[index]; }
    /// Position of the first mark at or behind byte `at`. `hint` is any position; a little before the answer it is cheap.
    std::size_t first_from(std::uint32_t at, std::size_t hint = 0) const;

    static constexpr std::uint32_t none = 0xFFFFFFFF;

private:
    std::string_view text_;
    std::vector<std::uint32_t> places_;  ///< and `none` at the end
};

}  // namespace jianbao::chinese
