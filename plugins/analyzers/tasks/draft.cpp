#include "draft.h"

#include <algorithm>

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

}  // namespace jianbao::chinese
