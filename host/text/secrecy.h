/// Marks of secrecy at the head of a document (GB/T 9704-2012, 7.2.2): 秘密★, 机密★1年, 绝密★长期.
#pragma once

#include <optional>
#include <string>

#include "jianbao/reader.h"

namespace jianbao::text {

/// The mark, as 机密★1年, of a document that has one: a line of its own with a star anywhere, or among
/// the first lines the word alone or after 密级. The word in a sentence or a title is no mark, and
/// neither is a mark that says it was lifted.
std::optional<std::string> secrecy_mark(const RawDocument& document);

}  // namespace jianbao::text
