// Items that a line above or below them gives to somebody.
#include <algorithm>

#include "assembly.h"
#include "clauses.h"

namespace jianbao::chinese {

/// For each paragraph the last one of its item: where lines below it say who answers (牵头单位：…), the last of them.
std::vector<std::size_t> Assembly::lines_that_close() const {
    const auto paragraphs = document_.paragraphs();
    const auto holding = [&](std::uint32_t at) {
        return static_cast<std::size_t>(std::partition_point(paragraphs.begin(), paragraphs.end(), [&](const Paragraph& one) {
                                            return one.span.end <= at;
                                        }) - paragraphs.begin());
    };
    std::vector<std::size_t> last(paragraphs.size());
    for (std::size_t i = 0; i < last.size(); ++i) last[i] = i;
    for (const NamedParty& party : parties_) {
        if (party.shape != "bracket" || party.scope.empty()) continue;
        const std::size_t first = holding(party.scope.begin), end = holding(party.scope.end - 1);
        if (first < end && end < last.size()) last[first] = std::max(last[first], end);
    }
    for (std::size_t i = 0; i + 1 < last.size(); ++i)
        if (last[i] > i) last[i + 1] = std::max(last[i + 1], last[i]);
    return last;
}

/// Whether an item below a label is asked of who the label names: it opens with an action or commands one. Behind the
/// first sentence of its paragraph it goes on with the same unless it sets a limit.
bool Assembly::labelled_directive(const Group& group, Span scope, Part part) {
    if (part == Part::review || part == Part::problems) return false;
    // what the label says is behind its colon: 县教育局：负责…
    const std::string_view text = document_.text();
    std::uint32_t from = std::max(scope.begin, group.names_end());
    for (const std::string_view mark : {"：", ":"})
        if (const std::size_t colon = text.substr(from, 30).find(mark); colon != text.npos && group.names_end() > scope.begin)
            from += static_cast<std::uint32_t>(colon + mark.size());
    if (starts_with(text, from, scope.end, "。")) from += 3;  // （一）综合协调组。负责…
    const Evidence evidence = read_evidence(text, {std::min(from, scope.end), scope.end}, words_);
    // 月内完成年检，逾期未检的停用: what is done first is asked for; 方案已征求意见，争取元旦前投用: so is what is aimed at
    const bool due = ((evidence.acts_first && !evidence.narrates) || evidence.aims) && !evidence.weighs && has_limit(scope);
    if ((evidence.narrates || evidence.complains || evidence.weighs) && !evidence.commands && !due) return false;
    const std::uint32_t begin = skip_openers(text, {std::min(from, scope.end), scope.end}, words_, true);
    const bool opens = words_.longest(document_.text(), begin, scope.end).is(any_of(lead_verb, support_verb, joint, adverb)) ||
                       evidence.acts_first ||
                       (evidence.acts && words_.longest(document_.text(), begin, scope.end).is(any_of(preposition, future)));
    // 夜间巡逻不少于2次: asked for by the measure
    const bool least = holds(text.substr(scope.begin, scope.size()), "不少于") || holds(text.substr(scope.begin, scope.size()), "不低于");
    const bool timed = least || !times_.between(scope).empty();
    if (!opens && !evidence.commands && !timed) return false;
    const Span first = document_.sentences()[paragraph_->sentences.begin].span;
    const std::uint32_t own = document_.sentences()[document_.sentence_at(scope.begin)].span.begin;
    return first.contains(group.scope.begin) || timed || skip_enumerator(document_.text(), own, scope.end) != own;
}

}  // namespace jianbao::chinese
