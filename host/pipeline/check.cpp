#include "pipeline/check.h"

#include <algorithm>
#include <cmath>

namespace jianbao::pipeline {

namespace {

bool at_boundary(const std::string& text, std::uint32_t at) {
    return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

bool in_text(const std::string& text, Span span) {
    return span.begin <= span.end && span.end <= text.size() && at_boundary(text, span.begin) &&
           at_boundary(text, span.end);
}

std::string shown(Span span) { return "[" + std::to_string(span.begin) + ", " + std::to_string(span.end) + ")"; }

std::optional<std::string> fault_in(const Value& value, const ColumnSpec& column, const std::string& text) {
    if (!fits(value, column.type)) return "is not of the declared type " + std::string(name_of(column.type));
    if (value.index() == 0) return std::nullopt;
    switch (column.type) {
        case ColumnType::text:
            if (!is_valid_utf8(*std::get_if<std::string>(&value))) return "is not valid UTF-8";
            break;
        case ColumnType::text_list:
            for (const std::string& one : *std::get_if<TextList>(&value))
                if (!is_valid_utf8(one)) return "is not valid UTF-8";
            break;
        case ColumnType::number:
            if (!std::isfinite(*std::get_if<double>(&value))) return "is no finite number";
            break;
        case ColumnType::date:
            if (!std::get_if<Date>(&value)->ok()) return "is no day of the calendar";
            break;
        case ColumnType::span:
            if (const Span span = *std::get_if<Span>(&value); !in_text(text, span))
                return "is " + shown(span) + ", which lies outside the text or inside a character";
            break;
        case ColumnType::integer:
        case ColumnType::boolean: break;
    }
    return std::nullopt;
}

std::optional<std::string> fault_in(const Row& row, const TableSpec& table, const Document& document) {
    if (row.evidence.empty()) return "has no evidence";
    if (!in_text(document.text(), row.evidence))
        return "has the evidence " + shown(row.evidence) + ", which lies outside the text or inside a character";
    if (row.article >= std::max<std::size_t>(1, document.articles().size()))
        return "names an article that is not there";
    if (row.section != no_index && row.section >= document.sections().size())
        return "names a section that is not there";
    if (row.cells.size() != table.columns.size())
        return "has " + std::to_string(row.cells.size()) + " cells for " + std::to_string(table.columns.size()) +
               " columns";
    for (std::size_t i = 0; i < row.cells.size(); ++i)
        if (const auto fault = fault_in(row.cells[i], table.columns[i], document.text()))
            return std::string("column ") + table.columns[i].name + " " + *fault;
    return std::nullopt;
}

}  // namespace

std::optional<std::string> fault_in(const Findings& found, const Document& document, const Manifest& manifest) {
    for (const FindingTable& table : found.tables()) {
        const auto declared = std::any_of(manifest.tables.begin(), manifest.tables.end(),
                                          [&](const TableSpec& spec) { return &spec == &table.spec(); });
        if (!declared) return std::string("table ") + table.spec().name + " is not in its manifest";
        for (std::size_t i = 0; i < table.rows().size(); ++i)
            if (const auto fault = fault_in(table.rows()[i], table.spec(), document))
                return std::string("table ") + table.spec().name + ", row " + std::to_string(i + 1) + " " + *fault;
    }
    return std::nullopt;
}

void sort_rows(Findings& findings) {
    const auto before = [](const Row& a, const Row& b) { return a.evidence < b.evidence; };
    for (FindingTable& table : findings.tables()) {
        std::vector<Row>& rows = table.rows();
        if (!std::is_sorted(rows.begin(), rows.end(), before)) std::stable_sort(rows.begin(), rows.end(), before);
    }
}

}  // namespace jianbao::pipeline
