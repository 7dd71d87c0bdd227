// What a stretch of the calendar is to its sentence, asked from the surest sign down to the faintest: the first that
// speaks decides.
#include <algorithm>

#include "homographs.h"
#include "parser.h"

namespace jianbao::timex {

namespace {

constexpr std::size_t longest_order = 150;  ///< how far back an order reaches over the clauses behind it
constexpr std::u16string_view monthly[] = {u"每月", u"每个月", u"逐月", u"按月"};

}  // namespace

bool Parser::is_gone_at_start(std::size_t clause) const {
    for (const std::u16string_view gone : {u"去年", u"前年", u"上一年", u"上年度", u"上学期", u"上个月", u"上月"})
        if (text_.starts_with(text_.skip_spaces(clause), gone)) return true;
    return false;
}

bool Parser::ordered_before(std::size_t clause) const {
    return signs_.is_obliged(clause > longest_order ? clause - longest_order : 0, clause);
}

std::optional<Parser::Use> Parser::use_by_label(const Standing& here) const {
    std::size_t label_end = here.begin;
    while (label_end > 0 && is_one_of(text_[label_end - 1], u" :：为是")) --label_end;
    if (text_.ends_with(label_end, u"原则上")) label_end -= 3;
    const bool labelled = lexicon_.limit_labels.ending(text_, label_end) > 0;
    // 办结时限为15日: so many days, no day
    const bool bare_day = here.grain == Grain::day && !here.range &&
                          text_.slice(here.begin, here.end).find_first_of(u"年月号周期") == std::u16string_view::npos &&
                          is_digit(text_[here.begin]) && text_.ends_with(here.end, u"日") &&
                          (text_.ends_with(label_end, u"时限") || text_.ends_with(label_end, u"期限"));
    if (bare_day) return Use{Role::mention, 0.8};
    // 报送时间由5月17日调整为6月10日
    const bool moved = lexicon_.moved_to.ending(text_, here.begin) > 0 &&
                       (lexicon_.limit_labels.find(text_, signs_.clause_begin(here.begin), here.begin) != WordSet::npos ||
                        signs_.was_set_before(here.begin));
    if (moved && !here.gone) return Use{Role::limit, 0.85 - here.doubt};
    if (around_.place == Place::limit_column ||
        (labelled && !here.gone && here.relation != Relation::start && !signs_.is_attributive(here.end)))
        return Use{Role::limit, 0.9 - here.doubt};
    if (around_.place == Place::title || signs_.in_book_title(here.begin)) return Use{Role::mention, 0.95};
    if (here.relation == Relation::start) return Use{Role::start, 0.9 - here.doubt};
    // 个人申报截止5月10日, 截至5月10日完成检修: a day soon to come tells of nothing
    if (here.relation == Relation::as_of && here.grain == Grain::day &&
        is_closing_day(here.moment, here.begin, here.end))
        return Use{Role::limit, 0.6 - here.doubt};
    if (here.relation == Relation::as_of || here.relation == Relation::since || here.relation == Relation::approximate)
        return Use{Role::mention, 0.9 - here.doubt};
    return std::nullopt;
}

std::optional<Parser::Use> Parser::use_in_phrase(const Standing& here) const {
    // 今年的预期目标是：…: to be reached by its end
    if (here.relation == Relation::none && here.grain == Grain::year && here.moment.own_year && !here.gone &&
        !here.moment.vague && signs_.announces_goal(here.end))
        return Use{Role::limit, 0.6 - here.doubt};
    // 5月止，全市财政收入…: up to when is told
    if (text_.ends_with(here.end, u"止") && signs_.alone_at(here.end) && !is_one_of(text_[here.begin], u"到至自从截"))
        return Use{Role::mention, 0.8};
    // 使用期限自口岸启用之日起至2047年6月30日止: how long something holds
    if ((text_.ends_with(here.begin, u"起至") || (here.range && text_.ends_with(here.begin, u"期限自")) || (here.range && text_[here.begin] == u'自')) &&
        text_.slice(signs_.clause_begin(here.begin), here.begin).find(u"期限") != std::u16string_view::npos)
        return Use{Role::mention, 0.8};
    // 年内应检修12座，实际检修5座: how far it has come
    if (const std::size_t end = signs_.clause_end(here.end); is_one_of(text_[end], u",，")) {
        const std::size_t next = text_.skip_spaces(end + 1);
        if (text_.starts_with(next, u"实际") && signs_.has_figure(next, signs_.clause_end(next)) && signs_.has_figure(here.end, end) &&
            lexicon_.obligation.find(text_, here.end, end) != WordSet::npos)
            return Use{Role::mention, 0.7};
    }
    // 原定9月30日完工: no more
    if (text_.ends_with(here.begin, u"原定") || text_.ends_with(here.begin, u"原定于")) return Use{Role::mention, 0.8};
    if (signs_.is_attributive(here.end) || signs_.is_told_of(here.begin, here.end) || signs_.is_next_meeting(here.begin, here.end))
        return Use{Role::mention, 0.8};
    // 对3月底前未整改的: which of them, not by when
    if (here.relation == Relation::before)
        for (const std::u16string_view about : {u"对", u"对于", u"针对"})
            if (text_.ends_with(here.begin, about) && !is_one_of(text_.before(here.begin - 1), u"面应核"))
                return Use{Role::mention, 0.75};
    return std::nullopt;
}

std::optional<Parser::Use> Parser::use_as_attribute(const Standing& here) const {
    // 去年省里要求11月底达到95%, 上学期要求6月底前交齐: of a time gone
    if (around_.reference && !here.moment.written_year && !here.moment.own_year && here.relation != Relation::start && is_gone_at_start(here.clause) && !signs_.is_obliged(here.clause, here.reach)) return Use{Role::mention, 0.7};
    // 1月1日就要正式登记: it is near; 不要指望今天种树明天乘凉
    if (here.relation == Relation::none && here.grain == Grain::day && text_.starts_with(here.end, u"就要")) return Use{Role::mention, 0.6};
    constexpr std::size_t nearby = 16;
    if (text_.slice(std::max(here.clause, here.begin > nearby ? here.begin - nearby : 0), here.begin).find(u"指望") != std::u16string_view::npos) return Use{Role::mention, 0.7};
    // 11月14日联合国糖尿病日前后
    constexpr std::size_t longest_feast = 14;
    if (here.relation == Relation::none && here.grain == Grain::day && is_han(text_[here.end]))
        for (std::size_t p = here.end; p < std::min(here.end + longest_feast, here.reach); ++p)
            if (is_one_of(text_[p], u"日节") && text_.starts_with(p + 1, u"前后")) return Use{Role::mention, 0.7};
    // 2026年秋季入园的新生应…: the year belongs to the noun that the command is about
    const auto commanded_noun = [&] {
        if (here.relation != Relation::none || here.grain != Grain::year || !here.moment.written_year || here.alone)
            return false;
        const std::size_t command = lexicon_.obligation.find(text_, here.end, here.reach);
        return command != WordSet::npos && text_.slice(here.end, command).find(u'的') != std::u16string_view::npos;
    };
    if (here.relation == Relation::none && here.grain == Grain::year &&
        (commanded_noun() || signs_.is_handled(here.clause, here.begin)))
        return Use{Role::mention, 0.75};
    // 今年下达的资金要用于…, 今年县里安排的实事: which ones are meant
    constexpr std::size_t far = 12;
    if (here.relation == Relation::none && here.grain == Grain::year && !completes(here.next))
        for (std::size_t p = here.end; p < std::min(here.end + far, here.reach) && is_han(text_[p]) && !is_one_of(text_[p], u"要应须将"); ++p)
            if (text_[p] == u'的' && lexicon_.of_year.ending(text_, p) > 0) return Use{Role::mention, 0.75};
    // 将本周进展报县政府办; 对8月份数据自查, 应对9月份开学高峰
    const bool moved = here.grain != Grain::day && is_one_of(text_.before(here.begin), u"将把");
    if (here.relation == Relation::none && (moved || text_.before(here.begin) == u'对')) return Use{Role::mention, 0.75};
    // 盯牢2021年改造项目8月31日前必须开工: the year of what has a limit of its own
    if (here.relation == Relation::none && here.grain == Grain::year && here.moment.written_year && !here.alone)
        for (std::size_t p = here.end + 2; p < here.reach; ++p)
            if (text_[p] == u'前' && is_one_of(text_.before(p), u"日月底旬末") && !goes_on_before(text_, p + 1, lexicon_))
                return Use{Role::mention, 0.75};
    // 为确保隧道11月底前贯通，…: what the next clause is for
    if (text_[here.clause] == u'为' && is_one_of(text_[signs_.clause_end(here.end)], u",，") &&
        text_[here.clause + 1] != u'期')
        return Use{Role::mention, 0.7};
    return std::nullopt;
}

std::optional<Parser::Use> Parser::use_by_relation(const Standing& here) const {
    // 确保全年接待游客…: what is ordered for the year
    if (text_.starts_with(here.begin, u"全年") && lexicon_.directive.ending(text_, here.word_end) > 0 && !here.gone &&
        signs_.has_figure(here.end, here.reach) && lexicon_.attributive.starting(text_, here.next) == 0)
        return Use{Role::limit, 0.8 - here.doubt};
    // 于季度末月25日前, 于次季度首月5日前报送: of whichever quarter it is
    if (text_.ends_with(here.begin, u"首月") || text_.ends_with(here.begin, u"末月") || (text_.ends_with(here.end, u"末") && text_[here.end] == u'月'))
        return Use{Role::mention, 0.6};
    // 应当于次月15日前申报: a year or month of its own, and still a limit
    const bool due = here.relation == Relation::before && !text_.starts_with(here.begin, u"全年") && !here.gone &&
                     (here.obliged || lexicon_.delivery.find(text_, here.end, here.reach) != WordSet::npos);
    // （县人社局、县民政局，全年）
    if (text_.starts_with(here.begin, u"全年") && around_.directive && text_[here.end] == u')' &&
        is_one_of(text_.before(here.begin), u",;，；、") && !here.gone)
        return Use{Role::limit, 0.6 - here.doubt};
    // 每月监测一次，数据于次月3日前报送: as often as what is done before it
    const std::u16string_view front = here.moment.vague ? text_.slice(0, here.begin) : std::u16string_view();
    const bool each_time = std::any_of(std::begin(monthly), std::end(monthly), [&](std::u16string_view often) { return front.find(often) != front.npos; });
    if (here.moment.vague && (!due || each_time)) return Use{Role::mention, 0.6};
    if (here.relation == Relation::before || here.relation == Relation::within) {
        // 8月27日至9月3日期间，务必核对: by its last day, where nothing is to be kept up meanwhile
        if (here.relation == Relation::within && here.range && here.alone && around_.directive &&
            here.grain == Grain::day && !here.gone && is_told_to_do(signs_.clause_end(here.end) + 1))
            return Use{Role::limit, 0.6 - here.doubt};
        // 5月1日至10日期间完成检修
        if (here.relation == Relation::within && here.range && !here.gone && here.grain == Grain::day &&
            text_.ends_with(here.end, u"间") && !is_kept_up(here.end, here.reach) &&
            (completes(here.next) || (here.opens && around_.directive && text_[here.next] == u'各') || lexicon_.delivery.find(text_, here.end, here.reach) != WordSet::npos))
            return Use{Role::limit, 0.6 - here.doubt};
        if (here.relation == Relation::within && text_.ends_with(here.end, u"间")) return Use{Role::mention, 0.7};
        if (!here.gone) return Use{Role::limit, (here.obliged ? 0.97 : 0.9) - here.doubt};
        // A month without a year counts as the reference's; an order that names one long gone
        // was given in another year.
        if (!here.moment.own_year) return Use{Role::limit, (here.obliged ? 0.6 : 0.45) - here.doubt};
        return Use{Role::mention, 0.8};
    }
    if (here.gone || here.moment.bare_number) return Use{Role::mention, 0.9};
    // 自查阶段到5月31日结束，各镇要…
    if (around_.directive && closes_stage(here)) return Use{Role::limit, 0.6 - here.doubt};
    return std::nullopt;
}

std::optional<Parser::Use> Parser::use_by_neighbours(const Standing& here) const {
    // 下一年度民生项目各单位要…: the year belongs to the noun
    if (here.grain == Grain::year && text_.ends_with(here.end, u"年度") && !here.alone &&
        !is_one_of(text_[here.next], u"要应须将必力争完实内底末前"))
        return Use{Role::mention, 0.7};
    // 每月调度、每季通报、年终考核
    if (here.moment.end_of_period && is_listed_turn(here.begin) && lexicon_.regular_names.starting(text_, here.end) > 0)
        return Use{Role::limit, 0.6 - here.doubt};
    // 请于5月27日至29日登录网站打印
    if (here.range && here.grain == Grain::day && is_one_of(text_.before(here.word_end), u"于在") &&
        is_one_of(text_.before(here.word_end - 1), u"请须应需要必务") && around_.place != Place::heading)
        return Use{Role::limit, 0.8 - here.doubt};
    if (lexicon_.attributive.starting(text_, here.next) > 0 || is_named(here.end)) return Use{Role::mention, 0.8};
    // （2025年12月完成，责任单位：县粮食局）
    if (text_.before(here.begin) == u'(' && text_.starts_with(here.end, u"完成") &&
        is_one_of(text_[here.end + 2], u",，;；、)"))
        return Use{Role::limit, 0.7 - here.doubt};
    // A heading names the time of what stands under it.
    if (around_.place == Place::heading) return Use{Role::mention, 0.7};
    // (县住建局牵头,2021年9月)
    if (around_.directive && text_[here.next] == u')' && is_one_of(text_.before(here.begin), u",;，；、"))
        return Use{Role::limit, 0.65 - here.doubt};
    return std::nullopt;
}

std::optional<Parser::Use> Parser::use_behind_preposition(const Standing& here) const {
    const bool to = text_[here.begin] == u'到' || text_[here.begin] == u'至';
    // 检查6月初开始，8月底结束; 从即日起到10月底结束
    if (here.grain != Grain::day || here.range)
        if (const std::size_t over = lexicon_.closings.starting(text_, here.next); over > 0 && text_[here.next + over] != u'的')
            return Use{Role::limit, 0.65 - here.doubt};
    // 于6月5日发放通知书
    if (here.grain == Grain::day && text_.before(here.word_end) == u'于' &&
        lexicon_.delivery.find(text_, here.end, here.reach) != WordSet::npos)
        return Use{Role::limit, (here.obliged ? 0.9 : 0.7) - here.doubt};
    // 考生于6月5日至8日查询成绩
    if (here.grain == Grain::day && here.range && text_.before(here.word_end) == u'于' &&
        text_.before(here.word_end - 1) != u'可' && !here.gone && lexicon_.own_errands.starting(text_, here.next) > 0)
        return Use{Role::limit, (here.obliged ? 0.9 : 0.7) - here.doubt};
    // 于10月上旬组织检查
    const bool at_a_time = text_.before(here.word_end) == u'于' &&
                           (text_.ends_with(here.word_end, u"决定于") ||
                            !is_one_of(text_.before(here.word_end - 1), u"定已由关对终属处位始鉴至"));
    const bool decided = here.obliged || lays_out() || text_.ends_with(here.word_end, u"决定于") ||
                         text_.ends_with(here.word_end, u"计划于");
    // 西部地区于2020年完成
    if (text_.before(here.word_end) == u'于' && here.grain == Grain::year && here.moment.written_year && !here.gone &&
        around_.reference && here.last.year.number > static_cast<int>(around_.reference->year()) &&
        lexicon_.completion.starting(text_, here.next) > 0)
        return Use{Role::limit, 0.7 - here.doubt};
    if (at_a_time && decided && here.grain != Grain::day && here.grain != Grain::year && !here.gone &&
        (signs_.is_planned(here.end, here.reach) || acts_at(here.end, here.reach)))
        return Use{Role::limit, 0.65 - here.doubt};
    if (lexicon_.directive.ending(text_, here.word_end) > 0)
        return Use{Role::limit, (here.moment.end_of_period ? 0.95 : 0.85) - here.doubt};
    if (to && here.grain != Grain::day) return Use{Role::limit, 0.9 - here.doubt};
    if (lexicon_.object_of.ending(text_, here.word_end) > 0) return Use{Role::mention, 0.8};
    // 2021年“五一”假期
    if (here.grain == Grain::year && is_one_of(text_[here.next], u"“\"")) return Use{Role::mention, 0.8};
    return std::nullopt;
}

Parser::Use Parser::use_by_command(const Standing& here) const {
    // 会议将于明天召开 announces; a whole period that is announced (下半年将开工) is a promise.
    const bool announced =
        here.grain != Grain::day && lexicon_.announcement.find(text_, here.clause, here.reach) != WordSet::npos;
    if (!here.obliged && !announced) return Use{Role::mention, 0.8};
    if (here.grain == Grain::day && here.moment.relative && here.last.known() && around_.reference &&
        here.last.date() == *around_.reference) {
        // 请派人在今天下午来领取: in a notice, a part of the day
        const bool part_of_day = here.end > here.begin + 2 && is_one_of(text_[here.begin], u"今") &&
                                 around_.directive &&
                                 lexicon_.action.find(text_, here.end, here.reach) == WordSet::npos;
        return part_of_day && here.obliged && text_.slice(here.end, here.reach).find(u'会') == std::u16string_view::npos
                   ? Use{Role::limit, 0.5 - here.doubt}
                   : Use{Role::mention, 0.8};
    }
    return {Role::limit, (here.range ? 0.8 : here.grain == Grain::day ? 0.55 : 0.7) - here.doubt};
}

Parser::Use Parser::use_of_moment(const Moment& moment, Relation relation, std::size_t begin, std::size_t end,
                                  bool range) const {
    Standing here{
        .moment = moment, .grain = moment.grain, .relation = relation, .begin = begin, .end = end, .range = range};
    here.last = moment.period.last;
    if (around_.reference && here.last.known()) {
        constexpr int near_days = 180;  // a day without a year that lies far ahead was the one gone by
        here.gone = here.last.date() < *around_.reference;
        here.ahead = here.last.date() > *around_.reference;
        here.to_come =
            here.ahead && (moment.own_year || days_between(*around_.reference, here.last.date()) <= near_days);
        here.month_to_come = here.ahead && moment.grain == Grain::month;
    }
    here.doubt = moment.repaired ? 0.3 : moment.bare_number ? 0.2 : 0.0;
    if (const auto use = use_by_label(here)) return *use;
    if (const auto use = use_in_phrase(here)) return *use;

    here.clause = signs_.clause_begin(begin);
    here.opens = begin == here.clause || begin == skip_item_number(text_.skip_spaces(here.clause));
    here.reach = signs_.clause_end(end);
    here.next = text_.skip_spaces(end);
    here.alone = here.next == here.reach;
    // 20xx年,全市要达到…: an expression that is a clause of its own looks on
    if (here.alone && is_one_of(text_[here.reach], u",，:：")) here.reach = signs_.clause_end(here.reach + 1);
    if (signs_.is_told(here.clause, begin, here.reach)) return {Role::mention, 0.85};
    if (const auto use = use_as_attribute(here)) return *use;

    here.obliged = signs_.is_obliged(here.clause, begin) || signs_.is_obliged(end, here.reach);
    here.word_end = begin;
    while (text_.before(here.word_end) == u' ') --here.word_end;
    if (const auto use = use_by_relation(here)) return *use;
    if (const auto use = use_by_neighbours(here)) return *use;
    if (const auto use = use_behind_preposition(here)) return *use;
    if (const auto use = use_of_period(here)) return *use;

    // 5月6日至20日,凡…的家长持有关材料,到所在学校办理: the action may stand one clause further
    if (here.alone && range && is_one_of(text_[here.reach], u",，")) here.reach = signs_.clause_end(here.reach + 1);
    here.next_clause = is_one_of(text_[here.reach], u",，") ? signs_.clause_end(here.reach + 1) : here.reach;
    if (const auto use = use_as_clause(here)) return *use;
    if (const auto use = use_of_part(here)) return *use;
    if (const auto use = use_behind_actor(here)) return *use;
    if (const auto use = use_of_years(here)) return *use;
    return use_by_command(here);
}

}  // namespace jianbao::timex
