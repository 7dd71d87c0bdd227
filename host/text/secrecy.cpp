#include "secrecy.h"

#include <array>
#include <string_view>
#include <vector>

#include "characters.h"

namespace jianbao::text {

namespace {

/// Lines among which the word alone is a mark: the number of the copy, the mark and the urgency
/// stand above the name of the office.
constexpr std::size_t head_lines = 10;
constexpr std::size_t longest_mark = 24;  ///< characters

struct Word {
    std::string_view written, shown;
};
constexpr std::array<Word, 7> words = {{{"绝密", "绝密"},
                                        {"絕密", "绝密"},
                                        {"机密", "机密"},
                                        {"機密", "机密"},
                                        {"秘密", "秘密"},
                                        {"祕密", "秘密"},
                                        {"密级", ""}}};
constexpr std::string_view in_all_marks = "密";
constexpr std::string_view stars[] = {"★", "☆", "*", "＊"};

std::string without_blanks(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const char32_t c = next_character(text, at);
        if (c > U' ' && c != U'　' && c != 0xA0) out += text.substr(begin, at - begin);
    }
    return out;
}

bool take(std::string_view& text, std::string_view front) {
    if (!text.starts_with(front)) return false;
    text.remove_prefix(front.size());
    return true;
}

/// 1年, 10年, 长期, 6个月: how long it is to be kept; with what may stand behind it on the line.
bool is_rest_of_mark(std::string_view text) {
    std::size_t digits = 0;
    while (digits < text.size() && text[digits] >= '0' && text[digits] <= '9') ++digits;
    text.remove_prefix(digits);
    if (digits > 0)
        take(text, "年") || take(text, "个月") || take(text, "個月") || take(text, "天");
    else
        take(text, "长期") || take(text, "長期");
    take(text, "）") || take(text, ")") || take(text, "】") || take(text, "]");
    take(text, "特急") || take(text, "加急") || take(text, "平急") || take(text, "急件");
    return text.empty();
}

std::optional<std::string> mark_in(std::string_view line, bool head) {
    if (line.size() > 200 || find_text(line, in_all_marks, 0) == line.npos) return std::nullopt;
    const std::string plain = without_blanks(line);
    std::string_view text = plain;
    if (text.empty() || count_characters(text) > longest_mark) return std::nullopt;
    // The number of the copy may stand before it: 000012机密★1年.
    while (!text.empty() && text.front() >= '0' && text.front() <= '9') text.remove_prefix(1);
    take(text, "（") || take(text, "(") || take(text, "【") || take(text, "[");
    bool labelled = false;
    if (take(text, "密级") || take(text, "密級")) {
        if (!take(text, "：") && !take(text, ":")) return std::nullopt;
        labelled = true;
    }
    for (const Word& word : words) {
        if (word.shown.empty() || !take(text, word.written)) continue;
        bool starred = false;
        for (const std::string_view star : stars)
            if (take(text, star)) {
                starred = true;
                break;
            }
        std::string mark(word.shown);
        if (starred) mark += "★";
        // A star alone makes it a mark wherever the line stands: parts of a compilation have their own.
        if ((!starred && !labelled && !head) || (labelled && !head) || !is_rest_of_mark(text)) return std::nullopt;
        return starred ? mark + std::string(text) : mark;
    }
    return std::nullopt;
}

}  // namespace

std::optional<std::string> secrecy_mark(const RawDocument& document) {
    std::size_t seen = 0;
    std::optional<std::string> found;
    const auto look = [&](std::string_view text) {
        for (std::size_t at = 0; at <= text.size() && !found;) {
            // Behind the head only lines that may be a mark are looked at: the lines are counted no more.
            if (seen > head_lines) {
                const std::size_t next = find_text(text, in_all_marks, at);
                if (next == text.npos) return;
                const std::size_t feed = next == 0 ? text.npos : text.rfind('\n', next - 1);
                if (feed != text.npos) at = std::max(at, feed + 1);
            }
            const std::size_t end = std::min(text.find('\n', at), text.size());
            const std::string_view line = text.substr(at, end - at);
            at = end + 1;
            if (line.find_first_not_of(" \t\r") == line.npos) continue;
            ++seen;
            found = mark_in(line, seen <= head_lines);
        }
    };
    for (const RawBlock& block : document.blocks) {
        if (found) break;
        look(block.text);
        // Heads of documents are set as tables without lines, too.
        if (block.kind == RawBlock::Kind::table && seen <= head_lines)
            for (const RawCell& cell : block.cells)
                if (!found && cell.row < 2) look(cell.text);
    }
    return found;
}

}  // namespace jianbao::text
