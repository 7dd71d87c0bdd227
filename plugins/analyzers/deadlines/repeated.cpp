// What is repeated by a unit of time: 每月, 每周一、三, 每年4月底前, 隔周, 逐日, 按季度.
#include <algorithm>
#include <utility>

#include "parser.h"
#include "period_units.h"

namespace jianbao::timex {

namespace {

/// 每月2250元, 每年百分之六, 每天最高30元, 每小时35蒸吨: an amount a unit of time that ends at `unit_end`, nothing done in it.
bool is_amount(const Characters& text, std::size_t unit_end) {
    std::size_t at = unit_end;
    for (const std::u16string_view word : {u"最高", u"最低", u"最多", u"可达", u"不超过", u"达", u"约", u"为", u"分别"})
        if (text.starts_with(at, word)) at += word.size();
    if (text.starts_with(at, u"百分之")) return true;
    const bool clock = text.ends_with(unit_end, u"小时") || text.ends_with(unit_end, u"分钟");
    std::size_t p = at;
    while (is_digit(text[p]) || is_chinese_numeral(text[p]) || is_one_of(text[p], u".,万亿多余")) ++p;
    return p > at && (is_one_of(text[p], u"元%") || (clock && is_one_of(text[p], u"蒸吨立公升千米辆")));
}

}  // namespace

std::size_t Parser::read_unit_after_unit(std::size_t at) {
    const std::size_t p = at + 1;
    // 逐年 tells of growth, 按年 of rates: neither repeats a duty.
    const PeriodUnit* unit = single_unit(text_, p);
    if (!unit || unit->every.years > 0 || unit->every.hours + unit->every.minutes > 0 || text_[p] == u'晚' ||
        text_[p] == u'天' || text_[p] == u'工')
        return 0;
    const std::size_t end = p + unit->word.size();
    if (text_[p] == u'周' && chinese_digit(text_[end]) >= 1 && text_[end] != u'两') return 0;  // 按周四课表
    if (is_one_of(text_[end], u"期产量息计工岁") || is_one_of(text_.before(at), u"风") ||
        (text_[at] == u'按' && text_[p] == u'日'))
        return 0;
    emit_frequency(at, end, unit->every, 1, 0.75);
    // 逐月回落, 已按月发放: told; 按月领取: what somebody is entitled to
    if (signs_.in_book_title(at) || text_.before(at) == u'”' || signs_.is_past(signs_.clause_begin(at), at) || is_told_before(at) ||
        lexicon_.descriptive.starting(text_, end) > 0 || lexicon_.entitled.starting(text_, end) > 0 || divides(end) ||
        tells_which(at, end))
        found_.back().role = Role::mention;
    return end;
}

std::optional<Parser::Repetition> Parser::repetition(std::size_t at) const {
    const char16_t first = text_[at];
    std::size_t p = at + 1;
    const bool every_other = first == u'隔' || text_[p] == u'隔';
    if (first == u'每' && every_other) ++p;
    if (is_one_of(text_[p], u"逢间")) ++p;
    int count = 1;
    p = text_.skip_spaces(p);
    if (const auto numeral = read_numeral(text_, p)) {
        if (numeral->decimal) return std::nullopt;
        count = numeral->masked ? 1 : numeral->value;
        p = text_.skip_spaces(numeral->end);
    }
    if (text_[p] == u'个') ++p;
    const PeriodUnit* unit = single_unit(text_, p);
    if (!unit || count < 1 || count > 999) return std::nullopt;
    const std::size_t end = p + unit->word.size();
    if (first == u'隔' && (is_one_of(text_.before(at), u"间相阻") || unit->every.years > 0)) return std::nullopt;
    if (text_[p] == u'日' && text_[end] == u'均') return std::nullopt;
    if (text_[p] == u'年' && is_one_of(text_[end], u"级龄")) return std::nullopt;  // 每个年级
    if (text_[p] == u'天' && text_[end] == u'然') return std::nullopt;
    if (every_other && count == 1) count = 2;
    return Repetition{.at = at,
                      .unit_end = end,
                      .end = end,
                      .unit = unit->every,
                      .count = count,
                      .every = scaled(unit->every, count)};
}

void Parser::take_weekdays(Repetition& turn) const {
    std::size_t& end = turn.end;
    if ((chinese_digit(text_[end]) < 1 && !is_one_of(text_[end], u"日天末")) || text_[end] == u'两' ||
        is_one_of(text_[end + 1], u"次遍轮回个名期篇场天"))
        return;
    ++end;
    while (is_one_of(text_[end], u"、至到和及") &&
           (chinese_digit(text_[end + 1]) >= 1 || is_one_of(text_[end + 1], u"日天周"))) {
        end += 2;
        if (text_[end - 1] == u'周' && (chinese_digit(text_[end]) >= 1 || text_[end] == u'日')) ++end;
    }
    if (const std::size_t timed = moments_.skip_time_of_day(end); timed > end) end = timed;
}

std::size_t Parser::named_day_end(const Length& unit, std::size_t at) const {
    // 每季度首月10日
    const bool outer_month = text_.starts_with(at, u"首月") || text_.starts_with(at, u"末月");
    const bool numbered = text_[at] == u'第' && chinese_digit(text_[at + 1]) >= 1;
    // 每季度第一个月10日前
    const bool month_of_quarter = numbered && unit.months == 3 && text_.starts_with(at + 2, u"个月");
    if (outer_month || month_of_quarter) {
        const std::size_t month = at + (outer_month ? 2 : 4);
        const auto day = moments_.day_of_month(text_[month] == u'的' ? month + 1 : month, nullptr);  // 每季度末月的25日
        return day ? day->end : month;
    }
    // 每个月的第一个星期一
    if (numbered) {
        std::size_t last = at + 2;
        if (text_[last] == u'个') ++last;
        const std::size_t week = text_[last] == u'周' ? 1 : text_.starts_with(last, u"星期") ? 2 : 0;
        if (week > 0) {
            const std::size_t end = last + week;
            return chinese_digit(text_[end]) >= 1 || is_one_of(text_[end], u"日天") ? end + 1 : end;
        }
    }
    // 每月最后一个工作日
    if (text_.starts_with(at, u"最后一")) {
        std::size_t last = at + 3;
        while (last < at + 8 && is_one_of(text_[last], u"个工作")) ++last;
        if (is_one_of(text_[last], u"天日周")) return last + 1;
    }
    // 每月月底
    if (text_[at] == u'月' && is_one_of(text_[at + 1], u"底末初中")) return at + 2;
    return 0;
}

std::size_t Parser::part_of_unit_end(const Length& unit, std::size_t at) const {
    if (unit.years > 0 || unit.months == 0) return 0;
    if (is_one_of(text_[at], u"底初末")) return at + 1;
    return text_[at + 1] == u'旬' && is_one_of(text_[at], u"上中下") ? at + 2 : 0;
}

std::optional<Moment> Parser::moment_in_unit(const Length& unit, std::size_t at) const {
    if (!is_digit(text_[at]) && !is_chinese_numeral(text_[at]) && !is_one_of(text_[at], u"上中下底初末年季第前"))
        return std::nullopt;
    if (unit.years > 0) {
        const Year year = moments_.reference_year();
        auto inside = moments_.within_year(at, &year, nullptr);
        if (inside && inside->end == at) inside.reset();
        return inside;
    }
    return unit.months > 0 ? moments_.day_of_month(at, nullptr) : std::nullopt;
}

void Parser::take_moments(Repetition& turn) const {
    for (int members = 0; members < 4; ++members) {
        std::size_t next = text_.skip_spaces(turn.end);
        if (members > 0) {
            const std::size_t joined = moments_.connector(next) ? moments_.connector(next) : moments_.list_mark(next);
            if (!joined) return;
            next = joined;
        } else if (text_[next] == u'的') {
            ++next;
        }
        std::size_t last = members == 0 ? named_day_end(turn.unit, next) : 0;
        if (last == 0) last = part_of_unit_end(turn.unit, next);
        if (last > 0) {
            turn.end = last;
            return;
        }
        if (const auto inside = moment_in_unit(turn.unit, next)) {
            if (members > 0 && turn.unit.months == 1 && turn.count == 1 && !moments_.connector(turn.end)) ++turn.days_of_month;
            turn.end = inside->end;
            const bool ranged = members == 1 && turn.in_year && moments_.connector(turn.in_year->end) == next;
            const std::size_t begun = turn.in_year ? turn.in_year->begin : 0;
            turn.in_year.reset();  // 每年3月、9月
            if ((members == 0 || ranged) && turn.unit.years == 1 && turn.count == 1) turn.in_year = inside;
            if (ranged && turn.in_year) turn.in_year->begin = begun;
            continue;
        }
        const std::size_t timed = moments_.skip_time_of_day(next);
        if (timed <= next) return;
        turn.end = timed;
    }
}

void Parser::take_lag(Repetition& turn) const {
    std::size_t& end = turn.end;
    for (const std::u16string_view word : {u"结束后", u"终了后", u"终了之日起", u"结束之日起"})
        if (text_.starts_with(end, word))
            if (const auto lag = moments_.length(end + word.size()); lag && is_one_of(text_[lag->end], u"内之以"))
                end = text_[lag->end] == u'内' ? lag->end + 1 : lag->end + 2;
}

std::size_t Parser::read_all_day(const Repetition& turn) {
    if (turn.unit.days != 1 || turn.count != 1) return 0;
    const std::size_t hours = text_.skip_spaces(turn.end);
    if (!text_.starts_with(hours, u"24小时") || signs_.in_book_title(turn.at)) return 0;
    emit_frequency(turn.at, hours + 4, Length{.days = 1}, 1, 0.85);
    found_.back().norm = found_.back().value = "24h";
    return hours + 4;
}

int Parser::parts_of_day(const Repetition& turn) const {
    int parts = 1;
    if (turn.every.days == 1 && turn.count == 1)
        for (const auto& [word, number] : {std::pair<std::u16string_view, int>{u"上、下午各", 2},
                                           {u"上下午各", 2},
                                           {u"上午、下午各", 2},
                                           {u"早晚各", 2},
                                           {u"早、晚各", 2},
                                           {u"早中晚各", 3},
                                           {u"早、中、晚各", 3}})
            if (text_.starts_with(text_.skip_spaces(turn.unit_end), word)) parts = number;
    // 每日8时、18时前各报送一次
    if (parts == 1 && turn.every.days == 1 && turn.count == 1 && text_[turn.end] == u'各') {
        const std::u16string_view when = text_.slice(turn.unit_end, turn.end);
        if (when.find_first_of(u"时点:") != when.npos) parts += static_cast<int>(std::count_if(when.begin(), when.end(), [](char16_t c) { return is_one_of(c, u"、和及"); }));
    }
    return parts;
}

bool Parser::is_apportioned(const Repetition& turn) const {
    // 每人每年培训不少于40学时 is a duty, 每人每年不少于15元 a sum
    const bool least = lexicon_.floors.find(text_, turn.end, turn.clause) != WordSet::npos &&
                       text_.slice(turn.end, turn.clause).find(u'元') == std::u16string_view::npos;
    return is_one_of(text_.before(turn.at), u"人户生名家个床辆亩校班") && text_.before(turn.at - 1) == u'每' &&
           times_ahead(turn.end) == 0 && lexicon_.floors.starting(text_, turn.end) == 0 && !least;
}

bool Parser::is_described(const Repetition& turn) const {
    const std::size_t end = turn.end;
    if (lexicon_.averages.ending(text_, turn.at) > 0 || is_amount(text_, end)) return true;
    const std::size_t next = text_.skip_spaces(end);
    // 每月15日为集中办理日, 每年9月为质量月
    if (end > turn.unit_end && is_one_of(text_[next], u"为是") && is_one_of(text_.before(turn.clause), u"日节周月期"))
        return true;
    // 每年以12%的速度增长
    if (text_[next] == u'以' && text_.slice(end, turn.clause).find(u"速度") != std::u16string_view::npos) return true;
    // 每年新增车位不少于800个: told of without its least; 每月增加一次检查
    if ((text_.starts_with(next, u"新增") || text_.starts_with(next, u"增加")) &&
        (lexicon_.floors.find(text_, next, turn.clause) != WordSet::npos || (text_[next] == u'增' && times_ahead(next + 2) == next + 3)))
        return false;
    return lexicon_.descriptive.starting(text_, next) > 0 || is_counted(end, turn.clause);
}

bool Parser::is_stepwise(const Repetition& turn) const {
    return !found_.empty() && (found_.back().role == Role::limit || found_.back().role == Role::start) &&
           !is_amount(text_, turn.end) && lexicon_.planned.find(text_, turn.end, turn.clause) != WordSet::npos;
}

bool Parser::is_no_duty(const Repetition& turn) const {
    const std::size_t at = turn.at;
    if (is_span_gone(at) || is_apportioned(turn)) return true;
    // 可在每月任意一天: no duty
    if (text_.ends_with(at, u"可在") || text_.ends_with(at, u"可于") || text_.ends_with(at, u"连续")) return true;
    // 就可以每年节约…, 能够每年出产…: what may come of it
    if (lexicon_.possible.ending(text_, at) > 0) return true;
    return (is_described(turn) && !is_stepwise(turn)) || tells_which(at, turn.end) ||
           is_rate(at, turn.end, turn.clause) || is_forbidden(turn.end, turn.clause) || is_changed_from(at, turn.end) ||
           signs_.is_past(turn.end, turn.clause) || is_told_before(at) || around_.place == Place::title || signs_.in_book_title(at);
}

bool Parser::is_season(const Repetition& turn) const {
    const std::size_t end = turn.end;
    return turn.in_year && (text_[end] == u'每' || (text_[end] == u'按' && single_unit(text_, end + 1) != nullptr));
}

bool Parser::is_due_in_year(const Repetition& turn, Relation relation) const {
    const std::size_t end = turn.end;
    if (!turn.in_year) return false;
    const bool acts =
        relation == Relation::before ||
        (relation == Relation::none && lexicon_.attributive.starting(text_, text_.skip_spaces(end)) == 0 &&
         (signs_.is_obliged(signs_.clause_begin(turn.at), turn.clause) ||
          lexicon_.action.find(text_, end, turn.clause) != WordSet::npos ||
          lexicon_.delivery.find(text_, end, turn.clause) != WordSet::npos || signs_.is_planned(end, turn.clause)));
    return acts && !signs_.is_attributive(end);
}

void Parser::emit_next_in_year(const Repetition& turn) {
    Moment first = *turn.in_year;
    if (const Day& last = first.period.last; last.known() && around_.reference && last.date() < *around_.reference) {
        ++first.period.first.year.number;
        ++first.period.last.year.number;
    }
    emit_calendar(first, Relation::before, first.begin, turn.end, first.begin, turn.end, false);
}

std::size_t Parser::read_repeated(std::size_t at) {
    if (is_one_of(text_[at], u"逐按")) return read_unit_after_unit(at);
    auto found = repetition(at);
    if (!found) return 0;
    Repetition& turn = *found;
    // 每周一, 每周一、三、五, 每年9月到11月, 每月10日前, 每天晚上8点——9点.
    if (turn.unit.weeks > 0)
        take_weekdays(turn);
    else if (turn.every.hours + turn.every.minutes == 0)
        take_moments(turn);
    if (const std::size_t end = read_all_day(turn)) return end;
    take_lag(turn);
    std::size_t related = turn.end;
    const Relation relation = relation_after(turn.end, related);
    if (turn.end > turn.unit_end && relation == Relation::before) turn.end = related;
    turn.clause = signs_.clause_end(turn.end);

    std::size_t with_count = turn.end;
    const int times = parts_of_day(turn) * turn.days_of_month * times_in_clause(turn.end, with_count);
    const bool told = is_no_duty(turn);
    if (told || is_season(turn)) {
        emit_frequency(at, turn.end, turn.every, told ? times : 1, 0.6);
        found_.back().role = Role::mention;
        return turn.end;
    }
    if (is_due_in_year(turn, relation)) {
        emit_frequency(at, turn.unit_end, turn.every, times, 0.92);
        emit_next_in_year(turn);
        return turn.end;
    }
    emit_frequency(at, with_count, turn.every, times, 0.92);
    return with_count;
}

}  // namespace jianbao::timex
