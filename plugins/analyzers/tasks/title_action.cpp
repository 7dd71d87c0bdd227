#include "title_action.h"

#include <algorithm>

#include "clauses.h"
#include "title_circumstances.h"
#include "word_list.h"

namespace jianbao::chinese {

namespace {

/// Whether the words are what 对 takes: …情况开展评估.
bool takes_for(const Phrases& known, std::string_view text, std::uint32_t at, std::uint32_t limit) {
    return known[Phrase::acts_on_matter].stands_in(text.substr(at, limit - at));
}

/// Whether an action stands in the words up to `limit`: 确保6月底前建成三座桥, not 确保通信畅通.
bool acts_behind(std::string_view text, std::uint32_t at, std::uint32_t limit, const TitleSource& source,
                 const Reading& words) {
    while (at < limit) {
        at = skip_spaces(text, at, limit);
        const auto time = std::find_if(source.times.begin(), source.times.end(), [&](Span one) { return one.begin == at; });
        if (time != source.times.end() && time->end > at) {
            at = time->end;
            continue;
        }
        const Word word = words.longest(text, at, limit);
        if (!word || !word.is(any_of(adverb, modal)) || word.is(any_of(verb, soft_verb)))
            return word.is(any_of(verb, soft_verb, preposition));
        at += word.length;
    }
    return false;
}

/// What is found out about the words at a place on the way to the action.
enum class Step {
    none,   ///< nothing: the next question is asked
    past,   ///< they are passed over
    there,  ///< the action begins here
};

/// The way through a clause to its action.
struct Way {
    std::string_view text;
    Span clause;
    const TitleSource& source;
    const Reading& words;
    std::uint32_t at = 0;        ///< how far it has come
    bool commanded = false;      ///< a command (要, 须) lies behind
    Word word = {};              ///< the one at `at`
    std::string_view said = {};  ///< its letters

    Step go_on_at(std::uint32_t place) {
        if (place == at) return Step::none;
        at = place;
        return Step::past;
    }
    Step pass(std::uint32_t bytes) { return go_on_at(at + bytes); }
    void read_word() {
        word = words.longest(text, at, clause.end);
        said = text.substr(at, word.length);
    }
    Word word_behind(std::uint32_t bytes) const { return words.longest(text, at + bytes, clause.end); }
    bool goes_on_with(std::string_view what) const { return starts_with(text, at, clause.end, what); }
    std::string_view rest() const { return text.substr(at, clause.end - at); }
};

/// Past the openers of the clause and who is told: 要求县教育局、县卫健局两家.
std::uint32_t skip_told(std::string_view text, Span clause, const TitleSource& source, const Reading& words) {
    std::uint32_t at = skip_openers(text, clause, words, false);
    at = skip_shared_head(text, at, clause.end, words);
    at = skip_parties(text, at, clause.end, source, words);
    at = skip_occasion(text, at, clause.end, words);
    at = skip_levels(text, at, clause.end, words);
    for (const std::string_view count : Words{"两家单位", "三家单位", "几家单位", "两家", "三家", "四家", "五家"})  // 县教育局、县卫健局两家要…
        if (starts_with(text, at, clause.end, count)) return at + static_cast<std::uint32_t>(count.size());
    return at;
}

/// 每周五下午5时前, 6月6日起. An action that stands in the time itself is reached: 24小时值班.
Step pass_time(Way& way) {
    const std::vector<Span>& times = way.source.times;
    const auto time = std::find_if(times.begin(), times.end(), [&](Span one) { return one.begin == way.at; });
    if (time != times.end()) {
        const Span out = left_out_of(way.words.phrases(), way.text, *time);
        if (out.empty()) return Step::there;
        way.at = skip_rest_of_time(way.text, std::min(out.end, way.clause.end), way.clause.end);
        return Step::past;
    }
    // 6月6日起
    return way.go_on_at(skip_start_day(way.text, way.at, way.clause.end));
}

/// 会同县教育局举办比赛
Step pass_companions(Way& way) {
    const Word with = way.word_behind(0);
    if (!with.is(bit(joint))) return Step::none;
    const std::uint32_t names = way.at + with.length;
    const std::uint32_t past = skip_parties(way.text, names, way.clause.end, way.source, way.words);
    constexpr std::uint32_t least_action = 6;
    return past != names && past + least_action <= way.clause.end ? way.go_on_at(past) : Step::none;
}

/// The words that lead to a time: 于6月底前.
Step pass_lead_to_time(Way& way) {
    const std::vector<Span>& times = way.source.times;
    // 赶在汛期前, 用三个月时间
    if (const Step step = way.go_on_at(skip_led_time(way.text, way.at, way.clause.end, times)); step != Step::none) return step;
    // 于6月底前, 在20日内
    if ((way.goes_on_with("于") || way.goes_on_with("在")) &&
        std::any_of(times.begin(), times.end(), [&](Span one) { return one.begin == way.at + 3; }))
        return way.pass(3);
    return Step::none;
}

/// When, with whom and on what ground it is done.
Step pass_circumstance(Way& way) {
    if (const Step step = pass_time(way); step != Step::none) return step;
    if (const Step step = pass_companions(way); step != Step::none) return step;
    if (const Step step = pass_lead_to_time(way); step != Step::none) return step;
    // 按照会议讨论意见修改…: what it is done by is not what is done
    return way.go_on_at(skip_basis(way.words.phrases(), way.text, way.at, way.clause.end));
}

/// 从价差款中支付, 从仓库出发, but 从快处理
bool says_from_where(const Way& way) {
    if (way.said != "从") return false;
    const std::string_view near = way.rest().substr(0, 45);
    return holds(near, "中") || holds(near, "出发");
}

/// 将检查表发到各镇, 将其纳入管理: behind 将 something, and what is done with it.
bool moves_object(const Way& way) {
    constexpr std::size_t least_object = 3, farthest = 90;  // bytes
    const std::string_view behind = way.rest().substr(0, farthest);
    if (behind.size() <= least_object) return false;
    // 将按月上报, 将于6月底前上报, 将研究制定办法: still to come; but 将检查表发到
    const Word next = way.word_behind(3);
    static constexpr WordList papers({"表", "结果", "情况", "报告", "材料", "名单", "方案", "台账", "意见"});
    // 将于6月底…, 将持续推进; but 将全年工作总结报送
    const bool whole_year = starts_with(way.text, way.at + 3, way.clause.end, "全年");
    if (!whole_year && (next.is(any_of(adverb, preposition, modal, lead_verb, joint)) || way.goes_on_with("于"))) return false;
    if (next.is(any_of(verb, soft_verb)) && papers.begins(behind.substr(3 + next.length)).empty()) return false;
    const std::vector<Span>& times = way.source.times;
    if (!whole_year && std::any_of(times.begin(), times.end(), [&](Span one) { return one.begin == way.at + 3; })) return false;
    std::size_t place = behind.npos;
    for (const std::string_view verb_word : way.words.phrases()[Phrase::placed_by_verbs]) place = std::min(place, behind.find(verb_word, least_object + 3));
    if (place == behind.npos) return false;
    const std::string_view object = behind.substr(3, place - 3);
    static constexpr WordList goes_further({"并", "将", "，", "后"});
    return std::none_of(goes_further.begin(), goes_further.end(), [&](std::string_view one) { return holds(object, one); });
}

/// 将 is 把 and opens the action, or says that it is still to come and is a word to pass like others.
Step read_future(Way& way) {
    if (!way.word.is(bit(future))) return Step::none;
    // 要将审批权限下放: behind a command 将 is 把
    if (way.commanded) return Step::there;
    if (way.said == "将" && moves_object(way)) return Step::there;
    // 5个工作日内将资金拨付到账户: so it is before a noun
    if (way.said == "将" && way.at > way.clause.begin && !starts_with(way.text, way.at + 3, way.clause.end, "比") &&
        !way.word_behind(3).is(any_of(verb, soft_verb, lead_verb, support_verb, modal, adverb, preposition, joint)))
        return Step::there;
    // 将会 before 同 is 将 会同
    const std::uint32_t last = way.at + way.word.length - 3;
    if (starts_with(way.text, last + 3, way.clause.end, "同") && starts_with(way.text, last, way.clause.end, "会"))
        return way.go_on_at(last);
    return Step::none;
}

/// 我们必须有…, 请于5月底前…: who is spoken to and how
Step pass_address(Way& way) {
    static constexpr WordList addresses({"我们", "大家", "咱们", "请", "全年", "今年", "年内"});
    return !way.commanded && addresses.has(way.said) ? way.pass(way.word.length) : Step::none;
}

/// Words that are no command and no manner, and still only lead to the action: 全部, 拟, 可.
Step pass_lead_in(Way& way) {
    // 全部整改销号, 各组建一支队伍
    if (way.goes_on_with("全部") && way.word_behind(6).is(any_of(verb, soft_verb)) && way.at + 12 < way.clause.end)
        return way.pass(6);
    if (way.goes_on_with("各"))
        if (const Word act = way.word_behind(3); act.is(bit(verb)) && act.length >= 6) return way.pass(3);
    // 今年拟改造20个小区
    if (!way.commanded && way.said == "拟" && way.word_behind(way.word.length).is(any_of(verb, soft_verb)))
        return way.pass(way.word.length);
    // 可申请, 可按…返还, but 可吸入颗粒物
    if (!way.commanded && (way.said == "可" || way.said == "可以") &&
        way.word_behind(way.word.length).is(any_of(verb, soft_verb, adverb, preposition, lead_verb, modal)) && way.at + way.word.length + 6 <= way.clause.end)
        return way.pass(way.word.length);
    // 应对答复情况开展评估 is no 应对
    if (way.said == "应对" && takes_for(way.words.phrases(), way.text, way.at + way.word.length, way.clause.end)) {
        way.commanded = true;
        return way.pass(3);
    }
    return Step::none;
}

/// 负责招生工作: without 负责 there is no verb
bool is_charge(const Way& way) {
    if (!way.word.is(bit(lead_verb)) || !way.said.ends_with("负责")) return false;
    const std::uint32_t behind = skip_spaces(way.text, way.at + way.word.length, way.clause.end);
    const Word next = way.words.longest(way.text, behind, way.clause.end);
    const std::string_view rest = way.text.substr(behind, way.clause.end - behind);
    constexpr std::size_t short_object = 12;  // bytes: 负责施工质量
    if (next.is(bit(verb)) && next.length < rest.size() && !rest.ends_with("工作")) return false;  // 负责新建泵站
    return behind < way.clause.end && (rest.ends_with("工作") || rest.size() <= short_object ||
                                       !next.is(any_of(verb, soft_verb, adverb, preposition)));
}

/// Words that would be passed elsewhere, and here are part of what is done: 提前6个月提醒, 不得, 统一思想.
bool belongs_to_action(const Way& way) {
    const std::uint32_t behind = way.at + way.word.length;
    // 提前6个月提醒: how long before
    if (way.said == "提前" && behind < way.clause.end && way.text[behind] >= '0' && way.text[behind] <= '9') return true;
    // 应享尽享, 应收尽收: one word
    if (way.said == "应" && starts_with(way.text, behind + 3, way.clause.end, "尽")) return true;
    // who does it is the point
    if (way.said == "亲自") return true;
    // 承办文化节, but 承办，6月底前完成
    if ((way.said == "承办" || way.said == "主办") && behind < way.clause.end) return true;
    // 就办理情况组织回头看
    if (way.said == "就" && !way.word_behind(way.word.length).is(any_of(verb, soft_verb, adverb, modal))) return true;
    // 定期检查、不定期抽查
    if (way.said == "定期" && holds(way.rest(), "、不定期")) return true;
    if (way.word.is(bit(modal)) && forbids(way.said)) return true;
    // 每项资助50万元
    if (way.said == "每") return true;
    // 统一思想: what looks like manner is the verb of the noun behind it
    if ((way.said == "统一" || way.said == "集中" || way.said == "统筹") &&
        !way.word_behind(way.word.length).is(any_of(verb, soft_verb, adverb, preposition, modal, lead_verb, joint)))
        return true;
    return is_charge(way);
}

/// 负责落实资金, 牵头组织演练: the action stands in the word
bool acts_within(const Way& way) {
    return way.word.is(bit(lead_verb)) && way.word.length > 6 &&
           (way.said.starts_with("负责") || way.said.starts_with("牵头") || way.said.starts_with("具体")) &&
           way.word_behind(6).is(any_of(verb, soft_verb)) && !way.word_behind(6).is(bit(lead_verb));
}

/// Past what belongs to the manner that ends here: 按规定和程序, 持续不断地.
void pass_rest_of_manner(Way& way, bool manner) {
    // 按规定权限
    static constexpr WordList grounds({"权限", "频次", "程序", "时限", "标准", "条件", "范围", "格式", "期限", "时间", "流程"});
    if (way.said.starts_with("按") && way.word.is(bit(adverb)))
        if (const std::string_view more = grounds.begins(way.rest()); !more.empty() && more.size() < way.rest().size()) way.at += static_cast<std::uint32_t>(more.size());
    // 按规定和程序
    if (way.said.starts_with("按") && way.word.is(bit(adverb))) {
        bool goes_on = false;
        const std::uint32_t past = skip_further_basis(way.words.phrases(), way.text, way.at, way.clause.end, goes_on);
        if (!goes_on) way.at = past;
    }
    // 持续不断地巡查, but 力争地区生产总值…
    if (manner && way.goes_on_with("和") && way.word_behind(3).is(bit(adverb)) && !way.word_behind(3).is(any_of(verb, soft_verb)))
        way.at += 3;
    if (manner && way.goes_on_with("地") && way.word_behind(0).length <= 3) way.at += 3;
}

/// Past a command, manner, 牵头, or 确保 before an action; any other word is the action.
Step pass_manner(Way& way) {
    const Word word = way.word;
    const bool manner = word.is(any_of(modal, adverb, future, goal)) && !word.is(any_of(verb, soft_verb));
    // 从严治政: one word
    constexpr std::uint32_t word_of_two = 6;  // bytes
    if (word.is(bit(adverb)) && word.length == word_of_two && !way.word_behind(word.length) && way.at + word.length + word_of_two == way.clause.end) return Step::there;
    // 亲自抓, 狠抓: what is one character alone needs its manner; 确保通信畅通: what is no action needs its verb
    const std::uint32_t behind_word = way.at + word.length;
    const Word next_word = way.word_behind(word.length);
    const std::uint32_t behind_next = behind_word + next_word.length;
    if (word.is(bit(adverb)) && next_word.is(any_of(verb, soft_verb)) &&
        (behind_next == way.clause.end || starts_with(way.text, behind_next, way.clause.end, "、")) &&
        (next_word.length == 3 || word.length >= 6 || starts_with(way.text, behind_next, way.clause.end, "、")))
        return Step::there;
    const bool aim = word.is(bit(goal)) && !way.goes_on_with("完成") && !way.goes_on_with("实现") &&
                     acts_behind(way.text, behind_word, way.clause.end, way.source, way.words);
    if (!manner && !word.is(bit(lead_verb)) && !aim) return Step::there;
    way.at = behind_word;
    pass_rest_of_manner(way, manner);
    return Step::past;
}

/// Past the word at the place, unless it is the action or part of it.
Step pass_word(Way& way) {
    way.read_word();
    if (says_from_where(way)) return Step::there;
    // 及时、完整、准确地记录
    if (const Step step = way.go_on_at(skip_listed_manner(way.text, way.at, way.clause.end, way.words)); step != Step::none) return step;
    if (const Step step = read_future(way); step != Step::none) return step;
    if (const Step step = pass_address(way); step != Step::none) return step;
    way.commanded |= way.word.is(bit(modal));
    if (const Step step = pass_lead_in(way); step != Step::none) return step;
    if (belongs_to_action(way)) return Step::there;
    if (acts_within(way)) {
        way.at += 6;
        return Step::there;
    }
    return pass_manner(way);
}

/// What stands before `verb` in the words behind 将; no verb where that one isn't there.
HandedOver handed_by(const Phrases& known, std::string_view verb, std::string_view text, Span behind_preposition) {
    const std::uint32_t begin = behind_preposition.begin;
    const std::string_view words = text.substr(begin, behind_preposition.size());
    constexpr std::size_t least_object = 6, longest_rest = 60;  // bytes
    const std::size_t at = words.rfind(verb);
    if (at == words.npos || at < least_object || words.size() - at > longest_rest) return {};
    // 总结报告, 情况通报 are what is handed over
    const std::string_view behind = words.substr(at + verb.size(), 3);
    if (verb == "报" && (behind == "告" || behind == "表" || behind == "名" || words.substr(0, at).ends_with("通"))) return {};
    Span object{begin, begin + static_cast<std::uint32_t>(at)};
    for (const std::string_view how : known[Phrase::manner_of_handing])
        if (ends_with(text, object.begin, object.end, how)) object.end -= static_cast<std::uint32_t>(how.size());
    // 将办理结果以书面形式报县委督查室
    const std::string_view handed = text.substr(object.begin, object.size());
    if (const std::size_t form = handed.rfind("以"); form != handed.npos && form >= least_object)
        if (!known[Phrase::forms_handed_in].ends(handed).empty()) object.end = object.begin + static_cast<std::uint32_t>(form);
    return {verb == "报" ? "报送" : verb, object};
}

}  // namespace

bool forbids(std::string_view command) {
    return command.starts_with("不") || command.starts_with("严禁") || command.starts_with("禁止");
}

std::uint32_t skip_to_action(std::string_view text, Span clause, const TitleSource& source, const Reading& words) {
    Way way{text, clause, source, words, skip_told(text, clause, source, words)};
    while (way.at < clause.end) {
        way.at = skip_spaces(text, way.at, clause.end);
        Step step = pass_circumstance(way);
        if (step == Step::none) step = pass_word(way);
        if (step == Step::there) break;
    }
    return way.at;
}

HandedOver handed_over(const Phrases& known, std::string_view text, Span action, Span clause) {
    std::uint32_t begin = action.begin;
    if (starts_with(text, begin, clause.end, "将") || starts_with(text, begin, clause.end, "把"))
        begin += 3;
    else if (!ends_with(text, clause.begin, begin, "将") && !ends_with(text, clause.begin, begin, "把"))
        return {};
    for (const std::string_view verb : known[Phrase::hands_over])
        if (const HandedOver handed = handed_by(known, verb, text, {begin, clause.end}); !handed.verb.empty()) return handed;
    return handed_by(known, "报", text, {begin, clause.end});
}

Span without_predicate(std::string_view text, Span clause, const Reading& words) {
    static constexpr WordList takes({"将", "把"});
    const std::string_view taken = takes.begins(text.substr(clause.begin, clause.size()));
    if (taken.empty()) return clause;
    const std::uint32_t begin = clause.begin + static_cast<std::uint32_t>(taken.size());
    std::uint32_t length = 0;
    for (std::uint32_t at = begin; at < clause.end; at += length) {
        character_at(text, at, length);
        const Word word = words.longest(text, at, clause.end);
        if (word.length >= 6 && word.is(bit(verb)) && !word.is(bit(stem)) && at > begin) return {begin, at};
        if (word) length = word.length;
    }
    return clause;
}

}  // namespace jianbao::chinese
