/// The identity of a file: the SHA-256 of its bytes.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace jianbao::pipeline {

/// 64 hexadecimal digits.
std::string sha256(std::string_view bytes);

/// That of the bytes of a file, of which only a part is in memory; of no bytes where it can't be read.
std::string sha256_of(const std::filesystem::path& file);

}  // namespace jianbao::pipeline
