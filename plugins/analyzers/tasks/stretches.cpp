// Where within a sentence a row of its own begins: by the limits and frequencies its clauses open with.
#include <algorithm>

#include "assembly.h"
#include "clauses.h"
#include "word_list.h"

namespace jianbao::chinese {

namespace {

/// 半个月搞一次排名, 每年体检一次: how many times, in the clause that opens the words.
bool says_turns(std::string_view words) {
    const std::string_view clause = words.substr(0, std::min(words.find("，"), words.find("；")));
    for (const std::string_view turn : Words{"一次", "两次", "一遍", "两遍", "一趟", "两趟", "1次", "2次", "1遍", "2遍"})
        if (holds(clause, turn)) return true;
    return false;
}

}  // namespace

/// The clauses of the stretch where it begins and ends with clauses of its sentence, as most do; none for others.
std::span<const Clause> Assembly::known_clauses(Span stretch) const {
    const bool here = sentence_ < document_.sentences().size() && document_.sentences()[sentence_].span.contains(stretch.begin);
    const std::uint32_t sentence = here ? sentence_ : document_.sentence_at(stretch.begin);
    return sentence == no_index ? std::span<const Clause>() : clauses_.of(sentence, stretch);
}

/// split_clauses() of a stretch of the text.
void Assembly::cut(Span stretch, std::vector<Clause>& clauses) const {
    const std::span<const Clause> known = known_clauses(stretch);
    if (known.empty()) return split_clauses(document_.text(), stretch, clauses);
    clauses.assign(known.begin(), known.end());
    clauses.front().before = 0;
    clauses.back().after = 0;
}

/// 实行“每日巡查、每日报送”：县水务公司每日…: all its times are turns that are told again, up to `end`, of who keeps them.
bool Assembly::says_turns_of(Span stretch, std::uint32_t end) const {
    const auto times = times_.between(stretch);
    const auto behind = times_.between({stretch.end, end});
    return !times.empty() && std::all_of(times.begin(), times.end(), [&](const Time& time) {
        return time.frequency && std::any_of(behind.begin(), behind.end(), [&](const Time& other) { return other.norm == time.norm; });
    });
}

/// 自查阶段到5月31日结束: the clause tells until when a stage lasts.
bool Assembly::closes_stage(const Time& time, Span clause) const {
    constexpr std::uint32_t longest_stage = 42;  // bytes
    if (time.frequency || !time.last_day || clause.size() > time.span.end - time.span.begin + longest_stage) return false;
    const std::string_view front = document_.text({clause.begin, std::max(clause.begin, time.span.begin)});
    const std::string_view rest = document_.text({std::min(time.span.end, clause.end), clause.end});
    static constexpr WordList over({"结束", "收尾", "截止", "为止"});
    return over.has(rest) && (front.empty() || holds(front, "阶段") || holds(front, "自查") || holds(front, "活动"));
}

/// A clause that is nothing but a time, its enumerator left out.
bool Assembly::is_time(Span clause) const {
    const std::uint32_t begin = skip_numbers(document_.text(), clause.begin, clause.end);
    const auto times = times_.between(clause);
    if (times.empty()) return false;
    if (closes_stage(times.back(), clause)) return true;
    if (times.back().span.end + 3 < clause.end) return false;
    if (times.front().span.begin <= begin + 3) return true;
    // 从现在起到国庆节前，县公安局要…
    static constexpr WordList from_now({"从现在起", "从现在起到", "从现在起至", "从现在开始", "从现在开始到", "即日起到", "从即日起到", "自即日起到"});
    return from_now.has(document_.text({begin, times.front().span.begin}));
}

/// Nothing but what may open a clause stands between the mark before the time and the time.
bool Assembly::opens_clause(const Time& time, Span sentence) const {
    std::vector<Clause> clauses;
    cut(sentence, clauses);
    const auto own = std::find_if(clauses.begin(), clauses.end(), [&](const Clause& one) { return one.span.contains(time.span.begin); });
    if (own == clauses.end()) return true;
    constexpr std::uint32_t joint = 3;  // bytes: 在, 于
    return skip_openers(document_.text(), {own->span.begin, time.span.begin}, words_, true) + joint >= time.span.begin;
}

/// 要, 请, 确保: it asks for something that is not done yet, unlike 应于 and 要求, which may tell of what was asked.
bool Assembly::urges(Span stretch) const {
    static constexpr WordList nouns({"主", "重", "首", "纲", "纪", "摘", "简", "概"});  // 主要
    constexpr std::string_view to = "要";
    const std::string_view words = document_.text(stretch);
    for (std::size_t from = 0, at; (at = find_word(words.substr(from), to)) != words.npos; from += at + to.size())
        if (nouns.ends(words.substr(0, from + at)).empty() && !words.substr(from + at).starts_with("要求")) return true;
    return holds(words, "请") || holds(words, "确保") || holds(words, "力争") || holds(words, "务必");
}

/// 计划6月底前封顶，目前仅施工至5层，进度滞后: from some clause on it tells how far things have come, and asks for nothing. 要抓紧整改，
/// 目前仍有3所未开工 says why it is urgent.
bool Assembly::ends_with_progress(Span stretch, const std::vector<Clause>& clauses) const {
    static constexpr WordList turns({"但是", "但", "而", "然而"});
    static constexpr WordList by_now({"目前", "截至", "截止目前", "至今", "当前仅", "当前只", "实际进度", "现仅", "现只"});
    for (std::size_t i = 1; i < clauses.size(); ++i) {
        std::string_view words = document_.text(clauses[i].span);
        words.remove_prefix(turns.begins(words).size());
        if (clauses[i].before != U'，' || by_now.begins(words).empty() || holds(words, "的")) continue;
        const Span rest{clauses[i].span.begin, stretch.end};
        return !has_limit(rest) && !urges({stretch.begin, rest.begin}) && !urges(rest) && !read_evidence(document_.text(), rest, words_).commands;
    }
    return false;
}

/// 塌方点应于6月底前治理，至今未动工: the last clause says that it was not done, or some clause how far it has come.
bool Assembly::ends_undone(Span stretch) const {
    static constexpr WordList undone({"至今", "仍未", "尚未", "未按", "仍有", "未能", "没有按", "实际完成", "实际仅", "实际只", "仅完成", "只完成"});
    const auto stands_in = [](std::string_view words) {
        return [words](std::string_view word) { return find_word(words, word) != words.npos; };
    };
    // one is in each of them
    static constexpr WordList parts({"未", "至今", "仍有", "没有按", "实际", "仅完成", "只完成", "目前", "截至", "当前", "现仅", "现只"});
    if (std::none_of(parts.begin(), parts.end(), stands_in(document_.text(stretch)))) return false;  // mostly
    std::vector<Clause> clauses;
    cut(stretch, clauses);
    if (clauses.empty()) return false;
    if (ends_with_progress(stretch, clauses)) return true;
    std::string_view last = document_.text(clauses.back().span);
    if (last.starts_with("目前") && urges(stretch)) return false;
    // 应报送的总结|至今未报: in a clause of its own what was asked stands before; 实际完成3亩 has no such
    if (clauses.size() == 1 && !last.starts_with("实际")) {
        const std::size_t asked = find_word(last, "的");
        if (asked == last.npos) return false;
        last.remove_prefix(asked);
    }
    const bool told = std::any_of(undone.begin(), undone.end(), [&](std::string_view word) {
        const std::size_t at = find_word(last, word);
        return at != last.npos && find_word(last.substr(at), "的") == last.npos;
    });
    return told && !read_evidence(document_.text(), {clauses.back().span.begin, clauses.back().span.end}, words_).aims;
}

/// 一季度开工9个，完成投资2亿元: what it opens with is over.
bool Assembly::opens_with_gone(Span stretch) const {
    const auto first = std::lower_bound(gone_.begin(), gone_.end(), stretch.begin, [](Span one, std::uint32_t at) { return one.begin < at; });
    if (first == gone_.end() || first->begin >= stretch.end) return false;
    const std::uint32_t begin = skip_enumerator(document_.text(), stretch.begin, stretch.end);
    if (first->begin > begin && document_.text({begin, first->begin}) != "在" && document_.text({begin, first->begin}) != "于") return false;
    // 到2025年, 2020年底前, 2023年以来: a limit of a text that is read late, or which ones are meant
    static constexpr WordList until({"到", "至"});
    static constexpr WordList by({"前", "内", "以来", "止"});
    const std::string_view words = document_.text(*first);
    return until.begins(words).empty() && by.ends(words).empty();
}

/// 去年，县水利局…: a time gone that is a clause of its own opens the sentence; not 2025年度培训工作由…负责.
bool Assembly::follows_gone(Span stretch) const {
    const std::uint32_t sentence = document_.sentence_at(stretch.begin);
    if (sentence == no_index) return false;
    const Span whole{document_.sentences()[sentence].span.begin, stretch.end};
    if (!opens_with_gone(whole)) return false;
    const auto first = std::lower_bound(gone_.begin(), gone_.end(), whole.begin, [](Span one, std::uint32_t at) { return one.begin < at; });
    return starts_with(document_.text(), first->end, whole.end, "，") || first->end == stretch.begin;
}

/// 近日，县水利局…, 县水利局日前…: a word for lately right before the names or behind them.
bool Assembly::tells_of_late(const Group& group) const {
    const std::uint32_t sentence = document_.sentence_at(group.scope.begin);
    if (sentence == no_index) return false;
    const PhraseList& late = words_.phrases()[Phrase::of_late];
    constexpr std::string_view comma = "，";
    std::string_view before = document_.text({document_.sentences()[sentence].span.begin, group.scope.begin});
    if (before.ends_with(comma)) before.remove_suffix(comma.size());
    const std::size_t last = before.rfind(comma);  // its clause, as 5月10日前 ends with 日前
    return late.has(before.substr(last == before.npos ? 0 : last + comma.size())) || !late.begins(document_.text({group.names_end(), group.scope.end})).empty();
}

bool Assembly::has_frequency(Span span) const {
    const auto times = times_.between(span);
    return std::any_of(times.begin(), times.end(), [](const Time& time) { return time.frequency; });
}

bool Assembly::has_limit(Span span) const {
    const auto times = times_.between(span);
    return std::any_of(times.begin(), times.end(), [](const Time& time) { return !time.frequency; });
}

/// 名单于4月10日前报县政府办, 报销截止日期为11月28日, 每天播放不少于4次: by its form a time that somebody keeps,
/// whatever verb stands there.
bool Assembly::says_when_due(Span span) const {
    std::vector<Target> targets;
    for (const Time& time : times_.between(span)) {
        if (time.frequency) {
            if (time.text.ends_with("前") || time.text.ends_with("内")) return true;
            if (targets.empty()) find_targets(document_.text(), span, amounts_, targets);
            if (std::any_of(targets.begin(), targets.end(), [](const Target& one) { return one.compared; })) return true;
        } else {
            constexpr std::uint32_t least_words = 12;  // bytes
            const bool day = time.last_day && (time.text.ends_with("前") || time.text.ends_with("日") || time.text.ends_with("）"));
            if ((day || time.text == "会后") && time.span.end - time.span.begin + least_words <= span.end - span.begin) return true;
            // 到2025年，排放量下降10%: where a figure is to stand
            if (!time.text.starts_with("到")) continue;
            if (targets.empty()) find_targets(document_.text(), span, amounts_, targets);
            if (!targets.empty()) return true;
        }
    }
    return false;
}

/// 从今年起，每年免费体检一次: a duty by its form, where nobody is named who is only told of.
bool Assembly::counts_turns(Span span) const {
    const auto times = times_.between(span);
    return std::any_of(times.begin(), times.end(), [&](const Time& time) {
        return time.frequency && says_turns(document_.text({time.span.begin, span.end}));
    });
}

/// 底子不清（整改措施：抓好排查，确保9月底前整改到位）: a limit of what is to be done about it.
bool Assembly::measure_in_bracket(Span span) const {
    const auto times = times_.between(span);
    return std::any_of(times.begin(), times.end(), [&](const Time& time) {
        const std::string_view front = document_.text({span.begin, time.span.begin});
        const std::size_t open = front.rfind("（");
        return !time.frequency && open != front.npos && front.find("）", open) == front.npos &&
               holds(front.substr(open), "措施：");
    });
}

/// 每月抽查…，每季度观摩…: each with its own frequency.
bool Assembly::opens_with_frequency(Span span) const {
    const auto times = times_.between(span);
    return !times.empty() && times.front().frequency && times.front().span.begin == span.begin &&
           times.front().span.end + 6 < span.end;
}

/// The clause of the stretch that the time stands in begins with it, or with 请于 or 力争 before it.
bool Assembly::leads_clause(const Time& time, Span stretch) const {
    static constexpr WordList openings({"即", "在", "于", "到", "请", "请于", "请在", "力争", "力争在", "力争到", "确保", "确保在", "争取", "争取在", "务必", "务必在", "并", "并于", "并在", "再"});
    std::vector<Clause> clauses;
    cut(stretch, clauses);
    const auto own = std::find_if(clauses.begin(), clauses.end(), [&](const Clause& one) { return one.span.contains(time.span.begin); });
    if (own == clauses.end()) return false;
    const std::uint32_t begin = skip_enumerator(document_.text(), own->span.begin, own->span.end);
    return begin >= time.span.begin || openings.has(document_.text({begin, time.span.begin}));
}

/// 6月9日前反馈名单，6月20日前汇总上报; 每周召开碰头会，每月抽查两次: a clause with a limit or frequency of its own as one before it has,
/// whoever answers for both: each is watched by its own day. 决定要在20日内公布，结果要在7日内公开: so is one that says of what it is
/// the limit. So is 每月25日前报送进展，6月25日前报送总结, and 7月底前完成招标，确保开学前交付. 今年 and 明年 alone are stages of
/// one thing.
bool Assembly::opens_with_further_limit(Span clause, Span before) const {
    constexpr std::uint32_t longest_subject = 90;
    constexpr std::uint32_t least_action = 6, least_word = 6;
    const auto counts = [&](const Time& time) {
        // 6月底前轮训一遍，全年人均不少于20学时: what the year comes to is watched at its end
        if (time.text == "全年" && (time.span.begin == clause.begin || leads_clause(time, before))) return true;
        if (is_bare_year(time) || time.planned) return false;
        // 24小时值班 is a name, 每周五前 says when
        return time.frequency ? time.text.starts_with("每") : time.kind != "event" || time.text.ends_with("内");
    };
    const auto before_it = [](const Time& time) { return time.text.ends_with("前"); };
    const auto times = times_.between(clause);
    // 今年新增任务10月底前开工: the year is that of the task
    const auto own = std::find_if(times.begin(), times.end(), [&](const Time& time) { return counts(time) || (time.kind == "event" && before_it(time)); });
    if (own == times.end()) return false;
    const Time& first = *own;
    const bool occasion_ahead = first.kind == "event" && before_it(first);
    // 力争到2028年底，班子中…: the clause is the limit, and what is to be reached follows
    const bool alone = first.span.begin > clause.begin && first.span.end == clause.end &&
                       starts_with(document_.text(), clause.end, clause.end + 3, "，");
    const bool opens = leads_clause(first, clause) && (first.span.end + least_action <= clause.end || alone);
    bool behind = false;
    if (!opens && !first.frequency && first.span.begin <= clause.begin + longest_subject &&
        first.span.end + least_word <= clause.end)
        behind = row_words_.ends(document_.text({clause.begin, std::max(clause.begin, first.span.begin)}), RowClass::by_when);
    // 试点镇要在一年内建成，其他镇两年内建成; 管网10月底前完工，路面恢复11月15日前收口: behind what it is the limit of
    const auto earlier = times_.between(before);
    const bool by_stages = std::any_of(earlier.begin(), earlier.end(), [](const Time& time) { return !time.frequency; });
    behind |= by_stages && !first.frequency && first.kind != "event" && first.span.begin <= clause.begin + longest_subject &&
              first.span.end + least_word <= clause.end;
    if (!opens && !behind) return false;
    // 分别于6月30日前将…，8月20日前将…
    const std::uint32_t sentence = document_.sentence_at(before.begin);
    const bool severally = sentence != no_index && holds(document_.text({document_.sentences()[sentence].span.begin, before.end}), "分别");
    bool limited = false;
    for (const Time& time : earlier) {
        if (time.norm == first.norm) return false;
        // of two kinds only where the stretch before begins with its own
        // 节前组织自查，4月1日前完成整改; 会后立即部署，5月10日前报送; but 会后，各镇要部署，5月10日前报送 is one
        const bool passed = time.text.ends_with("后") && !starts_with(document_.text(), time.span.end, before.end, "，");
        const bool occasion = time.kind == "event" && (before_it(time) || passed) && !is_time(before);
        const bool turn_due = time.frequency && before_it(time) && first.last_day;
        const bool like = behind || severally || turn_due || occasion_ahead || (time.frequency == first.frequency && leads_clause(time, before));
        limited |= (occasion_ahead ? time.last_day.has_value() : counts(time) || occasion) && like && !(time.frequency && first.frequency);
    }
    return limited;
}

/// 每月抽查…, as 每周召开… before it.
bool Assembly::opens_with_further_turn(Span clause, Span before) const {
    if (!opens_with_frequency(clause)) return false;
    const auto times = times_.between(before);
    return std::any_of(times.begin(), times.end(), [&](const Time& time) { return time.frequency && leads_clause(time, before); });
}

/// The clause begins a row of its own although the stretch before it goes on.
bool Assembly::opens_row(Span clause, Span before) const {
    return opens_with_further_turn(clause, before) || opens_with_further_limit(clause, before);
}

/// 名单于4月12日前报县农业农村局；建设期间，要组织技术人员驻场: behind a semicolon the limit of what stands before it is not that of what
/// is commanded or measured next. Behind a case (；确因客观条件一时难以整改的，要说明) it goes on.
bool Assembly::asked_apart(const Draft& first, const Draft& second) const {
    if (std::none_of(first.times.begin(), first.times.end(), [](const Time* time) { return !time->frequency; })) return false;
    std::vector<Clause> clauses;
    cut(second.quote, clauses);
    if (clauses.size() > 1 && document_.text(clauses.front().span).ends_with("的") && second.targets.empty()) return false;
    const bool measured = std::any_of(second.targets.begin(), second.targets.end(), [](const Target& one) { return one.compared; });
    return measured || read_evidence(document_.text(), second.quote, words_).commands;
}

/// 按照小学10:1，中学8:1: a measure with no action in it yet.
bool Assembly::measures_only(Span span) const {
    const std::uint32_t begin = skip_openers(document_.text(), span, words_, true);
    const std::string_view words = document_.text({begin, span.end});
    if (!row_words_.begins(words, RowClass::base) || read_evidence(document_.text(), span, words_).acts) return false;
    std::vector<Target> targets;
    find_targets(document_.text(), span, amounts_, targets);
    return !targets.empty();
}

/// 报送, 上报, 报: the last verb of the clause that hands something over; empty where it has none.
Span Assembly::handing_verb(Span clause) const {
    const std::string_view said = document_.text(clause);
    const auto place = [&](std::size_t at, std::string_view verb_word) {
        const std::uint32_t begin = clause.begin + static_cast<std::uint32_t>(at);
        return Span{begin, begin + static_cast<std::uint32_t>(verb_word.size())};
    };
    for (const std::string_view verb_word : words_.phrases()[Phrase::hands_over])
        if (const std::size_t at = said.rfind(verb_word); at != said.npos) return place(at, verb_word);
    constexpr std::string_view reports = "报";
    const std::size_t at = said.rfind(reports);
    return at == said.npos ? Span{} : place(at, reports);
}

/// 6月25日前将半年总结、12月25日前将全年总结报县水利局: a clause of two dues is cut between them. Gives the verb both have, empty where
/// no clause is such a one.
Span Assembly::part_dues(std::vector<Clause>& clauses) const {
    const std::string& text = document_.text();
    static constexpr WordList takes({"将", "把"});
    const auto takes_at = [&](std::uint32_t at) { return !takes.begins(std::string_view(text).substr(at, 3)).empty(); };
    for (std::size_t i = 0; i < clauses.size(); ++i) {
        const auto times = times_.between(clauses[i].span);
        for (std::size_t t = 1; t < times.size(); ++t) {
            const Time& first = times[t - 1];
            const Time& second = times[t];
            if (first.frequency || second.frequency || !takes_at(first.span.end) || !takes_at(second.span.end) || !ends_with(text, first.span.end, second.span.begin, "、")) continue;
            const std::uint32_t mark = second.span.begin - static_cast<std::uint32_t>(std::string_view("、").size());
            const Clause behind{{second.span.begin, clauses[i].span.end}, U'，', clauses[i].after};
            const Span shared = handing_verb(behind.span);
            if (shared.empty()) continue;
            clauses[i].span.end = mark;
            clauses[i].after = U'，';
            clauses.insert(clauses.begin() + static_cast<std::ptrdiff_t>(i) + 1, behind);
            return shared;
        }
    }
    return {};
}

/// Where what is said of the group ends: before a case that somebody else is named for behind the comma
/// (由县民政局注销；已经入户的，由县公安局处理).
std::uint32_t Assembly::end_before_case(const Group& group) const {
    const std::uint32_t end = group.scope.end;
    const std::string_view said = document_.text({group.names_end(), end});
    const bool mark = said.ends_with("，");
    if (!(mark ? said.substr(0, said.size() - 3) : said).ends_with("的") || (!mark && !starts_with(document_.text(), end, end + 3, "，"))) return end;
    std::vector<Clause> clauses;
    cut(group.scope, clauses);
    if (clauses.size() < 2 || clauses.back().span.begin < group.names_end() || read_evidence(document_.text(), clauses.back().span, words_).commands) return end;
    return clauses[clauses.size() - 2].span.end;
}

/// Where what may belong to the group begins: behind the other groups of the sentence, and behind the semicolon.
std::uint32_t Assembly::own_start(const Group& group, const Sentence& sentence, std::uint32_t begin) const {
    std::uint32_t start = sentence.span.begin;
    for (std::size_t g = first_group_; g < groups_.size(); ++g)
        if (&groups_[g] != &group && groups_[g].scope.begin < begin)
            start = std::max(start, std::min(end_before_case(groups_[g]), begin));
    const std::string_view before = document_.text({start, begin});
    const std::size_t semicolon = std::max(before.rfind("；") + 1, before.rfind(";") + 1);
    if (semicolon != 0) start += static_cast<std::uint32_t>(semicolon) + (before[semicolon - 1] == ';' ? 0 : 2);
    return start;
}

/// 会议的纪要，由县长签发; 违反规定开业的，由县司法局责令停业: what a request is about, in the clause before it; `begin` where no such stands there.
std::uint32_t Assembly::topic_start(const Group& group, const Sentence& sentence, std::uint32_t begin) const {
    constexpr std::uint32_t longest = 180;  // bytes
    const std::uint32_t start = own_start(group, sentence, begin);
    if (start >= begin || begin - start > longest || !starts_with(document_.text(), begin, sentence.span.end, "由")) return begin;
    std::vector<Clause> clauses;
    cut({start, begin}, clauses);
    if (clauses.size() != 1 || clauses.front().after != U'，' || is_time(clauses.front().span)) return begin;
    const Span topic{skip_enumerator(document_.text(), clauses.front().span.begin, clauses.front().span.end), clauses.front().span.end};
    const std::string_view said = document_.text(topic);
    if (said.empty() || !words_.phrases()[Phrase::circumstances_before].begins(said).empty()) return begin;
    const Evidence told = read_evidence(document_.text(), topic, words_);
    const bool a_case = said.ends_with("的") || said.starts_with("对");
    // 加快项目建设，由县住建局牵头: what the body leads; else what acts is a task of its own
    const bool led = words_.longest(document_.text(), group.names_end(), group.scope.end).is(bit(lead_verb));
    const bool acts = told.acts_first && !a_case && !led && said.find("的") == said.npos;
    return told.commands || told.aims || (told.narrates && !a_case) || acts || has_limit(topic) ? begin : topic.begin;
}

/// 堤防按每200米设一组，由村干部任组长: the clauses that say what 由 assigns belong to its row where
/// they are measured. Gives where they begin, else `begin`.
std::uint32_t Assembly::measured_start(const Group& group, const Sentence& sentence, std::uint32_t begin) const {
    const std::uint32_t start = own_start(group, sentence, begin);
    if (start >= begin) return begin;
    Draft prefix;
    prefix.quote = {start, begin};
    take(prefix);
    // 老年人每年可免费体检一次，费用由区财政承担: what may be done is no part of it
    if (prefix.targets.empty() || permits_only(prefix)) return begin;
    std::vector<Clause> clauses;
    cut(prefix.quote, clauses);
    return clauses.empty() ? begin : clauses.front().span.begin;
}

}  // namespace jianbao::chinese
