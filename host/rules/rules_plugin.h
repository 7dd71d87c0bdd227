/// A rules file as a plugin like any other.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "jianbao/plugin.h"
#include "rules/rule_file.h"

namespace jianbao::rules {

/// The analyzer of a rules file: every rule in every scope, rows in the order of the text.
/// The table's specification must outlive it.
std::unique_ptr<Analyzer> make_analyzer(std::shared_ptr<const RuleFile> file, const TableSpec& table);

/// The file with a manifest over it, which stays valid as long as this object.
class RulesPlugin {
public:
    /// Throws SettingError for mistakes in the file.
    explicit RulesPlugin(const std::filesystem::path& path);
    RulesPlugin(const RulesPlugin&) = delete;
    RulesPlugin& operator=(const RulesPlugin&) = delete;

    const Manifest& manifest() const { return manifest_; }
    const std::shared_ptr<const RuleFile>& file() const { return file_; }
    std::unique_ptr<Analyzer> analyzer() const { return make_analyzer(file_, table_); }

private:
    std::shared_ptr<const RuleFile> file_;
    std::vector<ColumnSpec> columns_;
    TableSpec table_{};
    std::vector<std::string> need_names_;
    std::vector<const char*> needs_;
    Manifest manifest_;
};

/// One example that did not come out as it should.
struct ExampleFailure {
    std::string rule;
    SourcePosition where;
    std::string text;
    bool counter = false;  ///< found although it is a counter-example
    std::string why;       ///< of an example: which part is not there, or how the parts would have to stand
};

/// Runs the examples and counter-examples. `findings_of` makes a document of a text and gives it
/// with what the analyzers that the file needs find in it.
struct Analyzed {
    std::shared_ptr<const Document> document;
    Findings needs;
};
std::vector<ExampleFailure> check_examples(const RuleFile& file,
                                           const std::function<Analyzed(const std::string& text)>& analyze);

}  // namespace jianbao::rules
