#include "flow.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <map>
#include <utility>

#include "columns.h"
#include "facts.h"
#include "jianbao/basics.h"
#include "page_lines.h"

namespace jianbao::pdf {

namespace {

/// Margins and pitch most lines of the document keep.
struct Measure {
    double left = 0, right = 0, em = 12, pitch = 20;
};

double most_common(const std::map<int, int>& counts, double standard) {
    const auto best = std::max_element(counts.begin(), counts.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    return best == counts.end() ? standard : best->first;
}

Measure measure(const std::vector<Page>& pages) {
    Measure m;
    std::map<int, int> lefts, rights, ems, pitches;
    for (const Page& page : pages)
        for (std::size_t i = 0; i < page.lines.size(); ++i) {
            const Line& line = page.lines[i];
            // Only lines that fill most of the page speak of its margins.
            if (line.right() - line.left() < page.width * 0.5) continue;
            ++lefts[static_cast<int>(std::lround(line.left()))];
            ++rights[static_cast<int>(std::lround(line.right() / 4)) * 4];
            ++ems[static_cast<int>(std::lround(line.em() * 2))];
            if (i > 0) ++pitches[static_cast<int>(std::lround(line.middle() - page.lines[i - 1].middle()))];
        }
    // The leftmost of the common left edges: paragraphs begin two characters further in.
    m.em = most_common(ems, 24) / 2;
    const double common_left = most_common(lefts, pages.empty() ? 0 : pages.front().width * 0.15);
    m.left = common_left;
    for (const auto& [left, count] : lefts)
        if (left < common_left && left > common_left - 3 * m.em && count * 8 >= lefts[static_cast<int>(common_left)]) {
            m.left = left;
            break;
        }
    m.right = most_common(rights, pages.empty() ? 500 : pages.front().width * 0.85);
    m.pitch = most_common(pitches, m.em * 1.8);
    return m;
}

bool ends_sentence(const std::string& text) {
    for (const char* mark : {"。", "！", "？", "：", "”", "）", ":", "；"})
        if (text.ends_with(mark)) return true;
    return false;
}

class Flow {
public:
    explicit Flow(const Measure& m) : m_(m) {}

    void line(const Page& page, const Line& line) {
        // The place in a site's menu, its buttons and its foot run into nothing.
        const readers::PageLine kind = readers::page_line(line.text());
        const bool alone = kind == readers::PageLine::place || kind == readers::PageLine::control || kind == readers::PageLine::foot || kind == readers::PageLine::foot_part;
        if (alone || alone_ || begins(page, line)) end();
        alone_ = alone;
        if (text_.empty()) {
            origin_ = {.page = page.number, .paragraph = static_cast<std::uint32_t>(blocks_.size() + 1)};
        }
        append(line.text());
        for (const Again& again : line.again) again_ += again.text;
        previous_ = &line;
        previous_page_ = page.number;
    }
    void table(RawBlock block, const Page& page, std::string again) {
        end();
        block.origin = {.page = page.number, .paragraph = static_cast<std::uint32_t>(blocks_.size() + 1)};
        origin_ = block.origin;
        again_ = std::move(again);
        note_again();
        blocks_.push_back(std::move(block));
    }
    void facts(const FactsBox& box, const Page& page, readers::BoxFacts& facts) {
        end();
        for (const auto& [entry, again] : box.entries) {
            origin_ = {.page = page.number, .paragraph = static_cast<std::uint32_t>(blocks_.size() + 1)};
            again_ = again;
            note_again();
            note(entry.text());
            facts.take(entry);
        }
    }
    std::vector<RawBlock> take() {
        end();
        return std::move(blocks_);
    }

private:
    bool is_centred(const Page& page, const Line& line) const {
        return std::abs((line.left() + line.right()) / 2 - page.width / 2) < 1.5 * m_.em &&
               line.left() > m_.left + 0.8 * m_.em;
    }

    bool begins(const Page& page, const Line& line) const {
        if (!previous_) return true;
        const double em = line.em(), before = previous_->em();
        if (std::abs(em - before) > 0.12 * before && std::abs(em - before) > 1) return true;
        const bool same_page = previous_page_ == page.number;
        const double gap = line.middle() - previous_->middle();
        // A title over several lines: larger type, centred, nothing ended yet.
        if (same_page && em > 1.15 * m_.em && is_centred(page, line) && is_centred(page, *previous_) &&
            !ends_sentence(text_) && gap < 2.2 * em)
            return false;
        if (same_page && gap > 1.7 * std::max(m_.pitch, 1.2 * em)) return true;
        if (line.left() > m_.left + 1.2 * em) return true;
        return previous_->right() < m_.right - 1.6 * em;
    }

    void append(const std::string& more) {
        if (!text_.empty() && !more.empty()) {
            const auto is_latin = [](char c) {
                return static_cast<unsigned char>(c) < 0x80 && std::isalnum(static_cast<unsigned char>(c));
            };
            if (text_.ends_with('-') && is_latin(more.front()))
                text_.pop_back();
            else if (is_latin(text_.back()) && is_latin(more.front()) &&
                     !std::isdigit(static_cast<unsigned char>(more.front())))
                text_ += ' ';
        }
        text_ += more;
    }

    void end() {
        previous_ = nullptr;
        if (text_.empty()) return;
        note_again();
        RawBlock block;
        block.text = std::exchange(text_, {});
        block.origin = origin_;
        blocks_.push_back(std::move(block));
    }

    void note_again() {
        if (!again_.empty()) note(std::exchange(again_, {}));
    }

    void note(std::string text) {
        RawBlock note;
        note.kind = RawBlock::Kind::note;
        note.text = std::move(text);
        note.origin = origin_;
        blocks_.push_back(std::move(note));
    }

    Measure m_;
    std::vector<RawBlock> blocks_;
    std::string text_;
    std::string again_;  ///< drawn again over the lines of the paragraph
    Origin origin_;
    bool alone_ = false;  ///< the line before ends its paragraph
    const Line* previous_ = nullptr;
    std::uint32_t previous_page_ = 0;
};

}  // namespace

std::vector<RawBlock> blocks_of(const std::vector<Page>& pages, readers::BoxFacts& facts) {
    Flow flow(measure(pages));
    for (const Page& page : pages)
        for (std::size_t i = 0; i < page.lines.size();) {
            if (const FactsBox box = facts_box(page, i); box.lines > 0) {
                flow.facts(box, page, facts);
                i += box.lines;
            } else if (const std::size_t count = table_lines(page, i); count > 0) {
                std::string again;
                for (std::size_t row = i; row < i + count; ++row)
                    for (const Again& word : page.lines[row].again) again += word.text;
                flow.table(table_of(page, i, count), page, std::move(again));
                i += count;
            } else {
                flow.line(page, page.lines[i++]);
            }
        }
    return flow.take();
}

}  // namespace jianbao::pdf
