/// The identity of a file: the SHA-256 of its bytes.
#pragma once

#include <string>
#include <string_view>

namespace jianbao::pipeline {

/// 64 hexadecimal digits.
std::string sha256(std::string_view bytes);

}  // namespace jianbao::pipeline
