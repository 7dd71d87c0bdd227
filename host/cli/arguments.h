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
/// The log's 2021-04-26T08:30:00Z as the clock on the wall showed it: 2021-04-26 16:30. Other texts stay as they are.
std::string local_time(const std::string& at);

/// --ref and --refs FILE: reference dates of documents. FILE is a JSON object from document
/// names to dates, which stand above --ref. Throws std::runtime_error, loader::Refusal.
std::function<std::optional<Date>(const std::string&)> reference_dates(const std::string& ref, const std::string& file);

/// Makes the folder that `option` names, and those above it, where it is not there. Throws loader::Refusal with the reason.
void make_folder(const std::string& option, const std::string& folder);

}  // namespace jianbao::cli
