#include <fstream>

#include "config/toml.h"
#include "config/width.h"

namespace jianbao::config {

namespace {

constexpr std::size_t most_cells = 110;  ///< of a source line that are shown

std::string_view line_of(std::string_view text, std::uint32_t line) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    for (; line > 1 && !text.empty(); --line) {
        const std::size_t end = text.find('\n');
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    text = text.substr(0, text.find('\n'));
    if (text.ends_with('\r')) text.remove_suffix(1);
    return text;
}

/// The line, and under it a caret at the column. A line too long for a terminal is cut to the
/// part around the column.
std::string excerpt(std::string_view line, std::uint32_t column) {
    const std::u32string characters = to_utf32(line);
    const std::size_t at = std::min<std::size_t>(column - 1, characters.size());
    std::size_t begin = at, cells = 0;
    while (begin > 0 && cells < most_cells / 2) cells += cells_of(characters[--begin]);
    if (at < most_cells / 2 && begin < most_cells / 4) begin = 0;

    std::string text = begin > 0 ? "…" : "", mark = begin > 0 ? " " : "";
    cells = 0;
    std::size_t i = begin;
    for (; i < characters.size() && cells < most_cells; ++i) {
        const char32_t c = characters[i];
        append_utf8(text, c);
        cells += cells_of(c);
        if (i >= at) continue;
        // A full-width space is as wide as what it stands under, whatever the terminal's font.
        if (c == U'\t')
            mark += '\t';
        else if (cells_of(c) == 2)
            append_utf8(mark, U'\u3000');
        else if (cells_of(c) == 1)
            mark += ' ';
    }
    if (i < characters.size()) text += "…";
    return "    " + text + "\n    " + mark + "^\n";
}

}  // namespace

std::string render(const SettingError& error) {
    std::string source;
    if (error.where().line > 0) {
        std::ifstream in(error.where().file, std::ios::binary);
        source.assign(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
    }
    return render(error, source);
}

std::string render(const SettingError& error, std::string_view source) {
    const SourcePosition& where = error.where();
    std::string out;
    if (!where.file.empty()) {
        out += where.file;
        if (where.line > 0) out += ":" + std::to_string(where.line) + ":" + std::to_string(where.column);
        out += ": ";
    }
    out += error.what();
    out += '\n';
    if (where.line > 0 && where.column > 0)
        if (const std::string_view line = line_of(source, where.line); !line.empty())
            out += excerpt(line, where.column);
    if (!error.hint().empty()) out += "hint: " + error.hint() + "\n";
    return out;
}

}  // namespace jianbao::config
