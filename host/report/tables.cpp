#include "report/tables.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "report/personal_data.h"
#include "report/result_values.h"

namespace jianbao::report {

namespace {

CellType cell_type(ledger::ResultType type) {
    switch (type) {
        case ledger::ResultType::integer:
            return CellType::integer;
        case ledger::ResultType::number:
            return CellType::number;
        case ledger::ResultType::date:
            return CellType::date;
        default:
            return CellType::text;
    }
}

/// Dates stand in tables as 2021-04-26: they line up.
Format cell_format(CellType type) {
    switch (type) {
        case CellType::integer:
            return Format::integer;
        case CellType::number:
            return Format::standard;
        case CellType::percent:
            return Format::percent;
        default:
            return Format::iso;
    }
}

Align cell_align(CellType type) {
    switch (type) {
        case CellType::text:
            return Align::left;
        case CellType::date:
            return Align::centre;
        default:
            return Align::right;
    }
}

/// Names the table uses, of columns or of other values; none where it shows all columns.
std::vector<std::string> columns_shown(const TableSection& section) {
    std::vector<std::string> names;
    const auto add = [&](const Template& text) {
        for (const Template::Piece& piece : text.pieces()) names.push_back(piece.name);
    };
    for (const ColumnItem& item : section.columns) {
        names.insert(names.end(), {item.name, item.light});
        add(item.text);
        add(item.link);
    }
    if (names.empty()) return names;
    names.push_back(section.key);
    add(section.anchor);
    return names;
}

ReportCell cell(const ColumnItem& item, CellType type, const Template::Lookup& row) {
    ReportCell out;
    if (item.name.empty()) {
        out.text = item.text.fill(row);
    } else {
        const ledger::ResultValue value = row(item.name);
        out.text = format_value(value, item.format.value_or(cell_format(type)));
        const bool numeric = std::holds_alternative<std::int64_t>(value) || std::holds_alternative<double>(value);
        if (type == CellType::integer && numeric)
            out.value = static_cast<std::int64_t>(std::llround(number_of(value)));
        else if ((type == CellType::number || type == CellType::percent) && numeric)
            out.value = number_of(value);
        else if (type == CellType::date)
            if (const std::optional<Date> date = parse_iso(ledger::to_text(value))) out.value = *date;
    }
    if (out.text.empty()) out.text = item.empty;
    if (!item.light.empty()) out.light = light_named(row(item.light));
    out.link = item.link.fill(row);
    return out;
}

bool on_paper(std::string_view exporter) { return exporter == "pdf" || exporter == "docx"; }
bool on_screen(std::string_view exporter) { return exporter == "html" || exporter == "markdown"; }

/// The SELECT as part of another one.
std::string within(std::string_view sql) {
    const std::size_t end = sql.find_last_not_of(" \t\r\n;");
    return "(" + std::string(sql.substr(0, end == std::string_view::npos ? 0 : end + 1)) + "\n)";
}

}  // namespace

bool stands_in(const std::vector<std::string>& exporters, std::string_view exporter) {
    return exporters.empty() || exporter.empty() ||
           std::find(exporters.begin(), exporters.end(), exporter) != exporters.end();
}

std::size_t rows_shown(const RowLimits& limits, std::string_view exporter) {
    return static_cast<std::size_t>(on_paper(exporter) ? limits.paper : on_screen(exporter) ? limits.screen : 0);
}

std::size_t day_entries_shown(const RowLimits& limits, std::string_view exporter) {
    return static_cast<std::size_t>(on_paper(exporter) || on_screen(exporter) ? limits.day : 0);
}

std::string TableBuilder::rest(std::size_t rows) const {
    return limits_.rest.fill([&](std::string_view name) -> ledger::ResultValue {
        if (name == "rest") return static_cast<std::int64_t>(rows);
        return values_[name];
    });
}

ledger::Result TableBuilder::first_rows(const Query& query, std::size_t most, std::span<const std::string> only,
                                        std::size_t& all) const {
    Query first = query;
    if (most > 0) first.sql = "SELECT * FROM " + within(query.sql) + " LIMIT " + std::to_string(most + 1);
    ledger::Result rows = run_query(values_.reading(), first, values_.all(), only);
    all = rows.rows.size();
    if (most == 0 || all <= most) return rows;
    rows.rows.resize(most);
    Query counted = query;
    counted.sql = "SELECT count(*) FROM " + within(query.sql);
    all = static_cast<std::size_t>(number_of(run_query(values_.reading(), counted, values_.all()).rows.at(0).at(0)));
    return rows;
}

std::vector<ColumnItem> TableBuilder::items_of(const TableSection& section, const ledger::Result& rows) const {
    std::vector<ColumnItem> items = section.columns;
    if (items.empty())
        for (const ledger::ResultColumn& column : rows.columns) items.push_back({.name = column.name});
    std::erase_if(items, [this](const ColumnItem& item) { return !stands_in(item.exporters, exporter_); });
    return items;
}

void TableBuilder::add_columns(TableBlock& block, const std::vector<ColumnItem>& items,
                               const ledger::Result& rows) const {
    if (block.numbered)
        block.columns.push_back({.name = "row", .title = "序号", .type = CellType::integer, .align = Align::centre});
    for (const ColumnItem& item : items) {
        const std::optional<std::size_t> at = rows.find(item.name);
        const CellType type = item.type ? *item.type : at ? cell_type(rows.columns[*at].type) : CellType::text;
        const std::string title = item.title.empty() ? values_.reading().title_of(item.name) : item.title;
        block.columns.push_back({.name = item.name,
                                 .title = title.empty() ? item.name : title,
                                 .type = type,
                                 .align = item.align.value_or(cell_align(type)),
                                 .width = item.width,
                                 .merge_equal = item.merge_equal,
                                 .editable = item.editable,
                                 .choices = item.choices});
    }
}

std::optional<ledger::Field> TableBuilder::field_of(const ColumnItem& item) const {
    if (!item.name.empty()) return ledger::field_of_column(item.name);
    for (const std::string_view column : {"title", "lead", "support", "person", "due", "status", "progress", "note"})
        if (item.title == values_.reading().title_of(column)) return ledger::field_of_column(column);
    return std::nullopt;
}

std::optional<TableBlock> TableBuilder::build(const TableSection& section) {
    const auto fill = [&](const Template& text) { return text.fill(values_.lookup()); };
    const std::size_t medium = rows_shown(limits_, exporter_);
    const std::size_t most = medium > 0 && section.most_rows ? static_cast<std::size_t>(*section.most_rows) : medium;
    std::size_t all = 0;
    const ledger::Result rows = first_rows(section.rows, most, columns_shown(section), all);

    const bool own = section.most_rows && *section.most_rows > 0;
    if (own && all > static_cast<std::size_t>(*section.most_rows)) longest_ = std::numeric_limits<std::size_t>::max();
    if (!section.most_rows) longest_ = std::max(longest_, all);

    TableBlock block;
    block.name = fill(section.name);
    block.title = fill(section.title);
    block.note = fill(section.note);
    block.empty_text = fill(section.empty);
    block.numbered = section.numbered;
    block.compact = section.compact;
    block.list = section.list;
    block.landscape = section.landscape;
    if (all > rows.rows.size()) block.note += rest(all - rows.rows.size());
    // Where the section says what stands instead, an empty table is not shown.
    if (rows.rows.empty() && section.empty.empty()) return std::nullopt;

    const std::vector<ColumnItem> items = items_of(section, rows);
    add_columns(block, items, rows);
    std::vector<std::optional<ledger::Field>> fields(items.size());
    if (!section.key.empty())
        for (std::size_t c = 0; c < items.size(); ++c) fields[c] = field_of(items[c]);
    const std::size_t before = section.numbered ? 1 : 0;
    for (std::size_t i = 0; i < rows.rows.size(); ++i) {
        const Template::Lookup row = values_.lookup(rows, i);
        ReportRow& out = block.rows.emplace_back();
        out.anchor = section.anchor.fill(row);
        if (!section.key.empty()) out.key = ledger::to_text(row(section.key));
        if (section.numbered) out.cells.push_back({std::to_string(i + 1), static_cast<std::int64_t>(i + 1)});
        for (std::size_t c = 0; c < items.size(); ++c) {
            out.cells.push_back(cell(items[c], block.columns[before + c].type, row));
            if (!fields[c]) continue;
            // Marks are of what people will see, so that a masked number is no edit of theirs.
            std::string& text = out.cells.back().text;
            if (masks_ && out.cells.back().value.index() == 0) text = mask_personal_data(text);
            const Date* day = std::get_if<Date>(&out.cells.back().value);
            out.state += ledger::value_mark(*fields[c], day ? to_iso(*day) : text);
        }
    }
    return block;
}

}  // namespace jianbao::report
