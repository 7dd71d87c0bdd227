// Rows of items that a closing bracket names the parties of.
#include <algorithm>

#include "assembly.h"
#include "clauses.h"
#include "item_labels.h"

namespace jianbao::chinese {

/// Where the bracket opens, or the label behind the item begins, that names the group's parties; 0 for none. 扩建车棚。责任单位：A.
std::uint32_t Assembly::closing_from(const Group& group, std::uint32_t named) const {
    const std::string_view text = document_.text();
    for (std::uint32_t at = named; at > group.scope.begin + 3;) {
        --at;
        if ((static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) continue;
        for (const std::string_view mark : {"（", "(", "【", "〔", "［", "["})
            if (text.substr(at).starts_with(mark)) return at;
        for (const std::string_view mark : {"。", "；", ";", "\n"})
            if (text.substr(at).starts_with(mark)) return at + static_cast<std::uint32_t>(mark.size());
    }
    return 0;
}

/// The sentences of an item by what they are.
struct Assembly::ItemParts {
    std::vector<Span> bodies;   ///< what is to be done, without the label before it
    std::vector<Span> heads;    ///< a run-in heading, or the problem that measures below it answer
    std::vector<Span> closing;  ///< brackets and lines that say who answers, and by when
    std::uint32_t closed_from = 0;  ///< where the label or the lines begin that close the item's own words; 0 for none
    bool measures = false;          ///< labels say which lines tell what is done: 整改措施
};

/// A sentence of so few words without a comma heads the item.
bool Assembly::heads_item(Span body) const {
    constexpr std::size_t longest_head = 30;  // characters
    const std::string_view words = document_.text(body);
    return words.find("，") == words.npos && count_characters(words) <= longest_head;
}

Assembly::ItemParts Assembly::parts_of_item(const Group& group, const Paragraph& paragraph) const {
    const std::string& text = document_.text();
    ItemParts parts;
    const std::uint32_t named = group.parties.front()->evidence.begin;
    const auto paragraphs = document_.paragraphs();
    const auto line_of = [&](std::uint32_t at) {
        return std::partition_point(paragraphs.begin(), paragraphs.end(), [&](const Paragraph& one) { return one.span.end <= at; });
    };
    const auto first_line = line_of(group.scope.begin);
    const bool lines = line_of(named) != first_line || labelled_line(words_.phrases(), document_.text(group.scope)).label != ItemLabel::none;
    const std::uint32_t behind = closing_from(group, named);
    const auto label_at = [&](Span line) {
        const std::uint32_t begin = skip_enumerator(text, std::max(line.begin, group.scope.begin), line.end);
        const LabelledLine found = labelled_line(words_.phrases(), document_.text({begin, line.end}));
        return std::pair{found.label, begin + static_cast<std::uint32_t>(found.value)};
    };
    for (auto one = first_line; lines && one != paragraphs.end() && one->span.begin < group.scope.end; ++one) {
        const ItemLabel label = label_at(one->span).first;
        parts.measures |= label == ItemLabel::goal || label == ItemLabel::measure;
    }
    ItemLabel label = ItemLabel::none;  // of the line, or the last above it
    bool heading = true;
    const auto sentences = document_.sentences().subspan(paragraph.sentences.begin, paragraph.sentences.size());
    const auto first = std::partition_point(sentences.begin(), sentences.end(),
                                            [&](const Sentence& one) { return one.span.end <= group.scope.begin; });
    for (auto i = static_cast<std::uint32_t>(paragraph.sentences.begin + (first - sentences.begin())); i < paragraph.sentences.end; ++i) {
        const Sentence& one = document_.sentences()[i];
        if (one.span.begin >= group.scope.end) break;
        Span body{std::max(one.span.begin, group.scope.begin), std::min(one.span.end, group.scope.end)};
        if (lines) {
            const Span line = paragraphs[one.paragraph].span;
            const auto [own, value] = label_at(line);
            if (own != ItemLabel::none) label = own;
            // 配合单位：A（B）, （A牵头）: the line above has no label, but it closes
            const bool answers = line.begin > group.scope.begin && own == ItemLabel::none &&
                                 std::any_of(group.parties.begin(), group.parties.end(), [&](const NamedParty* party) {
                                     return line.contains(party->evidence.begin);
                                 });
            const bool says_who = own == ItemLabel::lead || own == ItemLabel::person || own == ItemLabel::support ||
                                  own == ItemLabel::watch || own == ItemLabel::limit;
            if (says_who || answers) {
                if (parts.closed_from == 0 || parts.closed_from > line.begin) parts.closed_from = line.begin;
                parts.closing.push_back(body);
                continue;
            }
            if (label == ItemLabel::progress) continue;
            const bool told = label == ItemLabel::goal || label == ItemLabel::measure;
            if (parts.measures && !told) {
                parts.heads.push_back(body);
                continue;
            }
            if (told && own != ItemLabel::none) body.begin = std::clamp(value, body.begin, body.end);
            if (told && (body.begin = skip_enumerator(text, body.begin, body.end)) >= body.end) continue;
        }
        if (behind != 0 && body.begin >= behind && !parts.measures) {
            parts.closing.push_back(body);
            if (parts.closed_from == 0) parts.closed_from = behind;
            continue;
        }
        if (starts_with(text, body.begin, body.end, "（") || starts_with(text, body.begin, body.end, "(")) {
            const std::uint32_t past = skip_bracketed(text, body.begin, body.end);
            if (past >= body.end || past >= group.scope.end) {
                parts.closing.push_back(body);
                continue;
            }
        }
        if (heading && i == paragraph.sentences.begin && !parts.measures && heads_item(body)) {
            heading = false;
            parts.heads.push_back(body);
            continue;
        }
        heading = false;
        parts.bodies.push_back(body);
    }
    // a heading with no sentence behind it is what is to be done
    if (parts.bodies.empty() && !parts.heads.empty()) parts.bodies.swap(parts.heads);
    return parts;
}

/// Whether the closing says by when, were it for ever: 完成时限：长期坚持.
bool Assembly::says_by_when(Span closing) const {
    return has_limit(closing) || words_.phrases()[Phrase::standing_limits].stands_in(document_.text(closing));
}

void Assembly::item_rows(const Group& group, const Paragraph& paragraph) {
    if (!group.has_lead()) return;
    const ItemParts parts = parts_of_item(group, paragraph);
    // what is told of the problem is not what is done about it
    if (parts.measures)
        drafts_.erase(std::remove_if(drafts_.begin() + static_cast<std::ptrdiff_t>(first_draft_), drafts_.end(),
                                     [&](const Draft& other) {
                                         return other.group != &group && std::any_of(parts.heads.begin(), parts.heads.end(), [&](Span head) {
                                                    return head.contains(other.quote.begin) && other.quote.end <= head.end;
                                                });
                                     }),
                      drafts_.end());
    Draft whole;
    whole.quote = group.scope;
    whole.group = &group;
    whole.evidence = read_evidence(document_.text(), group.scope, words_);
    whole.words = parts.measures && !parts.bodies.empty() ? parts.bodies.back().begin : group.scope.begin;
    whole.article = paragraph.article;
    whole.section = paragraph.section;
    whole.reasons.push_back("bracket");
    if (parts.measures && !parts.bodies.empty())
        whole.title_end = parts.bodies.back().end;
    else if (parts.closed_from > group.scope.begin && parts.closed_from < group.scope.end)
        whole.title_end = parts.closed_from;
    // （A负责，年底前完成）
    bool dated = false;
    for (const Span& span : parts.closing) {
        for (const Time& time : times_.between(span)) whole.times.push_back(&time);
        dated |= says_by_when(span);
    }
    if (parts.bodies.size() != 1) {
        drafts_.push_back(std::move(whole));
        for (const Span& body : parts.bodies) sentence_rows(group, body, paragraph);
        return;
    }
    const Span body = parts.bodies.front();
    Draft inner;
    inner.quote = body;
    take(inner);
    const Time* const limit = deciding_limit(inner, document_.text());
    const Time* const closing = deciding_limit(whole, document_.text());
    // 4月10日前播种。（A负责，时限：4月中旬）: the sentence has a limit of its own
    if (dated && limit && (!closing || closing->norm != limit->norm)) {
        drafts_.push_back(std::move(whole));
        sentence_rows(group, body, paragraph);
        return;
    }
    if (has_own_row(group, body)) {
        drafts_.push_back(std::move(whole));
        return;
    }
    whole.times.insert(whole.times.begin(), inner.times.begin(), inner.times.end());
    whole.targets = inner.targets;
    drafts_.push_back(std::move(whole));
    // 3月底前公布首批清单，9月底前再公布一批
    if (const std::uint32_t further = end_of_first_row(body); further < body.end) sentence_rows(group, {further, body.end}, paragraph);
}

/// A sentence with parties of its own has its row already.
bool Assembly::has_own_row(const Group& group, Span sentence) const {
    return std::any_of(drafts_.begin() + static_cast<std::ptrdiff_t>(first_draft_), drafts_.end(), [&](const Draft& other) {
        return other.group && other.group != &group && other.quote.overlaps(sentence) && other.measured();
    });
}

/// Where the first of several rows of the sentence ends, which its limits divide; the sentence's end where they do not.
std::uint32_t Assembly::end_of_first_row(Span sentence) const {
    std::vector<Clause> clauses;
    cut(sentence, clauses);
    for (std::size_t next = 1; next < clauses.size(); ++next)
        if (opens_row(clauses[next].span, {clauses.front().span.begin, clauses[next - 1].span.end})) return clauses[next].span.begin;
    return sentence.end;
}

/// A sentence of an item: its stretches that are measured, each with a limit of its own.
void Assembly::sentence_rows(const Group& group, Span body, const Paragraph& paragraph) {
    std::vector<Clause> clauses;
    cut(body, clauses);
    std::vector<Draft> rows;
    for (std::size_t i = 0; i < clauses.size();) {
        std::size_t next = i + 1;
        while (next < clauses.size() && clauses[next].before != U'；' &&
               !opens_row(clauses[next].span, {clauses[i].span.begin, clauses[next - 1].span.end}))
            ++next;
        Draft part;
        part.quote = {clauses[i].span.begin, clauses[next - 1].span.end};
        take(part);
        i = next;
        if (rows.empty() || timed_apart(rows.back(), part)) {
            rows.push_back(std::move(part));
            continue;
        }
        Draft& whole = rows.back();
        whole.quote.end = part.quote.end;
        whole.times.insert(whole.times.end(), part.times.begin(), part.times.end());
        whole.targets.insert(whole.targets.end(), part.targets.begin(), part.targets.end());
    }
    for (Draft& part : rows) {
        if (!part.measured()) continue;
        if (has_own_row(group, part.quote)) continue;
        part.evidence = read_evidence(document_.text(), part.quote, words_);
        // 到2027年货运量年均增长10%以上: a day to come tells of nothing that was
        if (part.evidence.narrates && !deciding_limit(part, document_.text())) continue;
        part.group = &group;
        part.further = true;
        part.words = part.quote.begin;
        part.article = paragraph.article;
        part.section = paragraph.section;
        part.reasons.push_back("bracket-sentence");
        drafts_.push_back(std::move(part));
    }
}

}  // namespace jianbao::chinese
