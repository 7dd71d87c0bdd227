#include "charset.h"

#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <memory>

#include "jianbao/basics.h"

namespace jianbao::readers {

std::optional<std::string> decode(std::string_view bytes, std::string charset) {
    for (char& c : charset) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    if (charset == "gb2312" || charset == "gbk" || charset == "gb_2312-80" || charset == "x-gbk") charset = "gb18030";
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(charset.c_str(), &status), ucnv_close);
    if (U_FAILURE(status)) return std::nullopt;
    const icu::UnicodeString text(bytes.data(), static_cast<int32_t>(bytes.size()), converter.get(), status);
    if (U_FAILURE(status)) return std::nullopt;
    std::string out;
    text.toUTF8String(out);
    return out;
}

std::string decode_guessing(std::string_view bytes) {
    if (is_valid_utf8(bytes)) return std::string(bytes);
    return decode(bytes, "gb18030").value_or(std::string());
}

}  // namespace jianbao::readers
