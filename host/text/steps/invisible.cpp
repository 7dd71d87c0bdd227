#include "scan.h"
#include "steps.h"

namespace jianbao::text {

namespace {

/// Shows nothing: zero-width characters, direction and byte order marks, soft hyphens, variation
/// selectors, control characters.
bool is_invisible(char32_t c) {
    switch (c) {
        case 0xAD: case 0x180E: case 0x2060: case 0x2061: case 0x2062: case 0x2063: case 0xFEFF: case 0xFFFC: return true;
        default: break;
    }
    if (c >= 0x200B && c <= 0x200F) return true;
    if (c >= 0x202A && c <= 0x202E) return true;
    if (c >= 0xFE00 && c <= 0xFE0F) return true;
    return (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7F && c < 0xA0);
}

bool is_line_break(char32_t c) { return c == '\r' || c == '\v' || c == '\f' || c == 0x85 || c == 0x2028 || c == 0x2029; }

}  // namespace

std::vector<Edit> propose_invisible(const Draft& draft) {
    const std::string_view text = draft.text();
    std::vector<Edit> edits;
    for (std::size_t at = 0; at < text.size();) {
        const auto byte = static_cast<unsigned char>(text[at]);
        // Han characters and plain ASCII: nothing to look at.
        if (byte >= 0xE4 && byte <= 0xE9) {
            at += 3;
            continue;
        }
        if (byte >= 0x20 && byte < 0x7F) {
            ++at;
            continue;
        }
        const std::size_t begin = at;
        const char32_t c = quick_character(text, at);
        const bool line_break = is_line_break(c);
        if (!line_break && !is_invisible(c)) continue;
        const Span span = make_span(begin, at);
        // A break beside a line feed is half of one line break.
        const bool paired = line_break && ((at < text.size() && text[at] == '\n') || (begin > 0 && text[begin - 1] == '\n'));
        const char* plain = line_break && !paired ? "\n" : "";
        if (!edits.empty() && edits.back().span.end == span.begin) {
            edits.back().span.end = span.end;
            edits.back().text += plain;
        } else {
            edits.push_back({span, plain, 1.0});
        }
    }
    return edits;
}

}  // namespace jianbao::text
