/// A plugin's code in a copy of this process: what it breaks stays there.
///
/// For code that takes what the host has in memory and gives a file, like an exporter: a copy has the whole report without
/// sending it anywhere. No other thread of the host should run meanwhile.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "config/configuration.h"
#include "jianbao/context.h"

namespace jianbao::worker {

/// Makes the call in a copy of this process, within the limits on time, memory and output, and gives its answer: what
/// failed, or nothing. What the call reported to the context it is given is passed on to `context`. Throws Failure
/// where the copy gave no answer.
std::optional<std::string> in_a_copy(const std::function<std::optional<std::string>(Context&)>& call, Context& context,
                                     const config::Limits& limits);

}  // namespace jianbao::worker
