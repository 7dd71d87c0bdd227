// Recipients: who gets the report. 报县政府办, 向市委报告, 抄送县财政局.
#include "assignment.h"

namespace jianbao::chinese {

namespace {

bool reports(std::string_view words) {
    constexpr std::size_t reach = 60;  // bytes behind the name: 作专题汇报, 报送进展情况
    for (const std::string_view verb : reporting_verbs)
        if (words.substr(0, reach).find(verb) != words.npos) return true;
    return false;
}

}  // namespace

void ShapeGrammar::recipients(std::string_view text, std::span<const Clause> cut, std::vector<Assignment>& found) const {
    if (cut.empty() || !(cut.front().ahead & bit(recipient))) return;
    for (const Clause& clause : cut) {
        if (!(clause.held & bit(recipient)) ||
            words_->next_of(text, clause.span.begin, clause.span.end, bit(recipient)) >= clause.span.end)
            continue;
        for (std::uint32_t at = clause.span.begin; (at = words_->next_stop(text, at, clause.span.end)) < clause.span.end;) {
            std::uint32_t length = 0;
            character_at(text, at, length);
            if (const std::uint32_t past = skip_bracketed(text, at, clause.span.end); past != at) {
                at = past;
                continue;
            }
            const Word word = words_->longest(text, at, clause.span.end);
            const std::string_view here = text.substr(at, word.length);
            if (!word.is(bit(recipient)) || here == "经" || here == "通报") {
                at += word ? word.length : length;
                continue;
            }
            const std::uint32_t names_at = at + word.length;
            at = names_at;
            if (here == "向" && words_->next_of(text, names_at, clause.span.end, bit(Sign::report)) >= clause.span.end) continue;
            const auto list = names_.list_at(text, names_at, clause.span.end, true);
            if (!list) continue;
            const std::string_view rest = text.substr(list->span.end, clause.span.end - list->span.end);
            if (here == "向" && !reports(rest)) continue;
            if (rest.starts_with("的")) continue;  // 报县政府的材料
            for (const Party& party : list->parties)
                if (party.kind != PartyKind::universal)
                    found.push_back({party, Role::recipient, Shape::reports, {}, 0.85});
            at = list->span.end;
        }
    }
}

}  // namespace jianbao::chinese
