/// Places inside texts of a TOML file: turns a byte of a value into line and column of the file.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "jianbao/settings.h"

namespace jianbao::report {

class Places {
public:
    /// `text` is the text of `file`; texts of other files are read when they are asked for.
    Places(std::string file, std::string_view text);

    /// Where byte `offset` of the text in `node` stands in its file: through quotes, escapes and
    /// the line breaks of """ texts. The start of the value where the file can't be read.
    SourcePosition inside(const Node& node, std::size_t offset);

private:
    std::string_view text_of(const std::string& file);
    std::map<std::string, std::string> texts_;
};

}  // namespace jianbao::report
