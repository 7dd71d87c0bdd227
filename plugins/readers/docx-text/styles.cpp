#include "styles.h"

#include <cctype>

namespace jianbao::docx {

Styles::Styles(const pugi::xml_document& styles) {
    for (const pugi::xml_node& node : styles.child("w:styles").children("w:style")) {
        if (std::string_view(node.attribute("w:type").value()) != "paragraph") continue;
        Entry entry;
        entry.parent = node.child("w:basedOn").attribute("w:val").value();
        std::string name = node.child("w:name").attribute("w:val").value();
        for (char& c : name) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        const pugi::xml_node properties = node.child("w:pPr");
        if (const auto level = properties.child("w:outlineLvl").attribute("w:val"); level && level.as_int(9) < 9)
            entry.outline_level = level.as_int();
        else if (name.starts_with("heading ") && name.size() == 9 && name[8] >= '1' && name[8] <= '9')
            entry.outline_level = name[8] - '1';
        entry.title = name == "title";
        const pugi::xml_node list = properties.child("w:numPr");
        if (const auto id = list.child("w:numId").attribute("w:val")) entry.list = id.value();
        if (const auto level = list.child("w:ilvl").attribute("w:val")) entry.list_level = level.as_int();
        entries_[node.attribute("w:styleId").value()] = std::move(entry);
    }
}

ParagraphStyle Styles::find(const std::string& id) const {
    ParagraphStyle style;
    std::optional<std::string> list;
    std::optional<int> level;
    std::string at = id;
    // Chains of styles are a handful long; a longer one is a cycle.
    for (int step = 0; step < 32; ++step) {
        const auto found = entries_.find(at);
        if (found == entries_.end()) break;
        const Entry& entry = found->second;
        if (style.outline_level < 0 && entry.outline_level) style.outline_level = *entry.outline_level;
        style.title = style.title || (step == 0 && entry.title);
        if (!list && entry.list) list = entry.list;
        if (!level && entry.list_level) level = entry.list_level;
        at = entry.parent;
    }
    if (list) style.list = ListPlace{*list, level.value_or(0)};
    return style;
}

}  // namespace jianbao::docx
