#include "pinyin.h"
#include "scan.h"
#include "steps.h"

namespace jianbao::text {

std::vector<Edit> propose_pinyin(const Draft& draft) {
    const std::string_view text = draft.text();
    std::vector<Edit> edits;
    std::size_t toned = 0;
    const auto look = [&](std::size_t open) {
        const std::size_t inside = open + character_length(text[open]);
        // Latin letters, with marks or without, begin with 61…7A or C3…C7.
        const auto first = inside < text.size() ? static_cast<unsigned char>(text[inside]) : 0u;
        if ((first < 'a' || first > 'z') && (first < 0xC3 || first > 0xC9)) return;
        if (open == 0 || !is_han(character_before(text, open))) return;
        const auto reading = bracketed_pinyin(text, open);
        if (!reading) return;
        toned += reading->toned;
        edits.push_back({make_span(open, reading->end), "", reading->toned ? 0.98 : 0.8});
    };
    for (std::size_t at = text.find('('); at != std::string_view::npos; at = text.find('(', at + 1)) look(at);
    for (std::size_t at = find_text(text, "（"); at != std::string_view::npos; at = find_text(text, "（", at + 1)) look(at);
    // One or two explain how a rare name is read, and belong to the text.
    if (toned < 3) return {};
    std::sort(edits.begin(), edits.end(), [](const Edit& a, const Edit& b) { return a.span < b.span; });
    return edits;
}

}  // namespace jianbao::text
