#include "script.h"
#include "scan.h"
#include "steps.h"

namespace jianbao::text {

namespace {

/// The edits that turn `before`, which begins at `offset`, into `after`: a run of changed
/// characters each, as both have the same number of characters; else the whole line.
void add_edits(std::string_view before, std::string_view after, std::size_t offset, std::vector<Edit>& edits) {
    if (before == after) return;
    if (length_of(before) != length_of(after)) {
        edits.push_back({make_span(offset, offset + before.size()), std::string(after), 0.95});
        return;
    }
    std::size_t b = 0, a = 0;
    while (b < before.size()) {
        const std::size_t b_from = b, a_from = a;
        if (quick_character(before, b) == quick_character(after, a)) continue;
        const std::string_view changed = after.substr(a_from, a - a_from);
        const Span span = make_span(offset + b_from, offset + b);
        if (!edits.empty() && edits.back().span.end == span.begin) {
            edits.back().span.end = span.end;
            edits.back().text += changed;
        } else {
            edits.push_back({span, std::string(changed), 0.98});
        }
    }
}

/// Whether the text has more characters in a form only Simplified script has. Most texts of either
/// script say so at their begin.
bool more_simplified_than(std::size_t count, std::string_view text) {
    std::size_t found = 0;
    constexpr std::size_t piece = 1 << 16;
    for (std::size_t at = 0; at < text.size() && found < count;) {
        std::size_t end = std::min(at + piece, text.size());
        while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
        found += count_simplified(text.substr(at, end - at));
        at = end;
    }
    return found >= count;
}

}  // namespace

std::vector<Edit> propose_simplify(const Draft& draft) {
    const std::string_view text = draft.text();
    const std::vector<std::uint32_t>& places = draft.census().traditional;
    std::vector<Edit> edits;
    if (places.size() < 2) return edits;
    if (!more_simplified_than(places.size(), text)) {
        for_each_line(text, [&](std::size_t begin, std::size_t end) {
            const std::string_view line = text.substr(begin, end - begin);
            add_edits(line, simplified(line), begin, edits);
        });
        return edits;
    }
    // In a Simplified text a Traditional line is a quotation or comes from elsewhere; single
    // characters are names.
    constexpr std::size_t least = 5;
    for (std::size_t i = 0; i + least <= places.size();) {
        const std::size_t feed = text.rfind('\n', places[i] - 1);
        const std::size_t begin = feed == std::string_view::npos ? 0 : feed + 1;
        const std::size_t end = std::min(text.find('\n', places[i]), text.size());
        std::size_t next = i;
        while (next < places.size() && places[next] <= end) ++next;
        const std::size_t traditional = next - i;
        i = next;
        const std::string_view line = text.substr(begin, end - begin);
        if (traditional >= least && traditional >= 4 * count_simplified(line)) add_edits(line, simplified(line), begin, edits);
    }
    return edits;
}

}  // namespace jianbao::text
