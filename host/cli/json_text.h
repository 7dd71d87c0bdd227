/// JSON written as it goes: values put at the end of a text, without a tree in memory.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace jianbao::cli {

/// The text in quotes, with escapes where JSON needs them. It must be valid UTF-8.
void append_json(std::string& out, std::string_view text);
void append_json(std::string& out, std::int64_t number);
/// The shortest form that reads back as the same number, with a point or an exponent; null for
/// infinity and what is no number.
void append_json(std::string& out, double number);

}  // namespace jianbao::cli
