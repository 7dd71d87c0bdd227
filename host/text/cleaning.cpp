#include "cleaning.h"

#include <algorithm>
#include <stdexcept>

#include "steps.h"

namespace jianbao::text {

namespace {

constexpr CleaningStep all_steps[] = {
    {"invisible", "Removes zero-width characters, soft hyphens and control characters; other spaces become plain ones",
     propose_invisible},
};

}  // namespace

std::span<const CleaningStep> cleaning_steps() { return all_steps; }

const CleaningStep* find_step(std::string_view name) {
    const auto found = std::find_if(std::begin(all_steps), std::end(all_steps), [&](const CleaningStep& step) { return name == step.name; });
    return found == std::end(all_steps) ? nullptr : found;
}

std::vector<std::string> CleaningSettings::standard_steps() {
    std::vector<std::string> names;
    for (const CleaningStep& step : all_steps) names.emplace_back(step.name);
    return names;
}

void clean(Draft& draft, const CleaningSettings& settings) {
    for (const std::string& name : settings.steps) {
        const CleaningStep* step = find_step(name);
        if (!step) throw std::invalid_argument("\"" + name + "\" is no cleaning step");
        std::vector<Edit> edits = step->propose(draft);
        std::erase_if(edits, [&](const Edit& edit) { return edit.confidence < settings.minimum_confidence; });
        draft.apply(name, edits);
    }
}

}  // namespace jianbao::text
