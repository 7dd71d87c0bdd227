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
        if (draft.inherited) return 0.8;
        if (evidence.commands && timed) return 0.9;
        if (timed && evidence.aims) return 0.88;
        if (evidence.aims || timed) return 0.75;
        return evidence.commands ? 0.75 : 0.62;
    }
    const std::string& shape = draft.group->parties.front()->shape;
    if (shape == "bracket" || shape == "cell") return 0.985;
    if (shape == "request") return 0.965;
    if (shape == "modal") return 0.98;
    if (shape == "lead") return 0.97;
    if (shape == "effect") return 0.7;
    return draft.measured() ? 0.88 : 0.66;  // plain
}

/// 企业, 学校, 机关 with nothing before them: often spoken about.
bool bare(const Draft& draft) {
    if (!draft.group) return false;
    return std::all_of(draft.group->parties.begin(), draft.group->parties.end(), [](const NamedParty* one) {
        return one->role != "lead" ||
               (one->name.size() <= 6 && one->kind != "person" && !one->name.starts_with("各"));
    });
}

}  // namespace

void judge(Draft& draft, const Evidence& evidence, Part part, DocumentKind kind) {
    Judgement judgement{start(draft, evidence), draft.reasons};
    if (draft.group && !draft.inherited && bare(draft) && !draft.group->shaped("bracket"))
        judgement.doubt("bare-name", 0.4);
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
