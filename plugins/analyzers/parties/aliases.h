/// Aliases: the short and full names of one office brought to one form.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "jianbao/settings.h"

namespace jianbao::chinese {

class Aliases {
public:
    /// From the `[[alias]]` tables of the lexicon; the first of `names` is the canonical one.
    explicit Aliases(const Node& lexicon);
    /// The canonical form of a name as written: 市发改委 gives 市发展和改革委员会. A name without
    /// an alias is its own.
    std::string canonical(std::string_view name) const;

private:
    /// By the reversed order of length, so that the longest ending decides.
    std::vector<std::pair<std::string, std::string>> endings_;
};

}  // namespace jianbao::chinese
