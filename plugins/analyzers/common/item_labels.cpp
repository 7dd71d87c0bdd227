#include "item_labels.h"

#include <algorithm>
#include <cstdint>

#include "clauses.h"

namespace jianbao::chinese {

namespace {

struct Part {
    std::string_view word;
    ItemLabel label;
};

/// 责任 + 单位: what they do, and who they are.
constexpr Part duties[] = {
    {"牵头", ItemLabel::lead},    {"责任", ItemLabel::lead},    {"主办", ItemLabel::lead},    {"主责", ItemLabel::lead},
    {"承办", ItemLabel::lead},    {"落实", ItemLabel::lead},    {"实施", ItemLabel::lead},    {"负责", ItemLabel::lead},
    {"配合", ItemLabel::support}, {"协办", ItemLabel::support}, {"参与", ItemLabel::support}, {"参加", ItemLabel::support},
    {"协助", ItemLabel::support}, {"协同", ItemLabel::support}, {"督导", ItemLabel::watch},   {"督办", ItemLabel::watch},
    {"验收", ItemLabel::watch},   {"监督", ItemLabel::watch},   {"督查", ItemLabel::watch},   {"销号", ItemLabel::watch},
};
constexpr std::string_view bodies[] = {"单位", "部门", "股室", "科室", "处室", "主体", "机构", "地区", "县区", "乡镇", "部门和单位", "部门单位", "单位和部门"};
constexpr std::string_view people[] = {"领导", "人", "领导同志", "县领导", "市领导", "区领导"};

/// Whole labels.
constexpr Part labels[] = {
    {"牵头", ItemLabel::lead},         {"负责", ItemLabel::lead},         {"配合", ItemLabel::support},
    {"办理单位", ItemLabel::lead},
    {"协办", ItemLabel::support},      {"验收", ItemLabel::watch},        {"督办", ItemLabel::watch},
    {"完成时限", ItemLabel::limit},    {"完成时间", ItemLabel::limit},    {"时限要求", ItemLabel::limit},
    {"办结时限", ItemLabel::limit},    {"时间节点", ItemLabel::limit},    {"时间要求", ItemLabel::limit},
    {"责任时限", ItemLabel::limit},    {"整改时限", ItemLabel::limit},    {"整改期限", ItemLabel::limit},
    {"完成期限", ItemLabel::limit},    {"完成日期", ItemLabel::limit},    {"落实时限", ItemLabel::limit},
    {"计划完成时间", ItemLabel::limit}, {"完成整改时限", ItemLabel::limit}, {"办理时限", ItemLabel::limit},
    {"办结时间", ItemLabel::limit},    {"推进时限", ItemLabel::limit},    {"时限", ItemLabel::limit},
    {"时间安排", ItemLabel::limit},    {"进度安排", ItemLabel::limit},    {"实施时间", ItemLabel::limit},
    {"整改时间", ItemLabel::limit},    {"目标时限", ItemLabel::limit},    {"整改完成时间", ItemLabel::limit},
    {"目标", ItemLabel::goal},         {"工作目标", ItemLabel::goal},     {"目标要求", ItemLabel::goal},
    {"目标任务", ItemLabel::goal},     {"措施", ItemLabel::measure},      {"工作措施", ItemLabel::measure},
    {"具体措施", ItemLabel::measure},  {"主要措施", ItemLabel::measure},  {"推进措施", ItemLabel::measure},
    {"落实措施", ItemLabel::measure},  {"工作任务", ItemLabel::measure},  {"具体任务", ItemLabel::measure},
    {"主要任务", ItemLabel::measure},  {"重点任务", ItemLabel::measure},  {"任务", ItemLabel::measure},
    {"工作内容", ItemLabel::measure},  {"主要内容", ItemLabel::measure},  {"整改内容", ItemLabel::measure},
    {"整改要求", ItemLabel::measure},  {"要求", ItemLabel::measure},      {"工作要求", ItemLabel::measure},
    {"具体要求", ItemLabel::measure},  {"任务要求", ItemLabel::measure},  {"整改任务", ItemLabel::measure},  {"事项", ItemLabel::measure},
    {"督办事项", ItemLabel::measure},  {"办理要求", ItemLabel::measure},  {"问题", ItemLabel::problem},
    {"存在问题", ItemLabel::problem},  {"问题表现", ItemLabel::problem},  {"具体问题", ItemLabel::problem},
    {"反馈问题", ItemLabel::problem},  {"主要问题", ItemLabel::problem},  {"问题描述", ItemLabel::problem},
    {"进展", ItemLabel::progress},     {"进展情况", ItemLabel::progress}, {"整改进展", ItemLabel::progress},
    {"整改情况", ItemLabel::progress}, {"完成情况", ItemLabel::progress}, {"整改进度", ItemLabel::progress},
    {"工作进展", ItemLabel::progress}, {"目前进展", ItemLabel::progress}, {"整改状态", ItemLabel::progress},
    {"销号时限", ItemLabel::progress}, {"验收时限", ItemLabel::progress}, {"销号时间", ItemLabel::progress},
    {"整改类型", ItemLabel::progress}, {"整改类别", ItemLabel::progress}, {"当前进展", ItemLabel::progress},
};

/// At the end of other labels of what is done, wrong or was done: 建议内容, 具体表现.
constexpr Part endings[] = {{"目标", ItemLabel::goal},    {"措施", ItemLabel::measure}, {"举措", ItemLabel::measure},  {"内容", ItemLabel::measure},
                            {"任务", ItemLabel::measure}, {"问题", ItemLabel::problem}, {"表现", ItemLabel::problem},  {"进展", ItemLabel::progress}};

/// Before either: 整改责任单位, 第一责任人.
constexpr std::string_view openings[] = {"整改", "主要", "第一", "直接", "具体", "总", "市级", "县级", "区级", "省级"};

/// By its first two characters, of three bytes each: a bit of either.
constexpr std::uint64_t first_bit(std::string_view words) { return std::uint64_t{1} << (words[2] & 0x3F); }
constexpr std::uint64_t second_bit(std::string_view words) { return std::uint64_t{1} << (words[5] & 0x3F); }
struct Fronts {
    std::uint64_t firsts = 0, seconds = 0;
};
constexpr Fronts fronts = [] {
    Fronts made;
    const auto add = [&](const auto& parts) {
        for (const Part& one : parts) {
            made.firsts |= first_bit(one.word);
            made.seconds |= second_bit(one.word);
        }
    };
    add(labels);
    add(duties);
    return made;
}();

ItemLabel label_of(std::string_view words) {
    if (words.size() < 6 || (fronts.firsts & first_bit(words)) == 0 || (fronts.seconds & second_bit(words)) == 0) return ItemLabel::none;  // mostly
    for (const Part& one : labels)
        if (words == one.word) return one.label;
    for (const Part& duty : duties) {
        if (!words.starts_with(duty.word)) continue;
        const std::string_view who = words.substr(duty.word.size());
        if (std::find(std::begin(bodies), std::end(bodies), who) != std::end(bodies)) return duty.label;
        const bool person = std::find(std::begin(people), std::end(people), who) != std::end(people);
        if (person && duty.label == ItemLabel::lead) return ItemLabel::person;
    }
    return ItemLabel::none;
}

}  // namespace

ItemLabel item_label(std::string_view words) {
    if (const ItemLabel whole = label_of(words); whole != ItemLabel::none) return whole;
    for (const std::string_view opening : openings)
        if (words.starts_with(opening))
            if (const ItemLabel rest = label_of(words.substr(opening.size())); rest != ItemLabel::none) return rest;
    constexpr std::size_t longest = 18;  // bytes
    for (const Part& one : endings)
        if (words.size() <= longest && words.ends_with(one.word)) return one.label;
    return ItemLabel::none;
}

LabelledLine labelled_line(std::string_view line) {
    constexpr std::size_t longest_label = 30;  // bytes
    std::size_t begin = 0;
    for (const std::string_view space : Words{"　", " "})
        while (line.substr(begin).starts_with(space)) begin += space.size();
    const std::string_view front = line.substr(begin, longest_label + 3);
    const std::size_t colon = std::min(find_word(front, "："), front.find(':'));
    if (colon == front.npos) return {};
    const ItemLabel label = item_label(front.substr(0, colon));
    if (label == ItemLabel::none) return {};
    return {label, begin + colon + (front[colon] == ':' ? 1 : 3)};
}

}  // namespace jianbao::chinese
