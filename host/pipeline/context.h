/// The host's side of one call of a plugin.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "config/configuration.h"
#include "jianbao/context.h"

namespace jianbao::pipeline {

/// Collects what the plugin reports and runs programs for it. Lives during one call.
class CallContext : public Context {
public:
    CallContext(std::string plugin, std::string document, Date as_of, const config::Limits& limits,
                std::vector<Diagnostic>& diagnostics);
    /// Says how many reports were dropped, where there were too many.
    ~CallContext() override;

    Date as_of() const override { return as_of_; }
    void report(Diagnostic diagnostic) override;
    bool cancelled() const override { return std::chrono::steady_clock::now() >= end_; }
    ToolResult run_tool(const ToolRequest& request) override;
    /// What the host did during the call is not the plugin's time.
    void add_time(std::chrono::steady_clock::duration more) { end_ += more; }

private:
    std::string plugin_, document_;
    Date as_of_;
    const config::Limits& limits_;
    std::vector<Diagnostic>& diagnostics_;
    std::chrono::steady_clock::time_point end_;
    std::size_t reported_ = 0;
};

/// A diagnostic of the host about an input.
Diagnostic about(const std::string& document, Severity severity, std::string message, std::string hint = {},
                 std::string plugin = {});

}  // namespace jianbao::pipeline
