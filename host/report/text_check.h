/// Texts and names of a layout: taken apart, and their placeholders checked.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "report/keys.h"
#include "report/places.h"
#include "report/template.h"

namespace jianbao::report {

using Names = std::vector<std::string>;

/// Mistakes are added to `problems`. Where a function takes `columns`, they are those of the
/// section's query; nothing where the query is wrong, so that its columns can't be judged.
class TextChecker {
public:
    TextChecker(Places& places, Problems& problems) : places_(places), problems_(problems) {}

    /// Adds the name of a value that stands in every text.
    void add_name(std::string name) { names_.push_back(std::move(name)); }
    /// The same for a name the author gave; false, with a message, where it is taken.
    bool new_name(const std::string& name, const Node& node, const char* what);
    /// A set of figures is wrong: names are no longer judged.
    void accept_all_names() { judge_names_ = false; }

    Template text(const Node& node, const std::optional<Names>& columns = Names{});
    RichTemplate rich(const Node& node, const std::optional<Names>& columns);
    /// One paragraph of the node's text, which begins at byte `base` of it.
    RichTemplate rich(const Node& node, const std::optional<Names>& columns, const std::string& part, std::size_t base);
    /// The name of a column; `section` names it in the message.
    std::string column(const Node& node, const std::optional<Names>& columns, const std::string& section);
    /// Checks a name at byte `offset` of the node's text.
    void check_name(const std::string& name, const Node& node, std::size_t offset, const Names& columns);

private:
    void report(const std::vector<TemplateError>& errors, const Node& node, std::size_t base);
    void check_placeholders(const Template& text, const Node& node, std::size_t base,
                            const std::optional<Names>& columns);

    Places& places_;
    Problems& problems_;
    Names names_;
    bool judge_names_ = true;
};

}  // namespace jianbao::report
