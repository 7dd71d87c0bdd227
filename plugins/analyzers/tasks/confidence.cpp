#include "confidence.h"

#include <algorithm>

namespace jianbao::chinese {

namespace {

struct Judgement {
    double value = 0.5;
    std::vector<std::string>& reasons;

    /// Odds shrink by `factor`, so that several doubts add up and none reaches zero.
    void doubt(const char* reason, double factor) {
        const double odds = value / (1 - value) * factor;
        value = odds / (1 + odds);
        reasons.emplace_back(reason);
    }
};

double start(const Draft& draft, const Evidence& evidence) {
    const bool timed = !draft.times.empty();
    if (!draft.group || draft.inherited) {
        if (timed) return evidence.commands || evidence.aims ? 0.965 : 0.93;
        if (draft.inherited) return 0.9;
        if (!draft.measured()) return 0.75;
        return evidence.commands || evidence.aims ? 0.82 : 0.62;
    }
    const std::string& shape = draft.group->parties.front()->shape;
    if (shape == "bracket" || shape == "cell") return 0.985;
    if (shape == "request") return 0.955;
    if (shape == "modal") return 0.98;
    if (shape == "lead") return 0.93;
    if (shape == "effect") return 0.7;
    return timed ? 0.95 : draft.measured() ? 0.85 : 0.62;  // plain
}

/// 主办单位, 有关企业: a class with nothing that says which.
bool vague(const Draft& draft) {
    constexpr std::size_t shortest_own = 13;  // bytes: four characters name no particular class
    if (!draft.group) return false;
    return std::all_of(draft.group->parties.begin(), draft.group->parties.end(), [](const NamedParty* one) {
        return one->role != "lead" || (one->kind == "class" && one->name.size() < shortest_own &&
                                       !one->name.starts_with("各") && !one->name.ends_with("部门"));
    });
}

/// 企业, 学校, 机关 with nothing before them: often spoken about.
bool bare(const Draft& draft) {
    if (!draft.group) return false;
    return std::all_of(draft.group->parties.begin(), draft.group->parties.end(), [](const NamedParty* one) {
        return one->role != "lead" || (one->name.size() <= 6 && one->kind != "person" && !one->name.starts_with("各"));
    });
}

/// Everybody and his superiors: 各级领导班子和主要负责同志.
bool sweeping(const Group& group) {
    bool everybody = false;
    for (const NamedParty* one : group.parties) {
        if (one->role != "lead") continue;
        everybody |= one->kind == "universal";
        if (one->kind != "universal" && one->kind != "post") return false;
    }
    return everybody;
}

}  // namespace

void judge(Draft& draft, const Evidence& evidence, Part part, DocumentKind kind) {
    Judgement judgement{start(draft, evidence), draft.reasons};
    if (draft.group && !draft.inherited && bare(draft) && !draft.group->shaped("bracket"))
        judgement.doubt("bare-name", 0.4);
    else if (draft.group && !draft.inherited && vague(draft) && !draft.group->shaped("bracket"))
        judgement.doubt("vague-name", 0.6);
    if (draft.group && sweeping(*draft.group)) judgement.doubt("sweeping", 0.2);
    if (part == Part::review) judgement.doubt("in-review", 0.4);
    if (part == Part::problems) judgement.doubt("among-problems", 0.6);
    if (part == Part::requirement) draft.reasons.emplace_back("in-requirements");
    if (evidence.narrates) judgement.doubt("narrates", 0.5);
    if (evidence.complains) judgement.doubt("complains", 0.6);
    if (evidence.permits && !(draft.group && draft.group->shaped("bracket"))) judgement.doubt("permits", 0.6);
    if (draft.exhorts) judgement.doubt("exhorts", 0.3);
    if (kind == DocumentKind::bulletin || kind == DocumentKind::report) judgement.doubt("told-genre", 0.5);
    draft.confidence = judgement.value;
}

}  // namespace jianbao::chinese
