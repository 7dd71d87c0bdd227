/// External programs, run for plugins.
#pragma once

#include <filesystem>

#include "jianbao/context.h"

namespace jianbao::pipeline {

struct ToolLimits {
    std::uint64_t memory = 2048ull << 20;  ///< bytes of address space
    std::uint64_t output = 256ull << 20;   ///< bytes of standard output or of the output file
};

/// The program's place in PATH, or nothing.
std::filesystem::path find_tool(const std::string& program);

/// Runs the program without a shell, in a new folder that is removed afterwards, with an empty
/// standard input and a minimal environment. When the time is up, or the output is too large,
/// the program and all it started are killed. Does not throw for a program that fails; throws
/// std::runtime_error where the machine gives no folder or process.
ToolResult run_tool(const ToolRequest& request, const ToolLimits& limits);

}  // namespace jianbao::pipeline
