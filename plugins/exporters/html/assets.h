/// page.css and page.js, put into the library when it is built.
#pragma once

#include <string_view>

namespace jianbao::html {

extern const std::string_view page_style;
extern const std::string_view page_script;

}  // namespace jianbao::html
