/// Exporters write a Report in one format: std::visit over its blocks, a function for each kind.
#pragma once

#include <filesystem>

#include "jianbao/context.h"
#include "jianbao/report.h"

namespace jianbao {

/// Thrown when a report can't be written (disk full, no font); the sentence says what to do.
class ExportError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

class Exporter {
public:
    virtual ~Exporter() = default;
    /// Extension of the files it writes, without the dot: "pdf".
    virtual const char* extension() const = 0;
    /// Writes the report to `file`, a temporary name that the host moves into place when the call returns. Called
    /// from one thread. The same report gives the same bytes. Throws ExportError.
    virtual void write(const Report& report, const std::filesystem::path& file, Context& context) const = 0;
};

}  // namespace jianbao
