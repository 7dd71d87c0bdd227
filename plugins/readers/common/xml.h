/// XML helpers the office formats share. Names are compared with their prefix (w:p, text:h):
/// the producers of these files all use the customary ones.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>

namespace jianbao::readers {

/// Nesting beyond this is no document but an attack or a broken file.
constexpr int max_depth = 200;

/// Parses XML that stands in memory. Document types are not read, so entities expand to nothing
/// and no file is opened. Throws UnreadableInput with the member's name for malformed XML.
pugi::xml_document parse_xml(const std::string& content, const std::string& member);

inline bool is(const pugi::xml_node& node, std::string_view name) { return node.name() == name; }

/// Appends a number the way Chinese lists count: 一, 十, 十一, 二十, 一百零五.
std::string chinese_number(unsigned value);
/// A list number in the format Word (chineseCounting, decimal …) or ODF (一, 1, a …) names.
/// Empty for bullets and unknown formats.
std::string list_number(std::string_view format, unsigned value);

}  // namespace jianbao::readers
