#include "report/query_check.h"

#include <algorithm>

#include "config/nearest.h"

namespace jianbao::report {

namespace {

/// What follows the words in the message, or nothing.
std::optional<std::string> after(const std::string& message, std::string_view words) {
    if (!message.starts_with(words)) return std::nullopt;
    return message.substr(words.size());
}

void add_once(std::vector<std::string>& list, const std::string& word) {
    if (std::find(list.begin(), list.end(), word) == list.end()) list.push_back(word);
}

bool is_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || (c & 0x80);
}

/// Where the word stands on its own in the SQL.
std::size_t find_word(std::string_view sql, std::string_view word) {
    for (std::size_t at = sql.find(word); at != std::string_view::npos; at = sql.find(word, at + 1)) {
        const std::size_t end = at + word.size();
        if ((at == 0 || !is_word(sql[at - 1])) && (end == sql.size() || !is_word(sql[end]))) return at;
    }
    return 0;
}

}  // namespace

bool is_select(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos) return false;
    std::string word;
    for (const char c : text.substr(begin)) {
        if (!is_word(c)) break;
        word += c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
    }
    return word == "SELECT" || word == "WITH";
}

std::optional<std::vector<std::string>> QueryChecker::check(const Node& node, const Query& query,
                                                            const ledger::NamedValues& values) {
    try {
        std::vector<std::string> names;
        for (const ledger::ResultColumn& column : reading_.describe(query.sql, values)) names.push_back(column.name);
        return names;
    } catch (const ledger::QueryError& error) {
        // SQLite complains of the view it can't change, or of an end that is missing, before it is asked what it would do.
        const std::string message =
            is_select(query.sql) ? error.what() : "a query may only select: write one SELECT over the views of the ledger";
        std::vector<std::string> known;
        std::optional<std::string> word;
        if ((word = after(message, "no such column: "))) {
            // The views the query names come first, so that of equally near words theirs is meant.
            for (const bool named : {true, false})
                for (const ledger::Selectable& table : reading_.selectables())
                    if ((find_word(query.sql, table.name) > 0) == named)
                        for (const std::string& column : table.columns) add_once(known, column);
            if (const std::size_t dot = word->rfind('.'); dot != std::string::npos) word = word->substr(dot + 1);
        } else if ((word = after(message, "no such table: "))) {
            for (const ledger::Selectable& table : reading_.selectables()) known.push_back(table.name);
        } else if ((word = after(message, "there is no parameter called :"))) {
            for (const auto& [name, value] : values) known.push_back(name);
        }
        const std::string hint =
            word ? config::hint_for(*word, known) : "docs/ledger.md lists the tables and their columns";
        std::size_t offset = 0;
        if (error.offset() >= 0)
            offset = static_cast<std::size_t>(error.offset());
        else if (word)
            offset = find_word(query.sql, *word);
        problems_.emplace_back(places_.inside(node, offset), "the query of " + query.label + ": " + message, hint);
        return std::nullopt;
    }
}

bool QueryChecker::available(const std::vector<std::string>& tables) const {
    return std::all_of(tables.begin(), tables.end(), [&](const std::string& name) { return reading_.has_table(name); });
}

}  // namespace jianbao::report
