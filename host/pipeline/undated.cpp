#include "pipeline/undated.h"

#include <algorithm>

#include "jianbao/standard_tables.h"
#include "pipeline/context.h"

namespace jianbao::pipeline {

namespace {

/// The document as it would be with a date: articles that have their own keep it.
Document dated(const Document& document, Date date) {
    const auto copied = [](const auto& span) { return std::vector(span.begin(), span.end()); };
    Document::Parts parts{document.id(), document.name(), document.path(), document.text(), document.metadata(),
                          copied(document.articles()), copied(document.sections()), copied(document.paragraphs()),
                          copied(document.sentences()), copied(document.tables()), {}, copied(document.sources())};
    parts.metadata.date = date;
    parts.metadata.date_source = DateSource::file;
    return Document(std::move(parts));
}

bool lacks_date(const Document& document) {
    if (document.metadata().date) return false;
    const auto articles = document.articles();
    return articles.empty() || std::any_of(articles.begin(), articles.end(),
                                           [](const Article& article) { return !article.metadata.date; });
}

/// The one that finds the limits, if it needs nothing of others.
const loader::Instance<Analyzer>* finder_of_limits(std::span<const loader::Instance<Analyzer>> analyzers) {
    for (const loader::Instance<Analyzer>& analyzer : analyzers) {
        const Manifest& manifest = analyzer.plugin->manifest();
        const bool finds = std::any_of(manifest.tables.begin(), manifest.tables.end(), [](const TableSpec& table) {
            return std::string_view(table.name) == deadlines::table;
        });
        if (finds && manifest.needs.empty() && !loader::is_put_aside(*analyzer.object)) return &analyzer;
    }
    return nullptr;
}

/// Places of the limits that are days.
std::vector<Span> days_in(const Findings& findings) {
    std::vector<Span> out;
    const FindingTable* table = findings.find(deadlines::table);
    if (!table) return out;
    for (const Row& row : table->rows())
        if (table->get(row, deadlines::last_day) && table->get_or(row, deadlines::role) == "limit")
            out.push_back(row.evidence);
    return out;
}

/// Stretches of text, those that overlap as one, in the order of the text: a document may have a million.
class Stretches {
public:
    explicit Stretches(std::vector<Span> spans) {
        std::sort(spans.begin(), spans.end(), [](const Span& a, const Span& b) { return a.begin < b.begin; });
        for (const Span& span : spans) {
            if (!parts_.empty() && span.begin < parts_.back().end)
                parts_.back().end = std::max(parts_.back().end, span.end);
            else
                parts_.push_back(span);
        }
    }
    bool meet(const Span& span) const {
        const auto behind = std::lower_bound(parts_.begin(), parts_.end(), span.end,
                                             [](const Span& part, std::uint32_t end) { return part.begin < end; });
        return behind != parts_.begin() && std::prev(behind)->end > span.begin;
    }

private:
    std::vector<Span> parts_;
};

}  // namespace

std::optional<Diagnostic> undated_limits(const Analyzed& analyzed, std::span<const loader::Instance<Analyzer>> analyzers,
                                         const RunSettings& settings) {
    const FindingTable* tasks = analyzed.findings.find(tasks::table);
    if (!tasks || tasks->rows().empty() || !lacks_date(analyzed.document)) return std::nullopt;
    const loader::Instance<Analyzer>* finder = finder_of_limits(analyzers);
    if (!finder) return std::nullopt;
    // Which limits hang on the date only the analyzer knows: it is asked what it would find with one.
    const Analyzed with = analyze(dated(analyzed.document, settings.as_of), {finder, 1}, settings);
    std::vector<Span> quotes;
    for (const Row& row : tasks->rows()) quotes.push_back(row.evidence);
    const Stretches known(days_in(analyzed.findings)), asked(std::move(quotes));
    std::size_t lost = 0;
    for (const Span& limit : days_in(with.findings)) lost += !known.meet(limit) && asked.meet(limit);
    if (lost == 0) return std::nullopt;
    return about(analyzed.document.path(), Severity::warning,
                 "it states no date, and time limits in it can't be made days without one: " + std::to_string(lost),
                 "give the day it was issued: --ref 2021-04-26, or --refs FILE where several files have different days");
}

}  // namespace jianbao::pipeline
