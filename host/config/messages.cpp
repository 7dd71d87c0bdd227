#include "config/messages.h"

#include <algorithm>
#include <cstdlib>
#include <optional>

#include "config/toml.h"

namespace jianbao::config {

namespace {

constexpr int most_depth = 4;

std::vector<std::string> split_at_places(std::string_view sentence) {
    std::vector<std::string> parts;
    for (;;) {
        const std::size_t place = sentence.find("{}");
        parts.emplace_back(sentence.substr(0, place));
        if (place == std::string_view::npos) return parts;
        sentence.remove_prefix(place + 2);
    }
}

/// Fills {} in order, and {1}, {2} by number.
std::string filled(std::string_view sentence, const std::vector<std::string>& values) {
    std::string out;
    std::size_t next = 0;
    for (std::size_t at = 0; at < sentence.size(); ++at) {
        const std::string_view rest = sentence.substr(at);
        if (rest.starts_with("{}") && next < values.size()) {
            out += values[next++];
            at += 1;
        } else if (rest.size() >= 3 && rest[0] == '{' && rest[1] >= '1' && rest[1] <= '9' && rest[2] == '}' &&
                   static_cast<std::size_t>(rest[1] - '1') < values.size()) {
            out += values[static_cast<std::size_t>(rest[1] - '1')];
            at += 2;
        } else {
            out += rest[0];
        }
    }
    return out;
}

/// What stands in the places, where the message is the sentence with its places filled in.
std::optional<std::vector<std::string>> match(std::string_view message, const std::vector<std::string>& parts) {
    if (parts.size() == 1) return message == parts[0] ? std::optional(std::vector<std::string>{}) : std::nullopt;
    if (!message.starts_with(parts.front())) return std::nullopt;
    message.remove_prefix(parts.front().size());
    std::vector<std::string> values;
    for (std::size_t i = 1; i < parts.size(); ++i) {
        const bool last = i + 1 == parts.size();
        std::size_t at = last && parts[i].empty() ? message.size()
                         : last                   ? message.rfind(parts[i])
                                                  : message.find(parts[i]);
        if (at == std::string_view::npos || (last && at + parts[i].size() != message.size())) return std::nullopt;
        values.emplace_back(message.substr(0, at));
        message.remove_prefix(at + parts[i].size());
    }
    return values;
}

}  // namespace

Messages::Messages(const Node& catalogue) {
    if (catalogue.is_null()) return;
    for (const auto& [english, node] : catalogue.table()) {
        Entry entry{split_at_places(english), node.text(), 0};
        for (const std::string& part : entry.parts) entry.words += part.size();
        const std::size_t places = entry.parts.size() - 1;
        if (split_at_places(entry.translation).size() - 1 > places)
            throw SettingError(node.where(), "the translation has more places than the sentence");
        for (std::size_t i = places + 1; i <= 9; ++i)
            if (entry.translation.find("{" + std::to_string(i) + "}") != std::string::npos)
                throw SettingError(node.where(), "the translation names place {" + std::to_string(i) +
                                                     "}, which the sentence has not");
        entries_.push_back(std::move(entry));
    }
    std::stable_sort(entries_.begin(), entries_.end(),
                     [](const Entry& a, const Entry& b) { return a.words > b.words; });
}

std::string Messages::translate(std::string_view english, int depth) const {
    if (depth > most_depth || english.empty()) return std::string(english);
    for (const Entry& entry : entries_)
        if (std::optional<std::vector<std::string>> values = match(english, entry.parts)) {
            for (std::string& value : *values) value = translate(value, depth + 1);
            return filled(entry.translation, *values);
        }
    return std::string(english);
}

std::string Messages::operator()(std::string_view english, std::initializer_list<std::string> values) const {
    const std::vector<std::string> parts = split_at_places(english);
    for (const Entry& entry : entries_)
        if (entry.parts == parts) return filled(entry.translation, values);
    return filled(english, values);
}

std::string language_of_environment() {
    for (const char* variable : {"LC_ALL", "LC_MESSAGES", "LANG"})
        if (const char* value = std::getenv(variable); value && *value)
            return std::string_view(value).starts_with("zh") ? "zh_CN" : "en";
    return "en";
}

Messages load_messages(const std::filesystem::path& folder, const std::string& language) {
    const std::filesystem::path file = folder / (language + ".toml");
    std::error_code ignored;
    return std::filesystem::exists(file, ignored) ? Messages(load_toml(file)) : Messages();
}

}  // namespace jianbao::config
