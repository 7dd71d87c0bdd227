/// A rules file: an analyzer written as TOML, without code.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "jianbao/findings.h"
#include "jianbao/settings.h"
#include "rules/pattern.h"

namespace jianbao::rules {

/// The text a pattern must fit into.
enum class Scope { clause, sentence, paragraph, section };

/// How a cell is filled: text with captures, "{fee}不超过{limit}".
struct Filling {
    std::string column;
    std::string text;
    SourcePosition where;
};

struct Example {
    std::string text;
    SourcePosition where;
};

struct Rule {
    std::string name;
    SourcePosition where;
    Scope scope = Scope::sentence;
    std::vector<Part> pattern;
    std::size_t within = 20;           ///< characters a gap may have
    std::vector<std::string> unless;   ///< words whose presence in the scope speaks against the rule
    std::vector<std::string> section;  ///< words one of which the headings above must have; empty for any
    std::vector<Filling> set;
    bool whole_scope = false;       ///< the evidence is the whole scope instead of what matched
    std::vector<Example> examples;  ///< texts the rule finds
    std::vector<Example> counters;  ///< texts it leaves alone
};

struct RuleFile {
    struct Column {
        std::string name, title, help;
        ColumnType type = ColumnType::text;
    };

    std::string name, version, summary;
    std::string table, row_type, title, help;
    std::vector<Column> columns;
    std::map<std::string, std::vector<std::string>> words;
    std::vector<Rule> rules;

    /// Tables of other analyzers that its patterns refer to.
    std::vector<std::string> needs() const;
};

/// Reads a rules file. Throws SettingError with the place of the first mistake: unknown keys, a
/// rule without example or counter-example, a capture or column that does not exist.
RuleFile read_rule_file(const Node& root);

}  // namespace jianbao::rules
