// Frequencies without 每: 一月一通报, 周例会, 24小时值班; and how many times: 每周不少于2次.
#include <algorithm>

#include "parser.h"
#include "period_units.h"

namespace jianbao::timex {

namespace {

bool is_count_word(char16_t c) { return is_one_of(c, u"次遍轮回趟"); }

}  // namespace

void Parser::emit_frequency(std::size_t begin, std::size_t end, const Length& every, int times, double confidence) {
    TimeExpression& found = emit(begin, end, Kind::frequency, is_spoken_of(end) ? Role::mention : Role::frequency, confidence);
    const bool twelve_months = every.months == 12;  // 每12个月
    found.norm = (times > 1 ? std::to_string(times) : std::string("R")) + "/" + (twelve_months ? Length{.years = 1} : every).iso();
    found.value_kind = ValueKind::frequency;
    found.value = found.norm;
}

int Parser::times_in_clause(std::size_t at, std::size_t& end) const {
    // The count may stand well after the unit: 每周到分包村组督导不少于2次.
    for (std::size_t p = at; p < text_.size() && p < at + 40 && !ends_clause(text_[p]); ++p) {
        if (text_[p] == u'每') return 1;
        if (!is_digit(text_[p]) && !is_chinese_numeral(text_[p]) && !is_mask(text_[p])) continue;
        const auto numeral = read_numeral(text_, p);
        if (!numeral) continue;
        const std::size_t counted = text_.skip_spaces(numeral->end);
        // 每天两清扫
        if (p == at && !numeral->masked && numeral->digits == 1 && numeral->value > 1 && text_[numeral->begin] != u'第')
            if (const std::size_t duty = lexicon_.regular_names.starting(text_, numeral->end)) {
                end = numeral->end + duty;
                return numeral->value;
            }
        // 每周编发二期工作简报
        const bool issues = text_[counted] == u'期' && lexicon_.bulletins.starting(text_, counted + 1) > 0;
        if (text_.before(p) != u'第' && !numeral->decimal && (is_count_word(text_[counted]) || issues) &&
            (!is_one_of(text_[counted + 1], u"性全会会议") || lexicon_.holding.ending(text_, p) > 0 ||
             text_.ends_with(p, u"召开不少于"))) {
            if (p <= at + 10) end = counted + 1;
            // 两三次
            const bool guessed = numeral->chinese && numeral->listed && numeral->digits == 2;
            const int times = guessed ? numeral->value / 10 : numeral->value;
            return numeral->masked || times < 1 || times > 99 ? 1 : times;
        }
        p = std::max(p, numeral->end - 1);
    }
    return 1;
}

std::size_t Parser::times_ahead(std::size_t at) const {
    for (std::size_t p = at; p < at + 8 && p < text_.size() && !ends_clause(text_[p]); ++p)
        if (is_count_word(text_[p]) && p > at && (is_digit(text_.before(p)) || is_chinese_numeral(text_.before(p)))) return p;
    return 0;
}

std::size_t Parser::read_regular_name(std::size_t at) {
    // 周例会, 月度考核: not in 本周例会, 3月调度, 今日报告.
    if (text_.starts_with(at, u"零报告")) {
        emit_frequency(at, at + 3, Length{.days = 1}, 1, 0.8);
        return at + 3;
    }
    if (text_.starts_with(at, u"昼夜")) return read_day_and_night(at);
    // 周周通报, 月月排名
    if (text_[at] == text_[at + 1] && is_one_of(text_[at], u"日周月季旬"))
        if (const std::size_t length = lexicon_.regular_names.starting(text_, at + 2)) {
            emit_frequency(at, at + 2 + length, single_unit(text_, at)->every, 1, 0.8);
            return at + 2 + length;
        }
    // “天天检”, “周周议”: a name in quotation marks
    if (text_[at] == text_[at + 1] && is_one_of(text_[at], u"天日周月") && is_one_of(text_.before(at), u"“\"") &&
        is_han(text_[at + 2]))
        for (std::size_t end = at + 3; end <= at + 4; ++end)
            if (is_one_of(text_[end], u"”\"")) {
                emit_frequency(at, end, single_unit(text_, at)->every, 1, 0.75);
                return end;
            }
    // 年度报告制度, but not 年度报告显示
    for (const std::u16string_view yearly : {u"年度报告制度", u"年报制度"})
        if (text_.starts_with(at, yearly) && !is_one_of(text_.before(at), u"本上下今明去前后半")) {
            const std::size_t end = at + yearly.size() - 2;
            emit_frequency(at, end, Length{.years = 1}, 1, 0.8);
            if (signs_.in_book_title(at)) found_.back().role = Role::mention;
            return end;
        }
    const PeriodUnit* unit = single_unit(text_, at);
    if (!unit || unit->every.years > 0 || is_one_of(text_[at], u"天晚小工星礼分自")) return 0;
    const char16_t before = text_.before(at);
    if (is_digit(before) || is_chinese_numeral(before) || is_mask(before) ||
        is_one_of(
            before,
            u"本上下今明昨前后当每次近同该这那个节假生平整逐翌末早终往往即作旬周月季年工连隔近按百数几半双度冬春夏秋"))
        return 0;
    const std::size_t noun = at + unit->word.size();
    const std::size_t length = lexicon_.regular_names.starting(text_, noun);
    if (length == 0) return 0;
    const std::size_t end = noun + length;
    // 月报道, 周报社; 日报 is a newspaper unless a duty follows.
    if (text_[noun] == u'报' && length == 1) {
        if (is_one_of(text_[end], u"道社刊名到废复纸警销价")) return 0;
        if (text_[at] == u'日' && !is_one_of(text_[end], u"制表”") && !is_reported_daily(at, end)) return 0;
    }
    const bool paper = signs_.in_book_title(at) || is_due_paper(at, noun);
    emit_frequency(at, end, unit->every, 1, 0.85);
    if (paper) found_.back().role = Role::mention;
    return end;
}

/// 6月25日前报送半年总结: a paper that is handed in once, on its day.
bool Parser::is_due_paper(std::size_t at, std::size_t noun) const {
    const bool summary = text_.starts_with(noun, u"总结") || text_.starts_with(noun, u"小结");
    const bool dated = !found_.empty() && found_.back().role == Role::limit && found_.back().begin >= signs_.clause_begin(at);
    return summary && dated && lexicon_.delivery.ending(text_, at) > 0;
}

bool Parser::is_reported_daily(std::size_t at, std::size_t end) const {
    if (text_.skip_spaces(end) != signs_.clause_end(end)) return false;
    return lexicon_.reported.ending(text_, at) > 0;
}

std::size_t Parser::read_day_and_night(std::size_t at) {
    const std::size_t behind = at + std::u16string_view(u"昼夜").size();
    const std::size_t length = lexicon_.round_the_clock.starting(text_, behind);
    if (length == 0) return 0;
    TimeExpression& found = emit(at, behind + length, Kind::frequency, signs_.in_book_title(at) || signs_.is_past(signs_.clause_begin(at), signs_.clause_end(behind)) ? Role::mention : Role::frequency, 0.8);
    found.norm = found.value = "24h";
    found.value_kind = ValueKind::frequency;
    return behind + length;
}

std::size_t Parser::read_parts_of_year(std::size_t at) {
    struct Parts {
        std::u16string_view words;
        int times;
    };
    // the calendar of every year: twice, or three times in it
    static constexpr Parts parts[] = {{u"年中和年末", 2},     {u"年中、年末", 2},     {u"年中和年底", 2},
                                      {u"年中、年底", 2},     {u"年中及年末", 2},     {u"年中及年底", 2},
                                      {u"年中和年终", 2},     {u"年中、年终", 2},     {u"年初、年中、年末", 3},
                                      {u"年初、年中和年末", 3}, {u"年初、年中、年底", 3}, {u"年初、年中和年底", 3},
                                      {u"上、下半年各", 2},   {u"上下半年各", 2},     {u"上半年、下半年各", 2},
                                      {u"上半年和下半年各", 2}};
    for (const Parts& one : parts) {
        if (!text_.starts_with(at, one.words) || is_one_of(text_.before(at), u"本当去今明前")) continue;
        const std::size_t end = at + one.words.size() - (one.words.back() == u'各' ? 1 : 0);
        const bool told = signs_.in_book_title(at) || signs_.is_past(signs_.clause_begin(at), signs_.clause_end(end)) || text_[end] == u'的';
        const bool twice = one.times == 2;
        emit_frequency(at, end, twice ? Length{.months = 6} : Length{.years = 1}, twice ? 1 : one.times, 0.8);
        if (told) found_.back().role = Role::mention;
        return end;
    }
    return 0;
}

std::size_t Parser::read_two_seasons(std::size_t at) {
    const std::size_t end = text_[at] == u'两' ? at + 2 : at + 1;
    if (text_[end] != u'各') return 0;
    for (const std::u16string_view seasons : {u"春秋", u"春、秋", u"春季、秋", u"春季和秋", u"冬春", u"冬、春", u"夏秋", u"夏、秋", u"夏冬", u"冬夏"}) {
        if (!text_.ends_with(at, seasons) || at - seasons.size() < done_) continue;
        const std::size_t begin = at - seasons.size();
        const bool told = signs_.in_book_title(at) || signs_.is_past(signs_.clause_begin(at), signs_.clause_end(end));
        emit_frequency(begin, end, Length{.years = 1}, 2, 0.8);
        if (told) found_.back().role = Role::mention;
        return end;
    }
    return 0;
}

std::size_t Parser::read_unit_by_unit(std::size_t at) {
    if (is_one_of(text_.before(at), u"第统唯每本这那同任上下十百千周星期"))  // 第一周一般…, 每一天一次
        return 0;
    std::size_t p = at;
    int count = 1;
    const bool half = text_[at] == u'半';
    if (!half) {
        const auto numeral = read_numeral(text_, at);
        if (!numeral || numeral->masked || numeral->decimal || numeral->digits > 2) return 0;
        count = numeral->value;
        p = text_.skip_spaces(numeral->end);
        if (text_[p] == u'个') ++p;
    }
    const PeriodUnit* unit = single_unit(text_, p);
    if (!unit || count < 1 || count > 60 || is_one_of(text_[p], u"分晚")) return 0;
    // 6月 and 6日 are places in the calendar; one repeats by 一月, 一日, 半月, 两月.
    // 一日一巡查、三日一通报
    const bool listed = text_[p] == u'日' && is_chinese_numeral(text_[at]) && text_[p + 1] == u'一' && lexicon_.regular_names.starting(text_, p + 2) > 0;
    if (text_.before(p) != u'个' && (text_[p] == u'月' || text_[p] == u'日') && !half && count > 2 && !listed) return 0;
    // 四季度组织一次: the last part of the year
    const bool quarter_of_year = text_[p] == u'季' && text_.before(p) != u'个';
    if (quarter_of_year && count > 1 && count <= 4) return 0;
    std::size_t q = p + unit->word.size();
    const Length every = scaled(unit->every, count);
    const std::size_t after_unit = q;
    // 一天不少于4次
    if (const std::size_t floor = !half && count == 1 && text_[at] == u'一' ? lexicon_.floors.starting(text_, q) : 0) {
        const auto least = read_numeral(text_, q + floor);
        if (least && !least->masked && !least->decimal && is_count_word(text_[least->end])) {
            emit_frequency(at, least->end + 1, every, least->value, 0.85);
            return least->end + 1;
        }
    }
    const auto times = read_numeral(text_, q);
    if (times && !times->masked && !times->decimal && times->digits == 1 && times->value >= 1 && times->value <= 9) {
        const std::size_t verb = times->end;
        const char16_t next = text_[verb];
        if (is_count_word(next)) {
            emit_frequency(at, verb + 1, every, times->value, 0.92);
            return verb + 1;
        }
        // 5天3检, 一天两查
        const bool in_days = unit->every.days == 1 && is_one_of(next, u"检巡查测访报") && (!times->chinese || text_[times->begin] == u'两') &&
                             !is_han(text_[verb + 1]);
        if (in_days) {
            emit_frequency(at, verb + 1, every, times->value, 0.85);
            return verb + 1;
        }
        // 一月一日: a date, unless a day of that name is meant (一月一日支部主题党日).
        if (next == u'日' && times->value == 1 && count == 1) {
            if (lexicon_.named_days.starting(text_, verb + 1) == 0) return 0;
            emit_frequency(at, verb + 1, every, 1, 0.8);
            return verb + 1;
        }
        const bool small = next == u'小' && !is_one_of(text_[verb + 1], u"结");
        const bool duty = lexicon_.regular_names.starting(text_, verb) > 0;
        const bool other_word = small || is_chinese_numeral(next) ||
                                is_one_of(next, u"个大度天日岁层步台周月年季旬晚星学期夜般些名位家户线定直起切道");
        const bool once = text_[times->begin] != u'两' && count == 1 && !other_word;
        if (is_han(next) && times->chinese && (once || duty)) {
            // 一月一统计一报送: the chain is one.
            std::size_t end = is_han(text_[verb + 1]) && text_[verb + 1] != u'制' ? verb + 2 : verb + 1;  // 一月一报制度
            while (text_[end] == u'一' && is_han(text_[end + 1]) && is_han(text_[end + 2])) end += 3;
            emit_frequency(at, end, every, times->value, 0.9);
            return end;
        }
        return 0;
    }
    if (quarter_of_year) return 0;
    // 一个月集中一次, 半年遍访一次: a few characters of verb between.
    if (is_one_of(text_[after_unit], u"内后前来多以之时中里间的")) return 0;
    for (std::size_t verb = after_unit; verb <= after_unit + 6 && is_han(text_[verb]); ++verb) {
        if (is_one_of(text_[verb], u"了过曾已前底末有")) return 0;
        const auto number = verb > after_unit ? read_numeral(text_, verb) : std::nullopt;
        if (!number || number->masked || number->decimal || !is_count_word(text_[number->end]) ||
            text_.before(verb) == u'第')
            continue;
        emit_frequency(at, number->end + 1, every, number->value, 0.85);
        return number->end + 1;
    }
    return 0;
}

std::size_t Parser::duty_with_topic(std::size_t at) const {
    if (is_one_of(text_[at], u"内以之后前不未")) return 0;  // 24小时内…
    constexpr std::size_t shortest = 2, longest = 4;       // of the topic, in characters
    for (std::size_t topic = 1; topic <= longest && is_han(text_[at + topic - 1]); ++topic) {
        const std::size_t end = at + topic;
        if (topic < shortest || text_[end] != u'值') continue;
        const std::size_t duty = lexicon_.round_the_clock.starting(text_, end);
        if (duty > 0 && !is_one_of(text_[end + duty], u"电热室表人员")) return topic + duty;
    }
    return 0;
}

std::size_t Parser::read_round_the_clock(std::size_t at) {
    std::size_t p = at;
    if (text_[p] == u'7' && (is_mask(text_[p + 1]) || text_[p + 1] == u'+')) p += 2;
    const auto numeral = read_numeral(text_, p);
    if (!numeral || numeral->masked || numeral->value != 24 || numeral->decimal) return 0;
    std::size_t unit = text_.skip_spaces(numeral->end);
    if (text_[unit] == u'个') ++unit;
    if (!text_.starts_with(unit, u"小时")) return 0;
    unit += 2;
    std::size_t q = text_.skip_spaces(unit);
    if (is_one_of(text_[q], u"\"”的")) ++q;
    std::size_t length = lexicon_.round_the_clock.starting(text_, q);
    const bool kept = text_.ends_with(at, u"实行") || text_.ends_with(at, u"坚持") || text_.ends_with(at, u"执行") || text_.ends_with(at, u"安排");
    if (length == 0 && kept) length = duty_with_topic(q);
    const bool daily = p != at;
    if (length == 0 && !daily) return 0;
    const std::size_t end = length > 0 ? q + length : unit;
    TimeExpression& found = emit(at, end, Kind::frequency, signs_.in_book_title(at) ? Role::mention : Role::frequency, 0.9);
    found.norm = "24h";
    found.value_kind = ValueKind::frequency;
    found.value = "24h";
    return end;
}

}  // namespace jianbao::timex
