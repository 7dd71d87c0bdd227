#include "rules/rule_file.h"

#include <algorithm>
#include <set>

#include "config/nearest.h"
#include "config/toml.h"
#include "rules/word_lists.h"

namespace jianbao::rules {

using config::name_at;
using config::required;

namespace {

template <class T>
T choose(const Node& node, const std::vector<std::pair<std::string, T>>& choices) {
    std::vector<std::string> names;
    for (const auto& [name, value] : choices) {
        if (name == node.text()) return value;
        names.push_back(name);
    }
    throw SettingError(node.where(), "`" + node.text() + "` is none of the values this key takes",
                       config::hint_for(node.text(), names));
}

std::vector<Example> examples_at(const Node& rule, const std::string& key) {
    std::vector<Example> examples;
    const Node& node = required(rule, key);
    if (node.is_text()) return {{node.text(), node.where()}};
    for (const Node& item : node.list()) examples.push_back({item.text(), item.where()});
    if (examples.empty()) throw SettingError(node.where(), "a rule has at least one " + key);
    return examples;
}

RuleFile::Column read_column(const Node& node) {
    config::reject_unknown_keys(node, {"name", "type", "title", "help"});
    RuleFile::Column column;
    column.name = name_at(required(node, "name"));
    column.title = required(node, "title").text();
    column.help = node["help"].text_or("");
    if (const Node& type = node["type"]; !type.is_null())
        column.type = choose<ColumnType>(type, {{"text", ColumnType::text},
                                                {"integer", ColumnType::integer},
                                                {"number", ColumnType::number},
                                                {"boolean", ColumnType::boolean},
                                                {"date", ColumnType::date},
                                                {"text_list", ColumnType::text_list}});
    return column;
}

/// The names in braces of a filling.
void check_filling(const Filling& filling, const std::vector<std::string>& captures) {
    for (std::size_t at = filling.text.find('{'); at != std::string::npos; at = filling.text.find('{', at + 1)) {
        const std::size_t end = filling.text.find('}', at);
        if (end == std::string::npos) throw SettingError(filling.where, "a capture has no closing }");
        std::string name = filling.text.substr(at + 1, end - at - 1);
        // {deadline.norm}: a column of the finding behind the capture.
        if (const std::size_t dot = name.find('.'); dot != std::string::npos) name.resize(dot);
        if (std::find(captures.begin(), captures.end(), name) == captures.end())
            throw SettingError(filling.where, "the pattern captures nothing named `" + name + "`",
                               config::hint_for(name, captures));
    }
}

Rule read_rule(const Node& node, const RuleFile& file) {
    config::reject_unknown_keys(
        node, {"name", "scope", "find", "within", "unless", "section", "set", "evidence", "example", "counter"});
    Rule rule;
    rule.where = node.where();
    rule.name = name_at(required(node, "name"));
    std::vector<std::string> lists;
    for (const auto& [name, words] : file.words) lists.push_back(name);
    rule.pattern = parse_pattern(required(node, "find"), lists);
    if (const Node& scope = node["scope"]; !scope.is_null())
        rule.scope = choose<Scope>(scope, {{"clause", Scope::clause},
                                           {"sentence", Scope::sentence},
                                           {"paragraph", Scope::paragraph},
                                           {"section", Scope::section}});
    if (const Node& within = node["within"]; !within.is_null()) {
        if (within.integer() < 1 || within.integer() > 500)
            throw SettingError(within.where(), "a gap has 1 to 500 characters");
        rule.within = static_cast<std::size_t>(within.integer());
    }
    if (node.has("unless")) rule.unless = some_texts(node["unless"]);
    if (node.has("section")) rule.section = some_texts(node["section"]);
    if (const Node& evidence = node["evidence"]; !evidence.is_null())
        rule.whole_scope = choose<bool>(evidence, {{"match", false}, {"scope", true}});

    std::vector<std::string> captures, columns;
    for (const Part& part : rule.pattern)
        if (!part.capture.empty()) captures.push_back(part.capture);
    for (const RuleFile::Column& column : file.columns) columns.push_back(column.name);
    for (const auto& [column, value] : required(node, "set").table()) {
        if (std::find(columns.begin(), columns.end(), column) == columns.end())
            throw SettingError(value.where(), "the table has no column `" + column + "`",
                               config::hint_for(column, columns));
        rule.set.push_back({column, value.text(), value.where()});
        check_filling(rule.set.back(), captures);
    }
    rule.examples = examples_at(node, "example");
    rule.counters = examples_at(node, "counter");
    return rule;
}

}  // namespace

std::vector<std::string> RuleFile::needs() const {
    std::set<std::string> tables;
    for (const Rule& rule : rules)
        for (const Part& part : rule.pattern)
            if (const std::string_view table = needed_table(part.kind); !table.empty()) tables.emplace(table);
    return {tables.begin(), tables.end()};
}

RuleFile read_rule_file(const Node& root) {
    config::reject_unknown_keys(root, {"plugin", "table", "words", "rule"});
    RuleFile file;
    const Node& plugin = required(root, "plugin");
    config::reject_unknown_keys(plugin, {"name", "version", "summary"});
    file.name = name_at(required(plugin, "name"));
    file.version = plugin["version"].text_or("1.0");
    file.summary = required(plugin, "summary").text();

    const Node& table = required(root, "table");
    config::reject_unknown_keys(table, {"name", "row_type", "title", "help", "column"});
    file.table = name_at(required(table, "name"));
    file.row_type = table.has("row_type") ? name_at(table["row_type"]) : file.table;
    file.title = required(table, "title").text();
    file.help = table["help"].text_or("");
    for (const Node& column : required(table, "column").list()) {
        file.columns.push_back(read_column(column));
        const auto same = [&](const RuleFile::Column& other) { return other.name == file.columns.back().name; };
        if (std::count_if(file.columns.begin(), file.columns.end(), same) > 1)
            throw SettingError(column["name"].where(), "there is a column `" + file.columns.back().name + "` already");
    }
    if (file.columns.empty()) throw SettingError(table.where(), "a table has at least one [[table.column]]");

    if (const Node& words = root["words"]; !words.is_null())
        for (const auto& [name, list] : words.table()) file.words[name] = word_list(list);
    for (const Node& rule : required(root, "rule").list()) {
        file.rules.push_back(read_rule(rule, file));
        const auto same = [&](const Rule& other) { return other.name == file.rules.back().name; };
        if (std::count_if(file.rules.begin(), file.rules.end(), same) > 1)
            throw SettingError(rule["name"].where(), "there is a rule `" + file.rules.back().name + "` already");
    }
    if (file.rules.empty()) throw SettingError(root.where(), "a rules file has at least one [[rule]]");
    return file;
}

}  // namespace jianbao::rules
