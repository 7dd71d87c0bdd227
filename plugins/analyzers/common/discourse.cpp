#include "discourse.h"

#include <algorithm>

#include "discourse_walk.h"
#include "sentence_words.h"
#include "shared.h"
#include "word_list.h"

namespace jianbao::chinese {

namespace {

constexpr std::size_t longest_heading = 40 * 3;

enum CueClass : unsigned {
    heading_requirement,
    heading_review,
    heading_problems,
    says_requirement,
    says_review,
    says_problems,
    solves_problems,
    contents_of_paper,
    opens_review,
    tells,
    title_of_rules,
    says_conditions,
    heading_conditions,
    title_of_plans,
    ahead,
    role_said,
    role_at_end,
    permits,
    refers,
    chairs,
    heading_order,
    heading_outcome,
    heading_aim,
    heading_work,
};
constexpr Classes cue(CueClass one) { return Classes{1} << one; }
/// The class of words that announce, in lexicons with words of others.
constexpr Classes announces(CueClass one) { return cue(one) << 32; }

/// 就开学工作，强调四件事: so many points are made, and follow. 抓了四件事 tells of what was done.
bool makes_points(std::string_view sentence) {
    static constexpr WordList marks({"。", "：", ":", "，", ","});
    static constexpr WordList points({"件事", "件事情", "个问题", "个方面", "个方面的问题", "个方面的意见", "方面意见", "方面的意见", "句话", "条意见", "项要求", "条要求"});
    static constexpr WordList numerals({"两", "三", "四", "五", "六", "七", "八", "九", "十", "几", "2", "3", "4", "5", "6", "7", "8", "9"});
    static constexpr WordList leading({"以下", "如下", "这么", "这", "好"});
    static constexpr WordList verbs({"强调", "讲", "说", "谈", "提", "抓", "做", "办", "部署", "明确"});
    constexpr std::size_t longest = 150;  // bytes
    if (sentence.size() > longest) return false;
    sentence.remove_suffix(marks.ends(sentence).size());
    const std::string_view counted = points.ends(sentence);
    if (counted.empty()) return false;
    sentence.remove_suffix(counted.size());
    const std::string_view number = numerals.ends(sentence);
    if (number.empty()) return false;
    sentence.remove_suffix(number.size());
    sentence.remove_suffix(leading.ends(sentence).size());
    return !verbs.ends(sentence).empty();
}

/// 第九条 …发现存在问题的，…: an article of rules is no part of a report, whatever it speaks of.
bool is_article_of_rules(std::string_view heading) {
    constexpr std::size_t longest_number = 24;  // bytes
    if (!heading.starts_with("第")) return false;
    const std::size_t mark = heading.substr(0, longest_number).find("条");
    return mark != heading.npos;
}

}  // namespace

Discourse::Discourse(const Node& lexicon) {
    static const std::vector<std::string_view> names = {"heading_requirement", "heading_review", "heading_problems",
                                                        "says_requirement",    "says_review",    "says_problems",
                                                        "solves_problems",     "contents_of_paper", "opens_review",   "tells",
                                                        "title_of_rules",      "says_conditions",
                                                        "heading_conditions",  "title_of_plans",  "ahead",
                                                        "says_role",           "ends_role",       "permits",
                                                        "refers",              "chairs",          "heading_order",
                                                        "heading_outcome",     "heading_aim",     "heading_work"};
    add_groups(cues_, lexicon, names);
    cues_.finish();
    add_announcements(announcements_, lexicon);
    announcements_.finish();
}

void Discourse::add_announcements(Lexicon& words, const Node& lexicon) {
    for (const Node& group : lexicon["group"].list())
        for (const std::string& name : group["class"].texts()) {
            const Classes announced = name == "says_requirement" ? announces(says_requirement)
                                      : name == "says_review"    ? announces(says_review)
                                      : name == "says_problems"  ? announces(says_problems)
                                                                 : 0;
            if (announced == 0) continue;
            for (const std::string& word : group["words"].texts()) words.add(word, announced);
        }
}

Part Discourse::part_of_heading(std::string_view heading, Part inside) const {
    if (is_article_of_rules(heading)) return Part::unknown;
    // 一、各镇每月将进展情况报县政府办。: an item that asks, and heads nothing
    const bool asks = (cues_.classes_in(heading.substr(0, 2 * longest_heading)) & cue(heading_order)) != 0;
    // a whole sentence (（三）县财政局…；不足部分由…) says in its first clause what it is about
    constexpr std::size_t longest_phrase = 30 * 3;
    if (heading.size() > longest_phrase) heading = heading.substr(0, heading.find("，"));
    const Classes found = cues_.classes_in(heading.substr(0, longest_heading));
    if (found & cue(heading_requirement)) return Part::requirement;
    if (asks) return Part::unknown;
    // 2025年主要工作和发展成就, 发展成就和今后五年目标任务: what is named last
    if (found & cue(heading_work) && names_work_last(heading)) return Part::requirement;
    if (found & cue(heading_review)) return Part::review;
    // （一）不断提升治理水平, among what is to be done: what it is to lead to
    if (found & cue(heading_outcome)) return inside == Part::requirement && aims_at_outcome(heading) ? Part::unknown : Part::review;
    if (found & cue(heading_problems)) return Part::problems;
    return Part::unknown;
}

bool Discourse::names_work_last(std::string_view heading) const {
    Classes last = 0;
    constexpr Classes asked = cue(heading_work) | cue(heading_review) | cue(heading_outcome);
    cues_.each_word(heading, [&](std::size_t, std::size_t, Classes classes) {
        if (classes & asked) last = classes;
    });
    return (last & cue(heading_work)) != 0;
}

bool Discourse::aims_at_outcome(std::string_view heading) const {
    std::size_t aim = heading.npos;
    bool aimed = false;
    cues_.each_word(heading, [&](std::size_t begin, std::size_t, Classes classes) {
        if (classes & cue(heading_aim)) aim = begin;
        // 强化协同推进，成效明显: another clause tells what came of it
        if (classes & cue(heading_outcome) && aim != heading.npos)
            aimed |= heading.substr(aim, begin - aim).find("，") == heading.npos && heading.substr(aim, begin - aim).find(',') == heading.npos;
    });
    return aimed && heading.find("。") == heading.npos;
}

Part Discourse::part_announced(std::string_view sentence) const {
    return part_announced(sentence, announcements_.classes_in(sentence));
}

Part Discourse::part_announced(std::string_view sentence, Classes said) const {
    if (said & announces(says_requirement)) return Part::requirement;
    // 报送总结，内容包括主要做法、存在问题: what a paper is to hold
    if (said & (announces(says_review) | announces(says_problems)) && cues_.classes_in(sentence) & cue(contents_of_paper)) return Part::unknown;
    if (said & announces(says_review)) return Part::review;
    if (makes_points(sentence)) return Part::requirement;
    if (said & announces(says_problems) && !(cues_.classes_in(sentence) & cue(solves_problems))) return Part::problems;
    return Part::unknown;
}

bool Discourse::lays_down_rules(std::string_view title) const {
    return (cues_.classes_in(title) & cue(title_of_rules)) != 0;
}

std::size_t Discourse::conditions_announced(std::string_view sentence) const {
    if (!(cues_.classes_in(sentence) & cue(says_conditions))) return sentence.npos;
    std::size_t at = sentence.npos;
    cues_.each_word(sentence, [&](std::size_t begin, std::size_t, Classes classes) {
        if (classes & cue(says_conditions) && at == sentence.npos) at = begin;
    });
    return at;
}

bool Discourse::heads_conditions(std::string_view heading) const {
    bool found = false;
    cues_.each_word(heading, [&](std::size_t, std::size_t end, Classes classes) {
        found |= (classes & cue(heading_conditions)) != 0 && end == heading.size();
    });
    return found;
}

bool Discourse::lays_out_plans(std::string_view title) const {
    return (cues_.classes_in(title) & cue(title_of_plans)) != 0;
}

bool Discourse::looks_ahead(std::string_view sentence) const { return (cues_.classes_in(sentence) & cue(ahead)) != 0; }

bool Discourse::says_role(std::string_view said) const {
    constexpr std::size_t longest_role = 120;  // bytes
    if (said.size() > longest_role) return false;
    bool found = false;
    cues_.each_word(said, [&](std::size_t, std::size_t end, Classes classes) {
        found |= (classes & cue(role_said)) != 0 || ((classes & cue(role_at_end)) != 0 && end == said.size());
    });
    return found;
}

bool Discourse::only_chairs(std::string_view said) const {
    return (cues_.classes_of(said) & cue(CueClass::chairs)) != 0;
}

bool Discourse::refers_elsewhere(std::string_view said) const {
    return said.ends_with("执行") && (cues_.classes_in(said) & cue(CueClass::refers)) != 0;
}

bool Discourse::permits_at(std::string_view text, std::size_t at, std::size_t length) const {
    return (cues_.classes_of(text.substr(at, length)) & cue(CueClass::permits)) != 0;
}

std::vector<Part> Discourse::parts_of(const Document& document) const {
    return parts_of(document, classes_by_sentence(announcements_, document));
}

Discourse::Telling Discourse::telling_at(std::string_view sentence, std::size_t from) const {
    const auto says = [&](Classes wanted) { return static_cast<bool>(cues_.longest(sentence, from, sentence.size(), wanted)); };
    if (!says(cue(opens_review) | cue(tells))) return {};
    return {.opens_review = says(cue(opens_review)), .tells = says(cue(tells))};
}

std::vector<Part> Discourse::parts_of(const Document& document, std::span<const Classes> said) const {
    Walk walk(*this, document);
    std::vector<Part> parts(document.sentences().size());
    for (std::size_t i = 0; i < parts.size(); ++i) parts[i] = walk.part_of(i, said[i]);
    return parts;
}

std::string Discourse::key() const { return "chinese::Part by sentence " + std::to_string(cues_.fingerprint()); }

std::shared_ptr<const std::vector<Part>> Discourse::parts_of(const Document& document, Context& context) const {
    return shared<std::vector<Part>>(context, key(), [&] { return parts_of(document); });
}

std::shared_ptr<const std::vector<Part>> Discourse::parts_of(const Document& document, std::span<const Classes> said, Context& context) const {
    return shared<std::vector<Part>>(context, key(), [&] { return parts_of(document, said); });
}

}  // namespace jianbao::chinese
