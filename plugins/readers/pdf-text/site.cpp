#include "site.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "info_box.h"
#include "jianbao/basics.h"
#include "page_lines.h"

namespace jianbao::pdf {

namespace {

using readers::bare;
using readers::PageLine;

std::string text_of(const RawBlock& block) {
    std::string text = block.text;
    for (const RawCell& cell : block.cells) text += (text.empty() ? "" : " ") + cell.text;
    return text;
}

bool states_fact(const RawBlock& block) {
    if (block.kind != RawBlock::Kind::table) return readers::box_entry(block.text).has_value();
    return std::ranges::any_of(block.cells, [](const RawCell& cell) { return readers::box_entry(cell.text).has_value(); });
}

/// What the block is as a line; a table of some size is the text's.
PageLine line_of(const RawBlock& block) {
    const std::string text = text_of(block);
    constexpr std::size_t largest_menu = 400;  // bytes
    return block.kind == RawBlock::Kind::table && text.size() > largest_menu ? PageLine::text : readers::page_line(text);
}

/// Prose of the document: a sentence that is none of the site's.
bool is_sentence(const RawBlock& block) {
    const std::string text = text_of(block);
    constexpr std::size_t shortest = 45;  // bytes: some 15 characters
    return text.size() >= shortest && text.find("。") != text.npos && line_of(block) == PageLine::text && block.kind != RawBlock::Kind::note;
}

/// The page's own title: the window's title begins with it, or it with the window's. The name of the
/// office alone, with which titles begin, is none: half of the title is, or what the next line goes on with.
bool is_headline(const std::vector<RawBlock>& blocks, std::size_t at, const std::string& window) {
    const RawBlock& block = blocks[at];
    if (block.kind == RawBlock::Kind::table || block.kind == RawBlock::Kind::note) return false;
    constexpr std::size_t shortest = 18, sure = 36;  // bytes
    const std::string line = bare(block.text);
    if (line.size() < shortest || window.size() < shortest) return false;
    if (window.starts_with(line)) return line.size() * 2 >= window.size() || (at + 1 < blocks.size() && window.starts_with(line + bare(blocks[at + 1].text)));
    return window.size() >= sure && line.starts_with(window.substr(0, sure)) && line.size() <= window.size() + sure;
}

/// How many blocks stand above the text.
std::size_t menus_above(const std::vector<RawBlock>& blocks, const std::string& window) {
    std::optional<std::size_t> place;
    std::size_t sentences = 0;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        // A digest or two of other pages may stand above the title.
        if (sentences > 2) break;
        if (is_headline(blocks, i, window) && (sentences == 0 || window.starts_with(bare(blocks[i].text)))) {
            // What was drawn again over the title is noted before it.
            return i > 0 && blocks[i - 1].kind == RawBlock::Kind::note ? i - 1 : i;
        }
        if (line_of(blocks[i]) == PageLine::place) place = i + 1;
        if (is_sentence(blocks[i])) {
            if (place) break;
            ++sentences;
        }
    }
    return place.value_or(0);
}

/// The first block of the site's below the text, or the number of blocks.
std::size_t site_below(const std::vector<RawBlock>& blocks) {
    std::size_t last = blocks.size();
    while (last > 0 && !is_sentence(blocks[last - 1])) --last;
    for (std::size_t i = last; i < blocks.size(); ++i) {
        const PageLine line = line_of(blocks[i]);
        if (line != PageLine::foot && (last == 0 || (line != PageLine::control && line != PageLine::label))) continue;
        std::size_t first = i;
        while (line == PageLine::foot && first > last && line_of(blocks[first - 1]) == PageLine::foot_part) --first;
        return first;
    }
    return blocks.size();
}

}  // namespace

void remove_site(std::vector<RawBlock>& blocks, const std::string& window) {
    const std::size_t above = menus_above(blocks, bare(window)), below = site_below(blocks);
    std::vector<RawBlock> kept;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        RawBlock block = blocks[i];
        if ((i < above || i >= below) && !states_fact(block) && !(i >= below && block.kind == RawBlock::Kind::note)) continue;
        const PageLine line = line_of(block);
        if (line == PageLine::control || line == PageLine::place) continue;
        if (block.kind == RawBlock::Kind::paragraph) block.text = readers::without_controls(block.text);
        if (block.text.empty() && block.cells.empty()) continue;
        kept.push_back(std::move(block));
    }
    // A page without a text is better than none of it.
    if (!kept.empty()) blocks = std::move(kept);
}

}  // namespace jianbao::pdf
