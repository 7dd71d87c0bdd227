#include "aliases.h"

#include <algorithm>

namespace jianbao::chinese {

Aliases::Aliases(const Node& lexicon) {
    if (!lexicon.has("alias")) return;
    for (const Node& alias : lexicon["alias"].list()) {
        const std::vector<std::string> names = alias["names"].texts();
        if (names.empty())
            throw SettingError(alias["names"].where(), "an alias needs names",
                               "names = [\"full name\", \"short name\"]");
        for (const std::string& name : names) endings_.emplace_back(name, names.front());
    }
    std::stable_sort(endings_.begin(), endings_.end(),
                     [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
}

std::string Aliases::canonical(std::string_view name) const {
    for (const auto& [ending, full] : endings_) {
        if (name.size() < ending.size() || name.substr(name.size() - ending.size()) != ending) continue;
        return std::string(name.substr(0, name.size() - ending.size())) + full;
    }
    return std::string(name);
}

}  // namespace jianbao::chinese
