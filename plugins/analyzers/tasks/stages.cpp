// Stages of a plan: （二）实施阶段（4月1日至5月31日）。各镇组织排查…: the stage's end is the limit of
// what its parties are told to do in it.
#include <algorithm>

#include "assembly.h"
#include "clauses.h"
#include "word_list.h"

namespace jianbao::chinese {

namespace {

constexpr std::size_t longest_heading = 120;  // bytes

/// Where the bracket opens behind what a stage is called; npos for none.
std::size_t stage_bracket(const Phrases& known, std::string_view heading) {
    const PhraseList& stage_words = known[Phrase::stages];
    for (const std::string_view mark : {"（", "("})
        for (std::size_t at = heading.find(mark, 1); at != heading.npos; at = heading.find(mark, at + 1)) {
            if (!stage_words.ends(heading.substr(0, at)).empty()) return at;
            // 推荐（3月1日—3月20日）: the bracket holds a time and ends the heading
            std::string_view inside = heading.substr(at + mark.size());
            static constexpr WordList starts({"即日起至", "即日至", "自即日起至", "从即日起至", "自", "从"});
            inside.remove_prefix(starts.begins(inside).size());  // 自查自纠（即日起至7月20日）
            const char first = inside.empty() ? 0 : inside.front();
            const bool closes = heading.ends_with("）") || heading.ends_with(")") || heading.ends_with("）。") || heading.ends_with(")。");
            if (first >= '0' && first <= '9' && closes) return at;
        }
    return heading.npos;
}

/// 1.省级复赛（9月2日至5日）：各队…: where the words before the colon end, which name a stage and its time; 0 where the paragraph
/// opens otherwise.
std::size_t stage_opening(const Phrases& known, std::string_view paragraph) {
    const std::string_view opening = paragraph.substr(0, longest_heading);
    std::size_t end = opening.find("：");  // asked of every paragraph: most hold none
    if (end == opening.npos) end = opening.find(':');
    if (end == opening.npos || end < 3) return 0;
    const std::string_view heading = opening.substr(0, end);
    if (!heading.ends_with("）") && !heading.ends_with(")")) return 0;
    return !holds(heading, "，") && !holds(heading, "。") && stage_bracket(known, heading) != heading.npos ? end : 0;
}

/// 自查阶段（4月至5月），各校要…; 第二阶段：整治（4月至5月）。: where the words end that name a stage and its time at the beginning of a
/// sentence; 0 where it begins otherwise.
std::size_t stage_in_sentence(const Phrases& known, std::string_view sentence) {
    const std::string_view opening = sentence.substr(0, longest_heading);
    std::string_view heading = opening.substr(0, opening.find("，"));
    if (heading.size() == sentence.size() && heading.ends_with("。")) heading.remove_suffix(std::string_view("。").size());
    const bool step = heading.starts_with("第") && holds(heading.substr(0, 15), "步");  // 第二步，集中核查（4月1日—4月18日）。
    if (step && opening.find("）") != opening.npos) heading = opening.substr(0, opening.find("）") + std::string_view("）").size());
    const bool named = (step || holds(heading, "阶段")) && (heading.ends_with("）") || heading.ends_with(")"));
    return named && stage_bracket(known, heading) != heading.npos ? heading.size() : 0;
}

}  // namespace

bool has_stages(const Phrases& known, const Document& document) {
    if (holds(document.text(), "第二步，")) return true;
    constexpr std::string_view stage = "阶段";
    std::string_view rest = document.text();
    bool colon = false;
    for (std::size_t at; (at = find_word(rest, stage)) != rest.npos;) {
        rest.remove_prefix(at + stage.size());
        if (rest.starts_with("（")) return true;
        colon |= rest.starts_with("：");
    }
    if (colon && holds(document.text(), "）")) return true;
    return std::any_of(document.sections().begin(), document.sections().end(), [&](const Section& one) {
        const std::string_view heading = document.text(one.heading);
        return heading.size() <= longest_heading && stage_bracket(known, heading) != heading.npos;
    }) || std::any_of(document.paragraphs().begin(), document.paragraphs().end(), [&](const Paragraph& one) {
        return one.role == ParagraphRole::body && stage_opening(known, document.text(one.span)) != 0;
    });
}

/// The limit a heading sets: its last time, in brackets behind 阶段 or 整治周; null for other headings.
const Time* Assembly::limit_of_heading(Span heading) {
    const std::string_view words = document_.text(heading);
    const std::size_t behind = words.size() > longest_heading ? words.npos : stage_bracket(words_.phrases(), words);
    if (behind == words.npos) return nullptr;
    const auto times =
        all_times_.between({heading.begin + static_cast<std::uint32_t>(behind), heading.end});
    if (times.empty() || times.back().frequency || !times.back().last_day) return nullptr;
    // nothing else stands in the bracket, where no stage is named
    constexpr std::uint32_t bracket = 3;  // bytes
    if (words_.phrases()[Phrase::stages].ends(words.substr(0, behind)).empty() &&
        (times.front().span.begin > heading.begin + behind + bracket || times.back().span.end + 2 * bracket < heading.end))
        return nullptr;
    Time limit = times.back();
    limit.kind = "date";
    limit.norm = to_iso(*limit.last_day);
    return &stage_limits_.emplace_back(std::move(limit));
}

/// The same of a section, worked out once.
const Time* Assembly::limit_of_section(std::uint32_t section) {
    const auto [known, added] = limit_of_section_.try_emplace(section, nullptr);
    if (added) known->second = limit_of_heading(document_.sections()[section].heading);
    return known->second;
}

/// 某镇重点任务分解表: what it counts is to be done.
bool Assembly::lists_tasks(std::uint32_t article) const {
    if (article >= document_.articles().size()) return false;
    return words_.phrases()[Phrase::task_lists].stands_in(document_.articles()[article].metadata.title);
}

/// 全年新开工项目20个 is asked of the year where the text plans, and told of it where it looks back.
bool Assembly::plans(const Time& whole_year) {
    const std::uint32_t index = document_.sentence_at(whole_year.span.begin);
    if (index == no_index || parts_[index] == Part::review || parts_[index] == Part::problems) return false;
    const Sentence& sentence = document_.sentences()[index];
    std::vector<Clause> clauses;
    cut(sentence.span, clauses);
    const auto own = std::find_if(clauses.begin(), clauses.end(), [&](const Clause& one) {
        constexpr std::uint32_t subject = 36;  // bytes: 全市全年, 我县力争全年, 县委及县委办公室全年
        return one.span.contains(whole_year.span.begin) && whole_year.span.begin <= one.span.begin + subject;
    });
    if (own == clauses.end()) return false;
    std::vector<Target> targets;
    find_targets(document_.text(), own->span, amounts_, targets);
    const Evidence evidence = read_evidence(document_.text(), sentence.span, words_);
    if (targets.empty() || evidence.narrates || evidence.weighs) return false;
    // 一、目标任务
    if (sentence.section < document_.sections().size()) {
        const std::string_view heading = document_.text(document_.sections()[sentence.section].heading);
        if (heading.size() <= longest_heading / 2 && holds(heading, "目标")) return true;
    }
    if (parts_[index] == Part::requirement || article_plans(sentence.article) || lists_tasks(sentence.article)) return true;
    // 全年新建食堂不少于20个。（县民政局负责）
    const auto named = parties_between(document_.paragraphs()[sentence.paragraph].span);
    if (std::any_of(named.begin(), named.end(), [](const NamedParty& one) { return one.shape == "bracket"; })) return true;
    const Evidence around = read_evidence(document_.text(), document_.paragraphs()[sentence.paragraph].span, words_);
    return around.commands && !around.narrates;
}

/// The limit of the stage that the sentence or the nearest one before it in the paragraph opens with; null for none.
const Time* Assembly::stage_told_before(const Sentence& sentence) {
    constexpr int reach = 6;  // sentences
    const auto all = document_.sentences();
    std::uint32_t index = document_.sentence_at(sentence.span.begin);
    for (int i = 0; i < reach && index < all.size() && all[index].paragraph == sentence.paragraph; ++i, --index) {
        const Span span = all[index].span;
        if (const std::size_t end = stage_in_sentence(words_.phrases(), document_.text(span)); end != 0)
            return limit_of_heading({span.begin, span.begin + static_cast<std::uint32_t>(end)});
    }
    return nullptr;
}

/// The limit of the stage the sentence stands in; null where it stands in none.
const Time* Assembly::stage_limit(const Sentence& sentence) {
    const auto sections = document_.sections();
    const Span own = document_.paragraphs()[sentence.paragraph].span;
    if (const std::size_t opening = stage_opening(words_.phrases(), document_.text(own)); opening != 0)
        if (const Time* limit = limit_of_heading({own.begin, own.begin + static_cast<std::uint32_t>(opening)})) return limit;
    if (const Time* limit = stage_told_before(sentence)) return limit;
    for (std::uint32_t at = sentence.section; at < sections.size(); at = sections[at].parent) {
        const Time* limit = limit_of_section(at);
        if (!limit) continue;
        // a heading that runs into a paragraph is that paragraph's
        const Span paragraph = document_.paragraphs()[sentence.paragraph].span;
        const std::uint32_t headed = document_.sentence_at(sections[at].heading.begin);
        const bool runs_in = headed != no_index && document_.sentences()[headed].section == at &&
                             document_.paragraphs()[document_.sentences()[headed].paragraph].role != ParagraphRole::heading;
        if (!runs_in || paragraph.contains(sections[at].heading.begin)) return limit;
    }
    return nullptr;
}

/// （一）部署发动（12月10日前）。各单位…: the first sentence behind a heading that runs into its paragraph, which tells everybody what
/// the stage is for.
bool Assembly::opens_stage(const Sentence& sentence) const {
    if (sentence.section >= document_.sections().size()) return false;
    const Span paragraph = document_.paragraphs()[sentence.paragraph].span;
    const Span heading = document_.sections()[sentence.section].heading;
    return paragraph.contains(heading.begin) && skip_spaces(document_.text(), heading.end, paragraph.end) == sentence.span.begin;
}

/// Whether the sentence is the first that stands in its stage: what the others ask goes on beside it, and has no day of the stage.
bool Assembly::first_in_stage(const Sentence& sentence) const {
    const Phrases& known = words_.phrases();
    const std::string_view text = document_.text();
    const Span paragraph = document_.paragraphs()[sentence.paragraph].span;
    // 自查阶段（4月至5月），各校要…; 动员阶段（3月底前）：各校…
    if (stage_in_sentence(known, document_.text(sentence.span)) != 0) return true;
    if (sentence.span.begin == paragraph.begin && stage_opening(known, document_.text(paragraph)) != 0) return true;
    // 第二步，科室整改（4月1日—4月18日）。各校要…
    const std::uint32_t index = document_.sentence_at(sentence.span.begin);
    if (index > 0 && index != no_index && document_.sentences()[index - 1].paragraph == sentence.paragraph &&
        stage_in_sentence(known, document_.text(document_.sentences()[index - 1].span)) != 0)
        return true;
    if (sentence.section >= document_.sections().size()) return false;
    const std::uint32_t headed = document_.sections()[sentence.section].heading.end;
    return headed <= sentence.span.begin && text.substr(headed, sentence.span.begin - headed).find_first_not_of(" \n") == text.npos;
}

/// The day that stands in the row; null where its sentence opens with one that is only named: 6月16日为咨询日. Nothing where
/// none stands there.
std::optional<const Time*> Assembly::own_day(const Draft& draft) const {
    const Span sentence = document_.sentences()[draft.sentence].span;
    for (const Time& time : all_times_.between({sentence.begin, draft.quote.end})) {
        if (time.frequency || time.kind != "date" || !time.last_day || !time.text.ends_with("日")) continue;
        const std::string_view behind = document_.text({time.span.end, std::min(sentence.end, time.span.end + 3)});
        if (behind == "为" || behind == "是") return nullptr;
        if (time.span.begin >= draft.quote.begin) return &time;
    }
    return std::nullopt;
}

/// 准备阶段（4月至5月），主要任务是组建专班、开展培训，县统计局要…: what the stage is for, up to who is told to do something in it; empty where
/// the sentence does not say so.
Span Assembly::purpose_told(const Sentence& sentence) const {
    const std::uint32_t behind = sentence.span.begin + static_cast<std::uint32_t>(stage_in_sentence(words_.phrases(), document_.text(sentence.span)));
    if (behind == sentence.span.begin) return {};
    std::vector<Clause> clauses;
    cut(sentence.span, clauses);
    const auto first = std::find_if(clauses.begin(), clauses.end(), [&](const Clause& one) { return one.span.begin >= behind; });
    if (first == clauses.end() || words_.phrases()[Phrase::purposes_of_stages].begins(document_.text(first->span)).empty()) return {};
    const auto named = [&](const Clause& one) {
        return one.before == U'；' || std::any_of(groups_.begin(), groups_.end(), [&](const Group& group) { return group.scope.overlaps(one.span); });
    };
    const auto last = std::find_if(first, clauses.end(), named);
    return last == first ? Span{} : Span{first->span.begin, std::prev(last)->span.end};
}

/// What a stage is for, where the sentence is the first that says so: behind a heading in its paragraph or in the line below,
/// 1.动员阶段（3月底前）：召开动员会。 behind the colon; empty elsewhere.
Span Assembly::purpose_of_stage(const Sentence& sentence) {
    const Paragraph& paragraph = document_.paragraphs()[sentence.paragraph];
    if (sentence.span.begin == paragraph.span.begin)
        if (const std::size_t opening = stage_opening(words_.phrases(), document_.text(paragraph.span)); opening != 0) {
            const std::uint32_t colon = paragraph.span.begin + static_cast<std::uint32_t>(opening);
            return {colon + (document_.text()[colon] == ':' ? 1u : 3u), sentence.span.end};
        }
    if (sentence.section >= document_.sections().size() || !limit_of_section(sentence.section)) return {};
    if (opens_stage(sentence)) return sentence.span;
    if (numbering(document_.text(paragraph.span)) != 0) return {};
    const std::uint32_t headed = document_.sections()[sentence.section].heading.end;
    const bool next_line = headed < sentence.span.begin &&
                           document_.text({headed, sentence.span.begin}).find_first_not_of(" \n") == std::string_view::npos;
    return next_line ? sentence.span : Span{};
}

/// （一）动员部署阶段（3月底前）。成立专班，摸清底数。: a row where what is done is said, by whom or not.
void Assembly::add_stage_rows() {
    const auto sentences = document_.sentences();
    const std::size_t known = drafts_.size();
    for (std::uint32_t index = 0; index < sentences.size(); ++index) {
        const Sentence& sentence = sentences[index];
        if (parts_[index] == Part::review || parts_[index] == Part::problems) continue;
        const Span told = purpose_told(sentence);
        const Span purpose = told.empty() ? purpose_of_stage(sentence) : told;
        const Time* limit = purpose.empty() ? nullptr : stage_limit(sentence);
        if (!limit) continue;
        std::vector<Clause> clauses;
        cut(purpose, clauses);
        if (clauses.empty()) continue;
        const auto own = [&](const Draft& draft) { return draft.sentence == index && (told.empty() || draft.quote.overlaps(purpose)); };
        if (std::any_of(drafts_.begin(), drafts_.begin() + static_cast<std::ptrdiff_t>(known), own)) continue;
        const auto says = [&](const Group& group) { return group.scope.begin >= purpose.begin && group.scope.begin < purpose.end; };
        const auto named = std::find_if(groups_.begin(), groups_.end(), says);
        if (named != groups_.end() && (!named->has_lead() || named->universal())) continue;
        if (named == groups_.end() && !parties_between(purpose).empty()) continue;
        Draft draft;
        draft.group = named == groups_.end() ? nullptr : &*named;
        draft.quote = {told.empty() ? clauses.front().span.begin : sentence.span.begin, clauses.back().span.end};
        draft.evidence = read_evidence(document_.text(), draft.quote, words_);
        if (!draft.evidence.acts || draft.evidence.narrates || draft.evidence.complains || draft.evidence.permits) continue;
        draft.words = skip_openers(document_.text(), {clauses.front().span.begin, draft.quote.end}, words_, true);
        draft.words += static_cast<std::uint32_t>(words_.phrases()[Phrase::purposes_of_stages].begins(document_.text({draft.words, draft.quote.end})).size());
        draft.sentence = index;
        draft.article = sentence.article;
        draft.section = sentence.section;
        draft.times.push_back(limit);
        draft.reasons.emplace_back("measured");
        draft.reasons.emplace_back("stage");
        drafts_.push_back(std::move(draft));
    }
    std::inplace_merge(drafts_.begin(), drafts_.begin() + static_cast<std::ptrdiff_t>(known), drafts_.end(),
                       [](const Draft& a, const Draft& b) { return a.quote.begin < b.quote.begin; });
}

/// （一）企业自查（3月底前）。各企业…: the name of a stage is no row where the stage has one.
void Assembly::drop_stage_names() {
    const auto in_name = [&](const Draft& draft) {
        if (draft.sentence == no_index || draft.section >= document_.sections().size()) return false;
        return draft.quote.end <= document_.sections()[draft.section].heading.end && limit_of_section(draft.section) != nullptr;
    };
    for (std::size_t i = drafts_.size(); i-- > 0;)
        if (i + 1 < drafts_.size() && drafts_[i + 1].section == drafts_[i].section && in_name(drafts_[i]) && !in_name(drafts_[i + 1]))
            drafts_.erase(drafts_.begin() + static_cast<std::ptrdiff_t>(i));
}

/// Gives rows whose sentence stands in a stage the stage's limit where they have none of their own.
void Assembly::take_stage_limits() {
    if (all_times_.empty() || !has_stages(words_.phrases(), document_)) return;
    std::erase_if(drafts_, [&](const Draft& draft) {
        const std::uint32_t index = draft.sentence;
        if (index != no_index)
            if (const Span own = document_.paragraphs()[document_.sentences()[index].paragraph].span;
                draft.quote.end <= own.begin + stage_opening(words_.phrases(), document_.text(own)) && stage_limit(document_.sentences()[index]))
                return true;
        if (index != no_index)  // 第一步，科室自查（3月13日—3月28日）。
            if (const Span own = document_.sentences()[index].span; draft.quote.end <= own.begin + stage_in_sentence(words_.phrases(), document_.text(own))) return true;
        if (index == no_index || draft.group || document_.sentences()[index].section >= document_.sections().size())
            return false;
        // the heading itself is no row
        const Span heading = document_.sections()[document_.sentences()[index].section].heading;
        return heading.overlaps(draft.quote) && limit_of_heading(heading) != nullptr && draft.quote.end <= heading.end;
    });
    add_stage_rows();
    drop_stage_names();
    for (Draft& draft : drafts_) {
        const bool limited = !draft.times.empty();  // what is done at intervals is done all the stage long
        const std::uint32_t index = draft.sentence;
        if (limited || index == no_index || !draft.group || !first_in_stage(document_.sentences()[index])) continue;
        const Time* limit = stage_limit(document_.sentences()[index]);
        if (!limit) continue;
        // 仓库6月15日举行演练: a day of its own stands above the stage's
        if (const auto own = own_day(draft)) {
            if (*own) draft.times.push_back(*own);
            continue;
        }
        draft.times.push_back(limit);
        draft.reasons.emplace_back("stage");
    }
}

}  // namespace jianbao::chinese
