#include "item_labels.h"

#include <algorithm>
#include <utility>

#include "clauses.h"

namespace jianbao::chinese {

namespace {

struct Part {
    Phrase words;
    ItemLabel label;
};

/// 责任 + 单位: what they do, and who they are.
constexpr Part duties[] = {{Phrase::duties_of_lead, ItemLabel::lead},
                           {Phrase::duties_of_support, ItemLabel::support},
                           {Phrase::duties_of_watch, ItemLabel::watch}};

/// Whole labels.
constexpr Part labels[] = {{Phrase::labels_of_people, ItemLabel::person},
                           {Phrase::labels_of_lead, ItemLabel::lead},       {Phrase::labels_of_support, ItemLabel::support},
                           {Phrase::labels_of_watch, ItemLabel::watch},     {Phrase::labels_of_limit, ItemLabel::limit},
                           {Phrase::labels_of_goal, ItemLabel::goal},       {Phrase::labels_of_measure, ItemLabel::measure},
                           {Phrase::labels_of_problem, ItemLabel::problem}, {Phrase::labels_of_progress, ItemLabel::progress}};

/// At the end of other labels of what is done, wrong or was done: 建议内容, 具体表现.
constexpr std::pair<std::string_view, ItemLabel> endings[] = {
    {"目标", ItemLabel::goal},    {"措施", ItemLabel::measure}, {"举措", ItemLabel::measure}, {"内容", ItemLabel::measure},
    {"任务", ItemLabel::measure}, {"问题", ItemLabel::problem}, {"表现", ItemLabel::problem}, {"进展", ItemLabel::progress}};

ItemLabel label_of(const Phrases& known, std::string_view words) {
    for (const Part& one : labels)
        if (known[one.words].has(words)) return one.label;
    for (const Part& duty : duties) {
        const std::string_view done = known[duty.words].begins(words);
        if (done.empty()) continue;
        const std::string_view who = words.substr(done.size());
        if (known[Phrase::bodies_of_labels].has(who)) return duty.label;
        if (duty.label != ItemLabel::watch && known[Phrase::people_of_labels].has(who)) return ItemLabel::person;
    }
    return ItemLabel::none;
}

}  // namespace

ItemLabel item_label(const Phrases& known, std::string_view words) {
    if (const ItemLabel whole = label_of(known, words); whole != ItemLabel::none) return whole;
    for (const std::string_view opening : known[Phrase::openings_of_labels])
        if (words.starts_with(opening))
            if (const ItemLabel rest = label_of(known, words.substr(opening.size())); rest != ItemLabel::none) return rest;
    constexpr std::size_t longest = 18;  // bytes
    for (const auto& [word, label] : endings)
        if (words.size() <= longest && words.ends_with(word)) return label;
    return ItemLabel::none;
}

LabelledLine labelled_line(const Phrases& known, std::string_view line) {
    constexpr std::size_t longest_label = 30;  // bytes
    std::size_t begin = 0;
    for (const std::string_view space : Words{"　", " "})
        while (line.substr(begin).starts_with(space)) begin += space.size();
    const std::string_view front = line.substr(begin, longest_label + 3);
    const std::size_t colon = std::min(find_word(front, "："), front.find(':'));
    if (colon == front.npos) return {};
    const ItemLabel label = item_label(known, front.substr(0, colon));
    if (label == ItemLabel::none) return {};
    return {label, begin + colon + (front[colon] == ':' ? 1 : 3)};
}

}  // namespace jianbao::chinese
