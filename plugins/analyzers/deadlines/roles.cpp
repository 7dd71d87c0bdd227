// Roles: whether a stretch of the calendar binds somebody, opens something, or is only mentioned.
#include <algorithm>

#include "homographs.h"
#include "parser.h"

namespace jianbao::timex {

namespace {

// Clauses and titles of real texts are shorter; a text without punctuation must not be read
// again from its beginning for each expression in it.
constexpr std::size_t clause_reach = 150;
constexpr std::size_t title_reach = 100;

}  // namespace

std::size_t Parser::clause_begin(std::size_t at) const {
    const std::size_t least = at > clause_reach ? at - clause_reach : 0;
    while (at > least && !ends_clause(text_[at - 1])) --at;
    return at;
}

std::size_t Parser::clause_end(std::size_t at) const {
    const std::size_t most = std::min(text_.size(), at + clause_reach);
    while (at < most && !ends_clause(text_[at])) ++at;
    return at;
}

bool Parser::in_book_title(std::size_t at) const {
    const std::size_t least = at > title_reach ? at - title_reach : 0;
    const char16_t* const units = text_.data();
    for (std::size_t p = std::min(at, text_.size()); p-- > least;)
        if (units[p] == u'》' || units[p] == u'《') return units[p] == u'《';
    return false;
}

bool Parser::is_attributive(std::size_t end) const {
    std::size_t p = text_.skip_spaces(end);
    for (const std::u16string_view note : {u"(含)", u"(不含)", u"(含本数)"})
        if (text_.starts_with(p, note)) p = text_.skip_spaces(p + note.size());
    return text_[p] == u'的';
}

bool Parser::is_told_of(std::size_t begin, std::size_t end) const {
    // 未在3个月内退回的: what follows from missing it
    for (const std::u16string_view missed : {u"未在", u"未于", u"未能在", u"未能于", u"没有在"})
        if (text_.ends_with(begin, missed)) return true;
    std::size_t p = text_.skip_spaces(end);
    // 4月底前应完成的审核: what was due by then
    if (is_one_of(text_[p], u"应须需要拟")) ++p;
    const std::size_t verb = lexicon_.relative.starting(text_, p);
    if (verb > 0 && text_[text_.skip_spaces(p + verb)] == u'的') return true;
    // 2026年内符合条件的企业，: the clause names whom the next one is about
    const std::size_t reach = clause_end(end);
    if (!is_one_of(text_[reach], u",，")) return false;
    const std::size_t named = lexicon_.named.ending(text_, reach);
    return text_.before(reach - named) == u'的' && reach - named > end + 1 && !is_obliged(end, reach);
}

bool Parser::alone_at(std::size_t end) const { return text_.skip_spaces(end) == clause_end(end) && is_one_of(text_[clause_end(end)], u",，"); }

bool Parser::was_set_before(std::size_t begin) const {
    constexpr std::size_t reach = 40;
    const std::u16string_view before = text_.slice(begin > reach ? begin - reach : 0, begin);
    return before.find(u"原定") != before.npos || before.find(u"原计划") != before.npos || before.find(u"工期") != before.npos;
}

bool Parser::is_next_meeting(std::size_t begin, std::size_t end) const {
    const std::u16string_view before = text_.slice(clause_begin(begin), begin), behind = text_.slice(end, clause_end(end));
    if (before.find(u"会") == before.npos) return false;
    const bool next = before.find(u"下次") != before.npos || before.find(u"下一次") != before.npos;
    return next && (behind.find(u"召开") != behind.npos || behind.find(u"举行") != behind.npos);
}

bool Parser::announces_goal(std::size_t end) const {
    const std::size_t reach = std::min(clause_end(end), end + 24);
    for (std::size_t p = end; p + 2 < reach; ++p)
        if (text_.starts_with(p, u"目标") && (is_one_of(text_[p + 2], u"是为") || p + 2 == reach)) return true;
    return false;
}

bool Parser::is_planned(std::size_t begin, std::size_t end) const {
    // 2026年小学招生工作方案: a title
    for (const std::u16string_view paper : {u"方案", u"办法", u"计划", u"规划", u"通知", u"公告", u"意见", u"细则", u"指南"})
        if (text_.ends_with(end, paper)) return false;
    return lexicon_.action.find(text_, begin, end) != WordSet::npos ||
           lexicon_.planned.find(text_, begin, end) != WordSet::npos;
}

bool Parser::is_handled(std::size_t clause, std::size_t begin) const {
    if (text_.before(begin) == u'对') return true;
    for (std::size_t p = begin; p-- > clause;)
        if (is_one_of(text_[p], u"将把") && !is_one_of(text_.before(p), u"即必现"))
            return (p + 1 < begin || is_one_of(text_.before(p), u"要须应请并")) && !is_one_of(text_.before(begin), u"在于从自");
    return false;
}

bool Parser::is_obliged(std::size_t begin, std::size_t end) const {
    return lexicon_.obligation.find(text_, begin, end) != WordSet::npos;
}

bool Parser::is_told(std::size_t begin, std::size_t time, std::size_t end) const {
    for (std::size_t p = begin; (p = lexicon_.past.find(text_, p, end)) != WordSet::npos; ++p) {
        // 已获评企业要在6月底前…: who it was, and behind it the command
        if (p < time && lexicon_.obligation.find(text_, p, time) != WordSet::npos) continue;
        // 已完工的项目8月20日前评审: which ones are meant
        if (p < time && text_[p] == u'已' && text_.slice(p, time - 1).find(u'的') != std::u16string_view::npos) continue;
        // 年底前累计完成300台
        if (p > time && text_.before(p) == u'前' && text_.starts_with(p, u"累计")) continue;
        // 12月底前完成1978年以来规划的归集: a stretch of time named by the way
        if (p > time && text_.starts_with(p, u"以来") && is_one_of(text_.before(p), u"年月")) continue;
        return true;
    }
    return false;
}

bool Parser::finishes(std::size_t begin, std::size_t end) const {
    for (std::size_t p = begin; (p = lexicon_.completion.find(text_, p, end)) != WordSet::npos; ++p)
        if (const std::size_t size = lexicon_.completion.starting(text_, p); !is_one_of(text_[p + size], u"的了率情时后前")) return true;
    return false;
}

bool Parser::has_figure(std::size_t begin, std::size_t end) const {
    for (std::size_t p = begin; p < end; ++p)
        if (is_digit(text_[p]) || (is_chinese_numeral(text_[p]) && is_one_of(text_[p + 1], u"十百千万亿个成"))) return true;
    return false;
}

bool Parser::is_past(std::size_t begin, std::size_t end) const {
    return lexicon_.past.find(text_, begin, end) != WordSet::npos;
}

Parser::Use Parser::use_of_moment(const Moment& moment, Relation relation, std::size_t begin, std::size_t end,
                                  bool range) const {
    const Day& last = moment.period.last;
    const bool gone = around_.reference && last.known() && last.date() < *around_.reference;
    const double doubt = moment.repaired ? 0.3 : moment.bare_number ? 0.2 : 0.0;

    std::size_t label_end = begin;
    while (label_end > 0 && is_one_of(text_[label_end - 1], u" :：为是")) --label_end;
    if (text_.ends_with(label_end, u"原则上")) label_end -= 3;
    const bool labelled = lexicon_.limit_labels.ending(text_, label_end) > 0;
    // 办结时限为15日: so many days, no day
    const bool bare_day = moment.grain == Grain::day && !range && text_.slice(begin, end).find_first_of(u"年月号周期") == std::u16string_view::npos &&
                          is_digit(text_[begin]) && text_.ends_with(end, u"日") && (text_.ends_with(label_end, u"时限") || text_.ends_with(label_end, u"期限"));
    if (bare_day) return {Role::mention, 0.8};
    // 报送时间由5月17日调整为6月10日
    const bool moved = lexicon_.moved_to.ending(text_, begin) > 0 &&
                       (lexicon_.limit_labels.find(text_, clause_begin(begin), begin) != WordSet::npos || was_set_before(begin));
    if (moved && !gone) return {Role::limit, 0.85 - doubt};
    if (around_.place == Place::limit_column || (labelled && !gone && relation != Relation::start && !is_attributive(end)))
        return {Role::limit, 0.9 - doubt};
    if (around_.place == Place::title || in_book_title(begin)) return {Role::mention, 0.95};
    if (relation == Relation::start) return {Role::start, 0.9 - doubt};
    // 个人申报截止5月10日, 截至5月10日完成检修: a day soon to come tells of nothing
    if (relation == Relation::as_of && moment.grain == Grain::day && is_closing_day(moment, begin, end)) return {Role::limit, 0.6 - doubt};
    if (relation == Relation::as_of || relation == Relation::since || relation == Relation::approximate)
        return {Role::mention, 0.9 - doubt};
    // 今年的预期目标是：…: to be reached by its end
    if (relation == Relation::none && moment.grain == Grain::year && moment.own_year && !gone && !moment.vague &&
        announces_goal(end))
        return {Role::limit, 0.6 - doubt};
    // 5月止，全市财政收入…: up to when is told
    if (text_.ends_with(end, u"止") && alone_at(end) && !is_one_of(text_[begin], u"到至自从截")) return {Role::mention, 0.8};
    // 原定9月30日完工: no more
    if (text_.ends_with(begin, u"原定") || text_.ends_with(begin, u"原定于")) return {Role::mention, 0.8};
    if (is_attributive(end) || is_told_of(begin, end) || is_next_meeting(begin, end)) return {Role::mention, 0.8};
    // 对3月底前未整改的: which of them, not by when
    if (relation == Relation::before)
        for (const std::u16string_view about : {u"对", u"对于", u"针对"})
            if (text_.ends_with(begin, about) && !is_one_of(text_.before(begin - 1), u"面应核"))
                return {Role::mention, 0.75};

    const std::size_t clause = clause_begin(begin);
    const bool opens = begin == clause || begin == skip_item_number(text_.skip_spaces(clause));
    std::size_t reach = clause_end(end);
    // 20xx年,全市要达到…: an expression that is a clause of its own looks on.
    const bool alone = text_.skip_spaces(end) == reach;
    if (alone && reach < text_.size() && is_one_of(text_[reach], u",，:：")) reach = clause_end(reach + 1);
    if (is_told(clause, begin, reach)) return {Role::mention, 0.85};
    // 2026年秋季入园的新生应…: the year belongs to the noun that the command is about
    const auto commanded_noun = [&] {
        if (relation != Relation::none || moment.grain != Grain::year || !moment.written_year || alone) return false;
        const std::size_t command = lexicon_.obligation.find(text_, end, reach);
        return command != WordSet::npos && text_.slice(end, command).find(u'的') != std::u16string_view::npos;
    };
    if (relation == Relation::none && moment.grain == Grain::year && (commanded_noun() || is_handled(clause, begin)))
        return {Role::mention, 0.75};
    // 将本周进展报县政府办
    if (relation == Relation::none && moment.grain != Grain::day && is_one_of(text_.before(begin), u"将把")) return {Role::mention, 0.75};
    // 盯牢2021年改造项目8月31日前必须开工: the year of what has a limit of its own
    if (relation == Relation::none && moment.grain == Grain::year && moment.written_year && !alone)
        for (std::size_t p = end + 2; p < reach; ++p)
            if (text_[p] == u'前' && is_one_of(text_.before(p), u"日月底旬末") && !goes_on_before(text_, p + 1))
                return {Role::mention, 0.75};
    // 为确保隧道11月底前贯通，…: what the next clause is for
    if (text_[clause] == u'为' && is_one_of(text_[clause_end(end)], u",，") && text_[clause + 1] != u'期')
        return {Role::mention, 0.7};
    const bool obliged = is_obliged(clause, begin) || is_obliged(end, reach);

    std::size_t word_end = begin;
    while (text_.before(word_end) == u' ') --word_end;
    // 确保全年接待游客…: what is ordered for the year
    if (text_.starts_with(begin, u"全年") && lexicon_.directive.ending(text_, word_end) > 0 && !gone &&
        has_figure(end, reach) && lexicon_.attributive.starting(text_, text_.skip_spaces(end)) == 0)
        return {Role::limit, 0.8 - doubt};
    // 应当于次月15日前申报: a year or month of its own, and still a limit
    const bool due = relation == Relation::before && !text_.starts_with(begin, u"全年") && !gone &&
                     (obliged || lexicon_.delivery.find(text_, end, reach) != WordSet::npos);
    // （县人社局、县民政局，全年）
    if (text_.starts_with(begin, u"全年") && around_.directive && text_[end] == u')' && is_one_of(text_.before(begin), u",;，；、") && !gone)
        return {Role::limit, 0.6 - doubt};
    if (moment.vague && !due) return {Role::mention, 0.6};
    if (relation == Relation::before || relation == Relation::within) {
        // 8月27日至9月3日期间，务必核对: by its last day, where nothing is to be kept up meanwhile
        if (relation == Relation::within && range && alone && around_.directive && moment.grain == Grain::day && !gone && is_told_to_do(clause_end(end) + 1))
            return {Role::limit, 0.6 - doubt};
        // 5月1日至10日期间完成检修
        if (relation == Relation::within && range && !gone && moment.grain == Grain::day && text_.ends_with(end, u"间") && !is_kept_up(end, reach) &&
            (completes(text_.skip_spaces(end)) || lexicon_.delivery.find(text_, end, reach) != WordSet::npos))
            return {Role::limit, 0.6 - doubt};
        if (relation == Relation::within && text_.ends_with(end, u"间")) return {Role::mention, 0.7};
        if (!gone) return {Role::limit, (obliged ? 0.97 : 0.9) - doubt};
        // A month without a year counts as the reference's; an order that names one long gone
        // was given in another year.
        if (!moment.own_year) return {Role::limit, (obliged ? 0.6 : 0.45) - doubt};
        return {Role::mention, 0.8};
    }
    if (gone || moment.bare_number) return {Role::mention, 0.9};
    // 下一年度民生项目各单位要…: the year belongs to the noun
    if (moment.grain == Grain::year && text_.ends_with(end, u"年度") && !alone &&
        !is_one_of(text_[text_.skip_spaces(end)], u"要应须将必力争完实内底末前"))
        return {Role::mention, 0.7};
    // 每月调度、每季通报、年终考核
    if (moment.end_of_period && is_listed_turn(begin) && lexicon_.regular_names.starting(text_, end) > 0) return {Role::limit, 0.6 - doubt};
    // 请于5月27日至29日登录网站打印
    if (range && moment.grain == Grain::day && is_one_of(text_.before(word_end), u"于在") &&
        is_one_of(text_.before(word_end - 1), u"请须应需要必务") && around_.place != Place::heading)
        return {Role::limit, 0.8 - doubt};
    if (lexicon_.attributive.starting(text_, text_.skip_spaces(end)) > 0 || is_named(end)) return {Role::mention, 0.8};
    // （2025年12月完成，责任单位：县粮食局）
    if (text_.before(begin) == u'(' && text_.starts_with(end, u"完成") && is_one_of(text_[end + 2], u",，;；、)"))
        return {Role::limit, 0.7 - doubt};
    // A heading names the time of what stands under it.
    if (around_.place == Place::heading) return {Role::mention, 0.7};
    // (县住建局牵头,2021年9月)
    if (around_.directive && text_[text_.skip_spaces(end)] == u')' && is_one_of(text_.before(begin), u",;，；、"))
        return {Role::limit, 0.65 - doubt};
    const bool to = text_[begin] == u'到' || text_[begin] == u'至';
    // 检查6月初开始，8月底结束; 从即日起到10月底结束
    if (moment.grain != Grain::day || range)
        for (const std::u16string_view over : {u"结束", u"收尾", u"截止"})
            if (text_.starts_with(text_.skip_spaces(end), over) && text_[text_.skip_spaces(end) + 2] != u'的')
                return {Role::limit, 0.65 - doubt};
    // 于6月5日发放通知书
    if (moment.grain == Grain::day && text_.before(word_end) == u'于' &&
        lexicon_.delivery.find(text_, end, reach) != WordSet::npos)
        return {Role::limit, (obliged ? 0.9 : 0.7) - doubt};
    // 于10月上旬组织检查
    const bool at_a_time = text_.before(word_end) == u'于' && (text_.ends_with(word_end, u"决定于") || !is_one_of(text_.before(word_end - 1), u"定已由关对终属处位始鉴至"));
    const bool decided = obliged || lays_out() || text_.ends_with(word_end, u"决定于") || text_.ends_with(word_end, u"计划于");
    // 西部地区于2020年完成
    if (text_.before(word_end) == u'于' && moment.grain == Grain::year && moment.written_year && !gone && around_.reference &&
        last.year.number > static_cast<int>(around_.reference->year()) &&
        lexicon_.completion.starting(text_, text_.skip_spaces(end)) > 0)
        return {Role::limit, 0.7 - doubt};
    if (at_a_time && decided && moment.grain != Grain::day && moment.grain != Grain::year && !gone &&
        (is_planned(end, reach) || acts_at(end, reach)))
        return {Role::limit, 0.65 - doubt};
    if (lexicon_.directive.ending(text_, word_end) > 0)
        return {Role::limit, (moment.end_of_period ? 0.95 : 0.85) - doubt};
    if (to && moment.grain != Grain::day) return {Role::limit, 0.9 - doubt};
    if (lexicon_.object_of.ending(text_, word_end) > 0) return {Role::mention, 0.8};
    // 2021年“五一”假期
    if (moment.grain == Grain::year && is_one_of(text_[text_.skip_spaces(end)], u"“\"")) return {Role::mention, 0.8};
    const bool acts = obliged || lexicon_.action.find(text_, end, reach) != WordSet::npos ||
                      (moment.end_of_period && (finishes(end, reach) ||
                                                lexicon_.delivery.starting(text_, text_.skip_spaces(end)) > 0));
    // 分别于4月、7月开展督查, 7月和12月各通报一次: each of them
    const bool each = text_.ends_with(word_end, u"分别于") || text_.ends_with(word_end, u"分别在") ||
                      (text_[end] == u'各' && text_.slice(begin, end).find_first_of(u"、和及") != std::u16string_view::npos);
    if (each && acts && moment.grain != Grain::year) return {Role::limit, 0.75 - doubt};
    // 工作从2027年到2030年，每年开展一次
    if (range && alone && is_one_of(text_[begin], u"从自") && text_[text_.skip_spaces(clause_end(end) + 1)] == u'每')
        return {Role::limit, 0.6 - doubt};
    if (moment.end_of_period) {
        const bool to_be = last.known() && around_.reference && last.date() > *around_.reference;
        // 月底对账 is what one does then as a rule
        const bool noun = text_[end] == u'对' && is_one_of(text_[end + 1], u"账帐标表");
        const bool opens_period = opens && (alone || is_one_of(text_[end], u"对由组将统集进")) && !noun;
        // 要逐条交办、盯住不放，年终逐项对账: a further clause of what the sentence orders
        const bool ordered = opens && clause > 0 && is_one_of(text_[clause - 1], u",，") &&
                             is_obliged(clause > clause_reach ? clause - clause_reach : 0, clause) &&
                             text_.slice(end, reach).find(u'的') == std::u16string_view::npos;
        // 年底参保率稳定在95%以上
        const bool levelled = opens && !alone && to_be && is_level(end, reach);
        if (acts || opens_period || levelled || (ordered && !alone)) return {Role::limit, (obliged ? 0.85 : 0.65) - doubt};
        return {Role::mention, 0.6};
    }
    // 2019年1月1日至12月31日,对…给予补贴: how long the instruction holds.
    if (range && opens && alone && (moment.written_year || moment.relative))
        return {Role::limit, 0.65 - doubt};
    if (moment.grain == Grain::other && moment.relative && acts) return {Role::limit, 0.7};
    // 2035年,全面建成…: a later year that opens the sentence, and in a plan any period.
    const bool later_year = moment.written_year && moment.grain == Grain::year && last.known() && around_.reference &&
                            last.year.number > static_cast<int>(around_.reference->year());
    // 5月6日至20日,凡…的家长持有关材料,到所在学校办理: the action may stand one clause further
    if (alone && range && reach < text_.size() && is_one_of(text_[reach], u",，")) reach = clause_end(reach + 1);
    const bool stretch_ahead = around_.minutes && range && is_one_of(text_[begin], u"自从") && last.known() && around_.reference && last.date() > *around_.reference && !is_past(end, reach);
    if (alone && opens && (later_year || stretch_ahead || (around_.directive && (range || moment.grain != Grain::day))) &&
        lexicon_.action.find(text_, end, reach) != WordSet::npos)
        return {Role::limit, 0.65 - doubt};
    // 7月上旬，由县粮食局牵头，组织检查: behind who leads it
    if (alone && opens && lays_out() && moment.grain != Grain::day && text_[text_.skip_spaces(clause_end(end) + 1)] == u'由') {
        const std::size_t led = clause_end(clause_end(end) + 1);
        const std::size_t behind = led < text_.size() && is_one_of(text_[led], u",，") ? clause_end(led + 1) : led;
        if (lexicon_.action.find(text_, end, behind) != WordSet::npos && !is_past(end, behind)) return {Role::limit, 0.6 - doubt};
    }
    // 4月20日，县教育局公布学区划分: in a notice, what is handed over on a day to come; elsewhere the day has to lie
    // behind the document's own, or it is news
    // a day without a year that lies far ahead was the one gone by
    constexpr int near_days = 180;
    const bool to_come = around_.reference && last.known() && last.date() > *around_.reference &&
                         (moment.own_year || days_between(*around_.reference, last.date()) <= near_days);
    // 4月28日下午，各班召开班会: what each is to do on a day to come
    if (alone && opens && around_.directive && moment.grain == Grain::day && to_come && is_one_of(text_[text_.skip_spaces(clause_end(end) + 1)], u"各每") &&
        lexicon_.action.find(text_, end, reach) != WordSet::npos)
        return {Role::limit, 0.55 - doubt};
    if (alone && opens && (around_.directive || to_come) && moment.grain == Grain::day && !moment.relative &&
        lexicon_.delivery.find(text_, end, reach) != WordSet::npos)
        return {Role::limit, 0.6 - doubt};
    // 各组于下周上报小结: a period to come behind 于, and at once what is done in it; 将于, 定于 announce
    const std::size_t next_clause = reach < text_.size() && is_one_of(text_[reach], u",，") ? clause_end(reach + 1) : reach;
    if (text_.before(begin) == u'于' && !is_past(end, next_clause) && !is_one_of(text_.before(begin - 1), u"将定拟已曾终由对关至位处源属限") && to_come && moment.grain != Grain::year &&
        moment.grain != Grain::day &&
        (lexicon_.action.starting(text_, end) > 0 || lexicon_.delivery.starting(text_, end) > 0))
        return {Role::limit, 0.6 - doubt};
    // 2026年上半年完成主体工程: a period to come, and at once what is finished in it.
    const bool finished = opens && (moment.own_year || moment.relative) && moment.grain != Grain::year &&
                          moment.grain != Grain::day && lexicon_.completion.starting(text_, text_.skip_spaces(end)) > 0;
    // 上半年建成停车位800个，…: so many of them in a part of the year to come
    const bool part_ahead = around_.reference && last.known() && last.date() > *around_.reference && !moment.written_year && opens && !alone;
    const bool part_planned = part_ahead &&
                              (moment.grain == Grain::half || moment.grain == Grain::quarter) && has_figure(end, reach) &&
                              (lexicon_.completion.starting(text_, end) > 0 || lexicon_.planned.starting(text_, end) > 0);
    // 四季度组织评查: at once what is to be done in it
    const bool part_to_come = part_ahead && (moment.grain == Grain::half || moment.grain == Grain::quarter) &&
                              acts_at(end, reach) && (lays_out() || lexicon_.completion.starting(text_, end) == 0) && !is_past(end, next_clause) && text_.slice(end, reach).find(u'的') == std::u16string_view::npos;
    if (part_planned || part_to_come) return {Role::limit, 0.6 - doubt};
    // 泵站上半年竣工，水厂…: what it is that is finished in a part of the year to come
    constexpr std::size_t longest_thing = 20;
    const bool asked = is_obliged(clause > clause_reach ? clause - clause_reach : 0, clause);  // 要实现全覆盖，推动各县巡查11月份全部启动
    const bool part = moment.grain == Grain::half || moment.grain == Grain::quarter || (moment.grain == Grain::month && (lays_out() || asked));
    const bool month_to_come = moment.grain == Grain::month && last.known() && around_.reference && last.date() > *around_.reference;
    const bool month_or_part_ahead = last.known() && around_.reference && last.date() > *around_.reference && !is_past(clause, next_clause);
    const bool thing_finished = !opens && part && !moment.written_year && (to_come || month_to_come) &&
                                begin <= clause + longest_thing && is_han(text_.before(begin)) &&
                                !is_one_of(text_.before(begin), u"比较在的对为与和同将把是到至从年") && !is_past(clause, next_clause) &&
                                completes(end) && finishes(end, std::min(end + 6, reach));
    if (thing_finished) return {Role::limit, 0.6 - doubt};
    if (is_day_to_act(moment, opens, to_come, word_end, end, next_clause)) return {Role::limit, 0.6 - doubt};
    if (is_scheduled(moment, opens, to_come, end, reach, range) || is_stage(moment, opens, end, reach)) return {Role::limit, 0.6 - doubt};
    // …，计划下半年实施
    if (lays_out() && to_come && moment.grain != Grain::day && text_.ends_with(begin, u"计划") && clause_begin(begin) + 2 == begin && acts_at(end, reach))
        return {Role::limit, 0.55 - doubt};
    // 下个月初召开专题会议
    const bool soon = opens && moment.grain == Grain::other && text_[begin] == u'下' && text_[end - 1] == u'初' &&
                      (lexicon_.action.starting(text_, text_.skip_spaces(end)) > 0 || text_.starts_with(end, u"举"));
    if (finished || soon) return {Role::limit, 0.65 - doubt};
    constexpr std::size_t nearby = 6;  // 四月份集中开展
    // 年内建成泵站，上半年开工支路: a further stage of what has a limit already
    const bool further = opens && !alone &&
                         std::any_of(found_.begin(), found_.end(), [](const TimeExpression& one) { return one.role == Role::limit; });
    // 4月底前完成检查，5月15日向县政府报告
    if (further && moment.grain == Grain::day && !moment.relative)
        return lexicon_.delivery.find(text_, end, reach) != WordSet::npos ? Use{Role::limit, 0.6 - doubt} : Use{Role::mention, 0.8};
    // 3月中下旬开展检查
    // 县农机局5月下旬组织抽查: in a plan, behind who does it
    const bool by_whom = lays_out() && to_come && begin <= clause + longest_thing && is_han(text_.before(begin)) &&
                         !is_one_of(text_.before(begin), u"在从自至到于的和与比是为由对将把");
    // 4号楼9月5日完成
    if (by_whom && moment.grain == Grain::day && !moment.relative && completes(text_.skip_spaces(end)) && !is_past(end, next_clause))
        return {Role::limit, 0.6 - doubt};
    // 各乡镇上半年与水务公司签订合同; 要制定方案，上半年补栽行道树: behind who does it, or what the sentence orders besides
    const bool of_year = moment.grain == Grain::half || moment.grain == Grain::quarter || moment.grain == Grain::month;
    const auto says_which = [&] {  // 上半年签订的合同
        constexpr std::size_t verb = 2;
        if (!is_one_of(text_[end], u"与对同向")) return text_[end + verb] == u'的' || text_[end + verb + 1] == u'的';
        return text_.slice(end, reach).find(u'的') != std::u16string_view::npos;
    };
    if (of_year && month_or_part_ahead && lays_out() && !alone && is_han(text_[end]) && !says_which() &&
        ((by_whom && (acts_at(end, reach) || lexicon_.planned.starting(text_, end) > 0)) ||
         (opens && clause > 0 && is_one_of(text_[clause - 1], u",，") && is_obliged(clause > clause_reach ? clause - clause_reach : 0, clause))))
        return {Role::limit, 0.55 - doubt};
    // 县人武部在6月上旬组织演练
    const bool within_it = text_.before(word_end) == u'在' && is_han(text_.before(word_end - 1)) && !is_one_of(text_.before(word_end - 1), u"现正处站存所");
    if (within_it && lays_out() && (moment.grain == Grain::ten_days || month_to_come) && month_or_part_ahead && lexicon_.action.starting(text_, text_.skip_spaces(end)) > 0 &&
        text_.slice(end, reach).find(u'的') == std::u16string_view::npos)
        return {Role::limit, 0.55 - doubt};
    // 县大气办12月15日汇总情况报省里: handed over on a day to come
    if (by_whom && moment.grain == Grain::day && !moment.relative && text_.slice(begin, end).find(u'月') != std::u16string_view::npos && lexicon_.delivery.find(text_, end, reach) != WordSet::npos && !is_past(end, next_clause))
        return {Role::limit, 0.55 - doubt};
    // 周三给县粮食局答复; 县粮食局下周一报送台账
    if ((opens || by_whom) && is_day_soon(moment, begin, end, next_clause)) return {Role::limit, 0.55 - doubt};
    // 县住建局10月20日—11月10日组织检查
    if (by_whom && range && lexicon_.action.starting(text_, text_.skip_spaces(end)) > 0) return {Role::limit, 0.6 - doubt};
    if ((opens || by_whom) && moment.grain == Grain::ten_days &&
        (lexicon_.action.starting(text_, text_.skip_spaces(end)) > 0 || completes(text_.skip_spaces(end)) || (to_come && text_.starts_with(text_.skip_spaces(end), u"进行"))))
        return {Role::limit, 0.6 - doubt};
    if (further && (lexicon_.planned.starting(text_, text_.skip_spaces(end)) > 0 ||
                    lexicon_.completion.starting(text_, text_.skip_spaces(end)) > 0 ||
                    lexicon_.action.find(text_, end, std::min(end + nearby, reach)) != WordSet::npos))
        return {Role::limit, 0.6 - doubt};
    // 今后五年，新建农村公路1000公里: by its end
    const bool coming = opens && moment.grain == Grain::other &&
                        (text_.ends_with(end, u"期间") || text_.ends_with(end, u"时期") || text_.starts_with(begin, u"今后") || text_.starts_with(begin, u"未来") || text_.starts_with(begin, u"接下来"));
    if (coming && lexicon_.attributive.starting(text_, text_.skip_spaces(alone ? end + 1 : end)) == 0 &&
        (obliged || (has_figure(end, reach) && is_planned(end, reach))))
        return {Role::limit, 0.55 - doubt};
    // 今年再建成学校两所: told at the year's beginning, or of a year to come, it is what is planned
    const bool ahead = around_.reference && last.known() &&
                       (static_cast<unsigned>(around_.reference->month()) <= 4 ||
                        last.year.number > static_cast<int>(around_.reference->year()));
    if (ahead && opens && moment.grain == Grain::year && moment.own_year &&
        (!alone || !moment.written_year) && !text_.starts_with(begin, u"这") && is_planned(end, reach))
        return {Role::limit, 0.6 - doubt};
    // 县政府决定今年安排300万元…, 基本养老金今年再提高10%
    constexpr std::size_t longest_subject = 20;
    if (ahead && moment.grain == Grain::year && moment.own_year && !moment.written_year && !moment.vague &&
        ((text_.ends_with(word_end, u"决定") && is_planned(end, reach)) ||
         (begin <= clause + longest_subject && !is_one_of(text_.before(word_end), u"比较在的对为与和同将把是到至") &&
          (lexicon_.planned.starting(text_, text_.skip_spaces(end)) > 0 ||
           lexicon_.completion.starting(text_, text_.skip_spaces(end)) > 0))) &&
        has_figure(end, reach))
        return {Role::limit, 0.6 - doubt};
    // 会议将于明天召开 announces; a whole period that is announced (下半年将开工) is a promise.
    const bool announced =
        moment.grain != Grain::day && lexicon_.announcement.find(text_, clause, reach) != WordSet::npos;
    if (!obliged && !announced) return {Role::mention, 0.8};
    if (moment.grain == Grain::day && moment.relative && last.known() && around_.reference &&
        last.date() == *around_.reference) {
        // 请派人在今天下午来领取: in a notice, a part of the day
        const bool part_of_day = end > begin + 2 && is_one_of(text_[begin], u"今") && around_.directive && lexicon_.action.find(text_, end, reach) == WordSet::npos;
        return part_of_day && obliged && text_.slice(end, reach).find(u'会') == std::u16string_view::npos ? Use{Role::limit, 0.5 - doubt} : Use{Role::mention, 0.8};
    }
    return {Role::limit, (range ? 0.8 : moment.grain == Grain::day ? 0.55 : 0.7) - doubt};
}

}  // namespace jianbao::timex
