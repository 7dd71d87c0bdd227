#include "config/toml.h"

#include <toml++/toml.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <sstream>

#include "config/nearest.h"

namespace jianbao::config {

namespace {

class Builder {
public:
    explicit Builder(const std::string& file) : file_(file) {}

    Node build(const toml::node& node, SourcePosition key = {}) const {
        const SourcePosition where = place(node.source());
        return Node(value(node, where), where, std::move(key));
    }

private:
    SourcePosition place(const toml::source_region& source) const {
        return {file_, source.begin.line, source.begin.column};
    }

    Node::Value value(const toml::node& node, const SourcePosition& where) const {
        switch (node.type()) {
            case toml::node_type::table:
                return table(*node.as_table());
            case toml::node_type::array: {
                Node::List list;
                list.reserve(node.as_array()->size());
                for (const toml::node& item : *node.as_array()) list.push_back(build(item));
                return list;
            }
            case toml::node_type::string:
                return node.as_string()->get();
            case toml::node_type::integer:
                return node.as_integer()->get();
            case toml::node_type::floating_point:
                return node.as_floating_point()->get();
            case toml::node_type::boolean:
                return node.as_boolean()->get();
            case toml::node_type::date: {
                const toml::date date = node.as_date()->get();
                return make_date(date.year, date.month, date.day);
            }
            default:
                throw SettingError(where, "times of day have no meaning here",
                                   "write a date like 2021-04-26, or the text in quotes");
        }
    }

    /// toml++ keeps members sorted by name; their keys remember where they stood.
    Node::Table table(const toml::table& members) const {
        Node::Table out;
        out.reserve(members.size());
        for (const auto& [key, node] : members)
            out.emplace_back(std::string(key.str()), build(node, place(key.source())));
        std::stable_sort(out.begin(), out.end(), [](const auto& a, const auto& b) {
            const SourcePosition &x = a.second.key(), &y = b.second.key();
            return std::pair(x.line, x.column) < std::pair(y.line, y.column);
        });
        return out;
    }

    const FileName file_;
};

/// A mistake in the writing, in words of ours: the parser speaks of characters and of its own work.
struct SyntaxMistake {
    std::string_view said;  ///< what the parser's sentence has in it
    const char *message, *hint;
};
constexpr SyntaxMistake syntax_mistakes[] = {
    {"cannot redefine", "this name is given a second time", "leave one of the two out; all keys of a table stand under one head"},
    {"escape sequence", "a text has a \\ with a character behind it that means nothing", "write \\\\ for the sign itself, or put the text in '…'"},
    {"parsing unicode scalar", "a text has a \\ with a character behind it that means nothing", "write \\\\ for the sign itself, or put the text in '…'"},
    {"parsing string", "a text in quotes does not end, or has a character in it that can't stand there",
     "is a closing quote missing? Texts stand in \"…\" on one line, or in \"\"\"…\"\"\" on several"},
    {"parsing literal string", "a text in quotes does not end, or has a character in it that can't stand there",
     "is a closing quote missing? Texts stand in '…' on one line, or in '''…''' on several"},
    {"parsing array", "a list in [ ] does not end, or lacks a comma", "write it like [\"a\", \"b\"], with a comma between two and ] at the end"},
    {"parsing inline table", "a table in { } does not end on its line, or lacks a comma",
     "write it like { name = \"a\", rows = 5 }, on one line, with a comma between two"},
    {"parsing table header", "the head of a table is not closed, or its name is wrong",
     "write [name], or [[name]] where there are several; other characters than a-z, 0-9, _ and - stand in quotes"},
    {"parsing boolean", "a value is not written as it should be", "write true or false; texts stand in quotes"},
    {"parsing date", "a date is not written as it should be", "write a date like 2021-04-26, or the text in quotes"},
    {"parsing time", "a date is not written as it should be", "write a date like 2021-04-26, or the text in quotes"},
    {"parsing comment", "a comment has a character in it that can't stand there", "write the line anew"},
    {"parsing", "this is no `name = value`",
     "write name = value; texts stand in quotes, and nothing but a # comment follows on the line"},
};

SettingError syntax_error(std::string_view text, const std::string& said, SourcePosition where) {
    if (!is_valid_utf8(text))
        return SettingError(std::move(where), "the file is not in UTF-8 from here on", "save it as UTF-8; most editors ask when saving");
    for (const SyntaxMistake& mistake : syntax_mistakes)
        if (said.find(mistake.said) != std::string::npos) return SettingError(std::move(where), mistake.message, mistake.hint);
    return SettingError(std::move(where), "this can't be read as TOML", "write name = value; texts stand in quotes, and nothing but a # comment follows on the line");
}

}  // namespace

Node parse_toml(std::string_view text, const std::string& file) {
    try {
        // The tree is read where it was parsed: copies of toml++ nodes lose their places.
        const toml::table root = toml::parse(text, std::string_view(file));
        return Builder(file).build(root);
    } catch (const toml::parse_error& error) {
        const toml::source_position at = error.source().begin;
        throw syntax_error(text, std::string(error.description()), {file, at.line, at.column});
    }
}

Node load_toml(const std::filesystem::path& file) {
    errno = 0;
    std::ifstream in(file, std::ios::binary);
    std::string text;
    if (in && !std::filesystem::is_directory(file))
        text = (std::ostringstream() << in.rdbuf()).str();
    else if (in)
        errno = EISDIR;
    if (!in || errno == EISDIR) {
        const std::string reason = errno != 0 ? std::strerror(errno) : "unknown reason";
        throw SettingError({file.string(), 0, 0}, "can't read the file: " + reason);
    }
    return parse_toml(text, file.string());
}

void reject_unknown_keys(const Node& table, std::initializer_list<std::string_view> known) {
    if (table.is_null()) return;
    for (const auto& [key, node] : table.table()) {
        if (std::find(known.begin(), known.end(), key) != known.end()) continue;
        const std::vector<std::string> words(known.begin(), known.end());
        throw SettingError(node.key(), "unknown key `" + key + "`", hint_for(key, words));
    }
}

const Node& required(const Node& table, const std::string& key) {
    const Node& node = table[key];
    if (node.is_null()) throw SettingError(table.where(), "`" + key + "` is missing here");
    return node;
}

std::string name_at(const Node& node) {
    const std::string& name = node.text();
    const bool fits = !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.';
    });
    if (!fits) throw SettingError(node.where(), "a name has only a-z, 0-9, _, - and .");
    return name;
}

}  // namespace jianbao::config
