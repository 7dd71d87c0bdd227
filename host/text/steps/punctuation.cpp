#include "scan.h"
#include "steps.h"

namespace jianbao::text {

namespace {

/// Marks that stand in both widths in official texts.
constexpr std::string_view narrow_marks = ",;:!?()";

struct Mark {
    std::uint32_t begin = 0;
    char narrow = 0;
    bool wide = false;
};

/// Whether the text has full-width marks at all, wherever they stand.
bool has_wide_marks(std::string_view text) {
    // Full-width marks begin with EF, which few other characters do.
    for (std::size_t at = text.find('\xEF'); at != std::string_view::npos; at = text.find('\xEF', at + 3)) {
        const char32_t plain = narrow(character_at(text, at));
        if (plain < 0x80 && narrow_marks.find(static_cast<char>(plain)) != std::string_view::npos) return true;
    }
    return false;
}

}  // namespace

std::vector<Edit> propose_punctuation(const Draft& draft) {
    const std::string_view text = draft.text();
    if (!draft.holdings().any_of(narrow_marks) || !has_wide_marks(text)) return {};
    std::vector<Mark> marks;
    std::size_t wide = 0, slim = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto byte = static_cast<unsigned char>(text[at]);
        if (byte >= 0xE3 && byte <= 0xE9) {
            at += 3;
            continue;
        }
        if (byte >= 0x80 && byte != 0xEF) {
            at += character_length(text[at]);
            continue;
        }
        const std::size_t begin = at;
        const char32_t c = quick_character(text, at);
        const char32_t plain = narrow(c);
        if (plain >= 0x80 || narrow_marks.find(static_cast<char>(plain)) == std::string_view::npos) continue;
        if (c == plain) {
            // Only between Chinese: 10:30, F(x), "a,b" keep their own.
            const char32_t before = character_before(text, begin), after = character_at(text, at);
            const auto chinese = [](char32_t neighbour) { return is_han(neighbour) || (neighbour >= 0x3001 && neighbour <= 0x3011) || neighbour == U'”' || neighbour == U'“'; };
            const bool own = plain == '(' ? chinese(after) || is_numeral(after) : chinese(before);
            if (!own) continue;
            ++slim;
        } else {
            ++wide;
        }
        marks.push_back({static_cast<std::uint32_t>(begin), static_cast<char>(plain), c != plain});
    }
    std::vector<Edit> edits;
    // A document that keeps to one width keeps it; where both are mixed, the rarer form follows.
    if (wide == 0 || slim == 0) return edits;
    const bool to_wide = wide >= slim;
    for (const Mark& mark : marks) {
        if (mark.wide == to_wide) continue;
        std::string form;
        append_utf8(form, to_wide ? static_cast<char32_t>(mark.narrow) + 0xFEE0 : static_cast<char32_t>(mark.narrow));
        edits.push_back({{mark.begin, mark.begin + (mark.wide ? 3u : 1u)}, form, 0.95});
    }
    return edits;
}

}  // namespace jianbao::text
