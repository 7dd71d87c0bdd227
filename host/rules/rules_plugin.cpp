#include "rules/rules_plugin.h"

#include <algorithm>

#include "config/toml.h"
#include "jianbao/standard_tables.h"
#include "rules/matcher.h"
#include "rules/quantities.h"

namespace jianbao::rules {

namespace {

bool holds(std::string_view text, const std::vector<std::string>& words) {
    return std::any_of(words.begin(), words.end(),
                       [&](const std::string& word) { return text.find(word) != text.npos; });
}

/// Clauses of a sentence: up to ；;，, and the sentence's end.
std::vector<Span> clauses_of(const Document& document, Span sentence) {
    std::vector<Span> clauses;
    const std::string_view text = document.text(sentence);
    std::size_t from = 0;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_character(text, at);
        if (c == U'；' || c == U';' || c == U'，' || c == U',' || at >= text.size()) {
            clauses.push_back(
                {sentence.begin + static_cast<std::uint32_t>(from), sentence.begin + static_cast<std::uint32_t>(at)});
            from = at;
        }
    }
    return clauses;
}

struct Stretch {
    Span span;
    std::uint32_t article, section;
};

std::vector<Stretch> stretches(const Document& document, Scope scope) {
    std::vector<Stretch> out;
    if (scope == Scope::section) {
        for (std::uint32_t i = 0; i < document.sections().size(); ++i)
            out.push_back({document.sections()[i].span, document.sections()[i].article, i});
    } else if (scope == Scope::paragraph) {
        for (const Paragraph& paragraph : document.paragraphs())
            out.push_back({paragraph.span, paragraph.article, paragraph.section});
    } else {
        for (const Sentence& sentence : document.sentences()) {
            if (scope == Scope::sentence) {
                out.push_back({sentence.span, sentence.article, sentence.section});
                continue;
            }
            for (const Span clause : clauses_of(document, sentence.span))
                out.push_back({clause, sentence.article, sentence.section});
        }
    }
    return out;
}

/// The text of a value of a finding.
std::string shown(const Value& value) {
    if (const auto* text = std::get_if<std::string>(&value)) return *text;
    if (const auto* date = std::get_if<Date>(&value)) return to_iso(*date);
    if (const auto* whole = std::get_if<std::int64_t>(&value)) return std::to_string(*whole);
    if (const auto* list = std::get_if<TextList>(&value)) {
        std::string joined;
        for (const std::string& item : *list) joined += (joined.empty() ? "" : "、") + item;
        return joined;
    }
    return {};
}

std::string capture_text(const Document& document, const Match& match, const std::string& reference) {
    const std::size_t dot = reference.find('.');
    const auto found = match.captures.find(reference.substr(0, dot));
    if (found == match.captures.end()) return {};  // an optional part that is not there
    const Candidate& candidate = found->second;
    if (dot == reference.npos || !candidate.row) return std::string(document.text(candidate.span));
    return shown(candidate.row->cells[candidate.table->column(reference.substr(dot + 1))]);
}

std::string filled(const Document& document, const Match& match, const std::string& pattern) {
    std::string out;
    for (std::size_t at = 0; at < pattern.size();) {
        const std::size_t open = pattern.find('{', at);
        out += pattern.substr(at, open - at);
        if (open == pattern.npos) break;
        const std::size_t close = pattern.find('}', open);
        out += capture_text(document, match, pattern.substr(open + 1, close - open - 1));
        at = close + 1;
    }
    return out;
}

/// The text as a value of the column's type; empty where it is none.
Value value_for(ColumnType type, const std::string& text) {
    if (text.empty()) return {};
    switch (type) {
        case ColumnType::integer:
            if (const auto value = value_of(text)) return static_cast<std::int64_t>(*value);
            return {};
        case ColumnType::number:
            if (const auto value = value_of(text)) return *value;
            return {};
        case ColumnType::boolean:
            return text == "true" || text == "是";
        case ColumnType::date:
            if (const auto date = parse_iso(text)) return *date;
            return {};
        case ColumnType::text_list:
            return TextList{text};
        default:
            return text;
    }
}

/// A match inside a subsection is found there, and not once more in the section around it.
bool in_subsection(const Document& document, const Stretch& stretch, Span match) {
    for (std::uint32_t i = stretch.section + 1; i < document.sections().size(); ++i) {
        const Section& inner = document.sections()[i];
        if (inner.span.begin >= stretch.span.end) return false;
        if (inner.parent == stretch.section && inner.span.contains(match)) return true;
    }
    return false;
}

/// Why the rule finds nothing in a text.
std::string reason(const Rule& rule, const Document& document, const Candidates& candidates) {
    const Span whole{0, static_cast<std::uint32_t>(document.text().size())};
    for (const Part& part : rule.pattern)
        if (!part.optional && candidates.of(part, whole).empty()) return "there is no " + written(part) + " in it";
    for (const std::string& word : rule.unless)
        if (document.text().find(word) != std::string::npos) return "`unless` has " + word + ", which stands in it";
    return "the parts are there, but in another order, with more than " + std::to_string(rule.within) +
           " characters in a gap, with other text where there is no `..`, or not in one scope";
}

class RulesAnalyzer : public Analyzer {
public:
    RulesAnalyzer(std::shared_ptr<const RuleFile> file, const TableSpec& table)
        : file_(std::move(file)), table_(&table) {}

    void analyze(const Document& document, const Findings& needs, Findings& found, Context& context) const override {
        const Candidates candidates(*file_, document, needs);
        FindingTable& out = found.add(*table_);
        for (const Rule& rule : file_->rules) {
            if (!candidates.possible(rule)) continue;
            for (const Stretch& stretch : stretches(document, rule.scope)) {
                if (context.cancelled()) return;
                if (!rule.unless.empty() && holds(document.text(stretch.span), rule.unless)) continue;
                if (!rule.section.empty() && !holds(document.section_title(stretch.section), rule.section)) continue;
                for (const Match& match : find_matches(rule, document, stretch.span, candidates))
                    if (rule.scope != Scope::section || !in_subsection(document, stretch, match.span))
                        add(rule, stretch, match, document, out);
            }
        }
        std::stable_sort(out.rows().begin(), out.rows().end(),
                         [](const Row& a, const Row& b) { return a.evidence.begin < b.evidence.begin; });
    }

private:
    static void add(const Rule& rule, const Stretch& stretch, const Match& match, const Document& document,
                    FindingTable& out) {
        Row& row = out.add(rule.whole_scope ? stretch.span : match.span, stretch.article, stretch.section);
        for (const Filling& filling : rule.set) {
            const std::size_t column = out.column(filling.column);
            row.cells[column] = value_for(out.spec().columns[column].type, filled(document, match, filling.text));
        }
    }

    std::shared_ptr<const RuleFile> file_;
    const TableSpec* table_;
};

}  // namespace

std::unique_ptr<Analyzer> make_analyzer(std::shared_ptr<const RuleFile> file, const TableSpec& table) {
    return std::make_unique<RulesAnalyzer>(std::move(file), table);
}

RulesPlugin::RulesPlugin(const std::filesystem::path& path)
    : file_(std::make_shared<const RuleFile>(read_rule_file(config::load_toml(path)))), need_names_(file_->needs()) {
    for (const RuleFile::Column& column : file_->columns)
        columns_.push_back({column.name.c_str(), column.type, column.title.c_str(), column.help.c_str()});
    table_ = {file_->table.c_str(), file_->row_type.c_str(), file_->title.c_str(), file_->help.c_str(), columns_};
    for (const std::string& name : need_names_) needs_.push_back(name.c_str());
    manifest_.kind = PluginKind::analyzer;
    manifest_.name = file_->name.c_str();
    manifest_.version = file_->version.c_str();
    manifest_.summary = file_->summary.c_str();
    manifest_.tables = std::span(&table_, 1);
    manifest_.needs = needs_;
}

std::vector<ExampleFailure> check_examples(const RuleFile& file,
                                           const std::function<Analyzed(const std::string& text)>& analyze) {
    std::vector<ExampleFailure> failures;
    for (const Rule& rule : file.rules) {
        RuleFile alone = file;
        alone.rules = {rule};
        alone.rules[0].section.clear();  // an example is one sentence, with no heading above it
        // Why nothing is found in the text, or nothing where something is.
        const auto missed = [&](const std::string& text) -> std::optional<std::string> {
            const Analyzed input = analyze(text);
            const Document& document = *input.document;
            const Candidates candidates(alone, document, input.needs);
            std::vector<Stretch> places = stretches(document, rule.scope);
            // A text of a few sentences has no headings, and so no sections: it stands for one.
            if (rule.scope == Scope::section && places.empty())
                places.push_back({{0, static_cast<std::uint32_t>(document.text().size())}, 0, no_index});
            for (const Stretch& stretch : places) {
                if (!rule.unless.empty() && holds(document.text(stretch.span), rule.unless)) continue;
                if (!find_matches(alone.rules[0], document, stretch.span, candidates).empty()) return std::nullopt;
            }
            return reason(rule, document, candidates);
        };
        for (const Example& example : rule.examples)
            if (const auto why = missed(example.text))
                failures.push_back({rule.name, example.where, example.text, false, *why});
        for (const Example& counter : rule.counters)
            if (!missed(counter.text)) failures.push_back({rule.name, counter.where, counter.text, true, {}});
    }
    return failures;
}

}  // namespace jianbao::rules
