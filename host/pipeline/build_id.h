/// What tells one build of a program or plugin from another.
#pragma once

#include <filesystem>
#include <string>

namespace jianbao::pipeline {

/// The build ID the linker wrote into the file, a hash of what it linked; else the SHA-256 of the file's bytes, as of scripts.
/// Reading it is quick where hashing megabytes of code at each start is not.
std::string build_of(const std::filesystem::path& file);

}  // namespace jianbao::pipeline
