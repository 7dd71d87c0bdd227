/// What a paragraph style says about meaning: heading level, title, list.
#pragma once

#include <map>
#include <optional>
#include <pugixml.hpp>
#include <string>

#include "numbering.h"

namespace jianbao::docx {

struct ParagraphStyle {
    int outline_level = -1;  ///< 0 is the topmost heading; -1 body text
    bool title = false;
    std::optional<ListPlace> list;
};

class Styles {
public:
    Styles() = default;
    explicit Styles(const pugi::xml_document& styles);
    /// The style with what it inherits; body text for one that is not there.
    ParagraphStyle find(const std::string& id) const;

private:
    struct Entry {
        std::string parent;
        std::optional<int> outline_level;
        bool title = false;
        std::optional<std::string> list;
        std::optional<int> list_level;
    };
    std::map<std::string, Entry> entries_;
};

}  // namespace jianbao::docx
