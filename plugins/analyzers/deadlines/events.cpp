// Events: limits set by an occasion instead of a day: 汛前, 会后, 培训结束后, 洪水到来前6个小时.
#include <algorithm>

#include "homographs.h"
#include "parser.h"

namespace jianbao::timex {

std::size_t Parser::finished_step(std::size_t clause, std::size_t stem, bool before) const {
    // 开展产前检查, 举办岗前培训: a word of its own
    if (before && is_one_of(text_.before(stem), u"事孕产婚术岗课班饭睡赛考")) return WordSet::npos;
    const WordSet& verbs = before ? lexicon_.steps_before : lexicon_.steps_after;
    // where the clause begins, or behind who takes the step
    const std::size_t last = std::min(stem, clause + 24);
    for (std::size_t p = clause; p < last; ++p) {
        const std::size_t size = verbs.starting(text_, p);
        if (size == 0 || p + size + 1 >= stem) continue;
        return signs_.is_obliged(clause, p) && !is_one_of(text_.before(p), u"在于") ? WordSet::npos : p;
    }
    return WordSet::npos;
}

bool Parser::names_turn(std::size_t begin, std::size_t end) const {
    // 开学一周内, 验收合格30日内
    constexpr std::size_t shortest = 2;
    if (lexicon_.turning_points.ending(text_, end) > 0 || text_.ends_with(end, u"合格")) return true;
    if (!lexicon_.event_ends.may_hold(text_.before(end))) return false;
    for (std::size_t length = std::min(lexicon_.longest_event, end - begin); length >= shortest; --length)
        if (lexicon_.events.contains(std::u16string(text_.slice(end - length, end)))) return true;
    return false;
}

bool Parser::names_occasion(std::size_t begin, std::size_t end) const {
    if (!lexicon_.event_ends.may_hold(text_.before(end))) return false;
    for (std::size_t length = std::min(lexicon_.longest_event, end - begin); length > 0; --length)
        if (lexicon_.events.contains(std::u16string(text_.slice(end - length, end)))) return true;
    return false;
}

std::size_t Parser::read_first_of_event(std::size_t at) {
    const auto number = read_numeral(text_, at);
    if (!number || number->decimal || number->masked || at < 3) return 0;
    std::size_t end = number->end;
    if (text_[end] == u'个') ++end;
    if (text_.starts_with(end, u"工作日")) end += 3;
    else if (is_one_of(text_[end], u"周天日月") && text_[end + 1] != u'课') ++end;
    else return 0;
    const bool week = text_[end - 1] == u'周';
    // 第5周周五前
    const bool weekday = week && text_[end] == u'周' && chinese_digit(text_[end + 1]) >= 1;
    if (weekday) end += 2;
    const std::size_t stem = end;
    const bool before = text_[end] == u'前' && text_[end + 1] != u'后';
    if (text_[end] == u'内' || before) ++end;
    else if (is_one_of(text_[end], u"结束前后")) return 0;
    // 本学期第8周前: a week of the term needs no beginning where something is due by it
    const std::size_t term = text_.ends_with(at - 1, u"本学期") ? 3 : 0;
    const std::size_t behind = text_.before(at - 1) == u'后' ? 1 : 0;  // 启用后第一周
    const std::size_t word = lexicon_.beginnings.ending(text_, at - 1 - behind);
    if (word == 0 && !(week && before)) return 0;
    const std::size_t begin = at - 1 - (word > 0 ? word + behind : term);
    const std::size_t reach = signs_.clause_end(end);
    const std::size_t look = end == reach && is_one_of(text_[reach], u",，") ? signs_.clause_end(reach + 1) : reach;
    const bool bound = !signs_.in_book_title(at) && around_.place != Place::title && text_[end] != u'的' && !signs_.is_past(end, look) &&
                       (signs_.is_obliged(signs_.clause_begin(begin), look) || lexicon_.action.find(text_, end, look) != WordSet::npos ||
                        lexicon_.delivery.find(text_, end, look) != WordSet::npos);
    TimeExpression& found = emit(begin, end, Kind::event, bound ? Role::limit : Role::mention, 0.7);
    found.norm = "event:" + text_.written(begin, before ? stem : end);
    return end;
}

std::size_t Parser::read_end_of_event(std::size_t at) {
    // 培训结束时, 调查完毕应当: at the end of its clause or before a command
    const bool done = text_[at] == u'毕';
    const std::size_t end = at + 1;
    if (done ? text_.before(at) != u'完' : !text_.ends_with(at, u"结束") && !text_.ends_with(at, u"届满") && !text_.ends_with(at, u"期满"))
        return 0;
    const std::size_t stem = done ? end : at;
    const std::size_t clause = signs_.clause_begin(at);
    if (clause < done_) return 0;  // 10日内整改完毕
    const std::size_t reach = signs_.clause_end(end);
    std::size_t begin = skip_item_number(text_.skip_spaces(clause));
    if (is_one_of(text_[begin], u"在于待")) ++begin;
    constexpr std::size_t shortest = 4, longest = 20;
    if (stem < begin + shortest || stem > begin + longest || signs_.in_book_title(at) || around_.place == Place::title ||
        lexicon_.conditions.find(text_, begin, stem) != WordSet::npos)
        return 0;
    const bool commanded = text_[end] == u'应' || text_[end] == u'须' || text_[end] == u'要';
    const bool alone = is_one_of(text_[end], u",，");
    const std::size_t look = alone ? signs_.clause_end(reach + 1) : reach;
    if (!(alone || (done && commanded)) || signs_.is_past(end, look)) return 0;
    // in rules what follows is to be done; elsewhere it has to be said
    if (!signs_.is_obliged(end, look) && !(around_.rules && lexicon_.action.find(text_, end, look) != WordSet::npos) &&
        !(around_.directive && lexicon_.delivery.find(text_, end, look) != WordSet::npos))
        return 0;
    TimeExpression& found = emit(begin, end, Kind::event, Role::limit, 0.65);
    found.norm = "event:" + text_.written(begin, stem);
    return end;
}

bool Parser::is_asked_before(std::size_t begin, std::size_t stem, std::size_t end) const {
    constexpr std::size_t shortest = 2, longest = 10;
    if (stem < begin + shortest || stem > begin + longest || is_one_of(text_.before(stem), u"年月日季旬周天期时度每本上下当前后第在于之提目此面跟眼限以先从空生点分")) return false;
    constexpr std::size_t long_enough = 4;  // 项目实施前要开展评估; shorter ones are places as well: 门店前要保洁
    const bool commanded = is_one_of(text_[end], u"要应需") && stem >= begin + long_enough;
    if (!commanded && text_[end] != u'请' && text_[end] != u'须' && !text_.starts_with(end, u"务必") && !text_.starts_with(end, u"必须")) return false;
    // 要做好准备，模拟评估前必须归档
    const std::size_t clause = signs_.clause_begin(begin);
    const bool bound = begin == text_.skip_spaces(clause) && clause > 0 && is_one_of(text_[clause - 1], u",，") && (text_.starts_with(end, u"必须") || text_.starts_with(end, u"务必")) && ordered_before(clause);
    return (opens_sentence(begin) || bound) && !signs_.has_figure(begin, stem);
}

bool Parser::is_asked_after(std::size_t stem) const {
    constexpr std::size_t shortest = 2, longest = 8;
    const std::size_t clause = std::max(signs_.clause_begin(stem), done_);
    if (is_one_of(text_.before(stem), u"年月日季旬周天期时度以之然今此最先前随会节事")) return false;
    for (std::size_t p = stem; p-- > clause && stem - p <= longest + 1;) {
        if (is_digit(text_[p]) || text_[p] == u'、') return false;
        if (is_one_of(text_[p], u"在于")) return stem - p > shortest && is_one_of(text_.before(p), u"请须应要需必");
    }
    return false;
}

bool Parser::opens_sentence(std::size_t begin) const {
    const std::size_t clause = signs_.clause_begin(begin);
    return begin == skip_item_number(text_.skip_spaces(clause)) && begins_sentence(clause);
}

bool Parser::is_led_by_occasion(std::size_t begin, std::size_t stem, std::size_t end) const {
    const std::size_t at = text_.skip_spaces(end);
    return names_occasion(begin, stem) && (lexicon_.action.starting(text_, at) > 0 || text_.starts_with(at, u"进行"));
}

std::size_t Parser::take_year_before(std::size_t begin) {
    const std::size_t front = begin - lexicon_.school_seasons.ending(text_, begin);
    if (found_.empty() || found_.back().end != front || found_.back().kind == Kind::frequency || text_.before(front) != u'年') return front;
    const std::size_t year = found_.back().begin;
    found_.pop_back();
    return year;
}

std::size_t Parser::read_period_of_case(std::size_t at) {
    if (!text_.starts_with(at, u"周期内")) return 0;
    const std::size_t end = at + 3;
    const std::size_t clause = std::max(signs_.clause_begin(at), done_);
    constexpr std::size_t longest = 10;
    for (std::size_t p = at; p-- > clause && at - p <= longest;) {
        if (!is_one_of(text_[p], u"在于")) continue;
        const bool bound = !signs_.in_book_title(at) && around_.place != Place::title && p + 2 < at && signs_.is_obliged(clause, signs_.clause_end(end)) &&
                           !signs_.is_past(clause, signs_.clause_end(end)) && text_[end] != u'的';
        TimeExpression& found = emit(p + 1, end, Kind::event, bound ? Role::limit : Role::mention, 0.65);
        found.norm = "event:" + text_.written(p + 1, end);
        return end;
    }
    return 0;
}

std::size_t Parser::read_same_day(std::size_t at) {
    if (!text_.starts_with(at, u"当日") && !text_.starts_with(at, u"当天") && !text_.starts_with(at, u"当晚") && !text_.starts_with(at, u"次日")) return 0;
    const std::size_t end = at + 2;
    const std::size_t clause = std::max(signs_.clause_begin(at), done_);
    std::size_t begin = skip_item_number(text_.skip_spaces(clause));
    const bool asked = signs_.is_obliged(clause, at);
    for (std::size_t p = at; p-- > begin;)  // 各组应在督查结束次日
        if (is_one_of(text_[p], u"在于")) {
            begin = p + 1;
            break;
        }
    constexpr std::size_t longest = 12;
    if (at <= begin || at > begin + longest || signs_.in_book_title(at) || around_.place == Place::title) return 0;
    const bool step = lexicon_.steps_after.ending(text_, at) == at - begin;  // 在受理当日
    if (lexicon_.turning_points.ending(text_, at) == 0 && !step && !names_occasion(begin, at)) return 0;
    const std::size_t reach = signs_.clause_end(end);
    const bool ruled = step && around_.rules && lexicon_.delivery.find(text_, end, reach) != WordSet::npos;
    if (signs_.is_past(end, reach) || !(asked || ruled || text_[end] == u'由' || signs_.is_obliged(end, std::min(reach, end + 8)) || lexicon_.delivery.starting(text_, end) > 0)) return 0;
    TimeExpression& found = emit(begin, end, Kind::event, Role::limit, 0.65);
    found.norm = "event:" + text_.written(begin, end);
    return end;
}

std::size_t Parser::due_end(const Occasion& here) const {
    const bool alone = text_.skip_spaces(here.end) == here.reach && is_one_of(text_[here.reach], u",，");
    return alone ? signs_.clause_end(here.reach + 1) : here.reach;
}

bool Parser::begins_sentence(std::size_t clause) const { return clause == 0 || is_one_of(text_[clause - 1], u"。;；"); }

bool Parser::is_event_attribute(const Occasion& here) const {
    // 春耕前的有利时机; 汛前检查; of 节前、汛前检查 both.
    std::size_t noun = here.end;
    if (text_[noun] == u'的' && (text_.ends_with(here.reach, u"时机") || text_.ends_with(here.reach, u"机会") || text_.ends_with(here.reach, u"窗口期"))) return true;
    if (is_one_of(text_[noun], u"、和及"))
        for (std::size_t p = noun; p < noun + 10 && p < here.reach; ++p)
            if (is_one_of(text_[p], u"前后")) noun = p + 1;
    const std::size_t attribute = lexicon_.event_attributes.starting(text_, noun);
    if (attribute == 0 || is_due_before(here.before ? here.stem : here.at)) return false;
    // 汛前检查一遍, 汛前培训500人次: it is done by then
    return !is_digit(text_[noun + attribute]) && lexicon_.carried_out.starting(text_, noun + attribute) == 0;
}

bool Parser::asks_at_event(const Occasion& here, std::size_t begin) const {
    const std::size_t end = here.end;
    const bool alone = text_.skip_spaces(end) == here.reach;
    std::size_t look = due_end(here);
    if (alone && is_one_of(text_[look], u",，、")) look = signs_.clause_end(look + 1);
    if (signs_.is_obliged(here.clause, begin) || signs_.is_obliged(end, look)) return true;
    if (here.before) return false;
    if (lexicon_.delivery.find(text_, end, here.reach) != WordSet::npos) return true;
    // 考试结束后由教务处归档
    if (text_[end] == u'由' || (alone && text_[text_.skip_spaces(end + 1)] == u'由')) return true;
    if (here.step_taken && alone && lexicon_.delivery.find(text_, end, look) != WordSet::npos) return true;
    if (alone && lexicon_.prompt.find(text_, end, look) != WordSet::npos && !signs_.is_past(end, look)) return true;
    // 要增设班次，国庆节后正式运行: behind what is ordered, what begins then
    if (here.named && begin == text_.skip_spaces(here.clause) && begin > 0 && is_one_of(text_[here.clause - 1], u",，") && ordered_before(here.clause)) {
        const std::size_t does = text_.skip_spaces(end) + (text_.starts_with(text_.skip_spaces(end), u"正式") ? 2 : 0);
        const bool hands = text_[does] == u'交' && !is_one_of(text_[does + 1], u"流通易往");
        if (hands || completes(does) || text_.starts_with(does, u"运行") || text_.starts_with(does, u"启动") || text_.starts_with(does, u"投入")) return true;
    }
    // 要建立清单，整改完成后组织一次检查
    const bool over = text_.ends_with(here.at, u"完成") || text_.ends_with(here.at, u"结束") || text_.ends_with(here.at, u"完毕") || text_.ends_with(here.at, u"完工");
    if (over && begin == text_.skip_spaces(here.clause) && begin > 0 && is_one_of(text_[here.clause - 1], u",，") && ordered_before(here.clause) &&
        (text_.starts_with(end, u"组织") || text_.starts_with(end, u"开展"))) return true;
    // 剩余部分待供热期结束后据实清算
    if (text_.before(begin) == u'待' && is_han(text_[end]) && text_[end] != u'的' && !is_one_of(text_.before(begin - 1), u"期等对接招优虐看款善亟有")) return true;
    // 会后就把地址定下来
    if (const std::size_t next = text_.skip_spaces(end); here.named && text_[next] == u'就' && is_han(text_[next + 1]) && !is_one_of(text_[next + 1], u"是会像有能可没不")) return true;
    // 考试结束后立即封装
    if (lexicon_.prompt.starting(text_, text_.skip_spaces(end)) > 0) return true;
    if ((around_.directive || around_.minutes) && is_led_by_occasion(begin, here.at, end)) return true;
    // 邻里节结束后，县文旅局组织评比
    const bool opens = opens_sentence(begin) || (begin > 0 && text_.before(begin) == u'在' && opens_sentence(begin - 1));
    const bool led = around_.directive && alone && text_.ends_with(here.at, u"结束") && opens;
    return (led || (around_.rules && alone)) && lexicon_.action.find(text_, end, look) != WordSet::npos;
}

Parser::Use Parser::use_of_event(const Occasion& here, std::size_t begin, double confidence) const {
    if (signs_.in_book_title(here.at) || around_.place == Place::title || signs_.is_past(here.end, due_end(here)) ||
        text_.ends_with(begin, u"预计"))
        return {Role::mention, 0.8};
    if (is_labelled(begin)) return {Role::limit, confidence};
    if (is_event_attribute(here)) return {Role::mention, 0.6};
    // After the occasion something has to be due; 时代到来后 only tells of it.
    const bool obliged = asks_at_event(here, begin);
    if (!obliged && (!here.before || text_.before(begin) == u'对')) return {Role::mention, 0.6};
    return {Role::limit, obliged ? confidence : confidence - 0.15};
}

std::size_t Parser::lead_behind(const Occasion& here) const {
    bool long_lead = false;
    const std::size_t lead = lead_end(text_.skip_spaces(here.end), long_lead);
    // 申请补贴前6个月, 较前五年: so long a time before counts only from what comes to its end
    if (lead && long_lead && lexicon_.turning_points.ending(text_, here.stem) == 0 &&
        !names_occasion(here.clause, here.stem))
        return 0;
    return lead;
}

std::size_t Parser::read_lead_of_event(Occasion& here, std::size_t lead) {
    const std::size_t stem = here.stem;
    if (stem <= here.clause || (!is_han(text_.before(stem)) && text_.before(stem) != u')')) return 0;
    const bool occasion =
        lexicon_.turning_points.ending(text_, stem) > 0 ||
        (names_occasion(here.clause, stem) && text_[lead] != u'内') ||
        !is_one_of(text_.before(stem), u"目提眼当此年月日期先往从跟向超空朝较比的对以把是在了为以和及之由学年产");
    if (!occasion) return 0;
    std::size_t begin = here.clause;
    for (std::size_t p = stem; p-- > here.clause;)
        if (is_one_of(text_[p], introduces_event) || text_[p] == u'(') {
            begin = p + 1;
            break;
        }
    constexpr std::size_t longest = 24;
    // 各镇要落实“班前五分钟”制度: a command is no occasion
    if (stem - begin < 1 || stem - begin > longest || signs_.is_obliged(begin, stem)) return 0;
    here.end = lead + (text_[lead] == u'内' && !goes_on_inside_length(text_, lead + 1) ? 1 : 0);
    const Use use = use_of_event(here, begin, 0.6);
    TimeExpression& found = emit(begin, here.end, Kind::event, use.role, use.confidence);
    found.norm = "event:" + text_.written(begin, here.end);
    return here.end;
}

std::size_t Parser::read_named_event(const Occasion& here) {
    const bool before = here.before;
    const std::size_t stem = here.stem;
    const bool in_quotes = is_one_of(text_.before(stem), u"”\"’");
    std::size_t named = in_quotes ? stem - 1 : stem;
    // “五一”节前: the day is named inside the quotation marks
    const bool feast = !in_quotes && text_.before(stem) == u'节' && is_one_of(text_.before(stem - 1), u"”\"’");
    if (feast) named = stem - 2;
    // “五一”假期前
    const bool holiday = !in_quotes && !feast && (text_.ends_with(stem, u"假期") || text_.ends_with(stem, u"长假")) &&
                         is_one_of(text_.before(stem - 2), u"”\"’");
    if (holiday) named = stem - 3;
    if (named <= here.clause) return 0;
    const std::size_t longest = lexicon_.event_ends.may_hold(text_.before(named)) ? lexicon_.longest_event : 0;
    for (std::size_t length = std::min(longest, named - here.clause); length > 0; --length) {
        const auto entry = lexicon_.events.find(std::u16string(text_.slice(named - length, named)));
        if (entry == lexicon_.events.end()) continue;
        const EventWord& event = entry->second;
        std::size_t begin = named - length;
        // 高考后，县教育局要…: alone in its clause, whatever the word is used for else
        const bool alone = !before && event.before && length > 1 && here.end == here.reach && is_one_of(text_[here.reach], u",，") &&
                           begin == skip_item_number(text_.skip_spaces(here.clause)) && signs_.is_obliged(here.end, signs_.clause_end(here.reach + 1));
        if (!(before ? event.before : event.after || alone) || is_one_of(text_.before(begin), event.not_after)) continue;
        // 养老院年前各演练一次, never 三年前, 多年前
        const bool own_year_end = before && event.name == "年" && length == 1 &&
                                  is_one_of(text_[here.end], u"各要把须应完结还兑") && is_han(text_.before(begin)) &&
                                  !is_chinese_numeral(text_.before(begin)) &&
                                  !is_one_of(text_.before(begin), u"几数多近去前往今明半整每当学周成老少青壮全");
        if (event.clause_start && !own_year_end && begin > here.clause &&
            !is_one_of(text_.before(begin), u"在于请、\"“各就待等 要须应保") && !is_one_of(text_.before(begin), ends_of_offices))
            continue;
        if ((in_quotes || feast || holiday) && begin > here.clause && is_one_of(text_.before(begin), u"“\"‘")) --begin;
        const std::size_t word = begin;
        begin = take_year_before(begin);
        Occasion known = here;
        known.named = true;
        const Use use = use_of_event(known, begin, 0.9);
        TimeExpression& found = emit(begin, here.end, Kind::event, use.role, use.confidence);
        // 明年秋季开学: which of those that come every year; 今年汛期 is the next
        const bool said = begin < word && !text_.starts_with(begin, u"今年") && !text_.starts_with(begin, u"本年");
        found.norm = "event:" + (said ? text_.written(begin, word) : std::string()) + event.name + (before ? "" : "后");
        return here.end;
    }
    return 0;
}

std::size_t Parser::read_event(std::size_t at) {
    if (text_[at] == u'毕') return read_end_of_event(at);
    if (is_one_of(text_[at], u"束满")) return text_[at + 1] == u'时' ? read_end_of_event(at + 1) : 0;
    const bool before = text_[at] == u'前';
    const char16_t next = text_[at + 1];
    if (next == (before ? u'后' : u'前')) return 0;
    Occasion here{.at = at, .before = before, .stem = at, .end = at + 1};
    if (is_one_of(text_.before(at), u"之以")) --here.stem;
    if (here.stem <= done_) return 0;
    here.clause = std::max(signs_.clause_begin(here.stem), done_);
    here.reach = signs_.clause_end(here.end);

    // 节前一周, 洪水偎堤前6个小时: the length belongs to the event.
    if (before && here.stem == at)
        if (const std::size_t lead = lead_behind(here)) {
            // 会前14天内如有症状: what is asked about
            if (text_[lead] == u'内' && is_one_of(text_[lead + 1], u"如有无未曾")) return 0;
            if (const std::size_t read = read_lead_of_event(here, lead)) return read;
        }
    if (before ? goes_on_before(text_, at + 1, lexicon_) : goes_on_after(text_, at + 1, lexicon_)) return 0;
    if (is_chinese_numeral(next)) return 0;
    if (const std::size_t read = read_named_event(here)) return read;
    if (const std::size_t read = read_awaited_event(here)) return read;
    return read_event_phrase(here);
}

}  // namespace jianbao::timex
