/// The report as one page.
#pragma once

#include <string>

#include "jianbao/report.h"
#include "palette.h"

namespace jianbao::html {

struct PageOptions {
    bool interactive = true;     ///< search, filters, sorting, sources on click
    std::string look = "auto";   ///< auto, light, dark
    std::string watermark = {};  ///< across the page; empty for none
    exporters::Palette palette = exporters::standard_palette();
};

/// The whole page. Styles and script are in it; it asks for nothing from outside, and says so to
/// the browser by a content security policy.
std::string page_of(const Report& report, const PageOptions& options);

}  // namespace jianbao::html
