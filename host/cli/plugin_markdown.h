/// Reference pages: what a plugin declares, as Markdown.
#pragma once

#include <iosfwd>

#include "jianbao/plugin.h"

namespace jianbao::cli {

/// The page of one plugin: what it is, needs and fills, its options. In English, whatever the
/// user's language: the pages are part of the documentation.
void write_page(std::ostream& out, const Manifest& manifest);

/// The list of pages, by kind; `manifests` in the order they are to stand in.
void write_index(std::ostream& out, std::span<const Manifest* const> manifests);

/// An option's limits or choices in words: "≥ 0, ≤ 8", "left, centre, right"; empty for none.
std::string range_of(const OptionSpec& spec);

}  // namespace jianbao::cli
