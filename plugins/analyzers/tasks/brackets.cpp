// Rows of items that a closing bracket names the parties of.
#include <algorithm>

#include "assembly.h"
#include "clauses.h"

namespace jianbao::chinese {

/// Where the bracket opens, or the label behind the item begins, that names the group's parties; 0 for none. 扩建车棚。责任单位：A.
std::uint32_t Assembly::closing_from(const Group& group, std::uint32_t named) const {
    const std::string_view text = document_.text();
    for (std::uint32_t at = named; at > group.scope.begin + 3;) {
        --at;
        if ((static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) continue;
        for (const std::string_view mark : {"（", "(", "【", "〔"})
            if (text.substr(at).starts_with(mark)) return at;
        for (const std::string_view mark : {"。", "；", ";", "\n"})
            if (text.substr(at).starts_with(mark)) return at + static_cast<std::uint32_t>(mark.size());
    }
    return 0;
}

void Assembly::item_rows(const Group& group, const Paragraph& paragraph) {
    const std::string& text = document_.text();
    if (!group.has_lead()) return;
    // sentences of the item without its run-in heading and the bracket itself
    std::vector<Span> bodies, heads;
    std::vector<Span> closing;  // brackets and lines that are sentences of their own
    const std::uint32_t named = group.parties.front()->evidence.begin;
    const auto line = std::partition_point(document_.paragraphs().begin(), document_.paragraphs().end(),
                                           [&](const Paragraph& one) { return one.span.end <= named; });
    const bool lines = line != document_.paragraphs().end() && line->span.begin > group.scope.begin;
    const std::uint32_t behind = closing_from(group, named);
    bool heading = true;
    const auto sentences = document_.sentences().subspan(paragraph.sentences.begin, paragraph.sentences.size());
    const auto first = std::partition_point(sentences.begin(), sentences.end(),
                                            [&](const Sentence& one) { return one.span.end <= group.scope.begin; });
    for (auto i = static_cast<std::uint32_t>(paragraph.sentences.begin + (first - sentences.begin())); i < paragraph.sentences.end; ++i) {
        const Sentence& one = document_.sentences()[i];
        if (one.span.begin >= group.scope.end) break;
        Span body{std::max(one.span.begin, group.scope.begin), std::min(one.span.end, group.scope.end)};
        if ((lines && body.begin >= line->span.begin) || (behind != 0 && body.begin >= behind)) {
            closing.push_back(body);
            continue;
        }
        if (starts_with(text, body.begin, body.end, "（") || starts_with(text, body.begin, body.end, "(")) {
            const std::uint32_t past = skip_bracketed(text, body.begin, body.end);
            if (past >= body.end || past >= group.scope.end) {
                closing.push_back(body);
                continue;
            }
        }
        const std::string_view words = document_.text(body);
        if (heading && i == paragraph.sentences.begin && words.find("，") == words.npos &&
            count_characters(words) <= 30) {
            heading = false;
            heads.push_back(body);
            continue;
        }
        heading = false;
        bodies.push_back(body);
    }
    Draft whole;
    whole.quote = group.scope;
    whole.group = &group;
    whole.evidence = read_evidence(text, group.scope, words_);
    whole.words = group.scope.begin;
    whole.article = paragraph.article;
    whole.section = paragraph.section;
    whole.reasons.push_back("bracket");
    if (lines && line->span.begin < group.scope.end)
        whole.title_end = line->span.begin;
    else if (behind != 0)
        whole.title_end = behind;
    // （A负责，年底前完成）
    for (const Span& span : closing)
        for (const Time& time : times_.between(span)) whole.times.push_back(&time);
    // a heading with no sentence behind it is what is to be done
    if (bodies.empty() && !heads.empty()) bodies.swap(heads);
    if (bodies.size() <= 1) {
        if (!bodies.empty()) {
            Draft inner;
            inner.quote = bodies.front();
            take(inner);
            whole.times.insert(whole.times.begin(), inner.times.begin(), inner.times.end());
            whole.targets = inner.targets;
        }
        drafts_.push_back(std::move(whole));
        if (!bodies.empty()) further_limits(group, bodies.front(), paragraph);
        return;
    }
    drafts_.push_back(std::move(whole));
    for (const Span& body : bodies) {
        Draft part;
        part.quote = body;
        take(part);
        if (!part.measured()) continue;
        // a sentence with parties of its own has its row already
        const bool own = std::any_of(drafts_.begin() + first_draft_, drafts_.end(), [&](const Draft& other) {
            return other.group && other.group != &group && other.quote.overlaps(body) && other.measured();
        });
        if (own) continue;
        const Evidence evidence = read_evidence(text, body, words_);
        if (evidence.narrates) continue;
        part.group = &group;
        part.evidence = evidence;
        part.words = body.begin;
        part.article = paragraph.article;
        part.section = paragraph.section;
        part.reasons.push_back("bracket-sentence");
        drafts_.push_back(std::move(part));
    }
}

/// 3月底前公布第一批，9月底前再公布30项。（…）: each further limit of the item's one sentence is a row.
void Assembly::further_limits(const Group& group, Span body, const Paragraph& paragraph) {
    std::vector<Clause> clauses;
    cut(body, clauses);
    std::vector<std::size_t> opened;  // clauses that open with a limit
    for (std::size_t i = 0; i < clauses.size(); ++i) {
        const auto times = times_.between(clauses[i].span);
        if (!times.empty() && !times.front().frequency && times.front().span.begin <= clauses[i].span.begin + 3 &&
            !is_time(clauses[i].span))
            opened.push_back(i);
    }
    for (std::size_t k = 1; k < opened.size(); ++k) {
        const std::size_t last = k + 1 < opened.size() ? opened[k + 1] - 1 : clauses.size() - 1;
        Draft part;
        part.quote = {clauses[opened[k]].span.begin, clauses[last].span.end};
        part.group = &group;
        take(part);
        part.evidence = read_evidence(document_.text(), part.quote, words_);
        if (part.evidence.narrates) continue;
        part.words = part.quote.begin;
        part.article = paragraph.article;
        part.section = paragraph.section;
        part.reasons.push_back("bracket-sentence");
        drafts_.push_back(std::move(part));
    }
}

}  // namespace jianbao::chinese
