#include "gbk.h"

namespace jianbao::text {

namespace {

struct Pair {
    std::uint16_t code;
    char16_t character;
};

/// Made by make_gbk when the program is built: asking ICU for them takes as long as reading a small document.
constexpr Pair of_windows[] = {
#include "gbk_windows.inc"
};
/// What GB 18030 shows some codes of no character as.
constexpr Pair of_gb18030[] = {
#include "gbk_gb18030.inc"
};

}  // namespace

Gbk::Gbk() {
    for (const auto [code, c] : of_windows) {
        // Private use stands for codes that were never given to a character; they have a code only.
        const bool is_private = c >= 0xE000 && c < 0xF900;
        if (!is_private) characters_[((code >> 8) - 0x81) * 256 + (code & 0xFF)] = c;
        if (codes_[c] == 0) codes_[c] = code;
    }
    for (const auto [code, c] : of_gb18030) codes_[c] = code;
}

const Gbk& Gbk::table() {
    static const std::unique_ptr<const Gbk> made(new Gbk);
    return *made;
}

}  // namespace jianbao::text
