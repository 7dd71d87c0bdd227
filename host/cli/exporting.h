/// One report, one exporter, one file.
#pragma once

#include <filesystem>

#include "cli/console.h"
#include "cli/environment.h"
#include "jianbao/report.h"

namespace jianbao::cli {

/// Writes the file whole or not at all. False where the exporter failed, which is shown. Throws
/// std::runtime_error where the folder can't be written to.
bool write_report(const loader::Instance<Exporter>& exporter, const Report& report, const std::filesystem::path& file,
                  Environment& environment, Console& console);

}  // namespace jianbao::cli
