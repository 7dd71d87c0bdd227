#include "page.h"

#include <algorithm>
#include <cmath>
#include <pugixml.hpp>
#include <string_view>
#include <unordered_map>

#include "jianbao/basics.h"
#include "xml.h"

namespace jianbao::pdf {

namespace {

struct Extent {
    double ems = 0;  ///< width in ems: a Han character one, others half
    bool han_first = false, han_last = false;
};

bool is_wide(char32_t c) { return c >= 0x2E80 || (c >= 0x2014 && c <= 0x2026); }

Extent extent_of(const std::string& text) {
    Extent extent;
    for (std::size_t at = 0; at < text.size();) {
        const bool first = at == 0;
        const bool wide = is_wide(next_character(text, at));
        extent.ems += wide ? 1 : 0.5;
        if (first) extent.han_first = wide;
        extent.han_last = wide;
    }
    return extent;
}

/// Gaps in ems that a piece may have: between words of one line, and between what poppler took
/// for lines of their own, which in a table with narrow cells stand close.
constexpr double gap_of_words = 0.43, gap_of_lines = 0.25;

/// Puts a word behind a piece, or says that the gap between them is wider than that many ems.
bool join(Piece& piece, const Piece& word, double widest_gap) {
    const double em = std::max(piece.em, word.em), gap = word.left - piece.right;
    // Figures are wider than half an em in some fonts: the smaller estimate is the nearer one.
    if (gap > widest_gap * std::min(piece.em, word.em)) return false;
    const Extent before = extent_of(piece.text), after = extent_of(word.text);
    // Poppler cuts words at small shifts; only Latin words are apart by a space.
    const double least = before.han_last && after.han_first ? 0.6 : before.han_last || after.han_first ? 0.4 : 0.15;
    if (gap > least * em) piece.text += ' ';
    const double ems = before.ems + after.ems;
    piece.text += word.text;
    piece.em = (piece.em * before.ems + word.em * after.ems) / ems;
    piece.right = std::max(piece.right, word.right);
    piece.top = std::min(piece.top, word.top);
    piece.bottom = std::max(piece.bottom, word.bottom);
    return true;
}

/// The word, with an empty text where there is nothing to read.
Piece word_of(const pugi::xml_node& node) {
    Piece word{.left = node.attribute("xMin").as_double(),
               .right = node.attribute("xMax").as_double(),
               .top = node.attribute("yMin").as_double(),
               .bottom = node.attribute("yMax").as_double(),
               .text = node.text().get()};
    if (!is_valid_utf8(word.text)) word.text.clear();
    if (!word.text.empty()) word.em = (word.right - word.left) / std::max(0.5, extent_of(word.text).ems);
    return word;
}

std::vector<Piece> pieces_of(const pugi::xml_node& line) {
    std::vector<Piece> pieces;
    for (const pugi::xml_node& node : line.children("word")) {
        Piece word = word_of(node);
        if (word.text.empty()) continue;
        if (pieces.empty() || !join(pieces.back(), word, gap_of_words)) pieces.push_back(std::move(word));
    }
    return pieces;
}

bool same_place(const Piece& a, const Piece& b) {
    const double shift = std::max(1.5, 0.1 * a.em);
    return a.text == b.text && std::abs(a.left - b.left) < shift && std::abs(a.middle() - b.middle()) < shift;
}

void collect_words(const pugi::xml_node& node, std::vector<Piece>& words) {
    for (const pugi::xml_node& child : node.children()) {
        if (std::string_view(child.name()) != "word") {
            collect_words(child, words);
        } else if (Piece word = word_of(child); !word.text.empty()) {
            words.push_back(std::move(word));
        }
    }
}

/// Notes at the line and piece that the word stands on that it is drawn again.
void note_again(Page& page, const Piece& word) {
    const auto reach = [&](const Line& line) { return 0.45 * std::min(line.pieces.front().em, word.em); };
    auto line = std::partition_point(page.lines.begin(), page.lines.end(), [&](const Line& candidate) {
        return candidate.middle() < word.middle() - reach(candidate);
    });
    for (; line != page.lines.end() && line->middle() <= word.middle() + reach(*line); ++line)
        for (std::size_t i = 0; i < line->pieces.size(); ++i) {
            const Piece& piece = line->pieces[i];
            if (piece.left >= word.right || word.left >= piece.right) continue;
            line->again.push_back({i, word.text});
            return;
        }
}

}  // namespace

double Line::em() const {
    double sum = 0, weight = 0;
    for (const Piece& piece : pieces) {
        const double width = piece.right - piece.left;
        sum += piece.em * width;
        weight += width;
    }
    return weight > 0 ? sum / weight : pieces.front().em;
}

std::string Line::text() const {
    std::string text;
    for (const Piece& piece : pieces) {
        if (!text.empty()) text += ' ';
        text += piece.text;
    }
    return text;
}

std::vector<Page> read_pages(const std::string& xhtml) {
    const pugi::xml_document document = readers::parse_xml(xhtml, "the text of the PDF");
    std::vector<Page> pages;
    for (const pugi::xml_node& node : document.child("html").child("body").child("doc").children("page")) {
        Page page{.number = static_cast<std::uint32_t>(pages.size() + 1),
                  .width = node.attribute("width").as_double(),
                  .height = node.attribute("height").as_double(),
                  .lines = {}};
        std::vector<Piece> pieces;
        for (const pugi::xml_node& flow : node.children("flow"))
            for (const pugi::xml_node& block : flow.children("block"))
                for (const pugi::xml_node& line : block.children("line"))
                    for (Piece& piece : pieces_of(line)) pieces.push_back(std::move(piece));
        std::stable_sort(pieces.begin(), pieces.end(),
                         [](const Piece& a, const Piece& b) { return a.middle() < b.middle(); });
        for (Piece& piece : pieces) {
            // Boxes reach over their lines: the middles tell lines apart.
            const bool same = !page.lines.empty() && std::abs(page.lines.back().middle() - piece.middle()) <
                                                         0.45 * std::min(page.lines.back().pieces.front().em, piece.em);
            if (!same) page.lines.emplace_back();
            Line& line = page.lines.back();
            if (std::none_of(line.pieces.begin(), line.pieces.end(),
                             [&](const Piece& other) { return same_place(other, piece); }))
                line.pieces.push_back(std::move(piece));
        }
        for (Line& line : page.lines) {
            std::sort(line.pieces.begin(), line.pieces.end(),
                      [](const Piece& a, const Piece& b) { return a.left < b.left; });
            std::vector<Piece> joined;
            for (Piece& piece : line.pieces)
                if (joined.empty() || !join(joined.back(), piece, gap_of_lines)) joined.push_back(std::move(piece));
            line.pieces = std::move(joined);
        }
        pages.push_back(std::move(page));
    }
    return pages;
}

void note_overprints(std::vector<Page>& pages, const std::string& xhtml) {
    const pugi::xml_document document = readers::parse_xml(xhtml, "the text of the PDF");
    auto page = pages.begin();
    for (const pugi::xml_node& node : document.child("html").child("body").child("doc").children("page")) {
        if (page == pages.end()) break;
        std::vector<Piece> words;
        collect_words(node, words);
        // What is drawn again follows soon: the last places of a text are enough to look at.
        constexpr std::size_t remembered = 4;
        std::unordered_map<std::string_view, std::vector<const Piece*>> seen;
        for (const Piece& word : words) {
            std::vector<const Piece*>& places = seen[word.text];
            if (std::any_of(places.begin(), places.end(), [&](const Piece* other) { return same_place(*other, word); })) {
                note_again(*page, word);
            } else {
                if (places.size() == remembered) places.erase(places.begin());
                places.push_back(&word);
            }
        }
        ++page;
    }
}

}  // namespace jianbao::pdf
