// Who of the names at the beginning of a clause acts in it.
#include <algorithm>

#include "assignment.h"
#include "name_words.h"
#include "shape_events.h"

namespace jianbao::chinese {

bool joins_forces(const Phrases& known, std::string_view words) {
    constexpr std::size_t longest = 48;  // bytes
    return words.starts_with("组成") && words.size() <= longest && !holds(words, "个") && !known[Phrase::groups_formed].ends(words).empty();
}

/// Where an office's name ends inside what reads like a longer name, because it acts on the rest; 0 where it does not.
std::uint32_t ShapeGrammar::office_that_acts(std::string_view text, Span name) const {
    constexpr std::uint32_t shortest_office = 9, shortest_object = 12;  // bytes
    const PhraseList& acts = words_->phrases()[Phrase::verbs_behind_offices];
    for (std::uint32_t at = name.begin; at < name.end;) {
        const Word word = words_->longest(text, at, name.end);
        std::uint32_t length = 0;
        character_at(text, at, length);
        at += word ? word.length : length;
        if (!word.is(bit(head_unit)) || at - name.begin < shortest_office) continue;
        const std::string_view rest = text.substr(at, name.end - at);
        const std::string_view verb_word = acts.begins(rest);
        if (!verb_word.empty() && verb_word.size() + shortest_object <= rest.size()) return at;
        if (joins_forces(words_->phrases(), rest)) return at;
    }
    return 0;
}

/// 县教育局指导学校|开展自查: where the office's name ends that acts on the institution behind it; 0 where none does.
std::uint32_t ShapeGrammar::office_over_institution(std::string_view text, Span name) const {
    const Phrases& known = words_->phrases();
    const std::string_view words = text.substr(name.begin, name.size());
    const std::string_view institution = known[Phrase::institutions].ends(words);
    if (institution.empty()) return 0;
    const std::string_view before = words.substr(0, words.size() - institution.size());
    const std::string_view acts = known[Phrase::verbs_on_institutions].ends(before);
    if (acts.empty()) return 0;
    const std::uint32_t end = name.begin + static_cast<std::uint32_t>(before.size() - acts.size());
    const auto office = names_.list_at(text, name.begin, end);
    return office && office->span.end == end && only(*office, PartyKind::unit) ? end : 0;
}

/// 由甲与乙签订…: takes 乙 out of the list, with whom 甲 is to do it.
void ShapeGrammar::leave_out_partner(std::string_view text, PartyList& list, std::uint32_t end) const {
    if (list.parties.size() < 2 || list.parties.back().evidence.end > list.span.end) return;
    const std::uint32_t from = list.parties[list.parties.size() - 2].evidence.end, to = list.parties.back().evidence.begin;
    if (from >= to) return;
    const std::string_view between = text.substr(from, to - from);
    if (between != "与" && between != "同") return;
    // 与业主逐户协商, 与施工单位进一步沟通
    static constexpr WordList manners({"逐户", "逐一", "逐家", "逐个", "及时", "尽快", "抓紧", "主动", "积极", "进一步", "加强", "提前", "充分"});
    std::uint32_t at = skip_spaces(text, list.span.end, end);
    at += static_cast<std::uint32_t>(manners.begins(text.substr(at, end - at)).size());
    if (words_->longest(text, at, end).is(bit(mutual))) list.parties.pop_back();
}

/// Whether a list of classes and posts begins as names do; 助力企业 begins with an unknown word.
bool ShapeGrammar::well_formed(std::string_view text, const PartyList& list) const {
    const Party& first = list.parties.front();
    if (first.kind == PartyKind::unit || first.kind == PartyKind::person) return true;
    // 工业园区, 高铁新区: one of them by its own name
    constexpr std::size_t shortest_own = 6, longest_own = 18;  // bytes before the head
    for (const std::string_view place : words_->phrases()[Phrase::zones])
        if (first.name.ends_with(place) && first.name.size() >= place.size() + shortest_own && first.name.size() <= place.size() + longest_own &&
            !holds(first.name, "推进") && !holds(first.name, "建设"))
            return true;
    const Word opening = words_->longest(text, list.span.begin, list.span.end);
    return opening.is(party_heads | any_of(determiner, domain)) || first.name.substr(0, 1) == "x" ||
           first.name.substr(0, 1) == "X";
}

/// A list of classes that are bodies of people rather than things they run.
bool ShapeGrammar::acting(std::string_view text, const PartyList& list) const {
    const std::string_view name = text.substr(list.span.begin, list.span.size());
    if (name.starts_with("各")) return true;
    // 门岗要逐一登记: people on duty
    if (std::all_of(list.parties.begin(), list.parties.end(), [](const Party& one) { return one.kind == PartyKind::post; }) &&
        !words_->longest(text, list.span.begin, list.span.end).is(bit(audience)))
        return true;
    return !words_->phrases()[Phrase::acting_bodies].ends(name).empty();
}

/// 防止, 避免, 严禁 govern what follows in their clause.
bool ShapeGrammar::prevents(std::string_view text, Span span) const {
    return words_->phrases()[Phrase::preventing_verbs].stands_in(text.substr(span.begin, span.size()));
}

/// 对患者、陪护人员…: what stands behind 对 is acted on; 组织干部、网格员…: so are those who are rallied.
bool ShapeGrammar::takes_object(std::string_view text, std::uint32_t begin, std::uint32_t end) const {
    for (std::uint32_t at = begin; at < end;) {
        const Word word = words_->longest(text, at, end);
        if (word.is(bit(preposition)) && !word.is(bit(verb))) return true;
        if (words_->phrases()[Phrase::rallying_verbs].has(text.substr(at, word.length))) return true;
        std::uint32_t length = 0;
        character_at(text, at, length);
        at += word ? word.length : length;
    }
    return false;
}

/// 由三级降为四级: what changes, not who acts.
bool ShapeGrammar::changes(std::string_view text, Span span) const {
    const std::string_view words = text.substr(span.begin, span.size());
    if (words_->phrases()[Phrase::changes_into].stands_in(words)) return true;
    // 由单打独斗向共同治理转变
    const std::size_t towards = words.find("向");
    return towards != words.npos && words_->phrases()[Phrase::turns_towards].stands_in(words.substr(towards));
}

}  // namespace jianbao::chinese
