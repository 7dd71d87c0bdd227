#include "pinyin.h"
#include "scan.h"
#include "steps.h"

namespace jianbao::text {

std::vector<Edit> propose_pinyin(const Draft& draft) {
    const std::string_view text = draft.text();
    std::vector<Edit> edits;
    std::size_t toned = 0;
    const auto look = [&](std::size_t open) {
        if (open == 0 || !is_han(character_before(text, open))) return;
        const auto reading = bracketed_pinyin(text, open);
        if (!reading) return;
        toned += reading->toned;
        edits.push_back({make_span(open, reading->end), "", reading->toned ? 0.98 : 0.8});
    };
    for (const std::string_view bracket : {"(", "（"})
        for (std::size_t at = find_text(text, bracket); at != std::string_view::npos; at = find_text(text, bracket, at + 1)) look(at);
    // One or two explain how a rare name is read, and belong to the text.
    if (toned < 3) return {};
    std::sort(edits.begin(), edits.end(), [](const Edit& a, const Edit& b) { return a.span < b.span; });
    return edits;
}

}  // namespace jianbao::text
