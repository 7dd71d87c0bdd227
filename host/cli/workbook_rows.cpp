#include "cli/workbook_rows.h"

#include <set>

namespace jianbao::cli {

namespace {

constexpr std::string_view key_head = "#key", day_label = "统计日期", nothing = "—";

struct Line {
    std::map<std::uint32_t, std::string> texts;  ///< by column
    std::set<std::uint32_t> covered;             ///< columns that a joined cell to the left lies over
};

/// The table by rows; text of cells that are joined over rows stands in each of them.
std::map<std::uint32_t, Line> lines_of(const RawBlock& table) {
    std::map<std::uint32_t, Line> lines;
    for (const RawCell& cell : table.cells)
        for (std::uint32_t row = cell.row; row < cell.row + cell.row_span; ++row) {
            Line& line = lines[row];
            line.texts.emplace(cell.column, trimmed(cell.text));
            for (std::uint32_t column = cell.column + 1; column < cell.column + cell.column_span; ++column)
                line.covered.insert(column);
        }
    return lines;
}

/// "… 统计日期 2021-04-26 …".
std::optional<Date> day_in(std::string_view text) {
    const std::size_t label = text.find(day_label);
    if (label == text.npos) return std::nullopt;
    text.remove_prefix(label + day_label.size());
    while (text.starts_with(' ')) text.remove_prefix(1);
    return parse_iso(text.substr(0, 10));
}

std::optional<Date> day_of(const RawBlock& block, const std::map<std::uint32_t, Line>& lines) {
    if (const auto day = day_in(block.text)) return day;
    for (const auto& [number, line] : lines)
        for (auto cell = line.texts.begin(); cell != line.texts.end(); ++cell) {
            if (const auto day = day_in(cell->second)) return day;
            if (cell->second == day_label && std::next(cell) != line.texts.end())
                if (const auto day = parse_iso(std::next(cell)->second)) return day;
        }
    return std::nullopt;
}

WorkbookRow row_of(const Line& line, const std::map<std::uint32_t, ledger::Field>& columns) {
    WorkbookRow row;
    std::size_t filled = 0;
    for (const auto& [column, text] : line.texts) {
        if (column == 0) {
            row.key = text;
            continue;
        }
        if (!text.empty()) ++filled;
        if (text.size() > row.shown.size()) row.shown = text;
    }
    row.emptied = filled == 0;
    for (const auto& [column, field] : columns) {
        if (line.covered.contains(column)) continue;
        const auto cell = line.texts.find(column);
        row.cells.emplace(field, cell == line.texts.end() || cell->second == nothing ? "" : cell->second);
    }
    return row;
}

void add_rows(const std::map<std::uint32_t, Line>& lines, const Heads& heads, WorkbookRows& out) {
    std::map<std::uint32_t, ledger::Field> columns;
    std::map<std::string, std::size_t> seen;
    bool below = false;
    for (const auto& [number, line] : lines) {
        const auto first = line.texts.find(0);
        if (below) {
            WorkbookRow row = row_of(line, columns);
            // A single cell without a key is somebody's remark below the table.
            if (row.key.empty() && line.texts.size() < 2) continue;
            if (!row.key.empty()) {
                const auto [before, fresh] = seen.emplace(row.key, out.rows.size());
                if (!fresh) row.twice = out.rows[before->second].twice = true;
            }
            out.rows.push_back(std::move(row));
        } else if (first != line.texts.end() && first->second == key_head) {
            below = true;
            ++out.tables;
            std::set<ledger::Field> taken;
            for (const auto& [column, text] : line.texts)
                if (const auto head = heads.find(text); head != heads.end() && taken.insert(head->second).second)
                    columns.emplace(column, head->second);
        }
    }
}

}  // namespace

std::string trimmed(std::string_view text) {
    constexpr std::string_view wide = "　";
    std::string out;
    for (const char c : text)
        if (c != '\r') out += c;
    const auto blank = [](char c) { return c == ' ' || c == '\n' || c == '\t'; };
    std::size_t begin = 0, end = out.size();
    for (;;) {
        const std::string_view rest(out.data() + begin, end - begin);
        if (rest.empty()) break;
        if (blank(rest.front()))
            ++begin;
        else if (rest.starts_with(wide))
            begin += wide.size();
        else if (blank(rest.back()))
            --end;
        else if (rest.ends_with(wide))
            end -= wide.size();
        else
            break;
    }
    return out.substr(begin, end - begin);
}

WorkbookRows workbook_rows(const RawDocument& workbook, const Heads& heads) {
    WorkbookRows out;
    for (const RawBlock& block : workbook.blocks) {
        const std::map<std::uint32_t, Line> lines = lines_of(block);
        if (!out.made_on) out.made_on = day_of(block, lines);
        add_rows(lines, heads, out);
    }
    return out;
}

}  // namespace jianbao::cli
