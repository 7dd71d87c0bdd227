/// Arguments that several commands have in common.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>

#include "jianbao/basics.h"

namespace jianbao::cli {

/// The day of `text`, an option's value. Throws std::runtime_error naming the option.
Date date_argument(const std::string& option, const std::string& text);
/// The day of the option, or today where it is not given.
Date as_of_argument(const std::string& text);
Date today();

/// --ref and --refs FILE: reference dates of documents. FILE is a JSON object from document
/// names to dates, which stand above --ref. Throws std::runtime_error.
std::function<std::optional<Date>(const std::string&)> reference_dates(const std::string& ref, const std::string& file);

}  // namespace jianbao::cli
