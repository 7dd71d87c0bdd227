// Tables whose lines or cells were left as lines of text by copying them from a page: 序号 heads them, and their rows count from 1.
#include <algorithm>
#include <charconv>
#include <cstring>

#include "text_tables.h"

namespace jianbao::readers {

namespace {

constexpr std::string_view first_column = "序号";
constexpr std::string_view wide_space = "\xE3\x80\x80";

struct FlatLine {
    std::size_t begin = 0;
    std::size_t end = 0;  ///< behind its line break
    std::uint32_t number = 0;
    std::string_view words;
};

std::size_t space_at(std::string_view text, std::size_t at) {
    if (at >= text.size()) return 0;
    if (text[at] == ' ' || text[at] == '\t' || text[at] == '\r') return 1;
    return text.substr(at).starts_with(wide_space) ? wide_space.size() : 0;
}

std::string_view without_spaces(std::string_view text) {
    while (const std::size_t size = space_at(text, 0)) text.remove_prefix(size);
    while (!text.empty()) {
        if (text.ends_with(wide_space)) text.remove_suffix(wide_space.size());
        else if (space_at(text, text.size() - 1)) text.remove_suffix(1);
        else break;
    }
    return text;
}

/// What stands between spaces; more than `most` and one are not read.
std::vector<std::string_view> words_of(std::string_view line, std::size_t most) {
    std::vector<std::string_view> words;
    line = without_spaces(line);
    while (!line.empty() && words.size() <= most) {
        std::size_t end = 0;
        while (end < line.size() && !space_at(line, end)) ++end;
        words.push_back(line.substr(0, end));
        line = without_spaces(line.substr(end));
    }
    return words;
}

bool is_number(std::string_view cell, std::uint32_t number) {
    if (cell.ends_with(".") || cell.ends_with("．") || cell.ends_with("、")) cell.remove_suffix(cell.ends_with(".") ? 1 : 3);
    std::uint32_t found = 0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), found);
    return error == std::errc() && end == cell.data() + cell.size() && found == number;
}

/// 一、水利 （二）教育: in a table of a cell a line nothing else tells what names a part from a cell.
bool is_numbered_heading(std::string_view line) {
    for (const std::string_view open : {"（", "("})
        if (line.starts_with(open)) line.remove_prefix(open.size());
    std::size_t numerals = 0;
    for (bool more = true; more; numerals += more) {
        more = false;
        for (const std::string_view one : {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"})
            if (line.starts_with(one)) {
                line.remove_prefix(one.size());
                more = true;
                break;
            }
    }
    return numerals > 0 && (line.starts_with("、") || line.starts_with("）") || line.starts_with(")"));
}

/// Reads the lines of a text one by one, those without a word left out.
class FlatTables {
    static constexpr std::size_t least_columns = 3, most_columns = 12, least_rows = 2;
    static constexpr std::size_t longest_head = 60;  // bytes of a cell of the head

public:
    explicit FlatTables(std::string_view text) {
        std::uint32_t number = 0;
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t end = std::min(text.find('\n', at), text.size());
            ++number;
            if (const std::string_view words = without_spaces(text.substr(at, end - at)); !words.empty())
                lines_.push_back({at, std::min(end + 1, text.size()), number, words});
            at = end + 1;
        }
    }

    std::vector<TextTable> find() {
        std::vector<TextTable> tables;
        for (std::size_t i = 0; i < lines_.size();) {
            std::size_t next = i + 1;
            if (lines_[i].words.starts_with(first_column)) {
                TextTable table;
                const std::size_t read = lines_[i].words == first_column ? read_cells(i, table) : read_rows(i, table);
                if (read > 0) {
                    next = i + read;
                    tables.push_back(std::move(table));
                }
            }
            i = next;
        }
        return tables;
    }

private:
    void add_row(TextTable& table, std::uint32_t row, std::uint32_t line, const std::vector<std::string_view>& cells) const {
        for (std::uint32_t column = 0; column < cells.size(); ++column)
            table.cells.push_back({.row = row, .column = column, .text = std::string(cells[column]), .header = row == 0, .line = line});
    }
    void add_part(TextTable& table, std::uint32_t row, const FlatLine& line, std::size_t columns) const {
        table.cells.push_back({.row = row, .column = 0, .column_span = static_cast<std::uint32_t>(columns), .text = std::string(line.words), .line = line.number});
    }
    void span(TextTable& table, std::size_t first, std::size_t count) const {
        table.begin = lines_[first].begin;
        table.line = lines_[first].number;
        table.end = lines_[first + count - 1].end;
    }

    /// 序号 任务 牵头单位 完成时限 / 1 修缮校舍 县教育局 6月底: a row a line. Gives how many lines were read, 0 for none.
    std::size_t read_rows(std::size_t first, TextTable& table) const {
        const auto head = words_of(lines_[first].words, most_columns);
        if (head.front() != first_column || head.size() < least_columns || head.size() > most_columns) return 0;
        add_row(table, 0, lines_[first].number, head);
        std::uint32_t rows = 0, numbered = 0;
        const auto row_at = [&](std::size_t i) {
            auto cells = i < lines_.size() ? words_of(lines_[i].words, most_columns) : std::vector<std::string_view>();
            if (cells.size() != head.size() || !is_number(cells.front(), numbered + 1)) cells.clear();
            return cells;
        };
        std::size_t i = first + 1;
        for (; i < lines_.size(); ++i) {
            if (const auto cells = row_at(i); !cells.empty()) {
                add_row(table, ++rows, lines_[i].number, cells);
                ++numbered;
            } else if (names_part(lines_[i].words) && !row_at(i + 1).empty()) {
                add_part(table, ++rows, lines_[i], head.size());
            } else {
                break;
            }
        }
        if (numbered < least_rows) return 0;
        span(table, first, i - first);
        return i - first;
    }

    /// 序号 / 任务 / 牵头单位 / 1 / 修缮校舍 / 县教育局 / 2 / …: a cell a line, and so as many a row as the head has.
    std::size_t read_cells(std::size_t first, TextTable& table) const {
        const auto number_at = [&](std::size_t i, std::uint32_t number) { return i < lines_.size() && is_number(lines_[i].words, number); };
        // Above the first row may stand what names its part: then the head ends before that.
        const auto part_at = [&](std::size_t i, std::uint32_t number) {
            return i < lines_.size() && names_part(lines_[i].words) && is_numbered_heading(lines_[i].words) && number_at(i + 1, number);
        };
        std::size_t columns = 1;
        while (columns <= most_columns && first + columns < lines_.size() && !number_at(first + columns, 1) &&
               !part_at(first + columns, 1)) {
            if (lines_[first + columns].words.size() > longest_head) return 0;
            ++columns;
        }
        if (columns < least_columns || columns > most_columns) return 0;
        const auto cells_at = [&](std::size_t at) {
            std::vector<std::string_view> cells;
            for (std::size_t i = 0; i < columns; ++i) cells.push_back(lines_[at + i].words);
            return cells;
        };
        add_row(table, 0, lines_[first].number, cells_at(first));
        std::uint32_t rows = 0, numbered = 0;
        std::size_t at = first + columns;
        while (at + columns <= lines_.size()) {
            if (part_at(at, numbered + 1)) {
                add_part(table, ++rows, lines_[at++], columns);
                continue;
            }
            if (!number_at(at, numbered + 1)) break;
            // the next number stands behind it, or nowhere near: else a cell of the row is missing or on several lines
            constexpr std::size_t nearby = 3;
            const std::size_t behind = at + columns;
            const bool followed = number_at(behind, numbered + 2) || part_at(behind, numbered + 2);
            if (!followed && holds_number(at + 1, std::min(behind + nearby, lines_.size()), numbered + 2)) break;
            add_row(table, ++rows, lines_[at].number, cells_at(at));
            ++numbered;
            at += columns;
        }
        if (numbered < least_rows) return 0;
        span(table, first, at - first);
        return at - first;
    }

    bool holds_number(std::size_t begin, std::size_t end, std::uint32_t number) const {
        for (std::size_t i = begin; i < end; ++i)
            if (is_number(lines_[i].words, number)) return true;
        return false;
    }

    std::vector<FlatLine> lines_;
};

}  // namespace

std::vector<TextTable> find_flat_tables(std::string_view text) {
    // its bytes are common ones, each by itself
    if (!memmem(text.data(), text.size(), first_column.data(), first_column.size())) return {};
    return FlatTables(text).find();
}

}  // namespace jianbao::readers
