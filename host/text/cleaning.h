/// Cleaning: a chain of named steps, each of which proposes edits and states how sure it is.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "draft.h"

namespace jianbao::text {

/// Which steps run, and in which order. The office sets them as `cleaning.steps`.
struct CleaningSettings {
    /// Names of steps, in the order they run. All of them, in their own order, unless set.
    std::vector<std::string> steps = standard_steps();
    /// Repairs below this confidence are not made.
    double minimum_confidence = 0.5;

    static std::vector<std::string> standard_steps();
};

/// One step of the chain. `propose` looks at the draft and returns the edits it would make, in
/// text order and without overlaps; it depends on the draft alone and costs time linear in it.
struct CleaningStep {
    const char* name;     ///< as in the configuration and in Repair::step
    const char* summary;  ///< one line, for `clean --explain` and the manual
    std::vector<Edit> (*propose)(const Draft& draft);
};

/// All steps, in the order that suits most documents.
std::span<const CleaningStep> cleaning_steps();
/// The step of that name, or null.
const CleaningStep* find_step(std::string_view name);

/// Runs the steps the settings name. A name that is no step throws std::invalid_argument with
/// the nearest names; the configuration checks names before it comes here.
void clean(Draft& draft, const CleaningSettings& settings);

}  // namespace jianbao::text
