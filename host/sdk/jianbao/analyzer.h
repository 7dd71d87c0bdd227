/// Analyzers find things in documents and put them down as rows: docs/writing-a-plugin.md writes one.
#pragma once

#include "jianbao/context.h"
#include "jianbao/document.h"
#include "jianbao/findings.h"

namespace jianbao {

/// All documents of a run with their findings, for analyzers that compare documents.
class Corpus {
public:
    virtual ~Corpus() = default;
    virtual std::size_t size() const = 0;
    virtual const Document& document(std::size_t index) const = 0;
    virtual const Findings& findings(std::size_t index) const = 0;  ///< of all analyzers; empty where one failed
    /// Where the analyzer adds rows about that document; it has the analyzer's own tables, empty.
    virtual Findings& output(std::size_t index) = 0;
};

class Analyzer {
public:
    virtual ~Analyzer() = default;
    /// Adds the rows of one document, in any order, to `found`, which holds the analyzer's own tables, empty.
    /// `needs` holds the tables the manifest says the analyzer needs. Called from several threads at once, so it
    /// changes nothing of the analyzer; the result depends on the arguments alone. What it throws, and a row that
    /// is wrong (no evidence, a span outside the text, another type, no UTF-8), costs its rows for the document.
    virtual void analyze(const Document& document, const Findings& needs, Findings& found,
                         Context& context) const = 0;
    /// Called once after all documents of the run, in one thread, when the manifest says
    /// `compares`.
    virtual void compare(Corpus& corpus, Context& context) const {
        (void)corpus;
        (void)context;
    }
};

}  // namespace jianbao
