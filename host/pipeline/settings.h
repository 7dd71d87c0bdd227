/// What a run of the pipeline goes by.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "config/configuration.h"
#include "jianbao/basics.h"
#include "jianbao/context.h"
#include "text/cleaning.h"

namespace jianbao::pipeline {

struct RunSettings {
    Date as_of{};
    /// The reference date the user gave for the document of that name, if any.
    std::function<std::optional<Date>(const std::string& name)> option_date;
    text::CleaningSettings cleaning;
    config::Limits limits;
    /// How documents are told of whose limits lack a day to count from; not at all without one.
    std::optional<Severity> undated = Severity::warning;
    bool allow_classified = false;  ///< documents with a mark of secrecy are read too
    int threads = 0;  ///< 0: one a processor
};

}  // namespace jianbao::pipeline
