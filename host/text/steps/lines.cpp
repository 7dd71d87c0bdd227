#include <algorithm>

#include "genre.h"
#include "lines.h"
#include "markers.h"
#include "scan.h"
#include "steps.h"

namespace jianbao::text {

namespace {

/// Width in columns: a Han character or full-width mark takes two.
std::size_t width_of(std::string_view line) {
    // Each first byte of a character counts, those from E2 on twice, which U+2000 begins with. As signed numbers
    // later bytes are below -64 and E2 is -30.
    std::size_t width = 0, at = 0;
    for (; at + sizeof(Block) <= line.size(); at += sizeof(Block)) {
        const Block bytes = block_at(line.data() + at);
        width += static_cast<std::size_t>(std::popcount(bits_of(bytes >= -64)) + std::popcount(bits_of((bytes >= -30) & (bytes < 0))));
    }
    for (; at < line.size(); ++at) {
        const auto byte = static_cast<signed char>(line[at]);
        width += (byte >= -64) + (byte >= -30 && byte < 0);
    }
    return width;
}

bool ends_paragraph(char32_t c) { return ends_sentence(c) || is_colon(c) || narrow(c) == ';' || c == U'”' || c == U'…'; }

struct PageLine {
    std::size_t begin = 0, end = 0;
    std::size_t width = 0;
    bool indented = false;
    bool plain = true;  ///< outside tables, headings and notes of the file
};

constexpr std::size_t long_line = 3000;  ///< bytes; a paragraph of a thousand characters is rare

/// Whether a text was written out line by line as it stood on the page: hardly any line is longer
/// than a page is wide, and many of the full ones end inside a sentence. Asked of texts whose reader
/// takes a line for a paragraph; the first lines decide.
bool looks_wrapped(std::string_view text) {
    constexpr std::size_t asked = 200, fewest = 12;  // lines
    constexpr std::size_t narrowest = 36, widest = 96;  // columns of a page
    std::vector<std::size_t> widths;
    std::vector<bool> open;  // the line ends inside a sentence
    for (std::size_t begin = 0; begin < text.size() && widths.size() < asked;) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        const std::string_view line = trim(text.substr(begin, end - begin));
        begin = end + 1;
        if (line.empty()) continue;
        widths.push_back(line.size() > 3 * widest ? 2 * widest : width_of(line));
        open.push_back(!ends_paragraph(character_before(line, line.size())));
    }
    if (widths.size() < fewest) return false;
    std::vector<std::size_t> sorted = widths;
    const std::size_t at = sorted.size() * 9 / 10;
    std::nth_element(sorted.begin(), sorted.begin() + static_cast<std::ptrdiff_t>(at), sorted.end());
    const std::size_t full = sorted[at];
    if (full < narrowest || full > widest) return false;
    std::size_t longer = 0, broken = 0;
    for (std::size_t i = 0; i < widths.size(); ++i) {
        longer += widths[i] * 100 > full * 112;
        broken += open[i] && widths[i] * 100 >= full * 88 && widths[i] * 100 <= full * 112;
    }
    // A line grows by what followed a page number that was taken out: one a page.
    return longer * 10 <= widths.size() && broken * 10 >= widths.size() * 4;
}

}  // namespace

namespace {

bool opens(char32_t c) { return c == U'《' || c == U'“' || c == U'‘' || c == U'（' || c == '(' || c == U'〔' || c == U'【'; }
/// What no paragraph begins with.
bool goes_on(char32_t c) { return c == U'》' || c == U'”' || c == U'’' || c == U'，' || c == U'。' || c == U'、' || c == U'；' || c == U'）' || c == U'〕'; }

/// A link inside a sentence stands on a line of its own where a page was turned into text: 《 / 某规划 / 》，…
bool join_at_marks(std::string_view text, std::size_t here, std::size_t next) {
    const auto last = static_cast<unsigned char>(text[here - 1]), first = static_cast<unsigned char>(text[next]);
    // All but ( are characters of E2, E3 and EF, which few lines begin with.
    if (first != 0xE2 && first != 0xE3 && first != 0xEF && last != '(' && (last < 0x8A || last > 0x9C)) return false;
    return goes_on(character_at(text, next)) || opens(character_before(text, here));
}

/// What begins something of its own, whatever stands before it.
bool begins_anew(std::string_view line) {
    return read_marker(line) || is_salutation(line) || is_attachment(line) || is_title(line) || is_office(line) || is_page_furniture(line);
}

/// Whether a line that ends without a mark behind whole sentences (…组织验收。县水利局负责组织各乡镇) goes on with the next. The
/// next one says: it holds a sentence or a clause of its own and is no heading, which hardly ends with a mark.
bool left_open(std::string_view line, std::string_view next) {
    constexpr std::size_t widest_heading = 40;  // columns
    const char32_t last = character_before(line, line.size());
    if (!is_han(last) && !is_digit(last)) return false;
    if (line.find("。") == std::string_view::npos && line.find("；") == std::string_view::npos) return false;
    if (line.ends_with("特此通知") || line.ends_with("特此报告") || line.ends_with("谢谢大家")) return false;
    const char32_t first = character_at(next, 0);
    if (!is_han(first) && !is_digit(first)) return false;
    return next.find("。") != std::string_view::npos || ends_paragraph(character_before(next, next.size())) || is_comma(character_before(next, next.size())) ||
           width_of(next) > widest_heading;
}

/// Joins what a paragraph can't end with to what follows, in a text whose lines are paragraphs as a rule.
void join_open_lines(const Draft& draft, std::vector<Edit>& edits) {
    constexpr std::size_t narrowest = 24;  // columns: what is broken at its comma was no line of a list
    const std::string_view text = draft.text();
    std::size_t region = 0, begin = 0;
    const auto plain = [&](std::size_t from, std::size_t to) {
        while (region < draft.regions().size() && draft.regions()[region].span.end < from) ++region;
        return region >= draft.regions().size() || draft.regions()[region].span.begin > to;
    };
    for (std::size_t at = text.find('\n'); at != std::string_view::npos && at + 1 < text.size();) {
        std::size_t next = at;
        while (next < text.size() && (text[next] == '\n' || text[next] == ' ')) ++next;
        const std::size_t here = at;
        const std::string_view line = trim(text.substr(begin, here - begin));
        at = text.find('\n', next);
        begin = next;
        if (line.empty() || next >= text.size()) continue;
        if (join_at_marks(text, here, next)) {
            if (plain(here, next)) edits.push_back({make_span(here, next), "", 0.85});
            continue;
        }
        if (text[here + 1] == '\n') continue;  // an empty line is meant: verses, what is said one behind the other
        const std::string_view other = trim(text.substr(next, std::min(at, text.size()) - next));
        const bool cut = is_comma(character_before(line, line.size())) ? width_of(line) >= narrowest : left_open(line, other);
        if (cut && !begins_anew(other) && !is_salutation(line) && plain(here, next)) edits.push_back({make_span(here, next), "", 0.8});
    }
}

}  // namespace

std::vector<Edit> propose_join_lines(const Draft& draft) {
    std::vector<Edit> edits;
    const std::string_view text = draft.text();
    if (draft.lines_are_paragraphs() && !looks_wrapped(text)) {
        join_open_lines(draft, edits);
        return edits;
    }
    std::vector<PageLine> lines;
    std::size_t region = 0;
    for_each_line(text, [&](std::size_t begin, std::size_t end) {
        const std::string_view all = text.substr(begin, end - begin);
        const std::string_view inside = trim(all);
        while (region < draft.regions().size() && draft.regions()[region].span.end <= begin) ++region;
        const bool plain = region >= draft.regions().size() || draft.regions()[region].span.begin >= end;
        const std::size_t indent = inside.empty() ? 0 : width_of(all.substr(0, static_cast<std::size_t>(inside.data() - all.data())));
        lines.push_back({begin, end, width_of(inside), indent >= 2, plain && !inside.empty()});
    });
    std::vector<std::size_t> widths;
    std::size_t indented = 0;
    for (const PageLine& line : lines)
        if (line.plain) {
            widths.push_back(line.width);
            indented += line.indented;
        }
    if (widths.size() < 4) return edits;
    const std::size_t ninth = widths.size() * 9 / 10;
    std::nth_element(widths.begin(), widths.begin() + static_cast<std::ptrdiff_t>(ninth), widths.end());
    const std::size_t full = widths[ninth];
    // Indents say where paragraphs begin if some lines have them and most have not.
    const bool indents_tell = indented * 20 > widths.size() && indented * 3 < widths.size() * 2;
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
        const PageLine& line = lines[i];
        if (line.width == 0) continue;
        std::size_t after = i + 1;
        while (after + 1 < lines.size() && lines[after].width == 0) ++after;
        const bool apart = after > i + 1;  // empty lines between them, as at the end of a page
        const PageLine& next = lines[after];
        if (!line.plain || !next.plain || next.indented) continue;
        const std::string_view here = trim(text.substr(line.begin, line.end - line.begin));
        const std::string_view there = trim(text.substr(next.begin, next.end - next.begin));
        const char32_t last = character_before(here, here.size());
        const auto marker = read_marker(there);
        if (marker && marker->level <= 4) continue;
        if (is_salutation(here) || is_salutation(there) || is_attachment(there)) continue;
        const bool is_full = line.width * 100 >= full * 85;
        const bool broken_mark = opens(last) || goes_on(character_at(there, 0));
        if (apart && (!is_full || ends_paragraph(last))) continue;
        // a full line that ends with the name of something: “谁主管、谁主办”
        const bool names = last == U'”' && is_full && !ends_sentence(character_before(here, here.size() - 3));
        const bool paragraph_ends = ends_paragraph(last) && !names ? !(is_full && indents_tell) : !is_full && !(is_comma(last) && line.width * 2 >= full);
        if (paragraph_ends && !broken_mark) continue;
        const char32_t first = character_at(there, 0);
        const bool words = last < 0x80 && first < 0x80 && is_latin(last) && is_latin(first);
        const auto end = static_cast<std::size_t>(here.data() - text.data()) + here.size();
        edits.push_back({make_span(end, static_cast<std::size_t>(there.data() - text.data())), words ? " " : "", 0.9});
    }
    return edits;
}

std::vector<Edit> propose_break_lines(const Draft& draft) {
    const std::string_view text = draft.text();
    std::vector<Edit> edits;
    const auto break_at = [&](std::size_t line, std::size_t space, double confidence) {
        std::size_t begin = space, end = space;
        while (begin > line && text[begin - 1] == ' ') --begin;
        while (end < text.size() && text[end] == ' ') ++end;
        if (!edits.empty() && edits.back().span.begin == begin) return;
        edits.push_back({make_span(begin, end), "\n", confidence});
    };
    for_each_long_line(text, long_line, [&](std::size_t begin, std::size_t end) {
        const std::string_view line = text.substr(begin, end - begin);
        // Paragraphs that stood on lines of their own are left with a space behind their full stop.
        std::vector<std::size_t> spaces;   // all that may end a title or a paragraph
        std::size_t ends = 0;
        for (std::size_t at = line.find(' '); at != std::string_view::npos; at = line.find(' ', at + 1)) {
            if (at == 0 || line[at - 1] == ' ') continue;
            spaces.push_back(begin + at);
            const char32_t before = character_before(line, at);
            ends += ends_sentence(before) || before == U'”';
        }
        if (ends < 3) return;
        std::size_t since = 0;    // position in `spaces` of the first one behind the last full stop
        std::size_t heading = 0;  // begin of a heading that goes on; 0 for none
        for (std::size_t i = 0; i < spaces.size(); ++i) {
            const std::size_t space = spaces[i];
            std::size_t after = space;
            while (after < end && text[after] == ' ') ++after;
            if (after >= end) continue;
            const char32_t before = character_before(text, space);
            const char32_t next = character_at(text, after);
            const std::size_t piece_end = i + 1 < spaces.size() ? spaces[i + 1] : end;
            const std::string_view piece = text.substr(after, piece_end - after);
            if (is_salutation(piece)) {
                // A title and mottos before 同志们： stand on lines of their own too.
                while (!edits.empty() && since < spaces.size() && edits.back().span.begin >= spaces[since]) edits.pop_back();
                for (std::size_t j = since; j <= i; ++j) break_at(begin, spaces[j], 0.8);
                if (i + 1 < spaces.size()) break_at(begin, spaces[i + 1], 0.9);
                since = i + 2;
                ++i;
                continue;
            }
            const auto marker = read_marker(text.substr(after, std::min<std::size_t>(end - after, 60)));
            const bool opens = marker && marker->level <= 2 && marker->style != MarkerStyle::han_alone;
            if (ends_sentence(before) || before == U'”') {
                since = i;
                heading = opens ? after : 0;
                if (is_han(next) || next == U'（' || next == '(' || next == U'“' || is_digit(next)) break_at(begin, space, 0.8);
            } else if (opens) {
                break_at(begin, space, 0.7);
                since = i;
                heading = after;
            } else if (heading != 0 && space - heading > 18 && !read_marker(text.substr(space))) {
                // 一、… 今年是…: the first space behind a heading ends it, if it is no longer than headings are.
                if (length_of(text.substr(heading, space - heading)) <= 60) break_at(begin, space, 0.7);
                heading = 0;
            }
        }
    });
    return edits;
}

}  // namespace jianbao::text
