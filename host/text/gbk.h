/// GBK: the two-byte codes of characters, and how common a character is in modern text.
#pragma once

#include <array>
#include <cstdint>
#include <memory>

namespace jianbao::text {

/// The two-byte code page GBK. From ICU's own table.
class Gbk {
public:
    static const Gbk& table();

    /// The code of the character, lead byte first, or 0 where it has none. Converters show codes of
    /// no character as private use, and these have a code too.
    std::uint16_t code_of(char32_t c) const { return c < 0x10000 ? codes_[c] : 0; }
    /// The character of the code, or 0.
    char32_t character_of(unsigned lead, unsigned trail) const {
        return lead < 0x81 || lead > 0xFE ? 0 : characters_[(lead - 0x81) * 256 + (trail & 0xFF)];
    }
    /// One of the 3,755 characters of the first level of GB 2312, which make up 99% of any text in
    /// Simplified script.
    bool is_everyday(char32_t c) const {
        const std::uint16_t code = code_of(c);
        return code >= 0xB0A1 && code <= 0xD7F9 && (code & 0xFF) >= 0xA1;
    }

private:
    Gbk();
    std::array<std::uint16_t, 0x10000> codes_{};
    std::array<char16_t, 126 * 256> characters_{};
};

}  // namespace jianbao::text
