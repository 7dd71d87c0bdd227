#include "worker/script_file.h"

#include <algorithm>
#include <sstream>

#include "config/nearest.h"
#include "config/options.h"
#include "config/toml.h"

namespace jianbao::worker {

using config::name_at;
using config::required;

namespace {

/// The value of an enumeration whose names `name_of` gives, up to `last`.
template <class T, class Names>
T choose(const Node& node, T last, const Names& names_of) {
    std::vector<std::string> names;
    for (int i = 0; i <= static_cast<int>(last); ++i) {
        names.emplace_back(names_of(static_cast<T>(i)));
        if (names.back() == node.text()) return static_cast<T>(i);
    }
    throw SettingError(node.where(), "`" + node.text() + "` is none of the types",
                       config::hint_for(node.text(), names));
}

std::string quoted(const std::string& text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    return out + '"';
}

/// A default as it would stand in TOML.
std::string as_toml(const Node& node) {
    if (node.is_text()) return quoted(node.text());
    if (const bool* yes = std::get_if<bool>(&node.value())) return *yes ? "true" : "false";
    if (const auto* whole = std::get_if<std::int64_t>(&node.value())) return std::to_string(*whole);
    if (std::holds_alternative<double>(node.value())) {
        std::ostringstream out;
        out.precision(17);
        out << node.number();
        const std::string text = out.str();
        return text.find_first_of(".en") == text.npos ? text + ".0" : text;
    }
    std::string out = "[";
    for (const std::string& text : node.texts()) out += (out.size() > 1 ? ", " : "") + quoted(text);
    return out + "]";
}

/// `[table]` or `[[table]]`.
std::vector<const Node*> one_or_more(const Node& node) {
    std::vector<const Node*> out;
    if (node.is_list())
        for (const Node& item : node.list()) out.push_back(&item);
    else
        out.push_back(&node);
    return out;
}

}  // namespace

ScriptFile::ScriptFile(const std::filesystem::path& file) : file_(std::filesystem::absolute(file)) {
    const Node root = config::load_toml(file);
    config::reject_unknown_keys(root, {"plugin", "table", "option"});
    const Node& plugin = required(root, "plugin");
    config::reject_unknown_keys(plugin, {"name", "version", "summary", "command", "needs", "compares"});
    manifest_.kind = PluginKind::analyzer;
    manifest_.name = keep(name_at(required(plugin, "name")));
    manifest_.version = keep(plugin["version"].text_or("1.0"));
    manifest_.summary = keep(required(plugin, "summary").text());
    manifest_.compares = plugin["compares"].boolean_or(false);
    const Node& command = required(plugin, "command");
    command_ = command.texts();
    if (command_.empty() || command_[0].empty())
        throw SettingError(command.where(), "a command names a program and its arguments",
                           "for example command = [\"python3\", \"" + std::string(manifest_.name) + ".py\"]");
    if (const Node& needs = plugin["needs"]; !needs.is_null())
        for (const std::string& need : needs.texts()) needs_.push_back(keep(need));

    for (const Node* table : one_or_more(required(root, "table"))) tables_.push_back(read_table(*table));
    if (const Node& options = root["option"]; !options.is_null())
        for (const Node* option : one_or_more(options)) options_.push_back(read_option(*option));
    manifest_.tables = tables_;
    manifest_.options = options_;
    manifest_.needs = needs_;
}

TableSpec ScriptFile::read_table(const Node& node) {
    config::reject_unknown_keys(node, {"name", "row_type", "title", "help", "column"});
    std::vector<ColumnSpec>& columns = columns_.emplace_back();
    for (const Node& column : required(node, "column").list()) {
        config::reject_unknown_keys(column, {"name", "type", "title", "help"});
        const Node& type = column["type"];
        columns.push_back({keep(name_at(required(column, "name"))),
                           type.is_null()
                               ? ColumnType::text
                               : choose(type, ColumnType::text_list, [](ColumnType one) { return name_of(one); }),
                           keep(required(column, "title").text()), keep(column["help"].text_or(""))});
        const auto same = [&](const ColumnSpec& other) { return std::string_view(other.name) == columns.back().name; };
        if (std::count_if(columns.begin(), columns.end(), same) > 1)
            throw SettingError(column["name"].where(),
                               "there is a column `" + std::string(columns.back().name) + "` already");
    }
    if (columns.empty()) throw SettingError(node.where(), "a table has at least one [[table.column]]");
    TableSpec spec{};
    spec.name = keep(name_at(required(node, "name")));
    spec.row_type = node.has("row_type") ? keep(name_at(node["row_type"])) : spec.name;
    spec.title = keep(required(node, "title").text());
    spec.help = keep(node["help"].text_or(""));
    spec.columns = columns;
    return spec;
}

OptionSpec ScriptFile::read_option(const Node& node) {
    config::reject_unknown_keys(node, {"name", "type", "default", "help", "choices", "minimum", "maximum"});
    OptionSpec spec{};
    spec.name = keep(name_at(required(node, "name")));
    spec.type = choose(required(node, "type"), OptionType::path, [](OptionType one) { return config::name_of(one); });
    spec.standard = keep(as_toml(required(node, "default")));
    spec.help = keep(required(node, "help").text());
    std::string choices;
    for (const std::string& choice : node["choices"].texts_or_empty()) choices += (choices.empty() ? "" : "|") + choice;
    spec.choices = keep(choices);
    spec.minimum = node["minimum"].number_or(-1e300);
    spec.maximum = node["maximum"].number_or(1e300);
    return spec;
}

std::vector<std::filesystem::path> ScriptFile::code() const {
    std::vector<std::filesystem::path> out;
    std::error_code ignored;
    for (const std::string& word : command_)
        if (const std::filesystem::path path = folder() / word; std::filesystem::is_regular_file(path, ignored))
            out.push_back(path);
    return out;
}

}  // namespace jianbao::worker
