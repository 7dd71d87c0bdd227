#include "characters.h"
#include "steps.h"

namespace jianbao::text {

namespace {

/// What a character that shows nothing or is a variant of a space stands for; the character
/// itself for all others.
std::string_view plain_form(char32_t c, std::string_view self) {
    switch (c) {
        case 0xAD:                                   // soft hyphen
        case 0x200B: case 0x200C: case 0x200D:       // zero-width space and joiners
        case 0x200E: case 0x200F:                    // direction marks
        case 0x2060: case 0xFEFF: case 0xFFFC:       // word joiner, byte order mark, object
        case 0x202A: case 0x202B: case 0x202C: case 0x202D: case 0x202E:
            return "";
        case 0xA0: case 0x1680: case 0x202F: case 0x205F: case 0x3000:
            return " ";
        case 0x2028: case 0x2029: case 0x85:
            return "\n";
        default: break;
    }
    if (c >= 0x2000 && c <= 0x200A) return " ";
    if (c >= 0xFE00 && c <= 0xFE0F) return "";       // variation selectors
    if ((c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7F && c < 0xA0)) return c == '\r' || c == '\v' || c == '\f' ? "\n" : "";
    return self;
}

}  // namespace

std::vector<Edit> propose_invisible(const Draft& draft) {
    const std::string_view text = draft.text();
    std::vector<Edit> edits;
    for (std::size_t at = 0; at < text.size();) {
        const auto byte = static_cast<unsigned char>(text[at]);
        // Lead bytes of everything this step touches: controls, C2, E1, E2, E3, EF.
        if (byte >= 0xE4 && byte <= 0xE9) {
            at += 3;
            continue;
        }
        if (byte >= 0x20 && byte < 0x7F) {
            ++at;
            continue;
        }
        const std::size_t begin = at;
        const char32_t c = next_character(text, at);
        const std::string_view self = text.substr(begin, at - begin);
        const std::string_view plain = plain_form(c, self);
        if (plain.data() == self.data()) continue;
        const Span span{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at)};
        if (!edits.empty() && edits.back().span.end == span.begin) {
            edits.back().span.end = span.end;
            edits.back().text += plain;
        } else {
            edits.push_back({span, std::string(plain), 1.0});
        }
    }
    return edits;
}

}  // namespace jianbao::text
