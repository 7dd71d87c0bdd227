/// Draft: a document's text while it is being cleaned. Every byte keeps the place it came from.
#pragma once

#include <algorithm>
#include <bitset>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "census.h"
#include "jianbao/document.h"
#include "jianbao/reader.h"

namespace jianbao::text {

/// Replaces the bytes of `span` by `text`. Ends stand on character boundaries.
struct Edit {
    Span span;
    std::string text;
    double confidence = 1.0;
};

/// A part of the draft that is no plain paragraph: a heading or note of the file itself, the
/// caption or a cell of a table. Lines outside all regions are paragraphs.
struct Region {
    enum class Kind { heading, note, caption, cell };
    Span span;
    Kind kind = Kind::heading;
    int level = 0;               ///< of a heading the file marks as one
    std::uint32_t table = 0;     ///< of a caption or cell: position in Draft::tables()
    std::uint32_t cell = 0;      ///< of a cell: position in its table
};

/// A table before its cells' places in the clean text are known.
struct DraftTable {
    std::vector<RawCell> cells;  ///< without their text, which stands in the draft
};

/// Paragraphs end with '\n'. The cells of a table's row are separated by '\t'.
class Draft {
public:
    explicit Draft(RawDocument raw);
    /// Plain paragraphs, one a line; for tests of single steps.
    static Draft from_text(std::string_view text, bool lines_are_paragraphs = true);

    const std::string& text() const { return text_; }
    bool lines_are_paragraphs() const { return lines_are_paragraphs_; }
    const std::vector<Region>& regions() const { return regions_; }
    const std::vector<DraftTable>& tables() const { return tables_; }
    const std::vector<SourceRun>& sources() const { return sources_; }
    const std::vector<Repair>& repairs() const { return repairs_; }

    /// What the text as it stands holds. Taken when first asked for after a change.
    const Census& census() const;
    /// What the text may hold, and certainly nothing else. Known from the census and what edits have
    /// put in since, so that a step without work need not walk through the text.
    struct Holdings {
        bool wide_spaces = false;  ///< spaces other than the plain one
        std::bitset<128> ascii;
        bool any_of(std::string_view characters) const {
            return std::any_of(characters.begin(), characters.end(), [&](char c) { return ascii[static_cast<unsigned char>(c)]; });
        }
    };
    const Holdings& holdings() const;

    /// Makes the edits, which are sorted and do not overlap. Regions, origins and the spans of
    /// earlier repairs follow. One repair is recorded for each edit.
    void apply(const std::string& step, const std::vector<Edit>& edits);

    std::string take_text() { return std::move(text_); }
    std::vector<SourceRun> take_sources() { return std::move(sources_); }
    std::vector<Repair> take_repairs() { return std::move(repairs_); }

private:
    Draft() = default;
    void append(std::string text, const Origin& origin, bool linear);

    std::string text_;
    std::vector<Region> regions_;
    std::vector<DraftTable> tables_;
    std::vector<SourceRun> sources_;
    std::vector<Repair> repairs_;
    bool lines_are_paragraphs_ = true;
    mutable std::optional<Census> census_;
    mutable std::optional<Holdings> holdings_;  ///< of the last census and the edits since
};

}  // namespace jianbao::text
