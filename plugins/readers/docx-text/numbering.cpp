#include "numbering.h"

#include <algorithm>

#include "xml.h"

namespace jianbao::docx {

using readers::is;

Numbering::Numbering(const pugi::xml_document& numbering) {
    for (const pugi::xml_node& node : numbering.child("w:numbering").children()) {
        if (is(node, "w:abstractNum")) {
            auto& levels = abstracts_[node.attribute("w:abstractNumId").value()];
            for (const pugi::xml_node& level : node.children("w:lvl")) {
                const int index = level.attribute("w:ilvl").as_int();
                if (index < 0 || index >= level_count) continue;
                Level& made = levels[static_cast<std::size_t>(index)];
                made.format = level.child("w:numFmt").attribute("w:val").as_string("decimal");
                made.text = level.child("w:lvlText").attribute("w:val").value();
                made.start = level.child("w:start").attribute("w:val").as_uint(1);
            }
        } else if (is(node, "w:num")) {
            List& list = lists_[node.attribute("w:numId").value()];
            list.abstract = node.child("w:abstractNumId").attribute("w:val").value();
            for (const pugi::xml_node& change : node.children("w:lvlOverride")) {
                const int index = change.attribute("w:ilvl").as_int();
                const pugi::xml_node start = change.child("w:startOverride");
                if (start && index >= 0 && index < level_count)
                    list.start_override[static_cast<std::size_t>(index)] = start.attribute("w:val").as_uint(1);
            }
        }
    }
}

std::string Numbering::next(const ListPlace& place) {
    const auto list = lists_.find(place.list);
    if (list == lists_.end() || place.level < 0 || place.level >= level_count) return {};
    const auto abstract = abstracts_.find(list->second.abstract);
    if (abstract == abstracts_.end()) return {};
    const auto& levels = abstract->second;
    auto [state, fresh] = counters_.try_emplace(list->second.abstract);
    auto& counters = state->second;
    const auto start_of = [&](std::size_t i) { return levels[i].start; };
    if (fresh)
        for (std::size_t i = 0; i < level_count; ++i) counters[i] = start_of(i) - 1;
    if (!list->second.started) {
        list->second.started = true;
        for (std::size_t i = 0; i < level_count; ++i)
            if (list->second.start_override[i]) counters[i] = *list->second.start_override[i] - 1;
    }

    const auto level = static_cast<std::size_t>(place.level);
    ++counters[level];
    for (std::size_t i = level + 1; i < level_count; ++i) counters[i] = start_of(i) - 1;
    // A level that was skipped counts as begun.
    for (std::size_t i = 0; i < level; ++i) counters[i] = std::max(counters[i], start_of(i));

    std::string label;
    const std::string& pattern = levels[level].text;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (pattern[i] != '%' || i + 1 >= pattern.size() || pattern[i + 1] < '1' || pattern[i + 1] > '9') {
            label += pattern[i];
            continue;
        }
        const auto wanted = static_cast<std::size_t>(pattern[++i] - '1');
        const std::string number = readers::list_number(levels[wanted].format, counters[wanted]);
        if (number.empty()) return {};
        label += number;
    }
    return levels[level].format == "bullet" || levels[level].format == "none" ? std::string() : label;
}

}  // namespace jianbao::docx
