#include "sections.h"

#include <optional>

#include "characters.h"
#include "genre.h"
#include "markers.h"

namespace jianbao::text {

namespace {

constexpr std::size_t longest_standing_heading = 60;  ///< characters
constexpr std::size_t longest_heading_sentence = 40;  ///< of a heading that ends with a full stop

struct OpenSection {
    std::uint32_t index = 0;  ///< position in Document::sections()
    MarkerStyle style = MarkerStyle::han;
    int number = 0;
    int level = 1;
    bool one_paragraph = false;  ///< ends with the paragraph it stands in
    bool marked = true;          ///< false for a heading the file marks that has no number
};

class Builder {
public:
    Builder(Document::Parts& parts, std::uint32_t article, std::span<const int> levels)
        : parts_(parts), article_(article), first_section_(static_cast<std::uint32_t>(parts.sections.size())), levels_(levels) {}

    void build() {
        const Range paragraphs = parts_.articles[article_].paragraphs;
        for (std::uint32_t i = paragraphs.begin; i < paragraphs.end; ++i) paragraph(i);
        close_all(paragraphs.empty() ? 0 : parts_.paragraphs[paragraphs.end - 1].span.end);
        parts_.articles[article_].sections = {first_section_, static_cast<std::uint32_t>(parts_.sections.size())};
    }

private:
    std::string_view text(Span span) const { return std::string_view(parts_.text).substr(span.begin, span.size()); }
    std::uint32_t innermost() const { return open_.empty() ? no_index : open_.back().index; }

    void close_top(std::uint32_t end) {
        parts_.sections[open_.back().index].span.end = end;
        open_.pop_back();
    }
    void close_all(std::uint32_t end) {
        while (!open_.empty()) close_top(end);
    }
    /// Where the text before a section that begins at `offset` ends.
    std::uint32_t end_before(std::uint32_t offset) const {
        const std::string_view before = trim(std::string_view(parts_.text).substr(0, offset));
        return static_cast<std::uint32_t>(before.data() + before.size() - parts_.text.data());
    }

    void open(const Marker& marker, std::uint32_t begin, std::uint32_t heading_end, bool one_paragraph, int level) {
        std::size_t keep = open_.size();
        bool sibling = false;
        for (std::size_t i = open_.size(); i-- > 0;) {
            if (open_[i].marked && open_[i].style == marker.style) {
                keep = i;
                sibling = true;
                break;
            }
        }
        // 一是 under 第一， or under 一要 goes one deeper when it starts from one.
        if (!sibling) {
            // The items of an article of a law, （一） and on, stand under it.
            while (keep > 0 && open_[keep - 1].level >= level && !(level == 5 && open_[keep - 1].level == 5 && marker.number == 1) &&
                   !(open_[keep - 1].style == MarkerStyle::clause && marker.style == MarkerStyle::han_bracket))
                --keep;
        } else {
            level = open_[keep].level;
        }
        const std::uint32_t end = end_before(begin);
        while (open_.size() > keep) close_top(end);
        push({.style = marker.style, .number = marker.number, .level = level, .one_paragraph = one_paragraph}, begin,
             {begin, heading_end}, {begin, begin + static_cast<std::uint32_t>(marker.length)});
    }

    void push(OpenSection entry, std::uint32_t begin, Span heading, Span marker) {
        Section section;
        section.span = {begin, begin};
        section.heading = heading;
        section.marker = marker;
        section.level = entry.level;
        section.parent = innermost();
        section.article = article_;
        entry.index = static_cast<std::uint32_t>(parts_.sections.size());
        parts_.sections.push_back(section);
        open_.push_back(entry);
    }

    void paragraph(std::uint32_t index) {
        Paragraph& paragraph = parts_.paragraphs[index];
        const bool plain = paragraph.role == ParagraphRole::body || paragraph.role == ParagraphRole::heading;
        if (!plain) {
            if (paragraph.role == ParagraphRole::signature || paragraph.role == ParagraphRole::attachment || paragraph.role == ParagraphRole::title) close_all(end_before(paragraph.span.begin));
            assign(paragraph, innermost());
            return;
        }
        const std::string_view content = text(paragraph.span);
        if (is_closing_paragraph(content)) close_all(end_before(paragraph.span.begin));

        std::uint32_t sentence = paragraph.sentences.begin;
        const auto marker = read_marker(content);
        // A bare 一 is a heading only where the line holds nothing else, which read_marker sees to.
        if (marker) {
            const Span first = parts_.sentences[sentence].span;
            const bool point = marker->level == 5;
            const bool stands = is_standing_heading(index, *marker);
            int level = marker->level;
            if (marker->style == MarkerStyle::ordinal && !inside_numbered()) level = 1;
            open(*marker, paragraph.span.begin, first.end, point && level == 5 && !stands, level);
            if (stands) paragraph.role = ParagraphRole::heading;
            paragraph.section = innermost();
            parts_.sentences[sentence].section = innermost();
            ++sentence;
        } else if (paragraph.role == ParagraphRole::heading) {
            const int level = file_level(index);
            while (!open_.empty() && open_.back().level >= level) close_top(end_before(paragraph.span.begin));
            push({.level = level, .marked = false}, paragraph.span.begin, paragraph.span, {paragraph.span.begin, paragraph.span.begin});
            paragraph.section = innermost();
        }
        if (paragraph.section == no_index) paragraph.section = innermost();
        for (; sentence < paragraph.sentences.end; ++sentence) inner_points(parts_.sentences[sentence]);
        while (!open_.empty() && open_.back().one_paragraph) close_top(paragraph.span.end);
    }

    /// The paragraph is a heading and nothing else. A whole sentence is one only where text of
    /// another kind follows: in a row of points each is a statement of its own.
    bool is_standing_heading(std::uint32_t index, const Marker& marker) const {
        const Paragraph& paragraph = parts_.paragraphs[index];
        const std::string_view content = text(paragraph.span);
        const std::size_t count = length_of(content);
        const char32_t last = character_before(content, content.size());
        if (paragraph.sentences.size() != 1 || count > longest_standing_heading || marker.style == MarkerStyle::clause) return false;
        if (is_colon(last) || narrow(last) == ';' || is_comma(last)) return false;
        if (!ends_sentence(last)) return true;
        if (count > longest_heading_sentence || index + 1 >= parts_.articles[article_].paragraphs.end) return false;
        const Paragraph& next = parts_.paragraphs[index + 1];
        if (next.role != ParagraphRole::body && next.role != ParagraphRole::heading) return false;
        if (is_closing_paragraph(text(next.span))) return false;
        if (const auto next_marker = read_marker(text(next.span)); next_marker && next_marker->level <= marker.level) return false;
        // The last of a row is what the others are.
        if (index == parts_.articles[article_].paragraphs.begin) return true;
        const Paragraph& before = parts_.paragraphs[index - 1];
        const auto before_marker = read_marker(text(before.span));
        return !before_marker || before_marker->style != marker.style || before.role == ParagraphRole::heading || before.sentences.size() != 1;
    }

    bool inside_numbered() const {
        for (const OpenSection& each : open_)
            if (each.marked && each.style != MarkerStyle::ordinal && each.level < 5) return true;
        return false;
    }

    int file_level(std::uint32_t paragraph) const {
        return paragraph < levels_.size() && levels_[paragraph] > 0 ? levels_[paragraph] : 1;
    }

    /// Points that open at the begin of a sentence inside a paragraph.
    void inner_points(Sentence& sentence) {
        const std::string_view content = text(sentence.span);
        const auto marker = read_marker(content);
        if (marker && (marker->level >= 4 || marker->style == MarkerStyle::han_bracket) && marker->style != MarkerStyle::han_alone)
            open(*marker, sentence.span.begin, sentence.span.end, true, marker->level == 5 ? 5 : marker->level);
        sentence.section = innermost();
        if (!marker) first_point_inside(sentence);
    }

    /// 会议强调，一要…。二要…: the first point stands inside a sentence, and what follows is its.
    void first_point_inside(const Sentence& sentence) {
        const std::string_view content = text(sentence.span);
        std::size_t at = 0;
        constexpr std::string_view one = "一";
        for (std::size_t found = find_text(content, one); found != std::string_view::npos; found = find_text(content, one, found + one.size())) {
            if (found == 0 || !starts_with_any(content.substr(found), {"一是", "一要"})) continue;
            at = found;
            break;
        }
        if (at == 0) return;
        const char32_t before = character_before(content, at);
        if (!is_comma(before) && !is_colon(before)) return;
        const auto marker = read_marker(content.substr(at));
        // 一是…；二是… in one sentence are its clauses and open nothing behind it.
        if (!marker || content.find(marker->style == MarkerStyle::point && content.substr(at).starts_with("一要") ? "二要" : "二是", at) !=
                           std::string_view::npos)
            return;
        const auto begin = sentence.span.begin + static_cast<std::uint32_t>(at);
        open(*marker, begin, sentence.span.end, true, 5);
    }

    void assign(Paragraph& paragraph, std::uint32_t section) {
        paragraph.section = section;
        for (std::uint32_t i = paragraph.sentences.begin; i < paragraph.sentences.end; ++i) parts_.sentences[i].section = section;
    }

    Document::Parts& parts_;
    std::uint32_t article_;
    std::uint32_t first_section_;
    std::vector<OpenSection> open_;
    std::span<const int> levels_;
};

}  // namespace

void find_sections(Document::Parts& parts, std::uint32_t article, std::span<const int> file_levels) {
    Builder(parts, article, file_levels).build();
}

}  // namespace jianbao::text
