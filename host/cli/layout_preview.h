/// `layout preview`: the pages of a report as pictures.
#pragma once

#include <string>

#include "cli/reporting.h"

namespace jianbao::cli {

struct PreviewOptions {
    ReportOptions report;  ///< the layout, its parameters, documents to read; the folder gets the pictures
    int resolution = 60;   ///< dots an inch: 60 gives a page 496 × 702
    int pages = 10;        ///< at most
};

/// Writes LAYOUT-1.png, LAYOUT-2.png … of the report's PDF. Documents that are named go into a
/// ledger of their own that is removed afterwards; without any the ledger is shown. Throws
/// loader::Refusal where pdftoppm is not installed.
Exit preview_layout(const PreviewOptions& options, const CommonOptions& common, Console& console);

}  // namespace jianbao::cli
