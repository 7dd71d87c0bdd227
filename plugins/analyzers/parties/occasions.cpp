// Parties that stand beside others, or behind other words than the opening of their clause: 发挥…作用, 开学前各校要…, 通知要求各校要….
#include <algorithm>

#include "name_words.h"
#include "shape_events.h"

namespace jianbao::chinese {

/// 总指挥由副县长担任, 办公室主任由县应急局局长兼任: how a body is made up.
bool ShapeGrammar::fills_post(std::string_view text, Span topic, Span rest) const {
    const std::string_view said = text.substr(rest.begin, rest.size());
    const Phrases& known = words_->phrases();
    if (said.starts_with("兼任") && said != "兼任") return true;
    // 成立领导小组，由校长担任组长
    constexpr std::uint32_t near = 120;  // bytes
    const std::string_view above = text.substr(topic.begin > near ? topic.begin - near : 0, std::min(topic.begin, near));
    if (topic.empty() && said.size() <= 45 && (holds(above, "成立") || holds(above, "领导小组") || holds(above, "指挥部")))
        if ((said.starts_with("担任") || said.starts_with("任")) && !known[Phrase::chairs].ends(said).empty()) return true;
    // 联席会议设召集人1人，由…担任
    constexpr std::uint32_t reach = 60;  // bytes
    const std::string_view front = text.substr(topic.begin > reach ? topic.begin - reach : 0, std::min(topic.begin, reach));
    const std::size_t set = front.rfind("设");
    if (topic.empty() && said.ends_with("担任") && set != front.npos && front.find("。", set) == front.npos &&
        known[Phrase::posts_of_bodies].stands_in(front.substr(set)))
        return true;
    if (said != "担任" && said != "兼任" && said != "分别担任") return false;
    const std::uint32_t begin = skip_openers(text, topic, *words_, true);
    for (std::uint32_t at = begin; at < topic.end;) {
        const Word word = words_->longest(text, at, topic.end);
        std::uint32_t length = 0;
        character_at(text, at, length);
        at += word ? word.length : length;
        if (at != topic.end || !word.is(bit(head_post))) continue;
        const std::string_view post = text.substr(begin, topic.end - begin);
        // but 段长由班子成员担任: who keeps a stretch is told so
        if (!known[Phrase::posts_of_bodies].ends(post).empty()) return true;
    }
    return false;
}

bool ShapeGrammar::effect_at(std::string_view text, const Clause& clause, std::size_t index, std::uint32_t at,
                             std::vector<Event>& events) const {
    // (要)(充分)发挥 X 的(职能)作用
    const std::string_view words = text.substr(at, clause.span.end - at);
    const std::size_t verb_at = find_word(words.substr(0, 30), "发挥");
    if (verb_at == words.npos || verb_at > 24) return false;
    const std::size_t effect = words.find("作用", verb_at);
    if (effect == words.npos) return false;
    const std::uint32_t from = at + static_cast<std::uint32_t>(verb_at) + 6;
    std::size_t of = words.rfind("的", effect);
    // 发挥县工商联作用, 发挥行业协会自律作用
    const bool close = of == words.npos || of <= verb_at;
    if (close) of = effect;
    const std::uint32_t limit = at + static_cast<std::uint32_t>(of);
    const auto list = names_.list_at(text, from + (starts_with(text, from, limit, "好") ? 3 : 0), limit);
    constexpr std::uint32_t longest_effect = 12;  // bytes: 桥梁纽带
    if (!list || list->span.end + (close ? longest_effect : 0) < limit) return false;
    if (!close && list->span.end != limit) return false;
    // 发挥党组织作用, 发挥外事、侨务等平台作用: what everybody has
    if (close && (list->parties.size() > 1 || words_->classes_of(list->parties.front().name) & bit(head_unit)))
        return false;
    if (std::none_of(list->parties.begin(), list->parties.end(), [&](const Party& one) {
            return one.kind == PartyKind::unit && !(words_->classes_of(one.name) & bit(name));
        }))
        return false;
    events.push_back({at, list->span.end, index, *list, Shape::effect, false});
    return true;
}

/// 开学前各校要…, 培训结束后各镇应…, 春节期间各镇要…: an occasion opens the clause, the party follows at once.
bool ShapeGrammar::subject_after_occasion(std::string_view text, std::span<const Clause> clauses, std::size_t index,
                                          std::uint32_t at, std::vector<Event>& events) const {
    constexpr std::uint32_t longest_occasion = 36;  // bytes
    const std::uint32_t limit = std::min(clauses[index].span.end, at + longest_occasion);
    std::uint32_t length = 0;
    for (std::uint32_t i = at; i < limit; i += length) {
        length = 3;
        const char lead = text[i];
        if (lead >= '\xE4' && lead <= '\xE8' && (lead != '\xE5' || i == at)) continue;  // none of them, as most
        const char32_t c = character_at(text, i, length);
        const bool meanwhile = c == U'间' && chinese::ends_with(text, at, i, "期");
        if (c != U'前' && c != U'后' && !meanwhile) continue;
        const Word next = words_->longest(text, i + length, clauses[index].span.end);
        if (!next.is(party_heads | any_of(determiner, domain)) || words_->longest(text, i, limit).length > length)
            continue;
        if (!subject_at(text, clauses, index, i + length, events)) continue;
        if (events.back().shape == Shape::modal) return true;
        events.pop_back();
    }
    return false;
}

/// 在施工过程中县住建局要…, 按照职责分工各镇要…: the circumstances open the clause and no comma ends them.
bool ShapeGrammar::subject_behind_circumstances(std::string_view text, std::span<const Clause> clauses, std::size_t index,
                                                std::uint32_t at, std::vector<Event>& events) const {
    const Clause& clause = clauses[index];
    const PhraseList& ends = words_->phrases()[Phrase::ends_of_circumstances];
    constexpr std::uint32_t longest = 90;  // bytes of circumstances
    const std::uint32_t command = std::min(first_of(text, at, clause.span.end, *words_, bit(modal)), at + longest);
    static constexpr WordList no_circumstances({"对", "发现", "将", "把", "向"});
    if (!no_circumstances.begins(text.substr(at, command - at)).empty()) return false;
    std::uint32_t length = 0;
    for (std::uint32_t i = at; i < command; i += length) {
        character_at(text, i, length);
        constexpr Classes opening = party_heads | any_of(determiner, domain);
        if (i == at || (words_->starting(text, i) & opening) == 0 || !words_->longest(text, i, clause.span.end).is(opening) ||
            ends.ends(text.substr(at, i - at)).empty() || (words_->longest(text, i, clause.span.end).is(bit(head_class)) && chinese::ends_with(text, at, i, "问题")) || !subject_at(text, clauses, index, i, events))
            continue;
        if (events.back().shape == Shape::modal || (events.back().shape == Shape::plain && holds(text.substr(i, clause.span.end - i), "每"))) return true;
        events.pop_back();
    }
    return false;
}

/// 以县教育局为主，县财政局配合，6月底前完成: who does it, where the next clause says who helps; 以企业为主、市场为导向 describes.
bool ShapeGrammar::main_actor_at(std::string_view text, std::span<const Clause> clauses, std::size_t index, std::uint32_t at,
                                 std::vector<Event>& events) const {
    constexpr std::string_view with = "以", mainly = "为主";
    const Clause& clause = clauses[index];
    const std::string_view said = text.substr(at, clause.span.end - at);
    if (!said.starts_with(with) || !said.ends_with(mainly) || clause.after != U'，' || index + 1 >= clauses.size()) return false;
    const std::uint32_t end = clause.span.end - static_cast<std::uint32_t>(mainly.size());
    auto list = names_.list_at(text, at + static_cast<std::uint32_t>(with.size()), end);
    if (!list || list->span.end != end) return false;
    const Span next = clauses[index + 1].span;
    const auto helpers = names_.list_at(text, next.begin, next.end);
    if (!helpers || !words_->longest(text, helpers->span.end, next.end).is(bit(support_verb))) return false;
    events.push_back({at, clause.span.end, index, std::move(*list), Shape::lead, true});
    return true;
}

/// 建议你省按照专家意见做好监测: what a reply advises whom it is written to, or another government, it asks.
bool ShapeGrammar::advised_at(std::string_view text, const Clause& clause, std::size_t index, std::uint32_t at, std::vector<Event>& events) const {
    constexpr std::string_view advises = "建议";
    if (!starts_with(text, at, clause.span.end, advises)) return false;
    const std::uint32_t from = at + static_cast<std::uint32_t>(advises.size());
    auto list = names_.list_at(text, from, clause.span.end, true);
    if (!list || list->span.end >= clause.span.end) return false;
    const std::string& whom = list->parties.front().name;
    if (!whom.starts_with("你") && !whom.starts_with("贵") && !whom.ends_with("人民政府")) return false;
    Shape shape = Shape::request;
    if (!acts(text, {list->span.end, clause.span.end}, clause.after, *list, shape)) return false;
    const std::uint32_t after = list->span.end;
    events.push_back({at, after, index, std::move(*list), Shape::request, false});
    return true;
}

/// 县水利局已完成清淤，下一步要加固大坝: who told what he has done is told what comes next, where nobody else is named.
void ShapeGrammar::next_steps(std::string_view text, std::span<const Clause> clauses, std::vector<Event>& events) const {
    const bool asked = std::any_of(events.begin(), events.end(), [](const Event& one) { return one.shape != Shape::narrated; });
    if (asked || clauses.size() < 2) return;
    const PhraseList& openings = words_->phrases()[Phrase::openings_of_next_steps];
    for (std::size_t next = 1; next < clauses.size(); ++next) {
        const Span step = clauses[next].span;
        const std::string_view opening = openings.begins(text.substr(step.begin, step.size()));
        if (opening.empty() || clauses[next].before == U'。') continue;
        const Span front = clauses.front().span;
        std::uint32_t at = skip_openers(text, front, *words_, true);
        auto list = names_.list_at(text, at, front.end);
        for (std::size_t i = 1; !list && at >= front.end && i < next; ++i) list = names_.list_at(text, clauses[i].span.begin, clauses[i].span.end);
        if (!list || !names_unit(*list)) return;
        const std::uint32_t after = step.begin + static_cast<std::uint32_t>(opening.size());
        // 下一步将持续加大力度: how an account ends, with nothing asked and no time
        const bool told = words_->longest(text, skip_spaces(text, after, step.end), step.end).is(bit(modal));
        const bool timed = std::any_of(clauses.begin() + static_cast<std::ptrdiff_t>(next), clauses.end(), [&](const Clause& one) {
            std::uint32_t due = skip_spaces(text, one.span.begin == step.begin ? after : one.span.begin, one.span.end);
            for (Word word; (word = words_->longest(text, due, one.span.end)).is(any_of(adverb, future, goal));) due += word.length;
            return (one.held & bit(Sign::at_time)) || is_due(words_->phrases(), text, due, one.span.end);
        });
        if (!told && !timed) return;
        events.push_back({step.begin, after, next, std::move(*list), Shape::modal, false});
        return;
    }
}

/// 通知要求各学院要…, 特别强调各施工单位要…: a paper or a speaker asks it of who stands behind and is told to.
bool ShapeGrammar::subject_after_demand(std::string_view text, std::span<const Clause> clauses, std::size_t index,
                                        std::uint32_t at, std::vector<Event>& events) const {
    constexpr std::size_t farthest = 36;  // bytes
    const Span clause = clauses[index].span;
    const std::string_view front = text.substr(at, std::min<std::size_t>(clause.end - at, farthest));
    for (const std::string_view demand : Words{"要求", "强调", "建议", "敦促", "提醒"}) {
        const std::size_t found = front.find(demand);
        if (found == front.npos || found == 0) continue;
        const std::uint32_t behind = at + static_cast<std::uint32_t>(found + demand.size());
        if (!subject_at(text, clauses, index, behind, events)) continue;
        const bool told = words_->longest(text, skip_spaces(text, events.back().after, clause.end), clause.end).is(bit(modal));
        if (told && events.back().shape == Shape::modal) return true;
        events.pop_back();
    }
    return false;
}

/// …，赵明远同志统筹调度: the person sees to what the parties before are told, and has no task apart from it.
bool ShapeGrammar::sees_to_it(std::string_view text, const Event& event, std::uint32_t end) const {
    return words_->phrases()[Phrase::seeing_to_it].has(text.substr(event.after, end - event.after));
}

/// …，县政府督查室督办: who watches over what others do.
bool ShapeGrammar::superintends(std::string_view text, const Event& event, std::uint32_t end) const {
    return words_->phrases()[Phrase::superintending].has(text.substr(event.after, end - event.after));
}

}  // namespace jianbao::chinese
