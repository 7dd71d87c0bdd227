// What a length counts from: 自收到之日起, 接到通知, 提交申请后，…在3个工作日内, 不予批准的，应当在3日内.
#include <algorithm>

#include "homographs.h"
#include "parser.h"

namespace jianbao::timex {

std::size_t Parser::trigger_begin(std::size_t end) const {
    const std::size_t clause = signs_.clause_begin(end);
    std::size_t begin = clause;
    for (std::size_t p = end; p-- > clause;)
        if (is_one_of(text_[p], u"自从在于")) {
            // 自 and 从 belong to the phrase (自收到之日起), 在 and 于 do not.
            begin = is_one_of(text_[p], u"在于") ? p + 1 : p;
            break;
        }
    if (text_.starts_with(begin, u"自本") || text_.starts_with(begin, u"自印发") || text_.starts_with(begin, u"自发布"))
        ++begin;
    begin = std::max(begin, end > 40 ? end - 40 : 0);
    begin = skip_item_number(text_.skip_spaces(begin));
    if (is_one_of(text_[begin], u"自从")) return begin;
    // 县粮食局要收到通知后: behind who is told and the command
    for (std::size_t p = begin; (p = lexicon_.obligation.find(text_, p, end)) != WordSet::npos; ++p)
        if (const std::size_t behind = p + lexicon_.obligation.starting(text_, p); behind + 2 <= end) begin = behind;
    for (std::size_t p = begin; p + 2 <= end; ++p)
        if (lexicon_.trigger_openings.starting(text_, p) > 0) return names_paper(begin, p) ? begin : p;
    // 县粮食局会后三天内: behind who is told, but 协会后三天
    if (text_.ends_with(end, u"会后") && end > begin + 2 && is_one_of(text_.before(end - 2), ends_of_offices)) return end - 2;
    return begin;
}

bool Parser::names_paper(std::size_t begin, std::size_t end) const {
    // 规范性文件自印发之日起, 方案印发后
    const std::size_t named = end > begin && is_one_of(text_.before(end), u"自从在") ? end - 1 : end;
    // 通知书, 责任书
    const std::size_t paper = text_.before(named) == u'书' ? 1 : std::max(lexicon_.own_papers.ending(text_, named), lexicon_.other_papers.ending(text_, named));
    return paper > 0 && named >= begin + paper;
}

std::size_t Parser::skip_item_number(std::size_t at) const {
    if (text_[at] == u'第') {  // 第十二条 申请人…
        std::size_t p = at + 1;
        while (p < at + 8 && (is_digit(text_[p]) || is_chinese_numeral(text_[p]))) ++p;
        return p > at + 1 && text_[p] == u'条' ? text_.skip_spaces(p + 1) : at;
    }
    // 二、会后3日内…
    if (is_chinese_numeral(text_[at])) {
        std::size_t p = at + 1;
        while (p < at + 3 && is_chinese_numeral(text_[p])) ++p;
        return text_[p] == u'、' && !is_chinese_numeral(text_[p + 1]) ? text_.skip_spaces(p + 1) : at;
    }
    // 2.2026年完成…: the number of the item, and not a decimal
    if (is_digit(text_[at])) {
        std::size_t p = at + 1;
        if (is_digit(text_[p])) ++p;
        return is_one_of(text_[p], u".．、") && !(text_[p] == u'.' && is_digit(text_[p + 1]) && !is_digit(text_[p + 2])) ? text_.skip_spaces(p + 1) : at;
    }
    if (text_[at] != u'(') return at;
    std::size_t p = at + 1;
    while (is_digit(text_[p]) || is_chinese_numeral(text_[p])) ++p;
    return p > at + 1 && text_[p] == u')' ? text_.skip_spaces(p + 1) : at;
}

/// 2.3天内，各村要…: where the number behind an item's begins; 0 where the clause does not open with what looks like a decimal.
bool Parser::is_receipt(std::size_t at) const {
    return lexicon_.receipts.starting(text_, text_[at] == u'自' ? at + 1 : at) > 0;
}

bool Parser::is_effort(std::size_t begin, std::size_t end) const {
    std::size_t p = end;
    for (const std::u16string_view word : {u"左右", u"的"})
        if (text_.starts_with(p, word)) p += word.size();
    const bool time = text_.starts_with(p, u"时间");
    // 每月至少用5天时间走访: how much of each month
    if (text_.ends_with(begin, u"至少用") && text_.slice(0, begin).find(u'每') != std::u16string_view::npos) return false;
    if (time && is_one_of(text_.before(begin), u"用花以")) return true;
    // 经过三年努力 tells as often of the past: it takes somebody who strives for it.
    const bool alone = [&] {
        std::size_t reach = signs_.clause_end(end);
        return is_one_of(text_[reach], u",，") && signs_.is_obliged(reach, signs_.clause_end(reach + 1));
    }();
    // 通过半年集中整治，案件下降10%以上
    if (text_.ends_with(begin, u"通过") && lexicon_.drives.starting(text_, p) > 0 && around_.directive && is_one_of(text_[signs_.clause_end(p)], u",，")) return true;
    const bool toil = time || lexicon_.toils.starting(text_, p) > 0;
    return toil && is_one_of(text_.before(begin), u"用过经") &&
           (around_.directive || alone || signs_.is_obliged(signs_.clause_begin(begin), begin));
}

std::size_t Parser::lead_end(std::size_t at, bool& long_lead) const {
    const auto numeral = read_numeral(text_, at);
    if (!numeral || numeral->decimal || numeral->masked) return 0;
    std::size_t p = text_.skip_spaces(numeral->end);
    const bool counted = text_[p] == u'个';
    if (counted) ++p;
    long_lead = text_[p] == u'年' || text_[p] == u'月';
    if (is_one_of(text_[p], u"日天周年") || (counted && text_[p] == u'月')) return p + 1;
    if (text_.starts_with(p, u"工作日")) return p + 3;
    if (text_.starts_with(p, u"小时") || text_.starts_with(p, u"星期") || text_.starts_with(p, u"分钟")) return p + 2;
    return 0;
}

bool Parser::is_own_issue(std::size_t begin, std::size_t end) const {
    if (is_one_of(text_[begin], u"自从在")) ++begin;
    const std::size_t issue = lexicon_.own_issue.find(text_, begin, end);
    if (issue == WordSet::npos || issue > begin + 12) return false;
    // 会议纪要印发之日起: another paper's
    if (text_[begin] == u'本') return true;

    if (issue == begin) {  // 整改单，自下发之日起: of what the clause before names
        // 规范性文件自印发之日起: of each of them
        const std::size_t named = is_one_of(text_.before(begin), u"自从在") ? begin - 1 : begin;
        if (const std::size_t paper = lexicon_.other_papers.ending(text_, named); paper > 0 && text_.before(named - paper) != u'本') return false;
        const std::size_t clause = signs_.clause_begin(begin);
        return clause == 0 || !is_one_of(text_[clause - 1], u",，") || !is_one_of(text_.before(clause - 1), u"单书函要示");
    }
    return begin + lexicon_.own_papers.starting(text_, begin) == issue && !around_.minutes;  // the plan that a meeting agrees to
}

bool Parser::is_each_case(std::size_t at, bool procedural) const {
    // 每季度抽查一遍，结果在10个工作日内通报; 排查出的隐患要在5日内录入
    const bool repeats = std::any_of(found_.begin(), found_.end(), [](const TimeExpression& one) {
        // 接到报修后2小时内到场，24小时内修复: both count from it
        const bool at_once = one.role == Role::limit && one.kind == Kind::event &&
                             (one.norm.find("小时") != std::string::npos || one.norm.find("分钟") != std::string::npos);
        return (one.role == Role::frequency && one.norm != "24h") || at_once;
    });
    constexpr std::size_t reach = 60;
    std::size_t begin = at > reach ? at - reach : 0;
    for (std::size_t p = begin; p < at; ++p)
        if (is_one_of(text_[p], u";；。")) begin = p + 1;
    if (repeats || !procedural) return repeats;
    // 解决群众反映的问题，5个工作日内召开会议: in another clause only where that names them (对反映的问题，…)
    for (std::size_t p = begin; (p = lexicon_.each_case.find(text_, p, at)) != WordSet::npos; ++p) {
        const std::size_t clause = signs_.clause_begin(p), own = signs_.clause_begin(at);
        if (clause == own || text_.before(p) == u'将') return true;
        // 热线受理的举报，须在10个工作日内办结: what the next clause says has to be done with each
        const bool commanded = signs_.clause_end(p) + 1 == own && signs_.is_obliged(own, at) && is_one_of(text_[text_.skip_spaces(own)], u"须应要需必");
        if (commanded && lexicon_.action.starting(text_, clause) == 0 && lexicon_.planned.starting(text_, clause) == 0) return true;
        for (const std::u16string_view about : {u"对", u"针对", u"将", u"凡", u"一旦", u"每"})
            if (text_.slice(clause, p + 2).find(about) != std::u16string_view::npos) return true;
    }
    return false;
}

std::size_t Parser::counted_note(std::size_t at) const {
    constexpr std::size_t longest = 24;
    std::size_t p = text_.skip_spaces(at);
    if (text_[p] != u'(' || !is_one_of(text_[p + 1], u"自从")) return 0;
    const std::size_t begin = p;
    while (p < begin + longest && text_[p] != 0 && text_[p] != u')') ++p;
    if (text_[p] != u')') return 0;
    const std::u16string_view note = text_.slice(begin, p);
    return note.find(u"之日起") != std::u16string_view::npos ? p + 1 : 0;
}

bool Parser::is_due_before(std::size_t end) const {
    constexpr std::size_t longest = 24;
    // 在开闸前通知下游: two characters are an occasion where something is done at once, else a place
    const bool acts = lexicon_.action.starting(text_, end + 1) > 0 || lexicon_.delivery.starting(text_, end + 1) > 0 ||
                      lexicon_.completion.starting(text_, end + 1) > 0;
    const std::size_t clause = std::max(signs_.clause_begin(end), done_);
    if (is_one_of(text_.before(end), u"年月日季旬周天期时度每本上下当前后第在于之提目此面跟眼限")) return false;
    // 在规定时间前 names none
    if (text_.ends_with(end, u"时间") && !text_.ends_with(end, u"截止时间")) return false;
    for (std::size_t p = end; p-- > clause && end - p <= longest;) {
        if (is_digit(text_[p]) || text_[p] == u'、') return false;
        if (!is_one_of(text_[p], u"在于")) continue;
        const std::size_t shortest = acts || text_[p] == u'于' ? 2 : 3;
        return end - p > shortest && signs_.is_obliged(p > 3 ? p - 3 : 0, p);
    }
    return false;
}

bool Parser::opens_due_clause(std::size_t begin, std::size_t end, std::size_t reach) const {
    constexpr std::size_t longest = 24;
    const std::size_t shortest = around_.rules ? 2 : 4;
    if (end < begin + shortest || end > begin + longest || !is_one_of(text_[reach], u",，")) return false;
    if (begin > 0 && !is_one_of(text_.before(begin), u"。;； )") && !opens_sentence(begin)) return false;
    if (is_one_of(text_.before(end), u"年月日季旬周天期时度每本上下当前后第在于之提目此面跟眼限以先从空生")) return false;
    const std::size_t next = text_.skip_spaces(reach + 1);
    if (is_one_of(text_[begin], u"未不") || text_.slice(begin, end).find(u"作出") != std::u16string_view::npos || text_.starts_with(next, u"应该")) return false;
    for (const std::u16string_view command : {u"应当", u"应", u"须", u"必须", u"要", u"需", u"务必", u"不得"})
        if (text_.starts_with(next, command)) return !signs_.has_figure(begin, end);
    // 答辩前，各学院须审查资格: in a notice
    constexpr std::size_t longest_class = 10;
    for (std::size_t p = next + 2; around_.directive && is_one_of(text_[next], u"各每") && p < next + longest_class && !ends_clause(text_[p]); ++p)
        if (is_one_of(text_[p], u"须应要")) return !signs_.has_figure(begin, end);
    // 实习前，学校和学生应当签订协议
    constexpr std::size_t longest_subject = 16;
    for (std::size_t p = next; around_.rules && p < next + longest_subject && !ends_clause(text_[p]); ++p)
        if (text_.starts_with(p, u"应当") && text_.before(p) != u'的') return !signs_.has_figure(begin, end);
    return false;
}

std::size_t Parser::read_days_before(std::size_t at) {
    // 有效期届满30日前, 庙会举行的20日前: counted back from what comes to its end or takes place
    if (at < 2) return 0;
    bool long_lead = false;
    const std::size_t units = lead_end(at, long_lead);
    if (units == 0) return 0;
    // 确保完成2025年前的任务: a year, not so many of them
    constexpr std::size_t calendar_year = 5;  // characters
    if (text_.before(units) == u'年' && units >= at + calendar_year) return 0;
    std::size_t end = text_.skip_spaces(units);
    if (text_.starts_with(end, u"之前") || text_.starts_with(end, u"以前"))
        end += 2;
    else if (text_[end] == u'前')
        end += 1;
    else
        return 0;
    const std::size_t stem = text_.before(at) == u'的' ? at - 1 : at;
    if (lexicon_.turning_points.ending(text_, stem) == 0 && !is_due_before(stem)) return 0;
    // 居住满一年前一个月内
    if (const std::size_t inside = lead_end(end, long_lead); inside > 0 && text_[inside] == u'内') end = inside + 1;
    const std::size_t begin = std::max(trigger_begin(at), done_);
    if (at - begin > 24) return 0;
    const bool bound = !signs_.in_book_title(at) && around_.place != Place::title && !signs_.is_attributive(end) &&
                       !signs_.is_past(signs_.clause_begin(begin), signs_.clause_end(end));
    TimeExpression& found = emit(begin, end, Kind::event, bound ? Role::limit : Role::mention, 0.75);
    found.norm = "event:" + text_.written(begin, end);
    return end;
}

std::size_t Parser::read_stated(std::size_t at, std::size_t begin, std::size_t end, const Length& span) {
    const std::size_t clause = signs_.clause_begin(begin);
    const std::size_t comma = clause > 0 && is_one_of(text_[clause - 1], u",，") ? clause - 1 : 0;
    if (comma < 3 || lexicon_.elapsed.ending(text_, at) > 0 || signs_.is_attributive(end) || signs_.is_told_of(begin, end) ||
        lexicon_.standing.starting(text_, text_.skip_spaces(end)) > 0)
        return 0;
    const auto tells_when = [&](std::size_t end_of) {
        return text_[end_of - 1] == u'后' || text_.ends_with(end_of, u"之日起") || text_.ends_with(end_of, u"之日");
    };
    // 收到材料后，进行审核，符合条件的，应当在3日内…: the nearest clause that tells when, not far before
    constexpr int farthest = 3;
    std::size_t stated_end = comma;
    for (int back = 0; back < farthest && !tells_when(stated_end); ++back) {
        const std::size_t before = signs_.clause_begin(stated_end);
        stated_end = before > 3 && is_one_of(text_[before - 1], u",，") && back + 1 < farthest ? before - 1 : comma;
        if (stated_end == comma) break;
    }
    bool a_case = false;
    if (!tells_when(stated_end)) {
        // 不予批准的，应当在3日内…
        // 初核合格的，县农机局于3日内复核: an office may stand between the case and the length
        // which case it is, and not when the length begins
        // 发生火灾的，24小时内开展倒查
        const std::size_t opening = skip_item_number(text_.skip_spaces(signs_.clause_begin(comma)));
        // 资料齐全的，10个工作日内支付: so many working days from then
        const bool each = begin == text_.skip_spaces(clause) && (span.working_days > 0 || lexicon_.arising.starting(text_, opening) > 0 || text_[opening] == u'凡');
        if (text_[comma - 1] != u'的' || (!each && !signs_.is_obliged(clause, begin) && !is_one_of(text_.before(begin), u"在于")))
            return 0;
        stated_end = comma - 1;
        a_case = true;
    }
    std::size_t opens = skip_item_number(signs_.clause_begin(stated_end));
    // 县残联自收到意见之日起，应在3日内…
    if (!a_case && text_[stated_end - 1] != u'后') opens = trigger_begin(stated_end);
    const std::u16string_view stated = text_.slice(opens, stated_end);
    const auto names_year = [&] {  // 2026年, 明年; not 老年人
        for (std::size_t p = opens; p < stated_end; ++p)
            if (text_[p] == u'年' && (is_digit(text_.before(p)) || is_chinese_numeral(text_.before(p)) ||
                                      is_one_of(text_.before(p), u"今明去本当次")))
                return true;
        return false;
    };
    // 竣工后，一个月内
    const bool turned = stated.size() == 3 && stated.ends_with(u"后") && lexicon_.turning_points.ending(text_, stated_end - 1) > 0;
    if ((stated.size() < 4 && !turned) || stated.size() > 30 || signs_.is_past(opens, stated_end) ||
        lexicon_.own_issue.find(text_, opens, stated_end) != WordSet::npos ||
        names_year() || stated.ends_with(u"会后") || stated.find(u"会议") != std::u16string_view::npos)
        return 0;
    const bool told = signs_.is_past(clause, signs_.clause_end(end));
    TimeExpression& found = emit(begin, end, Kind::event, told ? Role::mention : Role::limit, 0.7);
    found.norm = "event:" + (a_case ? std::string() : text_.written(opens, stated_end)) + text_.written(begin, end);
    found.value_kind = ValueKind::duration;
    found.value = span.iso();
    return end;
}

}  // namespace jianbao::timex
