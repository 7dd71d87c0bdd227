/// Places: counties, cities and provinces by name, from the uppermost down, and how they are read from the names of offices.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "jianbao/document.h"

namespace jianbao::chinese {

enum class Level { none, province, city, county, township };

struct Place {
    std::string name;  ///< with its level: 青禾县
    Level level = Level::none;

    bool operator==(const Place&) const = default;
};

/// 明江省安河市青禾县 is three places, each within the one before.
using Places = std::vector<Place>;

/// All of the text as places, a 中共 before them left out; nothing where it is anything else, or a place comes behind a lower one.
std::optional<Places> read_places(std::string_view text);

/// The places an office's name begins with: 安河市青禾县人民政府 gives 安河市, 青禾县; 县人民政府 gives none.
Places places_before(std::string_view office);

/// The word of level a name without a place begins with: 县 of 县畜牧局; empty where it begins with none, as 市场监管局.
std::string_view level_word_before(std::string_view name);

/// The level the word stands for; `none` for any other word.
Level level_of(std::string_view word);

/// Whether `part` stands in `whole`, place by place without a gap.
bool holds(const Places& whole, const Places& part);

/// Where an article is from, by its issuing body, else its title. `home` is where the office itself is; an article that names
/// no other place is from there, and so is one of a place above it. `known` are the places a title may name in passing.
Places places_of(const Document& document, const Article& article, const Places& home, const std::vector<Places>& known);

}  // namespace jianbao::chinese
