// The parts of a mail that have nothing to do with reports: RFC 5322 and RFC 2047.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "jianbao/basics.h"

namespace mail_text {

// "Fri, 24 Apr 2026 08:00:00 +0800"
std::string date_header(jianbao::Date day);

// Text of a header as it is where it is ASCII, else as encoded words, folded.
std::string encoded_words(std::string_view text);

// The text in lines at most `cells` wide; Chinese characters are two cells wide. Lines after the
// first begin with `indent`.
std::vector<std::string> wrapped(std::string_view text, std::size_t cells, std::string_view indent);

}  // namespace mail_text
