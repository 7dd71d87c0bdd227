/// The reference of layout keys, made from their declarations.
#pragma once

#include <string>

namespace jianbao::report {

/// Markdown: a table for each table of a layout and each kind of section. Stands in docs/layouts.md.
std::string keys_reference();

}  // namespace jianbao::report
