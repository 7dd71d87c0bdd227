// Limits that stand in front: those that open a sentence hold for all who are named in it, those of a line that announces
// items for the items.
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

/// 各镇于5月10日前完成以下工作：: the limit that a paragraph sets for the items below it; null for none.
const Time* Assembly::announced_limit(const Paragraph& paragraph) const {
    const std::string_view words = document_.text(paragraph.span);
    if (paragraph.sentences.empty() || (!words.ends_with("：") && !words.ends_with(":"))) return nullptr;
    const Span last = document_.sentences()[paragraph.sentences.end - 1].span;
    const std::string_view said = document_.text(last);
    if (!words_.phrases()[Phrase::items_due].stands_in(said)) return nullptr;
    for (const Time& time : times_.between(last))
        if (!time.frequency && time.last_day) return &time;
    return nullptr;
}

/// Gives the items below such a paragraph its limit where they have none of their own.
void Assembly::take_announced_limits() {
    const auto paragraphs = document_.paragraphs();
    auto draft = drafts_.begin();
    const Time* limit = nullptr;
    int announced = 0;  // how the paragraph that set it is numbered
    for (const Paragraph& paragraph : paragraphs) {
        if (limit)
            if (const int number = numbering(document_.text(paragraph.span)); number == 0 || number <= announced) limit = nullptr;
        for (; draft != drafts_.end() && draft->quote.begin < paragraph.span.end; ++draft)
            if (limit && draft->times.empty() && draft->quote.begin >= paragraph.span.begin) {
                draft->times.push_back(limit);
                draft->reasons.emplace_back("opening limit");
            }
        if (const Time* own = announced_limit(paragraph)) {
            limit = own;
            announced = numbering(document_.text(paragraph.span));
        }
    }
}

}  // namespace jianbao::chinese
