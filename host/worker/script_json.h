/// Documents and rows as a script sees them.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "jianbao/analyzer.h"

namespace jianbao::worker {

using Json = nlohmann::ordered_json;

/// A document with the tables of `findings`, without an end of line. Offsets count characters.
Json document_json(const Document& document, const Findings& findings, Date as_of);

/// Byte offsets of a document's characters, its end included.
class Characters {
public:
    explicit Characters(const std::string& text);
    /// [begin, end] in characters as bytes. Throws std::runtime_error for what is no such pair.
    Span span(const Json& pair) const;

private:
    std::vector<std::uint32_t> bytes_;
};

/// Adds the row {"table", "span", "cells"} to its table. Article and section are those of the
/// place, unless the row names them. Throws std::runtime_error with what is wrong.
void add_row(const Json& row, const Document& document, const Characters& characters, Findings& found);

}  // namespace jianbao::worker
