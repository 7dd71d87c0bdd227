#include "wording.h"

namespace jianbao::exporters {

std::string issue_of(const Masthead& head) {
    const bool bracketed = head.issue.starts_with("（") || head.issue.starts_with("(") || head.issue.starts_with("〔");
    return head.issue.empty() || bracketed ? head.issue : "（" + head.issue + "）";
}

std::string copies_of(const Imprint& imprint) {
    const bool labelled = imprint.copies_to.empty() || imprint.copies_to.find("：") != std::string::npos;
    return labelled ? imprint.copies_to : "抄送：" + imprint.copies_to;
}

std::string printed_on(const Imprint& imprint) {
    const std::string& day = imprint.printed_on;
    return day.empty() || day.ends_with("印发") ? day : day + "印发";
}

std::string titled(const std::string& title, const std::string& unit) {
    return title.empty() || unit.empty() ? title : title + "（单位：" + unit + "）";
}

const char* word_of(Light light) {
    constexpr const char* words[] = {"", "逾期", "临期", "正常", "办结", "待核"};
    return words[static_cast<std::size_t>(light)];
}

const char* mark_of(Light light) {
    constexpr const char* marks[] = {"", "◆", "▲", "●", "■", "○"};
    return marks[static_cast<std::size_t>(light)];
}

}  // namespace jianbao::exporters
