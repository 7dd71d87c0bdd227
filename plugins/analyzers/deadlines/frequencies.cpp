// Frequencies: 每月, 每周不少于2次, 一月一通报, 周例会, 24小时值班.
#include <algorithm>

#include "parser.h"
#include "period_units.h"

namespace jianbao::timex {

namespace {

Length scaled(Length every, int count) {
    every.years *= count;
    every.months *= count;
    every.weeks *= count;
    every.days *= count;
    every.hours *= count;
    every.minutes *= count;
    return every;
}

/// 每月2250元, 每年百分之六, 每天最高30元: an amount a unit of time, nothing done in it.
bool is_amount(const Characters& text, std::size_t at) {
    for (const std::u16string_view word : {u"最高", u"最低", u"最多", u"可达", u"不超过", u"达", u"约", u"为", u"分别"})
        if (text.starts_with(at, word)) at += word.size();
    if (text.starts_with(at, u"百分之")) return true;
    std::size_t p = at;
    while (is_digit(text[p]) || is_chinese_numeral(text[p]) || is_one_of(text[p], u".,万亿多余")) ++p;
    return p > at && is_one_of(text[p], u"元%");
}

bool is_count_word(char16_t c) { return is_one_of(c, u"次遍轮回趟"); }

}  // namespace

void Parser::emit_frequency(std::size_t begin, std::size_t end, const Length& every, int times, double confidence) {
    TimeExpression& found = emit(begin, end, Kind::frequency, Role::frequency, confidence);
    // 半月一通报, 每半个月两次: twice a month, four times
    const bool half_months = every.days == 15 && text_.slice(begin, end).find(u'半') != std::u16string_view::npos;
    // 每旬通报: three times a month
    const bool ten_days = every.days == 10 && text_.slice(begin, end).find(u'旬') != std::u16string_view::npos;
    if (half_months) times *= 2;
    if (ten_days) times *= 3;
    found.norm = (times > 1 ? std::to_string(times) : std::string("R")) + "/" + (half_months || ten_days ? Length{.months = 1} : every).iso();
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
        if (text_.before(p) != u'第' && !numeral->decimal && is_count_word(text_[text_.skip_spaces(numeral->end)]) &&
            (!is_one_of(text_[text_.skip_spaces(numeral->end) + 1], u"性全会会议") || text_.ends_with(p, u"召开") ||
             text_.ends_with(p, u"举行") || text_.ends_with(p, u"召开不少于") || text_.ends_with(p, u"至少召开"))) {
            if (p <= at + 10) end = text_.skip_spaces(numeral->end) + 1;
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

std::size_t Parser::read_repeated(std::size_t at) {
    const char16_t first = text_[at];
    std::size_t p = at + 1;
    if (first == u'逐' || first == u'按') {
        // 逐年 tells of growth, 按年 of rates: neither repeats a duty.
        const PeriodUnit* unit = single_unit(text_, p);
        if (!unit || unit->every.years > 0 || unit->every.hours + unit->every.minutes > 0 || text_[p] == u'晚' ||
            text_[p] == u'天' || text_[p] == u'工')
            return 0;
        const std::size_t end = p + unit->word.size();
        if (text_[p] == u'周' && chinese_digit(text_[end]) >= 1 && text_[end] != u'两') return 0;  // 按周四课表
        if (is_one_of(text_[end], u"期产量息计工岁") || is_one_of(text_.before(at), u"风") ||
            (first == u'按' && text_[p] == u'日'))
            return 0;
        emit_frequency(at, end, unit->every, 1, 0.75);
        // 逐月回落, 已按月发放: told; 按月领取: what somebody is entitled to
        if (in_book_title(at) || text_.before(at) == u'”' || is_past(clause_begin(at), at) || is_told_before(at) ||
            lexicon_.descriptive.starting(text_, end) > 0 || lexicon_.entitled.starting(text_, end) > 0 ||
            divides(end) || tells_which(at, end))
            found_.back().role = Role::mention;
        return end;
    }
    const bool every_other = first == u'隔' || text_[p] == u'隔';
    if (first == u'每' && every_other) ++p;
    if (is_one_of(text_[p], u"逢间")) ++p;
    int count = 1;
    p = text_.skip_spaces(p);
    if (const auto numeral = read_numeral(text_, p)) {
        if (numeral->decimal) return 0;
        count = numeral->masked ? 1 : numeral->value;
        p = text_.skip_spaces(numeral->end);
    }
    if (text_[p] == u'个') ++p;
    const PeriodUnit* unit = single_unit(text_, p);
    if (!unit || count < 1 || count > 999) return 0;
    std::size_t end = p + unit->word.size();
    if (first == u'隔' && (is_one_of(text_.before(at), u"间相阻") || unit->every.years > 0)) return 0;
    if (text_[p] == u'日' && text_[end] == u'均') return 0;
    if (text_[p] == u'年' && is_one_of(text_[end], u"级龄")) return 0;  // 每个年级
    if (text_[p] == u'天' && text_[end] == u'然') return 0;
    if (every_other && count == 1) count = 2;
    const Length every = scaled(unit->every, count);

    int days_of_month = 1;          ///< 3 of 每月8日、18日、28日
    std::optional<Moment> in_year;  ///< 4月底 of 每年4月底前
    // 每周一, 每周一、三、五, 每年9月到11月, 每月10日前, 每天晚上8点——9点.
    const bool weekly = unit->every.weeks > 0;
    if (weekly && (chinese_digit(text_[end]) >= 1 || is_one_of(text_[end], u"日天末")) && text_[end] != u'两' &&
        !is_one_of(text_[end + 1], u"次遍轮回个名期篇场天")) {
        ++end;
        while (is_one_of(text_[end], u"、至到和及") &&
               (chinese_digit(text_[end + 1]) >= 1 || is_one_of(text_[end + 1], u"日天周"))) {
            end += 2;
            if (text_[end - 1] == u'周' && (chinese_digit(text_[end]) >= 1 || text_[end] == u'日')) ++end;
        }
        if (const std::size_t timed = skip_time_of_day(end); timed > end) end = timed;
    } else if (!weekly && every.hours + every.minutes == 0) {
        for (int members = 0; members < 4; ++members) {
            std::size_t next = text_.skip_spaces(end);
            if (members > 0) {
                const std::size_t joined = connector(next) ? connector(next) : list_mark(next);
                if (!joined) break;
                next = joined;
            } else if (text_[next] == u'的') {
                ++next;
            }
            std::optional<Moment> inside;
            const bool numbered = is_digit(text_[next]) || is_chinese_numeral(text_[next]) ||
                                  is_one_of(text_[next], u"上中下底初末年季第前");
            // 每季度首月10日, 每月最后一个工作日, 每月月底
            if (members == 0 && (text_.starts_with(next, u"首月") || text_.starts_with(next, u"末月"))) {
                end = next + 2;
                if (const auto day = day_of_month(end, nullptr)) end = day->end;
                break;
            }
            // 每季度第一个月10日前
            if (members == 0 && text_[next] == u'第' && unit->every.months == 3 && text_.starts_with(next + 2, u"个月") &&
                chinese_digit(text_[next + 1]) >= 1) {
                end = next + 4;
                if (const auto day = day_of_month(end, nullptr)) end = day->end;
                break;
            }
            // 每个月的第一个星期一
            if (members == 0 && text_[next] == u'第' && chinese_digit(text_[next + 1]) >= 1) {
                std::size_t last = next + 2;
                if (text_[last] == u'个') ++last;
                const std::size_t week = text_[last] == u'周' ? 1 : text_.starts_with(last, u"星期") ? 2 : 0;
                if (week > 0) {
                    end = last + week;
                    if (chinese_digit(text_[end]) >= 1 || is_one_of(text_[end], u"日天")) ++end;
                    break;
                }
            }
            if (members == 0 && text_.starts_with(next, u"最后一")) {
                std::size_t last = next + 3;
                while (last < next + 8 && is_one_of(text_[last], u"个工作")) ++last;
                if (is_one_of(text_[last], u"天日周")) {
                    end = last + 1;
                    break;
                }
            }
            if (members == 0 && text_[next] == u'月' && is_one_of(text_[next + 1], u"底末初中")) {
                end = next + 2;
                break;
            }
            if (numbered && unit->every.years > 0) {
                const Year year = reference_year();
                inside = within_year(next, &year, nullptr);
                if (inside && inside->end == next) inside.reset();
            } else if (numbered && unit->every.months > 0) {
                if (is_one_of(text_[next], u"底初末")) {
                    end = next + 1;
                    break;
                }
                const std::size_t ten = text_[next + 1] == u'旬' ? next + 2 : 0;
                if (ten && is_one_of(text_[next], u"上中下")) {
                    end = ten;
                    break;
                }
                inside = day_of_month(next, nullptr);
            }
            if (inside) {
                if (members > 0 && unit->every.months == 1 && count == 1 && !connector(end)) ++days_of_month;
                end = inside->end;
                const bool ranged = members == 1 && in_year && connector(in_year->end) == next;
                const std::size_t begun = in_year ? in_year->begin : 0;
                in_year.reset();  // 每年3月、9月
                if ((members == 0 || ranged) && unit->every.years == 1 && count == 1) in_year = inside;
                if (ranged && in_year) in_year->begin = begun;
                continue;
            }
            if (const std::size_t timed = skip_time_of_day(next); timed > next) {
                end = timed;
                continue;
            }
            break;
        }
    }
    // 每天24小时提供服务
    if (unit->every.days == 1 && count == 1)
        if (const std::size_t hours = text_.skip_spaces(end); text_.starts_with(hours, u"24小时") && !in_book_title(at)) {
            emit_frequency(at, hours + 4, Length{.days = 1}, 1, 0.85);
            found_.back().norm = found_.back().value = "24h";
            return hours + 4;
        }
    // 每季度结束后15日内, 每月终了后5个工作日内
    for (const std::u16string_view word : {u"结束后", u"终了后", u"终了之日起", u"结束之日起"})
        if (text_.starts_with(end, word))
            if (const auto lag = length(end + word.size()); lag && is_one_of(text_[lag->end], u"内之以"))
                end = text_[lag->end] == u'内' ? lag->end + 1 : lag->end + 2;
    // 每天上、下午各清扫一次, 每天早中晚各巡查一次
    int parts_of_day = 1;
    if (every.days == 1 && count == 1)
        for (const auto& [word, number] : {std::pair<std::u16string_view, int>{u"上、下午各", 2}, {u"上下午各", 2}, {u"上午、下午各", 2},
                                           {u"早晚各", 2}, {u"早、晚各", 2}, {u"早中晚各", 3}, {u"早、中、晚各", 3}})
            if (text_.starts_with(text_.skip_spaces(p + unit->word.size()), word)) parts_of_day = number;
    Relation relation = Relation::none;
    std::size_t related = end;
    relation = relation_after(end, related);
    const bool trailing_detail = end > p + unit->word.size();
    if (trailing_detail && relation == Relation::before) end = related;

    // 每年增长10%, 每月的平均…: descriptions.
    const std::size_t clause = clause_end(end);
    const bool rate = text_.ends_with(at, u"平均") || text_.ends_with(at, u"人均") || is_amount(text_, end);
    // 今明两年继续提高标准，人均每年增长一成: so much each time until then
    const bool stepwise = !found_.empty() && (found_.back().role == Role::limit || found_.back().role == Role::start) &&
                          !is_amount(text_, end) && lexicon_.planned.find(text_, end, clause) != WordSet::npos;
    const bool looks_back = is_span_gone(at);
    // 就可以每年节约…, 能够每年出产…: what may come of it
    const bool possible = lexicon_.possible.ending(text_, at) > 0;
    // 每人每月, 每户每年: a rate; 可在每月任意一天: no duty
    const bool apportioned = is_one_of(text_.before(at), u"人户生名家个床辆亩校班") && text_.before(at - 1) == u'每' &&
                             times_ahead(end) == 0 && !text_.starts_with(end, u"不少于") &&
                             !text_.starts_with(end, u"不低于") && !text_.starts_with(end, u"至少");
    const bool allowed = text_.ends_with(at, u"可在") || text_.ends_with(at, u"可于") || text_.ends_with(at, u"连续");
    // 每月15日为集中办理日, 每年9月为质量月
    const bool named = trailing_detail && is_one_of(text_[text_.skip_spaces(end)], u"为是") && is_one_of(text_.before(clause), u"日节周月期");
    // 每年以12%的速度增长
    const bool grows = text_[text_.skip_spaces(end)] == u'以' && text_.slice(end, clause).find(u"速度") != std::u16string_view::npos;
    const bool described = named || grows || lexicon_.descriptive.starting(text_, text_.skip_spaces(end)) > 0 || is_counted(end, clause);
    const bool describes = looks_back || apportioned || allowed || possible || (!stepwise && (rate || described)) ||
                           tells_which(at, end) || is_rate(at, end, clause) || is_forbidden(end, clause) || is_changed_from(at, end) || is_past(end, clause) || is_told_before(at) ||
                           around_.place == Place::title || in_book_title(at);
    std::size_t with_count = end;
    const int times = parts_of_day * days_of_month * times_in_clause(end, with_count);
    if (describes) {
        emit_frequency(at, end, every, times, 0.6);
        found_.back().role = Role::mention;
        return end;
    }
    // 每年4月底前, 每年4月1日至6月20日组织: again and again, and first by the end of the next one
    const bool acts = relation == Relation::before ||
                      (relation == Relation::none && lexicon_.attributive.starting(text_, text_.skip_spaces(end)) == 0 &&
                       (is_obliged(clause_begin(at), clause) || lexicon_.action.find(text_, end, clause) != WordSet::npos ||
                        lexicon_.delivery.find(text_, end, clause) != WordSet::npos || is_planned(end, clause)));
    // 每年3月至12月每月巡查: a season, in which something else is repeated
    const bool season =
        in_year && (text_[end] == u'每' || (text_[end] == u'按' && single_unit(text_, end + 1) != nullptr));
    if (season) {
        emit_frequency(at, end, every, 1, 0.6);
        found_.back().role = Role::mention;
        return end;
    }
    if (in_year && acts && !is_attributive(end)) {
        emit_frequency(at, p + unit->word.size(), every, times, 0.92);
        if (const Day& last = in_year->period.last;
            last.known() && around_.reference && last.date() < *around_.reference) {
            ++in_year->period.first.year.number;
            ++in_year->period.last.year.number;
        }
        emit_calendar(*in_year, Relation::before, in_year->begin, end, in_year->begin, end, false);
        return end;
    }
    emit_frequency(at, with_count, every, times, 0.92);
    return with_count;
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
            if (in_book_title(at)) found_.back().role = Role::mention;
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
    emit_frequency(at, end, unit->every, 1, 0.85);
    if (in_book_title(at)) found_.back().role = Role::mention;
    return end;
}

bool Parser::is_reported_daily(std::size_t at, std::size_t end) const {
    if (text_.skip_spaces(end) != clause_end(end)) return false;
    for (const std::u16string_view what : {u"情况", u"信息", u"数据", u"进度", u"进展", u"疫情", u"动态", u"结果", u"台账", u"灾情", u"雨情", u"水情"})
        if (text_.ends_with(at, what)) return true;
    return false;
}

std::size_t Parser::read_day_and_night(std::size_t at) {
    const std::size_t behind = at + std::u16string_view(u"昼夜").size();
    const std::size_t length = lexicon_.round_the_clock.starting(text_, behind);
    if (length == 0) return 0;
    TimeExpression& found = emit(at, behind + length, Kind::frequency, in_book_title(at) || is_past(clause_begin(at), clause_end(behind)) ? Role::mention : Role::frequency, 0.8);
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
        const bool told = in_book_title(at) || is_past(clause_begin(at), clause_end(end)) || text_[end] == u'的';
        const bool twice = one.times == 2;
        emit_frequency(at, end, twice ? Length{.months = 6} : Length{.years = 1}, twice ? 1 : one.times, 0.8);
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
            if (!text_.starts_with(verb + 1, u"主题") && !text_.starts_with(verb + 1, u"支部") &&
                !text_.starts_with(verb + 1, u"党"))
                return 0;
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
            std::size_t end = is_han(text_[verb + 1]) ? verb + 2 : verb + 1;
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
    const std::size_t length = lexicon_.round_the_clock.starting(text_, q);
    const bool daily = p != at;
    if (length == 0 && !daily) return 0;
    const std::size_t end = length > 0 ? q + length : unit;
    TimeExpression& found = emit(at, end, Kind::frequency, in_book_title(at) ? Role::mention : Role::frequency, 0.9);
    found.norm = "24h";
    found.value_kind = ValueKind::frequency;
    found.value = "24h";
    return end;
}

}  // namespace jianbao::timex
