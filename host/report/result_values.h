/// What values of a query mean in a report.
#pragma once

#include <algorithm>
#include <string_view>

#include "jianbao/report.h"
#include "ledger/reading.h"

namespace jianbao::report {

/// The light a value names: red, yellow …; none for anything else.
inline Light light_named(const ledger::ResultValue& value) {
    const auto* name = std::get_if<std::string>(&value);
    if (!name) return Light::none;
    constexpr std::string_view names[] = {"none", "red", "yellow", "green", "blue", "grey"};
    const auto found = std::find(std::begin(names), std::end(names), *name);
    return found == std::end(names) ? Light::none : static_cast<Light>(found - std::begin(names));
}

/// The number, or 0 for what is none.
inline double number_of(const ledger::ResultValue& value) {
    if (const auto* whole = std::get_if<std::int64_t>(&value)) return static_cast<double>(*whole);
    const auto* number = std::get_if<double>(&value);
    return number ? *number : 0;
}

}  // namespace jianbao::report
