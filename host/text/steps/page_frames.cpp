#include <map>
#include <string>

#include "scan.h"
#include "steps.h"

namespace jianbao::text {

namespace {

constexpr std::size_t edge = 3;  ///< lines at the head and at the foot of a page that are looked at

struct FrameLine {
    std::size_t begin = 0, end = 0;
};

/// The line without its numbers and spaces, so that https://… 3/9 is one line on all pages.
std::string key_of(std::string_view line) {
    std::string key;
    for (std::size_t at = 0; at < line.size();) {
        const char32_t c = quick_character(line, at);
        if (is_space(c)) continue;
        if (is_digit(c)) {
            if (!key.ends_with('#')) key += '#';
        } else {
            append_utf8(key, c);
        }
    }
    return key;
}

}  // namespace

std::vector<Edit> propose_page_frames(const Draft& draft) {
    std::vector<Edit> edits;
    if (draft.sources().empty() || draft.sources().back().origin.page < 2) return edits;
    const std::string_view text = draft.text();
    std::map<std::uint32_t, std::vector<FrameLine>> pages;
    std::size_t run = 0;
    for_each_line(text, [&](std::size_t begin, std::size_t end) {
        while (run + 1 < draft.sources().size() && draft.sources()[run + 1].begin <= begin) ++run;
        if (trim(text.substr(begin, end - begin)).empty()) return;
        pages[draft.sources()[run].origin.page].push_back({begin, end});
    });
    struct Seen {
        std::size_t pages = 0;
        std::uint32_t last = no_index;
    };
    std::map<std::string, Seen> seen;
    const auto visit_edges = [&](auto visit) {
        for (const auto& [page, lines] : pages)
            for (std::size_t i = 0; i < lines.size(); ++i)
                if (i < edge || i + edge >= lines.size()) visit(page, lines[i], key_of(text.substr(lines[i].begin, lines[i].end - lines[i].begin)));
    };
    visit_edges([&](std::uint32_t page, const FrameLine&, const std::string& key) {
        Seen& here = seen[key];
        if (here.last == page) return;
        here.last = page;
        ++here.pages;
    });
    visit_edges([&](std::uint32_t, const FrameLine& line, const std::string& key) {
        const std::size_t count = seen[key].pages;
        // On two pages only what no document says itself: an address, a count of pages.
        const bool address = key.find("://") != std::string::npos || key.find("#/#") != std::string::npos;
        if (count * 2 < pages.size() || (count < 3 && !(count == 2 && address))) return;
        edits.push_back({make_span(line.begin, std::min(line.end + 1, text.size())), "", address ? 0.95 : 0.85});
    });
    std::sort(edits.begin(), edits.end(), [](const Edit& a, const Edit& b) { return a.span < b.span; });
    edits.erase(std::unique(edits.begin(), edits.end(), [](const Edit& a, const Edit& b) { return a.span == b.span; }), edits.end());
    return edits;
}

}  // namespace jianbao::text
