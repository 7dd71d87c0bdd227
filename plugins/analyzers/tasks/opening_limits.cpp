// Limits that open a sentence hold for all who are named in it.
#include "assembly.h"
#include "word_list.h"

namespace jianbao::chinese {

/// The limit that a sentence opens with, nothing but it standing before the first comma: 4月底前，…; null for none.
const Time* Assembly::opening_limit(const Sentence& sentence) const {
    const auto times = times_.between(sentence.span);
    // 从5月10日到9月30日，…，值班室不得断人: a period or an occasion says of the first one when
    static constexpr WordList by({"前", "内", "底", "末", "止"});
    if (times.empty() || times.front().frequency || times.front().kind == "event" || by.ends(times.front().text).empty()) return nullptr;
    if (times.front().text.starts_with("从") || times.front().text.starts_with("自")) return nullptr;
    std::vector<Clause> clauses;
    cut(sentence.span, clauses);
    if (clauses.size() < 2 || clauses.front().after != U'，' || !clauses.front().span.contains(times.front().span.begin)) return nullptr;
    return opens_clause(times.front(), sentence.span) && times.front().span.end == clauses.front().span.end ? &times.front() : nullptr;
}

/// 4月底前，县粮食局要清查库存，县财政局要拨付资金: who is named behind the first has no limit of their own and is told by the
/// one in front; not behind a semicolon, and not where they do something at intervals.
void Assembly::take_opening_limits() {
    for (Draft& draft : drafts_) {
        if (draft.sentence == no_index || !draft.group || draft.inherited || !draft.times.empty() || draft.group->shaped("bracket")) continue;
        const Sentence& sentence = document_.sentences()[draft.sentence];
        if (draft.quote.begin <= sentence.span.begin) continue;
        const Time* limit = opening_limit(sentence);
        if (!limit || limit->span.end > draft.quote.begin) continue;
        const std::string_view between = document_.text({limit->span.end, draft.quote.begin});
        if (between.find("；") != between.npos || between.find(';') != between.npos) continue;
        draft.times.push_back(limit);
        draft.reasons.emplace_back("opening limit");
    }
}

}  // namespace jianbao::chinese
