// Calendar expressions: moments with ranges, lists, 前, 内, 起 and what stands before them.
#include <algorithm>

#include "homographs.h"
#include "parser.h"
#include "triggers.h"

namespace jianbao::timex {

namespace {

/// Where 农历年底, 农历五月底, 腊月底 begins whose 年 or 月 stands at `at`: nothing of the calendar that is computed here, and an occasion of
/// its own; `at` itself for what is not lunar.
std::size_t lunar_begin(const Characters& text, std::size_t at) {
    if (text[at] == u'月' && is_one_of(text.before(at), u"正冬腊")) return at - 1;
    constexpr std::size_t longest_month = 2;  // 十二
    for (std::size_t p = at; p + longest_month >= at; --p) {
        for (const std::u16string_view word : {u"农历", u"阴历", u"旧历"})
            if (text.ends_with(p, word)) return p - word.size();
        if (p == 0 || !is_chinese_numeral(text[p - 1])) break;
    }
    return at;
}

bool comes_before(const Day& a, const Day& b) { return a.known() && b.known() && a.date() < b.date(); }

}  // namespace

Relation Parser::relation_after(std::size_t at, std::size_t& end) const {
    std::size_t p = text_.skip_spaces(at);
    if (text_.starts_with(p, u"(含)")) p += 3;
    if (!is_one_of(text_[p], u"前内起始开后及或之以为截止左上期当过")) return Relation::none;  // mostly
    const auto is = [&](std::u16string_view word, std::size_t begin) {
        if (!text_.starts_with(begin, word)) return false;
        end = begin + word.size();
        return true;
    };
    for (const auto word :
         {u"及之前", u"或之前", u"及以前", u"或以前", u"之前", u"以前", u"为止", u"截止", u"截至", u"截稿", u"止"})
        if (is(word, p)) return Relation::before;
    for (const auto word : {u"前后", u"左右", u"上下"})
        if (is(word, p)) return Relation::approximate;
    for (const auto word : {u"之内", u"以内", u"期间", u"之间", u"当中"})
        if (is(word, p)) return Relation::within;
    for (const auto word : {u"以来", u"及以后", u"或以后", u"及之后", u"或之后", u"以后", u"之后", u"过后"})
        if (is(word, p)) return Relation::since;
    switch (text_[p]) {
        case u'前':
            if (goes_on_before(text_, p + 1, lexicon_)) return Relation::none;
            if (const auto count = read_numeral(text_, p + 1)) {
                // 6月前三天, 2021年前两个季度 count inside the period.
                std::size_t q = count->end;
                if (text_[q] == u'个') ++q;
                if (is_one_of(text_[q], u"天日周月季年")) return Relation::none;
            }
            end = p + 1;
            return Relation::before;
        case u'内':
            if (goes_on_inside(text_, p + 1)) return Relation::none;
            end = p + 1;
            return Relation::within;
        case u'起':
        case u'始':
            end = p + 1;
            return Relation::start;
        case u'开':
            if (is(u"开始", p)) return Relation::start;
            return Relation::none;
        case u'后':
            if (goes_on_after(text_, p + 1, lexicon_)) return Relation::none;
            end = p + 1;
            return Relation::since;
        default:
            return Relation::none;
    }
}

std::size_t Parser::prefix_before(std::size_t at, Relation& relation) const {
    std::size_t p = at;
    while (text_.before(p) == u' ') --p;
    const auto before = [&](std::u16string_view word) { return text_.ends_with(p, word); };
    for (const std::u16string_view word : {u"截止到", u"截至到", u"截止至", u"截至", u"截止"})
        if (before(word)) {
            relation = Relation::as_of;
            return p - word.size();
        }
    for (const std::u16string_view word :
         {u"最迟不超过", u"最迟不得超过", u"最晚不超过", u"最迟不晚于", u"最迟不得晚于", u"最晚不得晚于", u"最迟不得迟于", u"不得晚于", u"不得迟于", u"不能晚于", u"最迟于", u"最迟在", u"不迟于", u"不晚于", u"最迟", u"最晚"})
        if (before(word)) {
            if (relation == Relation::none) relation = Relation::before;
            return p - word.size();
        }
    if (before(u"到") && !is_one_of(text_.before(p - 1), u"得达收接见遇受回来感做想提看听等拿办找说碰了") && p > done_)
        return p - 1;
    if ((before(u"自") || before(u"从")) && !before(u"来自") && p > done_) return p - 1;
    return at;
}

void Parser::finish_day(Moment& member) const {
    if (member.grain != Grain::day) return;
    if (const std::size_t noted = moments_.skip_weekday_note(member.end)) member.end = noted;
    member.end = moments_.skip_time_of_day(member.end);
}

bool Parser::extend_to_range(Moment& first) const {
    std::size_t p = first.end;
    for (const std::u16string_view start : {u"起", u"开始"})
        if (text_.starts_with(p, start) && moments_.connector(p + start.size())) p += start.size();
    const std::size_t next = moments_.connector(p);
    if (!next) return false;
    auto last = moments_.moment(next, &first);
    if (!last) return false;
    const bool known = last->period.known() && first.period.known();
    if (known && !last->own_year) {
        // 12月1日至3月1日 ends a year later.
        const auto too_early = [&] { return last->period.last.date() < first.period.first.date(); };
        if (too_early()) last->period.last.year = last->period.first.year = first.period.first.year;
        if (too_early()) last->period.last.year = last->period.first.year = first.period.first.year.plus(1);
    }
    if (known && last->period.last.date() < first.period.first.date()) return false;
    finish_day(*last);
    if (!first.own_year && first.grain == Grain::day && around_.reference && known && !last->own_year) {
        // A range without a year that ended before the reference's day is next year's only
        // where both ends are days; nearest_day moved its ends one by one.
        Day begin = first.period.first;
        Day finish = last->period.last;
        begin.year = begin.year.plus(-1);
        finish.year = finish.year.plus(-1);
        if (begin.date().ok() && finish.date().ok() && finish.date() >= *around_.reference) {
            first.period.first = begin;
            last->period.last = finish;
        }
    }
    first.period.last = last->period.last;
    first.end = last->end;
    first.own_year = first.own_year || last->own_year;
    first.end_of_period = last->end_of_period;
    if (last->grain != first.grain) first.grain = Grain::other;
    if (text_[first.end] == u'止') ++first.end;
    return true;
}

std::optional<Moment> Parser::next_listed(const Moment& last) const {
    const std::size_t next = moments_.list_mark(last.end);
    if (next == 0) return std::nullopt;
    auto other = moments_.moment(next, &last);
    if (!other || other->bare_number != last.bare_number || other->period.first.text() <= last.period.first.text())
        return std::nullopt;
    // 6月、9月、12月底前: the earlier members are ends of months too.
    if (other->grain != last.grain && !other->end_of_period) return std::nullopt;
    finish_day(*other);
    return other;
}

Parser::Moments Parser::moments_from(Moment first) const {
    constexpr int most = 24;  // ranges and members; a line of figures has no end
    Moments read{{std::move(first)}, false};
    finish_day(read.members.front());
    for (int guard = 0; guard < most; ++guard) {
        if (!read.range && extend_to_range(read.members.back())) {
            read.range = true;
        } else if (auto other = next_listed(read.members.back())) {
            read.members.push_back(std::move(*other));
            read.range = false;
        } else {
            break;
        }
    }
    return read;
}

std::size_t Parser::read_lunar(std::size_t begin, const Moment& moment) {
    std::size_t end = moment.end;
    if (begin < done_ || relation_after(moment.end, end) != Relation::before) return 0;
    const bool told = signs_.in_book_title(begin) || around_.place == Place::title || signs_.is_attributive(end) || signs_.is_past(end, signs_.clause_end(end));
    TimeExpression& found = emit(begin, end, Kind::event, told ? Role::mention : Role::limit, 0.8);
    found.norm = "event:" + text_.written(begin, moment.end);
    return end;
}

std::size_t Parser::read_calendar_expression(std::size_t at) {
    // 二期2024年开学前投用；三期年内完成招标: the year is that of what stands before the semicolon
    if (later_year_ && text_.slice(later_year_->end, at).find_first_of(u";；") != std::u16string_view::npos) later_year_.reset();
    auto first = moments_.moment(at, later_year_ ? &*later_year_ : nullptr);
    if (later_year_ && first && (first->own_year || comes_before(first->period.first, later_year_->period.first)))
        first = moments_.moment(at, nullptr);
    if (!first) return 0;
    if (const std::size_t begin = lunar_begin(text_, first->begin); begin != first->begin) return read_lunar(begin, *first);

    const auto [members, range] = moments_from(std::move(*first));
    const Moment& last = members.back();
    std::size_t end = last.end;
    Relation relation = relation_after(last.end, end);
    std::size_t begin = at;
    // “十四五”末: the opening quotation mark is the expression's too.
    if (text_.before(at) == u'“' && text_.slice(at, end).find(u'”') != std::u16string_view::npos) begin = at - 1;
    const std::size_t own_begin = begin;
    Relation around = relation;
    if (range && relation == Relation::none) {
        Relation ignored = Relation::none;
        begin = prefix_before(own_begin, ignored);
    } else {
        begin = prefix_before(own_begin, around);
    }
    // 截至6月底 tells of a state, 截至6月底前 is a clumsy limit.
    if ((around == Relation::as_of && relation != Relation::before) || relation == Relation::none) relation = around;
    // 年 of 年内 alone is nothing.
    if (members.size() == 1 && last.end - last.begin == 1 && relation == Relation::none) return 0;
    if (begin < done_) begin = at;

    if (relation == Relation::start) start_ = members.front();
    for (const Moment& member : members)
        if (member.own_year && member.period.first.year.known() && around_.reference &&
            member.period.first.year.number > static_cast<int>(around_.reference->year()))
            later_year_ = member;
    for (std::size_t i = 0; i < members.size(); ++i)
        emit_calendar(members[i], relation, i == 0 ? begin : members[i].begin,
                      i + 1 == members.size() ? end : members[i].end, begin, end, range && i + 1 == members.size());
    return end;
}

void Parser::emit_calendar(const Moment& moment, Relation relation, std::size_t begin, std::size_t end,
                           std::size_t group_begin, std::size_t group_end, bool range) {
    const Use use = use_of_moment(moment, relation, group_begin, group_end, range);
    Period period = moment.period;
    // 下月初召开: on time as long as the month's first ten days last; 8月初前 is stricter
    if (use.role == Role::limit && relation == Relation::none && !range && text_[group_end - 1] == u'初' &&
        period.last.day == 5)
        period.last.day = 10;
    // 1月底前 in a paper of December: of the paper's own year it would lie eleven months back
    constexpr int long_gone = 9;  // months
    if (use.role == Role::limit && moment.grain == Grain::month && !moment.own_year && !moment.relative && around_.reference && period.known() &&
        period.last.year.number == static_cast<int>(around_.reference->year()) &&
        static_cast<int>(static_cast<unsigned>(around_.reference->month())) - period.last.month >= long_gone)
        period = months(Year{.number = period.last.year.number + 1}, period.first.month, period.last.month);
    TimeExpression& found = emit(begin, end, Kind::date, use.role, use.confidence);
    const bool one_day = !range && moment.grain == Grain::day;
    switch (use.role) {
        case Role::limit:
            found.kind = period.last.known() ? Kind::date : Kind::partial;
            found.norm = period.last.text();
            if (period.last.known()) found.last_day = period.last.date();
            break;
        case Role::start:
            found.kind = period.first.known() ? Kind::date : Kind::partial;
            found.norm = period.first.text();
            break;
        default:
            found.kind = !period.known() ? Kind::partial : one_day ? Kind::date : Kind::interval;
            found.norm = one_day || !period.known() ? period.last.text() : period.text();
            if (period.last.known()) found.last_day = period.last.date();
            break;
    }
    found.value_kind = one_day && relation == Relation::none ? ValueKind::date : ValueKind::interval;
    if (relation == Relation::before || relation == Relation::as_of) {
        const bool ahead = around_.reference && period.last.known() && period.last.date() >= *around_.reference;
        found.value = (ahead ? to_iso(*around_.reference) : std::string("..")) + "/" + period.last.text();
    } else if (relation == Relation::start || relation == Relation::since) {
        found.value = (relation == Relation::since && !one_day ? period.last : period.first).text() + "/..";
    } else {
        found.value = one_day ? period.first.text() : period.text();
        if (one_day) found.value_kind = ValueKind::date;
    }
}

}  // namespace jianbao::timex
