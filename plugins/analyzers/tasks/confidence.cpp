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

/// How often rows of this making were right among those annotated by hand.
double start(const Draft& draft, const Evidence& evidence) {
    const bool timed = !draft.times.empty();
    if (!draft.group || draft.inherited) {
        if (timed) return evidence.commands || evidence.aims ? 0.986 : 0.975;
        if (draft.inherited) return 0.9;
        if (!draft.measured()) return 0.75;
        return evidence.commands || evidence.aims ? 0.92 : 0.85;
    }
    const std::string& shape = draft.group->parties.front()->shape;
    if (shape == "bracket" || shape == "cell") return 0.99;
    if (shape == "request") return timed ? 0.975 : 0.92;
    if (shape == "modal") return timed ? 0.986 : draft.measured() ? 0.92 : 0.97;
    if (shape == "lead") return 0.96;
    if (shape == "effect") return 0.7;
    if (shape == "label") return timed ? 0.97 : 0.85;
    return timed ? 0.982 : draft.measured() ? 0.88 : 0.72;  // plain
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
        judgement.doubt("bare-name", 0.25);
    else if (draft.group && !draft.inherited && vague(draft) && !draft.group->shaped("bracket"))
        judgement.doubt("vague-name", 0.25);
    if (draft.group && sweeping(*draft.group)) judgement.doubt("sweeping", 0.2);
    if (part == Part::review) judgement.doubt("in-review", 0.5);
    if (part == Part::problems) judgement.doubt("among-problems", 0.2);
    if (part == Part::requirement) draft.reasons.emplace_back("in-requirements");
    if (evidence.narrates) judgement.doubt("narrates", 0.5);
    if (evidence.complains) judgement.doubt("complains", 0.6);
    if (evidence.permits && !(draft.group && draft.group->shaped("bracket"))) judgement.doubt("permits", 0.4);
    // 6月底前竣工: a day, and nobody who is told
    if (!draft.group && !draft.times.empty() && !evidence.commands && !evidence.aims && part != Part::requirement) judgement.doubt("no-command", 0.2);
    if (draft.exhorts) judgement.doubt("exhorts", 0.3);
    // a report asks in the part on what is to be done
    const bool told = kind == DocumentKind::bulletin || (kind == DocumentKind::report && part != Part::requirement);
    if (told) judgement.doubt("told-genre", 0.5);
    draft.confidence = judgement.value;
}

}  // namespace jianbao::chinese
