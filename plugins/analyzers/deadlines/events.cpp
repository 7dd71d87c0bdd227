// Events: limits set by an occasion instead of a day: 汛前, 会后, 培训结束后, 洪水到来前6个小时.
#include <algorithm>

#include "homographs.h"
#include "parser.h"

namespace jianbao::timex {

namespace {

/// What stands before an event without being part of it: 在汛前, 确保在洪水到来前.
constexpr std::u16string_view introduces_event = u"在于待等";

}  // namespace

std::size_t Parser::finished_step(std::size_t clause, std::size_t stem, bool before) const {
    // 开展产前检查, 举办岗前培训: a word of its own
    if (before && is_one_of(text_.before(stem), u"事孕产婚术岗课班饭睡赛考")) return WordSet::npos;
    const WordSet& verbs = before ? lexicon_.steps_before : lexicon_.steps_after;
    // where the clause begins, or behind who takes the step
    const std::size_t last = std::min(stem, clause + 24);
    for (std::size_t p = clause; p < last; ++p) {
        const std::size_t size = verbs.starting(text_, p);
        if (size == 0 || p + size + 1 >= stem) continue;
        return is_obliged(clause, p) && !is_one_of(text_.before(p), u"在于") ? WordSet::npos : p;
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
    const std::size_t word = lexicon_.beginnings.ending(text_, at - 1);
    if (word == 0) return 0;
    if (text_[end] == u'内') ++end;
    else if (is_one_of(text_[end], u"结束") || is_one_of(text_[end], u"前后")) return 0;
    const std::size_t begin = at - 1 - word;
    const std::size_t reach = clause_end(end);
    const std::size_t look = end == reach && is_one_of(text_[reach], u",，") ? clause_end(reach + 1) : reach;
    const bool bound = !in_book_title(at) && around_.place != Place::title && text_[end] != u'的' && !is_past(end, look) &&
                       (is_obliged(clause_begin(begin), look) || lexicon_.action.find(text_, end, look) != WordSet::npos ||
                        lexicon_.delivery.find(text_, end, look) != WordSet::npos);
    TimeExpression& found = emit(begin, end, Kind::event, bound ? Role::limit : Role::mention, 0.7);
    found.norm = "event:" + text_.written(begin, end);
    return end;
}

std::size_t Parser::read_end_of_event(std::size_t at) {
    // 培训结束时, 调查完毕应当: at the end of its clause or before a command
    const bool done = text_[at] == u'毕';
    const std::size_t end = at + 1;
    if (done ? text_.before(at) != u'完' : !text_.ends_with(at, u"结束") && !text_.ends_with(at, u"届满") && !text_.ends_with(at, u"期满"))
        return 0;
    const std::size_t stem = done ? end : at;
    const std::size_t clause = clause_begin(at);
    if (clause < done_) return 0;  // 10日内整改完毕
    const std::size_t reach = clause_end(end);
    std::size_t begin = skip_item_number(text_.skip_spaces(clause));
    if (is_one_of(text_[begin], u"在于待")) ++begin;
    constexpr std::size_t shortest = 4, longest = 20;
    if (stem < begin + shortest || stem > begin + longest || in_book_title(at) || around_.place == Place::title ||
        lexicon_.conditions.find(text_, begin, stem) != WordSet::npos)
        return 0;
    const bool commanded = text_[end] == u'应' || text_[end] == u'须' || text_[end] == u'要';
    const bool alone = is_one_of(text_[end], u",，");
    const std::size_t look = alone ? clause_end(reach + 1) : reach;
    if (!(alone || (done && commanded)) || is_past(end, look)) return 0;
    // in rules what follows is to be done; elsewhere it has to be said
    if (!is_obliged(end, look) && !(around_.rules && lexicon_.action.find(text_, end, look) != WordSet::npos) &&
        !(around_.directive && lexicon_.delivery.find(text_, end, look) != WordSet::npos))
        return 0;
    TimeExpression& found = emit(begin, end, Kind::event, Role::limit, 0.65);
    found.norm = "event:" + text_.written(begin, stem);
    return end;
}

bool Parser::is_asked_before(std::size_t begin, std::size_t stem, std::size_t end) const {
    constexpr std::size_t shortest = 2, longest = 10;
    if (stem < begin + shortest || stem > begin + longest || is_one_of(text_.before(stem), u"年月日季旬周天期时度每本上下当前后第在于之提目此面跟眼限以先从空生点分")) return false;
    if (text_[end] != u'请' && text_[end] != u'须' && !text_.starts_with(end, u"务必") && !text_.starts_with(end, u"必须")) return false;
    return opens_sentence(begin) && !has_figure(begin, stem);
}

bool Parser::is_asked_after(std::size_t stem) const {
    constexpr std::size_t shortest = 2, longest = 8;
    const std::size_t clause = std::max(clause_begin(stem), done_);
    if (is_one_of(text_.before(stem), u"年月日季旬周天期时度以之然今此最先前随会节事")) return false;
    for (std::size_t p = stem; p-- > clause && stem - p <= longest + 1;) {
        if (is_digit(text_[p]) || text_[p] == u'、') return false;
        if (text_[p] == u'在') return stem - p > shortest && is_one_of(text_.before(p), u"请须应");
    }
    return false;
}

bool Parser::opens_sentence(std::size_t begin) const {
    const std::size_t clause = clause_begin(begin);
    return begin == skip_item_number(text_.skip_spaces(clause)) && (clause == 0 || is_one_of(text_[clause - 1], u"。;；"));
}

bool Parser::is_led_by_occasion(std::size_t begin, std::size_t stem, std::size_t end) const {
    const std::size_t at = text_.skip_spaces(end);
    return names_occasion(begin, stem) && (lexicon_.action.starting(text_, at) > 0 || text_.starts_with(at, u"进行"));
}

std::size_t Parser::take_year_before(std::size_t begin) {
    std::size_t front = begin;
    for (const std::u16string_view season : {u"春季", u"秋季", u"春期", u"秋期", u"春季学期", u"秋季学期", u"新学期"})
        if (text_.ends_with(begin, season)) front = begin - season.size();
    if (found_.empty() || found_.back().end != front || found_.back().kind == Kind::frequency || text_.before(front) != u'年') return front;
    const std::size_t year = found_.back().begin;
    found_.pop_back();
    return year;
}

std::size_t Parser::read_period_of_case(std::size_t at) {
    if (!text_.starts_with(at, u"周期内")) return 0;
    const std::size_t end = at + 3;
    const std::size_t clause = std::max(clause_begin(at), done_);
    constexpr std::size_t longest = 10;
    for (std::size_t p = at; p-- > clause && at - p <= longest;) {
        if (!is_one_of(text_[p], u"在于")) continue;
        const bool bound = !in_book_title(at) && around_.place != Place::title && p + 2 < at && is_obliged(clause, clause_end(end)) &&
                           !is_past(clause, clause_end(end)) && text_[end] != u'的';
        TimeExpression& found = emit(p + 1, end, Kind::event, bound ? Role::limit : Role::mention, 0.65);
        found.norm = "event:" + text_.written(p + 1, end);
        return end;
    }
    return 0;
}

std::size_t Parser::read_same_day(std::size_t at) {
    if (!text_.starts_with(at, u"当日") && !text_.starts_with(at, u"当天") && !text_.starts_with(at, u"当晚") && !text_.starts_with(at, u"次日")) return 0;
    const std::size_t end = at + 2;
    const std::size_t clause = std::max(clause_begin(at), done_);
    std::size_t begin = skip_item_number(text_.skip_spaces(clause));
    const bool asked = is_obliged(clause, at);
    for (std::size_t p = at; p-- > begin;)  // 各组应在督查结束次日
        if (is_one_of(text_[p], u"在于")) {
            begin = p + 1;
            break;
        }
    constexpr std::size_t longest = 12;
    if (at <= begin || at > begin + longest || in_book_title(at) || around_.place == Place::title) return 0;
    if (lexicon_.turning_points.ending(text_, at) == 0 && !names_occasion(begin, at)) return 0;
    const std::size_t reach = clause_end(end);
    if (is_past(end, reach) || !(asked || text_[end] == u'由' || is_obliged(end, std::min(reach, end + 8)) || lexicon_.delivery.starting(text_, end) > 0)) return 0;
    TimeExpression& found = emit(begin, end, Kind::event, Role::limit, 0.65);
    found.norm = "event:" + text_.written(begin, end);
    return end;
}

std::size_t Parser::read_event(std::size_t at) {
    if (text_[at] == u'毕') return read_end_of_event(at);
    if (is_one_of(text_[at], u"束满")) return text_[at + 1] == u'时' ? read_end_of_event(at + 1) : 0;
    const bool before = text_[at] == u'前';
    const char16_t next = text_[at + 1];
    if (next == (before ? u'后' : u'前')) return 0;
    std::size_t end = at + 1;
    std::size_t stem = at;
    if (is_one_of(text_.before(at), u"之以")) --stem;
    if (stem <= done_) return 0;

    const std::size_t clause = std::max(clause_begin(stem), done_);
    const std::size_t reach = clause_end(end);
    const bool quoted = in_book_title(at) || around_.place == Place::title;
    bool step_taken = false;  // the phrase is a finished step
    const auto bound = [&](std::size_t begin, double confidence) {
        std::size_t look = reach;
        const bool alone = text_.skip_spaces(end) == reach;
        if (alone && is_one_of(text_[reach], u",，")) look = clause_end(reach + 1);
        if (quoted || is_past(end, look) || text_.ends_with(begin, u"预计")) return Use{Role::mention, 0.8};
        if (is_labelled(begin)) return Use{Role::limit, confidence};
        // 汛前检查; of 节前、汛前检查 both.
        std::size_t noun = end;
        if (is_one_of(text_[noun], u"、和及"))
            for (std::size_t p = noun; p < noun + 10 && p < reach; ++p)
                if (is_one_of(text_[p], u"前后")) noun = p + 1;
        const std::size_t attribute = lexicon_.event_attributes.starting(text_, noun);
        // 汛前检查一遍 is done by then
        const auto done_once = [&] {
            for (const std::u16string_view once : {u"一遍", u"一次", u"一轮", u"完毕", u"到位", u"两遍", u"两次"})
                if (text_.starts_with(noun + attribute, once)) return true;
            return false;
        };
        if (attribute > 0 && !is_due_before(before ? stem : at) && !done_once())
            return Use{Role::mention, 0.6};
        // After the occasion something has to be due; 时代到来后 only tells of it.
        if (alone && is_one_of(text_[look], u",，、")) look = clause_end(look + 1);
        const bool obliged = is_obliged(clause, begin) || is_obliged(end, look) ||
                             (!before && lexicon_.delivery.find(text_, end, reach) != WordSet::npos) ||
                             (!before && (text_[end] == u'由' || (alone && text_[text_.skip_spaces(end + 1)] == u'由'))) ||  // 考试结束后由教务处归档
                             (step_taken && alone && lexicon_.delivery.find(text_, end, look) != WordSet::npos) ||
                             (!before && alone && lexicon_.prompt.find(text_, end, look) != WordSet::npos && !is_past(end, look)) ||
                             (!before && lexicon_.prompt.starting(text_, text_.skip_spaces(end)) > 0) ||  // 考试结束后立即封装
                             (!before && around_.directive && is_led_by_occasion(begin, at, end)) ||
                             // 邻里节结束后，县文旅局组织评比
                             (!before && around_.directive && alone && text_.ends_with(at, u"结束") && opens_sentence(begin) && lexicon_.action.find(text_, end, look) != WordSet::npos) ||
                             (!before && around_.rules && alone && lexicon_.action.find(text_, end, look) != WordSet::npos);
        if (!before && !obliged) return Use{Role::mention, 0.6};
        if (text_.before(begin) == u'对' && !obliged) return Use{Role::mention, 0.6};
        return Use{Role::limit, obliged ? confidence : confidence - 0.15};
    };

    // 节前一周, 洪水偎堤前6个小时: the length belongs to the event.
    if (before && stem == at) {
        bool long_lead = false;
        std::size_t lead_time = lead_end(text_.skip_spaces(end), long_lead);
        // 申请补贴前6个月, 较前五年: so long a time before counts only from what comes to its end
        if (lead_time && long_lead && lexicon_.turning_points.ending(text_, stem) == 0 && !names_occasion(clause, stem))
            lead_time = 0;
        // 会前14天内如有症状: what is asked about
        if (lead_time && text_[lead_time] == u'内' && is_one_of(text_[lead_time + 1], u"如有无未曾")) return 0;
        if (lead_time && stem > clause &&
            (is_han(text_.before(stem)) || text_.before(stem) == u')') &&
            (lexicon_.turning_points.ending(text_, stem) > 0 || (names_occasion(clause, stem) && text_[lead_time] != u'内') || !is_one_of(text_.before(stem), u"目提眼当此年月日期先往从跟向超空朝较比的对以把是在了为以和及之由学年产"))) {
            std::size_t begin = clause;
            for (std::size_t p = stem; p-- > clause;)
                if (is_one_of(text_[p], introduces_event) || text_[p] == u'(') {
                    begin = p + 1;
                    break;
                }
            if (stem - begin >= 1 && stem - begin <= 24) {
                end = lead_time;
                const Use use = bound(begin, 0.6);
                TimeExpression& found = emit(begin, end, Kind::event, use.role, use.confidence);
                found.norm = "event:" + text_.written(begin, end);
                return end;
            }
        }
    }
    if (before ? goes_on_before(text_, at + 1) : goes_on_after(text_, at + 1)) return 0;
    if (is_chinese_numeral(next)) return 0;

    // Words that name an occasion, also in quotation marks: “五一”前.
    const bool in_quotes = is_one_of(text_.before(stem), u"”\"’");
    std::size_t named = in_quotes ? stem - 1 : stem;
    // “五一”节前: the day is named inside the quotation marks
    const bool feast = !in_quotes && text_.before(stem) == u'节' && is_one_of(text_.before(stem - 1), u"”\"’");
    if (feast) named = stem - 2;
    // “五一”假期前
    const bool holiday = !in_quotes && !feast && (text_.ends_with(stem, u"假期") || text_.ends_with(stem, u"长假")) &&
                         is_one_of(text_.before(stem - 2), u"”\"’");
    if (holiday) named = stem - 3;
    const std::size_t longest = lexicon_.event_ends.may_hold(text_.before(named)) ? lexicon_.longest_event : 0;
    for (std::size_t length = std::min(longest, named - clause); length > 0; --length) {
        const auto entry = lexicon_.events.find(std::u16string(text_.slice(named - length, named)));
        if (entry == lexicon_.events.end()) continue;
        const EventWord& event = entry->second;
        std::size_t begin = named - length;
        if (!(before ? event.before : event.after) || is_one_of(text_.before(begin), event.not_after)) continue;
        // 养老院年前各演练一次, never 三年前, 多年前
        const bool own_year_end = before && event.name == "年" && length == 1 && is_one_of(text_[end], u"各要把须应完结还兑") && is_han(text_.before(begin)) &&
                                  !is_chinese_numeral(text_.before(begin)) && !is_one_of(text_.before(begin), u"几数多近去前往今明半整每当学周成老少青壮全");
        if (event.clause_start && !own_year_end && begin > clause && !is_one_of(text_.before(begin), u"在于请、\"“各就待等 要须应保局委办部镇乡府司处")) continue;
        if ((in_quotes || feast || holiday) && begin > clause && is_one_of(text_.before(begin), u"“\"‘")) --begin;
        begin = take_year_before(begin);
        const Use use = bound(begin, 0.9);
        TimeExpression& found = emit(begin, end, Kind::event, use.role, use.confidence);
        found.norm = "event:" + event.name + (before ? "" : "后");
        return end;
    }

    // A phrase that ends in a turning point: 督查组暗访结束后; or begins with one: 完成审核后, 通过复核后.
    std::size_t verb = lexicon_.turning_points.ending(text_, stem);
    // 险情消除后，要…: a step that is done, where the sentence opens with it or what is due follows at once
    const std::size_t done = verb == 0 && !before ? lexicon_.steps_done.ending(text_, stem) : 0;
    const auto at_once = [&] {
        return is_one_of(text_[reach], u",，") && lexicon_.prompt.starting(text_, text_.skip_spaces(reach + 1)) > 0;
    };
    const std::size_t opening = skip_item_number(text_.skip_spaces(clause));
    const bool stepped = done > 0 && end == reach && finished_step(clause, stem, before) == WordSet::npos && !is_one_of(text_[opening], u"由经按") &&
                         (clause == 0 || is_one_of(text_[clause - 1], u"。;；") || at_once());
    // 复核后县粮食局将名单报县政府: what another does when the step is done; 审核后报送 is a step of one's own
    const bool handed_on = done > 0 && end != reach && stem - done == opening && is_han(text_[end]) && text_[end] != u'的' &&
                           (clause == 0 || is_one_of(text_[clause - 1], u"。;；")) && lexicon_.delivery.starting(text_, end) == 0 &&
                           lexicon_.action.starting(text_, end) == 0 && lexicon_.completion.starting(text_, end) == 0 &&
                           text_.slice(end, reach).find(u'将') != std::u16string_view::npos &&
                           lexicon_.delivery.find(text_, end, reach) != WordSet::npos;
    if (stepped || handed_on) verb = done;
    // 应当在恢复运营前检查: whatever stands behind 应当在, but for a place and a step of one's own (作出决定前)
    const bool due = verb == 0 && (before ? is_due_before(stem) || (end == reach && opens_due_clause(opening, stem, reach)) || is_asked_before(opening, stem, end) : is_asked_after(stem)) && !is_one_of(text_.before(stem), u"口门台栏楼厅牌窗车床桌桥院");
    const std::size_t step = verb == 0 && !due ? finished_step(clause, stem, before) : WordSet::npos;
    if (verb == 0 && step == WordSet::npos && !due) return 0;
    std::size_t begin = step != WordSet::npos ? step : due ? opening : clause;
    int closed = 0;
    for (std::size_t p = stem - verb; p-- > clause && step == WordSet::npos;) {
        if (text_[p] == u')') ++closed;
        if (text_[p] == u'(' && closed > 0) --closed;
        if (closed > 0) continue;  // inside brackets: 省(区、市)
        if (is_one_of(text_[p], introduces_event) || text_[p] == u'、') {
            begin = p + 1;
            break;
        }
    }
    begin = text_.skip_spaces(begin);
    // (三)清理工作结束后: the enumerator is none of it.
    for (std::size_t p = begin; p < std::min(begin + 4, stem); ++p)
        if (text_[p] == u')') begin = text_.skip_spaces(p + 1);
    while (is_one_of(text_[begin], u"\"“(")) ++begin;
    const std::size_t size = stem - begin;
    // 毕业前完成签约: the word alone, where something is to be done by then
    const bool passed = !before && begin == opening && text_.ends_with(stem, u"审核通过") &&
                        (clause == 0 || is_one_of(text_[clause - 1], u"。;；") || text_[end] == u'由');
    // 离校前，请检查一遍
    const std::size_t due_end = text_.skip_spaces(end) == reach && is_one_of(text_[reach], u",，") ? clause_end(reach + 1) : reach;
    // 竣工后，县粮食局要…
    const bool turned = !before && size == verb && begin == opening && text_.skip_spaces(end) == reach && is_obliged(end, due_end);
    const bool bare = (stepped && size == verb) || handed_on || passed || turned || is_labelled(begin) ||
                      (before && size == verb && (begin == clause || begin == opening || is_one_of(text_.before(begin), introduces_event)) &&
                      (is_obliged(clause, begin) || is_obliged(end, due_end) ||
                       lexicon_.action.find(text_, end, due_end) != WordSet::npos));
    if ((size < verb + 1 && !bare) || size > 24) return 0;
    if (lexicon_.conditions.find(text_, begin, stem) != WordSet::npos) return 0;
    if (text_.starts_with(begin, u"作出") || text_.starts_with(begin, u"做出")) return 0;
    // 对员工进行上岗前培训: what kind of training
    if (text_.slice(begin, stem).find(u"进行") != std::u16string_view::npos) return 0;
    // A step inside one's own procedure (修改完善后印发) is none; one that opens its clause
    // and closes it (梳理完成后,…) is.
    const bool opens = text_.skip_spaces(end) == reach || is_one_of(text_[end], u"要应须需");
    const bool over = !before && text_.ends_with(stem, u"结束") && text_.skip_spaces(end) == reach && begin == opening;
    const bool strong = (text_.ends_with(stem, u"通过") && (begin == clause || begin == opening)) || text_.ends_with(stem, u"结束") || text_.ends_with(stem, u"来") || text_.ends_with(stem, u"来临");
    if (!before && !opens && !strong && !handed_on && !due && !is_labelled(begin)) return 0;
    step_taken = over || (!before && (stepped || step != WordSet::npos));
    const Use use = bound(begin, strong ? 0.9 : 0.75);
    TimeExpression& found = emit(begin, end, Kind::event, use.role, use.confidence);
    found.norm = "event:" + text_.written(begin, before ? stem : end);
    return end;
}

}  // namespace jianbao::timex
