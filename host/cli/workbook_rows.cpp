#include "cli/workbook_rows.h"

#include <algorithm>

#include "ledger/typed_value.h"

namespace jianbao::cli {

namespace {

constexpr std::string_view key_head = "#key", as_of_head = "统计日期", nothing = "—";

using Columns = std::map<std::uint32_t, ledger::Field>;

/// "0123456789abcdef t3fa2c1l09ab…": the key and the marks of the row's cells.
void read_key(const std::string& text, WorkbookRow& row) {
    const std::size_t space = text.find(' ');
    row.key = text.substr(0, space);
    if (space == text.npos) return;
    const std::string_view marks = std::string_view(text).substr(space + 1);
    for (std::size_t at = 0; at + ledger::mark_size <= marks.size(); at += ledger::mark_size)
        if (const std::size_t field = ledger::mark_letters.find(marks[at]); field != ledger::mark_letters.npos)
            row.marks.emplace(static_cast<ledger::Field>(field), marks.substr(at, ledger::mark_size));
}

/// What the hidden sheet says of the columns there were.
struct Index {
    std::set<std::string, std::less<>> titles, editable;
    std::string number;  ///< head of the tasks' numbers
};

/// Where the columns of a table stand.
struct Layout {
    std::optional<std::uint32_t> key, number;
    std::optional<std::uint32_t> decision, wanted;
    Columns fields;

    bool has(ledger::Field field) const {
        return std::any_of(fields.begin(), fields.end(), [&](const auto& one) { return one.second == field; });
    }
    /// A table people work in, not one that only shows.
    bool is_filled_in() const {
        using enum ledger::Field;
        return has(title) && (has(status) || has(progress) || has(note));
    }
};

WorkbookRow row_of(const SheetLine& line, const Layout& layout) {
    WorkbookRow row;
    std::size_t filled = 0, struck = 0;
    bool title_struck = false;
    for (const auto& [column, text] : line.texts) {
        if (layout.key && column == *layout.key) {
            if (!line.below.contains(column)) read_key(text, row);
            continue;
        }
        if (text.empty()) continue;
        ++filled;
        struck += line.struck.contains(column);
        const auto field = layout.fields.find(column);
        title_struck |= field != layout.fields.end() && field->second == ledger::Field::title && line.struck.contains(column);
        if (row.first.empty()) row.first = text;
        if (text.size() > row.shown.size()) row.shown = text;
    }
    row.emptied = filled == 0;
    row.struck = title_struck || (filled > 0 && struck == filled);
    const auto text_at = [&](std::uint32_t column) {
        const auto cell = line.texts.find(column);
        return cell == line.texts.end() || cell->second == nothing ? std::string() : cell->second;
    };
    for (const auto& [column, field] : layout.fields)
        if (!line.covered.contains(column)) row.cells.emplace(field, text_at(column));
    if (layout.number)
        if (const std::string text = text_at(*layout.number);
            !text.empty() && text.size() <= 15 && text.find_first_not_of("0123456789") == text.npos)
            row.number = std::stoll(text);
    if (layout.decision) row.decision = text_at(*layout.decision);
    if (layout.wanted) row.wanted = text_at(*layout.wanted);
    return row;
}

/// The head of a table with keys, or of one to fill in that lost them; or nothing.
std::optional<Layout> layout_of(const SheetLine& line, const Heads& heads, const Index& index) {
    Layout out;
    std::set<ledger::Field> taken;
    for (const auto& [column, text] : line.texts) {
        if (text == key_head && !out.key) out.key = column;
        if (!text.empty() && text == index.number) out.number = column;
        if (text == decision_head) out.decision = column;
        if (text == wanted_head) out.wanted = column;
        if (const auto head = heads.find(text); head != heads.end() && taken.insert(head->second).second)
            out.fields.emplace(column, head->second);
    }
    return out.key || (out.number && out.is_filled_in()) ? std::optional(out) : std::nullopt;
}

/// What people did to the columns of a table to fill in.
void add_foreign(const std::string& sheet, const SheetLine& line, const Index& index, WorkbookRows& out) {
    ForeignColumns found{cell_place(sheet, line.number), {}, {}};
    std::set<std::string, std::less<>> there;
    for (const auto& [column, text] : line.texts) {
        there.insert(text);
        if (!text.empty() && text != key_head && !index.titles.contains(text)) found.unknown.push_back(text);
    }
    for (const std::string& title : index.editable)
        if (!there.contains(title)) found.missing.push_back(title);
    if (!found.unknown.empty()) out.foreign.push_back(std::move(found));
}

void add_rows(const std::string& sheet, const std::map<std::uint32_t, SheetLine>& lines, const Heads& heads, const Index& index,
              WorkbookRows& out) {
    std::optional<Layout> layout;
    for (const auto& [number, line] : lines) {
        if (!layout) {
            if ((layout = layout_of(line, heads, index))) {
                ++out.tables;
                if (layout->is_filled_in() && !index.editable.empty()) add_foreign(sheet, line, index, out);
            } else if (line.texts.size() > 1 && line.texts.begin()->second == as_of_head && !out.as_of) {
                out.as_of = ledger::exact_day(std::next(line.texts.begin())->second);
            }
            continue;
        }
        WorkbookRow row = row_of(line, *layout);
        // A single cell without a key is somebody's remark below the table.
        if (row.key.empty() && line.texts.size() < 2) continue;
        row.place = cell_place(sheet, line.number);
        row.table = out.tables;
        out.rows.push_back(std::move(row));
    }
}

/// The hidden sheet that says what the columns are and which rows there were.
void read_index(const std::map<std::uint32_t, SheetLine>& lines, Heads& heads, Index& index, WorkbookRows& out) {
    std::map<std::string, std::uint32_t> columns;
    for (const auto& [number, line] : lines) {
        if (columns.empty()) {
            for (const auto& [column, text] : line.texts) columns.emplace(text, column);
            if (!columns.contains("keys") || !columns.contains("column")) return;
            continue;
        }
        const auto below = [&](const char* name) {
            const auto cell = line.texts.find(columns[name]);
            return cell == line.texts.end() ? std::string() : cell->second;
        };
        if (const auto field = ledger::field_of_column(below("column"))) heads.emplace(below("title"), *field);
        if (const std::string title = below("title"); !title.empty()) {
            index.titles.insert(title);
            if (!below("editable").empty()) index.editable.insert(title);
            if (below("column") == "number") index.number = title;
        }
        if (const std::string key = below("keys"); !key.empty()) out.keys.push_back(key);
    }
}

}  // namespace

std::map<std::uint32_t, SheetLine> sheet_lines(const RawBlock& table) {
    std::map<std::uint32_t, SheetLine> lines;
    for (const RawCell& cell : table.cells)
        for (std::uint32_t row = cell.row; row < cell.row + cell.row_span; ++row) {
            SheetLine& line = lines[row];
            if (row == cell.row && cell.line != 0) line.number = cell.line;
            line.texts.emplace(cell.column, ledger::trimmed(cell.text));
            if (row > cell.row) line.below.insert(cell.column);
            if (cell.struck) line.struck.insert(cell.column);
            for (std::uint32_t column = cell.column + 1; column < cell.column + cell.column_span; ++column)
                line.covered.insert(column);
        }
    return lines;
}

std::string cell_place(const std::string& sheet, std::uint32_t line, std::optional<std::uint32_t> column) {
    std::string letters;
    for (std::uint32_t rest = column ? *column + 1 : 0; rest > 0; rest = (rest - 1) / 26)
        letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
    return sheet + "!" + letters + std::to_string(line);
}

WorkbookRows workbook_rows(const RawDocument& workbook, Heads& heads) {
    WorkbookRows out;
    Index index;
    for (const RawBlock& block : workbook.blocks)
        if (block.hidden) read_index(sheet_lines(block), heads, index, out);
    for (const RawBlock& block : workbook.blocks)
        if (!block.hidden && block.kind == RawBlock::Kind::table) add_rows(block.name, sheet_lines(block), heads, index, out);
    return out;
}

}  // namespace jianbao::cli
