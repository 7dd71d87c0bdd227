#include "text_tables.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace jianbao::readers {

namespace {

constexpr std::size_t least_columns = 3, most_columns = 24, least_rows = 2;
constexpr std::string_view separators[] = {"|", "｜", "\t"};

std::string_view trim(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" \t\r");
    return begin == text.npos ? std::string_view() : text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

/// The cells of a line between separators; none where it has too few. `separator` is set by the first line of a table
/// and asked of the others.
std::vector<std::string_view> cells_of(std::string_view line, std::string_view& separator) {
    line = trim(line);
    if (separator.empty()) {
        std::size_t most = 0;
        for (const std::string_view one : separators) {
            std::size_t times = 0;
            for (std::size_t at = line.find(one); at != line.npos; at = line.find(one, at + one.size())) ++times;
            if (times > most) {
                most = times;
                separator = one;
            }
        }
        if (separator.empty()) return {};
    }
    if (line.starts_with(separator)) line.remove_prefix(separator.size());
    if (line.ends_with(separator)) line.remove_suffix(separator.size());
    std::vector<std::string_view> cells;
    for (std::size_t at = 0; at <= line.size() && cells.size() <= most_columns;) {
        const std::size_t next = std::min(line.find(separator, at), line.size());
        cells.push_back(trim(line.substr(at, next - at)));
        at = next + separator.size();
    }
    return cells.size() < least_columns || cells.size() > most_columns ? std::vector<std::string_view>() : cells;
}

/// |---|:---:|: the rule under the head of a table in Markdown.
bool is_rule(const std::vector<std::string_view>& cells) {
    return std::all_of(cells.begin(), cells.end(), [](std::string_view cell) {
        return !cell.empty() && cell.find_first_not_of("-:") == cell.npos;
    });
}

bool fits(std::size_t columns, std::size_t head) { return columns <= head + 1 && columns + 1 >= head; }

bool is_number(std::string_view cell) { return !cell.empty() && cell.find_first_not_of("0123456789.") == cell.npos; }

}  // namespace

bool names_part(std::string_view line) {
    constexpr std::size_t longest = 90;  // bytes
    if (line.size() > longest) return false;
    for (const std::string_view mark : {"。", "；", "：", "，"})
        if (line.find(mark) != line.npos) return false;
    return true;
}

std::vector<TextTable> find_tables(std::string_view text) {
    std::vector<TextTable> tables;
    // Most lines have no separator, which is known from where the next one of each kind stands.
    std::array<std::size_t, std::size(separators)> next{};
    for (std::size_t i = 0; i < next.size(); ++i) next[i] = text.find(separators[i]);
    if (std::all_of(next.begin(), next.end(), [&](std::size_t one) { return one == text.npos; })) return tables;
    const auto has_separator = [&](std::size_t begin, std::size_t end) {
        bool any = false;
        for (std::size_t i = 0; i < next.size(); ++i) {
            if (next[i] < begin) next[i] = text.find(separators[i], begin);
            any |= next[i] < end;
        }
        return any;
    };
    TextTable open;
    std::string_view separator;
    std::size_t head = 0;
    std::uint32_t rows = 0;
    bool apart = false;  // empty lines stand behind the last row
    const auto close = [&] {
        if (rows >= least_rows) tables.push_back(std::move(open));
        open = {};
        separator = {};
        rows = 0;
    };
    std::uint32_t line = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        ++line;
        std::vector<std::string_view> cells;
        if (has_separator(at, end)) cells = cells_of(text.substr(at, end - at), separator);
        // Between numbered rows may stand empty lines, and what names a part of the table.
        if (const std::string_view words = trim(text.substr(at, end - at)); rows > 0 && cells.empty() && end < text.size()) {
            const std::size_t after = end + 1, after_end = std::min(text.find('\n', after), text.size());
            const auto below = has_separator(after, after_end) ? cells_of(text.substr(after, after_end - after), separator) : cells;
            if (words.empty()) {
                apart = true;
                at = after;
                continue;
            }
            if (names_part(words) && fits(below.size(), head) && is_number(below.front())) {
                open.cells.push_back({.row = rows, .column = 0, .column_span = static_cast<std::uint32_t>(head), .text = std::string(words), .line = line});
                ++rows;
                at = after;
                continue;
            }
        }
        if (rows > 0 && apart && !cells.empty() && !is_number(cells.front())) close();
        apart = false;
        if (rows > 0 && !fits(cells.size(), head)) {
            close();
            cells = cells_of(text.substr(at, end - at), separator);
        }
        if (!cells.empty()) {
            if (rows == 0) {
                open.begin = at;
                open.line = line;
                head = cells.size();
            }
            if (!is_rule(cells)) {
                for (std::uint32_t column = 0; column < cells.size(); ++column)
                    open.cells.push_back({.row = rows,
                                          .column = column,
                                          .text = std::string(cells[column]),
                                          .header = rows == 0,
                                          .line = line});
                ++rows;
            }
            open.end = std::min(end + 1, text.size());
        } else {
            separator = {};
        }
        at = end + 1;
    }
    if (rows > 0) close();
    return tables;
}

std::vector<TextTable> all_tables(std::string_view text) {
    std::vector<TextTable> tables = find_tables(text);
    std::vector<TextTable> flat = find_flat_tables(text);
    auto next = tables.begin();  // both are in the order of the text
    std::erase_if(flat, [&](const TextTable& one) {
        while (next != tables.end() && next->end <= one.begin) ++next;
        return next != tables.end() && next->begin < one.end;
    });
    if (flat.empty()) return tables;
    tables.insert(tables.end(), std::make_move_iterator(flat.begin()), std::make_move_iterator(flat.end()));
    std::sort(tables.begin(), tables.end(), [](const TextTable& a, const TextTable& b) { return a.begin < b.begin; });
    return tables;
}

}  // namespace jianbao::readers
