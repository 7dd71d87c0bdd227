#include "furniture.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <set>
#include <string>
#include <string_view>

namespace jianbao::pdf {

namespace {

/// The line without spaces, each run of digits as '#'.
std::string key_of(const Line& line) {
    std::string key;
    for (const Piece& piece : line.pieces)
        for (const char c : piece.text) {
            if (c == ' ') continue;
            if (c >= '0' && c <= '9') {
                if (!key.ends_with('#')) key += '#';
            } else {
                key += c;
            }
        }
    return key;
}

bool is_page_number(std::string key) {
    for (const std::string_view mark : {"—", "–", "－", "-", "·", "|"})
        for (std::size_t at = key.find(mark); at != key.npos; at = key.find(mark)) key.erase(at, mark.size());
    return key == "#" || key == "#/#" || key == "第#页" || key == "第#页共#页" || key == "第#页/共#页" ||
           key == "第#页，共#页" || key == "Page#" || key == "Page#of#";
}

/// "2026/7/24 15:32" and the address of the page, which browsers print at the edges.
bool is_print_mark(const std::string& key) {
    return key.starts_with("http://") || key.starts_with("https://") || key.starts_with("file://") ||
           key.starts_with("#/#/##:#") || key.starts_with("#/#/#:#") || key.ends_with("#/#/#:#") || key.starts_with("#/#/#,#:#") ||
           key.starts_with("#年#月#日#:#") || key.ends_with("#/#/#,#:#");
}

bool at_edge(const Page& page, const Line& line) {
    return line.middle() < page.height * 0.1 || line.middle() > page.height * 0.88;
}

}  // namespace

bool remove_furniture(std::vector<Page>& pages) {
    constexpr std::size_t reach = 3;  // lines from the edge
    const auto is_near_edge = [&](const Page& page, std::size_t i) {
        return (i < reach || i + reach >= page.lines.size()) && at_edge(page, page.lines[i]);
    };
    std::map<std::string, std::set<std::uint32_t>> seen;
    for (const Page& page : pages)
        for (std::size_t i = 0; i < page.lines.size(); ++i)
            if (is_near_edge(page, i)) seen[key_of(page.lines[i])].insert(page.number);
    const std::size_t often = std::max<std::size_t>(2, pages.size() * 2 / 5);
    bool printed = false;
    for (Page& page : pages) {
        std::vector<Line> kept;
        for (std::size_t i = 0; i < page.lines.size(); ++i) {
            if (is_near_edge(page, i)) {
                const std::string key = key_of(page.lines[i]);
                printed = printed || is_print_mark(key);
                if (is_page_number(key) || is_print_mark(key) || seen[key].size() >= often) continue;
            }
            kept.push_back(std::move(page.lines[i]));
        }
        page.lines = std::move(kept);
    }
    return printed;
}

}  // namespace jianbao::pdf
