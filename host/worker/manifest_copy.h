/// A manifest that was read in a worker: the host describes and checks a plugin whose library it
/// never opens.
#pragma once

#include <deque>
#include <memory>
#include <string>
#include <vector>

#include "jianbao/plugin.h"

namespace jianbao::worker {

class Encoder;
class Decoder;

void encode(Encoder& out, const Manifest& manifest);

/// Owns all the texts of its manifest, which has no factories.
class ManifestCopy {
public:
    /// Throws Garbled, also for text that is not UTF-8.
    explicit ManifestCopy(Decoder& in);
    ManifestCopy(const ManifestCopy&) = delete;
    ManifestCopy& operator=(const ManifestCopy&) = delete;
    const Manifest& manifest() const { return manifest_; }

private:
    const char* text(Decoder& in);
    std::vector<const char*> texts(Decoder& in);

    std::deque<std::string> texts_;
    std::vector<OptionSpec> options_;
    std::vector<const char*> data_, needs_;
    std::deque<std::vector<ColumnSpec>> columns_;
    std::vector<TableSpec> tables_;
    Manifest manifest_;
};

}  // namespace jianbao::worker
