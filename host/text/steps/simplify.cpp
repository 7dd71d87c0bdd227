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

}  // namespace

std::vector<Edit> propose_simplify(const Draft& draft) {
    const std::string_view text = draft.text();
    const std::size_t traditional = draft.census().traditional;
    std::vector<Edit> edits;
    if (traditional < 2) return edits;
    const bool all = traditional > count_scripts(text).simplified;
    if (!all && traditional < 5) return edits;
    for_each_line(text, [&](std::size_t begin, std::size_t end) {
        const std::string_view line = text.substr(begin, end - begin);
        // In a Simplified text a Traditional line is a quotation or comes from elsewhere; single
        // characters are names.
        if (!all) {
            const ScriptCount count = count_scripts(line);
            if (count.traditional < 5 || count.traditional < 4 * count.simplified) return;
        }
        add_edits(line, simplified(line), begin, edits);
    });
    return edits;
}

}  // namespace jianbao::text
