/// From the ledger to report files: what weekly and report have in common.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "cli/command_line.h"
#include "cli/ingestion.h"

namespace jianbao::cli {

struct ReportOptions {
    std::string layout;       ///< name or file
    IngestOptions ingestion;  ///< inputs may be empty: the ledger is reported on as it is
    std::string as_of;
    std::vector<std::string> formats;  ///< names of exporters
    std::string folder = ".";          ///< -o
    std::vector<std::string> set;      ///< name=value, for the layout's parameters
};

/// Ingests the inputs, builds the report and writes a file for each format, each whole or not at
/// all. The files' names are LAYOUT-DAY, for the weekly layout the ISO week instead of the day.
Exit make_report(const ReportOptions& options, const CommonOptions& common, Console& console);

/// File name of a report without its extension: weekly-2021-W17, ledger-2021-04-26.
std::string report_stem(const std::string& layout, Date as_of);

/// Adds the options weekly and report share.
void add_report_options(Command command, ReportOptions& options, const Console& text);

}  // namespace jianbao::cli
