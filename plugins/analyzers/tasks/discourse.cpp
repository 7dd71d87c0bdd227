#include "discourse.h"

#include <algorithm>

namespace jianbao::chinese {

namespace {

constexpr std::size_t longest_heading = 40 * 3;
constexpr int inline_level = 5;  // 一是, 第一 inside a paragraph

bool holds_any(std::string_view text, std::initializer_list<std::string_view> words) {
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return text.find(word) != text.npos; });
}

}  // namespace

Part part_of_heading(std::string_view heading) {
    heading = heading.substr(0, longest_heading);
    if (holds_any(heading,
                  {"下一步", "下步", "今后", "打算", "工作安排", "重点任务", "主要任务", "工作任务", "工作要求",
                   "工作措施", "几点要求", "几点意见", "主要工作思路", "保障措施", "组织实施", "组织保障"}))
        return Part::requirement;
    if (holds_any(heading, {"回顾", "成绩", "成效", "肯定", "基本情况", "主要做法", "工作情况", "进展情况", "开展情况",
                            "完成情况", "总体情况", "工作总结", "显著", "明显", "稳步提升", "不断提升", "有新进步",
                            "有新发展", "取得"}))
        return Part::review;
    if (holds_any(heading, {"存在的问题", "存在问题",   "不足",     "短板",   "尚未",     "尚需",     "有待",
                            "不够",       "跟不上",     "不透",     "不紧",   "缺乏",     "差距",     "面临的形势",
                            "形势分析",   "困难和问题", "不容忽视", "不利",   "十分严峻", "认清形势", "研判形势",
                            "审时度势",   "重大意义",   "重要意义", "重要性", "提高认识", "思想认识", "政治站位",
                            "不到位",     "不严",       "不实",     "空白",   "薄弱"}))
        return Part::problems;
    return Part::unknown;
}

Part part_announced(std::string_view sentence) {
    if (holds_any(sentence, {"讲几点",       "讲三点",   "讲四点",      "讲五点",       "讲两点",   "讲六点",
                             "强调几点",     "强调三点", "强调四点",    "强调五点",     "强调两点", "提几点",
                             "提三点",       "提四点",   "提五点",      "提两点",       "点意见",   "点要求",
                             "谈几点",       "提出以下", "提出如下",    "下一步,",      "下一步，", "下步,",
                             "下步，",       "接下来,",  "接下来，",    "下一步工作",   "下一阶段", "重点抓好以下",
                             "重点做好以下", "着重抓好", "方面的工作:", "方面的工作：", "现就",     "议定了以下",
                             "议定以下",     "会议要求", "会议强调",    "会议明确",     "会议决定"}))
        return Part::requirement;
    if (holds_any(sentence, {"回顾", "好的方面", "主要做法", "值得肯定", "主要成绩", "主要体现在", "集中体现在",
                             "做法是", "特点是", "取得的成绩", "取得的成效"}))
        return Part::review;
    if (holds_any(sentence, {"存在着一些", "存在一些", "存在许多", "存在不少",   "存在的问题", "存在的主要问题",
                             "存在以下",   "主要问题", "主要表现", "问题和不足", "不足之处",   "还有不少",
                             "较大差距",   "很大差距", "一些不足", "一些问题",   "突出问题还", "困难和挑战",
                             "形势严峻",   "形势依然", "形势十分", "形势非常",   "形势不容"}) &&
        !holds_any(sentence, {"针对", "要", "聚焦"}))
        return Part::problems;
    return Part::unknown;
}

std::vector<Part> find_parts(const Document& document) {
    const auto sections = document.sections();
    std::vector<Part> of_section(sections.size(), Part::unknown);
    for (std::size_t i = 0; i < sections.size(); ++i) {
        const Section& one = sections[i];
        of_section[i] = part_of_heading(document.text(one.heading));
        if (of_section[i] == Part::unknown && one.parent < i) of_section[i] = of_section[one.parent];
    }
    std::vector<Part> parts(document.sentences().size(), Part::unknown);
    std::uint32_t article = no_index;
    std::uint32_t base = no_index;
    Part state = Part::unknown;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const Sentence& sentence = document.sentences()[i];
        std::uint32_t section = sentence.section;
        const std::uint32_t innermost = section;
        while (section < sections.size() && sections[section].level >= inline_level) section = sections[section].parent;
        if (sentence.article != article) {
            article = sentence.article;
            base = no_index;
            state = Part::unknown;
        }
        if (section != base) {
            base = section;
            // what the text announced last holds on for headings that say nothing
            const Part own = section < sections.size() ? of_section[section] : Part::unknown;
            if (own != Part::unknown)
                state = own;
            else if (section < sections.size() && sections[section].level == 1)
                state = Part::unknown;
        }
        const Part announced = part_announced(document.text(sentence.span));
        if (announced != Part::unknown) state = announced;
        parts[i] = state;
        if (innermost < sections.size() && sections[innermost].level >= inline_level) {
            const Part inner = part_of_heading(document.text(sections[innermost].heading));
            if (inner != Part::unknown && state != Part::requirement) parts[i] = inner;
            // 二要…: an item that commands ends what was told before
            const std::string_view heading = document.text(sections[innermost].heading);
            if (heading.substr(0, 15).find("要") != heading.npos && state != Part::requirement)
                parts[i] = state = Part::requirement;
        }
    }
    return parts;
}

}  // namespace jianbao::chinese
