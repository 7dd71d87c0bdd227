#include "blocks.h"

#include <algorithm>
#include <charconv>
#include <set>
#include <utility>

#include "dom.h"
#include "page_lines.h"

namespace jianbao::html {

namespace {

constexpr std::uint32_t max_span = 1000;

std::uint32_t span_of(const GumboNode* cell, const char* name) {
    const std::string_view text = attribute(cell, name);
    std::uint32_t value = 1;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return std::clamp(value, 1u, max_span);
}

void find_rows(const GumboNode* node, std::vector<const GumboNode*>& rows) {
    for (const GumboNode* child : children(node)) {
        if (tag(child) == GUMBO_TAG_TR) rows.push_back(child);
        if (tag(child) == GUMBO_TAG_TBODY || tag(child) == GUMBO_TAG_THEAD || tag(child) == GUMBO_TAG_TFOOT)
            find_rows(child, rows);
    }
}

bool holds_table(const GumboNode* node) {
    for (const GumboNode* child : children(node))
        if (tag(child) == GUMBO_TAG_TABLE || holds_table(child)) return true;
    return false;
}

std::size_t paragraphs_in(const GumboNode* node) {
    std::size_t count = 0;
    for (const GumboNode* child : children(node)) count += (tag(child) == GUMBO_TAG_P) + paragraphs_in(child);
    return count;
}

bool is_cell(const GumboNode* node) { return tag(node) == GUMBO_TAG_TD || tag(node) == GUMBO_TAG_TH; }

/// Pages of the last decades lay themselves out by tables: one column, tables in cells, or a
/// cell with a whole article: many paragraphs, or nearly all there is in a few cells.
bool lays_out(const GumboNode* table) {
    std::vector<const GumboNode*> rows;
    find_rows(table, rows);
    std::size_t widest = 0, longest = 0, all = 0, count = 0;
    for (const GumboNode* row : rows) {
        std::size_t cells = 0;
        for (const GumboNode* cell : children(row)) {
            if (!is_cell(cell)) continue;
            ++cells;
            if (holds_table(cell) || paragraphs_in(cell) > 12) return true;
            const std::size_t size = shown_text(cell).size();
            longest = std::max(longest, size);
            all += size;
            ++count;
        }
        widest = std::max(widest, cells);
    }
    constexpr std::size_t article = 900;  // bytes: some 300 characters
    return widest < 2 || (count <= 8 && longest >= article && longest * 10 >= all * 8);
}

class Collector {
public:
    explicit Collector(const Foot& foot) : foot_(foot) {}

    void walk(const GumboNode* node) {
        for (const GumboNode* child : children(node)) {
            if (is_text(child)) {
                line_ += child->v.text.text;
            } else if (is_hidden(child) || foot_.contains(child)) {
                continue;
            } else if (tag(child) == GUMBO_TAG_BR) {
                end_line();
            } else if (!is_block(child)) {
                walk(child);
            } else {
                end_line();
                block(child);
                end_line();
            }
        }
    }
    std::vector<RawBlock> take() {
        end_line();
        while (!blocks_.empty() && blocks_.back().kind != RawBlock::Kind::table && (ends_with_site(blocks_.back().text) || is_offered_again())) blocks_.pop_back();
        return std::move(blocks_);
    }

private:
    void block(const GumboNode* node) {
        if (is_boilerplate(node)) return;
        const GumboTag kind = tag(node);
        if (kind >= GUMBO_TAG_H1 && kind <= GUMBO_TAG_H6) {
            add(RawBlock::Kind::heading, shown_text(node), static_cast<int>(kind - GUMBO_TAG_H1) + 1);
        } else if (kind == GUMBO_TAG_TABLE && !lays_out(node)) {
            table(node);
        } else if (kind == GUMBO_TAG_PRE) {
            preformatted(node);
        } else {
            walk(node);
        }
    }

    void preformatted(const GumboNode* node) {
        for (const GumboNode* child : children(node)) {
            if (is_text(child)) {
                for (const char c : std::string_view(child->v.text.text)) {
                    if (c == '\n')
                        end_line();
                    else
                        line_ += c;
                }
            } else if (!is_hidden(child)) {
                preformatted(child);
            }
        }
    }

    void end_line() { add(RawBlock::Kind::paragraph, fold_spaces(std::exchange(line_, {})), 0); }

    /// At the end of a text, the heading of a list that was left out is the site's.
    static bool ends_with_site(std::string_view text) {
        const readers::PageLine line = readers::page_line(text);
        return line == readers::PageLine::label || line == readers::PageLine::foot;
    }

    /// The last line is the name of a file to fetch, which the text has named already.
    bool is_offered_again() const {
        const std::string& name = blocks_.back().text;
        if (!readers::names_attachment(name)) return false;
        const std::string stem = name.substr(0, name.rfind('.'));
        return stem.size() >= 12 && std::any_of(blocks_.begin(), blocks_.end() - 1, [&](const RawBlock& block) { return block.text.find(stem) != std::string::npos; });
    }

    void add(RawBlock::Kind kind, std::string text, int level) {
        if (const readers::PageLine line = readers::page_line(text); line == readers::PageLine::control || line == readers::PageLine::place) return;
        // What is left of a line with the page's buttons tells of the page.
        if (std::string told = readers::without_controls(text); told != text) {
            text = std::move(told);
            kind = RawBlock::Kind::note;
        }
        if (text.empty()) return;
        RawBlock made;
        made.kind = kind;
        made.text = std::move(text);
        made.level = level;
        made.origin.paragraph = ++paragraphs_;
        blocks_.push_back(std::move(made));
    }

    void table(const GumboNode* node) {
        std::vector<const GumboNode*> rows;
        find_rows(node, rows);
        RawBlock made;
        made.kind = RawBlock::Kind::table;
        for (const GumboNode* child : children(node))
            if (tag(child) == GUMBO_TAG_CAPTION) made.text = shown_text(child);
        std::set<std::pair<std::uint32_t, std::uint32_t>> taken;  // places merged cells cover
        for (std::uint32_t r = 0; r < rows.size(); ++r) {
            std::uint32_t column = 0;
            for (const GumboNode* child : children(rows[r])) {
                if (!is_cell(child)) continue;
                while (taken.contains({r, column})) ++column;
                RawCell cell{.row = r,
                             .column = column,
                             .row_span = span_of(child, "rowspan"),
                             .column_span = span_of(child, "colspan"),
                             .text = shown_text(child),
                             .header = tag(child) == GUMBO_TAG_TH || tag(rows[r]->parent) == GUMBO_TAG_THEAD};
                cell.row_span = std::min(cell.row_span, static_cast<std::uint32_t>(rows.size()) - r);
                for (std::uint32_t y = r; y < r + cell.row_span; ++y)
                    for (std::uint32_t x = column; x < column + cell.column_span; ++x) taken.insert({y, x});
                column += cell.column_span;
                made.cells.push_back(std::move(cell));
            }
        }
        const bool filled =
            std::any_of(made.cells.begin(), made.cells.end(), [](const RawCell& cell) { return !cell.text.empty(); });
        if (!filled) return;
        made.origin.paragraph = ++paragraphs_;
        blocks_.push_back(std::move(made));
    }

    const Foot& foot_;
    std::vector<RawBlock> blocks_;
    std::string line_;
    std::uint32_t paragraphs_ = 0;
};

}  // namespace

std::vector<RawBlock> blocks_of(const GumboNode* content, const Foot& foot) {
    Collector collector(foot);
    collector.walk(content);
    return collector.take();
}

}  // namespace jianbao::html
