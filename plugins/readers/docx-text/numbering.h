/// The list numbers Word generates and does not store: 一、 （一） 1.
/// Source: ECMA-376 part 1, 17.9 (numbering).
#pragma once

#include <array>
#include <map>
#include <optional>
#include <pugixml.hpp>
#include <string>

namespace jianbao::docx {

/// Where a paragraph stands in a list.
struct ListPlace {
    std::string list;  ///< w:numId; "0" takes a paragraph out of its style's list
    int level = 0;     ///< w:ilvl, 0…8
};

class Numbering {
public:
    Numbering() = default;
    explicit Numbering(const pugi::xml_document& numbering);

    /// Counts one paragraph and returns its label ("（一）", "1."), empty for a bullet or an
    /// unknown list. Called in the order of the document.
    std::string next(const ListPlace& place);

private:
    static constexpr int level_count = 9;
    struct Level {
        std::string format = "decimal";
        std::string text;
        unsigned start = 1;
    };
    struct List {
        std::string abstract;
        std::array<std::optional<unsigned>, level_count> start_override;
        bool started = false;
    };
    std::map<std::string, std::array<Level, level_count>> abstracts_;
    std::map<std::string, List> lists_;
    /// Lists of one abstract definition go on counting together.
    std::map<std::string, std::array<unsigned, level_count>> counters_;
};

}  // namespace jianbao::docx
