#include "assembly.h"

#include <algorithm>
#include <map>

#include "amount_surroundings.h"
#include "clauses.h"
#include "confidence.h"
#include "word_list.h"

namespace jianbao::chinese {

namespace {

/// Several classes at once, or officials at large.
bool broad(const Group& group) {
    std::size_t leads = 0;
    for (const NamedParty* one : group.parties) {
        if (one->role != "lead") continue;
        ++leads;
        const bool sweeping = one->kind == "universal" || one->name.substr(0, 3) == "各" ||
                              one->name.substr(0, 6) == "相关" || one->name.substr(0, 6) == "有关" ||
                              one->name.substr(0, 6) == "市级" || one->name.find("干部") != one->name.npos;
        if (!sweeping) return false;
    }
    return leads >= 2;
}

}  // namespace

Assembly::Assembly(const Document& document, const Reading& words, const SentenceClauses& clauses,
                   const Discourse& discourse, const RowWords& row_words, const AmountWords& amounts, const std::vector<Part>& parts,
                   const std::vector<NamedParty>& parties, Times times, const Times& all_times, std::vector<Span> gone)
    : document_(document),
      words_(words),
      clauses_(clauses),
      parties_(parties),
      times_(std::move(times)),
      all_times_(all_times),
      gone_(std::move(gone)),
      discourse_(discourse),
      row_words_(row_words),
      amounts_(amounts),
      parts_(parts) {
    times_.erase_if([&](const Time& time) { return time.planned && !plans(time); });
    for (const NamedParty& party : parties_)
        if (party.shape == "label") labelled_.push_back(&party);
    std::stable_sort(labelled_.begin(), labelled_.end(),
                     [](const NamedParty* a, const NamedParty* b) { return a->scope.begin < b->scope.begin; });
}

std::vector<Draft> Assembly::make() {
    auto next_table = document_.tables().begin();
    const auto paragraphs = document_.paragraphs();
    const std::vector<std::size_t> last_of = lines_that_close();
    for (std::size_t place = 0; place < paragraphs.size(); ++place) {
        Paragraph one = paragraphs[place];
        for (; place < last_of[place]; ++place) {
            one.span.end = paragraphs[place + 1].span.end;
            one.sentences.end = paragraphs[place + 1].sentences.end;
        }
        if (one.role == ParagraphRole::signature || one.role == ParagraphRole::title) continue;
        if (one.role == ParagraphRole::table) {
            for (; next_table != document_.tables().end() && next_table->span.begin < one.span.end; ++next_table)
                table_rows(*next_table, one);
        } else {
            paragraph(one);
        }
    }
    for (Draft& draft : drafts_) draft.sentence = document_.sentence_at(draft.quote.begin);
    const auto begins_before = [](const Draft& a, const Draft& b) { return a.quote.begin < b.quote.begin; };
    if (!std::is_sorted(drafts_.begin(), drafts_.end(), begins_before))
        std::stable_sort(drafts_.begin(), drafts_.end(), begins_before);
    take_opening_limits();
    take_announced_limits();
    take_stage_limits();
    for (Draft& draft : drafts_) {
        const DocumentKind kind = draft.article < document_.articles().size()
                                      ? document_.articles()[draft.article].metadata.kind
                                      : DocumentKind::unknown;
        judge(draft, draft.evidence, draft.sentence == no_index ? Part::unknown : parts_[draft.sentence], kind);
    }
    return std::move(drafts_);
}

/// 规模超过100人的, 凡漏报3次以上的单位: who or what is meant, not what is asked.
bool Assembly::says_case(std::string_view clause) const {
    if (clause.ends_with("的")) return true;
    const bool opens = clause.starts_with("凡") || clause.starts_with("对") || clause.starts_with("逾期");
    return opens && row_words_.ends(clause, RowClass::in_case);
}

/// The first clause asks for an attitude: 要高度重视, 要认清形势.
bool Assembly::exhorts(Span span) const {
    std::vector<Clause> clauses;
    cut(span, clauses);
    if (clauses.empty()) return false;
    constexpr std::size_t opening = 60;  // bytes
    return row_words_.in(document_.text(clauses.front().span).substr(0, opening), RowClass::attitude);
}

void Assembly::take(Draft& draft) const {
    const Span one_case = case_of(draft.quote);
    for (const Time& time : times_.between(draft.quote))
        if (!time.frequency || time.span.end <= one_case.begin || time.span.begin >= one_case.end) draft.times.push_back(&time);
    find_targets(document_.text(), {one_case.end, draft.quote.end}, amounts_, draft.targets);
    if (draft.targets.empty()) return;
    // a number inside a time is no target
    std::vector<Clause> clauses;
    cut(draft.quote, clauses);
    std::erase_if(draft.targets, [&](const Target& target) {
        for (const Clause& clause : clauses) {
            if (!clause.span.contains(target.span.begin)) continue;
            const Evidence told = read_evidence(document_.text(), clause.span, words_);
            // 目前完成管网铺设12公里，…: how far it is
            static constexpr WordList so_far({"目前", "现已", "截至", "迄今"});
            if (!told.commands && !so_far.begins(document_.text(clause.span)).empty() && !has_limit(clause.span)) return true;
            // 接种率只有61%: how little it is
            static constexpr WordList only({"只有", "仅有", "仅为", "才有", "不到", "不足", "低了", "高了", "少了", "多了", "低了将近", "高了将近", "低了近", "高了近"});
            if (!told.commands && !only.ends(document_.text({clause.span.begin, target.span.begin})).empty()) return true;
            if ((told.narrates || (told.complains && !told.acts_first)) && !told.commands && !told.aims) return true;
            // 规模超过100人的，要先报批: a case, not a requirement
            const bool a_case = clause.after == U'，' && says_case(document_.text(clause.span));
            if (a_case && !told.commands) return true;
            // 9家企业…: what the amount counts is there already, unless the clauses before set amounts too
            const Evidence before = read_evidence(document_.text(), {clause.span.begin, target.span.begin}, words_);
            const auto times = times_.between({clause.span.begin, target.span.begin});
            // 年底前30户, 年底前植树30万株
            constexpr std::uint32_t near = 12;  // bytes
            const bool by_then = !times.empty() && !times.back().frequency && times.back().span.end + near >= target.span.begin;
            // 指定联络员1名
            const std::string_view amount = document_.text(target.span);
            const bool people = amount.ends_with("名") || amount.ends_with("人") || amount.ends_with("位");
            const bool assigned = people && assigns_somebody(words_.phrases(), document_.text({clause.span.begin, target.span.begin}));
            // 为5万名老人免费体检: so many are to be served
            static constexpr WordList serving({"为", "向", "让", "帮助", "资助", "救助", "支持"});
            const bool served = serving.has(document_.text({skip_openers(document_.text(), clause.span, words_, true), target.span.begin}));
            return !target.compared && !before.acts && !before.aims && !by_then && !assigned && !served &&
                   draft.targets.front().span.begin >= clause.span.begin;
        }
        return false;
    });
    // 每月不少于2次 says how often and how much, 每月2次 how often
    std::erase_if(draft.targets, [&](const Target& target) {
        const auto times = times_.between(target.span);
        return std::any_of(times.begin(), times.end(), [&](const Time& time) {
            return !time.frequency || !target.compared || target.span.begin == time.span.begin;
        });
    });
}

/// The parties whose evidence begins in the span.
std::span<const NamedParty> Assembly::parties_between(Span span) const {
    const auto first =
        std::lower_bound(parties_.begin(), parties_.end(), span.begin,
                         [](const NamedParty& one, std::uint32_t at) { return one.evidence.begin < at; });
    auto last = first;
    while (last != parties_.end() && last->evidence.begin < span.end) ++last;
    return {first, last};
}

void Assembly::paragraph(const Paragraph& paragraph) {
    std::vector<const Group*> brackets;
    std::map<Span, Group*> by_scope;
    paragraph_ = &paragraph;
    paragraph_commands_.reset();
    follow_conditions(paragraph);
    states_value_ = opens_with_value(paragraph);
    first_draft_ = drafts_.size();
    const std::size_t first_group = first_group_ = groups_.size();
    for (const NamedParty& party : parties_between(paragraph.span)) {
        if (party.scope.empty() || party.shape == "label") continue;
        Group*& mine = by_scope[party.scope];
        if (!mine) mine = &groups_.emplace_back(Group{party.scope, {}});
        mine->parties.push_back(&party);
    }
    const auto labelled = std::lower_bound(labelled_.begin(), labelled_.end(), paragraph.span.begin,
                                           [](const NamedParty* one, std::uint32_t at) { return one->scope.begin < at; });
    for (auto one = labelled; one != labelled_.end() && (*one)->scope.begin < paragraph.span.end; ++one) {
        Group*& mine = by_scope[(*one)->scope];
        if (!mine) mine = &groups_.emplace_back(Group{(*one)->scope, {}});
        mine->parties.push_back(*one);
    }
    // Each group goes to its sentences by their order, as a paragraph may have tens of thousands.
    const auto sentences = document_.sentences().subspan(paragraph.sentences.begin, paragraph.sentences.size());
    const auto first_behind = [&](std::uint32_t place) {
        return static_cast<std::size_t>(std::partition_point(sentences.begin(), sentences.end(),
                                                             [&](const Sentence& each) { return each.span.end <= place; }) -
                                        sentences.begin());
    };
    const bool named = groups_.size() != first_group;
    std::vector<std::vector<const Group*>> mine(named ? sentences.size() : 0);
    std::vector<const Group*> bracket_of(named ? sentences.size() : 0);
    for (std::size_t g = first_group; g < groups_.size(); ++g) {
        const Group& group = groups_[g];
        std::size_t i = first_behind(group.scope.begin);
        if (!group.shaped("bracket")) {
            if (i < sentences.size() && sentences[i].span.contains(group.scope.begin)) mine[i].push_back(&group);
            continue;
        }
        brackets.push_back(&group);
        for (; i < sentences.size() && sentences[i].span.begin < group.scope.end; ++i)
            if (group.scope.overlaps(sentences[i].span)) bracket_of[i] = &group;
    }
    if (!continues_article(paragraph)) last_group_ = nullptr;
    static const std::vector<const Group*> nobody;
    for (std::size_t i = 0; i < sentences.size(); ++i)
        sentence(paragraph.sentences.begin + static_cast<std::uint32_t>(i), named ? mine[i] : nobody, named ? bracket_of[i] : nullptr);
    for (const Group* one : brackets) item_rows(*one, paragraph);
    drop_rows_of_labels();
}

/// （一）县水利局。负责水库安全，6月底前完成检修。: the label's row has the sentence already.
void Assembly::drop_rows_of_labels() {
    const auto first = drafts_.begin() + static_cast<std::ptrdiff_t>(first_draft_);
    std::vector<Span> labelled;  // each ends no earlier than those before it
    for (auto draft = first; draft != drafts_.end(); ++draft)
        if (draft->group && !draft->inherited && draft->group->shaped("label")) labelled.push_back(draft->quote);
    if (labelled.empty()) return;
    std::sort(labelled.begin(), labelled.end(), [](Span one, Span other) { return one.begin < other.begin; });
    for (std::size_t i = 1; i < labelled.size(); ++i) labelled[i].end = std::max(labelled[i].end, labelled[i - 1].end);
    const auto has_row = [&](const Draft& draft) {
        if (draft.group && !draft.inherited) return false;
        const auto behind = std::partition_point(labelled.begin(), labelled.end(), [&](Span one) { return one.begin <= draft.quote.begin; });
        return behind != labelled.begin() && std::prev(behind)->end >= draft.quote.end;
    };
    drafts_.erase(std::remove_if(first, drafts_.end(), has_row), drafts_.end());
}

void Assembly::group_rows(const Group& group, const Sentence& sentence, const Group* bracket) {
    const std::string& text = document_.text();
    const Evidence evidence = read_evidence(text, group.scope, words_);
    if (!group.has_lead()) return;
    // a time before the names belongs to the row: 年内，城东区要…
    Span scope = group.scope;
    const auto before = times_.between({sentence.span.begin, scope.begin});
    for (auto time = before.rbegin(); time != before.rend(); ++time) {
        if (time->span.begin < sentence.span.begin) break;
        if (time->span.end + 24 < scope.begin) break;
        // 自查阶段到5月31日结束，各镇要…
        const std::uint32_t comma = scope.begin >= 3 && ends_with(text, 0, scope.begin, "，") ? 3 : 0;
        const auto known = comma == 0 ? std::span<const Clause>() : known_clauses({sentence.span.begin, scope.begin - comma});
        if (!known.empty() && known.back().span.contains(time->span.begin) && closes_stage(*time, known.back().span)) {
            scope.begin = known.back().span.begin;
            break;
        }
        const std::string_view between = std::string_view(text).substr(
            time->span.end, scope.begin > time->span.end ? scope.begin - time->span.end : 0);
        if (between.find("；") != between.npos || between.find(';') != between.npos || between.find("。") != between.npos || between.find("、") != between.npos)
            break;
        if (skip_openers(text, {time->span.end, scope.begin}, words_, true) < scope.begin && between.size() > 3 &&
            between != "，" && between != ",")
            break;
        // 镇长每周巡查一次，村干部每天到村: the time of who was named before
        if (time->frequency && (between == "，" || between == ",") && !opens_clause(*time, sentence.span)) break;
        scope.begin = time->span.begin;
    }
    const Part part = parts_[document_.sentence_at(group.scope.begin)];
    if (!directive(group, scope, evidence, part, bracket != nullptr)) return;
    if (group.shaped("request")) scope.begin = measured_start(group, sentence, scope.begin);
    // stretches between semicolons that carry a time of their own become rows of their own
    std::vector<Clause> clauses;
    cut(scope, clauses);
    const Span shared_verb = part_dues(clauses);
    // 县水利局要…；7月15日前，县供电公司要…: the last time is the next one's
    const bool followed = text.compare(group.scope.end - 3, 3, "，") == 0 || text.compare(group.scope.end, 3, "，") == 0;
    while (followed && clauses.size() > 1 && is_time(clauses.back().span) && has_limit(clauses.back().span)) clauses.pop_back();
    // 由县民政局注销；已经入户的，由县公安局处理: so is the last case
    if (const std::uint32_t end = end_before_case(group); end != group.scope.end)
        while (clauses.size() > 1 && clauses.back().span.begin >= end) clauses.pop_back();
    // 各镇要细化方案，原则同意县发改局意见: what the meeting decided besides
    while (clauses.size() > 1 && row_words_.begins(document_.text(clauses.back().span), RowClass::approval)) clauses.pop_back();
    std::vector<Draft> rows;
    for (std::size_t i = 0; i < clauses.size();) {
        std::size_t next = i + 1;
        while (next < clauses.size() && clauses[next].before != U'；' &&
               !opens_row(clauses[next].span, {clauses[i].span.begin, clauses[next - 1].span.end}))
            ++next;
        Draft part;
        part.quote = {clauses[i].span.begin, clauses[next - 1].span.end};
        take(part);
        if (rows.empty() || timed_apart(rows.back(), part) || (clauses[i].before == U'；' && asked_apart(rows.back(), part))) {
            rows.push_back(std::move(part));
        } else {
            rows.back().quote.end = part.quote.end;
            rows.back().times.insert(rows.back().times.end(), part.times.begin(), part.times.end());
            rows.back().targets.insert(rows.back().targets.end(), part.targets.begin(), part.targets.end());
        }
        i = next;
    }
    // 建立由…参加的机制: how it is made up, not who answers; so is 组长由…担任 inside an item that a bracket closes
    const bool mechanism = group.shaped("request") && [&] {
        const std::string_view front = document_.text({sentence.span.begin, group.names_end()});
        const std::string_view clause = front.substr(front.rfind("，") == front.npos ? 0 : front.rfind("，"));
        const std::string_view rest = document_.text({group.names_end(), group.scope.end}).substr(0, 60);
        return (bracket && rest.find("担任") != rest.npos) ||
               ((rest.find("的") != rest.npos || bracket) &&
                row_words_.in(clause, RowClass::mechanism));
    }();
    for (std::size_t i = 0; i < rows.size(); ++i) {
        Draft& row = rows[i];
        // 库容超过300吨的粮库应…: it tells who is meant
        std::erase_if(row.targets, [&](const Target& target) {
            return std::any_of(group.parties.begin(), group.parties.end(), [&](const NamedParty* party) { return party->evidence.contains(target.span.begin); });
        });
        if (mechanism && !row.measured()) continue;
        if (!shared_verb.empty() && row.quote.end < shared_verb.begin) row.shared_verb = shared_verb;
        row.group = &group;
        row.further = i > 0;
        row.evidence = evidence;
        if (!bracket && !group.shaped("request") && is_condition(row)) continue;
        row.exhorts = broad(group) && exhorts({std::max(group.names_end(), row.quote.begin), row.quote.end});
        row.words = i == 0 ? std::min(std::max(group.names_end(), row.quote.begin), row.quote.end) : row.quote.begin;
        if (i == 0 && clauses.size() > 1 && row.words < clauses[1].span.begin &&
            opens_with_paper(words_.phrases(), document_.text({row.words, clauses[0].span.end})))
            row.words = clauses[1].span.begin;
        if (i == 0 && group.shaped("request")) row.lead_in = row.quote.begin - topic_start(group, sentence, row.quote.begin);
        row.article = sentence.article;
        row.section = sentence.section;
        row.reasons.reserve(usual_reasons);
        row.reasons.push_back(group.parties.front()->shape);
        drafts_.push_back(std::move(row));
    }
}

void Assembly::sentence(std::uint32_t index, const std::vector<const Group*>& mine, const Group* bracket) {
    const Sentence& one = document_.sentences()[index];
    sentence_ = index;
    const std::size_t first_of_sentence = drafts_.size();
    for (const Group* group : mine) group_rows(*group, one, bracket);
    share_last_limit(first_of_sentence);
    loose_rows(index, mine, bracket);
    const auto lead = std::find_if(mine.rbegin(), mine.rend(), [](const Group* group) { return group->has_lead(); });
    if (lead != mine.rend()) {
        last_group_ = *lead;
        last_group_near_ = true;
    } else if (drafts_.empty() || !drafts_.back().inherited) {
        last_group_near_ = false;
        if (!orders()) last_group_ = nullptr;
    }
}

}  // namespace jianbao::chinese
