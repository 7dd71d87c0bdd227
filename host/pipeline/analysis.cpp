#include "pipeline/analysis.h"

#include <set>

#include "pipeline/check.h"
#include "pipeline/context.h"

namespace jianbao::pipeline {

namespace {

/// Lends tables of a document's findings to an analyzer: exactly those its manifest needs, so
/// that a need that was not declared shows at once and not only in another order.
class Loan {
public:
    Loan(Findings& owner, const Manifest& manifest) : owner_(owner) {
        for (const char* need : manifest.needs) {
            FindingTable& table = *owner_.find(need);
            std::swap(table, lent_.add(table.spec()));
        }
    }
    ~Loan() {
        for (FindingTable& table : lent_.tables()) std::swap(table, *owner_.find(table.spec().name));
    }
    Loan(const Loan&) = delete;
    Loan& operator=(const Loan&) = delete;
    const Findings& tables() const { return lent_; }

private:
    Findings& owner_;
    Findings lent_;
};

Findings empty_tables(const Manifest& manifest) {
    Findings out;
    for (const TableSpec& table : manifest.tables) out.add(table);
    return out;
}

class DocumentAnalysis {
public:
    DocumentAnalysis(Analyzed& analyzed, const RunSettings& settings) : analyzed_(analyzed), settings_(settings) {}

    void run(const loader::Instance<Analyzer>& analyzer) {
        const Manifest& manifest = analyzer.plugin->manifest();
        for (const TableSpec& table : manifest.tables) analyzed_.findings.add(table);
        // Why a plugin was put aside was said when it was; it is not said again for each document.
        if (loader::is_put_aside(*analyzer.object)) return lose_quietly(manifest, quiet_);
        for (const char* need : manifest.needs)
            if (quiet_.contains(need)) return lose_quietly(manifest, quiet_);
        for (const char* need : manifest.needs)
            if (lost_.contains(need)) {
                lose(manifest, Severity::warning,
                     std::string("was not run, because it needs the table `") + need + "`, which is missing here");
                return;
            }
        Findings found = empty_tables(manifest);
        std::optional<std::string> failure;
        bool late = false;
        {
            CallContext context(manifest.name, path(), settings_.as_of, settings_.limits, analyzed_.diagnostics,
                                &shelf_);
            const Loan needs(analyzed_.findings, manifest);
            failure =
                loader::guarded([&] { analyzer.object->analyze(analyzed_.document, needs.tables(), found, context); });
            late = context.cancelled();
        }
        if (failure) return lose(manifest, Severity::error, "failed: " + *failure);
        if (const auto fault = fault_in(found, analyzed_.document, manifest))
            return lose(manifest, Severity::error, "gave findings that are not valid: " + *fault);
        if (late) {
            analyzed_.complete = false;
            analyzed_.diagnostics.push_back(about(path(), Severity::warning,
                                                  "took longer than " + std::to_string(settings_.limits.time.count()) +
                                                      " s; its findings may be incomplete",
                                                  "raise limits.seconds_per_document in jianbao.toml", manifest.name));
        }
        sort_rows(found);
        for (FindingTable& table : found.tables()) std::swap(table, *analyzed_.findings.find(table.spec().name));
    }

private:
    const std::string& path() const { return analyzed_.document.path(); }

    using Names = std::set<std::string, std::less<>>;

    void lose_quietly(const Manifest& manifest, Names& names) {
        for (const TableSpec& table : manifest.tables) names.insert(table.name);
        analyzed_.complete = false;
    }
    void lose(const Manifest& manifest, Severity severity, std::string message) {
        lose_quietly(manifest, lost_);
        analyzed_.diagnostics.push_back(
            about(path(), severity, std::move(message), "its findings in this document are left out", manifest.name));
    }

    Analyzed& analyzed_;
    const RunSettings& settings_;
    Shelf shelf_;
    Names lost_;   ///< tables that are missing for this document
    Names quiet_;  ///< those of plugins that were put aside
};

/// What the second phase sees. The rows an analyzer adds are kept apart until they are checked.
class RunCorpus : public Corpus {
public:
    RunCorpus(std::vector<Analyzed>& documents, const Manifest& manifest) : documents_(documents) {
        for (std::size_t i = 0; i < documents.size(); ++i) outputs_.push_back(empty_tables(manifest));
    }
    std::size_t size() const override { return documents_.size(); }
    const Document& document(std::size_t index) const override { return documents_.at(index).document; }
    const Findings& findings(std::size_t index) const override { return documents_.at(index).findings; }
    Findings& output(std::size_t index) override { return outputs_.at(index); }

private:
    std::vector<Analyzed>& documents_;
    std::vector<Findings> outputs_;
};

}  // namespace

Analyzed analyze(Document document, std::span<const loader::Instance<Analyzer>> analyzers,
                 const RunSettings& settings) {
    Analyzed analyzed{std::move(document), {}, {}, true, {}};
    DocumentAnalysis analysis(analyzed, settings);
    for (const loader::Instance<Analyzer>& analyzer : analyzers) analysis.run(analyzer);
    return analyzed;
}

void compare(std::vector<Analyzed>& documents, std::span<const loader::Instance<Analyzer>> analyzers,
             const RunSettings& settings) {
    if (documents.empty()) return;
    for (const loader::Instance<Analyzer>& analyzer : analyzers) {
        const Manifest& manifest = analyzer.plugin->manifest();
        if (!manifest.compares) continue;
        if (loader::is_put_aside(*analyzer.object)) {
            for (Analyzed& one : documents) one.complete = false;
            continue;
        }
        RunCorpus corpus(documents, manifest);
        std::vector<Diagnostic>& diagnostics = documents.back().diagnostics;
        std::optional<std::string> failure;
        {
            CallContext context(manifest.name, "", settings.as_of, settings.limits, diagnostics);
            failure = loader::guarded([&] { analyzer.object->compare(corpus, context); });
        }
        for (std::size_t i = 0; !failure && i < documents.size(); ++i)
            if (const auto fault = fault_in(corpus.output(i), documents[i].document, manifest))
                failure = "its findings for " + documents[i].document.path() + " are not valid: " + *fault;
        if (failure) {
            diagnostics.push_back(about("", Severity::error, "failed when it compared the documents: " + *failure,
                                        "the rows it adds by comparing are left out", manifest.name));
            for (Analyzed& one : documents) one.complete = false;
            continue;
        }
        for (std::size_t i = 0; i < documents.size(); ++i) {
            for (FindingTable& added : corpus.output(i).tables()) {
                std::vector<Row>& rows = documents[i].findings.at(added.spec().name).rows();
                rows.insert(rows.end(), std::make_move_iterator(added.rows().begin()),
                            std::make_move_iterator(added.rows().end()));
            }
            sort_rows(documents[i].findings);
        }
    }
}

}  // namespace jianbao::pipeline
