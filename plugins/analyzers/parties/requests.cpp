// Who is asked: 请县教育局…, 由县粮食局牵头…, 会议要求县住建局….
#include <algorithm>

#include "assignment.h"
#include "name_words.h"
#include "shape_events.h"

namespace jianbao::chinese {

namespace {

/// Where those are named who form a team: before 组成 of 由各校教师组成评委团，对作品打分; the clause's end for others.
std::uint32_t end_of_team(std::string_view text, std::uint32_t at, const Clause& clause) {
    const std::string_view said = text.substr(at, clause.span.end - at);
    if (clause.after != U'，' || !(said.ends_with("团") || said.ends_with("组") || said.ends_with("队"))) return clause.span.end;
    for (const std::string_view forms : Words{"联合组成", "共同组成", "组成"})
        if (const std::size_t where = find_word(said, forms); where != said.npos && where != 0) return at + static_cast<std::uint32_t>(where);
    return clause.span.end;
}

/// 本预案 in 本预案由县应急局制定: the text speaks of itself.
bool lays_down(const Phrases& known, std::string_view topic, std::string_view said) {
    constexpr std::size_t longest = 18;  // bytes: 本实施细则
    if (!topic.starts_with("本") || topic.size() > longest) return false;
    if (said != "提出" && said != "归口" && !known[Phrase::drafting].stands_in(said)) return false;
    return !known[Phrase::rules_laid_down].ends(topic).empty();
}

}  // namespace

bool ShapeGrammar::request_at(std::string_view text, const Clause& clause, std::uint32_t at, std::uint32_t begin,
                              std::vector<Event>& events) const {
    const Word word = request_word(text, at, clause.span.end, *words_);
    if (!word) return false;
    // 要求 tells of anybody's wish but in the minutes of a meeting (会议同意方案，要求县教育局…) and where nobody stands
    // before it (加大宣传，要求各村…)
    const auto due = [&] {  // 要求县住建局在本月底前完成
        const auto asked = names_.list_at(text, at + word.length, clause.span.end, true);
        return asked && is_due(words_->phrases(), text, asked->span.end, clause.span.end);
    };
    const bool alone = at == clause.span.begin && clause.before == U'，' &&
                       (starts_with(text, at + word.length, clause.span.end, "各") || due());
    // 总经理要求青石公司对照清单补齐材料: somebody in charge asks an office
    const auto official = [&] {
        const std::uint32_t start = skip_openers(text, clause.span, *words_, true);
        const auto asks = start < at ? names_.list_at(text, start, at) : std::nullopt;
        const auto asked = asks ? names_.list_at(text, at + word.length, clause.span.end, true) : std::nullopt;
        return asked && asks->span.end == at && (only(*asks, PartyKind::post) || only(*asks, PartyKind::person)) && only(*asked, PartyKind::unit);
    };
    if (text.substr(at, word.length).ends_with("要求") && !alone && !official()) {
        constexpr std::uint32_t reach = 900;  // bytes of a sentence
        const std::string_view before = text.substr(at > reach ? at - reach : 0, std::min(at, reach));
        const std::size_t stop = before.rfind("。");
        const std::string_view sentence = before.substr(stop == before.npos ? 0 : stop);
        if (!words_->phrases()[Phrase::meetings_that_ask].stands_in(sentence)) return false;
    }
    return asked_at(text, clause, at, at + word.length, begin, events);
}

/// Whom the words before `pos` ask, where that is what they do; those words stand at `at`, and what is asked is quoted from `begin`.
bool ShapeGrammar::asked_at(std::string_view text, const Clause& clause, std::uint32_t at, std::uint32_t pos, std::uint32_t begin,
                            std::vector<Event>& events) const {
    const Phrases& known = words_->phrases();
    // 请先与县财政局联系: whom to ask
    if (!known[Phrase::turning_to].begins(text.substr(pos, clause.span.end - pos)).empty()) return false;
    auto list = names_.list_at(text, pos, end_of_team(text, pos, clause), true);
    // 由承担教学任务的学院组织…
    if (!list) list = described_at(text, clause, pos, true);
    if (!list) return false;
    leave_out_partner(text, *list, clause.span.end);
    std::uint32_t after = skip_spaces(text, list->span.end, clause.span.end);
    for (const std::string_view whom : known[Phrase::staff_sent])  // 由县粮食局专人盯办
        if (starts_with(text, after, clause.span.end, whom) && after + whom.size() < clause.span.end) after += static_cast<std::uint32_t>(whom.size());
    if (after >= clause.span.end) return false;
    const std::string_view said = text.substr(after, clause.span.end - after);
    // 由各校教师组成评委团，对作品打分: as whom they act
    const bool team = clause.after == U'，' && holds(said, "组成") && !said.starts_with("组成的") && (said.ends_with("团") || said.ends_with("组") || said.ends_with("队") || said.ends_with("专班"));
    for (const std::string_view wrong : Words{"组成", "构成", "的", "等组成", "共同组成", "为主", "或", "控股"})
        if (!team && starts_with(text, after, clause.span.end, wrong)) return false;
    // 由施工单位引起: what was the cause
    if (!known[Phrase::caused_by].begins(said).empty()) return false;
    // 组织30人的由民兵组成的队伍: how those are made up who are spoken of
    if (std::any_of(list->parties.begin(), list->parties.end(), [](const Party& one) { return holds(one.name, "组成的"); })) return false;
    // 由急诊、骨科、神经外科等组成的医疗队
    if (said.starts_with("、") && holds(said, "组成的")) return false;
    // 由院长、各科主任及有关人员组成
    if (said.size() <= 30 && (said.ends_with("组成") || said.ends_with("构成"))) return false;
    if (said.size() <= 15 && said.ends_with("部分")) return false;  // 由财政负担部分
    Word next = words_->longest(text, after, clause.span.end);
    while (next.is(bit(adverb)) && !next.is(any_of(verb, soft_verb, modal))) {
        after += next.length;
        next = words_->longest(text, after, clause.span.end);
    }
    if (narrates(text, {list->span.end, clause.span.end})) return false;
    if (const std::uint32_t topic = skip_openers(text, clause.span, *words_, true); topic < at && lays_down(known, text.substr(topic, at - topic), text.substr(after, clause.span.end - after)))
        return false;
    if (fills_post(text, {clause.span.begin, at}, {list->span.end, clause.span.end})) return false;
    // 由各县自行设置的指标, but 请班主任落实自查的内容
    const bool told_of = !chinese::ends_with(text, 0, list->span.begin, "请") && describes(text, {after, clause.span.end});
    if (changes(text, {list->span.end, clause.span.end}) || told_of) return false;
    if (std::any_of(list->parties.begin(), list->parties.end(), [](const Party& one) { return one.name.ends_with("基金"); }) && text.substr(after, 6) != "牵头") return false;  // money, not an office
    // 会议由局长李明主持: what the minutes are of; without a name a rule lays down who chairs
    if (text.substr(after, next.length) == "主持" && starts_with(text, clause.span.begin, at, "会议") &&
        only(*list, PartyKind::person))
        return false;
    // 由李志明副局长主持、王科长作讲座: who chaired
    if (starts_with(text, after, clause.span.end, "主持、") && !only(*list, PartyKind::unit)) return false;
    if (starts_with(text, after, clause.span.end, "主持召开") && starts_with(text, after + 12, clause.span.end, "关于")) return false;
    Shape shape = Shape::request;
    if (!acts(text, {list->span.end, clause.span.end}, clause.after, *list, shape)) return false;
    Event event{begin, list->span.end, 0, *list, Shape::request, false};
    event.heads_others =
        next.is(bit(lead_verb)) && text.substr(after, next.length).find("牵头") != std::string_view::npos;
    events.push_back(std::move(event));
    return true;
}

/// Where the words end that name who asks, where a meeting or an office does: 会议|, 局党组会|, 县政府|; `at` where none does.
std::uint32_t ShapeGrammar::behind_asker(std::string_view text, const Clause& clause, std::uint32_t at) const {
    constexpr std::uint32_t longest = 45;  // bytes: 青石县第十八届人民政府常务会议
    const Phrases& known = words_->phrases();
    const std::string_view meeting = known[Phrase::meetings_that_ask].begins(text.substr(at, clause.span.end - at));
    if (!meeting.empty()) return at + static_cast<std::uint32_t>(meeting.size());
    if (!(clause.held & bit(request))) return at;
    const std::uint32_t verb = first_of(text, at, clause.span.end, *words_, bit(request));
    if (verb >= clause.span.end || verb == at || verb - at > longest ||
        known[Phrase::asked_by_offices].begins(text.substr(verb, clause.span.end - verb)).empty())
        return at;
    const std::string_view asker = text.substr(at, verb - at);
    if (!known[Phrase::meetings_by_name].ends(asker).empty() && !holds(asker, "、") && !asker.ends_with("社会")) return verb;
    const auto office = names_.list_at(text, at, verb, true);
    const bool somebody = office && office->span.end == verb && office->parties.size() == 1 && office->parties.front().kind != PartyKind::universal;
    return somebody ? verb : at;
}

/// Where those are named whom a meeting asks (会议责成|县粮食局检修粮库); the clause's begin where none is asked.
std::uint32_t ShapeGrammar::asked_by_somebody(std::string_view text, const Clause& clause) const {
    constexpr std::uint32_t front = 24;  // bytes: openers, and the word for the meeting (会议, 例会)
    if (!(clause.held & bit(request)) && !holds(text.substr(clause.span.begin, std::min(front, clause.span.size())), "会")) return clause.span.begin;
    std::uint32_t begin = skip_numbers(text, clause.span.begin, clause.span.end);
    for (Word word; (word = words_->longest(text, begin, clause.span.end)).is(bit(opener));) begin += word.length;
    std::uint32_t at = behind_asker(text, clause, begin);
    if (at == begin) return clause.span.begin;
    for (Word word; (word = words_->longest(text, at, clause.span.end)).is(any_of(opener, adverb));) at += word.length;  // 会议最后责成
    const std::string_view asks = words_->phrases()[Phrase::asked_by_meetings].begins(text.substr(at, clause.span.end - at));
    // 会议请假人员
    const Word word = words_->longest(text, at, clause.span.end);
    if (word.length > asks.size() && !word.is(bit(request))) return clause.span.begin;
    // 去年县政府要求…; 县政府要求…的，: told, or a case
    for (std::uint32_t i = clause.span.begin; i < at;) {
        const Word told = words_->longest(text, i, at);
        if (told.is(bit(past))) return clause.span.begin;
        std::uint32_t length = 0;
        character_at(text, i, length);
        i += told ? told.length : length;
    }
    if (clause.after == U'，' && chinese::ends_with(text, clause.span.begin, clause.span.end, "的")) return clause.span.begin;
    return asks.empty() ? clause.span.begin : at + static_cast<std::uint32_t>(asks.size());
}

}  // namespace jianbao::chinese
