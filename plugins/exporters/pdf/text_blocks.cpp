// Title, headings, paragraphs and notices: everything that stands on the grid of body lines.
#include <unicode/brkiter.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>

#include "blocks.h"

namespace jianbao::pdf {
namespace {

/// Pieces of a title that stay together: words of the dictionary, with the marks behind them.
std::vector<std::string> split_words(const std::string& text) {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::BreakIterator> words(icu::BreakIterator::createWordInstance(icu::Locale("zh"), status));
    if (U_FAILURE(status)) return {text};
    icu::UnicodeString unicode = icu::UnicodeString::fromUTF8(text);
    words->setText(unicode);
    std::vector<std::string> pieces;
    int32_t begin = words->first();
    for (int32_t end = words->next(); end != icu::BreakIterator::DONE; begin = end, end = words->next()) {
        std::string piece;
        unicode.tempSubStringBetween(begin, end).toUTF8String(piece);
        std::size_t at = 0;
        char32_t first = next_character(piece, at);
        bool joins = !pieces.empty() && !may_break_between(CharacterClass::han, classify(first));
        if (!pieces.empty() && !joins) {
            std::size_t last = pieces.back().size() - 1;
            while (last > 0 && (static_cast<unsigned char>(pieces.back()[last]) & 0xC0) == 0x80) --last;
            joins = !may_break_between(classify(next_character(pieces.back(), last)), CharacterClass::han);
        }
        if (joins)
            pieces.back() += piece;
        else
            pieces.push_back(std::move(piece));
    }
    return pieces;
}

/// True where a title is well divided: behind a mark or 的, or before a word that joins.
bool is_good_place(const std::string& before, const std::string& after) {
    for (const char* end : {"，", "、", "》", "”", "）", " ", "的"})
        if (before.ends_with(end)) return true;
    for (const char* start : {"和", "与", "及", "暨", "并", "《", "（", "“"})
        if (after.starts_with(start)) return true;
    return false;
}

/// Lines of a title, about equally long and broken between words (词意完整、长短适宜).
std::vector<std::string> balance_title(PageFlow& flow, const std::string& text, const TextStyle& style, double width) {
    double whole = flow.text_width(text, style);
    if (whole <= width) return {text};
    std::vector<std::string> pieces = split_words(text);
    std::size_t count = pieces.size();
    std::vector<double> widths;
    for (const std::string& piece : pieces) widths.push_back(flow.text_width(piece, style));
    // The cheapest way to set the pieces up to each place in so many lines.
    constexpr double never = 1e18;
    for (std::size_t lines = static_cast<std::size_t>(std::ceil(whole / width)); lines <= count; ++lines) {
        double even = whole / static_cast<double>(lines);
        std::vector<std::vector<double>> cost(lines + 1, std::vector<double>(count + 1, never));
        std::vector<std::vector<std::size_t>> from(lines + 1, std::vector<std::size_t>(count + 1, 0));
        cost[0][0] = 0;
        for (std::size_t line = 1; line <= lines; ++line) {
            for (std::size_t end = line; end <= count; ++end) {
                double wide = 0;
                for (std::size_t begin = end; begin-- > line - 1;) {
                    wide += widths[begin];
                    if (wide > width && begin + 1 < end) break;
                    if (cost[line - 1][begin] == never) continue;
                    double off = (wide - even) / style.size;
                    double all = cost[line - 1][begin] + off * off;
                    if (begin > 0 && !is_good_place(pieces[begin - 1], pieces[begin])) all += 30;
                    if (all < cost[line][end]) {
                        cost[line][end] = all;
                        from[line][end] = begin;
                    }
                }
            }
        }
        if (cost[lines][count] == never) continue;
        std::vector<std::string> set(lines);
        std::size_t end = count;
        for (std::size_t line = lines; line > 0; --line) {
            std::size_t begin = from[line][end];
            for (std::size_t i = begin; i < end; ++i) set[line - 1] += pieces[i];
            end = begin;
        }
        return set;
    }
    return {text};
}

TextStyle heading_style(const PageFlow& flow, int level) {
    Role role = level <= 1 ? Role::hei : level == 2 ? Role::kai : Role::body;
    return {role, flow.settings().body_size, flow.settings().palette.heading};
}

std::vector<Line> heading_lines(PageFlow& flow, Passage& paragraph, const HeadingBlock& heading) {
    TextStyle style = heading_style(flow, heading.level);
    paragraph.add(heading.text, style);
    return paragraph.break_lines({flow.width(), 2 * style.size, 0, Fill::justified, true});
}

/// Sets lines at the pitch, over as many pages as they take. No page begins with a paragraph's last
/// line or ends with its first, where the paragraph has lines enough; and its end stays together
/// with `after` points of what follows.
void flow_lines(PageFlow& flow, const Passage& paragraph, const std::vector<Line>& lines, double pitch, double align,
                double left, double width, double after = 0) {
    flow.page();
    std::size_t at = 0;
    while (at < lines.size()) {
        std::size_t fit = static_cast<std::size_t>(std::max(0.0, std::floor((flow.room() + 0.5) / pitch)));
        std::size_t left_over = lines.size() - at;
        if (fit < left_over) {
            if (left_over - fit == 1 && left_over >= 3 && fit >= 2 && !flow.page_is_empty()) --fit;
            if (at == 0 && fit == 1 && left_over >= 3 && !flow.page_is_empty()) fit = 0;
        } else if (after > 0 && static_cast<double>(left_over) * pitch + after > flow.room() + 0.5 &&
                   !flow.page_is_empty()) {
            fit = left_over >= 4 ? left_over - 2 : 0;
            if (fit == 0 && at > 0) fit = 1;
        }
        if (fit == 0) {
            flow.new_page(flow.turned());
            if (flow.room() < pitch)
                fit = 1;
            else
                continue;
        }
        for (std::size_t end = std::min(lines.size(), at + fit); at < end; ++at) {
            const Line& line = lines[at];
            flow.draw(paragraph, line, left + (width - line.indent - line.width) * align, flow.y(), pitch);
            flow.advance(pitch);
        }
        if (at < lines.size()) flow.new_page(flow.turned());
    }
}

}  // namespace

void set_title(PageFlow& flow, const Report& report) {
    const Settings& settings = flow.settings();
    if (!report.title.empty()) {
        flow.bookmark(0, report.title);
        TextStyle style{Role::title, settings.title_size, colours::black};
        double pitch = std::max(settings.line_pitch, settings.title_size * 1.5);
        for (const std::string& line : balance_title(flow, report.title, style, flow.width() - style.size)) {
            flow.draw_text(line, style, flow.left(), flow.width(), flow.y(), pitch, 0.5);
            flow.advance(pitch);
        }
    }
    if (!report.subtitle.empty()) {
        TextStyle style{Role::kai, settings.body_size, colours::black};
        Passage paragraph(flow.fonts());
        paragraph.add(report.subtitle, style);
        auto lines = paragraph.break_lines({flow.width(), 0, 0, Fill::ragged});
        flow_lines(flow, paragraph, lines, settings.line_pitch, 0.5, flow.left(), flow.width());
    }
    if (!report.title.empty() || !report.subtitle.empty()) {
        flow.advance(settings.line_pitch);
        flow.snap();
    }
}

void set_heading(PageFlow& flow, const HeadingBlock& heading) {
    flow.snap();
    double pitch = flow.settings().line_pitch;
    Passage paragraph(flow.fonts());
    auto lines = heading_lines(flow, paragraph, heading);
    flow.need(pitch * static_cast<double>(lines.size()));
    flow.anchor(heading.anchor);
    flow.anchor_heading();
    flow.bookmark(heading.level, heading.text);
    flow_lines(flow, paragraph, lines, pitch, 0, flow.left(), flow.width());
}

namespace {

void add_runs(PageFlow& flow, Passage& passage, const RichText& text, const TextStyle& style) {
    for (const TextRun& run : text) {
        TextStyle part = style;
        std::string link = flow.link(run.link);
        if (run.emphasis == Emphasis::strong) part.role = Role::hei;
        if (run.emphasis == Emphasis::muted) part.colour = colours::grey;
        if (!link.empty()) part.colour = colours::link;
        passage.add(run.text, part, link);
    }
}

}  // namespace

void set_signature(PageFlow& flow, std::span<const Block> paragraphs) {
    TextStyle style = flow.body_style();
    double pitch = flow.settings().line_pitch;
    flow.snap();
    flow.need(pitch * static_cast<double>(paragraphs.size()));
    std::vector<Passage> passages;
    std::vector<std::vector<Line>> lines;
    double widest = 0, last = 0;
    for (const Block& block : paragraphs) {
        passages.emplace_back(flow.fonts());
        add_runs(flow, passages.back(), std::get<ParagraphBlock>(block).text, style);
        lines.push_back(passages.back().break_lines({flow.width() - 4 * style.size, 0, 0, Fill::ragged}));
        for (const Line& line : lines.back()) widest = std::max(widest, line.width);
        last = lines.back().back().width;
    }
    // The date ends four characters before the edge, the office has its middle over it; a long name
    // comes no nearer to the edge than two characters.
    double centre = flow.left() + flow.width() - 4 * style.size - last / 2;
    centre = std::min(centre, flow.left() + flow.width() - 2 * style.size - widest / 2);
    for (std::size_t i = 0; i < passages.size(); ++i) {
        flow.need(pitch);
        flow.anchor(std::get<ParagraphBlock>(paragraphs[i]).anchor);
        for (const Line& line : lines[i]) {
            flow.need(pitch);
            flow.draw(passages[i], line, centre - line.width / 2, flow.y(), pitch);
            flow.advance(pitch);
        }
    }
}

namespace {

TextStyle note_style(const PageFlow& flow) {
    return {Role::body, std::max(flow.settings().table_size, flow.settings().body_size * 0.66), colours::black};
}
constexpr double note_leading = 1.6;

}  // namespace

double note_height(PageFlow& flow, const std::string& note) {
    if (note.empty()) return 0;
    const TextStyle style = note_style(flow);
    Passage passage(flow.fonts());
    passage.add(note, style);
    const auto lines = passage.break_lines({flow.width(), 0, 0, Fill::justified, true});
    return style.size * note_leading * static_cast<double>(lines.size());
}

void set_paragraph(PageFlow& flow, const ParagraphBlock& block, double after) {
    const Settings& settings = flow.settings();
    TextStyle style = flow.body_style();
    double pitch = settings.line_pitch;
    LineShape shape{flow.width(), 0, 0, Fill::justified, true};
    double align = 0;
    switch (block.style) {
        case ParagraphStyle::body:
            shape.first_indent = 2 * style.size;
            break;
        case ParagraphStyle::plain:
            break;
        case ParagraphStyle::centred:
            shape.fill = Fill::ragged;
            align = 0.5;
            break;
        case ParagraphStyle::note:
            style = note_style(flow);
            pitch = style.size * note_leading;
            break;
        case ParagraphStyle::signature:
            return set_signature(flow, std::array<Block, 1>{block});
    }
    if (block.style != ParagraphStyle::note) flow.snap();
    Passage paragraph(flow.fonts());
    add_runs(flow, paragraph, block.text, style);
    auto lines = paragraph.break_lines(shape);
    flow.need(pitch * static_cast<double>(std::min<std::size_t>(lines.size(), 2)));
    flow.anchor(block.anchor);
    flow_lines(flow, paragraph, lines, pitch, align, flow.left(), shape.width, after);
}

void set_notices(PageFlow& flow, const std::string& title, std::span<const std::string> notices) {
    if (notices.empty()) return;
    flow.snap();
    const Settings& settings = flow.settings();
    TextStyle style{Role::kai, std::max(settings.table_size, settings.body_size * 0.75), colours::black};
    double pitch = style.size * 1.7, inset = 0.8 * style.size;
    TextStyle head = style;
    head.role = Role::hei;
    flow.need(3 * pitch);
    const std::string lead = title + "  ";
    bool first = true;
    auto rule = [&] {
        flow.page().line({flow.left(), flow.y()}, {flow.left() + flow.width(), flow.y()}, 0.5, colours::black);
    };
    flow.advance(pitch * 0.3);
    rule();
    flow.advance(pitch * 0.3);
    for (const std::string& notice : notices) {
        Passage paragraph(flow.fonts());
        if (first)
            paragraph.add(lead, head);
        else
            paragraph.add_room(flow.text_width(lead, head), style);
        paragraph.add(notice, style);
        first = false;
        double indent = flow.text_width(lead, head);
        double width = flow.width() - 2 * inset;
        auto lines = paragraph.break_lines({width, 0, indent, Fill::ragged});
        flow_lines(flow, paragraph, lines, pitch, 0, flow.left() + inset, width);
    }
    flow.advance(pitch * 0.3);
    rule();
    flow.advance(pitch * 0.5);
}

double opening_height(PageFlow& flow, std::span<const Block> blocks) {
    double pitch = flow.settings().line_pitch, height = 0;
    for (const Block& block : blocks) {
        if (const auto* heading = std::get_if<HeadingBlock>(&block)) {
            Passage paragraph(flow.fonts());
            height += pitch * static_cast<double>(heading_lines(flow, paragraph, *heading).size());
            continue;
        }
        if (std::holds_alternative<ParagraphBlock>(block)) return height + 2 * pitch;
        if (std::holds_alternative<TableBlock>(block)) return height + 5 * flow.settings().table_size * 2;
        if (std::holds_alternative<KeyFiguresBlock>(block)) return height + 90;
        if (std::holds_alternative<ChartBlock>(block)) return height + 190;
        if (std::holds_alternative<HeatBlock>(block)) return height + 120;
        if (std::holds_alternative<CalendarBlock>(block)) return height + 160;
        if (std::holds_alternative<ContentsBlock>(block)) return height + 3 * pitch;
        return height;
    }
    return height;
}

}  // namespace jianbao::pdf
