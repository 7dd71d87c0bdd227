#include "grammar.h"

#include "parser.h"
#include "triggers.h"

namespace jianbao::timex {

std::string_view name_of(Kind kind) {
    switch (kind) {
        case Kind::date:
            return "date";
        case Kind::partial:
            return "partial";
        case Kind::event:
            return "event";
        case Kind::interval:
            return "interval";
        case Kind::duration:
            return "duration";
        case Kind::frequency:
            return "frequency";
    }
    return "";
}

std::string_view name_of(Role role) {
    switch (role) {
        case Role::limit:
            return "limit";
        case Role::frequency:
            return "frequency";
        case Role::start:
            return "start";
        case Role::mention:
            return "mention";
    }
    return "";
}

std::string_view name_of(ValueKind kind) {
    switch (kind) {
        case ValueKind::none:
            return "";
        case ValueKind::date:
            return "date";
        case ValueKind::interval:
            return "interval";
        case ValueKind::duration:
            return "duration";
        case ValueKind::frequency:
            return "frequency";
    }
    return "";
}

TimeExpression& Parser::emit(std::size_t begin, std::size_t end, Kind kind, Role role, double confidence) {
    TimeExpression& found = found_.emplace_back();
    found.begin = static_cast<std::uint32_t>(begin);
    found.end = static_cast<std::uint32_t>(end);
    found.kind = kind;
    found.role = role;
    found.confidence = confidence;
    return found;
}

std::size_t Parser::read_at(std::size_t at) {
    const std::uint8_t trigger = triggers_of(text_[at]);
    if (trigger & repeated)
        if (const std::size_t end = read_repeated(at)) return end;
    if (trigger & regular)
        if (const std::size_t end = read_regular_name(at)) return end;
    if (is_one_of(text_[at], u"当次"))
        if (const std::size_t end = read_same_day(at)) return end;
    if (text_[at] == u'周')
        if (const std::size_t end = read_period_of_case(at)) return end;
    if (text_[at] == u'年' || text_[at] == u'上')
        if (const std::size_t end = read_parts_of_year(at)) return end;
    if (text_[at] == u'季' || (text_[at] == u'两' && text_[at + 1] == u'季'))
        if (const std::size_t end = read_two_seasons(at)) return end;
    if (trigger & number) {
        // Inside a word or a longer number nothing starts.
        const char16_t before = text_.before(at);
        if (text_[at] == u'一' && is_one_of(before, u"统唯专划不单某逐进之")) return 0;
        // 1.2021年…, 2.6月底…: after an enumerator's dot a year or month may start, after a decimal point nothing.
        const bool after_dot = before == u'.' && !(is_month_or_year(text_, at) && (at < 4 || !is_digit(text_[at - 4])));
        if (is_digit(text_[at]) && (after_dot || is_latin(before))) return 0;
        bool no_day = false;
        if (text_[at] != u'半') {
            if (is_alone(text_, at)) return 0;
            const auto numeral = read_numeral(text_, at);
            if (!numeral) return 0;
            // What no unit follows can only be a bare year or a day: 2018, 四月十三, 6·30; no 五百零四, no 1361万.
            const bool bare_year =
                numeral->digits >= 3 && (!numeral->chinese || numeral->listed) && !is_han(text_[numeral->end]);
            if (!bare_year && !leads_on(text_, numeral->end)) return 0;
            no_day = !numeral->decimal && numeral->digits <= 3 && is_one_of(text_[text_.skip_spaces(numeral->end)], u"个多余天小分秒");
        }
        if (before == u'第')
            if (const std::size_t end = read_first_of_event(at)) return end;
        if (const std::size_t end = read_days_before(at)) return end;
        if (const std::size_t end = read_round_the_clock(at)) return end;
        if (const std::size_t end = read_unit_by_unit(at)) return end;
        if (const std::size_t end = no_day ? 0 : read_calendar_expression(at)) return end;
        if (const std::size_t end = read_duration_expression(at)) return end;
    }
    // 第一批, 第三方: only a quarter or a plan is counted so
    const bool counts_else = text_[at] == u'第' && text_[at + 1] != u' ' && !leads_on(text_, at + 2);
    if ((trigger & word) && !counts_else && may_start_word(text_[at], text_[at + 1]))
        if (const std::size_t end = read_calendar_expression(at)) return end;
    if (trigger & event)
        if (const std::size_t end = read_event(at)) return end;
    return 0;
}

void Parser::run() {
    const char16_t* units = text_.data();
    const std::size_t size = text_.size();
    for (std::size_t at = 0; at < size;) {
        // Few characters are triggers.
        while (at + 1 < size && !may_start(units[at], units[at + 1])) ++at;
        if (at + 1 == size && !may_start(units[at], u'\0')) break;
        if (const std::size_t end = read_at(at); end > at) {
            done_ = at = end;
            continue;
        }
        // 1499 or 三十 that is no time is skipped whole: 499 or 十 is none either.
        if (triggers_of(units[at]) & number) {
            std::size_t next = at;
            const bool chinese = is_chinese_numeral(units[at]);
            while (next < size &&
                   (chinese ? is_chinese_numeral(units[next]) : is_digit(units[next]) || units[next] == u'.')) {
                ++next;
                // 1.2026年底前…, 2.6月底前…: an enumerator, and behind it the year or month
                if (units[next - 1] == u'.' && next - at <= 3 && is_month_or_year(text_, next)) break;
            }
            at = next > at ? next : at + 1;
        } else {
            ++at;
        }
    }
}

std::vector<TimeExpression> TimeGrammar::find(std::string_view text, const Surroundings& surroundings) const {
    Characters characters;
    characters.assign(text);
    std::vector<TimeExpression> found;
    find(characters, surroundings, found);
    return found;
}

void TimeGrammar::find(const Characters& text, const Surroundings& surroundings,
                       std::vector<TimeExpression>& found) const {
    Parser(text, lexicon_, surroundings, found).run();
}

}  // namespace jianbao::timex
