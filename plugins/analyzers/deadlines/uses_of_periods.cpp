// What a month, a quarter or a year is to its sentence where no command and no preposition says so: by what is done in it, behind
// whom it stands, and how far ahead it lies.
#include <algorithm>

#include "parser.h"

namespace jianbao::timex {

namespace {

constexpr std::size_t longest_thing = 20;  ///< 泵站 in 泵站上半年竣工, who acts in 县农机局5月下旬组织抽查

}  // namespace

std::optional<Parser::Use> Parser::use_of_period(const Standing& here) const {
    const bool acts = here.obliged || lexicon_.action.find(text_, here.end, here.reach) != WordSet::npos ||
                      (here.moment.end_of_period &&
                       (signs_.finishes(here.end, here.reach) || lexicon_.delivery.starting(text_, here.next) > 0));
    // 分别于4月、7月开展督查, 7月和12月各通报一次: each of them
    const bool each = text_.ends_with(here.word_end, u"分别于") || text_.ends_with(here.word_end, u"分别在") ||
                      (text_[here.end] == u'各' &&
                       text_.slice(here.begin, here.end).find_first_of(u"、和及") != std::u16string_view::npos);
    if (each && acts && here.grain != Grain::year) return Use{Role::limit, 0.75 - here.doubt};
    // 工作从2027年到2030年，每年开展一次
    if (here.range && here.alone && is_one_of(text_[here.begin], u"从自") &&
        text_[text_.skip_spaces(signs_.clause_end(here.end) + 1)] == u'每')
        return Use{Role::limit, 0.6 - here.doubt};
    if (here.moment.end_of_period) {
        // 月底对账 is what one does then as a rule
        const bool noun = text_[here.end] == u'对' && is_one_of(text_[here.end + 1], u"账帐标表");
        const bool opens_period = here.opens && (here.alone || is_one_of(text_[here.end], u"对由组将统集进")) && !noun;
        // 要逐条交办、盯住不放，年终逐项对账: a further clause of what the sentence orders
        const bool ordered = here.opens && here.clause > 0 && is_one_of(text_[here.clause - 1], u",，") &&
                             ordered_before(here.clause) &&
                             text_.slice(here.end, here.reach).find(u'的') == std::u16string_view::npos;
        // 年底参保率稳定在95%以上, 接种率一季度末达到90%
        const bool of_rate = text_.before(here.begin) == u'率' && here.begin <= here.clause + longest_thing;
        const bool levelled = (here.opens || of_rate) && !here.alone && here.ahead && is_level(here.end, here.reach);
        if (acts || opens_period || levelled || (ordered && !here.alone))
            return Use{Role::limit, (here.obliged ? 0.85 : 0.65) - here.doubt};
        return Use{Role::mention, 0.6};
    }
    // 2019年1月1日至12月31日,对…给予补贴: how long the instruction holds.
    if (here.range && here.opens && here.alone && (here.moment.written_year || here.moment.relative))
        return Use{Role::limit, 0.65 - here.doubt};
    if (here.grain == Grain::other && here.moment.relative && acts) return Use{Role::limit, 0.7};
    return std::nullopt;
}

std::optional<Parser::Use> Parser::use_as_clause(const Standing& here) const {
    // 2035年,全面建成…: a later year that opens the sentence, and in a plan any period.
    const bool later_year = here.moment.written_year && here.grain == Grain::year && here.last.known() &&
                            around_.reference && here.last.year.number > static_cast<int>(around_.reference->year());
    const bool stretch_ahead = around_.minutes && here.range && is_one_of(text_[here.begin], u"自从") && here.ahead &&
                               !signs_.is_past(here.end, here.reach);
    if (here.alone && here.opens &&
        (later_year || stretch_ahead || (around_.directive && (here.range || here.grain != Grain::day))) &&
        lexicon_.action.find(text_, here.end, here.reach) != WordSet::npos)
        return Use{Role::limit, 0.65 - here.doubt};
    // 2026年，全县库容稳定，泵站完好率达到85%以上: in a plan, the level some clause of the sentence sets
    if (here.alone && here.opens && around_.directive && here.grain == Grain::year && !here.gone && !here.moment.vague) {
        std::size_t stop = sentence_end(here.end);
        for (std::size_t p = here.end; p < stop; ++p)  // a year further on has its own level
            if (text_[p] == u'年' && is_digit(text_.before(p))) stop = signs_.clause_begin(p);
        if (is_level(here.end, stop) && !signs_.is_past(here.end, stop)) return Use{Role::limit, 0.6 - here.doubt};
    }
    // 7月上旬，由县粮食局牵头，组织检查: behind who leads it
    if (here.alone && here.opens && lays_out() && here.grain != Grain::day &&
        text_[text_.skip_spaces(signs_.clause_end(here.end) + 1)] == u'由') {
        const std::size_t led = signs_.clause_end(signs_.clause_end(here.end) + 1);
        const std::size_t behind = led < text_.size() && is_one_of(text_[led], u",，") ? signs_.clause_end(led + 1) : led;
        if (lexicon_.action.find(text_, here.end, behind) != WordSet::npos && !signs_.is_past(here.end, behind))
            return Use{Role::limit, 0.6 - here.doubt};
    }
    // 4月28日下午，各班召开班会: what each is to do on a day to come
    if (here.alone && here.opens && around_.directive && here.grain == Grain::day && here.to_come &&
        is_one_of(text_[text_.skip_spaces(signs_.clause_end(here.end) + 1)], u"各每") &&
        lexicon_.action.find(text_, here.end, here.reach) != WordSet::npos)
        return Use{Role::limit, 0.55 - here.doubt};
    // 4月20日，县教育局公布学区划分: in a notice, what is handed over on a day to come; elsewhere the day has to lie
    // behind the document's own, or it is news
    if (here.alone && here.opens && (around_.directive || here.to_come) && here.grain == Grain::day &&
        !here.moment.relative && lexicon_.delivery.find(text_, here.end, here.reach) != WordSet::npos)
        return Use{Role::limit, 0.6 - here.doubt};
    return std::nullopt;
}

bool Parser::comes_about(const Standing& here) const {
    const std::size_t end = here.alone ? signs_.clause_end(here.end + 1) : here.reach;
    std::size_t stop = end;
    while (stop > here.end && is_one_of(text_.before(stop), u"。;；,， ")) --stop;
    return lexicon_.happenings.ending(text_, stop) > 0 && !signs_.is_past(here.end, here.next_clause);
}

std::optional<Parser::Use> Parser::use_of_part(const Standing& here) const {
    // 各组于下周上报小结: a period to come behind 于, and at once what is done in it; 将于, 定于 announce
    if (text_.before(here.begin) == u'于' && !signs_.is_past(here.end, here.next_clause) &&
        !is_one_of(text_.before(here.begin - 1), u"将定拟已曾终由对关至位处源属限") && here.to_come &&
        here.grain != Grain::year && here.grain != Grain::day &&
        (lexicon_.action.starting(text_, here.end) > 0 || lexicon_.delivery.starting(text_, here.end) > 0))
        return Use{Role::limit, 0.6 - here.doubt};
    // 6月份由县住建局启动招标: in a plan or minutes, who is charged with it then
    if (here.opens && text_[here.end] == u'由' && here.to_come && here.grain != Grain::year && here.grain != Grain::day && lays_out() &&
        text_.slice(here.end, here.reach).find(u'的') == std::u16string_view::npos && !signs_.is_past(here.end, here.reach) &&
        (lexicon_.action.find(text_, here.end, here.reach) != WordSet::npos ||
         lexicon_.completion.find(text_, here.end, here.reach) != WordSet::npos || text_.ends_with(here.reach, u"牵头")))
        return Use{Role::limit, 0.55 - here.doubt};
    // 2026年上半年完成主体工程: a period to come, and at once what is finished in it; 要加快建设，8月份投入使用
    const bool told = here.opens && here.ahead && !signs_.is_past(here.end, here.next_clause) && (ordered_before(here.clause) || (lays_out() && here.to_come && !says_which_thing(here)));
    const bool finished = here.opens && (here.moment.own_year || here.moment.relative || told) && here.grain != Grain::year &&
                          (here.grain != Grain::day || told) && lexicon_.completion.starting(text_, here.next) > 0;
    // 上半年建成停车位800个，…: so many of them in a part of the year to come
    // 2026年第三季度清理事项: the year is written where a plan says so
    const bool part_ahead = here.ahead && (!here.moment.written_year || lays_out()) && here.opens && !here.alone;
    const bool part_planned =
        part_ahead && (here.grain == Grain::half || here.grain == Grain::quarter) && signs_.has_figure(here.end, here.reach) &&
        (lexicon_.completion.starting(text_, here.end) > 0 || lexicon_.planned.starting(text_, here.end) > 0);
    // 四季度组织评查: at once what is to be done in it
    const bool part_to_come =
        part_ahead && (here.grain == Grain::half || here.grain == Grain::quarter) && acts_at(here.end, here.reach) &&
        (lays_out() || lexicon_.completion.starting(text_, here.end) == 0) && !signs_.is_past(here.end, here.next_clause) &&
        text_.slice(here.end, here.reach).find(u'的') == std::u16string_view::npos;
    // 上半年互认项目扩大到150项: a level that is to be reached in it
    const bool part_level = part_ahead && lays_out() && (here.grain == Grain::half || here.grain == Grain::quarter) && reaches_level(here.end, here.reach) &&
                            !signs_.is_past(here.end, here.next_clause);
    if (part_planned || part_to_come || part_level) return Use{Role::limit, 0.6 - here.doubt};
    // 泵站上半年竣工，水厂…: what it is that is finished in a part of the year to come
    const bool asked = ordered_before(here.clause);  // 要实现全覆盖，推动各县巡查11月份全部启动
    const bool part = here.grain == Grain::half || here.grain == Grain::quarter ||
                      (here.grain == Grain::month && (lays_out() || asked));
    const bool thing_finished = !here.opens && part && !here.moment.written_year &&
                                (here.to_come || here.month_to_come) && here.begin <= here.clause + longest_thing &&
                                is_han(text_.before(here.begin)) &&
                                !is_one_of(text_.before(here.begin), u"比较在的对为与和同将把是到至从年") &&
                                !signs_.is_past(here.clause, here.next_clause) && completes(here.end) &&
                                signs_.finishes(here.end, std::min(here.end + 6, here.reach));
    if (thing_finished) return Use{Role::limit, 0.6 - here.doubt};
    // 本周五下午4时，县粮食局讲评检修，请各站站长准时参加
    if (here.opens && here.grain == Grain::day && here.ahead && asks_to_attend(here.end)) return Use{Role::limit, 0.6 - here.doubt};
    // 11月18日至19日，体检中心搬迁: in a notice, a day that opens its sentence and what comes about on it
    if (here.opens && begins_sentence(here.clause) && here.grain == Grain::day && here.to_come && !here.moment.relative && lays_out() && comes_about(here))
        return Use{Role::limit, 0.55 - here.doubt};
    if (is_day_to_act(here.moment, here.opens, here.to_come, here.word_end, here.end, here.next_clause))
        return Use{Role::limit, 0.6 - here.doubt};
    if (is_scheduled(here.moment, here.opens, here.to_come, here.end, here.reach, here.range) ||
        is_stage(here.moment, here.opens, here.end, here.reach))
        return Use{Role::limit, 0.6 - here.doubt};
    const bool of_months = here.grain == Grain::half || here.grain == Grain::quarter || here.grain == Grain::month || here.grain == Grain::ten_days;
    const auto describes = [&] { return text_.slice(here.end, here.reach).find(u'的') != std::u16string_view::npos; };
    // 要把培训纳入计划，7月份举办一期: behind what the sentence orders, what is done next
    if (of_months && here.opens && here.ahead && !here.alone && here.clause > 0 && is_one_of(text_[here.clause - 1], u",，") && ordered_before(here.clause) &&
        lexicon_.action.starting(text_, here.next) > 0 && !signs_.is_past(here.end, here.next_clause) && !describes())
        return Use{Role::limit, 0.55 - here.doubt};
    // 经费在上半年拨付到位: within which it is finished
    if (of_months && here.ahead && text_.before(here.word_end) == u'在' && signs_.finishes(here.end, here.reach) && !signs_.is_past(here.clause, here.next_clause) && !describes())
        return Use{Role::limit, 0.55 - here.doubt};
    // …，计划下半年实施
    if (lays_out() && here.to_come && here.grain != Grain::day && text_.ends_with(here.begin, u"计划") &&
        signs_.clause_begin(here.begin) + 2 == here.begin && acts_at(here.end, here.reach))
        return Use{Role::limit, 0.55 - here.doubt};
    // 下个月初召开专题会议
    const bool soon = here.opens && here.grain == Grain::other && text_[here.begin] == u'下' &&
                      text_[here.end - 1] == u'初' &&
                      (lexicon_.action.starting(text_, here.next) > 0 || text_.starts_with(here.end, u"举"));
    if (finished || soon) return Use{Role::limit, 0.65 - here.doubt};
    return std::nullopt;
}

std::optional<Parser::Use> Parser::use_behind_actor(const Standing& here) const {
    constexpr std::size_t nearby = 6;  // 四月份集中开展
    // 年内建成泵站，上半年开工支路: a further stage of what has a limit already
    const bool further =
        here.opens && !here.alone &&
        std::any_of(found_.begin(), found_.end(), [](const TimeExpression& one) { return one.role == Role::limit; });
    // 4月底前完成检查，5月15日向县政府报告
    if (further && here.grain == Grain::day && !here.moment.relative)
        return lexicon_.delivery.find(text_, here.end, here.reach) != WordSet::npos ? Use{Role::limit, 0.6 - here.doubt}
                                                                                    : Use{Role::mention, 0.8};
    const bool month_or_part_ahead = here.ahead && !signs_.is_past(here.clause, here.next_clause);
    // 3月中下旬开展检查
    // 县农机局5月下旬组织抽查: in a plan, behind who does it
    const bool by_whom = lays_out() && here.to_come && here.begin <= here.clause + longest_thing &&
                         is_han(text_.before(here.begin)) &&
                         !is_one_of(text_.before(here.begin), u"在从自至到于的和与比是为由对将把");
    // 4号楼9月5日完成
    if (by_whom && here.grain == Grain::day && !here.moment.relative && completes(here.next) &&
        !signs_.is_past(here.end, here.next_clause))
        return Use{Role::limit, 0.6 - here.doubt};
    // 各乡镇上半年与水务公司签订合同; 要制定方案，上半年补栽行道树: behind who does it, or what the sentence orders
    // besides
    const bool of_year = here.grain == Grain::half || here.grain == Grain::quarter || here.grain == Grain::month;
    const auto says_which = [&] {  // 上半年签订的合同
        constexpr std::size_t verb = 2;
        if (!is_one_of(text_[here.end], u"与对同向"))
            return text_[here.end + verb] == u'的' || text_[here.end + verb + 1] == u'的';
        return text_.slice(here.end, here.reach).find(u'的') != std::u16string_view::npos;
    };
    if (of_year && month_or_part_ahead && lays_out() && !here.alone && is_han(text_[here.end]) && !says_which() &&
        ((by_whom && (acts_at(here.end, here.reach) || lexicon_.planned.starting(text_, here.end) > 0)) ||
         (here.opens && here.clause > 0 && is_one_of(text_[here.clause - 1], u",，") && ordered_before(here.clause))))
        return Use{Role::limit, 0.55 - here.doubt};
    // 县人武部在6月上旬组织演练
    const bool within_it = text_.before(here.word_end) == u'在' && is_han(text_.before(here.word_end - 1)) &&
                           !is_one_of(text_.before(here.word_end - 1), u"现正处站存所");
    // 县卫健局在第四季度对资金使用情况开展检查: to what, before the action
    const bool acts_then = lexicon_.action.starting(text_, here.next) > 0 ||
                           (text_[here.next] == u'对' && lexicon_.action.find(text_, here.next, here.reach) != WordSet::npos);
    if (within_it && lays_out() && (here.grain == Grain::ten_days || here.month_to_come || (of_year && here.to_come)) && month_or_part_ahead && acts_then &&
        text_.slice(here.end, here.reach).find(u'的') == std::u16string_view::npos)
        return Use{Role::limit, 0.55 - here.doubt};
    // 县大气办12月15日汇总情况报省里: handed over on a day to come
    if (by_whom && here.grain == Grain::day && !here.moment.relative &&
        text_.slice(here.begin, here.end).find(u'月') != std::u16string_view::npos &&
        lexicon_.delivery.find(text_, here.end, here.reach) != WordSet::npos && !signs_.is_past(here.end, here.next_clause))
        return Use{Role::limit, 0.55 - here.doubt};
    // 周三给县粮食局答复; 县粮食局下周一报送台账
    if ((here.opens || by_whom) && is_day_soon(here.moment, here.begin, here.end, here.next_clause))
        return Use{Role::limit, 0.55 - here.doubt};
    // 县住建局10月20日—11月10日组织检查
    if (by_whom && here.range && lexicon_.action.starting(text_, here.next) > 0)
        return Use{Role::limit, 0.6 - here.doubt};
    if ((here.opens || by_whom) && here.grain == Grain::ten_days &&
        (lexicon_.action.starting(text_, here.next) > 0 || completes(here.next) ||
         (here.to_come && (text_.starts_with(here.next, u"进行") || text_[here.next] == u'赴'))))
        return Use{Role::limit, 0.6 - here.doubt};
    if (further &&
        (lexicon_.planned.starting(text_, here.next) > 0 || lexicon_.completion.starting(text_, here.next) > 0 ||
         lexicon_.action.find(text_, here.end, std::min(here.end + nearby, here.reach)) != WordSet::npos))
        return Use{Role::limit, 0.6 - here.doubt};
    return std::nullopt;
}

std::optional<Parser::Use> Parser::use_of_years(const Standing& here) const {
    // 今后五年，新建农村公路1000公里: by its end
    const bool coming = here.opens && here.grain == Grain::other &&
                        (text_.ends_with(here.end, u"期间") || text_.ends_with(here.end, u"时期") ||
                         text_.starts_with(here.begin, u"今后") || text_.starts_with(here.begin, u"未来") ||
                         text_.starts_with(here.begin, u"接下来"));
    if (coming && lexicon_.attributive.starting(text_, text_.skip_spaces(here.alone ? here.end + 1 : here.end)) == 0 &&
        (here.obliged || (signs_.has_figure(here.end, here.reach) && signs_.is_planned(here.end, here.reach))))
        return Use{Role::limit, 0.55 - here.doubt};
    // 今年再建成学校两所: told at the year's beginning, or of a year to come, it is what is planned
    const bool planned_ahead = around_.reference && here.last.known() &&
                               (static_cast<unsigned>(around_.reference->month()) <= 4 ||
                                here.last.year.number > static_cast<int>(around_.reference->year()));
    if (planned_ahead && here.opens && here.grain == Grain::year && here.moment.own_year &&
        (!here.alone || !here.moment.written_year) && !text_.starts_with(here.begin, u"这") &&
        signs_.is_planned(here.end, here.reach))
        return Use{Role::limit, 0.6 - here.doubt};
    constexpr std::size_t longest_subject = 20;
    // 今年定检率要保持在99%以上: the level of the year that is asked for
    if (here.opens && here.obliged && here.grain == Grain::year && !here.gone && !here.alone && (text_.starts_with(here.begin, u"今年") || text_.starts_with(here.begin, u"全年")) && is_level(here.end, here.reach))
        return Use{Role::limit, 0.55 - here.doubt};
    // 助餐服务覆盖率2026年达到60%以上: what is to be reached then, and how much of it
    const bool level = lexicon_.levels_reached.starting(text_, here.next) > 0;
    if (planned_ahead && level && !here.gone && here.grain == Grain::year && !here.opens && !here.moment.vague &&
        here.begin <= here.clause + longest_subject &&
        !is_one_of(text_.before(here.word_end), u"比较在的对为与和同将把是到至从") && signs_.has_figure(here.next, here.reach))
        return Use{Role::limit, 0.6 - here.doubt};
    // 县政府决定今年安排300万元…, 基本养老金今年再提高10%
    if (planned_ahead && here.grain == Grain::year && here.moment.own_year && !here.moment.written_year &&
        !here.moment.vague &&
        ((text_.ends_with(here.word_end, u"决定") && signs_.is_planned(here.end, here.reach)) ||
         (here.begin <= here.clause + longest_subject &&
          !is_one_of(text_.before(here.word_end), u"比较在的对为与和同将把是到至") &&
          (lexicon_.planned.starting(text_, here.next) > 0 || lexicon_.completion.starting(text_, here.next) > 0))) &&
        signs_.has_figure(here.end, here.reach))
        return Use{Role::limit, 0.6 - here.doubt};
    return std::nullopt;
}

}  // namespace jianbao::timex
