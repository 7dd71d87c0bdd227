/// Aliases: the short and full names of one office brought to one form, where an office's home is told in the form used there.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "jianbao/settings.h"
#include "places.h"

namespace jianbao::chinese {

class Aliases {
public:
    /// From the `[[alias]]` tables of the lexicon; the first of `names` is the canonical one. Of two that give one name to two
    /// offices in the same place, the later file's stands; in one file that is a mistake. Throws SettingError with its place.
    explicit Aliases(const Node& lexicon);

    /// The canonical form of a name as written in a document from there: 市发改委 gives 市发展和改革委员会. An alias of a place
    /// stands above a general one, a place's above that of the place it lies in; it holds for what is no higher than the place
    /// (in 青禾县 for 县畜牧局, not for 市畜牧局) and wherever the name itself tells it (青禾县畜牧局). A name without an
    /// alias is its own.
    std::string canonical(std::string_view name, const Places& there) const;

    /// The places that have aliases of their own.
    const std::vector<Places>& regions() const { return regions_; }

private:
    struct Alias {
        std::string ending;
        std::string full;
        Places region;  ///< empty: everywhere
    };
    static bool holds_for(const Alias& alias, std::string_view name, const Places& there);
    const Alias* find(std::string_view name, const Places& there, bool regional) const;

    std::vector<Alias> aliases_;  ///< the one that decides before those it stands above
    std::array<std::vector<std::size_t>, 256> by_last_byte_;  ///< positions in aliases_, by what their endings end with
    std::vector<Places> regions_;
};

}  // namespace jianbao::chinese
