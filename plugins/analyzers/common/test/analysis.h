/// Analysis: runs analyzers on a short text written in a test.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "jianbao/plugin.h"

namespace jianbao::test {

/// The lexicon of that name as the project ships it.
Node lexicon(const std::string& name);

/// The same with what an office adds, TOML of a file of that name.
Node lexicon(const std::string& name, const std::string& added, const std::string& file);

/// A document of paragraphs (lines) and sentences, with the reference date 2024-03-01. A line as 二、存在的问题 that ends no
/// sentence is a heading. The title is one of its metadata alone, as is the kind.
Document document(const std::string& text, const std::string& title = "", DocumentKind kind = DocumentKind::unknown);

/// A document of one table without merged cells; the first row is its head.
Document table_document(const std::vector<std::vector<std::string>>& rows);

/// The lexicon without the words of one of its `[[list]]` tables: what the test must notice.
Node without_list(const Node& lexicon, std::string_view name);

/// Analyzers opened from the built plugin libraries, run in the order given.
class Analysis {
public:
    explicit Analysis(const std::vector<std::string>& plugins) : Analysis(plugins, {}, {}) {}
    /// With another lexicon in the place of the one of that name.
    Analysis(const std::vector<std::string>& plugins, const std::string& replaced, const Node& by);
    ~Analysis();
    /// All tables of the document.
    Findings run(const Document& document) const;

private:
    struct Member;
    std::vector<std::unique_ptr<Member>> members_;
};

/// "B 县工信局、大数据中心": grade and leading parties of each task above grade C, a line a row.
std::string tasks_in(const Analysis& analysis, const std::string& text);
std::string tasks_in(const Analysis& analysis, const Document& document);

/// A row of a lexicon file with its sentences, for the test that runs them all.
struct Example {
    std::string group;
    std::string title;  ///< of the document both stand in; mostly none
    std::string example, gives;
    std::string counter, counter_gives;
    /// Title and amounts of the last task, where the group decides these; empty where it doesn't.
    std::string titled, counter_titled;
    std::string counted, counter_counted;
    std::string quoted, counter_quoted;  ///< the evidence of the last row; empty where the list is not about it
};
std::vector<Example> examples(const Node& lexicon);

}  // namespace jianbao::test
