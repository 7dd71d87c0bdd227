/// What the sample plugins share: one table, and an analyzer made from a function.
#pragma once

#include "jianbao/plugin.h"

namespace sample {

inline constexpr jianbao::ColumnSpec columns[] = {
    {"text", jianbao::ColumnType::text, "文字", "What was found."},
    {"count", jianbao::ColumnType::integer, "数量", "A number."},
    {"place", jianbao::ColumnType::span, "位置", "A span."},
};

using Analyze = void (*)(const jianbao::Document&, const jianbao::Findings& needs, jianbao::Findings&,
                         jianbao::Context&);

template <Analyze analyze_document>
class FunctionAnalyzer : public jianbao::Analyzer {
public:
    void analyze(const jianbao::Document& document, const jianbao::Findings& needs, jianbao::Findings& found,
                 jianbao::Context& context) const override {
        analyze_document(document, needs, found, context);
    }
};

template <Analyze analyze_document>
std::unique_ptr<jianbao::Analyzer> make(const jianbao::Setup&) {
    return std::make_unique<FunctionAnalyzer<analyze_document>>();
}

/// The whole text as a span that is always valid.
inline jianbao::Span whole(const jianbao::Document& document) {
    return {0, static_cast<std::uint32_t>(document.text().size())};
}

}  // namespace sample
