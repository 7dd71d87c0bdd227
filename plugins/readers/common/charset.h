/// Bytes of a named character set to UTF-8, for formats that state their own.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace jianbao::readers {

/// Decodes by the name of the set (any alias ICU knows). gb2312 and gbk are read as GB18030,
/// of which they are parts: files that claim the smaller set use the larger. Bytes that fit no
/// character become U+FFFD. Nothing for a name ICU does not know.
std::optional<std::string> decode(std::string_view bytes, std::string charset);

/// UTF-8 where the bytes are well-formed UTF-8, else GB18030.
std::string decode_guessing(std::string_view bytes);

}  // namespace jianbao::readers
