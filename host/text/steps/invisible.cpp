#include "scan.h"
#include "steps.h"

namespace jianbao::text {

std::vector<Edit> propose_invisible(const Draft& draft) {
    const std::string_view text = draft.text();
    std::vector<Edit> edits;
    if (!draft.census().invisible) return edits;
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
        const bool line_break = is_other_line_break(c);
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
