#include "item_blocks.h"

#include <algorithm>
#include <optional>

#include "clauses.h"
#include "item_labels.h"
#include "labels.h"

namespace jianbao::chinese {

namespace {

constexpr std::size_t farthest_measure = 30;  // paragraphs

/// The line's label, its number left out: 1.责任单位：….
ItemLabel label_of(const Document& document, const Phrases& known, const Paragraph& line) {
    const std::uint32_t begin = skip_enumerator(document.text(), line.span.begin, line.span.end);
    return labelled_line(known, document.text({begin, line.span.end})).label;
}

bool says_what(ItemLabel label) {
    return label == ItemLabel::goal || label == ItemLabel::measure || label == ItemLabel::problem;
}

constexpr unsigned label_bit(ItemLabel label) { return 1u << static_cast<unsigned>(label); }

/// Labels of those who have to do with an item, of which several may stand below each other.
constexpr unsigned answering = label_bit(ItemLabel::lead) | label_bit(ItemLabel::person) | label_bit(ItemLabel::support);

/// 问题五：…: the number of a problem is a word.
bool opens_problem(std::string_view words) { return words.starts_with("问题"); }

bool ends_items(const Paragraph& one, std::uint32_t article) {
    return one.role == ParagraphRole::table || one.role == ParagraphRole::title || one.role == ParagraphRole::signature ||
           one.article != article;
}

/// Where the lines begin that say what is wrong and what is done about it, above the closing line, if any do. The
/// problem above the first of them is the item's head.
std::optional<std::uint32_t> head_above(const Document& document, const Phrases& known, const ClosesItem& closes, std::size_t line) {
    const auto paragraphs = document.paragraphs();
    std::size_t top = 0;
    for (std::size_t up = 1; up <= std::min(farthest_measure, line); ++up) {
        const Paragraph& one = paragraphs[line - up];
        if (ends_items(one, paragraphs[line].article) || closes(one.span)) break;
        const ItemLabel label = label_of(document, known, one);
        if (label == ItemLabel::progress && top == 0) break;  // of the item before
        if (says_what(label)) top = line - up;
    }
    if (top == 0) return std::nullopt;
    const Paragraph& head = paragraphs[top - 1];
    const bool own = !ends_items(head, paragraphs[line].article) && !closes(head.span) &&
                     label_of(document, known, head) == ItemLabel::none && !document.text(head.span).ends_with("：");
    const Paragraph& first = own ? head : paragraphs[top];
    return first.span.begin;
}

/// （1）, which parts of an item are numbered with.
bool is_part(std::string_view number) {
    return (number.starts_with("（") || number.starts_with("(")) && number.find_first_of("0123456789") != number.npos;
}

std::string_view number_of(const Document& document, const Paragraph& one) {
    return document.text({one.span.begin, skip_enumerator(document.text(), one.span.begin, one.span.end)});
}

/// （2）… below the lines of （1）: each part has lines of its own.
bool next_part_follows(const Document& document, const Phrases& known, const ClosesItem& closes, std::size_t line) {
    constexpr std::size_t lines_of_item = 6;
    const auto paragraphs = document.paragraphs();
    for (std::size_t down = line + 1; down < std::min(paragraphs.size(), line + lines_of_item); ++down) {
        const Paragraph& one = paragraphs[down];
        if (ends_items(one, paragraphs[line].article)) return false;
        if (label_of(document, known, one) == ItemLabel::none && !closes(one.span)) return is_part(number_of(document, one));
    }
    return false;
}

/// The nearest numbered paragraph above the line, else the paragraph before it.
std::uint32_t item_above(const Document& document, const Phrases& known, const ClosesItem& closes, std::size_t line) {
    constexpr std::size_t farthest = 8;
    std::uint32_t first_part = 0;  // the part right above the line
    std::size_t parts = 0;
    const auto paragraphs = document.paragraphs();
    // 1.责任单位：…: the line is the item's first
    if (skip_enumerator(document.text(), paragraphs[line].span.begin, paragraphs[line].span.end) != paragraphs[line].span.begin)
        return paragraphs[line].span.begin;
    for (std::size_t up = 1; up <= std::min(farthest, line); ++up) {
        const Paragraph& one = paragraphs[line - up];
        if (one.role == ParagraphRole::table || one.role == ParagraphRole::title || one.article != paragraphs[line].article ||
            closes(one.span))
            break;
        const std::uint32_t words = skip_enumerator(document.text(), one.span.begin, one.span.end);
        if (words == one.span.begin) continue;
        // （1）…；（2）…。 below 9. are one item
        const std::string_view number = document.text({one.span.begin, words});
        if (is_part(number)) {
            if (first_part == 0) first_part = one.span.begin;
            ++parts;
            continue;
        }
        if (parts == 1 && next_part_follows(document, known, closes, line)) return first_part;
        return first_part != 0 && !number.starts_with("（") && number.find_first_of("0123456789") == number.npos ? first_part
                                                                                                              : one.span.begin;
    }
    if (first_part != 0) return first_part;
    const Paragraph& above = paragraphs[line - 1];
    return above.role == ParagraphRole::table ? paragraphs[line].span.begin : above.span.begin;
}

}  // namespace

ItemBlock item_block(const Document& document, const Phrases& known, const ClosesItem& closes, std::size_t line) {
    const auto paragraphs = document.paragraphs();
    ItemBlock block;
    const auto labelled = head_above(document, known, closes, line);
    block.begin = labelled ? *labelled : item_above(document, known, closes, line);
    const auto head = std::partition_point(paragraphs.begin(), paragraphs.end(),
                                           [&](const Paragraph& one) { return one.span.end <= block.begin; });
    const int number = LabelGrammar::numbering(document.text(), head->span);
    const bool problem = opens_problem(document.text(head->span));
    unsigned seen = 0;
    for (auto one = head; one < paragraphs.begin() + static_cast<std::ptrdiff_t>(line); ++one)
        seen |= label_bit(label_of(document, known, *one));
    bool open = false;  // the last label may have further lines below it
    block.last = line;
    for (std::size_t place = line; place < std::min(paragraphs.size(), line + farthest_measure); ++place) {
        const Paragraph& one = paragraphs[place];
        if (place > line && ends_items(one, paragraphs[line].article)) break;
        const ItemLabel label = label_of(document, known, one);
        const std::string_view words = document.text(one.span);
        if (label == ItemLabel::none && !closes(one.span)) {
            const int own = LabelGrammar::numbering(document.text(), one.span);
            const bool next = (number != 0 && own != 0 && own <= number) || (problem && (opens_problem(words) || own == 10));
            if (next || !open) break;
            continue;
        }
        const unsigned own = label_bit(label);
        if (place > line) {
            if (label == ItemLabel::problem) break;
            // a label again is the next item's, but several persons may answer
            if (label != ItemLabel::none && (own & answering) == 0 && (seen & own) != 0) break;
            // 责任单位 behind a limit or measures is the next item's where this one has its own
            const unsigned others = seen & ~(answering | label_bit(ItemLabel::watch) | label_bit(ItemLabel::none));
            if (label == ItemLabel::lead && (seen & own) != 0 && others != 0 && !closes(paragraphs[place - 1].span)) break;
        }
        seen |= own;
        open = says_what(label) || label == ItemLabel::progress;
        block.last = place;
    }
    block.end = paragraphs[block.last].span.end;
    return block;
}

}  // namespace jianbao::chinese
