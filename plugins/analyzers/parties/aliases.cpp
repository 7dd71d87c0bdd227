#include "aliases.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace jianbao::chinese {

namespace {

constexpr const char* shape = "names = [\"full name\", \"short name\"], and regions = [\"青禾县\"] where it holds only there";

void reject_unknown(const Node& alias) {
    for (const auto& [key, value] : alias.table())
        if (key != "names" && key != "regions")
            throw SettingError(value.key(), "an alias has no `" + key + "`", shape);
}

std::vector<std::string> names_of(const Node& alias) {
    if (!alias.has("names")) throw SettingError(alias.where(), "an alias needs names", shape);
    const std::vector<std::string> names = alias["names"].texts();
    if (names.empty() || std::find(names.begin(), names.end(), "") != names.end())
        throw SettingError(alias["names"].where(), "an alias needs names that are not empty", shape);
    return names;
}

/// One empty place, for everywhere, where the alias names none.
std::vector<Places> regions_of(const Node& alias) {
    if (!alias.has("regions")) return {{}};
    std::vector<Places> regions;
    for (const std::string& written : alias["regions"].texts()) {
        std::optional<Places> places = read_places(written);
        if (!places)
            throw SettingError(alias["regions"].where(), "`" + written + "` is no place with its level",
                               "write it as 青禾县, or from above as 安河市青禾县");
        regions.push_back(std::move(*places));
    }
    if (regions.empty())
        throw SettingError(alias["regions"].where(), "an alias without any region would hold nowhere",
                           "name a place, or leave `regions` out");
    return regions;
}

std::string joined(const Places& places) {
    std::string out;
    for (const Place& place : places) out += place.name;
    return out;
}

}  // namespace

Aliases::Aliases(const Node& lexicon) {
    if (!lexicon.has("alias")) return;
    std::map<std::tuple<std::string, std::string, std::string>, std::pair<std::string, std::uint32_t>> known;
    for (const Node& alias : lexicon["alias"].list()) {
        reject_unknown(alias);
        const std::vector<std::string> names = names_of(alias);
        for (const Places& region : regions_of(alias)) {
            for (const std::string& name : names) {
                const auto [place, fresh] = known.try_emplace({alias.where().file, joined(region), name},
                                                              names.front(), alias["names"].where().line);
                if (!fresh && place->second.first != names.front())
                    throw SettingError(alias["names"].where(),
                                       name + " is " + place->second.first + " in line " +
                                           std::to_string(place->second.second) + " already",
                                       "a name stands for one office in one place");
                aliases_.push_back({name, names.front(), region});
            }
            if (!region.empty() && std::find(regions_.begin(), regions_.end(), region) == regions_.end())
                regions_.push_back(region);
        }
    }
    // The lowest place and, of one place, the longest ending decides; the office's own files come after the shipped one.
    std::reverse(aliases_.begin(), aliases_.end());
    const auto order = [](const Alias& alias) {
        return std::pair(alias.region.empty() ? Level::none : alias.region.back().level, alias.ending.size());
    };
    std::stable_sort(aliases_.begin(), aliases_.end(),
                     [&](const Alias& a, const Alias& b) { return order(a) > order(b); });
    for (std::size_t i = 0; i < aliases_.size(); ++i)
        by_last_byte_[static_cast<unsigned char>(aliases_[i].ending.back())].push_back(i);
}

bool Aliases::holds_for(const Alias& alias, std::string_view name, const Places& there) {
    if (alias.region.empty()) return true;
    const Place& region = alias.region.back();
    std::string before(name.substr(0, name.size() - alias.ending.size()));
    // The level may stand in the alias itself: 青禾 + 县畜牧局.
    before += level_word_before(alias.ending);
    const Places told = read_places(before).value_or(Places{});
    if (std::find(told.begin(), told.end(), region) != told.end()) return true;
    if (!holds(there, alias.region)) return false;
    // Another place of the same level has names of its own.
    if (!told.empty()) return told.back().level > region.level;
    return before.empty() || level_of(before) >= region.level;
}

const Aliases::Alias* Aliases::find(std::string_view name, const Places& there, bool regional) const {
    if (name.empty()) return nullptr;
    for (const std::size_t i : by_last_byte_[static_cast<unsigned char>(name.back())]) {
        const Alias& alias = aliases_[i];
        if (alias.region.empty() != regional && name.ends_with(alias.ending) && holds_for(alias, name, there)) return &alias;
    }
    return nullptr;
}

std::string Aliases::canonical(std::string_view name, const Places& there) const {
    const auto with = [](std::string_view written, const Alias& alias) {
        return std::string(written.substr(0, written.size() - alias.ending.size())) + alias.full;
    };
    if (const Alias* own = find(name, there, true)) return with(name, *own);
    const Alias* general = find(name, there, false);
    if (!general) return std::string(name);
    std::string full = with(name, *general);
    if (const Alias* own = find(full, there, true)) return with(full, *own);
    return full;
}

}  // namespace jianbao::chinese
