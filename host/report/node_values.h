/// Values of nodes that were checked already: a wrong type has its message, so here the standard
/// value will do.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "jianbao/report.h"
#include "jianbao/settings.h"
#include "report/keys.h"

namespace jianbao::report {

inline std::string text_of(const Node& node) { return node.is_text() ? node.text() : std::string(); }
inline bool flag_of(const Node& node, bool other) {
    const bool* value = std::get_if<bool>(&node.value());
    return value ? *value : other;
}
inline int integer_of(const Node& node, int other) {
    const auto* value = std::get_if<std::int64_t>(&node.value());
    return value ? static_cast<int>(*value) : other;
}
inline double number_of(const Node& node) {
    if (const auto* value = std::get_if<std::int64_t>(&node.value())) return static_cast<double>(*value);
    const auto* value = std::get_if<double>(&node.value());
    return value ? *value : 0;
}
inline std::vector<std::string> texts_of(const Node& node) {
    std::vector<std::string> out;
    if (node.is_list())
        for (const Node& item : node.list()) out.push_back(text_of(item));
    return out;
}
/// Position of the word in "left|centre|right", or `other`.
inline int choice_of(const Node& node, std::string_view choices, int other) {
    const std::vector<std::string> words = words_of(choices);
    const auto found = std::find(words.begin(), words.end(), text_of(node));
    return found == words.end() ? other : static_cast<int>(found - words.begin());
}
inline Light light_of(const Node& node) {
    return static_cast<Light>(choice_of(node, "none|red|yellow|green|blue|grey", 0));
}
inline const Node::List& rows_of(const Node& node) {
    static const Node::List none;
    return node.is_list() ? node.list() : none;
}

}  // namespace jianbao::report
