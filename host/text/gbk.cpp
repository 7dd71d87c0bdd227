#include "gbk.h"

#include <unicode/ucnv.h>

#include <stdexcept>

namespace jianbao::text {

namespace {

/// Calls visit(code, character) for all two-byte codes the converter knows.
template <class Visit>
void for_each_code(const char* name, Visit visit) {
    UErrorCode error = U_ZERO_ERROR;
    UConverter* converter = ucnv_open(name, &error);
    if (U_FAILURE(error)) throw std::runtime_error("ICU has no GBK converter: reinstall libicu");
    // Codes that are no character must not come back as a substitute.
    ucnv_setToUCallBack(converter, UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &error);
    for (unsigned lead = 0x81; lead <= 0xFE; ++lead) {
        for (unsigned trail = 0x40; trail <= 0xFE; ++trail) {
            if (trail == 0x7F) continue;
            const char bytes[] = {static_cast<char>(lead), static_cast<char>(trail)};
            UChar units[4];
            UErrorCode each = U_ZERO_ERROR;
            ucnv_resetToUnicode(converter);
            const int32_t size = ucnv_toUChars(converter, units, 4, bytes, 2, &each);
            if (U_SUCCESS(each) && size == 1 && units[0] != 0xFFFD) visit(lead << 8 | trail, static_cast<char32_t>(units[0]));
        }
    }
    ucnv_close(converter);
}

}  // namespace

Gbk::Gbk() {
    for_each_code("windows-936-2000", [&](unsigned code, char32_t c) {
        // Private use stands for codes that were never given to a character; they have a code only.
        const bool is_private = c >= 0xE000 && c < 0xF900;
        if (!is_private) characters_[((code >> 8) - 0x81) * 256 + (code & 0xFF)] = static_cast<char16_t>(c);
        if (codes_[c] == 0) codes_[c] = static_cast<std::uint16_t>(code);
    });
    // GB 18030 shows some codes of no character as others.
    for_each_code("gb18030", [&](unsigned code, char32_t c) {
        if (codes_[c] == 0) codes_[c] = static_cast<std::uint16_t>(code);
    });
}

const Gbk& Gbk::table() {
    static const std::unique_ptr<const Gbk> made(new Gbk);
    return *made;
}

}  // namespace jianbao::text
