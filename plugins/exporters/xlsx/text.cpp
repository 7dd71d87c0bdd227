#include "text.h"

#include <algorithm>
#include <cctype>
#include <cmath>

#include "jianbao/basics.h"

namespace jianbao::xlsx {

namespace {

bool is_plain(std::string_view text, std::size_t limit) {
    if (text.size() > limit) return false;  // bytes are never fewer than UTF-16 units
    for (const char byte : text) {
        const auto value = static_cast<unsigned char>(byte);
        if ((value < 0x20 && byte != '\n') || value == 0x7F || byte == '_') return false;
    }
    // U+FFFE and U+FFFF are EF BF BE and EF BF BF: valid UTF-8, forbidden in XML.
    if (text.find("\xEF\xBF\xBE") != text.npos || text.find("\xEF\xBF\xBF") != text.npos) return false;
    return is_valid_utf8(text);
}

bool is_escape(std::string_view text, std::size_t at) {
    if (at + 7 > text.size() || text[at] != '_' || text[at + 1] != 'x' || text[at + 6] != '_') return false;
    return std::all_of(text.begin() + static_cast<std::ptrdiff_t>(at) + 2,
                       text.begin() + static_cast<std::ptrdiff_t>(at) + 6,
                       [](unsigned char digit) { return std::isxdigit(digit) != 0; });
}

std::size_t units(char32_t character) { return character > 0xFFFF ? 2 : 1; }

bool is_wide(char32_t character) {
    return (character >= 0x2E80 && character <= 0xA4CF) || (character >= 0xAC00 && character <= 0xD7A3) ||
           (character >= 0xF900 && character <= 0xFAFF) || (character >= 0xFE30 && character <= 0xFE4F) ||
           (character >= 0xFF00 && character <= 0xFF60) || (character >= 0xFFE0 && character <= 0xFFE6) ||
           (character >= 0x2010 && character <= 0x2027) ||  // dashes, quotation marks, … in a Chinese font
           (character >= 0x2190 && character <= 0x27BF) ||  // arrows, numbers in circles, shapes
           character >= 0x20000;
}

}  // namespace

CellText cell_text(std::string_view text, std::size_t limit) {
    CellText result;
    if (is_plain(text, limit)) {
        result.text = text;
        return result;
    }
    std::size_t length = 0, end_before_cut = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t start = at;
        char32_t character = next_character(text, at);
        if (character == '\r') {
            if (at < text.size() && text[at] == '\n') continue;
            character = '\n';
        }
        if (character == 0xFFFD && text.substr(start, at - start) != "\xEF\xBF\xBD") result.repaired = true;
        if (character == 0xFFFE || character == 0xFFFF) {
            character = 0xFFFD;
            result.repaired = true;
        }
        if ((character < 0x20 && character != '\n' && character != '\t') || character == 0x7F) {
            result.repaired = true;
            continue;
        }
        std::string piece;
        std::size_t piece_units = units(character);
        if (character == '_' && is_escape(text, start)) {
            piece = "_x005F_";
            piece_units = 7;
        } else {
            append_utf8(piece, character);
        }
        if (length + piece_units > limit) {
            result.cut = true;
            result.text.resize(end_before_cut);
            result.text += "…";
            return result;
        }
        length += piece_units;
        result.text += piece;
        if (length < limit) end_before_cut = result.text.size();  // "…" still fits behind this
    }
    return result;
}

std::size_t utf16_length(std::string_view text) {
    std::size_t length = 0;
    for (std::size_t at = 0; at < text.size();) length += units(next_character(text, at));
    return length;
}

std::size_t display_width(std::string_view text) {
    std::size_t widest = 0, line = 0;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t character = next_character(text, at);
        if (character == '\n') {
            widest = std::max(widest, line);
            line = 0;
        } else {
            line += is_wide(character) ? 2 : 1;
        }
    }
    return std::max(widest, line);
}

double text_room(double column_width) { return std::max(1.0, column_width - 1); }

std::size_t count_lines(std::string_view text, double column_width) {
    const double room = text_room(column_width);
    // A character is never wider than its bytes, which settles most cells.
    if (static_cast<double>(text.size()) <= room && text.find('\n') == text.npos) return 1;
    std::size_t lines = 0;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        const auto taken = static_cast<double>(display_width(text.substr(begin, end - begin)));
        lines += std::max<std::size_t>(1, static_cast<std::size_t>(std::ceil(taken / room)));
        begin = end + 1;
    }
    return lines;
}

namespace {

std::string cut_to_units(std::string_view text, std::size_t limit) {
    std::size_t length = 0, at = 0;
    while (at < text.size()) {
        std::size_t next = at;
        length += units(next_character(text, next));
        if (length > limit) break;
        at = next;
    }
    return std::string(text.substr(0, at));
}

std::string folded(std::string name) {
    for (char& byte : name) byte = static_cast<char>(std::tolower(static_cast<unsigned char>(byte)));
    return name;
}

std::string trimmed(std::string name) {
    const auto outer = [](char byte) { return byte == '\'' || byte == ' '; };
    while (!name.empty() && outer(name.back())) name.pop_back();
    const auto first = std::find_if_not(name.begin(), name.end(), outer);
    name.erase(name.begin(), first);
    return name;
}

}  // namespace

std::string SheetNames::add(std::string_view wanted) {
    constexpr std::size_t longest = 31;
    std::string base = cell_text(wanted).text;
    for (char& byte : base)
        if (std::string_view("[]:*?/\\\n\t").find(byte) != std::string_view::npos) byte = ' ';
    base = trimmed(cut_to_units(trimmed(std::move(base)), longest));
    if (base.empty()) base = "表";
    // Excel keeps this name for its own change log.
    if (folded(base) == "history") base += "_";
    std::string name = base;
    for (int number = 2; !taken_.insert(folded(name)).second; ++number) {
        const std::string suffix = " (" + std::to_string(number) + ")";
        name = cut_to_units(base, longest - suffix.size()) + suffix;
    }
    return name;
}

std::string quoted_sheet(std::string_view name) {
    std::string result = "'";
    for (const char byte : name) {
        if (byte == '\'') result += '\'';
        result += byte;
    }
    return result + "'";
}

std::string absolute_cell(std::uint32_t row, std::uint16_t column) {
    std::string letters;
    for (unsigned rest = column + 1u; rest > 0; rest = (rest - 1) / 26)
        letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
    return "$" + letters + "$" + std::to_string(row + 1);
}

std::string range_reference(std::string_view sheet, std::uint32_t first_row, std::uint32_t last_row,
                            std::uint16_t column) {
    return quoted_sheet(sheet) + "!" + absolute_cell(first_row, column) + ":" + absolute_cell(last_row, column);
}

std::string header_text(std::string_view text) {
    std::string result;
    for (const char byte : cut_to_units(cell_text(text).text, 80)) {
        if (byte == '\n') continue;
        result += byte;
        if (byte == '&') result += '&';
    }
    return result;
}

}  // namespace jianbao::xlsx
