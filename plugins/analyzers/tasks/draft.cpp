#include "draft.h"

#include <algorithm>

#include "word_list.h"

namespace jianbao::chinese {

bool Group::has_lead() const {
    return std::any_of(parties.begin(), parties.end(), [](const NamedParty* one) { return one->role == "lead"; });
}

bool Group::universal() const {
    return std::none_of(parties.begin(), parties.end(), [](const NamedParty* one) {
        return (one->role == "lead" || one->shape == "bracket") && one->kind != "universal";
    });
}

bool Group::shaped(std::string_view shape) const {
    return std::any_of(parties.begin(), parties.end(), [&](const NamedParty* one) { return one->shape == shape; });
}

std::uint32_t Group::names_end() const {
    std::uint32_t end = scope.begin;
    if (parties.empty()) return end;
    const std::string& shape = parties.front()->shape;
    for (const NamedParty* one : parties)
        if (one->role == "lead" && one->shape == shape && one->evidence.begin < scope.begin + 400)
            end = std::max(end, one->evidence.end);
    return end;
}

bool timed_apart(const Draft& first, const Draft& second) {
    if (!first.measured()) return false;
    return std::any_of(second.times.begin(), second.times.end(), [&](const Time* time) {
        return std::none_of(first.times.begin(), first.times.end(),
                            [&](const Time* other) { return other->norm == time->norm; });
    });
}

const Time* deciding_limit(const Draft& draft, std::string_view text) {
    const auto& times = draft.times;
    const auto measured = [&](const Time& time) {
        std::uint32_t next = no_index;
        for (const Time* other : times)
            if (!other->frequency && other->span.begin > time.span.begin) next = std::min(next, other->span.begin);
        return std::any_of(draft.targets.begin(), draft.targets.end(), [&](const Target& one) {
            return one.span.begin >= time.span.end && one.span.begin < next;
        });
    };
    const Time* best = nullptr;
    int best_rank = 0;
    for (const Time* time : times) {
        if (time->frequency) continue;
        const bool bare = is_bare_year(*time) && time->text != "明年" && !measured(*time);
        // 会后, 抽签后3日内（即4月2日）: a day says more, unless something is done by then as well (收到后5日内初审，于9月15日前上报)
        const std::string_view behind = text.substr(time->span.end, 3);
        const bool acts = behind != "，" && behind != "（" && !behind.starts_with(",") && !behind.starts_with("(");
        const bool passed = time->kind == "event" && !acts && (time->text.ends_with("后") || time->text.ends_with("内"));
        const int rank = bare ? 1 : passed ? 2 : 3;
        if (rank <= best_rank) continue;
        best = time;
        best_rank = rank;
    }
    if (!best || best->frequency) return best;
    // 上半年所有研究生须在6月10日前提交论文: whose it is, and by when, in one clause
    static constexpr WordList periods({"半年", "季度", "年度", "年"});
    if (periods.ends(best->text).empty()) return best;
    for (const Time* time : times)
        if (!time->frequency && time->span.begin > best->span.end && time->text.ends_with("前") &&
            text.substr(best->span.end, time->span.begin - best->span.end).find("，") == text.npos)
            return time;
    return best;
}

}  // namespace jianbao::chinese
