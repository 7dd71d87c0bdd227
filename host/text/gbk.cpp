#include "gbk.h"

#include <unicode/ucnv.h>

#include <stdexcept>

namespace jianbao::text {

Gbk::Gbk() {
    UErrorCode error = U_ZERO_ERROR;
    UConverter* converter = ucnv_open("windows-936-2000", &error);
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
            if (U_FAILURE(each) || size != 1 || units[0] == 0xFFFD) continue;
            // Private use stands for codes that were never given to a character; they have a code only.
            const bool is_private = units[0] >= 0xE000 && units[0] < 0xF900;
            if (!is_private) characters_[(lead - 0x81) * 256 + trail] = static_cast<char16_t>(units[0]);
            if (codes_[units[0]] == 0) codes_[units[0]] = static_cast<std::uint16_t>(lead << 8 | trail);
        }
    }
    ucnv_close(converter);
}

const Gbk& Gbk::table() {
    static const std::unique_ptr<const Gbk> made(new Gbk);
    return *made;
}

}  // namespace jianbao::text
