#include <algorithm>

#include "markers.h"
#include "scan.h"
#include "steps.h"

namespace jianbao::text {

namespace {

/// Skips blanks and gives the number at `at`, or nothing.
std::optional<Number> number_after(std::string_view text, std::size_t& at) {
    while (at < text.size() && text[at] == ' ') ++at;
    const auto number = read_digits(text.substr(at));
    if (number) at += number->length;
    while (at < text.size() && text[at] == ' ') ++at;
    return number;
}

/// 第 19 页 共 19 页 and 第19页/共19页 at `at`; where it ends, or 0.
std::size_t counted_page_at(std::string_view text, std::size_t begin) {
    std::size_t at = begin + std::string_view("第").size();
    if (!number_after(text, at) || !text.substr(at).starts_with("页")) return 0;
    at += std::string_view("页").size();
    while (at < text.size() && (text[at] == ' ' || text[at] == '/' || text[at] == ',')) ++at;
    for (const std::string_view mark : {"，", "、", "／"})
        if (text.substr(at).starts_with(mark)) at += mark.size();
    if (!text.substr(at).starts_with("共")) return 0;
    at += std::string_view("共").size();
    if (!number_after(text, at) || !text.substr(at).starts_with("页")) return 0;
    return at + std::string_view("页").size();
}

/// - 3 - and —3— inside a line, the dash at `begin`: the mark and the blanks around it, or nothing. Hyphens without blanks
/// may be part of a name (5-3-1).
std::optional<Span> framed_page_at(std::string_view text, std::size_t begin, std::string_view dash) {
    const auto beside = [](char32_t c) { return is_han(c) || ends_sentence(c) || is_colon(c) || is_closing(c) || narrow(c) == ',' || narrow(c) == ';' || c == U'、'; };
    std::size_t front = begin;
    while (front > 0 && text[front - 1] == ' ') --front;
    if (front == 0 || !beside(character_before(text, front))) return std::nullopt;
    std::size_t at = begin + dash.size();
    const bool spaced = at < text.size() && text[at] == ' ' && dash.size() == 1;
    const auto number = number_after(text, at);
    if (!number || number->value == 0 || number->value > 999 || (dash.size() == 1 && (!spaced || text[at - 1] != ' ')) || !text.substr(at).starts_with(dash)) return std::nullopt;
    at += dash.size();
    while (at < text.size() && text[at] == ' ') ++at;
    const bool ends_line = at < text.size() && text[at] == '\n' && dash.size() > 1 && is_han(character_before(text, front));
    if (at + ends_line >= text.size() || !beside(character_at(text, at + ends_line))) return std::nullopt;
    return make_span(front, at);
}

/// The page a line states that holds nothing but a page number: - 3 -, —3—, 第3页, 3/19, 3. Zero for any other line.
int page_of_line(std::string_view line, bool& bare) {
    line = trim(line);
    bare = false;
    if (line.empty() || line.size() > 40) return 0;
    const auto strip = [](char32_t c) { return c == '-' || c == U'—' || c == U'－' || c == U'–' || c == U'─' || c == U'·' || c == '~' || is_space(c); };
    std::string_view inside = line;
    while (!inside.empty() && strip(character_at(inside, 0))) inside.remove_prefix(character_length(inside[0]));
    while (!inside.empty() && strip(character_before(inside, inside.size()))) inside = without_last(inside);
    const bool framed = inside.size() + 2 <= line.size() && inside.data() != line.data();
    std::size_t at = 0;
    if (inside.starts_with("第")) {
        at = std::string_view("第").size();
        const auto number = number_after(inside, at);
        if (!number || inside.substr(at) != "页") return 0;
        return number->value;
    }
    const auto number = number_after(inside, at);
    if (!number || number->value == 0) return 0;
    if (at == inside.size()) {
        bare = !framed;
        return number->value;
    }
    if (inside[at] != '/') return 0;
    ++at;
    const auto all = number_after(inside, at);
    return all && at == inside.size() && number->value <= all->value ? number->value : 0;
}

/// The number of a line that is 2、 or 2 and nothing else; zero for any other line.
int number_alone(std::string_view line) {
    line = trim(line);
    std::size_t at = 0;
    if (line.size() > 6) return 0;
    const auto number = number_after(line, at);
    const std::string_view rest = trim(line.substr(std::min(at, line.size())));
    return number && (rest.empty() || rest == "、" || rest == ".") ? number->value : 0;
}

/// The line ends with a comma: whatever stands alone below it is none of the sentence.
bool ends_with_comma(std::string_view line) {
    line = trim(line);
    return !line.empty() && narrow(character_before(line, line.size())) == ',';
}

/// The text breaks off at the end of the line: it goes on behind the page number.
bool breaks_off(std::string_view line) {
    line = trim(line);
    // A short line is a heading, unless it ends inside a date: 5月20 / 日前
    if (line.size() < 18) return is_digit(character_before(line, line.size())) && find_text(line, "月") != std::string_view::npos;
    // 牵头单位：县住建局, 一、主要目标: a labelled line and a heading are whole
    constexpr std::size_t longest_label = 27, longest_heading = 75;
    if (contains_any(line.substr(0, longest_label), {"：", ":"})) return false;
    if (const auto marker = read_marker(line); marker && marker->style != MarkerStyle::arabic && line.size() < longest_heading &&
        !contains_any(line, {"，", ",", "。"})) return false;
    const char32_t last = character_before(line, line.size());
    return !ends_sentence(last) && narrow(last) != ';' && !is_colon(last) && !is_closing(last);
}

/// What goes with a page number that fills its line, from `begin` to `end`: its line break, and
/// between the halves of a sentence the breaks on both sides.
Span line_of_page(std::string_view text, std::size_t begin, std::size_t end, bool follows_break) {
    end = std::min(end + 1, text.size());
    if (follows_break && end < text.size() && !read_marker(trim(text.substr(end, 60)))) {
        while (begin > 0 && (text[begin - 1] == '\n' || text[begin - 1] == ' ')) --begin;
        while (end < text.size() && (text[end] == '\n' || text[end] == ' ')) ++end;
    }
    return make_span(begin, end);
}

/// The last line with text that ends before `at`.
std::string_view line_above(std::string_view text, std::size_t at) {
    while (at > 0) {
        const std::size_t feed = text.rfind('\n', at - 1);
        const std::size_t begin = feed == std::string_view::npos ? 0 : feed + 1;
        if (const std::string_view line = text.substr(begin, at - begin); !trim(line).empty()) return line;
        at = feed == std::string_view::npos ? 0 : feed;
    }
    return {};
}

struct NumberLine {
    std::size_t begin = 0, end = 0;  ///< the line
    std::size_t mark_end = 0;        ///< behind the number
    int number = 0;
    bool follows_break = false;      ///< the line before breaks off
    bool cuts_clause = false;        ///< the line before ends with a comma, and the next goes on with words
};

/// Lines that begin with "7、" in one series, most of which cut a sentence: page numbers of a
/// document that was turned into text page by page.
class LeadingNumbers {
public:
    explicit LeadingNumbers(char32_t point) : point_(point) {}

    /// The next line of the text from `begin` to `end`, which begins with a digit, and the last one with text before it.
    void take(std::string_view line, std::size_t begin, std::size_t end, std::string_view before) {
        const auto marker = read_marker(line);
        if (!marker || marker->style != MarkerStyle::arabic || character_before(line, marker->length) != point_) return;
        if (series_.empty() ? marker->number == 1 : marker->number == series_.back().number + 1)
            series_.push_back({begin, end, begin + marker->length, marker->number, breaks_off(before)});
    }

    void propose(std::vector<Edit>& edits) const {
        if (series_.size() < 3) return;
        const auto cutting = static_cast<std::size_t>(std::count_if(series_.begin(), series_.end(), [](const NumberLine& page) { return page.follows_break; }));
        if (cutting * 10 < (series_.size() - 1) * 7) return;
        for (const NumberLine& page : series_) {
            if (page.follows_break) edits.push_back({make_span(page.begin - 1, page.mark_end), "", 0.95});
            else edits.push_back({make_span(page.begin, page.mark_end), "", 0.9});
        }
    }

private:
    char32_t point_;
    std::vector<NumberLine> series_;
};

}  // namespace

std::vector<Edit> propose_page_numbers(const Draft& draft) {
    const std::string_view text = draft.text();
    std::vector<Edit> edits;
    for (std::size_t at = find_text(text, "页"); at != std::string_view::npos; at = find_text(text, "页", at + 3)) {
        // From 页 back over the number to 第.
        std::size_t begin = at;
        while (begin > 0 && (text[begin - 1] == ' ' || (text[begin - 1] >= '0' && text[begin - 1] <= '9'))) --begin;
        if (begin == at || begin < 3 || text.substr(begin - 3, 3) != "第") continue;
        begin -= 3;
        const std::size_t end = counted_page_at(text, begin);
        if (end == 0) continue;
        std::size_t line_begin = begin, line_end = end;
        while (line_begin > 0 && text[line_begin - 1] == ' ') --line_begin;
        while (line_end < text.size() && text[line_end] == ' ') ++line_end;
        const bool alone = line_begin > 0 && text[line_begin - 1] == '\n' && line_end < text.size() && text[line_end] == '\n';
        Span span = make_span(begin, end);
        if (alone && breaks_off(line_above(text, line_begin - 1))) span = line_of_page(text, line_begin, line_end, true);
        if (!edits.empty() && edits.back().span.end >= span.begin) edits.back().span.end = span.end;
        else edits.push_back({span, "", 0.98});
        at = end - 3;
    }
    for (const std::string_view dash : {"-", "—", "－", "–"})
        for (std::size_t at = find_text(text, dash); at != std::string_view::npos; at = find_text(text, dash, at + dash.size()))
            if (const auto page = framed_page_at(text, at, dash)) {
                edits.push_back({*page, "", 0.9});
                at = page->end - 1;
            }
    // Lines that are a page number alone. Bare numbers count only where they rise page by page.
    std::vector<NumberLine> pages;
    std::vector<bool> bare_ones;
    LeadingNumbers with_commas(U'、'), with_points('.');
    std::string_view before, text_before, text_above;  // lines that are not empty; the last two with text that is no page number
    for_each_line(text, [&](std::size_t begin, std::size_t end) {
        const std::string_view line = text.substr(begin, end - begin);
        if (line.empty()) return;
        if (line[0] >= '1' && line[0] <= '9') {
            with_commas.take(line, begin, end, before);
            with_points.take(line, begin, end, before);
        }
        before = line;
        // …污水治理， 2、 治理率达到…: in the middle of a sentence a single number is enough
        const int alone = line.size() <= 40 && ends_with_comma(text_before) ? number_alone(line) : 0;
        if (alone != 0 && end + 1 < text.size()) {
            const std::string_view next = trim(text.substr(end + 1, std::min(text.find('\n', end + 1), text.size()) - end - 1));
            if (!next.empty() && is_han(character_at(next, 0)) && !read_marker(next)) {
                // a text set in lines gets these back later
                const bool set_in_lines = breaks_off(text_above) && text_above.size() <= text_before.size() + 9 && text_before.size() <= text_above.size() + 9;
                pages.push_back({begin, end, end, alone, !set_in_lines, true});
                bare_ones.push_back(true);
                return;
            }
        }
        if (line.size() <= 40) {
            bool bare = false;
            if (const int number = page_of_line(line, bare)) {
                pages.push_back({begin, end, end, number, breaks_off(text_before)});
                bare_ones.push_back(bare);
                return;
            }
        }
        if (!trim(line).empty()) {
            text_above = text_before;
            text_before = line;
        }
    });
    with_commas.propose(edits);
    with_points.propose(edits);
    std::size_t rising = 0;
    for (std::size_t i = 0, last = 0; i < pages.size(); ++i) {
        if (!bare_ones[i]) continue;
        if (rising == 0 || pages[i].number == static_cast<int>(last) + 1) {
            ++rising;
            last = static_cast<std::size_t>(pages[i].number);
        }
    }
    const auto in_region = [&](std::size_t at) {
        const auto& regions = draft.regions();
        const auto next = std::upper_bound(regions.begin(), regions.end(), at, [](std::size_t offset, const Region& region) { return offset < region.span.begin; });
        return next != regions.begin() && std::prev(next)->kind == Region::Kind::cell && at < std::prev(next)->span.end;
    };
    for (std::size_t i = 0; i < pages.size(); ++i) {
        if ((bare_ones[i] && rising < 3 && !pages[i].cuts_clause) || in_region(pages[i].begin)) continue;
        const NumberLine& page = pages[i];
        edits.push_back({line_of_page(text, page.begin, page.end, page.follows_break), "", bare_ones[i] ? 0.85 : 0.95});
    }
    std::sort(edits.begin(), edits.end(), [](const Edit& a, const Edit& b) { return a.span < b.span; });
    std::vector<Edit> kept;
    for (Edit& edit : edits)
        if (kept.empty() || kept.back().span.end <= edit.span.begin) kept.push_back(std::move(edit));
    return kept;
}

}  // namespace jianbao::text
