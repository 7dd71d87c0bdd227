/// The worker's side: one library, served on standard input and output.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>

#include "jianbao/plugin.h"

namespace jianbao::worker {

/// An argument that no command has: the program then is a worker.
inline constexpr const char* worker_argument = "--serve-plugin";

/// Why a library is not used.
class NotOpened : public std::runtime_error {
public:
    NotOpened(const std::string& reason, std::string hint) : std::runtime_error(reason), hint_(std::move(hint)) {}
    const std::string& hint() const { return hint_; }

private:
    std::string hint_;
};

/// Opens a library and checks its manifest, which lives as long as the pointer. Throws NotOpened.
using Opener = std::function<std::shared_ptr<const Manifest>(const std::filesystem::path&)>;

/// Answers requests until the host closes its end. Returns the exit code.
int serve(const Opener& open);

}  // namespace jianbao::worker
