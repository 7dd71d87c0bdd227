#include "passage.h"

#include <algorithm>
#include <limits>
#include <string_view>

#include "jianbao/basics.h"

namespace jianbao::pdf {
namespace {

using C = CharacterClass;

/// Room between Han and Latin or digits, in type sizes. Below 0.1, where readers of PDF begin to
/// take a gap for a space, so that 2021年 stays one word in a search. It doesn't stretch for the
/// same reason.
constexpr double thin_space = 0.09;

bool is_digit(const Item& item) { return item.character >= U'0' && item.character <= U'9'; }

bool is_latin(C kind) {
    return kind == C::latin || kind == C::latin_opener || kind == C::latin_closer || kind == C::break_after;
}

}  // namespace

void Passage::add(std::string_view text, const TextStyle& style, const std::string& link) {
    if (styles_.empty() || !(styles_.back() == style)) styles_.push_back(style);
    std::uint16_t link_number = 0;
    if (!link.empty()) {
        if (links_.empty() || links_.back() != link) links_.push_back(link);
        link_number = static_cast<std::uint16_t>(links_.size());
    }
    settled_ = false;
    items_.reserve(items_.size() + text.size() / 3 + 4);
    for (std::size_t at = 0; at < text.size();) {
        char32_t character = next_character(text, at);
        if (character == U'\n' || character == U'\r' || character == U'\t') character = U' ';
        if (is_ignorable(character)) continue;
        const Glyph& glyph = fonts_->glyph(style.role, character);
        Item item;
        item.code = glyph.code;
        item.face = glyph.face;
        item.style = static_cast<std::uint8_t>(styles_.size() - 1);
        item.kind = classify(character);
        item.missing = glyph.missing;
        item.character = character;
        item.link = link_number;
        item.full_width = glyph.advance > 0.9f;
        item.width = static_cast<float>(glyph.advance * style.size);
        items_.push_back(item);
    }
}

void Passage::add_room(double width, const TextStyle& style) {
    if (styles_.empty() || !(styles_.back() == style)) styles_.push_back(style);
    const Glyph& glyph = fonts_->glyph(style.role, U' ');
    Item item;
    item.code = glyph.code;
    item.face = glyph.face;
    item.style = static_cast<std::uint8_t>(styles_.size() - 1);
    item.kind = C::opener;  // what follows stays with it
    item.character = U' ';
    item.width = static_cast<float>(glyph.advance * style.size);
    item.gap = static_cast<float>(width - item.width);
    items_.push_back(item);
    settled_ = false;
}

double Passage::size_points() const {
    double largest = 0;
    for (const TextStyle& style : styles_) largest = std::max(largest, style.size);
    return largest;
}

double Passage::trailing_blank(const Item& item) const {
    return item.full_width ? blank_after(item.kind) * styles_[item.style].size : 0;
}

/// Fixes, for each pair of neighbours, whether a line may break there, the room between them and
/// how it may change.
void Passage::settle() {
    if (settled_) return;
    settled_ = true;
    for (std::size_t i = 0; i < items_.size(); ++i) {
        Item& left = items_[i];
        if (i + 1 == items_.size()) {
            left.break_after = true;
            break;
        }
        const Item& right = items_[i + 1];
        double size = styles_[left.style].size;
        C a = left.kind, b = right.kind;
        left.break_after = may_break_between(a, b);
        // 2021-04-26, 2021/22: signs between digits divide nothing.
        if (a == C::break_after && is_digit(right) && i > 0 && is_digit(items_[i - 1])) left.break_after = false;
        if (a == C::pair && b == C::pair && left.character == right.character) left.break_after = false;
        if (left.character == U' ' && a == C::opener) continue;  // room for a drawing

        double before = right.full_width ? blank_before(b) * size : 0;
        double after = left.full_width ? blank_after(a) * size : 0;
        bool left_mark = blank_after(a) > 0 || blank_before(a) > 0;
        bool right_mark = blank_after(b) > 0 || blank_before(b) > 0;
        left.stretch = 1;
        if (left_mark && right_mark && left.full_width && right.full_width) {
            // Two marks share one blank: （《, 》，, ，“. An opener before a closer has none to
            // share.
            double shared = blank_before(a) > 0 && blank_after(b) > 0 ? 0
                            : blank_before(a) > 0                     ? before
                            : blank_after(b) > 0                      ? std::min(after, 0.5 * size)
                                                                      : std::max(after, before);
            left.gap = 0;
            if (shared > 0) {
                left.code = fonts_->with_advance(left.face, left.code, (left.width - shared) / size);
                left.width -= static_cast<float>(shared);
                left.full_width = false;  // it has no blank left to give
            }
            left.shrink = static_cast<float>(std::max(0.0, after + before - shared) * 0.5);
            left.stretch = 0;
        } else if ((is_latin(a) && b == C::han) || (a == C::han && is_latin(b))) {
            left.gap = static_cast<float>(thin_space * size);
            left.shrink = left.gap;
            left.stretch = 0;
        } else {
            left.gap = 0;
            left.shrink = static_cast<float>(after + before);
        }
        if (is_latin(a) && is_latin(b)) left.stretch = 0;
        if (b == C::mark || (a == C::pair && b == C::pair)) left.stretch = 0;
        if (a == C::space) {
            left.stretch = 3;
            left.shrink = left.width * 0.3f;
        }
        if (b == C::space) left.stretch = 0;
    }
}

double Passage::natural_width() {
    settle();
    double width = 0;
    for (std::size_t i = 0; i < items_.size(); ++i)
        width += items_[i].width + (i + 1 < items_.size() ? items_[i].gap : 0);
    return width;
}

double Passage::widest_piece() {
    settle();
    double widest = 0, width = 0;
    for (const Item& item : items_) {
        width += item.width;
        if (item.break_after) {
            widest = std::max(widest, width - (item.kind == C::space ? item.width : trailing_blank(item)));
            width = 0;
        } else {
            width += item.gap;
        }
    }
    return widest;
}

/// Width of what stands between this item and the next place where a line may end.
double Passage::piece_width(std::size_t item) const {
    double width = 0;
    for (; item < items_.size(); ++item) {
        width += items_[item].width;
        if (items_[item].break_after) break;
        width += items_[item].gap;
    }
    return width;
}

Line Passage::make_line(std::size_t begin, std::size_t end, double indent, double room, bool fill_out) const {
    while (end > begin + 1 && items_[end - 1].kind == C::space) --end;
    Line line{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), indent, 0, 0, 0};
    double width = 0, shrink = 0;
    unsigned weights = 0;
    for (std::size_t i = begin; i < end; ++i) {
        width += items_[i].width;
        if (i + 1 == end) break;
        width += items_[i].gap;
        shrink += items_[i].shrink;
        weights += items_[i].stretch;
    }
    // A mark at the end of the line gives its blank away when the line is too long for it.
    double trimmed = end > begin && width > room + 0.01 ? trailing_blank(items_[end - 1]) : 0;
    double slack = room - (width - trimmed);
    if (slack < 0 && shrink > 0) {
        line.shrink = std::min(1.0, -slack / shrink);
        width -= line.shrink * shrink;
    } else if (slack > 0 && trimmed > 0) {
        // It needs only a part of the blank: the line ends where the column does.
        width = room + trimmed - slack;
        if (fill_out && weights > 0) {
            line.stretch = slack / weights;
            width = room + trimmed;
        }
    } else if (fill_out && slack > 0 && weights > 0) {
        double size = styles_[items_[begin].style].size;
        double stretch = slack / weights;
        // A line that would be pulled apart stays short instead.
        if (stretch < 0.3 * size) {
            line.stretch = stretch;
            width += slack;
        }
    }
    line.width = width;
    return line;
}

std::vector<Line> Passage::break_lines(const LineShape& shape) {
    settle();
    std::vector<Line> lines;
    if (items_.empty()) {
        lines.push_back({0, 0, shape.first_indent, 0, 0, 0});
        return lines;
    }
    constexpr std::size_t none = std::numeric_limits<std::size_t>::max();
    auto next_break = [&](std::size_t begin, double room) {
        std::size_t loose = none, tight = none, inner = none;
        double x = 0, shrinkable = 0, loose_slack = 0, tight_excess = 0;
        std::size_t i = begin;
        for (; i < items_.size(); ++i) {
            const Item& item = items_[i];
            double blank = trailing_blank(item);
            double width = item.kind == C::space ? x : x + item.width - blank;
            if (width - shrinkable > room + 0.01 && i > begin) break;
            if (item.break_after) {
                if (width <= room + 0.01) {
                    loose = i;
                    loose_slack = room - width;
                } else if (width - shrinkable <= room + 0.01) {
                    tight = i;
                    tight_excess = width - room;
                }
            }
            bool sign = item.character < 128 &&
                        std::string_view("./@-_=?&").find(static_cast<char>(item.character)) != std::string_view::npos;
            bool figure = i > begin && i + 1 < items_.size() && is_digit(items_[i - 1]) && is_digit(items_[i + 1]);
            if (sign && !figure && width <= room && i + 1 < items_.size() && items_[i + 1].kind == C::latin) inner = i;
            x += item.width + item.gap;
            shrinkable += item.shrink;
        }
        // Addresses break behind their signs rather than leave a hole in the line before.
        if (loose != none && inner != none && inner > loose &&
            loose_slack > std::max(room / 6, 2 * styles_[items_[begin].style].size))
            return inner + 1;
        if (tight != none && (loose == none || (tight > loose && tight_excess < loose_slack))) return tight + 1;
        // A word wider than the column is cut where the column ends; on the line where it begins, unless little of it
        // finds room there.
        if (loose != none &&
            (loose_slack < 4 * styles_[items_[begin].style].size || piece_width(loose + 1) <= room + 0.01))
            return loose + 1;
        std::size_t cut = std::max(i, begin + 1);
        while (cut > begin + 1 && cut < items_.size() &&
               (items_[cut].kind == C::mark || items_[cut].kind == C::closer || items_[cut].kind == C::exclamation))
            --cut;
        return cut;
    };

    std::size_t begin = 0;
    while (begin < items_.size()) {
        double indent = lines.empty() ? shape.first_indent : shape.indent;
        double room = std::max(shape.width - indent, 1.0);
        std::size_t end = next_break(begin, room);
        bool last = end >= items_.size();
        lines.push_back(make_line(begin, end, indent, room, shape.fill == Fill::justified && !last));
        begin = end;
        while (begin < items_.size() && items_[begin].kind == C::space) ++begin;
    }

    if (shape.avoid_single && lines.size() > 1) {
        // 单字不成行: one character alone on the last line takes its neighbour along.
        Line& last = lines.back();
        std::size_t characters = 0;
        for (std::size_t i = last.begin; i < last.end; ++i)
            characters += items_[i].kind == C::han || items_[i].kind == C::latin;
        Line& before = lines[lines.size() - 2];
        if (characters <= 1 && last.end - last.begin <= 3 && before.end - before.begin > 5) {
            std::size_t cut = before.end - 1;
            while (cut > before.begin + 4 && !items_[cut - 1].break_after) --cut;
            if (cut > before.begin + 4) {
                double room = shape.width - before.indent;
                double last_room = shape.width - last.indent;
                std::size_t end = last.end;
                before = make_line(before.begin, cut, before.indent, room, shape.fill == Fill::justified);
                last = make_line(cut, end, last.indent, last_room, false);
            }
        }
    }
    return lines;
}

void Passage::draw(Canvas& canvas, const Line& line, double x, double baseline, std::vector<char32_t>* missing) const {
    x += line.indent;
    GlyphRun run;
    std::size_t i = line.begin;
    while (i < line.end) {
        const Item& first = items_[i];
        const TextStyle& style = styles_[first.style];
        run.face = first.face;
        run.size = style.size;
        run.colour = style.colour;
        run.embolden = fonts_->embolden(style.role);
        run.spacing = line.stretch;
        run.codes.clear();
        run.shifts.clear();
        double start = x;
        std::size_t j = i;
        for (; j < line.end && items_[j].face == first.face && items_[j].style == first.style &&
               items_[j].link == first.link;
             ++j) {
            const Item& item = items_[j];
            double room = gap(j, line);
            run.codes.push_back(item.code);
            run.shifts.push_back(static_cast<float>(room - line.stretch));
            x += item.width + room;
            if (item.missing && missing) missing->push_back(item.character);
        }
        canvas.text(start, baseline, run);
        if (first.link != 0)
            canvas.link({start, baseline - 0.9 * style.size, x - start, 1.1 * style.size}, links_[first.link - 1u]);
        i = j;
    }
}

}  // namespace jianbao::pdf
