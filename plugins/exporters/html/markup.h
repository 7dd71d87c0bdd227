/// Writing HTML: every text goes through here, so that none becomes markup.
#pragma once

#include <string>
#include <string_view>

#include "jianbao/report.h"

namespace jianbao::html {

/// & < > " ' as character references.
std::string escape(std::string_view text);

/// "red", "yellow" …: the class of a light; empty for none.
std::string_view class_of(Light light);

/// The mark in its colour, with a space behind it; nothing for none.
std::string light_mark(Light light);

/// 3 → "3", 2.5 → "2.5": a number as a person writes it.
std::string plain_number(double value);

}  // namespace jianbao::html
